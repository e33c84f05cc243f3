/* Goals, competences, methods and coverage of the leadership workbook. */
#include "report/leadership.h"

#include <string.h>

/* ---- goals ---- */

static const enum mus_text_id goal_heads[] = { MUS_T_COL_GOAL, MUS_T_COL_UNIT, MUS_T_COL_PERSONS, MUS_T_COL_ACTIONS,
	MUS_T_COL_COST, MUS_T_COL_HOURS, MUS_T_COL_EFFECT, MUS_T_WB_SIGNS, MUS_T_WB_REMARK, MUS_T_NONE };

static void goal_measures(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row,
	const struct mus_grid_cell *cell, bool total)
{
	book_cell(b, s, row, 2, cell, MUS_PERSONS, total ? WB_INT_TOTAL : WB_INT);
	book_cell(b, s, row, 3, cell, MUS_ACTIONS, total ? WB_INT_TOTAL : WB_INT);
	book_cell(b, s, row, 4, cell, MUS_COST, total ? WB_MONEY_TOTAL : WB_MONEY);
	book_cell(b, s, row, 5, cell, MUS_HOURS, total ? WB_INT_TOTAL : WB_INT);
	book_effect(b, s, row, 6, cell, total ? WB_MEAN_TOTAL : WB_MEAN);
}

/* Whether any goal below this one has an action that is shown. */
static bool is_served_below(const struct leadership_book *b, const struct mus_goal_node *goal)
{
	const struct mus_grid *g = &b->l->table[MUS_LEADERSHIP_GOAL];
	for (size_t i = 0; i < b->l->year->n_goals; i++) {
		const struct mus_goal_node *n = &b->l->year->goals[i];
		size_t k = mus_grid_key(g, n->goal->id);
		const struct mus_grid_cell *c = k < g->n_keys ? mus_grid_at(g, g->n_units, k) : NULL;
		for (const struct mus_goal_node *up = n->parent; c && up; up = up->parent)
			if (up == goal && (c->hidden || c->value[MUS_ACTIONS]))
				return true;
	}
	return false;
}

static void goal_row(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, const struct mus_goal_node *node)
{
	static const enum wb_look indents[] = { WB_TEXT, WB_TEXT_1, WB_TEXT_2, WB_TEXT_3 };
	const struct mus_grid *g = &b->l->table[MUS_LEADERSHIP_GOAL];
	size_t k = mus_grid_key(g, node->goal->id);
	const struct mus_grid_cell *c = mus_grid_at(g, g->n_units, k);
	bool idle = !c->hidden && c->value[MUS_ACTIONS] == 0;
	wb_text(b->wb, s, row, 0, node->goal->title, indents[node->depth < 4 ? node->depth : 3]);
	wb_text(b->wb, s, row, 1, node->unit ? book_unit(b, node->unit) : "", WB_FAINT);
	goal_measures(b, s, row, c, false);
	wb_number(b->wb, s, row, 7, (double)node->goal->n_signs, WB_INT);
	if (idle && is_served_below(b, node))
		wb_text(b->wb, s, row, 8, book_text(b, MUS_T_WB_GOAL_BELOW), WB_FAINT);
	else if (idle)
		wb_text(b->wb, s, row, 8, book_text(b, MUS_T_WB_GOAL_IDLE), WB_WARN);
	else
		wb_text(b->wb, s, row, 8, node->goal->n_signs ? "" : book_text(b, MUS_T_WB_GOAL_NO_SIGN), WB_WARN);
	book_fit(s, row, node->goal->title, 46 - 2 * node->depth);
}

/* From the other side: what each unit's actions serve of the workplace's goals. */
static void goals_by_unit(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row)
{
	const struct mus_grid *g = &b->l->table[MUS_LEADERSHIP_GOAL];
	lxw_col_t col = 1;
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_WB_GOALS_BY_UNIT), WB_SECTION);
	wb_text(b->wb, s, ++row, 0, book_text(b, MUS_T_COL_UNIT), WB_HEAD_TEXT);
	worksheet_set_row(s, row, 64, NULL);
	for (size_t u = 0; u < g->n_units; u++)
		wb_text(b->wb, s, (lxw_row_t)(row + 1 + u), 0, book_unit(b, g->units[u]), WB_TEXT);
	for (size_t i = 0; i < b->l->year->n_goals + 1 && col < 9; i++) {
		const struct mus_goal_node *n = i < b->l->year->n_goals ? &b->l->year->goals[i] : NULL;
		size_t k = mus_grid_key(g, n ? n->goal->id : "");
		if (k == g->n_keys || (n && n->unit) || (n && mus_grid_at(g, g->n_units, k)->value[MUS_ACTIONS] == 0))
			continue;
		wb_text(b->wb, s, row, col, n ? n->goal->title : book_text(b, MUS_T_NO_GOAL), WB_HEAD);
		for (size_t u = 0; u < g->n_units; u++)
			book_cell(b, s, (lxw_row_t)(row + 1 + u), col, mus_grid_at(g, u, k), MUS_ACTIONS, WB_INT);
		col++;
	}
}

