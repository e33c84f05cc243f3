# One leader's people: their answers and their talks.

# ---- one leader, one person ----

function begin_leader(i,    k) {
	seed = 7919 * i + 20260518
	for (k = 0; k < 10; k++) rnd()
	b = leaders[i]
	who_leads = id[b]
	top = role[b] == "L" && unit[b] == "klynge-vestfjord"
}

function one_person(p, b, j, n,    state, planned, held, rooms_n, r, has_plan, held_day, u, k) {
	R = role[p]; U = unit[p]
	turn = j + 10
	split("", said)
	seniority = since[p] > TODAY - 700 ? "<" : since[p] < TODAY - 6600 ? ">" : ""
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
	else if (u < 3.5) state = "none"
	else if (u < 6.5) state = "not_held"
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
	for (k = 1; k <= n_chosen; k++) decide(k, held_day)
	has_plan = state == "held" && !(id[p] in no_plan) && !chance(4)
	if (state != "not_held") answers(p, state)
	talk(p, b, state, planned, held_day)
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

# ---- the talk ----

function talk(p, b, state, planned, held,    out, time) {
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
		out = out talk_levels(p)
		if (chance(12) && list_n["misc", R, "rejs"]) {
			out = out "\nraise:\n" field("  - ", "text", misc_text("rejs")) "    at: wrap-up\n"
			out = out "    consent: " (chance(78) ? "true" : "false") "\n"
		}
	}
	save("talk.yaml", out)
}

function talk_themes(p, state,    keys, i, k, out, notes, effort, text, wanted) {
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
		text = text agreements(p, theme[k])
		if (text != "") notes = notes block("  ", theme[k], substr(text, 1, length(text) - 1))
	}
	return "\nthemes:\n" out "\nnotes:\n" notes
}

function one_note(p, k, sign,    row) {
	colleague(p)
	row = pick("note", R, k sign)
	if (!row || (row in said)) return ""
	said[row] = 1
	return fill(note[row, 4]) "\n"
}

# What was agreed, as lines in the notes; with details here and there, and always where there is no plan yet.
function agreements(p, th,    k, out, detail) {
	for (k = 1; k <= n_chosen; k++) {
		if (c_theme[k] != th || c_part[k] != "") continue
		detail = ""
		if ((id[p] in no_plan) || chance(30)) {
			detail = danish[c_method[k]]
			if (c_cost[k]) detail = detail ", " danish_amount(c_cost[k]) " kr."
			if ((id[p] in no_plan) && c_due[k] < TODAY + 14) c_due[k] = workday(TODAY + between(30, 190))
			if ((id[p] in no_plan) || shows_due(k)) detail = detail ", senest " day(c_due[k])
			detail = " (" detail ")"
		}
		out = out "-> " c_title[k] detail "\n"
	}
	return out
}

function danish_amount(x) { return x == int(x) ? x : int(x) "," sprintf("%02d", (x - int(x)) * 100) }

function talk_levels(p,    out, n, i, k, c, base, seen, level, list_of, m) {
	base = index("LVC", R) || (R == "P" && TODAY - since[p] > 2500) ? 3 : index("SKT", R) ? 1 : 2
	if (R == "P") list_of = "hverdagssamtaler dialogisk-laesning sprogvurdering flersprogethed foraeldresamtaler kollegial-sparring tegn-til-tale"
	else if (index("AMS", R)) list_of = "hverdagssamtaler dialogisk-laesning tegn-til-tale flersprogethed kollegial-sparring"
	else if (R == "L") list_of = "sprogledelse sprogvurdering kollegial-sparring foraeldresamtaler"
	else if (R == "C") list_of = "sprogvurdering kollegial-sparring foraeldresamtaler"
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
		level = base + between(-1, 1)
		if (seen && chance(40)) level--
		if (index("dialogisk-laesning flersprogethed tegn-til-tale", c[i]) && chance(45)) level--
		if (TODAY - since[p] > 5000 && chance(35)) level++
		if (TODAY - since[p] < 500 && chance(60)) level--
		if (index("LVC", R) && level < 2) level = 2
		level = level < 0 ? 0 : level > 4 ? 4 : level
		out = out "  - competence: " c[i] "\n    level: " level "\n"
		if (seen) out = out "    motivation: " (chance(72) ? "high" : "medium") "\n"
		else if (chance(80)) out = out "    motivation: " (chance(20) ? "low" : chance(60) ? "medium" : "high") "\n"
	}
	return out
}
