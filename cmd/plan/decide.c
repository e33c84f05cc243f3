/* decide: decisions on groups of wishes, what they mean for people, and single wishes. */
#include "ask.h"
#include "report/decide_rows.h"

#include <string.h>

/* ---- what is asked for ---- */

static bool answers(const struct plan_request *r)
{
	return r->agree || r->decline;
}

/* An option that is there, and whether the way that was chosen has no use for it. */
struct given {
	const char *name;
	bool given, wrong;
};

/* A wrong one is told beside the option, or operand, that it does not go with. */
static bool check_given(struct plan_request *r, const struct given *list, size_t n, const char *with)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].given && list[i].wrong)
			return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, list[i].name, with);
	return true;
}

static bool check_options(struct plan_request *r)
{
	const bool group = answers(r) && !r->cli.n_operands;
	const struct given list[] = {
		{ "--decline", r->decline, r->agree || r->apply },
		{ "--agree", r->agree, r->apply },
		{ "--goal", r->goal, r->apply || (answers(r) && !group) },
		{ "--competence", r->competence, r->apply || (answers(r) && !group) },
		{ "--method", r->method, r->apply || (answers(r) && !group) },
		{ "--theme", r->theme, r->apply || (answers(r) && !group) },
		{ "--unit", r->cli.unit, answers(r) && !group },
		{ "--limit", r->limit != MUS_NO_DEC, answers(r) && !group },
		{ "--limit", r->limit != MUS_NO_DEC, r->decline },
		{ "--budget", r->budget, r->decline },
	};
	const char *with = r->apply ? "--apply" : r->decline && !r->cli.n_operands ? "--decline"
		: r->cli.n_operands ? r->cli.operands[0] : "--agree";

	if (r->decline && r->agree)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, "--agree", "--decline");
	return check_given(r, list, sizeof list / sizeof *list, with);
}

/* What says more about an answer needs one. */
static bool check_answer(struct plan_request *r)
{
	const struct given list[] = {
		{ "--limit", r->limit != MUS_NO_DEC, true },
		{ "--budget", r->budget, true },
		{ "--forum", r->forum, true },
		{ "--note", r->note, true },
	};

	for (size_t i = 0; !answers(r) && i < sizeof list / sizeof *list; i++)
		if (list[i].given)
			return !cli_wrong(&r->cli, MUS_T_DECIDE_NEEDS_ANSWER, list[i].name);
	if (r->decline_rest && !r->apply)
		return !cli_wrong(&r->cli, MUS_T_DECIDE_NEEDS_APPLY, "--decline-rest");
	return true;
}

static bool check_limit(struct plan_request *r)
{
	enum { MOST = 1000000 };

	if (r->limit == MUS_NO_DEC || (r->limit % MUS_DEC_ONE == 0 && r->limit <= MOST * MUS_DEC_ONE))
		return true;
	return !cli_wrong(&r->cli, MUS_T_DECIDE_NOT_A_LIMIT, "");
}

/* Single wishes are person/action each; a group is about something. */
static bool check_what(struct plan_request *r)
{
	for (size_t i = 0; answers(r) && i < r->cli.n_operands; i++)
		if (!strchr(r->cli.operands[i], '/'))
			return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_AN_ACTION, r->cli.operands[i]);
	if (answers(r) && !r->cli.n_operands && !r->goal && !r->competence && !r->method && !r->theme)
		return !cli_wrong(&r->cli, MUS_T_DECIDE_NEEDS_ABOUT, "");
	return true;
}

bool plan_decide_check(struct plan_request *r)
{
	return check_options(r) && check_answer(r) && check_limit(r) && check_what(r) && plan_method(r);
}

/* ---- a group ---- */

static enum mus_status record(struct plan_request *r)
{
	const struct mus_decide what = {
		.cycle = r->cli.cycle,
		.unit = r->cli.unit,
		.goal = r->goal,
		.competence = r->competence,
		.theme = r->theme,
		.method = mus_method_parse(r->method),
		.agree = r->agree,
		.budget = r->budget,
		.limit = r->limit == MUS_NO_DEC ? MUS_NO_INT : (int)(r->limit / MUS_DEC_ONE),
		.forum = r->forum,
		.note = r->note,
		.today = r->cli.as_of,
		.dry_run = r->cli.dry_run,
	};
	struct mus_plan_change change;

	return plan_tell(r, mus_decide(&change, r->ws, &what, r->cli.diag), &change);
}

