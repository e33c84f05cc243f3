/*
 * Walking a folder: all *.yaml files below it in a fixed order, whatever order the disk gives
 * them in. Names are compared byte by byte, so the order doesn't depend on a locale.
 *
 * Each folder is opened from the one above it by descriptor, without following links: nobody
 * can lead the walk elsewhere by putting a link in its way, and links cannot make it go round.
 */
/* glibc declares d_type and the DT_ constants under this name only; where there are none, stat
 * does their work. */
#define _DEFAULT_SOURCE
#include "store/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The layout is four deep; each level holds one descriptor. */
#define MAX_DEPTH 32
#define MAX_DEPTH_TEXT "32"

enum type { OTHER, FOLDER, REGULAR, DANGLING };

struct entry {
	const char *name;
	enum type type;
	int error; /* DANGLING: why */
};

struct entries {
	struct entry *item;
	size_t n, cap;
	bool workspace; /* a mus.yaml is among them */
};

struct walk {
	const struct store_walk *how;
	struct mus_files *out;
	struct mus_arena *arena; /* the caller's */
	struct mus_diag *diag;
	struct mus_buf path;     /* of the folder or file at hand */
	size_t root_len;         /* what to cut off a path to get what is within the root */
	struct mus_file last;    /* the file taken last, with whom the next mostly shares its folders */
};

/* A folder while it is walked. */
struct folder {
	int fd;
	size_t depth;
	struct entries entries;
	struct mus_arena *scratch;
};

static void walk_folder(struct walk *w, int parent, const char *name, size_t depth);

static bool is_yaml(const char *name)
{
	size_t len = strlen(name);

	return len > 5 && strcmp(name + len - 5, ".yaml") == 0;
}

/* What a name is, by stat: a link to a file counts as that file, one to a folder as nothing. */
static enum type type_by_stat(int folder, const char *name, int *error)
{
	struct stat st;
	bool link;

	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return OTHER; /* gone since its name was read */
	link = S_ISLNK(st.st_mode);
	if (link && !is_yaml(name))
		return OTHER;
	if (link && fstatat(folder, name, &st, 0) < 0) {
		*error = errno;
		return DANGLING;
	}
	if (S_ISDIR(st.st_mode))
		return link ? OTHER : FOLDER;
	return S_ISREG(st.st_mode) && is_yaml(name) ? REGULAR : OTHER;
}

static enum type type_of(int folder, const struct dirent *d, int *error)
{
#ifdef DT_DIR
	if (d->d_type == DT_DIR)
		return FOLDER;
	if (d->d_type == DT_REG)
		return is_yaml(d->d_name) ? REGULAR : OTHER;
#endif
	return type_by_stat(folder, d->d_name, error);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

/* All that matters in an open folder, sorted. 0 or an errno. */
static int read_entries(DIR *dir, struct entries *out, struct mus_arena *scratch)
{
	const struct dirent *d;
	int failed;

	while (errno = 0, (d = readdir(dir))) {
		int error = 0;
		enum type type = d->d_name[0] == '.' ? OTHER : type_of(dirfd(dir), d, &error);

		if (type == OTHER)
			continue;
		if (strcmp(d->d_name, "mus.yaml") == 0)
			out->workspace = true;
		*MUS_PUSH(scratch, out->item, out->n, out->cap) =
			(struct entry){ mus_strdup(scratch, d->d_name), type, error };
	}
	failed = errno;
	if (out->n)
		qsort(out->item, out->n, sizeof *out->item, by_name);
	return failed;
}

static bool differs(const char *wanted, const char *said)
{
	return wanted && said && strcmp(wanted, said) != 0;
}

/* A field that is asked for, and that a file of known kind doesn't have, is a difference too. */
static bool lacks(const char *wanted, const char *said, enum mus_kind kind)
{
	return wanted && !said && kind != MUS_KIND_NONE;
}

/* Whether what is known of a file or folder fits; what isn't known fits. */
static bool fits(const struct mus_file_filter *filter, const struct mus_file *file)
{
	if (!filter)
		return true;
	if (filter->kind && file->kind && filter->kind != file->kind)
		return false;
	return !differs(filter->cycle, file->cycle) && !differs(filter->unit, file->unit) &&
		!differs(filter->person, file->person) &&
		!lacks(filter->cycle, file->cycle, file->kind) &&
		!lacks(filter->unit, file->unit, file->kind) &&
		!lacks(filter->person, file->person, file->kind);
}

static struct mus_file file_at(const struct walk *w, const char *path)
{
	return (struct mus_file){
		.path = path, .within = path + w->root_len, .shared = w->how->shared
	};
}

/* A copy that lives with the result: the last file's, where that says the same. */
static const char *keep(struct walk *w, const char *said, const char *last)
{
	return said && last && strcmp(said, last) == 0 ? last : mus_strdup(w->arena, said);
}

static void take_file(struct walk *w, struct mus_arena *scratch)
{
	struct mus_file file = file_at(w, w->path.data);

	store_path_says(&file, scratch);
	if (!fits(w->how->filter, &file))
		return;
	file.path = mus_strdup(w->arena, file.path);
	file.within = file.path + w->root_len;
	file.cycle = keep(w, file.cycle, w->last.cycle);
	file.unit = keep(w, file.unit, w->last.unit);
	file.person = keep(w, file.person, w->last.person);
	w->last = file;
	*MUS_PUSH(w->arena, w->out->item, w->out->n, w->out->cap) = file;
}

static bool worth_entering(const struct walk *w, const struct folder *in, const char *name)
{
	const struct mus_file_filter *filter = w->how->filter;
	struct mus_file folder = file_at(w, w->path.data);

	/* Copies of our schemas, which are no records, stand at the top of a workspace. */
	if (w->how->flat || ((in->depth == 0 || in->entries.workspace) && strcmp(name, "schemas") == 0))
		return false;
	store_folder_says(&folder, in->scratch);
	if (filter && filter->in_place && !store_may_hold(&folder, filter->kind))
		return false;
	return fits(filter, &folder);
}

/* Puts a name behind the path of the folder it is in. */
static void add_name(struct walk *w, const char *name)
{
	if (w->path.len && w->path.data[w->path.len - 1] != '/')
		mus_buf_char(&w->path, '/');
	mus_buf_str(&w->path, name);
}

static void take_entry(struct walk *w, const struct folder *in, const struct entry *entry)
{
	if (entry->type == REGULAR)
		take_file(w, in->scratch);
	else if (entry->type == DANGLING)
		store_fail(w->diag, MUS_F_DANGLING_LINK, w->path.data, entry->error);
	else if (worth_entering(w, in, entry->name))
		walk_folder(w, in->fd, entry->name, in->depth + 1);
}

static void take_entries(struct walk *w, const struct folder *in)
{
	/* Names below where we stand go without "./". */
	size_t len = strcmp(w->path.data, ".") == 0 ? 0 : w->path.len;

	for (size_t i = 0; i < in->entries.n; i++) {
		mus_buf_cut(&w->path, len);
		add_name(w, in->entries.item[i].name);
		take_entry(w, in, &in->entries.item[i]);
	}
}

static DIR *open_folder(struct walk *w, int parent, const char *name, size_t depth)
{
	/* The folder that was named may be a link; those found below it may not. */
	int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (depth ? O_NOFOLLOW : 0);
	int fd = openat(parent, name, flags);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);

