/* Which files the operands of a roll-up mean; for lib/work alone. */
#ifndef MUS_WORK_GATHER_H
#define MUS_WORK_GATHER_H

#include "work/sums.h"

/* The files, or with no names those of the workspace; see mus_rollup_make(). */
enum mus_status gather_files(struct mus_files *out, struct mus_workspace *ws, const char *const *names,
	size_t n_names, const char *cycle, bool talks, struct mus_arena *arena, struct mus_diag *diag);

/* Whose folder all of these lie in, "" nobody's; NULL when it must be looked for file by file. */
const char *gather_owner(const struct mus_workspace *ws, const char *const *names, size_t n_names);

/*
 * Whether these people are there already, handed over by the same: a finding at that place. That
 * another has handed some over is a warning.
 */
bool part_overlaps(const struct mus_sums *sums, const struct mus_cover *cover, struct mus_diag *diag,
	struct mus_place place, struct mus_line line);

#endif
