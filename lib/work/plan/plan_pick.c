/*
 * Which actions a list is about.
 */
#include "work/plan/plan_inside.h"

#include <string.h>

bool mus_action_open(const struct mus_action *action)
{
	return action->status != MUS_DONE && action->status != MUS_DROPPED;
}

bool mus_action_overdue(const struct mus_action *action, mus_date as_of)
{
	return mus_action_open(action) && action->due != MUS_NO_DATE && action->due < as_of;
}

const char *mus_action_serves(const struct mus_plan *plan, const struct mus_action *action)
{
	if (action->serves || !action->goal)
		return action->serves;
	/* In a group plan the goal is one of the strategy. */
	if (!plan)
		return action->goal;
	for (size_t i = 0; i < plan->n_goals; i++)
		if (plan->goals[i].id && strcmp(plan->goals[i].id, action->goal) == 0)
			return plan->goals[i].serves;
	return NULL;
}

static bool is_among(const struct mus_strs *wanted, const char *value)
{
	for (size_t i = 0; i < wanted->n; i++)
		if (strcmp(wanted->item[i], value) == 0)
			return true;
	return !wanted->n;
}

static bool is(const char *wanted, const char *value)
{
	return !wanted || (value && strcmp(wanted, value) == 0);
}

/* An action without a status is a wish. */
int plan_status(const struct mus_action *a)
{
	return a->status == MUS_NO_INT ? MUS_WISH : a->status;
}

static bool is_status(const struct mus_strs *wanted, int status)
{
	const char *name = mus_status_name(status);

	for (size_t i = 0; wanted && i < wanted->n; i++)
		if (name && strcmp(wanted->item[i], name) == 0)
			return true;
	return !wanted || !wanted->n;
}

/* The goal itself, or one above it. */
static bool is_below(const struct mus_year *year, const char *goal, const char *top)
{
	const struct mus_goal_node *node =
		goal && year ? mus_map_get(&year->goal_of_id, goal) : NULL;

	if (goal && strcmp(goal, top) == 0)
		return true;
	for (; node; node = node->parent)
		if (strcmp(node->goal->id, top) == 0)
			return true;
	return false;
}

static bool is_linked(const struct plan_pick *pick, const struct mus_plan *plan, const struct mus_action *a)
{
	const struct mus_plan_query *q = pick->query;
	const char *serves = mus_action_serves(plan, a);

	if (q->no_goal && serves)
		return false;
	if (!q->goal || is_below(pick->year, serves, q->goal))
		return true;
	/* A common action may serve one goal and belong to another. */
	return !plan && is_below(pick->year, a->goal, q->goal);
}

/* ---- who sees to it ---- */

/* Whether a role word means that person here. */
static bool means(const struct plan_pick *pick, const struct mus_plan *plan, const char *unit,
	const char *role, const char *id)
{
	const struct mus_unit *found = NULL;

	if (strcmp(role, "employee") == 0)
		return plan && plan->person && strcmp(plan->person, id) == 0;
	if (strcmp(role, "leader") != 0)
		return false;
	if (plan && plan->leader)
		return strcmp(plan->leader, id) == 0;
	if (pick->staff && unit)
		found = mus_unit_find(pick->staff, unit);
	return found && found->leaders.n && is_among(&found->leaders, id);
}

static bool is_responsible(const struct plan_pick *pick, const struct mus_plan *plan,
	const char *unit, const struct mus_action *a)
{
	const struct mus_strs *wanted = &pick->responsible;

	for (size_t i = 0; i < a->responsible.n; i++)
		for (size_t k = 0; k < wanted->n; k++) {
			const char *who = a->responsible.item[i], *one = wanted->item[k];

			if (strcmp(who, one) == 0 || means(pick, plan, unit, who, one) ||
				means(pick, plan, unit, one, who))
				return true;
		}
	return !wanted->n;
}

/* ---- when ---- */

static bool is_timely(const struct mus_plan_query *q, const struct mus_action *a)
{
	bool open = mus_action_open(a);

	if ((q->open && !open) || (q->overdue && !mus_action_overdue(a, q->as_of)))
		return false;
	return !q->until || (open && a->due != MUS_NO_DATE && a->due <= *q->until);
}

