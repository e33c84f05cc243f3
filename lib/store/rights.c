/*
 * Who may read and write a file: what the old version allowed the new one allows, no more.
 */
#include "store/inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/xattr.h>

/* The access list beyond the mode (setfacl), in the form in which Linux keeps it. */
#define ACL "system.posix_acl_access"

/* Room for an attribute's value or the list of names: as much as Linux allows. */
#define ATTRIBUTE_ROOM (64 * 1024)

static bool cannot(int error)
{
	return error == ENOTSUP || error == ENOSYS;
}

/*
 * What the new file has from its folder's default list goes, when the old one had no list: with
 * the old mode it would let others in.
 */
static int drop_acl(int fd)
{
	return fremovexattr(fd, ACL) < 0 && errno != ENODATA && !cannot(errno) ? errno : 0;
}

static int keep_attribute(const char *old, int fd, const char *name, void *room)
{
	ssize_t size = lgetxattr(old, name, room, ATTRIBUTE_ROOM);

	if (size < 0)
		return errno == ENODATA ? 0 : errno;
	return fsetxattr(fd, name, room, (size_t)size, 0) < 0 ? errno : 0;
}

static bool is_kept(const char *name)
{
	return strcmp(name, ACL) == 0 || strncmp(name, "user.", 5) == 0;
}

/* The access list, and what people or their programs have noted about the file. */
static int keep_attributes(const char *old, int fd)
{
	char *names = mus_xmalloc(2 * ATTRIBUTE_ROOM);
	ssize_t size = llistxattr(old, names, ATTRIBUTE_ROOM);
	int error = drop_acl(fd);

	if (size < 0 && !error)
		error = cannot(errno) ? 0 : errno;
	for (const char *name = names; !error && size > 0 && name < names + size;
		name += strlen(name) + 1)
		if (is_kept(name))
			error = keep_attribute(old, fd, name, names + ATTRIBUTE_ROOM);
	free(names);
	return error;
}
#else
static int keep_attributes(const char *old, int fd)
{
	(void)old;
	(void)fd;
	return 0;
}
#endif

static int keep_owner(const struct stat *old, int fd)
{
	bool root = geteuid() == 0;
	struct stat st;
	int done;

	if (fstat(fd, &st) < 0)
		return errno;
	if ((!root || st.st_uid == old->st_uid) && st.st_gid == old->st_gid)
		return 0;
	STORE_RETRY(done, fchown(fd, root ? old->st_uid : (uid_t)-1, old->st_gid));
	return done < 0 ? errno : 0;
}

int store_give(int fd, int folder)
{
	struct stat st;
	int done;

	if (geteuid() != 0)
		return 0;
	if (fstat(folder, &st) < 0)
		return errno;
	STORE_RETRY(done, fchown(fd, st.st_uid, st.st_gid));
	return done < 0 ? errno : 0;
}

static int set_mode(int fd, mode_t mode)
{
	int done;

	STORE_RETRY(done, fchmod(fd, mode));
	return done < 0 ? errno : 0;
}

int store_keep_rights(const char *path, const struct stat *old, int fd, bool for_owner_alone)
{
	/* Owner first: changing it may take bits from the mode. */
	int error = keep_owner(old, fd);

	if (!error && !for_owner_alone)
		error = keep_attributes(path, fd);
	if (!error)
		error = set_mode(fd, for_owner_alone ? 0600 : old->st_mode & 07777);
	return error;
}
