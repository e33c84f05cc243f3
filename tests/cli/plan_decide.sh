# mus-plan decide: decisions on groups of wishes in the group plan, what they mean for a leader's
# people, places, single wishes, and what is wished for as the leader group sees it.
. tests/cli/lib.sh

mkdir -p faelles/units faelles/2026/forms mette/2026/solsikken/aase-b mette/2026/solsikken/bo-l \
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
printf 'kind: unit\nid: klyngen\nname: Klyngen\nleaders: [external]\npeople: []\n' >faelles/units/klyngen.yaml
cat >faelles/units/solsikken.yaml <<'END'
kind: unit
id: solsikken
name: Solsikken
parent: klyngen
leaders: [mette-k]
people:
  - {id: mette-k, name: Mette Krøyer, role: leder, leader: external}
  - {id: aase-b, name: Åse Bæk, role: pædagog}
  - {id: bo-l, name: Bo Løkke, role: pædagog}
  - {id: soeren-oe, name: Søren Østerå, role: medhjælper}
groups:
  - {id: humlebien, name: Humlebien, members: [soeren-oe]}
END
cat >faelles/2026/strategy.yaml <<'END'
kind: strategy
cycle: 2026
unit: klyngen
goals:
  - {id: sprog, title: Alle børn har sprog til at lege og lære}
  - {id: laesning, title: Vi læser sammen med børnene, parent: sprog}
competences:
  - {id: dialogisk-laesning, name: Dialogisk læsning, goal: laesning}
budgets:
  - {id: kurser, amount: 20000}
  - {id: pulje, amount: 5000}
END
cat >faelles/2026/wheel.yaml <<'END'
kind: wheel
cycle: 2026
activities:
  - {id: ledermoede, title: Ledermøde om ønsker, phase: after, step: 7, date: 2026-05-12}
END
printf 'kind: form\nid: preparation\ncycle: 2026\ntitle: F\nthemes:\n  - {id: faglighed, title: Faglighed}\n' \
	>faelles/2026/forms/preparation.yaml
cat >mette/2026/solsikken/aase-b/plan.yaml <<'END'
kind: plan
cycle: 2026
person: aase-b
goals:
  - {id: laes, text: Læse mere, serves: laesning, signs: [Vi læser]}

actions:
  - id: kursus          # talt om i marts
    title: "Kursus: dialogisk læsning"
    theme: faglighed
    goal: laes
    competence: dialogisk-laesning
    method: course
    status: awaiting
    cost: 4500
    budget: pulje
    before: {text: Læse bogen}

  # Det vigtigste for Åse:
  - {id: netvaerk, title: Netværk om læring, theme: faglighed, serves: sprog, method: network, status: awaiting}
END
printf 'kind: plan\r\ncycle: 2026\r\nperson: bo-l\r\nactions:\r\n  - {id: kursus, title: "Kursus: læsning for små", theme: faglighed, serves: laesning, competence: dialogisk-laesning, method: course, status: awaiting, cost: 1950, before: {text: Læse}}   # dyrt\r\n' \
	>mette/2026/solsikken/bo-l/plan.yaml
cat >mette/2026/solsikken/soeren-oe/plan.yaml <<'END'
kind: plan
cycle: 2026
person: soeren-oe
actions:
  - id: kursus
    title: Kursus i højtlæsning
    theme: faglighed
    serves: sprog
    competence: dialogisk-laesning
    method: course
    status: awaiting
    before: {text: Øve}
  - {id: bog, title: En bog om leg, serves: sprog, competence: dialogisk-laesning, method: other, status: wish}
END
git_() { git -c user.name=t -c user.email=t@example.invalid "$@"; }
commit() { git add -A && git_ commit -q -m "$1"; }
git init -q .
commit start
no_cr() { tr -d '\r' <"$T.io/out" >"$T.io/lines" && mv "$T.io/lines" "$T.io/out"; }
diff_is() { # name; what git sees is stdin
	git diff -U1 | sed -e '/^index /d' -e '/^diff /d' -e 's/\r$/^M/' >"$T.io/out"
	ran='git diff'
	same_ out "$1"
}
cd mette || exit
group=../faelles/2026/klyngen/group-plan.yaml
mkdir ../faelles/2026/klyngen
cat >$group <<'END'
# Klyngens beslutninger
kind: group_plan
cycle: 2026
unit: klyngen
decided_at: ledermoede

