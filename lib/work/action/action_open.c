/*
 * From names such as 'aase-b/kursus' to records and the actions in them; each record is opened
 * once, however many of its actions are named.
 */
#include "work/action/action_inside.h"

#include <string.h>

#include "base/utf8.h"

/* An action that is meant. */
struct target {
	struct action_owner *owner;
	const char *word;                /* behind the slash */
	const struct mus_action *action;
};

/* ---- whose record ---- */

static bool is_record(const struct action_owner *o, const char *id, bool person)
{
	return (o->person != NULL) == person && strcmp(o->id, id) == 0;
}

/* The record of that name, which is opened later. */
static struct action_owner *owner_named(struct action_work *w, const char *word)
{
	const struct mus_person *person = NULL;
	struct action_owner *owner;
	const char *id;

	if (w->stream)
		return action_stream_owner(w, word);
	id = plan_unit_named(w->ws, word, w->arena);
	if (!id) {
		person = plan_person(w->ws, word, w->diag);
		if (!person)
			return NULL;
		id = person->id;
	}
	for (size_t i = 0; i < w->n_owners; i++)
		if (is_record(w->owners[i], id, person != NULL))
			return w->owners[i];
	owner = mus_alloc(w->arena, sizeof *owner);
	owner->id = id;
	owner->person = person;
	w->owners[w->n_owners++] = owner;
	return owner;
}

static enum mus_status split_names(struct action_work *w, struct target *targets)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < w->edit->n_names; i++) {
		const char *name = w->edit->names[i];
		const char *slash = w->whole ? NULL : strchr(name, '/');
		size_t len = slash ? (size_t)(slash - name) : strlen(name);

		targets[i].owner = owner_named(w, mus_strndup(w->arena, name, len));
		targets[i].word = slash ? slash + 1 : "";
		if (!targets[i].owner)
			status = MUS_REFUSED;
	}
	return mus_worse(status, status ? mus_diag_status(w->diag) : MUS_OK);
}

/* ---- the records ---- */

/* A leader's folder before the shared one, always: so no two commands wait for each other. */
static enum mus_status lock(struct action_work *w)
{
	const char *dir, *shared;
	bool own = false, common = false;
	enum mus_status status = MUS_OK;

	if (w->edit->dry_run || w->stream)
		return MUS_OK;
	dir = mus_workspace_dir(w->ws);
	shared = mus_workspace_shared(w->ws);
	for (size_t i = 0; i < w->n_owners; i++) {
		own |= w->owners[i]->person != NULL;
		common |= w->owners[i]->person == NULL;
	}
	if (strcmp(dir, shared) == 0) {
		own |= common;
		common = false;
	}
	if (own)
		status = mus_lock(&w->own, dir, w->diag);
	if (!status && common)
		status = mus_lock(&w->shared, shared, w->diag);
	return status;
}

static enum mus_status refuse_none(const struct action_work *w, const struct action_owner *o)
{
	mus_find(w->diag, o->person ? MUS_F_PLAN_NO_PLAN : MUS_F_PLAN_NO_GROUP_PLAN, MUS_NOWHERE,
		o->id, w->cycle);
	return MUS_REFUSED;
}

static enum mus_status read_plan(struct action_work *w, struct action_owner *o)
{
	struct mus_plan *plan = mus_alloc(w->arena, sizeof *plan);
	enum mus_status status = MUS_OK;

	if (!w->stream)
		status = plan_find(
			NULL, &o->record, w->ws, w->cycle, o->person, w->arena, w->diag);
	if (status || !o->record.doc)
		return status ? status : refuse_none(w, o);
	status = mus_record_read(
		MUS_PLAN, o->record.doc, o->record.root, w->arena, w->diag, plan);
	o->plan = plan;
	o->cycle = plan->cycle ? plan->cycle : w->cycle;
	o->actions = plan->actions;
	o->n_actions = plan->n_actions;
	o->agreed = plan->follow_up;
	o->held = plan->follow_ups;
	o->n_held = plan->n_follow_ups;
	return status;
}

