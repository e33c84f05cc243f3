/*
 * Sums: facts added up into a fixed set of views, each a table of units by one key.
 *
 * The set is the same whoever asks: it is what a part (kind: rollup) holds, what the roll-up for
 * management protects together, and what the leadership report draws. Sums of several leaders
 * add up, since a person has one home unit and one leader. Sums are unprotected: what leaves the
 * library for management goes through work/privacy.h.
 */
#ifndef MUS_WORK_SUMS_H
#define MUS_WORK_SUMS_H

#include "work/facts.h"

/* The views. */
enum mus_view {
	/* Of all actions, by unit and … */
	MUS_VIEW_UNIT, /* the unit's own total */
	MUS_VIEW_COMPETENCE,
	MUS_VIEW_METHOD,
	MUS_VIEW_THEME,
	MUS_VIEW_GOAL,
	MUS_VIEW_STATUS,
	MUS_VIEW_ROLE,
	/* Of open wishes (wish, awaiting), and of what is agreed (agreed, started, done). */
	MUS_VIEW_WISHES,
	MUS_VIEW_WISHES_GOAL,
	MUS_VIEW_WISHES_COMPETENCE,
	MUS_VIEW_WISHES_BUDGET,
	MUS_VIEW_WISHES_METHOD,
	MUS_VIEW_WISHES_THEME,
	MUS_VIEW_AGREED,
	MUS_VIEW_AGREED_GOAL,
	MUS_VIEW_AGREED_COMPETENCE,
	MUS_VIEW_AGREED_BUDGET,
	MUS_VIEW_AGREED_METHOD,
	MUS_VIEW_AGREED_THEME,
	/* Of talks. */
	MUS_VIEW_LEVELS,   /* by competence */
	MUS_VIEW_COVERAGE, /* the unit's own */
	MUS_VIEWS          /* how many there are */
};

/*
 * What is counted. The names are those in mus-rollup(5), FIGURES. Actions have the first eight,
 * levels those up to MOTIVATED: see mus_view_measures().
 */
enum mus_measure {
	MUS_PERSONS, /* distinct */
	MUS_ACTIONS,
	MUS_COST,           /* hundredths */
	MUS_HOURS,          /* hundredths */
	MUS_EFFECT_SUM,     /* of ratings 1-5 */
	MUS_EFFECT_N,       /* rated actions */
	MUS_EFFECT_PERSONS, /* distinct persons with a rated action */
	MUS_OVERDUE,        /* actions */
	MUS_LEVEL_SUM,      /* of levels 0-4 */
	MUS_NEEDED_SUM,     /* of the levels that lack for what the roles need; none below zero */
	MUS_NEEDED_N,       /* persons whose role needs a level */
	MUS_MOTIVATED,      /* persons */
	MUS_PLANNED,        /* talks, not held yet */
	MUS_LAPSED,         /* of these, the day has gone */
	MUS_HELD,           /* talks */
	MUS_NOT_HELD,       /* talks that are not going to be */
	MUS_PLANS,          /* persons with a plan */
	MUS_FOLLOW_UPS,     /* plans with a date for follow-up */
	MUS_FOLLOWED_UP,    /* plans followed up at least once */
	MUS_FOLLOW_UPS_LATE, /* plans whose date has gone without one */
	MUS_MEASURES        /* how many there are */
};

/* As a part names it: "wishes-goal". Static. */
MUS_API const char *mus_view_name(enum mus_view view);
/* And back; MUS_VIEWS for what is none. */
MUS_API enum mus_view mus_view_parse(const char *name);
/* The name of the key's column in that view: "goal"; NULL where it has none but unit. */
MUS_API const char *mus_view_key(enum mus_view view);
/*
 * How many measures a row of that view holds: the first of enum mus_measure. All others are zero
 * in it, and there are too many rows to keep zeros.
 */
MUS_API int mus_view_measures(enum mus_view view);
/* As a part names it: "level_sum". Static. */
MUS_API const char *mus_measure_name(enum mus_measure measure);
/* And back; MUS_MEASURES for what is none. */
MUS_API enum mus_measure mus_measure_parse(const char *name);
/* Whether it is held in hundredths. */
MUS_API bool mus_measure_is_decimal(enum mus_measure measure);

