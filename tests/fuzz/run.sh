#!/bin/sh
# Fuzzes for a bounded time: run.sh BUILD SECONDS [TARGET…], as many targets at a time as there are
# cores. `make fuzz` calls it.
#
# What was learnt stays in BUILD/corpus/TARGET, so that the next run goes on from there; inputs
# that break a target lie in BUILD/found, and the exit status is then 1. With KEEP=1 a few small
# inputs that together reach what all reach become tests/fuzz/corpus, which `make check` replays.
# What was mended stays in tests/fuzz/regressions under a name that tells it.
set -u
cd "$(dirname "$0")/../.." || exit
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(cd tests/fuzz && ls -- *.c | grep -v '^replay' | sed 's/[.]c$//')

LC_ALL=C.UTF-8 TZ=Europe/Copenhagen MUS_TODAY=2026-05-18
export LC_ALL TZ MUS_TODAY
mkdir -p "$build/found" "$build/logs"
sh tests/fuzz/seeds.sh "$build/seeds" || exit

# What a run says about itself in its last lines.
figure() {
	sed -n "s/^stat::$1: *//p" "$build/logs/$target" | tail -n 1
}

fuzz_one() {
	target=$1
	kept=tests/fuzz/corpus/$target
	dict=tests/fuzz/$target.dict
	[ -f "$dict" ] || dict=tests/fuzz/yaml.dict
	mkdir -p "$build/corpus/$target"
	[ -d "$kept" ] || kept=
	"$build/fuzz/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 \
		-dict="$dict" -print_final_stats=1 -artifact_prefix="$build/found/$target-" \
		"$build/corpus/$target" $kept "$build/seeds/$target" >"$build/logs/$target" 2>&1
	status=$?
	printf '%-10s %10s inputs tried, %5s a second, %5s MB%s\n' "$target" \
		"$(figure number_of_executed_units)" "$(figure average_exec_per_sec)" "$(figure peak_rss_mb)" \
		"$([ $status -eq 0 ] || echo ": broke, see $build/logs/$target and $build/found/")"
	return $status
}

# keep_one TARGET: the kept corpus anew.
keep_one() {
	target=$1
	kept=tests/fuzz/corpus/$target
	merged=$build/merged/$target
	rm -rf "$merged"
	mkdir -p "$merged" "$kept"
	"$build/fuzz/$target" -set_cover_merge=1 -use_counters=0 -max_len=2048 "$merged" "$kept" "$build/corpus/$target" \
		"$build/seeds/$target" >"$build/logs/$target-merge" 2>&1 || return
	rm -f "$kept"/*
	for f in "$merged"/*; do
		cp "$f" "$kept/$(basename "$f" | cut -c 1-12)"
	done
}

# At most as many at a time as there are cores.
jobs=$(getconf _NPROCESSORS_ONLN)
worst=0
while [ $# -gt 0 ]; do
	pids= n=0
	while [ $# -gt 0 ] && [ $n -lt "${FUZZ_JOBS:-$jobs}" ]; do
		fuzz_one "$1" &
		pids="$pids $!" n=$((n + 1))
		done_now="${done_now:-} $1"
		shift
	done
	for pid in $pids; do wait "$pid" || worst=1; done
done
if [ "${KEEP:-}" ]; then
	for target in $done_now; do keep_one "$target"; done
fi
exit $worst
