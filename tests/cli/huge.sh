# Inputs that were made to take up time and memory, through the commands: each is read, or refused
# with a message, a place and a remedy, within a gigabyte. The time is printed; only ten times of
# what it should be is a failure, for a busy machine is no fault. tests/unit/huge.c has many more.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace

# Runs a command with stdin from a file: prints seconds of processor and MiB, keeps the status.
cat >"$T/limited" <<'END'
import resource, subprocess, sys
limit, source, out, err, *command = sys.argv[1:]
def bound():
    if int(limit):
        resource.setrlimit(resource.RLIMIT_AS, (int(limit) << 20, int(limit) << 20))
with open(source, 'rb') as i, open(out, 'wb') as o, open(err, 'wb') as e:
    status = subprocess.run(command, stdin=i, stdout=o, stderr=e, preexec_fn=bound).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print('%d %.2f %d' % (status, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024))
END
# A sanitizer's shadow takes up more addresses than any limit leaves, and most of the time.
limit=1024
[ -z "${SANITIZE-}" ] || limit=0
# Seconds of processor: what is slow by its nature takes hours. Counting lines costs more.
most=10
[ -z "${COVERED-}" ] || most=100
million=1000000
[ -z "${SANITIZE-}" ] || million=20000

# huge NAME STATUS TEXT FILE COMMAND…: the status, and a line of what came that holds the text.
huge() {
	huge=$1 wanted=$2 text=$3 file=$4
	shift 4
	ran="$* < $file"
	read -r status seconds memory <<END
$($PYTHON "$T/limited" "$limit" "$file" "$T.io/out" "$T.io/err" "$@")
END
	echo "$huge: $1 $(wc -c <"$file") bytes, $seconds s, $memory MiB"
	check "$huge: $1 in time" test "${seconds%.*}" -lt $most
	is_status "$wanted" "$huge: $1"
	if [ -n "$text" ]; then
		cat "$T.io/err" >>"$T.io/out"
		has_out "$huge: $1" "$text"
		check "$huge: $1 tells no more than a person reads" \
			test "$(grep -c -e ': error' -e ': warning' -e ': note' "$T.io/out")" -le 1003
	fi
}
# The commands that read records from stdin.
each() {
	huge "$1" "$2" "$3" "$4" mus-check -
	huge "$1" 3 "$3" "$4" mus-rollup -a leader -f csv -
	huge "$1" 3 "$3" "$4" mus-plan list -f yaml -
}
head_='kind: plan
cycle: 2026
person: aase-b
unit: solsikken
leader: mette-k
follow_up: 2026-10-01'
cd mette || exit 1

yes -- '[' | head -n 20000 | tr -d '\n' >in
each 'twenty thousand [' 3 'nested more than 64 levels deep' in
{ echo "$head_"; printf 'actions: '; yes -- '[{a: ' | head -n 20000 | tr -d '\n'; } >in
each 'twenty thousand [{' 3 '-:7:166: error: ' in

