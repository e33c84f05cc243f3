# mus-check: findings with places, exit statuses, references, rules, formats.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"

# ---- the sample of each kind ----
for f in "$top"/tests/data/kinds/*.yaml; do
	run mus-check -q "$f"
	is_status 0 "the sample ${f##*/}"
	no_out "the sample ${f##*/}"
done

# ---- no round, neither in the record nor in the folder ----
mkdir -p uden/units
printf 'kind: workplace\nmus: 1\nid: uden\nname: Åen\nlanguage: da\n' >uden/mus.yaml
printf 'kind: unit\nid: aaen\nname: Åen\nleaders: [external]\npeople:\n  - {id: aase-b, name: Åse B}\n' >uden/units/aaen.yaml
printf 'kind: plan\nperson: aase-b\nleader: external\nfollow_up: 2026-09-01\nactions:\n  - {id: a, title: Læs, serves: sprog, status: wish}\n' >uden/plan.yaml
run mus-check -C uden -f json
is_status 1 'no round anywhere'
check 'no round anywhere: the cycle is missing, and no goal besides' sh -c \
	"[ \"\$(jq -r 'select(.severity == \"error\") | .id' '$T.io/out')\" = missing-key ]"

# ---- what is in the way of a reference, and is checked itself, is told and counted once ----
mkdir -p vej/units vej/2026
printf 'kind: workplace\nmus: 1\nid: vej\nname: Vej\ncycle: 2026\n' >vej/mus.yaml
printf 'kind: unit\nid: aaen\nname: Åen\nleaders: [external]\npeople:\n  - {id: aase-b, name: Åse B}\n' >vej/units/aaen.yaml
printf 'kind: strategy\ncycle: 2026\ngoals: [\n' >vej/2026/strategy.yaml
printf 'kind: group_plan\ncycle: 2026\nunit: aaen\nactions:\n  - {id: a, title: Læs, serves: sprog, status: wish}\n' >vej/2026/plan.yaml
run mus-check -C vej vej/2026/plan.yaml vej/2026/strategy.yaml
is_status 3 'what is in the way'
is_err 'what is in the way' <<'END'
mus-check: errors: 1, warnings: 1
END
has_out 'what is in the way' 'vej/2026/strategy.yaml:3:8: error: syntax: '
has_out 'a common plan without a follow-up' 'vej/2026/plan.yaml:1:1: warning: no-follow-up: '
printf 'kind: strategy\ncycle: 2026\nunit: aaen\ngoals:\n  - {id: sprog, title: Sprog}\n  - {title: Læsning}\n' >vej/2026/strategy.yaml
run mus-check -C vej
is_status 1 'a goal without an id'
has_out 'a goal without an id' "strategy.yaml:6:5: error: missing-key: the key 'id' is missing"
lacks_out 'a goal without an id: it is in nobody'"'"'s way' id-taken

# ---- seven faults in one file ----
cat >seven.yaml <<'END'
kind: plan
cycle: 2026
person: åse
folow_up: 2026-02-31
actions:
  - id: kursus
    title: Kursus i dialogisk læsning
    status: opne
    cost: 12.345
  - id: kursus
    status: done
    due: 2026-13-01
END
run mus-check seven.yaml -q
is_status 1 'seven faults'
no_err 'seven faults'
is_out 'seven faults' <<'END'
seven.yaml:3:9: error: bad-id: 'åse' is not an id (did you mean 'aase'?)
  person: åse
          ^
  → small letters a-z, digits, and '-' between them; a letter first
seven.yaml:4:1: error: unknown-key: unknown key 'folow_up' (did you mean 'follow_up'?)
  folow_up: 2026-02-31
  ^
seven.yaml:8:13: error: wrong-value: 'opne' is not allowed here
      status: opne
              ^
  → write one of wish, awaiting, agreed, started, done, dropped
seven.yaml:9:11: error: too-precise: 12.345 has too many decimals, at most 2
      cost: 12.345
            ^
