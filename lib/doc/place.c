#include "doc/place.h"

#include <string.h>

static bool is_collection(const struct node *n)
{
	return n->kind == NODE_SEQ || n->kind == NODE_MAP;
}

static bool is_block_scalar(const struct node *n)
{
	return n->kind == NODE_SCALAR && (n->style == STYLE_LITERAL || n->style == STYLE_FOLDED);
}

uint32_t node_after(const struct mus_doc *doc, uint32_t node)
{
	const struct node *n = &doc->nodes[node];
	while (is_collection(n) && n->size) {
		uint32_t last = place_last(doc, node);
		node = n->kind == NODE_MAP ? last + 1 : last;
		n = &doc->nodes[node];
	}
	return node + 1;
}

uint32_t place_last(const struct mus_doc *doc, uint32_t coll)
{
	uint32_t child = doc->nodes[coll].size ? coll + 1 : 0;
	while (child && doc->nodes[child].next)
		child = doc->nodes[child].next;
	return child;
}

uint32_t place_before(const struct mus_doc *doc, uint32_t coll, uint32_t child)
{
	uint32_t before = coll + 1;
	if (child == before)
		return 0;
	while (doc->nodes[before].next != child)
		before = doc->nodes[before].next;
	return before;
}

/* The number of the line that holds the offset. */
static size_t line_number(const struct mus_doc *doc, size_t at)
{
	size_t low = 0, high = doc->n_lines;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (doc->lines[middle].begin <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t place_line(const struct mus_doc *doc, size_t at)
{
	return doc->lines[line_number(doc, at)].begin;
}

size_t place_next_line(const struct mus_doc *doc, size_t at)
{
	size_t next = line_number(doc, at) + 1;
	return next < doc->n_lines ? doc->lines[next].begin : doc->len;
}

/* The length of the line break that ends at `end`; 0 when there is none. */
static size_t break_before(const struct mus_doc *doc, size_t end)
{
	const unsigned char *s = (const unsigned char *)doc->text + end;
	size_t room = end - doc->bom;
	if (room >= 2 && s[-2] == '\r' && s[-1] == '\n')
		return 2;
	if (room >= 1 && (s[-1] == '\n' || s[-1] == '\r'))
		return 1;
	/* NEL, LS and PS, which libyaml takes for line breaks. */
	if (room >= 2 && s[-2] == 0xC2 && s[-1] == 0x85)
		return 2;
	return room >= 3 && s[-3] == 0xE2 && s[-2] == 0x80 && (s[-1] & 0xFE) == 0xA8 ? 3 : 0;
}

size_t place_line_end(const struct mus_doc *doc, size_t at)
{
	size_t next = line_number(doc, at) + 1;
	if (next >= doc->n_lines)
		return doc->len;
	return doc->lines[next].begin - break_before(doc, doc->lines[next].begin);
}

const char *place_newline(const struct mus_doc *doc)
{
	size_t end = doc->n_lines > 1 ? doc->lines[1].begin : 0;
	if (end == 0)
		return "\n";
	if (doc->text[end - 1] == '\r')
		return "\r";
	return doc->text[end - 1] == '\n' && break_before(doc, end) == 2 ? "\r\n" : "\n";
}

size_t place_column(const struct mus_doc *doc, size_t at)
{
	return doc_place_at(doc, at).column - 1;
}

static bool is_blank(const struct mus_doc *doc, size_t from, size_t to)
{
	for (; from < to; from++)
		if (doc->text[from] != ' ' && doc->text[from] != '\t')
			return false;
	return true;
}

bool place_is_first(const struct mus_doc *doc, size_t at)
{
	return is_blank(doc, place_line(doc, at), at);
}

bool place_blank_above(const struct mus_doc *doc, size_t at)
{
	size_t line = line_number(doc, at);
	if (line == 0)
		return false;
	size_t begin = doc->lines[line - 1].begin;
	return is_blank(doc, begin, place_line_end(doc, begin));
}

static size_t skip_blanks(const struct mus_doc *doc, size_t at)
{
	while (at < doc->len && (doc->text[at] == ' ' || doc->text[at] == '\t'))
		at++;
	return at;
}

size_t place_skip_rest(const struct mus_doc *doc, size_t at)
{
	size_t after = skip_blanks(doc, at);
	return after < doc->len && doc->text[after] == '#' ? place_line_end(doc, after) : after;
}

size_t place_skip(const struct mus_doc *doc, size_t at)
{
	for (;;) {
		at = place_skip_rest(doc, at);
		if (at >= doc->len || at != place_line_end(doc, at))
			return at;
		at = place_next_line(doc, at);
	}
}

/* Past an anchor or a tag. */
static size_t skip_property(const struct mus_doc *doc, size_t at)
{
	size_t end = place_line_end(doc, at);
	while (at < end && doc->text[at] != ' ' && doc->text[at] != '\t')
		at++;
	return at;
}

/* The end of a block collection is no use; all others end where they say. */
static bool is_bounded(const struct node *n)
{
	return !is_collection(n) || n->flow;
}

size_t place_properties_end(const struct mus_doc *doc, uint32_t node)
{
	const struct node *n = &doc->nodes[node];
	size_t at = n->begin;
	for (int properties = n->anchored + n->tagged; properties; properties--) {
		at = skip_property(doc, place_skip(doc, at));
		if (is_bounded(n) && at >= n->end)
			return n->end;
	}
	return at;
}

static size_t node_content(const struct mus_doc *doc, const struct node *n)
{
	size_t at = place_properties_end(doc, (uint32_t)(n - doc->nodes));
	if (at == n->begin)
		return at;
	at = place_skip(doc, at);
	return is_bounded(n) && at > n->end ? n->end : at;
}

/* A value that stands nowhere: libyaml marks it at the next token. */
static size_t implied_place(const struct mus_doc *doc, uint32_t node, uint32_t key)
{
	size_t colon = key ? place_colon(doc, key) : 0;
	if (colon)
		return colon;
	return key ? place_tail(doc, key, 0) : doc->nodes[node].begin;
}

size_t place_content(const struct mus_doc *doc, uint32_t node, uint32_t key)
{
	const struct node *n = &doc->nodes[node];
	return n->implied ? implied_place(doc, node, key) : node_content(doc, n);
}

size_t place_colon(const struct mus_doc *doc, uint32_t key)
{
	size_t at = place_skip(doc, place_tail(doc, key, 0));
	return at < doc->len && doc->text[at] == ':' ? at + 1 : 0;
}

size_t place_header_end(const struct mus_doc *doc, uint32_t node)
{
	size_t at = place_content(doc, node, 0), end = place_line_end(doc, at);
	/* To libyaml a comment may stand right behind the '|'. */
	while (at < end && !strchr(" \t#", doc->text[at]))
		at++;
	return at;
}

/* The last line that libyaml counts as a block scalar's; blank ones are among them. */
static size_t last_line(const struct mus_doc *doc, const struct node *n)
{
	size_t line = line_number(doc, n->end);
	return line && doc->lines[line].begin == n->end ? line - 1 : line;
}

size_t place_body(const struct mus_doc *doc, uint32_t node)
{
	const struct node *n = &doc->nodes[node];
	size_t last = last_line(doc, n);
	for (size_t line = line_number(doc, node_content(doc, n)) + 1; line <= last; line++) {
		size_t begin = doc->lines[line].begin, at = skip_blanks(doc, begin);
		if (at < place_line_end(doc, begin))
			return at - begin;
	}
	return 0;
}

static size_t block_tail(const struct mus_doc *doc, uint32_t node)
{
	const struct node *n = &doc->nodes[node];
	size_t content = node_content(doc, n), header = line_number(doc, content);
	size_t last = last_line(doc, n), body = place_body(doc, node);
	size_t mark = place_header_end(doc, node);
	bool keep = memchr(doc->text + content, '+', mark - content) != NULL;

	for (; !keep && last > header; last--) {
		size_t begin = doc->lines[last].begin, end = place_line_end(doc, begin);
		/* Spaces beyond the indentation are text. */
		if (!is_blank(doc, begin, end) || (body && end - begin > body))
			break;
	}
	return place_line_end(doc, doc->lines[last].begin);
}

/* A mapping without braces in [ ]: libyaml ends it at the next token. */
static bool is_pair(const struct mus_doc *doc, uint32_t node)
{
	const struct node *n = &doc->nodes[node];
	return n->kind == NODE_MAP && n->size == 1 && doc->text[node_content(doc, n)] != '{';
}

size_t place_tail(const struct mus_doc *doc, uint32_t node, uint32_t key)
{
	for (;;) {
		const struct node *n = &doc->nodes[node];
		if (n->implied)
			return implied_place(doc, node, key);
		if (is_block_scalar(n))
			return block_tail(doc, node);
		if (!is_collection(n) || n->size == 0 || (n->flow && !is_pair(doc, node)))
			return n->end;
		uint32_t last = place_last(doc, node);
		key = n->kind == NODE_MAP ? last : 0;
		node = key ? last + 1 : last;
	}
}

size_t place_indent(const struct mus_doc *doc, uint32_t coll)
{
	return place_column(doc, node_content(doc, &doc->nodes[coll]));
}

size_t place_entry(const struct mus_doc *doc, uint32_t coll, uint32_t child)
{
	if (doc->nodes[coll].flow)
		return doc->nodes[child].begin;
	uint32_t before = place_before(doc, coll, child);
	if (!before)
		return node_content(doc, &doc->nodes[coll]);
	return place_skip(doc, place_entry_end(doc, coll, before));
}

size_t place_entry_end(const struct mus_doc *doc, uint32_t coll, uint32_t child)
{
	if (doc->nodes[coll].kind == NODE_MAP)
		return place_tail(doc, child + 1, child);
	return place_tail(doc, child, 0);
}

size_t place_comma(const struct mus_doc *doc, size_t end)
{
	size_t at = place_skip(doc, end);
	return at < doc->len && doc->text[at] == ',' ? at : 0;
}
