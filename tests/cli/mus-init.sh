# mus-init: folders from templates and staff lists, leaders' folders, the next round.
. tests/cli/lib.sh
staff=$top/examples/cluster/staff.csv

# All files below a folder with their contents, git's own left out.
picture() { (cd "$1" && find . -name .git -prune -o -type f -exec cksum {} + | sort -k3); }
mode() { stat -c %a "$1" 2>/dev/null || stat -f %Lp "$1"; }

### A fresh folder

run mus-init --template cluster --name 'Klynge Åmosen' fresh
is_status 0 'a fresh folder'
no_err 'a fresh folder'
for f in mus.yaml README.md 2026/strategy.yaml 2026/wheel.yaml 2026/leaflet.md 2026/forms/preparation.yaml \
	units/klynge-aamosen.yaml schemas/plan.schema.yaml; do
	has_out 'a fresh folder' "fresh/$f"
	check "fresh/$f is there" test -s "fresh/$f"
done
check 'parts/ is there' test -d fresh/parts
check 'no place was left unfilled' sh -c '! grep -rE "@[A-Z_]+(:[0-9-]+)?@" fresh'
check 'schemas are the built-in ones' cmp fresh/schemas/plan.schema.yaml "$top/schemas/plan.schema.yaml"
check 'the way to the schemas, from the top' grep -q '^# yaml-language-server: $schema=schemas/workplace' fresh/mus.yaml
check 'the way to the schemas, from below' \
	grep -q '^# yaml-language-server: $schema=../../schemas/form' fresh/2026/forms/preparation.yaml
run cat fresh/units/klynge-aamosen.yaml
is_out 'the top unit' <<'END'
# yaml-language-server: $schema=../schemas/unit.schema.yaml
kind: unit
id: klynge-aamosen
name: Klynge Åmosen
END

picture fresh >before
run mus-init --template cluster fresh
is_status 0 'the second run'
no_out 'the second run'
no_err 'the second run'
picture fresh >after
check 'the second run changes nothing' cmp before after

echo '# egen note' >>fresh/2026/strategy.yaml
rm fresh/2026/wheel.yaml
run mus-init --template cluster fresh
is_status 0 'an edited file'
is_out 'an edited file' <<'END'
fresh/2026/wheel.yaml
END
is_err 'an edited file' <<'END'
mus-init: kept fresh/2026/strategy.yaml, which is not as mus-init would make it
END
check 'the edited file stands' grep -q '^# egen note' fresh/2026/strategy.yaml

run mus-init -n --template state dry
is_status 0 'a dry run'
has_out 'a dry run' dry/mus.yaml
is_err 'a dry run' <<'END'
mus-init: the workplace is called 'dry' (choose with --name)
mus-init: nothing was written (--dry-run)
END
check 'a dry run writes nothing' test ! -e dry

for template in cluster municipality state; do
	for lang in da en; do
		run mus-init -q --template $template --language $lang --name 'A "b" \ & c' --cycle 2025-efteraar t-$template-$lang
		is_status 0 "$template in $lang"
		no_out "$template in $lang"
		check "$template in $lang: language" grep -qx "language: $lang" t-$template-$lang/mus.yaml
		check "$template in $lang: round" test -s t-$template-$lang/2025-efteraar/wheel.yaml
		if command -v mus-check >/dev/null; then
			run mus-check -q -C t-$template-$lang
			is_status 0 "$template in $lang is in order"
			no_out "$template in $lang is in order"
		fi
	done
done
check 'a name with quotes' grep -qFx 'name: "A \"b\" \\ & c"' t-state-da/mus.yaml
check 'dates are working days' sh -c '
	mus-init -q --template cluster --cycle 2027 y27 &&
	for d in $(sed -n "s/^    date: \([0-9-]*\)$/\1/p" y27/2027/wheel.yaml); do
		case $(date -d "$d" +%u) in 6 | 7) echo "$d"; exit 1 ;; esac
	done'

### Wrong use

