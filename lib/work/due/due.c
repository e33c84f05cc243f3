#include "base/slots.h"
#include "work/due/due_take.h"

#include <stdlib.h>
#include <string.h>

static const char *const what_names[MUS_DUE_WHATS] = { "follow_up", "action", "support", "talk",
	"activity" };

const char *mus_due_name(enum mus_due_what what)
{
	return what < MUS_DUE_WHATS ? what_names[what] : NULL;
}

enum mus_due_what mus_due_parse(const char *name)
{
	for (int i = 0; i < MUS_DUE_WHATS; i++)
		if (strcmp(what_names[i], name) == 0)
			return (enum mus_due_what)i;
	return MUS_DUE_WHATS;
}

/* ---- reading ---- */

static void take(struct due_taking *t)
{
	switch (mus_kind_of(t->doc, t->root)) {
	case MUS_PLAN:
		due_take_plan(t);
		break;
	case MUS_TALK:
		due_take_talk(t);
		break;
	case MUS_GROUP_PLAN:
		due_take_group_plan(t);
		break;
	case MUS_WHEEL:
		due_take_wheel(t);
		break;
	default:
		break;
	}
}

/* Copies what was found to stay: most records have nothing that is due. */
static void keep_lists(const struct due_taking *t)
{
	struct due_yield *y = t->yield;

	if (t->entries.n) {
		y->n_entries = (uint32_t)t->entries.n;
		y->entries = mus_alloc(t->arena, t->entries.n * sizeof *y->entries);
		memcpy(y->entries, t->entries.item, t->entries.n * sizeof *y->entries);
	}
	if (t->carried.n) {
		y->n_carried = (uint32_t)t->carried.n;
		y->carried = mus_alloc(t->arena, t->carried.n * sizeof *y->carried);
		memcpy(y->carried, t->carried.item, t->carried.n * sizeof *y->carried);
	}
}

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	const struct due_reading *r = ctx;
	struct due_yield *y = &r->yields[i];
	struct mus_arena *scratch = mus_arena_new();

	for (size_t d = 0; d < mus_doc_count(doc); d++) {
		mus_node root = mus_doc_root(doc, d);
		struct mus_place place = mus_doc_place(doc, root);
		struct due_taking t = { .reading = r, .file = file, .doc = doc, .root = root,
			.arena = arena, .scratch = scratch, .diag = diag };

		if (d > 0)
			y = y->next = mus_alloc(arena, sizeof *y);
		y->file = file->path;
		y->at = (struct mus_at){ place.line, place.column };
		y->held = MUS_NO_DATE;
		t.yield = y;
		take(&t);
		keep_lists(&t);
	}
	mus_arena_free(scratch);
}

static bool may_be_due(enum mus_kind kind)
{
	return kind == MUS_PLAN || kind == MUS_TALK || kind == MUS_GROUP_PLAN ||
		kind == MUS_WHEEL || kind == MUS_KIND_NONE;
}

/* Without operands: one walk, so that a file whose path says no kind is read once. */
static enum mus_status list_own(struct mus_files *out, struct mus_workspace *ws, const char *cycle,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct mus_file_filter filter = { .cycle = cycle };
	enum mus_status status = mus_files_list(out, ws, &filter, arena, diag);
	size_t kept = 0;

	for (size_t i = 0; i < out->n; i++)
		if (may_be_due(out->item[i].kind))
			out->item[kept++] = out->item[i];
	out->n = kept;
	return status;
}

/* ---- what one record says of another ---- */

/* All records in one list, in the files' order. */
struct records {
	struct due_yield **item;
	size_t n, cap;
};

static void collect(struct records *out, const struct due_reading *r, struct mus_arena *arena)
{
	for (size_t i = 0; i < r->files->n; i++)
		for (struct due_yield *y = &r->yields[i]; y; y = y->next)
			if (y->kind != MUS_KIND_NONE)
				*MUS_PUSH(arena, out->item, out->n, out->cap) = y;
}

/* A record whose like is looked for among others. */
struct twin_key {
	const struct records *all;
	const struct due_yield *y;
};

static bool is_twin(const void *key, uint32_t number)
{
	const struct twin_key *k = key;
	const struct due_yield *x = k->all->item[number];

	return x->kind == k->y->kind && strcmp(x->subject, k->y->subject) == 0 &&
		strcmp(x->cycle, k->y->cycle) == 0;
}

