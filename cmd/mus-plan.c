/* mus-plan: lists, shows and makes development plans. */
#include "cli.h"
#include "report/plan_rows.h"
#include "report/plan_text.h"

#include <string.h>

enum { MAX_TITLE = 200 };

/* A bit each, in the order of their words. */
enum verb { LIST = 1 << 0, SHOW = 1 << 1, NEW = 1 << 2, ADD = 1 << 3 };
static const char *const verbs[] = { "list", "show", "new", "add", NULL };

static const struct cli_command command = {
	.name = "mus-plan",
	.purpose = MUS_T_PLAN_PURPOSE,
	.synopsis = "list [--status S,…] [--competence C] [--goal G] [--method M] [--overdue] "
		    "[OPTION…] [FILE…]\n"
		    "show [OPTION…] PERSON|UNIT\n"
		    "new [--held DATE] [--follow-up DATE] [OPTION…] PERSON\n"
		    "add [--goal G] [--serves G] [--competence C] [--method M] [--due DATE] "
		    "[--cost N] [--await] "
		    "[OPTION…] PERSON TITLE\n"
		    "add --unit UNIT [OPTION…] TITLE\n",
	.verbs = verbs,
	.common = CLI_FORMAT | CLI_CYCLE | CLI_UNIT | CLI_PERSON | CLI_AS_OF | CLI_DRY_RUN |
		  CLI_FILES,
	.formats = "table csv json yaml",
	.columns = plan_columns,
	.n_columns = PLAN_COLUMNS,
};

struct request {
	struct cli cli;
	struct mus_workspace *ws;
	enum verb verb;
	const char **operands; /* behind the verb */
	size_t n_operands;
	struct mus_strs statuses, responsible;
	const char *method;
	bool overdue, await;
	struct mus_plan_new make;
	struct mus_plan_add add; /* goal and competence are for list as well */
};

/* ---- the command line ---- */

static bool read_verb(struct request *r)
{
	int verb = cli_verb(&r->cli);

	if (verb < 0)
		return false;
	r->verb = (enum verb)(1 << verb);
	r->operands = r->cli.operands + 1;
	r->n_operands = r->cli.n_operands - 1;
	return true;
}

/* An option that the task would leave out of account is a mistake. */
static bool check_options(struct request *r)
{
	const struct {
		const char *name;
		bool given;
		unsigned verbs;
	} options[] = {
		{ "--status", r->statuses.n > 0, LIST },
		{ "--overdue", r->overdue, LIST },
		{ "--person", r->cli.person, LIST },
		{ "--files0-from", r->cli.files0_from, LIST },
		{ "--unit", r->cli.unit, LIST | ADD },
		{ "--competence", r->add.competence, LIST | ADD },
		{ "--goal", r->add.goal, LIST | ADD },
		{ "--method", r->method, LIST | ADD },
		{ "--held", r->make.held != MUS_NO_DATE, NEW },
		{ "--follow-up", r->make.follow_up != MUS_NO_DATE, NEW },
		{ "--dry-run", r->cli.dry_run, NEW | ADD },
		{ "--serves", r->add.serves, ADD },
		{ "--no-link-reason", r->add.no_link_reason, ADD },
		{ "--budget", r->add.budget, ADD },
		{ "--theme", r->add.theme, ADD },
		{ "--part-of", r->add.part_of, ADD },
		{ "--responsible", r->responsible.n > 0, ADD },
		{ "--await", r->await, ADD },
		{ "--start", r->add.start != MUS_NO_DATE, ADD },
		{ "--due", r->add.due != MUS_NO_DATE, ADD },
		{ "--cost", r->add.cost != MUS_NO_DEC, ADD },
		{ "--hours", r->add.hours != MUS_NO_DEC, ADD },
	};

	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (options[i].given && !(options[i].verbs & r->verb))
			return !cli_wrong(
				&r->cli, MUS_T_PLAN_NOT_FOR, options[i].name, r->cli.operands[0]);
	return true;
}

static bool check_words(struct request *r)
{
	for (size_t i = 0; i < r->statuses.n; i++)
		if (mus_status_parse(r->statuses.item[i]) == MUS_NO_INT)
			return !cli_wrong(&r->cli, MUS_T_NOT_A_STATUS, r->statuses.item[i],
				"wish awaiting agreed started done dropped");
	if (r->method && mus_method_parse(r->method) == MUS_NO_INT)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_A_METHOD, r->method,
			"new_tasks peer_training teaching network course education_module coaching "
			"mentoring "
			"e_learning job_shadowing project other");
	return true;
}

