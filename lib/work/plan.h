/*
 * Plans: lists of actions, one plan as a whole, new plans from the agreements of a talk
 * (work/agreement.h), new actions. What becomes of actions is in work/action.h. Files that stand
 * are spliced (doc/edit.h): what is not meant stays as it is.
 */
#ifndef MUS_WORK_PLAN_H
#define MUS_WORK_PLAN_H

#include "store/store.h"

/* ---- lists ---- */

/* Which actions to list; NULL, MUS_NO_INT and false leave a thing open. */
struct mus_plan_query {
	const char *cycle, *unit;          /* the unit with those below it */
	struct mus_strs people;            /* ids; then no common actions */
	const char *competence, *goal;     /* the goal with those below it */
	const char *theme, *budget;
	const char *part_of;               /* a common action, as unit/action */
	/*
	 * Who sees to it; one of them: role words, ids or names. The employee and the leader of a
	 * plan are meant by their role as well as by their id.
	 */
	const struct mus_strs *responsible;
	const struct mus_strs *statuses;
	int method;                        /* enum mus_method */
	bool open;                         /* neither done nor dropped */
	bool overdue;                      /* open, and due before as_of */
	const mus_date *until;             /* open, and due on that day at the latest */
	bool no_goal;                      /* that serve no goal of the strategy */
	bool records;                      /* make `text` as well */
	mus_date as_of;
};

/* One action. Absent texts are NULL. */
struct mus_plan_row {
	const char *unit, *person; /* person NULL: a common action of the unit's group plan */
	const char *action, *title, *theme, *competence;
	const char *serves;                /* the strategy's goal: its own, or its plan goal's */
	const char *responsible;           /* several with a space between them */
	const char *file;
	uint32_t line;
	int method, status, effect;        /* MUS_NO_INT for none */
	mus_date start, due, done;
	mus_dec cost, hours;
	bool overdue;
};

/* A list of actions. Job and arena hold the texts. */
struct mus_plan_list {
	struct mus_job *job;
	struct mus_arena *arena;
	struct mus_plan_row *rows;         /* in the files' order, and theirs */
	size_t n;
	const char *text;                  /* a stream of the records with these actions alone */
};

/*
 * Lists the actions of the plans and group plans that the names mean: record files, folders, "-".
 * Without names those of the workspace; in a leader's folder the common actions of units that
 * the leader leads, and of those above and below, unless the query names a unit. `ws` may be NULL
 * when names are given. Two records of one identity are a finding, and neither is listed. The
 * stream has the source text of each record, less the actions that were not asked for.
 * MUS_REFUSED, and nothing is listed, when what the query names is not known in `ws`: a unit, goal,
 * competence, theme, budget, common action or person; else the status is the worst finding's. Free with mus_plan_list_dispose() whatever it is.
 */
MUS_API enum mus_status mus_plan_list(struct mus_plan_list *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const struct mus_plan_query *query,
	struct mus_diag *diag);
/* Frees the list with all texts in it. */
MUS_API void mus_plan_list_dispose(struct mus_plan_list *list);

/* ---- one plan ---- */

/* A goal of the strategy and those above it, the nearest first. */
struct mus_goal_link {
	const char *id, *title;            /* title NULL: the strategy has no such goal */
	const struct mus_goal_link *parent;
};

/* A plan as a person wants to read it: the records, and what the ids in them stand for. */
struct mus_plan_view {
	struct mus_arena *arena;           /* all lives in it, or in the workspace */
	const char *cycle;
	const char *unit, *unit_name;
	const char *person, *name, *role;  /* NULL: the unit's group plan */
	const char *currency;
	const struct mus_talk *talk;       /* NULL: none */
	const struct mus_plan *plan;       /* NULL: none */
	const struct mus_group_plan *group;/* NULL: none */
	const char *file;                  /* of the plan */
	struct mus_map names;              /* ids of people in the plan → names */
	struct mus_map links; /* ids of the strategy's goals → struct mus_goal_link * */
	struct mus_map units;              /* ids of units → names */
	struct mus_map competences;        /* ids of the strategy's competences → names */
	struct mus_map commons;            /* unit/action → titles of common actions */
};

