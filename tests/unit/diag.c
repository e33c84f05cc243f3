#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/diag.h"

#include <stdio.h>
#include <string.h>

#include "base/findings.h"

static void add(
	struct mus_diag *diag, const char *file, uint32_t line, uint32_t column, const char *key)
{
	mus_find(diag, MUS_F_DUPLICATE_KEY, ((struct mus_place){ file, line, column }), key, "1");
}

static void diag__is_untouched_on_success(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_DA);
	size_t n = 1;

	(void)state;
	mus_diag_sort(diag);
	mus_diag_all(diag, &n);
	assert_int_equal(n, 0);
	assert_int_equal(mus_diag_status(diag), MUS_OK);
	assert_int_equal(mus_diag_count(diag, MUS_ERROR), 0);
	assert_int_equal(mus_diag_lang(diag), MUS_DA);
	mus_diag_free(diag);
	mus_diag_free(NULL);
}

static void diag_add__renders_in_the_language(void **state)
{
	struct mus_diag *en = mus_diag_new(MUS_EN), *da = mus_diag_new(MUS_DA);
	const struct mus_finding *a, *b;
	size_t n;

	(void)state;
	add(en, "plan.yaml", 12, 7, "start");
	add(da, "plan.yaml", 12, 7, "start");
	a = mus_diag_all(en, &n);
	b = mus_diag_all(da, &n);
	assert_string_equal(a->id, "duplicate-key");
	assert_string_equal(b->id, "duplicate-key");
	assert_string_equal(a->message, "the key 'start' stands twice (first on line 1)");
	assert_string_equal(b->message, "nøglen 'start' står to gange (første gang i linje 1)");
	assert_string_equal(a->hint, "delete one of them");
	assert_string_equal(b->hint, "slet den ene");
	assert_int_equal(a->severity, MUS_ERROR);
	assert_int_equal(a->status, MUS_REFUSED);
	assert_null(a->path);
	assert_null(a->excerpt);
	mus_diag_free(en);
	mus_diag_free(da);
}

static void diag_add_at__copies_everything(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	char file[] = "a.yaml", path[] = "/x/0", excerpt[] = "x: 1", arg[] = "x";
	const struct mus_finding *found;
	size_t n;

	(void)state;
	mus_diag_add_at(diag, MUS_F_UNKNOWN_ALIAS, (struct mus_place){ file, 1, 2 }, path,
		(struct mus_line){ excerpt, 4, 3 }, MUS_ARGS(arg));
	file[0] = path[1] = excerpt[0] = arg[0] = 'Q';
	found = mus_diag_all(diag, &n);
	assert_int_equal(n, 1);
	assert_string_equal(found->place.file, "a.yaml");
	assert_string_equal(found->path, "/x/0");
	assert_string_equal(found->excerpt, "x: 1");
	assert_int_equal(found->caret, 3);
	assert_string_equal(found->message, "no anchor '&x' before this alias");
	mus_diag_free(diag);
}

static void diag_add__has_no_hint_when_there_is_none(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	const struct mus_finding *found;
	size_t n;

	(void)state;
	mus_find(diag, MUS_F_OPEN, MUS_NOWHERE, "x", "y");
	mus_find(diag, MUS_F_SYNTAX, MUS_IN("a.yaml"), "what", "");
	found = mus_diag_all(diag, &n);
	assert_null(found[0].hint);
	assert_null(found[0].place.file);
	assert_null(found[1].hint);
	assert_string_equal(found[1].message, "what");
	mus_diag_free(diag);
}

static void diag_add__keeps_messages_harmless_and_on_one_line(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	size_t n;

	(void)state;
	mus_find(diag, MUS_F_OPEN, MUS_NOWHERE, "a\nb\x1B[2J", "no");
	assert_string_equal(mus_diag_all(diag, &n)->message, "cannot open 'a\\nb\\x1B[2J': no");
	mus_diag_free(diag);
}

