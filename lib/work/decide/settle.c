/*
 * Which decision holds for which wish, and the steps of settling.
 */
#include "work/decide/decide_inside.h"

#include <stdlib.h>
#include <string.h>

const char *mus_outcome_name(enum mus_outcome outcome)
{
	static const char *const names[MUS_OUTCOMES] = {
		[MUS_OUTCOME_WAITS] = "",
		[MUS_OUTCOME_AGREED] = "agreed",
		[MUS_OUTCOME_DECLINED] = "declined",
		[MUS_OUTCOME_NO_PLACE] = "no_place",
		[MUS_OUTCOME_CHOOSE] = "choose",
		[MUS_OUTCOME_CONFLICT] = "conflict",
	};

	return outcome < MUS_OUTCOMES ? names[outcome] : NULL;
}

/* ---- which decision holds ---- */

static int depth_of(const struct mus_staff *staff, const char *unit)
{
	int depth = 0;

	for (size_t u = 0; staff && u < staff->n_units; u++)
		depth += mus_unit_within(staff, unit, staff->units[u].id);
	return depth;
}

/* Whether `a` says more of a wish than `b`: it names more, is nearer, or is later. */
static bool says_more(
	const struct settling *s, const struct decision *a, const struct decision *b)
{
	size_t x = about_size(&a->said->about), y = about_size(&b->said->about);
	int near = depth_of(s->staff, a->unit), far = depth_of(s->staff, b->unit);

	if (x != y)
		return x > y;
	if (near != far)
		return near > far;
	return a->said->date != b->said->date ? a->said->date > b->said->date : a > b;
}

/* Sorted in: they are few. */
static void add_decision(struct settling *s, struct wish *w, struct decision *d)
{
	size_t at = w->n_holds++;

	for (; at > 0 && says_more(s, d, w->holds[at - 1]); at--)
		w->holds[at] = w->holds[at - 1];
	w->holds[at] = d;
}

static void find_decisions(struct settling *s, struct wish *w)
{
	size_t n = 0;

	for (int adding = 0; adding < 2; adding++) {
		for (size_t i = 0; i < s->decisions.n; i++) {
			struct decision *d = &s->decisions.item[i];

			if (!decision_holds(d, s->staff, w->row.unit, w->row.person) ||
				!about_fits(&d->said->about, &w->row, s->year))
				continue;
			if (adding)
				add_decision(s, w, d);
			n++;
		}
		if (!adding)
			w->holds = mus_alloc(s->arena, (n + 1) * sizeof(struct decision *));
	}
}

static bool agree(const struct decision *a, const struct decision *b)
{
	const char *x = a->said->budget, *y = b->said->budget;

	if (decision_agrees(a) != decision_agrees(b))
		return false;
	return !decision_agrees(a) || !x || !y || strcmp(x, y) == 0;
}

/* The first two that do not agree make a finding, at the one that says more. */
static bool find_conflict(struct settling *s, const struct wish *w)
{
	for (size_t i = 0; i < w->n_holds; i++)
		for (size_t j = i + 1; j < w->n_holds; j++) {
			const struct decision *a = w->holds[i], *b = w->holds[j];

			if (agree(a, b))
				continue;
			mus_find(s->diag, MUS_F_DECIDE_CONFLICT, a->place,
				wish_name(w, s->arena), a->name, b->name,
				mus_printf(s->arena, "%s:%u", b->place.file, b->place.line));
			return true;
		}
	return false;
}

/* What pays, and by which decision. */
static void note_decision(struct wish *w)
{
	const struct decision *first = w->holds[0];

	w->row.decision = first->name;
	w->row.note = first->said->note;
	for (size_t i = w->n_holds; decision_agrees(first) && i > 0; i--)
		if (w->holds[i - 1]->said->budget && !w->part_of)
			w->row.budget = w->holds[i - 1]->said->budget;
}

static void match(struct settling *s)
{
	for (size_t i = 0; i < s->wishes.n; i++) {
		struct wish *w = &s->wishes.item[i];

		find_decisions(s, w);
		if (w->status != MUS_AWAITING || !w->n_holds)
			continue;
		note_decision(w);
		w->row.outcome = find_conflict(s, w)		   ? MUS_OUTCOME_CONFLICT
				 : decision_agrees(w->holds[0]) ? MUS_OUTCOME_AGREED
								   : MUS_OUTCOME_DECLINED;
	}
}

