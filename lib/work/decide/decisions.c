/*
 * The decisions of group plans: which of them count.
 */
#include "work/decide/decide_inside.h"

#include <string.h>

bool decision_agrees(const struct decision *d)
{
	return strcmp(d->said->answer, "agreed") == 0;
}

size_t about_size(const struct mus_about *about)
{
	return (about->goal != NULL) + (about->competence != NULL) + (about->method != NULL) +
	       (about->theme != NULL);
}

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

bool about_same(const struct mus_about *a, const struct mus_about *b)
{
	return same(a->goal, b->goal) && same(a->competence, b->competence) &&
	       same(a->method, b->method) && same(a->theme, b->theme);
}

/* ---- reading ---- */

static const struct mus_strs *members_of(
	const struct mus_staff *staff, const char *unit, const char *group)
{
	static const struct mus_strs nobody;
	const struct mus_unit *u = staff ? mus_unit_find(staff, unit) : NULL;

	for (size_t i = 0; u && i < u->n_groups; i++)
		if (same(u->groups[i].id, group))
			return &u->groups[i].members;
	return &nobody;
}

void decisions_take(struct decisions *out, const struct mus_group_plan *plan,
	const struct mus_staff *staff, const char *file, struct mus_arena *arena)
{
	for (size_t i = 0; i < plan->n_decisions; i++) {
		const struct mus_decision *said = &plan->decisions[i];
		struct decision *d = MUS_PUSH(arena, out->item, out->n, out->cap);

		*d = (struct decision){ .said = said,
			.unit = plan->unit,
			.name = mus_printf(arena, "%s/%s", plan->unit, said->id),
			.meeting = plan->decided_at,
			.place = { file, said->at.line, said->at.column },
			.placed = MUS_MAP_INIT,
			.waiting = MUS_MAP_INIT,
			.named = MUS_MAP_INIT };
		if (plan->group)
			d->members = members_of(staff, plan->unit, plan->group);
	}
}

/* What deciding needs of a decision; all else is mus-check's. */
static bool is_whole(
	const struct mus_group_plan *plan, const char *file, struct mus_diag *diag)
{
	bool whole = true;

	for (size_t i = 0; i < plan->n_decisions; i++) {
		const struct mus_decision *d = &plan->decisions[i];
		const char *lacks = !d->id ? "id" : !d->answer ? "answer" : NULL;

		if (!lacks && about_size(&d->about) == 0)
			lacks = "about";
		if (lacks)
			mus_find(diag, MUS_F_MISSING_KEY,
				((struct mus_place){ file, d->at.line, d->at.column }), lacks);
		whole &= !lacks;
	}
	return whole;
}

/* What one file gave. */
struct yield {
	struct mus_group_plan *plan; /* NULL: none */
	struct mus_place place;
};

struct reading {
	const char *cycle;
	struct yield *yields; /* of each file */
};

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct reading *r = ctx;
	struct mus_group_plan *plan;
	mus_node root = mus_doc_root(doc, 0);

	if (mus_kind_of(doc, root) != MUS_GROUP_PLAN)
		return;
	plan = mus_alloc(arena, sizeof *plan);
	if (mus_record_read(MUS_GROUP_PLAN, doc, root, arena, diag, plan))
		return;
	if (plan->unit && (!plan->cycle || same(plan->cycle, r->cycle)) &&
		is_whole(plan, file->path, diag)) {
		r->yields[i] = (struct yield){ plan, mus_doc_place(doc, root) };
		/* The document's own path goes with it. */
		r->yields[i].place.file = file->path;
	}
}

/* Two plans of one unit or group: which of them decides? */
static enum mus_status refuse_twins(const struct reading *r, const struct mus_files *files,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_map seen = MUS_MAP_INIT;
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < files->n; i++) {
		const struct mus_group_plan *plan = r->yields[i].plan;
		struct mus_map_entry *e;

		if (!plan)
			continue;
		e = mus_map_add(&seen, mus_printf(arena, "%s%s%s", plan->unit,
			plan->group ? "/" : "", plan->group ? plan->group : ""));
		if (e->value) {
			mus_find(diag, MUS_F_SAME_IDENTITY, r->yields[i].place,
				mus_kind_name(MUS_GROUP_PLAN), e->key, e->value);
			status = MUS_REFUSED;
		}
		e->value = (void *)files->item[i].path;
	}
	mus_map_dispose(&seen);
	return status;
}

enum mus_status decisions_read(struct decisions *out, struct mus_workspace *ws, const char *cycle,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_file_filter filter = { .kind = MUS_GROUP_PLAN, .cycle = cycle, .in_place = true };
	struct reading r = { .cycle = cycle };
	struct mus_files files;
	enum mus_status status = mus_files_list(&files, ws, &filter, arena, diag);

	r.yields = mus_alloc(arena, (files.n + 1) * sizeof *r.yields);
	status = mus_worse(status, mus_files_visit(&out->job, &files, visit, &r, diag));
	status = mus_worse(status, refuse_twins(&r, &files, arena, diag));
	for (size_t i = 0; i < files.n; i++)
		if (r.yields[i].plan)
			decisions_take(out, r.yields[i].plan, mus_staff(ws, diag),
				files.item[i].path, arena);
	decisions_supersede(out);
	return status;
}

void decisions_dispose(struct decisions *decisions)
{
	for (size_t i = 0; i < decisions->n; i++) {
		mus_map_dispose(&decisions->item[i].placed);
		mus_map_dispose(&decisions->item[i].waiting);
		mus_map_dispose(&decisions->item[i].named);
	}
	mus_job_free(decisions->job);
}

/* ---- which counts ---- */

/* Without a day (MUS_NO_DATE) it is as old as can be; of one day, the last counts. */
static bool is_later(const struct decision *a, const struct decision *b)
{
	return a->said->date == b->said->date ? a > b : a->said->date > b->said->date;
}

void decisions_supersede(struct decisions *decisions)
{
	for (size_t i = 0; i < decisions->n; i++)
		for (size_t j = 0; j < decisions->n; j++) {
			struct decision *a = &decisions->item[i], *b = &decisions->item[j];

			if (i != j && same(a->unit, b->unit) && a->members == b->members &&
				about_same(&a->said->about, &b->said->about) && is_later(a, b))
				b->superseded = true;
		}
}
