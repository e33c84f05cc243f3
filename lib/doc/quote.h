/*
 * The forms in which a text may stand in YAML. For lib/doc, and for lib/work/rollup/part.c, which writes
 * whole rows on a line.
 *
 * The rules are narrower than YAML's: what is written here is read as the same text by every
 * reader of YAML 1.1 and 1.2.
 */
#ifndef MUS_DOC_QUOTE_H
#define MUS_DOC_QUOTE_H

#include "base/buf.h"

/* Whether the text may stand plain and is taken as a string. */
bool quote_plain_ok(const char *s, size_t len, bool flow);
/* Whether it is a date, or a date and time, as our records have them: written plain too. */
bool quote_is_date(const char *s, size_t len);
/* Whether it may stand in single quotes: one line, nothing that needs an escape. */
bool quote_single_ok(const char *s, size_t len);
/* Whether it may stand as a block '|', or folded '>'. */
bool quote_block_ok(const char *s, size_t len);
bool quote_folded_ok(const char *s, size_t len);

/* 'text', with apostrophes doubled. */
void quote_single(struct mus_buf *out, const char *s, size_t len);
/* "text", with escapes. */
void quote_double(struct mus_buf *out, const char *s, size_t len);
/* Plain where it may, a date too, else in double quotes. */
void quote_line(struct mus_buf *out, const char *s, size_t len, bool flow);
/* A key: plain where it may, else in double quotes. */
void quote_key(struct mus_buf *out, const char *s, size_t len, bool flow);

/* How a block stands. */
struct quote_block {
	bool folded;         /* '>' */
	size_t parent;       /* column of the keys or '-' that it belongs to */
	size_t body;         /* column of its lines, at most 9 more than parent */
	const char *newline; /* the file's line break */
};

/* |, |-, >, >- and the like. */
void quote_header(struct mus_buf *out, const char *s, size_t len, const struct quote_block *block);
/* Its lines, each with the line break before it and none after the last. */
void quote_body(struct mus_buf *out, const char *s, size_t len, const struct quote_block *block);

#endif
