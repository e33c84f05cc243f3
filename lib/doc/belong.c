#include "doc/belong.h"

#include "doc/place.h"

/* Whether a comment is on the line, and nothing else, in column `least` or further to the right. */
static bool is_comment(const struct mus_doc *doc, size_t line, size_t least)
{
	size_t at = line;

	while (at < doc->len && doc->text[at] == ' ')
		at++;
	return at < doc->len && doc->text[at] == '#' && at - line >= least;
}

bool belong_is_blank(const struct mus_doc *doc, size_t line)
{
	size_t end = place_line_end(doc, line);

	while (line < end && (doc->text[line] == ' ' || doc->text[line] == '\t'))
		line++;
	return line == end;
}

size_t belong_end(const struct mus_doc *doc, size_t end, size_t least)
{
	size_t last = place_line_end(doc, end);

	for (size_t line = place_next_line(doc, end); line < doc->len; line = place_next_line(doc, line)) {
		if (is_comment(doc, line, least))
			last = place_line_end(doc, line);
		else if (!belong_is_blank(doc, line))
			break;
	}
	return last;
}

static bool is_root(const struct mus_doc *doc, uint32_t node)
{
	for (size_t i = 0; i < doc->n_roots; i++)
		if (doc->roots[i] == node)
			return true;
	return false;
}

/* No line that begins before this is a comment of the entry: it may be text, or another entry's. */
static size_t limit_above(const struct mus_doc *doc, uint32_t coll, uint32_t child)
{
	uint32_t before = place_before(doc, coll, child);

	if (!before)
		return 0; /* above the first stands its key, its '-' or its bracket */
	size_t end = place_entry_end(doc, coll, before);
	return doc->nodes[coll].flow ? end : belong_end(doc, end, place_indent(doc, coll) + 1);
}

size_t belong_begin(const struct mus_doc *doc, uint32_t coll, uint32_t child)
{
	size_t entry = place_entry(doc, coll, child), line = place_line(doc, entry);

	if (!place_is_first(doc, entry))
		return entry;
	if (child == coll + 1 && !doc->nodes[coll].flow && is_root(doc, coll))
		return line;
	/* Further to the right stands only what follows one of its own. */
	size_t limit = limit_above(doc, coll, child), right = entry - line + 1;
	for (size_t at = line; at > doc->bom;) {
		at = place_line(doc, at - 1);
		if (at < limit || !is_comment(doc, at, 0))
			break;
		if (doc->nodes[coll].flow || !is_comment(doc, at, right))
			line = at;
	}
	return line;
}
