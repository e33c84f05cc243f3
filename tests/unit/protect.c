/*
 * What a reader could tell though every cell of few persons is hidden: persons in several cells,
 * actions that cost nothing, thresholds that are none; and tables of a real size.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include <cmocka.h>

#include "mus.h"

static const struct mus_protection standard = { 5, 3, NULL };

struct sample {
	struct mus_arena *arena;
	struct mus_sums sums;
	struct mus_grid g;
};

static struct sample begin(void)
{
	struct sample s = { .arena = mus_arena_new() };
	mus_sums_init(&s.sums, "2026");
	return s;
}

static void end(struct sample *s)
{
	mus_sums_dispose(&s->sums);
	mus_arena_free(s->arena);
}

static struct mus_sum *put(struct sample *s, enum mus_view view, const char *unit, const char *key,
	int64_t persons, int64_t cost)
{
	struct mus_sum *row = mus_sums_row(&s->sums, view, unit, key);
	row->value[MUS_PERSONS] = row->value[MUS_ACTIONS] = persons;
	row->value[MUS_COST] = cost;
	return row;
}

static void protect(struct sample *s, enum mus_view view, const struct mus_protection *p)
{
	struct mus_grid *list[] = { &s->g };
	mus_sums_sort(&s->sums);
	mus_grid_make(&s->g, &s->sums, view, MUS_VIEW_UNIT, false, NULL, 0, s->arena);
	mus_protect(list, 1, p);
}

static const struct mus_grid_cell *cell(const struct sample *s, const char *unit, const char *key)
{
	size_t u = 0, k = 0;
	while (u < s->g.n_units && strcmp(s->g.units[u], unit) != 0)
		u++;
	while (k < s->g.n_keys && strcmp(s->g.keys[k], key) != 0)
		k++;
	return mus_grid_at(&s->g, u, k);
}

/* One person's three actions are no three persons: the hidden cells must be of more. */
static void protect_rows__one_person_behind_all_hidden_cells(void **state)
{
	(void)state;
	struct sample s = begin();
	put(&s, MUS_VIEW_METHOD, "u", "course", 5, 5000);
	put(&s, MUS_VIEW_METHOD, "u", "coaching", 1, 5000);
	put(&s, MUS_VIEW_METHOD, "u", "mentoring", 1, 700);
	put(&s, MUS_VIEW_METHOD, "u", "network", 1, 37);
	put(&s, MUS_VIEW_UNIT, "u", "", 6, 10737);
	for (int k = 0; k < 4; k++)
		put(&s, MUS_VIEW_METHOD, "v",
			(const char *[]){ "course", "coaching", "mentoring", "network" }[k], 9, 90);
	put(&s, MUS_VIEW_UNIT, "v", "", 12, 360);
	protect(&s, MUS_VIEW_METHOD, &standard);
	assert_true(cell(&s, "u", "network")->hidden);
	assert_true(cell(&s, "u", "course")->hidden || cell(&s, "u", "*")->hidden);
	end(&s);
}

static void protect_rows__one_person_behind_all_hidden_ratings(void **state)
{
	(void)state;
	struct sample s = begin();
	for (int k = 0; k < 4; k++) {
		const char *key =
			(const char *[]){ "course", "coaching", "mentoring", "network" }[k];
		struct mus_sum *u = put(&s, MUS_VIEW_METHOD, "u", key, 6, 100),
			       *v = put(&s, MUS_VIEW_METHOD, "v", key, 6, 100);
		u->value[MUS_EFFECT_PERSONS] = u->value[MUS_EFFECT_N] = k ? 1 : 5;
		v->value[MUS_EFFECT_PERSONS] = v->value[MUS_EFFECT_N] = 6;
	}
	put(&s, MUS_VIEW_UNIT, "u", "", 8, 400)->value[MUS_EFFECT_PERSONS] = 6;
	put(&s, MUS_VIEW_UNIT, "v", "", 8, 400)->value[MUS_EFFECT_PERSONS] = 8;
	protect(&s, MUS_VIEW_METHOD, &standard);
	assert_false(cell(&s, "u", "network")->hidden);
	assert_true(cell(&s, "u", "network")->effect_hidden);
	assert_true(cell(&s, "u", "course")->effect_hidden || cell(&s, "u", "*")->effect_hidden);
	end(&s);
}

