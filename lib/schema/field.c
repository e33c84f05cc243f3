/*
 * A schema as a description of its fields: what the manual, forms and roll-ups ask it for.
 */
#include "schema/internal.h"

#include <string.h>

/*
 * How many schemas are looked at for one answer. Where one refers to itself twice, counting how
 * deep the circle is gone round would not end it: the ways double each time.
 */
#define MOST_SCHEMAS 1000

/* Where the fields are counted from; `left` goes down to 0 at the one that is wanted. */
struct walk {
	size_t left;
	unsigned schemas;               /* that may still be looked at */
	const struct mus_schema *owner; /* the schema whose properties hold it */
	mus_node key;
};

/* The keys under `properties`, in the order in which they are written. */
static bool walk_properties(const struct mus_schema *schema, struct walk *walk)
{
	const struct mus_doc *doc = schema->source->doc;

	MUS_EACH_KEY (doc, key, mus_doc_get(doc, schema->node, "properties")) {
		if (walk->left-- == 0) {
			walk->owner = schema;
			walk->key = key;
			return true;
		}
	}
	return false;
}

static bool walk_fields(const struct mus_schema *schema, struct walk *walk)
{
	const struct mus_logic *logic = mus_logic(schema);

	if (!walk->schemas)
		return false;
	walk->schemas--;
	if (walk_properties(schema, walk))
		return true;
	if (schema->ref && walk_fields(schema->ref, walk))
		return true;
	for (size_t i = 0; logic && i < logic->all.n; i++)
		if (walk_fields(logic->all.items[i], walk))
			return true;
	return false;
}

static bool is_required(const struct mus_schema *schema, const char *name, unsigned *schemas)
{
	const struct mus_on_object *object = mus_on_object(schema);
	const struct mus_logic *logic = mus_logic(schema);

	if (!*schemas)
		return false;
	--*schemas;
	for (size_t i = 0; object && i < object->n_required; i++)
		if (strcmp(object->required[i], name) == 0)
			return true;
	if (schema->ref && is_required(schema->ref, name, schemas))
		return true;
	for (size_t i = 0; logic && i < logic->all.n; i++)
		if (is_required(logic->all.items[i], name, schemas))
			return true;
	return false;
}

/* Fills what is not there yet: the schema beside a $ref was read before the one it leads to. */
static void describe(const struct mus_schema *schema, struct mus_field *out, bool *disclosed)
{
	if (!out->title)
		out->title = schema->title;
	if (!out->title_da)
		out->title_da = schema->title_da;
	if (!out->description)
		out->description = schema->description;
	if (!out->description_da)
		out->description_da = schema->description_da;
	if (!out->ref)
		out->ref = schema->names;
	out->date |= mus_on_string(schema) && mus_on_string(schema)->date != MUS_DATES_NOTE;
	if (!out->types)
		out->types = schema->types;
	if (!out->n_values) {
		out->values = schema->words;
		out->n_values = schema->n_words;
	}
	if (!*disclosed)
		out->disclosure = schema->disclosure;
	*disclosed = *disclosed || schema->disclosed;
}

bool mus_schema_field(const struct mus_schema *schema, size_t i, struct mus_field *out)
{
	struct walk walk = { .left = i, .schemas = MOST_SCHEMAS };
	unsigned schemas = MOST_SCHEMAS;
	const struct mus_doc *doc;
	bool disclosed = false;

	if (!walk_fields(schema, &walk))
		return false;
	doc = walk.owner->source->doc;
	*out = (struct mus_field){ .name = mus_doc_str(doc, walk.key) };
	out->schema = walk.owner->source->compiled[mus_doc_value(doc, walk.key)];
	out->required = is_required(schema, out->name, &schemas);
	schema = out->schema;
	for (int n = 0; schema && n < MOST_SCHEMAS; n++, schema = schema->ref)
		describe(schema, out, &disclosed);
	return true;
}

