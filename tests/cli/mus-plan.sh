# mus-plan: lists, one plan as text, a talk that becomes a plan, new actions, what is refused.
. tests/cli/lib.sh

mkdir -p faelles/units faelles/2026/forms mette/2026/solsikken/aase-b mette/2026/solsikken/bo-l
cat >faelles/mus.yaml <<'END'
kind: workplace
mus: 1
id: klyngen
name: Klyngen
language: da
cycle: 2026
currency: DKK
END
printf 'kind: workplace\nmus: 1\nshared: ../faelles\nleader: mette-k\n' >mette/mus.yaml
cat >faelles/units/klyngen.yaml <<'END'
kind: unit
id: klyngen
name: Klyngen
leaders: [external]
people: []
END
cat >faelles/units/solsikken.yaml <<'END'
kind: unit
id: solsikken
name: Solsikken
parent: klyngen
leaders: [mette-k]
people:
  - id: mette-k
    name: Mette Kruse
    role: pædagogisk leder
  - id: aase-b
    name: Åse Bæk
    role: pædagog
  - id: bo-l
    name: Bo Lund
  - id: karla-v
    name: Karla Vind
END
cat >faelles/2026/strategy.yaml <<'END'
kind: strategy
cycle: 2026
goals:
  - id: sprog
    title: Alle børn har sprog til at lege og lære
  - id: laesning
    title: Vi læser sammen med børnene
    parent: sprog
competences:
  - id: dialogisk-laesning
    name: Dialogisk læsning
budgets:
  - id: kurser
    amount: 20000
END
cat >faelles/2026/forms/preparation.yaml <<'END'
kind: form
id: preparation
cycle: 2026
title: Forberedelse
themes:
  - id: faglighed
    title: Faglighed
END
cat >mette/2026/solsikken/aase-b/talk.yaml <<'END'
# yaml-language-server: $schema=../../../../schemas/talk.schema.yaml
kind: talk
type: mus
cycle: 2026
person: aase-b
unit: solsikken
leader: mette-k
state: planned        # rykket to gange
planned: 2026-05-12T14:00

# Noterne er skrevet samme dag.
notes:
  faglighed: |
    Læsestunderne fungerer 🍎.
    -> Kursus i dialogisk læsning (senest d. 12/6, kr. 4.500)
    -> Læsemakker for Bo fra uge 34, ansvarlig: lederen
  trivsel: |
    -> Kortere møder inden sommerferien, v/Ukendt
END
printf 'kind: plan\r\ncycle: 2026\r\nperson: bo-l\r\n# CRLF\r\nactions:\r\n  - {id: gammel, title: "Modul: vejledning", serves: sprog, competence: dialogisk-laesning, method: education_module, status: awaiting, due: 2026-05-11, cost: 9800, hours: 30}   # dyrt\r\n' \
	>mette/2026/solsikken/bo-l/plan.yaml
cd mette || exit
git init -q .
git_() { git -c user.name=t -c user.email=t@example.invalid "$@"; }
commit() { git add -A && git_ commit -q -m "$1"; }
commit start
talk=2026/solsikken/aase-b/talk.yaml
plan=2026/solsikken/aase-b/plan.yaml
bo=2026/solsikken/bo-l/plan.yaml

# ---- new ----
run mus-plan new aase-b --held 2026-05-12 --follow-up +6m -n
is_status 0 'new, a dry run'
check 'new -n writes nothing' sh -c '[ -z "$(git status --porcelain)" ]'
cp "$T.io/out" "$T.io/patch"

run mus-plan new aase-b --held 2026-05-12 --follow-up +6m
is_status 0 'new'
is_out 'new' <<'END'
aase-b/kursus-i-dialogisk-laesning
aase-b/laesemakker-for-bo
aase-b/kortere-moeder-inden
END
is_err 'new' <<'END'
mus-plan: aase-b: the talk is marked as held on 2026-05-12
mus-plan: 2026/solsikken/aase-b/talk.yaml:18:44: warning: 'Ukendt' is nobody who is known here; nobody was made responsible
      -> Kortere møder inden sommerferien, v/Ukendt
                                             ^
  → write a role (leder, medarbejder), a whole name or an id
