# mus-rollup: what management may not learn, and what parts may not claim.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace

# ---- thresholds ----
threshold() { # value, status
	cp faelles/mus.yaml keep.yaml
	printf 'privacy:\n  min_group: 5\n  min_cell: %s\n' "$1" >>faelles/mus.yaml
	run mus-rollup -C faelles --by unit,goal mette bo
	is_status "$2" "min_cell: $1"
	cp faelles/mus.yaml bad.yaml
	cp keep.yaml faelles/mus.yaml
}
threshold 2 0
threshold 1 3
has_err 'a threshold that hides nobody' "faelles/mus.yaml:9:13: error: 'min_cell' is 1, and must be from 2 to 1000"
no_out 'a threshold that hides nobody'
threshold 0 3
threshold -4 3
threshold 1001 3
threshold two 3
cp bad.yaml mette/mus.yaml
run mus-check bad.yaml
is_status 1 'mus-check says the same'
printf 'mus: 1\nkind: workplace\nshared: ../faelles\nleader: mette-k\n' >mette/mus.yaml

# ---- cuts ----
run mus-rollup -C faelles --by goal --unit solsikken mette bo
is_status 2 'the sums of one unit by goal'
has_err 'the sums of one unit by goal' 'management gets the rows of one unit only by unit'
no_out 'the sums of one unit by goal'
run mus-rollup -C faelles --by unit,goal --unit solsikken mette bo
is_status 0 'the rows of one unit'
run mus-rollup -C faelles --by unit,goal --unit solsiken mette bo
is_status 3 'an unknown unit'
has_err 'an unknown unit' "there is no unit 'solsiken' (did you mean 'solsikken'?)"
no_out 'an unknown unit'
run mus-rollup -C mette -a leader --unit solsiken
is_status 3 'an unknown unit, for a leader'
run mus-rollup -C faelles --cycle 2031
is_status 3 'an unknown round'
has_err 'an unknown round' "there is no round '2031' here"
run mus-rollup -C faelles -a leader --by person mette
is_status 2 'names from a folder of the workplace'
run mus-rollup -C faelles -a leader --by person --unit solsikken mette
is_status 0 'names of one unit'
cat mette/2026/solsikken/aase-b/plan.yaml >one.yaml
run_with one.yaml mus-rollup -C faelles -a leader --by person -
is_status 0 'names from stdin'

# ---- what leaves is for its owner alone ----
echo alt >part.yaml
chmod 644 part.yaml
run mus-rollup -C mette --part -o part.yaml
check 'a part over an open file is closed' test "$(stat -c %a part.yaml)" = 600
echo alt >names.csv
chmod 664 names.csv
run mus-rollup -C mette -a leader --by person -o names.csv
check 'names over an open file are closed' test "$(stat -c %a names.csv)" = 600
run mus-rollup -C faelles --by unit -o sums.csv mette bo
check 'sums for management are as open as any file' test "$(stat -c %a sums.csv)" = 644
ln names.csv second.csv
run mus-rollup -C mette -a leader --by person -o second.csv
is_status 3 '-o onto a hard link'
has_err '-o onto a hard link' 'second.csv'
cp mette/2026/solsikken/aase-b/plan.yaml keep.yaml
run mus-rollup -C mette -a leader --by person -o mette/2026/solsikken/aase-b/plan.yaml
is_status 3 '-o onto a plan'
has_err '-o onto a plan' 'is a record (kind: plan)'
check '-o onto a plan leaves it' cmp keep.yaml mette/2026/solsikken/aase-b/plan.yaml
run mus-rollup -C mette --part -o faelles/units/solsikken.yaml
is_status 3 'a part onto a unit'
run mus-rollup -C mette --part -o part.yaml
is_status 0 'a part onto a part'
for bad in '--unit solsikken' '--person aase-b' '--status wish' '--by goal' '--depth 1' '-a leader' '-f csv' '-o x.json'; do
	# shellcheck disable=SC2086
	run mus-rollup -C mette --part $bad
	is_status 2 "--part $bad"
	no_out "--part $bad"
done

# ---- who handed over ----
run mus-rollup -C bo --part -o faelles/parts/aakanden.yaml
cp part.yaml faelles/parts/solsikken.yaml
mus-rollup -C faelles --by unit -f csv faelles/parts/*.yaml >expected
run mus-rollup -C faelles --by unit -f csv faelles/parts/*.yaml mette
is_status 3 'a part and its folder'
has_err 'a part and its folder' "the people of 'mette-k' in 'solsikken' are counted already"
check 'a part and its folder: nobody counts twice' cmp expected "$T.io/out"
sed 's/^by: .*/by: bo-b/' part.yaml >other.yaml
run mus-rollup -C faelles --by unit -f csv part.yaml other.yaml
is_status 0 'people of one leader from two'
has_err 'people of one leader from two' "come from two leaders, 'mette-k' and 'bo-b'; both are counted"
has_out 'people of one leader from two' 'solsikken,8,10'
sed 's/leader: mette-k/leader: bo-b/' part.yaml >other.yaml
run mus-rollup -C faelles --by unit -f csv part.yaml other.yaml
is_status 3 'one unit from one leader twice'
# A former leader's folder and the present one's: different plans, all count.
mkdir -p else/2026/solsikken/else-f
printf 'mus: 1\nkind: workplace\nshared: ../faelles\nleader: else-f\n' >else/mus.yaml
action_ a laesning vejledning network agreed 10 | plan_ else solsikken else-f
run mus-rollup -C else --part -o else.yaml
mus-rollup -C faelles --by unit,goal -f csv mette else >from-folders
run mus-rollup -C faelles --by unit,goal -f csv part.yaml else.yaml
is_status 0 'two leaders with people of one unit'
check 'two leaders: parts are folders' cmp from-folders "$T.io/out"

