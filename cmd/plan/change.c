/* start, done, drop, set, effect, follow-up: what becomes of actions and plans. */
#include "ask.h"

#include <string.h>

/* The stream on standard input comes first, where it is what is edited. */
bool plan_edits_stream(const struct plan_request *r)
{
	return r->cli.n_operands > 0 && strcmp(r->cli.operands[0], "-") == 0;
}

static size_t first(const struct plan_request *r)
{
	return plan_edits_stream(r) ? 1 : 0;
}

/* So many operands name something; none of it is written in a dry run, which a stream has not. */
static bool check_names(struct plan_request *r, size_t n, enum mus_text_id what)
{
	if (n <= first(r))
		return !cli_wrong(&r->cli, MUS_T_MISSING_OPERAND, mus_text(r->cli.lang, what));
	if (plan_edits_stream(r) && r->cli.dry_run)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, "-", "--dry-run");
	return true;
}

/* Each of the first n operands has something before and behind a slash. */
static bool are_actions(struct plan_request *r, size_t n)
{
	if (!check_names(r, n, MUS_T_PLAN_AN_ACTION))
		return false;
	for (size_t i = first(r); i < n; i++) {
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

static struct mus_action_edit edit_of(const struct plan_request *r)
{
	return (struct mus_action_edit){
		.cycle = r->cli.cycle,
		.names = r->cli.operands + first(r),
		.n_names = r->cli.n_operands - first(r),
		.stream = plan_edits_stream(r),
		.date = r->date,
		.note = r->note,
		.dry_run = r->cli.dry_run,
	};
}

/* ---- start, done, drop ---- */

static enum mus_status move(struct plan_request *r, enum mus_action_status to)
{
	const struct mus_action_edit edit = edit_of(r);
	struct mus_plan_change change;

	return plan_tell(r, mus_action_move(&change, r->ws, &edit, to, r->cli.diag), &change);
}

bool plan_move_check(struct plan_request *r)
{
	return are_actions(r, r->cli.n_operands) && check_date(r);
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
static bool may_drop(struct plan_request *r)
{
	return r->note || plan_may_ask(r) || !cli_wrong(&r->cli, MUS_T_PLAN_NEEDS_REASON, "");
}

/* The reason, where it can be asked for. */
static enum mus_status ask_reason(struct plan_request *r)
{
	const char *question = mus_text(r->cli.lang, MUS_T_PLAN_ASK_REASON);
	enum plan_answer answer = r->note ? PLAN_ANSWERED : plan_ask_text(r, question, &r->note);

	if (answer == PLAN_SKIPPED)
		return cli_wrong(&r->cli, MUS_T_PLAN_NEEDS_REASON, "");
	return answer == PLAN_ENDED ? MUS_REFUSED : MUS_OK;
}

bool plan_drop_check(struct plan_request *r)
{
	return plan_move_check(r) && may_drop(r);
}

enum mus_status plan_drop_run(struct plan_request *r)
{
	enum mus_status status = ask_reason(r);

	return status ? status : move(r, MUS_DROPPED);
}

/* ---- set ---- */

/* 'due=+14d', 'before.text=…': what an action's name cannot be. */
static bool is_value(const char *word)
{
	size_t len = strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789_.-");

	return word[len] == '=';
}

static size_t n_actions(const struct plan_request *r)
{
	size_t n = 0;

	while (n < r->cli.n_operands && !is_value(r->cli.operands[n]))
		n++;
	return n;
}

/* KEY=VALUE of the operands behind the actions. */
static struct mus_action_value *values_of(struct plan_request *r, size_t *n)
{
	size_t begin = n_actions(r);
	struct mus_action_value *values;

	*n = r->cli.n_operands - begin;
	values = mus_alloc(r->cli.arena, (*n + 1) * sizeof *values);
	for (size_t i = 0; i < *n; i++) {
		const char *word = r->cli.operands[begin + i], *equals = strchr(word, '=');

		values[i].key = mus_strndup(r->cli.arena, word, (size_t)(equals - word));
		values[i].value = equals + 1;
	}
	return values;
}

static bool are_values(struct plan_request *r)
{
	size_t begin = n_actions(r), n;

	if (begin == r->cli.n_operands)
		return !cli_wrong(&r->cli, MUS_T_MISSING_OPERAND, "KEY=VALUE");
	for (size_t i = begin; i < r->cli.n_operands; i++)
		if (!is_value(r->cli.operands[i]))
			return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_A_VALUE, r->cli.operands[i]);
	const struct mus_action_value *values = values_of(r, &n);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(values[i].key, values[k].key) == 0)
				return !cli_wrong(&r->cli, MUS_T_PLAN_KEY_TWICE, values[i].key);
	return true;
}

static bool drops(struct plan_request *r)
{
	for (size_t i = n_actions(r); i < r->cli.n_operands; i++)
		if (strcmp(r->cli.operands[i], "status=dropped") == 0)
			return true;
	return false;
}

bool plan_set_check(struct plan_request *r)
{
	return are_actions(r, n_actions(r)) && are_values(r) && check_date(r) &&
		(!drops(r) || may_drop(r));
}

enum mus_status plan_set_run(struct plan_request *r)
{
	struct mus_action_edit edit = edit_of(r);
	enum mus_status status = drops(r) ? ask_reason(r) : MUS_OK;
	struct mus_plan_change change;
	size_t n;
	const struct mus_action_value *values = values_of(r, &n);

	if (status)
		return status;
	edit.note = r->note;
	edit.n_names = n_actions(r) - first(r);
	status = mus_action_set(&change, r->ws, &edit, values, n, r->cli.diag);
	return plan_tell(r, status, &change);
}

/* ---- effect ---- */

static bool check_rating(struct plan_request *r)
{
	static const char *const words[] = { "yes", "partly", "no" };
	bool known = !r->practice;

	if (!r->rating)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NEEDS_RATING, "");
	if (r->rating[0] < '1' || r->rating[0] > '5' || r->rating[1])
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_A_RATING, r->rating);
	for (size_t i = 0; !known && i < sizeof words / sizeof *words; i++)
		known = strcmp(words[i], r->practice) == 0;
	return known || !cli_wrong(&r->cli, MUS_T_PLAN_NOT_A_PRACTICE, r->practice);
}

bool plan_effect_check(struct plan_request *r)
{
	return are_actions(r, r->cli.n_operands) && check_date(r) && check_rating(r);
}

enum mus_status plan_effect_run(struct plan_request *r)
{
	const struct mus_action_edit edit = edit_of(r);
	struct mus_plan_change change;
	enum mus_status status = mus_action_judge(&change, r->ws, &edit, r->rating[0] - '0', r->practice,
		r->evidence, r->cli.diag);

	return plan_tell(r, status, &change);
}

/* ---- follow-up ---- */

bool plan_follow_up_check(struct plan_request *r)
{
	if (!check_names(r, r->cli.n_operands, MUS_T_PLAN_A_PERSON_OR_UNIT) || !check_date(r))
		return false;
	return r->next == MUS_NO_DATE || r->next > r->date || !cli_wrong(&r->cli, MUS_T_PLAN_NEXT_BEFORE, "");
}

enum mus_status plan_follow_up_run(struct plan_request *r)
{
	const struct mus_action_edit edit = edit_of(r);
	struct mus_plan_change change;

	return plan_tell(r, mus_plan_follow_up(&change, r->ws, &edit, r->next, r->cli.diag), &change);
}
