/*
 * Times that are no days: 'i maj', 'til efteråret', 'om to uger', 'next month'. Where an agreement
 * has no other day, it is said that this one is not understood; which day it might be is not guessed.
 */
#include "work/agreement/agree.h"

static size_t month(const struct agree_line *l, size_t at)
{
	static const char *const words[] = { "i løbet af", "i starten af", "i begyndelsen af",
		"først i", "midt i", "sidst i", "primo", "medio", "fra", "til", "efter", "før",
		"i", "in early", "in late", "in mid", "early in", "late in", "early", "late",
		"mid", "from", "to", "by", "until", "after", "before", "in", NULL };
	size_t from = agree_any(l, at, words);
	int unused;

	from = from ? agree_blanks(l, from + (l->low[from] == '-')) : 0;
	return from ? agree_month(l, from, &unused) : 0;
}

static size_t season(const struct agree_line *l, size_t at)
{
	static const char *const words[] = { "inden", "efter", "før", "til", "i", "after", "before",
		"by", "in", "this", "next", NULL };
	static const char *const articles[] = { "the", NULL };
	static const char *const seasons[] = { "forår", "foråret", "sommer", "sommeren", "efterår",
		"efteråret", "vinter", "vinteren", "ferien", "sommerferien", "efterårsferien",
		"juleferien", "vinterferien", "påskeferien", "jul", "påske", "nytår", "spring",
		"summer", "autumn", "winter", "holidays", "summer holidays", "christmas", "easter",
		NULL };
	size_t from = agree_any(l, at, words), end;

	if (!from)
		return 0;
	from = agree_blanks(l, from);
	end = agree_any(l, from, articles);
	return agree_any(l, end ? agree_blanks(l, end) : from, seasons);
}

static size_t next_one(const struct agree_line *l, size_t at)
{
	static const char *const words[] = { "næste", "kommende", "next", "the coming", NULL };
	static const char *const spans[] = { "uge", "måned", "kvartal", "halvår", "år", "skoleår",
		"week", "month", "quarter", "year", NULL };
	size_t from = agree_any(l, at, words);

	return from ? agree_any(l, agree_blanks(l, from), spans) : 0;
}

static size_t weekday(const struct agree_line *l, size_t at)
{
	static const char *const words[] = { "på", "næste", "på næste", "kommende", "on", "next",
		"this", "by", "før", "before", NULL };
	static const char *const articles[] = { "d.", "den", "the", NULL };
	size_t from = agree_any(l, at, words), end, next;

	end = from ? agree_weekday(l, agree_blanks(l, from)) : 0;
	next = agree_blanks(l, end + (end && l->low[end] == ','));
	/* 'på fredag d. 5/6' */
	if (agree_any(l, next, articles) || (l->low[next] >= '0' && l->low[next] <= '9'))
		return 0;
	return end;
}

static size_t in_days(const struct agree_line *l, size_t at)
{
	static const char *const words[] = { "om", "inden for", "in", "within", NULL };
	static const char *const numbers[] = { "en", "et", "to", "tre", "fire", "fem", "seks", "otte",
		"fjorten", "nogle", "få", "et par", "a", "one", "two", "three", "four", "six",
		"a few", "a couple of", NULL };
	static const char *const spans[] = { "dag", "dage", "uge", "uger", "måned", "måneder", "mdr",
		"år", "day", "days", "week", "weeks", "month", "months", "year", "years", NULL };
	size_t from = agree_any(l, at, words), number;
	int unused;

	if (!from)
		return 0;
	from = agree_blanks(l, from);
	number = agree_number(l, from, 3, &unused);
	if (!number)
		number = agree_any(l, from, numbers);
	return number ? agree_any(l, agree_blanks(l, number), spans) : 0;
}

static size_t soon(const struct agree_line *l, size_t at)
{
	static const char *const words[] = { "snarest muligt", "snarest", "hurtigst muligt",
		"as soon as possible", "asap", NULL };

	return agree_any(l, at, words);
}

size_t agree_vague(const struct agree_line *l, size_t at, struct agree_span *out)
{
	size_t end = month(l, at);

	if (!end)
		end = season(l, at);
	if (!end)
		end = next_one(l, at);
	if (!end)
		end = weekday(l, at);
	if (!end)
		end = in_days(l, at);
	out->kind = AGREE_VAGUE;
	return end ? end : soon(l, at);
}
