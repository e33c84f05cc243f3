/*
 * Folders: making those that are missing, and taking them away again when nothing came into them.
 */
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
	/* Some file systems know no fsync of a folder, and a folder that may not be read has none. */
	return done < 0 && errno != EINVAL && errno != ENOTSUP && errno != EBADF ? errno : 0;
}

const char *store_folder_of(struct mus_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return slash == path ? "/" : mus_strndup(arena, path, (size_t)(slash - path));
}

static int sync_folder(const char *path)
{
	int fd, error;

	STORE_RETRY(fd, open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	error = fd < 0 ? errno : store_sync(fd);
	if (fd >= 0)
		close(fd);
	return error;
}

int store_make_folder(struct store_made *made, const char *path, struct mus_arena *arena, bool personal)
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
	return sync_folder(above);
}

void store_unmake_folder(const struct store_made *made, struct mus_arena *arena)
{
	const char *path = made->last;

	/* One that somebody has put something into stays. */
	while (path && rmdir(path) == 0 && strcmp(path, made->first) != 0)
		path = store_folder_of(arena, path);
}