/* One row of a view. */
struct mus_sum {
	const char *unit, *key; /* key "": none (a goal: actions that serve none) */
	int64_t *value;         /* mus_view_measures() of them; it stays where it is */
	uint32_t last_person;   /* while adding: the person counted last */
	uint32_t last_rated;
};

/* The rows of a view. */
struct mus_sum_list {
	struct mus_sum *item; /* n of them */
	size_t n, cap;
};

/* Whose people are in it: one leader's people of one unit, as one leader handed them over. */
struct mus_cover {
	const char *unit, *leader;
	const char *by; /* in whose folder they lay; mostly the leader */
};

/* How rows are found while they are added; its shape is sums.c's own. */
struct mus_sums_index;

/* Sets of views are written 1u << MUS_VIEW_UNIT | …: all of them, and those of all actions. */
#define MUS_ALL_VIEWS ((1u << MUS_VIEWS) - 1)
#define MUS_VIEWS_OF_ACTIONS ((1u << MUS_VIEW_WISHES) - 1)
#define MUS_VIEWS_OF_TALKS (1u << MUS_VIEW_LEVELS | 1u << MUS_VIEW_COVERAGE)
/* Beside them: of what is wished for and agreed, the sums over all units are enough. */
#define MUS_STAGES_AS_TOTALS (1u << MUS_VIEWS)

/* All views. Begin with mus_sums_init(), end with mus_sums_dispose(). */
struct mus_sums {
	struct mus_arena *arena;
	const char *cycle;
	struct mus_sum_list view[MUS_VIEWS]; /* each sorted by unit, then key, bytewise */
	unsigned views;                      /* those that are wanted: the others stay empty */
	struct mus_sums_index *index;        /* of rows while adding */
	struct mus_cover *covers;            /* sorted */
	size_t n_covers, cap_covers;
	mus_date as_of;                      /* MUS_NO_DATE: who has ever left has left */
	int min_group, min_cell;             /* the strictest of the parts; 0 without parts */
	unsigned lacks;                      /* views that a part does not have: it is older than they are */
	const char *lacks_in;                /* the first such part; NULL for none */
};

/* Empty sums of a round, of all views; the cycle's name is copied. */
MUS_API void mus_sums_init(struct mus_sums *sums, const char *cycle);
/* Frees them with all texts in them. */
MUS_API void mus_sums_dispose(struct mus_sums *sums);

/*
 * Adds all facts to the views that are wanted. The year gives the levels that roles need. Every person on the
 * staff counts for coverage where the facts hold anybody of their leader and unit from that
 * leader's own folder: a former leader's says nothing of who else is there. `staff` may be NULL.
 */
MUS_API void mus_sums_add(struct mus_sums *sums, const struct mus_facts *facts,
	const struct mus_staff *staff, const struct mus_year *year);
/*
 * The unit that a row of a view is added under: the row's own, or "" where the sums over all units
 * are enough.
 */
MUS_API const char *mus_sums_unit(
	const struct mus_sums *sums, enum mus_view view, const char *unit);
/* The row of that unit and key, made if it is new. Strings are copied when it is. */
MUS_API struct mus_sum *mus_sums_row(
	struct mus_sums *sums, enum mus_view view, const char *unit, const char *key);
/* Says that this leader's people of this unit are in. False when they were already. */
MUS_API bool mus_sums_cover(
	struct mus_sums *sums, const char *unit, const char *leader, const char *by);
/* a + b, neither negative; INT64_MAX when that is more. */
MUS_API int64_t mus_sum_of(int64_t a, int64_t b);
/* Puts all rows in order; call it when all is added. */
MUS_API void mus_sums_sort(struct mus_sums *sums);
/*
 * The row of that unit and key, or NULL; only after mus_sums_sort(). It moves when rows are added
 * or put in order.
 */
MUS_API const struct mus_sum *mus_sums_find(
	const struct mus_sums *sums, enum mus_view view, const char *unit, const char *key);

#endif
