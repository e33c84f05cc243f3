/*
 * The talks, and what is written about them: notes of the talk, the leader's own, the overview.
 */
#include "record/shape.h"

#define OWNER struct mus_entry
static const struct shape_field state_value = WORDS(WORD, text, THEME_STATE);
static const struct mus_shape theme_state = VALUE_SHAPE(key, state_value);
static const struct shape_field note_value = FIELD(TEXT, text);
static const struct mus_shape theme_note = VALUE_SHAPE(key, note_value);
#undef OWNER

#define OWNER struct mus_level
static const struct shape_field level_fields[] = {
	FIELD(ID, competence),
	FIELD(INT, level),
	WORDS(ENUM, motivation, MOTIVATION),
};
static const struct mus_shape level = SHAPE(level_fields);
#undef OWNER

#define OWNER struct mus_raise
static const struct shape_field raise_fields[] = {
	FIELD(TEXT, text),
	FIELD_AS(TEXT, "at", where),
	FIELD(BOOL, consent),
};
static const struct mus_shape matter = SHAPE(raise_fields);
#undef OWNER

#define OWNER struct mus_talk
static const struct shape_field talk_fields[] = {
	WORDS(ENUM, type, TALK_TYPE),
	FIELD(CYCLE, cycle),
	FIELD(ID, person),
	FIELD(ID, unit),
	FIELD(ID, group),
	FIELD(ID, leader),
	FIELD(IDS, members),
	FIELD(IDS, wants_individual),
	WORDS(ENUM, state, TALK_STATE),
	MOMENT(planned, planned_date),
	FIELD(TEXT, place),
	FIELD(DATE, held),
	FIELD(TEXT, reason),
	FIELD(TEXT, translation),
	ENTRIES(themes, mus_entry, theme_state),
	ENTRIES(notes, mus_entry, theme_note),
	LIST(competences, mus_level, level),
	LIST(raise, mus_raise, matter),
};
const struct mus_shape shape_talk = SHAPE(talk_fields);
#undef OWNER

#define OWNER struct mus_overview_theme
static const struct shape_field overview_theme_fields[] = {
	FIELD(TEXT, works),
	FIELD(TEXT, needs),
};
static const struct mus_shape overview_theme = ENTRY_SHAPE(theme, overview_theme_fields);
#undef OWNER

#define OWNER struct mus_supply
static const struct shape_field supply_fields[] = {
	FIELD(ID, competence),
	WORDS(WORD, supply, SUPPLY),
	WORDS(WORD, answer, SUPPLY_ANSWER),
};
static const struct mus_shape supply = SHAPE(supply_fields);
#undef OWNER

#define OWNER struct mus_insight
static const struct shape_field insight_fields[] = {
	WORDS(WORD, type, INSIGHT),
	FIELD(ID, goal),
	FIELD(TEXT, text),
};
static const struct mus_shape insight = SHAPE(insight_fields);
#undef OWNER

#define OWNER struct mus_overview
static const struct shape_field overview_fields[] = {
	FIELD(CYCLE, cycle),
	FIELD(ID, unit),
	ENTRIES(themes, mus_overview_theme, overview_theme),
	LIST(competences, mus_supply, supply),
	LIST(insights, mus_insight, insight),
	FIELD(TEXTS, decided),
	FIELD(TEXTS, discuss),
};
const struct mus_shape shape_overview = SHAPE(overview_fields);
#undef OWNER

#define OWNER struct mus_note_record
static const struct shape_field note_fields[] = {
	FIELD(CYCLE, cycle),
	FIELD(DATE, date),
	FIELD(ID, person),
	FIELD(ID, author),
	FIELD(TEXT, text),
};
const struct mus_shape shape_note = SHAPE(note_fields);
#undef OWNER
