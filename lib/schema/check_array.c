/*
 * Lists (Core, 10.3.1; Validation, 6.4).
 */
#include "schema/check.h"

#include <stdio.h>
#include <stdlib.h>

static const struct mus_schema *schema_of_item(const struct mus_on_array *array, size_t i)
{
	return i < array->prefix.n ? array->prefix.items[i] : array->items;
}

static unsigned check_items(
	struct mus_check *c, const struct mus_on_array *array, const struct mus_at *at)
{
	struct mus_at value = { .up = at };
	unsigned verdict = MUS_FINE;

	MUS_EACH (c->doc, item, at->node) {
		const struct mus_schema *schema = schema_of_item(array, value.index);
		unsigned here;

		value.node = item;
		here = schema ? mus_check_part(c, schema, &value) : MUS_FINE;
		if (!here && c->naming_node == at->node)
			mus_check_names(c, c->naming, &value);
		verdict |= here;
		if (mus_enough(c, verdict))
			break;
		value.index++;
	}
	return verdict;
}

static unsigned tell_contains(struct mus_check *c, const struct mus_on_array *array,
	const struct mus_at *at, enum mus_finding_id id, size_t is, size_t wanted)
{
	struct mus_buf what = MUS_BUF_INIT;

	mus_describe(&what, mus_diag_lang(c->diag), array->contains);
	mus_tell_count(c, at, id, is, wanted, what.data);
	mus_buf_dispose(&what);
	return MUS_BAD;
}

static unsigned check_contains(
	struct mus_check *c, const struct mus_on_array *array, const struct mus_at *at)
{
	struct mus_at value = { .up = at };
	size_t count = 0;

	if (!array->contains)
		return MUS_FINE;
	MUS_EACH (c->doc, item, at->node) {
		value.node = item;
		count += mus_check_fits(c, array->contains, &value);
		value.index++;
	}
	if (count < array->min_contains)
		return tell_contains(c, array, at, MUS_F_MISSING_ITEM, count, array->min_contains);
	if (count > array->max_contains)
		return tell_contains(c, array, at, MUS_F_SURPLUS_ITEM, count, array->max_contains);
	return MUS_FINE;
}

static unsigned check_size(
	struct mus_check *c, const struct mus_on_array *array, const struct mus_at *at)
{
	size_t size = mus_doc_size(c->doc, at->node);

	if (size < array->min)
		return mus_tell_count(c, at, MUS_F_TOO_FEW_ITEMS, size, array->min, NULL);
	if (size > array->max)
		return mus_tell_count(c, at, MUS_F_TOO_MANY_ITEMS, size, array->max, NULL);
	return MUS_FINE;
}

struct hashed {
	uint64_t hash;
	mus_node node;
	size_t index;
};

static int by_hash(const void *left, const void *right)
{
	const struct hashed *a = left, *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

/* The first item that equals number i; i itself when there is none before it. */
static size_t first_same(struct mus_check *c, const struct hashed *items, size_t i)
{
	size_t first = i;

	while (first && items[first - 1].hash == items[i].hash)
		first--;
	while (first < i &&
		!mus_json_same(c->doc, items[first].node, c->doc, items[i].node, &c->budget))
		first++;
	return first;
}

static void tell_twice(struct mus_check *c, const struct mus_at *at, const struct hashed *first,
	const struct hashed *again)
{
	const struct mus_at value = { .up = at, .node = again->node, .index = again->index };
	char line[16];

	snprintf(line, sizeof line, "%u", (unsigned)mus_doc_place(c->doc, first->node).line);
	mus_say_to(c, &value, false, MUS_F_NOT_UNIQUE, line);
}

/* Equal items have equal hashes, so only neighbours in that order are compared. */
static unsigned check_unique(struct mus_check *c, const struct mus_at *at)
{
	size_t n = 0, size = mus_doc_size(c->doc, at->node);
	struct hashed *items = mus_xmalloc(size * sizeof *items);
	unsigned verdict = MUS_FINE;

	MUS_EACH (c->doc, item, at->node) {
		items[n] = (struct hashed){ mus_json_hash(c->doc, item, &c->budget), item, n };
		n++;
	}
	qsort(items, n, sizeof *items, by_hash);
	for (size_t i = 1; i < n && !mus_enough(c, verdict); i++) {
		size_t first = first_same(c, items, i);

		if (first == i)
			continue;
		verdict = MUS_BAD;
		if (mus_telling(c, 1))
			tell_twice(c, at, &items[first], &items[i]);
	}
	free(items);
	return verdict;
}

unsigned mus_check_array(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const struct mus_on_array *array = schema->part[MUS_ON_ARRAY];
	unsigned verdict;

	if (!array)
		return MUS_FINE;
	verdict = check_size(c, array, at);
	if (!mus_enough(c, verdict) && (array->items || array->prefix.n))
		verdict |= check_items(c, array, at);
	if (!mus_enough(c, verdict))
		verdict |= check_contains(c, array, at);
	if (!mus_enough(c, verdict) && array->unique)
		verdict |= check_unique(c, at);
	return verdict;
}
