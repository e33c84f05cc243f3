/* The first sheet: key figures, four charts, links; and the last: what the figures are. */
#include "report/leadership.h"

#include <stdio.h>
#include <string.h>

/* A key figure: two columns wide. */
static void tile(const struct leadership_book *b, lxw_worksheet *s, int number, const struct mus_grid_cell *cell,
	double value, enum wb_look look, enum mus_text_id label)
{
	const lxw_row_t row = (lxw_row_t)(3 + 3 * (number / 4));
	const lxw_col_t col = (lxw_col_t)(2 * (number % 4));
	worksheet_merge_range(s, row, col, row, (lxw_col_t)(col + 1), "", b->wb->look[look]);
	worksheet_merge_range(s, row + 1, col, row + 1, (lxw_col_t)(col + 1), book_text(b, label), b->wb->look[WB_TILE_LABEL]);
	worksheet_set_row(s, row, 38, NULL);
	worksheet_set_row(s, row + 1, 30, NULL);
	worksheet_set_row(s, row + 2, 6, NULL);
	if (cell && cell->hidden)
		worksheet_write_string(s, row, col, "–", b->wb->look[look]);
	else
		worksheet_write_number(s, row, col, value, b->wb->look[look]);
}

static double budget_left(const struct leadership_book *b)
{
	const struct mus_grid *g = &b->l->table[MUS_LEADERSHIP_STAGE_BUDGET];
	double left = 0;
	for (size_t i = 0; i < b->l->year->budget_of_id.n; i++) {
		const struct mus_budget *budget = b->l->year->budget_of_id.entries[i].value;
		left += budget->amount == MUS_NO_DEC ? 0 : mus_dec_double(budget->amount);
	}
	return left - mus_dec_double(mus_grid_at(g, MUS_STAGE_AGREED, g->n_keys)->value[MUS_COST]);
}

static void tiles(const struct leadership_book *b, lxw_worksheet *s)
{
	const struct mus_grid_cell *all = mus_leadership_total(b->l, MUS_LEADERSHIP_UNIT);
	const struct mus_grid_cell *talks = mus_leadership_total(b->l, MUS_LEADERSHIP_COVERAGE);
	const struct mus_grid *g = &b->l->table[MUS_LEADERSHIP_STAGE_BUDGET];
	const struct mus_grid_cell *wishes = mus_grid_at(g, MUS_STAGE_WISHES, g->n_keys);
	const struct mus_grid_cell *agreed = mus_grid_at(g, MUS_STAGE_AGREED, g->n_keys);
	double people = (double)talks->value[MUS_PERSONS];
	tile(b, s, 0, talks, (double)talks->value[MUS_HELD], WB_TILE, MUS_T_WB_TILE_HELD);
	tile(b, s, 1, talks, people > 0 ? (double)talks->value[MUS_HELD] / people : 0, WB_TILE_PERCENT, MUS_T_WB_TILE_SHARE);
	tile(b, s, 2, all, (double)all->value[MUS_ACTIONS], WB_TILE, MUS_T_WB_TILE_ACTIONS);
	tile(b, s, 3, all, (double)all->value[MUS_OVERDUE], WB_TILE, MUS_T_WB_TILE_OVERDUE);
	tile(b, s, 4, wishes, mus_dec_double(wishes->value[MUS_COST]), WB_TILE_MONEY, MUS_T_WB_TILE_WISHES);
	tile(b, s, 5, agreed, mus_dec_double(agreed->value[MUS_COST]), WB_TILE_MONEY, MUS_T_WB_TILE_AGREED);
	tile(b, s, 6, agreed, budget_left(b), WB_TILE_MONEY, MUS_T_WB_TILE_LEFT);
	tile(b, s, 7, talks, (double)talks->value[MUS_FOLLOW_UPS_LATE], WB_TILE, MUS_T_WB_TILE_LATE);
}

static void chart_talks(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row)
{
	lxw_chart *c = wb_chart(b->wb, LXW_CHART_BAR_STACKED, book_text(b, MUS_T_WB_CHART_TALKS));
	wb_series(c, b->coverage, 0, 2, b->coverage_first, b->coverage_last, book_text(b, MUS_T_WB_HELD), WB_TEAL);
	wb_series(c, b->coverage, 0, 3, b->coverage_first, b->coverage_last, book_text(b, MUS_T_WB_PLANNED), WB_AMBER);
	wb_series(c, b->coverage, 0, 6, b->coverage_first, b->coverage_last, book_text(b, MUS_T_WB_NO_TALK), WB_GREY);
	chart_set_series_overlap(c, 100);
	wb_place(s, row, 0, c, 545, 290, book_text(b, MUS_T_WB_CHART_TALKS));
}

