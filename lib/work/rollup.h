/*
 * The roll-up: actions grouped by keys, for a leader with names, for management protected.
 */
#ifndef MUS_WORK_ROLLUP_H
#define MUS_WORK_ROLLUP_H

#include "work/privacy.h"

enum mus_audience { MUS_AUDIENCE_LEADER, MUS_AUDIENCE_MANAGEMENT, MUS_AUDIENCE_COMMITTEE, MUS_AUDIENCE_STAFF };

/* "leader" …; -1 for none. */
MUS_API int mus_audience_parse(const char *name);

struct mus_rollup_query {
	const enum mus_key *by;
	size_t n_by;
	enum mus_audience audience;
	const char *cycle, *unit, *person; /* cycle is compulsory for management */
	const struct mus_strs *statuses;   /* leader alone */
	int depth;                         /* goals below that depth count for their ancestor; -1: all; leader alone */
	mus_date as_of;
};

struct mus_rollup_row {
	const char *key[MUS_KEYS]; /* of the keys in `by`; "" is none, "*" is how a total is written */
	bool total_of[MUS_KEYS];   /* whether it is one */
	int64_t value[MUS_MEASURES];
	bool hidden, effect_hidden, total;
};

struct mus_rollup {
	struct mus_arena *arena;
	struct mus_rollup_row *rows;
	size_t n, cap;
};

/*
 * Adds up what the operands name (record files, folders, parts, "-"); with none, the workspace's
 * own plans of the cycle, and where it has none the parts in the shared folder. `ws` may be NULL
 * when operands are given; then units and roles are what the records say.
 * Rows are sorted: goals and competences as in the strategy, methods and statuses in their own
 * order, the rest in Danish alphabetical order, none last, totals after what they sum.
 * MUS_USAGE with a finding when the audience may not have that cut. MUS_REFUSED and no rows when
 * there is no such unit.
 */
MUS_API enum mus_status mus_rollup_make(struct mus_rollup *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const struct mus_rollup_query *query,
	struct mus_diag *diag);
/*
 * Writes it as a record (kind: rollup, source: rollup): what was protected stays so, and nothing
 * can be added to it.
 */
MUS_API void mus_rollup_write(
	struct mus_buf *out, const struct mus_rollup *rollup, const struct mus_rollup_query *query);
MUS_API void mus_rollup_dispose(struct mus_rollup *rollup);

/* The sums of all views over the same operands; with `talks` those of talks too. */
MUS_API enum mus_status mus_sums_gather(struct mus_sums *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const char *cycle, bool talks, mus_date as_of,
	struct mus_diag *diag);

/* The ids of a key in the order of the strategy (goals, competences) or of their list (methods, statuses). */
MUS_API const char **mus_key_order(
	size_t *n, enum mus_key key, const struct mus_year *year, struct mus_arena *arena);

#endif