seven.yaml:10:5: error: missing-key: the key 'title' is missing
    - id: kursus
      ^
  → add a line 'title: …'
seven.yaml:10:9: error: duplicate-id: the id 'kursus' stands twice in this list (first on line 6)
    - id: kursus
          ^
  → give one of them another id
seven.yaml:12:10: error: bad-date: '2026-13-01' is not a date
      due: 2026-13-01
           ^
  → write year-month-day, such as 2026-05-31, and a day that exists
END
run mus-check -f json seven.yaml
check 'json: seven lines that jq reads' sh -c "[ \$(jq -r .id '$T.io/out' | grep -c .) -eq 8 ]"
check 'json: a place and a path' sh -c "jq -se 'any(.[]; .id == \"wrong-value\" and .line == 8 and .column == 13 and .path == \"/actions/0/status\")' '$T.io/out'"
run mus-check --lang da -q seven.yaml
has_out 'Danish' "seven.yaml:4:1: fejl: unknown-key: ukendt nøgle 'folow_up' (mente du 'follow_up'?)"

# ---- what cannot be read ----
: >empty.yaml
head -c 64 /dev/zero >binary.yaml
printf 'kind: plan\nnavn: Bj\370rn\n' >latin1.yaml
printf 'kind: plan\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n' >conflict.yaml
printf 'kind: plan\n\ta: 1\n' >tab.yaml
printf 'kind: plan\ntext: %s\n' "'it's'" >quote.yaml
printf 'kind: plan\nkind: plan\n' >twice.yaml
printf 'a: *nope\n' >alias.yaml
printf 'a: &x [*x]\n' >cycle.yaml
printf '\377\376k\000' >utf16.yaml
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "["; print "" }' >deep.yaml
ln -s nowhere dangling.yaml
fault() { # file, place and id
	run mus-check -q "$1"
	is_status "$3" "$1"
	has_out "$1" "$2"
}
fault empty.yaml 'empty.yaml:1:1: error: empty-file' 1
fault binary.yaml 'binary.yaml:1:1: error: binary-file' 3
fault latin1.yaml 'latin1.yaml:2:9: error: bad-utf-8: not UTF-8 (byte 0xF8)' 3
fault conflict.yaml 'conflict.yaml:2:1: error: merge-conflict' 3
fault tab.yaml 'tab.yaml:2:1: error: syntax: a tab character' 3
fault quote.yaml 'quote.yaml:2:' 3
fault twice.yaml 'twice.yaml:2:1: error: duplicate-key' 1
fault alias.yaml 'alias.yaml:1:4: error: unknown-alias' 3
fault cycle.yaml 'cycle.yaml:1:8: error: alias-cycle' 3
fault utf16.yaml 'utf16.yaml: error: utf-16' 3
fault deep.yaml 'deep.yaml:1:65: error: too-deep' 3
fault dangling.yaml 'dangling-link' 3
fault nowhere.yaml 'no such file' 3
printf 'kind: pln\n' >kind.yaml
fault kind.yaml "there is no kind 'pln' (did you mean 'plan'?)" 1
printf 'a: 1\n' >none.yaml
fault none.yaml 'no-kind' 1
rm -f -- *.yaml

# ---- a workplace ----
small_workplace
run mus-check -C faelles -q
is_status 0 'a good workplace'
no_out 'a good workplace'
run mus-check -C mette
is_status 0 'warnings are no errors'
plan=mette/2026/solsikken/aase-b/plan.yaml
sed -i 's/serves: laesning/serves: lesning/; s/competence: .*/competence: ukendt/' $plan
run mus-check -C mette -q
is_status 1 'references'
has_out 'an unknown goal' "plan.yaml:9:13: error: unknown-reference: there is no goal 'lesning' (did you mean 'laesning'?)"
has_out 'an unknown competence' "there is no competence 'ukendt'"
sed -i 's/serves: lesning/serves: laesning/; s/competence: .*/competence: vejledning/; s/person: aase-b/person: ukendt-p/' $plan
run mus-check -C mette -q
has_out 'an unknown person' "there is no person 'ukendt-p'"
run mus-check -C mette
has_out 'a record whose path says otherwise' "warning: path-differs: the record names the person 'ukendt-p', its path 'aase-b'"
sed -i 's/person: ukendt-p/person: bente-c/' $plan
run mus-check -C mette -q
has_out 'two plans of one person' "error: same-identity: a second plan of 'bente-c'"
sed -i 's/person: bente-c/person: aase-b/' $plan

