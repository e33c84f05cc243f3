/*
 * Excerpts: the line of the source that a finding is about, as a terminal can show it, and where
 * in it the caret stands. Columns are those on the screen: a tab is shown as \\t and takes two, a
 * wide character two, a combining mark none.
 */
#include <string.h>

#include "base/findings.h"
#include "base/utf8.h"

/* Of a line that is too long, so much behind the place at most, if there is as much before it. */
enum { BEHIND = 40 };

/* Length in bytes of the character at i, and the columns that it takes when it is shown. */
static size_t character(const struct mus_line *line, size_t i, size_t *width)
{
	uint32_t code;
	size_t n = mus_utf8_decode(line->text + i, line->len - i, &code);
	struct mus_buf shown = MUS_BUF_INIT;

	n = n ? n : 1;
	mus_utf8_safe(&shown, line->text + i, n, false);
	*width = mus_utf8_width(shown.data);
	mus_buf_dispose(&shown);
	return n;
}

/* The end of what fits into so many columns from `from` on; *used is what it takes. */
static size_t forward(const struct mus_line *line, size_t from, size_t columns, size_t *used)
{
	size_t i = from;

	for (*used = 0; i < line->len;) {
		size_t width, n = character(line, i, &width);

		if (*used + width > columns)
			break;
		*used += width;
		i += n;
	}
	return i;
}

/* The begin of what fits into so many columns before `from`. */
static size_t backward(const struct mus_line *line, size_t from, size_t columns, size_t *used)
{
	size_t i = from;

	for (*used = 0; i > 0;) {
		size_t width, k = i - 1;

		while (k > 0 && i - k < 4 && ((unsigned char)line->text[k] & 0xC0) == 0x80)
			k--;
		/* Bytes that are no UTF-8 stand for themselves. */
		if (character(line, k, &width) != i - k) {
			k = i - 1;
			character(line, k, &width);
		}
		if (*used + width > columns)
			break;
		*used += width;
		i = k;
	}
	return i;
}

/* As forward and backward, with room for the '…' that stands for what is left out. */
static size_t cut_forward(const struct mus_line *line, size_t from, size_t columns, size_t *used)
{
	size_t end = forward(line, from, columns, used);

	return end < line->len && columns ? forward(line, from, columns - 1, used) : end;
}

static size_t cut_backward(const struct mus_line *line, size_t from, size_t columns, size_t *used)
{
	size_t begin = backward(line, from, columns, used);

	return begin > 0 && columns ? backward(line, from, columns - 1, used) : begin;
}

size_t mus_excerpt(struct mus_buf *out, const struct mus_line *line)
{
	size_t at = line->at < line->len ? line->at : line->len, before, behind, begin, end;

	forward(line, at, BEHIND, &behind);
	begin = cut_backward(line, at, EXCERPT_WIDTH - behind, &before);
	before += begin > 0;
	end = cut_forward(line, at, EXCERPT_WIDTH - before, &behind);
	mus_buf_str(out, begin > 0 ? "…" : "");
	mus_utf8_safe(out, line->text + begin, end - begin, false);
	mus_buf_str(out, end < line->len ? "…" : "");
	return before;
}
