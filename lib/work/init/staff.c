/*
 * A staff list becomes rows that the rest can trust. Each cell that is wrong is named with its
 * line and column; nothing is guessed.
 */
#include "work/init/setup.h"

#include <string.h>

#include "base/utf8.h"

/* As long as the schemas allow. */
#define MAX_LINE 200
#define MAX_NUMBER 40
#define MAX_EMAIL 254

struct reader {
	struct staff_list *list;
	const struct staff_header *header;
	struct mus_map numbers, emails; /* keys to struct staff_row * */
	struct mus_arena *arena;
	struct mus_diag *diag;
};

/* ---- dates ---- */

/* Reads at most `most` digits; 0 digits is a failure. */
static const char *digits(const char *s, size_t least, size_t most, int *out)
{
	size_t n = strspn(s, "0123456789");

	if (n < least || n > most)
		return NULL;
	*out = 0;
	for (size_t i = 0; i < n; i++)
		*out = *out * 10 + (s[i] - '0');
	return s + n;
}

/* Staff systems like to end a date with the time of midnight. */
static bool only_time(const char *s)
{
	return !*s || ((*s == ' ' || *s == 'T') && s[1] && !s[1 + strspn(s + 1, "0123456789:.Z")]);
}

bool staff_date(const char *text, mus_date *out)
{
	static const char separators[] = "-./ ";
	int year, month, day;
	char iso[sizeof "2026-05-18"] = "";
	const char *s = digits(text, 4, 4, &year);

	if (s) {
		strncpy(iso, text, sizeof iso - 1);
		return mus_date_parse(iso, out) && only_time(text + sizeof iso - 1);
	}
	s = digits(text, 1, 2, &day);
	if (!s || !*s || !strchr(separators, *s))
		return false;
	s = digits(s + 1 + (s[0] == '.' && s[1] == ' '), 1, 2, &month);
	if (!s || !*s || !strchr(separators, *s))
		return false;
	s = digits(s + 1, 4, 4, &year);
	return s && only_time(s) && mus_date_make(year, month, day, out);
}

/* ---- keys ---- */

const char *staff_number_key(struct mus_arena *arena, const char *number)
{
	/* A spreadsheet takes leading zeros away: 00946 and 946 are one number. */
	if (*number && !number[strspn(number, "0123456789")])
		while (number[0] == '0' && number[1])
			number++;
	return mus_strdup(arena, number);
}

