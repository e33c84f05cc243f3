# mus-plan: what becomes of actions. After each command `git diff` shows what was meant and nothing
# else, in files that people have written by hand; a second time changes nothing; what is refused is
# refused whole.
. tests/cli/lib.sh
. "$top/tests/cli/writing.sh"

mkdir -p faelles/units faelles/2026/solsikken mette/2026/solsikken/aase-b mette/2026/solsikken/bo-l \
	mette/2026/solsikken/soeren-oe
cat >faelles/mus.yaml <<'END'
kind: workplace
mus: 1
id: klyngen
name: Klyngen
language: da
cycle: 2026
END
printf 'kind: workplace\nmus: 1\nshared: ../faelles\nleader: mette-k\n' >mette/mus.yaml
cat >faelles/units/solsikken.yaml <<'END'
kind: unit
id: solsikken
name: Solsikken
leaders: [mette-k]
people:
  - {id: mette-k, name: Mette Kruse, leader: external}
  - {id: aase-b, name: Åse Bæk}
  - {id: bo-l, name: Bo Lund}
  - {id: soeren-oe, name: Søren Ørsted}
END
cat >faelles/2026/strategy.yaml <<'END'
kind: strategy
cycle: 2026
goals:
  - {id: sprog, title: Alle børn har sprog til at lege og lære}
  - {id: laesning, title: Vi læser sammen med børnene, parent: sprog}
competences:
  - {id: dialogisk-laesning, name: Dialogisk læsning}
budgets:
  - {id: kurser, amount: 20000}
END
# By hand: comments everywhere, blank lines, quotes, wide indentation, a folded text.
cat >mette/2026/solsikken/aase-b/plan.yaml <<'END'
# Åses plan – rettet i hånden 🍎
kind: plan
cycle: 2026
person: aase-b   # Åse Bæk
unit: solsikken
follow_up: 2026-10-01

actions:

    # Det vigtigste først.
    - id: laesemakker
      title: "Læsemakker for Bo"     # hver onsdag
      serves: 'laesning'
      status: "agreed"               # aftalt i maj

      due: 2026-06-12   # før ferien
      practice: >
        Der læses hver dag,
        også om fredagen.
      # Loggen føres af Mette.
      log:
        # Den første.
        - {date: 2026-05-12, who: mette-k, what: Aftalt i samtalen.}

    # Kurset venter på opsamlingen.
    - id: kursus
      title: Kursus i dialogisk læsning
      serves: sprog
      status: awaiting
      cost: 4500    # moms?
    - id: laesedag
      title: Læsedag
      serves: sprog
      status: started
# Slut.
END
# As Windows writes it, in flow style.
printf 'kind: plan\r\ncycle: 2026\r\nperson: bo-l\r\n# CRLF\r\nactions:\r\n  - {id: vejledning, title: "Modul: vejledning", serves: sprog, status: started, hours: 30}   # dyrt\r\n  - {id: natur, title: Natur, serves: sprog, status: agreed}\r\n' \
	>mette/2026/solsikken/bo-l/plan.yaml
# No line break at the end.
printf 'kind: plan\ncycle: 2026\nperson: soeren-oe\nactions:\n- id: rim\n  title: Rim og remser\n  serves: sprog\n  status: agreed' \
	>mette/2026/solsikken/soeren-oe/plan.yaml
cat >faelles/2026/solsikken/group-plan.yaml <<'END'
kind: group_plan
cycle: 2026
unit: solsikken
actions:
  - id: faelles-laesedag
    title: Fælles læsedag
    serves: sprog
    status: agreed
    responsible: [leader]   # og Åse
END

git_() { git -c user.name=t -c user.email=t@example.invalid -c core.autocrlf=false "$@"; }
git init -q .
git add -A && git_ commit -q -m start
cd mette || exit
# The lines that went and came; those that stand around them are git's.
changed() { git diff -U0 .. | sed -n -e 's|^+++ b/||p;t' -e '/^---/d' -e '/^[-+]/p' -e '/^\\/p'; }
again() { git checkout -q ..; }
untouched() { [ -z "$(git status --porcelain ..)" ]; }
# 'dry NAME COMMAND…': the same command as a dry run touches nothing, and git takes its diff for
# what the command itself did.
dry() {
	name=$1
	shift
	run "$@"
	git -C .. diff >"$T.io/real"
	again
	run "$@" -n
	is_status 0 "$name, a dry run"
	check "$name -n touches nothing" untouched
	cp "$T.io/out" "$T.io/patch"
	# A path that leads upwards counts from the folder of mus.yaml.
	folder=.
	grep -q '^+++ b/2026/solsikken/group-plan' "$T.io/patch" && folder=../faelles
	check "$name -n: git takes the diff" sh -c "cd $folder && git apply '$T.io/patch'"
	git -C .. diff >"$T.io/patched"
	check "$name -n: the diff is what the command does" cmp "$T.io/real" "$T.io/patched"
	again
}

