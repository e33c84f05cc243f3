/*
 * What the shared folder says of who leads whom, and of who sees to common actions.
 */
#include "work/handover/hand.h"

#include <string.h>

static bool is(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static bool has(const struct mus_strs *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->item[i], id) == 0)
			return true;
	return false;
}

/* ---- units ---- */

/* From the last on, so that the numbers of those before stay. */
static enum mus_status change_leaders(struct hand *h, struct mus_edit *edit,
	const struct mus_unit *was, const struct mus_unit *unit)
{
	bool there = has(&was->leaders, h->to.leader);
	enum mus_status status = MUS_OK;

	if (!has(&was->leaders, h->from.leader) || has(&unit->leaders, h->from.leader))
		return MUS_OK;
	for (size_t i = was->leaders.n; i-- > 0 && !status;) {
		const char *path = mus_printf(h->arena, "/leaders/%zu", i);

		if (strcmp(was->leaders.item[i], h->from.leader) != 0)
			continue;
		status = there ? mus_edit_remove(edit, path, h->diag)
			       : mus_edit_set(edit, path, h->to.leader, MUS_STRING, h->diag);
		there = true;
	}
	return status;
}

static enum mus_status change_person(struct hand *h, struct mus_edit *edit, size_t number,
	const struct mus_person *was, const struct mus_person *p)
{
	const char *leader = mus_printf(h->arena, "/people/%zu/leader", number);
	const char *leads = mus_printf(h->arena, "/people/%zu/leads", number);
	enum mus_status status = MUS_OK;

	if (p->leader && !is(p->leader, was->leader))
		status = mus_edit_set(edit, leader, p->leader, MUS_STRING, h->diag);
	if (!status && p->leads != was->leads)
		status = p->leads > 0 ? mus_edit_set(edit, leads, "true", MUS_BOOL, h->diag)
				      : mus_edit_remove(edit, leads, h->diag);
	return status;
}

static enum mus_status change_unit(struct hand *h, struct mus_edit *edit,
	const struct mus_unit *was, const struct mus_unit *unit)
{
	static const char *const order[] = { "id", "number", "name", "email", "role", "leader",
		"leads", "representative", "since", "left", "also_in", "away", "employment",
		"exempt" };
	enum mus_status status;

	mus_edit_order(edit, order, sizeof order / sizeof *order);
	status = change_leaders(h, edit, was, unit);
	for (size_t i = 0; i < unit->n_people && !status; i++)
		status = change_person(h, edit, i, &was->people[i], &unit->people[i]);
	return status;
}

static bool differs(const struct mus_unit *was, const struct mus_unit *unit)
{
	bool other = was->leaders.n != unit->leaders.n;

	for (size_t i = 0; !other && i < unit->leaders.n; i++)
		other = strcmp(was->leaders.item[i], unit->leaders.item[i]) != 0;
	for (size_t i = 0; !other && i < unit->n_people; i++)
		other = unit->people[i].leads != was->people[i].leads ||
			(unit->people[i].leader &&
				!is(unit->people[i].leader, was->people[i].leader));
	return other;
}

/* Notes down what the edit came to. */
static void note(struct hand *h, const char *path, const struct mus_doc *doc,
	const struct mus_edit *edit, const char *schema)
{
	struct hand_job job = { .to = path,
		.to_dir = mus_workspace_shared(h->from.ws),
		.to_was = doc,
		.schema = schema,
		.open_to_others = true };
	const char *text = mus_edit_text(edit, &job.len);

	job.text = mus_strndup(h->arena, text, job.len);
	hand_add(h, HAND_SHARED, &job);
}

static enum mus_status hand_unit(struct hand *h, size_t u)
{
	const char *path = h->staff->unit_files[u];
	const struct mus_doc *doc = hand_doc(h, path);
	struct mus_edit *edit;
	enum mus_status status;

	if (!doc)
		return MUS_REFUSED;
	mus_edit_begin(&edit, doc, 0);
	status = change_unit(h, edit, &h->staff->units[u], &h->after.units[u]);
	if (!status)
		note(h, path, doc, edit, "unit.schema.yaml");
	mus_edit_free(edit);
	return status;
}

/* ---- common plans ---- */

/* Only the name of who saw to it goes: who else is named stays. */
static enum mus_status change_responsible(
	struct hand *h, struct mus_edit *edit, const struct mus_action *a)
{
	bool there = has(&a->responsible, h->to.leader);
	enum mus_status status = MUS_OK;

	for (size_t i = a->responsible.n; i-- > 0 && !status;) {
		const char *path = mus_printf(h->arena, "/actions/@%s/responsible/%zu", a->id, i);

		if (strcmp(a->responsible.item[i], h->from.leader) != 0)
			continue;
		status = there ? mus_edit_remove(edit, path, h->diag)
			       : mus_edit_set(edit, path, h->to.leader, MUS_STRING, h->diag);
		there = true;
	}
	return status;
}

static bool is_theirs(const struct hand *h, const struct mus_action *a)
{
	return a->id && mus_action_open(a) && has(&a->responsible, h->from.leader);
}

static enum mus_status change_common(
	struct hand *h, const struct plan_record *record, const struct mus_group_plan *plan)
{
	const struct plan_move move = { .date = h->what->today };
	const char *what = mus_text(plan_lang(h->from.ws), MUS_T_PLAN_LOG_HANDED_OVER_COMMON);
	struct plan_file file;
	enum mus_status status = MUS_OK;

