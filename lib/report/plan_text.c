#include "report/plan_page.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_WIDTH = 80, MOST_WIDTH = 100, NEXT = 3 };

/* ---- goals with their actions ---- */

static bool same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* The goal of the plan that an action names; NULL for none. */
static const struct mus_plan_goal *goal_of(const struct mus_plan *plan, const struct mus_action *a)
{
	for (size_t i = 0; i < plan->n_goals; i++)
		if (same(plan->goals[i].id, a->goal))
			return &plan->goals[i];
	return NULL;
}

static void put_goal_head(struct plan_page *t, const struct mus_plan_goal *g)
{
	struct mus_buf signs = MUS_BUF_INIT;

	lines_blank(&t->lines);
	lines_begin(&t->lines, 0, 2);
	text_said(t, MUS_T_PLAN_GOAL, g->text ? g->text : "", LINES_BOLD);
	text_id(t, g->id);
	lines_end(&t->lines);
	text_link(t, 2, g->serves, g->no_link_reason);
	for (size_t i = 0; i < g->signs.n; i++)
		mus_buf_fmt(&signs, "%s%s", i ? " · " : "", g->signs.item[i]);
	if (g->signs.n)
		text_labelled(t, 2, MUS_T_PLAN_SIGNS, signs.data);
	mus_buf_dispose(&signs);
}

/* A goal, and below it all that is done for it. */
static void put_goal(struct plan_page *t, const struct mus_plan_goal *g)
{
	const struct mus_plan *plan = t->view->plan;
	size_t n = 0;

	put_goal_head(t, g);
	for (size_t i = 0; i < plan->n_actions; i++)
		if (goal_of(plan, &plan->actions[i]) == g) {
			lines_blank(&t->lines);
			text_action(t, &plan->actions[i], g->serves);
			n++;
		}
	if (n)
		return;
	lines_begin(&t->lines, 2, 4);
	text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_ACTION), LINES_YELLOW);
	lines_end(&t->lines);
}

/* Actions that are for no goal of the plan; all, in one that has none. */
static void put_others(struct plan_page *t)
{
	const struct mus_plan *plan = t->view->plan;
	size_t n = 0;

	for (size_t i = 0; i < plan->n_actions; i++) {
		if (goal_of(plan, &plan->actions[i]))
			continue;
		if (n++)
			lines_blank(&t->lines);
		else
			text_heading(t,
				plan->n_goals ? MUS_T_PLAN_OTHER_ACTIONS : MUS_T_PLAN_ACTIONS);
		text_action(t, &plan->actions[i], NULL);
	}
}

static void put_plan(struct plan_page *t)
{
	for (size_t i = 0; i < t->view->plan->n_goals; i++)
		put_goal(t, &t->view->plan->goals[i]);
	put_others(t);
}

static void put_group_plan(struct plan_page *t)
{
	const struct mus_group_plan *g = t->view->group;

	if (g->n_actions)
		text_heading(t, MUS_T_PLAN_ACTIONS);
	for (size_t i = 0; i < g->n_actions; i++) {
		if (i)
			lines_blank(&t->lines);
		text_action(t, &g->actions[i], NULL);
	}
	if (g->n_decisions)
		text_heading(t, MUS_T_PLAN_DECISIONS);
	for (size_t i = 0; i < g->n_decisions; i++) {
		if (i)
			lines_blank(&t->lines);
		text_group_decision(t, &g->decisions[i]);
	}
}

/* ---- what comes next ---- */

static int by_date(const void *a, const void *b)
{
	const struct coming *x = a, *y = b;

	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

static const char *when(struct plan_page *t, mus_date date)
{
	return mus_printf(t->arena, "%s, %s", text_date(t, date), text_distance(t, date));
}

/* So many are shown: all that is late, and the next few. */
static size_t n_shown(const struct plan_page *t)
{
	size_t n = 0, later = 0;

	while (n < t->n_coming && later < NEXT)
		later += t->coming[n++].date >= t->today;
	return n;
}

static void put_coming(struct plan_page *t)
{
	enum { INDENT = 2, GAP = 2 };
	size_t n, column = 0;

	if (!t->n_coming)
		return;
	qsort(t->coming, t->n_coming, sizeof *t->coming, by_date);
	text_heading(t, MUS_T_PLAN_NEXT);
	n = n_shown(t);
	for (size_t i = 0; i < n; i++) {
		size_t width = mus_utf8_width(when(t, t->coming[i].date)) + INDENT + GAP;

		column = width > column ? width : column;
	}
	/* Where there is little room the rest goes on below. */
	if (column * 2 > t->lines.width)
		column = 2 * INDENT;
	for (size_t i = 0; i < n; i++) {
		const struct coming *c = &t->coming[i];

		lines_begin(&t->lines, INDENT, column);
		text_put(t, when(t, c->date), c->date < t->today ? LINES_RED : LINES_PLAIN);
		if (column == 2 * INDENT)
			lines_sign(&t->lines, ":");
		lines_column(&t->lines, column);
		if (c->label != MUS_T_NONE) {
			text_put(t, mus_text(t->lang, c->label), LINES_DIM);
			lines_sign(&t->lines, ":");
		}
		text_put(t, c->what, LINES_PLAIN);
		text_id(t, c->id);
		lines_end(&t->lines);
	}
}

static size_t width_of(const struct rows_style *style)
{
	size_t width = style->width ? style->width : USUAL_WIDTH;

	return width > MOST_WIDTH ? MOST_WIDTH : width;
}

void plan_text_between(struct mus_buf *out, const struct rows_style *style)
{
	mus_buf_str(out, style->color ? "\n\033[2m" : "\n");
	/* The last column stays free, as in all lines. */
	for (size_t i = 1; i < width_of(style); i++)
		mus_buf_str(out, "─");
	mus_buf_str(out, style->color ? "\033[0m\n\n" : "\n\n");
}

void plan_text(struct mus_buf *out, const struct mus_plan_view *view,
	const struct rows_style *style, mus_date today, bool all)
{
	struct plan_page t = {
		.lines = { .out = out, .color = style->color, .width = width_of(style) },
		.view = view,
		.lang = style->lang,
		.today = today,
		.all = all,
		.arena = mus_arena_new(),
	};

	text_set_column(&t);
	text_head(&t);
	if (view->group)
		put_group_plan(&t);
	else if (view->plan)
		put_plan(&t);
	put_coming(&t);
	mus_arena_free(t.arena);
}
