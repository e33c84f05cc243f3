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

enum mus_words {
	MUS_WORDS_NONE,
	MUS_WORDS_KIND,
	MUS_WORDS_LANGUAGE,         /* da, en */
	MUS_WORDS_OVERDUE,
	MUS_WORDS_EMPLOYMENT,
	MUS_WORDS_EXEMPT,
	MUS_WORDS_SIGN_TYPE,
	MUS_WORDS_LEVEL,            /* of competence: 0 … 4 */
	MUS_WORDS_QUESTION_TYPE,
	MUS_WORDS_AUDIENCE,         /* of a form: employee, leader, both, all, committee, none */
	MUS_WORDS_PARTICIPANTS,     /* the four groups of D36 */
	MUS_WORDS_ROLE,             /* those four, cooperation_committee, top_leader */
	MUS_WORDS_SIDE,             /* of a talk: employee, leader */
	MUS_WORDS_TALK_TYPE,
	MUS_WORDS_TALK_STATE,
	MUS_WORDS_MOTIVATION,
	MUS_WORDS_THEME_STATE,      /* works, needs_effort */
	MUS_WORDS_STATUS,
	MUS_WORDS_METHOD,
	MUS_WORDS_ANSWER,           /* to a wish: agreed, declined */
	MUS_WORDS_PRACTICE_CHANGED, /* yes, partly, no */
	MUS_WORDS_SUPPLY,           /* of a competence: plentiful, enough, missing */
	MUS_WORDS_SUPPLY_ANSWER,    /* internal, formal, none */
	MUS_WORDS_INSIGHT,          /* idea, barrier, strength */
	MUS_WORDS_PHASE,            /* before, during, after */
	MUS_WORDS_COUNT
};

/* As written in records: "peer_training"; NULL for a value that is none. Static. */
MUS_API const char *mus_word_name(enum mus_words words, int value);
/* And back; MUS_NO_INT for what is none. */
MUS_API int mus_word_parse(enum mus_words words, const char *name);
/* For people: "sidemandsoplæring"; "" for a value that is none. Static. */
MUS_API const char *mus_word(enum mus_words words, int value, enum mus_lang lang);
/* The same from the name; a name that is no such word comes back as it is, NULL as "". */
MUS_API const char *mus_word_of(enum mus_words words, const char *name, enum mus_lang lang);

/* The same for those that are asked for most. */
MUS_API const char *mus_method_name(int method);
MUS_API const char *mus_status_name(int status);
MUS_API const char *mus_talk_state_name(int state);
MUS_API int mus_method_parse(const char *name);
MUS_API int mus_status_parse(const char *name);
MUS_API const char *mus_method_word(int method, enum mus_lang lang);
MUS_API const char *mus_status_word(int status, enum mus_lang lang);

#endif