static enum mus_status read_group_plan(struct action_work *w, struct action_owner *o)
{
	struct mus_group_plan *plan = mus_alloc(w->arena, sizeof *plan);
	enum mus_status status = MUS_OK;

	if (!w->stream)
		status = plan_find_group(
			&o->record, w->ws, w->cycle, o->id, w->arena, w->diag);
	if (status || !o->record.doc)
		return status ? status : refuse_none(w, o);
	status = mus_record_read(
		MUS_GROUP_PLAN, o->record.doc, o->record.root, w->arena, w->diag, plan);
	o->cycle = plan->cycle ? plan->cycle : w->cycle;
	o->actions = plan->actions;
	o->n_actions = plan->n_actions;
	o->has_agreed = plan->follow_up.at.line != 0;
	o->agreed = o->has_agreed ? plan->follow_up.date : MUS_NO_DATE;
	o->held = plan->follow_ups;
	o->n_held = plan->n_follow_ups;
	return status;
}

static enum mus_status read_records(struct action_work *w)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < w->n_owners; i++) {
		struct action_owner *o = w->owners[i];

		status = mus_worse(status, o->person ? read_plan(w, o) : read_group_plan(w, o));
		plan_file_begin(&o->file, &o->record,
			o->person ? "plan.schema.yaml" : "group_plan.schema.yaml");
		o->file.personal = o->person != NULL;
		plan_file_lend(&o->file, &w->owners[0]->file);
		o->file.lock = w->shared && !o->person ? w->shared : w->own;
	}
	return status;
}

/* ---- the actions ---- */

const char *action_name(
	const struct action_work *w, const struct action_owner *owner, const char *action)
{
	return mus_printf(w->arena, "%s/%s", owner->id, action);
}

/* How many of the record's actions have an id that begins so; the last of them. */
static size_t begin_so(
	const struct action_owner *o, const char *word, const struct mus_action **last)
{
	size_t n = 0;

	for (size_t i = 0; *word && i < o->n_actions; i++)
		if (o->actions[i].id && strncmp(o->actions[i].id, word, strlen(word)) == 0) {
			*last = &o->actions[i];
			n++;
		}
	return n;
}

static enum mus_status refuse_several(
	const struct action_work *w, const struct action_owner *o, const char *word)
{
	struct mus_buf all = MUS_BUF_INIT;

	for (size_t i = 0; i < o->n_actions; i++)
		if (o->actions[i].id && strncmp(o->actions[i].id, word, strlen(word)) == 0)
			mus_buf_fmt(&all, "%s%s/%s", all.len ? ", " : "", o->id, o->actions[i].id);
	mus_find(w->diag, MUS_F_PLAN_SEVERAL_ACTIONS, MUS_IN(o->record.path),
		action_name(w, o, word), all.data);
	mus_buf_dispose(&all);
	return MUS_REFUSED;
}

static enum mus_status refuse_unknown(
	const struct action_work *w, const struct action_owner *o, const char *word)
{
	const char **known = mus_alloc(w->arena, (o->n_actions + 1) * sizeof *known);
	size_t n = 0;

	for (size_t i = 0; i < o->n_actions; i++)
		if (o->actions[i].id)
			known[n++] = action_name(w, o, o->actions[i].id);
	plan_refuse_ref(PLAN_OWN_ACTION, action_name(w, o, word), known, n, w->diag);
	return MUS_REFUSED;
}

/* A whole id goes before the beginning of others; a title is taken for the id made from it. */
static enum mus_status find_action(const struct action_work *w, struct target *t)
{
	const struct action_owner *o = t->owner;
	const char *word = mus_id_valid(t->word) ? t->word : mus_utf8_id(w->arena, t->word);
	size_t n;

	for (size_t i = 0; i < o->n_actions; i++)
		if (o->actions[i].id && strcmp(o->actions[i].id, word) == 0) {
			t->action = &o->actions[i];
			return MUS_OK;
		}
	n = begin_so(o, word, &t->action);
	if (n == 1)
		return MUS_OK;
	return n ? refuse_several(w, o, word) : refuse_unknown(w, o, t->word);
}

