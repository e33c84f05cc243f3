/* What is due: which records give what, what takes it off the list, and who should act. */
#define _XOPEN_SOURCE 700
#include "folder.h"

#include "work/due.h"

#define PLAN "kind: plan\ncycle: 2026\nunit: sol\nperson: "
#define OLD_PLAN "kind: plan\ncycle: 2025\nunit: sol\nperson: "
#define TALK "kind: talk\ntype: mus\ncycle: 2026\nunit: sol\nperson: "
#define GROUP "kind: group_plan\ncycle: 2026\nunit: "

struct fixture {
	struct mus_diag *diag;
	struct mus_due_query query;
	struct mus_buf text; /* what came of the last listing */
	enum mus_status status;
};

static mus_date date(const char *text)
{
	mus_date d;

	assert_true(mus_date_parse(text, &d));
	return d;
}

static void begin(struct fixture *f)
{
	*f = (struct fixture){ .diag = mus_diag_new(MUS_EN), .text = MUS_BUF_INIT };
	f->query.as_of = date("2026-05-18");
	f->query.until = date("2026-06-01");
	f->query.start = MUS_NO_DATE;
	put("mus.yaml", "kind: workplace\nmus: 1\nid: k\ncycle: 2026\n");
	put("units/top.yaml", "kind: unit\nid: top\nleaders: [lone]\n"
		"people:\n- {id: lone, name: Lone, email: lone@k.example}\n");
	put("units/sol.yaml", "kind: unit\nid: sol\nparent: top\nleaders: [mette, bo]\npeople:\n"
		"- {id: mette, name: Mette, email: mette@k.example}\n"
		"- {id: aase, name: Åse, email: aase@k.example}\n"
		"- {id: nina, name: Nina}\n"
		"- {id: gone, name: Gone, left: 2026-04-30}\n"
		"- {id: leaving, name: Leaving, left: 2026-05-20}\n"
		"- {id: away, name: Away, away: [{from: 2026-03-01, to: 2026-05-24}]}\n"
		"- {id: long-away, name: Long, away: [{from: 2026-03-01}]}\n"
		"- {id: exempt, name: Exempt, exempt: student}\n");
	put("units/aa.yaml", "kind: unit\nid: aa\nparent: top\nleaders: [jens]\n"
		"people:\n- {id: jens, name: Jens}\n- {id: ida, name: Ida}\n");
}

static void end(struct fixture *f)
{
	mus_buf_dispose(&f->text);
	mus_diag_free(f->diag);
}

static void print(struct mus_buf *out, const struct mus_due_item *i)
{
	char day[MUS_DATE_SIZE];

	mus_buf_fmt(out, "%s %+d %s %s %s %s [%s] <%s>\n", mus_date_print(i->date, day), i->days,
		mus_due_name(i->what), i->unit ? i->unit : "-", i->person ? i->person : "-",
		i->id ? i->id : "-", i->title ? i->title : "", i->to ? i->to : "");
}

static const char *list_of(
	struct fixture *f, const char *dir, const char *const *names, size_t n, const char *person)
{
	struct mus_workspace *ws = NULL;
	struct mus_due due;

	if (dir)
		assert_int_equal(mus_workspace_open(&ws, dir, f->diag), MUS_OK);
	f->query.n_people = 0;
	if (person) {
		const struct mus_person **people;

		assert_int_equal(
			mus_people_named(&people, &f->query.n_people, ws, person, f->diag), MUS_OK);
		f->query.people = people;
	}
	f->status = mus_due_list(&due, ws, names, n, &f->query, f->diag);
	mus_buf_cut(&f->text, 0);
	for (size_t i = 0; i < due.n; i++)
		print(&f->text, &due.items[i]);
	mus_due_dispose(&due);
	mus_workspace_free(ws);
	return f->text.data;
}

static const char *list(struct fixture *f)
{
	return list_of(f, ".", NULL, 0, NULL);
}

