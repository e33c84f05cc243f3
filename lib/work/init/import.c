/*
 * A staff list into units/, the first time and every time after.
 */
#include "work/init/sync.h"

#include <string.h>
#include <unistd.h>

#include "schema/schema.h"

/* Reads one unit's record whole: it is spliced only if nothing is wrong with it. */
static enum mus_status read_unit(
	struct sync *y, const struct mus_file *file, const struct mus_schema *schema)
{
	struct setup *s = y->s;
	const struct mus_doc *doc = setup_doc(s, file->path);
	struct mus_unit *unit = mus_alloc(s->arena, sizeof *unit);
	mus_node root = doc ? mus_doc_root(doc, 0) : 0;
	enum mus_status status;

	if (!doc)
		return MUS_REFUSED;
	status = mus_schema_check(schema, doc, root, s->diag, NULL);
	if (!status)
		status = mus_record_read(MUS_UNIT, doc, root, s->arena, s->diag, unit);
	if (!status)
		sync_read_unit(y, file->path, doc, unit);
	return status;
}

static enum mus_status read_units(struct sync *y)
{
	struct setup *s = y->s;
	struct mus_file_filter filter = { .kind = MUS_UNIT };
	struct mus_files files = { 0 };
	struct mus_schemas *set;
	const struct mus_schema *schema;
	enum mus_status status;

	if (!s->ws)
		return MUS_OK;
	status = mus_files_list(&files, s->ws, &filter, s->arena, s->diag);
	if (status)
		return status;
	set = mus_schemas_builtin();
	schema = mus_schema_get(set, "unit.schema.yaml", s->diag);
	for (size_t i = 0; i < files.n && schema; i++)
		status = mus_worse(status, read_unit(y, &files.item[i], schema));
	mus_schemas_free(set);
	return schema ? status : MUS_REFUSED;
}

enum mus_status setup_staff(struct setup *s)
{
	struct sync y = { .s = s, .list = &s->list };
	enum mus_status status = read_units(&y);

	if (!status)
		status = sync_match(&y);
	if (!status)
		status = sync_differ(&y);
	/* What would happen is shown also when it is too much to happen. */
	if (y.n_changes && y.n_people)
		sync_tell(&y);
	if (!status)
		status = sync_write(&y);
	s->report->people = s->list.n;
	for (size_t u = 0; u < y.n_units; u++)
		s->report->units += y.units[u].named;
	return status;
}
