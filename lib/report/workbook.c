#include "report/workbook.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How each look is made. Letters: b bold, i italic, w wrap, c centre, r right, x thin border, u underlined. */
static const struct {
	const char *how;
	double size;
	uint32_t ink, paper; /* paper 0: none */
	int indent;
	const char *number;
} looks[WB_LOOKS] = {
	[WB_TITLE] = { "b", 20, WB_NAVY, 0, 0, NULL },
	[WB_LEAD] = { "", 10.5, 0x5A6672, 0, 0, NULL },
	[WB_SECTION] = { "b", 13, WB_NAVY, 0, 0, NULL },
	[WB_HEAD] = { "bwcx", 10, 0xFFFFFF, WB_NAVY, 0, NULL },
	[WB_HEAD_TEXT] = { "bwx", 10, 0xFFFFFF, WB_NAVY, 1, NULL },
	[WB_TEXT] = { "wx", 10, 0x22303C, 0, 1, NULL },
	[WB_TEXT_1] = { "wx", 10, 0x22303C, 0, 3, NULL },
	[WB_TEXT_2] = { "wx", 10, 0x22303C, 0, 5, NULL },
	[WB_TEXT_3] = { "wx", 10, 0x22303C, 0, 7, NULL },
	[WB_TEXT_TOTAL] = { "bwx", 10, 0x22303C, WB_SAND, 1, NULL },
	[WB_FAINT] = { "wx", 10, 0x6B7783, 0, 1, NULL },
	[WB_WARN] = { "bwx", 10, WB_RED, 0, 1, NULL },
	[WB_INT] = { "cx", 10, 0x22303C, 0, 0, "#,##0" },
	[WB_INT_TOTAL] = { "bcx", 10, 0x22303C, WB_SAND, 0, "#,##0" },
	[WB_MONEY] = { "rx", 10, 0x22303C, 0, 1, "#,##0" },
	[WB_MONEY_TOTAL] = { "brx", 10, 0x22303C, WB_SAND, 1, "#,##0" },
	[WB_MEAN] = { "cx", 10, 0x22303C, 0, 0, "0.0" },
	[WB_MEAN_TOTAL] = { "bcx", 10, 0x22303C, WB_SAND, 0, "0.0" },
	[WB_PERCENT] = { "cx", 10, 0x22303C, 0, 0, "0 %" },
	[WB_PERCENT_TOTAL] = { "bcx", 10, 0x22303C, WB_SAND, 0, "0 %" },
	[WB_DATE] = { "cx", 10, 0x22303C, 0, 0, "dd-mm-yyyy" },
	[WB_HIDDEN] = { "cxi", 10, 0x7C8894, 0xE9ECEF, 0, NULL },
	[WB_TILE] = { "bc", 24, WB_NAVY, WB_SAND, 0, "#,##0" },
	[WB_TILE_MONEY] = { "bc", 20, WB_NAVY, WB_SAND, 0, "#,##0" },
	[WB_TILE_PERCENT] = { "bc", 24, WB_NAVY, WB_SAND, 0, "0 %" },
	[WB_TILE_LABEL] = { "wc", 9.5, 0x5A6672, WB_SAND, 0, NULL },
	[WB_LINK] = { "u", 10, WB_TEAL, 0, 0, NULL },
};

static const char font[] = "Calibri";

static void style(lxw_format *f, char letter)
{
	switch (letter) {
	case 'b':
		format_set_bold(f);
		break;
	case 'i':
		format_set_italic(f);
		break;
	case 'w':
		format_set_text_wrap(f);
		break;
	case 'c':
		format_set_align(f, LXW_ALIGN_CENTER);
		break;
	case 'r':
		format_set_align(f, LXW_ALIGN_RIGHT);
		break;
	case 'u':
		format_set_underline(f, LXW_UNDERLINE_SINGLE);
		break;
	default:
		format_set_border(f, LXW_BORDER_THIN);
		format_set_border_color(f, 0xD8DDE2);
	}
}

static lxw_format *make_look(lxw_workbook *book, int i)
{
	lxw_format *f = workbook_add_format(book);
	format_set_font_name(f, font);
	format_set_font_size(f, looks[i].size);
	format_set_font_color(f, looks[i].ink);
	format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	for (const char *p = looks[i].how; *p; p++)
		style(f, *p);
	if (looks[i].paper)
		format_set_bg_color(f, looks[i].paper);
	if (looks[i].indent)
		format_set_indent(f, (uint8_t)looks[i].indent);
	if (looks[i].number)
		format_set_num_format(f, looks[i].number);
	return f;
}

/*
 * A file of our own: this version of libxlsxwriter writes to a path alone. Its name is removed at
 * once, so that no signal leaves it behind; the path of its descriptor opens it all the same.
 */
static int open_temporary(void)
{
	const char *dir = getenv("TMPDIR");
	struct mus_buf path = MUS_BUF_INIT;
	mus_buf_fmt(&path, "%s/mus-report-XXXXXX", dir && *dir ? dir : "/tmp");
	int fd = mkstemp(path.data);
	if (fd >= 0)
		unlink(path.data);
	mus_buf_dispose(&path);
	return fd;
}

