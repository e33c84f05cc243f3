/*
 * Items at a place of their own, mus_edit_insert(), and what becomes of comments.
 */
#include "edit_case.h"

static void edit_insert__puts_an_item_beside_another(void **state)
{
	(void)state;
	CHECK(BEFORE, "l:\n  - a\n  - b\n", "/l/0", "ny", "l:\n  - ny\n  - a\n  - b\n");
	CHECK(BEFORE, "l:\n  - a\n  - b\n", "/l/1", "ny", "l:\n  - a\n  - ny\n  - b\n");
	CHECK(AFTER, "l:\n  - a\n  - b\n", "/l/0", "ny", "l:\n  - a\n  - ny\n  - b\n");
	CHECK(AFTER, "l:\n  - a\n  - b\n", "/l/1", "ny", "l:\n  - a\n  - b\n  - ny\n");
	CHECK(BEFORE, "- a\n- b\n", "/0", "ny", "- ny\n- a\n- b\n");
	CHECK(BEFORE, "l:\n- id: a\n- id: å\n", "/l/@å", "id: ny\nt: x\n", "l:\n- id: a\n- id: ny\n  t: x\n- id: å\n");
	CHECK(AFTER, "l:\n-   id: a\n    t: y\n-   id: b\n", "/l/@a", "id: ny\nt: |\n  æ\n",
		"l:\n-   id: a\n    t: y\n-   id: ny\n    t: |\n      æ\n-   id: b\n");
	CHECK(BEFORE, "- - a\n  - b\n- c\n", "/0/0", "ny", "- - ny\n  - a\n  - b\n- c\n");
	CHECK(BEFORE, "- - a\n  - b\n- c\n", "/0", "ny", "- ny\n- - a\n  - b\n- c\n");
	CHECK(AFTER, "- - a\n  - b\n- c\n", "/0/1", "- x\n- y\n", "- - a\n  - b\n  - - x\n    - y\n- c\n");
	CHECK(BEFORE, "l:\n-\n  a: 1\n-\n", "/l/1", "ny", "l:\n-\n  a: 1\n- ny\n-\n");
	CHECK(BEFORE, "l: &x\n  - a\n", "/l/0", "ny", "l: &x\n  - ny\n  - a\n");
	CHECK(AFTER, "l:\n  - |\n    x\n\n\n  - b\n", "/l/0", "ny", "l:\n  - |\n    x\n\n  - ny\n\n\n  - b\n");
	CHECK(AFTER, "l:\n  - |+\n    x\n\n  - b\n", "/l/0", "ny", "l:\n  - |+\n    x\n\n  - ny\n  - b\n");
}

static void edit_insert__keeps_line_breaks_and_ends(void **state)
{
	(void)state;
	CHECK(BEFORE, "l:\r\n  - a\r\n", "/l/0", "|\n  x\n  y\n", "l:\r\n  - |\r\n    x\r\n    y\r\n  - a\r\n");
	CHECK(AFTER, "l:\n  - a", "/l/0", "ny", "l:\n  - a\n  - ny");
	CHECK(BEFORE, "l:\n  - a", "/l/0", "ny", "l:\n  - ny\n  - a");
	CHECK(BEFORE, "\xEF\xBB\xBF- a\n", "/0", "ny", "\xEF\xBB\xBF- ny\n- a\n");
	CHECK_WITH(BEFORE, "--- # a\n- 1\n---\n# b\n- 2\n", "/0", "ny", "--- # a\n- 1\n---\n# b\n- ny\n- 2\n", .document = 1);
	CHECK_WITH(AFTER, "- 1\n# b\n---\n- 2\n", "/0", "ny", "- 1\n- ny\n# b\n---\n- 2\n", .document = 0);
	CHECK_WITH(AFTER, "- 1\n...\n", "/0", "ny", "- 1\n- ny\n...\n", .document = 0);
}

