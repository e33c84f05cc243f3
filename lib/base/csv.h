/*
 * Comma-separated values: reading what others export, writing RFC 4180.
 */
#ifndef MUS_BASE_CSV_H
#define MUS_BASE_CSV_H

#include "base/api.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

/* What is more is refused: no table of people is so large. */
#define MUS_CSV_MAX_ROWS 50000
#define MUS_CSV_MAX_COLUMNS 1000

/* One cell. */
struct mus_csv_cell {
	const char *text;      /* UTF-8, unquoted, white space around it dropped */
	uint32_t line, column; /* where it begins, from 1; columns count characters */
};

/* One row; rows may have different numbers of cells. */
struct mus_csv_row {
	struct mus_csv_cell *cells; /* n of them */
	size_t n;
	uint32_t line;              /* where it begins, from 1 */
};

/* A table. */
struct mus_csv {
	struct mus_csv_row *rows; /* the heading is row 0; rows without any text are left out */
	size_t n;                 /* rows, the heading with them */
	char delimiter;           /* the one that was found: ';' ',' or tab */
};

/*
 * Reads a table: UTF-8 with or without byte order mark, or Windows-1252 (when it is not valid
 * UTF-8); LF or CRLF; delimiter ; , or tab (the one the heading has most of); fields in "…" may
 * hold delimiters, doubled quotes and line breaks. A quote that never ends, or text after a
 * closing quote, is an error with its place, as are UTF-16, NUL bytes, and more rows or columns than
 * the limits: then MUS_REFUSED, and
 * what *out holds is not all there is. Rows and cells live in the arena; line breaks in a cell are
 * LF. `name` is what findings call the table; text and name are not kept.
 */
MUS_API enum mus_status mus_csv_read(struct mus_csv *out, const char *name, const char *text,
	size_t len, struct mus_arena *arena, struct mus_diag *diag);

/*
 * Appends one field, quoted where RFC 4180 asks for it; a byte that is no UTF-8 is U+FFFD. The
 * caller writes delimiters and line breaks between fields.
 */
MUS_API void mus_csv_field(struct mus_buf *out, const char *text, char delimiter);

#endif
