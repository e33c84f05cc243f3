/*
 * From a talk to a plan (D16): the talk is marked held, its agreements become actions.
 *
 * Which agreements the plan has already is known by x-from, the agreement's own text, kept in the
 * action: a private key ('x-…' has no disclosure class, so that it leaves no leader's folder), as
 * the log is for people to write in and titles are for people to change. An action without it,
 * written by hand, is known by its title.
 */
#include "work/plan/plan_notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* An action that the plan has. */
struct known {
	const char *title, *from; /* from: x-from, or "" */
	bool taken;               /* an agreement is this action */
};

struct work {
	const struct mus_plan_new *what;
	struct mus_workspace *ws;
	struct mus_diag *diag;
	struct mus_arena *arena;
	struct mus_plan_change *out;
	const struct mus_person *person;
	const char *cycle, *leader;
	struct mus_lock *lock; /* NULL in a dry run */
	struct plan_record talk_record, plan_record;
	struct plan_file talk_file, plan_file;
	struct mus_talk talk;
	struct mus_plan plan;      /* empty when there is none */
	mus_date held;
	struct plan_notes notes;
	struct mus_agreement *agreements; /* of the notes */
	size_t n_agreements;
	const struct known **same; /* of each agreement the action that it is; NULL: a new one */
	struct known *known;       /* plan.n_actions of them */
	struct mus_map ids;
};

/* ---- the talk ---- */

/* A talk that is still to come is not marked as held by a slip. */
static bool lies_ahead(const struct work *w)
{
	return w->what->held == MUS_NO_DATE && w->talk.state != MUS_TALK_HELD &&
	       w->talk.planned_date != MUS_NO_DATE && w->talk.planned_date > w->what->today;
}

static enum mus_status read_talk(struct work *w)
{
	const struct plan_record *r = &w->talk_record;
	enum mus_status status;

	if (!r->doc) {
		mus_find(
			w->diag, MUS_F_PLAN_NO_TALK, MUS_NOWHERE, w->person->id, w->cycle, r->path);
		return MUS_REFUSED;
	}
	status = mus_record_read(MUS_TALK, r->doc, r->root, w->arena, w->diag, &w->talk);
	if (status)
		return status;
	w->leader = w->talk.leader ? w->talk.leader : mus_workspace_leader(w->ws);
	if (w->talk.state == MUS_TALK_NOT_HELD && w->what->held == MUS_NO_DATE) {
		mus_doc_find(r->doc, mus_doc_get(r->doc, r->root, "state"), "/state", w->diag,
			MUS_F_PLAN_NOT_HELD, w->person->id);
		return MUS_REFUSED;
	}
	if (lies_ahead(w)) {
		mus_doc_find(r->doc, mus_doc_get(r->doc, r->root, "planned"), "/planned", w->diag,
			MUS_F_PLAN_TALK_AHEAD, w->person->id, w->talk.planned);
		return MUS_REFUSED;
	}
	w->held = w->what->held != MUS_NO_DATE ? w->what->held : w->talk.held;
	if (w->held == MUS_NO_DATE)
		w->held = w->what->today;
	return MUS_OK;
}

static enum mus_status mark_held(struct work *w)
{
	struct plan_file *file = &w->talk_file;
	char date[MUS_DATE_SIZE];
	enum mus_status status = MUS_OK;

	if (w->talk.state != MUS_TALK_HELD)
		status = plan_edit_set(file, "/state", "held", MUS_STRING, w->diag);
	if (!status && w->talk.held != w->held)
		status = plan_edit_put(file, "/held", mus_date_print(w->held, date), w->diag);
	if (w->talk.state != MUS_TALK_HELD || w->talk.held != w->held)
		w->out->held = w->held;
	return status;
}

static enum mus_status read_agreements(struct work *w)
{
	const struct mus_agree_terms terms = { (int)strtol(w->cycle, NULL, 10), w->held,
		mus_workspace_workplace(w->ws)->currency };
	enum mus_status status =
		plan_notes_read(&w->notes, w->ws, &w->talk_record, &terms, w->arena, w->diag);

	w->agreements = w->notes.found.item;
	w->n_agreements = w->notes.found.n;
	return status;
}

/* ---- what the plan has already ---- */

static enum mus_status read_plan(struct work *w)
{
	const struct plan_record *r = &w->plan_record;
	enum mus_status status = MUS_OK;
	size_t i = 0;

