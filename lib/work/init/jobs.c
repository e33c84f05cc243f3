/*
 * What is to be written is noted first and written last, so that bad input leaves the folder as
 * it was and a dry run takes the same way as a real one.
 */
#include "work/init/setup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *setup_dir(const struct setup *s, const char *otherwise)
{
	return s->what->dir && *s->what->dir ? s->what->dir : otherwise;
}

const char *setup_path(const struct setup *s, const char *within)
{
	size_t len = strlen(s->dir);

	if (strcmp(s->dir, ".") == 0)
		return mus_strdup(s->arena, within);
	return mus_printf(s->arena, "%s%s%s", s->dir, s->dir[len - 1] == '/' ? "" : "/", within);
}

int setup_read(struct mus_arena *arena, const char *path, const char **text, size_t *len)
{
	struct mus_buf buf = MUS_BUF_INIT;
	char piece[8192];
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	ssize_t n = fd < 0 ? -1 : 1;
	int error = 0;

	while (fd >= 0 && n != 0 && buf.len <= MUS_DOC_MAX_BYTES) {
		n = read(fd, piece, sizeof piece);
		if (n > 0)
			mus_buf_add(&buf, piece, (size_t)n);
		else if (n < 0 && errno != EINTR)
			break;
	}
	if (n < 0)
		error = errno;
	if (fd >= 0 && !standard)
		close(fd);
	*text = mus_strndup(arena, buf.data, buf.len);
	*len = buf.len;
	mus_buf_dispose(&buf);
	return error;
}

const struct mus_doc *setup_keep(struct setup *s, struct mus_doc *doc)
{
	*MUS_PUSH(NULL, s->docs, s->n_docs, s->cap_docs) = doc;
	return doc;
}

const struct mus_doc *setup_doc(struct setup *s, const char *path)
{
	struct mus_doc *doc;

	return mus_file_read(&doc, path, s->diag) ? NULL : setup_keep(s, doc);
}

void setup_did(struct setup *s, enum mus_init_did did, const char *text)
{
	struct mus_init_report *r = s->report;

	/* The report outlives the workspace, from whose arena some paths are. */
	*MUS_PUSH(s->arena, r->steps, r->n, r->cap) =
		(struct mus_init_step){ did, mus_strdup(s->arena, text) };
}

void setup_change(struct setup *s, const struct setup_job *job)
{
	*MUS_PUSH(s->arena, s->jobs, s->n_jobs, s->cap_jobs) = *job;
}

void setup_file(struct setup *s, const char *within, const char *text, size_t len)
{
	struct setup_job job = { .path = setup_path(s, within), .text = text, .len = len };
	const char *now;
	size_t now_len;
	int error = setup_read(s->arena, job.path, &now, &now_len);

	if (error == ENOENT)
		setup_change(s, &job);
	else if (error)
		mus_find_system(s->diag, MUS_F_OPEN, job.path, error);
	else if (now_len != len || memcmp(now, text, len) != 0)
		setup_did(s, MUS_INIT_KEPT, job.path);
}

void setup_folder(struct setup *s, const char *within)
{
	struct setup_job job = { .path = setup_path(s, within) };

	if (access(job.path, F_OK) != 0)
		setup_change(s, &job);
}

static enum mus_status failed(struct setup *s, const char *path)
{
	mus_find_system(s->diag, MUS_F_WRITE, path, errno);
	return MUS_SYSTEM;
}

/* Folders above are made as the umask has them: others may have theirs beside this one. */
static enum mus_status make_folder(struct setup *s, const char *path)
{
	for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/'))
		if (mkdir(mus_strndup(s->arena, path, (size_t)(slash - path)), 0777) != 0 &&
			errno != EEXIST)
			return failed(s, path);
	if (mkdir(path, s->personal ? 0700 : 0777) != 0 && errno != EEXIST)
		return failed(s, path);
	/* It may have been there, open to others. */
	return !s->personal || chmod(path, 0700) == 0 ? MUS_OK : failed(s, path);
}

/* A new folder is locked as soon as it is there. */
static enum mus_status lock(struct setup *s)
{
	enum mus_status status = MUS_OK;

	if (s->lock || s->what->dry_run)
		return MUS_OK;
	if (access(s->dir, F_OK) != 0)
		status = make_folder(s, s->dir);
	return status ? status : mus_lock(&s->lock, s->dir, s->diag);
}

/* Whether another command has made the new file since it was looked for, and just so. */
static bool stands_already(struct setup *s, const struct setup_job *job)
{
	const char *now;
	size_t len;

	return !job->was && setup_read(s->arena, job->path, &now, &len) == 0 && len == job->len &&
		memcmp(now, job->text, len) == 0;
}

static enum mus_status run(struct setup *s, const struct setup_job *job)
{
	struct mus_write write = { .path = job->path,
		.text = job->text,
		.len = job->len,
		.was = job->was,
		.personal = s->personal,
		.executable = job->executable,
		.lock = s->lock };

	if (!job->text)
		return make_folder(s, job->path);
	return stands_already(s, job) ? MUS_OK : mus_file_write(&write, s->diag);
}

enum mus_status setup_run(struct setup *s)
{
	enum mus_status status = s->n_jobs ? lock(s) : MUS_OK;

	for (size_t i = 0; i < s->n_jobs && !status; i++) {
		const struct setup_job *job = &s->jobs[i];

		if (!s->what->dry_run)
			status = run(s, job);
		if (!status && !job->quiet)
			setup_did(s, job->was ? MUS_INIT_CHANGED : MUS_INIT_MADE, job->path);
	}
	return status;
}