static enum mus_status find_actions(const struct action_work *w, struct target *targets)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; !w->whole && i < w->edit->n_names; i++)
		status = mus_worse(status, find_action(w, &targets[i]));
	return status;
}

/* ---- all together ---- */

static bool named_before(const struct target *targets, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (targets[k].owner == targets[i].owner && targets[k].action == targets[i].action)
			return true;
	return false;
}

/* The actions of one record, in the order of their names. */
static enum mus_status change_owner(struct action_work *w, struct action_owner *owner,
	const struct target *targets, action_change *change, const void *what)
{
	struct plan_file *file = &owner->file;
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < w->edit->n_names; i++) {
		const struct target *t = &targets[i];

		if (t->owner != owner || named_before(targets, i))
			continue;
		file->touched = false;
		status = mus_worse(status, change(w, owner, t->action, what));
		if (file->touched)
			plan_file_tells(file,
				t->action ? action_name(w, owner, t->action->id) : owner->id,
				w->arena);
	}
	return status;
}

static enum mus_status change_all(struct action_work *w, const struct target *targets,
	action_change *change, const void *what)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < w->n_owners; i++) {
		struct action_owner *owner = w->owners[i];

		if (w->stream && action_stream_begin(w, owner))
			return mus_worse(MUS_REFUSED, mus_diag_status(w->diag));
		status = mus_worse(status, change_owner(w, owner, targets, change, what));
	}
	return status;
}

static enum mus_status write_all(struct action_work *w)
{
	struct plan_file **files = mus_alloc(w->arena, (w->n_owners + 1) * sizeof *files);

	for (size_t i = 0; i < w->n_owners; i++)
		files[i] = &w->owners[i]->file;
	return plan_files_finish(w->out, files, w->n_owners, w->edit->dry_run, w->diag);
}

static enum mus_status run(struct action_work *w, action_change *change, const void *what)
{
	struct target *targets = mus_alloc(w->arena, (w->edit->n_names + 1) * sizeof *targets);
	enum mus_status status = w->edit->stream ? action_stream_open(w) : MUS_OK;

	if (!status)
		status = split_names(w, targets);
	if (!status)
		status = lock(w);
	if (!status)
		status = read_records(w);
	if (!status)
		status = find_actions(w, targets);
	if (!status)
		status = change_all(w, targets, change, what);
	if (status)
		return status;
	return w->stream ? action_stream_finish(w) : write_all(w);
}

static enum mus_status begin_and_run(
	struct action_work work, action_change *change, const void *what)
{
	const struct mus_action_edit *edit = work.edit;
	struct mus_workspace *ws = work.ws;
	struct action_work w = work;
	enum mus_status status;

	plan_change_begin(w.out);
	w.arena = w.out->arena;
	w.cycle = edit->cycle || !ws ? edit->cycle : mus_workspace_cycle(ws);
	w.leader = ws ? mus_workspace_leader(ws) : NULL;
	w.lang = ws ? plan_lang(ws) : mus_diag_lang(w.diag);
	w.owners = mus_alloc(w.arena, (edit->n_names + 1) * sizeof(struct action_owner *));
	status = run(&w, change, what);
	for (size_t i = 0; i < w.n_owners; i++) {
		plan_file_dispose(&w.owners[i]->file);
		mus_doc_free(w.owners[i]->part);
		if (!w.stream)
			plan_record_dispose(&w.owners[i]->record);
	}
	mus_doc_free(w.stream);
	mus_unlock(w.own);
	mus_unlock(w.shared);
	return status;
}

enum mus_status action_run(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, action_change *change, const void *what,
	struct mus_diag *diag)
{
	return begin_and_run((struct action_work){ .edit = edit, .ws = ws, .diag = diag, .out = out },
		change, what);
}

enum mus_status action_run_whole(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, action_change *change, const void *what,
	struct mus_diag *diag)
{
	return begin_and_run((struct action_work){ .edit = edit, .ws = ws, .diag = diag, .out = out,
				     .whole = true },
		change, what);
}
