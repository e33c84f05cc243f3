/*
 * Schemas made of schemas (Core, 10.2).
 *
 * Where several forms are allowed and none fits, the one that was most likely meant is checked
 * in earnest, so that its faults are told: the one that takes values of this type, or, among
 * several, the one that has the least against it.
 */
#include "schema/check.h"

static unsigned check_every(
	struct mus_check *c, const struct mus_schema_list *list, const struct mus_at *at)
{
	unsigned verdict = MUS_FINE;

	for (size_t i = 0; i < list->n; i++) {
		verdict |= mus_check_value(c, list->items[i], at);
		if (mus_enough(c, verdict) || verdict == MUS_ALIEN)
			break;
	}
	return verdict;
}

/* How bad the value is by this schema; false when it is of the wrong type altogether. */
static bool weigh(struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at,
	size_t *weight)
{
	enum mus_mode mode = c->mode;
	size_t sum = c->weight, n_refs = c->refs ? c->refs->n : 0;
	bool native;

	c->mode = MUS_WEIGH;
	c->weight = 0;
	native = mus_check_value(c, schema, at) != MUS_ALIEN;
	*weight = c->weight;
	c->weight = sum;
	c->mode = mode;
	if (c->refs)
		c->refs->n = n_refs;
	return native;
}

/* Several forms take values of this type: name them all, and the nearest word that they list. */
static unsigned tell_forms(
	struct mus_check *c, const struct mus_schema_list *forms, const struct mus_at *at)
{
	enum mus_lang lang = mus_diag_lang(c->diag);
	struct mus_buf value = MUS_BUF_INIT, what = MUS_BUF_INIT, near = MUS_BUF_INIT;

	if (mus_telling(c, 1)) {
		mus_describe_value(&value, c->doc, at->node);
		mus_describe_list(&what, lang, forms);
		for (size_t i = 0; i < forms->n && !near.len; i++) {
			const struct mus_schema *form = mus_schema_target(forms->items[i]);

			mus_suggest(&near, lang, value.data, form->words, form->n_words);
		}
		mus_say_to(c, at, false, MUS_F_NO_MATCH, value.data, what.data, near.data);
	}
	mus_buf_dispose(&value);
	mus_buf_dispose(&what);
	mus_buf_dispose(&near);
	return MUS_BAD;
}

/* None of the forms fits. `schema` is the one that lists them. */
static unsigned check_likeliest(struct mus_check *c, const struct mus_schema *schema,
	const struct mus_schema_list *forms, const struct mus_at *at)
{
	bool scalar = !(mus_check_json(c, at) & (MUS_JSON_ARRAY | MUS_JSON_OBJECT));
	const struct mus_schema *best = NULL;
	size_t least = SIZE_MAX, weight, n = 0;

	if (c->mode == MUS_TRY || c->given_up)
		return MUS_BAD;
	for (size_t i = 0; i < forms->n; i++) {
		if (!weigh(c, forms->items[i], at, &weight))
			continue;
		n++;
		if (weight < least) {
			least = weight;
			best = forms->items[i];
		}
	}
	if (!best)
		return mus_tell_type(c, schema, at);
	if (n > 1 && scalar)
		return tell_forms(c, forms, at);
	return mus_check_value(c, best, at);
}

static unsigned check_any(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const struct mus_schema_list *forms = &mus_logic(schema)->any;

	for (size_t i = 0; i < forms->n; i++)
		if (mus_check_fits(c, forms->items[i], at))
			return MUS_FINE;
	return forms->n ? check_likeliest(c, schema, forms, at) : MUS_FINE;
}

static unsigned tell_ambiguous(struct mus_check *c, const struct mus_at *at,
	const struct mus_schema *first, const struct mus_schema *second)
{
	struct mus_buf one = MUS_BUF_INIT, other = MUS_BUF_INIT;

	if (mus_telling(c, 1)) {
		mus_describe(&one, mus_diag_lang(c->diag), first);
		mus_describe(&other, mus_diag_lang(c->diag), second);
		mus_say_to(c, at, false, MUS_F_AMBIGUOUS, one.data, other.data);
	}
	mus_buf_dispose(&one);
	mus_buf_dispose(&other);
	return MUS_BAD;
}

static unsigned check_one(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const struct mus_schema_list *forms = &mus_logic(schema)->one;
	const struct mus_schema *fitting = NULL;

	for (size_t i = 0; i < forms->n; i++) {
		if (!mus_check_fits(c, forms->items[i], at))
			continue;
		if (fitting)
			return tell_ambiguous(c, at, fitting, forms->items[i]);
		fitting = forms->items[i];
	}
	return !forms->n || fitting ? MUS_FINE : check_likeliest(c, schema, forms, at);
}

static unsigned check_not(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const struct mus_schema *not_this = mus_logic(schema)->not_this;
	size_t n_refs = c->refs ? c->refs->n : 0;
	struct mus_buf value = MUS_BUF_INIT;

	if (!not_this || !mus_check_fits(c, not_this, at))
		return MUS_FINE;
	if (c->refs)
		c->refs->n = n_refs;
	if (mus_telling(c, 1)) {
		mus_describe_value(&value, c->doc, at->node);
		mus_say_to(c, at, false, MUS_F_NOT_ALLOWED, value.data);
	}
	mus_buf_dispose(&value);
	return MUS_BAD;
}

static unsigned check_if(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const struct mus_logic *logic = mus_logic(schema);
	const struct mus_schema *next;

	if (!logic->if_this)
		return MUS_FINE;
	next = mus_check_fits(c, logic->if_this, at) ? logic->then_this : logic->else_this;
	return next ? mus_check_value(c, next, at) : MUS_FINE;
}

unsigned mus_check_logic(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	static unsigned (*const checks[])(struct mus_check *, const struct mus_schema *,
		const struct mus_at *) = { check_any, check_one, check_not, check_if };
	unsigned verdict;

	if (!mus_logic(schema))
		return MUS_FINE;
	verdict = check_every(c, &mus_logic(schema)->all, at);
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		if (mus_enough(c, verdict) || verdict == MUS_ALIEN)
			break;
		verdict |= checks[i](c, schema, at);
	}
	return verdict;
}
