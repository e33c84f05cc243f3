/*
 * Changing what is there: mus_edit_set() and mus_edit_put(). edit_list.c has the rest.
 */
#include "edit_case.h"

/* What people write: comments everywhere, blank lines, alignment. */
#define PLAN                                                                                       \
	"# Udviklingsplan – Søren Ærøskøbing\n"                                                     \
	"kind: plan\n"                                                                             \
	"navn: Søren Ærø   # fulde navn\n"                                                          \
	"status: \"åben\"    # skal lukkes\n"                                                       \
	"\n"                                                                                       \
	"actions:\n"                                                                               \
	"  # den første\n"                                                                         \
	"  - id: h1\n"                                                                             \
	"    title: 'Kursus i bæredygtighed'\n"                                                     \
	"    due: 2026-03-01\n"                                                                    \
	"    # venter på budget\n"                                                                 \
	"\n"                                                                                       \
	"  - id: h2   # den anden\n"                                                               \
	"    due: 2026-04-01\n"                                                                    \
	"  # slut\n"                                                                               \
	"\n"                                                                                       \
	"# næste afsnit\n"                                                                         \
	"andet: 1\n"

/* PLAN with one piece of it changed. */
static const char *plan_with(const char *old, const char *new)
{
	static char text[2048];
	const char *at = strstr(PLAN, old);

	assert_non_null(at);
	size_t before = (size_t)(at - PLAN);
	memcpy(text, PLAN, before);
	strcpy(text + before, new);
	strcat(text, at + strlen(old));
	return text;
}

static void edit_set__changes_one_value_of_a_record(void **state)
{
	(void)state;
	CHECK(SET, PLAN, "/navn", "Åse Ægidius", plan_with("Søren Ærø  ", "Åse Ægidius  "));
	CHECK(SET, PLAN, "/actions/0/due", "2026-06-01", plan_with("2026-03-01", "2026-06-01"));
	CHECK(SET, PLAN, "/actions/@h2/due", "2026-06-01", plan_with("2026-04-01", "2026-06-01"));
	CHECK(SET, PLAN, "/actions/@h2/id", "h3", plan_with("h2 ", "h3 "));
	CHECK_WITH(SET, PLAN, "/andet", "2.5", plan_with("andet: 1", "andet: 2.5"), .type = MUS_FLOAT);
	CHECK(SET, PLAN, "/kind", "no", plan_with("kind: plan", "kind: \"no\""));
	CHECK(SET, PLAN, "/andet", "1", plan_with("andet: 1", "andet: \"1\""));
	CHECK_WITH(SET, PLAN, "/andet", "true", plan_with("andet: 1", "andet: true"), .type = MUS_BOOL);
	CHECK_WITH(SET, PLAN, "/navn", "null", plan_with("Søren Ærø  ", "null  "), .type = MUS_NULL);
	CHECK_WITH(SET, PLAN, "/navn", "", plan_with(" Søren Ærø  ", "  "), .type = MUS_NULL);
}

static void edit_set__keeps_the_kind_of_quotes(void **state)
{
	(void)state;
	CHECK(SET, PLAN, "/status", "lukket \"nu\"", plan_with("\"åben\"", "\"lukket \\\"nu\\\"\""));
	CHECK(SET, PLAN, "/actions/0/title", "Kursus 'A'",
		plan_with("'Kursus i bæredygtighed'", "'Kursus ''A'''"));
	CHECK(SET, PLAN, "/actions/0/title", "a\nb", plan_with("'Kursus i bæredygtighed'", "\"a\\nb\""));
	CHECK(SET, "a: \"x\n  y\"  # c\nb: 1\n", "/a", "z", "a: \"z\"  # c\nb: 1\n");
	CHECK(SET, "a: x\n  y # c\nb: 1\n", "/a", "z", "a: z # c\nb: 1\n");
	CHECK_WITH(SET, "a: \"1\"\n", "/a", "2", "a: 2\n", .type = MUS_INT);
	CHECK(SET, "a: v # c\n", "/a", "", "a: \"\" # c\n");
	CHECK_WITH(SET, "a: \"v\"# c\n", "/a", "12", "a: 12 # c\n", .type = MUS_INT);
}

