/* The finished form: which variant, which translation, which goals; and texts on a page. */
#define _XOPEN_SOURCE 700
#include "folder.h"

#include "report/form.h"
#include "report/markdown.h"
#include "report/page.h"
#include "work/form.h"

static struct mus_diag *diag;
static struct mus_workspace *ws;
static struct mus_arena *arena;

#define FORM "kind: form\ncycle: 2026\nid: prep\n"

static void put_units(void)
{
	put("units/top.yaml", "kind: unit\nid: top\nname: Klyngen\nleaders: [lone-l]\n"
		"people:\n- {id: lone-l, name: Lone L, role: klyngeleder}\n");
	put("units/huset.yaml", "kind: unit\nid: huset\nname: Huset\nparent: top\nleaders: [mette-k]\n"
		"people:\n"
		"- {id: mette-k, name: Mette K, role: leder, email: m@x.example}\n"
		"- {id: aase-b, name: Åse B, role: pædagog}\n"
		"- {id: bo-l, name: Bo L, role: medhjælper}\n"
		"groups:\n- {id: spirer, name: Spirerne, members: [aase-b, bo-l]}\n");
	put("units/skoven.yaml", "kind: unit\nid: skoven\nname: Skoven\nparent: top\nleaders: [lone-l]\n"
		"people:\n- {id: ib-h, name: Ib H, role: pædagog}\n");
}

static void put_strategies(void)
{
	put("2026/strategy.yaml", "kind: strategy\ncycle: 2026\nunit: top\nfocus: Hvordan?\n"
		"elevator_pitch: Årets tale.\n"
		"goals:\n- {id: sprog, title: Sprog}\n- {id: samtaler, title: Samtaler, parent: sprog}\n"
		"- {id: andet, title: Andet}\n"
		"translations:\n- {role: pædagog, text: til pædagoger}\n- {text: til alle}\n"
		"- {role: pædagog, person: ib-h, text: til Ib}\n");
	put("2026/strategy.huset.yaml", "kind: strategy\ncycle: 2026\nunit: huset\nfocus: Hos os?\n"
		"elevator_pitch: Husets tale.\n"
		"goals:\n- {id: garderobe, title: Garderoben, parent: samtaler, result: Ro}\n"
		"translations:\n- {text: til alle i huset}\n");
}

static int make(void **state)
{
	if (folder_make(state))
		return -1;
	put("mus.yaml", "kind: workplace\nmus: 1\ncycle: 2026\nname: Byen\nlanguage: da\n");
	put_units();
	put_strategies();
	put("2026/forms/prep.yaml", FORM "title: Forberedelse\nsealed: true\nthemes:\n"
		"- id: work\n  title: Arbejdet\n"
		"  prompts: {employee: [Hvad gør du?], leader: [Hvad ser du?, Og ellers?]}\n"
		"  questions:\n  - {id: q1, text: Et, priority: true}\n  - {id: q2, text: To, type: scale}\n"
		"- id: leders\n  title: Lederens\n  prompts: {leader: [Husk]}\n"
		"- id: other\n  title: Andet\n"
		"- id: asked\n  title: Spurgt\n  questions:\n  - {id: q3, text: Tre, type: yes_no}\n");
	diag = mus_diag_new(MUS_EN);
	arena = mus_arena_new();
	return mus_workspace_open(&ws, ".", diag) == MUS_OK ? 0 : -1;
}

static int clean(void **state)
{
	mus_arena_free(arena);
	mus_workspace_free(ws);
	mus_diag_free(diag);
	return folder_remove(state);
}

static enum mus_status try_form(struct mus_form_made *form, const char *person, int side)
{
	struct mus_form_ask ask = { .cycle = "2026", .form = "prep", .person = person, .side = side };

	return mus_form_make(form, ws, &ask, arena, diag);
}

static struct mus_form_made form_for(const char *person, int side)
{
	struct mus_form_made form;

	assert_int_equal(try_form(&form, person, side), MUS_OK);
	assert_int_equal(n_findings(diag), 0);
	return form;
}

/* ---- sides ---- */

