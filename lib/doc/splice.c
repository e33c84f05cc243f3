/*
 * Replacing: a scalar in its place, or any value behind its key or '-'.
 */
#include "doc/splice.h"

#include <string.h>

#include "doc/belong.h"
#include "doc/place.h"

static void add_bytes(struct mus_buf *out, const struct mus_doc *doc, size_t from, size_t to)
{
	if (from < to)
		mus_buf_add(out, doc->text + from, to - from);
}

static void add_buf(struct mus_buf *out, const struct mus_buf *from)
{
	mus_buf_add(out, from->data, from->len);
}

static bool is_block_scalar(const struct node *n)
{
	return n->kind == NODE_SCALAR && (n->style == STYLE_LITERAL || n->style == STYLE_FOLDED);
}

static void replaces(struct splice *out, const struct job *job, size_t from, size_t to)
{
	uint32_t node = job->target->node;
	out->from = from;
	out->to = to;
	out->change.at = node;
	out->change.cut = node_after(job->doc, node) - node;
	out->change.value = job->value;
}

/* A value in [ ] or { }; text has no space before it. */
static bool replace_in_flow(const struct job *job, size_t from, size_t to,
	const struct mus_buf *text, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const struct target *t = job->target;

	if (from == to && t->key && !place_colon(doc, t->key))
		mus_buf_char(&out->text, ':');
	if (from == to)
		mus_buf_char(&out->text, ' ');
	add_buf(&out->text, text);
	if (from == to && to < doc->len && !strchr(" \t\r\n,]}", doc->text[to]))
		mus_buf_char(&out->text, ' ');
	replaces(out, job, from, to);
	return true;
}

/* The column for the lines of a block scalar: where the old one has them, if it shows. */
static size_t body_column(const struct job *job, bool block)
{
	const struct mus_doc *doc = job->doc;
	uint32_t node = job->target->node;
	if (!block)
		return job->layout.body;
	size_t body = place_body(doc, node), end = place_header_end(doc, node);
	for (size_t at = place_content(doc, node, 0); at < end; at++)
		if (doc->text[at] >= '1' && doc->text[at] <= '9')
			return job->layout.body;
	bool fits = body > job->layout.parent && body - job->layout.parent <= 9;
	return fits ? body : job->layout.body;
}

/* The head as it goes where the old value began: its space is there already, if it was not empty.
 */
static void put_head(
	const struct job *job, const struct mus_buf *head, bool empty, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	if (empty || head->len == 0)
		add_buf(&out->text, head);
	else
		mus_buf_add(&out->text, head->data + 1, head->len - 1);
	/* 'key: old' becomes 'key:', without a space at the end. */
	while (head->len == 0 && !empty && job->target->key && doc->text[out->from - 1] == ' ')
		out->from--;
}

static void scalar_in_block(
	const struct job *job, size_t from, size_t to, const struct written *w, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	bool was_block = is_block_scalar(&doc->nodes[job->target->node]),
	     is_block = w->body.len > 0;
	size_t rest = was_block ? place_header_end(doc, job->target->node) : to;
	size_t rest_end = place_line_end(doc, rest);
	bool empty = from == to;

	replaces(out, job, from, is_block && !was_block ? rest_end : to);
	put_head(job, &w->head, empty, out);
	/* What stands behind the value, or behind '|', stays on the line: a comment. */
	if (is_block || was_block) {
		if (rest < rest_end && doc->text[rest] == '#')
			mus_buf_char(&out->text, ' ');
		add_bytes(&out->text, doc, rest, rest_end);
	}
	add_buf(&out->text, &w->body);
	if (job->end_line && out->to == doc->len)
		mus_buf_str(&out->text, job->layout.newline);
}

bool splice_scalar(const struct job *job, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const struct target *t = job->target;
	const struct node *n = &doc->nodes[t->node];
	size_t from = place_content(doc, t->node, t->key), to = place_tail(doc, t->node, t->key);
	enum node_style style = n->kind == NODE_SCALAR ? (enum node_style)n->style : STYLE_PLAIN;
	struct layout layout = job->layout;
	struct written w = WRITTEN_INIT;
	bool done = true;

	layout.body = body_column(job, is_block_scalar(n));
	render_scalar(&w, job->value, &layout, style);
	if (layout.flow && w.head.len == 0)
		mus_buf_str(&w.head, " null");
	if (layout.flow) {
		struct mus_buf text = { w.head.data + 1, w.head.len - 1, 0 };
		done = replace_in_flow(job, from, to, &text, out);
	} else if (from == to && t->key && !place_colon(doc, t->key)) {
		done = false; /* '? key' alone */
	} else {
		scalar_in_block(job, from, to, &w, out);
	}
	written_dispose(&w);
	return done;
}

/* Where a value stands, for replacing all of it. */
struct stand {
	size_t lead;       /* behind the ':' or '-' */
	size_t begin, end; /* anchor and tag included */
	bool on_line;      /* it begins on the line of the lead */
};

