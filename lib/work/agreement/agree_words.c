/*
 * What notes say about money, hours, ways of learning, waiting and who sees to it, in Danish and
 * English. Words are few and plain on purpose: what is not sure is left to people.
 */
#include "work/agreement/agree.h"

#include <string.h>

/* ---- money and hours ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits(const struct agree_line *l, size_t at)
{
	size_t n = 0;

	while (is_digit(l->low[at + n]))
		n++;
	return n;
}

/* The sign before groups of three (4.500, 4,500, 4 500) or, with one or two digits, decimals. */
static bool is_sign(char c)
{
	return c == '.' || c == ',' || c == ' ';
}

/* Appends the number without its group signs, with a point; false when it is written otherwise. */
static bool put_number(struct mus_buf *out, const struct agree_line *l, size_t at, size_t *end)
{
	size_t n = digits(l, at);

	mus_buf_add(out, l->low + at, n);
	at += n;
	while (is_sign(l->low[at]) && is_digit(l->low[at + 1])) {
		char sign = l->low[at];
		size_t more = digits(l, at + 1);

		if (sign == ' ' && (more != 3 || n > 3))
			break;
		if (more != 3 && (more > 2 || sign == ' '))
			return false;
		if (more != 3)
			mus_buf_char(out, '.');
		mus_buf_add(out, l->low + at + 1, more);
		at += 1 + more;
		n = 3;
		if (more != 3)
			break;
	}
	*end = at;
	return !(is_sign(l->low[at]) && l->low[at] != ' ' && is_digit(l->low[at + 1]));
}

/* 4.500, 4500,50, 7½. Sets *good to whether it can be read; 0 when no number stands here. */
static size_t number(const struct agree_line *l, size_t at, mus_dec *out, bool *good)
{
	struct mus_buf text = MUS_BUF_INIT;
	size_t end = at;

	if (!is_digit(l->low[at]))
		return 0;
	*good = put_number(&text, l, at, &end) && mus_dec_parse(text.data, out);
	mus_buf_dispose(&text);
	if (*good && strncmp(l->low + end, "½", 2) == 0) {
		*out += MUS_DEC_ONE / 2;
		end += 2;
	}
	while (!*good && (is_digit(l->low[end]) || l->low[end] == '.' || l->low[end] == ','))
		end++;
	return end;
}

/* Words and signs for money, and whose it is. */
static const struct {
	const char *word, *codes;
	bool sign; /* may stand close to the number */
} currencies[] = {
	{ "kr", "DKK SEK NOK ISK", false },
	{ "kroner", "DKK NOK", false },
	{ "kronor", "SEK", false },
	{ ",-", "DKK SEK NOK ISK", true },
	{ "€", "EUR", true },
	{ "euro", "EUR", false },
	{ "£", "GBP", true },
	{ "dkk", "DKK", false },
	{ "sek", "SEK", false },
	{ "nok", "NOK", false },
	{ "isk", "ISK", false },
	{ "eur", "EUR", false },
	{ "gbp", "GBP", false },
	{ "usd", "USD", false },
};

/* Behind 'kr.', 'DKK', ',-', '€'; *own is whether it is money of the workplace. */
static size_t currency(const struct agree_line *l, size_t at, const char *code, bool *own)
{
	for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++) {
		const char *word = currencies[i].word;
		bool close = currencies[i].sign && strncmp(l->low + at, word, strlen(word)) == 0;
		size_t end = close ? at + strlen(word) : agree_word(l, at, word);

		if (!end)
			continue;
		*own = strstr(currencies[i].codes, code ? code : "DKK") != NULL;
		return l->low[end] == '.' && end - at == 2 ? end + 1 : end;
	}
	return 0;
}

static size_t hour_word(const struct agree_line *l, size_t at)
{
	static const char *const words[] = { "timer", "time", "hours", "hour", "hrs", "h", NULL };

	return agree_any(l, at, words);
}

/* Each of many, a week …: then it is no sum. */
static bool is_rate(const struct agree_line *l, size_t at)
{
	static const char *const words[] = { "pr", "per", "hver", "each", "om ugen", "om måneden",
		"om dagen", "om året", "a week", "a month", "a day", "weekly", "monthly",
		"ugentligt", "månedligt", "dagligt", "om aftenen", NULL };
	at = agree_blanks(l, at);
	return l->low[at] == '/' || agree_any(l, at, words);
}

/* Whether it is the end of a range (4-5.000 kr.), a part of a product (2 x 500) or of a date. */
static bool is_part(const struct agree_line *l, size_t at)
{
	while (at > 0 && l->low[at - 1] == ' ')
		at--;
	if (at > 0 && (l->low[at - 1] == '-' || l->low[at - 1] == '/' || l->low[at - 1] == '*'))
		return true;
	if (at > 1 &&
		(strncmp(l->low + at - 2, " x", 2) == 0 || strncmp(l->low + at - 2, "×", 2) == 0))
		return true;
	return at > 2 && strncmp(l->low + at - 3, "–", 3) == 0;
}