# ---- rules ----
rule() { # name, sed script, expected
	cp $plan keep
	sed -i "$2" $plan
	run mus-check -C mette
	has_out "$1" "$3"
	cp keep $plan
}
rule 'done without a date' 's/status: .*/status: done/' "error: done-without-date: 'a' is done, but not when"
rule 'a date without done' '$a\    done: 2026-05-01' 'error: date-without-done'
rule 'a course and nothing else' '/before:/,$d' "warning: during-only: 'a' stands alone"
rule 'serves nothing' '/serves:/d' "warning: no-link: 'a' serves no goal and gives no reason"
rule 'no follow-up' '/^follow_up:/d' "warning: no-follow-up: no date for follow-up is agreed with 'aase-b'"
rule 'dropped without reason' 's/status: .*/status: dropped/' 'warning: dropped-without-reason'
rule 'due before start' '$a\    start: 2026-06-01\n    due: 2026-05-01' 'error: due-before-start'
rule 'part of a common action, and a cost' '$a\    part_of: solsikken/x' 'error: part-with-cost'
# The earlier round's plan may lie with another leader: it is not looked up.
cp $plan keep
sed -i '$a\    carried_from: 2025/natur' $plan
run mus-check -C mette -q
is_status 0 'carried on from an earlier round'
no_out 'carried on from an earlier round'
cp keep $plan
rule 'a reserved id' 's/- id: a/- id: "null"/' "error: reserved-id: 'null' is reserved"
cat >mette/2026/solsikken/aase-b/talk.yaml <<'END'
kind: talk
type: mus
cycle: 2026
person: aase-b
state: planned
planned: 2026-05-04T09:00
END
run mus-check -C mette
has_out 'a lapsed talk' "warning: talk-lapsed: the talk with 'aase-b' was planned for 2026-05-04T09:00"
has_out 'nobody within twelve months' "warning: no-talk-in-a-year: 'bente-c' has had no talk"
is_status 0 'what depends on the day is no error'
cat >>faelles/2026/strategy.yaml <<'END'
x-note: egne nøgler er tilladt
END
sed 's/^unit: .*/unit: solsikken/; /^competences/,$d; s/id: ledelse/id: solsikken-ledelse/' faelles/2026/strategy.yaml \
	>faelles/2026/strategy.solsikken.yaml
run mus-check -C faelles -q
has_out 'a goal that another strategy has' "duplicate-id: the id 'sprog' is taken in this round by"

# ---- the workplace as a whole ----
rm -rf faelles mette bo
small_workplace
run mus-check -C faelles -q
is_status 0 'a good workplace again'
whole() { # name, file, sed script, expected
	cp "$2" keep
	sed -i "$3" "$2"
	run mus-check -C faelles -q
	is_status 1 "$1"
	has_out "$1" "$4"
	check "$1: told once" test "$(grep -c 'error:' "$T.io/out")" -eq 1
	cp keep "$2"
}
cat >faelles/2026/wheel.yaml <<'END'
kind: wheel
cycle: 2026
activities:
  - id: talks-start
    title: Samtalerne begynder
    date: 2026-02-02
  - id: wrap-up
    title: Fælles opsamling
    date: {anchor: talks_start, offset: +18w}
END
run mus-check -C faelles -q
no_out 'a good wheel'
whole 'anchors that go round' faelles/2026/wheel.yaml 's/date: 2026.*/date: {anchor: wrap-up}/' \
	"wheel.yaml:4:5: error: anchor-circle: 'talks-start' can have no date: the anchors go round in a circle"
