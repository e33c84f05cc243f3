/* Hiding: which cells of the grids a reader may not see. The method stands in privacy.h. */
#include "work/rollup/audit.h"
#include "work/rollup/protecting.h"

#include <stdlib.h>
#include <string.h>

static bool is_small(int64_t persons, int min)
{
	return persons > 0 && persons < min;
}

/* ---- what is small ---- */

static int64_t unit_size(const struct mus_grid *g, size_t u, const struct channel *ch)
{
	const struct mus_unit *unit = ch->staff ? mus_unit_find(ch->staff, g->units[u]) : NULL;
	if (!unit)
		return mus_grid_at(g, u, g->n_keys)->value[MUS_PERSONS];
	int64_t n = 0;
	for (size_t i = 0; i < unit->n_people; i++)
		n += !mus_person_gone(&unit->people[i], g->as_of);
	return n;
}

static void hide_small(struct mus_grid *g, const struct channel *ch)
{
	for (size_t u = 0; u < g->n_units; u++)
		g->small_unit[u] = unit_size(g, u, ch) < ch->min_group;
	for (size_t u = 0; u <= g->n_units; u++)
		for (size_t k = 0; k <= g->n_keys; k++) {
			struct mus_grid_cell *c = mus_grid_at(g, u, k);
			if (is_small(c->value[ch->count], ch->min_cell) ||
				(u < g->n_units && g->small_unit[u]))
				protect_hide(c, ch);
		}
}

/* ---- all lines ---- */

static bool count_unknown(const struct mus_grid *g, size_t u, size_t k)
{
	return mus_grid_at(g, u, k)->hidden;
}

static bool cost_unknown(const struct mus_grid *g, size_t u, size_t k)
{
	return mus_grid_at(g, u, k)->hidden && !protect_is_nothing(g, u, k, false);
}

static bool effect_unknown(const struct mus_grid *g, size_t u, size_t k)
{
	const struct channel effect = { .effect = true };
	return protect_is_hidden(mus_grid_at(g, u, k), &effect);
}

static bool rating_unknown(const struct mus_grid *g, size_t u, size_t k)
{
	return effect_unknown(g, u, k) && !protect_is_nothing(g, u, k, true);
}

static bool mend_grid(const struct mus_grid *g, const struct channel *ch)
{
	bool changed = false;
	/* A view without keys is the column of totals, and no row adds up. */
	for (size_t u = 0; g->n_keys && u <= g->n_units; u++)
		changed |= protect_mend_line(&(struct grid_line){ g, u, true }, ch);
	for (size_t k = 0; g->n_units && k <= g->n_keys; k++)
		changed |= protect_mend_line(&(struct grid_line){ g, k, false }, ch);
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
				if (protect_is_hidden(mus_grid_at(a, u, a->n_keys), ch) &&
					!protect_is_hidden(to, ch)) {
					protect_hide(to, ch);
					changed = true;
				}
			}
		}
	return changed;
}

/* Hides the cheapest other cell of the lines that a cell stands in; a total stands in those of all
 * grids. */
static bool hide_beside(struct mus_grid *const *grids, size_t n, const struct audit_cell *at,
	const struct channel *ch, enum why why)
{
	const struct mus_grid *own = grids[at->grid];
	const bool total = at->key == own->n_keys;
	struct best best = { NULL, 0 };
	for (size_t i = 0; i < n; i++) {
		const struct mus_grid *g = grids[i];
		if (g != own && !(total && g->n_units == own->n_units))
			continue;
		if (g->n_keys)
			protect_look_for_best(
				&best, &(struct grid_line){ g, at->unit, true }, ch, why);
		if (g->n_units)
			protect_look_for_best(&best,
				&(struct grid_line){ g, total ? g->n_keys : at->key, false }, ch,
				why);
	}
	if (best.cell)
		protect_hide(best.cell, ch);
	return best.cell != NULL;
}

/* Where nothing beside a cell is left to hide: better no table than one that tells. */
static bool hide_grid(const struct mus_grid *g, const struct channel *ch)
{
	bool changed = false;
	for (size_t i = 0; i < (g->n_units + 1) * (g->n_keys + 1); i++) {
		bool was = protect_is_hidden(&g->cells[i], ch);
		protect_hide(&g->cells[i], ch);
		changed |= protect_is_hidden(&g->cells[i], ch) && !was;
	}
	return changed;
}

/* Lines taken together may still tell a cell that each of them alone does not. */
static bool mend_determined(
	struct mus_grid *const *grids, size_t n, const struct channel *ch, bool knowing)
{
	struct audit_cell *cells;
	bool changed = false;
	audit_unknown *unknown = ch->effect ? (knowing ? rating_unknown : effect_unknown)
					    : (knowing ? cost_unknown : count_unknown);
	size_t found = audit_determined(&cells, grids, n, unknown);
	for (size_t i = 0; i < found; i++)
		changed |= hide_beside(grids, n, &cells[i], ch, knowing ? WHY_NOTHING : WHY_ALONE);
	for (size_t i = 0; !changed && i < found; i++)
		changed |= hide_grid(grids[cells[i].grid], ch);
	free(cells);
	return changed;
}

static void protect_channel(struct mus_grid *const *grids, size_t n, const struct channel *ch)
{
	for (size_t i = 0; i < n; i++)
		hide_small(grids[i], ch);
	for (bool changed = true; changed;) {
		changed = share_totals(grids, n, ch);
		for (size_t i = 0; i < n; i++)
			changed |= mend_grid(grids[i], ch);
		changed = changed || mend_determined(grids, n, ch, false) ||
			  mend_determined(grids, n, ch, true);
	}
}

/* ---- thresholds ---- */

static int stricter(int a, int b)
{
	return a > b ? a : b;
}

int mus_min_cell(const struct mus_protection *protection, const struct mus_grid *grid)
{
	return stricter(stricter(protection->min_cell, grid->min_cell), MUS_THRESHOLD_MIN);
}

int mus_min_group(const struct mus_protection *protection, const struct mus_grid *grid)
{
	if (protection->min_group == 0 && !protection->staff)
		return 0;
	return stricter(stricter(protection->min_group, grid->min_group), MUS_THRESHOLD_MIN);
}

void mus_protect(struct mus_grid *const *grids, size_t n, const struct mus_protection *protection)
{
	struct channel counts = { MUS_PERSONS, false, 0, MUS_THRESHOLD_MIN, protection->staff };
	for (size_t i = 0; i < n; i++) {
		counts.min_group = stricter(counts.min_group, mus_min_group(protection, grids[i]));
		counts.min_cell = stricter(counts.min_cell, mus_min_cell(protection, grids[i]));
	}
	struct channel effect = counts;
	effect.count = MUS_EFFECT_PERSONS;
	effect.effect = true;
	protect_channel(grids, n, &counts);
	protect_channel(grids, n, &effect);
}

void mus_protect_rest(
	struct mus_grid *part, const struct mus_grid *rest, const struct mus_protection *protection)
{
	const int min_cell = mus_min_cell(protection, part);
	for (size_t k = 0; k < part->n_keys; k++)
		for (size_t j = 0; j < rest->n_keys; j++)
			if (strcmp(part->keys[k], rest->keys[j]) == 0 &&
				is_small(mus_grid_at(rest, rest->n_units, j)->value[MUS_PERSONS],
					min_cell))
				mus_grid_at(part, part->n_units, k)->hidden = true;
}