static void edit_set__quotes_what_readers_would_misread(void **state)
{
	(void)state;
	CHECK(SET, "a: v\n", "/a", "x: y", "a: \"x: y\"\n");
	CHECK(SET, "a: v\n", "/a", "x # y", "a: \"x # y\"\n");
	CHECK(SET, "a: v\n", "/a", "x#y", "a: x#y\n");
	CHECK(SET, "a: v\n", "/a", "- x", "a: \"- x\"\n");
	CHECK(SET, "a: v\n", "/a", "@x", "a: \"@x\"\n");
	CHECK(SET, "a: v\n", "/a", "Yes", "a: \"Yes\"\n");
	CHECK(SET, "a: v\n", "/a", "12:30", "a: \"12:30\"\n");
	CHECK(SET, "a: v\n", "/a", "0x1f", "a: \"0x1f\"\n");
	CHECK(SET, "a: v\n", "/a", "3 dage", "a: 3 dage\n");
	CHECK(SET, "a: v\n", "/a", "2026-03-10T09:00", "a: 2026-03-10T09:00\n");
	CHECK(SET, "a: v\n", "/a", "x\ty", "a: \"x\\ty\"\n");
	CHECK(SET, "a: v\n", "/a", "x\a", "a: \"x\\x07\"\n");
	CHECK(SET, "a: v\n", "/a", "x\xE2\x80\xA8y", "a: \"x\\u2028y\"\n");
	CHECK(SET, "a: v\n", "/a", "\xEF\xBB\xBFy", "a: \"\\uFEFFy\"\n");
	CHECK(SET, "a: v\n", "/a", "C:\\x", "a: C:\\x\n");
	CHECK(SET, "a: v\n", "/a", "“Æ”", "a: “Æ”\n");
}

static void edit_set__fills_an_empty_value(void **state)
{
	(void)state;
	CHECK(SET, "a:\nb: 1\n", "/a", "x", "a: x\nb: 1\n");
	CHECK(SET, "a:   # c\nb: 1\n", "/a", "x", "a: x   # c\nb: 1\n");
	CHECK(SET, "a:   # c\nb: 1\n", "/a", "x\ny\n", "a: |   # c\n  x\n  y\nb: 1\n");
	CHECK(SET, "a:", "/a", "x", "a: x");
	CHECK(SET, "a: ~\n", "/a", "x", "a: x\n");
	CHECK(SET, "a: &t\n", "/a", "x", "a: &t x\n");
	CHECK(SET, "a: !!str\n", "/a", "x", "a: !!str x\n");
	CHECK(SET, "a:\n  -\n  - y\n", "/a/0", "x", "a:\n  - x\n  - y\n");
	CHECK(SET, "a:\n  - b:\n    c: 1\n", "/a/0/b", "x", "a:\n  - b: x\n    c: 1\n");
	CHECK(SET, "? a\n? b\n: c\n", "/b", "x", "? a\n? b\n: x\n");
	CHECK(SET, "? a\n? b\n: c\n", "/a", "x", "? a\n: x\n? b\n: c\n");
	CHECK(SET, "m:\n  ? a  # c", "/m/a", "x\ny", "m:\n  ? a  # c\n  : |-\n    x\n    y");
	CHECK(PUT, "? a\n? b\n: c\n", "/a", "k: v\n", "? a\n:\n  k: v\n? b\n: c\n");
	CHECK(APPEND, "? a\n? b\n: c\n", "/a", "k: v\n", "? a\n:\n  - k: v\n? b\n: c\n");
	CHECK_WITH(SET, "x # c\n", "", "", "null # c\n", .type = MUS_NULL);
}

