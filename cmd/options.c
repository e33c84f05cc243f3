/*
 * The command line: options from tables. Help and version come from the same tables (help.c).
 *
 * Not getopt_long: that takes any unambiguous beginning of a long option, so that a script's
 * '--per' would break on the day a second option begins with it; and it cannot suggest.
 */
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void put(struct table *t, struct cli_option option)
{
	if (t->n < MAX_OPTIONS)
		t->option[t->n++] = option;
}

/* The verbs that a common option is for. */
static unsigned verbs_with(const struct cli_command *command, unsigned common)
{
	unsigned bits = 0;
	for (int i = 0; common && command->verbs && command->verbs[i].name; i++)
		if (command->verbs[i].common & common)
			bits |= CLI_VERB(i);
	return bits;
}

static void put_common(struct cli *cli, struct table *t)
{
	const struct cli_command *command = cli->command;
	const struct {
		unsigned common; /* 0: all commands and verbs have it */
		struct cli_option option;
	} rows[] = {
		{ 0, { 'C', "dir", CLI_TEXT, &cli->dir, MUS_T_ARG_DIR, MUS_T_OPT_DIR, 0 } },
		{ CLI_FORMAT, { 'f', "format", CLI_TEXT, &cli->format, MUS_T_ARG_FORMAT, MUS_T_OPT_FORMAT, 0 } },
		{ CLI_OUTPUT, { 'o', "output", CLI_TEXT, &cli->output, MUS_T_ARG_FILE, MUS_T_OPT_OUTPUT, 0 } },
		{ CLI_CSV, { 0, "csv", CLI_TEXT, &cli->csv, MUS_T_ARG_CSV, MUS_T_OPT_CSV, 0 } },
		{ CLI_CYCLE, { 0, "cycle", CLI_TEXT, &cli->cycle, MUS_T_ARG_CYCLE, MUS_T_OPT_CYCLE, 0 } },
		{ CLI_UNIT, { 0, "unit", CLI_TEXT, &cli->unit, MUS_T_ARG_UNIT, MUS_T_OPT_UNIT, 0 } },
		{ CLI_PERSON, { 0, "person", CLI_TEXT, &cli->person, MUS_T_ARG_PERSON, MUS_T_OPT_PERSON, 0 } },
		{ CLI_AS_OF, { 0, "as-of", CLI_TEXT, &cli->as_of_text, MUS_T_ARG_DATE, MUS_T_OPT_AS_OF, 0 } },
		{ CLI_FILES, { 0, "files0-from", CLI_TEXT, &cli->files0_from, MUS_T_ARG_FILE, MUS_T_OPT_FILES0, 0 } },
		{ CLI_DRY_RUN, { 'n', "dry-run", CLI_FLAG, &cli->dry_run, MUS_T_NONE, MUS_T_OPT_DRY_RUN, 0 } },
		{ 0, { 0, "lang", CLI_TEXT, &t->lang, MUS_T_ARG_LANG, MUS_T_OPT_LANG, 0 } },
		{ 0, { 0, "color", CLI_TEXT, &cli->color, MUS_T_ARG_WHEN, MUS_T_OPT_COLOR, 0 } },
		{ 0, { 'q', "quiet", CLI_FLAG, &cli->quiet, MUS_T_NONE, MUS_T_OPT_QUIET, 0 } },
		{ 0, { 'v', "verbose", CLI_FLAG, &cli->verbose, MUS_T_NONE, MUS_T_OPT_VERBOSE, 0 } },
		{ 0, { 'h', "help", CLI_FLAG, &t->help, MUS_T_NONE, MUS_T_OPT_HELP, 0 } },
		{ 0, { 'V', "version", CLI_FLAG, &t->version, MUS_T_NONE, MUS_T_OPT_VERSION, 0 } },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct cli_option option = rows[i].option;
		option.verbs = verbs_with(command, rows[i].common);
		if (!rows[i].common || option.verbs || (!command->verbs && (command->common & rows[i].common)))
			put(t, option);
	}
}

/* ---- reading ---- */

/* Adds the words of a list; an empty one is a slip: 'a,,b'. */
static bool add_words(struct cli *cli, struct mus_strs *list, const char *name, const char *value)
{
	const char *word = value;
	for (;;) {
		size_t len = strcspn(word, ",");
		const char **grown = mus_alloc(cli->arena, (list->n + 1) * sizeof *grown);
		if (len == 0)
			return !cli_wrong(cli, MUS_T_EMPTY_WORD, name, value);
		if (list->n)
			memcpy(grown, list->item, list->n * sizeof *grown);
		grown[list->n++] = mus_strndup(cli->arena, word, len);
		list->item = grown;
		if (!word[len])
			return true;
		word += len + 1;
	}
}

static bool set_flag(struct table *t, const struct cli_option *o)
{
	t->given[o - t->option] = true;
	*(bool *)o->to = true;
	return true;
}

