# Many writers at once, an editor in between, and signals: nothing is lost, nothing is left behind.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
. "$top/tests/cli/writing.sh"
writing_workplace
plan=mette/2026/solsikken/aase-b/plan.yaml

# 'at_once N COMMAND…': the command N times at the same time, with %N in its words numbered. Each
# may wait for as long as it takes on a busy machine. Prints the statuses that came.
at_once() {
	times=$1
	shift
	rm -f "$T.io"/status.*
	for i in $(seq "$times"); do
		(
			for word; do
				case $word in *%N*) word=${word%%%N*}$i${word#*%N} ;; esac
				set -- "$@" "$word"
				shift
			done
			MUS_LOCK_WAIT=600 "$@" >"$T.io/out.$i" 2>&1 </dev/null
			echo $? >"$T.io/status.$i"
		) &
	done
	wait
	cat "$T.io"/status.* | sort | uniq -c | sed 's/^ *//'
}
is() { # what came wanted
	if [ "$2" = "$3" ]; then ok "$1: $3"; else not_ok "$1: '$2', not '$3'"; fi
}
# The titles 'Tiltag 1' … 'Tiltag N' that a plan has, and how many different ids.
titles() { sed -n 's/^ *-* *title: *\(Tiltag [0-9]*\)$/\1/p' "$1" | sort -u | wc -l; }
ids() { sed -n 's/^ *- id: //p' "$1" | sort -u | wc -l; }

# ---- many at once ----

is '60 add to one plan' "$(at_once 60 mus-plan -C mette add aase-b 'Tiltag %N' --serves laesning)" '60 0'
is '60 add to one plan: actions' "$(titles $plan)" 60
is '60 add to one plan: ids' "$(ids $plan)" 61
run mus-check -C mette -q $plan
is_status 0 '60 add to one plan: it is valid'

new=mette/2026/solsikken/else-f/plan.yaml
is '20 begin one plan' "$(at_once 20 mus-plan -C mette add else-f 'Tiltag %N' --serves laesning)" '20 0'
is '20 begin one plan: actions' "$(titles $new)" 20
is '20 begin one plan: ids' "$(ids $new)" 20
rm $new

(at_once 6 mus-plan -C mette new else-f --held 2026-05-12 --follow-up 2026-11-12 >"$T.io/others") &
is 'add and new in one folder' "$(at_once 12 mus-plan -C mette add else-f 'Tiltag %N' --serves laesning)" '12 0'
wait
run mus-check -C mette -q mette/2026/solsikken/else-f
is_status 0 'add and new in one folder: it is valid'
is 'add and new in one folder: actions' "$(ids $new)" 13
is 'add and new in one folder: the agreement' "$(grep -c '^    x-from:' $new)" 1
check 'add and new in one folder: the talk' grep -q '^state: held' mette/2026/solsikken/else-f/talk.yaml

cp -a delt once && mus-init once --staff moved.csv -q >/dev/null
is '20 bring in one staff list' "$(at_once 20 mus-init delt --staff moved.csv -q)" '20 0'
tree once >"$T.io/one"
tree delt >"$T.io/twenty"
check '20 bring in one staff list: as one would' diff "$T.io/one" "$T.io/twenty"

mus-init alone/new --template cluster --name Åkanden --cycle 2026 --staff staff.csv -q >/dev/null
is '8 make one folder' \
	"$(at_once 8 mus-init eight/new --template cluster --name Åkanden --cycle 2026 --staff staff.csv -q)" '8 0'
tree alone >"$T.io/one"
tree eight >"$T.io/eight"
check '8 make one folder: as one would' diff "$T.io/one" "$T.io/eight"

(at_once 3 mus-init faelles --next-cycle 2027 --template cluster -q >"$T.io/others") &
is 'group plan and next round' \
	"$(at_once 8 mus-plan -C faelles --cycle 2026 add --unit solsikken 'Tiltag %N' --serves laesning)" '8 0'
wait
is 'group plan and next round: actions' "$(titles faelles/2026/solsikken/group-plan.yaml)" 8
check 'group plan and next round: the round' grep -q '^cycle: 2027' faelles/mus.yaml
rm -rf faelles/2027 && sed -i 's/^cycle: 2027/cycle: 2026/' faelles/mus.yaml

