#include "work/leadership.h"
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
};

enum { STAGES = sizeof stages / sizeof *stages };

void mus_leadership_dispose(struct mus_leadership *leadership)
{
	mus_arena_free(leadership->arena);
	memset(leadership, 0, sizeof *leadership);
}

const struct mus_grid_cell *mus_leadership_total(const struct mus_leadership *l, enum mus_leadership_table table)
{
	const struct mus_grid *g = &l->table[table];
	return mus_grid_at(g, g->n_units, g->n_keys);
}

size_t mus_grid_key(const struct mus_grid *grid, const char *key)
{
	for (size_t k = 0; k < grid->n_keys; k++)
		if (strcmp(grid->keys[k], key) == 0)
			return k;
	return grid->n_keys;
}

/* ---- laying out ---- */

static const char **budget_order(size_t *n, const struct mus_year *year, struct mus_arena *arena)
{
	const char **ids = mus_alloc(arena, (year->budget_of_id.n + 1) * sizeof *ids);
	*n = year->budget_of_id.n;
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

static void lay_out_stages(struct mus_leadership *l, const struct stages *st, const struct mus_sums *sums)
{
	static const char *names[] = { "wishes", "agreed" };
	struct mus_grid lines[3], *g = &l->table[st->table];
	size_t n = 0;
	const char **order = st->whole == MUS_LEADERSHIP_TABLES ? budget_order(&n, l->year, l->arena)
								: mus_key_order(&n, tables[st->whole].key, l->year, l->arena);
	lay_out_lines(lines, st, sums, order, n, l->arena);
	*g = lines[MUS_STAGE_ALL];
	g->units = names;
	g->n_units = 2;
	g->cells = mus_alloc(l->arena, 3 * (g->n_keys + 1) * sizeof *g->cells);
	g->small_unit = mus_alloc(l->arena, 3 * sizeof *g->small_unit);
	for (size_t k = 0; k <= g->n_keys; k++) {
		for (size_t u = 0; u < 3; u++)
			*mus_grid_at(g, u, k) = *mus_grid_at(&lines[u], 0, k);
		for (int m = 0; st->all == MUS_VIEWS && m < g->n_measures; m++)
			mus_grid_at(g, MUS_STAGE_ALL, k)->value[m] += mus_grid_at(g, MUS_STAGE_WISHES, k)->value[m];
	}
}

static void lay_out(struct mus_leadership *l, const struct mus_sums *sums)
{
	for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
		size_t n = 0;
		if (!tables[t].key && t != MUS_LEADERSHIP_UNIT && t != MUS_LEADERSHIP_COVERAGE)
			continue;
		const char **order = mus_key_order(&n, tables[t].key, l->year, l->arena);
		mus_grid_make(&l->table[t], sums, tables[t].view, tables[t].total, false, order, n, l->arena);
	}
	for (size_t i = 0; i < STAGES; i++)
		lay_out_stages(l, &stages[i], sums);
}

/* The sums go; what the grids point to stays. */
static void keep_texts(struct mus_leadership *l)
{
	for (int t = 0; t < MUS_LEADERSHIP_TABLES; t++) {
		struct mus_grid *g = &l->table[t];
		const char **units = mus_alloc(l->arena, (g->n_units + 1) * sizeof *units);
		for (size_t u = 0; u < g->n_units; u++)
			units[u] = mus_strdup(l->arena, g->units[u]);
		g->units = units;
		for (size_t k = 0; k < g->n_keys; k++)
			g->keys[k] = mus_strdup(l->arena, g->keys[k]);
	}
}

/* ---- protecting ---- */

/*
 * How many talks were held is no secret of a talk: only units that are small are hidden, and one
 * more where a single one could be subtracted from the total.
 */
static void protect_coverage(struct mus_grid *g, const struct mus_protection *p)
{
	size_t hidden = 0, smallest = g->n_units;
	for (size_t u = 0; u < g->n_units; u++) {
		struct mus_grid_cell *c = mus_grid_at(g, u, g->n_keys);
		c->hidden = c->value[MUS_PERSONS] < mus_min_group(p, g);
		hidden += c->hidden;
		if (!c->hidden && (smallest == g->n_units ||
			c->value[MUS_PERSONS] < mus_grid_at(g, smallest, g->n_keys)->value[MUS_PERSONS]))
			smallest = u;
	}
	if (hidden == 1 && smallest < g->n_units)
		mus_grid_at(g, smallest, g->n_keys)->hidden = true;
}

/*
 * Levels don't add up over competences, so that a row tells nothing of its cells; over units they
 * do. Cells are hidden by persons, and no column may leave one alone.
 */