void sheet_goals(struct leadership_book *b)
{
	const double widths[] = { 46, 17, 12, 12, 13, 12, 11, 11, 30 };
	lxw_worksheet *s = wb_sheet(b->wb, b->goals, b->goals, book_text(b, MUS_T_WB_GOALS_LEAD), 3);
	const struct mus_grid *g = &b->l->table[MUS_LEADERSHIP_GOAL];
	size_t none = mus_grid_key(g, "");
	lxw_row_t row = 4;
	for (lxw_col_t c = 0; c < 9; c++)
		worksheet_set_column(s, c, c, widths[c], NULL);
	book_heads(b, s, 3, goal_heads);
	b->goals_first = row;
	for (size_t i = 0; i < b->l->year->n_goals; i++)
		goal_row(b, s, row++, &b->l->year->goals[i]);
	b->goals_last = row;
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_WB_SERVES_NONE), WB_WARN);
	wb_text(b->wb, s, row, 1, "", WB_FAINT);
	/* Without such actions there is no column for them. */
	goal_measures(b, s, row, book_key_cell(g, g->n_units, none), false);
	row++;
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_TOTAL), WB_TEXT_TOTAL);
	wb_text(b->wb, s, row, 1, "", WB_TEXT_TOTAL);
	goal_measures(b, s, row, mus_grid_at(g, g->n_units, g->n_keys), true);
	goals_by_unit(b, s, row + 3);
	/* The second table is read as one: it begins a page. */
	worksheet_set_h_pagebreaks(s, (lxw_row_t[]){ row + 3, 0 });
	worksheet_set_tab_color(s, WB_TEAL);
}

/* ---- competences ---- */

/* A table of units across and keys down; what a cell shows is the caller's. */
typedef void put_cell(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, lxw_col_t col,
	const struct mus_grid_cell *cell, bool total);

static lxw_row_t grid_table(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row,
	const struct mus_grid *g, enum mus_text_id head, const char *(*name)(const struct leadership_book *, const char *),
	put_cell *put)
{
	wb_text(b->wb, s, row, 0, book_text(b, head), WB_HEAD_TEXT);
	worksheet_set_row(s, row, 34, NULL);
	for (size_t u = 0; u <= g->n_units; u++)
		wb_text(b->wb, s, row, (lxw_col_t)(1 + u), u < g->n_units ? book_unit(b, g->units[u]) : book_text(b, MUS_T_TOTAL), WB_HEAD);
	for (size_t k = 0; k < g->n_keys; k++) {
		const struct mus_grid_cell *total = mus_grid_at(g, g->n_units, k);
		if (!total->hidden && total->value[MUS_PERSONS] == 0)
			continue;
		wb_text(b->wb, s, ++row, 0, name(b, g->keys[k]), WB_TEXT);
		for (size_t u = 0; u <= g->n_units; u++)
			put(b, s, row, (lxw_col_t)(1 + u), mus_grid_at(g, u, k), u == g->n_units);
	}
	return row;
}

/* How much lacks, on average, to the level that the role needs. */
static void put_gap(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, lxw_col_t col,
	const struct mus_grid_cell *cell, bool total)
{
	if (cell->hidden)
		wb_hidden(b->wb, s, row, col);
	else if (cell->value[MUS_NEEDED_N])
		wb_number(b->wb, s, row, col, (double)cell->value[MUS_NEEDED_SUM] / (double)cell->value[MUS_NEEDED_N],
			total ? WB_MEAN_TOTAL : WB_MEAN);
	else
		wb_text(b->wb, s, row, col, "", total ? WB_MEAN_TOTAL : WB_MEAN);
}

static void put_persons(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, lxw_col_t col,
	const struct mus_grid_cell *cell, bool total)
{
	book_cell(b, s, row, col, cell, MUS_PERSONS, total ? WB_INT_TOTAL : WB_INT);
}

/*
 * Beside the gaps, for the whole workplace alone: how many were asked, and how many have a great
 * wish to learn. By unit these would be counts of one and two.
 */
