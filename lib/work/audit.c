#include "work/audit.h"

#include <stdlib.h>
#include <string.h>

/*
 * Linear algebra over the integers modulo a prime: coefficients are 0, 1 and -1, so that a
 * determinant divisible by 2^31-1 does not occur in tables of any real size, and nothing rounds.
 */
#define PRIME UINT64_C(2147483647)

static uint64_t power(uint64_t base, uint64_t exponent)
{
	uint64_t result = 1;
	for (; exponent; exponent >>= 1, base = base * base % PRIME)
		if (exponent & 1)
			result = result * base % PRIME;
	return result;
}

struct system {
	struct mus_grid *const *grids;
	size_t n_grids;
	audit_hidden *hidden;
	size_t **number;          /* of each grid's cells: unknown + 1, 0 when shown */
	struct audit_cell *cells; /* of each unknown, the first cell that is it */
	size_t n, cap;
	uint32_t *rows;           /* n_rows of n coefficients */
	size_t n_rows, cap_rows;
};

/* The grid before `g` that shares its totals of units, or g itself. */
static size_t sharer(const struct system *s, size_t g)
{
	for (size_t i = 0; i < g; i++)
		if (s->grids[i]->n_units == s->grids[g]->n_units)
			return i;
	return g;
}

static void number_cell(struct system *s, size_t g, size_t u, size_t k)
{
	const struct mus_grid *grid = s->grids[g];
	size_t *number = &s->number[g][u * (grid->n_keys + 1) + k], first = sharer(s, g);
	if (!s->hidden(mus_grid_at(grid, u, k)))
		return;
	if (k == grid->n_keys && first != g) {
		const struct mus_grid *other = s->grids[first];
		*number = s->number[first][u * (other->n_keys + 1) + other->n_keys];
		if (*number)
			return;
	}
	s->cells = mus_grow(NULL, s->cells, s->n, &s->cap, sizeof *s->cells);
	s->cells[s->n++] = (struct audit_cell){ g, u, k };
	*number = s->n;
}

static void number_all(struct system *s)
{
	s->number = mus_xmalloc((s->n_grids + 1) * sizeof *s->number);
	for (size_t g = 0; g < s->n_grids; g++) {
		const struct mus_grid *grid = s->grids[g];
		size_t cells = (grid->n_units + 1) * (grid->n_keys + 1);
		s->number[g] = mus_xmalloc(cells * sizeof **s->number);
		memset(s->number[g], 0, cells * sizeof **s->number);
		for (size_t u = 0; u <= grid->n_units; u++)
			for (size_t k = 0; k <= grid->n_keys; k++)
				number_cell(s, g, u, k);
	}
}

/* Adds the equation of one line; lines without an unknown say nothing. */
static void add_line(struct system *s, size_t g, size_t first, size_t step, size_t count)
{
	uint32_t *row;
	bool any = false;
	s->rows = mus_grow(NULL, s->rows, s->n_rows, &s->cap_rows, s->n * sizeof *s->rows);
	row = s->rows + s->n_rows * s->n;
	memset(row, 0, s->n * sizeof *row);
	for (size_t i = 0; i < count; i++) {
		size_t unknown = s->number[g][first + i * step];
		if (!unknown)
			continue;
		/* The last of a line is its total. */
		uint64_t c = row[unknown - 1] + (i + 1 == count ? PRIME - 1 : 1);
		row[unknown - 1] = (uint32_t)(c % PRIME);
		any = true;
	}
	s->n_rows += any;
}

static void add_lines(struct system *s)
{
	for (size_t g = 0; g < s->n_grids; g++) {
		const struct mus_grid *grid = s->grids[g];
		size_t width = grid->n_keys + 1;
		for (size_t u = 0; grid->n_keys && u <= grid->n_units; u++)
			add_line(s, g, u * width, 1, width);
		for (size_t k = 0; grid->n_units && k <= grid->n_keys; k++)
			add_line(s, g, k, width, grid->n_units + 1);
	}
}

static void subtract(const struct system *s, uint32_t *from, const uint32_t *row, uint64_t factor)
{
	for (size_t i = 0; i < s->n; i++)
		if (row[i])
			from[i] = (uint32_t)((from[i] + (PRIME - factor) * row[i]) % PRIME);
}

/* Gauss-Jordan: afterwards each row has a leading 1 that no other row has in its column. */
static size_t reduce(struct system *s)
{
	size_t rank = 0;
	for (size_t column = 0; column < s->n && rank < s->n_rows; column++) {
		size_t pivot = rank;
		while (pivot < s->n_rows && s->rows[pivot * s->n + column] == 0)
			pivot++;
		if (pivot == s->n_rows)
			continue;
		uint32_t *a = s->rows + rank * s->n, *b = s->rows + pivot * s->n;
		for (size_t i = 0; a != b && i < s->n; i++) {
			uint32_t t = a[i];
			a[i] = b[i];
			b[i] = t;
		}
		uint64_t inverse = power(a[column], PRIME - 2);
		for (size_t i = 0; i < s->n; i++)
			a[i] = (uint32_t)(a[i] * inverse % PRIME);
		for (size_t r = 0; r < s->n_rows; r++)
			if (r != rank && s->rows[r * s->n + column])
				subtract(s, s->rows + r * s->n, a, s->rows[r * s->n + column]);
		rank++;
	}
	return rank;
}

/* An unknown is determined when its row holds nothing but it. */
static size_t collect(const struct system *s, size_t rank, struct audit_cell **out)
{
	size_t n = 0, cap = 0;
	for (size_t r = 0; r < rank; r++) {
		size_t count = 0, last = 0;
		for (size_t i = 0; i < s->n && count < 2; i++)
			if (s->rows[r * s->n + i]) {
				count++;
				last = i;
			}
		if (count == 1) {
			*out = mus_grow(NULL, *out, n, &cap, sizeof **out);
			(*out)[n++] = s->cells[last];
		}
	}
	return n;
}

size_t audit_determined(
	struct audit_cell **out, struct mus_grid *const *grids, size_t n, audit_hidden *hidden)
{
	struct system s = { .grids = grids, .n_grids = n, .hidden = hidden };
	size_t found = 0;
	*out = NULL;
	number_all(&s);
	if (s.n) {
		add_lines(&s);
		found = collect(&s, reduce(&s), out);
	}
	for (size_t g = 0; g < n; g++)
		free(s.number[g]);
	free(s.number);
	free(s.cells);
	free(s.rows);
	return found;
}