bool plan_picks_action(const struct plan_pick *pick, const struct mus_plan *plan, const char *unit,
	const struct mus_action *a)
{
	const struct mus_plan_query *q = pick->query;

	if (!is_status(q->statuses, plan_status(a)) || !is_timely(q, a))
		return false;
	if (q->method != MUS_NO_INT && a->method != q->method)
		return false;
	return is(q->competence, a->competence) && is(q->theme, a->theme) &&
	       is(q->budget, a->budget) && is(q->part_of, a->part_of) &&
	       is_linked(pick, plan, a) && is_responsible(pick, plan, unit, a);
}

/* Whether one of the unit's leaders, or of a unit's above or below it, is that leader. */
static bool is_near(const struct mus_staff *staff, const char *unit, const char *leader)
{
	for (size_t u = 0; u < staff->n_units; u++) {
		const struct mus_unit *other = &staff->units[u];

		for (size_t i = 0; i < other->leaders.n; i++)
			if (strcmp(other->leaders.item[i], leader) == 0 &&
				(mus_unit_within(staff, unit, other->id) ||
					mus_unit_within(staff, other->id, unit)))
				return true;
	}
	return false;
}

/* The unit asked for, or one below it; else, for what is common, one that is the leader's business. */
static bool is_unit(const struct plan_pick *pick, const char *unit, bool common)
{
	const char *wanted = pick->query->unit;

	if (wanted && pick->staff && unit)
		return mus_unit_within(pick->staff, unit, wanted);
	if (wanted)
		return is(wanted, unit);
	if (!common || !pick->leader || !pick->staff)
		return true;
	return unit && is_near(pick->staff, unit, pick->leader);
}

bool plan_picks_record(
	const struct plan_pick *pick, const char *cycle, const char *unit, const char *person)
{
	const struct mus_plan_query *q = pick->query;

	if (!is(q->cycle, cycle) || !is_unit(pick, unit, !person))
		return false;
	return person ? is_among(&q->people, person) : !q->people.n;
}

/* Ids and role words of those who are asked for; false after a finding. */
static bool know_responsible(struct plan_pick *pick, struct mus_workspace *ws,
	struct mus_arena *arena, struct mus_diag *diag)
{
	const struct mus_strs *names = pick->query->responsible;
	const char **ids = mus_alloc(arena, ((names ? names->n : 0) + 1) * sizeof *ids);
	const struct mus_person *person;
	size_t n = 0;

	for (size_t i = 0; names && i < names->n; i++) {
		ids[n] = ws ? plan_who(ws, names->item[i], NULL, NULL, diag) : names->item[i];
		person = ids[n] ? NULL : plan_person(ws, names->item[i], diag);
		if (person)
			ids[n] = person->id;
		if (!ids[n++])
			return false;
	}
	pick->responsible = (struct mus_strs){ ids, n };
	return true;
}

/* Something that nobody knows would make an empty list, which is no answer. */
bool plan_pick_known(struct plan_pick *pick, struct mus_workspace *ws, struct mus_arena *arena,
	struct mus_diag *diag)
{
	const struct mus_plan_query *q = pick->query;
	const struct mus_year *year;

	if (!know_responsible(pick, ws, arena, diag))
		return false;
	if (!ws)
		return true;
	if (q->unit && !plan_has_unit(ws, q->unit, arena, diag))
		return false;
	if (q->theme && !plan_has_theme(ws, q->cycle, q->theme, arena, diag))
		return false;
	if (q->part_of && !plan_has_common(ws, q->cycle ? q->cycle : mus_workspace_cycle(ws),
				  q->part_of, arena, diag))
		return false;
	if (!q->goal && !q->competence && !q->budget)
		return true;
	year = mus_year(ws, q->cycle, diag);
	return plan_has_ref(PLAN_GOAL, q->goal, year, arena, diag) &&
	       plan_has_ref(PLAN_COMPETENCE, q->competence, year, arena, diag) &&
	       plan_has_ref(PLAN_BUDGET, q->budget, year, arena, diag);
}
