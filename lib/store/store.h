/*
 * The folders: finding them, walking them, reading many files at once, writing one safely.
 *
 * A workspace is one folder with a mus.yaml, or a leader's folder together with the shared one
 * that it names. Opening it reads mus.yaml alone; units, strategy and forms are read when they
 * are first asked for and live as long as the workspace. Paths in findings and results are as
 * the user would type them from where they stand.
 *
 *	struct mus_workspace *ws;
 *	if (mus_workspace_open(&ws, NULL, diag))
 *		...
 *	const struct mus_staff *staff = mus_staff(ws, diag);
 *	...
 *	mus_workspace_free(ws);
 */
#ifndef MUS_STORE_STORE_H
#define MUS_STORE_STORE_H

#include "base/map.h"
#include "record/record.h"

/*
 * Opaque. One thread at a time may use it; what it gives out (workplace, staff, year) is not
 * changed any more, and may be looked at by all.
 */
struct mus_workspace;

/* ---- opening ---- */

/*
 * Opens the workspace at `dir`, or, when that is NULL, at MUS_DIR, or else the one found from
 * the current folder upwards. MUS_REFUSED (and *out NULL) when there is none or its mus.yaml, or
 * that of the shared folder it names, is refused. The caller frees it with mus_workspace_free().
 */
MUS_API enum mus_status mus_workspace_open(
	struct mus_workspace **out, const char *dir, struct mus_diag *diag);
/* Closes it and frees all that it gave out. NULL is fine. */
MUS_API void mus_workspace_free(struct mus_workspace *ws);

/* The workplace: the shared folder's mus.yaml (thresholds, cycle, language). */
MUS_API const struct mus_workplace *mus_workspace_workplace(const struct mus_workspace *ws);
/*
 * What lines of agreements begin with: the leader's own pattern, else the workplace's, else NULL.
 * *file gets the path of the mus.yaml that says so, which lives with the workspace.
 */
MUS_API const char *mus_workspace_agreements(const struct mus_workspace *ws, const char **file);
/* The leader whose folder this is, or NULL in a folder of the whole workplace. */
MUS_API const char *mus_workspace_leader(const struct mus_workspace *ws);
/* The path of the folder itself, as one types it from the current one. */
MUS_API const char *mus_workspace_dir(const struct mus_workspace *ws);
/* The path of the shared folder, likewise; the folder itself in a small workplace. */
MUS_API const char *mus_workspace_shared(const struct mus_workspace *ws);
/*
 * The newest cycle that has a folder (by collation), else mus.yaml's `cycle`; may be NULL. It
 * lives as long as the workspace.
 */
MUS_API const char *mus_workspace_cycle(const struct mus_workspace *ws);
/* MUS_REFUSED and a finding when the round has a folder neither here nor in the shared folder. */
MUS_API enum mus_status mus_cycle_known(
	const struct mus_workspace *ws, const char *cycle, struct mus_diag *diag);
/* The workspace's own arena: what a caller takes from it lives as long as the workspace. */
MUS_API struct mus_arena *mus_workspace_arena(struct mus_workspace *ws);

/* ---- files ---- */

/* A file that may hold a record, and what its path says about it. */
struct mus_file {
	const char *path;   /* to open it, and to name it in findings */
	const char *within; /* the path below its folder, with '/' */
	bool shared;        /* in the shared folder, where that is another than the workspace's */
	enum mus_kind kind; /* by convention; MUS_KIND_NONE when the path says nothing */
	const char *cycle;  /* from the path; NULL where it has none */
	const char *unit;   /* likewise; a form's variant: the unit, or the group */
	const char *person; /* likewise */
};

/* A list of files; begins as all zero. */
struct mus_files {
	struct mus_file *item;
	size_t n, cap;
	bool faulty; /* visit also what is refused for keys that stand twice or NULs in texts */
};

/*
 * What to list; a field that is NULL or 0 leaves that open. A file whose path says no kind passes
 * for what its path is silent about: the path is convention, and only the record itself can tell
 * ('plan (1).yaml'). So ask mus_kind_of() before believing what file.kind was filtered for.
 */