static void test_employee(void **state)
{
	struct mus_form_made form = form_for("aase-b", MUS_NO_INT);

	(void)state;
	assert_int_equal(form.side, MUS_FORM_EMPLOYEE);
	assert_true(form.sealed);
	assert_string_equal(form.person->name, "Åse B");
	assert_string_equal(form.leader->name, "Mette K");
	assert_string_equal(form.role, "pædagog");
	assert_string_equal(form.unit->name, "Huset");
	/* What is for the leader alone to think of is not there. */
	assert_int_equal(form.n_themes, 3);
	assert_string_equal(form.themes[0].prompts.item[0], "Hvad gør du?");
	assert_true(form.themes[0].free_text);
	assert_true(form.themes[1].free_text);
	assert_false(form.themes[2].free_text);
}

static void test_questions(void **state)
{
	struct mus_form_made form = form_for("aase-b", MUS_NO_INT);
	const struct mus_form_question *q = form.themes[0].questions;

	(void)state;
	assert_int_equal(form.themes[0].n_questions, 2);
	assert_true(q[0].priority);
	assert_int_equal(q[0].type, MUS_Q_TEXT);
	assert_false(q[1].priority);
	assert_int_equal(q[1].type, MUS_Q_SCALE);
	assert_int_equal(q[1].min, 1);
	assert_int_equal(q[1].max, 5);
}

static void test_leader(void **state)
{
	struct mus_form_made form = form_for("aase-b", MUS_FORM_LEADER);

	(void)state;
	assert_int_equal(form.side, MUS_FORM_LEADER);
	assert_int_equal(form.n_themes, 4);
	assert_int_equal(form.themes[0].prompts.n, 2);
	assert_int_equal(form.principles.n, 0);
	put("2026/forms/talk-guide.yaml",
		"kind: form\ncycle: 2026\nid: talk-guide\ntitle: Guide\nthemes:\n"
		"- {id: principles, title: P, prompts: {leader: [Lyt.]}}\n");
	form = form_for("aase-b", MUS_FORM_LEADER);
	assert_int_equal(form.principles.n, 1);
	assert_string_equal(form.principles.item[0], "Lyt.");
	assert_int_equal(form_for("aase-b", MUS_FORM_EMPLOYEE).principles.n, 0);
}

static void test_audience(void **state)
{
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.yaml", FORM "title: T\naudience: leader\n");
	assert_int_equal(form_for("aase-b", MUS_NO_INT).side, MUS_FORM_LEADER);
	assert_int_equal(try_form(&form, "aase-b", MUS_FORM_EMPLOYEE), MUS_REFUSED);
	expect_finding(diag, "form-side");
	/* A survey knows nobody. */
	put("2026/forms/prep.yaml", FORM "title: T\naudience: all\n");
	form = form_for("aase-b", MUS_FORM_EMPLOYEE);
	assert_int_equal(form.side, MUS_FORM_SURVEY);
	assert_null(form.person);
	assert_null(form.translation);
}

/* ---- the strategy ---- */

static void test_direction(void **state)
{
	struct mus_form_made form = form_for("aase-b", MUS_NO_INT);

	(void)state;
	assert_string_equal(form.pitch, "Årets tale.");
	assert_string_equal(form.focus, "Hvordan?");
	assert_string_equal(form.unit_focus, "Hos os?");
	assert_null(form_for("ib-h", MUS_NO_INT).unit_focus);
	assert_string_equal(form_for(NULL, MUS_NO_INT).pitch, "Årets tale.");
}

static void test_translation(void **state)
{
	struct mus_form_ask ask = { .cycle = "2026", .form = "prep", .role = "Pædagog",
		.side = MUS_NO_INT };
	struct mus_form_made form;

	(void)state;
	assert_string_equal(form_for("ib-h", MUS_NO_INT).translation, "til Ib");
	assert_string_equal(form_for("aase-b", MUS_NO_INT).translation, "til pædagoger");
	assert_string_equal(form_for("bo-l", MUS_NO_INT).translation, "til alle i huset");
	assert_string_equal(form_for("lone-l", MUS_NO_INT).translation, "til alle");
	assert_int_equal(mus_form_make(&form, ws, &ask, arena, diag), MUS_OK);
	assert_string_equal(form.translation, "til pædagoger");
	assert_null(form.person);
}

