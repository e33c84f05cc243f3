#include "schema/number.h"

#include <string.h>

/* Exponents beyond this are cut to it: no two numbers that a person means differ by it. */
#define MAX_EXPONENT ((int64_t)1000000000000000)

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t count_digits(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]))
		n++;
	return n;
}

/* The value of a digit in bases up to 16, or 16 for none. */
static unsigned digit_value(char c)
{
	if (is_digit(c))
		return (unsigned)(c - '0');
	if (c >= 'a' && c <= 'f')
		return (unsigned)(c - 'a') + 10;
	if (c >= 'A' && c <= 'F')
		return (unsigned)(c - 'A') + 10;
	return 16;
}

/* Leaves out zeros at both ends and sets the scale, given where the point stood. */
static void normalise(struct mus_number *n, int64_t exponent)
{
	while (n->n_whole && *n->whole == '0') {
		n->whole++;
		n->n_whole--;
	}
	n->scale = (int64_t)n->n_whole + exponent;
	while (n->n_fraction && n->fraction[n->n_fraction - 1] == '0')
		n->n_fraction--;
	while (!n->n_whole && n->n_fraction && *n->fraction == '0') {
		n->fraction++;
		n->n_fraction--;
		n->scale--;
	}
	while (!n->n_fraction && n->n_whole && n->whole[n->n_whole - 1] == '0')
		n->n_whole--;
	if (!n->n_whole && !n->n_fraction) {
		n->scale = 0;
		n->negative = false;
	}
}

/* number = number * base + digit, in decimal digits, the last one at the end of the scratch. */
static bool shift_in(char scratch[MUS_NUMBER_SCRATCH], size_t *n, unsigned base, unsigned carry)
{
	for (size_t i = 0; i < *n; i++) {
		char *c = &scratch[MUS_NUMBER_SCRATCH - 1 - i];

		carry += (unsigned)(*c - '0') * base;
		*c = (char)('0' + carry % 10);
		carry /= 10;
	}
	for (; carry; carry /= 10) {
		if (*n == MUS_NUMBER_SCRATCH)
			return false;
		scratch[MUS_NUMBER_SCRATCH - 1 - (*n)++] = (char)('0' + carry % 10);
	}
	return true;
}

static bool parse_based(
	struct mus_number *out, const char *s, unsigned base, char scratch[MUS_NUMBER_SCRATCH])
{
	size_t n = 0;

	if (!*s)
		return false;
	for (; *s; s++) {
		unsigned digit = digit_value(*s);

		if (digit >= base || !shift_in(scratch, &n, base, digit))
			return false;
	}
	out->whole = scratch + MUS_NUMBER_SCRATCH - n;
	out->n_whole = n;
	normalise(out, 0);
	return true;
}

/* An exponent up to the end of the text. */
static bool parse_exponent(const char *s, int64_t *out)
{
	bool negative = *s == '-';

	*out = 0;
	if (*s == '+' || *s == '-')
		s++;
	if (!is_digit(*s))
		return false;
	for (; is_digit(*s); s++)
		if (*out < MAX_EXPONENT)
			*out = *out * 10 + (*s - '0');
	if (negative)
		*out = -*out;
	return !*s;
}

bool mus_number_parse(struct mus_number *out, const char *s, char scratch[MUS_NUMBER_SCRATCH])
{
	int64_t exponent = 0;

	*out = (struct mus_number){ .whole = s, .fraction = "" };
	if (s[0] == '0' && (s[1] == 'x' || s[1] == 'o'))
		return parse_based(out, s + 2, s[1] == 'x' ? 16 : 8, scratch);
	out->negative = *s == '-';
	if (*s == '+' || *s == '-')
		s++;
	out->whole = s;
	out->n_whole = count_digits(s);
	s += out->n_whole;
	if (*s == '.') {
		out->fraction = s + 1;
		out->n_fraction = count_digits(s + 1);
		s += 1 + out->n_fraction;
	}
	if (!out->n_whole && !out->n_fraction)
		return false;
	if ((*s == 'e' || *s == 'E') ? !parse_exponent(s + 1, &exponent) : *s != '\0')
		return false;
	normalise(out, exponent);
	return true;
}