static void drop(struct wb *wb)
{
	if (wb->file >= 0)
		close(wb->file);
	free(wb);
}

/* '_x0041_', which a spreadsheet would read as an A. */
static bool is_escape(const char *s)
{
	return s[0] == '_' && s[1] == 'x' && strspn(s + 2, "0123456789abcdefABCDEF") >= 4 && s[6] == '_';
}

/*
 * A text as it may stand in a workbook: what XML forbids and nobody sees is shown by its escape,
 * what looks like one of the format's own escapes stays what it is, and it ends where a cell does.
 */
static void put_safe(struct mus_buf *out, const char *text)
{
	enum { MOST = 32000 };
	struct mus_buf safe = MUS_BUF_INIT;
	size_t from = 0, end = 0, count = 0;
	mus_utf8_safe(&safe, text ? text : "", strlen(text ? text : ""), true);
	for (; end < safe.len; end++) {
		bool begins = (safe.data[end] & 0xC0) != 0x80;
		if (begins && ++count > MOST)
			break;
		if (!is_escape(safe.data + end))
			continue;
		mus_buf_add(out, safe.data + from, end - from);
		mus_buf_str(out, "_x005F");
		from = end;
	}
	mus_buf_add(out, safe.data + from, end - from);
	mus_buf_str(out, end < safe.len ? "…" : "");
	mus_buf_dispose(&safe);
}

struct wb *wb_new(const struct wb_about *about)
{
	struct wb *wb = calloc(1, sizeof *wb);
	char path[32];
	if (!wb)
		return NULL;
	wb->file = open_temporary();
	snprintf(path, sizeof path, "/dev/fd/%d", wb->file);
	if (wb->file < 0 || !(wb->book = workbook_new(path))) {
		drop(wb);
		return NULL;
	}
	struct mus_buf title = MUS_BUF_INIT, company = MUS_BUF_INIT, comments = MUS_BUF_INIT;
	put_safe(&title, about->title);
	put_safe(&company, about->company);
	put_safe(&comments, about->footer);
	/* Without a fixed time the bytes would differ from run to run. */
	lxw_doc_properties properties = { .title = title.data, .company = company.data,
		.comments = comments.data, .created = (time_t)about->made * 86400 };
	workbook_set_properties(wb->book, &properties);
	mus_buf_dispose(&title);
	mus_buf_dispose(&company);
	mus_buf_dispose(&comments);
	wb->lang = about->lang;
	wb->header = about->header;
	wb->footer = about->footer;
	for (int i = 0; i < WB_LOOKS; i++)
		wb->look[i] = make_look(wb->book, i);
	return wb;
}

static bool read_back(int file, struct mus_buf *out)
{
	char bytes[16384];
	off_t at = 0;
	ssize_t n;
	while ((n = pread(file, bytes, sizeof bytes, at)) > 0) {
		mus_buf_add(out, bytes, (size_t)n);
		at += n;
	}
	return n == 0;
}

bool wb_finish(struct wb *wb, struct mus_buf *out)
{
	/* Closing frees the workbook, also when it fails. */
	bool good = workbook_close(wb->book) == LXW_NO_ERROR && read_back(wb->file, out);
	drop(wb);
	return good;
}

/* In headers and footers & begins a code. */
static void put_header_text(struct mus_buf *out, const char *text)
{
	struct mus_buf safe = MUS_BUF_INIT;
	put_safe(&safe, text);
	for (const char *p = safe.data; *p; p++)
		mus_buf_str(out, *p == '&' ? "&&" : (char[]){ *p, 0 });
	mus_buf_dispose(&safe);
}

static void set_up_page(struct wb *wb, lxw_worksheet *s)
{
	struct mus_buf header = MUS_BUF_INIT, footer = MUS_BUF_INIT;
	mus_buf_str(&header, "&L&\"Calibri,Bold\"&9");
	put_header_text(&header, wb->header);
	mus_buf_str(&footer, "&L&\"Calibri,Regular\"&8");
	put_header_text(&footer, wb->footer);
	mus_buf_fmt(&footer, "&R&8%s", mus_text(wb->lang, MUS_T_WB_PAGE));
	worksheet_set_paper(s, 9);
	worksheet_set_landscape(s);
	worksheet_fit_to_pages(s, 1, 0);
	worksheet_set_margins(s, 0.5, 0.5, 0.7, 0.7);
	/* A longer one is cut by the format itself. */
	worksheet_set_header(s, header.len < 255 ? header.data : "");
	worksheet_set_footer(s, footer.len < 255 ? footer.data : "");
	worksheet_gridlines(s, LXW_HIDE_ALL_GRIDLINES);
	mus_buf_dispose(&header);
	mus_buf_dispose(&footer);
}

