#include "report/plan_rows.h"

const struct rows_column plan_columns[PLAN_COLUMNS] = {
	{ "unit", MUS_T_COL_UNIT, ROWS_TEXT, false },
	{ "person", MUS_T_COL_PERSON, ROWS_TEXT, false },
	{ "action", MUS_T_PLAN_COL_ACTION, ROWS_TEXT, false },
	{ "title", MUS_T_PLAN_COL_TITLE, ROWS_TEXT, false },
	{ "theme", MUS_T_COL_THEME, ROWS_TEXT, true },
	{ "serves", MUS_T_PLAN_COL_SERVES, ROWS_TEXT, false },
	{ "competence", MUS_T_COL_COMPETENCE, ROWS_TEXT, true },
	{ "method", MUS_T_COL_METHOD, ROWS_TEXT, true },
	{ "status", MUS_T_COL_STATUS, ROWS_TEXT, false },
	{ "responsible", MUS_T_PLAN_COL_RESPONSIBLE, ROWS_TEXT, true },
	{ "start", MUS_T_PLAN_COL_START, ROWS_DATE, true },
	{ "due", MUS_T_PLAN_COL_DUE, ROWS_DATE, false },
	{ "done", MUS_T_PLAN_COL_DONE, ROWS_DATE, true },
	{ "cost", MUS_T_COL_COST, ROWS_NUMBER, false },
	{ "hours", MUS_T_COL_HOURS, ROWS_NUMBER, true },
	{ "effect", MUS_T_COL_EFFECT, ROWS_INT, true },
	{ "file", MUS_T_PLAN_COL_FILE, ROWS_TEXT, true },
	{ "line", MUS_T_PLAN_COL_LINE, ROWS_INT, true },
};

void plan_rows_put(
	struct rows *rows, const struct mus_plan_row *row, const enum mus_lang *words)
{
	rows_text(rows, row->unit);
	rows_text(rows, row->person);
	rows_text(rows, row->action);
	rows_text(rows, row->title);
	rows_text(rows, row->theme);
	rows_text(rows, row->serves);
	rows_text(rows, row->competence);
	rows_text(rows, mus_method_name(row->method));
	rows_text(rows,
		words ? mus_status_word(row->status, *words) : mus_status_name(row->status));
	rows_text(rows, row->responsible);
	rows_date(rows, row->start);
	rows_date(rows, row->due);
	rows_date(rows, row->done);
	rows_number(rows, row->cost);
	rows_number(rows, row->hours);
	if (row->effect > 0)
		rows_int(rows, row->effect);
	else
		rows_none(rows);
	rows_text(rows, row->file);
	rows_int(rows, row->line);
	if (row->overdue)
		rows_strong(rows);
}
