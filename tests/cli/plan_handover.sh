# mus-plan handover: people and open work come from one leader's folder to another's.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
. "$top/tests/cli/handover.sh"
export LC_ALL=C.UTF-8

afresh() {
	rm -rf faelles mette bo ud
	handover_workplace
}
tree() { (cd "$1" && find . -type f ! -path '*/.mus/*' -exec cksum {} + | LC_ALL=C sort -k3); }
mode() { stat -c %a "$@" | sort -u | xargs; }
came_to_bo() { (cd bo && find . -type f -newer "$T/leadership.csv" | LC_ALL=C sort); }

# ---- the whole of it ----
afresh
mkdir before && cp -a faelles mette bo before
sums() { mus-rollup -C faelles --audience leader --unit klyngen --by person,status mette bo -f csv; }
sums >before.csv 2>&1
mus-report -C faelles leadership mette bo -f csv >leadership.csv 2>&1

run mus-plan handover --from mette --to bo
is_status 0 "all of Mette's people"
is_out "all of Mette's people: the open promises" <<'END'
Unit       Person   Action      Title                         Serves    Status                Due            Cost
solsikken  aase-b   laesestund  Læsestund på stuen: hver dag  laesning  started               2026-05-01
solsikken  aase-b   kursus      Kursus i dialogisk læsning    laesning  awaiting the wrap-up                4,000
solsikken  bente-c  a           Noget med sprog på stuen      laesning  awaiting the wrap-up                4,000
solsikken  carl-d   a           Noget med sprog på stuen      laesning  agreed                                  0
solsikken  dorte-e  a           Noget med sprog på stuen      sprog     started                           1,500.5
END
is_err "all of Mette's people" <<'END'
mus-plan: from mette-k to bo-b: people: 5, records: 8
mus-plan: talks whose notes mette-k keeps: 1
mus-plan: answers that stay in mette: 1
mus-plan: mette-k's own notes that stay in mette: 1
mus-plan: changed: mette/../faelles/2026/solsikken/group-plan.yaml
mus-plan: changed: mette/../faelles/units/solsikken.yaml
END
cp "$T.io/out" first.out
(cd mette && find . -type f | LC_ALL=C sort) >"$T.io/out"
is_out 'what stays with Mette' <<'END'
./.mus/log
./2026/solsikken/aase-b/preparation.employee.yaml
./mus.yaml
./private/2026-aase-b-talk.yaml
./private/aase.yaml
./private/mig.yaml
END
came_to_bo >"$T.io/out"
is_out 'what came to Bo' <<'END'
./.mus/log
./2025/solsikken/aase-b/plan.yaml
./2026/solsikken/aase-b/plan.yaml
./2026/solsikken/aase-b/talk.yaml
./2026/solsikken/bente-c/plan.yaml
./2026/solsikken/carl-d/plan.yaml
./2026/solsikken/dorte-e/plan.yaml
./2026/solsikken/else-f/talk.yaml
./2026/solsikken/group/talk-2026-05-05.yaml
END
check 'files are for Bo alone' test "$(came_to_bo | sed 's|^|bo/|' | xargs stat -c %a | sort -u)" = 600
check 'and folders' test "$(mode bo/.mus bo/2026/solsikken bo/2026/solsikken/aase-b)" = 700
check 'the log is for Mette alone' test "$(mode mette/.mus/log)" = 600

run diff -U1 before/mette/2026/solsikken/aase-b/plan.yaml bo/2026/solsikken/aase-b/plan.yaml
sed -i 1,2d "$T.io/out"
is_out "the plan: open work is Bo's, and its log says so" <<'END'
@@ -5,3 +5,3 @@
 unit: solsikken
-leader: mette-k   # indtil videre
+leader: bo-b   # indtil videre
 follow_up: 2026-10-01
@@ -13,8 +13,10 @@
     status: started
-    responsible: mette-k
+    responsible: bo-b
     due: 2026-05-01
     before: {text: Finde bøger, by: mette-k, done: 2026-04-20}