# ---- start, done, drop ----
run mus-plan start aase-b/laesemakker
is_status 0 'start'
is_out 'start' <<'END'
aase-b/laesemakker
END
no_err 'start'
run changed
is_out 'start: what git sees' <<'END'
mette/2026/solsikken/aase-b/plan.yaml
-      status: "agreed"               # aftalt i maj
+      status: "started"               # aftalt i maj
+        - date: 2026-05-18
+          who: mette-k
+          what: Fra aftalt til i gang.
END
run mus-plan start aase-b/laesemakker
is_status 0 'start, twice'
no_out 'start, twice'
is_err 'start, twice' <<'END'
mus-plan: it is so already; nothing was changed
END

run mus-plan done aase-b/laesemakker bo-l/vej --date 2026-05-15 --note 'Det gik godt: "sprog" # og mere.'
is_status 0 'done, of two, by the beginning of an id'
is_out 'done' <<'END'
aase-b/laesemakker
bo-l/vejledning
END
run sh -c "git diff -U0 -- 2026/solsikken/bo-l | sed 1,5d | tr '\r' '^'"
is_out 'done: in flow style, with the line breaks of Windows' <<'END'
-  - {id: vejledning, title: "Modul: vejledning", serves: sprog, status: started, hours: 30}   # dyrt^
+  - {id: vejledning, title: "Modul: vejledning", serves: sprog, status: done, done: 2026-05-15, hours: 30, log: [{date: 2026-05-15, who: mette-k, what: "Fra i gang til færdig. Det gik godt: \"sprog\" # og mere."}]}   # dyrt^
END
run git diff -- 2026/solsikken/aase-b
has_out 'done: its day' '+      done: 2026-05-15'
again

run mus-plan drop soeren-oe/rim --note 'Søren læser selv.'
is_status 0 'drop'
run git diff -U0 -- 2026/solsikken/soeren-oe
sed -i 1,5d "$T.io/out"
is_out 'drop: in a file without a last line break' <<'END'
-  status: agreed
\ No newline at end of file
+  status: dropped
+  log:
+  - date: 2026-05-18
+    who: mette-k
+    what: Fra aftalt til opgivet. Søren læser selv.
\ No newline at end of file
END
again

run mus-plan start solsikken/faelles
is_status 0 'start, a common action'
is_out 'start, a common action' <<'END'
solsikken/faelles-laesedag
END
run changed
is_out 'start, a common action: nobody is named' <<'END'
faelles/2026/solsikken/group-plan.yaml
-    status: agreed
+    status: started
+    log:
+      - date: 2026-05-18
+        what: Fra aftalt til i gang.
END
again

run mus-plan start 'Åse Bæk/Læsemakker for Bo' aase-b/laesemakker --lang da
is_status 3 'a title that is no id'
run mus-plan start 'Åse Bæk/Læsemakker' aase-b/laesem
is_out 'a name and a title; twice the same is once' <<'END'
aase-b/laesemakker
END
again

# What is refused is refused whole.
run mus-plan done aase-b/laesemakker aase-b/kursus bo-l/natyr
is_status 3 'done, one of which cannot be'
no_out 'done, one of which cannot be'
is_err 'done, one of which cannot be' <<'END'
mus-plan: error: there is no action 'bo-l/natyr' (did you mean 'bo-l/natur'?)
END
check 'done, one of which cannot be: nothing is written' untouched
run mus-plan done aase-b/laesemakker aase-b/kursus aase-b/kursus bo-l/natur
is_status 3 'done, one of which waits'
is_err 'done, one of which waits' <<'END'
mus-plan: 2026/solsikken/aase-b/plan.yaml:29:15: error: 'kursus' cannot go from awaiting to done
        status: awaiting
                ^
  → from awaiting it goes to: wish, agreed, dropped
END
check 'done, one of which waits: nothing is written' untouched

for words in 'done' 'done aase-b' 'done /kursus' 'done aase-b/' 'drop aase-b/kursus' \
	'done aase-b/laesemakker --date 2026-05-19' 'show aase-b --note x' 'drop aase-b/kursus --note='; do
	run mus-plan $words
	is_status 2 "mus-plan $words"
	no_out "mus-plan $words"
done
run mus-plan drop aase-b/kursus --lang da
is_err 'drop without a reason' <<'END'
mus-plan: det, der opgives, skal have en grund: skriv den med --note
Prøv 'mus-plan --help'.
END
check 'wrong use touches nothing' untouched

dry 'start' mus-plan start aase-b/laesemakker
dry 'done, CRLF' mus-plan done bo-l/vejledning aase-b/laesemakker
dry 'drop, no last line break' mus-plan drop soeren-oe/rim --note 'Søren læser selv.'
dry 'start, common' mus-plan start solsikken/faelles-laesedag

# ---- set ----
run mus-plan set aase-b/laesemakker title='Læsemakker for Bo og Søren' due=+14d cost=1500.00 \
	responsible=Mette before.text='Aftale, hvornår.' before.due=2026-05-29 serves=
