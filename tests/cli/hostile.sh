# A workplace whose texts, file names and operands mean no good: escape sequences, formulas, html,
# Markdown, shell. All commands × formats × languages are run over it, to a pipe and to a terminal
# (tests/hostile/run.py says what is looked at).
. tests/cli/lib.sh

for need in "$PYTHON -c 'import openpyxl, yaml'" 'command -v jq' 'command -v cmark-gfm'; do
	if ! eval "$need" >/dev/null 2>&1; then
		skip 'the hostile workplace' "needs: $need"
		exit 0
	fi
done
mkdir nasty tame
$PYTHON "$top/tests/hostile/make.py" "$top" nasty
$PYTHON "$top/tests/hostile/make.py" "$top" tame tame
cd nasty || exit
$PYTHON "$top/tests/hostile/run.py" "$T/tame"
