/*
 * Reading records of talks and what follows: the samples, value by value.
 */
#include "record_sample.h"

/* The record's own head: the cycle is text however it is written. */
static void plan__head_and_goals(void **state)
{
	struct mus_plan p;
	struct sample s = READ(MUS_PLAN, p);

	(void)state;
	assert_at(p.at, 2, 1);
	assert_string_equal(p.cycle, "2026");
	assert_string_equal(p.person, "aase-b");
	assert_string_equal(p.unit, "solsikken");
	assert_string_equal(p.leader, "mette-k");
	assert_date(p.follow_up, "2026-10-06");
	assert_at(p.follow_up_at, 7, 12);
	assert_int_equal(p.n_follow_ups, 1);
	assert_date(p.follow_ups[0].date, "2026-06-09");
	assert_memory_equal(p.follow_ups[0].note, "Kurset er", 9);
	assert_int_equal(p.n_goals, 2);
	assert_string_equal(p.goals[0].id, "stille-boern");
	assert_string_equal(p.goals[0].serves, "laesning");
	assert_null(p.goals[0].no_link_reason);
	assert_strs(p.goals[0].signs, "stunder|De stille børn peger og spørger selv.");
	assert_string_equal(
		p.goals[1].text, "Jeg kan lede en gruppe, der er ude en hel formiddag.");
	assert_null(p.goals[1].serves);
	assert_non_null(p.goals[1].no_link_reason);
	assert_int_equal(p.goals[1].signs.n, 0);
	done(s);
}

static void plan__full_action(void **state)
{
	struct mus_plan p;
	struct sample s = READ(MUS_PLAN, p);
	const struct mus_action *a = p.actions;

	(void)state;
	assert_int_equal(p.n_actions, 4);
	assert_at(a->at, 24, 5);
	assert_string_equal(a->id, "kursus-laesning");
	assert_string_equal(a->title, "Kursus i dialogisk læsning");
	assert_string_equal(a->theme, "faglighed");
	assert_string_equal(a->goal, "stille-boern");
	assert_string_equal(a->serves, "laesning");
	assert_string_equal(a->competence, "dialogisk-laesning");
	assert_int_equal(a->method, MUS_COURSE);
	assert_int_equal(a->status, MUS_DONE);
	assert_strs(a->responsible, "aase-b");
	assert_string_equal(a->support, "Mette finder vikar til de to kursusdage.");
	assert_date(a->start, "2026-04-14");
	assert_date(a->due, "2026-05-29");
	assert_date(a->done, "2026-05-20");
	assert_dec(a->cost, "4800");
	assert_dec(a->hours, "15");
	assert_string_equal(a->budget, "kurser");
	assert_memory_equal(a->practice, "Fast læsestund", 14);
	assert_null(a->part_of);
	assert_null(a->no_link_reason);
	done(s);
}

static void plan__parts_of_an_action(void **state)
{
	struct mus_plan p;
	struct sample s = READ(MUS_PLAN, p);
	const struct mus_action *a = p.actions;

	(void)state;
	assert_string_equal(a->before.by, "aase-b");
	assert_date(a->before.due, "2026-04-10");
	assert_date(a->before.done, "2026-04-09");
	assert_string_equal(a->during.by, "employee");
	assert_string_equal(a->after.by, "leader");
	assert_date(a->after.due, "2026-06-16");
	assert_int_equal(a->after.done, MUS_NO_DATE);
	assert_date(a->effect.date, "2026-09-15");
	assert_int_equal(a->effect.rating, 4);
	assert_string_equal(a->effect.practice_changed, "partly");
	assert_non_null(a->effect.evidence);
	assert_int_equal(a->decision.at.line, 0);
	assert_int_equal(a->n_log, 2);
	assert_date(a->log[0].date, "2026-03-10");
	assert_string_equal(a->log[1].who, "employee");
	assert_string_equal(a->log[1].what, "Begge kursusdage gennemført.");
	assert_string_equal(p.actions[3].decision.forum, "Ledergruppen");
	assert_string_equal(p.actions[3].decision.answer, "declined");
	assert_date(p.actions[3].decision.date, "2026-05-06");
	assert_non_null(p.actions[3].decision.note);
	done(s);
}

static void plan__what_is_absent(void **state)
{
	struct mus_plan p;
	struct sample s = READ(MUS_PLAN, p);
	const struct mus_action *peer = &p.actions[1], *nature = &p.actions[2];

	(void)state;
	assert_string_equal(peer->part_of, "solsikken/laesemakkere");
	assert_dec(peer->hours, "7.5");
	assert_true(peer->cost == MUS_NO_DEC);
	assert_int_equal(peer->done, MUS_NO_DATE);
	assert_int_equal(peer->before.at.line, 0);
	assert_int_equal(peer->before.due, MUS_NO_DATE);
	assert_int_equal(peer->effect.at.line, 0);
	assert_int_equal(peer->effect.rating, MUS_NO_INT);
	assert_int_equal(peer->participants.at.line, 0);
	assert_int_equal(peer->n_log, 0);
	assert_int_equal(nature->status, MUS_AWAITING);
	assert_dec(nature->cost, "2250.5");
	assert_int_equal(nature->start, MUS_NO_DATE);
	assert_string_equal(nature->carried_from, "2025/natur");
	assert_null(nature->competence);
	done(s);
}

