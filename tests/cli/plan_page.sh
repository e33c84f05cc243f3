# mus-plan show: the page of a group plan, and of people at other points of the year than in the
# middle: the talk ahead, not held, followed up.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace
group=mette/2026/solsikken/group-plan.yaml
mkdir -p mette/2026/solsikken
cat >$group <<'END'
kind: group_plan
cycle: 2026
unit: solsikken
follow_up:
  date: 2026-11-10
  how: Punkt på stuemødet.
actions:
  - id: laesemakkere
    title: Læsemakkere på tværs af stuerne
    serves: sprog
    method: peer_training
    status: started
    responsible: [leader, aase-b]
    participants:
      units: [solsikken]
      roles: [pædagog]
      people: [bente-c, hans-h]
    due: 2026-11-27
  - id: frokost
    title: Ro efter frokost
    no_link_reason: Det giver ro til resten.
    status: wish
    log:
      - {date: 2026-05-17, who: mette-k, what: Ønsket.}
decisions:
  - id: kurser
    about: {competence: dialogisk-laesning, method: course}
    answer: agreed
    budget: kurser-2026
    limit: 3
    date: 2026-05-06
    note: Én fra hver stue.
  - id: moduler
    about: {goal: sprog, theme: faglighed}
    answer: declined
    limit: 1
END
run mus-plan show -C mette solsikken --lang da
is_status 0 'a group plan'
no_err 'a group plan'
is_out 'a group plan' <<'END'
Fælles handleplan, solsikken · 2026
  Opfølgning  10. november, om 176 dage: Punkt på stuemødet.
  Løfter      2 åbne, det ældste fra i går

Handlinger
  Læsemakkere på tværs af stuerne (laesemakkere)
    i gang · frist 27. november, om 193 dage
    sidemandsoplæring · leder, Navn aase-b
    Tjener    Børnenes sprog
    Deltager  solsikken, pædagog, Navn bente-c, Navn hans-h

  Ro efter frokost (frokost)
    ønske · fra i går
    Tjener    intet mål i strategien, men: Det giver ro til resten.
    Log       17. maj (Navn mette-k): Ønsket.

Beslutninger
  Dialogisk læsning, kursus (kurser)
    imødekommet 6. maj · for 3 personer · kurser-2026
    Én fra hver stue.

  Børnenes sprog, faglighed (moduler)
    afslået · for én person

Det næste
  10. november, om 176 dage  Opfølgning på planen
  27. november, om 193 dage  Læsemakkere på tværs af stuerne (laesemakkere)
END
run mus-plan show -C mette solsikken --lang en
has_out 'a group plan, in English' 'Dialogisk læsning, course (kurser)'

person=mette/2026/solsikken/bente-c
mkdir -p $person
talk() { # the rest on stdin
	{ printf 'kind: talk\ncycle: 2026\nperson: bente-c\nunit: solsikken\nleader: mette-k\n'; cat; } >$person/talk.yaml
	run mus-plan show -C mette bente-c --lang da
}
rm -f $person/plan.yaml
talk <<'END'
state: planned
planned: 2026-05-28T14:00
END
is_status 0 'a talk ahead'
is_out 'a talk ahead' <<'END'
Navn bente-c, pædagog, solsikken · 2026
  Samtale     planlagt til 28. maj med Navn mette-k, om 10 dage
  Plan        ingen endnu

Det næste
  28. maj, om 10 dage  Samtalen
END
talk <<'END'
state: planned
END
has_out 'a talk without a day' 'endnu ikke planlagt'
talk <<'END'
state: not_held
reason: Sygemeldt siden marts.
END
has_out 'a talk that was not held' 'Sygemeldt siden marts.'

# Followed up, and the next date is not agreed.
talk <<'END'
state: held
held: 2026-02-03
END
cat >$person/plan.yaml <<'END'
kind: plan
cycle: 2026
person: bente-c
unit: solsikken
follow_up: 2026-05-04
follow_ups:
  - {date: 2026-04-01, note: Foreløbig.}
  - {date: 2026-05-06, note: Vi er i gang.}
