#include "report/plan_rows.h"

const struct rows_column plan_columns[PLAN_COLUMNS] = {
	{ "unit", MUS_T_COL_UNIT, ROWS_TEXT, ROWS_WIDE },
	{ "person", MUS_T_COL_PERSON, ROWS_TEXT, ROWS_ALWAYS },
	{ "action", MUS_T_PLAN_COL_ACTION, ROWS_TEXT, ROWS_ALWAYS },
	{ "title", MUS_T_PLAN_COL_TITLE, ROWS_TEXT, ROWS_ALWAYS },
	{ "theme", MUS_T_COL_THEME, ROWS_TEXT, ROWS_MACHINE },
	{ "serves", MUS_T_PLAN_COL_SERVES, ROWS_TEXT, ROWS_WIDER },
	{ "competence", MUS_T_COL_COMPETENCE, ROWS_TEXT, ROWS_MACHINE },
	{ "method", MUS_T_COL_METHOD, ROWS_TEXT, ROWS_MACHINE },
	{ "status", MUS_T_COL_STATUS, ROWS_TEXT, ROWS_ALWAYS },
	{ "responsible", MUS_T_PLAN_COL_RESPONSIBLE, ROWS_TEXT, ROWS_MACHINE },
	{ "start", MUS_T_PLAN_COL_START, ROWS_DATE, ROWS_MACHINE },
	{ "due", MUS_T_PLAN_COL_DUE, ROWS_DATE, ROWS_ALWAYS },
	{ "done", MUS_T_PLAN_COL_DONE, ROWS_DATE, ROWS_MACHINE },
	{ "cost", MUS_T_COL_COST, ROWS_NUMBER, ROWS_WIDE },
	{ "hours", MUS_T_COL_HOURS, ROWS_NUMBER, ROWS_MACHINE },
	{ "effect", MUS_T_COL_EFFECT, ROWS_INT, ROWS_MACHINE },
	{ "file", MUS_T_PLAN_COL_FILE, ROWS_TEXT, ROWS_MACHINE },
	{ "line", MUS_T_PLAN_COL_LINE, ROWS_INT, ROWS_MACHINE },
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
	rows_look(rows,
		row->status == MUS_DONE	     ? ROWS_DONE
		: row->status == MUS_DROPPED ? ROWS_DIM
					     : ROWS_PLAIN);
	rows_text(rows, row->responsible);
	rows_date(rows, row->start);
	rows_date(rows, row->due);
	if (row->overdue)
		rows_look(rows, ROWS_LATE);
	rows_date(rows, row->done);
	rows_number(rows, row->cost);
	rows_number(rows, row->hours);
	if (row->effect > 0)
		rows_int(rows, row->effect);
	else
		rows_none(rows);
	rows_text(rows, row->file);
	rows_int(rows, row->line);
}
