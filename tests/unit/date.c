#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/date.h"

#include <stdlib.h>
#include <string.h>

static mus_date day(const char *s)
{
	mus_date date = MUS_NO_DATE;

	if (!mus_date_parse(s, &date))
		fail_msg("'%s' was refused", s);
	return date;
}

static void same_day(mus_date date, const char *expected)
{
	char buf[MUS_DATE_SIZE];

	assert_string_equal(mus_date_print(date, buf), expected);
}

static void expression_is(const char *s, const char *base, const char *expected)
{
	mus_date date = 0;

	if (!mus_date_expression(s, day(base), NULL, &date))
		fail_msg("'%s' was refused", s);
	same_day(date, expected);
}

static void date_parse__counts_from_1970(void **state)
{
	(void)state;
	assert_int_equal(day("1970-01-01"), 0);
	assert_int_equal(day("2000-03-01"), 11017);
	assert_int_equal(day("1969-12-31"), -1);
	same_day(day("2024-02-29"), "2024-02-29");
	same_day(day("1583-01-01"), "1583-01-01");
	same_day(day("9999-12-31"), "9999-12-31");
}

static void date_parse__refuses_31_february(void **state)
{
	mus_date date = 42;

	(void)state;
	assert_false(mus_date_parse("2026-02-31", &date));
	assert_false(mus_date_parse("2026-02-30", &date));
	assert_false(mus_date_parse("2026-02-29", &date));
	assert_false(mus_date_parse("1900-02-29", &date));
	assert_int_equal(date, 42);
}

static void date_parse__refuses_all_but_iso(void **state)
{
	static const char *const texts[] = { "", "2026", "2026-5-1", "2026-05-1", "2026-05-011",
		"2026-05-01 ", " 2026-05-01", "2026/05/01", "20260501", "01-05-2026", "2026-13-01",
		"2026-00-01", "2026-01-00", "1582-12-31", "0000-01-01", "2026-05-01T10:00",
		"-026-05-01", "2026-05-", NULL };
	mus_date date;

	(void)state;
	for (size_t i = 0; texts[i]; i++)
		if (mus_date_parse(texts[i], &date))
			fail_msg("'%s' was taken", texts[i]);
}

static void date_ymd__undoes_make_for_every_day(void **state)
{
	mus_date expected = day("1583-01-01"), date;

	(void)state;
	for (int year = 1583; year <= 2400; year++)
		for (int month = 1; month <= 12; month++)
			for (int d = 1; d <= 31; d++) {
				struct mus_ymd ymd;

				if (!mus_date_make(year, month, d, &date))
					continue;
				assert_int_equal(date, expected++);
				ymd = mus_date_ymd(date);
				assert_int_equal(ymd.year, year);
				assert_int_equal(ymd.month, month);
				assert_int_equal(ymd.day, d);
			}
}

static void date_show__is_for_people(void **state)
{
	char buf[MUS_DATE_SIZE];

	(void)state;
	assert_string_equal(mus_date_show(day("2026-05-05"), MUS_DA, buf), "5. maj 2026");
	assert_string_equal(mus_date_show(day("2026-05-05"), MUS_EN, buf), "5 May 2026");
	assert_string_equal(mus_date_show(day("9999-09-30"), MUS_EN, buf), "30 September 9999");
	assert_string_equal(mus_date_show(MUS_NO_DATE, MUS_DA, buf), "");
	assert_string_equal(mus_date_print(MUS_NO_DATE, buf), "");
}

