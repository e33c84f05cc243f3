/*
 * The records of the two folders: what each is, and whether it goes along.
 */
#include "work/handover/hand.h"

#include <string.h>

/* ---- one record ---- */

static const char *said(
	const struct mus_doc *doc, mus_node root, const char *key, struct mus_arena *arena)
{
	return mus_strdup(arena, mus_doc_str(doc, mus_doc_get(doc, root, key)));
}

/* A group may have several talks in a round: the day tells them apart. */
static const char *identify_grus(const struct hand_record *r, const struct mus_doc *doc,
	mus_node root, struct mus_arena *arena)
{
	const char *day = said(doc, root, "planned", arena);

	return mus_printf(arena, "grus|%s|%s|%s|%s", r->cycle, r->unit,
		said(doc, root, "group", arena), *day ? day : said(doc, root, "held", arena));
}

static const char *identify(const struct hand_record *r, const struct mus_doc *doc, mus_node root,
	struct mus_arena *arena)
{
	if (r->grus)
		return identify_grus(r, doc, root, arena);
	if (!*r->person)
		return NULL;
	if (r->kind == MUS_ANSWER)
		return mus_printf(arena, "answer|%s|%s|%s|%s", r->cycle, r->person,
			said(doc, root, "form", arena), said(doc, root, "by", arena));
	if (r->kind == MUS_TALK || r->kind == MUS_PLAN)
		return mus_printf(arena, "%s|%s|%s", mus_kind_name(r->kind), r->cycle, r->person);
	return NULL;
}

static void take(
	struct hand_record *r, const struct mus_doc *doc, mus_node root, struct mus_arena *arena)
{
	r->kind = mus_kind_of(doc, root);
	r->place = mus_doc_place(doc, root);
	r->place.file = r->file->path;
	r->cycle = said(doc, root, "cycle", arena);
	r->person = said(doc, root, "person", arena);
	r->unit = said(doc, root, "unit", arena);
	r->grus = r->kind == MUS_TALK &&
		  strcmp(mus_doc_str(doc, mus_doc_get(doc, root, "type")), "grus") == 0;
	r->identity = identify(r, doc, root, arena);
}

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct hand_record *r = (struct hand_record *)ctx + i;

	(void)diag;
	for (size_t d = 0; d < mus_doc_count(doc); d++) {
		if (d > 0)
			r = r->next = mus_alloc(arena, sizeof *r);
		r->file = file;
		r->alone = mus_doc_count(doc) == 1;
		take(r, doc, mus_doc_root(doc, d), arena);
	}
}

/* ---- both folders ---- */

static enum mus_status read_side(struct hand *h, struct hand_side *side)
{
	struct mus_file_filter filter = { .own_only = true };
	enum mus_status status = mus_files_list(&side->files, side->ws, &filter, h->arena, h->diag);

	side->records = mus_alloc(h->arena, (side->files.n + 1) * sizeof *side->records);
	return mus_worse(
		status, mus_files_visit(&side->job, &side->files, visit, side->records, h->diag));
}

enum mus_status hand_read(struct hand *h)
{
	enum mus_status status = read_side(h, &h->from);

	status = mus_worse(status, read_side(h, &h->to));
	for (size_t i = 0; i < h->to.files.n; i++)
		for (struct hand_record *r = &h->to.records[i]; r; r = r->next)
			if (r->identity)
				mus_map_add(&h->own, r->identity)->value = r;
	return status;
}

bool hand_goes_along(const struct hand *h, const struct hand_record *r)
{
	if (r->grus)
		return mus_map_find(&h->units, r->unit) != NULL;
	if (r->kind == MUS_NOTE_KIND && !*r->person)
		return h->same && h->whole;
	if (!mus_map_find(&h->people, r->person))
		return false;
	switch (r->kind) {
	case MUS_PLAN:
	case MUS_TALK:
		return true;
	case MUS_ANSWER:
		return h->same || h->what->consent;
	case MUS_NOTE_KIND:
		return h->same;
	default:
		return false;
	}
}

const struct mus_doc *hand_doc(struct hand *h, const char *path)
{
	struct mus_doc *doc;

	if (mus_file_read(&doc, path, h->diag))
		return NULL;
	*MUS_PUSH(NULL, h->docs, h->n_docs, h->cap_docs) = doc;
	return doc;
}
