/*
 * Edits of one record. What the toolkit adds stands where a person would look for it: in the order
 * in which the schema, and so the manual, has the keys.
 */
#include "work/plan/plan_inside.h"

#include <stdlib.h>
#include <string.h>

/* The path of the mapping that an entry is in, for the schema: an item's id is any number there. */
static void parent_path(struct mus_buf *out, const char *path)
{
	const char *end = strrchr(path, '/');

	for (const char *p = path; p < end; p++) {
		if (p[0] != '/' || p[1] != '@') {
			mus_buf_char(out, *p);
			continue;
		}
		mus_buf_str(out, "/0");
		p += strcspn(p + 1, "/");
	}
}

static void order_keys(struct plan_file *file, const char *path, struct mus_diag *diag)
{
	const struct mus_schema *schema = plan_file_schema(file, diag);
	struct mus_buf parent = MUS_BUF_INIT;
	struct mus_field field;
	size_t cap = 0;

	parent_path(&parent, path);
	if (schema)
		schema = mus_schema_at(schema, parent.data);
	mus_buf_dispose(&parent);
	/* Most edits of a file are of actions. */
	if (!file->order || file->order_of != schema) {
		free(file->order);
		file->order = NULL;
		file->n_order = 0;
		file->order_of = schema;
		while (schema && mus_schema_field(schema, file->n_order, &field))
			*MUS_PUSH(NULL, file->order, file->n_order, cap) = field.name;
	}
	mus_edit_order(file->edit, file->order, file->n_order);
}

/* A new text is another document, and stands beside the old one while it is made. */
static void note_touch(struct plan_file *file, const struct mus_doc *before)
{
	file->touched |= mus_edit_doc(file->edit) != before;
}

enum mus_status plan_edit_set(struct plan_file *file, const char *path, const char *text,
	enum mus_type type, struct mus_diag *diag)
{
	const struct mus_doc *before = mus_edit_doc(file->edit);
	enum mus_status status;

	order_keys(file, path, diag);
	status = mus_edit_set(file->edit, path, text, type, diag);
	note_touch(file, before);
	return status;
}

enum mus_status plan_edit_put(
	struct plan_file *file, const char *path, const char *yaml, struct mus_diag *diag)
{
	const struct mus_doc *before = mus_edit_doc(file->edit);
	enum mus_status status;

	order_keys(file, path, diag);
	status = mus_edit_put(file->edit, path, yaml, diag);
	note_touch(file, before);
	return status;
}

enum mus_status plan_edit_append(
	struct plan_file *file, const char *path, const char *yaml, struct mus_diag *diag)
{
	const struct mus_doc *before = mus_edit_doc(file->edit);
	enum mus_status status;

	order_keys(file, path, diag);
	status = mus_edit_append(file->edit, path, yaml, diag);
	note_touch(file, before);
	return status;
}

enum mus_status plan_edit_remove(struct plan_file *file, const char *path, struct mus_diag *diag)
{
	const struct mus_doc *before = mus_edit_doc(file->edit);
	enum mus_status status = mus_edit_remove(file->edit, path, diag);

	note_touch(file, before);
	return status;
}
