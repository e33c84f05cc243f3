# mus-plan new: which lines of the notes are agreements (the arrow, the workplace's own mark, lines
# that go on), what only looks like one, and that nothing is added twice.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"

small_workplace
dir=mette/2026/solsikken/else-f
talk=$dir/talk.yaml plan=$dir/plan.yaml
mkdir -p $dir faelles/2026/forms
cat >faelles/2026/forms/preparation.yaml <<'END'
kind: form
cycle: 2026
id: preparation
title: Forberedelse
themes:
  - id: opgaver
    title: Opgaver
END
# notes_ NOTES-ON-STDIN: Else's talk, not yet marked as held.
notes_() {
	cat >$talk <<'END'
kind: talk
type: mus
cycle: 2026
person: else-f
unit: solsikken
leader: mette-k
state: planned # i morgen
planned: 2026-05-12
notes:
  opgaver: |
END
	sed '/./s/^/    /' >>$talk
}
actions_() { sed -n '/^actions:/,$p' $plan | sed '/log:/,/what:/d' >"$T.io/out"; }
own_mark() { printf 'mus: 1\nkind: workplace\nshared: ../faelles\nleader: mette-k\n%s\n' "$1" >mette/mus.yaml; }

# ---- lines that go on ----
notes_ <<'END'
Gik godt.
-> Kursus i dialogisk læsning
   på seminariet i Århus,
   senest 1. oktober, kr. 4.500
Else glæder sig.
-> Læsemakker for Bo, inden jul
     (sidemandsoplæring)

   Det står for sig selv.
END
run mus-plan new -C mette else-f --follow-up +6m --lang da
is_status 0 'lines that go on'
is_out 'lines that go on' <<'END'
else-f/kursus-i-dialogisk-laesning
else-f/laesemakker-for-bo-inden-jul
END
is_err 'lines that go on: the place is in the line that says it' <<'END'
mus-plan: else-f: samtalen er noteret som holdt 2026-05-18
mus-plan: mette/2026/solsikken/else-f/talk.yaml:16:27: advarsel: 'inden jul' angiver ingen dag, der kan forstås; der er ikke sat en dato
      -> Læsemakker for Bo, inden jul
                            ^
  → skriv den som 'senest 1. maj', 'uge 18' eller 2026-05-01
END
actions_
is_out 'lines that go on are one agreement' <<'END'
actions:
  - id: kursus-i-dialogisk-laesning
    title: Kursus i dialogisk læsning på seminariet i Århus
    theme: opgaver
    method: course
    status: agreed
    due: 2026-10-01
    cost: 4500
    x-from: Kursus i dialogisk læsning på seminariet i Århus, senest 1. oktober, kr. 4.500
  - id: laesemakker-for-bo-inden-jul
    title: Læsemakker for Bo, inden jul
    theme: opgaver
    method: peer_training
    status: agreed
    x-from: Læsemakker for Bo, inden jul (sidemandsoplæring)
END
cp -R mette before
run mus-plan new -C mette else-f --lang da
is_status 0 'once more'
no_out 'once more'
is_err 'once more' <<'END'
mus-plan: intet nyt
END
check 'once more: nothing has changed' diff -r before mette

# A line that is written on later is told; what is new is added; the rest stays.
sed -i 's/^    -> Læsemakker/       og en bog\n&/; $a\    -> Besøg i Århus' $talk
sed -i 's/^    Else glæder sig/&/; s/^       og en bog/    -> Bog om leg\n      til stuen/' $talk
run mus-plan new -C mette else-f --lang da
is_status 0 'after more notes'
is_out 'after more notes' <<'END'
else-f/bog-om-leg-til-stuen
else-f/besoeg-i-aarhus
END
no_err 'after more notes'
diff before/2026/solsikken/else-f/plan.yaml $plan >"$T.io/diff"
check 'after more notes: lines were added, none was changed' sh -c "! grep -q '^<' '$T.io/diff'"

# A plan that was made when each agreement was one line.
sed -i 's/^    x-from: Kursus.*/    x-from: Kursus i dialogisk læsning/' $plan
cp $plan gammel.yaml
run mus-plan new -C mette else-f --lang da
is_status 0 'an agreement that has got more lines'
no_out 'an agreement that has got more lines'
has_err 'an agreement that has got more lines' 'er rettet, efter at handlingen blev lavet'
check 'an agreement that has got more lines: the plan keeps what it has' cmp gammel.yaml $plan

# ---- the workplace's own mark ----
rm $plan
sed -i '$a\agreements: "(?i)aftal[et]: *(.*)"' faelles/mus.yaml
notes_ <<'END'
Aftale: kursus i læsning (kursus), uge 34
   hos Åse
-> Ikke den gamle pil
AFTALT: æbler til frokost, ansvarlig: lederen
Vi har en aftale: nej
END
run mus-plan new -C mette else-f --held 2026-05-12 --lang en
is_status 0 'a mark'
is_out 'a mark' <<'END'
else-f/kursus-i-laesning-kursus-uge
else-f/aebler-til-frokost
END
is_err 'a mark' <<'END'
mus-plan: else-f: the talk is marked as held on 2026-05-12
mus-plan: mette/2026/solsikken/else-f/talk.yaml:13:5: warning: this looks like an agreement, but does not begin as 'agreements' in mus.yaml says
      -> Ikke den gamle pil
      ^
  → begin the line so if it is one
mus-plan: mette/2026/solsikken/else-f/plan.yaml: warning: no date for follow-up is agreed with 'else-f'
  → set it with mus-plan new else-f --follow-up DATE