/*
 * Reads a person's talk and plan, or, where the word is a unit's id, its group plan (the group
 * plan of the whole unit). Reads no more than that needs, so that it is quick. MUS_REFUSED when
 * there is neither talk nor plan, or when one of them stands twice or cannot be read. Free with
 * mus_plan_view_dispose() whatever the status.
 */
MUS_API enum mus_status mus_plan_view(struct mus_plan_view *out, struct mus_workspace *ws,
	const char *cycle, const char *word, struct mus_diag *diag);
/* Frees the view with all records in it. */
MUS_API void mus_plan_view_dispose(struct mus_plan_view *view);

/* The strategy's goal that an action serves: its own, or its plan goal's; NULL for none. */
MUS_API const char *mus_action_serves(const struct mus_plan *plan, const struct mus_action *action);
/* Whether an action is still to be done: neither done nor dropped. */
MUS_API bool mus_action_open(const struct mus_action *action);
/* Whether an action is still to be done, and was due before that day. */
MUS_API bool mus_action_overdue(const struct mus_action *action, mus_date as_of);

/* ---- changes ---- */

/* What a change did, or would do. Also that of work/action.h. */
struct mus_plan_change {
	struct mus_arena *arena;
	struct mus_strs added;   /* person/action or unit/action, of new actions */
	struct mus_strs changed; /* likewise, of those that stood; in files that were written */
	struct mus_strs files;   /* that were written, or would be */
	const char *diff;        /* of a dry run: a unified diff, as git apply takes it */
	const char *text;        /* of a stream that was edited: all of it; else NULL */
	size_t text_len;
	const char *same; /* of a new action: an open one of that title, person/action; or NULL */
	mus_date held; /* the talk was marked held on that day; MUS_NO_DATE: it was already */
};

/* A talk becomes a plan (D16). */
struct mus_plan_new {
	const char *cycle, *person;
	mus_date held;          /* MUS_NO_DATE: what the talk says, else today */
	mus_date follow_up;     /* MUS_NO_DATE: leave it */
	mus_date today;
	bool dry_run;
};

/*
 * Marks the talk held and makes the plan from the agreements in its notes. Where there is a plan,
 * those that it has not yet are added: each action keeps the text of its agreement (x-from), and
 * by that, or by its title, it is known again. All is checked against the schemas before the
 * first file is written; on failure nothing is. MUS_REFUSED when there is no talk, or one that is
 * not to be held or, without `held`, still to come; warnings tell what of an agreement was not understood. Free *out with
 * mus_plan_change_dispose() whatever the status.
 */
MUS_API enum mus_status mus_plan_new(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_plan_new *what, struct mus_diag *diag);

/* A new action. NULL, MUS_NO_DATE, MUS_NO_DEC and MUS_NO_INT are left out. */
struct mus_plan_add {
	const char *cycle;
	const char *person;     /* whose plan; or ... */
	const char *unit;       /* ... the unit whose group plan it goes to */
	const char *title, *theme, *goal, *serves, *no_link_reason, *competence, *budget, *part_of;
	const struct mus_strs *responsible; /* role words, ids or names */
	/* Of a common action: ids of units, positions as the units' records have them, people. */
	const struct mus_strs *participants;
	int method, status;
	mus_date start, due;
	mus_dec cost, hours;
	mus_date today;
	bool dry_run;
};

/*
 * Adds one action to a plan, which is made if there is none. Where an open action has the title
 * and all else that is given, nothing changes: the command was run before. What it refers to must
 * exist, else it is a finding with a suggestion, MUS_REFUSED, and nothing is written. Free *out with
 * mus_plan_change_dispose() whatever the status.
 */
MUS_API enum mus_status mus_plan_add(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_plan_add *what, struct mus_diag *diag);
/* Frees what a change told. */
MUS_API void mus_plan_change_dispose(struct mus_plan_change *change);

#endif
