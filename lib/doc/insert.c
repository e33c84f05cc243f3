/*
 * Adding: a key to a mapping, an item to a list. insert_flow.c has what stands in [ ] or { }.
 */
#include <string.h>

#include "doc/belong.h"
#include "doc/place.h"
#include "doc/quote.h"
#include "doc/splice.h"

static void add_buf(struct mus_buf *out, const struct mus_buf *from)
{
	mus_buf_add(out, from->data, from->len);
}

void splice_adds(struct splice *out, const struct job *job, uint32_t coll, uint32_t behind)
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

/* Whether blank lines stand before an entry, behind the one before it. */
static bool is_apart(const struct mus_doc *doc, uint32_t coll, uint32_t child)
{
	uint32_t before = place_before(doc, coll, child);
	if (!before)
		return false;
	size_t entry = place_line(doc, place_entry(doc, coll, child));
	size_t line = place_next_line(doc, place_entry_end(doc, coll, before));
	for (; line < entry; line = place_next_line(doc, line))
		if (belong_is_blank(doc, line))
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
static void put_behind(const struct job *job, uint32_t coll, uint32_t behind, bool blank,
	const struct mus_buf *lines, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	size_t indent = place_indent(doc, coll);
	const char *newline = job->layout.newline;
	size_t last = belong_end(doc, place_entry_end(doc, coll, behind), indent + 1);
	size_t at = place_next_line(doc, last);
	/* At the end of a file whose last line has no line break, the new last line has none. */
	bool open = at != place_line(doc, at);

	out->from = out->to = at;
	if (open)
		mus_buf_str(&out->text, newline);
	if (blank && !job->close)
		mus_buf_str(&out->text, newline);
	mus_buf_fill(&out->text, ' ', indent);
	add_buf(&out->text, lines);
	if (!open || job->end_line)
		mus_buf_str(&out->text, newline);
	splice_adds(out, job, coll, behind);
}

/* The same before an entry and the comments that belong to it. */
static void put_before(const struct job *job, uint32_t coll, uint32_t child, bool blank,
	const struct mus_buf *lines, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	size_t indent = place_indent(doc, coll), at = belong_begin(doc, coll, child);
	bool first = place_is_first(doc, at);

	out->from = out->to = at;
	if (first)
		mus_buf_fill(&out->text, ' ', indent);
	add_buf(&out->text, lines);
	mus_buf_str(&out->text, job->layout.newline);
	if (blank)
		mus_buf_str(&out->text, job->layout.newline);
	/* Behind '- ' the new one takes the place of the old, which gets a line of its own. */
	if (!first)
		mus_buf_fill(&out->text, ' ', indent);
	splice_adds(out, job, coll, place_before(doc, coll, child));
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
	if (behind)
		splice_flow_behind(job, map, behind, &text, out);
	else
		splice_flow_before(job, map, job->doc->nodes[map].size ? map + 1 : 0, &text, out);
	mus_buf_dispose(&text);
}

static void key_in_block(const struct job *job, uint32_t map, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const struct target *t = job->target;
	uint32_t behind = find_behind(job, map);
	bool blank = wants_blank(doc, map, is_collection(job->value));
	struct mus_buf lines = MUS_BUF_INIT;
	struct written w = WRITTEN_INIT;

	quote_key(&lines, t->name, t->name_len, false);
	mus_buf_char(&lines, ':');
	render_after_key(&w, job->value, &job->layout);
	add_buf(&lines, &w.head);
	add_buf(&lines, &w.body);
	if (behind)
		put_behind(job, map, behind, blank, &lines, out);
	else
		put_before(job, map, map + 1, blank, &lines, out);
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

static void item_in_block(
	const struct job *job, uint32_t seq, uint32_t behind, uint32_t before, struct splice *out)
{
	bool blank = wants_blank(job->doc, seq, true);
	struct mus_buf lines = MUS_BUF_INIT;
	struct written w = WRITTEN_INIT;

	mus_buf_char(&lines, '-');
	render_after_dash(&w, job->value, &job->list);
	add_buf(&lines, &w.head);
	add_buf(&lines, &w.body);
	if (before)
		put_before(job, seq, before, blank, &lines, out);
	else
		put_behind(job, seq, behind, blank, &lines, out);
	mus_buf_dispose(&lines);
	written_dispose(&w);
}

static void item_in_flow(
	const struct job *job, uint32_t seq, uint32_t behind, uint32_t before, struct splice *out)
{
	struct mus_buf text = MUS_BUF_INIT;

	render_flow(&text, job->value, &job->list);
	if (behind && !before)
		splice_flow_behind(job, seq, behind, &text, out);
	else
		splice_flow_before(job, seq, before, &text, out);
	mus_buf_dispose(&text);
}

bool splice_item(const struct job *job, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	uint32_t seq = job->target->node, item = job->item;
	uint32_t behind = !item ? place_last(doc, seq) : job->after ? item : 0;
	uint32_t before = item && !job->after ? item : 0;

	if (doc->nodes[seq].flow)
		item_in_flow(job, seq, behind, before, out);
	else
		item_in_block(job, seq, behind, before, out);
	return true;
}