is 'nothing is left behind' "$(leftovers .)" 0

# ---- a lock that is held ----

cp $plan old
flock -o mette sh -c 'echo >"$0"; exec sleep 30' "$T.io/held" &
holder=$!
until [ -e "$T.io/held" ]; do sleep 0.05; done
MUS_LOCK_WAIT=0 run mus-plan -C mette add aase-b 'Et tiltag'
is_status 4 'locked'
has_err 'locked: what, and for how long' "is writing in 'mette'; waited 0 s for it"
has_err 'locked: what to do' '  → wait until it is done'
tells=
if grep -q "FLOCK .* $(stat -c '%Hd:%Ld' mette | awk -F: '{ printf "%02x:%02x", $1, $2 }'):$(stat -c %i mette) " /proc/locks; then
	tells=yes
	has_err 'locked: by whom' "mette: error: flock (process $holder) is writing"
else
	skip 'locked: by whom' 'the system does not say'
fi
MUS_LOCK_WAIT=0 run mus-plan -C mette --lang da add aase-b 'Et tiltag'
has_err 'locked, in Danish' "skriver i 'mette'; har ventet 0 s på den"
check 'locked: unchanged' cmp $plan old
MUS_LOCK_WAIT=0 run mus-plan -C mette -n add aase-b 'Et tiltag'
is_status 0 'a dry run locks nothing'
MUS_LOCK_WAIT=0 run mus-check -C mette -q
is_status 0 'readers lock nothing'
MUS_LOCK_WAIT=1 run timeout 30 mus-plan -C mette new else-f --follow-up 2026-11-13
is_status 4 'locked for a second'
has_err 'locked for a second' 'waited 1 s'
# Who waits can be stopped.
MUS_LOCK_WAIT=600 run timeout -s TERM 0.3 mus-plan -C mette add aase-b 'Et tiltag'
is_status 124 'a signal ends the waiting'
if [ -n "${MUS_TEST_ALL:-}" ]; then
	begun=$(date +%s)
	run mus-plan -C mette add aase-b 'Et tiltag'
	is_status 4 'locked for 10 seconds'
	has_err 'locked for 10 seconds' 'waited 10 s'
	check 'locked for 10 seconds: not before' test $(($(date +%s) - begun)) -ge 10
fi
kill $holder
wait $holder 2>/dev/null
run mus-plan -C mette add aase-b 'Et tiltag'
is_status 0 'a holder that is killed holds nothing'
cp old $plan

# ---- what comes between reading and the rename ----

can_trace || { skip 'an editor, signals' 'strace cannot trace here'; done_testing; }

# 'halfway FOLDER COMMAND…' begins it, and has it stopped when its temporary file is written;
# `ended` lets it go on to its end and sets status.
halfway() {
	in=$1
	shift
	env --default-signal=INT,TERM,HUP strace -f -qq -o /dev/null -e trace=fsync \
		-e inject=fsync:signal=STOP:when=1 "$@" >"$T.io/out" 2>"$T.io/err" </dev/null &
	tracer=$!
	ran=$*
	for _ in $(seq 1500); do
		[ "$(leftovers "$in")" -gt 0 ] && return
		sleep 0.02
	done
	not_ok "no temporary file came: $*"
}
# The traced process: the child of strace.
traced() { cat /proc/$tracer/task/$tracer/children 2>/dev/null; }
ended() {
	# It may not have got as far as to be stopped.
	while [ -n "$(traced)" ]; do
		kill -s CONT $(traced) 2>/dev/null
		sleep 0.02
	done
	{ wait $tracer; } 2>/dev/null
	status=$?
}

halfway mette mus-plan -C mette add aase-b 'Et tiltag'
MUS_LOCK_WAIT=0 run mus-plan -C mette add bente-c 'Et tiltag'
is_status 4 'a command that is stopped holds its lock'
[ -z "$tells" ] || has_err 'a command that is stopped: which' "mette: error: mus-plan (process $(traced | tr -d ' ')) is writing in 'mette'"
ended
is_status 0 'a command that goes on'
cp old $plan

