/*
 * Which ids there are. Staff and strategy are known to the workspace; forms, wheels and group
 * plans of a round are read when its first reference is checked.
 */
#include "base/utf8.h"
#include "work/check/checking.h"

#include <string.h>

/* The ids of one kind in one round; they live as long as the index, or the workspace. */
struct id_group {
	struct mus_map ids;
	bool unread; /* some are not known: a record that sets them could not be read */
};

static struct id_group *group_of(struct id_index *index, const char *kind, const char *cycle)
{
	struct mus_map_entry *e = mus_map_add(&index->groups, mus_printf(index->arena, "%s|%s", kind, cycle));
	if (!e->value) {
		struct id_group *group = mus_alloc(index->arena, sizeof *group);
		group->ids = (struct mus_map)MUS_MAP_INIT;
		e->value = group;
	}
	return e->value;
}

static void add(struct id_group *group, const char *id)
{
	if (id)
		mus_map_add(&group->ids, id);
}

static void note_unread(struct id_index *index, const char *const *kinds, const char *cycle)
{
	for (; *kinds; kinds++)
		group_of(index, *kinds, cycle)->unread = true;
}

static void add_staff(struct id_index *index)
{
	static const char *const kinds[] = { "person", "unit", "group", NULL };
	const struct mus_staff *staff = mus_staff(index->ws, index->around);
	if (!staff || staff->unread)
		note_unread(index, kinds, "");
	struct id_group *units = group_of(index, "unit", ""), *people = group_of(index, "person", "");
	struct id_group *groups = group_of(index, "group", "");
	for (size_t u = 0; staff && u < staff->n_units; u++) {
		const struct mus_unit *unit = &staff->units[u];
		add(units, unit->id);
		for (size_t i = 0; i < unit->n_people; i++)
			add(people, unit->people[i].id);
		for (size_t i = 0; i < unit->n_groups; i++)
			add(groups, unit->groups[i].id);
	}
}

void index_init(struct id_index *index, struct mus_workspace *ws, enum mus_lang lang)
{
	memset(index, 0, sizeof *index);
	index->arena = mus_arena_new();
	index->ws = ws;
	index->around = mus_diag_new(lang);
	atomic_init(&index->unjudged, false);
	pthread_rwlock_init(&index->lock, NULL);
	add_staff(index);
}

void index_dispose(struct id_index *index)
{
	for (size_t i = 0; i < index->groups.n; i++)
		mus_map_dispose(&((struct id_group *)index->groups.entries[i].value)->ids);
	mus_map_dispose(&index->groups);
	mus_map_dispose(&index->cycles);
	pthread_rwlock_destroy(&index->lock);
	mus_diag_free(index->around);
	mus_arena_free(index->arena);
}

static void add_form(struct id_index *index, const char *cycle, const struct mus_form *form)
{
	add(group_of(index, "form", cycle), form->id);
	for (size_t t = 0; t < form->n_themes; t++) {
		add(group_of(index, "theme", cycle), form->themes[t].id);
		for (size_t q = 0; q < form->themes[t].n_questions; q++)
			add(group_of(index, "question", cycle), form->themes[t].questions[q].id);
	}
}

static void add_group_plan(struct id_index *index, const char *cycle, const struct mus_group_plan *plan)
{
	for (size_t i = 0; i < plan->n_actions; i++)
		if (plan->actions[i].id && plan->unit)
			add(group_of(index, "action", cycle),
				mus_printf(index->arena, "%s/%s", plan->unit, plan->actions[i].id));
	for (size_t i = 0; i < plan->n_decisions; i++)
		if (plan->decisions[i].id && plan->unit)
			add(group_of(index, "decision", cycle),
				mus_printf(index->arena, "%s/%s", plan->unit, plan->decisions[i].id));
}

/* What a record that defines ids adds, by its kind. */
static void add_record(struct id_index *index, const char *cycle, enum mus_kind kind, const struct mus_doc *doc)
{
	union {
		struct mus_form form;
		struct mus_wheel wheel;
		struct mus_group_plan plan;
	} r;
	mus_record_read(kind, doc, mus_doc_root(doc, 0), index->arena, index->around, &r);
	if (kind == MUS_FORM)
		add_form(index, cycle, &r.form);
	else if (kind == MUS_GROUP_PLAN)
		add_group_plan(index, cycle, &r.plan);
	else
		for (size_t i = 0; i < r.wheel.n_activities; i++)
			add(group_of(index, "activity", cycle), r.wheel.activities[i].id);
}

