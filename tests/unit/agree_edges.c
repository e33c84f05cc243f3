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
		{ "Læse by May 123", "Læse by May 123 | ?date 'by May'" },
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
		{ "Læse (, kursus)", "Læse | course" },
		{ "Læse (kursus, )", "Læse | course" },
		{ "Læse, ()", "Læse" },
	};

	(void)state;
	EXPECT(lines);
}

/* What looks like a day, and is none, is said; but not where there is another day. */
static void test_vague(void **state)
{
	static const struct expectation lines[] = {
		{ "Læse i maj", "Læse i maj | ?date 'i maj'" },
		{ "Læse, primo juni", "Læse, primo juni | ?date 'primo juni'" },
		{ "Læse inden for tre måneder", "Læse inden for tre måneder | ?date 'inden for tre måneder'" },
		{ "Læse om 14 dage (kursus)", "Læse om 14 dage | course | ?date 'om 14 dage'" },
		{ "Læse efter sommerferien", "Læse efter sommerferien | ?date 'efter sommerferien'" },
		{ "Læse hurtigst muligt", "Læse hurtigst muligt | ?date 'hurtigst muligt'" },
		{ "Read next month", "Read next month | ?date 'next month'" },
		{ "Read in the summer", "Read in the summer | ?date 'in the summer'" },
		{ "Read in mid-May", "Read in mid-May | ?date 'in mid-May'" },
		{ "Læse til sommer, senest 1. september", "Læse til sommer | due 2026-09-01" },
		{ "Læse på fredag", "Læse på fredag | ?date 'på fredag'" },
		{ "Læse hver fredag", "Læse hver fredag" },
		{ "Læse på fredag d. 5/6", "Læse | due 2026-06-05" },
		{ "Læse fra april til juni", "Læse fra april til juni | ?date 'fra april' | ?date 'til juni'" },
		{ "Read by May", "Read by May | ?date 'by May'" },
		{ "Read on 3 June", "Read | due 2026-06-03" },
		{ "Read from 1 April to 1 June", "Read | start 2026-04-01 | due 2026-06-01" },
		{ "Læse, opstart 1. juni", "Læse | start 2026-06-01" },
		{ "Læse til sommerfesten", "Læse til sommerfesten" },
		{ "Læse om julen", "Læse om julen" },
		/* one of several */
		{ "Læse i uge 18 eller 19", "Læse i uge 18 eller 19 | ?date 'i uge 18 eller 19'" },
		{ "Læse i uge 18 til 20", "Læse i uge 18 til 20 | ?date 'i uge 18 til 20'" },
		{ "Læse i uge 18 – 20", "Læse i uge 18 – 20 | ?date 'i uge 18 – 20'" },
		{ "Læse d. 3. og 4. juni", "Læse d. 3. og 4. juni | ?date '4. juni'" },
		{ "Læse den 3. eller 4. juni", "Læse den 3. eller 4. juni | ?date '4. juni'" },
		{ "Læse for de 4 og 4. juni", "Læse for de 4 og 4. juni | ?date '4. juni'" },
		{ "Læse for gruppe A og 4. juni", "Læse for gruppe A | due 2026-06-04" },
		{ "Læse hver dag fra 1. april til 1. juni", "Læse hver dag | start 2026-04-01 | due 2026-06-01" },
		{ "Læse, start 1. april, slut 1. juni", "Læse | start 2026-04-01 | due 2026-06-01" },
		{ "1/5: aflevere planen", "1/5: aflevere planen | due 2026-05-01" },
	};

	(void)state;
	EXPECT(lines);
}

