/*
 * Every way in which a value can stand, in every kind of place, at every end of a file, under every
 * edit. The texts are put together from parts: what is expected is the same parts with one
 * exchanged, added or left out, so that whatever else changed is seen.
 */
#include "edit_case.h"

#include "base/buf.h"

#include <stdio.h>

/* How a value stands, and how a text of one line, or of two, comes to stand in its place. */
struct form {
	const char *head, *body; /* behind 'key:' or '-'; the lines below. %: the indentation of lines */
	const char *line;        /* the head with LINE; NULL: no single value stands there */
	const char *lines, *lines_body; /* with LINES */
	bool is_block;
};

#define LINE "nyt: æ"
#define LINES "en\nø"
#define BLOCK "|-", "%en\n%ø\n"

static const struct form forms[] = {
	{ " ord", "", " \"" LINE "\"", " " BLOCK, false },
	{ " to\n%ord", "", " \"" LINE "\"", " " BLOCK, false },
	{ " 12", "", " \"" LINE "\"", " " BLOCK, false },
	{ " 'or''d'", "", " '" LINE "'", " \"en\\nø\"", "", false },
	{ " 'to\n\n%ord'", "", " '" LINE "'", " \"en\\nø\"", "", false },
	{ " \"or\\\"d\"", "", " \"" LINE "\"", " \"en\\nø\"", "", false },
	{ " \"to \\\n%ord\"", "", " \"" LINE "\"", " \"en\\nø\"", "", false },
	{ " |", "%ord\n\n%  # tekst\n", " |-", " " BLOCK, true },
	{ " |-", "%ord\n", " |-", " " BLOCK, true },
	{ " >", "%to\n%ord\n", " >-", " >-", "%en\n\n%ø\n", true },
	{ " >-", "%to\n%ord\n", " >-", " >-", "%en\n\n%ø\n", true },
	{ "", "", " \"" LINE "\"", " " BLOCK, false },
	{ " ~", "", " \"" LINE "\"", " " BLOCK, false },
	{ " &a ord", "", " &a \"" LINE "\"", " &a " BLOCK, false },
	{ " [x, 'y']", "", NULL, NULL, NULL, false },
	{ " {x: y}", "", NULL, NULL, NULL, false },
};

/* Where entries stand: what is before the first, their column, and what is behind the last. */
static const struct place {
	const char *before, *path, *behind;
	size_t column;
	bool map, compact; /* compact: the first entry stands behind what is before it */
} places[] = {
	{ "", "", "", 0, true, false },
	{ "m:  # hoved\n", "/m", "z: 1\n", 2, true, false },
	{ "m:\n  n:\n", "/m/n", "", 4, true, false },
	{ "", "", "", 0, false, false },
	{ "l:\n", "/l", "z: 1\n", 2, false, false },
	{ "l:\n", "/l", "z: 1\n", 0, false, false },
	{ "- ", "/0", "- z\n", 2, false, true },
	{ "- ", "/0", "- z\n", 2, true, true },
	{ "z:\n  - ", "/z/0", "", 4, true, true },
};

/* How a file begins and ends, and how its lines end. */
static const struct frame {
	const char *begin, *end;
	bool crlf, open; /* open: the last line has no break */
} frames[] = {
	{ "", "", false, false },
	{ "", "", false, true },
	{ "", "", true, false },
	{ "\xEF\xBB\xBF", "", true, true },
	{ "\xEF\xBB\xBF# top\n\n", "# slut\n", false, false },
	{ "# top\n---\n", "...\n", false, false },
	{ "%YAML 1.1\n---  # top\n", "\n---\nx: [1]  # andet\n", false, false },
	{ "", "\n\n", false, false },
};

/* What the entries have about them. */
struct about {
	bool remarks; /* comments behind them, and above all but the first */
	bool apart;   /* blank lines between them */
};

struct entry {
	const char *name, *head, *body;
	bool is_new;
};

enum { MOST = 4 };
struct text {
	const struct place *place;
	const struct frame *frame;
	struct about about;
	struct entry entries[MOST];
	size_t n;
};