static void diag_unique__keeps_the_first_of_each(void **state)
{
	static const char *const files[] = { "a", "b", "a", "a", "b", "a" }, *const keys[] = { "x", "x", "x", "y", "x", "y" };
	static const uint32_t lines[] = { 1, 1, 1, 1, 1, 2 };
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	const struct mus_finding *found;
	size_t n;

	(void)state;
	for (size_t i = 0; i < 6; i++)
		mus_find(diag, MUS_F_UNKNOWN_ALIAS, ((struct mus_place){ files[i], lines[i], 1 }), keys[i]);
	mus_find(diag, MUS_F_OPEN, MUS_NOWHERE, "x", "y");
	mus_find(diag, MUS_F_OPEN, MUS_NOWHERE, "x", "y");
	mus_diag_unique(diag);
	found = mus_diag_all(diag, &n);
	assert_int_equal(n, 5);
	assert_string_equal(found[0].place.file, "a");
	assert_string_equal(found[1].place.file, "b");
	assert_non_null(strstr(found[2].message, "y"));
	assert_int_equal(found[3].place.line, 2);
	assert_string_equal(found[4].id, "cannot-open");
	mus_diag_free(diag);
}

static void diag_status__is_the_worst(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);

	(void)state;
	mus_find(diag, MUS_F_WRITE, MUS_NOWHERE, "x", "y");
	mus_find(diag, MUS_F_OPEN, MUS_NOWHERE, "x", "y");
	assert_int_equal(mus_diag_status(diag), MUS_SYSTEM);
	assert_int_equal(mus_diag_count(diag, MUS_ERROR), 2);
	assert_int_equal(mus_diag_count(diag, MUS_WARNING), 0);
	mus_diag_free(diag);
}

static void diag_status__is_ok_for_whatever_is_no_error(void **state)
{
	(void)state;
	for (int id = 0; id < MUS_F_COUNT; id++) {
		struct mus_diag *diag = mus_diag_new(MUS_EN);
		const struct mus_finding_text *text = mus_finding_text((enum mus_finding_id)id);
		bool is_error = text->severity == MUS_ERROR;

		mus_diag_add(diag, (enum mus_finding_id)id, MUS_NOWHERE, NULL, 0);
		assert_int_equal(mus_diag_status(diag), is_error ? text->status : MUS_OK);
		assert_int_equal(mus_diag_count(diag, text->severity), 1);
		mus_diag_free(diag);
	}
}

/* The findings' files, lines, columns and first arguments, in their order. */
static void check_order(const struct mus_diag *diag, const char *expected)
{
	struct mus_buf b = MUS_BUF_INIT;
	size_t n;
	const struct mus_finding *found = mus_diag_all(diag, &n);

	for (size_t i = 0; i < n; i++) {
		const struct mus_place *place = &found[i].place;

		mus_buf_fmt(&b, "%s%s:%u:%u:%.1s", i ? " " : "", place->file ? place->file : "-",
			(unsigned)place->line, (unsigned)place->column, found[i].message + 9);
	}
	assert_string_equal(b.data, expected);
	mus_buf_dispose(&b);
}

static void diag_sort__keeps_first_order_of_files_and_of_equals(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);

	(void)state;
	add(diag, "z", 2, 1, "a");
	add(diag, "a", 9, 9, "b");
	add(diag, NULL, 0, 0, "c");
	add(diag, "z", 1, 5, "d");
	add(diag, "z", 1, 2, "e");
	add(diag, "z", 1, 5, "f");
	add(diag, "a", 1, 1, "g");
	add(diag, "z", 1, 5, "h");
	mus_diag_sort(diag);
	check_order(diag, "z:1:2:e z:1:5:d z:1:5:f z:1:5:h z:2:1:a a:1:1:g a:9:9:b -:0:0:c");
	mus_diag_free(diag);
}

static void diag_move__empties_the_source(void **state)
{
	struct mus_diag *to = mus_diag_new(MUS_EN), *from = mus_diag_new(MUS_EN);
	size_t n;

	(void)state;
	add(to, "a", 1, 1, "a");
	add(from, "b", 2, 2, "b");
	add(from, "b", 1, 1, "c");
	mus_diag_move(to, from);
	mus_diag_all(from, &n);
	assert_int_equal(n, 0);
	add(from, "d", 1, 1, "d");
	mus_diag_move(to, from);
	mus_diag_free(from);
	check_order(to, "a:1:1:a b:2:2:b b:1:1:c d:1:1:d");
	mus_diag_free(to);
}

static bool is_of_a(const struct mus_finding *finding, const void *ctx)
{
	return strcmp(finding->place.file, ctx) == 0;
}