decisions:
  - id: netvaerk
    about: {method: network, goal: sprog}   # alle huse
    answer: declined
    date: 2026-05-12
    note: Vi samler kræfterne.
# Resten tages i juni.
END
commit decisions

# ---- a leader's own wishes ----
run mus-plan decide
is_status 0 'the wishes that wait'
is_out 'the wishes that wait' <<'END'
Person     Action    Title                       Cost  Decision          Answer    Budget
aase-b     kursus    Kursus: dialogisk læsning  4,500                              pulje
aase-b     netvaerk  Netværk om læring                 klyngen/netvaerk  declined
bo-l       kursus    Kursus: læsning for små    1,950
soeren-oe  kursus    Kursus i højtlæsning
END
no_err 'the wishes that wait'
run mus-plan decide --goal laesning -f csv
no_cr
is_out 'those that serve a goal' <<'END'
unit,person,action,title,theme,serves,competence,method,cost,decision,answer,budget,note,file,line
solsikken,aase-b,kursus,Kursus: dialogisk læsning,faglighed,laesning,dialogisk-laesning,course,4500,,,pulje,,2026/solsikken/aase-b/plan.yaml,8
solsikken,bo-l,kursus,Kursus: læsning for små,faglighed,laesning,dialogisk-laesning,course,1950,,,,,2026/solsikken/bo-l/plan.yaml,5
END
run mus-plan decide --method network -f json
is_out 'as json' <<'END'
{"unit":"solsikken","person":"aase-b","action":"netvaerk","title":"Netværk om læring","theme":"faglighed","serves":"sprog","competence":null,"method":"network","cost":null,"decision":"klyngen/netvaerk","answer":"declined","budget":null,"note":"Vi samler kræfterne.","file":"2026/solsikken/aase-b/plan.yaml","line":20}
END
run mus-plan decide --goal leg
is_status 3 'an unknown goal'
has_err 'an unknown goal' "there is no goal 'leg'"
run mus-plan decide --theme fag
is_status 3 'an unknown theme'
check 'looking changes nothing' sh -c '[ -z "$(git status --porcelain)" ]'

# ---- a decision on a group ----
decision='mus-plan decide --competence dialogisk-laesning --method course --agree --limit 2 --budget kurser'
run $decision --note 'Højst to i år.' -n
is_status 0 'a decision, a dry run'
cp "$T.io/out" "$T.io/patch"
check 'a dry run writes nothing' sh -c '[ -z "$(git status --porcelain)" ]'
run $decision --note 'Højst to i år.'
is_out 'a decision' <<'END'
klyngen/dialogisk-laesning-course
END
no_err 'a decision'
diff_is 'a decision is spliced in' <<'END'
--- a/faelles/2026/klyngen/group-plan.yaml
+++ b/faelles/2026/klyngen/group-plan.yaml
@@ -12,2 +12,11 @@ decisions:
     note: Vi samler kræfterne.
+  - id: dialogisk-laesning-course
+    about:
+      competence: dialogisk-laesning
+      method: course
+    answer: agreed
+    budget: kurser
+    limit: 2
+    date: 2026-05-18
+    note: Højst to i år.
 # Resten tages i juni.
END
git diff --no-color --no-prefix >"$T.io/was"
git stash -q
check 'git applies the dry run' sh -c "cd ../faelles && git apply '$T.io/patch'"
check 'the dry run is what was done' sh -c "git diff --no-color --no-prefix | cmp - '$T.io/was'"
commit decided
git stash drop -q
run $decision --note 'Højst to i år.' --as-of 2026-05-20
is_status 0 'the same again'
no_out 'the same again'
check 'the same again changes nothing' sh -c '[ -z "$(git status --porcelain)" ]'
run mus-plan decide --goal laesning --decline --forum MED-udvalget --unit solsikken --as-of 2026-05-12
is_out 'a decision of a unit without a group plan' <<'END'
solsikken/laesning
END
check 'the new group plan' cmp - ../faelles/2026/solsikken/group-plan.yaml <<'END'
# yaml-language-server: $schema=../../schemas/group_plan.schema.yaml
kind: group_plan
cycle: 2026
unit: solsikken

