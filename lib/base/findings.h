/*
 * The catalogue's side of a finding, for diag.c; not part of the public library.
 */
#ifndef MUS_BASE_FINDINGS_H
#define MUS_BASE_FINDINGS_H

#include "base/diag.h"

struct mus_finding_text {
	const char *id;
	enum mus_severity severity;
	enum mus_status status;
	const char *message[2]; /* by enum mus_lang */
	const char *hint[2];	/* likewise; "" for none */
};

/* The catalogue's entry for a finding; static. */
const struct mus_finding_text *mus_finding_text(enum mus_finding_id id);

/*
 * Appends a line of the source, made harmless and on at most EXCERPT_WIDTH columns: of a longer
 * one what stands around its place, with '…' for what is left out. Returns the columns before the
 * place.
 */
enum { EXCERPT_WIDTH = 100 };
size_t mus_excerpt(struct mus_buf *out, const struct mus_line *line);

#endif
