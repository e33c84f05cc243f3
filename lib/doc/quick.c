/*
 * The quick way: the YAML that records are written in, read line by line.
 *
 * Most of a roll-up's time would go into libyaml, which looks at each character many times. This
 * reads a subset: block mappings and lists, plain scalars (also over several lines), quoted ones
 * on one line and without a backslash, blocks of text after '|' or '>', short collections in [ ]
 * and { } on one line, comments. At the first sign of anything else, or of a mistake, it gives
 * up, and libyaml reads the whole text. So it finds no fault itself, and what it accepts it reads
 * as libyaml does, down to the places of all nodes: tests/unit/quick.c compares the two.
 */
#include "doc/quick.h"

#include <string.h>

/* The longest key; libyaml wants the ':' within 1024 characters. */
#define LONGEST_KEY 1000
/* What is longer is read at leisure; no text below has too many nodes. */
#define LONGEST_TEXT ((size_t)1 << 20)

/* ---- lines ---- */

void quick_go_to_line(struct quick *q, size_t line)
{
	q->line = line;
	q->begin = q->doc->lines[line].begin;
	q->end = quick_is_last(q) ? q->begin : q->doc->lines[line + 1].begin - 1;
}

bool quick_is_last(const struct quick *q)
{
	return q->line + 1 == q->doc->n_lines;
}

size_t quick_skip(const struct quick *q, size_t at)
{
	while (at < q->end && q->text[at] == ' ')
		at++;
	return at;
}

bool quick_is_rest(const struct quick *q, size_t at)
{
	size_t next = quick_skip(q, at);
	return next == q->end || (q->text[next] == '#' && next > at);
}

struct extent quick_extent(const struct quick *q, size_t begin, size_t end)
{
	size_t column = begin - q->begin;
	if (!q->doc->lines[q->line].ascii)
		for (size_t i = q->begin; i < begin; i++)
			column -= ((unsigned char)q->text[i] & 0xC0) == 0x80;
	return (struct extent){ (uint32_t)begin, (uint32_t)end, (uint32_t)q->line + 1, (uint32_t)column + 1 };
}

/* What would begin or end a document. */
static bool is_mark(const struct quick *q)
{
	const char *s = q->text + q->begin;
	return q->end - q->begin >= 3 && (memcmp(s, "---", 3) == 0 || memcmp(s, "...", 3) == 0);
}

/* The '-' of a list. */
static bool is_dash(const struct quick *q, size_t at)
{
	return q->text[at] == '-' && (at + 1 == q->end || q->text[at + 1] == ' ');
}

/* ---- collections ---- */

size_t quick_indent(const struct quick *q)
{
	return q->indents[q->build.depth - 1];
}

/* Whether a node may begin in that column. */
static bool may_begin(const struct quick *q, size_t column)
{
	if (q->build.depth == 0)
		return q->doc->n_roots == 0;
	return q->waiting && column > quick_indent(q);
}

static bool is_in(const struct quick *q, enum node_kind kind, size_t column)
{
	return q->build.depth && !q->waiting && quick_indent(q) == column &&
		q->doc->nodes[q->build.levels[q->build.depth - 1].node].kind == kind;
}

/* The collection of that kind in that column: the one that is open, or a new one. */
static bool enter(struct quick *q, enum node_kind kind, size_t at)
{
	size_t column = at - q->begin;
	if (is_in(q, kind, column))
		return true;
	struct extent here = quick_extent(q, at, at);
	if (!may_begin(q, column) || build_open(&q->build, build_add(&q->build, kind, &here)))
		return false;
	q->indents[q->build.depth - 1] = column;
	q->waiting = false;
	return true;
}

static void wait_after(struct quick *q, size_t at)
{
	q->gap = quick_extent(q, at, at);
	q->waiting = true;
}

/* A value that is not there is null. */
static void fill_gap(struct quick *q)
{
	if (q->waiting)
		build_scalar(&q->build, &q->gap, STYLE_PLAIN, "", 0);
	q->waiting = false;
}

