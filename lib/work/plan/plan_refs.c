/*
 * What an action names: whether it is there, and what was probably meant when it is not.
 */
#include "work/plan/plan_inside.h"

#include <string.h>

#include "base/utf8.h"

#define MOST_NAMED 12 /* of what there is, in a hint */

/* 'no goal', 'no competence' … */
static const enum mus_text_id none[] = {
	[PLAN_GOAL] = MUS_T_REF_NO_GOAL,
	[PLAN_OWN_GOAL] = MUS_T_PLAN_NO_OWN_GOAL,
	[PLAN_COMPETENCE] = MUS_T_REF_NO_COMPETENCE,
	[PLAN_BUDGET] = MUS_T_REF_NO_BUDGET,
	[PLAN_THEME] = MUS_T_REF_NO_THEME,
	[PLAN_UNIT] = MUS_T_REF_NO_UNIT,
	[PLAN_ACTION] = MUS_T_REF_NO_ACTION,
	[PLAN_OWN_ACTION] = MUS_T_PLAN_NO_OWN_ACTION,
};

void plan_refuse_ref(enum plan_ref ref, const char *id, const char *const *known, size_t n,
	struct mus_diag *diag)
{
	const char *what = mus_text(mus_diag_lang(diag), none[ref]),
		   *near = mus_nearest(id, known, n);
	struct mus_buf all = MUS_BUF_INIT;

	for (size_t i = 0; i < n && i < MOST_NAMED; i++)
		mus_buf_fmt(&all, "%s%s", i ? ", " : "", known[i]);
	if (n > MOST_NAMED)
		mus_buf_str(&all, ", …");
	if (near)
		mus_find(diag, MUS_F_PLAN_REF_NEAR, MUS_NOWHERE, what, id, near);
	else if (n)
		mus_find(diag, MUS_F_PLAN_REF, MUS_NOWHERE, what, id, all.data);
	else
		mus_find(diag, MUS_F_PLAN_REF_NONE, MUS_NOWHERE, what, id);
	mus_buf_dispose(&all);
}

const char **plan_keys(size_t *n, const struct mus_map *map, struct mus_arena *arena)
{
	const char **keys = mus_alloc(arena, (map->n + 1) * sizeof *keys);

	for (size_t i = 0; i < map->n; i++)
		keys[i] = map->entries[i].key;
	*n = map->n;
	return keys;
}

bool plan_has_ref(enum plan_ref ref, const char *id, const struct mus_year *year,
	struct mus_arena *arena, struct mus_diag *diag)
{
	const struct mus_map *map = ref == PLAN_GOAL ? &year->goal_of_id
		: ref == PLAN_COMPETENCE	     ? &year->competence_of_id
						     : &year->budget_of_id;
	const char **known;
	size_t n;

	if (!id || mus_map_find(map, id))
		return true;
	known = plan_keys(&n, map, arena);
	plan_refuse_ref(ref, id, known, n, diag);
	return false;
}

const struct mus_plan_goal *plan_own_goal(const struct mus_plan *plan, const char *id)
{
	for (size_t i = 0; id && i < plan->n_goals; i++)
		if (plan->goals[i].id && strcmp(plan->goals[i].id, id) == 0)
			return &plan->goals[i];
	return NULL;
}

bool plan_has_own_goal(const struct mus_plan *plan, const char *id, const char *serves,
	const struct mus_year *year, struct mus_arena *arena, struct mus_diag *diag)
{
	const char **known = mus_alloc(arena, (plan->n_goals + 1) * sizeof *known);
	size_t n = 0;

	if (!id || plan_own_goal(plan, id))
		return true;
	if (year && mus_map_find(&year->goal_of_id, id)) {
		mus_find(diag, MUS_F_PLAN_GOAL_OF_STRATEGY, MUS_NOWHERE, id,
			mus_printf(arena, "%s%s", serves, id));
		return false;
	}
	for (size_t i = 0; i < plan->n_goals; i++)
		if (plan->goals[i].id)
			known[n++] = plan->goals[i].id;
	plan_refuse_ref(PLAN_OWN_GOAL, id, known, n, diag);
	return false;
}

/* ---- themes ---- */

static void read_themes(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_strs *out = (struct mus_strs *)ctx + i;
	mus_node root = mus_doc_root(doc, 0);
	struct mus_form form;

	(void)file;
	if (mus_kind_of(doc, root) != MUS_FORM ||
		mus_record_read(MUS_FORM, doc, root, arena, diag, &form))
		return;
	out->item = mus_alloc(arena, (form.n_themes + 1) * sizeof *out->item);
	for (size_t t = 0; t < form.n_themes; t++)
		if (form.themes[t].id)
			out->item[out->n++] = form.themes[t].id;
}

