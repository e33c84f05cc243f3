/*
 * A workplace's folder from a template that the library carries inside.
 *
 * Templates lie in lib/work/template/<language>/: `common`, and one folder for each starter whose
 * files replace the common ones of the same name. In paths, CYCLE stands for the round of talks;
 * in texts stand @CYCLE@, @WORKPLACE@, @WORKPLACE_ID@, @SCHEMAS@ (the way to the schemas from that
 * file) and @DATE:MM-DD@ (that day in the year of the round, or the next working day); in those of
 * a leader's folder (`leader`) also @LEADER@, @LEADER_NAME@ and @SHARED@.
 */
#include "work/init/setup.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static const char *const starters[] = { "cluster", "municipality", "state", NULL };

const char *const *mus_init_starters(void)
{
	return starters;
}

struct filling {
	struct setup *s;
	const char *within, *cycle;
	bool yaml;
	struct mus_buf out;
};

/* The year in which a round's dates lie. */
static int year_of(const char *cycle)
{
	return (int)strtol(cycle, NULL, 10);
}

/* ../ for each folder that the file lies in, then schemas. */
static void put_schemas(struct filling *f)
{
	for (const char *slash = strchr(f->within, '/'); slash; slash = strchr(slash + 1, '/'))
		mus_buf_str(&f->out, "../");
	mus_buf_str(&f->out, "schemas");
}

/* The name stands between double quotes in records. */
static void put_name(struct filling *f)
{
	for (const char *c = f->s->name; *c; c++) {
		if (f->yaml && (*c == '"' || *c == '\\'))
			mus_buf_char(&f->out, '\\');
		mus_buf_char(&f->out, *c);
	}
}

/* MM-DD, moved to a working day of the workplace. No template has 29 February. */
static void put_date(struct filling *f, const char *day)
{
	int year = year_of(f->cycle), month = atoi(day), of_month = atoi(day + 3);
	char text[MUS_DATE_SIZE];
	mus_date date;

	if (!mus_date_make(year, month, of_month, &date))
		return; /* mus.yaml names a round before the calendar */
	mus_buf_str(&f->out, mus_date_print(mus_date_add_working(date, 0, &f->s->closing), text));
}

/* Fills the place that begins at p, and gives what comes after it; NULL when it is none. */
static const char *put_place(struct filling *f, const char *p)
{
	const struct setup *s = f->s;
	const struct {
		const char *word, *text;
	} places[] = { { "@CYCLE@", f->cycle }, { "@WORKPLACE_ID@", s->id },
		{ "@LEADER@", s->leader }, { "@LEADER_NAME@", s->leader_name },
		{ "@SHARED@", s->shared } };

	if (strncmp(p, "@DATE:", 6) == 0 && strlen(p) >= 12) {
		put_date(f, p + 6);
		return p + 12;
	}
	if (strncmp(p, "@SCHEMAS@", 9) == 0) {
		put_schemas(f);
		return p + 9;
	}
	if (strncmp(p, "@WORKPLACE@", 11) == 0) {
		put_name(f);
		return p + 11;
	}
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		size_t len = strlen(places[i].word);

		if (strncmp(p, places[i].word, len) == 0 && places[i].text) {
			mus_buf_str(&f->out, places[i].text);
			return p + len;
		}
	}
	return NULL;
}

static const char *fill(struct setup *s, const struct mus_embedded *file, const char *within,
	const char *cycle, size_t *len)
{
	struct filling f = { s, within, cycle, strstr(within, ".yaml") != NULL, MUS_BUF_INIT };
	const char *text;

	for (const char *p = file->text; *p;) {
		const char *after = *p == '@' ? put_place(&f, p) : NULL;

		if (!after)
			mus_buf_char(&f.out, *p);
		p = after ? after : p + 1;
	}
	text = mus_strndup(s->arena, f.out.data, f.out.len);
	*len = f.out.len;
	mus_buf_dispose(&f.out);
	return text;
}

enum mus_lang setup_language(const char *language)
{
	return language && strcmp(language, "en") == 0 ? MUS_EN : MUS_DA;
}

/* What a template's path is below <language>/<set>/, or NULL. */
static const char *within_set(const struct setup *s, const char *path, const char *set)
{
	const char *lang = s->records == MUS_DA ? "da/" : "en/";
	size_t len = strlen(set);

	if (strncmp(path, lang, 3) != 0 || strncmp(path + 3, set, len) != 0 || path[3 + len] != '/')
		return NULL;
	return path + 3 + len + 1;
}

static const struct mus_embedded *find(const struct setup *s, const char *set, const char *within)
{
	for (const struct mus_embedded *t = mus_embedded_templates; set && t->path; t++) {
		const char *here = within_set(s, t->path, set);

		if (here && strcmp(here, within) == 0)
			return t;
	}
	return NULL;
}

const char *setup_fill(
	struct setup *s, const char *starter, const char *within, const char *cycle, size_t *len)
{
	const struct mus_embedded *file = find(s, starter, within);

	if (!file)
		file = find(s, "common", within);
	return file ? fill(s, file, within, cycle, len) : NULL;
}

/* Writes the files of one set, but not those that `instead` has, too. */
static void make_set(struct setup *s, const char *set, const char *instead)
{
	for (const struct mus_embedded *t = mus_embedded_templates; t->path; t++) {
		const char *within = within_set(s, t->path, set), *rest, *text;
		size_t len;

		if (!within || find(s, instead, within))
			continue;
		rest = strncmp(within, "CYCLE/", 6) == 0 ? within + 5 : NULL;
		text = fill(s, t, within, s->cycle, &len);
		setup_file(
			s, rest ? mus_printf(s->arena, "%s%s", s->cycle, rest) : within, text, len);
	}
}

void setup_schemas(struct setup *s)
{
	for (const struct mus_embedded *e = mus_embedded_schemas; e->path; e++)
		setup_file(s, mus_printf(s->arena, "schemas/%s", e->path), e->text, e->len);
}

void setup_template(struct setup *s)
{
	make_set(s, "common", s->what->starter);
	make_set(s, s->what->starter, NULL);
	/* Leaders hand over their parts here; a folder that is not there is a slip of the pen. */
	setup_folder(s, "parts");
	setup_schemas(s);
}
