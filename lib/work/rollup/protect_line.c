/* One line of a grid: what it gives away, and which cell to hide against that. */
#include "work/rollup/protecting.h"

#include <string.h>

static bool hides_effect(const struct mus_grid_cell *c)
{
	return c->hidden || (c->effect_hidden && c->value[MUS_ACTIONS]);
}

bool protect_is_hidden(const struct mus_grid_cell *c, const struct channel *ch)
{
	return ch->effect ? hides_effect(c) : c->hidden;
}

void protect_hide(struct mus_grid_cell *c, const struct channel *ch)
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

static bool is_status(const struct mus_grid *g, size_t k, const char *status)
{
	return strcmp(g->keys[k], status) == 0;
}

bool protect_is_nothing(const struct mus_grid *g, size_t u, size_t k, bool effect)
{
	if (g->view != MUS_VIEW_STATUS || k == g->n_keys)
		return false;
	if (is_status(g, k, "dropped"))
		return !effect || mus_grid_at(g, u, k)->value[MUS_EFFECT_N] == 0;
	return effect && mus_grid_at(g, u, k)->value[MUS_EFFECT_N] == 0 &&
	       (is_status(g, k, "wish") || is_status(g, k, "awaiting") ||
		       is_status(g, k, "agreed"));
}

static size_t line_size(const struct grid_line *l)
{
	return (l->row ? l->grid->n_keys : l->grid->n_units) + 1;
}

static struct mus_grid_cell *line_cell(const struct grid_line *l, size_t i)
{
	return l->row ? mus_grid_at(l->grid, l->fixed, i) : mus_grid_at(l->grid, i, l->fixed);
}

static bool line_nothing(const struct grid_line *l, size_t i, const struct channel *ch)
{
	return l->row ? protect_is_nothing(l->grid, l->fixed, i, ch->effect)
		      : protect_is_nothing(l->grid, i, l->fixed, ch->effect);
}

/* A column by key can do without its total; a unit's row, and all units together, can't. */
static bool spares_total(const struct grid_line *l)
{
	return l->row || l->fixed == l->grid->n_keys;
}

/*
 * Whether the hidden cells of the line could be told from the others. With the total in sight
 * their sum is known: it must be one of enough persons. Over units persons add up; over keys the
 * same person may stand in several cells, and what is sure is that there are as many as in the
 * largest of them, and as the total has beyond all that is shown.
 */
static bool gives_away(const struct grid_line *l, const struct channel *ch, bool knowing)
{
	const size_t total = line_size(l) - 1;
	const bool total_hidden = protect_is_hidden(line_cell(l, total), ch);
	int64_t most = 0, rest = line_cell(l, total)->value[ch->count];
	size_t n = 0;
	for (size_t i = 0; i < total; i++) {
		int64_t persons = line_cell(l, i)->value[ch->count];
		if (protect_is_hidden(line_cell(l, i), ch) &&
			!(knowing && line_nothing(l, i, ch))) {
			n++;
			most = persons > most ? persons : most;
		} else {
			rest -= persons;
		}
	}
	if (n + total_hidden < 2)
		return n + total_hidden == 1;
	if (total_hidden || most == 0)
		return false;
	return (most > rest ? most : rest) < ch->min_cell;
}

/* Whether the sum of the hidden cells says that all are of one person; and that can be mended. */
static bool is_one_each(const struct grid_line *l, const struct channel *ch)
{
	const size_t total = line_size(l) - 1;
	size_t n = 0, other = !spares_total(l);
	if (protect_is_hidden(line_cell(l, total), ch))
		return false;
	for (size_t i = 0; i < total; i++) {
		int64_t persons = line_cell(l, i)->value[ch->count];
		bool hidden = protect_is_hidden(line_cell(l, i), ch);
		if (hidden && persons > 1)
			return false;
		n += hidden && persons;
		other += !hidden && persons;
	}
	return n && other;
}

/* Whether the hidden cells, a small one among them, are seen to cost nothing; and that can be
 * mended. */
static bool is_free(const struct grid_line *l, const struct channel *ch)
{
	const size_t total = line_size(l) - 1;
	bool small = false, other = false;
	if (ch->effect || protect_is_hidden(line_cell(l, total), ch))
		return false;
	for (size_t i = 0; i < total; i++) {
		const struct mus_grid_cell *c = line_cell(l, i);
		if (protect_is_hidden(c, ch) && c->value[MUS_COST])
			return false;
		small |= protect_is_hidden(c, ch) && !line_nothing(l, i, ch) &&
			 is_small(c->value[ch->count], ch->min_cell);
		other |= !protect_is_hidden(c, ch) && c->value[MUS_COST];
	}
	return small && other;
}

static enum why find_why(const struct grid_line *l, const struct channel *ch)
{
	if (gives_away(l, ch, false))
		return WHY_ALONE;
	if (l->grid->view == MUS_VIEW_STATUS && gives_away(l, ch, true))
		return WHY_NOTHING;
	if (is_one_each(l, ch))
		return WHY_ONES;
	return is_free(l, ch) ? WHY_FREE : WHY_NOT;
}

static bool helps(const struct grid_line *l, size_t i, const struct channel *ch, enum why why)
{
	const struct mus_grid_cell *c = line_cell(l, i);
	const bool total = i + 1 == line_size(l);
	if (protect_is_hidden(c, ch) || (ch->effect && !c->value[MUS_ACTIONS]))
		return false;
	switch (why) {
	case WHY_NOTHING:
		return !line_nothing(l, i, ch);
	case WHY_ONES:
		return total ? !spares_total(l) : c->value[ch->count] > 0;
	case WHY_FREE:
		return !total && c->value[MUS_COST];
	default:
		return true;
	}
}

/* Whether the line through a cell, across the given one, hides something already. */
static bool crosses_hidden(const struct grid_line *l, size_t i, const struct channel *ch)
{
	const struct grid_line across = { l->grid, i, !l->row };
	for (size_t j = 0; j < line_size(&across); j++)
		if (j != l->fixed && protect_is_hidden(line_cell(&across, j), ch))
			return true;
	return false;
}

/*
 * How good a cell is to hide too: one whose other line hides something already brings no new
 * line to mend; then small ones first; totals and empty cells only in need.
 */
static int64_t price(const struct grid_line *l, size_t i, const struct channel *ch)
{
	const int64_t new_line = INT64_C(1) << 50, total = INT64_C(1) << 51,
		      empty = INT64_C(1) << 52;
	int64_t persons = line_cell(l, i)->value[ch->count];
	return persons + (crosses_hidden(l, i, ch) ? 0 : new_line) +
	       (i + 1 == line_size(l) ? total : 0) + (persons == 0 ? empty : 0);
}

void protect_look_for_best(
	struct best *best, const struct grid_line *l, const struct channel *ch, enum why why)
{
	for (size_t i = 0; i < line_size(l); i++) {
		if (!helps(l, i, ch, why))
			continue;
		int64_t p = price(l, i, ch);
		if (!best->cell || p < best->price)
			*best = (struct best){ line_cell(l, i), p };
	}
}

bool protect_mend_line(const struct grid_line *l, const struct channel *ch)
{
	bool changed = false;
	for (enum why why; (why = find_why(l, ch));) {
		struct best best = { NULL, 0 };
		protect_look_for_best(&best, l, ch, why);
		if (!best.cell)
			break;
		protect_hide(best.cell, ch);
		changed = true;
	}
	return changed;
}