bool plan_has_theme(struct mus_workspace *ws, const char *cycle, const char *theme,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_file_filter filter = { .kind = MUS_FORM, .cycle = cycle };
	struct mus_map known = MUS_MAP_INIT;
	struct mus_files files;
	struct mus_strs *themes;
	struct mus_job *job;
	const char **keys;
	size_t n;
	bool found;

	if (mus_files_list(&files, ws, &filter, arena, diag))
		return false;
	themes = mus_alloc(arena, (files.n + 1) * sizeof *themes);
	found = mus_files_visit(&job, &files, read_themes, themes, diag) == MUS_OK;
	for (size_t i = 0; i < files.n; i++)
		for (size_t t = 0; t < themes[i].n; t++)
			mus_map_add(&known, themes[i].item[t]);
	if (found && known.n && !mus_map_find(&known, theme)) {
		keys = plan_keys(&n, &known, arena);
		plan_refuse_ref(PLAN_THEME, theme, keys, n, diag);
		found = false;
	}
	mus_map_dispose(&known);
	mus_job_free(job);
	return found;
}

/* ---- units and people ---- */

bool plan_has_unit(struct mus_workspace *ws, const char *unit, struct mus_arena *arena,
	struct mus_diag *diag)
{
	const struct mus_staff *staff = mus_staff(ws, diag);
	const char **known;
	size_t n;

	if (!staff)
		return false;
	if (mus_unit_find(staff, unit))
		return true;
	known = plan_keys(&n, &staff->unit_of_id, arena);
	plan_refuse_ref(PLAN_UNIT, unit, known, n, diag);
	return false;
}

bool plan_has_common(struct mus_workspace *ws, const char *cycle, const char *ref,
	struct mus_arena *arena, struct mus_diag *diag)
{
	const char *slash = strchr(ref, '/'), *unit, **known;
	struct mus_group_plan group = { .n_actions = 0 };
	struct mus_map ids = MUS_MAP_INIT;
	struct plan_record record;
	size_t n;
	bool found;

	unit = mus_strndup(arena, ref, slash ? (size_t)(slash - ref) : strlen(ref));
	if (!plan_has_unit(ws, unit, arena, diag) ||
		plan_find_group(&record, ws, cycle, unit, arena, diag))
		return false;
	if (record.doc)
		(void)mus_record_read(
			MUS_GROUP_PLAN, record.doc, record.root, arena, diag, &group);
	plan_ids(&ids, group.actions, group.n_actions);
	found = slash && mus_map_find(&ids, slash + 1);
	if (!found) {
		known = plan_keys(&n, &ids, arena);
		plan_refuse_ref(PLAN_ACTION, slash ? slash + 1 : "", known, n, diag);
	}
	mus_map_dispose(&ids);
	plan_record_dispose(&record);
	return found;
}

static bool is_role(const char *name)
{
	static const char *const roles[] = { "employee", "leader", "top_leader",
		"cooperation_committee", "staff_representative" };

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strcmp(roles[i], name) == 0)
			return true;
	return false;
}

/* A whole name, or the first of its words. */
static bool is_called(const struct mus_person *p, const char *name)
{
	size_t len = strlen(name);

	if (!p || !p->name)
		return false;
	return mus_utf8_same(p->name, name) ||
	       (mus_utf8_starts(p->name, name) && p->name[len] == ' ');
}

/* The only one of that name in the unit. */
static const char *in_unit(const struct mus_unit *unit, const char *name)
{
	const char *found = NULL;

	for (size_t i = 0; unit && i < unit->n_people; i++) {
		if (!is_called(&unit->people[i], name))
			continue;
		if (found)
			return NULL;
		found = unit->people[i].id;
	}
	return found;
}

const char *plan_who(struct mus_workspace *ws, const char *name, const struct mus_person *person,
	const char *leader, struct mus_diag *diag)
{
	const struct mus_staff *staff;
	const struct mus_person *boss;

	if (is_role(name))
		return name;
	if (is_called(person, name))
		return person->id;
	staff = mus_staff(ws, diag);
	if (!staff)
		return NULL;
	if (mus_person_find(staff, name))
		return mus_person_find(staff, name)->id;
	boss = mus_person_find(staff, leader);
	if (is_called(boss, name))
		return boss->id;
	return person ? in_unit(mus_unit_find(staff, person->unit), name) : NULL;
}
