/*
 * Inside the plans: what lib/work/plan_*.c share. See work/plan.h for what they are for.
 *
 *	plan_find.c   the records of a person and a unit
 *	plan_draft.c  an action as YAML; ids; the head of a new record
 *	plan_change.c files that are to be changed: checked, then written or shown as a diff
 *	plan_edit.c   edits of one such file, with keys in the order of the schema
 *	plan_refs.c   whether what an action names is there
 *	plan_move.c   how an action comes from one status to the next
 */
#ifndef MUS_WORK_PLAN_INSIDE_H
#define MUS_WORK_PLAN_INSIDE_H

#include "doc/edit.h"
#include "doc/yaml.h"
#include "schema/schema.h"
#include "work/plan.h"

/* ---- the records (plan_find.c) ---- */

/* One record in a file. doc NULL: there is none. */
struct plan_record {
	struct mus_doc *doc;
	size_t index;         /* in its stream */
	mus_node root;
	const char *path;     /* where it is, or would be */
	const char *within;
};

/* The one person that a word means; several are refused. NULL after a finding. */
const struct mus_person *plan_person(
	struct mus_workspace *ws, const char *word, struct mus_diag *diag);

/*
 * A person's talk, unless that is NULL, and plan of a cycle. MUS_REFUSED when one of them is there twice, or one of the
 * files cannot be read. Paths of what is not there are those of the convention.
 */
enum mus_status plan_find(struct plan_record *talk, struct plan_record *plan,
	struct mus_workspace *ws, const char *cycle, const struct mus_person *person,
	struct mus_arena *arena, struct mus_diag *diag);
/* The group plan of a whole unit. */
enum mus_status plan_find_group(struct plan_record *plan, struct mus_workspace *ws,
	const char *cycle, const char *unit, struct mus_arena *arena, struct mus_diag *diag);
void plan_record_dispose(struct plan_record *record);
/* The unit whose id, or whose name made into one, the word is; NULL for none. In the arena. */
const char *plan_unit_named(struct mus_workspace *ws, const char *word, struct mus_arena *arena);
/* The path below a folder; "." is left out. */
const char *plan_join(struct mus_arena *arena, const char *dir, const char *within);

/* ---- new text (plan_draft.c) ---- */

/* The language that the workplace writes its records in. */
enum mus_lang plan_lang(struct mus_workspace *ws);
/* An id made from a title, at most 30 letters, that is not in `taken`; it is put there. */
const char *plan_action_id(struct mus_map *taken, const char *title, struct mus_arena *arena);
/* The ids of actions. */
void plan_ids(struct mus_map *taken, const struct mus_action *actions, size_t n);
/*
 * Writes an action as a mapping; `from` is the text of the agreement that it was made from, or
 * NULL. In a group plan `responsible` is a list.
 */
void plan_write_action(
	struct mus_yaml *y, const struct mus_action *action, const char *from, bool group);
/* The first line of a new file, for editors: as in the neighbour, or by the folders' layout. */
void plan_write_head(struct mus_buf *out, const struct plan_record *neighbour, const char *kind,
	const char *usual);

/* ---- files to change (plan_change.c) ---- */

struct plan_file {
	const struct plan_record *record;
	const char *schema;       /* "plan.schema.yaml" */
	bool personal;
	const struct mus_lock *lock; /* held since before the record was read; NULL in a dry run */
	struct mus_edit *edit;    /* of a record that stands */
	size_t index;             /* of the record in the edited text */
	struct mus_buf fresh;     /* the text of one that does not */
	bool touched;             /* an edit of plan_edit.c has changed the text */
	struct mus_schemas *schemas; /* made at need; of another file where `lent` */
	bool lent;
	const char **order;       /* the keys of a mapping, for mus_edit_order() */
	size_t n_order;
	const struct mus_schema *order_of; /* the schema that has them */
	struct mus_strs told;     /* what out->changed gets once the file is written */
};

/* Begins: an edit, or an empty text for the caller to fill. */
void plan_file_begin(struct plan_file *file, const struct plan_record *record, const char *schema);
/* Appends an action to the record that stands. */
enum mus_status plan_file_append(struct plan_file *file, const struct mus_action *action,
	const char *from, bool group, struct mus_diag *diag);
void plan_file_dispose(struct plan_file *file);
/*
 * The schema of the file's record. NULL, after a finding, when the library's own is broken. Files
 * of one command share the set: the first lends it to the others.
 */
