/*
 * Collections in [ ] and { }, on one line: of words, quoted scalars, and such collections.
 */
#include "doc/quick.h"

static size_t take_node(struct quick *q, size_t at);

static bool is_at(const struct quick *q, size_t at, char c)
{
	return at < q->end && q->text[at] == c;
}

static bool begins_word(unsigned char c)
{
	return c >= 0x80 || c == '$' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Letters, digits, spaces and what stands between them: nothing that YAML might take otherwise. */
static bool is_word(unsigned char c)
{
	return begins_word(c) || c == ' ' || c == '-' || c == '_' || c == '.' || c == '/';
}

static size_t take_word(struct quick *q, size_t at)
{
	size_t end = at;
	if (!begins_word((unsigned char)q->text[at]))
		return 0;
	while (end < q->end && is_word((unsigned char)q->text[end]))
		end++;
	while (q->text[end - 1] == ' ')
		end--;
	struct extent here = quick_extent(q, at, end);
	build_scalar(&q->build, &here, STYLE_PLAIN, q->text + at, end - at);
	return end;
}

static size_t take_scalar(struct quick *q, size_t at)
{
	if (at == q->end || !quick_is_quote(q->text[at]))
		return at == q->end ? 0 : take_word(q, at);
	size_t end = quick_quoted_end(q, at);
	if (end)
		quick_quoted(q, at, end);
	return end;
}

/* A key: where its value begins. */
static size_t take_key(struct quick *q, size_t at)
{
	size_t end = take_scalar(q, at);
	return end && is_at(q, end, ':') && is_at(q, end + 1, ' ') ? quick_skip(q, end + 1) : 0;
}

/* An item, or a key with its value, and the ',' behind it; then either the next or the end follows. */
static size_t take_entry(struct quick *q, size_t at, bool map, char close)
{
	if (map)
		at = take_key(q, at);
	if (at)
		at = take_node(q, at);
	if (!at)
		return 0;
	at = quick_skip(q, at);
	if (is_at(q, at, close))
		return at;
	if (!is_at(q, at, ','))
		return 0;
	at = quick_skip(q, at + 1);
	/* A ',' before the end is no mistake, but rare. */
	return is_at(q, at, close) ? 0 : at;
}

size_t quick_flow(struct quick *q, size_t at)
{
	bool map = q->text[at] == '{';
	char close = map ? '}' : ']';
	struct extent here = quick_extent(q, at, at + 1);
	uint32_t node = build_add(&q->build, map ? NODE_MAP : NODE_SEQ, &here);

	q->doc->nodes[node].flow = true;
	if (build_open(&q->build, node))
		return 0;
	at = quick_skip(q, at + 1);
	while (at && !is_at(q, at, close))
		at = take_entry(q, at, map, close);
	if (!at || build_close(&q->build, (uint32_t)at + 1))
		return 0;
	return at + 1;
}

static size_t take_node(struct quick *q, size_t at)
{
	return is_at(q, at, '[') || is_at(q, at, '{') ? quick_flow(q, at) : take_scalar(q, at);
}
