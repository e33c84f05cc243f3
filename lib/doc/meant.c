/*
 * Nodes stand in the order of the text, and each collection knows how many entries it has; these
 * two decide the tree. So comparing the arrays, shifted by what the edit put in or took out,
 * compares the trees.
 */
#include "doc/meant.h"

#include <string.h>

#include "doc/place.h"

static bool same_text(const struct node *a, const char *s, size_t len)
{
	return a->len == len && (len == 0 || memcmp(a->str, s, len) == 0);
}

/* Same value, however it is written; aliases stand for what they name. */
static bool same_value(
	const struct mus_doc *a_doc, uint32_t a, const struct mus_doc *b_doc, uint32_t b)
{
	const struct node *x = node_of(a_doc, a), *y = node_of(b_doc, b);
	if (x->kind != y->kind || x->type != y->type || x->size != y->size)
		return false;
	if (x->kind == NODE_SCALAR)
		return x->type == MUS_NULL || same_text(x, y->str, y->len);
	uint32_t i = mus_doc_first(a_doc, a), j = mus_doc_first(b_doc, b);
	for (; i && j; i = a_doc->nodes[i].next, j = b_doc->nodes[j].next)
		if (!same_value(a_doc, i, b_doc, j) ||
			(x->kind == NODE_MAP && !same_value(a_doc, i + 1, b_doc, j + 1)))
			return false;
	return !i && !j;
}

static bool is_meant(const struct mus_doc *now, uint32_t node, const struct value *value)
{
	if (value->listed) {
		if (now->nodes[node].kind != NODE_SEQ || now->nodes[node].size != 1)
			return false;
		node++;
	}
	if (value->doc)
		return same_value(value->doc, value->doc->roots[0], now, node);
	const struct node *n = &now->nodes[node];
	return n->kind == NODE_SCALAR && n->type == value->type &&
	       (n->type == MUS_NULL || same_text(n, value->text, value->len));
}

/* Whether a node outside the change is as it was: its way of writing, too. */
static bool is_kept(const struct node *old, const struct node *now, int delta)
{
	if (old->kind != now->kind || old->type != now->type || old->style != now->style ||
		old->anchored != now->anchored || old->tagged != now->tagged ||
		old->implied != now->implied)
		return false;
	if ((int64_t)old->size + delta != (int64_t)now->size || !same_text(old, now->str, now->len))
		return false;
	/* A collection that lost its last entry is written [] or {}. */
	return old->flow == now->flow || (delta < 0 && now->size == 0);
}

static bool is_cut(const struct change *change, uint32_t node)
{
	return node >= change->at && node < change->at + change->cut;
}

/* Where a node of the old document is now; the first one cut: where its successor is. */
static uint32_t moved(const struct change *change, uint32_t added, uint32_t node)
{
	return node < change->at || is_cut(change, node) ? node : node + added - change->cut;
}

static bool rest_is_kept(const struct mus_doc *old, const struct mus_doc *now,
	const struct change *change, uint32_t added)
{
	for (uint32_t i = 1; i < old->n_nodes; i++) {
		if (is_cut(change, i))
			continue;
		const struct node *was = &old->nodes[i], *is = &now->nodes[moved(change, added, i)];
		if (!is_kept(was, is, i == change->coll ? change->delta : 0))
			return false;
		if (was->kind == NODE_ALIAS &&
			(is_cut(change, was->target) ||
				moved(change, added, was->target) != is->target))
			return false;
	}
	for (size_t i = 0; i < old->n_roots; i++)
		if (moved(change, added, old->roots[i]) != now->roots[i])
			return false;
	return true;
}

bool meant_holds(const struct mus_doc *old, const struct mus_doc *now, const struct change *change)
{
	if (now->n_roots != old->n_roots || now->n_nodes + change->cut < old->n_nodes)
		return false;
	uint32_t added = (uint32_t)(now->n_nodes + change->cut - old->n_nodes), node = change->at;
	if (!rest_is_kept(old, now, change, added))
		return false;
	if (!change->value)
		return added == 0;
	if (added == 0)
		return false;
	if (change->key) {
		const struct node *key = &now->nodes[node++];
		if (key->kind != NODE_SCALAR || !same_text(key, change->key, change->key_len))
			return false;
	}
	return node < change->at + added && node_after(now, node) == change->at + added &&
	       is_meant(now, node, change->value);
}