struct mus_file_filter {
	enum mus_kind kind;
	const char *cycle;
	const char *unit;   /* this unit alone; see mus_units_below for the tree */
	const char *person;
	bool own_only;      /* not the shared folder */
	bool in_place;      /* look only into folders where `kind` stands by convention */
};

/*
 * The *.yaml files of the workspace, sorted by folder (the leader's first) and path (by bytes): no
 * dot files, no symbolic links to folders, not schemas/, no folders that are workspaces of their
 * own. Folders that cannot be read and links that lead nowhere are findings; the rest is listed
 * all the same. The list lives in the arena.
 */
MUS_API enum mus_status mus_files_list(struct mus_files *out, struct mus_workspace *ws,
	const struct mus_file_filter *filter, struct mus_arena *arena, struct mus_diag *diag);

/*
 * What operands name: record files (whatever their suffix), folders (walked likewise, with the
 * workspaces in them), "-" (kept as a file whose path is "-"). The order is that of the names; a
 * path named twice is taken once. Works without a workspace (ws NULL). A name that does not exist
 * is a finding.
 */
MUS_API enum mus_status mus_files_named(struct mus_files *out, struct mus_workspace *ws,
	const char *const *names, size_t n, struct mus_arena *arena, struct mus_diag *diag);

/*
 * What to name when a list of files was asked for and is empty: no names at all (n 0) mean the
 * workspace's own files, these (n 0 too) mean none.
 */
MUS_API const char *const *mus_no_files(void);
/* Whether files were named, be it none. */
MUS_API bool mus_files_are_named(const char *const *names, size_t n);

/* The leaders whose folders files lie in; of_folder must be disposed of. */
struct mus_owners {
	struct mus_arena *arena;
	struct mus_map of_folder; /* path → leader */
};

/* What the nearest mus.yaml above a file says under `leader`; "" for none, and for "-". */
MUS_API const char *mus_file_owner(struct mus_owners *owners, const char *path);

/* ---- reading ---- */

/*
 * Reads and parses one file ("-" is stdin); the caller frees it with mus_doc_free(). MUS_REFUSED,
 * and *out NULL, when it cannot be opened, read or parsed.
 */
MUS_API enum mus_status mus_file_read(
	struct mus_doc **out, const char *path, struct mus_diag *diag);

/*
 * What to do with each file, in a worker thread: `doc` is freed when it returns; results go to
 * `arena`, which lives as long as the job, and to files' own slot in ctx (index i). `diag` is
 * the file's own. Not called for files that could not be read; an empty file has no root.
 */
typedef void mus_visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag);

/* A job's results: free them with mus_job_free() when nothing points into them any more. */
struct mus_job;

/*
 * Reads all files with all cores (MUS_JOBS sets another number) and visits each. Findings come
 * out in the files' order whatever thread made them. The status is the worst finding's; the
 * other files are visited all the same. *out is set whatever the status. A few files are visited
 * in the calling thread. mus_diag_progress() tells how many of them were.
 */
MUS_API enum mus_status mus_files_visit(struct mus_job **out, const struct mus_files *files,
	mus_visit *visit, void *ctx, struct mus_diag *diag);
/* Frees the results of a job, and all that its visits took from their arenas. NULL is fine. */
MUS_API void mus_job_free(struct mus_job *job);

/* A file's bytes, in the arena; NULL when they cannot be read. Nothing is told. */
MUS_API const char *mus_file_text(struct mus_arena *arena, const char *path, size_t *len);

/*
 * Gives findings that have a place but no excerpt the line of the file that stands there now.
 * Best called on sorted findings: then each file is read once.
 */
MUS_API void mus_diag_read_lines(struct mus_diag *diag);

/* ---- who is who ---- */

/*
 * All units and people, with the ways to look them up. Of an id that stands twice the first
 * counts (units by file name); mus-check complains.
 */
struct mus_staff {
	struct mus_unit *units; /* sorted by id; all strings live with the workspace */
	size_t n_units;
	struct mus_map unit_of_id;   /* id → struct mus_unit * */
	struct mus_map person_of_id; /* id → struct mus_person * */
	const char **unit_files;     /* path of each unit's record */
	bool unread;                 /* there is a unit that could not be read: some are not known */
};

