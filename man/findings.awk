# Makes mus-findings(7): the frame mus-findings.7.in, and in it an entry for each id of the
# catalogue, with the text and the first example of tests/findings/<id>. Runs behind
# tests/cli/findings/cases.awk on the catalogue, the frame, WORKPLACE and the cases. A finding
# without a case ends it with status 1.

# A line as mdoc shows it unchanged.
function plain(line) {
	gsub(/\\/, "\\e", line)
	return line ~ /^[.']/ ? "\\&" line : line
}

# Text as mdoc wants it: each sentence begins a line.
function sentences(text,    line, n, i, out) {
	gsub(/[.] /, ".\n", text)
	n = split(text, line, "\n")
	for (i = 1; i < n; i++)
		out = out plain(line[i]) "\n"
	return out
}

function item(text) {
	gsub(/\{[0-9]\}/, "…", text)
	gsub(/'…'…/, "'…'", text)
	return text == "…" ? "" : ".It\n" plain(text) "\n"
}

function print_entry(i) {
	print ".Ss " i
	if (i in status)
		print ".Em " severity[i] " ,\nexit status " status[i]
	else
		print ".Em " severity[i]
	if (messages[i] != "")
		print ".Bl -item -compact -offset indent\n" messages[i] ".El"
	print ".Pp"
	printf "%s", sentences(text[i])
	if (example[i] != "")
		print ".Bd -literal -offset indent\n" example[i] ".Ed"
}

function print_entries(    n) {
	for (n = 1; n <= n_ids; n++) {
		if (order[n] in text) {
			print_entry(order[n])
		} else {
			print "mus-findings.7: no tests/findings/" order[n] >"/dev/stderr"
			failed = 1
		}
	}
}

FNR == 1 { n_file++ }

# The catalogue, sorted; an id may have several texts.
n_file == 1 {
	split($0, field, "\t")
	if (!(field[1] in severity))
		order[++n_ids] = field[1]
	severity[field[1]] = tolower(field[3])
	messages[field[1]] = messages[field[1]] item(field[5]) item(field[6])
	next
}
n_file == 2 { frame[++n_lines] = $0; next }

{ sort = sort_of($0) }
case_no > 1 || sort == "note" || sort == "blank" && !case_no { next }
sort == "text" { text[id] = text[id] $0 "\n"; next }
sort == "unit" {
	text[id] = text[id] "A test of the library gives it: " word[3] " in tests/unit/" word[2] ".\n"
	next
}
sort == "file" { example[id] = example[id] word[2] ":\n"; next }
sort == "result" {
	# In English, without the summary of mus-check.
	showing = word[1] == "en"
	if (showing && word[2] != "stderr")
		status[id] = word[2]
	next
}
sort == "in" && block == "result" && (!showing || /^\tmus-check: errors: /) { next }
sort == "in" {
	example[id] = example[id] (block == "file" ? "    " : "") plain(substr($0, 2)) "\n"
	next
}
sort == "run" { example[id] = example[id] plain($0) "\n" }

END {
	for (n = 1; n <= n_lines; n++) {
		if (frame[n] == "@FINDINGS@")
			print_entries()
		else if (frame[n] == "@WORKPLACE@")
			print ".Bd -literal -offset indent\n" example["WORKPLACE"] ".Ed"
		else
			print frame[n]
	}
	exit failed
}
