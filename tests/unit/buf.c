#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

#include <string.h>

static void buf__is_an_empty_string_at_first(void **state)
{
	struct mus_buf b = MUS_BUF_INIT;

	(void)state;
	assert_string_equal(b.data, "");
	mus_buf_str(&b, "");
	mus_buf_add(&b, NULL, 0);
	mus_buf_fill(&b, ' ', 0);
	mus_buf_fmt(&b, "%s", "");
	mus_buf_cut(&b, 0);
	assert_string_equal(b.data, "");
	mus_buf_dispose(&b);
}

static void buf__grows_and_stays_ended(void **state)
{
	struct mus_buf b = MUS_BUF_INIT;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		mus_buf_fmt(&b, "%d,", i % 10);
		assert_int_equal(b.len, 2 * (i + 1));
		assert_int_equal(strlen(b.data), b.len);
	}
	assert_memory_equal(b.data, "0,1,2,", 6);
	mus_buf_dispose(&b);
}

static void buf__takes_bytes_chars_and_runs(void **state)
{
	struct mus_buf b = MUS_BUF_INIT;

	(void)state;
	mus_buf_str(&b, "Åse");
	mus_buf_char(&b, ' ');
	mus_buf_fill(&b, '-', 3);
	mus_buf_add(&b, "\0x", 2);
	assert_int_equal(b.len, 10);
	assert_memory_equal(b.data, "Åse ---\0x", 11);
	mus_buf_dispose(&b);
}

static void buf_cut__shortens_only(void **state)
{
	struct mus_buf b = MUS_BUF_INIT;

	(void)state;
	mus_buf_str(&b, "plan.yaml");
	mus_buf_cut(&b, 20);
	assert_string_equal(b.data, "plan.yaml");
	mus_buf_cut(&b, 4);
	assert_string_equal(b.data, "plan");
	assert_int_equal(b.len, 4);
	mus_buf_dispose(&b);
}

static void buf_dispose__leaves_it_usable(void **state)
{
	struct mus_buf b = MUS_BUF_INIT;

	(void)state;
	mus_buf_str(&b, "a");
	mus_buf_dispose(&b);
	assert_int_equal(b.len, 0);
	assert_string_equal(b.data, "");
	mus_buf_str(&b, "b");
	assert_string_equal(b.data, "b");
	mus_buf_dispose(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(buf__is_an_empty_string_at_first),
		cmocka_unit_test(buf__grows_and_stays_ended),
		cmocka_unit_test(buf__takes_bytes_chars_and_runs),
		cmocka_unit_test(buf_cut__shortens_only),
		cmocka_unit_test(buf_dispose__leaves_it_usable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
