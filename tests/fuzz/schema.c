/*
 * The validator with any schema and any value: SCHEMA 0xFF VALUE [0xFF PATH]. Nothing loops, no
 * pattern runs away, findings have their places, and a second check says the same.
 */
#include "fuzz.h"

#include "schema/schema.h"

static void ask_about_fields(const struct mus_schema *schema, const char *path)
{
	const struct mus_schema *at = mus_schema_at(schema, path);
	struct mus_field field;

	mus_schema_disclosure(schema, path);
	for (size_t i = 0; i < 50 && mus_schema_field(at ? at : schema, i, &field); i++)
		MUST(field.name && field.schema);
}

static size_t check_once(const struct mus_schema *schema, const struct mus_doc *doc, struct part text)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_arena *arena = mus_arena_new();
	struct mus_refs refs = { .arena = arena };
	enum mus_status status = mus_schema_check(schema, doc, mus_doc_root(doc, 0), diag, &refs);
	size_t n;

	must_explain(diag, status, "value", text);
	mus_diag_all(diag, &n);
	MUST(n <= MUS_SCHEMA_MAX_FINDINGS + 1);
	mus_arena_free(arena);
	mus_diag_free(diag);
	return n;
}

static void try_schema(const struct mus_schema *schema, struct part value, const char *path)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc = NULL;

	ask_about_fields(schema, path);
	if (mus_doc_parse(&doc, "value", value.text, value.len, diag) == MUS_OK && mus_doc_root(doc, 0))
		MUST(check_once(schema, doc, value) == check_once(schema, doc, value));
	mus_doc_free(doc);
	mus_diag_free(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part rest = { size ? (const char *)data : "", size };
	struct part schema = part_next(&rest), value = part_next(&rest), path = part_next(&rest);
	struct mus_arena *arena = mus_arena_new();
	struct mus_diag *diag = mus_diag_new(MUS_DA);
	struct mus_schemas *set = mus_schemas_new();

	if (mus_schemas_add(set, "schema", schema.text, schema.len, diag) == MUS_OK) {
		const struct mus_schema *got = mus_schema_get(set, "schema", diag);

		MUST(got || mus_diag_count(diag, MUS_ERROR));
		if (got)
			try_schema(got, value, part_text(arena, path));
	}
	must_explain(diag, mus_diag_status(diag), "schema", schema);
	mus_schemas_free(set);
	mus_diag_free(diag);
	mus_arena_free(arena);
	return 0;
}
