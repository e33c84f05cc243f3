# mus-form: the same form for those who answer it: what each is told of who reads it.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace
mkdir faelles/2026/forms
cat >faelles/2026/forms/talk-guide.yaml <<'END'
kind: form
cycle: 2026
id: talk-guide
title: Samtalen
audience: leader
themes:
  - id: principles
    title: Principper
    prompts: {leader: ['Lyt mere, end du taler.', Aftal højst tre ting.]}
END
side() { # audience, options of mus-form
	audience=$1
	shift
	cat >faelles/2026/forms/spm.yaml <<END
kind: form
cycle: 2026
id: spm
title: Spørgsmål
audience: $audience
themes:
  - id: tema
    title: Et tema
    prompts: {employee: [Hvad gør du?], leader: [Hvad ser du?]}
    questions:
      - {id: godt, text: Hvad gik godt?}
END
	run mus-form make spm -C faelles "$@" -o - -f html
	mv "$T.io/out" page.html
	run mus-form make spm -C faelles "$@" -o - -f md
}
both() { # name, text: on the page and in the text
	check "$1, on the page" grep -qF "$2" page.html
	tr '\n' ' ' <"$T.io/out" >text
	check "$1, in the text" grep -qF "$2" text
}
side committee
is_status 0 'the committee'
both 'the committee' 'Rapporten er åben for alle'
both 'the committee' 'Samarbejdsudvalgets rapport'
check 'the principles are for leaders' sh -c '! grep -q "Lyt mere" page.html text'
side all
is_status 0 'a survey'
both 'a survey' 'Dit svar er uden navn'
check 'the strategy is folded away in a survey' grep -q '<details class="strategy">' page.html
side leader
is_status 0 'a leader, nobody named'
both 'a leader, nobody named' 'Lederens forberedelse'
both 'the principles of the talk' 'Lyt mere, end du taler.'
both "a leader's questions" 'Hvad ser du?'
side both --person aase-b --for leader
is_status 0 'a leader'
both 'a leader' 'Navn aase-b'
done_testing
