/*
 * The protection of tables: rules one by one, and an attacker of our own who subtracts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "mus.h"
#include "work/rollup/audit.h"

static void put(struct mus_sums *s, enum mus_view view, const char *unit, const char *key, int64_t persons)
{
	struct mus_sum *row = mus_sums_row(s, view, unit, key);
	row->value[MUS_PERSONS] += persons;
	row->value[MUS_ACTIONS] += persons;
	row->value[MUS_COST] += persons * 100;
}

/* A table of persons; each is one action, so that all adds up. */
static void fill(struct mus_sums *s, enum mus_view view, size_t units, size_t keys, const int *table)
{
	for (size_t u = 0; u < units; u++)
		for (size_t k = 0; k < keys; k++) {
			char unit[24], key[24];
			snprintf(unit, sizeof unit, "u%zu", u);
			snprintf(key, sizeof key, "k%zu", k);
			if (table[u * keys + k])
				put(s, view, unit, key, table[u * keys + k]);
			if (view == MUS_VIEW_COMPETENCE)
				put(s, MUS_VIEW_UNIT, unit, "", table[u * keys + k]);
		}
}

static const struct mus_protection standard = { 5, 3, NULL };

static void privacy_hide__small_cell_and_its_neighbours(void **state)
{
	(void)state;
	struct mus_arena *arena = mus_arena_new();
	struct mus_sums s;
	struct mus_grid g, *list[] = { &g };
	const int table[] = { 2, 9, 7, /* u1 */ 8, 4, 6, /* u2 */ 7, 9, 8 };

	mus_sums_init(&s, "2026");
	fill(&s, MUS_VIEW_COMPETENCE, 3, 3, table);
	mus_sums_sort(&s);
	mus_grid_make(&g, &s, MUS_VIEW_COMPETENCE, MUS_VIEW_UNIT, false, NULL, 0, arena);
	mus_protect(list, 1, &standard);
	assert_true(mus_grid_at(&g, 0, 0)->hidden);
	/* The smallest of its row and of its column, and the corner that closes them. */
	assert_true(mus_grid_at(&g, 0, 2)->hidden);
	assert_true(mus_grid_at(&g, 2, 0)->hidden);
	assert_true(mus_grid_at(&g, 2, 2)->hidden);
	assert_false(mus_grid_at(&g, 1, 1)->hidden);
	assert_false(mus_grid_at(&g, 3, 3)->hidden);
	assert_int_equal(mus_grid_at(&g, 3, 3)->value[MUS_PERSONS], 60);
	mus_sums_dispose(&s);
	mus_arena_free(arena);
}

static void privacy_hide__nothing_when_all_is_large(void **state)
{
	(void)state;
	struct mus_arena *arena = mus_arena_new();
	struct mus_sums s;
	struct mus_grid g, *list[] = { &g };
	const int table[] = { 3, 9, 0, /* u1 */ 8, 4, 6 };

	mus_sums_init(&s, "2026");
	fill(&s, MUS_VIEW_COMPETENCE, 2, 3, table);
	mus_sums_sort(&s);
	mus_grid_make(&g, &s, MUS_VIEW_COMPETENCE, MUS_VIEW_UNIT, false, NULL, 0, arena);
	mus_protect(list, 1, &standard);
	assert_int_equal(mus_grid_hidden(&g), 0);
	mus_sums_dispose(&s);
	mus_arena_free(arena);
}

static void privacy_hide__small_unit_as_a_whole(void **state)
{
	(void)state;
	struct mus_arena *arena = mus_arena_new();
	struct mus_sums s;
	struct mus_grid g, *list[] = { &g };
	const int table[] = { 4, 0, /* u1 */ 8, 9, /* u2 */ 7, 6 };

	mus_sums_init(&s, "2026");
	fill(&s, MUS_VIEW_COMPETENCE, 3, 2, table);
	mus_sums_sort(&s);
	mus_grid_make(&g, &s, MUS_VIEW_COMPETENCE, MUS_VIEW_UNIT, false, NULL, 0, arena);
	mus_protect(list, 1, &standard);
	for (size_t k = 0; k <= 2; k++)
		assert_true(mus_grid_at(&g, 0, k)->hidden);
	assert_true(g.small_unit[0]);
	mus_sums_dispose(&s);
	mus_arena_free(arena);
}

/* ---- the attacker: exact fractions, one unknown a hidden cell ---- */

enum { MOST = 160 };

