/*
 * A plan as the new leader gets it: open work is the new leader's, and its log says so.
 */
#include "work/handover/hand.h"

#include <string.h>

static bool is(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static enum mus_status set(struct hand *h, struct plan_file *file, const char *path)
{
	return mus_edit_set(file->edit, path, h->to.leader, MUS_STRING, h->diag);
}

/* What is still to be done around the action, by the old leader. */
static enum mus_status take_over_part(struct hand *h, struct plan_file *file, const char *action,
	const char *key, const struct mus_support *part)
{
	if (!is(part->by, h->from.leader) || part->done != MUS_NO_DATE)
		return MUS_OK;
	return set(h, file, mus_printf(h->arena, "/actions/@%s/%s/by", action, key));
}

static enum mus_status take_over(
	struct hand *h, struct plan_file *file, const struct mus_action *a, mus_date date)
{
	const struct plan_move move = { .date = date };
	struct mus_buf what = MUS_BUF_INIT;
	enum mus_status status = MUS_OK;

	if (a->responsible.n && is(a->responsible.item[0], h->from.leader))
		status = plan_set(file, a->id, "responsible", h->to.leader, MUS_STRING, h->diag);
	if (!status)
		status = take_over_part(h, file, a->id, "before", &a->before);
	if (!status)
		status = take_over_part(h, file, a->id, "during", &a->during);
	if (!status)
		status = take_over_part(h, file, a->id, "after", &a->after);
	mus_say(&what, plan_lang(h->from.ws), MUS_T_PLAN_LOG_HANDED_OVER,
		MUS_ARGS(h->from.name, h->to.name));
	if (!status)
		status = plan_log(file, a->id, &move, what.data, h->diag);
	mus_buf_dispose(&what);
	return status;
}

/* A plan of an earlier round in which all is done stays as it was. */
static bool is_live(const struct hand *h, const struct mus_plan *plan)
{
	bool live = is(plan->cycle, mus_workspace_cycle(h->from.ws));

	for (size_t i = 0; i < plan->n_actions; i++)
		live = live || mus_action_open(&plan->actions[i]);
	return live;
}

static enum mus_status edit(
	struct hand *h, struct plan_file *file, const struct mus_plan *plan, mus_date date)
{
	enum mus_status status = MUS_OK;

	if (is_live(h, plan) && is(plan->leader, h->from.leader))
		status = set(h, file, "/leader");
	for (size_t i = 0; i < plan->n_actions && !status; i++)
		if (plan->actions[i].id && mus_action_open(&plan->actions[i]))
			status = take_over(h, file, &plan->actions[i], date);
	return status;
}

const char *hand_plan_text(struct hand *h, const struct mus_doc *doc, mus_date date, size_t *len)
{
	const struct plan_record record = { .doc = (struct mus_doc *)(uintptr_t)doc,
		.root = mus_doc_root(doc, 0) };
	struct plan_file file;
	struct mus_plan plan;
	const char *text = NULL;

	if (mus_record_read(MUS_PLAN, doc, record.root, h->arena, h->diag, &plan))
		return NULL;
	plan_file_begin(&file, &record, "plan.schema.yaml");
	if (h->same || !edit(h, &file, &plan, date)) {
		text = mus_edit_text(file.edit, len);
		text = mus_strndup(h->arena, text, *len);
	}
	plan_file_dispose(&file);
	return text;
}

mus_date hand_plan_date(struct hand *h, const struct mus_doc *doc, const struct mus_doc *moved)
{
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	struct mus_plan was, is_now;
	mus_date date = MUS_NO_DATE;
	bool read =
		!mus_record_read(MUS_PLAN, doc, mus_doc_root(doc, 0), h->arena, quiet, &was) &&
		!mus_record_read(MUS_PLAN, moved, mus_doc_root(moved, 0), h->arena, quiet, &is_now);

	/* Their actions are the same, in the same order, or the text is not what was handed over.
	 */
	for (size_t i = 0; read && i < was.n_actions && i < is_now.n_actions && date == MUS_NO_DATE;
		i++)
		if (mus_action_open(&was.actions[i]) && is_now.actions[i].n_log)
			date = is_now.actions[i].log[is_now.actions[i].n_log - 1].date;
	mus_diag_free(quiet);
	return date;
}
