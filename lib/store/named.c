/*
 * What operands of a command name: files, folders and '-'.
 *
 * What a path says needs to be counted from the top of a workspace. An operand inside the one
 * at hand is placed there; for others the longest known tail of the path speaks, so that
 * '/backup/mette/2025/solsikken/aase-b/plan.yaml' is still a plan of 2025.
 */
/* realpath() is in the X/Open part of POSIX.1-2008, which _POSIX_C_SOURCE alone leaves out. */
#define _XOPEN_SOURCE 700
#include "store/inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *const *mus_no_files(void)
{
	static const char *const none[] = { NULL };

	return none;
}

bool mus_files_are_named(const char *const *names, size_t n)
{
	return n > 0 || names == mus_no_files();
}

struct naming {
	struct mus_files *out;
	struct mus_arena *arena;
	struct mus_diag *diag;
	struct mus_map seen; /* paths taken */
	char *dir, *shared;  /* the workspace's folders, resolved; NULL where there is none */
	const char *folder, *real; /* the last file's folder as written, and resolved */
};

/* What is left of a file's path below `dir`; NULL when it lies elsewhere. */
static const char *below(const char *path, const char *dir)
{
	size_t len = dir ? strlen(dir) : 0;

	if (!dir || strncmp(path, dir, len) != 0)
		return NULL;
	/* dir may be "/" */
	if (path[len - 1] == '/')
		return path + len;
	return path[len] == '/' ? path + len + 1 : NULL;
}

/* The place within a workspace folder, the inner one if both hold it; NULL outside. */
static const char *place_in(const struct naming *naming, const char *real, bool *shared)
{
	const char *own = below(real, naming->dir), *common = below(real, naming->shared);

	*shared = common && (!own || strlen(common) < strlen(own));
	return *shared ? common : own;
}

/* The folder, resolved; files come folder by folder, so the last answer mostly serves again. */
static const char *resolve(struct naming *naming, const char *folder)
{
	char *real;

	if (naming->folder && strcmp(naming->folder, folder) == 0)
		return naming->real;
	real = realpath(folder, NULL);
	naming->folder = folder;
	naming->real = mus_strdup(naming->arena, real);
	free(real);
	return naming->real;
}

/* A file's real place: its folder is resolved, its own name stays (it may be a link). */
static const char *real_place(struct naming *naming, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *real = resolve(naming, store_folder_of(naming->arena, path));

	return real ? store_join(naming->arena, real, slash ? slash + 1 : path) : NULL;
}

/* Outside a workspace: the shortest tail that says a kind, else the whole path. */
static void guess(struct mus_file *file, struct mus_arena *arena)
{
	const char *start = file->path + strlen(file->path);

	while (start > file->path) {
		start--;
		if (start != file->path && start[-1] != '/')
			continue;
		file->within = start;
		store_path_says(file, arena);
		if (file->kind)
			return;
	}
	file->within = file->path;
	store_path_says(file, arena);
}

static void place_file(struct naming *naming, struct mus_file *file)
{
	const char *real = naming->dir ? real_place(naming, file->path) : NULL;
	const char *within = real ? place_in(naming, real, &file->shared) : NULL;

	if (!within) {
		guess(file, naming->arena);
		return;
	}
	file->within = within;
	store_path_says(file, naming->arena);
}

/* Takes a file once, however often it is named. */
static void take(struct naming *naming, struct mus_file file)
{
	struct mus_map_entry *entry = mus_map_add(&naming->seen, file.path);

	if (entry->value)
		return;
	entry->value = naming;
	*MUS_PUSH(naming->arena, naming->out->item, naming->out->n, naming->out->cap) = file;
}

static void take_standard_input(struct naming *naming)
{
	struct mus_file file = { .path = "-", .within = "-" };

	if (mus_map_get(&naming->seen, "-"))
		mus_find(naming->diag, MUS_F_STDIN_TWICE, MUS_IN("-"), "-");
	take(naming, file);
}

static void take_folder(struct naming *naming, const char *name)
{
	struct mus_files found = { 0 };
	size_t len = strlen(name);
	struct store_walk how = { .nested = true };

	while (len > 1 && name[len - 1] == '/')
		len--;
	how.root = mus_strndup(naming->arena, name, len);
	store_walk(&found, &how, naming->arena, naming->diag);
	for (size_t i = 0; i < found.n; i++) {
		place_file(naming, &found.item[i]);
		take(naming, found.item[i]);
	}
}

static void take_name(struct naming *naming, const char *name)
{
	struct mus_file file = { .path = mus_strdup(naming->arena, name) };
	struct stat st;

	if (strcmp(name, "-") == 0) {
		take_standard_input(naming);
	} else if (stat(name, &st) < 0) {
		int error = errno;
		bool link = lstat(name, &st) == 0;
		store_fail(naming->diag, link ? MUS_F_DANGLING_LINK : MUS_F_OPEN, name, error);
	} else if (S_ISDIR(st.st_mode)) {
		take_folder(naming, name);
	} else {
		place_file(naming, &file);
		take(naming, file);
	}
}

enum mus_status mus_files_named(struct mus_files *out, struct mus_workspace *ws,
	const char *const *names, size_t n, struct mus_arena *arena, struct mus_diag *diag)
{
	bool two = ws && ws->shared != ws->dir;
	struct naming naming = { .out = out, .arena = arena, .seen = MUS_MAP_INIT,
		.diag = mus_diag_new(mus_diag_lang(diag)),
		.dir = ws ? realpath(ws->dir, NULL) : NULL,
		.shared = two ? realpath(ws->shared, NULL) : NULL };
	enum mus_status status;

	*out = (struct mus_files){ 0 };
	for (size_t i = 0; i < n; i++)
		take_name(&naming, names[i]);
	status = mus_diag_status(naming.diag);
	mus_diag_move(diag, naming.diag);
	mus_diag_free(naming.diag);
	mus_map_dispose(&naming.seen);
	free(naming.dir);
	free(naming.shared);
	return status;
}
