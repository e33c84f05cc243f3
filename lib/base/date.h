/*
 * Civil dates, as a count of days since 1970-01-01 in the proleptic Gregorian calendar. No clock
 * and no time zone is involved, so a date never moves by a summer-time hour.
 * Formats: ISO 8601. Holidays: the Danish ones, by the rules in force for the year.
 */
#ifndef MUS_BASE_DATE_H
#define MUS_BASE_DATE_H

#include "base/api.h"

/* Days since 1970-01-01. Two dates are compared and subtracted as numbers. */
typedef int32_t mus_date;

/* No date. Functions below that take a date want one, unless they say otherwise. */
#define MUS_NO_DATE INT32_MIN
/* Bytes that hold any date printed or shown, with its NUL. */
#define MUS_DATE_SIZE 32

/* A date in parts. */
struct mus_ymd {
	int year, month, day; /* month 1-12, day 1-31 */
};

/* The day of a year, month and day; false, and *out untouched, when there is none. Years 1583 to 9999. */
MUS_API bool mus_date_make(int year, int month, int day, mus_date *out);
/* The parts of a date. */
MUS_API struct mus_ymd mus_date_ymd(mus_date date);
/* Exactly YYYY-MM-DD, whole; false, and *out untouched, for anything else, 2026-02-30 included. */
MUS_API bool mus_date_parse(const char *s, mus_date *out);
/* Whether it is a full-date of RFC 3339 (section 5.6): the same, but years 0000 to 9999. */
bool mus_date_is_full(const char *s);
/* YYYY-MM-DD; "" for MUS_NO_DATE. Returns buf. */
MUS_API char *mus_date_print(mus_date date, char buf[MUS_DATE_SIZE]);
/* For people: da 5. maj 2026, en 5 May 2026; "" for MUS_NO_DATE. Returns buf. */
MUS_API char *mus_date_show(mus_date date, enum mus_lang lang, char buf[MUS_DATE_SIZE]);

/* The day of the week: 1 Monday … 7 Sunday (ISO 8601). */
MUS_API int mus_date_weekday(mus_date date);
/* The ISO week, 1-53, and the year it belongs to, which is not always the date's own. */
MUS_API void mus_date_week(mus_date date, int *year, int *week);
/* The day of an ISO week; false when the year has no such week (53) or day (1-7). */
MUS_API bool mus_date_from_week(int year, int week, int weekday, mus_date *out);
/*
 * Whole months later (or earlier); the day is cut to the month's last: 31 Jan + 1 = 28 Feb.
 * MUS_NO_DATE when the year would leave 1583 to 9999.
 */
MUS_API mus_date mus_date_add_months(mus_date date, int months);
/* Easter Sunday (Gregorian computus); MUS_NO_DATE for years outside 1583 to 9999. */
MUS_API mus_date mus_date_easter(int year);

/*
 * The name of the Danish public holiday on that day, or NULL. Store Bededag is one up to 2023
 * (abolished by law from 2024). The result is static.
 */
MUS_API const char *mus_date_holiday(mus_date date, enum mus_lang lang);

/* A workplace's own closing days, on top of week-ends and public holidays. */
struct mus_closing {
	const mus_date *days; /* n of them, in any order */
	size_t n;
};

/*
 * Whether people work on that day: no Saturday or Sunday, no Danish public holiday, none of the
 * closing days, which may be NULL.
 */
MUS_API bool mus_date_is_working(mus_date date, const struct mus_closing *closing);
/*
 * The n-th working day after (n > 0) or before (n < 0) date; 0: date, or the next working day.
 * `closing` may be NULL. The days between are looked at one by one.
 */
MUS_API mus_date mus_date_add_working(mus_date date, int n, const struct mus_closing *closing);

/*
 * A date on the command line: YYYY-MM-DD, today, +14d, -2w, +6m, +1y, +3wd (working days), or an
 * ISO week's day 2026-W20 / 2026-W20-3. It parses whole or not at all. Relative ones count from
 * `base`, which `today` stands for; their number has at most five digits. `closing` may be NULL.
 * False, and *out untouched, for what is no date or leads out of the years 1583 to 9999.
 */
MUS_API bool mus_date_expression(
	const char *s, mus_date base, const struct mus_closing *closing, mus_date *out);
/*
 * Today: the environment variable MUS_TODAY (YYYY-MM-DD) if it is set, else the local clock.
 * False, and *out untouched, when MUS_TODAY is no date.
 */
MUS_API bool mus_date_today(mus_date *out);

#endif