static void group_plan__actions(void **state)
{
	struct mus_group_plan g;
	struct sample s = READ(MUS_GROUP_PLAN, g);
	const struct mus_action *a = g.actions;

	(void)state;
	assert_string_equal(g.unit, "solsikken");
	assert_null(g.group);
	assert_string_equal(g.decided_at, "opsamling");
	assert_date(g.follow_up.date, "2026-11-10");
	assert_non_null(g.follow_up.how);
	assert_int_equal(g.n_actions, 2);
	assert_int_equal(a->method, MUS_PEER_TRAINING);
	assert_int_equal(a->status, MUS_STARTED);
	assert_strs(a->responsible, "leader|aase-b");
	assert_strs(a->participants.units, "solsikken");
	assert_strs(a->participants.roles, "pædagog|pædagogmedhjælper");
	assert_strs(a->participants.people, "karla-v");
	assert_dec(a->cost, "9600");
	assert_date(a->before.done, "2026-08-06");
	assert_string_equal(a->decision.answer, "agreed");
	assert_int_equal(a->n_log, 1);
	assert_string_equal(g.actions[1].no_link_reason, "Det giver ro til resten.");
	assert_int_equal(g.actions[1].method, MUS_OTHER);
	done(s);
}

static void group_plan__decisions(void **state)
{
	struct mus_group_plan g;
	struct sample s = READ(MUS_GROUP_PLAN, g);

	(void)state;
	assert_int_equal(g.n_decisions, 2);
	assert_string_equal(g.decisions[0].id, "kurser-laesning");
	assert_string_equal(g.decisions[0].about.competence, "dialogisk-laesning");
	assert_string_equal(g.decisions[0].about.method, "course");
	assert_null(g.decisions[0].about.goal);
	assert_string_equal(g.decisions[0].answer, "agreed");
	assert_string_equal(g.decisions[0].budget, "kurser");
	assert_int_equal(g.decisions[0].limit, 3);
	assert_date(g.decisions[0].date, "2026-05-06");
	assert_string_equal(g.decisions[1].about.goal, "dele");
	assert_string_equal(g.decisions[1].about.theme, "faglighed");
	assert_int_equal(g.decisions[1].limit, MUS_NO_INT);
	assert_non_null(g.decisions[1].note);
	done(s);
}

static void talk__all(void **state)
{
	struct mus_talk t;
	struct sample s = READ(MUS_TALK, t);

	(void)state;
	assert_int_equal(t.type, MUS_TALK_MUS);
	assert_int_equal(t.state, MUS_TALK_HELD);
	assert_string_equal(t.person, "aase-b");
	assert_string_equal(t.leader, "mette-k");
	assert_null(t.group);
	assert_string_equal(t.planned, "2026-03-10T09:00");
	assert_date(t.planned_date, "2026-03-10");
	assert_string_equal(t.place, "Det lille mødelokale");
	assert_date(t.held, "2026-03-10");
	assert_null(t.reason);
	assert_int_equal(t.members.n, 0);
	assert_int_equal(t.n_themes, 3);
	assert_string_equal(t.themes[2].key, "kultur");
	assert_string_equal(t.themes[2].text, "needs_effort");
	assert_int_equal(t.n_notes, 3);
	assert_string_equal(t.notes[0].key, "faglighed");
	assert_non_null(strstr(t.notes[0].text, "\n-> Åse tager kurset"));
	assert_int_equal(t.notes[0].at.column, 14);
	assert_int_equal(t.n_competences, 2);
	assert_string_equal(t.competences[1].competence, "kollegial-vejledning");
	assert_int_equal(t.competences[1].level, 1);
	assert_int_equal(t.competences[1].motivation, MUS_MOTIVATION_MEDIUM);
	assert_int_equal(t.n_raise, 1);
	assert_string_equal(t.raise[0].where, "opsamling");
	assert_int_equal(t.raise[0].consent, 1);
	done(s);
}

static void answer_and_note(void **state)
{
	struct mus_answer a;
	struct mus_note_record n;
	struct sample s = READ(MUS_ANSWER, a), t = READ(MUS_NOTE_KIND, n);

	(void)state;
	assert_string_equal(a.form, "preparation-spirerne");
	assert_string_equal(a.person, "aase-b");
	assert_string_equal(a.by, "employee");
	assert_null(a.respondent_group);
	assert_string_equal(n.cycle, "2026");
	assert_date(n.date, "2026-03-11");
	assert_string_equal(n.person, "aase-b");
	assert_string_equal(n.author, "mette-k");
	assert_non_null(n.text);
	done(s);
	done(t);
}

static void overview__all(void **state)
{
	struct mus_overview o;
	struct sample s = READ(MUS_OVERVIEW, o);

	(void)state;
	assert_int_equal(o.n_themes, 2);
	assert_string_equal(o.themes[1].theme, "trivsel");
	assert_non_null(o.themes[1].works);
	assert_string_equal(o.themes[1].needs, "Tiden omkring frokost er presset.");
	assert_int_equal(o.n_competences, 3);
	assert_string_equal(o.competences[0].supply, "missing");
	assert_string_equal(o.competences[2].answer, "none");
	assert_int_equal(o.n_insights, 3);
	assert_string_equal(o.insights[1].type, "barrier");
	assert_string_equal(o.insights[1].goal, "dele");
	assert_null(o.insights[2].goal);
	assert_int_equal(o.decided.n, 1);
	assert_int_equal(o.discuss.n, 2);
	done(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plan__head_and_goals),
		cmocka_unit_test(plan__full_action),
		cmocka_unit_test(plan__parts_of_an_action),
		cmocka_unit_test(plan__what_is_absent),
		cmocka_unit_test(group_plan__actions),
		cmocka_unit_test(group_plan__decisions),
		cmocka_unit_test(talk__all),
		cmocka_unit_test(answer_and_note),
		cmocka_unit_test(overview__all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
