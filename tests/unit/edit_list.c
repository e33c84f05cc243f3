/*
 * Lists, removals, aliases and refusals: mus_edit_append(), mus_edit_remove().
 */
#include "edit_case.h"

#define ITEM "id: h3\ntitle: Ny\n"

static void edit_append__follows_the_habits_of_the_list(void **state)
{
	(void)state;
	CHECK(APPEND, "l:\n  - id: a\n    t: x\n", "/l", ITEM, "l:\n  - id: a\n    t: x\n  - id: h3\n    title: Ny\n");
	CHECK(APPEND, "l:\n- id: a\nm: 1\n", "/l", ITEM, "l:\n- id: a\n- id: h3\n  title: Ny\nm: 1\n");
	CHECK(APPEND, "l:\n  -   id: a\n      t: x\n", "/l", ITEM,
		"l:\n  -   id: a\n      t: x\n  -   id: h3\n      title: Ny\n");
	CHECK(APPEND, "l:\n    - id: a\nm: 1\n", "/l", ITEM, "l:\n    - id: a\n    - id: h3\n      title: Ny\nm: 1\n");
	CHECK(APPEND, "l:\n-\n  id: a\n", "/l", ITEM, "l:\n-\n  id: a\n- id: h3\n  title: Ny\n");
	CHECK(APPEND, "- - a\n  - b\n- - c\n", "/0", "x", "- - a\n  - b\n  - x\n- - c\n");
	CHECK(APPEND, "- a\n", "", "b", "- a\n- b\n");
	CHECK(APPEND, "l:\n  - a\r\n", "/l", "b", "l:\n  - a\r\n  - b\n");
	CHECK(APPEND, "l:\r\n  - a\r\n", "/l", "|\n  b\n  c\n", "l:\r\n  - a\r\n  - |\r\n    b\r\n    c\r\n");
	CHECK(APPEND, "l:\n  - a\n", "/l", "- b\n- c\n", "l:\n  - a\n  - - b\n    - c\n");
	CHECK(APPEND, "l:\n  - a", "/l", "b", "l:\n  - a\n  - b");
	CHECK(APPEND, "l:\n  - a", "/l", "k: |\n  b\n", "l:\n  - a\n  - k: |\n      b\n");
}

static void edit_append__leaves_comments_where_they_belong(void **state)
{
	(void)state;
	CHECK(APPEND, "l:\n  - a   # c\n  # d\n\n# e\nm: 1\n", "/l", "b", "l:\n  - a   # c\n  - b\n  # d\n\n# e\nm: 1\n");
	CHECK(APPEND, "l:\n  - k: a\n    # d\n\n  # - b\nm: 1\n", "/l", "c", "l:\n  - k: a\n    # d\n  - c\n\n  # - b\nm: 1\n");
	CHECK(APPEND, "l:\n- a\n# e\nm: 1\n", "/l", "b", "l:\n- a\n- b\n# e\nm: 1\n");
	CHECK(APPEND, "l:\n- |\n  x\n\n\n# c\nm: 1\n", "/l", "b", "l:\n- |\n  x\n- b\n\n\n# c\nm: 1\n");
	CHECK(APPEND, "l:\n  - a  # c", "/l", "b", "l:\n  - a  # c\n  - b");
	CHECK(APPEND, "l:\n  - a\n", "/l", "# why\nk: v  # c\n# end\n", "l:\n  - a\n  - # why\n    k: v  # c\n");
}

