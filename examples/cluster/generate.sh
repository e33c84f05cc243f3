#!/bin/sh
# generate.sh STAFF.csv OUTDIR: makes the personal records of the cluster example, those that in real life
# leaders and employees write: answers, talks and plans, as they look on 2026-05-18, in the middle of a round.
#
#	OUTDIR/<leader>/2026/<unit>/<person>/{preparation.employee,preparation.leader,talk,plan}.yaml
#
# The leaders' folders themselves (mus.yaml, schemas) are made by mus-init --leader. Files that are already there
# are replaced. The texts are in bank/; the same staff list always gives the same files.
#
# For trying 'mus-plan new', two of mette-k's people have agreements in their notes and no plan yet: Lisbeth Rosenmos
# (lisbeth-r), whose talk was held on 2026-04-16, and Cecilie Hedehjort (cecilie-h), whose talk of 2026-05-12 still
# stands as planned.

set -eu

if [ $# -ne 2 ]; then
	echo "usage: generate.sh STAFF.csv OUTDIR" >&2
	exit 2
fi
[ -r "$1" ] || { echo "generate.sh: $1: cannot be read" >&2; exit 3; }

LC_ALL=C
export LC_ALL
umask 077

here=$(cd "$(dirname "$0")" && pwd)
staff=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p "$2"
cd "$2"

run() {
	"${AWK:-awk}" "$@" -f "$here/generate/people.awk" -f "$here/generate/words.awk" \
		-f "$here/generate/talk.awk" -f "$here/generate/plan.awk" "$staff"
}

run -v mode=dirs | xargs mkdir -p
run -v BANK="$here/bank"
