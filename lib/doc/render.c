#include "doc/render.h"

#include <string.h>

#include "doc/place.h"
#include "doc/quote.h"

void written_dispose(struct written *w)
{
	mus_buf_dispose(&w->head);
	mus_buf_dispose(&w->body);
}

size_t fragment_begin(const struct mus_doc *fragment)
{
	size_t at = fragment->bom;
	while (at < fragment->len &&
		strspn(fragment->text + at, " \t") == place_line_end(fragment, at) - at)
		at = place_next_line(fragment, at);
	return at;
}

static bool is_block(const struct node *n)
{
	return (n->kind == NODE_SEQ || n->kind == NODE_MAP) && !n->flow;
}

static void put_block(
	struct written *out, const struct value *value, const struct layout *l, bool folded)
{
	struct quote_block block = { folded, l->parent, l->body, l->newline };
	quote_header(&out->head, value->text, value->len, &block);
	quote_body(&out->body, value->text, value->len, &block);
}

static bool wants_block(const struct value *value, const struct layout *l, enum node_style style)
{
	if (l->flow || l->quoted || !quote_block_ok(value->text, value->len))
		return false;
	if (style == STYLE_LITERAL || style == STYLE_FOLDED)
		return true;
	return style == STYLE_PLAIN && memchr(value->text, '\n', value->len);
}

static void put_string(struct written *out, const struct value *value, const struct layout *l,
	enum node_style style)
{
	const char *s = value->text;
	size_t len = value->len;

	if (wants_block(value, l, style))
		put_block(out, value, l, style == STYLE_FOLDED && quote_folded_ok(s, len));
	else if (style == STYLE_SINGLE && quote_single_ok(s, len))
		quote_single(&out->head, s, len);
	else if (style == STYLE_SINGLE || style == STYLE_DOUBLE || l->quoted || l->json)
		quote_double(&out->head, s, len);
	else
		quote_line(&out->head, s, len, l->flow);
}

void render_scalar(struct written *out, const struct value *value, const struct layout *layout,
	enum node_style style)
{
	if (value->type != MUS_STRING && value->len == 0)
		return; /* null: nothing behind the colon */
	mus_buf_char(&out->head, ' ');
	if (value->type == MUS_STRING)
		put_string(out, value, layout, style);
	else
		mus_buf_add(&out->head, value->text, value->len);
}

/* A fragment's lines from..to, each with its break; what is in column `base` comes to `column`. */
static void put_lines(struct mus_buf *out, const struct mus_doc *f, size_t from, size_t to,
	size_t base, size_t column, const char *newline)
{
	/* A blank line at the end is text of a block '|+'. */
	while (from < to || (from == to && from < f->len)) {
		size_t end = place_line_end(f, from), next = place_next_line(f, from);
		mus_buf_str(out, newline);
		for (size_t n = 0; n < base && from < end && f->text[from] == ' '; n++)
			from++;
		if (from < end) {
			mus_buf_fill(out, ' ', column);
			mus_buf_add(out, f->text + from, end - from);
		}
		from = next;
	}
}

/* Where a fragment's text ends: with the comment on its last line. */
static size_t fragment_end(const struct mus_doc *f)
{
	return place_line_end(f, place_tail(f, f->roots[0], 0));
}

/* A fragment that begins on the line: a scalar, or a collection in flow style. */
static void put_inline(struct written *out, const struct mus_doc *f, const struct layout *l)
{
	const struct node *root = &f->nodes[f->roots[0]];
	size_t begin = root->begin, end = fragment_end(f), first = place_line_end(f, begin);
	bool block = root->style == STYLE_LITERAL || root->style == STYLE_FOLDED;

	if (root->implied)
		return;
	mus_buf_char(&out->head, ' ');
	mus_buf_add(&out->head, f->text + begin, first - begin);
	/* A block's lines keep their distance; those of other scalars must only be indented. */
	put_lines(&out->body, f, place_next_line(f, begin), end, 0, l->parent + (block ? 0 : 2),
		l->newline);
}

