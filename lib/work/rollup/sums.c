#include "work/sums.h"

#include "base/slots.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Which actions a view takes. */
enum part { ALL, WISHES, AGREED, NO_ACTIONS };

static const struct view {
	const char *name;
	enum part part;
	enum mus_key key; /* MUS_KEY_UNIT: the unit's own total */
	const char *key_name;
} views[MUS_VIEWS] = {
	[MUS_VIEW_UNIT] = { "unit", ALL, MUS_KEY_UNIT, NULL },
	[MUS_VIEW_COMPETENCE] = { "competence", ALL, MUS_KEY_COMPETENCE, "competence" },
	[MUS_VIEW_METHOD] = { "method", ALL, MUS_KEY_METHOD, "method" },
	[MUS_VIEW_THEME] = { "theme", ALL, MUS_KEY_THEME, "theme" },
	[MUS_VIEW_GOAL] = { "goal", ALL, MUS_KEY_GOAL, "goal" },
	[MUS_VIEW_STATUS] = { "status", ALL, MUS_KEY_STATUS, "status" },
	[MUS_VIEW_ROLE] = { "role", ALL, MUS_KEY_ROLE, "role" },
	[MUS_VIEW_WISHES] = { "wishes", WISHES, MUS_KEY_UNIT, NULL },
	[MUS_VIEW_WISHES_GOAL] = { "wishes-goal", WISHES, MUS_KEY_GOAL, "goal" },
	[MUS_VIEW_WISHES_COMPETENCE] = { "wishes-competence", WISHES, MUS_KEY_COMPETENCE, "competence" },
	[MUS_VIEW_WISHES_BUDGET] = { "wishes-budget", WISHES, MUS_KEYS, "budget" },
	[MUS_VIEW_WISHES_METHOD] = { "wishes-method", WISHES, MUS_KEY_METHOD, "method" },
	[MUS_VIEW_WISHES_THEME] = { "wishes-theme", WISHES, MUS_KEY_THEME, "theme" },
	[MUS_VIEW_AGREED] = { "agreed", AGREED, MUS_KEY_UNIT, NULL },
	[MUS_VIEW_AGREED_GOAL] = { "agreed-goal", AGREED, MUS_KEY_GOAL, "goal" },
	[MUS_VIEW_AGREED_COMPETENCE] = { "agreed-competence", AGREED, MUS_KEY_COMPETENCE, "competence" },
	[MUS_VIEW_AGREED_BUDGET] = { "agreed-budget", AGREED, MUS_KEYS, "budget" },
	[MUS_VIEW_AGREED_METHOD] = { "agreed-method", AGREED, MUS_KEY_METHOD, "method" },
	[MUS_VIEW_AGREED_THEME] = { "agreed-theme", AGREED, MUS_KEY_THEME, "theme" },
	[MUS_VIEW_LEVELS] = { "levels", NO_ACTIONS, MUS_KEY_COMPETENCE, "competence" },
	[MUS_VIEW_COVERAGE] = { "coverage", NO_ACTIONS, MUS_KEY_UNIT, NULL },
};

static const char *const measures[MUS_MEASURES] = { "persons", "actions", "cost", "hours", "effect_sum",
	"effect_n", "effect_persons", "overdue", "level_sum", "needed_sum", "needed_n", "motivated", "planned",
	"lapsed", "held", "not_held", "plans", "follow_ups", "followed_up", "follow_ups_late" };

const char *mus_view_name(enum mus_view view)
{
	return view < MUS_VIEWS ? views[view].name : NULL;
}

enum mus_view mus_view_parse(const char *name)
{
	for (int v = 0; v < MUS_VIEWS; v++)
		if (strcmp(views[v].name, name) == 0)
			return (enum mus_view)v;
	return MUS_VIEWS;
}

const char *mus_view_key(enum mus_view view)
{
	return view < MUS_VIEWS ? views[view].key_name : NULL;
}

const char *mus_measure_name(enum mus_measure measure)
{
	return measure < MUS_MEASURES ? measures[measure] : NULL;
}

enum mus_measure mus_measure_parse(const char *name)
{
	for (int m = 0; m < MUS_MEASURES; m++)
		if (strcmp(measures[m], name) == 0)
			return (enum mus_measure)m;
	return MUS_MEASURES;
}

bool mus_measure_is_decimal(enum mus_measure measure)
{
	return measure == MUS_COST || measure == MUS_HOURS;
}

