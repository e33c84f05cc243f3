/*
 * mus-plan: what its verbs share. The command line is in cmd/mus-plan.c; each file here has the
 * verbs of one kind. A verb checks its operands and options before the folder is opened, and runs
 * with the folder open.
 */
#ifndef MUS_CMD_PLAN_PLAN_H
#define MUS_CMD_PLAN_PLAN_H

#include "../cli.h"

/* What was asked for. Options that were not given are NULL, MUS_NO_DATE, MUS_NO_DEC and false. */
struct plan_request {
	struct cli cli;
	struct mus_workspace *ws; /* NULL where the verb needs none and there is none */
	struct mus_strs statuses, responsible, participants;
	bool overdue, await, consent, open, no_goal;
	const char *title, *within;
	const char *goal, *serves, *no_link_reason, *competence, *method, *theme, *budget, *part_of;
	const char *from, *to, *give_back;
	const char *note, *rating, *practice, *evidence;
	mus_date held, follow_up, start, due, date, next;
	mus_dec cost, hours;
	/* decide */
	bool agree, decline, apply, decline_rest;
	const char *forum;
	mus_dec limit;
};

/* So many operands, of which the first missing one is named; MUS_T_NONE: there is no second. */
bool plan_operands(struct plan_request *r, enum mus_text_id first, enum mus_text_id second);
/* Whether --method is a way of learning, or not given. */
bool plan_method(struct plan_request *r);
/*
 * What a change did, one a line; of a dry run the diff. Frees `change`; gives the worse of
 * `status` and that of writing.
 */
enum mus_status plan_tell(struct plan_request *r, enum mus_status status, struct mus_plan_change *change);

/* list.c */
bool plan_list_check(struct plan_request *r);
enum mus_status plan_list_run(struct plan_request *r);
bool plan_show_check(struct plan_request *r);
enum mus_status plan_show_run(struct plan_request *r);

/* add.c */
bool plan_new_check(struct plan_request *r);
enum mus_status plan_new_run(struct plan_request *r);
bool plan_add_check(struct plan_request *r);
/* A title is one line of at most so many letters. */
enum { PLAN_MAX_TITLE = 200 };
bool plan_is_title(const char *title);
/* What `add` was told of the action. */
struct mus_plan_add plan_add_what(const struct plan_request *r);
enum mus_status plan_add_run(struct plan_request *r);

/* change.c */
/* Whether a verb that changes is to filter standard input to standard output. */
bool plan_edits_stream(const struct plan_request *r);
bool plan_move_check(struct plan_request *r);
enum mus_status plan_start_run(struct plan_request *r);
enum mus_status plan_done_run(struct plan_request *r);
bool plan_drop_check(struct plan_request *r);
enum mus_status plan_drop_run(struct plan_request *r);
bool plan_set_check(struct plan_request *r);
enum mus_status plan_set_run(struct plan_request *r);
bool plan_effect_check(struct plan_request *r);
enum mus_status plan_effect_run(struct plan_request *r);
bool plan_follow_up_check(struct plan_request *r);
enum mus_status plan_follow_up_run(struct plan_request *r);

/* missing.c: what `add` was not told is asked for; false when nothing is to be added. */
bool plan_ask_missing(struct plan_request *r);

/* decide.c */
bool plan_decide_check(struct plan_request *r);
enum mus_status plan_decide_run(struct plan_request *r);

/* handover.c */
bool plan_handover_check(struct plan_request *r);
enum mus_status plan_handover_run(struct plan_request *r);

#endif
