/* Places of findings: lines and columns as an editor counts them, excerpts from the file's bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/doc.h"

#include <string.h>

/* The value under `key` stands there, and mus_doc_line_at() finds it by that. */
static void check(const char *text, const char *key, uint32_t line, uint32_t column)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;
	struct mus_place place;
	struct mus_line at;
	size_t begin, end, len;

	assert_int_equal(mus_doc_parse(&doc, "a.yaml", text, strlen(text), diag), MUS_OK);
	mus_node node = mus_doc_get(doc, mus_doc_root(doc, 0), key);
	place = mus_doc_place(doc, node);
	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
	mus_doc_span(doc, node, &begin, &end);
	at = mus_doc_line_at(doc, line, column);
	assert_int_equal((size_t)(at.text - mus_doc_text(doc, &len)) + at.at, begin);
	mus_doc_free(doc);
	mus_diag_free(diag);
}

static void place__counts_characters(void **state)
{
	(void)state;
	check("a: 1\nb: 2\n", "b", 2, 4);
	check("æøå: 1\n", "æøå", 1, 6);
	check("\"\\u00e6\": 1\n", "æ", 1, 11);
	check("a: 1 # 日本\nb:\t2\n", "b", 2, 4);
	check("👩‍🏫: 1\n", "👩‍🏫", 1, 6);
	check("e\u0301: 1\n", "e\u0301", 1, 5);
}

static void place__counts_lines_as_editors_do(void **state)
{
	(void)state;
	check("\xEF\xBB\xBF"
	      "a: 1\r\nb: 2\r\n",
		"b", 2, 4);
	check("\xEF\xBB\xBF"
	      "a: 1\n",
		"a", 1, 4);
	check("a: 1\rb: 2\r", "b", 2, 4);
	check("a: |\n  x\n\n  y\nb: 2\n", "b", 5, 4);
	check("a: \"x\n  y\"\nb: 2\n", "b", 3, 4);
	check("a: \"x\u2028y\"\nb: 2\n", "b", 2, 4);
	check("a: |\n  x\u2028  y\u2029  z\xC2\x85  æ\nb: 2\n", "b", 3, 4);
	check("{a: \"x\u2028y\u2029æ\", b: 2}\n", "b", 1, 17);
	check("{a: \"x\u2028y\", b: 2,\n c: \"\u2028\u2028\",\n d: 4}\n", "d", 3, 5);
	check("# \u2028# \u2028\n\xC2\x85""a: 1\n", "a", 2, 5);
	check("a: 1\nb: \"x\u2028y\"\n", "a", 1, 4);
}

/* libyaml sees a line break behind the last line, even where there is none. */
static void place__of_nothing_at_the_end(void **state)
{
	static const char *const texts[] = { "%YAML 1.1\n---", "# å\n--- # æ", "%YAML 1.1\r\n---" };
	struct mus_diag *diag = mus_diag_new(MUS_EN);

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct mus_doc *doc;

		assert_int_equal(mus_doc_parse(&doc, "a.yaml", texts[i], strlen(texts[i]), diag), MUS_OK);
		assert_int_equal(mus_doc_type(doc, mus_doc_root(doc, 0)), MUS_NULL);
		assert_int_equal(mus_doc_place(doc, mus_doc_root(doc, 0)).line, 2);
		mus_doc_free(doc);
	}
	mus_diag_free(diag);
}

/* Of a long line so much is given as can be shown, in whole characters. */
static void place__of_long_lines(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_buf text = MUS_BUF_INIT;
	struct mus_doc *doc;

	(void)state;
	mus_buf_str(&text, "{\"");
	for (int i = 0; i < 400; i++)
		mus_buf_str(&text, "日");
	mus_buf_str(&text, "\": 1, b: 2, bb: 2, bbb: 2}\n");
	assert_int_equal(mus_doc_parse(&doc, "a.yaml", text.data, text.len, diag), MUS_OK);
	for (int i = 0; i < 3; i++) {
		mus_node node = mus_doc_get(doc, mus_doc_root(doc, 0), &"bbb"[i]);
		struct mus_place place = mus_doc_place(doc, node);
		struct mus_line line = mus_doc_line_at(doc, place.line, place.column);

		assert_memory_equal(line.text, "日", strlen("日"));
		assert_in_range(line.at, MUS_LINE_ENOUGH - 2, MUS_LINE_ENOUGH);
		assert_int_equal(line.text[line.at], '2');
	}
	mus_doc_free(doc);
	mus_buf_dispose(&text);
	mus_diag_free(diag);
}

