# The house: each layer includes only those below it, headers compile alone, what the library
# exports is what its public headers declare, no function and no file grows too long.
set -u
n=0
ok() { n=$((n + 1)); echo "ok $n $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n $1"; bad=1; }
bad=0

# The layers, lowest first; texts is the catalogue, which base reads.
layers='base doc schema record store work'
allowed=texts
for layer in $layers; do
	allowed="$allowed $layer"
	pattern=$(echo "$allowed" | tr ' ' '|')
	wrong=$(grep -rnE '^#include "' lib/$layer --include='*.[ch]' | grep -vE ":#include \"($pattern)/")
	if [ -z "$wrong" ]; then
		ok "lib/$layer includes only: $allowed"
	else
		not_ok "lib/$layer includes upwards:"; echo "$wrong"
	fi
done

wrong=$(grep -rnE '^#include "' lib/report --include='*.[ch]' | grep -vE '#include "(mus\.h|report/)')
if [ -z "$wrong" ]; then ok "lib/report uses the public header alone"; else not_ok "lib/report:"; echo "$wrong"; fi
wrong=$(grep -nE '^#include "' cmd/*.[ch] cmd/*/*.[ch] |
	grep -vE '#include "(mus\.h|report/|(\.\./|[a-z]+/)?[a-z]+\.h")')
if [ -z "$wrong" ]; then ok "commands use the public header and report alone"; else not_ok "cmd:"; echo "$wrong"; fi

wrong=$(grep -rlE '#include <yaml\.h>' lib cmd | grep -v '^lib/doc/')
if [ -z "$wrong" ]; then ok "only lib/doc knows libyaml"; else not_ok "libyaml in $wrong"; fi
wrong=$(grep -rnE '\b(printf|fprintf|puts|fputs|perror|exit|abort|setlocale|strtod|strcoll)\(' lib/base lib/doc lib/schema lib/record \
	lib/store lib/work --include='*.c' | grep -v 'lib/base/arena.c.*abort')
if [ -z "$wrong" ]; then ok "the library neither prints nor exits"; else not_ok "the library prints or exits:"; echo "$wrong"; fi
wrong=$(grep -rnE '\b(strcpy|strcat|sprintf|vsprintf|strtok|gets|gmtime|localtime|ctime|asctime|rand|tmpnam|mktemp)\(' \
	lib cmd --include='*.c')
if [ -z "$wrong" ]; then ok "no dangerous function"; else not_ok "dangerous:"; echo "$wrong"; fi

wrong=
for h in $(find lib -name '*.h'); do
	${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Ilib -Wall -Wextra -Werror -fsyntax-only -x c "$h" ||
		wrong="$wrong $h"
done
if [ -z "$wrong" ]; then ok "each header compiles alone"; else not_ok "headers that don't:$wrong"; fi

# Exported symbols against MUS_API declarations of what mus.h takes in.
public=$(${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Ilib -E -x c lib/mus.h |
	tr '\n' ' ' | tr ';' '\n' |
	sed -n 's/.*__attribute__((visibility("default")))[^(]*[ *]\(mus_[a-z0-9_]*\)(.*/\1/p' | LC_ALL=C sort -u)
exported=$(nm -D --defined-only "$BUILD"/lib/libmus.so | awk '{ sub(/@.*/, "", $3); if ($3 != "MUS_0") print $3 }' | LC_ALL=C sort -u)
if [ -n "$public" ] && [ "$public" = "$exported" ]; then
	ok "libmus.so exports what mus.h declares: $(echo "$public" | wc -l) functions"
else
	not_ok "exported (+) and declared (-) differ"
	echo "$public" >"$BUILD/declared"; echo "$exported" >"$BUILD/exported"
	diff "$BUILD/declared" "$BUILD/exported"
fi
# No private door: what commands and reports take from the library, libmus.so gives to anybody.
door=$(nm -u "$BUILD"/obj/cmd/*.o "$BUILD"/obj/cmd/*/*.o "$BUILD"/lib/libreport.a | sed -n 's/^ *U \(mus_[a-z0-9_]*\)$/\1/p' | LC_ALL=C sort -u)
private=$(echo "$door" | while read -r f; do echo "$exported" | grep -qx "$f" || echo "$f"; done)
if [ -n "$door" ] && [ -z "$private" ]; then
	ok "commands and reports use what is exported: $(echo "$door" | wc -l) functions"
else
	not_ok "commands or reports use what is not exported: $private"
fi
stray=$(echo "$exported" | grep -v '^mus_')
if [ -z "$stray" ]; then ok "all exported names begin with mus_"; else not_ok "exported: $stray"; fi

# Whoever has only the headers: above each public function, struct and enum stands what it is.
headers=$(${CC:-cc} -Ilib -MM lib/mus.h | tr ' \\' '\n\n' | grep '^lib/.*\.h$' | sort -u)
silent=$(awk '
	/^(MUS_API|struct mus_[a-z_]*( \{|;)|enum mus_[a-z_]* \{)/ && above !~ /\*\/$/ && !opaque { print FILENAME ":" FNR ": " $0 }
	# A row of opaque structs shares one comment.
	{ opaque = /^struct mus_[a-z_]*;$/; above = $0 }' $headers)
n_public=$(cat $headers | grep -c '^MUS_API')
if [ -z "$silent" ] && [ "$n_public" -ge "$(echo "$public" | wc -l)" ]; then
	ok "each public function, struct and enum says what it is: $n_public functions"
else
	not_ok "without a word above:"; echo "$silent"
fi

if command -v ctags >/dev/null && ctags --version | grep -q Universal; then
	long=$(find lib cmd -name '*.c' | ctags -L - --languages=C --kinds-C=f --fields=+ne -o - |
		awk -F'\t' '{ for (i = 4; i <= NF; i++) { if ($i ~ /^line:/) l = substr($i, 6); if ($i ~ /^end:/) e = substr($i, 5) }
			if (e - l + 1 > 70) print $1 " in " $2 ": " e - l + 1 " lines" }')
	if [ -z "$long" ]; then ok "no function over 70 lines"; else not_ok "long functions:"; echo "$long"; fi
fi
# Data tables (shapes, texts) may run longer than code.
long=$(find lib cmd -name '*.[ch]' | xargs wc -l | awk '$2 != "total" && $1 > 450 { print $2 ": " $1 }' | grep -v 'lib/record/record.h')
if [ -z "$long" ]; then ok "no file much over 400 lines"; else not_ok "long files:"; echo "$long"; fi
[ $bad -eq 0 ]
