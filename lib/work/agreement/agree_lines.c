/*
 * The agreements of a talk: lines in its notes that begin with '->', with their places in the
 * file, so that what was not understood can be pointed at.
 */
#include "work/agreement/agree.h"

#include <string.h>

struct lines {
	const struct mus_doc *doc;
	const struct mus_agree_when *when;
	struct mus_arena *arena;
	struct mus_agreement *items;
	size_t n, cap;
};

static const char *past_blanks(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	return s;
}

static bool is_agreement(const char *s, const char *end)
{
	return end - s >= 2 && s[0] == '-' && s[1] == '>';
}

static const char *line_end(const char *s, const char *end)
{
	const char *newline = memchr(s, '\n', (size_t)(end - s));

	return newline ? newline : end;
}

/* The agreements in a text that was decoded; those without a text are passed over. */
static void take_text(struct lines *lines, const char *theme, const char *text, size_t len)
{
	const char *end = text + len;

	for (const char *s = text; s < end; s = line_end(s, end) + 1) {
		const char *from = past_blanks(s, end), *to = line_end(s, end);
		struct mus_agreement *a;

		if (!is_agreement(from, to))
			continue;
		from = past_blanks(from + 2, to);
		while (to > from && strchr(" \t\r", to[-1]))
			to--;
		a = MUS_PUSH(lines->arena, lines->items, lines->n, lines->cap);
		mus_agreement_parse(a, mus_strndup(lines->arena, from, (size_t)(to - from)),
			lines->when, lines->arena);
		a->theme = theme;
	}
}

/*
 * Sets the places of the agreements from number `first` on, which the value holds. Where the text
 * is not written line by line (folded, with escapes), each gets the place of the whole.
 */
static void place_text(struct lines *lines, size_t first, mus_node value)
{
	struct mus_place place = mus_doc_place(lines->doc, value);
	size_t begin, stop, len, found = first;
	const char *text = mus_doc_text(lines->doc, &len), *s, *end;
	uint32_t line = place.line;

	mus_doc_span(lines->doc, value, &begin, &stop);
	for (size_t i = first; i < lines->n; i++)
		lines->items[i].at = (struct mus_at){ place.line, place.column };
	end = text + stop;
	for (s = text + begin; s < end; s = line_end(s, end) + 1, line++) {
		const char *from = past_blanks(s, end);
		uint32_t column = line == place.line ? place.column : 1;

		if (!is_agreement(from, end))
			continue;
		if (found < lines->n)
			lines->items[found].at =
				(struct mus_at){ line, column + (uint32_t)(from - s) };
		found++;
	}
	for (size_t i = first; found != lines->n && i < lines->n; i++)
		lines->items[i].at = (struct mus_at){ place.line, place.column };
}

struct mus_agreement *mus_agreements(size_t *n, const struct mus_doc *doc, mus_node root,
	const struct mus_agree_when *when, struct mus_arena *arena)
{
	struct lines lines = { .doc = doc, .when = when, .arena = arena };
	mus_node notes = mus_doc_get(doc, root, "notes");

	if (mus_doc_type(doc, notes) == MUS_MAP) {
		MUS_EACH_KEY (doc, key, notes) {
			mus_node value = mus_doc_value(doc, key);
			size_t first = lines.n;

			if (mus_doc_type(doc, value) != MUS_STRING)
				continue;
			take_text(&lines, mus_strdup(arena, mus_doc_str(doc, key)),
				mus_doc_str(doc, value), mus_doc_len(doc, value));
			place_text(&lines, first, value);
		}
	}
	*n = lines.n;
	return lines.items;
}