static void test_names(void **state)
{
	(void)state;
	for (int i = 0; i < MUS_DUE_WHATS; i++)
		assert_int_equal(mus_due_parse(mus_due_name((enum mus_due_what)i)), i);
	assert_int_equal(mus_due_parse("actions"), MUS_DUE_WHATS);
	assert_null(mus_due_name(MUS_DUE_WHATS));
}

static void test_follow_up(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/sol/aase/plan.yaml", PLAN "aase\nfollow_up: 2026-05-04\n"
		"follow_ups: [{date: 2026-03-03}, {date: 2026-05-03}]\n");
	put("2026/sol/nina/plan.yaml", PLAN "nina\nfollow_up: 2026-05-25\n");
	assert_string_equal(list(&f),
		"2026-05-04 -14 follow_up sol aase - [] <aase@k.example mette>\n"
		"2026-05-25 +7 follow_up sol nina - [] <nina mette>\n");
	put("2026/sol/aase/plan.yaml", PLAN "aase\nfollow_up: 2026-05-04\n"
		"follow_ups: [{date: 2026-05-04}, {date: 2026-03-03}]\n");
	put("2026/sol/nina/plan.yaml", PLAN "nina\nfollow_up: 2026-06-02\n");
	assert_string_equal(list(&f), "");
	assert_int_equal(f.status, MUS_OK);
	end(&f);
}

/* Next year's talk looks back on the plan: a talk on that day or later is a follow-up, too. */
static void test_talk_closes_follow_up(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2025/sol/aase/plan.yaml", OLD_PLAN "aase\nfollow_up: 2025-10-01\n");
	put("2025/sol/aase/talk.yaml",
		"kind: talk\ntype: mus\ncycle: 2025\nperson: aase\nstate: held\nheld: 2025-03-01\n");
	assert_string_equal(
		list(&f), "2025-10-01 -229 follow_up sol aase - [] <aase@k.example mette>\n");
	put("2026/sol/aase/talk.yaml", TALK "aase\nstate: held\nheld: 2026-02-01\n");
	assert_string_equal(list(&f), "");
	end(&f);
}

static void test_group_follow_up(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/sol/group-plan.yaml",
		GROUP "sol\nfollow_up: {date: 2026-05-20, how: På stuemødet}\n");
	assert_string_equal(
		list(&f), "2026-05-20 +2 follow_up sol - - [På stuemødet] <mette bo>\n");
	put("2026/sol/group-plan.yaml",
		GROUP "sol\ngroup: spirer\nfollow_up: {date: 2026-05-20}\n");
	assert_string_equal(list(&f), "2026-05-20 +2 follow_up sol - spirer [] <mette bo>\n");
	end(&f);
}

static void test_actions(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/sol/aase/plan.yaml", PLAN "aase\nactions:\n"
		"- {id: a, title: Ønske, status: wish, due: 2026-05-01}\n"
		"- {id: b, title: Venter, status: awaiting, due: 2026-05-02, responsible: leader}\n"
		"- {id: c, title: Aftalt, status: agreed, due: 2026-05-18, responsible: nina}\n"
		"- {id: d, title: Begyndt, status: started, due: 2026-06-01, responsible: employee}\n"
		"- {id: e, title: For sent, status: started, due: 2026-06-02}\n"
		"- {id: f, title: Færdig, status: done, done: 2026-05-01, due: 2026-05-01}\n"
		"- {id: g, title: Opgivet, status: dropped, due: 2026-05-01}\n"
		"- {id: h, title: Gjort, status: started, done: 2026-05-01, due: 2026-05-01}\n"
		"- {id: i, title: Uden dag, status: started}\n");
	assert_string_equal(list(&f),
		"2026-05-01 -17 action sol aase a [Ønske] <aase@k.example>\n"
		"2026-05-02 -16 action sol aase b [Venter] <mette>\n"
		"2026-05-18 +0 action sol aase c [Aftalt] <nina>\n"
		"2026-06-01 +14 action sol aase d [Begyndt] <aase@k.example>\n");
	f.query.start = date("2026-05-02");
	f.query.until = date("2026-05-18");
	assert_string_equal(list(&f),
		"2026-05-02 -16 action sol aase b [Venter] <mette>\n"
		"2026-05-18 +0 action sol aase c [Aftalt] <nina>\n");
	end(&f);
}

