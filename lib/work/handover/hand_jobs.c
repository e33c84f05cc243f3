/*
 * What is to be written and removed: looked at as a whole first, then done in order. A file is
 * removed when what takes its place is on the disk; so a record is always in one of the two
 * folders, and a call that was cut short finds what it had done.
 */
#include "work/handover/hand.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

#include "base/diff.h"
#include "base/utf8.h"

void hand_add(struct hand *h, enum hand_phase phase, const struct hand_job *job)
{
	struct hand_jobs *jobs = &h->jobs[phase];

	*MUS_PUSH(h->arena, jobs->item, jobs->n, jobs->cap) = *job;
}

const char *hand_join(struct hand *h, const char *dir, const char *within)
{
	size_t len = strlen(dir);

	if (strcmp(dir, ".") == 0)
		return mus_strdup(h->arena, within);
	return mus_printf(h->arena, "%s%s%s", dir, len && dir[len - 1] == '/' ? "" : "/", within);
}

bool hand_holds(struct hand *h, const char *path, const char *text, size_t len)
{
	size_t now_len;
	const char *now = mus_file_text(h->arena, path, &now_len);

	return now && now_len == len && (len == 0 || memcmp(now, text, len) == 0);
}

/* ---- before ---- */

static enum mus_status check_schema(
	struct hand *h, const struct hand_job *job, struct mus_schemas *set)
{
	const struct mus_schema *schema = mus_schema_get(set, job->schema, h->diag);
	struct mus_doc *doc = NULL;
	enum mus_status status = MUS_SYSTEM;

	if (schema)
		status = mus_doc_parse(
			&doc, job->from ? job->from : job->to, job->text, job->len, h->diag);
	if (!status)
		status = mus_schema_check(schema, doc, mus_doc_root(doc, 0), h->diag, NULL);
	mus_doc_free(doc);
	return status;
}

static struct mus_write to_write(const struct hand_job *job)
{
	return (struct mus_write){ .path = job->to,
		.text = job->text,
		.len = job->len,
		.was = job->to_was,
		.personal = !job->open_to_others };
}

static struct mus_write to_remove(const struct hand_job *job)
{
	return (struct mus_write){ .path = job->from, .was = job->was };
}

static enum mus_status check_rights(struct hand *h, const struct hand_job *job)
{
	const struct mus_write write = to_write(job), removal = to_remove(job);
	enum mus_status status = MUS_OK;

	if (job->to && !job->there)
		status = mus_file_writable(&write, h->diag);
	if (job->from)
		status = mus_worse(status, mus_file_removable(&removal, h->diag));
	return status;
}

enum mus_status hand_check(struct hand *h)
{
	struct mus_schemas *set = mus_schemas_builtin();
	enum mus_status status = MUS_OK;

	for (int phase = 0; phase < HAND_PHASES; phase++)
		for (size_t i = 0; i < h->jobs[phase].n; i++) {
			const struct hand_job *job = &h->jobs[phase].item[i];

			if (phase == HAND_SHARED && h->unwritable)
				continue;
			if (job->schema && !job->there)
				status = mus_worse(status, check_schema(h, job, set));
			status = mus_worse(status, check_rights(h, job));
		}
	mus_schemas_free(set);
	return status;
}

/* ---- doing ---- */

static enum mus_status run(struct hand *h, const struct hand_job *job)
{
	const struct mus_write write = to_write(job), removal = to_remove(job);
	enum mus_status status = MUS_OK;

	if (job->to && !job->there)
		status = mus_file_write(&write, h->diag);
	if (!status && job->from)
		status = mus_file_remove(&removal, h->diag);
	return status;
}

enum mus_status hand_run(struct hand *h, enum hand_phase phase)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < h->jobs[phase].n && !status; i++)
		status = run(h, &h->jobs[phase].item[i]);
	return status;
}

enum mus_status hand_verify(struct hand *h)
{
	const enum hand_phase copies[] = { HAND_KEEP, HAND_GIVE };

	for (size_t p = 0; p < 2; p++)
		for (size_t i = 0; i < h->jobs[copies[p]].n; i++) {
			const struct hand_job *job = &h->jobs[copies[p]].item[i];

			if (hand_holds(h, job->to, job->text, job->len))
				continue;
			mus_find(h->diag, MUS_F_CHANGED_MEANWHILE, MUS_IN(job->to), job->to);
			return MUS_SYSTEM;
		}
	return MUS_OK;
}

/* ---- showing ---- */

/* Whether git takes the path as it is, from where we stand. */
static bool is_plain(const char *path)
{
	return path[0] != '/' && strcmp(path, "..") != 0 && strncmp(path, "../", 3) != 0 &&
	       !strstr(path, "/../") && strncmp(path, "./", 2) != 0;
}