/* Whether unknown `j` follows from the equations: it does when e_j lies in their row space. */
static bool follows(double m[][MOST], size_t rows, size_t n, size_t j)
{
	static double a[2 * MOST][MOST];
	size_t rank[2] = { 0 };
	for (int with = 0; with < 2; with++) {
		size_t r = rows, top = 0;
		for (size_t i = 0; i < rows; i++)
			memcpy(a[i], m[i], sizeof a[i]);
		if (with) {
			memset(a[r], 0, sizeof a[r]);
			a[r++][j] = 1;
		}
		for (size_t c = 0; c < n && top < r; c++) {
			size_t p = top;
			for (size_t i = top; i < r; i++)
				if ((a[i][c] < 0 ? -a[i][c] : a[i][c]) > (a[p][c] < 0 ? -a[p][c] : a[p][c]))
					p = i;
			double lead = a[p][c];
			if (lead < 1e-7 && lead > -1e-7)
				continue;
			for (size_t i = 0; i < n; i++) {
				double t = a[p][i];
				a[p][i] = a[top][i];
				a[top][i] = t;
			}
			for (size_t i = top + 1; i < r; i++)
				for (size_t k = n; k-- > c;)
					a[i][k] -= a[top][k] * (a[i][c] / a[top][c]);
			top++;
		}
		rank[with] = top;
	}
	return rank[0] == rank[1];
}

struct attack {
	double m[2 * MOST][MOST];
	size_t rows, n;
	size_t unknown[2][MOST]; /* + 1 */
};

static void add_equation(struct attack *a, size_t grid, const size_t *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (a->unknown[grid][cells[i]])
			a->m[a->rows][a->unknown[grid][cells[i]] - 1] += i + 1 == count ? -1 : 1;
	a->rows++;
}

static void attack_grid(struct attack *a, size_t which, const struct mus_grid *g)
{
	size_t cells[MOST] = { 0 }, w = g->n_keys + 1;
	for (size_t u = 0; u <= g->n_units; u++) {
		for (size_t k = 0; k < w; k++)
			cells[k] = u * w + k;
		add_equation(a, which, cells, w);
	}
	for (size_t k = 0; k < w; k++) {
		for (size_t u = 0; u <= g->n_units; u++)
			cells[u] = u * w + k;
		add_equation(a, which, cells, g->n_units + 1);
	}
}

static size_t attack(const struct mus_grid *const *g, size_t n_grids)
{
	static struct attack a;
	size_t found = 0;
	memset(&a, 0, sizeof a);
	for (size_t i = 0; i < n_grids; i++)
		for (size_t u = 0; u <= g[i]->n_units; u++)
			for (size_t k = 0; k <= g[i]->n_keys; k++) {
				size_t at = u * (g[i]->n_keys + 1) + k;
				size_t twin = u * (g[0]->n_keys + 1) + g[0]->n_keys;
				if (!mus_grid_at(g[i], u, k)->hidden)
					continue;
				a.unknown[i][at] = i && k == g[i]->n_keys ? a.unknown[0][twin] : ++a.n;
			}
	assert_true(a.n < MOST);
	for (size_t i = 0; i < n_grids; i++)
		attack_grid(&a, i, g[i]);
	for (size_t j = 0; j < a.n; j++)
		found += follows(a.m, a.rows, a.n, j);
	return found;
}

static uint32_t seed;

static int roll(int n)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)n);
}