static void test_common_actions(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/sol/group-plan.yaml", GROUP "sol\nactions:\n"
		"- {id: a, title: A, status: started, due: 2026-05-20,"
		" responsible: [leader, mette, aase, staff_representative]}\n"
		"- {id: b, title: B, status: agreed, due: 2026-05-21,"
		" before: {text: Et møde, by: employee, due: 2026-05-19}}\n");
	assert_string_equal(list(&f),
		"2026-05-19 +1 support sol - b/before [Et møde] <employee>\n"
		"2026-05-20 +2 action sol - a [A] <mette bo aase@k.example staff_representative>\n"
		"2026-05-21 +3 action sol - b [B] <mette bo>\n");
	end(&f);
}

static void test_support(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/sol/aase/plan.yaml", PLAN "aase\nactions:\n"
		"- id: a\n  title: Kursus\n  status: started\n  responsible: employee\n"
		"  before: {text: Før, due: 2026-05-01, done: 2026-05-02}\n"
		"  during: {text: Under, due: 2026-05-10}\n"
		"  after: {text: Efter, due: 2026-05-20, by: leader}\n"
		"- id: b\n  title: Modul\n  status: done\n"
		"  before: {text: Før, due: 2026-05-01}\n"
		"  during: {text: Under, due: 2026-05-01}\n"
		"  after: {text: Vise det til stuen, due: 2026-05-11}\n"
		"- id: c\n  title: Opgivet\n  status: dropped\n"
		"  after: {text: Efter, due: 2026-05-11}\n");
	assert_string_equal(list(&f),
		"2026-05-10 -8 support sol aase a/during [Under] <aase@k.example>\n"
		"2026-05-11 -7 support sol aase b/after [Vise det til stuen] <aase@k.example>\n"
		"2026-05-20 +2 support sol aase a/after [Efter] <mette>\n");
	end(&f);
}

static void test_talks(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/sol/aase/talk.yaml",
		TALK "aase\nstate: planned\nplanned: 2026-05-12T09:00\nplace: Kontoret\n");
	put("2026/sol/nina/talk.yaml", TALK "nina\nplanned: 2026-05-20\nleader: bo\n");
	put("2026/sol/mette/talk.yaml",
		TALK "mette\nstate: held\nplanned: 2026-05-10\nheld: 2026-05-10\n");
	put("2026/sol/bo/talk.yaml", TALK "bo\nstate: not_held\nplanned: 2026-05-10\n");
	put("2026/sol/group/talk-2026-05-19.yaml",
		"kind: talk\ntype: grus\ncycle: 2026\nunit: sol\ngroup: spirer\nplanned: 2026-05-19\n");
	put("2026/sol/group/talk-2026-05-21.yaml",
		"kind: talk\ntype: grus\ncycle: 2026\nunit: sol\ngroup: spirer\nplanned: 2026-05-21\n");
	assert_string_equal(list(&f),
		"2026-05-12 -6 talk sol aase - [Kontoret] <aase@k.example mette>\n"
		"2026-05-19 +1 talk sol - spirer [] <mette bo>\n"
		"2026-05-20 +2 talk sol nina - [] <nina bo>\n"
		"2026-05-21 +3 talk sol - spirer [] <mette bo>\n");
	end(&f);
}

