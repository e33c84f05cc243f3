/*
 * Inside the decisions: what lib/work/decide/ shares. See work/decide.h for what they are for.
 *
 *	wished.c         what is wished for, for the leader group
 *	decisions.c      the decisions of group plans: which count, which hold for whom
 *	decide_record.c  a new decision
 *	wishes.c         the wishes in plans
 *	settle.c         which decision holds for which wish; the steps of mus_settle()
 *	places.c         limits: who has a place, and who gets one
 *	settle_write.c   what is settled goes into the plans
 */
#ifndef MUS_WORK_DECIDE_INSIDE_H
#define MUS_WORK_DECIDE_INSIDE_H

#include "work/decide.h"
#include "work/plan/plan_inside.h"

/* ---- decisions (decisions.c) ---- */

/* A decision in a group plan. */
struct decision {
	const struct mus_decision *said;
	const char *unit, *name;       /* whose plan; unit/decision */
	const char *meeting;           /* decided_at of the plan, or NULL */
	const struct mus_strs *members;/* of the group, where it is a group's plan; else NULL */
	struct mus_place place;
	bool superseded;               /* a later one is about the very same */
	/* While settling: the persons who have a place, who want one, and who get one. */
	struct mus_map placed, waiting, named;
	bool scarce;                   /* there are fewer places than who wants one */
};

struct decisions {
	struct mus_job *job;   /* holds what they say */
	struct decision *item; /* in the order of the files, and theirs */
	size_t n, cap;
};

/* The decisions of all group plans of the cycle; end with decisions_dispose(). */
enum mus_status decisions_read(struct decisions *out, struct mus_workspace *ws, const char *cycle,
	struct mus_arena *arena, struct mus_diag *diag);
/* Takes those of one plan in, which lives as long as the decisions. */
void decisions_take(struct decisions *out, const struct mus_group_plan *plan,
	const struct mus_staff *staff, const char *file, struct mus_arena *arena);
void decisions_dispose(struct decisions *decisions);
/* Marks those that a later one about the very same takes the place of. */
void decisions_supersede(struct decisions *decisions);
/* Whether both are about the very same wishes. */
bool about_same(const struct mus_about *a, const struct mus_about *b);
/* How many things it names. */
size_t about_size(const struct mus_about *about);
/* Whether a decision agrees; else it declines. */
bool decision_agrees(const struct decision *d);

/* ---- wishes (wishes.c) ---- */

/* An action of a plan that decisions may be about, or that one was about. */
struct wish {
	struct mus_wish_row row;
	int status;
	const char *own_budget, *part_of;
	const char *from;         /* the decision that it was agreed by; or NULL */
	const struct mus_file *at;
	size_t index;             /* of the record in the file */
	bool named;               /* it was said that it gets a place */
	struct decision **holds;  /* those that hold for it, the one that says most first */
	size_t n_holds;
};

struct wishes {
	struct mus_job *job;
	struct wish *item;
	size_t n, cap;
};

/* What decides over wishes; all read before the plans are. */
struct settling {
	const struct mus_settle *what;
	const char *cycle;
	struct mus_workspace *ws;
	const struct mus_staff *staff;
	const struct mus_year *year;
	struct mus_arena *arena;
	struct mus_diag *diag;
	struct decisions decisions;
	struct wishes wishes;
};

/* The wishes of the folder's own plans that wait, are not put up yet, or were answered. */
enum mus_status wishes_read(struct settling *s);
/* Whether a decision is about such a wish: all that it names must fit. */
bool about_fits(
	const struct mus_about *about, const struct mus_wish_row *wish, const struct mus_year *year);
/* Whether what they name is there; findings when not. */
bool wishes_known(struct mus_workspace *ws, const char *cycle, const struct mus_wishes *only,
	struct mus_arena *arena, struct mus_diag *diag);
/* Whether a decision holds for a person of that unit. */
bool decision_holds(
	const struct decision *d, const struct mus_staff *staff, const char *unit, const char *person);
/* Person/action, in the arena. */
const char *wish_name(const struct wish *w, struct mus_arena *arena);

/* ---- answers in plans (decide_one.c) ---- */

/* What is written of a decision; absent texts are NULL. */
struct answer {
	const char *from, *forum, *note;
	bool agree;
	mus_date date;
};

/* Writes it as the action's `decision`. */
enum mus_status answer_put(struct plan_file *file, const char *action, const struct answer *answer,
	struct mus_diag *diag);
/* What the log says of it beside the step; NULL for nothing. */
const char *answer_log(const struct answer *answer, struct mus_arena *arena);

/* ---- places (places.c) ---- */

/* Marks the wishes that `places` names; a finding for what names none. */
enum mus_status places_named(struct settling *s);
/* Counts places, and says what becomes of each wish that is agreed to. */
enum mus_status places_give(struct settling *s);
/* The decisions that somebody has to choose for, for people who ask. */
void places_scarce(struct mus_settled *out, const struct settling *s);

/* ---- writing (settle_write.c) ---- */

/* Moves what is settled, in all files together. */
enum mus_status settle_write(
	struct mus_settled *out, struct settling *s, const struct mus_lock *lock);

#endif
