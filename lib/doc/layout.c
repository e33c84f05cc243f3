/*
 * The habits of a file: how far its lists and mappings are indented.
 */
#include <stdint.h>

#include "doc/place.h"
#include "doc/render.h"

#define UNSET SIZE_MAX

static bool is_block(const struct node *n)
{
	return (n->kind == NODE_SEQ || n->kind == NODE_MAP) && !n->flow;
}

static bool is_settled(const struct layout *l)
{
	return l->below_seq != UNSET && l->below_map != UNSET && l->gap != UNSET;
}

/* What a value of a mapping shows. */
static void learn_from_value(
	const struct mus_doc *doc, uint32_t map, uint32_t value, struct layout *l)
{
	size_t *distance = doc->nodes[value].kind == NODE_SEQ ? &l->below_seq : &l->below_map;
	size_t from = place_indent(doc, map), to = place_indent(doc, value);
	if (*distance == UNSET && to >= from && to - from <= 8)
		*distance = to - from;
}

/* What an item of a list shows. */
static void learn_from_item(
	const struct mus_doc *doc, uint32_t seq, uint32_t item, struct layout *l)
{
	/* To find an entry the list is gone through: once is enough. */
	if (l->gap != UNSET)
		return;
	size_t from = place_entry(doc, seq, item), to = doc->nodes[item].begin;
	if (place_line(doc, from) == place_line(doc, to) && to > from && to - from <= 9)
		l->gap = to - from;
}

static void learn(const struct mus_doc *doc, uint32_t node, struct layout *l)
{
	const struct node *n = &doc->nodes[node];
	if (!is_block(n))
		return;
	for (uint32_t child = n->size ? node + 1 : 0; child && !is_settled(l);
		child = doc->nodes[child].next) {
		uint32_t value = n->kind == NODE_MAP ? child + 1 : child;
		if (!is_block(&doc->nodes[value]))
			continue;
		if (n->kind == NODE_MAP)
			learn_from_value(doc, node, value, l);
		else
			learn_from_item(doc, node, value, l);
		learn(doc, value, l);
	}
}

/* Whether the texts of a collection are in double quotes, as in JSON. */
static bool has_quotes(const struct mus_doc *doc, uint32_t coll)
{
	const struct node *n = &doc->nodes[coll];
	return n->flow && n->size && doc->nodes[coll + 1].kind == NODE_SCALAR &&
	       doc->nodes[coll + 1].style == STYLE_DOUBLE;
}

static size_t settled(size_t habit, size_t other)
{
	return habit != UNSET ? habit : other != UNSET && other > 0 ? other : 2;
}

struct layout layout_of(const struct mus_doc *doc, size_t index, uint32_t coll, bool flow)
{
	uint32_t root = doc->roots[index];
	struct layout l = { .newline = place_newline(doc),
		.flow = flow,
		.below_seq = UNSET,
		.below_map = UNSET,
		.gap = UNSET };
	if (coll)
		learn(doc, coll, &l);
	learn(doc, root, &l);
	size_t seq = l.below_seq;
	l.below_seq = settled(seq, l.below_map);
	l.below_map = settled(l.below_map, seq);
	l.gap = settled(l.gap, UNSET);
	l.json = flow && (has_quotes(doc, root) || (coll && has_quotes(doc, coll)));
	if (coll && !flow)
		l.parent = place_indent(doc, coll);
	l.body = l.parent + l.below_map;
	return l;
}
