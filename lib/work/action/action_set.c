/*
 * Other values of an action. All that a command sets is done to the text in memory first; what the
 * values make together is looked at before anything is written.
 */
#include "work/action/action_inside.h"

#include <string.h>

/* What one command sets. */
struct values {
	const struct mus_action_value *item;
	size_t n;
};

/* One action that gets its values. */
struct change {
	struct action_work *w;
	struct action_owner *owner;
	const struct mus_action *action;
	const struct action_setting *settings;
	size_t n;
	struct plan_move entry; /* its note is used up by the first that logs */
};

/* ---- what stands there ---- */

/* What stands at a path below the action, in the text as it is now; 0 for nothing. */
static mus_node node_at(const struct change *c, const char *path)
{
	const struct plan_file *file = &c->owner->file;
	const struct mus_doc *doc = mus_edit_doc(file->edit);
	mus_node list = mus_doc_get(doc, mus_doc_root(doc, file->index), "actions");
	mus_node node = 0;

	MUS_EACH (doc, item, list)
		if (strcmp(mus_doc_str(doc, mus_doc_get(doc, item, "id")), c->action->id) == 0)
			node = item;
	while (node && *path) {
		size_t len = strcspn(path, "/");
		const char *key = mus_strndup(c->w->arena, path, len);

		node = mus_doc_get(doc, node, key);
		path += len + (path[len] == '/');
	}
	return node;
}

static bool same_items(const struct mus_doc *doc, mus_node list, const struct mus_strs *items)
{
	size_t n = 0;

	MUS_EACH (doc, item, list) {
		if (n == items->n || strcmp(mus_doc_str(doc, item), items->item[n]) != 0)
			return false;
		n++;
	}
	return n == items->n;
}

/* Whether the value is there, however it is written: 1500.00 is 1500. */
static bool is_already(const struct change *c, const struct action_setting *s)
{
	const struct mus_doc *doc = mus_edit_doc(c->owner->file.edit);
	mus_node node = node_at(c, s->path);
	mus_dec was, is;

	if (!s->text)
		return !node;
	if (s->type == MUS_SEQ)
		return mus_doc_type(doc, node) == MUS_SEQ && same_items(doc, node, &s->items);
	if (s->type == MUS_STRING || mus_doc_type(doc, node) == MUS_STRING)
		return false;
	return mus_dec_parse(mus_doc_str(doc, node), &was) && mus_dec_parse(s->text, &is) &&
	       was == is;
}

/* ---- one value ---- */

static enum mus_status remove_key(const struct change *c, const struct action_setting *s)
{
	const struct mus_doc *doc = mus_edit_doc(c->owner->file.edit);
	bool last = *s->parent && mus_doc_size(doc, node_at(c, s->parent)) == 1;

	return plan_unset(
		&c->owner->file, c->action->id, last ? s->parent : s->path, c->w->diag);
}

/* The first part of what is not there yet. */
static enum mus_status put_parent(const struct change *c, const struct action_setting *s)
{
	const char *key = s->path + strlen(s->parent) + 1;
	struct mus_buf text = MUS_BUF_INIT;
	enum mus_status status;
	struct mus_yaml y;

	mus_yaml_begin(&y, &text);
	mus_yaml_map(&y);
	if (s->type == MUS_SEQ) {
		mus_yaml_key(&y, key);
		mus_yaml_flow(&y, s->items.item, s->items.n);
	} else if (s->type == MUS_STRING) {
		mus_yaml_pair(&y, key, s->text);
	} else {
		mus_yaml_plain_pair(&y, key, s->text);
	}
	mus_yaml_end(&y);
	status = plan_put(&c->owner->file, c->action->id, s->parent, text.data, c->w->diag);
	mus_buf_dispose(&text);
	return status;
}

static enum mus_status set_key(const struct change *c, const struct action_setting *s)
{
	struct plan_file *file = &c->owner->file;

	if (is_already(c, s))
		return MUS_OK;
	if (!s->text)
		return remove_key(c, s);
	if (*s->parent && !node_at(c, s->parent))
		return put_parent(c, s);
	if (s->type == MUS_SEQ)
		return plan_put(file, c->action->id, s->path, s->text, c->w->diag);
	return plan_set(file, c->action->id, s->path, s->text, s->type, c->w->diag);
}

/* ---- the log ---- */

static enum mus_status log_what(struct change *c, const char *what)
{
	enum mus_status status =
		plan_log(&c->owner->file, c->action->id, &c->entry, what, c->w->diag);

	c->entry.note = NULL;
	return status;
}

/* That an open promise moves is what follow-up is about (D22). */
static enum mus_status log_due(struct change *c, const struct action_setting *s)
{
	char from[MUS_DATE_SIZE], to[MUS_DATE_SIZE];
	struct mus_buf what = MUS_BUF_INIT;
	enum mus_status status;
	mus_date date;

	if (strcmp(s->key, "due") != 0 || c->action->due == MUS_NO_DATE ||
		!mus_action_open(c->action))
		return MUS_OK;
	mus_date_show(c->action->due, c->w->lang, from);
	if (!s->text)
		mus_say(&what, c->w->lang, MUS_T_PLAN_LOG_NO_DUE, MUS_ARGS(from));
	else if (mus_date_parse(s->text, &date) && date != c->action->due)
		mus_say(&what, c->w->lang, MUS_T_PLAN_LOG_DUE,
			MUS_ARGS(from, mus_date_show(date, c->w->lang, to)));
	status = what.len ? log_what(c, what.data) : MUS_OK;
	mus_buf_dispose(&what);
	return status;
}

