/*
 * Inside the list of what is due: what one record gives. For lib/work/due*.c alone.
 */
#ifndef MUS_WORK_DUE_TAKE_H
#define MUS_WORK_DUE_TAKE_H

#include "work/due.h"
#include "work/wheel.h"

/* An item, and what another record may know it by. */
struct due_entry {
	struct mus_due_item item;
	const char *action; /* of an action and its support: due_action_key() */
};

/* Items, or actions of earlier rounds that go on, while a record is read. */
struct due_entries {
	struct due_entry *item; /* n of them */
	size_t n, cap;
};
struct due_carried {
	const char **item; /* n of them */
	size_t n, cap;
};

/* What one document gave. There may be a hundred thousand: it is kept small. */
struct due_yield {
	enum mus_kind kind; /* none when it was passed over */
	mus_date held;           /* of a talk with one person, who is then the subject */
	const char *file;
	struct mus_at at;
	const char *cycle;
	const char *subject;     /* with kind and cycle its identity: the person, unit/group … */
	struct due_entry *entries;
	const char **carried;    /* actions of earlier rounds that go on in this record */
	uint32_t n_entries, n_carried;
	struct mus_wheel *wheel;
	struct due_yield *next;  /* the next document of the same file */
	bool twice;              /* another record has the same identity */
};

/* Which units are looked at. */
struct due_scope {
	struct mus_strs units, above; /* `above`: for common plans */
	bool all;
	bool people;                  /* people's own records, too, only of these units */
};

/* One reading of many files; nothing in it changes while workers read. */
struct due_reading {
	const struct mus_due_query *query;
	const struct mus_staff *staff; /* NULL without a folder */
	struct mus_map leading;        /* ids of all who lead a unit */
	struct due_scope scope;
	const struct mus_files *files;
	struct due_yield *yields;      /* the first of each file */
};

/* One record at work. */
struct due_taking {
	const struct due_reading *reading;
	struct due_yield *yield;
	const struct mus_file *file;
	const struct mus_doc *doc;
	mus_node root;
	struct mus_arena *arena;   /* for what stays */
	struct mus_arena *scratch; /* for the record */
	struct mus_diag *diag;
	const char *unit, *person; /* whose it is; person is NULL in common records */
	struct mus_strs leaders;   /* whom the word 'leader' means; empty: nobody in particular */
	struct due_entries entries; /* what it gives, in `scratch` */
	struct due_carried carried; /* likewise */
};

void due_take_plan(struct due_taking *t);
void due_take_talk(struct due_taking *t);
void due_take_group_plan(struct due_taking *t);
void due_take_wheel(struct due_taking *t);

/* What is to be added: who should act is in words of the record. */
struct due_thing {
	enum mus_due_what what;
	mus_date date;
	const char *id, *title;
	uint32_t line;
	struct mus_strs who;
	const char *action;
};

/* Adds it to t->entries if it is asked for; texts are copied. */
void due_add(struct due_taking *t, const struct due_thing *thing);

/* The name of an action among all records: kind, subject, and cycle/action. */
const char *due_action_key(struct mus_arena *arena, enum mus_kind kind, const char *subject,
	const char *cycle, const char *action);

/* ---- due_who.c ---- */

/* Settles which units are looked at; `named`: operands say which files. */
enum mus_status due_scope_set(struct due_reading *r, const struct mus_workspace *ws, bool named,
	struct mus_arena *arena, struct mus_diag *diag);
/* Whether a unit's common plan is looked at, a person's record, an activity of the wheel. */
bool due_scope_plan(const struct due_reading *r, const char *unit);
bool due_scope_person(const struct due_reading *r, const char *unit);
bool due_scope_day(const struct due_reading *r, const struct mus_wheel_days *wheel,
	const struct mus_wheel_day *day);

/* The leaders of a unit; none when nothing is known. */
struct mus_strs due_leaders(const struct mus_staff *staff, const char *unit);
/* People and words for the words of a record: 'employee' and 'leader' are resolved. */
struct mus_strs due_who(const struct due_taking *t, const struct mus_strs *words);
/* The same as one text: addresses, ids, words. */
const char *due_addresses(const struct due_taking *t, const struct mus_strs *who);
/* Whether --person asks for what is about `t->person`, or, if nobody, for these to do. */
bool due_is_theirs(const struct due_taking *t, const struct mus_strs *who);

#endif
