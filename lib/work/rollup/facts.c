#include "work/facts.h"
#include "work/rollup/sound.h"

#include <stdlib.h>
#include <string.h>

static const char *const key_names[MUS_KEYS] = { "unit", "person", "competence", "method", "theme",
	"goal", "status", "role", "cycle" };

const char *mus_key_name(enum mus_key key)
{
	return key < MUS_KEYS ? key_names[key] : NULL;
}

enum mus_key mus_key_parse(const char *name)
{
	for (int k = 0; k < MUS_KEYS; k++)
		if (strcmp(key_names[k], name) == 0)
			return (enum mus_key)k;
	return MUS_KEYS;
}

const char *mus_fact_key(const struct mus_talk_fact *talk, const struct mus_fact *fact, enum mus_key key)
{
	const char *value = NULL;

	switch (key) {
	case MUS_KEY_UNIT:
		return talk->unit;
	case MUS_KEY_PERSON:
		return talk->person;
	case MUS_KEY_ROLE:
		return talk->role;
	case MUS_KEY_CYCLE:
		return talk->cycle;
	case MUS_KEY_COMPETENCE:
		return fact->competence;
	case MUS_KEY_THEME:
		return fact->theme;
	case MUS_KEY_GOAL:
		return fact->goal;
	case MUS_KEY_METHOD:
		value = mus_method_name(fact->method);
		break;
	case MUS_KEY_STATUS:
		value = mus_status_name(fact->status);
		break;
	default:
		break;
	}
	return value ? value : "";
}

/* What one document of one file gave. */
struct yield {
	const char *file;
	struct mus_at at;
	enum mus_kind kind; /* plan, talk or rollup; none when it was passed over */
	bool twice;          /* another record has the same identity */
	struct mus_talk_fact talk;
	struct yield *next;  /* the next document of the same file */
	struct yield *other; /* another record of the same person */
};

/* One document while it is read. */
struct source {
	const struct mus_doc *doc;
	mus_node root;
	struct mus_arena *scratch;
	struct mus_diag *diag;
};

struct reading {
	const struct mus_staff *staff;
	const struct mus_year *year; /* of the query's cycle; NULL: none */
	const struct mus_facts_query *query;
	const struct mus_files *files;
	struct yield *yields; /* the first of each file */
};

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

/* The goal of the strategy that an action serves: its own, or that of the plan's goal it works on. */
static const char *served(const struct mus_plan *plan, const struct mus_action *a)
{
	if (a->serves || !a->goal)
		return or_empty(a->serves);
	for (size_t i = 0; i < plan->n_goals; i++)
		if (plan->goals[i].id && strcmp(plan->goals[i].id, a->goal) == 0)
			return or_empty(plan->goals[i].serves);
	return "";
}

static bool is_open(int status)
{
	return status != MUS_DONE && status != MUS_DROPPED;
}

static mus_dec amount(mus_dec d)
{
	return d == MUS_NO_DEC ? 0 : d;
}

/* The strategy's own copy of an id, which outlives the facts; else one of theirs. */
static const char *keep_id(const struct mus_map *known, const char *id, struct mus_arena *arena)
{
	const struct mus_map_entry *e = known && id ? mus_map_find(known, id) : NULL;
	if (!id || !*id)
		return "";
	return e ? e->key : mus_strdup(arena, id);
}

static void take_action(struct mus_fact *f, const struct mus_plan *plan, const struct mus_action *a,
	const struct reading *r, struct mus_arena *arena)
{
	const struct mus_year *year = r->year;
	f->status = (short)a->status;
	f->method = (short)(a->method == MUS_NO_INT ? -1 : a->method);
	f->competence = keep_id(year ? &year->competence_of_id : NULL, a->competence, arena);
	f->goal = keep_id(year ? &year->goal_of_id : NULL, served(plan, a), arena);
	f->budget = keep_id(year ? &year->budget_of_id : NULL, a->budget, arena);
	f->theme = keep_id(NULL, a->theme, arena);
	/* A dropped action costs nothing, and a common action's cost stands in the group plan. */
	bool free_of_cost = f->status == MUS_DROPPED || a->part_of;
	f->cost = free_of_cost ? 0 : amount(a->cost);
	f->hours = f->status == MUS_DROPPED ? 0 : amount(a->hours);
	f->effect = (short)(a->effect.rating == MUS_NO_INT ? 0 : a->effect.rating);
	f->overdue = is_open(f->status) && a->due != MUS_NO_DATE && a->due < r->query->as_of;
}

