/*
 * Forms, and who answered them.
 */
#include "record/shape.h"

#define OWNER struct mus_scale
static const struct shape_field scale_fields[] = {
	FIELD(INT, min),
	FIELD(INT, max),
	FIELD(TEXTS, labels),
};
static const struct mus_shape scale = SHAPE(scale_fields);
#undef OWNER

#define OWNER struct mus_question
static const struct shape_field question_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, text),
	WORDS(ENUM, type, QUESTION_TYPE),
	FIELD(TEXTS, columns),
	FIELD(TEXTS, choices),
	PART(scale, mus_scale, scale),
	FIELD(BOOL, priority),
};
static const struct mus_shape question = SHAPE(question_fields);
#undef OWNER

#define OWNER struct mus_prompts
static const struct shape_field prompts_fields[] = {
	FIELD(TEXTS, employee),
	FIELD(TEXTS, leader),
};
static const struct mus_shape prompts = SHAPE(prompts_fields);
#undef OWNER

#define OWNER struct mus_theme
static const struct shape_field theme_fields[] = {
	FIELD(ID, id),
	FIELD(TEXT, title),
	PART(prompts, mus_prompts, prompts),
	LIST(questions, mus_question, question),
};
static const struct mus_shape theme = SHAPE(theme_fields);
#undef OWNER

#define OWNER struct mus_form
static const struct shape_field form_fields[] = {
	FIELD(CYCLE, cycle),
	FIELD(ID, id),
	FIELD(ID, unit),
	FIELD(ID, group),
	FIELD(TEXT, title),
	FIELD(ID, extends),
	WORDS(WORD, audience, AUDIENCE),
	FIELD(TEXTS, roles),
	FIELD(TEXT, intro),
	FIELD(BOOL, sealed),
	LIST(themes, mus_theme, theme),
};
const struct mus_shape shape_form = SHAPE(form_fields);
#undef OWNER

#define OWNER struct mus_answer
static const struct shape_field answer_fields[] = {
	FIELD(CYCLE, cycle),
	FIELD(ID, form),
	FIELD(ID, person),
	WORDS(WORD, by, SIDE),
	WORDS(WORD, respondent_group, PARTICIPANTS),
};
const struct mus_shape shape_answer = SHAPE(answer_fields);
#undef OWNER
