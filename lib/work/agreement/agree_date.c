/*
 * Days as they are written in notes: 1. maj, den 12/6, 12.6.2026, uge 18, 2026-05-01, May 1st,
 * udgangen af maj. A day without a year is the first such day from the talk on, not before the
 * year of the round.
 */
#include "work/agreement/agree.h"

#include <string.h>

#define FAR 2 /* years ahead that a day without a year may lie */

/* All names of a month; a NULL ends them. The short ones may have a full stop. */
static const char *const months[12][6] = {
	{ "januar", "january", "jan", NULL },
	{ "februar", "february", "feb", NULL },
	{ "marts", "march", "mar", NULL },
	{ "april", "apr", NULL },
	{ "maj", "may", NULL },
	{ "juni", "june", "jun", NULL },
	{ "juli", "july", "jul", NULL },
	{ "august", "aug", NULL },
	{ "september", "sept", "sep", NULL },
	{ "oktober", "october", "okt", "oct", NULL },
	{ "november", "nov", NULL },
	{ "december", "dec", NULL },
};

static const char *const weekdays[] = { "mandag", "tirsdag", "onsdag", "torsdag", "fredag",
	"lørdag", "søndag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
	"sunday", NULL };
static const char *const week_words[] = { "uge", "week", NULL };
static const char *const ends[] = { "udgangen af", "slutningen af", "ultimo", "the end of",
	"end of", NULL };

/* A day under way: 0 for what is not said. */
struct day {
	int year, month, day;
};

size_t agree_month(const struct agree_line *l, size_t at, int *month)
{
	for (int m = 0; m < 12; m++) {
		size_t end = agree_any(l, at, months[m]);

		if (!end)
			continue;
		*month = m + 1;
		/* 'feb.', but not the full stop that ends 'i maj. Derefter …' */
		return end - at <= 4 && m != 4 && l->low[end] == '.' ? end + 1 : end;
	}
	return 0;
}

/* A year behind a day: ' 2026', ', 2026', or nothing. Never fails. */
static size_t year_after(const struct agree_line *l, size_t at, int *year)
{
	static const char *const units[] = { "kr", "kroner", "dkk", "timer", "hours", NULL };
	size_t end = agree_number(l, agree_blanks(l, at + (l->low[at] == ',')), 4, year);

	/* '1. maj, 2000 kr.' has no year */
	if (end && *year >= 2000 && *year < 2100 && !agree_any(l, agree_blanks(l, end), units))
		return end;
	*year = 0;
	return at;
}

/* '-26', '/2026', '.2026' behind day and month, or nothing. Never fails. */
static size_t short_year(const struct agree_line *l, size_t at, int *year)
{
	size_t end = 0;

	if (l->low[at] && strchr("-/.", l->low[at]))
		end = agree_number(l, at + 1, 4, year);
	if (end && end - at - 1 == 2)
		*year += 2000;
	else if (!end || end - at - 1 != 4)
		return year_after(l, at, year);
	return end;
}

static size_t iso(const struct agree_line *l, size_t at, struct day *out)
{
	size_t year = agree_number(l, at, 4, &out->year), month, day;

	if (!year || year - at != 4 || l->low[year] != '-')
		return 0;
	month = agree_number(l, year + 1, 2, &out->month);
	if (!month || month - year != 3 || l->low[month] != '-')
		return 0;
	day = agree_number(l, month + 1, 2, &out->day);
	return day && day - month == 3 ? day : 0;
}

/* 12/6, 12/6-26, 12.6, 12.6.2026, 12-06-2026 */
static size_t numeric(const struct agree_line *l, size_t at, struct day *out)
{
	size_t day = agree_number(l, at, 2, &out->day), month, end;
	char sign = day ? l->low[day] : '\0';

	if (!sign || !strchr("/.-", sign))
		return 0;
	month = agree_number(l, day + 1, 2, &out->month);
	if (!month)
		return 0;
	end = short_year(l, month, &out->year);
	/* 1-2 is a range, unless a year follows */
	return sign == '-' && !out->year ? 0 : end;
}

/* 1. maj, 1 May, 1st of May */
static size_t day_month(const struct agree_line *l, size_t at, struct day *out)
{
	static const char *const ordinals[] = { "st", "nd", "rd", "th" };
	size_t end = 0;

	while (l->low[at + end] >= '0' && l->low[at + end] <= '9' && end < 3)
		out->day = out->day * 10 + (l->low[at + end++] - '0');
	if (!end || end > 2)
		return 0;
	end += at;
	for (size_t i = 0; i < 4; i++)
		if (strncmp(l->low + end, ordinals[i], 2) == 0 && !agree_in_word(l->low[end + 2])) {
			end += 2;
			break;
		}
	end = agree_blanks(l, end + (l->low[end] == '.'));
	if (agree_word(l, end, "of"))
		end = agree_blanks(l, end + 2);
	end = agree_month(l, end, &out->month);
	return end ? year_after(l, end, &out->year) : 0;
}

/* May 1, May 1st, 2026 */
static size_t month_day(const struct agree_line *l, size_t at, struct day *out)
{
	size_t end = agree_month(l, at, &out->month), number;

	if (!end)
		return 0;
	number = agree_blanks(l, end);
	for (end = number; l->low[end] >= '0' && l->low[end] <= '9' && end - number < 3; end++)
		out->day = out->day * 10 + (l->low[end] - '0');
	if (end == number || end - number > 2)
		return 0;
	/* 'maj 2.000 kr.' is no day; 'juni 12/6' neither */
	if ((l->low[end] == '.' || l->low[end] == '/') && l->low[end + 1] >= '0' &&
		l->low[end + 1] <= '9')
		return 0;
	if (agree_in_word(l->low[end]) && agree_in_word(l->low[end + 1]) &&
		!agree_in_word(l->low[end + 2]))
		end += 2;
	return agree_in_word(l->low[end]) ? 0 : year_after(l, end, &out->year);
}