/* So many operands, of which the first missing one is named. */
static bool check_operands(struct request *r, enum mus_text_id first, enum mus_text_id second)
{
	const enum mus_text_id names[] = { first, second };
	size_t n = second == MUS_T_NONE ? 1 : 2;

	if (r->n_operands < n)
		return !cli_wrong(&r->cli, MUS_T_MISSING_OPERAND,
			mus_text(r->cli.lang, names[r->n_operands]));
	if (r->n_operands > n)
		return !cli_wrong(&r->cli, MUS_T_TOO_MANY_OPERANDS, r->operands[n]);
	return true;
}

static bool check_add(struct request *r)
{
	const char *title;

	if (r->cli.unit ? !check_operands(r, MUS_T_PLAN_A_TITLE, MUS_T_NONE)
			: !check_operands(r, MUS_T_PLAN_A_PERSON, MUS_T_PLAN_A_TITLE))
		return false;
	title = r->operands[r->n_operands - 1];
	if (!*title || strpbrk(title, "\r\n") || mus_utf8_count(title, strlen(title)) > MAX_TITLE)
		return !cli_wrong(&r->cli, MUS_T_PLAN_TITLE_WRONG, "200");
	if (r->add.serves && r->add.no_link_reason)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, "--serves", "--no-link-reason");
	/* A common action's cost stands in the group plan, else it would count twice. */
	if (r->add.part_of && r->add.cost != MUS_NO_DEC)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, "--part-of", "--cost");
	if (r->add.part_of && r->cli.unit)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, "--part-of", "--unit");
	if (!r->cli.unit && r->responsible.n > 1)
		return !cli_wrong(&r->cli, MUS_T_PLAN_ONE_RESPONSIBLE, "");
	if (r->add.start != MUS_NO_DATE && r->add.due != MUS_NO_DATE && r->add.due < r->add.start)
		return !cli_wrong(&r->cli, MUS_T_PLAN_DUE_BEFORE_START, "");
	return true;
}

static bool read_request(struct request *r)
{
	if (!read_verb(r) || !check_options(r) || !check_words(r))
		return false;
	switch (r->verb) {
	case LIST:
		return true;
	case SHOW:
		return check_operands(r, MUS_T_PLAN_A_PERSON_OR_UNIT, MUS_T_NONE);
	case ADD:
		return check_add(r);
	default:
		break;
	}
	if (r->make.held != MUS_NO_DATE && r->make.held > r->cli.as_of)
		return !cli_wrong(&r->cli, MUS_T_PLAN_HELD_IN_FUTURE, "");
	return check_operands(r, MUS_T_PLAN_A_PERSON, MUS_T_NONE);
}

/* ---- list ---- */

static enum mus_status list(struct request *r, const char *const *names, size_t n_names,
	const struct mus_plan_query *query)
{
	struct mus_plan_list list;
	enum mus_status status = mus_plan_list(&list, r->ws, names, n_names, query, r->cli.diag);
	const enum mus_lang *words = cli_is(&r->cli, "table") ? &r->cli.lang : NULL;

	if (query->records) {
		status = mus_worse(status, cli_write(&r->cli, list.text, strlen(list.text)));
	} else {
		struct rows *rows = rows_new(plan_columns, PLAN_COLUMNS);
		for (size_t i = 0; i < list.n; i++)
			plan_rows_put(rows, &list.rows[i], words);
		status = mus_worse(status, cli_write_rows(&r->cli, rows));
		rows_free(rows);
	}
	mus_plan_list_dispose(&list);
	return status;
}

static enum mus_status find_people(struct request *r, struct mus_plan_query *query)
{
	const struct mus_person **people;
	const char **ids;
	enum mus_status status;

	if (!r->cli.person)
		return MUS_OK;
	/* Without a folder nobody is known but by id. */
	if (!r->ws) {
		query->people = (struct mus_strs){ &r->cli.person, 1 };
		return MUS_OK;
	}
	status = mus_people_named(&people, &query->people.n, r->ws, r->cli.person, r->cli.diag);
	ids = mus_alloc(r->cli.arena, (query->people.n + 1) * sizeof *ids);
	for (size_t i = 0; i < query->people.n; i++)
		ids[i] = people[i]->id;
	query->people.item = ids;
	return status;
}

