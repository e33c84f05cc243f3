# The completion for bash: verbs and options are those that the command has, values are words that
# it takes, ids are those of the folder, and nothing that stands in a record is ever run.
. tests/cli/lib.sh
. "$top/tests/cli/walk.sh"
if ! command -v bash >/dev/null; then
	skip 'the completion' 'there is no bash here'
	exit 0
fi
walk_workplace
export LC_ALL=C.UTF-8

# 'offers WORDS…': what is offered for the last word of that line, one a line.
cat >"$T.io/ask" <<'END'
. "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_mus "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]}"
END
offers() {
	ran="completion of: $*"
	bash --norc "$T.io/ask" "$top/cmd/completion.bash" "$@" >"$T.io/out" 2>"$T.io/err"
	status=$?
}
one_line() { printf '%s\n' "$@"; }

check 'it is bash' bash -n "$top/cmd/completion.bash"
registered=$(bash --norc -c '. "$1"; complete -p' - "$top/cmd/completion.bash" | sed 's/.* //' | LC_ALL=C sort | xargs)
check 'each command is completed' test "$registered" = "$(echo "$commands" | xargs)"

# ---- what the command says of itself ----
choices='format lang language csv color status method what by audience template for rating practice'
for c in $commands; do
	options_of "$c" >"$T.io/table"
	offers "$c" --
	no_err "$c --"
	cut -d' ' -f2 "$T.io/table" | sed 's/^/--/' | sort >"$T.io/options"
	sort "$T.io/out" >"$T.io/sorted"
	check "$c -- offers its options, all and no others" cmp "$T.io/options" "$T.io/sorted"
	verbs_of "$c" | sort >"$T.io/verbs"
	offers "$c" ''
	sort "$T.io/out" >"$T.io/sorted"
	check "$c offers its verbs, all and no others" cmp "$T.io/verbs" "$T.io/sorted"
	# Each word that is offered for an option is taken by the command.
	way=$(ways_of "$c" | head -n 1)
	for option in $choices; do
		grep -q "^. $option " "$T.io/table" || continue
		offers "$c" "--$option" ''
		cp "$T.io/out" "$T.io/words"
		check "$c --$option offers words" test -s "$T.io/words"
		while read -r word; do
			case $c.$option.$word in
			mus-form.csv.* | mus-form.format.[tcj]*) run_sh "mus-form list -C faelles --$option '$word'" ;;
			mus-plan.rating.*) run_sh "mus-plan effect -C mette -n dorte-e/b --rating '$word'" ;;
			mus-plan.practice.*) run_sh "mus-plan effect -C mette -n dorte-e/b --rating 3 --practice '$word'" ;;
			mus-rollup.audience.*) run_sh "mus-rollup -C faelles --unit solsikken mette --audience '$word'" ;;
			mus-rollup.*) run_sh "mus-rollup -C mette -a leader --$option '$word'" ;;
			*) run_sh "$way --$option '$word'" ;;
			esac
			[ "$status" -ne 2 ] || not_ok "$c --$option $word is offered and refused"
		done <"$T.io/words"
	done
	# What --help lists as choices is offered.
	"$c" --help --lang en | sed -n 's/.*--format=FORMAT *choose the format: //p' | tr ' ' '\n' >"$T.io/formats"
	offers "$c" -f ''
	if grep -q '^. format ' "$T.io/table"; then check "$c -f offers its formats" cmp "$T.io/formats" "$T.io/out"; fi
done

