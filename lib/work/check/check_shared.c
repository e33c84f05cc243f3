/* The shared folder as a whole: the round's strategies and wheels, and who is who. */
#include "work/check/checking.h"
#include "work/wheel.h"

#include <string.h>

/* ---- strategies ---- */

/* Where ids of goals, competences and budgets stand first; each is a place of its file. */
struct taken {
	struct mus_arena *arena;
	struct mus_map first; /* "goal|id" → file */
	struct mus_diag *diag;
};

/* Ids are the round's: one that another strategy has first is told; the same list's check_ids()
 * tells. */
static void take_id(
	struct taken *t, const char *what, const char *id, const char *file, struct mus_at at)
{
	if (!id)
		return;
	struct mus_map_entry *e = mus_map_add(&t->first, mus_printf(t->arena, "%s|%s", what, id));
	const char *first = e->value;
	if (!first)
		e->value = (void *)(uintptr_t)file;
	else if (strcmp(first, file) != 0)
		mus_find(t->diag, MUS_F_ID_TAKEN, ((struct mus_place){ file, at.line, at.column }),
			id, first);
}

static void take_strategy(struct taken *t, const struct mus_strategy *s, const char *file)
{
	for (size_t i = 0; i < s->n_goals; i++)
		take_id(t, "goal", s->goals[i].id, file, s->goals[i].at);
	for (size_t i = 0; i < s->n_competences; i++)
		take_id(t, "competence", s->competences[i].id, file, s->competences[i].at);
	for (size_t i = 0; i < s->n_budgets; i++)
		take_id(t, "budget", s->budgets[i].id, file, s->budgets[i].at);
}

/* Whether no other goal of the circle comes before it. */
static bool is_first_of_circle(const struct mus_year *year, const struct mus_goal_node *n)
{
	const struct mus_goal_node *at = mus_map_get(&year->goal_of_id, n->goal->parent);
	while (at > n)
		at = mus_map_get(&year->goal_of_id, at->goal->parent);
	return at == n;
}

/*
 * The tree was cut where it went round: who names a parent that is there, and has none, is below
 * itself. Each circle is told once.
 */
static void check_goal_circles(const struct mus_year *year, struct mus_diag *diag)
{
	for (size_t i = 0; i < year->n_goals; i++) {
		const struct mus_goal_node *n = &year->goals[i];
		if (n->goal->parent && !n->parent &&
			mus_map_get(&year->goal_of_id, n->goal->parent) &&
			is_first_of_circle(year, n))
			mus_find(diag, MUS_F_GOAL_CYCLE,
				((struct mus_place){
					n->file, n->goal->at.line, n->goal->at.column }),
				n->goal->id, n->goal->parent);
	}
}

void check_year(const struct mus_year *year, struct mus_diag *diag)
{
	struct taken t = { mus_arena_new(), MUS_MAP_INIT, diag };
	for (size_t s = 0; s < year->n_strategies; s++)
		take_strategy(&t, &year->strategies[s], year->files[s]);
	check_goal_circles(year, diag);
	mus_map_dispose(&t.first);
	mus_arena_free(t.arena);
}

/* ---- wheels ---- */

static bool has_error(const struct mus_diag *diag, const char *file)
{
	size_t n;
	const struct mus_finding *f = mus_diag_all(diag, &n);
	for (size_t i = 0; i < n; i++)
		if (f[i].severity == MUS_ERROR && f[i].place.file && strcmp(f[i].place.file, file) == 0)
			return true;
	return false;
}

/* Where a wheel has an error, that was told, and would be told once more: then nothing is done. */
void check_wheel(struct mus_workspace *ws, const char *cycle, struct mus_diag *diag)
{
	struct mus_arena *arena = mus_arena_new();
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	struct mus_wheel_record *records;
	struct mus_wheel_days days;
	size_t n;
	bool sound = mus_wheel_records(&records, &n, ws, cycle, arena, quiet) == MUS_OK;
	for (size_t i = 0; sound && i < n; i++)
		sound = !has_error(diag, records[i].file);
	if (sound)
		mus_wheel_make(&days, records, n, &mus_workspace_workplace(ws)->closing_days, arena, diag);
	mus_diag_free(quiet);
	mus_arena_free(arena);
}

/* ---- units and people ---- */

static struct mus_place in_unit(
	const struct mus_staff *staff, const struct mus_unit *unit, struct mus_at at)
{
	return (struct mus_place){ staff->unit_files[unit - staff->units], at.line, at.column };
}

/* Each circle is told once: at the first of its members by id. */
static void check_unit_circle(
	const struct mus_staff *staff, const struct mus_unit *unit, struct mus_diag *diag)
{
	const struct mus_unit *above = mus_unit_find(staff, unit->parent);
	for (size_t i = 0; above && above != unit && i < staff->n_units; i++) {
		if (strcmp(above->id, unit->id) < 0)
			return;
		above = mus_unit_find(staff, above->parent);
	}
	if (above == unit)
		mus_find(diag, MUS_F_UNIT_CIRCLE, in_unit(staff, unit, unit->at), unit->id,
			unit->parent);
}

static const struct mus_person *leader_of(const struct mus_staff *staff, const struct mus_person *p)
{
	return mus_person_find(staff, mus_person_leader(staff, p));
}

static void check_leader_circle(const struct mus_staff *staff, const struct mus_unit *unit,
	const struct mus_person *p, struct mus_diag *diag)
{
	const struct mus_person *leader = leader_of(staff, p);
	if (leader == p) {
		mus_find(diag, MUS_F_LEADS_SELF, in_unit(staff, unit, p->at), p->id);
		return;
	}
	for (size_t i = 0; leader && leader != p && i < staff->person_of_id.n; i++) {
		if (strcmp(leader->id, p->id) < 0)
			return;
		leader = leader_of(staff, leader);
	}
	if (leader == p)
		mus_find(diag, MUS_F_LEADER_CIRCLE, in_unit(staff, unit, p->at), p->id,
			leader_of(staff, p)->id);
}

static void check_person(const struct mus_staff *staff, const struct mus_unit *unit,
	const struct mus_person *p, struct mus_diag *diag)
{
	const struct mus_person *first = p->id ? mus_person_find(staff, p->id) : NULL;
	if (first && first != p && first->unit != p->unit)
		mus_find(diag, MUS_F_PERSON_TWICE, in_unit(staff, unit, p->at), p->id,
			first->unit ? first->unit : "");
	if (first == p && p->id)
		check_leader_circle(staff, unit, p, diag);
}

void check_staff(const struct mus_staff *staff, struct mus_diag *diag)
{
	for (size_t u = 0; u < staff->n_units; u++) {
		const struct mus_unit *unit = &staff->units[u];
		check_unit_circle(staff, unit, diag);
		for (size_t i = 0; i < unit->n_people; i++)
			check_person(staff, unit, &unit->people[i], diag);
	}
}
