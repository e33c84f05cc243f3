/*
 * Which ids there are. Staff and strategy are known to the workspace; forms, wheels and group
 * plans of a round are read when its first reference is checked.
 */
#include "base/utf8.h"
#include "work/check/checking.h"

#include <string.h>

static void add(struct id_index *index, const char *kind, const char *cycle, const char *id)
{
	if (id)
		mus_map_add(&index->ids, mus_printf(index->arena, "%s|%s|%s", kind, cycle, id))->value = index;
}

/* Some ids of these kinds are not known: a record that sets them could not be read. */
static void note_unread(struct id_index *index, const char *const *kinds, const char *cycle)
{
	for (; *kinds; kinds++)
		mus_map_add(&index->unread, mus_printf(index->arena, "%s|%s", *kinds, cycle));
}

static void add_staff(struct id_index *index)
{
	static const char *const kinds[] = { "person", "unit", "group", NULL };
	const struct mus_staff *staff = mus_staff(index->ws, index->around);
	if (!staff || staff->unread)
		note_unread(index, kinds, "");
	for (size_t u = 0; staff && u < staff->n_units; u++) {
		const struct mus_unit *unit = &staff->units[u];
		add(index, "unit", "", unit->id);
		for (size_t i = 0; i < unit->n_people; i++)
			add(index, "person", "", unit->people[i].id);
		for (size_t i = 0; i < unit->n_groups; i++)
			add(index, "group", "", unit->groups[i].id);
	}
}

void index_init(struct id_index *index, struct mus_workspace *ws, enum mus_lang lang)
{
	memset(index, 0, sizeof *index);
	index->arena = mus_arena_new();
	index->ws = ws;
	index->around = mus_diag_new(lang);
	add_staff(index);
}

void index_dispose(struct id_index *index)
{
	mus_map_dispose(&index->ids);
	mus_map_dispose(&index->cycles);
	mus_map_dispose(&index->unread);
	mus_diag_free(index->around);
	mus_arena_free(index->arena);
}

static void add_form(struct id_index *index, const char *cycle, const struct mus_form *form)
{
	add(index, "form", cycle, form->id);
	for (size_t t = 0; t < form->n_themes; t++) {
		add(index, "theme", cycle, form->themes[t].id);
		for (size_t q = 0; q < form->themes[t].n_questions; q++)
			add(index, "question", cycle, form->themes[t].questions[q].id);
	}
}

static void add_group_plan(struct id_index *index, const char *cycle, const struct mus_group_plan *plan)
{
	for (size_t i = 0; i < plan->n_actions; i++)
		if (plan->actions[i].id && plan->unit)
			add(index, "action", cycle,
				mus_printf(index->arena, "%s/%s", plan->unit, plan->actions[i].id));
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
			add(index, "activity", cycle, r.wheel.activities[i].id);
}

static void add_files(struct id_index *index, const char *cycle, enum mus_kind kind, const char *const *kinds)
{
	struct mus_file_filter filter = { .kind = kind, .cycle = cycle };
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
		add(index, "goal", cycle, goal->id);
		for (size_t s = 0; s < goal->n_signs; s++)
			add(index, "sign", cycle, goal->signs[s].id);
	}
	for (size_t i = 0; i < year->competence_of_id.n; i++)
		add(index, "competence", cycle, year->competence_of_id.entries[i].key);
	for (size_t i = 0; i < year->budget_of_id.n; i++)
		add(index, "budget", cycle, year->budget_of_id.entries[i].key);
}

static void add_cycle(struct id_index *index, const char *cycle)
{
	static const char *const of_form[] = { "form", "theme", "question", NULL };
	static const char *const of_wheel[] = { "activity", NULL }, *const of_plan[] = { "action", NULL };
	static const char *const anchors[] = { "talks_start", "talks_end", "cycle_start", "wrap_up" };
	if (mus_map_find(&index->cycles, cycle))
		return;
	mus_map_add(&index->cycles, mus_strdup(index->arena, cycle));
	add_year(index, cycle);
	for (size_t i = 0; i < 4; i++)
		add(index, "activity", cycle, anchors[i]);
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

static const char *nearest(struct id_index *index, const char *prefix, const char *value)
{
	const char **names = mus_alloc(index->arena, (index->ids.n + 1) * sizeof *names);
	size_t n = 0, len = strlen(prefix);
	for (size_t i = 0; i < index->ids.n; i++)
		if (strncmp(index->ids.entries[i].key, prefix, len) == 0)
			names[n++] = index->ids.entries[i].key + len;
	return mus_nearest(value, names, n);
}

/* The Danish or English word for what a reference names. */
static const char *kind_word(const char *kind, enum mus_lang lang)
{
	static const struct {
		const char *kind;
		enum mus_text_id text;
	} words[] = { { "person", MUS_T_REF_PERSON }, { "unit", MUS_T_REF_UNIT }, { "goal", MUS_T_REF_GOAL },
		{ "competence", MUS_T_REF_COMPETENCE }, { "budget", MUS_T_REF_BUDGET }, { "form", MUS_T_REF_FORM },
		{ "group", MUS_T_REF_GROUP }, { "theme", MUS_T_REF_THEME }, { "action", MUS_T_REF_ACTION },
		{ "activity", MUS_T_REF_ACTIVITY }, { "question", MUS_T_REF_QUESTION } };
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

static bool is_known(struct id_index *index, const char *kind, const char *cycle, const char *value)
{
	return mus_map_find(&index->ids, mus_printf(index->arena, "%s|%s|%s", kind, cycle, value)) != NULL;
}

void index_check(struct id_index *index, const char *cycle, const struct mus_ref *ref, struct mus_diag *diag)
{
	static const char *const everywhere[] = { "person", "unit", "group" };
	const char *of_cycle = cycle;
	/*
	 * Goals of the same plan are rules.c's; a sign may be words of one's own; the plan of an
	 * earlier round may lie with another leader.
	 */
	static const char *const unchecked[] = { "plan_goal", "sign", "earlier_action" };
	for (size_t i = 0; i < 3; i++)
		if (strcmp(ref->kind, unchecked[i]) == 0)
			return;
	if (!*ref->value)
		return;
	for (size_t i = 0; i < 3; i++)
		if (strcmp(ref->kind, everywhere[i]) == 0)
			of_cycle = "";
	if ((strcmp(ref->kind, "person") == 0 && is_role(ref->value)) || is_free_word(ref->kind, ref->value))
		return;
	if (*of_cycle)
		add_cycle(index, of_cycle);
	/* A theme may be answered as a whole, in words of one's own. */
	bool theme = strcmp(ref->kind, "question") == 0 && is_known(index, "theme", of_cycle, ref->value);
	if (theme || is_known(index, ref->kind, of_cycle, ref->value))
		return;
	if (mus_map_find(&index->unread, mus_printf(index->arena, "%s|%s", ref->kind, of_cycle))) {
		index->unjudged = true;
		return;
	}
	char *prefix = mus_printf(index->arena, "%s|%s|", ref->kind, of_cycle);
	const char *word = kind_word(ref->kind, mus_diag_lang(diag)), *near = nearest(index, prefix, ref->value);
	if (near)
		mus_diag_add_at(diag, MUS_F_UNKNOWN_REF_NEAR, ref->place, ref->path, MUS_NO_LINE, MUS_ARGS(word, ref->value, near));
	else
		mus_diag_add_at(diag, MUS_F_UNKNOWN_REF, ref->place, ref->path, MUS_NO_LINE, MUS_ARGS(word, ref->value));
}
