# Every command on streams that are full, closed, or whose reader has gone; and no record ever gets
# the number of a standard stream.
. tests/cli/lib.sh
. "$top/tests/cli/walk.sh"
walk_workplace

# ---- reading commands ----
one_message() { [ "$(grep -c 'cannot write the output' "$T.io/err")" -eq 1 ]; }
for c in $commands; do
	ways_of "$c" >"$T.io/ways"
	echo "$c --help" >>"$T.io/ways"
	echo "$c --version" >>"$T.io/ways"
	while read -r way; do
		$way >"$T.io/plain" 2>"$T.io/talk" </dev/null
		usual=$?
		check "$way says something" test -s "$T.io/plain"

		run_sh "$way >/dev/full"
		is_status 4 "$way >/dev/full"
		check "$way >/dev/full: told once" one_message
		has_err "$way >/dev/full" "$c: error: cannot write the output: no space left on the disk"
		run_sh "LC_ALL=da_DK.UTF-8 $way >/dev/full"
		has_err "$way >/dev/full, in Danish" "$c: fejl: kan ikke skrive resultatet: der er ikke plads på disken"
		run_sh "$way >&-"
		is_status 4 "$way >&-"
		check "$way >&-: told once" one_message

		# Without stdin, or with nobody to hear, the answer is the same.
		for closed in '<&-' '2>&-' '2>/dev/full' '<&- 2>&-'; do
			run_sh "$way $closed"
			is_status "$usual" "$way $closed"
			check "$way $closed: the same answer" cmp "$T.io/plain" "$T.io/out"
		done
		run_sh "$way <&- >&- 2>&-"
		is_status 4 "$way, all closed"
	done <"$T.io/ways"
done

# A reader that has gone: silence. With SIGPIPE ignored, as under some parents, an error.
cat >"$T.io/gone.py" <<'END'
import os, signal, subprocess, sys
for way in sys.stdin.read().splitlines():
    for ignored in False, True:
        there, gone = os.pipe()
        os.close(there)
        signal.signal(signal.SIGPIPE, signal.SIG_IGN if ignored else signal.SIG_DFL)
        p = subprocess.run(way.split(), stdout=gone, stderr=subprocess.PIPE, restore_signals=False)
        os.close(gone)
        told = b"the reader has gone" in p.stderr
        good = p.returncode == 4 and told if ignored else p.returncode == -signal.SIGPIPE and b"error:" not in p.stderr
        print("good" if good else "bad", "ignored" if ignored else "plain", p.returncode, way)
END
for c in $commands; do ways_of "$c"; done >"$T.io/all"
"$PYTHON" "$T.io/gone.py" <"$T.io/all" >"$T.io/out"
check 'a reader that has gone' test "$(grep -c '^good' "$T.io/out")" -eq $((2 * $(wc -l <"$T.io/all")))
grep '^bad' "$T.io/out"

# ---- stdin that cannot be read ----
for way in 'mus-check -' 'mus-due -' 'mus-plan list -' 'mus-rollup -a leader -' 'mus-init -n --staff - faelles'; do
	run_sh "$way <&-"
	is_status 3 "$way <&-"
	check "$way <&-: the reason" grep -q 'it is closed' "$T.io/out" "$T.io/err"
	run_sh "$way </"
	is_status 3 "$way </"
	check "$way </: the reason" grep -q 'it is a folder' "$T.io/out" "$T.io/err"
	run_sh "LC_ALL=da_DK.UTF-8 $way <&-"
	check "$way <&-, in Danish" grep -q 'den er lukket' "$T.io/out" "$T.io/err"
done
run_sh 'mus-check -C faelles --files0-from=- <&-'
is_status 2 'names from a stdin that is closed'

# ---- writing commands: whatever is closed, the same files ----
tree() { (cd "$1" && find . -type f ! -path '*/.mus/*' | LC_ALL=C sort | xargs -d '\n' md5sum); }
mkdir usual && cp -R faelles mette bo usual
for c in $commands; do
	way=$(writing_ways_of "$c")
	check "$c has a way to write" test -n "$way"
	cp -R usual wanted
	run_sh "cd wanted && $way"
	is_status "$status" "$way"
	check "$way: exit status 0 to 1" test "$status" -le 1
	tree wanted >"$T.io/wanted"
	tree usual >"$T.io/before"
	check "$way writes something" sh -c "! cmp -s '$T.io/wanted' '$T.io/before'"
	for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-' '>/dev/full 2>/dev/full'; do
		cp -R usual now
		run_sh "cd now && $way $closed"
		check "$way $closed: ends with 0, 1 or 4" test "$status" -le 1 -o "$status" -eq 4
		tree now >"$T.io/now"
		check "$way $closed: the same files" cmp "$T.io/wanted" "$T.io/now"
		rm -rf now
	done
	rm -rf wanted
done

# The guard itself: with all three closed, /dev/null gets their numbers, and then nothing else. What
# the loader, or a sanitizer, opens before that is closed again.
guarded() {
	awk '/"\/dev\/null".* = [012]$/ { n++; next }
		n >= 3 && / = [012]$/ { late = 1; print }
		END { exit late || n < 3 }' "$T.io/trace"
}
if ! strace -o "$T.io/trace" true 2>/dev/null; then
	skip 'the numbers of opened files' 'strace cannot be used here'
else
	for c in $commands; do
		ways_of "$c" >"$T.io/ways"
		while read -r way; do
			strace -f -e trace=openat,open,socket,pipe2,dup -o "$T.io/trace" sh -c "exec $way <&- >&- 2>&-" >/dev/null 2>&1
			check "$way, all closed: only /dev/null stands in for a stream" guarded
		done <"$T.io/ways"
	done
fi
done_testing
