/*
 * One new action, in a person's plan or in a unit's group plan.
 */
#include "work/plan/plan_inside.h"

#include <string.h>

#include "base/utf8.h"

struct work {
	const struct mus_plan_add *what;
	struct mus_workspace *ws;
	struct mus_diag *diag;
	struct mus_arena *arena;
	struct mus_plan_change *out;
	const char *cycle, *leader;
	const struct mus_person *person;  /* NULL: a common action */
	struct mus_lock *lock;
	struct plan_record talk, record;
	struct plan_file file;
	struct mus_plan plan;             /* of the person; empty when there is none */
	struct mus_group_plan group;      /* of the unit; likewise */
	struct mus_map ids;
	struct mus_strs responsible;
	struct mus_participants participants;
};

/* ---- what the action names ---- */

static bool check_responsible(struct work *w)
{
	const struct mus_strs *names = w->what->responsible;
	size_t n = names ? names->n : 0;
	const char **ids = mus_alloc(w->arena, (n + 1) * sizeof *ids);
	const struct mus_person *person;
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		ids[i] = plan_who(w->ws, names->item[i], w->person, w->leader, w->diag);
		/* By the rule of the command line, with its findings. */
		person = ids[i] ? NULL : plan_person(w->ws, names->item[i], w->diag);
		if (person)
			ids[i] = person->id;
		good &= ids[i] != NULL;
	}
	w->responsible = (struct mus_strs){ ids, n };
	return good;
}

/* A position, in the words of the units' records. */
static const char *position(const struct mus_staff *staff, const char *name)
{
	for (size_t u = 0; u < staff->n_units; u++)
		for (size_t i = 0; i < staff->units[u].n_people; i++) {
			const char *role = staff->units[u].people[i].role;

			if (role && mus_utf8_same(role, name))
				return role;
		}
	return NULL;
}

/* One more of a list with room for it; what stands there already is not put twice. */
static void put_once(struct mus_strs *list, const char **item, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(item[i], id) == 0)
			return;
	item[list->n++] = id;
	list->item = item;
}

/* Each is a unit, a position or somebody: what is none of them is told as somebody unknown. */
static bool check_participants(struct work *w)
{
	const struct mus_strs *names = w->what->participants;
	size_t n = names ? names->n : 0;
	const struct mus_staff *staff = n ? mus_staff(w->ws, w->diag) : NULL;
	const char **units = mus_alloc(w->arena, (n + 1) * sizeof *units);
	const char **roles = mus_alloc(w->arena, (n + 1) * sizeof *roles);
	const char **people = mus_alloc(w->arena, (n + 1) * sizeof *people);
	bool good = staff || !n;

	for (size_t i = 0; staff && i < n; i++) {
		const struct mus_unit *unit = mus_unit_find(staff, names->item[i]);
		const char *role = position(staff, names->item[i]);
		const struct mus_person *person =
			unit || role ? NULL : plan_person(w->ws, names->item[i], w->diag);

		if (unit)
			put_once(&w->participants.units, units, unit->id);
		else if (role)
			put_once(&w->participants.roles, roles, role);
		else if (person)
			put_once(&w->participants.people, people, person->id);
		good &= unit || role || person;
	}
	return good;
}

static bool check_refs(struct work *w)
{
	const struct mus_plan_add *what = w->what;
	const struct mus_year *year = mus_year(w->ws, w->cycle, w->diag);
	bool good = w->person ? plan_has_own_goal(&w->plan, what->goal, "--serves ", year, w->arena,
					w->diag)
			      : plan_has_ref(PLAN_GOAL, what->goal, year, w->arena, w->diag);

	good &= plan_has_ref(PLAN_GOAL, what->serves, year, w->arena, w->diag);
	good &= plan_has_ref(PLAN_COMPETENCE, what->competence, year, w->arena, w->diag);
	good &= plan_has_ref(PLAN_BUDGET, what->budget, year, w->arena, w->diag);
	if (what->theme)
		good &= plan_has_theme(w->ws, w->cycle, what->theme, w->arena, w->diag);
	if (what->part_of)
		good &= plan_has_common(w->ws, w->cycle, what->part_of, w->arena, w->diag);
	good &= check_participants(w);
	return good & check_responsible(w);
}

