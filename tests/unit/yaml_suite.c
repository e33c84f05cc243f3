/*
 * The test suite of YAML against lib/doc: each of its cases is read, compared with the events that
 * the suite wants, read by the quick reader and by libyaml alike, and written back unchanged.
 *
 * The suite is no part of this project: it lies in ../shared/suites, or in $MUS_SUITES. Where we
 * are known to differ from it, by libyaml's ways or by our own rules, is listed by name.
 */
#include <dirent.h>

#include "doc/edit.h"
#include "doc_same.h"
#include "suite_list.h"

#define KNOWN "tests/data/suites/yaml.txt"

enum { MOST_ANCHORS = 64 };

struct suite {
	struct suite_list list;
	struct mus_arena *arena;
	const char *path;
};

/* One case, and what it is compared with. */
struct yaml_case {
	const char *id;
	struct mus_buf yaml, events;
	const char *at; /* the next event */
	struct {
		const char *name;
		uint32_t node;
	} anchors[MOST_ANCHORS];
	size_t n_anchors;
};

/* ---- the tree, event by event ---- */

/* Text as test.event has it. */
static void add_text(struct mus_buf *out, const char *s, size_t len)
{
	static const char plain[] = "\\\n\r\t\b", escaped[] = "\\nrtb";

	for (size_t i = 0; i < len; i++) {
		const char *found = s[i] ? strchr(plain, s[i]) : NULL;

		if (found)
			mus_buf_char(out, '\\');
		mus_buf_char(out, found ? escaped[found - plain] : s[i]);
	}
}

/* The word of the event that is behind `*s`, up to the next blank; "" at the end. */
static size_t word(const char *s)
{
	return strcspn(s, " \n");
}

static void note_anchor(struct suite *suite, struct yaml_case *c, const char *name, size_t len, uint32_t node)
{
	if (c->n_anchors == MOST_ANCHORS)
		exit(2);
	c->anchors[c->n_anchors].name = mus_strndup(suite->arena, name, len);
	c->anchors[c->n_anchors++].node = node;
}

/* The node that the anchor last set under that name stands at. */
static uint32_t anchored(const struct yaml_case *c, const char *name)
{
	for (size_t i = c->n_anchors; i > 0; i--)
		if (strcmp(c->anchors[i - 1].name, name) == 0)
			return c->anchors[i - 1].node;
	return 0;
}

/*
 * Whether the next event begins with `head` and has an anchor and a tag where the node has them,
 * and then `tail`; names of tags are not kept.
 */
static bool take(struct suite *suite, struct yaml_case *c, const char *head, uint32_t number,
	const struct node *node, const char *tail)
{
	const char *s = c->at, *end = s + strcspn(s, "\n");
	bool is_anchored = false, tagged = false;

	if (strncmp(s, head, strlen(head)) != 0)
		return false;
	s += strlen(head);
	if (s[0] == ' ' && s[1] == '&') {
		is_anchored = true;
		note_anchor(suite, c, s + 2, word(s + 2), number);
		s += 2 + word(s + 2);
	}
	if (s[0] == ' ' && s[1] == '<') {
		tagged = true;
		s += 2 + word(s + 2);
	}
	c->at = *end ? end + 1 : end;
	if (node && (node->anchored != is_anchored || node->tagged != tagged))
		return false;
	return strlen(tail) == (size_t)(end - s) && strncmp(s, tail, strlen(tail)) == 0;
}

static bool is_same(struct suite *suite, struct yaml_case *c, const struct mus_doc *doc, uint32_t number);

static bool is_same_scalar(
	struct suite *suite, struct yaml_case *c, const struct mus_doc *doc, uint32_t number)
{
	static const char styles[] = ":'\"|>";
	const struct node *node = &doc->nodes[number];
	struct mus_buf text = MUS_BUF_INIT;
	bool same;

	mus_buf_char(&text, ' ');
	mus_buf_char(&text, styles[node->style]);
	add_text(&text, node->str, node->len);
	same = take(suite, c, "=VAL", number, node, text.data);
	mus_buf_dispose(&text);
	return same;
}

static bool is_same_alias(
	struct suite *suite, struct yaml_case *c, const struct mus_doc *doc, uint32_t number)
{
	const struct node *node = &doc->nodes[number];

	return take(suite, c, "=ALI", number, NULL, mus_printf(suite->arena, " *%s", node->str)) &&
	       anchored(c, node->str) == node->target;
}

static bool is_same_collection(
	struct suite *suite, struct yaml_case *c, const struct mus_doc *doc, uint32_t number)
{
	const struct node *node = &doc->nodes[number];
	bool map = node->kind == NODE_MAP, same;
	const char *begin = mus_printf(
		suite->arena, "+%s%s", map ? "MAP" : "SEQ", node->flow ? map ? " {}" : " []" : "");

