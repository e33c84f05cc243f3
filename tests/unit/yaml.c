#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/doc.h"
#include "doc/quote.h"
#include "doc/yaml.h"

#include <string.h>

struct fixture {
	struct mus_buf out;
	struct mus_yaml y;
};

static void begin(struct fixture *f)
{
	f->out = (struct mus_buf)MUS_BUF_INIT;
	mus_yaml_begin(&f->y, &f->out);
}

static void end(struct fixture *f, const char *expected)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;

	assert_string_equal(f->out.data, expected);
	assert_int_equal(mus_doc_parse(&doc, "out", f->out.data, f->out.len, diag), MUS_OK);
	mus_doc_free(doc);
	mus_diag_free(diag);
	mus_buf_dispose(&f->out);
}

static void yaml__writes_a_record(void **state)
{
	static const char *const ids[] = { "aase-b", "bo-m", "no", "x,y" };
	struct fixture f;
	struct mus_yaml *y = &f.y;

	(void)state;
	begin(&f);
	mus_yaml_comment(y, "yaml-language-server: $schema=../schemas/plan.schema.yaml");
	mus_yaml_map(y);
	mus_yaml_pair(y, "kind", "plan");
	mus_yaml_plain_pair(y, "cycle", "2026");
	mus_yaml_key(y, "leaders");
	mus_yaml_flow(y, ids, 4);
	mus_yaml_key(y, "none");
	mus_yaml_flow(y, ids, 0);
	mus_yaml_blank(y);
	mus_yaml_comment(y, "Aftalt i samtalen:\n\nse noterne");
	mus_yaml_key(y, "actions");
	mus_yaml_seq(y);
	mus_yaml_comment(y, "den første");
	mus_yaml_map(y);
	mus_yaml_pair(y, "id", "kursus");
	mus_yaml_pair(y, "title", "Kursus: læsning");
	mus_yaml_key(y, "before");
	mus_yaml_map(y);
	mus_yaml_pair(y, "text", "Én\n  to\n");
	mus_yaml_plain_pair(y, "due", "2026-05-29");
	mus_yaml_end(y);
	mus_yaml_key(y, "log");
	mus_yaml_seq(y);
	mus_yaml_end(y);
	mus_yaml_end(y);
	mus_yaml_str(y, "fri\ntekst");
	mus_yaml_str(y, NULL);
	mus_yaml_end(y);
	mus_yaml_plain_pair(y, "note", "");
	mus_yaml_end(y);
	end(&f, "# yaml-language-server: $schema=../schemas/plan.schema.yaml\n"
		"kind: plan\n"
		"cycle: 2026\n"
		"leaders: [aase-b, bo-m, \"no\", \"x,y\"]\n"
		"none: []\n"
		"\n"
		"# Aftalt i samtalen:\n"
		"#\n"
		"# se noterne\n"
		"actions:\n"
		"  # den første\n"
		"  - id: kursus\n"
		"    title: \"Kursus: læsning\"\n"
		"    before:\n"
		"      text: |\n"
		"        Én\n"
		"          to\n"
		"      due: 2026-05-29\n"
		"    log: []\n"
		"  - |-\n"
		"    fri\n"
		"    tekst\n"
		"  - null\n"
		"note:\n");
}

static void yaml__writes_fragments(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	mus_yaml_seq(&f.y);
	mus_yaml_seq(&f.y);
	mus_yaml_str(&f.y, "a");
	mus_yaml_str(&f.y, "b");
	mus_yaml_end(&f.y);
	mus_yaml_map(&f.y);
	mus_yaml_end(&f.y);
	mus_yaml_map(&f.y);
	mus_yaml_comment(&f.y, "c");
	mus_yaml_pair(&f.y, "k", "d");
	mus_yaml_end(&f.y);
	mus_yaml_end(&f.y);
	end(&f, "- - a\n  - b\n- {}\n- # c\n  k: d\n");
	begin(&f);
	mus_yaml_map(&f.y);
	mus_yaml_end(&f.y);
	end(&f, "{}\n");
	begin(&f);
	mus_yaml_str(&f.y, "a\nb\n");
	end(&f, "|\n  a\n  b\n");
	begin(&f);
	mus_yaml_map(&f.y);
	mus_yaml_pair(&f.y, "a", "1");
	mus_yaml_end(&f.y);
	mus_yaml_document(&f.y);
	mus_yaml_map(&f.y);
	mus_yaml_pair(&f.y, "y", "2 dage");
	mus_yaml_end(&f.y);
	end(&f, "a: \"1\"\n---\n\"y\": 2 dage\n");
}

