/*
 * Files that are to be changed together. All are checked before the first is written; between
 * two writes a killed command leaves each file old or new, and the same command completes it.
 */
#include "work/plan/plan_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/diff.h"

void plan_change_begin(struct mus_plan_change *out)
{
	memset(out, 0, sizeof *out);
	out->arena = mus_arena_new();
	out->held = MUS_NO_DATE;
}

void mus_plan_change_dispose(struct mus_plan_change *change)
{
	mus_arena_free(change->arena);
	memset(change, 0, sizeof *change);
}

static void push(struct mus_strs *list, struct mus_arena *arena, const char *text)
{
	const char **grown = mus_alloc(arena, (list->n + 1) * sizeof *grown);

	if (list->n)
		memcpy(grown, list->item, list->n * sizeof *grown);
	grown[list->n++] = text;
	list->item = grown;
}

void plan_change_added(struct mus_plan_change *out, const char *owner, const char *action)
{
	push(&out->added, out->arena, mus_printf(out->arena, "%s/%s", owner, action));
}

void plan_file_tells(struct plan_file *file, const char *name, struct mus_arena *arena)
{
	push(&file->told, arena, name);
}

void plan_file_begin(struct plan_file *file, const struct plan_record *record, const char *schema)
{
	*file = (struct plan_file){ .record = record, .schema = schema, .fresh = MUS_BUF_INIT,
		.index = record->index };
	if (record->doc)
		mus_edit_begin(&file->edit, record->doc, record->index);
}

void plan_file_dispose(struct plan_file *file)
{
	mus_edit_free(file->edit);
	mus_buf_dispose(&file->fresh);
	free(file->order);
	if (!file->lent)
		mus_schemas_free(file->schemas);
}

const struct mus_schema *plan_file_schema(struct plan_file *file, struct mus_diag *diag)
{
	if (!file->schemas)
		file->schemas = mus_schemas_builtin();
	return mus_schema_get(file->schemas, file->schema, diag);
}

void plan_file_lend(struct plan_file *file, struct plan_file *first)
{
	if (!first->schemas)
		first->schemas = mus_schemas_builtin();
	if (file->schemas)
		return;
	file->schemas = first->schemas;
	file->lent = true;
}

enum mus_status plan_file_append(struct plan_file *file, const struct mus_action *action,
	const char *from, bool group, struct mus_diag *diag)
{
	struct mus_buf item = MUS_BUF_INIT;
	struct mus_yaml y;
	enum mus_status status;

	mus_yaml_begin(&y, &item);
	plan_write_action(&y, action, from, group);
	status = plan_edit_append(file, "/actions", item.data, diag);
	mus_buf_dispose(&item);
	return status;
}

/* ---- checks ---- */

static const char *text_of(const struct plan_file *file, size_t *len)
{
	if (file->edit)
		return mus_edit_text(file->edit, len);
	*len = file->fresh.len;
	return file->fresh.data;
}

static bool differs(const struct plan_file *file)
{
	size_t len, was_len;
	const char *text = text_of(file, &len), *was;

	if (!file->record->doc)
		return len > 0;
	was = mus_doc_text(file->record->doc, &was_len);
	return len != was_len || memcmp(text, was, len) != 0;
}

enum mus_status plan_file_check(struct plan_file *file, struct mus_diag *diag)
{
	const struct mus_schema *schema = plan_file_schema(file, diag);
	struct mus_doc *fresh = NULL;
	const struct mus_doc *doc;
	enum mus_status status = MUS_OK;

	if (!schema)
		return MUS_SYSTEM;
	if (!file->edit)
		status = mus_doc_parse(
			&fresh, file->record->path, file->fresh.data, file->fresh.len, diag);
	doc = file->edit ? mus_edit_doc(file->edit) : fresh;
	if (!status)
		status = mus_schema_check(
			schema, doc, mus_doc_root(doc, file->index), diag, NULL);
	mus_doc_free(fresh);
	return status;
}

static struct mus_write write_of(const struct plan_file *file)
{
	struct mus_write write = { .path = file->record->path, .was = file->record->doc,
		.personal = file->personal, .lock = file->lock };

