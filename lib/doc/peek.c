#include "doc/peek.h"

#include <string.h>

/* The text that is looked at, and the line at hand: [at, end), without its break. */
struct lines {
	const char *text;
	size_t len, at, end, next;
	bool odd; /* a line has breaks inside that only libyaml knows; it is the last one, then */
};

/* CR alone, U+0085, U+2028 and U+2029 break lines in YAML 1.1. */
static bool has_break(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\r' || (i + 1 < len && memcmp(s + i, "\xC2\x85", 2) == 0))
			return true;
		if (i + 2 < len && memcmp(s + i, "\xE2\x80", 2) == 0 && (s[i + 2] & 0xFE) == 0xA8)
			return true;
	}
	return false;
}

static bool next_line(struct lines *l)
{
	const char *newline;

	if (l->odd || l->next >= l->len)
		return false;
	l->at = l->next;
	newline = memchr(l->text + l->at, '\n', l->len - l->at);
	l->end = newline ? (size_t)(newline - l->text) : l->len;
	l->next = newline ? l->end + 1 : l->len;
	if (l->end > l->at && l->text[l->end - 1] == '\r')
		l->end--;
	l->odd = has_break(l->text + l->at, l->end - l->at);
	return !l->odd;
}

static size_t indent(const struct lines *l)
{
	size_t n = 0;

	while (l->at + n < l->end && l->text[l->at + n] == ' ')
		n++;
	return n;
}

static bool is_blank(const struct lines *l)
{
	size_t at = l->at + indent(l);

	return at == l->end || l->text[at] == '#';
}

/* Whether the line has those words from `from` on, and nothing behind them but a comment. */
static bool is_text(const struct lines *l, size_t from, const char *a, const char *b)
{
	size_t at = l->at + from, len_a = strlen(a), len_b = strlen(b);

	if (l->end - at < len_a + len_b || memcmp(l->text + at, a, len_a) != 0 ||
		memcmp(l->text + at + len_a, b, len_b) != 0)
		return false;
	at += len_a + len_b;
	if (at < l->end && l->text[at] != ' ')
		return false;
	while (at < l->end && l->text[at] == ' ')
		at++;
	return at == l->end || l->text[at] == '#';
}

/* Whether a value that begins with a quote or bracket ends with it, and has no others inside. */
static bool is_closed(const char *s, size_t len)
{
	static const char open[] = "\"'[{", close[] = "\"']}";
	char last = close[strchr(open, *s) - open];

	if (len < 2 || s[len - 1] != last)
		return false;
	for (size_t i = 1; i + 1 < len; i++)
		if (strchr("\"'[]{}#\\", s[i]))
			return false;
	return true;
}

static const char *behind_blanks(const char *s, const char *end)
{
	while (s < end && *s == ' ')
		s++;
	return s;
}

/* What stands behind 'key: '; all, when the line has no key. */
static const char *behind_key(const char *s, const char *end)
{
	for (const char *at = s; at + 1 < end; at++)
		if (at[0] == ':' && at[1] == ' ')
			return behind_blanks(at + 1, end);
	return s;
}

/* How a value begins that may have line breaks inside: quotes, brackets, an anchor, a tag. */
static const char not_plain[] = "\"'[{&!";

/*
 * Whether the line's value may go on in the next one however that is indented: quotes or brackets
 * that it does not close. Then nothing behind can be told by its first column.
 */
static bool is_open(const struct lines *l)
{
	const char *s = l->text + l->at + indent(l), *end = l->text + l->end;

	while (end - s > 1 && s[0] == '-' && s[1] == ' ')
		s = behind_blanks(s + 1, end);
	if (s < end && !strchr(not_plain, *s))
		s = behind_key(s, end);
	while (end > s && end[-1] == ' ')
		end--;
	if (s == end || !strchr(not_plain, *s))
		return false;
	return strchr("&!", *s) || !is_closed(s, (size_t)(end - s));
}

static bool find_list(struct lines *l, const char *list)
{
	while (next_line(l)) {
		if (is_text(l, 0, list, ":"))
			return true;
		if (!is_blank(l) && is_open(l))
			return false;
	}
	return false;
}

