# Out of memory: a command says so in one line, ends with 4, and has written nothing.
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
done_testing