-    after: {text: Se på det sammen, by: mette-k}
+    after: {text: Se på det sammen, by: bo-b}
     log:
       - {date: 2026-04-16, who: mette-k, what: Aftalt i samtalen.}
+      - date: 2026-05-18
+        what: Overdraget fra Navn mette-k til Navn bo-b.
 
@@ -28,2 +30,5 @@
     before: {text: Læse om det.}
+    log:
+      - date: 2026-05-18
+        what: Overdraget fra Navn mette-k til Navn bo-b.
   - id: afsluttet
END
run cat bo/2026/solsikken/aase-b/talk.yaml
is_out 'the talk: that it was held, its marks, its agreements, what may be raised' <<'END'
# yaml-language-server: $schema=../../../schemas/talk.schema.yaml
kind: talk
type: mus
cycle: 2026
person: aase-b
unit: solsikken
leader: mette-k
state: held
held: 2026-04-16
themes:
  udvikling: works
notes:
  udvikling: |
    -> Læsestund på stuen: hver dag
    -> Kursus i dialogisk læsning, afventer
competences:
  - competence: dialogisk-laesning
    level: 2
    motivation: high
raise:
  - text: Støj i garderoben
    at: Personalemødet
    consent: true
END
check 'nothing else that was said is with Bo' sh -c '! grep -rE "fortrolighed|træt|ked af|Uenighed|lavt|blomster|Mit eget" bo faelles'
run sed -n '1,/^text/p' mette/private/2026-aase-b-talk.yaml
is_out 'Mette keeps the whole of it as a note of her own' <<'END'
# yaml-language-server: $schema=../schemas/note.schema.yaml
kind: note
cycle: 2026
date: 2026-04-16
person: aase-b
author: mette-k
text: |
END
"$PYTHON" -c 'import sys, yaml; sys.stdout.buffer.write(yaml.safe_load(open("mette/private/2026-aase-b-talk.yaml", encoding="utf-8"))["text"].encode())' >"$T.io/note"
check 'to the byte' cmp "$T.io/note" before/mette/2026/solsikken/aase-b/talk.yaml
run diff before/mette/2026/solsikken/else-f/talk.yaml bo/2026/solsikken/else-f/talk.yaml
is_out 'a talk that is to come is held by Bo' <<'END'
6c6
< leader: mette-k
---
> leader: bo-b
END
check 'the group talk is as it was' cmp before/mette/2026/solsikken/group/talk-2026-05-05.yaml bo/2026/solsikken/group/talk-2026-05-05.yaml
check 'a round that is over is as it was' cmp before/mette/2025/solsikken/aase-b/plan.yaml bo/2025/solsikken/aase-b/plan.yaml
run diff -r before/faelles faelles
is_out 'the shared folder: who leads, and who sees to what is common' <<'END'
diff -r before/faelles/2026/solsikken/group-plan.yaml faelles/2026/solsikken/group-plan.yaml
6c6
<   - {id: laesedag, title: Fælles læsedag, serves: laesning, status: agreed, responsible: [mette-k, aase-b]}
---
>   - {id: laesedag, title: Fælles læsedag, serves: laesning, status: agreed, responsible: [bo-b, aase-b], log: [{date: 2026-05-18, what: Ansvaret er overdraget.}]}
diff -r before/faelles/units/solsikken.yaml faelles/units/solsikken.yaml
5c5
< leaders: [mette-k]
---
> leaders: [bo-b]
END
run cat mette/.mus/log
is_out 'the log: who, not what' <<'END'
{"date":"2026-05-18","did":"handover","from":"mette-k","to":"bo-b","records":"8","consent":"no","people":["aase-b","bente-c","carl-d","dorte-e","else-f"]}
END
check 'both have it' cmp mette/.mus/log bo/.mus/log
for folder in faelles mette bo; do
	mus-check -C $folder >"$T.io/out" 2>/dev/null
	check "mus-check: no error in $folder" sh -c "! grep ' error: ' '$T.io/out'"
