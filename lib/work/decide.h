/*
 * Decisions on wishes that wait for the common wrap-up (D17, D19): what is wished for, as the
 * leader group may see it; decisions on groups of wishes, which stand in the group plans of the
 * shared folder; and what they mean for the people of one leader.
 *
 * Which decisions hold. A decision is about the wishes that all of its `about` fits: those that
 * serve the goal or one below it, build the competence, are of the method, stand under the theme.
 * It holds for the people of the unit whose group plan it stands in and of those below it; in the
 * plan of a group, for its members. Of decisions of one plan about the very same the latest
 * counts: by date, those without one first, and of one day the last.
 *
 * Several may hold for one wish. They have to agree, in answer and in budget, or nothing is done.
 * Each limit counts. What is written down in the action is the decision that says most about it;
 * of those that say as much, the one nearest to the person's unit, and then the latest.
 *
 * A limit counts persons, within the plans at hand: in a leader's folder those of the leader's
 * people. What other leaders have given away cannot be seen from there; so who decides gives each
 * unit its share, by a decision in that unit's group plan. Who has got a place is known by
 * decision.from in the action. Who gets one where there are fewer places than people who wish is
 * never guessed: it has to be said.
 */
#ifndef MUS_WORK_DECIDE_H
#define MUS_WORK_DECIDE_H

#include "work/action.h"
#include "work/leadership.h"

/* ---- what is wished for, for the leader group ---- */

/* What wishes are grouped by. */
enum mus_wished_by {
	MUS_WISHED_GOAL,
	MUS_WISHED_COMPETENCE,
	MUS_WISHED_METHOD,
	MUS_WISHED_THEME,
	MUS_WISHED_BUDGET,
	MUS_WISHED_STATUS, /* awaiting, and wish: not answered yet */
	MUS_WISHED_ALL, /* the total */
	MUS_WISHED_BYS  /* how many there are */
};

/* As csv and json have it: "goal"; "total" for MUS_WISHED_ALL. Static. */
MUS_API const char *mus_wished_by_name(enum mus_wished_by by);

/*
 * A group of open wishes: those that await the wrap-up, and those that were not answered yet.
 * Persons and amounts that are hidden, or that the row does not have, are MUS_NO_DEC.
 */
struct mus_wished_row {
	enum mus_wished_by by;
	const char *id;        /* "": they name none */
	const char *title;     /* from the strategy, or the form; NULL: it has none */
	const char *serves;    /* the goal above a goal, or that a competence is for; or NULL */
	int64_t persons;       /* distinct, who wish */
	mus_dec cost;          /* if all of it is agreed to */
	mus_dec agreed;        /* cost of what is agreed, started or done */
	mus_dec amount;        /* of a budget, as are those below */
	mus_dec common;        /* cost of common actions that are agreed, started or done */
	mus_dec left;          /* amount less agreed and common */
	mus_dec left_after;    /* the same if all wishes, common ones too, were agreed to */
	const char *answer;    /* of the top unit's decision about just this group; or NULL */
	bool hidden;           /* some of it is */
};

/* Rows by goal, competence, method, theme, budget and status, in this order, and the total. */
struct mus_wished {
	struct mus_leadership tables; /* hold the texts, with the workspace */
	struct mus_job *job;
	struct mus_wished_row *rows;
	size_t n;
};

/* Which wishes: all that is named must fit. NULL and MUS_NO_INT leave a thing open. */
struct mus_wishes {
	const char *goal, *competence, *theme;
	int method; /* enum mus_method */
};

/*
 * Adds up what the operands name, as mus_leadership_make() does, with that protection: parts,
 * folders, or without names the workspace's own plans, else its parts. `cycle` NULL is the newest.
 * With `only`, the rows that it names, a goal with those below it. Free with
 * mus_wished_dispose() whatever the status, which is the worst finding's.
 */
MUS_API enum mus_status mus_wished(struct mus_wished *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const char *cycle, const struct mus_wishes *only,
	mus_date as_of, struct mus_diag *diag);
/* Frees the rows. */
MUS_API void mus_wished_dispose(struct mus_wished *wished);

/* ---- recording ---- */

