/*
 * Texts, numbers, and lists of what is allowed (Validation, 6.1 to 6.3, and format: date, 7.3.1).
 */
#include "schema/check.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"

/* A fixed value that does not fit tells the forms of anyOf apart better than anything else. */
#define WEIGHT_CONST 100

/* A finding whose first argument is the value. */
static unsigned tell_value(
	struct mus_check *c, const struct mus_at *at, enum mus_finding_id id, const char *more)
{
	struct mus_buf value = MUS_BUF_INIT;

	if (mus_telling(c, 1)) {
		mus_describe_value(&value, c->doc, at->node);
		mus_say_to(c, at, false, id, value.data, more);
	}
	mus_buf_dispose(&value);
	return MUS_BAD;
}

enum mus_match mus_check_match(struct mus_check *c, const struct mus_pattern *pattern,
	const struct mus_at *at, mus_node text)
{
	enum mus_match match = mus_pattern_match(
		pattern, &c->matcher, mus_doc_str(c->doc, text), mus_doc_len(c->doc, text));

	/* Under `not`, or in one of several forms, either answer might be the wrong one. */
	if (match == MUS_MATCH_TOO_COMPLEX && !c->given_up)
		mus_give_up(c, at, text == at->key, MUS_F_TOO_COMPLEX, mus_pattern_text(pattern));
	return match;
}

/* With the id that would be made of the text, if any: "Åse" (did you mean 'aase'?) */
static void tell_id(struct mus_check *c, const struct mus_at *at, const char *value)
{
	struct mus_arena *arena = mus_arena_new();
	const char *id = mus_utf8_id(arena, mus_doc_str(c->doc, at->node));
	struct mus_buf near = MUS_BUF_INIT;

	if (*id)
		mus_say(&near, mus_diag_lang(c->diag), MUS_T_SCHEMA_DID_YOU_MEAN, &id, 1);
	mus_say_to(c, at, false, MUS_F_BAD_ID, value, near.data);
	mus_buf_dispose(&near);
	mus_arena_free(arena);
}

/* A description as a hint is written: no capital, no full stop. */
static void put_hint(struct mus_buf *out, const char *description)
{
	size_t len = strlen(description);
	bool sentence = description[0] >= 'A' && description[0] <= 'Z' && len > 1 &&
		(description[1] == ' ' || (description[1] >= 'a' && description[1] <= 'z'));

	if (len && description[len - 1] == '.')
		len--;
	mus_buf_add(out, description, len);
	if (sentence)
		out->data[0] = (char)(out->data[0] - 'A' + 'a');
}

/* In words of the schema if it has any: a regular expression tells most people nothing. */
static void tell_pattern(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const struct mus_pattern *pattern = mus_on_string(schema)->pattern;
	enum mus_lang lang = mus_diag_lang(c->diag);
	const char *title = mus_title_of(schema, lang), *more = mus_description_of(schema, lang);
	struct mus_buf value = MUS_BUF_INIT, what = MUS_BUF_INIT, hint = MUS_BUF_INIT;

	mus_describe_value(&value, c->doc, at->node);
	if (more)
		put_hint(&hint, more);
	if (title || more)
		mus_buf_str(&what, title ? title : mus_text(lang, MUS_T_SCHEMA_RIGHT_FORM));
	else
		mus_say(&what, lang, MUS_T_SCHEMA_FITTING, MUS_ARGS(mus_pattern_text(pattern)));
	if (mus_pattern_is_id(pattern))
		tell_id(c, at, value.data);
	else
		mus_say_to(
			c, at, false, MUS_F_BAD_PATTERN, value.data, what.data, hint.data);
	mus_buf_dispose(&hint);
	mus_buf_dispose(&value);
	mus_buf_dispose(&what);
}

static unsigned check_pattern(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const struct mus_pattern *pattern = mus_on_string(schema)->pattern;
	enum mus_match match = mus_check_match(c, pattern, at, at->node);

	if (match == MUS_MATCH_NO && mus_telling(c, 1))
		tell_pattern(c, schema, at);
	return match == MUS_MATCH_YES ? MUS_FINE : MUS_BAD;
}

static unsigned check_length(
	struct mus_check *c, const struct mus_on_string *string, const struct mus_at *at)
{
	size_t bytes = mus_doc_len(c->doc, at->node), len;

	/* A character has one to four bytes, so most texts need not be counted. */
	if (bytes / 4 >= string->min && bytes <= string->max)
		return MUS_FINE;
	len = mus_utf8_count(mus_doc_str(c->doc, at->node), bytes);
	if (len < string->min)
		return mus_tell_count(
			c, at, len ? MUS_F_TOO_SHORT : MUS_F_EMPTY_TEXT, len, string->min, NULL);
	if (len > string->max)
		return mus_tell_count(c, at, MUS_F_TOO_LONG, len, string->max, NULL);
	return MUS_FINE;
}

