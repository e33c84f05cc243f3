/*
 * The order of a handover: look, decide, make the texts, check, and only then write.
 */
#include "work/handover/hand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- records that go along ---- */

/* The schema that a changed text must fit. */
static const char *schema_of(enum mus_kind kind)
{
	return kind == MUS_PLAN ? "plan.schema.yaml" : kind == MUS_TALK ? "talk.schema.yaml" : NULL;
}

static enum mus_status refuse_taken(
	struct hand *h, const struct hand_record *r, const struct hand_record *other)
{
	mus_find(h->diag, MUS_F_HANDOVER_TAKEN, other->place, h->to.leader, mus_kind_name(r->kind),
		r->grus ? r->unit : r->person, r->file->path);
	return MUS_REFUSED;
}

/* A plan that was handed over on another day, before the call was cut short. */
static bool stands_since(struct hand *h, const struct mus_doc *doc, const char *path)
{
	const struct mus_doc *moved = hand_doc(h, path);
	mus_date date = moved ? hand_plan_date(h, doc, moved) : MUS_NO_DATE;
	size_t len = 0;
	const char *text = date != MUS_NO_DATE ? hand_plan_text(h, doc, date, &len) : NULL;

	return text && hand_holds(h, path, text, len);
}

/* Whether what is at the new place is this very record, from a call that was cut short. */
static bool stands(struct hand *h, const struct hand_record *r, const struct hand_job *job)
{
	return hand_holds(h, job->to, job->text, job->len) ||
	       (r->kind == MUS_PLAN && access(job->to, F_OK) == 0 &&
		       stands_since(h, job->was, job->to));
}

/* The note that the old leader keeps of a talk: to be given back, or with the other notes. */
static void keep(struct hand *h, const struct hand_record *r, const char *note)
{
	const char *dir = h->what->give_back ? h->what->give_back : h->from.dir;
	struct hand_job job = {
		.to_dir = dir, .text = note, .len = strlen(note), .schema = "note.schema.yaml"
	};

	for (unsigned i = 1;; i++) {
		char number[16] = "";

		if (i > 1)
			snprintf(number, sizeof number, "-%u", i);
		job.to = hand_join(h, dir,
			mus_printf(h->arena, "private/%s-%s-talk%s.yaml", r->cycle, r->person,
				number));
		job.there = hand_holds(h, job.to, note, job.len);
		if (job.there || access(job.to, F_OK) != 0)
			break;
	}
	hand_add(h, HAND_KEEP, &job);
	h->out->kept++;
}

static enum mus_status move(struct hand *h, const struct hand_record *r)
{
	const struct hand_record *other = r->identity ? mus_map_get(&h->own, r->identity) : NULL;
	struct hand_job job = {
		.from = r->file->path, .from_dir = h->from.dir, .to_dir = h->to.dir
	};
	const char *note = NULL;

	job.was = hand_doc(h, job.from);
	job.to = hand_join(h, h->to.dir, r->file->within);
	if (!job.was)
		return MUS_REFUSED;
	if (r->kind == MUS_PLAN)
		job.text = hand_plan_text(h, job.was, h->what->today, &job.len);
	else if (r->kind == MUS_TALK)
		job.text = hand_talk_text(h, r, job.was, &job.len, &note);
	else
		job.text = mus_doc_text(job.was, &job.len);
	if (!job.text)
		return MUS_REFUSED;
	job.there = stands(h, r, &job);
	if (other && !(job.there && strcmp(other->file->path, job.to) == 0))
		return refuse_taken(h, r, other);
	job.schema = schema_of(r->kind);
	if (note)
		keep(h, r, note);
	hand_add(h, HAND_MOVE, &job);
	h->out->moved++;
	return MUS_OK;
}

/* ---- notes and answers ---- */

