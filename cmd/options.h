/* Reading the command line, for cli.c, options.c, verb.c and help.c alone. */
#ifndef MUS_CMD_OPTIONS_H
#define MUS_CMD_OPTIONS_H

#include "cli.h"

enum { MAX_OPTIONS = 64, MAX_VERBS = 31 };

/* All options of a command: its own, then the common ones. */
struct table {
	struct cli_option option[MAX_OPTIONS];
	size_t n;
	bool given[MAX_OPTIONS]; /* on this command line */
	bool help, version;
	const char *lang;
	/* The values of date options: relative ones wait until --as-of is known. */
	const char *dates[MAX_OPTIONS];
};

/* As cli_begin(). */
bool options_read(struct cli *cli, const struct cli_option *options, int argc, char **argv);

/* The verb is the first operand; false, and told, when it is missing or none of the command's. */
bool verb_read(struct cli *cli);
/* False, and told, when an option was given that is not for the verb. */
bool verb_check(struct cli *cli, const struct table *t);

/* --help, in lines of at most 80 columns, and --version. */
void help_print(const struct cli *cli, const struct table *t);
void version_print(const struct cli *cli);

#endif
