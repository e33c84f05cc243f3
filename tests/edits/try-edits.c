/*
 * Edits for another program to judge: reads texts and edits from stdin, writes what became of
 * them to stdout. Each field is its length in bytes, a line break, and the bytes.
 *
 *	in:   TEXT DOCUMENT OP PATH VALUE ORDER      ORDER: keys, one a line
 *	out:  RESULT                                 '' done, 'unread' or the finding's id
 *	      TEXT                                   as it is now; of a refusal, 'LINE MESSAGE'
 *
 * OP is set, null, bool, int, float, put, append, before, after or remove.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "doc/edit.h"

enum { TEXT, DOCUMENT, OP, PATH, VALUE, ORDER, FIELDS };
enum { MOST_KEYS = 64 };

struct request {
	struct mus_buf fields[FIELDS];
	const char *order[MOST_KEYS];
	size_t n_order;
};

/* False at the end of the input. */
static bool read_field(struct mus_buf *field)
{
	size_t len;
	char *space;

	mus_buf_cut(field, 0);
	if (scanf("%zu", &len) != 1 || getchar() != '\n')
		return false;
	space = mus_xmalloc(len + 1);
	len = fread(space, 1, len, stdin);
	mus_buf_add(field, space, len);
	free(space);
	return true;
}

static bool read_request(struct request *r)
{
	for (int i = 0; i < FIELDS; i++)
		if (!read_field(&r->fields[i]))
			return false;
	r->n_order = 0;
	for (char *rest, *s = strtok_r(r->fields[ORDER].data, "\n", &rest); s && r->n_order < MOST_KEYS;
		s = strtok_r(NULL, "\n", &rest))
		r->order[r->n_order++] = s;
	return true;
}

static void write_field(const char *text, size_t len)
{
	printf("%zu\n", len);
	fwrite(text, 1, len, stdout);
}

static enum mus_status make(struct mus_edit *edit, const struct request *r, struct mus_diag *diag)
{
	static const struct {
		const char *op;
		enum mus_type type;
	} types[] = { { "set", MUS_STRING }, { "null", MUS_NULL }, { "bool", MUS_BOOL }, { "int", MUS_INT },
		{ "float", MUS_FLOAT } };
	const char *op = r->fields[OP].data, *path = r->fields[PATH].data, *value = r->fields[VALUE].data;

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(op, types[i].op) == 0)
			return mus_edit_set(edit, path, value, types[i].type, diag);
	if (strcmp(op, "put") == 0)
		return mus_edit_put(edit, path, value, diag);
	if (strcmp(op, "append") == 0)
		return mus_edit_append(edit, path, value, diag);
	if (strcmp(op, "before") == 0 || strcmp(op, "after") == 0)
		return mus_edit_insert(edit, path, *op == 'b' ? MUS_BEFORE : MUS_AFTER, value, diag);
	if (strcmp(op, "remove") == 0)
		return mus_edit_remove(edit, path, diag);
	fprintf(stderr, "try_edits: unknown edit '%s'\n", op);
	exit(2);
}

static void write_refusal(const char *result, struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *all = mus_diag_all(diag, &n);
	struct mus_buf message = MUS_BUF_INIT;

	write_field(result ? result : all[0].id, strlen(result ? result : all[0].id));
	mus_buf_fmt(&message, "%u %s", (unsigned)all[0].place.line, all[0].message);
	write_field(message.data, message.len);
	mus_buf_dispose(&message);
}

/* A refusal must have left the text as it was. */
static void must_be_unchanged(const struct mus_edit *edit, const struct mus_buf *text)
{
	size_t len;
	const char *now = mus_edit_text(edit, &len);

	if (len == text->len && memcmp(now, text->data, len) == 0)
		return;
	fprintf(stderr, "try_edits: an edit that was refused has changed the text\n");
	exit(1);
}

static void answer(const struct request *r)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	const struct mus_buf *text = &r->fields[TEXT];
	struct mus_doc *doc;
	struct mus_edit *edit;

	if (mus_doc_parse(&doc, "text", text->data, text->len, diag)) {
		write_refusal("unread", diag);
	} else {
		mus_edit_begin(&edit, doc, (size_t)atoi(r->fields[DOCUMENT].data));
		mus_edit_order(edit, r->order, r->n_order);
		if (make(edit, r, diag)) {
			must_be_unchanged(edit, text);
			write_refusal(NULL, diag);
		} else {
			size_t len;
			const char *now = mus_edit_text(edit, &len);
			write_field("", 0);
			write_field(now, len);
		}
		mus_edit_free(edit);
		mus_doc_free(doc);
	}
	mus_diag_free(diag);
}

int main(void)
{
	struct request r = { .n_order = 0 };

	for (int i = 0; i < FIELDS; i++)
		r.fields[i] = (struct mus_buf)MUS_BUF_INIT;
	while (read_request(&r))
		answer(&r);
	for (int i = 0; i < FIELDS; i++)
		mus_buf_dispose(&r.fields[i]);
	return fflush(stdout) != 0;
}
