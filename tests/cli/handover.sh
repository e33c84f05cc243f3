# What the tests of mus-plan handover share: the small workplace, where Mette has talks, answers,
# notes and a group's talk. Sourced after lib.sh and small.sh.

handover_workplace() {
	small_workplace
	chmod 700 mette bo
	mkdir -p mette/2025/solsikken/aase-b faelles/2026/solsikken faelles/2026/forms mette/private \
		mette/2026/solsikken/group mette/2026/solsikken/else-f
	cat >faelles/2026/forms/preparation.yaml <<-'END'
		kind: form
		cycle: 2026
		id: preparation
		title: Forberedelse
		audience: both
		themes:
		  - {id: udvikling, title: Udvikling, questions: [{id: naeste, text: Hvad er det næste?, type: text}]}
		  - {id: andet, title: Andet, questions: [{id: hvad, text: Hvad ellers?, type: text}]}
	END
	# Mette sees to one of Åse's actions herself, and to a common one.
	cat >mette/2026/solsikken/aase-b/plan.yaml <<-'END'
		# Åses plan; lavet ved køkkenbordet
		kind: plan
		cycle: 2026
		person: aase-b
		unit: solsikken
		leader: mette-k   # indtil videre
		follow_up: 2026-10-01
		actions:
		  - id: laesestund
		    title: "Læsestund på stuen: hver dag"
		    serves: laesning
		    method: new_tasks
		    status: started
		    responsible: mette-k
		    due: 2026-05-01
		    before: {text: Finde bøger, by: mette-k, done: 2026-04-20}
		    after: {text: Se på det sammen, by: mette-k}
		    log:
		      - {date: 2026-04-16, who: mette-k, what: Aftalt i samtalen.}

		  - id: kursus
		    title: Kursus i dialogisk læsning
		    serves: laesning
		    competence: dialogisk-laesning
		    method: course
		    status: awaiting
		    cost: 4000
		    before: {text: Læse om det.}
		  - id: afsluttet
		    title: Følge en kollega
		    serves: sprog
		    status: done
		    done: 2026-05-02
		    responsible: mette-k
	END
	cat >mette/2026/solsikken/aase-b/talk.yaml <<-'END'
		kind: talk
		type: mus
		cycle: 2026
		person: aase-b
		unit: solsikken
		leader: mette-k
		state: held
		held: 2026-04-16   # hun var træt
		themes: {udvikling: works}
		notes:
		  udvikling: |
		    Åse sagde i fortrolighed, at hun ikke sover.
		    -> Læsestund på stuen: hver dag
		    -> Kursus i dialogisk læsning, afventer
		  andet: Hun er ked af Bo.
		competences:
		  - {competence: dialogisk-laesning, level: 2, motivation: high}
		raise:
		  - {text: Støj i garderoben, at: Personalemødet, consent: true}
		  - {text: Uenighed med Bo}
		x-humoer: lavt
	END
	cat >mette/2025/solsikken/aase-b/plan.yaml <<-'END'
		kind: plan
		cycle: 2025
		person: aase-b
		leader: mette-k
		follow_up: 2025-10-01
		actions:
		  - {id: a, title: Noget, status: done, done: 2025-09-01, no_link_reason: Det var dengang}
	END
	cat >mette/2026/solsikken/aase-b/preparation.employee.yaml <<-'END'
		kind: answer
		form: preparation
		cycle: 2026
		person: aase-b
		by: employee
		answers: {naeste: Flere bøger}
	END
	cat >mette/2026/solsikken/else-f/talk.yaml <<-'END'
		kind: talk
		type: mus
		cycle: 2026
		person: else-f
		unit: solsikken
		leader: mette-k
		state: planned
		planned: 2026-06-12
		place: Det blå rum
	END
	cat >mette/2026/solsikken/group/talk-2026-05-05.yaml <<-'END'
		kind: talk
		type: grus
		cycle: 2026
		unit: solsikken
		leader: mette-k
		members: [aase-b, bente-c]
		state: held
		held: 2026-05-05
		notes: {udvikling: Vi vil læse mere.}
	END
	printf 'kind: note\nperson: aase-b\nauthor: mette-k\ntext: Husk blomster til Åse.\n' >mette/private/aase.yaml
	printf 'kind: note\nauthor: mette-k\ntext: Mit eget år.\n' >mette/private/mig.yaml
	cat >faelles/2026/solsikken/group-plan.yaml <<-'END'
		kind: group_plan
		cycle: 2026
		unit: solsikken
		follow_up: {date: 2026-09-01}
		actions:
		  - {id: laesedag, title: Fælles læsedag, serves: laesning, status: agreed, responsible: [mette-k, aase-b]}
		  - {id: fortid, title: Sommerfest, serves: sprog, status: done, done: 2026-05-01, responsible: [mette-k]}
	END
}