mus-plan: 2026/solsikken/aase-b/talk.yaml:18:22: warning: 'inden sommerferien' names no day that is understood; no date was set
      -> Kortere møder inden sommerferien, v/Ukendt
                       ^
  → write it as 'senest 1. maj', 'uge 18' or 2026-05-01
END
run sh -c "git diff | sed '/^index /d'"
is_out 'new: git diff of the talk shows the change' <<'END'
diff --git a/2026/solsikken/aase-b/talk.yaml b/2026/solsikken/aase-b/talk.yaml
--- a/2026/solsikken/aase-b/talk.yaml
+++ b/2026/solsikken/aase-b/talk.yaml
@@ -5,8 +5,9 @@ cycle: 2026
 person: aase-b
 unit: solsikken
 leader: mette-k
-state: planned        # rykket to gange
+state: held        # rykket to gange
 planned: 2026-05-12T14:00
+held: 2026-05-12
 
 # Noterne er skrevet samme dag.
 notes:
END
cat >expected <<'END'
# yaml-language-server: $schema=../../../../schemas/plan.schema.yaml
kind: plan
cycle: 2026
person: aase-b
unit: solsikken
leader: mette-k
follow_up: 2026-11-18

actions:
  - id: kursus-i-dialogisk-laesning
    title: Kursus i dialogisk læsning
    theme: faglighed
    method: course
    status: agreed
    due: 2026-06-12
    cost: 4500
    log:
      - date: 2026-05-12
        who: mette-k
        what: Aftalt i samtalen.
    x-from: Kursus i dialogisk læsning (senest d. 12/6, kr. 4.500)
  - id: laesemakker-for-bo
    title: Læsemakker for Bo
    theme: faglighed
    status: agreed
    responsible: leader
    start: 2026-08-17
    log:
      - date: 2026-05-12
        who: mette-k
        what: Aftalt i samtalen.
    x-from: "Læsemakker for Bo fra uge 34, ansvarlig: lederen"
  - id: kortere-moeder-inden
    title: Kortere møder inden sommerferien
    theme: trivsel
    status: agreed
    log:
      - date: 2026-05-12
        who: mette-k
        what: Aftalt i samtalen.
    x-from: Kortere møder inden sommerferien, v/Ukendt
END
check 'new: the plan' diff expected $plan
rm expected
check 'new: the plan is for its owner alone' sh -c "ls -l $plan | grep -q '^-rw-------'"
cp $plan "$T.io/plan"
cp $talk "$T.io/talk"
git stash -q -u
check 'git apply takes the diff of -n' git apply "$T.io/patch"
check 'and makes the same plan' diff "$T.io/plan" $plan
check 'and the same talk' diff "$T.io/talk" $talk
commit new

run mus-plan new aase-b
is_status 0 'new again'
no_out 'new again'
is_err 'new again' <<'END'
mus-plan: nothing new
END
printf '    -> Følge Karla en dag\n' >>$talk
run mus-plan new aase -q
is_out 'new after more notes adds what is new' <<'END'
aase-b/foelge-karla-en-dag
END
no_err 'new -q'
commit more

run mus-plan new bo-l
is_status 3 'new without a talk'
no_out 'new without a talk'
is_err 'new without a talk' <<'END'
mus-plan: error: there is no talk with 'bo-l' in 2026
  → write the notes in 2026/solsikken/bo-l/talk.yaml (kind: talk), or choose the round with --cycle
END
run mus-plan new aase-b --held +1d
is_status 2 'a talk in the future'
run mus-plan new aase-c
is_err 'an unknown person' <<'END'
mus-plan: error: nobody is called 'aase-c' (did you mean 'aase-b'?)
  → name an id, or the beginning of an id or a name, as in units/
END
is_status 3 'an unknown person'

# ---- add ----
run mus-plan add aase-b 'Læse: høj æøå 🍎' --serves laesning --competence dialogisk-laesning --method peer_training \
	--due 2026-09-01 --start +2w --cost 12.50 --hours 7.5 --budget kurser --theme faglighed --responsible bo-l --await