static bool settle(const struct day *d, const struct mus_agree_terms *terms, mus_date *out)
{
	int first = d->year ? d->year : terms->year;

	if (!d->year && terms->from != MUS_NO_DATE && mus_date_ymd(terms->from).year > first)
		first = mus_date_ymd(terms->from).year;
	for (int year = first; year < first + FAR; year++) {
		if (!mus_date_make(year, d->month, d->day, out))
			return false;
		if (d->year || terms->from == MUS_NO_DATE || *out >= terms->from)
			return true;
	}
	return false;
}

static bool settle_week(
	int week, int year, const struct mus_agree_terms *terms, struct agree_days *out)
{
	int first = year ? year : terms->year;

	if (!year && terms->from != MUS_NO_DATE && mus_date_ymd(terms->from).year > first)
		first = mus_date_ymd(terms->from).year;
	for (int y = first; y < first + FAR; y++) {
		if (!mus_date_from_week(y, week, 1, &out->first) ||
			!mus_date_from_week(y, week, 5, &out->last))
			return false;
		if (year || terms->from == MUS_NO_DATE || out->last >= terms->from)
			return true;
	}
	return false;
}

/* '-20', '/19', ' eller 19', ' til 20' behind a week; 0 for nothing of the kind. */
static size_t other_week(const struct agree_line *l, size_t at)
{
	static const char *const links[] = { "eller", "og", "til", "or", "and", "to", NULL };
	size_t i = agree_blanks(l, at), link = agree_any(l, i, links);
	int other;

	if (link)
		i = agree_blanks(l, link);
	else if (l->low[i] == '-' || l->low[i] == '/')
		i = agree_blanks(l, i + 1);
	else if (strncmp(l->low + i, "–", 3) == 0)
		i = agree_blanks(l, i + 3);
	else
		return 0;
	return agree_number(l, i, 2, &other);
}

/* uge 18, uge 18 2027; several weeks (18-20, 18/19) are no day. */
static size_t week(const struct agree_line *l, size_t at, const struct mus_agree_terms *terms,
	struct agree_days *out, bool *bad)
{
	size_t i = agree_any(l, at, week_words), more;
	int number = 0, year = 0;

	i = i ? agree_number(l, agree_blanks(l, i), 2, &number) : 0;
	if (!i)
		return 0;
	i = year_after(l, i, &year);
	more = other_week(l, i);
	if (more) {
		*bad = true;
		return more;
	}
	*bad = !settle_week(number, year, terms, out);
	return i;
}

/* udgangen af maj, ultimo maj 2027 */
static size_t end_of_month(const struct agree_line *l, size_t at, const struct mus_agree_terms *terms,
	struct agree_days *out, bool *bad)
{
	struct day d = { .day = 1 };
	struct mus_agree_terms whole = *terms;
	size_t i = agree_any(l, at, ends);

	i = i ? agree_month(l, agree_blanks(l, i), &d.month) : 0;
	if (!i)
		return 0;
	i = year_after(l, i, &d.year);
	/* The month of the talk counts to its last day. */
	if (terms->from != MUS_NO_DATE)
		whole.from -= mus_date_ymd(terms->from).day - 1;
	*bad = !settle(&d, &whole, &out->first);
	if (*bad)
		return i;
	/* The day before the next month begins. */
	out->last = mus_date_add_months(out->first, 1) - 1;
	out->first = out->last;
	return i;
}

size_t agree_weekday(const struct agree_line *l, size_t at)
{
	return agree_any(l, at, weekdays);
}

/* 'mandag d.', 'den', 'the': may stand before a day. */
static size_t article(const struct agree_line *l, size_t at, bool *said)
{
	static const char *const words[] = { "den", "the", "on the", NULL };
	size_t i = agree_any(l, at, weekdays);

	at = i ? agree_blanks(l, i + (l->low[i] == ',')) : at;
	i = agree_any(l, at, words);
	if (!i && strncmp(l->low + at, "d.", 2) == 0)
		i = at + 2;
	*said = i != 0;
	return agree_blanks(l, i ? i : at);
}

static size_t one_day(const struct agree_line *l, size_t at, struct day *out, bool *plain)
{
	size_t end = iso(l, at, out);

	*plain = false;
	if (end)
		return end;
	*out = (struct day){ 0 };
	end = day_month(l, at, out);
	if (end)
		return end;
	*out = (struct day){ 0 };
	end = numeric(l, at, out);
	*plain = end && !out->year;
	if (end)
		return end;
	*out = (struct day){ 0 };
	return month_day(l, at, out);
}

size_t agree_days(const struct agree_line *l, size_t at, const struct mus_agree_terms *terms,
	struct agree_days *out, bool *bad)
{
	struct day d = { 0 };
	bool said, plain;
	size_t end, i = agree_word(l, at, "i");

	*bad = false;
	if (!i)
		i = agree_word(l, at, "in");
	end = week(l, i ? agree_blanks(l, i) : at, terms, out, bad);
	if (!end)
		end = end_of_month(l, at, terms, out, bad);
	if (end) {
		out->plain = false;
		return end;
	}
	end = one_day(l, article(l, at, &said), &d, &plain);
	if (!end || agree_in_word(l->low[end]))
		return 0;
	*bad = !settle(&d, terms, &out->first);
	out->last = out->first;
	out->plain = plain && !said;
	return end;
}