/* The item's lines: from its '-' to the next '-' in that column, or to what ends the list. */
static bool find_item(struct lines *l, const char *id, size_t *begin, size_t *end)
{
	size_t dash = SIZE_MAX;
	bool found = false;

	*end = l->len;
	while (next_line(l)) {
		size_t n = indent(l);

		if (is_blank(l))
			continue;
		if (is_open(l))
			return false;
		if (dash == SIZE_MAX)
			dash = n;
		if (n > dash)
			continue;
		if (found) {
			*end = l->at;
			return true;
		}
		if (n < dash || l->text[l->at + n] != '-')
			return false;
		found = is_text(l, n, "- id: ", id);
		*begin = l->at;
	}
	return found && !l->odd;
}

bool doc_peek_item(
	struct doc_peek *out, const char *text, size_t len, const char *list, const char *id)
{
	struct lines lines = { .text = text, .len = len };

	*out = (struct doc_peek){ .text = text };
	if (!find_list(&lines, list) || !find_item(&lines, id, &out->begin, &out->end))
		return false;
	lines.at = out->begin;
	lines.end = out->end;
	out->indent = indent(&lines) + 2;
	return true;
}

bool doc_peek_head(struct doc_peek *out, const char *text, size_t len, const char *before)
{
	struct lines lines = { .text = text, .len = len };

	*out = (struct doc_peek){ .text = text };
	if (!find_list(&lines, before))
		return false;
	out->end = lines.at;
	return true;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* What might mean something else: quotes, a comment, a key, a word such as true, a next line. */
static bool is_plain(const char *s, size_t len)
{
	static const char *const words[] = { "true", "True", "TRUE", "false", "False", "FALSE",
		"null", "Null", "NULL" };

	if (!len || !is_letter(*s) || s[len - 1] == ':')
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == len && memcmp(words[i], s, len) == 0)
			return false;
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] < ' ' || (s[i] == ':' && s[i + 1] == ' ') ||
			(s[i] == '#' && s[i - 1] == ' '))
			return false;
	return true;
}

/* Whether the lines behind belong to the value: they begin further in. */
static bool goes_on(const struct lines *l, size_t column)
{
	struct lines next = *l;

	while (next_line(&next))
		if (!is_blank(&next))
			return indent(&next) > column;
	return next.odd;
}

/*
 * Where the value of the key begins, if this is its line; 0 for another key's. What is not written
 * 'key: value' has an empty value here, which is not plain.
 */
static size_t value_at(const struct lines *l, size_t column, const char *key)
{
	size_t at = l->at + column, len = strlen(key);

	if (l->end - at <= len || memcmp(l->text + at, key, len) != 0)
		return 0;
	at += len;
	if (l->text[at] != ':')
		return l->text[at] == ' ' || l->text[at] == '\t' ? l->end : 0;
	for (at++; at < l->end && l->text[at] == ' '; at++)
		;
	return l->text[at - 1] == ' ' ? at : l->end;
}

enum doc_seen doc_peek_value(
	const struct doc_peek *peek, const char *key, const char **value, size_t *len)
{
	struct lines l = { .text = peek->text, .len = peek->end, .next = peek->begin };

	while (next_line(&l)) {
		size_t n = indent(&l), at, end = l.end;

		/* The '- ' of an item stands where its other lines have blanks. */
		if (l.at == peek->begin && peek->indent && n + 2 == peek->indent)
			n = peek->indent;
		if (is_blank(&l) || n > peek->indent)
			continue;
		if (n < peek->indent || !is_letter(l.text[l.at + n]))
			return DOC_UNSURE;
		at = value_at(&l, n, key);
		if (!at)
			continue;
		while (end > at && l.text[end - 1] == ' ')
			end--;
		*value = l.text + at;
		*len = end - at;
		return is_plain(*value, *len) && !goes_on(&l, n) ? DOC_SEEN : DOC_UNSURE;
	}
	return l.odd ? DOC_UNSURE : DOC_ABSENT;
}
