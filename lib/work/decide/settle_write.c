/*
 * What is settled goes into the plans: all files are checked before the first is written.
 */
#include "work/decide/decide_inside.h"

#include <string.h>

#include "base/utf8.h"

/* One plan that changes. */
struct target {
	struct plan_record record;
	struct plan_file file;
	struct mus_plan plan;
};

struct writing {
	struct mus_settled *out;
	struct settling *s;
	const struct mus_lock *lock;
	enum mus_lang lang;          /* that records are written in */
	struct mus_map titles;       /* of the wheel's activities, by id; read when first needed */
	bool wheel_read;
};

static bool is_declined(const struct writing *w, const struct wish *wish)
{
	return wish->row.outcome == MUS_OUTCOME_DECLINED ||
	       (wish->row.outcome == MUS_OUTCOME_NO_PLACE && w->s->what->decline_rest);
}

static bool is_settled(const struct writing *w, const struct wish *wish)
{
	return wish->status == MUS_AWAITING &&
	       (wish->row.outcome == MUS_OUTCOME_AGREED || is_declined(w, wish));
}

/* ---- who decided ---- */

static void read_wheel(struct writing *w)
{
	struct mus_file_filter filter = { .kind = MUS_WHEEL, .cycle = w->s->cycle, .in_place = true };
	struct mus_files files;
	struct mus_diag *quiet = mus_diag_new(MUS_EN);

	w->wheel_read = true;
	(void)mus_files_list(&files, w->s->ws, &filter, w->s->arena, quiet);
	for (size_t i = 0; i < files.n; i++) {
		struct mus_doc *doc;
		struct mus_wheel wheel = { .n_activities = 0 };
		mus_node root;

		if (mus_file_read(&doc, files.item[i].path, quiet))
			continue;
		root = mus_doc_root(doc, 0);
		if (mus_kind_of(doc, root) == MUS_WHEEL)
			(void)mus_record_read(MUS_WHEEL, doc, root, w->s->arena, quiet, &wheel);
		for (size_t a = 0; a < wheel.n_activities; a++)
			if (wheel.activities[a].id)
				mus_map_add(&w->titles, wheel.activities[a].id)->value =
					(void *)wheel.activities[a].title;
		mus_doc_free(doc);
	}
	mus_diag_free(quiet);
}

/* The forum that it names, or the meeting of its plan by the title in the wheel; NULL for none. */
static const char *forum_of(struct writing *w, const struct decision *d)
{
	if (d->said->forum || !d->meeting || !mus_id_valid(d->meeting))
		return d->said->forum;
	if (!w->wheel_read)
		read_wheel(w);
	return mus_map_get(&w->titles, d->meeting);
}

/* ---- one wish ---- */

static struct answer make_answer(struct writing *w, const struct wish *wish)
{
	const struct decision *d = wish->holds[0];
	const bool no_place = wish->row.outcome == MUS_OUTCOME_NO_PLACE;
	const bool dated = !no_place && d->said->date != MUS_NO_DATE;

	return (struct answer){ .from = d->name,
		.forum = forum_of(w, d),
		.note = no_place ? mus_text(w->lang, MUS_T_DECIDE_NO_PLACE_NOTE) : d->said->note,
		.agree = !is_declined(w, wish),
		.date = dated ? d->said->date : w->s->what->today };
}

static const struct mus_action *find_action(const struct target *t, const char *id)
{
	for (size_t i = 0; i < t->plan.n_actions; i++)
		if (t->plan.actions[i].id && strcmp(t->plan.actions[i].id, id) == 0)
			return &t->plan.actions[i];
	return NULL;
}

static enum mus_status settle(struct writing *w, struct target *t, const struct wish *wish)
{
	const char *id = wish->row.action, *budget = wish->row.budget;
	const struct answer answer = make_answer(w, wish);
	const struct plan_move move = { .to = answer.agree ? MUS_AGREED : MUS_DROPPED,
		.date = w->s->what->today,
		.who = mus_workspace_leader(w->s->ws),
		.note = answer_log(&answer, w->s->arena) };
	const struct mus_action *action = find_action(t, id);
	enum mus_status status;

	/* The file was read anew: who does not ask for locks may have changed it. */
	if (!action) {
		mus_find(w->s->diag, MUS_F_CHANGED_MEANWHILE, MUS_IN(wish->row.file),
			wish->row.file);
		return MUS_SYSTEM;
	}
	status = plan_move(&t->file, action, &move, w->lang, w->s->diag);
	if (!status)
		status = answer_put(&t->file, id, &answer, w->s->diag);
	if (!status && answer.agree && budget &&
		(!wish->own_budget || strcmp(budget, wish->own_budget) != 0))
		status = plan_set(&t->file, id, "budget", budget, MUS_STRING, w->s->diag);
	if (!status)
		plan_file_tells(&t->file, wish_name(wish, w->s->arena), w->s->arena);
	return status;
}

/* ---- all of them ---- */

static enum mus_status open_target(struct writing *w, struct target *t, const struct wish *wish)
{
	struct mus_doc *doc;
	enum mus_status status = mus_file_read(&doc, wish->row.file, w->s->diag);

	if (status)
		return status;
	t->record = (struct plan_record){ .doc = doc, .index = wish->index,
		.root = mus_doc_root(doc, wish->index), .path = wish->at->path,
		.within = wish->at->within };
	plan_file_begin(&t->file, &t->record, "plan.schema.yaml");
	t->file.personal = true;
	t->file.lock = w->lock;
	return mus_record_read(
		MUS_PLAN, doc, t->record.root, w->s->arena, w->s->diag, &t->plan);
}

/* The files, each opened once: wishes of one file stand together. */
static enum mus_status prepare(struct writing *w, struct target *targets, size_t *n)
{
	const struct wish *last = NULL;
	enum mus_status status = MUS_OK;

	for (size_t i = 0; !status && i < w->s->wishes.n; i++) {
		const struct wish *wish = &w->s->wishes.item[i];

		if (!is_settled(w, wish))
			continue;
		if (last && last->at == wish->at && last->index != wish->index) {
			mus_find(w->s->diag, MUS_F_DECIDE_SEVERAL, MUS_IN(wish->row.file),
				last->row.person, wish->row.person);
			return MUS_REFUSED;
		}
		if (!last || last->at != wish->at) {
			status = open_target(w, &targets[(*n)++], wish);
			if (*n > 1)
				plan_file_lend(&targets[*n - 1].file, &targets[0].file);
		}
		if (!status)
			status = settle(w, &targets[*n - 1], wish);
		last = wish;
	}
	return status;
}

enum mus_status settle_write(
	struct mus_settled *out, struct settling *s, const struct mus_lock *lock)
{
	struct writing w = { .out = out, .s = s, .lock = lock, .lang = plan_lang(s->ws),
		.titles = MUS_MAP_INIT };
	struct target *targets = mus_alloc(s->arena, (s->wishes.n + 1) * sizeof *targets);
	struct plan_file **files = mus_alloc(s->arena, (s->wishes.n + 1) * sizeof(struct plan_file *));
	size_t n = 0;
	enum mus_status status = prepare(&w, targets, &n);

	for (size_t i = 0; i < n; i++)
		files[i] = &targets[i].file;
	if (!status)
		status = plan_files_finish(&out->change, files, n, s->what->dry_run, s->diag);
	for (size_t i = 0; i < n; i++) {
		plan_file_dispose(&targets[i].file);
		plan_record_dispose(&targets[i].record);
	}
	mus_map_dispose(&w.titles);
	return status;
}
