/*
 * Reading records: wrong types and where they are found, what is absent, and the fixed words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "record/record.h"

#include <stdio.h>
#include <string.h>

static struct mus_arena *arena;
static struct mus_diag *diag;

static int setup(void **state)
{
	(void)state;
	arena = mus_arena_new();
	diag = mus_diag_new(MUS_EN);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	mus_arena_free(arena);
	mus_diag_free(diag);
	return 0;
}

static enum mus_status read_text(enum mus_kind kind, const char *text, void *out)
{
	struct mus_doc *doc;
	enum mus_status status;

	assert_int_equal(mus_doc_parse(&doc, "r.yaml", text, strlen(text), diag), MUS_OK);
	status = mus_record_read(kind, doc, mus_doc_root(doc, 0), arena, diag, out);
	mus_doc_free(doc);
	return status;
}

/* What is known of a finding. */
struct expected {
	const char *id;
	uint32_t line, column;
	const char *path, *message;
};

static void assert_findings(const struct expected *expected, size_t n_expected)
{
	size_t n;
	const struct mus_finding *f = mus_diag_all(diag, &n);

	for (size_t i = 0; i < n && i < n_expected; i++) {
		assert_string_equal(f[i].message, expected[i].message);
		assert_string_equal(f[i].id, expected[i].id);
		assert_string_equal(f[i].path, expected[i].path);
		assert_string_equal(f[i].place.file, "r.yaml");
		assert_int_equal(f[i].place.line, expected[i].line);
		assert_int_equal(f[i].place.column, expected[i].column);
		assert_non_null(f[i].excerpt);
		assert_int_equal(f[i].status, MUS_REFUSED);
	}
	assert_int_equal(n, n_expected);
}

#define FINDINGS(array) assert_findings((array), sizeof(array) / sizeof *(array))
#define TEXT_MUST "text (a number in quotes)"
#define DATE_MUST "a date such as 2026-03-31"
#define DEC_MUST "a number with at most two decimals"
#define PART_MUST "a set of keys (key: value)"

/* The places of several wrong values; what is right beside them is read. */
static void wrong_types__are_found_where_they_stand(void **state)
{
	static const struct expected expected[] = {
		{ "field-type", 3, 12, "/follow_up", "'follow_up' must be " DATE_MUST },
		{ "field-type", 5, 12, "/actions/0/title", "'title' must be " TEXT_MUST },
		{ "field-type", 6, 11, "/actions/0/cost", "'cost' must be " DEC_MUST },
		{ "field-word", 7, 13, "/actions/0/status", "'status' cannot be 'finished'" },
		{ "field-type", 9, 12, "/actions/0/before/due", "'due' must be " DATE_MUST },
		{ "item-type", 10, 5, "/actions/1", "an item of 'actions' must be " PART_MUST },
		{ "field-type", 12, 14, "/actions/2/effect", "'effect' must be " PART_MUST },
		{ "field-type", 13, 8, "/goals", "'goals' must be a list" },
	};
	struct mus_plan p;

	(void)state;
	assert_int_equal(read_text(MUS_PLAN,
				 "kind: plan\nperson: aase-b\nfollow_up: 2026-02-30\nactions:\n"
				 "  - title: 17\n    cost: 12.345\n    status: finished\n"
				 "    before:\n      due: i maj\n"
				 "  - bare text\n"
				 "  - id: tre\n    effect:  5\ngoals: none\n",
				 &p),
		MUS_REFUSED);
	FINDINGS(expected);
	assert_string_equal(p.person, "aase-b");
	assert_int_equal(p.n_actions, 2);
	assert_string_equal(p.actions[1].id, "tre");
	assert_int_equal(p.actions[1].effect.at.line, 0);
	assert_int_equal(p.actions[0].status, MUS_NO_INT);
	assert_int_equal(p.actions[0].before.due, MUS_NO_DATE);
}

static void wrong_items__are_named_by_their_list(void **state)
{
	static const struct expected expected[] = {
		{ "item-type", 1, 14, "/leaders/1",
			"an item of 'leaders' must be an id (a-z, 0-9 and single hyphens, "
			"beginning "
			"with a letter)" },
		{ "item-type", 4, 18, "/people/0/also_in/0",
			"an item of 'also_in' must be an id (a-z, 0-9 and single hyphens, "
			"beginning "
			"with a letter)" },
		{ "field-type", 5, 14, "/people/0/leads", "'leads' must be true or false" },
	};
	struct mus_unit u;

	(void)state;
	assert_int_equal(read_text(MUS_UNIT,
				 "leaders: [a, B, c]\npeople:\n  - id: x\n"
				 "    also_in:   [ ../y, z]\n    leads:   yes\n",
				 &u),
		MUS_REFUSED);
	FINDINGS(expected);
	assert_int_equal(u.leaders.n, 2);
	assert_string_equal(u.leaders.item[1], "c");
	assert_int_equal(u.people[0].also_in.n, 1);
}

