/*
 * What KEY=VALUE means for an action. The schema says which keys there are and what they hold; so
 * a key that it gets later can be set without a word here.
 */
#include "work/action/action_inside.h"

#include <string.h>

#include "base/utf8.h"

/* One value on its way. */
struct reading {
	const struct action_work *w;
	struct action_owner *owner;
	const struct mus_action_value *what;
	const struct mus_schema *level;  /* of the mapping that holds the key */
	const char *parent;              /* that mapping's own key, "" for the action's */
	struct mus_field field;
};

/* ---- keys ---- */

/* Keys that have a verb of their own, or none, and what to do instead. */
static const struct {
	const char *key;
	enum mus_text_id why;
} others[] = {
	{ "id", MUS_T_PLAN_WHY_ID },
	{ "effect", MUS_T_PLAN_WHY_EFFECT },
	{ "decision", MUS_T_PLAN_WHY_DECISION },
	{ "log", MUS_T_PLAN_WHY_LOG },
	{ "x-from", MUS_T_PLAN_WHY_FROM },
};

static bool refuse_other(const struct reading *r, const char *first)
{
	struct mus_diag *diag = r->w->diag;

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i].key, first) == 0) {
			mus_find(diag, MUS_F_PLAN_NOT_SET, MUS_NOWHERE, first,
				mus_text(mus_diag_lang(diag), others[i].why));
			return true;
		}
	return false;
}

/* The keys of a mapping, as one types them: behind a dot, where it is part of another. */
static const char **keys_of(const struct reading *r, const struct mus_schema *level,
	const char *parent, size_t *n)
{
	const char **keys = NULL;
	struct mus_field field;
	size_t cap = 0;

	for (*n = 0; mus_schema_field(level, *n, &field);)
		*MUS_PUSH(r->w->arena, keys, *n, cap) =
			mus_printf(r->w->arena, "%s%s%s", parent, *parent ? "." : "", field.name);
	return keys;
}

static const char *join(const struct reading *r, const char *const *words, size_t n)
{
	struct mus_buf all = MUS_BUF_INIT;
	const char *text;

	for (size_t i = 0; i < n; i++)
		mus_buf_fmt(&all, i ? ", %s" : "%s", words[i]);
	text = mus_strndup(r->w->arena, all.data, all.len);
	mus_buf_dispose(&all);
	return text;
}

static bool refuse_key(const struct reading *r)
{
	size_t n;
	const char **keys = keys_of(r, r->level, r->parent, &n);
	const char *near = mus_nearest(r->what->key, keys, n);

	if (near)
		mus_find(r->w->diag, MUS_F_PLAN_KEY_NEAR, MUS_NOWHERE, r->what->key, near);
	else
		mus_find(r->w->diag, MUS_F_PLAN_KEY, MUS_NOWHERE, r->what->key, join(r, keys, n));
	return false;
}

static bool field_named(struct mus_field *out, const struct mus_schema *level, const char *name)
{
	for (size_t i = 0; mus_schema_field(level, i, out); i++)
		if (strcmp(out->name, name) == 0)
			return true;
	return false;
}

/* Goes down from the action to the key: one step, or two with a dot between. */
static bool find_field(struct reading *r)
{
	const char *key = r->what->key, *dot = strchr(key, '.');
	const char *first = mus_strndup(r->w->arena, key, dot ? (size_t)(dot - key) : strlen(key));

	r->parent = "";
	r->level = mus_schema_at(plan_file_schema(&r->owner->file, r->w->diag), "/actions/0");
	if (refuse_other(r, first))
		return false;
	if (!field_named(&r->field, r->level, first))
		return refuse_key(r);
	if (!dot)
		return true;
	if (r->field.types != MUS_JSON_OBJECT)
		return refuse_key(r);
	r->level = r->field.schema;
	r->parent = first;
	return field_named(&r->field, r->level, dot + 1) || refuse_key(r);
}

/* ---- references ---- */

static const char *person_named(const struct reading *r, const char *word)
{
	const struct action_work *w = r->w;
	const char *who = plan_who(w->ws, word, r->owner->person, w->leader, w->diag);
	const struct mus_person *person = who ? NULL : plan_person(w->ws, word, w->diag);

	return person ? person->id : who;
}

static bool is_there(const struct reading *r, const char *ref, const char *id)
{
	const struct action_work *w = r->w;
	const char *cycle = r->owner->cycle;
	const struct mus_year *year = w->ws ? mus_year(w->ws, cycle, w->diag) : NULL;

	if (strcmp(ref, "plan_goal") == 0)
		return plan_has_own_goal(r->owner->plan, id, "serves=", year, w->arena, w->diag);
	if (!w->ws)
		return true;
	if (strcmp(ref, "goal") == 0)
		return plan_has_ref(PLAN_GOAL, id, year, w->arena, w->diag);
	if (strcmp(ref, "competence") == 0)
		return plan_has_ref(PLAN_COMPETENCE, id, year, w->arena, w->diag);
	if (strcmp(ref, "budget") == 0)
		return plan_has_ref(PLAN_BUDGET, id, year, w->arena, w->diag);
	if (strcmp(ref, "theme") == 0)
		return plan_has_theme(w->ws, cycle, id, w->arena, w->diag);
	if (strcmp(ref, "unit") == 0)
		return plan_has_unit(w->ws, id, w->arena, w->diag);
	if (strcmp(ref, "action") == 0)
		return plan_has_common(w->ws, cycle, id, w->arena, w->diag);
	return true;
}

