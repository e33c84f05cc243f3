#include "work/leadership.h"
#include "work/rollup.h"
#include "work/rollup/tables.h"

#include <string.h>

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

static void make_tables(struct mus_leadership *l, const struct mus_sums *sums)
{
	const struct mus_privacy *privacy = &l->workplace->privacy;
	struct tables t = { .arena = l->arena, .year = l->year, .talks = true, .grid = l->table,
		.limits = { privacy->min_group, privacy->min_cell, l->staff } };
	tables_make(&t, sums);
	l->lacks_in = t.lacks_in;
	protect_levels(&l->table[MUS_LEADERSHIP_LEVELS], &t.limits);
	protect_coverage(&l->table[MUS_LEADERSHIP_COVERAGE], &t.limits);
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
	enum mus_status status = mus_sums_gather(&sums, ws, names, n_names, cycle, MUS_ALL_VIEWS | MUS_STAGES_AS_TOTALS, as_of, diag);
	out->staff = mus_staff(ws, diag);
	out->year = mus_year(ws, cycle, diag);
	make_tables(out, &sums);
	take_covers(out, &sums);
	keep_texts(out);
	mus_sums_dispose(&sums);
	status = mus_worse(status, read_group_plans(out, ws, diag));
	return mus_worse(status, mus_diag_status(diag));
}