done
run mus-check -C mette
no_out "and nothing at all in Mette's"
run mus-due -C bo --person else-f --within 2m -f csv
has_out "what is due is Bo's to do" 'bo-b'
lacks_out "what is due is Bo's to do" 'mette-k'
run mus-due -C mette --person else-f --within 2m -f csv
lacks_out "and not Mette's" 'else-f'
sums >after.csv 2>&1
check 'a roll-up over both is what it was' cmp before.csv after.csv
check 'and that is something' test "$(wc -l <before.csv)" -gt 5 -a "$(wc -l <leadership.csv)" -gt 1
mus-report -C faelles leadership mette bo -f csv >after.csv 2>&1
check 'and what management sees' cmp leadership.csv after.csv

tree . >"$T.io/tree"
run mus-plan handover --from mette --to bo
is_status 0 'once more'
no_out 'once more'
is_err 'once more' <<'END'
mus-plan: nothing to hand over
END
tree . | diff "$T.io/tree" - >"$T.io/out"
no_out 'once more: nothing has changed'
check 'and nothing was logged' test "$(wc -l <mette/.mus/log)" -eq 1
run mus-plan handover --from mette --to bo --person x
is_status 2 'people are operands'
run mus-plan handover --from mette --to bo aase-b bente-c carl-d dorte-e else-f
cp "$T.io/out" again.out
check 'by name the promises are told again' cmp first.out again.out

# ---- with consent, by name, as csv ----
afresh
run mus-plan handover -C mette --from mette-k --to bo-b --consent aase -f csv --lang da
is_status 0 'Åse alone, who agrees'
printf 'unit,person,action,title,theme,serves,competence,method,status,responsible,start,due,done,cost,hours,effect,file,line\r
solsikken,aase-b,laesestund,Læsestund på stuen: hver dag,,laesning,,new_tasks,started,bo-b,,2026-05-01,,,,,bo/2026/solsikken/aase-b/plan.yaml,9\r
solsikken,aase-b,kursus,Kursus i dialogisk læsning,,laesning,dialogisk-laesning,course,awaiting,,,,,4000,,,bo/2026/solsikken/aase-b/plan.yaml,23\r
' >csv
cp "$T.io/out" mine
check 'the columns are those of list' diff csv mine
has_err 'in Danish' 'fra mette-k til bo-b: personer: 1, poster: 4'
check 'the talk goes along whole' cmp before/mette/2026/solsikken/aase-b/talk.yaml bo/2026/solsikken/aase-b/talk.yaml
check 'and the answers' cmp before/mette/2026/solsikken/aase-b/preparation.employee.yaml bo/2026/solsikken/aase-b/preparation.employee.yaml
check 'her folder is gone' test ! -e mette/2026/solsikken/aase-b -a ! -e mette/2025/solsikken -a -d mette/2025
run diff before/faelles/units/solsikken.yaml faelles/units/solsikken.yaml
is_out "the unit stays Mette's" <<'END'
13a14
>     leader: bo-b
END
check 'and so does what is common' cmp before/faelles/2026/solsikken/group-plan.yaml faelles/2026/solsikken/group-plan.yaml
check 'and the group talk' test -e mette/2026/solsikken/group/talk-2026-05-05.yaml
check 'the log says that she agreed' grep -q '"consent":"yes","people":\["aase-b"\]' mette/.mus/log

# The rest follows, with the unit; Bo has her already.
run mus-plan handover --from mette --to bo --unit solsikken -f json
is_status 0 'the rest of the unit'
check 'three people have promises' test "$(jq -r .person "$T.io/out" | sort -u | xargs)" = 'bente-c carl-d dorte-e'
has_err 'the rest of the unit' 'people: 4, records: 5'
check "the unit is Bo's" grep -qx 'leaders: \[bo-b\]' faelles/units/solsikken.yaml

