/*
 * Records: the typed view of each kind (design: one record a file, its `kind` says what it is).
 *
 * A view is a plain struct, filled by mus_record_read() from a document by the tables in
 * lib/record. It takes what it knows, checks types, dates and enums of that, and leaves the rest
 * to mus-check, which validates against the whole schema.
 *
 * Absent text is NULL, an absent date MUS_NO_DATE, an absent number MUS_NO_DEC, an absent whole
 * number, enum or boolean MUS_NO_INT, an absent list empty; blank is never zero. A key without a
 * value ('note:') counts as absent. A boolean is 1, 0 or MUS_NO_INT: ask whether it is > 0.
 * Strings and lists live in the arena that was handed in; the document may be freed. Each part
 * begins with `at`, its line and column; a part that is not there has line 0.
 *
 * Fields have the names of the keys: what a key means, which words it may hold and in which unit
 * it counts is told in section 5 of the manual, mus-plan(5) and its like, and in schemas/. Money is
 * in the workplace's currency, time in hours, both as hundredths (mus_dec). A list is a pointer
 * with its length beside it, n_….
 */
#ifndef MUS_RECORD_RECORD_H
#define MUS_RECORD_RECORD_H

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "doc/doc.h"
#include "record/words.h"

/* The kinds of records; their names are MUS_WORDS_KIND. */
enum mus_kind {
	MUS_KIND_NONE, /* no kind, or none that is known */
	MUS_WORKPLACE,
	MUS_UNIT,
	MUS_STRATEGY,
	MUS_WHEEL,
	MUS_FORM,
	MUS_ANSWER,
	MUS_TALK,
	MUS_PLAN,
	MUS_GROUP_PLAN,
	MUS_OVERVIEW,
	MUS_NOTE_KIND,
	MUS_ROLLUP,
	MUS_KIND_COUNT /* how many there are, the first with them */
};

/* An absent amount or number of hours; an absent whole number or enum is MUS_NO_INT. */
#define MUS_NO_DEC INT64_MIN

/* Where a part of a record stands. */
struct mus_at {
	uint32_t line, column; /* from 1, columns in characters; line 0: it is not there */
};

/* A list of words or texts, as written. */
struct mus_strs {
	const char **item; /* n of them */
	size_t n;
};

/* A list of whole numbers. */
struct mus_ints {
	const int *item;
	size_t n;
};

/* How often one is reminded of what is overdue; MUS_WORDS_OVERDUE. */
enum mus_overdue { MUS_OVERDUE_NONE, MUS_OVERDUE_DAILY, MUS_OVERDUE_WEEKLY, MUS_OVERDUE_MONTHLY };

/* The bounds of privacy thresholds: fewer than two persons are no group. */
#define MUS_THRESHOLD_MIN 2
#define MUS_THRESHOLD_MAX 1000

/* kind: workplace (mus.yaml); in a leader's folder `shared` and `leader` are set. */
struct mus_workplace {
	struct mus_at at;
	const char *id, *name, *language, *cycle, *contact;
	const char *currency; /* DKK where not set, in a workspace that was opened */
	const char *shared; /* path to the shared folder, as written */
	const char *leader; /* the leader whose folder this is */
	const char *agreements; /* what lines of agreements begin with: mus_agree_mark_new() */
	struct mus_privacy { /* both from MUS_THRESHOLD_MIN to _MAX in a workspace that was opened */
		struct mus_at at;
		int min_group; /* people; 5 where not set */
		int min_cell;  /* people; 3 where not set */
	} privacy;
	struct mus_reminders {
		struct mus_at at;
		struct mus_ints before;     /* days before a date; 14 and 0 where not set */
		int overdue;                /* enum mus_overdue; weekly where not set */
		int max;                    /* about one thing; 6 where not set */
		const char *escalate_after; /* "28d", "4w" …; "none" where not set */
	} reminders;
	struct mus_closing closing_days;
};

/* A time without talk and reminders; `to` MUS_NO_DATE: its end is not known. */
struct mus_away {
	struct mus_at at;
	mus_date from, to;
};

/* A person of a unit. */
struct mus_person {
	struct mus_at at;
	const char *id, *number, *name, *email, *role;
	const char *leader; /* who holds the talk, where it isn't the unit's only leader */
	const char *exempt, *employment;
	mus_date since, left;
	struct mus_strs also_in;
	int leads, representative; /* booleans */
	struct mus_away *away;
	size_t n_away;
	const char *unit; /* the home unit's id; set by the workspace */
};

