#include "report/decide_rows.h"

const struct rows_column decide_columns[DECIDE_COLUMNS] = {
	{ "unit", MUS_T_COL_UNIT, ROWS_TEXT, ROWS_MACHINE },
	{ "person", MUS_T_COL_PERSON, ROWS_TEXT, ROWS_ALWAYS },
	{ "action", MUS_T_PLAN_COL_ACTION, ROWS_TEXT, ROWS_ALWAYS },
	{ "title", MUS_T_PLAN_COL_TITLE, ROWS_TEXT, ROWS_ALWAYS },
	{ "theme", MUS_T_COL_THEME, ROWS_TEXT, ROWS_MACHINE },
	{ "serves", MUS_T_PLAN_COL_SERVES, ROWS_TEXT, ROWS_MACHINE },
	{ "competence", MUS_T_COL_COMPETENCE, ROWS_TEXT, ROWS_MACHINE },
	{ "method", MUS_T_COL_METHOD, ROWS_TEXT, ROWS_MACHINE },
	{ "cost", MUS_T_COL_COST, ROWS_NUMBER, ROWS_ALWAYS },
	{ "decision", MUS_T_DECIDE_COL_DECISION, ROWS_TEXT, ROWS_WIDER },
	{ "answer", MUS_T_DECIDE_COL_ANSWER, ROWS_TEXT, ROWS_ALWAYS },
	{ "budget", MUS_T_DECIDE_COL_BUDGET, ROWS_TEXT, ROWS_WIDE },
	{ "note", MUS_T_DECIDE_COL_NOTE, ROWS_TEXT, ROWS_MACHINE },
	{ "file", MUS_T_PLAN_COL_FILE, ROWS_TEXT, ROWS_MACHINE },
	{ "line", MUS_T_PLAN_COL_LINE, ROWS_INT, ROWS_MACHINE },
};

static const char *answer(enum mus_outcome outcome, const enum mus_lang *words)
{
	static const enum mus_text_id texts[MUS_OUTCOMES] = {
		[MUS_OUTCOME_WAITS] = MUS_T_NONE,
		[MUS_OUTCOME_AGREED] = MUS_T_DECIDE_AGREED,
		[MUS_OUTCOME_DECLINED] = MUS_T_DECIDE_DECLINED,
		[MUS_OUTCOME_NO_PLACE] = MUS_T_DECIDE_NO_PLACE,
		[MUS_OUTCOME_CHOOSE] = MUS_T_DECIDE_CHOOSE,
		[MUS_OUTCOME_CONFLICT] = MUS_T_DECIDE_CONFLICT,
	};

	if (outcome == MUS_OUTCOME_WAITS)
		return NULL;
	return words ? mus_text(*words, texts[outcome]) : mus_outcome_name(outcome);
}

void decide_rows_put(
	struct rows *rows, const struct mus_wish_row *wish, const enum mus_lang *words)
{
	rows_text(rows, wish->unit);
	rows_text(rows, wish->person);
	rows_text(rows, wish->action);
	rows_text(rows, wish->title);
	rows_text(rows, wish->theme);
	rows_text(rows, wish->serves);
	rows_text(rows, wish->competence);
	rows_text(rows, mus_method_name(wish->method));
	rows_number(rows, wish->cost);
	rows_text(rows, wish->decision);
	rows_text(rows, answer(wish->outcome, words));
	rows_text(rows, wish->budget);
	rows_text(rows, wish->note);
	rows_text(rows, wish->file);
	rows_int(rows, wish->line);
	if (wish->outcome == MUS_OUTCOME_CHOOSE || wish->outcome == MUS_OUTCOME_CONFLICT)
		rows_strong(rows);
}

/* ---- groups ---- */

const struct rows_column wished_columns[WISHED_COLUMNS] = {
	{ "by", MUS_T_DECIDE_COL_BY, ROWS_TEXT, ROWS_ALWAYS },
	{ "id", MUS_T_DECIDE_COL_ID, ROWS_TEXT, ROWS_ALWAYS },
	{ "title", MUS_T_PLAN_COL_TITLE, ROWS_TEXT, ROWS_WIDE },
	{ "serves", MUS_T_PLAN_COL_SERVES, ROWS_TEXT, ROWS_MACHINE },
	{ "persons", MUS_T_COL_PERSONS, ROWS_INT, ROWS_ALWAYS },
	{ "cost", MUS_T_COL_COST, ROWS_NUMBER, ROWS_ALWAYS },
	{ "agreed", MUS_T_DECIDE_COL_AGREED, ROWS_NUMBER, ROWS_WIDE },
	{ "amount", MUS_T_DECIDE_COL_AMOUNT, ROWS_NUMBER, ROWS_WIDER },
	{ "common", MUS_T_DECIDE_COL_COMMON, ROWS_NUMBER, ROWS_WIDER },
	{ "left", MUS_T_DECIDE_COL_LEFT, ROWS_NUMBER, ROWS_ALWAYS },
	{ "left_after", MUS_T_DECIDE_COL_LEFT_AFTER, ROWS_NUMBER, ROWS_WIDER },
	{ "answer", MUS_T_DECIDE_COL_ANSWER, ROWS_TEXT, ROWS_ALWAYS },
	{ "hidden", MUS_T_COL_HIDDEN, ROWS_BOOL, ROWS_ALWAYS },
};

static const char *by_word(enum mus_wished_by by, enum mus_lang lang)
{
	static const enum mus_text_id texts[MUS_WISHED_BYS] = { MUS_T_COL_GOAL, MUS_T_COL_COMPETENCE,
		MUS_T_COL_METHOD, MUS_T_COL_THEME, MUS_T_DECIDE_COL_BUDGET, MUS_T_COL_STATUS, MUS_T_TOTAL };

	return mus_text(lang, texts[by]);
}

/* What it is called: by the strategy or a form; for people, a word of the record in theirs. */
static const char *title_of(const struct mus_wished_row *row, const enum mus_lang *words)
{
	if (words && row->by == MUS_WISHED_METHOD)
		return mus_method_word(mus_method_parse(row->id), *words);
	if (words && row->by == MUS_WISHED_STATUS)
		return mus_status_word(mus_status_parse(row->id), *words);
	return row->title;
}

/* What is shown for the id: for people, that there is none is said. */
static const char *shown_id(const struct mus_wished_row *row, const enum mus_lang *words)
{
	if (!words || *row->id || row->by == MUS_WISHED_ALL)
		return row->id;
	return mus_text(*words, row->by == MUS_WISHED_GOAL ? MUS_T_NO_GOAL : MUS_T_NONE_GIVEN);
}

void wished_rows_put(
	struct rows *rows, const struct mus_wished_row *row, const enum mus_lang *words)
{
	rows_text(rows, words ? by_word(row->by, *words) : mus_wished_by_name(row->by));
	rows_text(rows, shown_id(row, words));
	rows_text(rows, title_of(row, words));
	rows_text(rows, row->serves);
	if (row->persons == MUS_NO_DEC)
		rows_none(rows);
	else
		rows_int(rows, row->persons);
	rows_number(rows, row->cost);
	rows_number(rows, row->agreed);
	rows_number(rows, row->amount);
	rows_number(rows, row->common);
	rows_number(rows, row->left);
	rows_number(rows, row->left_after);
	rows_text(rows, words ? mus_word_of(MUS_WORDS_ANSWER, row->answer, *words) : row->answer);
	rows_bool(rows, row->hidden);
	if (row->by == MUS_WISHED_ALL)
		rows_strong(rows);
}
