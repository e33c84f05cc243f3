# The examples of the manual and of README.md are run as a reader would type them, on the cluster
# example, and must do what is expected of them.
. tests/cli/lib.sh
. "$top/tests/cli/cluster.sh"
if ! command -v mandoc >/dev/null; then
	skip 'the examples' 'there is no mandoc here'
	exit 0
fi

# What a reader sees: the commands of EXAMPLES, which are set off, one a line.
# A line for Vim is no command (tests/cli/places.sh runs it).
examples_of() {
	mandoc -Tutf8 -O width=1000 "$1" | sed 's/.\x08//g' | sed -n '/^EXAMPLES/,/^[A-Z][A-Z ]*$/p' | sed -n 's/^ \{11,\}//p' |
		sed '/^:set /d'
	# Those in the running text.
	sed -e '/^\.Sh EXAMPLES/,$d' -e "/^\.Sh A LEADER'S YEAR/,/^\.Sh/d" "$1" | sed -n 's/^\.Dl \(mus-[a-z]* \)/\1/p'
}

# faelles/, and mette/ beside it as the manual has it.
cluster_example >/dev/null 2>&1
mv ledere/mette-k mette
rm -rf ledere
sed -i 's|^shared: .*|shared: ../faelles|' mette/mus.yaml
cp "$top/examples/cluster/staff.csv" staff.csv
# A year later one has left.
sed '/;Lisbeth;Rugkerne;/d' staff.csv >staff-2027.csv
mkdir bin
cat >bin/mail <<'END'
#!/bin/sh
{ echo "$*"; cat; } >>mail.txt
END
chmod +x bin/mail
PATH=$T/bin:$PATH
cp -R "$T" "$T.io/kept"

# Where a line is run, and what it must bring: '-' on standard output, or in a file.
expected() {
	case $1 in
	'mus-check --lang da') echo mette - 'advarsel: ' ;;
	'mus-check -f json |'*) echo mette - ' during-only' ;;
	'mus-check -q ||'*) echo mette . ;;
	'mus-due --within 7d') echo mette - 'Legehuset' ;;
	'mus-due -f json |'*) echo mette - '"days":-' ;;
	'mus-due --person aase-b --what'*) echo mette - 'garderob' ;;
	'mus-due --unit'*) echo mette mail.txt '-s MUS mette' ;;
	'mus-due | iconv'*) echo mette - 'Date' ;;
	*'-o aase.html') echo mette aase.html 'Åse' ;;
	*'-o aase-leder.html') echo mette aase-leder.html 'Åse' ;;
	'mkdir skemaer &&'*) echo mette skemaer/aase-b.preparation.html 'Åse' ;;
	*'--role pædagogmedhjælper'*) echo mette - '# ' ;;
	'mus-init faelles --template cluster --staff'*) echo . - 'faelles/units/solsikken.yaml' ;;
	'mus-init faelles --staff staff-2027.csv -n') echo . - 'lisbeth-r' ;;
	'mus-init faelles --staff staff-2027.csv') echo . - 'lisbeth-r' ;;
	'mus-init ../mette-k'*) echo faelles ../mette-k/.git/hooks/pre-commit 'mus-check' ;;
	'mus-init --next-cycle 2027') echo faelles 2027/strategy.yaml 'cycle: 2027' ;;
	'rm -r schemas &&'*) echo faelles schemas/plan.schema.yaml 'plan' ;;
	'mus-plan new aase-b'*'-n') echo mette - '+++ ' ;;
	'mus-plan new '*) echo mette - 'cecilie-h/' ;;
	'mus-plan show '*) echo mette - 'Cecilie' ;;
	'mus-plan add --unit'*) echo mette ../faelles/2026/solsikken/group-plan.yaml 'Fælles læsedag' ;;
	'mus-plan add '*) echo mette - 'aase-b/' ;;
	'mus-plan start '*) echo mette - 'aase-b/vur-netvaerk' ;;
	'mus-plan done '*) echo mette 2026/solsikken/aase-b/plan.yaml 'Fast ordning' ;;
	'mus-plan drop '*) echo mette - 'emil-d/teg-kursus' ;;
	'mus-plan follow-up '*) echo mette 2026/solsikken/aase-b/plan.yaml 'Garderoben går godt.' ;;
	'mus-plan effect '*) echo mette 2026/solsikken/aase-b/plan.yaml 'rating: 4' ;;
	'mus-plan set '*) echo mette - 'aase-b/' ;;
	'mus-plan decide parts/'*) echo faelles - 'sprog-laesning' ;;
	'mus-plan decide --competence'*) echo faelles - 'klynge-vestfjord/flersprogethed-course' ;;
	'mus-plan decide') echo mette - 'olivia-m' ;;
	'mus-plan decide --apply') echo mette - 'olivia-m' ;;
	'mus-plan decide tina-m/'*) echo mette - 'tina-m/kul-musik' ;;
	'mus-init ../jonas'*) echo mette ../jonas/mus.yaml 'jonas-f' ;;
	'mus-plan handover '*'-n') echo mette - 'rename to jonas/2026/solsikken/aase-b/plan.yaml' ;;
	'mus-plan handover '*'aase-b') echo mette - 'aase-b' ;;
	'mus-plan handover '*) echo mette ../mettes-noter/private/2026-jakob-m-talk.yaml 'kind: note' ;;
	'mus-plan list --overdue') echo mette - 'Unit' ;;
	'mus-plan list -f yaml --person aase-b | mus-plan done'*) echo mette - 'done' ;;
	'mus-plan list --goal'*) echo mette - 'unit,person,action' ;;
	'mus-plan list --status'*'| mus-rollup'*) echo mette - 'competence,method,persons' ;;
	'mus-report '*session2.xlsx) echo faelles session2.xlsx PK ;;
	'mus-report '*june.xlsx) echo faelles june.xlsx PK ;;
	'mus-rollup --part -o ../faelles/parts/'*) echo mette "${1##* }" 'kind: rollup' ;;
	'mus-rollup --by goal'*) echo faelles - 'sprog-laesning' ;;
	esac
}