static void protect_levels(struct mus_grid *g, const struct mus_protection *p)
{
	for (size_t k = 0; k < g->n_keys; k++) {
		size_t hidden = 0, smallest = g->n_units;
		for (size_t u = 0; u <= g->n_units; u++) {
			struct mus_grid_cell *c = mus_grid_at(g, u, k);
			int64_t n = c->value[MUS_PERSONS];
			c->hidden = n > 0 && n < mus_min_cell(p, g);
			if (u < g->n_units && mus_grid_at(g, u, g->n_keys)->value[MUS_PERSONS] < mus_min_group(p, g))
				c->hidden = true;
			hidden += c->hidden && n;
			if (u < g->n_units && !c->hidden && n &&
				(smallest == g->n_units || n < mus_grid_at(g, smallest, k)->value[MUS_PERSONS]))
				smallest = u;
		}
		if (hidden == 1)
			mus_grid_at(g, smallest < g->n_units ? smallest : g->n_units, k)->hidden = true;
	}
}

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
static void hide_sums_of_statuses(struct mus_leadership *l)
{
	static const int sums[2][4] = { { MUS_WISH, MUS_AWAITING, -1 }, { MUS_AGREED, MUS_STARTED, MUS_DONE, -1 } };
	const struct mus_grid *status = &l->table[MUS_LEADERSHIP_STATUS];
	struct mus_grid *first = &l->table[stages[0].table];
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
static void protect(struct mus_leadership *l)
{
	const struct mus_protection p = { l->workplace->privacy.min_group, l->workplace->privacy.min_cell, l->staff };
	/* The stages are no units of people. */
	const struct mus_protection lines = { 0, p.min_cell, NULL };
	struct mus_grid *family[MUS_LEADERSHIP_ROLE + 1], *stage[STAGES];
	for (int t = 0; t <= MUS_LEADERSHIP_ROLE; t++)
		family[t] = &l->table[t];
	for (size_t i = 0; i < STAGES; i++)
		stage[i] = &l->table[stages[i].table];
	for (bool changed = true; changed;) {
		changed = false;
		mus_protect(family, MUS_LEADERSHIP_ROLE + 1, &p);
		hide_sums_of_statuses(l);
		for (size_t i = 0; i < STAGES; i++)
			if (stages[i].whole != MUS_LEADERSHIP_TABLES)
				copy_hidden_totals(stage[i], &l->table[stages[i].whole]);
		mus_protect(stage, STAGES, &lines);
		for (size_t i = 0; i < STAGES; i++)
			if (stages[i].whole != MUS_LEADERSHIP_TABLES)
				changed |= copy_hidden_totals(&l->table[stages[i].whole], stage[i]);
	}
	protect_levels(&l->table[MUS_LEADERSHIP_LEVELS], &p);
	protect_coverage(&l->table[MUS_LEADERSHIP_COVERAGE], &p);
}

/* ---- common initiatives ---- */

static void take_group_plan(struct mus_leadership *l, const struct mus_group_plan *plan, size_t *cap)
{
	for (size_t i = 0; i < plan->n_actions + plan->n_decisions; i++) {
		struct mus_initiative *it = MUS_PUSH(l->arena, l->initiatives, l->n_initiatives, *cap);
		memset(it, 0, sizeof *it);
		it->unit = plan->unit ? plan->unit : "";
		if (i < plan->n_actions)
			it->action = &plan->actions[i];
		else
			it->decision = &plan->decisions[i - plan->n_actions];
	}
}

static enum mus_status read_group_plans(struct mus_leadership *l, struct mus_workspace *ws, struct mus_diag *diag)
{
	struct mus_file_filter filter = { .kind = MUS_GROUP_PLAN, .cycle = l->cycle, .in_place = true };
	struct mus_files files = { 0 };
	size_t cap = 0;
	enum mus_status status = mus_files_list(&files, ws, &filter, l->arena, diag);
	for (size_t i = 0; i < files.n; i++) {
		struct mus_doc *doc;
		struct mus_group_plan *plan = mus_alloc(l->arena, sizeof *plan);
		if (files.item[i].kind != MUS_GROUP_PLAN)
			continue;
		enum mus_status now = mus_file_read(&doc, files.item[i].path, diag);
		if (!now && mus_kind_of(doc, mus_doc_root(doc, 0)) == MUS_GROUP_PLAN)
			now = mus_record_read(MUS_GROUP_PLAN, doc, mus_doc_root(doc, 0), l->arena, diag, plan);
		if (!now)
			take_group_plan(l, plan, &cap);
		mus_doc_free(doc);
		status = mus_worse(status, now);
	}
	return status;
}

static void take_covers(struct mus_leadership *l, const struct mus_sums *sums)
{
	l->n_sources = sums->n_covers;
	l->covered = mus_alloc(l->arena, (sums->n_covers + 1) * sizeof *l->covered);
	for (size_t i = 0; i < sums->n_covers; i++)
		if (i == 0 || strcmp(sums->covers[i].unit, sums->covers[i - 1].unit) != 0)
			l->covered[l->n_covered++] = mus_strdup(l->arena, sums->covers[i].unit);
}

enum mus_status mus_leadership_make(struct mus_leadership *out, struct mus_workspace *ws, const char *const *names,
	size_t n_names, const char *cycle, mus_date as_of, struct mus_diag *diag)
{
	struct mus_sums sums;
	memset(out, 0, sizeof *out);
	out->arena = mus_arena_new();
	out->cycle = mus_strdup(out->arena, cycle);
	out->as_of = as_of;
	out->workplace = mus_workspace_workplace(ws);
	enum mus_status status = mus_sums_gather(&sums, ws, names, n_names, cycle, MUS_ALL_VIEWS, as_of, diag);
	out->staff = mus_staff(ws, diag);
	out->year = mus_year(ws, cycle, diag);
	lay_out(out, &sums);
	take_covers(out, &sums);
	keep_texts(out);
	mus_sums_dispose(&sums);
	protect(out);
	status = mus_worse(status, read_group_plans(out, ws, diag));
	return mus_worse(status, mus_diag_status(diag));
}
