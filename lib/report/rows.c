#include "report/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum cell_kind { EMPTY, TEXT, VALUE };

struct cell {
	enum cell_kind kind;
	const char *text;
	int64_t value;
	enum rows_look look;
};

struct rows {
	struct mus_arena *arena;
	const struct rows_column *columns;
	size_t n_columns;
	struct cell *cells;
	size_t n_cells, cap_cells;
	bool *strong; /* of each row */
	size_t n_strong, cap_strong;
};

struct rows *rows_new(const struct rows_column *columns, size_t n)
{
	struct mus_arena *arena = mus_arena_new();
	struct rows *rows = mus_alloc(arena, sizeof *rows);
	rows->arena = arena;
	rows->columns = columns;
	rows->n_columns = n;
	return rows;
}

void rows_free(struct rows *rows)
{
	if (rows)
		mus_arena_free(rows->arena);
}

size_t rows_count(const struct rows *rows)
{
	return rows->n_cells / rows->n_columns;
}

static void add(struct rows *rows, enum cell_kind kind, const char *text, int64_t value)
{
	if (rows->n_cells % rows->n_columns == 0)
		*MUS_PUSH(rows->arena, rows->strong, rows->n_strong, rows->cap_strong) = false;
	*MUS_PUSH(rows->arena, rows->cells, rows->n_cells, rows->cap_cells) =
		(struct cell){ .kind = kind, .text = text, .value = value };
}

void rows_text(struct rows *rows, const char *text)
{
	add(rows, text ? TEXT : EMPTY, mus_strdup(rows->arena, text), 0);
}

void rows_date(struct rows *rows, mus_date date)
{
	add(rows, date == MUS_NO_DATE ? EMPTY : VALUE, NULL, date);
}

void rows_number(struct rows *rows, mus_dec number)
{
	add(rows, number == MUS_NO_DEC ? EMPTY : VALUE, NULL, number);
}

void rows_int(struct rows *rows, int64_t number)
{
	add(rows, VALUE, NULL, number);
}

void rows_bool(struct rows *rows, bool value)
{
	add(rows, VALUE, NULL, value);
}

void rows_none(struct rows *rows)
{
	add(rows, EMPTY, NULL, 0);
}

void rows_strong(struct rows *rows)
{
	if (rows->n_strong)
		rows->strong[rows->n_strong - 1] = true;
}

void rows_look(struct rows *rows, enum rows_look look)
{
	if (rows->n_cells)
		rows->cells[rows->n_cells - 1].look = look;
}

/* A character by its number in UTF-16, as JSON writes it. */
static void json_escape(struct mus_buf *out, uint32_t code)
{
	if (code > 0xFFFF) {
		mus_buf_fmt(out, "\\u%04x", (unsigned)(0xD800 + ((code - 0x10000) >> 10)));
		code = 0xDC00 + ((code - 0x10000) & 0x3FF);
	}
	mus_buf_fmt(out, "\\u%04x", (unsigned)code);
}

void rows_json_string(struct mus_buf *out, const char *text)
{
	size_t len = strlen(text);
	mus_buf_char(out, '"');
	for (size_t n; len; text += n, len -= n) {
		uint32_t code = 0xFFFD; /* for a byte that is no UTF-8 */
		n = mus_utf8_decode(text, len, &code);
		if (code == '"' || code == '\\')
			mus_buf_fmt(out, "\\%c", (char)code);
		else if (code == '\n' || code == '\t')
			mus_buf_str(out, code == '\n' ? "\\n" : "\\t");
		else if (n && mus_utf8_visible(code))
			mus_buf_add(out, text, n);
		else
			json_escape(out, code);
		n = n ? n : 1;
	}
	mus_buf_char(out, '"');
}

/* The machine form of a value that is there. */
static void machine_value(struct mus_buf *out, enum rows_type type, int64_t value)
{
	char text[MUS_DEC_SIZE];
	switch (type) {
	case ROWS_DATE:
		mus_buf_str(out, mus_date_print((mus_date)value, text));
		break;
	case ROWS_NUMBER:
		mus_buf_str(out, mus_dec_print(value, text));
		break;
	case ROWS_BOOL:
		mus_buf_str(out, value ? "true" : "false");
		break;
	default:
		mus_buf_fmt(out, "%lld", (long long)value);
	}
}