static void edit_insert__keeps_items_apart(void **state)
{
	(void)state;
	CHECK(BEFORE, "l:\n  - a\n\n  - b\n", "/l/0", "ny", "l:\n  - ny\n\n  - a\n\n  - b\n");
	CHECK(BEFORE, "l:\n  - a\n\n  - b\n", "/l/1", "ny", "l:\n  - a\n\n  - ny\n\n  - b\n");
	CHECK(AFTER, "l:\n  - a\n\n  - b\n", "/l/0", "ny", "l:\n  - a\n\n  - ny\n\n  - b\n");
	CHECK(BEFORE, "- - a\n\n  - b\n", "/0/0", "ny", "- - ny\n\n  - a\n\n  - b\n");
}

#define LIST                                                                                       \
	"l:  # hoved\n"                                                                            \
	"  # om listen\n"                                                                          \
	"\n"                                                                                       \
	"  # om a\n"                                                                               \
	"  - a  # ved a\n"                                                                         \
	"    # under a\n"                                                                          \
	"\n"                                                                                       \
	"      # mere under a\n"                                                                   \
	"\n"                                                                                       \
	"  # imellem\n"                                                                            \
	"\n"                                                                                       \
	"  # om b\n"                                                                               \
	"# også om b\n"                                                                            \
	"  - b\n"                                                                                  \
	"  # til sidst\n"                                                                          \
	"m: 1\n"

static void edit_insert__parts_no_item_from_its_comments(void **state)
{
	(void)state;
	CHECK(BEFORE, LIST, "/l/0", "ny",
		"l:  # hoved\n  # om listen\n\n  - ny\n\n  # om a\n  - a  # ved a\n    # under a\n\n"
		"      # mere under a\n\n  # imellem\n\n  # om b\n# også om b\n  - b\n  # til sidst\nm: 1\n");
	CHECK(AFTER, LIST, "/l/0", "ny",
		"l:  # hoved\n  # om listen\n\n  # om a\n  - a  # ved a\n    # under a\n\n"
		"      # mere under a\n\n  - ny\n\n  # imellem\n\n  # om b\n# også om b\n  - b\n  # til sidst\nm: 1\n");
	CHECK(BEFORE, LIST, "/l/1", "ny",
		"l:  # hoved\n  # om listen\n\n  # om a\n  - a  # ved a\n    # under a\n\n"
		"      # mere under a\n\n  # imellem\n\n  - ny\n\n  # om b\n# også om b\n  - b\n  # til sidst\nm: 1\n");
	CHECK(AFTER, LIST, "/l/1", "ny",
		"l:  # hoved\n  # om listen\n\n  # om a\n  - a  # ved a\n    # under a\n\n"
		"      # mere under a\n\n  # imellem\n\n  # om b\n# også om b\n  - b\n\n  - ny\n  # til sidst\nm: 1\n");
	CHECK(BEFORE, "# dokumentets\n- a\n", "/0", "ny", "# dokumentets\n- ny\n- a\n");
	CHECK(BEFORE, "- # ved den ydre\n  # om a\n  - a\n", "/0/0", "ny", "- # ved den ydre\n  - ny\n  # om a\n  - a\n");
	CHECK(AFTER, "l:\n  - |\n    x\n    # tekst\n  - b\n", "/l/0", "ny", "l:\n  - |\n    x\n    # tekst\n  - ny\n  - b\n");
	CHECK(BEFORE, "l:\n  - |\n    x\n    # tekst\n  - b\n", "/l/1", "ny", "l:\n  - |\n    x\n    # tekst\n  - ny\n  - b\n");
}

