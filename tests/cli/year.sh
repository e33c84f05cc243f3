# A leader's year as mus(7) tells it: ten tasks, each one short line, run in order in Mette's folder
# of the cluster example. After each, git says what it changed.
. tests/cli/lib.sh
. "$top/tests/cli/cluster.sh"
if ! command -v mandoc >/dev/null; then
	skip 'the year' 'there is no mandoc here'
	exit 0
fi
cluster_example >/dev/null 2>&1
mv ledere/mette-k mette
sed -i 's|^shared: .*|shared: ../faelles|' mette/mus.yaml
for folder in mette faelles; do
	printf '.mus/\n' >>$folder/.gitignore
	git -C $folder init -q && git -C $folder add -A
	git -C $folder -c user.name=t -c user.email=t@example.invalid commit -q -m start
done

# What a reader sees, a line each.
mandoc -Tutf8 -O width=1000 "$top/man/mus.7" | sed 's/.\x08//g' |
	sed -n "/^A LEADER'S YEAR/,/^[A-Z][A-Z' ]*\$/p" | sed -n 's/^ \{11,\}//p' >"$T.io/year"
check 'there are ten tasks' test "$(wc -l <"$T.io/year")" -eq 10
check 'each is a short line' sh -c "! grep -E '.{67}' '$T.io/year'"

# Of each line: what it says, and which files it changes, with how many lines added and taken away.
expected() {
	case $1 in
	'mus-form make '*) echo 'mette/aase.html new|' ;;
	'mus-plan new '*) echo 'mette/2026/solsikken/cecilie-h/plan.yaml new,mette/2026/solsikken/cecilie-h/talk.yaml 2 1|cecilie-h/' ;;
	'mus-plan add '*) echo 'mette/2026/solsikken/aase-b/plan.yaml 8 0|aase-b/en-dag-hos-karla' ;;
	'mus-plan list --status awaiting') echo '|sam-kursus' ;;
	'mus-plan decide --apply') echo 'mette/2026/solsikken/olivia-m/plan.yaml 11 1|olivia-m' ;;
	'mus-due '*) echo '|Legehuset' ;;
	'mus-plan done '*) echo 'mette/2026/solsikken/aase-b/plan.yaml 5 1|aase-b/faelles-garderobe' ;;
	'mus-plan follow-up '*) echo 'mette/2026/solsikken/aase-b/plan.yaml 5 1|aase-b' ;;
	'mus-plan effect '*) echo 'mette/2026/solsikken/aase-b/plan.yaml 4 0|aase-b/faelles-garderobe' ;;
	'mus-plan show '*) echo '|Åse Bregnedal, pædagog' ;;
	esac
}
changes() {
	for folder in mette faelles; do
		git -C $folder diff --numstat | awk -v f=$folder '{ print f "/" $3, $1, $2 }'
		git -C $folder ls-files -o --exclude-standard | sed "s|^|$folder/|; s|\$| new|"
	done | LC_ALL=C sort | paste -sd ,
}
while IFS= read -r line; do
	(cd mette && sh -c "$line") >"$T.io/out" 2>"$T.io/err" </dev/null
	status=$? ran=$line
	is_status 0 "$line"
	check "$line: no complaint" sh -c "! grep -E ': (error|fejl): ' '$T.io/err'"
	want=$(expected "$line")
	check "$line: this test knows what to expect" test -n "$want"
	came=$(changes)
	check "$line: it changed '$came'" test "$came" = "${want%%|*}"
	[ "${want#*|}" = '' ] || has_out "$line" "${want#*|}"
	for folder in mette faelles; do
		git -C $folder add -A
		git -C $folder -c user.name=t -c user.email=t@example.invalid commit -q --allow-empty -m "$line"
	done
	run mus-check -q -C mette
	check "$line: all records are in order" test "$status" -eq 0
done <"$T.io/year"
done_testing