static void motivation(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, const struct mus_grid *g)
{
	const lxw_col_t col = (lxw_col_t)(g->n_units + 2);
	const int least = b->l->workplace->privacy.min_cell;
	wb_text(b->wb, s, row, col, book_text(b, MUS_T_WB_ASKED), WB_HEAD);
	wb_text(b->wb, s, row, (lxw_col_t)(col + 1), book_text(b, MUS_T_WB_MOTIVATED), WB_HEAD);
	for (size_t k = 0; k < g->n_keys; k++) {
		const struct mus_grid_cell *c = mus_grid_at(g, g->n_units, k);
		int64_t n = c->value[MUS_PERSONS], keen = c->value[MUS_MOTIVATED];
		if (!c->hidden && n == 0)
			continue;
		book_cell(b, s, ++row, col, c, MUS_PERSONS, WB_INT);
		if ((keen > 0 && keen < least) || (keen < n && n - keen < least))
			wb_hidden(b->wb, s, row, (lxw_col_t)(col + 1));
		else
			book_cell(b, s, row, (lxw_col_t)(col + 1), c, MUS_MOTIVATED, WB_INT);
	}
}

static void color_scale(lxw_worksheet *s, lxw_row_t first, lxw_row_t last, lxw_col_t columns, double most, uint32_t color)
{
	lxw_conditional_format f = { .type = LXW_CONDITIONAL_2_COLOR_SCALE, .min_color = 0xFFFFFF, .max_color = color,
		.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER, .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
		.min_value = 0, .max_value = most };
	if (last >= first)
		worksheet_conditional_format_range(s, first, 1, last, columns, &f);
}

void sheet_competences(struct leadership_book *b)
{
	const struct mus_grid *levels = &b->l->table[MUS_LEADERSHIP_LEVELS], *actions = &b->l->table[MUS_LEADERSHIP_COMPETENCE];
	lxw_worksheet *s = wb_sheet(b->wb, b->competences, b->competences, book_text(b, MUS_T_WB_COMPETENCES_LEAD), 0);
	lxw_row_t row = 3, end;
	worksheet_set_column(s, 0, 0, 32, NULL);
	worksheet_set_column(s, 1, (lxw_col_t)(levels->n_units + 3), 13, NULL);
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_WB_GAP), WB_SECTION);
	end = grid_table(b, s, row + 1, levels, MUS_T_COL_COMPETENCE, book_competence, put_gap);
	color_scale(s, row + 2, end, (lxw_col_t)(levels->n_units + 1), 2, 0xE07A5F);
	motivation(b, s, row + 1, levels);
	row = end + 3;
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_WB_WORKING), WB_SECTION);
	end = grid_table(b, s, row + 1, actions, MUS_T_COL_COMPETENCE, book_competence, put_persons);
	color_scale(s, row + 2, end, (lxw_col_t)actions->n_units, 20, 0x7FC4BB);
	worksheet_freeze_panes(s, 0, 1);
	worksheet_set_tab_color(s, WB_AMBER);
}

/* ---- methods ---- */

static const enum mus_text_id method_heads[] = { MUS_T_COL_METHOD, MUS_T_COL_ACTIONS, MUS_T_COL_PERSONS, MUS_T_COL_COST,
	MUS_T_COL_HOURS, MUS_T_COL_EFFECT, MUS_T_NONE };

static const char *method_name(const struct leadership_book *b, const char *id)
{
	return *id ? mus_method_word(mus_method_parse(id), b->lang) : book_text(b, MUS_T_NONE_GIVEN);
}

static void method_row(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, const struct mus_grid_cell *c, bool total)
{
	book_cell(b, s, row, 1, c, MUS_ACTIONS, total ? WB_INT_TOTAL : WB_INT);
	book_cell(b, s, row, 2, c, MUS_PERSONS, total ? WB_INT_TOTAL : WB_INT);
	book_cell(b, s, row, 3, c, MUS_COST, total ? WB_MONEY_TOTAL : WB_MONEY);
	book_cell(b, s, row, 4, c, MUS_HOURS, total ? WB_INT_TOTAL : WB_INT);
	book_effect(b, s, row, 5, c, total ? WB_MEAN_TOTAL : WB_MEAN);
}

