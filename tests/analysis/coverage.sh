#!/bin/sh
# Which lines of lib/ and cmd/ the tests ran: `make coverage` calls it after all tests, with the
# BUILD that they ran in. Prints a line for each file and layer, and the whole of lib/ at the
# end; what was not run stands in $BUILD/uncovered as file:line: code.
#
# Less than LEAST percent of lib/ is a failure; so is a line of lib/ that was not run and does not
# stand in tests/analysis/left, and an entry there that is run or gone. The list may only shrink.
set -u
cd "$(dirname "$0")/../.." || exit
LEAST=90

find "$BUILD/obj/lib" "$BUILD/obj/cmd" -name '*.gcno' | sort | while read -r notes; do
	gcov -t -o "$notes" "$notes" 2>/dev/null
done | awk -v least=$LEAST -v left=tests/analysis/left -v uncovered="$BUILD/uncovered" '
	# An entry is told by its text, so that it outlives edits elsewhere: "file function: code". One
	# behind "? " may be run or not.
	BEGIN {
		while ((getline entry < left) > 0) {
			if (entry ~ /^#/ || entry == "")
				continue
			if (sub(/^\? /, "", entry))
				may[entry]++
			else
				listed[entry]++
		}
	}
	# "   12:  34:code"; "-" is no code, "#####" was not run. A header comes with each file that
	# includes it, and was run when it was in one of them.
	/^ *-: *0:Source:/ {
		file = $0
		sub(/^ *-: *0:Source:/, "", file)
		function_ = "-"
		next
	}
	file ~ /^(lib|cmd)\// && match($0, /^ *[^ :]+: *[0-9]+:/) {
		split(substr($0, 1, RLENGTH), part, ":")
		times = part[1]; line = part[2] + 0
		gsub(/ /, "", times)
		text = substr($0, RLENGTH + 1)
		if (text ~ /^[a-z].*\(/ && text !~ /;$/) {
			function_ = text
			sub(/\(.*/, "", function_)
			sub(/.*[ *]/, "", function_)
		}
		if (times == "-" || line == 0)
			next
		key = file ":" line
		if (!(key in code)) {
			code[key] = text
			within[key] = function_
			order[++n] = key
			of[key] = file
		}
		if (times !~ /^[#=]+$/)
			ran[key] = 1
	}
	function layer(file, part) {
		split(file, part, "/")
		return part[1] == "lib" ? "lib/" part[2] : "cmd"
	}
	function show(name, indent) {
		printf "%s%-*s %6d %6d %7.1f %%\n", indent, 44 - length(indent), name, lines[name], lines[name] - got[name],
			lines[name] ? 100 * got[name] / lines[name] : 100
	}
	# A line that was not run: it takes one entry, or is told.
	function look_up(key, entry) {
		entry = code[key]
		gsub(/^[ \t]+|[ \t]+$/, "", entry)
		entry = of[key] " " within[key] ": " entry
		if (listed[entry] > 0)
			listed[entry]--
		else if (may[entry] > 0)
			may[entry]--
		else
			wrong[++n_wrong] = "not run, and not in " left ": " entry
	}
	function count(name, was) {
		lines[name]++
		got[name] += was
	}
	END {
		printf "" >uncovered
		for (i = 1; i <= n; i++) {
			key = order[i]
			was = key in ran
			if (!(of[key] in lines)) {
				files[++n_files] = of[key]
				if (!(layer(of[key]) in lines))
					layers[++n_layers] = layer(of[key])
			}
			count(of[key], was)
			count(layer(of[key]), was)
			if (of[key] ~ /^lib\//)
				count("lib/", was)
			if (!was)
				print key ":" code[key] >uncovered
			if (!was && of[key] ~ /^lib\//)
				look_up(key)
		}
		printf "%-44s %6s %6s\n", "", "lines", "not"
		for (l = 1; l <= n_layers; l++) {
			show(layers[l], "")
			for (f = 1; f <= n_files; f++)
				if (layer(files[f]) == layers[l])
					show(files[f], "  ")
		}
		show("lib/", "")
		for (entry in listed)
			if (listed[entry] > 0)
				wrong[++n_wrong] = "in " left ", but run or gone: " entry
		for (i = 1; i <= n_wrong; i++)
			print wrong[i]
		if (lines["lib/"] < 1000 || got["lib/"] * 100 < least * lines["lib/"]) {
			printf "lib/ is below %d %% of its lines\n", least
			exit 1
		}
		exit n_wrong > 0
	}'
