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
	SUMMER = dayno("2026-07-01"); YULE = dayno("2026-12-20")
	plan_less()
	for (i = 160; i < 256; i++)
		utf8[sprintf("%c", i)] = i < 192 ? sprintf("%c%c", 194, i) : sprintf("%c%c", 195, i - 64)
	utf8[sprintf("%c", 145)] = utf8[sprintf("%c", 146)] = "'"
	utf8[sprintf("%c", 150)] = utf8[sprintf("%c", 151)] = "-"

	code["pædagog"] = "P"; code["pædagogisk assistent"] = "A"; code["pædagogmedhjælper"] = "M"
	code["pædagogstuderende"] = "S"; code["køkkenmedarbejder"] = "K"; code["teknisk servicemedarbejder"] = "T"
	code["pædagogisk leder"] = "L"; code["sprogvejleder"] = "V"; code["pædagogisk konsulent"] = "C"
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
	# actions outside the strategy: the sort of personal goal that they belong to
	n = split("triv-stoej triv-moedetid triv-ryg triv-senior =hverdag kul-pau kul-paedagog =skridt kul-natur kul-musik =lyst " \
		"kul-hygiejne kul-groent kul-el sam-vaerkplan led-okursus =fag", i_key, " ")
	for (i = n; i > 0; i--) {
		if (substr(i_key[i], 1, 1) == "=") sort_of = i_key[i]
		else own_sort[i_key[i]] = sort_of
	}
	goal_id["dialogisk-laesning"] = "laesning"; goal_id["hverdagssamtaler"] = "samtaler"
	goal_id["sprogvurdering"] = "vurdering"; goal_id["flersprogethed"] = "flere-sprog"
	goal_id["foraeldresamtaler"] = "foraeldre"; goal_id["tegn-til-tale"] = "tegn"
	goal_id["kollegial-sparring"] = "sparring"; goal_id["sprogledelse"] = "ledelse"
	n = split("solsikken maelkeboetten boegehuset aakanden strandengen aeblehaven", i_unit, " ")
	for (i = 1; i <= n; i++)
		has_budget[i_unit[i]] = "pulje-" i_unit[i]
	# skærtorsdag, langfredag, anden påskedag, Kristi himmelfart og dagen efter, pinse, grundlovsdag
	n = split("2026-04-02 2026-04-03 2026-04-06 2026-05-14 2026-05-15 2026-05-25 2026-06-05", closed, " ")
	for (i = 1; i <= n; i++)
		holiday[dayno(closed[i])] = 1
	if (mode != "dirs")
		read_banks()
}

# Talks with agreements in their notes and no plan yet: work for mus-plan new.
# A talk marked planned has been held last week, and nobody has said so.
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
