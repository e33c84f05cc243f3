#include "base/fold.h"

#include <string.h>
#include <uchar.h>

#include "base/utf8.h"

/* Capitals whose small letter lies `up` further on: each one from first to last, or each second. */
struct case_range {
	uint16_t first, last, step;
	int16_t up;
};

static const struct case_range capitals[] = {
	{ 0x41, 0x5A, 1, 32 },
	{ 0xC0, 0xD6, 1, 32 },
	{ 0xD8, 0xDE, 1, 32 },
	{ 0x100, 0x12E, 2, 1 },
	{ 0x130, 0x130, 1, -199 },
	{ 0x132, 0x136, 2, 1 },
	{ 0x139, 0x147, 2, 1 },
	{ 0x14A, 0x176, 2, 1 },
	{ 0x178, 0x178, 1, -121 },
	{ 0x179, 0x17D, 2, 1 },
	{ 0x1CD, 0x1DB, 2, 1 },
	{ 0x1DE, 0x1EE, 2, 1 },
	{ 0x1F4, 0x1F4, 1, 1 },
	{ 0x1F8, 0x21E, 2, 1 },
	{ 0x222, 0x232, 2, 1 },
	{ 0x386, 0x386, 1, 38 },
	{ 0x388, 0x38A, 1, 37 },
	{ 0x391, 0x3A9, 1, 32 },
	{ 0x400, 0x40F, 1, 80 },
	{ 0x410, 0x42F, 1, 32 },
	{ 0x48A, 0x4BE, 2, 1 },
	{ 0x4D0, 0x52E, 2, 1 },
	{ 0x1E00, 0x1E94, 2, 1 },
	{ 0x1E9E, 0x1E9E, 1, -7615 },
	{ 0x1EA0, 0x1EFE, 2, 1 },
};

struct base_range {
	uint16_t first, last;
	char base[3];
};

/* Capitals in these ranges are never looked up: the letter has been made small before. */
static const struct base_range bases[] = {
	{ 0xDF, 0xDF, "ss" },
	{ 0xE0, 0xE3, "a" },
	{ 0xE4, 0xE4, "ae" },
	{ 0xE5, 0xE5, "aa" },
	{ 0xE6, 0xE6, "ae" },
	{ 0xE7, 0xE7, "c" },
	{ 0xE8, 0xEB, "e" },
	{ 0xEC, 0xEF, "i" },
	{ 0xF0, 0xF0, "d" },
	{ 0xF1, 0xF1, "n" },
	{ 0xF2, 0xF5, "o" },
	{ 0xF6, 0xF6, "oe" },
	{ 0xF8, 0xF8, "oe" },
	{ 0xF9, 0xFC, "u" },
	{ 0xFD, 0xFD, "y" },
	{ 0xFE, 0xFE, "th" },
	{ 0xFF, 0xFF, "y" },
	{ 0x100, 0x105, "a" },
	{ 0x106, 0x10D, "c" },
	{ 0x10E, 0x111, "d" },
	{ 0x112, 0x11B, "e" },
	{ 0x11C, 0x123, "g" },
	{ 0x124, 0x127, "h" },
	{ 0x128, 0x131, "i" },
	{ 0x132, 0x133, "ij" },
	{ 0x134, 0x135, "j" },
	{ 0x136, 0x138, "k" },
	{ 0x139, 0x142, "l" },
	{ 0x143, 0x14B, "n" },
	{ 0x14C, 0x151, "o" },
	{ 0x152, 0x153, "oe" },
	{ 0x154, 0x159, "r" },
	{ 0x15A, 0x161, "s" },
	{ 0x162, 0x167, "t" },
	{ 0x168, 0x173, "u" },
	{ 0x174, 0x175, "w" },
	{ 0x176, 0x178, "y" },
	{ 0x179, 0x17E, "z" },
	{ 0x17F, 0x17F, "s" },
	{ 0x1CD, 0x1CE, "a" },
	{ 0x1CF, 0x1D0, "i" },
	{ 0x1D1, 0x1D2, "o" },
	{ 0x1D3, 0x1DC, "u" },
	{ 0x1E6, 0x1E7, "g" },
	{ 0x1E8, 0x1E9, "k" },
	{ 0x1EA, 0x1ED, "o" },
	{ 0x1F0, 0x1F0, "j" },
	{ 0x1F4, 0x1F5, "g" },
	{ 0x1F8, 0x1F9, "n" },
	{ 0x1FA, 0x1FB, "aa" },
	{ 0x1FC, 0x1FD, "ae" },
	{ 0x1FE, 0x1FF, "oe" },
	{ 0x200, 0x203, "a" },
	{ 0x204, 0x207, "e" },
	{ 0x208, 0x20B, "i" },
	{ 0x20C, 0x20F, "o" },
	{ 0x210, 0x213, "r" },
	{ 0x214, 0x217, "u" },
	{ 0x218, 0x219, "s" },
	{ 0x21A, 0x21B, "t" },
	{ 0x21E, 0x21F, "h" },
	{ 0x226, 0x227, "a" },
	{ 0x228, 0x229, "e" },
	{ 0x22A, 0x231, "o" },
	{ 0x232, 0x233, "y" },
	{ 0x1E00, 0x1E01, "a" },
	{ 0x1E02, 0x1E07, "b" },
	{ 0x1E08, 0x1E09, "c" },
	{ 0x1E0A, 0x1E13, "d" },
	{ 0x1E14, 0x1E1D, "e" },
	{ 0x1E1E, 0x1E1F, "f" },
	{ 0x1E20, 0x1E21, "g" },
	{ 0x1E22, 0x1E2B, "h" },
	{ 0x1E2C, 0x1E2F, "i" },
	{ 0x1E30, 0x1E35, "k" },
	{ 0x1E36, 0x1E3D, "l" },
	{ 0x1E3E, 0x1E43, "m" },
	{ 0x1E44, 0x1E4B, "n" },
	{ 0x1E4C, 0x1E53, "o" },
	{ 0x1E54, 0x1E57, "p" },
	{ 0x1E58, 0x1E5F, "r" },
	{ 0x1E60, 0x1E69, "s" },
	{ 0x1E6A, 0x1E71, "t" },
	{ 0x1E72, 0x1E7B, "u" },
	{ 0x1E7C, 0x1E7F, "v" },
	{ 0x1E80, 0x1E89, "w" },
	{ 0x1E8A, 0x1E8D, "x" },
	{ 0x1E8E, 0x1E8F, "y" },
	{ 0x1E90, 0x1E95, "z" },
	{ 0x1E96, 0x1E96, "h" },
	{ 0x1E97, 0x1E97, "t" },
	{ 0x1E98, 0x1E98, "w" },
	{ 0x1E99, 0x1E99, "y" },
	{ 0x1EA0, 0x1EB7, "a" },
	{ 0x1EB8, 0x1EC7, "e" },
	{ 0x1EC8, 0x1ECB, "i" },
	{ 0x1ECC, 0x1EE3, "o" },
	{ 0x1EE4, 0x1EF1, "u" },
	{ 0x1EF2, 0x1EF9, "y" },
};