static void edit_append__keeps_items_apart(void **state)
{
	(void)state;
	CHECK(APPEND, "l:\n  - a\n\n  - b\n\nm: 1\n", "/l", "c", "l:\n  - a\n\n  - b\n\n  - c\n\nm: 1\n");
	CHECK(APPEND, "l:\n  - a\n\n  # on b\n  - b\nm: 1\n", "/l", "c", "l:\n  - a\n\n  # on b\n  - b\n\n  - c\nm: 1\n");
	CHECK(APPEND, "l:\n  - a\n  - b\n\nm: 1\n", "/l", "c", "l:\n  - a\n  - b\n  - c\n\nm: 1\n");
	CHECK(APPEND, "l:\n  - a\n\n  - |+\n    b\n\n", "/l", "c", "l:\n  - a\n\n  - |+\n    b\n\n  - c\n");
	CHECK(REMOVE, "l:\n  - |+\n    b\n\n  - c\n\n", "/l/1", NULL, "l:\n  - |+\n    b\n\n");
	CHECK(APPEND, "l:\n  - a\n\n  - b", "/l", "c", "l:\n  - a\n\n  - b\n\n  - c");
}

static void edit_append__makes_the_list(void **state)
{
	(void)state;
	CHECK(APPEND, "a: 1\n", "/l", ITEM, "a: 1\nl:\n  - id: h3\n    title: Ny\n");
	CHECK(APPEND, "l:   # todo\nm: 1\n", "/l", "x", "l:   # todo\n  - x\nm: 1\n");
	CHECK(APPEND, "l: null\n", "/l", "x", "l:\n  - x\n");
	CHECK(APPEND, "l: []   # none\nm: 1\n", "/l", ITEM, "l:   # none\n  - id: h3\n    title: Ny\nm: 1\n");
	CHECK(APPEND, "l: []   # none\nm: 1\n", "/l", "aase-b", "l: [aase-b]   # none\nm: 1\n");
	CHECK(APPEND, "x:\n- 1\nl: []\n", "/l", ITEM, "x:\n- 1\nl:\n- id: h3\n  title: Ny\n");
	CHECK(APPEND, "l: &a []\n", "/l", ITEM, "l: &a\n  - id: h3\n    title: Ny\n");
	CHECK(APPEND, "l: []", "/l", ITEM, "l:\n  - id: h3\n    title: Ny");
	CHECK(APPEND, "l:\n  - id: a\n  - id: b\n", "/l/@a/log", "d: 1\n",
		"l:\n  - id: a\n    log:\n      - d: 1\n  - id: b\n");
	CHECK(APPEND, "{l: [], m: }\n", "/l", ITEM, "{l: [{id: h3, title: Ny}], m: }\n");
	CHECK(APPEND, "{l: [], m: }\n", "/m", "x", "{l: [], m: [x] }\n");
	CHECK(APPEND, "{l: []}\n", "/m", "x", "{l: [], m: [x]}\n");
	CHECK(APPEND, "- []\n- a\n", "/0", ITEM, "- - id: h3\n    title: Ny\n- a\n");
	CHECK(APPEND, "-   - a: b\n-\n", "/1", "x", "-   - a: b\n-   - x\n");
	CHECK(APPEND, "l: [ # c\n]\n", "/l", "k: v", "l: [ # c\n  {k: v}\n]\n");
}

static void edit_append__works_in_flow_style(void **state)
{
	(void)state;
	CHECK(APPEND, "l: [a, b] # c\n", "/l", "bo-m", "l: [a, b, bo-m] # c\n");
	CHECK(APPEND, "l: [x, y ,]\n", "/l", "z", "l: [x, y, z ,]\n");
	CHECK(APPEND, "l: [\n  a,   # en\n  {n: v}  # to\n]\n", "/l", "b", "l: [\n  a,   # en\n  {n: v},  # to\n  b\n]\n");
	CHECK(APPEND, "l: [a]\n", "/l", "k: x, y\nt: |\n  æ\n  ø\n", "l: [a, {k: \"x, y\", t: \"æ\\nø\\n\"}]\n");
	CHECK(APPEND, "{\"a\": {\"b\": [1, 2]}}\n", "/a/b", "3", "{\"a\": {\"b\": [1, 2, 3]}}\n");
	CHECK(APPEND, "{\"a\": [\"b\"]}\n", "/a", "k: v", "{\"a\": [\"b\", {\"k\": \"v\"}]}\n");
}