is_status 0 'add'
is_out 'add' <<'END'
aase-b/laese-hoej-aeoeaa
END
no_err 'add'
run sh -c "git diff | sed '/^index /d'"
is_out 'git diff after add shows the action alone' <<'END'
diff --git a/2026/solsikken/aase-b/plan.yaml b/2026/solsikken/aase-b/plan.yaml
--- a/2026/solsikken/aase-b/plan.yaml
+++ b/2026/solsikken/aase-b/plan.yaml
@@ -48,3 +48,20 @@ actions:
         who: mette-k
         what: Aftalt i samtalen.
     x-from: Følge Karla en dag
+  - id: laese-hoej-aeoeaa
+    title: "Læse: høj æøå 🍎"
+    theme: faglighed
+    serves: laesning
+    competence: dialogisk-laesning
+    method: peer_training
+    status: awaiting
+    responsible: bo-l
+    start: 2026-06-01
+    due: 2026-09-01
+    cost: 12.5
+    hours: 7.5
+    budget: kurser
+    log:
+      - date: 2026-05-18
+        who: mette-k
+        what: Tilføjet.
END
commit add

run mus-plan add bo-l 'Ny' -n --no-link-reason 'Bo vil det'
is_status 0 'add -n to a CRLF file'
cp "$T.io/out" "$T.io/patch"
check 'add -n writes nothing' sh -c '[ -z "$(git status --porcelain)" ]'
run mus-plan add bo-l 'Ny' --no-link-reason 'Bo vil det'
is_status 0 'add to a CRLF file'
check 'CRLF stays CRLF' sh -c "[ \$(grep -c \$'' $bo) -eq \$(grep -c \$(printf '\\r') $bo) ]"
check 'the comments stay' sh -c "grep -q '# CRLF' $bo && grep -q '30}   # dyrt' $bo"
cp $bo "$T.io/plan"
git checkout -q $bo
check 'git apply takes the diff of a CRLF file' git apply "$T.io/patch"
check 'and makes the same' cmp "$T.io/plan" $bo
git checkout -q $bo

run mus-plan add --unit solsikken 'Fælles læsedag' --serves laesning --responsible leader,Karla --cost 2500
is_status 0 'a common action'
is_out 'a common action' <<'END'
solsikken/faelles-laesedag
END
cat >../expected <<'END'
# yaml-language-server: $schema=../../schemas/group_plan.schema.yaml
kind: group_plan
cycle: 2026
unit: solsikken

actions:
  - id: faelles-laesedag
    title: Fælles læsedag
    serves: laesning
    status: agreed
    responsible: [leader, karla-v]
    cost: 2500
    log:
      - date: 2026-05-18
        what: Tilføjet.
END
check 'the group plan is made' diff ../expected ../faelles/2026/solsikken/group-plan.yaml
run mus-plan add karla-v 'Læsedag' --part-of solsikken/faelles-laesedag
is_status 0 'a part of a common action; the plan is made'
check 'the plan is made' grep -q 'part_of: solsikken/faelles-laesedag' 2026/solsikken/karla-v/plan.yaml
check 'its folder is closed' sh -c "ls -ld 2026/solsikken/karla-v | grep -q '^drwx------'"
rm -r 2026/solsikken/karla-v

run mus-plan add aase-b Ny --goal laesning
is_status 3 'a goal of the strategy as the own one'
is_err 'a goal of the strategy as the own one' <<'END'
mus-plan: error: 'laesning' is a goal of the strategy, not of this plan
  → write --serves laesning
END
run mus-plan add aase-b Ny --serves laesnin --competence dialog --budget x --part-of solsikken/laesedag --theme faglihed --responsible mette-x
is_status 3 'unknown references'
no_out 'unknown references'
is_err 'unknown references: all of them, with suggestions' <<'END'
mus-plan: error: there is no goal 'laesnin' (did you mean 'laesning'?)
mus-plan: error: there is no competence 'dialog'
  → choose from: dialogisk-laesning
