/*
 * What the tests of lib/schema share: a check, and its findings as text.
 */
#ifndef MUS_TESTS_SCHEMA_HELP_H
#define MUS_TESTS_SCHEMA_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "schema/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/embedded.h"

/* All findings, one a line: place, id, path, message, and the hint in brackets. */
static inline void render(struct mus_buf *out, const struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *f = mus_diag_all(diag, &n);

	for (size_t i = 0; i < n; i++) {
		mus_buf_fmt(out, "%u:%u %s %s: %s", f[i].place.line, f[i].place.column, f[i].id,
			f[i].path ? f[i].path : "-", f[i].message);
		mus_buf_fmt(out, f[i].hint ? " [%s]\n" : "\n", f[i].hint);
	}
}

/* Checks a text against a schema in a set; returns all findings, to be freed. */
static inline char *check_in(struct mus_schemas *set, const char *uri, const char *text,
	enum mus_lang lang, struct mus_refs *refs)
{
	struct mus_diag *diag = mus_diag_new(lang);
	const struct mus_schema *schema = mus_schema_get(set, uri, diag);
	struct mus_buf out = MUS_BUF_INIT;
	struct mus_doc *doc = NULL;
	char *result;

	if (schema) {
		assert_int_equal(mus_doc_parse(&doc, "r.yaml", text, strlen(text), diag), MUS_OK);
		enum mus_status status =
			mus_schema_check(schema, doc, mus_doc_root(doc, 0), diag, refs);
		assert_int_equal(status, mus_diag_status(diag));
	}
	render(&out, diag);
	result = strdup(out.data);
	mus_buf_dispose(&out);
	mus_doc_free(doc);
	mus_diag_free(diag);
	return result;
}

static inline struct mus_schemas *set_of(const char *schema)
{
	struct mus_schemas *set = mus_schemas_new();
	struct mus_diag *diag = mus_diag_new(MUS_EN);

	assert_int_equal(mus_schemas_add(set, "s.yaml", schema, strlen(schema), diag), MUS_OK);
	mus_diag_free(diag);
	return set;
}

static inline void finds_in(
	enum mus_lang lang, const char *schema, const char *text, const char *wanted)
{
	struct mus_schemas *set = set_of(schema);
	char *found = check_in(set, "s.yaml", text, lang, NULL);

	assert_string_equal(found, wanted);
	free(found);
	mus_schemas_free(set);
}

static inline void finds(const char *schema, const char *text, const char *wanted)
{
	finds_in(MUS_EN, schema, text, wanted);
}

#endif
