# Every command in odd surroundings: locales, clocks, terminals, folders, names of files, limits.
. tests/cli/lib.sh
. "$top/tests/cli/walk.sh"
walk_workplace
escape=$(printf '\033')
for c in $commands; do ways_of "$c"; done >"$T.io/ways"

# ---- locales ----
# Two Danish ones, in their own folder: one of them with a character set that is not UTF-8.
danish='da_DK.UTF-8'
if localedef -i da_DK -f ISO-8859-1 "$T.io/da_DK.iso88591" 2>/dev/null && localedef -i da_DK -f UTF-8 "$T.io/da_DK.utf8" 2>/dev/null; then
	LOCPATH=$T.io
	export LOCPATH
	check 'the Danish locale is there: its decimal comma' test "$(LC_ALL=da_DK.ISO-8859-1 locale decimal_point)" = ,
	danish='da_DK.UTF-8 da_DK.ISO-8859-1'
else
	skip 'a real Danish locale' 'localedef or the sources of da_DK are not there (package locales)'
fi
locales="C POSIX C.UTF-8 en_GB.UTF-8 $danish no_SUCH"

# What machines read is the same in all of them, and UTF-8.
formats_of() { "$1" --help --lang en | sed -n 's/.*--format=FORMAT *choose the format: //p'; }
is_utf8() { iconv -f UTF-8 -t UTF-8 "$1" >/dev/null; }
machine_ways() {
	for c in $commands; do
		for format in $(formats_of "$c"); do
			case $c.$format in
			mus-report.xlsx) echo "mus-report leadership -C faelles mette bo" ;;
			mus-form.html | mus-form.md) echo "mus-form make preparation -C faelles --unit solsikken -f $format" ;;
			mus-form.csv | mus-form.json) echo "mus-form list -C faelles -f $format" ;;
			mus-check.json) echo "mus-check -C mette -f json --lang da" ;;
			mus-rollup.yaml) echo "mus-rollup -C faelles mette bo -f yaml" ;;
			*.csv) ways_of "$c" | head -n 1 | sed "s/\$/ -f csv/; p; s/-f csv/--csv=da/" ;;
			*.json | *.yaml) ways_of "$c" | head -n 1 | sed "s/\$/ -f $format/" ;;
			esac
		done
	done
	echo 'mus-rollup -C mette --part'
}
machine_ways >"$T.io/machine"
while read -r way; do
	LC_ALL=C $way >"$T.io/plain" 2>/dev/null
	check "$way: an answer" test -s "$T.io/plain"
	case $way in mus-report*) ;; *) check "$way: UTF-8" is_utf8 "$T.io/plain" ;; esac
	for locale in $locales; do
		LC_ALL=$locale $way 2>/dev/null | cmp -s "$T.io/plain" - || not_ok "$way differs under LC_ALL=$locale"
	done
	LANG=da_DK.ISO-8859-1 LC_ALL= LC_NUMERIC=da_DK.ISO-8859-1 $way 2>/dev/null | cmp -s "$T.io/plain" - || not_ok "$way differs under LANG"
done <"$T.io/machine"

# What people read is in the locale's language, in UTF-8 whatever its character set.
while read -r way; do
	LC_ALL=C $way --lang da >"$T.io/wanted" 2>&1
	for locale in $danish da da_DK da_DK@euro danish; do
		LC_ALL=$locale $way >"$T.io/now" 2>&1
		cmp -s "$T.io/wanted" "$T.io/now" || not_ok "$way under LC_ALL=$locale is not as with --lang da"
	done
	check "$way in Danish: UTF-8" sh -c "case '$way' in mus-report*) ;; *) iconv -f UTF-8 -t UTF-8 '$T.io/wanted' >/dev/null ;; esac"
	# The form and the workbook are in the workplace's language.
	case $way in *make* | *leadership*) continue ;; esac
	LC_ALL=C $way --lang en >"$T.io/wanted" 2>&1
	for locale in C POSIX C.UTF-8 en_GB.UTF-8 de_DE.UTF-8 dav_KE dz_BT; do
		LC_ALL=$locale $way >"$T.io/now" 2>&1
		cmp -s "$T.io/wanted" "$T.io/now" || not_ok "$way under LC_ALL=$locale is not as with --lang en"
	done
done <"$T.io/ways"

