/*
 * Handing over: people and open work come from one leader's folder into another's (D14, D16, D22).
 *
 * What goes along is what the two have agreed on: plans of all rounds, and of the talks that they
 * were held or are planned, with the marks that are counted and the agreements in the notes. What
 * was said otherwise, and the answers to forms, stay with the old leader, unless the employees
 * agree that they go along; the leader's own notes always stay.
 */
#ifndef MUS_WORK_HANDOVER_H
#define MUS_WORK_HANDOVER_H

#include "store/store.h"

/* What is to be handed over. Absent texts are NULL. */
struct mus_handover {
	/*
	 * Leaders' folders: paths, or leaders' ids, whose folders are looked for beside the
	 * workspace, its shared folder, and the other of the two.
	 */
	const char *from, *to;
	struct mus_strs people; /* as on the command line; none: all whom the leader has */
	const char *unit;	/* those of this unit and below it alone */
	const char *give_back;	/* the folder to give the old leader's notes on them back in */
	bool consent;		/* they agree that talks go along whole, and answers too */
	mus_date today;
	bool dry_run;
};

/* What came of it, or would. All texts live in the arena. */
struct mus_handover_result {
	struct mus_arena *arena;
	const char *from, *to;	       /* the leaders' ids */
	const char *from_dir, *to_dir; /* their folders */
	struct mus_strs people;	       /* who has the new leader now, sorted */
	size_t moved;		       /* records that changed folders */
	size_t kept;		       /* talks of which the old leader keeps the notes */
	size_t stayed;		       /* answers that stay where they are */
	size_t notes;		       /* the old leader's notes on these people that stay */
	size_t given_back;	       /* those that were put into the folder give_back */
	struct mus_strs files;	       /* that were changed beside: units, common plans */
	size_t unwritable;	       /* those that should be, and may not */
	const char *diff;	       /* of a dry run, as git apply takes it */
};

/*
 * Does it. `ws` says where to look for leaders' folders, and may be NULL when paths are named.
 *
 * All is checked before the first file is written: both folders and the records in them can be
 * read, changed records fit their schemas, the new leader has none of the same identity, rights
 * suffice. Then each record is written to the new folder and brought to the disk before it is
 * removed from the old one; the units say who leads whom now, and open common actions of units that
 * change hands who is responsible. The same call again completes one that was cut short, and else
 * changes nothing. Both folders have a line in their log (mus_log_add()) before the first record
 * moves.
 *
 * Where the shared folder may not be changed, a warning says for each record what to change.
 * MUS_REFUSED or MUS_SYSTEM with findings when something stands in the way. Free *out with
 * mus_handover_dispose() whatever the status.
 */
MUS_API enum mus_status mus_handover(struct mus_handover_result *out, struct mus_workspace *ws,
	const struct mus_handover *what, struct mus_diag *diag);
/* Frees what it told. */
MUS_API void mus_handover_dispose(struct mus_handover_result *result);

#endif
