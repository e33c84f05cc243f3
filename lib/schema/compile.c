/*
 * From a document to compiled schemas: each node where a schema stands becomes one struct
 * mus_schema, found again by the node's number, so that an alias or a $ref to it costs nothing.
 * References are only noted here; resolve.c follows them when a schema is asked for.
 */
#include "schema/internal.h"
#include "schema/uri.h"

#include <string.h>

struct mus_source *mus_source_new(
	struct mus_schemas *set, const struct mus_doc *doc, struct mus_doc *owned)
{
	struct mus_source *source = mus_alloc(set->arena, sizeof *source);

	*source =
		(struct mus_source){ .doc = doc, .owned = owned, .set = set, .next = set->sources };
	set->sources = source;
	return source;
}

static void grow_compiled(struct mus_source *source, mus_node node)
{
	size_t n = source->n_compiled ? source->n_compiled : 256;
	struct mus_schema **grown;

	while (n <= node)
		n *= 2;
	grown = mus_alloc(source->set->arena, n * sizeof *grown);
	if (source->n_compiled)
		memcpy(grown, source->compiled, source->n_compiled * sizeof *grown);
	source->compiled = grown;
	source->n_compiled = n;
}

void mus_compile_bad(
	struct mus_compile *k, mus_node node, const char *keyword, enum mus_text_id must_be)
{
	k->bad = true;
	mus_doc_find(k->doc, node, NULL, k->diag, MUS_F_SCHEMA_VALUE, keyword,
		mus_text(mus_diag_lang(k->diag), must_be));
}

void mus_compile_name(
	struct mus_compile *k, const char *uri, struct mus_schema *schema, mus_node node)
{
	struct mus_map_entry *entry = mus_map_add(&k->set->by_uri, uri);

	if (entry->value && entry->value != schema) {
		k->bad = true;
		mus_doc_find(k->doc, node, NULL, k->diag, MUS_F_SCHEMA_TWICE, uri);
	}
	entry->value = schema;
}

/* $id: a name for this schema, and the base of all references in it. */
static void compile_id(struct mus_compile *k, struct mus_schema *schema)
{
	mus_node id = mus_doc_get(k->doc, schema->node, "$id");
	const char *text = mus_doc_str(k->doc, id);
	size_t len = strlen(text);

	if (!id)
		return;
	/* An empty fragment is allowed by the standard (Core, 8.2.1), any other is not. */
	if (mus_doc_type(k->doc, id) != MUS_STRING || strcspn(text, "#") + 1 < len) {
		mus_compile_bad(k, id, "$id", MUS_T_SCHEMA_URI);
		return;
	}
	k->base = mus_uri_resolve(k->set->arena, k->base, text);
	mus_compile_name(k, k->base, schema, id);
}

static void compile_keywords(struct mus_compile *k, struct mus_schema *schema)
{
	const char *base = k->base;

	/* $id first: it changes what the other keywords' references mean. */
	compile_id(k, schema);
	MUS_EACH_KEY (k->doc, key, schema->node)
		mus_compile_keyword(k, schema, key);
	k->base = base;
}

const struct mus_schema *mus_compile_node(struct mus_compile *k, mus_node node)
{
	enum mus_type type = mus_doc_type(k->doc, node);
	struct mus_schema *schema;

	if (node >= k->source->n_compiled)
		grow_compiled(k->source, node);
	if (k->source->compiled[node])
		return k->source->compiled[node];
	schema = mus_alloc(k->set->arena, sizeof *schema);
	schema->source = k->source;
	schema->node = node;
	k->source->compiled[node] = schema;
	if (type == MUS_BOOL)
		schema->never = !mus_doc_true(k->doc, node);
	else if (type == MUS_MAP)
		compile_keywords(k, schema);
	else
		mus_compile_bad(k, node, k->keyword, MUS_T_SCHEMA_A_SCHEMA);
	return schema;
}

const struct mus_schema *mus_compile_source(struct mus_schemas *set, struct mus_source *source,
	mus_node root, const char *uri, struct mus_diag *diag)
{
	struct mus_compile k = { .set = set, .source = source, .doc = source->doc, .diag = diag };
	const struct mus_schema *schema;

	k.keyword = uri;
	k.base = mus_uri_resolve(set->arena, "", uri);
	schema = mus_compile_node(&k, root);
	mus_compile_name(&k, k.base, source->compiled[root], root);
	if (k.bad)
		set->refused = true;
	return schema;
}
