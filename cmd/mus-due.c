/* mus-due: what is overdue, and what is to come. */
#include "cli.h"

#include <string.h>

enum { N_COLUMNS = 10, FILE_COLUMN = 8 };

static const struct rows_column columns[N_COLUMNS] = {
	{ "date", MUS_T_DUE_COL_DATE, ROWS_DATE, ROWS_ALWAYS },
	{ "days", MUS_T_DUE_COL_DAYS, ROWS_INT, ROWS_ALWAYS },
	{ "what", MUS_T_DUE_COL_WHAT, ROWS_TEXT, ROWS_ALWAYS },
	{ "unit", MUS_T_COL_UNIT, ROWS_TEXT, ROWS_WIDER },
	{ "person", MUS_T_COL_PERSON, ROWS_TEXT, ROWS_ALWAYS },
	{ "id", MUS_T_DUE_COL_ID, ROWS_TEXT, ROWS_ALWAYS },
	{ "title", MUS_T_DUE_COL_TITLE, ROWS_TEXT, ROWS_ALWAYS },
	{ "to", MUS_T_DUE_COL_TO, ROWS_TEXT, ROWS_WIDER },
	/* For people with -v only. */
	{ "file", MUS_T_DUE_COL_FILE, ROWS_TEXT, ROWS_MACHINE },
	{ "line", MUS_T_DUE_COL_LINE, ROWS_INT, ROWS_MACHINE },
};

static const struct cli_command command = {
	.name = "mus-due",
	.purpose = MUS_T_DUE_PURPOSE,
	.synopsis = "[--within LENGTH] [--what WHAT,…] [OPTION…] [FILE…]\n",
	/* --cycle is the command's own: without it all rounds count. */
	.common = CLI_ROWS | CLI_UNIT | CLI_PERSON | CLI_AS_OF | CLI_FILES,
	.formats = "table csv json",
	.columns = columns,
	.n_columns = N_COLUMNS,
};

struct request {
	struct cli cli;
	struct mus_workspace *ws;
	const char *within;
	struct mus_strs what_names;
	bool exit_code;
	struct mus_due_query query;
};

/* 14d, 2w, 1m, 10wd: as dates on the command line, without the sign. */
static bool read_within(struct request *r, const struct mus_closing *closing)
{
	const char *text = mus_printf(r->cli.arena, "+%s", r->within);
	return mus_date_expression(text, r->cli.as_of, closing, &r->query.until);
}

static bool read_request(struct request *r)
{
	if (!read_within(r, NULL))
		return !cli_wrong(&r->cli, MUS_T_DUE_NOT_A_LENGTH, r->within);
	for (size_t i = 0; i < r->what_names.n; i++) {
		enum mus_due_what what = mus_due_parse(r->what_names.item[i]);
		if (what == MUS_DUE_WHATS)
			return !cli_wrong(&r->cli, MUS_T_DUE_NOT_A_WHAT, r->what_names.item[i],
				"follow_up action support talk activity");
		r->query.what |= 1u << what;
	}
	r->query.as_of = r->cli.as_of;
	r->query.cycle = r->cli.cycle;
	r->query.unit = r->cli.unit;
	return true;
}

/* For people; machines get the name. */
static const char *what_text(const struct request *r, enum mus_due_what what)
{
	static const enum mus_text_id words[MUS_DUE_WHATS] = { MUS_T_DUE_FOLLOW_UP,
		MUS_T_DUE_ACTION, MUS_T_DUE_SUPPORT, MUS_T_DUE_TALK, MUS_T_DUE_ACTIVITY };
	return cli_is(&r->cli, "table") ? mus_text(r->cli.lang, words[what]) : mus_due_name(what);
}

static void put_row(const struct request *r, struct rows *rows, const struct mus_due_item *item)
{
	rows_date(rows, item->date);
	rows_int(rows, item->days);
	if (item->days < 0)
		rows_look(rows, ROWS_LATE);
	rows_text(rows, what_text(r, item->what));
	rows_text(rows, item->unit);
	rows_text(rows, item->person);
	rows_text(rows, item->id);
	rows_text(rows, item->title);
	rows_text(rows, item->to);
	rows_text(rows, item->file);
	rows_int(rows, item->line);
}

