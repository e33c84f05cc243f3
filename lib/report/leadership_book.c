/* The leadership workbook as a whole, and what its sheets have in common. */
#include "report/leadership.h"

#include <string.h>

const char *book_text(const struct leadership_book *b, enum mus_text_id id)
{
	return mus_text(b->lang, id);
}

const char *book_unit(const struct leadership_book *b, const char *id)
{
	const struct mus_unit *unit = b->l->staff ? mus_unit_find(b->l->staff, id) : NULL;
	return unit && unit->name ? unit->name : id;
}

const char *book_goal(const struct leadership_book *b, const char *id)
{
	const struct mus_goal_node *node = mus_map_get(&b->l->year->goal_of_id, id);
	return node && node->goal->title ? node->goal->title : id;
}

const char *book_competence(const struct leadership_book *b, const char *id)
{
	const struct mus_competence *c = mus_map_get(&b->l->year->competence_of_id, id);
	if (!*id)
		return book_text(b, MUS_T_NONE_GIVEN);
	return c && c->name ? c->name : id;
}

const struct mus_grid_cell *book_key_cell(const struct mus_grid *g, size_t unit, size_t key)
{
	static int64_t zeros[MUS_MEASURES];
	static const struct mus_grid_cell nothing = { .value = zeros };
	return key < g->n_keys ? mus_grid_at(g, unit, key) : &nothing;
}

void book_cell(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, lxw_col_t col,
	const struct mus_grid_cell *cell, enum mus_measure measure, enum wb_look look)
{
	if (cell->hidden)
		wb_hidden(b->wb, s, row, col);
	else
		wb_number(b->wb, s, row, col,
			mus_measure_is_decimal(measure) ? mus_dec_double(cell->value[measure]) : (double)cell->value[measure], look);
}

void book_effect(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, lxw_col_t col,
	const struct mus_grid_cell *cell, enum wb_look look)
{
	if (cell->hidden || cell->effect_hidden)
		wb_hidden(b->wb, s, row, col);
	else if (cell->value[MUS_EFFECT_N])
		wb_number(b->wb, s, row, col, (double)cell->value[MUS_EFFECT_SUM] / (double)cell->value[MUS_EFFECT_N], look);
	else
		wb_text(b->wb, s, row, col, "", look);
}

void book_heads(const struct leadership_book *b, lxw_worksheet *s, lxw_row_t row, const enum mus_text_id *heads)
{
	worksheet_set_row(s, row, 32, NULL);
	for (lxw_col_t c = 0; heads[c] != MUS_T_NONE; c++)
		wb_text(b->wb, s, row, c, book_text(b, heads[c]), c ? WB_HEAD : WB_HEAD_TEXT);
}

void book_fit(lxw_worksheet *s, lxw_row_t row, const char *text, double width)
{
	/* A column as wide as n digits takes about a sixth more letters. */
	const double letters = width * 7 / 6 - 4;
	size_t lines = 1 + mus_utf8_width(text ? text : "") / (size_t)(letters > 2 ? letters : 2);
	double height = 14.0 * (double)lines + 5;
	worksheet_set_row(s, row, height > 395 ? 400 : height, NULL);
}

static void name_sheets(struct leadership_book *b)
{
	b->overview = book_text(b, MUS_T_WB_OVERVIEW);
	b->goals = book_text(b, MUS_T_WB_GOALS);
	b->competences = book_text(b, MUS_T_WB_COMPETENCES);
	b->money = book_text(b, MUS_T_WB_MONEY);
	b->methods = book_text(b, MUS_T_WB_METHODS);
	b->coverage = book_text(b, MUS_T_WB_COVERAGE);
	b->initiatives = book_text(b, MUS_T_WB_INITIATIVES);
	b->about = book_text(b, MUS_T_WB_ABOUT);
}

bool leadership_xlsx(const struct mus_leadership *l, enum mus_lang lang, struct mus_buf *out)
{
	struct leadership_book b = { .l = l, .lang = lang };
	struct mus_buf title = MUS_BUF_INIT, footer = MUS_BUF_INIT;
	char day[MUS_DATE_SIZE];
	const char *name = l->workplace->name ? l->workplace->name : "";
	mus_say(&title, lang, MUS_T_WB_TITLE, MUS_ARGS(name, l->cycle));
	mus_say(&footer, lang, MUS_T_WB_FOOTER, MUS_ARGS(mus_date_show(l->as_of, lang, day)));
	struct wb_about about = { .title = title.data, .company = name, .header = title.data, .footer = footer.data,
		.made = l->as_of, .lang = lang };
	bool good = (b.wb = wb_new(&about)) != NULL;
	if (good) {
		name_sheets(&b);
		/* The overview stands first and is filled last: its charts point into the others. */
		lxw_worksheet *first = wb_sheet(b.wb, b.overview, title.data, book_text(&b, MUS_T_WB_OVERVIEW_LEAD), 0);
		sheet_goals(&b);
		sheet_competences(&b);
		sheet_money(&b);
		sheet_methods(&b);
		sheet_coverage(&b);
		sheet_initiatives(&b);
		sheet_about(&b);
		sheet_overview(&b, first);
		good = wb_finish(b.wb, out);
	}
	mus_buf_dispose(&title);
	mus_buf_dispose(&footer);
	return good;
}
