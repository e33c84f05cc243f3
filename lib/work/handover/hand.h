/*
 * Inside the handover: what lib/work/handover/ shares. See work/handover.h for what it is for.
 *
 *	hand_folder.c  whose folder is meant
 *	hand_read.c    the records of both folders, and which of them are concerned
 *	hand_people.c  who is handed over, and who leads whom afterwards
 *	hand_plan.c    a plan's new text
 *	hand_talk.c    a talk's new text, and the note that the old leader keeps
 *	hand_shared.c  units and common plans
 *	hand_jobs.c    what is to be written and removed, checking and doing it
 *	handover.c     the order of it all
 */
#ifndef MUS_WORK_HANDOVER_HAND_H
#define MUS_WORK_HANDOVER_HAND_H

#include "work/handover.h"
#include "work/plan/plan_inside.h"

/* A record of a leader's folder; of a file with several, each. */
struct hand_record {
	const struct mus_file *file;
	enum mus_kind kind;
	struct mus_place place;
	const char *cycle, *person, *unit; /* as the record says; "" where it does not */
	const char *identity;		   /* NULL: any number alike may stand side by side */
	bool grus;			   /* a group's talk */
	bool alone;			   /* the only record of its file */
	struct hand_record *next;	   /* of the same file */
};

/* One of the two folders. */
struct hand_side {
	const char *dir;
	struct mus_workspace *ws;
	const char *leader, *name; /* the id, and what the leader is called */
	struct mus_files files;
	struct mus_job *job;
	struct hand_record *records; /* the first of each file */
};

/* A file to be written, to be removed, or first the one and then the other. */
struct hand_job {
	const char *from, *from_dir;  /* what is removed when `to` stands; NULL: nothing */
	const struct mus_doc *was;    /* what was read of it */
	const char *to, *to_dir;      /* what is written; NULL: nothing */
	const struct mus_doc *to_was; /* of a record that is changed; NULL: a new one */
	const char *text;
	size_t len;
	const char *schema;  /* that the text must fit; NULL: it is as it was */
	bool there;	     /* it stands already, just so */
	bool open_to_others; /* a new file of the shared folder */
};

/* The order in which jobs are done. */
enum hand_phase {
	HAND_KEEP,   /* notes of talks for the old leader */
	HAND_GIVE,   /* copies of notes */
	HAND_MOVE,   /* records that change folders */
	HAND_SHARED, /* units and common plans */
	HAND_TAKE,   /* notes that were given back are removed */
	HAND_PHASES
};

struct hand_jobs {
	struct hand_job *item;
	size_t n, cap;
};

/* A common plan or unit's record that should change, and what about it. */
struct hand {
	const struct mus_handover *what;
	struct mus_handover_result *out;
	struct mus_diag *diag;
	struct mus_arena *arena;
	struct hand_side from, to;
	bool same;		       /* both are one leader's */
	bool whole;		       /* neither people nor a unit were named */
	const struct mus_staff *staff; /* before */
	struct mus_staff after;	       /* who leads whom afterwards */
	struct mus_map people;	       /* ids → themselves */
	struct mus_map units;	       /* ids of units that change hands */
	struct mus_map own;	       /* identities of the new leader's records → hand_record */
	struct mus_lock *locks[3];
	size_t n_locks;
	struct mus_doc **docs; /* freed at the end */
	size_t n_docs, cap_docs;
	struct hand_jobs jobs[HAND_PHASES];
	bool unwritable; /* the shared folder may not be changed */
};

/* ---- hand_folder.c ---- */

/* Opens both folders. */
enum mus_status hand_open(struct hand *h, struct mus_workspace *near);
/* Locks both and the shared one, in the same order whoever calls; nothing in a dry run. */
enum mus_status hand_lock(struct hand *h);
/* The path without links and dots, also of what is not there yet. */
const char *hand_real_path(struct mus_arena *arena, const char *path);
/* Whether `path` is `dir` or lies below it; both are real paths. */
bool hand_within(const char *path, const char *dir);

/* ---- hand_read.c ---- */

/* Reads what lies in both folders. */
enum mus_status hand_read(struct hand *h);
/* Whether the record goes along with these people. */
bool hand_goes_along(const struct hand *h, const struct hand_record *r);
/* Reads a record's file once more; it lives as long as the handover. NULL after a finding. */
const struct mus_doc *hand_doc(struct hand *h, const char *path);

/* ---- hand_people.c ---- */

/* Decides who is handed over, and who leads whom afterwards. */
enum mus_status hand_people(struct hand *h);

/* ---- new texts ---- */

/* A plan as the new leader gets it; `date` is that of the log entries. NULL after a finding. */
const char *hand_plan_text(struct hand *h, const struct mus_doc *doc, mus_date date, size_t *len);
/* The day on which a plan was handed over that stands in the new folder; MUS_NO_DATE if none. */
mus_date hand_plan_date(struct hand *h, const struct mus_doc *doc, const struct mus_doc *moved);
/*
 * A talk as the new leader gets it. *note is what the old leader keeps, as a record of kind note,
 * or NULL when all goes along. NULL after a finding.
 */
const char *hand_talk_text(struct hand *h, const struct hand_record *r, const struct mus_doc *doc,
	size_t *len, const char **note);

/* ---- hand_shared.c ---- */

/* Notes the changes of units and common plans, or warns of them. */
enum mus_status hand_shared(struct hand *h);

/* ---- hand_jobs.c ---- */

void hand_add(struct hand *h, enum hand_phase phase, const struct hand_job *job);
/* The path below a folder; "." is left out. */
const char *hand_join(struct hand *h, const char *dir, const char *within);
/* Whether a file stands there that holds just this. */
bool hand_holds(struct hand *h, const char *path, const char *text, size_t len);
/* Looks at all jobs: schemas, rights. */
enum mus_status hand_check(struct hand *h);
enum mus_status hand_run(struct hand *h, enum hand_phase phase);
/* Reads the copies of notes back. */
enum mus_status hand_verify(struct hand *h);
/* What would be done, as a diff. */
void hand_diff(struct hand *h);
/* Removes folders of these people that are empty now. */
void hand_sweep(struct hand *h);

#endif
