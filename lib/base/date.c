#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FIRST_YEAR 1583
#define LAST_YEAR 9999

static const char *const month_names[2][12] = {
	[MUS_EN] = { "January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December" },
	[MUS_DA] = { "januar", "februar", "marts", "april", "maj", "juni", "juli", "august",
		"september", "oktober", "november", "december" },
};

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/*
 * Days since 1970-01-01 of a day that exists. The year is taken to begin in March: then the leap
 * day is its last, and the months before any month have (153 m + 2) / 5 days.
 */
static mus_date to_days(int year, int month, int day)
{
	int y = month > 2 ? year : year - 1;
	int m = month > 2 ? month - 3 : month + 9;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

static bool is_day(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

bool mus_date_make(int year, int month, int day, mus_date *out)
{
	if (year < FIRST_YEAR || year > LAST_YEAR || !is_day(year, month, day))
		return false;
	*out = to_days(year, month, day);
	return true;
}

/* The reverse of to_days(), in cycles of 400 years, which all have 146097 days. */
struct mus_ymd mus_date_ymd(mus_date date)
{
	int64_t days = (int64_t)date + 719468;
	int cycle = (int)((days >= 0 ? days : days - 146096) / 146097);
	int of_cycle = (int)(days - (int64_t)cycle * 146097);
	int y = (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / 146096) / 365;
	int of_year = of_cycle - (365 * y + y / 4 - y / 100);
	int m = (5 * of_year + 2) / 153;
	struct mus_ymd ymd = {
		.year = y + cycle * 400 + (m >= 10),
		.month = m < 10 ? m + 3 : m - 9,
		.day = of_year - (153 * m + 2) / 5 + 1,
	};

	return ymd;
}

/* Reads exactly n digits; NULL when there are fewer, or when s is NULL. */
static const char *read_number(const char *s, int n, int *number)
{
	*number = 0;
	for (; s && n; n--, s++) {
		if (*s < '0' || *s > '9')
			return NULL;
		*number = *number * 10 + (*s - '0');
	}
	return s;
}

/* Passes over one character; NULL when another one stands there. */
static const char *skip(const char *s, char c)
{
	return s && *s == c ? s + 1 : NULL;
}

/* YYYY-MM-DD, whole, be there such a day or not. */
static bool read_ymd(const char *s, struct mus_ymd *out)
{
	s = skip(read_number(s, 4, &out->year), '-');
	s = skip(read_number(s, 2, &out->month), '-');
	s = read_number(s, 2, &out->day);
	return s && !*s;
}

bool mus_date_parse(const char *s, mus_date *out)
{
	struct mus_ymd ymd;

	return read_ymd(s, &ymd) && mus_date_make(ymd.year, ymd.month, ymd.day, out);
}

bool mus_date_is_full(const char *s)
{
	struct mus_ymd ymd;

	return read_ymd(s, &ymd) && is_day(ymd.year, ymd.month, ymd.day);
}

char *mus_date_print(mus_date date, char buf[MUS_DATE_SIZE])
{
	struct mus_ymd ymd = mus_date_ymd(date);

	buf[0] = '\0';
	if (date != MUS_NO_DATE)
		snprintf(buf, MUS_DATE_SIZE, "%04d-%02d-%02d", ymd.year, ymd.month, ymd.day);
	return buf;
}

char *mus_date_show(mus_date date, enum mus_lang lang, char buf[MUS_DATE_SIZE])
{
	struct mus_ymd ymd = mus_date_ymd(date);

	buf[0] = '\0';
	if (date != MUS_NO_DATE)
		snprintf(buf, MUS_DATE_SIZE, "%d%s %s %d", ymd.day, lang == MUS_DA ? "." : "",
			month_names[lang][ymd.month - 1], ymd.year);
	return buf;
}

int mus_date_weekday(mus_date date)
{
	/* 1970-01-01 was a Thursday. */
	return (date % 7 + 7 + 3) % 7 + 1;
}

/* The Monday of week 1, which is the week with 4 January in it. */
static mus_date first_monday(int year)
{
	mus_date fourth = to_days(year, 1, 4);

	return fourth - mus_date_weekday(fourth) + 1;
}

void mus_date_week(mus_date date, int *year, int *week)
{
	/* A week belongs to the year of its Thursday. */
	*year = mus_date_ymd(date - mus_date_weekday(date) + 4).year;
	*week = (date - first_monday(*year)) / 7 + 1;
}

bool mus_date_from_week(int year, int week, int weekday, mus_date *out)
{
	mus_date date;

	if (year < FIRST_YEAR || year > LAST_YEAR || week < 1 || week > 53 || weekday < 1 ||
		weekday > 7)
		return false;
	date = first_monday(year) + (week - 1) * 7 + weekday - 1;
	/* Week 53 of a year with 52, and the days after 9999-12-31. */
	if (date - weekday + 1 >= first_monday(year + 1) || date > to_days(LAST_YEAR, 12, 31))
		return false;
	*out = date;
	return true;
}

mus_date mus_date_add_months(mus_date date, int months)
{
	struct mus_ymd ymd = mus_date_ymd(date);
	int64_t total = (int64_t)ymd.year * 12 + ymd.month - 1 + months;
	int year, month, last;

	if (total < FIRST_YEAR * 12 || total >= (LAST_YEAR + 1) * 12)
		return MUS_NO_DATE;
	year = (int)(total / 12);
	month = (int)(total % 12) + 1;
	last = days_in_month(year, month);
	return to_days(year, month, ymd.day < last ? ymd.day : last);
}

/* 2026-W20 or 2026-W20-3. */
static bool parse_week(const char *s, mus_date *out)
{
	int year, week, weekday = 1;

	s = skip(skip(read_number(s, 4, &year), '-'), 'W');
	s = read_number(s, 2, &week);
	if (s && *s)
		s = read_number(skip(s, '-'), 1, &weekday);
	return s && !*s && mus_date_from_week(year, week, weekday, out);
}

/* +14d, -2w, +6m, +1y, +3wd; the number has at most five digits. */
static bool parse_relative(
	const char *s, mus_date base, const struct mus_closing *closing, mus_date *out)
{
	int sign = *s == '-' ? -1 : 1;
	int n = 0, digits = 0;

	for (s++; *s >= '0' && *s <= '9' && digits < 5; s++, digits++)
		n = n * 10 + sign * (*s - '0');
	if (!digits)
		return false;
	if (strcmp(s, "d") == 0)
		*out = base + n;
	else if (strcmp(s, "w") == 0)
		*out = base + n * 7;
	else if (strcmp(s, "wd") == 0)
		*out = mus_date_add_working(base, n, closing);
	else if (strcmp(s, "m") == 0)
		*out = mus_date_add_months(base, n);
	else if (strcmp(s, "y") == 0)
		*out = mus_date_add_months(base, n * 12);
	else
		return false;
	return *out >= to_days(FIRST_YEAR, 1, 1) && *out <= to_days(LAST_YEAR, 12, 31);
}

bool mus_date_expression(
	const char *s, mus_date base, const struct mus_closing *closing, mus_date *out)
{
	mus_date date = base;

	if (*s == '+' || *s == '-') {
		if (!parse_relative(s, base, closing, &date))
			return false;
	} else if (strcmp(s, "today") != 0 && !mus_date_parse(s, &date) && !parse_week(s, &date)) {
		return false;
	}
	*out = date;
	return true;
}

bool mus_date_today(mus_date *out)
{
	const char *pinned = getenv("MUS_TODAY");
	time_t now = time(NULL);
	struct tm local;

	if (pinned)
		return mus_date_parse(pinned, out);
	tzset();
	if (!localtime_r(&now, &local))
		return false;
	return mus_date_make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday, out);
}
