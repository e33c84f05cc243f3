#include "work/rollup/join.h"

#include "base/slots.h"

#include <stdlib.h>
#include <string.h>

static bool is_wanted(const struct facts_yield *y, const struct facts_reading *r)
{
	const struct mus_facts_query *q = r->query;
	if (y->kind != MUS_PLAN && y->kind != MUS_TALK)
		return false;
	if (q->cycle && strcmp(y->talk.cycle, q->cycle) != 0)
		return false;
	if (q->person && strcmp(y->talk.person, q->person) != 0)
		return false;
	if (!q->unit)
		return true;
	return r->staff ? mus_unit_within(r->staff, y->talk.unit, q->unit) : strcmp(y->talk.unit, q->unit) == 0;
}

/* Records in a list, to be freed. */
struct records {
	struct facts_yield **item; /* n of them */
	size_t n, cap;
};

/* All yields of all files in one list, in order; unwanted ones are left out. */
static struct records collect(const struct facts_reading *r, struct mus_facts *facts)
{
	struct records all = { .n = 0 };
	for (size_t i = 0; i < r->files->n; i++)
		for (struct facts_yield *y = r->yields[i]; y; y = y->next) {
			if (y->kind == MUS_ROLLUP)
				*MUS_PUSH(facts->arena, facts->parts.item, facts->parts.n, facts->parts.cap) =
					r->files->item[i];
			if (is_wanted(y, r))
				*MUS_PUSH(NULL, all.item, all.n, all.cap) = y;
		}
	return all;
}

/* A record whose like is looked for among others. */
struct twin_key {
	const struct records *all;
	const struct facts_yield *y;
};

static bool is_twin(const void *key, uint32_t number)
{
	const struct twin_key *k = key;
	const struct facts_yield *x = k->all->item[number];
	return x->kind == k->y->kind && strcmp(x->talk.person, k->y->talk.person) == 0 &&
		strcmp(x->talk.cycle, k->y->talk.cycle) == 0;
}

/* The identity rule: two records of one kind, cycle and person are refused, and neither counts. */
static void refuse_twins(const struct records *all, const struct mus_files *files, struct mus_diag *diag)
{
	struct mus_slots seen = { .n = 0 };
	for (size_t i = 0; i < all->n; i++) {
		struct facts_yield *y = all->item[i];
		const struct twin_key key = { all, y };
		uint64_t hash = mus_slots_hash(&seen, (const char *const[]){ y->talk.person, y->talk.cycle }, 2);
		size_t found = mus_slots_find(&seen, hash, is_twin, &key);
		if (!found) {
			mus_slots_add(&seen, hash, (uint32_t)i);
			continue;
		}
		struct facts_yield *first = all->item[found - 1];
		const struct mus_place place = { files->item[y->file].path, y->at.line, y->at.column };
		first->twice = y->twice = true;
		mus_find(diag, MUS_F_SAME_IDENTITY, place, mus_kind_name((enum mus_kind)y->kind), y->talk.person,
			files->item[first->file].path);
	}
	mus_slots_dispose(&seen);
}

static int compare(const struct facts_yield *x, const struct facts_yield *y)
{
	/* The people of one unit share its name. */
	int unit = x->talk.unit == y->talk.unit ? 0 : strcmp(x->talk.unit, y->talk.unit);
	int person = unit ? unit : strcmp(x->talk.person, y->talk.person);
	int cycle = person ? person : strcmp(x->talk.cycle, y->talk.cycle);
	return cycle ? cycle : (int)x->kind - (int)y->kind;
}

static int by_person(const void *a, const void *b)
{
	return compare(*(struct facts_yield *const *)a, *(struct facts_yield *const *)b);
}

/* Folders are walked by unit and person, so that plans alone come in this order. */
static void sort_by_person(struct records *all)
{
	size_t i = 1;
	while (i < all->n && compare(all->item[i - 1], all->item[i]) <= 0)
		i++;
	if (i < all->n)
		qsort(all->item, all->n, sizeof *all->item, by_person);
}

/* Whose folder the records that count come from. */
static void find_owners(
	struct mus_facts *facts, const struct records *all, const struct mus_files *files, const char *of_all)
{
	struct mus_owners owners = { .arena = facts->arena, .of_folder = MUS_MAP_INIT };
	for (size_t i = 0; i < all->n; i++) {
		struct facts_yield *y = all->item[i];
		const char *owner = of_all ? of_all : mus_file_owner(&owners, files->item[y->file].path);
		y->talk.by = *owner ? owner : y->talk.leader;
	}
	mus_map_dispose(&owners.of_folder);
}

/* A person's talk and plan are one talk fact: the plan, which comes second, is put to the talk. */
static void add_plan(struct mus_talk_fact *t, const struct mus_talk_fact *plan)
{
	t->plan = true;
	t->follow_up = plan->follow_up;
	t->followed_up = plan->followed_up;
	t->follow_up_late = plan->follow_up_late;
	t->actions = plan->actions;
	t->n_actions = plan->n_actions;
}

static bool same_person(const struct mus_talk_fact *a, const struct mus_talk_fact *b)
{
	return strcmp(a->person, b->person) == 0 && strcmp(a->unit, b->unit) == 0;
}

static void merge(struct mus_facts *facts, struct records *all)
{
	struct mus_talk_fact *last = NULL;
	uint32_t person_no = 0;

	facts->talks = mus_alloc(facts->arena, all->n * sizeof(struct mus_talk_fact *));
	sort_by_person(all);
	for (size_t i = 0; i < all->n; i++) {
		struct mus_talk_fact *t = &all->item[i]->talk;
		if (all->item[i]->twice)
			continue;
		bool same = last && same_person(last, t);
		person_no += !same;
		facts->n_actions += t->n_actions;
		if (same && strcmp(last->cycle, t->cycle) == 0) {
			add_plan(last, t);
			continue;
		}
		t->person_no = person_no;
		last = facts->talks[facts->n_talks++] = t;
	}
}

void join_facts(struct mus_facts *out, const struct facts_reading *r, struct mus_diag *diag)
{
	struct records all = collect(r, out);
	refuse_twins(&all, r->files, diag);
	find_owners(out, &all, r->files, r->query->owner);
	merge(out, &all);
	free(all.item);
}
