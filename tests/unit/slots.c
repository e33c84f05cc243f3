#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/slots.h"

#include <stdio.h>
#include <string.h>

enum { COUNT = 5000 };

static char names[COUNT][16];

static bool is_name(const void *key, uint32_t number)
{
	return strcmp(names[number], key) == 0;
}

/* The hash under which a name stands. */
static uint64_t hash_of(struct mus_slots *slots, const char *name)
{
	return mus_slots_hash(slots, &name, 1);
}

static void slots__find_nothing_when_empty(void **state)
{
	struct mus_slots slots = { 0 };

	(void)state;
	assert_int_equal(mus_slots_find(&slots, hash_of(&slots, "å"), is_name, "å"), 0);
	mus_slots_dispose(&slots);
}

static void slots__find_thousands_by_number(void **state)
{
	struct mus_slots slots = { 0 };

	(void)state;
	for (uint32_t i = 0; i < COUNT; i++) {
		snprintf(names[i], sizeof names[i], "bø-%u", i * 31);
		assert_int_equal(mus_slots_find(&slots, hash_of(&slots, names[i]), is_name, names[i]), 0);
		mus_slots_add(&slots, hash_of(&slots, names[i]), i);
	}
	for (uint32_t i = 0; i < COUNT; i++)
		assert_int_equal(mus_slots_find(&slots, hash_of(&slots, names[i]), is_name, names[i]), i + 1);
	assert_int_equal(mus_slots_find(&slots, hash_of(&slots, "bø-1"), is_name, "bø-1"), 0);
	mus_slots_dispose(&slots);
	assert_int_equal(mus_slots_find(&slots, hash_of(&slots, "bø-0"), is_name, "bø-0"), 0);
}

static void slots__tell_elements_of_one_hash_apart(void **state)
{
	struct mus_slots slots = { 0 };

	(void)state;
	for (uint32_t i = 0; i < 40; i++) {
		snprintf(names[i], sizeof names[i], "æ-%u", i);
		mus_slots_add(&slots, 7, i);
	}
	for (uint32_t i = 0; i < 40; i++)
		assert_int_equal(mus_slots_find(&slots, 7, is_name, names[i]), i + 1);
	assert_int_equal(mus_slots_find(&slots, 7, is_name, "æ-40"), 0);
	mus_slots_dispose(&slots);
}

/* Where one text ends and the next begins is part of the key, and each table has its own hash. */
static void slots_hash__knows_where_texts_end(void **state)
{
	struct mus_slots slots = { 0 }, others = { 0 };

	(void)state;
	assert_true(mus_slots_hash(&slots, (const char *const[]){ "hus", "1" }, 2) !=
		mus_slots_hash(&slots, (const char *const[]){ "hus1", "" }, 2));
	assert_true(hash_of(&slots, "hus") == hash_of(&slots, "hus"));
	assert_true(hash_of(&slots, "hus") != hash_of(&others, "hus"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slots__find_nothing_when_empty),
		cmocka_unit_test(slots__find_thousands_by_number),
		cmocka_unit_test(slots__tell_elements_of_one_hash_apart),
		cmocka_unit_test(slots_hash__knows_where_texts_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
