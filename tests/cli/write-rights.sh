# Who may read and write: what the old file allowed the new one allows, no more; links are followed
# or refused; what belongs to others is left alone.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
. "$top/tests/cli/writing.sh"
writing_workplace
plan=mette/2026/solsikken/aase-b/plan.yaml
root=
[ "$(id -u)" = 0 ] && root=yes
# Each is another one: the same once more would change nothing.
n_added=0
add() { n_added=$((n_added + 1)); run mus-plan -C mette add "$1" "Et tiltag $n_added" --serves laesning; }
mode_is() { # what mode path
	if [ "$(stat -c %a "$3")" = "$2" ]; then ok "$1: mode $2"; else not_ok "$1: mode $(stat -c %a "$3"), not $2"; fi
}
# The file is as it was, and nothing is beside it.
untouched() { # what path
	check "$1: unchanged" cmp "$2" "$T.io/copy"
	check "$1: no leftovers" test "$(leftovers .)" -eq 0
}

# ---- modes ----

for mode in 640 600 664 604; do
	chmod $mode $plan
	add aase-b
	mode_is 'a plan keeps its mode' $mode $plan
done
umask 000
add else-f
mode_is 'a new plan, umask 000' 600 mette/2026/solsikken/else-f/plan.yaml
rm -r mette/2026/solsikken/carl-d
add carl-d
mode_is 'a new folder, umask 000' 700 mette/2026/solsikken/carl-d
run mus-plan -C faelles add --unit solsikken 'Fælles læsning' --serves laesning
mode_is 'a new group plan, umask 000' 666 faelles/2026/solsikken/group-plan.yaml
run mus-rollup -C mette --part -o faelles/parts/mette.yaml
mode_is 'a part, umask 000' 600 faelles/parts/mette.yaml
chmod 666 faelles/parts/mette.yaml
run mus-rollup -C mette --part -o faelles/parts/mette.yaml
mode_is 'a part over a file for all' 600 faelles/parts/mette.yaml
run mus-init ny-leder --leader bo-b --shared faelles
mode_is "a leader's folder, umask 000" 700 ny-leder
mode_is "a leader's mus.yaml, umask 000" 600 ny-leder/mus.yaml
umask 077
rm faelles/2026/solsikken/group-plan.yaml
run mus-plan -C faelles add --unit solsikken 'Fælles læsning' --serves laesning
mode_is 'a new group plan, umask 077' 600 faelles/2026/solsikken/group-plan.yaml
chmod 644 $plan
add aase-b
mode_is 'an old plan, umask 077' 644 $plan
run mus-init delt --git
mode_is 'the hook, umask 077' 700 delt/.git/hooks/pre-commit
umask 022
rm delt/.git/hooks/pre-commit
run mus-init delt --git
mode_is 'the hook, umask 022' 755 delt/.git/hooks/pre-commit

# A group of the folder's, for new files; of the file's, for old ones.
group=$(id -G | tr ' ' '\n' | grep -vx "$(id -g)" | head -n 1)
[ -z "$root" ] || group=12345
if [ -n "$group" ] && chgrp "$group" mette/2026/solsikken/else-f faelles/parts && chmod g+s mette/2026/solsikken/else-f faelles/parts; then
	rm mette/2026/solsikken/else-f/plan.yaml faelles/parts/mette.yaml
	add else-f
	check 'a setgid folder gives its group' test "$(stat -c %g mette/2026/solsikken/else-f/plan.yaml)" = "$group"
	chgrp "$(id -g)" mette/2026/solsikken/else-f/plan.yaml
	add else-f
	check 'a file keeps its own group' test "$(stat -c %g mette/2026/solsikken/else-f/plan.yaml)" = "$(id -g)"
	chgrp "$group" $plan && chmod 2750 $plan
	add aase-b
	check 'a file keeps its group in any folder' test "$(stat -c %g $plan)" = "$group"
	mode_is 'a file keeps its mode with another group' 2750 $plan
	chgrp "$(id -g)" $plan && chmod 644 $plan
else
	skip 'groups' 'this user has but one'
fi

# ---- links ----

