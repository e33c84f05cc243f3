# Places of findings: seven faults of seven sorts, excerpts and carets, and what editors make of
# the lines with their own default patterns.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace

# ---- one file, seven sorts of faults: seven findings in the order of lines ----
mkdir -p mette/2026/solsikken/else-f
plan=mette/2026/solsikken/else-f/plan.yaml
cat >$plan <<'END'
kind: plan
cycle: 2026
person: else-f
unit: solsikken
follow_up: 2026-02-30
goals:
  - id: sprog
    text: Tale mere med børnene
    serves: spog
    signs: [Børnene svarer]
actions:
  - id: a
    title: Læse højt
    serves: sprog
    status: agreed
    status: started
  - id: b
    title: Kursus
    serves: sprog
    startt: 2026-06-01
    status: agreed
  - id: c
    title: Netværk
    serves: sprog
    status: done
  - id: d
    title: Makker
    serves: sprog
    status: agreed
    hours: mange
  - id: e
    title: Vejledning
    serves: sprog
    status: påbegyndt
END
run mus-check -C mette $plan --lang en
is_status 1 'seven sorts of faults'
is_out 'seven sorts of faults' <<'END'
mette/2026/solsikken/else-f/plan.yaml:5:12: error: bad-date: '2026-02-30' is not a date
  follow_up: 2026-02-30
             ^
  → write year-month-day, such as 2026-05-31, and a day that exists
mette/2026/solsikken/else-f/plan.yaml:9:13: error: unknown-reference: there is no goal 'spog' (did you mean 'sprog'?)
      serves: spog
              ^
  → correct the id, or add what it names
mette/2026/solsikken/else-f/plan.yaml:16:5: error: duplicate-key: the key 'status' stands twice (first on line 15)
      status: started
      ^
  → delete one of them
mette/2026/solsikken/else-f/plan.yaml:20:5: error: unknown-key: unknown key 'startt' (did you mean 'start'?)
      startt: 2026-06-01
      ^
mette/2026/solsikken/else-f/plan.yaml:25:13: error: done-without-date: 'c' is done, but not when
      status: done
              ^
  → write the day under done
mette/2026/solsikken/else-f/plan.yaml:30:12: error: wrong-type: expected a number, not text
      hours: mange
             ^
mette/2026/solsikken/else-f/plan.yaml:34:13: error: wrong-value: 'påbegyndt' is not allowed here
      status: påbegyndt
              ^
  → write one of wish, awaiting, agreed, started, done, dropped
END
for lang in en da; do
	run mus-check -C mette $plan -f json --lang $lang
	jq -r '"\(.line):\(.column) \(.id)"' "$T.io/out" >"$T.io/places"
	mv "$T.io/places" "$T.io/out"
	is_out "the same seven as json, $lang" <<'END'
5:12 bad-date
9:13 unknown-reference
16:5 duplicate-key
20:5 unknown-key
25:13 done-without-date
30:12 wrong-type
34:13 wrong-value
END
done
rm $plan

# ---- excerpts: the file's own bytes, and the caret under the place ----
# excerpt NAME BYTES: the source line and the caret of the first finding
excerpt() {
	printf "$2" >x.yaml
	run mus-check x.yaml --lang en
	sed -n '/^x.yaml:/,/^[^ ]/p' "$T.io/out" | sed -n 's/^  \(.*[^ ].*\)/\1/p' | sed -n '1,2p' >"$T.io/two"
	mv "$T.io/two" "$T.io/out"
	is_out "$1"
}
head='kind: plan\ncycle: 2026\nperson: aase-b\nfollow_up: 2026-10-01\n'
excerpt 'a byte order mark and CRLF' '\357\273\277kind: plan\r\ncycle: 26\r\nperson: aase-b\r\nfollow_up: 2026-10-01\r\n' <<'END'
cycle: 26
       ^
END
excerpt 'the first line, behind a byte order mark' '\357\273\277kynd: plan\n' <<'END'
kynd: plan
^
END
excerpt 'æøå' "${head}actions: [{id: å, title: Læs, status: wish}, {id: b, title: Ærø, stotus: wish}]\n" <<'END'
actions: [{id: å, title: Læs, status: wish}, {id: b, title: Ærø, stotus: wish}]
               ^
END
excerpt 'wide characters, combining marks and emoji' "${head}x: {日本: 1, e\314\201: 2, 👩: 3}\n" <<'END'
x: {日本: 1, é: 2, 👩: 3}
^
END
excerpt 'a place behind them' "${head}actions: [{title: \"日本 e\314\201 👩 \\\\t\", id: å, status: wish}]\n" <<'END'
actions: [{title: "日本 é 👩 \t", id: å, status: wish}]
                                      ^
