/*
 * Making folders: the workplace's shared one from a template, units and people from a staff list,
 * a leader's own folder, the next round of talks.
 *
 * All input is checked before the first file is written. What stands there already is never
 * overwritten, but spliced where a staff list or a new round changes a record; so the same call
 * again changes nothing, and a call that was cut short is completed by running it again.
 */
#ifndef MUS_WORK_INIT_H
#define MUS_WORK_INIT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"

/* What is to be made. Absent texts are NULL. */
struct mus_init {
	/* NULL or "": '.' for a template or a leader, else as mus_workspace_open() finds it. */
	const char *dir;

	const char *starter;  /* the template: cluster, municipality or state */
	const char *name;     /* the workplace's; else of mus.yaml, the staff list, the folder */
	const char *language; /* of the template's texts: da or en; else of mus.yaml, else da */
	const char *cycle;    /* else of mus.yaml, else the year of `today` */

	const char *staff;    /* a staff list to import or to synchronise with; "-" is stdin */
	bool force;           /* also when more than a fifth of the people would leave */

	const char *leader;   /* makes this leader's folder ... */
	const char *shared;   /* ... beside this shared one */

	/* Makes this round from the current one, with the strategy of `starter`. */
	const char *next_cycle;

	bool git;             /* make a repository, with a hook that runs mus-check */
	mus_date today;       /* who has left is marked with it */
	bool dry_run;         /* says what it would do */
};

/* One thing that was done; the step's text says to what. */
enum mus_init_did {
	MUS_INIT_MADE,    /* text: the path of a new file or folder */
	MUS_INIT_CHANGED, /* text: the path of a file that was spliced */
	MUS_INIT_KEPT,    /* text: the path of a file that differs from what would be made */
	MUS_INIT_CLOSED,  /* text: the path of a folder that was closed to others */
	MUS_INIT_GIT,     /* text: the path of a folder in which 'git init' ran */
	MUS_INIT_PEOPLE   /* text: one difference between the staff list and units/ (+ - ~) */
};

/* What was done, or would be, in that order. */
struct mus_init_step {
	enum mus_init_did did;
	const char *text;
};

/* What came of it. */
struct mus_init_report {
	struct mus_init_step *steps; /* n of them, in order */
	size_t n, cap;
	const char *workplace;  /* the name, in a folder that was made from a template */
	size_t people, units;   /* in the staff list; 0 without one */
};

/* The names of the templates, ended by NULL; static. */
MUS_API const char *const *mus_init_starters(void);

/*
 * Does it. The report holds what was done, also when it ended early; it lives in the arena.
 * MUS_REFUSED when input was refused, and then nothing was written. MUS_SYSTEM when writing failed:
 * each file is old or new, and the same call again completes it.
 */
MUS_API enum mus_status mus_init(struct mus_init_report *out, const struct mus_init *what,
	struct mus_arena *arena, struct mus_diag *diag);

#endif
