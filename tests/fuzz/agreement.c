/*
 * What people write: agreements of a talk, dates, sums of money. Any text gives a title that fits
 * a plan, days that exist, amounts that print as they read. Behind 0xFF stands a pattern for what
 * agreements begin with; the lines before are then notes, and any pattern finds what stands there.
 */
#include "fuzz.h"

#include "base/date.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "work/agreement.h"

static bool is_day(mus_date date)
{
	struct mus_ymd ymd;

	if (date == MUS_NO_DATE)
		return true;
	ymd = mus_date_ymd(date);
	return ymd.year >= 1583 && ymd.year <= 9999;
}

static void must_agree(const char *text, struct mus_arena *arena)
{
	struct mus_agree_terms terms = { 2026, MUS_NO_DATE, NULL };
	struct mus_agreement a;

	mus_date_make(2026, 5, 18, &terms.from);
	mus_agreement_parse(&a, text, &terms, arena);
	MUST(a.title && a.text);
	MUST(mus_utf8_check(a.title, strlen(a.title)) == strlen(a.title));
	MUST(mus_utf8_count(a.title, strlen(a.title)) <= 200 && !strchr(a.title, '\n'));
	MUST(is_day(a.start) && is_day(a.due));
	MUST(a.cost == MUS_NO_DEC || a.cost >= 0);
	MUST(a.hours == MUS_NO_DEC || a.hours >= 0);
	for (size_t i = 0; i < a.n_unclear; i++)
		MUST(a.unclear[i].text && *a.unclear[i].text);
}

/* The lines as notes of a talk, in a literal block. */
static struct mus_doc *notes_of(const char *text, struct mus_diag *diag)
{
	struct mus_buf yaml = MUS_BUF_INIT;
	struct mus_doc *doc = NULL;

	mus_buf_str(&yaml, "notes:\n  a: |2\n");
	for (const char *s = text; *s; s += strcspn(s, "\n"), s += *s == '\n')
		mus_buf_fmt(&yaml, "    %.*s\n", (int)strcspn(s, "\n"), s);
	mus_doc_parse(&doc, "talk.yaml", yaml.data, yaml.len, diag);
	mus_buf_dispose(&yaml);
	return doc;
}

static void must_mark(const char *text, const char *pattern, struct mus_arena *arena)
{
	struct mus_agree_terms terms = { 2026, MUS_NO_DATE, NULL };
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc = notes_of(text, diag);
	struct mus_buf reason = MUS_BUF_INIT;
	struct mus_agree_mark *mark =
		*pattern ? mus_agree_mark_new(pattern, MUS_EN, &reason) : NULL;
	struct mus_agreements notes;

	MUST(!*pattern || mark || reason.len);
	mus_agreements_read(&notes, doc, doc ? mus_doc_root(doc, 0) : 0, mark, &terms, arena);
	for (size_t i = 0; i < notes.n; i++) {
		const struct mus_agreement *a = &notes.item[i];

		MUST(mus_utf8_check(a->text, strlen(a->text)) == strlen(a->text));
		MUST(!strchr(a->text, '\n') && strncmp(a->text, a->first, strlen(a->first)) == 0);
		MUST(a->lines && mus_doc_line_at(doc, a->at.line, a->at.column).text);
		MUST(mus_doc_line_at(doc, a->at.line + a->lines - 1, 1).text);
	}
	for (size_t i = 0; i < notes.n_miss; i++)
		MUST(*notes.miss[i].text && notes.miss[i].at.line);
	mus_agree_mark_free(mark);
	mus_buf_dispose(&reason);
	mus_doc_free(doc);
	mus_diag_free(diag);
}

static void must_print_as_read(const char *text)
{
	char shown[MUS_DEC_SIZE], day[MUS_DATE_SIZE];
	mus_dec dec, again;
	mus_date date = MUS_NO_DATE, twice = MUS_NO_DATE, base;

	if (mus_dec_parse(text, &dec)) {
		MUST(mus_dec_parse(mus_dec_print(dec, shown), &again) && again == dec);
		mus_dec_show(dec, MUS_DA, shown);
	}
	mus_date_make(2026, 5, 18, &base);
	if (mus_date_expression(text, base, NULL, &date)) {
		MUST(is_day(date) && date != MUS_NO_DATE);
		MUST(mus_date_parse(mus_date_print(date, day), &twice) && twice == date);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct mus_arena *arena = mus_arena_new();
	struct part all = { size ? (const char *)data : "", size }, lines = part_next(&all);
	char *text = part_text(arena, lines), *pattern = part_text(arena, all);

	/* All come from a document or a command line that is UTF-8. */
	if (mus_utf8_check(text, strlen(text)) == strlen(text) &&
		mus_utf8_check(pattern, strlen(pattern)) == strlen(pattern)) {
		must_mark(text, pattern, arena);
		text[strcspn(text, "\n")] = '\0';
		must_agree(text, arena);
		must_print_as_read(text);
	}
	mus_arena_free(arena);
	return 0;
}