/* The identity rule: two records of one kind, cycle and subject are refused; neither counts. */
static void refuse_twins(const struct records *all, struct mus_diag *diag)
{
	struct mus_slots seen = { .n = 0 };

	for (size_t i = 0; i < all->n; i++) {
		struct due_yield *y = all->item[i], *first;
		const struct twin_key key = { all, y };
		const char *const texts[] = { y->subject, y->cycle };
		uint64_t hash;
		size_t found;

		if (y->kind == MUS_WHEEL)
			continue; /* mus_wheel_make() sees to them */
		hash = mus_slots_hash(&seen, texts, 2);
		found = mus_slots_find(&seen, hash, is_twin, &key);
		if (!found) {
			mus_slots_add(&seen, hash, (uint32_t)i);
			continue;
		}
		first = all->item[found - 1];
		first->twice = y->twice = true;
		mus_find(diag, MUS_F_SAME_IDENTITY,
			((struct mus_place){ y->file, y->at.line, y->at.column }),
			mus_kind_name(y->kind), y->subject, first->file);
	}
	mus_slots_dispose(&seen);
}

/* What takes things off the list. */
struct closing {
	struct mus_map talks;   /* person → the yield of the last talk that was held */
	struct mus_map carried; /* actions that go on in a later round */
};

static void find_closing(struct closing *c, const struct records *all)
{
	for (size_t i = 0; i < all->n; i++) {
		struct due_yield *y = all->item[i];
		struct mus_map_entry *e;

		if (y->twice)
			continue;
		for (size_t j = 0; j < y->n_carried; j++)
			mus_map_add(&c->carried, y->carried[j]);
		if (y->held == MUS_NO_DATE)
			continue;
		e = mus_map_add(&c->talks, y->subject);
		if (!e->value || ((struct due_yield *)e->value)->held < y->held)
			e->value = y;
	}
}

static bool is_closed(const struct closing *c, const struct due_entry *entry)
{
	const struct mus_due_item *item = &entry->item;
	const struct due_yield *talk;

	if (entry->action && mus_map_find(&c->carried, entry->action))
		return true;
	if (item->what != MUS_DUE_FOLLOW_UP || !item->person)
		return false;
	talk = mus_map_get(&c->talks, item->person);
	return talk && talk->held >= item->date;
}

static void put_entries(struct mus_due *out, const struct due_yield *y, const struct closing *c)
{
	for (size_t i = 0; i < y->n_entries; i++)
		if (!is_closed(c, &y->entries[i]))
			*MUS_PUSH(out->arena, out->items, out->n, out->cap) = y->entries[i].item;
}

static void put_records(struct mus_due *out, const struct records *all)
{
	struct closing c = { MUS_MAP_INIT, MUS_MAP_INIT };

	find_closing(&c, all);
	for (size_t i = 0; i < all->n; i++)
		if (!all->item[i]->twice)
			put_entries(out, all->item[i], &c);
	mus_map_dispose(&c.talks);
	mus_map_dispose(&c.carried);
}

/* ---- the wheel ---- */

/* One round's wheels at work. */
struct round {
	struct mus_due *out;
	const struct due_reading *reading;
	struct mus_workspace *ws;
	struct mus_diag *diag;
	struct mus_wheel_record *records;
	size_t n, cap, n_named; /* the named ones are first; the others only lend them dates */
};

static bool is_named(const struct round *round, const char *file)
{
	for (size_t i = 0; i < round->n_named; i++)
		if (round->records[i].file == file)
			return true;
	return false;
}

/* Units' own wheels count from the workplace's: it is read where the operands leave it out. */
static void add_base(struct round *round, const char *cycle)
{
	struct mus_arena *arena = round->out->arena;
	struct mus_wheel_record *more;
	size_t n;

	for (size_t i = 0; i < round->n; i++)
		if (!round->records[i].wheel.unit)
			return;
	if (!round->ws)
		return;
	(void)mus_wheel_records(&more, &n, round->ws, cycle, arena, round->diag);
	for (size_t i = 0; i < n; i++)
		if (!more[i].wheel.unit)
			*MUS_PUSH(arena, round->records, round->n, round->cap) = more[i];
}

