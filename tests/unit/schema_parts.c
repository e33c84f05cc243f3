/*
 * What lib/schema is made of: numbers, patterns, URIs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "schema/number.h"
#include "schema/pattern.h"
#include "schema/uri.h"

static int compare(const char *left, const char *right)
{
	char scratch_a[MUS_NUMBER_SCRATCH], scratch_b[MUS_NUMBER_SCRATCH];
	struct mus_number a, b;
	int order;

	assert_true(mus_number_parse(&a, left, scratch_a));
	assert_true(mus_number_parse(&b, right, scratch_b));
	order = mus_number_compare(&a, &b);
	assert_int_equal(mus_number_compare(&b, &a), -order);
	if (order == 0)
		assert_int_equal(mus_number_hash(&a), mus_number_hash(&b));
	return order;
}

static void number_compare__is_exact(void **state)
{
	static const char *const same[][2] = {
		{ "0", "-0.00" },
		{ "1", "+1.0" },
		{ "1e3", "1000" },
		{ ".5", "5E-1" },
		{ "12.50", "0012.5" },
		{ "0x1F", "31" },
		{ "0o17", "15" },
		{ "0xffffffffffffffffffff", "1208925819614629174706175" },
		{ "0.1e-3", "1e-4" },
		{ "1e400", "10e399" },
	};
	static const char *const rising[] = { "-1e400", "-18446744073709551616",
		"-18446744073709551615", "-2", "-1.5", "-0.001", "0", "1e-400",
		"0.0999999999999999999999", "0.1", "1", "1.00000000000000000001", "9", "10", "0x0b",
		"18446744073709551615", "1e400" };

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		assert_int_equal(compare(same[i][0], same[i][1]), 0);
	for (size_t i = 1; i < sizeof rising / sizeof *rising; i++)
		assert_true(compare(rising[i - 1], rising[i]) < 0);
}

static void number_parse__refuses_what_is_none(void **state)
{
	static const char *const none[] = { "", ".", "-", "e1", "1e", "1e+", "1x", ".inf", ".nan",
		"0x", "0o8", "0xg", "1.2.3", "- 1" };
	char scratch[MUS_NUMBER_SCRATCH], digits[2000] = "0x";
	struct mus_number n;

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_false(mus_number_parse(&n, none[i], scratch));
	memset(digits + 2, 'f', sizeof digits - 3);
	assert_false(mus_number_parse(&n, digits, scratch));
	digits[2 + 128] = '\0';
	assert_true(mus_number_parse(&n, digits, scratch));
}

static bool is_multiple(const char *number, const char *step)
{
	char scratch_a[MUS_NUMBER_SCRATCH], scratch_b[MUS_NUMBER_SCRATCH];
	struct mus_number a, b;

	assert_true(mus_number_parse(&a, number, scratch_a));
	assert_true(mus_number_parse(&b, step, scratch_b));
	return mus_number_is_multiple(&a, &b);
}

static void number_is_multiple__is_exact(void **state)
{
	char hundredths[32];

	(void)state;
	for (int i = 0; i < 1000; i++) {
		snprintf(hundredths, sizeof hundredths, "%d.%02d", i / 100, i % 100);
		assert_true(is_multiple(hundredths, "0.01"));
		assert_int_equal(is_multiple(hundredths, "0.07"), i % 7 == 0);
		assert_int_equal(is_multiple(hundredths, "1.5"), i % 150 == 0);
	}
	assert_false(is_multiple("0.001", "0.01"));
	assert_true(is_multiple("1e308", "0.5"));
	assert_false(is_multiple("1e308", "0.123456789"));
	assert_true(is_multiple("-123456789012345678901234567890", "10"));
	assert_false(is_multiple("-123456789012345678901234567891", "10"));
	assert_true(is_multiple("18446744065119617025", "4294967295"));
}

static void number_size__takes_whole_numbers(void **state)
{
	char scratch[MUS_NUMBER_SCRATCH];
	struct mus_number n;
	size_t size;

	(void)state;
	mus_number_parse(&n, "2.0", scratch);
	assert_true(mus_number_size(&n, &size) && size == 2);
	mus_number_parse(&n, "1e4", scratch);
	assert_true(mus_number_size(&n, &size) && size == 10000);
	mus_number_parse(&n, "0", scratch);
	assert_true(mus_number_size(&n, &size) && size == 0);
	mus_number_parse(&n, "2.5", scratch);
	assert_false(mus_number_size(&n, &size));
	mus_number_parse(&n, "-1", scratch);
	assert_false(mus_number_size(&n, &size));
	mus_number_parse(&n, "1e30", scratch);
	assert_false(mus_number_size(&n, &size));
}

static enum mus_match match(struct mus_patterns *patterns, const char *pattern, const char *text)
{
	struct mus_buf reason = MUS_BUF_INIT;
	struct mus_matcher matcher = { NULL, NULL };
	const struct mus_pattern *p = mus_patterns_get(patterns, pattern, strlen(pattern), &reason);
	enum mus_match result;

	if (!p)
		fail_msg("%s: %s", pattern, reason.data);
	result = mus_pattern_match(p, &matcher, text, strlen(text));
	mus_matcher_dispose(&matcher);
	mus_buf_dispose(&reason);
	return result;
}

static void pattern__means_what_ecma_means(void **state)
{
	static const char *const yes[][2] = {
		{ "b", "abc" },
		{ "^a.$", "a\xC3\xA5" },
		{ "^\\s$", "\xEF\xBB\xBF" },
		{ "^[\\s]$", "\xE2\x80\xA8" },
		{ "^\\p{Letter}$", "\xC3\xA6" },
		{ "^\\p{Lu}$", "\xC3\x86" },
		{ "^\\p{General_Category=Uppercase_Letter}$", "\xC3\x86" },
		{ "^\\p{gc=Lu}$", "\xC3\x86" },
		{ "^\\p{Final_Punctuation}$", "\xC2\xBB" },
		{ "^\\p{Script=Latin}$", "\xC3\x86" },
		{ "^[\\S]+$", "a\xC3\xA5\xE2\x80\xA7\xF0\x9F\x90\xB2" },
		{ "^[\\S\\n]+$", "a\nb" },
		{ "^[^\\S]$", "\xE2\x80\xA8" },
		{ "^\\u00e5$", "\xC3\xA5" },
		{ "^\\u{1F432}$", "\xF0\x9F\x90\xB2" },
		{ "^\\v$", "\v" },
		{ "^[^]$", "\n" },
		{ "^[[:a]$", "[" },
		{ "^a{2,}?$", "aaa" },
		{ "^(?<x>a)\\k<x>$", "aa" },
		{ "^(?!b)(?:a|b)$", "a" },
		{ "^x-", "x-own" },
		{ "^\\/$", "/" },
		{ "^[a\\-c]$", "-" },
		{ "^[\\b]$", "\b" },
	};
	static const char *const no[][2] = {
		{ "^abc$", "abc\n" },
		{ "^\\d$", "\xD9\xA3" },
		{ "^\\w$", "\xC3\xA9" },
		{ "^.$", "\xE2\x80\xA8" },
		{ "^.$", "\r" },
		{ "^\\S$", "\xC2\xA0" },
		{ "^[\\S]$", "\xC2\xA0" },
		{ "^[\\S]$", "\xEF\xBB\xBF" },
		{ "^[\\S]$", "\t" },
		{ "[]", "a" },
		{ "^x-", "x" },
		{ "^a$", "A" },
	};
	struct mus_patterns *patterns = mus_patterns_new();

	(void)state;
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		if (match(patterns, yes[i][0], yes[i][1]) != MUS_MATCH_YES)
			fail_msg("%s does not match", yes[i][0]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (match(patterns, no[i][0], no[i][1]) != MUS_MATCH_NO)
			fail_msg("%s matches", no[i][0]);
	mus_patterns_free(patterns);
}

static void pattern__refuses_what_only_perl_has(void **state)
{
	static const char *const bad[] = { "(?i)a", "\\Aa", "a\\z", "\\h", "a++", "a?+", "(?>a)",
		"(?#x)", "(*UCP)a", "\\Qa\\E", "(?R)", "\\", "(", "[a", "\\p{Nonsense}",
		"\\pL", "a{2}+", "\\p{Letter" };
	struct mus_patterns *patterns = mus_patterns_new();
	struct mus_buf nul = MUS_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct mus_buf reason = MUS_BUF_INIT;

		if (mus_patterns_get(patterns, bad[i], strlen(bad[i]), &reason))
			fail_msg("%s was taken", bad[i]);
		assert_true(reason.len > 0);
		mus_buf_dispose(&reason);
	}
	assert_null(mus_patterns_get(patterns, "å\0b", sizeof "å\0b" - 1, &nul));
	assert_string_equal(nul.data, "NUL");
	mus_buf_dispose(&nul);
	mus_patterns_free(patterns);
}

/* The fast path for ids, against the same pattern as PCRE2 matches it. */
static void pattern__of_ids_has_a_fast_path_that_agrees(void **state)
{
	static const char slow[] = "^(?:[a-z][a-z0-9]*(-[a-z0-9]+)*)$",
			  quick[] = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
	static const char letters[] = "az09-A";
	struct mus_patterns *patterns = mus_patterns_new();
	char text[6] = "";

	(void)state;
	/* All texts of up to five of these characters; 6 stands for the end. */
	for (unsigned n = 0; n < 7 * 7 * 7 * 7 * 7; n++) {
		for (unsigned i = 0, rest = n; i < 5; i++, rest /= 7)
			text[i] = letters[rest % 7];
		assert_int_equal(match(patterns, quick, text), match(patterns, slow, text));
	}
	mus_patterns_free(patterns);
}