# Which variable decides.
language() { # wanted, variables …
	wanted=$1
	shift
	env -u LC_ALL -u LANGUAGE -u LANG "$@" mus-due --help >"$T.io/out"
	case $(head -n 1 "$T.io/out") in Brug:*) got=da ;; *) got=en ;; esac
	check "$* is $wanted" test $got = "$wanted"
}
language en
language da LANG=da_DK.UTF-8
language da LC_MESSAGES=da_DK.UTF-8 LANG=en_GB.UTF-8
language en LC_MESSAGES=en_GB.UTF-8 LANG=da_DK.UTF-8
language en LC_ALL=C.UTF-8 LC_MESSAGES=da_DK LANG=da_DK
language da LC_ALL= LC_MESSAGES= LANG=da_DK
language en LC_TIME=da_DK LC_CTYPE=da_DK LANG=en_GB.UTF-8
language da LANGUAGE=da LANG=en_GB.UTF-8
language da LANGUAGE=nb:da:en LANG=en_GB.UTF-8
language en LANGUAGE=nb:en:da LANG=da_DK.UTF-8
language da LANGUAGE=nb:sv LANG=da_DK.UTF-8
language en LANGUAGE=da LANG=C
language en LANGUAGE=da LC_ALL=C.UTF-8
language en LANGUAGE=da
language da LANGUAGE=:::da_DK: LANG=en_GB
language en LANGUAGE=::: LANG=en_GB
language en LANG=dansker_XX

