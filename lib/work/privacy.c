#include "work/audit.h"
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
		none |= !*key;
		struct mus_map_entry *e = mus_map_add(&known, key);
		if (e->value || !*key)
			continue;
		e->value = g;
		/* Rows come by unit: the keys of each are put in order here. */
		size_t at = n;
		*MUS_PUSH(arena, sorted, n, cap_sorted) = key;
		for (; at > 0 && strcmp(sorted[at - 1], key) > 0; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = key;
	}
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

static void add_values(struct mus_grid_cell *cell, const int64_t *value)
{
	for (int m = 0; m < MUS_MEASURES; m++)
		cell->value[m] += value[m];
}

static size_t unit_row(const struct mus_grid *g, const char *unit)
{
	for (size_t u = 0; u < g->n_units; u++)
		if (strcmp(g->units[u], unit) == 0)
			return u;
	return g->n_units;
}

/* A person has one home unit: over units persons add up, over keys they don't. */
static void fill(struct mus_grid *g, struct mus_map *seen, const struct mus_sums *sums, enum mus_view total)
{
	const struct mus_sum_list *rows = &sums->view[g->view], *totals = &sums->view[total];
	for (size_t i = 0; g->view != total && i < rows->n; i++) {
		size_t k = (size_t)(uintptr_t)mus_map_get(seen, rows->item[i].key) - 1;
		size_t u = unit_row(g, rows->item[i].unit);
		if (u < g->n_units)
			add_values(mus_grid_at(g, u, k), rows->item[i].value);
		add_values(mus_grid_at(g, g->n_units, k), rows->item[i].value);
	}
	for (size_t i = 0; i < totals->n; i++) {
		size_t u = unit_row(g, totals->item[i].unit);
		if (u < g->n_units)
			add_values(mus_grid_at(g, u, g->n_keys), totals->item[i].value);
		add_values(mus_grid_at(g, g->n_units, g->n_keys), totals->item[i].value);
	}
}

void mus_grid_make(struct mus_grid *out, const struct mus_sums *sums, enum mus_view view,
	enum mus_view total, bool flat, const char *const *more, size_t n_more, struct mus_arena *arena)
{
	struct mus_map seen = MUS_MAP_INIT;
	memset(out, 0, sizeof *out);
	out->view = view;
	if (view != total)
		collect_keys(out, &seen, sums, more, n_more, arena);
	if (!flat)
		collect_units(out, sums, total, arena);
	out->cells = mus_alloc(arena, (out->n_units + 1) * (out->n_keys + 1) * sizeof *out->cells);
	out->small_unit = mus_alloc(arena, (out->n_units + 1) * sizeof *out->small_unit);
	fill(out, &seen, sums, total);
	mus_map_dispose(&seen);
}

/* ---- hiding ---- */

/* What is protected: the cells by their persons, or the mean effect by who rated. */
struct channel {
	enum mus_measure count;
	bool effect;
};

static bool is_hidden(const struct mus_grid_cell *c, const struct channel *ch)
{
	return ch->effect ? c->effect_hidden || c->hidden : c->hidden;
}

static void hide(struct mus_grid_cell *c, const struct channel *ch)
{
	if (ch->effect)
		c->effect_hidden = true;
	else
		c->hidden = true;
}

static bool is_small(int64_t persons, int min)
{
	return persons > 0 && persons < min;
}

static int64_t unit_size(const struct mus_grid *g, size_t u, const struct mus_protection *p)
{
	const struct mus_unit *unit = p->staff ? mus_unit_find(p->staff, g->units[u]) : NULL;
	if (!unit)
		return mus_grid_at(g, u, g->n_keys)->value[MUS_PERSONS];
	int64_t n = 0;
	for (size_t i = 0; i < unit->n_people; i++)
		n += unit->people[i].left == MUS_NO_DATE;
	return n;
}

static void hide_small(struct mus_grid *g, const struct channel *ch, const struct mus_protection *p)
{
	for (size_t u = 0; u < g->n_units; u++)
		g->small_unit[u] = unit_size(g, u, p) < p->min_group;
	for (size_t u = 0; u <= g->n_units; u++)
		for (size_t k = 0; k <= g->n_keys; k++) {
			struct mus_grid_cell *c = mus_grid_at(g, u, k);
			if (is_small(c->value[ch->count], p->min_cell) || (u < g->n_units && g->small_unit[u]))
				hide(c, ch);
		}
}

/* A line of cells that adds up: a row or a column, its total last. */
struct grid_line {
	const struct mus_grid *grid;
	size_t fixed;
	bool row;
};

static size_t line_size(const struct grid_line *l)
{
	return (l->row ? l->grid->n_keys : l->grid->n_units) + 1;
}

static struct mus_grid_cell *line_cell(const struct grid_line *l, size_t i)
{
	return l->row ? mus_grid_at(l->grid, l->fixed, i) : mus_grid_at(l->grid, i, l->fixed);
}

/* Whether the hidden cells of the line could be told from the others. */
static bool gives_away(const struct grid_line *l, const struct channel *ch, int min_cell)
{
	size_t n = 0, total = line_size(l) - 1;
	int64_t persons = 0;
	bool total_hidden = is_hidden(line_cell(l, total), ch);
	for (size_t i = 0; i < total; i++)
		if (is_hidden(line_cell(l, i), ch)) {
			n++;
			persons += line_cell(l, i)->value[ch->count];
		}
	if (n + total_hidden == 0)
		return false;
	if (n + total_hidden == 1)
		return true;
	/* With the total in sight the hidden cells' sum is known: it must be one of enough persons. */
	return !total_hidden && persons > 0 && persons < min_cell;
}

