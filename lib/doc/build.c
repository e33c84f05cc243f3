#include "doc/build.h"

#include <string.h>

#include "base/map.h"

void build_begin(struct build *b, struct mus_doc *doc, struct mus_diag *diag)
{
	b->doc = doc;
	b->diag = diag;
	b->depth = 0;
	/* nodes[0] means 'no node'. */
	doc->n_nodes = 1;
	doc->n_roots = 0;
}

enum mus_status build_refuse_at(struct build *b, size_t offset, enum mus_finding_id id,
	const char *const *args, size_t n)
{
	if (b->diag)
		mus_diag_add_at(b->diag, id, doc_shown(b->doc, doc_place_at(b->doc, offset)), NULL,
			doc_line_at(b->doc, offset), args, n);
	return MUS_REFUSED;
}

/* The node knows its column, which need not be counted along a line that may be the whole file. */
static enum mus_status refuse_node(struct build *b, uint32_t node, enum mus_finding_id id,
	const char *const *args, size_t n)
{
	const struct node *at = &b->doc->nodes[node];
	struct mus_place place = { b->doc->name, at->line, at->column };
	if (b->diag)
		mus_diag_add_at(b->diag, id, doc_shown(b->doc, place), NULL, doc_line_at(b->doc, at->begin), args, n);
	return MUS_REFUSED;
}

enum mus_status build_refuse(struct build *b, uint32_t node, enum mus_finding_id id, const char *arg)
{
	return refuse_node(b, node, id, &arg, 1);
}

/* Links the newest node to the item or key before it; a value needs no link. */
static void link_node(struct build *b, uint32_t number)
{
	struct build_level *level = &b->levels[b->depth - 1];
	struct node *nodes = b->doc->nodes, *parent = &nodes[level->node];
	if (level->value) {
		level->value = false;
		return;
	}
	if (level->last)
		nodes[level->last].next = number;
	level->last = number;
	parent->size++;
	level->value = parent->kind == NODE_MAP;
}

uint32_t build_add(struct build *b, enum node_kind kind, const struct extent *at)
{
	struct mus_doc *doc = b->doc;
	uint32_t number = (uint32_t)doc->n_nodes;
	if (doc->n_nodes == doc->cap_nodes)
		doc->nodes = mus_grow(doc->arena, doc->nodes, doc->n_nodes, &doc->cap_nodes, sizeof *doc->nodes);
	doc->nodes[doc->n_nodes++] = (struct node){
		.kind = (uint8_t)kind,
		.line = at->line,
		.column = at->column,
		.begin = at->begin,
		.end = at->end,
		.weight = 1,
	};
	if (b->depth)
		link_node(b, number);
	else
		*MUS_PUSH(doc->arena, doc->roots, doc->n_roots, doc->cap_roots) = number;
	return number;
}

uint32_t build_scalar(
	struct build *b, const struct extent *at, enum node_style style, const char *text, size_t len)
{
	uint32_t number = build_add(b, NODE_SCALAR, at);
	struct node *n = &b->doc->nodes[number];
	n->str = mus_strndup(b->doc->arena, text, len);
	n->len = (uint32_t)len;
	n->style = (uint8_t)style;
	/* Only an escape can make one. */
	if (style == STYLE_DOUBLE && !b->doc->nul && memchr(text, 0, len))
		b->doc->nul = number;
	n->implied = style == STYLE_PLAIN && at->begin == at->end;
	n->type = (uint8_t)(style == STYLE_PLAIN ? doc_scalar_type(n->str, len) : MUS_STRING);
	return number;
}

bool build_is_key(const struct build *b, uint32_t node)
{
	return b->depth && b->levels[b->depth - 1].last == node && b->levels[b->depth - 1].value;
}

enum mus_status build_open(struct build *b, uint32_t node)
{
	struct node *n = &b->doc->nodes[node];
	if (b->depth == MUS_DOC_MAX_DEPTH)
		return build_refuse(b, node, MUS_F_TOO_DEEP, "64");
	n->type = n->kind == NODE_MAP ? MUS_MAP : MUS_SEQ;
	b->levels[b->depth++] = (struct build_level){ node, 0, false };
	return MUS_OK;
}

/* ---- keys ---- */

static enum mus_status refuse_duplicate(struct build *b, uint32_t second, uint32_t first)
{
	struct mus_buf line = MUS_BUF_INIT;
	const struct node *nodes = b->doc->nodes;
	mus_buf_fmt(&line, "%u", (unsigned)mus_doc_place(b->doc, first).line);
	refuse_node(b, second, MUS_F_DUPLICATE_KEY, MUS_ARGS(nodes[second].str, line.data));
	mus_buf_dispose(&line);
	return MUS_REFUSED;
}

/* One of 64 bits for a key, so that most keys need not be compared with those before. */
static uint64_t key_bit(const struct node *key)
{
	const unsigned char *s = (const unsigned char *)key->str;
	unsigned last = key->len ? s[key->len - 1] : 0;
	return UINT64_C(1) << ((key->len * 7 + s[0] * 5U + s[key->len / 2] * 3U + last) % 64);
}

static enum mus_status check_few_keys(struct build *b, uint32_t map)
{
	const struct node *nodes = b->doc->nodes;
	enum mus_status status = MUS_OK;
	uint64_t seen = 0;
	for (uint32_t k = nodes[map].size ? map + 1 : 0; k; k = nodes[k].next) {
		uint64_t bit = key_bit(&nodes[k]);
		uint32_t j = seen & bit ? map + 1 : k;
		while (j != k && (nodes[j].len != nodes[k].len || memcmp(nodes[j].str, nodes[k].str, nodes[k].len) != 0))
			j = nodes[j].next;
		if (j != k)
			status = refuse_duplicate(b, k, j);
		seen |= bit;
	}
	return status;
}

static enum mus_status check_many_keys(struct build *b, uint32_t map)
{
	struct mus_map seen = MUS_MAP_INIT;
	size_t left = MUS_DIAG_MOST + 1;
	mus_map_reserve(&seen, b->doc->nodes[map].size);
	for (uint32_t k = map + 1; k && left; k = b->doc->nodes[k].next) {
		struct mus_map_entry *e = mus_map_add(&seen, b->doc->nodes[k].str);
		if (e->value) {
			refuse_duplicate(b, k, (uint32_t)(uintptr_t)e->value);
			left--;
		} else {
			e->value = (void *)(uintptr_t)k;
		}
	}
	mus_map_dispose(&seen);
	return left > MUS_DIAG_MOST ? MUS_OK : MUS_REFUSED;
}

enum mus_status build_close(struct build *b, uint32_t end)
{
	enum { FEW = 32 };
	struct mus_doc *doc = b->doc;
	uint32_t number = b->levels[--b->depth].node;
	struct node *n = &doc->nodes[number];
	uint64_t weight = 1;
	uint8_t height = 0;

	n->end = end;
	for (uint32_t k = n->size ? number + 1 : 0; k; k = doc->nodes[k].next) {
		const struct node *value = &doc->nodes[n->kind == NODE_MAP ? k + 1 : k];
		weight += (uint64_t)value->weight + (n->kind == NODE_MAP);
		height = value->height > height ? value->height : height;
	}
	n->height = (uint8_t)(height + 1);
	if (weight > MUS_DOC_MAX_NODES)
		return build_refuse(b, number, MUS_F_TOO_MANY, "4194304");
	n->weight = (uint32_t)weight;
	if (n->kind != NODE_MAP)
		return MUS_OK;
	return n->size <= FEW ? check_few_keys(b, number) : check_many_keys(b, number);
}
