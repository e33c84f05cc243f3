/*
 * What a reader of protected grids could still work out: every cell that follows from those shown
 * by the sums of lines, over all grids of a family at once. For lib/work/privacy.c.
 */
#ifndef MUS_WORK_AUDIT_H
#define MUS_WORK_AUDIT_H

#include "work/privacy.h"

/* A cell of a grid. */
struct audit_cell {
	size_t grid, unit, key;
};

/* Whether a cell counts as hidden. */
typedef bool audit_hidden(const struct mus_grid_cell *cell);

/*
 * The hidden cells whose values are determined, written to *out (malloc'ed, the caller frees).
 * Lines are equations with the hidden cells as unknowns; the grids' totals of units and the
 * grand total are the same unknowns in all grids with the same units.
 */
size_t audit_determined(
	struct audit_cell **out, struct mus_grid *const *grids, size_t n, audit_hidden *hidden);

#endif
