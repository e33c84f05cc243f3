/*
 * Actions as bytes: for lib/work/rollup/facts.c. Of a hundred thousand plans nothing else takes as
 * much, and as structs they would take five times as much.
 */
#ifndef MUS_WORK_PACK_H
#define MUS_WORK_PACK_H

#include "work/facts.h"

/* Appends an action, for mus_fact_next() to read with the same year. */
void pack_fact(struct mus_buf *out, const struct mus_fact *fact, const struct mus_year *year);

#endif
