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
static void replace_in_flow(const struct job *job, size_t from, size_t to,
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
	if (rest < rest_end && doc->text[rest] == '#')
		mus_buf_char(&out->text, ' ');
	if (is_block || was_block)
		add_bytes(&out->text, doc, rest, rest_end);
	add_buf(&out->text, &w->body);
	if (job->end_line && out->to == doc->len)
		mus_buf_str(&out->text, job->layout.newline);
}

/* '? key' alone gets a line with a ':' below it. */
static void add_value(const struct job *job, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	const struct target *t = job->target;
	size_t at = place_line_end(doc, place_tail(doc, t->key, 0));
	struct written w = WRITTEN_INIT;

	render_after_key(&w, job->value, &job->layout);
	replaces(out, job, at, at);
	mus_buf_str(&out->text, job->layout.newline);
	mus_buf_fill(&out->text, ' ', place_indent(doc, t->parent));
	mus_buf_char(&out->text, ':');
	add_buf(&out->text, &w.head);
	add_buf(&out->text, &w.body);
	if (job->end_line && at == doc->len)
		mus_buf_str(&out->text, job->layout.newline);
	written_dispose(&w);
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

	layout.body = body_column(job, is_block_scalar(n));
	render_scalar(&w, job->value, &layout, style);
	if ((layout.flow || !t->parent) && w.head.len == 0)
		mus_buf_str(&w.head, " null");
	if (layout.flow) {
		struct mus_buf text = { w.head.data + 1, w.head.len - 1, 0 };
		replace_in_flow(job, from, to, &text, out);
	} else if (from == to && t->key && !place_colon(doc, t->key)) {
		add_value(job, out);
	} else {
		scalar_in_block(job, from, to, &w, out);
	}
	written_dispose(&w);
	return true;
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

/* A comment in from..to, with the blanks before it. */
static bool keep_comment(const struct mus_doc *doc, size_t from, size_t to, struct mus_buf *out)
{
	if (from >= to || !memchr(doc->text + from, '#', to - from))
		return false;
	if (doc->text[from] == '#')
		mus_buf_char(out, ' ');
	add_bytes(out, doc, from, to);
	return true;
}

/*
 * What stays of the lines that the value stood on: the comment behind it, or behind its anchor and
 * tag; those above it. False when there are two for one line.
 */
static bool keep_comments(const struct job *job, const struct stand *s, struct mus_buf *out)
{
	const struct mus_doc *doc = job->doc;
	uint32_t node = job->target->node;
	const struct node *n = &doc->nodes[node];
	size_t properties = place_properties_end(doc, node), line = place_line_end(doc, properties);
	bool behind = false;

	if (!s->on_line) {
		/* Where all goes, so do the comments of the first entry. */
		size_t begin = job->value ? s->begin : belong_begin(doc, node, node + 1);
		keep_comment(doc, s->lead, place_line_end(doc, place_line(doc, place_line(doc, begin) - 1)), out);
		return true;
	}
	if (properties > s->begin && place_content(doc, node, 0) > line)
		behind = keep_comment(doc, properties, line, out);
	if (is_block(n))
		return true;
	size_t from = is_block_scalar(n) ? place_header_end(doc, node) : s->end;
	return !keep_comment(doc, from, place_line_end(doc, from), out) || !behind;
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

/*
 * The whole document; without a value it is a block collection that loses its last entry. A comment
 * behind a single value would come behind the last of several lines: then there is no way.
 */
static bool replace_root(const struct job *job, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	uint32_t node = job->target->node;
	const struct node *n = &doc->nodes[node];
	size_t tail = place_tail(doc, node, 0);
	struct layout layout = job->layout;
	struct written w = WRITTEN_INIT;

	layout.below_seq = layout.below_map = 0;
	if (job->value)
		render_after_key(&w, job->value, &layout);
	else
		write_empty(&w, n);
	replaces(out, job, job->value ? n->begin : place_content(doc, node, 0), end_of_comments(doc, node, tail));
	size_t comment = is_block_scalar(n) ? place_header_end(doc, node) : tail;
	bool fits = is_block(n) || !memchr(doc->text + comment, '#', place_line_end(doc, comment) - comment);
	bool first = place_is_first(doc, out->from);
	/* Head and body begin with what stands between them and a key. */
	size_t head = first && w.head.len ? 1 : 0;
	size_t body = first && !w.head.len ? strlen(job->layout.newline) : 0;
	while (!first && out->from > doc->bom && doc->text[out->from - 1] == ' ')
		out->from--;
	mus_buf_add(&out->text, w.head.data + head, w.head.len - head);
	mus_buf_add(&out->text, w.body.data + body, w.body.len - body);
	if (job->end_line && out->to == doc->len)
		mus_buf_str(&out->text, job->layout.newline);
	written_dispose(&w);
	return fits && !n->implied;
}

static void value_in_flow(const struct job *job, struct splice *out)
{
	const struct target *t = job->target;
	const struct node *n = &job->doc->nodes[t->node];
	size_t begin = n->implied ? place_content(job->doc, t->node, t->key) : n->begin;
	struct mus_buf text = MUS_BUF_INIT;

	render_flow(&text, job->value, &job->layout);
	replace_in_flow(job, begin, place_tail(job->doc, t->node, t->key), &text, out);
	mus_buf_dispose(&text);
}

/* The value as it goes behind its key or its '-'. */
static void write_value(
	const struct job *job, const struct stand *s, bool commented, struct written *w)
{
	const struct target *t = job->target;
	const struct node *n = &job->doc->nodes[t->node];
	struct layout layout = job->layout;

	if (!job->value) {
		write_empty(w, n);
	} else if (t->key) {
		render_after_key(w, job->value, &layout);
	} else if (commented || job->doc->text[s->lead - 1] != '-') {
		/* Behind the '-' stands something: an item begins on the next line. */
		layout.below_seq = layout.below_map = layout.gap;
		render_after_key(w, job->value, &layout);
	} else {
		render_after_dash(w, job->value, &layout);
	}
}

static bool replace_value(const struct job *job, const struct stand *stand, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	struct written w = WRITTEN_INIT;
	struct mus_buf comments = MUS_BUF_INIT;
	bool first = takes_comment(job->value);

	bool done = keep_comments(job, stand, &comments);
	write_value(job, stand, comments.len > 0, &w);
	replaces(out, job, stand->lead, end_of_comments(doc, job->target->node, stand->end));
	add_buf(&out->text, &w.head);
	add_buf(&out->text, first ? &comments : &w.body);
	add_buf(&out->text, first ? &w.body : &comments);
	if (job->end_line && out->to == doc->len)
		mus_buf_str(&out->text, job->layout.newline);
	mus_buf_dispose(&comments);
	written_dispose(&w);
	return done;
}

bool splice_value(const struct job *job, struct splice *out)
{
	const struct target *t = job->target;
	struct stand stand;

	if (!t->parent)
		return replace_root(job, out);
	if (t->flow)
		value_in_flow(job, out);
	else if (!find_stand(job, &stand))
		add_value(job, out);
	else
		return replace_value(job, &stand, out);
	return true;
}
