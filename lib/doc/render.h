/*
 * A new value as text for its place. For lib/doc only.
 */
#ifndef MUS_DOC_RENDER_H
#define MUS_DOC_RENDER_H

#include "doc/meant.h"
#include "doc/node.h"

/* How things stand around the place. */
struct layout {
	const char *newline;
	bool flow;        /* in [ ] or { } */
	bool json;        /* texts around it are in double quotes, keys too */
	bool quoted;      /* double quotes rather than a block */
	size_t parent;    /* column of the entries among which it stands */
	size_t below_seq; /* how far to the right of its key a list begins */
	size_t below_map; /* the same for a mapping */
	size_t gap;       /* from '-' to what follows it */
	size_t body;      /* column of a block scalar's lines */
};

/* The layout for an entry of a collection (0: the whole document), by the habits of the file. */
struct layout layout_of(const struct mus_doc *doc, size_t index, uint32_t coll, bool flow);

/*
 * The text behind a ':' or '-': the head stays on the line and begins with its space; the body
 * are the lines below, each with its line break before it. Either may be empty.
 */
struct written {
	struct mus_buf head, body;
};

#define WRITTEN_INIT { MUS_BUF_INIT, MUS_BUF_INIT }

void written_dispose(struct written *w);

/* A scalar, as near to the given style as it can be. */
void render_scalar(struct written *out, const struct value *value, const struct layout *layout,
	enum node_style style);
void render_after_key(struct written *out, const struct value *value, const struct layout *layout);
void render_after_dash(struct written *out, const struct value *value, const struct layout *layout);
/* The same in flow style, without a space before it. */
void render_flow(struct mus_buf *out, const struct value *value, const struct layout *layout);

/* Where a fragment's text begins: at its first line that isn't blank. */
size_t fragment_begin(const struct mus_doc *fragment);

#endif
