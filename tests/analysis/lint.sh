#!/bin/sh
# The analysers over all sources: `make lint` calls it with C_FILES, SCRIPTS, PAGES and CPPFLAGS.
# Each finding is shown once; tests/analysis/known names those that were looked at and why they
# are none. An entry there that nothing answers to is a finding, too.
#
#   lint.sh            all
#   lint.sh TOOL FILE  one tool on one file; findings as 'file:line:column: text [check]'
set -u
cd "$(dirname "$0")/../.." || exit
# The quotes are meant for the compiler.
# shellcheck disable=SC2089
flags="-std=c11 -Ilib -D_POSIX_C_SOURCE=200809L -DMUS_VERSION=\"0\" $CPPFLAGS $(pkg-config --cflags yaml-0.1 libpcre2-8 cmocka)"

# gcc as it stands in the Makefile, with its analyser, and warnings that `make` leaves out.
gcc_flags='-O2 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
	-Wpointer-arith -Wwrite-strings -Wvla -Wundef -Wformat=2 -Wno-format-nonliteral
	-Wduplicated-branches -Wduplicated-cond -Wlogical-op -Wnull-dereference -Wjump-misses-init
	-fanalyzer -fdiagnostics-plain-output -fdiagnostics-path-format=none'

# All that clang knows (it speaks through clang-tidy), but not: what C11 allows (declarations
# anywhere, initialisers, empty macro arguments), sizes of structures, macros of the system, style
# (comma, a switch with a default), casts of results and to what maps
# and other libraries take, formats and texts of the catalogue.
clang_flags='-Weverything -Wno-declaration-after-statement -Wno-c99-compat -Wno-c++98-compat
	-Wno-padded -Wno-disabled-macro-expansion -Wno-reserved-macro-identifier -Wno-comma
	-Wno-bad-function-cast -Wno-cast-qual -Wno-switch-enum -Wno-covered-switch-default -Wno-format-nonliteral -Wno-overlength-strings'

# In tests the analysers do not see that cmocka's assertions end the path, and a shell is at hand.
test_gcc='-Wno-analyzer-null-dereference -Wno-analyzer-null-argument
	-Wno-analyzer-possible-null-dereference -Wno-analyzer-possible-null-argument -Wno-null-dereference'
test_checks='-clang-analyzer-core.NullDereference,-clang-analyzer-core.NonNullParamChecker,-cert-env33-c'
# Nor are tests held to signs and to equal fractions; their data may mislead, and they may stand
# in for functions of the system.
test_clang='-Wno-sign-conversion -Wno-float-equal -Wno-missing-noreturn
	-Wno-atomic-implicit-seq-cst -Wno-unreachable-code'
test_checks="$test_checks,-cert-err33-c,-misc-misleading-bidirectional,-readability-inconsistent-declaration-parameter-name"

# shellcheck disable=SC2086,SC2090
run_tool() {
	case $2 in
	tests/*)
		gcc_flags="$gcc_flags $test_gcc"
		clang_flags="$clang_flags $test_clang"
		checks=$test_checks
		;;
	*) checks= ;;
	esac
	case $1 in
	gcc) gcc $flags $gcc_flags -c -o /dev/null "$2" 2>&1 ;;
	clang-tidy) clang-tidy --quiet --checks="$checks" "$2" -- $flags $clang_flags 2>/dev/null ;;
	cppcheck) # readdir() on a stream of one's own is safe, and readdir_r() is no longer in POSIX
		# shellcheck disable=SC2046
		cppcheck --quiet --std=c11 --enable=warning,performance,portability --error-exitcode=0 \
			--library=posix --suppress=readdirCalled -j "$(nproc)" --template='{file}:{line}:{column}: {message} [{id}]' \
			$(printf '%s ' $flags | tr ' ' '\n' | grep '^-[DI]') $C_FILES 2>&1 ;;
	shellcheck)
		case $2 in *.bash) dialect='bash' ;; *) dialect='sh' ;; esac
		shellcheck -S warning -s $dialect -f gcc "$2" 2>&1 ;;
	mandoc) mandoc -T lint -W warning "$2" 2>&1 ;;
	esac
}

if [ $# -eq 2 ]; then
	run_tool "$1" "$2" | sed -e "s|^$(pwd)/||" -e 's/^mandoc: //' |
		grep -E '^[^ ]+:[0-9]+(:[0-9]+)?: |rror:' | grep -vE ': note: '
	exit 0
fi

for tool in gcc clang-tidy cppcheck shellcheck mandoc; do
	command -v $tool >/dev/null || { echo "lint.sh: $tool is missing: sh tests/deps.sh lint" >&2; exit 2; }
done
logs=$BUILD/lint
rm -rf "$logs"
mkdir -p "$logs"

list() {
	echo "cppcheck all"
	for f in $C_FILES; do
		echo "clang-tidy $f"
		echo "gcc $f"
	done
	for f in $SCRIPTS; do echo "shellcheck $f"; done
	for f in $PAGES; do echo "mandoc $f"; done
}
list >"$logs/work"
# shellcheck disable=SC2016
xargs -P "$(nproc)" -n 2 sh -c 'sh tests/analysis/lint.sh "$1" "$2" >"$0/$1-$(echo "$2" | tr / _).log"' "$logs" <"$logs/work"

# A finding in a header comes with every file that includes it.
sort -u "$logs"/*.log | awk -v known=tests/analysis/known '
	BEGIN {
		while ((getline line < known) > 0) {
			number++
			if (line ~ /^#/ || line == "")
				continue
			split(line, part, " ")
			entry[part[1] " " part[2]] = number
		}
	}
	{
		file = $0; sub(/:.*/, "", file)
		check = $NF; gsub(/^\[|\]$/, "", check); sub(/,.*/, "", check)
		if ((file " " check) in entry) {
			used[file " " check] = 1
			accepted++
		} else {
			print
			n++
		}
	}
	END {
		for (e in entry)
			if (!(e in used)) {
				print known ":" entry[e] ": nothing answers to this any more: " e
				n++
			}
		printf "lint: %d findings, %d that are known to be none\n", n, accepted
		exit n > 0
	}'
status=$?
echo "$(wc -l <"$logs/work") runs of 5 tools over $(echo "$C_FILES $SCRIPTS $PAGES" | wc -w) files"
exit $status