static void assert_goal(const struct mus_form_made *form, size_t i, const char *id, int depth, bool own)
{
	assert_true(i < form->n_goals);
	assert_string_equal(form->goals[i].goal->id, id);
	assert_int_equal(form->goals[i].depth, depth);
	assert_int_equal(form->goals[i].own, own);
}

static void test_goals(void **state)
{
	struct mus_form_made form = form_for("aase-b", MUS_NO_INT);

	(void)state;
	assert_int_equal(form.n_goals, 3);
	assert_goal(&form, 0, "sprog", 0, false);
	assert_goal(&form, 1, "samtaler", 1, false);
	assert_goal(&form, 2, "garderobe", 2, true);
	/* A unit without its own has those of the one above it. */
	form = form_for("ib-h", MUS_NO_INT);
	assert_int_equal(form.n_goals, 3);
	assert_goal(&form, 0, "sprog", 0, true);
	assert_goal(&form, 1, "samtaler", 1, true);
	assert_goal(&form, 2, "andet", 0, true);
}

/* ---- variants ---- */

static void test_variants(void **state)
{
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.top.yaml", FORM "unit: top\nextends: prep\ntitle: Klyngens\n");
	put("2026/forms/prep.huset.yaml", FORM "extends: prep\nintro: Husets.\nthemes:\n"
		"- id: work\n  prompts: {employee: [Vores?]}\n  questions:\n"
		"  - {id: q1, text: Vores et}\n  - {id: q9, text: Ni}\n- {id: nyt, title: Nyt}\n");
	put("2026/forms/prep.spirer.yaml", FORM "unit: huset\ngroup: spirer\nextends: prep\n"
		"title: Spirernes\nthemes:\n- {id: work, questions: [{id: q2, priority: true}]}\n");
	/* The group's, on the unit's, on that of the unit above, on the plain one. */
	form = form_for("aase-b", MUS_NO_INT);
	assert_string_equal(form.title, "Spirernes");
	assert_string_equal(form.intro, "Husets.");
	assert_int_equal(form.n_themes, 4);
	assert_string_equal(form.themes[3].id, "nyt");
	assert_string_equal(form.themes[0].prompts.item[0], "Vores?");
	assert_int_equal(form.themes[0].n_questions, 3);
	assert_string_equal(form.themes[0].questions[0].text, "Vores et");
	assert_true(form.themes[0].questions[0].priority);
	assert_true(form.themes[0].questions[1].priority);
	assert_string_equal(form.themes[0].questions[2].id, "q9");
	assert_string_equal(form_for("mette-k", MUS_NO_INT).title, "Klyngens");
	assert_null(form_for("ib-h", MUS_NO_INT).intro);
	assert_string_equal(form_for("ib-h", MUS_NO_INT).title, "Klyngens");
}

static void test_roles(void **state)
{
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.kort.yaml", FORM "extends: prep\ntitle: Kort\nroles: [medhjælper]\n");
	assert_string_equal(form_for("bo-l", MUS_NO_INT).title, "Kort");
	assert_string_equal(form_for("aase-b", MUS_NO_INT).title, "Forberedelse");
	assert_string_equal(form_for(NULL, MUS_NO_INT).title, "Forberedelse");
	put("2026/forms/prep.yaml", FORM "title: T\nroles: [leder]\n");
	assert_int_equal(try_form(&form, "aase-b", MUS_NO_INT), MUS_REFUSED);
	expect_finding(diag, "form-not-for");
}

