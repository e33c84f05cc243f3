/* All records together: what no single one can show. */
#include "work/check/checking.h"

#include <string.h>

bool counts(const struct checking *c, const struct seen *s)
{
	return s->kind != MUS_KIND_NONE && (!c->query->cycle || !*s->cycle || strcmp(c->query->cycle, s->cycle) == 0);
}

static void compare_identities(const struct checking *c, struct mus_diag *diag)
{
	struct mus_map first = MUS_MAP_INIT;
	for (size_t i = 0; i < c->files->n; i++)
		for (const struct seen *s = &c->seen[i]; s; s = s->next) {
			struct mus_map_entry *e = s->identity && counts(c, s) ? mus_map_add(&first, s->identity) : NULL;
			if (e && e->value)
				mus_find(diag, MUS_F_SAME_IDENTITY, ((struct mus_place){ s->file, s->at.line, s->at.column }),
					mus_kind_name(s->kind), s->name, ((const struct seen *)e->value)->file);
			else if (e)
				e->value = (void *)(uintptr_t)s;
		}
	mus_map_dispose(&first);
}

/* A workspace has one mus.yaml, and no other record of its kind. */
static void check_workplaces(const struct checking *c, struct mus_diag *diag)
{
	for (size_t i = 0; i < c->files->n; i++)
		for (const struct seen *s = &c->seen[i]; s; s = s->next)
			if (s->kind == MUS_WORKPLACE && (c->files->item[i].kind != MUS_WORKPLACE || s != &c->seen[i]))
				mus_find(diag, MUS_F_SAME_IDENTITY, ((struct mus_place){ s->file, s->at.line, s->at.column }),
					mus_kind_name(s->kind), s->name, "mus.yaml");
}

static bool not_checked(const struct mus_finding *finding, const void *ctx)
{
	const struct checking *c = ctx;
	for (size_t i = 0; finding->place.file && i < c->files->n; i++)
		if (strcmp(c->files->item[i].path, finding->place.file) == 0)
			return false;
	return finding->severity == MUS_ERROR;
}

/* ---- talks of the year ---- */

struct person_year {
	mus_date held; /* the newest talk */
	const struct seen *talk;
	bool plan;
};

static void collect_talks(const struct checking *c, struct mus_map *people, struct mus_arena *arena)
{
	for (size_t i = 0; i < c->files->n; i++)
		for (const struct seen *s = &c->seen[i]; s; s = s->next) {
			if ((s->kind != MUS_TALK && s->kind != MUS_PLAN) || !*s->person)
				continue;
			struct mus_map_entry *e = mus_map_add(people, s->person);
			struct person_year *y = e->value ? e->value : mus_alloc(arena, sizeof *y);
			if (!e->value)
				y->held = MUS_NO_DATE;
			e->value = y;
			y->plan |= s->kind == MUS_PLAN;
			if (s->kind == MUS_TALK && s->held >= y->held && s->held != MUS_NO_DATE) {
				y->held = s->held;
				y->talk = s;
			}
		}
}

static bool is_away(const struct mus_person *p, mus_date day)
{
	for (size_t i = 0; i < p->n_away; i++)
		if (p->away[i].from <= day && (p->away[i].to == MUS_NO_DATE || day <= p->away[i].to))
			return true;
	return false;
}

/* Whoever is here, and has been for a year, has a right to a talk in it. */
static bool is_due(const struct mus_person *p, const char *leader, const struct mus_staff *staff, mus_date day)
{
	const char *own = mus_person_leader(staff, p);
	return !mus_person_gone(p, day) && !p->exempt && !is_away(p, day) &&
		(p->since == MUS_NO_DATE || p->since <= mus_date_add_months(day, -12)) &&
		(!leader || (own && strcmp(own, leader) == 0));
}

static void check_coverage(const struct checking *c, struct mus_workspace *ws, const struct mus_staff *staff,
	struct mus_diag *diag)
{
	struct mus_arena *arena = mus_arena_new();
	struct mus_map people = MUS_MAP_INIT;
	const mus_date since = mus_date_add_months(c->query->as_of, -12);
	collect_talks(c, &people, arena);
	/* A shared folder without any talk says nothing about who had one. */
	for (size_t u = 0; people.n && u < staff->n_units; u++)
		for (size_t i = 0; i < staff->units[u].n_people; i++) {
			const struct mus_person *p = &staff->units[u].people[i];
			const struct person_year *y = p->id ? mus_map_get(&people, p->id) : NULL;
			struct mus_place place = { staff->unit_files[u], p->at.line, p->at.column };
			if (p->id && is_due(p, mus_workspace_leader(ws), staff, c->query->as_of) && (!y || y->held < since))
				mus_find(diag, MUS_F_NO_TALK, place, p->id);
		}
	for (size_t i = 0; i < people.n; i++) {
		const struct person_year *y = people.entries[i].value;
		if (y->talk && !y->plan)
			mus_find(diag, MUS_F_NO_PLAN, ((struct mus_place){ y->talk->file, y->talk->at.line, y->talk->at.column }),
				people.entries[i].key);
	}
	mus_map_dispose(&people);
	mus_arena_free(arena);
}

void check_together(const struct checking *c, struct mus_workspace *ws, bool whole, struct mus_diag *diag)
{
	compare_identities(c, diag);
	if (!ws) {
		mus_find(diag, MUS_F_NO_REFERENCES, MUS_NOWHERE, "");
		return;
	}
	/* What stood in the way of a reference, unless it was told of the file itself. */
	if (atomic_load(&c->index->unjudged))
		mus_diag_move_some(diag, c->index->around, not_checked, c);
	if (!whole)
		return;
	check_workplaces(c, diag);
	/* What cannot be read has been told of each file itself, or for its references. */
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	const struct mus_staff *staff = mus_staff(ws, quiet);
	const char *cycle = c->query->cycle ? c->query->cycle : mus_workspace_cycle(ws);
	const struct mus_year *year = mus_year(ws, cycle, quiet);
	mus_diag_free(quiet);
	if (!mus_workspace_leader(ws)) {
		check_year(year, diag);
		check_wheel(ws, cycle, diag);
		if (staff)
			check_staff(staff, diag);
	}
	if (staff)
		check_coverage(c, ws, staff, diag);
}
