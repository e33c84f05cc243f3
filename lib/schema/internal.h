/*
 * The inside of lib/schema.
 *
 * A schema is compiled once (compile.c, keywords.c, resolve.c) to a struct mus_schema in the
 * set's arena: its keywords are sorted by the type of value they speak of, and a $ref is a
 * pointer. A check (check*.c) walks schema and document side by side and allocates nothing
 * unless it finds something.
 */
#ifndef MUS_SCHEMA_INTERNAL_H
#define MUS_SCHEMA_INTERNAL_H

#include "base/arena.h"
#include "base/embedded.h"
#include "base/map.h"
#include "schema/number.h"
#include "schema/pattern.h"
#include "schema/schema.h"

/* What a schema says, by the type of value it says it of. */
enum mus_part { MUS_ON_OBJECT, MUS_ON_ARRAY, MUS_ON_STRING, MUS_ON_NUMBER, MUS_LOGIC, MUS_PARTS };

struct mus_schema {
	struct mus_source *source; /* where it is written: */
	mus_node node;
	bool never;                /* the schema `false` */
	unsigned types;            /* `type`, as bits of enum mus_json; 0: any */
	mus_node values, constant; /* `enum`, `const`; 0 for none */
	const char **words;        /* the scalars of `enum` or `const` as text */
	size_t n_words;
	const struct mus_schema *ref; /* where $ref leads */
	void *part[MUS_PARTS];        /* the structs below, or NULL: ask mus_on_object() ... */
	const char *title, *title_da, *description, *description_da;
	const char *names; /* x-ref */
	enum mus_disclosure disclosure;
	bool disclosed; /* x-disclosure is there */
};

struct mus_schema_list {
	const struct mus_schema **items;
	size_t n, cap;
};

struct mus_property {
	const char *name;
	const struct mus_schema *schema;
};

struct mus_pattern_property {
	const struct mus_pattern *pattern;
	const struct mus_schema *schema;
};

/* dependentRequired and dependentSchemas, for one key. */
struct mus_dependency {
	const char *name;
	const char **needs;
	size_t n_needs;
	const struct mus_schema *schema;
};

struct mus_on_object {
	struct mus_property *properties; /* in the order of their names' bytes */
	size_t n_properties;
	struct mus_pattern_property *patterns;
	size_t n_patterns;
	const struct mus_schema *additional, *names;
	const char **required;
	size_t n_required;
	struct mus_dependency *dependencies;
	size_t n_dependencies, cap_dependencies;
	size_t min, max;
};

struct mus_on_array {
	struct mus_schema_list prefix;
	const struct mus_schema *items, *contains;
	size_t min, max, min_contains, max_contains;
	bool unique;
};

struct mus_on_string {
	size_t min, max;
	const struct mus_pattern *pattern;
	enum mus_dates date; /* how `format: date` is meant; MUS_DATES_NOTE also where there is none */
};

/* A limit, or none when text is NULL. */
struct mus_limit {
	const char *text;
	struct mus_number number;
	char scratch[MUS_NUMBER_SCRATCH];
};

struct mus_on_number {
	const struct mus_limit *min, *max, *above, *below, *step; /* NULL for none */
};

struct mus_logic {
	struct mus_schema_list all, any, one;
	const struct mus_schema *not_this, *if_this, *then_this, *else_this;
};

static inline const struct mus_on_object *mus_on_object(const struct mus_schema *schema)
{
	return schema->part[MUS_ON_OBJECT];
}

static inline const struct mus_on_string *mus_on_string(const struct mus_schema *schema)
{
	return schema->part[MUS_ON_STRING];
}

static inline const struct mus_logic *mus_logic(const struct mus_schema *schema)
{
	return schema->part[MUS_LOGIC];
}

/* A document that schemas are written in. */
struct mus_source {
	const struct mus_doc *doc;
	struct mus_doc *owned;        /* the same, when the set is to free it */
	struct mus_schema **compiled; /* by node; NULL where no schema was compiled */
	size_t n_compiled;
	struct mus_schemas *set;
	struct mus_source *next;
};

/* A $ref whose schema is not known yet. */
struct mus_pending {
	struct mus_schema *from;
	mus_node node; /* the $ref's value */
	const char *uri;
};

struct mus_schemas {
	struct mus_arena *arena;
	const struct mus_embedded *embedded; /* NULL: none */
	struct mus_map by_uri;               /* struct mus_schema; also by URI#anchor */
	struct mus_source *sources;
	struct mus_pending *pending;
	size_t n_pending, cap_pending;
	struct mus_patterns *patterns;
	enum mus_dates dates;
	bool refused; /* some schema was: nothing is given out any more */
};

/* What compiling one document carries along. */
struct mus_compile {
	struct mus_schemas *set;
	struct mus_source *source;
	const struct mus_doc *doc;
	struct mus_diag *diag;
	const char *base;    /* the URI that references are relative to here */
	const char *keyword; /* whose value is being compiled; at the root, the URI */
	bool bad;
};

/* compile.c: a document's schemas. */
struct mus_source *mus_source_new(
	struct mus_schemas *set, const struct mus_doc *doc, struct mus_doc *owned);
/* Compiles a document's schema under that URI and marks the set when it is bad. */
const struct mus_schema *mus_compile_source(struct mus_schemas *set, struct mus_source *source,
	mus_node root, const char *uri, struct mus_diag *diag);
/* The schema at a node of the document that is being compiled; never NULL. */
const struct mus_schema *mus_compile_node(struct mus_compile *k, mus_node node);
/* Names a schema by a URI; a finding at the node when the URI names another. */
void mus_compile_name(
	struct mus_compile *k, const char *uri, struct mus_schema *schema, mus_node node);
/* A keyword's value is not what it must be. */
void mus_compile_bad(
	struct mus_compile *k, mus_node node, const char *keyword, enum mus_text_id must_be);

/* keywords.c: one keyword of a schema. */
void mus_compile_keyword(struct mus_compile *k, struct mus_schema *schema, mus_node key);

/* resolve.c: where references lead. */
const struct mus_schema *mus_resolve(
	struct mus_schemas *set, const char *uri, struct mus_diag *diag);
/* Follows all pending $refs, and those of what they load. */
void mus_resolve_pending(struct mus_schemas *set, struct mus_diag *diag);

/* value.c: values of JSON, compared as such. */
/* Bits of enum mus_json for a node; 0 for .inf and .nan, which JSON does not have. */
unsigned mus_json_of(const struct mus_doc *doc, mus_node node);
/*
 * Equal as JSON: 1 and 1.0 are, and the order of keys is nothing. Each value looked at is taken
 * from *budget; with none left the answer is false.
 */
bool mus_json_same(const struct mus_doc *doc_a, mus_node a, const struct mus_doc *doc_b, mus_node b,
	size_t *budget);
/* Equal for equal values. */
uint64_t mus_json_hash(const struct mus_doc *doc, mus_node node, size_t *budget);

/* Text of a pointer's token with ~ escapes (RFC 6901), appended. */
void mus_pointer_add(struct mus_buf *out, const char *token);
/* The next token of a pointer at *path (at its slash), unescaped; NULL at the end. */
char *mus_pointer_next(struct mus_arena *arena, const char **path);

#endif