static void edit_remove__takes_the_lines_of_an_entry(void **state)
{
	(void)state;
	CHECK(REMOVE, "a: 1  # x\n# on b\nb: 2  # y\nc: 3\n", "/b", NULL, "a: 1  # x\nc: 3\n");
	CHECK(REMOVE, "a: 1\nb: 2\n", "/a", NULL, "b: 2\n");
	CHECK(REMOVE, "a: 1\nb: 2\n", "/b", NULL, "a: 1\n");
	CHECK(REMOVE, "a: 1\nb: 2", "/b", NULL, "a: 1");
	CHECK(REMOVE, "a: 1\nb: 2", "/a", NULL, "b: 2");
	CHECK(REMOVE, "a: |\n  x\n\n  y\n\n\nb: 2\n", "/a", NULL, "\n\nb: 2\n");
	CHECK(REMOVE, "l:\n  - id: a\n    t: x\n  # c\n  - id: b\n    t: y\nm: 1\n", "/l/@a", NULL,
		"l:\n  # c\n  - id: b\n    t: y\nm: 1\n");
	CHECK(REMOVE, "l:\n  - id: a\n    t: x\n  - id: b\n    t: y\nm: 1\n", "/l/1", NULL,
		"l:\n  - id: a\n    t: x\nm: 1\n");
	CHECK(REMOVE, "l:\n- a\n- b\n- c\n", "/l/1", NULL, "l:\n- a\n- c\n");
	CHECK(REMOVE, "a:\r\n  b: 1\r\n  c: 2\r\n", "/a/b", NULL, "a:\r\n  c: 2\r\n");
	CHECK(REMOVE, "\xEF\xBB\xBF" "a: 1\nb: 2\n", "/a", NULL, "\xEF\xBB\xBF" "b: 2\n");
}

static void edit_remove__takes_what_stands_behind_a_dash(void **state)
{
	(void)state;
	CHECK(REMOVE, "- id: x   # c\n  t: y\n", "/0/id", NULL, "- t: y\n");
	CHECK(REMOVE, "- id: x\n\n  # on t\n  t: y\n", "/0/id", NULL, "-\n\n  # on t\n  t: y\n");
	CHECK(REMOVE, "- - a\n  - b\n", "/0/0", NULL, "- - b\n");
	CHECK(REMOVE, "- id: |\n    x\n  t: y\n", "/0/id", NULL, "- t: y\n");
}

static void edit_remove__keeps_entries_as_far_apart_as_they_were(void **state)
{
	(void)state;
	CHECK(REMOVE, "l:\n  - a\n\n  - b\n\n  - c\n", "/l/1", NULL, "l:\n  - a\n\n  - c\n");
	CHECK(REMOVE, "l:\n  - a\n\n  - b\n\n  - c\n", "/l/2", NULL, "l:\n  - a\n\n  - b\n");
	CHECK(REMOVE, "l:\n  - a\n\n  - b\n\nm: 1\n", "/l/1", NULL, "l:\n  - a\n\nm: 1\n");
	CHECK(REMOVE, "a: 1\n\nb: 2", "/b", NULL, "a: 1");
	CHECK(REMOVE, "a: |\n  x\n\nb: 2", "/b", NULL, "a: |\n  x\n");
	CHECK(REMOVE, "a: |+\n  x\n\nb: 2\n\nc: 3\n", "/b", NULL, "a: |+\n  x\n\nc: 3\n");
	CHECK(REMOVE, "a: |+\n  x\n\nb: 2\n", "/b", NULL, "a: |+\n  x\n\n");
	CHECK(REMOVE, "a: |+\n  x\nb: 2\n\nc: 3\n", "/b", NULL, "a: |+\n  x\nc: 3\n");
	/* If it stayed, the comment would become text of the block above it. */
	CHECK(REMOVE, "l:\n  a: |\n   x\n  b: 2\n\n      # c\n\n  c: 3\n", "/l/b", NULL, "l:\n  a: |\n   x\n\n  c: 3\n");
	CHECK(REMOVE, "a: 1\nb: 2\n\nc: 3\n", "/b", NULL, "a: 1\n\nc: 3\n");
}

