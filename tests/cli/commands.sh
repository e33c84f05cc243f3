# Every command alike: help, version, wrong use, a full device, closed streams, locales, and a
# man page whose synopsis is that of --help.
. tests/cli/lib.sh

commands=$(cd "$BUILD_BIN" && ls)
check 'there are seven commands' test "$(echo "$commands" | wc -w)" -eq 7

# The usage lines of --help, and the man page's SYNOPSIS, each on one line.
usage_of() { "$1" --help --lang en | sed -n '1,/^[A-Z].*\.$/p' | sed -e '$d' -e 's/^Usage: *//' | tr -s ' \n' ' '; }
synopsis_of() {
	mandoc -Tutf8 -O width=200 "$top/man/$1.1" | sed 's/.\x08//g' | sed -n '/^SYNOPSIS/,/^DESCRIPTION/p' |
		sed -e 1d -e '$d' | tr -s ' \n' ' '
}

for c in $commands; do
	run "$c" --help --lang en
	is_status 0 "$c --help"
	no_err "$c --help"
	has_out "$c --help" "Usage: $c"
	has_out "$c --help" '--version'
	run "$c" --help --lang da
	has_out "$c --help in Danish" "Brug: $c"
	# The usage lines hold verbs, which are the same in all languages.
	sed -n '/^Valgmuligheder/,$p' "$T.io/out" >"$T.io/options"
	check "$c --help in Danish has no English" sh -c "! grep -qE '\\b(the|write|show|folder)\\b' '$T.io/options'"

	run "$c" --version
	is_status 0 "$c --version"
	check "$c --version: first line" sh -c "head -n 1 '$T.io/out' | grep -qxE '$c \(mus\) [0-9.]+'"

	run "$c" --no-such-option
	is_status 2 "$c, a wrong option"
	no_out "$c, a wrong option"
	check "$c, a wrong option: two lines" test "$(wc -l <"$T.io/err")" -eq 2
	run "$c" --hepl
	has_err "$c, a typo" "did you mean '--help'"
	run "$c" --color=purple
	is_status 2 "$c --color=purple"
	run "$c" -C
	is_status 2 "$c -C without a value"
	run "$c" --quiet=3
	is_status 2 "$c --quiet=3"
	MUS_TODAY=yesterday run "$c" -C /nonexistent
	is_status 2 "$c with a wrong MUS_TODAY"

	"$c" --help >/dev/full 2>"$T.io/err"
	status=$? ran="$c --help >/dev/full"
	is_status 4 "$c on a full device"
	has_err "$c on a full device" 'cannot write'
	"$c" --help >&- 2>"$T.io/err"
	status=$? ran="$c --help >&-"
	is_status 4 "$c with stdout closed"
	("$c" --help | head -n 1) >"$T.io/out" 2>"$T.io/err"
	status=$? ran="$c --help | head -n 1"
	no_err "$c into head"
	env -i PATH="$PATH" LC_ALL=C "$c" --help --lang da >"$T.io/out" 2>"$T.io/err"
	status=$? ran="env -i LC_ALL=C $c --help"
	is_status 0 "$c without HOME, in the C locale"
	has_out "$c in the C locale writes UTF-8" 'Håndbog'

	check "$c has a man page" test -s "$top/man/$c.1"
	check "$c: the man page is in order" sh -c "! mandoc -Tlint -W warning '$top/man/$c.1' | grep ."
	for section in 'EXIT STATUS' EXAMPLES; do
		check "$c: the man page has $section" grep -q "^.Sh $section" "$top/man/$c.1"
	done
	usage=$(usage_of "$c") synopsis=$(synopsis_of "$c")
	if [ "${usage# }" = "${synopsis# }" ]; then
		ok "$c: usage is the man page's synopsis"
	else
		not_ok "$c: usage is not the man page's synopsis"
		printf '    %s\n    %s\n' "$usage" "$synopsis"
	fi
	missing=
	for option in $("$c" --help --lang en | grep -oE -- '--[a-z0-9-]+' | sort -u); do
		grep -qE -- "Fl -?${option#--}|Fl . , Fl -${option#--}|Fl -${option#--}" "$top/man/$c.1" || missing="$missing $option"
	done
	check "$c: each option is in the man page ($missing)" test -z "$missing"
done
check 'mus.7 is in order' sh -c "! mandoc -Tlint -W warning '$top/man/mus.7' | grep ."
check 'the completion is valid bash' bash -n "$top/cmd/completion.bash"
done_testing
