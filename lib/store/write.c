/*
 * Writing one file so that it is old or new, never half: see mus_file_write() in store.h, and
 * section 5 of the design.
 *
 * The order of the steps is what makes it safe. The lock comes first and stays to the end. The
 * comparison with what was read comes last before the rename, when the new text is already on
 * the disk, so that the time in which an editor's change could be lost is as short as it can be.
 */
/* realpath() is in the X/Open part of POSIX.1-2008, which _POSIX_C_SOURCE alone leaves out; O_PATH
 * is Linux's. */
#define _GNU_SOURCE
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One write under way. */
struct job {
	const struct mus_write *write;
	struct mus_diag *diag;
	struct mus_arena *arena;
	const char *folder; /* where the file really lies, links followed */
	const char *name;   /* its name there */
	int fd;             /* the folder's */
	struct store_made made;
	bool only_look;     /* touch nothing */
	bool exists;
	struct stat st;     /* the old file's, when there is one */
	char temp[STORE_TEMP_SIZE]; /* "": none stands */
};

static enum mus_status fail(const struct job *job, int error)
{
	store_fail(job->diag, MUS_F_WRITE, job->write->path, error);
	return MUS_SYSTEM;
}

static enum mus_status refuse(const struct job *job, enum mus_finding_id id)
{
	mus_find(job->diag, id, MUS_IN(job->write->path), job->write->path);
	return mus_diag_status(job->diag);
}

