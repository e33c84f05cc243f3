/*
 * Danish public holidays, and the working days between them.
 */
#include "base/date.h"

/* Store Bededag, the fourth Friday after Easter, was abolished by law no. 214 of 6 March 2023. */
#define LAST_PRAYER_DAY 2023

struct holiday {
	int from_easter;
	const char *name[2]; /* by enum mus_lang */
};

static const struct holiday movable[] = {
	{ -3, { "Maundy Thursday", "skærtorsdag" } },
	{ -2, { "Good Friday", "langfredag" } },
	{ 0, { "Easter Sunday", "påskedag" } },
	{ 1, { "Easter Monday", "2. påskedag" } },
	{ 39, { "Ascension Day", "Kristi himmelfartsdag" } },
	{ 49, { "Whit Sunday", "pinsedag" } },
	{ 50, { "Whit Monday", "2. pinsedag" } },
};

static const struct holiday prayer_day = { 26, { "Great Prayer Day", "store bededag" } };
static const char *const new_year[2] = { "New Year's Day", "nytårsdag" };
static const char *const christmas[2] = { "Christmas Day", "1. juledag" };
static const char *const christmas_2[2] = { "Boxing Day", "2. juledag" };

/* The computus of Meeus, Jones and Butcher. */
mus_date mus_date_easter(int year)
{
	int golden = year % 19, century = year / 100, of_century = year % 100;
	int shift = (century - (century + 8) / 25 + 1) / 3;
	int epact = (19 * golden + century - century / 4 - shift + 15) % 30;
	int to_sunday =
		(32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
	int late = (golden + 11 * epact + 22 * to_sunday) / 451;
	int days = epact + to_sunday - 7 * late + 114;
	mus_date easter = MUS_NO_DATE;

	mus_date_make(year, days / 31, days % 31 + 1, &easter);
	return easter;
}

static const char *const *movable_name(mus_date date, int year)
{
	mus_date easter = mus_date_easter(year);
	int from_easter;

	if (easter == MUS_NO_DATE)
		return NULL;
	from_easter = date - easter;
	for (size_t i = 0; i < sizeof movable / sizeof *movable; i++)
		if (movable[i].from_easter == from_easter)
			return movable[i].name;
	if (from_easter == prayer_day.from_easter && year <= LAST_PRAYER_DAY)
		return prayer_day.name;
	return NULL;
}

static const char *const *fixed_name(int month, int day)
{
	if (month == 1 && day == 1)
		return new_year;
	if (month == 12 && day == 25)
		return christmas;
	if (month == 12 && day == 26)
		return christmas_2;
	return NULL;
}

const char *mus_date_holiday(mus_date date, enum mus_lang lang)
{
	struct mus_ymd ymd = mus_date_ymd(date);
	const char *const *name = fixed_name(ymd.month, ymd.day);

	if (!name && ymd.month >= 3 && ymd.month <= 6)
		name = movable_name(date, ymd.year);
	return name ? name[lang] : NULL;
}

bool mus_date_is_working(mus_date date, const struct mus_closing *closing)
{
	if (mus_date_weekday(date) > 5 || mus_date_holiday(date, MUS_EN))
		return false;
	for (size_t i = 0; closing && i < closing->n; i++)
		if (closing->days[i] == date)
			return false;
	return true;
}

mus_date mus_date_add_working(mus_date date, int n, const struct mus_closing *closing)
{
	int step = n < 0 ? -1 : 1;

	if (n == 0)
		while (!mus_date_is_working(date, closing))
			date++;
	while (n) {
		date += step;
		if (mus_date_is_working(date, closing))
			n -= step;
	}
	return date;
}