run mus-init
is_status 2 'nothing to do'
no_out 'nothing to do'
is_err 'nothing to do' <<'END'
mus-init: nothing to do: choose --template, --staff, --leader, --next-cycle or --git
Try 'mus-init --help'.
END
run mus-init --template clutser x
is_status 2 'no such template'
run mus-init --template cluster --cycle 26 x
is_status 2 'no such round'
run mus-init --template cluster --cycle 1200 x
is_status 2 'a round before the calendar'
run mus-init --leader mette-k x
is_status 2 '--leader alone'
run mus-init --template cluster --leader mette-k --shared fresh x
is_status 2 '--leader with --template'
mkdir inside && cd inside || exit
run mus-init -n --template cluster ''
is_status 2 'a folder without a name'
is_err 'a folder without a name' <<'END'
mus-init: an empty word stands where a name belongs
Try 'mus-init --help'.
END
run mus-init -n --leader mette-k --shared ../fresh ''
is_status 2 "a leader's folder without a name"
cd .. || exit
check 'wrong use fills no folder' rmdir inside
run mus-init --template cluster a b
is_status 2 'two folders'
run mus-init --staff "$staff" -C empty
is_status 3 'a staff list without a folder'
check 'wrong use makes nothing' test ! -e x

### Folders that stand in the way

mkdir -p way/README.md
run mus-init --template cluster way
is_status 3 'a folder where a file belongs'
has_err 'a folder where a file belongs' "cannot open 'way/README.md': it is a folder"
check 'a folder where a file belongs: nothing is made' test ! -e way/mus.yaml
for dir in /proc/mus-å /proc/mus-å/b; do
	run mus-init -q --template cluster $dir
	is_status 4 "no place for $dir"
	has_err "no place for $dir" "cannot write '$dir': "
done
run mus-init -n --template cluster nær/ved//
is_status 0 'a folder with slashes behind it'
has_err 'a folder with slashes behind it' "the workplace is called 'ved'"
mkdir bare && printf 'kind: workplace\nmus: 1\nname: Åmosen\n' >bare/mus.yaml
run mus-init -n --template cluster bare
is_status 0 'no round yet'
has_out 'no round yet' bare/2026/wheel.yaml

### A staff list: the first time

printf '%s\n' 'Number;Navn;Enhed;Leder' '1;Lone Top;Syd;Ekstern' '2;Bo Mus;Nord;Ekstern' '3;Ea Alm;Syd;1' \
	'4;Ib Hyl;Nord;2' >two.csv
run mus-init -q --template cluster --staff two.csv øer
is_status 0 'two who have their leader outside'
check 'two who have their leader outside: the folder names the workplace' grep -qx 'name: "øer"' øer/mus.yaml
printf '%s\n' '5;Åse Bæk;Nord;Ekstern' '6;Per Pil;Nord;5' >>two.csv
run mus-init -q --staff two.csv øer
is_status 0 'one more leader'
check 'one more leader: the first stays' grep -qx 'leaders: \[bo-m, aase-b\]' øer/units/nord.yaml
for broken in 'ln -s intet øer/units/x.yaml' 'cp øer/units/syd.yaml . && echo "kind: [" >øer/units/syd.yaml'; do
	sh -c "$broken"
	run mus-init --staff two.csv øer
	is_status 3 "a unit that cannot be read: $broken"
	has_err "a unit that cannot be read: $broken" 'error: '
	rm -f øer/units/x.yaml
done
mv syd.yaml øer/units/syd.yaml
mkdir half && echo 'kind: [' >half/mus.yaml
run mus-init --leader bo-m --shared øer half
is_status 3 "a leader's folder with a broken mus.yaml"
has_err "a leader's folder with a broken mus.yaml" 'half/mus.yaml:1:7: error: '
run mus-init -n --leader bo-m --shared øer bo/
is_status 0 "a leader's folder with a slash behind it"
has_out "a leader's folder with a slash behind it" bo/mus.yaml
cp -R øer nobody && rm -r nobody/units
run mus-init --leader bo-m --shared nobody nobodys
is_status 3 'a shared folder without units'
has_err 'a shared folder without units' "no unit in 'nobody/units'"

