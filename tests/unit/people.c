/* Who is who, and the year's goals. */
#define _XOPEN_SOURCE 700
#include "folder.h"

static struct mus_diag *diag;
static struct mus_workspace *ws;

#define WORKPLACE "kind: workplace\nmus: 1\n"

static int make(void **state)
{
	if (folder_make(state))
		return -1;
	put("faelles/mus.yaml", WORKPLACE "cycle: 2026\n");
	put("faelles/units/aamosen.yaml", "kind: unit\nid: aamosen\nname: Åmosen\nleaders: [lone-l]\n"
		"people:\n- {id: lone-l, name: Lone Lærkeby}\n");
	put("faelles/units/solsikken.yaml",
		"kind: unit\nid: solsikken\nname: Solsikken\nparent: aamosen\nleaders: [mette-k, peter-h]\n"
		"people:\n"
		"- {id: mette-k, name: Mette Kruse}\n"
		"- {id: aase-b, name: Åse Bæk}\n"
		"- {id: bo-l, name: Bo Lund}\n"
		"- {id: bo-lu, name: Bo Lunding}\n"
		"- {id: oeyvind, name: Øyvind Ås, leader: peter-h}\n");
	put("faelles/units/troldhoej.yaml",
		"kind: unit\nid: troldhoej\nparent: solsikken\nleaders: [external]\npeople:\n"
		"- {id: bodil, name: Bodil}\n- {id: bob, name: Bob}\n- {id: bob-b, name: Bob B}\n"
		"- {id: aase-b, name: Åse once more}\n");
	put("mette/mus.yaml", WORKPLACE "shared: ../faelles\nleader: mette-k\n");
	diag = mus_diag_new(MUS_EN);
	return mus_workspace_open(&ws, "mette", diag) == MUS_OK ? 0 : -1;
}

static int clean(void **state)
{
	mus_workspace_free(ws);
	mus_diag_free(diag);
	return folder_remove(state);
}

static const struct mus_staff *staff_here(void)
{
	const struct mus_staff *staff = mus_staff(ws, diag);

	assert_non_null(staff);
	assert_int_equal(n_findings(diag), 0);
	return staff;
}

static void test_staff(void **state)
{
	const struct mus_staff *staff = staff_here();

	(void)state;
	assert_ptr_equal(mus_staff(ws, diag), staff);
	assert_int_equal(staff->n_units, 3);
	assert_string_equal(staff->units[1].id, "solsikken");
	assert_string_equal(staff->unit_files[1], "mette/../faelles/units/solsikken.yaml");
	assert_string_equal(mus_unit_find(staff, "aamosen")->name, "Åmosen");
	assert_null(mus_unit_find(staff, "nowhere"));
	assert_null(mus_unit_find(staff, NULL));
	/* Of an id that stands twice the first counts. */
	assert_string_equal(mus_person_find(staff, "aase-b")->unit, "solsikken");
	assert_int_equal(staff->person_of_id.n, 9);
	assert_true(mus_unit_within(staff, "troldhoej", "aamosen"));
	assert_true(mus_unit_within(staff, "troldhoej", "troldhoej"));
	assert_false(mus_unit_within(staff, "aamosen", "troldhoej"));
}

