#include "schema/check.h"

#include <string.h>

/*
 * How many schemas may be at work on the way from the root to a value. Documents are at most 64
 * deep; a schema that needs more than this refers to itself in a circle.
 */
#define MAX_DEPTH 1024

/*
 * Work that a document may cost: in proportion to its text, so that aliases, which let a short
 * text stand for a huge tree, cannot hold a command up.
 */
#define BUDGET_START 1000000
#define BUDGET_PER_BYTE 64

static bool enter(struct mus_check *c, const struct mus_at *at)
{
	if (!c->given_up && !c->budget)
		mus_give_up(c, at, false, MUS_F_CHECK_LIMIT, "");
	else if (!c->given_up && c->depth == MAX_DEPTH)
		mus_give_up(c, at, false, MUS_F_SCHEMA_LOOP, "");
	if (c->given_up)
		return false;
	c->budget--;
	c->depth++;
	return true;
}

unsigned mus_check_json(const struct mus_check *c, const struct mus_at *at)
{
	return at->is_key ? MUS_JSON_STRING : mus_json_of(c->doc, at->node);
}

static const char *copied_file(const struct mus_refs *refs, const char *file)
{
	const char *last = refs->n > 1 ? refs->items[refs->n - 2].place.file : NULL;

	return last && file && strcmp(last, file) == 0 ? last : mus_strdup(refs->arena, file);
}

void mus_check_names(struct mus_check *c, const char *kind, const struct mus_at *at)
{
	struct mus_refs *refs = c->refs;
	const struct mus_ref *last = refs && refs->n ? &refs->items[refs->n - 1] : NULL;
	unsigned json = mus_check_json(c, at);
	struct mus_buf path = MUS_BUF_INIT;
	struct mus_ref *ref;

	if (!refs || !(json & (MUS_JSON_BOOLEAN | MUS_JSON_NUMBER | MUS_JSON_STRING)))
		return;
	/* Several schemas may say the same of a value. */
	if (last && last->node == at->node && strcmp(last->kind, kind) == 0)
		return;
	ref = MUS_PUSH(refs->arena, refs->items, refs->n, refs->cap);
	mus_path(&path, c, at);
	ref->kind = kind;
	ref->value = mus_strdup(refs->arena, mus_doc_str(c->doc, at->node));
	ref->place = mus_doc_place(c->doc, at->node);
	ref->place.file = copied_file(refs, ref->place.file);
	ref->path = mus_strndup(refs->arena, path.data, path.len);
	ref->node = at->node;
	mus_buf_dispose(&path);
}

static unsigned check_ref(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	return schema->ref ? mus_check_value(c, schema->ref, at) : MUS_FINE;
}

/* What the schema says of values of this type. */
static unsigned check_kind(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	unsigned json = mus_check_json(c, at);

	if (json & MUS_JSON_OBJECT)
		return mus_check_object(c, schema, at);
	if (json & MUS_JSON_ARRAY)
		return mus_check_array(c, schema, at);
	if (json & MUS_JSON_STRING)
		return mus_check_string(c, schema, at);
	return json & MUS_JSON_NUMBER ? mus_check_number(c, schema, at) : MUS_FINE;
}

/*
 * All that the schema says, without a cascade: a value of the wrong type is not looked at
 * further, and of a scalar the first fault is enough.
 */
static unsigned check_all(struct mus_check *c, const struct mus_schema *schema,
	const struct mus_at *at, unsigned json)
{
	static unsigned (*const checks[])(
		struct mus_check *, const struct mus_schema *, const struct mus_at *) = { check_ref,
		mus_check_words, check_kind, mus_check_logic };
	bool scalar = !(json & (MUS_JSON_ARRAY | MUS_JSON_OBJECT));
	const char *naming = c->naming;
	mus_node naming_node = c->naming_node;
	unsigned verdict = MUS_FINE;

	if (schema->names && !scalar) {
		c->naming = schema->names;
		c->naming_node = at->node;
	}
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		verdict |= checks[i](c, schema, at);
		if (mus_enough(c, verdict) || verdict == MUS_ALIEN || (verdict && scalar))
			break;
	}
	c->naming = naming;
	c->naming_node = naming_node;
	if (schema->names && !verdict)
		mus_check_names(c, schema->names, at);
	return verdict;
}

static unsigned tell_not_allowed(struct mus_check *c, const struct mus_at *at)
{
	struct mus_buf text = MUS_BUF_INIT;

	if (mus_telling(c, 1)) {
		mus_describe_value(&text, c->doc, at->key ? at->key : at->node);
		mus_say_to(c, at, at->key, MUS_F_NOT_ALLOWED, text.data);
	}
	mus_buf_dispose(&text);
	return MUS_BAD;
}

unsigned mus_check_value(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	unsigned json = mus_check_json(c, at), verdict;

	if (!enter(c, at))
		return MUS_BAD;
	if (schema->never)
		verdict = tell_not_allowed(c, at);
	else if (schema->types && !(schema->types & json))
		verdict = mus_tell_type(c, schema, at);
	else
		verdict = check_all(c, schema, at, json);
	c->depth--;
	return verdict;
}

unsigned mus_check_part(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	return mus_check_value(c, schema, at) ? MUS_BAD : MUS_FINE;
}

bool mus_check_fits(struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	enum mus_mode mode = c->mode;
	size_t n_refs = c->refs ? c->refs->n : 0;
	bool fits;

	c->mode = MUS_TRY;
	fits = !mus_check_value(c, schema, at);
	c->mode = mode;
	if (!fits && c->refs)
		c->refs->n = n_refs;
	return fits;
}

enum mus_status mus_schema_check(const struct mus_schema *schema, const struct mus_doc *doc,
	mus_node node, struct mus_diag *diag, struct mus_refs *refs)
{
	struct mus_check c = { .doc = doc, .diag = diag, .refs = refs, .mode = MUS_TELL };
	const struct mus_at root = { .node = node };
	unsigned verdict;
	size_t len;

	mus_doc_text(doc, &len);
	c.budget = BUDGET_START + BUDGET_PER_BYTE * len;
	verdict = mus_check_value(&c, schema, &root);
	/* What was cut short by the budget may look right, or wrong, and not be. */
	if (!c.budget && !c.given_up)
		mus_give_up(&c, &root, false, MUS_F_CHECK_LIMIT, "");
	mus_matcher_dispose(&c.matcher);
	return verdict || c.given_up ? MUS_REFUSED : MUS_OK;
}
