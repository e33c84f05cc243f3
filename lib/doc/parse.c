/*
 * Text to document: libyaml's events become nodes.
 *
 * The limits are checked event by event, before libyaml goes deeper: nesting costs it quadratic
 * time, and it looks at most one line ahead of its events.
 */
#include "base/map.h"
#include "doc/node.h"

#include <string.h>
#include <yaml.h>

struct anchor {
	const char *name;
	uint32_t node;
};

/* A collection that is not closed yet. */
struct level {
	uint32_t node;
	uint32_t last; /* the last item or key */
	bool value;    /* a mapping: the next node is a value */
};

struct parse {
	struct mus_doc *doc;
	struct mus_diag *diag;
	yaml_parser_t yaml;
	struct level levels[MUS_DOC_MAX_DEPTH];
	size_t depth;
	struct anchor *anchors; /* of the document at hand */
	size_t n_anchors, cap_anchors;
};

/* What libyaml says, and what a person needs to hear. */
static const struct complaint {
	const char *problem;
	const char *context; /* NULL: any */
	enum mus_text_id text, hint;
	/* The place: of the problem, of where its context began, of the innermost open collection. */
	enum { AT_PROBLEM, AT_CONTEXT, AT_OPEN } at;
} complaints[] = {
	{ "found a tab", NULL, MUS_T_SYN_TAB, MUS_T_SYN_TAB_HINT, AT_PROBLEM },
	{ "found unexpected end of stream", "quoted scalar", MUS_T_SYN_OPEN_QUOTE, MUS_T_SYN_OPEN_QUOTE_HINT, AT_CONTEXT },
	{ "found unexpected document indicator", "quoted scalar", MUS_T_SYN_OPEN_QUOTE, MUS_T_SYN_OPEN_QUOTE_HINT, AT_CONTEXT },
	{ "mapping values are not allowed", NULL, MUS_T_SYN_COLON, MUS_T_SYN_COLON_HINT, AT_PROBLEM },
	{ "did not find expected ',' or", NULL, MUS_T_SYN_FLOW, MUS_T_SYN_FLOW_HINT, AT_CONTEXT },
	{ "cannot start any token", NULL, MUS_T_SYN_START, MUS_T_SYN_START_HINT, AT_PROBLEM },
	{ "could not find expected ':'", NULL, MUS_T_SYN_KEY, MUS_T_SYN_KEY_HINT, AT_CONTEXT },
	{ "found unknown escape", NULL, MUS_T_SYN_ESCAPE, MUS_T_SYN_ESCAPE_HINT, AT_PROBLEM },
	{ "did not find expected hexdecimal number", NULL, MUS_T_SYN_ESCAPE, MUS_T_SYN_ESCAPE_HINT, AT_PROBLEM },
	{ "did not find expected key", NULL, MUS_T_SYN_INDENT, MUS_T_SYN_INDENT_HINT, AT_PROBLEM },
	{ "did not find expected '-'", NULL, MUS_T_SYN_INDENT, MUS_T_SYN_INDENT_HINT, AT_PROBLEM },
	{ "block sequence entries are not allowed", NULL, MUS_T_SYN_INDENT, MUS_T_SYN_INDENT_HINT, AT_PROBLEM },
	{ "did not find expected <document start>", NULL, MUS_T_SYN_INDENT, MUS_T_SYN_INDENT_HINT, AT_PROBLEM },
	{ "did not find expected node content", "flow node", MUS_T_SYN_FLOW, MUS_T_SYN_FLOW_HINT, AT_OPEN },
};

static const struct complaint *find_complaint(const yaml_parser_t *yaml)
{
	const char *problem = yaml->problem ? yaml->problem : "";
	const char *context = yaml->context ? yaml->context : "";
	for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++) {
		const struct complaint *c = &complaints[i];
		if (strstr(problem, c->problem) && (!c->context || strstr(context, c->context)))
			return c;
	}
	return NULL;
}

/* Adds a finding at a byte offset, with its line. */
static enum mus_status refuse_at(struct parse *p, size_t offset, enum mus_finding_id id,
	const char *const *args, size_t n)
{
	struct mus_buf line = MUS_BUF_INIT;
	struct mus_place place = doc_place_at(p->doc, offset);
	doc_excerpt_at(p->doc, place.line, &line);
	mus_diag_add_at(p->diag, id, place, NULL, line.data, args, n);
	mus_buf_dispose(&line);
	return MUS_REFUSED;
}

