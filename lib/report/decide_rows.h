/*
 * Wishes, and what was decided about them, as rows of a table.
 */
#ifndef MUS_REPORT_DECIDE_ROWS_H
#define MUS_REPORT_DECIDE_ROWS_H

#include "mus.h"
#include "report/rows.h"

enum { DECIDE_COLUMNS = 15, WISHED_COLUMNS = 13 };

/* Names and order are a contract with scripts. */
extern const struct rows_column decide_columns[DECIDE_COLUMNS], wished_columns[WISHED_COLUMNS];

/* Adds a wish; for people the answer is in words of that language, for machines (NULL) a word. */
void decide_rows_put(
	struct rows *rows, const struct mus_wish_row *wish, const enum mus_lang *words);

/* Adds a group of wishes, likewise. */
void wished_rows_put(
	struct rows *rows, const struct mus_wished_row *row, const enum mus_lang *words);

#endif