static void check_text(const char *text, const char *written)
{
	struct fixture f;

	begin(&f);
	mus_yaml_map(&f.y);
	mus_yaml_pair(&f.y, "k", text);
	mus_yaml_end(&f.y);
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;
	assert_string_equal(f.out.data, written);
	assert_int_equal(mus_doc_parse(&doc, "out", f.out.data, f.out.len, diag), MUS_OK);
	mus_node value = mus_doc_get(doc, mus_doc_root(doc, 0), "k");
	assert_int_equal(mus_doc_type(doc, value), MUS_STRING);
	assert_string_equal(mus_doc_str(doc, value), text);
	mus_doc_free(doc);
	mus_diag_free(diag);
	mus_buf_dispose(&f.out);
}

static void yaml__quotes_what_some_reader_would_not_take_as_that_text(void **state)
{
	(void)state;
	check_text("", "k: \"\"\n");
	check_text("Åse", "k: Åse\n");
	check_text("øl og vin", "k: øl og vin\n");
	check_text("it's", "k: it's\n");
	check_text("Off", "k: \"Off\"\n");
	check_text("N", "k: \"N\"\n");
	check_text("NaN", "k: \"NaN\"\n");
	check_text("null", "k: \"null\"\n");
	check_text("nullet", "k: nullet\n");
	check_text("~", "k: \"~\"\n");
	check_text("7.5", "k: \"7.5\"\n");
	check_text("1e3", "k: \"1e3\"\n");
	check_text("0b11", "k: \"0b11\"\n");
	check_text("1_000", "k: \"1_000\"\n");
	check_text("2026-05-29", "k: 2026-05-29\n");
	check_text("2026-5-29", "k: \"2026-5-29\"\n");
	check_text("2026-05-29 10:00:00 Z", "k: \"2026-05-29 10:00:00 Z\"\n");
	check_text("3. session", "k: 3. session\n");
	check_text(" x", "k: \" x\"\n");
	check_text("x ", "k: \"x \"\n");
	check_text("x:", "k: \"x:\"\n");
	check_text("x:y", "k: x:y\n");
	check_text("<<", "k: \"<<\"\n");
	check_text("=", "k: \"=\"\n");
	check_text("§ 3", "k: \"§ 3\"\n");
	check_text("\xC2\x85", "k: \"\\x85\"\n");
	check_text("a\xC2\x9F", "k: \"a\\x9F\"\n");
	check_text("a\x7F\\", "k: \"a\\x7F\\\\\"\n");
	check_text("a\rb", "k: \"a\\rb\"\n");
}

static void yaml__writes_line_breaks_as_blocks(void **state)
{
	(void)state;
	check_text("a\nb", "k: |-\n  a\n  b\n");
	check_text("a\n", "k: |\n  a\n");
	check_text("\na", "k: |-\n\n  a\n");
	check_text(" a\nb\n", "k: |2\n   a\n  b\n");
	check_text("\ta\nb\n", "k: |2\n  \ta\n  b\n");
	check_text("a \n\n# b\n", "k: |\n  a \n\n  # b\n");
	check_text("a\n\n", "k: \"a\\n\\n\"\n");
	check_text("a\n  ", "k: \"a\\n  \"\n");
	check_text("\n", "k: \"\\n\"\n");
	check_text("a\n\x01", "k: \"a\\n\\x01\"\n");
}

/* A reader refuses them; nothing is lost, and no byte behind is taken for theirs. */
static void yaml__keeps_bytes_that_are_no_utf8(void **state)
{
	struct mus_buf out = MUS_BUF_INIT;

	(void)state;
	quote_double(&out, "a\xE6\"\xC3", 4);
	assert_string_equal(out.data, "\"a\xE6\\\"\xC3\"");
	mus_buf_dispose(&out);
}

static void yaml__ends_no_more_than_was_begun(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	mus_yaml_end(&f.y);
	mus_yaml_seq(&f.y);
	mus_yaml_str(&f.y, "å");
	mus_yaml_end(&f.y);
	mus_yaml_end(&f.y);
	end(&f, "- å\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(yaml__writes_a_record),
		cmocka_unit_test(yaml__writes_fragments),
		cmocka_unit_test(yaml__quotes_what_some_reader_would_not_take_as_that_text),
		cmocka_unit_test(yaml__writes_line_breaks_as_blocks),
		cmocka_unit_test(yaml__keeps_bytes_that_are_no_utf8),
		cmocka_unit_test(yaml__ends_no_more_than_was_begun),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