/* Whether it serves a goal of the strategy, or says why not; a note, for it can be said later. */
static void tell_link(const struct work *w)
{
	const struct mus_plan_goal *goal = w->person ? plan_own_goal(&w->plan, w->what->goal) : NULL;
	bool linked = w->what->serves || w->what->no_link_reason || w->what->part_of ||
		(goal && (goal->serves || goal->no_link_reason)) || (!w->person && w->what->goal);

	if (!linked)
		mus_find(w->diag, MUS_F_PLAN_NO_LINK, MUS_IN(w->record.path), w->what->title);
}

/* ---- the action ---- */

static struct mus_action make_action(struct work *w)
{
	const struct mus_plan_add *what = w->what;
	struct mus_log_entry *log = mus_alloc(w->arena, sizeof *log);

	/* In the shared folder nobody is named who is neither responsible nor a participant. */
	*log = (struct mus_log_entry){ .date = what->today, .who = w->person ? w->leader : NULL,
		.what = mus_text(plan_lang(w->ws), MUS_T_PLAN_LOG_ADDED) };
	return (struct mus_action){
		.id = plan_action_id(&w->ids, what->title, w->arena),
		.title = what->title,
		.theme = what->theme,
		.goal = what->goal,
		.serves = what->serves,
		.no_link_reason = what->no_link_reason,
		.competence = what->competence,
		.method = what->method,
		.status = what->status,
		.responsible = w->responsible,
		.participants = w->participants,
		.start = what->start,
		.due = what->due,
		.cost = what->cost,
		.hours = what->hours,
		.budget = what->budget,
		.part_of = what->part_of,
		.log = log,
		.n_log = 1,
	};
}

/* ---- whether it is there already ---- */

static bool text_fits(const char *given, const char *has)
{
	return !given || (has && strcmp(given, has) == 0);
}

static bool list_fits(const struct mus_strs *given, const struct mus_strs *has)
{
	for (size_t i = 0; i < given->n; i++)
		if (i >= has->n || strcmp(given->item[i], has->item[i]) != 0)
			return false;
	return !given->n || given->n == has->n;
}

static bool status_fits(int given, int has)
{
	return has == given || (given == MUS_AGREED && has == MUS_STARTED);
}

/* Whether an action has all that is given; it may have more, that was written since. */
static bool fits(const struct mus_action *a, const struct mus_action *has)
{
	return strcmp(a->title, has->title) == 0 && text_fits(a->theme, has->theme) &&
	       text_fits(a->goal, has->goal) && text_fits(a->serves, has->serves) &&
	       text_fits(a->no_link_reason, has->no_link_reason) &&
	       text_fits(a->competence, has->competence) && text_fits(a->budget, has->budget) &&
	       text_fits(a->part_of, has->part_of) && status_fits(a->status, has->status) &&
	       (a->method == MUS_NO_INT || a->method == has->method) &&
	       (a->start == MUS_NO_DATE || a->start == has->start) &&
	       (a->due == MUS_NO_DATE || a->due == has->due) &&
	       (a->cost == MUS_NO_DEC || a->cost == has->cost) &&
	       (a->hours == MUS_NO_DEC || a->hours == has->hours) &&
	       list_fits(&a->responsible, &has->responsible) &&
	       list_fits(&a->participants.units, &has->participants.units) &&
	       list_fits(&a->participants.roles, &has->participants.roles) &&
	       list_fits(&a->participants.people, &has->participants.people);
}

/* Whether the same command was run before; notes an open action of the same title. */
static bool is_there(struct work *w, const struct mus_action *action)
{
	const struct mus_action *actions = w->person ? w->plan.actions : w->group.actions;
	size_t n = w->person ? w->plan.n_actions : w->group.n_actions;
	const char *owner = w->person ? w->person->id : w->what->unit;

	for (size_t i = 0; i < n; i++) {
		const struct mus_action *has = &actions[i];

		if (!has->title || !has->id || !mus_action_open(has) ||
			!mus_utf8_same(has->title, action->title))
			continue;
		if (!w->out->same)
			w->out->same = mus_printf(w->arena, "%s/%s", owner, has->id);
		if (fits(action, has))
			return true;
	}
	return false;
}

/* ---- the text ---- */

