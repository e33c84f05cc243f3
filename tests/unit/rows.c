/* Tables of results: the same cells for people, as csv and as json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "report/lines.h"
#include "report/rows.h"

static const struct rows_column columns[] = {
	{ "name", MUS_T_YES, ROWS_TEXT, ROWS_ALWAYS },
	{ "what", MUS_T_YES, ROWS_TEXT, ROWS_ALWAYS },
	{ "cost", MUS_T_YES, ROWS_NUMBER, ROWS_ALWAYS },
	{ "since", MUS_T_YES, ROWS_DATE, ROWS_MACHINE },
	{ "good", MUS_T_YES, ROWS_BOOL, ROWS_ALWAYS },
};

static struct rows *two_rows(void)
{
	struct rows *rows = rows_new(columns, sizeof columns / sizeof *columns);

	rows_text(rows, "Åse");
	rows_text(rows, "Læse højt for de mindste, hver dag efter frokost, på skift");
	rows_number(rows, 123450);
	rows_date(rows, MUS_NO_DATE);
	rows_bool(rows, true);
	rows_text(rows, NULL);
	rows_text(rows, "=1+1");
	rows_none(rows);
	rows_date(rows, MUS_NO_DATE);
	rows_bool(rows, false);
	return rows;
}

static void expect(enum rows_format format, size_t width, const char *expected)
{
	struct rows *rows = two_rows();
	const struct rows_style style = { MUS_DA, false, width };
	struct mus_buf out = MUS_BUF_INIT;

	rows_print(rows, format, &style, &out);
	assert_string_equal(out.data, expected);
	assert_int_equal(rows_count(rows), 2);
	mus_buf_dispose(&out);
	rows_free(rows);
}

/* Only texts give way, the widest first, and none below eight columns. */
static void test_narrow(void **state)
{
	(void)state;
	expect(ROWS_TABLE, 0,
		"ja   ja                                                               ja  ja\n"
		"Åse  Læse højt for de mindste, hver dag efter frokost, på skift  1.234,5  ja\n"
		"     =1+1\n");
	expect(ROWS_TABLE, 40,
		"ja   ja                           ja  ja\n"
		"Åse  Læse højt for de mind…  1.234,5  ja\n"
		"     =1+1\n");
	expect(ROWS_TABLE, 10,
		"ja   ja             ja  ja\n"
		"Åse  Læse hø…  1.234,5  ja\n"
		"     =1+1\n");
}

static const struct rows_column roomy[] = {
	{ "unit", MUS_T_YES, ROWS_TEXT, ROWS_WIDE },
	{ "name", MUS_T_YES, ROWS_TEXT, ROWS_ALWAYS },
	{ "serves", MUS_T_YES, ROWS_TEXT, ROWS_WIDER },
	{ "done", MUS_T_YES, ROWS_DATE, ROWS_ALWAYS },
	{ "cost", MUS_T_YES, ROWS_NUMBER, ROWS_WIDE },
};

static void expect_roomy(size_t width, bool color, const char *expected)
{
	struct rows *rows = rows_new(roomy, sizeof roomy / sizeof *roomy);
	const struct rows_style style = { MUS_DA, color, width };
	struct mus_buf out = MUS_BUF_INIT;

	rows_text(rows, "solsikken");
	rows_text(rows, "日本語 Æblegrød a\xCC\x8A 🍎 på åen, hver eneste dag");
	rows_text(rows, "sprog");
	rows_look(rows, ROWS_DONE);
	rows_date(rows, MUS_NO_DATE);
	rows_number(rows, 4500);
	rows_look(rows, ROWS_LATE);
	rows_strong(rows);
	rows_print(rows, ROWS_TABLE, &style, &out);
	assert_string_equal(out.data, expected);
	mus_buf_dispose(&out);
	rows_free(rows);
}

/* Of yes and no, all no is nothing. */
static void test_nothing(void **state)
{
	static const struct rows_column two[] = {
		{ "name", MUS_T_YES, ROWS_TEXT, ROWS_ALWAYS },
		{ "good", MUS_T_YES, ROWS_BOOL, ROWS_ALWAYS },
	};
	struct rows *rows = rows_new(two, 2);
	const struct rows_style style = { MUS_DA, false, 8 };
	struct mus_buf out = MUS_BUF_INIT;

	(void)state;
	rows_text(rows, "på åen");
	rows_bool(rows, false);
	rows_print(rows, ROWS_TABLE, &style, &out);
	assert_string_equal(out.data, "ja\npå åen\n");
	mus_buf_dispose(&out);
	rows_free(rows);
}