static void edit_remove__takes_the_comments_of_the_entry_and_no_others(void **state)
{
	static const char *const order[] = { "a", "b", "c" };

	(void)state;
	CHECK(REMOVE, LIST, "/l/0", NULL,
		"l:  # hoved\n  # om listen\n\n  # imellem\n\n  # om b\n# også om b\n  - b\n  # til sidst\nm: 1\n");
	CHECK(REMOVE, LIST, "/l/1", NULL,
		"l:  # hoved\n  # om listen\n\n  # om a\n  - a  # ved a\n    # under a\n\n"
		"      # mere under a\n\n  # imellem\n\n  # til sidst\nm: 1\n");
	CHECK(REMOVE, LIST, "/m", NULL,
		"l:  # hoved\n  # om listen\n\n  # om a\n  - a  # ved a\n    # under a\n\n"
		"      # mere under a\n\n  # imellem\n\n  # om b\n# også om b\n  - b\n  # til sidst\n");
	CHECK(REMOVE, "# dokumentets\na: 1\nb: 2\n", "/a", NULL, "# dokumentets\nb: 2\n");
	CHECK(REMOVE, "a:\n  # om b\n  b: 1\n    # under b\n  # til sidst\nc: 2\n", "/a/b", NULL,
		"a: {}\n  # til sidst\nc: 2\n");
	CHECK(REMOVE, "a:  # ved a\n  # om listen\n\n  # om b\n  - b\nc: 2\n", "/a/0", NULL,
		"a: []  # ved a\n  # om listen\n\nc: 2\n");
	CHECK(REMOVE, "- id: x\n    # under x\n  t: y\n", "/0/id", NULL, "- t: y\n");
	CHECK(REMOVE, "- id: x\n  # om t\n  t: y\n", "/0/id", NULL, "-\n  # om t\n  t: y\n");
	CHECK(BEFORE, "l:\n     # til højre\n  - a\n", "/l/0", "ny", "l:\n     # til højre\n  - ny\n  - a\n");
	CHECK(BEFORE, "l:\n  # om a\n     # mere om a\n  - a\n", "/l/0", "ny", "l:\n  - ny\n  # om a\n     # mere om a\n  - a\n");
	CHECK(PUT, "a:  # ved a\n  - b  # ved b\n    # under b\n  # til sidst\nc: 2\n", "/a", "[x]",
		"a: [x]  # ved a\n  # til sidst\nc: 2\n");
	CHECK_WITH(SET, "m:\n  # om b\n  b: 1\n", "/m/a", "x", "m:\n  a: x\n  # om b\n  b: 1\n", .order = order, .n_order = 3);
	CHECK_WITH(SET, "m:\n  a: 1\n    # under a\n  # om c\n  c: 2\n", "/m/b", "x",
		"m:\n  a: 1\n    # under a\n  b: x\n  # om c\n  c: 2\n", .order = order, .n_order = 3);
}

/* libyaml takes tabs between what stands on a line, and breaks lines as YAML 1.1 does. */
static void edit__knows_tabs_and_the_breaks_of_lines(void **state)
{
	(void)state;
	CHECK(SET, "a: b\t# c\n", "/a", "x", "a: x\t# c\n");
	CHECK(SET, "a: b\t# c\n", "/a", "x\ny", "a: |-\t# c\n  x\n  y\n");
	CHECK(SET, "a:\t\tb\n", "/a", "x", "a:\t\tx\n");
	CHECK(SET, "a:\t# c\n", "/a", "x", "a: x\t# c\n");
	CHECK(BEFORE, "l:\n  - a\t# c\n  - b\n", "/l/1", "ny", "l:\n  - a\t# c\n  - ny\n  - b\n");
	CHECK(REMOVE, "l:\n  - a\t# c\n  - b\n", "/l/0", NULL, "l:\n  - b\n");
	CHECK(REMOVE, "{a: 1,\t# c\n b: 2}\n", "/a", NULL, "{\n b: 2}\n");
	CHECK(AFTER, "[a\t# c\n]\n", "/0", "ny", "[a,\t# c\n ny\n]\n");
	CHECK(AFTER, "- a\r- b\r", "/0", "ny", "- a\r- ny\r- b\r");
	CHECK(AFTER, "- a # c\xC2\x85- b\n", "/0", "ny", "- a # c\xC2\x85- ny\n- b\n");
	CHECK(REMOVE, "- a\xE2\x80\xA8# c\xE2\x80\xA8- b\n", "/1", NULL, "- a\xE2\x80\xA8");
}