static void edit_set__writes_texts_with_line_breaks_as_blocks(void **state)
{
	(void)state;
	CHECK(SET, "a: v   # c\nb: 1\n", "/a", "l 1\n\n- l: 2 #x\n",
		"a: |   # c\n  l 1\n\n  - l: 2 #x\nb: 1\n");
	CHECK(SET, "a: v\n", "/a", "x\ny", "a: |-\n  x\n  y\n");
	CHECK(SET, "a: v", "/a", "x\ny", "a: |-\n  x\n  y");
	CHECK(SET, "a: v", "/a", "x\ny\n", "a: |\n  x\n  y\n");
	CHECK(SET, "a: v\n", "/a", "  x\ny\n", "a: |2\n    x\n  y\n");
	CHECK(SET, "a: v\n", "/a", "\n  x\ny\n", "a: |2\n\n    x\n  y\n");
	CHECK(SET, "a: v\n", "/a", "x\n\n", "a: \"x\\n\\n\"\n");
	CHECK(SET, "a: v\n", "/a", "\n", "a: \"\\n\"\n");
	CHECK(SET, "a: v\n", "/a", "x\r\ny", "a: \"x\\r\\ny\"\n");
	CHECK(SET, "l:\n  - v\n  - w\n", "/l/0", "x\ny", "l:\n  - |-\n    x\n    y\n  - w\n");
	CHECK(SET, "a:\n    b: v\n", "/a/b", "x\ny", "a:\n    b: |-\n        x\n        y\n");
	CHECK(SET, "a:\n  v\nb: 1\n", "/a", "x\ny\n", "a:\n  |\n  x\n  y\nb: 1\n");
}

#define BLOCKS                                                                                     \
	"text: |  # head\n   one\n\n   two: x\n     deep\n\n# after\n"                              \
	"fold: >-\n  a\n  b\n\n\nkeep: |+\n  x\n\ny: 1\n"
#define BLOCKS_FOLD "fold: >-\n  a\n  b\n\n\nkeep: |+\n  x\n\ny: 1\n"

static void edit_set__keeps_blocks_as_blocks(void **state)
{
	(void)state;
	CHECK(SET, BLOCKS, "/text", "new\ntext\n",
		"text: |  # head\n   new\n   text\n\n# after\n" BLOCKS_FOLD);
	CHECK(SET, BLOCKS, "/text", "new", "text: |-  # head\n   new\n\n# after\n" BLOCKS_FOLD);
	CHECK(SET, BLOCKS, "/text", "  new\n", "text: |3  # head\n     new\n\n# after\n" BLOCKS_FOLD);
	CHECK(SET, BLOCKS, "/text", "a\ab", "text: \"a\\x07b\"  # head\n\n# after\n" BLOCKS_FOLD);
	CHECK_WITH(SET, BLOCKS, "/text", "4", "text: 4  # head\n\n# after\n" BLOCKS_FOLD, .type = MUS_INT);
	CHECK(SET, "k: |+\n  x\n\ny: 1\n", "/k", "z", "k: |-\n  z\ny: 1\n");
	CHECK(SET, "k: |\n  a\n \n\nz: 1\n", "/k", "b\n", "k: |\n  b\n \n\nz: 1\n");
	CHECK(SET, "k: |\n  a\n     \n\nz: 1\n", "/k", "b\n", "k: |\n  b\n\nz: 1\n");
	CHECK(SET, "k: |1\n   a\nz: 1\n", "/k", "b\n", "k: |\n  b\nz: 1\n");
	CHECK(SET, "k: |\n\nz: 1\n", "/k", "b\n", "k: |\n  b\n\nz: 1\n");
	CHECK(SET, "k: |\n  a", "/k", "b", "k: |-\n  b");
	CHECK(SET, "k: |\n  a\n # c\nz: 1\n", "/k", "b\n", "k: |\n  b\n # c\nz: 1\n");
}