/* Two variants for one role: only those that name the same roles cannot be told apart. */
static void test_like_roles(void **state)
{
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.kort.yaml", FORM "extends: prep\ntitle: Kort\nroles: [medhjælper, leder]\n");
	put("2026/forms/prep.lang.yaml", FORM "extends: prep\ntitle: Lang\nroles: [medhjælper]\n");
	assert_string_equal(form_for("bo-l", MUS_NO_INT).title, "Kort");
	put("2026/forms/prep.lang.yaml", FORM "extends: prep\ntitle: Lang\nroles: [medhjælper, kok]\n");
	assert_string_equal(form_for("bo-l", MUS_NO_INT).title, "Kort");
	put("2026/forms/prep.lang.yaml", FORM "extends: prep\ntitle: Lang\nroles: [medhjælper, leder]\n");
	assert_int_equal(try_form(&form, "bo-l", MUS_NO_INT), MUS_REFUSED);
	expect_finding(diag, "same-identity");
}

/* The file's name tells the group where the record does not; whoever is in none has the plain one. */
static void test_group_by_name(void **state)
{
	(void)state;
	put("2026/forms/prep.spirer.yaml", FORM "extends: prep\ntitle: Spirernes\n");
	assert_string_equal(form_for("aase-b", MUS_NO_INT).title, "Spirernes");
	assert_string_equal(form_for("mette-k", MUS_NO_INT).title, "Forberedelse");
	assert_string_equal(form_for(NULL, MUS_NO_INT).title, "Forberedelse");
}

/* A unit's variant builds on the plain form, not on the group's, which builds on it. */
static void test_wider_base(void **state)
{
	struct mus_form_ask ask = { .cycle = "2026", .form = "prep-huset", .person = "aase-b", .side = MUS_NO_INT };
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.huset.yaml", "kind: form\ncycle: 2026\nid: prep-huset\nunit: huset\nextends: prep\n");
	put("2026/forms/prep.spirer.yaml", FORM "group: spirer\nextends: prep\ntitle: Spirernes\n");
	assert_int_equal(mus_form_make(&form, ws, &ask, arena, diag), MUS_OK);
	assert_string_equal(form.title, "Forberedelse");
}

static void test_over(void **state)
{
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.huset.yaml", FORM "extends: prep\nsealed: false\nthemes:\n- id: work\n  questions:\n"
		"  - {id: q1, type: yes_no}\n  - {id: q2, scale: {min: 0, max: 10}}\n");
	form = form_for("aase-b", MUS_NO_INT);
	assert_false(form.sealed);
	assert_int_equal(form.themes[0].questions[0].type, MUS_Q_YES_NO);
	assert_string_equal(form.themes[0].questions[0].text, "Et");
	assert_int_equal(form.themes[0].questions[1].min, 0);
	assert_int_equal(form.themes[0].questions[1].max, 10);
	assert_true(form_for("ib-h", MUS_NO_INT).sealed);
}

/* Whom a form is made for may be told by a name; without anybody it is for the top unit, if one. */
static void test_reader(void **state)
{
	struct mus_form_ask ask = { .cycle = "2026", .form = "prep", .unit = "huset", .side = MUS_NO_INT };
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.top.yaml", FORM "unit: top\nextends: prep\ntitle: Klyngens\n");
	assert_string_equal(form_for("åse", MUS_NO_INT).person->id, "aase-b");
	assert_string_equal(form_for(NULL, MUS_NO_INT).title, "Klyngens");
	put("2026/forms/prep.yaml", FORM "unit: skoven\n");
	assert_int_equal(remove("2026/forms/prep.top.yaml"), 0);
	assert_int_equal(mus_form_make(&form, ws, &ask, arena, diag), MUS_REFUSED);
	assert_string_equal(finding(diag, 0)->message, "the form 'prep' has no version for 'huset'");
	expect_finding(diag, "form-not-for");
}

static void test_two_tops(void **state)
{
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.top.yaml", FORM "unit: top\nextends: prep\ntitle: Klyngens\n");
	put("units/anden.yaml", "kind: unit\nid: anden\n");
	form = form_for(NULL, MUS_NO_INT);
	assert_string_equal(form.title, "Forberedelse");
	assert_null(form.unit);
}

static void test_no_staff(void **state)
{
	struct mus_form_made form;

	(void)state;
	assert_int_equal(system("rm -r units"), 0);
	assert_int_equal(try_form(&form, NULL, MUS_NO_INT), MUS_REFUSED);
	expect_finding(diag, "no-units");
}

