#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* A word as code points. */
struct word {
	uint32_t *codes;
	size_t len;
};

/* Bytes that are no UTF-8 stand for themselves. */
static struct word read_word(const char *s)
{
	size_t left = strlen(s);
	struct word word = { mus_xmalloc(left * sizeof *word.codes), 0 };

	while (left) {
		uint32_t code;
		size_t len = mus_utf8_decode(s, left, &code);

		if (!len) {
			code = (unsigned char)*s;
			len = 1;
		}
		word.codes[word.len++] = code;
		s += len;
		left -= len;
	}
	return word;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * One row of the table: what it costs to make the first i of a from the first k of b. `rows` are
 * the row to fill, the one above it and the one above that.
 */
static void fill_row(size_t *const rows[3], const struct word *a, size_t i, const struct word *b)
{
	const uint32_t *p = a->codes + i - 1;

	rows[0][0] = i;
	for (size_t k = 1; k <= b->len; k++) {
		const uint32_t *q = b->codes + k - 1;
		size_t cost = least(rows[1][k], rows[0][k - 1]) + 1;

		cost = least(cost, rows[1][k - 1] + (*p != *q));
		if (i > 1 && k > 1 && p[0] == q[-1] && p[-1] == q[0])
			cost = least(cost, rows[2][k - 2] + 1);
		rows[0][k] = cost;
	}
}

static size_t word_distance(const struct word *a, const struct word *b)
{
	size_t width = b->len + 1, distance;
	size_t *cells = mus_xmalloc(3 * width * sizeof *cells);
	size_t *rows[3] = { cells, cells + width, cells + 2 * width };

	for (size_t k = 0; k < width; k++)
		rows[0][k] = k;
	for (size_t i = 1; i <= a->len; i++) {
		size_t *oldest = rows[2];

		rows[2] = rows[1];
		rows[1] = rows[0];
		rows[0] = oldest;
		fill_row(rows, a, i, b);
	}
	distance = rows[0][b->len];
	free(cells);
	return distance;
}

size_t mus_distance(const char *a, const char *b)
{
	struct word x = read_word(a), y = read_word(b);
	size_t distance = word_distance(&x, &y);

	free(x.codes);
	free(y.codes);
	return distance;
}

static size_t near_enough(size_t len)
{
	size_t limit = len / 3;

	return limit < 1 ? 1 : least(limit, 3);
}

const char *mus_nearest(const char *s, const char *const *words, size_t n)
{
	struct word wanted = read_word(s);
	size_t best = near_enough(wanted.len) + 1;
	const char *nearest = NULL;

	for (size_t i = 0; i < n; i++) {
		struct word word = read_word(words[i]);
		size_t longer =
			wanted.len > word.len ? wanted.len - word.len : word.len - wanted.len;
		/* At least so many must be put in: a very long text is never compared at length. */
		size_t distance = longer < best ? word_distance(&wanted, &word) : longer;

		if (distance < best) {
			best = distance;
			nearest = words[i];
		}
		free(word.codes);
	}
	free(wanted.codes);
	return nearest;
}
