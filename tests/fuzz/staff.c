/*
 * The staff list: any export is read or refused with places; what is read is written and read
 * again the same; names give ids that are well formed and all different.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "work/init/setup.h"

static void must_be_same(const struct mus_csv *a, const struct mus_csv *b)
{
	MUST(a->n == b->n);
	for (size_t r = 0; r < a->n; r++) {
		MUST(a->rows[r].n == b->rows[r].n);
		for (size_t c = 0; c < a->rows[r].n; c++)
			MUST(strcmp(a->rows[r].cells[c].text, b->rows[r].cells[c].text) == 0);
	}
}

/* Whether the heading, written anew, is read as a heading and split by the same delimiter. */
static bool is_clear(const struct mus_csv_row *heading)
{
	if (strncmp(heading->cells[0].text, "\xEF\xBB\xBF", 3) == 0)
		return false;
	for (size_t c = 0; c < heading->n; c++)
		if (strpbrk(heading->cells[c].text, ",;\t\n\""))
			return false;
	return heading->n > 1;
}

static void must_read_what_it_writes(const struct mus_csv *csv, struct mus_arena *arena)
{
	struct mus_buf text = MUS_BUF_INIT;
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_csv again;

	for (size_t r = 0; r < csv->n; r++) {
		for (size_t c = 0; c < csv->rows[r].n; c++) {
			if (c)
				mus_buf_char(&text, csv->delimiter);
			mus_csv_field(&text, csv->rows[r].cells[c].text, csv->delimiter);
		}
		mus_buf_str(&text, "\r\n");
	}
	MUST(mus_csv_read(&again, "again", text.data, text.len, arena, diag) == MUS_OK);
	must_be_same(csv, &again);
	mus_buf_dispose(&text);
	mus_diag_free(diag);
}

static void must_give_ids(const struct staff_list *list, struct mus_arena *arena)
{
	struct mus_map taken = MUS_MAP_INIT, given = MUS_MAP_INIT;

	for (size_t i = 0; i < list->n; i++) {
		const char *id = setup_person_id(&taken, &list->rows[i], arena);
		struct mus_map_entry *entry = mus_map_add(&given, id);

		MUST(mus_id_valid(id) && !mus_id_reserved(id) && !entry->value);
		entry->value = &list->rows[i];
		MUST(mus_id_valid(setup_unit_id(list->rows[i].unit, "enhed", arena)));
	}
	mus_map_dispose(&taken);
	mus_map_dispose(&given);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part text = { size ? (const char *)data : "", size };
	struct mus_arena *arena = mus_arena_new();
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct staff_list list;
	struct mus_csv csv;

	if (mus_csv_read(&csv, "staff", text.text, text.len, arena, diag) == MUS_OK && csv.n && is_clear(&csv.rows[0]))
		must_read_what_it_writes(&csv, arena);
	mus_diag_free(diag);
	diag = mus_diag_new(MUS_DA);
	enum mus_status status = staff_read(&list, "staff", text.text, text.len, arena, diag);
	must_explain(diag, status, "staff", text);
	if (status == MUS_OK)
		must_give_ids(&list, arena);
	mus_diag_free(diag);
	mus_arena_free(arena);
	return 0;
}
