# mus-rollup: measures, audiences, parts, and what is refused.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace

# ---- a leader ----
run mus-rollup -C mette --audience leader --by goal -f csv
is_status 0 'a leader by goal'
printf '%s\r\n' 'goal,persons,actions,cost,hours,effect,effect_n,hidden' 'sprog,1,1,1500.5,7.5,,0,false' \
	'laesning,4,4,8000,30,,0,false' 'ledelse,0,0,0,0,,0,false' >expected
check 'a leader by goal: each goal, also the idle one' diff expected "$T.io/out"

run mus-rollup -C mette -a leader --by goal --depth 0 -f csv
has_out 'with --depth 0 goals count above' 'sprog,4,5,9500.5,37.5,,0,false'
run mus-rollup -C mette -a leader --by competence,method --status awaiting -f json
is_status 0 'json'
is_out 'json' <<'END'
{"competence":"dialogisk-laesning","method":"course","persons":2,"actions":2,"cost":8000,"hours":15,"effect":null,"effect_n":0,"hidden":false}
END
run mus-rollup -C mette -a leader --by person
is_out 'a table for people' <<'END'
Person   Persons  Actions     Cost  Hours  Effect  Rated  Hidden
bente-c        1        1    4,000    7.5              0
carl-d         1        1        0    7.5              0
dorte-e        1        2  1,500.5     15              0
aase-b         1        1    4,000    7.5              0
END
run mus-rollup -C mette -a leader --by status --csv=da
check 'Danish csv: byte order mark, semicolons, comma' sh -c "head -c 3 '$T.io/out' | od -An -tx1 | grep -q 'ef bb bf' && grep -q '^started;1;1;1500,5;7,5' '$T.io/out'"
run mus-rollup -C faelles --audience leader --by person
is_status 2 'names of a whole workplace'

# ---- management ----
run mus-rollup --by unit,competence -f csv -C faelles mette bo
is_status 0 'management'
printf '%s\r\n' 'unit,competence,persons,actions,cost,hours,effect,effect_n,hidden' \
	'solsikken,dialogisk-laesning,,,,,,,true' 'solsikken,vejledning,,,,,,,true' 'solsikken,*,4,5,9500.5,37.5,,0,false' \
	'aakanden,dialogisk-laesning,,,,,,,true' 'aakanden,vejledning,,,,,,,true' 'aakanden,*,4,4,6000,22.5,,0,false' \
	'*,dialogisk-laesning,,,,,,,true' '*,vejledning,,,,,,,true' '*,*,8,9,15500.5,60,,0,false' >expected
check 'management: the lone action is hidden, with all that would tell it' diff expected "$T.io/out"
run mus-rollup --by goal -C faelles mette bo
lacks_out 'no name for management' 'aase'
for bad in '--by person' '--by unit,goal,method' '--by goal,method' '--by goal --status awaiting' '--by goal --depth 1' \
	'--by goal --person aase-b'; do
	# shellcheck disable=SC2086
	run mus-rollup -C faelles $bad mette bo
	is_status 2 "refused for management: $bad"
	no_out "refused for management: $bad"
done
run mus-rollup -C faelles --by colour mette
is_status 2 'an unknown key'
is_err 'an unknown key' <<'END'
mus-rollup: 'colour' is no key: choose from unit person competence method theme goal status role cycle
Try 'mus-rollup --help'.
END