static void put(struct mus_buf *out, const char *s, size_t column)
{
	for (; *s; s++) {
		if (*s == '%')
			mus_buf_fill(out, ' ', column + 2);
		else
			mus_buf_char(out, *s);
	}
}

static void put_entry(struct mus_buf *out, const struct text *t, size_t i)
{
	const struct entry *e = &t->entries[i];
	size_t column = t->place->column;

	/* A new key with a single value comes directly behind another. */
	if (i && t->about.apart && !(e->is_new && t->place->map))
		mus_buf_char(out, '\n');
	if (t->about.remarks && strcmp(e->name, "a") != 0 && !e->is_new) {
		mus_buf_fill(out, ' ', column);
		mus_buf_fmt(out, "# om %s\n", e->name);
	}
	if (i || !t->place->compact)
		mus_buf_fill(out, ' ', column);
	mus_buf_str(out, t->place->map ? e->name : "-");
	mus_buf_str(out, t->place->map ? ":" : "");
	put(out, e->head, column);
	if (t->about.remarks && !e->is_new)
		mus_buf_fmt(out, "   # ved %s", e->name);
	mus_buf_char(out, '\n');
	put(out, e->body, column);
}

/* The whole text; lives until it is written again. */
static const char *write_text(struct mus_buf *out, const struct text *t)
{
	struct mus_buf lines = MUS_BUF_INIT;

	put(&lines, t->place->before, 0);
	for (size_t i = 0; i < t->n; i++)
		put_entry(&lines, t, i);
	mus_buf_str(&lines, t->place->behind);
	mus_buf_cut(out, 0);
	mus_buf_str(out, t->frame->begin);
	mus_buf_add(out, lines.data, lines.len);
	mus_buf_str(out, t->frame->end);
	if (t->frame->open)
		mus_buf_cut(out, out->len - 1);
	mus_buf_cut(&lines, 0);
	for (size_t i = 0; i < out->len; i++) {
		if (t->frame->crlf && out->data[i] == '\n')
			mus_buf_char(&lines, '\r');
		mus_buf_char(&lines, out->data[i]);
	}
	mus_buf_cut(out, 0);
	mus_buf_add(out, lines.data, lines.len);
	mus_buf_dispose(&lines);
	return out->data;
}

/* A text of three entries, of which the one at `at` is of the form. */
static struct text three(const struct form *form, const struct place *place, const struct frame *frame,
	struct about about, size_t at)
{
	static const char *const names[] = { "a", "bø", "c" };
	struct text t = { place, frame, about, { { NULL, NULL, NULL, false } }, 3 };

	for (size_t i = 0; i < 3; i++)
		t.entries[i] = (struct entry){ names[i], i == at ? form->head : " ord", i == at ? form->body : "", false };
	return t;
}

/* What the tests count. */
static size_t made;

/* The edit makes the one text of the other. */
static void must_make(const struct text *from, const struct text *to, struct edit_case c, size_t at)
{
	struct mus_buf before = MUS_BUF_INIT, after = MUS_BUF_INIT, path = MUS_BUF_INIT;
	static const char *const order[] = { "a", "bø", "mellem", "c" };

	mus_buf_str(&path, from->place->path);
	if (c.order)
		mus_buf_fmt(&path, "/%s", *c.order);
	else if (from->place->map)
		mus_buf_fmt(&path, "/%s", from->entries[at].name);
	else if (c.op != APPEND)
		mus_buf_fmt(&path, "/%zu", at);
	c.before = write_text(&before, from);
	c.after = write_text(&after, to);
	c.path = path.data;
	if (c.order) {
		c.order = order;
		c.n_order = 4;
	}
	edit_check(&c);
	made++;
	mus_buf_dispose(&before);
	mus_buf_dispose(&after);
	mus_buf_dispose(&path);
}

