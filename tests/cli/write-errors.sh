# Calls that fail: the old file stays, the status is 4, the message says where, what and what to
# do, and nothing is left behind.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
. "$top/tests/cli/writing.sh"
if [ -n "${COVERED-}" ]; then
	skip 'write-errors.sh' 'what counts lines opens files of its own, and each call is made to fail here'
	exit
fi
mkdir seed
cd seed && writing_workplace && mus-rollup -C bo --part -o faelles/parts/mette.yaml && cd .. || exit 1

# ---- a limit, a full disk ----

cp -a seed w && cd w || exit 1
plan=mette/2026/solsikken/aase-b/plan.yaml
{ cat $plan; seq 1 400 | sed 's/^/# linje /'; } >longer && mv longer $plan
tree . >"$T.io/before"
# The first write is a short one here, the second fails.
run sh -c "ulimit -f 1; exec mus-plan -C mette add aase-b 'Et tiltag'"
is_status 4 'over the limit of file sizes'
has_err 'over the limit of file sizes' "cannot write '$plan': the file would be too large"
has_err 'over the limit of file sizes: what to do' '  → raise the limit'
tree . >"$T.io/after"
check 'over the limit of file sizes: nothing has changed' diff "$T.io/before" "$T.io/after"
run sh -c "ulimit -f 1; exec mus-report -C faelles leadership mette bo -o x.xlsx"
is_status 4 'a workbook over the limit'
run sh -c "ulimit -f 1; mus-plan show -C mette aase-b >x; mus-form -C faelles make samtale >x"
is_status 4 'stdout over the limit'
cd .. && rm -rf w

# In a mount of its own, which ends with the shell.
space='mount -t tmpfs -o size=256k none full && cp -a seed/. full/ && cd full'
mkdir full
full_disk() { # commands
	unshare -m sh -c "$space && $1" || unshare -rm sh -c "$space && $1"
}
if full_disk true >/dev/null 2>&1; then
	cat >"$T.io/full.sh" <<'END'
dd if=/dev/zero of=filler bs=1k count=300 2>/dev/null
find . -type f -exec cksum {} + >"$1/before"
mus-plan -C mette add aase-b 'Et tiltag' 2>"$1/add.err"; echo "add $?"
mus-plan -C mette add bente-c 'Et tiltag' --lang da 2>"$1/da.err"
mus-plan -C mette new else-f --follow-up +6m 2>"$1/new.err"; echo "new $?"
mus-init delt --staff moved.csv >/dev/null 2>"$1/init.err"; echo "init $?"
mus-init ny --template cluster 2>"$1/fresh.err" >/dev/null; echo "fresh $?"
mus-rollup -C mette --part -o faelles/parts/mette.yaml 2>"$1/part.err"; echo "part $?"
mus-form -C faelles make samtale -o form.html 2>"$1/form.err"; echo "form $?"
mus-report -C faelles leadership mette bo -o x.xlsx 2>"$1/book.err"; echo "book $?"
TMPDIR=$PWD mus-report -C faelles leadership mette bo -o /dev/null -f xlsx 2>"$1/tmpdir.err"; echo "tmpdir $?"
find . -name '.mus-*' | sed 's/^/left behind: /'
find . -type f -exec cksum {} + | diff "$1/before" -
rm filler
mus-plan -C mette add aase-b 'Et tiltag' -q 2>&1; echo "add $?"
mus-init delt --staff moved.csv >/dev/null 2>&1; echo "init $?"
find . -type f -exec cksum {} + >"$1/before"
mount -o remount,ro "$PWD"
mus-plan -C mette add aase-b 'Endnu et tiltag' 2>"$1/readonly.err"; echo "readonly $?"
mus-init ny --template cluster 2>&1 >/dev/null | grep -q 'the disk is read-only' && echo 'init says so'
find . -type f -exec cksum {} + | diff "$1/before" -
END
	full_disk "sh '$T.io/full.sh' '$T.io'" >"$T.io/out" 2>"$T.io/err"
	ran='on a full disk'
	is_out 'on a full disk: nothing is written, then all' <<'END'
add 4
new 4
init 4
fresh 4
part 4
form 4
book 4
tmpdir 4
aase-b/et-tiltag
add 0
init 0
readonly 4
init says so
END
	check 'on a read-only disk' grep -q "cannot write '.*': the disk is read-only" "$T.io/readonly.err"
	check 'on a read-only disk: what to do' grep -q '  → write to another disk' "$T.io/readonly.err"
	check 'no room for a workbook' grep -q 'TMPDIR' "$T.io/tmpdir.err"
	for what in add new init fresh part form book; do
		check "on a full disk: $what says so" grep -q "cannot write '.*': no space left on the disk" "$T.io/$what.err"
		check "on a full disk: $what says what to do" grep -q '  → make room' "$T.io/$what.err"
	done
	check 'on a full disk, in Danish' grep -q 'der er ikke plads på disken' "$T.io/da.err"
else
	skip 'a full disk' 'a small one cannot be mounted here'
fi

# A 'git init' that was cut short is done again; what it says is shown where it cannot.
cp -a seed w && mkdir w/delt/.git && echo 'ref: refs/heads/main' >w/delt/.git/HEAD
run mus-init w/delt --git
is_status 0 'half a repository'
check 'half a repository: a whole one now' git -C w/delt status
rm -rf w/delt/.git && mkdir w/delt/.git && touch w/delt/.git/config.lock
run mus-init w/delt --git
is_status 4 'half a repository, locked'
has_err 'half a repository, locked' "no git repository could be made in 'w/delt': git ended with an error"
has_err 'half a repository, locked: git says why' 'could not lock'
has_err 'half a repository, locked: what to do' 'delete the folder .git in it'
rm -rf w

