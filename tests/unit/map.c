#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/map.h"
#include "base/siphash.h"

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

static void siphash__gives_what_others_give(void **state)
{
	/* SipHash-1-3 under the key 0, as the hash of bytes in CPython 3.11 has it. */
	static const struct {
		const char *text;
		uint64_t hash;
	} known[] = { { "a", UINT64_C(0x407448d2b89b1813) }, { "abcdefg", UINT64_C(0x6db12aae9070f506) },
		{ "abcdefgh", UINT64_C(0x3f7b849c0b8e35ea) }, { "abcdefghi", UINT64_C(0xf89b34a3d11eb6e5) },
		{ "hello world, this is long", UINT64_C(0x6a2d504ce82dfaf0) } };

	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		assert_true(mus_siphash(known[i].text, strlen(known[i].text), 0, 0) == known[i].hash);
	assert_true(mus_siphash("a", 1, 1, 0) != mus_siphash("a", 1, 0, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(map__finds_nothing_when_empty),
		cmocka_unit_test(map_add__gives_the_old_entry_again),
		cmocka_unit_test(map__keeps_order_and_finds_thousands),
		cmocka_unit_test(siphash__gives_what_others_give),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