static void date_week__follows_iso_8601(void **state)
{
	static const struct {
		const char *date;
		int year, week, weekday;
	} cases[] = {
		{ "2022-08-08", 2022, 32, 1 },
		{ "2021-01-03", 2020, 53, 7 },
		{ "2021-01-04", 2021, 1, 1 },
		{ "2024-12-30", 2025, 1, 1 },
		{ "2023-01-01", 2022, 52, 7 },
		{ "1969-12-28", 1969, 52, 7 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		mus_date date = day(cases[i].date), back;
		int year, week;

		mus_date_week(date, &year, &week);
		assert_int_equal(year, cases[i].year);
		assert_int_equal(week, cases[i].week);
		assert_int_equal(mus_date_weekday(date), cases[i].weekday);
		assert_true(mus_date_from_week(year, week, cases[i].weekday, &back));
		assert_int_equal(back, date);
	}
}

static void date_from_week__refuses_what_is_not_there(void **state)
{
	mus_date date;

	(void)state;
	assert_true(mus_date_from_week(2020, 53, 7, &date));
	assert_false(mus_date_from_week(2021, 53, 1, &date));
	assert_false(mus_date_from_week(2021, 53, 7, &date));
	assert_false(mus_date_from_week(2021, 0, 1, &date));
	assert_false(mus_date_from_week(2021, 54, 1, &date));
	assert_false(mus_date_from_week(2021, 1, 0, &date));
	assert_false(mus_date_from_week(2021, 1, 8, &date));
	assert_false(mus_date_from_week(9999, 52, 7, &date));
}

static void date_add_months__cuts_to_the_last_day(void **state)
{
	(void)state;
	same_day(mus_date_add_months(day("2026-01-31"), 1), "2026-02-28");
	same_day(mus_date_add_months(day("2024-01-31"), 1), "2024-02-29");
	same_day(mus_date_add_months(day("2026-01-15"), -1), "2025-12-15");
	same_day(mus_date_add_months(day("2026-11-30"), 15), "2028-02-29");
	same_day(mus_date_add_months(day("2024-02-29"), -12), "2023-02-28");
	assert_int_equal(mus_date_add_months(day("9999-12-31"), 1), MUS_NO_DATE);
	assert_int_equal(mus_date_add_months(day("1583-01-01"), -1), MUS_NO_DATE);
	assert_int_equal(mus_date_add_months(day("2026-01-01"), INT32_MAX), MUS_NO_DATE);
}

static void date_easter__is_known(void **state)
{
	static const char *const known[] = { "1900-04-15", "1913-03-23", "1943-04-25", "1954-04-18",
		"1981-04-19", "2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2026-04-05",
		"2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28" };

	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		same_day(mus_date_easter(atoi(known[i])), known[i]);
}

static void date_easter__is_a_sunday_in_its_season(void **state)
{
	(void)state;
	for (int year = 1900; year <= 2100; year++) {
		mus_date easter = mus_date_easter(year);
		struct mus_ymd ymd = mus_date_ymd(easter);
		int of_season = ymd.month * 100 + ymd.day;

		assert_int_equal(mus_date_weekday(easter), 7);
		assert_int_equal(ymd.year, year);
		assert_in_range(of_season, 322, 425);
	}
	assert_int_equal(mus_date_easter(1500), MUS_NO_DATE);
}

static const char *holiday(const char *date)
{
	const char *name = mus_date_holiday(day(date), MUS_DA);

	return name ? name : "none";
}

static void date_holiday__knows_the_danish_ones(void **state)
{
	(void)state;
	assert_string_equal(holiday("2026-01-01"), "nytårsdag");
	assert_string_equal(holiday("2026-04-02"), "skærtorsdag");
	assert_string_equal(holiday("2026-04-03"), "langfredag");
	assert_string_equal(holiday("2026-04-04"), "none");
	assert_string_equal(holiday("2026-04-05"), "påskedag");
	assert_string_equal(holiday("2026-04-06"), "2. påskedag");
	assert_string_equal(holiday("2026-05-14"), "Kristi himmelfartsdag");
	assert_string_equal(holiday("2026-05-24"), "pinsedag");
	assert_string_equal(holiday("2026-05-25"), "2. pinsedag");
	assert_string_equal(holiday("2026-12-24"), "none");
	assert_string_equal(holiday("2026-12-25"), "1. juledag");
	assert_string_equal(holiday("2026-12-26"), "2. juledag");
	assert_string_equal(mus_date_holiday(day("2026-04-03"), MUS_EN), "Good Friday");
}

static void date_holiday__ends_store_bededag_in_2023(void **state)
{
	(void)state;
	assert_string_equal(holiday("2022-05-13"), "store bededag");
	assert_string_equal(holiday("2023-05-05"), "store bededag");
	assert_string_equal(holiday("2024-04-26"), "none");
	assert_true(mus_date_is_working(day("2024-04-26"), NULL));
	assert_false(mus_date_is_working(day("2023-05-05"), NULL));
}

static void date_add_working__passes_easter(void **state)
{
	(void)state;
	same_day(mus_date_add_working(day("2026-04-01"), 1, NULL), "2026-04-07");
	same_day(mus_date_add_working(day("2026-04-01"), 3, NULL), "2026-04-09");
	same_day(mus_date_add_working(day("2026-04-07"), -1, NULL), "2026-04-01");
}

static void date_add_working__passes_christmas_and_new_year(void **state)
{
	(void)state;
	/* 24 December is a working day where the workplace does not close. */
	same_day(mus_date_add_working(day("2025-12-23"), 1, NULL), "2025-12-24");
	same_day(mus_date_add_working(day("2025-12-23"), 3, NULL), "2025-12-30");
	same_day(mus_date_add_working(day("2025-12-30"), -3, NULL), "2025-12-23");
	same_day(mus_date_add_working(day("2025-12-31"), 1, NULL), "2026-01-02");
}

static void date_add_working__obeys_closing_days(void **state)
{
	mus_date days[] = { day("2025-12-31"), day("2025-12-24") };
	struct mus_closing closing = { days, 2 };

	(void)state;
	assert_false(mus_date_is_working(day("2025-12-24"), &closing));
	same_day(mus_date_add_working(day("2025-12-23"), 3, &closing), "2026-01-02");
	same_day(mus_date_add_working(day("2026-01-02"), -3, &closing), "2025-12-23");
}

static void date_add_working__zero_is_the_next_working_day(void **state)
{
	(void)state;
	same_day(mus_date_add_working(day("2026-04-02"), 0, NULL), "2026-04-07");
	same_day(mus_date_add_working(day("2026-04-07"), 0, NULL), "2026-04-07");
}

static void date_expression__reads_every_form(void **state)
{
	(void)state;
	expression_is("2026-05-05", "2026-01-01", "2026-05-05");
	expression_is("today", "2026-01-01", "2026-01-01");
	expression_is("+14d", "2026-02-20", "2026-03-06");
	expression_is("-2w", "2026-01-01", "2025-12-18");
	expression_is("+6m", "2026-08-31", "2027-02-28");
	expression_is("+1y", "2024-02-29", "2025-02-28");
	expression_is("-1y", "2026-05-05", "2025-05-05");
	expression_is("+3wd", "2026-04-01", "2026-04-09");
	expression_is("-3wd", "2025-12-30", "2025-12-23");
	expression_is("2022-W32", "2026-01-01", "2022-08-08");
	expression_is("2020-W53-7", "2026-01-01", "2021-01-03");
}

static void date_expression__parses_whole_or_not_at_all(void **state)
{
	static const char *const texts[] = { "", "+", "-", "+d", "+3", "+3wdx", "+3dd", "+3D", "3d",
		"+ 3d", "+3d ", "++3d", "+-3d", "today+1d", "Today", "tomorrow", "+1000000d",
		"+99999y", "-99999m", "-99999w", "+99999wdd", "2021-W53", "2021-W53-1", "2026-W00",
		"2026-W1", "2026-W20-", "2026-W20-0", "2026-W20-8", "2026-W20-11", "2026-w20",
		"2026-02-30", "2026-05-05x", NULL };

	(void)state;
	for (size_t i = 0; texts[i]; i++) {
		mus_date date = 42;

		if (mus_date_expression(texts[i], day("2026-05-05"), NULL, &date))
			fail_msg("'%s' was taken", texts[i]);
		assert_int_equal(date, 42);
	}
}

static void date_expression__stays_within_the_calendar(void **state)
{
	mus_date date;

	(void)state;
	assert_false(mus_date_expression("+99999wd", day("9999-01-01"), NULL, &date));
	assert_false(mus_date_expression("+1d", day("9999-12-31"), NULL, &date));
	assert_false(mus_date_expression("-1d", day("1583-01-01"), NULL, &date));
}

static void date_today__is_pinned_by_the_environment(void **state)
{
	mus_date date = 0;

	(void)state;
	setenv("MUS_TODAY", "2026-05-05", 1);
	assert_true(mus_date_today(&date));
	same_day(date, "2026-05-05");
	setenv("MUS_TODAY", "2026-02-30", 1);
	assert_false(mus_date_today(&date));
	setenv("MUS_TODAY", "", 1);
	assert_false(mus_date_today(&date));
	unsetenv("MUS_TODAY");
}

static void date_today__reads_the_local_clock(void **state)
{
	mus_date west = 0, east = 0;

	(void)state;
	unsetenv("MUS_TODAY");
	setenv("TZ", "WEST12", 1);
	assert_true(mus_date_today(&west));
	setenv("TZ", "EAST-14", 1);
	assert_true(mus_date_today(&east));
	assert_true(west > day("2020-01-01"));
	/* 26 hours apart, the two are on different days at any time. */
	assert_true(east > west);
	unsetenv("TZ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(date_parse__counts_from_1970),
		cmocka_unit_test(date_parse__refuses_31_february),
		cmocka_unit_test(date_parse__refuses_all_but_iso),
		cmocka_unit_test(date_ymd__undoes_make_for_every_day),
		cmocka_unit_test(date_show__is_for_people),
		cmocka_unit_test(date_week__follows_iso_8601),
		cmocka_unit_test(date_from_week__refuses_what_is_not_there),
		cmocka_unit_test(date_add_months__cuts_to_the_last_day),
		cmocka_unit_test(date_easter__is_known),
		cmocka_unit_test(date_easter__is_a_sunday_in_its_season),
		cmocka_unit_test(date_holiday__knows_the_danish_ones),
		cmocka_unit_test(date_holiday__ends_store_bededag_in_2023),
		cmocka_unit_test(date_add_working__passes_easter),
		cmocka_unit_test(date_add_working__passes_christmas_and_new_year),
		cmocka_unit_test(date_add_working__obeys_closing_days),
		cmocka_unit_test(date_add_working__zero_is_the_next_working_day),
		cmocka_unit_test(date_expression__reads_every_form),
		cmocka_unit_test(date_expression__parses_whole_or_not_at_all),
		cmocka_unit_test(date_expression__stays_within_the_calendar),
		cmocka_unit_test(date_today__is_pinned_by_the_environment),
		cmocka_unit_test(date_today__reads_the_local_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
