# mus-form: making forms, listing them, and what it says when it can't.
. tests/cli/lib.sh

mkdir -p faelles/units faelles/2026/forms mette
cat >faelles/mus.yaml <<'END'
kind: workplace
mus: 1
id: byen
name: Byen
language: da
cycle: 2026
END
cat >mette/mus.yaml <<'END'
kind: workplace
mus: 1
shared: ../faelles
leader: mette-k
END
cat >faelles/units/solsikken.yaml <<'END'
kind: unit
id: solsikken
name: Solsikken
leaders: [mette-k]
people:
  - {id: mette-k, name: Mette Kruse, role: leder, leads: true, leader: external}
  - {id: aase-b, name: Åse Bæk, role: pædagog}
  - {id: bo-l, name: Bo Lund, role: medhjælper}
  - {id: ib-h, name: Ib Holm, role: pædagog, left: 2026-01-31}
  - {id: eva-n, name: Eva Nøhr, role: pædagog, exempt: new_employee}
END
cat >faelles/2026/strategy.yaml <<'END'
kind: strategy
cycle: 2026
unit: solsikken
elevator_pitch: I år taler vi om sprog.
goals:
  - {id: sprog, title: Et rigere sprog}
translations:
  - {role: medhjælper, text: Vælg ét tidspunkt på dagen.}
END
cat >faelles/2026/forms/prep.yaml <<'END'
kind: form
cycle: 2026
id: prep
title: Forberedelse
themes:
  - id: work
    title: Arbejdet
    prompts: {employee: [Hvad gør du?], leader: [Hvad ser du?]}
    questions:
      - {id: q1, text: Hvad lykkes?, priority: true}
END
cat >faelles/2026/forms/survey.yaml <<'END'
kind: form
cycle: 2026
id: survey
title: Hvordan gik det?
audience: all
themes:
  - id: all
    title: Alt
    questions: [{id: worth, text: Tiden værd?, type: scale}]
END

# ---- list
run mus-form list -C faelles
is_status 0 list
is_out list <<'END'
Form    Title             For                  Unit  File
prep    Forberedelse      employee and leader        faelles/2026/forms/prep.yaml
survey  Hvordan gik det?  all                        faelles/2026/forms/survey.yaml
END
no_err list
run mus-form list -C faelles -f csv
cr=$(printf '\r')
is_out 'list csv' <<END
form,title,audience,unit,file$cr
prep,Forberedelse,both,,faelles/2026/forms/prep.yaml$cr
survey,Hvordan gik det?,all,,faelles/2026/forms/survey.yaml$cr
END
run mus-form list -C faelles -f json
is_status 0 'list json'
check 'list json is json' jq -e .form "$T.io/out"
mkdir faelles/1999
run mus-form list -C faelles --cycle 1999
is_status 0 'list of nothing'
rmdir faelles/1999
run mus-form list -C faelles --cycle 1999
is_status 3 'list of an unknown round'

# ---- make
run mus-form make prep -C faelles --person bo-l -o bo.html
is_status 0 'make html'
no_out 'make html'
no_err 'make html'
check 'pitch' grep -q 'I år taler vi om sprog' bo.html
check 'translation' grep -q 'Vælg ét tidspunkt' bo.html
check 'goal' grep -q 'Et rigere sprog' bo.html
check 'prompt of the employee' grep -q 'Hvad gør du?' bo.html
check 'no prompt of the leader' sh -c '! grep -q "Hvad ser du?" bo.html'
check 'priority is marked' grep -q 'class="mark"' bo.html
check 'who reads it' grep -q 'Kun du og Mette Kruse læser' bo.html
check 'nothing from outside' sh -c '! grep -qE "https?:|src=|@import|url\(" bo.html'
run mus-form make prep -C mette --person bo --for leader -f md
is_status 0 'make md for the leader'
has_out 'leader' '> - Hvad ser du?'
has_out 'leader' 'Principper for samtalen'
has_out 'leader' 'by: leader} -->'
run mus-form make prep -C faelles --role medhjælper -f md --lang en
has_out 'role' 'Vælg ét tidspunkt'
has_out 'role in English' 'What it means for your work'
has_out 'nobody in particular' '{#x_name}'
run mus-form make survey -C faelles --person bo-l -f md
has_out 'survey' '{#respondent_group}'
lacks_out 'a survey has no name' 'Bo Lund'
run mus-form make prep -C faelles --person bo-l -o bo.md
check 'the suffix chooses the format' grep -q '^## Arbejdet {#work}' bo.md
mus-form make prep -C faelles --person bo-l >first.html
mus-form make prep -C faelles --person bo-l >second.html
check 'the same bytes each time' cmp first.html second.html

