/*
 * Removing a record: only what was read is removed, and only where no other name leads to it.
 */
/* AT_EACCESS is there under this name with all C libraries. */
#define _GNU_SOURCE
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum mus_status fail(const char *path, int error, struct mus_diag *diag)
{
	store_fail(diag, MUS_F_WRITE, path, error);
	return MUS_SYSTEM;
}

static enum mus_status refuse_hard_link(
	const char *path, const struct stat *st, struct mus_diag *diag)
{
	char n[24];

	snprintf(n, sizeof n, "%ju", (uintmax_t)st->st_nlink);
	mus_find(diag, MUS_F_HARD_LINK, MUS_IN(path), path, n);
	return MUS_REFUSED;
}

static enum mus_status look(const char *path, struct mus_diag *diag)
{
	struct stat st;

	if (lstat(path, &st) < 0)
		return fail(path, errno, diag);
	if (!S_ISREG(st.st_mode)) {
		mus_find(diag, MUS_F_NOT_A_FILE, MUS_IN(path), path);
		return MUS_REFUSED;
	}
	return st.st_nlink > 1 ? refuse_hard_link(path, &st, diag) : MUS_OK;
}

/* Whether the file is there still, and holds what was read. */
static enum mus_status compare(
	int folder, const char *name, const struct mus_write *write, struct mus_diag *diag)
{
	struct store_text now = { 0 };
	size_t len;
	const char *was = mus_doc_text(write->was, &len);
	bool same;
	int fd, error;

	STORE_RETRY(fd, openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
	error = fd < 0 ? errno : store_read_fd(&now, fd);
	if (fd >= 0)
		close(fd);
	same = !error && now.len == len && (len == 0 || memcmp(now.data, was, len) == 0);
	free(now.data);
	if (error)
		return fail(write->path, error, diag);
	if (same)
		return MUS_OK;
	mus_find(diag, MUS_F_CHANGED_MEANWHILE, MUS_IN(write->path), write->path);
	return MUS_SYSTEM;
}

static enum mus_status remove_in(
	int folder, const char *name, const struct mus_write *write, struct mus_diag *diag)
{
	enum mus_status status = look(write->path, diag);
	int error;

	if (!status)
		status = compare(folder, name, write, diag);
	if (status)
		return status;
	if (unlinkat(folder, name, 0) < 0)
		return fail(write->path, errno, diag);
	error = store_sync(folder);
	return error ? fail(write->path, error, diag) : MUS_OK;
}

enum mus_status mus_file_remove(const struct mus_write *write, struct mus_diag *diag)
{
	struct mus_arena *arena = mus_arena_new();
	const char *path = write->path, *slash = strrchr(path, '/');
	const char *folder = store_folder_of(arena, path);
	enum mus_status status = MUS_OK;
	bool held;
	int fd;

	STORE_RETRY(fd, open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	if (fd < 0)
		status = fail(path, errno, diag);
	else if (!store_lock_covers(write->lock, fd))
		status = store_lock(&held, fd, folder, store_lock_wait(), diag);
	if (!status)
		status = remove_in(fd, slash ? slash + 1 : path, write, diag);
	if (fd >= 0)
		close(fd);
	mus_arena_free(arena);
	return status;
}

enum mus_status mus_file_removable(const struct mus_write *write, struct mus_diag *diag)
{
	struct mus_arena *arena = mus_arena_new();
	enum mus_status status = look(write->path, diag);
	int error = status ? 0 : store_may_write_in(store_folder_of(arena, write->path));

	mus_arena_free(arena);
	return error ? fail(write->path, error, diag) : status;
}
