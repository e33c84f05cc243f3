/*
 * How far a long task has come, as mus_diag_progress() tells it. Not part of the public library.
 */
#ifndef MUS_BASE_PROGRESS_H
#define MUS_BASE_PROGRESS_H

#include "base/diag.h"

/* So many more files will be read. */
void mus_diag_expect(struct mus_diag *diag, size_t n_files);
/* One of them was, whatever came of it. Any thread may say so. */
void mus_diag_advance(struct mus_diag *diag);

#endif