const struct mus_schema *plan_file_schema(struct plan_file *file, struct mus_diag *diag);
void plan_file_lend(struct plan_file *file, struct plan_file *first);
/*
 * Checks all files that differ, against their schemas and for the right to write, then writes them
 * in order; in a dry run they make out->diff instead. Where one cannot be written though, those
 * behind it are not; a finding says which are and which are not. out->files and out->changed tell
 * of what was written.
 */
enum mus_status plan_files_finish(struct mus_plan_change *out, struct plan_file *const *files,
	size_t n, bool dry_run, struct mus_diag *diag);

/* Notes what a change of the file is about: person/action or unit/action. */
void plan_file_tells(struct plan_file *file, const char *name, struct mus_arena *arena);

/* Against its schema, alone; for what is not written to a file. */
enum mus_status plan_file_check(struct plan_file *file, struct mus_diag *diag);
/* Tells out->changed what the file tells. */
void plan_file_done(struct mus_plan_change *out, const struct plan_file *file);

/* ---- edits of one (plan_edit.c) ---- */

/*
 * As mus_edit_set(), _put(), _append() and _remove() at that path. A key that is added stands where
 * the schema has it.
 */
enum mus_status plan_edit_set(struct plan_file *file, const char *path, const char *text,
	enum mus_type type, struct mus_diag *diag);
enum mus_status plan_edit_put(
	struct plan_file *file, const char *path, const char *yaml, struct mus_diag *diag);
enum mus_status plan_edit_append(
	struct plan_file *file, const char *path, const char *yaml, struct mus_diag *diag);
enum mus_status plan_edit_remove(struct plan_file *file, const char *path, struct mus_diag *diag);

/* ---- what a change did (plan_change.c) ---- */

/* Begins an outcome. */
void plan_change_begin(struct mus_plan_change *out);
/* Notes that an action was added. */
void plan_change_added(struct mus_plan_change *out, const char *owner, const char *action);

/* ---- status (plan_move.c) ---- */

/* One step of an action. */
struct plan_move {
	int to;           /* enum mus_action_status */
	mus_date date;    /* of the log entry; of `done`, where that is where it goes */
	const char *who;  /* in the log: an id or a role word; NULL: nobody is named */
	const char *note; /* behind what happened, in the log; NULL for none */
};

/*
 * Whether an action may go from one status to another: wish → awaiting → agreed → started → done
 * (D17, D22); a wish may be agreed on at once, and what is agreed be done without a start between.
 * Each that is not done may be dropped. What is done may be started again, and what was dropped
 * wished for again: a slip can be put right, and the log keeps both.
 */
bool plan_may_move(int from, int to);
/*
 * Moves an action of the record: its status, `done` where it is done, and a log entry that says
 * from where to where. MUS_REFUSED with a finding at the status, that names the moves there are,
 * when it may not; nothing has changed then. Where it is there already, nothing changes.
 */
enum mus_status plan_move(struct plan_file *file, const struct mus_action *action,
	const struct plan_move *move, enum mus_lang lang, struct mus_diag *diag);
/*
 * Appends to the log of an action: what happened, and behind it the note, where there is one.
 */
enum mus_status plan_log(struct plan_file *file, const char *action, const struct plan_move *move,
	const char *what, struct mus_diag *diag);
/* A value of an action: a text as mus_edit_set() takes it. */
enum mus_status plan_set(struct plan_file *file, const char *action, const char *key,
	const char *value, enum mus_type type, struct mus_diag *diag);
/* The same for a mapping or list, written as YAML. */
enum mus_status plan_put(struct plan_file *file, const char *action, const char *key,
	const char *yaml, struct mus_diag *diag);
/* Removes a key of an action that has it. */
enum mus_status plan_unset(
	struct plan_file *file, const char *action, const char *key, struct mus_diag *diag);

/* ---- what an action names (plan_refs.c) ---- */

/* What can be named; each is a finding of its own when it is not there. */
enum plan_ref {
	PLAN_GOAL,
	PLAN_OWN_GOAL,
	PLAN_COMPETENCE,
	PLAN_BUDGET,
	PLAN_THEME,
	PLAN_UNIT,
	PLAN_ACTION,
	PLAN_OWN_ACTION
};

/* Says that there is no such thing, with the nearest of those that there are. */
void plan_refuse_ref(enum plan_ref ref, const char *id, const char *const *known, size_t n,
	struct mus_diag *diag);
