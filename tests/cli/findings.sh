# Every finding: the smallest case that gives it, with what comes out in English, in Danish and
# as json, to the byte. The cases are tests/findings/<id>; README there tells how one is written.
#
#	FINDINGS=write BUILD=build sh tests/one.sh cli/findings.sh
#
# writes what comes out into the case files: read the difference before you keep it. With
# ONLY='ID…' these alone are run.
. tests/cli/lib.sh
tools=$top/tests/cli/findings
cases=$top/tests/findings
work=$T/cases
mkdir -p "$work/new"

# What all texts are called, and what all cases are called.
awk -f "$tools/catalogue.awk" "$top"/lib/texts/findings*.def >"$T/catalogue"
check 'the whole catalogue is read' \
	test "$(wc -l <"$T/catalogue")" -eq "$(cat "$top"/lib/texts/*.def | grep -c '^FINDING(')"
cut -f 1 "$T/catalogue" | sort -u >"$T/ids"
(cd "$cases" && ls -d [a-z]*) >"$T/files"

if diff "$T/ids" "$T/files" >"$T/diff"; then
	ok "each of the $(wc -l <"$T/ids") findings has its cases"
else
	not_ok 'findings without a case (<), or cases of none (>)'
	grep '^[<>]' "$T/diff"
fi
[ -z "${ONLY-}" ] || printf '%s\n' $ONLY >"$T/files"

# What a folder forbids is allowed to root: there an ordinary user runs the cases.
user=
bin=$BUILD_BIN:$(cd "$BUILD_BIN/../test" && pwd)
if [ "$(id -u)" -eq 0 ]; then
	user='setpriv --reuid=65534 --regid=65534 --clear-groups'
	mkdir "$T/bin"
	cp "$BUILD_BIN"/* "$BUILD_BIN"/../test/try-mus "$T/bin"
	bin=$T/bin
fi

# Lays all cases, runs them, and writes the case files anew.
lay() {
	(cd "$cases" && LC_ALL=C awk -v dir="$work" "$@" -f "$tools/cases.awk" -f "$tools/lay.awk" \
		WORKPLACE $(cat "$T/files"))
}
lay -v only_folders=1 | sort -u | xargs mkdir -p
lay
cat >"$T/run" <<'END2'
for place in "$@"; do
	LC_ALL=C.UTF-8
	case $place in
	*/da | */da.json) LC_ALL=da_DK.UTF-8 ;;
	esac
	(cd "$place/workplace" && exec sh ../script) >"$place/out" 2>"$place/err" </dev/null
	echo $? >"$place/status"
done
END2
chmod 755 "$T"
[ -z "$user" ] || chown -R 65534:65534 "$work"
if PATH=$bin:$PATH $user mus-check --version >/dev/null 2>&1; then
	find "$work" -name script | sed 's|/script$||' | sort |
		PATH=$bin:$PATH xargs -P "$(nproc)" -n 16 $user sh "$T/run"
else
	not_ok "nobody else can run the commands here: $user $bin/mus-check"
fi
(cd "$cases" && LC_ALL=C awk -v dir="$work" -v tests="$top/tests" -f "$tools/cases.awk" -f "$tools/collect.awk" \
	"$T/catalogue" $(cat "$T/files")) >"$T/wrong"

while read -r id; do
	if grep "^$id: " "$T/wrong"; then
		not_ok "$id"
	elif cmp -s "$cases/$id" "$work/new/$id"; then
		ok "$id"
	elif [ "${FINDINGS-}" = write ]; then
		ok "$id is written anew"
	else
		not_ok "$id comes out as (+), not as (-)"
		diff -u "$cases/$id" "$work/new/$id" | sed 1,2d
	fi
	if [ "${FINDINGS-}" = write ] && ! cmp -s "$cases/$id" "$work/new/$id"; then
		cat "$work/new/$id" >"$cases/$id"
	fi
done <"$T/files"
check 'mus-findings.7 is in order' sh -c "! mandoc -Tlint -W warning '$BUILD_BIN/../man/mus-findings.7' | grep ."
done_testing
