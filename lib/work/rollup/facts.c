#include "work/facts.h"

#include "work/rollup/join.h"
#include "work/rollup/pack.h"
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
	default: /* MUS_KEY_STATUS */
		value = mus_status_name(fact->status);
		break;
	}
	return value ? value : "";
}

/* One document while it is read. */
struct source {
	const struct mus_doc *doc;
	mus_node root;
	struct mus_arena *scratch;
	struct mus_diag *diag;
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

static struct mus_fact action_fact(
	const struct mus_plan *plan, const struct mus_action *a, const struct facts_reading *r)
{
	struct mus_fact f = { .competence = or_empty(a->competence), .theme = or_empty(a->theme),
		.goal = served(plan, a), .budget = or_empty(a->budget), .status = (short)a->status };
	f.method = (short)(a->method == MUS_NO_INT ? -1 : a->method);
	/* A dropped action costs nothing, and a common action's cost stands in the group plan. */
	bool free_of_cost = f.status == MUS_DROPPED || a->part_of;
	f.cost = free_of_cost ? 0 : amount(a->cost);
	f.hours = f.status == MUS_DROPPED ? 0 : amount(a->hours);
	f.effect = (short)(a->effect.rating == MUS_NO_INT ? 0 : a->effect.rating);
	f.overdue = is_open(f.status) && a->due != MUS_NO_DATE && a->due < r->query->as_of;
	return f;
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
static void take_person(struct mus_talk_fact *t, const struct facts_reading *r, const struct mus_file *file,
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

static void take_actions(struct mus_talk_fact *t, const struct mus_plan *plan, const struct facts_reading *r,
	struct mus_arena *arena)
{
	struct mus_buf packed = MUS_BUF_INIT;
	for (size_t i = 0; i < plan->n_actions; i++) {
		const struct mus_fact f = action_fact(plan, &plan->actions[i], r);
		if (!wanted_status(r->query, f.status))
			continue;
		pack_fact(&packed, &f, r->year);
		t->n_actions++;
	}
	t->actions = (const unsigned char *)mus_strndup(arena, packed.data, packed.len);
	mus_buf_dispose(&packed);
}

static void take_plan(struct facts_yield *y, const struct facts_reading *r, const struct mus_file *file,
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
	take_actions(&y->talk, &plan, r, arena);
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

static void take_talk(struct facts_yield *y, const struct facts_reading *r, const struct mus_file *file,
	const struct source *from, struct mus_arena *arena)
{
	struct mus_talk talk;
	if (mus_record_read(MUS_TALK, from->doc, from->root, from->scratch, from->diag, &talk) ||
		talk.type == MUS_TALK_GRUS || !sound_talk(&talk, from->doc, from->root, from->diag))
		return;
	y->kind = MUS_TALK;
	take_person(&y->talk, r, file, &(struct whose){ talk.cycle, talk.person, talk.unit, talk.leader }, arena);
	y->talk.talk = true;
	y->talk.state = (short)(talk.state == MUS_NO_INT ? MUS_TALK_PLANNED : talk.state);
	y->talk.lapsed = y->talk.state == MUS_TALK_PLANNED && talk.planned_date != MUS_NO_DATE &&
		talk.planned_date < r->query->as_of;
	take_levels(&y->talk, &talk, arena);
}

/* What the document at hand gives; kind MUS_KIND_NONE when it is passed over. */
static struct facts_yield take_document(const struct facts_reading *r, const struct mus_file *file,
	const struct source *from, struct mus_arena *arena)
{
	const struct mus_place place = mus_doc_place(from->doc, from->root);
	struct facts_yield y = { .kind = MUS_KIND_NONE, .at = { place.line, place.column } };
	switch (mus_kind_of(from->doc, from->root)) {
	case MUS_PLAN:
		take_plan(&y, r, file, from, arena);
		break;
	case MUS_TALK:
		if (r->query->talks)
			take_talk(&y, r, file, from, arena);
		break;
	case MUS_ROLLUP:
		y.kind = MUS_ROLLUP;
		break;
	default:
		break;
	}
	return y;
}

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct facts_reading *r = ctx;
	struct facts_yield **end = &r->yields[i];
	struct source from = { .doc = doc, .scratch = mus_arena_new(), .diag = diag };

	for (size_t d = 0; d < mus_doc_count(doc); d++) {
		from.root = mus_doc_root(doc, d);
		struct facts_yield y = take_document(r, file, &from, arena);
		if (y.kind == MUS_KIND_NONE)
			continue;
		y.file = (uint32_t)i;
		*end = mus_alloc(arena, sizeof y);
		**end = y;
		end = &(*end)->next;
	}
	mus_arena_free(from.scratch);
}

enum mus_status mus_facts_read(struct mus_facts *out, struct mus_workspace *ws,
	const struct mus_files *files, const struct mus_facts_query *query, struct mus_diag *diag)
{
	memset(out, 0, sizeof *out);
	out->arena = mus_arena_new();
	struct facts_reading r = { .query = query, .files = files };
	/* Who is who is read first: the workers only look it up. */
	r.staff = ws ? mus_staff(ws, diag) : NULL;
	r.year = ws && query->cycle ? mus_year(ws, query->cycle, diag) : NULL;
	out->year = r.year;
	r.yields = mus_xmalloc((files->n + 1) * sizeof(struct facts_yield *));
	memset(r.yields, 0, (files->n + 1) * sizeof(struct facts_yield *));
	enum mus_status status = mus_files_visit(&out->job, files, visit, &r, diag);
	join_facts(out, &r, diag);
	free(r.yields);
	return mus_worse(status, mus_diag_status(diag));
}

void mus_facts_dispose(struct mus_facts *facts)
{
	mus_job_free(facts->job);
	mus_arena_free(facts->arena);
	memset(facts, 0, sizeof *facts);
}
