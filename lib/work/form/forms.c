/*
 * The forms of a cycle, and which variant of one somebody gets.
 *
 * Each candidate has a rank: a group's goes before a unit's, the nearest unit's before those
 * above it, and that before the plain one; 0 is 'not for this reader'. Whom a variant is for, its
 * record says, else its file's name.
 */
#include "work/form/forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define RANK_GROUP 3000
#define RANK_UNIT 2000
#define RANK_PLAIN 1000
#define RANK_ROLE 5 /* more when the role is named, less when nobody knows the role */

static bool same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static bool same_or_none(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* ---- reading ---- */

static bool in_forms(const struct mus_file *file)
{
	const char *slash = strchr(file->within, '/');

	if (file->kind == MUS_FORM)
		return true;
	/* A copy whose name says nothing ("preparation (1).yaml") is one all the same. */
	return file->kind == MUS_KIND_NONE && slash && strncmp(slash, "/forms/", 7) == 0;
}

static void name_record(struct form_record *record, const struct mus_file *file,
	struct mus_arena *arena)
{
	const char *slash = strrchr(file->within, '/');
	char *name = mus_strdup(arena, slash ? slash + 1 : file->within);
	char *dot;

	name[strlen(name) - strlen(".yaml")] = '\0';
	dot = strchr(name, '.');
	if (dot)
		*dot++ = '\0';
	record->path = file->path;
	record->base = name;
	record->variant = dot;
	if (!record->form.id)
		record->form.id = name;
}

static void read_record(
	struct form_record *record, const struct mus_doc *doc, struct mus_arena *arena)
{
	mus_node root = mus_doc_root(doc, 0);

	if (mus_kind_of(doc, root) == MUS_FORM)
		record->refused = mus_record_read(
			MUS_FORM, doc, root, arena, record->diag, &record->form) != MUS_OK;
	else
		mus_doc_find(doc, root, NULL, record->diag, MUS_F_OTHER_KIND, "form");
}

static void read_one(struct forms *out, const struct mus_file *file, struct mus_arena *arena,
	enum mus_lang lang)
{
	struct form_record record = { .refused = true, .diag = mus_diag_new(lang) };
	struct mus_doc *doc;

	if (mus_file_read(&doc, file->path, record.diag) == MUS_OK) {
		read_record(&record, doc, arena);
		mus_doc_free(doc);
	}
	name_record(&record, file, arena);
	*MUS_PUSH(arena, out->item, out->n, out->cap) = record;
}

static int by_id_and_file(const void *a, const void *b)
{
	const struct form_record *x = a, *y = b;
	int order = strcmp(x->form.id, y->form.id);

	return order ? order : strcmp(x->path, y->path);
}

enum mus_status forms_read(struct forms *out, struct mus_workspace *ws, const char *cycle,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_file_filter filter = { .kind = MUS_FORM, .cycle = cycle, .in_place = true };
	struct mus_files files;
	enum mus_status status = mus_files_list(&files, ws, &filter, arena, diag);

	*out = (struct forms){ .cycle = cycle };
	for (size_t i = 0; i < files.n; i++)
		if (in_forms(&files.item[i]))
			read_one(out, &files.item[i], arena, mus_diag_lang(diag));
	if (out->n)
		qsort(out->item, out->n, sizeof *out->item, by_id_and_file);
	return status;
}

void forms_dispose(struct forms *forms)
{
	for (size_t i = 0; i < forms->n; i++)
		mus_diag_free(forms->item[i].diag);
	forms->n = 0;
}

/* ---- whom a form is for ---- */

static bool has_member(const struct mus_group *group, const struct mus_person *person)
{
	for (size_t i = 0; i < group->members.n; i++)
		if (same(group->members.item[i], person->id))
			return true;
	return false;
}

/* Whether some unit (of that id, if given) has such a group; with `person`, with them in it. */
static bool has_group(const struct form_reader *reader, const char *unit, const char *group,
	const struct mus_person *person)
{
	for (size_t u = 0; u < reader->staff->n_units; u++) {
		const struct mus_unit *at = &reader->staff->units[u];

		if (unit && !same(unit, at->id))
			continue;
		for (size_t i = 0; i < at->n_groups; i++)
			if (same(at->groups[i].id, group) &&
				(!person || has_member(&at->groups[i], person)))
				return true;
	}
	return false;
}

static int unit_rank(const struct form_reader *reader, const char *unit)
{
	for (size_t i = 0; i < reader->n_chain; i++)
		if (same(reader->chain[i]->id, unit))
			return RANK_UNIT - 10 * (int)i;
	return 0;
}

static int group_rank(const struct form_reader *reader, const char *unit, const char *group)
{
	return reader->person && has_group(reader, unit, group, reader->person) ? RANK_GROUP : 0;
}

static int place_rank(const struct form_record *record, const struct form_reader *reader)
{
	const struct mus_form *form = &record->form;

	if (form->group)
		return group_rank(reader, form->unit, form->group);
	if (form->unit)
		return unit_rank(reader, form->unit);
	if (!record->variant)
		return RANK_PLAIN;
	if (mus_unit_find(reader->staff, record->variant))
		return unit_rank(reader, record->variant);
	if (has_group(reader, NULL, record->variant, NULL))
		return group_rank(reader, NULL, record->variant);
	/* A name such as preparation.short.yaml: for the roles that it names, else for nobody. */
	return form->roles.n ? RANK_PLAIN : 0;
}

static bool names_role(const struct mus_form *form, const char *role)
{
	for (size_t i = 0; i < form->roles.n; i++)
		if (mus_utf8_same(form->roles.item[i], role))
			return true;
	return false;
}

static int rank_of(
	const struct form_record *record, const char *id, const struct form_reader *reader)
{
	const struct mus_form *form = &record->form;
	int rank = place_rank(record, reader);

	if (form->roles.n && rank) {
		if (!reader->role)
			rank -= RANK_ROLE;
		else
			rank = names_role(form, reader->role) ? rank + RANK_ROLE : 0;
	}
	/* A variant with an id of its own, asked for by that id, is meant whoever it is for. */
	if (!rank && same(form->id, id) && !same(record->base, id))
		rank = 1;
	return rank;
}

/* ---- choosing ---- */

struct choice {
	const struct forms *forms;
	const struct form_reader *reader;
	struct mus_arena *arena;
	struct mus_diag *diag;
	bool *used; /* records that are laid over each other already */
};

static bool is_candidate(const struct form_record *record, const char *id)
{
	return same(record->form.id, id) || (record->variant && same(record->base, id));
}

static bool same_roles(const struct mus_strs *a, const struct mus_strs *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same(a->item[i], b->item[i]))
			return false;
	return true;
}