{
	echo 'a: &a [ha,ha,ha,ha,ha,ha,ha,ha,ha]'
	for l in b:a c:b d:c e:d f:e g:f h:g i:h; do
		n=${l%:*} o=${l#*:}
		echo "$n: &$n [*$o,*$o,*$o,*$o,*$o,*$o,*$o,*$o,*$o]"
	done
} >in
each 'a billion laughs' 3 '-:7:4: error: ' in

{ echo "$head_"; printf 'x-note: '; head -c $((100 * million)) /dev/zero | tr '\0' x; echo; } >in
if [ "$million" -eq 1000000 ]; then
	each 'a text of 100 MB' 3 'the file is larger than 64 MiB' in
fi
head -c $((60 * million)) /dev/zero | tr '\0' '\n' >in
[ "$million" -ne 1000000 ] || each 'blank lines' 3 '-:4194304:1: error: ' in

{ echo "$head_"; seq 1 "$million" | sed 's/.*/x-k&: 1/'; } >in
huge 'a million keys' 0 '' in mus-check -
huge 'a million keys' 0 '' in mus-rollup -a leader -f csv -
{ echo "$head_"; seq 1 "$million" | sed 's/.*/k&: 1/'; echo 'k7: 2'; } >in
huge 'a million keys and one again' 1 "the key 'k7' stands twice (first on line 13)" in mus-check -
{ echo "$head_"; echo 'actions:'; yes -- '- 1' | head -n "$million"; } >in
huge 'a million items of a wrong type' 1 'more than 1000 findings here' in mus-check -
huge 'a million items of a wrong type' 3 'more than 1000 findings here' in mus-rollup -a leader -f csv -
{
	echo "$head_"
	echo 'actions:'
	seq 1 $((million / 20)) | sed 's/.*/  - {id: a&, title: Noget, status: agreed, method: course}/'
	echo '  - {id: b, title: Noget, status: agred, method: course}'
} >in
huge 'fifty thousand actions and an error' 1 'more than 1000 findings here' in mus-check -
yes -- '--- a' | head -n "$million" >in
huge 'a million documents' 1 'more than 1000 findings here' in mus-check -

{ cat in; printf 'x: \0\n'; } >nul
huge 'a NUL at the end' 3 "-:$((million + 1)):4: error: " nul mus-check -
{ cat in; printf 'x: gl\370de\n'; } >latin1
each 'another encoding at the end' 3 "-:$((million + 1)):6: error: " latin1
{ printf '\377\376'; tr 'a' '\0' <in; } >utf16
each 'UTF-16' 3 'the file is UTF-16, not UTF-8' utf16
printf 'kind: plan\nx-note: "\\ud800"\n' >in
huge 'half a character' 3 '-:2:12: error: ' in mus-check -
rm -f in nul latin1 utf16
cd .. || exit 1

# ---- staff lists ----
heading='Medarbejdernr;Navn;Stilling;Afdeling;Leder'
staff() {
	huge "$1" "$2" "$3" /dev/null mus-init -n faelles --staff list.csv
}
{ echo "$heading"; head -c $((100 * million)) /dev/zero | tr '\0' x; echo; } >list.csv
[ "$million" -ne 1000000 ] || staff 'a cell of 100 MB' 3 'the file is larger than 64 MiB'
{ echo "$heading"; printf '1;'; head -c $((50 * million)) /dev/zero | tr '\0' x; echo ';p;A;'; } >list.csv
staff 'a name of 50 MB' 3 'list.csv:2:3: error: '
{ echo "$heading"; printf '"'; head -c $((50 * million)) /dev/zero | tr '\0' x; } >list.csv
staff 'a quote of 50 MB' 3 'list.csv:2:1: error: '
head -c $((50 * million)) /dev/zero | tr '\0' x >list.csv
staff 'a heading of 50 MB' 3 'list.csv:1:1: error: '
seq 1 "$million" | tr '\n' ';' >list.csv
staff 'a million columns' 3 "more than 1000 columns"
{ echo "$heading"; seq 1 "$million" | sed 's/.*/&;Åse Bæk;pædagog;Solsikken;/'; } >list.csv
[ "$million" -ne 1000000 ] || staff 'a million rows' 3 'list.csv:50001:1: error: '
yes -- '' | head -n $((10 * million)) >list.csv
staff 'blank rows' 3 'the list holds no people'
{ echo "$heading"; seq 1 40000 | sed 's/.*/1;Åse Bæk;pædagog;Solsikken;/'; } >list.csv
staff 'one number for all' 3 'more than 1000 findings here'
{ echo "$heading"; seq 1 1000 | sed 's/.*/&;Åse Bæk &;pædagog;Børnehaven Ærø;/'; } >list.csv
staff 'a thousand people in a new unit' 0 ''
done_testing
