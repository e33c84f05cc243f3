#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/csv.h"

#include <string.h>

struct fixture {
	struct mus_csv csv;
	struct mus_arena *arena;
	struct mus_diag *diag;
	enum mus_status status;
};

static struct fixture read_bytes(const char *text, size_t len)
{
	struct fixture f = { .arena = mus_arena_new(), .diag = mus_diag_new(MUS_EN) };

	f.status = mus_csv_read(&f.csv, "staff.csv", text, len, f.arena, f.diag);
	return f;
}

static struct fixture read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

static void dispose(struct fixture *f)
{
	mus_arena_free(f->arena);
	mus_diag_free(f->diag);
}

/* The whole table in one line: cells between bars, rows between slashes. */
static void check_table(const char *text, const char *expected)
{
	struct fixture f = read_text(text);
	struct mus_buf b = MUS_BUF_INIT;

	for (size_t i = 0; i < f.csv.n; i++) {
		if (i)
			mus_buf_char(&b, '/');
		for (size_t k = 0; k < f.csv.rows[i].n; k++)
			mus_buf_fmt(&b, "%s%s", k ? "|" : "", f.csv.rows[i].cells[k].text);
	}
	assert_int_equal(f.status, MUS_OK);
	assert_string_equal(b.data, expected);
	mus_buf_dispose(&b);
	dispose(&f);
}

static void check_refused(const char *text, size_t len, const char *id, uint32_t line,
	uint32_t column, const char *excerpt)
{
	struct fixture f = read_bytes(text, len);
	size_t n;
	const struct mus_finding *found = mus_diag_all(f.diag, &n);

	assert_int_equal(f.status, MUS_REFUSED);
	assert_int_equal(n, 1);
	assert_string_equal(found->id, id);
	assert_string_equal(found->place.file, "staff.csv");
	assert_int_equal(found->place.line, line);
	assert_int_equal(found->place.column, column);
	if (excerpt)
		assert_string_equal(found->excerpt, excerpt);
	dispose(&f);
}

static void csv_read__takes_the_delimiter_of_the_heading(void **state)
{
	(void)state;
	check_table("id;navn\n1;Holm, Åse\n", "id|navn/1|Holm, Åse");
	check_table("id,navn\n1,a;b\n", "id|navn/1|a;b");
	check_table("id\tnavn\n1\ta;b,c\n", "id|navn/1|a;b,c");
	check_table("id;a,b;c\n1;2;3\n", "id|a,b|c/1|2|3");
	check_table("\"a,b,c\";d\n1;2\n", "a,b,c|d/1|2");
	check_table("navn\nHolm, Åse\n", "navn/Holm, Åse");
}

static void csv_read__takes_bom_crlf_and_no_last_line_end(void **state)
{
	(void)state;
	check_table("\xEF\xBB\xBFid;navn\r\n1;Åse\r\n2;Bo", "id|navn/1|Åse/2|Bo");
	check_table("id;navn\n1;", "id|navn/1|");
}

static void csv_read__takes_windows_1252(void **state)
{
	(void)state;
	check_table("id;navn\r\n1;\xC5se B\xF8lv\xE6rk\r\n", "id|navn/1|Åse Bølværk");
}

static void csv_read__takes_quoted_fields(void **state)
{
	(void)state;
	check_table("a;b\n\"x;y\";\"he said \"\"no\"\"\"\n", "a|b/x;y|he said \"no\"");
	check_table("a;b\r\n\"one\r\ntwo\";3\r\n", "a|b/one\ntwo|3");
	check_table("a;b\n\"\";\"\"\"\"\n", "a|b/|\"");
	check_table("a;b\n \"x\" ; \" y \" \n", "a|b/x|y");
	check_table("a;b\n5\" pipe;1\n", "a|b/5\" pipe|1");
}

static void csv_read__drops_blanks_and_empty_rows(void **state)
{
	(void)state;
	check_table("\n\nid ; navn\t\n\n ; \n;;;\r\n1;\u00A0Åse\u00A0\n\n", "id|navn/1|Åse");
	check_table("a\tb\n\t2\n1\t\n", "a|b/|2/1|");
	check_table("", "");
	check_table("\xEF\xBB\xBF", "");
	check_table("\r\n\r\n", "");
	/* A last letter on its own, and a no-break space. */
	check_table("a;b\nTeam A;Mette K\nx\xC2\xA0;\xC2\xA0y z\n", "a|b/Team A|Mette K/x|y z");
}