# ---- the old leader's own notes are given back ----
afresh
run mus-plan handover --from mette --to bo --export ud/noter
is_status 0 'notes are given back'
(cd ud && find . -type f | LC_ALL=C sort) >"$T.io/out"
is_out 'notes on these people, and those of the talks' <<'END'
./noter/private/2026-aase-b-talk.yaml
./noter/private/aase.yaml
END
check 'as they were' cmp ud/noter/private/aase.yaml before/mette/private/aase.yaml
check 'for their owner alone' test "$(mode ud/noter/private/*.yaml).$(mode ud/noter ud/noter/private)" = 600.700
check 'and are no longer in the folder' test "$(ls mette/private)" = mig.yaml
has_err 'notes are given back' "mette-k's own notes given back in ud/noter: 2"
afresh
mkdir -p ud/private && echo 'text: andet' >ud/private/aase.yaml
tree . >"$T.io/tree"
run mus-plan handover --from mette --to bo --export ud
is_status 3 'what stands there is not overwritten'
has_err 'what stands there is not overwritten' "'ud/private/aase.yaml' exists already"
for inside in mette/ud bo/ud faelles faelles/ud/dybt; do
	run mus-plan handover --from mette --to bo --export $inside
	is_status 3 "notes are not put into $inside"
	has_err "notes are not put into $inside" "'$inside' lies in"
done
tree . | diff "$T.io/tree" - >"$T.io/out"
no_out 'nothing has changed'

# ---- a dry run ----
afresh
tree . >"$T.io/tree"
run mus-plan handover --from mette --to bo --export ud -n
is_status 0 'a dry run'
tree . | diff "$T.io/tree" - >"$T.io/trees"
check 'changes nothing' test ! -s "$T.io/trees" -a ! -e mette/.mus -a ! -e ud
has_out 'shows what moves' 'rename to bo/2026/solsikken/aase-b/plan.yaml'
cp "$T.io/out" "$T.io/handover.diff"
rm -rf applied && mkdir applied && cp -a faelles mette bo applied
mus-plan handover --from mette --to bo --export ud -q >"$T.io/out"
if command -v git >/dev/null; then
	(cd applied && git apply "$T.io/handover.diff") >"$T.io/out" 2>&1
	no_out 'git apply takes it'
	# git knows no empty folders.
	rmdir mette/2025
	check 'and does the same' diff -r -x .mus applied/mette mette
	check 'and does the same there' diff -r -x .mus applied/bo bo
	check 'and there' diff -r applied/faelles faelles
	check 'and there, too' diff -r applied/ud ud
else
	skip 'git apply' 'there is no git here'
fi
rm -rf applied
afresh
cd mette || exit 1
run mus-plan handover --from . --to ../bo -n
is_status 0 'a dry run from within'
cp "$T.io/out" "$T.io/handover.diff"
cd ..
has_out 'names count from the folder that holds all' 'rename from mette/2026/solsikken/aase-b/plan.yaml'
if command -v git >/dev/null; then check 'where git applies it' git apply --check "$T.io/handover.diff"; fi

run mus-plan handover --from mette --to bo -o list.csv
check 'a list that is written is for its reader alone' test "$(mode list.csv).$(grep -c Læsestund list.csv)" = 600.1
rm list.csv

# ---- folders ----
afresh
mkdir ny && chmod 700 ny && printf 'mus: 1\nkind: workplace\nshared: ../faelles\nleader: bo-b\n' >ny/mus.yaml
tree . >"$T.io/tree"
refused() { # name, what is said, arguments
	name=$1 said=$2
	shift 2
	run mus-plan handover "$@"
	is_status 3 "$name"
	no_out "$name"
	has_err "$name" "$said"
	tree . | diff "$T.io/tree" - >"$T.io/trees"
	check "$name: nothing has changed" test ! -s "$T.io/trees" -a ! -e mette/.mus
}
refused 'a leader has two folders' "'bo-b' has several folders: " --from mette --to bo-b
refused 'the shared folder' "'faelles' is no leader's folder" --from faelles --to bo
refused 'one folder' "'mette' is the folder to hand over from, too" --from mette/ --to mette
refused 'nobody has such a folder' "there is no folder of 'hans-h' in" --from mette --to hans-h
refused 'no folder' "cannot open 'intet/her'" --from mette --to intet/her
refused 'one who takes over' "'bo-b' takes over" --from mette --to bo bo-b
refused 'one whom another leads' "'top-t' is led by" --from mette --to bo aase top-t
run mus-plan handover --from mette
is_status 2 'to whom'
run mus-plan handover --from mette --to bo aase-b --unit solsikken
is_status 2 'people or a unit'
# In two halves: to a folder that can be carried, and from there.
run mus-plan handover --from mette --to ny aase
is_status 0 'the first half'
run mus-plan handover --from ny --to bo
is_status 0 'the second half'
has_err 'the second half' 'from bo-b to bo-b: people: 1, records: 3'
check 'all is there' test -s bo/2026/solsikken/aase-b/plan.yaml -a -s bo/2026/solsikken/aase-b/talk.yaml -a ! -e ny/2026/solsikken
check 'and was handed over once' test "$(grep -c Overdraget bo/2026/solsikken/aase-b/plan.yaml)" -eq 2
rm -rf ny

