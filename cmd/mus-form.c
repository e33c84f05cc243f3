/* mus-form: the forms that employee and leader prepare by. */
#include "cli.h"
#include "report/form.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct rows_column columns[] = {
	{ "form", MUS_T_FORM_COL_FORM, ROWS_TEXT, ROWS_ALWAYS },
	{ "title", MUS_T_FORM_COL_TITLE, ROWS_TEXT, ROWS_ALWAYS },
	{ "audience", MUS_T_FORM_COL_AUDIENCE, ROWS_TEXT, ROWS_ALWAYS },
	{ "unit", MUS_T_FORM_COL_UNIT, ROWS_TEXT, ROWS_ALWAYS },
	{ "file", MUS_T_FORM_COL_FILE, ROWS_TEXT, ROWS_WIDER },
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

enum verb { MAKE, LIST };
static const struct cli_verb verbs[] = {
	{ "make", CLI_RESULT | CLI_CYCLE | CLI_UNIT | CLI_PERSON, "html md" },
	{ "list", CLI_ROWS | CLI_CYCLE, "table csv json" },
	{ NULL, 0, NULL },
};

static const struct cli_command command = {
	.name = "mus-form",
	.purpose = MUS_T_FORM_PURPOSE,
	.synopsis = "make FORM [--person P | --role R] [--unit U] [--for employee|leader] [-f html|md] [-o FILE]\n"
		    "make FORM (--person me | --unit U) [--for employee|leader] [-f html|md] -o DIR\n"
		    "list [-f table|csv|json] [-o FILE]\n",
	.verbs = verbs,
	.formats = "html md table csv json",
	.columns = columns,
	.n_columns = N_COLUMNS,
};

struct request {
	struct cli cli;
	struct mus_workspace *ws;
	const char *role, *side_name, *form;
	int side;
	bool several; /* people, each with their own unit */
};

/* ---- list ---- */

static void put_entry(const struct request *r, struct rows *rows, const struct mus_form_entry *entry)
{
	rows_text(rows, entry->id);
	rows_text(rows, entry->title);
	rows_text(rows, cli_is(&r->cli, "table")
			? mus_word_of(MUS_WORDS_AUDIENCE, entry->audience, r->cli.lang) : entry->audience);
	rows_text(rows, entry->unit);
	rows_text(rows, entry->file);
}

static enum mus_status run_list(struct request *r)
{
	struct cli *cli = &r->cli;
	struct mus_form_entry *entries;
	size_t n;
	enum mus_status status = mus_forms_list(&entries, &n, r->ws, cli_cycle(cli, r->ws), cli->arena, cli->diag);
	struct rows *rows = rows_new(columns, N_COLUMNS);
	for (size_t i = 0; i < n; i++)
		put_entry(r, rows, &entries[i]);
	status = mus_worse(status, cli_write_rows(cli, rows));
	rows_free(rows);
	return status;
}

/* ---- make ---- */

/* The page's language: --lang, else the workplace's. */
static enum mus_lang page_lang(const struct request *r)
{
	const char *language = mus_workspace_workplace(r->ws)->language;
	if (r->cli.lang_given || !language)
		return r->cli.lang;
	return strcmp(language, "da") == 0 ? MUS_DA : MUS_EN;
}

/* One form as text, for a person or for nobody in particular. */
static enum mus_status make(struct request *r, const char *person, struct mus_buf *out, struct mus_form_made *form)
{
	const struct mus_form_ask ask = { .cycle = cli_cycle(&r->cli, r->ws), .form = r->form, .person = person,
		.unit = r->several ? NULL : r->cli.unit, .role = r->role, .side = r->side };
	enum mus_status status = mus_form_make(form, r->ws, &ask, r->cli.arena, r->cli.diag);
	if (status)
		return status;
	if (cli_is(&r->cli, "md"))
		form_md(out, form, page_lang(r));
	else
		form_html(out, form, page_lang(r));
	return MUS_OK;
}

