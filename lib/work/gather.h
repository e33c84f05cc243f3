/* Which files the operands of a roll-up mean; for lib/work alone. */
#ifndef MUS_WORK_GATHER_H
#define MUS_WORK_GATHER_H

#include "store/store.h"

/* The files, or with no names those of the workspace; see mus_rollup_make(). */
enum mus_status gather_files(struct mus_files *out, struct mus_workspace *ws, const char *const *names,
	size_t n_names, const char *cycle, bool talks, struct mus_arena *arena, struct mus_diag *diag);

#endif
