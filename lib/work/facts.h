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

/* One action, as mus_fact_next() gives it. Absent ids are "". */
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

/* One person's talk and plan in a round. There may be a hundred thousand: it is kept small. */
struct mus_talk_fact {
	const char *cycle, *unit, *person, *role, *leader;
	const char *by;       /* the leader in whose folder the records lie, else `leader` */
	struct mus_level_fact *levels;
	const unsigned char *actions; /* the plan's that were asked for, for mus_fact_next() alone */
	uint32_t n_levels, n_actions;
	uint32_t person_no;   /* from 1; talks of one person and unit stand together and share it */
	short state;          /* enum mus_talk_state */
	bool talk, plan;      /* which of the two records are there */
	bool lapsed;          /* planned for a day that has gone */
	bool follow_up;       /* the plan names a date for follow-up */
	bool followed_up;     /* one was held */
	bool follow_up_late;  /* the date has gone, and none was held since */
};

/* What the action is rolled up by under that key; "" where it has none. Lives with the facts. */
MUS_API const char *mus_fact_key(
	const struct mus_talk_fact *talk, const struct mus_fact *fact, enum mus_key key);

/* All facts of some files. */
struct mus_facts {
	const struct mus_year *year; /* of the query's cycle, whose ids the actions name; NULL: none */
	struct mus_job *job;   /* owns the strings */
	struct mus_arena *arena;
	struct mus_talk_fact **talks; /* sorted by unit, person and cycle */
	size_t n_talks;
	size_t n_actions;             /* of all of them */
	/* Operands that are parts (kind: rollup), for the caller to read. */
	struct mus_files parts;
};

/* How far one is in a person's actions. */
struct mus_fact_walk {
	const struct mus_year *year;
	const unsigned char *at;
	uint32_t left;
};

/* Begins at the first action. */
MUS_API struct mus_fact_walk mus_fact_first(
	const struct mus_facts *facts, const struct mus_talk_fact *talk);
/* The next action, in the order of the plan; its ids live with the facts. False after the last. */
MUS_API bool mus_fact_next(struct mus_fact_walk *walk, struct mus_fact *out);

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
