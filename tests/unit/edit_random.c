/*
 * Random documents, random edits, one seed. The generator keeps a model of what it writes; after
 * each edit the document must be the model with the same edit, lines that have nothing to do with
 * it must be unchanged, and all comments must still be there, in order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/edit.h"
#include "random_document.h"

#include <stdio.h>
#include <string.h>

enum { DOCUMENTS = 3000 };

/* The edit that is to be made, and what must come of it. */
struct plan {
	enum { SET, ADD, PUT, APPEND, REMOVE } op;
	struct model *at;
	const char *text;
	const char *path;
};

static void plan_edit(struct maker *m, struct plan *p)
{
	static const char *const texts[] = { "nyt", "no", "a: b", "Åse Ø", "12", "x\ny", "x\n\n- y\n", " x\ny\n",
		"", "# x", "it's \"x\"", "x\n\n" };

	p->at = m->all[roll((uint32_t)m->n_all)];
	p->text = PICK(texts);
	p->op = p->at->kind == SCALAR ? SET : p->at->kind == MAP ? ADD : APPEND;
	if (p->at->parent && chance(25))
		p->op = chance(50) ? REMOVE : PUT;
	p->path = p->op == ADD ? mus_printf(m->arena, "%s/nyø", p->at->path) : p->at->path;
}

static const char fragment[] = "x: 1\nl:\n  - |\n    to\n    tre\n";

static enum mus_status make_edit(const struct plan *p, struct mus_edit *edit, struct mus_diag *diag)
{
	switch (p->op) {
	case SET:
	case ADD:
		return mus_edit_set(edit, p->path, p->text, MUS_STRING, diag);
	case PUT:
		return mus_edit_put(edit, p->path, fragment, diag);
	case APPEND:
		return mus_edit_append(edit, p->path, fragment, diag);
	default:
		return mus_edit_remove(edit, p->path, diag);
	}
}

/* The fragment, as a node of the model. */
static struct model *fragment_model(struct maker *m, const char *key)
{
	struct model *map = mus_alloc(m->arena, 4 * sizeof *map);
	map[0] = (struct model){ .kind = MAP, .key = key, .n = 2, .kids = { &map[1], &map[2] } };
	map[1] = (struct model){ .kind = SCALAR, .key = "x", .text = "1" };
	map[2] = (struct model){ .kind = SEQ, .key = "l", .n = 1, .kids = { &map[3] } };
	map[3] = (struct model){ .kind = SCALAR, .text = "to\ntre\n" };
	return map;
}

static size_t index_of(const struct model *node)
{
	size_t i = 0;
	while (node->parent->kids[i] != node)
		i++;
	return i;
}

static void change_model(struct maker *m, const struct plan *p)
{
	struct model *at = p->at, *parent = at->parent;

	if (p->op == SET) {
		at->text = p->text;
	} else if (p->op == ADD) {
		struct model *kid = mus_alloc(m->arena, sizeof *kid);
		*kid = (struct model){ .kind = SCALAR, .key = "nyø", .text = p->text };
		at->kids[at->n++] = kid;
	} else if (p->op == APPEND) {
		at->kids[at->n++] = fragment_model(m, NULL);
	} else if (p->op == PUT) {
		parent->kids[index_of(at)] = fragment_model(m, at->key);
	} else {
		size_t i = index_of(at);
		memmove(&parent->kids[i], &parent->kids[i + 1], (parent->n - i - 1) * sizeof parent->kids[0]);
		parent->n--;
	}
}

static void check_model(const struct model *node, const struct mus_doc *doc, mus_node is)
{
	if (node->kind == SCALAR) {
		assert_true(mus_doc_type(doc, is) < MUS_SEQ);
		assert_string_equal(mus_doc_str(doc, is), node->text);
		return;
	}
	assert_int_equal(mus_doc_type(doc, is), node->kind == MAP ? MUS_MAP : MUS_SEQ);
	assert_int_equal(mus_doc_size(doc, is), node->n);
	mus_node child = mus_doc_first(doc, is);
	for (size_t i = 0; i < node->n; i++, child = mus_doc_next(doc, child)) {
		if (node->kind == MAP)
			assert_string_equal(mus_doc_str(doc, child), node->kids[i]->key);
		check_model(node->kids[i], doc, node->kind == MAP ? mus_doc_value(doc, child) : child);
	}
}

/* A text as lines without their breaks. */
static size_t split(char *text, char **lines)
{
	size_t n = 0;
	for (char *p = text; p; n++) {
		char *newline = strchr(p, '\n');
		lines[n] = p;
		if (newline)
			*newline = 0;
		if (newline > p && newline[-1] == '\r')
			newline[-1] = 0;
		p = newline ? newline + 1 : NULL;
	}
	return n;
}

/* Whether each line ends as the file's others do. */
static bool breaks_are_alike(const char *text, bool crlf)
{
	for (const char *p = text; (p = strchr(p, '\n')); p++)
		if ((p > text && p[-1] == '\r') != crlf)
			return false;
	return true;
}

