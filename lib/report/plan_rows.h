/*
 * Actions of plans as rows of a table.
 */
#ifndef MUS_REPORT_PLAN_ROWS_H
#define MUS_REPORT_PLAN_ROWS_H

#include "mus.h"
#include "report/rows.h"

enum { PLAN_UNIT = 0, PLAN_COLUMNS = 18 };

/* Names and order are a contract with scripts. */
extern const struct rows_column plan_columns[PLAN_COLUMNS];

/* Adds a row; for people the status is a word of that language, for machines (NULL) an id. */
void plan_rows_put(struct rows *rows, const struct mus_plan_row *row, const enum mus_lang *words);

#endif
