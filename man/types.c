/*
 * What a value is, in words for the manual: types, limits, references. What the schemas call a
 * type (x-type) is told once, below the keys.
 */
#include <string.h>

#include "keys.h"
#include "page.h"

/* ---- references ---- */

static const struct {
	const char *kind, *one, *many, *page;
} references[] = {
	{ "person", "a person", "persons", "mus-unit" },
	{ "unit", "a unit", "units", "mus-unit" },
	{ "group", "a group", "groups", "mus-unit" },
	{ "goal", "a goal of the strategy", "goals of the strategy", "mus-strategy" },
	{ "sign", "a sign of the strategy", "signs of the strategy", "mus-strategy" },
	{ "competence", "a competence", "competences", "mus-strategy" },
	{ "budget", "a budget", "budgets", "mus-strategy" },
	{ "form", "a form", "forms", "mus-form" },
	{ "theme", "a theme of a form", "themes of a form", "mus-form" },
	{ "question", "a question of a form", "questions of a form", "mus-form" },
	{ "activity", "an activity of the wheel", "activities of the wheel", "mus-wheel" },
	{ "action", "an action", "actions", "mus-group_plan" },
	{ "decision", "a decision", "decisions", "mus-group_plan" },
	{ "plan_goal", "a goal of this plan", "goals of this plan", NULL },
	{ "earlier_action", "an action of an earlier round", "actions of an earlier round", NULL },
};

#define N_REFERENCES (sizeof references / sizeof *references)

/* The number of the schema's x-ref in the table; N_REFERENCES for none. It is noted. */
static size_t reference_of(struct keys *k, struct at schema)
{
	const char *kind = keys_text(k, schema, "x-ref");
	size_t i = 0;

	while (i < N_REFERENCES && strcmp(references[i].kind, kind) != 0)
		i++;
	if (i == N_REFERENCES && *kind)
		page_fail("no such x-ref:", kind);
	if (i < N_REFERENCES)
		k->refs |= 1U << i;
	return i;
}

static bool is_map(const struct keys *k, struct at schema)
{
	return strcmp(keys_text(k, schema, "type"), "object") == 0;
}

/* Whether the value, or each item of the list, is an id and nothing else. */
static bool is_id(const struct keys *k, struct at schema)
{
	struct at items = keys_find(k, schema, "items");
	struct at type = keys_find(k, items.node ? items : schema, "x-type");
	const char *name = mus_doc_str(type.doc, mus_doc_first(type.doc, type.node));

	return strncmp(name, "id", 2) == 0;
}

void keys_put_reference(struct keys *k, struct at schema)
{
	size_t ref = reference_of(k, schema);

	if (ref < N_REFERENCES && !is_map(k, schema) && !is_id(k, schema))
		mus_buf_fmt(k->out, "It may refer to %s.\n", references[ref].one);
}

/* The references of one page, from number i on; the next one's number comes back. */
static size_t put_page(const struct keys *k, size_t i)
{
	const char *page = references[i].page, *between = "";

	if (strcmp(page, k->page) == 0)
		mus_buf_str(k->out, ".It this page\n");
	else
		mus_buf_fmt(k->out, ".It Xr %s 5\n", page);
	for (; i < N_REFERENCES && references[i].page && strcmp(references[i].page, page) == 0; i++) {
		if (!(k->refs & 1U << i))
			continue;
		mus_buf_fmt(k->out, "%s%s", between, references[i].many);
		between = ", ";
	}
	mus_buf_char(k->out, '\n');
	return i;
}

void keys_put_references(const struct keys *k)
{
	bool any = false;

	for (size_t i = 0; i < N_REFERENCES;) {
		if (!(k->refs & 1U << i) || !references[i].page) {
			i++;
			continue;
		}
		if (!any)
			mus_buf_str(k->out, ".Pp\nWhat ids stand for is told in these pages:\n"
					    ".Bl -tag -width 20n -compact\n");
		any = true;
		i = put_page(k, i);
	}
	if (any)
		mus_buf_str(k->out, ".El\n");
}

