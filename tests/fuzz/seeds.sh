#!/bin/sh
# Makes the inputs that fuzzing begins with: seeds.sh DIR makes DIR/TARGET/… from our own records,
# schemas and examples, and from the conformance suites where they lie beside the project
# (../shared/suites, or MUS_SUITES).
set -eu
cd "$(dirname "$0")/../.."
out=$1
suites=${MUS_SUITES:-../shared/suites}
rm -rf "$out"
for t in tests/fuzz/*.c; do
	t=${t##*/}
	mkdir -p "$out/${t%.c}"
done
rm -r "$out/replay"

# Texts that go into one target as they are; the name is made of the path.
for f in tests/data/kinds/*.yaml $(find lib/work/template -name '*.yaml') "$suites"/yaml/*/in.yaml; do
	[ -f "$f" ] || continue
	name=$(echo "$f" | tr / - | tr -d .)
	cp "$f" "$out/reader/$name"
	printf '\377\000\003\005\001\007\002\002\011\001\003\004\003\004\006\310\003\001\311\004\002' | cat "$f" - >"$out/splicer/$name"
	case $f in "$suites"*) ;; *) cp "$f" "$out/record/$name" ;; esac
done

for f in schemas/*.schema.yaml; do
	kind=${f##*/}
	kind=${kind%%.*}
	[ -f "tests/data/kinds/$kind.yaml" ] || continue
	{ cat "$f"; printf '\377'; cat "tests/data/kinds/$kind.yaml"; printf '\377/actions/0/due'; } >"$out/schema/$kind"
done
if [ -d "$suites/json-schema" ] && command -v jq >/dev/null; then
	jq -c -r '.[] | .schema as $s | .tests[] | ($s | tojson) + "\u0001" + (.data | tojson)' \
		"$suites"/json-schema/tests/draft2020-12/*.json | tr '\001' '\377' |
		(cd "$out/schema" && split -l 1 -a 4 - suite-)
fi

head -n 30 examples/cluster/staff.csv >"$out/staff/example"
printf 'Nr.;Navn;E-mail;Stilling;Enhed;Leder;Ansat\r\n7;"Ås, Ærø";aa@x.dk;Pædagog;Blåbær;;1/8-2019\r\n' >"$out/staff/danish"
printf 'number\tname\temail\tunit\n1\tAda\t\tA\n1\tBo\tb@x\tA\n' >"$out/staff/tabs"

grep -rh -- '->' tests/data/kinds examples tests/unit/plan.c |
	sed 's/^[^>]*-> *//' | split -l 1 -a 3 - "$out/agreement/line-"
for s in 12.500,50 1e3 +3wd 2026-W20-3 'today' '-2w' 'uge 18' 'senest d. 12/6' 'kr. 4.500,- pr. person'; do
	printf %s "$s" >"$out/agreement/$(printf %s "$s" | cksum | cut -d' ' -f1)"
done

printf 'Aftale: kursus\n  i l\303\246sning\n\342\206\222 mentor\n-> pil\377(?i)aftal[et]: *(.*)' >"$out/agreement/marked"
printf -- '-> kursus\n   i l\303\246sning\n\n--> mentor\n' >"$out/agreement/lines"

printf 'a\nb\nc\nd\n\377a\nx\nc\nd' >"$out/diff/small"
{ cat tests/data/kinds/plan.yaml; printf '\377'; sed '5d;s/agreed/done/' tests/data/kinds/plan.yaml; } >"$out/diff/plan"
printf '\000\002kurs\377\005no\377\003l\377\005x\ny\377\000\000' >"$out/writer/tree"