/* Who counts needs no names; what is wrong with them is told all the same. */
static void test_brief_staff(void **state)
{
	const struct mus_person *aase;

	(void)state;
	put("faelles/units/troldhoej.yaml", "kind: unit\nid: troldhoej\npeople:\n"
		"- {id: aase-q, name: Åse, number: \"7\", email: aase@q.example, role: pædagog,\n"
		"   leader: bo-l, also_in: [aamosen], left: 2026-01-31, exempt: student}\n"
		"- {id: ib, name: [Ib], also_in: aamosen}\n");
	mus_staff_brief(ws);
	aase = mus_person_find(mus_staff(ws, diag), "aase-q");
	assert_non_null(aase);
	assert_null(aase->name);
	assert_null(aase->number);
	assert_null(aase->email);
	assert_int_equal(aase->also_in.n, 0);
	assert_null(aase->also_in.item);
	assert_string_equal(aase->role, "pædagog");
	assert_string_equal(aase->leader, "bo-l");
	assert_string_equal(aase->unit, "troldhoej");
	assert_true(mus_person_gone(aase, MUS_NO_DATE));
	assert_int_equal(aase->at.line, 4);
	assert_string_equal(mus_unit_find(mus_staff(ws, diag), "aamosen")->name, "Åmosen");
	assert_int_equal(n_findings(diag), 2);
	assert_int_equal(finding(diag, 0)->place.line, 6);
	assert_int_equal(finding(diag, 1)->place.line, 6);
}

static const char *leader_of(const char *id)
{
	const char *leader = mus_person_leader(mus_staff(ws, diag), mus_person_find(mus_staff(ws, diag), id));

	return leader ? leader : "-";
}

static void test_leaders(void **state)
{
	(void)state;
	staff_here();
	assert_string_equal(leader_of("aase-b"), "mette-k");
	assert_string_equal(leader_of("oeyvind"), "peter-h");
	assert_string_equal(leader_of("mette-k"), "lone-l");
	assert_string_equal(leader_of("lone-l"), "-");
	assert_string_equal(leader_of("bodil"), "external");
}

static void test_parents_in_a_circle(void **state)
{
	const struct mus_staff *staff;

	(void)state;
	put("faelles/units/aamosen.yaml", "kind: unit\nid: aamosen\nparent: troldhoej\n");
	staff = staff_here();
	assert_true(mus_unit_within(staff, "aamosen", "solsikken"));
	assert_false(mus_unit_within(staff, "aamosen", "nowhere"));
	assert_string_equal(leader_of("mette-k"), "external");
}

static void test_bad_units(void **state)
{
	const struct mus_staff *staff;

	(void)state;
	put("faelles/units/aamosen.yaml", "kind: [\n");
	put("faelles/units/troldhoej.yaml", "kind: plan\n");
	staff = mus_staff(ws, diag);
	assert_non_null(staff);
	assert_int_equal(staff->n_units, 1);
	assert_int_equal(n_findings(diag), 2);
	assert_string_equal(finding(diag, 0)->id, "syntax");
	assert_string_equal(finding(diag, 1)->id, "other-kind");
}

/* The people that a word means, as their ids; "" when it is refused. */
static const char *named(const char *word)
{
	static char text[256];
	const struct mus_person **people;
	size_t n;

	text[0] = '\0';
	if (mus_people_named(&people, &n, ws, word, diag))
		return text;
	for (size_t i = 0; i < n; i++) {
		strcat(text, i ? " " : "");
		strcat(text, people[i]->id);
	}
	return text;
}

static void test_no_units(void **state)
{
	(void)state;
	assert_int_equal(system("rm -r faelles/units"), 0);
	assert_null(mus_staff(ws, diag));
	expect_finding(diag, "no-units");
	assert_null(mus_staff(ws, diag));
	assert_string_equal(named("aase-b"), "");
}

/* Of all units none can be used. */
static void test_no_good_units(void **state)
{
	(void)state;
	assert_int_equal(system("rm faelles/units/[as]*"), 0);
	put("faelles/units/troldhoej.yaml", "kind: plan\n");
	assert_null(mus_staff(ws, diag));
	expect_finding(diag, "other-kind");
	assert_string_equal(named("aase-b"), "");
}

/* A unit without an id has the one that its file's name says. */
static void test_unit_without_id(void **state)
{
	(void)state;
	put("faelles/units/troldhoej.yaml", "kind: unit\nname: Troldhøj\npeople:\n- {id: bodil, name: Bodil}\n");
	assert_string_equal(mus_unit_find(staff_here(), "troldhoej")->name, "Troldhøj");
	assert_string_equal(mus_person_find(mus_staff(ws, diag), "bodil")->unit, "troldhoej");
}