static void put_all_of(const char *person, const char *day)
{
	char path[64], text[512];

	snprintf(path, sizeof path, "2026/sol/%s/plan.yaml", person);
	snprintf(text, sizeof text, PLAN "%s\nfollow_up: %s\n"
		"actions: [{id: a, title: A, status: agreed, due: %s}]\n", person, day, day);
	put(path, text);
	snprintf(path, sizeof path, "2026/sol/%s/talk.yaml", person);
	snprintf(text, sizeof text, TALK "%s\nplanned: %s\n", person, day);
	put(path, text);
}

static void test_people_not_there(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put_all_of("gone", "2026-05-10");
	put_all_of("leaving", "2026-05-21");
	put_all_of("away", "2026-05-10");
	put_all_of("long-away", "2026-05-22");
	put_all_of("exempt", "2026-05-10");
	put_all_of("stranger", "2026-05-10");
	assert_string_equal(list(&f),
		"2026-05-10 -8 follow_up sol exempt - [] <exempt mette>\n"
		"2026-05-10 -8 follow_up sol stranger - [] <stranger leader>\n"
		"2026-05-10 -8 action sol away a [A] <away>\n"
		"2026-05-10 -8 action sol exempt a [A] <exempt>\n"
		"2026-05-10 -8 action sol stranger a [A] <stranger>\n"
		"2026-05-10 -8 talk sol stranger - [] <stranger leader>\n"
		"2026-05-21 +3 action sol leaving a [A] <leaving>\n"
		"2026-05-22 +4 action sol long-away a [A] <long-away>\n");
	/* Back from leave: what fell into it is not lost. */
	f.query.as_of = date("2026-05-25");
	f.query.what = 1u << MUS_DUE_TALK | 1u << MUS_DUE_FOLLOW_UP;
	assert_string_equal(list(&f),
		"2026-05-10 -15 follow_up sol away - [] <away mette>\n"
		"2026-05-10 -15 follow_up sol exempt - [] <exempt mette>\n"
		"2026-05-10 -15 follow_up sol stranger - [] <stranger leader>\n"
		"2026-05-10 -15 talk sol away - [] <away mette>\n"
		"2026-05-10 -15 talk sol stranger - [] <stranger leader>\n");
	end(&f);
}

#define WHEEL \
	"kind: wheel\ncycle: 2026\nactivities:\n" \
	"- {id: talks-end, title: Slut, date: 2026-04-30, responsible: [leader]}\n" \
	"- {id: overview, title: Overblik, date: {anchor: talks_end, offset: +3wd}," \
	" held: 2026-05-06}\n" \
	"- {id: wrap-up, title: Opsamling, date: 2026-05-27," \
	" responsible: [leader, cooperation_committee]}\n" \
	"- {id: evaluation, title: Evaluering, date: {anchor: wrap_up, offset: +2d}}\n" \
	"- {id: nowhere, title: Ingen dag}\n" \
	"- {id: of-aa, title: Kun Aa, unit: aa, date: 2026-05-19, responsible: [leader, ida]}\n"

#define OWN_WHEEL \
	"kind: wheel\ncycle: 2026\nunit: sol\nactivities:\n- {id: wrap-up, date: 2026-05-20}\n"

static void test_activities(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/wheel.yaml", WHEEL);
	put("2026/wheel.sol.yaml", OWN_WHEEL);
	assert_string_equal(list(&f),
		"2026-04-30 -18 activity - - talks-end [Slut] <leader>\n"
		"2026-05-19 +1 activity aa - of-aa [Kun Aa] <jens ida>\n"
		"2026-05-20 +2 activity sol - wrap-up [Opsamling] <mette bo cooperation_committee>\n"
		"2026-05-27 +9 activity - - wrap-up [Opsamling] <leader cooperation_committee>\n"
		"2026-05-29 +11 activity - - evaluation [Evaluering] <>\n");
	f.query.unit = "sol";
	assert_string_equal(list(&f),
		"2026-04-30 -18 activity - - talks-end [Slut] <leader>\n"
		"2026-05-20 +2 activity sol - wrap-up [Opsamling] <mette bo cooperation_committee>\n"
		"2026-05-29 +11 activity - - evaluation [Evaluering] <>\n");
	end(&f);
}

