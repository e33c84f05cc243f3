# mus-plan handover, killed at any moment: strace sends SIGKILL on entering one system call after
# the other. Each time every record is in one of the two folders at least, as it was or as it is
# handed over; the command run again completes; and two that go in opposite directions don't stand
# in each other's way.
#
# With MUS_TEST_ALL=1 every call is walked, and the handover with notes given back
# (make check-writes).
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
. "$top/tests/cli/handover.sh"
. "$top/tests/cli/writing.sh"

# ---- two at once ----
handover_workplace
cp -a mette bo faelles "$T.io"
at_once() { # from, to, people…
	from=$1 to=$2
	shift 2
	MUS_LOCK_WAIT=60 mus-plan handover --from "$from" --to "$to" "$@" >"$T.io/$from.out" 2>"$T.io/$from.err"
	echo $? >"$T.io/$from.status"
}
at_once mette bo aase-b bente-c &
at_once bo mette gerda-g hans-h &
wait
check 'two in opposite directions both end' test "$(cat "$T.io/mette.status" "$T.io/bo.status" | xargs)" = '0 0'
check 'each has moved its people' test -s bo/2026/solsikken/aase-b/plan.yaml -a -s mette/2026/aakanden/gerda-g/plan.yaml \
	-a ! -e mette/2026/solsikken/bente-c -a ! -e bo/2026/aakanden/hans-h
check 'and the units say so' test "$(grep -c 'leader: bo-b' faelles/units/solsikken.yaml).$(grep -c 'leader: mette-k' faelles/units/aakanden.yaml)" = 2.2
rm -rf mette bo faelles && mv "$T.io/mette" "$T.io/bo" "$T.io/faelles" .
MUS_LOCK_WAIT=0 run flock bo mus-plan handover --from mette --to bo
is_status 4 'who works in a folder is waited for'
has_err 'who works in a folder is waited for' "is writing in 'bo'"
check 'nothing has changed' test -s mette/2026/solsikken/aase-b/plan.yaml -a ! -e mette/.mus

can_trace || { skip 'killed at every call' 'strace cannot trace here'; done_testing; }
mkdir seed && mv mette bo faelles seed
# Fewer of a kind are enough where time is short.
[ -n "${MUS_TEST_ALL:-}" ] || rm -r seed/mette/2026/solsikken/[b-d]*-? seed/bo/2026/aakanden/[h-j]*

# The calls of a trace as lines 'name number': the number-th call of that name.
calls() {
	sed -n 's/^[0-9]* *\([a-z0-9_]*\)(.*/\1 &/p' "$1" | awk -v all="${MUS_TEST_ALL:-}" '
		{ n[$1]++ }
		/O_CREAT|O_TRUNC/ || $1 ~ /^(p?write|rename|unlink|mkdir|rmdir|exit_group)/ || all { print $1, n[$1] }
	' | grep -v '^execve '
}
# What a folder holds but for its log, of which a run that was killed has written a line more, and
# for what was left behind.
state() { tree "$1" | grep -v -e '\.mus-' -e '/\.mus'; }

# Each record of the seed is there: in the old place as it was, or in its new place as in the run
# that was not killed; and whatever is in the new place is whole.
nothing_lost() {
	(cd seed/mette && find 20* private -type f) | while read -r f; do
		[ -f "w/mette/$f" ] && { cmp -s "w/mette/$f" "seed/mette/$f" || echo "changed in its old place: $f"; continue; }
		cmp -s "w/bo/$f" "done/bo/$f" 2>/dev/null || cmp -s "w/ud/$f" "seed/mette/$f" 2>/dev/null || echo "lost: $f"
	done
	(cd w/bo && find . -type f ! -name '.mus-*.tmp' ! -path './.mus/*') | while read -r f; do
		cmp -s "w/bo/$f" "done/bo/$f" || echo "not as handed over: $f"
	done
	(cd w/faelles && find . -type f ! -name '.mus-*.tmp') | while read -r f; do
		cmp -s "w/faelles/$f" "seed/faelles/$f" || cmp -s "w/faelles/$f" "done/faelles/$f" || echo "neither old nor new: $f"
	done
	# The notes of a talk are kept before the talk goes.
	[ -f w/mette/2026/solsikken/aase-b/talk.yaml ] || grep -rqs 'fortrolighed' w/mette/private w/ud || echo 'the notes of a talk are lost'
	grep -rls 'fortrolighed' w/bo w/faelles
}

examine() { # command…
	nothing_lost
	(cd w && MUS_TODAY=2026-05-19 "$@" >"$T.io/again" 2>&1 </dev/null) || cat "$T.io/again"
	# What was not handed over before is dated a day later.
	find w/bo w/faelles -name '*.yaml' -exec sed -i 's/2026-05-19/2026-05-18/' {} +
	find w -name '.mus-*.tmp' -exec rm {} +
	state w | diff "$T.io/done" - || echo 'run again, it is not complete'
}

walk() { # what, command…
	what=$1
	shift
	rm -rf done "$T.io/states" && mkdir "$T.io/states" && cp -a seed done
	(cd done && strace -f -qq -o "$T.io/trace" "$@" >"$T.io/out" 2>"$T.io/err" </dev/null) ||
		{ not_ok "$what: does its work"; cat "$T.io/err"; }
	state done >"$T.io/done"
	calls "$T.io/trace" >"$T.io/calls"
	n_killed=0 n_states=0
	: >"$T.io/wrong"
	while read -r call n; do
		rm -rf w && cp -a seed w
		died=$({ cd w && strace -f -qq -o /dev/null -e trace="$call" \
			-e "inject=$call:signal=KILL:when=$n" "$@" >/dev/null </dev/null; echo $?; } 2>/dev/null)
		[ "$died" -eq 137 ] && n_killed=$((n_killed + 1))
		now=$(tree w | cksum)
		[ -e "$T.io/states/$now" ] && continue
		: >"$T.io/states/$now"
		n_states=$((n_states + 1))
		examine "$@" >"$T.io/found" 2>&1
		[ -s "$T.io/found" ] && { echo "killed at $call $n:"; cat "$T.io/found"; } >>"$T.io/wrong"
	done <"$T.io/calls"
	check "$what: $n_killed times killed, $n_states states, nothing is lost" test ! -s "$T.io/wrong"
	head -n 30 "$T.io/wrong"
	check "$what: each call was a death" test "$n_killed" -eq "$(wc -l <"$T.io/calls")" -a "$n_states" -ge 20
}

walk 'mus-plan handover' mus-plan handover --from mette --to bo
if [ -n "${MUS_TEST_ALL:-}" ]; then
	walk 'mus-plan handover --export' mus-plan handover --from mette --to bo --export ud
	walk 'mus-plan handover --consent' mus-plan handover --from mette --to bo --unit solsikken --consent
fi
done_testing
