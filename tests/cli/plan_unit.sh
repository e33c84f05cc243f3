# mus-plan add --unit: one common action in the group plan, who takes part in it, and the personal
# actions that are part of it.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"

small_workplace
sed -i 's/^    name: Navn bente-c/    name: Bente Carøe/; s/^    name: Navn carl-d/&/' faelles/units/solsikken.yaml
group=faelles/2026/solsikken/group-plan.yaml

run mus-plan add -C mette --unit solsikken 'Fælles læsedag' --serves laesning --method project --due 2026-10-01 --cost 2500 \
	--budget kurser --responsible mette-k,leader --participants 'solsikken,PÆDAGOG,Bente,bente-c'
is_status 0 'a common action'
is_out 'a common action' <<'END'
solsikken/faelles-laesedag
END
no_err 'a common action'
check 'a common action: the file' diff - $group <<'END'
# yaml-language-server: $schema=../../schemas/group_plan.schema.yaml
kind: group_plan
cycle: 2026
unit: solsikken

actions:
  - id: faelles-laesedag
    title: Fælles læsedag
    serves: laesning
    method: project
    status: agreed
    responsible: [mette-k, leader]
    participants:
      units: [solsikken]
      roles: [pædagog]
      people: [bente-c]
    due: 2026-10-01
    cost: 2500
    budget: kurser
    log:
      - date: 2026-05-18
        what: Tilføjet.
END
run mus-check -q $group
is_status 0 'it is in order'
run mus-plan show -C mette solsikken --lang da
has_out 'show: the cost, in kroner where nothing else is said' '2.500 kr.'
has_out 'show: who takes part' 'Deltager  solsikken, pædagog, Bente Carøe'

cp $group before.yaml
run mus-plan add -C mette --unit solsikken 'Fælles læsedag' --serves laesning --participants solsikken,PÆDAGOG,Bente --lang en
is_status 0 'the same once more'
no_out 'the same once more'
is_err 'the same once more' <<'END'
mus-plan: it is so already; nothing was changed
END
check 'the same once more: nothing is written' cmp before.yaml $group
run mus-plan add -C mette --unit solsikken Ny --participants solsikken,blomster,aase --lang en
is_status 3 'somebody unknown among them'
is_err 'somebody unknown among them' <<'END'
mus-plan: error: nobody is called 'blomster'
  → name an id, or the beginning of an id or a name, as in units/
END
check 'somebody unknown among them: nothing is written' cmp before.yaml $group
run mus-plan add -C mette --unit solsikken 'Fælles læsedag' --serves laesning --participants solsikken,aase-b,bente-c,PÆDAGOG -n
has_out 'the same title with more people is another action' '+  - id: faelles-laesedag-2'
run mus-plan add -C mette aase-b Ny --participants solsikken
is_status 2 'only a common action has some'
has_err 'only a common action has some' '--participants is for --unit alone'
run mus-plan add -C mette me 'Læsedag' --serves laesning --lang da
is_status 3 'never one for each'
is_err 'never one for each' <<'END'
mus-plan: fejl: 'me' er flere personer, og dette gælder én
  → angiv én person; til mange tilføjes en fælles handling med --unit
END

# ---- what is part of it ----
run mus-plan add -C mette else-f 'Else læser for de store' --part-of solsikken/faelles-laesedag --hours 3
is_status 0 'a part of it'
no_err 'a part of it: the goal is the common one'
sed -n '/^actions/,/part_of/p' mette/2026/solsikken/else-f/plan.yaml >"$T.io/out"
is_out 'a part of it' <<'END'
actions:
  - id: else-laeser-for-de-store
    title: Else læser for de store
    status: agreed
    hours: 3
    part_of: solsikken/faelles-laesedag
END
run mus-plan show -C mette else-f --lang da
has_out 'show: what it is part of' 'Fælles læsedag'
run mus-plan add -C mette else-f Ny --part-of solsikken/faelles-laesedag --cost 1
is_status 2 'the cost stands in the group plan'
run mus-check -C mette -q
is_status 0 'all is in order'
run mus-rollup -C mette -a leader --by method -f csv
has_out 'the cost is not here' ',1,1,0,3,'
done_testing
