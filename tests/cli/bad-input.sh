# Bad input of every sort, to the commands that read: a message with place and remedy, the exit
# status of the contract, and nothing lost. As root the checks of permissions run as nobody.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace

# As root, nobody runs a copy of the command, which may lie in a folder that is root's alone.
as_other() {
	if [ "$(id -u)" -eq 0 ]; then
		command=$1
		shift
		setpriv --reuid=65534 --regid=65534 --clear-groups "$T/bin/$command" "$@"
	else
		"$@"
	fi
}
mkdir bin
cp "$BUILD_BIN"/* bin
chmod -R a+rX .

# ---- a file and a folder without permission, among good ones ----
chmod 755 "$T"
if as_other mus-rollup --version >/dev/null 2>&1; then
	chmod 000 mette/2026/solsikken/aase-b/plan.yaml
	chmod 000 mette/2026/solsikken/bente-c
	run as_other mus-rollup -C mette -a leader --by unit -f csv
	is_status 3 'a file and a folder without permission'
	has_out 'the readable plans are counted' 'solsikken,2,3,1500.5'
	has_err 'the file is named' 'aase-b/plan.yaml: error: '
	has_err 'the folder is named' 'bente-c: error: '
	run as_other mus-due -C mette -f csv
	is_status 3 'mus-due without permission'
	run as_other mus-check -C mette -q
	is_status 3 'mus-check without permission'
	chmod 755 mette/2026/solsikken/bente-c
	chmod 644 mette/2026/solsikken/aase-b/plan.yaml
	run as_other mus-rollup -C mette -a leader --by unit -o mette/sum.csv
	is_status 4 'a folder where nothing may be written'
	check 'nothing was left there' sh -c '! ls -A mette | grep -q -e sum -e "\.mus-"'
else
	skip 'permissions' 'nobody else can run the commands here'
fi

# ---- one bad file of each sort among good ones, for each command that reads many ----
bad=mette/2026/solsikken/else-f/plan.yaml
mkdir -p mette/2026/solsikken/else-f
spoil() {
	case $1 in
	empty) : >$bad ;;
	binary) head -c 100 /dev/zero >$bad ;;
	latin1) printf 'kind: plan\ncycle: 2026\nperson: else-f\nx-note: gl\370de\n' >$bad ;;
	syntax) printf 'kind: plan\nactions:\n - {a: [}\n' >$bad ;;
	types) printf 'kind: plan\ncycle: 2026\nperson: else-f\nfollow_up: snart\nactions: nej\n' >$bad ;;
	conflict) printf '<<<<<<< HEAD\nkind: plan\n=======\nkind: talk\n>>>>>>> x\n' >$bad ;;
	dangling) rm -f $bad; ln -s nowhere $bad ;;
	esac
}
for sort in empty binary latin1 syntax types conflict dangling; do
	spoil $sort
	run mus-rollup -C mette -a leader --by unit -f csv
	is_status 3 "mus-rollup, one file $sort"
	has_out "mus-rollup, one file $sort: the rest is counted" 'solsikken,4,5,9500.5'
	run mus-due -C mette -f csv --within 1y
	is_status 3 "mus-due, one file $sort"
	has_out "mus-due, one file $sort: the rest is listed" ',follow_up,solsikken,bente-c,'
	run mus-check -C mette
	check "mus-check, one file $sort" test "$status" -eq 1 -o "$status" -eq 3
	has_out "mus-check names the file that is $sort" 'else-f/plan.yaml'
	rm -f $bad
done

# ---- the workplace itself ----
cp faelles/mus.yaml keep
printf 'kind: workplace\nmus: 2\n' >faelles/mus.yaml
run mus-check -C faelles
check 'a mus.yaml of another version' test "$status" -ne 0
printf 'kind: plan\n' >faelles/mus.yaml
run mus-rollup -C mette
is_status 3 'a mus.yaml that is none'
has_err 'a mus.yaml that is none' 'faelles/mus.yaml'
rm faelles/mus.yaml
run mus-due -C mette
is_status 3 'a shared folder that is gone'
has_err 'a shared folder that is gone' 'mette/mus.yaml:3:'
cp keep faelles/mus.yaml
mv faelles/units away
run mus-rollup -C faelles --by unit mette
is_status 3 'no units'
has_err 'no units' 'mus-init --staff'
mv away faelles/units
printf 'kind: unit\nid: [\n' >faelles/units/solsikken.yaml.new
cp faelles/units/solsikken.yaml keep
cp faelles/units/solsikken.yaml.new faelles/units/solsikken.yaml
run mus-rollup -C faelles --by unit -f csv mette bo
is_status 3 'one broken unit'
has_err 'one broken unit' 'units/solsikken.yaml:2:5'
cp keep faelles/units/solsikken.yaml

# ---- streams ----
mus-rollup -C mette -a leader --by person 2>"$T.io/err" | head -n 1 >"$T.io/out"
no_err 'mus-rollup | head -n 1'
mus-due -C mette --within 2y 2>"$T.io/err" | head -n 1 >"$T.io/out"
no_err 'mus-due | head -n 1'
for c in 'mus-rollup -C mette -a leader' 'mus-due -C mette --within 2y' 'mus-check -C mette'; do
	$c >&- 2>"$T.io/err"
	status=$? ran="$c >&-"
	is_status 4 "$c with stdout closed"
	env -i PATH="$PATH" MUS_TODAY="$MUS_TODAY" LC_ALL=C $c >"$T.io/out" 2>"$T.io/err"
	status=$? ran="env -i LC_ALL=C $c"
	check "$c without HOME in the C locale" test "$status" -le 1
done
run_with /dev/null mus-rollup -a leader -
is_status 0 'an empty stream on stdin'
check 'no temporary file is left anywhere' sh -c '! find . -name ".mus-*" | grep .'
done_testing
