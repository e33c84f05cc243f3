/*
 * A table whose lines add up is a graph: lines are its nodes, and an unknown cell is an edge
 * between its row and its column. Let totals by key be cells of one more row, with the sign turned,
 * so that a column adds up to nothing and row u to its total s(u). Then
 *
 * - over each connected part of the graph the rows' totals must agree with what is shown: one
 *   equation between the unknown s(u) of its rows;
 * - an edge that lies on a circle can be anything: add to one, take from the next;
 * - an edge that is a bridge is what the totals of the rows on one side of it add up to: it is
 *   known when that sum of s(u) follows from the equations between them.
 *
 * So all that is left to solve is a system in the totals of units, which the grids share. Time and
 * memory go with the number of cells, not with its square.
 */
#include "work/rollup/audit.h"

#include <stdlib.h>
#include <string.h>

/* The system is solved modulo a prime: its coefficients are 0 and 1, and nothing is rounded. */
#define PRIME UINT64_C(2147483647)

/* An edge without which its graph falls apart; seq[begin] to seq[end - 1] is one of the sides. */
struct bridge {
	struct audit_cell cell;
	size_t begin, end;
};

/* The graph of one grid: nodes are rows 0 to n_units, then columns. */
struct graph {
	const struct mus_grid *grid;
	size_t number; /* of the grid */
	size_t *seq;   /* nodes in the order of their discovery */
	size_t n_seq;
	struct bridge *bridges;
	size_t n_bridges, cap_bridges;
};

/* The grids that share their totals of units, and the system in these. */
struct family {
	struct mus_grid *const *grids;
	size_t n_grids;
	audit_unknown *unknown;
	size_t *total;	 /* of each row: its unknown total's number + 1, 0 when it is shown */
	size_t n;	 /* unknown totals */
	uint32_t *basis; /* n_basis equations of n coefficients, each with a leading 1 at lead[] */
	size_t *lead;
	size_t n_basis;
	struct audit_cell *found;
	size_t n_found, cap_found;
};

static uint64_t power(uint64_t base, uint64_t exponent)
{
	uint64_t result = 1;
	for (; exponent; exponent >>= 1, base = base * base % PRIME)
		if (exponent & 1)
			result = result * base % PRIME;
	return result;
}

/* ---- the system in the totals ---- */

/* Takes from v what the equations say of it; its first coefficient left, n when nothing is. */
static size_t reduce(const struct family *f, uint32_t *v)
{
	for (size_t b = 0; b < f->n_basis; b++) {
		uint64_t factor = v[f->lead[b]];
		const uint32_t *row = f->basis + b * f->n;
		for (size_t i = 0; factor && i < f->n; i++)
			v[i] = (uint32_t)((v[i] + (PRIME - factor) * row[i]) % PRIME);
	}
	for (size_t i = 0; i < f->n; i++)
		if (v[i])
			return i;
	return f->n;
}

/* The sum of the unknown totals of the rows among these nodes. */
static void sum_of_rows(
	const struct family *f, const struct graph *g, size_t begin, size_t end, uint32_t *v)
{
	memset(v, 0, (f->n + 1) * sizeof *v);
	for (size_t i = begin; i < end; i++)
		if (g->seq[i] <= g->grid->n_units && f->total[g->seq[i]])
			v[f->total[g->seq[i]] - 1] = 1;
}

/* One more equation; v is overwritten. There are never more than n that say something new. */
static void add_equation(struct family *f, uint32_t *v)
{
	size_t lead = reduce(f, v);
	if (lead == f->n)
		return;
	uint64_t inverse = power(v[lead], PRIME - 2);
	uint32_t *row = f->basis + f->n_basis * f->n;
	for (size_t i = 0; i < f->n; i++)
		row[i] = (uint32_t)(v[i] * inverse % PRIME);
	f->lead[f->n_basis++] = lead;
}

/* ---- one grid ---- */

struct visit {
	size_t node, parent, next; /* next: how far its line has been looked through */
};