/* A variant may have an id of its own, by which it can be asked for. */
static void test_own_id(void **state)
{
	struct mus_form_ask ask = { .cycle = "2026", .form = "prep-spirer", .side = MUS_NO_INT };
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.spirer.yaml", "kind: form\ncycle: 2026\nid: prep-spirer\ngroup: spirer\n"
		"extends: prep\n");
	form = form_for("aase-b", MUS_NO_INT);
	assert_string_equal(form.id, "prep-spirer");
	assert_int_equal(mus_form_make(&form, ws, &ask, arena, diag), MUS_OK);
	assert_string_equal(form.title, "Forberedelse");
}

static void test_no_form(void **state)
{
	struct mus_form_ask ask = { .cycle = "2026", .form = "perp", .side = MUS_NO_INT };
	struct mus_form_made form;

	(void)state;
	assert_int_equal(mus_form_make(&form, ws, &ask, arena, diag), MUS_REFUSED);
	assert_string_equal(finding(diag, 0)->message,
		"there is no form 'perp' in 2026 (did you mean 'prep'?)");
	assert_string_equal(finding(diag, 0)->hint, "there are: prep");
	expect_finding(diag, "unknown-form");
	ask.cycle = "1999";
	assert_int_equal(mus_form_make(&form, ws, &ask, arena, diag), MUS_REFUSED);
	expect_finding(diag, "no-forms");
	ask = (struct mus_form_ask){ .cycle = "2026", .form = "prep", .unit = "nede", .side = MUS_NO_INT };
	assert_int_equal(mus_form_make(&form, ws, &ask, arena, diag), MUS_REFUSED);
	expect_finding(diag, "unknown-unit");
	assert_int_equal(try_form(&form, "nobody-at-all", MUS_NO_INT), MUS_REFUSED);
	expect_finding(diag, "unknown-person");
}

static void test_doubles(void **state)
{
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep (1).yaml", FORM "title: Kopi\n");
	assert_int_equal(try_form(&form, "aase-b", MUS_NO_INT), MUS_REFUSED);
	expect_finding(diag, "same-identity");
}

static void test_circle(void **state)
{
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.yaml", FORM "extends: other\n");
	put("2026/forms/other.yaml", "kind: form\ncycle: 2026\nid: other\nextends: prep\n");
	assert_int_equal(try_form(&form, "aase-b", MUS_NO_INT), MUS_REFUSED);
	expect_finding(diag, "unknown-form");
}

/* Only what is asked for is complained of. */
static void test_refused(void **state)
{
	struct mus_form_made form;
	struct mus_form_entry *entries;
	size_t n;

	(void)state;
	put("2026/forms/bad.yaml", "kind: form\ncycle: 2026\nid: [bad\n");
	put("2026/forms/odd.yaml", "kind: plan\n");
	form_for("aase-b", MUS_NO_INT);
	put("2026/forms/prep.huset.yaml", FORM "extends: prep\nthemes: none\n");
	assert_int_equal(try_form(&form, "aase-b", MUS_NO_INT), MUS_REFUSED);
	assert_string_equal(finding(diag, 0)->place.file, "2026/forms/prep.huset.yaml");
	expect_finding(diag, "field-type");
	form_for("ib-h", MUS_NO_INT);
	assert_int_equal(mus_forms_list(&entries, &n, ws, "2026", arena, diag), MUS_REFUSED);
	assert_int_equal(n, 1);
	assert_int_equal(n_findings(diag), 3);
}