/*
 * The schema of what stands under that key or index, in this schema itself. `named` comes back
 * true for a field, false for one of many: an item of a list, a key that only a pattern fits.
 */
static const struct mus_schema *own_child(
	const struct mus_schema *schema, const char *token, bool *named)
{
	const struct mus_on_object *object = mus_on_object(schema);
	const struct mus_on_array *array = schema->part[MUS_ON_ARRAY];
	struct mus_matcher matcher = { NULL, NULL };
	const struct mus_schema *child = NULL;

	*named = true;
	for (size_t i = 0; object && i < object->n_properties; i++)
		if (strcmp(object->properties[i].name, token) == 0)
			return object->properties[i].schema;
	*named = false;
	for (size_t i = 0; object && !child && i < object->n_patterns; i++)
		if (mus_pattern_match(object->patterns[i].pattern, &matcher, token,
			    strlen(token)) == MUS_MATCH_YES)
			child = object->patterns[i].schema;
	mus_matcher_dispose(&matcher);
	if (!child && object && object->additional && !object->additional->never)
		child = object->additional;
	if (!child && array && token[0] >= '0' && token[0] <= '9')
		child = array->items;
	return child;
}

static const struct mus_schema *child_of(
	const struct mus_schema *schema, const char *token, bool *named, unsigned *schemas);

static const struct mus_schema *child_among(
	const struct mus_schema_list *list, const char *token, bool *named, unsigned *schemas)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct mus_schema *child = child_of(list->items[i], token, named, schemas);

		if (child)
			return child;
	}
	return NULL;
}

static const struct mus_schema *child_of(
	const struct mus_schema *schema, const char *token, bool *named, unsigned *schemas)
{
	const struct mus_logic *logic = mus_logic(schema);
	const struct mus_schema *child = own_child(schema, token, named);

	if (child || !*schemas)
		return child;
	--*schemas;
	if (schema->ref)
		child = child_of(schema->ref, token, named, schemas);
	if (!child && logic)
		child = child_among(&logic->all, token, named, schemas);
	if (!child && logic)
		child = child_among(&logic->any, token, named, schemas);
	if (!child && logic)
		child = child_among(&logic->one, token, named, schemas);
	return child;
}

/* The x-disclosure of the schema, or of what its $ref leads to; false when there is none. */
static bool disclosed(const struct mus_schema *schema, enum mus_disclosure *out)
{
	for (int n = 0; schema && n < MOST_SCHEMAS; n++, schema = schema->ref) {
		if (schema->disclosed) {
			*out = schema->disclosure;
			return true;
		}
	}
	return false;
}

/*
 * Goes down a path. `widest` comes back as the narrowest class that is stated on the way, and
 * `last_stated` says whether the last field on it states one.
 */
static const struct mus_schema *descend(const struct mus_schema *schema, const char *path,
	enum mus_disclosure *widest, bool *last_stated)
{
	struct mus_arena *arena = mus_arena_new();
	enum mus_disclosure stated;
	char *token;

	*widest = MUS_REPORTABLE;
	*last_stated = disclosed(schema, &stated);
	if (*last_stated)
		*widest = stated;
	while (schema && (token = mus_pointer_next(arena, &path)) != NULL) {
		unsigned schemas = MOST_SCHEMAS;
		bool named, here;

		schema = child_of(schema, token, &named, &schemas);
		here = schema && disclosed(schema, &stated);
		if (here && stated < *widest)
			*widest = stated;
		*last_stated = here || (!named && *last_stated);
	}
	mus_arena_free(arena);
	return schema;
}

const struct mus_schema *mus_schema_at(const struct mus_schema *schema, const char *path)
{
	enum mus_disclosure widest;
	bool stated;

	return descend(schema, path, &widest, &stated);
}

enum mus_disclosure mus_schema_disclosure(const struct mus_schema *schema, const char *path)
{
	enum mus_disclosure widest;
	bool stated;

	if (!descend(schema, path, &widest, &stated) || !stated)
		return MUS_PRIVATE;
	return widest;
}
