/*
 * Taking down the details of a line: days, amounts, what waits, who sees to it.
 */
#include "work/agreement/agree.h"

#include <string.h>

/* ---- letters ---- */

bool agree_in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

bool agree_at_word(const struct agree_line *line, size_t at)
{
	return at == 0 || !agree_in_word(line->low[at - 1]);
}

size_t agree_word(const struct agree_line *line, size_t at, const char *words)
{
	size_t len = strlen(words);

	if (!agree_at_word(line, at) || strncmp(line->low + at, words, len) != 0)
		return 0;
	return agree_in_word(words[len - 1]) && agree_in_word(line->low[at + len]) ? 0 : at + len;
}

size_t agree_any(const struct agree_line *line, size_t at, const char *const *words)
{
	size_t end = 0;

	for (; !end && *words; words++)
		end = agree_word(line, at, *words);
	return end;
}

size_t agree_blanks(const struct agree_line *line, size_t at)
{
	while (line->low[at] == ' ' || line->low[at] == '\t')
		at++;
	return at;
}

size_t agree_number(const struct agree_line *line, size_t at, size_t digits, int *out)
{
	size_t n = 0;

	*out = 0;
	while (n <= digits && line->low[at + n] >= '0' && line->low[at + n] <= '9')
		*out = *out * 10 + (line->low[at + n++] - '0');
	if (n == 0 || n > digits ||
		(at > 0 && line->low[at - 1] >= '0' && line->low[at - 1] <= '9'))
		return 0;
	return at + n;
}

size_t agree_piece(const struct agree_line *line, size_t at)
{
	for (; line->low[at]; at++) {
		if (strchr(",;()", line->low[at]))
			break;
		if (line->low[at] == '.' &&
			(line->low[at + 1] == '\0' || line->low[at + 1] == ' ') && at > 1 &&
			agree_in_word(line->low[at - 1]) && agree_in_word(line->low[at - 2]))
			break;
	}
	while (at > 0 && line->low[at - 1] == ' ')
		at--;
	return at;
}

/* ---- taking down ---- */

/* A word that announces a day. */
static const struct mark {
	const char *words;
	enum agree_kind kind;
	bool first;  /* of a week its first day is meant */
	bool strong; /* what follows must be a day */
} marks[] = {
	{ "senest", AGREE_DUE, false, true },
	{ "no later than", AGREE_DUE, false, true },
	{ "inden", AGREE_DUE, true, true },
	{ "fristen", AGREE_DUE, false, true },
	{ "frist", AGREE_DUE, false, true },
	{ "deadline", AGREE_DUE, false, true },
	{ "før", AGREE_DUE, true, false },
	{ "before", AGREE_DUE, true, false },
	{ "by", AGREE_DUE, false, false },
	{ "due", AGREE_DUE, false, false },
	{ "slut", AGREE_DUE, false, false },
	{ "slutter", AGREE_DUE, false, false },
	{ "afsluttes", AGREE_DUE, false, false },
	{ "færdig", AGREE_DUE, false, false },
	{ "indtil", AGREE_DUE, false, false },
	{ "until", AGREE_DUE, false, false },
	{ "ends", AGREE_DUE, false, false },
	{ "fra", AGREE_START, true, false },
	{ "from", AGREE_START, true, false },
	{ "start", AGREE_START, true, false },
	{ "opstart", AGREE_START, true, false },
	{ "starter", AGREE_START, true, false },
	{ "starts", AGREE_START, true, false },
	{ "starting", AGREE_START, true, false },
	{ "begynder", AGREE_START, true, false },
};

static const struct mark *mark_at(const struct agree_line *l, size_t at, size_t *end)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		*end = agree_word(l, at, marks[i].words);
		if (*end)
			return &marks[i];
	}
	return NULL;
}

static size_t bad(struct agree_span *out, enum mus_unclear_kind wrong, size_t end)
{
	out->kind = AGREE_BAD;
	out->wrong = wrong;
	return end;
}

