/*
 * mus-init's order of work: find or found the workplace, let each task note what it would write,
 * and write only when none of them has found anything wrong.
 */
/* realpath() is in the X/Open part of POSIX.1-2008, which _POSIX_C_SOURCE alone leaves out. */
#define _XOPEN_SOURCE 700
#include "work/init/setup.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

/* ---- the staff list ---- */

static enum mus_status read_list(struct setup *s)
{
	const char *text, *path = s->what->staff;
	size_t len;
	int error = setup_read(s->arena, path, &text, &len);

	if (error) {
		mus_find_system(s->diag, MUS_F_OPEN, path, error);
		return MUS_REFUSED;
	}
	if (len > MUS_DOC_MAX_BYTES) {
		mus_find(s->diag, MUS_F_TOO_BIG, MUS_IN(path), "64 MiB");
		return MUS_REFUSED;
	}
	return staff_read(&s->list, path, text, len, s->arena, s->diag);
}

/* The one unit of those who lead others and have their own leader outside: the workplace itself. */
static const char *name_from_list(const struct staff_list *list)
{
	const char *name = NULL;

	for (size_t i = 0; i < list->n; i++) {
		const struct staff_row *r = &list->rows[i];

		if (!r->leads || !r->external)
			continue;
		if (name && !mus_utf8_same(name, r->unit))
			return NULL;
		name = r->unit;
	}
	return name;
}

/* ---- the workplace ---- */

/* The last part of the folder's real path, whether it is there already or not. */
static const char *name_from_folder(struct setup *s)
{
	char *real = realpath(s->dir, NULL);
	char *path = mus_strdup(s->arena, real ? real : s->dir), *slash;

	free(real);
	while (strlen(path) > 1 && path[strlen(path) - 1] == '/')
		path[strlen(path) - 1] = '\0';
	slash = strrchr(path, '/');
	return slash && slash[1] ? slash + 1 : path;
}

static const char *this_year(struct setup *s)
{
	return mus_printf(s->arena, "%d", mus_date_ymd(s->what->today).year);
}

static void found(struct setup *s)
{
	const struct mus_init *what = s->what;

	s->name = what->name ? what->name : name_from_list(&s->list);
	if (!s->name)
		s->name = name_from_folder(s);
	s->id = setup_unit_id(s->name, "workplace", s->arena);
	s->cycle = what->cycle ? what->cycle : this_year(s);
	s->records = setup_language(what->language);
}

/* What mus.yaml says goes before what the folder is called, and the call before both. */
static void take_over(struct setup *s, const struct mus_workplace *w)
{
	const struct mus_init *what = s->what;

	s->name = what->name ? what->name : w->name ? w->name : name_from_folder(s);
	s->id = w->id ? w->id : setup_unit_id(s->name, "workplace", s->arena);
	s->cycle = what->cycle ? what->cycle : w->cycle ? w->cycle : mus_workspace_cycle(s->ws);
	if (!s->cycle)
		s->cycle = this_year(s);
	s->records = setup_language(what->language ? what->language : w->language);
	s->closing = w->closing_days;
}

/* Templates, lists and rounds belong to the shared folder; git may be had in either. */
static enum mus_status check_folder(struct setup *s)
{
	const char *leader = mus_workspace_leader(s->ws);

	s->personal = leader != NULL;
	if (!leader || !(s->what->starter || s->what->staff || s->what->next_cycle))
		return MUS_OK;
	mus_find(s->diag, MUS_F_INIT_NOT_SHARED, MUS_IN(s->dir), leader,
		mus_workspace_shared(s->ws));
	return MUS_REFUSED;
}

/* Opens it, locks it, and reads again: what mus.yaml says may not change from here on. */
static enum mus_status open_locked(struct setup *s)
{
	enum mus_status status = mus_workspace_open(&s->ws, s->dir, s->diag);

	if (status || s->what->dry_run)
		return status;
	status = mus_lock(&s->lock, mus_workspace_dir(s->ws), s->diag);
	mus_workspace_free(s->ws);
	s->ws = NULL;
	return status ? status : mus_workspace_open(&s->ws, s->dir, s->diag);
}

static enum mus_status open_place(struct setup *s)
{
	bool fresh = s->what->starter && !s->what->next_cycle;
	enum mus_status status;

	s->dir = setup_dir(s, fresh ? "." : NULL);
	if (fresh && access(setup_path(s, "mus.yaml"), F_OK) != 0 && errno != EACCES) {
		found(s);
		s->report->workplace = s->name;
		return MUS_OK;
	}
	status = open_locked(s);
	if (status)
		return status;
	s->dir = mus_workspace_dir(s->ws);
	status = check_folder(s);
	if (!status)
		take_over(s, mus_workspace_workplace(s->ws));
	return status;
}

/* ---- the work ---- */

static enum mus_status prepare(struct setup *s)
{
	const struct mus_init *what = s->what;
	enum mus_status status = MUS_OK;

	if (what->leader)
		return setup_leader(s);
	if (what->staff)
		status = read_list(s);
	if (!status)
		status = open_place(s);
	if (status)
		return status;
	/* With a new round, the template is that of its strategy. */
	if (what->starter && !what->next_cycle)
		setup_template(s);
	if (what->staff)
		status = setup_staff(s);
	else if (what->starter && !what->next_cycle)
		status = setup_top(s);
	if (!status && what->next_cycle)
		status = setup_next(s);
	return status;
}

static void dispose(struct setup *s)
{
	for (size_t i = 0; i < s->n_docs; i++)
		mus_doc_free(s->docs[i]);
	free(s->docs);
	mus_workspace_free(s->ws);
	mus_unlock(s->lock);
}

enum mus_status mus_init(struct mus_init_report *out, const struct mus_init *what,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct setup s = { .what = what, .report = out, .arena = arena, .diag = diag };
	size_t before = mus_diag_count(diag, MUS_ERROR);
	enum mus_status status;

	*out = (struct mus_init_report){ 0 };
	status = prepare(&s);
	if (!status && what->git)
		status = setup_git(&s);
	if (!status && mus_diag_count(diag, MUS_ERROR) > before)
		status = MUS_REFUSED;
	/* Places are those before the change, and so are the lines. */
	mus_diag_read_lines(diag);
	if (!status)
		status = setup_run(&s);
	if (!status && what->git)
		status = setup_git_run(&s);
	dispose(&s);
	return status;
}