static enum mus_status refuse_syntax(struct parse *p)
{
	const yaml_parser_t *yaml = &p->yaml;
	enum mus_lang lang = mus_diag_lang(p->diag);
	const struct complaint *c = find_complaint(yaml);
	const char *problem = yaml->problem ? yaml->problem : "?";
	struct mus_buf message = MUS_BUF_INIT;
	const yaml_mark_t *mark =
		c && c->at == AT_CONTEXT && yaml->context ? &yaml->context_mark : &yaml->problem_mark;
	size_t offset = doc_offset(p->doc, mark->line, mark->column);
	if (c && c->at == AT_OPEN && p->depth)
		offset = p->doc->nodes[p->levels[p->depth - 1].node].begin;
	bool tab = c && c->text == MUS_T_SYN_START && offset < p->doc->len && p->doc->text[offset] == '\t';

	mus_say(&message, lang, tab ? MUS_T_SYN_TAB : c ? c->text : MUS_T_SYN_OTHER, &problem, 1);
	const char *hint = tab ? mus_text(lang, MUS_T_SYN_TAB_HINT) : c ? mus_text(lang, c->hint) : "";
	refuse_at(p, offset, MUS_F_SYNTAX, MUS_ARGS(message.data, hint));
	mus_buf_dispose(&message);
	return MUS_REFUSED;
}

static enum mus_status refuse_node(struct parse *p, uint32_t node, enum mus_finding_id id, const char *arg)
{
	return refuse_at(p, p->doc->nodes[node].begin, id, &arg, 1);
}

static uint32_t find_anchor(const struct parse *p, const char *name)
{
	/* An anchor may be set again; the last one before the alias counts. */
	for (size_t i = p->n_anchors; i > 0; i--)
		if (strcmp(p->anchors[i - 1].name, name) == 0)
			return p->anchors[i - 1].node;
	return 0;
}

static void note_anchor(struct parse *p, const yaml_char_t *name, uint32_t node)
{
	if (!name)
		return;
	struct anchor *a = MUS_PUSH(p->doc->arena, p->anchors, p->n_anchors, p->cap_anchors);
	a->name = mus_strdup(p->doc->arena, (const char *)name);
	a->node = node;
	p->doc->nodes[node].anchored = true;
}

/* A new node, linked to what it stands in. 0 when it was refused. */
static uint32_t add_node(struct parse *p, enum node_kind kind, const yaml_event_t *event)
{
	struct mus_doc *doc = p->doc;
	uint32_t number = (uint32_t)doc->n_nodes;

	if (doc->n_nodes == doc->cap_nodes)
		doc->nodes = mus_grow(doc->arena, doc->nodes, doc->n_nodes, &doc->cap_nodes, sizeof *doc->nodes);
	doc->nodes[doc->n_nodes++] = (struct node){
		.kind = (uint8_t)kind,
		.line = (uint32_t)event->start_mark.line + 1,
		.column = (uint32_t)event->start_mark.column + 1,
		.begin = doc_offset(doc, event->start_mark.line, event->start_mark.column),
		.end = doc_offset(doc, event->end_mark.line, event->end_mark.column),
		.weight = 1,
	};
	if (p->depth == 0) {
		*MUS_PUSH(doc->arena, doc->roots, doc->n_roots, doc->cap_roots) = number;
		return number;
	}
	struct level *level = &p->levels[p->depth - 1];
	struct node *parent = &doc->nodes[level->node];
	if (level->value) {
		level->value = false;
		return number;
	}
	if (level->last)
		doc->nodes[level->last].next = number;
	level->last = number;
	parent->size++;
	level->value = parent->kind == NODE_MAP;
	return number;
}

