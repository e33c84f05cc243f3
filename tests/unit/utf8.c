#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/utf8.h"

#include <string.h>

static void utf8_decode__reads_each_length(void **state)
{
	uint32_t code;

	(void)state;
	assert_int_equal(mus_utf8_decode("a", 1, &code), 1);
	assert_int_equal(code, 'a');
	assert_int_equal(mus_utf8_decode("å", 2, &code), 2);
	assert_int_equal(code, 0xE5);
	assert_int_equal(mus_utf8_decode("€", 3, &code), 3);
	assert_int_equal(code, 0x20AC);
	assert_int_equal(mus_utf8_decode("😀", 4, &code), 4);
	assert_int_equal(code, 0x1F600);
	assert_int_equal(mus_utf8_decode("", 1, &code), 1);
	assert_int_equal(code, 0);
}

static void utf8_decode__refuses_what_is_no_utf8(void **state)
{
	static const char *const texts[] = { "\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3",
		"\xC3(", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xE2\x82",
		"\xE2\x28\xA1", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
		"\xF5\x80\x80\x80", "\xF0\x9F\x98", "\xFF", "\xFE" };
	uint32_t code;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_int_equal(mus_utf8_decode(texts[i], strlen(texts[i]), &code), 0);
}

static void utf8_encode__undoes_decode_for_every_code_point(void **state)
{
	struct mus_buf b = MUS_BUF_INIT;

	(void)state;
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		uint32_t back = 0;

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		mus_buf_cut(&b, 0);
		mus_utf8_encode(&b, code);
		if (mus_utf8_decode(b.data, b.len, &back) != b.len || back != code)
			fail_msg("U+%04X came back as U+%04X", (unsigned)code, (unsigned)back);
	}
	mus_buf_cut(&b, 0);
	mus_utf8_encode(&b, 0xD800);
	mus_utf8_encode(&b, 0x110000);
	assert_string_equal(b.data, "\xEF\xBF\xBD\xEF\xBF\xBD");
	mus_buf_dispose(&b);
}

static void utf8_check__finds_the_first_bad_byte(void **state)
{
	(void)state;
	assert_int_equal(mus_utf8_check("Åse 😀", 9), 9);
	assert_int_equal(mus_utf8_check("\xC5se", 3), 0);
	assert_int_equal(mus_utf8_check("abc\xE5", 4), 3);
	assert_int_equal(mus_utf8_check("å", 1), 0);
	assert_int_equal(mus_utf8_check("", 0), 0);
}

static void utf8_count__counts_characters(void **state)
{
	(void)state;
	assert_int_equal(mus_utf8_count("Åse 😀", 9), 5);
	assert_int_equal(mus_utf8_count("", 0), 0);
}

static void utf8_width__counts_columns(void **state)
{
	(void)state;
	assert_int_equal(mus_utf8_width(""), 0);
	assert_int_equal(mus_utf8_width("Åse Bølværk"), 11);
	assert_int_equal(mus_utf8_width("A\u030Ase"), 3);
	assert_int_equal(mus_utf8_width("😀"), 2);
	assert_int_equal(mus_utf8_width("日本"), 4);
	assert_int_equal(mus_utf8_width("Ａ"), 2);
	assert_int_equal(mus_utf8_width("a\u200Db\uFE0F"), 2);
	assert_int_equal(mus_utf8_width("–—…€"), 4);
	assert_int_equal(mus_utf8_width("\xFFz"), 2);
}

static void utf8_from_cp1252__reads_danish_and_the_euro(void **state)
{
	struct mus_buf b = MUS_BUF_INIT;

	(void)state;
	mus_utf8_from_cp1252(&b, "\xC5se B\xF8lv\xE6rk \x80\x96\x81", 15);
	assert_string_equal(b.data, "Åse Bølværk €–\uFFFD");
	mus_buf_dispose(&b);
}

static void check_safe(const char *s, size_t len, bool lines, const char *expected)
{
	struct mus_buf b = MUS_BUF_INIT;

	mus_utf8_safe(&b, s, len, lines);
	assert_string_equal(b.data, expected);
	mus_buf_dispose(&b);
}

