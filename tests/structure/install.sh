# What `make install` puts down: a program outside compiles against it with pkg-config and runs;
# the commands run from there; `make uninstall` takes it all away again.
set -u
n=0 bad=0
ok() { n=$((n + 1)); echo "ok $n $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n $1"; bad=1; }
check() { name=$1; shift; if "$@" >"$T/log" 2>&1; then ok "$name"; else not_ok "$name"; head -n 20 "$T/log"; fi; }
top=$(pwd)
T=$(mktemp -d) || exit 1
trap 'rm -rf "$T"' EXIT
P=$T/usr

check 'make install' make install BUILD="$BUILD" PREFIX="$P" ${SANITIZE:+SANITIZE=$SANITIZE}
for c in "$BUILD"/bin/*; do
	check "${c##*/} runs where it was installed" "$P/bin/${c##*/}" --version
done
check 'man pages' test -s "$P/share/man/man7/mus.7" -a -s "$P/share/man/man1/mus-check.1"
check 'pages that are made' test -s "$P/share/man/man5/mus-plan.5" -a -s "$P/share/man/man5/mus-group_plan.5"
check 'schemas' test -s "$P/share/mus/schemas/plan.schema.yaml"
check 'completion' test -s "$P/share/bash-completion/completions/mus-plan"
check 'no internal header' test ! -e "$P/include/mus/doc/node.h"

cat >"$T/program.c" <<'END'
#include <mus.h>
#include <stdio.h>

int main(void)
{
	static const char text[] = "kind: plan\ncycle: 2026\nperson: aase-b\nfollow_up: 2026-10-20\nactions: []\n";
	struct mus_diag *diag = mus_diag_new(MUS_DA);
	struct mus_arena *arena = mus_arena_new();
	struct mus_doc *doc;
	struct mus_plan plan;
	char date[MUS_DATE_SIZE];

	if (mus_doc_parse(&doc, "plan.yaml", text, sizeof text - 1, diag))
		return 1;
	if (mus_record_read(MUS_PLAN, doc, mus_doc_root(doc, 0), arena, diag, &plan))
		return 1;
	printf("%s: %s\n", plan.person, mus_date_show(plan.follow_up, MUS_DA, date));
	mus_doc_free(doc);
	mus_arena_free(arena);
	mus_diag_free(diag);
	return 0;
}
END
PKG_CONFIG_PATH=$P/lib/pkgconfig
export PKG_CONFIG_PATH
# shellcheck disable=SC2046
check 'a program compiles against the installed library' ${CC:-cc} -std=c11 -Wall -Wextra -Werror \
	${SANITIZERS:+-fsanitize=$SANITIZERS} -o "$T/program" "$T/program.c" $(pkg-config --cflags --libs mus)
if [ "$(LD_LIBRARY_PATH=$P/lib "$T/program")" = 'aase-b: 20. oktober 2026' ]; then
	ok 'and runs'
else
	not_ok 'and runs'
fi
check 'make uninstall' make uninstall BUILD="$BUILD" PREFIX="$P"
left=$(find "$P" -type f -o -type l)
if [ -z "$left" ]; then ok 'nothing is left'; else not_ok "left behind: $left"; fi
cd "$top" && [ $bad -eq 0 ]
