/*
 * The tables for management: one set, whoever asks, so that no two outputs of one round hide
 * different things. For lib/work/rollup alone: the roll-up and the leadership tables show parts
 * of it.
 */
#ifndef MUS_WORK_TABLES_H
#define MUS_WORK_TABLES_H

#include "work/leadership.h"

/* What the tables are made with, and the grids, in the order of enum mus_leadership_table. */
struct tables {
	struct mus_arena *arena;     /* of the grids */
	const struct mus_year *year; /* NULL: keys in the order of their bytes */
	struct mus_protection limits;
	bool talks;                  /* also the tables of talks */
	const char *lacks_in;        /* as in struct mus_leadership; set by tables_make() */
	struct mus_grid *grid;       /* MUS_LEADERSHIP_TABLES of them */
};

/* Lays out all tables and protects them together. Texts of keys and units stay the sums'. */
void tables_make(struct tables *t, const struct mus_sums *sums);

#endif
