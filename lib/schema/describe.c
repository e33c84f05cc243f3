/*
 * Values and schemas in words, for messages. A message has one line, so all is kept short.
 */
#include "schema/check.h"

#include <string.h>

#include "base/utf8.h"

#define LONGEST_VALUE 60
#define MOST_WORDS 12
/* How far a description follows schemas made of schemas. */
#define MOST_NESTED 8

void mus_describe_value(struct mus_buf *out, const struct mus_doc *doc, mus_node node)
{
	const char *text = mus_doc_str(doc, node);
	size_t len = mus_doc_len(doc, node), cut = len;

	if (mus_doc_type(doc, node) == MUS_SEQ || mus_doc_type(doc, node) == MUS_MAP) {
		mus_buf_str(out, "…");
		return;
	}
	if (len > LONGEST_VALUE) {
		cut = LONGEST_VALUE;
		/* Not inside a character. */
		while (((unsigned char)text[cut] & 0xC0) == 0x80)
			cut--;
	}
	mus_utf8_safe(out, text, cut, false);
	if (cut < len)
		mus_buf_str(out, "…");
}

const char *mus_describe_json(enum mus_lang lang, unsigned json)
{
	static const enum mus_text_id names[] = { MUS_T_SCHEMA_NO_VALUE, MUS_T_SCHEMA_BOOLEAN,
		MUS_T_SCHEMA_INTEGER, MUS_T_SCHEMA_NUMBER, MUS_T_SCHEMA_STRING, MUS_T_SCHEMA_ARRAY,
		MUS_T_SCHEMA_OBJECT };
	size_t i = 0;

	while (i + 1 < sizeof names / sizeof *names && !(json & 1U << i))
		i++;
	return mus_text(lang, names[i]);
}

void mus_describe_words(struct mus_buf *out, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n && i < MOST_WORDS; i++) {
		mus_buf_str(out, i ? ", " : "");
		mus_buf_str(out, words[i]);
	}
	if (n > MOST_WORDS)
		mus_buf_str(out, ", …");
}

void mus_suggest(struct mus_buf *out, enum mus_lang lang, const char *text,
	const char *const *words, size_t n)
{
	const char *near = n ? mus_nearest(text, words, n) : NULL;

	if (near)
		mus_say(out, lang, MUS_T_SCHEMA_DID_YOU_MEAN, &near, 1);
}

const char *mus_title_of(const struct mus_schema *schema, enum mus_lang lang)
{
	return lang == MUS_DA && schema->title_da ? schema->title_da : schema->title;
}

const char *mus_description_of(const struct mus_schema *schema, enum mus_lang lang)
{
	return lang == MUS_DA && schema->description_da ? schema->description_da
							: schema->description;
}

const struct mus_schema *mus_schema_target(const struct mus_schema *schema)
{
	for (int i = 0; schema->ref && i < MOST_NESTED; i++)
		schema = schema->ref;
	return schema;
}

static unsigned types_below(const struct mus_schema *schema, unsigned depth);

/* What any of the forms takes; 0 (anything) as soon as one takes anything. */
static unsigned types_of_forms(const struct mus_schema_list *forms, unsigned depth)
{
	unsigned types = 0;

	for (size_t i = 0; i < forms->n; i++) {
		unsigned more = types_below(forms->items[i], depth);

		if (!more)
			return 0;
		types |= more;
	}
	return types;
}

static unsigned types_below(const struct mus_schema *schema, unsigned depth)
{
	const struct mus_logic *logic = mus_logic(schema);
	unsigned types = schema->types;

	if (types || depth == MOST_NESTED)
		return types;
	if (schema->ref)
		types = types_below(schema->ref, depth + 1);
	for (size_t i = 0; logic && !types && i < logic->all.n; i++)
		types = types_below(logic->all.items[i], depth + 1);
	if (logic && !types)
		types = types_of_forms(&logic->any, depth + 1);
	if (logic && !types)
		types = types_of_forms(&logic->one, depth + 1);
	return types;
}

unsigned mus_types_of(const struct mus_schema *schema)
{
	return types_below(schema, 0);
}

