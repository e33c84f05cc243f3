/*
 * What is wished for, for the leader group: the stages of the leadership tables, row by row, with
 * what the ids stand for. What is hidden there is hidden here.
 */
#include "work/decide/decide_inside.h"

#include <string.h>

const char *mus_wished_by_name(enum mus_wished_by by)
{
	static const char *const names[MUS_WISHED_BYS] = { "goal", "competence", "method", "theme",
		"budget", "status", "total" };

	return by < MUS_WISHED_BYS ? names[by] : NULL;
}

/* The tables in the order of the rows. */
static const enum mus_leadership_table tables[] = {
	[MUS_WISHED_GOAL] = MUS_LEADERSHIP_STAGE_GOAL,
	[MUS_WISHED_COMPETENCE] = MUS_LEADERSHIP_STAGE_COMPETENCE,
	[MUS_WISHED_METHOD] = MUS_LEADERSHIP_STAGE_METHOD,
	[MUS_WISHED_THEME] = MUS_LEADERSHIP_STAGE_THEME,
	[MUS_WISHED_BUDGET] = MUS_LEADERSHIP_STAGE_BUDGET,
};

struct making {
	struct mus_wished *out;
	struct mus_workspace *ws;
	const struct mus_wishes *only;
	struct mus_arena *arena;
	struct mus_map themes;      /* id → title */
	struct decisions decisions;
	size_t cap;
};

/* ---- what ids stand for ---- */

struct theme_list {
	struct mus_theme *themes;
	size_t n;
};

static void read_form(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct theme_list *list = (struct theme_list *)ctx + i;
	mus_node root = mus_doc_root(doc, 0);
	struct mus_form form;

	(void)file;
	if (mus_kind_of(doc, root) == MUS_FORM &&
		mus_record_read(MUS_FORM, doc, root, arena, diag, &form) == MUS_OK)
		*list = (struct theme_list){ form.themes, form.n_themes };
}

/* The first form that has a theme says what it is called. A broken form is not what is asked for. */
static void read_themes(struct making *m, const char *cycle)
{
	struct mus_file_filter filter = { .kind = MUS_FORM, .cycle = cycle, .in_place = true };
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	struct mus_files files;
	struct theme_list *lists;

	(void)mus_files_list(&files, m->ws, &filter, m->arena, quiet);
	lists = mus_alloc(m->arena, (files.n + 1) * sizeof *lists);
	(void)mus_files_visit(&m->out->job, &files, read_form, lists, quiet);
	for (size_t i = 0; i < files.n; i++)
		for (size_t t = 0; t < lists[i].n; t++) {
			const struct mus_theme *theme = &lists[i].themes[t];
			struct mus_map_entry *e =
				theme->id ? mus_map_add(&m->themes, theme->id) : NULL;

			if (e && !e->value)
				e->value = (void *)theme->title;
		}
	mus_diag_free(quiet);
}

static void name_row(const struct making *m, struct mus_wished_row *row)
{
	const struct mus_year *year = m->out->tables.year;
	const struct mus_goal_node *goal = NULL;
	const struct mus_competence *competence = NULL;

	if (row->by == MUS_WISHED_GOAL)
		goal = mus_map_get(&year->goal_of_id, row->id);
	if (row->by == MUS_WISHED_COMPETENCE)
		competence = mus_map_get(&year->competence_of_id, row->id);
	if (row->by == MUS_WISHED_THEME)
		row->title = mus_map_get(&m->themes, row->id);
	if (goal) {
		row->title = goal->goal->title;
		row->serves = goal->parent ? goal->parent->goal->id : NULL;
	}
	if (competence) {
		row->title = competence->name;
		row->serves = competence->goal;
	}
}

/* ---- decisions and money ---- */

/* What a decision about just that group would say. */
static struct mus_about about_of(const struct mus_wished_row *row)
{
	struct mus_about about = { .goal = NULL };

