/*
 * What the leader group looks at in its session after the talks (D31, D32, D37): goals both ways,
 * competences by unit, wishes and their cost against the budgets, methods, coverage, common
 * initiatives. All of it is protected; there is no row on a person in it.
 */
#ifndef MUS_WORK_LEADERSHIP_H
#define MUS_WORK_LEADERSHIP_H

#include "work/privacy.h"

/* The tables of the report. Those up to ROLE are one family, protected together. */
enum mus_leadership_table {
	MUS_LEADERSHIP_UNIT,
	MUS_LEADERSHIP_COMPETENCE,
	MUS_LEADERSHIP_METHOD,
	MUS_LEADERSHIP_THEME,
	MUS_LEADERSHIP_GOAL,
	MUS_LEADERSHIP_STATUS,
	MUS_LEADERSHIP_ROLE,
	/* Two lines, open wishes and what is agreed, and their sum: the stages of an action. */
	MUS_LEADERSHIP_STAGE_GOAL,
	MUS_LEADERSHIP_STAGE_COMPETENCE,
	MUS_LEADERSHIP_STAGE_BUDGET,
	MUS_LEADERSHIP_LEVELS,   /* units by competence */
	MUS_LEADERSHIP_COVERAGE, /* units; hidden only where the unit is small */
	MUS_LEADERSHIP_TABLES
};

/* The lines of the stages' tables. Only persons and cost of them are for showing. */
enum mus_stage { MUS_STAGE_WISHES, MUS_STAGE_AGREED, MUS_STAGE_ALL };

/* A common initiative or decision from a group plan: open to all who read the shared folder. */
struct mus_initiative {
	const char *unit;
	const struct mus_action *action;     /* or */
	const struct mus_decision *decision; /* one of the two */
};

struct mus_leadership {
	struct mus_arena *arena;
	const char *cycle;
	mus_date as_of;
	const struct mus_workplace *workplace;
	const struct mus_staff *staff; /* NULL when none could be read */
	const struct mus_year *year;
	struct mus_grid table[MUS_LEADERSHIP_TABLES];
	struct mus_initiative *initiatives;
	size_t n_initiatives;
	size_t n_sources;  /* leaders' people of a unit that are in it */
	const char **covered; /* units that are in it */
	size_t n_covered;
};

/*
 * Adds up what the operands name, as mus_rollup_make() does, and protects it. Everything in the
 * result lives in its arena or with the workspace.
 */
MUS_API enum mus_status mus_leadership_make(struct mus_leadership *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const char *cycle, mus_date as_of,
	struct mus_diag *diag);
MUS_API void mus_leadership_dispose(struct mus_leadership *leadership);

/* The total cell of a table, and the column of a key (n_keys when it has none). */
MUS_API const struct mus_grid_cell *mus_leadership_total(
	const struct mus_leadership *l, enum mus_leadership_table table);
MUS_API size_t mus_grid_key(const struct mus_grid *grid, const char *key);

#endif