static void test_named(void **state)
{
	(void)state;
	assert_string_equal(named("aase-b"), "aase-b");
	assert_string_equal(named("aa"), "aase-b");
	assert_string_equal(named("åse"), "aase-b");
	assert_string_equal(named("ØYV"), "oeyvind");
	assert_string_equal(named("Bo Lund"), "bo-l");
	assert_string_equal(named("bo-l"), "bo-l");
	assert_string_equal(named("bob"), "bob");
	assert_string_equal(named("me"), "aase-b bo-l bo-lu");
	assert_int_equal(n_findings(diag), 0);
}

static void test_named_wrongly(void **state)
{
	(void)state;
	assert_string_equal(named("bo"), "");
	assert_string_equal(finding(diag, 0)->message, "'bo' fits several: bo-l (Bo Lund), "
		"bo-lu (Bo Lunding), bodil (Bodil), bob (Bob), bob-b (Bob B)");
	expect_finding(diag, "ambiguous-person");
	assert_string_equal(named("ase-b"), "");
	assert_string_equal(finding(diag, 0)->message, "nobody is called 'ase-b' (did you mean 'aase-b'?)");
	expect_finding(diag, "unknown-person");
	assert_string_equal(named("Øywind"), "");
	assert_string_equal(finding(diag, 0)->message, "nobody is called 'Øywind' (did you mean 'oeyvind'?)");
	expect_finding(diag, "unknown-person");
	assert_string_equal(named("xxxxxxxxxx"), "");
	assert_string_equal(finding(diag, 0)->message, "nobody is called 'xxxxxxxxxx'");
	expect_finding(diag, "unknown-person");
	assert_string_equal(named(""), "");
	expect_finding(diag, "unknown-person");
}

/* So many are named as one can look through. */
static void test_named_by_many(void **state)
{
	(void)state;
	put("faelles/units/troldhoej.yaml", "kind: unit\nid: troldhoej\npeople:\n"
		"- {id: ida-a}\n- {id: ida-b}\n- {id: ida-c}\n- {id: ida-d}\n- {id: ida-e}\n- {id: ida-f}\n"
		"- {id: ida-g}\n- {id: ida-h}\n- {id: ida-i}\n- {id: ida-j}\n- {id: ida-k}\n");
	assert_string_equal(named("ida"), "");
	assert_string_equal(finding(diag, 0)->message,
		"'ida' fits several: ida-a, ida-b, ida-c, ida-d, ida-e, …");
	expect_finding(diag, "ambiguous-person");
}

static void test_me(void **state)
{
	(void)state;
	put("mette/mus.yaml", WORKPLACE "shared: ../faelles\nleader: nobody\n");
	mus_workspace_free(ws);
	assert_int_equal(mus_workspace_open(&ws, "mette", diag), MUS_OK);
	assert_string_equal(named("me"), "");
	expect_finding(diag, "leads-nobody");
	mus_workspace_free(ws);
	assert_int_equal(mus_workspace_open(&ws, "faelles", diag), MUS_OK);
	assert_string_equal(named("me"), "");
	expect_finding(diag, "no-leader-here");
}

/* One person's folder here: the other units' records are not even looked at. */
static void test_named_quickly(void **state)
{
	(void)state;
	put("mette/2026/solsikken/aase-b/plan.yaml", "");
	put("mette/2026/troldhoej/nobody/plan.yaml", "");
	mus_workspace_free(ws);
	assert_int_equal(mus_workspace_open(&ws, "mette", diag), MUS_OK);
	assert_string_equal(named("aase-b"), "aase-b");
	assert_false(ws->staff_read);
	/* Two units have a folder for her: then all are asked. */
	put("mette/2026/solsikken/bodil/plan.yaml", "");
	put("mette/2026/troldhoej/bodil/plan.yaml", "");
	assert_string_equal(named("bodil"), "bodil");
	assert_true(ws->staff_read);
	mus_workspace_free(ws);
	assert_int_equal(mus_workspace_open(&ws, "mette", diag), MUS_OK);
	assert_string_equal(named("nobody"), "");
	expect_finding(diag, "unknown-person");
	assert_true(ws->staff_read);
	assert_string_equal(named("aase-b"), "aase-b");
}

