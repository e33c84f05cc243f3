/*
 * Who is handed over, and who leads whom afterwards. The change is made in a copy of the staff
 * first: what the units' records are to say is the difference.
 */
#include "work/handover/hand.h"

#include <stdlib.h>
#include <string.h>

/* How many a finding names before it says '…'. */
#define MAX_NAMED 5

static bool is(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* ---- who ---- */

static void take(struct hand *h, const char *id)
{
	const char *copy = mus_strdup(h->arena, id);

	mus_map_add(&h->people, copy);
}

/* What would go along, or be given back: what stays, such as answers, says nothing. */
static bool is_recorded(const struct hand *h, const struct hand_record *r)
{
	switch (r->kind) {
	case MUS_PLAN:
	case MUS_TALK:
		return !r->grus && *r->person;
	case MUS_ANSWER:
		return (h->same || h->what->consent) && *r->person;
	case MUS_NOTE_KIND:
		return (h->same || h->what->give_back) && *r->person;
	default:
		return false;
	}
}

/* The people of whom there is something in the old folder. */
static void find_recorded(const struct hand *h, struct mus_map *recorded)
{
	for (size_t i = 0; i < h->from.files.n; i++)
		for (const struct hand_record *r = &h->from.records[i]; r; r = r->next)
			if (is_recorded(h, r))
				mus_map_add(recorded, r->person);
}

/* Whether one who was named may be handed over. */
static bool may_go(struct hand *h, const struct mus_person *p)
{
	const char *leader = mus_person_leader(h->staff, p);

	if (h->same)
		return true;
	if (is(p->id, h->to.leader))
		mus_find(h->diag, MUS_F_HANDOVER_SELF, MUS_NOWHERE, p->id);
	else if (!is(leader, h->from.leader) && !is(leader, h->to.leader))
		mus_find(h->diag, MUS_F_HANDOVER_NOT_LED, MUS_NOWHERE, p->id, leader ? leader : "-",
			h->from.leader);
	else
		return true;
	return false;
}

static enum mus_status take_named(struct hand *h)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < h->what->people.n; i++) {
		const struct mus_person **people;
		size_t n;

		status = mus_worse(status, mus_people_named(&people, &n, h->from.ws,
						   h->what->people.item[i], h->diag));
		for (size_t k = 0; k < n; k++)
			if (may_go(h, people[k]))
				take(h, people[k]->id);
			else
				status = MUS_REFUSED;
	}
	return status;
}

/*
 * Without names: all whom the old leader has and who are still here; and those whom the new leader
 * has already, by the units, while their records are still in the old folder.
 */
static bool is_wanted(
	const struct hand *h, const struct mus_person *p, const struct mus_map *recorded)
{
	const char *leader = mus_person_leader(h->staff, p);

	if (h->what->unit && !mus_unit_within(h->staff, p->unit, h->what->unit))
		return false;
	if (h->same)
		return mus_map_find(recorded, p->id);
	if (is(p->id, h->to.leader) || is(p->id, h->from.leader))
		return false;
	return (is(leader, h->from.leader) && !mus_person_gone(p, h->what->today)) ||
	       (is(leader, h->to.leader) && mus_map_find(recorded, p->id));
}

static void take_all(struct hand *h, const struct mus_map *recorded)
{
	const struct mus_map *all = &h->staff->person_of_id;

	for (size_t i = 0; i < all->n; i++)
		if (is_wanted(h, all->entries[i].value, recorded))
			take(h, all->entries[i].key);
	/* Between two folders of one leader also those go whom the units don't know. */
	for (size_t i = 0; h->same && h->whole && i < recorded->n; i++)
		take(h, recorded->entries[i].key);
}

