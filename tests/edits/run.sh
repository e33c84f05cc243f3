#!/bin/sh
# All random edits, by as many processes as there are cores: run.sh BUILD COUNT SEED. For
# `make check-edits`.
set -u
cd "$(dirname "$0")/../.." || exit
build=$1 count=$2 seed=$3
python=/usr/bin/python3
[ -x $python ] || python=python3
jobs=$(getconf _NPROCESSORS_ONLN)
step=$(((count + jobs - 1) / jobs))
logs=$build/test-logs/edits
rm -rf "$logs"
mkdir -p "$logs"

from=0 pids=
while [ "$from" -lt "$count" ]; do
	to=$((from + step < count ? from + step : count))
	$python -B tests/edits/check.py "$build/test/try-edits" random "$seed" "$from" "$to" >"$logs/$from" 2>&1 &
	pids="$pids $!" from=$to
done
worst=0
for pid in $pids; do wait "$pid" || worst=1; done
cat "$logs"/*
echo "$count random edits with seed $seed: $([ $worst = 0 ] && echo all as meant || echo NOT AS MEANT)"
exit $worst
