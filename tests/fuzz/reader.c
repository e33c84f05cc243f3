/*
 * The reader of documents: any bytes are read or refused with a place; what is read hangs
 * together; the quick reader, where it takes the text, and the look at single values (doc/peek.h)
 * agree with libyaml.
 */
#include "fuzz.h"

#include "../unit/doc_same.h"
#include "doc/build.h"
#include "doc/peek.h"

static void must_know_where(const struct mus_doc *doc, mus_node node, size_t lines)
{
	size_t begin, end;
	struct mus_place place = mus_doc_place(doc, node);
	struct mus_line line = mus_doc_line(doc, node);

	mus_doc_span(doc, node, &begin, &end);
	MUST(begin <= end && end <= doc->len);
	MUST(place.line >= 1 && place.line <= lines && place.column >= 1);
	MUST(line.text >= doc->text && line.text + line.len <= doc->text + doc->len);
	MUST(line.at <= line.len);
	MUST(mus_doc_len(doc, node) >= strlen(mus_doc_str(doc, node)));
}

/* Alias after alias multiplies what there is to walk, so those below one are left out. */
static void must_hang_together(const struct mus_doc *doc, mus_node node, size_t lines)
{
	size_t n = 0;
	bool map = mus_doc_type(doc, node) == MUS_MAP;

	must_know_where(doc, node, lines);
	if (doc->nodes[node].kind == NODE_ALIAS)
		return;
	MUS_EACH (doc, child, node) {
		mus_node value = mus_doc_value(doc, child);

		n++;
		must_hang_together(doc, child, lines);
		if (!map)
			continue;
		MUST(value);
		must_hang_together(doc, value, lines);
		if (mus_doc_type(doc, child) != MUS_NULL && strlen(mus_doc_str(doc, child)) == mus_doc_len(doc, child))
			MUST(mus_doc_get(doc, node, mus_doc_str(doc, child)) == value);
	}
	MUST(mus_doc_size(doc, node) == n);
}

/* What the look at an item is sure of must be so. */
static void must_peek_alike(const struct mus_doc *doc, mus_node item, const struct doc_peek *peek)
{
	MUS_EACH_KEY (doc, key, item) {
		const char *text;
		size_t len;
		mus_node value = mus_doc_value(doc, key);
		if (mus_doc_type(doc, key) == MUS_NULL)
			continue;
		enum doc_seen seen = doc_peek_value(peek, mus_doc_str(doc, key), &text, &len);

		MUST(seen != DOC_ABSENT);
		if (seen == DOC_SEEN)
			MUST(mus_doc_type(doc, value) < MUS_SEQ && len == mus_doc_len(doc, value) &&
				memcmp(text, mus_doc_str(doc, value), len) == 0);
	}
}

/* Of an id that stands twice the first counts. */
static bool is_first(const struct mus_doc *doc, mus_node list, mus_node item)
{
	MUS_EACH (doc, other, list)
		if (strcmp(mus_doc_str(doc, mus_doc_get(doc, other, "id")),
			    mus_doc_str(doc, mus_doc_get(doc, item, "id"))) == 0)
			return other == item;
	return false;
}

static void must_peek_lists(const struct mus_doc *doc, const char *text, size_t len)
{
	MUS_EACH_KEY (doc, key, mus_doc_root(doc, 0)) {
		mus_node list = mus_doc_value(doc, key);
		struct doc_peek peek;

		if (mus_doc_type(doc, list) != MUS_SEQ)
			continue;
		MUS_EACH (doc, item, list) {
			const char *id = mus_doc_str(doc, mus_doc_get(doc, item, "id"));

			if (*id && is_first(doc, list, item) &&
				doc_peek_item(&peek, text, len, mus_doc_str(doc, key), id))
				must_peek_alike(doc, item, &peek);
		}
	}
}

static void must_read_quickly_alike(const char *text, size_t len, const struct mus_doc *read)
{
	struct mus_diag *diag = mus_diag_new(MUS_DA);
	struct mus_doc *quick = doc_new("text", text, len), *slow = doc_new("text", text, len);

	if (doc_scan(quick, diag) == MUS_OK && doc_read_quick(quick)) {
		MUST(doc_scan(slow, diag) == MUS_OK && doc_read_yaml(slow, diag) == MUS_OK);
		MUST(doc_same(quick, slow));
		MUST(read && doc_same(quick, read));
	}
	mus_doc_free(quick);
	mus_doc_free(slow);
	mus_diag_free(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = size ? (const char *)data : "";
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc = NULL;
	enum mus_status status = mus_doc_parse(&doc, "text", text, size, diag);

	MUST((status == MUS_OK) == (doc != NULL));
	must_explain(diag, status, "text", (struct part){ text, size });
	for (size_t i = 0; doc && i < mus_doc_count(doc); i++)
		if (mus_doc_root(doc, i))
			must_hang_together(doc, mus_doc_root(doc, i), count_lines(text, size));
	if (doc && mus_doc_count(doc) == 1)
		must_peek_lists(doc, text, size);
	must_read_quickly_alike(text, size, doc);
	mus_doc_free(doc);
	mus_diag_free(diag);
	return 0;
}