/* ---- types ---- */

/* Notes that a common definition is used: its number is that of its place in the file. */
static void note_definition(struct keys *k, struct at type)
{
	mus_node defs = mus_doc_get(k->common, mus_doc_root(k->common, 0), "$defs");
	unsigned i = 0;

	if (type.doc != k->common)
		return;
	MUS_EACH_KEY (k->common, key, defs) {
		if (mus_doc_get(k->common, mus_doc_value(k->common, key), "x-type") == type.node)
			k->types |= 1U << i;
		i++;
	}
}

/* What the schema calls it itself; false when it has no name. */
static bool add_named_type(struct keys *k, struct mus_buf *out, struct at schema, bool many)
{
	struct at type = keys_find(k, schema, "x-type");
	mus_node name = mus_doc_first(type.doc, type.node);
	size_t ref = reference_of(k, schema);

	if (!name)
		return false;
	note_definition(k, type);
	mus_buf_str(out, mus_doc_str(type.doc, many ? mus_doc_next(type.doc, name) : name));
	if (ref < N_REFERENCES && strcmp(mus_doc_str(type.doc, name), "id") == 0)
		mus_buf_fmt(out, " of %s", many ? references[ref].many : references[ref].one);
	return true;
}

static void add_list(struct keys *k, struct mus_buf *out, struct at schema)
{
	struct at items = keys_find(k, schema, "items");
	size_t ref = reference_of(k, schema);
	struct mus_buf what = MUS_BUF_INIT;

	if (keys_find(k, items, "properties").node) {
		mus_buf_str(out, "list, each with the keys below");
		return;
	}
	keys_add_type(k, &what, items, true);
	mus_buf_fmt(out, "list of %s", what.data);
	/* The reference stands beside the list, not in its items. */
	if (ref < N_REFERENCES && strcmp(what.data, "ids") == 0)
		mus_buf_fmt(out, " of %s", references[ref].many);
	mus_buf_dispose(&what);
}

/* One of the types of JSON Schema. */
static void add_plain_type(
	struct keys *k, struct mus_buf *out, struct at schema, const char *type, bool many)
{
	static const char *const names[][3] = { { "integer", "whole number", "whole numbers" },
		{ "number", "number", "numbers" }, { "boolean", "true or false", "true or false" },
		{ "object", "the keys below", "the keys below" } };
	const char *format = keys_text(k, schema, "format");

	if (strcmp(type, "array") == 0) {
		add_list(k, out, schema);
		return;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i][0], type) == 0)
			mus_buf_str(out, names[i][many ? 2 : 1]);
	if (strcmp(type, "string") == 0)
		mus_buf_str(out, *format ? format : many ? "texts" : "text");
}

static void add_types(struct keys *k, struct mus_buf *out, struct at schema, struct at types, bool many)
{
	size_t before = out->len;

	MUS_EACH (types.doc, type, types.node) {
		const char *name = mus_doc_str(types.doc, type);

		/* A key without a value is as if it were not there. */
		if (strcmp(name, "null") == 0)
			continue;
		mus_buf_str(out, out->len > before ? " or " : "");
		add_plain_type(k, out, schema, name, many);
	}
}

void keys_add_type(struct keys *k, struct mus_buf *out, struct at schema, bool many)
{
	struct at constant = keys_find(k, schema, "const");
	struct at types = keys_find(k, schema, "type");

	if (constant.node)
		mus_buf_fmt(out, "the %s %s",
			mus_doc_type(constant.doc, constant.node) == MUS_STRING ? "word" : "number",
			mus_doc_str(constant.doc, constant.node));
	else if (add_named_type(k, out, schema, many))
		return;
	else if (keys_find(k, schema, "enum").node)
		mus_buf_str(out, many ? "words" : "word");
	else if (mus_doc_type(types.doc, types.node) == MUS_SEQ)
		add_types(k, out, schema, types, many);
	else if (types.node)
		add_plain_type(k, out, schema, mus_doc_str(types.doc, types.node), many);
	else
		page_fail("a key without a type in", mus_doc_name(schema.doc));
}

