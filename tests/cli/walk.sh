# What the tests share that walk all commands: the commands, found by their sources, with their
# verbs and options, found in --help; and ways to call each. Sourced after lib.sh.
. "$top/tests/cli/small.sh"

commands=$(cd "$top/cmd" && ls mus-*.c | sed 's/\.c$//')

# The usage lines of a command, one a line however --help breaks them.
usages_of() {
	"$1" --help --lang en | awk -v name="$1" '
		NR == 1 { sub(/^Usage: */, "") }
		NR > 1 && !/^       / { exit }
		{ sub(/^ +/, "") }
		index($0, name " ") == 1 { if (line != "") print line; line = $0; next }
		{ line = line " " $0 }
		END { print line }'
}
# The verbs of a command; nothing for one that has none.
verbs_of() { usages_of "$1" | awk '$2 ~ /^[a-z][a-z-]*$/ && !seen[$2]++ { print $2 }'; }
# The options of a command, one a line: letter or '-', name, value or '-'.
options_of() {
	"$1" --help --lang en | awk '
		/^  (-.,|   ) --[a-z]/ {
			letter = substr($0, 4, 1) == " " ? "-" : substr($0, 4, 1)
			word = $0
			sub(/^ *(-., )?--/, "", word)
			sub(/ .*/, "", word)
			name = value = word
			sub(/=.*/, "", name)
			if (!sub(/^[^=]*=/, "", value)) value = "-"
			print letter, name, value
		}'
}

# The folders that the ways below work on: faelles/, mette/ and bo/, with a form.
walk_workplace() {
	small_workplace
	mkdir faelles/2026/forms
	cat >faelles/2026/forms/preparation.yaml <<-'END'
		kind: form
		cycle: 2026
		id: preparation
		title: Forberedelse til årets samtale
		themes:
		  - id: opgaver
		    title: Opgaver
		    prompts: {employee: [Hvad lykkes?]}
		    questions:
		      - {id: hvad, text: Hvad vil du lære?}
	END
	mkdir -p mette/2026/solsikken/else-f
	cat >mette/2026/solsikken/else-f/talk.yaml <<-'END'
		kind: talk
		type: mus
		cycle: 2026
		person: else-f
		unit: solsikken
		leader: mette-k
		state: held
		held: 2026-04-16
		notes:
		  opgaver: |
		    Gik godt.
		    -> Læsestund på stuen, senest 1/9
	END
}

# Ways to call a command so that it reads records and prints something, one a line. The words hold
# no blanks. Whoever adds a command or a verb adds a way.
ways_of() {
	case $1 in
	mus-check) echo 'mus-check -C mette' ;;
	mus-due) echo 'mus-due -C mette --within 2y' ;;
	mus-form) printf '%s\n' 'mus-form make preparation -C faelles --unit solsikken' 'mus-form list -C faelles' ;;
	mus-init) echo 'mus-init -n --template state --name Byen nyt' ;;
	mus-plan) printf '%s\n' 'mus-plan list -C mette' 'mus-plan show -C mette aase-b' \
		'mus-plan new -C mette -n else-f --follow-up 2026-10-01' \
		'mus-plan decide -C mette' \
		'mus-plan add -C mette -n aase-b Læsestund --serves sprog' \
		'mus-plan start -C mette -n carl-d/a' 'mus-plan done -C mette -n carl-d/a dorte-e/a' \
		'mus-plan drop -C mette -n aase-b/a --note Flyttet' \
		'mus-plan set -C mette -n carl-d/a due=+14d' \
		'mus-plan effect -C mette -n dorte-e/b --rating 4' 'mus-plan follow-up -C mette -n aase-b --next +6m' \
		'mus-plan handover --from mette --to bo aase-b -n' ;;
	mus-report) echo 'mus-report leadership -C faelles mette bo' ;;
	mus-rollup) printf '%s\n' 'mus-rollup -C mette -a leader --by person' 'mus-rollup -C mette --part' ;;
	esac
}
# Ways that write, each to a copy of the folders.
writing_ways_of() {
	case $1 in
	mus-check) echo 'mus-check -C mette -o fund.txt' ;;
	mus-due) echo 'mus-due -C mette --within 2y -o due.csv' ;;
	mus-form) echo 'mus-form make preparation -C mette --person me -o skemaer' ;;
	mus-init) echo 'mus-init --template state --name Byen nyt' ;;
	mus-plan) printf '%s\n' 'mus-plan add -C mette aase-b Læsestund --serves sprog' \
		'mus-plan done -C mette carl-d/a dorte-e/a' 'mus-plan handover --from mette --to bo' ;;
	mus-report) echo 'mus-report leadership -C faelles mette bo -o bog.xlsx' ;;
	mus-rollup) echo 'mus-rollup -C mette --part -o del.yaml' ;;
	esac
}

# 'run_sh WORDS': as run, for a line with redirections, in a shell of its own.
run_sh() {
	ran="$1"
	sh -c "$1" >"$T.io/out" 2>"$T.io/err" </dev/null
	status=$?
}
# Wrong use: status 2, nothing on stdout, what is wrong in one line and 'Try …' in the next.
is_wrong_use() {
	problem= lines=0 first=
	[ "$status" -eq 2 ] || problem="$problem status $status"
	[ ! -s "$T.io/out" ] || problem="$problem stdout"
	while IFS= read -r line; do
		lines=$((lines + 1))
		[ $lines -gt 1 ] || first=$line
	done <"$T.io/err"
	[ $lines -eq 2 ] || problem="$problem $lines lines"
	case $first in "${ran%% *}: "*"${2-}"*) ;; *) problem="$problem '$2'" ;; esac
	if [ -z "$problem" ]; then
		ok "$1"
	else
		not_ok "$1: not wrong use in two lines ($problem ), of: $ran"
		sed 's/^/    /' "$T.io/err" | head -n 5
	fi
}