/* What a mark makes of the letters before it: the same place in both texts. */
struct composition {
	uint32_t mark;
	const char32_t *letters, *composed;
};

static const struct composition compositions[] = {
	{ 0x300, U"aeiou", U"àèìòù" },
	{ 0x301, U"aeiouycnszæøå", U"áéíóúýćńśźǽǿǻ" },
	{ 0x302, U"aeiou", U"âêîôû" },
	{ 0x303, U"ano", U"ãñõ" },
	{ 0x304, U"aeiou", U"āēīōū" },
	{ 0x307, U"ez", U"ėż" },
	{ 0x308, U"aeiouy", U"äëïöüÿ" },
	{ 0x30A, U"au", U"åů" },
	{ 0x30B, U"ou", U"őű" },
	{ 0x30C, U"cdenrstz", U"čďěňřšťž" },
	{ 0x327, U"cs", U"çş" },
	{ 0x328, U"aeiu", U"ąęįų" },
};

static uint32_t to_lower(uint32_t code)
{
	for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++) {
		const struct case_range *range = &capitals[i];

		if (code < range->first)
			break;
		if (code <= range->last && (code - range->first) % range->step == 0)
			return (uint32_t)((int32_t)code + range->up);
	}
	return code;
}

bool mus_fold_is_mark(uint32_t code)
{
	return code >= 0x300 && code <= 0x36F;
}

const char *mus_fold_base(uint32_t code)
{
	for (size_t i = 0; i < sizeof bases / sizeof *bases && code >= bases[i].first; i++)
		if (code <= bases[i].last)
			return bases[i].base;
	return NULL;
}

/* The letter with its mark, or 0 when the pair has no letter of its own. */
static uint32_t compose(uint32_t letter, uint32_t mark)
{
	for (size_t i = 0; i < sizeof compositions / sizeof *compositions; i++) {
		const struct composition *c = &compositions[i];

		for (size_t k = 0; c->mark == mark && c->letters[k]; k++)
			if (c->letters[k] == letter)
				return c->composed[k];
	}
	return 0;
}

/* The code point at s and its length; a surrogate and 1 for a byte that is no UTF-8. */
static size_t read_code(const char *s, uint32_t *code)
{
	size_t len = mus_utf8_decode(s, strnlen(s, 4) + !*s, code);

	if (len)
		return len;
	*code = 0xDC00U + (unsigned char)*s;
	return 1;
}

uint32_t mus_fold_next(const char **s, bool *upper)
{
	uint32_t code, mark, composed;
	size_t len;

	if (!**s)
		return 0;
	*s += read_code(*s, &code);
	composed = to_lower(code);
	if (upper)
		*upper = composed != code;
	do {
		code = composed;
		len = read_code(*s, &mark);
		composed = mus_fold_is_mark(mark) ? compose(code, mark) : 0;
		if (composed)
			*s += len;
	} while (composed);
	return code;
}

bool mus_utf8_starts(const char *s, const char *prefix)
{
	uint32_t wanted;

	while ((wanted = mus_fold_next(&prefix, NULL)) != 0)
		if (mus_fold_next(&s, NULL) != wanted)
			return false;
	return true;
}

bool mus_utf8_same(const char *a, const char *b)
{
	uint32_t code;

	do {
		code = mus_fold_next(&a, NULL);
		if (code != mus_fold_next(&b, NULL))
			return false;
	} while (code);
	return true;
}