struct search {
	const struct family *family;
	struct graph *graph;
	struct visit *stack;
	size_t depth;
	size_t *place,
		*low; /* of nodes: place in seq + 1, and the first place reached from below */
};

static bool is_edge(const struct search *s, size_t node, size_t i)
{
	const struct mus_grid *g = s->graph->grid;
	return node <= g->n_units ? s->family->unknown(g, node, i)
				  : s->family->unknown(g, i, node - g->n_units - 1);
}

static void enter(struct search *s, size_t node, size_t parent)
{
	s->stack[s->depth++] = (struct visit){ node, parent, 0 };
	s->graph->seq[s->graph->n_seq++] = node;
	s->place[node] = s->low[node] = s->graph->n_seq;
}

static void leave(struct search *s)
{
	const struct visit v = s->stack[--s->depth];
	struct graph *g = s->graph;
	const size_t rows = g->grid->n_units + 1;
	if (s->depth == 0)
		return;
	if (s->low[v.node] < s->low[v.parent])
		s->low[v.parent] = s->low[v.node];
	if (s->low[v.node] <= s->place[v.parent])
		return;
	const size_t row = v.node < rows ? v.node : v.parent,
		     column = v.node < rows ? v.parent : v.node;
	g->bridges = mus_grow(NULL, g->bridges, g->n_bridges, &g->cap_bridges, sizeof *g->bridges);
	g->bridges[g->n_bridges++] = (struct bridge){ { g->number, row, column - rows },
		s->place[v.node] - 1, g->n_seq };
}

/* Looks through the part of the graph that holds a node, without recursion: it may be deep. */
static void search_part(struct search *s, size_t start)
{
	const struct mus_grid *g = s->graph->grid;
	enter(s, start, start);
	while (s->depth) {
		struct visit *v = &s->stack[s->depth - 1];
		const bool row = v->node <= g->n_units;
		if (v->next == (row ? g->n_keys : g->n_units + 1)) {
			leave(s);
			continue;
		}
		const size_t i = v->next++, to = row ? g->n_units + 1 + i : i;
		if (to == v->parent || !is_edge(s, v->node, i))
			continue;
		if (!s->place[to])
			enter(s, to, v->node);
		else if (s->place[to] < s->low[v->node])
			s->low[v->node] = s->place[to];
	}
}

static void search_grid(struct family *f, struct graph *graph, uint32_t *v)
{
	const size_t nodes = graph->grid->n_units + 1 + graph->grid->n_keys;
	struct search s = { .family = f, .graph = graph };
	s.stack = mus_xmalloc(nodes * sizeof *s.stack);
	s.place = mus_xmalloc(nodes * sizeof *s.place);
	s.low = mus_xmalloc(nodes * sizeof *s.low);
	graph->seq = mus_xmalloc(nodes * sizeof *graph->seq);
	memset(s.place, 0, nodes * sizeof *s.place);
	for (size_t node = 0; node <= graph->grid->n_units; node++) {
		size_t begin = graph->n_seq;
		if (s.place[node])
			continue;
		search_part(&s, node);
		sum_of_rows(f, graph, begin, graph->n_seq, v);
		add_equation(f, v);
	}
	free(s.stack);
	free(s.place);
	free(s.low);
}

/* A grid without units is one row, whose cells stand in no column: an unknown one alone is a
 * bridge. */
static void search_row(struct family *f, struct graph *graph, uint32_t *v)
{
	size_t n = 0, last = 0;
	for (size_t k = 0; k < graph->grid->n_keys; k++)
		if (f->unknown(graph->grid, 0, k)) {
			n++;
			last = k;
		}
	graph->seq = mus_xmalloc(sizeof *graph->seq);
	graph->seq[graph->n_seq++] = 0;
	sum_of_rows(f, graph, 0, 1, v);
	if (n == 0)
		add_equation(f, v);
	if (n == 1) {
		graph->bridges = mus_grow(
			NULL, graph->bridges, 0, &graph->cap_bridges, sizeof *graph->bridges);
		graph->bridges[graph->n_bridges++] =
			(struct bridge){ { graph->number, 0, last }, 0, 1 };
	}
}

