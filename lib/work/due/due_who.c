/*
 * What is due: which units are looked at, and who should act.
 */
#include "work/due/due_take.h"

#include <string.h>

static bool holds(const struct mus_strs *list, const char *s)
{
	for (size_t i = 0; s && i < list->n; i++)
		if (strcmp(list->item[i], s) == 0)
			return true;
	return false;
}

/* Room is for the caller to see to. */
static void push(struct mus_strs *list, const char *s)
{
	list->item[list->n++] = s;
}

/* ---- units ---- */

static struct mus_strs led_by(
	const struct mus_staff *staff, const char *leader, struct mus_arena *arena)
{
	struct mus_strs led = { mus_alloc(arena, staff->n_units * sizeof(char *)), 0 };

	for (size_t i = 0; i < staff->n_units; i++)
		if (holds(&staff->units[i].leaders, leader))
			push(&led, staff->units[i].id);
	return led;
}

static bool is_below(const struct mus_staff *staff, const char *unit, const struct mus_strs *tops)
{
	for (size_t i = 0; i < tops->n; i++)
		if (mus_unit_within(staff, unit, tops->item[i]))
			return true;
	return false;
}

static bool is_above(const struct mus_staff *staff, const char *unit, const struct mus_strs *tops)
{
	for (size_t i = 0; i < tops->n; i++)
		if (mus_unit_within(staff, tops->item[i], unit))
			return true;
	return false;
}

/* The units below some, themselves included, and those above them. */
static void spread(struct due_scope *scope, const struct mus_staff *staff,
	const struct mus_strs *tops, struct mus_arena *arena)
{
	scope->units.item = mus_alloc(arena, staff->n_units * sizeof(char *));
	scope->above.item = mus_alloc(arena, staff->n_units * sizeof(char *));
	for (size_t i = 0; i < staff->n_units; i++) {
		const char *unit = staff->units[i].id;

		if (is_below(staff, unit, tops))
			push(&scope->units, unit);
		else if (is_above(staff, unit, tops))
			push(&scope->above, unit);
	}
}

static enum mus_status set_unit(
	struct due_reading *r, const char *unit, struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_strs one = { mus_alloc(arena, sizeof(char *)), 0 };

	push(&one, unit);
	r->scope.people = true;
	if (!r->staff) {
		r->scope.units = one;
		return MUS_OK;
	}
	if (!mus_unit_named(r->staff, unit, diag))
		return MUS_REFUSED;
	spread(&r->scope, r->staff, &one, arena);
	r->scope.above.n = 0;
	return MUS_OK;
}

/* Every item asks who leads, and there may be thousands of units. */
static void find_leading(struct due_reading *r)
{
	r->leading = (struct mus_map)MUS_MAP_INIT;
	for (size_t i = 0; r->staff && i < r->staff->n_units; i++) {
		const struct mus_strs *leaders = &r->staff->units[i].leaders;

		for (size_t j = 0; j < leaders->n; j++)
			mus_map_add(&r->leading, leaders->item[j]);
	}
}

enum mus_status due_scope_set(struct due_reading *r, const struct mus_workspace *ws, bool named,
	struct mus_arena *arena, struct mus_diag *diag)
{
	const char *leader = ws && !named ? mus_workspace_leader(ws) : NULL;

	r->scope = (struct due_scope){ .all = false };
	find_leading(r);
	if (r->query->unit)
		return set_unit(r, r->query->unit, arena, diag);
	if (leader && r->staff) {
		struct mus_strs led = led_by(r->staff, leader, arena);

		spread(&r->scope, r->staff, &led, arena);
	}
	/* Who leads no unit holds talks all the same, and sees all that is common. */
	r->scope.all = r->scope.units.n == 0;
	return MUS_OK;
}

bool due_scope_plan(const struct due_reading *r, const char *unit)
{
	return r->scope.all || holds(&r->scope.units, unit) || holds(&r->scope.above, unit);
}

bool due_scope_person(const struct due_reading *r, const char *unit)
{
	return !r->scope.people || holds(&r->scope.units, unit);
}

bool due_scope_day(const struct due_reading *r, const struct mus_wheel_days *wheel,
	const struct mus_wheel_day *day)
{
	if (r->scope.all)
		return true;
	for (size_t i = 0; i < r->scope.units.n; i++)
		if (mus_wheel_holds(wheel, day, r->scope.units.item[i], r->staff))
			return true;
	return false;
}

/* ---- people ---- */

struct mus_strs due_leaders(const struct mus_staff *staff, const char *unit)
{
	const struct mus_unit *found = staff ? mus_unit_find(staff, unit) : NULL;

	return found ? found->leaders : (struct mus_strs){ NULL, 0 };
}

struct mus_strs due_who(const struct due_taking *t, const struct mus_strs *words)
{
	size_t most = words->n * (1 + t->leaders.n);
	struct mus_strs who = { mus_alloc(t->scratch, (most + 1) * sizeof(char *)), 0 };

	for (size_t i = 0; i < words->n; i++) {
		const char *word = words->item[i];

		if (strcmp(word, "employee") == 0 && t->person)
			word = t->person;
		if (strcmp(word, "leader") != 0 || t->leaders.n == 0) {
			if (!holds(&who, word))
				push(&who, word);
			continue;
		}
		for (size_t j = 0; j < t->leaders.n; j++)
			if (!holds(&who, t->leaders.item[j]))
				push(&who, t->leaders.item[j]);
	}
	return who;
}

static const char *address(const struct due_reading *r, const char *id)
{
	const struct mus_person *person = r->staff ? mus_person_find(r->staff, id) : NULL;

	if (!person || !person->email || mus_map_find(&r->leading, id))
		return id;
	return person->email;
}

const char *due_addresses(const struct due_taking *t, const struct mus_strs *who)
{
	struct mus_buf to = MUS_BUF_INIT;
	const char *text;

	for (size_t i = 0; i < who->n; i++)
		mus_buf_fmt(&to, "%s%s", i ? " " : "", address(t->reading, who->item[i]));
	text = to.len ? mus_strndup(t->arena, to.data, to.len) : NULL;
	mus_buf_dispose(&to);
	return text;
}

bool due_is_theirs(const struct due_taking *t, const struct mus_strs *who)
{
	const struct mus_due_query *q = t->reading->query;

	for (size_t i = 0; i < q->n_people; i++) {
		const char *id = q->people[i]->id;

		if (t->person ? strcmp(t->person, id) == 0 : holds(who, id))
			return true;
	}
	return q->n_people == 0;
}
