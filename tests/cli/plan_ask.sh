# mus-plan add at a terminal: what is missing is asked for, what cannot be used is asked for again,
# and without an answer nothing is written. Off a terminal nothing is asked.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"

at_terminal() { run $PYTHON "$top/tests/cli/terminal.py" "$@"; }
small_workplace
cat >>faelles/2026/strategy.yaml <<'END'
  - id: tid
    amount: 100
END
# A goal of another unit, and what a terminal would act on.
cat >faelles/2026/strategy.aakanden.yaml <<'END'
kind: strategy
cycle: 2026
unit: aakanden
goals:
  - id: aakanden-laesning
    title: Læsning ved åen
    parent: laesning
END
cat >faelles/2026/strategy.solsikken.yaml <<'END'
kind: strategy
cycle: 2026
unit: solsikken
goals:
  - id: solsikken-laesning
    title: "Rød\e[31m læsestund 🍎"
    parent: laesning
END
cp -R mette before
unchanged() { check "$1: nothing is written" diff -r before mette; }

# ---- all of it ----
cat >svar <<'END'

Læse \xE6\xF8\xE5
Læse\x1B[D højt
Læs højt for de små æøå 🍎
x
l
6
3
dial
kursus
om lidt
uge 34
mange penge
4.500
END
at_terminal svar mus-plan add -C mette aase-b --lang da
is_status 0 'all is asked for'
is_out 'all is asked for' <<'END'
aase-b/laes-hoejt-for-de-smaa-aeoeaa
END
is_err 'all is asked for' <<END
Hvad er aftalt (en titel): 
  → en titel er én linje på højst 200 bogstaver
Hvad er aftalt (en titel): $(printf 'Læse \346\370\345')
  → det er ikke UTF-8; intet af det er taget med
Hvad er aftalt (en titel): Læse^[[D højt
  → der er taster i, som ikke er bogstaver; intet af det er taget med
Hvad er aftalt (en titel): Læs højt for de små æøå 🍎
Hvilket mål tjener det?
  1  sprog                   Børnenes sprog
  2    laesning              Læsning hver dag
  3      solsikken-laesning  Rød\\x1B[31m læsestund 🍎
  4  ledelse                 Ledelse tæt på
  nummer eller navn, tom linje for intet: x
  → 'x' er ingen af dem: skriv et tal fra 1 til 4 eller et ord fra én af dem
  nummer eller navn, tom linje for intet: l
  → 'l' passer på flere af dem: skriv mere eller nummeret
  nummer eller navn, tom linje for intet: 6
  → '6' er ingen af dem: skriv et tal fra 1 til 4 eller et ord fra én af dem
  nummer eller navn, tom linje for intet: 3
Hvilken kompetence styrker det?
  1  dialogisk-laesning  Dialogisk læsning
  2  vejledning          Kollegial vejledning
  nummer eller navn, tom linje for intet: dial
Hvordan læres det?
   1  new_tasks         nye opgaver
   2  peer_training     sidemandsoplæring
   3  teaching          undervisning af andre
   4  network           netværk
   5  course            kursus
   6  education_module  uddannelsesmodul
   7  coaching          coaching
   8  mentoring         mentorordning
   9  e_learning        e-læring
  10  job_shadowing     følordning
  11  project           projekt
  12  other             andet
  nummer eller navn, tom linje for intet: kursus
Senest hvornår (1. maj, uge 18, +3m; tom linje: ingen dag): om lidt
  → 'om lidt' er ingen dag, der kan forstås: skriv den som 1. maj, uge 18, +3m eller 2026-05-01
Senest hvornår (1. maj, uge 18, +3m; tom linje: ingen dag): uge 34
Hvad koster det (tom linje: intet): mange penge
  → 'mange penge' er intet beløb, der kan forstås: skriv det som 4.500
Hvad koster det (tom linje: intet): 4.500
END
sed -n '/laes-hoejt/,$p' mette/2026/solsikken/aase-b/plan.yaml >"$T.io/out"
is_out 'what was answered is in the plan' <<'END'
  - id: laes-hoejt-for-de-smaa-aeoeaa
    title: Læs højt for de små æøå 🍎
    serves: solsikken-laesning
    competence: dialogisk-laesning
    method: course
    status: agreed
    due: 2026-08-21
    cost: 4500
    log:
      - date: 2026-05-18
        who: mette-k
        what: Tilføjet.
END
cp before/2026/solsikken/aase-b/plan.yaml mette/2026/solsikken/aase-b/plan.yaml

# ---- parts of it ----
printf '\nIb wants it\n\n\n\n\n' >svar
at_terminal svar mus-plan add -C mette aase-b 'A day with Ib' --lang en -n
is_status 0 'all is passed over'
has_out 'all is passed over' '+    no_link_reason: Ib wants it'
is_err 'all is passed over' <<'END'
Which goal does it serve?
  1  sprog                   Børnenes sprog
  2    laesning              Læsning hver dag
  3      solsikken-laesning  Rød\x1B[31m læsestund 🍎
  4  ledelse                 Ledelse tæt på
  number or name, an empty line for none: 
Why is it worth while all the same (an empty line: not said): Ib wants it
Which competence does it build?
  1  dialogisk-laesning  Dialogisk læsning
  2  vejledning          Kollegial vejledning
  number or name, an empty line for none: 
How is it learned?
   1  new_tasks         new tasks
   2  peer_training     peer training
   3  teaching          teaching others
   4  network           network
   5  course            course
   6  education_module  education module
   7  coaching          coaching
   8  mentoring         mentoring
   9  e_learning        e-learning
  10  job_shadowing     job shadowing
  11  project           project
  12  other             other
  number or name, an empty line for none: 
By when (2026-05-01, +3m, week 18; an empty line: no day): 
What does it cost (an empty line: nothing): 
END
unchanged 'a dry run'
printf '2026-04-01\n+3m\n' >svar
at_terminal svar mus-plan add -C mette aase-b 'Ny' --goal x --serves sprog --competence vejledning --method network --start +1m --cost 0 -n --lang en
is_status 3 'what is wrong already is told before anything is asked'
has_err 'what is wrong already' "there is no goal in this plan called 'x'"
at_terminal svar mus-plan add -C mette aase-b 'Ny' --serves sprog --competence vejledning --method network --start +1m --cost 0 -n --lang en
is_status 0 'what was given is not asked for'
is_err 'what was given is not asked for' <<'END'
By when (2026-05-01, +3m, week 18; an empty line: no day): 2026-04-01
  → it is due before it starts
By when (2026-05-01, +3m, week 18; an empty line: no day): +3m
END
has_out 'a day from today on' '+    due: 2026-08-18'
: >svar
at_terminal svar mus-plan add -C mette aase-c Ny --lang en
is_status 3 'nobody of that name'
is_err 'nobody of that name: nothing is asked' <<'END'
mus-plan: error: nobody is called 'aase-c' (did you mean 'aase-b'?)
  → name an id, or the beginning of an id or a name, as in units/
END
printf 'sprog\n\n\n\n\nleader, bente-c , leader\n1 pædagog\n' >svar
at_terminal svar mus-plan add -C mette --unit solsikken 'Fælles læsedag' --lang da -n
is_status 0 'a common action'
has_err 'a common action: who sees to it is asked for' 'Hvem sørger for det?'
has_err 'a common action: the people of the unit' '   8  bente-c                Navn bente-c'
has_out 'a common action: several may' '+    responsible: [leader, bente-c]'
has_err 'a common action: who takes part is asked for' 'Hvem deltager?'
has_out 'a common action: they are sorted' '+      units: [solsikken]'
has_out 'a common action: a position' '+      roles: [pædagog]'

# ---- one more of a title ----
: >svar
at_terminal svar mus-plan add -C mette aase-b 'Noget med sprog på stuen' --await --lang en
is_status 0 'what is there already'
no_out 'what is there already'
is_err 'what is there already: nothing is asked' <<'END'
mus-plan: it is so already; nothing was changed
END
printf 'måske\nnej\n' >svar
at_terminal svar mus-plan add -C mette aase-b 'Noget med sprog på stuen' --cost 1 --lang da
is_status 0 'one more of a title: no'
is_err 'one more of a title: no' <<'END'
Der er aase-b/a med den titel; tilføj én til [j/n]: måske
  → svar ja eller nej
Der er aase-b/a med den titel; tilføj én til [j/n]: nej
mus-plan: intet er ændret
END
unchanged 'one more of a title: no'
printf 'Y\n\n\n\n\n\n' >svar
at_terminal svar mus-plan add -C mette aase-b 'Noget med sprog på stuen' --cost 1 --lang en -n
is_status 0 'one more of a title: yes'
has_err 'one more of a title: yes' 'There is aase-b/a of that title; add one more [y/n]: Y'
has_out 'one more of a title: yes' '+  - id: noget-med-sprog-paa-stuen'
printf '^D\n' >svar
at_terminal svar mus-plan add -C mette aase-b 'Noget med sprog på stuen' --cost 1
is_status 3 'one more of a title: no answer'
unchanged 'one more of a title: no answer'

# ---- no answer ----
printf '^D\n' >svar
at_terminal svar mus-plan add -C mette aase-b --lang da
is_status 3 'Ctrl-D'
no_out 'Ctrl-D'
is_err 'Ctrl-D' <<'END'
Hvad er aftalt (en titel): 
mus-plan: uden svar skrives der intet
END
unchanged 'Ctrl-D'
printf 'Titel\nsprog\n\nhalv^D^D\n' >svar
at_terminal svar mus-plan add -C mette aase-b --lang en
is_status 3 'Ctrl-D behind half an answer'
has_err 'Ctrl-D behind half an answer' 'without an answer nothing is written'
unchanged 'Ctrl-D behind half an answer'
printf 'Titel\n^C\n' >svar
"$PYTHON" "$top/tests/cli/terminal.py" svar mus-plan add -C mette aase-b >"$T.io/out" 2>"$T.io/err" </dev/null
status=$? ran='mus-plan add, Ctrl-C'
is_status 130 'Ctrl-C'
no_out 'Ctrl-C'
unchanged 'Ctrl-C'

# ---- nothing is asked ----
: >svar
run mus-plan add -C mette aase-b
is_status 2 'off a terminal the title must be there'
at_terminal svar mus-plan add -C mette aase-b -q
is_status 2 'with -q, too'
at_terminal svar sh -c 'mus-plan add -C mette aase-b 2>fejl'
is_status 2 'with stderr elsewhere, too'
at_terminal svar sh -c 'mus-plan add -C mette aase-b </dev/null'
is_status 2 'with stdin elsewhere, too'
at_terminal svar mus-plan add -C mette
is_status 2 'the person must be there'
at_terminal svar mus-plan add -C mette aase-b Ny -q -n
is_status 0 'with -q and a title nothing is asked'
no_err 'with -q and a title nothing is asked'
run mus-plan add -C mette aase-b Ny -n --serves sprog
is_status 0 'off a terminal nothing is asked'
no_err 'off a terminal nothing is asked'
unchanged 'nothing was asked'
done_testing
