/*
 * The wheel: the year's activities with their dates and hours.
 */
#include "record/shape.h"

#define OWNER struct mus_talk_hours
static const struct shape_field talk_hours_fields[] = {
	FIELD(DEC, preparation),
	FIELD(DEC, talk),
};
static const struct mus_shape talk_hours = SHAPE(talk_hours_fields);
#undef OWNER

#define OWNER struct mus_entry
static const struct shape_field total_value = FIELD(VALUE, text);
static const struct mus_shape printed_total = VALUE_SHAPE(key, total_value);
#undef OWNER

#define OWNER struct mus_hours
static const struct shape_field hours_value = RANGE("", min, max);
static const struct mus_shape hours = VALUE_SHAPE(group, hours_value);
#undef OWNER

#define OWNER struct mus_wheel_activity
/* What stands below `date` when it is no date goes to the activity itself. */
static const struct shape_field anchor_fields[] = {
	FIELD(TEXT, anchor),
	FIELD(TEXT, offset),
};
static const struct mus_shape anchor = SHAPE(anchor_fields);

static const struct shape_field activity_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, title),
	WORDS(WORD, phase, PHASE),
	FIELD(INT, step),
	DATE_OR_PART(date, anchor),
	FIELD(ID, unit),
	ENTRIES(hours, mus_hours, hours),
	ENTRIES(count, mus_hours, hours),
	FIELD(BOOL, joint),
	FIELD(BOOL, bracketed),
	FIELD(TEXT, purpose),
	FIELD(TEXTS, points),
	FIELD(TEXTS, responsible),
	FIELD(TEXTS, documents),
	FIELD(DATE, held),
};
static const struct mus_shape activity = SHAPE(activity_fields);
#undef OWNER

#define OWNER struct mus_wheel
static const struct shape_field wheel_fields[] = {
	FIELD(CYCLE, cycle),
	FIELD(ID, unit),
	PART(talk_hours, mus_talk_hours, talk_hours),
	ENTRIES(printed_totals, mus_entry, printed_total),
	LIST(activities, mus_wheel_activity, activity),
};
const struct mus_shape shape_wheel = SHAPE(wheel_fields);
#undef OWNER
