/*
 * Inside mus-init: what its files share. For lib/work/init/init.c and its neighbours only.
 *
 *	staff.c, columns.c, nearest.c   a staff list becomes checked rows
 *	names.c                         ids from names
 *	sync.c, differ.c                rows against the people in units/: what has changed
 *	units.c                         the changes become texts of unit records
 *	template.c, leader.c, next.c, git.c   the folders
 *	fragment.c                      a piece of a record, to be put elsewhere
 *	jobs.c                          what is to be written, and writing it
 */
#ifndef MUS_WORK_SETUP_H
#define MUS_WORK_SETUP_H

#include "base/csv.h"
#include "base/embedded.h"
#include "store/store.h"
#include "work/init.h"

/* No row, no person, no unit. */
#define SETUP_NONE SIZE_MAX

/* ---- the staff list (staff.c) ---- */

enum staff_column {
	STAFF_NUMBER,
	STAFF_NAME,
	STAFF_FIRST,
	STAFF_LAST,
	STAFF_EMAIL,
	STAFF_ROLE,
	STAFF_UNIT,
	STAFF_LEADER,
	STAFF_SINCE,
	STAFF_COLUMNS
};

/* Which cell of a row holds what; SETUP_NONE for a column that the list does not have. */
struct staff_header {
	size_t at[STAFF_COLUMNS];
};

/* One person of the list. Texts that the list does not have are "". */
struct staff_row {
	const char *number, *name, *email, *role, *unit;
	const char *first, *last; /* first name or names, surname or surnames */
	mus_date since;
	uint32_t line, column;    /* of the name */
	size_t leader;            /* the row of the nearest leader, or SETUP_NONE */
	bool external;            /* the nearest leader is someone outside the list */
	bool leads;               /* is somebody's nearest leader */
};

struct staff_list {
	const char *file;
	struct staff_row *rows;
	size_t n;
};

/*
 * Finds the columns by their Danish or English names, in any order and case. A column that is
 * missing, or there twice, is a finding that names what was found and what is accepted.
 */
bool staff_columns(struct staff_header *out, const struct mus_csv *csv, const char *file,
	struct mus_arena *arena, struct mus_diag *diag);
/* The cell's text, "" where the row is too short or the list has no such column. */
const char *staff_cell(const struct mus_csv_row *row, const struct staff_header *header,
	enum staff_column column, struct mus_place *place);
/* What a column is called in findings. */
const char *staff_column_word(enum staff_column column, enum mus_lang lang);

/*
 * Reads and checks a whole list; all that is wrong with it is told at once. Rows come in the
 * order of the file.
 */
enum mus_status staff_read(struct staff_list *out, const char *file, const char *text, size_t len,
	struct mus_arena *arena, struct mus_diag *diag);
/* Sets each row's leader, from what stands in cells[row], by number, e-mail or name. */
void staff_leaders(struct staff_list *list, const struct mus_csv_cell *cells,
	struct mus_arena *arena, struct mus_diag *diag);
/* A date as staff systems write it: 2026-05-18, 18-05-2026, 18.5.2026, 18/5-2026; a time after it. */
bool staff_date(const char *text, mus_date *out);
/* What numbers, e-mail addresses and names are compared by. */
const char *staff_number_key(struct mus_arena *arena, const char *number);
const char *staff_email_key(struct mus_arena *arena, const char *email);
const char *staff_name_key(struct mus_arena *arena, const char *name);

/* ---- ids (names.c) ---- */

/*
 * A new id for a person: the first word of the first name, '-', and as many letters of the last
 * surname as nobody in `taken` has; then -2, -3 … The id is put into `taken`.
 */
const char *setup_person_id(struct mus_map *taken, const struct staff_row *row,
	struct mus_arena *arena);
/* The id of a unit or workplace; `spare` where the name leaves nothing. */
const char *setup_unit_id(const char *name, const char *spare, struct mus_arena *arena);

/* ---- what is under way (jobs.c) ---- */

/* A file to be written. */
struct setup_job {
	const char *path;
	const char *text;          /* NULL: a folder, which a leader's setup closes to others */
	size_t len;
	const struct mus_doc *was; /* NULL: a new file */
	bool executable;
	bool quiet;                /* told by + - ~ lines, not by its path */
};

struct setup {
	const struct mus_init *what;
	struct mus_init_report *report;
	struct mus_arena *arena;
	struct mus_diag *diag;
	const char *dir;           /* the folder that is made or changed */
	bool personal;             /* a leader's: nobody else may read it */

	/* What the workplace is, from mus.yaml, else as asked for. */
	struct mus_workspace *ws;  /* NULL in a new folder */
	struct mus_lock *lock;     /* of the folder; NULL in a dry run, and before it is there */
	const char *id, *name, *cycle;
	enum mus_lang records;     /* the language of what is made */
	struct mus_closing closing;
	struct staff_list list;

	/* In a leader's folder. */
	const char *leader, *leader_name, *shared;

	struct setup_job *jobs;
	size_t n_jobs, cap_jobs;
	struct mus_doc **docs;     /* freed at the end */
	size_t n_docs, cap_docs;
};

/* The folder that was asked for; where none was, `otherwise`. */
const char *setup_dir(const struct setup *s, const char *otherwise);
/* The path below the folder; "." is left out. */
const char *setup_path(const struct setup *s, const char *within);
/* A whole file's bytes, in the arena; 0 or an errno. "-" is stdin. */
int setup_read(struct mus_arena *arena, const char *path, const char **text, size_t *len);
/* A document that lives as long as the setup. */
const struct mus_doc *setup_keep(struct setup *s, struct mus_doc *doc);
/* Reads a record that stands; NULL after a finding. */
const struct mus_doc *setup_doc(struct setup *s, const char *path);
/* Notes down what was done. */
void setup_did(struct setup *s, enum mus_init_did did, const char *text);

/* A file as it should be: written if it is not there, told as kept if it stands and differs. */
void setup_file(struct setup *s, const char *within, const char *text, size_t len);
/* A folder, if it is not there. */
void setup_folder(struct setup *s, const char *within);
/* A record that was spliced. */
void setup_change(struct setup *s, const struct setup_job *job);
/*
 * Writes all that was noted, in order; stops at the first failure. Nothing in a dry run. What
 * another command has made meanwhile, and just so, is done.
 */
enum mus_status setup_run(struct setup *s);

/* ---- templates (template.c) ---- */

/* The language by its name; Danish where there is none. */
enum mus_lang setup_language(const char *language);
/* All files of the template, and the schemas. */
void setup_template(struct setup *s);
/* The record of the top unit, if there is none (units.c). */
enum mus_status setup_top(struct setup *s);
/* The schemas alone. */
void setup_schemas(struct setup *s);
/*
 * The text of one template file with its places filled, or NULL: the starter's own, else the
 * common one. `within` has CYCLE in it.
 */
const char *setup_fill(struct setup *s, const char *starter, const char *within, const char *cycle,
	size_t *len);

/* ---- the other tasks ---- */

/* The node's own lines without their indentation, in the arena (fragment.c). */
const char *setup_fragment(const struct mus_doc *doc, mus_node node, struct mus_arena *arena);

/* Brings units/ in line with s->list (import.c). */
enum mus_status setup_staff(struct setup *s);
enum mus_status setup_leader(struct setup *s);
enum mus_status setup_next(struct setup *s);
/* Looks for git and notes .gitignore; the rest comes when the files are written. */
enum mus_status setup_git(struct setup *s);
enum mus_status setup_git_run(struct setup *s);

#endif