static bool same_identity(const struct mus_form *a, const struct mus_form *b)
{
	return same(a->id, b->id) && same_or_none(a->unit, b->unit) &&
		same_or_none(a->group, b->group) && same_roles(&a->roles, &b->roles);
}

/* The best candidate below that rank, or NULL; `double_of` is one that cannot be told from it. */
static const struct form_record *best(const struct choice *choice, const char *id,
	const struct form_record *over, const struct form_record **double_of)
{
	const struct form_record *found = NULL;
	int over_rank = over ? place_rank(over, choice->reader) : 0, found_rank = 0;

	*double_of = NULL;
	for (size_t i = 0; i < choice->forms->n; i++) {
		const struct form_record *record = &choice->forms->item[i];
		int rank;

		if (choice->used[i] || !is_candidate(record, id))
			continue;
		rank = rank_of(record, id, choice->reader);
		/* A variant builds on wider ones of its own form, never on a narrower one. */
		if (over_rank && same(over->base, record->base) &&
			place_rank(record, choice->reader) > over_rank)
			continue;
		if (rank && rank == found_rank && same_identity(&record->form, &found->form))
			*double_of = record;
		if (rank <= found_rank)
			continue;
		found = record;
		found_rank = rank;
		*double_of = NULL;
	}
	return found;
}

static enum mus_status lay(struct mus_form *out, const struct choice *choice, const char *id,
	const struct form_record *over);

/* A found record with all that it extends. */
static enum mus_status complete(
	struct mus_form *out, const struct choice *choice, const struct form_record *record)
{
	const struct mus_form *form = &record->form;
	struct mus_form base;
	enum mus_status status;