/* ---- all values of an action ---- */

static enum mus_status move(struct change *c, const struct action_setting *s)
{
	enum mus_status status;
	bool before = c->owner->file.touched;

	c->owner->file.touched = false;
	c->entry.to = mus_status_parse(s->text);
	status = plan_move(&c->owner->file, c->action, &c->entry, c->w->lang, c->w->diag);
	if (c->owner->file.touched)
		c->entry.note = NULL;
	c->owner->file.touched |= before;
	return status;
}

static bool is_status(const struct action_setting *s)
{
	return strcmp(s->key, "status") == 0;
}

/* A part of a step that is not there yet comes with what the step must have. */
static bool has_parts(const struct change *c, const struct action_setting *s)
{
	const struct mus_schema *schema = plan_file_schema(&c->owner->file, c->w->diag);
	struct mus_field field;
	bool good = true;

	if (!*s->parent || !s->text || node_at(c, s->parent))
		return true;
	schema = mus_schema_at(schema, mus_printf(c->w->arena, "/actions/0/%s", s->parent));
	for (size_t i = 0; schema && mus_schema_field(schema, i, &field); i++) {
		const char *key = mus_printf(c->w->arena, "%s.%s", s->parent, field.name);
		bool given = !field.required;

		for (size_t k = 0; k < c->n; k++)
			given |= strcmp(c->settings[k].key, key) == 0;
		if (!given)
			mus_find(c->w->diag, MUS_F_PLAN_NEEDS_PART, MUS_NOWHERE, s->parent, key);
		good &= given;
	}
	return good;
}

/* The status first: what is done gets a day, which another value may put right. */
static enum mus_status set_all(struct change *c)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < c->n; i++)
		if (!has_parts(c, &c->settings[i]))
			status = MUS_REFUSED;
	for (size_t i = 0; !status && i < c->n; i++)
		if (is_status(&c->settings[i]))
			status = move(c, &c->settings[i]);
	for (size_t i = 0; !status && i < c->n; i++) {
		if (is_status(&c->settings[i]))
			continue;
		status = set_key(c, &c->settings[i]);
		if (!status)
			status = log_due(c, &c->settings[i]);
	}
	/* A note on what is not logged by itself. */
	if (!status && c->owner->file.touched && c->entry.note) {
		const char *note = c->entry.note;

		c->entry.note = NULL;
		status = log_what(c, note);
	}
	return status;
}

/* The action as the text has it now. */
static const struct mus_action *read_again(const struct change *c)
{
	const struct plan_file *file = &c->owner->file;
	const struct mus_doc *doc = mus_edit_doc(file->edit);
	struct mus_diag *scratch = mus_diag_new(MUS_EN);
	struct mus_group_plan group = { .n_actions = 0 };
	struct mus_plan plan = { .n_actions = 0 };
	bool person = c->owner->plan != NULL;
	const struct mus_action *actions;
	size_t n;

	(void)mus_record_read(person ? MUS_PLAN : MUS_GROUP_PLAN, doc,
		mus_doc_root(doc, file->index), c->w->arena, scratch,
		person ? (void *)&plan : &group);
	mus_diag_free(scratch);
	actions = person ? plan.actions : group.actions;
	n = person ? plan.n_actions : group.n_actions;
	for (size_t i = 0; i < n; i++)
		if (actions[i].id && strcmp(actions[i].id, c->action->id) == 0)
			return &actions[i];
	return c->action;
}

static bool sets(const struct change *c, const char *one, const char *other)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->settings[i].key, one) == 0 || strcmp(c->settings[i].key, other) == 0)
			return true;
	return false;
}

/* What values make together that each may be alone. */
static enum mus_status check_together(const struct change *c)
{
	const struct mus_action *a = read_again(c);
	const char *path = c->owner->record.path;
	bool late = sets(c, "start", "due") && a->start != MUS_NO_DATE && a->due != MUS_NO_DATE &&
		    a->due < a->start;
	bool twice = sets(c, "part_of", "cost") && a->part_of && a->cost != MUS_NO_DEC && a->cost != 0;

	if (late)
		mus_find(c->w->diag, MUS_F_DUE_BEFORE_START, MUS_IN(path), a->id);
	if (twice)
		mus_find(c->w->diag, MUS_F_PART_WITH_COST, MUS_IN(path), a->id);
	return late || twice ? MUS_REFUSED : MUS_OK;
}

static enum mus_status set_one(struct action_work *w, struct action_owner *owner,
	const struct mus_action *action, const void *what)
{
	const struct values *values = what;
	struct action_setting *settings = mus_alloc(w->arena, (values->n + 1) * sizeof *settings);
	struct change c = { .w = w, .owner = owner, .action = action, .settings = settings };
	enum mus_status status;

	c.n = values->n;
	c.entry = action_entry(w, owner);
	if (!action_settings(settings, w, owner, values->item, values->n))
		return mus_worse(MUS_REFUSED, mus_diag_status(w->diag));
	status = set_all(&c);
	return status || !owner->file.touched ? status : check_together(&c);
}

enum mus_status mus_action_set(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, const struct mus_action_value *values, size_t n_values,
	struct mus_diag *diag)
{
	const struct values all = { values, n_values };

	return action_run(out, ws, edit, set_one, &all, diag);
}
