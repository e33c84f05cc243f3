/*
 * A cycle's strategies, and the tree of their goals: the workplace's goals on top, the units'
 * below the goal that each names as its parent, in whatever file that stands.
 *
 * What is wrong with them is for mus-check to say. Here a goal whose parent does not exist, or
 * whose parents go round in a circle, is a top goal, and of several with one id the first counts.
 */
#include "store/inside.h"

#include <stdlib.h>
#include <string.h>

/* A strategy while it is read. */
struct read_strategy {
	struct mus_strategy strategy;
	const char *file;
	bool usable;
};

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct read_strategy *read = (struct read_strategy *)ctx + i;
	mus_node root = store_root(doc, MUS_STRATEGY, diag);

	if (!root)
		return;
	(void)mus_record_read(MUS_STRATEGY, doc, root, arena, diag, &read->strategy);
	/* strategy.yaml is the workplace's, also where it names the top unit. */
	if (!file->unit)
		read->strategy.unit = NULL;
	else if (!read->strategy.unit)
		read->strategy.unit = mus_strdup(arena, file->unit);
	read->file = file->path;
	read->usable = true;
}

/* Takes over those of units, or the workplace's. */
static void take(struct mus_year *year, const struct read_strategy *read, size_t n, bool units)
{
	for (size_t i = 0; i < n; i++) {
		if (!read[i].usable || (read[i].strategy.unit != NULL) != units)
			continue;
		year->files[year->n_strategies] = read[i].file;
		year->strategies[year->n_strategies++] = read[i].strategy;
	}
}

static void read_strategies(struct mus_year *year, struct mus_workspace *ws, struct mus_diag *diag)
{
	struct mus_file_filter strategies = { .kind = MUS_STRATEGY };
	struct store_walk how = { .root = ws->shared, .sub = year->cycle, .flat = true,
		.filter = &strategies, .shared = ws->shared != ws->dir };
	struct mus_files all = { 0 }, files = { 0 };
	struct read_strategy *read;
	struct mus_job *job;

	store_walk(&all, &how, ws->arena, diag);
	/* Files whose path says no kind pass the filter; a strategy is where its path says so. */
	for (size_t i = 0; i < all.n; i++)
		if (all.item[i].kind == MUS_STRATEGY)
			*MUS_PUSH(ws->arena, files.item, files.n, files.cap) = all.item[i];
	if (!files.n)
		return;
	read = mus_alloc(ws->arena, files.n * sizeof *read);
	(void)mus_files_visit(&job, &files, visit, read, diag);
	store_keep(ws, job);
	year->strategies = mus_alloc(ws->arena, files.n * sizeof *year->strategies);
	year->files = mus_alloc(ws->arena, files.n * sizeof *year->files);
	take(year, read, files.n, false);
	take(year, read, files.n, true);
	year->unread = year->n_strategies < files.n;
}

static void index_first(struct mus_map *map, const char *id, void *value)
{
	struct mus_map_entry *entry = id ? mus_map_add(map, id) : NULL;

	if (entry && !entry->value)
		entry->value = value;
}

static void index_strategy(struct mus_year *year, struct mus_strategy *s)
{
	for (size_t i = 0; i < s->n_competences; i++)
		index_first(&year->competence_of_id, s->competences[i].id, &s->competences[i]);
	for (size_t i = 0; i < s->n_budgets; i++)
		index_first(&year->budget_of_id, s->budgets[i].id, &s->budgets[i]);
}

/* ---- the tree ---- */

/* A goal before it has its place in the result. */
struct raw {
	struct mus_goal_node node; /* parent is set in the result only */
	struct raw *parent;
	size_t seen;                  /* the walk that came by, from 1 */
	struct mus_goal_node *placed; /* in the result */
};

struct tree {
	struct raw *raw;
	size_t n;
	struct mus_map of_id; /* id → struct raw * */
};

