#include "base/decimal.h"

#include <stdio.h>
#include <string.h>

#define LIMIT (INT64_C(1000000000000000) * MUS_DEC_ONE)

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads digits into a number that stops growing once it is over the limit. */
static const char *read_digits(const char *s, int64_t *number)
{
	for (; is_digit(*s); s++)
		if (*number <= LIMIT)
			*number = *number * 10 + (*s - '0');
	return s;
}

/* Reads e5, e+5, e-5, if there is one; NULL when it has no digits. */
static const char *read_exponent(const char *s, int64_t *exponent)
{
	bool negative;
	const char *digits;

	if (*s != 'e' && *s != 'E')
		return s;
	s++;
	negative = *s == '-';
	if (*s == '-' || *s == '+')
		s++;
	digits = s;
	s = read_digits(s, exponent);
	if (s == digits)
		return NULL;
	if (negative)
		*exponent = -*exponent;
	return s;
}

/* number × 10^shift within the limit. */
static bool scale(int64_t number, int64_t shift, mus_dec *out)
{
	if (!number)
		shift = 0;
	for (; shift > 0 && number <= LIMIT; shift--)
		number *= 10;
	*out = number;
	return number <= LIMIT;
}

bool mus_dec_parse(const char *s, mus_dec *out)
{
	bool negative = *s == '-';
	int64_t number = 0, exponent = 0, places = 0, value;
	size_t n_digits;
	const char *begin;

	if (*s == '-' || *s == '+')
		s++;
	begin = s;
	s = read_digits(s, &number);
	n_digits = (size_t)(s - begin);
	if (*s == '.') {
		begin = ++s;
		s = read_digits(s, &number);
		places = s - begin;
		n_digits += (size_t)places;
	}
	if (!n_digits)
		return false;
	s = read_exponent(s, &exponent);
	if (!s || *s || places - exponent > 2)
		return false;
	if (!scale(number, 2 - (places - exponent), &value))
		return false;
	*out = negative ? -value : value;
	return true;
}

/* Appends the hundredths after the decimal mark, shortest: nothing, .5 or .25. */
static void put_fraction(char *end, uint64_t hundredths, char mark)
{
	if (!hundredths)
		return;
	*end++ = mark;
	*end++ = (char)('0' + hundredths / 10);
	if (hundredths % 10)
		*end++ = (char)('0' + hundredths % 10);
	*end = '\0';
}

static uint64_t magnitude(mus_dec d)
{
	return d < 0 ? 0 - (uint64_t)d : (uint64_t)d;
}

char *mus_dec_print(mus_dec d, char buf[MUS_DEC_SIZE])
{
	uint64_t m = magnitude(d);
	int len = snprintf(
		buf, MUS_DEC_SIZE, "%s%llu", d < 0 ? "-" : "", (unsigned long long)(m / 100));

	put_fraction(buf + len, m % 100, '.');
	return buf;
}

char *mus_dec_show(mus_dec d, enum mus_lang lang, char buf[MUS_DEC_SIZE])
{
	char digits[MUS_DEC_SIZE];
	uint64_t m = magnitude(d);
	int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)(m / 100));
	char *p = buf;

	if (d < 0)
		*p++ = '-';
	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			*p++ = lang == MUS_DA ? '.' : ',';
		*p++ = digits[i];
	}
	*p = '\0';
	put_fraction(p, m % 100, lang == MUS_DA ? ',' : '.');
	return buf;
}

double mus_dec_double(mus_dec d)
{
	return (double)d / 100;
}