/* The id that a word stands for; NULL after a finding. Without a workspace all are ids. */
static const char *resolve(const struct reading *r, const char *ref, const char *word)
{
	if (!ref)
		return word;
	if (strcmp(ref, "person") == 0 && r->w->ws)
		return person_named(r, word);
	return is_there(r, ref, word) ? word : NULL;
}

/* ---- values ---- */

static bool set_list(struct action_setting *out, const struct reading *r)
{
	const char *at = r->what->value;
	struct mus_buf text = MUS_BUF_INIT;
	struct mus_yaml y;
	size_t cap = 0;

	for (;;) {
		size_t len = strcspn(at, ",");
		const char *word = mus_strndup(r->w->arena, at, len);

		word = resolve(r, r->field.ref, word);
		if (!word)
			return false;
		*MUS_PUSH(r->w->arena, out->items.item, out->items.n, cap) = word;
		if (!at[len])
			break;
		at += len + 1;
	}
	mus_yaml_begin(&y, &text);
	mus_yaml_flow(&y, out->items.item, out->items.n);
	out->type = MUS_SEQ;
	out->text = mus_strndup(r->w->arena, text.data, text.len);
	mus_buf_dispose(&text);
	return true;
}

static bool set_number(struct action_setting *out, const struct reading *r)
{
	const char *value = r->what->value;
	char text[MUS_DEC_SIZE];
	mus_dec number;

	if (!mus_dec_parse(value, &number)) {
		/* A number that is none of ours is for the schema to refuse. */
		out->type = strspn(value, "0123456789.") == strlen(value) ? MUS_FLOAT : MUS_STRING;
		out->text = value;
		return out->type == MUS_FLOAT;
	}
	out->text = mus_strdup(r->w->arena, mus_dec_print(number, text));
	out->type = strchr(text, '.') ? MUS_FLOAT : MUS_INT;
	return true;
}

/* What is no date stays as it is, for the schema to refuse. */
static void set_date(struct action_setting *out, const struct reading *r)
{
	char text[MUS_DATE_SIZE];
	mus_date date;

	out->text = r->what->value;
	if (mus_date_expression(r->what->value, r->w->edit->date, NULL, &date))
		out->text = mus_strdup(r->w->arena, mus_date_print(date, text));
}

static bool read_value(struct action_setting *out, const struct reading *r)
{
	unsigned types = r->field.types;

	out->type = MUS_STRING;
	out->text = r->what->value;
	if (types & MUS_JSON_ARRAY)
		return set_list(out, r);
	if ((types & (MUS_JSON_NUMBER | MUS_JSON_INTEGER)) && set_number(out, r))
		return true;
	if (r->field.date)
		set_date(out, r);
	else
		out->text = resolve(r, r->field.ref, r->what->value);
	return out->text != NULL;
}

/* Holds the value against its schema, before it stands anywhere. */
static bool check_value(const struct action_setting *s, const struct reading *r)
{
	struct mus_diag *scratch = mus_diag_new(mus_diag_lang(r->w->diag));
	struct mus_buf text = MUS_BUF_INIT;
	const struct mus_finding *found;
	struct mus_doc *doc = NULL;
	struct mus_yaml y;
	size_t n;

	mus_yaml_begin(&y, &text);
	if (s->type == MUS_STRING)
		mus_yaml_str(&y, s->text);
	else
		mus_yaml_plain(&y, s->text);
	if (!mus_doc_parse(&doc, s->key, text.data, text.len, scratch))
		(void)mus_schema_check(r->field.schema, doc, mus_doc_root(doc, 0), scratch, NULL);
	found = mus_diag_all(scratch, &n);
	if (n)
		mus_find(r->w->diag, MUS_F_PLAN_VALUE, MUS_NOWHERE, s->key, r->what->value,
			found[0].message, found[0].hint ? found[0].hint : "");
	mus_doc_free(doc);
	mus_buf_dispose(&text);
	mus_diag_free(scratch);
	return !n;
}

static bool refuse_parts(const struct reading *r)
{
	struct mus_diag *diag = r->w->diag;
	struct mus_buf why = MUS_BUF_INIT;
	size_t n;
	const char **keys = keys_of(r, r->field.schema, r->what->key, &n);

	mus_say(&why, mus_diag_lang(diag), MUS_T_PLAN_WHY_PARTS, MUS_ARGS(join(r, keys, n)));
	mus_find(diag, MUS_F_PLAN_NOT_SET, MUS_NOWHERE, r->what->key, why.data);
	mus_buf_dispose(&why);
	return false;
}

static bool refuse_to_remove(const struct reading *r)
{
	mus_find(r->w->diag, *r->parent ? MUS_F_PLAN_KEPT_PART : MUS_F_PLAN_KEPT, MUS_NOWHERE,
		r->what->key, r->parent);
	return false;
}

static bool make_setting(struct action_setting *out, const struct reading *r)
{
	char *path = mus_strdup(r->w->arena, r->what->key), *dot = strchr(path, '.');

	if (dot)
		*dot = '/';
	*out = (struct action_setting){ .key = r->what->key, .path = path, .parent = r->parent };
	if (!*r->what->value)
		return !r->field.required || refuse_to_remove(r);
	if (r->field.types == MUS_JSON_OBJECT)
		return refuse_parts(r);
	return read_value(out, r) && check_value(out, r);
}

bool action_settings(struct action_setting *out, const struct action_work *w,
	struct action_owner *owner, const struct mus_action_value *values, size_t n)
{
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		struct reading r = { .w = w, .owner = owner, .what = &values[i] };

		good &= find_field(&r) && make_setting(&out[i], &r);
	}
	return good;
}
