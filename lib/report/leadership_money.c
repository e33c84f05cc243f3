/* Wishes against budgets, and the common initiatives, of the leadership workbook. */
#include "report/leadership.h"

#include <string.h>

/* What common actions cost on a budget: open to all, and added to what the plans say. */
static double common_cost(const struct leadership_book *b, const char *budget, bool wished)
{
	mus_dec sum = 0;
	for (size_t i = 0; i < b->l->n_initiatives; i++) {
		const struct mus_action *a = b->l->initiatives[i].action;
		if (!a || a->cost == MUS_NO_DEC || a->status == MUS_DROPPED)
			continue;
		bool is_wish = a->status == MUS_WISH || a->status == MUS_AWAITING;
		if (is_wish == wished && strcmp(a->budget ? a->budget : "", budget) == 0)
			sum += a->cost;
	}
	return mus_dec_double(sum);
}

/* ---- against the budgets ---- */

static const enum mus_text_id budget_heads[] = { MUS_T_WB_BUDGET, MUS_T_WB_AMOUNT, MUS_T_WB_AGREED, MUS_T_WB_WISHED,
	MUS_T_WB_COMMON_AGREED, MUS_T_WB_COMMON_WISHED, MUS_T_WB_LEFT, MUS_T_WB_LEFT_ALL, MUS_T_NONE };

static void budget_row(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, const char *id, double amount)
{
	const struct mus_grid *g = &b->l->table[MUS_LEADERSHIP_STAGE_BUDGET];
	size_t k = mus_grid_key(g, id);
	const struct mus_grid_cell *agreed = book_key_cell(g, MUS_STAGE_AGREED, k);
	const struct mus_grid_cell *wishes = book_key_cell(g, MUS_STAGE_WISHES, k);
	double common = common_cost(b, id, false), common_wished = common_cost(b, id, true);
	double left = amount - mus_dec_double(agreed->value[MUS_COST]) - common;
	const unsigned line = (unsigned)row + 1;
	wb_number(b->wb, s, row, 1, amount, WB_MONEY);
	book_cell(b, s, row, 2, agreed, MUS_COST, WB_MONEY);
	book_cell(b, s, row, 3, wishes, MUS_COST, WB_MONEY);
	wb_number(b->wb, s, row, 4, common, WB_MONEY);
	wb_number(b->wb, s, row, 5, common_wished, WB_MONEY);
	if (agreed->hidden)
		wb_hidden(b->wb, s, row, 6);
	else
		wb_formula(b->wb, s, row, 6, left, WB_MONEY_TOTAL, "=B%u-C%u-E%u", line, line, line);
	if (agreed->hidden || wishes->hidden)
		wb_hidden(b->wb, s, row, 7);
	else
		wb_formula(b->wb, s, row, 7, left - mus_dec_double(wishes->value[MUS_COST]) - common_wished, WB_MONEY_TOTAL,
			"=G%u-D%u-F%u", line, line, line);
}

static const char *budget_name(const struct leadership_book *b, const struct mus_budget *budget)
{
	if (!budget->unit)
		return budget->id;
	return mus_printf(b->l->arena, "%s (%s)", budget->id, book_unit(b, budget->unit));
}

static lxw_row_t budgets(struct leadership_book *b, lxw_worksheet *s, lxw_row_t row)
{
	const struct mus_map *all = &b->l->year->budget_of_id;
	lxw_conditional_format red = { .type = LXW_CONDITIONAL_TYPE_CELL, .criteria = LXW_CONDITIONAL_CRITERIA_LESS_THAN, .value = 0 };
	red.format = workbook_add_format(b->wb->book);
	format_set_font_color(red.format, WB_RED);
	book_heads(b, s, row, budget_heads);
	b->budgets_first = row + 1;
	for (size_t i = 0; i < all->n; i++) {
		const struct mus_budget *budget = all->entries[i].value;
		wb_text(b->wb, s, ++row, 0, budget_name(b, budget), WB_TEXT);
		budget_row(b, s, row, budget->id, budget->amount == MUS_NO_DEC ? 0 : mus_dec_double(budget->amount));
	}
	b->budgets_last = row;
	wb_text(b->wb, s, ++row, 0, book_text(b, MUS_T_WB_NO_BUDGET), WB_FAINT);
	budget_row(b, s, row, "", 0);
	worksheet_conditional_format_range(s, b->budgets_first, 6, b->budgets_last, 7, &red);
	return row;
}

/* ---- by goal and competence ---- */

static const enum mus_text_id stage_heads[] = { MUS_T_NONE_GIVEN, MUS_T_WB_WISH_PERSONS, MUS_T_WB_WISHED,
	MUS_T_WB_AGREED_PERSONS, MUS_T_WB_AGREED, MUS_T_WB_TOTAL_COST, MUS_T_NONE };