END
run mus-plan new -C mette else-f --held 2026-05-12 -q
no_out 'a mark, once more'
rm $plan
own_mark 'agreements: "->"'
run mus-plan new -C mette else-f -q
is_out "the leader's own mark goes before" <<'END'
else-f/ikke-den-gamle-pil
END
check 'the talk stays held on its day' grep -q '^held: 2026-05-12$' $talk
run mus-check -C mette -q
is_status 0 'a mark is in order'
rm $plan
own_mark 'agreements: "(->"'
cp $talk talk.before
run mus-plan new -C mette else-f --held 2026-05-11
is_status 3 'a bad mark'
no_out 'a bad mark'
is_err 'a bad mark' <<'END'
mus-plan: mette/mus.yaml:5:13: error: '(->' cannot be what agreements begin with: missing closing parenthesis (4)
  agreements: "(->"
              ^
  → write a Perl regular expression, such as 'Aftale:'; a number says at which byte it fails
END
check 'a bad mark: nothing is written' sh -c "test ! -e $plan && cmp talk.before $talk"
run mus-plan list -C mette
is_status 0 'a bad mark keeps nothing else from working'
own_mark 'agreements: "(a+)+[?!]|->"'
echo '    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' >>$talk
run mus-plan new -C mette else-f --follow-up 2026-11-02
is_status 0 'a mark that takes too long on a line'
has_err 'a mark that takes too long on a line' 'talk.yaml:17:5: warning: the pattern'
is_out 'a mark that takes too long on a line: the others are read' <<'END'
else-f/ikke-den-gamle-pil
END

# ---- in English, in euro ----
rm $plan
own_mark ''
sed -i -e 's/^agreements.*/currency: EUR/' -e 's/^language: da/language: en/' faelles/mus.yaml
notes_ <<'END'
-> A course in reading aloud by 2026-10-01, EUR 450, responsible: employee
-> A day with Åse before 1 September (job shadowing)
-> Peer training, week 34, kr. 500
-> Wish: a module in guidance next year
-> A network for readers, awaits the wrap-up
→ A mentor
END
run mus-plan new -C mette else-f --held 2026-05-12 --follow-up 2026-11-02 --lang en
is_status 0 'in English'
is_err 'in English' <<'END'
mus-plan: else-f: the talk is marked as held on 2026-05-12
mus-plan: mette/2026/solsikken/else-f/talk.yaml:13:32: warning: 'kr. 500' is no sum that is understood; none was set
      -> Peer training, week 34, kr. 500
                                 ^
  → write the whole of it, as 'kr. 4.500' or '6 timer'
mus-plan: mette/2026/solsikken/else-f/talk.yaml:14:35: warning: 'next year' names no day that is understood; no date was set
      -> Wish: a module in guidance next year
                                    ^
  → write it as 'senest 1. maj', 'uge 18' or 2026-05-01
mus-plan: mette/2026/solsikken/else-f/talk.yaml:16:5: warning: this looks like an agreement, but does not begin with '->'
      → A mentor
      ^
  → write '->' at the beginning of the line if it is one
END
sed -n '/^actions:/,$p' $plan | sed '/date: /d; /who: /d; /x-from/d; /log:/d; /theme/d' >"$T.io/out"
is_out 'in English' <<'END'
actions:
  - id: a-course-in-reading-aloud
    title: A course in reading aloud
    method: course
    status: agreed
    responsible: employee
    due: 2026-10-01
    cost: 450
        what: Agreed in the talk.
  - id: a-day-with-aase
    title: A day with Åse
    method: job_shadowing
    status: agreed
    due: 2026-09-01
        what: Agreed in the talk.
  - id: peer-training-week-34-kr-500
    title: Peer training, week 34, kr. 500
    method: peer_training
    status: agreed
    due: 2026-08-21
        what: Agreed in the talk.
  - id: wish-a-module-in-guidance-next
    title: "Wish: a module in guidance next year"
    method: education_module
    status: wish
        what: Wished for in the talk.
  - id: a-network-for-readers
    title: A network for readers
    method: network
    status: awaiting
        what: Brought up in the talk; awaits the wrap-up.
END
run mus-check -C mette -q
is_status 0 'what was made is in order'
no_out 'what was made is in order'

# ---- records that cannot be read, or take nothing more ----
printf '%s\n' '-> Læse' | notes_
echo 'competences: x' >>$talk
rm -f $plan
run mus-plan new -C mette else-f --as-of 2026-05-20
is_status 3 'a talk that cannot be read'
has_err 'a talk that cannot be read' "'competences' must be a list"
printf '%s\n' '-> Læse' | notes_
printf 'kind: plan\ncycle: 2026\nperson: else-f\nactions: 7\n' >$plan
run mus-plan new -C mette else-f --as-of 2026-05-20
is_status 3 'a plan that cannot be read'
has_err 'a plan that cannot be read' "'actions' must be a list"
printf 'kind: plan\ncycle: 2026\nperson: else-f\nactions:\n- id: a\n  title: A\n  status: agreed\n  practice: |+\n    x' >$plan
cp $plan before.yaml
run mus-plan new -C mette else-f --as-of 2026-05-20
is_status 3 'a plan that ends in an open text'
has_err 'a plan that ends in an open text' 'nothing can come behind this text without changing it'
check 'a plan that ends in an open text: nothing is written' cmp before.yaml $plan
check 'a plan that ends in an open text: the talk is not held' grep -q '^state: planned' $talk
done_testing