run mus-init --template cluster --staff "$staff" klynge
is_status 0 'the example'
has_out 'the example' klynge/units/solsikken.yaml
is_err 'the example' <<'END'
mus-init: the workplace is called 'Klynge Vestfjord' (choose with --name)
mus-init: people: 250, units: 9
END
check 'all 250 people' sh -c 'test "$(cat klynge/units/*.yaml | grep -c "^  - id: ")" = 250'
check 'ids are all different' sh -c 'test -z "$(cat klynge/units/*.yaml | grep "^  - id: " | sort | uniq -d)"'
check '13 people lead' sh -c 'test "$(cat klynge/units/*.yaml | grep -c "^    leads: true")" = 13'
check 'two leaders of one unit' grep -qx 'leaders: \[jonas-f, mette-k\]' klynge/units/solsikken.yaml
check 'the leader at the top' grep -qx 'leaders: \[bjoern-h\]' klynge/units/klynge-vestfjord.yaml
check 'units stand below the top' grep -qx 'parent: klynge-vestfjord' klynge/units/solsikken.yaml
run sed -n '/id: jonas-f/,/since/p' klynge/units/solsikken.yaml
is_out 'a leader' <<'END'
  - id: jonas-f
    number: "01777"
    name: Jonas Fyrretop
    email: jonas.fyrretop@klynge.example
    role: pædagogisk leder
    leader: bjoern-h
    leads: true
    since: 2022-04-01
END
if command -v mus-check >/dev/null; then
	run mus-check -q -C klynge
	is_status 0 'the imported folder is in order'
fi

picture klynge >before
run mus-init --staff "$staff" klynge
is_status 0 'the same list again'
no_out 'the same list again'
is_err 'the same list again' <<'END'
mus-init: people: 250, units: 9; nothing has changed
END
picture klynge >after
check 'the same list changes nothing' cmp before after

iconv -f CP1252 -t UTF-8 "$staff" >utf8.csv
{ printf '\357\273\277'; cat utf8.csv; } >bom.csv
tr ';' '\t' <utf8.csv | tr -d '\r' >tabs.csv
for list in utf8 bom tabs; do
	run mus-init --staff $list.csv klynge
	is_status 0 "$list"
	no_out "$list"
done
run_with utf8.csv mus-init --staff - klynge
is_status 0 'a list on stdin'
no_out 'a list on stdin'

### A staff list: changes

small=small.csv
cat >$small <<'END'
Number;Name;E-mail;Position;Unit;Nearest leader;Since
1;Lone Lærke;lone@x.example;klyngeleder;Klynge;External;
2;Mette Kat;mette@x.example;leder;Hus;1;2019-08-01
3;Bo Mus;bo@x.example;pædagog;Hus;2;
4;Ib Hyld;ib@x.example;pædagog;Hus;2;
5;Åse Birk;aase@x.example;medhjælper;Hus;2;
6;Ea Alm;ea@x.example;pædagog;Ø;7;
7;Kai Ø;kai@x.example;leder;Ø;1;
END
run mus-init -q --template municipality --name Klynge --language en --staff $small small
is_status 0 'a small workplace'
# What people write into the records stays there.
sed -i 's/^    name: Bo Mus$/    name: Bo Mus        # kommer fra Hus 2/; /^  - id: bo-m/a\    representative: true' small/units/hus.yaml
printf '\ngroups:\n  - id: spirer\n    members: [bo-m, aase-b]\n' >>small/units/hus.yaml
cp -R small small.1
cat >changed.csv <<'END'
Number;Name;E-mail;Position;Unit;Nearest leader;Since
1;Lone Lærke;lone@x.example;klyngeleder;Klynge;External;
2;Mette Kat;mette@x.example;daglig leder;Hus;1;2019-08-01
3;Bo Mus;bo@x.example;pædagog;Ø;7;
4;Ib Hyld;ib@x.example;pædagog;Hus;2;
6;Ea Alm;ea.alm@x.example;pædagog;Ø;7;
7;Kai Ø;kai@x.example;leder;Ø;1;
8;Per Pil;per@x.example;pædagog;Hus;2;1/6-2026
END
cat >expected <<'END'
~ hus: mette-k role: leder → daglig leder
~ oe: bo-m (Bo Mus) from hus
~ oe: ea-a email: ea@x.example → ea.alm@x.example
+ hus: per-p (Per Pil)
- hus: aase-b (Åse Birk) left: 2026-05-18
END
picture small >before
run mus-init -n --staff changed.csv small
is_status 0 'differences, dry'
is_out 'differences, dry' <expected
picture small >after
check 'a dry run changes nothing' cmp before after
run mus-init --staff changed.csv small
is_status 0 'differences'
is_out 'differences' <expected
run diff -r -U0 small.1/units small/units
sed -i -e '/^diff/d' -e '/^---/d' -e '/^+++/d' -e '/^@@/d' "$T.io/out"
is_out 'only what differs has changed' <<'END'
-    role: leder
+    role: daglig leder
-  - id: bo-m
-    representative: true
-    number: "3"
-    name: Bo Mus        # kommer fra Hus 2
-    email: bo@x.example
-    role: pædagog
+    left: 2026-05-18
+  - id: per-p
+    number: "8"
+    name: Per Pil
+    email: per@x.example
+    role: pædagog
+    since: 2026-06-01
-    email: ea@x.example
+    email: ea.alm@x.example
+  - id: bo-m
+    representative: true
+    number: "3"
+    name: Bo Mus        # kommer fra Hus 2
+    email: bo@x.example
+    role: pædagog
END
run mus-init --staff changed.csv small
no_out 'the same changes again'
run mus-init --lang da -n --staff $small small
is_status 0 'back again, in Danish'
has_out 'back again, in Danish' '~ hus: bo-m (Bo Mus) fra oe'
has_out 'back again, in Danish' '~ hus: aase-b left: 2026-05-18 → –'
has_err 'back again, in Danish' 'personer: 7, enheder: 3'

