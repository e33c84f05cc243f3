/*
 * Whose folder a file lies in: what the nearest mus.yaml above it says. Each folder is looked at
 * once, so that a thousand people's plans cost one question each.
 */
#include "store/inside.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folder above, as a path from where we stand; NULL at the root. */
static const char *above(struct mus_arena *arena, const char *dir)
{
	const char *slash = strrchr(dir, '/'), *last = slash ? slash + 1 : dir;
	struct stat here, there;
	const char *up;

	if (strcmp(last, "..") != 0 && strcmp(last, ".") != 0)
		return strcmp(dir, "/") == 0 ? NULL : store_folder_of(arena, dir);
	up = strcmp(dir, ".") == 0 ? ".." : mus_printf(arena, "%s/..", dir);
	/* The root is its own parent. */
	if (stat(dir, &here) < 0 || stat(up, &there) < 0 ||
		(here.st_dev == there.st_dev && here.st_ino == there.st_ino))
		return NULL;
	return up;
}

/* What its mus.yaml says; what is wrong with that is for others to say. */
static const char *leader_in(struct mus_arena *arena, const char *file)
{
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	struct mus_doc *doc;
	const char *leader = NULL;

	if (!mus_file_read(&doc, file, quiet)) {
		mus_node node = mus_doc_get(doc, mus_doc_root(doc, 0), "leader");
		if (mus_doc_type(doc, node) == MUS_STRING)
			leader = mus_strdup(arena, mus_doc_str(doc, node));
	}
	mus_doc_free(doc);
	mus_diag_free(quiet);
	return leader ? leader : "";
}

static const char *owner_of(struct mus_owners *owners, const char *dir)
{
	const char *known = mus_map_get(&owners->of_folder, dir), *mus, *up;

	if (known)
		return known;
	mus = store_join(owners->arena, dir, "mus.yaml");
	if (access(mus, F_OK) == 0) {
		known = leader_in(owners->arena, mus);
	} else {
		up = above(owners->arena, dir);
		known = up ? owner_of(owners, up) : "";
	}
	/* The map may have grown meanwhile. */
	mus_map_add(&owners->of_folder, dir)->value = (void *)(uintptr_t)known;
	return known;
}

const char *mus_file_owner(struct mus_owners *owners, const char *path)
{
	return strcmp(path, "-") == 0 ? "" : owner_of(owners, store_folder_of(owners->arena, path));
}
