/* Agreements from notes: what is understood, what is left in the title, what is not guessed. */
#include "agree_case.h"

static void test_days(void **state)
{
	static const struct expectation days[] = {
		{ "Læse med de mindste inden 1. maj", "Læse med de mindste | due 2026-05-01" },
		{ "Læse med de mindste senest d. 12/6", "Læse med de mindste | due 2026-06-12" },
		{ "Læse med de mindste, senest den 12. juni", "Læse med de mindste | due 2026-06-12" },
		{ "Læse med de mindste i uge 18", "Læse med de mindste | due 2026-05-01" },
		{ "Læse med de mindste uge 18.", "Læse med de mindste | due 2026-05-01" },
		{ "Læse inden uge 18", "Læse | due 2026-04-27" },
		{ "Læse senest uge 18, 2027", "Læse | due 2027-05-07" },
		{ "Read with the small ones by 2026-05-01", "Read with the small ones | due 2026-05-01" },
		{ "Read with the small ones by May 1st", "Read with the small ones | due 2026-05-01" },
		{ "Read before the 1st of May 2027", "Read | due 2027-05-01" },
		{ "Read no later than 3 Sept. 2026", "Read | due 2026-09-03" },
		{ "Read, due: week 18", "Read | due 2026-05-01" },
		{ "Læse højt 1. september", "Læse højt | due 2026-09-01" },
		{ "Læse højt (12/6)", "Læse højt | due 2026-06-12" },
		{ "Læse højt – senest fredag d. 12/6-26", "Læse højt | due 2026-06-12" },
		{ "Læse højt, frist: 12.6.2026", "Læse højt | due 2026-06-12" },
		{ "Læse højt, frist 12-06-2026", "Læse højt | due 2026-06-12" },
		{ "Læse højt inden udgangen af maj", "Læse højt | due 2026-05-31" },
		{ "Læse højt, ultimo februar 2028", "Læse højt | due 2028-02-29" },
		{ "Fra 1. april læser Åse højt senest 1. maj", "Fra 1. april læser Åse højt | start 2026-04-01 | due 2026-05-01" },
		{ "Læse højt, start uge 34, senest 1. oktober", "Læse højt | start 2026-08-17 | due 2026-10-01" },
		{ "Oplæg den 4. juni om højtlæsning", "Oplæg den 4. juni om højtlæsning | due 2026-06-04" },
		/* On or after the talk, on 10 March 2026. */
		{ "Læse senest 10. marts", "Læse | due 2026-03-10" },
		{ "Læse senest 9. marts", "Læse | due 2027-03-09" },
		{ "Læse senest uge 11", "Læse | due 2026-03-13" },
		{ "Læse senest uge 10", "Læse | due 2027-03-12" },
		/* Not guessed. */
		{ "Læse inden sommerferien", "Læse inden sommerferien | ?date 'inden sommerferien'" },
		{ "Læse senest 31. juni", "Læse senest 31. juni | ?date 'senest 31. juni'" },
		{ "Læse senest uge 54, med Bo", "Læse senest uge 54, med Bo | ?date 'senest uge 54'" },
		{ "Læse i uge 18-20", "Læse i uge 18-20 | ?date 'i uge 18-20'" },
		{ "Lejr 1.-3. maj", "Lejr 1.-3. maj | ?date '3. maj'" },
		{ "Læse senest 1. maj, senest 1. juni", "Læse senest 1. maj, senest 1. juni | ?dates 'senest 1. maj' | ?dates 'senest 1. juni'" },
		{ "Møde 1. maj og møde 8. maj", "Møde 1. maj og møde 8. maj | ?dates '1. maj' | ?dates '8. maj'" },
		{ "Øge andelen til 2/3", "Øge andelen til 2/3 | ?date '2/3'" },
		{ "Læse med 2/3 af gruppen", "Læse med 2/3 af gruppen" },
		{ "Vagten er åben 24/7", "Vagten er åben 24/7 | ?date '24/7'" },
		{ "Åben 24/7 hele ugen", "Åben 24/7 hele ugen" },
		{ "Møde kl. 9.30 hver fredag", "Møde kl. 9.30 hver fredag" },
		{ "Inden for rammen, før den er brugt", "Inden for rammen, før den er brugt" },
		{ "Tur til vores by", "Tur til vores by" },
	};

	(void)state;
	EXPECT(days);
}