grep -v -e ';Ø;' -e ';Per' changed.csv >half.csv
picture small >before
run mus-init --staff half.csv small
is_status 3 'half a list'
has_out 'half a list' '- oe: kai-o (Kai Ø) left: 2026-05-18'
has_err 'half a list' 'people are no longer in the list'
picture small >after
check 'half a list changes nothing' cmp before after
run mus-init --force --staff half.csv small
is_status 0 'half a list with --force'
check 'who leaves is kept' grep -q '^  - id: kai-o' small/units/oe.yaml

# A move that was cut short: the person stands in both units.
cp -R small.1 cut
run mus-init -q --staff changed.csv cut
cp small.1/units/hus.yaml cut/units/hus.yaml
run mus-init --staff changed.csv cut
is_status 0 'a move cut short'
has_out 'a move cut short' '~ hus: bo-m stands in another unit, too, and is taken out here'
check 'a move cut short is completed' sh -c '! grep -q "id: bo-m" cut/units/hus.yaml && grep -q "id: bo-m" cut/units/oe.yaml'

### Bad lists

picture small >before
cat >bad.csv <<'END'
Medarbejdernr;Navn;Stilling;Nærmeste leder
1;Lone Lærke;leder;Ekstern
END
run mus-init --staff bad.csv small
is_status 3 'a missing column'
is_err 'a missing column' <<'END'
mus-init: bad.csv:1:1: error: no column for the unit; found: 'Medarbejdernr', 'Navn', 'Stilling', 'Nærmeste leder'
  Medarbejdernr;Navn;Stilling;Nærmeste leder
  ^
  → call it one of: 'Afdeling', 'Enhed', 'Afdelingsnavn', 'Enhedsnavn', 'Organisationsenhed', 'Arbejdssted', 'Tjenestested', 'Institution', 'Unit', 'Department', 'Workplace'
END
cat >bad.csv <<'END'
Medarbejdernr,Navn,E-mail,Afdeling,Nærmeste leder,Ansat fra
1,Lone Lærke,lone@x.example,Klynge,Ekstern,
2,Bo Mus,bo@x.example,Hus,Lone Lerke,2026-02-30
1,Ib Hyld,BO@x.example,Hus,1,
4,Ea Alm,,,1,
,Kaj Krog,,Hus,1,
END
run mus-init --staff bad.csv small
is_status 3 'a bad list'
no_out 'a bad list'
is_err 'a bad list' <<'END'
mus-init: bad.csv:3:27: error: the nearest leader 'Lone Lerke' is not in the list (did you mean 'Lone Lærke'?)
  2,Bo Mus,bo@x.example,Hus,Lone Lerke,2026-02-30
                            ^
  → write the leader's employee number, e-mail or name as in the list, or 'External'
mus-init: bad.csv:3:38: error: '2026-02-30' cannot be read as a date
  2,Bo Mus,bo@x.example,Hus,Lone Lerke,2026-02-30
                                       ^
  → write it as 2026-05-18, 18-05-2026, 18.05.2026 or 18/5-2026
