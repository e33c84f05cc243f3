/*
 * JSON Schema on the document: is this record what its kind asks for, and if not, where.
 *
 * A set holds schemas by URI. Those of the toolkit lie in the library and are parsed only when
 * one is asked for or referred to:
 *
 *	struct mus_schemas *set = mus_schemas_builtin();
 *	const struct mus_schema *plan = mus_schema_get(set, "plan.schema.yaml", diag);
 *
 *	if (!plan || mus_schema_check(plan, doc, mus_doc_root(doc, 0), diag, NULL))
 *		...                       (the findings are in diag)
 *	mus_schemas_free(set);
 *
 * Language: JSON Schema draft 2020-12 (Core and Validation), less what a record does not need:
 * unevaluatedItems, unevaluatedProperties, $dynamicRef, $dynamicAnchor and vocabularies. Schemas
 * may be written as YAML. A keyword that is not known here is refused by name when the schema is
 * got, save for x-… (annotations). `format: date` is asserted, all other formats are notes.
 * `pattern` is ECMA-262 with the u flag, unanchored.
 *
 * Our own annotations: `x-ref: KIND` (the value, each item of the list, or each key of the
 * mapping names something of that kind), `x-disclosure`, `x-da` (Danish description),
 * `x-da-title` (Danish title). Findings call a text that fits a `pattern` by the `title` beside
 * it ("a phone number"), and explain it by the `description`.
 *
 * Threads: mus_schemas_add() and mus_schema_get() change the set. A schema that was got never
 * changes, and any number of threads may check with it, each with its own diag and refs.
 */
#ifndef MUS_SCHEMA_SCHEMA_H
#define MUS_SCHEMA_SCHEMA_H

#include "base/api.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "doc/doc.h"

/* Opaque: a set, and one schema of it. */
struct mus_schemas;
struct mus_schema;

/* At most this many findings a value; one more says that others were left out. */
#define MUS_SCHEMA_MAX_FINDINGS 1000

/* Appends the name of the library that matches patterns, with its version. */
MUS_API void mus_schema_library(struct mus_buf *out);

/* An empty set; free it with mus_schemas_free(). */
MUS_API struct mus_schemas *mus_schemas_new(void);
/* A set that knows the schemas in the library by their file names. Nothing is parsed yet. */
MUS_API struct mus_schemas *mus_schemas_builtin(void);
/* Frees the set and every schema that came from it. NULL is fine. */
MUS_API void mus_schemas_free(struct mus_schemas *set);

/*
 * Adds a schema under a URI (RFC 3986; a file name will do, and relative references are resolved
 * against it). The text is copied. MUS_REFUSED, with findings in the schema, when it is no YAML,
 * or holds a keyword that is not known or a value that a keyword cannot have.
 */
MUS_API enum mus_status mus_schemas_add(struct mus_schemas *set, const char *uri, const char *text,
	size_t len, struct mus_diag *diag);
/* The same for a part of a document, which must outlive the set. */
MUS_API enum mus_status mus_schemas_add_node(struct mus_schemas *set, const char *uri,
	const struct mus_doc *doc, mus_node node, struct mus_diag *diag);
/* What `format: date` asserts. */
enum mus_dates {
	MUS_DATES_NOTE,  /* nothing */
	MUS_DATES_FULL,  /* a full-date of RFC 3339, years 0000 to 9999; so in a set that is made new */
	MUS_DATES_RECORD /* one that records can have (base/date.h); so in the built-in set */
};
/* Changes that for the schemas that are added from now on. */
MUS_API void mus_schemas_set_dates(struct mus_schemas *set, enum mus_dates dates);

/*
 * The schema with that URI, which may have a fragment (a JSON pointer or an $anchor); with it,
 * all that it refers to is loaded. It lives as long as the set. NULL, with findings: there is no
 * such schema, one of those it refers to is missing, or one was refused. A set in which a schema
 * was refused gives out none.
 */