/* Closes what ends before a line with that indent; `at` is its first byte that is no space. */
static bool close_to(struct quick *q, size_t column, size_t at)
{
	if (q->build.depth && column <= quick_indent(q))
		fill_gap(q);
	while (q->build.depth && column < quick_indent(q))
		if (build_close(&q->build, (uint32_t)at))
			return false;
	return true;
}

static bool close_all(struct quick *q)
{
	fill_gap(q);
	while (q->build.depth)
		if (build_close(&q->build, (uint32_t)q->doc->len))
			return false;
	return q->doc->n_roots == 1;
}

/* ---- nodes ---- */

static bool take_quoted(struct quick *q, size_t at)
{
	size_t end = quick_quoted_end(q, at);
	if (!end || !quick_is_rest(q, end))
		return false;
	quick_quoted(q, at, end);
	return true;
}

static bool take_flow(struct quick *q, size_t at)
{
	size_t end = quick_flow(q, at);
	return end && quick_is_rest(q, end);
}

/* A value that is no collection in lines of its own. */
static bool take_value(struct quick *q, size_t at)
{
	q->waiting = false;
	switch (q->text[at]) {
	case '"':
	case '\'':
		return take_quoted(q, at);
	case '|':
	case '>':
		return quick_block(q, at);
	case '[':
	case '{':
		return take_flow(q, at);
	default:
		return !is_dash(q, at) && quick_begins_plain((unsigned char)q->text[at]) && quick_plain(q, at);
	}
}

/* The end of a key that begins here and has its ':' right behind it; 0 if there is none. */
static size_t key_end(const struct quick *q, size_t at)
{
	size_t end = 0;
	if (quick_is_quote(q->text[at]))
		end = quick_quoted_end(q, at);
	else if (quick_begins_plain((unsigned char)q->text[at]))
		end = quick_plain_end(q, at);
	if (!end || end == q->end || q->text[end] != ':' || end - at > LONGEST_KEY)
		return 0;
	return end + 1 == q->end || q->text[end + 1] == ' ' ? end : 0;
}

/* A key, and what stands behind it on the line. */
static bool take_key(struct quick *q, size_t at, size_t end)
{
	struct extent here = quick_extent(q, at, end);
	if (!enter(q, NODE_MAP, at))
		return false;
	if (quick_is_quote(q->text[at]))
		quick_quoted(q, at, end);
	else
		build_scalar(&q->build, &here, STYLE_PLAIN, q->text + at, end - at);
	wait_after(q, end + 1);
	return quick_is_rest(q, end + 1) || take_value(q, quick_skip(q, end + 1));
}

/* A line that is neither blank nor a comment; `at` is its first byte that is no space. */
static bool take_line(struct quick *q, size_t at)
{
	if (is_mark(q) || !close_to(q, at - q->begin, at))
		return false;
	while (is_dash(q, at)) {
		if (!enter(q, NODE_SEQ, at))
			return false;
		wait_after(q, at + 1);
		if (quick_is_rest(q, at + 1))
			return true;
		at = quick_skip(q, at + 1);
	}
	size_t end = key_end(q, at);
	if (end)
		return take_key(q, at, end);
	return q->build.depth && may_begin(q, at - q->begin) && take_value(q, at);
}

static bool read_lines(struct quick *q)
{
	for (quick_go_to_line(q, 0); !quick_is_last(q); quick_go_to_line(q, q->line + 1)) {
		size_t at = quick_skip(q, q->begin);
		if (at < q->end && q->text[at] != '#' && !take_line(q, at))
			return false;
	}
	return close_all(q);
}

bool doc_read_quick(struct mus_doc *doc)
{
	struct quick q = { .doc = doc, .text = doc->text, .words = MUS_BUF_INIT };
	if (doc->odd || doc->bom || !doc->len || doc->len > LONGEST_TEXT || doc->text[doc->len - 1] != '\n')
		return false;
	build_begin(&q.build, doc, NULL);
	bool read = read_lines(&q);
	mus_buf_dispose(&q.words);
	return read;
}
