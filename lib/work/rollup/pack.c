/*
 * An action is four ids, three bytes and two numbers. A number takes seven bits of each byte, the
 * lowest first, and the highest bit says that there is more. An id is a number: 0 for none, 1 when
 * its text follows, ended by NUL, else its place among the year's ids + 2.
 */
#include "work/rollup/pack.h"

#include <string.h>

enum { NO_ID, TEXT, FIRST_KNOWN };

static void put_number(struct mus_buf *out, uint64_t n)
{
	for (; n > 0x7F; n >>= 7)
		mus_buf_char(out, (char)(0x80 | (n & 0x7F)));
	mus_buf_char(out, (char)n);
}

static uint64_t get_number(struct mus_fact_walk *walk)
{
	uint64_t n = 0;
	unsigned char byte;
	unsigned shift = 0;
	do {
		byte = *walk->at++;
		n |= (uint64_t)(byte & 0x7F) << shift;
		shift += 7;
	} while (byte & 0x80);
	return n;
}

static void put_id(struct mus_buf *out, const char *id, const struct mus_map *known)
{
	const struct mus_map_entry *e = known && *id ? mus_map_find(known, id) : NULL;
	if (e) {
		put_number(out, FIRST_KNOWN + (uint64_t)(e - known->entries));
	} else if (*id) {
		put_number(out, TEXT);
		mus_buf_add(out, id, strlen(id) + 1);
	} else {
		put_number(out, NO_ID);
	}
}

static const char *get_id(struct mus_fact_walk *walk, const struct mus_map *known)
{
	const uint64_t n = get_number(walk);
	const char *text = (const char *)walk->at;
	if (n == NO_ID)
		return "";
	if (n != TEXT)
		return known->entries[n - FIRST_KNOWN].key;
	walk->at += strlen(text) + 1;
	return text;
}

void pack_fact(struct mus_buf *out, const struct mus_fact *fact, const struct mus_year *year)
{
	put_id(out, fact->competence, year ? &year->competence_of_id : NULL);
	put_id(out, fact->theme, NULL);
	put_id(out, fact->goal, year ? &year->goal_of_id : NULL);
	put_id(out, fact->budget, year ? &year->budget_of_id : NULL);
	mus_buf_char(out, (char)(fact->method + 1));
	mus_buf_char(out, (char)fact->status);
	mus_buf_char(out, (char)(fact->effect << 1 | fact->overdue));
	put_number(out, (uint64_t)fact->cost);
	put_number(out, (uint64_t)fact->hours);
}

struct mus_fact_walk mus_fact_first(const struct mus_facts *facts, const struct mus_talk_fact *talk)
{
	return (struct mus_fact_walk){ facts->year, talk->actions, talk->n_actions };
}

bool mus_fact_next(struct mus_fact_walk *walk, struct mus_fact *out)
{
	const struct mus_year *year = walk->year;
	if (!walk->left)
		return false;
	walk->left--;
	out->competence = get_id(walk, year ? &year->competence_of_id : NULL);
	out->theme = get_id(walk, NULL);
	out->goal = get_id(walk, year ? &year->goal_of_id : NULL);
	out->budget = get_id(walk, year ? &year->budget_of_id : NULL);
	out->method = (short)(*walk->at++ - 1);
	out->status = *walk->at++;
	out->effect = *walk->at >> 1;
	out->overdue = *walk->at++ & 1;
	out->cost = (mus_dec)get_number(walk);
	out->hours = (mus_dec)get_number(walk);
	return true;
}