mkdir elsewhere
mv $plan elsewhere/
for to in ../../../../elsewhere/plan.yaml "$T/elsewhere/plan.yaml"; do
	ln -sf "$to" $plan
	cp elsewhere/plan.yaml "$T.io/copy"
	chmod 640 elsewhere/plan.yaml
	add aase-b
	is_status 0 "a link to $to"
	check 'a link stays a link' test "$(readlink $plan)" = "$to"
	check 'a link is followed' sh -c "! cmp -s elsewhere/plan.yaml '$T.io/copy'"
	mode_is 'the file behind a link' 640 elsewhere/plan.yaml
done
check 'a link: no leftovers' test "$(leftovers .)" -eq 0
if [ -d /dev/shm ] && [ -w /dev/shm ] && [ "$(stat -c %d /dev/shm)" != "$(stat -c %d .)" ]; then
	far=$(mktemp -d /dev/shm/mus-test-XXXXXX)
	cp elsewhere/plan.yaml "$far/plan.yaml"
	ln -sf "$far/plan.yaml" $plan
	add aase-b
	is_status 0 'a link to another file system'
	check 'a link to another file system is followed' sh -c "! cmp -s '$far/plan.yaml' elsewhere/plan.yaml"
	check 'a link to another file system: no leftovers' test "$(leftovers "$far")" -eq 0
	rm -r "$far"
else
	skip 'a link to another file system' 'there is none'
fi
ln -sf nowhere $plan
add aase-b
is_status 3 'a link that leads nowhere'
check 'a link that leads nowhere: nothing is made' test ! -e mette/2026/solsikken/aase-b/nowhere
ln -sf plan.yaml $plan
add aase-b
is_status 3 'a link to itself'
has_err 'a link to itself' 'symbolic links that go round in a circle'
rm $plan && cp elsewhere/plan.yaml $plan

ln -s elsewhere/out.csv out.csv
run mus-plan list -C mette -f csv -o out.csv
is_status 4 'a result through a link that leads nowhere'
has_err 'a result through a link that leads nowhere' "cannot write 'out.csv': no such file or folder"
echo gammel >elsewhere/out.csv
run mus-plan list -C mette -f csv -o out.csv
is_status 0 'a result through a link'
check 'a result through a link: it stays' test -L out.csv
check 'a result through a link: it is followed' grep -q aase-b elsewhere/out.csv
ln -sf out2.csv out3.csv && ln -sf out3.csv out2.csv
run mus-plan list -C mette -f csv -o out2.csv
is_status 4 'a result through links in a circle'
has_err 'a result through links in a circle' 'symbolic links that go round in a circle'

ln $plan two-names.yaml
cp $plan "$T.io/copy"
add aase-b
is_status 3 'a hard link'
has_err 'a hard link' "'$plan' has 2 names (hard links), which a new version would part"
untouched 'a hard link' $plan
rm two-names.yaml
ln elsewhere/out.csv two-names.csv
run mus-plan list -C mette -f csv -o two-names.csv
is_status 3 'a result over a hard link'
rm two-names.csv

# ---- what others own, what is closed ----

if can_be_nobody; then
	[ -z "$root" ] || chown -R 65534:65534 .
	add_as() { n_added=$((n_added + 1)); run as_nobody mus-plan -C mette add "$1" "Et tiltag $n_added" --serves laesning; }
	cp $plan "$T.io/copy"
	chmod 555 mette/2026/solsikken/aase-b
	add_as aase-b
	is_status 4 'a read-only folder'
	has_err 'a read-only folder' "cannot write '$plan': permission denied"
	has_err 'a read-only folder: what to do' '  → ask the owner of the file or the folder'
	untouched 'a read-only folder' $plan
	chmod 755 mette/2026/solsikken/aase-b
	rm -rf mette/2026/solsikken/bente-c
	chmod 555 mette/2026/solsikken
	add_as bente-c
	is_status 4 'a read-only folder above'
	chmod 755 mette/2026/solsikken
	chmod 444 $plan
	add_as aase-b
	is_status 4 'a read-only file'
	has_err 'a read-only file' "cannot write '$plan': permission denied"
	untouched 'a read-only file' $plan
	chmod 644 $plan
	# Into a box one may put something without seeing what is in it.
	mkdir box && chmod 300 box
	[ -z "$root" ] || { chown 0:0 box; chmod 1733 box; }
	run as_nobody mus-rollup -C mette --part -o box/mette.yaml
	is_status 0 'a box for parts'
	run as_nobody mus-rollup -C mette --part -o box/mette.yaml
	is_status 0 'a box for parts, again'
	chmod 755 box
	check 'a box for parts: no leftovers' test "$(leftovers box)" -eq 0
