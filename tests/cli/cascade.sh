# One cause, one finding: what is broken in one place is told there, and what leans on it is left
# in peace, whatever the command.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace
mkdir -p faelles/2026/forms
cat >faelles/2026/wheel.yaml <<'END'
kind: wheel
cycle: 2026
activities:
  - {id: begynd, title: Vi begynder, phase: before, step: 1, date: 2026-05-20}
  - {id: slut, title: Vi slutter, phase: after, step: 7, date: {anchor: begynd, offset: +14d}}
END
cat >faelles/2026/forms/prep.yaml <<'END'
kind: form
cycle: 2026
id: prep
title: Forberedelse
themes:
  - id: arbejde
    title: Arbejdet
    questions:
      - {id: q1, text: Hvad lykkes?}
END
mkdir whole
cp -R faelles mette bo whole
strategy=faelles/2026/strategy.yaml
unit=faelles/units/solsikken.yaml
plan=mette/2026/solsikken/aase-b/plan.yaml

# told NAME N TEXT COMMAND…: it tells N findings that are errors, the first of which holds TEXT.
told() {
	name=$1 n=$2 text=$3
	shift 3
	"$@" -q --lang en >out 2>err
	status=$?
	case $1 in mus-check) mv out err ;; esac
	grep -E '^[^ ].*: error: |^error: ' err >found
	if [ "$(wc -l <found)" -eq "$n" ] && { [ "$n" -eq 0 ] || head -n 1 found | grep -qF -e "$text"; } && [ $status -lt 4 ]; then
		ok "$name: $*"
	else
		not_ok "$name: not $n of '$text' but: $* (status $status)"
		head -n 8 found
	fi
}
whole() {
	rm -rf faelles mette bo
	cp -R whole/faelles whole/mette whole/bo .
}
# everywhere NAME TEXT OF-SHARED OF-OWN OF-OTHERS: how many findings where.
everywhere() {
	told "$1" "$3" "$2" mus-check -C faelles
	told "$1" "$4" "$2" mus-check -C mette
	for c in 'mus-rollup -C mette -a leader --by goal' 'mus-rollup -C faelles mette bo' 'mus-report leadership -C faelles mette bo -o x.xlsx'; do
		told "$1" "$5" "$2" $c
	done
	whole
}

everywhere 'all is well' '' 0 0 0

printf '  goals: [\n' >>$strategy
everywhere 'a strategy that is no YAML' strategy.yaml: 1 1 1
: >$strategy
everywhere 'an empty strategy' strategy.yaml 1 1 1
sed -i 's/^kind: .*/kind: strategi/' $strategy
everywhere 'a strategy of unknown kind' strategy.yaml: 1 1 1
sed -i 's/^goals:/gaols:/' $strategy
everywhere 'a strategy without goals, by a slip of the pen' strategy.yaml:4 1 1 0
sed -i 's/^competences:/competences: 7\nx-c:/' $strategy
everywhere 'competences that are no list' strategy.yaml: 1 1 1

sed -i '1s/.*/kind: unit\n bad: [/' $unit
everywhere 'a unit that is no YAML' solsikken.yaml:2 1 1 1
sed -i 's/^people:/poeple:/' $unit
everywhere 'a unit without people, by a slip of the pen' solsikken.yaml:6 1 1 0
cp $unit faelles/units/kopi.yaml
everywhere 'a unit that stands twice' same-identity 1 0 0

sed -i 's/- id: work/- id: [/' faelles/2026/forms/prep.yaml
sed -i 's/- id: arbejde/- id: [/' faelles/2026/forms/prep.yaml
for p in aase-b bente-c; do sed -i 's/^    serves:/    theme: arbejde\n    serves:/' mette/2026/solsikken/$p/plan.yaml; done
told 'a form that is no YAML' 1 prep.yaml: mus-check -C faelles
told 'a form that is no YAML' 1 prep.yaml: mus-check -C mette
told 'a form that is no YAML' 1 prep.yaml: mus-form list -C faelles
whole

printf 'kind: workplace\n mus: [\n' >faelles/mus.yaml
for c in 'mus-rollup -C mette' 'mus-due -C mette' 'mus-plan list -C mette' 'mus-plan show aase-b -C mette' 'mus-form list -C faelles'; do
	told 'a mus.yaml that is no YAML' 1 faelles/mus.yaml:2:2 $c
done
mus-check -C mette >out 2>err
check 'a mus.yaml that is no YAML: mus-check' test "$(grep -c 'error: ' err)" -eq 1
whole

# ---- a plan ----
of_plan() { # NAME TEXT CHECK OTHERS
	told "$1" "$3" "$2" mus-check -C mette
	told "$1" "$3" "$2" mus-check $plan
	for c in 'mus-rollup -C mette' 'mus-due -C mette' 'mus-plan list -C mette' 'mus-plan show aase-b -C mette' 'mus-report leadership -C faelles mette -o x.xlsx'; do
		told "$1" "$4" "$2" $c
	done
	whole
}
sed -i '3s/^/  /' $plan
of_plan 'no YAML in line 3' plan.yaml:3 1 1
sed -i 's/^actions:/actions: nej\nx-a:/' $plan
of_plan 'actions that are no list' plan.yaml:6 1 1
sed -i 's/^    status: .*/    status: paabegyndt/' $plan
of_plan 'a word that is none' plan.yaml:12 1 1
sed -i 's/^    status:/    stauts:/' $plan
told 'a key that is mistyped, and so missing' 1 plan.yaml:12 mus-check -C mette
told 'a key that is mistyped, and so missing' 1 plan.yaml:7 mus-rollup -C mette
whole
cp $plan mette/2026/solsikken/aase-b/igen.yaml
for c in 'mus-check -C mette' 'mus-rollup -C mette' 'mus-due -C mette' 'mus-plan list -C mette' 'mus-plan show aase-b -C mette'; do
	told 'a plan that stands twice' 1 'a second plan' $c
done
whole
sed -i 's/^cycle: .*/cycle: 2025/' $plan
told 'another round than the folder says' 0 '' mus-check -C mette
run mus-check -C mette --lang en
check 'it is a warning, and no reference is' test "$(grep -c -e 'error: ' -e 'warning: path' "$T.io/out")" -eq 1
whole
for p in aase-b bente-c; do sed -i 's/^    serves: .*/    serves: spog/' mette/2026/solsikken/$p/plan.yaml; done
told 'a wrong id is told at each place, for each is to be mended' 2 "'spog' (did you mean 'sprog'?)" mus-check -C mette
sed -i 's/^goals:/gaols:/' $strategy
told 'and beside a broken strategy, which does not define it' 3 "no goal 'spog'" mus-check -C mette
whole
sed -i 's/anchor: begynd/anchor: begund/' faelles/2026/wheel.yaml
told 'an anchor that is none' 1 wheel.yaml:5 mus-check -C faelles
told 'an anchor that is none' 1 wheel.yaml:5 mus-due -C faelles
done_testing
