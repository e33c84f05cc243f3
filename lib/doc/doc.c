/*
 * Looking at a document: every question is answered from the node array.
 */
#include "doc/node.h"

#include <string.h>

const struct node *node_of(const struct mus_doc *doc, mus_node node)
{
	if (node == 0 || node >= doc->n_nodes)
		return NULL;
	const struct node *n = &doc->nodes[node];
	return n->kind == NODE_ALIAS ? &doc->nodes[n->target] : n;
}

void mus_doc_free(struct mus_doc *doc)
{
	if (doc)
		mus_arena_free(doc->arena);
}

size_t mus_doc_count(const struct mus_doc *doc)
{
	return doc->n_roots;
}

mus_node mus_doc_root(const struct mus_doc *doc, size_t i)
{
	return i < doc->n_roots ? doc->roots[i] : 0;
}

const char *mus_doc_name(const struct mus_doc *doc)
{
	return doc->name;
}

const char *mus_doc_text(const struct mus_doc *doc, size_t *len)
{
	*len = doc->len;
	return doc->text;
}

enum mus_type mus_doc_type(const struct mus_doc *doc, mus_node node)
{
	const struct node *n = node_of(doc, node);
	return n ? (enum mus_type)n->type : MUS_NONE;
}

const char *mus_doc_str(const struct mus_doc *doc, mus_node node)
{
	const struct node *n = node_of(doc, node);
	return n && n->kind == NODE_SCALAR && n->type != MUS_NULL ? n->str : "";
}

size_t mus_doc_len(const struct mus_doc *doc, mus_node node)
{
	const struct node *n = node_of(doc, node);
	return n && n->kind == NODE_SCALAR && n->type != MUS_NULL ? n->len : 0;
}

mus_node mus_doc_nul(const struct mus_doc *doc)
{
	return doc->nul;
}

bool mus_doc_true(const struct mus_doc *doc, mus_node node)
{
	const struct node *n = node_of(doc, node);
	return n && n->type == MUS_BOOL && (n->str[0] == 't' || n->str[0] == 'T');
}

size_t mus_doc_size(const struct mus_doc *doc, mus_node node)
{
	const struct node *n = node_of(doc, node);
	return n && n->kind != NODE_SCALAR ? n->size : 0;
}

mus_node mus_doc_first(const struct mus_doc *doc, mus_node node)
{
	const struct node *n = node_of(doc, node);
	if (!n || n->kind == NODE_SCALAR || n->size == 0)
		return 0;
	return (mus_node)(n - doc->nodes) + 1;
}

mus_node mus_doc_next(const struct mus_doc *doc, mus_node node)
{
	/* The link of the item itself, not of what an alias stands for. */
	return node && node < doc->n_nodes ? doc->nodes[node].next : 0;
}

mus_node mus_doc_value(const struct mus_doc *doc, mus_node key)
{
	return key && key + 1 < doc->n_nodes ? key + 1 : 0;
}

mus_node mus_doc_get(const struct mus_doc *doc, mus_node map, const char *key)
{
	const struct node *n = node_of(doc, map);
	if (!n || n->kind != NODE_MAP)
		return 0;
	size_t len = strlen(key);
	MUS_EACH_KEY (doc, k, map)
		if (doc->nodes[k].len == len && memcmp(doc->nodes[k].str, key, len) == 0)
			return mus_doc_value(doc, k);
	return 0;
}

struct mus_place mus_doc_place(const struct mus_doc *doc, mus_node node)
{
	if (node == 0 || node >= doc->n_nodes)
		return MUS_IN(doc->name);
	const struct node *n = &doc->nodes[node];
	return doc_shown(doc, (struct mus_place){ doc->name, n->line, n->column });
}

void mus_doc_span(const struct mus_doc *doc, mus_node node, size_t *begin, size_t *end)
{
	*begin = *end = 0;
	if (node && node < doc->n_nodes) {
		*begin = doc->nodes[node].begin;
		*end = doc->nodes[node].end;
	}
}

struct mus_line mus_doc_line(const struct mus_doc *doc, mus_node node)
{
	if (node == 0 || node >= doc->n_nodes)
		return MUS_NO_LINE;
	return doc_line_at(doc, doc->nodes[node].begin);
}

struct mus_line mus_doc_line_at(const struct mus_doc *doc, uint32_t line, uint32_t column)
{
	if (line == 0 || line > doc->n_lines)
		return MUS_NO_LINE;
	return doc_line_at(doc, doc_shown_offset(doc, line, column));
}

void mus_doc_find_at(const struct mus_doc *doc, mus_node node, const char *path,
	struct mus_diag *diag, enum mus_finding_id id, const char *const *args, size_t n_args)
{
	mus_diag_add_at(diag, id, mus_doc_place(doc, node), path, mus_doc_line(doc, node), args, n_args);
}
