/*
 * Who is here: the workplace with its settings, the units with their people.
 */
#include "record/shape.h"

/* What holds where mus.yaml says nothing (schemas/workplace.schema.yaml has the same). */
static const int least_group = 5, least_cell = 3;
static const int days_before[] = { 14, 0 };
static const struct mus_ints before = { days_before, LENGTH(days_before) };
static const int overdue = MUS_OVERDUE_WEEKLY, most_reminders = 6;
static const char *const never = "none";

#define OWNER struct mus_privacy
static const struct shape_field privacy_fields[] = {
	FIELD_ELSE(INT, min_group, &least_group),
	FIELD_ELSE(INT, min_cell, &least_cell),
};
static const struct mus_shape privacy = SHAPE(privacy_fields);
#undef OWNER

#define OWNER struct mus_reminders
static const struct shape_field reminders_fields[] = {
	FIELD_ELSE(INTS, before, &before),
	WORDS_ELSE(ENUM, overdue, OVERDUE, &overdue),
	FIELD_ELSE(INT, max, &most_reminders),
	FIELD_ELSE(TEXT, escalate_after, &never),
};
static const struct mus_shape reminders = SHAPE(reminders_fields);
#undef OWNER

#define OWNER struct mus_workplace
static const struct shape_field workplace_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, name),
	WORDS(WORD, language, LANGUAGE),
	FIELD(CYCLE, cycle),
	FIELD(TEXT, currency),
	FIELD(TEXT, contact),
	FIELD(TEXT, shared),
	FIELD(ID, leader),
	FIELD(TEXT, agreements),
	PART(privacy, mus_privacy, privacy),
	PART(reminders, mus_reminders, reminders),
	FIELD(DATES, closing_days),
};
const struct mus_shape shape_workplace = SHAPE(workplace_fields);
#undef OWNER

#define OWNER struct mus_away
static const struct shape_field away_fields[] = {
	FIELD(DATE, from),
	FIELD(DATE, to),
};
static const struct mus_shape away = SHAPE(away_fields);
#undef OWNER

#define OWNER struct mus_person
static const struct shape_field person_fields[] = {
	FIELD(ID, id),
	SPARE(VALUE, number),
	SPARE(TEXT, name),
	SPARE(TEXT, email),
	FIELD(TEXT, role),
	FIELD(ID, leader),
	FIELD(BOOL, leads),
	FIELD(BOOL, representative),
	FIELD(DATE, since),
	FIELD(DATE, left),
	SPARE(IDS, also_in),
	LIST(away, mus_away, away),
	WORDS(WORD, employment, EMPLOYMENT),
	WORDS(WORD, exempt, EXEMPT),
};
static const struct mus_shape person = SHAPE(person_fields);
#undef OWNER

#define OWNER struct mus_group
static const struct shape_field group_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, name),
	FIELD(IDS, members),
};
static const struct mus_shape group = SHAPE(group_fields);
#undef OWNER

#define OWNER struct mus_unit
static const struct shape_field unit_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, name),
	FIELD(ID, parent),
	FIELD(IDS, leaders),
	LIST(people, mus_person, person),
	LIST(groups, mus_group, group),
};
const struct mus_shape shape_unit = SHAPE(unit_fields);
#undef OWNER
