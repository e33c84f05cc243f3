/*
 * Checking a value: what all of check*.c share.
 *
 * Every function answers with a verdict, made of the bits below, and complains on the way
 * unless the check is only a trial (of a branch of anyOf, of an `if` …).
 */
#ifndef MUS_SCHEMA_CHECK_H
#define MUS_SCHEMA_CHECK_H

#include "base/text.h"
#include "schema/internal.h"

enum {
	MUS_FINE = 0,
	MUS_BAD = 1,
	MUS_ALIEN = 3 /* bad, as its type is: nothing else about it can be judged */
};

enum mus_mode {
	MUS_TELL,  /* finds all faults and makes findings of them */
	MUS_WEIGH, /* finds all and sums up how bad they are */
	MUS_TRY    /* stops at the first */
};

/* A value's place in the tree being checked: a list from it up to the root. */
struct mus_at {
	const struct mus_at *up;
	mus_node node;
	mus_node key; /* the key that it stands under, or 0 */
	size_t index; /* in a list */
	bool is_key;  /* the value is that key itself (propertyNames), so it is text */
};

struct mus_check {
	const struct mus_doc *doc;
	struct mus_diag *diag;
	struct mus_refs *refs; /* NULL: nobody wants them */
	struct mus_matcher matcher;
	enum mus_mode mode;
	size_t weight; /* MUS_WEIGH: the sum */
	size_t findings;
	size_t budget; /* values that may still be looked at */
	unsigned depth;
	bool given_up;
	const char *naming;   /* x-ref of the list or mapping at hand: its items, or keys, */
	mus_node naming_node; /* name something */
};

/* check.c: a value against all that a schema says. */
unsigned mus_check_value(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at);
/* The same for something inside the value at hand: never MUS_ALIEN. */
unsigned mus_check_part(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at);
/* Whether it fits, without complaint; references of what doesn't are forgotten. */
bool mus_check_fits(struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at);
/* Notes what a valid scalar (or key) names, by an x-ref. */
void mus_check_names(struct mus_check *c, const char *kind, const struct mus_at *at);
/* Bits of enum mus_json for the value. */
unsigned mus_check_json(const struct mus_check *c, const struct mus_at *at);
/* Whether a verdict is enough: a trial asks no further. */
static inline bool mus_enough(const struct mus_check *c, unsigned verdict)
{
	return verdict && c->mode == MUS_TRY;
}

/* check_object.c, check_array.c, check_scalar.c, check_logic.c: one part of a schema each. */
unsigned mus_check_object(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at);
unsigned mus_check_array(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at);
unsigned mus_check_string(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at);
unsigned mus_check_number(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at);
unsigned mus_check_words(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at);
unsigned mus_check_logic(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at);
/* How a text compares with a pattern; the check is given up when that is too complex. */
enum mus_match mus_check_match(struct mus_check *c, const struct mus_pattern *pattern,
	const struct mus_at *at, mus_node text);

/* report.c: complaints. */
/* Counts a fault of that weight; true when a finding is wanted for it. */
bool mus_telling(struct mus_check *c, size_t weight);
/* Makes a finding at the value; at its key when `on_key`. */
void mus_tell(struct mus_check *c, const struct mus_at *at, bool on_key, enum mus_finding_id id,
	const char *const *args, size_t n_args);
/* A finding about a count, and the count that was wanted. Always MUS_BAD. */
unsigned mus_tell_count(struct mus_check *c, const struct mus_at *at, enum mus_finding_id id,
	size_t is, size_t wanted, const char *what);
/* The value is not of a type that the schema takes. Always MUS_ALIEN. */
unsigned mus_tell_type(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at);
/* Gives the check up, with a finding about `what`: nothing more is looked at. */
void mus_give_up(struct mus_check *c, const struct mus_at *at, bool on_key, enum mus_finding_id id,
	const char *what);
/* The JSON pointer of a place, appended. */
void mus_path(struct mus_buf *out, const struct mus_check *c, const struct mus_at *at);

/* describe.c: values and schemas in words. */
/* A scalar as it may stand in a message: short, and harmless for a terminal. */
void mus_describe_value(struct mus_buf *out, const struct mus_doc *doc, mus_node node);
/* The name of a type of JSON (bits: the first of them). */
const char *mus_describe_json(enum mus_lang lang, unsigned json);
/* What the schema asks for: "a date (YYYY-MM-DD)", "one of a, b, c", "text or a list". */
void mus_describe(struct mus_buf *out, enum mus_lang lang, const struct mus_schema *schema);
void mus_describe_list(struct mus_buf *out, enum mus_lang lang, const struct mus_schema_list *list);
/* Words with commas between, the first dozen of them. */
void mus_describe_words(struct mus_buf *out, const char *const *words, size_t n);
/* "(did you mean 'x'?)" with the nearest of the words, or nothing. */
void mus_suggest(struct mus_buf *out, enum mus_lang lang, const char *text,
	const char *const *words, size_t n);
/* Title and description in that language, or else in English; NULL for none. */
const char *mus_title_of(const struct mus_schema *schema, enum mus_lang lang);
const char *mus_description_of(const struct mus_schema *schema, enum mus_lang lang);
/* Where a chain of $refs ends; the schema itself when it has no $ref. */
const struct mus_schema *mus_schema_target(const struct mus_schema *schema);
/* The types that the schema takes, through $ref and its like, as bits of enum mus_json; 0: any. */
unsigned mus_types_of(const struct mus_schema *schema);

#define mus_say_to(c, at, on_key, id, ...)                                                         \
	mus_tell((c), (at), (on_key), (id), MUS_ARGS(__VA_ARGS__))

#endif
