#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"

#include <string.h>

#include "base/findings.h"
#include "base/utf8.h"

static void check_fill(const char *text, const char *const *args, size_t n, const char *expected)
{
	struct mus_buf b = MUS_BUF_INIT;

	mus_fill(&b, text, args, n);
	assert_string_equal(b.data, expected);
	mus_buf_dispose(&b);
}

static void fill__puts_arguments_in(void **state)
{
	(void)state;
	check_fill("plain", NULL, 0, "plain");
	check_fill("{0} and {1}, {0}", MUS_ARGS("a", "b"), "a and b, a");
	check_fill("{1}{0}", MUS_ARGS("a", "b"), "ba");
	check_fill("'{0}'", MUS_ARGS("{1}"), "'{1}'");
	check_fill(
		"{10}", MUS_ARGS("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "ten"), "ten");
}

static void fill__leaves_the_mark_of_a_missing_argument(void **state)
{
	(void)state;
	check_fill("{0} {1}", MUS_ARGS("a"), "a {1}");
	check_fill("{0} {1}", MUS_ARGS(NULL, "b"), "{0} b");
	check_fill("{99999999999999999999}", MUS_ARGS("a"), "{99999999999999999999}");
}

static void fill__takes_braces_that_are_no_mark(void **state)
{
	(void)state;
	check_fill("{{0}", MUS_ARGS("a"), "{0}");
	check_fill("[ or { is", MUS_ARGS("a"), "[ or { is");
	check_fill("{}", MUS_ARGS("a"), "{}");
	check_fill("{", MUS_ARGS("a"), "{");
	check_fill("{0", MUS_ARGS("a"), "{0");
	check_fill("{x} }", MUS_ARGS("a"), "{x} }");
}

static void say__takes_the_language(void **state)
{
	struct mus_buf b = MUS_BUF_INIT;

	(void)state;
	mus_say(&b, MUS_EN, MUS_T_SYN_OTHER, MUS_ARGS("x"));
	assert_string_equal(b.data, "not valid YAML: x");
	mus_buf_cut(&b, 0);
	mus_say(&b, MUS_DA, MUS_T_SYN_OTHER, MUS_ARGS("x"));
	assert_string_equal(b.data, "ikke gyldig YAML: x");
	mus_buf_dispose(&b);
}

/* The marks {0} to {9} of a text as a set of bits, found by filling them in. */
static unsigned marks_of(const char *text)
{
	static const char *const args[] = { "\x01", "\x02", "\x03", "\x04", "\x05", "\x06", "\x07",
		"\x08", "\x0E", "\x0F" };
	struct mus_buf b = MUS_BUF_INIT;
	unsigned marks = 0;

	mus_fill(&b, text, args, 10);
	for (unsigned i = 0; i < 10; i++)
		if (strchr(b.data, *args[i]))
			marks |= 1U << i;
	mus_buf_dispose(&b);
	return marks;
}

static void check_pair(const char *const pair[2])
{
	for (int lang = 0; lang < 2; lang++)
		if (mus_utf8_check(pair[lang], strlen(pair[lang])) < strlen(pair[lang]))
			fail_msg("not UTF-8: '%s'", pair[lang]);
	if (!*pair[MUS_EN] != !*pair[MUS_DA])
		fail_msg("one language is missing: '%s' / '%s'", pair[MUS_EN], pair[MUS_DA]);
	if (marks_of(pair[MUS_EN]) != marks_of(pair[MUS_DA]))
		fail_msg("different marks: '%s' / '%s'", pair[MUS_EN], pair[MUS_DA]);
}

static void catalogue__has_each_text_in_both_languages(void **state)
{
	(void)state;
	for (int id = 0; id < MUS_T_COUNT; id++) {
		const char *pair[2] = { mus_text(MUS_EN, (enum mus_text_id)id),
			mus_text(MUS_DA, (enum mus_text_id)id) };

		check_pair(pair);
	}
}

static void catalogue__has_each_finding_in_both_languages(void **state)
{
	(void)state;
	for (int id = 0; id < MUS_F_COUNT; id++) {
		const struct mus_finding_text *text = mus_finding_text((enum mus_finding_id)id);

		check_pair(text->message);
		check_pair(text->hint);
		assert_string_not_equal(text->message[MUS_EN], "");
	}
}

static void catalogue__writes_findings_in_one_way(void **state)
{
	(void)state;
	for (int id = 0; id < MUS_F_COUNT; id++) {
		const struct mus_finding_text *text = mus_finding_text((enum mus_finding_id)id);

		for (int lang = 0; lang < 2; lang++) {
			const char *message = text->message[lang];

			if (message[strlen(message) - 1] == '.' || strchr(message, '\n'))
				fail_msg("not one line without a full stop: '%s'", message);
		}
	}
}

/* Two texts may tell one fault (with a suggestion, and without): then they weigh the same. */
static void catalogue__gives_each_fault_its_own_id(void **state)
{
	(void)state;
	for (int i = 0; i < MUS_F_COUNT; i++) {
		const struct mus_finding_text *a = mus_finding_text((enum mus_finding_id)i);

		if (!mus_id_valid(a->id))
			fail_msg("'%s' is no id", a->id);
		for (int k = 0; k < i; k++) {
			const struct mus_finding_text *b = mus_finding_text((enum mus_finding_id)k);

			if (strcmp(a->id, b->id) == 0 && (a->severity != b->severity || a->status != b->status))
				fail_msg("'%s' stands for faults of different weight", a->id);
			if (strcmp(a->id, b->id) == 0 && strcmp(a->message[0], b->message[0]) == 0 &&
				strcmp(a->hint[0], b->hint[0]) == 0)
				fail_msg("'%s' stands twice with one text", a->id);
		}
	}
}

static void catalogue__lets_errors_alone_change_the_status(void **state)
{
	(void)state;
	for (int id = 0; id < MUS_F_COUNT; id++) {
		const struct mus_finding_text *text = mus_finding_text((enum mus_finding_id)id);

		if (text->severity != MUS_ERROR && text->status != MUS_OK)
			fail_msg("'%s' is no error, but has a status", text->id);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fill__puts_arguments_in),
		cmocka_unit_test(fill__leaves_the_mark_of_a_missing_argument),
		cmocka_unit_test(fill__takes_braces_that_are_no_mark),
		cmocka_unit_test(say__takes_the_language),
		cmocka_unit_test(catalogue__has_each_text_in_both_languages),
		cmocka_unit_test(catalogue__has_each_finding_in_both_languages),
		cmocka_unit_test(catalogue__writes_findings_in_one_way),
		cmocka_unit_test(catalogue__gives_each_fault_its_own_id),
		cmocka_unit_test(catalogue__lets_errors_alone_change_the_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
