/*
 * The keywords of JSON Schema 2020-12 (Core, 8 to 10; Validation, 6 to 9): one table, from a
 * keyword to how its value is read and where it goes.
 */
#include "schema/keyword.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static void refuse(struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w)
{
	(void)schema;
	k->bad = true;
	mus_doc_find(k->doc, w->value, NULL, k->diag, MUS_F_SCHEMA_UNSUPPORTED, w->keyword->name);
}

#define ITSELF MUS_PARTS
#define SELF(member) ITSELF, offsetof(struct mus_schema, member)
#define OBJECT(member) MUS_ON_OBJECT, offsetof(struct mus_on_object, member)
#define ARRAY(member) MUS_ON_ARRAY, offsetof(struct mus_on_array, member)
#define STRING(member) MUS_ON_STRING, offsetof(struct mus_on_string, member)
#define NUMBER(member) MUS_ON_NUMBER, offsetof(struct mus_on_number, member)
#define LOGIC(member) MUS_LOGIC, offsetof(struct mus_logic, member)

/* In the order of their bytes: looked up by halving. */
static const struct mus_keyword keywords[] = {
	{ "$anchor", mus_read_anchor, ITSELF, 0 },
	{ "$comment", NULL, ITSELF, 0 },
	{ "$defs", mus_read_defs, ITSELF, 0 },
	{ "$dynamicAnchor", refuse, ITSELF, 0 },
	{ "$dynamicRef", refuse, ITSELF, 0 },
	{ "$id", NULL, ITSELF, 0 }, /* read before all others, in compile.c */
	{ "$recursiveAnchor", refuse, ITSELF, 0 },
	{ "$recursiveRef", refuse, ITSELF, 0 },
	{ "$ref", mus_read_ref, SELF(ref) },
	{ "$schema", mus_read_dialect, ITSELF, 0 },
	{ "$vocabulary", refuse, ITSELF, 0 },
	{ "additionalItems", refuse, ITSELF, 0 },
	{ "additionalProperties", mus_read_schema, OBJECT(additional) },
	{ "allOf", mus_read_list, LOGIC(all) },
	{ "anyOf", mus_read_list, LOGIC(any) },
	{ "const", mus_read_const, ITSELF, 0 },
	{ "contains", mus_read_schema, ARRAY(contains) },
	{ "contentEncoding", NULL, ITSELF, 0 },
	{ "contentMediaType", NULL, ITSELF, 0 },
	{ "contentSchema", NULL, ITSELF, 0 },
	{ "default", NULL, ITSELF, 0 },
	{ "definitions", refuse, ITSELF, 0 },
	{ "dependencies", refuse, ITSELF, 0 },
	{ "dependentRequired", mus_read_needs, MUS_ON_OBJECT, 0 },
	{ "dependentSchemas", mus_read_dependents, MUS_ON_OBJECT, 0 },
	{ "deprecated", NULL, ITSELF, 0 },
	{ "description", mus_read_text, SELF(description) },
	{ "else", mus_read_schema, LOGIC(else_this) },
	{ "enum", mus_read_enum, ITSELF, 0 },
	{ "errorMessage", NULL, ITSELF, 0 }, /* for editors: yaml-language-server shows it */
	{ "examples", NULL, ITSELF, 0 },
	{ "exclusiveMaximum", mus_read_limit, NUMBER(below) },
	{ "exclusiveMinimum", mus_read_limit, NUMBER(above) },
	{ "format", mus_read_format, STRING(date) },
	{ "if", mus_read_schema, LOGIC(if_this) },
	{ "items", mus_read_schema, ARRAY(items) },
	{ "maxContains", mus_read_count, ARRAY(max_contains) },
	{ "maxItems", mus_read_count, ARRAY(max) },
	{ "maxLength", mus_read_count, STRING(max) },
	{ "maxProperties", mus_read_count, OBJECT(max) },
	{ "maximum", mus_read_limit, NUMBER(max) },
	{ "minContains", mus_read_count, ARRAY(min_contains) },
	{ "minItems", mus_read_count, ARRAY(min) },
	{ "minLength", mus_read_count, STRING(min) },
	{ "minProperties", mus_read_count, OBJECT(min) },
	{ "minimum", mus_read_limit, NUMBER(min) },
	{ "multipleOf", mus_read_step, NUMBER(step) },
	{ "not", mus_read_schema, LOGIC(not_this) },
	{ "oneOf", mus_read_list, LOGIC(one) },
	{ "pattern", mus_read_pattern, STRING(pattern) },
	{ "patternProperties", mus_read_patterns, MUS_ON_OBJECT, 0 },
	{ "prefixItems", mus_read_list, ARRAY(prefix) },
	{ "properties", mus_read_properties, MUS_ON_OBJECT, 0 },
	{ "propertyNames", mus_read_schema, OBJECT(names) },
	{ "readOnly", NULL, ITSELF, 0 },
	{ "required", mus_read_required, MUS_ON_OBJECT, 0 },
	{ "then", mus_read_schema, LOGIC(then_this) },
	{ "title", mus_read_text, SELF(title) },
	{ "type", mus_read_type, ITSELF, 0 },
	{ "unevaluatedItems", refuse, ITSELF, 0 },
	{ "unevaluatedProperties", refuse, ITSELF, 0 },
	{ "uniqueItems", mus_read_bool, ARRAY(unique) },
	{ "writeOnly", NULL, ITSELF, 0 },
	{ "x-da", mus_read_text, SELF(description_da) },
	{ "x-da-title", mus_read_text, SELF(title_da) },
	{ "x-disclosure", mus_read_disclosure, ITSELF, 0 },
	{ "x-ref", mus_read_text, SELF(names) },
};