static void add_entry(struct text *t, size_t at, const char *name)
{
	memmove(&t->entries[at + 1], &t->entries[at], (t->n - at) * sizeof t->entries[0]);
	t->n++;
	t->entries[at] = (struct entry){ name, " ny", "", true };
}

/* A block at the end of a file, without a line break behind it, is another text with one. */
static bool would_change(const struct text *t, const struct form *form, size_t at)
{
	return t->frame->open && !*t->place->behind && at == 2 && form->is_block;
}

static void try_set(const struct form *form, const struct text *t, size_t at)
{
	struct text to = *t;

	if (!form->line)
		return;
	to.entries[at].head = form->line;
	to.entries[at].body = form->is_block ? "%" LINE "\n" : "";
	must_make(t, &to, (struct edit_case){ .op = SET, .value = LINE }, at);
	to.entries[at].head = form->lines;
	to.entries[at].body = form->lines_body;
	must_make(t, &to, (struct edit_case){ .op = SET, .value = LINES }, at);
	to.entries[at].head = *form->head == ' ' && form->head[1] == '&' ? " &a 7" : " 7";
	to.entries[at].body = "";
	must_make(t, &to, (struct edit_case){ .op = SET, .value = "7", .type = MUS_INT }, at);
}

static void try_put(const struct text *t, size_t at)
{
	struct text to = *t;

	to.entries[at].head = " [å, {k: v}]";
	to.entries[at].body = "";
	must_make(t, &to, (struct edit_case){ .op = PUT, .value = "[å, {k: v}]" }, at);
	to.entries[at].head = "";
	to.entries[at].body = "%- å\n%- k: v\n";
	if (t->place->map)
		must_make(t, &to, (struct edit_case){ .op = PUT, .value = "- å\n- k: v\n" }, at);
}

static void try_remove(const struct text *t, size_t at)
{
	struct text to = *t;

	/* The comment above the entry that comes first now keeps it from the '-'. */
	if (t->about.apart || (at == 0 && t->about.remarks && t->place->compact))
		return;
	for (size_t i = at; i + 1 < t->n; i++)
		to.entries[i] = to.entries[i + 1];
	to.n--;
	must_make(t, &to, (struct edit_case){ .op = REMOVE }, at);
}

static void try_insert(const struct form *form, const struct text *t, size_t at)
{
	static const char *const between[] = { "mellem" };
	struct text to = *t;

	if (t->place->map) {
		if (at == 2 || would_change(t, form, at))
			return;
		add_entry(&to, 2, "mellem");
		must_make(t, &to, (struct edit_case){ .op = SET, .value = "ny", .order = between }, at);
		return;
	}
	/* Above the first there is no comment; the new one takes its place. */
	add_entry(&to, at, "ny");
	must_make(t, &to, (struct edit_case){ .op = BEFORE, .value = "ny" }, at);
	if (would_change(t, form, at))
		return;
	to = *t;
	add_entry(&to, at + 1, "ny");
	must_make(t, &to, (struct edit_case){ .op = AFTER, .value = "ny" }, at);
	to = *t;
	add_entry(&to, 3, "ny");
	if (!would_change(t, form, at))
		must_make(t, &to, (struct edit_case){ .op = APPEND, .value = "ny" }, at);
}

#define N(array) (sizeof(array) / sizeof *(array))

static void edits_with(const struct form *form, const struct place *place, struct about about)
{
	for (size_t i = 0; i < N(frames); i++)
		for (size_t at = 0; at < 3; at++) {
			struct text t = three(form, place, &frames[i], about, at);
			try_set(form, &t, at);
			try_put(&t, at);
			try_remove(&t, at);
			try_insert(form, &t, at);
		}
}

static void edit__changes_every_form_in_every_place(void **state)
{
	(void)state;
	for (size_t f = 0; f < N(forms); f++)
		for (size_t p = 0; p < N(places); p++)
			for (int about = 0; about < 4; about++)
				edits_with(&forms[f], &places[p], (struct about){ about & 1, about >> 1 });
	printf("%zu edits\n", made);
	assert_true(made > 50000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edit__changes_every_form_in_every_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
