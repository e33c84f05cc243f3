/* mus-plan: lists, shows and makes development plans. Its verbs are in cmd/plan. */
#include "plan/plan.h"
#include "report/plan_rows.h"

#include <string.h>

/* The verbs, in the order of the tables below. */
enum verb { LIST, SHOW, NEW, ADD, START, DONE, DROP, SET, EFFECT, FOLLOW_UP, DECIDE, HANDOVER };

enum { CHANGES = CLI_CYCLE | CLI_AS_OF | CLI_OUTPUT | CLI_DRY_RUN };
static const struct cli_verb verbs[] = {
	{ "list", CLI_ROWS | CLI_CYCLE | CLI_UNIT | CLI_PERSON | CLI_AS_OF | CLI_FILES, NULL },
	{ "show", CLI_ROWS | CLI_CYCLE | CLI_AS_OF, NULL },
	{ "new", CHANGES, NULL },
	{ "add", CHANGES | CLI_UNIT, NULL },
	{ "start", CHANGES, NULL },
	{ "done", CHANGES, NULL },
	{ "drop", CHANGES, NULL },
	{ "set", CHANGES, NULL },
	{ "effect", CHANGES, NULL },
	{ "follow-up", CHANGES, NULL },
	{ "decide", CHANGES | CLI_ROWS | CLI_UNIT, "table csv json" },
	{ "handover", CLI_ROWS | CLI_UNIT | CLI_AS_OF | CLI_DRY_RUN, "table csv json" },
	{ NULL, 0, NULL },
};
static const struct {
	bool (*check)(struct plan_request *r);
	enum mus_status (*run)(struct plan_request *r);
} tasks[] = {
	[LIST] = { plan_list_check, plan_list_run },
	[SHOW] = { plan_show_check, plan_show_run },
	[NEW] = { plan_new_check, plan_new_run },
	[ADD] = { plan_add_check, plan_add_run },
	[START] = { plan_move_check, plan_start_run },
	[DONE] = { plan_move_check, plan_done_run },
	[DROP] = { plan_drop_check, plan_drop_run },
	[SET] = { plan_set_check, plan_set_run },
	[EFFECT] = { plan_effect_check, plan_effect_run },
	[FOLLOW_UP] = { plan_follow_up_check, plan_follow_up_run },
	[DECIDE] = { plan_decide_check, plan_decide_run },
	[HANDOVER] = { plan_handover_check, plan_handover_run },
};

static const struct cli_command command = {
	.name = "mus-plan",
	.purpose = MUS_T_PLAN_PURPOSE,
	.synopsis = "list [--status S,…] [--competence C] [--goal G] [--method M] [--open] "
		    "[--overdue] [--within LENGTH] [OPTION…] [FILE…]\n"
		    "show [OPTION…] PERSON|UNIT\n"
		    "new [--held DATE] [--follow-up DATE] [OPTION…] PERSON\n"
		    "add [--goal G] [--serves G] [--competence C] [--method M] [--due DATE] "
		    "[--cost N] [--await] "
		    "[OPTION…] PERSON TITLE\n"
		    "add --unit UNIT [OPTION…] TITLE\n"
		    "start [--date DATE] [--note T] [OPTION…] PERSON/ACTION…\n"
		    "done [--date DATE] [--note T] [OPTION…] PERSON/ACTION…\n"
		    "drop --note T [--date DATE] [OPTION…] PERSON/ACTION…\n"
		    "set [--note T] [OPTION…] PERSON/ACTION… KEY=VALUE…\n"
		    "effect --rating N [--practice yes|partly|no] [--evidence T] [--date DATE] "
		    "[OPTION…] PERSON/ACTION…\n"
		    "follow-up [--note T] [--next DATE] [--date DATE] [OPTION…] PERSON|UNIT…\n"
		    "decide [--goal G] [--competence C] [--method M] [--theme T] [OPTION…] [FILE…]\n"
		    "decide --agree|--decline [--goal G] [--competence C] [--method M] [--theme T] "
		    "[--budget B] [--limit N] [--forum F] [--note T] [OPTION…]\n"
		    "decide --agree|--decline [--budget B] [--forum F] [--note T] [OPTION…] "
		    "PERSON/ACTION…\n"
		    "decide --apply [--decline-rest] [OPTION…] [PERSON/ACTION…]\n"
		    "handover --from LEADER|DIR --to LEADER|DIR [--unit UNIT] [--consent] "
		    "[--export DIR] [OPTION…] [PERSON…]\n",
	.verbs = verbs,
	.formats = "table csv json yaml",
	.columns = plan_columns,
	.n_columns = PLAN_COLUMNS,
};