static void describe_below(
	struct mus_buf *out, enum mus_lang lang, const struct mus_schema *schema, unsigned depth);

static void describe_forms(struct mus_buf *out, enum mus_lang lang,
	const struct mus_schema_list *forms, unsigned depth)
{
	struct mus_buf last = MUS_BUF_INIT;

	for (size_t i = 0; i < forms->n; i++) {
		struct mus_buf one = MUS_BUF_INIT;

		describe_below(&one, lang, forms->items[i], depth);
		/* Several forms of a mapping are all "keys with values": said once. */
		if (one.len && strcmp(one.data, last.data) != 0) {
			mus_buf_str(out, out->len ? mus_text(lang, MUS_T_SCHEMA_OR) : "");
			mus_buf_str(out, one.data);
		}
		mus_buf_dispose(&last);
		last = one;
	}
	mus_buf_dispose(&last);
}

static void describe_types(struct mus_buf *out, enum mus_lang lang, unsigned types)
{
	/* A number may be whole; that need not be said. */
	if (types & MUS_JSON_NUMBER)
		types &= ~(unsigned)MUS_JSON_INTEGER;
	for (unsigned bit = 1; bit <= MUS_JSON_OBJECT; bit <<= 1) {
		if (!(types & bit))
			continue;
		mus_buf_str(out, out->len ? mus_text(lang, MUS_T_SCHEMA_OR) : "");
		mus_buf_str(out, mus_describe_json(lang, bit));
	}
}

static void describe_listed(
	struct mus_buf *out, enum mus_lang lang, const struct mus_schema *schema)
{
	struct mus_buf words = MUS_BUF_INIT;

	mus_describe_words(&words, schema->words, schema->n_words);
	if (schema->n_words == 1)
		mus_buf_fmt(out, "'%s'", words.data);
	else
		mus_say(out, lang, MUS_T_SCHEMA_ONE_OF, MUS_ARGS(words.data));
	mus_buf_dispose(&words);
}

/* A text with a form of its own; nothing when it has none. */
static void describe_text(struct mus_buf *out, enum mus_lang lang, const struct mus_schema *schema)
{
	const struct mus_on_string *string = mus_on_string(schema);
	const char *title = mus_title_of(schema, lang);

	if (!string)
		return;
	if (string->date)
		mus_buf_str(out, mus_text(lang, MUS_T_SCHEMA_DATE));
	else if (string->pattern && mus_pattern_is_id(string->pattern))
		mus_buf_str(out, mus_text(lang, MUS_T_SCHEMA_ID));
	else if (string->pattern && title)
		mus_buf_str(out, title);
}

static void describe_below(
	struct mus_buf *out, enum mus_lang lang, const struct mus_schema *schema, unsigned depth)
{
	const struct mus_logic *logic = mus_logic(schema);
	size_t before = out->len;

	if (depth == MOST_NESTED)
		return;
	if (schema->n_words)
		describe_listed(out, lang, schema);
	else
		describe_text(out, lang, schema);
	if (out->len == before && schema->ref)
		describe_below(out, lang, schema->ref, depth + 1);
	if (out->len == before && logic)
		describe_forms(out, lang, logic->any.n ? &logic->any : &logic->one, depth + 1);
	if (out->len == before)
		describe_types(out, lang, schema->types);
	for (size_t i = 0; logic && out->len == before && i < logic->all.n; i++)
		describe_below(out, lang, logic->all.items[i], depth + 1);
}

void mus_describe(struct mus_buf *out, enum mus_lang lang, const struct mus_schema *schema)
{
	describe_below(out, lang, schema, 0);
	if (!out->len)
		mus_buf_str(out, mus_text(lang, MUS_T_SCHEMA_ANYTHING));
}

void mus_describe_list(struct mus_buf *out, enum mus_lang lang, const struct mus_schema_list *list)
{
	describe_forms(out, lang, list, 0);
	if (!out->len)
		mus_buf_str(out, mus_text(lang, MUS_T_SCHEMA_ANYTHING));
}