static enum mus_status make_one(struct request *r, const char *person)
{
	struct mus_buf out = MUS_BUF_INIT;
	struct mus_form_made form;
	bool to_stdout = !r->cli.output || strcmp(r->cli.output, "-") == 0;
	if (!cli_is(&r->cli, "md") && to_stdout && isatty(STDOUT_FILENO))
		return cli_wrong(&r->cli, MUS_T_BINARY_TO_TERMINAL, "");
	enum mus_status status = make(r, person, &out, &form);
	if (!status)
		status = cli_write(&r->cli, out.data, out.len);
	mus_buf_dispose(&out);
	return status;
}

/* <person>.<form>.html; the leader's beside it with its own name. */
static enum mus_status write_into(struct request *r, const struct mus_form_made *form, const struct mus_buf *text,
	const char *person)
{
	const char *side = form->side == MUS_FORM_LEADER ? ".leader" : "";
	const char *path = mus_printf(r->cli.arena, "%s/%s.%s%s.%s", r->cli.output, person, form->id, side,
		cli_is(&r->cli, "md") ? "md" : "html");
	struct mus_write write = { .path = path, .text = text->data, .len = text->len, .output = true };
	return mus_file_write(&write, r->cli.diag);
}

/* Nobody who has left, or has no talk, gets a form unless named. */
static const char *why_not(const struct mus_person *person, const struct cli *cli)
{
	if (mus_person_gone(person, cli->as_of))
		return mus_text(cli->lang, MUS_T_FORM_HAS_LEFT);
	return person->exempt ? mus_word_of(MUS_WORDS_EXEMPT, person->exempt, cli->lang) : NULL;
}

static enum mus_status make_each(struct request *r, const struct mus_person **people, size_t n)
{
	enum mus_status worst = MUS_OK;
	size_t made = 0;
	if (mkdir(r->cli.output, 0777) != 0 && errno != EEXIST)
		mus_find_system(r->cli.diag, MUS_F_WRITE, r->cli.output, errno);
	for (size_t i = 0; i < n && mus_diag_status(r->cli.diag) != MUS_SYSTEM; i++) {
		struct mus_buf out = MUS_BUF_INIT;
		struct mus_form_made form;
		const char *why = why_not(people[i], &r->cli);
		if (why) {
			cli_tell(&r->cli, MUS_T_FORM_LEFT_OUT, people[i]->id, why);
			continue;
		}
		enum mus_status status = make(r, people[i]->id, &out, &form);
		if (!status)
			status = write_into(r, &form, &out, people[i]->id);
		made += !status;
		worst = mus_worse(worst, status);
		mus_buf_dispose(&out);
	}
	cli_tell(&r->cli, MUS_T_FORM_MADE, mus_printf(r->cli.arena, "%zu", made), r->cli.output);
	return worst;
}

/* Whether -o means a folder: it is one, or it has no suffix that a page would have. */
static bool output_is_folder(const char *output)
{
	struct stat st;
	size_t len = output ? strlen(output) : 0;
	if (!len || strcmp(output, "-") == 0)
		return false;
	if (output[len - 1] == '/' || (stat(output, &st) == 0 && S_ISDIR(st.st_mode)))
		return true;
	const char *slash = strrchr(output, '/');
	return strchr(slash ? slash : output, '.') == NULL;
}

/* All people of a unit and of those below it. */
static enum mus_status people_of_unit(struct request *r, const struct mus_person ***out, size_t *n)
{
	const struct mus_staff *staff = mus_staff(r->ws, r->cli.diag);
	size_t cap = 0;
	*out = NULL;
	*n = 0;
	if (!staff)
		return MUS_REFUSED;
	if (!mus_unit_named(staff, r->cli.unit, r->cli.diag))
		return MUS_REFUSED;
	for (size_t u = 0; u < staff->n_units; u++) {
		if (!mus_unit_within(staff, staff->units[u].id, r->cli.unit))
			continue;
		/* Whoever has no id that could be read has been complained of. */
		for (size_t i = 0; i < staff->units[u].n_people; i++)
			if (staff->units[u].people[i].id)
				*MUS_PUSH(r->cli.arena, *out, *n, cap) = &staff->units[u].people[i];
	}
	return MUS_OK;
}

