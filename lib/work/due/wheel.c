#include "work/wheel.h"
#include "base/utf8.h"

#include <string.h>

/* No activity. */
#define NONE SIZE_MAX

enum state { UNTOUCHED, UNDERWAY, SETTLED };

/* An activity at work, beside the day of the same number. */
struct task {
	enum state state;
	const char *home; /* the unit whose wheel it stands in; "" for the workplace's */
};

struct work {
	struct mus_wheel_days *out;
	const struct mus_closing *closing;
	struct mus_arena *arena;
	struct mus_diag *diag;
	struct task *tasks;
	size_t cap_tasks;
	struct mus_map of_id; /* "unit/activity" → number of its day + 1 */
	size_t *path;         /* the anchors from one activity on, while they are followed */
	const char **ids;     /* of all activities, once a suggestion is looked for */
};

static struct mus_place place_of(const struct mus_wheel_day *day)
{
	return (struct mus_place){ day->file, day->activity.at.line, day->activity.at.column };
}

static const char *id_of(const struct mus_wheel_day *day)
{
	return day->activity.id ? day->activity.id : "";
}

/* ---- collecting the activities ---- */

static size_t find(const struct work *w, const char *home, const char *id)
{
	struct mus_buf key = MUS_BUF_INIT;
	uintptr_t found;

	mus_buf_fmt(&key, "%s/%s", home, id);
	found = (uintptr_t)mus_map_get(&w->of_id, key.data);
	mus_buf_dispose(&key);
	return found ? (size_t)found - 1 : NONE;
}

/* Date and `held` belong together: what was held on the workplace's day says nothing of another. */
static void inherit_date(struct mus_wheel_activity *own, const struct mus_wheel_activity *base)
{
	if (own->date != MUS_NO_DATE || own->anchor)
		return;
	own->date = base->date;
	own->anchor = base->anchor;
	own->offset = base->offset;
	if (own->held == MUS_NO_DATE)
		own->held = base->held;
}

/* What a unit's own activity leaves out is as in the workplace's wheel. */
static void inherit(struct mus_wheel_activity *own, const struct mus_wheel_activity *base)
{
#define INHERIT(member, absent)                                                                    \
	if (own->member == (absent))                                                               \
	own->member = base->member
#define INHERIT_LIST(list, count)                                                                  \
	if (!own->count) {                                                                         \
		own->list = base->list;                                                            \
		own->count = base->count;                                                          \
	}
	inherit_date(own, base);
	INHERIT(title, NULL);
	INHERIT(phase, NULL);
	INHERIT(purpose, NULL);
	INHERIT(step, MUS_NO_INT);
	INHERIT(joint, MUS_NO_INT);
	INHERIT(bracketed, MUS_NO_INT);
	INHERIT_LIST(hours, n_hours)
	INHERIT_LIST(count, n_count)
	INHERIT_LIST(points.item, points.n)
	INHERIT_LIST(responsible.item, responsible.n)
	INHERIT_LIST(documents.item, documents.n)
#undef INHERIT
#undef INHERIT_LIST
}

static void add_activity(struct work *w, const struct mus_wheel_record *record,
	const struct mus_wheel_activity *activity, const char *home)
{
	size_t base = *home && activity->id ? find(w, "", activity->id) : NONE;
	size_t n = w->out->n;
	struct mus_wheel_day *day = MUS_PUSH(w->arena, w->out->item, w->out->n, w->out->cap);
	struct mus_map_entry *entry;

	day->activity = *activity;
	day->unit = activity->unit ? activity->unit : record->wheel.unit;
	day->file = record->file;
	day->date = MUS_NO_DATE;
	if (base != NONE)
		inherit(&day->activity, &w->out->item[base].activity);
	*MUS_PUSH(w->arena, w->tasks, n, w->cap_tasks) = (struct task){ UNTOUCHED, home };
	entry = mus_map_add(&w->of_id, mus_printf(w->arena, "%s/%s", home, id_of(day)));
	/* Of an id that stands twice the first counts; mus-check complains. */
	if (!entry->value)
		entry->value = (void *)(uintptr_t)w->out->n;
}