/* ---- single ones ---- */

static enum mus_status answer(struct plan_request *r)
{
	const struct mus_action_edit edit = {
		.cycle = r->cli.cycle,
		.names = r->cli.operands,
		.n_names = r->cli.n_operands,
		.date = r->cli.as_of,
		.dry_run = r->cli.dry_run,
	};
	const struct mus_verdict verdict = { r->agree, r->budget, r->forum, r->note };
	struct mus_plan_change change;

	return plan_tell(r, mus_decide_actions(&change, r->ws, &edit, &verdict, r->cli.diag), &change);
}

/* ---- wishes by name ---- */

static enum mus_status print_wishes(struct plan_request *r, const struct mus_settled *settled)
{
	const bool people = cli_is(&r->cli, "table");
	struct rows *rows = rows_new(decide_columns, DECIDE_COLUMNS);
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < settled->n; i++)
		if (!r->apply || settled->rows[i].outcome != MUS_OUTCOME_WAITS)
			decide_rows_put(rows, &settled->rows[i], people ? &r->cli.lang : NULL);
	/* Having settled nothing is said in words. */
	if (!r->apply || !people || rows_count(rows))
		status = cli_write_rows(&r->cli, rows);
	rows_free(rows);
	return status;
}

static size_t count(const struct mus_settled *s, enum mus_outcome outcome)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += s->rows[i].outcome == outcome;
	return n;
}

static void tell_number(struct plan_request *r, size_t n, enum mus_text_id one, enum mus_text_id more)
{
	if (n)
		cli_tell(&r->cli, n == 1 ? one : more, mus_printf(r->cli.arena, "%zu", n));
}

static void tell_settled(struct plan_request *r, const struct mus_settled *settled)
{
	size_t n = r->cli.dry_run ? 0 : settled->change.changed.n;

	tell_number(r, n, MUS_T_DECIDE_SETTLED_ONE, MUS_T_DECIDE_SETTLED);
	if (!settled->change.files.n)
		cli_tell(&r->cli, MUS_T_PLAN_NOTHING_NEW, "");
	if (!r->decline_rest)
		tell_number(r, count(settled, MUS_OUTCOME_NO_PLACE), MUS_T_DECIDE_STILL_WAITS,
			MUS_T_DECIDE_STILL_WAIT);
}

static struct mus_settle settling(const struct plan_request *r)
{
	return (struct mus_settle){
		.cycle = r->cli.cycle,
		.unit = r->cli.unit,
		.only = { .goal = r->goal, .competence = r->competence, .theme = r->theme,
			.method = mus_method_parse(r->method) },
		.places = r->cli.operands,
		.n_places = r->apply ? r->cli.n_operands : 0,
		.decline_rest = r->decline_rest,
		.today = r->cli.as_of,
		.dry_run = r->cli.dry_run,
	};
}

/* Where writing failed halfway, what was settled all the same, one a line. */
static enum mus_status tell_written(
	struct plan_request *r, enum mus_status status, const struct mus_plan_change *change)
{
	struct mus_buf out = MUS_BUF_INIT;

	for (size_t i = 0; i < change->changed.n; i++)
		mus_buf_fmt(&out, "%s\n", change->changed.item[i]);
	status = mus_worse(status, cli_write(&r->cli, out.data, out.len));
	mus_buf_dispose(&out);
	return status;
}

/* A wish as a choice: who, and what it is about. */
static struct plan_choice choice_of(struct plan_request *r, const struct mus_wish_row *wish)
{
	return (struct plan_choice){ .id = mus_printf(r->cli.arena, "%s/%s", wish->person, wish->action),
		.text = wish->title };
}

/* Asks who gets the places of one decision; their names go behind those that are there. */
static enum plan_answer ask_one(struct plan_request *r, const struct mus_settled *s,
	const struct mus_scarce *scarce, const char **names, size_t *n)
{
	struct plan_choice *choices = mus_alloc(r->cli.arena, scarce->n_wishes * sizeof *choices);
	bool *chosen = mus_alloc(r->cli.arena, scarce->n_wishes * sizeof *chosen);
	const char *question = plan_words(r, MUS_T_DECIDE_WHO_GOES, scarce->decision,
		mus_printf(r->cli.arena, "%zu", scarce->places), mus_printf(r->cli.arena, "%zu", scarce->people));
	enum plan_answer answer;

	for (size_t i = 0; i < scarce->n_wishes; i++)
		choices[i] = choice_of(r, &s->rows[scarce->wishes[i]]);
	answer = plan_ask_some(r, question, choices, scarce->n_wishes, scarce->places, chosen);
	for (size_t i = 0; answer == PLAN_ANSWERED && i < scarce->n_wishes; i++)
		if (chosen[i])
			names[(*n)++] = choices[i].id;
	return answer;
}

