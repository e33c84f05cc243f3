/*
 * Inside the document: nodes as they come, in the order of the text. For lib/doc only.
 *
 *	build_begin(&build, doc, diag);
 *	number = build_add(&build, NODE_MAP, &extent);
 *	build_open(&build, number);                        what comes now stands in it
 *	number = build_scalar(&build, &extent, STYLE_PLAIN, "kind", 4);
 *	number = build_scalar(&build, &extent, STYLE_PLAIN, "plan", 4);
 *	build_close(&build, end);                          checks keys, adds up weight
 *
 * Whoever builds sees to it that a mapping gets keys and values by turns, keys being scalars.
 */
#ifndef MUS_DOC_BUILD_H
#define MUS_DOC_BUILD_H

#include "doc/node.h"

/* A collection that is not closed yet. */
struct build_level {
	uint32_t node;
	uint32_t last; /* the last item or key */
	bool value;    /* a mapping: the next node is a value */
};

struct build {
	struct mus_doc *doc;
	struct mus_diag *diag; /* NULL: refuse without a word */
	struct build_level levels[MUS_DOC_MAX_DEPTH];
	size_t depth;
};

/* Where a node stands: bytes, and line and character of the first, from 1. */
struct extent {
	uint32_t begin, end, line, column;
};

/* Begins with no node at all; anew, if nodes were built before. */
void build_begin(struct build *b, struct mus_doc *doc, struct mus_diag *diag);
/* A new node, linked to what it stands in. */
uint32_t build_add(struct build *b, enum node_kind kind, const struct extent *at);
/* The same for an untagged scalar; the text is copied. */
uint32_t build_scalar(
	struct build *b, const struct extent *at, enum node_style style, const char *text, size_t len);
/* Whether the node just added is a key. */
bool build_is_key(const struct build *b, uint32_t node);

enum mus_status build_open(struct build *b, uint32_t node);
enum mus_status build_close(struct build *b, uint32_t end);

/* Adds a finding at a byte offset, or at a node, with its line. MUS_REFUSED. */
enum mus_status build_refuse_at(struct build *b, size_t offset, enum mus_finding_id id,
	const char *const *args, size_t n);
enum mus_status build_refuse(struct build *b, uint32_t node, enum mus_finding_id id, const char *arg);

/* A document with its text, of which nothing is read yet. */
struct mus_doc *doc_new(const char *name, const char *text, size_t len);
/*
 * Reads what records are written in as a rule, many times faster than libyaml. False when the
 * text holds anything else, be it right or wrong: libyaml has to read it then (lib/doc/quick.c).
 */
bool doc_read_quick(struct mus_doc *doc);
/* Reads anything, by libyaml, and says what is wrong (lib/doc/parse.c). */
enum mus_status doc_read_yaml(struct mus_doc *doc, struct mus_diag *diag);

#endif
