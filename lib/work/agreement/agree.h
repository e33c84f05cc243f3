/*
 * Inside the reading of agreements: for lib/work/agree*.c alone. What comes out is in work/plan.h.
 *
 *	agree.c         a line, and what its details say together
 *	agree_take.c    the details, wherever they stand
 *	agree_title.c   the title that is left
 *	agree_date.c    days, as Danes and others write them
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
	const struct mus_agree_when *when;
	struct mus_arena *arena;
	struct mus_agreement *out;
	struct agree_span spans[AGREE_MAX_SPANS]; /* in the order of the text */
	size_t n;
	size_t cap_unclear;
};

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
size_t agree_days(const struct agree_line *line, size_t at, const struct mus_agree_when *when,
	struct agree_days *out, bool *bad);
/* Money or hours, an answer that is waited for, who sees to it. */
size_t agree_amount(const struct agree_line *line, size_t at, struct agree_span *out);
size_t agree_status(const struct agree_line *line, size_t at, struct agree_span *out);
size_t agree_who(const struct agree_line *line, size_t at, struct agree_span *out);
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
