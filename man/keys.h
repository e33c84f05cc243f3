/* What keys.c and types.c share: walking a schema, and what was met on the way. */
#ifndef MUS_MAN_KEYS_H
#define MUS_MAN_KEYS_H

#include "mus.h"

/* A node of a schema. */
struct at {
	const struct mus_doc *doc;
	mus_node node;
};

/* A key that is required only sometimes. */
struct condition {
	const char *path; /* /actions/due */
	const char *when; /* "required if 'state' is held" */
};

struct keys {
	const struct mus_doc *common;
	struct mus_arena *arena;
	struct mus_buf *out;
	const char *page; /* "mus-plan" */
	struct condition *conditions;
	size_t n_conditions, cap_conditions;
	unsigned refs;  /* bits of the references met, in the order of the table in types.c */
	unsigned types; /* bits of the common definitions met, in the order of their file */
};

/* What the schema, or what its $ref leads to, says under that keyword; node 0 for nothing. */
struct at keys_find(const struct keys *k, struct at schema, const char *keyword);
/* The same as text; "" for nothing. */
const char *keys_text(const struct keys *k, struct at schema, const char *keyword);

/* Appends what a value is: "id of a person", "list of dates"; or, with many, several of them. */
void keys_add_type(struct keys *k, struct mus_buf *out, struct at schema, bool many);
/* Appends "From 0 to 366." and the like; not what the description says already. */
void keys_add_limits(struct mus_buf *out, struct at schema, const char *description);
/* Says what a value refers to where its type does not. */
void keys_put_reference(struct keys *k, struct at schema);
/* The types that were met, each with its description. */
void keys_put_types(struct keys *k);
/* Which pages tell of what the ids that were met stand for. */
void keys_put_references(const struct keys *k);

#endif
