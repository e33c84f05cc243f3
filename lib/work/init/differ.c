/*
 * What has changed since the last staff list. A cell that is empty says nothing; what the list
 * has no column for is not looked at.
 */
#include "work/init/sync.h"

#include <string.h>

static struct sync_change *add(struct sync *y, enum sync_what what, size_t unit)
{
	struct sync_change *change =
		MUS_PUSH(y->s->arena, y->changes, y->n_changes, y->cap_changes);

	*change = (struct sync_change){
		.what = what, .unit = unit, .row = SETUP_NONE, .person = SETUP_NONE
	};
	return change;
}

/* A key of somebody who stands in units/ already. */
static void sets(struct sync *y, size_t row, const char *key, const char *from, const char *to)
{
	struct sync_change *change = add(y, SYNC_SETS, y->rows[row].unit);

	change->row = row;
	change->person = y->rows[row].person;
	change->id = y->rows[row].id;
	change->key = key;
	change->from = from;
	change->to = to;
}

static void compare(struct sync *y, size_t row, const char *key, const char *was, const char *now)
{
	if (*now && (!was || strcmp(was, now) != 0))
		sets(y, row, key, was, now);
}

/* The date as text, NULL for none. */
static const char *day(struct sync *y, mus_date date)
{
	char text[MUS_DATE_SIZE];

	return date == MUS_NO_DATE ? NULL : mus_strdup(y->s->arena, mus_date_print(date, text));
}

static void compare_dates(struct sync *y, size_t row, const struct mus_person *was)
{
	mus_date since = y->list->rows[row].since;

	if (since != MUS_NO_DATE && since != was->since)
		sets(y, row, "since", day(y, was->since), day(y, since));
	/* Somebody who left, and is in the list again; who is to leave still is. */
	if (was->left != MUS_NO_DATE && was->left <= y->s->what->today)
		sets(y, row, "left", day(y, was->left), NULL);
}

static bool leads_unit(const struct sync_unit *unit, const char *id)
{
	for (size_t i = 0; i < unit->n_leaders; i++)
		if (strcmp(unit->leaders[i], id) == 0)
			return true;
	return false;
}

/* Who holds the talk of somebody in that unit whose entry names no leader. */
static const char *leader_by_default(const struct sync *y, size_t unit, const char *id)
{
	const struct sync_unit *u = &y->units[unit];

	if (leads_unit(u, id)) {
		size_t above = u->was.parent ? sync_unit(y, u->was.parent) : SETUP_NONE;

		if (above == SETUP_NONE)
			return NULL;
		u = &y->units[above];
	}
	if (!u->n_leaders)
		return u->was.leaders.n ? u->was.leaders.item[0] : NULL;
	return u->leaders[0];
}

static void compare_leaders(struct sync *y, size_t row, const struct mus_person *was)
{
	const char *now = sync_leader(y, row), *id = y->rows[row].id;
	const char *without = leader_by_default(y, y->rows[row].unit, id);
	bool leads = y->list->rows[row].leads;

	if (now && (was->leader || !without || strcmp(without, now) != 0))
		compare(y, row, "leader", was->leader, now);
	if (leads && was->leads != 1)
		sets(y, row, "leads", was->leads == 0 ? "false" : NULL, "true");
	else if (!leads && was->leads == 1)
		sets(y, row, "leads", "true", NULL);
}

static void compare_person(struct sync *y, size_t row)
{
	const struct staff_row *r = &y->list->rows[row];
	const struct sync_person *person = &y->people[y->rows[row].person];
	const struct mus_person *was = person->was;
	struct mus_arena *arena = y->s->arena;

	if (person->unit != y->rows[row].unit) {
		struct sync_change *change = add(y, SYNC_MOVES, y->rows[row].unit);

		change->row = row;
		change->person = y->rows[row].person;
		change->id = was->id;
	}
	/* 00946 and 946 are one number, Mette@… and mette@… one address. */
	if (!was->number || strcmp(staff_number_key(arena, was->number),
				    staff_number_key(arena, r->number)) != 0)
		compare(y, row, "number", was->number, r->number);
	compare(y, row, "name", was->name, r->name);
	if (!was->email ||
		strcmp(staff_email_key(arena, was->email), staff_email_key(arena, r->email)) != 0)
		compare(y, row, "email", was->email, r->email);
	compare(y, row, "role", was->role, r->role);
	compare_dates(y, row, was);
	compare_leaders(y, row, was);
}

