/*
 * Keywords and how their values are read (read.c). Each reader gets the value and the place that
 * it goes to, and says so when the value is not what the keyword needs.
 */
#ifndef MUS_SCHEMA_KEYWORD_H
#define MUS_SCHEMA_KEYWORD_H

#include "schema/internal.h"

struct mus_word {
	const struct mus_keyword *keyword;
	mus_node value;
	void *slot; /* the member that it goes to, in the schema or in one of its parts */
};

typedef void mus_read_fn(
	struct mus_compile *k, struct mus_schema *schema, const struct mus_word *w);

struct mus_keyword {
	const char *name;
	mus_read_fn *read; /* NULL: a note, nothing to do */
	unsigned part;     /* enum mus_part, or MUS_PARTS for the schema itself */
	size_t offset;     /* of the slot */
};

mus_read_fn mus_read_count;
mus_read_fn mus_read_limit;
mus_read_fn mus_read_step;
mus_read_fn mus_read_bool;
mus_read_fn mus_read_text;
mus_read_fn mus_read_schema;
mus_read_fn mus_read_list;
mus_read_fn mus_read_required;
mus_read_fn mus_read_defs;
mus_read_fn mus_read_properties;
mus_read_fn mus_read_pattern;
mus_read_fn mus_read_patterns;
mus_read_fn mus_read_needs;
mus_read_fn mus_read_dependents;
mus_read_fn mus_read_type;
mus_read_fn mus_read_enum;
mus_read_fn mus_read_const;
mus_read_fn mus_read_format;
mus_read_fn mus_read_ref;
mus_read_fn mus_read_anchor;
mus_read_fn mus_read_dialect;
mus_read_fn mus_read_disclosure;

#endif
