/*
 * What the fuzz targets share. A target is one file with LLVMFuzzerTestOneInput() (libFuzzer's
 * entry): it takes any bytes, does with them what a command would do, and asserts what must hold
 * whatever they are. Built with libFuzzer it looks for inputs (`make fuzz`), built with replay.c
 * it runs those that were found before (`make check`).
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "doc/doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program unless the condition holds: a finding of the fuzzer. */
#define MUST(condition)                                                                            \
	((condition) ? (void)0 :                                                                   \
		       (fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition), \
			       abort()))

/* A part of an input. */
struct part {
	const char *text;
	size_t len;
};

/* The bytes up to the next 0xFF, which stands in no UTF-8, and what is behind it in *rest. */
static inline struct part part_next(struct part *rest)
{
	const char *mark = rest->len ? memchr(rest->text, 0xFF, rest->len) : NULL;
	struct part part = { rest->text, mark ? (size_t)(mark - rest->text) : rest->len };
	size_t taken = part.len + (mark ? 1 : 0);

	rest->text += taken;
	rest->len -= taken;
	return part;
}

/* A byte of the input as a choice; 0 when there is none left. */
static inline size_t part_choice(struct part *rest, size_t n)
{
	if (rest->len == 0 || n == 0)
		return 0;
	rest->len--;
	return (uint8_t)*rest->text++ % n;
}

/* The part as a text that ends with NUL, cut at the first one in it; the arena's. */
static inline char *part_text(struct mus_arena *arena, struct part part)
{
	return mus_strndup(arena, part.text, part.len);
}

/* A finding must be one line that a terminal can show, in the right file, on a line it has. */
static inline void must_be_sound(const struct mus_finding *f, const char *file, size_t lines)
{
	MUST(f->message && *f->message);
	for (const char *s = f->message; *s; s++)
		MUST((unsigned char)*s >= ' ' && *s != 0x7f);
	for (const char *s = f->excerpt ? f->excerpt : ""; *s; s++)
		MUST(((unsigned char)*s >= ' ' || *s == '\t') && *s != 0x7f);
	MUST(f->id && *f->id && f->caret <= 120);
	if (f->place.file) {
		MUST(strcmp(f->place.file, file) == 0);
		MUST(f->place.line <= lines + 1);
		MUST(!f->place.column || f->place.line);
	}
}

/* Lines by any of YAML's breaks: at least as many as a place can name. */
static inline size_t count_lines(const char *text, size_t len)
{
	size_t n = 1;

	for (size_t i = 0; i < len; i++)
		n += text[i] == '\n' || text[i] == '\r' || (unsigned char)text[i] == 0x85 ||
			(unsigned char)text[i] == 0xA8 || (unsigned char)text[i] == 0xA9;
	return n;
}

/* All findings are sound; a status that says so means that there is an error among them. */
static inline void must_explain(
	const struct mus_diag *diag, enum mus_status status, const char *file, struct part text)
{
	size_t n, lines = count_lines(text.text, text.len);
	const struct mus_finding *all = mus_diag_all(diag, &n);

	for (size_t i = 0; i < n; i++)
		must_be_sound(&all[i], file, lines);
	MUST((status != MUS_OK) == (mus_diag_count(diag, MUS_ERROR) > 0));
}

#endif
