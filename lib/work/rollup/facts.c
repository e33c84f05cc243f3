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

/* What one document of one file gave. */
struct yield {
	const char *file;
	struct mus_at at;
	enum mus_kind kind; /* plan, talk or rollup; none when it was passed over */
	const char *cycle;
	struct mus_fact *actions;
	size_t n_actions;
	struct mus_talk_fact talk;
	struct yield *next;  /* the next document of the same file */
	struct yield *other; /* another record of the same person */
	bool twice;          /* another record has the same identity */
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

static void take_action(struct mus_fact *f, const struct mus_plan *plan, const struct mus_action *a,
	struct mus_arena *arena, mus_date as_of)
{
	f->status = a->status;
	f->key[MUS_KEY_COMPETENCE] = mus_strdup(arena, or_empty(a->competence));
	f->key[MUS_KEY_METHOD] = or_empty(mus_method_name(a->method));
	f->key[MUS_KEY_THEME] = mus_strdup(arena, or_empty(a->theme));
	f->key[MUS_KEY_GOAL] = mus_strdup(arena, served(plan, a));
	f->key[MUS_KEY_STATUS] = or_empty(mus_status_name(f->status));
	f->budget = mus_strdup(arena, or_empty(a->budget));
	/* A dropped action costs nothing, and a common action's cost stands in the group plan. */
	bool free_of_cost = f->status == MUS_DROPPED || a->part_of;
	f->cost = free_of_cost ? 0 : amount(a->cost);
	f->hours = f->status == MUS_DROPPED ? 0 : amount(a->hours);
	f->effect = a->effect.rating == MUS_NO_INT ? 0 : a->effect.rating;
	f->overdue = is_open(f->status) && a->due != MUS_NO_DATE && a->due < as_of;
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
static void take_person(struct yield *y, const struct mus_staff *staff, const struct mus_file *file,
	const struct whose *said, struct mus_arena *arena)
{
	struct mus_talk_fact *t = &y->talk;
	const struct mus_person *p = staff && said->person ? mus_person_find(staff, said->person) : NULL;
	const char *leader = p ? mus_person_leader(staff, p) : NULL;
	y->cycle = mus_strdup(arena, or_empty(said->cycle));
	t->person = p ? p->id : mus_strdup(arena, or_empty(said->person));
	t->role = p ? or_empty(p->role) : "";
	t->leader = leader ? leader : mus_strdup(arena, or_empty(said->leader));
	if (p && p->unit)
		t->unit = p->unit;
	else
		t->unit = said->unit && *said->unit ? mus_strdup(arena, said->unit) : or_empty(file->unit);
}

static void take_plan(struct yield *y, const struct reading *r, const struct mus_file *file,
	const struct source *from, struct mus_arena *arena)
{
	struct mus_plan plan;
	if (mus_record_read(MUS_PLAN, from->doc, from->root, from->scratch, from->diag, &plan) ||
		!sound_plan(&plan, from->doc, from->root, from->diag))
		return;
	y->kind = MUS_PLAN;
	take_person(y, r->staff, file, &(struct whose){ plan.cycle, plan.person, plan.unit, plan.leader }, arena);
	y->talk.plan = true;
	take_follow_up(&y->talk, &plan, r->query->as_of);
	y->actions = mus_alloc(arena, plan.n_actions * sizeof *y->actions);
	for (size_t i = 0; i < plan.n_actions; i++) {
		struct mus_fact *f = &y->actions[y->n_actions];
		take_action(f, &plan, &plan.actions[i], arena, r->query->as_of);
		y->n_actions += wanted_status(r->query, f->status);
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
	take_person(y, r->staff, file, &(struct whose){ talk.cycle, talk.person, talk.unit, talk.leader }, arena);
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
	if (q->cycle && strcmp(y->cycle, q->cycle) != 0)
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
	return x->kind == y->kind && strcmp(x->cycle, y->cycle) == 0;
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
	int cycle = person ? person : strcmp(x->cycle, y->cycle);
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
static void find_owners(struct mus_facts *facts, struct yield **list, size_t n)
{
	struct mus_owners owners = { .arena = facts->arena, .of_folder = MUS_MAP_INIT };
	for (size_t i = 0; i < n; i++) {
		const char *owner = mus_file_owner(&owners, list[i]->file);
		list[i]->talk.by = *owner ? owner : list[i]->talk.leader;
	}
	mus_map_dispose(&owners.of_folder);
}

static void put_actions(struct mus_facts *facts, const struct yield *y, uint32_t person_no)
{
	for (size_t i = 0; i < y->n_actions; i++) {
		struct mus_fact *f = &facts->actions[facts->n_actions++];
		*f = y->actions[i];
		f->person_no = person_no;
		f->key[MUS_KEY_UNIT] = y->talk.unit;
		f->key[MUS_KEY_PERSON] = y->talk.person;
		f->key[MUS_KEY_ROLE] = y->talk.role;
		f->key[MUS_KEY_CYCLE] = y->cycle;
		f->by = y->talk.by;
	}
}

/* A person's talk and plan are one talk fact. */
static void put_talk(struct mus_facts *facts, const struct yield *y, bool same)
{
	if (!same) {
		facts->talks[facts->n_talks++] = y->talk;
		return;
	}
	struct mus_talk_fact *t = &facts->talks[facts->n_talks - 1];
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
	}
}

static void merge(struct mus_facts *facts, struct yield **list, size_t n)
{
	uint32_t person_no = 0;
	const struct yield *last = NULL;
	size_t n_actions = 0;

	for (size_t i = 0; i < n; i++)
		n_actions += list[i]->n_actions;
	facts->actions = mus_alloc(facts->arena, n_actions * sizeof *facts->actions);
	facts->talks = mus_alloc(facts->arena, n * sizeof *facts->talks);
	sort_by_person(list, n);
	for (size_t i = 0; i < n; i++) {
		const struct yield *y = list[i];
		if (y->twice)
			continue;
		bool same = last && strcmp(last->talk.person, y->talk.person) == 0 &&
			strcmp(last->talk.unit, y->talk.unit) == 0;
		person_no += !same;
		put_actions(facts, y, person_no);
		put_talk(facts, y, same && strcmp(last->cycle, y->cycle) == 0);
		last = y;
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
	r.yields = mus_alloc(out->arena, (files->n + 1) * sizeof *r.yields);
	enum mus_status status = mus_files_visit(&out->job, files, visit, &r, diag);
	size_t n;
	struct yield **list = collect(&r, out, &n);
	refuse_twins(list, n, diag);
	find_owners(out, list, n);
	merge(out, list, n);
	return mus_worse(status, mus_diag_status(diag));
}

void mus_facts_dispose(struct mus_facts *facts)
{
	mus_job_free(facts->job);
	mus_arena_free(facts->arena);
	memset(facts, 0, sizeof *facts);
}
