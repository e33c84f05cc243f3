/*
 * Steps of the status (D17, D22).
 */
#include "work/action/action_inside.h"

/* In the shared folder nobody is named who is neither responsible nor a participant. */
struct plan_move action_entry(const struct action_work *w, const struct action_owner *owner)
{
	return (struct plan_move){ .date = w->edit->date,
		.who = owner->person ? w->leader : NULL,
		.note = w->edit->note };
}

static enum mus_status move_one(struct action_work *w, struct action_owner *owner,
	const struct mus_action *action, const void *what)
{
	struct plan_move move = action_entry(w, owner);

	move.to = *(const int *)what;
	return plan_move(&owner->file, action, &move, w->lang, w->diag);
}

enum mus_status mus_action_move(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, enum mus_action_status to, struct mus_diag *diag)
{
	const int status = (int)to;

	return action_run(out, ws, edit, move_one, &status, diag);
}
