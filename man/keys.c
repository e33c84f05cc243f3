/*
 * The KEYS of a page, from the schema: each key with its type, whether it must be there, who may
 * be shown it, its description, the words it may hold, limits and default; keys inside it are
 * indented below. The schemas are the one source of truth, so all that stands here comes from
 * them, save the names of what references lead to.
 */
#include "keys.h"

#include <string.h>

#include "page.h"

#define COMMON "common.schema.yaml#"

/* ---- schemas ---- */

static const struct mus_doc *schema_of(struct mus_doc **keep, const char *file)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_buf name = MUS_BUF_INIT;

	mus_buf_fmt(&name, "schemas/%s.schema.yaml", file);
	if (mus_file_read(keep, name.data, diag))
		page_fail("cannot read", name.data);
	mus_buf_dispose(&name);
	mus_diag_free(diag);
	return *keep;
}

/* What a $ref leads to: #/$defs/NAME of the common schemas, or of this one. */
static struct at follow(const struct keys *k, struct at from, const char *ref)
{
	struct at to = from;
	const char *name = ref;

	if (strncmp(ref, COMMON, strlen(COMMON)) == 0) {
		to.doc = k->common;
		name = ref + strlen(COMMON);
	} else {
		name++;
	}
	if (strncmp(name, "/$defs/", 7) != 0)
		page_fail("cannot follow", ref);
	to.node = mus_doc_get(to.doc, mus_doc_get(to.doc, mus_doc_root(to.doc, 0), "$defs"), name + 7);
	if (!to.node)
		page_fail("leads nowhere:", ref);
	return to;
}

struct at keys_find(const struct keys *k, struct at schema, const char *keyword)
{
	for (;;) {
		mus_node ref = mus_doc_get(schema.doc, schema.node, "$ref");
		struct at found = { schema.doc, mus_doc_get(schema.doc, schema.node, keyword) };

		if (found.node || !ref)
			return found;
		schema = follow(k, schema, mus_doc_str(schema.doc, ref));
	}
}

const char *keys_text(const struct keys *k, struct at schema, const char *keyword)
{
	struct at found = keys_find(k, schema, keyword);

	return mus_doc_str(found.doc, found.node);
}

/* The schema under a keyword that holds one; node 0 where there is none, or only true or false. */
static struct at schema_under(const struct keys *k, struct at schema, const char *keyword)
{
	struct at found = keys_find(k, schema, keyword);

	if (mus_doc_type(found.doc, found.node) != MUS_MAP)
		found.node = 0;
	return found;
}

/* ---- what is required only sometimes ---- */

static void add_words(struct mus_buf *out, struct at values)
{
	size_t i = 0, n = mus_doc_size(values.doc, values.node);

	MUS_EACH (values.doc, value, values.node) {
		mus_buf_str(out, i == 0 ? "" : i + 1 == n ? " or " : ", ");
		mus_buf_str(out, mus_doc_str(values.doc, value));
		i++;
	}
}

/* "type is grus", "shared is there": what an `if` asks. */
static void add_question(struct mus_buf *out, const struct mus_doc *doc, mus_node test)
{
	mus_node properties = mus_doc_get(doc, test, "properties");
	bool more = false;

	MUS_EACH (doc, key, mus_doc_get(doc, test, "required")) {
		mus_node value = mus_doc_get(doc, properties, mus_doc_str(doc, key));
		mus_node constant = mus_doc_get(doc, value, "const");

		mus_buf_fmt(out, "%s'%s' is ", more ? " and " : "", mus_doc_str(doc, key));
		if (constant)
			mus_buf_str(out, mus_doc_str(doc, constant));
		else if (mus_doc_get(doc, value, "enum"))
			add_words(out, (struct at){ doc, mus_doc_get(doc, value, "enum") });
		else
			mus_buf_str(out, "there");
		more = true;
	}
}