/* ---- who is not in the list ---- */

static struct mus_place place_of(const struct sync *y, const struct sync_person *person)
{
	return (struct mus_place){ y->units[person->unit].path, person->was->at.line,
		person->was->at.column };
}

/* Somebody new has the name of somebody who leaves: perhaps it is one person. */
static void ask_about_name(struct sync *y, const struct sync_person *person)
{
	const char *key = staff_name_key(y->s->arena, person->was->name ? person->was->name : "");

	for (size_t i = 0; *key && i < y->list->n; i++)
		if (y->rows[i].person == SETUP_NONE &&
			strcmp(staff_name_key(y->s->arena, y->list->rows[i].name), key) == 0)
			mus_find(y->s->diag, MUS_F_STAFF_SAME_NAME, place_of(y, person),
				person->was->name, person->was->id, y->rows[i].id);
}

static void leaves(struct sync *y, const struct sync_person *person)
{
	struct sync_change *change = add(y, SYNC_LEAVES, person->unit);

	change->person = (size_t)(person - y->people);
	change->id = person->was->id;
	change->key = "left";
	change->to = day(y, y->s->what->today);
	ask_about_name(y, person);
}

/* More than a fifth leaving is more likely half a list than half a workplace. */
static enum mus_status check_leaving(struct sync *y, size_t leaving, size_t all)
{
	struct mus_arena *arena = y->s->arena;

	if (leaving * 5 <= all || y->s->what->force)
		return MUS_OK;
	mus_find(y->s->diag, MUS_F_STAFF_MANY_LEAVE, MUS_IN(y->list->file),
		mus_printf(arena, "%zu", leaving), mus_printf(arena, "%zu", all));
	return MUS_REFUSED;
}

static enum mus_status find_leaving(struct sync *y)
{
	size_t leaving = 0, all = 0;

	for (size_t p = 0; p < y->n_people; p++) {
		const struct sync_person *person = &y->people[p];
		const struct mus_person *was = person->was;

		if (person->twice) {
			struct sync_change *change = add(y, SYNC_DROPS, person->unit);

			change->person = p;
			change->id = was->id;
			continue;
		}
		all += was->left == MUS_NO_DATE;
		if (person->row != SETUP_NONE || was->left != MUS_NO_DATE)
			continue;
		if (!was->number && !was->email) {
			mus_find(y->s->diag, MUS_F_STAFF_NO_MATCH, place_of(y, person), was->id);
			continue;
		}
		leaves(y, person);
		leaving++;
	}
	return check_leaving(y, leaving, all);
}

/* ---- units ---- */

static void compare_unit(struct sync *y, size_t unit)
{
	const struct sync_unit *u = &y->units[unit];
	bool same = u->n_leaders == u->was.leaders.n;

	for (size_t i = 0; i < u->was.leaders.n && same; i++)
		same = leads_unit(u, u->was.leaders.item[i]);
	if (u->doc && u->n_leaders && !same)
		add(y, SYNC_LEADERS, unit);
}

enum mus_status sync_differ(struct sync *y)
{
	for (size_t u = 0; u < y->n_units; u++)
		compare_unit(y, u);
	for (size_t i = 0; i < y->list->n; i++) {
		if (y->rows[i].person != SETUP_NONE) {
			compare_person(y, i);
		} else {
			struct sync_change *change = add(y, SYNC_JOINS, y->rows[i].unit);

			change->row = i;
			change->id = y->rows[i].id;
		}
	}
	return find_leaving(y);
}
