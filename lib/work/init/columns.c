/*
 * The heading of a staff list: which column is what. Personnel systems name their columns in
 * many ways; a name that is not here is left alone, whatever the column holds.
 */
#include "work/init/setup.h"

#include <string.h>

#include "base/utf8.h"

#define MAX_NAMES 13
#define LONGEST_NAME 200

static const struct {
	enum mus_text_id word;
	const char *names[MAX_NAMES];
} columns[STAFF_COLUMNS] = {
	[STAFF_NUMBER] = { MUS_T_STAFF_NUMBER,
		{ "Medarbejdernr", "Medarbejdernummer", "Lønnummer", "Lønnr", "Tjenestenummer",
			"Tjenestenr", "Personalenummer", "Number", "Employee number", "Employee no",
			"Employee id", "Staff number" } },
	[STAFF_NAME] = { MUS_T_STAFF_NAME,
		{ "Navn", "Fulde navn", "Medarbejdernavn", "Medarbejder", "Name", "Full name",
			"Employee name", "Employee" } },
	[STAFF_FIRST] = { MUS_T_STAFF_FIRST,
		{ "Fornavn", "Fornavne", "First name", "First names", "Given name" } },
	[STAFF_LAST] = { MUS_T_STAFF_LAST,
		{ "Efternavn", "Efternavne", "Last name", "Surname", "Family name" } },
	[STAFF_EMAIL] = { MUS_T_STAFF_EMAIL,
		{ "E-mail", "E-mailadresse", "Mail", "Mailadresse", "Arbejdsmail", "E-post",
			"Email address", "Work email" } },
	[STAFF_ROLE] = { MUS_T_STAFF_ROLE, { "Stilling", "Stillingsbetegnelse", "Titel", "Position",
						   "Job title", "Title", "Role" } },
	[STAFF_UNIT] = { MUS_T_STAFF_UNIT,
		{ "Afdeling", "Enhed", "Afdelingsnavn", "Enhedsnavn", "Organisationsenhed",
			"Arbejdssted", "Tjenestested", "Institution", "Unit", "Department",
			"Workplace" } },
	[STAFF_LEADER] = { MUS_T_STAFF_LEADER,
		{ "Nærmeste leder", "Leder", "Nærmeste chef", "Chef", "Nearest leader", "Leader",
			"Line manager", "Manager", "Supervisor" } },
	[STAFF_SINCE] = { MUS_T_STAFF_SINCE,
		{ "Ansat fra", "Ansættelsesdato", "Ansat siden", "Ansat pr", "Ansat dato",
			"Tiltrædelsesdato", "Startdato", "Employed since", "Employed from",
			"Employment date", "Hire date", "Start date", "Since" } },
};

const char *staff_column_word(enum staff_column column, enum mus_lang lang)
{
	return mus_text(lang, columns[column].word);
}

/* What is left of a column's name without case, accents, spaces and points. */
static const char *bare(struct mus_arena *arena, const char *name)
{
	char *id = mus_utf8_id(arena, name), *to = id;

	for (const char *from = id; *from; from++)
		if (*from != '-')
			*to++ = *from;
	*to = '\0';
	return id;
}

static enum staff_column column_of(const char *heading, struct mus_arena *arena)
{
	const char *wanted;

	/* No column is called so; a heading may be a whole file that has no line breaks. */
	if (strnlen(heading, LONGEST_NAME + 1) > LONGEST_NAME)
		return STAFF_COLUMNS;
	wanted = bare(arena, heading);
	for (size_t c = 0; c < STAFF_COLUMNS; c++)
		for (size_t i = 0; i < MAX_NAMES && columns[c].names[i]; i++)
			if (strcmp(wanted, bare(arena, columns[c].names[i])) == 0)
				return (enum staff_column)c;
	return STAFF_COLUMNS;
}

/* 'a', 'b', 'c' */
static void put_names(struct mus_buf *out, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n && names[i]; i++)
		mus_buf_fmt(out, "%s'%s'", i ? ", " : "", names[i]);
}

static void put_accepted(struct mus_buf *out, enum staff_column column)
{
	mus_buf_str(out, out->len ? ", " : "");
	put_names(out, columns[column].names, MAX_NAMES);
}