static void gather(struct tree *tree, const struct mus_year *year)
{
	for (size_t s = 0; s < year->n_strategies; s++) {
		const struct mus_strategy *strategy = &year->strategies[s];

		for (size_t i = 0; i < strategy->n_goals; i++) {
			const struct mus_goal *goal = &strategy->goals[i];
			struct mus_map_entry *entry = goal->id ? mus_map_add(&tree->of_id, goal->id) : NULL;

			if (!entry || entry->value)
				continue;
			entry->value = &tree->raw[tree->n++];
			*(struct raw *)entry->value = (struct raw){
				.node = { goal, strategy->unit, year->files[s], NULL, 0 } };
		}
	}
}

static void find_parents(struct tree *tree)
{
	for (size_t i = 0; i < tree->n; i++) {
		const char *parent = tree->raw[i].node.goal->parent;

		tree->raw[i].parent = parent ? mus_map_get(&tree->of_id, parent) : NULL;
	}
}

/* Each goal is passed once; who meets the mark of the same walk has gone round. */
static void cut_circles(struct tree *tree)
{
	for (size_t i = 0; i < tree->n; i++) {
		struct raw *goal = &tree->raw[i];

		while (goal && !goal->seen) {
			goal->seen = i + 1;
			goal = goal->parent;
		}
		if (!goal || goal->seen != i + 1)
			continue;
		while (goal->parent) {
			struct raw *next = goal->parent;

			goal->parent = NULL;
			goal = next;
		}
	}
}

/* Places the goal, after those above it that have no place yet. */
static void place(struct mus_year *year, struct raw *goal, struct raw **stack)
{
	size_t n = 0;

	for (; goal && !goal->placed; goal = goal->parent)
		stack[n++] = goal;
	while (n--) {
		struct mus_goal_node *node = &year->goals[year->n_goals++];

		goal = stack[n];
		*node = goal->node;
		node->parent = goal->parent ? goal->parent->placed : NULL;
		node->depth = node->parent ? node->parent->depth + 1 : 0;
		goal->placed = node;
		index_first(&year->goal_of_id, node->goal->id, node);
	}
}

static void make_tree(struct mus_year *year, struct mus_arena *arena)
{
	struct tree tree = { .of_id = MUS_MAP_INIT };
	struct raw **stack;
	size_t n = 0;

	for (size_t s = 0; s < year->n_strategies; s++)
		n += year->strategies[s].n_goals;
	tree.raw = mus_xmalloc(n * sizeof *tree.raw);
	gather(&tree, year);
	find_parents(&tree);
	cut_circles(&tree);
	year->goals = mus_alloc(arena, tree.n * sizeof *year->goals);
	stack = mus_xmalloc(tree.n * sizeof(struct raw *));
	for (size_t i = 0; i < tree.n; i++)
		place(year, &tree.raw[i], stack);
	free(stack);
	free(tree.raw);
	mus_map_dispose(&tree.of_id);
}

static void read_year(struct mus_year *year, struct mus_workspace *ws, struct mus_diag *diag)
{
	read_strategies(year, ws, diag);
	for (size_t i = 0; i < year->n_strategies; i++)
		index_strategy(year, &year->strategies[i]);
	make_tree(year, ws->arena);
}

const struct mus_year *mus_year(
	struct mus_workspace *ws, const char *cycle, struct mus_diag *diag)
{
	struct store_year *y;

	if (!cycle)
		cycle = ws->cycle ? ws->cycle : "";
	for (y = ws->years; y; y = y->next)
		if (strcmp(y->year.cycle, cycle) == 0)
			return &y->year;
	y = mus_alloc(ws->arena, sizeof *y);
	y->year.cycle = mus_strdup(ws->arena, cycle);
	y->next = ws->years;
	ws->years = y;
	/* What is no cycle, "../x" for one, is no folder of ours. */
	if (store_is_cycle(cycle))
		read_year(&y->year, ws, diag);
	return &y->year;
}
