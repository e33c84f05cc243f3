/*
 * Danish alphabetical order. Texts are compared letter by letter; only when all letters are the
 * same do accents decide, then case (small before capital), and last the bytes, so that texts
 * that differ never compare equal.
 */
#include "base/utf8.h"

#include <string.h>

#include "base/fold.h"

/* Letters come after all signs and digits of Latin-1, and before other alphabets. */
#define LATIN 0x100U
#define OTHERS 0x1000U

enum { AE = LATIN + 'z' + 1, OE, AA };

struct reader {
	const char *s;
	const char *rest; /* base letters still to come, of ß, þ … */
};

struct element {
	uint32_t letter, accent;
	bool upper;
};

/* The letter's place in the alphabet when Danish gives it one of its own, else 0. */
static uint32_t danish_letter(uint32_t code)
{
	switch (code) {
	case 0xE6:  /* æ */
	case 0xE4:  /* ä */
	case 0x1FD: /* ǽ */
		return AE;
	case 0xF8:  /* ø */
	case 0xF6:  /* ö */
	case 0x151: /* ő */
	case 0x153: /* œ */
	case 0x1FF: /* ǿ */
		return OE;
	case 0xE5:  /* å */
	case 0x1FB: /* ǻ */
		return AA;
	case 0xFC:  /* ü */
	case 0x171: /* ű */
		return LATIN + 'y';
	default:
		return 0;
	}
}

static bool has_no_accent(uint32_t code)
{
	return code == 0xE6 || code == 0xF8 || code == 0xE5;
}

/* Passes over a second a, which makes å of the first. */
static bool take_second_a(struct reader *r)
{
	const char *s = r->s;

	if (mus_fold_next(&s, NULL) != 'a')
		return false;
	r->s = s;
	return true;
}

static void classify(struct reader *r, uint32_t code, struct element *e)
{
	e->accent = has_no_accent(code) ? 0 : code;
	e->letter = danish_letter(code);
	if (e->letter)
		return;
	r->rest = mus_fold_base(code);
	if (r->rest) {
		e->letter = LATIN + (unsigned char)*r->rest++;
	} else if (code >= 'a' && code <= 'z') {
		bool is_aa = code == 'a' && take_second_a(r);

		e->letter = is_aa ? AA : LATIN + code;
		e->accent = is_aa;
	} else {
		e->letter = code < LATIN ? code : OTHERS + code;
	}
}

/* The next letter; all zero at the end. */
static void next_element(struct reader *r, struct element *e)
{
	uint32_t code;

	if (r->rest && *r->rest) {
		e->letter = LATIN + (unsigned char)*r->rest++;
		return;
	}
	*e = (struct element){ 0, 0, false };
	do
		code = mus_fold_next(&r->s, &e->upper);
	while (mus_fold_is_mark(code));
	if (code)
		classify(r, code, e);
}

static int compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

int mus_collate(const char *a, const char *b)
{
	struct reader left = { a, NULL }, right = { b, NULL };
	struct element x = { 0, 0, false }, y = { 0, 0, false };
	int by_accent = 0, by_case = 0;

	do {
		next_element(&left, &x);
		next_element(&right, &y);
		if (x.letter != y.letter)
			return compare(x.letter, y.letter);
		if (!by_accent)
			by_accent = compare(x.accent, y.accent);
		if (!by_case)
			by_case = x.upper - y.upper;
	} while (x.letter);
	if (by_accent)
		return by_accent;
	return by_case ? by_case : strcmp(a, b);
}
