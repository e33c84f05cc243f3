/* The wheel's dates: anchors, offsets, units' own wheels, and anchors that lead nowhere. */
#define _XOPEN_SOURCE 700
#include "folder.h"

#include "work/wheel.h"

/* A wheel made from a stream of records, one a document. */
struct fixture {
	struct mus_arena *arena;
	struct mus_diag *diag;
	struct mus_doc *doc;
	struct mus_wheel_days days;
	enum mus_status status;
};

static void make_with(struct fixture *f, const char *text, const struct mus_closing *closing)
{
	struct mus_wheel_record records[8];
	size_t n;

	f->arena = mus_arena_new();
	f->diag = mus_diag_new(MUS_EN);
	assert_int_equal(mus_doc_parse(&f->doc, "wheel.yaml", text, strlen(text), f->diag), MUS_OK);
	n = mus_doc_count(f->doc);
	assert_true(n <= 8);
	for (size_t i = 0; i < n; i++) {
		records[i].file = "wheel.yaml";
		assert_int_equal(mus_record_read(MUS_WHEEL, f->doc, mus_doc_root(f->doc, i),
			f->arena, f->diag, &records[i].wheel), MUS_OK);
	}
	f->status = mus_wheel_make(&f->days, records, n, closing, f->arena, f->diag);
}

static void make(struct fixture *f, const char *text)
{
	make_with(f, text, NULL);
}

static void dispose(struct fixture *f)
{
	mus_doc_free(f->doc);
	mus_diag_free(f->diag);
	mus_arena_free(f->arena);
}

static const struct mus_wheel_day *day(const struct fixture *f, const char *unit, const char *id)
{
	for (size_t i = 0; i < f->days.n; i++) {
		const struct mus_wheel_day *d = &f->days.item[i];

		if (strcmp(d->activity.id, id) == 0 && strcmp(d->unit ? d->unit : "", unit) == 0)
			return d;
	}
	fail_msg("no activity %s of '%s'", id, unit);
	return NULL;
}

static void expect(const struct fixture *f, const char *unit, const char *id, const char *date)
{
	char text[MUS_DATE_SIZE];

	assert_string_equal(mus_date_print(day(f, unit, id)->date, text), date);
}

#define HEAD "kind: wheel\ncycle: 2026\n"

