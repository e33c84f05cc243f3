/*
 * What is due: follow-ups, actions, what supports them, talks, activities of the wheel.
 *
 * The list is a function of the records and of one day; nothing is remembered. What is overdue is
 * always in it, what is to come up to the last day asked for. Nothing that is done, held or
 * dropped is due:
 *
 * - follow_up: a plan's date for follow-up, closed by an entry in `follow_ups`, or by a talk held,
 *   on that day or later; a group plan's, closed by giving it a new date;
 * - action: the `due` of an open action, personal or common, that no later round carries on;
 * - support: the `due` of what happens before, during or after an open action and is not done; what
 *   comes after an action stays due when the action is done (D29);
 * - talk: the day of a planned talk (a held one without date for follow-up is mus-check's matter);
 * - activity: the day of an activity that was not held.
 *
 * People who have left have nothing due; while they are away they have no talk and no follow-up;
 * who is exempt has no talk. Unless a round is named, all rounds count: a follow-up does not lapse
 * because next year's folder was made.
 *
 * In a leader's folder the common plans and units' own days are those of the units the leader
 * leads, the units below and (plans only) above them, unless operands or a unit are named.
 */
#ifndef MUS_WORK_DUE_H
#define MUS_WORK_DUE_H

#include "store/store.h"

/* What can be due; each is told above. */
enum mus_due_what {
	MUS_DUE_FOLLOW_UP,
	MUS_DUE_ACTION,
	MUS_DUE_SUPPORT,
	MUS_DUE_TALK,
	MUS_DUE_ACTIVITY,
	MUS_DUE_WHATS /* how many there are */
};

/* As in the column `what`: "follow_up". Static. */
MUS_API const char *mus_due_name(enum mus_due_what what);
/* And back; MUS_DUE_WHATS for what is none. */
MUS_API enum mus_due_what mus_due_parse(const char *name);

/* What to list. Begin with all that the question needs: zero is a day. */
struct mus_due_query {
	mus_date as_of;    /* the day: what is dated before it is overdue */
	mus_date until;    /* the last day of what is to come */
	mus_date start;    /* what is dated before it is left out; MUS_NO_DATE: nothing is */
	unsigned what;     /* 1u << MUS_DUE_ACTION …; 0: all */
	const char *cycle; /* NULL: all rounds */
	const char *unit;  /* with those below it; NULL: all */
	/* What is theirs, and what is common and theirs to do; none: all. Compared by id. */
	const struct mus_person *const *people;
	size_t n_people;
};

/* One thing that is due. What it doesn't have is NULL. */
struct mus_due_item {
	mus_date date;
	int days; /* until the date; negative when it is overdue */
	enum mus_due_what what;
	const char *unit;   /* the id */
	const char *person; /* whom it is about; NULL for what is common */
	const char *id;     /* the action (action/before …), the activity, the group */
	const char *title;
	/*
	 * Who should act, separated by spaces: e-mail addresses, ids of those who have none and of
	 * all who lead a unit, and role words that mean nobody in particular.
	 */
	const char *to;
	const char *file;   /* where it stands */
	uint32_t line;
};

/* A list of what is due. Arena and job hold the texts. */
struct mus_due {
	struct mus_arena *arena;
	struct mus_job *job;
	struct mus_due_item *items; /* by date, then what, unit, person, id */
	size_t n, cap;
};

/*
 * Lists what is due in what the operands name (record files, folders, "-"); with none, in the
 * workspace. `ws` may be NULL when operands are given. What could not be read is a finding, and
 * the rest is listed; so are two records with one identity, neither of which counts. Free with
 * mus_due_dispose() whatever the status, which is the worst finding's.
 */
MUS_API enum mus_status mus_due_list(struct mus_due *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const struct mus_due_query *query,
	struct mus_diag *diag);
/* Frees the list with all texts in it. */
MUS_API void mus_due_dispose(struct mus_due *due);

#endif
