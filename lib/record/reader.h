/*
 * Inside the reader: what reading one record needs, and how one value is read. For lib/record.
 */
#ifndef MUS_RECORD_READER_H
#define MUS_RECORD_READER_H

#include "record/shape.h"

/* A step on the way down to a value: a key, or an item of a list. */
struct step {
	const struct step *up;
	const char *key; /* NULL: item number `index` */
	size_t index;
};

struct reader {
	const struct mus_doc *doc;
	struct mus_arena *arena;
	struct mus_arena *spare; /* takes what a brief reading leaves out; NULL: nothing is left out */
	struct mus_diag *diag;
	enum mus_status status;
	const char *name;        /* of the record's kind */
	const struct step *step; /* where we are; NULL at the root */
};

/*
 * Reads the value at a node into the struct at `base`. False when it has not the type of the
 * field; nothing is written then. What is wrong below the value is complained of right away.
 */
typedef bool read_value(
	struct reader *r, const struct shape_field *field, char *base, mus_node node);

/* One value (value.c). */
read_value record_text, record_id, record_cycle, record_written, record_word, record_enum,
	record_date, record_moment, record_dec, record_range, record_int, record_bool;

/* The members of a struct, by their offset. */
static inline void put_text(char *base, size_t offset, const char *text)
{
	*(const char **)(void *)(base + offset) = text;
}

static inline void put_int(char *base, size_t offset, int value)
{
	*(int *)(void *)(base + offset) = value;
}

static inline void put_date(char *base, size_t offset, mus_date date)
{
	*(mus_date *)(void *)(base + offset) = date;
}

static inline void put_dec(char *base, size_t offset, mus_dec number)
{
	*(mus_dec *)(void *)(base + offset) = number;
}

static inline void put_at(const struct reader *r, char *base, size_t offset, mus_node node)
{
	struct mus_place place = mus_doc_place(r->doc, node);

	*(struct mus_at *)(void *)(base + offset) = (struct mus_at){ place.line, place.column };
}

/* `other` is never the place of a first member, so 0 means that there is none. */
#define HAS_OTHER(field) ((field)->other != 0)

#endif