	if (dir)
		return dir;
	if (!(errno == ENOENT && depth == 0 && w->how->sub))
		store_fail(w->diag, MUS_F_OPEN, w->path.data, errno);
	if (fd >= 0)
		close(fd);
	return NULL;
}

/* The folder of that name in its parent; w->path says where it is. */
static void walk_folder(struct walk *w, int parent, const char *name, size_t depth)
{
	struct folder here = { .depth = depth };
	DIR *dir;
	int error;

	if (depth > MAX_DEPTH) {
		mus_find(w->diag, MUS_F_FOLDERS_TOO_DEEP, MUS_IN(w->path.data), MAX_DEPTH_TEXT);
		return;
	}
	dir = open_folder(w, parent, name, depth);
	if (!dir)
		return;
	here.fd = dirfd(dir);
	here.scratch = mus_arena_new();
	error = read_entries(dir, &here.entries, here.scratch);
	if (error)
		store_fail(w->diag, MUS_F_READ, w->path.data, error);
	/* A workspace inside this one is another workspace: the shared folder's, or a leader's. */
	if (depth == 0 || w->how->nested || !here.entries.workspace)
		take_entries(w, &here);
	mus_arena_free(here.scratch);
	closedir(dir);
}

void store_walk(struct mus_files *out, const struct store_walk *how, struct mus_arena *arena,
	struct mus_diag *diag)
{
	struct walk w = { .how = how, .out = out, .arena = arena, .diag = diag, .path = MUS_BUF_INIT };
	const char *top = how->sub ? store_join(arena, how->root, how->sub) : how->root;

	/* Where the names within the root begin: measured on a path made the same way. */
	w.root_len = strlen(store_join(arena, how->root, "x")) - 1;
	mus_buf_str(&w.path, top);
	walk_folder(&w, AT_FDCWD, top, 0);
	mus_buf_dispose(&w.path);
}

enum mus_status mus_files_list(struct mus_files *out, struct mus_workspace *ws,
	const struct mus_file_filter *filter, struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_diag *own = mus_diag_new(mus_diag_lang(diag));
	struct store_walk how = { .root = ws->dir, .filter = filter };
	enum mus_status status;

	*out = (struct mus_files){ 0 };
	store_walk(out, &how, arena, own);
	if (ws->shared != ws->dir && !(filter && filter->own_only)) {
		how.root = ws->shared;
		how.shared = true;
		store_walk(out, &how, arena, own);
	}
	status = mus_diag_status(own);
	mus_diag_move(diag, own);
	mus_diag_free(own);
	return status;
}
