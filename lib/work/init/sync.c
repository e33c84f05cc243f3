/*
 * Who in the staff list is who in units/: by employee number, then by e-mail, and never by name
 * alone, for two people of one name are two people.
 */
#include "work/init/sync.h"

#include <string.h>

#include "base/utf8.h"

void sync_read_unit(
	struct sync *y, const char *path, const struct mus_doc *doc, const struct mus_unit *unit)
{
	struct mus_arena *arena = y->s->arena;

	*MUS_PUSH(arena, y->units, y->n_units, y->cap_units) = (struct sync_unit){
		.id = unit->id, .name = unit->name, .path = path, .doc = doc, .was = *unit
	};
	for (size_t i = 0; i < unit->n_people; i++)
		*MUS_PUSH(arena, y->people, y->n_people, y->cap_people) =
			(struct sync_person){ .was = &unit->people[i],
				.unit = y->n_units - 1,
				.item = i,
				.row = SETUP_NONE };
}

/* ---- units ---- */

size_t sync_unit(const struct sync *y, const char *id)
{
	for (size_t u = 0; u < y->n_units; u++)
		if (strcmp(y->units[u].id, id) == 0)
			return u;
	return SETUP_NONE;
}

static size_t unit_of_name(const struct sync *y, const char *name)
{
	for (size_t u = 0; u < y->n_units; u++)
		if (y->units[u].name && mus_utf8_same(y->units[u].name, name))
			return u;
	return SETUP_NONE;
}

static size_t new_unit(struct sync *y, const char *id, const char *name)
{
	const char *within = mus_printf(y->s->arena, "units/%s.yaml", id);

	*MUS_PUSH(y->s->arena, y->units, y->n_units, y->cap_units) =
		(struct sync_unit){ .id = id, .name = name, .path = setup_path(y->s, within) };
	return y->n_units - 1;
}

/* By the name it has, else by the name it had when its id was made, else a new one. */
static size_t unit_for(struct sync *y, const char *name)
{
	size_t unit = unit_of_name(y, name);
	const char *spare, *id;

	if (unit != SETUP_NONE)
		return unit;
	spare = mus_printf(y->s->arena, "u-%zu", y->n_units + 1);
	id = setup_unit_id(name, spare, y->s->arena);
	unit = sync_unit(y, id);
	return unit != SETUP_NONE ? unit : new_unit(y, id, name);
}

static void find_units(struct sync *y)
{
	y->top = sync_unit(y, y->s->id);
	if (y->top == SETUP_NONE)
		y->top = new_unit(y, y->s->id, y->s->name);
	for (size_t i = 0; i < y->list->n; i++) {
		const char *name = y->list->rows[i].unit;
		bool top = mus_utf8_same(name, y->s->name);

		y->rows[i].unit = top ? y->top : unit_for(y, name);
		y->units[y->rows[i].unit].named = true;
	}
}

/* ---- people ---- */

static struct mus_place place_of(const struct sync *y, const struct sync_person *person)
{
	return (struct mus_place){ y->units[person->unit].path, person->was->at.line,
		person->was->at.column };
}

/* Entries with the same id are one person, whose move from unit to unit was cut short. */
static void find_twice(struct sync *y)
{
	struct mus_map ids = MUS_MAP_INIT;

	for (size_t p = 0; p < y->n_people; p++) {
		struct mus_map_entry *entry = mus_map_add(&ids, y->people[p].was->id);

		y->people[p].twice = entry->value != NULL;
		entry->value = &y->people[p];
	}
	mus_map_dispose(&ids);
}

/* The entries by number key, values struct sync_person *. */
static bool index_numbers(struct sync *y, struct mus_map *numbers)
{
	bool good = true;

	for (size_t p = 0; p < y->n_people; p++) {
		struct sync_person *person = &y->people[p], *first;
		struct mus_map_entry *entry;

		if (!person->was->number || person->twice)
			continue;
		entry = mus_map_add(numbers, staff_number_key(y->s->arena, person->was->number));
		first = entry->value;
		if (first) {
			mus_find(y->s->diag, MUS_F_STAFF_RECORD_TWICE, place_of(y, person),
				person->was->number, first->was->id, y->units[first->unit].path);
			good = false;
		}
		entry->value = person;
	}
	return good;
}

static void is(struct sync *y, size_t row, struct sync_person *person)
{
	person->row = row;
	y->rows[row].person = (size_t)(person - y->people);
	y->rows[row].id = person->was->id;
}

static void match_numbers(struct sync *y, const struct mus_map *numbers)
{
	for (size_t i = 0; i < y->list->n; i++) {
		const char *number = staff_number_key(y->s->arena, y->list->rows[i].number);
		struct sync_person *person = *number ? mus_map_get(numbers, number) : NULL;

		if (person)
			is(y, i, person);
	}
}

