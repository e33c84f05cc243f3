/*
 * Inside the store: what its files share. For lib/store only.
 */
#ifndef MUS_STORE_INSIDE_H
#define MUS_STORE_INSIDE_H

#include "store/store.h"

/* One year, with the link that keeps all years asked for. */
struct store_year {
	struct mus_year year;
	struct store_year *next;
};

struct mus_workspace {
	struct mus_arena *arena;
	const char *dir;
	const char *shared;          /* the same pointer as dir when there is but one folder */
	struct mus_workplace own;    /* dir's mus.yaml */
	struct mus_workplace common; /* the shared folder's, which decides */
	const char *cycle;
	struct mus_staff *staff;
	bool staff_read;             /* tried, whatever came of it */
	bool brief;                  /* it goes without what no count needs */
	struct store_year *years;
	struct mus_job **jobs;       /* what holds the records that staff and years point into */
	size_t n_jobs, cap_jobs;
};

/* The name below the folder; "." is left out, an absolute name stands alone. */
const char *store_join(struct mus_arena *arena, const char *dir, const char *name);
/* Keeps the job's results as long as the workspace. */
void store_keep(struct mus_workspace *ws, struct mus_job *job);

/* Adds a finding as mus_find_system() does. */
#define store_fail(diag, id, path, error) mus_find_system((diag), (id), (path), (error))

/* A call that a signal, or a network file system, may cut short, until it is through. */
#define STORE_RETRY(result, call)                                                                  \
	do                                                                                         \
		(result) = (call);                                                                 \
	while ((result) < 0 && errno == EINTR)

/* A file's bytes, in memory that is used again for the next file. */
struct store_text {
	char *data;
	size_t len, cap;
};

/* Reads to the end; 0 or an errno. Stops when there is more than a document may hold. */
int store_read_fd(struct store_text *text, int fd);
/* Reads and parses with the given memory. */
enum mus_status store_read(
	struct mus_doc **out, struct store_text *text, const char *path, struct mus_diag *diag);
/* The same, but with the document of mus_doc_parse_faulty(). */
enum mus_status store_read_faulty(
	struct mus_doc **out, struct store_text *text, const char *path, struct mus_diag *diag);
/* The first record when it is of that kind; else 0 and a finding. */
mus_node store_root(const struct mus_doc *doc, enum mus_kind kind, struct mus_diag *diag);

/* What file->within says: kind, cycle, unit, person (lib/store/path.c). */
void store_path_says(struct mus_file *file, struct mus_arena *arena);
/* The same for a folder: cycle, unit and person that all files below it share. */
void store_folder_says(struct mus_file *file, struct mus_arena *arena);
/* Whether that kind may stand in or below a folder of which this is known. */
bool store_may_hold(const struct mus_file *folder, enum mus_kind kind);
/* Whether the name is a cycle's: 2026, 2026-autumn. */
bool store_is_cycle(const char *name);

/* A walk through the folder `root`, or its subfolder `sub`, which need not exist. */
struct store_walk {
	const char *root, *sub;
	bool shared; /* mark files so */
	bool flat;   /* not into subfolders */
	bool nested; /* into folders that have a mus.yaml of their own, too */
	const struct mus_file_filter *filter;
};

/* Appends to out; findings go to diag. */
void store_walk(struct mus_files *out, const struct store_walk *how, struct mus_arena *arena,
	struct mus_diag *diag);

/* Reads one unit's record, briefly unless `spare` is NULL; false when it cannot be used. */
bool store_unit_read(struct mus_unit *out, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_arena *spare, struct mus_diag *diag);

/* ---- locks (lib/store/lock.c, holder.c) ---- */

/*
 * Locks an open folder until it is closed, waiting so long; `path` names it in findings. *held is
 * false, and all is well, where the file system knows no locks.
 */
enum mus_status store_lock(
	bool *held, int folder, const char *path, int wait_ms, struct mus_diag *diag);
/* How long to wait for a lock: MUS_LOCK_WAIT, else 10 s; in milliseconds. */
int store_lock_wait(void);
/* Whether the lock is held, and is that folder's. `lock` may be NULL. */
bool store_lock_covers(const struct mus_lock *lock, int folder);
/* The program that holds the folder's lock, to be freed, and its process; NULL: not known. */
char *store_lock_holder(int folder, char pid[24]);

/* ---- temporary files (lib/store/temp.c) ---- */

/* Room for the name of a temporary file. */
#define STORE_TEMP_SIZE 32
/* Makes one, a record's or another result's; its descriptor, or -1 and errno. */
int store_temp(int folder, char name[STORE_TEMP_SIZE], bool record, unsigned mode);
/* Renames within the folder; EEXIST when `fresh` and the name is taken. 0 or an errno. */
int store_rename(int folder, const char *from, const char *to, bool fresh);
/*
 * Removes what killed commands left in the folder. All who write records there hold its lock, so
 * in a locked folder such a file belongs to nobody; others go when they are an hour old.
 */
void store_sweep(int folder, bool locked);

/* ---- folders and rights (lib/store/folder.c, rights.c) ---- */

/* The folder that holds `path`: "." for a bare name. */
const char *store_folder_of(struct mus_arena *arena, const char *path);
/* fsync; 0 or an errno. What cannot be synced is fine. */
int store_sync(int fd);

/* The folders that were made, the first holding all others. */
struct store_made {
	const char *first, *last; /* NULL: none */
};

/* Makes the folder and those above it that are missing, and syncs them. 0 or an errno. */
int store_make_folder(
	struct store_made *made, const char *path, struct mus_arena *arena, bool personal);
/* Whether that could be done, and written in it, as far as rights tell. 0 or an errno. */
int store_may_make_folder(const char *path, struct mus_arena *arena);
/* Whether files in the folder may be made and taken away. 0 or an errno. */
int store_may_write_in(const char *folder);
/* Removes what was made, so far as it is empty. */
void store_unmake_folder(const struct store_made *made, struct mus_arena *arena);

/*
 * What root makes in somebody's folder is theirs: else they could not read their own new record.
 * Gives an open file or folder the owner and group of that folder. Nothing to do for others than
 * root. 0 or an errno.
 */
int store_give(int fd, int folder);

struct stat;
/*
 * Gives the open file the owner, group, mode, access list and user attributes of the old one at
 * `path`; `for_owner_alone` leaves the lists out and lets nobody else in. 0 or an errno.
 */
int store_keep_rights(const char *path, const struct stat *old, int fd, bool for_owner_alone);

#endif