/* Who has records in the old folder that stay there, when all are handed over. */
static void tell_others(struct hand *h, const struct mus_map *recorded)
{
	struct mus_buf names = MUS_BUF_INIT;
	size_t n = 0;

	for (size_t i = 0; h->whole && i < recorded->n; i++) {
		const char *id = recorded->entries[i].key;

		if (mus_map_find(&h->people, id) || is(id, h->to.leader))
			continue;
		if (n++ < MAX_NAMED)
			mus_buf_fmt(&names, n > 1 ? ", %s" : "%s", id);
	}
	if (n > MAX_NAMED)
		mus_buf_str(&names, ", …");
	if (n)
		mus_find(h->diag, MUS_F_HANDOVER_OTHERS, MUS_IN(h->from.dir), names.data,
			h->from.leader);
	mus_buf_dispose(&names);
}

static int by_id(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void list_people(struct hand *h)
{
	const char **ids = mus_alloc(h->arena, (h->people.n + 1) * sizeof *ids);

	for (size_t i = 0; i < h->people.n; i++)
		ids[i] = h->people.entries[i].key;
	if (h->people.n)
		qsort(ids, h->people.n, sizeof *ids, by_id);
	h->out->people = (struct mus_strs){ ids, h->people.n };
}

/* ---- who leads whom afterwards ---- */

static bool has(const struct mus_strs *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->item[i], id) == 0)
			return true;
	return false;
}

/* A copy that can be changed; texts are those of the staff. */
static void copy_unit(struct mus_unit *to, const struct mus_unit *from, struct mus_arena *arena)
{
	*to = *from;
	to->people = mus_alloc(arena, (from->n_people + 1) * sizeof *to->people);
	to->leaders.item = mus_alloc(arena, (from->leaders.n + 1) * sizeof *to->leaders.item);
	for (size_t i = 0; i < from->n_people; i++)
		to->people[i] = from->people[i];
	for (size_t i = 0; i < from->leaders.n; i++)
		to->leaders.item[i] = from->leaders.item[i];
}

static void copy_staff(struct hand *h)
{
	struct mus_staff *after = &h->after;

	*after = *h->staff;
	after->unit_of_id = after->person_of_id = (struct mus_map)MUS_MAP_INIT;
	after->units = mus_alloc(h->arena, (after->n_units + 1) * sizeof *after->units);
	for (size_t u = 0; u < after->n_units; u++) {
		struct mus_unit *unit = &after->units[u];

		copy_unit(unit, &h->staff->units[u], h->arena);
		mus_map_add(&after->unit_of_id, unit->id)->value = unit;
		for (size_t i = 0; i < unit->n_people; i++) {
			struct mus_map_entry *e =
				unit->people[i].id
					? mus_map_add(&after->person_of_id, unit->people[i].id)
					: NULL;

			if (e && !e->value)
				e->value = &unit->people[i];
		}
	}
}

/* The new leader in the old one's place; once, if already there. */
static void replace(struct mus_strs *leaders, const char *from, const char *to)
{
	bool there = has(leaders, to);
	size_t kept = 0;

	for (size_t i = 0; i < leaders->n; i++)
		if (strcmp(leaders->item[i], from) != 0)
			leaders->item[kept++] = leaders->item[i];
		else if (!there)
			leaders->item[kept++] = to;
	leaders->n = kept;
}

/* Units change hands when nobody is named. Their groups' talks go along, also from a run before. */
static void change_units(struct hand *h)
{
	for (size_t u = 0; u < h->after.n_units && !h->what->people.n; u++) {
		struct mus_unit *unit = &h->after.units[u];

		if (h->what->unit && !mus_unit_within(h->staff, unit->id, h->what->unit))
			continue;
		if (has(&unit->leaders, h->from.leader) || has(&unit->leaders, h->to.leader) ||
			h->same)
			mus_map_add(&h->units, unit->id);
		if (!h->same)
			replace(&unit->leaders, h->from.leader, h->to.leader);
	}
}