	choice->used[record - choice->forms->item] = true;
	if (record->refused) {
		mus_diag_move(choice->diag, record->diag);
		return MUS_REFUSED;
	}
	if (!form->extends) {
		*out = *form;
		return MUS_OK;
	}
	status = lay(&base, choice, form->extends, record);
	if (!status)
		*out = form_over(&base, form, choice->arena);
	return status;
}

static enum mus_status lay(struct mus_form *out, const struct choice *choice, const char *id,
	const struct form_record *over)
{
	const struct form_record *again, *record = best(choice, id, over, &again);

	if (again) {
		mus_find(choice->diag, MUS_F_SAME_IDENTITY, MUS_IN(again->path),
			mus_word(MUS_WORDS_KIND, MUS_FORM, mus_diag_lang(choice->diag)), id,
			record->path);
		return MUS_REFUSED;
	}
	if (record)
		return complete(out, choice, record);
	if (over) {
		struct mus_place place = { over->path, over->form.at.line, over->form.at.column };

		mus_find(choice->diag, MUS_F_FORM_EXTENDS, place, id);
	}
	return MUS_REFUSED;
}

/* ---- when there is none ---- */

/* Each id once: the records are sorted. */
static size_t ids_of(const char **ids, const struct forms *forms)
{
	size_t n = 0;

	for (size_t i = 0; i < forms->n; i++)
		if (n == 0 || !same(ids[n - 1], forms->item[i].form.id))
			ids[n++] = forms->item[i].form.id;
	return n;
}

static void refuse_unknown(const struct choice *choice, const char *id)
{
	const struct forms *forms = choice->forms;
	const char **ids = mus_alloc(choice->arena, (forms->n + 1) * sizeof *ids);
	size_t n = ids_of(ids, forms);
	const char *near = mus_nearest(id, ids, n);
	struct mus_buf list = MUS_BUF_INIT;

	for (size_t i = 0; i < n; i++)
		mus_buf_fmt(&list, "%s%s", i ? ", " : "", ids[i]);
	if (!n)
		mus_find(choice->diag, MUS_F_NO_FORMS, MUS_NOWHERE, forms->cycle);
	else if (near)
		mus_find(choice->diag, MUS_F_UNKNOWN_FORM_NEAR, MUS_NOWHERE, id, forms->cycle,
			list.data, near);
	else
		mus_find(choice->diag, MUS_F_UNKNOWN_FORM, MUS_NOWHERE, id, forms->cycle,
			list.data);
	mus_buf_dispose(&list);
}

/* There are such forms, but none for this reader. */
static void refuse_not_for(const struct choice *choice, const char *id, const char *file)
{
	const struct form_reader *reader = choice->reader;
	const char *whom = reader->role ? reader->role : "";

	if (reader->person)
		whom = reader->person->id;
	else if (!reader->role && reader->n_chain)
		whom = reader->chain[0]->id;
	mus_find(choice->diag, MUS_F_FORM_NOT_FOR, MUS_IN(file), id, whom);
}

enum mus_status forms_choose(struct mus_form *out, const struct forms *forms, const char *id,
	const struct form_reader *reader, struct mus_arena *arena, struct mus_diag *diag)
{
	struct choice choice = { forms, reader, arena, diag,
		mus_alloc(arena, (forms->n + 1) * sizeof(bool)) };
	const struct form_record *again;

	if (best(&choice, id, NULL, &again))
		return lay(out, &choice, id, NULL);
	for (size_t i = 0; i < forms->n; i++) {
		if (!is_candidate(&forms->item[i], id))
			continue;
		refuse_not_for(&choice, id, forms->item[i].path);
		return MUS_REFUSED;
	}
	refuse_unknown(&choice, id);
	return MUS_REFUSED;
}

bool forms_try(struct mus_form *out, const struct forms *forms, const char *id,
	const struct form_reader *reader, struct mus_arena *arena)
{
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	bool found = forms_choose(out, forms, id, reader, arena, quiet) == MUS_OK;

	mus_diag_free(quiet);
	return found;
}
