/* mus-check: everything that can be wrong with the records, all findings at once. */
#include "cli.h"

#include <string.h>

static const struct rows_column columns[] = {
	{ "file", MUS_T_NONE, ROWS_TEXT, false },
	{ "line", MUS_T_NONE, ROWS_INT, false },
	{ "column", MUS_T_NONE, ROWS_INT, false },
	{ "severity", MUS_T_NONE, ROWS_TEXT, false },
	{ "id", MUS_T_NONE, ROWS_TEXT, false },
	{ "message", MUS_T_NONE, ROWS_TEXT, false },
	{ "path", MUS_T_NONE, ROWS_TEXT, false },
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const struct cli_command command = {
	.name = "mus-check",
	.purpose = MUS_T_CHECK_PURPOSE,
	.synopsis = "[OPTION…] [FILE…]\n",
	.common = CLI_FORMAT | CLI_CYCLE | CLI_AS_OF | CLI_FILES,
	.formats = "text json",
	.columns = columns,
	.n_columns = N_COLUMNS,
};

static const char *severity_name(enum mus_severity severity)
{
	static const char *const names[] = { "note", "warning", "error" };
	return names[severity];
}

static bool shown(const struct cli *cli, const struct mus_finding *f)
{
	return f->severity == MUS_ERROR || !cli->quiet;
}

static void print_text(const struct cli *cli, const struct mus_finding *all, size_t n, struct mus_buf *out)
{
	for (size_t i = 0; i < n; i++)
		if (shown(cli, &all[i]))
			cli_finding(out, &all[i], cli->lang, true);
}

/* A place that is not known is null, not 0. */
static void put_place(struct rows *rows, uint32_t number)
{
	if (number)
		rows_int(rows, number);
	else
		rows_none(rows);
}

static void print_json(const struct cli *cli, const struct mus_finding *all, size_t n, struct mus_buf *out)
{
	struct rows *rows = rows_new(columns, N_COLUMNS);
	const struct rows_style style = { cli->lang, false, 0 };
	for (size_t i = 0; i < n; i++) {
		if (!shown(cli, &all[i]))
			continue;
		rows_text(rows, all[i].place.file);
		put_place(rows, all[i].place.line);
		put_place(rows, all[i].place.column);
		rows_text(rows, severity_name(all[i].severity));
		rows_text(rows, all[i].id);
		rows_text(rows, all[i].message);
		rows_text(rows, all[i].path);
	}
	rows_print(rows, ROWS_JSON, &style, out);
	rows_free(rows);
}

/* The findings are this command's answer: they go to stdout. */
static enum mus_status print_findings(struct cli *cli, const struct mus_diag *diag)
{
	struct mus_buf out = MUS_BUF_INIT;
	size_t n;
	const struct mus_finding *all = mus_diag_all(diag, &n);
	if (cli_is(cli, "json"))
		print_json(cli, all, n, &out);
	else
		print_text(cli, all, n, &out);
	enum mus_status status = cli_write(cli, out.data, out.len);
	mus_buf_dispose(&out);
	return status;
}

static void summarise(struct cli *cli, const struct mus_diag *diag)
{
	size_t errors = mus_diag_count(diag, MUS_ERROR), warnings = mus_diag_count(diag, MUS_WARNING);
	if (cli->verbose || errors + warnings)
		cli_tell(cli, MUS_T_CHECK_SUMMARY, mus_printf(cli->arena, "%zu", errors),
			mus_printf(cli->arena, "%zu", warnings));
}

static enum mus_status run(struct cli *cli)
{
	struct mus_workspace *ws = NULL;
	struct mus_diag *findings = mus_diag_new(cli->lang), *quiet = mus_diag_new(cli->lang);
	struct mus_check_query query = { .as_of = cli->as_of, .cycle = cli->cycle };
	bool needed = !cli->files_given || cli->dir;
	enum mus_status status = mus_workspace_open(&ws, cli->dir, needed ? cli->diag : quiet);

	if (!status && ws && cli->cycle && !cli->files_given)
		status = mus_cycle_known(ws, cli->cycle, cli->diag);
	if (!status || !needed) {
		status = mus_check(ws, cli->operands, cli->n_operands, &query, findings);
		status = mus_worse(status, print_findings(cli, findings));
		summarise(cli, findings);
	}
	mus_workspace_free(ws);
	mus_diag_free(quiet);
	mus_diag_free(findings);
	return status;
}

int main(int argc, char **argv)
{
	struct cli cli;
	if (!cli_begin(&cli, &command, NULL, argc, argv))
		return cli_end(&cli, MUS_OK);
	return cli_end(&cli, run(&cli));
}
