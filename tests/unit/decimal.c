#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/decimal.h"

static mus_dec parsed(const char *s)
{
	mus_dec d = -1;

	if (!mus_dec_parse(s, &d))
		fail_msg("'%s' was refused", s);
	return d;
}

static void refuse(const char *const *texts)
{
	for (; *texts; texts++) {
		mus_dec d = 4242;

		if (mus_dec_parse(*texts, &d))
			fail_msg("'%s' was taken as %lld hundredths", *texts, (long long)d);
		assert_int_equal(d, 4242);
	}
}

static void dec_parse__reads_what_yaml_writes(void **state)
{
	(void)state;
	assert_int_equal(parsed("1500"), 150000);
	assert_int_equal(parsed("7.5"), 750);
	assert_int_equal(parsed("0.25"), 25);
	assert_int_equal(parsed(".5"), 50);
	assert_int_equal(parsed("5."), 500);
	assert_int_equal(parsed("-2"), -200);
	assert_int_equal(parsed("+2"), 200);
	assert_int_equal(parsed("007"), 700);
	assert_int_equal(parsed("-0"), 0);
}

static void dec_parse__reads_exponents(void **state)
{
	(void)state;
	assert_int_equal(parsed("1e3"), 100000);
	assert_int_equal(parsed("1.5E+3"), 150000);
	assert_int_equal(parsed("1.2345e2"), 12345);
	assert_int_equal(parsed("5e-2"), 5);
	assert_int_equal(parsed("0e999999999999999999999"), 0);
}

static void dec_parse__refuses_more_than_two_places(void **state)
{
	static const char *const texts[] = { "0.125", "12.500", "1.000", "1e-3", "100e-3",
		"1e-99999999999999999999", NULL };

	(void)state;
	refuse(texts);
}

static void dec_parse__stops_at_ten_to_the_fifteenth(void **state)
{
	static const char *const texts[] = { "1000000000000000.01", "1000000000000001", "1e16",
		"-1e16", "99999999999999999999999999", "1e999999999999999999999", NULL };

	(void)state;
	assert_true(parsed("1000000000000000") == INT64_C(100000000000000000));
	assert_true(parsed("1e15") == INT64_C(100000000000000000));
	assert_true(parsed("-1e15") == INT64_C(-100000000000000000));
	assert_true(parsed("999999999999999.99") == INT64_C(99999999999999999));
	refuse(texts);
}

static void dec_parse__refuses_what_is_no_number(void **state)
{
	static const char *const texts[] = { "", "-", ".", "e3", "1e", "1e+", "1,5", "1 ", " 1",
		"1.5.2", "--1", "0x10", ".inf", "nan", "kr", "1 500", NULL };

	(void)state;
	refuse(texts);
}

static void dec__adds_exactly(void **state)
{
	char buf[MUS_DEC_SIZE];

	(void)state;
	assert_int_equal(parsed("0.1") + parsed("0.2"), parsed("0.3"));
	assert_string_equal(mus_dec_print(parsed("0.1") + parsed("0.2"), buf), "0.3");
}

static void dec_print__is_shortest(void **state)
{
	char buf[MUS_DEC_SIZE];

	(void)state;
	assert_string_equal(mus_dec_print(150000, buf), "1500");
	assert_string_equal(mus_dec_print(750, buf), "7.5");
	assert_string_equal(mus_dec_print(25, buf), "0.25");
	assert_string_equal(mus_dec_print(5, buf), "0.05");
	assert_string_equal(mus_dec_print(-5, buf), "-0.05");
	assert_string_equal(mus_dec_print(0, buf), "0");
	assert_string_equal(mus_dec_print(INT64_MIN, buf), "-92233720368547758.08");
}

static void dec_show__groups_by_language(void **state)
{
	char buf[MUS_DEC_SIZE];

	(void)state;
	assert_string_equal(mus_dec_show(1250050, MUS_DA, buf), "12.500,5");
	assert_string_equal(mus_dec_show(1250050, MUS_EN, buf), "12,500.5");
	assert_string_equal(mus_dec_show(99900, MUS_DA, buf), "999");
	assert_string_equal(mus_dec_show(-100000, MUS_DA, buf), "-1.000");
	assert_string_equal(mus_dec_show(123456789, MUS_DA, buf), "1.234.567,89");
	assert_string_equal(mus_dec_show(INT64_MIN, MUS_EN, buf), "-92,233,720,368,547,758.08");
}

static void dec_double__is_near(void **state)
{
	(void)state;
	assert_true(mus_dec_double(750) == 7.5);
	assert_true(mus_dec_double(-10) == -0.1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dec_parse__reads_what_yaml_writes),
		cmocka_unit_test(dec_parse__reads_exponents),
		cmocka_unit_test(dec_parse__refuses_more_than_two_places),
		cmocka_unit_test(dec_parse__stops_at_ten_to_the_fifteenth),
		cmocka_unit_test(dec_parse__refuses_what_is_no_number),
		cmocka_unit_test(dec__adds_exactly),
		cmocka_unit_test(dec_print__is_shortest),
		cmocka_unit_test(dec_show__groups_by_language),
		cmocka_unit_test(dec_double__is_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
