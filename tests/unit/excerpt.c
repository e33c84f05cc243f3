/* Excerpts: what of a source line is shown, and where the caret stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/findings.h"
#include "base/utf8.h"

/* `at` is where `mark` stands in the line. */
static void check(const char *text, const char *mark, const char *expected, size_t caret)
{
	struct mus_buf out = MUS_BUF_INIT;
	struct mus_line line = { text, strlen(text), (size_t)(strstr(text, mark) - text) };

	assert_int_equal(mus_excerpt(&out, &line), caret);
	assert_string_equal(out.data, expected);
	mus_buf_dispose(&out);
}

static void excerpt__is_the_line(void **state)
{
	(void)state;
	check("due: 2026-13-01", "2026", "due: 2026-13-01", 5);
	check("  navn: Åse Bølværk", "Bøl", "  navn: Åse Bølværk", 12);
	check("", "", "", 0);
}

static void excerpt__puts_the_caret_under_what_is_shown(void **state)
{
	(void)state;
	check("\t- due", "due", "\\t- due", 4);
	check("日本: x", "x", "日本: x", 6);
	check("e\u0301e\u0301: x", "x", "e\u0301e\u0301: x", 4);
	check("👩‍🏫: x", "x", "👩‍🏫: x", 6);
	check("a\u202Eb: x", "x", "a\\u202Eb: x", 10);
	check("a\x1B[2Jb: x", "x", "a\\x1B[2Jb: x", 11);
	check("a\xE6\xF8: x", "x", "a\\xE6\\xF8: x", 11);
	check("\xEF\xBB\xBFkind: plan", "plan", "\\uFEFFkind: plan", 12);
}

/* A hundred columns, forty of them from the place on where there is as much. */
static void excerpt__cuts_long_lines_around_the_place(void **state)
{
	struct mus_buf text = MUS_BUF_INIT, out = MUS_BUF_INIT;

	(void)state;
	mus_buf_fill(&text, 'a', 5000);
	mus_buf_char(&text, '!');
	mus_buf_fill(&text, 'z', 5000);
	for (size_t at = 0; at <= text.len; at += 7) {
		struct mus_line line = { text.data, text.len, at };
		size_t caret = mus_excerpt(&out, &line);

		assert_int_equal(mus_utf8_width(out.data), EXCERPT_WIDTH);
		if (at <= 60)
			assert_int_equal(caret, at);
		else if (at < 9950)
			assert_int_equal(caret, 60);
		mus_buf_cut(&out, 0);
	}
	assert_int_equal(mus_excerpt(&out, &(struct mus_line){ text.data, text.len, 5000 }), 60);
	assert_memory_equal(out.data, "…aaa", 6);
	assert_int_equal(out.data[strlen("…") + 59], '!');
	assert_string_equal(out.data + out.len - strlen("zz…"), "zz…");
	mus_buf_dispose(&text);
	mus_buf_dispose(&out);
}

static void excerpt__leaves_a_line_that_fits(void **state)
{
	char text[EXCERPT_WIDTH + 1];
	struct mus_buf out = MUS_BUF_INIT;

	(void)state;
	memset(text, 'x', sizeof text);
	for (size_t at = 0; at <= EXCERPT_WIDTH; at++) {
		assert_int_equal(mus_excerpt(&out, &(struct mus_line){ text, EXCERPT_WIDTH, at }), at);
		assert_int_equal(out.len, EXCERPT_WIDTH);
		mus_buf_cut(&out, 0);
	}
	mus_buf_dispose(&out);
}

/* Where the cut falls among wide, escaped and broken characters, none is torn. */
static void excerpt__cuts_between_characters(void **state)
{
	static const char *const pieces[] = { "æ", "日", "e\u0301", "\x1B", "\u202E", "\xE6", "👩", "\xF0\x9F" };
	struct mus_buf text = MUS_BUF_INIT, out = MUS_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < 400; i++)
		mus_buf_str(&text, pieces[i * 7 % 8]);
	for (size_t at = 0; at <= text.len; at++) {
		struct mus_line line = { text.data, text.len, at };
		size_t caret = mus_excerpt(&out, &line);

		assert_true(mus_utf8_is_safe(out.data, out.len));
		assert_true(mus_utf8_width(out.data) <= EXCERPT_WIDTH);
		assert_true(caret <= EXCERPT_WIDTH);
		mus_buf_cut(&out, 0);
	}
	mus_buf_dispose(&text);
	mus_buf_dispose(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(excerpt__is_the_line),
		cmocka_unit_test(excerpt__puts_the_caret_under_what_is_shown),
		cmocka_unit_test(excerpt__cuts_long_lines_around_the_place),
		cmocka_unit_test(excerpt__leaves_a_line_that_fits),
		cmocka_unit_test(excerpt__cuts_between_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