/* A block collection as the item of a list: its first line stands behind the '-'. */
static void put_compact(struct written *out, const struct mus_doc *f, const struct layout *l)
{
	size_t base = place_indent(f, f->roots[0]), begin = fragment_begin(f);
	size_t end = fragment_end(f), next = place_next_line(f, begin);

	mus_buf_fill(&out->head, ' ', l->gap - 1);
	put_lines(&out->head, f, begin, place_line_end(f, begin), base, 0, "");
	put_lines(&out->body, f, next, end, base, l->parent + l->gap, l->newline);
}

/* A list made for the item, behind its '-' or on the line below its key. */
static void put_listed(
	struct written *out, const struct value *value, const struct layout *layout, bool compact)
{
	struct value item = *value;
	struct layout l = *layout;
	struct written w = WRITTEN_INIT;
	struct mus_buf *to = compact ? &out->head : &out->body;

	item.listed = false;
	l.parent += compact ? l.gap : l.below_seq;
	l.body = l.parent + 2;
	if (!compact)
		mus_buf_str(to, l.newline);
	mus_buf_fill(to, ' ', compact ? l.gap - 1 : l.parent);
	mus_buf_char(to, '-');
	render_after_dash(&w, &item, &l);
	mus_buf_add(to, w.head.data, w.head.len);
	mus_buf_add(&out->body, w.body.data, w.body.len);
	written_dispose(&w);
}

void render_after_key(struct written *out, const struct value *value, const struct layout *layout)
{
	const struct mus_doc *f = value->doc;

	if (value->listed) {
		put_listed(out, value, layout, false);
	} else if (!f) {
		render_scalar(out, value, layout, STYLE_PLAIN);
	} else if (!is_block(&f->nodes[f->roots[0]])) {
		put_inline(out, f, layout);
	} else {
		const struct node *root = &f->nodes[f->roots[0]];
		size_t distance = root->kind == NODE_SEQ ? layout->below_seq : layout->below_map;
		put_lines(&out->body, f, fragment_begin(f), fragment_end(f),
			place_indent(f, f->roots[0]), layout->parent + distance, layout->newline);
	}
}

void render_after_dash(struct written *out, const struct value *value, const struct layout *layout)
{
	const struct mus_doc *f = value->doc;

	if (value->listed)
		put_listed(out, value, layout, true);
	else if (f && is_block(&f->nodes[f->roots[0]]))
		put_compact(out, f, layout);
	else
		render_after_key(out, value, layout);
}

static void flow_scalar(struct mus_buf *out, const struct node *n, bool json)
{
	if (n->type == MUS_NULL)
		mus_buf_str(out, "null");
	else if (n->type != MUS_STRING)
		mus_buf_add(out, n->str, n->len);
	else if (json)
		quote_double(out, n->str, n->len);
	else
		quote_line(out, n->str, n->len, true);
}

static void flow_node(struct mus_buf *out, const struct mus_doc *f, uint32_t node, bool json)
{
	const struct node *n = node_of(f, node);
	bool map = n->kind == NODE_MAP;
	const char *separator = "";

	if (n->kind == NODE_SCALAR) {
		flow_scalar(out, n, json);
		return;
	}
	mus_buf_char(out, map ? '{' : '[');
	MUS_EACH (f, child, node) {
		const struct node *key = &f->nodes[child];
		mus_buf_str(out, separator);
		separator = ", ";
		if (map && json)
			quote_double(out, key->str, key->len);
		else if (map)
			quote_key(out, key->str, key->len, true);
		if (map)
			mus_buf_str(out, ": ");
		flow_node(out, f, map ? child + 1 : child, json);
	}
	mus_buf_char(out, map ? '}' : ']');
}

void render_flow(struct mus_buf *out, const struct value *value, const struct layout *layout)
{
	if (value->listed)
		mus_buf_char(out, '[');
	if (value->doc) {
		flow_node(out, value->doc, value->doc->roots[0], layout->json);
	} else if (value->type != MUS_STRING && value->len == 0) {
		mus_buf_str(out, "null");
	} else {
		struct written w = WRITTEN_INIT;
		render_scalar(&w, value, layout, STYLE_PLAIN);
		mus_buf_add(out, w.head.data + 1, w.head.len - 1);
		written_dispose(&w);
	}
	if (value->listed)
		mus_buf_char(out, ']');
}
