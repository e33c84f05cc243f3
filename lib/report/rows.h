/*
 * Tables of results: one description of the columns drives the aligned table for people, csv,
 * json and the list of columns in --help.
 *
 * Names of columns and their order are a contract with scripts; new ones are added at the end.
 * csv and json never depend on language or locale: ISO dates, decimal point, ids as written.
 */
#ifndef MUS_REPORT_ROWS_H
#define MUS_REPORT_ROWS_H

#include "mus.h"

enum rows_type { ROWS_TEXT, ROWS_DATE, ROWS_NUMBER, ROWS_INT, ROWS_BOOL };

/* Where a column stands in the table for people. */
enum rows_place {
	ROWS_ALWAYS,
	ROWS_MACHINE, /* in csv and json alone */
	ROWS_WIDE,    /* where the terminal is wide enough */
	ROWS_WIDER    /* likewise, and left out before ROWS_WIDE; of each the last ones first */
};

struct rows_column {
	const char *name;            /* in csv and json */
	enum mus_text_id heading;    /* over the table for people */
	enum rows_type type;
	enum rows_place place;
};

enum rows_format { ROWS_TABLE, ROWS_CSV, ROWS_CSV_DA, ROWS_JSON };

/*
 * How a table for people looks. It is made to fit into the width: long texts are cut, with an
 * ellipsis, then columns are left out, first those with nothing in them, then texts are cut
 * further.
 */
struct rows_style {
	enum mus_lang lang;
	bool color;
	size_t width; /* columns of the terminal; 0: unlimited, and nothing is cut */
};

struct rows;

/* The columns are borrowed. */
struct rows *rows_new(const struct rows_column *columns, size_t n);
void rows_free(struct rows *rows);

/*
 * Adds the next cell of the row at hand; after the last column a new row begins. NULL,
 * MUS_NO_DATE, MUS_NO_DEC and rows_none() are empty cells: "" in csv, null in json.
 */
void rows_text(struct rows *rows, const char *text);
void rows_date(struct rows *rows, mus_date date);
void rows_number(struct rows *rows, mus_dec number);
void rows_int(struct rows *rows, int64_t number);
void rows_bool(struct rows *rows, bool value);
void rows_none(struct rows *rows);
/* Marks the row just completed (or at hand) as standing out: a total. */
void rows_strong(struct rows *rows);
/* The colour of the cell just added. */
enum rows_look { ROWS_PLAIN, ROWS_LATE, ROWS_DONE, ROWS_DIM };
void rows_look(struct rows *rows, enum rows_look look);
/* Number of complete rows. */
size_t rows_count(const struct rows *rows);

/* Appends the whole table in that format. An empty csv still has its heading. */
void rows_print(const struct rows *rows, enum rows_format format, const struct rows_style *style,
	struct mus_buf *out);

/*
 * Appends a JSON string, quoted and escaped (RFC 8259): what can be seen stays as it is, all else
 * is \u…, so that it is harmless on a terminal too. A byte that is no UTF-8 becomes U+FFFD.
 */
void rows_json_string(struct mus_buf *out, const char *text);

#endif