static void put_day(
	struct round *round, const struct mus_wheel_days *wheel, const struct mus_wheel_day *day)
{
	const struct mus_wheel_activity *a = &day->activity;
	struct mus_file file = { .path = day->file };
	struct due_yield yield = { .kind = MUS_WHEEL };
	struct due_taking t = { .reading = round->reading, .yield = &yield, .file = &file,
		.arena = round->out->arena, .scratch = round->out->arena, .unit = day->unit,
		.leaders = due_leaders(round->reading->staff, day->unit) };
	struct due_thing thing = { .what = MUS_DUE_ACTIVITY, .date = day->date, .id = a->id,
		.title = a->title, .line = a->at.line, .who = a->responsible };

	if (a->held != MUS_NO_DATE || !due_scope_day(round->reading, wheel, day))
		return;
	due_add(&t, &thing);
	for (size_t i = 0; i < t.entries.n; i++)
		*MUS_PUSH(round->out->arena, round->out->items, round->out->n, round->out->cap) =
			t.entries.item[i].item;
}

static void put_round(struct round *round, const struct records *all, size_t first)
{
	const char *cycle = all->item[first]->cycle;
	const struct mus_closing *closing =
		round->ws ? &mus_workspace_workplace(round->ws)->closing_days : NULL;
	struct mus_wheel_days wheel;

	for (size_t i = first; i < all->n; i++) {
		struct due_yield *y = all->item[i];
		struct mus_wheel_record *record;

		if (!y->wheel || strcmp(y->cycle, cycle) != 0)
			continue;
		record = MUS_PUSH(round->out->arena, round->records, round->n, round->cap);
		*record = (struct mus_wheel_record){ y->file, *y->wheel };
		y->wheel = NULL;
	}
	round->n_named = round->n;
	add_base(round, cycle);
	(void)mus_wheel_make(
		&wheel, round->records, round->n, closing, round->out->arena, round->diag);
	for (size_t i = 0; i < wheel.n; i++)
		if (is_named(round, wheel.item[i].file))
			put_day(round, &wheel, &wheel.item[i]);
}

static void put_wheels(struct mus_due *out, const struct due_reading *r, struct mus_workspace *ws,
	const struct records *all, struct mus_diag *diag)
{
	for (size_t i = 0; i < all->n; i++) {
		struct round round = { .out = out, .reading = r, .ws = ws, .diag = diag };

		if (all->item[i]->wheel)
			put_round(&round, all, i);
	}
}

/* ---- the list ---- */

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare_items(const void *a, const void *b)
{
	const struct mus_due_item *x = a, *y = b;
	int order = (x->date > y->date) - (x->date < y->date);

	if (!order)
		order = (int)x->what - (int)y->what;
	if (!order)
		order = compare_text(x->unit, y->unit);
	if (!order)
		order = compare_text(x->person, y->person);
	if (!order)
		order = compare_text(x->id, y->id);
	if (!order)
		order = compare_text(x->file, y->file);
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void read_files(struct mus_due *out, struct due_reading *r, struct mus_workspace *ws,
	struct mus_diag *diag)
{
	struct records all = { 0 };

	r->yields = mus_alloc(out->arena, (r->files->n + 1) * sizeof *r->yields);
	(void)mus_files_visit(&out->job, r->files, visit, r, diag);
	collect(&all, r, out->arena);
	refuse_twins(&all, diag);
	put_records(out, &all);
	put_wheels(out, r, ws, &all, diag);
	if (out->n)
		qsort(out->items, out->n, sizeof *out->items, compare_items);
}

enum mus_status mus_due_list(struct mus_due *out, struct mus_workspace *ws,
	const char *const *names, size_t n_names, const struct mus_due_query *query,
	struct mus_diag *diag)
{
	struct mus_files files = { 0 };
	struct due_reading r = { .query = query, .files = &files };
	enum mus_status status;

	memset(out, 0, sizeof *out);
	out->arena = mus_arena_new();
	/* Who is who is read first: the workers only look it up. */
	r.staff = ws ? mus_staff(ws, diag) : NULL;
	const bool named = mus_files_are_named(names, n_names);
	status = due_scope_set(&r, ws, named, out->arena, diag);
	if (!status) {
		if (named)
			status = mus_files_named(&files, ws, names, n_names, out->arena, diag);
		else if (ws)
			status = list_own(&files, ws, query->cycle, out->arena, diag);
		read_files(out, &r, ws, diag);
		status = mus_worse(status, mus_diag_status(diag));
	}
	mus_map_dispose(&r.leading);
	return status;
}

void mus_due_dispose(struct mus_due *due)
{
	mus_job_free(due->job);
	mus_arena_free(due->arena);
	memset(due, 0, sizeof *due);
}