/* A unit's own wheel alone: anchors and titles are the workplace's, which is not listed. */
static void test_own_wheel_named(void **state)
{
	static const char *const names[] = { "2026/wheel.sol.yaml" };
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/wheel.yaml", WHEEL);
	put("2026/wheel.sol.yaml",
		OWN_WHEEL "- {id: party, title: Fest, date: {anchor: talks_end, offset: +3w}}\n");
	assert_string_equal(list_of(&f, ".", names, 1, NULL),
		"2026-05-20 +2 activity sol - wrap-up [Opsamling] <mette bo cooperation_committee>\n"
		"2026-05-21 +3 activity sol - party [Fest] <>\n");
	assert_int_equal(f.status, MUS_OK);
	end(&f);
}

static void test_wheel_findings(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/wheel.yaml", WHEEL "- {id: x, title: X, date: {anchor: y}}\n"
		"- {id: y, title: Y, date: {anchor: x}}\n");
	list(&f);
	assert_int_equal(f.status, MUS_REFUSED);
	expect_finding(f.diag, "anchor-circle");
	assert_non_null(strstr(f.text.data, "evaluation"));
	end(&f);
}

static void test_filters(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/sol/aase/plan.yaml",
		PLAN "aase\nfollow_up: 2026-05-20\n"
		"actions: [{id: a, title: A, status: agreed, due: 2026-05-20}]\n");
	put("2026/aa/ida/plan.yaml", "kind: plan\ncycle: 2026\nperson: ida\nfollow_up: 2026-05-20\n");
	put("2026/aa/group-plan.yaml", GROUP "aa\nactions:\n"
		"- {id: b, title: B, status: agreed, due: 2026-05-20, responsible: [aase]}\n"
		"- {id: c, title: C, status: agreed, due: 2026-05-20, responsible: [jens]}\n");
	put("2025/sol/aase/plan.yaml", OLD_PLAN "aase\nfollow_up: 2025-10-01\n");
	f.query.cycle = "2026";
	f.query.unit = "sol";
	assert_string_equal(list(&f),
		"2026-05-20 +2 follow_up sol aase - [] <aase@k.example mette>\n"
		"2026-05-20 +2 action sol aase a [A] <aase@k.example>\n");
	f.query.what = 1u << MUS_DUE_ACTION;
	f.query.unit = "top";
	assert_string_equal(list(&f),
		"2026-05-20 +2 action aa - b [B] <aase@k.example>\n"
		"2026-05-20 +2 action aa - c [C] <jens>\n"
		"2026-05-20 +2 action sol aase a [A] <aase@k.example>\n");
	f.query.what = 0;
	f.query.unit = f.query.cycle = NULL;
	assert_string_equal(list_of(&f, ".", NULL, 0, "aase"),
		"2025-10-01 -229 follow_up sol aase - [] <aase@k.example mette>\n"
		"2026-05-20 +2 follow_up sol aase - [] <aase@k.example mette>\n"
		"2026-05-20 +2 action aa - b [B] <aase@k.example>\n"
		"2026-05-20 +2 action sol aase a [A] <aase@k.example>\n");
	f.query.unit = "nowhere";
	assert_string_equal(list(&f), "");
	assert_int_equal(f.status, MUS_REFUSED);
	expect_finding(f.diag, "unknown-unit");
	end(&f);
}