#define N_KEYWORDS (sizeof keywords / sizeof *keywords)

/* A part of the schema, made with what its keywords mean when they are not there. */
static void *part_of(struct mus_compile *k, struct mus_schema *schema, unsigned part)
{
	static const struct mus_on_object object = { .max = SIZE_MAX };
	static const struct mus_on_array array = {
		.max = SIZE_MAX, .min_contains = 1, .max_contains = SIZE_MAX
	};
	static const struct mus_on_string string = { .max = SIZE_MAX };
	static const struct mus_on_number number = { NULL, NULL, NULL, NULL, NULL };
	static const struct mus_logic logic = { .not_this = NULL };
	static const struct {
		const void *initial;
		size_t size;
	} parts[MUS_PARTS] = {
		[MUS_ON_OBJECT] = { &object, sizeof object },
		[MUS_ON_ARRAY] = { &array, sizeof array },
		[MUS_ON_STRING] = { &string, sizeof string },
		[MUS_ON_NUMBER] = { &number, sizeof number },
		[MUS_LOGIC] = { &logic, sizeof logic },
	};

	if (part == ITSELF)
		return schema;
	if (!schema->part[part]) {
		schema->part[part] = mus_alloc(k->set->arena, parts[part].size);
		memcpy(schema->part[part], parts[part].initial, parts[part].size);
	}
	return schema->part[part];
}

static int by_keyword(const void *name, const void *keyword)
{
	return strcmp(name, ((const struct mus_keyword *)keyword)->name);
}

/* "(did you mean 'minLength'?)", or "". */
static void add_suggestion(struct mus_buf *out, const char *name, enum mus_lang lang)
{
	const char *names[N_KEYWORDS], *near;

	for (size_t i = 0; i < N_KEYWORDS; i++)
		names[i] = keywords[i].name;
	near = mus_nearest(name, names, N_KEYWORDS);
	if (near)
		mus_say(out, lang, MUS_T_SCHEMA_DID_YOU_MEAN, &near, 1);
}

static void refuse_unknown(struct mus_compile *k, mus_node key, const char *name)
{
	struct mus_buf suggestion = MUS_BUF_INIT;

	k->bad = true;
	add_suggestion(&suggestion, name, mus_diag_lang(k->diag));
	mus_doc_find(k->doc, key, NULL, k->diag, MUS_F_SCHEMA_KEYWORD, name, suggestion.data);
	mus_buf_dispose(&suggestion);
}

void mus_compile_keyword(struct mus_compile *k, struct mus_schema *schema, mus_node key)
{
	const char *name = mus_doc_str(k->doc, key);
	const struct mus_keyword *keyword =
		bsearch(name, keywords, N_KEYWORDS, sizeof *keywords, by_keyword);
	const char *outer = k->keyword;
	struct mus_word w = { .keyword = keyword, .value = mus_doc_value(k->doc, key) };

	if (!keyword) {
		if (strncmp(name, "x-", 2) != 0)
			refuse_unknown(k, key, name);
		return;
	}
	if (!keyword->read)
		return;
	k->keyword = name;
	w.slot = (char *)part_of(k, schema, keyword->part) + keyword->offset;
	keyword->read(k, schema, &w);
	k->keyword = outer;
}
