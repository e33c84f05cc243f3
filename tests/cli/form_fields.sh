# mus-form: the kinds of questions, on the page and in the text; what both say alike.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace
mkdir faelles/2026/forms
question() { # the question's lines on stdin
	{
		printf 'kind: form\ncycle: 2026\nid: spm\ntitle: Spørgsmål\naudience: both\nintro: |\n  Skriv kort.\n'
		printf 'themes:\n  - id: tema\n    title: Et tema\n    questions:\n'
		sed 's/^/      /'
	} >faelles/2026/forms/spm.yaml
	run mus-form make spm -C mette --person aase-b -o spm.html
	page=$status
	run mus-form make spm -C mette --person aase-b -o spm.md
	is_status "$page" "$1: page and text alike"
	check "$1: made" test "$page" -eq 0
}
boxes() { sed -n 's/^- \[ \] //p' spm.md; }
values() { sed -n 's/.*type="radio".* value="\([^"]*\)".*/\1/p' spm.html; }

### Scales

question 'a scale' <<'END'
- {id: rustet, text: Hvor rustet?, type: scale, scale: {min: 0, max: 3, labels: [slet ikke, helt]}}
END
boxes >"$T.io/out"
is_out 'a scale, in the text' <<'END'
0 slet ikke
1
2
3 helt
END
check 'a scale, on the page' test "$(values | tr '\n' ' ')" = '0 1 2 3 '
check 'the ends of the scale have their texts' test "$(grep -c '<small>' spm.html)" -eq 2
question 'a text for each' <<'END'
- {id: rustet, text: Hvor rustet?, type: scale, scale: {min: -1, max: 1, labels: [mindre, som før, mere]}}
END
boxes >"$T.io/out"
is_out 'a text for each' <<'END'
-1 mindre
0 som før
1 mere
END
question 'a scale of its own' <<'END'
- {id: rustet, text: Hvor rustet?, type: scale}
END
check 'one to five' test "$(boxes | tr '\n' ' ')" = '1 2 3 4 5 '

# Slips of the pen: neither a page of millions nor an arithmetic that breaks.
question 'a scale that runs backwards' <<'END'
- {id: rustet, text: Hvor rustet?, type: scale, scale: {min: 5, max: 1}}
END
check 'backwards, in the text' test "$(boxes)" = 5
check 'backwards, on the page' test "$(values)" = 5
question 'a scale without end' <<'END'
- {id: rustet, text: Hvor rustet?, type: scale, scale: {min: -2147483000, max: 2147483647}}
END
check '101 numbers at most, in the text' test "$(boxes | wc -l)" -eq 101
check '101 numbers at most, on the page' test "$(values | wc -l)" -eq 101
question 'at the end of the numbers' <<'END'
- {id: rustet, text: Hvor rustet?, type: scale, scale: {min: 2147483646, max: 2147483647}}
END
check 'the largest numbers, in the text' test "$(boxes | tr '\n' ' ')" = '2147483646 2147483647 '
check 'the largest numbers, on the page' test "$(values | tr '\n' ' ')" = '2147483646 2147483647 '

### Choices, columns, the words before

question 'choices' <<'END'
- {id: laering, text: Hvordan?, type: choices, choices: [på kursus, 'ved *selv* at prøve']}
- {id: naar, text: Hvornår?, type: choice, choices: [før, efter]}
- {id: naaet, text: Når du det?, type: yes_no}
END
boxes >"$T.io/out"
is_out 'choices, in the text' <<'END'
på kursus
ved \*selv\* at prøve
før
efter
Ja
Nej
END
check 'several may be chosen' grep -q 'type="checkbox".*value="på kursus"' spm.html
question 'columns' <<'END'
- id: loesninger
  text: Hvordan finder vi en ny måde?
  columns: [Det går godt, 'Mit bidrag #1']
END
grep '^####' spm.md >"$T.io/out"
is_out 'a heading with its id for each column' <<'END'
#### Det går godt {#loesninger.1}
#### Mit bidrag \#1 {#loesninger.2}
END
check 'a field for each column, on the page' test "$(grep -c "<textarea.*loesninger" spm.html)" -ge 2
check 'the words before, in the text' grep -qx 'Skriv kort.' spm.md
check 'the words before, on the page' grep -q 'Skriv kort\.' spm.html
done_testing
