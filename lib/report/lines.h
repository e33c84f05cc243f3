/*
 * Running text for a terminal: words in lines of a certain width, with a hanging indent. Widths
 * are those on the screen (æøå one column, emoji two), colour takes none.
 *
 *	struct lines l = { .out = &out, .width = 80, .color = true };
 *	lines_begin(&l, 2, 4);
 *	lines_put(&l, "kursus-laesning", LINES_BOLD);
 *	lines_put(&l, "Kursus i dialogisk læsning", LINES_PLAIN);
 *	lines_end(&l);
 */
#ifndef MUS_REPORT_LINES_H
#define MUS_REPORT_LINES_H

#include "mus.h"

enum lines_look { LINES_PLAIN, LINES_BOLD, LINES_DIM, LINES_RED, LINES_GREEN, LINES_YELLOW };

struct lines {
	struct mus_buf *out;
	size_t width;           /* columns; 0: no end */
	bool color;
	/* The writer's own. */
	size_t column, indent;
	bool fresh;             /* nothing on the line yet */
	const char *mark;       /* before the next word */
	enum lines_look look;   /* of the last word */
};

/* Begins a line at the column `first`; those that it goes on in begin at `rest`. */
void lines_begin(struct lines *l, size_t first, size_t rest);
/*
 * Puts words, after a blank if something stands before them. Line breaks in the text are kept,
 * what cannot be seen becomes an escape. No line is broken at a blank that forbids it (U+00A0);
 * what is put there is a plain one. NULL and "" are nothing.
 */
void lines_put(struct lines *l, const char *text, enum lines_look look);
/* Puts a mark before the next word, from which no line break parts it. */
void lines_mark(struct lines *l, const char *mark);
/* Puts a sign right behind the last word. */
void lines_sign(struct lines *l, const char *sign);
/*
 * What follows stands in that column, and so do the lines that it goes on in. Where the line is
 * longer already it follows behind a blank.
 */
void lines_column(struct lines *l, size_t column);
void lines_end(struct lines *l);
void lines_blank(struct lines *l);

#endif