/* What the heading has, in a message of one line: what is long is cut. */
static void put_found(struct mus_buf *out, const struct mus_csv_row *heading)
{
	enum { MOST = 30, LONGEST = 60 };
	size_t n = heading->n < MOST ? heading->n : MOST;

	for (size_t i = 0; i < n; i++) {
		const char *text = heading->cells[i].text;
		size_t len = strnlen(text, LONGEST + 1), cut = len;

		while (len > LONGEST && cut && ((unsigned char)text[cut] & 0xC0) == 0x80)
			cut--;
		mus_buf_fmt(out, "%s'%.*s%s'", i ? ", " : "", (int)cut, text, len > LONGEST ? "…" : "");
	}
	if (n < heading->n)
		mus_buf_str(out, ", …");
}

static void missing(const struct mus_csv *csv, const char *file, const char *what,
	const enum staff_column *accepted, size_t n, struct mus_diag *diag)
{
	struct mus_buf found = MUS_BUF_INIT, names = MUS_BUF_INIT;
	const struct mus_csv_row *heading = &csv->rows[0];

	put_found(&found, heading);
	for (size_t i = 0; i < n; i++)
		put_accepted(&names, accepted[i]);
	mus_find(diag, MUS_F_STAFF_NO_COLUMN, ((struct mus_place){ file, heading->line, 1 }), what,
		found.data, names.data);
	mus_buf_dispose(&found);
	mus_buf_dispose(&names);
}

/* Whether all is there that an import cannot do without. */
static bool complete(const struct staff_header *header, const struct mus_csv *csv, const char *file,
	struct mus_diag *diag)
{
	const size_t *at = header->at;
	const enum mus_lang lang = mus_diag_lang(diag);
	size_t before = mus_diag_count(diag, MUS_ERROR);
	bool first = at[STAFF_FIRST] != SETUP_NONE, last = at[STAFF_LAST] != SETUP_NONE;

	if (at[STAFF_NUMBER] == SETUP_NONE && at[STAFF_EMAIL] == SETUP_NONE)
		missing(csv, file, mus_text(lang, MUS_T_STAFF_NUMBER_OR_EMAIL),
			(const enum staff_column[]){ STAFF_NUMBER, STAFF_EMAIL }, 2, diag);
	if (at[STAFF_NAME] == SETUP_NONE && !first && !last)
		missing(csv, file, staff_column_word(STAFF_NAME, lang),
			(const enum staff_column[]){ STAFF_NAME, STAFF_FIRST, STAFF_LAST }, 3,
			diag);
	else if (at[STAFF_NAME] == SETUP_NONE && !(first && last))
		missing(csv, file, staff_column_word(first ? STAFF_LAST : STAFF_FIRST, lang),
			(const enum staff_column[]){ first ? STAFF_LAST : STAFF_FIRST }, 1, diag);
	for (size_t c = STAFF_UNIT; c <= STAFF_LEADER; c++)
		if (at[c] == SETUP_NONE)
			missing(csv, file, staff_column_word((enum staff_column)c, lang),
				(const enum staff_column[]){ (enum staff_column)c }, 1, diag);
	return mus_diag_count(diag, MUS_ERROR) == before;
}

bool staff_columns(struct staff_header *out, const struct mus_csv *csv, const char *file,
	struct mus_arena *arena, struct mus_diag *diag)
{
	const struct mus_csv_row *heading = &csv->rows[0];
	bool good = true;

	for (size_t c = 0; c < STAFF_COLUMNS; c++)
		out->at[c] = SETUP_NONE;
	for (size_t i = 0; i < heading->n; i++) {
		const struct mus_csv_cell *cell = &heading->cells[i];
		enum staff_column c = column_of(cell->text, arena);

		if (c == STAFF_COLUMNS)
			continue;
		if (out->at[c] != SETUP_NONE) {
			mus_find(diag, MUS_F_STAFF_COLUMN_TWICE,
				((struct mus_place){ file, cell->line, cell->column }),
				heading->cells[out->at[c]].text, cell->text,
				staff_column_word(c, mus_diag_lang(diag)));
			good = false;
		}
		out->at[c] = i;
	}
	return complete(out, csv, file, diag) && good;
}

const char *staff_cell(const struct mus_csv_row *row, const struct staff_header *header,
	enum staff_column column, struct mus_place *place)
{
	size_t at = header->at[column];

	place->line = row->line;
	place->column = 1;
	if (at == SETUP_NONE || at >= row->n)
		return "";
	place->line = row->cells[at].line;
	place->column = row->cells[at].column;
	return row->cells[at].text;
}