static void test_carried(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2025/sol/aase/plan.yaml", OLD_PLAN "aase\nactions:\n"
		"- {id: natur, title: Natur, status: agreed, due: 2025-12-01,"
		" after: {text: Efter, due: 2025-12-02}}\n"
		"- {id: andet, title: Andet, status: agreed, due: 2025-12-01}\n");
	put("2026/sol/aase/plan.yaml", PLAN "aase\nactions:\n"
		"- {id: natur, title: Natur igen, status: agreed, due: 2026-12-01,"
		" carried_from: 2025/natur}\n");
	put("2026/sol/nina/plan.yaml", PLAN "nina\nactions:\n"
		"- {id: x, title: X, status: agreed, carried_from: 2025/andet}\n");
	assert_string_equal(
		list(&f), "2025-12-01 -168 action sol aase andet [Andet] <aase@k.example>\n");
	end(&f);
}

static void test_twins_and_broken(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/sol/aase/plan.yaml", PLAN "aase\nfollow_up: 2026-05-20\n");
	put("2026/sol/aase/plan (1).yaml", PLAN "aase\nfollow_up: 2026-05-21\n");
	put("2026/sol/nina/plan.yaml", PLAN "nina\nfollow_up: 2026-05-22\n");
	put("2026/sol/mette/plan.yaml", "kind: plan\nactions: [\n");
	put("2026/sol/bo/plan.yaml", PLAN "bo\nfollow_up: soon\n");
	assert_string_equal(list(&f), "2026-05-22 +4 follow_up sol nina - [] <nina mette>\n");
	assert_int_equal(f.status, MUS_REFUSED);
	assert_int_equal(n_findings(f.diag), 3);
	end(&f);
}

/* A stream, no folder around it: people are what the records say. */
static void test_without_workspace(void **state)
{
	static const char *const names[] = { "stream.yaml" };
	struct fixture f;

	(void)state;
	begin(&f);
	put("stream.yaml", PLAN "aase\nleader: mette\nfollow_up: 2026-05-20\n---\n"
		"kind: note\n---\n" WHEEL "---\n" GROUP "aa\nfollow_up: {date: 2026-05-19}\n");
	f.query.unit = "sol";
	assert_string_equal(list_of(&f, NULL, names, 1, NULL),
		"2026-04-30 -18 activity - - talks-end [Slut] <leader>\n"
		"2026-05-20 +2 follow_up sol aase - [] <aase mette>\n"
		"2026-05-27 +9 activity - - wrap-up [Opsamling] <leader cooperation_committee>\n"
		"2026-05-29 +11 activity - - evaluation [Evaluering] <>\n");
	assert_int_equal(f.status, MUS_OK);
	assert_string_equal(list_of(&f, NULL, NULL, 0, NULL), "");
	/* A unit's own wheel has no other beside it. */
	put("stream.yaml", OWN_WHEEL);
	assert_string_equal(
		list_of(&f, NULL, names, 1, NULL), "2026-05-20 +2 activity sol - wrap-up [] <>\n");
	end(&f);
}

/* The round is the record's; where it names none, its folder's. */
static void test_round(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	f.query.cycle = "2026";
	put("2026/sol/aase/plan.yaml", "kind: plan\nunit: sol\nperson: aase\nfollow_up: 2026-05-20\n");
	put("2026/sol/nina/plan.yaml", OLD_PLAN "nina\nfollow_up: 2026-05-21\n");
	put("2026/sol/nina/talk.yaml", "kind: talk\ntype: mus\ncycle: 2025\nperson: nina\nplanned: 2026-05-20\n");
	put("2026/sol/group-plan.yaml",
		"kind: group_plan\ncycle: 2025\nunit: sol\nfollow_up: {date: 2026-05-21}\n");
	put("2026/wheel.yaml", "kind: wheel\ncycle: 2025\nactivities: [{id: a, title: A, date: 2026-05-21}]\n");
	assert_string_equal(list(&f), "2026-05-20 +2 follow_up sol aase - [] <aase@k.example mette>\n");
	assert_int_equal(f.status, MUS_OK);
	end(&f);
}