actions:
  - id: samling
    title: Lede samlingen
    part_of: solsikken/laesemakkere
    status: wish
    log:
      - {date: 2026-05-17, who: bente-c, what: Ønsket.}
END
run mus-plan show -C mette bente-c --lang da
is_status 0 'followed up'
is_out 'followed up' <<'END'
Navn bente-c, pædagog, solsikken · 2026
  Samtale     3. februar med Navn mette-k
  Opfølgning  der er ikke aftalt en næste dag
  Fulgt op    1. april: Foreløbig.
              6. maj: Vi er i gang.
  Løfter      ét åbent, det ældste 104 dage gammelt

Handlinger
  Lede samlingen (samling)
    ønske · 104 dage gammelt
    Tjener    intet mål i strategien
    Del af    Læsemakkere på tværs af stuerne (solsikken/laesemakkere)
    Log       17. maj (Navn bente-c): Ønsket.
END
# A goal that nothing is done for; an effect that nobody has asked for; common actions whose titles
# only the whole record tells, and one that there is not.
sed -i 's/^  - id: laesemakkere$/  - "id": laesemakkere/' $group
cat >$person/plan.yaml <<'END'
kind: plan
cycle: 2026
person: bente-c
unit: solsikken
leader: else-f
follow_up: 2027-01-12
goals:
  - {id: ro, text: Jeg vil have ro i garderoben., serves: sprog}
  - {id: bog, text: "Jeg vil læse højt.", serves: nowhere}
actions:
  - {id: makker, title: Læse med en makker, goal: bog, part_of: solsikken/laesemakkere, carried_from: 2025/makker, cost: 1200, budget: kurser, status: done, done: 2026-05-02}
  - {id: tavle, title: En tavle, goal: garderobe, part_of: solsikken/tavlen, status: dropped, decision: {answer: declined, note: Der er ikke råd.}}
END
run mus-plan show -C mette bente-c --lang da
is_out 'what is missing is said' <<'END'
Navn bente-c, pædagog, solsikken · 2026
  Samtale     3. februar med Navn mette-k
  Opfølgning  12. januar 2027, om 239 dage
  Løfter      ingen åbne

Mål: Jeg vil have ro i garderoben. (ro)
  Tjener      Børnenes sprog
  endnu ingen handling til det

Mål: Jeg vil læse højt. (bog)
  Tjener      nowhere

  Læse med en makker (makker)
    færdig 2. maj
    1.200 kr.
    Del af    Læsemakkere på tværs af stuerne (solsikken/laesemakkere)
    Fra       2025/makker
    Effekt    endnu ikke vurderet

Andre handlinger
  En tavle (tavle)
    opgivet
    Svar      afslået · Der er ikke råd.

Det næste
  12. januar 2027, om 239 dage  Opfølgning på planen
END
rm $person/plan.yaml
run mus-plan show -C mette bente-c --lang da
is_out 'a talk held without a plan' <<'END'
Navn bente-c, pædagog, solsikken · 2026
  Samtale     3. februar med Navn mette-k
  Plan        ingen endnu: 'mus-plan new bente-c' laver den af samtalens noter
END

# A folder in another unit, too: home is where the unit's record has the person.
mkdir -p mette/2026/aakanden/bente-c mette/2026/baekken/bente-c
run mus-plan show -C mette bente-c --lang da
has_out 'folders in several units' 'Navn bente-c, pædagog, solsikken · 2026'
mv mette/2026/solsikken/bente-c/talk.yaml mette/2026/aakanden/bente-c/
run mus-plan show -C mette bente-c --lang da
has_out 'a talk in a unit that one has left' 'Samtale     3. februar'

