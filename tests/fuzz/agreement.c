/*
 * What people write in one line: agreements of a talk, dates, sums of money. Any text gives a
 * title that fits a plan, days that exist, amounts that print as they read.
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
	struct mus_agree_when when = { 2026, MUS_NO_DATE };
	struct mus_agreement a;

	mus_date_make(2026, 5, 18, &when.from);
	mus_agreement_parse(&a, text, &when, arena);
	MUST(a.title && a.text);
	MUST(mus_utf8_check(a.title, strlen(a.title)) == strlen(a.title));
	MUST(mus_utf8_count(a.title, strlen(a.title)) <= 200 && !strchr(a.title, '\n'));
	MUST(is_day(a.start) && is_day(a.due));
	MUST(a.cost == MUS_NO_DEC || a.cost >= 0);
	MUST(a.hours == MUS_NO_DEC || a.hours >= 0);
	for (size_t i = 0; i < a.n_unclear; i++)
		MUST(a.unclear[i].text && *a.unclear[i].text);
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
	struct part all = { size ? (const char *)data : "", size };
	char *text = part_text(arena, all);

	text[strcspn(text, "\n")] = '\0';

	/* Both come from a document or a command line that is UTF-8. */
	if (mus_utf8_check(text, strlen(text)) == strlen(text)) {
		must_agree(text, arena);
		must_print_as_read(text);
	}
	mus_arena_free(arena);
	return 0;
}
