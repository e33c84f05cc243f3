#include "report/plan_page.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_WIDTH = 80, MOST_WIDTH = 100, NEXT = 3 };

static void put_goal(struct plan_page *t, const struct mus_plan_goal *g)
{
	struct mus_buf signs = MUS_BUF_INIT;

	lines_begin(&t->lines, 2, 4);
	text_put(t, g->text, LINES_PLAIN);
	text_id(t, g->id);
	lines_end(&t->lines);
	text_link(t, g->serves, g->no_link_reason);
	for (size_t i = 0; i < g->signs.n; i++)
		mus_buf_fmt(&signs, "%s%s", i ? " · " : "", g->signs.item[i]);
	if (g->signs.n)
		text_labelled(t, MUS_T_PLAN_SIGNS, signs.data);
	mus_buf_dispose(&signs);
}

/* ---- what comes next ---- */

static int by_date(const void *a, const void *b)
{
	const struct coming *x = a, *y = b;

	return x->date != y->date ? (x->date < y->date ? -1 : 1) : (x > y) - (x < y);
}

/* All that is late, and the next few. */
static void put_coming(struct plan_page *t)
{
	size_t later = 0;

	if (!t->n_coming)
		return;
	qsort(t->coming, t->n_coming, sizeof *t->coming, by_date);
	text_heading(t, MUS_T_PLAN_NEXT);
	for (size_t i = 0; i < t->n_coming && later < NEXT; i++) {
		const struct coming *c = &t->coming[i];

		later += c->date >= t->today;
		lines_begin(&t->lines, 2, 4);
		text_due(t, MUS_T_PLAN_DAY, c->date);
		lines_sign(&t->lines, ":");
		if (c->label != MUS_T_NONE)
			text_put(t, mus_text(t->lang, c->label), LINES_DIM);
		text_put(t, c->what, LINES_PLAIN);
		text_id(t, c->id);
		lines_end(&t->lines);
	}
}

/* ---- the whole ---- */

static void put_talk(struct plan_page *t)
{
	const struct mus_talk *talk = t->view->talk;

	lines_begin(&t->lines, 0, 2);
	if (!talk) {
		text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_TALK), LINES_YELLOW);
	} else if (talk->state == MUS_TALK_HELD) {
		text_said(t, MUS_T_PLAN_TALK_HELD,
			talk->held == MUS_NO_DATE ? "" : text_date(t, talk->held), LINES_PLAIN);
	} else if (talk->state == MUS_TALK_NOT_HELD) {
		text_put(t, mus_text(t->lang, MUS_T_PLAN_TALK_NOT_HELD), LINES_YELLOW);
		text_and(t, talk->reason);
	} else if (talk->planned_date != MUS_NO_DATE) {
		text_due(t, MUS_T_PLAN_TALK_PLANNED, talk->planned_date);
		text_comes(t, talk->planned_date, mus_text(t->lang, MUS_T_PLAN_TALK), NULL,
			MUS_T_NONE);
	} else {
		text_put(t, mus_text(t->lang, MUS_T_PLAN_TALK_NO_DAY), LINES_YELLOW);
	}
	if (talk && talk->leader)
		text_said(t, MUS_T_PLAN_WITH, text_who(t, talk->leader), LINES_PLAIN);
	lines_end(&t->lines);
}

static const struct mus_follow_up *last_follow_up(const struct mus_plan *plan)
{
	const struct mus_follow_up *last = NULL;

	for (size_t i = 0; i < plan->n_follow_ups; i++)
		if (!last || plan->follow_ups[i].date >= last->date)
			last = &plan->follow_ups[i];
	return last;
}

static void put_follow_up(struct plan_page *t)
{
	const struct mus_plan *plan = t->view->plan;
	const struct mus_follow_up *last = last_follow_up(plan);
	bool over = last && plan->follow_up != MUS_NO_DATE && last->date >= plan->follow_up;

	lines_begin(&t->lines, 0, 2);
	if (plan->follow_up == MUS_NO_DATE || over) {
		text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_FOLLOW_UP), LINES_YELLOW);
	} else {
		text_due(t, MUS_T_PLAN_FOLLOW_UP, plan->follow_up);
		text_comes(t, plan->follow_up, mus_text(t->lang, MUS_T_PLAN_FOLLOW_UP_ITSELF), NULL,
			MUS_T_NONE);
	}
	lines_end(&t->lines);
	if (!last || last->date == MUS_NO_DATE)
		return;
	lines_begin(&t->lines, 0, 2);
	text_said(t, MUS_T_PLAN_FOLLOWED_UP, text_date(t, last->date), LINES_PLAIN);
	if (last->note) {
		lines_sign(&t->lines, ":");
		text_put(t, last->note, LINES_PLAIN);
	}
	lines_end(&t->lines);
}

