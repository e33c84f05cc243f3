/*
 * mus-init: makes a workplace's folder, a leader's folder, or the next round of talks.
 */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct cli_command command = {
	.name = "mus-init",
	.purpose = MUS_T_INIT_PURPOSE,
	.synopsis = "--template T [--name NAME] [--staff FILE] [OPTION…] [DIR]\n"
		    "--staff FILE [--force] [OPTION…] [DIR]\n"
		    "--leader ID --shared DIR [OPTION…] [DIR]\n"
		    "--next-cycle CYCLE [--template T] [OPTION…] [DIR]\n"
		    "--git [OPTION…] [DIR]\n",
	.common = CLI_CYCLE | CLI_AS_OF | CLI_DRY_RUN,
};

static bool is_starter(const char *word)
{
	for (const char *const *s = mus_init_starters(); *s; s++)
		if (strcmp(*s, word) == 0)
			return true;
	return false;
}

/* 2027, or 2027 with a word after it. Its days lie in the calendar that all dates are of. */
static bool is_cycle(const char *s)
{
	mus_date day;

	if (strspn(s, "0123456789") != 4 || strlen(s) > 60 || !mus_date_make(atoi(s), 1, 1, &day))
		return false;
	return !s[4] || (s[4] == '-' && mus_id_valid(mus_id_valid(s + 5) ? s + 5 : "-"));
}

static bool is_name(const char *s)
{
	size_t len = strlen(s);

	return mus_utf8_check(s, len) == len && mus_utf8_count(s, len) <= 200 &&
		!strpbrk(s, "\n\r\t") && s[strspn(s, " ")];
}

static bool is_language(const char *s)
{
	return strcmp(s, "da") == 0 || strcmp(s, "en") == 0;
}

/* What goes with what. */
static enum mus_status check_tasks(struct cli *cli, const struct mus_init *what)
{
	const char *other = what->starter ? "--template" : what->staff ? "--staff" : "--next-cycle";

	if (!what->leader != !what->shared)
		return cli_wrong(cli, MUS_T_INIT_BOTH, "--leader", "--shared");
	if (what->leader && (what->starter || what->staff || what->next_cycle))
		return cli_wrong(cli, MUS_T_INIT_NOT_BOTH, "--leader", other);
	if (!what->leader && !what->starter && !what->staff && !what->next_cycle && !what->git)
		return cli_wrong(cli, MUS_T_INIT_NOTHING, "");
	if (what->force && !what->staff)
		return cli_wrong(cli, MUS_T_INIT_BOTH, "--force", "--staff");
	return MUS_OK;
}

static enum mus_status check(struct cli *cli, const struct mus_init *what)
{
	if (cli->n_operands > 1)
		return cli_wrong(cli, MUS_T_TOO_MANY_OPERANDS, cli->operands[1]);
	if (cli->n_operands && cli->dir)
		return cli_wrong(cli, MUS_T_INIT_NOT_BOTH, "-C", cli->operands[0]);
	if (what->starter && !is_starter(what->starter))
		return cli_wrong(cli, MUS_T_INIT_NO_TEMPLATE, what->starter);
	if (what->language && !is_language(what->language))
		return cli_wrong(cli, MUS_T_NOT_A_LANGUAGE, what->language);
	if (what->name && !is_name(what->name))
		return cli_wrong(cli, MUS_T_INIT_NO_NAME, "");
	if (what->cycle && !is_cycle(what->cycle))
		return cli_wrong(cli, MUS_T_INIT_NO_CYCLE, what->cycle);
	if (what->next_cycle && !is_cycle(what->next_cycle))
		return cli_wrong(cli, MUS_T_INIT_NO_CYCLE, what->next_cycle);
	return check_tasks(cli, what);
}

/* Paths and differences are the answer; what else happened is talk. */
static void print_step(struct cli *cli, const struct mus_init_step *step)
{
	struct mus_buf safe = MUS_BUF_INIT;

	switch (step->did) {
	case MUS_INIT_KEPT:
		cli_tell(cli, MUS_T_INIT_KEPT, step->text);
		return;
	case MUS_INIT_CLOSED:
		cli_tell(cli, MUS_T_INIT_CLOSED, step->text);
		return;
	case MUS_INIT_GIT:
		cli_tell(cli, MUS_T_INIT_GIT, step->text);
		return;
	case MUS_INIT_MADE:
	case MUS_INIT_CHANGED:
	case MUS_INIT_PEOPLE:
		break;
	}
	if (cli->quiet)
		return;
	mus_utf8_safe(&safe, step->text, strlen(step->text), false);
	mus_buf_char(&safe, '\n');
	cli_write_laid_out(cli, safe.data, safe.len);
	mus_buf_dispose(&safe);
}

static void print(
	struct cli *cli, const struct mus_init *what, const struct mus_init_report *report)
{
	for (size_t i = 0; i < report->n; i++)
		print_step(cli, &report->steps[i]);
	if (report->workplace && !what->name)
		cli_tell(cli, MUS_T_INIT_NAME, report->workplace);
	if (report->people)
		cli_tell(cli, report->n ? MUS_T_INIT_COUNT : MUS_T_INIT_COUNT_SAME,
			mus_printf(cli->arena, "%zu", report->people),
			mus_printf(cli->arena, "%zu", report->units));
	if (what->dry_run)
		cli_tell(cli, MUS_T_INIT_DRY, "");
}

int main(int argc, char **argv)
{
	struct mus_init what = { 0 };
	struct mus_init_report report;
	const struct cli_option options[] = {
		{ 0, "template", CLI_TEXT, &what.starter, MUS_T_ARG_TEMPLATE, MUS_T_OPT_TEMPLATE, 0 },
		{ 0, "name", CLI_TEXT, &what.name, MUS_T_ARG_NAME, MUS_T_OPT_NAME, 0 },
		{ 0, "language", CLI_TEXT, &what.language, MUS_T_ARG_LANG, MUS_T_OPT_LANGUAGE, 0 },
		{ 0, "staff", CLI_TEXT, &what.staff, MUS_T_ARG_FILE, MUS_T_OPT_STAFF, 0 },
		{ 0, "force", CLI_FLAG, &what.force, MUS_T_NONE, MUS_T_OPT_FORCE, 0 },
		{ 0, "leader", CLI_TEXT, &what.leader, MUS_T_ARG_ID, MUS_T_OPT_LEADER, 0 },
		{ 0, "shared", CLI_TEXT, &what.shared, MUS_T_ARG_DIR, MUS_T_OPT_SHARED, 0 },
		{ 0, "next-cycle", CLI_TEXT, &what.next_cycle, MUS_T_ARG_CYCLE, MUS_T_OPT_NEXT_CYCLE, 0 },
		{ 0, "git", CLI_FLAG, &what.git, MUS_T_NONE, MUS_T_OPT_GIT, 0 },
		CLI_END,
	};
	struct cli cli;
	enum mus_status status;

	if (!cli_begin(&cli, &command, options, argc, argv))
		return cli_end(&cli, MUS_OK);
	what.dir = cli.n_operands ? cli.operands[0] : cli.dir;
	what.cycle = cli.cycle;
	what.today = cli.as_of;
	what.dry_run = cli.dry_run;
	if (!what.language && cli.lang_given)
		what.language = cli.lang == MUS_EN ? "en" : "da";
	status = check(&cli, &what);
	if (!status) {
		status = mus_init(&report, &what, cli.arena, cli.diag);
		print(&cli, &what, &report);
		mus_diag_sort(cli.diag);
	}
	return cli_end(&cli, status);
}
