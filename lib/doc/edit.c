/*
 * An edit: find the target, make a splice, prove it, take it.
 */
#include "doc/edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/place.h"
#include "doc/splice.h"

struct mus_edit {
	const struct mus_doc *doc; /* as it is now */
	struct mus_doc *own;       /* the same, when an edit has made it */
	size_t index;
	const char *const *order;
	size_t n_order;
};

typedef bool (*splice_function)(const struct job *job, struct splice *out);

/* One call: what is edited and where its complaints go. */
struct call {
	struct mus_edit *edit;
	struct target target;
	struct value value;
	struct mus_doc *fragment;
	uint32_t item; /* insert: the item that the new one goes beside */
	bool after;    /* and behind it */
	struct mus_diag *diag;
};

void mus_edit_begin(struct mus_edit **out, const struct mus_doc *doc, size_t index)
{
	struct mus_edit *edit = mus_xmalloc(sizeof *edit);
	*edit = (struct mus_edit){ .doc = doc, .index = index };
	*out = edit;
}

void mus_edit_free(struct mus_edit *edit)
{
	if (!edit)
		return;
	mus_doc_free(edit->own);
	free(edit);
}

void mus_edit_order(struct mus_edit *edit, const char *const *keys, size_t n)
{
	edit->order = keys;
	edit->n_order = n;
}

const char *mus_edit_text(const struct mus_edit *edit, size_t *len)
{
	return mus_doc_text(edit->doc, len);
}

const struct mus_doc *mus_edit_doc(const struct mus_edit *edit)
{
	return edit->doc;
}

static enum mus_status refuse(const struct call *c, enum mus_finding_id id, const char *detail)
{
	const struct target *t = &c->target;
	uint32_t node = t->node ? t->node : t->parent;
	mus_doc_find(c->edit->doc, node, t->path, c->diag, id, t->path, detail);
	return MUS_REFUSED;
}

static enum mus_status begin_call(
	struct call *c, struct mus_edit *edit, const char *path, struct mus_diag *diag)
{
	*c = (struct call){ .edit = edit, .diag = diag };
	return target_find(&c->target, edit->doc, edit->index, path, diag);
}

static enum mus_status end_call(struct call *c, enum mus_status status)
{
	target_dispose(&c->target);
	mus_doc_free(c->fragment);
	return status;
}

/* Parses the text with the splice in it; keeps the document if it is what was meant. */
static bool try_splice(struct mus_edit *edit, const struct splice *splice)
{
	const struct mus_doc *old = edit->doc;
	struct mus_buf text = MUS_BUF_INIT;
	struct mus_diag *scratch = mus_diag_new(MUS_EN);
	struct mus_doc *now = NULL;

	mus_buf_add(&text, old->text, splice->from);
	mus_buf_add(&text, splice->text.data, splice->text.len);
	mus_buf_add(&text, old->text + splice->to, old->len - splice->to);
	bool good = !mus_doc_parse(&now, old->name, text.data, text.len, scratch) &&
		    meant_holds(old, now, &splice->change);
	mus_diag_free(scratch);
	mus_buf_dispose(&text);
	if (!good) {
		mus_doc_free(now);
		return false;
	}
	mus_doc_free(edit->own);
	edit->doc = edit->own = now;
	return true;
}

/*
 * Tries what is nicest first. A text at the end of a file may need a line break there; a block
 * may not fit where double quotes do; a blank line below a block '|+' would become its text.
 */
static bool try_forms(
	struct call *c, struct job *job, const struct change *change, splice_function make)
{
	for (int form = 0; form < 4; form++) {
		struct splice splice = SPLICE_INIT;
		job->end_line = form == 1;
		job->layout.quoted = job->list.quoted = form == 2;
		job->close = form == 3;
		bool done = make(job, &splice);
		if (change)
			splice.change = *change;
		job->at_end = done && splice.from == c->edit->doc->len;
		done = done && try_splice(c->edit, &splice);
		mus_buf_dispose(&splice.text);
		if (done)
			return true;
	}
	return false;
}

static struct job job_of(const struct call *c, const struct target *t, const struct value *value)
{
	const struct mus_edit *edit = c->edit;
	struct job job = { .doc = edit->doc, .target = t, .value = value };

	job.order = edit->order;
	job.n_order = edit->n_order;
	job.item = c->item;
	job.after = c->after;
	job.layout = layout_of(edit->doc, edit->index, t->parent, t->flow);
	return job;
}

/* The text that ends the file, if it is a block that no line break ends and that one would change. */
static uint32_t open_text(const struct mus_doc *doc)
{
	uint32_t last = (uint32_t)doc->n_nodes - 1;
	const struct node *n = &doc->nodes[last];

	if (n->kind != NODE_SCALAR || n->style < STYLE_LITERAL || n->end != doc->len)
		return 0;
	size_t header = place_content(doc, last, 0), end = place_header_end(doc, last);
	return memchr(doc->text + header, '-', end - header) ? 0 : last;
}