/* A column with nothing in it goes first, then those for wide terminals, the last ones first. */
static void test_room(void **state)
{
	(void)state;
	expect_roomy(70, false,
		"ja         ja                                            ja     ja  ja\n"
		"solsikken  日本語 Æblegrød a\xCC\x8A 🍎 på åen, hver eneste dag  sprog      45\n");
	expect_roomy(67, false,
		"ja         ja                                         ja     ja  ja\n"
		"solsikken  日本語 Æblegrød a\xCC\x8A 🍎 på åen, hver eneste…  sprog      45\n");
	expect_roomy(49, false,
		"ja         ja                           ja     ja\n"
		"solsikken  日本語 Æblegrød a\xCC\x8A 🍎 på åe…  sprog  45\n");
	expect_roomy(42, false,
		"ja         ja                           ja\n"
		"solsikken  日本語 Æblegrød a\xCC\x8A 🍎 på åe…  45\n");
	expect_roomy(37, false, "ja         ja\nsolsikken  日本語 Æblegrød a\xCC\x8A 🍎 på å…\n");
	/* A wide letter is not cut in two, and a mark stays with its letter. */
	expect_roomy(20, false, "ja\n日本語 Æblegrød a\xCC\x8A …\n");
	expect_roomy(18, false, "ja\n日本語 Æblegrød a\xCC\x8A…\n");
	expect_roomy(1, false, "ja\n日本語 …\n");
}

static void test_color(void **state)
{
	(void)state;
	expect_roomy(42, true,
		"\033[1mja         ja                           ja\033[0m\n"
		"\033[1msolsikken  日本語 Æblegrød a\xCC\x8A 🍎 på åe…  \033[31m45\033[0m\033[1m\033[0m\n");
}

static void test_machine(void **state)
{
	(void)state;
	expect(ROWS_CSV, 10,
		"name,what,cost,since,good\r\n"
		"Åse,\"Læse højt for de mindste, hver dag efter frokost, på skift\",1234.5,,true\r\n"
		",=1+1,,,false\r\n");
	expect(ROWS_CSV_DA, 10,
		"\xEF\xBB\xBF" "name;what;cost;since;good\r\n"
		"Åse;Læse højt for de mindste, hver dag efter frokost, på skift;1234,5;;true\r\n"
		";'=1+1;;;false\r\n");
	expect(ROWS_JSON, 10,
		"{\"name\":\"Åse\",\"what\":\"Læse højt for de mindste, hver dag efter frokost, på skift\","
		"\"cost\":1234.5,\"since\":null,\"good\":true}\n"
		"{\"name\":null,\"what\":\"=1+1\",\"cost\":null,\"since\":null,\"good\":false}\n");
}

static void expect_json(const char *text, const char *expected)
{
	struct mus_buf out = MUS_BUF_INIT;

	rows_json_string(&out, text);
	assert_string_equal(out.data, expected);
	mus_buf_dispose(&out);
}

/* What cannot be seen is written by number, in the two halves of UTF-16 where it needs them. */
static void test_json(void **state)
{
	(void)state;
	expect_json("", "\"\"");
	expect_json("Åse \"Bæk\" \\ 🍎", "\"Åse \\\"Bæk\\\" \\\\ 🍎\"");
	expect_json("a\nb\tc\rd\x1B[2J", "\"a\\nb\\tc\\u000dd\\u001b[2J\"");
	expect_json("x\xE2\x80\xAEy", "\"x\\u202ey\"");
	expect_json("x\xF3\xA0\x80\x81y", "\"x\\udb40\\udc01y\"");
	expect_json("x\xF8y\xC3", "\"x\\ufffdy\\ufffd\"");
}

/* Running text: its line breaks stay, what stands at its end does not. */
static void test_lines(void **state)
{
	struct mus_buf out = MUS_BUF_INIT;
	struct lines l = { .out = &out, .width = 20 };

	(void)state;
	lines_begin(&l, 2, 4);
	lines_put(&l, "Læse højt for de mindste \n\t\n", LINES_PLAIN);
	lines_put(&l, "hver dag\nefter frokost", LINES_PLAIN);
	lines_end(&l);
	assert_string_equal(out.data, "  Læse højt for de\n    mindste hver\n    dag\n    efter frokost\n");
	mus_buf_dispose(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_room),
		cmocka_unit_test(test_color),
		cmocka_unit_test(test_machine),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