static void add_files(struct id_index *index, const char *cycle, enum mus_kind kind, const char *const *kinds)
{
	struct mus_file_filter filter = { .kind = kind, .cycle = cycle, .in_place = true };
	struct mus_files files = { 0 };
	mus_files_list(&files, index->ws, &filter, index->arena, index->around);
	for (size_t i = 0; i < files.n; i++) {
		struct mus_doc *doc = NULL;
		if (files.item[i].kind != kind)
			continue;
		if (mus_file_read(&doc, files.item[i].path, index->around))
			note_unread(index, kinds, cycle);
		else if (mus_kind_of(doc, mus_doc_root(doc, 0)) == kind)
			add_record(index, cycle, kind, doc);
		mus_doc_free(doc);
	}
}

static void add_year(struct id_index *index, const char *cycle)
{
	static const char *const kinds[] = { "goal", "sign", "competence", "budget", NULL };
	const struct mus_year *year = mus_year(index->ws, cycle, index->around);
	if (year->unread)
		note_unread(index, kinds, cycle);
	for (size_t i = 0; i < year->n_goals; i++) {
		const struct mus_goal *goal = year->goals[i].goal;
		add(group_of(index, "goal", cycle), goal->id);
		for (size_t s = 0; s < goal->n_signs; s++)
			add(group_of(index, "sign", cycle), goal->signs[s].id);
	}
	for (size_t i = 0; i < year->competence_of_id.n; i++)
		add(group_of(index, "competence", cycle), year->competence_of_id.entries[i].key);
	for (size_t i = 0; i < year->budget_of_id.n; i++)
		add(group_of(index, "budget", cycle), year->budget_of_id.entries[i].key);
}

static void add_cycle(struct id_index *index, const char *cycle)
{
	static const char *const of_form[] = { "form", "theme", "question", NULL };
	static const char *const of_wheel[] = { "activity", NULL }, *const of_plan[] = { "action", "decision", NULL };
	static const char *const anchors[] = { "talks_start", "talks_end", "cycle_start", "wrap_up" };
	if (mus_map_find(&index->cycles, cycle))
		return;
	mus_map_add(&index->cycles, mus_strdup(index->arena, cycle));
	add_year(index, cycle);
	for (size_t i = 0; i < 4; i++)
		add(group_of(index, "activity", cycle), anchors[i]);
	add_files(index, cycle, MUS_FORM, of_form);
	add_files(index, cycle, MUS_WHEEL, of_wheel);
	add_files(index, cycle, MUS_GROUP_PLAN, of_plan);
}

/* What may stand where a person's id does: roles, and somebody outside. */
static bool is_role(const char *value)
{
	static const char *const roles[] = { "employee", "leader", "top_leader", "top_management",
		"cooperation_committee", "staff_representative", "external", "consultant" };
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strcmp(roles[i], value) == 0)
			return true;
	return false;
}

static const char *nearest(const struct id_group *group, const char *value, struct mus_arena *scratch)
{
	size_t n = group ? group->ids.n : 0;
	const char **names = mus_alloc(scratch, (n + 1) * sizeof *names);
	for (size_t i = 0; i < n; i++)
		names[i] = group->ids.entries[i].key;
	return mus_nearest(value, names, n);
}

/* 'no person', 'no unit' … for what a reference names. */
static const char *no_word(const char *kind, enum mus_lang lang)
{
	static const struct {
		const char *kind;
		enum mus_text_id text;
	} words[] = { { "person", MUS_T_REF_NO_PERSON }, { "unit", MUS_T_REF_NO_UNIT }, { "goal", MUS_T_REF_NO_GOAL },
		{ "competence", MUS_T_REF_NO_COMPETENCE }, { "budget", MUS_T_REF_NO_BUDGET }, { "form", MUS_T_REF_NO_FORM },
		{ "group", MUS_T_REF_NO_GROUP }, { "theme", MUS_T_REF_NO_THEME }, { "action", MUS_T_REF_NO_ACTION },
		{ "decision", MUS_T_REF_NO_DECISION }, { "activity", MUS_T_REF_NO_ACTIVITY }, { "question", MUS_T_REF_NO_QUESTION } };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].kind, kind) == 0)
			return mus_text(lang, words[i].text);
	return kind;
}

/*
 * Where the schema lets free words stand beside ids (an activity or a date, a form or another
 * paper), what is no well-formed id is words.
 */
static bool is_free_word(const char *kind, const char *value)
{
	return (strcmp(kind, "activity") == 0 || strcmp(kind, "form") == 0) && !mus_id_valid(value);
}

/* Ids that are the workplace's, whatever the round. */
static bool is_everywhere(const char *kind)
{
	static const char *const everywhere[] = { "person", "unit", "group" };
	for (size_t i = 0; i < 3; i++)
		if (strcmp(kind, everywhere[i]) == 0)
			return true;
	return false;
}