static void test_list(void **state)
{
	struct mus_form_entry *entries;
	size_t n;

	(void)state;
	put("2026/forms/prep.huset.yaml", FORM "extends: prep\n");
	put("2026/forms/a.yaml", "kind: form\ncycle: 2026\nid: a\ntitle: A\naudience: all\n");
	assert_int_equal(mus_forms_list(&entries, &n, ws, "2026", arena, diag), MUS_OK);
	assert_int_equal(n, 3);
	assert_string_equal(entries[0].id, "a");
	assert_string_equal(entries[0].audience, "all");
	assert_string_equal(entries[1].title, "Forberedelse");
	assert_string_equal(entries[1].audience, "both");
	assert_string_equal(entries[1].unit, "huset");
	assert_null(entries[2].unit);
	/* A variant of a form that is not there has its own words alone. */
	put("2026/forms/b.huset.yaml", "kind: form\ncycle: 2026\nid: b\nextends: mangler\ntitle: Bå\n");
	assert_int_equal(mus_forms_list(&entries, &n, ws, "2026", arena, diag), MUS_OK);
	assert_int_equal(n, 4);
	assert_string_equal(entries[1].title, "Bå");
	assert_string_equal(entries[1].audience, "both");
}

/* ---- on the page ---- */

static void assert_text(const char *text, const char *html)
{
	struct mus_buf out = MUS_BUF_INIT;

	page_text(&out, text);
	assert_string_equal(out.data, html);
	mus_buf_dispose(&out);
}

static void test_page_text(void **state)
{
	(void)state;
	assert_text(NULL, "");
	assert_text("\n\n", "");
	assert_text("a <b> & \"c\"", "<p>a &lt;b&gt; &amp; &quot;c&quot;</p>\n");
	assert_text("en\nto\n\ntre\n", "<p>en\nto</p>\n<p>tre</p>\n");
	assert_text("- en\n  mere\n- to\n\nslut", "<ul>\n<li>en\nmere</li>\n<li>to</li>\n</ul>\n<p>slut</p>\n");
	assert_text("før:\n- en", "<p>før:</p>\n<ul>\n<li>en</li>\n</ul>\n");
	assert_text("**fed** 2*3 **", "<p><strong>fed</strong> 2*3 <strong></strong></p>\n");
	assert_text("**fed", "<p><strong>fed</strong></p>\n");
	assert_text("- **en\n- to", "<ul>\n<li><strong>en</strong></li>\n<li>to</li>\n</ul>\n");
}

static void test_page_nothing(void **state)
{
	struct mus_buf out = MUS_BUF_INIT;

	(void)state;
	page_escape(&out, NULL);
	page_escape(&out, "æ & ø");
	assert_string_equal(out.data, "æ &amp; ø");
	mus_buf_dispose(&out);
}

/* Emphasis and lists stay, all else is text. */
static void test_markdown(void **state)
{
	struct mus_buf out = MUS_BUF_INIT;

	(void)state;
	md_text(&out, "**Åse** 2*3\n- _et_\n# to");
	assert_string_equal(out.data, "**Åse** 2\\*3\n- \\_et\\_\n\\# to");
	mus_buf_cut(&out, 0);
	md_line(&out, "**Åse**");
	assert_string_equal(out.data, "\\*\\*Åse\\*\\*");
	assert_true(md_mark_at("", 0) == SIZE_MAX);
	mus_buf_dispose(&out);
}

/* Whatever a record holds, no element of the page comes from it. */
static void test_page_escapes(void **state)
{
	struct mus_buf out = MUS_BUF_INIT;
	struct mus_form_made form;

	(void)state;
	put("2026/forms/prep.yaml", FORM "title: \"<script>x</script>\"\nintro: \"<img src=x>\"\nthemes:\n"
		"- id: a\n  title: \"<b>\"\n  prompts: {employee: [\"<i>\"]}\n  questions:\n"
		"  - {id: q, text: \"\\\"><u>\", type: choices, choices: [\"\\\"<u>\", b]}\n"
		"  - {id: r, text: \"<u>\", columns: [\"\\\"<u>\", d]}\n");
	form = form_for("aase-b", MUS_NO_INT);
	form_html(&out, &form, MUS_DA);
	assert_null(strstr(out.data, "<script>x"));
	assert_null(strstr(out.data, "<img"));
	assert_null(strstr(out.data, "<u>"));
	assert_null(strstr(out.data, "<b>"));
	assert_non_null(strstr(out.data, "&lt;script&gt;x"));
	assert_null(strstr(out.data, "http:"));
	assert_null(strstr(out.data, "https:"));
	mus_buf_dispose(&out);
}