	if (row->by == MUS_WISHED_GOAL)
		about.goal = row->id;
	else if (row->by == MUS_WISHED_COMPETENCE)
		about.competence = row->id;
	else if (row->by == MUS_WISHED_METHOD)
		about.method = row->id;
	else if (row->by == MUS_WISHED_THEME)
		about.theme = row->id;
	return about;
}

static const char *find_answer(const struct making *m, const struct mus_wished_row *row)
{
	const struct mus_about about = about_of(row);
	const struct mus_staff *staff = m->out->tables.staff;

	for (size_t i = 0; *row->id && about_size(&about) && i < m->decisions.n; i++) {
		const struct decision *d = &m->decisions.item[i];
		const struct mus_unit *unit = staff ? mus_unit_find(staff, d->unit) : NULL;

		if (!d->superseded && !d->members && unit && !unit->parent &&
			about_same(&d->said->about, &about))
			return d->said->answer;
	}
	return NULL;
}

/* What common actions cost that the budget pays: open to all, and added to what plans say. */
static mus_dec common_cost(const struct making *m, const char *budget, bool wished)
{
	const struct mus_leadership *l = &m->out->tables;
	mus_dec sum = 0;

	for (size_t i = 0; i < l->n_initiatives; i++) {
		const struct mus_action *a = l->initiatives[i].action;
		int status = a ? plan_status(a) : MUS_DROPPED;
		bool is_wish = status == MUS_WISH || status == MUS_AWAITING;

		if (a && a->cost != MUS_NO_DEC && status != MUS_DROPPED && is_wish == wished &&
			strcmp(a->budget ? a->budget : "", budget) == 0)
			sum = mus_sum_of(sum, a->cost);
	}
	return sum;
}

static void count_budget(const struct making *m, struct mus_wished_row *row)
{
	const struct mus_budget *budget =
		mus_map_get(&m->out->tables.year->budget_of_id, row->id);

	row->common = common_cost(m, row->id, false);
	if (!budget || budget->amount == MUS_NO_DEC)
		return;
	row->amount = budget->amount;
	if (row->agreed == MUS_NO_DEC)
		return;
	row->left = row->amount - row->agreed - row->common;
	if (row->cost != MUS_NO_DEC)
		row->left_after = row->left - row->cost - common_cost(m, row->id, true);
}

/* ---- rows ---- */

/* Whether the row is among those asked for. */
static bool is_wanted(const struct making *m, enum mus_wished_by by, const char *id)
{
	const struct mus_wishes *only = m->only;
	const char *method = mus_method_name(only->method);
	const struct mus_about about = { .goal = only->goal };
	const struct mus_wish_row as_wish = { .serves = id, .method = MUS_NO_INT };

	if (!only->goal && !only->competence && !only->theme && !method)
		return true;
	switch (by) {
	case MUS_WISHED_GOAL:
		return only->goal && about_fits(&about, &as_wish, m->out->tables.year);
	case MUS_WISHED_COMPETENCE:
		return only->competence && strcmp(only->competence, id) == 0;
	case MUS_WISHED_METHOD:
		return method && strcmp(method, id) == 0;
	case MUS_WISHED_THEME:
		return only->theme && strcmp(only->theme, id) == 0;
	default:
		return false;
	}
}

static struct mus_wished_row *new_row(struct making *m, enum mus_wished_by by, const char *id)
{
	struct mus_wished_row *row = MUS_PUSH(m->arena, m->out->rows, m->out->n, m->cap);

	*row = (struct mus_wished_row){ .by = by, .id = id, .persons = MUS_NO_DEC,
		.cost = MUS_NO_DEC, .agreed = MUS_NO_DEC, .amount = MUS_NO_DEC,
		.common = MUS_NO_DEC, .left = MUS_NO_DEC, .left_after = MUS_NO_DEC };
	return row;
}

