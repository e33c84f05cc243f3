/*
 * Whether a record may be counted: what a sum needs is there and within the schema's bounds. Full
 * validation is mus-check's; this is what would make a sum wrong. For lib/work alone.
 */
#ifndef MUS_WORK_SOUND_H
#define MUS_WORK_SOUND_H

#include "store/store.h"

/* No amount of money or hours in a record is larger; in sums of parts the bound is another. */
#define SOUND_MOST (INT64_C(1000000000) * MUS_DEC_ONE)
#define SOUND_MOST_SUM (SOUND_MOST * 1000)

bool sound_plan(const struct mus_plan *plan, const struct mus_doc *doc, mus_node root,
	struct mus_diag *diag);
bool sound_talk(const struct mus_talk *talk, const struct mus_doc *doc, mus_node root,
	struct mus_diag *diag);

#endif
