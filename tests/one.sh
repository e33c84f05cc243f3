#!/bin/sh
# Runs one test program for run.sh: 'unit/date', 'cli/mus-due.sh', 'structure/layers.sh'.
# Its output goes to a log, its counts to a file beside that; a failure is shown.
set -u
. tests/env.sh
name=$1
log=$BUILD/test-logs/$(echo "$name" | tr / -).log

# cmocka prints '[  PASSED  ] 12 test(s).'; scripts print 'ok …' and 'not ok …'.
count() {
	case $name in
	unit/*) sed -n "s/^\[  $1  \] .*: *\([0-9]*\) test.*/\1/p; s/^\[  $1  \] \([0-9]*\) test.*/\1/p" "$log" |
		awk '{ n += $1 } END { print n + 0 }' ;;
	*) grep -c "^$2 " "$log" ;;
	esac
}

# UNDER: a tool that watches, with its options.
# shellcheck disable=SC2086
case $name in
unit/*) ${UNDER-} "$BUILD/$name" >"$log" 2>&1 ;;
fuzz/*)
	set -- tests/fuzz/corpus/"${name#fuzz/}" tests/fuzz/regressions/"${name#fuzz/}"
	[ -d "$2" ] || set -- "$1"
	"${SANITIZED:-$BUILD/sanitize}/replay/${name#fuzz/}" "$@" >"$log" 2>&1
	;;
*) sh "tests/$name" >"$log" 2>&1 ;;
esac
status=$?
passed=$(count PASSED ok)
failed=$(count FAILED 'not ok')
skipped=$(grep -c '^skipped' "$log")

# A program that died, and one that ran nothing at all, has failed.
if [ $status -ne 0 ] && [ "$failed" -eq 0 ]; then
	echo "ended with status $status" >>"$log"
	failed=1
elif [ $((passed + failed + skipped)) -eq 0 ]; then
	echo "ran no test" >>"$log"
	failed=1
fi
echo "$passed $failed $skipped" >"$log.count"
grep '^skipped' "$log"
if [ "$failed" -eq 0 ]; then
	echo "ok   $name ($passed)"
else
	echo "FAIL $name ($failed of $((passed + failed)))"
	grep -v -e '^ok ' -e '^\[       OK' -e '^\[ RUN' "$log" | tail -n 80 | sed 's/^/     /'
fi
