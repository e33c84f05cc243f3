#include "base/utf8.h"
#include "work/check/checking.h"

#include <stdlib.h>
#include <string.h>

static const char *text_at(const struct record *r, const char *key)
{
	return mus_doc_str(r->doc, mus_doc_get(r->doc, r->root, key));
}

/* ---- identity ---- */

/* A group may have several talks in a round: the day tells them apart, planned or not. */
static const char *day_of_talk(const struct record *r)
{
	return *text_at(r, "planned") ? text_at(r, "planned") : text_at(r, "held");
}

/* (kind, cycle, subject, form, by), or NULL where several alike may stand side by side. */
static char *identity(const struct record *r, struct mus_arena *arena)
{
	const char *cycle = text_at(r, "cycle"), *unit = text_at(r, "unit"), *person = text_at(r, "person");
	const char *kind = mus_kind_name(r->kind);
	switch (r->kind) {
	case MUS_UNIT:
		return mus_printf(arena, "%s|%s", kind, text_at(r, "id"));
	case MUS_FORM:
		return mus_printf(arena, "%s|%s|%s|%s|%s", kind, cycle, text_at(r, "id"), unit, text_at(r, "group"));
	case MUS_ANSWER:
		return *person ? mus_printf(arena, "%s|%s|%s|%s|%s", kind, cycle, person, text_at(r, "form"), text_at(r, "by")) : NULL;
	case MUS_TALK:
		if (strcmp(text_at(r, "type"), "grus") == 0)
			return mus_printf(arena, "%s|%s|%s|%s|%s", kind, cycle, unit, text_at(r, "group"), day_of_talk(r));
		return mus_printf(arena, "%s|%s|%s", kind, cycle, person);
	case MUS_PLAN:
		return mus_printf(arena, "%s|%s|%s", kind, cycle, person);
	case MUS_GROUP_PLAN:
		return mus_printf(arena, "%s|%s|%s|%s", kind, cycle, unit, text_at(r, "group"));
	case MUS_STRATEGY:
	case MUS_WHEEL:
	case MUS_OVERVIEW:
		return mus_printf(arena, "%s|%s|%s", kind, cycle, unit);
	default:
		return NULL;
	}
}

static const char *subject(const struct record *r)
{
	static const char *const keys[] = { "person", "unit", "id", "cycle" };
	for (size_t i = 0; i < 4; i++)
		if (*text_at(r, keys[i]))
			return text_at(r, keys[i]);
	return "";
}

/* ---- one record ---- */

static void compare_path(const struct record *r, const char *key, enum mus_text_id word, const char *from_path)
{
	const char *says = text_at(r, key);
	if (!from_path || !*says || strcmp(says, from_path) == 0)
		return;
	mus_doc_find(r->doc, mus_doc_get(r->doc, r->root, key), NULL, r->diag, MUS_F_PATH_DIFFERS,
		mus_text(mus_diag_lang(r->diag), word), says, from_path);
}

static void check_path(const struct record *r)
{
	compare_path(r, "cycle", MUS_T_REF_CYCLE, r->file->cycle);
	compare_path(r, "person", MUS_T_REF_THE_PERSON, r->file->person);
	if (r->kind != MUS_PLAN && r->kind != MUS_TALK)
		compare_path(r, "unit", MUS_T_REF_THE_UNIT, r->file->unit);
}

/* What the record says it is; NONE after a finding. */
static enum mus_kind check_kind(const struct mus_doc *doc, mus_node root, struct mus_diag *diag)
{
	enum mus_kind kind = mus_kind_of(doc, root);
	mus_node node = mus_doc_get(doc, root, "kind");
	const char *names[MUS_KIND_COUNT];
	if (kind != MUS_KIND_NONE)
		return kind;
	if (!node) {
		mus_doc_find(doc, root, NULL, diag, mus_doc_type(doc, root) == MUS_NULL ? MUS_F_EMPTY : MUS_F_NO_KIND, "");
		return kind;
	}
	for (int k = 1; k < MUS_KIND_COUNT; k++)
		names[k - 1] = mus_kind_name((enum mus_kind)k);
	const char *near = mus_nearest(mus_doc_str(doc, node), names, MUS_KIND_COUNT - 1);
	struct mus_buf guess = MUS_BUF_INIT;
	if (near)
		mus_say(&guess, mus_diag_lang(diag), MUS_T_SCHEMA_DID_YOU_MEAN, MUS_ARGS(near));
	mus_doc_find(doc, node, "/kind", diag, MUS_F_UNKNOWN_KIND, mus_doc_str(doc, node), guess.data);
	mus_buf_dispose(&guess);
	return kind;
}

/* With the lock for writing: the set grows. */
static void load_schema(struct checking *c, enum mus_kind kind, struct mus_diag *diag)
{
	struct mus_buf name = MUS_BUF_INIT;
	mus_buf_fmt(&name, "%s.schema.yaml", mus_kind_name(kind));
	c->schema[kind] = mus_schema_get(c->schemas, name.data, diag);
	mus_buf_dispose(&name);
}

const struct mus_schema *lock_schema(struct checking *c, enum mus_kind kind, struct mus_diag *diag)
{
	pthread_rwlock_rdlock(&c->lock);
	if (!c->schema[kind]) {
		pthread_rwlock_unlock(&c->lock);
		pthread_rwlock_wrlock(&c->lock);
		if (!c->schema[kind])
			load_schema(c, kind, diag);
		pthread_rwlock_unlock(&c->lock);
		pthread_rwlock_rdlock(&c->lock);
	}
	return c->schema[kind];
}

