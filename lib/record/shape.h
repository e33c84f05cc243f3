/*
 * The language of the tables that say what a record of each kind holds. For lib/record only.
 *
 * A table has one line for each member that is read, a shape is a table with the size of its
 * struct. Each table is written with OWNER defined as its struct:
 *
 *	#define OWNER struct mus_support
 *	static const struct shape_field support_fields[] = {
 *		FIELD(TEXT, text),
 *		FIELD(DATE, due),
 *	};
 *	static const struct mus_shape support = SHAPE(support_fields);
 *	#undef OWNER
 *
 * Every struct begins with its place, `struct mus_at at`. Lines stand in the order in which
 * people write the keys: the reader then finds each key at the first try. A member whose type
 * does not fit its line does not compile.
 */
#ifndef MUS_RECORD_SHAPE_H
#define MUS_RECORD_SHAPE_H

#include "record/record.h"

enum shape_type {
	SHAPE_TEXT,          /* const char * */
	SHAPE_ID,            /* the same, a well-formed id */
	SHAPE_CYCLE,         /* the same: 2026, "2026", 2026-autumn */
	SHAPE_VALUE,         /* the same: a text or a number as it is written */
	SHAPE_WORD,          /* the same, one of `words`; static */
	SHAPE_ENUM,          /* int: the number of one of `words` */
	SHAPE_DATE,          /* mus_date; `other`: struct mus_at of the value */
	SHAPE_MOMENT,        /* const char * as written; `other`: its mus_date */
	SHAPE_DEC,           /* mus_dec */
	SHAPE_RANGE,         /* mus_dec; `other`: the mus_dec of the upper end. 2 or [1, 2] */
	SHAPE_INT,           /* int */
	SHAPE_BOOL,          /* int */
	SHAPE_TEXTS,         /* struct mus_strs */
	SHAPE_IDS,           /* struct mus_strs */
	SHAPE_TEXT_OR_TEXTS, /* struct mus_strs: one text or a list */
	SHAPE_INTS,          /* struct mus_ints */
	SHAPE_DATES,         /* struct mus_closing */
	SHAPE_PART,          /* a struct of `shape` inside this one */
	SHAPE_LIST,          /* an array of `shape`; `other`: size_t, their number */
	SHAPE_ENTRIES,       /* the same, one for each key of a mapping */
	SHAPE_DATE_OR_PART,  /* mus_date, or a mapping: `shape` fills members of this same struct */
	SHAPE_TYPES
};

struct shape_field {
	const char *key;
	uint8_t len;     /* of key */
	uint8_t type;    /* enum shape_type */
	uint8_t words;   /* enum mus_words */
	bool spare;      /* left out of a brief reading; one or several texts */
	uint16_t offset; /* of the member */
	uint16_t other;  /* of a second member, see enum shape_type; 0 for none */
	const struct mus_shape *shape;
	const void *fallback; /* what the member is when the key is absent; NULL: nothing */
};

struct mus_shape {
	const struct shape_field *fields;
	uint16_t n, size;
	uint16_t key;                    /* entries: offset of the text that keeps the key */
	const struct shape_field *value; /* entries: where the value goes; NULL: by the fields */
};

/* The C type behind a type of field. */
#define CTYPE_TEXT const char *
#define CTYPE_ID const char *
#define CTYPE_CYCLE const char *
#define CTYPE_VALUE const char *
#define CTYPE_WORD const char *
#define CTYPE_ENUM int
#define CTYPE_DATE mus_date
#define CTYPE_MOMENT const char *
#define CTYPE_DEC mus_dec
#define CTYPE_RANGE mus_dec
#define CTYPE_INT int
#define CTYPE_BOOL int
#define CTYPE_TEXTS struct mus_strs
#define CTYPE_IDS struct mus_strs
#define CTYPE_TEXT_OR_TEXTS struct mus_strs
#define CTYPE_INTS struct mus_ints
#define CTYPE_DATES struct mus_closing
#define CTYPE_DATE_OR_PART mus_date

/* The member's offset, if it has that type; else it does not compile. */
#define OFFSET(member, ctype)                                                                      \
	(offsetof(OWNER, member) * _Generic(&((OWNER *)0)->member, ctype *: 1))
#define KEYED(type_, key_, member, ctype)                                                          \
	.key = (key_), .len = sizeof(key_) - 1, .type = SHAPE_##type_,                             \
	.offset = OFFSET(member, ctype)

/* A member that bears the name of its key, and one that does not. */
#define FIELD(type, member) { KEYED(type, #member, member, CTYPE_##type) }
#define FIELD_AS(type, key, member) { KEYED(type, key, member, CTYPE_##type) }
#define FIELD_ELSE(type, member, fallback_)                                                        \
	{ KEYED(type, #member, member, CTYPE_##type), .fallback = (fallback_) }
#define SPARE(type, member) { KEYED(type, #member, member, CTYPE_##type), .spare = true }
#define WORDS(type, member, words_)                                                                \
	{ KEYED(type, #member, member, CTYPE_##type), .words = MUS_WORDS_##words_ }
#define WORDS_ELSE(type, member, words_, fallback_)                                                \
	{ KEYED(type, #member, member, CTYPE_##type), .words = MUS_WORDS_##words_,                 \
		.fallback = (fallback_) }
#define DATE_AT(member, at_member)                                                                 \
	{ KEYED(DATE, #member, member, mus_date), .other = OFFSET(at_member, struct mus_at) }
#define MOMENT(member, date)                                                                       \
	{ KEYED(MOMENT, #member, member, const char *), .other = OFFSET(date, mus_date) }
#define RANGE(key, low, high)                                                                      \
	{ KEYED(RANGE, key, low, mus_dec), .other = OFFSET(high, mus_dec) }
#define PART(member, tag, shape_)                                                                  \
	{ KEYED(PART, #member, member, struct tag), .shape = &(shape_) }
#define LIST(member, tag, shape_)                                                                  \
	{ KEYED(LIST, #member, member, struct tag *), .other = OFFSET(n_##member, size_t),         \
		.shape = &(shape_) }
#define ENTRIES(member, tag, shape_)                                                               \
	{ KEYED(ENTRIES, #member, member, struct tag *), .other = OFFSET(n_##member, size_t),      \
		.shape = &(shape_) }
#define DATE_OR_PART(member, shape_)                                                               \
	{ KEYED(DATE_OR_PART, #member, member, mus_date), .shape = &(shape_) }

/* The size of the struct, if its place is its first member; else it does not compile. */
#define OWNER_SIZE (sizeof(OWNER) / (offsetof(OWNER, at) == 0))
#define LENGTH(array) (sizeof(array) / sizeof *(array))
#define SHAPE(fields_) { .fields = (fields_), .n = LENGTH(fields_), .size = OWNER_SIZE }
/* Entries: `member` keeps the key; the value is a mapping, or a single value. */
#define ENTRY_SHAPE(member, fields_)                                                               \
	{ .fields = (fields_), .n = LENGTH(fields_), .size = OWNER_SIZE,                        \
		.key = OFFSET(member, const char *) }
#define VALUE_SHAPE(member, value_)                                                                \
	{ .size = OWNER_SIZE, .key = OFFSET(member, const char *), .value = &(value_) }

/* Whole records. */
extern const struct mus_shape shape_workplace, shape_unit, shape_strategy, shape_wheel, shape_form,
	shape_answer, shape_talk, shape_plan, shape_group_plan, shape_overview, shape_note;

#endif