static bool all_plain(const struct hand *h)
{
	for (int phase = 0; phase < HAND_PHASES; phase++)
		for (size_t i = 0; i < h->jobs[phase].n; i++) {
			const struct hand_job *job = &h->jobs[phase].item[i];

			if ((job->from && !is_plain(job->from)) || (job->to && !is_plain(job->to)))
				return false;
		}
	return true;
}

/* What two real paths have in common, up to and with a '/'. */
static size_t common(const char *a, const char *b)
{
	size_t same = 0;

	for (size_t i = 0; a[i] && a[i] == b[i]; i++)
		if (a[i] == '/')
			same = i + 1;
	return same;
}

/* How long the folder is, with its '/', that holds all that is written and removed. */
static size_t top_of_all(struct hand *h)
{
	const char *first = mus_printf(h->arena, "%s/", hand_real_path(h->arena, h->from.dir));
	size_t top = strlen(first);

	for (int phase = 0; phase < HAND_PHASES; phase++)
		for (size_t i = 0; i < h->jobs[phase].n; i++) {
			const struct hand_job *job = &h->jobs[phase].item[i];
			size_t n = job->to ? common(first, hand_real_path(h->arena, job->to)) : top;

			top = n < top ? n : top;
		}
	return top;
}

static const char *shown(struct hand *h, const char *path, bool plain, size_t top)
{
	return plain ? path : hand_real_path(h->arena, path) + top;
}

static bool is_move(const struct hand_job *job)
{
	return job->from && job->to && !job->there;
}

static void put_job(
	struct hand *h, struct mus_buf *out, const struct hand_job *job, bool plain, size_t top)
{
	const char *from = job->from ? shown(h, job->from, plain, top) : NULL;
	const char *to = job->to && !job->there ? shown(h, job->to, plain, top) : NULL;
	const struct mus_doc *doc = from ? job->was : job->to_was;
	size_t len = 0;
	const char *was = doc ? mus_doc_text(doc, &len) : "";

	if (from && to)
		mus_diff_move(out, from, was, len, to, job->text, job->len);
	else if (from)
		mus_diff_unified(
			out, mus_printf(h->arena, "a/%s", from), was, len, "/dev/null", "", 0);
	else if (to)
		mus_diff_unified(out, doc ? mus_printf(h->arena, "a/%s", to) : "/dev/null", was,
			len, mus_printf(h->arena, "b/%s", to), job->text, job->len);
}

/* Moves come last: git would take what stands behind one without a header of its own as part of it.
 */
void hand_diff(struct hand *h)
{
	bool plain = all_plain(h);
	size_t top = plain ? 0 : top_of_all(h);
	struct mus_buf out = MUS_BUF_INIT;

	for (int moves = 0; moves < 2; moves++)
		for (int phase = 0; phase < HAND_PHASES; phase++)
			for (size_t i = 0; i < h->jobs[phase].n; i++)
				if (is_move(&h->jobs[phase].item[i]) == (moves == 1))
					put_job(h, &out, &h->jobs[phase].item[i], plain, top);
	h->out->diff = mus_strndup(h->arena, out.data, out.len);
	mus_buf_dispose(&out);
}

/* ---- after ---- */

/* rmdir() takes an empty folder alone; a link is none. */
static void sweep_in(struct hand *h, const char *path, int levels)
{
	DIR *dir = opendir(path);
	const struct dirent *d;
	const char **names = NULL;
	size_t n = 0, cap = 0;

	while (dir && (d = readdir(dir)))
		if (mus_id_valid(d->d_name))
			*MUS_PUSH(h->arena, names, n, cap) = hand_join(h, path, d->d_name);
	if (dir)
		closedir(dir);
	for (size_t i = 0; i < n; i++) {
		if (levels > 1)
			sweep_in(h, names[i], levels - 1);
		(void)rmdir(names[i]);
	}
}

void hand_sweep(struct hand *h)
{
	DIR *dir = opendir(h->from.dir);
	const struct dirent *d;
	const char **cycles = NULL;
	size_t n = 0, cap = 0;

	/* <cycle>/<unit>/<person>; the round's own folder stays. */
	while (dir && (d = readdir(dir)))
		if (strspn(d->d_name, "0123456789") == 4)
			*MUS_PUSH(h->arena, cycles, n, cap) = hand_join(h, h->from.dir, d->d_name);
	if (dir)
		closedir(dir);
	for (size_t i = 0; i < n; i++)
		sweep_in(h, cycles[i], 2);
}
