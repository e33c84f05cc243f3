/*
 * A new decision on a group of wishes, in a unit's group plan.
 */
#include "work/decide/decide_inside.h"

#include <string.h>

struct work {
	const struct mus_decide *what;
	struct mus_workspace *ws;
	struct mus_diag *diag;
	struct mus_arena *arena;
	struct mus_plan_change *out;
	const char *cycle, *unit;
	struct mus_decision decision;
	struct plan_record record;
	struct plan_file file;
	struct mus_group_plan plan; /* empty when there is none */
};

/* ---- what it names ---- */

/* The unit that is above all others; NULL after a finding when that is none, or several. */
static const char *top_unit(struct work *w, const struct mus_staff *staff)
{
	const char **tops = mus_alloc(w->arena, (staff->n_units + 1) * sizeof *tops);
	struct mus_buf names = MUS_BUF_INIT;
	size_t n = 0;

	for (size_t u = 0; u < staff->n_units; u++)
		if (!staff->units[u].parent || !mus_unit_find(staff, staff->units[u].parent))
			tops[n++] = staff->units[u].id;
	for (size_t i = 0; n != 1 && i < n; i++)
		mus_buf_fmt(&names, "%s%s", i ? ", " : "", tops[i]);
	if (n != 1)
		mus_find(w->diag, MUS_F_DECIDE_WHICH_UNIT, MUS_NOWHERE, names.len ? names.data : "");
	mus_buf_dispose(&names);
	return n == 1 ? tops[0] : NULL;
}

static bool check_refs(struct work *w)
{
	const struct mus_decide *what = w->what;
	const struct mus_year *year = mus_year(w->ws, w->cycle, w->diag);
	const struct mus_staff *staff = mus_staff(w->ws, w->diag);
	bool good = staff != NULL;

	if (staff && what->unit)
		good = plan_has_unit(w->ws, what->unit, w->arena, w->diag);
	if (good)
		w->unit = what->unit ? what->unit : top_unit(w, staff);
	good = w->unit != NULL;
	good &= plan_has_ref(PLAN_GOAL, what->goal, year, w->arena, w->diag);
	good &= plan_has_ref(PLAN_COMPETENCE, what->competence, year, w->arena, w->diag);
	good &= plan_has_ref(PLAN_BUDGET, what->budget, year, w->arena, w->diag);
	if (what->theme)
		good &= plan_has_theme(w->ws, w->cycle, what->theme, w->arena, w->diag);
	return good;
}

/* ---- what is decided already ---- */

static bool same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool says_the_same(const struct mus_decision *a, const struct mus_decision *b)
{
	return same(a->answer, b->answer) && same(a->budget, b->budget) && a->limit == b->limit &&
	       same(a->forum, b->forum) && same(a->note, b->note);
}

/* The decision about the very same that counts now; NULL for none. */
static const struct decision *find_present(struct work *w, struct decisions *all)
{
	decisions_take(all, &w->plan, NULL, w->record.path, w->arena);
	decisions_supersede(all);
	for (size_t i = 0; i < all->n; i++)
		if (!all->item[i].superseded &&
			about_same(&all->item[i].said->about, &w->decision.about))
			return &all->item[i];
	return NULL;
}

/* ---- the text ---- */

/* From what it is about: sprogvurdering-course. */
static const char *make_id(struct work *w)
{
	const struct mus_about *a = &w->decision.about;
	const char *parts[] = { a->goal, a->competence, a->theme, a->method };
	struct mus_map taken = MUS_MAP_INIT;
	struct mus_buf name = MUS_BUF_INIT;
	const char *id;

	for (size_t i = 0; i < w->plan.n_decisions; i++)
		if (w->plan.decisions[i].id)
			mus_map_add(&taken, w->plan.decisions[i].id);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i])
			mus_buf_fmt(&name, "%s%s", name.len ? " " : "", parts[i]);
	id = plan_action_id(&taken, name.data, w->arena);
	mus_buf_dispose(&name);
	mus_map_dispose(&taken);
	return id;
}

static void put_text(struct mus_yaml *y, const char *key, const char *text)
{
	if (text)
		mus_yaml_pair(y, key, text);
}

