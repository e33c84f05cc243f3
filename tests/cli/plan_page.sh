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
Opfølgning 10. november 2026, om 176 dage: Punkt på stuemødet.
2 åbne løfter, det ældste fra i går

Handlinger
  Læsemakkere på tværs af stuerne (laesemakkere)
    i gang · frist 27. november 2026, om 193 dage · sidemandsoplæring · leder,
      Navn aase-b
    → Børnenes sprog
    Deltager: solsikken, pædagog, Navn bente-c, Navn hans-h

  Ro efter frokost (frokost)
    ønske · ønsket i går
    tjener intet mål i strategien, men: Det giver ro til resten.

Beslutninger
  kurser dialogisk-laesning, kursus: imødekommet · for 3 personer · kurser-2026
    · 6. maj 2026 · Én fra hver stue.
  moduler sprog, faglighed: afslået · for én person

Det næste
  10. november 2026, om 176 dage: Opfølgning på planen
  27. november 2026, om 193 dage: Læsemakkere på tværs af stuerne
    (laesemakkere)
END
run mus-plan show -C mette solsikken --lang en
has_out 'a group plan, in English' 'kurser dialogisk-laesning, course: agreed · for 3 persons'

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
Samtale planlagt til 28. maj 2026, om 10 dage med Navn mette-k
Endnu ingen plan

Det næste
  28. maj 2026, om 10 dage: Samtalen
END
talk <<'END'
state: planned
END
has_out 'a talk without a day' 'Samtale endnu ikke planlagt'
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
Samtale holdt 3. februar 2026 med Navn mette-k
Der er ikke aftalt en næste dag for opfølgning
Fulgt op 6. maj 2026: Vi er i gang.
Et åbent løfte, det ældste fra i går

Handlinger
  Lede samlingen (samling)
    ønske · del af solsikken/laesemakkere · ønsket i går
    tjener intet mål i strategien
END
done_testing
