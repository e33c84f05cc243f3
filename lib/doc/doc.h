/*
 * The document: YAML text as a flat tree in which every node knows its place.
 *
 * All nodes lie in one array, all decoded text in one arena; a node is an index. A document is
 * made by mus_doc_parse(), never changes, and is freed as a whole; strings and places taken from
 * it live as long as it does. Nothing outside lib/doc knows libyaml.
 *
 * Aliases are followed by every function here and never copied. Mapping keys are scalars.
 * Scalars are typed by the core schema of YAML 1.2: `no` is a string, `0123` the number 123.
 */
#ifndef MUS_DOC_DOC_H
#define MUS_DOC_DOC_H

#include "base/api.h"
#include "base/buf.h"
#include "base/diag.h"

/* Opaque. It never changes, so that any number of threads may look at it. */
struct mus_doc;

/* A node's number; 0 is 'no node', and every function takes it and answers nothing. */
typedef uint32_t mus_node;

/* What a node is. */
enum mus_type {
	MUS_NONE,  /* no node */
	MUS_NULL,  /* null, ~ or nothing behind a key */
	MUS_BOOL,  /* true or false; yes and no are strings */
	MUS_INT,   /* a whole number of any length, in any of the core schema's forms */
	MUS_FLOAT, /* any other number */
	MUS_STRING, /* any other scalar, dates too, and all that is quoted */
	MUS_SEQ,    /* a list */
	MUS_MAP     /* keys with values */
};

/* Limits, the same for every reader (see mus(7), LIMITS). */
#define MUS_DOC_MAX_BYTES ((size_t)64 << 20) /* of text */
#define MUS_DOC_MAX_DEPTH 64                 /* levels of lists and mappings */
#define MUS_DOC_MAX_NODES ((size_t)4 << 20)  /* scalars, lists and mappings */
#define MUS_DOC_MAX_LINES ((size_t)4 << 20)

/*
 * Parses a stream of YAML documents. `name` is what findings call it. Name and text are copied.
 * The caller frees the document with mus_doc_free().
 * Refused with a place and a remedy: bad UTF-8, UTF-16, control characters, conflict markers,
 * duplicate keys, keys that are no scalars, unknown aliases, alias cycles, depth, size.
 * MUS_REFUSED, and *out NULL, when anything was refused.
 */
MUS_API enum mus_status mus_doc_parse(struct mus_doc **out, const char *name, const char *text,
	size_t len, struct mus_diag *diag);
/*
 * The same for whoever wants to know all that is wrong: when nothing but keys that stand twice
 * was refused, the status is MUS_REFUSED but *out is the document, in which both keys stand.
 */
MUS_API enum mus_status mus_doc_parse_faulty(struct mus_doc **out, const char *name,
	const char *text, size_t len, struct mus_diag *diag);
/* Frees the document with all that was taken from it. NULL is fine. */
MUS_API void mus_doc_free(struct mus_doc *doc);

/* Appends the name of the parser beneath, with its version. */
MUS_API void mus_doc_library(struct mus_buf *out);

/* The number of documents in the stream; 0 for a file without any. */
MUS_API size_t mus_doc_count(const struct mus_doc *doc);
/* The root of document number i, from 0; no node (0) where there is no such document. */
MUS_API mus_node mus_doc_root(const struct mus_doc *doc, size_t i);
/* The name it was parsed under. */
MUS_API const char *mus_doc_name(const struct mus_doc *doc);
/* The text it was parsed from, to the byte; *len is its length (len may not be NULL). */
MUS_API const char *mus_doc_text(const struct mus_doc *doc, size_t *len);

/* What the node is. */
MUS_API enum mus_type mus_doc_type(const struct mus_doc *doc, mus_node node);
/*
 * The scalar's text, decoded, NUL-ended: of a number, true or false as it is written; "" for null,
 * a list, a mapping and no node.
 */
MUS_API const char *mus_doc_str(const struct mus_doc *doc, mus_node node);
/* The length of that text in bytes, with NULs that an escape put inside. */
MUS_API size_t mus_doc_len(const struct mus_doc *doc, mus_node node);
/* The first scalar, or key, that holds a NUL character ("\\0" in double quotes); 0 for none. */
MUS_API mus_node mus_doc_nul(const struct mus_doc *doc);
/* Whether the scalar is the boolean true. */
MUS_API bool mus_doc_true(const struct mus_doc *doc, mus_node node);
/* How many items a list, or keys a mapping, has; 0 for all else. */
MUS_API size_t mus_doc_size(const struct mus_doc *doc, mus_node node);

/* The value under that key of a mapping; 0 when there is none. The keys are looked through in order. */
MUS_API mus_node mus_doc_get(const struct mus_doc *doc, mus_node map, const char *key);
/* The first item of a sequence, or the first KEY of a mapping; 0 when there is none. */
MUS_API mus_node mus_doc_first(const struct mus_doc *doc, mus_node node);
/* The next item, or the next key; 0 behind the last. */
MUS_API mus_node mus_doc_next(const struct mus_doc *doc, mus_node node);
/* The value that belongs to a key, which must come from mus_doc_first() or mus_doc_next(). */
MUS_API mus_node mus_doc_value(const struct mus_doc *doc, mus_node key);

/* for each item of a list, or each key of a mapping: MUS_EACH (doc, item, list) … */
#define MUS_EACH(doc, item, seq)                                                                   \
	for (mus_node item = mus_doc_first((doc), (seq)); item; item = mus_doc_next((doc), item))
#define MUS_EACH_KEY(doc, key, map) MUS_EACH (doc, key, map)

/* Where the node begins (an alias: where the alias stands); the whole file for no node. */
MUS_API struct mus_place mus_doc_place(const struct mus_doc *doc, mus_node node);
/* Byte offsets of the node's own text in mus_doc_text(): [*begin, *end); 0 and 0 for no node. */
MUS_API void mus_doc_span(const struct mus_doc *doc, mus_node node, size_t *begin, size_t *end);
/* The source line on which the node begins, in the file's own bytes; no line for no node. */
MUS_API struct mus_line mus_doc_line(const struct mus_doc *doc, mus_node node);
/* The same for a line and a column of mus_doc_place(). */
MUS_API struct mus_line mus_doc_line_at(const struct mus_doc *doc, uint32_t line, uint32_t column);

/* Adds a finding at a node, with the source line; path may be NULL. */
MUS_API void mus_doc_find_at(const struct mus_doc *doc, mus_node node, const char *path,
	struct mus_diag *diag, enum mus_finding_id id, const char *const *args, size_t n_args);
#define mus_doc_find(doc, node, path, diag, id, ...)                                               \
	mus_doc_find_at((doc), (node), (path), (diag), (id), MUS_ARGS(__VA_ARGS__))

#endif