const char *staff_email_key(struct mus_arena *arena, const char *email)
{
	char *key = mus_strdup(arena, email);

	for (char *c = key; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return key;
}

const char *staff_name_key(struct mus_arena *arena, const char *name)
{
	const char *comma = strchr(name, ',');
	const char *id;

	/* 'Kornblad, Mette' is Mette Kornblad */
	if (comma)
		name = mus_printf(arena, "%s %.*s", comma + 1, (int)(comma - name), name);
	id = mus_utf8_id(arena, name);
	return *id ? id : mus_strdup(arena, name);
}

/* ---- rows ---- */

/* The cell on one line, with single spaces. */
static const char *tidy(struct mus_arena *arena, const char *text)
{
	char *line = mus_strdup(arena, text), *to = line;

	for (const char *from = line; *from; from++) {
		bool space = strchr(" \t\n\r", *from) != NULL;

		if (!space)
			*to++ = *from;
		else if (to > line && to[-1] != ' ')
			*to++ = ' ';
	}
	*to = '\0';
	return line;
}

static const char *cell(struct reader *r, const struct mus_csv_row *row, enum staff_column column,
	size_t most, struct mus_place *place)
{
	const char *text;
	size_t cut = most;

	place->file = r->list->file;
	text = tidy(r->arena, staff_cell(row, r->header, column, place));
	if (mus_utf8_count(text, strlen(text)) <= most)
		return text;
	mus_find(r->diag, MUS_F_STAFF_TOO_LONG, *place,
		staff_column_word(column, mus_diag_lang(r->diag)),
		mus_printf(r->arena, "%zu", most));
	/* The list is refused; nothing else need be said of what may be megabytes. */
	while (cut && ((unsigned char)text[cut] & 0xC0) == 0x80)
		cut--;
	return mus_strndup(r->arena, text, cut);
}

/* First and last name in columns of their own, or one name to be parted. */
static void read_name(struct reader *r, struct staff_row *out, const struct mus_csv_row *row)
{
	struct mus_place place;
	const char *comma, *space;

	out->first = cell(r, row, STAFF_FIRST, MAX_LINE, &place);
	out->last = cell(r, row, STAFF_LAST, MAX_LINE, &place);
	if (!*out->first && !*out->last) {
		out->name = cell(r, row, STAFF_NAME, MAX_LINE, &place);
		comma = strchr(out->name, ',');
		space = strrchr(out->name, ' ');
		if (comma) {
			out->last = mus_strndup(r->arena, out->name, (size_t)(comma - out->name));
			out->first = comma + 1 + strspn(comma + 1, " ");
		} else if (space) {
			out->first = mus_strndup(r->arena, out->name, (size_t)(space - out->name));
			out->last = space + 1;
		} else {
			out->first = out->name;
		}
	}
	out->name = tidy(r->arena, mus_printf(r->arena, "%s %s", out->first, out->last));
	if (!*out->last)
		out->name = out->first;
	out->line = place.line;
	out->column = place.column;
}

static bool is_email(const char *s)
{
	const char *at = strchr(s, '@');

	return at && at > s && at[1] && !strchr(at + 1, '@') && !strchr(s, ' ');
}

/* A number or an address that another row has, too. */
static void check_twice(struct reader *r, struct mus_map *map, const char *key,
	struct staff_row *row, enum staff_column column, const char *text, struct mus_place place)
{
	const enum mus_lang lang = mus_diag_lang(r->diag);
	struct mus_map_entry *entry;
	const struct staff_row *first;

	if (!*key)
		return;
	entry = mus_map_add(map, key);
	first = entry->value;
	if (first)
		mus_find(r->diag, MUS_F_STAFF_TWICE, place, staff_column_word(column, lang), text,
			mus_printf(r->arena, "%u", (unsigned)first->line), first->name);
	else
		entry->value = row;
}

static void read_keys(struct reader *r, struct staff_row *out, const struct mus_csv_row *row)
{
	struct mus_place place;

	out->number = cell(r, row, STAFF_NUMBER, MAX_NUMBER, &place);
	check_twice(r, &r->numbers, staff_number_key(r->arena, out->number), out, STAFF_NUMBER,
		out->number, place);
	if (!*out->number && r->header->at[STAFF_EMAIL] == SETUP_NONE)
		mus_find(r->diag, MUS_F_STAFF_NO_KEY, place, out->name);
	if (r->header->at[STAFF_EMAIL] == SETUP_NONE) {
		out->email = "";
		return;
	}
	out->email = cell(r, row, STAFF_EMAIL, MAX_EMAIL, &place);
	if (!*out->email && !*out->number)
		mus_find(r->diag, MUS_F_STAFF_NO_KEY, place, out->name);
	else if (*out->email && !is_email(out->email))
		mus_find(r->diag, MUS_F_STAFF_EMAIL, place, out->email);
	check_twice(r, &r->emails, staff_email_key(r->arena, out->email), out, STAFF_EMAIL,
		out->email, place);
}

static void read_row(struct reader *r, struct staff_row *out, const struct mus_csv_row *row)
{
	const enum mus_lang lang = mus_diag_lang(r->diag);
	struct mus_place place = { r->list->file, row->line, 1 };
	const char *since;

	*out = (struct staff_row){ .since = MUS_NO_DATE, .leader = SETUP_NONE };
	read_name(r, out, row);
	if (!*out->name)
		mus_find(r->diag, MUS_F_STAFF_NO_NAME,
			((struct mus_place){ place.file, out->line, out->column }), "");
	read_keys(r, out, row);
	out->role = cell(r, row, STAFF_ROLE, MAX_LINE, &place);
	out->unit = cell(r, row, STAFF_UNIT, MAX_LINE, &place);
	if (!*out->unit)
		mus_find(r->diag, MUS_F_STAFF_NO_VALUE, place, staff_column_word(STAFF_UNIT, lang),
			out->name);
	since = cell(r, row, STAFF_SINCE, MAX_LINE, &place);
	if (*since && !staff_date(since, &out->since))
		mus_find(r->diag, MUS_F_STAFF_DATE, place, since);
}

static void read_rows(struct reader *r, const struct mus_csv *csv)
{
	struct mus_csv_cell *leaders = mus_alloc(r->arena, csv->n * sizeof *leaders);
	struct mus_place place;

	r->list->rows = mus_alloc(r->arena, csv->n * sizeof *r->list->rows);
	r->list->n = csv->n - 1;
	for (size_t i = 0; i < r->list->n; i++) {
		read_row(r, &r->list->rows[i], &csv->rows[i + 1]);
		leaders[i].text = cell(r, &csv->rows[i + 1], STAFF_LEADER, MAX_LINE, &place);
		leaders[i].line = place.line;
		leaders[i].column = place.column;
	}
	staff_leaders(r->list, leaders, r->arena, r->diag);
}

enum mus_status staff_read(struct staff_list *out, const char *file, const char *text, size_t len,
	struct mus_arena *arena, struct mus_diag *diag)
{
	size_t before = mus_diag_count(diag, MUS_ERROR);
	struct staff_header header;
	struct reader r = { .list = out, .header = &header, .arena = arena, .diag = diag };
	struct mus_csv csv;
	enum mus_status status = mus_csv_read(&csv, file, text, len, arena, diag);

	*out = (struct staff_list){ file, NULL, 0 };
	if (status)
		return status;
	if (csv.n == 0) {
		mus_find(diag, MUS_F_STAFF_NO_PEOPLE, MUS_IN(file), "");
		return MUS_REFUSED;
	}
	if (!staff_columns(&header, &csv, file, arena, diag))
		return MUS_REFUSED;
	if (csv.n == 1)
		mus_find(diag, MUS_F_STAFF_NO_PEOPLE, MUS_IN(file), "");
	else
		read_rows(&r, &csv);
	mus_map_dispose(&r.numbers);
	mus_map_dispose(&r.emails);
	return mus_diag_count(diag, MUS_ERROR) > before ? MUS_REFUSED : MUS_OK;
}