static void put_head(struct work *w, struct mus_yaml *y)
{
	struct mus_buf *out = &w->file.fresh;

	plan_write_head(out, &w->talk, w->person ? "plan" : "group_plan",
		w->person ? "../../../schemas" : "../../schemas");
	mus_yaml_begin(y, out);
	mus_yaml_map(y);
	mus_yaml_pair(y, "kind", w->person ? "plan" : "group_plan");
	mus_yaml_plain_pair(y, "cycle", w->cycle);
	if (w->person)
		mus_yaml_pair(y, "person", w->person->id);
	mus_yaml_pair(y, "unit", w->person ? w->person->unit : w->what->unit);
	if (w->person && w->leader)
		mus_yaml_pair(y, "leader", w->leader);
	mus_yaml_blank(y);
	mus_yaml_key(y, "actions");
	mus_yaml_seq(y);
}

static enum mus_status change(struct work *w)
{
	struct mus_action action = make_action(w);
	struct plan_file *files[] = { &w->file };
	enum mus_status status = MUS_OK;
	struct mus_yaml y;

	if (is_there(w, &action))
		return MUS_OK;
	plan_file_begin(
		&w->file, &w->record, w->person ? "plan.schema.yaml" : "group_plan.schema.yaml");
	w->file.personal = w->person != NULL;
	w->file.lock = w->lock;
	if (w->file.edit) {
		status = plan_file_append(&w->file, &action, NULL, !w->person, w->diag);
	} else {
		put_head(w, &y);
		plan_write_action(&y, &action, NULL, !w->person);
		mus_yaml_end(&y);
		mus_yaml_end(&y);
	}
	plan_change_added(w->out, w->person ? w->person->id : w->what->unit, action.id);
	tell_link(w);
	return status ? status : plan_files_finish(w->out, files, 1, w->what->dry_run, w->diag);
}

/* ---- the record ---- */

/* From here on no other command changes what is read. */
static enum mus_status lock(struct work *w, const char *folder)
{
	return w->what->dry_run ? MUS_OK : mus_lock(&w->lock, folder, w->diag);
}

/*
 * A first record of a person is made where the person's records belong: in a leader's folder. In
 * one without a leader, everybody may be reading; there must be something of the person already.
 */
static enum mus_status check_place(const struct work *w)
{
	if (w->record.doc || w->talk.doc || mus_workspace_leader(w->ws))
		return MUS_OK;
	mus_find(w->diag, MUS_F_PLAN_NOT_HERE, MUS_IN(w->record.path), w->person->id);
	return MUS_REFUSED;
}

static enum mus_status open_person(struct work *w)
{
	enum mus_status status;

	w->person = plan_person(w->ws, w->what->person, w->diag);
	if (!w->person)
		return MUS_REFUSED;
	w->leader = mus_workspace_leader(w->ws);
	status = lock(w, mus_workspace_dir(w->ws));
	if (!status)
		status = plan_find(
			&w->talk, &w->record, w->ws, w->cycle, w->person, w->arena, w->diag);
	if (!status)
		status = check_place(w);
	if (!status && w->record.doc)
		status = mus_record_read(
			MUS_PLAN, w->record.doc, w->record.root, w->arena, w->diag, &w->plan);
	plan_ids(&w->ids, w->plan.actions, w->plan.n_actions);
	return status;
}

static enum mus_status open_unit(struct work *w)
{
	enum mus_status status;

	if (!plan_has_unit(w->ws, w->what->unit, w->arena, w->diag))
		return MUS_REFUSED;
	status = lock(w, mus_workspace_shared(w->ws));
	if (!status)
		status = plan_find_group(
			&w->record, w->ws, w->cycle, w->what->unit, w->arena, w->diag);
	if (!status && w->record.doc)
		status = mus_record_read(MUS_GROUP_PLAN, w->record.doc, w->record.root, w->arena,
			w->diag, &w->group);
	plan_ids(&w->ids, w->group.actions, w->group.n_actions);
	return status;
}

enum mus_status mus_plan_add(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_plan_add *what, struct mus_diag *diag)
{
	struct work w = { .what = what, .ws = ws, .diag = diag, .out = out, .ids = MUS_MAP_INIT };
	enum mus_status status;

	plan_change_begin(out);
	w.arena = out->arena;
	w.cycle = what->cycle ? what->cycle : mus_workspace_cycle(ws);
	status = what->unit ? open_unit(&w) : open_person(&w);
	if (!status && !check_refs(&w))
		status = mus_worse(MUS_REFUSED, mus_diag_status(diag));
	if (!status)
		status = change(&w);
	plan_file_dispose(&w.file);
	plan_record_dispose(&w.talk);
	plan_record_dispose(&w.record);
	mus_map_dispose(&w.ids);
	mus_unlock(w.lock);
	return status;
}