# ---- what stands in the way ----
afresh
mkdir -p bo/2026/solsikken/carl-d bo/2026/solsikken/aase-b
echo '# Bos egen' | cat - before/mette/2026/solsikken/carl-d/plan.yaml >bo/2026/solsikken/carl-d/plan.yaml
sed 's/Åse/Aase/' before/mette/2026/solsikken/aase-b/talk.yaml >bo/2026/solsikken/aase-b/samtale.yaml
tree . >"$T.io/tree"
refused 'Bo has records of them' "'bo-b' has this plan of 'carl-d' already" --from mette --to bo
has_err 'each is named' 'bo/2026/solsikken/aase-b/samtale.yaml:1:1: error: '
afresh
cp mette/2026/solsikken/carl-d/plan.yaml 'mette/2026/solsikken/carl-d/plan (1).yaml'
tree . >"$T.io/tree"
refused 'a plan twice' "'carl-d'" --from mette --to bo
afresh
printf -- '---\nkind: note\ntext: to\n' >>mette/2026/solsikken/carl-d/plan.yaml
tree . >"$T.io/tree"
refused 'several records in a file' 'holds several records' --from mette --to bo
afresh
echo 'x: [' >>mette/2026/solsikken/carl-d/plan.yaml
tree . >"$T.io/tree"
refused 'a file that cannot be read' 'mette/2026/solsikken/carl-d/plan.yaml:' --from mette --to bo
afresh
sed -i 's/method: peer_training/method: sidemand/' mette/2026/solsikken/carl-d/plan.yaml
tree . >"$T.io/tree"
refused 'a plan that is not in order' "mette/2026/solsikken/carl-d/plan.yaml:" --from mette --to bo
afresh
mv mette/2026/solsikken/carl-d/plan.yaml carl.yaml
ln -s ../../../../carl.yaml mette/2026/solsikken/carl-d/plan.yaml
tree . >"$T.io/tree"
refused 'a link' 'is no ordinary file' --from mette --to bo
rm carl.yaml
afresh
sed -i 's/^    leader: top-t/    leader: aase-b/' faelles/units/aakanden.yaml
tree . >"$T.io/tree"
refused 'leaders in a circle' "'aase-b' leads 'bo-b'" --from mette --to bo
run mus-plan handover --from mette --to bo bente carl
is_status 0 'leaders in a circle: the others can go'
# Bo worked for Mette before, and led nobody of hers.
afresh
sed -i 's/^    leader: top-t/    leader: mette-k/' faelles/units/aakanden.yaml
action_ a sprog vejledning mentoring agreed 0 | plan_ mette aakanden bo-b
run mus-plan handover --from mette --to bo
is_status 0 'one of her own people takes over'
has_err 'one of her own people takes over' 'people: 5, records: 8'
has_err 'one of her own people takes over' "'bo-b' takes over, and 'bo-b's own records stay here"
check 'and keeps no records of himself' test -s mette/2026/aakanden/bo-b/plan.yaml
# Who has left, and whom another leads, stay; parts count nobody twice unsaid.
afresh
sed -i 's/^    name: Navn carl-d/&\n    left: 2026-03-01/; s/^    name: Navn dorte-e/&\n    leader: top-t/' faelles/units/solsikken.yaml
mus-rollup -C mette --part -o faelles/parts/mette.yaml
run mus-plan handover --from mette --to bo
is_status 0 'some stay'
sed -i '/^mus-plan: mette: note/,$!d' "$T.io/err"
is_err 'some stay' <<'END'
mus-plan: mette: note: records of others stay here: carl-d, dorte-e
  → they have left, or 'mette-k' does not lead them
