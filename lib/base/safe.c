/*
 * Text made visible: what a terminal would act on, and what nobody can see, becomes an escape.
 * The rule stands in mus(7), TEXT ON A TERMINAL.
 */
#include "base/utf8.h"

struct range {
	uint32_t first, last;
};

/*
 * Control and formatting characters, line and paragraph separators above U+009F (Cf, Zl, Zp of the
 * Unicode Character Database, version 14.0.0). Left out are those that are part of how something
 * is written: the joiners U+200C and U+200D (emoji, Persian, Hindi) and the signs of Arabic,
 * Syriac, Kaithi and Egyptian numbers, which have a shape.
 */
static const struct range hidden[] = {
	{ 0xAD, 0xAD },
	{ 0x61C, 0x61C },
	{ 0x180E, 0x180E },
	{ 0x200B, 0x200B },
	{ 0x200E, 0x200F },
	{ 0x2028, 0x202E },
	{ 0x2060, 0x2064 },
	{ 0x2066, 0x206F },
	{ 0xFDD0, 0xFDEF },
	{ 0xFEFF, 0xFEFF },
	{ 0xFFF9, 0xFFFB },
	{ 0x1BCA0, 0x1BCA3 },
	{ 0x1D173, 0x1D17A },
	{ 0xE0000, 0xE007F },
};

bool mus_utf8_visible(uint32_t code)
{
	if (code < 0xAD)
		return code >= 0x20 && !(code >= 0x7F && code <= 0x9F);
	/* The last two of each plane are no characters. */
	if ((code & 0xFFFE) == 0xFFFE)
		return false;
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden && hidden[i].first <= code; i++)
		if (code <= hidden[i].last)
			return false;
	return true;
}

static void put_escape(struct mus_buf *out, uint32_t code)
{
	if (code == '\n')
		mus_buf_str(out, "\\n");
	else if (code == '\r')
		mus_buf_str(out, "\\r");
	else if (code == '\t')
		mus_buf_str(out, "\\t");
	else if (code < 0x80)
		mus_buf_fmt(out, "\\x%02X", (unsigned)code);
	else if (code <= 0xFFFF)
		mus_buf_fmt(out, "\\u%04X", (unsigned)code);
	else
		mus_buf_fmt(out, "\\U%08X", (unsigned)code);
}

/* Bytes that end a line or tab, where lines are kept; CRLF becomes LF. 0: none. */
static size_t put_line_end(struct mus_buf *out, const char *s, size_t len)
{
	size_t n = len > 1 && s[0] == '\r' && s[1] == '\n' ? 2 : 1;

	if (n == 1 && *s != '\n' && *s != '\t')
		return 0;
	mus_buf_char(out, s[n - 1]);
	return n;
}

void mus_utf8_safe(struct mus_buf *out, const char *s, size_t len, bool lines)
{
	for (size_t n; len; s += n, len -= n) {
		uint32_t code;

		n = lines ? put_line_end(out, s, len) : 0;
		if (n)
			continue;
		n = mus_utf8_decode(s, len, &code);
		if (!n) {
			mus_buf_fmt(out, "\\x%02X", (unsigned char)*s);
			n = 1;
		} else if (mus_utf8_visible(code)) {
			mus_buf_add(out, s, n);
		} else {
			put_escape(out, code);
		}
	}
}

bool mus_utf8_is_safe(const char *s, size_t len)
{
	for (size_t n; len; s += n, len -= n) {
		uint32_t code;

		n = mus_utf8_decode(s, len, &code);
		if (!n || !mus_utf8_visible(code))
			return false;
	}
	return true;
}