/* A group of a unit, with the ids of its members. */
struct mus_group {
	struct mus_at at;
	const char *id, *name;
	struct mus_strs members;
};

/* kind: unit */
struct mus_unit {
	struct mus_at at;
	const char *id, *name, *parent;
	struct mus_strs leaders; /* ids; `external` for one outside */
	struct mus_person *people;
	size_t n_people;
	struct mus_group *groups;
	size_t n_groups;
};

/* What a sign showed on a day. */
struct mus_reading {
	struct mus_at at;
	mus_date date;
	const char *of, *note;
	const char *value; /* as written */
};

/* MUS_WORDS_SIGN_TYPE. */
enum mus_sign_type { MUS_SIGN_MEASURED, MUS_SIGN_OBSERVED };

/* By what one will see that a goal is reached. */
struct mus_sign {
	struct mus_at at;
	const char *id, *text, *unit, *baseline, *target; /* values as written */
	int type;                                         /* enum mus_sign_type */
	struct mus_reading *readings;
	size_t n_readings;
};

/* A goal of a strategy. */
struct mus_goal {
	struct mus_at at;
	const char *id, *title, *result, *parent;
	struct mus_sign *signs;
	size_t n_signs;
	struct mus_practice {
		struct mus_at at;
		const char *wanted, *kept_by;
	} practice;
};

/* What the strategy means in a position or for a person; for all others when both are NULL. */
struct mus_translation {
	struct mus_at at;
	const char *role, *person, *text;
};

/* The level of a competence that a position needs. */
struct mus_need {
	struct mus_at at;
	const char *role;
	int level; /* 0-4 */
};

/* A competence that the goals ask for. */
struct mus_competence {
	struct mus_at at;
	const char *id, *name, *goal;
	struct mus_need *needed;
	size_t n_needed;
};

/* Money for development; `unit` NULL: the strategy's own. */
struct mus_budget {
	struct mus_at at;
	const char *id, *unit;
	mus_dec amount;
};

/* kind: strategy */
struct mus_strategy {
	struct mus_at at;
	const char *cycle, *unit, *purpose, *core_task, *focus, *elevator_pitch;
	struct mus_strs scope, mandated, own, arguments, success;
	struct mus_goal *goals;
	size_t n_goals;
	struct mus_translation *translations;
	size_t n_translations;
	struct mus_competence *competences;
	size_t n_competences;
	struct mus_budget *budgets;
	size_t n_budgets;
};

/* How a question is answered; MUS_WORDS_QUESTION_TYPE. */
enum mus_question_type { MUS_Q_TEXT, MUS_Q_CHOICE, MUS_Q_CHOICES, MUS_Q_SCALE, MUS_Q_YES_NO };

/* A question of a form. */
struct mus_question {
	struct mus_at at;
	const char *id, *text;
	int type; /* enum mus_question_type */
	struct mus_strs columns, choices;
	int priority; /* boolean */
	struct mus_scale {
		struct mus_at at; /* line 0: no scale; min may well be -1 */
		int min, max;
		struct mus_strs labels;
	} scale;
};

/* A theme of a form. */
struct mus_theme {
	struct mus_at at;
	const char *id, *title;
	struct mus_prompts {
		struct mus_at at;
		struct mus_strs employee, leader;
	} prompts;
	struct mus_question *questions;
	size_t n_questions;
};

/* kind: form */
struct mus_form {
	struct mus_at at;
	const char *id, *cycle, *unit, *group, *title, *extends, *audience, *intro;
	struct mus_strs roles;
	int sealed; /* boolean */
	struct mus_theme *themes;
	size_t n_themes;
};

/* kind: answer; what was answered is looked up in the document */
struct mus_answer {
	struct mus_at at;
	const char *form, *cycle, *person, *by, *respondent_group;
};

/* MUS_WORDS_TALK_TYPE. */
enum mus_talk_type { MUS_TALK_MUS, MUS_TALK_GRUS };
/* MUS_WORDS_TALK_STATE. */
enum mus_talk_state { MUS_TALK_PLANNED, MUS_TALK_HELD, MUS_TALK_NOT_HELD };
/* MUS_WORDS_MOTIVATION. */
enum mus_motivation { MUS_MOTIVATION_LOW, MUS_MOTIVATION_MEDIUM, MUS_MOTIVATION_HIGH };

/* What a talk said of a competence. */
struct mus_level {
	struct mus_at at;
	const char *competence;
	int level;      /* 0-4 */
	int motivation; /* enum mus_motivation */
};

