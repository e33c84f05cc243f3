/*
 * What becomes of actions (D22): one step of their status, with a word of it in their log; other
 * values of theirs. The records are those of work/plan.h; they are spliced (doc/edit.h), so that
 * what is not meant stays as it is.
 */
#ifndef MUS_WORK_ACTION_H
#define MUS_WORK_ACTION_H

#include "work/plan.h"

/* Which actions, and what is common to all ways of changing them. */
struct mus_action_edit {
	const char *cycle;        /* NULL: the newest */
	/*
	 * person/action, or unit/action for a common one of the unit's group plan. The person as in
	 * mus_people_named(); the action's id, or the beginning of it if only one fits.
	 */
	const char *const *names;
	size_t n_names;
	mus_date date;            /* when it happened; that of the log entry */
	const char *note;         /* goes with what is logged; NULL for none */
	bool dry_run;
	/*
	 * The records are those of standard input (a YAML stream), and out->text gets the whole
	 * stream as it is then; nothing is written. People and units may be ids alone then, the
	 * round is the newest of each, and without a workspace (ws NULL) what a value names is not
	 * looked up.
	 */
	bool stream;
};

/*
 * Moves actions to a status: wish → awaiting → agreed → started → done, or dropped (D17, D22). Each
 * move is logged in the action: the date, the leader whose folder it is (in a group plan nobody is
 * named), from where to where, and the note. What is done gets its day. An
 * action that is there already stays as it is.
 *
 * MUS_REFUSED, and nothing is written, when an action does not exist or may not go there; the
 * finding names the moves that there are. out->changed tells what was moved. Free *out with
 * mus_plan_change_dispose() whatever the status.
 */
MUS_API enum mus_status mus_action_move(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, enum mus_action_status to, struct mus_diag *diag);

/* One key of an action and what it is to hold. */
struct mus_action_value {
	const char *key;   /* as the schema has it; in parts with a dot: before.text */
	const char *value; /* a date may be an expression; a list has commas; "": the key goes */
};

/*
 * Gives actions other values: all of them, or, where one is refused, none. The schema tells keys,
 * types and words; what a value names must exist, and a person may be named as on the command line.
 * `status` moves as with mus_action_move(). An open action whose day moves gets a word of that in
 * its log. A value that stands there already stays as it is written.
 *
 * MUS_REFUSED with findings: an unknown key, a value it cannot have, a key that must be there and is
 * to go; id, effect, decision and log, which this does not change.
 */
MUS_API enum mus_status mus_action_set(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, const struct mus_action_value *values, size_t n_values,
	struct mus_diag *diag);

/*
 * Judges the effect of actions that have begun: on edit->date, from 1 (it did not help) to 5; whether
 * practice has changed (yes, partly, no) and by what one sees it may be NULL. What was judged before
 * is kept (earlier). Else as mus_action_move().
 */
MUS_API enum mus_status mus_action_judge(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, int rating, const char *practice_changed,
	const char *evidence, struct mus_diag *diag);

/*
 * Notes in plans that a follow-up was held on edit->date, with the note, and sets the next day
 * (MUS_NO_DATE: none is agreed; a warning, unless one is still to come). edit->names are people and
 * units. The same once more changes nothing. Else as mus_action_move().
 */
MUS_API enum mus_status mus_plan_follow_up(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, mus_date next, struct mus_diag *diag);

#endif
