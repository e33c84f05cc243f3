/*
 * Text to document: libyaml's events become nodes.
 *
 * The limits are checked event by event, before libyaml goes deeper: nesting costs it quadratic
 * time, and it looks at most one line ahead of its events.
 */
#include "doc/syntax.h"

#include <string.h>

#include "base/map.h"

struct parse {
	struct build build;
	struct mus_doc *doc; /* what is built */
	yaml_parser_t yaml;
	struct mus_map anchors; /* of the document at hand: the node that each name was last set at */
	/* The last mark that was looked up. */
	size_t line, column;
	uint32_t offset;
};

static uint32_t find_anchor(const struct parse *p, const char *name)
{
	return (uint32_t)(uintptr_t)mus_map_get(&p->anchors, name);
}

/* An anchor may be set again; the last one before the alias counts. */
static void note_anchor(struct parse *p, const yaml_char_t *name, uint32_t node)
{
	if (!name)
		return;
	struct mus_map_entry *entry = mus_map_find(&p->anchors, (const char *)name);
	if (!entry)
		entry = mus_map_add(&p->anchors, mus_strdup(p->doc->arena, (const char *)name));
	entry->value = (void *)(uintptr_t)node;
	p->doc->nodes[node].anchored = true;
}

/* A mark's byte. Marks go forwards as a rule: a long line is not counted from its beginning. */
static uint32_t offset_of(struct parse *p, const yaml_mark_t *mark)
{
	bool on = p->offset && mark->line == p->line && mark->column >= p->column;
	p->offset = on ? doc_offset_after(p->doc, mark->line, p->offset, mark->column - p->column)
		       : doc_offset(p->doc, mark->line, mark->column);
	p->line = mark->line;
	p->column = mark->column;
	return p->offset;
}

/*
 * Where an event stands. libyaml takes a text that does not end with a line break as if it did,
 * so that what is left out at the end stands on a line that is not there.
 */
static struct extent extent_of(struct parse *p, const yaml_event_t *event)
{
	const yaml_mark_t *start = &event->start_mark, *end = &event->end_mark;
	uint32_t begin = offset_of(p, start);
	struct extent at = { begin, offset_of(p, end), (uint32_t)start->line + 1, (uint32_t)start->column + 1 };

	if (start->line >= p->doc->n_lines) {
		struct mus_place last = doc_place_at(p->doc, p->doc->len);
		at.line = last.line;
		at.column = last.column;
	}
	return at;
}

static enum mus_type tagged_type(const char *tag, const char *s, size_t len)
{
	static const char core[] = "tag:yaml.org,2002:";
	if (strncmp(tag, core, sizeof core - 1) == 0 && strcmp(tag + sizeof core - 1, "str") != 0)
		return doc_scalar_type(s, len);
	return MUS_STRING;
}

static enum mus_status add_scalar(struct parse *p, const yaml_event_t *event)
{
	static const enum node_style styles[] = { STYLE_PLAIN, STYLE_PLAIN, STYLE_SINGLE, STYLE_DOUBLE,
		STYLE_LITERAL, STYLE_FOLDED };
	const char *text = (const char *)event->data.scalar.value, *tag = (const char *)event->data.scalar.tag;
	size_t len = event->data.scalar.length;
	struct extent at = extent_of(p, event);
	uint32_t number = build_scalar(&p->build, &at, styles[event->data.scalar.style], text, len);
	struct node *n = &p->doc->nodes[number];

	if (tag) {
		n->tagged = true;
		n->type = (uint8_t)tagged_type(tag, n->str, len);
	}
	note_anchor(p, event->data.scalar.anchor, number);
	if (build_is_key(&p->build, number) && memchr(text, 0, len))
		return build_refuse(&p->build, number, MUS_F_COMPLEX_KEY, "");
	return MUS_OK;
}

static enum mus_status add_alias(struct parse *p, const yaml_event_t *event)
{
	const char *name = (const char *)event->data.alias.anchor;
	struct extent at = extent_of(p, event);
	uint32_t number = build_add(&p->build, NODE_ALIAS, &at), target = find_anchor(p, name);
	struct node *n = &p->doc->nodes[number];

	n->str = mus_strdup(p->doc->arena, name);
	n->len = (uint32_t)strlen(name);
	n->target = target;
	if (!target)
		return build_refuse(&p->build, number, MUS_F_UNKNOWN_ALIAS, name);
	for (size_t i = 0; i < p->build.depth; i++)
		if (p->build.levels[i].node == target)
			return build_refuse(&p->build, number, MUS_F_ALIAS_CYCLE, name);
	if (build_is_key(&p->build, number))
		return build_refuse(&p->build, number, MUS_F_COMPLEX_KEY, "");
	/* What is deep through aliases takes up as much of the stack as any other. */
	if (p->build.depth + p->doc->nodes[target].height > MUS_DOC_MAX_DEPTH)
		return build_refuse(&p->build, number, MUS_F_TOO_DEEP, "64");
	n->height = p->doc->nodes[target].height;
	n->weight = p->doc->nodes[target].weight;
	return MUS_OK;
}

static enum mus_status open_collection(struct parse *p, const yaml_event_t *event, enum node_kind kind)
{
	struct extent at = extent_of(p, event);
	uint32_t number = build_add(&p->build, kind, &at);
	struct node *n = &p->doc->nodes[number];
	bool map = kind == NODE_MAP;

