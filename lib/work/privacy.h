/*
 * Protection of tables for management (promise 3; D14).
 *
 * A grid is one view of the sums laid out as units by keys, with totals of both. The method, in
 * words (see mus(7), PRIVACY):
 *
 * 1. A cell with fewer than min_cell persons, but not none, is hidden; so are totals.
 * 2. A unit with fewer than min_group people is hidden as a whole.
 * 3. In no line, row or column, totals included, may one hidden cell be found by subtraction:
 *    where a line hides one cell only, or hidden cells of together fewer than min_cell persons,
 *    the smallest other cell of that line is hidden too; this goes on until nothing changes. Over
 *    keys persons don't add up: what counts is how many there are at least. A hidden cell whose
 *    cost everybody knows, what is dropped, is none; and several cells that their sum shows to be
 *    of one person each, or to cost nothing, are no more hidden than one.
 * 4. Grids of one family share the totals of units and the grand total: what one hides, all hide.
 * 5. Lines taken together: as long as any hidden cell follows from what is shown by adding and
 *    subtracting lines, of all grids of the family at once, a cell beside it is hidden too: once
 *    with every hidden cell unknown, and once with what is dropped known to cost nothing.
 * 6. The mean effect is protected in the same way by the number of persons who rated.
 *
 * Known limits: the method looks at counts of persons, not at who bears most of a cost; it knows
 * nothing of earlier reports, nor of what the reader knows already; it keeps a hidden cell from
 * being computed exactly, not from being narrowed down to an interval; of several hidden cells it
 * looks at the sum within a line, not at sums over several lines; and where all that stands in a
 * line is alike (costs nothing, is rated 5), its total says so of each.
 */
#ifndef MUS_WORK_PRIVACY_H
#define MUS_WORK_PRIVACY_H

#include "work/sums.h"

/* One cell. What is hidden is not for showing; protection needs its values. */
struct mus_grid_cell {
	int64_t *value;     /* the grid's n_measures, the first of enum mus_measure */
	bool hidden;        /* all measures */
	bool effect_hidden; /* the mean effect */
};

/* Units by keys. Row n_units and column n_keys are the totals. */
struct mus_grid {
	enum mus_view view;          /* of which it is a layout */
	const char **units;
	size_t n_units;
	const char **keys;
	size_t n_keys;
	struct mus_grid_cell *cells; /* (n_units + 1) rows of (n_keys + 1) */
	int n_measures;              /* those of the view, and of its units' totals */
	bool *small_unit;            /* fewer than min_group people */
	mus_date as_of;              /* who has left by then is no longer in a unit */
	int min_group, min_cell;     /* of the parts in it, 0 for none: the stricter ones count */
};

/* A cell, by the numbers of its row and column; it lives with the grid. */
MUS_API struct mus_grid_cell *mus_grid_at(const struct mus_grid *grid, size_t unit, size_t key);

/*
 * Lays out a view. `total` is the view that holds the units' own totals (MUS_VIEW_UNIT,
 * _WISHES, _AGREED); units are those of `total`. With flat, there are no unit rows: only the
 * line of totals by key. Keys are those of the view plus the n_more given (goals that no action
 * serves), in the order of `more` first and then bytewise, "" last. Lives in the arena.
 */
MUS_API void mus_grid_make(struct mus_grid *out, const struct mus_sums *sums, enum mus_view view,
	enum mus_view total, bool flat, const char *const *more, size_t n_more,
	struct mus_arena *arena);

/*
 * The thresholds, and who is in a unit. Below 2 they count as 2; but min_group 0 without staff
 * says that the rows are no groups of people.
 */
struct mus_protection {
	int min_group, min_cell;
	const struct mus_staff *staff; /* NULL: a unit's people are those in the sums */
};

/* The least group that a grid is protected by, in persons: the strictest of all who have a say. */
MUS_API int mus_min_group(const struct mus_protection *protection, const struct mus_grid *grid);
/* The least number of persons behind a cell, likewise. */
MUS_API int mus_min_cell(const struct mus_protection *protection, const struct mus_grid *grid);
/* Protects n grids of one family together: sets `hidden` and `effect_hidden` of their cells. */
MUS_API void mus_protect(
	struct mus_grid *const *grids, size_t n, const struct mus_protection *protection);
/*
 * Hides in `part` every cell whose counterpart in `rest` (same keys) has fewer than min_cell
 * persons but not none: a reader with the whole table could subtract. Call it before
 * mus_protect() on `part`.
 */
MUS_API void mus_protect_rest(
	struct mus_grid *part, const struct mus_grid *rest, const struct mus_protection *protection);
/* Number of cells that are hidden. */
MUS_API size_t mus_grid_hidden(const struct mus_grid *grid);

#endif