static void test_years(void **state)
{
	(void)state;
	assert_string_equal(read_line("Læse senest 1. februar", "2026-11-20", 2026), "Læse | due 2027-02-01");
	assert_string_equal(read_line("Læse senest 1. december", "2025-11-20", 2026), "Læse | due 2026-12-01");
	assert_string_equal(read_line("Læse senest 29. februar", "2026-01-05", 2026),
		"Læse senest 29. februar | ?date 'senest 29. februar'");
	assert_string_equal(read_line("Læse senest 29/2-28", "2026-01-05", 2026), "Læse | due 2028-02-29");
}

static void test_amounts(void **state)
{
	static const struct expectation amounts[] = {
		{ "Læse højt, kr. 4.500", "Læse højt | cost 4500" },
		{ "Læse højt til 4500 kr", "Læse højt | cost 4500" },
		{ "Læse højt, 4.500,50 kr.", "Læse højt | cost 4500.5" },
		{ "Læse højt (11287.50 kr.)", "Læse højt | cost 11287.5" },
		{ "Læse højt 4500,-", "Læse højt | cost 4500" },
		{ "Læse højt, pris ca. 12 500 kroner", "Læse højt | cost 12500" },
		{ "Read aloud, DKK 4,500", "Read aloud | cost 4500" },
		{ "Læse for kr. 1.234.567,89 i år", "Læse for kr. 1.234.567,89 i år | cost 1234567.89" },
		{ "Læse højt, 7,5 timer", "Læse højt | hours 7.5" },
		{ "Læse højt (7½ time, 300 kr.)", "Læse højt | cost 300 | hours 7.5" },
		{ "Read aloud (6 hours)", "Read aloud | hours 6" },
		{ "Læse senest 1. maj 2000 kr.", "Læse | due 2026-05-01 | cost 2000" },
		/* Not guessed. */
		{ "Læse 2 timer om ugen", "Læse 2 timer om ugen | ?amount '2 timer'" },
		{ "Læse, 500 kr. pr. gang", "Læse, 500 kr. pr. gang | ?amount '500 kr.'" },
		{ "Læse, 4-5.000 kr.", "Læse, 4-5.000 kr | ?amount '5.000 kr.'" },
		{ "Læse, 2 x 500 kr.", "Læse, 2 x 500 kr | ?amount '500 kr.'" },
		{ "Læse, 4.50.0 kr.", "Læse, 4.50.0 kr | ?amount '4.50.0 kr.'" },
		{ "Kursus 500 kr., bog 200 kr.", "Kursus 500 kr., bog 200 kr | course | ?amounts '500 kr.' | ?amounts '200 kr.'" },
	};

	(void)state;
	EXPECT(amounts);
}

static void test_methods(void **state)
{
	static const struct expectation methods[] = {
		{ "To dages kursus i dialogisk læsning", "To dages kursus i dialogisk læsning | course" },
		{ "Begynderkursus i tegn til tale", "Begynderkursus i tegn til tale | course" },
		{ "Åse tager kurset til foråret", "Åse tager kurset til foråret | course | ?date 'til foråret'" },
		{ "Kursusdag: Læs med børnene, ikke for dem", "Kursusdag: Læs med børnene, ikke for dem | course" },
		{ "Sidemandsoplæring hos Bo", "Sidemandsoplæring hos Bo | peer_training" },
		{ "Få en mentor", "Få en mentor | mentoring" },
		{ "Mentor", "Mentor | mentoring" },
		{ "Med i netværket for sprogansvarlige", "Med i netværket for sprogansvarlige | network" },
		{ "Kommunens netkursus om sprog", "Kommunens netkursus om sprog | e_learning" },
		{ "Diplommodul om sprog", "Diplommodul om sprog | education_module" },
		{ "Course in reading aloud", "Course in reading aloud | course" },
		{ "Nye opgaver: morgensamlingen", "Nye opgaver: morgensamlingen | new_tasks" },
		/* Named outright, it goes before what words tell. */
		{ "Oplæg om læsning (undervise andre)", "Oplæg om læsning | teaching" },
		{ "Sparring med {navn} (mentor)", "Sparring med {navn} | mentoring" },
		{ "To halve dage i et andet hus (følge en kollega)", "To halve dage i et andet hus | job_shadowing" },
		{ "Lydoptagelser af samlingen (sparring, 4 timer)", "Lydoptagelser af samlingen | coaching | hours 4" },
		{ "Læse højt, sidemandsoplæring", "Læse højt | peer_training" },
		{ "Learn the signs, peer training", "Learn the signs | peer_training" },
		{ "Læse højt", "Læse højt" },
		{ "Kursus eller mentor", "Kursus eller mentor | ?method 'Kursus, mentor'" },
	};

	(void)state;
	EXPECT(methods);
}