/* Everybody knows that what is dropped costs nothing: it is no second unknown. */
static void protect_status__dropped_hides_nothing(void **state)
{
	(void)state;
	struct sample s = begin();
	put(&s, MUS_VIEW_STATUS, "u", "agreed", 4, 400000);
	put(&s, MUS_VIEW_STATUS, "u", "awaiting", 2, 864200);
	put(&s, MUS_VIEW_STATUS, "u", "dropped", 1, 0);
	put(&s, MUS_VIEW_UNIT, "u", "", 7, 1264200);
	protect(&s, MUS_VIEW_STATUS, &standard);
	assert_true(cell(&s, "u", "awaiting")->hidden);
	assert_true(cell(&s, "*", "awaiting")->hidden);
	assert_true(cell(&s, "u", "agreed")->hidden || cell(&s, "u", "*")->hidden);
	assert_true(cell(&s, "*", "agreed")->hidden || cell(&s, "*", "*")->hidden);
	end(&s);
}

/* Over several lines: u's and v's wishes follow from each other when their partner is known. */
static void protect_status__dropped_hides_nothing_over_lines(void **state)
{
	(void)state;
	struct sample s = begin();
	const struct {
		const char *unit;
		int64_t agreed, awaiting, dropped;
	} rows[] = { { "u", 9, 2, 3 }, { "v", 9, 4, 2 }, { "w", 9, 9, 9 } };
	for (size_t i = 0; i < 3; i++) {
		put(&s, MUS_VIEW_STATUS, rows[i].unit, "agreed", rows[i].agreed, 900);
		put(&s, MUS_VIEW_STATUS, rows[i].unit, "awaiting", rows[i].awaiting,
			rows[i].awaiting * 77);
		put(&s, MUS_VIEW_STATUS, rows[i].unit, "dropped", rows[i].dropped, 0);
		put(&s, MUS_VIEW_UNIT, rows[i].unit, "",
			rows[i].agreed + rows[i].awaiting + rows[i].dropped,
			900 + rows[i].awaiting * 77);
	}
	protect(&s, MUS_VIEW_STATUS, &standard);
	assert_true(cell(&s, "u", "awaiting")->hidden);
	assert_true(cell(&s, "u", "agreed")->hidden || cell(&s, "u", "*")->hidden);
	end(&s);
}

static void protect_thresholds__are_never_below_two(void **state)
{
	(void)state;
	const int bad[] = { 1, 0, -7 };
	for (size_t i = 0; i < 3; i++) {
		struct sample s = begin();
		put(&s, MUS_VIEW_METHOD, "u", "course", 1, 10);
		put(&s, MUS_VIEW_METHOD, "u", "network", 8, 80);
		put(&s, MUS_VIEW_UNIT, "u", "", 9, 90);
		put(&s, MUS_VIEW_METHOD, "w", "course", 1, 10);
		put(&s, MUS_VIEW_UNIT, "w", "", 1, 10);
		protect(&s, MUS_VIEW_METHOD,
			&(struct mus_protection){ bad[i] ? bad[i] : 1, bad[i], NULL });
		assert_true(cell(&s, "u", "course")->hidden);
		assert_true(s.g.small_unit[1]);
		end(&s);
	}
}

static void protect_thresholds__the_strictest_part_decides(void **state)
{
	(void)state;
	struct sample s = begin();
	s.sums.min_group = 12;
	s.sums.min_cell = 5;
	put(&s, MUS_VIEW_METHOD, "u", "course", 4, 10);
	put(&s, MUS_VIEW_METHOD, "u", "network", 16, 80);
	put(&s, MUS_VIEW_UNIT, "u", "", 20, 90);
	put(&s, MUS_VIEW_METHOD, "v", "network", 11, 80);
	put(&s, MUS_VIEW_UNIT, "v", "", 11, 80);
	protect(&s, MUS_VIEW_METHOD, &standard);
	assert_true(cell(&s, "u", "course")->hidden);
	assert_true(s.g.small_unit[1]);
	assert_int_equal(mus_min_cell(&standard, &s.g), 5);
	assert_int_equal(mus_min_group(&standard, &s.g), 12);
	assert_int_equal(mus_min_group(&(struct mus_protection){ 0, 3, NULL }, &s.g), 0);
	end(&s);
}

/* Three hidden units and three persons: one in each. */
static void protect_columns__one_person_each(void **state)
{
	(void)state;
	struct sample s = begin();
	const char *units[] = { "u", "v", "w", "x" };
	for (int i = 0; i < 4; i++) {
		put(&s, MUS_VIEW_METHOD, units[i], "course", i < 3 ? 1 : 6, 10);
		put(&s, MUS_VIEW_METHOD, units[i], "network", 8, 80);
		put(&s, MUS_VIEW_METHOD, units[i], "project", 8, 80);
		put(&s, MUS_VIEW_UNIT, units[i], "", i < 3 ? 17 : 22, 170);
	}
	protect(&s, MUS_VIEW_METHOD, &standard);
	assert_true(cell(&s, "x", "course")->hidden || cell(&s, "*", "course")->hidden);
	end(&s);
}

