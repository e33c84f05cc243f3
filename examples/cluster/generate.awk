# Makes the personal records of the cluster example: answers, talks and plans. Called by generate.sh.
# Reads the staff list (semicolons, Windows-1252 or UTF-8), the text banks in BANK, writes below the current folder.
#
# Ids of people, as mus-init makes them from the same list:
#	fold(first given name) "-" fold(last surname), the latter cut to its first letter;
#	if an earlier row of the file has it, the first two letters of the surname, then three, and so on;
#	if the whole surname is taken too, "-2", "-3" … after it.
#	fold: small letters, æ ae, ø oe, å aa, é e.
#
# The same input gives the same files: the random numbers are our own, begun anew for each leader.
# mode=dirs prints the folders that are needed and writes nothing.

BEGIN {
	FS = "\n"
	TODAY = dayno("2026-05-18")
	plan_less()
	for (i = 160; i < 256; i++)
		utf8[sprintf("%c", i)] = i < 192 ? sprintf("%c%c", 194, i) : sprintf("%c%c", 195, i - 64)
	utf8[sprintf("%c", 145)] = utf8[sprintf("%c", 146)] = "'"
	utf8[sprintf("%c", 150)] = utf8[sprintf("%c", 151)] = "-"

	code["pædagog"] = "P"; code["pædagogisk assistent"] = "A"; code["pædagogmedhjælper"] = "M"
	code["pædagogstuderende"] = "S"; code["køkkenmedarbejder"] = "K"; code["teknisk servicemedarbejder"] = "T"
	code["pædagogisk leder"] = "L"; code["sprogvejleder"] = "V"; code["pædagogisk konsulent"] = "V"
	code["administrativ medarbejder"] = "O"; code["klyngeleder"] = "L"
	theme["p"] = "professional"; theme["w"] = "wellbeing"; theme["c"] = "culture"; theme["i"] = "other-individual"
	danish["new_tasks"] = "nye opgaver"; danish["peer_training"] = "sidemandsoplæring"; danish["teaching"] = "undervise andre"
	danish["network"] = "netværk"; danish["course"] = "kursus"; danish["education_module"] = "uddannelsesmodul"
	danish["coaching"] = "sparring"; danish["mentoring"] = "mentor"; danish["e_learning"] = "netkursus"
	danish["job_shadowing"] = "følge en kollega"; danish["project"] = "projekt"; danish["other"] = "andet"
	goal_of["dialogisk-laesning"] = "sprog-laesning"; goal_of["hverdagssamtaler"] = "sprog-samtaler"
	goal_of["sprogvurdering"] = "sprog-vurdering"; goal_of["flersprogethed"] = "sprog-flersproget"
	goal_of["foraeldresamtaler"] = "sprog-foraeldre"; goal_of["tegn-til-tale"] = "sprog-samtaler"
	goal_of["kollegial-sparring"] = "laering"; goal_of["sprogledelse"] = "laering-ledelse"
	goal_id["dialogisk-laesning"] = "laesning"; goal_id["hverdagssamtaler"] = "samtaler"
	goal_id["sprogvurdering"] = "vurdering"; goal_id["flersprogethed"] = "flere-sprog"
	goal_id["foraeldresamtaler"] = "foraeldre"; goal_id["tegn-til-tale"] = "tegn"
	goal_id["kollegial-sparring"] = "sparring"; goal_id["sprogledelse"] = "ledelse"
	n = split("solsikken maelkeboetten boegehuset aakanden strandengen aeblehaven", i_unit, " ")
	for (i = 1; i <= n; i++)
		has_budget[i_unit[i]] = "pulje-" i_unit[i]
	n_months = split("januar februar marts april maj juni juli august september oktober november december", month, " ")
	# skærtorsdag, langfredag, anden påskedag, Kristi himmelfart og dagen efter, pinse, grundlovsdag
	n = split("2026-04-02 2026-04-03 2026-04-06 2026-05-14 2026-05-15 2026-05-25 2026-06-05", closed, " ")
	for (i = 1; i <= n; i++)
		holiday[dayno(closed[i])] = 1
	if (mode != "dirs")
		read_banks()
}

# Talks with agreements in their notes and no plan yet: work for mus-plan new.
# cecilie-h (leader mette-k) is the one that the demo uses; a talk marked planned is one that has just been held.
function plan_less() {
	no_plan["cecilie-h"] = "planned"; no_plan["lisbeth-r"] = "held"
	no_plan["leyla-n"] = "held"; no_plan["charlotte-d"] = "held"; no_plan["magda-m"] = "held"
	no_plan["hilda-h"] = "held"; no_plan["else-d"] = "planned"; no_plan["karen-p"] = "held"
}

# ---- the staff list ----

function decode(s,    out, i, c) {
	if (is_utf8)
		return s
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		out = out ((c in utf8) ? utf8[c] : c)
	}
	return out
}