/* Findings of the parser count alike. */
static void place__of_refusals(void **state)
{
	static const char text[] = "a: \"x\u2028y\"\nb: {c: \"\u2029\", d: [}\n", twice[] = "a: \"\u2028\"\nb: 1\nb: 2\n";
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	const struct mus_finding *found;
	struct mus_doc *doc;
	size_t n;

	(void)state;
	assert_int_equal(mus_doc_parse(&doc, "a.yaml", text, sizeof text - 1, diag), MUS_REFUSED);
	assert_int_equal(mus_doc_parse(&doc, "a.yaml", twice, sizeof twice - 1, diag), MUS_REFUSED);
	found = mus_diag_all(diag, &n);
	assert_int_equal(n, 2);
	assert_int_equal(found[0].place.line, 2);
	assert_string_equal(found[0].excerpt, "b: {c: \"\\u2029\", d: [}");
	assert_int_equal(found[1].place.line, 3);
	assert_string_equal(found[1].message, "the key 'b' stands twice (first on line 2)");
	mus_diag_free(diag);
}

static void parse__refuses_characters_that_nobody_types(void **state)
{
	static const struct {
		const char *text, *id;
		uint32_t column;
	} cases[] = { { "å: x\xC2\x80\n", "control-character", 5 }, { "å: \"\xEF\xBF\xBF\"\n", "control-character", 5 },
		{ "\"å\\0\": x\n", "complex-key", 1 }, { "{\"a\\0b\": 1}\n", "complex-key", 2 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mus_diag *diag = mus_diag_new(MUS_EN);
		const struct mus_finding *found;
		struct mus_doc *doc;
		size_t n;

		assert_int_equal(mus_doc_parse(&doc, "a", cases[i].text, strlen(cases[i].text), diag), MUS_REFUSED);
		found = mus_diag_all(diag, &n);
		assert_int_equal(n, 1);
		assert_string_equal(found->id, cases[i].id);
		assert_int_equal(found->place.column, cases[i].column);
		mus_diag_free(diag);
	}
}

static void parse_faulty__gives_what_has_keys_twice(void **state)
{
	static const char text[] = "a: 1\na: 2\nb: {c: 1, c: 2}\n", broken[] = "a: 1\na: 2\nb: [\n";
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;

	(void)state;
	assert_int_equal(mus_doc_parse_faulty(&doc, "a", text, sizeof text - 1, diag), MUS_REFUSED);
	assert_int_equal(mus_diag_count(diag, MUS_ERROR), 2);
	assert_non_null(doc);
	assert_int_equal(mus_doc_size(doc, mus_doc_root(doc, 0)), 3);
	mus_doc_free(doc);
	assert_int_equal(mus_doc_parse_faulty(&doc, "a", broken, sizeof broken - 1, diag), MUS_REFUSED);
	assert_null(doc);
	assert_int_equal(mus_doc_parse(&doc, "a", text, sizeof text - 1, diag), MUS_REFUSED);
	assert_null(doc);
	assert_int_equal(mus_doc_parse_faulty(&doc, "a", text, 5, diag), MUS_OK);
	assert_non_null(doc);
	mus_doc_free(doc);
	mus_diag_free(diag);
}

static void nul__is_found_in_texts_alone(void **state)
{
	static const struct {
		const char *text;
		uint32_t line;
	} cases[] = { { "a: x\n", 0 }, { "a: \"x\\\\0\"\n", 0 }, { "a: 'x\\0'\n", 0 }, { "a: \"x\\0\"\n", 1 },
		{ "a: 1\nb: [\"\\x00\"]\n", 2 }, { "a: 1\nb: \"\\u0000\"\nc: \"\\0\"\n", 2 } };
	struct mus_diag *diag = mus_diag_new(MUS_EN);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mus_doc *doc;
		mus_node node;

		assert_int_equal(mus_doc_parse(&doc, "a", cases[i].text, strlen(cases[i].text), diag), MUS_OK);
		node = mus_doc_nul(doc);
		assert_int_equal(node ? mus_doc_place(doc, node).line : 0, cases[i].line);
		mus_doc_free(doc);
	}
	mus_diag_free(diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(place__counts_characters),
		cmocka_unit_test(place__counts_lines_as_editors_do),
		cmocka_unit_test(place__of_nothing_at_the_end),
		cmocka_unit_test(place__of_long_lines),
		cmocka_unit_test(place__of_refusals),
		cmocka_unit_test(parse__refuses_characters_that_nobody_types),
		cmocka_unit_test(parse_faulty__gives_what_has_keys_twice),
		cmocka_unit_test(nul__is_found_in_texts_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
