# The words that end-to-end tests are written in. A test script begins
#
#	. tests/cli/lib.sh
#
# and stands in a folder of its own ($T), with the built commands first in PATH. Then
#
#	run mus-due -f csv            runs it: stdout, stderr and status are kept
#	is_status 0 'name of the check'
#	is_out 'name' <<'END'         stdout is exactly this
#	is_err 'name' <<'END'         stderr is exactly this
#	no_out 'name'; no_err 'name'  nothing came
#	has_out 'name' 'text'         a line of stdout holds the text (fixed, not a pattern)
#	has_err 'name' 'text'
#	lacks_out 'name' 'text'
#	check 'name' COMMAND…         any command that must succeed
#	done_testing
#
# Each check prints 'ok' or 'not ok', with what was expected and what came.
set -u
top=$(pwd)
BUILD_BIN=$(cd "$BUILD/bin" && pwd)
PATH=$BUILD_BIN:$PATH
export PATH
T=$(mktemp -d "${TMPDIR:-/tmp}/mus-test-XXXXXX") || exit 1
trap 'chmod -R u+rwX "$T" 2>/dev/null; rm -rf "$T" "$T.io"' EXIT
mkdir "$T.io"
cd "$T" || exit 1
# The system's Python, for which the packages of tests/deps.sh are.
PYTHON=/usr/bin/python3
[ -x $PYTHON ] || PYTHON=python3
n_checks=0
n_failed=0

ok() {
	n_checks=$((n_checks + 1))
	echo "ok $n_checks $1"
}
not_ok() {
	n_checks=$((n_checks + 1))
	n_failed=$((n_failed + 1))
	echo "not ok $n_checks $1"
}
run() {
	ran="$*"
	"$@" >"$T.io/out" 2>"$T.io/err" </dev/null
	status=$?
	case $status in
	13[0-9] | 14[0-3]) not_ok "died of a signal: $ran"; cat "$T.io/err" ;;
	esac
}
# As run, with stdin from a file.
run_with() {
	input=$1
	shift
	ran="$* < $input"
	"$@" >"$T.io/out" 2>"$T.io/err" <"$input"
	status=$?
}
is_status() {
	if [ "$status" -eq "$1" ]; then
		ok "$2: status $1"
	else
		not_ok "$2: status $status, not $1, of: $ran"
		sed 's/^/    stderr: /' "$T.io/err" | head -n 20
	fi
}
same_() {
	cat >"$T.io/expected"
	if diff -u "$T.io/expected" "$T.io/$1" >"$T.io/diff"; then
		ok "$2: $1"
	else
		not_ok "$2: $1 of: $ran"
		sed 1,2d "$T.io/diff"
	fi
}
is_out() { same_ out "$1"; }
is_err() { same_ err "$1"; }
no_out() { same_ out "$1" </dev/null; }
no_err() { same_ err "$1" </dev/null; }
has_() {
	if grep -qF -e "$3" "$T.io/$1"; then
		ok "$2: $1 has '$3'"
	else
		not_ok "$2: $1 lacks '$3', of: $ran"
		sed 's/^/    /' "$T.io/$1" | head -n 20
	fi
}
has_out() { has_ out "$1" "$2"; }
has_err() { has_ err "$1" "$2"; }
lacks_out() {
	if grep -qF -e "$2" "$T.io/out"; then
		not_ok "$1: stdout has '$2', of: $ran"
	else
		ok "$1: stdout has no '$2'"
	fi
}
check() {
	name=$1
	shift
	if "$@" >"$T.io/check" 2>&1; then
		ok "$name"
	else
		not_ok "$name: $*"
		head -n 20 "$T.io/check" | sed 's/^/    /'
	fi
}
# 'skip NAME REASON': said loudly, counted apart.
skip() { echo "skipped $1: $2"; }
done_testing() {
	[ "$n_failed" -eq 0 ]
	exit
}