decisions:
  - id: laesning
    about:
      goal: laesning
    answer: declined
    forum: MED-udvalget
    date: 2026-05-12
END
check 'all may read it' test "$(stat -c %a ../faelles/2026/solsikken/group-plan.yaml)" = 644
commit unit
for wrong in '--goal leg' '--competence leg' '--theme leg' '--goal sprog --budget leg' '--goal sprog --unit leg'; do
	# shellcheck disable=SC2086
	run mus-plan decide --agree $wrong
	is_status 3 "decide --agree $wrong"
	has_err "decide --agree $wrong" "'leg'"
done
check 'what is refused changes nothing' sh -c '[ -z "$(git status --porcelain)" ]'

# ---- wrong use ----
wrong_use() { # words, what is told
	# shellcheck disable=SC2086
	run mus-plan decide $1
	is_status 2 "decide $1"
	has_err "decide $1" "$2"
}
wrong_use '--agree' 'what is it about?'
wrong_use '--agree --decline --goal sprog' '--agree and --decline'
wrong_use '--apply --agree' '--agree and --apply'
wrong_use '--apply --goal sprog' '--goal and --apply'
wrong_use '--goal sprog --limit 2' '--limit goes with --agree or --decline'
wrong_use '--goal sprog --decline --limit 2' '--limit and --decline'
wrong_use '--goal sprog --decline --budget pulje' '--budget and --decline'
wrong_use '--goal sprog --agree --limit 1.5' 'a limit is a whole number'
wrong_use '--goal sprog --agree aase-b/kursus' '--goal and aase-b/kursus'
wrong_use '--agree aase-b' "'aase-b' names no action"
wrong_use '--decline-rest' '--decline-rest goes with --apply'
wrong_use '--method leg' "'leg' is no method"

# ---- decisions that do not agree ----
run mus-plan decide -f csv --competence dialogisk-laesning
has_out 'decisions differ' 'klyngen/dialogisk-laesning-course,conflict,kurser'
run mus-plan decide --apply
is_status 3 'decisions differ'
no_out 'decisions differ'
has_err 'decisions differ' "../faelles/2026/klyngen/group-plan.yaml:13:5: error: 'klyngen/dialogisk-laesning-course' and 'solsikken/laesning' (../faelles/2026/solsikken/group-plan.yaml:7) both hold for 'aase-b/kursus', and do not agree"
check 'decisions that differ change nothing' sh -c '[ -z "$(git status --porcelain)" ]'
run mus-plan decide --goal laesning --agree --forum MED-udvalget --unit solsikken
is_out 'decided anew' <<'END'
solsikken/laesning-2
END
has_err 'decided anew' "'solsikken/laesning' counts no more"
commit anew

# ---- places ----
run mus-plan decide --apply
is_status 3 'nobody chose'
no_out 'nobody chose'
is_err 'nobody chose' <<'END'
mus-plan: ../faelles/2026/klyngen/group-plan.yaml:13:5: error: 'klyngen/dialogisk-laesning-course': places left: 2, people who wish for one: 3
    - id: dialogisk-laesning-course
      ^
  → say who goes: mus-plan decide --apply PERSON/ACTION…, of: aase-b/kursus, bo-l/kursus, soeren-oe/kursus
END
run mus-plan decide --apply --lang da aase bo soeren
is_status 3 'more than there are places'
has_err 'more than there are places' 'ledige pladser: 2, personer, der er nævnt: 3'
run mus-plan decide --apply nobody
is_status 3 'a person whom nobody knows'
has_err 'a person whom nobody knows' "'nobody'"
run mus-plan decide --apply aase-b/netvaerk
is_status 3 'a wish that is declined gets no place'
check 'nothing is settled by half' sh -c '[ -z "$(git status --porcelain)" ]'
run mus-plan decide --apply aase bo-l/kur -n
is_status 0 'apply, a dry run'
cp "$T.io/out" "$T.io/patch"
check 'apply -n writes nothing' sh -c '[ -z "$(git status --porcelain)" ]'
run mus-plan decide --apply aase bo-l/kur
is_status 0 'apply'
is_out 'apply' <<'END'
Person     Action    Title                       Cost  Decision                           Answer                 Budget
aase-b     kursus    Kursus: dialogisk læsning  4,500  klyngen/dialogisk-laesning-course  agreed to              kurser
aase-b     netvaerk  Netværk om læring                 klyngen/netvaerk                   declined
bo-l       kursus    Kursus: læsning for små    1,950  klyngen/dialogisk-laesning-course  agreed to              kurser
soeren-oe  kursus    Kursus i højtlæsning              klyngen/dialogisk-laesning-course  no place, still waits  kurser
END
is_err 'apply' <<'END'
mus-plan: 3 wishes settled
mus-plan: one wish got no place and still waits; --decline-rest answers it
END
diff_is 'apply changes what it settles' <<'END'
--- a/mette/2026/solsikken/aase-b/plan.yaml
+++ b/mette/2026/solsikken/aase-b/plan.yaml
@@ -13,8 +13,18 @@ actions:
     method: course
