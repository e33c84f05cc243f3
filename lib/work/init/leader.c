/*
 * A leader's own folder: what is said in the talks stays in it, and nobody else may look inside.
 */
/* realpath() is in the X/Open part of POSIX.1-2008, which _POSIX_C_SOURCE alone leaves out. */
#define _XOPEN_SOURCE 700
#include "work/init/setup.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doc/yaml.h"

/* ---- the way from folder to folder ---- */

/* The path without links and dots, also of what is not there yet. */
static const char *real_path(struct mus_arena *arena, const char *path)
{
	char *real = realpath(path, NULL);
	const char *copy, *slash;

	if (real) {
		copy = mus_strdup(arena, real);
		free(real);
		return copy;
	}
	slash = strrchr(path, '/');
	if (!slash)
		return mus_printf(arena, "%s/%s", real_path(arena, "."), path);
	if (!slash[1])
		return real_path(arena, mus_strndup(arena, path, (size_t)(slash - path)));
	copy = slash == path ? "/" : mus_strndup(arena, path, (size_t)(slash - path));
	return mus_printf(arena, "%s/%s", real_path(arena, copy), slash + 1);
}

/* Whether `path` is `dir` or lies below it; both are real paths. */
static bool within(const char *path, const char *dir)
{
	size_t len = strlen(dir);

	return strncmp(path, dir, len) == 0 &&
	       (!path[len] || path[len] == '/' || dir[len - 1] == '/');
}

/* From one folder to another, of which neither holds the other; both are real paths. */
static const char *relative(struct mus_arena *arena, const char *from, const char *to)
{
	struct mus_buf out = MUS_BUF_INIT;
	size_t same = 0;
	const char *text;

	for (size_t i = 0; from[i] && from[i] == to[i]; i++)
		if (from[i] == '/')
			same = i;
	for (const char *rest = from + same; *rest; rest++)
		if (*rest == '/')
			mus_buf_str(&out, "../");
	mus_buf_str(&out, to + same + 1);
	text = mus_strndup(arena, out.data, out.len);
	mus_buf_dispose(&out);
	return text;
}

/* ---- whether it can be made ---- */

static bool is_leader(const struct mus_staff *staff, const char *id)
{
	const struct mus_map *all = &staff->person_of_id;

	for (size_t i = 0; i < all->n; i++) {
		const char *leader = mus_person_leader(staff, all->entries[i].value);

		if (leader && strcmp(leader, id) == 0)
			return true;
	}
	return false;
}

static enum mus_status find_leader(struct setup *s)
{
	const struct mus_person **people;
	const struct mus_staff *staff;
	enum mus_status status;
	size_t n;

	if (mus_workspace_leader(s->ws)) {
		mus_find(s->diag, MUS_F_INIT_SHARED_IS_PERSONAL, MUS_IN(s->what->shared),
			mus_workspace_leader(s->ws), mus_workspace_shared(s->ws));
		return MUS_REFUSED;
	}
	staff = mus_staff(s->ws, s->diag);
	if (!staff)
		return MUS_REFUSED;
	status = mus_people_named(&people, &n, s->ws, s->what->leader, s->diag);
	if (status || n != 1)
		return mus_worse(status, MUS_REFUSED);
	s->leader = people[0]->id;
	s->leader_name = people[0]->name ? people[0]->name : s->leader;
	if (!is_leader(staff, s->leader))
		mus_find(s->diag, MUS_F_INIT_LEADS_NOBODY, MUS_NOWHERE, s->leader);
	return MUS_OK;
}

/* Whether the folder holds anything but files that begin with a dot. */
static bool holds_anything(const char *path)
{
	DIR *dir = opendir(path);
	const struct dirent *d;
	bool any = false;

	while (dir && !any && (d = readdir(dir)))
		any = d->d_name[0] != '.';
	if (dir)
		closedir(dir);
	return any;
}

/* The folder may be this leader's already, or new, or empty; no other folder is closed. */
static enum mus_status check_target(struct setup *s)
{
	struct mus_workplace *own;
	const struct mus_doc *doc;
	enum mus_status status;

	if (access(setup_path(s, "mus.yaml"), F_OK) != 0) {
		if (!holds_anything(s->dir))
			return MUS_OK;
		mus_find(s->diag, MUS_F_INIT_NOT_EMPTY, MUS_IN(s->dir), s->dir);
		return MUS_REFUSED;
	}
	doc = setup_doc(s, setup_path(s, "mus.yaml"));
	if (!doc)
		return MUS_REFUSED;
	own = mus_alloc(s->arena, sizeof *own);
	status = mus_record_read(MUS_WORKPLACE, doc, mus_doc_root(doc, 0), s->arena, s->diag, own);
	if (status || (own->leader && strcmp(own->leader, s->leader) == 0))
		return status;
	mus_find(s->diag, MUS_F_INIT_OTHER_FOLDER, MUS_IN(setup_path(s, "mus.yaml")), s->dir,
		s->leader);
	return MUS_REFUSED;
}

static enum mus_status find_way(struct setup *s)
{
	const char *here = real_path(s->arena, s->dir);
	const char *there = real_path(s->arena, mus_workspace_dir(s->ws));

	if (within(here, there) || within(there, here)) {
		mus_find(s->diag, MUS_F_INIT_INSIDE, MUS_IN(s->dir), s->dir,
			mus_workspace_dir(s->ws));
		return MUS_REFUSED;
	}
	s->shared = relative(s->arena, here, there);
	return MUS_OK;
}

/* ---- making it ---- */

static void make_record(struct setup *s)
{
	struct mus_buf text = MUS_BUF_INIT;
	struct mus_yaml y;

	mus_buf_str(&text, "# yaml-language-server: $schema=schemas/workplace.schema.yaml\n");
	mus_yaml_begin(&y, &text);
	mus_yaml_map(&y);
	mus_yaml_pair(&y, "kind", "workplace");
	mus_yaml_plain_pair(&y, "mus", "1");
	mus_yaml_pair(&y, "shared", s->shared);
	mus_yaml_pair(&y, "leader", s->leader);
	mus_yaml_end(&y);
	setup_file(s, "mus.yaml", mus_strndup(s->arena, text.data, text.len), text.len);
	mus_buf_dispose(&text);
}

static void make_readme(struct setup *s)
{
	size_t len;
	const char *text = setup_fill(s, "leader", "README.md", s->cycle, &len);

	if (text)
		setup_file(s, "README.md", text, len);
}

/* Told by its own word: closing a folder that stood open is more than making one. */
static void close_folder(struct setup *s)
{
	struct setup_job job = { .path = s->dir };
	struct stat st;

	if (stat(s->dir, &st) != 0) {
		setup_change(s, &job);
	} else if (st.st_mode & 077) {
		job.quiet = true;
		setup_change(s, &job);
		setup_did(s, MUS_INIT_CLOSED, s->dir);
	}
}

enum mus_status setup_leader(struct setup *s)
{
	const struct mus_workplace *workplace;
	enum mus_status status = mus_workspace_open(&s->ws, s->what->shared, s->diag);

	s->dir = setup_dir(s, ".");
	s->personal = true;
	if (!status)
		status = find_leader(s);
	if (!status)
		status = find_way(s);
	if (!status)
		status = check_target(s);
	if (status)
		return status;
	workplace = mus_workspace_workplace(s->ws);
	s->name = workplace->name ? workplace->name : "";
	s->id = workplace->id;
	s->cycle = mus_workspace_cycle(s->ws);
	s->records = setup_language(workplace->language);
	close_folder(s);
	make_record(s);
	make_readme(s);
	setup_schemas(s);
	return MUS_OK;
}
