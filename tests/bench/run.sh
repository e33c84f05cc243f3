#!/bin/sh
# Speed and memory of the commands, as ratios that were measured in turn on this machine, now: of
# a roll-up and its kin to a bare libyaml loop over the same files, of other programs that add up
# the same plans to mus-rollup, of a command's start to that of an empty program.
# `make bench` calls it with BUILD and CC set. Figures never make it fail: whoever reads decides.
# Sums of another program that are not ours do: then the two did not do the same work.
# tests/bench/README.md says what was found.
#
#   BENCH_SIZES='1000 10000 100000'   numbers of plan files
#   BENCH_PEERS=10000                 the same for the other programs; PyYAML needs half a
#                                     millisecond a file, and runs five times
#   BENCH_DIR=D                       where the files are made and kept, 10 KB of disk each; else
#                                     $BUILD/bench
set -eu
cd "$(dirname "$0")/../.."
: "${BUILD:=build}" "${CC:=cc}" "${BENCH_SIZES=1000 10000 100000}" "${BENCH_PEERS=10000}"
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
bench=$BUILD/bench
data=${BENCH_DIR:-$bench}
mkdir -p "$bench" "$data"
data=$(cd "$data" && pwd)
peers=$PWD/tests/bench/peers
figures=$bench/figures
threads=$(getconf _NPROCESSORS_ONLN)
: >"$figures"

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

# has_room N: whether that many files are there or fit on the disk.
has_room() {
	[ -d "$data/$1" ] || [ "$(df -Pk "$data" | awk 'NR == 2 { print $4 }')" -gt $(($1 * 20)) ]
}

# files_of N: a workplace of N people, made anew when the generator has changed.
files_of() {
	made=$(cksum <tests/bench/generate.c)
	if [ "$(cat "$data/$1/.made" 2>/dev/null)" != "$made" ]; then
		rm -rf "${data:?}/$1" "$data/$1.ndjson" "$data/$1"-csv
		"$bench/generate" "$data/$1" "$1"
		echo "$made" >"$data/$1/.made"
	fi
}

title() {
	printf '\n%s\n' "$*"
	"$bench/ratio" -H
}

# runs_of N: the more files, the fewer runs.
runs_of() {
	if [ "$1" -le 1000 ]; then echo 31; elif [ "$1" -le 10000 ]; then echo 11; else echo 3; fi
}

# against_bare N THREADS GOAL NAME COMMAND…
against_bare() {
	n=$1 jobs=$2 goal=$3 name="$4, threads: $2"
	shift 4
	MUS_JOBS=$jobs "$bench/ratio" -a "$figures" -r "$(runs_of "$n")" -n "$n" -g "$goal" "$name" \
		"$@" -- "$bench/bare" "$data/$n" "$jobs"
}

# many N: the work on all files.
many() {
	dir=$data/$1
	files_of "$1"
	title "$1 plan files, $(find "$dir/2026" -name plan.yaml -exec cat {} + | wc -c |
		awk '{ printf "%.1f", $1 / '"$1"' / 1000 }') KB each:" \
		'a command against a bare libyaml loop with as many threads'
	for jobs in 1 $([ "$threads" -lt 2 ] || echo 2) $([ "$threads" -lt 3 ] || echo "$threads"); do
		against_bare "$1" "$jobs" 1.15 mus-rollup "$BUILD/bin/mus-rollup" -C "$dir" --by unit,competence
	done
	against_bare "$1" "$jobs" 1.15 'mus-rollup for a leader' "$BUILD/bin/mus-rollup" -C "$dir" \
		--audience leader --unit kommunen --by unit,competence
	against_bare "$1" "$jobs" 2.5 mus-check "$BUILD/bin/mus-check" -C "$dir"
	against_bare "$1" "$jobs" '' mus-due "$BUILD/bin/mus-due" -C "$dir" -f csv
	against_bare "$1" "$jobs" '' 'mus-report leadership' "$BUILD/bin/mus-report" -C "$dir" leadership \
		-o "$bench/leadership.xlsx"
}

