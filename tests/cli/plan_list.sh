# mus-plan list: which actions each option leaves, that what is not there is refused, and the table
# on terminals of several widths. Widths are measured by a reader that is not ours (wcwidth).
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace
mkdir -p faelles/2026/forms faelles/2026/solsikken
cat >faelles/2026/forms/preparation.yaml <<'END'
kind: form
cycle: 2026
id: preparation
title: Forberedelse
themes:
  - {id: faglighed, title: Faglighed}
  - {id: trivsel, title: Trivsel}
END
cat >faelles/2026/solsikken/group-plan.yaml <<'END'
kind: group_plan
cycle: 2026
unit: solsikken
actions:
  - {id: laesedag, title: Fælles læsedag, serves: laesning, status: agreed, responsible: [leader, else-f], due: 2026-05-22, budget: kurser, cost: 2500}
  - {id: ro, title: Ro på, theme: trivsel, status: done, done: 2026-05-02}
END
cat >mette/2026/solsikken/aase-b/plan.yaml <<'END'
kind: plan
cycle: 2026
person: aase-b
unit: solsikken
leader: mette-k
follow_up: 2026-10-01
goals:
  - {id: stille, text: De stille børn, serves: sprog}
actions:
  - {id: kursus, title: "Kursus: æbler 🍎 og pærer", theme: faglighed, goal: stille, method: course, status: awaiting, responsible: employee, due: 2026-06-01, budget: kurser, cost: 4000}
  - {id: makker, title: Læsemakker på tværs af stuerne hver anden uge, theme: faglighed, serves: laesning, status: started, responsible: leader, due: 2026-05-11, part_of: solsikken/laesedag}
  - {id: have, title: Køkkenhave, theme: trivsel, no_link_reason: Det giver ro., status: wish, responsible: bente-c}
  - {id: sang, title: Sang, status: done, responsible: aase-b, due: 2026-05-01, done: 2026-05-04}
  - {id: modul, title: Modul, status: dropped, due: 2026-04-01}
END
cat >mette/2026/solsikken/bente-c/plan.yaml <<'END'
kind: plan
cycle: 2026
person: bente-c
unit: solsikken
follow_up: 2026-10-01
actions:
  - {id: bog, title: Bog, serves: laesning, status: agreed, responsible: leader, due: 2026-05-18}
END
rm -r mette/2026/solsikken/carl-d mette/2026/solsikken/dorte-e
cd mette || exit
all='aase-b/kursus aase-b/makker aase-b/have aase-b/sang aase-b/modul bente-c/bog solsikken/laesedag solsikken/ro'
# What is listed, as one would write it on the command line.
listed() { # expected, options
	want=$1
	shift
	run mus-plan list -f csv "$@"
	is_status 0 "list $*"
	sed 1d "$T.io/out" | awk -F, '{ print ($2 == "" ? $1 : $2) "/" $3 }' | paste -sd ' ' >"$T.io/listed"
	check "list $*: $(cat "$T.io/listed")" test "$(cat "$T.io/listed")" = "$want"
}
listed "$all"
listed 'aase-b/kursus aase-b/makker aase-b/have bente-c/bog solsikken/laesedag' --open
listed 'aase-b/makker' --overdue
# Today counts, and what is overdue; what is done or given up is not wanted any more.
listed 'aase-b/makker bente-c/bog' --within 0d
listed 'aase-b/makker bente-c/bog' --within 3d
listed 'aase-b/makker bente-c/bog solsikken/laesedag' --within 4d
listed 'aase-b/kursus aase-b/makker bente-c/bog solsikken/laesedag' --within 2w
# Whit Monday is no working day, and neither is one that the workplace is closed.
listed 'aase-b/makker bente-c/bog solsikken/laesedag' --within 8wd
listed 'aase-b/kursus aase-b/makker bente-c/bog solsikken/laesedag' --within 9wd
echo 'closing_days: [2026-05-20, 2026-05-21]' >>../faelles/mus.yaml
listed 'aase-b/makker bente-c/bog' --within 1wd
listed 'aase-b/makker bente-c/bog solsikken/laesedag' --within 2wd
listed 'aase-b/makker bente-c/bog' --as-of 2026-05-17 --within 1d
listed 'aase-b/have aase-b/sang aase-b/modul solsikken/ro' --no-goal
listed 'aase-b/have' --no-goal --open
listed 'aase-b/kursus aase-b/makker' --theme faglighed
listed 'aase-b/have solsikken/ro' --theme trivsel
listed 'aase-b/kursus solsikken/laesedag' --budget kurser
listed 'aase-b/makker' --part-of solsikken/laesedag
# A role and the person who has it are the same; who has it, the plan says, else the unit.
listed 'aase-b/kursus aase-b/sang' --responsible aase-b
listed 'aase-b/kursus aase-b/sang' --responsible employee
listed 'aase-b/makker bente-c/bog solsikken/laesedag' --responsible leader
listed 'aase-b/makker bente-c/bog solsikken/laesedag' --responsible mette-k
listed 'aase-b/have' --responsible 'Navn bente'
listed 'solsikken/laesedag' --responsible else-f
listed '' --responsible bo-b
listed 'aase-b/have solsikken/laesedag' --responsible bente-c,else-f
listed 'aase-b/makker' --responsible leader --person aase-b --overdue --goal sprog
# Files that are named need no folder; there all is taken as it stands.
mus-plan list -f yaml --open >"$T.io/stream"
(cd / && mus-plan list --responsible employee --theme faglighed -f csv - <"$T.io/stream") >"$T.io/out" 2>"$T.io/err"
status=$? ran='mus-plan list - without a folder'
is_status 0 'a stream without a folder'
check 'a stream without a folder: one row' test "$(sed 1d "$T.io/out" | cut -d, -f3)" = kursus