static void edit_insert__works_in_flow_style(void **state)
{
	(void)state;
	CHECK(BEFORE, "l: [a, b]\n", "/l/0", "ny", "l: [ny, a, b]\n");
	CHECK(BEFORE, "l: [a, b]\n", "/l/1", "ny", "l: [a, ny, b]\n");
	CHECK(AFTER, "l: [a, b]\n", "/l/0", "ny", "l: [a, ny, b]\n");
	CHECK(AFTER, "l: [a, b]\n", "/l/1", "ny", "l: [a, b, ny]\n");
	CHECK(AFTER, "l: [a, b,]\n", "/l/1", "k: v", "l: [a, b, {k: v},]\n");
	CHECK(AFTER, "l: [a, {b: }]\n", "/l/0", "x y", "l: [a, x y, {b: }]\n");
	CHECK(AFTER, "[\"a\", \"b\"]\n", "/0", "ny", "[\"a\", \"ny\", \"b\"]\n");
}

#define FLOW                                                                                       \
	"l: [  # hoved\n"                                                                          \
	"  # om a\n"                                                                               \
	"  a,  # ved a\n"                                                                          \
	"\n"                                                                                       \
	"  # om b\n"                                                                               \
	"  b  # ved b\n"                                                                           \
	"  # til sidst\n"                                                                          \
	"]\n"

static void edit__keeps_comments_in_flow_style(void **state)
{
	(void)state;
	CHECK(BEFORE, FLOW, "/l/0", "ny",
		"l: [  # hoved\n  ny,\n  # om a\n  a,  # ved a\n\n  # om b\n  b  # ved b\n  # til sidst\n]\n");
	CHECK(AFTER, FLOW, "/l/0", "ny",
		"l: [  # hoved\n  # om a\n  a,  # ved a\n  ny,\n\n  # om b\n  b  # ved b\n  # til sidst\n]\n");
	CHECK(BEFORE, FLOW, "/l/1", "ny",
		"l: [  # hoved\n  # om a\n  a,  # ved a\n\n  ny,\n  # om b\n  b  # ved b\n  # til sidst\n]\n");
	CHECK(AFTER, FLOW, "/l/1", "ny",
		"l: [  # hoved\n  # om a\n  a,  # ved a\n\n  # om b\n  b,  # ved b\n  ny\n  # til sidst\n]\n");
	CHECK(REMOVE, FLOW, "/l/0", NULL, "l: [  # hoved\n\n  # om b\n  b  # ved b\n  # til sidst\n]\n");
	CHECK(REMOVE, FLOW, "/l/1", NULL, "l: [  # hoved\n  # om a\n  a  # ved a\n\n  # til sidst\n]\n");
	CHECK(AFTER, "l: [a, # ved a\n  b ]\n", "/l/0", "ny", "l: [a, # ved a\n    ny,\n  b ]\n");
	CHECK(APPEND, "l: [a # ved a\n  ]\n", "/l", "ny", "l: [a, # ved a\n    ny\n  ]\n");
	CHECK(AFTER, "l: [a # ved a\n  , b ]\n", "/l/0", "ny", "l: [a # ved a\n  , ny, b ]\n");
	CHECK(AFTER, "l: [a # ved a\n  , ]\n", "/l/0", "ny", "l: [a # ved a\n  , ny ]\n");
	CHECK(SET, "m: {\n  a: 1  # ved a\n}\n", "/m/b", "ny", "m: {\n  a: 1,  # ved a\n  b: ny\n}\n");
	CHECK(APPEND, "l: [a: b  # ved a\n  ]\n", "/l", "ny", "l: [a: b,  # ved a\n    ny\n  ]\n");
	CHECK(APPEND, "l: [a: b\n  # til sidst\n  ]\n", "/l", "ny", "l: [a: b, ny\n  # til sidst\n  ]\n");
	CHECK(REMOVE, "l: [a,\n  b: c\n  # til sidst\n  ]\n", "/l/1", NULL, "l: [a\n  # til sidst\n  ]\n");
	CHECK(SET, "m: { # hoved\n  }\n", "/m/b", "ny", "m: { # hoved\n  b: ny\n  }\n");
	CHECK(AFTER, "l: [a\n  , # ved a\n  b]\n", "/l/0", "ny", "l: [a\n  , # ved a\n    ny,\n  b]\n");
	CHECK(REMOVE, "l: [a\n  , # ved a\n  b]\n", "/l/1", NULL, "l: [a # ved a\n  ]\n");
	CHECK(SET, "m: {\n  a:\n}\n", "/m/b", "ny", "m: {\n  a: ,\n  b: ny\n}\n");
	CHECK(REMOVE, "l: [a, # ved a\n  b]\n", "/l/0", NULL, "l: [\n  b]\n");
	CHECK(REMOVE, "l: [a, b # ved b\n  ]\n", "/l/1", NULL, "l: [a\n  ]\n");
	CHECK(REMOVE, "l: [a # ved a\n  , b # ved b\n  ]\n", "/l/1", NULL, "l: [a # ved a\n\n  ]\n");
	CHECK(REMOVE, "l: [\n  # om a\n  a, b\n]\n", "/l/0", NULL, "l: [\n  b\n]\n");
	CHECK(REMOVE, "l: [\n  # om a\n  a  # ved a\n]\n", "/l/0", NULL, "l: [\n]\n");
	CHECK(REMOVE, "l: [a # ved a\n]\n", "/l/0", NULL, "l: [\n]\n");
	CHECK(REMOVE, "{\n  \"a\": 1,\n  \"b\": 2\n}\n", "/b", NULL, "{\n  \"a\": 1\n}\n");
}

