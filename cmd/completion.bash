# Completion for the commands of the MUS toolkit. Options come from each command's own --help,
# so that they cannot go out of date; ids of people and units from the folder at hand.

#
# compgen expands the words that it gets as the shell would, so that a record's '$(…)' would be
# run: only what is an id is taken from records and names of files.

# The folder with mus.yaml, from here upwards; of a leader's folder also the shared one.
_mus_folders() {
	local dir shared
	dir=$(cd -- "${MUS_DIR:-.}" 2>/dev/null && pwd) || return
	while [[ -n $dir && ! -e $dir/mus.yaml ]]; do
		dir=${dir%/*}
	done
	[[ -n $dir ]] || return
	echo "$dir"
	shared=$(sed -n 's/^shared: *//p' "$dir/mus.yaml" 2>/dev/null)
	[[ -z $shared ]] || (cd -- "$dir" && CDPATH='' cd -- "$shared" && pwd) 2>/dev/null
}

_mus_ids() {
	LC_ALL=C grep -xE '[a-z][a-z0-9]*(-[a-z0-9]+)*'
}

_mus_units() {
	local dir file
	_mus_folders | while read -r dir; do
		for file in "$dir"/units/*.yaml; do
			file=${file##*/}
			echo "${file%.yaml}"
		done
	done | _mus_ids
}

_mus_people() {
	local dir
	echo me
	_mus_folders | while read -r dir; do
		sed -n '/^people:/,/^[a-z]/s/^  - id: *//p' "$dir"/units/*.yaml 2>/dev/null
	done | _mus_ids
}

_mus_forms() {
	local dir
	_mus_folders | while read -r dir; do
		sed -n 's/^id: *//p' "$dir"/*/forms/*.yaml 2>/dev/null
	done | _mus_ids | sort -u
}

_mus_words() {
	mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

_mus() {
	local command=$1 word=$2 before=$3 verbs=
	COMPREPLY=()
	case $command in
	*mus-form) verbs='list make' ;;
	*mus-plan) verbs='list show new add' ;;
	*mus-report) verbs='leadership' ;;
	esac
	case $before in
	--unit) _mus_words "$(_mus_units)" "$word"; return ;;
	--person | --leader | show | new | add) _mus_words "$(_mus_people)" "$word" ;;
	make) _mus_words "$(_mus_forms)" "$word"; return ;;
	--by | -b) _mus_words 'unit person competence method theme goal status role cycle' "$word"; return ;;
	--audience | -a) _mus_words 'leader management committee staff' "$word"; return ;;
	--status) _mus_words 'wish awaiting agreed started done dropped' "$word"; return ;;
	--template) _mus_words 'cluster municipality state' "$word"; return ;;
	--lang | --language) _mus_words 'da en' "$word"; return ;;
	--color) _mus_words 'auto always never' "$word"; return ;;
	--what) _mus_words 'follow_up action support talk activity' "$word"; return ;;
	--for) _mus_words 'employee leader' "$word"; return ;;
	--format | -f)
		_mus_words "$("$command" --help 2>/dev/null | sed -n 's/.*--format=[^:]*: *//p')" "$word"
		return
		;;
	esac
	if [[ $word == -* ]]; then
		_mus_words "$("$command" --help 2>/dev/null | grep -oE -- '--[a-z0-9-]+' | sort -u)" "$word"
	elif [[ -n $verbs && $COMP_CWORD -eq 1 ]]; then
		_mus_words "$verbs" "$word"
	fi
}

complete -o default -F _mus mus-check mus-due mus-form mus-init mus-plan mus-report mus-rollup