static bool wanted_status(const struct mus_facts_query *q, int status)
{
	if (!q->statuses || q->statuses->n == 0)
		return true;
	const char *name = or_empty(mus_status_name(status));
	for (size_t i = 0; i < q->statuses->n; i++)
		if (strcmp(q->statuses->item[i], name) == 0)
			return true;
	return false;
}

/* The follow-up that was agreed, and whether it was held (D16, D22). */
static void take_follow_up(struct mus_talk_fact *t, const struct mus_plan *plan, mus_date as_of)
{
	mus_date last = MUS_NO_DATE;
	for (size_t i = 0; i < plan->n_follow_ups; i++)
		if (plan->follow_ups[i].date > last)
			last = plan->follow_ups[i].date;
	t->follow_up = plan->follow_up != MUS_NO_DATE;
	t->followed_up = last != MUS_NO_DATE;
	t->follow_up_late = t->follow_up && plan->follow_up < as_of && last < plan->follow_up;
}

/* What a record says of whose it is. */
struct whose {
	const char *cycle, *person, *unit, *leader;
};

/* The home unit and role from the staff; what the record says where the person is unknown. */
static void take_person(struct mus_talk_fact *t, const struct reading *r, const struct mus_file *file,
	const struct whose *said, struct mus_arena *arena)
{
	const struct mus_staff *staff = r->staff;
	const struct mus_person *p = staff && said->person ? mus_person_find(staff, said->person) : NULL;
	const char *leader = p ? mus_person_leader(staff, p) : NULL;
	/* Mostly the round that was asked for. */
	t->cycle = said->cycle && r->year && strcmp(said->cycle, r->year->cycle) == 0
		? r->year->cycle : mus_strdup(arena, or_empty(said->cycle));
	t->person = p ? p->id : mus_strdup(arena, or_empty(said->person));
	t->role = p ? or_empty(p->role) : "";
	t->leader = leader ? leader : mus_strdup(arena, or_empty(said->leader));
	if (p && p->unit)
		t->unit = p->unit;
	else
		t->unit = mus_strdup(arena, said->unit && *said->unit ? said->unit : or_empty(file->unit));
}

static void take_plan(struct yield *y, const struct reading *r, const struct mus_file *file,
	const struct source *from, struct mus_arena *arena)
{
	struct mus_plan plan;
	if (mus_record_read(MUS_PLAN, from->doc, from->root, from->scratch, from->diag, &plan) ||
		!sound_plan(&plan, from->doc, from->root, from->diag))
		return;
	y->kind = MUS_PLAN;
	take_person(&y->talk, r, file, &(struct whose){ plan.cycle, plan.person, plan.unit, plan.leader }, arena);
	y->talk.plan = true;
	take_follow_up(&y->talk, &plan, r->query->as_of);
	y->talk.actions = mus_alloc(arena, plan.n_actions * sizeof *y->talk.actions);
	for (size_t i = 0; i < plan.n_actions; i++) {
		struct mus_fact *f = &y->talk.actions[y->talk.n_actions];
		take_action(f, &plan, &plan.actions[i], r, arena);
		y->talk.n_actions += wanted_status(r->query, f->status);
	}
}

static void take_levels(struct mus_talk_fact *t, const struct mus_talk *talk, struct mus_arena *arena)
{
	t->levels = mus_alloc(arena, (talk->n_competences + 1) * sizeof *t->levels);
	for (size_t i = 0; i < talk->n_competences; i++) {
		const struct mus_level *l = &talk->competences[i];
		if (!l->competence || l->level == MUS_NO_INT)
			continue;
		struct mus_level_fact *f = &t->levels[t->n_levels++];
		f->competence = mus_strdup(arena, l->competence);
		f->level = l->level;
		f->motivated = l->motivation == MUS_MOTIVATION_HIGH;
	}
}

