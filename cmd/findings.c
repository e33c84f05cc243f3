/* Findings as a command's answer: lines for editors, or json. */
#include "cli.h"

const struct rows_column cli_findings_columns[CLI_FINDINGS_COLUMNS] = {
	{ "file", MUS_T_NONE, ROWS_TEXT, ROWS_ALWAYS },
	{ "line", MUS_T_NONE, ROWS_INT, ROWS_ALWAYS },
	{ "column", MUS_T_NONE, ROWS_INT, ROWS_ALWAYS },
	{ "severity", MUS_T_NONE, ROWS_TEXT, ROWS_ALWAYS },
	{ "id", MUS_T_NONE, ROWS_TEXT, ROWS_ALWAYS },
	{ "message", MUS_T_NONE, ROWS_TEXT, ROWS_ALWAYS },
	{ "path", MUS_T_NONE, ROWS_TEXT, ROWS_ALWAYS },
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
	struct rows *rows = rows_new(cli_findings_columns, CLI_FINDINGS_COLUMNS);
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

enum mus_status cli_write_findings(struct cli *cli, const struct mus_diag *diag)
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