/* Notes each key that a branch of an if requires, also those further inside. */
static void note_branch(struct keys *k, const struct mus_doc *doc, mus_node branch,
	const char *path, const char *when)
{
	MUS_EACH (doc, key, mus_doc_get(doc, branch, "required")) {
		struct condition *c = MUS_PUSH(k->arena, k->conditions, k->n_conditions, k->cap_conditions);

		c->path = mus_printf(k->arena, "%s/%s", path, mus_doc_str(doc, key));
		c->when = when;
	}
	MUS_EACH_KEY (doc, key, mus_doc_get(doc, branch, "properties"))
		note_branch(k, doc, mus_doc_value(doc, key),
			mus_printf(k->arena, "%s/%s", path, mus_doc_str(doc, key)), when);
	if (mus_doc_get(doc, branch, "items"))
		note_branch(k, doc, mus_doc_get(doc, branch, "items"), path, when);
}

static void note_conditions(struct keys *k, struct at schema, const char *path)
{
	const struct mus_doc *doc = schema.doc;
	mus_node test = mus_doc_get(doc, schema.node, "if");
	struct mus_buf question = MUS_BUF_INIT;

	MUS_EACH (doc, one, mus_doc_get(doc, schema.node, "allOf"))
		note_conditions(k, (struct at){ doc, one }, path);
	if (!test)
		return;
	add_question(&question, doc, test);
	note_branch(k, doc, mus_doc_get(doc, schema.node, "then"), path,
		mus_printf(k->arena, "required if %s", question.data));
	note_branch(k, doc, mus_doc_get(doc, schema.node, "else"), path,
		mus_printf(k->arena, "required unless %s", question.data));
	mus_buf_dispose(&question);
}

/* "required", "required if …" or NULL. */
static const char *when_required(
	const struct keys *k, struct at owner, const char *name, const char *path)
{
	struct at required = keys_find(k, owner, "required");

	MUS_EACH (required.doc, key, required.node)
		if (strcmp(mus_doc_str(required.doc, key), name) == 0)
			return "required";
	for (size_t i = 0; i < k->n_conditions; i++)
		if (strcmp(k->conditions[i].path, path) == 0)
			return k->conditions[i].when;
	return NULL;
}

/* ---- one key ---- */

static void put_words(const struct keys *k, struct at schema)
{
	struct at words = keys_find(k, schema, "enum");
	struct at meaning = keys_find(k, schema, "x-words");
	size_t width = 0;

	if (!words.node)
		return;
	MUS_EACH (words.doc, word, words.node)
		if (mus_doc_len(words.doc, word) > width)
			width = mus_doc_len(words.doc, word);
	mus_buf_fmt(k->out, ".Bl -tag -width %zun -compact\n", width + 1);
	MUS_EACH (words.doc, word, words.node) {
		const char *text = mus_doc_str(words.doc, word);

		mus_buf_fmt(k->out, ".It Li %s\n", text);
		page_prose(k->out, mus_doc_str(meaning.doc, mus_doc_get(meaning.doc, meaning.node, text)));
	}
	mus_buf_str(k->out, ".El\n");
}

/* The source text of a default or an example. */
static void put_value(const struct keys *k, const char *before, struct at value, const char *after)
{
	size_t begin, end, len;
	struct mus_buf text = MUS_BUF_INIT;

	if (!value.node)
		return;
	mus_doc_span(value.doc, value.node, &begin, &end);
	mus_buf_str(&text, before);
	mus_buf_add(&text, mus_doc_text(value.doc, &len) + begin, end - begin);
	mus_buf_str(&text, after);
	page_prose(k->out, text.data);
	mus_buf_dispose(&text);
}

static void put_body(struct keys *k, struct at schema)
{
	const char *description = keys_text(k, schema, "description");
	struct mus_buf limits = MUS_BUF_INIT;
	struct at examples = keys_find(k, schema, "examples");

	if (!*description)
		page_fail("no description of a key in", mus_doc_name(schema.doc));
	page_prose(k->out, description);
	keys_add_limits(&limits, schema, description);
	if (limits.len)
		page_prose(k->out, limits.data);
	keys_put_reference(k, schema);
	put_value(k, "If left out: ", keys_find(k, schema, "default"), ".");
	put_value(k, "For instance: ",
		(struct at){ examples.doc, mus_doc_first(examples.doc, examples.node) }, ".");
	mus_buf_dispose(&limits);
	put_words(k, schema);
}