is_status 0 'set'
is_out 'set' <<'END'
aase-b/laesemakker
END
run changed
is_out 'set: what git sees' <<'END'
mette/2026/solsikken/aase-b/plan.yaml
-      title: "Læsemakker for Bo"     # hver onsdag
-      serves: 'laesning'
+      title: "Læsemakker for Bo og Søren"     # hver onsdag
+      responsible: mette-k
-      due: 2026-06-12   # før ferien
+      due: 2026-06-01   # før ferien
+      cost: 1500
+      before:
+        text: Aftale, hvornår.
+        due: 2026-05-29
+        - date: 2026-05-18
+          who: mette-k
+          what: Frist flyttet fra 12. juni 2026 til 1. juni 2026.
END
cp 2026/solsikken/aase-b/plan.yaml "$T.io/once"
run mus-plan set aase-b/laesemakker title='Læsemakker for Bo og Søren' due=2026-06-01 cost=1500.00 \
	responsible='Mette Kruse' before.due=2026-05-29 before.text='Aftale, hvornår.' serves= status=agreed
is_status 0 'set, twice'
no_out 'set, twice'
check 'set, twice: nothing is written' cmp 2026/solsikken/aase-b/plan.yaml "$T.io/once"
again

run mus-plan set bo-l/vej aase-b/kursus soeren-oe/rim competence=dialogisk-laesning hours=7.5 budget=kurser --note 'Åbnet for flere.'
is_status 0 'set, of three'
run sh -c "git diff -U0 | sed -n '/^[-+\\\\]/p' | grep -v '^---\|^+++' | tr '\r' '^'"
is_out 'set, of three: block style, flow style, no last line break' <<'END'
+      competence: dialogisk-laesning
+      hours: 7.5
+      budget: kurser
+      log:
+          - date: 2026-05-18
+            who: mette-k
+            what: Åbnet for flere.
-  - {id: vejledning, title: "Modul: vejledning", serves: sprog, status: started, hours: 30}   # dyrt^
+  - {id: vejledning, title: "Modul: vejledning", serves: sprog, competence: dialogisk-laesning, status: started, hours: 7.5, budget: kurser, log: [{date: 2026-05-18, who: mette-k, what: Åbnet for flere.}]}   # dyrt^
-  status: agreed
\ No newline at end of file
+  competence: dialogisk-laesning
+  status: agreed
+  hours: 7.5
+  budget: kurser
+  log:
+  - date: 2026-05-18
+    who: mette-k
+    what: Åbnet for flere.
\ No newline at end of file
END
again

# By the rules of the status; a wish goes to the wrap-up and back, and is agreed on.
run mus-plan set aase-b/kursus status=agreed cost=
is_status 0 'set status=agreed'
run changed
is_out 'set status=agreed' <<'END'
mette/2026/solsikken/aase-b/plan.yaml
-      status: awaiting
-      cost: 4500    # moms?
+      status: agreed
+      log:
+          - date: 2026-05-18
+            who: mette-k
+            what: Fra afventer opsamlingen til aftalt.
END
run mus-plan set aase-b/kursus status=done done=2026-05-11
is_status 0 'set status=done done=…'
check 'set status=done done=…: on that day' grep -q '      done: 2026-05-11' 2026/solsikken/aase-b/plan.yaml
again
run mus-plan set aase-b/kursus status=started
is_status 3 'set status=started, of what waits'
has_err 'set status=started, of what waits' 'from awaiting it goes to: wish, agreed, dropped'
run mus-plan set aase-b/kursus status=dropped
is_status 2 'set status=dropped without a reason'
run mus-plan set solsikken/faelles responsible=Åse,leader participants.people=bo-l,soeren-oe
is_status 0 'set, lists'
run changed
is_out 'set, lists' <<'END'
faelles/2026/solsikken/group-plan.yaml
-    responsible: [leader]   # og Åse
+    responsible: [aase-b, leader]   # og Åse
+    participants:
+      people: [bo-l, soeren-oe]
END
run mus-plan set solsikken/faelles participants.people= responsible=aase-b,leader
run changed
is_out 'set, a list that goes takes an empty mapping with it' <<'END'
faelles/2026/solsikken/group-plan.yaml
-    responsible: [leader]   # og Åse
+    responsible: [aase-b, leader]   # og Åse
END
again
run mus-plan set aase-b/laesedag practice="$(printf 'Der læses:\n- hver dag\n')" support='ja: "#1"' no_link_reason=no
is_status 0 'set, texts'
run changed
is_out 'set, texts that YAML would take for something else' <<'END'
mette/2026/solsikken/aase-b/plan.yaml
+      no_link_reason: "no"
+      support: "ja: \"#1\""
+      practice: |-
+          Der læses:
+          - hver dag
END
again

# All or nothing, and all that is wrong at once.
run mus-plan set aase-b/laesemakker title='Ny' due=31/5 method=cuorse serves=sprg competance=x cost=12.345 hours=-1 \
	id=y log=x before.due=+1d title.x=1 goal=sprog part_of=solsikken/faelles responsible=Ukendt budget=kurset
is_status 3 'set, much that is wrong'
no_out 'set, much that is wrong'
is_err 'set, much that is wrong' <<'END'
mus-plan: error: due=31/5: '31/5' is not a date
  → write year-month-day, such as 2026-05-31, and a day that exists