static void edit_set__folds_what_was_folded(void **state)
{
	(void)state;
	CHECK(SET, "k: >-\n  a\n  b\n\nz: 1\n", "/k", "c d", "k: >-\n  c d\n\nz: 1\n");
	CHECK(SET, "k: >\n  a\n", "/k", "c\nd\n\ne\n", "k: >\n  c\n\n  d\n\n\n  e\n");
	CHECK(SET, "k: >\n  a\n", "/k", " c\nd\n", "k: |2\n   c\n  d\n");
	CHECK(SET, "k: >\n  a\n", "/k",
		"Åse fortæller om det på stuemødet, og Mette ser med ved en læsestund næste uge.\n",
		"k: >\n  Åse fortæller om det på stuemødet, og Mette ser med ved en læsestund næste\n  uge.\n");
	/* Over more than two lines, and where one word fills a line. */
	CHECK(SET, "k: >\n  a\n", "/k",
		"Åse fortæller om det på stuemødet, og Mette ser med ved en læsestund næste uge. "
		"Opsamling i maj:\n",
		"k: >\n  Åse fortæller om det på stuemødet, og Mette ser med ved en læsestund næste\n"
		"  uge. Opsamling i maj:\n");
	CHECK(SET, "k: >\n  a\n", "/k",
		"https://eksempel.dk/kurser/2026/efteraar/laesning-og-sprog-i-boernehaven-for-nye-laerere "
		"på fredag kl. 9\n",
		"k: >\n  https://eksempel.dk/kurser/2026/efteraar/laesning-og-sprog-i-boernehaven-for-nye-laerere\n"
		"  på fredag kl. 9\n");
	/* A folded text cannot begin with a line break. */
	CHECK(SET, "k: >\n  a\n", "/k", "\nc\n", "k: |\n\n  c\n");
}

static void edit_set__works_in_flow_style(void **state)
{
	(void)state;
	CHECK(SET, "m: {a: 1, b: x}   # f\n", "/m/b", "y, z", "m: {a: 1, b: \"y, z\"}   # f\n");
	CHECK(SET, "m: {a: 1, c: }\n", "/m/c", "v", "m: {a: 1, c: v }\n");
	CHECK(SET, "m: {a, b}\n", "/m/a", "v", "m: {a: v, b}\n");
	CHECK(SET, "m: {a: b}\n", "/m/a", "x\ny", "m: {a: \"x\\ny\"}\n");
	CHECK_WITH(SET, "m: {a: b}\n", "/m/a", "", "m: {a: null}\n", .type = MUS_NULL);
	CHECK(SET, "m: [a, {b: c}]\n", "/m/1/b", "d", "m: [a, {b: d}]\n");
	CHECK(SET, "{\"a\": {\"b\": [1, 2]}, \"c\": \"æ\"}\n", "/c", "ø",
		"{\"a\": {\"b\": [1, 2]}, \"c\": \"ø\"}\n");
	CHECK(SET, "{\"a\": 1}\n", "/a", "x", "{\"a\": \"x\"}\n");
	CHECK(SET, "{\"a\": 1}", "/b", "x", "{\"a\": 1, \"b\": \"x\"}");
	CHECK(SET, "m: {a: 1}\n", "/m/b", "x", "m: {a: 1, b: x}\n");
	CHECK_WITH(SET, "m: {a: 1}\n", "/m/b", "", "m: {a: 1, b: null}\n", .type = MUS_NULL);
	CHECK(SET, "m: {a: }\n", "/m/b", "x", "m: {a: , b: x }\n");
	CHECK(SET, "m: {}\n", "/m/b", "x", "m: {b: x}\n");
	CHECK(SET, "m: [\n  a,   # en\n  b  # to\n]\n", "/m/1", "c", "m: [\n  a,   # en\n  c  # to\n]\n");
}