/* The keys of a map, for that. */
const char **plan_keys(size_t *n, const struct mus_map *map, struct mus_arena *arena);
/* Whether the strategy has the goal, competence or budget; a finding when not. */
bool plan_has_ref(enum plan_ref ref, const char *id, const struct mus_year *year,
	struct mus_arena *arena, struct mus_diag *diag);
/* The goal of a plan itself; NULL for none, and for a NULL id. */
const struct mus_plan_goal *plan_own_goal(const struct mus_plan *plan, const char *id);
/*
 * Whether the plan itself has the goal, or `id` is NULL; a finding when not. For one that is of
 * the strategy it says to write `serves` ("--serves ", "serves=") and the id. year may be NULL.
 */
bool plan_has_own_goal(const struct mus_plan *plan, const char *id, const char *serves,
	const struct mus_year *year, struct mus_arena *arena, struct mus_diag *diag);
/* Whether one of the cycle's forms has the theme, or there are no forms; a finding when not. */
bool plan_has_theme(struct mus_workspace *ws, const char *cycle, const char *theme,
	struct mus_arena *arena, struct mus_diag *diag);
/* Whether there is such a common action, as unit/action; a finding when not. */
bool plan_has_common(struct mus_workspace *ws, const char *cycle, const char *ref,
	struct mus_arena *arena, struct mus_diag *diag);
/* Whether there is such a unit; a finding when not. */
bool plan_has_unit(struct mus_workspace *ws, const char *unit, struct mus_arena *arena,
	struct mus_diag *diag);
/*
 * Who is meant: a role word, an id, a whole name, or a first name that only one in the person's
 * unit has, or the person or the leader. NULL for nobody, without a finding.
 */
const char *plan_who(struct mus_workspace *ws, const char *name, const struct mus_person *person,
	const char *leader, struct mus_diag *diag);

/* ---- lists (plan_list.c, plan_pick.c, plan_stream.c) ---- */

/* What decides which actions are listed. */
struct plan_pick {
	const struct mus_plan_query *query;
	const struct mus_staff *staff; /* NULL without a workspace */
	const struct mus_year *year;   /* likewise, and when no goal is asked for */
	const char *leader;            /* whose folder it is, where that decides on common actions */
	struct mus_strs responsible;   /* ids and role words; none: whoever */
};

/* Whether a record is looked into. person NULL: a group plan. */
bool plan_picks_record(
	const struct plan_pick *pick, const char *cycle, const char *unit, const char *person);
/* Whether one of its actions is listed. plan NULL: one of the unit's group plan. */
bool plan_picks_action(const struct plan_pick *pick, const struct mus_plan *plan, const char *unit,
	const struct mus_action *action);
/*
 * Whether what the query names is there; findings when not. Sets pick->responsible. Without a
 * workspace all is taken as it stands.
 */
bool plan_pick_known(struct plan_pick *pick, struct mus_workspace *ws, struct mus_arena *arena,
	struct mus_diag *diag);
/* An action's status; a wish where it has none. */
int plan_status(const struct mus_action *action);

/* The record's source text without the actions not wanted; appended as '---' and the text. */
enum mus_status plan_stream_record(struct mus_buf *out, const struct mus_doc *doc, size_t index,
	const bool *wanted, size_t n, struct mus_diag *diag);

/* ---- what ids stand for (link.c) ---- */

/*
 * Looks things up for one view, reading as little as it can: one item of a record, and only where
 * that fails the whole staff or strategy.
 */
struct plan_lookup {
	struct mus_workspace *ws;
	struct mus_plan_view *view;
	struct mus_diag *diag;
	struct mus_map texts;     /* path → struct plan_text *, of files that were looked into */
};

/* Notes the person's name in view->names, and gives it; the id itself where nobody is known. */
const char *plan_name(struct plan_lookup *look, const char *id);
/* Notes the chain of a goal of the strategy in view->links. */
void plan_link(struct plan_lookup *look, const char *goal);
/* Notes the unit's name in view->units, and gives it; the id where nobody knows it. */
const char *plan_unit(struct plan_lookup *look, const char *id);
/* Notes the name of a competence of the strategy in view->competences. */
void plan_competence(struct plan_lookup *look, const char *id);
/* Notes the title of a common action, unit/action, in view->commons. */
void plan_common(struct plan_lookup *look, const char *ref);
/* The person, by whole id and without reading the unit's record as a whole; NULL: ask the staff. */
bool plan_peek_person(struct plan_lookup *look, const char *word);

#endif
