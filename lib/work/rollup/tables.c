/* The tables for management: one set, laid out and protected together. */
#include "work/rollup/tables.h"
#include "work/rollup.h"

#include <string.h>

/* Which view of the sums a table shows, and what its units' totals are. */
static const struct table {
	enum mus_view view, total;
	enum mus_key key; /* for the order */
} tables[] = {
	[MUS_LEADERSHIP_UNIT] = { MUS_VIEW_UNIT, MUS_VIEW_UNIT, MUS_KEY_UNIT },
	[MUS_LEADERSHIP_COMPETENCE] = { MUS_VIEW_COMPETENCE, MUS_VIEW_UNIT, MUS_KEY_COMPETENCE },
	[MUS_LEADERSHIP_METHOD] = { MUS_VIEW_METHOD, MUS_VIEW_UNIT, MUS_KEY_METHOD },
	[MUS_LEADERSHIP_THEME] = { MUS_VIEW_THEME, MUS_VIEW_UNIT, MUS_KEY_THEME },
	[MUS_LEADERSHIP_GOAL] = { MUS_VIEW_GOAL, MUS_VIEW_UNIT, MUS_KEY_GOAL },
	[MUS_LEADERSHIP_STATUS] = { MUS_VIEW_STATUS, MUS_VIEW_UNIT, MUS_KEY_STATUS },
	[MUS_LEADERSHIP_ROLE] = { MUS_VIEW_ROLE, MUS_VIEW_UNIT, MUS_KEY_ROLE },
	[MUS_LEADERSHIP_LEVELS] = { MUS_VIEW_LEVELS, MUS_VIEW_COVERAGE, MUS_KEY_COMPETENCE },
	[MUS_LEADERSHIP_COVERAGE] = { MUS_VIEW_COVERAGE, MUS_VIEW_COVERAGE, MUS_KEY_UNIT },
};

/* The stages by a key, and the table whose totals by key are theirs together. */
static const struct stages {
	enum mus_leadership_table table, whole; /* whole: MUS_LEADERSHIP_TABLES for none */
	enum mus_view wishes, agreed, all;      /* all: MUS_VIEWS for the sum of the two */
} stages[] = {
	{ MUS_LEADERSHIP_STAGE_GOAL, MUS_LEADERSHIP_GOAL, MUS_VIEW_WISHES_GOAL, MUS_VIEW_AGREED_GOAL, MUS_VIEW_GOAL },
	{ MUS_LEADERSHIP_STAGE_COMPETENCE, MUS_LEADERSHIP_COMPETENCE, MUS_VIEW_WISHES_COMPETENCE,
		MUS_VIEW_AGREED_COMPETENCE, MUS_VIEW_COMPETENCE },
	{ MUS_LEADERSHIP_STAGE_BUDGET, MUS_LEADERSHIP_TABLES, MUS_VIEW_WISHES_BUDGET, MUS_VIEW_AGREED_BUDGET, MUS_VIEWS },
	{ MUS_LEADERSHIP_STAGE_METHOD, MUS_LEADERSHIP_METHOD, MUS_VIEW_WISHES_METHOD, MUS_VIEW_AGREED_METHOD,
		MUS_VIEW_METHOD },
	{ MUS_LEADERSHIP_STAGE_THEME, MUS_LEADERSHIP_THEME, MUS_VIEW_WISHES_THEME, MUS_VIEW_AGREED_THEME, MUS_VIEW_THEME },
};

enum { STAGES = sizeof stages / sizeof *stages };

/* ---- laying out ---- */

static const char **budget_order(size_t *n, const struct mus_year *year, struct mus_arena *arena)
{
	*n = year ? year->budget_of_id.n : 0;
	const char **ids = mus_alloc(arena, (*n + 1) * sizeof *ids);
	for (size_t i = 0; i < *n; i++)
		ids[i] = year->budget_of_id.entries[i].key;
	return ids;
}

/* Lines of totals by the same keys: `more` first, then those that stand in any of the views. */
static void lay_out_lines(struct mus_grid lines[3], const struct stages *st, const struct mus_sums *sums,
	const char *const *more, size_t n_more, struct mus_arena *arena)
{
	const enum mus_view all = st->all == MUS_VIEWS ? st->agreed : st->all;
	const enum mus_view total = st->all == MUS_VIEWS ? MUS_VIEW_AGREED : MUS_VIEW_UNIT;
	struct mus_grid first, second;
	/* A grid knows its own keys; handing them on makes the last one know all. */
	mus_grid_make(&first, sums, st->wishes, MUS_VIEW_WISHES, true, more, n_more, arena);
	mus_grid_make(&second, sums, st->agreed, MUS_VIEW_AGREED, true, first.keys, first.n_keys, arena);
	mus_grid_make(&lines[MUS_STAGE_ALL], sums, all, total, true, second.keys, second.n_keys, arena);
	const struct mus_grid *g = &lines[MUS_STAGE_ALL];
	mus_grid_make(&lines[MUS_STAGE_WISHES], sums, st->wishes, MUS_VIEW_WISHES, true, g->keys, g->n_keys, arena);
	mus_grid_make(&lines[MUS_STAGE_AGREED], sums, st->agreed, MUS_VIEW_AGREED, true, g->keys, g->n_keys, arena);
}

