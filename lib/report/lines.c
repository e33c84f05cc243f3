#include "report/lines.h"

#include <string.h>

static const char *const codes[] = { "", "\033[1m", "\033[2m", "\033[31m", "\033[32m", "\033[33m" };

void lines_begin(struct lines *l, size_t first, size_t rest)
{
	mus_buf_fill(l->out, ' ', first);
	l->column = first;
	l->indent = rest;
	l->fresh = true;
}

static void set_look(struct lines *l, enum lines_look look)
{
	if (!l->color || l->look == look)
		return;
	mus_buf_str(l->out, l->look == LINES_PLAIN ? "" : "\033[0m");
	mus_buf_str(l->out, codes[look]);
	l->look = look;
}

/* No blanks stand at the end of a line. */
static void end_line(struct lines *l)
{
	size_t len;

	set_look(l, LINES_PLAIN);
	len = l->out->len;
	while (len && l->out->data[len - 1] == ' ')
		len--;
	mus_buf_cut(l->out, len);
	mus_buf_char(l->out, '\n');
}

static void break_line(struct lines *l)
{
	end_line(l);
	mus_buf_fill(l->out, ' ', l->indent);
	l->column = l->indent;
	l->fresh = true;
}

/* A blank that no line break takes, U+00A0: two bytes. */
#define NO_BREAK "\xC2\xA0"

/* ASCII, the letters from À to ÿ, and NO_BREAK: what most texts have, and each a column wide. */
static bool is_simple(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i], next = (unsigned char)s[i + 1];

		if ((c == 0xC3 && (next & 0xC0) == 0x80) || (c == 0xC2 && next == 0xA0))
			i++;
		else if (c < ' ' ? c != '\n' : c >= 0x7F)
			return false;
	}
	return true;
}

static size_t width_of(const char *word, size_t len)
{
	struct mus_buf copy = MUS_BUF_INIT;
	size_t width = 0;

	if (is_simple(word, len)) {
		for (size_t i = 0; i < len; i++)
			width += ((unsigned char)word[i] & 0xC0) != 0x80;
		return width;
	}
	mus_buf_add(&copy, word, len);
	width = mus_utf8_width(copy.data);
	mus_buf_dispose(&copy);
	return width;
}

/* A word as it is read: with blanks where it had none that break. */
static void add_word(struct mus_buf *out, const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (strncmp(word + i, NO_BREAK, 2) == 0)
			mus_buf_char(out, ' '), i++;
		else
			mus_buf_char(out, word[i]);
}

static void put_word(struct lines *l, const char *word, size_t len, enum lines_look look)
{
	size_t width = width_of(word, len), mark = l->mark ? mus_utf8_width(l->mark) + 1 : 0;

	/* A column is kept for a comma or the like behind the word. */
	if (!l->fresh && l->width && l->column + 1 + mark + width >= l->width)
		break_line(l);
	if (l->mark || look != l->look)
		set_look(l, LINES_PLAIN);
	if (!l->fresh) {
		mus_buf_char(l->out, ' ');
		l->column++;
	}
	if (l->mark)
		mus_buf_fmt(l->out, "%s ", l->mark);
	set_look(l, look);
	add_word(l->out, word, len);
	l->column += mark + width;
	l->fresh = false;
	l->mark = NULL;
}

static void put_words(struct lines *l, const char *s, size_t len, enum lines_look look)
{
	/* What ends the text ends no line. */
	while (len && strchr(" \t\n", s[len - 1]))
		len--;
	for (size_t at = 0, end; at < len; at = end) {
		if (s[at] == '\n')
			break_line(l);
		while (at < len && strchr(" \t\n", s[at]))
			at++;
		for (end = at; end < len && s[end] != ' ' && s[end] != '\n' && s[end] != '\t';
			end++)
			;
		if (end > at)
			put_word(l, s + at, end - at, look);
	}
}

void lines_put(struct lines *l, const char *text, enum lines_look look)
{
	struct mus_buf safe = MUS_BUF_INIT;
	size_t len = text ? strlen(text) : 0;

	if (is_simple(text, len)) {
		put_words(l, text, len, look);
		return;
	}
	mus_utf8_safe(&safe, text, len, true);
	put_words(l, safe.data, safe.len, look);
	mus_buf_dispose(&safe);
}

void lines_mark(struct lines *l, const char *mark)
{
	l->mark = mark;
}

void lines_sign(struct lines *l, const char *sign)
{
	set_look(l, LINES_PLAIN);
	mus_buf_str(l->out, sign);
	l->column += mus_utf8_width(sign);
}

void lines_column(struct lines *l, size_t column)
{
	set_look(l, LINES_PLAIN);
	if (l->column < column) {
		mus_buf_fill(l->out, ' ', column - l->column);
		l->column = column;
		l->fresh = true;
	}
	l->indent = column;
}

void lines_end(struct lines *l)
{
	end_line(l);
}

void lines_blank(struct lines *l)
{
	mus_buf_char(l->out, '\n');
}