mus-plan: error: method=cuorse: 'cuorse' is not allowed here (did you mean 'course'?)
  → write one of new_tasks, peer_training, teaching, network, course, education_module, coaching, mentoring, e_learning, job_shadowing, project, other
mus-plan: error: there is no goal 'sprg' (did you mean 'sprog'?)
mus-plan: error: an action has no key 'competance' (did you mean 'competence'?)
mus-plan: error: cost=12.345: 12.345 has too many decimals, at most 2
mus-plan: error: hours=-1: -1 is out of range: it must be at least 0
mus-plan: error: 'id' is not changed with set
  → others refer to an action by its id, so it stays; a new action gets another
mus-plan: error: 'log' is not changed with set
  → start, done, drop and set status=… write the log
mus-plan: error: an action has no key 'title.x' (did you mean 'title'?)
mus-plan: error: 'sprog' is a goal of the strategy, not of this plan
  → write serves=sprog
mus-plan: error: there is no common action 'faelles'
  → choose from: faelles-laesedag
mus-plan: error: nobody is called 'Ukendt'
  → name an id, or the beginning of an id or a name, as in units/
mus-plan: error: there is no budget 'kurset' (did you mean 'kurser'?)
END
check 'set, much that is wrong: nothing is written' untouched
run mus-plan set aase-b/laesemakker start=+60d due=+1w
is_status 3 'set, due before it starts'
has_err 'set, due before it starts' "'laesemakker' is due before it starts"
run mus-plan set bo-l/natur cost=100 part_of=solsikken/faelles-laesedag
is_status 3 'set, a cost beside part_of'
check 'set, what values make together: nothing is written' untouched
for words in 'set' 'set aase-b/kursus' 'set cost=1' 'set aase-b cost=1' 'set aase-b/kursus cost=1 cost=2' \
	'set aase-b/kursus cost=1 bo-l/natur' 'set aase-b/kursus cost=1 --date 2026-05-01'; do
	run mus-plan $words
	is_status 2 "mus-plan $words"
done
run mus-plan set aase-b/laesemakker before=Aftale
is_status 3 'set, a key that has parts'
is_err 'set, a key that has parts' <<'END'
mus-plan: error: 'before' is not changed with set
  → name a part of it: before.text, before.by, before.due, before.done
END
run mus-plan set aase-b/laesemakker due=
run changed
is_out 'set due=: the promise that went is logged' <<'END'
mette/2026/solsikken/aase-b/plan.yaml
-      due: 2026-06-12   # før ferien
+        - date: 2026-05-18
+          who: mette-k
+          what: Fristen 12. juni 2026 er fjernet.
END
again

# What it names is there: units, themes of the form, goals of the plan, people of the unit.
run mus-plan set solsikken/faelles participants.units=solsikken,solsike
is_status 3 'set, a unit that is none'
has_err 'set, a unit that is none' "there is no unit 'solsike' (did you mean 'solsikken'?)"
printf 'kind: form\nid: preparation\ncycle: 2026\ntitle: F\nthemes:\n  - {id: faglighed, title: Faglighed}\n' >../faelles/2026/form.yaml
run mus-plan set aase-b/kursus theme=faglihed
is_status 3 'set, a theme that is none'
has_err 'set, a theme that is none' "there is no theme 'faglihed' (did you mean 'faglighed'?)"
sed -i 's/^themes:.*/themes: 7/; /faglighed/d' ../faelles/2026/form.yaml
run mus-plan set aase-b/kursus theme=faglighed
is_status 3 'set, a theme of a form that cannot be read'
has_err 'set, a theme of a form that cannot be read' "'themes' must be a list"
rm ../faelles/2026/form.yaml
check 'set, of what is not there: nothing is written' untouched
run mus-plan set solsikken/faelles participants.units=solsikken
run mus-plan set aase-b/kursus carried_from=2025/natur responsible='Åse Bæk'
run changed
is_out 'set, a unit, an action of another round, the person' <<'END'
faelles/2026/solsikken/group-plan.yaml
+    participants:
+      units: [solsikken]
mette/2026/solsikken/aase-b/plan.yaml
+      responsible: aase-b
+      carried_from: 2025/natur
END
again
{
	printf '\ngoals:\n'
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do echo "- {id: maal-$i, text: Mål $i}"; done
} >>2026/solsikken/soeren-oe/plan.yaml
run mus-plan set soeren-oe/rim goal=ukendt
is_err 'set, a goal of the plan that is none: not all are named' <<'END'
mus-plan: error: there is no goal in this plan called 'ukendt'
  → choose from: maal-1, maal-2, maal-3, maal-4, maal-5, maal-6, maal-7, maal-8, maal-9, maal-10, maal-11, maal-12, …
