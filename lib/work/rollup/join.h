/*
 * From what each file gave to facts: for lib/work/rollup/facts.c.
 */
#ifndef MUS_WORK_JOIN_H
#define MUS_WORK_JOIN_H

#include "work/facts.h"

/* What one document of one file gave. */
struct facts_yield {
	struct mus_talk_fact talk;
	struct facts_yield *next; /* the next document of the same file that gave something */
	uint32_t file;      /* number of the file */
	struct mus_at at;
	unsigned char kind; /* enum mus_kind: plan, talk or rollup */
	bool twice;         /* another record has the same identity */
};

/* All files while they are read; the workers share it. */
struct facts_reading {
	const struct mus_staff *staff;
	const struct mus_year *year; /* of the query's cycle; NULL: none */
	const struct mus_facts_query *query;
	const struct mus_files *files;
	struct facts_yield **yields; /* the first of each file */
};

/*
 * Those that are wanted as talk facts, in order: a person's talk and plan are one; two records with
 * one identity are told and left out; `by` is set. Parts are listed.
 */
void join_facts(struct mus_facts *out, const struct facts_reading *r, struct mus_diag *diag);

#endif