/* The workplace's activities, or those of the units. */
static void add_activities(struct work *w, const struct mus_wheel_record *records, size_t n,
	const bool *twice, bool units)
{
	for (size_t i = 0; i < n; i++) {
		const struct mus_wheel *wheel = &records[i].wheel;
		const char *home = units ? wheel->unit : "";

		if (twice[i] || (wheel->unit != NULL) != units)
			continue;
		for (size_t j = 0; j < wheel->n_activities; j++)
			add_activity(w, &records[i], &wheel->activities[j], home);
	}
}

/* The identity rule: two wheels of one unit are refused, and neither counts. */
static bool *find_twins(struct work *w, const struct mus_wheel_record *records, size_t n)
{
	struct mus_map seen = MUS_MAP_INIT;
	bool *twice = mus_alloc(w->arena, (n + 1) * sizeof *twice);

	for (size_t i = 0; i < n; i++) {
		const struct mus_wheel_record *r = &records[i];
		struct mus_map_entry *e = mus_map_add(&seen, r->wheel.unit ? r->wheel.unit : "");
		const struct mus_wheel_record *first = e->value;

		if (!first) {
			e->value = (void *)r;
			continue;
		}
		twice[i] = twice[first - records] = true;
		mus_find(w->diag, MUS_F_SAME_IDENTITY,
			((struct mus_place){ r->file, r->wheel.at.line, r->wheel.at.column }),
			mus_kind_name(MUS_WHEEL), r->wheel.unit ? r->wheel.unit : r->wheel.cycle,
			first->file);
	}
	mus_map_dispose(&seen);
	return twice;
}

/* ---- the days ---- */

static bool is_cycle_start(const char *anchor)
{
	return strcmp(anchor, "cycle_start") == 0;
}

/* The activity that an anchor's word means. */
static const char *anchor_id(const char *anchor)
{
	static const char *const words[][2] = {
		{ "talks_start", "talks-start" },
		{ "talks_end", "talks-end" },
		{ "wrap_up", "wrap-up" },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(anchor, words[i][0]) == 0)
			return words[i][1];
	return anchor;
}

static void refuse_anchor(struct work *w, const struct mus_wheel_day *day)
{
	const char *near;

	if (!w->ids) {
		w->ids = mus_alloc(w->arena, w->out->n * sizeof *w->ids);
		for (size_t i = 0; i < w->out->n; i++)
			w->ids[i] = id_of(&w->out->item[i]);
	}
	near = mus_nearest(day->activity.anchor, w->ids, w->out->n);
	if (near)
		mus_find(w->diag, MUS_F_WHEEL_ANCHOR_NEAR, place_of(day), id_of(day),
			day->activity.anchor, near);
	else
		mus_find(w->diag, MUS_F_WHEEL_ANCHOR, place_of(day), id_of(day),
			day->activity.anchor);
}

/* The activity that this one is counted from; NONE when its date stands by itself. */
static size_t anchor_of(struct work *w, size_t i)
{
	const struct mus_wheel_day *day = &w->out->item[i];
	const char *anchor = day->activity.anchor;
	size_t found;

	if (day->activity.date != MUS_NO_DATE || !anchor || is_cycle_start(anchor))
		return NONE;
	found = find(w, w->tasks[i].home, anchor_id(anchor));
	if (found == NONE)
		found = find(w, "", anchor_id(anchor));
	if (found == NONE)
		refuse_anchor(w, day);
	return found;
}

static mus_date cycle_start(const char *cycle)
{
	char text[] = "0000-01-01";
	mus_date date;

	if (!cycle || strlen(cycle) < 4)
		return MUS_NO_DATE;
	memcpy(text, cycle, 4);
	return mus_date_parse(text, &date) ? date : MUS_NO_DATE;
}

/* +6m, 14d, -3wd: nothing else that dates on the command line may be. */
static bool add_offset(const struct work *w, const char *offset, mus_date *date)
{
	struct mus_buf text = MUS_BUF_INIT;
	bool good;

	if (!offset || !*offset)
		return true;
	if (*offset >= '0' && *offset <= '9')
		mus_buf_char(&text, '+');
	mus_buf_str(&text, offset);
	good = (*text.data == '+' || *text.data == '-') &&
		mus_date_expression(text.data, *date, w->closing, date);
	mus_buf_dispose(&text);
	return good;
}

