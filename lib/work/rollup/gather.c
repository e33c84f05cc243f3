/*
 * From operands to sums: plans and talks are counted, parts are added.
 */
#include "work/rollup/gather.h"
#include "work/part.h"
#include "work/rollup.h"

#include <string.h>

/* A file whose path says nothing is opened too: what it is, its kind says. */
static bool may_count(const struct mus_file *file, bool talks)
{
	return file->kind == MUS_PLAN || file->kind == MUS_KIND_NONE || (talks && file->kind == MUS_TALK);
}

/*
 * The workspace's own records of the kinds that count; where it has none, the parts. Those are others'
 * sums: a leader without records has nothing to count.
 */
static enum mus_status list_own(struct mus_files *out, struct mus_workspace *ws, const char *cycle, bool talks,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_file_filter filter = { .cycle = cycle, .own_only = true };
	enum mus_status status = mus_files_list(out, ws, &filter, arena, diag);
	bool any = false;
	size_t kept = 0;
	for (size_t i = 0; i < out->n; i++)
		if (may_count(&out->item[i], talks)) {
			any |= out->item[i].kind != MUS_KIND_NONE;
			out->item[kept++] = out->item[i];
		}
	out->n = kept;
	if (any || mus_workspace_leader(ws))
		return status;
	filter = (struct mus_file_filter){ .kind = MUS_ROLLUP };
	return mus_worse(status, mus_files_list(out, ws, &filter, arena, diag));
}

enum mus_status gather_files(struct mus_files *out, struct mus_workspace *ws, const char *const *names,
	size_t n_names, const char *cycle, bool talks, struct mus_arena *arena, struct mus_diag *diag)
{
	*out = (struct mus_files){ 0 };
	if (mus_files_are_named(names, n_names))
		return mus_files_named(out, ws, names, n_names, arena, diag);
	if (ws)
		return list_own(out, ws, cycle, talks, arena, diag);
	return MUS_OK;
}

const char *gather_owner(const struct mus_workspace *ws, const char *const *names, size_t n_names)
{
	if (!ws || mus_files_are_named(names, n_names))
		return NULL;
	return mus_workspace_leader(ws) ? mus_workspace_leader(ws) : "";
}

/* Parts are few: read one by one, in order, so that overlaps name the later one. */
static enum mus_status add_parts(struct mus_sums *sums, const struct mus_files *parts, struct mus_diag *diag)
{
	enum mus_status status = MUS_OK;
	for (size_t i = 0; i < parts->n; i++) {
		struct mus_doc *doc;
		enum mus_status now = mus_file_read(&doc, parts->item[i].path, diag);
		for (size_t d = 0; !now && d < mus_doc_count(doc); d++)
			if (mus_kind_of(doc, mus_doc_root(doc, d)) == MUS_ROLLUP)
				now = mus_worse(now, mus_part_add(sums, doc, mus_doc_root(doc, d), diag));
		mus_doc_free(doc);
		status = mus_worse(status, now);
	}
	return status;
}

/* What parts hold must not be counted from the folders too: it is told once, and left out here. */
struct overlap {
	struct mus_arena *arena;
	struct mus_map seen; /* unit|leader|by → itself when it overlaps, else the facts */
	const struct mus_sums *sums;
	struct mus_facts *facts;
	struct mus_diag *diag;
};

static bool overlaps(struct overlap *o, const char *unit, const char *leader, const char *by)
{
	char *name = mus_printf(o->arena, "%s|%s|%s", unit, leader, by);
	struct mus_map_entry *e = mus_map_add(&o->seen, name);
	const struct mus_cover cover = { unit, leader, by };
	if (!e->value)
		e->value = part_overlaps(o->sums, &cover, o->diag, MUS_NOWHERE, MUS_NO_LINE) ? (void *)name : (void *)o->facts;
	return e->value != o->facts;
}

static void leave_out_overlap(struct overlap *o)
{
	struct mus_facts *f = o->facts;
	size_t kept = 0;
	for (size_t i = 0; i < f->n_talks; i++) {
		struct mus_talk_fact *t = f->talks[i];
		if (!overlaps(o, t->unit, t->leader, t->by))
			f->talks[kept++] = t;
		else
			f->n_actions -= t->n_actions;
	}
	f->n_talks = kept;
}

static void refuse_overlap(struct mus_facts *facts, const struct mus_sums *sums, struct mus_diag *diag)
{
	struct overlap o = { mus_arena_new(), MUS_MAP_INIT, sums, facts, diag };
	leave_out_overlap(&o);
	mus_map_dispose(&o.seen);
	mus_arena_free(o.arena);
}

enum mus_status mus_sums_gather(struct mus_sums *out, struct mus_workspace *ws, const char *const *names,
	size_t n_names, const char *cycle, unsigned views, mus_date as_of, struct mus_diag *diag)
{
	const bool talks = views & MUS_VIEWS_OF_TALKS;
	struct mus_arena *scratch = mus_arena_new();
	struct mus_files files;
	struct mus_facts facts;
	struct mus_facts_query query = { .cycle = cycle, .talks = talks, .as_of = as_of,
		.owner = gather_owner(ws, names, n_names) };

	mus_sums_init(out, cycle);
	out->as_of = as_of;
	out->views = views;
	enum mus_status status = gather_files(&files, ws, names, n_names, cycle, talks, scratch, diag);
	status = mus_worse(status, mus_facts_read(&facts, ws, &files, &query, diag));
	status = mus_worse(status, add_parts(out, &facts.parts, diag));
	if (out->n_covers)
		refuse_overlap(&facts, out, diag);
	/* A hundred thousand paths are not needed beside a hundred thousand people's sums. */
	mus_arena_free(scratch);
	mus_sums_add(out, &facts, ws ? mus_staff(ws, diag) : NULL, ws ? mus_year(ws, cycle, diag) : NULL);
	mus_sums_sort(out);
	mus_facts_dispose(&facts);
	return mus_worse(status, mus_diag_status(diag));
}
