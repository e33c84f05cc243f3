/*
 * Letters without their case and accents: what ids, comparison and collation share; not public.
 */
#ifndef MUS_BASE_FOLD_H
#define MUS_BASE_FOLD_H

#include "base/api.h"

/*
 * The letter at *s in lower case, and past it; 0 at the end. A base letter and a combining mark
 * count as the letter they make, so that names from a Mac's file system are the same names. A
 * byte that is no UTF-8 gives a surrogate, which no text contains. `upper`, if not NULL, tells
 * whether the letter was a capital.
 */
uint32_t mus_fold_next(const char **s, bool *upper);

/* The base letters (ae, o, ss) of a lower-case Latin letter beyond ASCII, or NULL. Static. */
const char *mus_fold_base(uint32_t code);

/* A combining mark that stands alone, because no single letter has it. */
bool mus_fold_is_mark(uint32_t code);

#endif