static enum mus_status give_back(struct hand *h, const struct hand_record *r)
{
	const struct mus_doc *doc = hand_doc(h, r->file->path);
	struct hand_job give = { .to_dir = h->what->give_back };
	const struct hand_job take = { .from = r->file->path, .from_dir = h->from.dir, .was = doc };

	if (!doc)
		return MUS_REFUSED;
	give.to = hand_join(h, give.to_dir, r->file->within);
	give.text = mus_doc_text(doc, &give.len);
	give.there = hand_holds(h, give.to, give.text, give.len);
	hand_add(h, HAND_GIVE, &give);
	hand_add(h, HAND_TAKE, &take);
	h->out->given_back++;
	return MUS_OK;
}

static enum mus_status leave(struct hand *h, const struct hand_record *r)
{
	if (!mus_map_find(&h->people, r->person))
		return MUS_OK;
	if (r->kind == MUS_ANSWER)
		h->out->stayed++;
	else if (r->kind == MUS_NOTE_KIND && h->what->give_back)
		return give_back(h, r);
	else if (r->kind == MUS_NOTE_KIND)
		h->out->notes++;
	return MUS_OK;
}

/* ---- all records ---- */

static enum mus_status refuse_twin(
	struct hand *h, const struct hand_record *r, const struct hand_record *first)
{
	mus_find(h->diag, MUS_F_SAME_IDENTITY, r->place, mus_kind_name(r->kind),
		r->grus ? r->unit : r->person, first->file->path);
	return MUS_REFUSED;
}

static enum mus_status decide(struct hand *h, const struct hand_record *r, struct mus_map *seen)
{
	bool goes = hand_goes_along(h, r);
	bool concerned = goes || (r->kind == MUS_NOTE_KIND && h->what->give_back &&
					 mus_map_find(&h->people, r->person));
	struct mus_map_entry *e = goes && r->identity ? mus_map_add(seen, r->identity) : NULL;

	if (e && e->value)
		return refuse_twin(h, r, e->value);
	if (e)
		e->value = (void *)(uintptr_t)r;
	if (concerned && !r->alone) {
		mus_find(h->diag, MUS_F_HANDOVER_STREAM, r->place, r->file->path);
		return MUS_REFUSED;
	}
	return goes ? move(h, r) : leave(h, r);
}

static enum mus_status make_jobs(struct hand *h)
{
	struct mus_map seen = MUS_MAP_INIT;
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < h->from.files.n; i++)
		for (const struct hand_record *r = &h->from.records[i]; r; r = r->next)
			if (r->file)
				status = mus_worse(status, decide(h, r, &seen));
	mus_map_dispose(&seen);
	return status;
}

/* What is given back must not lie in a folder of the workplace. */
static enum mus_status check_give_back(struct hand *h)
{
	const char *dirs[] = { h->from.dir, h->to.dir, mus_workspace_shared(h->from.ws) };
	const char *real;

	if (!h->what->give_back)
		return MUS_OK;
	real = hand_real_path(h->arena, h->what->give_back);
	for (size_t i = 0; i < 3; i++)
		if (hand_within(real, hand_real_path(h->arena, dirs[i]))) {
			mus_find(h->diag, MUS_F_HANDOVER_INSIDE, MUS_IN(h->what->give_back),
				h->what->give_back, dirs[i]);
			return MUS_REFUSED;
		}
	return MUS_OK;
}

/* ---- doing it ---- */

static size_t count_jobs(const struct hand *h)
{
	size_t n = 0;

	for (int phase = 0; phase < HAND_PHASES; phase++)
		if (phase != HAND_SHARED || !h->unwritable)
			n += h->jobs[phase].n;
	return n;
}

static enum mus_status write_log(struct hand *h)
{
	char date[MUS_DATE_SIZE];
	const char *records = mus_printf(h->arena, "%zu", h->out->moved);
	const struct mus_log_item items[] = {
		{ "date", mus_date_print(h->what->today, date), NULL }, { "did", "handover", NULL },
		{ "from", h->from.leader, NULL }, { "to", h->to.leader, NULL },
		{ "records", records, NULL }, { "consent", h->what->consent ? "yes" : "no", NULL },
		{ "people", NULL, &h->out->people }
	};
	const size_t n = sizeof items / sizeof *items;
	enum mus_status status = mus_log_add(h->from.dir, items, n, h->diag);

