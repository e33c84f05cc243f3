/*
 * Who is meant by a word on the command line. An id that is one goes before a name that is one,
 * and both before prefixes; so adding a colleague never changes what a whole id means.
 */
#include "store/inside.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

/* How many a finding names before it says '…'. */
#define MAX_NAMED 5

struct people {
	const struct mus_person **item;
	size_t n, cap;
};

typedef bool person_test(const struct mus_person *person, const char *word);

static bool has_name(const struct mus_person *person, const char *word)
{
	return person->name && mus_utf8_same(person->name, word);
}

static bool begins(const struct mus_person *person, const char *word)
{
	return mus_utf8_starts(person->id, word) ||
		(person->name && mus_utf8_starts(person->name, word));
}

static void add(struct people *people, struct mus_arena *arena, const struct mus_person *person)
{
	*MUS_PUSH(arena, people->item, people->n, people->cap) = person;
}

/* Each person once, in the staff's order. */
static struct people all_that(struct mus_workspace *ws, person_test *fits, const char *word)
{
	const struct mus_map *all = &ws->staff->person_of_id;
	struct people people = { 0 };

	for (size_t i = 0; i < all->n; i++)
		if (fits(all->entries[i].value, word))
			add(&people, ws->arena, all->entries[i].value);
	return people;
}

static void refuse_unknown(struct mus_workspace *ws, const char *word, struct mus_diag *diag)
{
	const struct mus_map *all = &ws->staff->person_of_id;
	const char **ids = mus_alloc(ws->arena, all->n * sizeof *ids);
	const char *id = mus_utf8_id(ws->arena, word);
	const char *near;

	for (size_t i = 0; i < all->n; i++)
		ids[i] = all->entries[i].key;
	/* A name with a slip is best compared as the id that it would make. */
	near = mus_nearest(*id ? id : word, ids, all->n);
	if (near)
		mus_find(diag, MUS_F_UNKNOWN_PERSON_NEAR, MUS_NOWHERE, word, near);
	else
		mus_find(diag, MUS_F_UNKNOWN_PERSON, MUS_NOWHERE, word);
}

static void refuse_ambiguous(const struct people *people, const char *word, struct mus_diag *diag)
{
	struct mus_buf list = MUS_BUF_INIT;

	for (size_t i = 0; i < people->n && i < MAX_NAMED; i++) {
		const struct mus_person *person = people->item[i];

		mus_buf_fmt(&list, "%s%s", i ? ", " : "", person->id);
		if (person->name)
			mus_buf_fmt(&list, " (%s)", person->name);
	}
	if (people->n > MAX_NAMED)
		mus_buf_str(&list, ", …");
	mus_find(diag, MUS_F_AMBIGUOUS_PERSON, MUS_NOWHERE, word, list.data);
	mus_buf_dispose(&list);
}

/* All whose talk this folder's leader holds. */
static enum mus_status my_people(struct people *out, struct mus_workspace *ws, struct mus_diag *diag)
{
	const struct mus_map *all = &ws->staff->person_of_id;
	const char *me = ws->own.leader;

	for (size_t i = 0; i < all->n; i++) {
		const char *leader = mus_person_leader(ws->staff, all->entries[i].value);

		if (leader && strcmp(leader, me) == 0)
			add(out, ws->arena, all->entries[i].value);
	}
	if (out->n)
		return MUS_OK;
	mus_find(diag, MUS_F_LEADS_NOBODY, MUS_NOWHERE, me);
	return MUS_REFUSED;
}

static enum mus_status find_one(
	struct people *out, struct mus_workspace *ws, const char *word, struct mus_diag *diag)
{
	const struct mus_person *person = mus_person_find(ws->staff, word);

	if (person)
		add(out, ws->arena, person);
	else
		*out = all_that(ws, has_name, word);
	if (!out->n && *word)
		*out = all_that(ws, begins, word);
	if (out->n == 1)
		return MUS_OK;
	if (out->n)
		refuse_ambiguous(out, word, diag);
	else
		refuse_unknown(ws, word, diag);
	return MUS_REFUSED;
}

/* ---- one person, without reading all units ---- */

/* The only unit in whose folder of the newest cycle the person has one; NULL if none or two. */
static const char *unit_on_disk(struct mus_workspace *ws, const char *person)
{
	const char *path = store_join(ws->arena, ws->dir, ws->cycle);
	DIR *dir = opendir(path);
	const struct dirent *d;
	const char *unit = NULL;

	while (dir && (d = readdir(dir))) {
		const char *folder = mus_printf(ws->arena, "%s/%s", d->d_name, person);

		if (!mus_id_valid(d->d_name) || faccessat(dirfd(dir), folder, F_OK, 0) != 0)
			continue;
		if (unit) {
			unit = NULL;
			break;
		}
		unit = mus_strdup(ws->arena, d->d_name);
	}
	if (dir)
		closedir(dir);
	return unit;
}

static const struct mus_person *person_in(const struct mus_unit *unit, const char *id)
{
	for (size_t i = 0; i < unit->n_people; i++)
		if (unit->people[i].id && strcmp(unit->people[i].id, id) == 0)
			return &unit->people[i];
	return NULL;
}

/*
 * A whole id whose folder lies here needs one unit's record. Whatever does not fit, an
 * unreadable record too, is left to the long way, which complains.
 */
static const struct mus_person *find_quickly(
	struct mus_workspace *ws, const char *word, enum mus_lang lang)
{
	struct mus_file file = { .shared = ws->shared != ws->dir, .kind = MUS_UNIT };
	struct mus_unit *unit = mus_alloc(ws->arena, sizeof *unit);
	const struct mus_person *person = NULL;
	struct mus_diag *quiet;
	struct mus_doc *doc;

	if (!ws->cycle || !mus_id_valid(word) || mus_id_reserved(word))
		return NULL;
	file.unit = unit_on_disk(ws, word);
	if (!file.unit)
		return NULL;
	file.within = mus_printf(ws->arena, "units/%s.yaml", file.unit);
	file.path = store_join(ws->arena, ws->shared, file.within);
	quiet = mus_diag_new(lang);
	if (!mus_file_read(&doc, file.path, quiet)) {
		if (store_unit_read(unit, &file, doc, ws->arena, NULL, quiet) && !mus_diag_status(quiet))
			person = person_in(unit, word);
		mus_doc_free(doc);
	}
	mus_diag_free(quiet);
	return person;
}

static enum mus_status find_people(
	struct people *out, struct mus_workspace *ws, const char *word, struct mus_diag *diag)
{
	bool me = strcmp(word, "me") == 0;
	const struct mus_person *person = NULL;

	if (me && !ws->own.leader) {
		mus_find(diag, MUS_F_NO_LEADER_HERE, MUS_NOWHERE, "me");
		return MUS_REFUSED;
	}
	if (!me && !ws->staff_read)
		person = find_quickly(ws, word, mus_diag_lang(diag));
	if (person) {
		add(out, ws->arena, person);
		return MUS_OK;
	}
	if (!mus_staff(ws, diag))
		return MUS_REFUSED;
	return me ? my_people(out, ws, diag) : find_one(out, ws, word, diag);
}

enum mus_status mus_people_named(const struct mus_person ***out, size_t *n,
	struct mus_workspace *ws, const char *word, struct mus_diag *diag)
{
	struct people people = { 0 };
	enum mus_status status = find_people(&people, ws, word, diag);

	*out = status ? NULL : people.item;
	*n = status ? 0 : people.n;
	return status;
}