static size_t about(const struct agree_line *l, size_t at)
{
	static const char *const words[] = { "ca.", "ca", "cirka", "about", "approx.", NULL };
	size_t end = agree_any(l, at, words);

	return agree_blanks(l, end ? end : at);
}

/* A sum of money under way. */
struct sum {
	const char *code; /* of the workplace's money */
	mus_dec number;
	bool good;        /* a number that can be read, and the workplace's money */
};

/* 'kr. 4.500'; 0 for anything else. */
static size_t currency_first(const struct agree_line *l, size_t at, struct sum *sum)
{
	bool own = true;
	size_t end = currency(l, at, sum->code, &own);

	if (!end || l->low[at] == ',')
		return 0;
	end = number(l, about(l, agree_blanks(l, end)), &sum->number, &sum->good);
	sum->good &= own;
	if (end && l->low[end] == ',' && l->low[end + 1] == '-')
		end += 2;
	return end;
}

/* '4.500 kr.', '4500,-' */
static size_t currency_last(const struct agree_line *l, size_t at, struct sum *sum)
{
	bool own = true;
	size_t end = number(l, at, &sum->number, &sum->good);

	end = end ? currency(l, agree_blanks(l, end), sum->code, &own) : 0;
	sum->good &= own;
	return end;
}

/* 'pris: 4.500', 'costs 4500': money without its name. */
static size_t priced(const struct agree_line *l, size_t at, struct sum *sum)
{
	static const char *const words[] = { "pris", "prisen", "koster", "price", "cost", "costs",
		NULL };
	static const char *const verbs[] = { "er", "is", NULL };
	size_t from = agree_any(l, at, words), end;

	if (!from)
		return 0;
	from = agree_blanks(l, from + (l->low[from] == ':'));
	end = agree_any(l, from, verbs);
	from = about(l, end ? agree_blanks(l, end) : from);
	end = currency_first(l, from, sum);
	if (!end)
		end = currency_last(l, from, sum);
	if (!end)
		end = number(l, from, &sum->number, &sum->good);
	return end && !hour_word(l, agree_blanks(l, end)) ? end : 0;
}

static size_t hours(const struct agree_line *l, size_t at, struct sum *sum)
{
	size_t end = number(l, at, &sum->number, &sum->good);

	return end ? hour_word(l, agree_blanks(l, end)) : 0;
}

size_t agree_amount(
	const struct agree_line *l, size_t at, const char *code, struct agree_span *out)
{
	struct sum sum = { .code = code };
	size_t from = about(l, at), end = priced(l, at, &sum);

	if (!end)
		end = currency_first(l, from, &sum);
	if (!end)
		end = currency_last(l, from, &sum);
	out->kind = AGREE_COST;
	if (!end) {
		out->kind = AGREE_HOURS;
		end = hours(l, from, &sum);
	}
	out->number = sum.number;
	if (end && (!sum.good || is_part(l, from) || is_rate(l, end))) {
		out->kind = AGREE_BAD;
		out->wrong = MUS_UNCLEAR_AMOUNT;
	}
	return end;
}

/* ---- what waits ---- */

/* 'Ønske: et diplommodul' is no promise yet. */
static size_t wish(const struct agree_line *l, size_t at, struct agree_span *out)
{
	static const char *const words[] = { "ønske", "ønsker", "wish", NULL };
	size_t end = at == 0 ? agree_any(l, at, words) : 0;

	out->value = MUS_WISH;
	return end && l->low[end] == ':' ? end : 0;
}

size_t agree_status(const struct agree_line *l, size_t at, struct agree_span *out)
{
	static const char *const waits[] = { "afventer", "afventes", "afvent", "awaits", "awaiting",
		"venter på", NULL };
	static const char *const takes[] = { "tages op på", "tages op ved", "tages med til",
		"tages med på", "tages med", "tager vi op på", "tager vi med til", "taken up at",
		"brought up at", "til", "to", NULL };
	static const char *const articles[] = { "den fælles", "fælles", "den", "the common", "the",
		NULL };
	static const char *const wrap_ups[] = { "opsamlingen", "opsamling", "opsamlingsmødet",
		"wrap-up", "wrap up", NULL };
	size_t alone = agree_any(l, at, waits), end = alone ? alone : agree_any(l, at, takes), i;

	out->kind = AGREE_STATUS;
	out->value = MUS_AWAITING;
	if (!end)
		return wish(l, at, out);
	i = agree_blanks(l, end);
	end = agree_any(l, i, articles);
	end = agree_any(l, end ? agree_blanks(l, end) : i, wrap_ups);
	if (end || !alone)
		return end;
	/* 'Afventer svar fra skolen' waits for something else. */
	if (agree_piece(l, alone) == alone)
		return alone;
	out->kind = AGREE_BAD;
	out->wrong = MUS_UNCLEAR_DETAIL;
	return agree_piece(l, at);
}

