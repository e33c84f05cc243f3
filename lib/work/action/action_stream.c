/*
 * Records that come on standard input, edited on their way: nothing of the stream is changed but
 * what is meant, and nothing is written to disk. Each record is edited in a text of its own, so
 * that a stream of hundreds is not read anew for each edit of one; empty lines before it see to it
 * that places are those of the stream as it came.
 */
#include "work/action/action_inside.h"

#include <string.h>

#define MOST_NAMED 12 /* of what there is, in a hint */

enum mus_status action_stream_open(struct action_work *w)
{
	return mus_file_read(&w->stream, "-", w->diag);
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

/* ---- its own text ---- */

static bool begins_record(const char *line, const char *end)
{
	return end - line >= 3 && memcmp(line, "---", 3) == 0 &&
	       (end - line == 3 || strchr(" \t\r\n", line[3]));
}

/*
 * Where the record's part of the stream begins: at the line of its '---'. Between two records
 * there is nothing else but comments, blank lines and '...'; a directive ('%') belongs to the
 * record behind it, and is left to who knows more of YAML.
 */
static bool find_begin(const struct mus_doc *doc, size_t index, size_t *begin)
{
	size_t before, after, len, n = 0;
	const char *text = mus_doc_text(doc, &len);

	*begin = 0;
	if (index == 0)
		return true;
	mus_doc_span(doc, mus_doc_root(doc, index - 1), &before, &before);
	mus_doc_span(doc, mus_doc_root(doc, index), &after, &len);
	for (size_t at = before; at <= after; at++) {
		if (at > 0 && text[at - 1] != '\n')
			continue;
		if (text[at] == '%')
			return false;
		if (begins_record(text + at, text + len)) {
			*begin = at;
			n++;
		}
	}
	return n == 1;
}

static bool find_part(const struct action_work *w, struct action_owner *owner)
{
	const struct mus_doc *doc = w->stream;
	size_t index = owner->record.index, len;
	const char *text = mus_doc_text(doc, &len);

	owner->to = len;
	if (!find_begin(doc, index, &owner->from) ||
		(index + 1 < mus_doc_count(doc) && !find_begin(doc, index + 1, &owner->to)))
		return false;
	owner->lines = 0;
	for (size_t i = 0; i < owner->from; i++)
		owner->lines += text[i] == '\n';
	return true;
}

enum mus_status action_stream_begin(struct action_work *w, struct action_owner *owner)
{
	struct mus_buf part = MUS_BUF_INIT;
	enum mus_status status = MUS_OK;
	size_t len;

	mus_edit_free(owner->file.edit);
	owner->file.edit = NULL;
	if (!find_part(w, owner)) {
		mus_doc_find(w->stream, owner->record.root, NULL, w->diag, MUS_F_PLAN_STREAM, "");
		return MUS_REFUSED;
	}
	mus_buf_fill(&part, '\n', owner->lines);
	mus_buf_add(&part, mus_doc_text(w->stream, &len) + owner->from, owner->to - owner->from);
	status = mus_doc_parse(&owner->part, "-", part.data, part.len, w->diag);
	mus_buf_dispose(&part);
	if (status)
		return status;
	owner->file.index = 0;
	mus_edit_begin(&owner->file.edit, owner->part, 0);
	return MUS_OK;
}

/* ---- the whole again ---- */

static const struct action_owner *part_at(const struct action_work *w, size_t index)
{
	for (size_t i = 0; i < w->n_owners; i++)
		if (w->owners[i]->record.index == index)
			return w->owners[i];
	return NULL;
}

static void join_parts(const struct action_work *w, struct mus_buf *out)
{
	size_t len, at = 0;
	const char *text = mus_doc_text(w->stream, &len);

	for (size_t i = 0; i < mus_doc_count(w->stream); i++) {
		const struct action_owner *owner = part_at(w, i);
		const char *part;
		size_t part_len;

		if (!owner)
			continue;
		part = mus_edit_text(owner->file.edit, &part_len);
		mus_buf_add(out, text + at, owner->from - at);
		mus_buf_add(out, part + owner->lines, part_len - owner->lines);
		at = owner->to;
	}
	mus_buf_add(out, text + at, len - at);
}

enum mus_status action_stream_finish(struct action_work *w)
{
	struct mus_buf text = MUS_BUF_INIT;
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < w->n_owners; i++) {
		struct plan_file *file = &w->owners[i]->file;

		if (file->told.n)
			status = mus_worse(status, plan_file_check(file, w->diag));
		plan_file_done(w->out, file);
	}
	join_parts(w, &text);
	w->out->text = mus_strndup(w->arena, text.data, text.len);
	w->out->text_len = text.len;
	mus_buf_dispose(&text);
	return status;
}
