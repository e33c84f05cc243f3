/*
 * The proof of an edit: the new text, parsed, is the old document with the change that was meant
 * and nothing else. For lib/doc only.
 */
#ifndef MUS_DOC_MEANT_H
#define MUS_DOC_MEANT_H

#include "doc/node.h"

/* What is to stand somewhere: a scalar, or the root of a fragment. */
struct value {
	const struct mus_doc *doc; /* the fragment; NULL for a scalar */
	const char *text;          /* the scalar's */
	size_t len;
	enum mus_type type;
	bool listed;               /* as the only item of a list made for it */
};

/*
 * The change in terms of nodes, which stand in the order of the text: from `at` on, `cut` nodes
 * of the old document go, and what is meant comes instead.
 */
struct change {
	uint32_t at, cut;
	uint32_t coll;             /* the collection that gains or loses an entry, or 0 */
	int delta;                 /* +1, -1 */
	const char *key;           /* the new key, or NULL */
	size_t key_len;
	const struct value *value; /* NULL: nothing comes instead */
};

bool meant_holds(const struct mus_doc *old, const struct mus_doc *now, const struct change *change);

#endif