# ---- no home, no clock, no terminal ----
while read -r way; do
	$way >"$T.io/plain" 2>"$T.io/talk"
	usual=$?
	for setting in 'HOME= COLUMNS=0 TERM= TZ= MUS_DIR= TMPDIR= MUS_JOBS=' \
		'HOME=/nonexistent COLUMNS=-7 TERM=nosuch CLICOLOR_FORCE=1 TZ=!! MUS_JOBS=0 PATH=/nonexistent' \
		'COLUMNS=99999999999999999999 TERM=dumb NO_COLOR=1 TZ=XYZ-14 MUS_JOBS=7 POSIXLY_CORRECT=1' \
		'COLUMNS=bred TERM=xterm FORCE_COLOR=1 TZ=:/etc/passwd MUS_JOBS=mange'; do
		env $setting "$BUILD_BIN/${way%% *}" ${way#* } >"$T.io/out" 2>"$T.io/err"
		status=$? ran="$setting $way"
		{ [ $status -eq $usual ] && cmp -s "$T.io/plain" "$T.io/out" && cmp -s "$T.io/talk" "$T.io/err"; } ||
			not_ok "$way with $setting: another answer"
	done
	env -i MUS_TODAY="$MUS_TODAY" "$BUILD_BIN/${way%% *}" ${way#* } >"$T.io/out" 2>"$T.io/err"
	check "$way with nothing in the environment" cmp "$T.io/plain" "$T.io/out"
done <"$T.io/ways"

# The clock: local time decides what day it is.
cp -R mette fremtid
sed -i 's/^follow_up: .*/follow_up: 2999-12-24/' fremtid/2026/solsikken/*/plan.yaml
for zone in UTC0 XYZ-14 XYZ12 '' Nowhere/Nothing; do
	today=$(TZ=$zone date +%F)
	env -u MUS_TODAY TZ="$zone" mus-due -C fremtid --within 999y --what follow_up --as-of today -f csv >"$T.io/a" 2>&1
	env -u MUS_TODAY TZ="$zone" mus-due -C fremtid --within 999y --what follow_up --as-of "$today" -f csv >"$T.io/b" 2>&1
	[ "$today" = "$(TZ=$zone date +%F)" ] || continue # midnight
	check "the day in TZ='$zone'" cmp "$T.io/a" "$T.io/b"
done
for bad in '' yesterday 2026-02-30 2026-5-18 ' 2026-05-18' '2026-05-18 ' 2026-W20 today +1d 99999-01-01; do
	MUS_TODAY=$bad run mus-due -C mette
	is_wrong_use "MUS_TODAY='$bad'" 'MUS_TODAY'
done

# Colour on a terminal, and its width.
cat >"$T.io/terminals.py" <<END
import sys
sys.path.insert(0, "$top/tests/cli")
sys.dont_write_bytecode = True
from screen import on_terminal
for way in sys.stdin.read().splitlines():
    for columns in 0, 1, 2, 7, 79, 65535:
        status, seen = on_terminal(columns, way.split())
        seen.decode()  # no letter is cut in two
        print("good" if status == 0 and seen else "bad", status, columns, way)
END
overdue='mus-due -C mette --as-of 2027-01-01'
on_terminal() { # variables and command
	run "$PYTHON" "$top/tests/cli/screen.py" 80 env "$@"
}
for try in 'TERM=xterm yes' 'TERM=xterm NO_COLOR= yes' 'TERM=xterm NO_COLOR=1 no' 'TERM=dumb no' 'TERM=xterm CLICOLOR=0 yes'; do
	on_terminal ${try% *} $overdue
	is_status 0 "${try% *} on a terminal"
	case $try in
	*yes) has_out "${try% *} on a terminal" "$escape[" ;;
	*) lacks_out "${try% *} on a terminal" "$escape[" ;;
	esac
done
on_terminal TERM=xterm NO_COLOR=1 $overdue --color=always
has_out '--color=always goes before NO_COLOR' "$escape["
on_terminal TERM=xterm $overdue --color=never
lacks_out '--color=never on a terminal' "$escape["
printf '%s\n' "$overdue" 'mus-rollup -C mette -a leader --by person' 'mus-plan list -C mette' 'mus-plan show -C mette aase-b' \
	'mus-form list -C faelles' >"$T.io/tables"
run_with "$T.io/tables" "$PYTHON" "$T.io/terminals.py"
check 'narrow and wide terminals' test "$(grep -c '^good' "$T.io/out")" -eq 30
on_terminal TERM=xterm mus-report leadership -C faelles mette bo
is_status 2 'a workbook is not for a terminal'
on_terminal TERM=xterm mus-form make preparation -C faelles --unit solsikken
is_status 2 'a page is not for a terminal'

# The name that a command was called by says nothing.
cat >"$T.io/exec.py" <<'END'
import ctypes, os, sys
words = [word.encode() for word in sys.argv[2:]] + [None]
ctypes.CDLL(None).execv(sys.argv[1].encode(), (ctypes.c_char_p * len(words))(*words))
os._exit(99)
END
for c in $commands; do
	run "$PYTHON" "$T.io/exec.py" "$BUILD_BIN/$c" '' --no-such-option
	has_err "$c, called by no name" "$c: unknown option"
	MUS_DIR=/nonexistent run "$PYTHON" "$T.io/exec.py" "$BUILD_BIN/$c"
	check "$c without a single word ends in order" test "$status" -ge 2 -a "$status" -le 3
done

# ---- folders ----
mkdir gone
cd gone && rmdir ../gone || exit
while read -r way; do
	case $way in *' -C '*) ;; *) continue ;; esac
	run $(echo "$way" | sed "s| -C | -C $T/|; s| mette bo| $T/mette $T/bo|")
	is_status 0 "$way, in a folder that was removed"
done <"$T.io/ways"
for c in $commands; do
	# A dry run opens nothing.
	[ "$c" != mus-init ] || continue
	way=$(ways_of "$c" | head -n 1 | sed 's/ -C [a-z]*//')
	run $way
	check "$way, in a folder that was removed: told" test "$status" -ge 2 -a "$(wc -l <"$T.io/err")" -ge 1
done
cd "$T" || exit
run sh -c 'mkdir dyb && cd dyb && rmdir ../dyb && mus-init --template state --name Byen .'
check 'mus-init in a folder that was removed' test "$status" -ge 3

# A folder that may not be read, with a path to one that may.
chmod -R a+rX . && chmod 755 "$T"
mkdir bin laast && cp "$BUILD_BIN"/mus-* bin && chmod 111 laast
as_other() {
	if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi
}
if as_other "$T/bin/mus-due" --version >/dev/null 2>&1; then
	cd laast || exit
	for way in 'mus-due -C ../mette --within 2y' 'mus-check -C ../mette' 'mus-plan list -C ../mette'; do
		run as_other "$T/bin"/$way
		is_status 0 "$way, in a folder that may not be read"
	done
	run as_other "$T/bin/mus-due"
	is_status 3 'mus-due in a folder that may not be read'
	chmod 0 .
	run as_other "$T/bin/mus-due" -C "$T/mette" --within 2y
	is_status 0 'mus-due in a folder that may not be entered'
	run as_other "$T/bin/mus-init" --template state --name Byen .
	check 'mus-init in a folder that may not be entered' test "$status" -ge 3
	cd "$T" && chmod 755 laast || exit
else
	skip 'a folder that may not be read' 'nobody else can run the commands here'
fi

# A path of 4096 bytes and more.
long=$(awk 'BEGIN { for (i = 0; i < 2100; i++) printf "a/" }')
while read -r way; do
	case $way in *' -C '*) ;; *) continue ;; esac
	run $(echo "$way" | sed "s| -C [a-z]*| -C $long|")
	is_status 3 "${way%% -C*} -C a path of 4200 bytes"
	has_err "${way%% -C*} -C a path of 4200 bytes" 'the name is too long'
