/*
 * The fixed words of records (methods, statuses, roles …): as they are written, as a number, and
 * as people say them. A value is the number of its word: that of the enum in record.h where
 * there is one. Words that records keep as text (phase, answer …) are looked up by name.
 */
#ifndef MUS_RECORD_WORDS_H
#define MUS_RECORD_WORDS_H

#include "base/api.h"

/* No whole number, no word. */
#define MUS_NO_INT (-1)

/* The sets of words; each is told in section 5 of the manual, with the key that holds it. */
enum mus_words {
	MUS_WORDS_NONE,             /* no words */
	MUS_WORDS_KIND,             /* of records: workplace, unit, plan … */
	MUS_WORDS_LANGUAGE,         /* da, en */
	MUS_WORDS_OVERDUE,          /* how often one is reminded: none, daily, weekly, monthly */
	MUS_WORDS_EMPLOYMENT,       /* permanent, temporary, hourly … */
	MUS_WORDS_EXEMPT,           /* why somebody has no talk: new_employee, leaving … */
	MUS_WORDS_SIGN_TYPE,        /* measured, observed */
	MUS_WORDS_LEVEL,            /* of competence: 0 … 4 */
	MUS_WORDS_QUESTION_TYPE,    /* text, choice, choices, scale, yes_no */
	MUS_WORDS_AUDIENCE,         /* of a form: employee, leader, both, all, committee, none */
	MUS_WORDS_PARTICIPANTS,     /* the four groups of D36 */
	MUS_WORDS_ROLE,             /* those four, cooperation_committee, top_leader */
	MUS_WORDS_SIDE,             /* of a talk: employee, leader */
	MUS_WORDS_TALK_TYPE,        /* mus, grus */
	MUS_WORDS_TALK_STATE,       /* planned, held, not_held */
	MUS_WORDS_MOTIVATION,       /* low, medium, high */
	MUS_WORDS_THEME_STATE,      /* works, needs_effort */
	MUS_WORDS_STATUS,           /* of an action: wish … dropped */
	MUS_WORDS_METHOD,           /* of learning: new_tasks … other */
	MUS_WORDS_ANSWER,           /* to a wish: agreed, declined */
	MUS_WORDS_PRACTICE_CHANGED, /* yes, partly, no */
	MUS_WORDS_SUPPLY,           /* of a competence: plentiful, enough, missing */
	MUS_WORDS_SUPPLY_ANSWER,    /* internal, formal, none */
	MUS_WORDS_INSIGHT,          /* idea, barrier, strength */
	MUS_WORDS_PHASE,            /* before, during, after */
	MUS_WORDS_COUNT             /* how many sets there are */
};

/* As written in records: "peer_training"; NULL for a value that is none. Static. */
MUS_API const char *mus_word_name(enum mus_words words, int value);
/* The value of a word as written in records; MUS_NO_INT for what is no such word. */
MUS_API int mus_word_parse(enum mus_words words, const char *name);
/* For people: "sidemandsoplæring"; "" for a value that is none. Static. */
MUS_API const char *mus_word(enum mus_words words, int value, enum mus_lang lang);
/* The same from the name; a name that is no such word comes back as it is, NULL as "". */
MUS_API const char *mus_word_of(enum mus_words words, const char *name, enum mus_lang lang);

/* mus_word_name() of an enum mus_method. */
MUS_API const char *mus_method_name(int method);
/* mus_word_name() of an enum mus_action_status. */
MUS_API const char *mus_status_name(int status);
/* mus_word_name() of an enum mus_talk_state. */
MUS_API const char *mus_talk_state_name(int state);
/* mus_word_parse() to an enum mus_method. */
MUS_API int mus_method_parse(const char *name);
/* mus_word_parse() to an enum mus_action_status. */
MUS_API int mus_status_parse(const char *name);
/* mus_word() of an enum mus_method. */
MUS_API const char *mus_method_word(int method, enum mus_lang lang);
/* mus_word() of an enum mus_action_status. */
MUS_API const char *mus_status_word(int status, enum mus_lang lang);

#endif