/* Whether the node just added is a key. */
static bool is_key(const struct parse *p, uint32_t node)
{
	return p->depth && p->levels[p->depth - 1].last == node && p->levels[p->depth - 1].value;
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
	static const uint8_t styles[] = { STYLE_PLAIN, STYLE_PLAIN, STYLE_SINGLE, STYLE_DOUBLE,
		STYLE_LITERAL, STYLE_FOLDED };
	const char *text = (const char *)event->data.scalar.value;
	size_t len = event->data.scalar.length;
	uint32_t number = add_node(p, NODE_SCALAR, event);
	struct node *n = &p->doc->nodes[number];

	n->str = mus_strndup(p->doc->arena, text, len);
	n->len = (uint32_t)len;
	n->style = styles[event->data.scalar.style];
	n->tagged = event->data.scalar.tag != NULL;
	n->implied = n->style == STYLE_PLAIN && n->begin == n->end;
	if (n->tagged)
		n->type = (uint8_t)tagged_type((const char *)event->data.scalar.tag, n->str, len);
	else
		n->type = (uint8_t)(n->style == STYLE_PLAIN ? doc_scalar_type(n->str, len) : MUS_STRING);
	note_anchor(p, event->data.scalar.anchor, number);
	if (is_key(p, number) && memchr(text, 0, len))
		return refuse_node(p, number, MUS_F_COMPLEX_KEY, "");
	return MUS_OK;
}

static enum mus_status add_alias(struct parse *p, const yaml_event_t *event)
{
	const char *name = (const char *)event->data.alias.anchor;
	uint32_t number = add_node(p, NODE_ALIAS, event), target = find_anchor(p, name);
	struct node *n = &p->doc->nodes[number];

	n->str = mus_strdup(p->doc->arena, name);
	n->len = (uint32_t)strlen(name);
	n->target = target;
	if (!target)
		return refuse_node(p, number, MUS_F_UNKNOWN_ALIAS, name);
	for (size_t i = 0; i < p->depth; i++)
		if (p->levels[i].node == target)
			return refuse_node(p, number, MUS_F_ALIAS_CYCLE, name);
	if (is_key(p, number))
		return refuse_node(p, number, MUS_F_COMPLEX_KEY, "");
	n->weight = p->doc->nodes[target].weight;
	return MUS_OK;
}

static enum mus_status open_collection(struct parse *p, const yaml_event_t *event, enum node_kind kind)
{
	uint32_t number = add_node(p, kind, event);
	struct node *n = &p->doc->nodes[number];
	bool map = kind == NODE_MAP;

	if (is_key(p, number))
		return refuse_node(p, number, MUS_F_COMPLEX_KEY, "");
	if (p->depth == MUS_DOC_MAX_DEPTH)
		return refuse_node(p, number, MUS_F_TOO_DEEP, "64");
	n->type = map ? MUS_MAP : MUS_SEQ;
	n->flow = map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
		      : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	n->tagged = (map ? event->data.mapping_start.tag : event->data.sequence_start.tag) != NULL;
	note_anchor(p, map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor, number);
	p->levels[p->depth++] = (struct level){ number, 0, false };
	return MUS_OK;
}

static enum mus_status refuse_duplicate(struct parse *p, uint32_t second, uint32_t first)
{
	struct mus_buf line = MUS_BUF_INIT;
	const struct node *nodes = p->doc->nodes;
	mus_buf_fmt(&line, "%u", (unsigned)nodes[first].line);
	refuse_at(p, nodes[second].begin, MUS_F_DUPLICATE_KEY, MUS_ARGS(nodes[second].str, line.data));
	mus_buf_dispose(&line);
	return MUS_REFUSED;
}

/* One of 64 bits for a key, so that most keys need not be compared with those before. */
static uint64_t key_bit(const struct node *key)
{
	const unsigned char *s = (const unsigned char *)key->str;
	return UINT64_C(1) << ((key->len * 7 + s[0] * 5 + s[key->len / 2] * 3 + (key->len ? s[key->len - 1] : 0)) % 64);
}

static enum mus_status check_few_keys(struct parse *p, uint32_t map)
{
	const struct node *nodes = p->doc->nodes;
	enum mus_status status = MUS_OK;
	uint64_t seen = 0;
	for (uint32_t k = nodes[map].size ? map + 1 : 0; k; k = nodes[k].next) {
		uint64_t bit = key_bit(&nodes[k]);
		uint32_t j = seen & bit ? map + 1 : k;
		while (j != k && (nodes[j].len != nodes[k].len || memcmp(nodes[j].str, nodes[k].str, nodes[k].len) != 0))
			j = nodes[j].next;
		if (j != k)
			status = refuse_duplicate(p, k, j);
		seen |= bit;
	}
	return status;
}

