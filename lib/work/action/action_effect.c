/*
 * What came of an action (D29). The effect is what was judged last: that is what roll-ups count.
 * What was judged before stands behind it, in `earlier`, whole.
 */
#include "work/action/action_inside.h"

#include <stdio.h>
#include <string.h>

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_same(const struct mus_effect *was, const struct mus_judgement *now)
{
	return was->at.line && was->date == now->date && was->rating == now->rating &&
	       same_text(was->practice_changed, now->practice_changed) &&
	       same_text(was->evidence, now->evidence);
}

/* ---- YAML ---- */

static void put_judgement(struct mus_yaml *y, const struct mus_judgement *j)
{
	char date[MUS_DATE_SIZE], rating[16];

	mus_yaml_map(y);
	if (j->date != MUS_NO_DATE)
		mus_yaml_plain_pair(y, "date", mus_date_print(j->date, date));
	if (j->rating != MUS_NO_INT) {
		snprintf(rating, sizeof rating, "%d", j->rating);
		mus_yaml_plain_pair(y, "rating", rating);
	}
	if (j->practice_changed)
		mus_yaml_pair(y, "practice_changed", j->practice_changed);
	if (j->evidence)
		mus_yaml_pair(y, "evidence", j->evidence);
	mus_yaml_end(y);
}

static enum mus_status put_first(struct action_work *w, struct action_owner *owner,
	const struct mus_action *action, const struct mus_judgement *now)
{
	struct mus_buf text = MUS_BUF_INIT;
	enum mus_status status;
	struct mus_yaml y;

	mus_yaml_begin(&y, &text);
	put_judgement(&y, now);
	status = plan_put(&owner->file, action->id, "effect", text.data, w->diag);
	mus_buf_dispose(&text);
	return status;
}

static enum mus_status keep_earlier(struct action_work *w, struct action_owner *owner,
	const struct mus_action *action)
{
	const struct mus_effect *e = &action->effect;
	const struct mus_judgement was = { .date = e->date, .rating = e->rating,
		.practice_changed = e->practice_changed, .evidence = e->evidence };
	struct mus_buf text = MUS_BUF_INIT, path = MUS_BUF_INIT;
	enum mus_status status;
	struct mus_yaml y;

	mus_yaml_begin(&y, &text);
	put_judgement(&y, &was);
	mus_buf_fmt(&path, "/actions/@%s/effect/earlier", action->id);
	status = plan_edit_append(&owner->file, path.data, text.data, w->diag);
	mus_buf_dispose(&text);
	mus_buf_dispose(&path);
	return status;
}

/* ---- the latest ---- */

/* One of its values; what was not said this time goes. */
static enum mus_status renew(struct action_work *w, struct action_owner *owner,
	const struct mus_action *action, const char *key, bool was, const char *text,
	enum mus_type type)
{
	const char *path = mus_printf(w->arena, "effect/%s", key);

	if (text)
		return plan_set(&owner->file, action->id, path, text, type, w->diag);
	return was ? plan_unset(&owner->file, action->id, path, w->diag) : MUS_OK;
}

static enum mus_status renew_all(struct action_work *w, struct action_owner *owner,
	const struct mus_action *a, const struct mus_judgement *now)
{
	char date[MUS_DATE_SIZE], rating[16];
	enum mus_status status;

	snprintf(rating, sizeof rating, "%d", now->rating);
	status = renew(w, owner, a, "date", true, mus_date_print(now->date, date), MUS_STRING);
	if (!status)
		status = renew(w, owner, a, "rating", true, rating, MUS_INT);
	if (!status)
		status = renew(w, owner, a, "practice_changed", a->effect.practice_changed != NULL,
			now->practice_changed, MUS_STRING);
	if (!status)
		status = renew(w, owner, a, "evidence", a->effect.evidence != NULL, now->evidence,
			MUS_STRING);
	return status;
}

/* There is no effect of what has not begun. */
static enum mus_status refuse_early(const struct action_work *w, const struct action_owner *owner,
	const struct mus_action *action)
{
	mus_find(w->diag, MUS_F_PLAN_NO_EFFECT, MUS_IN(owner->record.path), action->id,
		mus_status_word(plan_status(action), mus_diag_lang(w->diag)),
		action_name(w, owner, action->id));
	return MUS_REFUSED;
}

static enum mus_status judge(struct action_work *w, struct action_owner *owner,
	const struct mus_action *action, const void *what)
{
	const struct mus_judgement *now = what;
	int is = plan_status(action);
	enum mus_status status;

	if (is_same(&action->effect, now))
		return MUS_OK;
	if (is != MUS_STARTED && is != MUS_DONE)
		return refuse_early(w, owner, action);
	if (!action->effect.at.line)
		return put_first(w, owner, action, now);
	status = keep_earlier(w, owner, action);
	return status ? status : renew_all(w, owner, action, now);
}

enum mus_status mus_action_judge(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, int rating, const char *practice_changed,
	const char *evidence, struct mus_diag *diag)
{
	const struct mus_judgement now = { .date = edit->date, .rating = rating,
		.practice_changed = practice_changed, .evidence = evidence };

	return action_run(out, ws, edit, judge, &now, diag);
}