# ---- each call ----

can_trace || { skip 'calls that fail' 'strace cannot trace here'; done_testing; }

# The calls of a trace that write our files, with their numbers; what libraries write for themselves
# is no file of ours.
calls() {
	sed 's/^[0-9]* *//' "$1" | awk '{
		call = substr($0, 1, index($0, "(") - 1); n[call]++
		mine = /"\.mus-.*O_CREAT/
		if (mine) fd = $NF
		if (call ~ /^(renameat|renameat2|flock|mkdir)$/ || mine ||
			(fd != "" && index($0, call "(" fd) == 1 && call ~ /^(write|fsync|fchmod|fchown|close)$/))
			print call, n[call]
		if (call == "close" && index($0, "close(" fd ")") == 1) fd = ""
	}'
}

# 'with_error ERROR CALL N COMMAND…' in a fresh workplace w; TIMES is how often the call fails.
with_error() {
	inject=$2:error=$1:when=$3${times:-}
	trace=$2
	shift 3
	rm -rf w && cp -a seed w && cd w || exit 1
	run strace -f -qq -o /dev/null -e trace="$trace" -e inject="$inject" "$@"
	cd ..
}

# 'fails_well WHAT COMMAND…' for each call and error, and again with each call interrupted first.
fails_well() {
	what=$1
	shift
	rm -rf done && cp -a seed done
	(cd done && strace -f -qq -o "$T.io/trace" "$@" >/dev/null 2>&1 </dev/null) || not_ok "$what works"
	tree done >"$T.io/done"
	calls "$T.io/trace" >"$T.io/calls"
	: >"$T.io/wrong"
	n=0
	while read -r call number; do
		for error in $errors; do
			with_error "$error" "$call" "$number" "$@"
			n=$((n + 1))
			tree w >"$T.io/after"
			{
				[ "$status" -eq 4 ] || echo "status $status"
				diff "$T.io/seed" "$T.io/after"
				grep -q ": error: cannot write '.*': [a-z/ -]*\$" "$T.io/err" || echo 'no place'
				grep -q '^  → [a-z]' "$T.io/err" || echo 'no remedy'
			} >"$T.io/found"
			[ -s "$T.io/found" ] && { echo "$call $number $error:"; cat "$T.io/found" "$T.io/err"; } >>"$T.io/wrong"
		done
		times=..$((number + 2)) with_error EINTR "$call" "$number" "$@"
		n=$((n + 1))
		tree w >"$T.io/after"
		[ "$status" -eq 0 ] && diff "$T.io/done" "$T.io/after" >"$T.io/found" ||
			{ echo "$call $number EINTR: status $status"; cat "$T.io/found" "$T.io/err"; } >>"$T.io/wrong"
	done <"$T.io/calls"
	check "$what: $n failing calls" test ! -s "$T.io/wrong" -a "$n" -ge 10
	head -n 30 "$T.io/wrong"
}

tree seed >"$T.io/seed"
errors='ENOSPC EIO EROFS EDQUOT'
fails_well 'mus-plan add' mus-plan -C mette add aase-b 'Læse højt på stuen'
[ -n "${MUS_TEST_ALL:-}" ] || errors=EIO
fails_well 'mus-plan add, the first' mus-plan -C mette add else-f 'Læse højt på stuen'
if [ -n "${MUS_TEST_ALL:-}" ]; then
	fails_well 'mus-form make -o' mus-form -C faelles make samtale -o form.html
	fails_well 'mus-report -o' mus-report -C faelles leadership mette bo -o x.xlsx
fi
fails_well 'mus-rollup --part -o' mus-rollup -C mette --part -o faelles/parts/mette.yaml

# After the rename the new file is there, and that is said.
last=$(sed 's/^[0-9]* *//' "$T.io/trace" | grep -c '^fsync(')
with_error EIO fsync "$last" mus-rollup -C mette --part -o faelles/parts/mette.yaml
is_status 4 'the folder is not confirmed'
has_err 'the folder is not confirmed' "'faelles/parts/mette.yaml' is written, but the disk did not confirm it: input/output error"
has_err 'the folder is not confirmed: what to do' 'then look whether the change is there'
check 'the folder is not confirmed: the new file' cmp w/faelles/parts/mette.yaml done/faelles/parts/mette.yaml

# A file system without locks, or without a rename that does not replace.
for error in ENOLCK EBADF EOPNOTSUPP; do
	times=+ with_error $error flock 1 mus-plan -C mette add aase-b 'Et tiltag'
	is_status 0 "no locks: $error"
done
with_error EINVAL renameat2 1 mus-plan -C mette add else-f 'Et tiltag'
is_status 0 'no rename without replacing'

# One file of several cannot be written: what was written is whole, and again it completes.
rm -rf done && cp -a seed done && mus-init done/delt --staff seed/moved.csv >/dev/null 2>&1
for n in 1 2 3; do
	with_error ENOSPC write $n mus-init delt --staff moved.csv
	is_status 4 "mus-init --staff, write $n fails"
	has_err "mus-init --staff, write $n fails" "cannot write 'delt/units/"
	check "mus-init --staff, write $n fails: no leftovers" test "$(leftovers w)" -eq 0
	run mus-init w/delt --staff w/moved.csv
	is_status 0 "mus-init --staff, write $n failed, again"
	check "mus-init --staff, write $n failed, again: complete" diff -r w/delt done/delt
done
done_testing