	plan_file_begin(&file, record, "group_plan.schema.yaml");
	for (size_t i = 0; i < plan->n_actions && !status; i++) {
		const struct mus_action *a = &plan->actions[i];

		if (!is_theirs(h, a))
			continue;
		status = change_responsible(h, file.edit, a);
		if (!status)
			status = plan_log(&file, a->id, &move, what, h->diag);
	}
	if (!status)
		note(h, record->path, record->doc, file.edit, "group_plan.schema.yaml");
	plan_file_dispose(&file);
	return status;
}

/* Whether the old leader leaves the unit's leadership now. */
static bool changes_hands(const struct hand *h, const char *unit)
{
	const struct mus_unit *was = mus_unit_find(h->staff, unit),
			      *now = mus_unit_find(&h->after, unit);

	return was && now && has(&was->leaders, h->from.leader) &&
	       !has(&now->leaders, h->from.leader);
}

static enum mus_status hand_common(struct hand *h, const struct mus_file *file)
{
	const struct mus_doc *doc = hand_doc(h, file->path);
	struct mus_group_plan plan;
	struct plan_record record = { .doc = (struct mus_doc *)(uintptr_t)doc, .path = file->path };
	bool any = false;

	if (!doc)
		return MUS_REFUSED;
	record.root = mus_doc_root(doc, 0);
	if (mus_kind_of(doc, record.root) != MUS_GROUP_PLAN)
		return MUS_OK;
	if (mus_record_read(MUS_GROUP_PLAN, doc, record.root, h->arena, h->diag, &plan))
		return MUS_REFUSED;
	for (size_t i = 0; i < plan.n_actions; i++)
		any = any || is_theirs(h, &plan.actions[i]);
	return any && changes_hands(h, plan.unit) ? change_common(h, &record, &plan) : MUS_OK;
}

/* Before the units: as long as they name the old leader, a run that was cut short goes on here. */
static enum mus_status hand_commons(struct hand *h)
{
	struct mus_file_filter filter = { .kind = MUS_GROUP_PLAN, .in_place = true };
	struct mus_files files;
	enum mus_status status = mus_files_list(&files, h->from.ws, &filter, h->arena, h->diag);

	for (size_t i = 0; i < files.n && !status; i++)
		if (files.item[i].kind == MUS_GROUP_PLAN && changes_hands(h, files.item[i].unit))
			status = hand_common(h, &files.item[i]);
	return status;
}

/* ---- parts ---- */

static const struct mus_doc *read_quietly(struct hand *h, const char *path)
{
	struct mus_diag *diag = h->diag;
	const struct mus_doc *doc;

	h->diag = mus_diag_new(MUS_EN);
	doc = hand_doc(h, path);
	mus_diag_free(h->diag);
	h->diag = diag;
	return doc;
}

/* Whether one who is handed over is counted among the old leader's people in that unit. */
static bool counts(const struct hand *h, const char *unit, const char *leader)
{
	for (size_t i = 0; strcmp(leader, h->from.leader) == 0 && i < h->people.n; i++) {
		const struct mus_person *p = mus_person_find(h->staff, h->people.entries[i].key);

		if (p && is(p->unit, unit) && is(mus_person_leader(h->staff, p), leader))
			return true;
	}
	return false;
}

/* A part that counts these people as the old leader's would count them a second time. */
static void tell_parts(struct hand *h)
{
	struct mus_file_filter filter = { .kind = MUS_ROLLUP };
	struct mus_files files;
	struct mus_diag *quiet = mus_diag_new(MUS_EN);

	mus_files_list(&files, h->from.ws, &filter, h->arena, quiet);
	mus_diag_free(quiet);
	for (size_t i = 0; i < files.n; i++) {
		const struct mus_doc *doc = files.item[i].kind == MUS_ROLLUP
						    ? read_quietly(h, files.item[i].path)
						    : NULL;
		mus_node covers = doc ? mus_doc_get(doc, mus_doc_root(doc, 0), "covers") : 0;

		if (!doc)
			continue;
		MUS_EACH (doc, cover, covers)
			if (counts(h, mus_doc_str(doc, mus_doc_get(doc, cover, "unit")),
				    mus_doc_str(doc, mus_doc_get(doc, cover, "leader")))) {
				mus_find(h->diag, MUS_F_HANDOVER_PART, MUS_IN(files.item[i].path),
					h->from.leader);
				break;
			}
	}
}

/* ---- all of it ---- */

static bool may_change(struct hand *h)
{
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	bool may = true;

	for (size_t i = 0; i < h->jobs[HAND_SHARED].n; i++) {
		const struct hand_job *job = &h->jobs[HAND_SHARED].item[i];
		const struct mus_write write = { .path = job->to, .was = job->to_was };

		may = !mus_file_writable(&write, quiet) && may;
	}
	mus_diag_free(quiet);
	return may;
}

/* Who may not write there can have the change made: a dry run shows it. */
static void tell_unwritable(struct hand *h)
{
	for (size_t i = 0; i < h->jobs[HAND_SHARED].n; i++)
		mus_find(h->diag, MUS_F_HANDOVER_UNWRITABLE,
			MUS_IN(h->jobs[HAND_SHARED].item[i].to), h->jobs[HAND_SHARED].item[i].to,
			h->from.leader, h->to.leader);
	h->unwritable = true;
}

enum mus_status hand_shared(struct hand *h)
{
	enum mus_status status;

	if (h->same)
		return MUS_OK;
	status = hand_commons(h);
	for (size_t u = 0; u < h->staff->n_units && !status; u++)
		if (differs(&h->staff->units[u], &h->after.units[u]))
			status = hand_unit(h, u);
	if (status)
		return status;
	tell_parts(h);
	if (!may_change(h))
		tell_unwritable(h);
	return MUS_OK;
}