static void stage_row(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, const struct mus_grid *g, size_t k)
{
	bool total = k == g->n_keys;
	const enum wb_look number = total ? WB_INT_TOTAL : WB_INT, money = total ? WB_MONEY_TOTAL : WB_MONEY;
	book_cell(b, s, row, 1, mus_grid_at(g, MUS_STAGE_WISHES, k), MUS_PERSONS, number);
	book_cell(b, s, row, 2, mus_grid_at(g, MUS_STAGE_WISHES, k), MUS_COST, money);
	book_cell(b, s, row, 3, mus_grid_at(g, MUS_STAGE_AGREED, k), MUS_PERSONS, number);
	book_cell(b, s, row, 4, mus_grid_at(g, MUS_STAGE_AGREED, k), MUS_COST, money);
	book_cell(b, s, row, 5, mus_grid_at(g, MUS_STAGE_ALL, k), MUS_COST, WB_MONEY_TOTAL);
}

static const char *goal_or_none(const struct leadership_book *b, const char *id)
{
	return *id ? book_goal(b, id) : book_text(b, MUS_T_NO_GOAL);
}

static lxw_row_t stages(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, enum mus_leadership_table table,
	enum mus_text_id head, const char *(*name)(const struct leadership_book *, const char *))
{
	const struct mus_grid *g = &b->l->table[table];
	book_heads(b, s, row, stage_heads);
	wb_text(b->wb, s, row, 0, book_text(b, head), WB_HEAD_TEXT);
	for (size_t k = 0; k < g->n_keys; k++) {
		const struct mus_grid_cell *all = mus_grid_at(g, MUS_STAGE_ALL, k);
		if (!all->hidden && all->value[MUS_PERSONS] == 0)
			continue;
		wb_text(b->wb, s, ++row, 0, name(b, g->keys[k]), WB_TEXT);
		book_fit(s, row, name(b, g->keys[k]), 46);
		stage_row(b, s, row, g, k);
	}
	wb_text(b->wb, s, ++row, 0, book_text(b, MUS_T_TOTAL), WB_TEXT_TOTAL);
	stage_row(b, s, row, g, g->n_keys);
	return row;
}

void sheet_money(struct leadership_book *b)
{
	lxw_worksheet *s = wb_sheet(b->wb, b->money, b->money, book_text(b, MUS_T_WB_MONEY_LEAD), 0);
	lxw_row_t row = 3;
	worksheet_set_column(s, 0, 0, 46, NULL);
	worksheet_set_column(s, 1, 7, 16, NULL);
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_WB_MONEY_BUDGET), WB_SECTION);
	row = budgets(b, s, row + 1) + 3;
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_WB_MONEY_GOAL), WB_SECTION);
	row = stages(b, s, row + 1, MUS_LEADERSHIP_STAGE_GOAL, MUS_T_COL_GOAL, goal_or_none) + 3;
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_WB_MONEY_COMPETENCE), WB_SECTION);
	stages(b, s, row + 1, MUS_LEADERSHIP_STAGE_COMPETENCE, MUS_T_COL_COMPETENCE, book_competence);
	worksheet_freeze_panes(s, 0, 1);
	worksheet_set_tab_color(s, WB_AMBER);
}

/* ---- common initiatives and decisions ---- */

static const enum mus_text_id initiative_heads[] = { MUS_T_WB_INITIATIVE, MUS_T_COL_UNIT, MUS_T_COL_GOAL, MUS_T_COL_METHOD,
	MUS_T_COL_STATUS, MUS_T_WB_FOR, MUS_T_WB_DUE, MUS_T_COL_COST, MUS_T_NONE };
static const enum mus_text_id decision_heads[] = { MUS_T_WB_DECISION, MUS_T_COL_UNIT, MUS_T_WB_ABOUT_WHAT, MUS_T_WB_ANSWER,
	MUS_T_WB_BUDGET, MUS_T_WB_PLACES, MUS_T_WB_DATE, MUS_T_NONE };

/* Units and positions who take part; people are counted, not named. */
static const char *participants(const struct leadership_book *b, const struct mus_action *a)
{
	struct mus_buf text = MUS_BUF_INIT;
	const struct mus_participants *p = &a->participants;
	char number[MUS_DEC_SIZE];
	for (size_t i = 0; i < p->units.n; i++)
		mus_buf_fmt(&text, "%s%s", text.len ? ", " : "", book_unit(b, p->units.item[i]));
	for (size_t i = 0; i < p->roles.n; i++)
		mus_buf_fmt(&text, "%s%s", text.len ? ", " : "", p->roles.item[i]);
	if (p->people.n) {
		mus_dec_show((mus_dec)p->people.n * MUS_DEC_ONE, b->lang, number);
		mus_buf_str(&text, text.len ? ", " : "");
		mus_say(&text, b->lang, MUS_T_WB_N_PEOPLE, MUS_ARGS(number));
	}
	const char *copy = mus_strdup(b->l->arena, text.data);
	mus_buf_dispose(&text);
	return copy;
}