static bool is_date(const struct mus_doc *doc, mus_node node, enum mus_dates dates)
{
	const char *text = mus_doc_str(doc, node);
	mus_date date;

	if (strlen(text) != mus_doc_len(doc, node))
		return false;
	return dates == MUS_DATES_FULL ? mus_date_is_full(text) : mus_date_parse(text, &date);
}

unsigned mus_check_string(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const struct mus_on_string *string = mus_on_string(schema);
	unsigned verdict;

	if (!string)
		return MUS_FINE;
	if (string->date && !is_date(c->doc, at->node, string->date))
		return tell_value(c, at, MUS_F_BAD_DATE, "");
	verdict = check_length(c, string, at);
	if (!verdict && string->pattern)
		verdict = check_pattern(c, schema, at);
	return verdict;
}

static unsigned tell_range(struct mus_check *c, const struct mus_at *at, enum mus_text_id id,
	const struct mus_limit *limit)
{
	struct mus_buf wanted = MUS_BUF_INIT;

	mus_say(&wanted, mus_diag_lang(c->diag), id, &limit->text, 1);
	tell_value(c, at, MUS_F_OUT_OF_RANGE, wanted.data);
	mus_buf_dispose(&wanted);
	return MUS_BAD;
}

static unsigned tell_step(
	struct mus_check *c, const struct mus_at *at, const struct mus_limit *step)
{
	char decimals[24];
	uint64_t digits;

	/* 0.01 and its like are a way to say how many decimals there may be. */
	if (step->number.scale > 0 || !mus_number_digits(&step->number, 1, &digits))
		return tell_value(c, at, MUS_F_NOT_MULTIPLE, step->text);
	snprintf(decimals, sizeof decimals, "%d", (int)(1 - step->number.scale));
	return tell_value(c, at, MUS_F_TOO_PRECISE, decimals);
}

unsigned mus_check_number(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const struct mus_on_number *limits = schema->part[MUS_ON_NUMBER];
	char scratch[MUS_NUMBER_SCRATCH];
	struct mus_number n;

	if (!limits || !mus_number_parse(&n, mus_doc_str(c->doc, at->node), scratch))
		return MUS_FINE;
	if (limits->min && mus_number_compare(&n, &limits->min->number) < 0)
		return tell_range(c, at, MUS_T_SCHEMA_AT_LEAST, limits->min);
	if (limits->max && mus_number_compare(&n, &limits->max->number) > 0)
		return tell_range(c, at, MUS_T_SCHEMA_AT_MOST, limits->max);
	if (limits->above && mus_number_compare(&n, &limits->above->number) <= 0)
		return tell_range(c, at, MUS_T_SCHEMA_MORE_THAN, limits->above);
	if (limits->below && mus_number_compare(&n, &limits->below->number) >= 0)
		return tell_range(c, at, MUS_T_SCHEMA_LESS_THAN, limits->below);
	if (limits->step && !mus_number_is_multiple(&n, &limits->step->number))
		return tell_step(c, at, limits->step);
	return MUS_FINE;
}

/* Whether the value equals one that the schema names. A key is text, whatever it looks like. */
static bool is_value(struct mus_check *c, const struct mus_schema *schema, mus_node named,
	const struct mus_at *at)
{
	const struct mus_doc *doc = schema->source->doc;

	if (at->is_key)
		return mus_doc_type(doc, named) == MUS_STRING &&
		       strcmp(mus_doc_str(doc, named), mus_doc_str(c->doc, at->node)) == 0;
	return mus_json_same(doc, named, c->doc, at->node, &c->budget);
}

static bool is_listed(struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	if (schema->constant && !is_value(c, schema, schema->constant, at))
		return false;
	if (!schema->values)
		return true;
	MUS_EACH (schema->source->doc, value, schema->values)
		if (is_value(c, schema, value, at))
			return true;
	return false;
}

static void tell_words(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	enum mus_lang lang = mus_diag_lang(c->diag);
	struct mus_buf value = MUS_BUF_INIT, near = MUS_BUF_INIT, wanted = MUS_BUF_INIT;

	mus_describe_value(&value, c->doc, at->node);
	if (schema->n_words > 1)
		mus_suggest(
			&near, lang, mus_doc_str(c->doc, at->node), schema->words, schema->n_words);
	mus_describe(&wanted, lang, schema);
	mus_say_to(c, at, false, MUS_F_WRONG_VALUE, value.data, near.data, wanted.data);
	mus_buf_dispose(&value);
	mus_buf_dispose(&near);
	mus_buf_dispose(&wanted);
}

/* enum and const. */
unsigned mus_check_words(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const unsigned plain = MUS_JSON_BOOLEAN | MUS_JSON_NUMBER | MUS_JSON_STRING;

	if ((!schema->values && !schema->constant) || is_listed(c, schema, at))
		return MUS_FINE;
	if (schema->n_words && !(mus_check_json(c, at) & plain))
		return mus_tell_type(c, schema, at);
	if (mus_telling(c, schema->constant ? WEIGHT_CONST : 1))
		tell_words(c, schema, at);
	return MUS_BAD;
}
