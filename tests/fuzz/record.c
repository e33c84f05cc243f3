/*
 * Records against the schemas of the library: each finding has its place, and a record without
 * one can be read as what it is.
 */
#include "fuzz.h"

#include "record/record.h"
#include "schema/schema.h"
#include "work/part.h"

/* Room for the view of any kind. */
union view {
	struct mus_workplace workplace;
	struct mus_unit unit;
	struct mus_strategy strategy;
	struct mus_wheel wheel;
	struct mus_form form;
	struct mus_answer answer;
	struct mus_talk talk;
	struct mus_plan plan;
	struct mus_group_plan group_plan;
	struct mus_overview overview;
	struct mus_note_record note;
};

static const struct mus_schema *schema_of(enum mus_kind kind)
{
	static struct mus_schemas *set;
	static const struct mus_schema *schemas[MUS_KIND_COUNT];
	char name[64];

	if (schemas[kind])
		return schemas[kind];
	if (!set)
		set = mus_schemas_builtin();
	snprintf(name, sizeof name, "%s.schema.yaml", mus_kind_name(kind));
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	schemas[kind] = mus_schema_get(set, name, diag);
	mus_diag_free(diag);
	MUST(schemas[kind]);
	return schemas[kind];
}

static void must_be_placed(const struct mus_refs *refs, const struct mus_doc *doc, size_t lines)
{
	for (size_t i = 0; i < refs->n; i++) {
		const struct mus_ref *ref = &refs->items[i];

		MUST(ref->kind && ref->value && ref->path && *ref->path == '/');
		MUST(ref->place.line >= 1 && ref->place.line <= lines);
		MUST(strcmp(ref->value, mus_doc_str(doc, ref->node)) == 0);
	}
}

static void read_part(const struct mus_doc *doc, mus_node root, struct mus_diag *diag)
{
	struct mus_sums sums;

	mus_sums_init(&sums, "2026");
	mus_part_add(&sums, doc, root, diag);
	mus_sums_sort(&sums);
	mus_sums_dispose(&sums);
}

/*
 * A round that is a number, and not written as four digits (+2026): a number is a number to the
 * schema, however it is written, and only who reads the record asks for the year.
 */
static bool has_odd_round(const struct mus_doc *doc, mus_node root)
{
	mus_node cycle = mus_doc_get(doc, root, "cycle");
	const char *text = mus_doc_str(doc, cycle);

	return mus_doc_type(doc, cycle) == MUS_INT && (strlen(text) != 4 || strspn(text, "0123456789") != 4);
}

static void try_record(const struct mus_doc *doc, mus_node root, struct part text)
{
	enum mus_kind kind = mus_kind_of(doc, root);
	struct mus_arena *arena = mus_arena_new();
	struct mus_diag *diag = mus_diag_new(MUS_DA), *own = mus_diag_new(MUS_EN);
	struct mus_refs refs = { .arena = arena };
	union view view;

	if (kind != MUS_KIND_NONE) {
		enum mus_status valid = mus_schema_check(schema_of(kind), doc, root, diag, &refs);

		must_explain(diag, valid, "text", text);
		must_be_placed(&refs, doc, count_lines(text.text, text.len));
		if (kind == MUS_ROLLUP) {
			read_part(doc, root, own);
		} else {
			enum mus_status read = mus_record_read(kind, doc, root, arena, own, &view);

			must_explain(own, read, "text", text);
			MUST(valid != MUS_OK || read == MUS_OK || has_odd_round(doc, root));
		}
	}
	mus_diag_free(diag);
	mus_diag_free(own);
	mus_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part text = { size ? (const char *)data : "", size };
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc = NULL;

	if (mus_doc_parse(&doc, "text", text.text, text.len, diag) == MUS_OK)
		for (size_t i = 0; i < mus_doc_count(doc); i++)
			try_record(doc, mus_doc_root(doc, i), text);
	mus_doc_free(doc);
	mus_diag_free(diag);
	return 0;
}