static enum mus_status refuse_splice(const struct call *c, const struct job *job)
{
	const struct mus_doc *doc = c->edit->doc;
	uint32_t text = job->at_end ? open_text(doc) : 0;

	if (!text)
		return refuse(c, MUS_F_EDIT_REFUSED, "");
	mus_doc_find(doc, text, c->target.path, c->diag, MUS_F_EDIT_OPEN_TEXT, c->target.path);
	return MUS_REFUSED;
}

/* Makes the splice and takes it, or refuses. `gone`: what is replaced, for the aliases in it. */
static enum mus_status apply(struct call *c, uint32_t gone, splice_function make)
{
	const struct mus_doc *doc = c->edit->doc;
	enum mus_status status = target_check_alias(&c->target, doc, gone, c->diag);
	if (status)
		return status;
	struct job job = job_of(c, &c->target, &c->value);
	uint32_t node = c->target.node;
	if (make == splice_item)
		job.list = layout_of(
			doc, c->edit->index, node, c->target.flow || doc->nodes[node].flow);
	return try_forms(c, &job, NULL, make) ? MUS_OK : refuse_splice(c, &job);
}

static bool is_scalar_type(enum mus_type type)
{
	return type == MUS_STRING || type == MUS_NULL || type == MUS_BOOL || type == MUS_INT ||
	       type == MUS_FLOAT;
}

/* Whether the text can be a scalar of that type. */
static bool is_of_type(const char *text, size_t len, enum mus_type type)
{
	if (mus_utf8_check(text, len) != len || !is_scalar_type(type))
		return false;
	return type == MUS_STRING || doc_scalar_type(text, len) == type;
}

/* Whether the scalar is that very value: its bytes stay, however they are written. */
static bool is_already(const struct node *n, const struct value *value)
{
	return n->kind == NODE_SCALAR && n->type == value->type && n->len == value->len &&
	       memcmp(n->str, value->text, n->len) == 0;
}

static enum mus_status set(struct call *c, const char *text, enum mus_type type)
{
	const struct target *t = &c->target;
	const struct mus_doc *doc = c->edit->doc;
	enum mus_type was = t->node ? (enum mus_type)doc->nodes[t->node].type : MUS_NULL;

	c->value = (struct value){ .text = text, .len = strlen(text), .type = type };
	if (!is_of_type(text, c->value.len, type))
		return refuse(c, MUS_F_EDIT_VALUE, text);
	if (t->node && (was == MUS_SEQ || was == MUS_MAP))
		return refuse(c, MUS_F_EDIT_NOT_SCALAR, "");
	if (t->node && is_already(&doc->nodes[t->node], &c->value))
		return target_check_alias(t, doc, t->node, c->diag);
	return apply(c, t->node, t->node ? splice_scalar : splice_key);
}

enum mus_status mus_edit_set(struct mus_edit *edit, const char *path, const char *text,
	enum mus_type type, struct mus_diag *diag)
{
	struct call c;
	enum mus_status status = begin_call(&c, edit, path, diag);
	return end_call(&c, status ? status : set(&c, text, type));
}

/* Reads a fragment: one value, without '---'. */
static enum mus_status read_fragment(struct call *c, const char *yaml)
{
	struct mus_diag *scratch = mus_diag_new(mus_diag_lang(c->diag));
	enum mus_status status =
		mus_doc_parse(&c->fragment, c->target.path, yaml, strlen(yaml), scratch);
	size_t n;
	const struct mus_finding *findings = mus_diag_all(scratch, &n);

	if (!status) {
		const char *begin = yaml + fragment_begin(c->fragment);
		if (c->fragment->n_roots != 1 || strncmp(begin, "---", 3) == 0 || *begin == '%')
			status = MUS_REFUSED;
	}
	if (status)
		refuse(c, MUS_F_EDIT_FRAGMENT, n ? findings[0].message : "---");
	mus_diag_free(scratch);
	c->value.doc = c->fragment;
	return status;
}

enum mus_status mus_edit_put(
	struct mus_edit *edit, const char *path, const char *yaml, struct mus_diag *diag)
{
	struct call c;
	enum mus_status status = begin_call(&c, edit, path, diag);
	if (!status)
		status = read_fragment(&c, yaml);
	if (!status)
		status = apply(&c, c.target.node, c.target.node ? splice_value : splice_key);
	return end_call(&c, status);
}