static void initiative_row(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, const struct mus_initiative *it)
{
	const struct mus_action *a = it->action;
	const char *goal = a->serves ? a->serves : a->goal;
	const char *who = participants(b, a);
	wb_text(b->wb, s, row, 0, a->title, WB_TEXT);
	wb_text(b->wb, s, row, 1, book_unit(b, it->unit), WB_TEXT);
	wb_text(b->wb, s, row, 2, goal ? book_goal(b, goal) : book_text(b, MUS_T_NO_GOAL), goal ? WB_TEXT : WB_FAINT);
	wb_text(b->wb, s, row, 3, a->method == MUS_NO_INT ? "" : mus_method_word(a->method, b->lang), WB_TEXT);
	wb_text(b->wb, s, row, 4, mus_status_word(a->status, b->lang), WB_TEXT);
	wb_text(b->wb, s, row, 5, who, WB_TEXT);
	wb_date(b->wb, s, row, 6, a->due);
	if (a->cost == MUS_NO_DEC)
		wb_text(b->wb, s, row, 7, "", WB_MONEY);
	else
		wb_number(b->wb, s, row, 7, mus_dec_double(a->cost), WB_MONEY);
	const char *goal_title = goal ? book_goal(b, goal) : "";
	/* The longest of the three texts, measured by its column, makes the row's height. */
	size_t most = mus_utf8_width(a->title ? a->title : ""), n = mus_utf8_width(who) * 40 / 24;
	const char *longest = n > most ? who : a->title;
	double width = n > most ? 24 : 40;
	most = n > most ? n : most;
	if (mus_utf8_width(goal_title) * 40 / 28 > most) {
		longest = goal_title;
		width = 28;
	}
	book_fit(s, row, longest, width);
}

static void decision_row(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, const struct mus_initiative *it)
{
	const struct mus_decision *d = it->decision;
	const struct mus_about *a = &d->about;
	const char *about = a->competence ? book_competence(b, a->competence) : a->goal ? book_goal(b, a->goal)
		: a->method ? mus_method_word(mus_method_parse(a->method), b->lang) : a->theme ? a->theme : "";
	bool agreed = d->answer && strcmp(d->answer, "agreed") == 0;
	wb_text(b->wb, s, row, 0, d->note ? d->note : d->id, WB_TEXT);
	wb_text(b->wb, s, row, 1, book_unit(b, it->unit), WB_TEXT);
	wb_text(b->wb, s, row, 2, about, WB_TEXT);
	wb_text(b->wb, s, row, 3, d->answer ? book_text(b, agreed ? MUS_T_WB_YES : MUS_T_WB_NO) : "", WB_TEXT);
	wb_text(b->wb, s, row, 4, d->budget, WB_TEXT);
	if (d->limit == MUS_NO_INT)
		wb_text(b->wb, s, row, 5, "", WB_INT);
	else
		wb_number(b->wb, s, row, 5, d->limit, WB_INT);
	wb_date(b->wb, s, row, 6, d->date);
	book_fit(s, row, d->note ? d->note : "", 40);
}

void sheet_initiatives(struct leadership_book *b)
{
	const double widths[] = { 40, 18, 28, 19, 20, 24, 13, 13 };
	lxw_worksheet *s = wb_sheet(b->wb, b->initiatives, b->initiatives, book_text(b, MUS_T_WB_INITIATIVES_LEAD), 3);
	lxw_row_t row = 3;
	for (lxw_col_t c = 0; c < 8; c++)
		worksheet_set_column(s, c, c, widths[c], NULL);
	book_heads(b, s, row, initiative_heads);
	for (size_t i = 0; i < b->l->n_initiatives; i++)
		if (b->l->initiatives[i].action)
			initiative_row(b, s, ++row, &b->l->initiatives[i]);
	if (row > 4)
		worksheet_autofilter(s, 3, 0, row, 7);
	row += 3;
	wb_text(b->wb, s, row++, 0, book_text(b, MUS_T_WB_DECISIONS), WB_SECTION);
	book_heads(b, s, row, decision_heads);
	for (size_t i = 0; i < b->l->n_initiatives; i++)
		if (b->l->initiatives[i].decision)
			decision_row(b, s, ++row, &b->l->initiatives[i]);
	worksheet_set_tab_color(s, WB_TEAL);
}