static void utf8_safe__shows_controls(void **state)
{
	(void)state;
	check_safe("Åse\x1B[31m\x7F", 10, true, "Åse\\x1B[31m\\x7F");
	check_safe("a\tb\nc\rd", 7, true, "a\tb\nc\\rd");
	check_safe("a\tb\nc\rd", 7, false, "a\\tb\\nc\\rd");
	check_safe("a\r\nb\r\n", 6, true, "a\nb\n");
	check_safe("a\r\nb", 4, false, "a\\r\\nb");
	check_safe("a\0b", 3, true, "a\\x00b");
	check_safe("\xC2\x9B"
		   "2J",
		4, true, "\\u009B2J");
	check_safe("x\u202Ey\u2066z\u200F", 12, true, "x\\u202Ey\\u2066z\\u200F");
	check_safe("a\u2028b\u2029c\uFEFF", 12, true, "a\\u2028b\\u2029c\\uFEFF");
	check_safe("ord\u00ADdeling", 11, false, "ord\\u00ADdeling");
	check_safe("\U000E0041\uFDD0\U0010FFFF", 11, false, "\\U000E0041\\uFDD0\\U0010FFFF");
	check_safe("\xE5\xE6ø", 4, true, "\\xE5\\xE6ø");
}

static void utf8_safe__leaves_what_can_be_seen(void **state)
{
	static const char *const texts[] = { "", "Ærø og Åse", "e\u0301", "👩‍🏫 ❤️ 日本", "\uF0B7 punkt",
		"\\x1B er tekst", "می‌خواهم", "a\u00A0b" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		check_safe(texts[i], strlen(texts[i]), false, texts[i]);
		assert_true(mus_utf8_is_safe(texts[i], strlen(texts[i])));
	}
	assert_false(mus_utf8_is_safe("a\nb", 3));
	assert_false(mus_utf8_is_safe("\xE6", 1));
	assert_false(mus_utf8_is_safe("a\u200Bb", 5));
}

static void check_id(const char *name, const char *expected)
{
	struct mus_arena *arena = mus_arena_new();
	const char *id = mus_utf8_id(arena, name);

	assert_string_equal(id, expected);
	assert_int_equal(mus_id_valid(id), *id != '\0');
	mus_arena_free(arena);
}

static void utf8_id__folds_danish_names(void **state)
{
	(void)state;
	check_id("Åse Bølværk", "aase-boelvaerk");
	check_id("ÅSE BØLVÆRK", "aase-boelvaerk");
	check_id("A\u030Ase", "aase");
	check_id("Aase", "aase");
	check_id("Ærø", "aeroe");
}

static void utf8_id__folds_other_latin_letters(void **state)
{
	(void)state;
	check_id("René Lindqvist", "rene-lindqvist");
	check_id("É", "e");
	check_id("Jürgen Weiß", "jurgen-weiss");
	check_id("Göran Ägir", "goeran-aegir");
	check_id("Łukasz Żółć", "lukasz-zolc");
	check_id("Þórður", "thordur");
	check_id("Nguyễn Thị Hằng", "nguyen-thi-hang");
	check_id("Nguye\u0302\u0303n", "nguyen");
	check_id("Şükrü İnan", "sukru-inan");
	check_id("Œuvre Øster", "oeuvre-oester");
}

static void utf8_id__keeps_only_what_an_id_may_hold(void **state)
{
	(void)state;
	check_id("2. b", "b");
	check_id("3-årige", "aarige");
	check_id("Stue 2. b", "stue-2-b");
	check_id("  -- Anne--Marie / K. -- ", "anne-marie-k");
	check_id("O'Brien", "o-brien");
	check_id("", "");
	check_id("123", "");
	check_id("Иван", "");
	check_id("\xFF\xFE", "");
}

static void utf8_id__ends_after_64_characters(void **state)
{
	(void)state;
	check_id("aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbabcdefgh",
		"aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbabcd");
	check_id("aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbabc defgh",
		"aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbabc");
}

static void id_valid__knows_the_form(void **state)
{
	(void)state;
	assert_true(mus_id_valid("a"));
	assert_true(mus_id_valid("aase-b"));
	assert_true(mus_id_valid("p-2026-1b"));
	assert_true(mus_id_valid("group"));
	assert_false(mus_id_valid(""));
	assert_false(mus_id_valid("2b"));
	assert_false(mus_id_valid("-a"));
	assert_false(mus_id_valid("a-"));
	assert_false(mus_id_valid("a--b"));
	assert_false(mus_id_valid("Aase"));
	assert_false(mus_id_valid("åse"));
	assert_false(mus_id_valid("a_b"));
	assert_true(
		mus_id_valid("aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbabcd"));
	assert_false(
		mus_id_valid("aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbabcde"));
}

