/* new and add: a plan from a talk, and one more action. */
#include "ask.h"

#include <string.h>

/* ---- new ---- */

bool plan_new_check(struct plan_request *r)
{
	if (r->held != MUS_NO_DATE && r->held > r->cli.as_of)
		return !cli_wrong(&r->cli, MUS_T_PLAN_HELD_IN_FUTURE, "");
	return plan_operands(r, MUS_T_PLAN_A_PERSON, MUS_T_NONE);
}

enum mus_status plan_new_run(struct plan_request *r)
{
	const struct mus_plan_new what = {
		.cycle = r->cli.cycle,
		.person = r->cli.operands[0],
		.held = r->held,
		.follow_up = r->follow_up,
		.today = r->cli.as_of,
		.dry_run = r->cli.dry_run,
	};
	struct mus_plan_change change;

	return plan_tell(r, mus_plan_new(&change, r->ws, &what, r->cli.diag), &change);
}

/* ---- add ---- */

bool plan_is_title(const char *title)
{
	return *title && !strpbrk(title, "\r\n") &&
	       mus_utf8_count(title, strlen(title)) <= PLAN_MAX_TITLE;
}

/* The title alone may be missing, where it can be asked for. */
static bool add_operands(struct plan_request *r)
{
	size_t before = r->cli.unit ? 0 : 1;

	if (r->cli.n_operands == before && plan_may_ask(r))
		return true;
	if (r->cli.unit ? !plan_operands(r, MUS_T_PLAN_A_TITLE, MUS_T_NONE)
			: !plan_operands(r, MUS_T_PLAN_A_PERSON, MUS_T_PLAN_A_TITLE))
		return false;
	r->title = r->cli.operands[before];
	return plan_is_title(r->title) || !cli_wrong(&r->cli, MUS_T_PLAN_TITLE_WRONG, "200");
}

bool plan_add_check(struct plan_request *r)
{
	if (!add_operands(r) || !plan_method(r))
		return false;
	if (r->serves && r->no_link_reason)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, "--serves", "--no-link-reason");
	/* A common action's cost stands in the group plan, else it would count twice. */
	if (r->part_of && r->cost != MUS_NO_DEC)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, "--part-of", "--cost");
	if (r->part_of && r->cli.unit)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, "--part-of", "--unit");
	if (!r->cli.unit && r->participants.n)
		return !cli_wrong(&r->cli, MUS_T_PLAN_ONLY_WITH, "--participants", "--unit");
	if (!r->cli.unit && r->responsible.n > 1)
		return !cli_wrong(&r->cli, MUS_T_PLAN_ONE_RESPONSIBLE, "");
	if (r->start != MUS_NO_DATE && r->due != MUS_NO_DATE && r->due < r->start)
		return !cli_wrong(&r->cli, MUS_T_PLAN_DUE_BEFORE_START, "");
	return true;
}

struct mus_plan_add plan_add_what(const struct plan_request *r)
{
	return (struct mus_plan_add){
		.cycle = r->cli.cycle,
		.person = r->cli.unit ? NULL : r->cli.operands[0],
		.unit = r->cli.unit,
		.title = r->title,
		.theme = r->theme,
		.goal = r->goal,
		.serves = r->serves,
		.no_link_reason = r->no_link_reason,
		.competence = r->competence,
		.budget = r->budget,
		.part_of = r->part_of,
		.responsible = &r->responsible,
		.participants = &r->participants,
		.method = mus_method_parse(r->method),
		.status = r->await ? MUS_AWAITING : MUS_AGREED,
		.start = r->start,
		.due = r->due,
		.cost = r->cost,
		.hours = r->hours,
		.today = r->cli.as_of,
		.dry_run = r->cli.dry_run,
	};
}

enum mus_status plan_add_run(struct plan_request *r)
{
	struct mus_plan_change change;
	struct mus_plan_add what;

	if (plan_may_ask(r) && !plan_ask_missing(r))
		return r->cli.ended;
	what = plan_add_what(r);
	return plan_tell(r, mus_plan_add(&change, r->ws, &what, r->cli.diag), &change);
}