static void edit__leaves_line_breaks_and_marks_alone(void **state)
{
	(void)state;
	CHECK(SET, "\xEF\xBB\xBF# før\r\nnavn: Øjvind\r\nz: 1\r\n", "/navn", "Åge",
		"\xEF\xBB\xBF# før\r\nnavn: Åge\r\nz: 1\r\n");
	CHECK(SET, "\xEF\xBB\xBFnavn: Øjvind\r\n", "/navn", "a\nb\n", "\xEF\xBB\xBFnavn: |\r\n  a\r\n  b\r\n");
	CHECK(SET, "t: |\r\n  en\r\n  to\r\n\r\nz: 1\r\n", "/t", "x\n", "t: |\r\n  x\r\n\r\nz: 1\r\n");
	CHECK(SET, "a: 1\r\n", "/b", "x", "a: 1\r\nb: x\r\n");
	CHECK(SET, "a: 1", "/b", "x", "a: 1\nb: x");
	CHECK(SET, "a: 1\r\nc: 2", "/b", "x", "a: 1\r\nc: 2\r\nb: x");
	CHECK(SET, "a: 1 # c", "/b", "x\ny\n", "a: 1 # c\nb: |\n  x\n  y\n");
	CHECK(SET, "a: 1\rb: 2\r", "/a", "x\ny", "a: |-\r  x\r  y\rb: 2\r");
}

static void edit__touches_one_document_of_a_stream(void **state)
{
	static const char stream[] = "%YAML 1.1\n---\na: 1 # en\n...\n# m\n---\na: æ\nl:\n- x\n...\n---\n{a: 3}\n";
	(void)state;
	CHECK_WITH(SET, stream, "/a", "ø", "%YAML 1.1\n---\na: 1 # en\n...\n# m\n---\na: ø\nl:\n- x\n...\n---\n{a: 3}\n",
		.document = 1);
	CHECK(SET, stream, "/b", "c", "%YAML 1.1\n---\na: 1 # en\nb: c\n...\n# m\n---\na: æ\nl:\n- x\n...\n---\n{a: 3}\n");
	CHECK_WITH(APPEND, stream, "/l", "q", "%YAML 1.1\n---\na: 1 # en\n...\n# m\n---\na: æ\nl:\n- x\n- q\n...\n---\n{a: 3}\n",
		.document = 1);
	CHECK_WITH(SET, stream, "/b", "c", "%YAML 1.1\n---\na: 1 # en\n...\n# m\n---\na: æ\nl:\n- x\n...\n---\n{a: 3, b: c}\n",
		.document = 2);
	CHECK_WITH(SET, stream, "/b", "c", NULL, .refused = "edit-no-such-path", .document = 3);
	CHECK_WITH(SET, "--- # a\na: 1\n--- \nb: 2\n", "/c", "3", "--- # a\na: 1\nc: 3\n--- \nb: 2\n", .type = MUS_INT);
}

