/*
 * Lists of actions: files are read with all cores; each gives the rows that the query asks for.
 */
#include "work/plan/plan_inside.h"

#include <string.h>

/* What one record of one file gave. */
struct yield {
	struct mus_plan_row *rows;
	size_t n;
	const char *identity;        /* kind, cycle and whose; NULL: no plan, or not asked for */
	const char *whose;
	enum mus_kind kind;
	struct mus_place place;
	const char *text;            /* of the record, with --- */
	struct yield *next;          /* the next record of the same file */
	bool twice;
};

struct reading {
	struct plan_pick pick;
	struct yield *yields; /* the first of each file */
};

/* One record at work. */
struct record {
	const struct reading *reading;
	const struct mus_plan *plan;    /* NULL: a group plan */
	const struct mus_file *file;
	struct mus_arena *arena;
	const char *unit, *person;
};

/* ---- rows ---- */

static const char *keep(const struct record *r, const char *text)
{
	return mus_strdup(r->arena, text);
}

static const char *joined(const struct record *r, const struct mus_strs *list)
{
	struct mus_buf text = MUS_BUF_INIT;
	const char *copy;

	for (size_t i = 0; i < list->n; i++)
		mus_buf_fmt(&text, "%s%s", i ? " " : "", list->item[i]);
	copy = list->n ? mus_strndup(r->arena, text.data, text.len) : NULL;
	mus_buf_dispose(&text);
	return copy;
}

static struct mus_plan_row make_row(const struct record *r, const struct mus_action *a)
{
	return (struct mus_plan_row){
		.unit = r->unit,
		.person = r->person,
		.action = keep(r, a->id),
		.title = keep(r, a->title),
		.theme = keep(r, a->theme),
		.competence = keep(r, a->competence),
		.serves = keep(r, mus_action_serves(r->plan, a)),
		.responsible = joined(r, &a->responsible),
		.file = r->file->path,
		.line = a->at.line,
		.method = a->method,
		.status = plan_status(a),
		.effect = a->effect.at.line ? a->effect.rating : MUS_NO_INT,
		.start = a->start,
		.due = a->due,
		.done = a->done,
		.cost = a->cost,
		.hours = a->hours,
		.overdue = mus_action_overdue(a, r->reading->pick.query->as_of),
	};
}

/* All wanted actions of the record; which they are is marked. */
static void take_actions(const struct record *r, struct yield *y, const struct mus_action *actions,
	size_t n, bool *wanted)
{
	y->rows = mus_alloc(r->arena, (n + 1) * sizeof *y->rows);
	for (size_t i = 0; i < n; i++) {
		wanted[i] = plan_picks_action(
			&r->reading->pick, r->plan, r->unit, &actions[i]);
		if (wanted[i])
			y->rows[y->n++] = make_row(r, &actions[i]);
	}
}

/* The record's text, if it is asked for and has one of the actions. */
static void take_text(const struct record *r, struct yield *y, const struct mus_doc *doc,
	size_t index, const bool *wanted, size_t n, struct mus_diag *diag)
{
	struct mus_buf text = MUS_BUF_INIT;

	if (y->n && r->reading->pick.query->records &&
		!plan_stream_record(&text, doc, index, wanted, n, diag))
		y->text = mus_strndup(r->arena, text.data, text.len);
	mus_buf_dispose(&text);
}

/* The unit that the record counts in: the person's home, else what it says, else its path. */
static const char *unit_of(const struct record *r, const char *person, const char *said)
{
	const struct mus_person *p =
		r->reading->pick.staff ? mus_person_find(r->reading->pick.staff, person) : NULL;

	if (p && p->unit)
		return p->unit;
	return keep(r, said ? said : r->file->unit);
}

static void identify(
	struct record *r, struct yield *y, enum mus_kind kind, const char *cycle, const char *whose)
{
	y->kind = kind;
	y->whose = keep(r, whose ? whose : "");
	y->identity = mus_printf(r->arena, "%d|%s|%s", (int)kind, cycle ? cycle : "", y->whose);
}

static void take_plan(struct record *r, struct yield *y, const struct mus_doc *doc, size_t index,
	struct mus_arena *scratch, struct mus_diag *diag)
{
	struct mus_plan *plan = mus_alloc(scratch, sizeof *plan);
	bool *wanted;

	if (mus_record_read(MUS_PLAN, doc, mus_doc_root(doc, index), scratch, diag, plan))
		return;
	r->plan = plan;
	r->person = keep(r, plan->person ? plan->person : "");
	r->unit = unit_of(r, r->person, plan->unit);
	if (!plan_picks_record(&r->reading->pick, plan->cycle, r->unit, r->person))
		return;
	identify(r, y, MUS_PLAN, plan->cycle, plan->person);
	wanted = mus_alloc(scratch, plan->n_actions + 1);
	take_actions(r, y, plan->actions, plan->n_actions, wanted);
	take_text(r, y, doc, index, wanted, plan->n_actions, diag);
}