	w->plan.follow_up = MUS_NO_DATE;
	if (r->doc)
		status = mus_record_read(MUS_PLAN, r->doc, r->root, w->arena, w->diag, &w->plan);
	if (status)
		return status;
	w->known = mus_alloc(w->arena, (w->plan.n_actions + 1) * sizeof *w->known);
	MUS_EACH (r->doc, item, r->doc ? mus_doc_get(r->doc, r->root, "actions") : 0) {
		if (i == w->plan.n_actions)
			break;
		w->known[i].title = w->plan.actions[i].title;
		w->known[i++].from = mus_doc_str(r->doc, mus_doc_get(r->doc, item, "x-from"));
	}
	plan_ids(&w->ids, w->plan.actions, w->plan.n_actions);
	return MUS_OK;
}

static bool same_text(const struct known *k, const struct mus_agreement *a)
{
	return strcmp(k->from, a->text) == 0;
}

/* Of an agreement that got more lines after its action was made. */
static bool same_first(const struct known *k, const struct mus_agreement *a)
{
	return *a->first && strcmp(k->from, a->first) == 0;
}

static bool same_title(const struct known *k, const struct mus_agreement *a)
{
	return k->title && mus_utf8_same(k->title, a->title);
}

/* Each action stands for one agreement: two lines that say the same are two actions. */
static void match(struct work *w, bool (*same)(const struct known *, const struct mus_agreement *))
{
	for (size_t a = 0; a < w->n_agreements; a++)
		for (size_t i = 0; !w->same[a] && i < w->plan.n_actions; i++) {
			struct known *k = &w->known[i];

			if (k->taken || !same(k, &w->agreements[a]))
				continue;
			k->taken = true;
			w->same[a] = k;
			break;
		}
}

/* An agreement that was changed after its action was made is told, for somebody to decide. */
static void tell_changed(struct work *w)
{
	for (size_t a = 0; a < w->n_agreements; a++) {
		const struct known *k = w->same[a];

		if (k && *k->from && !same_text(k, &w->agreements[a]))
			plan_notes_find(&w->notes, &w->agreements[a],
				MUS_F_AGREEMENT_CHANGED, w->agreements[a].title, w->diag);
	}
}

/* ---- new actions ---- */

static void set_responsible(
	struct work *w, struct mus_action *action, const struct mus_agreement *a)
{
	const char **who = mus_alloc(w->arena, sizeof *who);

	if (!a->responsible)
		return;
	*who = plan_who(w->ws, a->responsible, w->person, w->leader, w->diag);
	if (*who)
		action->responsible = (struct mus_strs){ who, 1 };
	else
		plan_notes_find(&w->notes, a, MUS_F_AGREEMENT_WHO, a->responsible, w->diag);
}

/* The keys in the notes are themes; one that is written otherwise cannot be named. */
static const char *theme_of(const struct mus_agreement *a)
{
	return mus_id_valid(a->theme) ? a->theme : NULL;
}

static struct mus_action make_action(struct work *w, const struct mus_agreement *a)
{
	struct mus_log_entry *log = mus_alloc(w->arena, sizeof *log);
	enum mus_text_id text = a->status == MUS_AWAITING ? MUS_T_PLAN_LOG_AWAITING
				: a->status == MUS_WISH	 ? MUS_T_PLAN_LOG_WISHED
							 : MUS_T_PLAN_LOG_AGREED;
	struct mus_action action = {
		.id = plan_action_id(&w->ids, a->title, w->arena),
		.title = a->title,
		.theme = theme_of(a),
		.method = a->method,
		.status = a->status,
		.start = a->start,
		.due = a->due,
		.cost = a->cost,
		.hours = a->hours,
		.log = log,
		.n_log = 1,
	};

	*log = (struct mus_log_entry){
		.date = w->held, .who = w->leader, .what = mus_text(plan_lang(w->ws), text)
	};
	set_responsible(w, &action, a);
	return action;
}

/* The head of a new plan, up to the list of its actions. */
static void begin_plan(struct work *w, struct mus_yaml *y)
{
	const char *unit = w->talk.unit ? w->talk.unit : w->person->unit;
	char date[MUS_DATE_SIZE];

	plan_write_head(&w->plan_file.fresh, &w->talk_record, "plan", "../../../schemas");
	mus_yaml_begin(y, &w->plan_file.fresh);
	mus_yaml_map(y);
	mus_yaml_pair(y, "kind", "plan");
	mus_yaml_plain_pair(y, "cycle", w->cycle);
	mus_yaml_pair(y, "person", w->person->id);
	if (unit)
		mus_yaml_pair(y, "unit", unit);
	if (w->leader)
		mus_yaml_pair(y, "leader", w->leader);
	if (w->what->follow_up != MUS_NO_DATE)
		mus_yaml_plain_pair(y, "follow_up", mus_date_print(w->what->follow_up, date));
	mus_yaml_blank(y);
	mus_yaml_key(y, "actions");
	mus_yaml_seq(y);
}