static bool set_value(struct cli *cli, struct table *t, const struct cli_option *o, const char *value)
{
	t->given[o - t->option] = true;
	if (!*value)
		return !cli_wrong(cli, MUS_T_MISSING_VALUE, mus_printf(cli->arena, "--%s", o->name));
	if (o->type == CLI_TEXT) {
		*(const char **)o->to = value;
	} else if (o->type == CLI_NUMBER) {
		if (!mus_dec_parse(value, o->to) || *(mus_dec *)o->to < 0)
			return !cli_wrong(cli, MUS_T_NOT_A_NUMBER, value);
	} else if (o->type == CLI_DATE) {
		t->dates[o - t->option] = value;
	} else if (o->type == CLI_LIST) {
		return add_words(cli, o->to, o->name, value);
	}
	return true;
}

static const struct cli_option *find_letter(const struct table *t, char letter)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->option[i].letter == letter)
			return &t->option[i];
	return NULL;
}

static const struct cli_option *find_name(const struct table *t, const char *name, size_t len)
{
	for (size_t i = 0; i < t->n; i++)
		if (strlen(t->option[i].name) == len && memcmp(t->option[i].name, name, len) == 0)
			return &t->option[i];
	return NULL;
}

/* The option that was meant: the nearest, or the only one that begins so. */
static const char *meant(const struct table *t, const char *name)
{
	const char *names[MAX_OPTIONS], *begun = NULL;
	size_t n = 0, len = strlen(name);
	for (size_t i = 0; i < t->n; i++) {
		names[i] = t->option[i].name;
		if (len && strncmp(names[i], name, len) == 0) {
			begun = names[i];
			n++;
		}
	}
	return n == 1 ? begun : mus_nearest(name, names, t->n);
}

static bool unknown_option(struct cli *cli, const struct table *t, const char *word)
{
	const char *near = strncmp(word, "--", 2) == 0 ? meant(t, word + 2) : NULL;
	if (near)
		cli_wrong(cli, MUS_T_UNKNOWN_OPTION_NEAR, word, near);
	else
		cli_wrong(cli, MUS_T_UNKNOWN_OPTION, word);
	return false;
}

/* '--name', '--name=value' or '--name value'; *used counts the words taken. */
static bool read_long(struct cli *cli, struct table *t, char **word, int *used)
{
	const char *name = word[0] + 2, *equals = strchr(name, '=');
	size_t len = equals ? (size_t)(equals - name) : strlen(name);
	const struct cli_option *o = find_name(t, name, len);
	*used = 1;
	if (!o) {
		char *shown = mus_strndup(cli->arena, word[0], len + 2);
		return unknown_option(cli, t, shown);
	}
	if (o->type == CLI_FLAG) {
		return equals ? !cli_wrong(cli, MUS_T_NEEDS_NO_VALUE, word[0]) : set_flag(t, o);
	}
	if (!equals && !word[1])
		return !cli_wrong(cli, MUS_T_MISSING_VALUE, word[0]);
	*used = equals ? 1 : 2;
	return set_value(cli, t, o, equals ? equals + 1 : word[1]);
}

/* '-qn', '-ofile' or '-o file'. */
static bool read_short(struct cli *cli, struct table *t, char **word, int *used)
{
	*used = 1;
	for (const char *p = word[0] + 1; *p; p++) {
		const struct cli_option *o = find_letter(t, *p);
		char shown[3] = { '-', *p, 0 };
		if (!o)
			return unknown_option(cli, t, mus_strdup(cli->arena, (unsigned char)*p < 0x80 ? shown : word[0]));
		if (o->type == CLI_FLAG) {
			set_flag(t, o);
			continue;
		}
		if (!p[1] && !word[1])
			return !cli_wrong(cli, MUS_T_MISSING_VALUE, shown);
		*used = p[1] ? 1 : 2;
		return set_value(cli, t, o, p[1] ? p + 1 : word[1]);
	}
	return true;
}

static bool read_words(struct cli *cli, struct table *t, int argc, char **argv)
{
	cli->operands = mus_alloc(cli->arena, ((size_t)argc + 1) * sizeof *cli->operands);
	bool only_operands = false;
	for (int i = 1; i < argc;) {
		int used = 1;
		/* Most often an unset variable of a script. */
		if (!argv[i][0])
			return !cli_wrong(cli, MUS_T_EMPTY_OPERAND, "");
		if (only_operands || argv[i][0] != '-' || !argv[i][1])
			cli->operands[cli->n_operands++] = argv[i];
		else if (strcmp(argv[i], "--") == 0)
			only_operands = true;
		else if (argv[i][1] == '-' ? !read_long(cli, t, argv + i, &used) : !read_short(cli, t, argv + i, &used))
			return false;
		i += used;
	}
	return true;
}

/* ---- what the common options mean ---- */

static bool is_format(const char *formats, const char *name, size_t len)
{
	for (const char *p = formats; *p;) {
		size_t n = strcspn(p, " ");
		if (n == len && memcmp(p, name, n) == 0)
			return true;
		p += n + (p[n] == ' ');
	}
	return false;
}

static bool settle_csv(struct cli *cli)
{
	if (cli->csv && strcmp(cli->csv, "da") != 0)
		return !cli_wrong(cli, MUS_T_NOT_A_CSV, cli->csv);
	if (cli->csv && !cli->format)
		cli->format = "csv";
	return true;
}