static bool fits_schema(struct checking *c, const struct record *r, struct mus_refs *refs)
{
	const struct mus_schema *schema = lock_schema(c, r->kind, r->diag);
	bool fits = schema && !mus_schema_check(schema, r->doc, r->root, r->diag, refs);
	pthread_rwlock_unlock(&c->lock);
	return fits;
}

static void check_refs(const struct checking *c, const struct record *r, const struct seen *s,
	const struct mus_refs *refs)
{
	const char *newest = c->index ? mus_workspace_cycle(c->index->ws) : NULL;
	const char *cycle = *s->cycle || !newest ? s->cycle : newest, *folder = r->file->cycle;
	/* A slip of the pen in the round, of which the path has told, makes no reference wrong. */
	if (c->index && *s->cycle && folder && strcmp(folder, cycle) != 0 && !index_has_goals(c->index, cycle, r))
		cycle = folder;
	for (size_t i = 0; c->index && counts(c, s) && i < refs->n; i++)
		index_check(c->index, cycle, &refs->items[i], r);
}

static void check_record(struct checking *c, struct record *r, struct seen *s, struct mus_arena *arena)
{
	struct mus_refs refs = { .arena = r->scratch };
	struct mus_place place = mus_doc_place(r->doc, r->root);
	s->file = r->file->path;
	s->at = (struct mus_at){ place.line, place.column };
	s->held = MUS_NO_DATE;
	s->kind = r->kind = check_kind(r->doc, r->root, r->diag);
	if (r->kind == MUS_KIND_NONE)
		return;
	r->sound &= fits_schema(c, r, &refs);
	check_rules(r);
	s->identity = identity(r, arena);
	s->name = mus_strdup(arena, subject(r));
	s->cycle = mus_strdup(arena, text_at(r, "cycle"));
	s->person = mus_strdup(arena, text_at(r, "person"));
	if (r->kind == MUS_TALK && strcmp(text_at(r, "state"), "held") == 0)
		mus_date_parse(text_at(r, "held"), &s->held);
	check_path(r);
	check_ids(r);
	check_refs(c, r, s, &refs);
}

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct checking *c = ctx;
	struct seen *s = &c->seen[i];
	/* What was found before is of the whole file: a key twice, a NUL. */
	const bool sound = !mus_diag_count(diag, MUS_ERROR);
	struct faults faults = { .at = NULL };
	c->read[i] = true;
	for (size_t d = 0; d < mus_doc_count(doc); d++) {
		struct record r = { .doc = doc, .root = mus_doc_root(doc, d), .file = file, .as_of = c->query->as_of,
			.scratch = mus_arena_new(), .diag = diag, .sound = sound, .faults = &faults };
		if (d > 0)
			s = s->next = mus_alloc(arena, sizeof *s);
		check_record(c, &r, s, arena);
		mus_arena_free(r.scratch);
	}
	free(faults.at);
}

/* Errors are findings (1); what could not be read at all was refused (3). */
static enum mus_status result(const struct checking *c, const struct mus_diag *diag)
{
	for (size_t i = 0; i < c->files->n; i++)
		if (!c->read[i])
			return MUS_REFUSED;
	return mus_diag_count(diag, MUS_ERROR) ? MUS_FOUND : MUS_OK;
}

/* Each file by itself, then all of them together. */
static enum mus_status check_all(
	struct checking *c, struct mus_workspace *ws, bool whole, struct mus_diag *diag)
{
	struct mus_job *job;
	struct id_index index;
	if (ws) {
		index_init(&index, ws, mus_diag_lang(diag));
		index.sources = sources_new(c, ws);
		c->index = &index;
	}
	(void)mus_files_visit(&job, c->files, visit, c, diag);
	check_together(c, ws, whole, diag);
	if (ws)
		sources_tell(index.sources, diag);
	mus_diag_sort(diag);
	mus_diag_unique(diag);
	mus_diag_read_lines(diag);
	if (ws) {
		sources_free(index.sources);
		index_dispose(&index);
		c->index = NULL;
	}
	mus_job_free(job);
	return result(c, diag);
}

enum mus_status mus_check(struct mus_workspace *ws, const char *const *names, size_t n_names,
	const struct mus_check_query *query, struct mus_diag *diag)
{
	struct mus_arena *arena = mus_arena_new();
	struct mus_files files = { 0 };
	/* The shared folder is checked where it stands, not once more from each leader's. */
	struct mus_file_filter filter = { .cycle = query->cycle, .own_only = true };
	struct checking c = { .files = &files, .query = query, .schemas = mus_schemas_builtin() };
	const bool named = mus_files_are_named(names, n_names);
	enum mus_status listed = named ? mus_files_named(&files, ws, names, n_names, arena, diag)
					 : mus_files_list(&files, ws, &filter, arena, diag);
	files.faulty = true;
	c.seen = mus_alloc(arena, (files.n + 1) * sizeof *c.seen);
	c.read = mus_alloc(arena, (files.n + 1) * sizeof *c.read);
	pthread_rwlock_init(&c.lock, NULL);
	enum mus_status status = check_all(&c, ws, !named, diag);
	pthread_rwlock_destroy(&c.lock);
	mus_schemas_free(c.schemas);
	mus_arena_free(arena);
	/* A name that does not exist was not read either. */
	return mus_worse(status, listed >= MUS_REFUSED ? listed : MUS_OK);
}