void keys_put_types(struct keys *k)
{
	mus_node defs = mus_doc_get(k->common, mus_doc_root(k->common, 0), "$defs");
	unsigned i = 0;

	mus_buf_str(k->out, ".Ss Kinds of values\n.Bl -tag -width 4n\n");
	MUS_EACH_KEY (k->common, key, defs) {
		struct at def = { k->common, mus_doc_value(k->common, key) };
		const char *description = keys_text(k, def, "description");
		struct at type = keys_find(k, def, "x-type");
		struct mus_buf limits = MUS_BUF_INIT;

		/* Words are told where they are used. */
		if (k->types & 1U << i++ && !keys_find(k, def, "enum").node) {
			mus_buf_fmt(k->out, ".It Em %s\n", mus_doc_str(type.doc, mus_doc_first(type.doc, type.node)));
			page_prose(k->out, description);
			keys_add_limits(&limits, def, description);
			if (limits.len)
				page_prose(k->out, limits.data);
		}
		mus_buf_dispose(&limits);
	}
	mus_buf_str(k->out, ".El\n");
}

/* ---- limits ---- */

/* Whether a text holds that number as a word of its own. */
static bool names_number(const char *text, const char *number)
{
	size_t len = strlen(number);

	for (const char *s = text; (s = strstr(s, number)); s++)
		if ((s == text || strchr(" ([:", s[-1])) && !strchr("0123456789", s[len] ? s[len] : 'x'))
			return true;
	return false;
}

/* Begins another of the limits that stand behind each other. */
static void begin(struct mus_buf *out)
{
	mus_buf_str(out, out->len ? ", " : "");
}

static const char *own_text(struct at schema, const char *keyword)
{
	return mus_doc_str(schema.doc, mus_doc_get(schema.doc, schema.node, keyword));
}

static void add_range(struct mus_buf *out, struct at schema, const char *description)
{
	const char *min = own_text(schema, "minimum"), *max = own_text(schema, "maximum");
	char shown[MUS_DEC_SIZE];
	mus_dec number;

	if (!*min || (names_number(description, min) && names_number(description, *max ? max : min)))
		return;
	if (*max && mus_dec_parse(max, &number))
		mus_buf_fmt(out, "from %s to %s", min, mus_dec_show(number, MUS_EN, shown));
	else
		mus_buf_fmt(out, "at least %s", min);
}

void keys_add_limits(struct mus_buf *out, struct at schema, const char *description)
{
	const char *longest = own_text(schema, "maxLength");

	/* Of a round of talks or the like the description tells all. */
	if (!mus_doc_get(schema.doc, schema.node, "pattern") || !*own_text(schema, "minimum"))
		add_range(out, schema, description);
	if (*own_text(schema, "multipleOf") && !strstr(description, "decimal")) {
		begin(out);
		mus_buf_str(out, "at most two decimals");
	}
	if (*own_text(schema, "minLength")) {
		begin(out);
		mus_buf_str(out, "not empty");
	}
	if (*longest && !names_number(description, longest)) {
		begin(out);
		mus_buf_fmt(out, "at most %s characters", longest);
	}
	if (*own_text(schema, "minItems") && !mus_doc_get(schema.doc, schema.node, "maxItems")) {
		begin(out);
		mus_buf_fmt(out, "at least %s of them", own_text(schema, "minItems"));
	}
	if (*own_text(schema, "uniqueItems")) {
		begin(out);
		mus_buf_str(out, "none twice");
	}
	if (*own_text(schema, "minProperties")) {
		begin(out);
		mus_buf_str(out, "at least one of them");
	}
	if (out->len) {
		out->data[0] = (char)(out->data[0] - 'a' + 'A');
		mus_buf_char(out, '.');
	}
}