/* What is dropped changes neither the counts nor the status. */
static void diag_move_some__drops_the_others(void **state)
{
	struct mus_diag *to = mus_diag_new(MUS_EN), *from = mus_diag_new(MUS_EN);

	(void)state;
	add(from, "a", 1, 1, "a");
	mus_find(from, MUS_F_WRITE, MUS_IN("b"), "x", "y");
	mus_find(from, MUS_F_MORE_FINDINGS, MUS_IN("b"), "x");
	mus_diag_move_some(to, from, is_of_a, "b");
	assert_int_equal(mus_diag_status(to), MUS_SYSTEM);
	assert_int_equal(mus_diag_count(to, MUS_ERROR), 1);
	assert_int_equal(mus_diag_count(to, MUS_NOTE), 1);
	mus_find(from, MUS_F_WRITE, MUS_IN("b"), "x", "y");
	add(from, "a", 1, 1, "a");
	for (unsigned i = 0; i < MUS_DIAG_MOST + 1; i++)
		mus_find(from, MUS_F_NO_LINK, MUS_IN("b"), "x");
	mus_diag_free(to);
	to = mus_diag_new(MUS_EN);
	mus_diag_move_some(to, from, is_of_a, "a");
	check_order(to, "a:1:1:a");
	assert_int_equal(mus_diag_status(to), mus_diag_all(to, &(size_t){ 0 })->status);
	assert_int_equal(mus_diag_count(to, MUS_ERROR), 1);
	assert_int_equal(mus_diag_count(to, MUS_NOTE), 0);
	assert_int_equal(mus_diag_status(from), MUS_OK);
	mus_diag_free(from);
	mus_diag_free(to);
}

static void diag__keeps_so_many_findings_of_a_file(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN), *all = mus_diag_new(MUS_EN);
	const struct mus_finding *f;
	size_t n;

	(void)state;
	for (unsigned i = 0; i < MUS_DIAG_MOST + 500; i++)
		mus_find(diag, MUS_F_MORE_FINDINGS, MUS_IN("a.yaml"), "x");
	assert_int_equal(mus_diag_status(diag), MUS_OK);
	/* What is left out counts nevertheless. */
	mus_find(diag, MUS_F_TOO_DEEP, MUS_IN("a.yaml"), "64");
	assert_int_equal(mus_diag_status(diag), MUS_REFUSED);
	f = mus_diag_all(diag, &n);
	assert_int_equal(n, MUS_DIAG_MOST + 1);
	assert_string_equal(f[n - 1].id, "more-findings");
	assert_string_equal(f[n - 1].message, "more than 1000 findings here; the rest are left out");
	/* Of another file all are kept. */
	mus_find(diag, MUS_F_TOO_DEEP, MUS_IN("b.yaml"), "64");
	mus_diag_all(diag, &n);
	assert_int_equal(n, MUS_DIAG_MOST + 2);
	assert_int_equal(mus_diag_count(diag, MUS_NOTE), MUS_DIAG_MOST + 500);
	mus_diag_move(all, diag);
	assert_int_equal(mus_diag_count(all, MUS_NOTE), MUS_DIAG_MOST + 500);
	assert_int_equal(mus_diag_count(all, MUS_ERROR), 2);
	assert_int_equal(mus_diag_status(all), MUS_REFUSED);
	assert_int_equal(mus_diag_count(diag, MUS_ERROR), 0);
	assert_int_equal(mus_diag_status(diag), MUS_OK);
	mus_diag_free(diag);
	mus_diag_free(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diag__is_untouched_on_success),
		cmocka_unit_test(diag_add__renders_in_the_language),
		cmocka_unit_test(diag_add_at__copies_everything),
		cmocka_unit_test(diag_add__has_no_hint_when_there_is_none),
		cmocka_unit_test(diag_add__keeps_messages_harmless_and_on_one_line),
		cmocka_unit_test(diag_unique__keeps_the_first_of_each),
		cmocka_unit_test(diag_status__is_the_worst),
		cmocka_unit_test(diag_status__is_ok_for_whatever_is_no_error),
		cmocka_unit_test(diag_sort__keeps_first_order_of_files_and_of_equals),
		cmocka_unit_test(diag_move__empties_the_source),
		cmocka_unit_test(diag_move_some__drops_the_others),
		cmocka_unit_test(diag__keeps_so_many_findings_of_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