static void take_talk(struct yield *y, const struct reading *r, const struct mus_file *file,
	const struct source *from, struct mus_arena *arena)
{
	struct mus_talk talk;
	if (mus_record_read(MUS_TALK, from->doc, from->root, from->scratch, from->diag, &talk) ||
		talk.type == MUS_TALK_GRUS || !sound_talk(&talk, from->doc, from->root, from->diag))
		return;
	y->kind = MUS_TALK;
	take_person(&y->talk, r, file, &(struct whose){ talk.cycle, talk.person, talk.unit, talk.leader }, arena);
	y->talk.talk = true;
	y->talk.state = talk.state == MUS_NO_INT ? MUS_TALK_PLANNED : talk.state;
	y->talk.lapsed = y->talk.state == MUS_TALK_PLANNED && talk.planned_date != MUS_NO_DATE &&
		talk.planned_date < r->query->as_of;
	take_levels(&y->talk, &talk, arena);
}

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct reading *r = ctx;
	struct yield *y = &r->yields[i];
	struct source from = { .doc = doc, .scratch = mus_arena_new(), .diag = diag };

	for (size_t d = 0; d < mus_doc_count(doc); d++) {
		from.root = mus_doc_root(doc, d);
		if (d > 0)
			y = y->next = mus_alloc(arena, sizeof *y);
		struct mus_place place = mus_doc_place(doc, from.root);
		y->file = file->path;
		y->at = (struct mus_at){ place.line, place.column };
		switch (mus_kind_of(doc, from.root)) {
		case MUS_PLAN:
			take_plan(y, r, file, &from, arena);
			break;
		case MUS_TALK:
			if (r->query->talks)
				take_talk(y, r, file, &from, arena);
			break;
		case MUS_ROLLUP:
			y->kind = MUS_ROLLUP;
			break;
		default:
			break;
		}
	}
	mus_arena_free(from.scratch);
}

static bool is_wanted(const struct yield *y, const struct reading *r)
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

/* All yields of all files in one list, in order; unwanted ones are left out. */
static struct yield **collect(const struct reading *r, struct mus_facts *facts, size_t *n)
{
	struct yield **list = NULL;
	size_t cap = 0;
	*n = 0;
	for (size_t i = 0; i < r->files->n; i++)
		for (struct yield *y = &r->yields[i]; y; y = y->next) {
			if (y->kind == MUS_ROLLUP)
				*MUS_PUSH(facts->arena, facts->parts.item, facts->parts.n, facts->parts.cap) =
					r->files->item[i];
			if (is_wanted(y, r))
				*MUS_PUSH(facts->arena, list, *n, cap) = y;
		}
	return list;
}

static bool same_identity(const struct yield *x, const struct yield *y)
{
	return x->kind == y->kind && strcmp(x->talk.cycle, y->talk.cycle) == 0;
}

/* The identity rule: two records of one kind, cycle and person are refused, and neither counts. */
static void refuse_twins(struct yield **list, size_t n, struct mus_diag *diag)
{
	struct mus_map people = MUS_MAP_INIT;
	for (size_t i = 0; i < n; i++) {
		struct yield *y = list[i];
		struct mus_map_entry *e = mus_map_add(&people, y->talk.person);
		struct yield *first = e->value;
		while (first && !same_identity(first, y))
			first = first->other;
		if (!first) {
			y->other = e->value;
			e->value = y;
			continue;
		}
		first->twice = y->twice = true;
		mus_find(diag, MUS_F_SAME_IDENTITY, ((struct mus_place){ y->file, y->at.line, y->at.column }),
			mus_kind_name(y->kind), y->talk.person, first->file);
	}
	mus_map_dispose(&people);
}

