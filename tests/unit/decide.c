/*
 * Decisions on wishes: what they are about, which of several counts, whom they hold for, and
 * limits; settling in a folder of its own.
 */
#include "folder.h"

#include "work/decide/decide_inside.h"

/* ---- what a decision is about ---- */

static struct mus_goal goals[] = { { .id = "sprog" }, { .id = "laesning" }, { .id = "leg" } };
static struct mus_goal_node nodes[] = { { .goal = &goals[0] },
	{ .goal = &goals[1], .parent = &nodes[0] }, { .goal = &goals[2] } };

static struct mus_year make_year(void)
{
	struct mus_year year = { .goal_of_id = MUS_MAP_INIT };

	for (size_t i = 0; i < 3; i++)
		mus_map_add(&year.goal_of_id, goals[i].id)->value = &nodes[i];
	return year;
}

static void decide_about__all_that_it_names_has_to_fit(void **state)
{
	const struct mus_wish_row wish = { .serves = "laesning", .competence = "læsning",
		.theme = "faglighed", .method = MUS_COURSE };
	const struct mus_wish_row bare = { .method = MUS_NO_INT };
	struct mus_year year = make_year();
	const struct {
		struct mus_about about;
		bool fits, fits_bare;
	} cases[] = {
		{ { .goal = "laesning" }, true, false },
		{ { .goal = "sprog" }, true, false }, /* the goal above it */
		{ { .goal = "leg" }, false, false },
		{ { .competence = "læsning" }, true, false },
		{ { .method = "course" }, true, false },
		{ { .method = "network" }, false, false },
		{ { .theme = "faglighed" }, true, false },
		{ { .goal = "sprog", .competence = "læsning", .method = "course", .theme = "faglighed" },
			true, false },
		{ { .goal = "sprog", .method = "network" }, false, false },
		{ { .goal = NULL }, false, false }, /* about nothing: no wish at all */
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(about_fits(&cases[i].about, &wish, &year), cases[i].fits);
		assert_int_equal(about_fits(&cases[i].about, &bare, &year), cases[i].fits_bare);
	}
	mus_map_dispose(&year.goal_of_id);
}

/* ---- which of several counts ---- */

static struct mus_decision said(const char *id, const char *goal, mus_date date)
{
	return (struct mus_decision){ .id = id, .answer = "agreed", .limit = MUS_NO_INT,
		.about = { .goal = goal }, .date = date };
}

static void decide_supersede__the_latest_about_the_very_same(void **state)
{
	struct mus_decision list[] = { said("a", "sprog", 10), said("b", "sprog", MUS_NO_DATE),
		said("c", "leg", 5), said("d", "sprog", 12), said("e", "sprog", 11),
		said("f", "leg", 5), said("g", "laesning", 1) };
	const bool counts[] = { false, false, false, true, false, true, true };
	struct mus_group_plan plan = { .unit = "top", .decisions = list, .n_decisions = 7 };
	struct mus_decision one[] = { said("a", "sprog", 20) };
	struct mus_group_plan other = { .unit = "solsikken", .decisions = one, .n_decisions = 1 };
	struct mus_arena *arena = mus_arena_new();
	struct decisions all = { .n = 0 };

	(void)state;
	decisions_take(&all, &plan, NULL, "top.yaml", arena);
	decisions_take(&all, &other, NULL, "solsikken.yaml", arena);
	decisions_supersede(&all);
	assert_int_equal(all.n, 8);
	for (size_t i = 0; i < 7; i++)
		assert_int_equal(!all.item[i].superseded, counts[i]);
	/* Another unit's plan replaces nothing. */
	assert_false(all.item[7].superseded);
	assert_string_equal(all.item[7].name, "solsikken/a");
	decisions_dispose(&all);
	mus_arena_free(arena);
}

/* ---- in a folder ---- */

#define HEAD "kind: plan\ncycle: 2026\nperson: "

