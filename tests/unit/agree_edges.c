/* Agreements from notes: the edges of the readers, where a detail is nearly one. */
#include "agree_case.h"

struct day_case {
	const char *held, *text, *read;
};

/* The last day of the month in which the talk was held is still ahead. */
static void test_end_of_month(void **state)
{
	static const struct day_case cases[] = {
		{ "2026-05-27", "Læse inden udgangen af maj", "Læse | due 2026-05-31" },
		{ "2026-05-29", "Læse inden udgangen af maj", "Læse | due 2026-05-31" },
		{ "2026-05-31", "Læse inden udgangen af maj", "Læse | due 2026-05-31" },
		{ "2026-06-01", "Læse inden udgangen af maj", "Læse | due 2027-05-31" },
		{ "2028-02-29", "Læse, ultimo februar", "Læse | due 2028-02-29" },
		{ "2026-12-31", "Læse, ultimo december", "Læse | due 2026-12-31" },
		{ "2026-12-31", "Læse, ultimo januar", "Læse | due 2027-01-31" },
		{ "2026-03-10", "Læse, ultimo maj 2025", "Læse | due 2025-05-31" },
		/* No year goes before that of the talk, whatever the round is called. */
		{ "2027-01-15", "Læse senest 1. marts", "Læse | due 2027-03-01" },
		{ "2027-01-15", "Læse i uge 9", "Læse | due 2027-03-05" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(read_line(cases[i].text, cases[i].held, 2026), cases[i].read);
}

static void test_nearly(void **state)
{
	static const struct expectation lines[] = {
		/* numbers that are none */
		{ "Kursus, 1.2345 kr.", "Kursus, 1.2345 kr | course | ?amount '1.2345 kr.'" },
		{ "Kursus, kr. 4.500,-", "Kursus | course | cost 4500" },
		{ "Kursus, 4.50,0 kr.", "Kursus, 4.50,0 kr | course | ?amount '4.50,0 kr.'" },
		{ "Kursus, 1 000 000 kr.", "Kursus | course | cost 1000000" },
		{ "Læse, 12345678901234567890123 kr.", "Læse, 12345678901234567890123 kr | ?amount '12345678901234567890123 kr.'" },
		/* days that are none */
		{ "Læse senest maj 2.000", "Læse senest maj 2.000 | ?date 'senest maj 2.000'" },
		{ "Læse senest juni 12/6", "Læse senest juni 12/6 | ?date 'senest juni 12/6'" },
		{ "Læse by May 1st", "Læse | due 2026-05-01" },
		{ "Læse by May 123", "Læse by May 123" },
		{ "Læse senest 123. maj", "Læse senest 123. maj | ?date 'senest 123'" },
		{ "Læse senest 2026-05", "Læse senest 2026-05 | ?date 'senest 2026-05'" },
		{ "Læse senest 2026-5-1", "Læse senest 2026-5-1 | ?date 'senest 2026-5-1'" },
		{ "Læse senest 29. februar", "Læse senest 29. februar | ?date 'senest 29. februar'" },
		{ "Læse i uge 18/19", "Læse i uge 18/19 | ?date 'i uge 18/19'" },
		{ "Læse i uge 53", "Læse | due 2027-01-01" },
		/* a way of learning said twice, pieces behind a bracket, a dash, an initial */
		{ "Læse (kursus, kursus)", "Læse | course" },
		{ "Læse (med Bo) hver dag, kursus", "Læse (med Bo) hver dag | course" },
		{ "Læse hver dag – kursus", "Læse hver dag | course" },
		{ "Læse hver dag - begynderkursus", "Læse hver dag | course" },
		{ "Læse, , kursus", "Læse | course" },
		{ "Læse hos Åse B. Bæk, kursus", "Læse hos Åse B. Bæk | course" },
		{ "Læse ;;; .", "Læse" },
	};

	(void)state;
	EXPECT(lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_end_of_month),
		cmocka_unit_test(test_nearly),
	};

	return cmocka_run_group_tests_name("agree_edges", tests, NULL, NULL);
}
