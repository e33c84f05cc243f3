#include "base/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* A point in the text, with its line and column from 1. */
struct mark {
	const char *p;
	uint32_t line, column;
};

struct reader {
	struct mark at;
	const char *begin, *end;
	const char *name;
	struct mus_csv *out;
	struct mus_arena *arena;
	struct mus_diag *diag;
	struct mus_buf cell; /* the field being read, without quotes */
	/* The cells of the row at hand, which begins at `row`. */
	struct mus_csv_cell *cells;
	size_t n_cells, cells_cap;
	const char *row;
	size_t rows_cap;
	enum mus_status status;
};

static char take(struct reader *r)
{
	char c = *r->at.p++;

	if (c == '\n') {
		r->at.line++;
		r->at.column = 1;
	} else if ((c & 0xC0) != 0x80) {
		r->at.column++;
	}
	return c;
}

static bool next_is(const struct reader *r, char c)
{
	return r->at.p < r->end && *r->at.p == c;
}

/* CRLF or LF stands here; a CR alone is just a character. */
static bool at_line_end(const struct reader *r)
{
	if (next_is(r, '\r'))
		return r->end - r->at.p > 1 && r->at.p[1] == '\n';
	return next_is(r, '\n');
}

static bool at_field_end(const struct reader *r)
{
	return r->at.p == r->end || next_is(r, r->out->delimiter) || at_line_end(r);
}