/* ---- what the verbs share ---- */

bool plan_operands(struct plan_request *r, enum mus_text_id first, enum mus_text_id second)
{
	const enum mus_text_id names[] = { first, second };
	size_t n = second == MUS_T_NONE ? 1 : 2;

	if (r->cli.n_operands < n)
		return !cli_wrong(&r->cli, MUS_T_MISSING_OPERAND,
			mus_text(r->cli.lang, names[r->cli.n_operands]));
	if (r->cli.n_operands > n)
		return !cli_wrong(&r->cli, MUS_T_TOO_MANY_OPERANDS, r->cli.operands[n]);
	return true;
}

bool plan_method(struct plan_request *r)
{
	if (!r->method || mus_method_parse(r->method) != MUS_NO_INT)
		return true;
	return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_A_METHOD, r->method,
		"new_tasks peer_training teaching network course education_module coaching "
		"mentoring "
		"e_learning job_shadowing project other");
}

enum mus_status plan_tell(
	struct plan_request *r, enum mus_status status, struct mus_plan_change *change)
{
	struct mus_buf out = MUS_BUF_INIT;
	char date[MUS_DATE_SIZE];
	/* The plan is written first: should the talk then fail, the actions are there. */
	bool written = !r->cli.dry_run && change->files.n > 0;

	if (!status && r->cli.dry_run)
		mus_buf_str(&out, change->diff);
	if (!status && change->text)
		mus_buf_add(&out, change->text, change->text_len);
	for (size_t i = 0; written && i < change->added.n; i++)
		mus_buf_fmt(&out, "%s\n", change->added.item[i]);
	for (size_t i = 0; written && i < change->changed.n; i++)
		mus_buf_fmt(&out, "%s\n", change->changed.item[i]);
	if (!status && written && change->held != MUS_NO_DATE)
		cli_tell(&r->cli, MUS_T_PLAN_MARKED, r->cli.operands[0],
			mus_date_print(change->held, date));
	if (!status && !change->files.n && !change->changed.n)
		cli_tell(&r->cli, r->cli.verb == NEW ? MUS_T_PLAN_NOTHING_NEW : MUS_T_PLAN_NO_CHANGE, "");
	status = mus_worse(status, cli_write(&r->cli, out.data, out.len));
	mus_buf_dispose(&out);
	mus_plan_change_dispose(change);
	return status;
}

/* ---- the folder ---- */

static bool takes_files(const struct plan_request *r)
{
	static const bool filters[] = { [START] = true, [DONE] = true, [DROP] = true, [SET] = true,
		[EFFECT] = true, [FOLLOW_UP] = true };
	size_t verb = (size_t)r->cli.verb;

	if (verb < sizeof filters / sizeof *filters && filters[verb])
		return plan_edits_stream(r);
	return r->cli.verb == LIST && r->cli.n_operands > 0;
}

/*
 * A list of files needs no folder, so that a stream can be listed, or edited, wherever it is; nor does
 * a handover between folders that are named.
 */
static enum mus_status open_folder(struct plan_request *r)
{
	bool needed = (!takes_files(r) && r->cli.verb != HANDOVER) || r->cli.dir;
	struct mus_diag *quiet = mus_diag_new(r->cli.lang);
	enum mus_status status =
		mus_workspace_open(&r->ws, r->cli.dir, needed ? r->cli.diag : quiet);

