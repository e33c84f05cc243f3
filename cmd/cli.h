/*
 * What all commands share: options, help, where output goes, how findings are told, how it ends.
 *
 * A command is a table of options that point at its variables, one call of the library, and a
 * way to print:
 *
 *	int main(int argc, char **argv)
 *	{
 *		bool all = false;
 *		const struct cli_option options[] = {
 *			{ 'a', "all", CLI_FLAG, &all, 0, MUS_T_OPT_ALL },
 *			CLI_END
 *		};
 *		struct cli cli;
 *		if (!cli_begin(&cli, &command, options, argc, argv))
 *			return cli_end(&cli, MUS_OK);
 *		enum mus_status status = …;
 *		return cli_end(&cli, status);
 *	}
 */
#ifndef MUS_CMD_CLI_H
#define MUS_CMD_CLI_H

#include "mus.h"
#include "report/rows.h"

enum cli_type {
	CLI_FLAG,   /* bool: no value */
	CLI_TEXT,   /* const char * */
	CLI_NUMBER, /* mus_dec, not negative */
	CLI_DATE,   /* mus_date; relative ones count from --as-of */
	CLI_LIST    /* struct mus_strs: comma-separated, may be given again */
};

struct cli_option {
	char letter;                 /* 0: none */
	const char *name;            /* NULL ends the table */
	enum cli_type type;
	void *to;
	enum mus_text_id value;      /* name of the value in --help; MUS_T_NONE for flags */
	enum mus_text_id help;
	unsigned verbs;              /* CLI_VERB() of those that it is for; 0: all */
};

#define CLI_END { 0, NULL, CLI_FLAG, NULL, MUS_T_NONE, MUS_T_NONE, 0 }

/* Which of the common options a command or verb takes. --help, --version, -C, --lang, -q, -v, --color always. */
enum cli_common {
	CLI_FORMAT = 1 << 0,  /* -f */
	CLI_OUTPUT = 1 << 1,  /* -o */
	CLI_CSV = 1 << 2,     /* --csv */
	CLI_CYCLE = 1 << 3,   /* --cycle */
	CLI_UNIT = 1 << 4,    /* --unit */
	CLI_PERSON = 1 << 5,  /* --person */
	CLI_AS_OF = 1 << 6,   /* --as-of */
	CLI_DRY_RUN = 1 << 7, /* -n */
	CLI_FILES = 1 << 8,   /* --files0-from */
	CLI_RESULT = CLI_FORMAT | CLI_OUTPUT,
	CLI_ROWS = CLI_RESULT | CLI_CSV /* one of whose formats is csv */
};

/* A word that says what a command is to do: its first operand. */
struct cli_verb {
	const char *name;    /* NULL ends the table */
	unsigned common;     /* enum cli_common */
	const char *formats; /* its own; NULL: the command's */
};

/* The bit of the verb that stands at `index` in the table. */
#define CLI_VERB(index) (1u << (index))

struct cli_command {
	const char *name;              /* "mus-due" */
	enum mus_text_id purpose;      /* one line */
	const char *synopsis;          /* lines after the name, ended by \n each; same as the man page's */
	const struct cli_verb *verbs;  /* the words that the first operand may be; or NULL */
	unsigned common;               /* enum cli_common; of one without verbs */
	const char *formats;           /* "table csv json", those of all verbs: the first is the default */
	const struct rows_column *columns; /* listed in --help; may be NULL */
	size_t n_columns;
	void (*library)(struct mus_buf *out); /* what it links beyond libmus, for --version; or NULL */
};

struct cli {
	const struct cli_command *command;
	struct mus_diag *diag;
	struct mus_arena *arena;
	enum mus_lang lang;
	bool lang_given;               /* by --lang */
	const char *dir, *format, *output, *cycle, *unit, *person;
	const char *csv;               /* --csv=da */
	mus_date as_of;
	const char *as_of_text;
	bool dry_run, quiet, verbose; /* verbose: findings with their ids, too */
	const char *color, *files0_from;
	bool personal;                 /* set by a command: --output FILE is for one's own eyes (0600) */
	enum mus_kind kind;            /* set by a command: the kind of record that it writes, if one */
	int verb;                      /* its place in the table */
	const char **operands;         /* without the verb */
	size_t n_operands;
	bool files_given;              /* operands or --files0-from; it may name none, see mus_no_files() */
	enum mus_status ended;         /* the status when cli_begin() said to stop */
};

/*
 * Reads the command line. False when the command is to end at once: --help and --version are
 * printed; a wrong verb or option, or one that is not for the verb, is told in two lines on stderr.
 */
bool cli_begin(struct cli *cli, const struct cli_command *command, const struct cli_option *options,
	int argc, char **argv);

/* A mistake on the command line: one line and 'Try …'. Returns MUS_USAGE. */
enum mus_status cli_usage(struct cli *cli, enum mus_text_id text, const char *const *args, size_t n);
#define cli_wrong(cli, text, ...) cli_usage((cli), (text), MUS_ARGS(__VA_ARGS__))

/* Whether that format was asked for (or is the default). */
bool cli_is(const struct cli *cli, const char *format);
/* The rows' format, from -f and --csv. */
enum rows_format cli_rows_format(const struct cli *cli);
/* How tables look on this stdout. */
struct rows_style cli_style(const struct cli *cli);

/* Opens the workspace of -C, MUS_DIR or the current folder. */
enum mus_status cli_open(struct cli *cli, struct mus_workspace **ws);
/* --cycle, else the workspace's newest. */
const char *cli_cycle(const struct cli *cli, const struct mus_workspace *ws);
/* Refuses a --cycle without a folder: what comes of a mistyped one would look like an empty round. */
enum mus_status cli_cycle_known(const struct cli *cli, const struct mus_workspace *ws);

/*
 * Writes a result to stdout, or to --output (atomically): to the byte, but a terminal gets it
 * harmless (see mus_utf8_safe()).
 */
enum mus_status cli_write(struct cli *cli, const char *bytes, size_t len);
/* The same for what was laid out for people: it is harmless already and may be coloured. */
enum mus_status cli_write_laid_out(struct cli *cli, const char *bytes, size_t len);
/* Prints rows by cli_rows_format(). */
enum mus_status cli_write_rows(struct cli *cli, const struct rows *rows);
/* The same for findings that are the answer itself, with their ids: as text, or with -f json. */
enum mus_status cli_write_findings(struct cli *cli, const struct mus_diag *diag);
enum { CLI_FINDINGS_COLUMNS = 7 };
extern const struct rows_column cli_findings_columns[CLI_FINDINGS_COLUMNS];
/* A line of talk on stderr, not with -q. */
void cli_say(struct cli *cli, enum mus_text_id text, const char *const *args, size_t n);
#define cli_tell(cli, text, ...) cli_say((cli), (text), MUS_ARGS(__VA_ARGS__))

/* Prints findings on stderr, checks that stdout was written, frees, gives the exit status. */
int cli_end(struct cli *cli, enum mus_status status);

/* Prints one finding as 'file:line:column: severity: message' with excerpt and hint. */
void cli_finding(struct mus_buf *out, const struct mus_finding *finding, enum mus_lang lang, bool with_id);

#endif
