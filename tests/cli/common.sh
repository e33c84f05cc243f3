# The common options, each with its effect, on those commands whose own tests have no use for them.
. tests/cli/lib.sh
. "$top/tests/cli/walk.sh"
walk_workplace
escape=$(printf '\033')
bom=$(printf '\357\273\277')

# A round before this one, with one plan.
mkdir -p faelles/2025 mette/2025/solsikken/aase-b
sed 's/^cycle: 2026/cycle: 2025/' faelles/2026/strategy.yaml >faelles/2025/strategy.yaml
cat >mette/2025/solsikken/aase-b/plan.yaml <<'END'
kind: plan
cycle: 2025
person: aase-b
unit: solsikken
follow_up: 2025-10-01
follow_ups:
  - date: 2025-10-01
actions:
  - id: ifjor
    title: Året før
    serves: sprog
    method: network
    status: agreed
    due: 2026-05-20
    cost: 12.5
END

# ---- --output: the same bytes as on stdout, and the suffix chooses ----
same_in_file() { # file, command …
	file=$1
	shift
	"$@" >"$T.io/stdout" 2>/dev/null
	run "$@" -o "$file"
	no_out "$*, -o $file"
	check "$*: -o $file writes what stdout gets" cmp "$T.io/stdout" "$file"
}
same_in_file fund.txt mus-check -C mette
same_in_file plan.txt mus-plan list -C mette
same_in_file plan.txt mus-plan show -C mette aase-b
same_in_file bog.xlsx mus-report leadership -C faelles mette bo
run mus-check -C mette -o fund.json
mus-check -C mette -f json >"$T.io/stdout" 2>/dev/null
check 'mus-check: the suffix chooses json' cmp "$T.io/stdout" fund.json
run mus-plan list -C mette -o plan.csv
mus-plan list -C mette --format csv >"$T.io/stdout"
check 'mus-plan: the suffix chooses csv' cmp "$T.io/stdout" plan.csv
run mus-plan list -C mette --output - -f json
check 'mus-plan: -o - is stdout' sh -c "head -n 1 '$T.io/out' | grep -q '^{\"unit\"'"
run mus-report leadership -C faelles --format csv -o x.csv
is_wrong_use 'mus-report has one format' "'csv'"
run mus-report leadership -C faelles mette bo --format xlsx -o uden-endelse
is_status 0 'mus-report --format xlsx'
check 'mus-report --format xlsx: whatever the name' cmp bog.xlsx uden-endelse

# ---- --csv=da ----
for way in 'mus-due -C mette --within 2y' 'mus-plan list -C mette' 'mus-rollup -C mette -a leader' 'mus-form list -C faelles'; do
	$way -f csv >"$T.io/plain"
	run $way --csv=da
	is_status 0 "$way --csv=da"
	check "$way --csv=da: a byte order mark and semicolons" grep -q "^$bom[a-z]*;" "$T.io/out"
	check "$way --csv=da: as many lines" test "$(wc -l <"$T.io/out")" -eq "$(wc -l <"$T.io/plain")"
	run $way --csv=da -f json
	is_wrong_use "$way --csv=da -f json" 'json'
done
run mus-plan list -C mette --csv=da --cycle 2025
has_out 'mus-plan --csv=da: a decimal comma' ';12,5;'
run mus-due -C mette --csv=da --what action
has_out 'mus-due --csv=da' 'Året før;'
run mus-form list -C faelles --csv=da
has_out 'mus-form --csv=da' 'preparation;Forberedelse til årets samtale;'

# ---- --cycle, --as-of, --person ----
run mus-plan list -C mette --cycle 2025 -f csv
has_out 'mus-plan --cycle' 'aase-b,ifjor,'
lacks_out 'mus-plan --cycle' 'dialogisk'
run mus-plan list -C mette --cycle 2025 --overdue --as-of 2026-05-21 -f csv
has_out 'mus-plan --as-of: overdue by then' 'aase-b,ifjor,'
run mus-plan list -C mette --cycle 2025 --overdue --as-of 2026-05-20 -f csv
lacks_out 'mus-plan --as-of: not on its day' 'ifjor'
run mus-plan add -C mette aase-b Læsestund --due +2d --as-of 2026-06-01 -n
has_out 'mus-plan --as-of comes last, and --due counts from it' 'due: 2026-06-03'
run mus-rollup -C mette -a leader --person aase-b -f csv --by person,cycle
tr -d '\r' <"$T.io/out" >"$T.io/unix" && mv "$T.io/unix" "$T.io/out"
is_out 'mus-rollup --person' <<'END'
person,cycle,persons,actions,cost,hours,effect,effect_n,hidden
aase-b,2025,1,1,12.5,0,,0,false
aase-b,2026,1,1,4000,7.5,,0,false
END
sheets() { # a workbook's cells
	"$PYTHON" - "$1" <<-'END'
		import sys, openpyxl
		for sheet in openpyxl.load_workbook(sys.argv[1]):
		    for row in sheet.iter_rows(values_only=True):
		        print(sheet.title, *[cell for cell in row if cell is not None], sep="|")
	END
}
run mus-report leadership -C faelles mette bo --cycle 2025 --as-of 2025-12-24 -o ifjor.xlsx
is_status 0 'mus-report --cycle'
sheets ifjor.xlsx >"$T.io/out"
has_out 'mus-report --cycle' '2025'
has_out 'mus-report --as-of' '24'
cat >personale.csv <<'END'
Medarbejdernr;Navn;Afdeling;Nærmeste leder;E-mail
1;Mette Kruse;Solsikken;Ekstern;mette@by.example
2;Åse Bæk;Solsikken;1;aase@by.example
END
mus-init nyt --template state --name Byen --cycle 2026 -q
mus-init nyt --staff personale.csv -q >/dev/null
sed -i '/^2;/d' personale.csv
run mus-init nyt --staff personale.csv --force --as-of 2026-09-30
is_status 0 'mus-init --as-of'
check 'mus-init --as-of: the day that she left' grep -rq 'left: 2026-09-30' nyt/units