MUS_API const struct mus_schema *mus_schema_get(
	struct mus_schemas *set, const char *uri, struct mus_diag *diag);

/* A value that names something: found where the schema says x-ref, and where it is valid. */
struct mus_ref {
	const char *kind;       /* what x-ref says; lives as long as the set */
	const char *value;      /* the scalar's text */
	struct mus_place place; /* where it stands */
	const char *path;       /* its JSON pointer (RFC 6901) in the record */
	mus_node node;          /* its node, for as long as the document is there */
};

/*
 * A growing list of them. Texts are copied to the arena, which the caller makes and frees; the
 * items die with it. Several checks may add to one list. Start with { .arena = arena }.
 */
struct mus_refs {
	struct mus_arena *arena;
	struct mus_ref *items; /* n of them, in the order of the record */
	size_t n, cap;         /* used, and allocated */
};

/*
 * Checks a value against a schema: MUS_OK, or MUS_REFUSED with all findings in diag, each with
 * place, path from the root of this value, and source line. One fault gives one finding: a value
 * of the wrong type is not checked further; where several forms are allowed (anyOf, oneOf), the
 * findings are those of the form that fits best. References are appended to refs unless it is
 * NULL; those of anyOf come from the first form that fits.
 */
MUS_API enum mus_status mus_schema_check(const struct mus_schema *schema, const struct mus_doc *doc,
	mus_node node, struct mus_diag *diag, struct mus_refs *refs);

/* The types of JSON, as bits; a whole number is INTEGER and NUMBER. */
enum mus_json {
	MUS_JSON_NULL = 1,
	MUS_JSON_BOOLEAN = 2,
	MUS_JSON_INTEGER = 4,
	MUS_JSON_NUMBER = 8,
	MUS_JSON_STRING = 16,
	MUS_JSON_ARRAY = 32,
	MUS_JSON_OBJECT = 64
};

/* Who may see a field, from the narrowest to the widest. */
enum mus_disclosure {
	MUS_PRIVATE,   /* "private", and what has no x-disclosure */
	MUS_SHARED,    /* "shared" */
	MUS_REPORTABLE /* "reportable" */
};

/* One key of a mapping, as its schema describes it. All texts live as long as the set. */
struct mus_field {
	const char *name;                         /* the key */
	const char *title, *title_da;             /* title, x-da-title; NULL for none */
	const char *description, *description_da; /* description, x-da; NULL for none */
	const char *ref;                          /* x-ref, NULL for none */
	enum mus_disclosure disclosure;           /* its own; see mus_schema_disclosure() */
	bool required;                            /* always; not: under a condition (if) */
	bool date;                 /* format: date */
	unsigned types;            /* bits of enum mus_json; 0: any */
	const char *const *values; /* the words of its enum or const ... */
	size_t n_values;           /* ... 0: it has none */
	const struct mus_schema *schema; /* of its value, for its own fields in turn */
};

/*
 * Field number i (from 0) of a mapping that follows this schema, in the order of the schema;
 * false when there are no more. Goes through $ref and allOf; what stands beside a $ref wins over
 * what it leads to.
 */
MUS_API bool mus_schema_field(const struct mus_schema *schema, size_t i, struct mus_field *out);
/*
 * The schema of the value at a JSON pointer below one that follows this schema ("/actions/0/due",
 * "" for itself); in a list any number serves. NULL when the schema does not name such a value.
 */
MUS_API const struct mus_schema *mus_schema_at(const struct mus_schema *schema, const char *path);
/*
 * Who may see the value at that path: the narrowest x-disclosure of the field itself and of the
 * fields that it lies in. A field without one is private; the items of a list, and the values of
 * a mapping whose keys are free, are as the list or mapping unless they say otherwise.
 */
MUS_API enum mus_disclosure mus_schema_disclosure(
	const struct mus_schema *schema, const char *path);

#endif