	return status ? status : mus_log_add(h->to.dir, items, n, h->diag);
}

static enum mus_status do_all(struct hand *h)
{
	enum mus_status status = hand_run(h, HAND_KEEP);

	if (!status)
		status = hand_run(h, HAND_GIVE);
	if (!status)
		status = hand_verify(h);
	if (!status)
		status = write_log(h);
	if (!status)
		status = hand_run(h, HAND_MOVE);
	if (!status && !h->unwritable)
		status = hand_run(h, HAND_SHARED);
	if (!status)
		status = hand_run(h, HAND_TAKE);
	return status;
}

static enum mus_status hand_over(struct hand *h, struct mus_workspace *near)
{
	enum mus_status status = hand_open(h, near);

	if (!status)
		status = hand_lock(h);
	if (!status)
		status = hand_read(h);
	if (!status)
		status = hand_people(h);
	if (!status)
		status = check_give_back(h);
	if (!status)
		status = make_jobs(h);
	if (!status)
		status = hand_shared(h);
	if (!status)
		status = hand_check(h);
	/* Places are those before the change, and so are the lines. */
	mus_diag_read_lines(h->diag);
	if (!status && h->what->dry_run)
		hand_diff(h);
	else if (!status && count_jobs(h))
		status = do_all(h);
	if (!status && !h->what->dry_run)
		hand_sweep(h);
	return status;
}

/* ---- telling ---- */

static void tell(struct hand *h)
{
	struct mus_handover_result *out = h->out;
	const struct hand_jobs *shared = &h->jobs[HAND_SHARED];
	size_t n = h->unwritable ? 0 : shared->n;
	const char **files = mus_alloc(h->arena, (n + 1) * sizeof *files);

	for (size_t i = 0; i < n; i++)
		files[i] = mus_strdup(h->arena, shared->item[i].to);
	out->files = (struct mus_strs){ files, n };
	out->unwritable = shared->n - n;
	out->from = mus_strdup(h->arena, h->from.leader);
	out->to = mus_strdup(h->arena, h->to.leader);
	out->from_dir = mus_strdup(h->arena, h->from.dir);
	out->to_dir = mus_strdup(h->arena, h->to.dir);
}

static void dispose(struct hand *h)
{
	for (size_t i = 0; i < h->n_docs; i++)
		mus_doc_free(h->docs[i]);
	free(h->docs);
	mus_map_dispose(&h->after.unit_of_id);
	mus_map_dispose(&h->after.person_of_id);
	mus_map_dispose(&h->people);
	mus_map_dispose(&h->units);
	mus_map_dispose(&h->own);
	mus_job_free(h->from.job);
	mus_job_free(h->to.job);
	for (size_t i = 0; i < h->n_locks; i++)
		mus_unlock(h->locks[i]);
	mus_workspace_free(h->from.ws);
	mus_workspace_free(h->to.ws);
}

enum mus_status mus_handover(struct mus_handover_result *out, struct mus_workspace *ws,
	const struct mus_handover *what, struct mus_diag *diag)
{
	struct hand h = { .what = what, .out = out, .diag = diag };
	enum mus_status status;

	memset(out, 0, sizeof *out);
	out->arena = h.arena = mus_arena_new();
	out->diff = "";
	h.whole = !what->people.n && !what->unit;
	status = hand_over(&h, ws);
	if (!status)
		tell(&h);
	dispose(&h);
	return status;
}

void mus_handover_dispose(struct mus_handover_result *result)
{
	mus_arena_free(result->arena);
	memset(result, 0, sizeof *result);
}