int mus_view_measures(enum mus_view view)
{
	if (view == MUS_VIEW_COVERAGE)
		return MUS_MEASURES;
	return view == MUS_VIEW_LEVELS ? MUS_MOTIVATED + 1 : MUS_OVERDUE + 1;
}

/* ---- rows ---- */

/* Where rows and covers stand in their lists, and one copy of each text in them. */
struct mus_sums_index {
	struct mus_slots rows[MUS_VIEWS], covers;
	struct mus_map texts;
};

void mus_sums_init(struct mus_sums *sums, const char *cycle)
{
	memset(sums, 0, sizeof *sums);
	sums->arena = mus_arena_new();
	sums->cycle = mus_strdup(sums->arena, cycle ? cycle : "");
	sums->as_of = MUS_NO_DATE;
	sums->views = MUS_ALL_VIEWS;
}

static void free_index(struct mus_sums *sums)
{
	struct mus_sums_index *index = sums->index;
	if (!index)
		return;
	for (int v = 0; v < MUS_VIEWS; v++)
		mus_slots_dispose(&index->rows[v]);
	mus_slots_dispose(&index->covers);
	mus_map_dispose(&index->texts);
	free(index);
	sums->index = NULL;
}

void mus_sums_dispose(struct mus_sums *sums)
{
	free_index(sums);
	mus_arena_free(sums->arena);
	memset(sums, 0, sizeof *sums);
}

static struct mus_sums_index *index_of(struct mus_sums *sums)
{
	if (!sums->index) {
		sums->index = mus_xmalloc(sizeof *sums->index);
		memset(sums->index, 0, sizeof *sums->index);
	}
	return sums->index;
}

/* Units and keys stand in many rows: all have the same copy. */
static const char *keep(struct mus_sums *sums, const char *text)
{
	struct mus_map *texts = &index_of(sums)->texts;
	const struct mus_map_entry *e = mus_map_find(texts, text);
	return e ? e->key : mus_map_add(texts, mus_strdup(sums->arena, text))->key;
}

/* Most texts that differ do so in the first letter. */
static bool same(const char *a, const char *b)
{
	return *a == *b && strcmp(a, b) == 0;
}

/* Facts come by unit: what is looked for stands among the last rows as a rule. */
static struct mus_sum *near_end(const struct mus_sum_list *list, const char *unit, const char *key)
{
	enum { NEAR = 24 };
	const struct mus_sum *last = list->n ? &list->item[list->n - 1] : NULL;
	if (!last || !same(last->unit, unit))
		return NULL;
	/* Rows of one unit that follow each other share its name. */
	for (size_t i = list->n; i > 0 && i + NEAR > list->n && list->item[i - 1].unit == last->unit; i--)
		if (same(list->item[i - 1].key, key))
			return &list->item[i - 1];
	return NULL;
}

/* A row that is looked for. */
struct row_key {
	const struct mus_sum_list *list;
	const char *unit, *key;
};

static bool is_row(const void *key, uint32_t number)
{
	const struct row_key *k = key;
	const struct mus_sum *row = &k->list->item[number];
	return strcmp(row->unit, k->unit) == 0 && strcmp(row->key, k->key) == 0;
}

struct mus_sum *mus_sums_row(struct mus_sums *sums, enum mus_view view, const char *unit, const char *key)
{
	struct mus_sum_list *list = &sums->view[view];
	struct mus_sum *row = near_end(list, unit, key);
	if (row)
		return row;
	struct mus_slots *rows = &index_of(sums)->rows[view];
	const struct row_key wanted = { list, unit, key };
	uint64_t hash = mus_slots_hash(rows, (const char *const[]){ unit, key }, 2);
	size_t found = mus_slots_find(rows, hash, is_row, &wanted);
	if (found)
		return &list->item[found - 1];
	mus_slots_add(rows, hash, (uint32_t)list->n);
	row = MUS_PUSH(sums->arena, list->item, list->n, list->cap);
	row->unit = keep(sums, unit);
	row->key = keep(sums, key);
	row->value = mus_alloc(sums->arena, (size_t)mus_view_measures(view) * sizeof *row->value);
	return row;
}

/* ---- covers ---- */

/* A cover that is looked for. */
struct cover_key {
	const struct mus_sums *sums;
	struct mus_cover cover;
};

static bool is_cover(const void *key, uint32_t number)
{
	const struct cover_key *k = key;
	const struct mus_cover *c = &k->sums->covers[number];
	return strcmp(c->unit, k->cover.unit) == 0 && strcmp(c->leader, k->cover.leader) == 0 &&
		strcmp(c->by, k->cover.by) == 0;
}

