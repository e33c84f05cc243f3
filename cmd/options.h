/* Reading the command line, for cli.c alone. */
#ifndef MUS_CMD_OPTIONS_H
#define MUS_CMD_OPTIONS_H

#include "cli.h"

/* As cli_begin(). */
bool options_read(struct cli *cli, const struct cli_option *options, int argc, char **argv);

#endif