static void edit_put__replaces_a_value_by_a_block(void **state)
{
	(void)state;
	CHECK(PUT, "a: 1  # c\nz: 1\n", "/a", "b: x\nc: y\n", "a:  # c\n  b: x\n  c: y\nz: 1\n");
	CHECK(PUT, "a: [1, 2]  # c\nz: 1\n", "/a", "- b: x\n  c: y\n", "a:  # c\n  - b: x\n    c: y\nz: 1\n");
	CHECK(PUT, "a:  # c\n  # d\n  - x\n  - y  # e\n\nz: 1\n", "/a", "- q\n", "a:  # c\n  # d\n  - q\n\nz: 1\n");
	CHECK(PUT, "a:  # c\n  b: x\nz: 1\n", "/a", "[x, y]", "a: [x, y]  # c\nz: 1\n");
	CHECK(PUT, "a: |  # c\n  b\nz: 1\n", "/a", "k: v", "a:  # c\n  k: v\nz: 1\n");
	CHECK(PUT, "a:\nz: 1\n", "/a", "# why\nk: |\n  x\n\n  y\n", "a:\n  # why\n  k: |\n    x\n\n    y\nz: 1\n");
	CHECK(PUT, "a: 1", "/a", "k: |\n  x\n", "a:\n  k: |\n    x\n");
	CHECK(PUT, "a: 1", "/a", "k: x\n", "a:\n  k: x");
	CHECK(PUT, "l:\n  - a: 1\n    b: 2\n  - c\n", "/l/0", "d: 3\ne: 4\n", "l:\n  - d: 3\n    e: 4\n  - c\n");
	CHECK(PUT, "l:\n  - a\n  - c # c\n", "/l/1", "d: 3\n", "l:\n  - a\n  - # c\n    d: 3\n");
	CHECK(PUT, "m: {a: 1}\n", "/m/a", "- x\n- d: 2026-01-01\n", "m: {a: [x, {d: 2026-01-01}]}\n");
	CHECK(PUT, "m: {a: 1}\n", "/m/a", "-\n- ~\n- x\n", "m: {a: [null, null, x]}\n");
	CHECK(PUT, "a: 1\nz: 1\n", "/a", "\n  \n    b: x\n    c:\n      - y\n", "a:\n  b: x\n  c:\n    - y\nz: 1\n");
	CHECK(PUT, "a: 1\n", "/a", "# å\n---\n", "a:\n");
	CHECK(PUT, "a: &x 1\n", "/a", "2", "a: 2\n");
	CHECK(PUT, "a: 1\r\nb: 2\r\n", "/a", "- x\n- y\n", "a:\r\n  - x\r\n  - y\r\nb: 2\r\n");
	CHECK(PUT, "a: 1\n", "/a", "|\n  x\n  y\n", "a: |\n  x\n  y\n");
	CHECK(PUT, "a: 1\nb: 2\n", "/a", "|+\n  x\n\n", "a: |+\n  x\n\nb: 2\n");
	CHECK(PUT, "a: 1\nb: 2\n", "/a", "k: |+\n  x\n\n\n", "a:\n  k: |+\n    x\n\n\nb: 2\n");
	CHECK(PUT, "a: 1\n", "/a", "|+\n  x\n\n", "a: |+\n  x\n\n");
	CHECK(PUT, "l:\n  - 1  # c\n", "/l/0", "k: v\n", "l:\n  -  # c\n    k: v\n");
	CHECK(PUT, "l:\n  - # c\n", "/l/0", "- v\n", "l:\n  - # c\n    - v\n");
	CHECK(PUT, "a: 1  # c\n", "/a", "\"x\n  y\"\n", "a: \"x\n    y\"  # c\n");
	CHECK(PUT, "a: 1  # c\n", "/a", "[x,\n y]\n", "a: [x,\n   y]  # c\n");
	CHECK(PUT, "m:\n  a: 1\n", "/m/a", "|\n  x\n  y\n", "m:\n  a: |\n    x\n    y\n");
}

static void edit_put__adds_a_key(void **state)
{
	(void)state;
	CHECK(PUT, "a: 1\n", "/b", "[x]", "a: 1\nb: [x]\n");
	CHECK(PUT, "a: 1\n", "/b", "k: v\n", "a: 1\nb:\n  k: v\n");
	CHECK(PUT, "a:\n    k: v\n", "/b", "k: v\n", "a:\n    k: v\nb:\n    k: v\n");
	CHECK(PUT, "a:\n- 1\n", "/b", "- v\n", "a:\n- 1\nb:\n- v\n");
	CHECK(PUT, "a: 1\n\nl:\n  - x\n\nm:\n  - y\n", "/o", "- z\n", "a: 1\n\nl:\n  - x\n\nm:\n  - y\n\no:\n  - z\n");
	CHECK(PUT, "l:\n  - id: x\n  - id: y\n", "/l/@x/e", "r: 4\n", "l:\n  - id: x\n    e:\n      r: 4\n  - id: y\n");
}

