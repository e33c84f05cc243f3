/*
 * Taking out an entry: its lines, or its part of a line.
 */
#include <string.h>

#include "doc/place.h"
#include "doc/splice.h"

static bool is_blank_line(const struct mus_doc *doc, size_t line)
{
	return place_skip_rest(doc, line) == place_line_end(doc, line) &&
	       !memchr(doc->text + line, '#', place_line_end(doc, line) - line);
}

/* Where the line above begins. */
static size_t line_above(const struct mus_doc *doc, size_t line)
{
	return place_line(doc, line - 1);
}

/*
 * Whole lines from..to go. Where blank lines stand above and below, those below go too, and at
 * the end of the file those above: the next entries are as far apart as before. But blank lines
 * may be the text of a block '|+': the last try leaves them.
 */
static void take_lines(const struct job *job, size_t from, size_t to, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	bool ended = place_line(doc, to) == to, blanks = !job->layout.quoted;

	if (blanks && place_blank_above(doc, from))
		while (to < doc->len && is_blank_line(doc, to))
			to = place_next_line(doc, to);
	if (to >= doc->len) {
		while (blanks && place_blank_above(doc, from))
			from = line_above(doc, from);
		/* The last line had no line break: the one before it gives up its own. */
		if (!ended && from > doc->bom && !job->end_line)
			from = place_line_end(doc, line_above(doc, from));
	}
	out->from = from;
	out->to = to;
}

/* What stands behind the '-' of an outer list, or behind '? ': up to the next entry. */
static void take_up_to_next(const struct mus_doc *doc, size_t from, size_t end, struct splice *out)
{
	size_t to = place_skip_rest(doc, end);
	while (to < doc->len && to == place_line_end(doc, to)) {
		to = place_next_line(doc, to);
		while (to < doc->len && doc->text[to] == ' ')
			to++;
	}
	out->from = from;
	out->to = to;
}

static void out_of_block(const struct job *job, uint32_t coll, uint32_t child, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	size_t from = place_entry(doc, coll, child), end = place_entry_end(doc, coll, child);

	if (place_is_first(doc, from))
		take_lines(job, place_line(doc, from), place_next_line(doc, end), out);
	else
		take_up_to_next(doc, from, end, out);
}

/* Where the comma behind an entry in [ ] or { } stands; 0 when there is none. */
static size_t find_comma(const struct mus_doc *doc, size_t end)
{
	size_t at = place_skip(doc, end);
	return at < doc->len && doc->text[at] == ',' ? at : 0;
}

/* The first entry, or one in the middle: with the comma behind it, up to the next. */
static void take_with_comma(
	const struct mus_doc *doc, size_t from, size_t comma, struct splice *out)
{
	size_t to = place_skip_rest(doc, comma + 1);
	/* A comment on the line is the entry's; what is on the next lines stays. */
	out->from = from;
	out->to = to;
}

/* The last entry: with the comma before it. What is commented between them stays. */
static void take_last(
	const struct mus_doc *doc, size_t before, size_t from, size_t end, struct splice *out)
{
	size_t comma = find_comma(doc, before);

	out->from = before;
	out->to = end;
	if (comma && memchr(doc->text + before, '#', from - before)) {
		mus_buf_add(&out->text, doc->text + before, comma - before);
		mus_buf_add(&out->text, doc->text + comma + 1, from - comma - 1);
	}
}

/* The only one: with a comma behind it. */
static void take_only(const struct mus_doc *doc, size_t from, size_t end, struct splice *out)
{
	size_t comma = find_comma(doc, end);
	out->from = from;
	out->to = comma ? comma + 1 : end;
}

static void out_of_flow(const struct job *job, uint32_t coll, uint32_t child, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	size_t from = place_entry(doc, coll, child), end = place_entry_end(doc, coll, child);
	size_t comma = find_comma(doc, end);
	size_t rest = place_skip_rest(doc, comma ? comma + 1 : end);
	uint32_t before = place_before(doc, coll, child);

	/* Alone on its lines, as in long lists: these go; a comma before it may stay. */
	if (place_is_first(doc, from) && rest == place_line_end(doc, rest) &&
		doc->nodes[coll].size > 1)
		take_lines(job, place_line(doc, from), place_next_line(doc, rest), out);
	else if (doc->nodes[coll].size == 1)
		take_only(doc, from, end, out);
	else if (doc->nodes[child].next)
		take_with_comma(doc, from, comma, out);
	else
		take_last(doc, place_entry_end(doc, coll, before), from, end, out);
}

bool splice_out(const struct job *job, struct splice *out)
{
	const struct target *t = job->target;
	uint32_t child = t->key ? t->key : t->node;

	if (t->flow)
		out_of_flow(job, t->parent, child, out);
	else
		out_of_block(job, t->parent, child, out);
	return true;
}