/* A decision on a group of wishes. Of what it is about, NULL and MUS_NO_INT leave a thing open. */
struct mus_decide {
	const char *cycle;   /* NULL: the newest */
	const char *unit;    /* whose group plan; NULL: the only unit without one above it */
	const char *goal, *competence, *theme;
	int method;          /* enum mus_method */
	bool agree;          /* else it is declined */
	const char *budget;  /* that pays; or NULL */
	int limit;           /* persons; MUS_NO_INT: all of them */
	const char *forum, *note; /* or NULL */
	mus_date today;
	bool dry_run;
};

/*
 * Appends the decision to the group plan, which is made if there is none. What it names must
 * exist. One that says the same as the one that counts changes nothing; another answer is a new
 * decision, and a note says which one counts no more. MUS_REFUSED, and nothing is written, also
 * where a later day has decided about the very same already. Free *out with
 * mus_plan_change_dispose() whatever the status.
 */
MUS_API enum mus_status mus_decide(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_decide *what, struct mus_diag *diag);

/* ---- single wishes ---- */

/* The answer to a wish. */
struct mus_verdict {
	bool agree;               /* else it is declined */
	const char *budget;       /* that pays; or NULL */
	const char *forum, *note; /* or NULL */
};

/*
 * Answers wishes by name: status agreed or dropped, the decision, the budget, a log entry. One that
 * has that answer already stays as it is. MUS_REFUSED, and nothing is written, as of
 * mus_action_move(), and where there is no such budget. Free *out with mus_plan_change_dispose()
 * whatever the status.
 */
MUS_API enum mus_status mus_decide_actions(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, const struct mus_verdict *verdict,
	struct mus_diag *diag);

/* ---- what decisions mean for people ---- */

/* What becomes of a wish. */
enum mus_outcome {
	MUS_OUTCOME_WAITS,    /* no decision holds for it */
	MUS_OUTCOME_AGREED,
	MUS_OUTCOME_DECLINED,
	MUS_OUTCOME_NO_PLACE, /* agreed to, but the places went to others: it still waits */
	MUS_OUTCOME_CHOOSE,   /* agreed to, with fewer places than people: it has to be said who goes */
	MUS_OUTCOME_CONFLICT, /* decisions hold for it that do not agree */
	MUS_OUTCOMES          /* how many there are */
};

/* As csv and json have it: "no_place"; "" for MUS_OUTCOME_WAITS. Static. */
MUS_API const char *mus_outcome_name(enum mus_outcome outcome);

/* A wish that awaits the wrap-up, and the decision that holds for it. Absent texts are NULL. */
struct mus_wish_row {
	const char *unit, *person, *action, *title, *serves, *competence, *theme;
	int method;
	mus_dec cost;
	const char *budget;   /* that the decision names, else the wish's own */
	const char *decision; /* unit/decision */
	const char *note;     /* of the decision */
	enum mus_outcome outcome;
	const char *file;
	uint32_t line;
};

/* A decision with fewer places than people who wish for one. */
struct mus_scarce {
	const char *decision; /* unit/decision */
	size_t places, people;
	const size_t *wishes; /* n_wishes indices of rows, to choose from */
	size_t n_wishes;
};

/* What to look at, and what to do. */
struct mus_settle {
	const char *cycle;                  /* NULL: the newest */
	const char *unit;                   /* with those below it; NULL: all */
	struct mus_wishes only;
	bool apply;                         /* else it is only told */
	const char *const *places;          /* person/action or person: who gets the places */
	size_t n_places;
	bool decline_rest;                  /* who gets no place is declined */
	mus_date today;
	bool dry_run;
};

/* The wishes, in the order of the files, and what was done. */
struct mus_settled {
	struct mus_plan_change change; /* `changed`: person/action of what was settled */
	struct mus_job *plans, *group_plans; /* hold the texts, as change.arena does */
	struct mus_wish_row *rows;
	size_t n;
	struct mus_scarce *scarce;
	size_t n_scarce;
};

/*
 * Reads the plans of the folder and the decisions that hold for its people. With `apply`, settles
 * the wishes: status agreed or dropped, the decision, its budget, a log entry; all of them or,
 * after a finding, none. Findings are decisions that do not agree, places that have to be given
 * away and were not, more people named than there are places, and whatever could not be read.
 * Without `apply` only reading can fail. Free *out with mus_settled_dispose() whatever the status.
 */
MUS_API enum mus_status mus_settle(struct mus_settled *out, struct mus_workspace *ws,
	const struct mus_settle *what, struct mus_diag *diag);
/* Frees all of it. */
MUS_API void mus_settled_dispose(struct mus_settled *settled);

#endif