	same = take(suite, c, begin, number, node, "");
	for (uint32_t child = node->size ? number + 1 : 0; same && child; child = doc->nodes[child].next)
		same = is_same(suite, c, doc, child) && (!map || is_same(suite, c, doc, child + 1));
	return same && take(suite, c, map ? "-MAP" : "-SEQ", 0, NULL, "");
}

static bool is_same(struct suite *suite, struct yaml_case *c, const struct mus_doc *doc, uint32_t number)
{
	switch (doc->nodes[number].kind) {
	case NODE_SCALAR:
		return is_same_scalar(suite, c, doc, number);
	case NODE_ALIAS:
		return is_same_alias(suite, c, doc, number);
	default:
		return is_same_collection(suite, c, doc, number);
	}
}

/* A document's begin or end, be it marked or not. */
static bool take_bound(struct yaml_case *c, const char *bound)
{
	bool same = strncmp(c->at, bound, strlen(bound)) == 0;

	c->at += strcspn(c->at, "\n");
	c->at += *c->at == '\n';
	return same;
}

static bool is_same_stream(struct suite *suite, struct yaml_case *c, const struct mus_doc *doc)
{
	bool same;

	c->at = c->events.data;
	same = take_bound(c, "+STR");
	for (size_t i = 0; same && i < doc->n_roots; i++) {
		c->n_anchors = 0;
		same = take_bound(c, "+DOC") && is_same(suite, c, doc, doc->roots[i]) && take_bound(c, "-DOC");
	}
	return same && take_bound(c, "-STR") && !*c->at;
}

/* ---- written back ---- */

static bool is_unchanged(const struct yaml_case *c, const struct mus_edit *edit)
{
	size_t len;
	const char *text = mus_edit_text(edit, &len);

	return len == c->yaml.len && memcmp(text, c->yaml.data, len) == 0;
}

/* A step of a path, with what is special in it escaped. */
static char *step(struct suite *suite, const char *path, const char *name)
{
	struct mus_buf out = MUS_BUF_INIT;
	char *result;

	mus_buf_fmt(&out, "%s/", path);
	for (; *name; name++) {
		if (*name == '~' || *name == '/')
			mus_buf_str(&out, *name == '~' ? "~0" : "~1");
		else
			mus_buf_char(&out, *name);
	}
	result = mus_strdup(suite->arena, out.data);
	mus_buf_dispose(&out);
	return result;
}

/* What can go wrong with the edits of a document: the first of it that did. */
struct writing {
	struct suite *suite;
	const struct yaml_case *c;
	const struct mus_doc *doc;
	size_t index;
	bool refused;
	const char *wrong;
};

/* An edit may be refused for what an alias shares; that none can be found is to be listed. */
static void note_refusal(struct writing *w, struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *all = mus_diag_all(diag, &n);

	if (n != 1 || !all[0].place.line)
		w->wrong = "an edit refused without a place";
	else if (strcmp(all[0].id, "edit-refused") == 0 || strcmp(all[0].id, "edit-open-text") == 0)
		w->refused = true;
	else if (strcmp(all[0].id, "edit-alias") != 0)
		w->wrong = "an edit refused for a wrong reason";
}

static void set_to_itself(struct writing *w, uint32_t number, const char *path)
{
	const struct node *node = &w->doc->nodes[number];
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_edit *edit;

	mus_edit_begin(&edit, w->doc, w->index);
	if (mus_edit_set(edit, path, node->str, (enum mus_type)node->type, diag))
		note_refusal(w, diag);
	if (!is_unchanged(w->c, edit))
		w->wrong = "changed by setting a value to what it is";
	mus_edit_free(edit);
	mus_diag_free(diag);
}

/* A new key or item, and out with it again. */
static void insert_and_remove(struct writing *w, uint32_t number, const char *path)
{
	const struct node *node = &w->doc->nodes[number];
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	const char *added = mus_printf(w->suite->arena, "%s/%s", path,
		node->kind == NODE_MAP ? "nyt-felt" : mus_printf(w->suite->arena, "%u", (unsigned)node->size));
	struct mus_edit *edit;
	enum mus_status status;

	mus_edit_begin(&edit, w->doc, w->index);
	if (node->kind == NODE_MAP)
		status = mus_edit_set(edit, added, "ny værdi", MUS_STRING, diag);
	else
		status = mus_edit_append(edit, path, "ny værdi\n", diag);
	if (!status && is_unchanged(w->c, edit))
		w->wrong = "not changed by an insertion";
	if (!status)
		status = mus_edit_remove(edit, added, diag);
	if (status)
		note_refusal(w, diag);
	else if (!is_unchanged(w->c, edit))
		w->wrong = "changed by an insertion and its removal";
	mus_edit_free(edit);
	mus_diag_free(diag);
}

static void write_below(struct writing *w, uint32_t number, const char *path)
{
	const struct node *node = &w->doc->nodes[number];
	unsigned i = 0;

	if (node->kind == NODE_SCALAR && strlen(node->str) == node->len)
		set_to_itself(w, number, path);
	if (node->kind != NODE_SEQ && node->kind != NODE_MAP)
		return;
	insert_and_remove(w, number, path);
	for (uint32_t child = node->size ? number + 1 : 0; child; child = w->doc->nodes[child].next, i++) {
		if (node->kind == NODE_MAP)
			write_below(w, child + 1, step(w->suite, path, w->doc->nodes[child].str));
		else
			write_below(w, child, mus_printf(w->suite->arena, "%s/%u", path, i));
	}
}

