# Completion: ids of the folder at hand, and nothing that a record or a file name could have run.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace
if ! command -v bash >/dev/null; then
	skip 'completion' 'there is no bash'
	exit
fi

# complete WORD-BEFORE WORD: what completion offers for mus-plan.
complete_() {
	bash -c '. "$1/cmd/completion.bash"; COMP_CWORD=2; _mus mus-plan "$3" "$2"; printf "%s\n" "${COMPREPLY[@]}"' \
		- "$top" "$1" "$2" | sort >"$T.io/out"
	status=$? ran="completion after $1"
}

cd mette || exit
complete_ show a
is_out 'people of the shared folder' <<'END'
aase-b
END
complete_ --unit ''
is_out 'units of the shared folder' <<'END'
aakanden
klyngen
solsikken
END
cd ..

# ---- a folder of somebody who means no good ----
mkdir -p faelles/2026/forms
cat >>faelles/units/solsikken.yaml <<'END'
  - id: $(touch ran-1)
  - id: `touch ran-2`
  - id: a; touch ran-3
  - id: ${IFS}
END
printf 'kind: form\nid: $(touch ran-4)\n' >faelles/2026/forms/x.yaml
printf 'kind: form\nid: god-form\n' >faelles/2026/forms/y.yaml
: >'faelles/units/$(touch ran-5).yaml'
: >"$(printf 'faelles/units/a\nb`touch ran-6`.yaml')"
cd mette || exit
for before in show --person --unit make; do complete_ "$before" ''; done
is_out 'a form of good name is offered' <<'END'
god-form
END
complete_ show ''
lacks_out 'what is no id is not offered' 'touch'
cd ..
check 'nothing was run' sh -c '! find . -name "ran-*" | grep .'

# ---- no folder: an end, and nothing ----
mkdir empty
MUS_DIR=empty complete_ --unit ''
is_out 'no folder, no units' <<'END'

END
MUS_DIR=/nonexistent complete_ --person ''
is_out 'a folder that is not there' <<'END'
me
END
done_testing
