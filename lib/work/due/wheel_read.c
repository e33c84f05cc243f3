/*
 * Reading the wheels of a round: few files, read one by one.
 */
#include "work/wheel.h"

#include <string.h>

/* All wheels of one file. */
static enum mus_status read_file(struct mus_wheel_record **records, size_t *n, size_t *cap,
	const struct mus_file *file, struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_doc *doc;
	enum mus_status status = mus_file_read(&doc, file->path, diag);

	for (size_t d = 0; !status && d < mus_doc_count(doc); d++) {
		mus_node root = mus_doc_root(doc, d);
		struct mus_wheel_record record = { .file = file->path };

		if (mus_kind_of(doc, root) != MUS_WHEEL)
			continue;
		status = mus_record_read(MUS_WHEEL, doc, root, arena, diag, &record.wheel);
		if (status)
			continue;
		if (!record.wheel.cycle)
			record.wheel.cycle = file->cycle;
		if (!record.wheel.unit)
			record.wheel.unit = file->unit;
		*MUS_PUSH(arena, *records, *n, *cap) = record;
	}
	mus_doc_free(doc);
	return status;
}

enum mus_status mus_wheel_records(struct mus_wheel_record **out, size_t *n,
	struct mus_workspace *ws, const char *cycle, struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_file_filter filter = { .kind = MUS_WHEEL, .cycle = cycle, .in_place = true };
	struct mus_files files = { 0 };
	enum mus_status status = MUS_OK;
	size_t read = 0, cap = 0;

	*out = NULL;
	*n = 0;
	if (cycle)
		status = mus_files_list(&files, ws, &filter, arena, diag);
	for (size_t i = 0; i < files.n; i++)
		status = mus_worse(
			status, read_file(out, &read, &cap, &files.item[i], arena, diag));
	/* The path said the round; the record decides. */
	for (size_t i = 0; i < read; i++)
		if ((*out)[i].wheel.cycle && strcmp((*out)[i].wheel.cycle, cycle) == 0)
			(*out)[(*n)++] = (*out)[i];
	return status;
}

enum mus_status mus_wheel_read(struct mus_wheel_days *out, struct mus_workspace *ws,
	const char *cycle, struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_wheel_record *records;
	size_t n;
	enum mus_status status = mus_wheel_records(&records, &n, ws, cycle, arena, diag);

	return mus_worse(status, mus_wheel_make(out, records, n,
		&mus_workspace_workplace(ws)->closing_days, arena, diag));
}