static void put_decision(struct mus_yaml *y, const struct mus_decision *d)
{
	char text[MUS_DEC_SIZE];

	mus_yaml_map(y);
	mus_yaml_pair(y, "id", d->id);
	mus_yaml_key(y, "about");
	mus_yaml_map(y);
	put_text(y, "goal", d->about.goal);
	put_text(y, "competence", d->about.competence);
	put_text(y, "method", d->about.method);
	put_text(y, "theme", d->about.theme);
	mus_yaml_end(y);
	mus_yaml_pair(y, "answer", d->answer);
	put_text(y, "budget", d->budget);
	if (d->limit != MUS_NO_INT)
		mus_yaml_plain_pair(y, "limit",
			mus_dec_print((mus_dec)d->limit * MUS_DEC_ONE, text));
	put_text(y, "forum", d->forum);
	mus_yaml_plain_pair(y, "date", mus_date_print(d->date, text));
	put_text(y, "note", d->note);
	mus_yaml_end(y);
}

/* A group plan that begins with this decision. */
static void put_plan(struct work *w)
{
	struct mus_yaml y;

	plan_write_head(&w->file.fresh, NULL, "group_plan", "../../schemas");
	mus_yaml_begin(&y, &w->file.fresh);
	mus_yaml_map(&y);
	mus_yaml_pair(&y, "kind", "group_plan");
	mus_yaml_plain_pair(&y, "cycle", w->cycle);
	mus_yaml_pair(&y, "unit", w->unit);
	mus_yaml_blank(&y);
	mus_yaml_key(&y, "decisions");
	mus_yaml_seq(&y);
	put_decision(&y, &w->decision);
	mus_yaml_end(&y);
	mus_yaml_end(&y);
}

static enum mus_status append(struct work *w)
{
	struct mus_buf item = MUS_BUF_INIT;
	struct mus_yaml y;
	enum mus_status status;

	mus_yaml_begin(&y, &item);
	put_decision(&y, &w->decision);
	status = plan_edit_append(&w->file, "/decisions", item.data, w->diag);
	mus_buf_dispose(&item);
	return status;
}

static enum mus_status change(struct work *w)
{
	struct plan_file *files[] = { &w->file };
	enum mus_status status = MUS_OK;

	w->decision.id = make_id(w);
	if (w->file.edit)
		status = append(w);
	else
		put_plan(w);
	plan_change_added(w->out, w->unit, w->decision.id);
	return status ? status : plan_files_finish(w->out, files, 1, w->what->dry_run, w->diag);
}

/* ---- the record ---- */

static enum mus_status open_plan(struct work *w, struct mus_lock **lock)
{
	enum mus_status status = MUS_OK;

	if (!w->what->dry_run)
		status = mus_lock(lock, mus_workspace_shared(w->ws), w->diag);
	if (!status)
		status = plan_find_group(
			&w->record, w->ws, w->cycle, w->unit, w->arena, w->diag);
	if (!status && w->record.doc)
		status = mus_record_read(MUS_GROUP_PLAN, w->record.doc, w->record.root, w->arena,
			w->diag, &w->plan);
	plan_file_begin(&w->file, &w->record, "group_plan.schema.yaml");
	w->file.lock = *lock;
	return status;
}

static enum mus_status decide(struct work *w)
{
	struct decisions all = { .n = 0 };
	const struct decision *present = find_present(w, &all);
	char day[MUS_DATE_SIZE];
	enum mus_status status = MUS_OK;

	if (!present || !says_the_same(present->said, &w->decision)) {
		if (present && present->said->date > w->decision.date) {
			mus_find(w->diag, MUS_F_DECIDE_LATER, present->place, present->name,
				mus_date_print(present->said->date, day));
			status = MUS_REFUSED;
		} else {
			status = change(w);
		}
		if (!status && present)
			mus_find(w->diag, MUS_F_DECIDE_SUPERSEDED, present->place, present->name);
	}
	decisions_dispose(&all);
	return status;
}

enum mus_status mus_decide(struct mus_plan_change *out, struct mus_workspace *ws,
	const struct mus_decide *what, struct mus_diag *diag)
{
	struct work w = { .what = what, .ws = ws, .diag = diag, .out = out };
	struct mus_lock *lock = NULL;
	enum mus_status status;

	plan_change_begin(out);
	w.arena = out->arena;
	w.cycle = what->cycle ? what->cycle : mus_workspace_cycle(ws);
	w.decision = (struct mus_decision){ .answer = what->agree ? "agreed" : "declined",
		.budget = what->budget, .limit = what->limit, .forum = what->forum,
		.date = what->today, .note = what->note,
		.about = { .goal = what->goal, .competence = what->competence,
			.method = mus_method_name(what->method), .theme = what->theme } };
	if (!check_refs(&w))
		return mus_worse(MUS_REFUSED, mus_diag_status(diag));
	status = open_plan(&w, &lock);
	if (!status)
		status = decide(&w);
	plan_file_dispose(&w.file);
	plan_record_dispose(&w.record);
	mus_unlock(lock);
	return status;
}
