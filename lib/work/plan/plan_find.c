/*
 * Where the records of one person, or of one unit, are.
 */
#include "work/plan/plan_inside.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

const char *plan_join(struct mus_arena *arena, const char *dir, const char *within)
{
	return strcmp(dir, ".") == 0 ? mus_strdup(arena, within)
				     : mus_printf(arena, "%s/%s", dir, within);
}

const struct mus_person *plan_person(
	struct mus_workspace *ws, const char *word, struct mus_diag *diag)
{
	const struct mus_person **people;
	size_t n;

	if (mus_people_named(&people, &n, ws, word, diag))
		return NULL;
	if (n == 1)
		return people[0];
	mus_find(diag, MUS_F_PLAN_ONE_PERSON, MUS_NOWHERE, word);
	return NULL;
}

const char *plan_unit_named(struct mus_workspace *ws, const char *word, struct mus_arena *arena)
{
	const char *id = mus_id_valid(word) ? mus_strdup(arena, word) : mus_utf8_id(arena, word);
	const char *within = mus_printf(arena, "units/%s.yaml", id);

	return *id && access(plan_join(arena, mus_workspace_shared(ws), within), F_OK) == 0 ? id
											     : NULL;
}

void plan_record_dispose(struct plan_record *record)
{
	mus_doc_free(record->doc);
	record->doc = NULL;
}

/* What is looked for, and what has been found. */
struct search {
	enum mus_kind kind;
	const char *key, *id;      /* "person", or "unit" */
	const char *cycle;
	struct plan_record *found; /* the place for it */
};

static bool says(const struct mus_doc *doc, mus_node root, const char *key, const char *value)
{
	return strcmp(mus_doc_str(doc, mus_doc_get(doc, root, key)), value) == 0;
}

static bool fits(const struct search *s, const struct mus_doc *doc, mus_node root)
{
	if (mus_kind_of(doc, root) != s->kind || !says(doc, root, s->key, s->id))
		return false;
	if (mus_doc_get(doc, root, "cycle") && !says(doc, root, "cycle", s->cycle))
		return false;
	/* A group's own plan, or talk, is another record. */
	return !mus_doc_get(doc, root, "group");
}

/* Takes the document for the search, or complains that there is one already. */
static bool take(const struct search *s, struct mus_doc *doc, size_t index,
	const struct mus_file *file, struct mus_diag *diag)
{
	mus_node root = mus_doc_root(doc, index);

	if (s->found->doc) {
		mus_doc_find(doc, root, NULL, diag, MUS_F_SAME_IDENTITY, mus_kind_name(s->kind),
			s->id, s->found->path);
		return false;
	}
	*s->found = (struct plan_record){ doc, index, root, file->path, file->within };
	return true;
}

/* One record a file is the rule; of a stream the first that fits. */
static enum mus_status look_into(const struct mus_file *file, const struct search *searches,
	size_t n, struct mus_diag *diag)
{
	struct mus_doc *doc;
	enum mus_status status = mus_file_read(&doc, file->path, diag);

	for (size_t d = 0; !status && d < mus_doc_count(doc); d++)
		for (size_t i = 0; i < n; i++)
			if (fits(&searches[i], doc, mus_doc_root(doc, d))) {
				if (take(&searches[i], doc, d, file, diag))
					return MUS_OK;
				status = MUS_REFUSED;
			}
	mus_doc_free(doc);
	return status;
}

static enum mus_status look_through(const struct mus_files *files, const struct search *searches,
	size_t n, struct mus_diag *diag)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < files->n; i++) {
		bool worth = files->item[i].kind == MUS_KIND_NONE;

		for (size_t k = 0; k < n; k++)
			worth |= files->item[i].kind == searches[k].kind;
		if (worth)
			status = mus_worse(status, look_into(&files->item[i], searches, n, diag));
	}
	return status;
}

static bool ends_with(const char *name, const char *end)
{
	size_t len = strlen(name), n = strlen(end);

	return len > n && strcmp(name + len - n, end) == 0;
}

/*
 * The files of the person's own folder, if all are named as they should be: answers, talk, plan.
 * False when there are others: what they hold, only reading all of them can tell.
 */