/* Length of the blank at p: space, tab, line break, or the no-break space that Excel likes. */
static size_t blank(const char *p, const char *end)
{
	if (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		return 1;
	return end - p > 1 && memcmp(p, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static void skip_blanks(struct reader *r)
{
	while (!at_field_end(r) && blank(r->at.p, r->end))
		for (size_t n = blank(r->at.p, r->end); n; n--)
			take(r);
}

static void complain(struct reader *r, enum mus_finding_id id, const struct mark *mark)
{
	const char *from = mark->p, *to = mark->p;
	struct mus_place place = { r->name, mark->line, mark->column };

	while (from > r->begin && from[-1] != '\n')
		from--;
	while (to < r->end && *to != '\n' && *to != '\r')
		to++;
	mus_diag_add_at(r->diag, id, place, NULL,
		(struct mus_line){ from, (size_t)(to - from), (size_t)(mark->p - from) }, NULL, 0);
	r->status = MUS_REFUSED;
}

/* The character just taken. In a cell a CR is a line break, as old spreadsheets write it. */
static void keep(struct reader *r)
{
	mus_buf_char(&r->cell, r->at.p[-1] == '\r' ? '\n' : r->at.p[-1]);
}

static void read_quoted(struct reader *r)
{
	struct mark open = r->at;

	take(r);
	for (;;) {
		if (r->at.p == r->end) {
			complain(r, MUS_F_CSV_QUOTE, &open);
			return;
		}
		if (at_line_end(r) && *r->at.p == '\r')
			take(r);
		if (take(r) == '"') {
			if (!next_is(r, '"'))
				break;
			take(r);
		}
		keep(r);
	}
	skip_blanks(r);
	if (!at_field_end(r))
		complain(r, MUS_F_CSV_AFTER_QUOTE, &r->at);
	while (!at_field_end(r))
		take(r);
}

static const char *trimmed(struct reader *r)
{
	const char *from = r->cell.data, *to = from + r->cell.len;

	while (blank(from, to))
		from += blank(from, to);
	while (to > from) {
		size_t n = blank(to - 1, to);

		/* A no-break space ends in a byte that is none by itself. */
		if (!n && to - from > 1 && blank(to - 2, to) == 2)
			n = 2;
		if (!n)
			break;
		to -= n;
	}
	return mus_strndup(r->arena, from, (size_t)(to - from));
}

static struct mus_csv_cell read_cell(struct reader *r)
{
	struct mus_csv_cell cell;

	mus_buf_cut(&r->cell, 0);
	skip_blanks(r);
	cell.line = r->at.line;
	cell.column = r->at.column;
	if (next_is(r, '"')) {
		read_quoted(r);
	} else {
		while (!at_field_end(r)) {
			take(r);
			keep(r);
		}
	}
	cell.text = r->cell.len ? trimmed(r) : "";
	return cell;
}

/* Keeps the row's cells, which are the reader's. */
static void keep_row(struct reader *r, uint32_t line)
{
	struct mus_csv_row row = { NULL, r->n_cells, line };

	if (r->out->n == MUS_CSV_MAX_ROWS) {
		complain(r, MUS_F_CSV_ROWS, &(struct mark){ r->row, line, 1 });
		r->at.p = r->end;
		return;
	}
	row.cells = mus_alloc(r->arena, row.n * sizeof *row.cells);
	memcpy(row.cells, r->cells, row.n * sizeof *row.cells);
	*MUS_PUSH(r->arena, r->out->rows, r->out->n, r->rows_cap) = row;
}

static void read_row(struct reader *r)
{
	uint32_t line = r->at.line;
	bool has_text = false;

	r->row = r->at.p;
	r->n_cells = 0;
	for (;;) {
		struct mus_csv_cell cell = read_cell(r);

		has_text = has_text || *cell.text;
		if (r->n_cells == MUS_CSV_MAX_COLUMNS) {
			complain(r, MUS_F_CSV_COLUMNS, &r->at);
			r->at.p = r->end;
			return;
		}
		*MUS_PUSH(NULL, r->cells, r->n_cells, r->cells_cap) = cell;
		if (!next_is(r, r->out->delimiter))
			break;
		take(r);
	}
	if (next_is(r, '\r'))
		take(r);
	if (next_is(r, '\n'))
		take(r);
	if (has_text)
		keep_row(r, line);
}

/* The one that the heading, the first line that is not empty, has most of. */
static char find_delimiter(const char *p, const char *end)
{
	static const char delimiters[] = ";,\t";
	size_t count[sizeof delimiters] = { 0 }, best = 0;
	bool quoted = false;

	while (p < end && (*p == '\r' || *p == '\n'))
		p++;
	for (; p < end && (quoted || *p != '\n'); p++) {
		const char *found = strchr(delimiters, *p);

		if (*p == '"')
			quoted = !quoted;
		else if (found && !quoted)
			count[found - delimiters]++;
	}
	for (size_t i = 1; i < sizeof delimiters - 1; i++)
		if (count[i] > count[best])
			best = i;
	return delimiters[best];
}

static void read_table(struct reader *r, const char *text, size_t len)
{
	if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		text += 3;
		len -= 3;
	}
	r->begin = text;
	r->end = text + len;
	r->at = (struct mark){ text, 1, 1 };
	r->out->delimiter = find_delimiter(text, r->end);
	while (r->at.p < r->end)
		read_row(r);
}

/* Whether these are bytes that can be read as text of one byte a character, or UTF-8. */
static bool is_text(const char *name, const char *text, size_t len, struct mus_diag *diag)
{
	enum mus_finding_id id = MUS_F_BINARY;

	if (len >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
		id = MUS_F_UTF16;
	else if (!len || !memchr(text, '\0', len))
		return true;
	mus_diag_add(diag, id, MUS_IN(name), NULL, 0);
	return false;
}

enum mus_status mus_csv_read(struct mus_csv *out, const char *name, const char *text, size_t len,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct reader r = { .name = name,
		.out = out,
		.arena = arena,
		.diag = diag,
		.cell = MUS_BUF_INIT,
		.status = MUS_OK };
	struct mus_buf converted = MUS_BUF_INIT;

	*out = (struct mus_csv){ NULL, 0, ';' };
	if (!is_text(name, text, len, diag))
		return MUS_REFUSED;
	if (mus_utf8_check(text, len) < len) {
		mus_utf8_from_cp1252(&converted, text, len);
		text = converted.data;
		len = converted.len;
	}
	read_table(&r, text, len);
	mus_buf_dispose(&r.cell);
	free(r.cells);
	mus_buf_dispose(&converted);
	return r.status;
}

/* As it is; what reads the table reads UTF-8, so a byte that is none becomes U+FFFD. */
static void put_text(struct mus_buf *out, const char *text, size_t len)
{
	for (;;) {
		size_t valid = mus_utf8_check(text, len);

		mus_buf_add(out, text, valid);
		if (valid == len)
			return;
		mus_utf8_encode(out, 0xFFFD);
		text += valid + 1;
		len -= valid + 1;
	}
}

void mus_csv_field(struct mus_buf *out, const char *text, char delimiter)
{
	const char special[] = { delimiter, '"', '\r', '\n', '\0' };

	if (!text[strcspn(text, special)]) {
		put_text(out, text, strlen(text));
		return;
	}
	mus_buf_char(out, '"');
	while (*text) {
		size_t n = strcspn(text, "\"");

		put_text(out, text, n);
		text += n;
		if (*text) {
			mus_buf_str(out, "\"\"");
			text++;
		}
	}
	mus_buf_char(out, '"');
}