# ---- several people
run mus-form make prep -C mette --person me -o mine
is_status 0 'all of my people'
check 'one file each' test "$(ls mine | tr '\n' ' ')" = 'aase-b.prep.html bo-l.prep.html '
has_err 'who is left out' 'left out: eva-n (new employee)'
has_err 'who is left out' 'left out: ib-h (has left)'
has_err 'how many' '2 forms in mine'
run mus-form make prep -C mette --person me -o mine --for leader -q
check "the leader's beside them" test -s mine/bo-l.prep.leader.html
no_err 'quiet'
run mus-form make prep -C faelles --unit solsikken -f md -o alle/ -q
check 'a whole unit' test "$(ls alle | tr '\n' ' ')" = 'aase-b.prep.md bo-l.prep.md mette-k.prep.md '
run mus-form make prep -C mette --person me
is_status 2 'several without a folder'
has_err 'several without a folder' 'use -o DIR'
run mus-form make prep -C faelles --unit solsikken -o unit.html
is_status 0 'a unit without a name'
check 'a unit without a name' grep -q 'id="name"' unit.html

# ---- wrong use
run mus-form
is_status 2 'no verb'
run mus-form agenda opening
is_status 2 'a later verb'
is_err 'a later verb' <<'END'
mus-form: 'agenda' is no task of mus-form: choose one of make, list
Try 'mus-form --help'.
END
run mus-form make -C faelles
is_status 2 'no form'
run mus-form make prep more -C faelles
is_status 2 'a word too many'
run mus-form make prep -C faelles --person bo-l --role leder
is_status 2 'person and role'
run mus-form make prep -C faelles --for boss
is_status 2 'a side that is none'
run mus-form make prep -C faelles -f csv
is_status 2 'make csv'
run mus-form list -C faelles -f md
is_status 2 'list md'
run mus-form make perp -C faelles -o x.html
is_status 3 'unknown form'
is_err 'unknown form' <<'END'
mus-form: error: there is no form 'perp' in 2026 (did you mean 'prep'?)
  → there are: prep, survey
END
check 'nothing was written' test ! -e x.html
run mus-form make prep -C faelles --person nobody -o x.html
is_status 3 'unknown person'
run mus-form make prep -C faelles --unit nowhere -o x.html
is_status 3 'unknown unit'
run mus-form make prep -C faelles --person bo-l -o /nonexistent/x.html
is_status 4 'no such folder'

# ---- bad input
echo 'kind: [form' >faelles/2026/forms/bad.yaml
run mus-form make prep -C faelles --person bo-l -o bo.html
is_status 0 'another form is bad'
no_err 'another form is bad'
run mus-form make bad -C faelles -o x.html
is_status 3 'a bad form'
has_err 'a bad form' 'faelles/2026/forms/bad.yaml:1:'
run mus-form list -C faelles -f csv
is_status 3 'a list with a bad form'
has_out 'the others are listed' 'prep,Forberedelse'
run sh -c 'mus-form make prep -C faelles --person bo-l >/dev/full'
is_status 4 'full device'
if script -qec true typescript >/dev/null 2>&1; then
	run script -qec "mus-form make prep -C faelles --person bo-l" typescript
	has_out 'no page on a terminal' 'this format is not for a terminal'
else
	skip 'no page on a terminal' 'there is no terminal to be had'
fi
done_testing