static void test_people_and_waiting(void **state)
{
	static const struct expectation lines[] = {
		{ "Læse højt, ansvarlig: Mette", "Læse højt | by Mette" },
		{ "Læse højt, ansvarlig: lederen", "Læse højt | by leader" },
		{ "Læse højt v/Mette Kruse", "Læse højt | by Mette Kruse" },
		{ "Læse højt v. Åse", "Læse højt | by Åse" },
		{ "Læse højt, ansv.: mette-k", "Læse højt | by mette-k" },
		{ "Read aloud, responsible: the employee", "Read aloud | by employee" },
		{ "Læse højt. Ansvarlig er Mette, senest 1. maj.", "Læse højt | due 2026-05-01 | by Mette" },
		{ "Blive ansvarlig for legepladsen", "Blive ansvarlig for legepladsen" },
		{ "Modul om læring, afventer", "Modul om læring | education_module | awaiting" },
		{ "Afventer den fælles opsamling: modul om læring", "Afventer den fælles opsamling: modul om læring | education_module | awaiting" },
		{ "Modul (afventer opsamlingen)", "Modul | education_module | awaiting" },
		{ "Course in signs, awaiting the wrap-up", "Course in signs | course | awaiting" },
		{ "Afventer svar fra skolen", "Afventer svar fra skolen | ?detail 'Afventer svar fra skolen'" },
	};

	(void)state;
	EXPECT(lines);
}

static void test_together(void **state)
{
	static const struct expectation lines[] = {
		{ "Fast læseaftale med børnebibliotekaren (netværk, 6 timer, senest 2026-08-24)",
			"Fast læseaftale med børnebibliotekaren | due 2026-08-24 | network | hours 6" },
		{ "Modul om dansk som andetsprog i dagtilbud (uddannelsesmodul, 9800 kr., senest 2026-08-10)",
			"Modul om dansk som andetsprog i dagtilbud | due 2026-08-10 | education_module | cost 9800" },
		{ "Kursus i konflikthåndtering senest d. 12/6, kr. 4.500, afventer",
			"Kursus i konflikthåndtering | due 2026-06-12 | course | cost 4500 | awaiting" },
		{ "Kursusdag: Læs med børnene, ikke for dem (kursus, 1950 kr., senest 2026-09-14)",
			"Kursusdag: Læs med børnene, ikke for dem | due 2026-09-14 | course | cost 1950" },
		{ "Kursus (senest 1. maj, to dage)", "Kursus (to dage) | due 2026-05-01 | course | ?detail 'to dage'" },
		{ "Læse (sammen med Bo) senest 1. maj", "Læse (sammen med Bo) | due 2026-05-01" },
		{ "Læse (sammen med Bo)", "Læse (sammen med Bo)" },
		{ "Bygge læsekufferter med bog, figurer og billedkort", "Bygge læsekufferter med bog, figurer og billedkort" },
		{ "Læse højt?", "Læse højt?" },
		{ "senest 1. maj", "senest 1. maj | due 2026-05-01" },
		{ "(kursus)", "(kursus) | course" },
		{ "LÆSE SENEST 1. MAJ, KR. 500", "LÆSE | due 2026-05-01 | cost 500" },
		{ "", "" },
		{ ")(", ")(" },
		{ "kr. 5 (", "kr. 5 ( | cost 5" },
	};

	(void)state;
	EXPECT(lines);
}

static void test_long_title(void **state)
{
	struct mus_arena *arena = mus_arena_new();
	struct mus_agree_terms terms = { 2026, MUS_NO_DATE, NULL };
	struct mus_agreement a;
	struct mus_buf text = MUS_BUF_INIT;

	(void)state;
	for (int i = 0; i < 60; i++)
		mus_buf_str(&text, "blåbær ");
	mus_buf_str(&text, "senest 1. maj");
	mus_agreement_parse(&a, text.data, &terms, arena);
	assert_int_equal(mus_utf8_count(a.title, strlen(a.title)), 196);
	assert_string_equal(a.title + strlen(a.title) - strlen("blåbær…"), "blåbær…");
	assert_true(a.due != MUS_NO_DATE);
	assert_string_equal(a.text, text.data);
	mus_buf_dispose(&text);
	mus_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_methods),
		cmocka_unit_test(test_people_and_waiting),
		cmocka_unit_test(test_together),
		cmocka_unit_test(test_long_title),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
