# The findings of lib/texts/*.def, one a line, in fields parted by tabs:
#	id  name  severity  status  message in English  in Danish  hint in English  in Danish
# An entry begins with FINDING( at the start of a line and may go on over indented ones.

# Takes the strings out of C source; two that touch are one.
function strings(source, into,    i, c, n, inside, touching) {
	n = 0
	for (i = 1; i <= length(source); i++) {
		c = substr(source, i, 1)
		if (inside && c == "\\") {
			into[n] = into[n] substr(source, ++i, 1)
		} else if (inside && c != "\"") {
			into[n] = into[n] c
		} else if (c == "\"") {
			inside = !inside
			if (inside && !touching)
				into[++n] = ""
			touching = 1
		} else if (c == ",") {
			touching = 0
		}
	}
	return n
}

function tell(    words, text) {
	if (entry == "")
		return
	split(substr(entry, length("FINDING(") + 1), words, /, */)
	if (strings(entry, text) != 5) {
		print "an entry that is not understood: " entry >"/dev/stderr"
		exit bad = 1
	}
	printf "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
		text[1], words[1], words[3], words[4], text[2], text[3], text[4], text[5]
	entry = ""
}

/^FINDING\(/ { tell(); entry = $0; next }
/^\t/ { if (entry != "") entry = entry " " $0; next }
{ tell() }
END { if (!bad) tell() }