/* How many promises are open, and how old the oldest is. */
static void put_promises(struct plan_page *t, const struct mus_action *actions, size_t n)
{
	long open = 0, oldest = 0;

	for (size_t i = 0; i < n; i++) {
		mus_date day = text_promised(t, &actions[i]);

		if (!mus_action_open(&actions[i]))
			continue;
		open++;
		if (day != MUS_NO_DATE && (long)t->today - day > oldest)
			oldest = (long)t->today - day;
	}
	if (!open)
		return;
	lines_begin(&t->lines, 0, 2);
	text_put(t, text_count(t, open, MUS_T_PLAN_ONE_OPEN, MUS_T_PLAN_OPEN), LINES_PLAIN);
	if (oldest) {
		lines_sign(&t->lines, ",");
		text_put(t,
			text_count(t, oldest, MUS_T_PLAN_OLDEST_ONE_DAY, MUS_T_PLAN_OLDEST_DAYS),
			LINES_PLAIN);
	}
	lines_end(&t->lines);
}

static void put_actions(struct plan_page *t, const struct mus_action *actions, size_t n)
{
	if (!n)
		return;
	text_heading(t, MUS_T_PLAN_ACTIONS);
	for (size_t i = 0; i < n; i++) {
		if (i)
			lines_blank(&t->lines);
		text_action(t, &actions[i]);
	}
}

static void put_person(struct plan_page *t)
{
	const struct mus_plan_view *v = t->view;

	lines_begin(&t->lines, 0, 2);
	text_put(t, v->name ? v->name : v->person, LINES_BOLD);
	if (v->role)
		lines_sign(&t->lines, ","), text_put(t, v->role, LINES_PLAIN);
	if (v->unit_name)
		lines_sign(&t->lines, ","), text_put(t, v->unit_name, LINES_PLAIN);
	lines_mark(&t->lines, "·");
	text_put(t, v->cycle, LINES_PLAIN);
	lines_end(&t->lines);
	put_talk(t);
	if (!v->plan) {
		lines_begin(&t->lines, 0, 2);
		text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_PLAN), LINES_YELLOW);
		lines_end(&t->lines);
		return;
	}
	put_follow_up(t);
	put_promises(t, v->plan->actions, v->plan->n_actions);
	if (v->plan->n_goals)
		text_heading(t, MUS_T_PLAN_GOALS);
	for (size_t i = 0; i < v->plan->n_goals; i++)
		put_goal(t, &v->plan->goals[i]);
	put_actions(t, v->plan->actions, v->plan->n_actions);
}

static void put_group_decision(struct plan_page *t, const struct mus_decision *d)
{
	const char *about[] = { d->about.competence, d->about.goal,
		mus_method_word(mus_method_parse(d->about.method), t->lang), d->about.theme };
	size_t n = 0;

	lines_begin(&t->lines, 2, 4);
	text_put(t, d->id, LINES_DIM);
	for (size_t i = 0; i < 4; i++)
		if (about[i] && *about[i]) {
			if (n++)
				lines_sign(&t->lines, ",");
			text_put(t, about[i], LINES_PLAIN);
		}
	lines_sign(&t->lines, ":");
	text_put(t, mus_word_of(MUS_WORDS_ANSWER, d->answer, t->lang), LINES_BOLD);
	if (d->limit != MUS_NO_INT)
		text_and(t, text_count(t, d->limit, MUS_T_PLAN_LIMIT_ONE, MUS_T_PLAN_LIMIT));
	text_and(t, d->budget);
	if (d->date != MUS_NO_DATE)
		text_and(t, text_date(t, d->date));
	text_and(t, d->note);
	lines_end(&t->lines);
}

static void put_group(struct plan_page *t)
{
	const struct mus_plan_view *v = t->view;
	const struct mus_group_plan *g = v->group;

	lines_begin(&t->lines, 0, 2);
	text_said(t, MUS_T_PLAN_GROUP_PLAN, v->unit_name, LINES_BOLD);
	lines_mark(&t->lines, "·");
	text_put(t, v->cycle, LINES_PLAIN);
	lines_end(&t->lines);
	lines_begin(&t->lines, 0, 2);
	if (g->follow_up.date != MUS_NO_DATE && g->follow_up.at.line) {
		text_due(t, MUS_T_PLAN_FOLLOW_UP, g->follow_up.date);
		text_comes(t, g->follow_up.date, mus_text(t->lang, MUS_T_PLAN_FOLLOW_UP_ITSELF),
			NULL, MUS_T_NONE);
	} else {
		text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_FOLLOW_UP), LINES_YELLOW);
	}
	if (g->follow_up.how) {
		lines_sign(&t->lines, ":");
		text_put(t, g->follow_up.how, LINES_PLAIN);
	}
	lines_end(&t->lines);
	put_promises(t, g->actions, g->n_actions);
	put_actions(t, g->actions, g->n_actions);
	if (g->n_decisions)
		text_heading(t, MUS_T_PLAN_DECISIONS);
	for (size_t i = 0; i < g->n_decisions; i++)
		put_group_decision(t, &g->decisions[i]);
}

void plan_text(struct mus_buf *out, const struct mus_plan_view *view,
	const struct rows_style *style, mus_date today)
{
	size_t width = style->width ? style->width : USUAL_WIDTH;
	struct plan_page t = { .lines = { .out = out, .color = style->color },
		.view = view,
		.lang = style->lang,
		.today = today,
		.arena = mus_arena_new() };

	t.lines.width = width > MOST_WIDTH ? MOST_WIDTH : width;
	if (view->group)
		put_group(&t);
	else
		put_person(&t);
	put_coming(&t);
	mus_arena_free(t.arena);
}