static void take_group_plan(struct record *r, struct yield *y, const struct mus_doc *doc,
	size_t index, struct mus_arena *scratch, struct mus_diag *diag)
{
	struct mus_group_plan plan;
	bool *wanted;

	if (mus_record_read(
		MUS_GROUP_PLAN, doc, mus_doc_root(doc, index), scratch, diag, &plan))
		return;
	r->unit = keep(r, plan.unit ? plan.unit : r->file->unit);
	if (!plan_picks_record(&r->reading->pick, plan.cycle, r->unit, NULL))
		return;
	identify(r, y, MUS_GROUP_PLAN, plan.cycle,
		mus_printf(scratch, "%s%s%s", plan.unit ? plan.unit : "", plan.group ? "/" : "",
			plan.group ? plan.group : ""));
	wanted = mus_alloc(scratch, plan.n_actions + 1);
	take_actions(r, y, plan.actions, plan.n_actions, wanted);
	take_text(r, y, doc, index, wanted, plan.n_actions, diag);
}

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct reading *reading = ctx;
	struct yield *y = &reading->yields[i];
	struct mus_arena *scratch = mus_arena_new();

	for (size_t d = 0; d < mus_doc_count(doc); d++) {
		mus_node root = mus_doc_root(doc, d);
		enum mus_kind kind = mus_kind_of(doc, root);
		struct record r = { .reading = reading, .file = file, .arena = arena };

		if (d > 0)
			y = y->next = mus_alloc(arena, sizeof *y);
		y->place = mus_doc_place(doc, root);
		y->place.file = file->path;
		if (kind == MUS_PLAN)
			take_plan(&r, y, doc, d, scratch, diag);
		else if (kind == MUS_GROUP_PLAN)
			take_group_plan(&r, y, doc, d, scratch, diag);
	}
	mus_arena_free(scratch);
}

/* ---- all of them ---- */

/* Two records of one identity: neither is listed. */
static void refuse_twins(struct reading *r, size_t n_files, struct mus_diag *diag)
{
	struct mus_map seen = MUS_MAP_INIT;

	for (size_t i = 0; i < n_files; i++)
		for (struct yield *y = &r->yields[i]; y; y = y->next) {
			struct mus_map_entry *e =
				y->identity ? mus_map_add(&seen, y->identity) : NULL;
			struct yield *first = e ? e->value : NULL;

			if (e && !first)
				e->value = y;
			if (!first)
				continue;
			first->twice = y->twice = true;
			mus_find(diag, MUS_F_SAME_IDENTITY, y->place, mus_kind_name(y->kind),
				y->whose, first->place.file);
		}
	mus_map_dispose(&seen);
}

static void collect(struct mus_plan_list *out, const struct reading *r, size_t n_files)
{
	struct mus_buf text = MUS_BUF_INIT;
	size_t cap = 0;

	for (size_t i = 0; i < n_files; i++)
		for (const struct yield *y = &r->yields[i]; y; y = y->next) {
			for (size_t k = 0; !y->twice && k < y->n; k++)
				*MUS_PUSH(out->arena, out->rows, out->n, cap) = y->rows[k];
			if (!y->twice && y->text)
				mus_buf_str(&text, y->text);
		}
	out->text = mus_strndup(out->arena, text.data, text.len);
	mus_buf_dispose(&text);
}

/* Plans and group plans of the workspace. */
static enum mus_status list_own(struct mus_files *out, struct mus_workspace *ws,
	const struct mus_plan_query *query, struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_file_filter filter = { .kind = MUS_PLAN, .cycle = query->cycle };
	struct mus_files groups;
	enum mus_status status;

	if (query->people.n == 1)
		filter.person = query->people.item[0];
	status = mus_files_list(out, ws, &filter, arena, diag);
	if (query->people.n)
		return status;
	/* Files whose path says no kind are in both lists. */
	filter = (struct mus_file_filter){ .kind = MUS_GROUP_PLAN, .cycle = query->cycle, .in_place = true };
	status = mus_worse(status, mus_files_list(&groups, ws, &filter, arena, diag));
	for (size_t i = 0; i < groups.n; i++)
		if (groups.item[i].kind)
			*MUS_PUSH(arena, out->item, out->n, out->cap) = groups.item[i];
	return status;
}

enum mus_status mus_plan_list(struct mus_plan_list *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const struct mus_plan_query *query,
	struct mus_diag *diag)
{
	struct reading r = { .pick.query = query };
	struct mus_files files = { 0 };
	const bool named = mus_files_are_named(names, n_names);
	enum mus_status status = MUS_OK;

	memset(out, 0, sizeof *out);
	out->arena = mus_arena_new();
	out->text = "";
	if (!plan_pick_known(&r.pick, ws, out->arena, diag))
		return MUS_REFUSED;
	if (named)
		status = mus_files_named(&files, ws, names, n_names, out->arena, diag);
	else if (ws)
		status = list_own(&files, ws, query, out->arena, diag);
	/* Who is who is read first: the workers only look it up. */
	r.pick.staff = ws ? mus_staff(ws, diag) : NULL;
	r.pick.year = ws && query->goal ? mus_year(ws, query->cycle, diag) : NULL;
	r.pick.leader = ws && !named ? mus_workspace_leader(ws) : NULL;
	r.yields = mus_alloc(out->arena, (files.n + 1) * sizeof *r.yields);
	status = mus_worse(status, mus_files_visit(&out->job, &files, visit, &r, diag));
	refuse_twins(&r, files.n, diag);
	collect(out, &r, files.n);
	return mus_worse(status, mus_diag_status(diag));
}

void mus_plan_list_dispose(struct mus_plan_list *list)
{
	mus_job_free(list->job);
	mus_arena_free(list->arena);
	memset(list, 0, sizeof *list);
}
