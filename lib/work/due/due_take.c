/*
 * What is due in one record: a plan, a talk, a group's plan. Runs in the worker threads.
 */
#include "work/due/due_take.h"

#include <string.h>

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

static struct mus_strs words(struct mus_arena *arena, const char *a, const char *b)
{
	struct mus_strs list = { mus_alloc(arena, 2 * sizeof(char *)), b ? 2 : 1 };

	list.item[0] = a;
	list.item[1] = b;
	return list;
}

const char *due_action_key(struct mus_arena *arena, enum mus_kind kind, const char *subject,
	const char *cycle, const char *action)
{
	return mus_printf(arena, "%s|%s|%s/%s", mus_kind_name(kind), subject, cycle, action);
}

/* ---- adding ---- */

static bool is_asked_for(const struct mus_due_query *q, const struct due_thing *thing)
{
	if (q->what && !(q->what & 1u << thing->what))
		return false;
	if (thing->date == MUS_NO_DATE || thing->date > q->until)
		return false;
	return q->start == MUS_NO_DATE || thing->date >= q->start;
}

void due_add(struct due_taking *t, const struct due_thing *thing)
{
	const struct mus_due_query *q = t->reading->query;
	struct due_entry *entry;
	struct mus_strs who;

	if (!is_asked_for(q, thing))
		return;
	who = due_who(t, &thing->who);
	if (!due_is_theirs(t, &who))
		return;
	entry = MUS_PUSH(t->scratch, t->entries.item, t->entries.n, t->entries.cap);
	entry->action = mus_strdup(t->arena, thing->action);
	entry->item = (struct mus_due_item){
		.date = thing->date,
		.days = thing->date - q->as_of,
		.what = thing->what,
		.unit = t->unit,
		.person = t->person,
		.id = mus_strdup(t->arena, thing->id),
		.title = mus_strdup(t->arena, thing->title),
		.to = due_addresses(t, &who),
		.file = t->file->path,
		.line = thing->line,
	};
}

/* ---- whose it is ---- */

/*
 * Says what record it is. False when it is of a round that isn't asked for: then it is passed
 * over as if it were not there.
 */
static bool set_record(struct due_taking *t, enum mus_kind kind, const char *cycle)
{
	const char *wanted = t->reading->query->cycle;

	if (!cycle)
		cycle = t->file->cycle;
	if (wanted && strcmp(or_empty(cycle), wanted) != 0)
		return false;
	t->yield->kind = kind;
	/* Mostly the folder says the same, and one copy serves all that lie in it. */
	if (cycle && t->file->cycle && strcmp(cycle, t->file->cycle) == 0)
		t->yield->cycle = t->file->cycle;
	else
		t->yield->cycle = mus_strdup(t->arena, or_empty(cycle));
	return true;
}

/* The home unit from the staff; what the record or its path says where the person is unknown. */
static const struct mus_person *set_person(struct due_taking *t, const char *id, const char *unit)
{
	const struct mus_staff *staff = t->reading->staff;
	const struct mus_person *person = staff ? mus_person_find(staff, id) : NULL;

	t->person = person ? person->id : mus_strdup(t->arena, id);
	t->yield->subject = or_empty(t->person);
	if (person && person->unit)
		t->unit = person->unit;
	else
		t->unit = mus_strdup(t->arena, unit ? unit : t->file->unit);
	return person;
}

static void set_leader(struct due_taking *t, const char *id)
{
	if (id)
		t->leaders = words(t->scratch, id, NULL);
}

/* A record of a unit, or of a group in it. */
static void set_unit(struct due_taking *t, const char *unit, const char *group)
{
	t->unit = mus_strdup(t->arena, unit ? unit : t->file->unit);
	t->leaders = due_leaders(t->reading->staff, t->unit);
	t->yield->subject = mus_printf(
		t->arena, "%s%s%s", or_empty(t->unit), group ? "/" : "", or_empty(group));
}

static bool has_left(const struct mus_person *person, mus_date day)
{
	return person && mus_person_gone(person, day);
}

static bool is_away(const struct mus_person *person, mus_date day)
{
	for (size_t i = 0; person && i < person->n_away; i++) {
		const struct mus_away *a = &person->away[i];
		bool begun = a->from == MUS_NO_DATE || a->from <= day;
		bool over = a->to != MUS_NO_DATE && a->to < day;

		if (begun && !over)
			return true;
	}
	return false;
}

