/*
 * The lock of a record's folder: flock() on the folder itself, so that there is no lock file to
 * see, to share or to forget. Readers never lock. It is gone when the folder is closed, also
 * when the process is killed.
 */
#include "store/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define PAUSE_MS 20

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

enum mus_status store_lock(int folder, const char *path, int wait_ms, struct mus_diag *diag)
{
	const struct timespec pause = { 0, PAUSE_MS * 1000000L };
	int64_t end = now_ms() + wait_ms;

	while (flock(folder, LOCK_EX | LOCK_NB) < 0) {
		/* Network and cloud folders that don't lock: mus(7) says so. */
		if (errno != EWOULDBLOCK && errno != EINTR)
			return MUS_OK;
		if (now_ms() >= end) {
			mus_find(diag, MUS_F_LOCKED, MUS_IN(path), path);
			return MUS_SYSTEM;
		}
		nanosleep(&pause, NULL);
	}
	return MUS_OK;
}

static bool is_ours(const char *name)
{
	return strncmp(name, ".mus-", 5) == 0 && strlen(name) == strlen(".mus-XXXXXX.tmp") &&
		strcmp(name + 11, ".tmp") == 0;
}

/*
 * A command that was killed leaves its temporary file, and with it a person's data. As all who
 * make such files hold the lock, those that are here now belong to nobody.
 */
void store_sweep(int folder)
{
	/* Opened anew: a duplicate would share its position with the locked one. */
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *d;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((d = readdir(dir)))
		if (is_ours(d->d_name))
			unlinkat(folder, d->d_name, 0);
	closedir(dir);
}
