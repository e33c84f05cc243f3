/*
 * Temporary files, and putting them in their place.
 */
/* renameat2() and RENAME_NOREPLACE are glibc's, under this name only; elsewhere the rename is
 * preceded by a look. link() would do it in POSIX, but a command killed before its unlink() would
 * leave a file with two names, which is then refused for ever. */
#define _GNU_SOURCE
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TRIES 100

/* Six letters and digits that differ between processes and calls; O_EXCL sees to the rest. */
static void random_name(char name[STORE_TEMP_SIZE], bool swept)
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
	snprintf(name, STORE_TEMP_SIZE, swept ? ".mus-%s.tmp" : ".mus-out-%s.tmp", part);
}

int store_temp(int folder, char name[STORE_TEMP_SIZE], bool swept, unsigned mode)
{
	int fd = -1;

	for (int i = 0; fd < 0 && i < TRIES; i++) {
		random_name(name, swept);
		fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, (mode_t)mode);
		if (fd < 0 && errno != EEXIST && errno != EINTR)
			break;
	}
	if (fd < 0)
		name[0] = '\0';
	return fd;
}

static int rename_fresh(int folder, const char *from, const char *to)
{
	struct stat st;

#ifdef RENAME_NOREPLACE
	if (renameat2(folder, from, folder, to, RENAME_NOREPLACE) == 0)
		return 0;
	/* An old kernel, or a file system that cannot. */
	if (errno != ENOSYS && errno != EINVAL && errno != ENOTSUP)
		return errno;
#endif
	if (fstatat(folder, to, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return EEXIST;
	return renameat(folder, from, folder, to) == 0 ? 0 : errno;
}

int store_rename(int folder, const char *from, const char *to, bool fresh)
{
	if (fresh)
		return rename_fresh(folder, from, to);
	return renameat(folder, from, folder, to) == 0 ? 0 : errno;
}