halfway mette mus-plan -C mette add aase-b 'Et tiltag'
echo '# fra en editor: æøå' >>$plan
ended
is_status 4 'an editor saves meanwhile'
has_err 'an editor saves meanwhile' "'$plan' was changed by someone else meanwhile, and is left as it is"
has_err 'an editor saves meanwhile: what to do' '  → run the command again'
{ cat old; echo '# fra en editor: æøå'; } | cmp - $plan && ok 'an editor saves meanwhile: nothing is lost' ||
	not_ok 'an editor saves meanwhile: the file'
is 'an editor saves meanwhile: leftovers' "$(leftovers mette)" 0
run mus-plan -C mette add aase-b 'Et tiltag'
is_status 0 'and the command again does it'
check 'and the command again does it: both are there' grep -q 'fra en editor' $plan
cp old $plan

halfway mette mus-plan -C mette add aase-b 'Et tiltag'
rm $plan
ended
is_status 4 'an editor deletes meanwhile'
check 'an editor deletes meanwhile: so be it' test ! -e $plan
cp old $plan

first=mette/2026/aakanden/gerda-g/plan.yaml
mkdir -p ${first%/*}
halfway mette mus-plan -C mette add gerda-g 'Et tiltag' --serves laesning
echo 'kind: plan' >$first
ended
is_status 3 'an editor makes the file meanwhile'
has_err 'an editor makes the file meanwhile' "'$first' exists already"
is 'an editor makes the file meanwhile: it stays' "$(cat $first)" 'kind: plan'
is 'an editor makes the file meanwhile: leftovers' "$(leftovers mette)" 0
rm -r mette/2026/aakanden

# The signal waits for the rename, and then ends the command before another file is begun.
for signal in INT TERM HUP; do
	cp old $plan
	halfway mette mus-plan -C mette add aase-b 'Et tiltag'
	kill -s $signal $(traced)
	ended
	case $signal in INT) want=130 ;; TERM) want=143 ;; HUP) want=129 ;; esac
	is_status $want "SIG$signal"
	is "SIG$signal: leftovers" "$(leftovers mette)" 0
	check "SIG$signal: the file is whole" grep -q 'title: Et tiltag' $plan
	check "SIG$signal: and valid" mus-check -C mette -q $plan
done
cp old $plan

mkdir tmp
for what in 'mus-rollup -C mette --part -o faelles/parts/mette.yaml' 'mus-report -C faelles leadership mette bo -o x.xlsx'; do
	TMPDIR=$T/tmp halfway . $what
	kill -s TERM $(traced)
	ended
	is_status 143 "SIGTERM: $what"
	is "SIGTERM: $what: leftovers" "$(leftovers .; ls -A tmp)" 0
done

# One file of several: the signal comes after the first.
halfway delt mus-init delt --staff staff.csv
kill -s TERM $(traced)
ended
is_status 143 'SIGTERM among several files'
is 'SIGTERM among several files: leftovers' "$(leftovers delt)" 0
run mus-init delt --staff staff.csv
is_status 0 'and again: it is completed'
run mus-init delt --staff staff.csv
is_status 0 'and once more'
lacks_out 'and once more: nothing is left to do' '+'

# ---- a reader that has gone ----

mkfifo pipe
exec 8<>pipe 9>pipe 8<&-

for what in 'mus-plan list -C mette -f csv' 'mus-due -C mette --within 1y -f csv' 'mus-form make preparation -C eight/new' \
	'mus-report -C faelles leadership mette bo -f xlsx -o -'; do
	is "no reader: $what" "$(env --default-signal=PIPE $what 2>"$T.io/err" >&9 </dev/null; echo $?)" 141
	is "no reader: $what, silently" "$(cat "$T.io/err")" ''
	run sh -c "$what >/dev/full"
	is_status 4 "a full disk behind stdout: $what"
	check "a full disk behind stdout is told: $what" test -s "$T.io/err"
done
run sh -c 'mus-rollup -C mette --part -o - >/dev/full'
is_status 4 'a full disk behind -o -'
done_testing