mus-plan: mette/../faelles/parts/mette.yaml: warning: this part counts people of 'mette-k' who are handed over: they would count twice
  → make the parts of both leaders anew with mus-rollup --part, or delete this one
END
# The units say it already: a new staff list was read first.
afresh
sed -i 's/^leaders: \[mette-k\]/leaders: [bo-b]/' faelles/units/solsikken.yaml
run mus-plan handover --from mette --to bo
is_status 0 'after the units'
has_err 'after the units' 'people: 5, records: 8'
check 'all are with Bo' test ! -e mette/2026/solsikken/carl-d -a -s bo/2026/solsikken/group/talk-2026-05-05.yaml
# Agreements are what the workplace says they are, or the leader.
for where in faelles mette; do
	afresh
	echo "agreements: 'Aftale:'" >>$where/mus.yaml
	sed -i '/^notes:/,$d' mette/2026/solsikken/aase-b/talk.yaml
	cat >>mette/2026/solsikken/aase-b/talk.yaml <<-'END'
		notes:
		  udvikling: |
		    Åse græd.
		    Aftale: Kursus i sprog,
		      inden 1. september
		    -> Det skal vi tale om igen
		  andet: "Aftale: Møde"
	END
	run mus-plan handover --from mette --to bo aase -q
	is_status 0 "agreements by $where/mus.yaml"
	sed -n '/^notes/,$p' bo/2026/solsikken/aase-b/talk.yaml >"$T.io/out"
	if [ $where = faelles ]; then
		is_out "agreements by $where/mus.yaml" <<-'END'
			notes:
			  udvikling: |
			    Aftale: Kursus i sprog,
			      inden 1. september
			  andet: |
			    Aftale: Møde
		END
	else
		is_out "agreements by $where/mus.yaml" <<-'END'
			notes:
			  udvikling: |
			    -> Kursus i sprog, inden 1. september
			  andet: |
			    -> Møde
		END
	fi
	afresh
	run mus-plan handover --from mette --to bo aase -n
	sed -i 's/    -> Læse/    --> Læse/' mette/2026/solsikken/aase-b/talk.yaml
	run mus-plan handover --from mette --to bo aase
	has_err 'what may have been meant as one is told' 'mette/2026/solsikken/aase-b/talk.yaml:13:5: warning: '
done
# A plan that was handed over yesterday, when the command was cut short.
afresh
cp -a mette/2026/solsikken/aase-b/plan.yaml kept.yaml
MUS_TODAY=2026-05-17 mus-plan handover --from mette --to bo aase -q >"$T.io/out"
mkdir -p mette/2026/solsikken/aase-b && cp kept.yaml mette/2026/solsikken/aase-b/plan.yaml
run mus-plan handover --from mette --to bo aase
is_status 0 'cut short yesterday'
check 'goes on today' test ! -e mette/2026/solsikken/aase-b/plan.yaml
check 'with one line in the log' test "$(grep -c 2026-05-17 bo/2026/solsikken/aase-b/plan.yaml).$(grep -c 2026-05-18 bo/2026/solsikken/aase-b/plan.yaml)" = 2.0
rm kept.yaml

# ---- what else stands in the way ----
afresh
tree . >"$T.io/tree"
refused 'an unknown unit' "'leg'" --from mette --to bo --unit leg
refused 'no folder to look beside' "'mette-k'" --from mette-k --to bo-b
echo 'x: [' >>faelles/units/aakanden.yaml
tree . >"$T.io/tree"
refused 'a unit that cannot be read' 'units/aakanden.yaml:' --from mette --to bo
afresh
sed -i 's/bo-b/ny-n/' bo/mus.yaml
tree . >"$T.io/tree"
refused 'a leader whom the units do not know' "'ny-n'" --from mette --to bo
for wrong in 'x: [' 'actions: nej'; do
	afresh
	sed -i '/^actions/,$d' faelles/2026/solsikken/group-plan.yaml
	echo "$wrong" >>faelles/2026/solsikken/group-plan.yaml
	tree . >"$T.io/tree"
	refused "a common plan with '$wrong'" '2026/solsikken/group-plan.yaml:' --from mette --to bo
