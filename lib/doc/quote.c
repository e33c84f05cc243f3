#include "doc/quote.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* What only an escape in double quotes can carry, or what some reader takes as a line break. */
static bool needs_escape(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
	       code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
}

/* Whether all of it can be shown as it is; tabs and line breaks only where the caller says so. */
static bool is_clean(const char *s, size_t len, const char *allowed)
{
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t code;
		n = mus_utf8_decode(s + i, len - i, &code);
		if (n == 0)
			return false;
		if (needs_escape(code) && !(code && code < 0x20 && strchr(allowed, (int)code)))
			return false;
	}
	return true;
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Words that YAML 1.1 or 1.2 takes for something else than text. */
static bool is_word(const char *s, size_t len)
{
	static const char *const words[] = { "null", "true", "false", "yes", "no", "on", "off", "y",
		"n", "nan" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t k = 0;
		while (k < len && words[i][k] && (s[k] | 0x20) == words[i][k])
			k++;
		if (k == len && !words[i][k])
			return true;
	}
	return false;
}

/*
 * A text that begins with a digit is no number and no time in any reader when it holds a letter
 * that none of them has (they have a-f, o, t, x, z) or one beyond ASCII: '3 dage', '2. session'.
 */
static bool is_no_number(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] >= 0x80 ||
			(is_letter(s[i]) && strchr("ghijklmnpqrsuvwy", s[i] | 0x20)))
			return true;
	return false;
}

static bool starts_plain(const char *s, size_t len)
{
	/* C2 begins the no-break space and signs such as §, which are better quoted. */
	if (is_letter(s[0]) || (unsigned char)s[0] >= 0xC3)
		return true;
	return is_digit(s[0]) && is_no_number(s, len);
}

bool quote_plain_ok(const char *s, size_t len, bool flow)
{
	if (len == 0 || s[len - 1] == ' ' || !starts_plain(s, len) || is_word(s, len))
		return false;
	for (size_t i = 0; i < len; i++) {
		if (s[i] == ':' && (i + 1 == len || s[i + 1] == ' ' || flow))
			return false;
		if (s[i] == '#' && s[i - 1] == ' ')
			return false;
		if (flow && strchr(",[]{}", s[i]))
			return false;
	}
	return is_clean(s, len, "");
}

bool quote_is_date(const char *s, size_t len)
{
	static const char shape[] = "0000-00-00T00:00";
	if (len != 10 && len != sizeof shape - 1)
		return false;
	for (size_t i = 0; i < len; i++)
		if (shape[i] == '0' ? !is_digit(s[i]) : s[i] != shape[i])
			return false;
	return true;
}

bool quote_single_ok(const char *s, size_t len)
{
	return is_clean(s, len, "\t");
}

static bool has_ink(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] != ' ' && s[i] != '\t')
			return true;
	return false;
}

/* The length without the line break at the end. */
static size_t body_len(const char *s, size_t len)
{
	return len && s[len - 1] == '\n' ? len - 1 : len;
}

bool quote_block_ok(const char *s, size_t len)
{
	size_t end = body_len(s, len), last = end;

	/* More breaks at the end would be one with the blank lines that follow in the file. */
	if (end == 0 || s[end - 1] == '\n')
		return false;
	while (last && s[last - 1] != '\n')
		last--;
	return has_ink(s + last, end - last) && is_clean(s, len, "\t\n");
}

bool quote_folded_ok(const char *s, size_t len)
{
	if (!quote_block_ok(s, len) || s[0] == '\n')
		return false;
	/* A line that begins with a space isn't folded; one that ends with a space would lose it.
	 */
	for (size_t i = 0; i < len; i++) {
		bool space = s[i] == ' ' || s[i] == '\t';
		if (s[i] == '\t' ||
			(space && (i == 0 || s[i - 1] == '\n' || i + 1 == len || s[i + 1] == '\n')))
			return false;
	}
	return true;
}

void quote_single(struct mus_buf *out, const char *s, size_t len)
{
	mus_buf_char(out, '\'');
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\'')
			mus_buf_char(out, '\'');
		mus_buf_char(out, s[i]);
	}
	mus_buf_char(out, '\'');
}

