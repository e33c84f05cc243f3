/*
 * Inside the quick reader (lib/doc/quick.c): where it is, and how it reads values.
 */
#ifndef MUS_DOC_QUICK_H
#define MUS_DOC_QUICK_H

#include "doc/build.h"

struct quick {
	struct build build;
	struct mus_doc *doc;
	const char *text;
	size_t line, begin, end;           /* the line at hand, from 0; its bytes without the LF */
	size_t indents[MUS_DOC_MAX_DEPTH]; /* of the open collections */
	bool waiting;                      /* the innermost one waits for a value … */
	struct extent gap;                 /* … after the ':' or '-' here */
	struct mus_buf words;              /* a scalar that is put together */
};

void quick_go_to_line(struct quick *q, size_t line);
/* The last line is the empty one after the last LF. */
bool quick_is_last(const struct quick *q);
/* The next byte of the line that is no space, or the line's end. */
size_t quick_skip(const struct quick *q, size_t at);
/* Whether the bytes from `at` on are nothing but spaces and a comment, '#' following a space. */
bool quick_is_rest(const struct quick *q, size_t at);
/* The column of the innermost open collection. */
size_t quick_indent(const struct quick *q);
/* Where bytes of the line at hand stand. */
struct extent quick_extent(const struct quick *q, size_t begin, size_t end);

/*
 * What follows reads from the byte `at` on and adds what it has read. False, or 0, for all that
 * is not in the subset. Plain scalars and blocks may take up lines: the line at hand is then the
 * last of them.
 */

static inline bool quick_is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* Whether a plain scalar can begin so; '-', which may, is no dash of a list here. */
bool quick_begins_plain(unsigned char c);
/* The end of a plain scalar on this line: before ": ", before " #", or the last character. */
size_t quick_plain_end(const struct quick *q, size_t at);
/* A plain value, with the lines that it goes on in. */
bool quick_plain(struct quick *q, size_t at);

/* The byte after the closing quote on this line; 0 if there is none, or a backslash before. */
size_t quick_quoted_end(const struct quick *q, size_t at);
void quick_quoted(struct quick *q, size_t at, size_t end);

/* A block of text after '|' or '>'. */
bool quick_block(struct quick *q, size_t at);

/* A collection in [ ] or { } on this line: the byte after it (lib/doc/quick_flow.c). */
size_t quick_flow(struct quick *q, size_t at);

#endif