static void csv_read__tells_where_cells_begin(void **state)
{
	struct fixture f = read_text("\n\"æ\nø\";å;  x;\n");
	const struct mus_csv_cell *cells = f.csv.rows[0].cells;

	(void)state;
	assert_int_equal(f.csv.n, 1);
	assert_int_equal(f.csv.rows[0].line, 2);
	assert_int_equal(f.csv.rows[0].n, 4);
	assert_int_equal(f.csv.delimiter, ';');
	assert_int_equal(cells[0].line, 2);
	assert_int_equal(cells[0].column, 1);
	assert_int_equal(cells[1].line, 3);
	assert_int_equal(cells[1].column, 4);
	assert_int_equal(cells[2].column, 8);
	assert_int_equal(cells[3].column, 10);
	dispose(&f);
}

static void csv_read__refuses_a_quote_that_never_ends(void **state)
{
	static const char text[] = "a;b\r\nåø;\"x\r\ny;z\r\n";

	(void)state;
	check_refused(text, strlen(text), "csv-quote", 2, 4, "åø;\"x");
}

static void csv_read__refuses_text_after_a_quote(void **state)
{
	static const char text[] = "a;b\n\"æ\" x;2\n3;4\n";

	(void)state;
	check_refused(text, strlen(text), "csv-after-quote", 2, 5, "\"æ\" x;2");
}

static void csv_read__goes_on_after_a_bad_field(void **state)
{
	struct fixture f = read_text("a;b\n\"x\"y;2\n\"z\"w;4\n5;6\n");

	(void)state;
	assert_int_equal(f.status, MUS_REFUSED);
	assert_int_equal(mus_diag_count(f.diag, MUS_ERROR), 2);
	assert_int_equal(f.csv.n, 4);
	assert_string_equal(f.csv.rows[3].cells[1].text, "6");
	dispose(&f);
}

static void csv_read__refuses_what_is_no_text(void **state)
{
	(void)state;
	check_refused("\xFF\xFE"
		      "i\0d\0",
		6, "utf-16", 0, 0, NULL);
	check_refused("\xFE\xFF\0i\0d", 6, "utf-16", 0, 0, NULL);
	check_refused("id;na\0vn\n", 9, "binary-file", 0, 0, NULL);
}

static void check_field(const char *text, char delimiter, const char *expected)
{
	struct mus_buf b = MUS_BUF_INIT;

	mus_csv_field(&b, text, delimiter);
	assert_string_equal(b.data, expected);
	mus_buf_dispose(&b);
}

static void csv_field__quotes_where_it_must(void **state)
{
	(void)state;
	check_field("Åse", ',', "Åse");
	check_field("", ',', "");
	check_field("Holm, Åse", ',', "\"Holm, Åse\"");
	check_field("Holm, Åse", ';', "Holm, Åse");
	check_field("12,5;x", ';', "\"12,5;x\"");
	check_field("\"no\"", ',', "\"\"\"no\"\"\"");
	check_field("one\ntwo", ',', "\"one\ntwo\"");
	check_field("one\rtwo", ',', "\"one\rtwo\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csv_read__takes_the_delimiter_of_the_heading),
		cmocka_unit_test(csv_read__takes_bom_crlf_and_no_last_line_end),
		cmocka_unit_test(csv_read__takes_windows_1252),
		cmocka_unit_test(csv_read__takes_quoted_fields),
		cmocka_unit_test(csv_read__drops_blanks_and_empty_rows),
		cmocka_unit_test(csv_read__tells_where_cells_begin),
		cmocka_unit_test(csv_read__refuses_a_quote_that_never_ends),
		cmocka_unit_test(csv_read__refuses_text_after_a_quote),
		cmocka_unit_test(csv_read__goes_on_after_a_bad_field),
		cmocka_unit_test(csv_read__refuses_what_is_no_text),
		cmocka_unit_test(csv_field__quotes_where_it_must),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
