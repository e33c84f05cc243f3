/* mus-report: results into something for a meeting. */
#include "cli.h"
#include "report/leadership.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct cli_verb verbs[] = {
	{ "leadership", CLI_RESULT | CLI_CYCLE | CLI_AS_OF | CLI_FILES, NULL },
	{ NULL, 0, NULL },
};

static const struct cli_command command = {
	.name = "mus-report",
	.purpose = MUS_T_REPORT_PURPOSE,
	.synopsis = "leadership -o FILE [OPTION…] [FILE…]\n",
	.verbs = verbs,
	.formats = "xlsx",
	.library = wb_library,
};

/* --lang, else the language of the workplace, whose report it is. */
static enum mus_lang report_lang(const struct cli *cli, const struct mus_leadership *l)
{
	if (cli->lang_given)
		return cli->lang;
	return l->workplace->language && strcmp(l->workplace->language, "en") == 0 ? MUS_EN : MUS_DA;
}

static size_t count_hidden(const struct mus_leadership *l)
{
	size_t n = 0;
	for (int t = 0; t < MUS_LEADERSHIP_TABLES; t++)
		n += mus_grid_hidden(&l->table[t]);
	return n;
}

static enum mus_status write_leadership(struct cli *cli, const struct mus_leadership *l)
{
	struct mus_buf book = MUS_BUF_INIT;
	enum mus_status status = MUS_SYSTEM;
	if (leadership_xlsx(l, report_lang(cli, l), &book))
		status = cli_write(cli, book.data, book.len);
	else
		mus_find(cli->diag, MUS_F_NO_WORKBOOK, MUS_NOWHERE, "");
	mus_buf_dispose(&book);
	size_t hidden = count_hidden(l);
	if (!status && hidden)
		cli_tell(cli, MUS_T_REPORT_HIDDEN, mus_printf(cli->arena, "%zu", hidden));
	return status;
}

static enum mus_status make_leadership(struct cli *cli)
{
	struct mus_workspace *ws = NULL;
	struct mus_leadership l = { .arena = NULL };
	enum mus_status status = cli_open(cli, &ws);
	if (!status && cli->n_operands == 0)
		status = cli_cycle_known(cli, ws);
	if (!status) {
		mus_staff_brief(ws);
		status = mus_leadership_make(&l, ws, cli->operands, cli->n_operands,
			cli_cycle(cli, ws), cli->as_of, cli->diag);
		/* What could not be read is named; the rest is worth its report. */
		status = mus_worse(status, write_leadership(cli, &l));
		mus_leadership_dispose(&l);
	}
	mus_workspace_free(ws);
	return status;
}

static enum mus_status run(struct cli *cli)
{
	if (!cli->output && isatty(STDOUT_FILENO))
		return cli_wrong(cli, MUS_T_REPORT_NEEDS_FILE, "");
	return make_leadership(cli);
}

int main(int argc, char **argv)
{
	struct cli cli;
	if (!cli_begin(&cli, &command, NULL, argc, argv))
		return cli_end(&cli, MUS_OK);
	return cli_end(&cli, run(&cli));
}
