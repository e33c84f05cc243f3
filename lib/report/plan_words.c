#include "report/plan_page.h"

#include <string.h>

enum { MANY_GOALS = 16 }; /* a chain that is longer goes round */

void text_put(struct plan_page *t, const char *text, enum lines_look look)
{
	lines_put(&t->lines, text, look);
}

const char *text_say(struct plan_page *t, enum mus_text_id id, const char *arg)
{
	struct mus_buf b = MUS_BUF_INIT;
	const char *copy;

	mus_say(&b, t->lang, id, MUS_ARGS(arg));
	copy = mus_strndup(t->arena, b.data, b.len);
	mus_buf_dispose(&b);
	return copy;
}

void text_said(struct plan_page *t, enum mus_text_id id, const char *arg, enum lines_look look)
{
	text_put(t, text_say(t, id, arg), look);
}

const char *text_count(struct plan_page *t, long n, enum mus_text_id one, enum mus_text_id many)
{
	return text_say(t, n == 1 ? one : many, mus_printf(t->arena, "%ld", n));
}

const char *text_date(struct plan_page *t, mus_date date)
{
	char text[MUS_DATE_SIZE];

	return mus_strdup(t->arena, mus_date_show(date, t->lang, text));
}

/* 'om 3 dage', 'i dag', '3 dage for sent' */
static const char *distance(struct plan_page *t, mus_date date)
{
	long days = (long)date - t->today;

	if (days == 0)
		return mus_text(t->lang, MUS_T_PLAN_TODAY);
	return days > 0 ? text_count(t, days, MUS_T_PLAN_IN_ONE_DAY, MUS_T_PLAN_IN_DAYS)
			: text_count(t, -days, MUS_T_PLAN_LATE_ONE_DAY, MUS_T_PLAN_LATE_DAYS);
}

void text_due(struct plan_page *t, enum mus_text_id label, mus_date date)
{
	bool late = date < t->today;

	text_put(t, mus_printf(t->arena, "%s,", text_say(t, label, text_date(t, date))),
		late ? LINES_RED : LINES_PLAIN);
	text_put(t, distance(t, date), late ? LINES_RED : LINES_PLAIN);
}

const char *text_who(struct plan_page *t, const char *id)
{
	const char *name = mus_map_get(&t->view->names, id);

	return name && strcmp(name, id) != 0 ? name : mus_word_of(MUS_WORDS_ROLE, id, t->lang);
}

void text_id(struct plan_page *t, const char *id)
{
	if (id)
		text_put(t, mus_printf(t->arena, "(%s)", id), LINES_DIM);
}

void text_heading(struct plan_page *t, enum mus_text_id id)
{
	lines_blank(&t->lines);
	lines_begin(&t->lines, 0, 0);
	text_put(t, mus_text(t->lang, id), LINES_BOLD);
	lines_end(&t->lines);
}

void text_labelled(struct plan_page *t, enum mus_text_id label, const char *text)
{
	if (!text)
		return;
	lines_begin(&t->lines, 4, 6);
	text_put(t, mus_text(t->lang, label), LINES_DIM);
	text_put(t, text, LINES_PLAIN);
	lines_end(&t->lines);
}

void text_comes(struct plan_page *t, mus_date date, const char *what, const char *id,
	enum mus_text_id label)
{
	if (date != MUS_NO_DATE)
		*MUS_PUSH(t->arena, t->coming, t->n_coming, t->cap_coming) =
			(struct coming){ date, what, id, label };
}

void text_and(struct plan_page *t, const char *text)
{
	if (!text || !*text)
		return;
	lines_mark(&t->lines, "·");
	text_put(t, text, LINES_PLAIN);
}

/* '→ the goal it serves → the goal above that' */
static void put_chain(struct plan_page *t, const char *goal)
{
	const struct mus_goal_link *link = mus_map_get(&t->view->links, goal);
	size_t n = 0;

	if (!link) {
		text_put(t, mus_printf(t->arena, "→ %s", goal), LINES_PLAIN);
		return;
	}
	for (; link && n < MANY_GOALS; link = link->parent, n++) {
		text_put(t, "→", LINES_GREEN);
		text_put(t, link->title ? link->title : link->id,
			link->title ? LINES_PLAIN : LINES_RED);
	}
}

void text_link(struct plan_page *t, const char *serves, const char *reason)
{
	lines_begin(&t->lines, 4, 6);
	if (serves) {
		put_chain(t, serves);
	} else if (reason) {
		text_said(t, MUS_T_PLAN_NO_LINK_BUT, reason, LINES_PLAIN);
	} else {
		text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_LINK), LINES_YELLOW);
	}
	lines_end(&t->lines);
}

