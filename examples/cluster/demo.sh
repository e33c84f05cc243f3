#!/bin/sh
# The main job from end to end, on the cluster of day-care centres: run by `make demo`.
#
#   demo.sh OUTDIR        OUTDIR is made anew; the commands are found in PATH
#
# The day is pinned to 18 May 2026, so that the example's dates make sense.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
MUS_TODAY=2026-05-18
export MUS_TODAY
unset MUS_DIR
# At a terminal mus-plan would ask for what an action has not been told.
exec </dev/null

if [ -t 1 ] && [ -z "${NO_COLOR-}" ]; then
	bold=$(printf '\033[1m') dim=$(printf '\033[2m') plain=$(printf '\033[0m')
else
	bold='' dim='' plain=''
fi
step() { printf '\n%s%s%s\n' "$bold" "$1" "$plain"; }
# Shows a command as one would type it, and runs it.
show() {
	as=
	for word in "$@"; do
		case $word in
		*[!a-zA-Z0-9_./,:=@+-]* | '') as="$as '$word'" ;;
		*) as="$as $word" ;;
		esac
	done
	show_as "${as# }" "$@"
}
show_as() { # how it is typed, then the words it becomes
	printf '%s$ %s%s\n' "$dim" "$1" "$plain"
	shift
	"$@"
}
few() { # the first lines of a long output
	awk -v n="$1" 'NR <= n { print } END { if (NR > n) printf "  … and %d lines more\n", NR - n }'
}

rm -rf "$out"
mkdir -p "$out"
cd "$out"
out=$(pwd)

step '1. A staff list becomes the shared folder and a folder for each leader'
show mus-init faelles --template cluster --name 'Klynge Vestfjord' --language da --cycle 2026 -q
cp "$here/staff.csv" personale.csv
show mus-init faelles --staff personale.csv | few 6
# This year's strategy, wheel and common plans, written by the leaders.
cp -R "$here/shared/2026/." faelles/2026/
# Whoever holds talks: the leaders of the houses, and the cluster's own.
leaders=$(awk '/^  - id:/ { id = $3 } /^    leads: true/ { print id }' faelles/units/*.yaml | sort)
mkdir ledere
for leader in $leaders; do
	mus-init "ledere/$leader" --leader "$leader" --shared faelles -q
done
echo "$leaders" | wc -l | awk '{ printf "  %d leaders have a folder of their own in ledere/\n", $1 }'
# What the leaders wrote in February, March and April.
sh "$here/generate.sh" "$here/staff.csv" ledere
show mus-check -C faelles -q

step '2. A preparation form in Danish, with the pitch and the translation for the role'
show mus-form make preparation -C ledere/mette-k --person aase-b --for employee -o skema-aase-b.html

step '3. A talk becomes a plan'
show mus-plan new -C ledere/mette-k lisbeth-r --held 2026-04-16 --follow-up 2026-10-15
show mus-plan show -C ledere/mette-k lisbeth-r | few 24

step '4. Wishes that await the wrap-up, and what they cost'
show mus-plan list -C ledere/mette-k --status awaiting | few 8
mus-plan list -C ledere/mette-k --status awaiting -f yaml |
	show mus-rollup -C ledere/mette-k --audience leader --by competence,method -

step '5. What is due'
show mus-due -C ledere/mette-k --within 14d | few 12

step '6. Each leader hands over sums without names'
for leader in $leaders; do
	mus-rollup -C "ledere/$leader" --part -o "faelles/parts/$leader.yaml"
done
echo "  $(ls faelles/parts | wc -l) parts in faelles/parts/"

step '7. What the leader group sees: each goal, what serves none, and what must stay hidden'
cd faelles
show_as 'mus-rollup --by goal parts/*.yaml' mus-rollup --by goal parts/*.yaml 2>/dev/null | few 30
show_as 'mus-rollup --by unit,method -f csv parts/*.yaml | grep -c ,true' mus-rollup --by unit,method -f csv parts/*.yaml 2>/dev/null |
	awk '/^\$/ || !sub(/,true\r$/, "") { if (/^\$/) print; next } { n++ } END { print n; print "  (that many cells are hidden)" }'
show_as 'mus-report leadership parts/*.yaml -o ../ledelsessession.xlsx' \
	mus-report leadership parts/*.yaml -o ../ledelsessession.xlsx

step '8. The leader group decides on a group of wishes, and a leader carries it out'
show_as 'mus-plan decide parts/*.yaml' mus-plan decide parts/*.yaml 2>/dev/null | few 8
show mus-plan decide --competence flersprogethed --method course --agree --limit 8 --budget pulje-klynge
cd ..
show mus-plan decide --apply -C ledere/mette-k

step '9. A promise is kept; an edit touches only what it edits'
cp ledere/mette-k/2026/solsikken/aase-b/plan.yaml before.yaml
show mus-plan done -C ledere/mette-k aase-b/faelles-garderobe --note 'Hver dag siden påske.'
diff -u before.yaml ledere/mette-k/2026/solsikken/aase-b/plan.yaml | sed 1,2d || true
rm before.yaml
show mus-plan effect -C ledere/mette-k aase-b/faelles-garderobe --rating 4 --practice yes

step 'What lies where'
cat <<END
  $out/faelles                    the shared folder: strategy, units, wheel, forms, parts
  $out/ledere/mette-k             a leader's own folder: answers, talks, plans
  $out/skema-aase-b.html          the form: open it in a browser
  $out/ledelsessession.xlsx       the workbook for the leadership session
  Try next:  cd $out/ledere/mette-k && mus-due     (the commands are in build/bin)
END
