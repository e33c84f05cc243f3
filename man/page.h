/* What the parts of the page maker share. */
#ifndef MUS_MAN_PAGE_H
#define MUS_MAN_PAGE_H

#include "mus.h"

/* Appends the KEYS of a kind, from schemas/<kind>.schema.yaml, as mdoc. */
void page_keys(struct mus_buf *out, const char *kind);
/* Appends a text, escaped, each sentence on a line of its own. */
void page_prose(struct mus_buf *out, const char *text);
/* Says what is wrong and ends the program. */
_Noreturn void page_fail(const char *what, const char *name);

#endif