void sheet_methods(struct leadership_book *b)
{
	const struct mus_grid *g = &b->l->table[MUS_LEADERSHIP_METHOD];
	lxw_worksheet *s = wb_sheet(b->wb, b->methods, b->methods, book_text(b, MUS_T_WB_METHODS_LEAD), 3);
	lxw_row_t row = 4;
	worksheet_set_column(s, 0, 0, 32, NULL);
	worksheet_set_column(s, 1, (lxw_col_t)(g->n_units + 1), 13.5, NULL);
	book_heads(b, s, 3, method_heads);
	b->methods_first = row;
	for (size_t k = 0; k < g->n_keys; k++) {
		const struct mus_grid_cell *c = mus_grid_at(g, g->n_units, k);
		if (!c->hidden && c->value[MUS_ACTIONS] == 0)
			continue;
		wb_text(b->wb, s, row, 0, method_name(b, g->keys[k]), WB_TEXT);
		method_row(b, s, row++, c, false);
	}
	b->methods_last = row - 1;
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_TOTAL), WB_TEXT_TOTAL);
	method_row(b, s, row, mus_grid_at(g, g->n_units, g->n_keys), true);
	row += 3;
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_WB_METHODS_BY_UNIT), WB_SECTION);
	grid_table(b, s, row + 1, g, MUS_T_COL_METHOD, method_name, put_persons);
	worksheet_set_tab_color(s, WB_NAVY);
}

/* ---- coverage ---- */

static const enum mus_text_id coverage_heads[] = { MUS_T_COL_UNIT, MUS_T_WB_PEOPLE, MUS_T_WB_HELD, MUS_T_WB_PLANNED,
	MUS_T_WB_LAPSED, MUS_T_WB_NOT_HELD, MUS_T_WB_NO_TALK, MUS_T_WB_SHARE, MUS_T_WB_WITH_PLAN, MUS_T_WB_FOLLOW_UP,
	MUS_T_WB_FOLLOWED_UP, MUS_T_WB_LATE, MUS_T_NONE };

static void coverage_row(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row,
	const struct mus_grid_cell *c, bool total)
{
	static const enum mus_measure measures[] = { MUS_PERSONS, MUS_HELD, MUS_PLANNED, MUS_LAPSED, MUS_NOT_HELD };
	static const enum mus_measure plans[] = { MUS_PLANS, MUS_FOLLOW_UPS, MUS_FOLLOWED_UP, MUS_FOLLOW_UPS_LATE };
	const enum wb_look number = total ? WB_INT_TOTAL : WB_INT;
	const unsigned line = (unsigned)row + 1;
	int64_t left = c->value[MUS_PERSONS] - c->value[MUS_HELD] - c->value[MUS_PLANNED] - c->value[MUS_NOT_HELD];
	for (lxw_col_t i = 0; i < 5; i++)
		book_cell(b, s, row, (lxw_col_t)(1 + i), c, measures[i], number);
	for (lxw_col_t i = 0; i < 4; i++)
		book_cell(b, s, row, (lxw_col_t)(8 + i), c, plans[i], number);
	if (c->hidden) {
		wb_hidden(b->wb, s, row, 6);
		wb_hidden(b->wb, s, row, 7);
		return;
	}
	left = left < 0 ? 0 : left;
	wb_formula(b->wb, s, row, 6, (double)left, number, "=MAX(0,B%u-C%u-D%u-F%u)", line, line, line, line);
	wb_formula(b->wb, s, row, 7, c->value[MUS_PERSONS] ? (double)c->value[MUS_HELD] / (double)c->value[MUS_PERSONS] : 0,
		total ? WB_PERCENT_TOTAL : WB_PERCENT, "=IF(B%u=0,0,C%u/B%u)", line, line, line);
}

void sheet_coverage(struct leadership_book *b)
{
	const struct mus_grid *g = &b->l->table[MUS_LEADERSHIP_COVERAGE];
	lxw_worksheet *s = wb_sheet(b->wb, b->coverage, b->coverage, book_text(b, MUS_T_WB_COVERAGE_LEAD), 3);
	lxw_row_t row = 4;
	worksheet_set_column(s, 0, 0, 28, NULL);
	worksheet_set_column(s, 1, 11, 12.5, NULL);
	book_heads(b, s, 3, coverage_heads);
	b->coverage_first = row;
	for (size_t u = 0; u < g->n_units; u++) {
		wb_text(b->wb, s, row, 0, book_unit(b, g->units[u]), WB_TEXT);
		coverage_row(b, s, row++, mus_grid_at(g, u, 0), false);
	}
	b->coverage_last = row > b->coverage_first ? row - 1 : row;
	wb_text(b->wb, s, row, 0, book_text(b, MUS_T_TOTAL), WB_TEXT_TOTAL);
	coverage_row(b, s, row, mus_grid_at(g, g->n_units, 0), true);
	worksheet_set_tab_color(s, WB_TEAL);
}
