#include "report/plan_page.h"

#include <string.h>

enum {
	MANY_GOALS = 16, /* a chain that is longer goes round */
	NARROW = 6       /* where there is no room for labels in a column of their own */
};

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

const char *text_tied(struct plan_page *t, const char *text)
{
	struct mus_buf tied = MUS_BUF_INIT;
	const char *copy;

	for (; *text; text++)
		if (*text == ' ')
			mus_buf_str(&tied, "\xC2\xA0");
		else
			mus_buf_char(&tied, *text);
	copy = mus_strndup(t->arena, tied.data, tied.len);
	mus_buf_dispose(&tied);
	return copy;
}

const char *text_count(struct plan_page *t, long n, enum mus_text_id one, enum mus_text_id many)
{
	return text_tied(
		t, text_say(t, n == 1 ? one : many, mus_printf(t->arena, "%ld", n)));
}

const char *text_date(struct plan_page *t, mus_date date)
{
	char text[MUS_DATE_SIZE];
	char *year;

	mus_date_show(date, t->lang, text);
	year = strrchr(text, ' ');
	if (year && mus_date_ymd(date).year == mus_date_ymd(t->today).year)
		*year = '\0';
	return text_tied(t, text);
}

const char *text_distance(struct plan_page *t, mus_date date)
{
	long days = (long)date - t->today;

	if (days == 0)
		return mus_text(t->lang, MUS_T_PLAN_TODAY);
	return days > 0 ? text_count(t, days, MUS_T_PLAN_IN_ONE_DAY, MUS_T_PLAN_IN_DAYS)
			: text_count(t, -days, MUS_T_PLAN_LATE_ONE_DAY, MUS_T_PLAN_LATE_DAYS);
}

void text_due(struct plan_page *t, enum mus_text_id label, mus_date date)
{
	enum lines_look look = date < t->today ? LINES_RED : LINES_PLAIN;

	text_put(t, text_tied(t, mus_printf(t->arena, "%s,", text_say(t, label, text_date(t, date)))),
		look);
	text_put(t, text_distance(t, date), look);
}

/* ---- people ---- */

static bool same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* A name without its last word. */
static const char *first_names(struct plan_page *t, const char *name)
{
	const char *last = strrchr(name, ' ');

	return last ? mus_strndup(t->arena, name, (size_t)(last - name)) : name;
}

/* The two whom a person's plan is between: named in full at the top, below by first names. */
static const char *first_names_of(struct plan_page *t, const char *employee, const char *leader)
{
	const char *name = mus_map_get(&t->view->names, employee),
		   *other = leader ? mus_map_get(&t->view->names, leader) : NULL;
	const char *first = name ? first_names(t, name) : employee;

	return other && strcmp(first, first_names(t, other)) == 0 ? name : first;
}

const char *text_who(struct plan_page *t, const char *id)
{
	const struct mus_plan_view *v = t->view;
	const char *leader = v->plan && v->plan->leader ? v->plan->leader
			     : v->talk			? v->talk->leader
							: NULL;
	const char *name;

	if (v->person && (same(id, v->person) || same(id, "employee")))
		return first_names_of(t, v->person, leader);
	if (v->person && leader && (same(id, leader) || same(id, "leader")))
		return first_names_of(t, leader, v->person);
	name = mus_map_get(&v->names, id);
	return name && strcmp(name, id) != 0 ? name : mus_word_of(MUS_WORDS_ROLE, id, t->lang);
}

const char *text_name(const struct plan_page *t, const char *id)
{
	const char *name = mus_map_get(&t->view->names, id);

	return name ? name : id;
}

/* ---- lines ---- */

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

void text_label(struct plan_page *t, size_t indent, enum mus_text_id label)
{
	lines_begin(&t->lines, indent, t->column);
	if (label != MUS_T_NONE)
		text_put(t, mus_text(t->lang, label), LINES_DIM);
	if (label != MUS_T_NONE && t->column == NARROW)
		lines_sign(&t->lines, ":");
	lines_column(&t->lines, t->column);
}

void text_labelled(struct plan_page *t, size_t indent, enum mus_text_id label, const char *text)
{
	if (!text)
		return;
	text_label(t, indent, label);
	text_put(t, text, LINES_PLAIN);
	lines_end(&t->lines);
}

/* Behind the longest label; where there is little room, right behind each. */
void text_set_column(struct plan_page *t)
{
	static const enum mus_text_id labels[] = { MUS_T_PLAN_TALK_LABEL, MUS_T_PLAN_FOLLOW_UP,
		MUS_T_PLAN_FOLLOWED_UP, MUS_T_PLAN_PROMISES, MUS_T_PLAN_SIGNS,
		MUS_T_PLAN_SERVES, MUS_T_PLAN_PART_OF, MUS_T_PLAN_CARRIED, MUS_T_PLAN_PARTICIPANTS,
		MUS_T_PLAN_SUPPORT, MUS_T_PLAN_BEFORE, MUS_T_PLAN_DURING, MUS_T_PLAN_AFTER,
		MUS_T_PLAN_PRACTICE, MUS_T_PLAN_EFFECT, MUS_T_PLAN_ANSWER, MUS_T_PLAN_LOG };
	enum { HEAD = 4, INDENT = 4, GAP = 2, LITTLE = 50 };

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		size_t width = mus_utf8_width(mus_text(t->lang, labels[i])) + GAP +
			       (i < HEAD ? INDENT / 2 : INDENT);

		if (width > t->column)
			t->column = width;
	}
	if (t->lines.width < LITTLE)
		t->column = NARROW;
}

void text_comes(struct plan_page *t, mus_date date, const char *what, const char *id,
	enum mus_text_id label)
{
	size_t index = t->n_coming;

	if (date != MUS_NO_DATE)
		*MUS_PUSH(t->arena, t->coming, t->n_coming, t->cap_coming) =
			(struct coming){ date, what, id, label, index };
}

void text_and(struct plan_page *t, const char *text)
{
	if (!text || !*text)
		return;
	lines_mark(&t->lines, "·");
	text_put(t, text, LINES_PLAIN);
}

/* 'the goal it serves → the goal above that' */
static void put_chain(struct plan_page *t, const char *goal)
{
	const struct mus_goal_link *link = mus_map_get(&t->view->links, goal);

	if (!link)
		text_put(t, goal, LINES_PLAIN);
	for (size_t n = 0; link && n < MANY_GOALS; link = link->parent, n++) {
		if (n)
			lines_mark(&t->lines, "→");
		text_put(t, link->title ? link->title : link->id,
			link->title ? LINES_PLAIN : LINES_RED);
	}
}

void text_link(struct plan_page *t, size_t indent, const char *serves, const char *reason)
{
	text_label(t, indent, MUS_T_PLAN_SERVES);
	if (serves)
		put_chain(t, serves);
	else if (reason)
		text_said(t, MUS_T_PLAN_NO_LINK_BUT, reason, LINES_PLAIN);
	else
		text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_LINK), LINES_YELLOW);
	lines_end(&t->lines);
}
