#include "work/rollup.h"
#include "base/utf8.h"
#include "work/rollup/gather.h"
#include "work/rollup/tables.h"

#include <stdlib.h>
#include <string.h>

int mus_audience_parse(const char *name)
{
	static const char *const names[] = { "leader", "management", "committee", "staff" };
	for (int i = 0; i < 4; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

void mus_rollup_dispose(struct mus_rollup *rollup)
{
	mus_arena_free(rollup->arena);
	memset(rollup, 0, sizeof *rollup);
}

/* ---- order ---- */

static const char **enum_order(size_t *n, size_t count, const char *(*name)(int), struct mus_arena *arena)
{
	const char **ids = mus_alloc(arena, count * sizeof *ids);
	for (size_t i = 0; i < count; i++)
		ids[i] = name((int)i);
	*n = count;
	return ids;
}

static const char **competence_order(size_t *n, const struct mus_year *year, struct mus_arena *arena)
{
	const char **ids = mus_alloc(arena, (year->competence_of_id.n + 1) * sizeof *ids);
	*n = year->competence_of_id.n;
	for (size_t i = 0; i < *n; i++)
		ids[i] = year->competence_of_id.entries[i].key;
	return ids;
}

const char **mus_key_order(size_t *n, enum mus_key key, const struct mus_year *year, struct mus_arena *arena)
{
	*n = 0;
	if (key == MUS_KEY_METHOD)
		return enum_order(n, MUS_METHODS, mus_method_name, arena);
	if (key == MUS_KEY_STATUS)
		return enum_order(n, MUS_ACTION_STATUSES, mus_status_name, arena);
	if (key == MUS_KEY_COMPETENCE && year)
		return competence_order(n, year, arena);
	if (key != MUS_KEY_GOAL || !year)
		return NULL;
	const char **ids = mus_alloc(arena, (year->n_goals + 1) * sizeof *ids);
	for (size_t i = 0; i < year->n_goals; i++)
		ids[i] = year->goals[i].goal->id;
	*n = year->n_goals;
	return ids;
}

/* One roll-up at work. */
struct work {
	struct mus_rollup *out;
	const struct mus_rollup_query *query;
	const struct mus_year *year;
	struct mus_map rank[MUS_KEYS]; /* id → place in the order + 1 */
};

static void rank_keys(struct work *w)
{
	for (size_t i = 0; i < w->query->n_by; i++) {
		enum mus_key key = w->query->by[i];
		size_t n;
		const char **ids = mus_key_order(&n, key, w->year, w->out->arena);
		for (size_t j = 0; j < n; j++)
			mus_map_add(&w->rank[key], ids[j])->value = (void *)(uintptr_t)(j + 1);
	}
}

static int compare_key(
	const struct work *w, enum mus_key key, const struct mus_rollup_row *x, const struct mus_rollup_row *y)
{
	const char *a = x->key[key], *b = y->key[key];
	/* Totals are last, none before them. */
	if (x->total_of[key] != y->total_of[key])
		return x->total_of[key] - y->total_of[key];
	if (!*a != !*b)
		return !*a - !*b;
	uintptr_t ra = (uintptr_t)mus_map_get(&w->rank[key], a), rb = (uintptr_t)mus_map_get(&w->rank[key], b);
	if (ra != rb)
		return ra && rb ? (ra < rb ? -1 : 1) : ra ? -1 : 1;
	int order = mus_collate(a, b);
	return order ? order : strcmp(a, b);
}

/* qsort has no context argument in POSIX.1-2008, and threads may roll up at once. */
static _Thread_local const struct work *sorting;

static int compare_rows(const void *a, const void *b)
{
	const struct mus_rollup_row *x = a, *y = b;
	int order = 0;
	for (size_t i = 0; i < sorting->query->n_by && !order; i++)
		order = compare_key(sorting, sorting->query->by[i], x, y);
	return order;
}

static struct mus_rollup_row *add_row(struct work *w)
{
	struct mus_rollup_row *row = MUS_PUSH(w->out->arena, w->out->rows, w->out->n, w->out->cap);
	memset(row, 0, sizeof *row);
	for (int k = 0; k < MUS_KEYS; k++)
		row->key[k] = "";
	return row;
}

/* A unit that nobody knows would only give an empty table. */
static bool knows_unit(const struct mus_rollup_query *q, struct mus_workspace *ws, struct mus_diag *diag)
{
	const struct mus_staff *staff = q->unit && ws ? mus_staff(ws, diag) : NULL;
	return !staff || mus_unit_named(staff, q->unit, diag);
}

/* ---- for a leader: every cut, with names ---- */

/* A group at work: its row, and the person counted last. */
struct group {
	size_t row;
	uint32_t last_person, last_rated;
};

static const char *ancestor(const struct work *w, const char *goal)
{
	const struct mus_goal_node *g = w->year ? mus_map_get(&w->year->goal_of_id, goal) : NULL;
	if (!g || w->query->depth < 0)
		return goal;
	while (g->depth > w->query->depth && g->parent)
		g = g->parent;
	return g->goal->id;
}

static struct group *find_group(struct work *w, struct mus_map *groups, const char *const *key)
{
	struct mus_buf name = MUS_BUF_INIT;
	for (size_t i = 0; i < w->query->n_by; i++)
		mus_buf_fmt(&name, "%s\x1f", key[w->query->by[i]]);
	struct mus_map_entry *e = mus_map_find(groups, name.data);
	if (!e) {
		e = mus_map_add(groups, mus_strdup(w->out->arena, name.data));
		struct group *g = mus_alloc(w->out->arena, sizeof *g);
		struct mus_rollup_row *row = add_row(w);
		for (size_t i = 0; i < w->query->n_by; i++)
			row->key[w->query->by[i]] = mus_strdup(w->out->arena, key[w->query->by[i]]);
		g->row = w->out->n - 1;
		e->value = g;
	}
	mus_buf_dispose(&name);
	return e->value;
}

static void add_fact(
	struct work *w, struct mus_map *groups, const struct mus_talk_fact *t, const struct mus_fact *f)
{
	const char *key[MUS_KEYS];
	for (size_t i = 0; i < w->query->n_by; i++) {
		enum mus_key k = w->query->by[i];
		key[k] = k == MUS_KEY_GOAL ? ancestor(w, f->goal) : mus_fact_key(t, f, k);
	}
	struct group *g = find_group(w, groups, key);
	int64_t *value = w->out->rows[g->row].value;

	value[MUS_PERSONS] += g->last_person != t->person_no;
	g->last_person = t->person_no;
	value[MUS_ACTIONS]++;
	value[MUS_COST] = mus_sum_of(value[MUS_COST], f->cost);
	value[MUS_HOURS] = mus_sum_of(value[MUS_HOURS], f->hours);
	if (f->effect) {
		value[MUS_EFFECT_SUM] += f->effect;
		value[MUS_EFFECT_N]++;
		value[MUS_EFFECT_PERSONS] += g->last_rated != t->person_no;
		g->last_rated = t->person_no;
	}
}

/* Goals that nothing serves are the first thing to see (D31): a row for each. */
static void add_idle_goals(struct work *w, struct mus_map *groups)
{
	if (w->query->n_by != 1 || w->query->by[0] != MUS_KEY_GOAL || !w->year)
		return;
	for (size_t i = 0; i < w->year->n_goals; i++) {
		const char *key[MUS_KEYS] = { NULL };
		if (w->query->depth >= 0 && w->year->goals[i].depth > w->query->depth)
			continue;
		key[MUS_KEY_GOAL] = w->year->goals[i].goal->id;
		find_group(w, groups, key);
	}
}

static void add_facts(struct work *w, struct mus_map *groups, const struct mus_facts *facts)
{
	for (size_t i = 0; i < facts->n_talks; i++) {
		struct mus_fact_walk walk = mus_fact_first(facts, facts->talks[i]);
		struct mus_fact f;
		while (mus_fact_next(&walk, &f))
			add_fact(w, groups, facts->talks[i], &f);
	}
}

static enum mus_status make_for_leader(struct work *w, struct mus_workspace *ws, const char *const *names,
	size_t n_names, struct mus_diag *diag)
{
	const struct mus_rollup_query *q = w->query;
	struct mus_facts_query take = { .cycle = q->cycle, .unit = q->unit, .person = q->person,
		.statuses = q->statuses, .as_of = q->as_of, .owner = gather_owner(ws, names, n_names) };
	struct mus_map groups = MUS_MAP_INIT;
	struct mus_files files;
	struct mus_facts facts;
	if (!knows_unit(q, ws, diag))
		return MUS_REFUSED;
	struct mus_arena *scratch = mus_arena_new();
	enum mus_status status = gather_files(&files, ws, names, n_names, q->cycle, false, scratch, diag);

	status = mus_worse(status, mus_facts_read(&facts, ws, &files, &take, diag));
	if (facts.parts.n && facts.n_actions == 0)
		mus_find(diag, MUS_F_PARTS_HAVE_NO_NAMES, MUS_IN(facts.parts.item[0].path), "");
	mus_arena_free(scratch);
	add_facts(w, &groups, &facts);
	add_idle_goals(w, &groups);
	mus_map_dispose(&groups);
	mus_facts_dispose(&facts);
	return mus_worse(status, mus_diag_status(diag));
}

/* ---- for management: the fixed set, protected together ---- */

/* The view of a key; MUS_VIEWS for keys that management may not have. */
static enum mus_view view_of(enum mus_key key)
{
	switch (key) {
	case MUS_KEY_UNIT:
		return MUS_VIEW_UNIT;
	case MUS_KEY_COMPETENCE:
		return MUS_VIEW_COMPETENCE;
	case MUS_KEY_METHOD:
		return MUS_VIEW_METHOD;
	case MUS_KEY_THEME:
		return MUS_VIEW_THEME;
	case MUS_KEY_GOAL:
		return MUS_VIEW_GOAL;
	case MUS_KEY_STATUS:
		return MUS_VIEW_STATUS;
	case MUS_KEY_ROLE:
		return MUS_VIEW_ROLE;
	default:
		return MUS_VIEWS;
	}
}

/* Why management can't have that cut, or MUS_F_COUNT. */
static enum mus_finding_id refused_cut(const struct mus_rollup_query *q, const char **what)
{
	size_t units = 0;
	*what = "";
	for (size_t i = 0; i < q->n_by; i++) {
		units += q->by[i] == MUS_KEY_UNIT;
		*what = mus_key_name(q->by[i]);
		if (view_of(q->by[i]) == MUS_VIEWS)
			return MUS_F_CUT_KEY;
	}
	if (q->n_by > 2 || (q->n_by == 2 && units != 1))
		return MUS_F_CUT_KEYS;
	if (q->person || (q->statuses && q->statuses->n) || q->depth >= 0)
		return MUS_F_CUT_FILTER;
	return q->unit && !units ? MUS_F_CUT_UNIT : MUS_F_COUNT;
}

static void put_cell(struct work *w, const struct mus_grid *g, size_t u, size_t k, enum mus_key key)
{
	const struct mus_grid_cell *c = mus_grid_at(g, u, k);
	struct mus_rollup_row *row = add_row(w);
	bool total_unit = u == g->n_units, total_key = k == g->n_keys;
	row->key[MUS_KEY_UNIT] = total_unit ? "*" : mus_strdup(w->out->arena, g->units[u]);
	if (key != MUS_KEY_UNIT)
		row->key[key] = total_key ? "*" : mus_strdup(w->out->arena, g->keys[k]);
	row->total_of[MUS_KEY_UNIT] = total_unit;
	row->total_of[key] |= total_key && key != MUS_KEY_UNIT;
	row->total = row->total_of[MUS_KEY_UNIT] || row->total_of[key];
	row->hidden = c->hidden;
	row->effect_hidden = c->hidden || c->effect_hidden;
	if (!c->hidden)
		memcpy(row->value, c->value, (size_t)g->n_measures * sizeof *row->value);
	if (row->effect_hidden)
		row->value[MUS_EFFECT_SUM] = row->value[MUS_EFFECT_N] = row->value[MUS_EFFECT_PERSONS] = 0;
}

static bool shows_unit(const struct mus_rollup_query *q, const struct mus_staff *staff, const char *unit)
{
	if (!q->unit)
		return true;
	return staff ? mus_unit_within(staff, unit, q->unit) : strcmp(unit, q->unit) == 0;
}

/* The rows that the query asks for, out of the protected grid. */
static void put_grid(struct work *w, const struct mus_grid *g, const struct mus_staff *staff)
{
	const struct mus_rollup_query *q = w->query;
	bool by_unit = false;
	enum mus_key key = MUS_KEY_UNIT;
	for (size_t i = 0; i < q->n_by; i++) {
		by_unit |= q->by[i] == MUS_KEY_UNIT;
		key = q->by[i] == MUS_KEY_UNIT ? key : q->by[i];
	}
	for (size_t u = 0; u <= g->n_units; u++) {
		bool total = u == g->n_units;
		/* With --unit the totals of the whole would only invite subtraction. */
		if (total ? by_unit && q->unit : !by_unit || !shows_unit(q, staff, g->units[u]))
			continue;
		for (size_t k = 0; k <= g->n_keys; k++) {
			const struct mus_grid_cell *c = mus_grid_at(g, u, k);
			bool empty = !c->hidden && c->value[MUS_ACTIONS] == 0;
			bool idle_goal = key == MUS_KEY_GOAL && !by_unit && k < g->n_keys && *g->keys[k];
			if (!empty || k == g->n_keys || idle_goal)
				put_cell(w, g, u, k, key);
		}
	}
}

static void put_protected(struct work *w, const struct mus_sums *sums, const struct mus_staff *staff,
	const struct mus_workplace *workplace)
{
	struct mus_grid grid[MUS_LEADERSHIP_TABLES];
	struct tables tables = { .arena = w->out->arena, .year = w->year, .grid = grid,
		.limits = { workplace ? workplace->privacy.min_group : 5,
			workplace ? workplace->privacy.min_cell : 3, staff } };
	enum mus_view wanted = MUS_VIEW_UNIT;

	tables_make(&tables, sums);
	for (size_t i = 0; i < w->query->n_by; i++)
		if (w->query->by[i] != MUS_KEY_UNIT)
			wanted = view_of(w->query->by[i]);
	/* The tables by unit are in the order of their views. */
	put_grid(w, &grid[wanted], staff);
}

static enum mus_status make_for_management(struct work *w, struct mus_workspace *ws, const char *const *names,
	size_t n_names, struct mus_diag *diag)
{
	struct mus_sums sums;
	const char *what;
	enum mus_finding_id refused = refused_cut(w->query, &what);
	if (refused != MUS_F_COUNT) {
		mus_find(diag, refused, MUS_NOWHERE, what);
		return MUS_USAGE;
	}
	if (!knows_unit(w->query, ws, diag))
		return MUS_REFUSED;
	enum mus_status status =
		mus_sums_gather(&sums, ws, names, n_names, w->query->cycle,
			(MUS_ALL_VIEWS & ~MUS_VIEWS_OF_TALKS) | MUS_STAGES_AS_TOTALS, w->query->as_of, diag);
	put_protected(w, &sums, ws ? mus_staff(ws, diag) : NULL, ws ? mus_workspace_workplace(ws) : NULL);
	mus_sums_dispose(&sums);
	return status;
}

enum mus_status mus_rollup_make(struct mus_rollup *out, struct mus_workspace *ws, const char *const *names,
	size_t n_names, const struct mus_rollup_query *query, struct mus_diag *diag)
{
	struct work w = { .out = out, .query = query };
	memset(out, 0, sizeof *out);
	out->arena = mus_arena_new();
	w.year = ws && query->cycle ? mus_year(ws, query->cycle, diag) : NULL;
	rank_keys(&w);
	enum mus_status status = query->audience == MUS_AUDIENCE_LEADER
		? make_for_leader(&w, ws, names, n_names, diag)
		: make_for_management(&w, ws, names, n_names, diag);
	sorting = &w;
	if (out->n)
		qsort(out->rows, out->n, sizeof *out->rows, compare_rows);
	sorting = NULL;
	for (int k = 0; k < MUS_KEYS; k++)
		mus_map_dispose(&w.rank[k]);
	return status;
}