/* Records of each kind that cannot be read: told, and nothing is taken from them. */
static void test_unreadable(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/sol/nina/talk.yaml", TALK "nina\nheld: soon\n");
	put("2026/sol/group-plan.yaml", GROUP "sol\nfollow_up: {date: soon}\n");
	put("2026/wheel.yaml", "kind: wheel\ncycle: 2026\nactivities: [{id: a, title: A, date: soon}]\n");
	put("2026/sol/aase/plan.yaml", PLAN "aase\nfollow_up: 2026-05-20\n");
	assert_string_equal(list(&f), "2026-05-20 +2 follow_up sol aase - [] <aase@k.example mette>\n");
	assert_int_equal(f.status, MUS_REFUSED);
	assert_int_equal(n_findings(f.diag), 3);
	end(&f);
}

/* What is alike in all else comes in the order of the files. */
static void test_order_of_files(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("2026/sol/aase/plan.yaml", PLAN "aase\nactions: [{id: a, title: Ny, status: agreed, due: 2026-05-20}]\n");
	put("2025/sol/aase/plan.yaml",
		OLD_PLAN "aase\nactions: [{id: a, title: Før, status: agreed, due: 2026-05-20}]\n");
	assert_string_equal(list(&f), "2026-05-20 +2 action sol aase a [Før] <aase@k.example>\n"
		"2026-05-20 +2 action sol aase a [Ny] <aase@k.example>\n");
	end(&f);
}

/* In a leader's folder: the own people, and what is common to the own units. */
static void test_leaders_folder(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f);
	put("m/mus.yaml", "kind: workplace\nmus: 1\nshared: ..\nleader: mette\n");
	put("m/2026/sol/aase/plan.yaml", PLAN "aase\nfollow_up: 2026-05-20\n");
	put("2026/top/group-plan.yaml", GROUP "top\nfollow_up: {date: 2026-05-21}\n");
	put("2026/sol/group-plan.yaml", GROUP "sol\nfollow_up: {date: 2026-05-21}\n");
	put("2026/aa/group-plan.yaml", GROUP "aa\nfollow_up: {date: 2026-05-21}\n");
	put("2026/wheel.yaml", WHEEL);
	put("2026/wheel.sol.yaml", OWN_WHEEL);
	put("2026/wheel.aa.yaml", "kind: wheel\ncycle: 2026\nunit: aa\nactivities:\n"
		"- {id: wrap-up, date: 2026-05-21}\n");
	assert_string_equal(list_of(&f, "m", NULL, 0, NULL),
		"2026-04-30 -18 activity - - talks-end [Slut] <leader>\n"
		"2026-05-20 +2 follow_up sol aase - [] <aase@k.example mette>\n"
		"2026-05-20 +2 activity sol - wrap-up [Opsamling] <mette bo cooperation_committee>\n"
		"2026-05-21 +3 follow_up sol - - [] <mette bo>\n"
		"2026-05-21 +3 follow_up top - - [] <lone>\n"
		"2026-05-29 +11 activity - - evaluation [Evaluering] <>\n");
	f.query.what = 1u << MUS_DUE_FOLLOW_UP;
	assert_string_equal(list_of(&f, "m", NULL, 0, "me"),
		"2026-05-20 +2 follow_up sol aase - [] <aase@k.example mette>\n");
	end(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		in_folder(test_follow_up),
		in_folder(test_talk_closes_follow_up),
		in_folder(test_group_follow_up),
		in_folder(test_actions),
		in_folder(test_common_actions),
		in_folder(test_support),
		in_folder(test_talks),
		in_folder(test_people_not_there),
		in_folder(test_activities),
		in_folder(test_own_wheel_named),
		in_folder(test_wheel_findings),
		in_folder(test_filters),
		in_folder(test_carried),
		in_folder(test_twins_and_broken),
		in_folder(test_round),
		in_folder(test_unreadable),
		in_folder(test_order_of_files),
		in_folder(test_without_workspace),
		in_folder(test_leaders_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