static enum mus_status run_list(struct request *r)
{
	/* A file that is named is listed, whatever its round. */
	bool newest = !r->cli.cycle && r->n_operands == 0;
	struct mus_plan_query query = {
		.cycle = newest ? mus_workspace_cycle(r->ws) : r->cli.cycle,
		.unit = r->cli.unit,
		.competence = r->add.competence,
		.goal = r->add.goal,
		.statuses = &r->statuses,
		.method = mus_method_parse(r->method),
		.overdue = r->overdue,
		.records = cli_is(&r->cli, "yaml"),
		.as_of = r->cli.as_of,
	};
	bool none = r->cli.files0_from && r->n_operands == 0;
	enum mus_status status = find_people(r, &query);

	return status ? status : list(r, none ? mus_no_files() : r->operands, r->n_operands, &query);
}

/* ---- show ---- */

static enum mus_status show_one(struct request *r, const char *word, bool first)
{
	struct mus_plan_view view;
	struct mus_plan_query query = { .method = MUS_NO_INT, .records = cli_is(&r->cli, "yaml"),
		.as_of = r->cli.as_of };
	struct mus_buf out = MUS_BUF_INIT;
	struct rows_style style = cli_style(&r->cli);
	enum mus_status status = mus_plan_view(&view, r->ws, r->cli.cycle, word, r->cli.diag);
	bool there = view.plan || view.group;

	if (!cli_is(&r->cli, "table")) {
		if (there)
			status = mus_worse(status, list(r, &view.file, 1, &query));
	} else if (there || view.talk) {
		mus_buf_str(&out, first ? "" : "\n");
		plan_text(&out, &view, &style, r->cli.as_of);
		status = mus_worse(status, cli_write_laid_out(&r->cli, out.data, out.len));
	}
	mus_buf_dispose(&out);
	mus_plan_view_dispose(&view);
	return status;
}

static enum mus_status run_show(struct request *r)
{
	const struct mus_person **people;
	enum mus_status status;
	size_t n;

	if (strcmp(r->operands[0], "me") != 0)
		return show_one(r, r->operands[0], true);
	status = mus_people_named(&people, &n, r->ws, "me", r->cli.diag);
	for (size_t i = 0; i < n; i++)
		status = mus_worse(status, show_one(r, people[i]->id, i == 0));
	return status;
}

/* ---- new, add ---- */

/* What was added, one a line; of a dry run the diff. */
static enum mus_status tell(
	struct request *r, enum mus_status status, struct mus_plan_change *change)
{
	struct mus_buf out = MUS_BUF_INIT;
	char date[MUS_DATE_SIZE];
	/* The plan is written first: should the talk then fail, the actions are there. */
	bool written = !r->cli.dry_run && change->files.n > 0;

	if (!status && r->cli.dry_run)
		mus_buf_str(&out, change->diff);
	for (size_t i = 0; written && i < change->added.n; i++)
		mus_buf_fmt(&out, "%s\n", change->added.item[i]);
	if (!status && written && change->held != MUS_NO_DATE)
		cli_tell(&r->cli, MUS_T_PLAN_MARKED, r->operands[0],
			mus_date_print(change->held, date));
	if (!status && !change->files.n)
		cli_tell(&r->cli, MUS_T_PLAN_NOTHING_NEW, "");
	status = mus_worse(status, cli_write(&r->cli, out.data, out.len));
	mus_buf_dispose(&out);
	mus_plan_change_dispose(change);
	return status;
}

static enum mus_status run_new(struct request *r)
{
	struct mus_plan_change change;

	r->make.cycle = r->cli.cycle;
	r->make.person = r->operands[0];
	r->make.today = r->cli.as_of;
	r->make.dry_run = r->cli.dry_run;
	return tell(r, mus_plan_new(&change, r->ws, &r->make, r->cli.diag), &change);
}

static enum mus_status run_add(struct request *r)
{
	struct mus_plan_change change;

	r->add.cycle = r->cli.cycle;
	r->add.person = r->cli.unit ? NULL : r->operands[0];
	r->add.unit = r->cli.unit;
	r->add.title = r->operands[r->n_operands - 1];
	r->add.responsible = &r->responsible;
	r->add.method = mus_method_parse(r->method);
	r->add.status = r->await ? MUS_AWAITING : MUS_AGREED;
	r->add.today = r->cli.as_of;
	r->add.dry_run = r->cli.dry_run;
	return tell(r, mus_plan_add(&change, r->ws, &r->add, r->cli.diag), &change);
}