-    status: awaiting
+    status: agreed
     cost: 4500
-    budget: pulje
+    budget: kurser
     before: {text: Læse bogen}
+    decision:
+      from: klyngen/dialogisk-laesning-course
+      forum: Ledermøde om ønsker
+      answer: agreed
+      date: 2026-05-18
+      note: Højst to i år.
+    log:
+      - date: 2026-05-18
+        who: mette-k
+        what: Fra afventer opsamlingen til aftalt. Ledermøde om ønsker.
 
   # Det vigtigste for Åse:
-  - {id: netvaerk, title: Netværk om læring, theme: faglighed, serves: sprog, method: network, status: awaiting}
+  - {id: netvaerk, title: Netværk om læring, theme: faglighed, serves: sprog, method: network, status: dropped, decision: {from: klyngen/netvaerk, forum: Ledermøde om ønsker, answer: declined, date: 2026-05-12, note: Vi samler kræfterne.}, log: [{date: 2026-05-18, who: mette-k, what: Fra afventer opsamlingen til opgivet. Ledermøde om ønsker.}]}
--- a/mette/2026/solsikken/bo-l/plan.yaml
+++ b/mette/2026/solsikken/bo-l/plan.yaml
@@ -4,2 +4,2 @@ person: bo-l
 actions:^M
-  - {id: kursus, title: "Kursus: læsning for små", theme: faglighed, serves: laesning, competence: dialogisk-laesning, method: course, status: awaiting, cost: 1950, before: {text: Læse}}   # dyrt^M
+  - {id: kursus, title: "Kursus: læsning for små", theme: faglighed, serves: laesning, competence: dialogisk-laesning, method: course, status: agreed, cost: 1950, budget: kurser, before: {text: Læse}, decision: {from: klyngen/dialogisk-laesning-course, forum: Ledermøde om ønsker, answer: agreed, date: 2026-05-18, note: Højst to i år.}, log: [{date: 2026-05-18, who: mette-k, what: Fra afventer opsamlingen til aftalt. Ledermøde om ønsker.}]}   # dyrt^M
END
git stash -q
check 'git applies what apply -n shows' git apply "$T.io/patch"
check 'and it is the same' sh -c 'git diff --quiet stash@{0} -- .'
git stash drop -q
commit applied
run mus-check -q
is_status 0 'what was applied is in order'
run mus-plan decide --apply aase bo-l/kur
is_status 0 'applied again'
is_out 'applied again' <<'END'
Person     Action  Title                 Cost  Decision                           Answer                 Budget
soeren-oe  kursus  Kursus i højtlæsning        klyngen/dialogisk-laesning-course  no place, still waits  kurser
END
run mus-plan decide --apply
is_status 0 'no place is left to choose for'
run mus-plan decide --apply soeren
is_status 3 'a third for two places'
has_err 'a third for two places' 'places left: 0, people named: 1'
check 'applied again changes nothing' sh -c '[ -z "$(git status --porcelain)" ]'
run mus-plan decide --apply --decline-rest --lang da
is_out 'the rest is declined' <<'END'
Person     Handling  Titel                 Pris  Beslutning                         Svar     Budget
soeren-oe  kursus    Kursus i højtlæsning        klyngen/dialogisk-laesning-course  afslået  kurser
END
is_err 'the rest is declined' <<'END'
mus-plan: ét ønske afgjort
END
diff_is 'the rest is declined' <<'END'
--- a/mette/2026/solsikken/soeren-oe/plan.yaml
+++ b/mette/2026/solsikken/soeren-oe/plan.yaml
@@ -10,4 +10,14 @@ actions:
     method: course