static void test_offsets(void **state)
{
	static const char *const cases[][2] = {
		{ "+14d", "2026-04-14" }, { "14d", "2026-04-14" }, { "-6w", "2026-02-17" },
		{ "+6m", "2026-09-30" }, { "-1m", "2026-02-28" }, { "+1y", "2027-03-31" },
		{ "0d", "2026-03-31" },
		/* Easter 2026: Thursday 2 April to Monday 6 April are holidays. */
		{ "+1wd", "2026-04-01" }, { "+2wd", "2026-04-07" }, { "-2wd", "2026-03-27" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture f;
		char text[256];

		snprintf(text, sizeof text, HEAD "activities:\n- {id: a, date: 2026-03-31}\n"
			"- {id: b, date: {anchor: a, offset: '%s'}}\n", cases[i][0]);
		make(&f, text);
		assert_int_equal(f.status, MUS_OK);
		expect(&f, "", "b", cases[i][1]);
		dispose(&f);
	}
}

static void test_closing_days(void **state)
{
	mus_date closed;
	struct mus_closing closing = { &closed, 1 };
	struct fixture f;

	(void)state;
	assert_true(mus_date_parse("2026-05-15", &closed));
	make_with(&f, HEAD "activities:\n- {id: a, date: 2026-05-13}\n"
		"- {id: b, date: {anchor: a, offset: +1wd}}\n", &closing);
	/* Ascension Day, a closing day, and a week-end. */
	expect(&f, "", "b", "2026-05-18");
	dispose(&f);
}

static void test_anchors(void **state)
{
	struct fixture f;

	(void)state;
	make(&f, HEAD "activities:\n"
		"- {id: last, date: {anchor: middle, offset: +1w}}\n"
		"- {id: middle, date: {anchor: wrap_up, offset: +1w}}\n"
		"- {id: wrap-up, date: {anchor: talks_end, offset: +1w}}\n"
		"- {id: talks-end, date: {anchor: talks_start, offset: +1w}}\n"
		"- {id: talks-start, date: {anchor: cycle_start, offset: +1m}}\n"
		"- {id: same, date: {anchor: wrap-up}}\n"
		"- {id: dateless}\n"
		"- {id: after-dateless, date: {anchor: dateless, offset: +1w}}\n");
	assert_int_equal(f.status, MUS_OK);
	expect(&f, "", "talks-start", "2026-02-01");
	expect(&f, "", "talks-end", "2026-02-08");
	expect(&f, "", "wrap-up", "2026-02-15");
	expect(&f, "", "last", "2026-03-01");
	expect(&f, "", "same", "2026-02-15");
	expect(&f, "", "dateless", "");
	expect(&f, "", "after-dateless", "");
	assert_string_equal(f.days.cycle, "2026");
	dispose(&f);
}

static void test_cycle_start_of_a_named_round(void **state)
{
	struct fixture f;

	(void)state;
	make(&f, "kind: wheel\ncycle: 2026-autumn\nactivities:\n"
		"- {id: a, date: {anchor: cycle_start, offset: +8m}}\n");
	expect(&f, "", "a", "2026-09-01");
	dispose(&f);
}

static void test_circle(void **state)
{
	struct fixture f;

	(void)state;
	make(&f, HEAD "activities:\n"
		"- {id: tail, date: {anchor: a, offset: +1w}}\n"
		"- {id: a, date: {anchor: b, offset: +1w}}\n"
		"- {id: b, date: {anchor: c, offset: +1w}}\n"
		"- {id: c, date: {anchor: a, offset: +1w}}\n"
		"- {id: good, date: 2026-05-05}\n");
	assert_int_equal(f.status, MUS_REFUSED);
	assert_int_equal(n_findings(f.diag), 1);
	assert_string_equal(finding(f.diag, 0)->id, "anchor-circle");
	assert_non_null(strstr(finding(f.diag, 0)->message, "(a → b → c → a)"));
	assert_int_equal(finding(f.diag, 0)->place.line, 5);
	expect(&f, "", "tail", "");
	expect(&f, "", "b", "");
	expect(&f, "", "good", "2026-05-05");
	dispose(&f);
}

static void test_own_circle(void **state)
{
	struct fixture f;

	(void)state;
	make(&f, HEAD "activities:\n- {id: a, date: {anchor: a}}\n");
	expect_finding(f.diag, "anchor-circle");
	dispose(&f);
}

static void test_long_chain(void **state)
{
	struct fixture f;
	struct mus_buf text = MUS_BUF_INIT;
	enum { N = 50000 };

	(void)state;
	mus_buf_str(&text, HEAD "activities:\n");
	for (int i = 0; i < N; i++)
		mus_buf_fmt(&text, "- {id: a%d, date: {anchor: a%d}}\n", i, i + 1);
	mus_buf_fmt(&text, "- {id: a%d, date: 2026-05-05}\n", N);
	make(&f, text.data);
	assert_int_equal(f.status, MUS_OK);
	expect(&f, "", "a0", "2026-05-05");
	dispose(&f);
	mus_buf_dispose(&text);
}

static void test_wrong_anchor_and_offset(void **state)
{
	struct fixture f;

	(void)state;
	make(&f, HEAD "activities:\n"
		"- {id: wrap-up, date: 2026-05-05}\n"
		"- {id: a, date: {anchor: wrapup, offset: +1w}}\n"
		"- {id: b, date: {anchor: nothing-like-it, offset: +1w}}\n"
		"- {id: c, date: {anchor: wrap-up, offset: +1 week}}\n"
		"- {id: d, date: {anchor: wrap-up, offset: today}}\n"
		"- {id: e, date: {anchor: wrap-up, offset: +99999y}}\n");
	assert_int_equal(f.status, MUS_REFUSED);
	assert_int_equal(n_findings(f.diag), 5);
	assert_string_equal(finding(f.diag, 0)->message,
		"'a' counts from 'wrapup', which is no activity of the wheel (did you mean 'wrap-up'?)");
	assert_int_equal(finding(f.diag, 0)->place.line, 5);
	assert_string_equal(finding(f.diag, 1)->id, "unknown-anchor");
	for (size_t i = 2; i < 5; i++)
		assert_string_equal(finding(f.diag, i)->id, "wheel-offset");
	expect(&f, "", "a", "");
	expect(&f, "", "c", "");
	expect(&f, "", "e", "");
	dispose(&f);
}

static const char with_units[] =
	HEAD "unit: skovbrynet\nactivities:\n"
	"- {id: wrap-up, date: 2026-05-20}\n"
	"- {id: answers, held: 2026-06-01}\n"
	"- {id: party, title: Sommerfest, date: {anchor: wrap-up, offset: +1w}}\n"
	"- {id: talk-with-parents, date: {anchor: committee, offset: +1d}}\n"
	"---\n"
	HEAD "activities:\n"
	"- {id: wrap-up, title: Opsamling, date: 2026-05-27, held: 2026-05-27, points: [Status],"
	" responsible: [leader]}\n"
	"- {id: answers, title: Svar, date: {anchor: wrap-up, offset: +2w}}\n"
	"- {id: committee, title: Udvalget, date: {anchor: wrap-up, offset: +3w}}\n"
	"- {id: only-aakanden, title: Kun her, unit: aakanden, date: 2026-08-01}\n";

static void test_unit_wheel(void **state)
{
	struct fixture f;
	const struct mus_wheel_day *own;

	(void)state;
	make(&f, with_units);
	assert_int_equal(f.status, MUS_OK);
	assert_int_equal(f.days.n, 8);
	/* The workplace's come first, whatever order the records have. */
	assert_null(f.days.item[0].unit);
	own = day(&f, "skovbrynet", "wrap-up");
	expect(&f, "skovbrynet", "wrap-up", "2026-05-20");
	assert_string_equal(own->activity.title, "Opsamling");
	assert_int_equal(own->activity.points.n, 1);
	assert_int_equal(own->activity.responsible.n, 1);
	assert_int_equal(own->activity.at.line, 5);
	/* The workplace's was held, on its own day. */
	assert_int_equal(own->activity.held, MUS_NO_DATE);
	assert_true(day(&f, "", "wrap-up")->activity.held != MUS_NO_DATE);
	/* What has no date of its own has the formula, counted from the unit's own day. */
	expect(&f, "skovbrynet", "answers", "2026-06-03");
	assert_true(day(&f, "skovbrynet", "answers")->activity.held != MUS_NO_DATE);
	expect(&f, "", "answers", "2026-06-10");
	expect(&f, "skovbrynet", "party", "2026-05-27");
	/* A meeting that the unit does not name stays where it is. */
	expect(&f, "", "committee", "2026-06-17");
	expect(&f, "skovbrynet", "talk-with-parents", "2026-06-18");
	expect(&f, "aakanden", "only-aakanden", "2026-08-01");
	dispose(&f);
}

static void test_whose_day_holds(void **state)
{
	struct fixture f;

	(void)state;
	make(&f, with_units);
	assert_false(mus_wheel_holds(&f.days, day(&f, "", "wrap-up"), "skovbrynet", NULL));
	assert_true(mus_wheel_holds(&f.days, day(&f, "skovbrynet", "wrap-up"), "skovbrynet", NULL));
	assert_true(mus_wheel_holds(&f.days, day(&f, "", "wrap-up"), "aakanden", NULL));
	assert_false(mus_wheel_holds(&f.days, day(&f, "skovbrynet", "party"), "aakanden", NULL));
	assert_true(mus_wheel_holds(&f.days, day(&f, "", "committee"), "skovbrynet", NULL));
	assert_false(mus_wheel_holds(
		&f.days, day(&f, "aakanden", "only-aakanden"), "skovbrynet", NULL));
	dispose(&f);
}

static void test_twins(void **state)
{
	struct fixture f;

	(void)state;
	make(&f, HEAD "activities: [{id: a, date: 2026-05-05}]\n---\n"
		HEAD "activities: [{id: a, date: 2026-05-06}]\n---\n"
		HEAD "unit: skovbrynet\nactivities: [{id: b, date: 2026-05-07}]\n");
	assert_int_equal(f.status, MUS_REFUSED);
	expect_finding(f.diag, "same-identity");
	assert_int_equal(f.days.n, 1);
	expect(&f, "skovbrynet", "b", "2026-05-07");
	dispose(&f);
}

/* What the unit only calls by another name was held when the workplace's was. */
static void test_inherited_day(void **state)
{
	struct fixture f;

	(void)state;
	make(&f, HEAD "activities: [{id: wrap-up, title: Opsamling, date: 2026-05-27, held: 2026-05-28}]\n---\n"
		HEAD "unit: sol\nactivities: [{id: wrap-up, title: Æblefest}]\n");
	expect(&f, "sol", "wrap-up", "2026-05-27");
	assert_string_equal(day(&f, "sol", "wrap-up")->activity.title, "Æblefest");
	assert_int_equal(day(&f, "sol", "wrap-up")->activity.held, day(&f, "", "wrap-up")->activity.held);
	assert_true(day(&f, "sol", "wrap-up")->activity.held != MUS_NO_DATE);
	dispose(&f);
}

/* A wheel of no round has no beginning to count from. */
static void test_no_cycle(void **state)
{
	struct fixture f;

	(void)state;
	make(&f, "kind: wheel\nactivities:\n- {id: a, date: {anchor: cycle_start, offset: +8m}}\n"
		"- {id: b, date: 2026-05-27}\n");
	expect(&f, "", "a", "");
	expect(&f, "", "b", "2026-05-27");
	dispose(&f);
}

static void test_nothing(void **state)
{
	struct fixture f;

	(void)state;
	make(&f, "");
	assert_int_equal(f.status, MUS_OK);
	assert_int_equal(f.days.n, 0);
	assert_null(f.days.cycle);
	dispose(&f);
	make(&f, HEAD);
	assert_int_equal(f.days.n, 0);
	dispose(&f);
}

static void test_read(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_arena *arena = mus_arena_new();
	struct mus_workspace *ws;
	struct mus_wheel_days days;

	(void)state;
	put("mus.yaml", "kind: workplace\nmus: 1\nid: k\ncycle: 2026\n");
	put("units/top.yaml", "kind: unit\nid: top\n");
	put("units/house.yaml", "kind: unit\nid: house\nparent: top\n");
	put("units/room.yaml", "kind: unit\nid: room\nparent: house\n");
	put("2026/wheel.yaml", HEAD "activities: [{id: wrap-up, title: A, date: 2026-05-27}]\n");
	/* The path names the unit where the record does not. */
	put("2026/wheel.house.yaml", HEAD "activities: [{id: wrap-up, date: 2026-05-20}]\n");
	put("2025/wheel.yaml",
		"kind: wheel\ncycle: 2025\nactivities: [{id: old, date: 2025-01-01}]\n");
	assert_int_equal(mus_workspace_open(&ws, NULL, diag), MUS_OK);
	assert_int_equal(mus_wheel_read(&days, ws, "2026", arena, diag), MUS_OK);
	assert_int_equal(days.n, 2);
	assert_string_equal(days.item[1].unit, "house");
	assert_string_equal(days.item[1].file, "2026/wheel.house.yaml");
	/* A room has the day of its house; the top has the workplace's. */
	assert_true(mus_wheel_holds(&days, &days.item[1], "room", mus_staff(ws, diag)));
	assert_false(mus_wheel_holds(&days, &days.item[0], "room", mus_staff(ws, diag)));
	assert_true(mus_wheel_holds(&days, &days.item[0], "top", mus_staff(ws, diag)));
	assert_int_equal(mus_wheel_read(&days, ws, NULL, arena, diag), MUS_OK);
	assert_int_equal(days.n, 0);

	put("2026/wheel.top.yaml", HEAD "activities: [\n");
	assert_int_equal(mus_wheel_read(&days, ws, "2026", arena, diag), MUS_REFUSED);
	assert_int_equal(days.n, 2);
	put("2026/wheel.top.yaml", HEAD "activities: 3\n");
	assert_int_equal(mus_wheel_read(&days, ws, "2026", arena, diag), MUS_REFUSED);
	assert_int_equal(days.n, 2);
	/* And the round, where the record does not. */
	put("2026/wheel.top.yaml", "kind: wheel\nactivities: [{id: ny, date: {anchor: cycle_start}}]\n");
	assert_int_equal(mus_wheel_read(&days, ws, "2026", arena, diag), MUS_OK);
	assert_int_equal(days.n, 3);
	assert_true(days.item[2].date != MUS_NO_DATE);
	mus_workspace_free(ws);
	mus_arena_free(arena);
	mus_diag_free(diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_offsets),
		cmocka_unit_test(test_closing_days),
		cmocka_unit_test(test_anchors),
		cmocka_unit_test(test_cycle_start_of_a_named_round),
		cmocka_unit_test(test_circle),
		cmocka_unit_test(test_own_circle),
		cmocka_unit_test(test_long_chain),
		cmocka_unit_test(test_wrong_anchor_and_offset),
		cmocka_unit_test(test_unit_wheel),
		cmocka_unit_test(test_whose_day_holds),
		cmocka_unit_test(test_twins),
		cmocka_unit_test(test_inherited_day),
		cmocka_unit_test(test_no_cycle),
		cmocka_unit_test(test_nothing),
		in_folder(test_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