/* Money without its name is the workplace's; that of others is not. */
static void test_money(void **state)
{
	static const struct expectation lines[] = {
		{ "Læse, pris 4500", "Læse | cost 4500" },
		{ "Læse, pris: ca. 4.500 kr.", "Læse | cost 4500" },
		{ "Læse, prisen er 4.500,-", "Læse | cost 4500" },
		{ "Read, costs 4,500", "Read | cost 4500" },
		{ "Læse, koster 3 timer", "Læse | hours 3" },
		{ "Læse, op til 5.000 kr.", "Læse | cost 5000" },
		{ "Læse à kr. 500", "Læse | cost 500" },
		{ "Read at a cost of 500 kr.", "Read | cost 500" },
		{ "Læse, EUR 500", "Læse, EUR 500 | ?amount 'EUR 500'" },
		{ "Læse, €500", "Læse, €500 | ?amount '€500'" },
		{ "Læse, 500 €", "Læse, 500 € | ?amount '500 €'" },
		{ "Læse, 4.500", "Læse, 4.500 | ?amount '4.500'" },
		{ "Læse, 12", "Læse, 12" },
		{ "Læse, 2027", "Læse, 2027" },
		{ "Læse 500 kr. og 600 kr. senest 1. juni", "Læse 500 kr. og 600 kr | due 2026-06-01 | ?amounts '500 kr.' | ?amounts '600 kr.'" },
	};
	static const struct expectation euro[] = {
		{ "Read, EUR 500", "Read | cost 500" },
		{ "Read, €500", "Read | cost 500" },
		{ "Read (500 euro)", "Read | cost 500" },
		{ "Read, kr. 500", "Read, kr. 500 | ?amount 'kr. 500'" },
	};

	(void)state;
	EXPECT(lines);
	currency = "EUR";
	EXPECT(euro);
	currency = NULL;
}

/* Of two ways of learning none is taken; both stay in the title. */
static void test_two_methods(void **state)
{
	static const struct expectation lines[] = {
		{ "Læse (kursus, mentor)", "Læse (kursus, mentor) | ?method 'kursus, mentor'" },
		{ "Læse, sparring, mentor, senest 1. maj", "Læse, sparring, mentor | due 2026-05-01 | ?method 'sparring, mentor'" },
		{ "Læse (undervisning, mentor, kr. 500)", "Læse (undervisning, mentor) | cost 500 | ?method 'undervisning, mentor'" },
		{ "Læse (kursus, senest 1. maj), mentor", "Læse (kursus, senest 1. maj), mentor | due 2026-05-01 | ?method 'kursus, mentor'" },
		{ "Læse; kursus/mentor", "Læse; kursus/mentor | ?method 'kursus, mentor'" },
		{ "Læse (kursus, med Bo)", "Læse (med Bo) | course | ?detail 'med Bo'" },
		/* Named at the end, whatever the title tells. */
		{ "Kursus i at være mentor (kursus)", "Kursus i at være mentor | course" },
		{ "Læse, sidemandsoplæring og begynderkursus", "Læse, sidemandsoplæring og begynderkursus | ?method 'sidemandsoplæring, begynderkursus'" },
	};

	(void)state;
	EXPECT(lines);
}

static void test_who_and_wishes(void **state)
{
	static const struct expectation lines[] = {
		{ "Læse, ansvarlig: mig", "Læse | by leader" },
		{ "Læse, ansvarlig: begge to", "Læse, ansvarlig: begge to | ?who 'ansvarlig: begge to'" },
		{ "Åse er ansvarlig for bøgerne", "Åse er ansvarlig for bøgerne" },
		{ "Læse, tages med på opsamlingen", "Læse | awaiting" },
		{ "Læse, afvent", "Læse | awaiting" },
		{ "Ønske: et diplommodul", "Ønske: et diplommodul | education_module | wish" },
		{ "Ønske: et diplommodul, afventer", "Ønske: et diplommodul | education_module | awaiting" },
		{ "Åse ønsker et kursus", "Åse ønsker et kursus | course" },
	};

	(void)state;
	EXPECT(lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_end_of_month),
		cmocka_unit_test(test_nearly),
		cmocka_unit_test(test_vague),
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_two_methods),
		cmocka_unit_test(test_who_and_wishes),
	};

	return cmocka_run_group_tests_name("agree_edges", tests, NULL, NULL);
}