static void chart_money(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row)
{
	lxw_chart *c = wb_chart(b->wb, LXW_CHART_BAR, book_text(b, MUS_T_WB_CHART_MONEY));
	if (b->budgets_last < b->budgets_first)
		return;
	chart_axis_set_num_format(c->x_axis, "#,##0,");
	wb_series(c, b->money, 0, 1, b->budgets_first, b->budgets_last, book_text(b, MUS_T_WB_AMOUNT), WB_NAVY);
	wb_series(c, b->money, 0, 2, b->budgets_first, b->budgets_last, book_text(b, MUS_T_WB_AGREED), WB_TEAL);
	wb_series(c, b->money, 0, 3, b->budgets_first, b->budgets_last, book_text(b, MUS_T_WB_WISHED), WB_AMBER);
	wb_place(s, row, 4, c, 545, 290, book_text(b, MUS_T_WB_CHART_MONEY));
}

static void chart_goals(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row)
{
	lxw_chart *c = wb_chart(b->wb, LXW_CHART_BAR, book_text(b, MUS_T_WB_CHART_GOALS));
	/* Two dozen titles and more have to stand beside each other. */
	lxw_chart_font small = { .name = (char *)"Calibri", .size = 7, .color = 0x4A5560 };
	chart_axis_set_num_font(c->y_axis, &small);
	wb_series(c, b->goals, 0, 3, b->goals_first, b->goals_last, book_text(b, MUS_T_COL_ACTIONS), WB_TEAL);
	chart_legend_set_position(c, LXW_CHART_LEGEND_NONE);
	wb_place(s, row, 0, c, 545, 420, book_text(b, MUS_T_WB_CHART_GOALS));
}

static void chart_methods(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row)
{
	lxw_chart *c = wb_chart(b->wb, LXW_CHART_BAR, book_text(b, MUS_T_WB_CHART_METHODS));
	if (b->methods_last < b->methods_first)
		return;
	wb_series(c, b->methods, 0, 1, b->methods_first, b->methods_last, book_text(b, MUS_T_COL_ACTIONS), WB_NAVY);
	chart_legend_set_position(c, LXW_CHART_LEGEND_NONE);
	wb_place(s, row, 4, c, 545, 420, book_text(b, MUS_T_WB_CHART_METHODS));
}

static void links(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row)
{
	const char *const sheets[] = { b->goals, b->competences, b->money, b->methods, b->coverage, b->initiatives, b->about };
	for (lxw_col_t i = 0; i < 7; i++)
		wb_link(b->wb, s, row, i, sheets[i], sheets[i]);
}

void sheet_overview(struct leadership_book *b, lxw_worksheet *s)
{
	worksheet_set_column(s, 0, 7, 19, NULL);
	tiles(b, s);
	links(b, s, 9);
	chart_talks(b, s, 10);
	chart_money(b, s, 10);
	chart_goals(b, s, 25);
	chart_methods(b, s, 25);
	worksheet_fit_to_pages(s, 1, 1);
	worksheet_print_area(s, 0, 0, 46, 7);
	worksheet_set_tab_color(s, WB_NAVY);
	worksheet_activate(s);
}

/* ---- about this report ---- */

static lxw_row_t fact(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, enum mus_text_id what, const char *is)
{
	wb_text(b->wb, s, row, 0, book_text(b, what), WB_TEXT_TOTAL);
	wb_text(b->wb, s, row, 1, is, WB_TEXT);
	book_fit(s, row, is, 105);
	return row + 1;
}

static lxw_row_t number_fact(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, enum mus_text_id what,
	const struct mus_grid_cell *cell, enum mus_measure m)
{
	char text[32];
	snprintf(text, sizeof text, "%lld", (long long)cell->value[m]);
	return fact(b, s, row, what, cell->hidden ? "–" : text);
}

