/*
 * Finding and opening the folders. Only mus.yaml is read here, the folder's own and the shared
 * one's; so a command that shows one plan starts as fast as an empty one.
 */
#include "store/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

const char *store_join(struct mus_arena *arena, const char *dir, const char *name)
{
	size_t len = strlen(dir);

	if (name[0] == '/' || strcmp(dir, ".") == 0)
		return mus_strdup(arena, name);
	return mus_printf(arena, "%s%s%s", dir, len && dir[len - 1] == '/' ? "" : "/", name);
}

void store_keep(struct mus_workspace *ws, struct mus_job *job)
{
	*MUS_PUSH(NULL, ws->jobs, ws->n_jobs, ws->cap_jobs) = job;
}

static bool same_folder(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static const char *without_end_slash(struct mus_arena *arena, const char *dir)
{
	size_t len = strlen(dir);

	while (len > 1 && dir[len - 1] == '/')
		len--;
	return mus_strndup(arena, dir, len);
}

/* The folder with a mus.yaml from here upwards, as a path from here; NULL up to the root. */
static const char *find_upwards(struct mus_arena *arena)
{
	const char *dir = ".";

	for (;;) {
		const char *above = strcmp(dir, ".") == 0 ? ".." : mus_printf(arena, "%s/..", dir);

		if (access(store_join(arena, dir, "mus.yaml"), F_OK) == 0)
			return dir;
		/* The root is its own parent; a folder removed under us has none. */
		if (same_folder(dir, above) || access(above, F_OK) != 0)
			return NULL;
		dir = above;
	}
}

/* A default that stands in the design, for those who read a mus.yaml without it. */
static void set_defaults(struct mus_workplace *workplace)
{
	if (!workplace->currency)
		workplace->currency = "DKK";
}

/* Only version 1 of the format is known; a file without it is for mus-check to complain of. */
static bool known_version(const struct mus_doc *doc, mus_node root, struct mus_diag *diag)
{
	mus_node version = mus_doc_get(doc, root, "mus");

	if (mus_doc_type(doc, version) != MUS_INT || strcmp(mus_doc_str(doc, version), "1") == 0)
		return true;
	mus_doc_find(doc, version, "/mus", diag, MUS_F_FORMAT_VERSION, mus_doc_str(doc, version));
	return false;
}

/* A threshold that protects nobody is no setting but a slip; the schema has the same bounds. */
static bool protects(const struct mus_doc *doc, mus_node root, const char *key, int value,
	struct mus_diag *diag)
{
	mus_node node = mus_doc_get(doc, mus_doc_get(doc, root, "privacy"), key);
	char path[32];

	if (value >= MUS_THRESHOLD_MIN && value <= MUS_THRESHOLD_MAX)
		return true;
	snprintf(path, sizeof path, "/privacy/%s", key);
	mus_doc_find(doc, node ? node : root, path, diag, MUS_F_THRESHOLD, key, mus_doc_str(doc, node));
	return false;
}

static bool all_protect(const struct mus_doc *doc, mus_node root,
	const struct mus_privacy *privacy, struct mus_diag *diag)
{
	bool group = protects(doc, root, "min_group", privacy->min_group, diag);
	bool cell = protects(doc, root, "min_cell", privacy->min_cell, diag);

	return group && cell;
}

static enum mus_status read_workplace(struct mus_workplace *out, const char *path, bool common,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_doc *doc;
	enum mus_status status = mus_file_read(&doc, path, diag);
	mus_node root;

	if (status)
		return status;
	root = store_root(doc, MUS_WORKPLACE, diag);
	status = MUS_REFUSED;
	if (root && known_version(doc, root, diag))
		status = mus_record_read(MUS_WORKPLACE, doc, root, arena, diag, out);
	if (!status)
		set_defaults(out);
	/* A leader's own thresholds decide nothing: the shared folder's do. */
	if (!status && (common || !out->shared) && !all_protect(doc, root, &out->privacy, diag))
		status = MUS_REFUSED;
	mus_doc_free(doc);
	return status;
}

/* Read once more, to show the line: it is on the way to a failure. */
static void refuse_shared(const char *path, const char *shared, struct mus_diag *diag)
{
	struct mus_doc *doc;
	mus_node node;

	if (mus_file_read(&doc, path, diag))
		return;
	node = mus_doc_get(doc, mus_doc_root(doc, 0), "shared");
	mus_doc_find(doc, node, "/shared", diag, MUS_F_NO_SHARED_FOLDER, shared);
	mus_doc_free(doc);
}

/* The shared folder that a leader's names; else the folder is both. */
static enum mus_status open_shared(struct mus_workspace *ws, const char *path, struct mus_diag *diag)
{
	const char *shared = ws->own.shared, *common;

	ws->shared = ws->dir;
	ws->common = ws->own;
	if (!shared || !*shared)
		return MUS_OK;
	shared = without_end_slash(ws->arena, store_join(ws->arena, ws->dir, shared));
	if (same_folder(ws->dir, shared))
		return MUS_OK;
	common = store_join(ws->arena, shared, "mus.yaml");
	if (access(common, F_OK) != 0) {
		refuse_shared(path, shared, diag);
		return MUS_REFUSED;
	}
	ws->shared = shared;
	return read_workplace(&ws->common, common, true, ws->arena, diag);
}

/* The later of two cycles, by collation; NULL is before all. */
static const char *newer(const char *a, const char *b)
{
	if (!a || !b)
		return a ? a : b;
	return mus_collate(a, b) < 0 ? b : a;
}

static bool is_folder(int parent, const char *name)
{
	struct stat st;

	return fstatat(parent, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode);
}

static const char *newest_in(const char *path, struct mus_arena *arena)
{
	DIR *dir = opendir(path);
	const struct dirent *d;
	const char *newest = NULL;

	while (dir && (d = readdir(dir)))
		if (store_is_cycle(d->d_name) && newer(newest, d->d_name) != newest &&
			is_folder(dirfd(dir), d->d_name))
			newest = mus_strdup(arena, d->d_name);
	if (dir)
		closedir(dir);
	return newest;
}

static void find_cycle(struct mus_workspace *ws)
{
	ws->cycle = newest_in(ws->dir, ws->arena);
	if (ws->shared != ws->dir)
		ws->cycle = newer(ws->cycle, newest_in(ws->shared, ws->arena));
	if (!ws->cycle)
		ws->cycle = ws->common.cycle ? ws->common.cycle : ws->own.cycle;
}

/* The folder that is meant, or NULL after a finding. */
static const char *choose(struct mus_arena *arena, const char *dir, struct mus_diag *diag)
{
	const char *found;

	if (!dir)
		dir = getenv("MUS_DIR");
	if (!dir || !*dir) {
		found = find_upwards(arena);
		if (!found)
			mus_find(diag, MUS_F_NO_WORKSPACE, MUS_NOWHERE, "");
		return found;
	}
	dir = without_end_slash(arena, dir);
	if (access(store_join(arena, dir, "mus.yaml"), F_OK) == 0)
		return dir;
	if (errno == ENOENT && access(dir, F_OK) == 0)
		mus_find(diag, MUS_F_NO_WORKSPACE_IN, MUS_IN(dir), dir);
	else
		store_fail(diag, MUS_F_OPEN, dir, errno);
	return NULL;
}

static enum mus_status open_in(struct mus_workspace *ws, const char *dir, struct mus_diag *diag)
{
	const char *path;
	enum mus_status status;

	ws->dir = choose(ws->arena, dir, diag);
	if (!ws->dir)
		return MUS_REFUSED;
	path = store_join(ws->arena, ws->dir, "mus.yaml");
	status = read_workplace(&ws->own, path, false, ws->arena, diag);
	if (!status)
		status = open_shared(ws, path, diag);
	if (!status)
		find_cycle(ws);
	return status;
}

enum mus_status mus_workspace_open(
	struct mus_workspace **out, const char *dir, struct mus_diag *diag)
{
	struct mus_workspace *ws = mus_xmalloc(sizeof *ws);
	enum mus_status status;

	*ws = (struct mus_workspace){ .arena = mus_arena_new() };
	status = open_in(ws, dir, diag);
	if (status) {
		mus_workspace_free(ws);
		ws = NULL;
	}
	*out = ws;
	return status;
}

static void dispose_year(struct mus_year *year)
{
	mus_map_dispose(&year->goal_of_id);
	mus_map_dispose(&year->competence_of_id);
	mus_map_dispose(&year->budget_of_id);
}

void mus_workspace_free(struct mus_workspace *ws)
{
	if (!ws)
		return;
	if (ws->staff) {
		mus_map_dispose(&ws->staff->unit_of_id);
		mus_map_dispose(&ws->staff->person_of_id);
	}
	for (struct store_year *y = ws->years; y; y = y->next)
		dispose_year(&y->year);
	for (size_t i = 0; i < ws->n_jobs; i++)
		mus_job_free(ws->jobs[i]);
	free(ws->jobs);
	mus_arena_free(ws->arena);
	free(ws);
}

const char *mus_workspace_agreements(const struct mus_workspace *ws, const char **file)
{
	bool own = ws->own.agreements != NULL;

	*file = store_join(ws->arena, own ? ws->dir : ws->shared, "mus.yaml");
	return own ? ws->own.agreements : ws->common.agreements;
}

const struct mus_workplace *mus_workspace_workplace(const struct mus_workspace *ws)
{
	return &ws->common;
}

const char *mus_workspace_leader(const struct mus_workspace *ws)
{
	return ws->own.leader;
}

const char *mus_workspace_dir(const struct mus_workspace *ws)
{
	return ws->dir;
}

const char *mus_workspace_shared(const struct mus_workspace *ws)
{
	return ws->shared;
}

const char *mus_workspace_cycle(const struct mus_workspace *ws)
{
	return ws->cycle;
}

enum mus_status mus_cycle_known(
	const struct mus_workspace *ws, const char *cycle, struct mus_diag *diag)
{
	struct stat st;

	if (store_is_cycle(cycle) &&
		((stat(store_join(ws->arena, ws->dir, cycle), &st) == 0 && S_ISDIR(st.st_mode)) ||
		(stat(store_join(ws->arena, ws->shared, cycle), &st) == 0 && S_ISDIR(st.st_mode))))
		return MUS_OK;
	mus_find(diag, MUS_F_UNKNOWN_CYCLE, MUS_NOWHERE, cycle, ws->cycle ? ws->cycle : "2026");
	return MUS_REFUSED;
}

struct mus_arena *mus_workspace_arena(struct mus_workspace *ws)
{
	return ws->arena;
}