else
	skip 'folders and files that are closed' 'another user cannot reach this folder'
	root=
fi

if [ -n "$root" ]; then
	chown 0:0 $plan && chmod 666 $plan
	add_as aase-b
	is_status 3 "another's file"
	has_err "another's file" "'$plan' belongs to another user (0)"
	has_err "another's file: what to do" '  → let the owner make the change'
	untouched "another's file" $plan
	run mus-rollup -C mette --part -o faelles/parts/mette.yaml
	chown 0:0 faelles/parts/mette.yaml && chmod 666 faelles/parts/mette.yaml
	cp faelles/parts/mette.yaml "$T.io/copy"
	run as_nobody mus-rollup -C mette --part -o faelles/parts/mette.yaml
	is_status 3 "a result over another's file"
	has_err "a result over another's file" "'faelles/parts/mette.yaml' belongs to another user (0)"
	untouched "a result over another's file" faelles/parts/mette.yaml
	# One's own file, in a group one is not in: the group could not be kept.
	cp $plan "$T.io/copy"
	chown 65534:12345 $plan && chmod 640 $plan
	add_as aase-b
	is_status 4 'a group that cannot be kept'
	has_err 'a group that cannot be kept' "cannot write '$plan': not permitted"
	untouched 'a group that cannot be kept' $plan
	# Root keeps owner and group.
	add aase-b
	is_status 0 'root writes'
	check 'root keeps owner and group' test "$(stat -c '%u:%g %a' $plan)" = '65534:12345 640'
	chown -R 0:0 .
else
	skip "others' files" 'only root can make some'
fi

# ---- access lists and attributes ----

acl() { getfacl -cpn "$1" 2>/dev/null; }
if setfacl -m u:12345:r,g:54321:rw,m::rw $plan 2>/dev/null; then
	acl $plan >"$T.io/list"
	add aase-b
	is_status 0 'an access list'
	acl $plan >"$T.io/now"
	check 'an access list is kept' diff "$T.io/list" "$T.io/now"
	# A mask that takes rights away goes on doing so.
	setfacl -m m::- $plan
	acl $plan >"$T.io/list"
	add aase-b
	acl $plan >"$T.io/now"
	check 'a closed mask is kept' diff "$T.io/list" "$T.io/now"
	# What the folder would give to new files, the old one does not get.
	setfacl -b $plan && chmod 660 $plan
	setfacl -d -m u:12345:rwx,g:54321:rwx mette/2026/solsikken mette/2026/solsikken/aase-b
	acl $plan >"$T.io/list"
	add aase-b
	acl $plan >"$T.io/now"
	check "a folder's default list does not come in" diff "$T.io/list" "$T.io/now"
	rm -rf mette/2026/solsikken/dorte-e
	add dorte-e
	is_status 0 'new files under a default list'
	for new in mette/2026/solsikken/dorte-e mette/2026/solsikken/dorte-e/plan.yaml; do
		check "for the owner alone: $new" sh -c "getfacl -cpn $new | grep -v '^default:' | grep -qx 'mask::---'"
		check "for the owner alone, others: $new" sh -c "getfacl -cpn $new | grep -qx 'other::---'"
	done
	setfacl -m u:12345:r faelles/parts/mette.yaml
	run mus-rollup -C mette --part -o faelles/parts/mette.yaml
	check 'a part over a file with a list: for the owner alone' \
		sh -c "! getfacl -cpn faelles/parts/mette.yaml | grep -q 12345"
	mode_is 'a part over a file with a list' 600 faelles/parts/mette.yaml
	setfacl -m u:12345:r elsewhere/out.csv
	run mus-plan list -C mette -f csv -o out.csv
	check 'a result for all keeps the list' sh -c "getfacl -cpn elsewhere/out.csv | grep -qx user:12345:r--"
else
	skip 'access lists' 'setfacl is not there, or the file system has none'
fi
if $PYTHON -c 'import os, sys; os.setxattr(sys.argv[1], "user.note", b"\xc3\xa6\x00")' $plan 2>/dev/null; then
	add aase-b
	check 'an attribute of the user is kept' \
		$PYTHON -c 'import os, sys; sys.exit(os.getxattr(sys.argv[1], "user.note") != b"\xc3\xa6\x00")' $plan
else
	skip 'attributes' 'the file system has none'
fi
done_testing