/* Edits that change nothing in the end, everywhere: what went wrong, or NULL. */
static const char *written_back(struct suite *suite, const struct yaml_case *c, const struct mus_doc *doc)
{
	struct writing w = { .suite = suite, .c = c, .doc = doc };
	struct mus_edit *edit;

	for (w.index = 0; w.index < doc->n_roots; w.index++) {
		mus_edit_begin(&edit, doc, w.index);
		if (!is_unchanged(c, edit))
			w.wrong = "not kept as it is";
		mus_edit_free(edit);
		write_below(&w, doc->roots[w.index], "");
	}
	return w.wrong ? w.wrong : w.refused ? "edit-refused" : NULL;
}

/* ---- the cases ---- */

/* Whether the quick reader, where it takes the text, reads what libyaml reads. */
static bool readers_agree(const struct yaml_case *c, const struct mus_doc *slow)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *quick = doc_new(c->id, c->yaml.len ? c->yaml.data : "", c->yaml.len);
	bool agree = true;

	if (!doc_scan(quick, diag) && doc_read_quick(quick))
		agree = slow && doc_same(quick, slow);
	mus_doc_free(quick);
	mus_diag_free(diag);
	return agree;
}

/* How a case comes out; NULL when all is as the suite wants it. */
static const char *outcome(struct suite *suite, struct yaml_case *c, bool wanted)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc = doc_new(c->id, c->yaml.len ? c->yaml.data : "", c->yaml.len);
	const char *result = NULL;
	size_t n;

	if (doc_scan(doc, diag) || doc_read_yaml(doc, diag)) {
		mus_doc_free(doc);
		doc = NULL;
	}
	if (!readers_agree(c, doc))
		result = "read otherwise by the quick reader";
	else if (!doc && !mus_diag_all(diag, &n)[0].place.line)
		result = "refused without a place";
	else if (!doc)
		result = wanted ? mus_strdup(suite->arena, mus_diag_all(diag, &n)[0].id) : NULL;
	else if (!wanted)
		result = "accepted";
	else if (!is_same_stream(suite, c, doc))
		result = "differs";
	if (doc)
		suite_take(&suite->list, mus_printf(suite->arena, "%s\tedits", c->id),
			written_back(suite, c, doc));
	mus_doc_free(doc);
	mus_diag_free(diag);
	return result;
}

static bool exists(const char *path)
{
	FILE *file = fopen(path, "r");

	if (file)
		fclose(file);
	return file != NULL;
}

static void run_case(struct suite *suite, const char *id)
{
	const char *path = mus_printf(suite->arena, "%s/%s", suite->path, id);
	struct yaml_case c = { .id = id, .yaml = MUS_BUF_INIT, .events = MUS_BUF_INIT };

	if (suite_read(mus_printf(suite->arena, "%s/in.yaml", path), &c.yaml) &&
		suite_read(mus_printf(suite->arena, "%s/test.event", path), &c.events))
		suite_take(&suite->list, id,
			outcome(suite, &c, !exists(mus_printf(suite->arena, "%s/error", path))));
	else
		suite_take(&suite->list, id, "cannot be read");
	mus_buf_dispose(&c.yaml);
	mus_buf_dispose(&c.events);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* All cases below a folder: it is one itself, or holds some. */
static size_t run_folder(struct suite *suite, const char *below)
{
	const char *path = mus_printf(suite->arena, "%s/%s", suite->path, below);
	char **names = NULL;
	size_t n = 0, cap = 0, ran = 0;
	DIR *dir;

	if (exists(mus_printf(suite->arena, "%s/in.yaml", path))) {
		run_case(suite, below);
		return 1;
	}
	dir = opendir(path);
	for (struct dirent *entry; dir && (entry = readdir(dir)) != NULL;)
		if (*entry->d_name != '.')
			*MUS_PUSH(suite->arena, names, n, cap) =
				mus_printf(suite->arena, *below ? "%s/%s" : "%s%s", below, entry->d_name);
	if (dir)
		closedir(dir);
	if (n)
		qsort(names, n, sizeof *names, by_name);
	for (size_t i = 0; i < n; i++)
		ran += run_folder(suite, names[i]);
	return ran;
}

int main(void)
{
	struct suite suite = { .arena = mus_arena_new() };
	int status;

	suite_list_read(&suite.list, KNOWN);
	suite.path = suite_path(suite.arena, "yaml");
	if (run_folder(&suite, ""))
		status = suite_end(&suite.list, "known:", "the suite of YAML");
	else
		status = suite_missing(&suite.list, "YAML", suite.path);
	mus_arena_free(suite.arena);
	return status;
}
