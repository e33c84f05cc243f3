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
	enum mus_text_id label; /* 'Before:' …, or MUS_T_NONE */
};

struct plan_page {
	struct lines lines;
	const struct mus_plan_view *view;
	enum mus_lang lang;
	mus_date today;
	struct mus_arena *arena;
	struct coming *coming;
	size_t n_coming, cap_coming;
};

/* ---- words (plan_words.c) ---- */

void text_put(struct plan_page *t, const char *text, enum lines_look look);
/* A text of the catalogue with its argument; the second puts it. */
const char *text_say(struct plan_page *t, enum mus_text_id id, const char *arg);
void text_said(struct plan_page *t, enum mus_text_id id, const char *arg, enum lines_look look);
/* A text for one, and one for any other number. */
const char *text_count(struct plan_page *t, long n, enum mus_text_id one, enum mus_text_id many);
const char *text_date(struct plan_page *t, mus_date date);
/* A date that something is wanted by, and how far away it is. */
void text_due(struct plan_page *t, enum mus_text_id label, mus_date date);
/* A person's name, a role's word, or the id. */
const char *text_who(struct plan_page *t, const char *id);
/* The next thing on a line, behind a dot; NULL and "" are nothing. */
void text_and(struct plan_page *t, const char *text);
/* An id in brackets, behind what it stands for. */
void text_id(struct plan_page *t, const char *id);
void text_heading(struct plan_page *t, enum mus_text_id id);
/* A line of its own behind a label; nothing when the text is NULL. */
void text_labelled(struct plan_page *t, enum mus_text_id label, const char *text);
/* The goal of the strategy that is served and those above it, or why there is none. */
void text_link(struct plan_page *t, const char *serves, const char *reason);
/* Notes that something is to come on that day, if it is one. */
void text_comes(struct plan_page *t, mus_date date, const char *what, const char *id,
	enum mus_text_id label);

/* ---- actions (plan_action.c) ---- */

void text_action(struct plan_page *t, const struct mus_action *action);
/* The day of the promise: that of the first entry in its log, else of the talk. */
mus_date text_promised(const struct plan_page *t, const struct mus_action *action);

#endif