done
afresh
sed -i 's/^state: held/state: forbi/' mette/2026/solsikken/aase-b/talk.yaml
tree . >"$T.io/tree"
refused 'a talk that is not in order' 'aase-b/talk.yaml:7:' --from mette --to bo
afresh
echo "agreements: '(Aftale'" >>faelles/mus.yaml
tree . >"$T.io/tree"
refused 'agreements that nothing can be found by' 'faelles/mus.yaml:' --from mette --to bo
# What does not: another kind in the place of a common plan, a record that is nobody's to hand over,
# a part that cannot be read, a note of that name.
afresh
printf 'kind: note\nauthor: mette-k\ntext: Ingen plan.\n' >faelles/2026/solsikken/group-plan.yaml
printf 'kind: form\nid: egen\ncycle: 2026\nperson: aase-b\ntitle: Egen\nthemes: []\n' >mette/2026/solsikken/aase-b/egen.yaml
echo 'x: [' >faelles/parts/mette.yaml
echo 'text: andet' >mette/private/2026-aase-b-talk.yaml
run mus-plan handover --from mette --to bo
is_status 0 'other records'
check 'other records stay' test -s mette/2026/solsikken/aase-b/egen.yaml -a ! -e bo/2026/solsikken/aase-b/egen.yaml
check 'a note is not overwritten' test "$(cat mette/private/2026-aase-b-talk.yaml)" = 'text: andet'
check 'the next has a number' grep -q fortrolighed mette/private/2026-aase-b-talk-2.yaml
# Whoever sees to it with the new leader does so once.
afresh
sed -i 's/\[mette-k, aase-b\]/[mette-k, bo-b, aase-b]/' faelles/2026/solsikken/group-plan.yaml
run mus-plan handover --from mette --to bo
check 'the new leader is named once' grep -qF 'responsible: [bo-b, aase-b], log' faelles/2026/solsikken/group-plan.yaml
# The units mark who leads.
afresh
sed -i 's/^    name: Navn mette-k/&\n    leads: true/' faelles/units/solsikken.yaml
run mus-plan handover --from mette --to bo
is_status 0 'who leads is marked'
check 'Bo is marked' test "$(sed -n '/id: bo-b/,/leads:/p' faelles/units/aakanden.yaml | tail -n 1)" = '    leads: true'
check 'and Mette no more' sh -c '! grep -q leads: faelles/units/solsikken.yaml'
# Many stay.
afresh
for p in gaest-a gaest-b gaest-c gaest-d gaest-e gaest-f; do
	action_ a sprog vejledning mentoring agreed 0 | plan_ mette aakanden $p
done
run mus-plan handover --from mette --to bo
has_err 'many stay' 'records of others stay here: gaest-a, gaest-b, gaest-c, gaest-d, gaest-e, …'
# A private key, however deep it lies, is no part of what goes along; a round may have a word in its name.
for private in 'x-humoer: lavt' 'competences: [{competence: dialogisk-laesning, x-humoer: lavt}]'; do
	afresh
	mkdir -p mette/2026-foraar/solsikken/bente-c
	cat >mette/2026-foraar/solsikken/bente-c/talk.yaml <<-END
		kind: talk
		type: mus
		cycle: 2026-foraar
		person: bente-c
		state: held
		held: 2026-04-16
		$private
	END
	run mus-plan handover --from mette --to bo bente --export ud/ny/
	is_status 0 "$private"
	check "$private stays" grep -q '^cycle: 2026-foraar' bo/2026-foraar/solsikken/bente-c/talk.yaml
	check "$private is not there" sh -c '! grep -r x-humoer bo'
	check "$private is given back" grep -q humoer ud/ny/private/2026-foraar-bente-c-talk.yaml