	mus_diag_free(quiet);
	if (!needed || r->cli.verb == HANDOVER)
		return needed ? status : MUS_OK;
	if (!status && !cli_cycle(&r->cli, r->ws))
		return cli_wrong(&r->cli, MUS_T_NEEDS_CYCLE, "");
	if (!status && !takes_files(r))
		status = cli_cycle_known(&r->cli, r->ws);
	return status;
}

int main(int argc, char **argv)
{
	struct plan_request r = { .held = MUS_NO_DATE, .follow_up = MUS_NO_DATE, .start = MUS_NO_DATE,
		.due = MUS_NO_DATE, .date = MUS_NO_DATE, .next = MUS_NO_DATE, .cost = MUS_NO_DEC, .hours = MUS_NO_DEC,
		.limit = MUS_NO_DEC };
	enum { FOR_LIST = CLI_VERB(LIST), FOR_NEW = CLI_VERB(NEW), FOR_ADD = CLI_VERB(ADD),
		FOR_MOVES = CLI_VERB(START) | CLI_VERB(DONE) | CLI_VERB(DROP),
		FOR_DECIDE = CLI_VERB(DECIDE), FOR_HANDOVER = CLI_VERB(HANDOVER) };
	const struct cli_option options[] = {
		{ 0, "status", CLI_LIST, &r.statuses, MUS_T_ARG_WORDS, MUS_T_OPT_STATUS, FOR_LIST },
		{ 0, "overdue", CLI_FLAG, &r.overdue, MUS_T_NONE, MUS_T_OPT_OVERDUE, FOR_LIST },
		{ 0, "within", CLI_TEXT, &r.within, MUS_T_DUE_ARG_LENGTH, MUS_T_OPT_WITHIN, FOR_LIST },
		{ 0, "open", CLI_FLAG, &r.open, MUS_T_NONE, MUS_T_OPT_OPEN, FOR_LIST },
		{ 0, "held", CLI_DATE, &r.held, MUS_T_ARG_DATE, MUS_T_OPT_HELD, FOR_NEW },
		{ 0, "follow-up", CLI_DATE, &r.follow_up, MUS_T_ARG_DATE, MUS_T_OPT_FOLLOW_UP, FOR_NEW },
		{ 0, "goal", CLI_TEXT, &r.goal, MUS_T_ARG_ID, MUS_T_OPT_GOAL, FOR_LIST | FOR_ADD | FOR_DECIDE },
		{ 0, "no-goal", CLI_FLAG, &r.no_goal, MUS_T_NONE, MUS_T_OPT_NO_GOAL, FOR_LIST },
		{ 0, "serves", CLI_TEXT, &r.serves, MUS_T_ARG_ID, MUS_T_OPT_SERVES, FOR_ADD },
		{ 0, "no-link-reason", CLI_TEXT, &r.no_link_reason, MUS_T_ARG_TEXT, MUS_T_OPT_NO_LINK_REASON, FOR_ADD },
		{ 0, "competence", CLI_TEXT, &r.competence, MUS_T_ARG_ID, MUS_T_OPT_COMPETENCE, FOR_LIST | FOR_ADD | FOR_DECIDE },
		{ 0, "method", CLI_TEXT, &r.method, MUS_T_ARG_WORD, MUS_T_OPT_METHOD, FOR_LIST | FOR_ADD | FOR_DECIDE },
		{ 0, "theme", CLI_TEXT, &r.theme, MUS_T_ARG_ID, MUS_T_OPT_THEME, FOR_LIST | FOR_ADD | FOR_DECIDE },
		{ 0, "responsible", CLI_LIST, &r.responsible, MUS_T_ARG_PEOPLE, MUS_T_OPT_RESPONSIBLE, FOR_LIST | FOR_ADD },
		{ 0, "participants", CLI_LIST, &r.participants, MUS_T_ARG_PEOPLE, MUS_T_OPT_PARTICIPANTS, FOR_ADD },
		{ 0, "start", CLI_DATE, &r.start, MUS_T_ARG_DATE, MUS_T_OPT_START, FOR_ADD },
		{ 0, "due", CLI_DATE, &r.due, MUS_T_ARG_DATE, MUS_T_OPT_DUE, FOR_ADD },
		{ 0, "cost", CLI_NUMBER, &r.cost, MUS_T_ARG_NUMBER, MUS_T_OPT_COST, FOR_ADD },
		{ 0, "hours", CLI_NUMBER, &r.hours, MUS_T_ARG_NUMBER, MUS_T_OPT_HOURS, FOR_ADD },
		{ 0, "budget", CLI_TEXT, &r.budget, MUS_T_ARG_ID, MUS_T_OPT_BUDGET, FOR_LIST | FOR_ADD | FOR_DECIDE },
		{ 0, "part-of", CLI_TEXT, &r.part_of, MUS_T_ARG_COMMON, MUS_T_OPT_PART_OF, FOR_LIST | FOR_ADD },
		{ 0, "await", CLI_FLAG, &r.await, MUS_T_NONE, MUS_T_OPT_AWAIT, FOR_ADD },
		{ 0, "date", CLI_DATE, &r.date, MUS_T_ARG_DATE, MUS_T_OPT_DATE, FOR_MOVES | CLI_VERB(EFFECT) | CLI_VERB(FOLLOW_UP) },
		{ 0, "note", CLI_TEXT, &r.note, MUS_T_ARG_TEXT, MUS_T_OPT_NOTE, FOR_MOVES | CLI_VERB(SET) | CLI_VERB(FOLLOW_UP) | FOR_DECIDE },
		{ 0, "rating", CLI_TEXT, &r.rating, MUS_T_ARG_NUMBER, MUS_T_OPT_RATING, CLI_VERB(EFFECT) },
		{ 0, "practice", CLI_TEXT, &r.practice, MUS_T_ARG_WORD, MUS_T_OPT_PRACTICE, CLI_VERB(EFFECT) },
		{ 0, "evidence", CLI_TEXT, &r.evidence, MUS_T_ARG_TEXT, MUS_T_OPT_EVIDENCE, CLI_VERB(EFFECT) },
		{ 0, "next", CLI_DATE, &r.next, MUS_T_ARG_DATE, MUS_T_OPT_NEXT, CLI_VERB(FOLLOW_UP) },
		{ 0, "agree", CLI_FLAG, &r.agree, MUS_T_NONE, MUS_T_OPT_AGREE, FOR_DECIDE },
		{ 0, "decline", CLI_FLAG, &r.decline, MUS_T_NONE, MUS_T_OPT_DECLINE, FOR_DECIDE },
		{ 0, "limit", CLI_NUMBER, &r.limit, MUS_T_ARG_NUMBER, MUS_T_OPT_LIMIT, FOR_DECIDE },
		{ 0, "forum", CLI_TEXT, &r.forum, MUS_T_ARG_TEXT, MUS_T_OPT_FORUM, FOR_DECIDE },
		{ 0, "apply", CLI_FLAG, &r.apply, MUS_T_NONE, MUS_T_OPT_APPLY, FOR_DECIDE },
		{ 0, "decline-rest", CLI_FLAG, &r.decline_rest, MUS_T_NONE, MUS_T_OPT_DECLINE_REST, FOR_DECIDE },
		{ 0, "from", CLI_TEXT, &r.from, MUS_T_ARG_LEADER_OR_DIR, MUS_T_OPT_FROM, FOR_HANDOVER },
		{ 0, "to", CLI_TEXT, &r.to, MUS_T_ARG_LEADER_OR_DIR, MUS_T_OPT_TO, FOR_HANDOVER },
		{ 0, "consent", CLI_FLAG, &r.consent, MUS_T_NONE, MUS_T_OPT_CONSENT, FOR_HANDOVER },
		{ 0, "export", CLI_TEXT, &r.give_back, MUS_T_ARG_DIR, MUS_T_OPT_EXPORT, FOR_HANDOVER },
		CLI_END
	};
	enum mus_status status;

	if (!cli_begin(&r.cli, &command, options, argc, argv) || !tasks[r.cli.verb].check(&r))
		return cli_end(&r.cli, MUS_OK);
	status = open_folder(&r);
	if (!status)
		status = tasks[r.cli.verb].run(&r);
	mus_workspace_free(r.ws);
	return cli_end(&r.cli, status);
}
