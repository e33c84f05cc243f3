/*
 * Plans: a person's and a group's, which share their actions.
 */
#include "record/shape.h"

#define OWNER struct mus_support
static const struct shape_field support_fields[] = {
	FIELD(TEXT, text),
	FIELD(TEXT, by),
	FIELD(DATE, due),
	FIELD(DATE, done),
};
static const struct mus_shape support = SHAPE(support_fields);
#undef OWNER

#define OWNER struct mus_judgement
static const struct shape_field judgement_fields[] = {
	FIELD(DATE, date),
	FIELD(INT, rating),
	WORDS(WORD, practice_changed, PRACTICE_CHANGED),
	FIELD(TEXT, evidence),
};
static const struct mus_shape judgement = SHAPE(judgement_fields);
#undef OWNER

#define OWNER struct mus_effect
static const struct shape_field effect_fields[] = {
	FIELD(DATE, date),
	FIELD(INT, rating),
	WORDS(WORD, practice_changed, PRACTICE_CHANGED),
	FIELD(TEXT, evidence),
	LIST(earlier, mus_judgement, judgement),
};
static const struct mus_shape effect = SHAPE(effect_fields);
#undef OWNER

#define OWNER struct mus_answered
static const struct shape_field answered_fields[] = {
	FIELD(TEXT, from),
	FIELD(TEXT, forum),
	WORDS(WORD, answer, ANSWER),
	FIELD(DATE, date),
	FIELD(TEXT, note),
};
static const struct mus_shape answered = SHAPE(answered_fields);
#undef OWNER

#define OWNER struct mus_log_entry
static const struct shape_field log_fields[] = {
	FIELD(DATE, date),
	FIELD(TEXT, who),
	FIELD(TEXT, what),
};
static const struct mus_shape log_entry = SHAPE(log_fields);
#undef OWNER

#define OWNER struct mus_participants
static const struct shape_field participants_fields[] = {
	FIELD(IDS, units),
	FIELD(TEXTS, roles),
	FIELD(IDS, people),
};
static const struct mus_shape participants = SHAPE(participants_fields);
#undef OWNER

/* part_of is unit/action, carried_from cycle/action, from unit/decision: texts here. */
#define OWNER struct mus_action
static const struct shape_field action_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, title),
	FIELD(ID, theme),
	FIELD(ID, goal),
	FIELD(ID, serves),
	FIELD(TEXT, no_link_reason),
	FIELD(ID, competence),
	WORDS(ENUM, method, METHOD),
	WORDS(ENUM, status, STATUS),
	FIELD(TEXT_OR_TEXTS, responsible),
	PART(participants, mus_participants, participants),
	FIELD(TEXT, support),
	FIELD(DATE, start),
	FIELD(DATE, due),
	FIELD(DATE, done),
	FIELD(DEC, cost),
	FIELD(DEC, hours),
	FIELD(ID, budget),
	PART(before, mus_support, support),
	PART(during, mus_support, support),
	PART(after, mus_support, support),
	FIELD(TEXT, practice),
	PART(effect, mus_effect, effect),
	PART(decision, mus_answered, answered),
	FIELD(TEXT, part_of),
	FIELD(TEXT, carried_from),
	LIST(log, mus_log_entry, log_entry),
};
static const struct mus_shape action = SHAPE(action_fields);
#undef OWNER

#define OWNER struct mus_follow_up
static const struct shape_field follow_up_fields[] = {
	FIELD(DATE, date),
	FIELD(TEXT, note),
};
static const struct mus_shape follow_up = SHAPE(follow_up_fields);
#undef OWNER

#define OWNER struct mus_plan_goal
static const struct shape_field goal_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, text),
	FIELD(ID, serves),
	FIELD(TEXT, no_link_reason),
	FIELD(TEXTS, signs),
};
static const struct mus_shape goal = SHAPE(goal_fields);
#undef OWNER

#define OWNER struct mus_plan
static const struct shape_field plan_fields[] = {
	FIELD(CYCLE, cycle),
	FIELD(ID, person),
	FIELD(ID, unit),
	FIELD(ID, leader),
	DATE_AT(follow_up, follow_up_at),
	LIST(follow_ups, mus_follow_up, follow_up),
	LIST(goals, mus_plan_goal, goal),
	LIST(actions, mus_action, action),
};
const struct mus_shape shape_plan = SHAPE(plan_fields);
#undef OWNER

#define OWNER struct mus_group_follow_up
static const struct shape_field group_follow_up_fields[] = {
	FIELD(DATE, date),
	FIELD(TEXT, how),
};
static const struct mus_shape group_follow_up = SHAPE(group_follow_up_fields);
#undef OWNER

#define OWNER struct mus_about
static const struct shape_field about_fields[] = {
	FIELD(ID, goal),
	FIELD(ID, competence),
	WORDS(WORD, method, METHOD),
	FIELD(ID, theme),
};
static const struct mus_shape about = SHAPE(about_fields);
#undef OWNER

#define OWNER struct mus_decision
static const struct shape_field decision_fields[] = {
	FIELD(ID, id),
	PART(about, mus_about, about),
	WORDS(WORD, answer, ANSWER),
	FIELD(ID, budget),
	FIELD(INT, limit),
	FIELD(TEXT, forum),
	FIELD(DATE, date),
	FIELD(TEXT, note),
};
static const struct mus_shape decision = SHAPE(decision_fields);
#undef OWNER

#define OWNER struct mus_group_plan
static const struct shape_field group_plan_fields[] = {
	FIELD(CYCLE, cycle),
	FIELD(ID, unit),
	FIELD(ID, group),
	FIELD(TEXT, decided_at),
	PART(follow_up, mus_group_follow_up, group_follow_up),
	LIST(follow_ups, mus_follow_up, follow_up),
	LIST(actions, mus_action, action),
	LIST(decisions, mus_decision, decision),
};
const struct mus_shape shape_group_plan = SHAPE(group_plan_fields);
#undef OWNER
