/*
 * Answers to wishes as they stand in plans, and single ones by name.
 */
#include "work/decide/decide_inside.h"

#include <string.h>

#include "work/action/action_inside.h"

/* ---- the text ---- */

enum mus_status answer_put(struct plan_file *file, const char *action, const struct answer *answer,
	struct mus_diag *diag)
{
	struct mus_buf text = MUS_BUF_INIT;
	char day[MUS_DATE_SIZE];
	struct mus_yaml y;
	enum mus_status status;

	mus_yaml_begin(&y, &text);
	mus_yaml_map(&y);
	if (answer->from)
		mus_yaml_pair(&y, "from", answer->from);
	if (answer->forum)
		mus_yaml_pair(&y, "forum", answer->forum);
	mus_yaml_pair(&y, "answer", answer->agree ? "agreed" : "declined");
	mus_yaml_plain_pair(&y, "date", mus_date_print(answer->date, day));
	if (answer->note)
		mus_yaml_pair(&y, "note", answer->note);
	mus_yaml_end(&y);
	status = plan_put(file, action, "decision", text.data, diag);
	mus_buf_dispose(&text);
	return status;
}

const char *answer_log(const struct answer *answer, struct mus_arena *arena)
{
	return answer->forum ? mus_printf(arena, "%s.", answer->forum) : NULL;
}

/* ---- by name ---- */

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* The day may be another: what was answered before was answered then. */
static bool is_answered(const struct mus_action *a, const struct mus_verdict *v)
{
	return a->decision.at.line && same(a->decision.answer, v->agree ? "agreed" : "declined") &&
	       same(a->decision.forum, v->forum) && same(a->decision.note, v->note) &&
	       plan_status(a) == (v->agree ? MUS_AGREED : MUS_DROPPED);
}

static enum mus_status answer_one(struct action_work *w, struct action_owner *owner,
	const struct mus_action *action, const void *what)
{
	const struct mus_verdict *v = what;
	const struct answer answer = { .forum = v->forum, .note = v->note, .agree = v->agree,
		.date = w->edit->date };
	const struct plan_move move = { .to = v->agree ? MUS_AGREED : MUS_DROPPED,
		.date = w->edit->date,
		.who = owner->person ? w->leader : NULL,
		.note = answer_log(&answer, w->arena) };
	enum mus_status status = MUS_OK;

	if (!is_answered(action, v)) {
		status = plan_move(&owner->file, action, &move, w->lang, w->diag);
		if (!status)
			status = answer_put(&owner->file, action->id, &answer, w->diag);
	}
	if (!status && v->budget && !same(v->budget, action->budget))
		status = plan_set(
			&owner->file, action->id, "budget", v->budget, MUS_STRING, w->diag);
	return status;
}

enum mus_status mus_decide_actions(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, const struct mus_verdict *verdict,
	struct mus_diag *diag)
{
	const char *cycle = edit->cycle ? edit->cycle : mus_workspace_cycle(ws);
	struct mus_arena *scratch = mus_arena_new();
	bool known = plan_has_ref(
		PLAN_BUDGET, verdict->budget, mus_year(ws, cycle, diag), scratch, diag);

	mus_arena_free(scratch);
	if (known)
		return action_run(out, ws, edit, answer_one, verdict, diag);
	plan_change_begin(out);
	return mus_worse(MUS_REFUSED, mus_diag_status(diag));
}