/* 'senest 1. maj', 'frist: uge 18', 'fra den 12/6' */
static size_t marked_day(const struct agree_reading *r, size_t at, struct agree_span *out)
{
	static const char *const fillers[] = { "er", "is", "on", NULL };
	const struct agree_line *l = &r->line;
	struct agree_days days;
	bool wrong;
	size_t i, end, mark_end;
	const struct mark *mark = mark_at(l, at, &mark_end);

	if (!mark)
		return 0;
	i = agree_blanks(l, mark_end + (l->low[mark_end] == ':'));
	end = agree_any(l, i, fillers);
	end = agree_days(l, end ? agree_blanks(l, end) : i, r->terms, &days, &wrong);
	if (end && wrong)
		return bad(out, MUS_UNCLEAR_DATE, end);
	/* 'inden for' is within. */
	if (!end)
		return mark->strong && !agree_word(l, i, "for")
			       ? bad(out, MUS_UNCLEAR_DATE, agree_piece(l, at))
			       : 0;
	out->kind = mark->kind;
	out->date = mark->first ? days.first : days.last;
	return end;
}

/* Whether [begin, end) is all that stands between commas or brackets, or before a colon. */
static bool is_piece(const struct agree_line *l, size_t begin, size_t end)
{
	while (begin > 0 && l->low[begin - 1] == ' ')
		begin--;
	if (begin == 0 && l->low[end] == ':')
		return true;
	return (begin == 0 || strchr(",;(", l->low[begin - 1])) && agree_piece(l, end) == end;
}

/* '1.-[3. maj]', '3. og [4. juni]', '3 til [5. juni]': one of several days. */
static bool follows_day(const struct agree_line *l, size_t at)
{
	static const char *const links[] = { "-", "–", " og", " eller", " til", " and", " or", " to",
		NULL };
	size_t end = at;

	while (end > 0 && l->low[end - 1] == ' ')
		end--;
	for (size_t i = 0; links[i]; i++) {
		size_t len = strlen(links[i]);

		if (end <= len || memcmp(l->low + end - len, links[i], len) != 0)
			continue;
		end -= len;
		while (end > 0 && (l->low[end - 1] == ' ' || l->low[end - 1] == '.'))
			end--;
		return end > 0 && l->low[end - 1] >= '0' && l->low[end - 1] <= '9';
	}
	return false;
}

/* A day with no word before it. What might be a fraction or a time must be a whole piece. */
static size_t single_day(const struct agree_reading *r, size_t at, struct agree_span *out)
{
	const struct agree_line *l = &r->line;
	struct agree_days days;
	bool wrong;
	size_t end = agree_days(l, at, r->terms, &days, &wrong);

	if (!end)
		return 0;
	if (!wrong && days.plain && !is_piece(l, at, end))
		return end == l->len && memchr(l->low + at, '/', end - at)
			       ? bad(out, MUS_UNCLEAR_DATE, end)
			       : 0;
	if (wrong)
		return days.plain ? 0 : bad(out, MUS_UNCLEAR_DATE, end);
	if (follows_day(l, at))
		return bad(out, MUS_UNCLEAR_DATE, end);
	out->kind = AGREE_DAY;
	out->date = days.last;
	return end;
}

/* 'Kursus, 4.500': a sum, but of what? What may be a year is left alone. */
static size_t bare_number(const struct agree_line *l, size_t at, struct agree_span *out)
{
	size_t end = at + strspn(l->low + at, "0123456789.,"), digits = 0;

	while (end > at && (l->low[end - 1] == '.' || l->low[end - 1] == ','))
		end--;
	for (size_t i = at; i < end; i++)
		digits += l->low[i] >= '0' && l->low[i] <= '9';
	if (at == 0 || digits < 3 || !is_piece(l, at, end) ||
		(end - at == 4 && strncmp(l->low + at, "20", 2) == 0))
		return 0;
	return bad(out, MUS_UNCLEAR_AMOUNT, end);
}

static size_t detail_at(const struct agree_reading *r, size_t at, struct agree_span *out)
{
	size_t end = marked_day(r, at, out);

	if (!end)
		end = agree_status(&r->line, at, out);
	if (!end)
		end = agree_who(&r->line, at, out);
	if (!end)
		end = agree_amount(&r->line, at, r->terms->currency, out);
	if (!end)
		end = single_day(r, at, out);
	if (!end)
		end = bare_number(&r->line, at, out);
	return end ? end : agree_vague(&r->line, at, out);
}

void agree_take_down(struct agree_reading *r)
{
	for (size_t at = 0; at < r->line.len && r->n < AGREE_MAX_SPANS; at++) {
		struct agree_span *s = &r->spans[r->n];

		if (!agree_at_word(&r->line, at) || !agree_in_word(r->line.low[at]))
			continue;
		*s = (struct agree_span){ .begin = at };
		s->end = detail_at(r, at, s);
		if (!s->end)
			continue;
		at = s->end - 1;
		r->n++;
	}
}