static void make_folder(const char *decisions)
{
	static char text[2048];

	put("f/mus.yaml", "kind: workplace\nmus: 1\nid: w\nname: W\nlanguage: da\ncycle: 2026\n");
	put("m/mus.yaml", "kind: workplace\nmus: 1\nshared: ../f\nleader: mette-k\n");
	put("f/units/top.yaml",
		"kind: unit\nid: top\nname: T\nleaders: [external]\npeople: []\n");
	put("f/units/u.yaml",
		"kind: unit\nid: u\nname: U\nparent: top\nleaders: [mette-k]\npeople:\n"
		"  - {id: aase-b, name: Åse Bæk}\n  - {id: bo-l, name: Bo Løkke}\n"
		"  - {id: soeren-oe, name: Søren Ø}\n");
	put("f/units/v.yaml",
		"kind: unit\nid: v\nname: V\nparent: top\nleaders: [external]\npeople: []\n");
	put("f/2026/strategy.yaml",
		"kind: strategy\ncycle: 2026\ngoals:\n  - {id: sprog, title: S}\n");
	snprintf(text, sizeof text, "kind: group_plan\ncycle: 2026\nunit: top\ndecisions:\n%s",
		decisions);
	put("f/2026/top/group-plan.yaml", text);
	for (const char *const *p = (const char *const[]){ "aase-b", "bo-l", "soeren-oe", NULL };
		*p; p++) {
		char path[64];

		snprintf(path, sizeof path, "m/2026/u/%s/plan.yaml", *p);
		snprintf(text, sizeof text,
			HEAD "%s\nactions:\n"
			     "  - {id: kursus, title: K, serves: sprog, method: course, status: awaiting}\n"
			     "  - {id: net, title: N, serves: sprog, method: network, status: awaiting}\n",
			*p);
		put(path, text);
	}
}

/* The outcomes of kursus and net of the three, one letter each; '!' where it was refused. */
static const char *settle(const char *const *places, size_t n, bool apply, bool decline_rest)
{
	static const char letters[] = "-adncx";
	static char text[16];
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_workspace *ws;
	struct mus_settled settled;
	struct mus_settle what = { .apply = apply, .places = places, .n_places = n,
		.decline_rest = decline_rest, .today = 20000, .only.method = MUS_NO_INT };
	size_t len = 0;

	assert_int_equal(mus_workspace_open(&ws, "m", diag), MUS_OK);
	if (mus_settle(&settled, ws, &what, diag))
		text[len++] = '!';
	for (size_t i = 0; i < settled.n; i++)
		text[len++] = letters[settled.rows[i].outcome];
	text[len] = '\0';
	mus_settled_dispose(&settled);
	mus_workspace_free(ws);
	mus_diag_free(diag);
	return text;
}

static void decide_settle__says_what_becomes_of_each(void **state)
{
	(void)state;
	make_folder("  - {id: k, about: {method: course}, answer: agreed}\n"
		    "  - {id: n, about: {method: network}, answer: declined}\n");
	assert_string_equal(settle(NULL, 0, false, false), "adadad");
	/* Looking settles nothing; settled, they wait no more. */
	assert_string_equal(settle(NULL, 0, true, false), "adadad");
	assert_string_equal(settle(NULL, 0, true, false), "");
}

static void decide_settle__decisions_of_another_unit_hold_for_nobody(void **state)
{
	(void)state;
	make_folder("  - {id: k, about: {method: teaching}, answer: agreed}\n");
	put("f/2026/v/group-plan.yaml",
		"kind: group_plan\ncycle: 2026\nunit: v\ndecisions:\n"
		"  - {id: k, about: {method: course}, answer: agreed}\n");
	put("f/2026/u/group-plan.yaml",
		"kind: group_plan\ncycle: 2025\nunit: u\ndecisions:\n"
		"  - {id: k, about: {method: course}, answer: agreed}\n");
	assert_string_equal(settle(NULL, 0, false, false), "------");
}

static void decide_settle__several_have_to_agree(void **state)
{
	(void)state;
	make_folder("  - {id: k, about: {method: course}, answer: agreed, budget: a}\n"
		    "  - {id: s, about: {goal: sprog}, answer: agreed, budget: b}\n");
	assert_string_equal(settle(NULL, 0, false, false), "xaxaxa");
	assert_string_equal(settle(NULL, 0, true, false), "!xaxaxa");
	/* Nothing was settled, not even what is clear. */
	assert_string_equal(settle(NULL, 0, false, false), "xaxaxa");
}

static void decide_settle__the_nearer_unit_says_more(void **state)
{
	(void)state;
	make_folder("  - {id: k, about: {method: course}, answer: agreed}\n");
	put("f/2026/u/group-plan.yaml",
		"kind: group_plan\ncycle: 2026\nunit: u\ndecisions:\n"
		"  - {id: k, about: {method: course}, answer: agreed}\n");
	assert_string_equal(settle(NULL, 0, true, false), "a-a-a-");
	assert_non_null(strstr(content("m/2026/u/bo-l/plan.yaml"), "from: u/k"));
}

static void decide_settle__a_group_that_is_not_there_has_no_members(void **state)
{
	(void)state;
	make_folder("  - {id: k, about: {method: teaching}, answer: agreed}\n");
	put("f/2026/u/group-plan.g.yaml",
		"kind: group_plan\ncycle: 2026\nunit: u\ngroup: g\ndecisions:\n"
		"  - {id: k, about: {method: course}, answer: agreed}\n");
	assert_string_equal(settle(NULL, 0, false, false), "------");
}

