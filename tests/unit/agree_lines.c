/* Agreements among the lines of notes: what begins one, what belongs to it, where it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "work/agreement.h"

/* All that was found in notes, a line each: 'line:column+lines theme | text'; misses: '? line:column text'. */
static struct mus_buf found;

static void read_notes(const char *yaml, const char *pattern)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_arena *arena = mus_arena_new();
	struct mus_agree_terms terms = { 2026, MUS_NO_DATE, NULL };
	struct mus_buf reason = MUS_BUF_INIT;
	struct mus_agree_mark *mark = NULL;
	struct mus_agreements notes;
	struct mus_doc *doc;

	if (pattern) {
		mark = mus_agree_mark_new(pattern, MUS_EN, &reason);
		assert_string_equal(reason.data, "");
		assert_non_null(mark);
	}
	assert_int_equal(mus_doc_parse(&doc, "talk.yaml", yaml, strlen(yaml), diag), MUS_OK);
	mus_agreements_read(&notes, doc, mus_doc_root(doc, 0), mark, &terms, arena);
	mus_buf_cut(&found, 0);
	for (size_t i = 0; i < notes.n; i++) {
		const struct mus_agreement *a = &notes.item[i];

		mus_buf_fmt(&found, "%u:%u+%u %s | %s\n", a->at.line, a->at.column, a->lines,
			a->theme, a->text);
	}
	for (size_t i = 0; i < notes.n_miss; i++)
		mus_buf_fmt(&found, "?%s %u:%u %s\n", notes.miss[i].too_complex ? "?" : "",
			notes.miss[i].at.line, notes.miss[i].at.column, notes.miss[i].text);
	mus_doc_free(doc);
	mus_agree_mark_free(mark);
	mus_arena_free(arena);
	mus_diag_free(diag);
}

static int free_found(void **state)
{
	(void)state;
	mus_buf_dispose(&found);
	return 0;
}

static void test_notes(void **state)
{
	(void)state;
	read_notes("kind: talk\n"
		   "notes:\n"
		   "  faglighed: |\n"
		   "    God dag.\n"
		   "    -> Kursus senest 1. maj\n"
		   "      ->   Mentor  \n"
		   "    ikke -> en aftale\n"
		   "    ->\n"
		   "  trivsel: -> Én linje\n"
		   "  kultur: \"Hej\\n-> I anførselstegn\"\n"
		   "  tal: 7\n"
		   "  andet:\n",
		NULL);
	assert_string_equal(found.data, "5:5+1 faglighed | Kursus senest 1. maj\n"
					"6:7+1 faglighed | Mentor\n"
					"8:5+1 faglighed | \n"
					"9:12+1 trivsel | Én linje\n"
					"10:11+1 kultur | I anførselstegn\n");
}

/* Deeper lines below belong to it; a blank line, a shallower one and the next arrow end it. */
static void test_continuation(void **state)
{
	(void)state;
	read_notes("notes:\n"
		   "  a: |\n"
		   "    -> Kursus i\n"
		   "       dialogisk læsning, \n"
		   "     \tkr. 4.500\n"
		   "    Åse glæder sig.\n"
		   "       Og Bo.\n"
		   "    -> Mentor\n"
		   "\n"
		   "       Ikke med.\n"
		   "      -> Dybere\n"
		   "      Ikke med.\n"
		   "        -> Ny\n"
		   "         og mere\n"
		   "    ->\n"
		   "      Først her\n"
		   "  b: |\n"
		   "       Ikke med, her begynder en ny note.\n",
		NULL);
	assert_string_equal(found.data, "3:5+3 a | Kursus i dialogisk læsning, kr. 4.500\n"
					"8:5+1 a | Mentor\n"
					"11:7+1 a | Dybere\n"
					"13:9+2 a | Ny og mere\n"
					"15:5+2 a | Først her\n");
}

/* The lines are those that YAML makes of the text. */
static void test_styles(void **state)
{
	(void)state;
	read_notes("notes:\r\n"
		   "  a: |-\r\n"
		   "    -> Én\r\n"
		   "      og mere\r\n"
		   "  b: >\r\n"
		   "    -> To\r\n"
		   "    folder sig\r\n"
		   "\r\n"
		   "    -> Tre\r\n"
		   "  c: -> Fire\r\n"
		   "    -> ikke fem\r\n"
		   "  d: '-> Seks\r\n"
		   "\r\n"
		   "    -> Syv'\r\n",
		NULL);
	assert_string_equal(found.data, "3:5+2 a | Én og mere\n"
					"6:5+1 b | To folder sig\n"
					"9:5+1 b | Tre\n"
					"10:6+1 c | Fire -> ikke fem\n"
					"12:6+1 d | Seks\n"
					"12:6+1 d | Syv\n");
}

