/*
 * Numbers of any length, compared exactly, straight from their text. Nothing becomes a binary
 * float, so 0.1 + 0.2 style surprises cannot happen and 1e400 is just a number.
 */
#ifndef MUS_SCHEMA_NUMBER_H
#define MUS_SCHEMA_NUMBER_H

#include "base/api.h"

/* Room for the decimal digits of a number written as 0x… or 0o…: up to 512 bits. */
#define MUS_NUMBER_SCRATCH 160
/* The largest multipleOf, as digits with the zeros at both ends left out. */
#define MUS_NUMBER_MAX_STEP UINT32_MAX

/*
 * The value is 0.DIGITS times ten to the scale; DIGITS are those of `whole` and then those of
 * `fraction`, without zeros at the ends. Zero has none. Digits are borrowed from the text, or
 * from the scratch it was read with.
 */
struct mus_number {
	const char *whole, *fraction;
	size_t n_whole, n_fraction;
	int64_t scale;
	bool negative;
};

/*
 * Reads a number of YAML's core schema (1.2.2, section 10.3.2). False for .inf and .nan, for
 * what is no number, and for 0x… and 0o… over 512 bits.
 */
bool mus_number_parse(struct mus_number *out, const char *s, char scratch[MUS_NUMBER_SCRATCH]);
/* Under 0, 0 or over 0 as a is less than, equal to or more than b. */
int mus_number_compare(const struct mus_number *a, const struct mus_number *b);
/* Whether it has no fraction: 1.0 and 1e3 have none. */
bool mus_number_is_whole(const struct mus_number *n);
/* Whether n is a whole multiple of step, whose digits must make a number up to _MAX_STEP. */
bool mus_number_is_multiple(const struct mus_number *n, const struct mus_number *step);
/* The digits as one number; false when that is 0 or over `max`. */
bool mus_number_digits(const struct mus_number *n, uint64_t max, uint64_t *out);
/* The value as a size; false when it is negative, has a fraction, or is too large. */
bool mus_number_size(const struct mus_number *n, size_t *out);
/* Equal for equal numbers, however written. */
uint64_t mus_number_hash(const struct mus_number *n);

#endif
