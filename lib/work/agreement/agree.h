/*
 * Inside the reading of agreements: for lib/work/agreement alone. What comes out is in
 * work/agreement.h.
 *
 *	agree_lines.c   the lines of the notes that are agreements
 *	agree_mark.c    what such a line begins with, and what only looks like it
 *	agree.c         an agreement, and what its details say together
 *	agree_take.c    the details, wherever they stand
 *	agree_title.c   the title that is left
 *	agree_date.c    days, as Danes and others write them
 *	agree_vague.c   times that are no days
 *	agree_words.c   amounts, what waits, who sees to it
 *	agree_method.c  ways of learning
 *
 * All readers look at the text in small letters, from a byte on, and give the byte behind what
 * they have read, or 0 when it is something else.
 */
#ifndef MUS_WORK_AGREE_H
#define MUS_WORK_AGREE_H

#include "base/buf.h"
#include "work/agreement.h"

/* A line, and the same in small letters, byte for byte. */
struct agree_line {
	const char *text, *low;
	size_t len;
};

enum agree_kind {
	AGREE_DUE,    /* a day with a word such as 'senest' before it */
	AGREE_START,  /* a day with 'fra' or the like before it */
	AGREE_DAY,    /* a day alone */
	AGREE_COST,
	AGREE_HOURS,
	AGREE_METHOD, /* only where it is all of a piece between commas or brackets */
	AGREE_STATUS,
	AGREE_WHO,
	AGREE_VAGUE,  /* a time that is no day */
	AGREE_BAD     /* looks like one of these, but cannot be understood */
};

/* A detail and where it stands. */
struct agree_span {
	enum agree_kind kind;
	size_t begin, end;
	mus_date date;
	mus_dec number;
	int value;                   /* of a method or status */
	enum mus_unclear_kind wrong; /* of a bad one */
};

/* A day or the days of a week. */
struct agree_days {
	mus_date first, last;
	bool plain; /* so written (12/6, 12.6) that it might be something else */
};

#define AGREE_MAX_SPANS 32

/* A line that is read. */
struct agree_reading {
	struct agree_line line;
	const struct mus_agree_terms *terms;
	struct mus_arena *arena;
	struct mus_agreement *out;
	struct agree_span spans[AGREE_MAX_SPANS]; /* in the order of the text */
	size_t n;
	size_t cap_unclear;
	struct agree_span method, other_method; /* pieces that name one; `end` 0: none */
};

/* ---- lines of notes ---- */

enum agree_is { AGREE_IS_NONE, AGREE_IS, AGREE_IS_UNKNOWN /* matching took too long */ };
/* Whether the line is an agreement, and where its text stands: [*begin, *end). */
enum agree_is agree_begins(
	struct mus_agree_mark *mark, const char *s, size_t len, size_t *begin, size_t *end);
/* Whether a line that is none looks like one. */
bool agree_looks(const char *s, size_t len);

/* ---- an agreement ---- */

/* Takes down all details. */
void agree_take_down(struct agree_reading *r);
/* Sets the title, and the method where a piece that is cut off names it. */
void agree_title(struct agree_reading *r);
/* Notes that a text was not understood; long ones are cut. */
void agree_unclear(
	struct agree_reading *r, enum mus_unclear_kind kind, const char *text, size_t len);
void agree_unclear_at(
	struct agree_reading *r, enum mus_unclear_kind kind, size_t begin, size_t end);

/* ---- letters ---- */

bool agree_in_word(char c);
/* Whether a word may begin here. */
bool agree_at_word(const struct agree_line *line, size_t at);
/* Past the word or words, which must end here; 0 when others stand here. */
size_t agree_word(const struct agree_line *line, size_t at, const char *words);
/* The first of them that stands here. A NULL ends the list. */
size_t agree_any(const struct agree_line *line, size_t at, const char *const *words);
size_t agree_blanks(const struct agree_line *line, size_t at);
/* A number of at most that many digits, with no digit before or behind. */
size_t agree_number(const struct agree_line *line, size_t at, size_t digits, int *out);
/* The end of the piece between commas, brackets and full stops. */
size_t agree_piece(const struct agree_line *line, size_t at);

/* ---- what stands at a byte ---- */

/*
 * A day. `bad` is set, and an end given, when it is written like one but there is no such day.
 */
size_t agree_days(const struct agree_line *line, size_t at, const struct mus_agree_terms *terms,
	struct agree_days *out, bool *bad);
/* Money or hours, an answer that is waited for, who sees to it. */
size_t agree_amount(const struct agree_line *l, size_t at, const char *code,
	struct agree_span *out);
size_t agree_status(const struct agree_line *line, size_t at, struct agree_span *out);
size_t agree_who(const struct agree_line *line, size_t at, struct agree_span *out);
/* A time that is no day: 'i maj', 'til efteråret', 'om to uger', 'next month' (agree_vague.c). */
size_t agree_vague(const struct agree_line *line, size_t at, struct agree_span *out);
/* The weekday that is named here. */
size_t agree_weekday(const struct agree_line *line, size_t at);
/* The month that is named here, in full or short. */
size_t agree_month(const struct agree_line *line, size_t at, int *month);
/* What an agree_who() span names: a role word, or the name as written. */
const char *agree_who_of(
	const struct agree_line *line, const struct agree_span *span, struct mus_arena *arena);

/* ---- ways of learning ---- */

/* The method that a piece [begin, end) names, all of it; MUS_NO_INT for none. */
int agree_method_named(const struct agree_line *line, size_t begin, size_t end);
/*
 * The only method that the words of the line tell of; MUS_NO_INT for none or several: `several`
 * then gets those words.
 */
int agree_method_told(const struct agree_line *line, struct mus_buf *several);

#endif
