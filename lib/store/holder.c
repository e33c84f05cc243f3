/*
 * Who holds a folder's lock, for the one who waits for it: Linux tells in /proc. Elsewhere, and
 * where the holder is another user's or on another machine, nobody is named.
 */
#include "store/inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#ifdef __linux__
#include <sys/sysmacros.h>

/* The program's name, 16 bytes at most; NULL when the process is gone or hidden. */
static char *name_of(long pid)
{
	char path[48], *name = NULL;
	size_t room = 0;
	ssize_t len = -1;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%ld/comm", pid);
	f = fopen(path, "re");
	if (f) {
		len = getline(&name, &room, f);
		fclose(f);
	}
	if (len <= 1) {
		free(name);
		return NULL;
	}
	name[len - 1] = '\0';
	return name;
}

/* Some file systems have another number here than in stat(): then it is ours by its name. */
static bool is_the_folder(const struct stat *st, unsigned major_, unsigned minor_, const char *name)
{
	return (major(st->st_dev) == major_ && minor(st->st_dev) == minor_) ||
		strncmp(name, "mus-", 4) == 0;
}

/* What one line of /proc/locks says: '1: FLOCK  ADVISORY  WRITE 5842 fe:00:247066 0 EOF'. */
static char *holder_in(const char *line, const struct stat *st, long *pid)
{
	unsigned dev_major, dev_minor;
	uintmax_t inode;
	char *name;

	if (sscanf(line, "%*d: FLOCK %*s %*s %ld %x:%x:%ju", pid, &dev_major, &dev_minor, &inode) != 4 ||
		*pid <= 0 || inode != (uintmax_t)st->st_ino)
		return NULL;
	name = name_of(*pid);
	if (name && is_the_folder(st, dev_major, dev_minor, name))
		return name;
	free(name);
	return NULL;
}

char *store_lock_holder(int folder, char pid[24])
{
	FILE *f = fopen("/proc/locks", "re");
	char *line = NULL, *name = NULL;
	size_t room = 0;
	struct stat st;
	long who = 0;

	if (!f)
		return NULL;
	while (fstat(folder, &st) == 0 && !name && getline(&line, &room, f) > 0)
		name = holder_in(line, &st, &who);
	free(line);
	fclose(f);
	snprintf(pid, 24, "%ld", who);
	return name;
}
#else
char *store_lock_holder(int folder, char pid[24])
{
	(void)folder;
	pid[0] = '\0';
	return NULL;
}
#endif