static enum mus_match match_repeated(struct mus_patterns *patterns, const char *pattern,
	const char *piece, size_t times, const char *tail)
{
	struct mus_buf text = MUS_BUF_INIT;
	enum mus_match result;

	while (times--)
		mus_buf_str(&text, piece);
	mus_buf_str(&text, tail);
	result = match(patterns, pattern, text.data);
	mus_buf_dispose(&text);
	return result;
}

static void pattern__has_limits(void **state)
{
	/* Patterns that backtrack without end, and texts made for them. */
	static const struct {
		const char *pattern, *piece;
		size_t times;
		const char *tail;
	} complex[] = {
		{ "^(a+)+$", "a", 40, "b" },
		{ "(a|a)*[bc]", "a", 40, "d" },
		{ "^(a|aa)+$", "a", 100, "b" },
		{ "^(.*)(.*)(.*)(.*)(.*)(.*)[xy]$", "a", 100, "b" },
		{ "(?:(?:a?){30}){30}b+", "a", 1000, "cb" },
		{ "^((a*)*)*$", "a", 1000, "b" },
		{ "^(?:a(?=(a*))\\1?)+$", "a", 10000, "b" },
		/* Quadratic, with hardly a step back: each character is a new beginning. */
		{ "\\d+[xy]", "1", 1000000, "" },
		{ "(?=\\d+)[xy]", "1", 1000000, "" },
		/* Memory: each round is remembered. */
		{ "^(?:a|b)*$", "ab", 500000, "" },
	};
	struct mus_patterns *patterns = mus_patterns_new();

	(void)state;
	for (size_t i = 0; i < sizeof complex / sizeof *complex; i++)
		if (match_repeated(patterns, complex[i].pattern, complex[i].piece, complex[i].times,
			    complex[i].tail) != MUS_MATCH_TOO_COMPLEX)
			fail_msg("%s was not too complex", complex[i].pattern);
	mus_patterns_free(patterns);
}