static void edit_remove__leaves_an_empty_collection(void **state)
{
	(void)state;
	CHECK(REMOVE, "a:  # c\n  b: 1  # d\nz: 1\n", "/a/b", NULL, "a: {}  # c\nz: 1\n");
	CHECK(REMOVE, "a:\n  - b\nz: 1\n", "/a/0", NULL, "a: []\nz: 1\n");
	CHECK(REMOVE, "a:\n- b", "/a/0", NULL, "a: []");
	CHECK(REMOVE, "a: &x\n  b: 1\n", "/a/b", NULL, "a: &x {}\n");
	CHECK(REMOVE, "a:  # c\n  &x\n  # d\n  b: 1\n", "/a/b", NULL, "a:  # c\n  &x {}\n");
	CHECK(REMOVE, "- a: 1\n- b\n", "/0/a", NULL, "- {}\n- b\n");
	CHECK(REMOVE, "# top\na: 1\n", "/a", NULL, "# top\n{}\n");
	CHECK(REMOVE, "m: {a: 1}\n", "/m/a", NULL, "m: {}\n");
	CHECK(REMOVE, "m: [a, ]\n", "/m/0", NULL, "m: [ ]\n");
}

static void edit_remove__works_in_flow_style(void **state)
{
	(void)state;
	CHECK(REMOVE, "l: [a, b, c]\n", "/l/0", NULL, "l: [b, c]\n");
	CHECK(REMOVE, "l: [a, b, c]\n", "/l/1", NULL, "l: [a, c]\n");
	CHECK(REMOVE, "l: [a, b, c]\n", "/l/2", NULL, "l: [a, b]\n");
	CHECK(REMOVE, "l: [x, y ,]\n", "/l/1", NULL, "l: [x ,]\n");
	CHECK(REMOVE, "{a#b: , c: 1}\n", "/c", NULL, "{a#b: }\n");
	CHECK(REMOVE, "m: {a: 1, b: {c: 2}}\n", "/m/b", NULL, "m: {a: 1}\n");
	CHECK(REMOVE, "l: [\n  a,   # en\n  b,   # to\n  c  # tre\n]\n", "/l/1", NULL, "l: [\n  a,   # en\n  c  # tre\n]\n");
	CHECK(REMOVE, "l: [\n  a,   # en\n  c  # tre\n]\n", "/l/1", NULL, "l: [\n  a   # en\n]\n");
	CHECK(REMOVE, "l: [ a, # en\n  b ]\n", "/l/1", NULL, "l: [ a # en\n   ]\n");
	CHECK(REMOVE, "l: [ a, # en\n  b ]\n", "/l/0", NULL, "l: [ \n  b ]\n");
}

#define ALIASES                                                                                    \
	"base: &b          # shared\n  lang: da\n  tone: &f  blue\nuse:\n  <<: *b\n  tone: *f\n"     \
	"list: &l\n  - x\n"

static void edit__refuses_what_is_shared(void **state)
{
	(void)state;
	CHECK_REFUSED(SET, ALIASES, "/base/tone", "red", "edit-alias");
	CHECK_REFUSED(SET, ALIASES, "/base/lang", "en", "edit-alias");
	CHECK_REFUSED(SET, ALIASES, "/base/new", "en", "edit-alias");
	CHECK_REFUSED(PUT, ALIASES, "/base", "a: 1", "edit-alias");
	CHECK_REFUSED(REMOVE, ALIASES, "/base", NULL, "edit-alias");
	CHECK_REFUSED(REMOVE, ALIASES, "/base/lang", NULL, "edit-alias");
	CHECK_REFUSED(SET, ALIASES, "/use/<</lang", "en", "edit-alias");
	CHECK_REFUSED(APPEND, ALIASES, "/use/tone", "en", "edit-alias");
	CHECK_REFUSED(APPEND, "a: &l [x]\nb: *l\n", "/a", "y", "edit-alias");
	CHECK_REFUSED(APPEND, "a: &l [x]\nb: *l\n", "/b", "y", "edit-alias");
	CHECK_REFUSED(SET, "a: {b: &x 1}\nc: [*x]\n", "/a/b", "y", "edit-alias");
	CHECK_REFUSED(PUT, "a: {b: &x 1}\nc: [*x]\n", "/a", "y", "edit-alias");
}

