# Killed at any moment: strace sends SIGKILL on entering one system call after the other. Each
# time every file is, byte for byte, the old or the new one, no command sees what was left behind,
# and the command run again completes.
#
# What a killed command leaves changes with the calls that change something: these are walked. With
# MUS_TEST_ALL=1 every call is, and of more commands (make check-writes).
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
. "$top/tests/cli/writing.sh"
can_trace || { skip 'killed at every call' 'strace cannot trace here'; done_testing; }

mkdir seed
cd seed && writing_workplace && cd .. || exit 1
echo 'et gammelt resultat' >seed/old.html
mus-rollup -C seed/bo --part -o seed/faelles/parts/mette.yaml

# The calls of a trace as lines 'name number': the number-th call of that name. Always with the last.
calls() {
	sed -n 's/^[0-9]* *\([a-z0-9_]*\)(.*/\1 &/p' "$1" | awk -v all="${MUS_TEST_ALL:-}" '
		{ n[$1]++ }
		/O_CREAT|O_TRUNC/ || $1 ~ /^(p?write|rename|unlink|mkdir|rmdir|link|symlink|f?chmod|f?chown|f?setxattr|exit_group)/ || all {
			print $1, n[$1]
		}' | grep -v '^execve '
}

# What readers say of a workplace; the paths are the same wherever it lies.
readers() {
	(cd "$1" && {
		for folder in faelles mette bo delt; do mus-check -q -C $folder 2>&1; done
		mus-plan list -C mette -f csv 2>&1
		mus-rollup -C mette --audience leader -f csv 2>&1
		mus-due -C mette -f csv --within 1y 2>&1
		mus-form -C faelles list -f csv 2>&1
		mus-report -C faelles leadership mette bo parts -f csv 2>&1
	})
}

# Each file of a killed run is that of the seed or that of the finished run. Where people move from
# one unit to another, they come first and go last: between, a file is the new one with those who
# will go, and nobody is in no unit.
old_or_new() { # way
	(cd w && find . -type f ! -name '.mus-*.tmp' ! -path './.git/*') | while read -r f; do
		cmp -s "w/$f" "seed/$f" || cmp -s "w/$f" "done/$f" ||
			{ [ "$1" = move ] && ! diff "w/$f" "done/$f" | grep -q '^>'; } ||
			echo "neither old nor new: $f"
	done
	[ "$1" = move ] && for id in $(sed -n 's/^  - id: //p' seed/delt/units/*); do
		grep -q -e "- id: $id\$" w/delt/units/* || echo "nobody is $id"
	done
	(cd seed && find . -type f) | while read -r f; do [ -f "w/$f" ] || echo "gone: $f"; done
}

again() { (cd w && "$@" >"$T.io/again" 2>&1 </dev/null) || cat "$T.io/again"; }

# What is wrong with a killed run that left what nobody has looked at yet.
examine() { # way command…
	way=$1
	shift
	old_or_new "$way"
	readers w >"$T.io/with"
	# Without what was left behind they say the same.
	rm -rf swept && cp -a w swept && find swept -name '.mus-*.tmp' -exec rm {} +
	readers swept >"$T.io/without"
	diff "$T.io/without" "$T.io/with" || echo 'what was left behind is seen'
	find w -name '.mus-out-*' -exec touch -d '2 hours ago' {} +
	again "$@"
	tree w | diff "$T.io/done" - || echo 'run again, it is not complete'
}

# 'walk WAY WHAT COMMAND…' in the workplace; WAY is 'move' for one by which people change units.
walk() {
	way=$1 what=$2
	shift 2
	rm -rf "$T.io/states" done && mkdir "$T.io/states" && cp -a seed done
	(cd done && strace $follow -qq -o "$T.io/trace" "$@" >"$T.io/out" 2>"$T.io/err" </dev/null) ||
		{ not_ok "$what: does its work"; cat "$T.io/err"; }
	tree done >"$T.io/done"
	calls "$T.io/trace" >"$T.io/calls"
	n_killed=0 n_states=0
	: >"$T.io/wrong"
	while read -r call n; do
		rm -rf w && cp -a seed w
		died=$({ cd w && strace $follow -qq -o /dev/null -e trace="$call" \
			-e "inject=$call:signal=KILL:when=$n" "$@" >/dev/null </dev/null; echo $?; } 2>/dev/null)
		eval "$settle"
		[ "$died" -eq 137 ] && n_killed=$((n_killed + 1))
		state=$(tree w | cksum)
		[ -e "$T.io/states/$state" ] && continue
		: >"$T.io/states/$state"
		n_states=$((n_states + 1))
		examine "$way" "$@" >"$T.io/found" 2>&1
		[ -s "$T.io/found" ] && { echo "killed at $call $n:"; cat "$T.io/found"; } >>"$T.io/wrong"
	done <"$T.io/calls"
	check "$what: $n_killed times killed, $n_states states, each file old or new" test ! -s "$T.io/wrong"
	head -n 30 "$T.io/wrong"
	# All calls were there to be killed at, and among the states are at least the old and the new.
	check "$what: each call was a death" test "$n_killed" -eq "$(wc -l <"$T.io/calls")" -a "$n_states" -ge 2
}

follow=-f settle=
walk done 'mus-plan add' mus-plan -C mette add aase-b 'Læse højt på stuen' --serves laesning
walk done 'mus-plan new, two files' mus-plan -C mette new else-f --held 2026-05-12 --follow-up 2026-11-12
walk move 'mus-init --staff, people who move' mus-init delt --staff moved.csv
walk done 'mus-rollup --part -o' mus-rollup -C mette --part -o faelles/parts/mette.yaml

if [ -n "${MUS_TEST_ALL:-}" ]; then
	walk done 'mus-plan add, the first' mus-plan -C mette add else-f 'Læse højt på stuen'
	walk done 'mus-plan add --unit' mus-plan -C mette add --unit solsikken 'Læse højt på stuen'
	walk done 'mus-init --leader' mus-init ny-leder --leader bo-b --shared faelles
	walk done 'mus-init --template' mus-init ny/klynge --template cluster --name Åkanden
	walk done 'mus-init --next-cycle' mus-init faelles --next-cycle 2027 --template cluster
	# git itself lives on, and is waited for: what it does with its own files is its own.
	mkdir "$T.io/bin"
	printf '#!/bin/sh\nexec flock "%s" %s "$@"\n' "$T.io/git.lock" "$(command -v git)" >"$T.io/bin/git"
	chmod 755 "$T.io/bin/git"
	PATH=$T.io/bin:$PATH
	follow= settle="sleep 0.1; flock $T.io/git.lock true"
	walk done 'mus-init --git' mus-init delt --git
	follow=-f settle=
	walk done 'mus-form make -o' mus-form -C faelles make samtale -o old.html
	walk done 'mus-report -o' mus-report leadership -C faelles mette bo -o old.xlsx
fi
done_testing