# ---- people, units, forms, rounds ----
cd mette || exit
offers mus-plan show aa
is_out 'the people and units that begin so' <<'END'
aase-b
aakanden
END
offers mus-plan new -q aase
is_out 'people behind an option' <<'END'
aase-b
END
offers mus-plan add m
has_out 'me is a person' me
offers mus-due --unit so
is_out 'units' <<'END'
solsikken
END
offers mus-due --unit = ak
no_out 'no unit begins so'
offers mus-due --unit = aa
is_out 'behind =' <<'END'
aakanden
END
offers mus-due --unit =
check 'directly behind =' test "$(wc -l <"$T.io/out")" -eq 3
offers mus-due --person gerda
is_out 'people of the shared folder' <<'END'
gerda-g
END
offers mus-plan add aase-b Læsestund --responsible lea
is_out 'a role' <<'END'
leader
END
offers mus-form make ''
is_out 'forms' <<'END'
preparation
END
offers mus-due --cycle ''
is_out 'rounds' <<'END'
2026
END
cd ..
offers mus-plan -C mette show aase
is_out 'the folder of -C' <<'END'
aase-b
END
offers mus-plan --dir = mette show aase
is_out 'the folder of --dir=' <<'END'
aase-b
END
offers mus-plan -Cmette sh
is_out 'a verb behind an option' <<'END'
show
END
offers mus-plan list --status wish,a
is_out 'the last word of a list' <<'END'
wish,awaiting
wish,agreed
END
offers mus-rollup -C fael
is_out 'folders' <<'END'
faelles
END
offers mus-check fael
no_out 'files are left to bash'
offers mus-plan show ''
is_out 'where there is no folder' <<'END'
me
END
MUS_DIR=bo offers mus-due --unit so
is_out 'the folder of MUS_DIR' <<'END'
solsikken
END
for dir in "$T.io" /nonexistent; do
	MUS_DIR=$dir offers mus-due --unit ''
	no_out "no folder in $dir, no units"
done
CDPATH=$T.io:/ offers mus-due -C mette --unit so
is_out 'CDPATH says nothing' <<'END'
solsikken
END
(cd / && LANG=da_DK.UTF-8 LC_ALL='' bash --norc "$T.io/ask" "$top/cmd/completion.bash" mus-plan li) >"$T.io/out"
is_out 'under a Danish locale' <<'END'
list
END

# ---- what stands in records is text ----
mkdir -p onde/units onde/2026/forms
echo 'kind: workplace' >onde/mus.yaml
for trap in '$(touch${IFS}ramt)' '`touch ramt`' '"; touch ramt; "' "a' touch ramt '" 'a;touch ramt' '<(touch ramt)' '{a,b}' 'a b' '-x'; do
	printf 'kind: unit\npeople:\n  - id: %s\n    name: Åse\n' "$trap" >"onde/units/$(printf %s "$trap" | tr / _).yaml"
	printf 'kind: form\nid: %s\n' "$trap" >"onde/2026/forms/$(printf %s "$trap" | tr / _).yaml"
done
printf 'kind: form\nid: god-form\n' >onde/2026/forms/god.yaml
: >"$(printf 'onde/units/a\nb`touch ramt`.yaml')"
cd onde || exit
offers mus-form make ''
is_out 'a form of good name is offered' <<'END'
god-form
END
for line in 'show' 'add' 'show $'; do
	# shellcheck disable=SC2086
	offers mus-plan $line ''
	check "mus-plan $line: only what needs no quotes" sh -c "! grep -vxE '[a-z][a-z0-9-]*' '$T.io/out'"
done
offers mus-due --unit ''
no_out 'no unit has an id'
offers mus-form make ''
check 'forms: only what needs no quotes' sh -c "! grep -vxE '[a-z][a-z0-9-]*' '$T.io/out'"
check 'nothing was run' sh -c '! find "$1" -name ramt | grep .' - "$T"

# ---- in an interactive shell ----
cd "$T" || exit
cat >"$T.io/type.py" <<'END'
import os, pty, select, sys
pid, fd = pty.fork()
if pid == 0:
    os.environ.update(PS1="", TERM="dumb", INPUTRC="/dev/null")
    os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
def until(mark):
    seen = b""
    while mark not in seen and select.select([fd], [], [], 10)[0]:
        seen += os.read(fd, 4096)
    return seen
os.write(fd, b". %s; echo rea''dy\n" % sys.argv[1].encode())
until(b"ready\r\n")
os.write(fd, b"mus-plan sho\t-C mette aase\t--lang e\t; echo do''ne\n")
sys.stdout.write(until(b"done\r\n").decode())
END
run "$PYTHON" "$T.io/type.py" "$top/cmd/completion.bash"
has_out 'typed with tabs' 'Navn aase-b, pædagog, solsikken'
done_testing
