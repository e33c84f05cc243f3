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
	MUS_LEADERSHIP_STAGE_METHOD,
	MUS_LEADERSHIP_STAGE_THEME,
	MUS_LEADERSHIP_LEVELS,   /* units by competence */
	MUS_LEADERSHIP_COVERAGE, /* units; hidden only where the unit is small */
	MUS_LEADERSHIP_TABLES    /* how many there are */
};

/* The lines of the stages' tables. Only persons and cost of them are for showing. */
enum mus_stage { MUS_STAGE_WISHES, MUS_STAGE_AGREED, MUS_STAGE_ALL };

/* A common initiative or decision from a group plan: open to all who read the shared folder. */
struct mus_initiative {
	const char *unit;                    /* whose group plan it stands in */
	const struct mus_action *action;     /* or */
	const struct mus_decision *decision; /* one of the two */
};

/* All tables of the report, and what they are drawn with. */
struct mus_leadership {
	struct mus_arena *arena;
	const char *cycle;
	mus_date as_of;
	const struct mus_workplace *workplace;
	const struct mus_staff *staff; /* NULL when none could be read */
	const struct mus_year *year;
	struct mus_grid table[MUS_LEADERSHIP_TABLES];
	const char *lacks_in; /* a part that is too old for the stages by method and theme, which are
				 empty then; NULL: they are there */
	struct mus_initiative *initiatives;
	size_t n_initiatives;
	size_t n_sources;  /* leaders' people of a unit that are in it */
	const char **covered; /* units that are in it */
	size_t n_covered;
};

/*
 * Adds up what the operands name, as mus_rollup_make() does, and protects it. `cycle` is needed.
 * Everything in the result lives in its arena or with the workspace. What could not be read is a
 * finding, and not counted; the status is the worst finding's. Free with mus_leadership_dispose()
 * whatever it is.
 */
MUS_API enum mus_status mus_leadership_make(struct mus_leadership *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const char *cycle, mus_date as_of,
	struct mus_diag *diag);
/* Frees the tables. */
MUS_API void mus_leadership_dispose(struct mus_leadership *leadership);

/* The cell of a table in which both totals meet. It lives with the report. */
MUS_API const struct mus_grid_cell *mus_leadership_total(
	const struct mus_leadership *l, enum mus_leadership_table table);
/* The number of a key's column; n_keys, that of the totals, when the grid has no such key. */
MUS_API size_t mus_grid_key(const struct mus_grid *grid, const char *key);

#endif
