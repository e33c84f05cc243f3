/*
 * Steps of the status (D17, D22).
 */
#include "work/action/action_inside.h"

/* In the shared folder nobody is named who is neither responsible nor a participant. */
static enum mus_status move_one(struct action_work *w, struct action_owner *owner,
	const struct mus_action *action, const void *what)
{
	struct plan_move move = *(const struct plan_move *)what;

	if (owner->person)
		move.who = w->leader;
	return plan_move(&owner->file, action, &move, w->lang, w->diag);
}

enum mus_status mus_action_move(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, enum mus_action_status to, const char *note,
	struct mus_diag *diag)
{
	const struct plan_move move = { .to = to, .date = edit->date, .note = note };

	return action_run(out, ws, edit, move_one, &move, diag);
}
