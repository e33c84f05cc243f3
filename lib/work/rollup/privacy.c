#include "work/privacy.h"

#include <stdlib.h>
#include <string.h>

struct mus_grid_cell *mus_grid_at(const struct mus_grid *grid, size_t unit, size_t key)
{
	return &grid->cells[unit * (grid->n_keys + 1) + key];
}

/* ---- laying out ---- */

static void add_key(struct mus_grid *g, size_t *cap, struct mus_map *seen, const char *key, struct mus_arena *arena)
{
	struct mus_map_entry *e = mus_map_add(seen, key);
	if (e->value)
		return;
	*MUS_PUSH(arena, g->keys, g->n_keys, *cap) = key;
	mus_map_find(seen, key)->value = (void *)(uintptr_t)g->n_keys;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The given keys first, then those of the rows in order; none ("") at the end. */
static void collect_keys(struct mus_grid *g, struct mus_map *seen, const struct mus_sums *sums,
	const char *const *more, size_t n_more, struct mus_arena *arena)
{
	const struct mus_sum_list *rows = &sums->view[g->view];
	struct mus_map known = MUS_MAP_INIT;
	const char **sorted = NULL;
	size_t cap = 0, n = 0, cap_sorted = 0;
	bool none = false;

	for (size_t i = 0; i < n_more; i++)
		add_key(g, &cap, seen, more[i], arena);
	for (size_t i = 0; i < rows->n; i++) {
		const char *key = rows->item[i].key;
		struct mus_map_entry *e = mus_map_add(&known, key);
		none |= !*key;
		if (!e->value && *key)
			*MUS_PUSH(arena, sorted, n, cap_sorted) = key;
		e->value = g;
	}
	if (n)
		qsort(sorted, n, sizeof *sorted, by_bytes);
	for (size_t i = 0; i < n; i++)
		add_key(g, &cap, seen, sorted[i], arena);
	if (none)
		add_key(g, &cap, seen, "", arena);
	mus_map_dispose(&known);
}

static void collect_units(struct mus_grid *g, const struct mus_sums *sums, enum mus_view total, struct mus_arena *arena)
{
	const struct mus_sum_list *rows = &sums->view[total];
	size_t cap = 0;
	for (size_t i = 0; i < rows->n; i++)
		if (g->n_units == 0 || strcmp(g->units[g->n_units - 1], rows->item[i].unit) != 0)
			*MUS_PUSH(arena, g->units, g->n_units, cap) = rows->item[i].unit;
}

static void add_row(struct mus_grid_cell *cell, enum mus_view view, const struct mus_sum *row)
{
	for (int m = 0; m < mus_view_measures(view); m++)
		cell->value[m] = mus_sum_of(cell->value[m], row->value[m]);
}

/* Units are in order, as the rows are that they come from. */
static size_t unit_row(const struct mus_grid *g, const char *unit)
{
	const char **found = g->n_units ? bsearch(&unit, g->units, g->n_units, sizeof *g->units, by_bytes) : NULL;
	return found ? (size_t)(found - g->units) : g->n_units;
}

/* A person has one home unit: over units persons add up, over keys they don't. */
static void fill(struct mus_grid *g, struct mus_map *seen, const struct mus_sums *sums, enum mus_view total)
{
	const struct mus_sum_list *rows = &sums->view[g->view], *totals = &sums->view[total];
	for (size_t i = 0; g->view != total && i < rows->n; i++) {
		size_t k = (size_t)(uintptr_t)mus_map_get(seen, rows->item[i].key) - 1;
		size_t u = unit_row(g, rows->item[i].unit);
		if (u < g->n_units)
			add_row(mus_grid_at(g, u, k), g->view, &rows->item[i]);
		add_row(mus_grid_at(g, g->n_units, k), g->view, &rows->item[i]);
	}
	for (size_t i = 0; i < totals->n; i++) {
		size_t u = unit_row(g, totals->item[i].unit);
		if (u < g->n_units)
			add_row(mus_grid_at(g, u, g->n_keys), total, &totals->item[i]);
		add_row(mus_grid_at(g, g->n_units, g->n_keys), total, &totals->item[i]);
	}
}

static int more_of(int a, int b)
{
	return a > b ? a : b;
}

/* All values stand in one piece. */
static void make_cells(struct mus_grid *g, struct mus_arena *arena)
{
	const size_t n = (g->n_units + 1) * (g->n_keys + 1), width = (size_t)g->n_measures;
	int64_t *values = mus_alloc(arena, n * width * sizeof *values);
	g->cells = mus_alloc(arena, n * sizeof *g->cells);
	for (size_t i = 0; i < n; i++)
		g->cells[i].value = values + i * width;
}

void mus_grid_make(struct mus_grid *out, const struct mus_sums *sums, enum mus_view view,
	enum mus_view total, bool flat, const char *const *more, size_t n_more, struct mus_arena *arena)
{
	struct mus_map seen = MUS_MAP_INIT;
	memset(out, 0, sizeof *out);
	out->view = view;
	out->as_of = sums->as_of;
	out->min_group = sums->min_group;
	out->min_cell = sums->min_cell;
	if (view != total)
		collect_keys(out, &seen, sums, more, n_more, arena);
	if (!flat)
		collect_units(out, sums, total, arena);
	out->n_measures = more_of(mus_view_measures(view), mus_view_measures(total));
	make_cells(out, arena);
	out->small_unit = mus_alloc(arena, (out->n_units + 1) * sizeof *out->small_unit);
	fill(out, &seen, sums, total);
	mus_map_dispose(&seen);
}

size_t mus_grid_hidden(const struct mus_grid *grid)
{
	size_t n = 0;
	for (size_t i = 0; i < (grid->n_units + 1) * (grid->n_keys + 1); i++)
		n += grid->cells[i].hidden;
	return n;
}
