# Prints mus-findings(7): sh man/findings.sh, in the top folder. The texts are lib/texts/*.def's,
# the paragraphs and examples tests/findings/'s.
set -eu
tools=tests/cli/findings
catalogue=$(mktemp)
trap 'rm -f "$catalogue"' EXIT
LC_ALL=C awk -f $tools/catalogue.awk lib/texts/findings*.def | LC_ALL=C sort >"$catalogue"
cd tests/findings
# shellcheck disable=SC2046,SC2086
LC_ALL=C awk -f ../cli/findings/cases.awk -f ../../man/findings.awk "$catalogue" ../../man/mus-findings.7.in \
	WORKPLACE $(ls -d [a-z]*)