# What was judged again, and a plan of a unit that was followed up.
mv mette/2026/aakanden/bente-c/talk.yaml $person/
sed -i 's/^actions:/follow_ups:\n  - {date: 2026-04-14, note: Makkerne er fundet.}\n  - {date: 2026-05-12}\nactions:/' $group
cat >$person/plan.yaml <<'END'
kind: plan
cycle: 2026
person: bente-c
unit: solsikken
follow_up: 2026-10-01
actions:
  - id: bog
    title: Bøger på gangen
    no_link_reason: Det giver ro.
    status: started
    effect:
      date: 2026-05-11
      rating: 4
      practice_changed: "yes"
      evidence: Børnene henter dem selv.
      earlier:
        - {date: 2025-12-01, rating: 2, practice_changed: "no", evidence: "De står der, men bliver ikke rørt af andre end de største."}
        - {date: 2026-03-02, rating: 3, practice_changed: partly}
END
run mus-plan show -C mette bente-c --lang da
is_out 'judged again' <<'END'
Navn bente-c, pædagog, solsikken · 2026
  Samtale     3. februar med Navn mette-k
  Opfølgning  1. oktober, om 136 dage
  Løfter      ét åbent, det ældste 104 dage gammelt

Handlinger
  Bøger på gangen (bog)
    i gang · lovet for 104 dage siden
    Tjener    intet mål i strategien, men: Det giver ro.
    Effekt    4 af 5 · praksis ændret: ja · 11. maj · Børnene henter dem selv.
              tidligere: 3 af 5 · praksis ændret: delvist · 2. marts
              tidligere: 2 af 5 · praksis ændret: nej · 1. december 2025 · De
              står der, men bliver ikke rørt af andre end de største.

Det næste
  1. oktober, om 136 dage  Opfølgning på planen
END
run mus-plan show -C mette solsikken --lang en
has_out 'a unit that was followed up' 'Followed up  14 April: Makkerne er fundet.'
has_out 'a unit that was followed up, again' '             12 May'

# Records that mus-check would not pass are shown as far as they can be.
cat >$group <<'END'
kind: group_plan
cycle: 2026
unit: solsikken
actions:
  - title: Uden id
  - {"id": dag, "title": "Dagen"}
decisions:
  - {about: {theme: faglighed}}
END
cat >$person/plan.yaml <<'END'
kind: plan
cycle: 2026
person: bente-c
unit: solsikken
follow_ups:
  - {note: Uden dato.}
goals:
  - {text: Uden id, signs: []}
  - {id: tom}
actions:
  - {part_of: solsikken/dag, log: [{date: 2026-05-01}], before: {by: nobody}, effect: {}, decision: {}}
  - {id: a, title: "", goal: tom, part_of: solsikken, responsible: aase-b, status: sovende}
END
run mus-plan show -C mette bente-c --lang en
is_status 3 'a plan with faults'
is_out 'a plan with faults' <<'END'
Navn bente-c, pædagog, solsikken · 2026
  Talk         3 February with Navn mette-k
  Follow-up    no next day is agreed
  Followed up  ?: Uden dato.
  Promises     2 open, the oldest 104 days old

Goal: Uden id
  Serves       no goal of the strategy
  no action for it yet

Goal: (tom)
  Serves       no goal of the strategy

  (a)
    wish · 104 days old
    Navn aase-b
    Serves     no goal of the strategy
    Part of    solsikken

Other actions

    wish · 104 days old
    Serves     no goal of the strategy
    Part of    Dagen (solsikken/dag)
    Before     (nobody)
    Effect
    Answer
END
run mus-plan show -C mette solsikken --lang en
is_status 0 'a group plan with faults'
is_out 'a group plan with faults' <<'END'
Group plan, solsikken · 2026
  Follow-up    no next day is agreed
  Promises     2 open

Actions
  Uden id
    wish
    Serves     no goal of the strategy

  Dagen (dag)
    wish
    Serves     no goal of the strategy

Decisions
  faglighed

END
done_testing
