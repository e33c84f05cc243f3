# Every command alike, with every verb and option that its --help names: help, version, and what
# can be typed wrong.
. tests/cli/lib.sh
. "$top/tests/cli/walk.sh"
walk_workplace

check 'each command is built' test "$(cd "$BUILD_BIN" && ls | xargs)" = "$(echo "$commands" | xargs)"

# ---- help and version ----

# What is told in Danish has no English words; usage lines hold verbs and columns stay.
in_danish() { sed -n '/^Valgmuligheder/,/^Kolonner/p' "$T.io/out" >"$T.io/options"; ! grep -qE '\b(the|write|show|folder|only)\b' "$T.io/options"; }
narrow() { [ "$(wc -L <"$T.io/out")" -le 80 ]; }
# What a command links, the C library aside.
linked() {
	LC_ALL=C readelf -d "$BUILD_BIN/$1" | sed -n 's/.*NEEDED.*\[lib\([a-z0-9]*\).*/\1/p' |
		grep -vxE 'c|m|pthread|dl|rt|gcc|asan|ubsan|tsan|lsan' | sed 's/xlsxwriter/libxlsxwriter/; s/^yaml/libyaml/'
}
names_what_is_in() {
	for lib in $(linked "$1"); do grep -qiE "(^| )$lib [0-9]" "$T.io/out" || return; done
	[ -n "$lib" ]
}
help_and_version() {
	for lang in en da; do
		for word in --help -h; do run "$1" "$word" --lang $lang; done
		is_status 0 "$1 --help, $lang"
		no_err "$1 --help, $lang"
		check "$1 --help, $lang: at most 80 columns" narrow
		has_out "$1 --help, $lang" "man $1"
	done
	has_out "$1 --help, da" "Brug: $1"
	check "$1 --help, da: no English" in_danish
	run "$1" --version
	is_status 0 "$1 --version"
	no_err "$1 --version"
	check "$1 --version: first line" sh -c "head -n 1 '$T.io/out' | grep -qxE '$1 \(mus\) [0-9.]+'"
	check "$1 --version: what is in ($(linked "$1" | xargs))" names_what_is_in "$1"
	check "$1 -V and --version" sh -c "$1 -V | cmp - '$T.io/out'"
}

# ---- options ----

# The tables in the sources: what --help does not show, a test could not see.
options_in_source() { sed -n 's/^\t\t{ .*, "\([a-z][a-z0-9-]*\)", CLI_[A-Z]*, .*/\1/p' "$top/cmd/$1.c"; }
help_has_all() {
	missing=
	for option in $(options_in_source "$1"); do
		grep -q "^. $option " "$T.io/table" || missing="$missing --$option"
	done
	check "$1 --help has each option of its table:$missing" test -z "$missing"
	check "$1 --help has no option twice" sh -c "! cut -d' ' -f2 '$T.io/table' | sort | uniq -d | grep ."
}

# Each option wrong in each way: without its value, with one too many, cut short, misspelt.
misuse() { # command letter name value
	if [ "$4" = - ]; then
		run "$1" "--$3=3"
		is_wrong_use "$1 --$3=3" "'--$3=3'"
		run "$1" "--$3" "--$3" --help
		is_status 0 "$1 --$3 --$3"
	else
		run "$1" "--$3"
		is_wrong_use "$1 --$3 without its value" "'--$3'"
		run "$1" "--$3="
		is_wrong_use "$1 --$3= with an empty one" "'--$3'"
		run "$1" "--$3" ''
		is_wrong_use "$1 --$3 '' with an empty one" "'--$3'"
		if [ "$2" != - ]; then
			run "$1" "-$2"
			is_wrong_use "$1 -$2 without its value" "'-$2'"
			run "$1" "-q$2"
			is_wrong_use "$1 -q$2 without its value" "'-$2'"
		fi
	fi
	short=${3%?}
	if [ -n "$short" ] && ! grep -q "^. $short " "$T.io/table"; then
		run "$1" "--$short"
		is_wrong_use "$1 --$short is no abbreviation" "did you mean '--"
	fi
	run "$1" "--$3x"
	is_wrong_use "$1 --$3x is misspelt" "did you mean '--$3'"
}

# A word where only certain ones fit.
wrong_choice() {
	while read -r _ option _; do
		case $option in
		format | color | lang | csv | status | what | by | audience | template | for | method | language) ;;
		*) continue ;;
		esac
		way=$(ways_of "$1" | head -n 1)
		# shellcheck disable=SC2086
		run $way "--$option" lilla
		is_wrong_use "$1 --$option lilla" "'lilla'"
	done <"$T.io/table"
}

wrong_words() {
	run "$1" --no-such-option
	is_wrong_use "$1, an unknown option" "'--no-such-option'"
	run "$1" -Z
	is_wrong_use "$1, an unknown letter" "'-Z'"
	run "$1" -qZ
	is_wrong_use "$1, an unknown letter behind a known one" "'-Z'"
	run "$1" --=x
	is_wrong_use "$1 --=x"
	run "$1" "--$(printf '\033')[2J"
	is_wrong_use "$1, an option that would clear the screen"
	check "$1, an option that would clear the screen: it is not echoed" sh -c "! grep -q '$(printf '\033')' '$T.io/err'"
	run "$1" -å
	is_wrong_use "$1, a letter that is no ASCII" "'-å'"
	run "$1" --no-such-option --lang da
	is_wrong_use "$1, an unknown option before --lang da" 'ukendt valgmulighed'
	run "$1" --lang=da --no-such-option
	is_wrong_use "$1, an unknown option behind --lang=da" 'ukendt valgmulighed'
	run "$1" --no-such-option -- --lang da
	is_wrong_use "$1, an unknown option, and --lang da behind --" 'unknown option'
	run "$1" --lang en --lang da --help
	has_out "$1: of two the last counts" Brug:
}