/* Whether the line through a cell, across the given one, hides something already. */
static bool crosses_hidden(const struct grid_line *l, size_t i, const struct channel *ch)
{
	const struct grid_line across = { l->grid, i, !l->row };
	for (size_t j = 0; j < line_size(&across); j++)
		if (j != l->fixed && is_hidden(line_cell(&across, j), ch))
			return true;
	return false;
}

/*
 * How good a cell is to hide too: one whose other line hides something already brings no new
 * line to mend; then small ones first; totals and empty cells only in need.
 */
static int64_t price(const struct grid_line *l, size_t i, const struct channel *ch)
{
	const int64_t new_line = INT64_C(1) << 30, total = INT64_C(1) << 40, empty = INT64_C(1) << 41;
	int64_t persons = line_cell(l, i)->value[ch->count];
	return persons + (crosses_hidden(l, i, ch) ? 0 : new_line) + (i + 1 == line_size(l) ? total : 0) +
		(persons == 0 ? empty : 0);
}

static bool mend_line(const struct grid_line *l, const struct channel *ch, int min_cell)
{
	bool changed = false;
	while (gives_away(l, ch, min_cell)) {
		size_t best = line_size(l);
		for (size_t i = 0; i < line_size(l); i++)
			if (!is_hidden(line_cell(l, i), ch) && (best == line_size(l) || price(l, i, ch) < price(l, best, ch)))
				best = i;
		if (best == line_size(l))
			break;
		hide(line_cell(l, best), ch);
		changed = true;
	}
	return changed;
}

static bool mend_grid(const struct mus_grid *g, const struct channel *ch, int min_cell)
{
	bool changed = false;
	/* A view without keys is the column of totals, and no row adds up. */
	for (size_t u = 0; g->n_keys && u <= g->n_units; u++)
		changed |= mend_line(&(struct grid_line){ g, u, true }, ch, min_cell);
	for (size_t k = 0; g->n_units && k <= g->n_keys; k++)
		changed |= mend_line(&(struct grid_line){ g, k, false }, ch, min_cell);
	return changed;
}

/* What one grid hides of the shared totals, the others hide. */
static bool share_totals(struct mus_grid *const *grids, size_t n, const struct channel *ch)
{
	bool changed = false;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			const struct mus_grid *a = grids[i], *b = grids[j];
			for (size_t u = 0; u <= a->n_units && a->n_units == b->n_units; u++) {
				struct mus_grid_cell *to = mus_grid_at(b, u, b->n_keys);
				if (is_hidden(mus_grid_at(a, u, a->n_keys), ch) && !is_hidden(to, ch)) {
					hide(to, ch);
					changed = true;
				}
			}
		}
	return changed;
}

static bool count_hidden(const struct mus_grid_cell *c)
{
	return c->hidden;
}

static bool effect_hidden(const struct mus_grid_cell *c)
{
	return c->hidden || c->effect_hidden;
}

/* Hides the cheapest other cell of one of the two lines that a cell stands in. */
static bool hide_beside(const struct mus_grid *g, const struct audit_cell *at, const struct channel *ch)
{
	const struct grid_line lines[2] = { { g, at->unit, true }, { g, at->key, false } };
	struct mus_grid_cell *best = NULL;
	int64_t best_price = 0;
	for (int l = 0; l < 2; l++)
		for (size_t i = 0; i < line_size(&lines[l]); i++) {
			struct mus_grid_cell *c = line_cell(&lines[l], i);
			int64_t p = price(&lines[l], i, ch);
			if (!is_hidden(c, ch) && (!best || p < best_price)) {
				best = c;
				best_price = p;
			}
		}
	if (best)
		hide(best, ch);
	return best != NULL;
}

/* Lines taken together may still tell a cell that each of them alone does not. */
static bool mend_determined(struct mus_grid *const *grids, size_t n, const struct channel *ch)
{
	struct audit_cell *cells;
	bool changed = false;
	size_t found = audit_determined(&cells, grids, n, ch->effect ? effect_hidden : count_hidden);
	for (size_t i = 0; i < found; i++)
		changed |= hide_beside(grids[cells[i].grid], &cells[i], ch);
	free(cells);
	return changed;
}

static void protect_channel(
	struct mus_grid *const *grids, size_t n, const struct channel *ch, const struct mus_protection *p)
{
	for (size_t i = 0; i < n; i++)
		hide_small(grids[i], ch, p);
	for (bool changed = true; changed;) {
		changed = share_totals(grids, n, ch);
		for (size_t i = 0; i < n; i++)
			changed |= mend_grid(grids[i], ch, p->min_cell);
		if (!changed)
			changed = mend_determined(grids, n, ch);
	}
}

void mus_protect(struct mus_grid *const *grids, size_t n, const struct mus_protection *protection)
{
	protect_channel(grids, n, &(struct channel){ MUS_PERSONS, false }, protection);
	protect_channel(grids, n, &(struct channel){ MUS_EFFECT_PERSONS, true }, protection);
}

void mus_protect_rest(
	struct mus_grid *part, const struct mus_grid *rest, const struct mus_protection *protection)
{
	for (size_t k = 0; k < part->n_keys; k++)
		for (size_t j = 0; j < rest->n_keys; j++)
			if (strcmp(part->keys[k], rest->keys[j]) == 0 &&
				is_small(mus_grid_at(rest, rest->n_units, j)->value[MUS_PERSONS], protection->min_cell))
				mus_grid_at(part, part->n_units, k)->hidden = true;
}

size_t mus_grid_hidden(const struct mus_grid *grid)
{
	size_t n = 0;
	for (size_t i = 0; i < (grid->n_units + 1) * (grid->n_keys + 1); i++)
		n += grid->cells[i].hidden;
	return n;
}