mus-init: bad.csv:4:1: error: the employee number '1' stands twice (first on line 2, Lone Lærke)
  1,Ib Hyld,BO@x.example,Hus,1,
  ^
  → delete the one line, or correct it
mus-init: bad.csv:4:11: error: the e-mail address 'BO@x.example' stands twice (first on line 3, Bo Mus)
  1,Ib Hyld,BO@x.example,Hus,1,
            ^
  → delete the one line, or correct it
mus-init: bad.csv:5:11: error: the unit of 'Ea Alm' is missing
  4,Ea Alm,,,1,
            ^
  → fill in the cell
mus-init: bad.csv:6:11: error: 'Kaj Krog' has neither employee number nor e-mail address
  ,Kaj Krog,,Hus,1,
            ^
  → fill in one of them: by it the person is found again next time
END
run mus-init --lang da --staff bad.csv small
has_err 'a bad list in Danish' "bad.csv:4:1: fejl: medarbejdernummeret '1' står to gange (første gang i linje 2, Lone Lærke)"
: >empty.csv
run mus-init --staff empty.csv small
is_status 3 'an empty list'
printf 'a;b\000c\n' >binary.csv
run mus-init --staff binary.csv small
is_status 3 'a binary file'
run mus-init --staff none.csv small
is_status 3 'no list'
has_err 'no list' none.csv
run mus-init --staff bad.csv --template cluster never
check 'a bad list makes no folder' test ! -e never
printf 'kind: unit\nid: hus\nnaem: Hus\n' >broken.yaml
cp -R small broken
cp broken.yaml broken/units/hus.yaml
run mus-init --staff changed.csv broken
is_status 3 'a unit with a mistake'
has_err 'a unit with a mistake' 'broken/units/hus.yaml:3:1: error:'
check 'a unit with a mistake is left alone' cmp broken.yaml broken/units/hus.yaml
picture small >after
check 'bad lists change nothing' cmp before after

### A leader's folder

run mus-init --leader mette-k --shared klynge mette
is_status 0 "a leader's folder"
has_out "a leader's folder" mette/README.md
no_err "a leader's folder"
run cat mette/mus.yaml
is_out 'its mus.yaml' <<'END'
# yaml-language-server: $schema=schemas/workplace.schema.yaml
kind: workplace
mus: 1
shared: "../klynge"
leader: mette-k
END
check 'folders are 0700' sh -c 'test -z "$(find mette -type d ! -perm 700)"'
check 'files are 0600' sh -c 'test -z "$(find mette -type f ! -perm 600)"'
check 'README in the language of the workplace' grep -q '^# Mette Kornblad: samtaler og planer' mette/README.md
run mus-init --leader mette-k --shared klynge mette
is_status 0 'the folder again'
no_out 'the folder again'
no_err 'the folder again'
mkdir open
cd open || exit
run mus-init -q --leader jonas-f --shared ../klynge
is_status 0 'the current folder'
cd ..
check 'an open folder is closed' test "$(mode open)" = 700
check 'the way from within' grep -qx 'shared: "../klynge"' open/mus.yaml
run mus-init --leader mete-k --shared klynge m2
is_status 3 'an unknown leader'
has_err 'an unknown leader' "did you mean 'mette-k'?"
run mus-init --leader jonas-f --shared klynge mette
is_status 3 "another leader's folder"
run mus-init --leader jonas-f --shared klynge klynge/jonas
is_status 3 'a folder inside the shared one'
run mus-init --leader jonas-f --shared klynge fresh/2026
is_status 3 'a folder with something in it'
run mus-init --staff "$staff" mette
is_status 3 "a staff list in a leader's folder"
run mus-init --leader jonas-f --shared nowhere m2
is_status 3 'no shared folder'
check 'a refused folder is not made' test ! -e m2

### git

if command -v git >/dev/null; then
	run mus-init --git klynge
	is_status 0 '--git'
	is_out '--git' <<'END'