done <"$T.io/ways"
for way in 'mus-check -C mette' 'mus-due -C mette' 'mus-plan list -C mette' 'mus-rollup -C mette --part' \
	'mus-report leadership -C faelles mette bo' 'mus-form list -C faelles'; do
	run $way -o "$long/x.$([ "${way%% *}" != mus-report ] && echo csv || echo xlsx)" 
	[ "${way%% *}" != mus-check ] || run $way -o "$long/x.json"
	[ "${way#*--part}" = "$way" ] || run $way -o "$long/x.yaml"
	is_status 4 "$way -o a path of 4200 bytes"
done

# ---- names of files ----
mkdir -p 'navne/2026/solsikken'
printf 'mus: 1\nkind: workplace\nshared: ../faelles\nleader: mette-k\n' >navne/mus.yaml
n=0
for name in 'med mellemrum' "det's \"citat\"" "$(printf 'to\nlinjer')" 'æblegrød på Åen' '-n' '--help' '*' '$(touch ramt)' "$(printf 'r\033[31mød')" "$(printf 'latin\346')" '#' '%s%n' 'CON' 'x..' '{0}'; do
	n=$((n + 1))
	mkdir "navne/2026/solsikken/$name"
	sed "s/^person: .*/person: p-$n/" mette/2026/solsikken/aase-b/plan.yaml >"navne/2026/solsikken/$name/plan.yaml"
	printf '%s\0' "2026/solsikken/$name/plan.yaml" >>navne/liste
done
cd navne || exit
run mus-rollup -a leader --by person -f csv
check 'folders of odd names are read' test "$(grep -c '^p-' "$T.io/out")" -eq $n
run mus-rollup -a leader --by person -f csv --files0-from liste
check 'odd names from a list' test "$(grep -c '^p-' "$T.io/out")" -eq $n
(cd 2026/solsikken && mus-rollup -a leader --by person -f csv -- */plan.yaml) >"$T.io/out"
check 'odd names behind --' test "$(grep -c '^p-' "$T.io/out")" -eq $n
run mus-plan list -f json
check 'odd names in json' jq -e .file "$T.io/out"
check 'odd names in json: each is back' test "$(jq -r '.file | gsub("\n"; " ")' "$T.io/out" | sort -u | wc -l)" -eq $n
run mus-check
check 'odd names in findings: a line each, nothing raw' sh -c "! LC_ALL=C grep -q '[[:cntrl:]]' '$T.io/out'"
check 'odd names in findings: UTF-8' is_utf8 "$T.io/out"
run mus-plan list --unit '$(touch ramt)'
is_status 3 'a unit of odd name'
for name in 'ny fil.csv' './-o.csv' 'ø"x".csv' "$(printf 'a\nb.csv')"; do
	run mus-due --within 2y -o "$name"
	check "-o '$(echo "$name" | tr '\n' ' ')'" test -s "$name"
done
check 'nothing was run' test ! -e ramt
cd "$T" || exit

# ---- limits ----
while read -r way; do
	$way >"$T.io/plain" 2>/dev/null
	run_sh "ulimit -n 16; MUS_JOBS=64 exec $way"
	check "$way with 16 open files" cmp "$T.io/plain" "$T.io/out"
	run_sh "ulimit -u 1; MUS_JOBS=64 exec $way"
	check "$way without further threads" cmp "$T.io/plain" "$T.io/out"
done <"$T.io/ways"
if [ -n "${SANITIZE-}" ]; then
	skip 'little memory' 'a sanitizer needs much'
else
	# From too little for the loader to enough: the answer, or a word about memory and 4.
	for way in 'mus-rollup -C mette -a leader --by person' 'mus-check -C mette' 'mus-report leadership -C faelles mette bo'; do
		$way >"$T.io/plain" 2>/dev/null
		for kib in 3000 4000 5000 7000 10000 12000 15000 20000 30000; do
			run_sh "ulimit -v $kib; MUS_JOBS=2 exec $way"
			case $status in
			0) cmp -s "$T.io/plain" "$T.io/out" || not_ok "$way in $kib KiB: half an answer" ;;
			4) grep -q -e 'out of memory' -e 'cannot' "$T.io/err" || not_ok "$way in $kib KiB: no word" ;;
			3) grep -q 'out of memory' "$T.io/err" "$T.io/out" || not_ok "$way in $kib KiB: no word" ;;
			127) ;;
			*) not_ok "$way in $kib KiB: status $status" ;;
			esac
		done
		check "$way: 30000 KiB are enough" test "$status" -eq 0
	done
fi
done_testing