#define GOAL(id, parent) "- {id: " id ", title: t, parent: " parent "}\n"

static void test_year(void **state)
{
	static const char *const order[] = { "natur", "over", "under", "ude", "ring", "rang", "hale", "alene" };
	static const int depth[] = { 0, 0, 1, 1, 0, 0, 1, 0 };
	const struct mus_year *year;

	(void)state;
	put("faelles/2026/strategy.yaml", "kind: strategy\ncycle: 2026\ngoals:\n- {id: natur, title: Natur}\n"
		GOAL("under", "over") GOAL("over", "~")
		"competences:\n- {id: krop, name: Krop}\nbudgets:\n- {id: kurser, amount: 100}\n");
	put("faelles/2026/strategy.solsikken.yaml", "kind: strategy\ncycle: 2026\nunit: solsikken\ngoals:\n"
		GOAL("ude", "natur") GOAL("ring", "rang") GOAL("rang", "ring") GOAL("hale", "ring")
		GOAL("natur", "hale") GOAL("alene", "missing"));
	year = mus_year(ws, NULL, diag);
	assert_int_equal(n_findings(diag), 0);
	assert_ptr_equal(year, mus_year(ws, "2026", diag));
	assert_int_equal(year->n_strategies, 2);
	assert_null(year->strategies[0].unit);
	assert_int_equal(year->n_goals, 8);
	for (size_t i = 0; i < 8; i++) {
		assert_string_equal(year->goals[i].goal->id, order[i]);
		assert_int_equal(year->goals[i].depth, depth[i]);
		assert_ptr_equal(mus_map_get(&year->goal_of_id, order[i]), &year->goals[i]);
	}
	assert_string_equal(year->goals[3].unit, "solsikken");
	assert_string_equal(year->goals[3].parent->goal->title, "Natur");
	assert_non_null(mus_map_get(&year->competence_of_id, "krop"));
	assert_non_null(mus_map_get(&year->budget_of_id, "kurser"));
}

/* A unit's strategy that does not name it: its file's name does. */
static void test_year_of_unnamed_unit(void **state)
{
	const struct mus_year *year;

	(void)state;
	put("faelles/2026/strategy.solsikken.yaml", "kind: strategy\ncycle: 2026\ngoals:\n- {id: natur, title: Natur}\n");
	year = mus_year(ws, NULL, diag);
	assert_string_equal(year->strategies[0].unit, "solsikken");
	assert_string_equal(year->goals[0].unit, "solsikken");
	assert_int_equal(n_findings(diag), 0);
}

static void test_empty_year(void **state)
{
	(void)state;
	assert_int_equal(mus_year(ws, "1999", diag)->n_goals, 0);
	assert_int_equal(mus_year(ws, "../2026", diag)->n_goals, 0);
	assert_int_equal(n_findings(diag), 0);
}

#define test(name) cmocka_unit_test_setup_teardown(name, make, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(test_staff),
		test(test_leaders),
		test(test_parents_in_a_circle),
		test(test_brief_staff),
		test(test_bad_units),
		test(test_no_units),
		test(test_no_good_units),
		test(test_unit_without_id),
		test(test_named),
		test(test_named_wrongly),
		test(test_named_by_many),
		test(test_me),
		test(test_named_quickly),
		test(test_year),
		test(test_year_of_unnamed_unit),
		test(test_empty_year),
	};

	return cmocka_run_group_tests_name("people", tests, NULL, NULL);
}
