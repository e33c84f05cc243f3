/*
 * Whether two readers have read the same: node for node, place for place.
 */
#ifndef TESTS_DOC_SAME_H
#define TESTS_DOC_SAME_H

#include "doc/build.h"

#include <string.h>

static inline bool node_same(const struct node *a, const struct node *b)
{
	if (a->kind != b->kind || a->style != b->style || a->type != b->type || a->flow != b->flow)
		return false;
	if (a->implied != b->implied || a->anchored != b->anchored || a->tagged != b->tagged)
		return false;
	if (a->begin != b->begin || a->end != b->end || a->line != b->line || a->column != b->column)
		return false;
	if (a->next != b->next || a->size != b->size || a->weight != b->weight || a->len != b->len)
		return false;
	return !a->str == !b->str && (!a->str || memcmp(a->str, b->str, a->len + 1) == 0);
}

static inline bool doc_same(const struct mus_doc *a, const struct mus_doc *b)
{
	if (a->n_nodes != b->n_nodes || a->n_roots != b->n_roots || a->roots[0] != b->roots[0])
		return false;
	for (size_t i = 1; i < a->n_nodes; i++)
		if (!node_same(&a->nodes[i], &b->nodes[i]))
			return false;
	return true;
}

#endif