# ---- --files0-from ----
printf '%s\0' mette/2025/solsikken/aase-b/plan.yaml >names
run mus-plan list --files0-from names -f csv
has_out 'mus-plan --files0-from' 'aase-b,ifjor,'
check 'mus-plan --files0-from: nothing else' test "$(wc -l <"$T.io/out")" -eq 2
: >empty
run mus-plan list -C mette --files0-from empty -f csv
check 'mus-plan --files0-from: no names, no plans' test "$(wc -l <"$T.io/out")" -eq 1
run mus-report leadership -C faelles --files0-from empty -o tom.xlsx
is_status 0 'mus-report --files0-from: no names'
sheets tom.xlsx >"$T.io/out"
lacks_out 'mus-report --files0-from: no names, no plans' '4000'
run mus-report leadership -C mette --files0-from empty --cycle 2026 -o tom.xlsx
sheets tom.xlsx >"$T.io/out"
lacks_out 'mus-report --files0-from in a leaders folder' '9500.5'
find mette bo -name '*.yaml' -path '*2026*' -print0 | sort -z >names
mus-report leadership -C faelles mette/2026 bo -o alle.xlsx
run mus-report leadership -C faelles --files0-from names -o navne.xlsx
is_status 0 'mus-report --files0-from'
check 'mus-report --files0-from: the same book' cmp alle.xlsx navne.xlsx
printf 'mette\0\0' >names
run mus-check -C faelles -q --files0-from names
is_status 3 'an empty name among others'
has_out 'an empty name among others' "''"

# ---- --lang ----
run mus-rollup -C mette -a leader --lang da
has_out 'mus-rollup --lang da' '9.500,5'
run mus-rollup -C mette -a leader --lang en
has_out 'mus-rollup --lang en' '9,500.5'

# ---- --color: tables have it, nothing else ----
for way in 'mus-due -C mette --cycle 2025 --as-of 2027-01-01' 'mus-rollup -C faelles mette bo' 'mus-plan show -C mette aase-b'; do
	run $way --color=always
	check "$way --color=always" grep -q "$escape\[" "$T.io/out"
	run $way --color=never
	check "$way --color=never" sh -c "! grep -q '$escape' '$T.io/out'"
done
for way in 'mus-check -C mette --color=always' 'mus-plan list -C mette -f csv --color=always' \
	'mus-due -C mette -f json --within 2y --color=always' 'mus-rollup -C mette --part --color=always' \
	'mus-form make preparation -C faelles --unit solsikken -f md --color=always' \
	'mus-form list -C faelles -f json --color=always' 'mus-init -n --template state ny --color=always'; do
	${way% *} >"$T.io/plain" 2>/dev/null
	run $way
	check "$way: no colour" cmp "$T.io/plain" "$T.io/out"
done
run mus-report leadership -C faelles mette bo --color=always -o bog2.xlsx
check 'mus-report --color=always: the same book' cmp bog.xlsx bog2.xlsx

# ---- --quiet and --verbose: more or less talk, the same answer ----
for way in 'mus-form list -C faelles --verbose' 'mus-plan list -C mette --verbose' \
	'mus-report leadership -C faelles mette bo --verbose' 'mus-rollup -C faelles mette bo --verbose' \
	'mus-form make preparation -C faelles --unit solsikken --verbose'; do
	${way% *} >"$T.io/plain" 2>/dev/null
	run $way
	check "$way: the same answer" cmp "$T.io/plain" "$T.io/out"
	run ${way% *} --quiet
	check "${way% *} --quiet: the same answer" cmp "$T.io/plain" "$T.io/out"
	no_err "${way% *} --quiet"
done
run mus-rollup -C faelles --by unit,method mette bo
has_err 'mus-rollup without --quiet' 'hidden'
run mus-rollup -C faelles --by unit,method mette bo --quiet
no_err 'mus-rollup --quiet'
run mus-init -n --template state ny --quiet
no_out 'mus-init --quiet'
no_err 'mus-init --quiet'
run mus-init -n --template state ny --verbose
has_out 'mus-init --verbose' 'ny/mus.yaml'
done_testing
