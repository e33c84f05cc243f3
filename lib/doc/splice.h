/*
 * Edits as splices of the text: which bytes go, and what comes instead. For lib/doc only.
 *
 * Each function says what it would do; whether the outcome is what was meant is found out by
 * parsing it (meant.h). They answer false where they know no way.
 */
#ifndef MUS_DOC_SPLICE_H
#define MUS_DOC_SPLICE_H

#include "doc/meant.h"
#include "doc/render.h"
#include "doc/target.h"

struct splice {
	size_t from, to;
	struct mus_buf text;
	struct change change;
};

#define SPLICE_INIT { .text = MUS_BUF_INIT }

struct job {
	const struct mus_doc *doc;
	const struct target *target;
	const struct value *value;
	struct layout layout;      /* for what stands where the target stands */
	struct layout list;        /* append, insert: for the items of the list at the target */
	uint32_t item;             /* insert: beside this one; 0: append */
	bool after;                /* and behind it */
	const char *const *order;  /* customary order of keys */
	size_t n_order;
	bool end_line;             /* a text that ends the file gets a line break */
	bool at_end;               /* found out: the splice is behind all that is there */
	bool close;                /* no blank line before the new one; remove: those below go */
};

/* Replaces a scalar where it stands; anchor and tag stay. */
bool splice_scalar(const struct job *job, struct splice *out);
/* Replaces any value, by the job's or, without one, by an empty collection of its kind. */
bool splice_value(const struct job *job, struct splice *out);
/* Adds a key with a value. */
bool splice_key(const struct job *job, struct splice *out);
/* Adds an item to a list, at its end or beside an item. */
bool splice_item(const struct job *job, struct splice *out);
/* Takes an entry out of a collection that has others, or an item or key out of [ ] or { }. */
bool splice_out(const struct job *job, struct splice *out);

/* Notes an entry added to `coll` behind the entry `behind`, or, with 0, before all others. */
void splice_adds(struct splice *out, const struct job *job, uint32_t coll, uint32_t behind);
/* New text, without a comma, in [ ] or { }: behind an entry, or before one (0: there is none). */
void splice_flow_behind(const struct job *job, uint32_t coll, uint32_t behind,
	const struct mus_buf *text, struct splice *out);
void splice_flow_before(const struct job *job, uint32_t coll, uint32_t child,
	const struct mus_buf *text, struct splice *out);

#endif
