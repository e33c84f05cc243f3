/*
 * Temporary files: making them, putting them in their place, and removing those that a command
 * left behind when it was killed, and with it a person's data.
 */
/* renameat2() and RENAME_NOREPLACE are glibc's, under this name only; elsewhere the rename is
 * preceded by a look. link() would do it in POSIX, but a command killed before its unlink() would
 * leave a file with two names, which is then refused for ever. */
#define _GNU_SOURCE
#include "store/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TRIES 100
/* No command writes for so long: all is made before the temporary file is. */
#define OLD_S 3600

/* Six letters and digits that differ between processes and calls; O_EXCL sees to the rest. */
static void random_name(char name[STORE_TEMP_SIZE], bool record)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuv";
	static atomic_uint count;
	struct timespec t;
	uint64_t seed;
	char part[7];

	clock_gettime(CLOCK_REALTIME, &t);
	seed = ((uint64_t)t.tv_sec << 30 ^ (uint64_t)t.tv_nsec) + ((uint64_t)getpid() << 32) +
		atomic_fetch_add(&count, 1);
	seed *= UINT64_C(0x9e3779b97f4a7c15);
	for (int i = 0; i < 6; i++)
		part[i] = digits[seed >> (59 - 5 * i) & 31];
	part[6] = '\0';
	snprintf(name, STORE_TEMP_SIZE, record ? ".mus-%s.tmp" : ".mus-out-%s.tmp", part);
}

int store_temp(int folder, char name[STORE_TEMP_SIZE], bool record, unsigned mode)
{
	int fd = -1;

	for (int i = 0; fd < 0 && i < TRIES; i++) {
		random_name(name, record);
		fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, (mode_t)mode);
		if (fd < 0 && errno != EEXIST && errno != EINTR)
			break;
	}
	if (fd < 0)
		name[0] = '\0';
	return fd;
}

static int rename_over(int folder, const char *from, const char *to)
{
	int done;

	STORE_RETRY(done, renameat(folder, from, folder, to));
	return done < 0 ? errno : 0;
}

static int rename_fresh(int folder, const char *from, const char *to)
{
	struct stat st;

#ifdef RENAME_NOREPLACE
	int done;

	STORE_RETRY(done, renameat2(folder, from, folder, to, RENAME_NOREPLACE));
	if (done == 0)
		return 0;
	/* An old kernel, or a file system that cannot. */
	if (errno != ENOSYS && errno != EINVAL && errno != ENOTSUP)
		return errno;
#endif
	if (fstatat(folder, to, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return EEXIST;
	return rename_over(folder, from, to);
}

int store_rename(int folder, const char *from, const char *to, bool fresh)
{
	return fresh ? rename_fresh(folder, from, to) : rename_over(folder, from, to);
}

/* ---- what was left behind ---- */

static bool matches(const char *name, const char *begin)
{
	size_t len = strlen(begin);

	return strncmp(name, begin, len) == 0 && strlen(name) == len + strlen("XXXXXX.tmp") &&
		strcmp(name + len + 6, ".tmp") == 0;
}

static bool is_old(int folder, const char *name)
{
	struct stat st;

	return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		time(NULL) - st.st_mtime > OLD_S;
}

void store_sweep(int folder, bool locked)
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
	while ((d = readdir(dir))) {
		bool record = matches(d->d_name, ".mus-");

		if ((record && locked) ||
			((record || matches(d->d_name, ".mus-out-")) && is_old(folder, d->d_name)))
			unlinkat(folder, d->d_name, 0);
	}
	closedir(dir);
}
