/*
 * Whose folder is meant: a path, or a leader's id, whose folder lies beside one that is known.
 */
/* realpath() is in the X/Open part of POSIX.1-2008, which _POSIX_C_SOURCE alone leaves out. */
#define _XOPEN_SOURCE 700
#include "work/handover/hand.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

/* ---- paths ---- */

const char *hand_real_path(struct mus_arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy, *slash;

	if (real) {
		copy = mus_strdup(arena, real);
		free(real);
		return copy;
	}
	slash = strrchr(path, '/');
	if (!slash)
		return mus_printf(arena, "%s/%s", hand_real_path(arena, "."), path);
	if (!slash[1])
		return hand_real_path(arena, mus_strndup(arena, path, (size_t)(slash - path)));
	copy = slash == path
		       ? ""
		       : hand_real_path(arena, mus_strndup(arena, path, (size_t)(slash - path)));
	return mus_printf(arena, "%s/%s", copy, slash + 1);
}

bool hand_within(const char *path, const char *dir)
{
	size_t len = strlen(dir);

	return strncmp(path, dir, len) == 0 &&
	       (!path[len] || path[len] == '/' || dir[len - 1] == '/');
}

static bool same_folder(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* ---- beside ---- */

/* A look for a leader's folder. */
struct search {
	struct hand *h;
	const char *leader;
	const char *found[2]; /* the first two */
	size_t n;
	const char *closed;    /* one of that name that may not be looked into */
	struct mus_buf places; /* where it was looked for */
};

static void look_at(struct search *s, const char *dir, const char *name)
{
	struct mus_owners owners = { .arena = s->h->arena, .of_folder = MUS_MAP_INIT };
	const char *file = hand_join(s->h, dir, "mus.yaml");

	if (access(file, R_OK) != 0) {
		if (errno == EACCES && strcmp(name, s->leader) == 0)
			s->closed = dir;
		return;
	}
	if (strcmp(mus_file_owner(&owners, file), s->leader) == 0 &&
		!(s->n && same_folder(dir, s->found[0]))) {
		if (s->n < 2)
			s->found[s->n] = dir;
		s->n++;
	}
	mus_map_dispose(&owners.of_folder);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* All folders that lie in one, in the order of their names. */
static void look_in(struct search *s, const char *above)
{
	DIR *dir = opendir(above);
	const struct dirent *d;
	const char **names = NULL;
	size_t n = 0, cap = 0;

	while (dir && (d = readdir(dir)))
		if (d->d_name[0] != '.')
			*MUS_PUSH(s->h->arena, names, n, cap) = mus_strdup(s->h->arena, d->d_name);
	if (dir)
		closedir(dir);
	if (n)
		qsort(names, n, sizeof *names, by_name);
	for (size_t i = 0; i < n; i++) {
		const char *path = hand_join(s->h, above, names[i]);

		if (is_folder(path))
			look_at(s, path, names[i]);
	}
	mus_buf_fmt(&s->places, "%s%s", s->places.len ? ", " : "", above);
}

/* What lies beside a folder, and itself. */
static void look_beside(struct search *s, const char *dir)
{
	const char *slash = strrchr(dir, '/'), *last = slash ? slash + 1 : dir, *above;

	if (!*last || strcmp(last, ".") == 0 || strcmp(last, "..") == 0)
		above = strcmp(dir, ".") == 0 ? ".." : mus_printf(s->h->arena, "%s/..", dir);
	else if (slash)
		above = slash == dir ? "/" : mus_strndup(s->h->arena, dir, (size_t)(slash - dir));
	else
		above = ".";
	look_in(s, above);
}

static void look_around(struct search *s, const struct mus_workspace *ws)
{
	const char *dir = ws ? mus_workspace_dir(ws) : NULL,
		   *shared = ws ? mus_workspace_shared(ws) : NULL;

	if (!ws || s->n)
		return;
	look_beside(s, dir);
	if (!s->n && shared != dir)
		look_beside(s, shared);
}

static const char *refuse(struct search *s, const char *word)
{
	struct mus_diag *diag = s->h->diag;

	if (s->n > 1)
		mus_find(diag, MUS_F_HANDOVER_FOLDERS, MUS_NOWHERE, word, s->found[0], s->found[1]);
	else if (s->closed)
		mus_find_system(diag, MUS_F_OPEN, hand_join(s->h, s->closed, "mus.yaml"), EACCES);
	else if (s->places.len)
		mus_find(diag, MUS_F_HANDOVER_NO_FOLDER, MUS_NOWHERE, word, s->places.data);
	else
		mus_find(diag, MUS_F_NO_WORKSPACE_IN, MUS_IN(word), word);
	return NULL;
}

/* Whether a word is a path as it stands. */
static bool is_path(struct hand *h, const char *word)
{
	return strchr(word, '/') || !mus_id_valid(word) ||
	       access(hand_join(h, word, "mus.yaml"), F_OK) == 0;
}

/* The folder that a word means, or NULL after a finding. */
static const char *find(struct hand *h, const char *word, const struct mus_workspace *near,
	const struct mus_workspace *other)
{
	struct search s = { .h = h, .leader = word, .places = MUS_BUF_INIT };
	const char *dir;

	if (is_path(h, word))
		return word;
	look_around(&s, near);
	look_around(&s, other);
	dir = s.n == 1 ? s.found[0] : refuse(&s, word);
	mus_buf_dispose(&s.places);
	return dir;
}

/* ---- opening ---- */

static enum mus_status open_side(struct hand *h, struct hand_side *side, const char *dir)
{
	enum mus_status status = dir ? mus_workspace_open(&side->ws, dir, h->diag) : MUS_REFUSED;

	if (status)
		return status;
	side->dir = mus_workspace_dir(side->ws);
	side->leader = mus_workspace_leader(side->ws);
	if (side->leader)
		return MUS_OK;
	mus_find(h->diag, MUS_F_HANDOVER_NOT_A_LEADERS, MUS_IN(side->dir), side->dir);
	return MUS_REFUSED;
}

/* What came to be there would be the caller's, and its leader could not read it. Root gives it. */
static bool is_owner(struct hand *h, const char *dir)
{
	struct stat st;
	char uid[24];

	if (geteuid() == 0 || stat(dir, &st) < 0 || st.st_uid == geteuid())
		return true;
	snprintf(uid, sizeof uid, "%ju", (uintmax_t)st.st_uid);
	mus_find(h->diag, MUS_F_FOREIGN_OWNER, MUS_IN(dir), dir, uid);
	return false;
}

/* The two must be of one workplace, and two. */
static enum mus_status compare(struct hand *h)
{
	if (same_folder(h->from.dir, h->to.dir)) {
		mus_find(h->diag, MUS_F_HANDOVER_ONE_FOLDER, MUS_IN(h->to.dir), h->to.dir);
		return MUS_REFUSED;
	}
	if (!is_owner(h, h->from.dir) || !is_owner(h, h->to.dir))
		return MUS_REFUSED;
	if (same_folder(mus_workspace_shared(h->from.ws), mus_workspace_shared(h->to.ws)))
		return MUS_OK;
	mus_find(h->diag, MUS_F_HANDOVER_WORKPLACES, MUS_NOWHERE, h->from.dir, h->to.dir);
	return MUS_REFUSED;
}

enum mus_status hand_open(struct hand *h, struct mus_workspace *near)
{
	/* A path needs nothing beside it; an id may lie beside the other's path. */
	bool path = is_path(h, h->what->from);
	struct hand_side *first = path ? &h->from : &h->to, *second = path ? &h->to : &h->from;
	const char *one = path ? h->what->from : h->what->to,
		   *two = path ? h->what->to : h->what->from;
	enum mus_status status = open_side(h, first, find(h, one, near, NULL));
	enum mus_status other = open_side(h, second, find(h, two, near, first->ws));

	status = mus_worse(status, other);
	if (!status)
		status = compare(h);
	h->same = !status && strcmp(h->from.leader, h->to.leader) == 0;
	return status;
}

/* ---- locks ---- */

struct place {
	const char *dir;
	struct stat st;
};

static int by_inode(const void *a, const void *b)
{
	const struct stat *x = &((const struct place *)a)->st, *y = &((const struct place *)b)->st;

	if (x->st_dev != y->st_dev)
		return x->st_dev < y->st_dev ? -1 : 1;
	return x->st_ino == y->st_ino ? 0 : x->st_ino < y->st_ino ? -1 : 1;
}

enum mus_status hand_lock(struct hand *h)
{
	struct place places[] = { { .dir = h->from.dir }, { .dir = h->to.dir },
		{ .dir = mus_workspace_shared(h->from.ws) } };
	size_t n = h->same ? 2 : 3;
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < n; i++)
		if (stat(places[i].dir, &places[i].st) < 0)
			return mus_find_system(h->diag, MUS_F_OPEN, places[i].dir, errno),
			       MUS_SYSTEM;
	qsort(places, n, sizeof *places, by_inode);
	for (size_t i = 0; i < n && !status && !h->what->dry_run; i++)
		if (!i || by_inode(&places[i - 1], &places[i]) != 0)
			status = mus_lock(&h->locks[h->n_locks++], places[i].dir, h->diag);
	return status;
}
