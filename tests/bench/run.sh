#!/bin/sh
# Speed and memory of the commands, as ratios that were measured in turn on this machine, now:
# of a roll-up to a bare libyaml loop over the same files, of a command to an empty program.
# `make bench` calls it with BUILD and CC set. Figures never make it fail: whoever reads decides.
#
#   BENCH_BIG=1   also with 100,000 files
#   BENCH_DIR=D   where the files are made and kept; else $BUILD/bench
set -eu
cd "$(dirname "$0")/../.."
: "${BUILD:=build}" "${CC:=cc}"
bench=$BUILD/bench
data=${BENCH_DIR:-$bench}
threads=$(getconf _NPROCESSORS_ONLN)
mkdir -p "$bench" "$data"

# Nothing of the environment shall decide what a command does.
LC_ALL=C
MUS_TODAY=2026-04-01
MUS_JOBS=$threads
export LC_ALL MUS_TODAY MUS_JOBS
unset MUS_DIR

# make_tool NAME PACKAGE…: optimised like the library.
make_tool() {
	tool=$1
	shift
	"$CC" -std=c11 -O2 -Wall -Wextra -pthread ${1:+$(pkg-config --cflags "$@")} -o "$bench/$tool" \
		"tests/bench/$tool.c" ${1:+$(pkg-config --libs "$@")}
}
make_tool generate
make_tool ratio
make_tool bare yaml-0.1
make_tool empty yaml-0.1 libpcre2-8

# files_of N: a workplace of N people, made anew when the generator has changed.
files_of() {
	made=$(cksum <tests/bench/generate.c)
	if [ "$(cat "$data/$1/.made" 2>/dev/null)" != "$made" ]; then
		rm -rf "${data:?}/$1"
		"$bench/generate" "$data/$1" "$1"
		echo "$made" >"$data/$1/.made"
	fi
}

title() {
	printf '\n%s\n' "$*"
	"$bench/ratio" -H
}

# many N RUNS: the work on all files.
many() {
	dir=$data/$1
	files_of "$1"
	title "$1 plan files, $(cat "$dir"/2026/*/*/plan.yaml | wc -c | awk '{ printf "%.1f", $1 / '"$1"' / 1000 }') KB each:" \
		'a command against a bare libyaml loop with as many threads'
	"$bench/ratio" -r "$2" -n "$1" -g 1.3 "mus-rollup, threads: $threads" \
		"$BUILD/bin/mus-rollup" -C "$dir" --by unit,competence -- "$bench/bare" "$dir" "$threads"
	MUS_JOBS=1 "$bench/ratio" -r "$2" -n "$1" -g 1.3 'mus-rollup, threads: 1' \
		"$BUILD/bin/mus-rollup" -C "$dir" --by unit,competence -- "$bench/bare" "$dir" 1
	"$bench/ratio" -r "$2" -n "$1" "mus-check, threads: $threads" \
		"$BUILD/bin/mus-check" -C "$dir" -- "$bench/bare" "$dir" "$threads"
}

# show N: one person's plan among N.
show() {
	files_of "$1"
	set -- "$1" "$data/$1"/2026/hus-1/*
	"$bench/ratio" -r 300 -g 1.5 "mus-plan show PERSON, $1 people" \
		"$BUILD/bin/mus-plan" -C "$data/$1" show "${2##*/}" -- "$bench/empty"
}

echo "$threads processors. Wall time of whole processes; the files are in memory."
many 1000 31
many 10000 15
[ -z "${BENCH_BIG:-}" ] || many 100000 5
echo "The goal for MB is 64 with 10000 files."

title 'One small job: a command against an empty program linked with libyaml and libpcre2'
if [ -x "$BUILD/bin/mus-plan" ]; then
	show 40
	show 1000
	show 10000
fi
for command in "$BUILD"/bin/mus*; do
	"$bench/ratio" -r 200 "${command##*/} --version" "$command" --version -- "$bench/empty"
done