static bool list_folder(struct mus_files *out, struct mus_workspace *ws, const char *folder,
	struct mus_arena *arena)
{
	const char *path = plan_join(arena, mus_workspace_dir(ws), folder);
	DIR *dir = opendir(path);
	const struct dirent *d;
	bool usual = dir != NULL;

	*out = (struct mus_files){ 0 };
	while (usual && (d = readdir(dir))) {
		bool talk = strcmp(d->d_name, "talk.yaml") == 0,
		     plan = strcmp(d->d_name, "plan.yaml") == 0;

		if (talk || plan)
			*MUS_PUSH(arena, out->item, out->n, out->cap) = (struct mus_file){
				.path = plan_join(arena, path, d->d_name),
				.within = plan_join(arena, folder, d->d_name),
				.kind = talk ? MUS_TALK : MUS_PLAN };
		else
			usual = d->d_name[0] == '.' || !ends_with(d->d_name, ".yaml") ||
				ends_with(d->d_name, ".employee.yaml") ||
				ends_with(d->d_name, ".leader.yaml");
	}
	if (dir)
		closedir(dir);
	return usual && out->n;
}

/* Where a record that is not there would be. */
static void by_convention(struct plan_record *record, const char *dir, const char *folder,
	const char *name, struct mus_arena *arena)
{
	record->within = plan_join(arena, folder, name);
	record->path = plan_join(arena, dir, record->within);
}

/* The folder of a record that is there, within its workspace. */
static const char *folder_of(const struct plan_record *record, struct mus_arena *arena)
{
	const char *slash = strrchr(record->within, '/');

	return slash ? mus_strndup(arena, record->within, (size_t)(slash - record->within)) : ".";
}

enum mus_status plan_find(struct plan_record *talk, struct plan_record *plan,
	struct mus_workspace *ws, const char *cycle, const struct mus_person *person,
	struct mus_arena *arena, struct mus_diag *diag)
{
	const struct search searches[] = { { MUS_PLAN, "person", person->id, cycle, plan },
		{ MUS_TALK, "person", person->id, cycle, talk } };
	size_t n = talk ? 2 : 1;
	struct mus_file_filter filter = {
		.cycle = cycle, .unit = person->unit, .person = person->id, .own_only = true
	};
	const char *dir = mus_workspace_dir(ws);
	const char *folder =
		mus_printf(arena, "%s/%s/%s", cycle, person->unit ? person->unit : "", person->id);
	struct mus_files files;
	enum mus_status status = MUS_OK;

	*plan = (struct plan_record){ .doc = NULL };
	if (talk)
		*talk = *plan;
	if (!list_folder(&files, ws, folder, arena))
		status = mus_files_list(&files, ws, &filter, arena, diag);
	status = mus_worse(status, look_through(&files, searches, n, diag));
	/* Who has moved since may have the talk in another unit's folder. */
	if (!status && !(talk && talk->doc) && !plan->doc) {
		filter.unit = NULL;
		status = mus_files_list(&files, ws, &filter, arena, diag);
		status = mus_worse(status, look_through(&files, searches, n, diag));
	}
	if ((talk && talk->doc) || plan->doc)
		folder = folder_of(talk && talk->doc ? talk : plan, arena);
	if (!plan->doc)
		by_convention(plan, dir, folder, "plan.yaml", arena);
	if (talk && !talk->doc)
		by_convention(talk, dir, folder, "talk.yaml", arena);
	return status;
}

enum mus_status plan_find_group(struct plan_record *plan, struct mus_workspace *ws,
	const char *cycle, const char *unit, struct mus_arena *arena, struct mus_diag *diag)
{
	const struct search search = { MUS_GROUP_PLAN, "unit", unit, cycle, plan };
	struct mus_file_filter filter = { .kind = MUS_GROUP_PLAN, .cycle = cycle, .unit = unit };
	const char *folder = mus_printf(arena, "%s/%s", cycle, unit);
	struct mus_files files;
	enum mus_status status = mus_files_list(&files, ws, &filter, arena, diag);

	*plan = (struct plan_record){ .doc = NULL };
	status = mus_worse(status, look_through(&files, &search, 1, diag));
	if (!plan->doc)
		by_convention(plan, mus_workspace_shared(ws), folder, "group-plan.yaml", arena);
	return status;
}
