/*
 * Adding: a key to a mapping, an item to a list.
 */
#include <string.h>

#include "doc/place.h"
#include "doc/quote.h"
#include "doc/splice.h"

static void add_buf(struct mus_buf *out, const struct mus_buf *from)
{
	mus_buf_add(out, from->data, from->len);
}

/* An entry added to `coll` behind the entry `behind`, or, with 0, before all others. */
static void adds(struct splice *out, const struct job *job, uint32_t coll, uint32_t behind)
{
	const struct mus_doc *doc = job->doc;
	bool map = doc->nodes[coll].kind == NODE_MAP;
	struct change *c = &out->change;

	c->at = behind ? node_after(doc, map ? behind + 1 : behind) : coll + 1;
	c->coll = coll;
	c->delta = 1;
	c->value = job->value;
	if (map) {
		c->key = job->target->name;
		c->key_len = job->target->name_len;
	}
}

/* Whether a comment is on the line, in column `least` or further to the right. */
static bool is_comment(const struct mus_doc *doc, size_t line, size_t least)
{
	size_t at = line;
	while (at < doc->len && doc->text[at] == ' ')
		at++;
	return at < doc->len && doc->text[at] == '#' && at - line >= least;
}

static bool is_blank_line(const struct mus_doc *doc, size_t line)
{
	size_t end = place_line_end(doc, line);
	while (line < end && (doc->text[line] == ' ' || doc->text[line] == '\t'))
		line++;
	return line == end;
}

/*
 * Where the line behind an entry begins that ends at `end`. Comments indented by `least` belong
 * to it, and the blank lines before such a comment.
 */
static size_t behind_comments(const struct mus_doc *doc, size_t end, size_t least)
{
	size_t at = place_next_line(doc, end);
	for (size_t line = at; line < doc->len; line = place_next_line(doc, line)) {
		if (is_comment(doc, line, least))
			at = place_next_line(doc, line);
		else if (!is_blank_line(doc, line))
			break;
	}
	return at;
}

/* Whether blank lines stand before an entry, behind the one before it. */
static bool is_apart(const struct mus_doc *doc, uint32_t coll, uint32_t child)
{
	uint32_t before = place_before(doc, coll, child);
	if (!before)
		return false;
	size_t entry = place_line(doc, place_entry(doc, coll, child));
	size_t line = place_next_line(doc, place_entry_end(doc, coll, before));
	for (; line < entry; line = place_next_line(doc, line))
		if (is_blank_line(doc, line))
			return true;
	return false;
}

/* Whether the file lets a blank line go before an entry such as the new one. */
static bool wants_blank(const struct mus_doc *doc, uint32_t coll, bool collection)
{
	if (doc->nodes[coll].kind == NODE_SEQ)
		return is_apart(doc, coll, place_last(doc, coll));
	MUS_EACH_KEY (doc, key, coll) {
		uint8_t kind = doc->nodes[key + 1].kind;
		if (collection && (kind == NODE_SEQ || kind == NODE_MAP) &&
			!doc->nodes[key + 1].flow && is_apart(doc, coll, key))
			return true;
	}
	return false;
}

/* New lines behind an entry of a block collection; `lines` has no line break at its end. */
static void put_lines(const struct job *job, uint32_t coll, uint32_t behind, size_t least,
	bool blank, const struct mus_buf *lines, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const char *newline = job->layout.newline;
	size_t at = behind_comments(doc, place_entry_end(doc, coll, behind), least);
	/* At the end of a file whose last line has no line break, the new last line has none. */
	bool open = at != place_line(doc, at);

	out->from = out->to = at;
	if (open)
		mus_buf_str(&out->text, newline);
	if (blank)
		mus_buf_str(&out->text, newline);
	add_buf(&out->text, lines);
	if (!open || job->end_line)
		mus_buf_str(&out->text, newline);
	adds(out, job, coll, behind);
}

/* New text in a collection in [ ] or { }. */
static void put_in_flow(const struct job *job, uint32_t coll, uint32_t behind,
	const struct mus_buf *text, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	bool first = doc->nodes[coll].size == 0;
	size_t at;

	if (first)
		at = place_content(doc, coll, 0) + 1;
	else
		at = behind ? place_entry_end(doc, coll, behind) : place_entry(doc, coll, coll + 1);
	out->from = out->to = at;
	if (behind && doc->text[at - 1] == ':')
		mus_buf_char(&out->text, ' ');
	if (behind)
		mus_buf_str(&out->text, ", ");
	add_buf(&out->text, text);
	if (!first && !behind)
		mus_buf_str(&out->text, ", ");
	adds(out, job, coll, behind);
}

