/*
 * One plan with all that belongs to it, read as quickly as can be.
 */
#include "work/plan/plan_inside.h"

#include <string.h>

static void note_step(struct plan_lookup *look, const struct mus_support *step)
{
	plan_name(look, step->by);
}

/* Who and what an action names. */
static void note_action(
	struct plan_lookup *look, const struct mus_plan *plan, const struct mus_action *a)
{
	for (size_t i = 0; i < a->responsible.n; i++)
		plan_name(look, a->responsible.item[i]);
	for (size_t i = 0; i < a->participants.people.n; i++)
		plan_name(look, a->participants.people.item[i]);
	for (size_t i = 0; i < a->participants.units.n; i++)
		plan_unit(look, a->participants.units.item[i]);
	for (size_t i = 0; i < a->n_log; i++)
		plan_name(look, a->log[i].who);
	note_step(look, &a->before);
	note_step(look, &a->during);
	note_step(look, &a->after);
	plan_link(look, mus_action_serves(plan, a));
	plan_competence(look, a->competence);
	plan_common(look, a->part_of);
}

static void note_group_plan(struct plan_lookup *look, const struct mus_group_plan *group)
{
	for (size_t i = 0; i < group->n_actions; i++)
		note_action(look, NULL, &group->actions[i]);
	for (size_t i = 0; i < group->n_decisions; i++) {
		plan_link(look, group->decisions[i].about.goal);
		plan_competence(look, group->decisions[i].about.competence);
	}
}

static void note_plan(struct plan_lookup *look, const struct mus_plan *plan)
{
	plan_name(look, plan->leader);
	for (size_t i = 0; i < plan->n_goals; i++)
		plan_link(look, plan->goals[i].serves);
	for (size_t i = 0; i < plan->n_actions; i++)
		note_action(look, plan, &plan->actions[i]);
}

/* Reads a record of the view's, whose file is closed again. */
static enum mus_status take(
	struct plan_lookup *look, struct plan_record *record, enum mus_kind kind, void *out)
{
	enum mus_status status = mus_record_read(
		kind, record->doc, record->root, look->view->arena, look->diag, out);

	plan_record_dispose(record);
	return status;
}

/* ---- a person ---- */

static enum mus_status find_person(
	struct plan_lookup *look, const char *word, struct mus_person *out)
{
	struct mus_plan_view *view = look->view;
	const struct mus_person *person;

	if (!plan_peek_person(look, word)) {
		person = plan_person(look->ws, word, look->diag);
		if (!person)
			return MUS_REFUSED;
		view->person = person->id;
		view->unit = person->unit;
		view->name = person->name;
		view->role = person->role;
	}
	*out = (struct mus_person){ .id = view->person, .unit = view->unit };
	mus_map_add(&view->names, view->person)->value =
		(void *)(view->name ? view->name : view->person);
	return MUS_OK;
}

static enum mus_status view_person(struct plan_lookup *look, const char *word)
{
	struct mus_plan_view *view = look->view;
	struct mus_talk *read_talk = mus_alloc(view->arena, sizeof *read_talk);
	struct mus_plan *read_plan = mus_alloc(view->arena, sizeof *read_plan);
	struct plan_record talk, plan;
	struct mus_person person;
	enum mus_status status = find_person(look, word, &person);

	if (status)
		return status;
	status = plan_find(&talk, &plan, look->ws, view->cycle, &person, view->arena, look->diag);
	if (talk.doc) {
		status = mus_worse(status, take(look, &talk, MUS_TALK, read_talk));
		view->talk = read_talk;
		plan_name(look, read_talk->leader);
	}
	view->file = plan.path;
	if (plan.doc) {
		status = mus_worse(status, take(look, &plan, MUS_PLAN, read_plan));
		view->plan = read_plan;
		note_plan(look, read_plan);
	}
	if (!status && !view->talk && !view->plan) {
		mus_find(look->diag, MUS_F_PLAN_NOTHING, MUS_NOWHERE, view->person, view->cycle);
		status = MUS_REFUSED;
	}
	view->unit_name = plan_unit(look, view->unit);
	return status;
}

/* ---- a unit ---- */

static enum mus_status view_unit(struct plan_lookup *look)
{
	struct mus_plan_view *view = look->view;
	struct mus_group_plan *group = mus_alloc(view->arena, sizeof *group);
	struct plan_record record;
	enum mus_status status = plan_find_group(
		&record, look->ws, view->cycle, view->unit, view->arena, look->diag);

	view->unit_name = plan_unit(look, view->unit);
	view->file = record.path;
	if (record.doc) {
		status = mus_worse(status, take(look, &record, MUS_GROUP_PLAN, group));
		view->group = group;
		note_group_plan(look, group);
	} else if (!status) {
		mus_find(
			look->diag, MUS_F_PLAN_NO_GROUP_PLAN, MUS_NOWHERE, view->unit, view->cycle);
		status = MUS_REFUSED;
	}
	return status;
}

enum mus_status mus_plan_view(struct mus_plan_view *out, struct mus_workspace *ws,
	const char *cycle, const char *word, struct mus_diag *diag)
{
	struct plan_lookup look = { .ws = ws, .view = out, .diag = diag, .texts = MUS_MAP_INIT };
	enum mus_status status;

	memset(out, 0, sizeof *out);
	out->arena = mus_arena_new();
	out->cycle = cycle ? cycle : mus_workspace_cycle(ws);
	out->currency = mus_workspace_workplace(ws)->currency;
	out->unit = plan_unit_named(ws, word, out->arena);
	status = out->unit ? view_unit(&look) : view_person(&look, word);
	mus_map_dispose(&look.texts);
	return status;
}

void mus_plan_view_dispose(struct mus_plan_view *view)
{
	mus_map_dispose(&view->names);
	mus_map_dispose(&view->links);
	mus_map_dispose(&view->units);
	mus_map_dispose(&view->competences);
	mus_map_dispose(&view->commons);
	mus_arena_free(view->arena);
	memset(view, 0, sizeof *view);
}