whole 'an offset to no day' faelles/2026/wheel.yaml 's/+18w/+9999y/' "error: wheel-offset: 'wrap-up'"
whole 'an anchor that is none' faelles/2026/wheel.yaml 's/talks_start/talks-strat/' 'error: unknown-reference'
whole 'a unit below itself' faelles/units/solsikken.yaml 's/^parent: .*/parent: solsikken/' \
	"faelles/units/solsikken.yaml:1:1: error: unit-circle: the unit 'solsikken' stands below itself"
whole 'units in a circle' faelles/units/klyngen.yaml '/^name/a\parent: solsikken' "error: unit-circle: the unit 'klyngen'"
whole 'somebody who leads themself' faelles/units/solsikken.yaml 's/leader: top-t/leader: mette-k/' \
	"solsikken.yaml:7:5: error: leads-self: 'mette-k' leads themself"
whole 'leaders in a circle' faelles/units/klyngen.yaml '$a\    leader: mette-k' \
	"error: leader-circle: 'mette-k' and 'top-t' lead each other in a circle"
printf 'kind: strategy\ncycle: 2026\nunit: solsikken\nbudgets:\n  - id: kurser\n    amount: 5\n' >faelles/2026/strategy.solsikken.yaml
run mus-check -C faelles -q
is_out 'a budget that another strategy has' <<'END2'
faelles/2026/strategy.solsikken.yaml:5:5: error: duplicate-id: the id 'kurser' is taken in this round by faelles/2026/strategy.yaml
    - id: kurser
      ^
  → goals, competences and budgets each have an id of their own in a round: choose another
END2
printf 'kind: strategy\ncycle: 2026\nunit: solsikken\ncompetences:\n  - {id: ny, name: Ny}\n' >faelles/2026/strategy.solsikken.yaml
printf 'kind: strategy\ncycle: 2026\nunit: aakanden\ncompetences:\n  - {id: ny, name: Ny}\n' >faelles/2026/strategy.aakanden.yaml
run mus-check -C faelles -q
has_out 'taken by the file that has it first' "taken in this round by faelles/2026/strategy.aakanden.yaml"
rm faelles/2026/strategy.*.yaml
whole 'an id twice in one list' faelles/2026/strategy.yaml 's/id: vejledning/id: dialogisk-laesning/' 'duplicate-id'
cp faelles/mus.yaml faelles/2026/other.yaml
run mus-check -C faelles -q
is_status 1 'a second workplace'
has_out 'a second workplace' "faelles/2026/other.yaml:1:1: error: same-identity: a second workplace of 'klyngen'"
rm faelles/2026/other.yaml
mkdir -p mette/2026/solsikken/group
for day in 03 04; do
	printf 'kind: talk\ntype: grus\ncycle: 2026\nunit: solsikken\nstate: held\nheld: 2026-%s-01\n' $day \
		>mette/2026/solsikken/group/talk-2026-$day-01.yaml
done
run mus-check -C mette -q
is_status 0 'two talks of a group, held on different days'
cp mette/2026/solsikken/group/talk-2026-03-01.yaml mette/2026/solsikken/group/talk-2026-03-01-2.yaml
run mus-check -C mette -q
has_out 'two talks of a group on one day' 'same-identity'
sed -i 's/  - id: bente-c/&\n    left: 2030-01-01\n    since: 2000-01-01/' faelles/units/solsikken.yaml
action_ a laesning dialogisk-laesning course awaiting 4000 | plan_ mette solsikken bente-c
run mus-check -C mette --as-of 2026-05-01
has_out 'who is to leave has a right to a talk' "'bente-c' has had no talk"
run mus-check -C mette --as-of 2031-05-01
lacks_out 'who has left has none' "'bente-c' has had no talk"
run mus-check -C faelles --cycle 2031
is_status 3 'an unknown round'

mus-check -C mette >/dev/full 2>"$T.io/err"
status=$? ran='mus-check >/dev/full'
is_status 4 'a full device'
done_testing
