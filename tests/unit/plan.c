/* Plans: lists, the view of one plan, what a talk becomes, new actions. */
#define _XOPEN_SOURCE 700
#include "folder.h"

#include "base/utf8.h"
#include "doc/peek.h"
#include "work/plan/plan_inside.h"

static struct mus_diag *diag;
static struct mus_workspace *ws;
static struct mus_plan_change change;

#define WORKPLACE "kind: workplace\nmus: 1\n"
#define PLAN "kind: plan\ncycle: 2026\nperson: aase-b\nunit: solsikken\n"

static const char strategy[] = "kind: strategy\ncycle: 2026\ngoals:\n"
	"  - id: sprog\n    title: Sprog til alle\n"
	"  - id: laesning\n    title: Vi læser sammen\n    parent: sprog\n"
	"competences:\n  - id: dialogisk-laesning\n    name: Dialogisk læsning\n"
	"budgets:\n  - id: kurser\n    amount: 10000\n";

static const char talk[] = "# en kommentar\nkind: talk\ntype: mus\ncycle: 2026\nperson: aase-b\n"
	"state: planned      # aftalt i marts\nplanned: 2026-05-12T14:00\n\nnotes:\n"
	"  faglighed: |\n    God dag.\n    -> Kursus i læsning senest 1. september, kr. 4.500\n"
	"    -> Mentor inden sommerferien, ansvarlig: Bo\n";

static int make(void **state)
{
	if (folder_make(state))
		return -1;
	put("faelles/mus.yaml", WORKPLACE "cycle: 2026\nlanguage: da\ncurrency: DKK\n");
	put("faelles/2026/strategy.yaml", strategy);
	put("faelles/units/aamosen.yaml", "kind: unit\nid: aamosen\nname: Åmosen\nleaders: [lone-l]\n"
		"people:\n- {id: lone-l, name: Lone Lærkeby}\n");
	put("faelles/units/solsikken.yaml",
		"kind: unit\nid: solsikken\nname: Solsikken\nparent: aamosen\nleaders: [mette-k]\npeople:\n"
		"  - id: mette-k\n    name: Mette Kruse\n"
		"  - id: aase-b\n    name: Åse Bæk\n    role: pædagog\n"
		"  - id: bo-l\n    name: Bo Lund\n");
	put("mette/mus.yaml", WORKPLACE "shared: ../faelles\nleader: mette-k\n");
	put("mette/2026/solsikken/aase-b/talk.yaml", talk);
	diag = mus_diag_new(MUS_EN);
	return mus_workspace_open(&ws, "mette", diag) == MUS_OK ? 0 : -1;
}

static int clean(void **state)
{
	mus_plan_change_dispose(&change);
	mus_workspace_free(ws);
	mus_diag_free(diag);
	return folder_remove(state);
}

static mus_date day(const char *text)
{
	mus_date date;

	assert_true(mus_date_parse(text, &date));
	return date;
}

/* ---- new ---- */

static enum mus_status make_new(const char *held, const char *follow_up)
{
	struct mus_plan_new what = { .person = "aase-b", .held = held ? day(held) : MUS_NO_DATE,
		.follow_up = follow_up ? day(follow_up) : MUS_NO_DATE, .today = day("2026-05-18") };

	mus_plan_change_dispose(&change);
	return mus_plan_new(&change, ws, &what, diag);
}

static const char made[] = "kind: plan\ncycle: 2026\nperson: aase-b\nunit: solsikken\nleader: mette-k\n"
	"follow_up: 2026-11-02\n\nactions:\n"
	"  - id: kursus-i-laesning\n    title: Kursus i læsning\n    theme: faglighed\n    method: course\n"
	"    status: agreed\n    due: 2026-09-01\n    cost: 4500\n    log:\n      - date: 2026-05-12\n"
	"        who: mette-k\n        what: Aftalt i samtalen.\n"
	"    x-from: Kursus i læsning senest 1. september, kr. 4.500\n"
	"  - id: mentor-inden-sommerferien\n    title: Mentor inden sommerferien\n    theme: faglighed\n"
	"    method: mentoring\n    status: agreed\n    responsible: bo-l\n    log:\n"
	"      - date: 2026-05-12\n        who: mette-k\n        what: Aftalt i samtalen.\n"
	"    x-from: \"Mentor inden sommerferien, ansvarlig: Bo\"\n";

