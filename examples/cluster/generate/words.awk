# What the rest is made with: random numbers, days, the text banks, YAML.

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
	if (n >= SUMMER && n < SUMMER + 38) n += 38
	if (n >= YULE && n < YULE + 15) n += 15
	while (weekday(n) > 4 || (n in holiday)) n++
	return n
}

# the last working day up to n
function back(n) {
	if (n >= SUMMER && n < SUMMER + 38) n = SUMMER - 1
	if (n >= YULE && n < YULE + 15) n = YULE - 1
	while (weekday(n) > 4 || (n in holiday)) n--
	return n
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

function read_banks(    i, k, n, key) {
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
	for (i = 1; i <= n_own; i++) {
		n = split(own[i, 4], key, ",")
		for (k = 1; k <= n; k++) own_goal[own[i, 1], key[k]] = own[i, 3]
	}
	for (i = 1; i <= n_common; i++) list("common", common[i, 3], common[i, 2], i)
	for (i = 1; i <= n_act; i++) list("act", act[i, 2], "", i)
	for (i = 1; i <= n_goal; i++) list("goal", goal[i, 2], goal[i, 1], i)
	for (i = 1; i <= n_note; i++) list("note", note[i, 3], note[i, 1] note[i, 2], i)
	for (i = 1; i <= n_answer; i++) list("answer", answer[i, 3], answer[i, 1] answer[i, 2], i)
	for (i = 1; i <= n_misc; i++) list("misc", misc[i, 2], misc[i, 1], i)
	for (i = 1; i <= n_effect; i++) list("effect", effect[i, 2], effect[i, 1], i)
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
	if (roles == "*") roles = "PAMSKTLVOC"
	for (k = 1; k <= length(roles); k++) {
		r = substr(roles, k, 1)
		if (r == "<" || r == ">") { only[bank, i] = r; continue }
		lists[bank, r, kind, ++list_n[bank, r, kind]] = i
	}
}

# A row from the list for this role and kind: the one that this leader has used least, then everybody.
function pick(bank, r, kind,    n, i, row, score, best, found) {
	n = list_n[bank, r, kind]
	for (i = 1; i <= n; i++) {
		row = lists[bank, r, kind, i]
		if (((bank, row) in only) && only[bank, row] != seniority) continue
		score = use(bank, row)
		if (!found || score < best) { best = score; found = row }
	}
	if (found) used(bank, found)
	return found
}

# How much a row has been used; what the neighbours in the list got comes last.
function use(bank, row,    score) {
	score = here[bank, who_leads, row] * 1000 + all[bank, row] * 8 + rnd() * 20
	if (latest[bank, who_leads, row] > turn - 3) score += 100000
	return score
}

function used(bank, row) {
	here[bank, who_leads, row]++
	all[bank, row]++
	latest[bank, who_leads, row] = turn
}

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
	word["kollega"] = first[q]
}

# ---- YAML ----

function scalar(s) {
	if (index("-?:,[]{}#&*!|>'\"%@` ", substr(s, 1, 1)) || s ~ /: / || s ~ / #/ || s ~ /:$/ ||
		s ~ /^(yes|no|true|false|null|on|off|~)$/ || s ~ /^[0-9.]+$/) {
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
