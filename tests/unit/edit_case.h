/*
 * One edit of a text, compared whole. For the tests of doc/edit.h.
 */
#ifndef TESTS_EDIT_CASE_H
#define TESTS_EDIT_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/edit.h"

#include <string.h>

enum op { SET, PUT, APPEND, REMOVE, BEFORE, AFTER };

struct edit_case {
	enum op op;
	const char *before, *path, *value;
	const char *after; /* the whole text, or, with `refused`, NULL */
	const char *refused; /* the finding's id */
	enum mus_type type;  /* SET; MUS_NONE: a string */
	size_t document;
	const char *const *order;
	size_t n_order;
};

static inline enum mus_status edit_apply(
	struct mus_edit *edit, const struct edit_case *c, struct mus_diag *diag)
{
	switch (c->op) {
	case SET:
		return mus_edit_set(edit, c->path, c->value, c->type ? c->type : MUS_STRING, diag);
	case PUT:
		return mus_edit_put(edit, c->path, c->value, diag);
	case APPEND:
		return mus_edit_append(edit, c->path, c->value, diag);
	case BEFORE:
		return mus_edit_insert(edit, c->path, MUS_BEFORE, c->value, diag);
	case AFTER:
		return mus_edit_insert(edit, c->path, MUS_AFTER, c->value, diag);
	default:
		return mus_edit_remove(edit, c->path, diag);
	}
}

static inline void edit_check_refusal(const struct edit_case *c, struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *findings = mus_diag_all(diag, &n);

	assert_int_equal(n, 1);
	assert_string_equal(findings[0].id, c->refused);
	assert_string_equal(findings[0].place.file, "f.yaml");
	assert_string_equal(findings[0].path, c->path);
}

static inline void edit_check(const struct edit_case *c)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;
	struct mus_edit *edit;
	size_t len;

	assert_int_equal(mus_doc_parse(&doc, "f.yaml", c->before, strlen(c->before), diag), MUS_OK);
	mus_edit_begin(&edit, doc, c->document);
	mus_edit_order(edit, c->order, c->n_order);
	enum mus_status status = edit_apply(edit, c, diag);
	/* First the text: when it is not as it should be, that is what one wants to see. */
	assert_string_equal(mus_edit_text(edit, &len), c->refused ? c->before : c->after);
	if (c->refused)
		edit_check_refusal(c, diag);
	else
		assert_int_equal(mus_diag_status(diag), MUS_OK);
	assert_int_equal(status, c->refused ? MUS_REFUSED : MUS_OK);
	mus_edit_free(edit);
	mus_doc_free(doc);
	mus_diag_free(diag);
}

/* CHECK(op, before, path, value, after), and the same with more fields. */
#define CHECK(o, b, p, v, a) CHECK_WITH(o, b, p, v, a, .document = 0)
#define CHECK_WITH(o, b, p, v, a, ...)                                                             \
	edit_check(&(const struct edit_case){                                                      \
		.op = (o), .before = (b), .path = (p), .value = (v), .after = (a), __VA_ARGS__ })
#define CHECK_REFUSED(o, b, p, v, id) CHECK_WITH(o, b, p, v, NULL, .refused = (id))

#endif
