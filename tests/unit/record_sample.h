/*
 * What tests of records share: reading a sample from tests/data/kinds, and saying what it holds.
 */
#ifndef TESTS_UNIT_RECORD_SAMPLE_H
#define TESTS_UNIT_RECORD_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "record/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A sample that was read; what it holds outlives its document. */
struct sample {
	struct mus_arena *arena;
	struct mus_diag *diag;
};

static inline struct mus_buf slurp(const char *path)
{
	struct mus_buf text = MUS_BUF_INIT;
	char piece[4096];
	size_t n;
	FILE *file = fopen(path, "rb");

	if (!file)
		fail_msg("cannot open %s (tests run from the top folder)", path);
	while ((n = fread(piece, 1, sizeof piece, file)))
		mus_buf_add(&text, piece, n);
	fclose(file);
	return text;
}

static inline void show_findings(const struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *f = mus_diag_all(diag, &n);

	for (size_t i = 0; i < n; i++)
		print_error("%s:%u:%u: %s (%s)\n", f[i].place.file, f[i].place.line,
			f[i].place.column, f[i].message, f[i].path ? f[i].path : "");
}

/* Reads tests/data/kinds/<kind>.yaml into *out, which is filled with rubbish before. */
static inline struct sample read_sample(enum mus_kind kind, void *out, size_t size)
{
	struct sample s = { mus_arena_new(), mus_diag_new(MUS_EN) };
	struct mus_doc *doc;
	enum mus_status status;
	struct mus_buf text;
	char path[256];

	snprintf(path, sizeof path, "tests/data/kinds/%s.yaml", mus_kind_name(kind));
	text = slurp(path);
	assert_int_equal(mus_doc_parse(&doc, path, text.data, text.len, s.diag), MUS_OK);
	assert_int_equal(mus_kind_of(doc, mus_doc_root(doc, 0)), kind);
	memset(out, 0xA5, size);
	status = mus_record_read(kind, doc, mus_doc_root(doc, 0), s.arena, s.diag, out);
	show_findings(s.diag);
	assert_int_equal(status, MUS_OK);
	assert_int_equal(mus_diag_status(s.diag), MUS_OK);
	mus_doc_free(doc);
	mus_buf_dispose(&text);
	return s;
}

#define READ(kind, out) read_sample((kind), &(out), sizeof(out))

static inline void done(struct sample s)
{
	mus_arena_free(s.arena);
	mus_diag_free(s.diag);
}

static inline void assert_date(mus_date date, const char *iso)
{
	char buf[MUS_DATE_SIZE];

	assert_string_equal(mus_date_print(date, buf), iso);
}

static inline void assert_dec(mus_dec dec, const char *text)
{
	char buf[MUS_DEC_SIZE];

	assert_string_equal(mus_dec_print(dec, buf), text);
}

/* The words of a list, joined by '|'. */
static inline void assert_strs(struct mus_strs list, const char *joined)
{
	struct mus_buf all = MUS_BUF_INIT;

	for (size_t i = 0; i < list.n; i++) {
		if (i)
			mus_buf_char(&all, '|');
		mus_buf_str(&all, list.item[i]);
	}
	assert_string_equal(all.data, joined);
	mus_buf_dispose(&all);
}

static inline void assert_at(struct mus_at at, uint32_t line, uint32_t column)
{
	assert_int_equal(at.line, line);
	assert_int_equal(at.column, column);
}

#endif
