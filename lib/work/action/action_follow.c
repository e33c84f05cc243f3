/*
 * Follow-up on a plan as a whole (D16, D22): that it was held, what was said, and the next day.
 *
 * The day that was agreed stays where no next one is agreed: mus-due keeps quiet about it once a
 * follow-up was held on it or later, and one that was held before its time leaves it to come.
 */
#include "work/action/action_inside.h"

#include <string.h>

/* ---- that it was held ---- */

static enum mus_status append_held(struct action_work *w, struct action_owner *owner)
{
	struct mus_buf text = MUS_BUF_INIT;
	char date[MUS_DATE_SIZE];
	enum mus_status status;
	struct mus_yaml y;

	mus_yaml_begin(&y, &text);
	mus_yaml_map(&y);
	mus_yaml_plain_pair(&y, "date", mus_date_print(w->edit->date, date));
	if (w->edit->note)
		mus_yaml_pair(&y, "note", w->edit->note);
	mus_yaml_end(&y);
	status = plan_edit_append(&owner->file, "/follow_ups", text.data, w->diag);
	mus_buf_dispose(&text);
	return status;
}

/* What is told once more is known by its day; a note that comes later joins the day. */
static enum mus_status note_held(struct action_work *w, struct action_owner *owner)
{
	const struct mus_follow_up *held = owner->held;
	const char *note = w->edit->note;
	size_t bare = owner->n_held;

	for (size_t i = 0; i < owner->n_held; i++) {
		if (held[i].date != w->edit->date)
			continue;
		if (!note || (held[i].note && strcmp(held[i].note, note) == 0))
			return MUS_OK;
		if (!held[i].note)
			bare = i;
	}
	if (bare == owner->n_held)
		return append_held(w, owner);
	return plan_edit_set(&owner->file, mus_printf(w->arena, "/follow_ups/%zu/note", bare), note,
		MUS_STRING, w->diag);
}

/* ---- the next ---- */

static enum mus_status set_next(struct action_work *w, struct action_owner *owner, mus_date next)
{
	char date[MUS_DATE_SIZE];
	const char *text = mus_date_print(next, date);

	if (owner->agreed == next)
		return MUS_OK;
	if (owner->plan)
		return plan_edit_put(&owner->file, "/follow_up", text, w->diag);
	if (owner->has_agreed)
		return plan_edit_put(&owner->file, "/follow_up/date", text, w->diag);
	return plan_edit_put(&owner->file, "/follow_up",
		mus_printf(w->arena, "date: %s\n", text), w->diag);
}

/* Whoever ends a follow-up without a next one may have forgotten it. */
static void tell_no_next(const struct action_work *w, const struct action_owner *owner)
{
	if (owner->agreed == MUS_NO_DATE || owner->agreed <= w->edit->date)
		mus_find(w->diag, MUS_F_PLAN_NO_NEXT, MUS_IN(owner->record.path), owner->id);
}

static enum mus_status follow_up(struct action_work *w, struct action_owner *owner,
	const struct mus_action *action, const void *what)
{
	const mus_date next = *(const mus_date *)what;
	enum mus_status status = note_held(w, owner);

	(void)action;
	if (next == MUS_NO_DATE)
		tell_no_next(w, owner);
	else if (!status)
		status = set_next(w, owner, next);
	return status;
}

enum mus_status mus_plan_follow_up(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, mus_date next, struct mus_diag *diag)
{
	return action_run_whole(out, ws, edit, follow_up, &next, diag);
}