mus-plan: error: there is no budget 'x'
  → choose from: kurser
mus-plan: error: there is no theme 'faglihed' (did you mean 'faglighed'?)
mus-plan: error: there is no common action 'laesedag'
  → choose from: faelles-laesedag
mus-plan: error: nobody is called 'mette-x' (did you mean 'mette-k'?)
  → name an id, or the beginning of an id or a name, as in units/
END
run mus-plan add --unit solsiken Ny
is_status 3 'an unknown unit'
has_err 'an unknown unit' "there is no unit 'solsiken' (did you mean 'solsikken'?)"
run mus-plan add me Ny
is_status 3 'many people at once'
has_err 'many people at once' 'add a common action with --unit'
check 'nothing was written' sh -c '[ -z "$(git status --porcelain)" ]'
run mus-plan add -C ../faelles aase-b Ny
is_status 3 'a personal plan in the shared folder'
has_err 'a personal plan in the shared folder' "this is no leader's folder"

# ---- list ----
run mus-plan list -f csv
is_status 0 'list'
printf '%s\r\n' 'unit,person,action,title,theme,serves,competence,method,status,responsible,start,due,done,cost,hours,effect,file,line' \
	"solsikken,aase-b,kursus-i-dialogisk-laesning,Kursus i dialogisk læsning,faglighed,,,course,agreed,,,2026-06-12,,4500,,,$plan,10" \
	"solsikken,aase-b,laesemakker-for-bo,Læsemakker for Bo,faglighed,,,,agreed,leader,2026-08-17,,,,,,$plan,22" \
	"solsikken,aase-b,kortere-moeder-inden,Kortere møder inden sommerferien,trivsel,,,,agreed,,,,,,,,$plan,33" \
	"solsikken,aase-b,foelge-karla-en-dag,Følge Karla en dag,trivsel,,,,agreed,,,,,,,,$plan,42" \
	"solsikken,aase-b,laese-hoej-aeoeaa,Læse: høj æøå 🍎,faglighed,laesning,dialogisk-laesning,peer_training,awaiting,bo-l,2026-06-01,2026-09-01,,12.5,7.5,,$plan,51" \
	"solsikken,bo-l,gammel,Modul: vejledning,,sprog,dialogisk-laesning,education_module,awaiting,,,2026-05-11,,9800,30,,$bo,6" \
	"solsikken,,faelles-laesedag,Fælles læsedag,,laesning,,,agreed,leader karla-v,,,,2500,,,../faelles/2026/solsikken/group-plan.yaml,7" >../expected
check 'list: csv' diff ../expected "$T.io/out"
run mus-plan list --overdue -f json
is_out 'list: json' <<'END'
{"unit":"solsikken","person":"bo-l","action":"gammel","title":"Modul: vejledning","theme":null,"serves":"sprog","competence":"dialogisk-laesning","method":"education_module","status":"awaiting","responsible":null,"start":null,"due":"2026-05-11","done":null,"cost":9800,"hours":30,"effect":null,"file":"2026/solsikken/bo-l/plan.yaml","line":6}
END
run mus-plan list --goal sprog --lang da
is_out 'list: a table, with the goals below' <<'END'
Enhed      Person  Handling           Titel              Tjener    Status                Frist        Pris
solsikken  aase-b  laese-hoej-aeoeaa  Læse: høj æøå 🍎   laesning  afventer opsamlingen  2026-09-01   12,5
solsikken  bo-l    gammel             Modul: vejledning  sprog     afventer opsamlingen  2026-05-11  9.800
solsikken          faelles-laesedag   Fælles læsedag     laesning  aftalt                            2.500
END
run mus-plan list --person bo-l --method course
is_status 0 'nothing to list'
no_out 'nothing to list'
no_err 'nothing to list'
run mus-plan list --status awaiting --person Bo -f yaml
is_status 0 'list: yaml'
printf -- '---\nkind: plan\r\ncycle: 2026\r\nperson: bo-l\r\n# CRLF\r\nactions:\r\n  - {id: gammel, title: "Modul: vejledning", serves: sprog, competence: dialogisk-laesning, method: education_module, status: awaiting, due: 2026-05-11, cost: 9800, hours: 30}   # dyrt\n' >"$T.io/yaml"
check 'list: yaml is the source text' cmp "$T.io/yaml" "$T.io/out"
mus-plan list --status awaiting -f yaml >"$T.io/stream"
run_with "$T.io/stream" mus-rollup --audience leader --by competence,method -f csv -
is_status 0 'the pipe into mus-rollup'
printf '%s\r\n' 'competence,method,persons,actions,cost,hours,effect,effect_n,hidden' \
	'dialogisk-laesning,peer_training,1,1,12.5,7.5,,0,false' 'dialogisk-laesning,education_module,1,1,9800,30,,0,false' >../expected
