# What the awk programs for the cases share: reading tests/findings/<id>, see README there.
# Each line of a case file has a sort, which sort_of() tells from the line and what came before:
#	text    the paragraphs that begin the file
#	file    'file PATH': a case's file, its text on 'in' lines
#	run     '$ COMMAND'
#	unit    'unit FILE FUNCTION': a case that is a unit test
#	note    '# …': why a case is as it is
#	result  'en STATUS', 'da.json STATUS', 'en stderr' …: what comes out, on 'in' lines
#	in      a line of a file or a result: what stands after the tab
#	blank   ends a text or a case
# and sets case_no (0 before the first), block (the sort that 'in' lines belong to) and word[].

FNR == 1 {
	id = FILENAME
	sub(/.*\//, "", id)
	case_no = 0
	block = ""
	within = 0
}

function sort_of(line) {
	if (line ~ /^\t/ && block != "")
		return "in"
	block = ""
	if (line == "") {
		within = 0
		return "blank"
	}
	if (line !~ /^(file |\$ |unit |# |(en|da)([.]json)? ([0-9]+|stderr)$)/)
		return "text"
	split(line, word, " ")
	if (!within) {
		within = 1
		case_no++
	}
	if (line ~ /^\$/)
		return "run"
	if (line ~ /^#/)
		return "note"
	if (line ~ /^unit/)
		return "unit"
	block = word[1] == "file" ? "file" : "result"
	return block
}

# The folder where case n of finding i is laid and run in a language.
function place(i, n, lang) { return dir "/" i "/" n "/" lang }