static void pattern__takes_long_texts(void **state)
{
	struct mus_patterns *patterns = mus_patterns_new();

	(void)state;
	assert_int_equal(match_repeated(patterns, "^[a-z]+$", "a", 1000000, ""), MUS_MATCH_YES);
	assert_int_equal(match_repeated(patterns, "^a{1,200}$", "a", 1000000, ""), MUS_MATCH_NO);
	assert_int_equal(match_repeated(patterns, "\\S", "\xC3\xA5 ", 300000, ""), MUS_MATCH_YES);
	assert_int_equal(match_repeated(patterns, "^x-", "x", 1000000, ""), MUS_MATCH_NO);
	/* As far as notes of a talk go, a search finds what is there, and that it is not there. */
	assert_int_equal(match_repeated(patterns, "(b|c)d", "ab ", 3000, "cd"), MUS_MATCH_YES);
	assert_int_equal(match_repeated(patterns, "(b|c)[de]", "ab ", 3000, ""), MUS_MATCH_NO);
	mus_patterns_free(patterns);
}

static void uri_resolve__follows_rfc_3986(void **state)
{
	/* The examples of RFC 3986, 5.4, and file names. */
	static const char base[] = "http://a/b/c/d;p?q";
	static const char *const cases[][3] = {
		{ base, "g:h", "g:h" },
		{ base, "g", "http://a/b/c/g" },
		{ base, "./g", "http://a/b/c/g" },
		{ base, "g/", "http://a/b/c/g/" },
		{ base, "/g", "http://a/g" },
		{ base, "//g", "http://g" },
		{ base, "?y", "http://a/b/c/d;p?y" },
		{ base, "g?y", "http://a/b/c/g?y" },
		{ base, "#s", "http://a/b/c/d;p?q#s" },
		{ base, "g#s", "http://a/b/c/g#s" },
		{ base, "", "http://a/b/c/d;p?q" },
		{ base, ".", "http://a/b/c/" },
		{ base, "..", "http://a/b/" },
		{ base, "../g", "http://a/b/g" },
		{ base, "../../g", "http://a/g" },
		{ base, "../../../g", "http://a/g" },
		{ base, "/./g", "http://a/g" },
		{ base, "g.", "http://a/b/c/g." },
		{ base, "./g/.", "http://a/b/c/g/" },
		{ base, "g/../h", "http://a/b/c/h" },
		{ "http://a", "g", "http://a/g" },
		{ "", "a.yaml#", "a.yaml" },
		{ "a.yaml", "b.yaml#/x", "b.yaml#/x" },
		{ "d/a.yaml", "../b", "b" },
		{ "d/e/a.yaml", "../b", "d/b" },
		{ "a.yaml", "./b", "b" },
		{ "a.yaml", "#/x", "a.yaml#/x" },
		{ "urn:a:b", "#c", "urn:a:b#c" },
	};
	struct mus_arena *arena = mus_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(mus_uri_resolve(arena, cases[i][0], cases[i][1]), cases[i][2]);
	mus_arena_free(arena);
}

