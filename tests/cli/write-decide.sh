# mus-plan decide --apply, killed at each call that makes a change: each plan is as it was or as it
# is settled, and the same command completes it, with the places that were given.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
. "$top/tests/cli/writing.sh"
can_trace || { skip 'decide --apply, killed' 'strace cannot trace here'; exit 0; }

# ---- three people, two places ----
mkdir -p seed/f/units seed/f/2026/klyngen seed/m
printf 'kind: workplace\nmus: 1\nid: w\nname: W\nlanguage: da\ncycle: 2026\n' >seed/f/mus.yaml
printf 'kind: workplace\nmus: 1\nshared: ../f\nleader: mette-k\n' >seed/m/mus.yaml
printf 'kind: unit\nid: klyngen\nname: K\nleaders: [mette-k]\npeople:\n' >seed/f/units/klyngen.yaml
printf 'kind: strategy\ncycle: 2026\nunit: klyngen\ngoals:\n  - {id: sprog, title: S}\n' >seed/f/2026/strategy.yaml
cat >seed/f/2026/klyngen/group-plan.yaml <<'END'
kind: group_plan
cycle: 2026
unit: klyngen
decisions:
  - {id: k, about: {method: course}, answer: agreed, limit: 2, date: 2026-05-12}
END
for person in aase-b bo-l soeren-oe; do
	echo "  - {id: $person, name: $person}" >>seed/f/units/klyngen.yaml
	mkdir -p "seed/m/2026/klyngen/$person"
	cat >"seed/m/2026/klyngen/$person/plan.yaml" <<-END
		kind: plan
		cycle: 2026
		person: $person
		actions:
		  - {id: kursus, title: Kursus i læsning, serves: sprog, method: course, status: awaiting}   # dyrt
	END
done
apply='mus-plan decide --apply -C m aase-b soeren-oe --decline-rest'
plans() { (cd "$1/m" && find . -name '*.yaml' -exec md5sum {} + | LC_ALL=C sort -k 2); }

cp -a seed done
(cd done && strace -f -qq -o "$T.io/trace" $apply >"$T.io/out" 2>"$T.io/err" </dev/null)
status=$? ran=$apply
is_status 0 'it does its work'
check 'two have a place' test "$(grep -rl 'status: agreed' done/m | wc -l).$(grep -rl 'status: dropped' done/m | wc -l)" = 2.1
plans seed >"$T.io/old"
plans done >"$T.io/new"
sed -n 's/^[0-9]* *\([a-z0-9_]*\)(.*/\1 &/p' "$T.io/trace" | awk '
	{ n[$1]++ }
	/O_CREAT|O_TRUNC/ || $1 ~ /^(p?write|rename|unlink|f?sync|exit_group)/ { print $1, n[$1] }' >"$T.io/calls"

# ---- killed ----
killed=0
half=0
: >"$T.io/wrong"
while read -r call n; do
	rm -rf w && cp -a seed w
	died=$({ cd w && strace -f -qq -o /dev/null -e trace="$call" -e "inject=$call:signal=KILL:when=$n" \
		$apply >/dev/null </dev/null; echo $?; } 2>/dev/null)
	[ "$died" -eq 137 ] && killed=$((killed + 1))
	plans w >"$T.io/now"
	sort "$T.io/now" | grep -vxF -e "$(cat "$T.io/old" "$T.io/new")" >"$T.io/found"
	[ ! -s "$T.io/found" ] || { echo "killed at $call $n, neither old nor new:"; cat "$T.io/found"; } >>"$T.io/wrong"
	cmp -s "$T.io/now" "$T.io/old" || cmp -s "$T.io/now" "$T.io/new" || half=$((half + 1))
	(cd w && $apply >/dev/null 2>"$T.io/err" </dev/null) || cat "$T.io/err" >>"$T.io/wrong"
	plans w | diff "$T.io/new" - >"$T.io/diff" || { echo "killed at $call $n, run again:"; cat "$T.io/diff"; } >>"$T.io/wrong"
done <"$T.io/calls"
check "killed $killed times, each plan is old or new, and run again it is complete" test ! -s "$T.io/wrong"
head -n 20 "$T.io/wrong"
check 'each call was a death' test "$killed" -eq "$(wc -l <"$T.io/calls")"
check "half of it was done $half times" test "$half" -ge 4

# ---- a write that fails halfway ----
rm -rf w && cp -a seed w
(cd w && strace -f -qq -o /dev/null -e trace=rename,renameat,renameat2 \
	-e inject=rename,renameat,renameat2:error=EIO:when=2 $apply >"$T.io/out" 2>"$T.io/err" </dev/null)
status=$? ran=$apply
is_status 4 'a write that fails'
is_out 'what is settled all the same' <<'END'
aase-b/kursus
END
has_err 'what is not' 'bo-l/plan.yaml'
(cd w && $apply >/dev/null 2>&1 </dev/null)
check 'run again, it is complete' sh -c "cd w/m && find . -name '*.yaml' -exec md5sum {} + | LC_ALL=C sort -k 2 | cmp - '$T.io/new'"
done_testing
