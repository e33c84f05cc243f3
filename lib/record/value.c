/*
 * Reading one value: text, words, dates, numbers.
 */
#include "record/reader.h"

#include <limits.h>
#include <string.h>

#include "base/utf8.h"

static const char *copy(const struct reader *r, mus_node node)
{
	return mus_strndup(r->arena, mus_doc_str(r->doc, node), mus_doc_len(r->doc, node));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_number(const struct reader *r, mus_node node)
{
	enum mus_type type = mus_doc_type(r->doc, node);

	return type == MUS_INT || type == MUS_FLOAT;
}

static bool is_text(const struct reader *r, mus_node node)
{
	return mus_doc_type(r->doc, node) == MUS_STRING;
}

bool record_text(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	if (!is_text(r, node))
		return false;
	put_text(base, field->offset, copy(r, node));
	return true;
}

bool record_id(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	if (!is_text(r, node) || !mus_id_valid(mus_doc_str(r->doc, node)))
		return false;
	put_text(base, field->offset, copy(r, node));
	return true;
}

/* A year, then any number of words: '-' and small letters or digits. */
static bool is_cycle(const char *s)
{
	for (int i = 0; i < 4; i++)
		if (!is_digit(*s++))
			return false;
	while (*s) {
		const char *word = s + 1;

		if (*s != '-')
			return false;
		for (s = word; is_digit(*s) || (*s >= 'a' && *s <= 'z'); s++)
			;
		if (s == word)
			return false;
	}
	return true;
}

bool record_cycle(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	enum mus_type type = mus_doc_type(r->doc, node);

	if ((type != MUS_STRING && type != MUS_INT) || !is_cycle(mus_doc_str(r->doc, node)))
		return false;
	put_text(base, field->offset, copy(r, node));
	return true;
}

bool record_written(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	if (!is_text(r, node) && !is_number(r, node))
		return false;
	put_text(base, field->offset, copy(r, node));
	return true;
}

/* The number of the word there; MUS_NO_INT when it is none. */
static int word_at(const struct reader *r, const struct shape_field *field, mus_node node)
{
	if (!is_text(r, node))
		return MUS_NO_INT;
	return mus_word_parse(field->words, mus_doc_str(r->doc, node));
}

bool record_word(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	int word = word_at(r, field, node);

	if (word == MUS_NO_INT)
		return false;
	put_text(base, field->offset, mus_word_name(field->words, word));
	return true;
}

bool record_enum(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	int word = word_at(r, field, node);

	if (word == MUS_NO_INT)
		return false;
	put_int(base, field->offset, word);
	return true;
}

bool record_date(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	mus_date date;

	if (!is_text(r, node) || !mus_date_parse(mus_doc_str(r->doc, node), &date))
		return false;
	put_date(base, field->offset, date);
	if (HAS_OTHER(field))
		put_at(r, base, field->other, node);
	return true;
}

/* 00:00 to 23:59, whole. */
static bool is_time(const char *s)
{
	if (!is_digit(s[0]) || !is_digit(s[1]) || s[2] != ':' || !is_digit(s[3]) || !is_digit(s[4]))
		return false;
	return s[5] == '\0' && (s[0] - '0') * 10 + s[1] - '0' < 24 && s[3] < '6';
}

bool record_moment(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	const char *text = mus_doc_str(r->doc, node);
	char day[11] = "";
	mus_date date;

	if (!is_text(r, node))
		return false;
	strncpy(day, text, sizeof day - 1);
	if (!mus_date_parse(day, &date))
		return false;
	text += sizeof day - 1;
	if (*text && ((*text != 'T' && *text != ' ') || !is_time(text + 1)))
		return false;
	put_date(base, field->other, date);
	put_text(base, field->offset, copy(r, node));
	return true;
}

static bool number_at(const struct reader *r, mus_node node, mus_dec *out)
{
	return is_number(r, node) && mus_dec_parse(mus_doc_str(r->doc, node), out);
}

bool record_dec(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	mus_dec number;

	if (!number_at(r, node, &number))
		return false;
	put_dec(base, field->offset, number);
	return true;
}

bool record_range(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	bool list = mus_doc_type(r->doc, node) == MUS_SEQ;
	mus_node low = list ? mus_doc_first(r->doc, node) : node;
	mus_node high = list ? mus_doc_next(r->doc, low) : node;
	mus_dec least, most;

	if (list && mus_doc_size(r->doc, node) != 2)
		return false;
	if (!number_at(r, low, &least) || !number_at(r, high, &most))
		return false;
	put_dec(base, field->offset, least);
	put_dec(base, field->other, most);
	return true;
}

bool record_int(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	mus_dec number;

	if (!number_at(r, node, &number) || number % MUS_DEC_ONE)
		return false;
	number /= MUS_DEC_ONE;
	if (number < INT_MIN || number > INT_MAX)
		return false;
	put_int(base, field->offset, (int)number);
	return true;
}

bool record_bool(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	if (mus_doc_type(r->doc, node) != MUS_BOOL)
		return false;
	put_int(base, field->offset, mus_doc_true(r->doc, node));
	return true;
}
