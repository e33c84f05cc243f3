/*
 * What the public headers promise of every function of a sort: freeing nothing, leaving *out alone
 * on failure, answering for no node, names that lead back to what they name.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mus.h"

static void free__takes_nothing(void **state)
{
	(void)state;
	mus_arena_free(NULL);
	mus_diag_free(NULL);
	mus_doc_free(NULL);
	mus_edit_free(NULL);
	mus_schemas_free(NULL);
	mus_workspace_free(NULL);
	mus_job_free(NULL);
	mus_unlock(NULL);
}

static void dispose__leaves_what_can_be_used_again(void **state)
{
	struct mus_buf buf = MUS_BUF_INIT;
	struct mus_map map = MUS_MAP_INIT;

	(void)state;
	for (int i = 0; i < 2; i++) {
		mus_buf_str(&buf, "Åse");
		assert_string_equal(buf.data, "Åse");
		mus_buf_dispose(&buf);
		assert_string_equal(buf.data, "");
		mus_map_add(&map, "åse")->value = &map;
		assert_ptr_equal(mus_map_get(&map, "åse"), &map);
		mus_map_dispose(&map);
		assert_null(mus_map_find(&map, "åse"));
	}
}

static void failure__leaves_out_alone(void **state)
{
	mus_date date = 4711;
	mus_dec number = 4711;

	(void)state;
	assert_false(mus_date_make(2026, 2, 30, &date));
	assert_false(mus_date_parse("2026-02-30", &date));
	assert_false(mus_date_from_week(2026, 54, 1, &date));
	assert_false(mus_date_expression("+6", 0, NULL, &date));
	assert_false(mus_date_expression("+99999y", 0, NULL, &date));
	setenv("MUS_TODAY", "i går", 1);
	assert_false(mus_date_today(&date));
	setenv("MUS_TODAY", "2026-05-18", 1);
	assert_int_equal(date, 4711);
	assert_false(mus_dec_parse("12.500", &number));
	assert_false(mus_dec_parse("kr. 12", &number));
	assert_int_equal(number, 4711);
}

static void arena__copies_bytes_and_gives_zeroed_room(void **state)
{
	struct mus_arena *arena = mus_arena_new();
	int *list = NULL;
	size_t n = 0, cap = 0;

	(void)state;
	assert_memory_equal(mus_strndup(arena, "a\0b", 3), "a\0b", 4);
	assert_null(mus_strdup(arena, NULL));
	assert_null(mus_strndup(arena, NULL, 3));
	*MUS_PUSH(arena, list, n, cap) = 7;
	n = 0;
	assert_int_equal(*MUS_PUSH(arena, list, n, cap), 0);
	mus_arena_free(arena);
}

static void no_node__is_answered_with_nothing(void **state)
{
	static const char text[] = "kind: plan\ncycle: ~\n";
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;
	size_t begin = 1, end = 1;
	mus_node root;

	(void)state;
	assert_int_equal(mus_doc_parse(&doc, "plan.yaml", text, strlen(text), diag), MUS_OK);
	root = mus_doc_root(doc, 0);
	assert_int_equal(mus_doc_root(doc, 1), 0);
	assert_int_equal(mus_doc_get(doc, root, "person"), 0);
	assert_int_equal(mus_doc_type(doc, 0), MUS_NONE);
	assert_string_equal(mus_doc_str(doc, 0), "");
	assert_string_equal(mus_doc_str(doc, root), "");
	assert_string_equal(mus_doc_str(doc, mus_doc_get(doc, root, "cycle")), "");
	assert_int_equal(mus_doc_len(doc, 0) + mus_doc_size(doc, 0), 0);
	assert_int_equal(mus_doc_first(doc, 0) + mus_doc_next(doc, 0) + mus_doc_value(doc, 0), 0);
	assert_false(mus_doc_true(doc, 0));
	assert_int_equal(mus_doc_place(doc, 0).line, 0);
	assert_string_equal(mus_doc_place(doc, 0).file, "plan.yaml");
	mus_doc_span(doc, 0, &begin, &end);
	assert_int_equal(begin + end, 0);
	assert_null(mus_doc_line(doc, 0).text);
	assert_int_equal(mus_kind_of(doc, 0), MUS_KIND_NONE);
	mus_doc_free(doc);
	mus_diag_free(diag);
}

static void no_id__finds_nobody(void **state)
{
	const struct mus_staff nobody = { 0 };
	struct mus_sums sums;

	(void)state;
	assert_null(mus_unit_find(&nobody, NULL));
	assert_null(mus_person_find(&nobody, NULL));
	assert_false(mus_unit_within(&nobody, NULL, "solsikken"));
	mus_sums_init(&sums, "2026");
	assert_null(mus_sums_find(&sums, MUS_VIEW_UNIT, "solsikken", ""));
	mus_sums_dispose(&sums);
}

#define LEADS_BACK(count, name, parse)                                                             \
	do {                                                                                       \
		for (int i = 0; i < (int)(count); i++)                                             \
			assert_int_equal(parse(name(i)), i);                                       \
		assert_int_equal(parse("ål"), (count));                                            \
	} while (0)

static void name__leads_back(void **state)
{
	(void)state;
	LEADS_BACK(MUS_DUE_WHATS, mus_due_name, mus_due_parse);
	LEADS_BACK(MUS_KEYS, mus_key_name, mus_key_parse);
	LEADS_BACK(MUS_VIEWS, mus_view_name, mus_view_parse);
	LEADS_BACK(MUS_MEASURES, mus_measure_name, mus_measure_parse);
	assert_null(mus_kind_name(MUS_KIND_NONE));
	for (int i = 1; i < MUS_KIND_COUNT; i++)
		assert_int_equal(mus_kind_parse(mus_kind_name(i)), i);
	assert_int_equal(mus_kind_parse("ål"), MUS_KIND_NONE);
	assert_int_equal(mus_audience_parse("ål"), -1);
}

static void words__lead_back_and_are_said_in_both_languages(void **state)
{
	(void)state;
	for (int w = MUS_WORDS_NONE + 1; w < MUS_WORDS_COUNT; w++) {
		int first = w == MUS_WORDS_KIND, i = first;

		for (; mus_word_name(w, i); i++) {
			assert_int_equal(mus_word_parse(w, mus_word_name(w, i)), i);
			assert_true(*mus_word(w, i, MUS_EN) && *mus_word(w, i, MUS_DA));
		}
		assert_true(i > first + 1);
		assert_string_equal(mus_word(w, i, MUS_DA), "");
		assert_int_equal(mus_word_parse(w, "ål"), MUS_NO_INT);
		assert_string_equal(mus_word_of(w, "ål", MUS_DA), "ål");
		assert_string_equal(mus_word_of(w, NULL, MUS_DA), "");
	}
}

static void status__of_warnings_is_ok(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_DA);

	(void)state;
	mus_find(diag, MUS_F_NO_TALK, MUS_NOWHERE, "aase-b");
	assert_int_equal(mus_diag_count(diag, MUS_WARNING), 1);
	assert_int_equal(mus_diag_status(diag), MUS_OK);
	mus_find(diag, MUS_F_UNKNOWN_CYCLE, MUS_NOWHERE, "2031", "2026");
	assert_int_equal(mus_diag_status(diag), MUS_REFUSED);
	mus_diag_free(diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(free__takes_nothing),
		cmocka_unit_test(dispose__leaves_what_can_be_used_again),
		cmocka_unit_test(failure__leaves_out_alone),
		cmocka_unit_test(arena__copies_bytes_and_gives_zeroed_room),
		cmocka_unit_test(no_node__is_answered_with_nothing),
		cmocka_unit_test(no_id__finds_nobody),
		cmocka_unit_test(name__leads_back),
		cmocka_unit_test(words__lead_back_and_are_said_in_both_languages),
		cmocka_unit_test(status__of_warnings_is_ok),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