static enum mus_status add_action(struct work *w, struct mus_yaml *y, const struct mus_agreement *a)
{
	struct mus_action action;

	if (!*a->text) {
		plan_notes_find(&w->notes, a, MUS_F_AGREEMENT_EMPTY, "", w->diag);
		return MUS_OK;
	}
	action = make_action(w, a);
	plan_notes_unclear(&w->notes, a, w->diag);
	plan_change_added(w->out, w->person->id, action.id);
	if (w->plan_file.edit)
		return plan_file_append(&w->plan_file, &action, a->text, false, w->diag);
	plan_write_action(y, &action, a->text, false);
	return MUS_OK;
}

static enum mus_status set_follow_up(struct work *w)
{
	char date[MUS_DATE_SIZE];

	if (w->what->follow_up == MUS_NO_DATE || w->what->follow_up == w->plan.follow_up)
		return MUS_OK;
	return plan_edit_put(
		&w->plan_file, "/follow_up", mus_date_print(w->what->follow_up, date), w->diag);
}

static enum mus_status make_plan(struct work *w)
{
	struct mus_yaml y;
	enum mus_status status = MUS_OK;

	if (w->plan_file.edit)
		status = set_follow_up(w);
	else
		begin_plan(w, &y);
	for (size_t a = 0; !status && a < w->n_agreements; a++)
		if (!w->same[a])
			status = add_action(w, &y, &w->agreements[a]);
	if (!w->plan_file.edit) {
		mus_yaml_end(&y);
		mus_yaml_end(&y);
	}
	return status;
}

static void tell_missing(struct work *w)
{
	plan_notes_misses(&w->notes, w->diag);
	if (w->what->follow_up == MUS_NO_DATE && w->plan.follow_up == MUS_NO_DATE)
		mus_find(w->diag, MUS_F_PLAN_NO_FOLLOW_UP, MUS_IN(w->plan_record.path),
			w->person->id);
	if (!w->n_agreements)
		mus_find(w->diag,
			w->notes.marked ? MUS_F_PLAN_NO_AGREEMENTS_MARKED : MUS_F_PLAN_NO_AGREEMENTS,
			MUS_IN(w->talk_record.path), "");
}

static enum mus_status change(struct work *w)
{
	struct plan_file *files[] = { &w->plan_file, &w->talk_file };
	enum mus_status status = mark_held(w);

	w->same = mus_alloc(w->arena, (w->n_agreements + 1) * sizeof *w->same);
	match(w, same_text);
	match(w, same_first);
	match(w, same_title);
	tell_changed(w);
	if (!status)
		status = make_plan(w);
	if (status)
		return status;
	tell_missing(w);
	/* The plan first: if all ends between the two, the command once more marks the talk. */
	return plan_files_finish(w->out, files, 2, w->what->dry_run, w->diag);
}

/* Locked, so that no other command changes what is read here before it is written. */
static enum mus_status find_records(struct work *w)
{
	enum mus_status status = MUS_OK;

	if (!w->what->dry_run)
		status = mus_lock(&w->lock, mus_workspace_dir(w->ws), w->diag);
	if (status)
		return status;
	return plan_find(
		&w->talk_record, &w->plan_record, w->ws, w->cycle, w->person, w->arena, w->diag);
}

static enum mus_status run(struct work *w)
{
	enum mus_status status;

	w->person = plan_person(w->ws, w->what->person, w->diag);
	if (!w->person)
		return MUS_REFUSED;
	status = find_records(w);
	if (!status)
		status = read_talk(w);
	if (!status)
		status = read_plan(w);
	if (status)
		return status;
	status = read_agreements(w);
	if (status)
		return status;
	plan_file_begin(&w->talk_file, &w->talk_record, "talk.schema.yaml");
	plan_file_begin(&w->plan_file, &w->plan_record, "plan.schema.yaml");
	w->plan_file.personal = true;
	w->plan_file.lock = w->talk_file.lock = w->lock;
	return change(w);
}

enum mus_status mus_plan_new(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_plan_new *what, struct mus_diag *diag)
{
	struct work w = { .what = what, .ws = ws, .diag = diag, .out = out, .ids = MUS_MAP_INIT };
	enum mus_status status;

	plan_change_begin(out);
	w.arena = out->arena;
	w.cycle = what->cycle ? what->cycle : mus_workspace_cycle(ws);
	status = run(&w);
	plan_file_dispose(&w.talk_file);
	plan_file_dispose(&w.plan_file);
	plan_record_dispose(&w.talk_record);
	plan_record_dispose(&w.plan_record);
	mus_map_dispose(&w.ids);
	mus_unlock(w.lock);
	return status;
}
