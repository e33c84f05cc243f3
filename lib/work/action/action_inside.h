/*
 * Inside what becomes of actions: lib/work/action shares it. See work/action.h for what it is for.
 *
 *	action_open.c  the records and actions that are meant; all changed together
 *	action_effect.c  what came of an action
 *	action_follow.c  follow-up on a plan as a whole
 *	action_move.c  steps of the status
 *	action_set.c   other values of an action
 *	action_stream.c  records that come on standard input
 *	action_value.c what KEY=VALUE means for an action
 */
#ifndef MUS_WORK_ACTION_INSIDE_H
#define MUS_WORK_ACTION_INSIDE_H

#include "work/action.h"
#include "work/plan/plan_inside.h"

/* A record in which something is to change. */
struct action_owner {
	const char *id;                  /* of the person, or of the unit */
	const struct mus_person *person; /* NULL: a group plan */
	struct plan_record record;
	struct plan_file file;
	const char *cycle;               /* its round */
	const struct mus_plan *plan;     /* as it was read; NULL: a group plan */
	const struct mus_action *actions;
	size_t n_actions;
	mus_date agreed;                 /* the next follow-up */
	bool has_agreed;                 /* the mapping is there, in a group plan */
	const struct mus_follow_up *held;
	size_t n_held;
	/* In a stream: its own text, behind as many empty lines as there are lines before it. */
	struct mus_doc *part;
	size_t from, to, lines;          /* where that text is in the stream */
};

/* All that one command changes. */
struct action_work {
	const struct mus_action_edit *edit;
	struct mus_workspace *ws;
	struct mus_diag *diag;
	struct mus_arena *arena;
	struct mus_plan_change *out;
	const char *cycle;
	const char *leader;              /* whose folder it is, or NULL */
	enum mus_lang lang;              /* of what is written into records */
	struct mus_lock *own, *shared;   /* of the folders; NULL in a dry run, or where not needed */
	struct action_owner **owners;
	size_t n_owners;
	struct mus_doc *stream;          /* what came on standard input; NULL: files */
	bool whole;                      /* the names are those of records, not of actions */
};

/* What is done to each action: edits of owner->file. action NULL: the record as a whole is meant. */
typedef enum mus_status action_change(struct action_work *w, struct action_owner *owner,
	const struct mus_action *action, const void *what);

/*
 * Finds the actions, changes each in the order of their names, and, when none was refused, writes
 * the files. Findings of all are told, not only of the first.
 */
enum mus_status action_run(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, action_change *change, const void *what,
	struct mus_diag *diag);
/* The same for records: the names are people and units. */
enum mus_status action_run_whole(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_action_edit *edit, action_change *change, const void *what,
	struct mus_diag *diag);

/* ---- streams (action_stream.c) ---- */

/* Reads standard input to w->stream. */
enum mus_status action_stream_open(struct action_work *w);
/*
 * The record in the stream that a word means: an id that stands there; what it means in the
 * workspace, where there is one; the beginning of an id. NULL after a finding.
 */
struct action_owner *action_stream_owner(struct action_work *w, const char *word);
/* Begins the edits of a record, in a text of its own. MUS_REFUSED, with a finding, where it has none. */
enum mus_status action_stream_begin(struct action_work *w, struct action_owner *owner);
/* Checks all records that were edited, and gives the whole text to w->out. */
enum mus_status action_stream_finish(struct action_work *w);

/* The full name of an action: person/action, unit/action. In the arena. */
const char *action_name(
	const struct action_work *w, const struct action_owner *owner, const char *action);
/* A step, or a log entry, of this command: its day, its note, and who is named. */
struct plan_move action_entry(const struct action_work *w, const struct action_owner *owner);

/* ---- values (action_value.c) ---- */

/* What a key is to hold. */
struct action_setting {
	const char *key;    /* before.text */
	const char *path;   /* before/text, below the action */
	const char *parent; /* before; "" where the key is the action's own */
	const char *text;   /* NULL: the key goes; a list: written as YAML */
	enum mus_type type; /* MUS_STRING, MUS_INT, MUS_FLOAT or MUS_SEQ */
	struct mus_strs items;
};

/* Makes them for the actions of one record; false after findings. */
bool action_settings(struct action_setting *out, const struct action_work *w,
	struct action_owner *owner, const struct mus_action_value *values, size_t n);

#endif
