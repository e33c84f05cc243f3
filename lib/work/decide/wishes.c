/*
 * The wishes in plans: files are read with all cores; each gives what decisions may be about.
 */
#include "work/decide/decide_inside.h"

#include <string.h>

/* What one record of one file gave. */
struct yield {
	struct wish *wishes;
	size_t n;
	const char *person;    /* NULL: no plan */
	struct mus_place place;
	struct yield *next;    /* the next record of the same file */
};

struct reading {
	const struct settling *s;
	struct yield *yields; /* the first of each file */
};

const char *wish_name(const struct wish *w, struct mus_arena *arena)
{
	return mus_printf(arena, "%s/%s", w->row.person, w->row.action);
}

/* ---- what fits ---- */

static bool is(const char *wanted, const char *value)
{
	return !wanted || (value && strcmp(wanted, value) == 0);
}

/* The goal itself, or one below it. */
static bool serves(const struct mus_year *year, const char *goal, const char *top)
{
	const struct mus_goal_node *node =
		goal && year ? mus_map_get(&year->goal_of_id, goal) : NULL;

	if (!top || is(top, goal))
		return true;
	for (; node; node = node->parent)
		if (strcmp(node->goal->id, top) == 0)
			return true;
	return false;
}

bool about_fits(
	const struct mus_about *about, const struct mus_wish_row *wish, const struct mus_year *year)
{
	return about_size(about) > 0 && is(about->competence, wish->competence) &&
	       is(about->theme, wish->theme) &&
	       is(about->method, mus_method_name(wish->method)) &&
	       serves(year, wish->serves, about->goal);
}

static bool is_among(const struct mus_strs *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->item[i], id) == 0)
			return true;
	return false;
}

bool decision_holds(
	const struct decision *d, const struct mus_staff *staff, const char *unit, const char *person)
{
	if (d->superseded || !unit || (d->members && !is_among(d->members, person)))
		return false;
	return staff ? mus_unit_within(staff, unit, d->unit) : strcmp(unit, d->unit) == 0;
}

/* ---- reading ---- */

/* Whether decisions have to do with it: it is a wish still, or one was the answer to it. */
static bool is_taken(const struct mus_action *a)
{
	int status = plan_status(a);

	return status == MUS_WISH || status == MUS_AWAITING || a->decision.from;
}

static struct wish take(const struct mus_plan *plan, const struct mus_action *a, const char *unit,
	const struct mus_file *file, size_t index)
{
	bool agreed = a->decision.answer && strcmp(a->decision.answer, "agreed") == 0;

	return (struct wish){
		.row = {
			.unit = unit,
			.person = plan->person,
			.action = a->id,
			.title = a->title,
			.serves = mus_action_serves(plan, a),
			.competence = a->competence,
			.theme = a->theme,
			.method = a->method,
			.cost = a->cost,
			.budget = a->budget,
			.file = file->path,
			.line = a->at.line,
		},
		.status = plan_status(a),
		.own_budget = a->budget,
		.part_of = a->part_of,
		.from = agreed && plan_status(a) != MUS_DROPPED ? a->decision.from : NULL,
		.at = file,
		.index = index,
	};
}

static void take_plan(const struct reading *r, struct yield *y, const struct mus_doc *doc,
	size_t index, const struct mus_file *file, struct mus_arena *arena, struct mus_diag *diag)
{
	const struct mus_settle *what = r->s->what;
	struct mus_plan plan;
	const struct mus_person *p;
	const char *unit;

	if (mus_record_read(MUS_PLAN, doc, mus_doc_root(doc, index), arena, diag, &plan) ||
		!plan.person || !is(r->s->cycle, plan.cycle))
		return;
	p = r->s->staff ? mus_person_find(r->s->staff, plan.person) : NULL;
	unit = p && p->unit ? p->unit : plan.unit ? plan.unit : file->unit;
	if (what->unit && !(unit && mus_unit_within(r->s->staff, unit, what->unit)))
		return;
	y->person = plan.person;
	y->wishes = mus_alloc(arena, (plan.n_actions + 1) * sizeof *y->wishes);
	for (size_t i = 0; i < plan.n_actions; i++)
		if (plan.actions[i].id && is_taken(&plan.actions[i]))
			y->wishes[y->n++] = take(&plan, &plan.actions[i], unit, file, index);
}

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct reading *r = ctx;
	struct yield *y = &r->yields[i];

	for (size_t d = 0; d < mus_doc_count(doc); d++) {
		mus_node root = mus_doc_root(doc, d);

		if (d > 0)
			y = y->next = mus_alloc(arena, sizeof *y);
		y->place = mus_doc_place(doc, root);
		y->place.file = file->path;
		if (mus_kind_of(doc, root) == MUS_PLAN)
			take_plan(r, y, doc, d, file, arena, diag);
	}
}

/* ---- all of them ---- */

/* Two plans of one person: which of them is to be settled? */
static void collect(struct settling *s, const struct reading *r, size_t n_files)
{
	struct mus_map seen = MUS_MAP_INIT;

	for (size_t i = 0; i < n_files; i++)
		for (const struct yield *y = &r->yields[i]; y; y = y->next) {
			struct mus_map_entry *e = y->person ? mus_map_add(&seen, y->person) : NULL;

			if (e && e->value)
				mus_find(s->diag, MUS_F_SAME_IDENTITY, y->place,
					mus_kind_name(MUS_PLAN), y->person, e->value);
			else if (e)
				e->value = (void *)y->place.file;
			for (size_t k = 0; k < y->n; k++)
				*MUS_PUSH(s->arena, s->wishes.item, s->wishes.n, s->wishes.cap) =
					y->wishes[k];
		}
	mus_map_dispose(&seen);
}

enum mus_status wishes_read(struct settling *s)
{
	struct mus_file_filter filter = { .cycle = s->cycle, .own_only = true };
	struct reading r = { .s = s };
	struct mus_files files;
	enum mus_status status = mus_files_list(&files, s->ws, &filter, s->arena, s->diag);
	size_t kept = 0;

	/* A file whose path says nothing is opened too: what it is, its kind says. */
	for (size_t i = 0; i < files.n; i++)
		if (files.item[i].kind == MUS_PLAN || files.item[i].kind == MUS_KIND_NONE)
			files.item[kept++] = files.item[i];
	files.n = kept;
	r.yields = mus_alloc(s->arena, (files.n + 1) * sizeof *r.yields);
	status = mus_worse(
		status, mus_files_visit(&s->wishes.job, &files, visit, &r, s->diag));
	collect(s, &r, files.n);
	return mus_worse(status, mus_diag_status(s->diag));
}