klynge/.gitignore
klynge/parts/.gitkeep
klynge/.git/hooks/pre-commit
END
	has_err '--git' 'whose hook runs mus-check before each commit'
	check 'a repository' git -C klynge rev-parse --git-dir
	check 'the hook is executable' test -x klynge/.git/hooks/pre-commit
	run mus-init --git klynge
	no_out '--git again'
	run mus-init --git mette
	is_status 0 "--git in a leader's folder"
	check 'its hook is the leader'"'"'s alone' test "$(mode mette/.git/hooks/pre-commit)" = 700
	mkdir nogit
	PATH_WITH=$PATH
	mus=$(command -v mus-init)
	PATH=$T/nogit run "$mus" --git fresh
	PATH=$PATH_WITH
	is_status 4 'no git'
	has_err 'no git' 'git cannot be run'
	check 'without git nothing is made' test ! -e fresh/.gitignore
else
	skip '--git' 'no git here'
fi

### The next round

cp -R y27 next
sed -i '0,/^    date: .*/s//&\n    held: 2027-01-13/' next/2027/wheel.yaml
sed -i 's/^title: Forberedelse til MUS$/&   # vores egen/' next/2027/forms/preparation.yaml
echo '  - {id: ours, name: Vores egen, goal: language}' >ours
sed -i '/^competences:/r ours' next/2027/strategy.yaml
cp next/mus.yaml mus.before
run mus-init --next-cycle 2028 -n next
is_status 0 'the next round, dry'
check 'the next round, dry, makes nothing' test ! -e next/2028
run mus-init --next-cycle 2028 next
is_status 0 'the next round'
has_out 'the next round' next/2028/wheel.yaml
has_out 'the next round' next/2028/forms/preparation.yaml
has_out 'the next round' next/2028/strategy.yaml
has_out 'the next round' next/2028/leaflet.md
has_out 'the next round' next/mus.yaml
run diff mus.before next/mus.yaml
sed -i '/^[0-9]/d; /^---/d' "$T.io/out"
is_out 'mus.yaml is spliced' <<'END'
< cycle: 2027
> cycle: 2028
END
check 'forms go along as they are' grep -qx 'title: Forberedelse til MUS   # vores egen' next/2028/forms/preparation.yaml
check 'nothing is held yet' sh -c '! grep -q "^    held: " next/2028/wheel.yaml'
check 'dates are a year later' sh -c 'grep -q "date: 2028-" next/2028/wheel.yaml && ! grep -q "date: 2027-" next/2028/wheel.yaml'
check 'competences go along' grep -q 'Vores egen' next/2028/strategy.yaml
check 'but not their goals' sh -c '! sed -n "/^competences:/,/^[a-b#]/p" next/2028/strategy.yaml | grep -q "goal"'
check 'the leaflet names the round' sh -c 'grep -q 2028 next/2028/leaflet.md && ! grep -q 2027 next/2028/leaflet.md'
check 'no file of the new round names the old' sh -c '! grep -rn "^cycle: 2027" next/2028'
if command -v mus-check >/dev/null; then
	run mus-check -q -C next
	is_status 0 'both rounds are in order'
fi
run mus-init --next-cycle 2028 next
is_status 0 'the same round again'
no_out 'the same round again'
run mus-init --next-cycle 2026 next
is_status 3 'a round before'
for file in forms/effect.yaml strategy.yaml; do
	rm -rf broken && cp -R y27 broken && echo 'kind: [' >broken/2027/$file
	run mus-init --next-cycle 2028 broken
	is_status 3 "the next round, broken $file"
	has_err "the next round, broken $file" "broken/2027/$file:1:7: error: "
	check "the next round, broken $file: nothing is made" test ! -e broken/2028
done
rm -r broken && cp -R y27 broken && printf 'kind: strategy\ncycle: 2027\ngoals: []\n' >broken/2027/strategy.yaml
run mus-init -q --next-cycle 2028 broken
is_status 0 'the next round, no competences'
check 'the next round, no competences: those of the template' grep -q '^competences:' broken/2028/strategy.yaml
sed -i '0,/date: 2028-/s//date: 2029-/' broken/2028/wheel.yaml
run mus-init -q --next-cycle 9999 broken
is_status 0 'the last round'
check 'the last round: a day that would be beyond it stays' grep -q 'date: 2029-01-' broken/9999/wheel.yaml
cd next/2028 || exit
run mus-init --next-cycle 2029-efteraar
is_status 0 'found from below'
has_out 'found from below' ../2029-efteraar/wheel.yaml
check 'a round with a word' grep -qx 'cycle: 2029-efteraar' ../mus.yaml
cd ../..
done_testing
