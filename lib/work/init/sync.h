/*
 * Inside mus-init: the staff list against the people who stand in units/.
 *
 * sync.c finds who is who and who leads what, differ.c lists what has changed, units.c turns that
 * into the texts of unit records. The list decides on what it holds: number, name, e-mail, role,
 * unit, nearest leader, employed since. All else that stands in the records is left alone.
 */
#ifndef MUS_WORK_SYNC_H
#define MUS_WORK_SYNC_H

#include "work/init/setup.h"

/* An entry that stands in some unit's people. */
struct sync_person {
	const struct mus_person *was;
	size_t unit;     /* whose record it stands in */
	size_t item;     /* which of its people */
	size_t row;      /* the row of the list that is this person, or SETUP_NONE */
	bool twice;      /* a further entry of one person, left by a move that was cut short */
};

struct sync_unit {
	const char *id, *name, *path;
	const struct mus_doc *doc; /* NULL: a new unit */
	struct mus_unit was;       /* empty for a new one */
	bool named;                /* in the list */
	const char **leaders;      /* who lead it now, as far as the list tells */
	size_t n_leaders;
};

/* What becomes of a row of the list. */
struct sync_row {
	const char *id;
	size_t unit;
	size_t person; /* the entry that it is, or SETUP_NONE for somebody new */
};

enum sync_what {
	SYNC_JOINS,   /* row */
	SYNC_MOVES,   /* person, row: from another unit to `unit` */
	SYNC_DROPS,   /* person: a further entry of one who stands in `unit`, too */
	SYNC_SETS,    /* key, from (NULL: was not there), to (NULL: is taken away) */
	SYNC_LEAVES,  /* as SETS, of `left` */
	SYNC_LEADERS  /* of a unit */
};

struct sync_change {
	enum sync_what what;
	size_t unit;     /* the record in which it shows; for a person, the new one */
	size_t row, person;
	const char *id;  /* the person's */
	const char *key, *from, *to;
};

struct sync {
	struct setup *s;
	const struct staff_list *list;
	struct sync_row *rows; /* one for each row of the list */
	struct sync_unit *units;
	size_t n_units, cap_units, top;
	struct sync_person *people;
	size_t n_people, cap_people;
	struct sync_change *changes;
	size_t n_changes, cap_changes;
};

/* Adds the units that stand, with their people. */
void sync_read_unit(struct sync *y, const char *path, const struct mus_doc *doc,
	const struct mus_unit *unit);
/* The unit with that id, or SETUP_NONE. */
size_t sync_unit(const struct sync *y, const char *id);
/* Finds units and people of all rows, gives ids to the new ones, and finds who leads. */
enum mus_status sync_match(struct sync *y);
/* The id of who is the row's nearest leader; "external"; NULL where the list does not say. */
const char *sync_leader(const struct sync *y, size_t row);

/* Lists all differences in y->changes (differ.c). */
enum mus_status sync_differ(struct sync *y);
/* Notes the records to be written (units.c). */
enum mus_status sync_write(struct sync *y);
/* Notes one line for each difference. */
void sync_tell(struct sync *y);

#endif
