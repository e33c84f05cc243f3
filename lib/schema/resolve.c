/*
 * The set of schemas, and where references in it lead.
 */
#include "schema/check.h"
#include "schema/uri.h"

#include <stdlib.h>
#include <string.h>

struct mus_schemas *mus_schemas_new(void)
{
	struct mus_schemas *set = mus_xmalloc(sizeof *set);

	*set = (struct mus_schemas){ .arena = mus_arena_new(),
		.by_uri = MUS_MAP_INIT,
		.patterns = mus_patterns_new(),
		.dates = MUS_DATES_FULL };
	return set;
}

struct mus_schemas *mus_schemas_builtin(void)
{
	struct mus_schemas *set = mus_schemas_new();

	set->embedded = mus_embedded_schemas;
	set->dates = MUS_DATES_RECORD;
	return set;
}

void mus_schemas_free(struct mus_schemas *set)
{
	if (!set)
		return;
	for (struct mus_source *source = set->sources; source; source = source->next)
		mus_doc_free(source->owned);
	mus_patterns_free(set->patterns);
	mus_map_dispose(&set->by_uri);
	free(set->pending);
	mus_arena_free(set->arena);
	free(set);
}

void mus_schemas_set_dates(struct mus_schemas *set, enum mus_dates dates)
{
	set->dates = dates;
}

/* Parses and compiles one file's schema; NULL when it could not even be parsed. */
static const struct mus_schema *add_file(struct mus_schemas *set, const char *uri,
	const struct mus_embedded *file, struct mus_diag *diag)
{
	struct mus_doc *doc;

	if (mus_doc_parse(&doc, file->path, file->text, file->len, diag)) {
		set->refused = true;
		return NULL;
	}
	return mus_compile_source(
		set, mus_source_new(set, doc, doc), mus_doc_root(doc, 0), uri, diag);
}

enum mus_status mus_schemas_add(struct mus_schemas *set, const char *uri, const char *text,
	size_t len, struct mus_diag *diag)
{
	add_file(set, uri, &(struct mus_embedded){ uri, text, len }, diag);
	return set->refused ? MUS_REFUSED : MUS_OK;
}

enum mus_status mus_schemas_add_node(struct mus_schemas *set, const char *uri,
	const struct mus_doc *doc, mus_node node, struct mus_diag *diag)
{
	mus_compile_source(set, mus_source_new(set, doc, NULL), node, uri, diag);
	return set->refused ? MUS_REFUSED : MUS_OK;
}

static const char *base_name(const char *uri)
{
	const char *slash = strrchr(uri, '/');

	return slash ? slash + 1 : uri;
}

/*
 * One of the library's own schemas. Its file name is enough: where the schemas carry an $id, a
 * reference among them becomes a long URI, and nothing is ever fetched.
 */
static const struct mus_schema *load_embedded(
	struct mus_schemas *set, const char *uri, struct mus_diag *diag)
{
	const struct mus_embedded *file = set->embedded;

	while (file && file->path && strcmp(file->path, base_name(uri)) != 0)
		file++;
	if (!file || !file->path)
		return NULL;
	return add_file(set, uri, file, diag);
}

void mus_pointer_add(struct mus_buf *out, const char *token)
{
	for (; *token; token++) {
		if (*token == '~')
			mus_buf_str(out, "~0");
		else if (*token == '/')
			mus_buf_str(out, "~1");
		else
			mus_buf_char(out, *token);
	}
}

char *mus_pointer_next(struct mus_arena *arena, const char **path)
{
	size_t len;
	char *token, *to;

	if (**path != '/')
		return NULL;
	len = strcspn(*path + 1, "/");
	token = to = mus_strndup(arena, *path + 1, len);
	*path += 1 + len;
	for (const char *from = token; *from; from++) {
		bool escaped = *from == '~' && (from[1] == '0' || from[1] == '1');

		if (escaped)
			from++;
		*to++ = (char)(!escaped ? *from : *from == '0' ? '~' : '/');
	}
	*to = '\0';
	return token;
}

static mus_node item_at(const struct mus_doc *doc, mus_node list, const char *index)
{
	size_t i = 0;

	for (; *index >= '0' && *index <= '9' && i < MUS_DOC_MAX_NODES; index++)
		i = i * 10 + (size_t)(*index - '0');
	if (*index)
		return 0;
	MUS_EACH (doc, item, list)
		if (i-- == 0)
			return item;
	return 0;
}

/* The schema that a JSON pointer leads to from another's root; NULL when there is none there. */
static const struct mus_schema *follow_pointer(
	struct mus_schemas *set, const struct mus_schema *from, const char *fragment)
{
	char *decoded = mus_strdup(set->arena, fragment), *token;
	const char *path = decoded;
	const struct mus_source *source = from->source;
	mus_node node = from->node;

	mus_uri_decode(decoded);
	while ((token = mus_pointer_next(set->arena, &path)) != NULL) {
		if (mus_doc_type(source->doc, node) == MUS_SEQ)
			node = item_at(source->doc, node, token);
		else
			node = mus_doc_get(source->doc, node, token);
	}
	return node && node < source->n_compiled ? source->compiled[node] : NULL;
}

const struct mus_schema *mus_resolve(
	struct mus_schemas *set, const char *uri, struct mus_diag *diag)
{
	const struct mus_schema *schema = mus_map_get(&set->by_uri, uri);
	size_t len = strcspn(uri, "#");
	const char *base = mus_strndup(set->arena, uri, len);

	if (schema)
		return schema;
	schema = mus_map_get(&set->by_uri, base);
	if (!schema)
		schema = load_embedded(set, base, diag);
	if (!schema || !uri[len])
		return schema;
	if (uri[len + 1] == '/')
		return follow_pointer(set, schema, uri + len + 1);
	return mus_map_get(&set->by_uri, uri);
}

void mus_resolve_pending(struct mus_schemas *set, struct mus_diag *diag)
{
	/* Loading what one refers to may add others, and move the array. */
	for (size_t i = 0; i < set->n_pending; i++) {
		const struct mus_pending pending = set->pending[i];

		pending.from->ref = mus_resolve(set, pending.uri, diag);
		if (!pending.from->ref) {
			set->refused = true;
			mus_doc_find(pending.from->source->doc, pending.node, NULL, diag,
				MUS_F_SCHEMA_REF, pending.uri);
		}
	}
	set->n_pending = 0;
}

/* "(did you mean …?)" among the library's own, or "". */
static void no_such_schema(struct mus_schemas *set, const char *uri, struct mus_diag *diag)
{
	struct mus_buf suggestion = MUS_BUF_INIT;
	const char **names = NULL;
	size_t n = 0, cap = 0;

	for (const struct mus_embedded *file = set->embedded; file && file->path; file++)
		*MUS_PUSH(set->arena, names, n, cap) = file->path;
	mus_suggest(&suggestion, mus_diag_lang(diag), uri, names, n);
	mus_find(diag, MUS_F_SCHEMA_NONE, MUS_NOWHERE, uri, suggestion.data);
	mus_buf_dispose(&suggestion);
}

const struct mus_schema *mus_schema_get(
	struct mus_schemas *set, const char *uri, struct mus_diag *diag)
{
	const struct mus_schema *schema;

	if (set->refused) {
		mus_find(diag, MUS_F_SCHEMA_REFUSED, MUS_NOWHERE, uri);
		return NULL;
	}
	schema = mus_resolve(set, mus_uri_resolve(set->arena, "", uri), diag);
	if (!schema && !set->refused)
		no_such_schema(set, uri, diag);
	mus_resolve_pending(set, diag);
	return set->refused ? NULL : schema;
}