/*
 * Read at the first call, and kept as long as the workspace; NULL after a finding that makes them
 * useless (none could be read).
 */
MUS_API const struct mus_staff *mus_staff(struct mus_workspace *ws, struct mus_diag *diag);
/*
 * Says, before the first mus_staff(), that who counts people needs no names: `number`, `name`,
 * `email` and `also_in` of each person are then absent, though checked, and nobody is found by name.
 * With a hundred thousand people they are a quarter of the staff.
 */
MUS_API void mus_staff_brief(struct mus_workspace *ws);
/* The unit of that id, or NULL; NULL for a NULL id. */
MUS_API const struct mus_unit *mus_unit_find(const struct mus_staff *staff, const char *id);
/* The person of that id, or NULL; NULL for a NULL id. */
MUS_API const struct mus_person *mus_person_find(const struct mus_staff *staff, const char *id);
/* The unit of that id, or NULL and a finding with the one that may be meant. */
MUS_API const struct mus_unit *mus_unit_named(
	const struct mus_staff *staff, const char *id, struct mus_diag *diag);
/* Whether `left`, the last day, has passed; with MUS_NO_DATE, whether there is such a day. */
MUS_API bool mus_person_gone(const struct mus_person *person, mus_date day);
/* Whether `unit` is `top` or stands below it; false for a NULL unit. */
MUS_API bool mus_unit_within(const struct mus_staff *staff, const char *unit, const char *top);
/*
 * Who holds a person's talk: their `leader`, else their unit's first; for one who leads the unit,
 * and where it has no leader, the unit above's. May be `external`, or NULL; lives with the staff.
 */
MUS_API const char *mus_person_leader(const struct mus_staff *staff, const struct mus_person *person);

/*
 * The people that a word on the command line means: an id, a whole name, a unique prefix of an id
 * or of a name, or `me` (all whose talk this folder's leader holds, also those who have left). None
 * or several fitting is a finding that names them, and MUS_REFUSED. The array of *n people lives in
 * the workspace's arena.
 *
 * A whole id whose folder is in the newest cycle costs one unit's record, not the whole staff; such
 * a person is a copy of the one in mus_staff(): compare people by id.
 */
MUS_API enum mus_status mus_people_named(const struct mus_person ***out, size_t *n,
	struct mus_workspace *ws, const char *word, struct mus_diag *diag);

/* ---- the year's strategy ---- */

/* A goal with where it was set. */
struct mus_goal_node {
	const struct mus_goal *goal;   /* as its record says it */
	const char *unit;              /* whose strategy it stands in; NULL: the workplace's */
	const char *file;              /* of that strategy */
	struct mus_goal_node *parent;  /* NULL at the top */
	int depth;                     /* 0 at the top */
};

/*
 * All strategy records of a cycle, read together. Of an id that stands twice the first counts; a
 * goal whose parent is missing, or whose parents go round in a circle, is a top goal.
 */
struct mus_year {
	const char *cycle;
	struct mus_strategy *strategies; /* the workplace's first */
	size_t n_strategies;
	const char **files;          /* of the strategies, in their order */
	struct mus_goal_node *goals; /* parents before children, otherwise in the files' order */
	size_t n_goals;
	struct mus_map goal_of_id;       /* id → struct mus_goal_node * */
	struct mus_map competence_of_id; /* id → struct mus_competence * */
	struct mus_map budget_of_id;     /* id → struct mus_budget * */
	bool unread;                     /* there is a strategy that could not be read */
};

/*
 * Read at the first call for that cycle (NULL: the newest), and kept as long as the workspace.
 * Never NULL; empty when there is no strategy. What could not be read is a finding of that call.
 */
MUS_API const struct mus_year *mus_year(
	struct mus_workspace *ws, const char *cycle, struct mus_diag *diag);

/* ---- writing ---- */