static void wrong_entries__are_named_by_their_key(void **state)
{
	static const struct expected expected[] = {
		{ "field-word", 3, 8, "/themes/b~1c", "'b/c' cannot be 'fine'" },
		{ "field-type", 5, 8, "/notes/tal", "'tal' must be " TEXT_MUST },
		{ "field-type", 9, 10, "/planned",
			"'planned' must be a date such as 2026-03-31, or with a time "
			"2026-03-31T09:30" },
		{ "field-type", 10, 8, "/cycle",
			"'cycle' must be a year such as 2026, or one with a word after it such as "
			"2026-autumn" },
	};
	struct mus_talk t;

	(void)state;
	assert_int_equal(
		read_text(MUS_TALK,
			"themes:\n  a: works\n  b/c: fine\nnotes:\n  tal: 5\n  tom:\n"
			"  x-mit: [1]\n  godt: ja\nplanned: 2026-03-10T24:00\ncycle: ../26\n",
			&t),
		MUS_REFUSED);
	FINDINGS(expected);
	assert_int_equal(t.n_themes, 1);
	assert_int_equal(t.n_notes, 1);
	assert_string_equal(t.notes[0].key, "godt");
	assert_null(t.planned);
	assert_int_equal(t.planned_date, MUS_NO_DATE);
}

static void wrong_ranges_and_numbers(void **state)
{
	static const struct expected expected[] = {
		{ "field-type", 2, 9, "/activities/0/step", "'step' must be a whole number" },
		{ "field-type", 3, 9, "/activities/0/date",
			"'date' must be a date such as 2026-03-31, or an anchor with an offset" },
		{ "field-type", 4, 19, "/activities/0/hours/leader",
			"'leader' must be a number with at most two decimals, or [least, most]" },
		{ "field-type", 4, 53, "/activities/0/hours/top_management",
			"'top_management' must be a number with at most two decimals, or [least, "
			"most]" },
		{ "field-type", 5, 18, "/activities/1/date/offset", "'offset' must be " TEXT_MUST },
	};
	struct mus_wheel w;

	(void)state;
	assert_int_equal(read_text(MUS_WHEEL,
				 "activities:\n- step: 1.5\n  date: soon\n"
				 "  hours: {leader: [1], employee: 2, top_management: many}\n"
				 "- date: {offset: 3, anchor: opsamling}\n",
				 &w),
		MUS_REFUSED);
	assert_int_equal(w.n_activities, 2);
	assert_int_equal(w.activities[0].n_hours, 1);
	assert_string_equal(w.activities[0].hours[0].group, "employee");
	assert_string_equal(w.activities[1].anchor, "opsamling");
	FINDINGS(expected);
}

/* Values that are all but right, and those of another type altogether. */
static void wrong_values__of_each_type(void **state)
{
	static const char moment[] = "'planned' must be a date such as 2026-03-31, or with a time 2026-03-31T09:30";
	static const char cycle[] = "'cycle' must be a year such as 2026, or one with a word after it such as 2026-autumn";
	static const struct {
		enum mus_kind kind;
		const char *text, *path, *message;
	} cases[] = { { MUS_TALK, "planned: 2026-03-10T9:30\n", "/planned", moment },
		{ MUS_TALK, "planned: [2026-03-10]\n", "/planned", moment },
		{ MUS_TALK, "planned: 2026-02-30T09:30\n", "/planned", moment },
		{ MUS_TALK, "cycle: 2026_efterår\n", "/cycle", cycle },
		{ MUS_TALK, "cycle: 2026-\n", "/cycle", cycle },
		{ MUS_TALK, "cycle: 2026-forår-\n", "/cycle", cycle },
		{ MUS_TALK, "themes: 3\n", "/themes", "'themes' must be " PART_MUST },
		{ MUS_TALK, "state: 3\n", "/state", "'state' cannot be '3'" },
		{ MUS_TALK, "state: [held]\n", "/state", "'state' must be one of the fixed words" },
		{ MUS_STRATEGY, "goals:\n- signs:\n  - baseline: [3]\n", "/goals/0/signs/0/baseline",
			"'baseline' must be a number or text" },
		{ MUS_WHEEL, "activities:\n- step: 3000000000\n", "/activities/0/step", "'step' must be a whole number" } };
	union {
		struct mus_talk talk;
		struct mus_wheel wheel;
		struct mus_strategy strategy;
	} out;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct mus_finding *f;
		size_t n;

		mus_diag_free(diag);
		diag = mus_diag_new(MUS_EN);
		assert_int_equal(read_text(cases[i].kind, cases[i].text, &out), MUS_REFUSED);
		f = mus_diag_all(diag, &n);
		assert_int_equal(n, 1);
		assert_string_equal(f->message, cases[i].message);
		assert_string_equal(f->path, cases[i].path);
	}
}

