/*
 * The leadership report as a workbook: one sheet a question, charts that Excel draws itself, and a
 * last sheet that says what the figures are and what was hidden.
 */
#ifndef MUS_REPORT_LEADERSHIP_H
#define MUS_REPORT_LEADERSHIP_H

#include "report/workbook.h"

/* Appends the workbook's bytes. False when it could not be made (no room for a temporary file). */
bool leadership_xlsx(const struct mus_leadership *leadership, enum mus_lang lang, struct mus_buf *out);

/* ---- for the files of this report ---- */

/* The report at work. */
struct leadership_book {
	const struct mus_leadership *l;
	struct wb *wb;
	enum mus_lang lang;
	/* Names of sheets, for links and charts. */
	const char *overview, *goals, *competences, *money, *methods, *coverage, *initiatives, *about;
	/* Where charts find their figures: first and last row of the tables. */
	lxw_row_t goals_first, goals_last, methods_first, methods_last, coverage_first, coverage_last, budgets_first,
		budgets_last;
};

/* A text of the catalogue in the report's language. */
const char *book_text(const struct leadership_book *b, enum mus_text_id id);
/* What ids are called. */
const char *book_unit(const struct leadership_book *b, const char *id);
const char *book_goal(const struct leadership_book *b, const char *id);
const char *book_competence(const struct leadership_book *b, const char *id);
/* The cell of a key, of which mus_grid_key() told the column; zeros where there is none. */
const struct mus_grid_cell *book_key_cell(const struct mus_grid *g, size_t unit, size_t key);
/* A measure of a cell, or the dash of a hidden one. */
void book_cell(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, lxw_col_t col,
	const struct mus_grid_cell *cell, enum mus_measure measure, enum wb_look look);
/* The mean effect of a cell: empty when nothing was rated. */
void book_effect(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, lxw_col_t col,
	const struct mus_grid_cell *cell, enum wb_look look);
/* A row of headings: the first is a text's, the others numbers'. Ends with MUS_T_NONE. */
void book_heads(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, const enum mus_text_id *heads);
/* A row's height so that a text of that many columns' width fits. */
void book_fit(lxw_worksheet *s, lxw_row_t row, const char *text, double width);

void sheet_overview(struct leadership_book *b, lxw_worksheet *s);
void sheet_goals(struct leadership_book *b);
void sheet_competences(struct leadership_book *b);
void sheet_money(struct leadership_book *b);
void sheet_methods(struct leadership_book *b);
void sheet_coverage(struct leadership_book *b);
void sheet_initiatives(struct leadership_book *b);
void sheet_about(struct leadership_book *b);

#endif