/* Who has no match by number may have one by address. */
static void match_emails(struct sync *y)
{
	struct mus_map emails = MUS_MAP_INIT;

	for (size_t p = 0; p < y->n_people; p++) {
		struct sync_person *person = &y->people[p];
		struct mus_map_entry *entry;

		if (person->row != SETUP_NONE || person->twice || !person->was->email)
			continue;
		entry = mus_map_add(&emails, staff_email_key(y->s->arena, person->was->email));
		if (!entry->value)
			entry->value = person;
	}
	for (size_t i = 0; i < y->list->n; i++) {
		const char *email = staff_email_key(y->s->arena, y->list->rows[i].email);
		struct sync_person *person = *email ? mus_map_get(&emails, email) : NULL;

		if (y->rows[i].person == SETUP_NONE && person && person->row == SETUP_NONE)
			is(y, i, person);
	}
	mus_map_dispose(&emails);
}

/* Of two entries for one person the one in the right unit counts. */
static void settle_twice(struct sync *y)
{
	for (size_t p = 0; p < y->n_people; p++) {
		struct sync_person *second = &y->people[p], *first;

		if (!second->twice)
			continue;
		for (first = y->people;
			first->twice || strcmp(first->was->id, second->was->id) != 0;)
			first++;
		if (first->row != SETUP_NONE && y->rows[first->row].unit == second->unit) {
			second->twice = false;
			is(y, first->row, second);
			first->twice = true;
			first->row = SETUP_NONE;
		}
	}
}

static void name_the_new(struct sync *y)
{
	struct mus_map taken = MUS_MAP_INIT;

	for (size_t p = 0; p < y->n_people; p++)
		mus_map_add(&taken, y->people[p].was->id);
	for (size_t i = 0; i < y->list->n; i++)
		if (y->rows[i].person == SETUP_NONE)
			y->rows[i].id = setup_person_id(&taken, &y->list->rows[i], y->s->arena);
	mus_map_dispose(&taken);
}

/* ---- leaders ---- */

const char *sync_leader(const struct sync *y, size_t row)
{
	const struct staff_row *r = &y->list->rows[row];

	if (r->leader != SETUP_NONE)
		return y->rows[r->leader].id;
	return r->external ? "external" : NULL;
}

/* Somebody named as a leader, and how often. */
struct named {
	const char *id;
	size_t times;
};

static void name(struct named *all, size_t *n, const char *id)
{
	size_t i = 0;

	while (i < *n && strcmp(all[i].id, id) != 0)
		i++;
	if (i == *n)
		all[(*n)++] = (struct named){ id, 0 };
	all[i].times++;
}

/* Those who lead and are at home in the unit, in the order of the list. */
static size_t at_home(struct sync *y, size_t unit, struct named *all)
{
	size_t n = 0;

	for (size_t i = 0; i < y->list->n; i++)
		if (y->rows[i].unit == unit && y->list->rows[i].leads)
			name(all, &n, y->rows[i].id);
	return n;
}

/*
 * Where no leader is at home: those whom the unit's people name. Nobody at all is at home in the
 * top unit of a list without the management: then those whom the leaders name.
 */
static size_t from_elsewhere(struct sync *y, size_t unit, struct named *all)
{
	bool leaders = unit == y->top && !y->units[unit].named;
	size_t n = 0;

	for (size_t i = 0; i < y->list->n; i++) {
		const struct staff_row *r = &y->list->rows[i];
		bool counts = leaders ? r->leads : y->rows[i].unit == unit;

		if (counts && sync_leader(y, i))
			name(all, &n, sync_leader(y, i));
	}
	return n;
}

/* Leaders keep the order in which they stand: the first holds the talks of who has no other. */
static void order_leaders(struct sync_unit *u, struct named *all, size_t n, struct mus_arena *arena)
{
	u->leaders = mus_alloc(arena, (n + 1) * sizeof *u->leaders);
	for (size_t k = 0; k < u->was.leaders.n; k++)
		for (size_t i = 0; i < n; i++)
			if (all[i].times && strcmp(all[i].id, u->was.leaders.item[k]) == 0) {
				u->leaders[u->n_leaders++] = all[i].id;
				all[i].times = 0;
			}
	while (u->n_leaders < n) {
		struct named *most = all;

		for (size_t i = 1; i < n; i++)
			if (all[i].times > most->times)
				most = &all[i];
		u->leaders[u->n_leaders++] = most->id;
		most->times = 0;
	}
}

static void find_leaders(struct sync *y)
{
	struct named *all = mus_alloc(y->s->arena, (y->list->n + 1) * sizeof *all);

	for (size_t u = 0; u < y->n_units; u++) {
		size_t n = y->units[u].named ? at_home(y, u, all) : 0;

		if (!n && (y->units[u].named || u == y->top))
			n = from_elsewhere(y, u, all);
		order_leaders(&y->units[u], all, n, y->s->arena);
	}
}

enum mus_status sync_match(struct sync *y)
{
	struct mus_map numbers = MUS_MAP_INIT;
	bool good;

	y->rows = mus_alloc(y->s->arena, (y->list->n + 1) * sizeof *y->rows);
	for (size_t i = 0; i < y->list->n; i++)
		y->rows[i].person = SETUP_NONE;
	find_units(y);
	find_twice(y);
	good = index_numbers(y, &numbers);
	match_numbers(y, &numbers);
	match_emails(y);
	settle_twice(y);
	name_the_new(y);
	find_leaders(y);
	mus_map_dispose(&numbers);
	return good ? MUS_OK : MUS_REFUSED;
}
