/*
 * What stands after a keyword, read into its place in the compiled schema.
 */
#include "schema/keyword.h"
#include "schema/uri.h"

#include <stdlib.h>
#include <string.h>

static void bad(struct mus_compile *k, const struct mus_word *w, enum mus_text_id must_be)
{
	mus_compile_bad(k, w->value, w->keyword->name, must_be);
}

static enum mus_type type_of(const struct mus_compile *k, mus_node node)
{
	return mus_doc_type(k->doc, node);
}

static bool read_number(const struct mus_compile *k, mus_node node, struct mus_limit *out)
{
	enum mus_type type = type_of(k, node);

	out->text = mus_doc_str(k->doc, node);
	return (type == MUS_INT || type == MUS_FLOAT) &&
	       mus_number_parse(&out->number, out->text, out->scratch);
}

void mus_read_count(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	struct mus_limit limit;

	(void)schema;
	if (!read_number(k, w->value, &limit) || !mus_number_size(&limit.number, w->slot))
		bad(k, w, MUS_T_SCHEMA_COUNT);
}

void mus_read_limit(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	struct mus_limit *limit = mus_alloc(k->set->arena, sizeof *limit);

	(void)schema;
	if (read_number(k, w->value, limit))
		*(const struct mus_limit **)w->slot = limit;
	else
		bad(k, w, MUS_T_SCHEMA_NUMBER);
}

void mus_read_step(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	const struct mus_limit **slot = w->slot;
	uint64_t digits;

	mus_read_limit(k, schema, w);
	if (*slot && ((*slot)->number.negative ||
			     !mus_number_digits(&(*slot)->number, MUS_NUMBER_MAX_STEP, &digits)))
		bad(k, w, MUS_T_SCHEMA_STEP);
}

void mus_read_bool(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	(void)schema;
	if (type_of(k, w->value) == MUS_BOOL)
		*(bool *)w->slot = mus_doc_true(k->doc, w->value);
	else
		bad(k, w, MUS_T_SCHEMA_BOOLEAN);
}

void mus_read_text(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	(void)schema;
	if (type_of(k, w->value) == MUS_STRING)
		*(const char **)w->slot = mus_doc_str(k->doc, w->value);
	else
		bad(k, w, MUS_T_SCHEMA_STRING);
}

void mus_read_schema(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	(void)schema;
	*(const struct mus_schema **)w->slot = mus_compile_node(k, w->value);
}

void mus_read_list(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	struct mus_schema_list *list = w->slot;

	(void)schema;
	if (type_of(k, w->value) != MUS_SEQ || !mus_doc_size(k->doc, w->value))
		bad(k, w, MUS_T_SCHEMA_SCHEMAS);
	else
		MUS_EACH (k->doc, item, w->value)
			*MUS_PUSH(k->set->arena, list->items, list->n, list->cap) =
				mus_compile_node(k, item);
}

/* A list of texts into an array; false when it is none. */
static bool read_strings(struct mus_compile *k, mus_node node, const char ***out, size_t *n)
{
	size_t size = mus_doc_size(k->doc, node);

	*n = 0;
	if (type_of(k, node) != MUS_SEQ)
		return false;
	*out = mus_alloc(k->set->arena, size * sizeof **out);
	MUS_EACH (k->doc, item, node) {
		if (type_of(k, item) != MUS_STRING)
			return false;
		(*out)[(*n)++] = mus_doc_str(k->doc, item);
	}
	return true;
}

void mus_read_required(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	struct mus_on_object *object = schema->part[MUS_ON_OBJECT];

	if (!read_strings(k, w->value, &object->required, &object->n_required))
		bad(k, w, MUS_T_SCHEMA_TEXTS);
}

static bool is_map(struct mus_compile *k, const struct mus_word *w, enum mus_text_id must_be)
{
	if (type_of(k, w->value) == MUS_MAP)
		return true;
	bad(k, w, must_be);
	return false;
}

/* $defs: compiled for what lies in it; it checks nothing itself. */
void mus_read_defs(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	(void)schema;
	if (is_map(k, w, MUS_T_SCHEMA_NAMED))
		MUS_EACH_KEY (k->doc, key, w->value)
			mus_compile_node(k, mus_doc_value(k->doc, key));
}

static int by_name(const void *a, const void *b)
{
	const struct mus_property *left = a, *right = b;

	return strcmp(left->name, right->name);
}

void mus_read_properties(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	struct mus_on_object *object = schema->part[MUS_ON_OBJECT];
	size_t size = mus_doc_size(k->doc, w->value);

	if (!is_map(k, w, MUS_T_SCHEMA_NAMED) || !size)
		return;
	object->properties = mus_alloc(k->set->arena, size * sizeof *object->properties);
	MUS_EACH_KEY (k->doc, key, w->value)
		object->properties[object->n_properties++] =
			(struct mus_property){ mus_doc_str(k->doc, key),
				mus_compile_node(k, mus_doc_value(k->doc, key)) };
	qsort(object->properties, size, sizeof *object->properties, by_name);
}

static const struct mus_pattern *pattern_of(struct mus_compile *k, mus_node node)
{
	struct mus_buf reason = MUS_BUF_INIT;
	const char *text = mus_doc_str(k->doc, node);
	const struct mus_pattern *pattern =
		mus_patterns_get(k->set->patterns, text, mus_doc_len(k->doc, node), &reason);

	if (!pattern) {
		k->bad = true;
		mus_doc_find(k->doc, node, NULL, k->diag, MUS_F_SCHEMA_PATTERN, text, reason.data);
	}
	mus_buf_dispose(&reason);
	return pattern;
}

