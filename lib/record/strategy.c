/*
 * The year's strategy: goals with their signs, competences, budgets.
 */
#include "record/shape.h"

#define OWNER struct mus_reading
static const struct shape_field reading_fields[] = {
	FIELD(DATE, date),
	FIELD(ID, of),
	FIELD(VALUE, value),
	FIELD(TEXT, note),
};
static const struct mus_shape reading = SHAPE(reading_fields);
#undef OWNER

#define OWNER struct mus_sign
static const struct shape_field sign_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, text),
	WORDS(ENUM, type, SIGN_TYPE),
	FIELD(TEXT, unit),
	FIELD(VALUE, baseline),
	FIELD(VALUE, target),
	LIST(readings, mus_reading, reading),
};
static const struct mus_shape sign = SHAPE(sign_fields);
#undef OWNER

#define OWNER struct mus_practice
static const struct shape_field practice_fields[] = {
	FIELD(TEXT, wanted),
	FIELD(TEXT, kept_by),
};
static const struct mus_shape practice = SHAPE(practice_fields);
#undef OWNER

#define OWNER struct mus_goal
static const struct shape_field goal_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, title),
	FIELD(TEXT, result),
	FIELD(ID, parent),
	LIST(signs, mus_sign, sign),
	PART(practice, mus_practice, practice),
};
static const struct mus_shape goal = SHAPE(goal_fields);
#undef OWNER

#define OWNER struct mus_translation
static const struct shape_field translation_fields[] = {
	FIELD(TEXT, role),
	FIELD(ID, person),
	FIELD(TEXT, text),
};
static const struct mus_shape translation = SHAPE(translation_fields);
#undef OWNER

#define OWNER struct mus_need
static const struct shape_field need_level = FIELD(INT, level);
static const struct mus_shape need = VALUE_SHAPE(role, need_level);
#undef OWNER

#define OWNER struct mus_competence
static const struct shape_field competence_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, name),
	FIELD(ID, goal),
	ENTRIES(needed, mus_need, need),
};
static const struct mus_shape competence = SHAPE(competence_fields);
#undef OWNER

#define OWNER struct mus_budget
static const struct shape_field budget_fields[] = {
	FIELD(ID, id),
	FIELD(ID, unit),
	FIELD(DEC, amount),
};
static const struct mus_shape budget = SHAPE(budget_fields);
#undef OWNER

#define OWNER struct mus_strategy
static const struct shape_field strategy_fields[] = {
	FIELD(CYCLE, cycle),
	FIELD(ID, unit),
	FIELD(IDS, scope),
	FIELD(TEXT, purpose),
	FIELD(TEXT, core_task),
	FIELD(TEXTS, mandated),
	FIELD(TEXTS, own),
	FIELD(TEXT, focus),
	FIELD(TEXTS, arguments),
	FIELD(TEXT, elevator_pitch),
	FIELD(TEXTS, success),
	LIST(goals, mus_goal, goal),
	LIST(translations, mus_translation, translation),
	LIST(competences, mus_competence, competence),
	LIST(budgets, mus_budget, budget),
};
const struct mus_shape shape_strategy = SHAPE(strategy_fields);
#undef OWNER
