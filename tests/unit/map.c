#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/map.h"

#include <stdio.h>
#include <string.h>

static void map__finds_nothing_when_empty(void **state)
{
	struct mus_map map = MUS_MAP_INIT;

	(void)state;
	assert_null(mus_map_find(&map, "a"));
	assert_null(mus_map_get(&map, ""));
	mus_map_dispose(&map);
}

static void map_add__gives_the_old_entry_again(void **state)
{
	struct mus_map map = MUS_MAP_INIT;
	int value = 7;

	(void)state;
	assert_null(mus_map_add(&map, "aase-b")->value);
	mus_map_add(&map, "aase-b")->value = &value;
	assert_int_equal(map.n, 1);
	assert_ptr_equal(mus_map_get(&map, "aase-b"), &value);
	assert_null(mus_map_find(&map, "aase"));
	mus_map_dispose(&map);
	assert_int_equal(map.n, 0);
	assert_null(mus_map_find(&map, "aase-b"));
}

static void map__keeps_order_and_finds_thousands(void **state)
{
	enum { COUNT = 5000 };
	static char keys[COUNT][16];
	struct mus_map map = MUS_MAP_INIT;

	(void)state;
	for (int i = 0; i < COUNT; i++) {
		snprintf(keys[i], sizeof keys[i], "p-%d", i * 31);
		mus_map_add(&map, keys[i])->value = keys[i];
	}
	assert_int_equal(map.n, COUNT);
	for (int i = 0; i < COUNT; i++) {
		char key[16];

		memcpy(key, keys[i], sizeof key);
		assert_ptr_equal(mus_map_get(&map, key), keys[i]);
		assert_ptr_equal(map.entries[i].key, keys[i]);
	}
	assert_null(mus_map_find(&map, "p-1"));
	mus_map_dispose(&map);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(map__finds_nothing_when_empty),
		cmocka_unit_test(map_add__gives_the_old_entry_again),
		cmocka_unit_test(map__keeps_order_and_finds_thousands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