static void decide_settle__group_plans_have_to_be_in_order(void **state)
{
	(void)state;
	make_folder("  - {id: k, answer: agreed}\n");
	assert_string_equal(settle(NULL, 0, true, false), "!");
	make_folder("  - {id: k, about: {method: course}, answer: agreed, limit: to}\n");
	assert_string_equal(settle(NULL, 0, true, false), "!");
	/* Two of one unit: which of them decides? */
	make_folder("  - {id: k, about: {method: course}, answer: agreed}\n");
	put("f/2026/top/group-plan.g.yaml",
		"kind: group_plan\ncycle: 2026\nunit: top\ndecisions:\n"
		"  - {id: k, about: {method: course}, answer: declined}\n");
	assert_string_equal(settle(NULL, 0, true, false), "!");
	/* Another kind decides nothing. */
	put("f/2026/top/group-plan.g.yaml", "kind: note\ntext: N\n");
	assert_string_equal(settle(NULL, 0, true, false), "a-a-a-");
}

static void decide_limit__counts_persons(void **state)
{
	const char *const one[] = { "aase-b" }, *const net[] = { "bo-l/net" };

	(void)state;
	/* Two wishes of three persons; both fit. */
	make_folder("  - {id: s, about: {goal: sprog}, answer: agreed, limit: 2}\n");
	assert_string_equal(settle(NULL, 0, false, false), "cccccc");
	assert_string_equal(settle(NULL, 0, true, false), "!cccccc");
	assert_string_equal(settle(one, 1, true, false), "aannnn");
	/* A second time there is one place left; one wish of Bo's, whose other one then has it too. */
	assert_string_equal(settle(NULL, 0, true, false), "!cccc");
	assert_string_equal(settle(net, 1, true, false), "nann");
	assert_string_equal(settle(NULL, 0, true, false), "ann");
	/* None is left: the rest is not asked for, and may be declined. */
	assert_string_equal(settle(NULL, 0, true, false), "nn");
	assert_string_equal(settle(NULL, 0, true, true), "dd");
	assert_string_equal(settle(NULL, 0, true, true), "");
}

static void decide_limit__each_of_several_counts(void **state)
{
	const char *const two[] = { "aase-b", "bo-l" }, *const one[] = { "bo-l" };

	(void)state;
	make_folder("  - {id: k, about: {method: course}, answer: agreed, limit: 2}\n"
		    "  - {id: s, about: {goal: sprog, method: course}, answer: agreed, limit: 1}\n");
	assert_string_equal(settle(two, 2, true, false), "!a-a-n-");
	assert_string_equal(settle(one, 1, true, false), "n-a-n-");
}

static void decide_limit__a_later_decision_knows_who_has_a_place(void **state)
{
	const char *const one[] = { "bo-l" };

	(void)state;
	make_folder("  - {id: k, about: {method: course}, answer: agreed, limit: 1, date: 2026-05-01}\n");
	assert_string_equal(settle(one, 1, true, false), "n-a-n-");
	put("f/2026/top/group-plan.yaml",
		"kind: group_plan\ncycle: 2026\nunit: top\ndecisions:\n"
		"  - {id: k, about: {method: course}, answer: agreed, limit: 1, date: 2026-05-01}\n"
		"  - {id: k-2, about: {method: course}, answer: agreed, limit: 2, date: 2026-05-02}\n");
	assert_string_equal(settle(NULL, 0, false, false), "c--c-");
	put("f/2026/top/group-plan.yaml",
		"kind: group_plan\ncycle: 2026\nunit: top\ndecisions:\n"
		"  - {id: k-3, about: {method: course}, answer: agreed, limit: 3, date: 2026-05-03}\n");
	assert_string_equal(settle(NULL, 0, true, false), "a--a-");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decide_about__all_that_it_names_has_to_fit),
		cmocka_unit_test(decide_supersede__the_latest_about_the_very_same),
		in_folder(decide_settle__says_what_becomes_of_each),
		in_folder(decide_settle__decisions_of_another_unit_hold_for_nobody),
		in_folder(decide_settle__several_have_to_agree),
		in_folder(decide_settle__the_nearer_unit_says_more),
		in_folder(decide_settle__a_group_that_is_not_there_has_no_members),
		in_folder(decide_settle__group_plans_have_to_be_in_order),
		in_folder(decide_limit__counts_persons),
		in_folder(decide_limit__each_of_several_counts),
		in_folder(decide_limit__a_later_decision_knows_who_has_a_place),
	};

	return cmocka_run_group_tests_name("decide", tests, NULL, NULL);
}
