# Writes the case files anew below `dir`/new with what has come out of them, and checks them
# against the catalogue, which is the first file: each text of it must have come out of a case
# of its id, in both languages, and a case gives the one finding that it is about.
# What is wrong is printed as 'ID: what'.

FNR == NR {
	split($0, field, "\t")
	n_texts++
	text_id[n_texts] = field[1]
	text_name[n_texts] = field[2]
	pattern["en", n_texts] = pattern_of(field[5])
	pattern["da", n_texts] = pattern_of(field[6])
	known[field[1]] = 1
	next
}

# A catalogue text as a regular expression: {0} stands for anything.
function pattern_of(text,    out, c, i) {
	gsub(/\{[0-9]\}/, "\001", text)
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		out = out (c == "\001" ? ".*" : c ~ /[][\\.*+?(){}|^$\/]/ ? (c == "^" ? "\\^" : "[" c "]") : c)
	}
	gsub(/\[\\\]/, "\\\\", out)
	return out "$"
}

function wrong(what) { print id_was ": " what }

function read_lines(path, into,    n, line) {
	n = 0
	while ((getline line < path) > 0)
		into[++n] = line
	close(path)
	return n
}

function put(head, lines, n,    i) {
	print head >out
	for (i = 1; i <= n; i++)
		print "\t" lines[i] >out
}

# Marks the texts that these lines are, and counts the findings that are others.
function match_lines(lang, lines, n,    i, t, found) {
	found = 0
	for (i = 1; i <= n; i++) {
		if (lines[i] !~ /(^|: )(error|warning|note|fejl|advarsel|bemærk): [a-z0-9-]+: /)
			continue
		if (!index(lines[i], ": " id_was ": ")) {
			found++
			continue
		}
		mine++
		if (told[lang, case_was] == lines[i])
			wrong("case " case_was " gives it twice (" lang ")")
		told[lang, case_was] = lines[i]
		for (t = 1; t <= n_texts; t++)
			if (text_id[t] == id_was && lines[i] ~ (": " id_was ": " pattern[lang, t]))
				came[lang, t] = 1
	}
	return found
}

function same(lines, n,    i) {
	for (i = 1; i <= n && lines[i] == said[i]; i++)
		;
	return n == n_said && i > n
}

function one_language(lang,    base, n, m, lines, errors, status, found) {
	base = place(id_was, case_was, lang)
	if ((getline status < (base "/status")) <= 0) {
		if (lang !~ /json/)
			wrong("case " case_was " was not run")
		return
	}
	close(base "/status")
	n = read_lines(base "/out", lines)
	m = read_lines(base "/err", errors)
	put(lang " " status, lines, n)
	# What json says on stderr is told where it is not the same.
	if (lang ~ /json/ && same(errors, m))
		return
	if (m)
		put(lang " stderr", errors, m)
	if (lang ~ /json/)
		return
	for (n_said = 0; n_said < m; n_said++)
		said[n_said + 1] = errors[n_said + 1]
	mine = 0
	found = match_lines(lang, lines, n) + match_lines(lang, errors, m)
	if (!mine)
		wrong("case " case_was " does not give it (" lang ")")
	else if (found)
		wrong("case " case_was " gives more than this finding (" lang ")")
}

# The results stand at the end of a case.
function finish_case() {
	if (has_script) {
		one_language("en")
		one_language("en.json")
		one_language("da")
		one_language("da.json")
	}
	has_script = 0
}

function finish_file(    t) {
	if (id_was == "")
		return
	if (!(id_was in known))
		wrong("no such finding in lib/texts")
	if (!words)
		wrong("no text for the page")
	for (t = 1; t <= n_texts; t++) {
		if (text_id[t] != id_was || unit_of[t])
			continue
		if (!(("en", t) in came))
			wrong("no case gives its text " text_name[t])
		else if (!(("da", t) in came))
			wrong("no case gives its Danish text " text_name[t])
	}
	close(out)
}

FNR == 1 {
	finish_case()
	finish_file()
	split("", told)
	id_was = id
	out = dir "/new/" id
	words = 0
}

{
	sort = sort_of($0)
	if (sort == "blank" || case_no != case_was)
		finish_case()
	case_was = case_no
	if (sort == "run")
		has_script = 1
	if (sort == "text" && case_no)
		wrong("not understood: " $0)
	if (sort == "text")
		words++
	if (sort == "unit")
		unit_test(word[2], word[3], word[4])
	if (sort != "result" && !(sort == "in" && block == "result"))
		print >out
}

# 'unit FILE FUNCTION NAME': the unit test, which names the id, gives the catalogue's text NAME.
function unit_test(file, name, text,    line, t, inside, found) {
	while ((getline line < (tests "/unit/" file)) > 0) {
		if (line ~ ("^static void " name "[(]"))
			inside = 1
		else if (line ~ /^}/)
			inside = 0
		if (inside && index(line, "\"" id_was "\""))
			found = 1
	}
	close(tests "/unit/" file)
	if (!found)
		wrong("no " name " in tests/unit/" file " that looks for it")
	found = 0
	for (t = 1; t <= n_texts; t++)
		if (text_name[t] == text && text_id[t] == id_was)
			found = unit_of[t] = 1
	if (!found)
		wrong("no text " text)
}

END {
	finish_case()
	finish_file()
}
