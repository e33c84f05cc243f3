# mus-due: what is listed, in which formats, from which records, and what is refused.
. tests/cli/lib.sh

# A leader's folder beside a shared one, small enough to know by heart. MUS_TODAY is Monday
# 2026-05-18; Whit Monday is 2026-05-25.
mkdir -p faelles/units faelles/2026/solsikken mette/2026/solsikken/aase-b mette/2026/solsikken/jonas-f
cat >faelles/mus.yaml <<'END'
kind: workplace
mus: 1
id: klyngen
name: Klyngen
language: da
cycle: 2026
closing_days: [2026-05-22]
END
cat >faelles/units/klyngen.yaml <<'END'
kind: unit
id: klyngen
name: Klyngen
leaders: [lone-l]
END
cat >faelles/units/solsikken.yaml <<'END'
kind: unit
id: solsikken
name: Solsikken
parent: klyngen
leaders: [mette-k]
people:
  - id: mette-k
    name: Mette Kastanje
    email: mette@klyngen.example
  - id: aase-b
    name: Åse Birkedal
    email: aase@klyngen.example
  - id: jonas-f
    name: Jonas Fyr
END
cat >faelles/2026/wheel.yaml <<'END'
kind: wheel
cycle: 2026
activities:
  - id: talks-end
    title: Sidste samtaler
    date: 2026-04-30
    held: 2026-04-30
  - id: wrap-up
    title: Fælles opsamling
    date: 2026-05-21
    responsible: [leader, staff_representative]
  - id: answers
    title: Svar på ønsker
    date: {anchor: wrap_up, offset: +1wd}
    responsible: [leader]
END
cat >faelles/2026/solsikken/group-plan.yaml <<'END'
kind: group_plan
cycle: 2026
unit: solsikken
follow_up:
  date: 2026-06-01
  how: Punkt på stuemødet
actions:
  - id: garderobe
    title: Garderobe i små hold
    status: started
    responsible: [mette-k, jonas-f]
    due: 2026-05-18
END
cat >mette/mus.yaml <<'END'
kind: workplace
mus: 1
shared: ../faelles
leader: mette-k
END
cat >mette/2026/solsikken/aase-b/plan.yaml <<'END'
kind: plan
cycle: 2026
person: aase-b
follow_up: 2026-05-29
actions:
  - id: kursus
    title: "Kursus: \"dialogisk læsning\", to dage"
    status: agreed
    responsible: employee
    due: 2026-05-15
    before:
      text: Finde fire børn at øve sig med
      by: leader
      due: 2026-05-16
  - id: gjort
    title: Gjort
    status: done
    done: 2026-05-01
    due: 2026-05-01
END
cat >mette/2026/solsikken/jonas-f/talk.yaml <<'END'
kind: talk
type: mus
cycle: 2026
person: jonas-f
planned: 2026-05-12T09:00
place: Personalestuen
END