check 'the pipe into mus-rollup' diff ../expected "$T.io/out"
run_with "$T.io/stream" mus-plan list -f yaml -
check 'a stream listed is the same stream' cmp "$T.io/stream" "$T.io/out"
(cd / && mus-plan list --status awaiting -f json - <"$T.io/stream") >"$T.io/out" 2>"$T.io/err"
status=$? ran='mus-plan list - outside any folder'
is_status 0 'a stream outside any folder'
has_out 'a stream outside any folder' '"action":"gammel"'

run mus-plan list --goal laesnin
is_status 3 'list: an unknown goal'
no_out 'list: an unknown goal'
run mus-plan list --status waiting
is_status 2 'list: an unknown status'
run mus-plan list --method kursus
is_status 2 'list: an unknown method'
cp $bo '2026/solsikken/bo-l/plan (1).yaml'
run mus-plan list --person bo-l
is_status 3 'twice the same plan'
no_out 'twice the same plan'
has_err 'twice the same plan' 'a second plan of'
run mus-plan show bo-l
is_status 3 'show: twice the same plan'
rm '2026/solsikken/bo-l/plan (1).yaml'
printf 'kind: [\n' >2026/solsikken/bo-l/note.yaml
run mus-plan list --overdue
is_status 3 'a bad file among good ones'
has_out 'a bad file among good ones: the rest is listed' gammel
rm 2026/solsikken/bo-l/note.yaml

# ---- show ----
cat >$plan <<'END'
kind: plan
cycle: 2026
person: aase-b
unit: solsikken
leader: mette-k
follow_up: 2026-05-01
goals:
  - id: stille
    text: De stille børn kommer med 🍎
    serves: laesning
    signs: [De spørger selv, To gange om ugen]
actions:
  - id: kursus
    title: Kursus i dialogisk læsning
    goal: stille
    competence: dialogisk-laesning
    method: course
    status: started
    responsible: bo-l
    due: 2026-05-15
    cost: 4500
    hours: 1
    before: {text: Vælge fire børn, by: employee, done: 2026-05-13}
    after: {text: Vise det på stuemødet, by: leader, due: 2026-06-16}
    practice: Fast læsestund
  - id: moeder
    title: Kortere møder
    no_link_reason: Det giver ro.
    status: awaiting
  - id: natur
    title: Naturgruppe
    status: done
    done: 2026-05-16
    effect: {date: 2026-05-17, rating: 4, practice_changed: partly, evidence: Man kan se det.}
    decision: {forum: Ledermødet, answer: agreed, date: 2026-05-14}
END
run mus-plan show aase-b --lang da
is_status 0 'show'
no_err 'show'
is_out 'show' <<'END'
Åse Bæk, pædagog, Solsikken · 2026
  Samtale     12. maj med Mette Kruse
  Opfølgning  1. maj, 17 dage for sent
  Løfter      2 åbne, ét over fristen, det ældste 6 dage gammelt

Mål: De stille børn kommer med 🍎 (stille)
  Tjener      Vi læser sammen med børnene → Alle børn har sprog til at lege og
              lære
  Tegn        De spørger selv · To gange om ugen

  Kursus i dialogisk læsning (kursus)
    i gang · frist 15. maj, 3 dage for sent · lovet for 6 dage siden
    kursus · Dialogisk læsning · Bo Lund · 4.500 kr. · en time
    Før       ✓ Vælge fire børn (Åse) · gjort 13. maj
    Efter     Vise det på stuemødet (Mette) · frist 16. juni, om 29 dage
    Praksis   Fast læsestund

