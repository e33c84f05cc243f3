#include "report/markdown.h"

#include <stdint.h>
#include <string.h>

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (unsigned char)c >= 0x80;
}

static bool is_punctuation(char c)
{
	return c > ' ' && c < 0x7F && !is_alnum(c);
}

static bool starts(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* Whether a backslash must stand before s[i], wherever in a line it is. */
static bool acts(const char *s, size_t i)
{
	char before = i ? s[i - 1] : ' ';

	switch (s[i]) {
	case '`':
	case '[':
	case ']':
	case '<':
	case '*':
	case '|':
	case '{':
		return true;
	case '\\':
		return is_punctuation(s[i + 1]);
	case '&':
		return is_alnum(s[i + 1]) || s[i + 1] == '#';
	case '_':
		return !is_alnum(before) || !is_alnum(s[i + 1]);
	case '~':
		return before == '~' || s[i + 1] == '~';
	case '#':
		return strchr(" \t\n", before) != NULL;
	case ':':
		return starts(s + i, "://");
	case '.':
		return i >= 3 && (starts(s + i - 3, "www.") || starts(s + i - 3, "WWW."));
	default:
		return false;
	}
}

size_t md_mark_at(const char *word, size_t len)
{
	size_t digits = 0;

	if (len == 0)
		return SIZE_MAX;
	if (word[0] == '#' || word[0] == '>' || word[0] == '=')
		return 0;
	/* A list's mark, a rule or an underlining: nothing but that one sign. */
	if (strchr("-+_", word[0])) {
		size_t n = 0;

		while (n < len && word[n] == word[0])
			n++;
		return n == len ? 0 : SIZE_MAX;
	}
	while (digits < len && word[digits] >= '0' && word[digits] <= '9')
		digits++;
	if (digits && digits + 1 == len && (word[digits] == '.' || word[digits] == ')'))
		return digits;
	return SIZE_MAX;
}

/* A line of a record's text, without its break; `whole` is the text that it is in. */
static void put_line(struct mus_buf *out, const char *s, size_t len, bool strong)
{
	size_t from = strspn(s, " \t"), word, mark;

	if (from >= len)
		return;
	word = strcspn(s + from, " \t\n");
	mark = md_mark_at(s + from, word);
	/* Lists are what people write in records. */
	if (strong && (mark == word - 1 || (word == 1 && s[from] == '-')))
		mark = SIZE_MAX;
	for (size_t i = from; i < len; i++) {
		if (strong && s[i] == '*' && s[i + 1] == '*') {
			mus_buf_str(out, "**");
			i++;
			continue;
		}
		if (i - from == mark || acts(s, i))
			mus_buf_char(out, '\\');
		mus_buf_char(out, s[i] == '\t' ? ' ' : s[i]);
	}
}

void md_line(struct mus_buf *out, const char *text)
{
	struct mus_buf safe = MUS_BUF_INIT, line = MUS_BUF_INIT;

	mus_utf8_safe(&safe, text ? text : "", strlen(text ? text : ""), true);
	for (const char *s = safe.data; *(s += strspn(s, " \t\n"));) {
		size_t n = strcspn(s, " \t\n");

		mus_buf_str(&line, line.len ? " " : "");
		mus_buf_add(&line, s, n);
		s += n;
	}
	put_line(out, line.data, line.len, false);
	mus_buf_dispose(&safe);
	mus_buf_dispose(&line);
}

void md_text(struct mus_buf *out, const char *text)
{
	struct mus_buf safe = MUS_BUF_INIT;

	mus_utf8_safe(&safe, text ? text : "", strlen(text ? text : ""), true);
	for (const char *s = safe.data; *s;) {
		size_t n = strcspn(s, "\n");

		put_line(out, s, n, true);
		mus_buf_str(out, s[n] ? "\n" : "");
		s += n + (s[n] == '\n');
	}
	mus_buf_dispose(&safe);
}