	if (build_is_key(&p->build, number))
		return build_refuse(&p->build, number, MUS_F_COMPLEX_KEY, "");
	n->flow = map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
		      : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	n->tagged = (map ? event->data.mapping_start.tag : event->data.sequence_start.tag) != NULL;
	note_anchor(p, map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor, number);
	return build_open(&p->build, number);
}

static enum mus_status close_collection(struct parse *p, const yaml_event_t *event)
{
	return build_close(&p->build, offset_of(p, &event->end_mark));
}

static enum mus_status take_event(struct parse *p, const yaml_event_t *event)
{
	if (p->doc->n_nodes >= MUS_DOC_MAX_NODES)
		return build_refuse(&p->build, (uint32_t)p->doc->n_nodes - 1, MUS_F_TOO_MANY, "4194304");
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return add_scalar(p, event);
	case YAML_ALIAS_EVENT:
		return add_alias(p, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_collection(p, event, NODE_SEQ);
	case YAML_MAPPING_START_EVENT:
		return open_collection(p, event, NODE_MAP);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_collection(p, event);
	case YAML_DOCUMENT_START_EVENT:
		mus_map_dispose(&p->anchors);
		return MUS_OK;
	default:
		return MUS_OK;
	}
}

/* Duplicate keys don't stop the parser: all of them are worth telling at once. */
static bool goes_on(const struct parse *p)
{
	size_t n;
	const struct mus_finding *all = mus_diag_all(p->build.diag, &n);
	return n && strcmp(all[n - 1].id, "duplicate-key") == 0;
}

static enum mus_status run(struct parse *p)
{
	enum mus_status status = MUS_OK;
	for (;;) {
		yaml_event_t event;
		if (!yaml_parser_parse(&p->yaml, &event))
			return doc_refuse_syntax(&p->build, &p->yaml);
		bool end = event.type == YAML_STREAM_END_EVENT;
		enum mus_status now = take_event(p, &event);
		yaml_event_delete(&event);
		status = mus_worse(status, now);
		if (end)
			p->doc->whole = true;
		if (end || (now && !goes_on(p)))
			return status;
	}
}

/*
 * Room for what a record of that size needs as a rule, so that arrays seldom move. A long text
 * may be one long scalar: from here on arrays grow with what is there.
 */
static void make_room(struct mus_doc *doc)
{
	enum { TYPICAL_NODE = 12, TYPICAL_LINE = 24, MOST = 4096 };
	size_t len = doc->len < MOST * TYPICAL_NODE ? doc->len : MOST * TYPICAL_NODE;
	doc->cap_nodes = len / TYPICAL_NODE + 8;
	doc->nodes = mus_arena_take(doc->arena, doc->cap_nodes * sizeof *doc->nodes);
	doc->cap_lines = len / TYPICAL_LINE + 8;
	doc->lines = mus_arena_take(doc->arena, doc->cap_lines * sizeof *doc->lines);
}

enum mus_status doc_read_yaml(struct mus_doc *doc, struct mus_diag *diag)
{
	struct parse p = { .doc = doc, .anchors = MUS_MAP_INIT };
	build_begin(&p.build, doc, diag);
	if (!yaml_parser_initialize(&p.yaml))
		return MUS_SYSTEM;
	yaml_parser_set_encoding(&p.yaml, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&p.yaml, (const unsigned char *)doc->text + doc->bom, doc->len - doc->bom);
	enum mus_status status = run(&p);
	yaml_parser_delete(&p.yaml);
	mus_map_dispose(&p.anchors);
	return status;
}

struct mus_doc *doc_new(const char *name, const char *text, size_t len)
{
	/* Nodes, lines and decoded text together take up about eight times the text. */
	struct mus_arena *arena = mus_arena_sized(len < MUS_DOC_MAX_BYTES ? len * 8 + 2048 : 0);
	struct mus_doc *doc = mus_alloc(arena, sizeof *doc);

	doc->arena = arena;
	doc->name = mus_strdup(arena, name);
	doc->len = len;
	/* What is too big is refused before it is copied. */
	doc->text = len > MUS_DOC_MAX_BYTES ? "" : mus_strndup(arena, text, len);
	make_room(doc);
	return doc;
}

enum mus_status mus_doc_parse_faulty(struct mus_doc **out, const char *name, const char *text,
	size_t len, struct mus_diag *diag)
{
	struct mus_doc *doc = doc_new(name, text, len);
	enum mus_status status = doc_scan(doc, diag);

	if (!status && !doc_read_quick(doc))
		status = doc_read_yaml(doc, diag);
	*out = status && !doc->whole ? NULL : doc;
	if (!*out)
		mus_doc_free(doc);
	return status;
}

enum mus_status mus_doc_parse(struct mus_doc **out, const char *name, const char *text, size_t len,
	struct mus_diag *diag)
{
	enum mus_status status = mus_doc_parse_faulty(out, name, text, len, diag);

	if (status) {
		mus_doc_free(*out);
		*out = NULL;
	}
	return status;
}

void mus_doc_library(struct mus_buf *out)
{
	mus_buf_fmt(out, "libyaml %s", yaml_get_version_string());
}