static void root__must_be_a_mapping(void **state)
{
	static const struct expected expected[] = {
		{ "field-type", 1, 1, "", "'note' must be " PART_MUST },
	};
	struct mus_note_record note;

	(void)state;
	assert_int_equal(read_text(MUS_NOTE_KIND, "- text: a\n", &note), MUS_REFUSED);
	FINDINGS(expected);
	assert_null(note.text);
	assert_int_equal(note.date, MUS_NO_DATE);
}

static void findings__in_danish_with_a_hint(void **state)
{
	const struct mus_finding *f;
	struct mus_talk t;
	size_t n;

	(void)state;
	mus_diag_free(diag);
	diag = mus_diag_new(MUS_DA);
	read_text(MUS_TALK, "state: done\nheld: i går\n", &t);
	f = mus_diag_all(diag, &n);
	assert_int_equal(n, 2);
	assert_string_equal(f[0].message, "'state' kan ikke være 'done'");
	assert_string_equal(f[0].hint, "skriv et af ordene: planned, held, not_held");
	assert_string_equal(f[1].message, "'held' skal være en dato som 2026-03-31");
}

static void absent__has_its_value(void **state)
{
	struct mus_workplace w;
	struct mus_talk t;
	struct mus_form f;

	(void)state;
	assert_int_equal(read_text(MUS_WORKPLACE, "kind: workplace\nreminders:\n", &w), MUS_OK);
	assert_int_equal(w.privacy.at.line, 0);
	assert_int_equal(w.privacy.min_group, 5);
	assert_int_equal(w.privacy.min_cell, 3);
	assert_int_equal(w.reminders.before.n, 2);
	assert_int_equal(w.reminders.before.item[1], 0);
	assert_int_equal(w.reminders.overdue, MUS_OVERDUE_WEEKLY);
	assert_int_equal(w.reminders.max, 6);
	assert_string_equal(w.reminders.escalate_after, "none");
	assert_int_equal(w.closing_days.n, 0);
	assert_int_equal(read_text(MUS_TALK, "kind: talk\nperson:\n", &t), MUS_OK);
	assert_null(t.person);
	assert_int_equal(t.state, MUS_NO_INT);
	assert_int_equal(t.held, MUS_NO_DATE);
	assert_int_equal(t.planned_date, MUS_NO_DATE);
	assert_int_equal(read_text(MUS_FORM, "{}", &f), MUS_OK);
	assert_int_equal(f.sealed, MUS_NO_INT);
	assert_int_equal(f.at.line, 1);
}

static void thresholds__one_of_them_set(void **state)
{
	struct mus_workplace w;

	(void)state;
	assert_int_equal(read_text(MUS_WORKPLACE,
				 "privacy: {min_group: 8}\n"
				 "reminders: {before: [], escalate_after: 28d, overdue: none}\n",
				 &w),
		MUS_OK);
	assert_int_equal(w.privacy.min_group, 8);
	assert_int_equal(w.privacy.min_cell, 3);
	assert_int_equal(w.reminders.before.n, 0);
	assert_int_equal(w.reminders.overdue, MUS_OVERDUE_NONE);
	assert_int_equal(w.reminders.max, 6);
	assert_string_equal(w.reminders.escalate_after, "28d");
}

static void other_keys__are_left_alone(void **state)
{
	struct mus_plan p;

	(void)state;
	assert_int_equal(read_text(MUS_PLAN,
				 "x-mine: {person: 3}\nactions:\n- x-id: 7\n  startt: 2\n  id: a\n"
				 "person: b\ncycle: \"2026-autumn\"\n",
				 &p),
		MUS_OK);
	assert_string_equal(p.person, "b");
	assert_string_equal(p.cycle, "2026-autumn");
	assert_string_equal(p.actions[0].id, "a");
}