# ---- operands ----

operands() {
	run "$1" -- --help
	lacks_out "$1 -- --help" "Usage: $1"
	check "$1 -- --help: an operand, which is not there" test "$status" -ge 2
	verbs=$(verbs_of "$1")
	for verb in $verbs; do
		run "$1" "$verb" ''
		is_wrong_use "$1 $verb ''" 'an empty word'
		run "$1" "${verb}x"
		case $verbs in
		*"$nl"*) is_wrong_use "$1 ${verb}x" "did you mean '$verb'" ;;
		*) is_wrong_use "$1 ${verb}x" "choose one of $verb" ;;
		esac
	done
	if [ -n "$verbs" ]; then
		run "$1"
		is_wrong_use "$1 without a verb" 'choose one of'
		run "$1" --quiet
		is_wrong_use "$1 without a verb, with an option" 'choose one of'
		run "$1" -- "${verbs%%"$nl"*}x"
		is_wrong_use "$1 -- and no verb" 'choose one of'
	fi
	# With -n, or a slip here would write into the root folder.
	way='--quiet'
	[ "$1" != mus-init ] || way='-n --template state'
	# shellcheck disable=SC2086
	run "$1" $way ''
	is_wrong_use "$1 ''" 'an empty word'
	# shellcheck disable=SC2086
	run "$1" $way -- ''
	is_wrong_use "$1 -- ''" 'an empty word'
}

nl='
'
for c in $commands; do
	options_of "$c" >"$T.io/table"
	check "$c has a way to be called for each verb" test "$(ways_of "$c" | wc -l)" -ge "$(verbs_of "$c" | wc -l)" -a -n "$(ways_of "$c")"
	help_and_version "$c"
	help_has_all "$c"
	while read -r letter name value; do misuse "$c" "$letter" "$name" "$value"; done <"$T.io/table"
	wrong_choice "$c"
	wrong_words "$c"
	operands "$c"
	MUS_TODAY=yesterday run "$c" -C faelles
	is_wrong_use "$c with a wrong MUS_TODAY" 'MUS_TODAY'
	MUS_TODAY=yesterday run "$c" --help
	is_status 0 "$c --help with a wrong MUS_TODAY"
done

# ---- what is named and not there: told once, with its name ----

not_there() {
	run "$@"
	is_status 3 "$*"
	check "$*: it is named, once" test "$(grep -c "ikkeher" "$T.io/err" "$T.io/out" | awk -F: '{ n += $NF } END { print n }')" -eq 1
}
not_there mus-check -q ikkeher.yaml
not_there mus-check -C ikkeher
not_there mus-due -C mette ikkeher.yaml
not_there mus-due -C mette --person ikkeher
not_there mus-due -C mette --unit ikkeher
not_there mus-form make ikkeher -C faelles
not_there mus-form make preparation -C faelles --person ikkeher
not_there mus-form make preparation -C faelles --unit ikkeher
not_there mus-init -n --staff ikkeher.csv faelles
not_there mus-init -n --leader ikkeher --shared faelles ny
not_there mus-init -n --leader mette-k --shared ikkeher ny
not_there mus-plan list -C mette ikkeher.yaml
not_there mus-plan list -C mette --unit ikkeher
not_there mus-plan show -C mette ikkeher
not_there mus-plan new -C mette ikkeher
not_there mus-plan add -C mette ikkeher Læsestund
not_there mus-plan add -C mette aase-b Læsestund --serves ikkeher
not_there mus-plan add -C mette --unit ikkeher Læsestund
not_there mus-report leadership -C faelles ikkeher -o bog.xlsx
not_there mus-rollup -C mette ikkeher.yaml
not_there mus-rollup -C mette -a leader --unit ikkeher
not_there mus-rollup -C mette -a leader --person ikkeher
for way in 'mus-check' 'mus-due' 'mus-plan list' 'mus-report leadership' 'mus-rollup'; do
	# shellcheck disable=SC2086
	run $way -C faelles --files0-from ikkeher
	is_wrong_use "$way --files0-from ikkeher" "'ikkeher'"
done

# ---- given twice ----
mus-due -C mette --within 2y --what follow_up,action >"$T.io/once"
run mus-due -C mette --within 2y --what follow_up --what action
check 'a list that is given twice adds up' cmp "$T.io/once" "$T.io/out"
mus-due -C mette --within 2y -f csv >"$T.io/once"
run mus-due -C mette --within 1d --within 2y -f json -f csv
check 'of two values the last counts' cmp "$T.io/once" "$T.io/out"
# shellcheck disable=SC2046
run mus-plan new -C mette -n aase-b $(awk 'BEGIN { for (i = 0; i < 100; i++) print "--held=2026-05-01" }') --held igaar
is_wrong_use 'of a hundred dates the last counts' "'igaar'"
# shellcheck disable=SC2046
run mus-due -C mette $(awk 'BEGIN { for (i = 0; i < 5000; i++) print "--what=talk" }')
is_status 0 'an option five thousand times'
done_testing
