# The manual and the tests know each command and option: the synopsis is the usage, the OPTIONS of
# the page are those of --help with the same names of values, no page names an option that there
# is not, and each option is used by a test.
. tests/cli/lib.sh
. "$top/tests/cli/walk.sh"
if ! command -v mandoc >/dev/null; then
	skip 'the manual' 'there is no mandoc here'
	exit 0
fi

in_order() { ! mandoc -Tlint -W warning "$1" | grep .; }
section() { sed -n "/^\.Sh $2\$/,/^\.Sh /p" "$1" | sed '/^\.Sh /d'; }
synopsis_of() {
	mandoc -Tutf8 -O width=500 "$1" | sed 's/.\x08//g' | sed -n '/^SYNOPSIS/,/^DESCRIPTION/p' |
		sed -e '1d;$d' | tr -s ' \n' ' '
}
# The options that .Fl names, as -x and --name, one a line.
flags() {
	sed -n 's/^\.\(It \|Op \|Pq \|Ql \)*Fl /Fl /p' | sed 's/ Fl /\nFl /g' |
		sed -n -e 's/^Fl -\([a-z][a-z0-9-]*\).*/--\1/p' -e 's/^Fl \([a-zA-Z]\)\( .*\)\{0,1\}$/-\1/p'
}
# The same with the names of values: '--unit UNIT'; '--lang da|en' stands with Cm.
items() {
	sed -n 's/^\.It Fl /Fl /p' | sed 's/ , Fl /\nFl /g' | sed -n 's/^Fl -//p' |
		sed -e 's/ Ns = Ns \(Ar\|Cm\) / /' -e 's/ Ns | Ns Cm /|/g'
}

# The tests' lines, each as it is run. Those that walk all options alike say nothing of any.
for script in "$top"/tests/cli/*.sh; do
	case $script in */walk.sh | */commands.sh | */options.sh | */completion.sh) ;; *) cat "$script" ;; esac
done | sed -e ':a' -e '/\\$/{N;s/\\\n//;ba' -e '}' >"$T.io/tests"

for c in $commands; do
	page=$top/man/$c.1
	options_of "$c" >"$T.io/table"
	check "$c has a man page" test -s "$page"
	[ -s "$page" ] || continue
	check "$c.1 is in order" in_order "$page"
	for name in OPTIONS ENVIRONMENT 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		check "$c.1 has $name" grep -q "^\.Sh $name\$" "$page"
	done

	usages_of "$c" | tr -s ' \n' ' ' >"$T.io/usage"
	synopsis_of "$page" | sed 's/^ //' >"$T.io/synopsis"
	check "$c: the synopsis is the usage" diff -u "$T.io/usage" "$T.io/synopsis"

	awk '{ print "--" $2; if ($1 != "-") print "-" $1 }' "$T.io/table" | sort -u >"$T.io/known"
	section "$page" OPTIONS | grep '^\.It' | flags | sort >"$T.io/described"
	check "$c.1 describes the options, each once and no others" diff -u "$T.io/known" "$T.io/described"
	awk '$3 == "-" { print $2 } $3 != "-" { print $2, $3 }' "$T.io/table" | sort >"$T.io/values"
	section "$page" OPTIONS | items | sort >"$T.io/described"
	check "$c.1 calls their values as --help does" diff -u "$T.io/values" "$T.io/described"
	flags <"$page" | sort -u >"$T.io/named"
	check "$c.1 names no other option" sh -c "! comm -13 '$T.io/known' '$T.io/named' | grep ."

	for verb in $(verbs_of "$c"); do
		check "$c.1 tells of $verb" sh -c "sed '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/d' '$page' | grep -qE '^\.(Ss|Cm) $verb\b'"
		check "a test runs $c $verb" grep -qE "$c( [^|;]*)? $verb\b" "$T.io/tests"
	done
	untested=
	while read -r letter name _; do
		case $name in help | version) continue ;; esac
		used=" --$name\\b"
		[ "$letter" = - ] || used="$used| -[a-zA-Z]*$letter\\b"
		grep -e "$c " "$T.io/tests" | grep -qE -e "$used" || untested="$untested --$name"
	done <"$T.io/table"
	check "each option of $c is used by a test:$untested" test -z "$untested"
done

for c in $commands; do options_of "$c"; done | awk '{ print "--" $2; if ($1 != "-") print "-" $1 }' | sort -u >"$T.io/known"
for page in "$top"/man/*.[0-9]; do
	case $page in */mus-*.1) continue ;; esac
	check "${page##*/} is in order" in_order "$page"
	flags <"$page" | sort -u >"$T.io/named"
	check "${page##*/} names no option that there is not" sh -c "! comm -13 '$T.io/known' '$T.io/named' | grep ."
done
for c in $commands; do
	check "mus.7 refers to $c" grep -q "^\.It Xr $c 1" "$top/man/mus.7"
	check "README.md tells of $c" grep -qF "| \`$c\` |" "$top/README.md"
done

# What the environment decides is told.
unknown=
for variable in $(cat "$top"/lib/*/*.c "$top"/lib/*/*/*.c "$top"/cmd/*.c "$top"/cmd/*/*.c | sed -n 's/.*getenv("\([A-Z_]*\)").*/\1/p' | sort -u); do
	sed -n '/^\.Sh ENVIRONMENT/,/^\.Sh E/p' "$top"/man/mus.7 "$top"/man/mus-*.1 | grep -qE "^\.(It )?Ev (.* , )?$variable\b" ||
		unknown="$unknown $variable"
done
check "each variable of the environment is in the manual:$unknown" test -z "$unknown" -a -n "$variable"
done_testing