static void edit__puts_a_new_key_in_its_customary_place(void **state)
{
	static const char *const order[] = { "kind", "cycle", "unit", "due", "done", "log" };
	(void)state;
#define ORDER .order = order, .n_order = 6
	CHECK_WITH(SET, "kind: x\nlog: y\n", "/unit", "u", "kind: x\nunit: u\nlog: y\n", ORDER);
	CHECK_WITH(SET, "kind: x  # c\n\n# about\nlog: y\n", "/unit", "u", "kind: x  # c\nunit: u\n\n# about\nlog: y\n", ORDER);
	CHECK_WITH(SET, "log: x\n", "/unit", "u", "unit: u\nlog: x\n", ORDER);
	CHECK_WITH(SET, "# top\nlog: x\n", "/unit", "u", "# top\nunit: u\nlog: x\n", ORDER);
	CHECK_WITH(SET, "l:\n  - log: x\n  - b\n", "/l/0/unit", "u", "l:\n  - unit: u\n    log: x\n  - b\n", ORDER);
	CHECK_WITH(SET, "x-a: 1\n# c\nlog: x\n", "/unit", "u", "x-a: 1\nunit: u\n# c\nlog: x\n", ORDER);
	CHECK_WITH(SET, "kind: x\nlog: y\n", "/x-b", "u", "kind: x\nlog: y\nx-b: u\n", ORDER);
	CHECK_WITH(SET, "{kind: x, log: y}\n", "/unit", "u", "{kind: x, unit: u, log: y}\n", ORDER);
	CHECK_WITH(SET, "{log: y}\n", "/unit", "u", "{unit: u, log: y}\n", ORDER);
	CHECK_WITH(SET, "kind: x\nunit:\n  - a\n  # b\n# c\nlog: y\n", "/due", "d",
		"kind: x\nunit:\n  - a\n  # b\ndue: d\n# c\nlog: y\n", ORDER);
	CHECK_WITH(SET, "kind: |\n  x\n\n\nlog: y\n", "/unit", "u", "kind: |\n  x\nunit: u\n\n\nlog: y\n", ORDER);
	CHECK_WITH(SET, "kind: |+\n  x\n\nlog: y\n", "/unit", "u", "kind: |+\n  x\n\nunit: u\nlog: y\n", ORDER);
}

static void edit_set__leaves_what_is_that_value_already(void **state)
{
	(void)state;
	CHECK(SET, "a: \"x\\u00E6\"  # c\n", "/a", "xæ", "a: \"x\\u00E6\"  # c\n");
	CHECK(SET, "a: 'x\n\n  y'\n", "/a", "x\ny", "a: 'x\n\n  y'\n");
	CHECK(SET, "a: >2-\n   x\n  y\n", "/a", " x\ny", "a: >2-\n   x\n  y\n");
	CHECK_WITH(SET, "a: 0x1F\n", "/a", "0x1F", "a: 0x1F\n", .type = MUS_INT);
	CHECK_WITH(SET, "a:\n", "/a", "", "a:\n", .type = MUS_NULL);
	/* The same letters, but another value. */
	CHECK(SET, "a: 12\n", "/a", "12", "a: \"12\"\n");
	CHECK_WITH(SET, "a: '12'\n", "/a", "12", "a: 12\n", .type = MUS_INT);
	CHECK_REFUSED(SET, "a: &x b\nc: *x\n", "/a", "b", "edit-alias");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edit_set__changes_one_value_of_a_record),
		cmocka_unit_test(edit_set__keeps_the_kind_of_quotes),
		cmocka_unit_test(edit_set__quotes_what_readers_would_misread),
		cmocka_unit_test(edit_set__fills_an_empty_value),
		cmocka_unit_test(edit_set__writes_texts_with_line_breaks_as_blocks),
		cmocka_unit_test(edit_set__keeps_blocks_as_blocks),
		cmocka_unit_test(edit_set__folds_what_was_folded),
		cmocka_unit_test(edit_set__works_in_flow_style),
		cmocka_unit_test(edit__leaves_line_breaks_and_marks_alone),
		cmocka_unit_test(edit__touches_one_document_of_a_stream),
		cmocka_unit_test(edit_put__replaces_a_value_by_a_block),
		cmocka_unit_test(edit_put__adds_a_key),
		cmocka_unit_test(edit__puts_a_new_key_in_its_customary_place),
		cmocka_unit_test(edit_set__leaves_what_is_that_value_already),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