done
# Between two folders of one leader, by name; all paths are as git takes them.
afresh
mkdir ny && chmod 700 ny && sed 's|bo-b|mette-k|' bo/mus.yaml >ny/mus.yaml
run mus-plan handover --from mette --to ny aase -n
is_status 0 'between two of her own'
has_out 'between two of her own' 'rename to ny/2026/solsikken/aase-b/talk.yaml'
run mus-plan handover --from mette --to ny aase
is_status 0 'by name'
check 'all of it goes' cmp ny/2026/solsikken/aase-b/talk.yaml before/mette/2026/solsikken/aase-b/talk.yaml
rm -rf ny

# ---- rights ----
afresh
if [ "$(id -u)" = 0 ]; then
	mkdir hjem && chown 4711:4712 hjem
	chown -R 1001:1001 mette && chown -R 1002:1002 bo
	run mus-plan handover --from mette --to bo --export hjem/noter
	is_status 0 'root hands over'
	check "what came to Bo is Bo's" test "$(find bo ! -user 1002 -o ! -group 1002)" = ''
	check "what stays with Mette is Mette's" test "$(find mette ! -user 1001 -o ! -group 1001)" = ''
	check 'notes are of whose folder they came into' test "$(find hjem ! -user 4711 -o ! -group 4712)" = ''
	check 'all of that' test -s bo/.mus/log -a -s mette/.mus/log -a -s hjem/noter/private/aase.yaml \
		-a -s bo/2026/solsikken/aase-b/talk.yaml
	rm -rf hjem
	afresh
	chown -R 1001:1001 mette
	run mus-plan handover --from mette --to bo
	check 'and the notes of a talk' test "$(stat -c %u mette/private/2026-aase-b-talk.yaml)" = 1001
else
	skip 'root hands over' 'only root can'
fi
afresh
. "$top/tests/cli/writing.sh"
if can_be_nobody; then
	[ "$(id -u)" != 0 ] || chown -R 65534 mette bo
	chmod -R go-w faelles
	[ "$(id -u)" = 0 ] || chmod -R a-w faelles
	run as_nobody mus-plan handover --from mette --to bo
	is_status 0 'the shared folder may not be changed'
	has_err 'the shared folder may not be changed' "units/solsikken.yaml' names 'mette-k' still"
	check 'the records have moved' test -s bo/2026/solsikken/carl-d/plan.yaml
	check 'the units have not changed' diff -r before/faelles faelles
	run as_nobody mus-plan handover --from mette --to bo -n -q
	has_out 'the same command shows what to change' '+leaders: [bo-b]'
	chmod -R u+w faelles
	afresh
	[ "$(id -u)" != 0 ] || chown -R 65534 mette
	chmod 0 bo
	[ "$(id -u)" != 0 ] || chown 0:0 bo
	run as_nobody mus-plan handover --from mette --to bo
	is_status 3 "Bo's folder is closed"
	has_err "Bo's folder is closed" "bo/mus.yaml': permission denied"
	run as_nobody mus-plan handover --from mette --to bo-b
	is_status 3 "a closed folder is nobody's"
	chmod 700 bo
	afresh
	[ "$(id -u)" != 0 ] || chown -R 65534 mette bo
	chmod 500 bo/2026 bo/2026/* mette/2026/solsikken/aase-b
	tree . >"$T.io/tree"
	run as_nobody mus-plan handover --from mette --to bo
	is_status 4 'folders that may not be written in'
	has_err 'is told of each' "cannot write 'bo/2026/solsikken/carl-d/plan.yaml'"
	has_err 'is told of each' "cannot write 'mette/2026/solsikken/aase-b/plan.yaml'"
	tree . | diff "$T.io/tree" - >"$T.io/out"
	no_out 'nothing has changed'
	chmod -R u+w mette bo
	if [ "$(id -u)" = 0 ]; then
		afresh
		chmod -R a+rwX . && chown -R 65534 mette
		run as_nobody mus-plan handover --from mette --to bo
		is_status 3 "somebody else's folder, open to all"
		has_err "somebody else's folder, open to all" "'bo' belongs to another user (0)"
	fi
else
	skip 'rights' 'nobody else can run the commands here'
fi
done_testing