/*
 * Whether one can meet the person on that day or, when it has gone, now: what fell into an
 * absence comes back to the list with the person.
 */
static bool can_meet(const struct due_taking *t, const struct mus_person *person, mus_date date)
{
	mus_date as_of = t->reading->query->as_of;
	mus_date day = date > as_of ? date : as_of;

	return !has_left(person, day) && !is_away(person, day);
}

/* ---- actions ---- */

static void take_support(struct due_taking *t, const struct mus_action *a, const char *phase,
	const struct mus_support *support, const struct due_thing *action)
{
	struct due_thing thing = *action;

	if (support->at.line == 0 || support->done != MUS_NO_DATE)
		return;
	thing.what = MUS_DUE_SUPPORT;
	thing.date = support->due;
	thing.id = mus_printf(t->scratch, "%s/%s", or_empty(a->id), phase);
	if (support->text)
		thing.title = support->text;
	if (support->by)
		thing.who = words(t->scratch, support->by, NULL);
	thing.line = support->at.line;
	due_add(t, &thing);
}

/* `usually` is who acts where the action names nobody. */
static void take_action(struct due_taking *t, const struct mus_action *a, const char *usually)
{
	bool open = a->status != MUS_DONE && a->done == MUS_NO_DATE;
	struct due_thing thing = { .what = MUS_DUE_ACTION, .date = a->due, .id = a->id,
		.title = a->title, .line = a->at.line, .who = a->responsible };

	if (a->status == MUS_DROPPED)
		return;
	thing.action = due_action_key(
		t->scratch, t->yield->kind, t->yield->subject, t->yield->cycle, or_empty(a->id));
	if (!thing.who.n)
		thing.who = words(t->scratch, usually, NULL);
	if (open) {
		due_add(t, &thing);
		take_support(t, a, "before", &a->before, &thing);
		take_support(t, a, "during", &a->during, &thing);
	}
	/* A course that is over is not yet in use: what comes after it stays due (D29). */
	take_support(t, a, "after", &a->after, &thing);
}

/* carried_from is written cycle/action. */
static void note_carried(struct due_taking *t, const struct mus_action *a)
{
	const struct due_yield *y = t->yield;
	const char *slash = a->carried_from ? strchr(a->carried_from, '/') : NULL;
	const char *cycle;

	if (!slash)
		return;
	cycle = mus_strndup(t->scratch, a->carried_from, (size_t)(slash - a->carried_from));
	*MUS_PUSH(t->scratch, t->carried.item, t->carried.n, t->carried.cap) =
		due_action_key(t->arena, y->kind, y->subject, cycle, slash + 1);
}

static void take_actions(struct due_taking *t, const struct mus_action *actions, size_t n,
	const char *usually, bool wanted)
{
	for (size_t i = 0; i < n; i++) {
		note_carried(t, &actions[i]);
		if (wanted)
			take_action(t, &actions[i], usually);
	}
}

/* ---- records ---- */

static bool was_held(const struct mus_follow_up *held, size_t n, mus_date agreed)
{
	for (size_t i = 0; i < n; i++)
		if (held[i].date >= agreed)
			return true;
	return false;
}

/* The follow-up that was agreed and not held since (D16, D22). */
static void take_follow_up(
	struct due_taking *t, const struct mus_plan *plan, const struct mus_person *person)
{
	struct due_thing thing = { .what = MUS_DUE_FOLLOW_UP, .date = plan->follow_up,
		.line = plan->follow_up_at.line, .who = words(t->scratch, "employee", "leader") };

	if (!was_held(plan->follow_ups, plan->n_follow_ups, plan->follow_up) &&
		can_meet(t, person, plan->follow_up))
		due_add(t, &thing);
}