/* A text under a key: a theme's notes, or a theme's state. */
struct mus_entry {
	struct mus_at at; /* of the text */
	const char *key, *text;
};

/* A matter that belongs elsewhere (D15). */
struct mus_raise {
	struct mus_at at;
	const char *text;
	const char *where; /* `at` in the record: an activity's id, or words */
	int consent;       /* boolean */
};

/* kind: talk */
struct mus_talk {
	struct mus_at at;
	int type;  /* enum mus_talk_type */
	int state; /* enum mus_talk_state; where absent, the talk is planned */
	const char *cycle, *person, *unit, *group, *leader, *place, *reason, *translation;
	const char *planned; /* as written: a date, or date and time */
	mus_date planned_date, held;
	struct mus_strs members, wants_individual;
	struct mus_entry *themes; /* text: works, needs_effort */
	size_t n_themes;
	struct mus_entry *notes;
	size_t n_notes;
	struct mus_level *competences;
	size_t n_competences;
	struct mus_raise *raise;
	size_t n_raise;
};

/* How far an action has come; MUS_WORDS_STATUS. */
enum mus_action_status {
	MUS_WISH,
	MUS_AWAITING,
	MUS_AGREED,
	MUS_STARTED,
	MUS_DONE,
	MUS_DROPPED,
	MUS_ACTION_STATUSES /* how many there are */
};

/* The ways of learning (D28); MUS_WORDS_METHOD. */
enum mus_method {
	MUS_NEW_TASKS,
	MUS_PEER_TRAINING,
	MUS_TEACHING,
	MUS_NETWORK,
	MUS_COURSE,
	MUS_EDUCATION_MODULE,
	MUS_COACHING,
	MUS_MENTORING,
	MUS_E_LEARNING,
	MUS_JOB_SHADOWING,
	MUS_PROJECT,
	MUS_OTHER,
	MUS_METHODS /* how many there are */
};

/* What supports the learning before, during or after an action (D29). */
struct mus_support {
	struct mus_at at; /* line 0: not there */
	const char *text, *by;
	mus_date due, done;
};

/* What was said of an effect before the latest judgement. */
struct mus_judgement {
	struct mus_at at;
	mus_date date;
	int rating;
	const char *practice_changed, *evidence;
};

/* What came of an action (D29), as it was judged last. */
struct mus_effect {
	struct mus_at at; /* line 0: not rated */
	mus_date date;
	int rating;                   /* 1-5 */
	const char *practice_changed; /* yes, partly, no */
	const char *evidence;
	struct mus_judgement *earlier; /* oldest first */
	size_t n_earlier;
};

/* The answer to a wish that waited for the wrap-up (D17, D19). */
struct mus_answered {
	struct mus_at at;           /* line 0: not answered */
	const char *from;           /* the decision that it comes from: unit/decision */
	const char *forum, *answer; /* answer: agreed, declined */
	mus_date date;
	const char *note;
};

/* What happened to an action. */
struct mus_log_entry {
	struct mus_at at;
	mus_date date;
	const char *who, *what;
};

/* Who takes part in a common action; all lists together. */
struct mus_participants {
	struct mus_at at;
	struct mus_strs units, roles, people;
};

/* An action, of a plan or common in a group plan. */
struct mus_action {
	struct mus_at at;
	const char *id, *title, *theme, *goal, *serves, *no_link_reason, *competence;
	int method; /* enum mus_method */
	int status; /* enum mus_action_status */
	struct mus_strs responsible; /* one in a plan, any number in a group plan */
	const char *support, *budget, *practice, *part_of, *carried_from;
	mus_date start, due, done;
	mus_dec cost, hours;
	struct mus_support before, during, after;
	struct mus_effect effect;
	struct mus_answered decision;
	struct mus_log_entry *log;
	size_t n_log;
	struct mus_participants participants; /* in a group plan */
};

/* A goal of the employee's own. */
struct mus_plan_goal {
	struct mus_at at;
	const char *id, *text, *serves, *no_link_reason;
	struct mus_strs signs;
};

/* A follow-up that was held. */
struct mus_follow_up {
	struct mus_at at;
	mus_date date;
	const char *note;
};

/* kind: plan */
struct mus_plan {
	struct mus_at at;
	const char *cycle, *person, *unit, *leader;
	mus_date follow_up;
	struct mus_at follow_up_at;
	struct mus_follow_up *follow_ups;
	size_t n_follow_ups;
	struct mus_plan_goal *goals;
	size_t n_goals;
	struct mus_action *actions;
	size_t n_actions;
};

