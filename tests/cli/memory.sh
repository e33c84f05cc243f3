# Out of memory: a command says so in one line, ends with 4, and has written nothing. And how much
# memory a person more takes.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
if grep -q -e __asan_ -e __tsan_ "$BUILD_BIN/mus-plan"; then
	skip 'memory.sh' 'sanitizers take more address space than is left here'
	exit
fi
small_workplace
plan=mette/2026/solsikken/aase-b/plan.yaml
mkdir -p "${plan%/*}"
{
	printf 'kind: plan\ncycle: 2026\nperson: aase-b\nunit: solsikken\nactions:\n'
	seq 1 100000 | sed 's/.*/  - {id: h&, title: Læse højt &, status: agreed}/'
} >$plan
cp $plan before.yaml
limited() { # kilobytes of address space, command…
	limit=$1
	shift
	ran="$*"
	# dash and bash have it.
	# shellcheck disable=SC3045
	(ulimit -v "$limit" && exec "$@") >"$T.io/out" 2>"$T.io/err" </dev/null
	status=$?
}
for c in "mus-check $plan" 'mus-plan list -C mette' 'mus-plan show -C mette aase-b' 'mus-due -C mette' \
	'mus-rollup -C mette -a leader --by unit' 'mus-plan add -C mette aase-b Tiltag --no-link-reason Ro'; do
	name=${c%% *}
	# shellcheck disable=SC2086
	limited 20000 $c
	is_status 4 "$c"
	is_err "$c" <<END
$name: out of memory
END
done
check 'the plan is as it was' cmp $plan before.yaml
check 'nothing is left behind' test "$(find mette -name '.mus-*')" = ''

# What a person takes: the peak of many less that of few. The goal of 64 MB for 100,000 plans is
# 640 bytes. Arrays grow by doubling, so that others may take more here than on the way there.
few=1000 many=6000
for tool in generate ratio; do
	"${CC:-cc}" -O2 -o "$tool" "$top/tests/bench/$tool.c"
done
./generate few $few
./generate many $many
# takes BYTES THREADS WHAT COMMAND…: at most so many a person, with each number of threads.
takes() {
	most=$1 threads=$2 what=$3
	shift 3
	for jobs in $threads; do
		rm -f figures
		MUS_TODAY=2026-04-01 MUS_JOBS=$jobs \
			./ratio -w 0 -r 1 -a figures "$what" "$@" -C many -- "$@" -C few >line
		each=$(awk -F'\t' '{ printf "%d", ($6 - $10) * 1048576 / ('$many' - '$few') }' figures)
		check "$what, threads: $jobs: $each bytes a person, not over $most" \
			test "$each" -gt 100 -a "$each" -le "$most"
		check "$what, threads: $jobs: ends well" test "$(grep -c FAILED line)" -eq 0
	done
}
takes 640 '1 2' 'a roll-up for management' mus-rollup --by unit,competence
takes 640 '1 2' 'a roll-up for a leader' mus-rollup -a leader --unit kommunen --by unit,competence
takes 768 2 'the leadership report' mus-report leadership -o report.xlsx
takes 768 2 'mus-check' mus-check
takes 832 2 'mus-due' mus-due -f csv
done_testing