# ---- other programs, the same sums ----

# Rows as unit, competence, persons, actions, cost, hours; in one order, numbers in one form.
as_sums() {
	awk -F, '{ gsub(/["\r]/, "") } $3 + 0 { printf "%s,%s,%d,%d,%.2f,%.2f\n", $1, $2, $3, $4, $5, $6 }' | sort
}

# peer NAME PROGRAM COMMAND…: against mus-rollup with one thread, once its sums are ours.
peer() {
	name=$1 program=$2
	shift 2
	if ! command -v "$program" >/dev/null; then
		echo "$name: not compared, $program is not installed"
	elif ! "$@" | as_sums | cmp -s - "$bench/sums"; then
		echo "$name: OTHER SUMS than mus-rollup's"
		wrong=1
	else
		# The command that compared the sums has warmed up.
		# shellcheck disable=SC2086 # words of a command
		MUS_JOBS=1 "$bench/ratio" -w 0 -a "$figures" -r 3 -n "$size" "$name" "$@" -- $rollup
	fi
}

# among_peers N
among_peers() {
	size=$1
	rollup="$BUILD/bin/mus-rollup -C $data/$1 --audience leader --unit kommunen --by unit,competence -f csv"
	files_of "$1"
	if ! /usr/bin/python3 -c 'import yaml; yaml.CSafeLoader' 2>/dev/null; then
		printf '\nOther programs: not compared, PyYAML with its loader in C (python3-yaml) is not installed.\n'
		return
	fi
	if [ ! -f "$data/$1-csv/actions.csv" ]; then
		mkdir -p "$data/$1-csv"
		/usr/bin/python3 "$peers/pyyaml.py" "$data/$1" "$data/$1-csv/actions"
	fi
	# shellcheck disable=SC2086
	$rollup | as_sums >"$bench/sums"
	title "$1 plans, $(wc -l <"$bench/sums") sums by unit and competence, the same from each:" \
		'another program against mus-rollup, threads: 1'
	peer 'PyYAML, CSafeLoader, files' /usr/bin/python3 /usr/bin/python3 "$peers/pyyaml.py" "$data/$1"
	peer 'jq, NDJSON' jq jq -nr -f "$peers/rollup.jq" "$data/$1-csv/actions.ndjson"
	peer 'Miller, NDJSON' mlr mlr --ijsonl --ocsv put -q -f "$peers/rollup.mlr" "$data/$1-csv/actions.ndjson"
	peer 'SQLite, CSV to :memory:' sqlite3 \
		sh -c 'cd "$1" && exec sqlite3 :memory: <"$2"' sh "$data/$1-csv" "$peers/rollup.sql"
}

# ---- small jobs ----

# show N: one person's plan among N.
show() {
	files_of "$1"
	set -- "$1" "$data/$1"/2026/hus-1/*
	"$bench/ratio" -r 300 -g 1.5 "mus-plan show PERSON, $1 people" \
		"$BUILD/bin/mus-plan" -C "$data/$1" show "${2##*/}" -- "$bench/empty"
}

# edit N: one edit of one plan among N, against showing it. Before each the plan is put back.
edit() {
	files_of "$1"
	at=$data/$1
	"$BUILD/bin/mus-plan" list -C "$at" --unit hus-1 --status agreed -f csv |
		awk -F, 'NR == 2 { sub(/\r$/, ""); print $2, $3, $(NF - 1) }' >"$bench/edited"
	read -r person action file <"$bench/edited"
	cp "$file" "$bench/plan.yaml"
	"$bench/ratio" -r 300 -g 2 -p "cp '$bench/plan.yaml' '$file'" "mus-plan done, $1 people" \
		"$BUILD/bin/mus-plan" -C "$at" done "$person/$action" -- "$BUILD/bin/mus-plan" -C "$at" show "$person"
	cp "$bench/plan.yaml" "$file"
	"$bench/ratio" -r 300 -g 2 -p "cp '$bench/plan.yaml' '$file'" "mus-plan add, $1 people" \
		"$BUILD/bin/mus-plan" -C "$at" add "$person" 'En dag hos Karla' --serves sprog -- \
		"$BUILD/bin/mus-plan" -C "$at" show "$person"
	cp "$bench/plan.yaml" "$file"
}

