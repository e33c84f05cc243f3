/*
 * Edits: RECORD 0xFF EDITS, each edit three choices (what, which node, which text). An edit that
 * was made is in the text as libyaml reads it; all comments are still there, but for those within
 * what was removed or replaced; an edit that was refused says why and has changed nothing.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "doc/build.h"
#include "doc/edit.h"

/* The first five are chosen by a byte below 200, the others by one from there on. */
enum op { SET, ADD, PUT, APPEND, REMOVE, FIRST_OPS, BEFORE = FIRST_OPS, AFTER };
enum { FIRST_BYTES = 200 };

static const char *const texts[] = { "nyt", "", "no", "12", "a: b", "Åse Ø", "# x", "x\ny", "x\n\n- y\n",
	" x\n y\n", "x\n\n", "it's \"x\"", "- a", "\ttab", "x: ", "[a, b", "'", "\x7f", "a\r\nb", "æ\u2028ø" };
static const char *const fragments[] = { "x: 1\nl:\n  - |\n    to\n    tre\n", "x\n", "- a\n- b: c\n", "{a: [b]}\n",
	"'it''s'\n", "|\n  a\n  b\n" };

/* ---- paths ---- */

struct target {
	struct mus_buf path;
	mus_node node;
	size_t left; /* nodes to pass by before the one that is meant */
};

static void add_token(struct mus_buf *path, const char *key)
{
	mus_buf_char(path, '/');
	for (; *key; key++)
		mus_buf_str(path, *key == '~' ? "~0" : *key == '/' ? "~1" : (char[]){ *key, 0 });
}

/*
 * Goes through the document until the node that is meant; its path is then in t. No path leads to
 * what stands under the key null, which is not the key "".
 */
static bool find(struct target *t, const struct mus_doc *doc, mus_node node)
{
	size_t len = t->path.len, i = 0;

	t->node = node;
	if (t->left-- == 0)
		return true;
	MUS_EACH (doc, child, node) {
		if (mus_doc_type(doc, child) == MUS_NULL && mus_doc_type(doc, node) == MUS_MAP)
			continue;
		if (mus_doc_type(doc, node) == MUS_MAP) {
			add_token(&t->path, mus_doc_str(doc, child));
			if (find(t, doc, mus_doc_value(doc, child)))
				return true;
		} else {
			mus_buf_fmt(&t->path, "/%zu", i++);
			if (find(t, doc, child))
				return true;
		}
		mus_buf_cut(&t->path, len);
	}
	return false;
}

/* ---- comments ---- */

/* libyaml breaks lines as YAML 1.1 does, also at U+0085, U+2028 and U+2029. */
static bool is_break(const char *s, size_t len)
{
	return *s == '\n' || *s == '\r' || (len > 1 && memcmp(s, "\xc2\x85", 2) == 0) ||
	       (len > 2 && (memcmp(s, "\xe2\x80\xa8", 3) == 0 || memcmp(s, "\xe2\x80\xa9", 3) == 0));
}

static size_t line_length(const char *text, size_t len)
{
	size_t n = 0;

	while (n < len && !is_break(text + n, len - n))
		n++;
	return n;
}

static bool is_blank(const struct mus_doc *doc, size_t at)
{
	return strchr(" \t", doc->text[at]) || is_break(doc->text + at, doc->len - at);
}

/*
 * Marks the anchor and the tag of a node, in which '#' is a letter; returns where its text begins.
 * Comments may stand between.
 */
static size_t mark_properties(const struct mus_doc *doc, const struct node *node, char *in_text)
{
	size_t at = node->begin;

	while (at < node->end && (node->anchored || node->tagged)) {
		if (doc->text[at] == '#')
			at += line_length(doc->text + at, node->end - at);
		else if (doc->text[at] == '&' || doc->text[at] == '!')
			while (at < node->end && !is_blank(doc, at))
				in_text[at++] = 1;
		else if (is_blank(doc, at) || (doc->text[at] & 0xC0) == 0x80)
			at++;
		else
			break;
	}
	return at;
}

/* Marks the bytes of texts, in which '#' is a letter; behind the | or > of a block it is none. */
static void mark_texts(const struct mus_doc *doc, char *in_text)
{
	for (size_t i = 1; i < doc->n_nodes; i++) {
		const struct node *node = &doc->nodes[i];
		size_t begin = mark_properties(doc, node, in_text);

		if (node->kind != NODE_SCALAR || node->implied)
			continue;
		if (node->style == STYLE_LITERAL || node->style == STYLE_FOLDED)
			begin += line_length(doc->text + begin, node->end - begin);
		memset(in_text + begin, 1, node->end - begin);
	}
}

/* All comments of a document that libyaml has read, one a line. */
static void list_comments(struct mus_buf *out, const struct mus_doc *doc)
{
	char *in_text = calloc(doc->len + 1, 1);

	MUST(in_text);
	mark_texts(doc, in_text);
	for (size_t i = 0; i < doc->len; i++) {
		if (doc->text[i] != '#' || in_text[i])
			continue;
		size_t n = line_length(doc->text + i, doc->len - i);
		mus_buf_add(out, doc->text + i, n);
		mus_buf_char(out, '\n');
		i += n;
	}
	free(in_text);
}

/* ---- edits ---- */