function split_row(s, cell,    n, i, c, quoted) {
	n = 1; cell[1] = ""
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		if (quoted) {
			if (c != "\"") cell[n] = cell[n] c
			else if (substr(s, i + 1, 1) == "\"") { cell[n] = cell[n] c; i++ }
			else quoted = 0
		} else if (c == "\"") quoted = 1
		else if (c == ";") cell[++n] = ""
		else cell[n] = cell[n] c
	}
	return n
}

function fold(s) {
	s = tolower(s)
	gsub("æ", "ae", s); gsub("ø", "oe", s); gsub("å", "aa", s); gsub("é", "e", s)
	gsub("Æ", "ae", s); gsub("Ø", "oe", s); gsub("Å", "aa", s); gsub("É", "e", s)
	gsub(/[^a-z0-9]+/, "-", s)
	sub(/^-/, "", s); sub(/-$/, "", s)
	return s
}

function person_id(first, last,    n, id, k) {
	sub(/ .*/, "", first); sub(/.* /, "", last)
	first = fold(first); last = fold(last); gsub("-", "", last)
	for (n = 1; n <= length(last); n++) {
		id = first "-" substr(last, 1, n)
		if (!(id in taken)) { taken[id] = 1; return id }
	}
	for (k = 2; (first "-" last "-" k) in taken; k++)
		;
	taken[first "-" last "-" k] = 1
	return first "-" last "-" k
}

{ sub(/\r$/, "") }

NR == 1 {
	sub(/^\357\273\277/, "")
	is_utf8 = index($0, "Nærmeste") > 0
	n = split_row(decode($0), cell)
	for (i = 1; i <= n; i++) column[cell[i]] = i
	next
}

$0 != "" {
	split_row(decode($0), cell)
	people++
	given = cell[column["Fornavn"]]; family = cell[column["Efternavn"]]
	id[people] = person_id(given, family)
	by_number[cell[column["Medarbejdernr."]]] = people
	by_name[given " " family] = people
	sub(/ .*/, "", given)
	first[people] = given
	role[people] = code[cell[column["Stilling"]]]
	unit[people] = fold(cell[column["Afdeling"]])
	unit_n[unit[people]]++
	in_unit[unit[people], unit_n[unit[people]]] = people
	boss[people] = cell[column["Nærmeste leder"]]
	date = cell[column["Ansat fra"]]
	since[people] = dayno(substr(date, 7) "-" substr(date, 4, 2) "-" substr(date, 1, 2))
}

END {
	for (p = 1; p <= people; p++) {
		b = boss[p]
		b = (b in by_number) ? by_number[b] : (b in by_name) ? by_name[b] : 0
		leader[p] = b
		if (!b) continue
		if (!(b in team_n)) leaders[++n_leaders] = b
		team[b, ++team_n[b]] = p
	}
	for (i = 1; i <= n_leaders; i++) {
		b = leaders[i]
		begin_leader(i)
		for (j = 1; j <= team_n[b]; j++) {
			p = team[b, j]
			dir = id[b] "/2026/" unit[p] "/" id[p]
			if (mode == "dirs") print dir
			else one_person(p, b, j, team_n[b])
		}
	}
}

# ---- numbers, days, words ----

function rnd() {
	seed = (seed * 16807) % 2147483647
	return seed / 2147483647
}

function chance(percent) { return rnd() * 100 < percent }

function between(a, b) { return a + int(rnd() * (b - a + 1)) }

function dayno(s,    y, m, d) {
	y = substr(s, 1, 4) + 0; m = substr(s, 6, 2) + 0; d = substr(s, 9, 2) + 0
	if (m <= 2) { y--; m += 12 }
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d
}

function day(n,    y, m, d) {
	y = int(n / 365.2425) + 1
	while (dayno(sprintf("%04d-01-01", y)) > n) y--
	m = 12
	while (dayno(sprintf("%04d-%02d-01", y, m)) > n) m--
	d = n - dayno(sprintf("%04d-%02d-01", y, m)) + 1
	return sprintf("%04d-%02d-%02d", y, m, d)
}

# 0 is a Monday; 2026-05-18 was one
function weekday(n) { return (n - TODAY + 7000) % 7 }

function workday(n) {
	while (weekday(n) > 4 || (n in holiday)) n++
	return n
}

function danish_day(n,    s) {
	s = day(n)
	return (substr(s, 9, 2) + 0) ". " month[substr(s, 6, 2) + 0] " " substr(s, 1, 4)
}

function upper_first(s,    c) {
	c = substr(s, 1, 1)
	if (substr(s, 1, 2) == "å") return "Å" substr(s, 3)
	return toupper(c) substr(s, 2)
}

function width(s,    t) {
	t = s
	return length(s) - gsub("\303", "", t) - 2 * gsub("\342", "", t)
}

# ---- the banks ----