# decide N: the leader group has answered the wishes for most ways of learning; the answers go into
# the plans of N people, a third of which change. Against listing the same plans.
decide() {
	files_of "$1"
	kept=$data/$1-decided
	rm -rf "$kept" "$kept.tried"
	cp -R "$data/$1" "$kept"
	mkdir "$kept/2026/kommunen"
	{
		printf 'kind: group_plan\ncycle: 2026\nunit: kommunen\ndecisions:\n'
		for method in course coaching mentoring network project teaching; do
			printf '  - {id: %s, about: {method: %s}, answer: agreed, date: 2026-03-30}\n' $method $method
		done
	} >"$kept/2026/kommunen/group-plan.yaml"
	cp -R "$kept" "$kept.tried"
	"$BUILD/bin/mus-plan" decide -C "$kept.tried" --apply -q >/dev/null 2>&1
	changed=$(diff -rq "$kept" "$kept.tried" | grep -c plan.yaml) || :
	MUS_JOBS=1 "$bench/ratio" -r 31 -n "$1" -g 3 -p "rm -rf '$kept.tried' && cp -R '$kept' '$kept.tried'" \
		"mus-plan decide --apply, $changed changed" "$BUILD/bin/mus-plan" -C "$kept.tried" decide --apply -- \
		"$BUILD/bin/mus-plan" -C "$kept" list
	rm -rf "$kept" "$kept.tried"
}

# Time per file at each size; what grows faster than the files shows here. Sizes were not measured
# in turn, and a wall time needs an idle machine: hence the least one, and processor time beside it.
summary() {
	printf '\nTime per file in us, least wall and median processor time, and its growth from the fewest to the most files (goal: 1.20)\n'
	awk -F'\t' '
		function put(name, files, wall, cpu) {
			if (!(name in wall1)) { order[++n] = name; wall1[name] = wall / files; cpu1[name] = cpu / files }
			line[name] = line[name] sprintf(" %7.1f %7.1f", wall * 1e6 / files, cpu * 1e6 / files)
			growth[name] = sprintf("%7.2f %7.2f", wall / files / wall1[name], cpu / files / cpu1[name])
			if (!(files in known)) { known[files] = 1; sizes[++k] = files }
		}
		/, threads: / {
			put($1, $2, $4, $5)
			if (sub(/^mus-rollup, /, "bare loop, ", $1)) put($1, $2, $8, $9)
		}
		END {
			printf "%-35s", ""
			for (i = 1; i <= k; i++) printf " %7d   files", sizes[i]
			printf "           growth\n"
			for (i = 1; i <= n; i++) printf "%-35s%s %s\n", order[i], line[order[i]], growth[order[i]]
		}' "$figures"
}

wrong=
echo "$threads processors. Wall time of whole processes; the files are in memory."
for n in $BENCH_SIZES; do
	if has_room "$n"; then many "$n"; else printf '\n%s files: no room in %s\n' "$n" "$data"; fi
done
summary
echo "The goal for peak memory is 64 MB."
for n in $BENCH_PEERS; do among_peers "$n"; done

title 'One small job: a command against an empty program linked with libyaml and libpcre2'
show 40
show 1000
show 10000
title 'One edit of one plan: whole processes, against mus-plan show of the same plan'
edit 40
edit 10000
title 'What a leader group has decided, brought into 250 plans, against listing them; threads: 1'
decide 250
title 'Starting: a command against an empty program linked with libyaml and libpcre2'
for command in "$BUILD"/bin/mus*; do
	"$bench/ratio" -r 200 "${command##*/} --version" "$command" --version -- "$bench/empty"
done
[ -z "$wrong" ]