static bool find_stand(const struct job *job, struct stand *out)
{
	const struct mus_doc *doc = job->doc;
	const struct target *t = job->target;
	const struct node *n = &doc->nodes[t->node];

	/* A list made of null or [], and {} made of a mapping, keep an anchor. */
	bool inner = n->implied || !job->value || job->value->listed;
	out->begin = inner ? place_content(doc, t->node, t->key) : n->begin;
	out->end = place_tail(doc, t->node, t->key);
	if (!t->parent)
		return false;
	out->lead = t->key ? place_colon(doc, t->key) : place_entry(doc, t->parent, t->node) + 1;
	if (out->lead == 0)
		return false;
	if (inner && (n->anchored || n->tagged))
		out->lead = place_properties_end(doc, t->node);
	out->on_line = place_line(doc, out->begin) == place_line(doc, out->lead);
	if (out->on_line) {
		size_t after_key = out->lead;
		for (out->lead = out->begin; out->lead > after_key; out->lead--)
			if (doc->text[out->lead - 1] != ' ' && doc->text[out->lead - 1] != '\t')
				break;
	}
	return true;
}

static bool is_block(const struct node *n)
{
	return (n->kind == NODE_SEQ || n->kind == NODE_MAP) && !n->flow;
}

/* The end of a value's last line, or of the comments below it that are those of its last entry. */
static size_t end_of_comments(const struct mus_doc *doc, uint32_t node, size_t end)
{
	if (!is_block(&doc->nodes[node]) || !doc->nodes[node].size)
		return place_line_end(doc, end);
	return belong_end(doc, end, place_indent(doc, node) + 1);
}

/* What stays of the lines that the value stood on: the comment behind it, those above it. */
static void keep_comments(const struct job *job, const struct stand *s, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const struct node *n = &doc->nodes[job->target->node];
	size_t from = s->lead, to;

	if (!s->on_line) {
		/* Where all goes, so do the comments of the first entry. */
		uint32_t coll = job->target->node;
		size_t line = job->value ? s->begin : belong_begin(doc, coll, coll + 1);
		line = place_line(doc, line);
		to = place_line_end(doc, place_line(doc, line - 1));
	} else if (is_block(n)) {
		return;
	} else {
		from = is_block_scalar(n) ? place_header_end(doc, job->target->node) : s->end;
		to = place_line_end(doc, from);
	}
	if (memchr(doc->text + from, '#', to - from))
		add_bytes(&out->text, doc, from, to);
}

/* Whether the value can have a comment behind its first line: not within quotes or brackets. */
static bool takes_comment(const struct value *value)
{
	if (!value || !value->doc || value->listed)
		return true;
	const struct node *root = &value->doc->nodes[value->doc->roots[0]];
	return root->kind == NODE_SCALAR ? root->style >= STYLE_LITERAL : !root->flow;
}

/* 'key: {}', when all of a collection goes. */
static void write_empty(struct written *w, const struct node *n)
{
	mus_buf_str(&w->head, n->kind == NODE_MAP ? " {}" : " []");
}

/* The whole document is a block collection that loses its last entry. */
static bool empty_root(const struct job *job, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const struct node *n = &doc->nodes[job->target->node];
	size_t from = place_content(doc, job->target->node, 0);

	if (job->value)
		return false;
	mus_buf_str(&out->text, n->kind == NODE_MAP ? "{}" : "[]");
	replaces(out, job, from,
		end_of_comments(doc, job->target->node, place_tail(doc, job->target->node, 0)));
	return true;
}

static bool value_in_flow(const struct job *job, struct splice *out)
{
	const struct target *t = job->target;
	const struct node *n = &job->doc->nodes[t->node];
	size_t begin = n->implied ? place_content(job->doc, t->node, t->key) : n->begin;
	struct mus_buf text = MUS_BUF_INIT;

	render_flow(&text, job->value, &job->layout);
	bool done = replace_in_flow(job, begin, place_tail(job->doc, t->node, t->key), &text, out);
	mus_buf_dispose(&text);
	return done;
}

bool splice_value(const struct job *job, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const struct target *t = job->target;
	struct stand stand;
	struct written w = WRITTEN_INIT;

	if (t->flow)
		return value_in_flow(job, out);
	if (!find_stand(job, &stand))
		return empty_root(job, out);
	if (!job->value)
		write_empty(&w, &doc->nodes[t->node]);
	else if (t->key)
		render_after_key(&w, job->value, &job->layout);
	else
		render_after_dash(&w, job->value, &job->layout);
	replaces(out, job, stand.lead, end_of_comments(doc, t->node, stand.end));
	add_buf(&out->text, &w.head);
	if (takes_comment(job->value)) {
		keep_comments(job, &stand, out);
		add_buf(&out->text, &w.body);
	} else {
		add_buf(&out->text, &w.body);
		keep_comments(job, &stand, out);
	}
	if (job->end_line && out->to == doc->len)
		mus_buf_str(&out->text, job->layout.newline);
	written_dispose(&w);
	return true;
}