/* A decision on a group of wishes. */
struct mus_decision {
	struct mus_at at;
	const char *id, *answer, *budget, *forum, *note;
	int limit;
	mus_date date;
	struct mus_about {
		struct mus_at at;
		const char *goal, *competence, *method, *theme;
	} about;
};

/* kind: group_plan */
struct mus_group_plan {
	struct mus_at at;
	const char *cycle, *unit, *group;
	const char *decided_at; /* the id of an activity in the wheel, or a date, as written */
	struct mus_group_follow_up {
		struct mus_at at;
		mus_date date;
		const char *how;
	} follow_up;
	struct mus_follow_up *follow_ups;
	size_t n_follow_ups;
	struct mus_action *actions;
	size_t n_actions;
	struct mus_decision *decisions;
	size_t n_decisions;
};

/* What was found under a theme. */
struct mus_overview_theme {
	struct mus_at at;
	const char *theme, *works, *needs;
};

/* How much there is of a competence, and how the need is met. */
struct mus_supply {
	struct mus_at at;
	const char *competence, *supply, *answer;
};

/* What the leader has learnt. */
struct mus_insight {
	struct mus_at at;
	const char *type, *goal, *text;
};

/* kind: overview */
struct mus_overview {
	struct mus_at at;
	const char *cycle, *unit;
	struct mus_overview_theme *themes;
	size_t n_themes;
	struct mus_supply *competences;
	size_t n_competences;
	struct mus_insight *insights;
	size_t n_insights;
	struct mus_strs decided, discuss;
};

/* Hours of a participant group, a number or a range (D36). */
struct mus_hours {
	struct mus_at at;
	const char *group;
	mus_dec min, max;
};

/* An activity of the wheel. */
struct mus_wheel_activity {
	struct mus_at at;
	const char *id, *title, *phase, *unit, *purpose;
	int step;                     /* 1-8 (D30) */
	mus_date date;                /* MUS_NO_DATE when it hangs on an anchor */
	const char *anchor, *offset;
	struct mus_hours *hours;
	size_t n_hours;
	struct mus_hours *count;      /* people of each group (as hundredths); min and max the same */
	size_t n_count;
	int joint, bracketed;         /* booleans */
	struct mus_strs points, responsible, documents;
	mus_date held;
};

/* kind: wheel */
struct mus_wheel {
	struct mus_at at;
	const char *cycle, *unit;
	struct mus_talk_hours {
		struct mus_at at;
		mus_dec preparation, talk;
	} talk_hours;
	struct mus_entry *printed_totals; /* as written: "4¾", "5-8" */
	size_t n_printed_totals;
	struct mus_wheel_activity *activities;
	size_t n_activities;
};

/* kind: note */
struct mus_note_record {
	struct mus_at at;
	const char *cycle, *person, *author, *text;
	mus_date date;
};

/* Opaque: which fields a part of a record has, for mus_record_read(). */
struct mus_shape;

/* The shape of whole records of a kind; NULL for kinds that have none (rollup has its own reader). */
MUS_API const struct mus_shape *mus_kind_shape(enum mus_kind kind);

/* As written in records: "plan"; NULL for MUS_KIND_NONE. Static. */
MUS_API const char *mus_kind_name(enum mus_kind kind);
/* And back; MUS_KIND_NONE for what is none. */
MUS_API enum mus_kind mus_kind_parse(const char *name);
/* The kind that a record says it is under `kind`; MUS_KIND_NONE where it says none. */
MUS_API enum mus_kind mus_kind_of(const struct mus_doc *doc, mus_node root);

/*
 * Fills *out, a struct of the kind's type (struct mus_plan for MUS_PLAN …), whatever it held.
 * Complains of what has the wrong type, with its place and path; MUS_REFUSED then, and *out holds
 * what could be read. MUS_USAGE for a kind without a shape. Keys that no struct has are left
 * alone.
 */
MUS_API enum mus_status mus_record_read(enum mus_kind kind, const struct mus_doc *doc,
	mus_node root, struct mus_arena *arena, struct mus_diag *diag, void *out);
/*
 * The same, but without what tells of a person and no count needs: number, name, e-mail and further
 * units. It is checked all the same, with memory of `spare`, and is absent; spare NULL: it is there.
 */
enum mus_status mus_record_read_brief(enum mus_kind kind, const struct mus_doc *doc, mus_node root,
	struct mus_arena *arena, struct mus_arena *spare, struct mus_diag *diag, void *out);

#endif
