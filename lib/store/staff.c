/*
 * Units and people: read from the shared folder's units/ when first asked for.
 *
 * Where an id stands twice, the first one counts here (units by file name, people by unit);
 * mus-check says so. A unit without an id has its file's name.
 */
#include "store/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* A unit while it is read: with its file, to be sorted together. */
struct read_unit {
	struct mus_unit unit;
	const char *file;
	bool usable;
};

/* One line without control characters, and not the '*' of totals. */
static bool is_role(const char *s)
{
	return mus_utf8_is_safe(s, strlen(s)) && strcmp(s, "*") != 0;
}

/* Where a person's role stands: their place is that of an item of 'people'. */
static mus_node role_of(const struct mus_doc *doc, mus_node root, const struct mus_person *person)
{
	mus_node role = root;

	MUS_EACH (doc, item, mus_doc_get(doc, root, "people")) {
		struct mus_place place = mus_doc_place(doc, item);

		if (place.line == person->at.line && place.column == person->at.column)
			role = mus_doc_get(doc, item, "role");
	}
	return role;
}

bool store_unit_read(struct mus_unit *out, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_arena *spare, struct mus_diag *diag)
{
	mus_node root = store_root(doc, MUS_UNIT, diag);

	if (!root)
		return false;
	/* A refusal concerns single fields: what else could be read is of use. */
	(void)mus_record_read_brief(MUS_UNIT, doc, root, arena, spare, diag, out);
	if (!out->id)
		out->id = mus_strdup(arena, file->unit);
	for (size_t i = 0; i < out->n_people; i++) {
		struct mus_person *person = &out->people[i];

		person->unit = out->id;
		/* Roles are the one key of a roll-up that is free text. */
		if (person->role && !is_role(person->role)) {
			mus_doc_find(doc, role_of(doc, root, person), NULL, diag, MUS_F_BAD_ROLE,
				person->id ? person->id : "");
			person->role = NULL;
		}
	}
	return out->id != NULL;
}

/* All units while they are read. */
struct reading {
	struct read_unit *units;
	bool brief;
};

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	const struct reading *reading = ctx;
	struct read_unit *read = &reading->units[i];
	struct mus_arena *spare = reading->brief ? mus_arena_new() : NULL;

	read->file = file->path;
	read->usable = store_unit_read(&read->unit, file, doc, arena, spare, diag);
	mus_arena_free(spare);
}

static int by_id(const void *a, const void *b)
{
	const struct read_unit *x = a, *y = b;
	int order = strcmp(x->unit.id, y->unit.id);

	return order ? order : strcmp(x->file, y->file);
}

/* Moves the usable ones to the front. */
static size_t drop_unusable(struct read_unit *read, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (read[i].usable)
			read[kept++] = read[i];
	return kept;
}

static void index_people(struct mus_staff *staff, struct mus_unit *unit)
{
	for (size_t i = 0; i < unit->n_people; i++) {
		struct mus_map_entry *entry;

		if (!unit->people[i].id)
			continue;
		entry = mus_map_add(&staff->person_of_id, unit->people[i].id);
		if (!entry->value)
			entry->value = &unit->people[i];
	}
}

static struct mus_staff *make_staff(struct read_unit *read, size_t n, struct mus_arena *arena)
{
	struct mus_staff *staff = mus_alloc(arena, sizeof *staff);

	*staff = (struct mus_staff){ .unit_of_id = MUS_MAP_INIT, .person_of_id = MUS_MAP_INIT };
	staff->units = mus_alloc(arena, n * sizeof *staff->units);
	staff->unit_files = mus_alloc(arena, n * sizeof *staff->unit_files);
	qsort(read, n, sizeof *read, by_id);
	for (size_t i = 0; i < n; i++) {
		struct mus_map_entry *entry = mus_map_add(&staff->unit_of_id, read[i].unit.id);

		if (entry->value)
			continue;
		entry->value = &staff->units[staff->n_units];
		staff->unit_files[staff->n_units] = read[i].file;
		staff->units[staff->n_units++] = read[i].unit;
		index_people(staff, entry->value);
	}
	return staff;
}