# ---- formats ----
run mus-due -C mette
is_status 0 'a table'
no_err 'a table'
is_out 'a table' <<'END'
Date        Days  What       Unit       Person   Id             Title                                 Who acts
2026-05-12    -6  talk       solsikken  jonas-f                 Personalestuen                        jonas-f mette-k
2026-05-15    -3  action     solsikken  aase-b   kursus         Kursus: "dialogisk læsning", to dage  aase@klyngen.example
2026-05-16    -2  support    solsikken  aase-b   kursus/before  Finde fire børn at øve sig med        mette-k
2026-05-18     0  action     solsikken           garderobe      Garderobe i små hold                  mette-k jonas-f
2026-05-21     3  activity                       wrap-up        Fælles opsamling                      leader staff_representative
2026-05-26     8  activity                       answers        Svar på ønsker                        leader
2026-05-29    11  follow-up  solsikken  aase-b                                                        aase@klyngen.example mette-k
2026-06-01    14  follow-up  solsikken                          Punkt på stuemødet                    mette-k
END
run mus-due -C mette --lang da --what talk,follow_up --within 2w -v
is_status 0 'a table in Danish, with files'
is_out 'a table in Danish, with files' <<'END'
Dato        Dage  Hvad        Enhed      Person   Id  Titel               Hvem handler                  Fil                                              Linje
2026-05-12    -6  samtale     solsikken  jonas-f      Personalestuen      jonas-f mette-k               mette/2026/solsikken/jonas-f/talk.yaml               1
2026-05-29    11  opfølgning  solsikken  aase-b                           aase@klyngen.example mette-k  mette/2026/solsikken/aase-b/plan.yaml                4
2026-06-01    14  opfølgning  solsikken               Punkt på stuemødet  mette-k                       mette/../faelles/2026/solsikken/group-plan.yaml      5
END
run mus-due -C mette -f csv --within 0d
is_status 0 'csv'
printf '%s\r\n' 'date,days,what,unit,person,id,title,to,file,line' \
	'2026-05-12,-6,talk,solsikken,jonas-f,,Personalestuen,jonas-f mette-k,mette/2026/solsikken/jonas-f/talk.yaml,1' \
	'2026-05-15,-3,action,solsikken,aase-b,kursus,"Kursus: ""dialogisk læsning"", to dage",aase@klyngen.example,mette/2026/solsikken/aase-b/plan.yaml,6' \
	'2026-05-16,-2,support,solsikken,aase-b,kursus/before,Finde fire børn at øve sig med,mette-k,mette/2026/solsikken/aase-b/plan.yaml,12' \
	'2026-05-18,0,action,solsikken,,garderobe,Garderobe i små hold,mette-k jonas-f,mette/../faelles/2026/solsikken/group-plan.yaml,8' >expected
check 'csv: overdue and today' diff expected "$T.io/out"
LC_ALL=C run mus-due -C mette -f csv --within 0d --lang da
check 'csv depends on neither locale nor language' diff expected "$T.io/out"
run mus-due -C mette -f csv --within 0d -o due.csv
no_out '-o'
check '-o writes the same' diff expected due.csv
run mus-due -C mette -f json --what activity
is_status 0 'json'
is_out 'json' <<'END'
{"date":"2026-05-21","days":3,"what":"activity","unit":null,"person":null,"id":"wrap-up","title":"Fælles opsamling","to":"leader staff_representative","file":"mette/../faelles/2026/wheel.yaml","line":8}
{"date":"2026-05-26","days":8,"what":"activity","unit":null,"person":null,"id":"answers","title":"Svar på ønsker","to":"leader","file":"mette/../faelles/2026/wheel.yaml","line":12}
END
LC_ALL=C run mus-due -C mette --what follow_up --within 11d
is_out 'the C locale' <<'END'
Date        Days  What       Unit       Person  Id  Title  Who acts
2026-05-29    11  follow-up  solsikken  aase-b             aase@klyngen.example mette-k
END
run mus-due -C mette --what talk --color=always
printf '\033[1mDate        Days  What  Unit       Person   Id  Title           Who acts\033[0m\n2026-05-12    \033[31m-6\033[0m  talk  solsikken  jonas-f      Personalestuen  jonas-f mette-k\n' >expected
check 'days overdue are red' diff expected "$T.io/out"

# ---- the day and the window ----
run mus-due -C mette --as-of 2026-05-11 --within 1d -f csv --what talk
has_out '--as-of' '2026-05-12,1,talk,'
MUS_TODAY=2026-05-12 run mus-due -C mette --within 0d -f csv --what talk
has_out 'MUS_TODAY' '2026-05-12,0,talk,'
run mus-due -C mette --as-of -6d --within 0d -f csv --what talk
has_out 'a relative --as-of' '2026-05-12,0,talk,'
# Working days over a closing day, a week-end and Whit Monday: the second after the 20th is the 26th.
run mus-due -C mette --as-of 2026-05-20 --within 2wd -f csv --what activity
has_out 'two working days reach over Whitsun' '2026-05-26,6,activity,,,answers'
run mus-due -C mette --as-of 2026-05-20 --within 1wd -f csv --what activity
lacks_out 'one working day ends before it' 'answers'
run mus-due -C mette --as-of 2026-05-22 --within 1w -f csv --what activity
has_out 'an activity on a day gone by, on a closed day' '2026-05-21,-1,activity'
run mus-due -C mette --start 2026-05-16 -f csv --what talk,action,support
lacks_out '--start leaves out what is older' '2026-05-15'
has_out '--start keeps what is of that day' '2026-05-16,-2,support'
run mus-due -C mette --start -2d -f csv --what talk,action,support
has_out 'a relative --start' '2026-05-16,-2,support'
lacks_out 'a relative --start leaves out what is older' '2026-05-15'