END
excerpt 'tabs' "${head}actions:\t\t[{id:\tå,\ttitle: b, status: wish}]\n" <<'END'
actions:\t\t[{id:\tå,\ttitle: b, status: wish}]
                   ^
END
excerpt 'what would turn the line round' "${head}actions: [{title: \"a\342\200\256b\", id: å, status: wish}]\n" <<'END'
actions: [{title: "a\u202Eb", id: å, status: wish}]
                                  ^
END
excerpt 'a folded text, at its header' "${head}actions:\n  - {id: a, title: b, status: wish, no_link_reason: c}\nleader: >\n  åse og\n  bo\n" <<'END'
leader: >
        ^
END
excerpt 'a quoted text over two lines' "${head}leader: \"åse\n  og bo\"\n" <<'END'
leader: "åse
        ^
END
long=$(awk 'BEGIN { for (i = 0; i < 5000; i++) printf "x" }')
excerpt 'a line of ten thousand characters' "${head}actions: [{title: a, support: \"$long\", id: å, status: wish, practice: \"$long\"}]\n" <<'END'
…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", id: å, status: wish, practice: "xxxxxxxxxxx…
                                                            ^
END

# ---- Vim: its default 'errorformat' ----
mkdir 'mappe med blank'
printf "${head}actions: [{id: a, title: b, status: opne}, {id: å, title: b, status: wish}]\nx: 1\n" >x.yaml
for name in 'mappe med blank/æøå plan.yaml' 'kolon:3:x.yaml' 'ærø.yaml'; do cp x.yaml "$name"; done
rm x.yaml
set -- 'mappe med blank/æøå plan.yaml' 'kolon:3:x.yaml' 'ærø.yaml'
mus-check "$1" "$2" "$3" --lang da >found.txt 2>/dev/null
mus-check "$1" "$2" "$3" --lang da -f json 2>/dev/null | jq -r 'select(.line) | "\(.file)|\(.line)|\(.column)|\(.id)"' >places
check 'there is something to find' test "$(wc -l <places)" -ge 9
if vim --version 2>/dev/null | grep -q '+quickfix' && vim --version | grep -q '+eval'; then
	cat >list.vim <<'END'
set encoding=utf-8
cgetfile found.txt
for e in getqflist()
  if e.valid
    call writefile([printf('%s|%d|%d|%s', bufname(e.bufnr), e.lnum, e.col, matchstr(e.text, '^ [^:]*: \zs[^:]*'))], 'vim.txt', 'a')
  endif
endfor
qa!
END
	vim -es -u NONE -N -S list.vim </dev/null >/dev/null 2>&1
	check 'Vim finds file, line and column of all, and nothing else' diff places vim.txt
else
	skip 'Vim' 'needs vim with +quickfix and +eval'
fi

# ---- Emacs: the pattern 'gnu' of its compilation mode (GNU Emacs 28, progmodes/compile.el), which
# wants file:line:column: as the GNU Coding Standards have it, with or without a program's name. A
# file whose name holds a colon behind its first word looks like one that a program complains of.
cat >gnu.py <<'END'
import re, sys
gnu = re.compile(r'^(?:[A-Za-z][-A-Za-z0-9.]+: ?|[ \t]+(?:in |from))?([0-9]*[^0-9\n](?:[^\n :]| [^-/\n]|:[^ \n])*?)(?:: ?)'
                 r'([0-9]+)(?:[.:]([0-9]+))?:(?: *(?:[Ww]arning|W:)| *[Nn]ote| *[Ee]rror|[0-9]?(?:[^0-9\n]|$)|[0-9][0-9][0-9])')
for line in open(sys.argv[1], encoding='utf-8'):
    m = gnu.match(line)
    if m:
        print('|'.join(m.groups()))
END
$PYTHON gnu.py found.txt >emacs.txt
sed -e 's/|[^|]*$//' -e 's/^kolon:3/3/' places >wanted
check 'Emacs finds file, line and column of all, and nothing else' diff wanted emacs.txt
printf 'kind: plan\nactions: [\n' >mette/2026/solsikken/aase-b/plan.yaml
mus-due -C mette 2>found.txt
$PYTHON gnu.py found.txt >emacs.txt
check 'and of other commands, behind their name' test "$(cut -d'|' -f1,2 emacs.txt)" = 'mette/2026/solsikken/aase-b/plan.yaml|2'
done_testing
