/*
 * Folders: making those that are missing, and taking them away again when nothing came into them.
 */
/* AT_EACCESS is there under this name with all C libraries. */
#define _GNU_SOURCE
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int store_sync(int fd)
{
	int done;

	STORE_RETRY(done, fsync(fd));
	/* Some file systems know no fsync of a folder, and a folder that may not be read has none.
	 */
	return done < 0 && errno != EINVAL && errno != ENOTSUP && errno != EBADF ? errno : 0;
}

const char *store_folder_of(struct mus_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return slash == path ? "/" : mus_strndup(arena, path, (size_t)(slash - path));
}

int store_may_write_in(const char *folder)
{
	return faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) < 0 ? errno : 0;
}

int store_may_make_folder(const char *path, struct mus_arena *arena)
{
	const char *above = store_folder_of(arena, path);
	struct stat st;

	if (stat(path, &st) == 0)
		return S_ISDIR(st.st_mode) ? store_may_write_in(path) : ENOTDIR;
	if (errno != ENOENT || strcmp(above, path) == 0)
		return errno;
	return store_may_make_folder(above, arena);
}

static int open_folder(const char *path, int flags)
{
	int fd;

	STORE_RETRY(fd, open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags));
	return fd;
}

/* A new folder is on the disk when the one above it is; a personal one is of that one's owner. */
static int settle(const char *path, const char *above, bool personal)
{
	/* Who owns the one above might put a link in the new one's place. */
	int folder = open_folder(above, 0), fd = personal ? open_folder(path, O_NOFOLLOW) : -1;
	int error = folder < 0 || (personal && fd < 0) ? errno : 0;

	if (!error && personal)
		error = store_give(fd, folder);
	if (!error)
		error = store_sync(folder);
	if (fd >= 0)
		close(fd);
	if (folder >= 0)
		close(folder);
	return error;
}

int store_make_folder(
	struct store_made *made, const char *path, struct mus_arena *arena, bool personal)
{
	const char *above = store_folder_of(arena, path);
	struct stat st;
	int error, done;

	if (stat(path, &st) == 0)
		return S_ISDIR(st.st_mode) ? 0 : ENOTDIR;
	if (errno != ENOENT || strcmp(above, path) == 0)
		return errno;
	error = store_make_folder(made, above, arena, personal);
	if (error)
		return error;
	STORE_RETRY(done, mkdir(path, personal ? 0700 : 0777));
	/* EEXIST: another command was quicker. */
	if (done < 0)
		return errno == EEXIST ? 0 : errno;
	if (!made->first)
		made->first = path;
	made->last = path;
	return settle(path, above, personal);
}

void store_unmake_folder(const struct store_made *made, struct mus_arena *arena)
{
	const char *path = made->last;

	/* One that somebody has put something into stays. */
	while (path && rmdir(path) == 0 && strcmp(path, made->first) != 0)
		path = store_folder_of(arena, path);
}