END
run mus-plan set soeren-oe/rim goal=maal-3
is_status 0 'set, a goal of the plan'
check 'set, a goal of the plan' grep -qx '  goal: maal-3' 2026/solsikken/soeren-oe/plan.yaml
printf '  - {id: bo-m, name: Bo Munk}\n' >>../faelles/units/solsikken.yaml
run mus-plan set aase-b/laesedag responsible=Bo
is_status 3 'set, a name that two have'
has_err 'set, a name that two have' "'Bo' fits several: bo-l (Bo Lund), bo-m (Bo Munk)"
again
# In one folder for all, and where no plan of the unit or the round is.
run mus-plan -C ../faelles start solsikken/faelles
is_status 0 'start, where all stands in one folder'
again
rm ../faelles/2026/solsikken/group-plan.yaml
run mus-plan start solsikken/faelles
is_status 3 'start, of a unit without a plan'
again
sed -i 's/^cycle: 2026/cycle: 2025/' 2026/solsikken/soeren-oe/plan.yaml
run mus-plan start soeren-oe/rim
is_status 3 'start, in a plan of another round'
again
dry 'set' mus-plan set aase-b/laesemakker bo-l/vejledning soeren-oe/rim due=+14d cost=99.5 after.text='Æblefest på stuen'

# ---- effect ----
run mus-plan effect aase-b/laesedag --rating 3 --practice partly --evidence 'Flere børn lytter.' --date 2026-04-01
is_status 0 'effect'
is_out 'effect' <<'END'
aase-b/laesedag
END
run changed
is_out 'effect' <<'END'
mette/2026/solsikken/aase-b/plan.yaml
+      effect:
+          date: 2026-04-01
+          rating: 3
+          practice_changed: partly
+          evidence: Flere børn lytter.
END
run mus-plan effect aase-b/laesedag --rating 3 --practice partly --evidence 'Flere børn lytter.' --date 2026-04-01
is_err 'effect, twice' <<'END'
mus-plan: it is so already; nothing was changed
END
run mus-plan effect aase-b/laesedag bo-l/vej --rating 5 --practice yes
is_status 0 'effect, judged again'
run changed
cp "$T.io/out" "$T.io/judged"
run tr '\r' '^' <"$T.io/judged"
tr '\r' '^' <"$T.io/judged" >"$T.io/out"
is_out 'effect, judged again: what was judged before is kept' <<'END'
mette/2026/solsikken/aase-b/plan.yaml
+      effect:
+          date: 2026-05-18
+          rating: 5
+          practice_changed: "yes"
+          earlier:
+              - date: 2026-04-01
+                rating: 3
+                practice_changed: partly
+                evidence: Flere børn lytter.
mette/2026/solsikken/bo-l/plan.yaml
-  - {id: vejledning, title: "Modul: vejledning", serves: sprog, status: started, hours: 30}   # dyrt^
+  - {id: vejledning, title: "Modul: vejledning", serves: sprog, status: started, hours: 30, effect: {date: 2026-05-18, rating: 5, practice_changed: "yes"}}   # dyrt^
END
run mus-plan effect aase-b/laesedag --rating 4 --date 2026-05-10
check 'effect, a third time: all are there' test "$(grep -c 'rating:' 2026/solsikken/aase-b/plan.yaml)" -eq 3
run mus-plan list -C . -f csv --person aase-b
has_out 'effect: the list tells the latest' ',4,2026/solsikken/aase-b/plan.yaml,'
run mus-plan show aase-b
has_out 'effect: the plan shows the latest' '4 of 5 · 10 May'
has_out 'effect: the plan shows those before' '3 of 5 · practice changed: partly · 1 April'
run mus-check -q 2026/solsikken/aase-b/plan.yaml 2026/solsikken/bo-l/plan.yaml
is_status 0 'effect: mus-check finds no error'
again
run mus-plan effect aase-b/kursus aase-b/laesemakker --rating 2 --lang da
is_status 3 'effect, of what has not begun'
has_err 'effect, of what has not begun' "'laesemakker' er aftalt: der er endnu ingen effekt at vurdere"
check 'effect, of what has not begun: nothing is written' untouched
for words in 'effect aase-b/laesedag' 'effect aase-b/laesedag --rating 6' 'effect aase-b/laesedag --rating 3.5' \
	'effect aase-b/laesedag --rating 3 --practice nej' 'effect aase-b --rating 3' 'effect --rating 3' \
	'effect aase-b/laesedag --rating 3 --date +1d' 'done aase-b/laesedag --rating 3'; do
	run mus-plan $words
	is_status 2 "mus-plan $words"
	no_out "mus-plan $words"
done
dry 'effect' mus-plan effect aase-b/laesedag bo-l/vejledning --rating 1 --practice no --evidence 'Ingen så det: "æøå"'

# ---- follow-up ----
run mus-plan follow-up aase-b --note 'Godt i gang.'
is_status 0 'follow-up'
is_out 'follow-up' <<'END'
aase-b
END
no_err 'follow-up: one is still to come'
run changed
is_out 'follow-up' <<'END'
mette/2026/solsikken/aase-b/plan.yaml
+follow_ups:
+    - date: 2026-05-18
+      note: Godt i gang.
+
END
run mus-plan follow-up Åse
is_err 'follow-up, twice' <<'END'
mus-plan: it is so already; nothing was changed
END
run mus-plan follow-up aase-b --next +3m --note 'Og læsemakkeren.'
run changed
is_out 'follow-up, more on the same day' <<'END'
mette/2026/solsikken/aase-b/plan.yaml
-follow_up: 2026-10-01
+follow_up: 2026-08-18
+
+follow_ups:
+    - date: 2026-05-18
+      note: Godt i gang.
+    - date: 2026-05-18
+      note: Og læsemakkeren.
END
again
# Without a next date one is reminded of the agreed one no more, once a follow-up was held on it.
run mus-plan follow-up aase-b --as-of 2026-10-02
is_status 0 'follow-up, the last'
is_err 'follow-up, the last' <<'END'
mus-plan: 2026/solsikken/aase-b/plan.yaml: warning: no next follow-up with 'aase-b' is agreed
  → agree on one: mus-plan follow-up aase-b --next DATE