static void edit_insert__refuses_what_is_no_place(void **state)
{
	(void)state;
	CHECK_REFUSED(BEFORE, "a: 1\n", "/a", "x", "edit-not-an-item");
	CHECK_REFUSED(BEFORE, "a: [1]\n", "/a", "x", "edit-not-an-item");
	CHECK_REFUSED(AFTER, "- 1\n", "", "x", "edit-not-an-item");
	CHECK_REFUSED(AFTER, "- 1\n", "/1", "x", "edit-no-such-path");
	CHECK_REFUSED(AFTER, "a: 1\n", "/b", "x", "edit-no-such-path");
	CHECK_REFUSED(AFTER, "l: [1]\n", "/l/@x", "x", "edit-no-such-path");
	CHECK_REFUSED(AFTER, "l: [1]\n", "/l/0", "[", "edit-fragment");
	CHECK_REFUSED(AFTER, "l: &l [1]\nm: *l\n", "/l/0", "x", "edit-alias");
	CHECK_REFUSED(AFTER, "l: &l [1]\nm: *l\n", "/m/0", "x", "edit-alias");
	/* A text at the end that no line break ends is another one with it. */
	CHECK_REFUSED(AFTER, "l:\n  - |\n    x", "/l/0", "ny", "edit-open-text");
	CHECK_REFUSED(SET, "a: >+\n  x", "/b", "ny", "edit-open-text");
	CHECK_REFUSED(PUT, "a:\n  b: |2\n    x", "/a/c", "[ny]", "edit-open-text");
	CHECK_REFUSED(SET, "l: [a: b]\nm: |\n  x", "/l/0/c", "ny", "edit-refused");
	CHECK(AFTER, "l:\n  - |-\n    x", "/l/0", "ny", "l:\n  - |-\n    x\n  - ny");
	CHECK(AFTER, "l: [&x 1]\nm: *x\n", "/l/0", "ny", "l: [&x 1, ny]\nm: *x\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edit_insert__puts_an_item_beside_another),
		cmocka_unit_test(edit_insert__keeps_line_breaks_and_ends),
		cmocka_unit_test(edit_insert__keeps_items_apart),
		cmocka_unit_test(edit_insert__parts_no_item_from_its_comments),
		cmocka_unit_test(edit_remove__takes_the_comments_of_the_entry_and_no_others),
		cmocka_unit_test(edit__knows_tabs_and_the_breaks_of_lines),
		cmocka_unit_test(edit_insert__works_in_flow_style),
		cmocka_unit_test(edit__keeps_comments_in_flow_style),
		cmocka_unit_test(edit_insert__refuses_what_is_no_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