lxw_worksheet *wb_sheet(struct wb *wb, const char *name, const char *title, const char *lead, lxw_row_t head_row)
{
	lxw_worksheet *s = workbook_add_worksheet(wb->book, name);
	set_up_page(wb, s);
	worksheet_set_row(s, 0, 32, NULL);
	worksheet_set_row(s, 1, 18, NULL);
	wb_text(wb, s, 0, 0, title, WB_TITLE);
	wb_text(wb, s, 1, 0, lead, WB_LEAD);
	if (head_row) {
		worksheet_freeze_panes(s, head_row + 1, 1);
		worksheet_repeat_rows(s, head_row, head_row);
	}
	return s;
}

void wb_text(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col, const char *text, enum wb_look look)
{
	struct mus_buf safe = MUS_BUF_INIT;
	put_safe(&safe, text);
	if (safe.len)
		worksheet_write_string(s, row, col, safe.data, wb->look[look]);
	else
		worksheet_write_blank(s, row, col, wb->look[look]);
	mus_buf_dispose(&safe);
}

void wb_number(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col, double number, enum wb_look look)
{
	worksheet_write_number(s, row, col, number, wb->look[look]);
}

void wb_date(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col, mus_date date)
{
	if (date == MUS_NO_DATE) {
		worksheet_write_blank(s, row, col, wb->look[WB_DATE]);
		return;
	}
	struct mus_ymd ymd = mus_date_ymd(date);
	lxw_datetime d = { ymd.year, ymd.month, ymd.day, 0, 0, 0 };
	worksheet_write_datetime(s, row, col, &d, wb->look[WB_DATE]);
}

void wb_formula(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col, double value, enum wb_look look,
	const char *format, ...)
{
	char formula[200];
	va_list args;
	va_start(args, format);
	vsnprintf(formula, sizeof formula, format, args);
	va_end(args);
	worksheet_write_formula_num(s, row, col, formula, wb->look[look], value);
}

void wb_hidden(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col)
{
	worksheet_write_string(s, row, col, "–", wb->look[WB_HIDDEN]);
}

void wb_link(struct wb *wb, lxw_worksheet *s, lxw_row_t row, lxw_col_t col, const char *sheet, const char *text)
{
	struct mus_buf url = MUS_BUF_INIT;
	mus_buf_fmt(&url, "internal:'%s'!A1", sheet);
	worksheet_write_url_opt(s, row, col, url.data, wb->look[WB_LINK], text, NULL);
	mus_buf_dispose(&url);
}

lxw_chart *wb_chart(struct wb *wb, lxw_chart_type type, const char *title)
{
	lxw_chart *chart = workbook_add_chart(wb->book, (uint8_t)type);
	lxw_chart_font head = { .name = (char *)font, .size = 12, .bold = LXW_TRUE, .color = WB_NAVY };
	lxw_chart_font small = { .name = (char *)font, .size = 9, .color = 0x4A5560 };
	lxw_chart_line none = { .none = LXW_TRUE }, faint = { .color = 0xE3E6EA, .width = 0.5 };
	chart_title_set_name(chart, title);
	chart_title_set_name_font(chart, &head);
	chart_axis_set_num_font(chart->x_axis, &small);
	chart_axis_set_num_font(chart->y_axis, &small);
	chart_legend_set_font(chart, &small);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	chart_chartarea_set_line(chart, &none);
	/* In a bar chart the names stand on the y axis, and are read from the top. */
	bool bar = type == LXW_CHART_BAR || type == LXW_CHART_BAR_STACKED;
	lxw_chart_axis *values = bar ? chart->x_axis : chart->y_axis, *names = bar ? chart->y_axis : chart->x_axis;
	if (bar) {
		chart_axis_set_reverse(names);
		/* Else the numbers would move up with the first name. */
		chart_axis_set_crossing_max(names);
	}
	chart_axis_set_interval_unit(names, 1);
	chart_axis_major_gridlines_set_line(values, &faint);
	chart_axis_set_num_format(values, "#,##0");
	return chart;
}

void wb_series(lxw_chart *chart, const char *sheet, lxw_col_t names, lxw_col_t values, lxw_row_t first,
	lxw_row_t last, const char *name, uint32_t color)
{
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	lxw_chart_fill fill = { .color = color };
	chart_series_set_categories(series, sheet, first, names, last, names);
	chart_series_set_values(series, sheet, first, values, last, values);
	chart_series_set_name(series, name);
	chart_series_set_fill(series, &fill);
	chart_set_series_gap(chart, 50);
}

void wb_place(lxw_worksheet *s, lxw_row_t row, lxw_col_t col, lxw_chart *chart, int width, int height,
	const char *description)
{
	/* A chart is 480 by 288 pixels before it is scaled. */
	lxw_chart_options options = { .x_scale = width / 480.0, .y_scale = height / 288.0, .x_offset = 4, .y_offset = 4,
		.object_position = LXW_OBJECT_MOVE_DONT_SIZE, .description = (char *)description };
	worksheet_insert_chart_opt(s, row, col, chart, &options);
}

void wb_library(struct mus_buf *out)
{
	mus_buf_fmt(out, "libxlsxwriter %s", lxw_version());
}