static struct mus_staff *read_staff(struct mus_workspace *ws, struct mus_diag *diag)
{
	struct mus_file_filter units = { .kind = MUS_UNIT };
	struct store_walk how = { .root = ws->shared, .sub = "units", .flat = true, .filter = &units,
		.shared = ws->shared != ws->dir };
	struct mus_files files = { 0 };
	size_t n = mus_diag_count(diag, MUS_ERROR);
	struct reading reading = { .brief = ws->brief };
	struct mus_staff *staff;
	struct mus_job *job;

	store_walk(&files, &how, ws->arena, diag);
	if (!files.n && n == mus_diag_count(diag, MUS_ERROR)) {
		const char *folder = store_join(ws->arena, ws->shared, "units");

		mus_find(diag, MUS_F_NO_UNITS, MUS_IN(folder), folder);
	}
	if (!files.n)
		return NULL;
	reading.units = mus_alloc(ws->arena, files.n * sizeof *reading.units);
	(void)mus_files_visit(&job, &files, visit, &reading, diag);
	store_keep(ws, job);
	n = drop_unusable(reading.units, files.n);
	if (!n)
		return NULL;
	staff = make_staff(reading.units, n, ws->arena);
	staff->unread = n < files.n;
	return staff;
}

void mus_staff_brief(struct mus_workspace *ws)
{
	ws->brief = true;
}

const struct mus_staff *mus_staff(struct mus_workspace *ws, struct mus_diag *diag)
{
	if (!ws->staff_read)
		ws->staff = read_staff(ws, diag);
	ws->staff_read = true;
	return ws->staff;
}

const struct mus_unit *mus_unit_find(const struct mus_staff *staff, const char *id)
{
	return id ? mus_map_get(&staff->unit_of_id, id) : NULL;
}

const struct mus_unit *mus_unit_named(
	const struct mus_staff *staff, const char *id, struct mus_diag *diag)
{
	const struct mus_unit *unit = mus_unit_find(staff, id);
	const char **ids, *near;

	if (unit)
		return unit;
	ids = mus_xmalloc((staff->n_units + 1) * sizeof *ids);
	for (size_t i = 0; i < staff->n_units; i++)
		ids[i] = staff->units[i].id;
	near = mus_nearest(id, ids, staff->n_units);
	if (near)
		mus_find(diag, MUS_F_UNKNOWN_UNIT_NEAR, MUS_NOWHERE, id, near);
	else
		mus_find(diag, MUS_F_UNKNOWN_UNIT, MUS_NOWHERE, id);
	free(ids);
	return NULL;
}

bool mus_person_gone(const struct mus_person *person, mus_date day)
{
	return person->left != MUS_NO_DATE && (day == MUS_NO_DATE || person->left < day);
}

const struct mus_person *mus_person_find(const struct mus_staff *staff, const char *id)
{
	return id ? mus_map_get(&staff->person_of_id, id) : NULL;
}

bool mus_unit_within(const struct mus_staff *staff, const char *unit, const char *top)
{
	/* No chain of parents is longer than there are units, unless it goes round. */
	for (size_t i = 0; unit && i <= staff->n_units; i++) {
		const struct mus_unit *found;

		if (strcmp(unit, top) == 0)
			return true;
		found = mus_unit_find(staff, unit);
		unit = found ? found->parent : NULL;
	}
	return false;
}

static bool leads(const struct mus_unit *unit, const char *id)
{
	for (size_t i = 0; id && i < unit->leaders.n; i++)
		if (strcmp(unit->leaders.item[i], id) == 0)
			return true;
	return false;
}

const char *mus_person_leader(const struct mus_staff *staff, const struct mus_person *person)
{
	const struct mus_unit *unit = mus_unit_find(staff, person->unit);

	if (person->leader)
		return person->leader;
	/* Upwards to the first unit that somebody else leads. */
	for (size_t i = 0; unit && i <= staff->n_units; i++) {
		if (unit->leaders.n && !leads(unit, person->id))
			return unit->leaders.item[0];
		unit = mus_unit_find(staff, unit->parent);
	}
	return NULL;
}
