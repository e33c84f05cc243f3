/*
 * How far a command has come, on a terminal, when it takes more than a second.
 */
#ifndef MUS_CMD_PROGRESS_H
#define MUS_CMD_PROGRESS_H

#include "cli.h"

/* From now on, where stderr is a terminal that knows how to clear a line, and not with -q. */
void progress_begin(const struct cli *cli);
/* Whose figures are shown: cli->diag's, unless a command lets the library fill one of its own. */
void progress_watch(const struct mus_diag *diag);
/* Takes the line away: to be called before anything is printed. */
void progress_clear(void);
/* The same for a command that is about to die: it waits for nothing. */
void progress_wipe(void);
/* No more; the line is gone. */
void progress_end(void);

#endif