	write.text = text_of(file, &write.len);
	return write;
}

/* One file is checked by writing it. */
static enum mus_status check_all(
	struct plan_file *const *files, size_t n, bool writable, struct mus_diag *diag)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < n; i++) {
		plan_file_lend(files[i], files[0]);
		status = mus_worse(status, plan_file_check(files[i], diag));
	}
	for (size_t i = 0; writable && n > 1 && i < n; i++) {
		struct mus_write write = write_of(files[i]);

		status = mus_worse(status, mus_file_writable(&write, diag));
	}
	return status;
}

/* ---- the diff ---- */

/* The name in a diff: as seen from here; where that leads upwards, from the folder of mus.yaml. */
static const char *shown_path(const struct plan_record *record)
{
	bool plain = record->path[0] != '/' && strncmp(record->path, "../", 3) != 0 &&
		     !strstr(record->path, "/../");

	return plain ? record->path : record->within;
}

static void put_diff(struct mus_buf *out, const struct plan_file *file, struct mus_arena *arena)
{
	const char *name = shown_path(file->record), *was = "";
	size_t len, was_len = 0;
	const char *text = text_of(file, &len);
	const char *old = "/dev/null";

	if (file->record->doc) {
		was = mus_doc_text(file->record->doc, &was_len);
		old = mus_printf(arena, "a/%s", name);
	}
	mus_diff_unified(out, old, was, was_len, mus_printf(arena, "b/%s", name), text, len);
}

/* ---- writing ---- */

void plan_file_done(struct mus_plan_change *out, const struct plan_file *file)
{
	for (size_t i = 0; i < file->told.n; i++)
		push(&out->changed, out->arena, mus_strdup(out->arena, file->told.item[i]));
}

static void note_written(struct mus_plan_change *out, const struct plan_file *file)
{
	push(&out->files, out->arena, mus_strdup(out->arena, file->record->path));
	plan_file_done(out, file);
}

static void list_paths(struct mus_buf *out, struct plan_file *const *files, size_t n)
{
	for (size_t i = 0; i < n; i++)
		mus_buf_fmt(out, i ? ", %s" : "%s", files[i]->record->path);
}

/* What of it all is done, and what not; nothing to say where nothing is. */
static void tell_halfway(
	struct plan_file *const *files, size_t written, size_t n, struct mus_diag *diag)
{
	struct mus_buf done = MUS_BUF_INIT, left = MUS_BUF_INIT;

	list_paths(&done, files, written);
	list_paths(&left, files + written, n - written);
	if (written)
		mus_find(diag, MUS_F_PLAN_HALFWAY, MUS_NOWHERE, done.data, left.data);
	mus_buf_dispose(&done);
	mus_buf_dispose(&left);
}

static enum mus_status write_all(struct mus_plan_change *out, struct plan_file *const *files,
	size_t n, struct mus_diag *diag)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; !status && i < n; i++) {
		struct mus_write write = write_of(files[i]);

		status = mus_file_write(&write, diag);
		if (status)
			tell_halfway(files, i, n, diag);
		else
			note_written(out, files[i]);
	}
	return status;
}

static void diff_all(struct mus_plan_change *out, struct plan_file *const *files, size_t n)
{
	struct mus_buf diff = MUS_BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		put_diff(&diff, files[i], out->arena);
		note_written(out, files[i]);
	}
	out->diff = mus_strndup(out->arena, diff.data, diff.len);
	mus_buf_dispose(&diff);
}

enum mus_status plan_files_finish(struct mus_plan_change *out, struct plan_file *const *files,
	size_t n, bool dry_run, struct mus_diag *diag)
{
	struct plan_file **changed = mus_alloc(out->arena, (n + 1) * sizeof *changed);
	size_t n_changed = 0;
	enum mus_status status;

	for (size_t i = 0; i < n; i++)
		if (differs(files[i]))
			changed[n_changed++] = files[i];
	status = check_all(changed, n_changed, !dry_run, diag);
	out->diff = "";
	if (!status && dry_run)
		diff_all(out, changed, n_changed);
	else if (!status)
		status = write_all(out, changed, n_changed, diag);
	return status;
}