/* The cover's number + 1; 0 for none, and then *hash is of use. */
static size_t find_cover(struct mus_sums *sums, const struct mus_cover *cover, uint64_t *hash)
{
	struct mus_slots *covers = &index_of(sums)->covers;
	const struct cover_key wanted = { sums, *cover };
	*hash = mus_slots_hash(covers, (const char *const[]){ cover->unit, cover->leader, cover->by }, 3);
	return mus_slots_find(covers, *hash, is_cover, &wanted);
}

bool mus_sums_cover(struct mus_sums *sums, const char *unit, const char *leader, const char *by)
{
	uint64_t hash;
	if (find_cover(sums, &(struct mus_cover){ unit, leader, by }, &hash))
		return false;
	mus_slots_add(&sums->index->covers, hash, (uint32_t)sums->n_covers);
	struct mus_cover *c = MUS_PUSH(sums->arena, sums->covers, sums->n_covers, sums->cap_covers);
	*c = (struct mus_cover){ keep(sums, unit), keep(sums, leader), keep(sums, by) };
	return true;
}

/* ---- adding ---- */

static bool wants(const struct mus_sums *sums, enum mus_view view)
{
	return sums->views >> view & 1;
}

const char *mus_sums_unit(const struct mus_sums *sums, enum mus_view view, const char *unit)
{
	bool stage = views[view].part == WISHES || views[view].part == AGREED;
	return stage && (sums->views & MUS_STAGES_AS_TOTALS) ? "" : unit;
}

static bool takes(enum part part, int status)
{
	bool wish = status == MUS_WISH || status == MUS_AWAITING;
	switch (part) {
	case ALL:
		return true;
	case WISHES:
		return wish;
	case AGREED:
		return !wish && status != MUS_DROPPED;
	default:
		return false;
	}
}

int64_t mus_sum_of(int64_t a, int64_t b)
{
	return b > INT64_MAX - a ? INT64_MAX : a + b;
}

static void add_action(struct mus_sum *row, const struct mus_fact *f, uint32_t person_no)
{
	row->value[MUS_PERSONS] += row->last_person != person_no;
	row->last_person = person_no;
	row->value[MUS_ACTIONS]++;
	row->value[MUS_COST] = mus_sum_of(row->value[MUS_COST], f->cost);
	row->value[MUS_HOURS] = mus_sum_of(row->value[MUS_HOURS], f->hours);
	row->value[MUS_OVERDUE] += f->overdue;
	if (!f->effect)
		return;
	row->value[MUS_EFFECT_SUM] += f->effect;
	row->value[MUS_EFFECT_N]++;
	row->value[MUS_EFFECT_PERSONS] += row->last_rated != person_no;
	row->last_rated = person_no;
}

static void add_to_views(struct mus_sums *sums, const struct mus_talk_fact *t, const struct mus_fact *f)
{
	for (int v = 0; v < MUS_VIEWS; v++) {
		if (!takes(views[v].part, f->status) || !wants(sums, (enum mus_view)v))
			continue;
		const char *key = views[v].key == MUS_KEYS ? f->budget
			: views[v].key == MUS_KEY_UNIT     ? ""
							   : mus_fact_key(t, f, views[v].key);
		const char *unit = mus_sums_unit(sums, (enum mus_view)v, t->unit);
		add_action(mus_sums_row(sums, (enum mus_view)v, unit, key), f, t->person_no);
	}
}

/* The level that a role needs, or -1. */
static int needed_level(const struct mus_year *year, const char *competence, const char *role)
{
	const struct mus_competence *c = year ? mus_map_get(&year->competence_of_id, competence) : NULL;
	for (size_t i = 0; c && i < c->n_needed; i++)
		if (c->needed[i].role && mus_utf8_same(c->needed[i].role, role))
			return c->needed[i].level;
	return -1;
}

static void add_levels(struct mus_sums *sums, const struct mus_talk_fact *t, const struct mus_year *year)
{
	for (size_t i = 0; i < t->n_levels && wants(sums, MUS_VIEW_LEVELS); i++) {
		const struct mus_level_fact *l = &t->levels[i];
		struct mus_sum *row = mus_sums_row(sums, MUS_VIEW_LEVELS, t->unit, l->competence);
		int needed = needed_level(year, l->competence, t->role);
		row->value[MUS_PERSONS]++;
		row->value[MUS_LEVEL_SUM] += l->level;
		row->value[MUS_MOTIVATED] += l->motivated;
		if (needed >= 0) {
			row->value[MUS_NEEDED_N]++;
			/* What is there beyond the need does not make up for what lacks elsewhere. */
			row->value[MUS_NEEDED_SUM] += needed > l->level ? needed - l->level : 0;
		}
	}
}

