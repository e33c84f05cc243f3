#include "doc/peek.h"

#include <string.h>

/* The text that is looked at, and the line at hand: [at, end), without its break. */
struct lines {
	const char *text;
	size_t len, at, end, next;
};

static bool next_line(struct lines *l)
{
	const char *newline;

	if (l->next >= l->len)
		return false;
	l->at = l->next;
	newline = memchr(l->text + l->at, '\n', l->len - l->at);
	l->end = newline ? (size_t)(newline - l->text) : l->len;
	l->next = newline ? l->end + 1 : l->len;
	if (l->end > l->at && l->text[l->end - 1] == '\r')
		l->end--;
	return true;
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

static bool find_list(struct lines *l, const char *list)
{
	while (next_line(l))
		if (is_text(l, 0, list, ":"))
			return true;
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
	return found;
}

/* The text as a document; NULL when it is none. */
static struct mus_doc *parse(const char *text, size_t len)
{
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	struct mus_doc *doc;

	(void)mus_doc_parse(&doc, "", text, len, quiet);
	mus_diag_free(quiet);
	return doc;
}

struct mus_doc *doc_peek(const char *text, size_t len, const char *list, const char *id)
{
	struct lines lines = { .text = text, .len = len };
	struct mus_doc *doc = NULL;
	size_t begin, end;

	if (find_list(&lines, list) && find_item(&lines, id, &begin, &end))
		doc = parse(text + begin, end - begin);
	if (doc && doc_peek_root(doc))
		return doc;
	mus_doc_free(doc);
	return NULL;
}

mus_node doc_peek_root(const struct mus_doc *doc)
{
	mus_node item = mus_doc_first(doc, mus_doc_root(doc, 0));

	return mus_doc_type(doc, item) == MUS_MAP ? item : 0;
}

struct mus_doc *doc_peek_head(const char *text, size_t len, const char *key)
{
	struct lines lines = { .text = text, .len = len };

	return find_list(&lines, key) ? parse(text, lines.at) : NULL;
}
