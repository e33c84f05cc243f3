#include "doc/target.h"

#include <stdlib.h>
#include <string.h>

#include "doc/place.h"

/* One step of a path: what stands between two slashes, decoded. */
static const char *next_step(const char *path, struct mus_buf *step)
{
	mus_buf_cut(step, 0);
	for (path++; *path && *path != '/'; path++) {
		if (path[0] == '~' && (path[1] == '0' || path[1] == '1'))
			mus_buf_char(step, *++path == '0' ? '~' : '/');
		else
			mus_buf_char(step, *path);
	}
	return path;
}

/* The item of a list with that number, or, as @id, with that id. */
static uint32_t find_item(const struct mus_doc *doc, uint32_t seq, const struct mus_buf *step)
{
	char *end;
	const char *s = step->data;

	if (s[0] == '@') {
		MUS_EACH (doc, item, seq)
			if (strcmp(mus_doc_str(doc, mus_doc_get(doc, item, "id")), s + 1) == 0)
				return item;
		return 0;
	}
	if (s[0] < '0' || s[0] > '9' || (s[0] == '0' && s[1]))
		return 0;
	unsigned long number = strtoul(s, &end, 10);
	if (*end || number >= doc->nodes[seq].size)
		return 0;
	uint32_t item = mus_doc_first(doc, seq);
	while (number--)
		item = mus_doc_next(doc, item);
	return item;
}

static uint32_t find_key(const struct mus_doc *doc, uint32_t map, const struct mus_buf *step)
{
	uint32_t value = memchr(step->data, 0, step->len) ? 0 : mus_doc_get(doc, map, step->data);
	return value ? value - 1 : 0;
}

static enum mus_status refuse_path(
	const struct target *t, const struct mus_doc *doc, uint32_t node, struct mus_diag *diag)
{
	mus_doc_find(doc, node, t->path, diag, MUS_F_EDIT_NO_SUCH_PATH, t->path);
	return MUS_REFUSED;
}

enum mus_status target_refuse_alias(const struct target *t, const struct mus_doc *doc,
	uint32_t node, uint32_t other, struct mus_diag *diag)
{
	struct mus_buf line = MUS_BUF_INIT;
	mus_buf_fmt(&line, "%u", (unsigned)mus_doc_place(doc, other).line);
	mus_doc_find(doc, node, t->path, diag, MUS_F_EDIT_ALIAS, t->path, line.data);
	mus_buf_dispose(&line);
	return MUS_REFUSED;
}

/* Goes one step down from t->node. */
static enum mus_status descend(struct target *t, const struct mus_doc *doc,
	const struct mus_buf *step, bool last, struct mus_diag *diag)
{
	uint32_t from = t->node, next;
	const struct node *n = &doc->nodes[from];

	if (n->kind == NODE_ALIAS)
		return target_refuse_alias(t, doc, from, n->target, diag);
	if (n->kind == NODE_SCALAR)
		return refuse_path(t, doc, from, diag);
	t->parent = from;
	t->flow = t->flow || n->flow;
	t->key = 0;
	if (n->kind == NODE_SEQ) {
		next = find_item(doc, from, step);
	} else {
		t->key = find_key(doc, from, step);
		next = t->key ? t->key + 1 : 0;
	}
	t->node = next;
	if (next || (last && n->kind == NODE_MAP))
		return MUS_OK;
	return refuse_path(t, doc, from, diag);
}

enum mus_status target_find(struct target *out, const struct mus_doc *doc, size_t index,
	const char *path, struct mus_diag *diag)
{
	struct mus_buf step = MUS_BUF_INIT;
	struct target t = { .path = path, .node = mus_doc_root(doc, index) };
	enum mus_status status = MUS_OK;

	if (t.node == 0 || (*path && *path != '/'))
		status = refuse_path(&t, doc, t.node, diag);
	for (const char *at = path; !status && *at;) {
		at = next_step(at, &step);
		status = descend(&t, doc, &step, *at == 0, diag);
	}
	t.name = mus_xmalloc(step.len + 1);
	memcpy(t.name, step.data, step.len + 1);
	t.name_len = step.len;
	mus_buf_dispose(&step);
	*out = t;
	return status;
}

void target_dispose(struct target *target)
{
	free(target->name);
	target->name = NULL;
}

enum mus_status target_check_alias(const struct target *target, const struct mus_doc *doc,
	uint32_t gone, struct mus_diag *diag)
{
	uint32_t node = target->node ? target->node : target->parent;
	uint32_t end = gone ? node_after(doc, target->node) : 0;

	for (uint32_t i = 1; i < doc->n_nodes; i++) {
		if (doc->nodes[i].kind != NODE_ALIAS)
			continue;
		uint32_t shared = doc->nodes[i].target;
		bool within = shared <= node && node < node_after(doc, shared);
		bool holds = shared >= gone && shared < end && (i < gone || i >= end);
		if (within || holds)
			return target_refuse_alias(target, doc, node, i, diag);
	}
	return MUS_OK;
}
