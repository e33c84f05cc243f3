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
	struct store_year *years;
	struct mus_job **jobs;       /* what holds the records that staff and years point into */
	size_t n_jobs, cap_jobs;
};

/* The name below the folder; "." is left out, an absolute name stands alone. */
const char *store_join(struct mus_arena *arena, const char *dir, const char *name);
/* Keeps the job's results as long as the workspace. */
void store_keep(struct mus_workspace *ws, struct mus_job *job);

/* Adds a finding whose arguments are the path and what the system says (lib/store/error.c). */
void store_fail(struct mus_diag *diag, enum mus_finding_id id, const char *path, int error);

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
/* The first record when it is of that kind; else 0 and a finding. */
mus_node store_root(const struct mus_doc *doc, enum mus_kind kind, struct mus_diag *diag);

/* What file->within says: kind, cycle, unit, person (lib/store/path.c). */
void store_path_says(struct mus_file *file, struct mus_arena *arena);
/* The same for a folder: cycle, unit and person that all files below it share. */
void store_folder_says(struct mus_file *file, struct mus_arena *arena);
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

/* Reads one unit's record; false when it cannot be used. */
bool store_unit_read(struct mus_unit *out, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag);

/* Locks an open folder until it is closed, waiting so long (lib/store/lock.c). */
enum mus_status store_lock(int folder, const char *path, int wait_ms, struct mus_diag *diag);
/* Removes what killed commands left in a locked folder. */
void store_sweep(int folder);

/* Room for the name of a temporary file. */
#define STORE_TEMP_SIZE 32
/* Makes one, of which store_sweep() knows if `swept`; its descriptor, or -1 and errno. */
int store_temp(int folder, char name[STORE_TEMP_SIZE], bool swept, unsigned mode);
/* Renames within the folder; EEXIST when `fresh` and the name is taken. 0 or an errno. */
int store_rename(int folder, const char *from, const char *to, bool fresh);

#endif