# ---- filters ----
run mus-due -C mette --person aase -f csv
is_status 0 '--person'
check '--person: what is about her' test "$(cut -d, -f5 "$T.io/out" | tail -n +2 | sort -u)" = aase-b
run mus-due -C mette --person jonas-f -f csv
has_out '--person: common actions to do' ',garderobe,'
run mus-due -C mette --person me --what action -f csv
is_status 0 '--person me'
run mus-due -C mette --person nobody
is_status 3 'an unknown person'
run mus-due -C faelles --unit solsikken -f csv
is_status 0 '--unit'
has_out '--unit: the workplace keeps its day there' ',wrap-up,'
run mus-due -C faelles --unit solsiken
is_status 3 'an unknown unit'
no_out 'an unknown unit'
is_err 'an unknown unit' <<'END'
mus-due: error: there is no unit 'solsiken' (did you mean 'solsikken'?)
  → name a unit by its id, as in units/
END
run mus-due -C faelles -f csv
lacks_out 'the shared folder knows no person' 'aase-b'
mkdir mette/2025
run mus-due -C mette --cycle 2025
is_status 0 'a round without records'
rmdir mette/2025
run mus-due -C mette --cycle 2052
is_status 3 'an unknown round'
has_err 'an unknown round' "there is no round '2052' here"

# ---- nothing, and the exit status ----
run mus-due -C mette --what talk --as-of 2026-05-01 --within 1w
is_status 0 'nothing is due'
no_out 'nothing is due'
is_err 'nothing is due' <<'END'
mus-due: nothing is due up to 8 May 2026
END
run mus-due -C mette --what talk --as-of 2026-05-01 --within 1w --lang da --exit-code
is_status 0 'nothing is due, with --exit-code'
is_err 'nothing is due, in Danish' <<'END'
mus-due: intet forfalder til og med 8. maj 2026
END
run mus-due -C mette --what talk --as-of 2026-05-01 --within 1w -q
no_err 'nothing is due, -q'
run mus-due -C mette --what talk --as-of 2026-05-01 --within 1w -f csv
no_err 'nothing is due, for a program'
printf 'date,days,what,unit,person,id,title,to,file,line\r\n' >expected
check 'an empty csv has its heading' diff expected "$T.io/out"
run mus-due -C mette --exit-code
is_status 1 'something is due, with --exit-code'

# ---- wrong use ----
for bad in '--within 5' '--within soon' '--within -3d' '--within=' '--what talks' '--what action,talks' '--start soon' \
	'-f ics' '-f mail' '-f yaml' '--send' '--as-of 2026-02-30'; do
	# shellcheck disable=SC2086
	run mus-due -C mette $bad
	is_status 2 "wrong: $bad"
	no_out "wrong: $bad"
	check "wrong: $bad: two lines" test "$(wc -l <"$T.io/err")" -eq 2
done
run mus-due -C mette --within 5
is_err 'a length without a unit' <<'END'
mus-due: '5' is no length of time: write 14d, 2w, 1m, 1y or 10wd
Try 'mus-due --help'.
END
run mus-due -C mette --what talks --lang da
is_err 'not a thing, in Danish' <<'END'
mus-due: 'talks' er ikke noget, der forfalder: vælg blandt follow_up action support talk activity
Prøv 'mus-due --help'.
END

