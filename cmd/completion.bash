# Completion for the commands of the MUS toolkit. Verbs, options and formats come from each
# command's own --help, so that they cannot go out of date; ids come from the folder at hand.

# Offers the lines of stdin that begin with the word; of a list 'a,b' the last is completed.
# Not by compgen -W: that expands its words, and so would run what stands in a record.
_mus_offer() {
	local word=$1 head= line
	[[ $word != *,* ]] || head=${word%,*},
	while IFS= read -r line; do
		[[ -z $line || $head$line != "$word"* ]] || COMPREPLY+=("$head$line")
	done
}

_mus_offer_words() {
	local word=$1
	shift
	_mus_offer "$word" < <(printf '%s\n' "$@")
}

# Only what is an id: all else would have to be quoted.
_mus_ids() {
	LC_ALL=C grep -xE '[a-z][a-z0-9]*(-[a-z0-9]+)*' | LC_ALL=C sort -u
}

# The folder with mus.yaml: that of -C, or from here upwards; of a leader's folder also the shared one.
_mus_folders() {
	local dir=${MUS_DIR:-$PWD} shared i
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-C | --dir)
			dir=${COMP_WORDS[i + 1]}
			[[ $dir != = ]] || dir=${COMP_WORDS[i + 2]}
			;;
		-C?*) dir=${COMP_WORDS[i]#-C} ;;
		esac
	done
	dir=${dir/#\~\//$HOME/}
	dir=$(CDPATH='' cd -- "$dir" 2>/dev/null && pwd) || return
	while [[ -n $dir && ! -e $dir/mus.yaml ]]; do
		dir=${dir%/*}
	done
	[[ -n $dir ]] || return
	echo "$dir"
	shared=$(sed -n 's/^shared: *//p' "$dir/mus.yaml" 2>/dev/null)
	[[ -z $shared ]] || (cd -- "$dir" && CDPATH='' cd -- "$shared" && pwd) 2>/dev/null
}

_mus_units() {
	local dir file
	_mus_folders | while IFS= read -r dir; do
		for file in "$dir"/units/*.yaml; do
			file=${file##*/}
			[[ $file == *$'\n'* ]] || echo "${file%.yaml}"
		done
	done | _mus_ids
}

_mus_people() {
	local dir
	echo me
	_mus_folders | while IFS= read -r dir; do
		sed -n '/^people:/,/^[a-z]/s/^ *- *{* *id: *\([a-z0-9-]*\).*/\1/p' "$dir"/units/*.yaml 2>/dev/null
	done | _mus_ids
}

# The actions of the folder at hand, as person/action; of a person once one is named.
_mus_actions() {
	local dir
	_mus_folders | head -n 1 | while IFS= read -r dir; do
		"$1" list -C "$dir" -f csv -q 2>/dev/null | awk -F, 'NR > 1 { print ($2 == "" ? $1 : $2) "/" $3 }'
	done | LC_ALL=C grep -xE '[a-z][a-z0-9-]*/[a-z][a-z0-9-]*'
}

_mus_forms() {
	local dir
	_mus_folders | while IFS= read -r dir; do
		sed -n 's/^id: *//p' "$dir"/*/forms/*.yaml 2>/dev/null
	done | _mus_ids
}

_mus_cycles() {
	local dir cycle
	_mus_folders | while IFS= read -r dir; do
		for cycle in "$dir"/[0-9][0-9][0-9][0-9]*/; do
			cycle=${cycle%/}
			echo "${cycle##*/}"
		done
	done | LC_ALL=C grep -xE '[0-9]{4}(-[a-z0-9-]+)?' | LC_ALL=C sort -u
}

_mus_verbs() {
	"$1" --help --lang en 2>/dev/null | sed -nE "s/^(Usage:|      ) ${1##*/} ([a-z][a-z-]*) .*/\2/p" |
		LC_ALL=C sort -u
}

_mus_options() {
	"$1" --help --lang en 2>/dev/null | sed -nE 's/^  (-.,|   ) (--[a-z0-9-]+).*/\2/p'
}

# The value of an option. Fails for one whose values are files or whatever one likes.
_mus_value() {
	local command=$1 option=$2 word=$3
	case $option in
	--format | -f) _mus_offer "$word" < <("$command" --help --lang en 2>/dev/null |
		sed -n 's/.*--format=[^:]*: *//p' | tr ' ' '\n') ;;
	--unit) _mus_offer "$word" < <(_mus_units) ;;
	--person | --leader) _mus_offer "$word" < <(_mus_people) ;;
	--responsible) _mus_offer "$word" < <(
		printf '%s\n' employee leader top_leader cooperation_committee staff_representative
		_mus_people
	) ;;
	--cycle) _mus_offer "$word" < <(_mus_cycles) ;;
	--by | -b) _mus_offer_words "$word" unit person competence method theme goal status role cycle ;;
	--audience | -a) _mus_offer_words "$word" leader management committee staff ;;
	--status) _mus_offer_words "$word" wish awaiting agreed started done dropped ;;
	--method) _mus_offer_words "$word" new_tasks peer_training teaching network course education_module \
		coaching mentoring e_learning job_shadowing project other ;;
	--template) _mus_offer_words "$word" cluster municipality state ;;
	--lang | --language) _mus_offer_words "$word" da en ;;
	--csv) _mus_offer_words "$word" da ;;
	--color) _mus_offer_words "$word" auto always never ;;
	--what) _mus_offer_words "$word" follow_up action support talk activity ;;
	--rating) _mus_offer_words "$word" 1 2 3 4 5 ;;
	--practice) _mus_offer_words "$word" yes partly no ;;
	--for) _mus_offer_words "$word" employee leader ;;
	--from | --to)
		mapfile -t COMPREPLY < <(compgen -d -- "$word")
		_mus_offer "$word" < <(_mus_people | grep -vx me)
		;;
	--dir | -C | --shared | --export) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
	*) return 1 ;;
	esac
}

_mus() {
	local command=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verbs verb= i
	COMPREPLY=()
	# '--unit=sol' is three words.
	if [[ $word == = ]]; then
		word=
	elif [[ $before == = ]]; then
		before=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	_mus_value "$command" "$before" "$word" && return
	if [[ $word == -* ]]; then
		_mus_offer "$word" < <(_mus_options "$command")
		return
	fi
	verbs=" $(_mus_verbs "$command" | tr '\n' ' ')"
	for ((i = 1; i < COMP_CWORD; i++)); do
		[[ -n $verb || $verbs != *" ${COMP_WORDS[i]} "* ]] || verb=${COMP_WORDS[i]}
	done
	case ${command##*/}.$verb in
	mus-plan.show | mus-plan.follow-up) _mus_offer "$word" < <(
		_mus_people
		_mus_units
	) ;;
	mus-plan.start | mus-plan.done | mus-plan.drop | mus-plan.set | mus-plan.effect) _mus_offer "$word" < <(_mus_actions "$command") ;;
	mus-plan.new | mus-plan.add | mus-plan.handover) _mus_offer "$word" < <(_mus_people) ;;
	mus-form.make) _mus_offer "$word" < <(_mus_forms) ;;
	*.) [[ $verbs == ' ' ]] || _mus_offer "$word" < <(tr ' ' '\n' <<<"${verbs# }") ;;
	esac
}

complete -o default -F _mus mus-check mus-due mus-form mus-init mus-plan mus-report mus-rollup
