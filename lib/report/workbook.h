/*
 * Workbooks: one frame around libxlsxwriter, so that all sheets look alike and are safe.
 *
 * Texts are always written as texts, never as formulas, numbers or links, so that a record cannot
 * act in a spreadsheet. The same input and date give the same bytes (with the same libxlsxwriter
 * and zlib). Cells are counted from 0.
 */
#ifndef MUS_REPORT_WORKBOOK_H
#define MUS_REPORT_WORKBOOK_H

#include "mus.h"

#include <xlsxwriter.h>

enum wb_look {
	WB_TITLE,
	WB_LEAD,        /* what the sheet says, under its title */
	WB_SECTION,
	WB_HEAD,        /* heading of a column of numbers */
	WB_HEAD_TEXT,   /* of a column of texts */
	WB_TEXT,
	WB_TEXT_1,      /* indented: goals below goals */
	WB_TEXT_2,
	WB_TEXT_3,
	WB_TEXT_TOTAL,
	WB_FAINT,       /* text of less weight */
	WB_WARN,        /* text that asks for attention */
	WB_INT,
	WB_INT_TOTAL,
	WB_MONEY,
	WB_MONEY_TOTAL,
	WB_MEAN,        /* one decimal */
	WB_MEAN_TOTAL,
	WB_PERCENT,
	WB_PERCENT_TOTAL,
	WB_DATE,
	WB_HIDDEN,      /* a cell that is hidden to protect people */
	WB_TILE,        /* a key figure … */
	WB_TILE_MONEY,
	WB_TILE_PERCENT,
	WB_TILE_LABEL,  /* … and what it is */
	WB_LINK,
	WB_LOOKS
};

/* Colours that charts share with cells. */
enum { WB_NAVY = 0x1B3A57, WB_TEAL = 0x2A8C82, WB_SAND = 0xF4F0E8, WB_AMBER = 0xE2A33C, WB_GREY = 0xC9CFD6, WB_RED = 0xB8443A };

struct wb {
	lxw_workbook *book;
	lxw_format *look[WB_LOOKS];
	enum mus_lang lang;
	int file;              /* the temporary file, without a name */
	const char *header;    /* printed on each page */
	const char *footer;
};

struct wb_about {
	const char *title, *company;
	const char *header, *footer; /* printed on each page; must live until wb_finish() */
	mus_date made;
	enum mus_lang lang;
};

/* NULL when no temporary file could be made. */
struct wb *wb_new(const struct wb_about *about);
/* Ends the workbook and appends its bytes; wb is freed. False when it could not be written. */
bool wb_finish(struct wb *wb, struct mus_buf *out);

/* The library that writes them, with its version. */
void wb_library(struct mus_buf *out);

/*
 * A sheet on A4, landscape, one page wide, with its title and lead in the first two rows.
 * head_row is frozen with all above it and printed on each page; 0: nothing is frozen.
 */
lxw_worksheet *wb_sheet(struct wb *wb, const char *name, const char *title, const char *lead, lxw_row_t head_row);

void wb_text(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col, const char *text, enum wb_look look);
void wb_number(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col, double number, enum wb_look look);
/* A date, or an empty cell. */
void wb_date(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col, mus_date date);
/* A formula and its value, for readers that don't calculate. */
void wb_formula(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col, double value, enum wb_look look, const char *format, ...)
	__attribute__((format(printf, 7, 8)));
/* A dash that says: hidden, not zero. */
void wb_hidden(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col);
/* A link to another sheet. */
void wb_link(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col, const char *sheet, const char *text);

/* A chart with the house's fonts and colours, without frame; series are added by wb_series(). */
lxw_chart *wb_chart(struct wb *wb, lxw_chart_type type, const char *title);
/* Cells of one column, first to last row, as values; names in another column as categories. */
void wb_series(lxw_chart *chart, const char *sheet, lxw_col_t names, lxw_col_t values, lxw_row_t first,
	lxw_row_t last, const char *name, uint32_t color);
/* Places it: size in pixels. */
void wb_place(lxw_worksheet *s, lxw_row_t row, lxw_col_t col, lxw_chart *chart, int width, int height,
	const char *description);

#endif