static void test_new(void **state)
{
	const char *text;
	struct stat st;

	(void)state;
	assert_int_equal(make_new("2026-05-12", "2026-11-02"), MUS_OK);
	assert_int_equal(change.added.n, 2);
	assert_string_equal(change.added.item[0], "aase-b/kursus-i-laesning");
	assert_int_equal(change.files.n, 2);
	assert_string_equal(change.files.item[0], "mette/2026/solsikken/aase-b/plan.yaml");
	assert_true(change.held == day("2026-05-12"));
	text = content("mette/2026/solsikken/aase-b/plan.yaml");
	assert_string_equal(strchr(text, '\n') + 1, made);
	assert_true(strncmp(text, "# yaml-language-server: $schema=../../../schemas/plan.schema.yaml\n", 66) == 0);
	assert_int_equal(stat("mette/2026/solsikken/aase-b/plan.yaml", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	/* Comments and order stay. */
	text = content("mette/2026/solsikken/aase-b/talk.yaml");
	assert_non_null(strstr(text, "# en kommentar\nkind: talk"));
	assert_non_null(strstr(text, "state: held      # aftalt i marts\nplanned: 2026-05-12T14:00\nheld: 2026-05-12\n"));
	/* What was not understood is said, with its place. */
	expect_finding(diag, "agreement-date");
}

static void test_new_places(void **state)
{
	(void)state;
	assert_int_equal(make_new(NULL, "2026-11-02"), MUS_OK);
	assert_int_equal(n_findings(diag), 1);
	assert_int_equal(finding(diag, 0)->place.line, 13);
	assert_int_equal(finding(diag, 0)->place.column, 15);
	assert_string_equal(finding(diag, 0)->excerpt, "    -> Mentor inden sommerferien, ansvarlig: Bo");
	/* Without a day the talk was held today. */
	assert_true(change.held == day("2026-05-18"));
}

/* Run again it adds only what is new. */
static void test_new_again(void **state)
{
	struct mus_buf more = MUS_BUF_INIT;
	struct mus_diag *bin = mus_diag_new(MUS_EN);
	const char *text;

	(void)state;
	assert_int_equal(make_new("2026-05-12", "2026-11-02"), MUS_OK);
	mus_diag_move(bin, diag);
	assert_int_equal(make_new(NULL, NULL), MUS_OK);
	assert_int_equal(change.added.n + change.files.n, 0);
	assert_true(change.held == MUS_NO_DATE);
	assert_int_equal(n_findings(diag), 0);

	mus_buf_str(&more, content("mette/2026/solsikken/aase-b/talk.yaml"));
	mus_buf_str(&more, "    -> Følge Bo en dag\n    ->\n");
	put("mette/2026/solsikken/aase-b/talk.yaml", more.data);
	assert_int_equal(make_new(NULL, "2026-12-01"), MUS_OK);
	assert_int_equal(change.added.n, 1);
	assert_string_equal(change.added.item[0], "aase-b/foelge-bo-en-dag");
	expect_finding(diag, "agreement-empty");
	text = content("mette/2026/solsikken/aase-b/plan.yaml");
	assert_non_null(strstr(text, "follow_up: 2026-12-01\n"));
	assert_non_null(strstr(text, "    x-from: Følge Bo en dag\n"));
	mus_buf_dispose(&more);
	mus_diag_free(bin);
}

/* An action without x-from is known by its title; an agreement that was changed is told. */
static void test_new_known(void **state)
{
	(void)state;
	put("mette/2026/solsikken/aase-b/plan.yaml", PLAN "follow_up: 2026-11-02\nactions:\n"
		"- {id: a, title: kursus i LÆSNING, status: agreed}\n"
		"- {id: b, title: Mentor inden sommerferien, status: agreed, x-from: Mentor}\n");
	assert_int_equal(make_new("2026-05-12", NULL), MUS_OK);
	assert_int_equal(change.added.n, 0);
	expect_finding(diag, "agreement-changed");
	/* Two lines that say the same are two actions. */
	put("mette/2026/solsikken/aase-b/talk.yaml", "kind: talk\ntype: mus\ncycle: 2026\nperson: aase-b\n"
		"notes:\n  a: '-> Kursus i læsning'\n  b: '-> Kursus i læsning'\n");
	assert_int_equal(make_new("2026-05-12", NULL), MUS_OK);
	assert_int_equal(change.added.n, 1);
	assert_string_equal(change.added.item[0], "aase-b/kursus-i-laesning");
}

static void test_new_refused(void **state)
{
	const char *path = "mette/2026/solsikken/aase-b/talk.yaml";
	struct mus_plan_new what = { .person = "bo-l", .held = MUS_NO_DATE, .follow_up = MUS_NO_DATE,
		.today = day("2026-05-18") };

	(void)state;
	assert_int_equal(mus_plan_new(&change, ws, &what, diag), MUS_REFUSED);
	expect_finding(diag, "no-talk");
	put(path, "kind: talk\ntype: mus\ncycle: 2026\nperson: aase-b\nstate: not_held\nreason: Rejst\n");
	assert_int_equal(make_new(NULL, NULL), MUS_REFUSED);
	expect_finding(diag, "talk-not-held");
	/* The talk would be invalid: neither it nor the plan is written. */
	put(path, "kind: talk\ntype: mus\ncycle: 2026\nperson: aase-b\ncolour: red\nnotes:\n  a: '-> Kursus'\n");
	assert_int_equal(make_new(NULL, "2026-11-02"), MUS_REFUSED);
	expect_finding(diag, "unknown-key");
	assert_null(content("mette/2026/solsikken/aase-b/plan.yaml"));
	assert_null(strstr(content(path), "held"));
	/* Twice the same record. */
	put("mette/2026/solsikken/aase-b/talk (1).yaml", talk);
	assert_int_equal(make_new(NULL, NULL), MUS_REFUSED);
	expect_finding(diag, "same-identity");
}

static void test_head_like_neighbour(void **state)
{
	struct mus_buf text = MUS_BUF_INIT;

	(void)state;
	mus_buf_str(&text, "# yaml-language-server: $schema=/usr/share/mus/schemas/talk.schema.yaml\n");
	mus_buf_str(&text, talk);
	put("mette/2026/solsikken/aase-b/talk.yaml", text.data);
	assert_int_equal(make_new("2026-05-12", "2026-11-02"), MUS_OK);
	assert_non_null(strstr(content("mette/2026/solsikken/aase-b/plan.yaml"),
		"# yaml-language-server: $schema=/usr/share/mus/schemas/plan.schema.yaml\nkind"));
	mus_buf_dispose(&text);
}

/* ---- add ---- */

static struct mus_plan_add an_action(const char *person, const char *unit, const char *title)
{
	return (struct mus_plan_add){ .person = person, .unit = unit, .title = title, .method = MUS_NO_INT,
		.status = MUS_AGREED, .start = MUS_NO_DATE, .due = MUS_NO_DATE, .cost = MUS_NO_DEC,
		.hours = MUS_NO_DEC, .today = day("2026-05-18") };
}

static enum mus_status add(const struct mus_plan_add *what)
{
	mus_plan_change_dispose(&change);
	return mus_plan_add(&change, ws, what, diag);
}

static void test_add(void **state)
{
	struct mus_plan_add what = an_action("aase-b", NULL, "Læse: højt");

	(void)state;
	what.serves = "laesning";
	what.cost = 1250;
	assert_int_equal(add(&what), MUS_OK);
	assert_string_equal(change.added.item[0], "aase-b/laese-hoejt");
	assert_null(change.same);
	/* The same once more changes nothing. */
	assert_int_equal(add(&what), MUS_OK);
	assert_int_equal(change.added.n + change.files.n, 0);
	assert_string_equal(change.same, "aase-b/laese-hoejt");
	/* Another of that title is one more. */
	what.cost = 1300;
	assert_int_equal(add(&what), MUS_OK);
	assert_string_equal(change.added.item[0], "aase-b/laese-hoejt-2");
	assert_string_equal(change.same, "aase-b/laese-hoejt");
	/* What is promised does not wait. */
	what.status = MUS_AWAITING;
	assert_int_equal(add(&what), MUS_OK);
	assert_string_equal(change.added.item[0], "aase-b/laese-hoejt-3");
	assert_int_equal(n_findings(diag), 0);
	assert_non_null(strstr(content("mette/2026/solsikken/aase-b/plan.yaml"),
		"leader: mette-k\n\nactions:\n  - id: laese-hoejt\n    title: \"Læse: højt\"\n"
		"    serves: laesning\n    status: agreed\n    cost: 12.5\n    log:\n"
		"      - date: 2026-05-18\n        who: mette-k\n        what: Tilføjet.\n  - id: laese-hoejt-2\n"));
}

static void test_add_common(void **state)
{
	static const char *const who[] = { "leader", "Bo Lund" };
	struct mus_plan_add what = an_action(NULL, "solsikken", "Fælles læsedag");
	struct mus_strs responsible = { (const char **)who, 2 };

	(void)state;
	what.responsible = &responsible;
	what.goal = "laesning";
	assert_int_equal(add(&what), MUS_OK);
	assert_string_equal(change.added.item[0], "solsikken/faelles-laesedag");
	assert_int_equal(n_findings(diag), 0);
	/* Who made it stands in no log that all may read. */
	assert_string_equal(content("faelles/2026/solsikken/group-plan.yaml"),
		"# yaml-language-server: $schema=../../schemas/group_plan.schema.yaml\nkind: group_plan\n"
		"cycle: 2026\nunit: solsikken\n\nactions:\n  - id: faelles-laesedag\n    title: Fælles læsedag\n"
		"    goal: laesning\n    status: agreed\n    responsible: [leader, bo-l]\n    log:\n"
		"      - date: 2026-05-18\n        what: Tilføjet.\n");
	/* And a part of it. */
	what = an_action("aase-b", NULL, "Læsedag");
	what.part_of = "solsikken/faelles-laesedag";
	assert_int_equal(add(&what), MUS_OK);
	what.part_of = "solsikken/faelles";
	assert_int_equal(add(&what), MUS_REFUSED);
	expect_finding(diag, "unknown-reference");
}

static void test_add_unknown(void **state)
{
	static const char *const who[] = { "Ingen Anden" };
	struct mus_plan_add what = an_action("aase-b", NULL, "Ny");
	struct mus_strs responsible = { (const char **)who, 1 };
	static const char *const ids[] = { "unknown-reference", "unknown-reference", "unknown-reference",
		"unknown-reference", "unknown-person" };

	(void)state;
	what.goal = "nix";
	what.serves = "laesnin";
	what.competence = "nix";
	what.budget = "nix";
	what.responsible = &responsible;
	assert_int_equal(add(&what), MUS_REFUSED);
	assert_int_equal(n_findings(diag), 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(finding(diag, i)->id, ids[i]);
	assert_non_null(strstr(finding(diag, 1)->message, "did you mean 'laesning'?"));
	assert_null(content("mette/2026/solsikken/aase-b/plan.yaml"));
}

static void test_add_goal_of_strategy(void **state)
{
	struct mus_plan_add what = an_action("aase-b", NULL, "Ny");

	(void)state;
	what.goal = "laesning";
	assert_int_equal(add(&what), MUS_REFUSED);
	expect_finding(diag, "goal-of-strategy");
	what = an_action("me", NULL, "Ny");
	assert_int_equal(add(&what), MUS_REFUSED);
	expect_finding(diag, "several-people");
	what = an_action("aase-b", NULL, "Ny");
	what.theme = "tema";
	assert_int_equal(add(&what), MUS_OK);
	expect_finding(diag, "added-without-link");
	put("faelles/2026/forms/preparation.yaml", "kind: form\nid: preparation\ncycle: 2026\ntitle: X\n"
		"themes:\n  - {id: faglighed, title: Faglighed}\n");
	assert_int_equal(add(&what), MUS_REFUSED);
	expect_finding(diag, "unknown-reference");
}

/* In a folder that everybody may read no personal record is begun. */
static void test_add_in_shared_folder(void **state)
{
	struct mus_plan_add what = an_action("aase-b", NULL, "Ny");

	(void)state;
	mus_workspace_free(ws);
	assert_int_equal(mus_workspace_open(&ws, "faelles", diag), MUS_OK);
	assert_int_equal(add(&what), MUS_REFUSED);
	expect_finding(diag, "not-a-leaders-folder");
}

static void test_dry_run(void **state)
{
	struct mus_plan_add what = an_action("aase-b", NULL, "Ny");

	(void)state;
	what.dry_run = true;
	what.serves = "laesning";
	assert_int_equal(add(&what), MUS_OK);
	assert_true(strncmp(change.diff, "--- /dev/null\n+++ b/mette/2026/solsikken/aase-b/plan.yaml\n@@ -0,0", 60) == 0);
	assert_null(content("mette/2026/solsikken/aase-b/plan.yaml"));
}

/* ---- ids ---- */

static void test_ids(void **state)
{
	static const char *const titles[][2] = {
		{ "Åse læser", "aase-laeser" },
		{ "Åse læser", "aase-laeser-2" },
		{ "Modul om dansk som andetsprog i dagtilbud", "modul-om-dansk-som-andetsprog" },
		{ "Speciallægepraksiskonsulentordningen", "speciallaegepraksiskonsulentor" },
		{ "On", "on-2" },
		{ "日本", "action" },
		{ "2026", "action-2" },
	};
	struct mus_map taken = MUS_MAP_INIT;
	struct mus_arena *arena = mus_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		const char *id = plan_action_id(&taken, titles[i][0], arena);

		assert_string_equal(id, titles[i][1]);
		assert_true(mus_id_valid(id));
	}
	mus_map_dispose(&taken);
	mus_arena_free(arena);
}

/* ---- list ---- */

static void put_plans(void)
{
	put("mette/2026/solsikken/aase-b/plan.yaml", PLAN "goals:\n  - {id: mit, text: Læse, serves: laesning}\n"
		"actions:\n"
		"  # den store\n  - id: a\n    title: Kursus\n    goal: mit\n    status: awaiting\n    cost: 4000\n"
		"    due: 2026-05-01\n"
		"  - id: b\n    title: Mentor\n    serves: sprog\n    method: mentoring\n    status: done\n");
	put("mette/2026/solsikken/bo-l/plan.yaml", "kind: plan\ncycle: 2026\nperson: bo-l\nactions:\n"
		"- {id: c, title: Ønske}\n");
	put("faelles/2026/solsikken/group-plan.yaml", "kind: group_plan\ncycle: 2026\nunit: solsikken\nactions:\n"
		"- {id: d, title: Fælles, goal: laesning, status: agreed, responsible: [leader, bo-l]}\n");
}

/* The actions listed, as 'person/action '. */
static const char *listed(struct mus_plan_query query)
{
	static char text[512];
	struct mus_plan_list list;

	query.as_of = day("2026-05-18");
	text[0] = '\0';
	if (mus_plan_list(&list, ws, NULL, 0, &query, diag) == MUS_OK)
		for (size_t i = 0; i < list.n; i++)
			snprintf(text + strlen(text), sizeof text - strlen(text), "%s/%s ",
				list.rows[i].person ? list.rows[i].person : "", list.rows[i].action);
	mus_plan_list_dispose(&list);
	return text;
}

#define LISTED(...) listed((struct mus_plan_query){ .method = MUS_NO_INT, __VA_ARGS__ })

static void test_list(void **state)
{
	const char *words[] = { "awaiting", "wish" }, *bo[] = { "bo-l" };
	struct mus_strs statuses = { words, 2 };

	(void)state;
	put_plans();
	assert_string_equal(LISTED(.cycle = "2026"), "aase-b/a aase-b/b bo-l/c /d ");
	assert_string_equal(LISTED(.cycle = "2025"), "");
	assert_string_equal(LISTED(.statuses = &statuses), "aase-b/a bo-l/c ");
	assert_string_equal(LISTED(.goal = "laesning"), "aase-b/a /d ");
	assert_string_equal(LISTED(.goal = "sprog"), "aase-b/a aase-b/b /d ");
	assert_string_equal(LISTED(.overdue = true), "aase-b/a ");
	assert_string_equal(LISTED(.unit = "aamosen"), "aase-b/a aase-b/b bo-l/c /d ");
	assert_string_equal(LISTED(.people = { bo, 1 }), "bo-l/c ");
	assert_string_equal(listed((struct mus_plan_query){ .method = MUS_MENTORING }), "aase-b/b ");
	assert_int_equal(n_findings(diag), 0);
	assert_string_equal(LISTED(.goal = "laesnin"), "");
	expect_finding(diag, "unknown-reference");
	assert_string_equal(LISTED(.unit = "solsiken"), "");
	expect_finding(diag, "unknown-reference");
}

/* Common actions of other leaders' units are listed when they are asked for. */
static void test_list_other_units(void **state)
{
	(void)state;
	put_plans();
	put("faelles/units/skoven.yaml", "kind: unit\nid: skoven\nparent: aamosen\nleaders: [lone-l]\n");
	put("faelles/2026/skoven/group-plan.yaml", "kind: group_plan\ncycle: 2026\nunit: skoven\nactions:\n"
		"- {id: e, title: Andres, status: agreed}\n");
	put("faelles/2026/aamosen/group-plan.yaml", "kind: group_plan\ncycle: 2026\nunit: aamosen\nactions:\n"
		"- {id: f, title: Alles, status: agreed}\n");
	assert_string_equal(LISTED(.cycle = "2026"), "aase-b/a aase-b/b bo-l/c /f /d ");
	assert_string_equal(LISTED(.unit = "skoven"), "/e ");
}

static void test_list_text(void **state)
{
	const char *words[] = { "awaiting" };
	struct mus_strs statuses = { words, 1 };
	struct mus_plan_query query = { .method = MUS_NO_INT, .statuses = &statuses, .records = true };
	struct mus_plan_list list;

	(void)state;
	put_plans();
	assert_int_equal(mus_plan_list(&list, ws, NULL, 0, &query, diag), MUS_OK);
	assert_string_equal(list.text, "---\n" PLAN "goals:\n  - {id: mit, text: Læse, serves: laesning}\n"
		"actions:\n  # den store\n  - id: a\n    title: Kursus\n    goal: mit\n    status: awaiting\n"
		"    cost: 4000\n    due: 2026-05-01\n");
	mus_plan_list_dispose(&list);
}

static void test_list_twins(void **state)
{
	(void)state;
	put_plans();
	put("mette/2026/solsikken/bo-l/plan (1).yaml", "kind: plan\ncycle: 2026\nperson: bo-l\nactions: []\n");
	assert_string_equal(LISTED(.cycle = "2026"), "");
	expect_finding(diag, "same-identity");
}

/* ---- view ---- */

static void test_view(void **state)
{
	struct mus_plan_view view;
	const struct mus_goal_link *link;

	(void)state;
	put_plans();
	assert_int_equal(mus_plan_view(&view, ws, NULL, "aase-b", diag), MUS_OK);
	assert_string_equal(view.name, "Åse Bæk");
	assert_string_equal(view.role, "pædagog");
	assert_string_equal(view.unit_name, "Solsikken");
	assert_int_equal(view.plan->n_actions, 2);
	assert_int_equal(view.talk->state, MUS_TALK_PLANNED);
	link = mus_map_get(&view.links, "laesning");
	assert_string_equal(link->title, "Vi læser sammen");
	assert_string_equal(link->parent->title, "Sprog til alle");
	assert_null(link->parent->parent);
	mus_plan_view_dispose(&view);

	assert_int_equal(mus_plan_view(&view, ws, NULL, "Solsikken", diag), MUS_OK);
	assert_non_null(view.group);
	assert_null(view.person);
	assert_string_equal(mus_map_get(&view.names, "bo-l"), "Bo Lund");
	mus_plan_view_dispose(&view);
	assert_int_equal(n_findings(diag), 0);

	assert_int_equal(mus_plan_view(&view, ws, NULL, "mette-k", diag), MUS_REFUSED);
	expect_finding(diag, "no-plan");
	mus_plan_view_dispose(&view);
}

/* However the records are written, what is read is the same; goals in a circle end. */
static void test_view_unusual(void **state)
{
	struct mus_plan_view view;
	const struct mus_goal_link *link;

	(void)state;
	put_plans();
	put("faelles/units/solsikken.yaml", "{kind: unit, id: solsikken, name: 'Sol: sikken', leaders: [mette-k], "
		"people: [{id: aase-b, name: \"Åse B\\u00e6k\", role: pædagog}]}\n");
	put("faelles/2026/strategy.yaml", "kind: strategy\ncycle: 2026\ngoals:\n"
		"- id: laesning\n  parent: sprog\n  title: >-\n    Vi læser\n    sammen\n"
		"- title: 'Sprog'\n  id: sprog\n  parent: laesning\n");
	assert_int_equal(mus_plan_view(&view, ws, NULL, "aase-b", diag), MUS_OK);
	assert_string_equal(view.name, "Åse Bæk");
	assert_string_equal(view.unit_name, "Sol: sikken");
	link = mus_map_get(&view.links, "laesning");
	assert_string_equal(link->title, "Vi læser sammen");
	for (int i = 0; link && i < 5; i++)
		link = link->parent;
	assert_null(link);
	mus_plan_view_dispose(&view);
	assert_int_equal(n_findings(diag), 0);
}

/* ---- peek ---- */

static const char *peeked(const char *text, const char *key)
{
	static char out[128];
	struct doc_peek item;
	const char *value;
	size_t len;

	if (!doc_peek_item(&item, text, strlen(text), "goals", "b"))
		return "no item";
	switch (doc_peek_value(&item, key, &value, &len)) {
	case DOC_UNSURE:
		return "unsure";
	case DOC_ABSENT:
		return "absent";
	default:
		break;
	}
	assert_true(len < sizeof out);
	memcpy(out, value, len);
	out[len] = '\0';
	return out;
}

#define GOALS "x: |\n  goals:\n   - id: b\ngoals:   # her\n  # først\n  - id: a\n    title: Nej\n"

static void test_peek(void **state)
{
	(void)state;
	assert_string_equal(peeked(GOALS "  - id: b\n    title: Ja tak\n\n  - id: c\n    parent: a\n", "title"), "Ja tak");
	assert_string_equal(peeked(GOALS "  - id: b\n    title: Ja tak\n\n  - id: c\n    parent: a\n", "parent"), "absent");
	assert_string_equal(peeked(GOALS "  - id: b\n    title: Ja tak", "title"), "Ja tak");
	assert_string_equal(peeked(GOALS "  - id: b\r\n    title: Ja tak\r\n", "title"), "Ja tak");
	assert_string_equal(peeked(GOALS "  - id: b\n    text: |\n      title: Nej\n", "title"), "absent");
	assert_string_equal(peeked(GOALS "  - id: bb\n    title: Nej\nd:\n  - id: b\n", "title"), "no item");
	assert_string_equal(peeked("goals: [{id: b, title: Ja}]\n", "title"), "no item");
	/* Anything that might mean something else. */
	assert_string_equal(peeked(GOALS "  - id: b\n    title: 'Ja'\n", "title"), "unsure");
	assert_string_equal(peeked(GOALS "  - id: b\n    title: \"Ja\"\n", "title"), "unsure");
	assert_string_equal(peeked(GOALS "  - id: b\n    title: >-\n      Ja\n", "title"), "unsure");
	assert_string_equal(peeked(GOALS "  - id: b\n    title:\n      Ja\n", "title"), "unsure");
	assert_string_equal(peeked(GOALS "  - id: b\n    title : Ja\n", "title"), "unsure");
	assert_string_equal(peeked(GOALS "  - id: b\n    title: Ja\n      tak\n", "title"), "unsure");
	assert_string_equal(peeked(GOALS "  - id: b\n    title: Ja # tak\n", "title"), "unsure");
	assert_string_equal(peeked(GOALS "  - id: b\n    title: *x\n", "title"), "unsure");
	assert_string_equal(peeked(GOALS "  - id: b\n    title: true\n", "title"), "unsure");
	assert_string_equal(peeked(GOALS "  - id: b\n    title: 2026\n", "title"), "unsure");
	/* Where quotes or brackets may go on, the first column tells nothing. */
	assert_string_equal(peeked(GOALS "  - id: b\n    \"title\": Ja\n", "title"), "no item");
	assert_string_equal(peeked(GOALS "  - id: b\n    x: [a,\nb]\n    title: Ja\n", "title"), "no item");
	assert_string_equal(peeked(GOALS "  - id: b\n    x: 'a\nb'\n    title: Ja\n", "title"), "no item");
	assert_string_equal(peeked(GOALS "  - id: b\n    x: [a, b]\n    title: Ja\n", "title"), "Ja");
	assert_string_equal(peeked(GOALS "  - id: b\n    x: a\r    title: Ja\n", "title"), "no item");
	assert_string_equal(peeked(GOALS "  - id: b\n    x: a\u2028    title: Ja\n", "title"), "no item");
	/* Blanks at the end of a line are nobody's. */
	assert_string_equal(peeked(GOALS "  - id: b\n    x: [a, b]  \n    title: Ja\n", "title"), "Ja");
	assert_string_equal(peeked(GOALS "  - id: b\n    title: Ja  \n", "title"), "Ja");
	/* What is no key of the item in its column. */
	assert_string_equal(peeked(GOALS "  - id: b\n   title: Ja\n", "title"), "unsure");
	assert_string_equal(peeked(GOALS "  - id: b\n    7: x\n    title: Ja\n", "title"), "unsure");
}

#define in_place(test) cmocka_unit_test_setup_teardown(test, make, clean)

/* ---- moves ---- */

/* The ways from a wish to what is done; what is done may be put right, nothing goes two steps back. */
static void test_moves(void **state)
{
	(void)state;
	assert_true(plan_may_move(MUS_WISH, MUS_AWAITING));
	assert_true(plan_may_move(MUS_AWAITING, MUS_AGREED));
	assert_true(plan_may_move(MUS_AGREED, MUS_STARTED));
	assert_true(plan_may_move(MUS_STARTED, MUS_DONE));
	assert_true(plan_may_move(MUS_DONE, MUS_STARTED));
	assert_false(plan_may_move(MUS_WISH, MUS_DONE));
	assert_false(plan_may_move(MUS_AWAITING, MUS_STARTED));
	assert_false(plan_may_move(MUS_DONE, MUS_DROPPED));
	assert_false(plan_may_move(MUS_DROPPED, MUS_DONE));
	for (int from = 0; from < MUS_ACTION_STATUSES; from++)
		assert_false(plan_may_move(from, from));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_place(test_new),
		in_place(test_new_places),
		in_place(test_new_again),
		in_place(test_new_known),
		in_place(test_new_refused),
		in_place(test_head_like_neighbour),
		in_place(test_add),
		in_place(test_add_common),
		in_place(test_add_unknown),
		in_place(test_add_goal_of_strategy),
		in_place(test_add_in_shared_folder),
		in_place(test_dry_run),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_moves),
		in_place(test_list),
		in_place(test_list_other_units),
		in_place(test_list_text),
		in_place(test_list_twins),
		in_place(test_view),
		in_place(test_view_unusual),
		cmocka_unit_test(test_peek),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
