/*
 * Inside the text of a plan: for lib/report/plan_*.c alone.
 */
#ifndef MUS_REPORT_PLAN_PAGE_H
#define MUS_REPORT_PLAN_PAGE_H

#include "report/lines.h"
#include "report/plan_text.h"

/* Something that is still to come. */
struct coming {
	mus_date date;
	const char *what, *id;
	enum mus_text_id label; /* 'Before' …, or MUS_T_NONE */
	size_t index;           /* in the order in which they were noted */
};

struct plan_page {
	struct lines lines;
	const struct mus_plan_view *view;
	enum mus_lang lang;
	mus_date today;
	bool all;                 /* also the whole log */
	size_t column;            /* of what stands behind a label */
	struct mus_arena *arena;
	struct coming *coming;
	size_t n_coming, cap_coming;
};

/* ---- words (plan_words.c) ---- */

void text_put(struct plan_page *t, const char *text, enum lines_look look);
/* A text of the catalogue with its argument; the second puts it. */
const char *text_say(struct plan_page *t, enum mus_text_id id, const char *arg);
void text_said(struct plan_page *t, enum mus_text_id id, const char *arg, enum lines_look look);
/* The text as one word, in which no line is broken. */
const char *text_tied(struct plan_page *t, const char *text);
/* A text for one, and one for any other number. */
const char *text_count(struct plan_page *t, long n, enum mus_text_id one, enum mus_text_id many);
/* A day; the year only where it is not this one. */
const char *text_date(struct plan_page *t, mus_date date);
/* How far away a day is: 'in 3 days', 'today', '3 days late'. */
const char *text_distance(struct plan_page *t, mus_date date);
/* A date that something is wanted by, and how far away it is. */
void text_due(struct plan_page *t, enum mus_text_id label, mus_date date);
/*
 * A person's name, a role's word, or the id. The employee and the leader of a plan, by id or as a
 * role, by their first names.
 */
const char *text_who(struct plan_page *t, const char *id);
/* A person's whole name, or the id. */
const char *text_name(const struct plan_page *t, const char *id);
/* The next thing on a line, behind a dot; NULL and "" are nothing. */
void text_and(struct plan_page *t, const char *text);
/* An id in brackets, behind what it stands for. */
void text_id(struct plan_page *t, const char *id);
void text_heading(struct plan_page *t, enum mus_text_id id);
/* Finds the column of what stands behind labels, for the width and language. */
void text_set_column(struct plan_page *t);
/* Begins a line with a label, which may be MUS_T_NONE; what comes next stands in the column. */
void text_label(struct plan_page *t, size_t indent, enum mus_text_id label);
/* A line of its own behind a label; nothing when the text is NULL. */
void text_labelled(struct plan_page *t, size_t indent, enum mus_text_id label, const char *text);
/* The goal of the strategy that is served and those above it, or why there is none. */
void text_link(struct plan_page *t, size_t indent, const char *serves, const char *reason);
/* Notes that something is to come on that day, if it is one. */
void text_comes(struct plan_page *t, mus_date date, const char *what, const char *id,
	enum mus_text_id label);

/* ---- the head (plan_head.c) ---- */

void text_head(struct plan_page *t);

/* ---- actions and decisions (plan_action.c) ---- */

/* `above` is the goal of the strategy that stands above it already; NULL for none. */
void text_action(struct plan_page *t, const struct mus_action *action, const char *above);
void text_group_decision(struct plan_page *t, const struct mus_decision *decision);
/*
 * The day of the promise: when it was answered with yes, or made, by its log; else the talk's.
 */
mus_date text_promised(const struct plan_page *t, const struct mus_action *action);

#endif
