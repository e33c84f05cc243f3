/*
 * The writer of new records: whatever tree of texts it is given, libyaml and the quick reader
 * read the same tree back. The input is a line of choices: open a mapping or a list, end it,
 * write a text (the bytes up to 0xFF).
 */
#include "fuzz.h"

#include "../unit/doc_same.h"
#include "base/utf8.h"
#include "doc/build.h"
#include "doc/yaml.h"

enum { EVENTS = 400, DEPTH = 20 };

/* What was written, in order: 0 for the end of a mapping or list, else its type and text. */
struct event {
	enum mus_type type;
	const char *text;
};

struct writing {
	struct mus_yaml yaml;
	struct mus_arena *arena;
	struct event events[EVENTS];
	size_t n;
	bool map[DEPTH];
	size_t depth;
};

static void note(struct writing *w, enum mus_type type, const char *text)
{
	MUST(w->n < EVENTS);
	w->events[w->n++] = (struct event){ type, text };
}

/* A text of the input that a record can hold: valid, and YAML knows its characters. */
static const char *take_text(struct writing *w, struct part *rest)
{
	const char *text = part_text(w->arena, part_next(rest));

	return mus_utf8_check(text, strlen(text)) == strlen(text) ? text : "Åse";
}

/*
 * Keys are told apart by a number, since a mapping has each but once. To YAML a key has at most
 * 1024 characters (1.2.2, section 7.4.2); those of records are words and ids.
 */
static void write_key(struct writing *w, struct part *rest)
{
	const char *key;

	if (!w->depth || !w->map[w->depth - 1])
		return;
	key = take_text(w, rest);
	key = mus_printf(w->arena, "%s#%zu", strlen(key) < 150 ? key : "nøgle", w->n);
	mus_yaml_key(&w->yaml, key);
	note(w, MUS_STRING, key);
}

static void open(struct writing *w, bool map)
{
	if (map)
		mus_yaml_map(&w->yaml);
	else
		mus_yaml_seq(&w->yaml);
	w->map[w->depth++] = map;
	note(w, map ? MUS_MAP : MUS_SEQ, "");
}

static void end(struct writing *w)
{
	mus_yaml_end(&w->yaml);
	w->depth--;
	note(w, MUS_NONE, "");
}

static void write_one(struct writing *w, struct part *rest)
{
	size_t what = part_choice(rest, 6);

	if (what == 0) {
		end(w);
		return;
	}
	if (what == 1)
		mus_yaml_comment(&w->yaml, "en note");
	if (what > 3 && w->depth < DEPTH) {
		write_key(w, rest);
		open(w, what == 4);
	} else {
		write_key(w, rest);
		const char *text = take_text(w, rest);
		mus_yaml_str(&w->yaml, text);
		note(w, MUS_STRING, text);
	}
}

/* The next event must be this node, and those after it what stands in it. */
static const struct event *must_be(const struct event *event, const struct mus_doc *doc, mus_node node)
{
	MUST(mus_doc_type(doc, node) == event->type);
	MUST(strcmp(mus_doc_str(doc, node), event->text) == 0);
	if (event->type < MUS_SEQ)
		return event + 1;
	bool map = event->type == MUS_MAP;
	event++;
	MUS_EACH (doc, child, node) {
		event = must_be(event, doc, child);
		if (map)
			event = must_be(event, doc, mus_doc_value(doc, child));
	}
	MUST(event->type == MUS_NONE);
	return event + 1;
}

static void must_read_back(const struct writing *w, const struct mus_buf *text)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc = doc_new("text", text->data, text->len), *quick = NULL;
	size_t n;

	if (doc_scan(doc, diag) != MUS_OK || doc_read_yaml(doc, diag) != MUS_OK)
		fprintf(stderr, "%s\n%s\n", text->data, mus_diag_all(diag, &n)->message);
	MUST(mus_diag_status(diag) == MUS_OK);
	MUST(must_be(w->events, doc, mus_doc_root(doc, 0)) == w->events + w->n);
	MUST(mus_doc_parse(&quick, "text", text->data, text->len, diag) == MUS_OK);
	MUST(doc_same(doc, quick));
	mus_doc_free(doc);
	mus_doc_free(quick);
	mus_diag_free(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part rest = { size ? (const char *)data : "", size };
	struct mus_buf text = MUS_BUF_INIT;
	struct writing w = { .arena = mus_arena_new() };

	mus_yaml_begin(&w.yaml, &text);
	open(&w, part_choice(&rest, 2) == 0);
	while (rest.len && w.depth && w.n + DEPTH + 4 < EVENTS)
		write_one(&w, &rest);
	while (w.depth)
		end(&w);
	must_read_back(&w, &text);
	mus_buf_dispose(&text);
	mus_arena_free(w.arena);
	return 0;
}