function read_banks() {
	n_act = read_bank("handlinger", act)
	n_step = read_bank("trin", step)
	n_goal = read_bank("maal", goal)
	n_note = read_bank("noter", note)
	n_answer = read_bank("svar", answer)
	n_effect = read_bank("effekt", effect)
	n_misc = read_bank("smaat", misc)
	n_common = read_bank("faelles", common)
	n_rooms = read_bank("stuer", rooms)
	n_own = read_bank("enhedsmaal", own)
	n_boys = read_bank("drengenavne", boys)
	for (i = 1; i <= n_boys; i++) is_he[boys[i, 1]] = 1
	for (i = 1; i <= n_rooms; i++) room_list[rooms[i, 1]] = rooms[i, 2]
	for (i = 1; i <= n_own; i++) own_goal[own[i, 1], own[i, 2]] = own[i, 3]
	for (i = 1; i <= n_act; i++) list("act", act[i, 2], "", i)
	for (i = 1; i <= n_goal; i++) list("goal", goal[i, 2], goal[i, 1], i)
	for (i = 1; i <= n_note; i++) list("note", note[i, 3], note[i, 1] note[i, 2], i)
	for (i = 1; i <= n_answer; i++) list("answer", answer[i, 3], answer[i, 1] answer[i, 2], i)
	for (i = 1; i <= n_misc; i++) list("misc", misc[i, 2], misc[i, 1], i)
	for (i = 1; i <= n_effect; i++) list("effect", "*", effect[i, 1], i)
}

function read_bank(name, bank,    file, line, n, m, i, cell) {
	file = BANK "/" name ".tsv"
	if (name == "drengenavne") file = BANK "/" name ".txt"
	while ((getline line < file) > 0) {
		if (line == "" || substr(line, 1, 1) == "#") continue
		n++
		m = split(line, cell, "\t")
		for (i = 1; i <= m; i++) bank[n, i] = cell[i]
	}
	close(file)
	if (!n) { print "generate.sh: " file ": empty or missing" > "/dev/stderr"; exit 1 }
	return n
}

# Enters row i of a bank in the list of each role that it is for.
function list(bank, roles, kind, i,    k, r) {
	if (roles == "*") roles = "PAMSKTLVO"
	for (k = 1; k <= length(roles); k++) {
		r = substr(roles, k, 1)
		lists[bank, r, kind, ++list_n[bank, r, kind]] = i
	}
}

# A row from the list for this role and kind: the one that this leader has used least, then everybody.
function pick(bank, r, kind,    n, i, row, score, best, found) {
	n = list_n[bank, r, kind]
	for (i = 1; i <= n; i++) {
		row = lists[bank, r, kind, i]
		score = use(bank, row)
		if (!found || score < best) { best = score; found = row }
	}
	if (found) used(bank, found)
	return found
}

function use(bank, row) { return here[bank, who_leads, row] * 1000 + all[bank, row] * 8 + rnd() * 20 }

function used(bank, row) { here[bank, who_leads, row]++; all[bank, row]++ }

function misc_text(kind,    row) {
	row = pick("misc", R, kind)
	return row ? fill(misc[row, 3]) : ""
}

# Words in braces.
function fill(s,    out, i, j, key) {
	while ((i = index(s, "{")) > 0) {
		j = index(s, "}")
		key = substr(s, i + 1, j - i - 1)
		out = out substr(s, 1, i - 1) word[key]
		s = substr(s, j + 1)
	}
	return out s
}

function colleague(p,    n, i, q, try) {
	if (role[p] == "L") {
		for (try = 0; try < 20; try++) {
			q = team[leader[p], between(1, team_n[leader[p]])]
			if (q != p && role[q] == "L") break
		}
	} else {
		n = unit_n[unit[p]]
		for (try = 0; try < 40; try++) {
			q = in_unit[unit[p], between(1, n)]
			if (q == p || first[q] == first[p] || role[q] == "S" || q == leader[p]) continue
			if (index("PAMV", role[q]) && since[q] < TODAY - 250) break
		}
	}
	mate = q
	word["kollega"] = first[q]
}

# ---- YAML ----

