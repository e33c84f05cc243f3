/* mus-check: everything that can be wrong with the records, all findings at once. */
#include "cli.h"
#include "progress.h"

static const struct cli_command command = {
	.name = "mus-check",
	.purpose = MUS_T_CHECK_PURPOSE,
	.synopsis = "[OPTION…] [FILE…]\n",
	.common = CLI_RESULT | CLI_CYCLE | CLI_AS_OF | CLI_FILES,
	.formats = "text json",
	.columns = cli_findings_columns,
	.n_columns = CLI_FINDINGS_COLUMNS,
};

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

	if (!status && ws && !cli->files_given)
		status = cli_cycle_known(cli, ws);
	if (ws)
		mus_staff_brief(ws);
	if (!status || !needed) {
		progress_watch(findings);
		status = mus_check(ws, cli->operands, cli->n_operands, &query, findings);
		/* The findings are this command's answer: they go to stdout. */
		status = mus_worse(status, cli_write_findings(cli, findings));
		summarise(cli, findings);
		progress_watch(cli->diag);
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