void mus_read_pattern(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	(void)schema;
	if (type_of(k, w->value) == MUS_STRING)
		*(const struct mus_pattern **)w->slot = pattern_of(k, w->value);
	else
		bad(k, w, MUS_T_SCHEMA_STRING);
}

void mus_read_patterns(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	struct mus_on_object *object = schema->part[MUS_ON_OBJECT];
	size_t size = mus_doc_size(k->doc, w->value);

	if (!is_map(k, w, MUS_T_SCHEMA_NAMED))
		return;
	object->patterns = mus_alloc(k->set->arena, size * sizeof *object->patterns);
	MUS_EACH_KEY (k->doc, key, w->value)
		object->patterns[object->n_patterns++] =
			(struct mus_pattern_property){ pattern_of(k, key),
				mus_compile_node(k, mus_doc_value(k->doc, key)) };
}

static struct mus_dependency *dependency_of(
	struct mus_compile *k, struct mus_schema *schema, mus_node key)
{
	struct mus_on_object *o = schema->part[MUS_ON_OBJECT];
	struct mus_dependency *dependency =
		MUS_PUSH(k->set->arena, o->dependencies, o->n_dependencies, o->cap_dependencies);

	dependency->name = mus_doc_str(k->doc, key);
	return dependency;
}

void mus_read_needs(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	if (!is_map(k, w, MUS_T_SCHEMA_LISTS))
		return;
	MUS_EACH_KEY (k->doc, key, w->value) {
		struct mus_dependency *dependency = dependency_of(k, schema, key);

		if (!read_strings(k, mus_doc_value(k->doc, key), &dependency->needs,
			    &dependency->n_needs))
			bad(k, w, MUS_T_SCHEMA_LISTS);
	}
}

void mus_read_dependents(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	if (!is_map(k, w, MUS_T_SCHEMA_NAMED))
		return;
	MUS_EACH_KEY (k->doc, key, w->value)
		dependency_of(k, schema, key)->schema =
			mus_compile_node(k, mus_doc_value(k->doc, key));
}

static unsigned type_bit(const char *name)
{
	static const char *const names[] = { "null", "boolean", "integer", "number", "string",
		"array", "object" };

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return 1U << i;
	return 0;
}

void mus_read_type(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	unsigned bit = type_bit(mus_doc_str(k->doc, w->value));

	schema->types = bit;
	MUS_EACH (k->doc, item, w->value) {
		bit = type_bit(mus_doc_str(k->doc, item));
		schema->types |= bit;
		if (!bit)
			break;
	}
	if (!bit)
		bad(k, w, MUS_T_SCHEMA_TYPE);
}

static void add_word(struct mus_compile *k, struct mus_schema *schema, mus_node node)
{
	if (mus_json_of(k->doc, node) & (MUS_JSON_ARRAY | MUS_JSON_OBJECT))
		return;
	schema->words[schema->n_words++] =
		type_of(k, node) == MUS_NULL ? "null" : mus_doc_str(k->doc, node);
}

void mus_read_enum(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	if (type_of(k, w->value) != MUS_SEQ) {
		bad(k, w, MUS_T_SCHEMA_ARRAY);
		return;
	}
	schema->values = w->value;
	/* Nothing but the const beside it can be meant. */
	if (schema->constant)
		return;
	schema->words =
		mus_alloc(k->set->arena, mus_doc_size(k->doc, w->value) * sizeof *schema->words);
	MUS_EACH (k->doc, item, w->value)
		add_word(k, schema, item);
}

void mus_read_const(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	schema->constant = w->value;
	schema->n_words = 0;
	schema->words = mus_alloc(k->set->arena, sizeof *schema->words);
	add_word(k, schema, w->value);
}

void mus_read_format(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	(void)schema;
	if (strcmp(mus_doc_str(k->doc, w->value), "date") == 0)
		*(enum mus_dates *)w->slot = k->set->dates;
}

void mus_read_ref(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	struct mus_schemas *set = k->set;

	if (type_of(k, w->value) != MUS_STRING) {
		bad(k, w, MUS_T_SCHEMA_STRING);
		return;
	}
	*MUS_PUSH(NULL, set->pending, set->n_pending, set->cap_pending) =
		(struct mus_pending){ schema, w->value,
			mus_uri_resolve(set->arena, k->base, mus_doc_str(k->doc, w->value)) };
}

void mus_read_anchor(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	mus_compile_name(k,
		mus_printf(k->set->arena, "%s#%s", k->base, mus_doc_str(k->doc, w->value)), schema,
		w->value);
}

/* $schema: draft 7 is fine, as our keywords mean the same there; another language is not. */
void mus_read_dialect(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	static const char *const known[] = { "https://json-schema.org/draft/2020-12/schema",
		"http://json-schema.org/draft-07/schema" };
	const char *text = mus_doc_str(k->doc, w->value);
	size_t len = strcspn(text, "#");

	(void)schema;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strlen(known[i]) == len && memcmp(known[i], text, len) == 0)
			return;
	bad(k, w, MUS_T_SCHEMA_DIALECT);
}

void mus_read_disclosure(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	static const char *const classes[] = { "private", "shared", "reportable" };

	for (int i = 0; i <= MUS_REPORTABLE; i++) {
		if (strcmp(classes[i], mus_doc_str(k->doc, w->value)) == 0) {
			schema->disclosure = (enum mus_disclosure)i;
			schema->disclosed = true;
			return;
		}
	}
	bad(k, w, MUS_T_SCHEMA_CLASS);
}