static void add_talk(struct mus_sums *sums, const struct mus_talk_fact *t)
{
	if (!wants(sums, MUS_VIEW_COVERAGE))
		return;
	struct mus_sum *row = mus_sums_row(sums, MUS_VIEW_COVERAGE, t->unit, "");
	if (t->talk) {
		row->value[MUS_HELD] += t->state == MUS_TALK_HELD;
		row->value[MUS_NOT_HELD] += t->state == MUS_TALK_NOT_HELD;
		row->value[MUS_PLANNED] += t->state == MUS_TALK_PLANNED;
		row->value[MUS_LAPSED] += t->lapsed;
	}
	row->value[MUS_PLANS] += t->plan;
	row->value[MUS_FOLLOW_UPS] += t->follow_up;
	row->value[MUS_FOLLOWED_UP] += t->followed_up;
	row->value[MUS_FOLLOW_UPS_LATE] += t->follow_up_late;
}

/* Whether these people came in after the first `known` covers, from their leader's own folder. */
static bool is_new(struct mus_sums *sums, const char *unit, const char *leader, size_t known)
{
	uint64_t hash;
	return find_cover(sums, &(struct mus_cover){ unit, leader, leader }, &hash) > known;
}

/*
 * Everybody who could have had a talk, with or without a record. Parts that were added before
 * have counted theirs.
 */
static void add_people(struct mus_sums *sums, const struct mus_staff *staff, size_t known)
{
	for (size_t u = 0; staff && wants(sums, MUS_VIEW_COVERAGE) && u < staff->n_units; u++)
		for (size_t p = 0; p < staff->units[u].n_people; p++) {
			const struct mus_person *person = &staff->units[u].people[p];
			const char *leader = mus_person_leader(staff, person);
			if (mus_person_gone(person, sums->as_of) || person->exempt || !person->unit)
				continue;
			if (is_new(sums, person->unit, leader ? leader : "", known))
				mus_sums_row(sums, MUS_VIEW_COVERAGE, person->unit, "")->value[MUS_PERSONS]++;
		}
}

void mus_sums_add(struct mus_sums *sums, const struct mus_facts *facts, const struct mus_staff *staff,
	const struct mus_year *year)
{
	const size_t known = sums->n_covers;
	for (size_t i = 0; i < facts->n_talks; i++) {
		const struct mus_talk_fact *t = facts->talks[i];
		struct mus_fact_walk walk = mus_fact_first(facts, t);
		struct mus_fact f;
		while (mus_fact_next(&walk, &f))
			add_to_views(sums, t, &f);
		mus_sums_cover(sums, t->unit, t->leader, t->by);
		add_levels(sums, t, year);
		add_talk(sums, t);
	}
	add_people(sums, staff, known);
}

/* ---- order ---- */

static int compare_rows(const void *a, const void *b)
{
	const struct mus_sum *x = a, *y = b;
	int unit = strcmp(x->unit, y->unit);
	return unit ? unit : strcmp(x->key, y->key);
}

static int compare_covers(const void *a, const void *b)
{
	const struct mus_cover *x = a, *y = b;
	int unit = strcmp(x->unit, y->unit);
	int leader = unit ? unit : strcmp(x->leader, y->leader);
	return leader ? leader : strcmp(x->by, y->by);
}

void mus_sums_sort(struct mus_sums *sums)
{
	for (int v = 0; v < MUS_VIEWS; v++)
		if (sums->view[v].n)
			qsort(sums->view[v].item, sums->view[v].n, sizeof(struct mus_sum), compare_rows);
	if (sums->n_covers)
		qsort(sums->covers, sums->n_covers, sizeof *sums->covers, compare_covers);
	/* Rows have moved: the index no longer fits. */
	free_index(sums);
}

const struct mus_sum *mus_sums_find(
	const struct mus_sums *sums, enum mus_view view, const char *unit, const char *key)
{
	const struct mus_sum wanted = { .unit = unit, .key = key };
	const struct mus_sum_list *list = &sums->view[view];
	if (list->n == 0)
		return NULL;
	return bsearch(&wanted, list->item, list->n, sizeof *list->item, compare_rows);
}
