/*
 * The parts of mus_protect(), for lib/work alone: protect_line.c knows what a single line of a
 * grid gives away, protect.c takes all lines of all grids together.
 */
#ifndef MUS_WORK_PROTECTING_H
#define MUS_WORK_PROTECTING_H

#include "work/privacy.h"

/* What is protected: the cells by their persons, or the mean effect by who rated. */
struct channel {
	enum mus_measure count;
	bool effect;
	int min_group, min_cell;
	const struct mus_staff *staff;
};

/* Whether a reader does not see the cell, or its effect; a cell without actions has no effect to
 * hide. */
bool protect_is_hidden(const struct mus_grid_cell *cell, const struct channel *ch);
void protect_hide(struct mus_grid_cell *cell, const struct channel *ch);
/*
 * A hidden cell whose value everybody knows hides nothing else: what is dropped costs nothing,
 * and what was not begun has no effect yet.
 */
bool protect_is_nothing(const struct mus_grid *grid, size_t unit, size_t key, bool effect);

/* A line of cells that adds up: a row or a column, its total last. */
struct grid_line {
	const struct mus_grid *grid;
	size_t fixed;
	bool row;
};

/* Why a line gives away what it hides, and so which cells help. */
enum why {
	WHY_NOT,     /* it doesn't */
	WHY_ALONE,   /* any further cell helps */
	WHY_NOTHING, /* it does to one who knows what costs nothing: such a cell doesn't help */
	WHY_ONES,    /* all that is hidden is of one person each: a larger cell helps */
	WHY_FREE     /* all that is hidden costs nothing: a cell that costs something helps */
};

/* The cheapest cell of a line that helps, if it is cheaper than the best so far. */
struct best {
	struct mus_grid_cell *cell;
	int64_t price;
};

void protect_look_for_best(
	struct best *best, const struct grid_line *line, const struct channel *ch, enum why why);
/* Hides what the line needs so that it gives nothing away; whether that was anything. */
bool protect_mend_line(const struct grid_line *line, const struct channel *ch);

#endif