static void change_people(struct hand *h)
{
	for (size_t i = 0; i < h->people.n; i++) {
		struct mus_person *p =
			mus_map_get(&h->after.person_of_id, h->people.entries[i].key);

		if (p && (is(p->leader, h->from.leader) ||
				 !is(mus_person_leader(&h->after, p), h->to.leader)))
			p->leader = h->to.leader;
	}
}

static bool leads_anybody(const struct hand *h, const char *id)
{
	const struct mus_map *all = &h->after.person_of_id;

	for (size_t i = 0; i < all->n; i++) {
		const struct mus_person *p = all->entries[i].value;

		if (!mus_person_gone(p, h->what->today) && is(mus_person_leader(&h->after, p), id))
			return true;
	}
	return false;
}

/* Where the units mark who leads, they mark it still. */
static void change_marks(struct hand *h)
{
	struct mus_person *from = mus_map_get(&h->after.person_of_id, h->from.leader);
	struct mus_person *to = mus_map_get(&h->after.person_of_id, h->to.leader);

	if (!from || from->leads <= 0)
		return;
	if (to->leads <= 0 && leads_anybody(h, to->id))
		to->leads = 1;
	if (!leads_anybody(h, from->id))
		from->leads = MUS_NO_INT;
}

/* Nobody may come to lead the one by whom they are led. */
static bool goes_round(struct hand *h)
{
	const struct mus_person *p = mus_person_find(&h->after, h->to.leader);
	bool round = false;

	for (size_t i = 0; p && i < h->after.person_of_id.n; i++) {
		p = mus_person_find(&h->after, mus_person_leader(&h->after, p));
		if (p && mus_map_find(&h->people, p->id)) {
			mus_find(h->diag, MUS_F_HANDOVER_CIRCLE, MUS_NOWHERE, p->id, h->to.leader);
			round = true;
			break;
		}
	}
	return round;
}

/* The new leader's own plan is for whoever leads the new leader. */
static void tell_own(struct hand *h, const struct mus_map *recorded)
{
	if (h->whole && !h->same && mus_map_find(recorded, h->to.leader))
		mus_find(h->diag, MUS_F_HANDOVER_OWN, MUS_IN(h->from.dir), h->to.leader);
}

static enum mus_status change(struct hand *h)
{
	copy_staff(h);
	change_units(h);
	if (h->same)
		return MUS_OK;
	change_people(h);
	change_marks(h);
	return goes_round(h) ? MUS_REFUSED : MUS_OK;
}

static const char *name_of(const struct hand *h, const char *id)
{
	const struct mus_person *p = mus_person_find(h->staff, id);

	return p && p->name ? p->name : id;
}

/* Who is who, and that the new leader is one of them. */
static enum mus_status read_staff(struct hand *h)
{
	h->staff = mus_staff(h->from.ws, h->diag);
	if (!h->staff || h->staff->unread)
		return mus_worse(MUS_REFUSED, mus_diag_status(h->diag));
	h->from.name = name_of(h, h->from.leader);
	h->to.name = name_of(h, h->to.leader);
	if (h->what->unit && !mus_unit_named(h->staff, h->what->unit, h->diag))
		return MUS_REFUSED;
	if (h->same || mus_person_find(h->staff, h->to.leader))
		return mus_diag_status(h->diag);
	mus_find(h->diag, MUS_F_UNKNOWN_PERSON, MUS_IN(hand_join(h, h->to.dir, "mus.yaml")),
		h->to.leader);
	return MUS_REFUSED;
}

enum mus_status hand_people(struct hand *h)
{
	struct mus_map recorded = MUS_MAP_INIT;
	enum mus_status status = read_staff(h);

	if (!status) {
		find_recorded(h, &recorded);
		if (h->what->people.n)
			status = take_named(h);
		else
			take_all(h, &recorded);
	}
	if (!status)
		status = change(h);
	if (!status) {
		tell_own(h, &recorded);
		tell_others(h, &recorded);
		list_people(h);
	}
	mus_map_dispose(&recorded);
	return status;
}