static void put_fields(struct keys *k, struct at schema, const char *path);

static bool has_fields(const struct keys *k, struct at schema)
{
	return schema_under(k, schema, "properties").node ||
		schema_under(k, schema, "additionalProperties").node;
}

/* What is inside: the keys of a mapping, or of each item of a list. */
static void put_inside(struct keys *k, struct at schema, const char *path)
{
	struct at items = schema_under(k, schema, "items");

	note_conditions(k, schema, path);
	if (has_fields(k, schema))
		put_fields(k, schema, path);
	if (items.node)
		put_inside(k, items, path);
}

static void put_head(struct keys *k, const char *item, struct at schema, const char *required)
{
	const char *class = keys_text(k, schema, "x-disclosure");
	struct mus_buf type = MUS_BUF_INIT;

	keys_add_type(k, &type, schema, false);
	mus_buf_fmt(k->out, ".It %s Po %s", item, type.data);
	if (required)
		mus_buf_fmt(k->out, "; %s", required);
	mus_buf_fmt(k->out, "; %s Pc\n", *class ? class : "private");
	mus_buf_dispose(&type);
}

/* Keys that are free: the ids of themes, positions and the like. */
static void put_free_keys(struct keys *k, struct at schema, const char *path)
{
	struct at value = schema_under(k, schema, "additionalProperties");
	const char *name = keys_text(k, schema, "x-key");

	if (!value.node)
		return;
	if (!*name)
		name = keys_text(k, schema, "x-ref");
	if (!*name)
		page_fail("free keys without x-key or x-ref in", mus_doc_name(schema.doc));
	put_head(k, mus_printf(k->arena, "Ao Ar %s Ac", name), value, NULL);
	put_body(k, value);
	put_inside(k, value, mus_printf(k->arena, "%s/*", path));
}

static void put_fields(struct keys *k, struct at schema, const char *path)
{
	struct at properties = schema_under(k, schema, "properties");

	mus_buf_str(k->out, ".Bl -tag -width 4n\n");
	MUS_EACH_KEY (properties.doc, key, properties.node) {
		const char *name = mus_doc_str(properties.doc, key);
		const char *below = mus_printf(k->arena, "%s/%s", path, name);
		struct at field = { properties.doc, mus_doc_value(properties.doc, key) };

		put_head(k, mus_printf(k->arena, "Cm %s", name), field, when_required(k, schema, name, below));
		put_body(k, field);
		put_inside(k, field, below);
	}
	put_free_keys(k, schema, path);
	mus_buf_str(k->out, ".El\n");
}

static void put_legend(const struct keys *k)
{
	mus_buf_str(k->out,
		"In brackets behind each key stands what it holds, whether it is required, and who\n"
		"may be shown it:\n"
		".Cm reportable\n"
		"may reach roll-ups for management, as sums;\n"
		".Cm shared\n"
		"is for all who may read the shared folder;\n"
		".Cm private\n"
		"is for leader and employee alone.\n"
		"What is not required may be left out.\n"
		"Keys that begin with\n"
		".Li x-\n"
		"may be added anywhere; they are private, and no command reads them.\n");
}

void page_keys(struct mus_buf *out, const char *kind)
{
	struct mus_doc *common = NULL, *own = NULL;
	struct keys k = { .arena = mus_arena_new(), .out = out };
	struct mus_buf page = MUS_BUF_INIT;
	struct at root;

	k.common = schema_of(&common, "common");
	root.doc = schema_of(&own, kind);
	root.node = mus_doc_root(root.doc, 0);
	mus_buf_fmt(&page, "mus-%s", kind);
	k.page = page.data;
	put_legend(&k);
	put_inside(&k, root, "");
	keys_put_types(&k);
	keys_put_references(&k);
	mus_buf_dispose(&page);
	mus_doc_free(common);
	mus_doc_free(own);
	mus_arena_free(k.arena);
}
