/*
 * What an edit aims at. For lib/doc only.
 */
#ifndef MUS_DOC_TARGET_H
#define MUS_DOC_TARGET_H

#include "doc/node.h"

struct target {
	const char *path;
	uint32_t node;   /* what stands there; 0: the mapping lacks the key */
	uint32_t key;    /* the key whose value it is, or 0 */
	uint32_t parent; /* what it is an entry of; 0: the whole document */
	bool flow;       /* the parent stands in [ ] or { } */
	char *name;      /* the last step of the path, decoded; malloc's */
	size_t name_len;
};

/*
 * Finds a path in a document. Refused: a path that does not exist (but the last key of a mapping
 * may be missing), and one that leads through an alias.
 */
enum mus_status target_find(struct target *out, const struct mus_doc *doc, size_t index,
	const char *path, struct mus_diag *diag);
void target_dispose(struct target *target);

/*
 * Refuses what an alias elsewhere shares: the target within an aliased value, or an aliased value
 * within what goes: `gone` and all below it; 0 when nothing goes.
 */
enum mus_status target_check_alias(const struct target *target, const struct mus_doc *doc,
	uint32_t gone, struct mus_diag *diag);
/* Refuses for the alias that shares it with another place. */
enum mus_status target_refuse_alias(const struct target *t, const struct mus_doc *doc,
	uint32_t node, uint32_t other, struct mus_diag *diag);

#endif
