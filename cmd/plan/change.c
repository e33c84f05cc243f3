/* start, done, drop: what becomes of actions. */
#include "plan.h"

#include <string.h>

/* Each operand has something before and behind a slash. */
static bool are_actions(struct plan_request *r)
{
	if (!r->cli.n_operands)
		return !cli_wrong(&r->cli, MUS_T_MISSING_OPERAND,
			mus_text(r->cli.lang, MUS_T_PLAN_AN_ACTION));
	for (size_t i = 0; i < r->cli.n_operands; i++) {
		const char *word = r->cli.operands[i], *slash = strchr(word, '/');
		if (!slash || slash == word || !slash[1])
			return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_AN_ACTION, word);
	}
	return true;
}

static bool check_date(struct plan_request *r)
{
	if (r->date == MUS_NO_DATE)
		r->date = r->cli.as_of;
	return r->date <= r->cli.as_of || !cli_wrong(&r->cli, MUS_T_PLAN_DATE_IN_FUTURE, "");
}

static enum mus_status move(struct plan_request *r, enum mus_action_status to)
{
	const struct mus_action_edit edit = {
		.cycle = r->cli.cycle,
		.names = r->cli.operands,
		.n_names = r->cli.n_operands,
		.date = r->date,
		.dry_run = r->cli.dry_run,
	};
	struct mus_plan_change change;

	return plan_tell(r, mus_action_move(&change, r->ws, &edit, to, r->note, r->cli.diag), &change);
}

bool plan_move_check(struct plan_request *r)
{
	return are_actions(r) && check_date(r);
}

enum mus_status plan_start_run(struct plan_request *r)
{
	return move(r, MUS_STARTED);
}

enum mus_status plan_done_run(struct plan_request *r)
{
	return move(r, MUS_DONE);
}

/* Who gives something up owes a reason to whoever was promised it. */
bool plan_drop_check(struct plan_request *r)
{
	return plan_move_check(r) && (r->note || !cli_wrong(&r->cli, MUS_T_PLAN_NEEDS_REASON, ""));
}

enum mus_status plan_drop_run(struct plan_request *r)
{
	return move(r, MUS_DROPPED);
}
