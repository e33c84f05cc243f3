/*
 * Files that define ids and are broken. What refers to an id that only such a file defines is not
 * wrong: the file is, and that is one finding, not one for each reference. So before an id is
 * called unknown, the text of the broken files is searched for an 'id:' of that name. A file that
 * could not be read at all may have defined anything.
 */
#include "work/check/checking.h"

#include <string.h>

/* A file that defines ids. */
struct source {
	bool broken, unread;
	const char *text;       /* when it is broken, if it can be had */
	size_t len;
	struct mus_place first; /* its first error */
	bool missed;            /* somebody refers to what it defines */
};

struct sources {
	struct mus_arena *arena;
	struct checking *checking;
	struct mus_workspace *ws;
	struct mus_map of_path;   /* path → struct source * */
	struct mus_map of_kind;   /* "kind|cycle" → struct mus_files * */
	pthread_mutex_t lock;     /* of all this: references are checked by several threads */
};

struct sources *sources_new(struct checking *checking, struct mus_workspace *ws)
{
	struct mus_arena *arena = mus_arena_new();
	struct sources *s = mus_alloc(arena, sizeof *s);
	*s = (struct sources){ .arena = arena, .checking = checking, .ws = ws };
	pthread_mutex_init(&s->lock, NULL);
	return s;
}

void sources_free(struct sources *s)
{
	mus_map_dispose(&s->of_path);
	mus_map_dispose(&s->of_kind);
	pthread_mutex_destroy(&s->lock);
	mus_arena_free(s->arena);
}

static void look_into(struct sources *s, struct source *source, const char *path, enum mus_kind kind)
{
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	struct mus_doc *doc = NULL;
	source->unread = mus_file_read(&doc, path, quiet) != MUS_OK || mus_kind_of(doc, mus_doc_root(doc, 0)) != kind;
	if (!source->unread) {
		const struct mus_schema *schema = lock_schema(s->checking, kind, quiet);
		if (schema)
			mus_schema_check(schema, doc, mus_doc_root(doc, 0), quiet, NULL);
		pthread_rwlock_unlock(&s->checking->lock);
	}
	size_t n;
	const struct mus_finding *all = mus_diag_all(quiet, &n);
	source->broken = source->unread || n > 0;
	source->first = MUS_IN(mus_strdup(s->arena, path));
	if (n) {
		source->first.line = all[0].place.line;
		source->first.column = all[0].place.column;
	}
	mus_doc_free(doc);
	mus_diag_free(quiet);
}

static struct source *source_of(struct sources *s, const struct mus_file *file, enum mus_kind kind)
{
	struct mus_map_entry *e = mus_map_add(&s->of_path, mus_strdup(s->arena, file->path));
	if (e->value)
		return e->value;
	struct source *source = e->value = mus_alloc(s->arena, sizeof *source);
	look_into(s, source, file->path, kind);
	if (source->broken)
		source->text = mus_file_text(s->arena, file->path, &source->len);
	return source;
}

static const struct mus_files *files_of(struct sources *s, enum mus_kind kind, const char *cycle)
{
	struct mus_map_entry *e = mus_map_add(&s->of_kind, mus_printf(s->arena, "%s|%s", mus_kind_name(kind), cycle));
	if (e->value)
		return e->value;
	struct mus_file_filter filter = { .kind = kind, .cycle = *cycle ? cycle : NULL };
	struct mus_files *files = e->value = mus_alloc(s->arena, sizeof *files);
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	mus_files_list(files, s->ws, &filter, s->arena, quiet);
	mus_diag_free(quiet);
	return files;
}

static bool is_of_id(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* 'id: sprog', in quotes or not, wherever it stands in the text. */
static bool defines(const struct source *source, const char *id)
{
	const char *p = source->text, *end = p ? p + source->len : NULL;
	size_t len = strlen(id);
	while (p && (p = memchr(p, 'i', (size_t)(end - p))) != NULL) {
		const char *word = p + 3;
		bool key = (size_t)(end - p) > 3 + len && memcmp(p, "id:", 3) == 0 && (p == source->text || !is_of_id(p[-1]));
		for (p++; key && word < end && strchr(" \"'", *word); word++)
			;
		if (key && (size_t)(end - word) >= len && memcmp(word, id, len) == 0 && (word + len == end || !is_of_id(word[len])))
			return true;
	}
	return false;
}

bool sources_may_define(struct sources *s, enum mus_kind kind, const char *cycle, const char *id)
{
	bool found = false;
	pthread_mutex_lock(&s->lock);
	const struct mus_files *files = files_of(s, kind, cycle);
	for (size_t i = 0; i < files->n; i++) {
		if (files->item[i].kind != kind)
			continue;
		struct source *source = source_of(s, &files->item[i], kind);
		if (!source->broken || (!source->unread && !defines(source, id)))
			continue;
		source->missed = true;
		found = true;
	}
	pthread_mutex_unlock(&s->lock);
	return found;
}

/* What is checked has its own errors told. */
static bool is_checked(const struct sources *s, const char *path)
{
	const struct mus_files *files = s->checking->files;
	for (size_t i = 0; i < files->n; i++)
		if (strcmp(files->item[i].path, path) == 0)
			return true;
	return false;
}

void sources_tell(const struct sources *s, struct mus_diag *diag)
{
	for (size_t i = 0; i < s->of_path.n; i++) {
		const struct source *source = s->of_path.entries[i].value;
		if (source->missed && !is_checked(s, source->first.file))
			mus_find(diag, MUS_F_SOURCE_BROKEN, source->first, "");
	}
}