/* -f, else the suffix of -o, else the first of the command's formats. */
static bool settle_format(struct cli *cli)
{
	const struct cli_verb *verb = cli->command->verbs ? &cli->command->verbs[cli->verb] : NULL;
	const char *formats = verb && verb->formats ? verb->formats : cli->command->formats;
	if (!formats)
		return true;
	if (cli->csv && strcmp(cli->format, "csv") != 0)
		return !cli_wrong(cli, MUS_T_CSV_OTHER_FORMAT, cli->format);
	const char *dot = cli->output ? strrchr(cli->output, '.') : NULL;
	if (!cli->format && dot && is_format(formats, dot + 1, strlen(dot + 1)))
		cli->format = dot + 1;
	if (!cli->format)
		cli->format = mus_strndup(cli->arena, formats, strcspn(formats, " "));
	if (!is_format(formats, cli->format, strlen(cli->format)))
		return !cli_wrong(cli, MUS_T_NOT_A_FORMAT, cli->format, formats);
	return true;
}

static bool settle_lang(struct cli *cli, const char *lang)
{
	if (!lang)
		return true;
	cli->lang_given = true;
	if (strcmp(lang, "da") == 0)
		cli->lang = MUS_DA;
	else if (strcmp(lang, "en") == 0)
		cli->lang = MUS_EN;
	else
		return !cli_wrong(cli, MUS_T_NOT_A_LANGUAGE, lang);
	return true;
}

static bool settle_today(struct cli *cli)
{
	mus_date today;
	if (!mus_date_today(&today))
		return !cli_wrong(cli, MUS_T_MUS_TODAY_WRONG, "");
	cli->as_of = today;
	if (cli->as_of_text && !mus_date_expression(cli->as_of_text, today, NULL, &cli->as_of))
		return !cli_wrong(cli, MUS_T_NOT_A_DATE, cli->as_of_text);
	return true;
}

static bool settle_color(struct cli *cli)
{
	static const char *const when[] = { "auto", "always", "never" };
	for (size_t i = 0; i < 3; i++)
		if (!cli->color || strcmp(cli->color, when[i]) == 0)
			return true;
	return !cli_wrong(cli, MUS_T_NOT_A_COLOR, cli->color);
}

/* --files0-from: names ended by NUL join the operands. */
static bool read_files0(struct cli *cli)
{
	cli->files_given = cli->n_operands > 0;
	if (!cli->files0_from)
		return true;
	bool standard = strcmp(cli->files0_from, "-") == 0;
	FILE *in = standard ? stdin : fopen(cli->files0_from, "r");
	char *name = NULL;
	size_t cap = 0, room = cli->n_operands;
	if (!in)
		return !cli_wrong(cli, MUS_T_NO_FILES0, cli->files0_from);
	cli->files_given = true;
	while (getdelim(&name, &cap, 0, in) > 0) {
		const char **o = mus_grow(cli->arena, cli->operands, cli->n_operands, &room, sizeof *cli->operands);
		cli->operands = o;
		o[cli->n_operands++] = mus_strdup(cli->arena, name);
	}
	if (cli->n_operands == 0)
		cli->operands = (const char **)(uintptr_t)mus_no_files();
	bool failed = ferror(in) != 0;
	free(name);
	if (!standard)
		fclose(in);
	return failed ? !cli_wrong(cli, MUS_T_NO_FILES0, cli->files0_from) : true;
}

static bool settle_dates(struct cli *cli, const struct table *t)
{
	if (!settle_today(cli))
		return false;
	for (size_t i = 0; i < t->n; i++)
		if (t->dates[i] && !mus_date_expression(t->dates[i], cli->as_of, NULL, t->option[i].to))
			return !cli_wrong(cli, MUS_T_NOT_A_DATE, t->dates[i]);
	return true;
}

/* The language is looked for first: what is wrong before --lang is told in it, too. */
static void find_lang(struct cli *cli, int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		const char *value = strcmp(argv[i], "--lang") == 0 ? argv[i + 1] : NULL;
		if (strncmp(argv[i], "--lang=", 7) == 0)
			value = argv[i] + 7;
		if (value && (strcmp(value, "da") == 0 || strcmp(value, "en") == 0))
			cli->lang = *value == 'd' ? MUS_DA : MUS_EN;
	}
}

bool options_read(struct cli *cli, const struct cli_option *options, int argc, char **argv)
{
	struct table t = { .n = 0 };
	for (const struct cli_option *o = options; o && o->name; o++)
		put(&t, *o);
	put_common(cli, &t);
	find_lang(cli, argc, argv);
	bool good = read_words(cli, &t, argc, argv);
	if (!settle_lang(cli, t.lang))
		return false;
	if (!good)
		return false;
	if (t.help || t.version) {
		t.help ? help_print(cli, &t) : version_print(cli);
		return false;
	}
	if (!settle_color(cli) || !settle_csv(cli) || !settle_dates(cli, &t))
		return false;
	return verb_read(cli) && verb_check(cli, &t) && settle_format(cli) && read_files0(cli);
}