static enum mus_status print_due(struct request *r, const struct mus_due *due)
{
	struct rows_column shown[N_COLUMNS];
	memcpy(shown, columns, sizeof shown);
	for (size_t i = FILE_COLUMN; i < N_COLUMNS; i++)
		shown[i].place = r->cli.verbose ? ROWS_ALWAYS : ROWS_MACHINE;
	struct rows *rows = rows_new(shown, N_COLUMNS);
	for (size_t i = 0; i < due->n; i++)
		put_row(r, rows, &due->items[i]);
	enum mus_status status = cli_write_rows(&r->cli, rows);
	rows_free(rows);
	return status;
}

static enum mus_status run_due(struct request *r)
{
	struct mus_due due;
	char day[MUS_DATE_SIZE];
	enum mus_status status = mus_due_list(
		&due, r->ws, r->cli.operands, r->cli.n_operands, &r->query, r->cli.diag);

	/* What was refused may have been due. */
	if (!status && due.n == 0 && cli_is(&r->cli, "table"))
		cli_tell(&r->cli, MUS_T_DUE_NOTHING,
			mus_date_show(r->query.until, r->cli.lang, day));
	if (r->exit_code && due.n)
		status = mus_worse(status, MUS_FOUND);
	status = mus_worse(status, print_due(r, &due));
	mus_due_dispose(&due);
	return status;
}

/* A stream on stdin, or a file, needs no folder around it: then no folder is no mistake. */
static enum mus_status open_folder(struct request *r)
{
	struct mus_diag *quiet = mus_diag_new(r->cli.lang);
	bool needed = !r->cli.files_given || r->cli.dir || r->cli.person;
	enum mus_status status =
		mus_workspace_open(&r->ws, r->cli.dir, needed ? r->cli.diag : quiet);
	mus_diag_free(quiet);
	if (!status)
		(void)read_within(r, &mus_workspace_workplace(r->ws)->closing_days);
	if (!status && !r->cli.files_given)
		status = cli_cycle_known(&r->cli, r->ws);
	return needed ? status : MUS_OK;
}

static enum mus_status run(struct request *r)
{
	enum mus_status status = open_folder(r);
	if (!status && r->cli.person) {
		const struct mus_person **people;
		status = mus_people_named(
			&people, &r->query.n_people, r->ws, r->cli.person, r->cli.diag);
		r->query.people = people;
	}
	return status ? status : run_due(r);
}

int main(int argc, char **argv)
{
	struct request r = { .within = "14d", .query = { .start = MUS_NO_DATE } };
	const struct cli_option options[] = {
		{ 0, "within", CLI_TEXT, &r.within, MUS_T_DUE_ARG_LENGTH, MUS_T_DUE_OPT_WITHIN, 0 },
		{ 0, "what", CLI_LIST, &r.what_names, MUS_T_DUE_ARG_WHAT, MUS_T_DUE_OPT_WHAT, 0 },
		{ 0, "start", CLI_DATE, &r.query.start, MUS_T_ARG_DATE, MUS_T_DUE_OPT_START, 0 },
		{ 0, "exit-code", CLI_FLAG, &r.exit_code, MUS_T_NONE, MUS_T_DUE_OPT_EXIT_CODE, 0 },
		{ 0, "cycle", CLI_TEXT, &r.cli.cycle, MUS_T_ARG_CYCLE, MUS_T_DUE_OPT_CYCLE, 0 },
		CLI_END
	};
	if (!cli_begin(&r.cli, &command, options, argc, argv) || !read_request(&r))
		return cli_end(&r.cli, MUS_OK);
	enum mus_status status = run(&r);
	mus_workspace_free(r.ws);
	return cli_end(&r.cli, status);
}
