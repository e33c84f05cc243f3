/*
 * Records and schemas are one: what lib/record reads is what schemas/ describes, key by key and
 * word by word. Where they differ, that is written down here and may only grow shorter.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "record/shape.h"
#include "schema/schema.h"

/* Keys of schemas that no view has: what they are is known, or looked up in the document. */
static const char *const unread[] = { "/kind", "workplace/mus", "answer/answers" };

/* Keys that are read and stand in the schema of another kind, which shares the view. */
static const char *const elsewhere[] = { "plan/actions/0/participants" };

static struct mus_schemas *schemas;
static size_t compared;

static bool is_listed(const char *const *list, size_t n, const char *kind, const char *path)
{
	struct mus_buf full = MUS_BUF_INIT;
	bool found = false;
	mus_buf_fmt(&full, "%s%s", kind, path);
	for (size_t i = 0; i < n; i++)
		found |= strcmp(list[i], path) == 0 || strcmp(list[i], full.data) == 0;
	mus_buf_dispose(&full);
	return found;
}

#define IS_LISTED(list, kind, path) is_listed((list), LENGTH(list), (kind), (path))

static const struct shape_field *find_key(const struct mus_shape *shape, const char *key)
{
	for (size_t i = 0; i < shape->n; i++)
		if (strcmp(shape->fields[i].key, key) == 0)
			return &shape->fields[i];
	return NULL;
}

/* The words of a schema's enum are those of the catalogue's set, no more and no fewer. */
static void compare_words(const char *kind, const char *path, const struct shape_field *f, const struct mus_field *s)
{
	size_t n = 0;
	for (int w = 0; w < 64; w++)
		n += mus_word_name((enum mus_words)f->words, w) != NULL;
	for (size_t i = 0; i < s->n_values; i++)
		if (mus_word_parse((enum mus_words)f->words, s->values[i]) == MUS_NO_INT)
			fail_msg("%s%s: the word '%s' of the schema is not known", kind, path, s->values[i]);
	if (s->n_values && n != s->n_values)
		fail_msg("%s%s: %zu words are known, %zu in the schema", kind, path, n, s->n_values);
}

static void compare(const char *kind, const char *path, const struct mus_shape *shape, const struct mus_schema *schema);

static void compare_field(const char *kind, const char *path, const struct shape_field *f, const struct mus_field *s)
{
	struct mus_buf below = MUS_BUF_INIT;
	compared++;
	if (f->type == SHAPE_WORD || f->type == SHAPE_ENUM)
		compare_words(kind, path, f, s);
	if (f->type == SHAPE_LIST) {
		mus_buf_fmt(&below, "%s/0", path);
		const struct mus_schema *item = mus_schema_at(s->schema, "/0");
		if (!item)
			fail_msg("%s%s is no list in the schema", kind, path);
		compare(kind, below.data, f->shape, item);
	} else if (f->type == SHAPE_PART) {
		compare(kind, path, f->shape, s->schema);
	}
	mus_buf_dispose(&below);
}

static bool has_field(const struct mus_schema *schema, const char *key)
{
	struct mus_field s;
	for (size_t i = 0; mus_schema_field(schema, i, &s); i++)
		if (strcmp(s.name, key) == 0)
			return true;
	return false;
}

static void compare(const char *kind, const char *path, const struct mus_shape *shape, const struct mus_schema *schema)
{
	struct mus_buf below = MUS_BUF_INIT;
	struct mus_field s;
	for (size_t i = 0; mus_schema_field(schema, i, &s); i++) {
		const struct shape_field *f = find_key(shape, s.name);
		mus_buf_cut(&below, 0);
		mus_buf_fmt(&below, "%s/%s", path, s.name);
		if (f)
			compare_field(kind, below.data, f, &s);
		else if (!IS_LISTED(unread, kind, below.data))
			fail_msg("%s%s stands in the schema, and nothing reads it", kind, below.data);
	}
	for (size_t i = 0; i < shape->n; i++) {
		mus_buf_cut(&below, 0);
		mus_buf_fmt(&below, "%s/%s", path, shape->fields[i].key);
		if (!has_field(schema, shape->fields[i].key) && !IS_LISTED(elsewhere, kind, below.data))
			fail_msg("%s%s is read, and stands in no schema", kind, below.data);
	}
	mus_buf_dispose(&below);
}

static void record_schema__hold_the_same_keys_and_words(void **state)
{
	(void)state;
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	schemas = mus_schemas_builtin();
	for (int k = 1; k < MUS_KIND_COUNT; k++) {
		const char *kind = mus_kind_name((enum mus_kind)k);
		struct mus_buf name = MUS_BUF_INIT;
		mus_buf_fmt(&name, "%s.schema.yaml", kind);
		const struct mus_schema *schema = mus_schema_get(schemas, name.data, diag);
		assert_non_null(schema);
		if (mus_kind_shape((enum mus_kind)k))
			compare(kind, "", mus_kind_shape((enum mus_kind)k), schema);
		mus_buf_dispose(&name);
	}
	assert_true(compared > 200);
	mus_schemas_free(schemas);
	mus_diag_free(diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(record_schema__hold_the_same_keys_and_words),
	};
	return cmocka_run_group_tests_name("record_schema", tests, NULL, NULL);
}