# ---- operands ----
run mus-due -C mette -f csv mette/2026/solsikken/jonas-f/talk.yaml
check 'a file as operand' test "$(wc -l <"$T.io/out")" -eq 2
run mus-due -C faelles -f csv --what talk,action mette
has_out 'a folder as operand' 'aase@klyngen.example'
for f in mette/2026/solsikken/*/*.yaml; do echo '---'; cat "$f"; done >stream.yaml
run_with stream.yaml mus-due -f csv --what talk,action -
is_status 0 'a stream, without a folder'
has_out 'a stream, without a folder' '2026-05-12,-6,talk,,jonas-f,,Personalestuen,jonas-f leader,-,'
printf '%s\0' mette/2026/solsikken/jonas-f/talk.yaml >names
run mus-due -C faelles -f csv --files0-from=names
has_out '--files0-from' ',jonas-f,'
run mus-due
is_status 3 'no folder'
has_err 'no folder' 'no mus.yaml here'

# ---- bad input ----
mkdir -p mette/2026/solsikken/ida-l mette/2026/solsikken/bo-h mette/2026/solsikken/eva-e
printf 'kind: plan\nactions: [\n' >mette/2026/solsikken/ida-l/plan.yaml
printf 'kind: plan\ncycle: 2026\nperson: bo-h\nfollow_up: 1. juni\n' >mette/2026/solsikken/bo-h/plan.yaml
ln -s nowhere mette/2026/solsikken/eva-e/plan.yaml
run mus-due -C mette --what talk
is_status 3 'unreadable files among good ones'
is_out 'the good ones are listed' <<'END'
Date        Days  What  Unit       Person   Id  Title           Who acts
2026-05-12    -6  talk  solsikken  jonas-f      Personalestuen  jonas-f mette-k
END
has_err 'a broken file is named' 'mus-due: mette/2026/solsikken/ida-l/plan.yaml:2:10: error: '
has_err 'a wrong date is named' "mus-due: mette/2026/solsikken/bo-h/plan.yaml:4:12: error: 'follow_up' must be a date"
has_err 'a dangling link is named' 'mette/2026/solsikken/eva-e/plan.yaml'
check 'three findings' test "$(grep -c '^mus-due: .*error' "$T.io/err")" -eq 3
run mus-due -C mette --exit-code
is_status 3 'what was refused is worse than what is due'
run mus-due -C mette --what talk --as-of 2026-05-01 --within 1w
is_status 3 'nothing found, but not all was read'
check 'then nothing is not said' sh -c "! grep -q 'nothing is due' '$T.io/err'"
if [ "$(id -u)" -ne 0 ]; then
	chmod 000 mette/2026/solsikken/jonas-f/talk.yaml
	run mus-due -C mette
	is_status 3 'a file that may not be read'
	has_err 'a file that may not be read' 'jonas-f/talk.yaml'
	chmod 644 mette/2026/solsikken/jonas-f/talk.yaml
fi
rm -r mette/2026/solsikken/ida-l mette/2026/solsikken/bo-h mette/2026/solsikken/eva-e
cp mette/2026/solsikken/aase-b/plan.yaml 'mette/2026/solsikken/aase-b/plan (1).yaml'
run mus-due -C mette -f csv
is_status 3 'two plans of one person'
has_err 'two plans of one person' "a second plan of 'aase-b'"
lacks_out 'neither of the two counts' 'kursus'
rm 'mette/2026/solsikken/aase-b/plan (1).yaml'
sed 's/wrap_up/answers/' faelles/2026/wheel.yaml >circle.yaml
run mus-due circle.yaml
is_status 3 'anchors in a circle'
is_err 'anchors in a circle' <<'END'
mus-due: circle.yaml:12:5: error: 'answers' can have no date: the anchors go round in a circle (answers → answers)
    - id: answers
      ^
  → give one of them a date
END
has_out 'anchors in a circle: the others are listed' 'wrap-up'

# ---- streams ----
mus-due -C mette >/dev/full 2>"$T.io/err"
status=$? ran='mus-due >/dev/full'
is_status 4 'a full device'
has_err 'a full device' 'cannot write the output'
(mus-due -C mette -f csv | head -n 1) >"$T.io/out" 2>"$T.io/err"
no_err '| head -1'
MUS_JOBS=1 run mus-due -C mette -f csv
cp "$T.io/out" one
MUS_JOBS=8 run mus-due -C mette -f csv
check 'threads make no difference' diff one "$T.io/out"
done_testing