static int compare(const struct yield *x, const struct yield *y)
{
	/* The people of one unit share its name. */
	int unit = x->talk.unit == y->talk.unit ? 0 : strcmp(x->talk.unit, y->talk.unit);
	int person = unit ? unit : strcmp(x->talk.person, y->talk.person);
	int cycle = person ? person : strcmp(x->talk.cycle, y->talk.cycle);
	return cycle ? cycle : (int)x->kind - (int)y->kind;
}

static int by_person(const void *a, const void *b)
{
	return compare(*(struct yield *const *)a, *(struct yield *const *)b);
}

/* Folders are walked by unit and person, so that plans alone come in this order. */
static void sort_by_person(struct yield **list, size_t n)
{
	size_t i = 1;
	while (i < n && compare(list[i - 1], list[i]) <= 0)
		i++;
	if (i < n)
		qsort(list, n, sizeof *list, by_person);
}

/* Whose folder the records that count come from. */
static void find_owners(struct mus_facts *facts, struct yield **list, size_t n, const char *of_all)
{
	struct mus_owners owners = { .arena = facts->arena, .of_folder = MUS_MAP_INIT };
	for (size_t i = 0; i < n; i++) {
		const char *owner = of_all ? of_all : mus_file_owner(&owners, list[i]->file);
		list[i]->talk.by = *owner ? owner : list[i]->talk.leader;
	}
	mus_map_dispose(&owners.of_folder);
}

/* A person's talk and plan are one talk fact. */
static void add_record(struct mus_talk_fact *t, const struct yield *y)
{
	if (y->kind == MUS_TALK) {
		t->talk = true;
		t->state = y->talk.state;
		t->lapsed = y->talk.lapsed;
		t->levels = y->talk.levels;
		t->n_levels = y->talk.n_levels;
	} else {
		t->plan = true;
		t->follow_up = y->talk.follow_up;
		t->followed_up = y->talk.followed_up;
		t->follow_up_late = y->talk.follow_up_late;
		t->actions = y->talk.actions;
		t->n_actions = y->talk.n_actions;
	}
}

static bool same_person(const struct mus_talk_fact *a, const struct mus_talk_fact *b)
{
	return strcmp(a->person, b->person) == 0 && strcmp(a->unit, b->unit) == 0;
}

static void merge(struct mus_facts *facts, struct yield **list, size_t n)
{
	struct mus_talk_fact *last = NULL;
	uint32_t person_no = 0;

	facts->talks = mus_alloc(facts->arena, n * sizeof(struct mus_talk_fact *));
	sort_by_person(list, n);
	for (size_t i = 0; i < n; i++) {
		struct mus_talk_fact *t = &list[i]->talk;
		if (list[i]->twice)
			continue;
		bool same = last && same_person(last, t);
		person_no += !same;
		facts->n_actions += t->n_actions;
		if (same && strcmp(last->cycle, t->cycle) == 0) {
			add_record(last, list[i]);
			continue;
		}
		t->person_no = person_no;
		last = facts->talks[facts->n_talks++] = t;
	}
}

enum mus_status mus_facts_read(struct mus_facts *out, struct mus_workspace *ws,
	const struct mus_files *files, const struct mus_facts_query *query, struct mus_diag *diag)
{
	memset(out, 0, sizeof *out);
	out->arena = mus_arena_new();
	struct reading r = { .query = query, .files = files };
	/* Who is who is read first: the workers only look it up. */
	r.staff = ws ? mus_staff(ws, diag) : NULL;
	r.year = ws && query->cycle ? mus_year(ws, query->cycle, diag) : NULL;
	r.yields = mus_alloc(out->arena, (files->n + 1) * sizeof *r.yields);
	enum mus_status status = mus_files_visit(&out->job, files, visit, &r, diag);
	size_t n;
	struct yield **list = collect(&r, out, &n);
	refuse_twins(list, n, diag);
	find_owners(out, list, n, query->owner);
	merge(out, list, n);
	return mus_worse(status, mus_diag_status(diag));
}

void mus_facts_dispose(struct mus_facts *facts)
{
	mus_job_free(facts->job);
	mus_arena_free(facts->arena);
	memset(facts, 0, sizeof *facts);
}
