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