static void aliases__are_read_where_they_stand(void **state)
{
	struct mus_plan p;

	(void)state;
	assert_int_equal(read_text(MUS_PLAN,
				 "actions:\n- &a\n  id: x\n  responsible: [leader, b]\n- *a\n", &p),
		MUS_OK);
	assert_int_equal(p.n_actions, 2);
	assert_string_equal(p.actions[1].id, "x");
	assert_int_equal(p.actions[1].responsible.n, 2);
	assert_int_equal(p.actions[1].at.line, 5);
}

static void kinds__by_name(void **state)
{
	int out = 7;

	(void)state;
	for (int kind = MUS_WORKPLACE; kind < MUS_KIND_COUNT; kind++) {
		assert_int_equal(mus_kind_parse(mus_kind_name((enum mus_kind)kind)), kind);
		assert_true((mus_kind_shape((enum mus_kind)kind) == NULL) == (kind == MUS_ROLLUP));
	}
	assert_string_equal(mus_kind_name(MUS_NOTE_KIND), "note");
	assert_null(mus_kind_name(MUS_KIND_NONE));
	assert_int_equal(mus_kind_parse("plans"), MUS_KIND_NONE);
	assert_int_equal(mus_kind_parse(NULL), MUS_KIND_NONE);
	assert_int_equal(read_text(MUS_ROLLUP, "kind: rollup", &out), MUS_USAGE);
	assert_int_equal(out, 7);
}

/* Each enum has as many words as values, and each word its texts. */
static void words__are_complete(void **state)
{
	(void)state;
	assert_int_equal(mus_word_parse(MUS_WORDS_METHOD, "other"), MUS_METHODS - 1);
	assert_int_equal(mus_status_parse("dropped"), MUS_ACTION_STATUSES - 1);
	assert_null(mus_method_name(MUS_METHODS));
	assert_null(mus_status_name(MUS_NO_INT));
	for (int words = MUS_WORDS_KIND; words < MUS_WORDS_COUNT; words++) {
		int first = words == MUS_WORDS_KIND, value = first;
		const char *name;

		while ((name = mus_word_name((enum mus_words)words, value))) {
			assert_int_equal(mus_word_parse((enum mus_words)words, name), value);
			assert_true(*mus_word((enum mus_words)words, value, MUS_EN));
			assert_true(*mus_word((enum mus_words)words, value++, MUS_DA));
		}
		assert_true(value - first >= 2);
	}
}

static void words__for_people(void **state)
{
	(void)state;
	assert_string_equal(mus_method_word(MUS_PEER_TRAINING, MUS_DA), "sidemandsoplæring");
	assert_string_equal(mus_status_word(MUS_AWAITING, MUS_DA), "afventer opsamlingen");
	assert_string_equal(mus_status_word(MUS_NO_INT, MUS_DA), "");
	assert_string_equal(mus_talk_state_name(MUS_TALK_NOT_HELD), "not_held");
	assert_string_equal(mus_word(MUS_WORDS_MOTIVATION, MUS_MOTIVATION_HIGH, MUS_EN), "high");
	assert_string_equal(mus_word(MUS_WORDS_SIGN_TYPE, MUS_SIGN_OBSERVED, MUS_DA), "iagttaget");
	assert_string_equal(
		mus_word(MUS_WORDS_QUESTION_TYPE, MUS_Q_YES_NO, MUS_DA), "ja eller nej");
	assert_string_equal(
		mus_word_of(MUS_WORDS_ROLE, "cooperation_committee", MUS_DA), "samarbejdsudvalg");
	assert_string_equal(mus_word_of(MUS_WORDS_ROLE, "aase-b", MUS_DA), "aase-b");
	assert_string_equal(mus_word_of(MUS_WORDS_PHASE, NULL, MUS_EN), "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(wrong_types__are_found_where_they_stand),
		TEST(wrong_items__are_named_by_their_list),
		TEST(wrong_entries__are_named_by_their_key),
		TEST(wrong_ranges_and_numbers),
		TEST(wrong_values__of_each_type),
		TEST(root__must_be_a_mapping),
		TEST(findings__in_danish_with_a_hint),
		TEST(absent__has_its_value),
		TEST(thresholds__one_of_them_set),
		TEST(other_keys__are_left_alone),
		TEST(aliases__are_read_where_they_stand),
		TEST(kinds__by_name),
		TEST(words__are_complete),
		TEST(words__for_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