static void lay_out_stages(struct tables *t, const struct stages *st, const struct mus_sums *sums)
{
	static const char *names[] = { "wishes", "agreed" };
	struct mus_grid lines[3], *g = &t->grid[st->table];
	size_t n = 0;
	const char **order = st->whole == MUS_LEADERSHIP_TABLES ? budget_order(&n, t->year, t->arena)
								: mus_key_order(&n, tables[st->whole].key, t->year, t->arena);
	lay_out_lines(lines, st, sums, order, n, t->arena);
	*g = lines[MUS_STAGE_ALL];
	g->units = names;
	g->n_units = 2;
	g->cells = mus_alloc(t->arena, 3 * (g->n_keys + 1) * sizeof *g->cells);
	g->small_unit = mus_alloc(t->arena, 3 * sizeof *g->small_unit);
	for (size_t k = 0; k <= g->n_keys; k++) {
		for (size_t u = 0; u < 3; u++)
			*mus_grid_at(g, u, k) = *mus_grid_at(&lines[u], 0, k);
		for (int m = 0; st->all == MUS_VIEWS && m < g->n_measures; m++)
			mus_grid_at(g, MUS_STAGE_ALL, k)->value[m] += mus_grid_at(g, MUS_STAGE_WISHES, k)->value[m];
	}
}

/* Stages of which a part knows nothing would tell of some of the people only. */
static bool is_there(const struct tables *t, size_t stage)
{
	return !t->lacks_in || stages[stage].table < MUS_LEADERSHIP_STAGE_METHOD;
}

/* Between the tables by unit and those of talks stand the stages. */
static bool is_made(const struct tables *t, size_t i)
{
	return i <= MUS_LEADERSHIP_ROLE || (t->talks && i >= MUS_LEADERSHIP_LEVELS);
}

static void lay_out(struct tables *t, const struct mus_sums *sums)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		size_t n = 0;
		if (!is_made(t, i))
			continue;
		const char **order = mus_key_order(&n, tables[i].key, t->year, t->arena);
		mus_grid_make(&t->grid[i], sums, tables[i].view, tables[i].total, false, order, n, t->arena);
	}
	t->lacks_in = mus_strdup(t->arena, sums->lacks_in);
	for (size_t i = 0; i < STAGES; i++)
		if (is_there(t, i))
			lay_out_stages(t, &stages[i], sums);
}

/* ---- protecting ---- */

/* Copies which totals by key are hidden, where the keys are the same. True if that was news. */
static bool copy_hidden_totals(struct mus_grid *to, const struct mus_grid *from)
{
	bool changed = false;
	for (size_t k = 0; k <= from->n_keys; k++) {
		size_t j = k == from->n_keys ? to->n_keys : mus_grid_key(to, from->keys[k]);
		if (j == to->n_keys && k < from->n_keys)
			continue;
		struct mus_grid_cell *c = mus_grid_at(to, to->n_units, j);
		if (mus_grid_at(from, from->n_units, k)->hidden && !c->hidden)
			c->hidden = changed = true;
	}
	return changed;
}

/*
 * All wishes are the sum of two statuses, and what is agreed that of three: where one of them
 * alone is hidden, the sum would tell it.
 */
static void hide_sums_of_statuses(struct tables *t)
{
	static const int sums[2][4] = { { MUS_WISH, MUS_AWAITING, -1 }, { MUS_AGREED, MUS_STARTED, MUS_DONE, -1 } };
	const struct mus_grid *status = &t->grid[MUS_LEADERSHIP_STATUS];
	struct mus_grid *first = &t->grid[stages[0].table];
	for (size_t u = 0; u < 2; u++) {
		size_t hidden = 0;
		for (const int *s = sums[u]; *s >= 0; s++) {
			size_t k = mus_grid_key(status, mus_status_name(*s));
			hidden += k < status->n_keys && mus_grid_at(status, status->n_units, k)->hidden;
		}
		if (hidden == 1)
			mus_grid_at(first, u, first->n_keys)->hidden = true;
	}
}

/* The family and the stages share totals by key: what one hides the other must, until it settles. */
static void protect(struct tables *t)
{
	/* The stages are no units of people. */
	const struct mus_protection lines = { 0, t->limits.min_cell, NULL };
	struct mus_grid *family[MUS_LEADERSHIP_ROLE + 1], *stage[STAGES];
	size_t n = 0;
	for (int i = 0; i <= MUS_LEADERSHIP_ROLE; i++)
		family[i] = &t->grid[i];
	for (size_t i = 0; i < STAGES && is_there(t, i); i++)
		stage[n++] = &t->grid[stages[i].table];
	for (bool changed = true; changed;) {
		changed = false;
		mus_protect(family, MUS_LEADERSHIP_ROLE + 1, &t->limits);
		hide_sums_of_statuses(t);
		for (size_t i = 0; i < n; i++)
			if (stages[i].whole != MUS_LEADERSHIP_TABLES)
				copy_hidden_totals(stage[i], &t->grid[stages[i].whole]);
		mus_protect(stage, n, &lines);
		for (size_t i = 0; i < n; i++)
			if (stages[i].whole != MUS_LEADERSHIP_TABLES)
				changed |= copy_hidden_totals(&t->grid[stages[i].whole], stage[i]);
	}
}


void tables_make(struct tables *t, const struct mus_sums *sums)
{
	memset(t->grid, 0, MUS_LEADERSHIP_TABLES * sizeof *t->grid);
	lay_out(t, sums);
	protect(t);
}