static void show_wishes(struct mus_wished_row *row, const struct mus_grid_cell *wishes)
{
	row->hidden = wishes->hidden;
	if (wishes->hidden)
		return;
	row->persons = wishes->value[MUS_PERSONS];
	row->cost = wishes->value[MUS_COST];
}

static void add_row(struct making *m, enum mus_wished_by by, const struct mus_grid *g, size_t k)
{
	const struct mus_grid_cell *wishes = mus_grid_at(g, MUS_STAGE_WISHES, k);
	const struct mus_grid_cell *agreed = mus_grid_at(g, MUS_STAGE_AGREED, k);
	const char *id = by == MUS_WISHED_ALL ? "" : g->keys[k];
	bool empty = !wishes->hidden && wishes->value[MUS_PERSONS] == 0;
	struct mus_wished_row *row;

	/* A budget is told of whatever is asked of it. */
	if (!is_wanted(m, by, id) ||
		(empty && by != MUS_WISHED_ALL && (by != MUS_WISHED_BUDGET || !*id)))
		return;
	row = new_row(m, by, id);
	show_wishes(row, wishes);
	if (agreed->hidden)
		row->hidden = true;
	else
		row->agreed = agreed->value[MUS_COST];
	name_row(m, row);
	row->answer = find_answer(m, row);
	if (by == MUS_WISHED_BUDGET)
		count_budget(m, row);
}

/* How much of it awaits the wrap-up, and how much nobody has answered yet. */
static void add_statuses(struct making *m)
{
	static const int statuses[] = { MUS_AWAITING, MUS_WISH };
	const struct mus_grid *g = &m->out->tables.table[MUS_LEADERSHIP_STATUS];

	for (size_t i = 0; i < 2; i++) {
		const char *id = mus_status_name(statuses[i]);
		size_t k = mus_grid_key(g, id);

		if (k < g->n_keys && is_wanted(m, MUS_WISHED_STATUS, id))
			show_wishes(new_row(m, MUS_WISHED_STATUS, id),
				mus_grid_at(g, g->n_units, k));
	}
}

static void add_rows(struct making *m)
{
	const struct mus_leadership *l = &m->out->tables;
	const struct mus_grid *first = &l->table[tables[0]];

	for (enum mus_wished_by by = 0; by < MUS_WISHED_STATUS; by++) {
		const struct mus_grid *g = &l->table[tables[by]];

		/* A table that is not there has no stages. */
		for (size_t k = 0; g->n_units && k < g->n_keys; k++)
			add_row(m, by, g, k);
	}
	add_statuses(m);
	add_row(m, MUS_WISHED_ALL, first, first->n_keys);
}

enum mus_status mus_wished(struct mus_wished *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const char *cycle, const struct mus_wishes *only,
	mus_date as_of, struct mus_diag *diag)
{
	struct making m = { .out = out, .ws = ws, .only = only, .themes = MUS_MAP_INIT };
	enum mus_status status;

	memset(out, 0, sizeof *out);
	cycle = cycle ? cycle : mus_workspace_cycle(ws);
	m.arena = mus_workspace_arena(ws);
	if (!wishes_known(ws, cycle, only, m.arena, diag))
		return mus_worse(MUS_REFUSED, mus_diag_status(diag));
	status = mus_leadership_make(&out->tables, ws, names, n_names, cycle, as_of, diag);
	m.arena = out->tables.arena;
	if (out->tables.lacks_in)
		mus_find(diag, MUS_F_PART_LACKS, MUS_IN(out->tables.lacks_in), "");
	read_themes(&m, cycle);
	status = mus_worse(status, decisions_read(&m.decisions, ws, cycle, m.arena, diag));
	add_rows(&m);
	decisions_dispose(&m.decisions);
	mus_map_dispose(&m.themes);
	return mus_worse(status, mus_diag_status(diag));
}

void mus_wished_dispose(struct mus_wished *wished)
{
	mus_job_free(wished->job);
	mus_leadership_dispose(&wished->tables);
	memset(wished, 0, sizeof *wished);
}
