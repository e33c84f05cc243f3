/*
 * The parts of mus_check(), for lib/work alone: rules.c looks at one record, index.c knows which
 * ids there are, check.c reads all files, check_together.c compares records with each other, and
 * check_shared.c looks at units, people and strategies as a whole.
 */
#ifndef MUS_WORK_CHECKING_H
#define MUS_WORK_CHECKING_H

#include "schema/schema.h"
#include "work/check.h"

#include <pthread.h>
#include <stdatomic.h>

/* Where a file has errors: kept, for the rules ask for each part of each record. */
struct faults {
	size_t *at;       /* offsets */
	size_t n, cap;
	size_t looked_at; /* findings that were taken in so far */
};

/* A record at hand. */
struct record {
	const struct mus_doc *doc;
	mus_node root;
	enum mus_kind kind;
	const struct mus_file *file;
	mus_date as_of;
	struct mus_arena *scratch; /* dies with the visit */
	struct mus_diag *diag;     /* of the file alone */
	bool sound;                /* nothing was found in it, nor in its file as a whole */
	struct faults *faults;     /* of the file */
};

/* Ids within the record: unique in their lists, not reserved. */
void check_ids(const struct record *r);
/* What the kind's own rules say, of the parts of the record that have no error so far. */
void check_rules(const struct record *r);

/* The ids that references may name, of all kinds and rounds. Several threads may ask at once. */
struct id_index {
	struct mus_arena *arena;
	struct mus_map groups;   /* "kind|cycle" → struct id_group; cycle "" where ids are the workplace's */
	struct mus_workspace *ws;
	struct mus_map cycles;   /* those read */
	atomic_bool unjudged;    /* some reference may name an id that could not be read */
	struct mus_diag *around; /* what is wrong with the records that set ids */
	struct sources *sources; /* which of those are broken */
	pthread_rwlock_t lock;   /* of all this but sources, and of the workspace */
};

void index_init(struct id_index *index, struct mus_workspace *ws, enum mus_lang lang);
void index_dispose(struct id_index *index);
/* Complains when a reference of that record names nothing; `cycle` is the record's. */
void index_check(struct id_index *index, const char *cycle, const struct mus_ref *ref, const struct record *r);

/* Whether that round has a goal. */
bool index_has_goals(struct id_index *index, const char *cycle, const struct record *r);

/* What one record gave besides findings, for comparing records with each other. */
struct seen {
	const char *file;
	struct mus_at at;
	enum mus_kind kind;
	const char *identity;  /* NULL: has none */
	const char *name;      /* what to call it in a finding */
	const char *cycle;
	const char *person;    /* of a talk or plan */
	mus_date held;         /* of a talk */
	struct seen *next;     /* the next record of the same file */
};

struct checking {
	struct mus_schemas *schemas;
	const struct mus_schema *schema[MUS_KIND_COUNT]; /* NULL until a record of the kind comes */
	pthread_rwlock_t lock;  /* of the schemas: for reading while one is used */
	struct id_index *index; /* NULL without a workspace */
	const struct mus_files *files;
	const struct mus_check_query *query;
	struct seen *seen; /* the first of each file */
	bool *read;        /* whether the file could be read */
};

/* Takes c->lock for reading, with the kind's schema loaded; NULL after a finding. */
const struct mus_schema *lock_schema(struct checking *c, enum mus_kind kind, struct mus_diag *diag);

/* The files that define ids, of which some may be broken (sources.c). */
struct sources *sources_new(struct checking *checking, struct mus_workspace *ws);
void sources_free(struct sources *s);
/*
 * Whether a broken file of that kind and round ("" for units) defines the id: then nobody can say
 * that it does not exist. With the index's lock.
 */
bool sources_may_define(struct sources *s, enum mus_kind kind, const char *cycle, const char *id);
/* Names the broken files that were met so and are not themselves checked. */
void sources_tell(const struct sources *s, struct mus_diag *diag);

/* Whether it is of a kind, and of the round that was asked for. */
bool counts(const struct checking *c, const struct seen *s);
/* All records that were seen, compared with each other; `whole` when they are all of a workspace. */
void check_together(const struct checking *c, struct mus_workspace *ws, bool whole, struct mus_diag *diag);
/* Goals, competences and budgets of a round's strategies. */
void check_year(const struct mus_year *year, struct mus_diag *diag);
/* The days of a round's wheels: anchors that go round in a circle, offsets that lead to no day. */
void check_wheel(struct mus_workspace *ws, const char *cycle, struct mus_diag *diag);
/* Units and people: who stands twice, and what goes round in a circle. */
void check_staff(const struct mus_staff *staff, struct mus_diag *diag);

#endif