/* Leaves those who are in --unit. */
static enum mus_status keep_in_unit(struct request *r, const struct mus_person **people, size_t *n)
{
	const struct mus_staff *staff = mus_staff(r->ws, r->cli.diag);
	size_t kept = 0;
	if (!staff)
		return MUS_REFUSED;
	for (size_t i = 0; i < *n; i++)
		if (mus_unit_within(staff, people[i]->unit, r->cli.unit))
			people[kept++] = people[i];
	*n = kept;
	return MUS_OK;
}

static enum mus_status find_people(struct request *r, const struct mus_person ***people, size_t *n, bool each)
{
	struct cli *cli = &r->cli;
	enum mus_status status = MUS_OK;
	if (cli->person)
		status = mus_people_named(people, n, r->ws, cli->person, cli->diag);
	else if (cli->unit && each && !r->role)
		status = people_of_unit(r, people, n);
	r->several = *people && (each || *n > 1);
	if (!status && r->several && cli->person && cli->unit)
		status = keep_in_unit(r, *people, n);
	return status;
}

static enum mus_status run_make(struct request *r)
{
	struct cli *cli = &r->cli;
	const struct mus_person **people = NULL;
	size_t n = 0;
	bool each = output_is_folder(cli->output);
	enum mus_status status = find_people(r, &people, &n, each);
	if (status)
		return status;
	/* A folder, or several people: one file each, even where 'me' leads just one. */
	if (each && people)
		return make_each(r, people, n);
	if (n > 1)
		return cli_wrong(cli, MUS_T_FORM_NEEDS_DIR, mus_printf(cli->arena, "%zu", n));
	return make_one(r, n ? people[0]->id : NULL);
}

/* ---- the command line ---- */

static bool check_make(struct request *r)
{
	struct cli *cli = &r->cli;
	if (cli->n_operands < 1)
		return !cli_wrong(cli, MUS_T_MISSING_OPERAND, mus_text(cli->lang, MUS_T_FORM_ARG_FORM));
	if (cli->n_operands > 1)
		return !cli_wrong(cli, MUS_T_TOO_MANY_OPERANDS, cli->operands[1]);
	if (r->role && cli->person)
		return !cli_wrong(cli, MUS_T_FORM_ROLE_OR_PERSON, "");
	r->form = cli->operands[0];
	r->side = MUS_NO_INT;
	if (r->side_name)
		r->side = mus_word_parse(MUS_WORDS_SIDE, r->side_name);
	if (r->side_name && r->side == MUS_NO_INT)
		return !cli_wrong(cli, MUS_T_FORM_NOT_A_SIDE, r->side_name);
	return true;
}

static enum mus_status run(struct request *r)
{
	struct cli *cli = &r->cli;
	bool list = cli->verb == LIST;
	if (list && cli->n_operands > 0)
		return cli_wrong(cli, MUS_T_TOO_MANY_OPERANDS, cli->operands[0]);
	if (!list && !check_make(r))
		return MUS_USAGE;
	enum mus_status status = cli_open(cli, &r->ws);
	if (!status)
		status = cli_cycle_known(cli, r->ws);
	if (!status)
		status = list ? run_list(r) : run_make(r);
	mus_workspace_free(r->ws);
	return status;
}

int main(int argc, char **argv)
{
	struct request r = { .ws = NULL };
	const struct cli_option options[] = {
		{ 0, "for", CLI_TEXT, &r.side_name, MUS_T_FORM_ARG_SIDE, MUS_T_FORM_OPT_FOR, CLI_VERB(MAKE) },
		{ 0, "role", CLI_TEXT, &r.role, MUS_T_FORM_ARG_ROLE, MUS_T_FORM_OPT_ROLE, CLI_VERB(MAKE) },
		CLI_END
	};
	if (!cli_begin(&r.cli, &command, options, argc, argv))
		return cli_end(&r.cli, MUS_OK);
	return cli_end(&r.cli, run(&r));
}