/* A folder that one may write into without seeing what is in it will do for a result. */
static int open_folder(const struct job *job)
{
	int fd;

	STORE_RETRY(fd, open(job->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
#ifdef O_PATH
	if (fd < 0 && errno == EACCES && job->write->output)
		fd = open(job->folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
#endif
	return fd;
}

/* Finds where the file really lies, and opens that folder. */
static enum mus_status aim(struct job *job)
{
	const char *path = job->write->path, *slash;
	struct stat st;
	int error = 0;

	if (lstat(path, &st) == 0 && S_ISLNK(st.st_mode)) {
		char *real = realpath(path, NULL);

		if (!real)
			return fail(job, errno);
		path = mus_strdup(job->arena, real);
		free(real);
	}
	slash = strrchr(path, '/');
	job->name = slash ? slash + 1 : path;
	job->folder = store_folder_of(job->arena, path);
	/* An output in a folder that does not exist is a slip of the pen. */
	if (!job->write->output && !job->only_look)
		error = store_make_folder(
			&job->made, job->folder, job->arena, job->write->personal);
	if (!error) {
		job->fd = open_folder(job);
		error = job->fd < 0 ? errno : 0;
	}
	return error ? fail(job, error) : MUS_OK;
}

static enum mus_status refuse_hard_link(const struct job *job)
{
	char n[24];

	snprintf(n, sizeof n, "%ju", (uintmax_t)job->st.st_nlink);
	mus_find(job->diag, MUS_F_HARD_LINK, MUS_IN(job->write->path), job->write->path, n);
	return MUS_REFUSED;
}

static enum mus_status refuse_owner(const struct job *job)
{
	char uid[24];

	snprintf(uid, sizeof uid, "%ju", (uintmax_t)job->st.st_uid);
	mus_find(job->diag, MUS_F_FOREIGN_OWNER, MUS_IN(job->write->path), job->write->path, uid);
	return MUS_REFUSED;
}

/* The kind of the record there; none where it is no record, or cannot be read. */
static enum mus_kind kind_there(const struct job *job)
{
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	enum mus_kind kind = MUS_KIND_NONE;
	struct mus_doc *doc;

	if (!mus_file_read(&doc, job->write->path, quiet))
		kind = mus_kind_of(doc, mus_doc_root(doc, 0));
	mus_doc_free(doc);
	mus_diag_free(quiet);
	return kind;
}

/* A result that lands on somebody's plan is a slip of the pen. */
static enum mus_status look_at_output(const struct job *job)
{
	enum mus_kind there = kind_there(job);

	if (there == MUS_KIND_NONE || there == job->write->kind)
		return MUS_OK;
	mus_find(job->diag, MUS_F_OVER_A_RECORD, MUS_IN(job->write->path), job->write->path,
		mus_kind_name(there));
	return MUS_REFUSED;
}

/* The new version would be another file: with one name, of ours, and one that can be written. */
static enum mus_status look_at_rights(const struct job *job)
{
	if (job->st.st_nlink > 1)
		return refuse_hard_link(job);
	if (job->st.st_uid != geteuid() && geteuid() != 0)
		return refuse_owner(job);
	/* Who has taken the right to write away from a file means it. */
	return faccessat(job->fd, job->name, W_OK, AT_EACCESS) < 0 ? fail(job, errno) : MUS_OK;
}

/* What stands there, and whether it may be replaced. */
static enum mus_status look(struct job *job)
{
	const struct mus_write *write = job->write;
	enum mus_status status;

	job->exists = fstatat(job->fd, job->name, &job->st, AT_SYMLINK_NOFOLLOW) == 0;
	if (!job->exists && errno != ENOENT)
		return fail(job, errno);
	if (!job->exists)
		return write->was ? refuse(job, MUS_F_CHANGED_MEANWHILE) : MUS_OK;
	if (!S_ISREG(job->st.st_mode))
		return refuse(job, MUS_F_NOT_A_FILE);
	if (!write->output && !write->was)
		return refuse(job, MUS_F_ALREADY_EXISTS);
	status = look_at_rights(job);
	return !status && write->output ? look_at_output(job) : status;
}

static int write_all(int fd, const char *text, size_t len)
{
	while (len) {
		ssize_t n = write(fd, text, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n < 0 ? errno : EIO;
		text += n;
		len -= (size_t)n;
	}
	return 0;
}

/* The mode to begin with: an existing file's own is set when its owner is. */
static unsigned first_mode(const struct job *job)
{
	unsigned mode = job->exists || job->write->personal ? 0600 : 0666;

	return job->write->executable ? mode | (mode & 0444) >> 2 : mode;
}

static int keep_rights(const struct job *job, int fd)
{
	/* What is for one person's eyes does not take over that others could read what stood there. */
	bool for_owner_alone = job->write->output && job->write->personal;

	return store_keep_rights(
		mus_printf(job->arena, "%s/%s", job->folder, job->name), &job->st, fd, for_owner_alone);
}

static enum mus_status write_temp(struct job *job)
{
	const struct mus_write *write = job->write;
	int fd = store_temp(job->fd, job->temp, !write->output, first_mode(job));
	int error = fd < 0 ? errno : 0;

	if (!error)
		error = write_all(fd, write->text, write->len);
	if (!error && job->exists)
		error = keep_rights(job, fd);
	else if (!error && write->personal && !write->output)
		error = store_give(fd, job->fd);
	if (!error)
		error = store_sync(fd);
	/* All is on the disk: that a signal came does not matter then. */
	if (fd >= 0 && close(fd) < 0 && errno != EINTR && !error)
		error = errno;
	return error ? fail(job, error) : MUS_OK;
}

/* Whether the file still holds what the caller read. */
static enum mus_status compare(const struct job *job)
{
	struct store_text now = { 0 };
	const char *was;
	size_t len;
	bool same;
	int fd, error;

	if (!job->write->was)
		return MUS_OK;
	was = mus_doc_text(job->write->was, &len);
	STORE_RETRY(fd, openat(job->fd, job->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
	error = fd < 0 ? errno : store_read_fd(&now, fd);
	if (fd >= 0)
		close(fd);
	same = !error && now.len == len && (len == 0 || memcmp(now.data, was, len) == 0);
	free(now.data);
	if (error && error != ENOENT)
		return fail(job, error);
	return same ? MUS_OK : refuse(job, MUS_F_CHANGED_MEANWHILE);
}

static enum mus_status put_in_place(struct job *job)
{
	bool fresh = !job->write->was && !job->write->output;
	int error = store_rename(job->fd, job->temp, job->name, fresh);

	if (error == EEXIST && fresh)
		return refuse(job, MUS_F_ALREADY_EXISTS);
	if (error)
		return fail(job, error);
	job->temp[0] = '\0';
	error = store_sync(job->fd);
	if (!error)
		return MUS_OK;
	store_fail(job->diag, MUS_F_NOT_SYNCED, job->write->path, error);
	return MUS_SYSTEM;
}

/*
 * The new text, from the temporary file to its place. A signal that would end the command waits
 * until there is no temporary file any more; it is a matter of milliseconds.
 */
static enum mus_status exchange(struct job *job)
{
	enum mus_status status;
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	status = write_temp(job);
	if (!status && !job->write->output)
		status = compare(job);
	if (!status)
		status = put_in_place(job);
	if (job->temp[0])
		unlinkat(job->fd, job->temp, 0);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return status;
}

/* The folder is locked by the caller, or here; for an output it need not be. */
static enum mus_status lock(struct job *job)
{
	bool locked = store_lock_covers(job->write->lock, job->fd);
	enum mus_status status = MUS_OK;

	if (!locked && !job->write->output)
		status = store_lock(&locked, job->fd, job->folder, store_lock_wait(), job->diag);
	if (!status)
		store_sweep(job->fd, locked);
	return status;
}

static enum mus_status replace(struct job *job)
{
	enum mus_status status = aim(job);

	if (!status)
		status = lock(job);
	if (!status)
		status = look(job);
	if (!status)
		status = exchange(job);
	if (status)
		store_unmake_folder(&job->made, job->arena);
	return status;
}

/* An output that is a device or a pipe (/dev/null, /dev/stdout) is written to, not replaced. */
static bool is_stream(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static enum mus_status write_stream(const struct job *job)
{
	int fd, error;

	STORE_RETRY(fd, open(job->write->path, O_WRONLY | O_CLOEXEC | O_NOCTTY));
	error = fd < 0 ? errno : write_all(fd, job->write->text, job->write->len);
	if (fd >= 0 && close(fd) < 0 && errno != EINTR && !error)
		error = errno;
	return error ? fail(job, error) : MUS_OK;
}

static void begin(struct job *job, const struct mus_write *write, const struct mus_diag *diag)
{
	*job = (struct job){ .write = write, .fd = -1 };
	job->arena = mus_arena_new();
	job->diag = mus_diag_new(mus_diag_lang(diag));
}

static enum mus_status end(struct job *job, enum mus_status status, struct mus_diag *diag)
{
	if (job->fd >= 0)
		close(job->fd);
	mus_diag_move(diag, job->diag);
	mus_diag_free(job->diag);
	mus_arena_free(job->arena);
	return status;
}

enum mus_status mus_file_write(const struct mus_write *write, struct mus_diag *diag)
{
	struct job job;

	begin(&job, write, diag);
	return end(&job,
		write->output && is_stream(write->path) ? write_stream(&job) : replace(&job), diag);
}

/* The temporary file is made beside the old one. */
static enum mus_status look_at_folder(const struct job *job)
{
	return faccessat(job->fd, ".", W_OK | X_OK, AT_EACCESS) < 0 ? fail(job, errno) : MUS_OK;
}

enum mus_status mus_file_writable(const struct mus_write *write, struct mus_diag *diag)
{
	struct job job;
	enum mus_status status;

	begin(&job, write, diag);
	job.only_look = true;
	/* A folder that is missing will be made. */
	if (!write->was && access(store_folder_of(job.arena, write->path), F_OK) < 0) {
		int error = store_may_make_folder(
			store_folder_of(job.arena, write->path), job.arena);

		return end(&job, error ? fail(&job, error) : MUS_OK, diag);
	}
	status = aim(&job);
	if (!status)
		status = look(&job);
	if (!status)
		status = look_at_folder(&job);
	if (!status && !write->output)
		status = compare(&job);
	return end(&job, status, diag);
}
