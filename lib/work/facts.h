/*
 * Facts: what roll-ups count. One talk fact is one person's talk and plan; one fact is one action
 * of that plan, with what it can be rolled up by and what it costs. No text of a talk or plan is
 * in them: only fields whose disclosure class is reportable, and who the person is, which
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

/* One action. Absent ids are "". There may be hundreds of thousands: it is kept small. */
struct mus_fact {
	const char *competence, *theme;
	const char *goal;   /* of the strategy: its own, or what the plan's goal serves */
	const char *budget;
	mus_dec cost;  /* 0 for a dropped action and for a part of a common one */
	mus_dec hours;
	short method;  /* enum mus_method; -1: none */
	short status;  /* enum mus_action_status */
	short effect;  /* 1-5, 0 when not rated */
	bool overdue;  /* due before the day, and not done or dropped */
};

/* One person's level of a competence, from the talk (D18). */
struct mus_level_fact {
	const char *competence;
	int level;
	bool motivated; /* motivation high */
};

/* One person's talk and plan in a round. */
struct mus_talk_fact {
	const char *cycle, *unit, *person, *role, *leader;
	const char *by;       /* the leader in whose folder the records lie, else `leader` */
	uint32_t person_no;   /* from 1; talks of one person and unit stand together and share it */
	bool talk, plan;      /* which of the two records are there */
	int state;            /* enum mus_talk_state */
	bool lapsed;          /* planned for a day that has gone */
	bool follow_up;       /* the plan names a date for follow-up */
	bool followed_up;     /* one was held */
	bool follow_up_late;  /* the date has gone, and none was held since */
	struct mus_level_fact *levels;
	struct mus_fact *actions; /* the plan's, those that were asked for */
	uint32_t n_levels, n_actions;
};

/* What the action is rolled up by under that key; "" where it has none. Lives with the facts. */
MUS_API const char *mus_fact_key(
	const struct mus_talk_fact *talk, const struct mus_fact *fact, enum mus_key key);

/* All facts of some files. */
struct mus_facts {
	struct mus_job *job;   /* owns the strings */
	struct mus_arena *arena;
	struct mus_talk_fact **talks; /* sorted by unit, person and cycle */
	size_t n_talks;
	size_t n_actions;             /* of all of them */
	/* Operands that are parts (kind: rollup), for the caller to read. */
	struct mus_files parts;
};

/* What to take. */
struct mus_facts_query {
	const char *cycle;                 /* NULL: all cycles */
	const char *unit, *person;         /* NULL: all */
	const struct mus_strs *statuses;   /* NULL or empty: all */
	const char *owner;                 /* whose folder all files lie in, "" nobody's; NULL: look */
	bool talks;                        /* read talks too */
	mus_date as_of;                    /* the day: what was due before it is overdue */
};

/*
 * Reads the files' plans (and talks) with all cores. Files of other kinds are passed over. Two
 * records of the same person and cycle are a finding, and neither is counted. A record that lacks
 * what the count needs, or has numbers that its schema does not allow, is a finding and not
 * counted; so is what could not be read. The rest is there. The facts need the workspace as long as
 * they live, but `files` only for out->parts. The status is the worst finding's. Free with
 * mus_facts_dispose() whatever it is.
 */
MUS_API enum mus_status mus_facts_read(struct mus_facts *out, struct mus_workspace *ws,
	const struct mus_files *files, const struct mus_facts_query *query, struct mus_diag *diag);
/* Frees all facts with their texts. */
MUS_API void mus_facts_dispose(struct mus_facts *facts);

#endif
