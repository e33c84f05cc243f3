/*
 * Complaints: from a fault that a check found to a finding with place, path and hint.
 */
#include "schema/check.h"

#include <stdio.h>
#include <string.h>

void mus_path(struct mus_buf *out, const struct mus_check *c, const struct mus_at *at)
{
	if (!at->up)
		return;
	mus_path(out, c, at->up);
	mus_buf_char(out, '/');
	if (at->key)
		mus_pointer_add(out, mus_doc_str(c->doc, at->key));
	else
		mus_buf_fmt(out, "%zu", at->index);
}

bool mus_telling(struct mus_check *c, size_t weight)
{
	char most[16];

	c->weight += weight;
	if (c->mode != MUS_TELL || c->given_up || c->findings > MUS_SCHEMA_MAX_FINDINGS)
		return false;
	if (c->findings++ < MUS_SCHEMA_MAX_FINDINGS)
		return true;
	snprintf(most, sizeof most, "%d", MUS_SCHEMA_MAX_FINDINGS);
	mus_find(c->diag, MUS_F_MORE_FINDINGS, MUS_IN(mus_doc_name(c->doc)), most);
	return false;
}

void mus_tell(struct mus_check *c, const struct mus_at *at, bool on_key, enum mus_finding_id id,
	const char *const *args, size_t n_args)
{
	struct mus_buf path = MUS_BUF_INIT;

	mus_path(&path, c, at);
	mus_doc_find_at(c->doc, on_key ? at->key : at->node, path.data, c->diag, id, args, n_args);
	mus_buf_dispose(&path);
}

void mus_give_up(struct mus_check *c, const struct mus_at *at, bool on_key, enum mus_finding_id id,
	const char *what)
{
	c->given_up = true;
	mus_say_to(c, at, on_key, id, what);
}

unsigned mus_tell_count(struct mus_check *c, const struct mus_at *at, enum mus_finding_id id,
	size_t is, size_t wanted, const char *what)
{
	char count[24], limit[24];

	if (mus_telling(c, 1)) {
		snprintf(count, sizeof count, "%zu", is);
		snprintf(limit, sizeof limit, "%zu", wanted);
		mus_say_to(c, at, false, id, count, limit, what ? what : "");
	}
	return MUS_BAD;
}

static bool is_number(const char *text)
{
	char scratch[MUS_NUMBER_SCRATCH];
	struct mus_number number;

	return mus_number_parse(&number, text, scratch);
}

/* A number is wanted, and a text is there: in quotes by mistake, or with a decimal comma. */
static void hint_at_number(struct mus_buf *hint, enum mus_lang lang, const char *text)
{
	struct mus_buf point = MUS_BUF_INIT;
	char *comma;

	mus_buf_str(&point, text);
	comma = point.len ? strchr(point.data, ',') : NULL;
	if (is_number(text)) {
		mus_say(hint, lang, MUS_T_SCHEMA_HINT_UNQUOTE, &text, 1);
	} else if (comma) {
		*comma = '.';
		if (is_number(point.data))
			mus_say(hint, lang, MUS_T_SCHEMA_HINT_COMMA, MUS_ARGS(point.data));
	}
	if (!hint->len && *text >= '0' && *text <= '9')
		mus_say(hint, lang, MUS_T_SCHEMA_HINT_NUMBER, NULL, 0);
	mus_buf_dispose(&point);
}

/* Whether the scalar would do if it were written as text. */
static bool fits_as_text(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	struct mus_refs *refs = c->refs;
	struct mus_at text = *at;
	bool fits;

	text.is_key = true;
	c->refs = NULL;
	fits = mus_check_fits(c, schema, &text);
	c->refs = refs;
	return fits;
}

/* What to do about a value of the wrong type, where that can be guessed. */
static void hint_at_type(struct mus_buf *hint, struct mus_check *c, const struct mus_schema *schema,
	const struct mus_at *at)
{
	const unsigned plain = MUS_JSON_BOOLEAN | MUS_JSON_NUMBER;
	enum mus_lang lang = mus_diag_lang(c->diag);
	unsigned json = mus_check_json(c, at), wanted = mus_types_of(schema);
	struct mus_buf value = MUS_BUF_INIT;

	mus_describe_value(&value, c->doc, at->node);
	if ((wanted & MUS_JSON_STRING) && (json & plain) && fits_as_text(c, schema, at))
		mus_say(hint, lang, MUS_T_SCHEMA_HINT_QUOTE, MUS_ARGS(value.data));
	else if ((wanted & (MUS_JSON_NUMBER | MUS_JSON_INTEGER)) && (json & MUS_JSON_STRING))
		hint_at_number(hint, lang, mus_doc_str(c->doc, at->node));
	else if ((wanted & MUS_JSON_ARRAY) && (json & (plain | MUS_JSON_STRING)))
		mus_say(hint, lang, MUS_T_SCHEMA_HINT_LIST, MUS_ARGS(value.data));
	mus_buf_dispose(&value);
}

/* What is there, in words. */
static const char *name_found(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	enum mus_lang lang = mus_diag_lang(c->diag);
	unsigned json = mus_check_json(c, at);

	if (!json)
		return mus_doc_str(c->doc, at->node); /* .inf */
	/* "Expected a whole number, not a number" would not say much. */
	if (json == MUS_JSON_NUMBER && (mus_types_of(schema) & MUS_JSON_INTEGER))
		return mus_text(lang, MUS_T_SCHEMA_FRACTION);
	return mus_describe_json(lang, json);
}

unsigned mus_tell_type(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	enum mus_lang lang = mus_diag_lang(c->diag);
	struct mus_buf wanted = MUS_BUF_INIT, hint = MUS_BUF_INIT;
	unsigned json = mus_check_json(c, at);

	if (mus_telling(c, 1)) {
		mus_describe(&wanted, lang, schema);
		hint_at_type(&hint, c, schema, at);
		mus_say_to(c, at, false, json == MUS_JSON_NULL ? MUS_F_NO_VALUE : MUS_F_WRONG_TYPE,
			wanted.data, name_found(c, schema, at), hint.data);
	}
	mus_buf_dispose(&wanted);
	mus_buf_dispose(&hint);
	return MUS_ALIEN;
}
