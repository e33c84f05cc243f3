/*
 * The parts of mus_check(), for lib/work alone: rules.c looks at one record, index.c knows which
 * ids there are, check.c reads all files and compares records with each other.
 */
#ifndef MUS_WORK_CHECKING_H
#define MUS_WORK_CHECKING_H

#include "schema/schema.h"
#include "work/check.h"

/* A record at hand. */
struct record {
	const struct mus_doc *doc;
	mus_node root;
	enum mus_kind kind;
	const struct mus_file *file;
	mus_date as_of;
	struct mus_arena *scratch; /* dies with the visit */
	struct mus_diag *diag;
};

/* Ids within the record: unique in their lists, not reserved. */
void check_ids(const struct record *r);
/* What the kind's own rules say; the record fits its schema. */
void check_rules(const struct record *r);

/* The ids that references may name, of all kinds and rounds. */
struct id_index {
	struct mus_arena *arena;
	struct mus_map ids; /* "kind|cycle|id"; cycle "" where ids are the workplace's */
	struct mus_workspace *ws;
	struct mus_diag *diag;
	struct mus_map cycles; /* those read */
};

void index_init(struct id_index *index, struct mus_workspace *ws, struct mus_diag *diag);
void index_dispose(struct id_index *index);
/* Complains when a reference of a record of that cycle names nothing. */
void index_check(struct id_index *index, const char *cycle, const struct mus_ref *ref, struct mus_diag *diag);

#endif
