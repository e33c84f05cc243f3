/* What stands above a plan: who, the talk, follow-ups, how many promises are open. */
#include "report/plan_page.h"

#include <string.h>

/* ---- the talk ---- */

static void put_planned_talk(struct plan_page *t, const struct mus_talk *talk)
{
	text_said(t, MUS_T_PLAN_TALK_PLANNED, text_date(t, talk->planned_date), LINES_PLAIN);
	if (talk->leader)
		text_said(t, MUS_T_PLAN_WITH, text_name(t, talk->leader), LINES_PLAIN);
	lines_sign(&t->lines, ",");
	text_put(t, text_distance(t, talk->planned_date),
		talk->planned_date < t->today ? LINES_RED : LINES_PLAIN);
	text_comes(t, talk->planned_date, mus_text(t->lang, MUS_T_PLAN_TALK), NULL, MUS_T_NONE);
}

static void put_talk(struct plan_page *t)
{
	const struct mus_talk *talk = t->view->talk;
	const char *with = talk && talk->leader ? text_name(t, talk->leader) : NULL;

	text_label(t, 2, MUS_T_PLAN_TALK_LABEL);
	if (!talk) {
		text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_TALK), LINES_YELLOW);
	} else if (talk->state == MUS_TALK_NOT_HELD) {
		text_put(t, mus_text(t->lang, MUS_T_PLAN_TALK_NOT_HELD), LINES_YELLOW);
		text_and(t, talk->reason);
	} else if (talk->state != MUS_TALK_HELD && talk->planned_date != MUS_NO_DATE) {
		put_planned_talk(t, talk);
	} else {
		bool held = talk->state == MUS_TALK_HELD;

		text_put(t,
			!held ? mus_text(t->lang, MUS_T_PLAN_TALK_NO_DAY)
			: talk->held == MUS_NO_DATE
				? mus_text(t->lang, MUS_T_PLAN_TALK_HELD)
				: text_date(t, talk->held),
			held ? LINES_PLAIN : LINES_YELLOW);
		if (with)
			text_said(t, MUS_T_PLAN_WITH, with, LINES_PLAIN);
	}
	lines_end(&t->lines);
}

/* ---- follow-ups ---- */

/* The next one, if it is agreed and not over. */
static void put_next(struct plan_page *t, mus_date date, bool over, const char *how)
{
	text_label(t, 2, MUS_T_PLAN_FOLLOW_UP);
	if (date == MUS_NO_DATE || over) {
		text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_FOLLOW_UP), LINES_YELLOW);
	} else {
		text_due(t, MUS_T_PLAN_DAY, date);
		text_comes(t, date, mus_text(t->lang, MUS_T_PLAN_FOLLOW_UP_ITSELF), NULL,
			MUS_T_NONE);
	}
	if (how) {
		lines_sign(&t->lines, ":");
		text_put(t, how, LINES_PLAIN);
	}
	lines_end(&t->lines);
}

/* Those that were, as they stand there: the oldest first. */
static void put_follow_ups(struct plan_page *t, mus_date next, const char *how,
	const struct mus_follow_up *held, size_t n)
{
	bool over = false;

	for (size_t i = 0; i < n; i++) {
		mus_date date = held[i].date;

		over |= date != MUS_NO_DATE && next != MUS_NO_DATE && date >= next;
	}
	put_next(t, next, over, how);
	for (size_t i = 0; i < n; i++) {
		const struct mus_follow_up *f = &held[i];

		text_label(t, 2, i ? MUS_T_NONE : MUS_T_PLAN_FOLLOWED_UP);
		text_put(t, f->date == MUS_NO_DATE ? "?" : text_date(t, f->date), LINES_PLAIN);
		if (f->note) {
			lines_sign(&t->lines, ":");
			text_put(t, f->note, LINES_PLAIN);
		}
		lines_end(&t->lines);
	}
}

/* ---- promises ---- */

/* How many are open, how many of them late, and how old the oldest is. */
static void put_promises(struct plan_page *t, const struct mus_action *actions, size_t n)
{
	long open = 0, late = 0, oldest = 0;

	for (size_t i = 0; i < n; i++) {
		mus_date day = text_promised(t, &actions[i]);

		if (!mus_action_open(&actions[i]))
			continue;
		open++;
		late += mus_action_overdue(&actions[i], t->today);
		if (day != MUS_NO_DATE && (long)t->today - day > oldest)
			oldest = (long)t->today - day;
	}
	if (!n)
		return;
	text_label(t, 2, MUS_T_PLAN_PROMISES);
	text_put(t,
		open ? text_count(t, open, MUS_T_PLAN_ONE_OPEN, MUS_T_PLAN_OPEN)
		     : mus_text(t->lang, MUS_T_PLAN_NONE_OPEN),
		LINES_PLAIN);
	if (late) {
		lines_sign(&t->lines, ",");
		text_put(t, text_count(t, late, MUS_T_PLAN_ONE_LATE, MUS_T_PLAN_LATE), LINES_RED);
	}
	if (oldest) {
		lines_sign(&t->lines, ",");
		text_put(t,
			text_count(t, oldest, MUS_T_PLAN_OLDEST_ONE_DAY, MUS_T_PLAN_OLDEST_DAYS),
			LINES_PLAIN);
	}
	lines_end(&t->lines);
}

/* ---- the head ---- */

static void put_person(struct plan_page *t)
{
	const struct mus_plan_view *v = t->view;

	text_put(t, v->name ? v->name : v->person, LINES_BOLD);
	if (v->role)
		lines_sign(&t->lines, ","), text_put(t, v->role, LINES_PLAIN);
	if (v->unit_name)
		lines_sign(&t->lines, ","), text_put(t, v->unit_name, LINES_PLAIN);
}

/* The talk was held, and nobody has made the plan. */
static void put_no_plan(struct plan_page *t)
{
	const struct mus_plan_view *v = t->view;

	text_label(t, 2, MUS_T_PLAN_PLAN);
	text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_PLAN), LINES_YELLOW);
	if (v->talk && v->talk->state == MUS_TALK_HELD) {
		lines_sign(&t->lines, ":");
		text_said(t, MUS_T_PLAN_MAKE_ONE, v->person, LINES_PLAIN);
	}
	lines_end(&t->lines);
}

void text_head(struct plan_page *t)
{
	const struct mus_plan_view *v = t->view;
	const struct mus_group_plan *g = v->group;

	lines_begin(&t->lines, 0, 2);
	if (g)
		text_said(t, MUS_T_PLAN_GROUP_PLAN, v->unit_name, LINES_BOLD);
	else
		put_person(t);
	text_and(t, v->cycle);
	lines_end(&t->lines);
	if (g) {
		put_follow_ups(t, g->follow_up.at.line ? g->follow_up.date : MUS_NO_DATE,
			g->follow_up.how, g->follow_ups, g->n_follow_ups);
		put_promises(t, g->actions, g->n_actions);
		return;
	}
	put_talk(t);
	if (!v->plan) {
		put_no_plan(t);
		return;
	}
	put_follow_ups(t, v->plan->follow_up, NULL, v->plan->follow_ups, v->plan->n_follow_ups);
	put_promises(t, v->plan->actions, v->plan->n_actions);
}
