#!/bin/sh
# Runs all tests and says how many passed: the unit tests (cmocka), the structural checks, the
# end-to-end tests of the commands, and what fuzzing found before. `make check` calls it with BUILD
# and SANITIZED (the build with sanitizers) set.
#
#   sh tests/run.sh [NAME…]     only those whose name holds one of the words; for analysis/…,
#                               which need a build of their own, that is the only way
set -u
cd "$(dirname "$0")/.." || exit
BUILD=${BUILD:-build}
SANITIZED=${SANITIZED:-$BUILD/sanitize}
export BUILD SANITIZED
logs=$BUILD/test-logs
rm -rf "$logs"
mkdir -p "$logs"

list() {
	for u in tests/unit/*.c; do u=${u##*/}; echo "unit/${u%.c}"; done
	for f in tests/fuzz/corpus/*; do echo "fuzz/${f##*/}"; done
	for s in tests/structure/*.sh tests/cli/*.sh; do
		case $s in */lib.sh | */small.sh | */cluster.sh | */handover.sh | */walk.sh | */writing.sh) continue ;; esac; echo "${s#tests/}"
	done
}

if [ $# -gt 0 ]; then
	{ list; ls tests/analysis/*.sh | sed 's,^tests/,,'; } | grep -F -e "$(printf '%s\n' "$@")"
else
	list
fi | xargs -P "$(nproc)" -n 1 sh tests/one.sh

cat "$logs"/*.count | awk '
	{ passed += $1; failed += $2; skipped += $3 }
	END {
		printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
		exit failed > 0 || passed == 0
	}'