static void escape(struct mus_buf *out, uint32_t code)
{
	if (code == '\n')
		mus_buf_str(out, "\\n");
	else if (code == '\t')
		mus_buf_str(out, "\\t");
	else if (code == '\r')
		mus_buf_str(out, "\\r");
	else if (code <= 0xFF)
		mus_buf_fmt(out, "\\x%02X", (unsigned)code);
	else
		mus_buf_fmt(out, "\\u%04X", (unsigned)code);
}

void quote_double(struct mus_buf *out, const char *s, size_t len)
{
	mus_buf_char(out, '"');
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t code;
		n = mus_utf8_decode(s + i, len - i, &code);
		if (n && needs_escape(code)) {
			escape(out, code);
			continue;
		}
		if (n == 0)
			n = 1;
		if (s[i] == '"' || s[i] == '\\')
			mus_buf_char(out, '\\');
		mus_buf_add(out, s + i, n);
	}
	mus_buf_char(out, '"');
}

void quote_line(struct mus_buf *out, const char *s, size_t len, bool flow)
{
	if (quote_plain_ok(s, len, flow) || (quote_is_date(s, len) && (!flow || len == 10)))
		mus_buf_add(out, s, len);
	else
		quote_double(out, s, len);
}

void quote_key(struct mus_buf *out, const char *s, size_t len, bool flow)
{
	if (quote_plain_ok(s, len, flow) && !memchr(s, ':', len))
		mus_buf_add(out, s, len);
	else
		quote_double(out, s, len);
}

void quote_header(struct mus_buf *out, const char *s, size_t len, const struct quote_block *block)
{
	size_t first = 0;

	mus_buf_char(out, block->folded ? '>' : '|');
	/* Where the first line begins with a space, its own indentation doesn't show the body's. */
	while (first < len && s[first] == '\n')
		first++;
	if (first < len && (s[first] == ' ' || s[first] == '\t'))
		mus_buf_fmt(out, "%u", (unsigned)(block->body - block->parent));
	if (len == 0 || s[len - 1] != '\n')
		mus_buf_char(out, '-');
}

static void put_line(
	struct mus_buf *out, const char *s, size_t len, const struct quote_block *block)
{
	mus_buf_str(out, block->newline);
	if (len) {
		mus_buf_fill(out, ' ', block->body);
		mus_buf_add(out, s, len);
	}
}

/* How much of a line fits when it is folded at single spaces; all when there is no such space. */
static size_t fold_at(const char *s, size_t len, size_t width)
{
	size_t best = len, column = 0;

	for (size_t i = 0; i < len; i++) {
		if (i && s[i] == ' ' && s[i - 1] != ' ' && i + 1 < len && s[i + 1] != ' ') {
			if (column > width)
				return best < len ? best : i;
			best = i;
		}
		column += ((unsigned char)s[i] & 0xC0) != 0x80;
	}
	return column > width ? best : len;
}

static void put_folded(
	struct mus_buf *out, const char *s, size_t len, const struct quote_block *block)
{
	enum { WIDTH = 80, NARROWEST = 30 };
	size_t width = block->body + NARROWEST > WIDTH ? NARROWEST : WIDTH - block->body;

	for (size_t at = 0; at < len;) {
		size_t n = fold_at(s + at, len - at, width);
		put_line(out, s + at, n, block);
		at += n + 1;
	}
}

void quote_body(struct mus_buf *out, const char *s, size_t len, const struct quote_block *block)
{
	size_t end = body_len(s, len);

	for (size_t at = 0; at <= end;) {
		const char *stop = memchr(s + at, '\n', end - at);
		size_t n = stop ? (size_t)(stop - (s + at)) : end - at;
		if (block->folded && n) {
			/* One break between lines would be folded to a space: it takes two. */
			if (at)
				mus_buf_str(out, block->newline);
			put_folded(out, s + at, n, block);
		} else {
			put_line(out, s + at, n, block);
		}
		at += n + 1;
	}
}