struct trial {
	struct mus_edit *edit;
	struct mus_diag *diag;
	struct mus_buf text, comments; /* before the edit at hand */
	enum op op;
	const char *path, *value;
};

static void remember(struct trial *t)
{
	size_t len;
	const char *text = mus_edit_text(t->edit, &len);

	mus_buf_cut(&t->text, 0);
	mus_buf_add(&t->text, text, len);
	mus_buf_cut(&t->comments, 0);
	list_comments(&t->comments, mus_edit_doc(t->edit));
}

static enum mus_status make(struct trial *t)
{
	switch (t->op) {
	case SET:
	case ADD:
		return mus_edit_set(t->edit, t->path, t->value, MUS_STRING, t->diag);
	case PUT:
		return mus_edit_put(t->edit, t->path, t->value, t->diag);
	case APPEND:
		return mus_edit_append(t->edit, t->path, t->value, t->diag);
	case BEFORE:
		return mus_edit_insert(t->edit, t->path, MUS_BEFORE, t->value, t->diag);
	case AFTER:
		return mus_edit_insert(t->edit, t->path, MUS_AFTER, t->value, t->diag);
	default:
		return mus_edit_remove(t->edit, t->path, t->diag);
	}
}

static void must_be_unchanged(const struct trial *t)
{
	size_t len, n;
	const char *text = mus_edit_text(t->edit, &len);

	MUST(len == t->text.len && memcmp(text, t->text.data, len) == 0);
	mus_diag_all(t->diag, &n);
	MUST(n >= 1 && mus_diag_count(t->diag, MUS_ERROR));
}

/* libyaml alone must read what was meant. */
static void must_be_made(const struct trial *t)
{
	size_t len, n;
	const char *text = mus_edit_text(t->edit, &len);
	struct mus_doc *doc = doc_new("text", text, len);
	struct mus_buf comments = MUS_BUF_INIT;

	mus_diag_all(t->diag, &n);
	MUST(n == 0);
	MUST(doc_scan(doc, t->diag) == MUS_OK && doc_read_yaml(doc, t->diag) == MUS_OK);
	list_comments(&comments, doc);
	if (t->op != PUT && t->op != REMOVE)
		MUST(strcmp(comments.data, t->comments.data) == 0);
	else
		MUST(comments.len <= t->comments.len);
	mus_buf_dispose(&comments);
	mus_doc_free(doc);
}

/* The value at the path, as it was set. */
static void must_be_set(const struct trial *t, const char *path)
{
	struct target at = { .path = MUS_BUF_INIT };
	const struct mus_doc *doc = mus_edit_doc(t->edit);
	bool found = false;

	for (size_t i = 0; !found && i < doc->n_nodes; i++) {
		mus_buf_cut(&at.path, 0);
		at.left = i;
		if (!find(&at, doc, mus_doc_root(doc, 0)))
			break;
		found = strcmp(at.path.data, path) == 0;
	}
	MUST(found && mus_doc_type(doc, at.node) == MUS_STRING);
	MUST(strcmp(mus_doc_str(doc, at.node), t->value) == 0);
	mus_buf_dispose(&at.path);
}

/* Chooses a node, and what suits it as a rule; what does not must be refused. */
static bool choose(struct trial *t, struct part *rest, struct target *at)
{
	const struct mus_doc *doc = mus_edit_doc(t->edit);
	size_t op = part_choice(rest, 256), nodes = doc->n_nodes;

	at->left = part_choice(rest, nodes < 255 ? nodes : 255);
	if (!mus_doc_root(doc, 0) || !find(at, doc, mus_doc_root(doc, 0)))
		return false;
	t->op = (enum op)(op < FIRST_BYTES ? op % FIRST_OPS : op % 2 ? AFTER : BEFORE);
	if (t->op == ADD)
		mus_buf_str(&at->path, "/nyø");
	if (t->op == SET || t->op == ADD)
		t->value = texts[part_choice(rest, sizeof texts / sizeof *texts)];
	else
		t->value = fragments[part_choice(rest, sizeof fragments / sizeof *fragments)];
	t->path = at->path.data;
	return true;
}

static void edit_once(struct trial *t, struct part *rest)
{
	struct target at = { .path = MUS_BUF_INIT };

	t->diag = mus_diag_new(MUS_EN);
	remember(t);
	if (choose(t, rest, &at)) {
		if (make(t) == MUS_OK) {
			must_be_made(t);
			if (t->op == SET || t->op == ADD)
				must_be_set(t, t->path);
		} else {
			must_be_unchanged(t);
		}
	}
	mus_diag_free(t->diag);
	mus_buf_dispose(&at.path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part rest = { size ? (const char *)data : "", size };
	struct part text = part_next(&rest);
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct trial t = { .text = MUS_BUF_INIT, .comments = MUS_BUF_INIT };
	struct mus_doc *doc = NULL;

	if (mus_doc_parse(&doc, "text", text.text, text.len, diag) == MUS_OK && mus_doc_count(doc) == 1) {
		mus_edit_begin(&t.edit, doc, 0);
		for (size_t i = 0; i < 8 && rest.len; i++)
			edit_once(&t, &rest);
		mus_edit_free(t.edit);
	}
	mus_buf_dispose(&t.text);
	mus_buf_dispose(&t.comments);
	mus_doc_free(doc);
	mus_diag_free(diag);
	return 0;
}
