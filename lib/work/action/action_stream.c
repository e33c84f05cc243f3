/*
 * Records that come on standard input, edited on their way: nothing of the stream is changed but
 * what is meant, and nothing is written to disk. Each record is edited in the text that the one
 * before has left, while its places in findings are those of the stream as it came.
 */
#include "work/action/action_inside.h"

#include <string.h>

#define MOST_NAMED 12 /* of what there is, in a hint */

enum mus_status action_stream_open(struct action_work *w)
{
	enum mus_status status = mus_file_read(&w->stream, "-", w->diag);

	w->edited = w->stream;
	return status;
}

/* Whose record it is; NULL for one that holds no actions of a person or a whole unit. */
static const char *owner_of(const struct mus_doc *doc, mus_node root)
{
	enum mus_kind kind = mus_kind_of(doc, root);
	const char *id = NULL;

	if (kind == MUS_PLAN)
		id = mus_doc_str(doc, mus_doc_get(doc, root, "person"));
	else if (kind == MUS_GROUP_PLAN && !mus_doc_get(doc, root, "group"))
		id = mus_doc_str(doc, mus_doc_get(doc, root, "unit"));
	return id && *id ? id : NULL;
}

static const char *cycle_of(const struct mus_doc *doc, mus_node root)
{
	return mus_doc_str(doc, mus_doc_get(doc, root, "cycle"));
}

/* Takes the record if it is the round that is asked for, or newer; refuses a second of one round. */
static bool take(struct action_work *w, struct plan_record *best, size_t index, const char *id)
{
	const struct mus_doc *doc = w->stream;
	mus_node root = mus_doc_root(doc, index);
	int newer = best->doc ? strcmp(cycle_of(doc, root), cycle_of(doc, best->root)) : 1;

	if (w->edit->cycle && strcmp(w->edit->cycle, cycle_of(doc, root)) != 0)
		return true;
	if (newer == 0) {
		mus_doc_find(doc, root, NULL, w->diag, MUS_F_SAME_IDENTITY,
			mus_kind_name(mus_kind_of(doc, root)), id, "-");
		return false;
	}
	if (newer > 0)
		*best = (struct plan_record){ .doc = w->stream, .index = index, .root = root,
			.path = "-", .within = "-" };
	return true;
}

/* The record of that very id; record->doc NULL where there is none. */
static bool find_id(struct action_work *w, struct plan_record *best, const char *id)
{
	*best = (struct plan_record){ .doc = NULL };
	for (size_t i = 0; i < mus_doc_count(w->stream); i++) {
		const char *is = owner_of(w->stream, mus_doc_root(w->stream, i));

		if (is && strcmp(is, id) == 0 && !take(w, best, i, id))
			return false;
	}
	return true;
}

/* The only id that begins so. */
static const char *begun(const struct action_work *w, const char *word)
{
	const char *found = NULL;

	for (size_t i = 0; i < mus_doc_count(w->stream); i++) {
		const char *is = owner_of(w->stream, mus_doc_root(w->stream, i));

		if (!is || strncmp(is, word, strlen(word)) != 0)
			continue;
		if (found && strcmp(found, is) != 0)
			return NULL;
		found = is;
	}
	return found;
}

/* What the workspace knows the word for; without one, ids alone. */
static const char *known_as(struct action_work *w, const char *word)
{
	const struct mus_person *person;
	const char *unit;

	if (!w->ws)
		return begun(w, word);
	unit = plan_unit_named(w->ws, word, w->arena);
	if (unit)
		return unit;
	person = plan_person(w->ws, word, w->diag);
	return person ? person->id : NULL;
}

static void refuse(struct action_work *w, const char *word)
{
	struct mus_buf all = MUS_BUF_INIT;
	size_t named = 0;

	for (size_t i = 0; i < mus_doc_count(w->stream) && named <= MOST_NAMED; i++) {
		const char *is = owner_of(w->stream, mus_doc_root(w->stream, i));

		if (is && ++named > MOST_NAMED)
			mus_buf_str(&all, ", …");
		else if (is)
			mus_buf_fmt(&all, all.len ? ", %s" : "%s", is);
	}
	if (named)
		mus_find(w->diag, MUS_F_PLAN_NOT_IN_STREAM, MUS_NOWHERE, word, all.data);
	else
		mus_find(w->diag, MUS_F_PLAN_NONE_IN_STREAM, MUS_NOWHERE, word);
	mus_buf_dispose(&all);
}

static struct action_owner *owner_at(struct action_work *w, const struct plan_record *record)
{
	const struct mus_doc *doc = w->stream;
	struct action_owner *owner;
	struct mus_person *person;

	for (size_t i = 0; i < w->n_owners; i++)
		if (w->owners[i]->record.index == record->index)
			return w->owners[i];
	owner = mus_alloc(w->arena, sizeof *owner);
	owner->record = *record;
	owner->id = owner_of(doc, record->root);
	if (mus_kind_of(doc, record->root) == MUS_PLAN) {
		person = mus_alloc(w->arena, sizeof *person);
		person->id = owner->id;
		if (mus_doc_get(doc, record->root, "unit"))
			person->unit = mus_doc_str(doc, mus_doc_get(doc, record->root, "unit"));
		owner->person = person;
	}
	w->owners[w->n_owners++] = owner;
	return owner;
}

struct action_owner *action_stream_owner(struct action_work *w, const char *word)
{
	struct plan_record record;
	const char *id;

	if (!find_id(w, &record, word))
		return NULL;
	if (!record.doc) {
		id = known_as(w, word);
		if (w->ws && !id)
			return NULL;
		if (id && !find_id(w, &record, id))
			return NULL;
	}
	if (record.doc)
		return owner_at(w, &record);
	refuse(w, word);
	return NULL;
}

void action_stream_begin(struct action_work *w, struct action_owner *owner)
{
	mus_edit_free(owner->file.edit);
	mus_edit_begin(&owner->file.edit, w->edited, owner->record.index);
}

enum mus_status action_stream_finish(struct action_work *w)
{
	enum mus_status status = MUS_OK;
	const char *text;
	size_t len;

	for (size_t i = 0; i < w->n_owners; i++) {
		struct plan_file *file = &w->owners[i]->file;

		if (file->told.n)
			status = mus_worse(status, plan_file_check(file, w->diag));
		plan_file_done(w->out, file);
	}
	text = mus_doc_text(w->edited, &len);
	w->out->text = mus_strndup(w->arena, text, len);
	w->out->text_len = len;
	return status;
}