/* The date of one activity; that of its anchor (number `anchor`) is settled. */
static void set_date(struct work *w, size_t i, size_t anchor)
{
	struct mus_wheel_day *day = &w->out->item[i];
	mus_date date = MUS_NO_DATE;

	w->tasks[i].state = SETTLED;
	day->date = day->activity.date;
	if (day->date != MUS_NO_DATE || !day->activity.anchor)
		return;
	if (is_cycle_start(day->activity.anchor))
		date = cycle_start(w->out->cycle);
	else if (anchor != NONE)
		date = w->out->item[anchor].date;
	if (date == MUS_NO_DATE)
		return;
	if (add_offset(w, day->activity.offset, &date))
		day->date = date;
	else
		mus_find(w->diag, MUS_F_WHEEL_OFFSET, place_of(day), id_of(day),
			day->activity.offset);
}

/* The path came back to activity `at`: none of those in the circle can have a date. */
static void refuse_circle(struct work *w, size_t at, size_t n)
{
	struct mus_buf circle = MUS_BUF_INIT;
	size_t first = 0;

	while (first < n && w->path[first] != at)
		first++;
	for (size_t i = first; i < n; i++)
		mus_buf_fmt(&circle, "%s → ", id_of(&w->out->item[w->path[i]]));
	mus_buf_str(&circle, id_of(&w->out->item[at]));
	mus_find(w->diag, MUS_F_WHEEL_CIRCLE, place_of(&w->out->item[at]), id_of(&w->out->item[at]),
		circle.data);
	mus_buf_dispose(&circle);
}

/* Follows the anchors to a date and comes back along them: no recursion, chains may be long. */
static void settle(struct work *w, size_t i)
{
	size_t n = 0, at = i;

	while (at != NONE && w->tasks[at].state == UNTOUCHED) {
		w->tasks[at].state = UNDERWAY;
		w->path[n++] = at;
		at = anchor_of(w, at);
	}
	if (at != NONE && w->tasks[at].state == UNDERWAY)
		refuse_circle(w, at, n);
	while (n) {
		size_t last = w->path[--n];

		set_date(w, last, at);
		at = last;
	}
}

enum mus_status mus_wheel_make(struct mus_wheel_days *out, const struct mus_wheel_record *records,
	size_t n, const struct mus_closing *closing, struct mus_arena *arena, struct mus_diag *diag)
{
	struct work w = { .out = out, .closing = closing, .arena = arena,
		.diag = mus_diag_new(mus_diag_lang(diag)), .of_id = MUS_MAP_INIT };
	enum mus_status status;
	bool *twice;

	*out = (struct mus_wheel_days){ .cycle = n ? records[0].wheel.cycle : NULL };
	twice = find_twins(&w, records, n);
	add_activities(&w, records, n, twice, false);
	add_activities(&w, records, n, twice, true);
	w.path = mus_alloc(arena, (out->n + 1) * sizeof *w.path);
	for (size_t i = 0; i < out->n; i++)
		settle(&w, i);
	status = mus_diag_status(w.diag);
	mus_diag_move(diag, w.diag);
	mus_diag_free(w.diag);
	mus_map_dispose(&w.of_id);
	return status;
}

/* ---- whose day it is ---- */

/* The day of that activity for just that unit, NULL being the workplace; NULL when it has none. */
static const struct mus_wheel_day *day_of(
	const struct mus_wheel_days *wheel, const char *id, const char *unit)
{
	for (size_t i = 0; i < wheel->n; i++) {
		const struct mus_wheel_day *day = &wheel->item[i];
		bool same = unit && day->unit ? strcmp(unit, day->unit) == 0 : unit == day->unit;

		if (same && strcmp(id_of(day), id) == 0)
			return day;
	}
	return NULL;
}

bool mus_wheel_holds(const struct mus_wheel_days *wheel, const struct mus_wheel_day *day,
	const char *unit, const struct mus_staff *staff)
{
	const struct mus_wheel_day *nearest = NULL;
	size_t left = staff ? staff->n_units + 1 : 1; /* no chain is longer, unless it goes round */

	for (; unit && left && !nearest; left--) {
		const struct mus_unit *found = staff ? mus_unit_find(staff, unit) : NULL;

		nearest = day_of(wheel, id_of(day), unit);
		unit = found ? found->parent : NULL;
	}
	if (!nearest)
		nearest = day_of(wheel, id_of(day), NULL);
	return nearest == day;
}
