# Edits by the library, judged by a reader of YAML that we did not write (tests/edits): the first of
# the random ones, those that are spoilt on purpose, and all at every node of the suite of YAML.
# `make check-edits` runs 100,000.
. tests/cli/lib.sh
if ! $PYTHON -c 'import yaml' 2>/dev/null; then
	skip 'EDITS BEFORE AN INDEPENDENT READER' 'needs python3-yaml'
	done_testing
	exit
fi
case $BUILD in /*) top_build=$BUILD ;; *) top_build=$top/$BUILD ;; esac
judge() { $PYTHON -B "$top/tests/edits/check.py" "$top_build/test/try-edits" "$@"; }

random=4000 sabotage=800
[ -z "${SANITIZE-}" ] || random=1500 sabotage=300
check "$random random edits are as meant" judge random 1 0 $random
check 'what is spoilt is seen' judge sabotage 2 0 $sabotage

suite=${MUS_SUITES:-$top/../shared/suites}/yaml
if [ -d "$suite" ]; then
	check 'all edits at every node of the suite of YAML are as meant' judge suite "$suite"
else
	skip 'THE EDITS AT EVERY NODE OF THE SUITE OF YAML' "there is no $suite"
fi
done_testing