# ---- parts ----
run mus-rollup -C mette --part -o faelles/parts/solsikken.yaml
is_status 0 'a part'
no_err 'a part'
run mus-rollup -C bo --part -o faelles/parts/aakanden.yaml
check 'a part is for its owner alone' test "$(stat -c %a faelles/parts/solsikken.yaml)" = 600
check 'a part names nobody' sh -c "! grep -qE 'aase|bente|carl|dorte' faelles/parts/*.yaml"
run mus-check -C faelles -q faelles/parts/solsikken.yaml
is_status 0 'a part fits its schema'
for by in unit competence unit,competence method unit,goal goal status theme role unit,role; do
	mus-rollup -C faelles --by $by -f csv mette bo >from-folders
	mus-rollup -C faelles --by $by -f csv faelles/parts/*.yaml >from-parts
	check "--by $by over parts is --by $by over folders" cmp from-folders from-parts
	MUS_JOBS=1 mus-rollup -C faelles --by $by -f csv bo mette >turned
	check "--by $by: neither order nor threads matter" cmp from-folders turned
done
run mus-rollup -C faelles --by goal
cp "$T.io/out" with-parts
mus-rollup -C faelles --by goal mette bo >from-folders 2>/dev/null
check 'without operands the shared folder counts its parts' cmp with-parts from-folders

run mus-rollup -C faelles faelles/parts/solsikken.yaml faelles/parts/../parts/solsikken.yaml
is_status 3 'the same part twice'
has_err 'the same part twice' "the people of 'mette-k' in 'solsikken' are counted already"
run mus-rollup -C faelles faelles/parts/solsikken.yaml mette
is_status 3 'a part and the folder it came from'
sed 's/^cycle:.*/cycle: 2025/' faelles/parts/solsikken.yaml >old.yaml
run mus-rollup -C faelles old.yaml
is_status 3 'a part of another round'
has_err 'a part of another round' 'old.yaml:5:8: error: a part of the round 2025, not of 2026'
run mus-rollup -C faelles -f yaml --by goal mette bo
cp "$T.io/out" made.yaml
run mus-check -q made.yaml
is_status 0 'a roll-up as a record fits its schema'
run mus-rollup -C faelles made.yaml
is_status 3 'a protected roll-up is no part'

# ---- bad input ----
printf 'kind: plan\nactions: [\n' >mette/2026/solsikken/else-f.yaml
run mus-rollup -C mette -a leader --by unit -f csv
is_status 3 'a broken file among good ones'
has_err 'the broken file is named' 'else-f.yaml:2:10: error: this [ or { is never closed'
has_out 'the good ones are counted' 'solsikken,4,5'
run mus-rollup -C mette --part -o half.yaml
is_status 3 'no part of half the people'
check 'no part of half the people is written' test ! -e half.yaml
rm mette/2026/solsikken/else-f.yaml
cp mette/2026/solsikken/aase-b/plan.yaml 'mette/2026/solsikken/aase-b/plan (1).yaml'
run mus-rollup -C mette -a leader --by person -f csv
is_status 3 'two plans of one person'
lacks_out 'neither of two plans counts' 'aase-b'
rm mette/2026/solsikken/aase-b/plan.yaml
run mus-rollup -C mette --part
is_status 0 'a plan with another name, alone'
has_out 'a plan with another name counts once' 'unit: solsikken, persons: 4, actions: 5'
mv 'mette/2026/solsikken/aase-b/plan (1).yaml' mette/2026/solsikken/aase-b/plan.yaml

# ---- talks that say less, and more than there is ----
talk=mette/2026/solsikken/aase-b/talk.yaml
printf '%s\n' 'kind: talk' 'type: mus' 'cycle: 2026' 'person: aase-b' 'unit: solsikken' 'state: held' 'held: 2026-03-01' \
	'competences:' '  - {competence: dialogisk-laesning, level: 9}' >$talk
run mus-rollup -C mette --part
is_status 3 'a level that there is not'
has_err 'a level that there is not' "talk.yaml:9:45: error: 'level' is 9; it must be from 0 to 4"
sed -i 's/level: 9/motivation: high/' $talk
mkdir mette/2026/solsikken/group
printf '%s\n' 'kind: talk' 'type: grus' 'cycle: 2026' 'unit: solsikken' 'state: held' 'held: 2026-03-02' \
	>mette/2026/solsikken/group/talk-2026-03-02.yaml