static void id_reserved__knows_the_words(void **state)
{
	(void)state;
	assert_true(mus_id_reserved("group"));
	assert_true(mus_id_reserved("me"));
	assert_true(mus_id_reserved("null"));
	assert_false(mus_id_reserved("groups"));
	assert_false(mus_id_reserved(""));
}

static void utf8_same__ignores_case_alone(void **state)
{
	(void)state;
	assert_true(mus_utf8_same("Åse BØLVÆRK", "åSE bølværk"));
	assert_true(mus_utf8_same("A\u030Ase", "åse"));
	assert_true(mus_utf8_same("ŠŽÉ", "šžé"));
	assert_true(mus_utf8_same("", ""));
	assert_false(mus_utf8_same("Åse", "Ase"));
	assert_false(mus_utf8_same("Åse", "Åse "));
	assert_false(mus_utf8_same("Åse ", "Åse"));
	assert_false(mus_utf8_same("\xE5", "\xC5"));
	assert_true(mus_utf8_same("×", "×"));
	assert_false(mus_utf8_same("×", "÷"));
}

static void utf8_starts__ignores_case_alone(void **state)
{
	(void)state;
	assert_true(mus_utf8_starts("Ærlig snak", "æRL"));
	assert_true(mus_utf8_starts("Ærlig", ""));
	assert_true(mus_utf8_starts("Ærlig", "Ærlig"));
	assert_false(mus_utf8_starts("Ærlig", "Ærlige"));
	assert_false(mus_utf8_starts("A\u030Ase", "a"));
	assert_false(mus_utf8_starts("", "a"));
}

static void distance__counts_edits(void **state)
{
	(void)state;
	assert_int_equal(mus_distance("", ""), 0);
	assert_int_equal(mus_distance("start", "start"), 0);
	assert_int_equal(mus_distance("startt", "start"), 1);
	assert_int_equal(mus_distance("satrt", "start"), 1);
	assert_int_equal(mus_distance("mål", "mal"), 1);
	assert_int_equal(mus_distance("", "due"), 3);
	assert_int_equal(mus_distance("due", ""), 3);
	assert_int_equal(mus_distance("kitten", "sitting"), 3);
	assert_int_equal(mus_distance("\xFF", "a"), 1);
}

static void nearest__suggests_only_what_is_near(void **state)
{
	static const char *const words[] = { "start", "due", "done", "status", "competence" };

	(void)state;
	assert_string_equal(mus_nearest("startt", words, 5), "start");
	assert_string_equal(mus_nearest("deu", words, 5), "due");
	assert_string_equal(mus_nearest("kompetance", words, 5), "competence");
	assert_string_equal(mus_nearest("doe", words, 5), "due");
	assert_null(mus_nearest("budget", words, 5));
	assert_null(mus_nearest("", words, 5));
	assert_null(mus_nearest("start", words, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_decode__reads_each_length),
		cmocka_unit_test(utf8_decode__refuses_what_is_no_utf8),
		cmocka_unit_test(utf8_encode__undoes_decode_for_every_code_point),
		cmocka_unit_test(utf8_check__finds_the_first_bad_byte),
		cmocka_unit_test(utf8_count__counts_characters),
		cmocka_unit_test(utf8_width__counts_columns),
		cmocka_unit_test(utf8_from_cp1252__reads_danish_and_the_euro),
		cmocka_unit_test(utf8_safe__shows_controls),
		cmocka_unit_test(utf8_safe__leaves_what_can_be_seen),
		cmocka_unit_test(utf8_id__folds_danish_names),
		cmocka_unit_test(utf8_id__folds_other_latin_letters),
		cmocka_unit_test(utf8_id__keeps_only_what_an_id_may_hold),
		cmocka_unit_test(utf8_id__ends_after_64_characters),
		cmocka_unit_test(id_valid__knows_the_form),
		cmocka_unit_test(id_reserved__knows_the_words),
		cmocka_unit_test(utf8_same__ignores_case_alone),
		cmocka_unit_test(utf8_starts__ignores_case_alone),
		cmocka_unit_test(distance__counts_edits),
		cmocka_unit_test(nearest__suggests_only_what_is_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