/* The key of a mapping that has this place in the order, or 0. */
static uint32_t key_of(const struct job *job, uint32_t map, const char *name)
{
	uint32_t value = mus_doc_get(job->doc, map, name);
	return value ? value - 1 : 0;
}

/* The key that the new one goes behind; 0: before all others. */
static uint32_t find_behind(const struct job *job, uint32_t map)
{
	size_t place = 0;

	while (place < job->n_order && strcmp(job->order[place], job->target->name) != 0)
		place++;
	if (place == job->n_order)
		return place_last(job->doc, map);
	for (size_t i = place; i > 0; i--) {
		uint32_t key = key_of(job, map, job->order[i - 1]);
		if (key)
			return key;
	}
	for (size_t i = place + 1; i < job->n_order; i++) {
		uint32_t key = key_of(job, map, job->order[i]);
		if (key)
			return place_before(job->doc, map, key);
	}
	return place_last(job->doc, map);
}

static bool is_collection(const struct value *value)
{
	if (!value->doc)
		return value->listed;
	const struct node *root = &value->doc->nodes[value->doc->roots[0]];
	return value->listed || ((root->kind == NODE_SEQ || root->kind == NODE_MAP) && !root->flow);
}

static void key_in_flow(const struct job *job, uint32_t map, struct splice *out)
{
	const struct target *t = job->target;
	struct mus_buf text = MUS_BUF_INIT;
	uint32_t behind = job->doc->nodes[map].size ? find_behind(job, map) : 0;

	if (job->layout.json)
		quote_double(&text, t->name, t->name_len);
	else
		quote_key(&text, t->name, t->name_len, true);
	mus_buf_str(&text, ": ");
	render_flow(&text, job->value, &job->layout);
	put_in_flow(job, map, behind, &text, out);
	mus_buf_dispose(&text);
}

static void key_in_block(const struct job *job, uint32_t map, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const struct target *t = job->target;
	size_t indent = job->layout.parent;
	uint32_t behind = find_behind(job, map);
	struct mus_buf lines = MUS_BUF_INIT;
	struct written w = WRITTEN_INIT;

	if (behind)
		mus_buf_fill(&lines, ' ', indent);
	quote_key(&lines, t->name, t->name_len, false);
	mus_buf_char(&lines, ':');
	render_after_key(&w, job->value, &job->layout);
	add_buf(&lines, &w.head);
	add_buf(&lines, &w.body);
	if (behind) {
		/* Comments in the column of the keys belong to the key below them, if there is one.
		 */
		size_t least = doc->nodes[behind].next || indent == 0 ? indent + 1 : indent;
		bool blank = wants_blank(doc, map, is_collection(job->value));
		put_lines(job, map, behind, least, blank, &lines, out);
	} else {
		out->from = out->to = place_entry(doc, map, map + 1);
		add_buf(&out->text, &lines);
		mus_buf_str(&out->text, job->layout.newline);
		mus_buf_fill(&out->text, ' ', indent);
		adds(out, job, map, 0);
	}
	mus_buf_dispose(&lines);
	written_dispose(&w);
}

bool splice_key(const struct job *job, struct splice *out)
{
	uint32_t map = job->target->parent;
	if (job->target->flow)
		key_in_flow(job, map, out);
	else
		key_in_block(job, map, out);
	return true;
}

static void item_in_block(const struct job *job, uint32_t seq, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const struct target *t = job->target;
	size_t indent = job->list.parent;
	struct mus_buf lines = MUS_BUF_INIT;
	struct written w = WRITTEN_INIT;
	/* In a list that is not indented below its key, a comment in its column is the next key's.
	 */
	bool level = t->parent && job->layout.parent == indent;

	mus_buf_fill(&lines, ' ', indent);
	mus_buf_char(&lines, '-');
	render_after_dash(&w, job->value, &job->list);
	add_buf(&lines, &w.head);
	add_buf(&lines, &w.body);
	put_lines(job, seq, place_last(doc, seq), level ? indent + 1 : indent,
		wants_blank(doc, seq, true), &lines, out);
	mus_buf_dispose(&lines);
	written_dispose(&w);
}

bool splice_item(const struct job *job, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	uint32_t seq = job->target->node;

	if (!doc->nodes[seq].flow) {
		item_in_block(job, seq, out);
	} else {
		struct mus_buf text = MUS_BUF_INIT;
		render_flow(&text, job->value, &job->list);
		put_in_flow(job, seq, place_last(doc, seq), &text, out);
		mus_buf_dispose(&text);
	}
	return true;
}
