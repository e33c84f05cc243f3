/*
 * A plan as a person wants to read it: goals up to the workplace's, actions with what happens
 * before, during and after them, the age of open promises, what comes next.
 */
#ifndef MUS_REPORT_PLAN_TEXT_H
#define MUS_REPORT_PLAN_TEXT_H

#include "mus.h"
#include "report/rows.h"

/*
 * Appends it: goals with the actions for each below them. A width of 0 is taken for 80; lines are
 * never longer than 100. Of each action's log the last entry; with `all` the whole.
 */
void plan_text(struct mus_buf *out, const struct mus_plan_view *view,
	const struct rows_style *style, mus_date today, bool all);
/* Appends what parts two plans. */
void plan_text_between(struct mus_buf *out, const struct rows_style *style);

#endif