/* ---- who sees to it ---- */

/* Role words, as people write them. */
static const struct {
	const char *words, *role;
} roles[] = {
	{ "øverste leder", "top_leader" },
	{ "top leader", "top_leader" },
	{ "lederen", "leader" },
	{ "leder", "leader" },
	{ "leader", "leader" },
	/* The notes are the leader's. */
	{ "undertegnede", "leader" },
	{ "mig", "leader" },
	{ "jeg", "leader" },
	{ "me", "leader" },
	{ "medarbejderen", "employee" },
	{ "medarbejder", "employee" },
	{ "employee", "employee" },
	{ "tillidsrepræsentanten", "staff_representative" },
	{ "tillidsrepræsentant", "staff_representative" },
	{ "staff representative", "staff_representative" },
	{ "tr", "staff_representative" },
	{ "samarbejdsudvalget", "cooperation_committee" },
	{ "samarbejdsudvalg", "cooperation_committee" },
	{ "cooperation committee", "cooperation_committee" },
};

static size_t role_at(const struct agree_line *l, size_t at, const char **role)
{
	static const char *const articles[] = { "den", "the", NULL };
	size_t end = agree_any(l, at, articles);

	at = end ? agree_blanks(l, end) : at;
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		end = agree_word(l, at, roles[i].words);
		if (end) {
			*role = roles[i].role;
			return end;
		}
	}
	return 0;
}

static bool is_capital(const struct agree_line *l, size_t at)
{
	return l->text[at] != l->low[at] ||
	       ((unsigned char)l->text[at] == 0xC3 && l->text[at + 1] != l->low[at + 1]);
}

/* Capitalised words, three at most. */
static size_t name_at(const struct agree_line *l, size_t at)
{
	size_t end = 0;

	for (int n = 0; n < 3 && is_capital(l, at); n++) {
		end = at;
		while (agree_in_word(l->low[end]) ||
			(l->low[end] == '-' && agree_in_word(l->low[end + 1])))
			end++;
		at = agree_blanks(l, end);
	}
	return end;
}

/* An id, as 'mette-k'. */
static size_t id_at(const struct agree_line *l, size_t at)
{
	size_t end = at, hyphens = 0;

	for (; agree_in_word(l->low[end]) || l->low[end] == '-'; end++)
		hyphens += l->low[end] == '-';
	return hyphens ? end : 0;
}

static size_t who_at(const struct agree_line *l, size_t at)
{
	const char *role;
	size_t end = role_at(l, at, &role);

	if (!end)
		end = name_at(l, at);
	return end ? end : id_at(l, at);
}

/* Where the name begins that a mark such as 'ansvarlig:' or 'v/' announces; 0 for no mark. */
static size_t announced(const struct agree_line *l, size_t at)
{
	static const char *const marks[] = { "ansvarlig", "ansvarlige", "ansv.", "responsible",
		"resp.", NULL };
	static const char *const verbs[] = { "er", "is", NULL };
	size_t end = agree_any(l, at, marks), verb;

	if (!end && l->low[at] == 'v' && (l->low[at + 1] == '/' || l->low[at + 1] == '.'))
		return agree_blanks(l, at + 2);
	if (!end)
		return 0;
	end = agree_blanks(l, end + (l->low[end] == ':'));
	verb = agree_any(l, end, verbs);
	return agree_blanks(l, verb ? verb : end);
}

size_t agree_who(const struct agree_line *l, size_t at, struct agree_span *out)
{
	size_t from = announced(l, at), end = from ? who_at(l, from) : 0;

	out->kind = AGREE_WHO;
	if (end || !from)
		return end;
	/* 'ansvarlig for bøgerne' names nobody; 'ansvarlig: begge' should. */
	if (!memchr(l->low + at, ':', from - at) || agree_piece(l, from) <= from)
		return 0;
	out->kind = AGREE_BAD;
	out->wrong = MUS_UNCLEAR_WHO;
	return agree_piece(l, from);
}

const char *agree_who_of(
	const struct agree_line *l, const struct agree_span *span, struct mus_arena *arena)
{
	size_t from = announced(l, span->begin);
	const char *role;

	if (role_at(l, from, &role))
		return role;
	return mus_strndup(arena, l->text + from, span->end - from);
}