static void uri_decode__leaves_what_is_no_escape(void **state)
{
	char text[] = "a%20b%zz%2%C3%A5%", small[] = "%c3%a5";

	(void)state;
	assert_int_equal(mus_uri_decode(text), strlen("a b%zz%2\xC3\xA5%"));
	assert_string_equal(text, "a b%zz%2\xC3\xA5%");
	assert_int_equal(mus_uri_decode(small), strlen("å"));
	assert_string_equal(small, "å");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(number_compare__is_exact),
		cmocka_unit_test(number_parse__refuses_what_is_none),
		cmocka_unit_test(number_is_multiple__is_exact),
		cmocka_unit_test(number_size__takes_whole_numbers),
		cmocka_unit_test(pattern__means_what_ecma_means),
		cmocka_unit_test(pattern__refuses_what_only_perl_has),
		cmocka_unit_test(pattern__of_ids_has_a_fast_path_that_agrees),
		cmocka_unit_test(pattern__has_limits),
		cmocka_unit_test(pattern__takes_long_texts),
		cmocka_unit_test(uri_resolve__follows_rfc_3986),
		cmocka_unit_test(uri_decode__leaves_what_is_no_escape),
	};

	return cmocka_run_group_tests_name("schema parts", tests, NULL, NULL);
}
