/* Reading the command line, for cli.c, options.c and help.c alone. */
#ifndef MUS_CMD_OPTIONS_H
#define MUS_CMD_OPTIONS_H

#include "cli.h"

enum { MAX_OPTIONS = 64 };

/* All options of a command: its own, then the common ones. */
struct table {
	struct cli_option option[MAX_OPTIONS];
	size_t n;
	bool help, version;
	const char *lang;
	/* The values of date options: relative ones wait until --as-of is known. */
	const char *dates[MAX_OPTIONS];
};

/* As cli_begin(). */
bool options_read(struct cli *cli, const struct cli_option *options, int argc, char **argv);

/* --help, in lines of at most 80 columns, and --version. */
void help_print(const struct cli *cli, const struct table *t);
void version_print(const struct cli *cli);

#endif