END
run mus-due --what follow_up --as-of 2026-10-20 --person aase-b -f csv
lacks_out 'follow-up, the last: mus-due keeps quiet' aase-b
run mus-plan follow-up aase-b --as-of 2026-10-02 --note 'Alt er gjort.' -q
run changed
is_out 'follow-up: a note that comes later joins its day' <<'END'
mette/2026/solsikken/aase-b/plan.yaml
+follow_ups:
+    - date: 2026-10-02
+      note: Alt er gjort.
+
END
again
run mus-plan follow-up solsikken bo-l --next 2026-09-01 --note 'På husmødet.'
is_status 0 'follow-up, a unit and a person'
is_out 'follow-up, a unit and a person' <<'END'
solsikken
bo-l
END
run changed
tr -d '\r' <"$T.io/out" >"$T.io/plain" && mv "$T.io/plain" "$T.io/out"
is_out 'follow-up, a unit and a person' <<'END'
faelles/2026/solsikken/group-plan.yaml
+follow_up:
+  date: 2026-09-01
+follow_ups:
+  - date: 2026-05-18
+    note: På husmødet.
mette/2026/solsikken/bo-l/plan.yaml
+follow_up: 2026-09-01
+follow_ups:
+  - date: 2026-05-18
+    note: På husmødet.
END
run mus-plan follow-up solsikken --next 2026-09-01
is_err 'follow-up of a unit, the same next day' <<'END'
mus-plan: it is so already; nothing was changed
END
run mus-plan follow-up solsikken --next 2026-09-08
check 'follow-up of a unit, another next day' grep -qx '  date: 2026-09-08' ../faelles/2026/solsikken/group-plan.yaml
run mus-plan follow-up solsikken --next 2026-09-01
run mus-plan follow-up solsikken --as-of 2026-09-02 -q
run mus-plan show solsikken --as-of 2026-10-20
has_out 'follow-up of a unit, held: the group plan shows it' 'Followed up'
has_out 'follow-up of a unit, held: no next one' 'no next day is agreed'
run mus-due --what follow_up --as-of 2026-10-20 -f csv
lacks_out 'follow-up of a unit, held: mus-due keeps quiet' 'follow_up,solsikken,,'
run mus-check -q
is_status 0 'follow-up: mus-check finds no error'
again
for words in 'follow-up' 'follow-up aase-b --next 2026-05-18' 'follow-up aase-b --date +1d'; do
	run mus-plan $words
	is_status 2 "mus-plan $words"
done
run mus-plan follow-up aase-b ukendt --next +1m
is_status 3 'follow-up, of nobody'
check 'follow-up, of nobody: nothing is written' untouched
dry 'follow-up' mus-plan follow-up aase-b bo-l soeren-oe --next +6m --note 'Æbler'

# ---- streams ----
mus-plan list -f yaml >"$T.io/stream"
run sh -c "mus-plan list -f yaml | mus-plan done - aase-b/laesemakker"
is_status 0 'done, in a stream'
no_err 'done, in a stream'
check 'done, in a stream: nothing is written' untouched
diff "$T.io/stream" "$T.io/out" >"$T.io/lines"
grep '^[<>]' "$T.io/lines" >"$T.io/out"
is_out 'done, in a stream: all else stays' <<'END'
<       status: "agreed"               # aftalt i maj
>       status: "done"               # aftalt i maj
>       done: 2026-05-18
>         - date: 2026-05-18
>           who: mette-k
>           what: Fra aftalt til færdig.
END
run sh -c "mus-plan list -f yaml | mus-plan done - aase-b/laesemakker soeren-oe/rim aase-b/laesedag | mus-plan drop - bo-l/natur --note Nej | mus-rollup -a leader --by status -f csv -"
is_status 0 'a pipe of edits'
has_out 'a pipe of edits' 'done,2,3,'
has_out 'a pipe of edits' 'dropped,1,1,'