enum { MUS_REASON_SIZE = 128 };
/* Why a system call failed (an errno), in that language: static text, or `buf` for a rare error. */
MUS_API const char *mus_reason(enum mus_lang lang, int error, char buf[MUS_REASON_SIZE]);
/* Adds MUS_F_OPEN, _READ or _WRITE for the path, with what the system says (an errno). */
MUS_API void mus_find_system(
	struct mus_diag *diag, enum mus_finding_id id, const char *path, int error);

/*
 * A folder locked against other writers, from reading a record to writing it: without, two
 * commands read the same version, and the second is refused.
 */
struct mus_lock;
/*
 * Takes the lock of a folder, which for a record is the workspace that holds it
 * (mus_workspace_dir() or _shared()); then read, then write, with it in struct mus_write. Waits
 * 10 s, or as many as MUS_LOCK_WAIT says, then MUS_SYSTEM and *out NULL. Where the file system
 * knows no locks it is MUS_OK all the same. Held until unlocked, at the latest until the process
 * ends.
 */
MUS_API enum mus_status mus_lock(
	struct mus_lock **out, const char *folder, struct mus_diag *diag);
/* Gives the lock back and frees it. NULL is fine. */
MUS_API void mus_unlock(struct mus_lock *lock);

/* How a file is replaced. */
struct mus_write {
	const char *path;
	const char *text;
	size_t len;
	const struct mus_doc *was; /* as it was read, to be compared; NULL: it must not exist */
	/*
	 * A new file is 0600, its new folders 0700; made by root, of who owns the folder they come
	 * into. An output is 0600 whatever stood there, and the caller's.
	 */
	bool personal;
	bool executable;           /* a new file may be run by who may read it */
	bool output;               /* -o FILE: replace what stands there; no lock, no new folders */
	const struct mus_lock *lock; /* that the caller holds, or NULL */
	enum mus_kind kind;        /* of an output that is a record: another kind is not replaced */
};

/*
 * Writes safely: lock of the record's folder (flock on the folder itself, as mus_lock() does),
 * temporary file in it, owner, group, mode, access list and user attributes kept, fsync, compare
 * with what was read, rename, fsync of the folder. A symbolic link is followed; refused are a hard
 * link, a file of a foreign owner (root keeps the owner) and one that is not writable. Folders that
 * are missing are made. On any failure the old file stands and no temporary file stays; what a
 * killed command left is removed by the next one. Only a failing fsync of the folder is told after
 * the new file is in place. Signals are held back from making the temporary file to the rename.
 *
 * MUS_REFUSED: what stands there may not be replaced; by an output, a record of another kind.
 * MUS_SYSTEM: it could not be, or it was changed since it was read. An output may also be a device
 * or a pipe.
 */
MUS_API enum mus_status mus_file_write(const struct mus_write *write, struct mus_diag *diag);
/*
 * Whether mus_file_write() would do it, as far as one can see without touching anything: for who
 * writes several files together. The same findings.
 */
MUS_API enum mus_status mus_file_writable(const struct mus_write *write, struct mus_diag *diag);

/*
 * Removes a record: `path` of `write`, which holds what was read as `was`, and no more. Refused are
 * a symbolic link and a file with several names: what was read would stay. Locks as
 * mus_file_write() does. MUS_SYSTEM when it could not be removed, or was changed meanwhile.
 */
MUS_API enum mus_status mus_file_remove(const struct mus_write *write, struct mus_diag *diag);

/* Whether mus_file_remove() would do it, as far as rights tell. The same findings. */
MUS_API enum mus_status mus_file_removable(const struct mus_write *write, struct mus_diag *diag);

/* ---- the log ---- */

/* A key of a line in a folder's log, with a text, or the texts of `list`. */
struct mus_log_item {
	const char *key, *text;
	const struct mus_strs *list; /* NULL: `text` */
};

/*
 * Appends a line of JSON to .mus/log of a folder and brings it to the disk. The log and its folder
 * are made for their owner alone. What is logged says what was done with whose records, and nothing
 * that stands in them.
 */
MUS_API enum mus_status mus_log_add(const char *folder, const struct mus_log_item *items, size_t n,
	struct mus_diag *diag);

#endif
