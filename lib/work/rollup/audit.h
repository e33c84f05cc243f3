/*
 * What a reader of protected grids could still work out: every cell that follows from those shown
 * by the sums of lines, over all grids of a family at once. For lib/work/rollup/protect.c.
 */
#ifndef MUS_WORK_AUDIT_H
#define MUS_WORK_AUDIT_H

#include "work/privacy.h"

/* A cell of a grid. */
struct audit_cell {
	size_t grid, unit, key;
};

/* Whether the reader does not know a cell. */
typedef bool audit_unknown(const struct mus_grid *grid, size_t unit, size_t key);

/*
 * The unknown cells whose values are determined, written to *out (malloc'ed, the caller frees).
 * Lines are equations; the grids' totals of units and the grand total are the same unknowns in
 * all grids with the same number of units.
 */
size_t audit_determined(
	struct audit_cell **out, struct mus_grid *const *grids, size_t n, audit_unknown *unknown);

#endif