# All documents of one stream, by each verb; from a folder where there is no workspace.
mkdir "$T/intet"
cd "$T/intet" || exit
run_with "$T.io/stream" mus-plan set - aase-b/kursus bo-l/natur solsikken/faelles-laesedag soeren-oe/rim serves=ukendt-maal due=+2w
is_status 0 'set, four records of a stream, without a workspace'
diff "$T.io/stream" "$T.io/out" | grep '^[<>]' | tr '\r' '^' >"$T.io/lines"
cp "$T.io/lines" "$T.io/out"
is_out 'set, four records of a stream, without a workspace' <<'END'
<       serves: sprog
>       serves: ukendt-maal
>       due: 2026-06-01
<   - {id: natur, title: Natur, serves: sprog, status: agreed}
>   - {id: natur, title: Natur, serves: ukendt-maal, status: agreed, due: 2026-06-01}
<   serves: sprog
>   serves: ukendt-maal
>   due: 2026-06-01
<     serves: sprog
>     serves: ukendt-maal
>     due: 2026-06-01
END
run_with "$T.io/stream" mus-plan follow-up - bo soeren-oe --next 2026-09-01 --note Æbler
is_status 0 'follow-up, in a stream'
check 'follow-up, in a stream' test "$(grep -c 'note: Æbler' "$T.io/out")" -eq 2
run_with "$T.io/stream" mus-plan effect - bo-l/vejledning --rating 4
has_out 'effect, in a stream' 'effect: {date: 2026-05-18, rating: 4}'
run_with "$T.io/stream" mus-plan start - bo-l/natur
cp "$T.io/out" "$T.io/once"
run_with "$T.io/once" mus-plan start - bo-l/natur
is_status 0 'start, in a stream, twice'
is_err 'start, in a stream, twice' <<'END'
mus-plan: it is so already; nothing was changed
END
has_out 'start, in a stream, twice: the stream is passed on' 'person: soeren-oe'
run_with "$T.io/stream" mus-plan start - bo-l/natur -o ny.yaml
no_out 'start, in a stream, to a file'
check 'start, in a stream, to a file' grep -q 'id: natur.*status: started' ny.yaml
run_with "$T.io/stream" mus-plan done - aase-b/kursus ukendt/x
is_status 3 'done, in a stream, of nobody'
no_out 'done, in a stream, of nobody'
is_err 'done, in a stream, of nobody' <<'END'
mus-plan: error: no plan of 'ukendt' came on standard input
  → those that came are of: aase-b, bo-l, soeren-oe, solsikken
END
# Places are those of the stream as it came, also behind records that were edited.
run_with "$T.io/stream" mus-plan done - aase-b/laesemakker aase-b/kursus
is_status 3 'done, in a stream, refused'
line=$(grep -n 'status: awaiting' "$T.io/stream" | cut -d: -f1)
has_err 'done, in a stream, refused: its place' "mus-plan: -:$line:15: error: 'kursus' cannot go from awaiting to done"
printf 'kind: plan\ncycle: 2025\nperson: aase-b\nactions:\n- {id: a, title: A, status: agreed}\n---\nkind: talk\nperson: aase-b\n---\nkind: plan\ncycle: 2026\nperson: aase-b\nactions:\n- {id: a, title: A, status: agreed}' >to.yaml
run_with to.yaml mus-plan start - aase-b/a
check 'of two rounds the newest' sh -c "tail -n 1 '$T.io/out' | grep -q started && test \"\$(grep -c started '$T.io/out')\" = 1"
run_with to.yaml mus-plan start - aase-b/a --cycle 2025
check 'of two rounds that of --cycle' sh -c "sed 6q '$T.io/out' | grep -q started && test \"\$(grep -c started '$T.io/out')\" = 1"
cat to.yaml >tre.yaml
printf '\n---\n' >>tre.yaml
sed '1,/^---/d' to.yaml | sed '1,/^---/d' >>tre.yaml
run_with tre.yaml mus-plan start - aase-b/a
is_status 3 'two records of one round'
has_err 'two records of one round' 'a second plan of'
for words in 'done -' 'done - aase-b' 'done - aase-b/a -n' 'set - aase-b/a' 'follow-up -'; do
	run_with to.yaml mus-plan $words
	is_status 2 "mus-plan $words"
	no_out "mus-plan $words"
done
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do
	printf -- '---\nkind: plan\ncycle: 2026\nperson: p-%s\nactions:\n- {id: a, title: A, status: agreed}\n' $i
done >mange.yaml
run_with mange.yaml mus-plan start - p/a
is_err 'the beginning of several ids; not all are named' <<'END'
mus-plan: error: no plan of 'p' came on standard input
  → those that came are of: p-1, p-2, p-3, p-4, p-5, p-6, p-7, p-8, p-9, p-10, p-11, p-12, …
END
run_with mange.yaml mus-plan list --unit solsikken - -f csv
lacks_out 'list --unit, without a workspace: plans that tell no unit' p-1
run_with "$T.io/stream" mus-plan list --unit solsikken - -f csv
has_out 'list --unit, without a workspace: plans that tell one' solsikken,aase-b,laesemakker
cd "$T/mette" || exit
rm -r "$T/intet"

