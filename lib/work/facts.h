/*
 * Facts: what roll-ups count. One fact is one action of a person's plan, with the keys it can be
 * rolled up by and what it costs; one talk fact is one person's talk. No text of a talk or plan
 * is in them: only fields whose disclosure class is reportable, and who the person is, which
 * never leaves the roll-up for management.
 */
#ifndef MUS_WORK_FACTS_H
#define MUS_WORK_FACTS_H

#include "store/store.h"

/* The keys of --by. */
enum mus_key {
	MUS_KEY_UNIT,
	MUS_KEY_PERSON,
	MUS_KEY_COMPETENCE,
	MUS_KEY_METHOD,
	MUS_KEY_THEME,
	MUS_KEY_GOAL,
	MUS_KEY_STATUS,
	MUS_KEY_ROLE,
	MUS_KEY_CYCLE,
	MUS_KEYS /* how many there are */
};

/* As it is written: "unit". Static. */
MUS_API const char *mus_key_name(enum mus_key key);
/* And back; MUS_KEYS for what is none. */
MUS_API enum mus_key mus_key_parse(const char *name);

/* One action. Absent keys are "". */
struct mus_fact {
	const char *key[MUS_KEYS];
	const char *budget; /* the id; "" for none */
	const char *by;     /* whose folder it comes from, see struct mus_talk_fact */
	uint32_t person_no; /* facts of one person stand together and share it */
	int status;         /* enum mus_action_status */
	mus_dec cost;       /* 0 for a dropped action and for a part of a common one */
	mus_dec hours;
	int effect;         /* 1-5, 0 when not rated */
	bool overdue;       /* due before the day, and not done or dropped */
};

/* One person's level of a competence, from the talk (D18). */
struct mus_level_fact {
	const char *competence;
	int level;
	bool motivated; /* motivation high */
};

/* One person's talk and plan as a whole. */
struct mus_talk_fact {
	const char *unit, *person, *role, *leader;
	const char *by;       /* the leader in whose folder the records lie, else `leader` */
	bool talk, plan;      /* which of the two records are there */
	int state;            /* enum mus_talk_state */
	bool lapsed;          /* planned for a day that has gone */
	bool follow_up;       /* the plan names a date for follow-up */
	bool followed_up;     /* one was held */
	bool follow_up_late;  /* the date has gone, and none was held since */
	struct mus_level_fact *levels;
	size_t n_levels;
};

/* All facts of some files. */
struct mus_facts {
	struct mus_job *job;   /* owns the strings */
	struct mus_arena *arena;
	struct mus_fact *actions;
	size_t n_actions;
	struct mus_talk_fact *talks; /* sorted by person */
	size_t n_talks;
	/* Operands that are parts (kind: rollup), for the caller to read. */
	struct mus_files parts;
};

/* What to take. */
struct mus_facts_query {
	const char *cycle;                 /* NULL: all cycles */
	const char *unit, *person;         /* NULL: all */
	const struct mus_strs *statuses;   /* NULL or empty: all */
	bool talks;                        /* read talks too */
	mus_date as_of;                    /* the day: what was due before it is overdue */
};

/*
 * Reads the files' plans (and talks) with all cores. Files of other kinds are passed over. Two
 * records of the same person and cycle are a finding, and neither is counted. A record that lacks
 * what the count needs, or has numbers that its schema does not allow, is a finding and not
 * counted; so is what could not be read. The rest is there. The status is the worst finding's. Free
 * with mus_facts_dispose() whatever it is.
 */
MUS_API enum mus_status mus_facts_read(struct mus_facts *out, struct mus_workspace *ws,
	const struct mus_files *files, const struct mus_facts_query *query, struct mus_diag *diag);
/* Frees all facts with their texts. */
MUS_API void mus_facts_dispose(struct mus_facts *facts);

#endif