/* Which tables hide how many cells. */
static lxw_row_t hidden_facts(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row)
{
	static const struct {
		enum mus_leadership_table table;
		enum mus_text_id name;
	} shown[] = { { MUS_LEADERSHIP_GOAL, MUS_T_WB_GOALS }, { MUS_LEADERSHIP_COMPETENCE, MUS_T_WB_COMPETENCES },
		{ MUS_LEADERSHIP_LEVELS, MUS_T_WB_LEVELS }, { MUS_LEADERSHIP_METHOD, MUS_T_WB_METHODS },
		{ MUS_LEADERSHIP_STAGE_GOAL, MUS_T_WB_MONEY_GOAL }, { MUS_LEADERSHIP_STAGE_COMPETENCE, MUS_T_WB_MONEY_COMPETENCE },
		{ MUS_LEADERSHIP_STAGE_BUDGET, MUS_T_WB_MONEY_BUDGET }, { MUS_LEADERSHIP_COVERAGE, MUS_T_WB_COVERAGE } };
	struct mus_buf text = MUS_BUF_INIT;
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		mus_buf_fmt(&text, "%s%s: %zu", i ? " · " : "", book_text(b, shown[i].name), mus_grid_hidden(&b->l->table[shown[i].table]));
	row = fact(b, s, row, MUS_T_WB_HIDDEN, text.data);
	mus_buf_dispose(&text);
	return row;
}

static lxw_row_t sources(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row)
{
	struct mus_buf units = MUS_BUF_INIT, missing = MUS_BUF_INIT;
	const struct mus_staff *staff = b->l->staff;
	for (size_t i = 0; i < b->l->n_covered; i++)
		mus_buf_fmt(&units, "%s%s", i ? ", " : "", book_unit(b, b->l->covered[i]));
	for (size_t u = 0; staff && u < staff->n_units; u++) {
		bool in = staff->units[u].n_people == 0;
		for (size_t i = 0; i < b->l->n_covered; i++)
			in |= strcmp(b->l->covered[i], staff->units[u].id) == 0;
		if (!in)
			mus_buf_fmt(&missing, "%s%s", missing.len ? ", " : "", book_unit(b, staff->units[u].id));
	}
	row = fact(b, s, row, MUS_T_WB_UNITS, units.data);
	if (missing.len)
		row = fact(b, s, row, MUS_T_WB_UNITS_MISSING, missing.data);
	mus_buf_dispose(&units);
	mus_buf_dispose(&missing);
	return row;
}

void sheet_about(struct leadership_book *b)
{
	lxw_worksheet *s = wb_sheet(b->wb, b->about, b->about, book_text(b, MUS_T_WB_ABOUT_LEAD), 0);
	const struct mus_privacy *p = &b->l->workplace->privacy;
	struct mus_buf text = MUS_BUF_INIT;
	char day[MUS_DATE_SIZE], group[16], cell[16];
	lxw_row_t row = 3;
	worksheet_set_column(s, 0, 0, 30, NULL);
	worksheet_set_column(s, 1, 1, 105, NULL);
	row = fact(b, s, row, MUS_T_WB_WORKPLACE, b->l->workplace->name);
	row = fact(b, s, row, MUS_T_WB_CYCLE, b->l->cycle);
	row = fact(b, s, row, MUS_T_WB_AS_OF, mus_date_show(b->l->as_of, b->lang, day));
	row = sources(b, s, row);
	row = number_fact(b, s, row, MUS_T_WB_PEOPLE, mus_leadership_total(b->l, MUS_LEADERSHIP_COVERAGE), MUS_PERSONS);
	row = number_fact(b, s, row, MUS_T_WB_N_PLANS, mus_leadership_total(b->l, MUS_LEADERSHIP_COVERAGE), MUS_PLANS);
	row = number_fact(b, s, row, MUS_T_WB_N_ACTIONS, mus_leadership_total(b->l, MUS_LEADERSHIP_UNIT), MUS_ACTIONS);
	snprintf(group, sizeof group, "%d", p->min_group);
	snprintf(cell, sizeof cell, "%d", p->min_cell);
	mus_say(&text, b->lang, MUS_T_WB_METHOD_TEXT, MUS_ARGS(cell, group));
	row = fact(b, s, row, MUS_T_WB_PROTECTION, text.data);
	row = hidden_facts(b, s, row);
	row = fact(b, s, row, MUS_T_WB_READING, book_text(b, MUS_T_WB_READING_TEXT));
	row = fact(b, s, row, MUS_T_WB_LIMITS, book_text(b, MUS_T_WB_LIMITS_TEXT));
	row = fact(b, s, row, MUS_T_WB_CONFIDENTIAL, book_text(b, MUS_T_WB_CONFIDENTIAL_TEXT));
	row = fact(b, s, row, MUS_T_WB_PROGRAM, "mus-report " MUS_VERSION);
	worksheet_print_area(s, 0, 0, row, 1);
	mus_buf_dispose(&text);
}