/* A list of files needs no folder, so that a stream can be listed wherever it is. */
static enum mus_status open_folder(struct request *r)
{
	bool needed = r->verb != LIST || !r->n_operands || r->cli.dir;
	struct mus_diag *quiet = mus_diag_new(r->cli.lang);
	enum mus_status status =
		mus_workspace_open(&r->ws, r->cli.dir, needed ? r->cli.diag : quiet);

	mus_diag_free(quiet);
	if (!needed)
		return MUS_OK;
	if (!status && !cli_cycle(&r->cli, r->ws))
		return cli_wrong(&r->cli, MUS_T_NEEDS_CYCLE, "");
	if (!status && !(r->verb == LIST && r->n_operands))
		status = cli_cycle_known(&r->cli, r->ws);
	return status;
}

static enum mus_status run(struct request *r)
{
	enum mus_status status = open_folder(r);

	if (status)
		return status;
	switch (r->verb) {
	case SHOW:
		return run_show(r);
	case NEW:
		return run_new(r);
	case ADD:
		return run_add(r);
	default:
		return run_list(r);
	}
}

int main(int argc, char **argv)
{
	struct request r = {
		.make = { .held = MUS_NO_DATE, .follow_up = MUS_NO_DATE },
		.add = { .start = MUS_NO_DATE, .due = MUS_NO_DATE, .cost = MUS_NO_DEC,
			.hours = MUS_NO_DEC },
	};
	const struct cli_option options[] = {
		{ 0, "status", CLI_LIST, &r.statuses, MUS_T_ARG_WORDS, MUS_T_OPT_STATUS },
		{ 0, "overdue", CLI_FLAG, &r.overdue, MUS_T_NONE, MUS_T_OPT_OVERDUE },
		{ 0, "held", CLI_DATE, &r.make.held, MUS_T_ARG_DATE, MUS_T_OPT_HELD },
		{ 0, "follow-up", CLI_DATE, &r.make.follow_up, MUS_T_ARG_DATE,
			MUS_T_OPT_FOLLOW_UP },
		{ 0, "goal", CLI_TEXT, &r.add.goal, MUS_T_ARG_ID, MUS_T_OPT_GOAL },
		{ 0, "serves", CLI_TEXT, &r.add.serves, MUS_T_ARG_ID, MUS_T_OPT_SERVES },
		{ 0, "no-link-reason", CLI_TEXT, &r.add.no_link_reason, MUS_T_ARG_TEXT,
			MUS_T_OPT_NO_LINK_REASON },
		{ 0, "competence", CLI_TEXT, &r.add.competence, MUS_T_ARG_ID,
			MUS_T_OPT_COMPETENCE },
		{ 0, "method", CLI_TEXT, &r.method, MUS_T_ARG_WORD, MUS_T_OPT_METHOD },
		{ 0, "theme", CLI_TEXT, &r.add.theme, MUS_T_ARG_ID, MUS_T_OPT_THEME },
		{ 0, "responsible", CLI_LIST, &r.responsible, MUS_T_ARG_PEOPLE,
			MUS_T_OPT_RESPONSIBLE },
		{ 0, "start", CLI_DATE, &r.add.start, MUS_T_ARG_DATE, MUS_T_OPT_START },
		{ 0, "due", CLI_DATE, &r.add.due, MUS_T_ARG_DATE, MUS_T_OPT_DUE },
		{ 0, "cost", CLI_NUMBER, &r.add.cost, MUS_T_ARG_NUMBER, MUS_T_OPT_COST },
		{ 0, "hours", CLI_NUMBER, &r.add.hours, MUS_T_ARG_NUMBER, MUS_T_OPT_HOURS },
		{ 0, "budget", CLI_TEXT, &r.add.budget, MUS_T_ARG_ID, MUS_T_OPT_BUDGET },
		{ 0, "part-of", CLI_TEXT, &r.add.part_of, MUS_T_ARG_COMMON, MUS_T_OPT_PART_OF },
		{ 0, "await", CLI_FLAG, &r.await, MUS_T_NONE, MUS_T_OPT_AWAIT },
		CLI_END
	};
	if (!cli_begin(&r.cli, &command, options, argc, argv) || !read_request(&r))
		return cli_end(&r.cli, MUS_OK);
	enum mus_status status = run(&r);
	mus_workspace_free(r.ws);
	return cli_end(&r.cli, status);
}