static void edit__replaces_an_alias_itself(void **state)
{
	(void)state;
	CHECK(SET, "a: &x 1\nb: *x  # c\n", "/b", "y z", "a: &x 1\nb: y z  # c\n");
	CHECK(PUT, "a: &x 1\nb: *x  # c\n", "/b", "[y]", "a: &x 1\nb: [y]  # c\n");
	CHECK(REMOVE, "a: &x 1\nb: *x  # c\n", "/b", NULL, "a: &x 1\n");
	CHECK(APPEND, ALIASES, "/list", "y", ALIASES "  - y\n");
	CHECK(SET, "a: &x 1\nb: [*x, &x 2]\nc: *x\n", "/b/0", "y", "a: &x 1\nb: [\"y\", &x 2]\nc: *x\n");
	CHECK(SET, ALIASES, "/list/0", "å", "base: &b          # shared\n  lang: da\n  tone: &f  blue\nuse:\n"
		"  <<: *b\n  tone: *f\nlist: &l\n  - å\n");
}

static void edit__refuses_paths_and_values_that_make_no_sense(void **state)
{
	(void)state;
	CHECK_REFUSED(SET, "a: 1\n", "/b/c", "x", "edit-no-such-path");
	CHECK_REFUSED(SET, "a: 1\n", "/a/c", "x", "edit-no-such-path");
	CHECK_REFUSED(SET, "a: [1]\n", "/a/1", "x", "edit-no-such-path");
	CHECK_REFUSED(SET, "a: [1]\n", "/a/01", "x", "edit-no-such-path");
	CHECK_REFUSED(SET, "a: [1]\n", "/a/@b", "x", "edit-no-such-path");
	CHECK_REFUSED(SET, "a: [1]\n", "a", "x", "edit-no-such-path");
	CHECK_REFUSED(REMOVE, "a: 1\n", "/b", NULL, "edit-no-such-path");
	CHECK_REFUSED(REMOVE, "a: 1\n", "", NULL, "edit-refused");
	CHECK_REFUSED(PUT, "a # c\n", "", "b: 1\n", "edit-refused");
	CHECK_REFUSED(PUT, "--- # c\n", "", "b: 1\n", "edit-refused");
	CHECK_REFUSED(SET, "a: [1]\n", "/a", "x", "edit-not-single");
	CHECK_REFUSED(APPEND, "a: x\n", "/a", "x", "edit-not-a-list");
	CHECK_REFUSED(APPEND, "a: {}\n", "/a", "x", "edit-not-a-list");
	CHECK_REFUSED(SET, "a: x\n", "/a", "x\xFF", "edit-value");
	CHECK_WITH(SET, "a: x\n", "/a", "x", NULL, .refused = "edit-value", .type = MUS_INT);
	CHECK_WITH(SET, "a: x\n", "/a", "x", NULL, .refused = "edit-value", .type = MUS_MAP);
	CHECK_WITH(SET, "a: !!str 1\n", "/a", "2", NULL, .refused = "edit-refused", .type = MUS_INT);
	CHECK_REFUSED(PUT, "a: x\n", "/a", "[x", "edit-fragment");
	CHECK_REFUSED(PUT, "a: x\n", "/a", "", "edit-fragment");
	CHECK_REFUSED(PUT, "a: x\n", "/a", "# c\n", "edit-fragment");
	CHECK_REFUSED(PUT, "a: x\n", "/a", "--- b\n", "edit-fragment");
	CHECK_REFUSED(PUT, "a: x\n", "/a", "b\n---\nc\n", "edit-fragment");
	CHECK_REFUSED(APPEND, "a: [x]\n", "/a", "*b", "edit-fragment");
	CHECK_REFUSED(SET, "l: [a: b]\n", "/l/0/c", "d", "edit-refused");
}