Andre handlinger
  Kortere møder (moeder)
    afventer opsamlingen · har ventet i 6 dage
    Tjener    intet mål i strategien, men: Det giver ro.

  Naturgruppe (natur)
    færdig 16. maj
    Tjener    intet mål i strategien
    Effekt    4 af 5 · praksis ændret: delvist · 17. maj · Man kan se det.
    Svar      imødekommet 14. maj · Ledermødet

Det næste
  1. maj, 17 dage for sent  Opfølgning på planen
  15. maj, 3 dage for sent  Kursus i dialogisk læsning (kursus)
  16. juni, om 29 dage      Efter: Vise det på stuemødet (kursus)
END
run mus-plan show aase-b --lang en --color=always
has_out 'show in colour' "$(printf '\033[1mÅse Bæk\033[0m,')"
has_out 'what is late is red' "$(printf '\033[31mdue 15 May, 3 days late\033[0m')"
run mus-plan show aase-b -f json
check 'show as json: the rows of list' sh -c "[ \$(wc -l <'$T.io/out') -eq 3 ] && jq -e .action '$T.io/out'"
run mus-plan show solsikken --lang en
is_out 'show a unit' <<'END'
Group plan, Solsikken · 2026
  Follow-up    no next day is agreed
  Promises     one open

Actions
  Fælles læsedag (faelles-laesedag)
    agreed
    leader, Karla Vind · 2,500 DKK
    Serves     Vi læser sammen med børnene → Alle børn har sprog til at lege og
               lære
END
run mus-plan show me --lang en
is_status 3 'show me: those without a plan are named'
has_out 'show me' 'Bo Lund'
has_err 'show me' "'karla-v' has neither talk nor plan in 2026"
run mus-plan show Klyngen
is_status 3 'a unit without group plan'
git checkout -q $plan

# ---- wrong use ----
for wrong in '' 'set aase-b/x status' 'show' 'show a b' 'new' 'new a b' 'add' 'add aase-b' 'add aase-b a b' 'list --due today' \
	'show --overdue aase-b' 'new -n aase-b --cost 3' 'add aase-b x --cost -1' 'add aase-b x --cost 1.234' \
	'add aase-b x --due 2026-02-30' 'add aase-b x --part-of solsikken/y --cost 3' 'add aase-b x --responsible a,b' \
	'add aase-b x --start 2026-06-02 --due 2026-06-01' 'add --unit solsikken x --part-of a/b'; do
	# shellcheck disable=SC2086
	run mus-plan $wrong
	is_status 2 "wrong use: $wrong"
	no_out "wrong use: $wrong"
done
run mus-plan add aase-b ''
is_status 2 'an empty title'
run mus-plan beslut
is_status 2 'a verb that there is not'
has_err 'a verb that there is not' "mus-plan: 'beslut' is no task of mus-plan: choose one of list, show, new, add"

# ---- the machine ----
mus-plan list >/dev/full 2>"$T.io/err"
status=$? ran='mus-plan list >/dev/full'
is_status 4 'a full device'
has_err 'a full device' 'cannot write the output'
mus-plan show aase-b >/dev/full 2>"$T.io/err"
status=$? ran='mus-plan show >/dev/full'
is_status 4 'show on a full device'
LC_ALL=C mus-plan list --status awaiting --lang da >"$T.io/c" 2>&1
mus-plan list --status awaiting --lang da >"$T.io/utf8" 2>&1
check 'the C locale makes no difference' cmp "$T.io/c" "$T.io/utf8"
cd 2026/solsikken/aase-b || exit
run mus-plan add aase-b Ny -n --serves sprog
has_out 'from below, names count from the folder' '+++ b/2026/solsikken/aase-b/plan.yaml'
check 'and git apply takes it there' git -C "$T/mette" apply --check "$T.io/out"
cd "$T/mette" || exit
done_testing