# Runs a line. What came, and that nothing was complained of.
example() { # name, line, folder, file or '-', text
	title="$1: ${2%%  *}"
	ran="$2"
	(cd "$3" && sh -c "$2") >"$T.io/out" 2>"$T.io/err" </dev/null
	status=$?
	is_status 0 "$title"
	check "$title: no complaint" sh -c "! grep -E ': (error|fejl): [^0-9]' '$T.io/err'"
	case ${4-} in
	.) check "$title: silence" test ! -s "$T.io/out" ;;
	-) has_out "$title" "$5" ;;
	'') ;;
	*) check "$title: $4 has '$5'" grep -qa -e "$5" "$3/$4" ;;
	esac
}
afresh() {
	find "$T" -mindepth 1 -maxdepth 1 -exec rm -rf {} +
	cp -R "$T.io/kept/." "$T"
}
for page in "$top"/man/mus-*.1 "$top/man/mus.7"; do
	manual=${page##*/}
	afresh
	[ "$manual" != mus-init.1 ] || rm -rf faelles mette
	examples_of "$page" >"$T.io/examples"
	[ "$manual" != mus.7 ] || sed -i '/iconv/!d' "$T.io/examples"
	check "$manual has examples" test -s "$T.io/examples"
	while IFS= read -r line; do
		expected "$line" >"$T.io/expected"
		if [ -s "$T.io/expected" ]; then
			read -r folder what text <"$T.io/expected"
			example "$manual" "$line" "$folder" "$what" "$text"
		else
			not_ok "$manual: $line: this test does not know what to expect"
		fi
	done <"$T.io/examples"
done

# A year as mus(7) and README.md tell it, from the staff list on. The records that people write by
# hand lie there already; Åse has had her talk.
rm -rf "$T.io/kept/bin"
afresh
mkdir hand
mv faelles/2026 hand/faelles-2026
mv mette/2026 hand/mette-2026
rm hand/mette-2026/solsikken/aase-b/plan.yaml
mv staff.csv hand/personale.csv
rm -rf "$T.io/kept" && mv hand "$T.io/kept"
tree() { find "$T" -type f ! -path '*/.mus/*' -exec md5sum {} + | LC_ALL=C sort; }
story() { # name; its lines on stdin
	find "$T" -mindepth 1 -maxdepth 1 -exec rm -rf {} +
	mkdir faelles
	cp -R "$T.io/kept/faelles-2026" faelles/2026
	cp "$T.io/kept/personale.csv" .
	here=.
	tree >"$T.io/before"
	while IFS= read -r line; do
		case $line in
		'cd '*)
			check "$1: $line" test -d "$here/${line#cd }"
			here=$here/${line#cd }
			continue
			;;
		esac
		# The manual says in words where one is.
		[ "$1" != mus.7 ] || case $line in mus-init* | *' -C '*) here=. ;; *parts/\**) here=faelles ;; *) here=mette ;; esac
		example "$1" "$line" "$here"
		tree >"$T.io/after"
		check "$1: $line: something came of it" sh -c "[ -s '$T.io/out' ] || ! cmp -s '$T.io/before' '$T.io/after'"
		# Then Mette writes.
		case $line in 'mus-init mette '*) cp -R "$T.io/kept/mette-2026" mette/2026 ;; esac
		tree >"$T.io/before"
	done
}
examples_of "$top/man/mus.7" | grep -v iconv >"$T.io/examples"
story mus.7 <"$T.io/examples"
check 'mus.7 tells a story' test "$(wc -l <"$T.io/examples")" -ge 10
sed -n '/^## What it does/,/^## /s/^    //p' "$top/README.md" | grep . >"$T.io/examples"
story README.md <"$T.io/examples"
check 'README.md tells a story' test "$(wc -l <"$T.io/examples")" -ge 10

# What examples/cluster/README.md says to try, as one script.
find "$T" -mindepth 1 -maxdepth 1 -exec rm -rf {} +
sed -n '/^## Try it/,$s/^    //p' "$top/examples/cluster/README.md" | sed "s,/tmp/vestfjord,$T/vestfjord,g" >"$T.io/try.sh"
check 'the example says what to try' test "$(grep -c mus- "$T.io/try.sh")" -ge 18
(cd "$top/examples/cluster" && sh -eu "$T.io/try.sh") >"$T.io/out" 2>"$T.io/err" </dev/null
status=$? ran=examples/cluster/README.md
is_status 0 'the example can be tried'
check 'the example can be tried: no complaint' sh -c "! grep -E ': (error|fejl): ' '$T.io/err'"
done_testing