/* Lines from..to are what the edit may change; an entry added changes none. */
static void allowed_lines(const struct plan *p, size_t removed_from, size_t *from, size_t *to)
{
	const struct model *at = p->at;
	bool adds = (p->op == ADD || p->op == APPEND) && !at->flow;

	*from = at->first;
	*to = adds ? 0 : at->last + 1;
	if (p->op == REMOVE && removed_from == 1 && !at->parent->flow) {
		*from = at->parent->first; /* it is written {} */
		*to = at->parent->last + 1;
	}
	if (p->op == REMOVE && removed_from > 1 && at->parent->first == at->first)
		*to = at->parent->kids[0]->first + 1; /* the next one comes behind the '-' */
	if (at->parent && at->parent->flow) {
		*from = at->parent->first;
		*to = at->parent->last + 1;
	}
}

static bool is_blank(const char *line)
{
	return line[strspn(line, " ")] == 0;
}

static bool is_comment(const char *line)
{
	return line[strspn(line, " ")] == '#';
}

/* Lines that the edit has nothing to do with are the same, counted from the beginning or the end. */
static void check_lines(const struct plan *p, size_t siblings, char **old, size_t n, char **new, size_t m)
{
	size_t from, to, head = 0, tail = 0;
	bool goes = p->op == REMOVE || p->op == PUT;

	allowed_lines(p, siblings, &from, &to);
	/* Its comments may go with an entry. */
	while (p->op == REMOVE && from && is_comment(old[from - 1]))
		from--;
	while (goes && to < n && (is_comment(old[to]) || is_blank(old[to])))
		to++;
	/* Blank lines may go with an entry. */
	while (p->op == REMOVE && from && is_blank(old[from - 1]))
		from--;
	while (p->op == REMOVE && to < n && is_blank(old[to]))
		to++;
	if (to == 0)
		from = n; /* nothing may go: what is new is somewhere between head and tail */
	while (head < from && head < m && strcmp(old[head], new[head]) == 0)
		head++;
	size_t most = to ? n - to : n - head;
	while (tail < most && tail < m && strcmp(old[n - 1 - tail], new[m - 1 - tail]) == 0)
		tail++;
	if (head < (to ? from : n - tail) || (to && tail < n - to))
		fail_msg("line %zu '%s' or %zu was changed by %d %s", head + 1, old[head], n - tail, (int)p->op,
			p->path);
}

/* Comments that may go: those in the lines of what goes, above it, and below it. */
static void check_comments(const struct plan *p, char **old, size_t n, const char *new)
{
	bool goes = p->op == REMOVE || (p->op == PUT && p->at->kind != SCALAR);
	size_t first = p->at->first, last = p->at->last;

	while (p->op == REMOVE && first && is_comment(old[first - 1]))
		first--;
	while (goes && last + 1 < n && (is_comment(old[last + 1]) || is_blank(old[last + 1])))
		last++;
	for (size_t i = 0; i < n; i++) {
		const char *mark = strstr(old[i], "# c");
		if (!mark || (goes && i >= first && i <= last))
			continue;
		char comment[16];
		snprintf(comment, sizeof comment, "%s", mark);
		const char *at = strstr(new, comment);
		if (!at)
			fail_msg("comment '%s' is lost or moved by %d %s", comment, (int)p->op, p->path);
		new = at + strlen(comment);
	}
}

static void check_edit(struct maker *m, const struct plan *p, const struct mus_edit *edit)
{
	static char *old_lines[4096], *new_lines[4096];
	size_t len, siblings = p->at->parent ? p->at->parent->n : 0;
	const char *text = mus_edit_text(edit, &len);
	const struct mus_doc *doc = mus_edit_doc(edit);
	char *old = mus_strndup(m->arena, m->text.data, m->text.len), *new = mus_strndup(m->arena, text, len);

	change_model(m, p);
	check_model(m->all[0], doc, mus_doc_root(doc, 0));
	size_t n = split(old, old_lines), n_new = split(new, new_lines);
	check_comments(p, old_lines, n, text);
	check_lines(p, siblings, old_lines, n, new_lines, n_new);
	bool ended = m->text.data[m->text.len - 1] == '\n', block = strchr(p->text, '\n') || p->op >= PUT;
	if (!block)
		assert_int_equal(text[len - 1] == '\n', ended);
	assert_true(breaks_are_alike(text, strstr(m->text.data, "\r\n") != NULL));
}

static bool try_one(void)
{
	struct maker m;
	struct plan plan;
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;
	struct mus_edit *edit;

	make_document(&m);
	assert_int_equal(mus_doc_parse(&doc, "f", m.text.data, m.text.len, diag), MUS_OK);
	check_model(m.all[0], doc, mus_doc_root(doc, 0));
	plan_edit(&m, &plan);
	mus_edit_begin(&edit, doc, 0);
	bool done = make_edit(&plan, edit, diag) == MUS_OK;
	if (done)
		check_edit(&m, &plan, edit);
	mus_edit_free(edit);
	mus_doc_free(doc);
	mus_diag_free(diag);
	mus_buf_dispose(&m.text);
	mus_arena_free(m.arena);
	return done;
}

static void edit__changes_random_documents_as_meant(void **state)
{
	size_t refused = 0;

	(void)state;
	for (int i = 0; i < DOCUMENTS; i++)
		refused += !try_one();
	assert_true(refused < DOCUMENTS / 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edit__changes_random_documents_as_meant),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