function scalar(s) {
	if (s ~ /^[-?:,\[\]{}#&*!|>'"%@` ]/ || s ~ /: / || s ~ / #/ || s ~ /:$/ || s ~ /^(yes|no|true|false|null|on|off|~)$/ || s ~ /^[0-9.]+$/) {
		gsub(/\\/, "\\\\", s); gsub(/"/, "\\\"", s)
		return "\"" s "\""
	}
	return s
}

# key and text, folded over several lines where it is long
function field(indent, key, s,    limit, out, n, w, i, line) {
	if (width(s) + length(indent key) <= 100)
		return indent key ": " scalar(s) "\n"
	out = indent key ": >-\n"
	sub(/- /, "  ", indent)
	indent = indent "  "
	limit = 88
	n = split(s, w, " ")
	line = w[1]
	for (i = 2; i <= n; i++) {
		if (width(line) + width(w[i]) + length(indent) + 1 > limit) { out = out indent line "\n"; line = w[i] }
		else line = line " " w[i]
	}
	return out indent line "\n"
}

function block(indent, key, s,    out, n, w, i, line) {
	out = indent key ": |\n"
	n = split(s, w, "\n")
	for (i = 1; i <= n; i++) {
		line = w[i]
		out = out indent "  " line "\n"
	}
	return out
}

function save(file, text) {
	sub(/\n$/, "", text)
	print text > (dir "/" file)
	close(dir "/" file)
}

function head(kind) {
	return "# yaml-language-server: $schema=../../../../schemas/" kind ".schema.yaml\n"
}

# ---- one leader, one person ----

function begin_leader(i,    k) {
	seed = 7919 * i + 20260518
	for (k = 0; k < 10; k++) rnd()
	b = leaders[i]
	who_leads = id[b]
	top = role[b] == "L" && unit[b] == "klynge-vestfjord"
}

function one_person(p, b, j, n,    state, planned, held, rooms_n, r, has_plan, held_day, u) {
	R = role[p]; U = unit[p]
	word["F"] = first[p]
	word["leder"] = first[b]
	word["hun"] = (first[p] in is_he) ? "han" : "hun"
	word["hende"] = (first[p] in is_he) ? "ham" : "hende"
	word["hendes"] = (first[p] in is_he) ? "hans" : "hendes"
	word["Hun"] = upper_first(word["hun"])
	rooms_n = split(room_list[U], r, "; ")
	word["stue"] = r[1 + j % rooms_n]
	set_place()
	colleague(p)

	# the j-th talk of the leader, spread over the season in another order than the alphabet's
	planned = top ? workday(dayno("2026-01-19") + int((j * 7 % n) * 24 / n)) \
		: workday(dayno("2026-02-03") + int((j * 11 % n) * 84 / n))
	u = rnd() * 100
	state = "held"
	if (since[p] > dayno("2026-01-15")) state = chance(60) ? "not_held" : "none"
	else if (u < 3) state = "none"
	else if (u < 6) state = "not_held"
	else if (u < (who_leads == "birgitte-s" ? 26 : 13)) state = "future"
	else if (u < (who_leads == "birgitte-s" ? 36 : 18)) state = "lapsed"
	if (top && state == "none") state = "future"
	if (id[p] == "aase-b" || id[p] == "mette-k") state = "held"
	if (id[p] in no_plan) {
		state = no_plan[id[p]]
		if (state == "planned") { state = "just"; planned = workday(TODAY - 6) }
	}
	if (state == "none") return
	if (state == "future") planned = workday(TODAY + between(2, 24))
	if (state == "lapsed" && planned > TODAY - 10) planned = workday(TODAY - between(8, 60))
	held_day = planned
	if (state == "held" && chance(14)) held_day = workday(planned + between(2, 9))
	if (held_day >= TODAY) held_day = workday(TODAY - 7)

	n_chosen = 0
	if (state == "held" || state == "just") choose_actions(p, held_day)
	has_plan = state == "held" && !(id[p] in no_plan) && !chance(4)
	if (state != "not_held") answers(p, state)
	talk(p, b, state, planned, held_day, has_plan)
	if (has_plan) plan(p, b, held_day)
}

function set_place(    row) {
	row = pick("misc", R, "sted")
	word["sted"] = misc[row, 3]
	word["Sted"] = upper_first(word["sted"])
}

# ---- answers in the preparation form ----

function answers(p, state) {
	if (state == "held" || state == "just" || chance(45)) {
		if (chance(91)) one_answer(p, "employee")
		if (chance(state == "held" ? 84 : 60)) one_answer(p, "leader")
	}
}

function one_answer(p, by,    out, side, q, n, i, row, key, some) {
	side = by == "employee" ? "m" : "l"
	out = head("answer") "kind: answer\ncycle: 2026\nform: preparation\nperson: " id[p] "\nby: " by "\n\nanswers:\n"
	n = split("professional contribution obstacles equipped learn-next teach-others wellbeing workload culture share-learning other-individual for-the-wrap-up last-agreements plans", q, " ")
	for (i = 1; i <= n; i++) {
		key = q[i]
		if (side == "l" && !list_n["answer", R, side key]) continue
		if (!chance(key == "professional" ? 92 : key == "wellbeing" ? 72 : key == "culture" ? 52 : key == "contribution" ? 60 : 34)) {
			if ((key == "equipped" || key == "obstacles") && chance(30)) out = out "  " key ":\n"
			continue
		}
		colleague(p)
		row = pick("answer", R, side key)
		if (!row) continue
		some = 1
		out = out answer_text(key, fill(answer[row, 4]))
	}
	if (some) save("preparation." by ".yaml", out)
}

function answer_text(key, s) {
	if (width(s) > 70 || key == "professional") {
		gsub(/[.] /, ".\n", s)
		return block("  ", key, s)
	}
	return "  " key ": " scalar(s) "\n"
}

# ---- actions ----

# Fills the arrays c_…[1..n_chosen] for one person.
function choose_actions(p, held,    want, tries, row, k, i, clash, serve, r) {
	want = index("MSKTVO", R) ? between(2, 3) : between(2, 4)
	if (chance(7)) want++
	r = R
	for (tries = 0; n_chosen < want && tries < 30; tries++) {
		if (n_chosen == 1 && chance(30)) { if (common_action(p)) continue }
		row = pick("act", r, "")
		if (!row) break
		clash = 0
		for (i = 1; i <= n_chosen; i++)
			if (c_key[i] == act[row, 1] || (c_comp[i] == act[row, 4] && c_method[i] == act[row, 5]) || act[row, 8] > 2000 && c_cost[i] > 2000)
				clash = 1
		if (substr(act[row, 1], 1, 8) == "triv-sen" && since[p] > dayno("2004-01-01")) clash = 1
		if (substr(act[row, 1], 1, 7) == "triv-ny" && since[p] < TODAY - 250) clash = 1
		if (clash) continue
		colleague(p)
		k = ++n_chosen
		c_key[k] = act[row, 1]; c_title[k] = fill(act[row, 9]); c_theme[k] = theme[act[row, 3]]
		c_comp[k] = act[row, 4]; c_method[k] = act[row, 5]
		c_hours[k] = act[row, 7]; c_cost[k] = act[row, 8] == "-" ? 0 : act[row, 8]
		if (c_cost[k] > 300 && chance(9)) c_cost[k] = (c_cost[k] + 87.5) "0"
		c_support[k] = act[row, 10] == "-" ? "" : fill(act[row, 10])
		c_practice[k] = act[row, 11] == "-" ? "" : fill(act[row, 11])
		c_part[k] = ""; c_start[k] = c_due[k] = 0
		c_mate[k] = word["kollega"]; c_place[k] = word["sted"]
		serve = act[row, 6]
		c_reason[k] = substr(serve, 1, 1) == "!" ? substr(serve, 2) : ""
		c_serves[k] = c_reason[k] != "" || serve == "-" ? "" : serve
		if (c_serves[k] != "" && ((U, serve) in own_goal) && chance(38)) c_serves[k] = own_goal[U, serve]
	}
}

function common_action(p,    i, k, row) {
	for (i = 1; i <= n_common; i++) {
		row = 1 + (i + int(rnd() * n_common)) % n_common
		if ((common[row, 2] == U || (common[row, 2] == "*" && U != "klynge-vestfjord")) && index(common[row, 3], R)) break
		row = 0
	}
	if (!row) return 0
	for (i = 1; i <= n_chosen; i++)
		if (c_comp[i] == common[row, 7] && c_method[i] == common[row, 8]) return 0
	colleague(p)
	k = ++n_chosen
	c_key[k] = common[row, 4]; c_title[k] = fill(common[row, 5]); c_theme[k] = theme[common[row, 6]]
	c_comp[k] = common[row, 7]; c_method[k] = common[row, 8]; c_serves[k] = common[row, 9]
	c_hours[k] = common[row, 10]; c_start[k] = dayno(common[row, 11]); c_due[k] = dayno(common[row, 12])
	c_cost[k] = 0; c_support[k] = c_practice[k] = c_reason[k] = ""
	c_part[k] = common[row, 1]; c_mate[k] = word["kollega"]; c_place[k] = word["sted"]
	return 1
}

# ---- the talk ----

function talk(p, b, state, planned, held, has_plan,    out, k, i, n, t, done, time) {
	split("09:00 09:30 10:00 12:45 13:00 13:15 14:00", time, " ")
	out = head("talk")
	out = out "kind: talk\ntype: mus\ncycle: 2026\nperson: " id[p] "\nunit: " U "\nleader: " id[b] "\n"
	out = out "state: " (state == "held" || state == "not_held" ? state : "planned") "\n"
	if (state != "not_held") {
		out = out "planned: " day(planned) "T" time[between(1, 7)] "\n"
		if (chance(70)) out = out "place: " scalar(misc_text("plads")) "\n"
	}
	if (state == "held") out = out "held: " day(held) (held != planned && chance(50) ? "          # flyttet" : "") "\n"
	if (state == "not_held") out = out field("", "reason", misc_text("aflyst"))
	if (state != "not_held" && chance(state == "future" ? 55 : 34) && list_n["misc", R, "over"])
		out = out field("", "translation", misc_text("over"))
	if (state == "held" || state == "just") {
		out = out talk_themes(p, state)
		if (state == "held" || chance(70)) out = out talk_levels(p)
		if (chance(12) && list_n["misc", R, "rejs"])
			out = out "\nraise:\n" field("  - ", "text", misc_text("rejs")) "    at: wrap-up\n    consent: " (chance(78) ? "true" : "false") "\n"
	}
	save("talk.yaml", out)
}

function talk_themes(p, state,    keys, i, k, out, notes, effort, text, line, wanted, row) {
	split("p w c i", keys, " ")
	for (i = 1; i <= 4; i++) {
		k = keys[i]
		effort = chance(k == "p" ? 38 : k == "w" ? 28 : 30)
		if (i < 4 && (state == "held" || i < 3)) out = out "  " theme[k] ": " (effort ? "needs_effort" : "works") "\n"
		text = ""
		if (i == 4 && !chance(26)) text = ""
		else {
			wanted = k == "p" ? between(1, 3) : k == "i" ? 1 : between(1, 2)
			if (effort) text = one_note(p, k, "-")
			if (wanted > 1 || !effort) text = text one_note(p, k, "+")
			if (wanted > 2) text = text one_note(p, k, chance(60) ? "+" : "-")
			if (text == "") text = one_note(p, k, "+")
		}
		text = text agreements(theme[k])
		if (text != "") notes = notes block("  ", theme[k], substr(text, 1, length(text) - 1))
	}
	return "\nthemes:\n" out "\nnotes:\n" notes
}

function one_note(p, k, sign,    row) {
	colleague(p)
	row = pick("note", R, k sign)
	return row ? fill(note[row, 4]) "\n" : ""
}

# What was agreed, as lines in the notes; with details here and there, and always where there is no plan yet.
function agreements(th,    k, out, detail, due) {
	for (k = 1; k <= n_chosen; k++) {
		if (c_theme[k] != th || c_part[k] != "") continue
		detail = ""
		if ((id[p] in no_plan) || chance(30)) {
			due = workday(TODAY + between(30, 190))
			detail = danish[c_method[k]]
			if (c_cost[k] + 0) detail = detail ", " c_cost[k] " kr."
			if (c_hours[k] + 0 && chance(30)) detail = detail ", " c_hours[k] " timer"
			detail = " (" detail ", senest " day(due) ")"
		}
		out = out "-> " c_title[k] detail "\n"
	}
	return out
}

function talk_levels(p,    out, n, i, k, c, base, seen, level, list_of, m) {
	base = R == "P" ? 2 : R == "L" || R == "V" ? 3 : R == "A" ? 2 : 1
	if (R == "P") list_of = "hverdagssamtaler dialogisk-laesning sprogvurdering flersprogethed foraeldresamtaler kollegial-sparring tegn-til-tale"
	else if (index("AMS", R)) list_of = "hverdagssamtaler dialogisk-laesning tegn-til-tale flersprogethed kollegial-sparring"
	else if (R == "L") list_of = "sprogledelse sprogvurdering kollegial-sparring foraeldresamtaler"
	else if (R == "V") list_of = "sprogvurdering kollegial-sparring dialogisk-laesning"
	else if (R == "K") list_of = "hverdagssamtaler tegn-til-tale foraeldresamtaler"
	else if (R == "T") list_of = "hverdagssamtaler"
	else list_of = "foraeldresamtaler"
	m = split(list_of, c, " ")
	out = "\ncompetences:\n"
	n = 0
	for (i = 1; i <= m; i++) {
		seen = 0
		for (k = 1; k <= n_chosen; k++) if (c_comp[k] == c[i]) seen = 1
		if (!seen && !chance(i == 1 ? 100 : 52)) continue
		level = base + between(-1, 1) - (seen && chance(40))
		if (TODAY - since[p] > 5000 && chance(55)) level++
		if (TODAY - since[p] < 500 && chance(60)) level--
		level = level < 0 ? 0 : level > 4 ? 4 : level
		out = out "  - competence: " c[i] "\n    level: " level "\n"
		if (seen || chance(80)) out = out "    motivation: " (seen ? (chance(72) ? "high" : "medium") : chance(20) ? "low" : chance(60) ? "medium" : "high") "\n"
	}
	return out
}

# ---- the plan ----

function plan(p, b, held,    out, k, g, n_g, goals, ids, u, fu, row, signs, s, n, i, serves, acts, key) {
	split("", g)
	n_g = 0
	for (k = 1; k <= n_chosen; k++) {
		c_goal[k] = ""
		if (c_part[k] != "" && chance(50)) continue
		if (c_comp[k] == "-" && !chance(45)) continue
		key = c_comp[k] == "-" ? "eget" : goal_id[c_comp[k]]
		if (!(key in g)) {
			if (n_g == 3 || chance(6)) continue
			row = pick("goal", R, c_comp[k])
			if (!row) continue
			word["kollega"] = c_mate[k]; word["sted"] = c_place[k]
			g[key] = ++n_g
			s = fill(goal[row, 3])
			goals = goals "  - id: " key "\n" field("    ", "text", s)
			if (c_comp[k] != "-") goals = goals "    serves: " goal_of[c_comp[k]] "\n"
			else if (chance(60)) goals = goals "    no_link_reason: " (chance(50) ? "Det er vigtigt for at holde og blive i faget." : "Personens eget ønske, som huset bakker op om.") "\n"
			if (chance(76)) {
				goals = goals "    signs:\n"
				n = split(goal[row, 4], signs, "; ")
				for (i = 1; i <= n; i++) goals = goals "      - " scalar(fill(signs[i])) "\n"
			}
		}
		c_goal[k] = key
	}
	for (k = 1; k <= n_chosen; k++) acts = acts one_action(p, b, held, k)

	out = head("plan")
	if (chance(8)) out = out misc_text("komm") "\n"
	out = out "kind: plan\ncycle: 2026\nperson: " id[p] "\nunit: " U "\nleader: " id[b] "\n"
	u = rnd() * 100
	if (id[p] == "aase-b") u = 50
	if (u < 6) fu = ""
	else if (u < 15) { # should have been followed up by now
		fu = "follow_up: " day(workday(TODAY - between(3, 18))) "\n"
	} else if (u < 27 && held < TODAY - 50) {
		k = workday(TODAY - between(4, 24))
		fu = "follow_up: " day(chance(55) ? workday(TODAY + between(105, 190)) : k) "\n"
		fu = fu "follow_ups:\n  - date: " day(k) "\n" field("    ", "note", misc_text("opf"))
	} else fu = "follow_up: " day(workday(TODAY + between(85, 200))) "\n"
	out = out fu
	if (goals != "") out = out "\ngoals:\n" goals
	out = out "\nactions:\n" acts
	save("plan.yaml", out)
}

# how far: wish awaiting agreed started done dropped
function choose_status(k, held,    u, age) {
	u = rnd() * 100
	age = TODAY - held
	if (c_part[k] != "") {
		if (c_due[k] < TODAY) return chance(70) ? "done" : "started"
		return c_start[k] > TODAY ? "agreed" : "started"
	}
	if (c_cost[k] >= 1900) {
		if (u < 7) return "wish"
		if (u < 60) return "awaiting"
		if (u < 78) return "agreed"
		if (u < 85) return "started"
		if (u < 92 && age > 45) return "done"
		return u < 92 ? "agreed" : "dropped"
	}
	if (u < 6) return "wish"
	if (u < 14) return "awaiting"
	if (u < 42) return "agreed"
	if (u < 73 || age < 30) return "started"
	if (u < 93) return "done"
	return "dropped"
}

function one_action(p, b, held, k,    out, st, start, due, done, who, late, paid, u, h) {
	word["kollega"] = c_mate[k]; word["sted"] = c_place[k]
	st = choose_status(k, held)
	late = chance(17)
	start = c_start[k]; due = c_due[k]; done = 0
	if (st == "started" || st == "done") {
		if (!start) start = workday(held + between(3, 24))
		if (start >= TODAY) start = workday(TODAY - 5)
		if (start >= TODAY) start = TODAY
	} else if (st == "agreed" && !start && chance(40)) start = workday(TODAY + between(70, 130))
	if (!due) {
		if (st == "done") due = workday(start + between(14, 60))
		else if (late && index("started agreed", st) && held < TODAY - 25) { due = workday(held + between(14, TODAY - held - 4)); if (start >= due) start = 0 }
		else due = workday((start > TODAY ? start : TODAY) + between(20, 150))
	}
	if (due <= start) due = workday(start + 14)
	if (st == "done") {
		done = due + between(-8, 5)
		if (done <= start) done = start + 1
		if (done > TODAY - 2) done = TODAY - between(3, 9)
		if (done < start) start = done
	}
	out = "  - id: " c_key[k] "\n"
	if (chance(4)) out = "  " misc_text("komm") "\n" out
	if (chance(3)) { sub(/\n$/, "", out); out = out "          # drøftet to gange\n" }
	out = out field("    ", "title", c_title[k])
	out = out "    theme: " c_theme[k] "\n"
	if (c_goal[k] != "") out = out "    goal: " c_goal[k] "\n"
	if (c_serves[k] != "" && !(c_goal[k] != "" && c_goal[k] != "eget" && chance(22))) out = out "    serves: " c_serves[k] "\n"
	if (c_reason[k] != "") out = out field("    ", "no_link_reason", c_reason[k])
	if (c_comp[k] != "-") out = out "    competence: " c_comp[k] "\n"
	out = out "    method: " c_method[k] "\n    status: " st "\n"
	u = rnd() * 100
	who = u < 62 ? "employee" : u < 76 ? "leader" : u < 90 ? id[p] : index("peer_training mentoring", c_method[k]) && mate ? id[p] : id[b]
	if (st != "wish" || chance(50)) out = out "    responsible: " who "\n"
	if (c_support[k] != "" && chance(66)) out = out field("    ", "support", c_support[k])
	if (start) out = out "    start: " day(start) "\n"
	if (st != "wish" || chance(35)) out = out "    due: " day(due) "\n"
	if (done) out = out "    done: " day(done) "\n"
	if (c_cost[k] + 0 && st != "dropped") {
		out = out "    cost: " c_cost[k] "\n"
	} else if (c_cost[k] + 0 && chance(60)) out = out "    cost: " c_cost[k] "\n"
	h = c_hours[k]
	if (h + 0 && chance(92)) out = out "    hours: " (chance(12) && h < 20 ? h + 0.5 : h) "\n"
	if (c_cost[k] + 0 && st != "wish" && chance(86))
		out = out "    budget: " (c_cost[k] < 2300 && (U in has_budget) ? has_budget[U] : "pulje-klynge") "\n"
	if (c_part[k] != "") out = out "    part_of: " c_part[k] "\n"
	out = out steps(p, k, st, start, due, done)
	if (c_practice[k] != "" && (st != "wish" || chance(60)) && chance(84)) out = out field("    ", "practice", c_practice[k])
	if (st == "done" && chance(68)) out = out the_effect(k, done)
	if (c_cost[k] >= 1900 && st == "agreed" && chance(40))
		out = out "    decision:\n      forum: Ledermødet\n      answer: agreed\n      date: 2026-05-12\n"
	out = out the_log(p, b, k, st, held, start, done)
	return out
}

function the_effect(k, done,    row, e, rating, changed) {
	row = pick("effect", R, c_comp[k])
	if (!row) return ""
	e = workday(done + between(4, 20))
	if (e > TODAY) e = TODAY
	if (e > TODAY - 3 && weekday(e) > 4) e = TODAY - 3
	rating = effect[row, 2]
	changed = rating >= 5 ? "yes" : rating == 4 ? (chance(55) ? "yes" : "partly") : rating == 3 ? "partly" : "no"
	return "    effect:\n      date: " day(e) "\n      rating: " rating "\n      practice_changed: '" changed "'\n" \
		field("      ", "evidence", fill(effect[row, 3]))
}

function the_log(p, b, k, st, held, start, done,    out, d) {
	if (st == "dropped") {
		d = workday(held + between(10, 40))
		if (d > TODAY - 1) d = TODAY - 3
		return "    log:\n      - date: " day(held) "\n        who: leader\n        what: Aftalt i samtalen.\n      - date: " day(d) \
			"\n        who: " (chance(70) ? id[b] : "employee") "\n" field("        ", "what", "Opgivet. " misc_text("drop"))
	}
	if (!chance(st == "started" || st == "done" ? 44 : 12) || st == "wish") return ""
	d = workday(held + between(6, 30))
	if (d > TODAY - 2) d = TODAY - 3
	if (d < held) d = held
	out = "    log:\n"
	if (chance(35)) out = out "      - date: " day(held) "\n        what: Aftalt i samtalen.\n"
	out = out "      - date: " day(d) "\n"
	if (chance(75)) out = out "        who: " (chance(50) ? "employee" : id[b]) "\n"
	return out field("        ", "what", misc_text(st == "awaiting" || st == "agreed" ? "lafv" : "log"))
}

# before, during, after: most courses have all three, some only the course itself
function steps(p, k, st, start, due, done,    out, b, d, a, u, course, first_day) {
	if (st == "wish" || (st == "dropped" && chance(70))) return ""
	course = c_method[k] == "course" || c_method[k] == "education_module"
	u = rnd() * 100
	b = d = a = 0
	if (course) {
		if (u < 58) b = d = a = 1
		else if (u < 74) d = 1
		else if (u < 92) b = a = 1
	} else if (u < 30) b = d = a = 1
	else if (u < 48) b = a = 1
	else if (u < 62) d = a = 1
	else if (u < 72) a = 1
	first_day = start ? start : due - 30
	if (b) out = out one_step("before", "b", k, first_day - between(2, 9), st == "done" || (st == "started" && chance(80)), start)
	if (d) out = out one_step("during", "d", k, due - between(2, 9), st == "done", done)
	if (a) out = out one_step("after", "a", k, due + between(7, 45), st == "done" && chance(40), done)
	return out
}

function one_step(key, phase, k, due, is_done, done,    row, i, m, fits, best, score, found, out, general, by, d) {
	general = !index("PAMS", R) || c_comp[k] == "-"
	for (i = 1; i <= n_step; i++) {
		if (step[i, 1] != phase) continue
		m = index("," step[i, 2] ",", "," c_method[k] ",") > 0
		if (step[i, 3] == "alle") fits = m && (general || phase == "d" && chance(8))
		else if (step[i, 3] == "*") fits = m && !general
		else if (R == "K" || R == "T" || R == "O" || R == "V") fits = 0
		else fits = step[i, 3] == c_comp[k] && (step[i, 2] == "*" ? !course_like(k, step[i, 3]) : m)
		if (!fits) continue
		score = use("step", i)
		if (!found || score < best) { best = score; found = i }
	}
	if (!found) return ""
	used("step", found)
	out = "    " key ":\n" field("      ", "text", fill(step[found, 5]))
	by = step[found, 4]
	if (by != "-" && chance(82)) out = out "      by: " by "\n"
	if (chance(key == "after" ? 62 : 40)) {
		due = workday(due)
		out = out "      due: " day(due) "\n"
	}
	if (is_done && chance(76)) {
		d = key == "before" ? due + between(-3, 2) : key == "after" ? done + between(3, 12) : done
		if (d > TODAY - 1) d = TODAY - 3
		out = out "      done: " day(d) "\n"
	}
	return out
}

# texts about the children do not suit a leader's own learning
function course_like(k, comp) { return R == "L" && comp != "sprogledelse" }