/*
 * Goals of the same plan are rules.c's; a sign may be words of one's own; the plan of an earlier
 * round may lie with another leader.
 */
static bool is_left_alone(const char *kind)
{
	static const char *const alone[] = { "plan_goal", "sign", "earlier_action" };
	for (size_t i = 0; i < 3; i++)
		if (strcmp(kind, alone[i]) == 0)
			return true;
	return false;
}

/* Whether there is anything to check; *cycle is "" then for ids of the workplace. */
static bool is_checked(const struct mus_ref *ref, const char **cycle)
{
	if (!*ref->value || is_left_alone(ref->kind) || is_free_word(ref->kind, ref->value) ||
		(strcmp(ref->kind, "person") == 0 && is_role(ref->value)))
		return false;
	if (is_everywhere(ref->kind))
		*cycle = "";
	/* Of which round, nobody says: that alone is the fault. */
	else if (!**cycle)
		return false;
	return true;
}

/* Takes the lock for reading, with the round read. */
static void lock_with(struct id_index *index, const char *cycle)
{
	pthread_rwlock_rdlock(&index->lock);
	if (!*cycle || mus_map_find(&index->cycles, cycle))
		return;
	pthread_rwlock_unlock(&index->lock);
	pthread_rwlock_wrlock(&index->lock);
	add_cycle(index, cycle);
	pthread_rwlock_unlock(&index->lock);
	pthread_rwlock_rdlock(&index->lock);
}

/* NULL: there are none. */
static const struct id_group *find_group(
	const struct id_index *index, const char *kind, const char *cycle, struct mus_arena *scratch)
{
	return mus_map_get(&index->groups, mus_printf(scratch, "%s|%s", kind, cycle));
}

static bool is_in(const struct id_group *group, const char *value)
{
	return group && mus_map_find(&group->ids, value);
}

static void find_unknown(const struct id_group *group, const struct mus_ref *ref, const struct record *r)
{
	const char *none = no_word(ref->kind, mus_diag_lang(r->diag));
	const char *near = nearest(group, ref->value, r->scratch);
	if (near)
		mus_diag_add_at(r->diag, MUS_F_UNKNOWN_REF_NEAR, ref->place, ref->path, MUS_NO_LINE,
			MUS_ARGS(none, ref->value, near));
	else
		mus_diag_add_at(r->diag, MUS_F_UNKNOWN_REF, ref->place, ref->path, MUS_NO_LINE, MUS_ARGS(none, ref->value));
}

/* The kind of record that defines what a reference of that kind names. */
static enum mus_kind source_kind(const char *kind)
{
	static const struct {
		const char *ref;
		enum mus_kind kind;
	} sources[] = { { "person", MUS_UNIT }, { "unit", MUS_UNIT }, { "group", MUS_UNIT }, { "goal", MUS_STRATEGY },
		{ "competence", MUS_STRATEGY }, { "budget", MUS_STRATEGY }, { "form", MUS_FORM }, { "theme", MUS_FORM },
		{ "question", MUS_FORM }, { "activity", MUS_WHEEL }, { "action", MUS_GROUP_PLAN },
		{ "decision", MUS_GROUP_PLAN } };
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		if (strcmp(sources[i].ref, kind) == 0)
			return sources[i].kind;
	return MUS_KIND_NONE;
}

/* Whether it may only seem unknown, because the file that defines it is broken. */
static bool may_exist(const struct id_index *index, const char *cycle, const struct mus_ref *ref)
{
	const char *slash = strrchr(ref->value, '/');
	enum mus_kind kind = source_kind(ref->kind);
	return kind && sources_may_define(index->sources, kind, cycle, slash ? slash + 1 : ref->value);
}

bool index_has_goals(struct id_index *index, const char *cycle, const struct record *r)
{
	lock_with(index, cycle);
	const struct id_group *group = find_group(index, "goal", cycle, r->scratch);
	bool has = group && group->ids.n > 0;
	pthread_rwlock_unlock(&index->lock);
	return has;
}

void index_check(struct id_index *index, const char *cycle, const struct mus_ref *ref, const struct record *r)
{
	if (!is_checked(ref, &cycle))
		return;
	lock_with(index, cycle);
	const struct id_group *group = find_group(index, ref->kind, cycle, r->scratch);
	/* A theme may be answered as a whole, in words of one's own. */
	bool known = is_in(group, ref->value) ||
		(strcmp(ref->kind, "question") == 0 && is_in(find_group(index, "theme", cycle, r->scratch), ref->value));
	if (!known && group && group->unread)
		atomic_store(&index->unjudged, true);
	else if (!known && !may_exist(index, cycle, ref))
		find_unknown(group, ref, r);
	pthread_rwlock_unlock(&index->lock);
}