/* Whether a spreadsheet could take a text for a formula, in whichever width its sign is typed. */
static bool may_act(const char *text)
{
	static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(text, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

/*
 * For a spreadsheet in Danish: a decimal comma, and text that a spreadsheet would take for a
 * formula begins with an apostrophe.
 */
static void da_field(struct mus_buf *out, const struct cell *cell, enum rows_type type)
{
	struct mus_buf text = MUS_BUF_INIT;
	if (cell->kind == TEXT) {
		mus_buf_str(&text, may_act(cell->text) ? "'" : "");
		mus_buf_str(&text, cell->text);
	} else {
		machine_value(&text, type, cell->value);
		char *point = type == ROWS_NUMBER ? strchr(text.data, '.') : NULL;
		if (point)
			*point = ',';
	}
	mus_csv_field(out, text.data, ';');
	mus_buf_dispose(&text);
}

static void csv_cell(struct mus_buf *out, const struct cell *cell, enum rows_type type, bool da)
{
	if (cell->kind == EMPTY)
		return;
	if (da)
		da_field(out, cell, type);
	else if (cell->kind == TEXT)
		mus_csv_field(out, cell->text, ',');
	else
		machine_value(out, type, cell->value);
}

static void print_csv(const struct rows *rows, bool da, struct mus_buf *out)
{
	const char delimiter = da ? ';' : ',';
	if (da)
		mus_buf_str(out, "\xEF\xBB\xBF");
	for (size_t c = 0; c < rows->n_columns; c++) {
		if (c)
			mus_buf_char(out, delimiter);
		mus_csv_field(out, rows->columns[c].name, delimiter);
	}
	mus_buf_str(out, "\r\n");
	for (size_t i = 0; i < rows->n_cells; i++) {
		size_t c = i % rows->n_columns;
		if (c)
			mus_buf_char(out, delimiter);
		csv_cell(out, &rows->cells[i], rows->columns[c].type, da);
		if (c + 1 == rows->n_columns)
			mus_buf_str(out, "\r\n");
	}
}

static void json_cell(struct mus_buf *out, const struct cell *cell, enum rows_type type)
{
	if (cell->kind == EMPTY)
		mus_buf_str(out, "null");
	else if (cell->kind == TEXT)
		rows_json_string(out, cell->text);
	else if (type == ROWS_DATE) {
		mus_buf_char(out, '"');
		machine_value(out, type, cell->value);
		mus_buf_char(out, '"');
	} else
		machine_value(out, type, cell->value);
}

static void print_json(const struct rows *rows, struct mus_buf *out)
{
	for (size_t i = 0; i < rows->n_cells; i++) {
		size_t c = i % rows->n_columns;
		mus_buf_char(out, c ? ',' : '{');
		rows_json_string(out, rows->columns[c].name);
		mus_buf_char(out, ':');
		json_cell(out, &rows->cells[i], rows->columns[c].type);
		if (c + 1 == rows->n_columns)
			mus_buf_str(out, "}\n");
	}
}

/* ---- the table for people ---- */

static bool is_right(enum rows_type type)
{
	return type == ROWS_NUMBER || type == ROWS_INT;
}

/* A cell as people read it: on one line and harmless, numbers with groups. */
static char *shown(const struct rows *rows, const struct cell *cell, enum rows_type type, enum mus_lang lang)
{
	struct mus_buf text = MUS_BUF_INIT;
	char number[MUS_DEC_SIZE];
	if (cell->kind == TEXT)
		mus_utf8_safe(&text, cell->text, strlen(cell->text), false);
	else if (cell->kind == VALUE && type == ROWS_NUMBER)
		mus_buf_str(&text, mus_dec_show(cell->value, lang, number));
	else if (cell->kind == VALUE && type == ROWS_BOOL)
		mus_buf_str(&text, cell->value ? mus_text(lang, MUS_T_YES) : "");
	else if (cell->kind == VALUE)
		machine_value(&text, type, cell->value);
	char *copy = mus_strdup(rows->arena, text.data);
	mus_buf_dispose(&text);
	return copy;
}

struct layout {
	const char **text; /* of each cell, and of each heading after them */
	size_t *width;     /* of each column; 0: left out */
};

static void measure(const struct rows *rows, const struct rows_style *style, struct layout *l)
{
	const size_t n = rows->n_columns;
	l->text = mus_alloc(rows->arena, (rows->n_cells + n) * sizeof *l->text);
	l->width = mus_alloc(rows->arena, n * sizeof *l->width);
	for (size_t i = 0; i < rows->n_cells + n; i++) {
		size_t c = i % n;
		if (rows->columns[c].place == ROWS_MACHINE)
			continue;
		l->text[i] = i < rows->n_cells ? shown(rows, &rows->cells[i], rows->columns[c].type, style->lang)
					       : mus_text(style->lang, rows->columns[c].heading);
		size_t w = mus_utf8_width(l->text[i]);
		if (w > l->width[c])
			l->width[c] = w;
	}
}

enum { GAP = 2 };

static size_t total_width(const struct rows *rows, const size_t *width)
{
	size_t total = 0;
	for (size_t c = 0; c < rows->n_columns; c++)
		total += width[c] ? width[c] + GAP : 0;
	return total ? total - GAP : 0;
}

/* Narrows the widest text columns, none below the least, until the table fits. */
static bool narrow(const struct rows *rows, size_t room, size_t least, size_t *width)
{
	size_t total = total_width(rows, width);
	for (; total > room; total--) {
		size_t widest = rows->n_columns;
		for (size_t c = 0; c < rows->n_columns; c++)
			if (rows->columns[c].type == ROWS_TEXT && width[c] > least &&
				(widest == rows->n_columns || width[c] > width[widest]))
				widest = c;
		if (widest == rows->n_columns)
			return false;
		width[widest]--;
	}
	return true;
}

static bool is_empty(const struct rows *rows, size_t column)
{
	for (size_t i = column; i < rows->n_cells; i += rows->n_columns)
		if (rows->cells[i].kind == TEXT ? *rows->cells[i].text != '\0'
			: rows->columns[column].type == ROWS_BOOL
				? rows->cells[i].value != 0
				: rows->cells[i].kind == VALUE)
			return false;
	return true;
}

/* Leaves out what says nothing, else the next column that may be; false when there is none. */
static bool leave_out(const struct rows *rows, size_t *width)
{
	for (size_t c = 0; c < rows->n_columns; c++)
		if (width[c] && is_empty(rows, c)) {
			width[c] = 0;
			return true;
		}
	for (enum rows_place place = ROWS_WIDER; place >= ROWS_WIDE; place--)
		for (size_t c = rows->n_columns; c-- > 0;)
			if (rows->columns[c].place == place && width[c]) {
				width[c] = 0;
				return true;
			}
	return false;
}

static void fit(const struct rows *rows, const struct rows_style *style, struct layout *l)
{
	enum { READABLE = 24, LEAST = 8 };
	const size_t size = rows->n_columns * sizeof *l->width;
	size_t *width = mus_alloc(rows->arena, size);
	bool fits, fewer = true;
	if (!style->width)
		return;
	do {
		memcpy(width, l->width, size);
		fits = narrow(rows, style->width, READABLE, width);
		if (!fits)
			fewer = leave_out(rows, l->width);
	} while (!fits && fewer);
	if (!fits)
		(void)narrow(rows, style->width, LEAST, width);
	memcpy(l->width, width, size);
}

/* The text cut to that many columns, with an ellipsis when something was cut. */
static size_t put_cut(struct mus_buf *out, const char *text, size_t width)
{
	size_t len = strlen(text), used = 0, i = 0;
	if (mus_utf8_width(text) <= width) {
		mus_buf_str(out, text);
		return mus_utf8_width(text);
	}
	while (i < len) {
		uint32_t code;
		char one[5] = "";
		size_t n = mus_utf8_decode(text + i, len - i, &code);
		memcpy(one, text + i, n ? n : 1);
		size_t w = mus_utf8_width(one);
		if (used + w + 1 > width)
			break;
		used += w;
		i += n ? n : 1;
	}
	mus_buf_add(out, text, i);
	mus_buf_str(out, "…");
	return used + 1;
}

/* A cell in its colour; `strong` is what the line goes on in. */
static void put_cell(struct mus_buf *out, const struct mus_buf *text, enum rows_look look, bool strong)
{
	static const char *const codes[] = { [ROWS_LATE] = "\033[31m", [ROWS_DONE] = "\033[32m",
		[ROWS_DIM] = "\033[2m" };
	if (look != ROWS_PLAIN)
		mus_buf_str(out, codes[look]);
	mus_buf_add(out, text->data, text->len);
	if (look != ROWS_PLAIN)
		mus_buf_str(out, strong ? "\033[0m\033[1m" : "\033[0m");
}

static void put_line(const struct rows *rows, const struct layout *l, size_t first, bool color,
	bool strong, struct mus_buf *out)
{
	size_t pending = 0; /* blanks are written only before something */
	for (size_t c = 0; c < rows->n_columns; c++) {
		struct mus_buf cell = MUS_BUF_INIT;
		if (l->width[c] == 0)
			continue;
		bool colored = color && first < rows->n_cells;
		size_t w = put_cut(&cell, l->text[first + c], l->width[c]);
		size_t pad = l->width[c] - w;
		if (is_right(rows->columns[c].type)) {
			pending += pad;
			pad = 0;
		}
		if (cell.len) {
			mus_buf_fill(out, ' ', pending);
			pending = 0;
			put_cell(out, &cell, colored ? rows->cells[first + c].look : ROWS_PLAIN,
				strong);
		} else {
			pending += w;
		}
		pending += pad + GAP;
		mus_buf_dispose(&cell);
	}
}

static void print_table(const struct rows *rows, const struct rows_style *style, struct mus_buf *out)
{
	struct layout l;
	measure(rows, style, &l);
	fit(rows, style, &l);
	for (size_t r = 0; r <= rows_count(rows); r++) {
		size_t first = r == 0 ? rows->n_cells : (r - 1) * rows->n_columns;
		bool strong = style->color && (r == 0 || rows->strong[r - 1]);
		mus_buf_str(out, strong ? "\033[1m" : "");
		put_line(rows, &l, first, style->color, strong, out);
		mus_buf_str(out, strong ? "\033[0m\n" : "\n");
	}
}

void rows_print(const struct rows *rows, enum rows_format format, const struct rows_style *style,
	struct mus_buf *out)
{
	switch (format) {
	case ROWS_CSV:
	case ROWS_CSV_DA:
		print_csv(rows, format == ROWS_CSV_DA, out);
		break;
	case ROWS_JSON:
		print_json(rows, out);
		break;
	case ROWS_TABLE:
		if (rows->n_cells)
			print_table(rows, style, out);
	}
}
