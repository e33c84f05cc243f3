#include "doc/quick.h"

#include <string.h>

/* ---- plain ---- */

bool quick_begins_plain(unsigned char c)
{
	switch (c) {
	case '?': case ':': case ',': case '[': case ']': case '{': case '}': case '#': case '&':
	case '*': case '!': case '|': case '>': case '\'': case '"': case '%': case '@': case '`':
		return false;
	default:
		return c > ' ';
	}
}

/* The next ':' with a space or the line's end behind it, or the line's end. */
static size_t find_colon(const struct quick *q, size_t at)
{
	const char *end = q->text + q->end, *p = q->text + at;
	while ((p = memchr(p, ':', (size_t)(end - p))) && p + 1 < end && p[1] != ' ')
		p++;
	return p ? (size_t)(p - q->text) : q->end;
}

/* The next '#' with a space before it, or `end`. */
static size_t find_comment(const struct quick *q, size_t at, size_t end)
{
	const char *p = q->text + at;
	while ((p = memchr(p, '#', (size_t)(q->text + end - p))) && (p == q->text + at || p[-1] != ' '))
		p++;
	return p ? (size_t)(p - q->text) : end;
}

size_t quick_plain_end(const struct quick *q, size_t at)
{
	size_t end = find_comment(q, at, find_colon(q, at));
	while (end > at && q->text[end - 1] == ' ')
		end--;
	return end;
}

/* Goes to the next line that a plain scalar goes on in; blank ones between are no end. */
static bool go_on(struct quick *q)
{
	size_t last = q->line;
	for (quick_go_to_line(q, last + 1); !quick_is_last(q); quick_go_to_line(q, q->line + 1)) {
		size_t at = quick_skip(q, q->begin);
		if (at < q->end && at - q->begin > quick_indent(q) && q->text[at] != '#')
			return true;
		if (at < q->end)
			break;
	}
	quick_go_to_line(q, last);
	return false;
}

/* A line break between words is a space, n empty lines are n line breaks. */
static void fold(struct quick *q, size_t n_lines)
{
	if (n_lines == 1)
		mus_buf_char(&q->words, ' ');
	else
		mus_buf_fill(&q->words, '\n', n_lines - 1);
}

bool quick_plain(struct quick *q, size_t at)
{
	size_t end = quick_plain_end(q, at), last = q->line;
	struct extent here = quick_extent(q, at, end);

	mus_buf_cut(&q->words, 0);
	while (quick_skip(q, end) == q->end && go_on(q)) {
		size_t from = quick_skip(q, q->begin);
		if (!q->words.len)
			mus_buf_add(&q->words, q->text + at, end - at);
		fold(q, q->line - last);
		last = q->line;
		end = quick_plain_end(q, from);
		mus_buf_add(&q->words, q->text + from, end - from);
	}
	here.end = (uint32_t)end;
	if (q->words.len)
		build_scalar(&q->build, &here, STYLE_PLAIN, q->words.data, q->words.len);
	else
		build_scalar(&q->build, &here, STYLE_PLAIN, q->text + at, end - at);
	/* What looks like a key would be a mistake. */
	return quick_is_rest(q, end);
}

/* ---- quoted ---- */

size_t quick_quoted_end(const struct quick *q, size_t at)
{
	const char quote = q->text[at], *end = q->text + q->end, *p = q->text + at;
	for (;;) {
		p = memchr(p + 1, quote, (size_t)(end - p - 1));
		if (!p)
			return 0;
		/* '' inside '…' is one quote. */
		if (quote == '"' || p + 1 == end || p[1] != quote)
			break;
		p++;
	}
	if (quote == '"' && memchr(q->text + at, '\\', (size_t)(p - q->text) - at))
		return 0;
	return (size_t)(p - q->text) + 1;
}

void quick_quoted(struct quick *q, size_t at, size_t end)
{
	struct extent here = quick_extent(q, at, end);
	enum node_style style = q->text[at] == '"' ? STYLE_DOUBLE : STYLE_SINGLE;
	const char *text = q->text + at + 1;
	size_t len = end - at - 2;

	if (style == STYLE_SINGLE && memchr(text, '\'', len)) {
		mus_buf_cut(&q->words, 0);
		for (size_t i = 0; i < len; i += 1 + (text[i] == '\''))
			mus_buf_char(&q->words, text[i]);
		text = q->words.data;
		len = q->words.len;
	}
	build_scalar(&q->build, &here, style, text, len);
}

/* ---- blocks ---- */

/* One line of a block into the words, `empty` lines being before it. */
static bool add_line(struct quick *q, size_t from, size_t empty, bool first, bool folded)
{
	/* Lines that are indented further are not folded: rare enough. */
	if (folded && q->text[from] == ' ')
		return false;
	if (first)
		mus_buf_fill(&q->words, '\n', empty);
	else if (folded)
		fold(q, empty + 1);
	else
		mus_buf_fill(&q->words, '\n', empty + 1);
	mus_buf_add(&q->words, q->text + from, q->end - from);
	return true;
}

/* The lines of a block into the words; the line at hand is then the one after it. */
static bool read_block(struct quick *q, bool folded)
{
	size_t column = 0, empty = 0;
	for (quick_go_to_line(q, q->line + 1); !quick_is_last(q); quick_go_to_line(q, q->line + 1)) {
		size_t at = quick_skip(q, q->begin), own = at - q->begin;
		bool first = column == 0;
		if (at == q->end) {
			/* Spaces alone may be text, or indent. */
			if (own)
				return false;
			empty++;
			continue;
		}
		if (own <= quick_indent(q) || own < column)
			break;
		column = first ? own : column;
		if (!add_line(q, q->begin + column, empty, first, folded))
			return false;
		empty = 0;
	}
	return column > 0;
}

bool quick_block(struct quick *q, size_t at)
{
	bool folded = q->text[at] == '>', strip = at + 1 < q->end && q->text[at + 1] == '-';
	struct extent here = quick_extent(q, at, at);

	mus_buf_cut(&q->words, 0);
	if (at + 1 + strip != q->end || !read_block(q, folded))
		return false;
	if (!strip)
		mus_buf_char(&q->words, '\n');
	here.end = (uint32_t)q->begin;
	build_scalar(&q->build, &here, folded ? STYLE_FOLDED : STYLE_LITERAL, q->words.data, q->words.len);
	quick_go_to_line(q, q->line - 1);
	return true;
}