/* On a terminal, who gets the places is asked; unanswered, the command itself says what is missing. */
static enum mus_status ask_places(struct plan_request *r, struct mus_settle *what)
{
	struct mus_diag *quiet = mus_diag_new(r->cli.lang);
	struct mus_settle look = *what;
	struct mus_settled settled;
	enum plan_answer answer = PLAN_ANSWERED;
	size_t n = 0, most = 0;

	look.apply = false;
	if (mus_settle(&settled, r->ws, &look, quiet) == MUS_OK) {
		for (size_t i = 0; i < settled.n_scarce; i++)
			most += settled.scarce[i].n_wishes;
		const char **names = mus_alloc(r->cli.arena, (what->n_places + most + 1) * sizeof *names);
		for (; n < what->n_places; n++)
			names[n] = what->places[n];
		for (size_t i = 0; answer != PLAN_ENDED && i < settled.n_scarce; i++)
			answer = ask_one(r, &settled, &settled.scarce[i], names, &n);
		what->places = names;
		what->n_places = n;
	}
	mus_settled_dispose(&settled);
	mus_diag_free(quiet);
	return answer == PLAN_ENDED ? MUS_REFUSED : MUS_OK;
}

static enum mus_status apply(struct plan_request *r)
{
	struct mus_settle what = settling(r);
	struct mus_settled settled;
	enum mus_status status = plan_may_ask(r) ? ask_places(r, &what) : MUS_OK;

	if (status)
		return status;
	what.apply = true;
	status = mus_settle(&settled, r->ws, &what, r->cli.diag);
	if (!status && r->cli.dry_run)
		status = cli_write(&r->cli, settled.change.diff, strlen(settled.change.diff));
	else if (!status)
		status = print_wishes(r, &settled);
	else if (!r->cli.dry_run)
		status = tell_written(r, status, &settled.change);
	if (!status)
		tell_settled(r, &settled);
	mus_settled_dispose(&settled);
	return status;
}

static enum mus_status list(struct plan_request *r)
{
	struct mus_settle what = settling(r);
	struct mus_settled settled;
	enum mus_status status = mus_settle(&settled, r->ws, &what, r->cli.diag);

	status = mus_worse(status, print_wishes(r, &settled));
	mus_settled_dispose(&settled);
	return status;
}

/* ---- groups of wishes, for the leader group ---- */

static enum mus_status groups(struct plan_request *r)
{
	const struct mus_wishes only = settling(r).only;
	const enum mus_lang *words = cli_is(&r->cli, "table") ? &r->cli.lang : NULL;
	struct rows *rows = rows_new(wished_columns, WISHED_COLUMNS);
	struct mus_wished wished;
	size_t hidden = 0;
	enum mus_status status = mus_wished(&wished, r->ws, r->cli.operands, r->cli.n_operands,
		r->cli.cycle, &only, r->cli.as_of, r->cli.diag);

	for (size_t i = 0; i < wished.n; i++) {
		wished_rows_put(rows, &wished.rows[i], words);
		hidden += wished.rows[i].hidden;
	}
	/* What is not known has no table. */
	if (status != MUS_REFUSED || wished.n)
		status = mus_worse(status, cli_write_rows(&r->cli, rows));
	if (hidden && words)
		cli_tell(&r->cli, MUS_T_SOME_HIDDEN, mus_printf(r->cli.arena, "%zu", hidden));
	rows_free(rows);
	mus_wished_dispose(&wished);
	return status;
}

enum mus_status plan_decide_run(struct plan_request *r)
{
	if (r->apply)
		return apply(r);
	if (answers(r))
		return r->cli.n_operands ? answer(r) : record(r);
	/* Names are for the leader whose people they are. */
	if (mus_workspace_leader(r->ws) && !r->cli.n_operands)
		return list(r);
	if (r->cli.unit)
		return cli_wrong(&r->cli, MUS_T_DECIDE_NOT_BY_UNIT, "");
	return groups(r);
}
