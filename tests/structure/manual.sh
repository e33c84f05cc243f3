# Section 5 of the manual: a page for each kind of record; every key of its schema is on it, where
# it belongs and once; words are explained in both languages; the example records are accepted by
# mus-check; the pages are in order and fit a terminal.
. tests/cli/lib.sh
pages=$(cd "$top" && cd "$BUILD/man" && pwd)
kinds=$(cd "$top/schemas" && printf '%s\n' *.schema.yaml | sed 's/\.schema\.yaml$//' | grep -vx common)

for k in $kinds; do
	check "mus-$k.5 is there" test -s "$pages/mus-$k.5"
	check "mus-$k.5: mus(7) lists it" grep -q "^\.It Xr mus-$k 5" "$top/man/mus.7"
done
for p in "$pages"/*.[0-9]; do
	check "${p##*/} is in order" sh -c "! mandoc -T lint -W warning '$p' | grep ."
	mandoc -T utf8 -O width=78 "$p" | sed 's/.\x08//g' >"${p##*/}.txt"
done

# shellcheck disable=SC2086
if ! $PYTHON "$top/tests/structure/manual.py" "$top" "$pages" $kinds; then
	n_failed=1
fi

# A year in a small workplace: every record that a page shows lies there.
for folder in faelles lone; do
	run mus-check -C "$top/examples/small/$folder"
	is_status 0 "the examples in $folder"
	no_out "the examples in $folder"
	no_err "the examples in $folder"
done
for k in $kinds; do
	check "an example of $k" grep -rqx "kind: $k" "$top/examples/small"
done
run mus-rollup -C "$top/examples/small/faelles" --by method "$top/examples/small/faelles/parts/lone-l.yaml"
is_status 0 'the part of the examples is one'
done_testing
