/*
 * Taking out an entry: its lines, or its part of a line.
 */
#include <string.h>

#include "doc/belong.h"
#include "doc/place.h"
#include "doc/splice.h"

/* Where the line above begins. */
static size_t line_above(const struct mus_doc *doc, size_t line)
{
	return place_line(doc, line - 1);
}

/*
 * Whole lines from..to go. Where blank lines stand above and below, those below go too, and at
 * the end of the file those above: the next entries are as far apart as before. But blank lines
 * may be the text of a block '|+', or become it: other tries leave them, or take those below.
 */
static void take_lines(const struct job *job, size_t from, size_t to, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	bool ended = place_line(doc, to) == to, blanks = !job->layout.quoted && !job->close;

	if (job->close || (blanks && place_blank_above(doc, from)))
		while (to < doc->len && belong_is_blank(doc, to))
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

/*
 * What stands behind the '-' of an outer list, or behind '? ': up to the next entry, which takes
 * its place, or to the comments above that, which stay on their lines.
 */
static void take_up_to_next(const struct mus_doc *doc, size_t from, size_t end, struct splice *out)
{
	size_t to = place_skip_rest(doc, end), next = place_skip(doc, end);
	if (memchr(doc->text + to, '#', next - to)) {
		while (from > doc->bom && doc->text[from - 1] == ' ')
			from--;
		out->from = from;
		out->to = to;
		return;
	}
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
	size_t from = belong_begin(doc, coll, child);
	size_t end = belong_end(doc, place_entry_end(doc, coll, child), place_indent(doc, coll) + 1);

	if (place_is_first(doc, from))
		take_lines(job, from, place_next_line(doc, end), out);
	else
		take_up_to_next(doc, from, end, out);
}

/* Where an entry in [ ] or { } stands, with the comments that belong to it. */
struct stand {
	size_t from;        /* its line, or itself where something stands before it */
	size_t begin, end;  /* its own text */
	size_t comma, rest; /* the comma behind it, or 0; behind the comment that follows both */
	bool comment;       /* there is such a comment */
};

static struct stand stand_of(const struct mus_doc *doc, uint32_t coll, uint32_t child)
{
	struct stand s = { belong_begin(doc, coll, child), place_entry(doc, coll, child),
		place_entry_end(doc, coll, child), 0, 0, false };

	s.comma = place_comma(doc, s.end);
	s.rest = place_skip_rest(doc, s.comma ? s.comma + 1 : s.end);
	s.comment = memchr(doc->text + s.end, '#', s.rest - s.end) != NULL;
	return s;
}

/* What comes to stand where the entry stood, is indented as it was. */
static void keep_indent(const struct mus_doc *doc, const struct stand *s, struct splice *out)
{
	if (s->from != s->begin)
		mus_buf_fill(&out->text, ' ', place_column(doc, s->begin));
}

/* The first entry, or one in the middle: with the comma behind it, up to the next. */
static void take_with_comma(const struct mus_doc *doc, const struct stand *s, struct splice *out)
{
	out->from = s->from;
	out->to = s->rest;
	keep_indent(doc, s, out);
}

/*
 * The last entry: with the comma before it. What is commented between them stays, and so do the
 * line breaks where the entry is alone on its lines.
 */
static void take_last(const struct mus_doc *doc, size_t before, const struct stand *s, bool alone,
	struct splice *out)
{
	size_t comma = place_comma(doc, before);

	out->from = before;
	out->to = alone ? place_next_line(doc, s->rest) : s->comment ? s->rest : s->end;
	if (alone || memchr(doc->text + before, '#', s->from - before)) {
		size_t left = comma, right = comma + 1;
		/* A comment behind the comma comes behind the entry; one before it stays. */
		if (!memchr(doc->text + before, '#', comma - before))
			left = before;
		while (left > before && doc->text[left - 1] == ' ')
			left--;
		while (right < s->from && doc->text[right] == ' ' && doc->text[left - 1] == '\n')
			right++;
		mus_buf_add(&out->text, doc->text + before, left - before);
		mus_buf_add(&out->text, doc->text + right, s->from - right);
		if (!alone)
			keep_indent(doc, s, out);
	} else if (doc->text[before - 1] == ':') {
		mus_buf_char(&out->text, ' '); /* a bracket behind a colon may be text */
	}
}

/* The only one: with a comma behind it. */
static void take_only(const struct mus_doc *doc, const struct stand *s, struct splice *out)
{
	out->from = s->from;
	out->to = s->comment ? s->rest : s->comma ? s->comma + 1 : s->end;
	keep_indent(doc, s, out);
}

static void out_of_flow(const struct job *job, uint32_t coll, uint32_t child, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const struct stand s = stand_of(doc, coll, child);

	uint32_t before = place_before(doc, coll, child);
	bool alone = place_is_first(doc, s.begin) && s.rest == place_line_end(doc, s.rest);

	/* Alone on its lines, as in long lists: these go. */
	if (alone && (s.comma || !before))
		take_lines(job, s.from, place_next_line(doc, s.rest), out);
	else if (!before && !doc->nodes[child].next)
		take_only(doc, &s, out);
	else if (doc->nodes[child].next)
		take_with_comma(doc, &s, out);
	else
		take_last(doc, place_entry_end(doc, coll, before), &s, alone, out);
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