static size_t n_digits(const struct mus_number *n)
{
	return n->n_whole + n->n_fraction;
}

static char digit_at(const struct mus_number *n, size_t i)
{
	if (i < n->n_whole)
		return n->whole[i];
	return i - n->n_whole < n->n_fraction ? n->fraction[i - n->n_whole] : '0';
}

/* Compares sizes, signs apart. */
static int compare_size(const struct mus_number *a, const struct mus_number *b)
{
	size_t most = n_digits(a) > n_digits(b) ? n_digits(a) : n_digits(b);

	/* Zero has no digits, and its scale says nothing. */
	if (!n_digits(a) || !n_digits(b))
		return (n_digits(a) > 0) - (n_digits(b) > 0);
	if (a->scale != b->scale)
		return a->scale < b->scale ? -1 : 1;
	for (size_t i = 0; i < most; i++)
		if (digit_at(a, i) != digit_at(b, i))
			return digit_at(a, i) < digit_at(b, i) ? -1 : 1;
	return 0;
}

int mus_number_compare(const struct mus_number *a, const struct mus_number *b)
{
	if (a->negative != b->negative)
		return a->negative ? -1 : 1;
	return a->negative ? compare_size(b, a) : compare_size(a, b);
}

bool mus_number_is_whole(const struct mus_number *n)
{
	return !n_digits(n) || (n->scale > 0 && (uint64_t)n->scale >= n_digits(n));
}

/* Ten to the power, modulo m (at most _MAX_STEP, so that no product overflows). */
static uint64_t power_of_ten(uint64_t power, uint64_t m)
{
	uint64_t result = 1 % m;

	for (uint64_t square = 10 % m; power; power >>= 1) {
		if (power & 1)
			result = result * square % m;
		square = square * square % m;
	}
	return result;
}

bool mus_number_is_multiple(const struct mus_number *n, const struct mus_number *step)
{
	int64_t zeros = (n->scale - (int64_t)n_digits(n)) - (step->scale - (int64_t)n_digits(step));
	uint64_t m, rest = 0;

	if (!n_digits(n))
		return true;
	/*
	 * With fewer zeros behind its digits than the step has, n would have to be divisible by
	 * ten; but its last digit is not 0.
	 */
	if (zeros < 0 || !mus_number_digits(step, MUS_NUMBER_MAX_STEP, &m))
		return false;
	for (size_t i = 0; i < n_digits(n); i++)
		rest = (rest * 10 + (uint64_t)(digit_at(n, i) - '0')) % m;
	return rest * power_of_ten((uint64_t)zeros, m) % m == 0;
}

bool mus_number_digits(const struct mus_number *n, uint64_t max, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < n_digits(n); i++) {
		uint64_t digit = (uint64_t)(digit_at(n, i) - '0');

		if (digit > max || *out > (max - digit) / 10)
			return false;
		*out = *out * 10 + digit;
	}
	return *out > 0;
}

bool mus_number_size(const struct mus_number *n, size_t *out)
{
	*out = 0;
	if (n->negative || !mus_number_is_whole(n) || n->scale > 18)
		return false;
	for (size_t i = 0; i < (size_t)n->scale; i++)
		*out = *out * 10 + (size_t)(digit_at(n, i) - '0');
	return true;
}

uint64_t mus_number_hash(const struct mus_number *n)
{
	uint64_t hash = (uint64_t)n->scale * 2 + n->negative;

	for (size_t i = 0; i < n_digits(n); i++)
		hash = (hash ^ (unsigned char)digit_at(n, i)) * UINT64_C(1099511628211);
	return hash;
}