static void test_md(void **state)
{
	struct mus_form_made form = form_for("bo-l", MUS_NO_INT);
	struct mus_buf out = MUS_BUF_INIT;

	(void)state;
	form_md(&out, &form, MUS_DA);
	assert_ptr_equal(strstr(out.data, "<!-- mus: {kind: answer, cycle: 2026, form: prep, "
					  "person: bo-l, by: employee} -->\n"), out.data);
	assert_non_null(strstr(out.data, "\n## Arbejdet {#work}\n> - Hvad gør du?\n\n"));
	assert_non_null(strstr(out.data, "\n### Et {#q1}\n> "));
	assert_non_null(strstr(out.data, "\n### Tre {#q3}\n\n- [ ] Ja\n- [ ] Nej\n"));
	assert_non_null(strstr(out.data, "\n<!-- mus: end -->\n"));
	assert_non_null(strstr(out.data, "Mette K (m@x.example)"));
	mus_buf_dispose(&out);
}

/* Without goals no heading speaks of them; blanks at the end of a line are nobody's. */
static void test_md_bare(void **state)
{
	struct mus_buf out = MUS_BUF_INIT;
	struct mus_form_made form;

	(void)state;
	assert_int_equal(system("rm 2026/strategy*.yaml"), 0);
	put("2026/forms/prep.yaml", FORM "title: Forberedelse\nintro: \"Kom glad.   \"\n");
	form = form_for("bo-l", MUS_NO_INT);
	form_md(&out, &form, MUS_DA);
	assert_non_null(strstr(out.data, "\nKom glad.\n"));
	assert_null(strstr(out.data, "## Vores udviklingsmål"));
	mus_buf_dispose(&out);
}

/* A unit without a name has goals all the same. */
static void test_html_nameless_unit(void **state)
{
	struct mus_buf out = MUS_BUF_INIT;
	struct mus_form_made form;

	(void)state;
	put("units/skoven.yaml", "kind: unit\nid: skoven\nparent: top\npeople: [{id: ib-h}]\n");
	form = form_for("ib-h", MUS_NO_INT);
	form_html(&out, &form, MUS_DA);
	assert_non_null(strstr(out.data, "<h2>Vores udviklingsmål</h2>"));
	mus_buf_dispose(&out);
}

/* Statements with the same columns share a table; others begin their own. */
static void test_html_columns(void **state)
{
	struct mus_buf out = MUS_BUF_INIT;
	struct mus_form_made form;
	size_t tables = 0;

	(void)state;
	put("2026/forms/prep.yaml", FORM "title: T\nthemes:\n- id: a\n  title: A\n  questions:\n"
		"  - {id: q, text: Q, columns: [Nu, Før]}\n  - {id: r, text: R, columns: [Nu, Før]}\n"
		"  - {id: s, text: S, columns: [Nu, Så]}\n");
	form = form_for("aase-b", MUS_NO_INT);
	form_html(&out, &form, MUS_DA);
	for (const char *at = out.data; (at = strstr(at, "<thead>")); at++)
		tables++;
	assert_int_equal(tables, 2);
	mus_buf_dispose(&out);
}

#define test(name) cmocka_unit_test_setup_teardown(name, make, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(test_employee),
		test(test_questions),
		test(test_leader),
		test(test_audience),
		test(test_direction),
		test(test_translation),
		test(test_goals),
		test(test_variants),
		test(test_roles),
		test(test_like_roles),
		test(test_group_by_name),
		test(test_wider_base),
		test(test_over),
		test(test_reader),
		test(test_two_tops),
		test(test_no_staff),
		test(test_own_id),
		test(test_no_form),
		test(test_doubles),
		test(test_circle),
		test(test_refused),
		test(test_list),
		cmocka_unit_test(test_page_text),
		test(test_page_escapes),
		cmocka_unit_test(test_page_nothing),
		cmocka_unit_test(test_markdown),
		test(test_md),
		test(test_md_bare),
		test(test_html_nameless_unit),
		test(test_html_columns),
	};

	return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}