/* Wishes that would be agreed to if they were put up for the wrap-up: good to know. */
static void tell_not_put_up(struct settling *s)
{
	struct mus_buf names = MUS_BUF_INIT;

	for (size_t i = 0; i < s->wishes.n; i++) {
		const struct wish *w = &s->wishes.item[i];

		if (w->status == MUS_WISH && w->n_holds && decision_agrees(w->holds[0]))
			mus_buf_fmt(&names, "%s%s", names.len ? ", " : "",
				wish_name(w, s->arena));
	}
	if (names.len)
		mus_find(s->diag, MUS_F_DECIDE_NOT_PUT_UP, MUS_NOWHERE, names.data);
	mus_buf_dispose(&names);
}

/* ---- the steps ---- */

static bool is_asked_for(const struct settling *s, const struct wish *w)
{
	const struct mus_wishes *only = &s->what->only;
	const struct mus_about about = { .goal = only->goal,
		.competence = only->competence,
		.method = mus_method_name(only->method),
		.theme = only->theme };

	return w->status == MUS_AWAITING &&
	       (about_size(&about) == 0 || about_fits(&about, &w->row, s->year));
}

static void tell_rows(struct mus_settled *out, const struct settling *s)
{
	out->rows = mus_alloc(s->arena, (s->wishes.n + 1) * sizeof *out->rows);
	for (size_t i = 0; i < s->wishes.n; i++) {
		struct mus_wish_row *row = &out->rows[out->n];

		if (!is_asked_for(s, &s->wishes.item[i]))
			continue;
		*row = s->wishes.item[i].row;
		if (s->what->decline_rest && row->outcome == MUS_OUTCOME_NO_PLACE)
			row->outcome = MUS_OUTCOME_DECLINED;
		out->n++;
	}
}

bool wishes_known(struct mus_workspace *ws, const char *cycle, const struct mus_wishes *only,
	struct mus_arena *arena, struct mus_diag *diag)
{
	const struct mus_year *year = mus_year(ws, cycle, diag);
	bool good = plan_has_ref(PLAN_GOAL, only->goal, year, arena, diag);

	good &= plan_has_ref(PLAN_COMPETENCE, only->competence, year, arena, diag);
	if (only->theme)
		good &= plan_has_theme(ws, cycle, only->theme, arena, diag);
	return good;
}

static bool knows(const struct settling *s)
{
	bool good = !s->what->unit ||
		    plan_has_unit(s->ws, s->what->unit, s->arena, s->diag);

	return good & wishes_known(s->ws, s->cycle, &s->what->only, s->arena, s->diag);
}

/* What does not agree, or lacks a choice, is a finding only where it is to be settled. */
static enum mus_status judge(struct mus_settled *out, struct settling *s)
{
	struct mus_diag *quiet = mus_diag_new(mus_diag_lang(s->diag)), *loud = s->diag;
	enum mus_status status;

	if (!s->what->apply)
		s->diag = quiet;
	match(s);
	status = places_named(s);
	if (!status)
		status = places_give(s);
	status = mus_worse(status, mus_diag_status(s->diag));
	if (!status)
		tell_not_put_up(s);
	s->diag = loud;
	mus_diag_free(quiet);
	tell_rows(out, s);
	places_scarce(out, s);
	return s->what->apply ? status : MUS_OK;
}

enum mus_status mus_settle(struct mus_settled *out, struct mus_workspace *ws,
	const struct mus_settle *what, struct mus_diag *diag)
{
	struct settling s = { .what = what, .ws = ws, .diag = diag };
	struct mus_lock *lock = NULL;
	enum mus_status status = MUS_OK;

	memset(out, 0, sizeof *out);
	plan_change_begin(&out->change);
	s.arena = out->change.arena;
	s.cycle = what->cycle ? what->cycle : mus_workspace_cycle(ws);
	s.staff = mus_staff(ws, diag);
	s.year = mus_year(ws, s.cycle, diag);
	if (!s.staff || !knows(&s))
		return mus_worse(MUS_REFUSED, mus_diag_status(diag));
	/* From here on no other command changes what is read. */
	if (what->apply && !what->dry_run)
		status = mus_lock(&lock, mus_workspace_dir(ws), diag);
	if (!status)
		status = decisions_read(&s.decisions, ws, s.cycle, s.arena, diag);
	if (status < MUS_SYSTEM)
		status = mus_worse(status, wishes_read(&s));
	if (!status || !what->apply)
		status = mus_worse(status, judge(out, &s));
	if (!status && what->apply)
		status = settle_write(out, &s, lock);
	mus_unlock(lock);
	out->plans = s.wishes.job;
	out->group_plans = s.decisions.job;
	s.decisions.job = NULL;
	decisions_dispose(&s.decisions);
	return mus_worse(status, mus_diag_status(diag));
}

void mus_settled_dispose(struct mus_settled *settled)
{
	mus_job_free(settled->plans);
	mus_job_free(settled->group_plans);
	mus_plan_change_dispose(&settled->change);
	memset(settled, 0, sizeof *settled);
}
