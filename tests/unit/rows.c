/* Tables of results: the same cells for people, as csv and as json. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "report/rows.h"

static const struct rows_column columns[] = {
	{ "name", MUS_T_YES, ROWS_TEXT, false },
	{ "what", MUS_T_YES, ROWS_TEXT, false },
	{ "cost", MUS_T_YES, ROWS_NUMBER, false },
	{ "since", MUS_T_YES, ROWS_DATE, true },
	{ "good", MUS_T_YES, ROWS_BOOL, false },
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

/* Only texts give way, the widest first, and none below twelve columns. */
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
		"ja   ja                 ja  ja\n"
		"Åse  Læse højt f…  1.234,5  ja\n"
		"     =1+1\n");
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_machine),
		cmocka_unit_test(test_json),
	};

	return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
