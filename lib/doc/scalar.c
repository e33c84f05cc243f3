/*
 * Types of plain scalars by the core schema of YAML 1.2 (section 10.3.2).
 */
#include "doc/node.h"

#include <string.h>

static bool is_word(const char *s, size_t len, const char *const words[3])
{
	for (int i = 0; i < 3; i++)
		if (strlen(words[i]) == len && memcmp(s, words[i], len) == 0)
			return true;
	return false;
}

static size_t digits(const char *s)
{
	size_t n = 0;
	while (s[n] >= '0' && s[n] <= '9')
		n++;
	return n;
}

/* 0o17 and 0x1F; no sign. */
static bool is_based_int(const char *s, size_t len)
{
	if (len < 3 || s[0] != '0' || (s[1] != 'o' && s[1] != 'x'))
		return false;
	const char *allowed = s[1] == 'o' ? "01234567" : "0123456789abcdefABCDEF";
	return strspn(s + 2, allowed) == len - 2;
}

static bool is_special_float(const char *s, size_t len)
{
	static const char *const inf[3] = { ".inf", ".Inf", ".INF" };
	static const char *const nan[3] = { ".nan", ".NaN", ".NAN" };
	size_t sign = s[0] == '-' || s[0] == '+';
	return is_word(s + sign, len - sign, inf) || is_word(s, len, nan);
}

static enum mus_type number_type(const char *s, size_t len)
{
	const char *p = s + (s[0] == '-' || s[0] == '+');
	size_t whole = digits(p), places = 0;
	p += whole;
	if (whole && p == s + len)
		return MUS_INT;
	if (*p == '.')
		places = digits(p + 1), p += 1 + places;
	if (!whole && !places)
		return MUS_STRING;
	if (*p == 'e' || *p == 'E') {
		p += 1 + (p[1] == '-' || p[1] == '+');
		size_t exponent = digits(p);
		if (!exponent)
			return MUS_STRING;
		p += exponent;
	}
	return p == s + len ? MUS_FLOAT : MUS_STRING;
}

enum mus_type doc_scalar_type(const char *s, size_t len)
{
	static const char *const null[3] = { "null", "Null", "NULL" };
	static const char *const yes[3] = { "true", "True", "TRUE" };
	static const char *const no[3] = { "false", "False", "FALSE" };

	if (len == 0)
		return MUS_NULL;
	switch (s[0]) {
	case '~':
		return len == 1 ? MUS_NULL : MUS_STRING;
	case 'n':
	case 'N':
		return is_word(s, len, null) ? MUS_NULL : MUS_STRING;
	case 't':
	case 'T':
		return is_word(s, len, yes) ? MUS_BOOL : MUS_STRING;
	case 'f':
	case 'F':
		return is_word(s, len, no) ? MUS_BOOL : MUS_STRING;
	case '0':
		if (is_based_int(s, len))
			return MUS_INT;
		return number_type(s, len);
	case '+':
	case '-':
	case '.':
		if (is_special_float(s, len))
			return MUS_FLOAT;
		return number_type(s, len);
	default:
		return s[0] >= '1' && s[0] <= '9' ? number_type(s, len) : MUS_STRING;
	}
}
