# No id, round or name from a record, a staff list or the command line leads out of the folders.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
mkdir -p work/deep
cd work/deep || exit
small_workplace
mkdir -p faelles/2026/forms out
printf 'kind: form\ncycle: 2026\nid: prep\ntitle: Forberedelse\nthemes: [{id: a, title: A}]\n' >faelles/2026/forms/prep.yaml
(cd "$T" && find . | sort) >"$T.io/before"

refused() { # NAME COMMAND…
	name=$1
	shift
	run "$@"
	check "$name: refused" test "$status" -eq 2 -o "$status" -eq 3
	# What was asked for of others, who have an id, lies in out.
	(cd "$T" && find . | sort) | diff "$T.io/before" - | grep -vE '/out/[a-z-]+\.prep\.html$|^[0-9,]*a[0-9,]*$' >"$T.io/new"
	check "$name: nothing new anywhere" sh -c "! grep . '$T.io/new'"
}
for round in ../../../x "$T/x" 2026/../../x .. 2026-../x 2026/; do
	refused "round $round, add" mus-plan add bente-c Titel --no-link-reason x -C mette --cycle "$round"
	refused "round $round, add to the group plan" mus-plan add --unit solsikken Titel --no-link-reason x -C mette --cycle "$round"
	refused "round $round, new" mus-plan new aase-b --held 2026-05-01 --follow-up +6m -C mette --cycle "$round"
	refused "round $round, the next" mus-init --next-cycle "$round" faelles
done
for id in ../../../x "$T/x" a/../../x ..; do
	refused "unit $id" mus-plan add --unit "$id" Titel --no-link-reason x -C faelles
	refused "person $id" mus-plan add "$id" Titel --no-link-reason x -C mette
	refused "form $id" mus-form make "$id" --unit solsikken -C faelles -o out
	refused "leader $id" mus-init --leader "$id" --shared faelles ny
done

# ---- ids in records ----
cp faelles/units/solsikken.yaml keep
(cd "$T" && find . | sort) >"$T.io/before"
for id in ../../../ond "'$T/ond'" '"a/b"' '"\u2025/x"' "$(awk 'BEGIN { for (i = 0; i < 300; i++) printf "a" }')"; do
	sed "s|- id: aase-b|- id: $id|" keep >faelles/units/solsikken.yaml
	refused "person $id in a unit" mus-form make prep --unit solsikken -C faelles -o out
done
cp keep faelles/units/solsikken.yaml
sed -i 's|^id: prep|id: ../../../ond|' faelles/2026/forms/prep.yaml
refused 'the id of a form' mus-form make ../../../ond --unit solsikken -C faelles -o out

# ---- names in a staff list ----
long=$(awk 'BEGIN { for (i = 0; i < 190; i++) printf "Å" }')
printf 'Nr;Navn;Afdeling;Leder\n1;../../Ond;../../etc;\n2;Con;Con;\n3;%s;%s;\n4;Aux;LPT1;\n5;/etc/passwd;.;\n6;-rf;~;\n' "$long" "$long" |
	sed 's/^Nr/Medarbejdernummer/' >liste.csv
mkdir ny
mus-init ny --template cluster --name Ny --language da --cycle 2026 -q
run mus-init ny --staff liste.csv --force
is_status 0 'a list of odd names'
(cd "$T" && find . -newer "$T.io/before" -type f | grep -v -e '^./work/deep/ny/' -e '^./work/deep/out/' -e liste.csv -e keep) >"$T.io/outside"
check 'nothing outside' test "$(grep -vc -e /faelles/units/solsikken.yaml -e /forms/prep.yaml "$T.io/outside")" -eq 0
(cd ny/units && ls) >"$T.io/units"
check 'names of files are ids' sh -c "! grep -vxE '[a-z][a-z0-9]*(-[a-z0-9]+)*\.yaml' '$T.io/units'"
check 'no device of Windows' sh -c "! grep -xE '(con|prn|aux|nul|com[0-9]|lpt[0-9])\.yaml' '$T.io/units' && ! grep -rhE 'id: (con|aux)\$' ny/units"
check 'no name is too long' test "$(awk '{ print length }' "$T.io/units" | sort -n | tail -n 1)" -le 69
check 'all six are there' test "$(cat ny/units/*.yaml | grep -c 'number: ')" -eq 6
done_testing