# With a workspace names are those of its people and units.
run_with "$T.io/stream" mus-plan start - Solsikken/faelles
is_status 0 'in a stream, a unit by its name'
run_with "$T.io/stream" mus-plan start - Ukendt/faelles
is_status 3 'in a stream, a name that nobody has'
has_err 'in a stream, a name that nobody has' "nobody is called 'Ukendt'"
printf 'kind: plan\ncycle: 2026\nperson: aase-b\nactions: []\n---\nkind: plan\ncycle: 2026\nperson: aase-b\nactions: []\n' >"$T.io/to"
run_with "$T.io/to" mus-plan start - 'Åse Bæk/a'
is_status 3 'in a stream, a name of two records of one round'
has_err 'in a stream, a name of two records of one round' "a second plan of 'aase-b'"
sed -i 's/^people:/people: [/' ../faelles/units/solsikken.yaml
for value in aase-b/kursus:responsible=X solsikken/faelles-laesedag:participants.units=X; do
	run_with "$T.io/stream" mus-plan set - "${value%%:*}" "${value#*:}"
	is_status 3 "in a stream, units that cannot be read: $value"
	has_err "in a stream, units that cannot be read: $value" 'is never closed'
done
again

# A dry run where the way to the files has letters and blanks that git would quote.
mkdir "$T/Mettes møde på øen"
cp -R ../mette ../faelles "$T/Mettes møde på øen"
(cd "$T/Mettes møde på øen" && git init -q . && git add -A && git_ commit -q -m start)
cd "$T" || exit
run mus-plan -C 'Mettes møde på øen/mette' done aase-b/laesemakker bo-l/natur -n
is_status 0 'a dry run, with letters and blanks in the way'
has_out 'a dry run, with letters and blanks in the way' '+++ b/Mettes møde på øen/mette/2026/solsikken/aase-b/plan.yaml'
mkdir git && mv 'Mettes møde på øen' git
cp "$T.io/out" "$T.io/patch"
check 'git takes the diff of such a way' sh -c "cd git && git init -q . && git apply '$T.io/patch' && grep -q 'status: .done' 'Mettes møde på øen/mette/2026/solsikken/aase-b/plan.yaml'"
rm -rf git
cd mette || exit

# On a terminal the reason is asked for.
cat >"$T.io/ask.py" <<'END'
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execvp("mus-plan", ["mus-plan", "drop", "aase-b/kursus", "--lang", "da"])
seen = b""
while b"opgives det?" not in seen:
    seen += os.read(fd, 1000)
os.write(fd, "Kurset er aflyst, desværre.\n".encode())
try:
    while True:
        if not os.read(fd, 1000):
            break
except OSError:
    pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
END
run timeout 20 "$PYTHON" "$T.io/ask.py"
is_status 0 'drop asks for the reason on a terminal'
check 'drop asks for the reason on a terminal' grep -q 'til opgivet. Kurset er aflyst, desværre.' 2026/solsikken/aase-b/plan.yaml
again

# ---- several files ----
# What can be seen beforehand keeps all from being written.
ln 2026/solsikken/bo-l/plan.yaml ../andet-navn.yaml
run mus-plan start aase-b/laesemakker bo-l/natur
is_status 3 'one of two files has two names'
no_out 'one of two files has two names'
has_err 'one of two files has two names' 'has 2 names (hard links)'
rm ../andet-navn.yaml
check 'one of two files has two names: nothing is written' untouched
mkdir ../flyttet && mv 2026/solsikken/bo-l/plan.yaml ../flyttet && ln -s ../../../../flyttet/plan.yaml 2026/solsikken/bo-l/plan.yaml
run mus-plan start aase-b/laesemakker bo-l/natur
is_status 0 'one of two files is a symbolic link'
check 'the symbolic link is followed' grep -q 'natur.*status: started' ../flyttet/plan.yaml
check 'the symbolic link stands' test -L 2026/solsikken/bo-l/plan.yaml
rm -r ../flyttet
again

# What cannot: a disk that fails for the second. The same command again does what is left.
if can_trace; then
	actions='aase-b/laesemakker bo-l/natur soeren-oe/rim solsikken/faelles-laesedag'
	run mus-plan start $actions
	is_status 0 'start, four files'
	git -C .. diff >"$T.io/whole"
	again
	for call in write fsync renameat; do
		# Each file has a call of its own; of fsync its folder, too.
		n=2
		[ $call != fsync ] || n=3
		run strace -f -qq -o /dev/null -e trace=$call -e inject=$call:error=EIO:when=$n mus-plan start $actions
		is_status 4 "start, the second $call fails"
		is_out "start, the second $call fails" <<'END'
aase-b/laesemakker
END
		has_err "start, the second $call fails" 'error: only a part of it is written: 2026/solsikken/aase-b/plan.yaml; not written: 2026/solsikken/bo-l/plan.yaml, 2026/solsikken/soeren-oe/plan.yaml, ../faelles/2026/solsikken/group-plan.yaml'
		check "start, the second $call fails: one file is new" test "$(git status --porcelain ..)" = ' M mette/2026/solsikken/aase-b/plan.yaml'
		run mus-plan start $actions
		is_status 0 "start, the second $call failed, again"
		is_out "start, the second $call failed, again: what was left" <<'END'
bo-l/natur
soeren-oe/rim
solsikken/faelles-laesedag
END
		git -C .. diff >"$T.io/patched"
		check "start, the second $call failed, again: complete" cmp "$T.io/whole" "$T.io/patched"
		again
	done
else
	skip 'a failure between two files' 'strace cannot trace here'
fi
done_testing