static void privacy_attack__nothing_follows_from_300_pairs_of_tables(void **state)
{
	(void)state;
	size_t hidden = 0, shown = 0;
	seed = 7;
	for (int round = 0; round < 300; round++) {
		struct mus_arena *arena = mus_arena_new();
		struct mus_sums s;
		struct mus_grid g[2], *list[] = { &g[0], &g[1] };
		int units = 2 + roll(4), keys = 2 + roll(4), table[64] = { 0 }, other[64];
		for (int i = 0; i < units * keys; i++)
			table[i] = roll(4) == 0 ? roll(3) : roll(20);
		/* The second table parts the same people in another way. */
		for (int u = 0; u < units; u++) {
			int left = 0;
			for (int k = 0; k < keys; k++)
				left += table[u * keys + k];
			for (int k = 0; k + 1 < keys; k++) {
				other[u * keys + k] = left ? roll(left / 2 + 1) : 0;
				left -= other[u * keys + k];
			}
			other[u * keys + keys - 1] = left;
		}
		mus_sums_init(&s, "2026");
		fill(&s, MUS_VIEW_COMPETENCE, (size_t)units, (size_t)keys, table);
		fill(&s, MUS_VIEW_METHOD, (size_t)units, (size_t)keys, other);
		mus_sums_sort(&s);
		mus_grid_make(&g[0], &s, MUS_VIEW_COMPETENCE, MUS_VIEW_UNIT, false, NULL, 0, arena);
		mus_grid_make(&g[1], &s, MUS_VIEW_METHOD, MUS_VIEW_UNIT, false, NULL, 0, arena);
		mus_protect(list, 2, &standard);
		assert_int_equal(attack((const struct mus_grid *const[]){ &g[0], &g[1] }, 2), 0);
		for (int i = 0; i < 2; i++)
			for (size_t u = 0; u <= g[i].n_units; u++)
				for (size_t k = 0; k <= g[i].n_keys; k++) {
					const struct mus_grid_cell *c = mus_grid_at(&g[i], u, k);
					assert_true(c->hidden || c->value[MUS_PERSONS] == 0 || c->value[MUS_PERSONS] >= 3);
					hidden += c->hidden;
					shown += !c->hidden;
				}
		mus_sums_dispose(&s);
		mus_arena_free(arena);
	}
	/* A method that hides all is no method. */
	assert_true(hidden > 1000);
	assert_true(shown > hidden / 2);
	print_message("hidden %zu, shown %zu\n", hidden, shown);
}

static void privacy_rest__wishes_whose_rest_is_small(void **state)
{
	(void)state;
	struct mus_arena *arena = mus_arena_new();
	struct mus_sums s;
	struct mus_grid wishes, agreed;

	mus_sums_init(&s, "2026");
	put(&s, MUS_VIEW_WISHES, "u0", "", 20);
	put(&s, MUS_VIEW_WISHES_GOAL, "u0", "a", 9);
	put(&s, MUS_VIEW_WISHES_GOAL, "u0", "b", 11);
	put(&s, MUS_VIEW_AGREED, "u0", "", 8);
	put(&s, MUS_VIEW_AGREED_GOAL, "u0", "a", 2);
	put(&s, MUS_VIEW_AGREED_GOAL, "u0", "b", 6);
	mus_sums_sort(&s);
	mus_grid_make(&wishes, &s, MUS_VIEW_WISHES_GOAL, MUS_VIEW_WISHES, true, NULL, 0, arena);
	mus_grid_make(&agreed, &s, MUS_VIEW_AGREED_GOAL, MUS_VIEW_AGREED, true, NULL, 0, arena);
	mus_protect_rest(&wishes, &agreed, &standard);
	mus_protect((struct mus_grid *const[]){ &wishes }, 1, &standard);
	assert_true(mus_grid_at(&wishes, 0, 0)->hidden);
	assert_true(mus_grid_at(&wishes, 0, 1)->hidden); /* else the total would tell */
	assert_false(mus_grid_at(&wishes, 0, 2)->hidden);
	mus_sums_dispose(&s);
	mus_arena_free(arena);
}

static bool is_hidden(const struct mus_grid *grid, size_t unit, size_t key)
{
	return mus_grid_at(grid, unit, key)->hidden;
}

/* A line of three and its total: what stands alone in it follows from the rest. */
static void audit__of_a_line_without_units(void **state)
{
	static const struct {
		bool hidden[4];
		size_t n, key; /* what follows */
	} cases[] = { { { false, true, false, false }, 1, 1 }, { { true, true, false, false }, 0, 0 },
		{ { false, true, false, true }, 0, 0 }, { { false, false, false, true }, 1, 3 },
		{ { false, false, false, false }, 0, 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mus_grid_cell cells[4];
		struct mus_grid grid = { .n_keys = 3, .cells = cells }, *list[] = { &grid };
		struct audit_cell *found;

		memset(cells, 0, sizeof cells);
		for (size_t k = 0; k < 4; k++)
			cells[k].hidden = cases[i].hidden[k];
		assert_int_equal(audit_determined(&found, list, 1, is_hidden), cases[i].n);
		if (cases[i].n)
			assert_int_equal(found->key, cases[i].key);
		free(found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(privacy_hide__small_cell_and_its_neighbours),
		cmocka_unit_test(privacy_hide__nothing_when_all_is_large),
		cmocka_unit_test(privacy_hide__small_unit_as_a_whole),
		cmocka_unit_test(audit__of_a_line_without_units),
		cmocka_unit_test(privacy_rest__wishes_whose_rest_is_small),
		cmocka_unit_test(privacy_attack__nothing_follows_from_300_pairs_of_tables),
	};
	return cmocka_run_group_tests_name("privacy", tests, NULL, NULL);
}