-    status: awaiting
+    status: dropped
     before: {text: Øve}
+    decision:
+      from: klyngen/dialogisk-laesning-course
+      forum: Ledermøde om ønsker
+      answer: declined
+      date: 2026-05-18
+      note: Der var ikke plads til alle.
+    log:
+      - date: 2026-05-18
+        who: mette-k
+        what: Fra afventer opsamlingen til opgivet. Ledermøde om ønsker.
   - {id: bog, title: En bog om leg, serves: sprog, competence: dialogisk-laesning, method: other, status: wish}
END
commit rest

# ---- a group's own decision holds for its members ----
cat >../faelles/2026/solsikken/group-plan.humlebien.yaml <<'END'
kind: group_plan
cycle: 2026
unit: solsikken
group: humlebien
decisions:
  - {id: boeger, about: {method: other}, answer: agreed, date: 2026-05-18}
END
sed -i 's/status: wish}/status: awaiting}/' 2026/solsikken/soeren-oe/plan.yaml
sed 's/person: soeren-oe/person: aase-b/; s/id: bog/id: anden-bog/' 2026/solsikken/soeren-oe/plan.yaml | tail -n 1 >>2026/solsikken/aase-b/plan.yaml
commit group
run mus-plan decide -f csv --method other
no_cr
is_out 'a decision of a group' <<'END'
unit,person,action,title,theme,serves,competence,method,cost,decision,answer,budget,note,file,line
solsikken,aase-b,anden-bog,En bog om leg,,sprog,dialogisk-laesning,other,,,,,,2026/solsikken/aase-b/plan.yaml,31
solsikken,soeren-oe,bog,En bog om leg,,sprog,dialogisk-laesning,other,,solsikken/boeger,agreed,,,2026/solsikken/soeren-oe/plan.yaml,23
END

# ---- single wishes ----
run mus-plan decide aase-b/anden soeren-oe/bog --agree --forum Samtalen --note 'Fint.' --budget pulje
is_out 'single ones' <<'END'
aase-b/anden-bog
soeren-oe/bog
END
no_err 'single ones'
diff_is 'single ones' <<'END'
--- a/mette/2026/solsikken/aase-b/plan.yaml
+++ b/mette/2026/solsikken/aase-b/plan.yaml
@@ -30,2 +30,2 @@ actions:
   - {id: netvaerk, title: Netværk om læring, theme: faglighed, serves: sprog, method: network, status: dropped, decision: {from: klyngen/netvaerk, forum: Ledermøde om ønsker, answer: declined, date: 2026-05-12, note: Vi samler kræfterne.}, log: [{date: 2026-05-18, who: mette-k, what: Fra afventer opsamlingen til opgivet. Ledermøde om ønsker.}]}
-  - {id: anden-bog, title: En bog om leg, serves: sprog, competence: dialogisk-laesning, method: other, status: awaiting}
+  - {id: anden-bog, title: En bog om leg, serves: sprog, competence: dialogisk-laesning, method: other, status: agreed, budget: pulje, decision: {forum: Samtalen, answer: agreed, date: 2026-05-18, note: Fint.}, log: [{date: 2026-05-18, who: mette-k, what: Fra afventer opsamlingen til aftalt. Samtalen.}]}
--- a/mette/2026/solsikken/soeren-oe/plan.yaml
+++ b/mette/2026/solsikken/soeren-oe/plan.yaml
@@ -22,2 +22,2 @@ actions:
         what: Fra afventer opsamlingen til opgivet. Ledermøde om ønsker.