# ---- what is refused ----
refused() { # message, options
	message=$1
	shift
	run mus-plan list "$@"
	is_status 3 "list $*"
	no_out "list $*"
	has_err "list $*" "$message"
}
refused "there is no theme 'fagligheden' (did you mean 'faglighed'?)" --theme fagligheden
refused "there is no budget 'kurset' (did you mean 'kurser'?)" --budget kurset
refused "there is no common action 'laesdag' (did you mean 'laesedag'?)" --part-of solsikken/laesdag
refused "there is no unit 'solsiken' (did you mean 'solsikken'?)" --part-of solsiken/laesedag
refused "there is no common action ''" --part-of solsikken
refused "nobody is called 'aase-c' (did you mean 'aase-b'?)" --responsible leader,aase-c
refused "'Navn' fits several" --responsible Navn
for wrong in '--within 2' '--within d' '--within -3d' '--within today' '--goal sprog --no-goal' '--no-goal=x' '--open=x'; do
	# shellcheck disable=SC2086
	run mus-plan list $wrong
	is_status 2 "list $wrong"
	no_out "list $wrong"
done
for verb in 'show aase-b' 'new aase-b' 'add aase-b x'; do
	for option in '--within 2w' --open --no-goal; do
		# shellcheck disable=SC2086
		run mus-plan $verb $option
		is_status 2 "$verb $option"
	done
done

run mus-plan list --no-goal -f json
check 'what serves no goal, as json' sh -c "[ \$(jq -r .serves '$T.io/out' | sort -u) = null ]"

# ---- the table ----
screen() { run "$PYTHON" "$top/tests/cli/screen.py" "$@"; }
run mus-plan list --lang da
is_out 'in a pipe nothing is cut' <<'END'
Enhed      Person   Handling  Titel                                          Tjener    Status                Frist        Pris
solsikken  aase-b   kursus    Kursus: æbler 🍎 og pærer                      sprog     afventer opsamlingen  2026-06-01  4.000
solsikken  aase-b   makker    Læsemakker på tværs af stuerne hver anden uge  laesning  i gang                2026-05-11
solsikken  aase-b   have      Køkkenhave                                               ønske
solsikken  aase-b   sang      Sang                                                     færdig                2026-05-01
solsikken  aase-b   modul     Modul                                                    opgivet               2026-04-01
solsikken  bente-c  bog       Bog                                            laesning  aftalt                2026-05-18
solsikken           laesedag  Fælles læsedag                                 laesning  aftalt                2026-05-22  2.500
solsikken           ro        Ro på                                                    færdig
END
screen 200 mus-plan list --lang da --color=never
check 'nor on a terminal that is wide enough' mus-plan list --lang da -o wide.txt
check 'nor on a terminal that is wide enough: the same' cmp wide.txt "$T.io/out"
screen 80 mus-plan list --lang da --color=never
is_out 'a usual terminal' <<'END'
Enhed      Person   Handling  Titel               Status              Frist
solsikken  aase-b   kursus    Kursus: æbler 🍎 …  afventer opsamlin…  2026-06-01
solsikken  aase-b   makker    Læsemakker på tvæ…  i gang              2026-05-11
solsikken  aase-b   have      Køkkenhave          ønske
solsikken  aase-b   sang      Sang                færdig              2026-05-01
solsikken  aase-b   modul     Modul               opgivet             2026-04-01
solsikken  bente-c  bog       Bog                 aftalt              2026-05-18
solsikken           laesedag  Fælles læsedag      aftalt              2026-05-22
solsikken           ro        Ro på               færdig
END
screen 60 mus-plan list --lang da --color=never --person aase-b
is_out 'a narrow terminal' <<'END'
Person  Handling  Titel           Status          Frist
aase-b  kursus    Kursus: æbler…  afventer opsa…  2026-06-01
aase-b  makker    Læsemakker på…  i gang          2026-05-11
aase-b  have      Køkkenhave      ønske
aase-b  sang      Sang            færdig          2026-05-01
aase-b  modul     Modul           opgivet         2026-04-01
END
for columns in 60 72 80 100 120; do
	screen $columns mus-plan list --lang da
	widest=$("$PYTHON" "$top/tests/cli/screen.py" -w <"$T.io/out")
	check "$columns columns: $widest" test "$widest" -le $columns -a "$widest" -ge 45
	check "$columns columns: all rows" test "$(wc -l <"$T.io/out")" -eq 9
done
screen 100 mus-plan list --lang en
escape=$(printf '\033')
has_out 'the heading is bold' "$escape[1mUnit"
has_out 'a day that has gone is red' "$escape[31m2026-05-11$escape[0m"
has_out 'what is done is green' "$escape[32mdone$escape[0m"
has_out 'what was given up is dim' "$escape[2mdropped$escape[0m"
check 'and that is all' test "$(grep -o "$escape\[[1-9][0-9]*m" "$T.io/out" | wc -l)" -eq 5
screen 100 env NO_COLOR=1 mus-plan list
lacks_out 'NO_COLOR' "$escape"
for format in csv json yaml; do
	screen 40 mus-plan list -f $format
	lacks_out "$format on a terminal: no colour" "$escape"
	lacks_out "$format on a terminal: nothing is cut" …
done
done_testing