static enum mus_status check_many_keys(struct parse *p, uint32_t map)
{
	struct mus_map seen = MUS_MAP_INIT;
	enum mus_status status = MUS_OK;
	for (uint32_t k = map + 1; k; k = p->doc->nodes[k].next) {
		struct mus_map_entry *e = mus_map_add(&seen, p->doc->nodes[k].str);
		if (e->value)
			status = refuse_duplicate(p, k, (uint32_t)(uintptr_t)e->value);
		else
			e->value = (void *)(uintptr_t)k;
	}
	mus_map_dispose(&seen);
	return status;
}

static enum mus_status close_collection(struct parse *p, const yaml_event_t *event)
{
	enum { FEW = 16 };
	struct mus_doc *doc = p->doc;
	uint32_t number = p->levels[--p->depth].node;
	struct node *n = &doc->nodes[number];
	uint64_t weight = 1;

	n->end = doc_offset(doc, event->end_mark.line, event->end_mark.column);
	for (uint32_t k = n->size ? number + 1 : 0; k; k = doc->nodes[k].next)
		weight += (uint64_t)doc->nodes[k].weight + (n->kind == NODE_MAP ? doc->nodes[k + 1].weight : 0);
	if (weight > MUS_DOC_MAX_NODES)
		return refuse_node(p, number, MUS_F_TOO_MANY, "4194304");
	n->weight = (uint32_t)weight;
	if (n->kind != NODE_MAP)
		return MUS_OK;
	return n->size <= FEW ? check_few_keys(p, number) : check_many_keys(p, number);
}

static enum mus_status take_event(struct parse *p, const yaml_event_t *event)
{
	if (p->doc->n_nodes >= MUS_DOC_MAX_NODES)
		return refuse_at(p, p->doc->nodes[p->doc->n_nodes - 1].begin, MUS_F_TOO_MANY, MUS_ARGS("4194304"));
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
		p->n_anchors = 0;
		return MUS_OK;
	default:
		return MUS_OK;
	}
}

/* Duplicate keys don't stop the parser: all of them are worth telling at once. */
static bool goes_on(const struct parse *p)
{
	size_t n;
	const struct mus_finding *all = mus_diag_all(p->diag, &n);
	return n && strcmp(all[n - 1].id, "duplicate-key") == 0;
}

static enum mus_status run(struct parse *p)
{
	enum mus_status status = MUS_OK;
	for (;;) {
		yaml_event_t event;
		if (!yaml_parser_parse(&p->yaml, &event))
			return refuse_syntax(p);
		bool end = event.type == YAML_STREAM_END_EVENT;
		enum mus_status now = take_event(p, &event);
		yaml_event_delete(&event);
		status = mus_worse(status, now);
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
	doc->nodes = mus_alloc(doc->arena, doc->cap_nodes * sizeof *doc->nodes);
	doc->cap_lines = len / TYPICAL_LINE + 8;
	doc->lines = mus_alloc(doc->arena, doc->cap_lines * sizeof *doc->lines);
	/* nodes[0] means 'no node'. */
	doc->n_nodes = 1;
}

static enum mus_status parse_text(struct mus_doc *doc, struct mus_diag *diag)
{
	struct parse p = { .doc = doc, .diag = diag };
	if (!yaml_parser_initialize(&p.yaml))
		return MUS_SYSTEM;
	yaml_parser_set_encoding(&p.yaml, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&p.yaml, (const unsigned char *)doc->text + doc->bom, doc->len - doc->bom);
	enum mus_status status = run(&p);
	yaml_parser_delete(&p.yaml);
	return status;
}

enum mus_status mus_doc_parse(struct mus_doc **out, const char *name, const char *text, size_t len,
	struct mus_diag *diag)
{
	/* Nodes, lines and decoded text together take up about eight times the text. */
	struct mus_arena *arena = mus_arena_sized(len < MUS_DOC_MAX_BYTES ? len * 8 + 2048 : 0);
	struct mus_doc *doc = mus_alloc(arena, sizeof *doc);

	*out = NULL;
	doc->arena = arena;
	doc->name = mus_strdup(arena, name);
	doc->len = len;
	/* What is too big is refused before it is copied. */
	doc->text = len > MUS_DOC_MAX_BYTES ? "" : mus_strndup(arena, text, len);
	make_room(doc);
	enum mus_status status = doc_scan(doc, diag);
	if (!status)
		status = parse_text(doc, diag);
	if (status)
		mus_doc_free(doc);
	else
		*out = doc;
	return status;
}