-  - {id: bog, title: En bog om leg, serves: sprog, competence: dialogisk-laesning, method: other, status: awaiting}
+  - {id: bog, title: En bog om leg, serves: sprog, competence: dialogisk-laesning, method: other, status: agreed, budget: pulje, decision: {forum: Samtalen, answer: agreed, date: 2026-05-18, note: Fint.}, log: [{date: 2026-05-18, who: mette-k, what: Fra afventer opsamlingen til aftalt. Samtalen.}]}
END
commit single
run mus-plan decide aase-b/anden soeren-oe/bog --agree --forum Samtalen --note 'Fint.' --budget pulje --as-of 2026-06-01
is_status 0 'single ones again'
no_out 'single ones again'
run mus-plan decide aase-b/netv --agree
is_status 3 'a wrong move'
has_err 'a wrong move' "'netvaerk' cannot go from dropped to agreed"
has_err 'a wrong move' 'from dropped it goes to: wish'
run mus-plan decide aase-b/netv --agree --budget puljen
is_status 3 'an unknown budget'
check 'neither changes anything' sh -c '[ -z "$(git status --porcelain)" ]'

# ---- the decision that an answer comes from ----
sed -i 's|from: klyngen/netvaerk|from: klyngen/netvaerker|' 2026/solsikken/aase-b/plan.yaml
run mus-check -q
is_status 1 'a decision that nobody took'
has_out 'a decision that nobody took' "unknown-reference: there is no decision 'klyngen/netvaerker' (did you mean 'klyngen/netvaerk'?)"
git checkout -q .

# ---- a plan that is there twice, or broken, stops all ----
cp 2026/solsikken/bo-l/plan.yaml "2026/solsikken/bo-l/plan (1).yaml"
run mus-plan decide --apply
is_status 3 'a plan that is there twice'
has_err 'a plan that is there twice' "plan (1).yaml"
rm "2026/solsikken/bo-l/plan (1).yaml"
printf 'kind: plan\nperson: [\n' >2026/solsikken/bo-l/plan.yaml
run mus-plan decide --apply
is_status 3 'a plan that cannot be read'
git checkout -q .

# ---- what is wished for, for the leader group ----
cd ../faelles || exit
run mus-plan decide ../mette
is_status 0 'few people'
has_err 'few people' 'rows are hidden'
lacks_out 'few people' '4,500'
run mus-plan decide --goal leg ../mette
is_status 3 'an unknown goal, for the leader group'
no_out 'an unknown goal, for the leader group'
has_err 'an unknown goal, for the leader group' "there is no goal 'leg'"
run mus-plan decide --unit solsikken ../mette
is_status 2 'the wishes of one unit'
no_out 'the wishes of one unit'

# ---- a small workplace, with all in one folder ----
cd .. || exit
cp -R faelles en
cp -R mette/2026/solsikken en/2026/
sed -i 's/status: agreed/status: awaiting/' en/2026/solsikken/bo-l/plan.yaml
run mus-plan decide -C en
is_status 0 'groups in one folder'
lacks_out 'groups in one folder' 'bo-l'
run mus-plan decide -C en --apply --unit klyngen -n
has_out 'apply in one folder' '+++ b/en/2026/solsikken/bo-l/plan.yaml'
run mus-plan decide -C en --apply --unit leg
is_status 3 'apply for an unknown unit'
printf 'kind: unit\nid: aakanden\nname: Åkanden\nparent: klyngen\nleaders: [external]\npeople: []\n' >en/units/aakanden.yaml
run mus-plan decide -C en --apply --unit aakanden -n
is_status 0 'apply for a unit without wishes'
no_out 'apply for a unit without wishes'
cp en/2026/solsikken/bo-l/plan.yaml bo.yaml
sed -i 's/^cycle: 2026/cycle: 2025/' en/2026/solsikken/bo-l/plan.yaml
run mus-plan decide -C en --apply -n
lacks_out 'a plan of another round' 'bo-l'
mv bo.yaml en/2026/solsikken/bo-l/plan.yaml
echo 'x: [' >>en/2026/wheel.yaml
run mus-plan decide -C en --apply -n
is_status 0 'a wheel that cannot be read'
has_out 'a wheel that cannot be read' '+++ b/en/2026/solsikken/bo-l/plan.yaml'
sed -i '$d' en/2026/wheel.yaml
run mus-plan decide -C en --apply -f json
has_out 'apply in one folder' '"person":"bo-l","action":"kursus"'
has_out 'apply in one folder' '"answer":"agreed","budget":"kurser"'
check 'the log names no leader' sh -c "! grep -q 'who: *}' en/2026/solsikken/bo-l/plan.yaml"
run mus-check -C en -q
is_status 0 'one folder is in order'
done_testing