static void test_nearly(void **state)
{
	static const char *const lines[] = { "→ Kursus", "--> Kursus", "- > Kursus", "=> Kursus",
		"–> Kursus", "- -> Kursus", "* → Kursus", "2. -> Kursus", "Aftale: kursus",
		"- Aftalt: kursus", "AGREED: a course" };
	static const char *const others[] = { "- Kursus", "> Kursus", "Aftalen: kursus", "a -> b",
		"--- Kursus", "=====", "2.5 > 2", "Aftale om kursus: nej", "– Kursus", "-" };
	char yaml[200], expected[200];

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		snprintf(yaml, sizeof yaml, "notes:\n  a: |\n    Hej\n     %s\n", lines[i]);
		snprintf(expected, sizeof expected, "? 4:6 %s\n", lines[i]);
		read_notes(yaml, NULL);
		assert_string_equal(found.data, expected);
	}
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		snprintf(yaml, sizeof yaml, "notes:\n  a: |\n    %s\n", others[i]);
		read_notes(yaml, NULL);
		assert_string_equal(found.data, "");
	}
	/* It belongs to no agreement, as little as what stands below it. */
	read_notes("notes:\n  a: |\n    -> Kursus\n      => Mentor\n        og mere\n", NULL);
	assert_string_equal(found.data, "3:5+1 a | Kursus\n? 4:7 => Mentor\n");
}

static void test_pattern(void **state)
{
	static const char yaml[] = "notes:\n"
				   "  a: |\n"
				   "    Aftale: kursus\n"
				   "      i læsning\n"
				   "    AFTALT: mentor (Åse)\n"
				   "    Ingen aftale: nej\n"
				   "    -> pil\n"
				   "    Æøå! tegn\n";

	(void)state;
	read_notes(yaml, "(?i)aftal[et]:");
	assert_string_equal(found.data, "3:5+2 a | kursus i læsning\n5:5+1 a | mentor (Åse)\n? 7:5 -> pil\n");
	/* The first group, where it took part. */
	read_notes(yaml, "AFTALT: *(\\w+) \\(|Aftale:");
	assert_string_equal(found.data, "3:5+2 a | kursus i læsning\n5:5+1 a | mentor\n? 7:5 -> pil\n");
	/* Blanks around what it holds are none of it. */
	read_notes(yaml, "AFTALT:([^(]*)");
	assert_string_equal(found.data, "5:5+1 a | mentor\n? 3:5 Aftale: kursus\n? 7:5 -> pil\n");
	/* Letters are letters; the beginning is that of the line. */
	read_notes(yaml, "^\\w+!");
	assert_string_equal(found.data, "8:5+1 a | tegn\n? 3:5 Aftale: kursus\n? 5:5 AFTALT: mentor (Åse)\n? 7:5 -> pil\n");
	read_notes(yaml, "ale: ");
	assert_string_equal(found.data, "? 3:5 Aftale: kursus\n? 5:5 AFTALT: mentor (Åse)\n? 7:5 -> pil\n");
	read_notes(yaml, "->");
	assert_string_equal(found.data, "7:5+1 a | pil\n? 3:5 Aftale: kursus\n? 5:5 AFTALT: mentor (Åse)\n");
}

static void test_bad_pattern(void **state)
{
	static const char *const cases[][2] = {
		{ "(Aftale", "missing closing parenthesis (8)" },
		{ "a\\C", "use of \\C is disabled by the application (4)" },
		{ "x*", "it fits an empty line, and so every line" },
		{ "Aftale:|", "it fits an empty line, and so every line" },
		{ "$", "it fits an empty line, and so every line" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mus_buf reason = MUS_BUF_INIT;

		assert_null(mus_agree_mark_new(cases[i][0], MUS_EN, &reason));
		/* PCRE2's words differ a little from one version to the next. */
		assert_string_equal(reason.data + reason.len - 3, cases[i][1] + strlen(cases[i][1]) - 3);
		mus_buf_dispose(&reason);
	}
}

/* A pattern made to take years is stopped, and that is told. */
static void test_slow_pattern(void **state)
{
	(void)state;
	read_notes("notes:\n  a: |\n    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n    b! kursus\n", "(a+)+[?!]|b!");
	assert_string_equal(found.data, "4:5+1 a | kursus\n?? 3:5 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_continuation),
		cmocka_unit_test(test_styles),
		cmocka_unit_test(test_nearly),
		cmocka_unit_test(test_pattern),
		cmocka_unit_test(test_bad_pattern),
		cmocka_unit_test(test_slow_pattern),
	};

	found = (struct mus_buf)MUS_BUF_INIT;
	return cmocka_run_group_tests_name("agree_lines", tests, NULL, free_found);
}
