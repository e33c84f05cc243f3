# The wrap-up on the cluster example: parts from 13 leaders, what is wished for, three decisions,
# each leader applies them, and the roll-up shows what was agreed.
. tests/cli/lib.sh
. "$top/tests/cli/cluster.sh"
cluster_example >/dev/null 2>&1
git_() { git -c user.name=t -c user.email=t@example.invalid "$@"; }
git init -q .
git add -A && git_ commit -q -m start

cd faelles || exit
run mus-plan decide -f csv parts/*.yaml
is_status 0 'what is wished for'
has_out 'what is wished for' 'goal,sprog-laesning,Vi læser sammen med børnene,sprog,28,77275,32137.5,,,,,,false'
has_out 'what is wished for' 'method,course,,,52,174337.5,93075,,,,,,false'
has_out 'what is wished for' 'theme,professional,Årets fokus og fagligheden i arbejdet,,79,258525,182450,,,,,,false'
has_out 'what is wished for' 'budget,pulje-klynge,,,42,205712.5,151637.5,345000,157100,36262.5,-201050,,false'
has_out 'what is wished for' 'status,awaiting,,,73,252300,,,,,,,false'
has_out 'what is wished for' 'status,wish,,,32,44225,,,,,,,false'
has_out 'what is wished for' 'total,,,,93,296525,222487.5,,,,,,false'
has_out 'what is wished for' 'goal,laering-ledelse,Lederne er tæt på sprogarbejdet,laering,,,,,,,,,true'
cp "$T.io/out" "$T.io/parts"
run mus-plan decide -f csv ../ledere/*
check 'from the folders it is the same to the byte' cmp "$T.io/parts" "$T.io/out"
run mus-plan decide -f csv
check 'without operands it is that of the parts' cmp "$T.io/parts" "$T.io/out"
# As figures of parts that were handed over before there were wishes by method and theme.
mkdir ../old
for part in parts/*.yaml; do
	awk '/^  - view:/ { out = /(wishes|agreed)-(method|theme)/ } !out' "$part" >"../old/${part#parts/}"
done
run mus-plan decide -f csv ../old/*
is_status 0 'older parts'
has_err 'older parts' '../old/amina-s.yaml: warning: the part has no table of wishes by method and theme'
lacks_out 'older parts' 'method,'
lacks_out 'older parts' 'theme,'
has_out 'older parts' 'goal,sprog-laesning,'
rm -r ../old

run mus-plan decide --competence flersprogethed --method course --agree --budget pulje-klynge --forum Ledermødet
is_status 0 'the first decision'
run mus-plan decide --method project --agree --limit 1 --unit solsikken
is_status 0 'the second decision'
run mus-plan decide --theme wellbeing --decline --note 'Vi tager det op til efteråret.'
is_status 0 'the third decision'
git diff --stat=100 | sed 's/ *|.*//' >"$T.io/out"
is_out 'the group plans alone have changed' <<'END'
 faelles/2026/klynge-vestfjord/group-plan.yaml
 faelles/2026/solsikken/group-plan.yaml
 2 files changed, 20 insertions(+)
END
run mus-plan decide -f csv --theme wellbeing
has_out 'the answer stands with the group' ',declined,'
run mus-check -q
is_status 0 'the shared folder is in order'

# Who has more wishes than places says who goes.
cd ../ledere || exit
for leader in *; do
	run mus-plan decide --apply -C "$leader"
	if [ "$status" -eq 3 ]; then
		choice=$(sed -n 's/.*→ say who goes: .* of: \([^,]*\),.*/\1/p' "$T.io/err")
		run mus-plan decide --apply -C "$leader" "$choice" --decline-rest
	fi
	[ "$status" -eq 0 ] || not_ok "$leader: status $status"
	run mus-check -q -C "$leader"
	[ "$status" -eq 0 ] || not_ok "$leader: not in order"
done
git diff -U0 . | sed -n 's/^+ *\(status: .*\|from: .*\)/\1/p' | sort | uniq -c | sed 's/^ *//' >"$T.io/out"
is_out 'what was settled' <<'END'
3 from: klynge-vestfjord/flersprogethed-course
3 from: klynge-vestfjord/kurser-sprogvurdering
1 from: klynge-vestfjord/moduler-flersprogethed
4 from: klynge-vestfjord/wellbeing
3 from: solsikken/project
1 from: strandengen/ingen-kurser-i-hoejsaeson
8 status: agreed
7 status: dropped
END
git add -A && git_ commit -q -m applied
for leader in *; do
	run mus-plan decide --apply -C "$leader"
	[ "$status" -eq 0 ] || not_ok "$leader again: status $status"
done
check 'applied again, nothing changes' sh -c '[ -z "$(git status --porcelain)" ]'

for leader in *; do
	mus-rollup -C "$leader" --part -o "../faelles/parts/$leader.yaml"
done
cd ../faelles || exit
run mus-rollup --by status -f csv parts/*.yaml
has_out 'the roll-up shows it' 'agreed,'
done_testing