/* ---- a family ---- */

static void add_found(struct family *f, struct audit_cell cell)
{
	f->found = mus_grow(NULL, f->found, f->n_found, &f->cap_found, sizeof *f->found);
	f->found[f->n_found++] = cell;
}

/* A total that one of the grids shows is known in all. */
static void number_totals(struct family *f, size_t first)
{
	const size_t n_units = f->grids[first]->n_units;
	f->n = 0;
	for (size_t u = 0; u <= n_units; u++) {
		bool unknown = true;
		for (size_t g = first; g < f->n_grids; g++)
			if (f->grids[g]->n_units == n_units)
				unknown &= f->unknown(f->grids[g], u, f->grids[g]->n_keys);
		f->total[u] = unknown ? ++f->n : 0;
	}
}

static void collect(
	struct family *f, size_t first, const struct graph *graphs, size_t n_graphs, uint32_t *v)
{
	for (size_t u = 0; u <= f->grids[first]->n_units; u++) {
		if (!f->total[u])
			continue;
		memset(v, 0, (f->n + 1) * sizeof *v);
		v[f->total[u] - 1] = 1;
		if (reduce(f, v) == f->n)
			add_found(f, (struct audit_cell){ first, u, f->grids[first]->n_keys });
	}
	for (size_t i = 0; i < n_graphs; i++)
		for (size_t b = 0; b < graphs[i].n_bridges; b++) {
			const struct bridge *bridge = &graphs[i].bridges[b];
			sum_of_rows(f, &graphs[i], bridge->begin, bridge->end, v);
			if (reduce(f, v) == f->n)
				add_found(f, bridge->cell);
		}
}

/* All grids with as many units as the first. */
static void audit_family(struct family *f, size_t first)
{
	const size_t n_units = f->grids[first]->n_units;
	struct graph *graphs = mus_xmalloc(f->n_grids * sizeof *graphs);
	size_t n_graphs = 0;
	f->total = mus_xmalloc((n_units + 1) * sizeof *f->total);
	number_totals(f, first);
	f->n_basis = 0;
	f->basis = mus_xmalloc((f->n * f->n + 1) * sizeof *f->basis);
	f->lead = mus_xmalloc((f->n + 1) * sizeof *f->lead);
	uint32_t *v = mus_xmalloc((f->n + 1) * sizeof *v);

	/* The column of totals, with the grand total's sign turned. */
	for (size_t i = 0; i < f->n; i++)
		v[i] = 1;
	if (n_units && f->n)
		add_equation(f, v);
	for (size_t g = first; g < f->n_grids; g++) {
		if (f->grids[g]->n_units != n_units || f->grids[g]->n_keys == 0)
			continue;
		struct graph *graph = &graphs[n_graphs++];
		*graph = (struct graph){ .grid = f->grids[g], .number = g };
		(n_units ? search_grid : search_row)(f, graph, v);
	}
	collect(f, first, graphs, n_graphs, v);
	for (size_t i = 0; i < n_graphs; i++) {
		free(graphs[i].seq);
		free(graphs[i].bridges);
	}
	free(graphs);
	free(v);
	free(f->total);
	free(f->basis);
	free(f->lead);
}

static bool is_first(struct mus_grid *const *grids, size_t g)
{
	for (size_t i = 0; i < g; i++)
		if (grids[i]->n_units == grids[g]->n_units)
			return false;
	return true;
}

size_t audit_determined(
	struct audit_cell **out, struct mus_grid *const *grids, size_t n, audit_unknown *unknown)
{
	struct family f = { .grids = grids, .n_grids = n, .unknown = unknown };
	for (size_t g = 0; g < n; g++)
		if (is_first(grids, g))
			audit_family(&f, g);
	*out = f.found;
	return f.n_found;
}
