#include "base/utf8.h"

#include <string.h>

#define REPLACEMENT 0xFFFDU

/* Length and first code point of what a lead byte begins; length 0 for a byte that begins none. */
static size_t sequence(unsigned char lead, uint32_t *least)
{
	*least = 0;
	if (lead < 0x80)
		return 1;
	if (lead >= 0xC2 && lead <= 0xDF)
		return 2;
	if (lead >= 0xE0 && lead <= 0xEF) {
		*least = 0x800;
		return 3;
	}
	*least = 0x10000;
	return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

size_t mus_utf8_decode(const char *s, size_t len, uint32_t *code)
{
	unsigned char lead = (unsigned char)*s;
	uint32_t least, value;
	size_t n = sequence(lead, &least);

	if (!n || n > len)
		return 0;
	value = n == 1 ? lead : lead & (0x7FU >> n);
	for (size_t i = 1; i < n; i++) {
		unsigned char byte = (unsigned char)s[i];

		if ((byte & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (byte & 0x3FU);
	}
	if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*code = value;
	return n;
}

void mus_utf8_encode(struct mus_buf *out, uint32_t code)
{
	char bytes[4];
	size_t n, i;

	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = REPLACEMENT;
	if (code < 0x80) {
		mus_buf_char(out, (char)code);
		return;
	}
	n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (i = n - 1; i > 0; i--) {
		bytes[i] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	/* The lead byte begins with n ones. */
	bytes[0] = (char)(0xF00U >> n | code);
	mus_buf_add(out, bytes, n);
}

size_t mus_utf8_check(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len) {
		uint32_t code;
		size_t n = (unsigned char)s[i] < 0x80 ? 1 : mus_utf8_decode(s + i, len - i, &code);

		if (!n)
			return i;
		i += n;
	}
	return len;
}

size_t mus_utf8_count(const char *s, size_t len)
{
	size_t count = 0;

	for (size_t i = 0; i < len; i++)
		count += (s[i] & 0xC0) != 0x80;
	return count;
}

void mus_utf8_from_cp1252(struct mus_buf *out, const char *s, size_t len)
{
	static const uint16_t high[32] = { 0x20AC, REPLACEMENT, 0x201A, 0x0192, 0x201E, 0x2026,
		0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, REPLACEMENT, 0x017D,
		REPLACEMENT, REPLACEMENT, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, REPLACEMENT, 0x017E, 0x0178 };

	for (size_t i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)s[i];

		mus_utf8_encode(out, byte >= 0x80 && byte <= 0x9F ? high[byte - 0x80] : byte);
	}
}
