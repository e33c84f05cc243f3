# A small workplace for tests: two units, two leaders with a folder each, one strategy. Sourced
# after lib.sh by those that need it: `small_workplace` makes faelles/, mette/ and bo/.

plan_() { # leader-folder unit person, actions on stdin
	mkdir -p "$1/2026/$2/$3"
	cat >"$1/2026/$2/$3/plan.yaml" <<END
kind: plan
cycle: 2026
person: $3
unit: $2
follow_up: 2026-10-01
actions:
END
	cat >>"$1/2026/$2/$3/plan.yaml"
}

action_() { # id goal competence method status cost
	cat <<END
  - id: $1
    title: Noget med sprog på stuen
    serves: $2
    competence: $3
    method: $4
    status: $5
    cost: $6
    hours: 7.5
    before:
      text: Aftale, hvad der skal prøves.
END
}

unit_() { # unit leader people…
	unit=$1 leader=$2
	shift 2
	printf 'kind: unit\nid: %s\nname: %s\nparent: klyngen\nleaders: [%s]\npeople:\n' "$unit" "$unit" "$leader"
	printf '  - id: %s\n    name: Navn %s\n    role: pædagog\n' "$leader" "$leader"
	printf '    leader: top-t\n'
	for p in "$@"; do printf '  - id: %s\n    name: Navn %s\n    role: pædagog\n' "$p" "$p"; done
}

small_workplace() {
	mkdir -p faelles/units faelles/2026 faelles/parts mette bo
	cat >faelles/mus.yaml <<'END'
kind: workplace
mus: 1
id: klyngen
name: Klyngen
language: da
cycle: 2026
END
	cat >faelles/units/klyngen.yaml <<'END'
kind: unit
id: klyngen
name: Klyngen
leaders: [external]
people:
  - id: top-t
    name: Top Toppen
    role: klyngeleder
END
	unit_ solsikken mette-k aase-b bente-c carl-d dorte-e else-f >faelles/units/solsikken.yaml
	unit_ aakanden bo-b gerda-g hans-h ib-i jytte-j kaj-k >faelles/units/aakanden.yaml
	cat >faelles/2026/strategy.yaml <<'END'
kind: strategy
cycle: 2026
unit: klyngen
goals:
  - id: sprog
    title: Børnenes sprog
    signs:
      - id: vurdering
        text: Sprogvurderingen
        type: measured
  - id: laesning
    title: Læsning hver dag
    parent: sprog
    signs:
      - id: tid
        text: Der læses hver dag
        type: observed
  - id: ledelse
    title: Ledelse tæt på
    signs:
      - id: naer
        text: Lederen er på stuen
        type: observed
competences:
  - id: dialogisk-laesning
    name: Dialogisk læsning
    needed: {pædagog: 3}
  - id: vejledning
    name: Kollegial vejledning
budgets:
  - id: kurser
    amount: 20000
END
	for l in mette:mette-k bo:bo-b; do
		printf 'mus: 1\nkind: workplace\nshared: ../faelles\nleader: %s\n' "${l#*:}" >"${l%:*}/mus.yaml"
	done
	action_ a laesning dialogisk-laesning course awaiting 4000 | plan_ mette solsikken aase-b
	action_ a laesning dialogisk-laesning course awaiting 4000 | plan_ mette solsikken bente-c
	action_ a laesning dialogisk-laesning peer_training agreed 0 | plan_ mette solsikken carl-d
	{ action_ a sprog vejledning coaching started 1500.5; action_ b laesning dialogisk-laesning network done 0 |
		sed '/^    status:/a\    done: 2026-05-01'; } | plan_ mette solsikken dorte-e
	action_ a laesning dialogisk-laesning course awaiting 4000 | plan_ bo aakanden gerda-g
	action_ a laesning dialogisk-laesning course wish 2000 | plan_ bo aakanden hans-h
	action_ a laesning dialogisk-laesning course dropped 9000 | plan_ bo aakanden ib-i
	action_ a sprog vejledning mentoring agreed 0 | plan_ bo aakanden jytte-j
}