run mus-rollup -C mette --part
is_status 0 'a mark without a level'
lacks_out 'a mark without a level' 'view: levels'
has_out "a group's talk is nobody's" '{unit: solsikken, persons: 5, held: 1, plans: 4, follow_ups: 4}'
rm -r $talk mette/2026/solsikken/group
cp -R mette løs && sed -i 's/serves: laesning/goal: intet/' løs/2026/solsikken/aase-b/plan.yaml
run mus-rollup -C løs -a leader --by goal -f csv
has_out 'what serves a goal that the plan does not have' "$(printf '\n,1,1,4000,7.5,,0,false')"
cp -R faelles delt && rm -f delt/parts/* && mkdir tom && sed 's/faelles/delt/' bo/mus.yaml >tom/mus.yaml
run mus-rollup -C tom --part
is_status 0 'a part of nobody'
has_out 'a part of nobody' 'tables: []'
cp -R faelles fuld && sed 's/faelles/fuld/' bo/mus.yaml >tom/mus.yaml
check 'there are parts to be counted' test -s fuld/parts/aakanden.yaml
run mus-rollup -C tom --part
is_status 0 "others' parts are not one's own"
has_out "others' parts are not one's own" 'tables: []'
sed 's/actions: 4,/actions: 4.5,/' faelles/parts/aakanden.yaml >half.yaml
run mus-rollup -C faelles half.yaml
is_status 3 'half an action'
has_err 'half an action' "'actions' must be a number"
rm half.yaml
run mus-rollup -C faelles faelles/parts/aakanden.yaml bo mette -f csv --by unit
is_status 3 'one of two folders is in the part'
has_out 'one of two folders is in the part: the other counts' '*,8,9,15500.5'
run mus-rollup -C /nonexistent
is_status 3 'no such folder'
run mus-rollup
is_status 3 'no mus.yaml'
has_err 'no mus.yaml' 'mus-init'

# ---- pipes ----
cat mette/2026/solsikken/*/plan.yaml >one.yaml
for f in mette/2026/solsikken/*/plan.yaml; do echo '---'; cat "$f"; done >stream.yaml
run_with stream.yaml mus-rollup -a leader --by method -f csv -
is_status 0 'a stream on stdin, without a folder'
has_out 'a stream on stdin' 'course,2,2,8000,15'
find bo mette -name plan.yaml -print0 >names
run mus-rollup -C faelles --by unit -f csv --files0-from=names
has_out '--files0-from' '*,8,9,15500.5'
mus-rollup -C mette -a leader --by person >/dev/full 2>"$T.io/err"
status=$? ran='mus-rollup >/dev/full'
is_status 4 'a full device'
run mus-rollup -C mette -a leader --by person -o none/x.csv
is_status 4 '-o into no folder'
LC_ALL=da_DK.ISO-8859-1 run mus-rollup -C mette --by person --audience nobody
has_err 'Danish under a Danish locale' "'nobody' er ikke en modtager"

# ---- options ----
for bad in "--by ''" '--by unit,,goal' '--by unit,' "--unit ''" "--cycle ''" "-o ''" '--csv=da -f json' '--depth 1.5' \
	'--depth 65' '--depth -1' "--status ''"; do
	run sh -c "mus-rollup -C mette -a leader $bad"
	is_status 2 "wrong use: $bad"
	no_out "wrong use: $bad"
done
run mus-rollup -C mette -a leader --by goal --depth 64 --csv=da -f csv
is_status 0 'the deepest depth'
: >none
run mus-rollup -C mette -a leader --by person -f csv --files0-from=none
is_status 0 'no names are no files'
is_out 'no names are no files' <<END
$(printf 'person,persons,actions,cost,hours,effect,effect_n,hidden\r')
END
run mus-check -C mette --files0-from=none
is_status 0 'no names: nothing is checked'
no_out 'no names: nothing is checked'
run mus-due -C mette -f csv --within 2y --files0-from=none
lacks_out 'no names: nothing is due' 'aase-b'
run mus-rollup -C mette -a leader --files0-from=mette
is_status 2 'names from a folder'
has_err 'names from a folder' "cannot read the names in 'mette'"
run mus-rollup -C mette -a leader --files0-from=nowhere
is_status 2 'names from nowhere'

# ---- records of roll-ups ----
for by in cycle unit,cycle; do
	run mus-rollup -C mette -a leader --by $by -f yaml
	is_status 0 "--by $by -f yaml"
	cp "$T.io/out" made.yaml
	run mus-check -q made.yaml
	is_status 0 "--by $by -f yaml fits its schema"
done
sed -i 's/^    hours: 7.5/&\n    effect: {rating: 4}/' mette/2026/solsikken/aase-b/plan.yaml
run mus-rollup -C faelles --by unit -f yaml mette bo
cp "$T.io/out" made.yaml
has_out 'a hidden effect can be told from none' 'unit: solsikken, persons: 4, actions: 5, cost: 9500.5, hours: 37.5, effect_hidden: true'
run mus-check -q made.yaml
is_status 0 'a hidden effect fits its schema'

# On a terminal the figures that tell most stay.
run "$PYTHON" "$top/tests/cli/screen.py" 60 mus-rollup -C mette -a leader --by unit,competence,method --color=never
widest=$("$PYTHON" "$top/tests/cli/screen.py" -w <"$T.io/out")
check "a narrow terminal: $widest columns" test "$widest" -le 60
has_out 'a narrow terminal' 'Persons  Actions'
lacks_out 'a narrow terminal' Rated
done_testing