/* What is left of the total costs nothing: so does each of the hidden cells. */
static void protect_cost__nothing_left_tells_all(void **state)
{
	(void)state;
	struct sample s = begin();
	const char *units[] = { "u", "v" };
	for (int i = 0; i < 2; i++) {
		put(&s, MUS_VIEW_METHOD, units[i], "coaching", 2, 0);
		put(&s, MUS_VIEW_METHOD, units[i], "course", 4, 0);
		put(&s, MUS_VIEW_METHOD, units[i], "network", 8, 8000);
		put(&s, MUS_VIEW_METHOD, units[i], "project", 9, 9000);
		put(&s, MUS_VIEW_UNIT, units[i], "", 23, 17000);
	}
	protect(&s, MUS_VIEW_METHOD, &standard);
	assert_true(cell(&s, "u", "coaching")->hidden);
	assert_true(cell(&s, "u", "network")->hidden || cell(&s, "u", "project")->hidden ||
		    cell(&s, "u", "*")->hidden);
	end(&s);
}

/* ---- size ---- */

static double seconds(void)
{
	struct timespec t;
	/* Of this process: the machine may be busy with other tests. */
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* No folder and no names: sums of nobody. */
static void sums_of_nothing(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_sums sums;

	(void)state;
	assert_int_equal(mus_sums_gather(&sums, NULL, NULL, 0, "2026", MUS_ALL_VIEWS, MUS_NO_DATE, diag), MUS_OK);
	for (int v = 0; v < MUS_VIEWS; v++)
		assert_int_equal(sums.view[v].n, 0);
	mus_sums_dispose(&sums);
	mus_diag_free(diag);
}

static void put_many(struct sample *s, int units, int keys)
{
	char unit[16], key[16];
	for (int u = 0; u < units; u++) {
		int64_t all = 0;
		snprintf(unit, sizeof unit, "u%d", u);
		for (int k = 0; k < keys; k++) {
			/* Every other cell is small, all keys and units have some. */
			int64_t persons = (u * 7 + k * 3) % 2 ? 1 + k % 2 : 5 + k % 4;
			snprintf(key, sizeof key, "k%d", k);
			put(s, MUS_VIEW_THEME, unit, key, persons, persons * 100);
			all += persons;
		}
		put(s, MUS_VIEW_UNIT, unit, "", all, all * 100);
	}
}

static void protect_size__ten_thousand_keys_and_two_hundred_units(void **state)
{
	(void)state;
	const struct {
		int units, keys;
	} sizes[] = { { 2, 10000 }, { 20, 10000 }, { 200, 60 }, { 1, 10000 } };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct sample s = begin();
		struct rusage usage;
		double start;
		put_many(&s, sizes[i].units, sizes[i].keys);
		start = seconds();
		protect(&s, MUS_VIEW_THEME, &standard);
		double took = seconds() - start;
		getrusage(RUSAGE_SELF, &usage);
		print_message("%d units, %d keys: %.2f s, %ld MB, %zu hidden\n", sizes[i].units,
			sizes[i].keys, took, usage.ru_maxrss / 1024, mus_grid_hidden(&s.g));
		assert_true(mus_grid_hidden(&s.g) > 0);
#ifndef INSTRUMENTED
		/* Below a second as a rule; a busy machine is no fault. */
		assert_true(took < 20);
		assert_true(sizes[i].units > 2 || usage.ru_maxrss < 200 * 1024);
#endif
		end(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_of_nothing),
		cmocka_unit_test(protect_rows__one_person_behind_all_hidden_cells),
		cmocka_unit_test(protect_rows__one_person_behind_all_hidden_ratings),
		cmocka_unit_test(protect_status__dropped_hides_nothing),
		cmocka_unit_test(protect_status__dropped_hides_nothing_over_lines),
		cmocka_unit_test(protect_thresholds__are_never_below_two),
		cmocka_unit_test(protect_thresholds__the_strictest_part_decides),
		cmocka_unit_test(protect_columns__one_person_each),
		cmocka_unit_test(protect_cost__nothing_left_tells_all),
		cmocka_unit_test(protect_size__ten_thousand_keys_and_two_hundred_units),
	};
	return cmocka_run_group_tests_name("protect", tests, NULL, NULL);
}