/* An empty list in a block that is to hold lines must become a block, too. */
static bool must_open(const struct call *c)
{
	const struct mus_doc *doc = c->edit->doc;
	const struct node *n = &doc->nodes[c->target.node];
	const struct node *item = &c->fragment->nodes[c->fragment->roots[0]];
	size_t begin = place_content(doc, c->target.node, 0);

	if (n->size || !n->flow || c->target.flow || !c->target.parent)
		return false;
	if (memchr(doc->text + begin, '#', n->end - begin))
		return false;
	return !item->flow && (item->kind != NODE_SCALAR || item->style >= STYLE_LITERAL);
}

static enum mus_status append(struct call *c)
{
	const struct target *t = &c->target;
	const struct node *n = t->node ? &c->edit->doc->nodes[t->node] : NULL;

	if (n && n->kind == NODE_ALIAS)
		return target_refuse_alias(t, c->edit->doc, t->node, n->target, c->diag);
	c->value.listed = !n || n->type == MUS_NULL || (n->kind == NODE_SEQ && must_open(c));
	if (!n)
		return apply(c, 0, splice_key);
	if (c->value.listed)
		return apply(c, t->node, splice_value);
	if (n->kind != NODE_SEQ)
		return refuse(c, MUS_F_EDIT_NOT_LIST, "");
	return apply(c, 0, splice_item);
}

enum mus_status mus_edit_append(
	struct mus_edit *edit, const char *path, const char *yaml, struct mus_diag *diag)
{
	struct call c;
	enum mus_status status = begin_call(&c, edit, path, diag);
	if (!status)
		status = read_fragment(&c, yaml);
	if (!status)
		status = append(&c);
	return end_call(&c, status);
}

/* What the target is an entry of; it must have been found, and not be the whole document. */
static enum mus_status find_parent(struct target *out, const struct call *c)
{
	const struct target *t = &c->target;
	struct mus_buf path = MUS_BUF_INIT;

	mus_buf_add(&path, t->path, (size_t)(strrchr(t->path, '/') - t->path));
	enum mus_status status = target_find(out, c->edit->doc, c->edit->index, path.data, c->diag);
	out->path = t->path;
	mus_buf_dispose(&path);
	return status;
}

static enum mus_status insert(struct call *c, enum mus_side side)
{
	struct target list;
	enum mus_status status = find_parent(&list, c);

	c->item = c->target.node;
	c->after = side == MUS_AFTER;
	target_dispose(&c->target);
	c->target = list;
	return status ? status : apply(c, 0, splice_item);
}

enum mus_status mus_edit_insert(struct mus_edit *edit, const char *path, enum mus_side side,
	const char *yaml, struct mus_diag *diag)
{
	struct call c;
	enum mus_status status = begin_call(&c, edit, path, diag);
	if (!status && !c.target.node)
		status = refuse(&c, MUS_F_EDIT_NO_SUCH_PATH, "");
	if (!status && (!c.target.parent || c.target.key))
		status = refuse(&c, MUS_F_EDIT_NOT_ITEM, "");
	if (!status)
		status = read_fragment(&c, yaml);
	if (!status)
		status = insert(&c, side);
	return end_call(&c, status);
}

/* The last entry of a block collection: it is the collection that is written anew, as {} or []. */
static bool empty_parent(struct call *c, const struct change *change)
{
	struct target parent;

	bool done = !find_parent(&parent, c);
	if (done) {
		struct job job = job_of(c, &parent, NULL);
		done = try_forms(c, &job, change, splice_value);
	}
	target_dispose(&parent);
	return done;
}

static enum mus_status remove_entry(struct call *c)
{
	const struct target *t = &c->target;
	const struct mus_doc *doc = c->edit->doc;
	uint32_t child = t->key ? t->key : t->node;

	enum mus_status status = target_check_alias(t, doc, child, c->diag);
	if (status)
		return status;
	struct job job = job_of(c, t, NULL);
	struct change change = { child, node_after(doc, t->node) - child, t->parent, -1, NULL, 0,
		NULL };
	bool last = doc->nodes[t->parent].size == 1 && !doc->nodes[t->parent].flow;
	bool done = last ? empty_parent(c, &change) : try_forms(c, &job, &change, splice_out);
	return done ? MUS_OK : refuse(c, MUS_F_EDIT_REFUSED, "");
}

enum mus_status mus_edit_remove(struct mus_edit *edit, const char *path, struct mus_diag *diag)
{
	struct call c;
	enum mus_status status = begin_call(&c, edit, path, diag);
	if (!status && (!c.target.node || !c.target.parent))
		status = refuse(
			&c, c.target.node ? MUS_F_EDIT_REFUSED : MUS_F_EDIT_NO_SUCH_PATH, "");
	if (!status)
		status = remove_entry(&c);
	return end_call(&c, status);
}