void due_take_plan(struct due_taking *t)
{
	struct mus_plan plan;
	const struct mus_person *person;
	mus_date as_of = t->reading->query->as_of;
	const char *leader;
	bool wanted;

	if (mus_record_read(MUS_PLAN, t->doc, t->root, t->scratch, t->diag, &plan) ||
		!set_record(t, MUS_PLAN, plan.cycle))
		return;
	person = set_person(t, plan.person ? plan.person : t->file->person, plan.unit);
	leader = person ? mus_person_leader(t->reading->staff, person) : NULL;
	set_leader(t, leader ? leader : plan.leader);
	wanted = due_scope_person(t->reading, t->unit) && !has_left(person, as_of);
	if (wanted)
		take_follow_up(t, &plan, person);
	take_actions(t, plan.actions, plan.n_actions, "employee", wanted);
}

static bool is_planned(const struct mus_talk *talk)
{
	return talk->state == MUS_TALK_PLANNED || talk->state == MUS_NO_INT;
}

static struct due_thing planned(const struct due_taking *t, const struct mus_talk *talk)
{
	return (struct due_thing){ .what = MUS_DUE_TALK, .date = talk->planned_date,
		.id = talk->group, .title = talk->place, .line = t->yield->at.line };
}

static void take_mus(struct due_taking *t, const struct mus_talk *talk)
{
	const struct mus_person *person =
		set_person(t, talk->person ? talk->person : t->file->person, talk->unit);
	const char *leader = person ? mus_person_leader(t->reading->staff, person) : NULL;
	struct due_thing thing = planned(t, talk);

	/* Who holds this very talk is what the record says. */
	set_leader(t, talk->leader ? talk->leader : leader);
	if (talk->state == MUS_TALK_HELD)
		t->yield->held = talk->held;
	thing.who = words(t->scratch, "employee", "leader");
	if (is_planned(talk) && !(person && person->exempt) &&
		can_meet(t, person, talk->planned_date) && due_scope_person(t->reading, t->unit))
		due_add(t, &thing);
}

static void take_grus(struct due_taking *t, const struct mus_talk *talk)
{
	struct due_thing thing = planned(t, talk);
	char day[MUS_DATE_SIZE];
	mus_date date = talk->planned_date != MUS_NO_DATE ? talk->planned_date : talk->held;

	set_unit(t, talk->unit, talk->group);
	set_leader(t, talk->leader);
	/* A group may have several talks in a round. */
	t->yield->subject =
		mus_printf(t->arena, "%s %s", t->yield->subject, mus_date_print(date, day));
	thing.who = words(t->scratch, "leader", NULL);
	if (is_planned(talk) && due_scope_person(t->reading, t->unit))
		due_add(t, &thing);
}

void due_take_talk(struct due_taking *t)
{
	struct mus_talk talk;

	if (mus_record_read(MUS_TALK, t->doc, t->root, t->scratch, t->diag, &talk) ||
		!set_record(t, MUS_TALK, talk.cycle))
		return;
	if (talk.type == MUS_TALK_GRUS)
		take_grus(t, &talk);
	else
		take_mus(t, &talk);
}

void due_take_group_plan(struct due_taking *t)
{
	struct mus_group_plan plan;
	struct due_thing thing = { .what = MUS_DUE_FOLLOW_UP };
	bool wanted;

	if (mus_record_read(MUS_GROUP_PLAN, t->doc, t->root, t->scratch, t->diag, &plan) ||
		!set_record(t, MUS_GROUP_PLAN, plan.cycle))
		return;
	set_unit(t, plan.unit, plan.group);
	wanted = due_scope_plan(t->reading, t->unit);
	thing.date = plan.follow_up.date;
	thing.id = plan.group;
	thing.title = plan.follow_up.how;
	thing.line = plan.follow_up.at.line;
	thing.who = words(t->scratch, "leader", NULL);
	if (wanted && !was_held(plan.follow_ups, plan.n_follow_ups, thing.date))
		due_add(t, &thing);
	take_actions(t, plan.actions, plan.n_actions, "leader", wanted);
}

/* Its days are worked out when all wheels of the round are read. */
void due_take_wheel(struct due_taking *t)
{
	struct mus_wheel *wheel = mus_alloc(t->arena, sizeof *wheel);

	if (mus_record_read(MUS_WHEEL, t->doc, t->root, t->arena, t->diag, wheel) ||
		!set_record(t, MUS_WHEEL, wheel->cycle))
		return;
	wheel->cycle = t->yield->cycle;
	if (!wheel->unit)
		wheel->unit = mus_strdup(t->arena, t->file->unit);
	t->yield->wheel = wheel;
}
