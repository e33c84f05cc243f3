#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Each text comes before all that follow it. */
static void check_order(const char *const *texts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++) {
			int order = mus_collate(texts[i], texts[k]);
			int expected = (i > k) - (i < k);

			if ((order > 0) - (order < 0) != expected)
				fail_msg("'%s' and '%s' give %d", texts[i], texts[k], order);
		}
}

static void collate__puts_danish_letters_last(void **state)
{
	static const char *const texts[] = { "Anders", "Bo", "Zenia", "Ægir", "Øjvind", "Åge",
		"Aase" };

	(void)state;
	check_order(texts, sizeof texts / sizeof *texts);
}

static void collate__takes_aa_as_aring(void **state)
{
	static const char *const texts[] = { "Abel", "Azra", "Ølgod", "Aabenraa", "Åbenrå B",
		"Aalborg", "Åse", "Aase", "Aase B", "Åse C" };

	(void)state;
	check_order(texts, sizeof texts / sizeof *texts);
}

static void collate__takes_foreign_letters_as_their_kin(void **state)
{
	static const char *const texts[] = { "Muller", "Myller", "Müller", "Myllerup", "Mz", "Sz",
		"Særen", "Sären", "Søren", "Sören", "Sørensen", "Þa", "Ti", "Weisr", "Weiss",
		"Weiß", "Weist" };

	(void)state;
	check_order(texts, sizeof texts / sizeof *texts);
}

static void collate__looks_at_letters_then_accents_then_case(void **state)
{
	static const char *const texts[] = { "andre", "Andre", "andré", "André", "andrea", "Andrea",
		"ö", "øa" };

	(void)state;
	check_order(texts, sizeof texts / sizeof *texts);
}

static void collate__puts_signs_and_digits_first(void **state)
{
	static const char *const texts[] = { "", " ", "-", "10", "2", "2 b", "2b", "a b", "ab", "å",
		"Иван" };

	(void)state;
	check_order(texts, sizeof texts / sizeof *texts);
}

static void collate__ignores_how_an_accent_is_written(void **state)
{
	(void)state;
	assert_true(mus_collate("A\u030Ase", "Åse B") < 0);
	assert_true(mus_collate("A\u030Ase B", "Åse") > 0);
	assert_true(mus_collate("A\u030Ase", "Zoe") > 0);
	assert_true(mus_collate("q\u0307a", "qb") < 0);
	assert_int_equal(mus_collate("Åse", "Åse"), 0);
	assert_int_not_equal(mus_collate("A\u030Ase", "Åse"), 0);
}

static void collate__bears_bytes_that_are_no_utf8(void **state)
{
	static const char *const texts[] = { "a", "z", "\xE5", "\xE6" };

	(void)state;
	check_order(texts, sizeof texts / sizeof *texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(collate__puts_danish_letters_last),
		cmocka_unit_test(collate__takes_aa_as_aring),
		cmocka_unit_test(collate__takes_foreign_letters_as_their_kin),
		cmocka_unit_test(collate__looks_at_letters_then_accents_then_case),
		cmocka_unit_test(collate__puts_signs_and_digits_first),
		cmocka_unit_test(collate__ignores_how_an_accent_is_written),
		cmocka_unit_test(collate__bears_bytes_that_are_no_utf8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