static void edit__reads_pointers(void **state)
{
	(void)state;
	CHECK(SET, "a/b: {c~d: 1}\n\"\": {\"\": 2}\n", "/a~1b/c~0d", "x", "a/b: {c~d: x}\n\"\": {\"\": 2}\n");
	CHECK(SET, "\"\": {\"\": 2}\n", "//", "x", "\"\": {\"\": \"x\"}\n");
	CHECK(SET, "\"@a\": 2\n", "/@a", "x", "\"@a\": x\n");
	CHECK(SET, "a: 1\n", "/x y", "z", "a: 1\nx y: z\n");
	CHECK(SET, "a: 1\n", "/no", "z", "a: 1\n\"no\": z\n");
	CHECK(SET, "a # c\n", "", "b", "b # c\n");
	CHECK(SET, "l: [{id: 7}]\n", "/l/@7/x", "z", "l: [{id: 7, x: z}]\n");
}

static void edit__goes_on_after_an_edit_and_after_a_refusal(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_DA);
	struct mus_doc *doc;
	struct mus_edit *edit;
	size_t len;

	(void)state;
	assert_int_equal(mus_doc_parse(&doc, "f.yaml", "a: 1 # c\n", 9, diag), MUS_OK);
	mus_edit_begin(&edit, doc, 0);
	assert_ptr_equal(mus_edit_doc(edit), doc);
	assert_int_equal(mus_edit_append(edit, "/l", "id: x", diag), MUS_OK);
	assert_int_equal(mus_edit_set(edit, "/l/@y/t", "v", MUS_STRING, diag), MUS_REFUSED);
	assert_int_equal(mus_edit_set(edit, "/l/@x/t", "v", MUS_STRING, diag), MUS_OK);
	assert_int_equal(mus_edit_remove(edit, "/a", diag), MUS_OK);
	assert_string_equal(mus_edit_text(edit, &len), "l:\n  - id: x\n    t: v\n");
	const struct mus_doc *now = mus_edit_doc(edit);
	assert_int_equal(mus_doc_size(now, mus_doc_get(now, mus_doc_root(now, 0), "l")), 1);
	assert_string_equal(mus_doc_text(doc, &len), "a: 1 # c\n");
	mus_edit_free(edit);
	mus_edit_free(NULL);
	mus_doc_free(doc);
	mus_diag_free(diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edit_append__follows_the_habits_of_the_list),
		cmocka_unit_test(edit_append__leaves_comments_where_they_belong),
		cmocka_unit_test(edit_append__keeps_items_apart),
		cmocka_unit_test(edit_append__makes_the_list),
		cmocka_unit_test(edit_append__works_in_flow_style),
		cmocka_unit_test(edit_remove__takes_the_lines_of_an_entry),
		cmocka_unit_test(edit_remove__takes_what_stands_behind_a_dash),
		cmocka_unit_test(edit_remove__keeps_entries_as_far_apart_as_they_were),
		cmocka_unit_test(edit_remove__leaves_an_empty_collection),
		cmocka_unit_test(edit_remove__works_in_flow_style),
		cmocka_unit_test(edit__refuses_what_is_shared),
		cmocka_unit_test(edit__replaces_an_alias_itself),
		cmocka_unit_test(edit__refuses_paths_and_values_that_make_no_sense),
		cmocka_unit_test(edit__reads_pointers),
		cmocka_unit_test(edit__goes_on_after_an_edit_and_after_a_refusal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
