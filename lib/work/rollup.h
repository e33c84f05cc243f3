/*
 * The roll-up: actions grouped by keys, for a leader with names, for management protected.
 */
#ifndef MUS_WORK_ROLLUP_H
#define MUS_WORK_ROLLUP_H

#include "work/privacy.h"

/* For whom a roll-up is made. All but the leader's are protected. */
enum mus_audience {
	MUS_AUDIENCE_LEADER,     /* of the people in it: names, nothing hidden */
	MUS_AUDIENCE_MANAGEMENT, /* the leader group */
	MUS_AUDIENCE_COMMITTEE,  /* the cooperation committee */
	MUS_AUDIENCE_STAFF       /* everybody */
};

/* The audience of that name ("leader", "management" …) as an enum mus_audience; -1 for none. */
MUS_API int mus_audience_parse(const char *name);

/* What to roll up. A text that is NULL leaves a thing open. */
struct mus_rollup_query {
	const enum mus_key *by; /* n_by keys, in the order of the columns */
	size_t n_by;
	enum mus_audience audience;
	const char *cycle, *unit, *person; /* cycle is compulsory for management */
	const struct mus_strs *statuses;   /* leader alone */
	int depth;      /* goals below that depth count for their ancestor; -1: all; leader alone */
	mus_date as_of; /* the day: what was due before it is overdue, who left before it has left */
};

/* One row. */
struct mus_rollup_row {
	const char *key[MUS_KEYS]; /* of the keys in `by`; "" is none, "*" is how a total is written */
	bool total_of[MUS_KEYS];   /* whether it is one */
	int64_t value[MUS_MEASURES]; /* cost and hours in hundredths; 0 where hidden */
	bool hidden;                 /* all figures are left out */
	bool effect_hidden;          /* those of the effect are */
	bool total;                  /* the row is a total of any key */
};

/* A roll-up. The arena holds the texts. */
struct mus_rollup {
	struct mus_arena *arena;
	struct mus_rollup_row *rows; /* n of them */
	size_t n, cap;
};

/*
 * Adds up what the operands name (record files, folders, parts, "-"); with none, the workspace's
 * own plans of the cycle, and where it has none the parts in the shared folder. `ws` may be NULL
 * when operands are given; then units and roles are what the records say.
 * Rows are sorted: goals and competences as in the strategy, methods and statuses in their own
 * order, the rest in Danish alphabetical order, none last, totals after what they sum.
 * MUS_USAGE with a finding when the audience may not have that cut. MUS_REFUSED and no rows when
 * there is no such unit. Else the status is the worst finding's: what was refused is not counted.
 * Free with mus_rollup_dispose() whatever the status.
 */
MUS_API enum mus_status mus_rollup_make(struct mus_rollup *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const struct mus_rollup_query *query,
	struct mus_diag *diag);
/*
 * Appends it as a record (kind: rollup, source: rollup): what was protected stays so, and nothing
 * can be added to it.
 */
MUS_API void mus_rollup_write(
	struct mus_buf *out, const struct mus_rollup *rollup, const struct mus_rollup_query *query);
/* Frees the rows. */
MUS_API void mus_rollup_dispose(struct mus_rollup *rollup);

/*
 * The sums over the same operands, unprotected: those of the views in the set `views`. Talks are
 * read where a view of talks is among them. What the parts among the operands hold is not counted
 * from folders as well. The status is the worst finding's.
 * Free with mus_sums_dispose() whatever it is.
 */
MUS_API enum mus_status mus_sums_gather(struct mus_sums *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const char *cycle, unsigned views, mus_date as_of,
	struct mus_diag *diag);

/*
 * The ids of a key, *n of them, in the order of the strategy (goals, competences) or of their list
 * (methods, statuses); NULL and 0 for the other keys. The array lives in the arena; `year` may be
 * NULL.
 */
MUS_API const char **mus_key_order(
	size_t *n, enum mus_key key, const struct mus_year *year, struct mus_arena *arena);

#endif
