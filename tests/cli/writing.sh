# What the tests of writing share: places to write in, a tracer, another user. Sourced after
# lib.sh and small.sh.

# As users see commands; the leak check does not work under a tracer.
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
# One thread, so that the calls come in one order.
MUS_JOBS=1
export ASAN_OPTIONS MUS_JOBS

# Whether system calls can be traced and changed here.
can_trace() {
	[ "$(strace -qq -o /dev/null -e trace=geteuid -e inject=geteuid:retval=12345 id -u 2>/dev/null)" = 12345 ]
}

staff_() { # number name unit leader role
	echo "$1;$2;$5;$3;$4;m$1@vestfjord.dk"
}

# A small workplace with a talk of which a plan can be made; and delt/, a shared folder made from
# the list staff.csv, with a changed list, moved.csv: one is new, two have another unit.
writing_workplace() {
	small_workplace
	mkdir -p mette/2026/solsikken/else-f delt faelles/2026/forms
	cat >faelles/2026/forms/samtale.yaml <<'END'
kind: form
cycle: 2026
id: samtale
title: Forberedelse
audience: both
themes:
  - id: udvikling
    title: Udvikling
    questions:
      - {id: naeste, text: Hvad er det næste for dig?, type: text}
END
	cat >mette/2026/solsikken/else-f/talk.yaml <<'END'
kind: talk
type: mus
cycle: 2026
person: else-f
unit: solsikken
leader: mette-k
state: planned
planned: 2026-05-12 10:00
notes:
  udvikling: |
    Æblerne på legepladsen blev nævnt.
    -> Dialogisk læsning på stuen, inden 1. september
END
	{
		echo 'Medarbejdernr;Navn;Stilling;Afdeling;Nærmeste leder;E-mail'
		staff_ 1 'Top Toppen' Klyngen ekstern klyngeleder
		staff_ 2 'Mette Kornblad' Solsikken 1 leder
		staff_ 3 'Bo Børgesen' Åkanden 1 leder
		staff_ 4 'Åse Bæk' Solsikken 2 pædagog
		staff_ 5 'Gerda Ørn' Åkanden 3 pædagog
		staff_ 6 'Hans Hår' Åkanden 3 pædagog
		staff_ 7 'Ib Iversen' Åkanden 3 pædagog
	} >staff.csv
	{
		grep -v -e Åse -e Gerda staff.csv
		staff_ 4 'Åse Bæk' Åkanden 3 pædagog
		staff_ 5 'Gerda Ørn' Solsikken 2 pædagog
		staff_ 8 'Jytte Jæger' Solsikken 2 medhjælper
	} >moved.csv
	sed 's/^name: .*/name: Klyngen/' faelles/mus.yaml >delt/mus.yaml
	mus-init delt --staff staff.csv -q >/dev/null
}

# All that lies in a folder: kinds, modes, names and contents; the letters in the names of
# temporary files are left out, and what is in those.
tree() {
	(cd "$1" && {
		find . -printf '%y %m %p\n' | sed 's/\.mus-\(out-\)*[0-9a-v]\{6\}\.tmp/.mus-\1.tmp/'
		find . -type f ! -name '.mus-*.tmp' ! -path './.git/*' -exec cksum {} +
	} | LC_ALL=C sort)
}

# How many temporary files there are below a folder.
leftovers() { find "$1" -name '.mus-*.tmp' | wc -l; }

# Somebody who is not root: runs the command so, as oneself where one is not root. can_be_nobody
# says whether that works with what lies in this folder.
as_nobody() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"
	else
		"$@"
	fi
}
can_be_nobody() {
	chmod 755 "$T" && as_nobody test -x "$BUILD_BIN/mus-plan" && as_nobody test -r "$T"
}
