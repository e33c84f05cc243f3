# What `make install` puts down: the commands run from there; the example program of libmus(3)
# compiles against it with pkg-config, against the shared library and the static one, and does
# what the page says; `make uninstall` takes it all away again.
set -u
n=0 bad=0
ok() { n=$((n + 1)); echo "ok $n $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n $1"; bad=1; }
check() { name=$1; shift; if "$@" >"$T/log" 2>&1; then ok "$name"; else not_ok "$name"; head -n 20 "$T/log"; fi; }
top=$(pwd)
T=$(mktemp -d) || exit 1
trap 'rm -rf "$T"' EXIT
D=$T/dest P=$T/dest/usr
# The files know of PREFIX alone, and lie below DESTDIR.
install="DESTDIR=$D PREFIX=/usr ${SANITIZE:+SANITIZE=$SANITIZE}"

# shellcheck disable=SC2086
check 'make install' make install BUILD="$BUILD" $install
for c in "$BUILD"/bin/*; do
	check "${c##*/} runs where it was installed" "$P/bin/${c##*/}" --version
done
check 'man pages' test -s "$P/share/man/man7/mus.7" -a -s "$P/share/man/man7/mus-findings.7" -a -s "$P/share/man/man1/mus-check.1"
check 'pages that are made' test -s "$P/share/man/man5/mus-plan.5" -a -s "$P/share/man/man5/mus-group_plan.5" \
	-a -s "$P/share/man/man3/libmus.3"
check 'schemas' test -s "$P/share/mus/schemas/plan.schema.yaml"
check 'completion' test -s "$P/share/bash-completion/completions/mus-plan"
check 'no internal header' test ! -e "$P/include/mus/doc/node.h"
if grep -rqF "$T" "$P/lib/pkgconfig" "$P/share" "$P/include"; then
	not_ok 'nothing that was installed names DESTDIR'
else
	ok 'nothing that was installed names DESTDIR'
fi

# ---- the example program ----
PKG_CONFIG_PATH=$P/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$D
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR
warn='-std=c11 -Wall -Wextra -Werror'
example() { # name, program
	name=$1 program=$2
	if (cd examples && LD_LIBRARY_PATH=$P/lib MUS_TODAY=2026-10-05 "$program" small/lone \
		small/lone/2026/myretuen/aase-b/plan.yaml kursus 2026-12-01) >"$T/out" 2>"$T/err" &&
		[ ! -s "$T/err" ] && diff -u examples/library/overdue.out "$T/out" >"$T/log"; then
		ok "$name runs and prints what the page says"
	else
		not_ok "$name runs and prints what the page says"
		head -n 20 "$T/err" "$T/log"
	fi
}
# shellcheck disable=SC2046,SC2086
check 'the example compiles against the shared library' ${CC:-cc} $warn \
	${SANITIZERS:+-fsanitize=$SANITIZERS} -o "$T/shared" examples/library/overdue.c $(pkg-config --cflags --libs mus)
example 'linked to the shared library, it' "$T/shared"
check 'it is the shared one that it loads' sh -c "readelf -d '$T/shared' | grep -q 'NEEDED.*libmus\.so\.[0-9]'"
if [ -n "${SANITIZE:-}${COVERED:-}" ]; then
	echo 'skipped the static library: it would need what sanitizers or gcov add to a program'
else
	# shellcheck disable=SC2046,SC2086
	check 'the example compiles against the static library' ${CC:-cc} -static $warn \
		-o "$T/static" examples/library/overdue.c $(pkg-config --static --cflags --libs mus)
	example 'linked to the static library, it' "$T/static"
	check 'it needs no library' sh -c "! readelf -d '$T/static' | grep NEEDED"
fi
LD_LIBRARY_PATH=$P/lib "$T/shared" "$T/nowhere" >"$T/out" 2>"$T/err"
status=$?
if [ $status -eq 3 ] && [ ! -s "$T/out" ] && grep -q nowhere "$T/err"; then
	ok 'without a folder the example ends with MUS_REFUSED and a finding'
else
	not_ok "without a folder the example ends with MUS_REFUSED and a finding: $status"
	cat "$T/out" "$T/err"
fi
unset PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR

# shellcheck disable=SC2086
check 'make uninstall' make uninstall BUILD="$BUILD" $install
left=$(find "$D" -type f -o -type l)
if [ -z "$left" ]; then ok 'nothing is left'; else not_ok "left behind: $left"; fi
cd "$top" && [ $bad -eq 0 ]
