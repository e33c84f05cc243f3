/*
 * The lock of a folder: flock() on the folder itself, so that there is no lock file to see, to
 * share or to forget. Readers never lock. It is gone when the folder is closed, also when the
 * process is killed.
 */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PAUSE_MS 20
#define WAIT_S 10
#define WAIT_S_MAX 86400

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int store_lock_wait(void)
{
	const char *wait = getenv("MUS_LOCK_WAIT");
	char *end = NULL;
	long s = wait && *wait ? strtol(wait, &end, 10) : WAIT_S;

	if ((end && *end) || s < 0 || s > WAIT_S_MAX)
		s = WAIT_S;
	return (int)s * 1000;
}

/* Network and cloud folders that don't lock: mus(7) says so. */
static bool knows_no_locks(int error)
{
	return error == ENOTSUP || error == EOPNOTSUPP || error == ENOSYS || error == EINVAL ||
		error == EBADF || error == ENOLCK;
}

static enum mus_status refuse(int folder, const char *path, int wait_ms, struct mus_diag *diag)
{
	char seconds[16], pid[24], *name = store_lock_holder(folder, pid);

	snprintf(seconds, sizeof seconds, "%d", wait_ms / 1000);
	if (name)
		mus_find(diag, MUS_F_LOCKED_BY, MUS_IN(path), path, seconds, name, pid);
	else
		mus_find(diag, MUS_F_LOCKED, MUS_IN(path), path, seconds);
	free(name);
	return MUS_SYSTEM;
}

enum mus_status store_lock(
	bool *held, int folder, const char *path, int wait_ms, struct mus_diag *diag)
{
	const struct timespec pause = { 0, PAUSE_MS * 1000000L };
	int64_t end = now_ms() + wait_ms;

	*held = false;
	while (flock(folder, LOCK_EX | LOCK_NB) < 0) {
		if (knows_no_locks(errno))
			return MUS_OK;
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK) {
			store_fail(diag, MUS_F_WRITE, path, errno);
			return MUS_SYSTEM;
		}
		if (now_ms() >= end)
			return refuse(folder, path, wait_ms, diag);
		nanosleep(&pause, NULL);
	}
	*held = true;
	return MUS_OK;
}

/* ---- held by a caller ---- */

struct mus_lock {
	int fd;
	bool held;
};

enum mus_status mus_lock(struct mus_lock **out, const char *folder, struct mus_diag *diag)
{
	struct mus_lock lock;
	enum mus_status status;

	*out = NULL;
	STORE_RETRY(lock.fd, open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	if (lock.fd < 0) {
		store_fail(diag, MUS_F_WRITE, folder, errno);
		return MUS_SYSTEM;
	}
	status = store_lock(&lock.held, lock.fd, folder, store_lock_wait(), diag);
	if (status) {
		close(lock.fd);
		return status;
	}
	*out = mus_xmalloc(sizeof lock);
	**out = lock;
	return MUS_OK;
}

void mus_unlock(struct mus_lock *lock)
{
	if (!lock)
		return;
	close(lock->fd);
	free(lock);
}

bool store_lock_covers(const struct mus_lock *lock, int folder)
{
	struct stat here, there;

	return lock && lock->held && fstat(lock->fd, &here) == 0 && fstat(folder, &there) == 0 &&
		here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}
