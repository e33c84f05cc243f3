/*
 * Values of JSON (RFC 8259) in a document, compared as values: numbers by what they are worth,
 * objects without regard to the order of their keys.
 */
#include "schema/internal.h"

#include <string.h>

/* FNV-1a, 64 bits. */
#define HASH_START UINT64_C(14695981039346656037)
#define HASH_FACTOR UINT64_C(1099511628211)

static unsigned json_of_float(const char *text)
{
	char scratch[MUS_NUMBER_SCRATCH];
	struct mus_number number;

	if (!mus_number_parse(&number, text, scratch))
		return 0;
	return MUS_JSON_NUMBER | (mus_number_is_whole(&number) ? MUS_JSON_INTEGER : 0U);
}

unsigned mus_json_of(const struct mus_doc *doc, mus_node node)
{
	switch (mus_doc_type(doc, node)) {
	case MUS_BOOL:
		return MUS_JSON_BOOLEAN;
	case MUS_INT:
		return MUS_JSON_NUMBER | MUS_JSON_INTEGER;
	case MUS_FLOAT:
		return json_of_float(mus_doc_str(doc, node));
	case MUS_STRING:
		return MUS_JSON_STRING;
	case MUS_SEQ:
		return MUS_JSON_ARRAY;
	case MUS_MAP:
		return MUS_JSON_OBJECT;
	case MUS_NONE:
	case MUS_NULL:
		break;
	}
	return MUS_JSON_NULL;
}

static bool same_text(
	const struct mus_doc *doc_a, mus_node a, const struct mus_doc *doc_b, mus_node b)
{
	size_t len = mus_doc_len(doc_a, a);

	return len == mus_doc_len(doc_b, b) &&
	       memcmp(mus_doc_str(doc_a, a), mus_doc_str(doc_b, b), len) == 0;
}

static bool same_number(
	const struct mus_doc *doc_a, mus_node a, const struct mus_doc *doc_b, mus_node b)
{
	char scratch_x[MUS_NUMBER_SCRATCH], scratch_y[MUS_NUMBER_SCRATCH];
	struct mus_number x, y;

	if (!mus_number_parse(&x, mus_doc_str(doc_a, a), scratch_x) ||
		!mus_number_parse(&y, mus_doc_str(doc_b, b), scratch_y))
		return same_text(doc_a, a, doc_b, b);
	return mus_number_compare(&x, &y) == 0;
}

static bool same_list(const struct mus_doc *doc_a, mus_node a, const struct mus_doc *doc_b,
	mus_node b, size_t *budget)
{
	mus_node other = mus_doc_first(doc_b, b);

	MUS_EACH (doc_a, item, a) {
		if (!mus_json_same(doc_a, item, doc_b, other, budget))
			return false;
		other = mus_doc_next(doc_b, other);
	}
	return true;
}

static bool same_map(const struct mus_doc *doc_a, mus_node a, const struct mus_doc *doc_b,
	mus_node b, size_t *budget)
{
	size_t size = mus_doc_size(doc_b, b);

	MUS_EACH_KEY (doc_a, key, a) {
		mus_node other = mus_doc_get(doc_b, b, mus_doc_str(doc_a, key));

		/* A key is found by looking at all of them. */
		*budget -= *budget < size ? *budget : size;
		if (!other ||
			!mus_json_same(doc_a, mus_doc_value(doc_a, key), doc_b, other, budget))
			return false;
	}
	return true;
}

bool mus_json_same(const struct mus_doc *doc_a, mus_node a, const struct mus_doc *doc_b, mus_node b,
	size_t *budget)
{
	unsigned json = mus_json_of(doc_a, a);
	size_t size = mus_doc_size(doc_a, a);

	if (json != mus_json_of(doc_b, b) || size != mus_doc_size(doc_b, b) || !*budget)
		return false;
	--*budget;
	if (json == MUS_JSON_OBJECT)
		return same_map(doc_a, a, doc_b, b, budget);
	if (json == MUS_JSON_ARRAY)
		return same_list(doc_a, a, doc_b, b, budget);
	if (json == MUS_JSON_BOOLEAN)
		return mus_doc_true(doc_a, a) == mus_doc_true(doc_b, b);
	if (json == MUS_JSON_STRING)
		return same_text(doc_a, a, doc_b, b);
	return json == MUS_JSON_NULL || same_number(doc_a, a, doc_b, b);
}

static uint64_t mix(uint64_t hash, uint64_t more)
{
	hash = (hash ^ more) * HASH_FACTOR;
	return hash ^ hash >> 29;
}

static uint64_t hash_text(const struct mus_doc *doc, mus_node node)
{
	const char *s = mus_doc_str(doc, node);
	uint64_t hash = HASH_START;

	for (size_t i = 0, len = mus_doc_len(doc, node); i < len; i++)
		hash = (hash ^ (unsigned char)s[i]) * HASH_FACTOR;
	return hash;
}

static uint64_t hash_number(const struct mus_doc *doc, mus_node node)
{
	char scratch[MUS_NUMBER_SCRATCH];
	struct mus_number number;

	if (mus_number_parse(&number, mus_doc_str(doc, node), scratch))
		return mus_number_hash(&number);
	return hash_text(doc, node);
}

static uint64_t hash_items(const struct mus_doc *doc, mus_node node, bool keys, size_t *budget)
{
	uint64_t hash = HASH_START;

	MUS_EACH (doc, item, node) {
		/* Keys are summed, as their order is nothing. */
		if (keys)
			hash += mix(hash_text(doc, item),
				mus_json_hash(doc, mus_doc_value(doc, item), budget));
		else
			hash = mix(hash, mus_json_hash(doc, item, budget));
	}
	return hash;
}

uint64_t mus_json_hash(const struct mus_doc *doc, mus_node node, size_t *budget)
{
	unsigned json = mus_json_of(doc, node);

	if (!*budget)
		return 0;
	--*budget;
	if (json & (MUS_JSON_OBJECT | MUS_JSON_ARRAY))
		return mix(hash_items(doc, node, json == MUS_JSON_OBJECT, budget), json);
	if (json == MUS_JSON_BOOLEAN)
		return mix(HASH_START, mus_doc_true(doc, node));
	if (json == MUS_JSON_STRING)
		return hash_text(doc, node);
	return json == MUS_JSON_NULL ? mix(HASH_START, 2) : hash_number(doc, node);
}