# ---- thresholds of parts ----
sed 's/min_cell: .*/min_cell: 9/' part.yaml >strict.yaml
run mus-rollup -C faelles --by unit -f csv strict.yaml
has_out 'the strictest part decides' 'solsikken,,,,,,,true'
sed 's/min_cell: .*/min_cell: 1/' part.yaml >lax.yaml
run mus-rollup -C faelles --by unit -f csv lax.yaml
is_status 3 'a part whose threshold is none'

# ---- parts that no plans add up to ----
part_with() { # name, sed script, expected
	sed "$2" part.yaml >bad.yaml
	run mus-rollup -C faelles --by unit -f csv bad.yaml
	is_status 3 "$1"
	has_err "$1" "$3"
	lacks_out "$1" 'solsikken'
}
part_with 'a unit that is not covered' 's/^  - unit: solsikken/  - unit: aakanden/' "but 'covers' does not name it"
part_with 'actions of nobody' 's/persons: 4, actions: 5/actions: 5/' "no plans add up to this row of 'unit'"
part_with 'more persons than actions' 's/persons: 4, actions: 5/persons: 6, actions: 5/' "no plans add up to this row"
part_with 'a key without its total' '/view: unit$/,/view: comp/{/- {unit/d}' "has more in 'competence' than in its total"
part_with 'a row twice' '/unit: solsikken, persons: 4, actions: 5/p' "this row of 'unit' stands there already"
part_with 'more ratings than actions' 's/persons: 4, actions: 5/persons: 4, actions: 5, effect_sum: 9, effect_n: 2, effect_persons: 3/' 'no plans add up'
part_with 'an amount beyond measure' 's/cost: 9500.5/cost: 99999999999999/' "'cost' must be a number"
part_with 'a count beyond measure' 's/persons: 4, actions: 5/persons: 4, actions: 99999999999/' "'actions' must be a number"
part_with 'a role that is the mark of totals' 's/role: "pædagog"/role: "*"/' "'*' cannot be the name of a row"
part_with 'a role of two lines' 's/role: "pædagog"/role: "a\\nb"/' 'cannot be the name of a row'
part_with 'a unit that is no id' 's/unit: solsikken,/unit: "*",/' "'*' cannot be the name of a row"

# ---- text in parts ----
sed -i 's/role: pædagog/role: "p \\"\\\\ # [x]: '"'"'y'"'"'"/' faelles/units/solsikken.yaml
mus-rollup -C faelles --by role -f json mette >from-folder
run mus-rollup -C mette --part -o odd.yaml
run mus-rollup -C faelles --by role -f json odd.yaml
is_status 0 'a role with odd characters'
check 'a role with odd characters comes through' cmp from-folder "$T.io/out"
sed -i 's/role: "p.*/role: "a\\x85b"/' faelles/units/solsikken.yaml
run mus-rollup -C faelles --by role mette
is_status 3 'a role with a control character'
has_err 'a role with a control character' 'units/solsikken.yaml:'
sed -i 's/role: "a.*/role: "*"/' faelles/units/solsikken.yaml
run mus-rollup -C faelles --by role -f csv mette
is_status 3 'a role that is the mark of totals'
run mus-check -C faelles -q
is_status 1 'mus-check: a role that is the mark of totals'
sed -i 's/role: "\*"/role: pædagog/' faelles/units/solsikken.yaml

# ---- numbers that the schema forbids ----
number() { # name, line of an action, expected
	cp mette/2026/solsikken/aase-b/plan.yaml keep.yaml
	sed -i "/^    cost:/d" mette/2026/solsikken/aase-b/plan.yaml
	printf '    %s\n' "$2" >>mette/2026/solsikken/aase-b/plan.yaml
	run mus-rollup -C mette -a leader --by person -f csv
	is_status 3 "$1"
	has_err "$1" "$3"
	lacks_out "$1" 'aase-b'
	run mus-check -q mette/2026/solsikken/aase-b/plan.yaml
	is_status 1 "mus-check: $1"
	run mus-rollup -C mette --part
	no_out "no part: $1"
	cp keep.yaml mette/2026/solsikken/aase-b/plan.yaml
}
number 'a negative cost' 'cost: -1' "'cost' is -1; it must be from 0 to 1000000000"
number 'a cost beyond measure' 'cost: 1000000000.01' "'cost' is 1000000000.01"
number 'a rating of 6' 'effect: {rating: 6}' "'rating' is 6; it must be from 1 to 5"
number 'a rating of 0' 'effect: {rating: 0}' "'rating' is 0"
sed -i '/status:/d' mette/2026/solsikken/aase-b/plan.yaml
run mus-rollup -C mette -a leader --by person -f csv
is_status 3 'an action without status'
has_err 'an action without status' "plan.yaml:7:5: error: the key 'status' is missing"
cp keep.yaml mette/2026/solsikken/aase-b/plan.yaml

# ---- who is to leave ----
small=faelles/units/solsikken.yaml
sed -i 's/  - id: else-f/&\n    left: 2030-01-01/; s/  - id: dorte-e/&\n    left: 2030-01-01/' $small
run mus-rollup -C faelles --by unit -f csv --as-of 2026-05-01 mette
has_out 'who is to leave is still there' 'solsikken,4,5'
run mus-rollup -C faelles --by unit -f csv --as-of 2031-05-01 mette
has_out 'who has left is gone' 'solsikken,,,,,,,true'
done_testing
