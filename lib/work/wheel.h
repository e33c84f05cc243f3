/*
 * The wheel with its dates: when each activity of a round is, for the workplace and for the units.
 *
 * An activity has a date, or an anchor and an offset from it (`date: {anchor: wrap-up, offset:
 * +6m}`). The anchor is another activity's id, or cycle_start, the first of January of the
 * round's year; talks_start, talks_end and wrap_up mean the activities talks-start, talks-end and
 * wrap-up. An offset is +14d, -6w, +6m, +1y or +3wd (working days), or none for the same day.
 *
 * A unit's own wheel changes the workplace's activities of the same id and may add its own; what
 * it leaves out of one stays the workplace's. Its anchors mean its own activities before the
 * workplace's. Activities that it does not name keep the workplace's day, also where their
 * anchor has another day in the unit: a meeting that all go to is not moved by one unit.
 *
 *	struct mus_wheel_days wheel;
 *	status = mus_wheel_read(&wheel, ws, cycle, arena, diag);
 *	for (size_t i = 0; i < wheel.n; i++)
 *		if (mus_wheel_holds(&wheel, &wheel.item[i], unit, staff))
 *			...
 */
#ifndef MUS_WORK_WHEEL_H
#define MUS_WORK_WHEEL_H

#include "store/store.h"

/* A wheel record: that of the workplace, or, with `wheel.unit`, a unit's own. */
struct mus_wheel_record {
	const char *file;
	struct mus_wheel wheel;
};

/* An activity with its day. */
struct mus_wheel_day {
	struct mus_wheel_activity activity; /* with what a unit's own leaves out */
	const char *unit;                   /* whom it is for; NULL: the whole workplace */
	const char *file;                   /* in which activity.at stands */
	mus_date date;                      /* MUS_NO_DATE: none is given, or none can be known */
};

/* A round's activities: the workplace's first, then each unit's own, in the records' order. */
struct mus_wheel_days {
	const char *cycle; /* NULL when there is no record */
	struct mus_wheel_day *item;
	size_t n, cap;
};

/*
 * Works out the days of all records of one round. Two records of the same unit are a finding, and
 * neither counts; so are an anchor that does not exist, anchors that go round in a circle and an
 * offset that is none: such an activity has no date. Strings are those of the records; the list
 * is in the arena. `closing`, the workplace's closing days, may be NULL.
 */
MUS_API enum mus_status mus_wheel_make(struct mus_wheel_days *out,
	const struct mus_wheel_record *records, size_t n, const struct mus_closing *closing,
	struct mus_arena *arena, struct mus_diag *diag);

/* Reads the round's wheel records in the workspace; NULL is no round. All lives in the arena. */
MUS_API enum mus_status mus_wheel_records(struct mus_wheel_record **out, size_t *n,
	struct mus_workspace *ws, const char *cycle, struct mus_arena *arena,
	struct mus_diag *diag);
/* Reads them and works out their days. */
MUS_API enum mus_status mus_wheel_read(struct mus_wheel_days *out, struct mus_workspace *ws,
	const char *cycle, struct mus_arena *arena, struct mus_diag *diag);

/*
 * Whether this day is the one that holds for a unit: of the days of one activity it is the one of
 * the nearest unit upwards, else the workplace's. `staff` may be NULL: then no unit has another
 * above it.
 */
MUS_API bool mus_wheel_holds(const struct mus_wheel_days *wheel, const struct mus_wheel_day *day,
	const char *unit, const struct mus_staff *staff);

#endif
