/*
 * The fixed words of records: as written, as a number, and as people say it.
 */
#include "record/shape.h"

#include <string.h>

struct word {
	const char *name;
	enum mus_text_id text;
};

static const struct word kinds[] = {
	[MUS_KIND_NONE] = { NULL, 0 },
	{ "workplace", MUS_T_W_KIND_WORKPLACE },
	{ "unit", MUS_T_W_KIND_UNIT },
	{ "strategy", MUS_T_W_KIND_STRATEGY },
	{ "wheel", MUS_T_W_KIND_WHEEL },
	{ "form", MUS_T_W_KIND_FORM },
	{ "answer", MUS_T_W_KIND_ANSWER },
	{ "talk", MUS_T_W_KIND_TALK },
	{ "plan", MUS_T_W_KIND_PLAN },
	{ "group_plan", MUS_T_W_KIND_GROUP_PLAN },
	{ "overview", MUS_T_W_KIND_OVERVIEW },
	{ "note", MUS_T_W_KIND_NOTE },
	{ "rollup", MUS_T_W_KIND_ROLLUP },
};
static const struct word languages[] = {
	{ "da", MUS_T_W_LANGUAGE_DA },
	{ "en", MUS_T_W_LANGUAGE_EN },
};
static const struct word overdue[] = {
	{ "none", MUS_T_W_OVERDUE_NONE },
	{ "daily", MUS_T_W_OVERDUE_DAILY },
	{ "weekly", MUS_T_W_OVERDUE_WEEKLY },
	{ "monthly", MUS_T_W_OVERDUE_MONTHLY },
};
static const struct word employments[] = {
	{ "permanent", MUS_T_W_EMPLOYMENT_PERMANENT },
	{ "temporary", MUS_T_W_EMPLOYMENT_TEMPORARY },
	{ "hourly", MUS_T_W_EMPLOYMENT_HOURLY },
	{ "trainee", MUS_T_W_EMPLOYMENT_TRAINEE },
	{ "student", MUS_T_W_EMPLOYMENT_STUDENT },
	{ "other", MUS_T_W_EMPLOYMENT_OTHER },
};
static const struct word exemptions[] = {
	{ "new_employee", MUS_T_W_EXEMPT_NEW_EMPLOYEE },
	{ "leaving", MUS_T_W_EXEMPT_LEAVING },
	{ "on_leave", MUS_T_W_EXEMPT_ON_LEAVE },
	{ "temporary", MUS_T_W_EXEMPT_TEMPORARY },
	{ "hourly_paid", MUS_T_W_EXEMPT_HOURLY_PAID },
	{ "student", MUS_T_W_EXEMPT_STUDENT },
	{ "talk_elsewhere", MUS_T_W_EXEMPT_TALK_ELSEWHERE },
};
static const struct word sign_types[] = {
	{ "measured", MUS_T_W_SIGN_MEASURED },
	{ "observed", MUS_T_W_SIGN_OBSERVED },
};
static const struct word levels[] = {
	{ "0", MUS_T_W_LEVEL_0 },
	{ "1", MUS_T_W_LEVEL_1 },
	{ "2", MUS_T_W_LEVEL_2 },
	{ "3", MUS_T_W_LEVEL_3 },
	{ "4", MUS_T_W_LEVEL_4 },
};
static const struct word question_types[] = {
	{ "text", MUS_T_W_QUESTION_TEXT },
	{ "choice", MUS_T_W_QUESTION_CHOICE },
	{ "choices", MUS_T_W_QUESTION_CHOICES },
	{ "scale", MUS_T_W_QUESTION_SCALE },
	{ "yes_no", MUS_T_W_QUESTION_YES_NO },
};
static const struct word audiences[] = {
	{ "employee", MUS_T_W_AUDIENCE_EMPLOYEE },
	{ "leader", MUS_T_W_AUDIENCE_LEADER },
	{ "both", MUS_T_W_AUDIENCE_BOTH },
	{ "all", MUS_T_W_AUDIENCE_ALL },
	{ "committee", MUS_T_W_AUDIENCE_COMMITTEE },
	{ "none", MUS_T_W_AUDIENCE_NONE },
};
static const struct word participants[] = {
	{ "top_management", MUS_T_W_ROLE_TOP_MANAGEMENT },
	{ "leader", MUS_T_W_ROLE_LEADER },
	{ "staff_representative", MUS_T_W_ROLE_STAFF_REPRESENTATIVE },
	{ "employee", MUS_T_W_ROLE_EMPLOYEE },
};
static const struct word roles[] = {
	{ "top_management", MUS_T_W_ROLE_TOP_MANAGEMENT },
	{ "leader", MUS_T_W_ROLE_LEADER },
	{ "staff_representative", MUS_T_W_ROLE_STAFF_REPRESENTATIVE },
	{ "employee", MUS_T_W_ROLE_EMPLOYEE },
	{ "cooperation_committee", MUS_T_W_ROLE_COOPERATION_COMMITTEE },
	{ "top_leader", MUS_T_W_ROLE_TOP_LEADER },
};
static const struct word sides[] = {
	{ "employee", MUS_T_W_ROLE_EMPLOYEE },
	{ "leader", MUS_T_W_ROLE_LEADER },
};
static const struct word talk_types[] = {
	{ "mus", MUS_T_W_TALK_MUS },
	{ "grus", MUS_T_W_TALK_GRUS },
};
static const struct word talk_states[] = {
	{ "planned", MUS_T_W_TALK_PLANNED },
	{ "held", MUS_T_W_TALK_HELD },
	{ "not_held", MUS_T_W_TALK_NOT_HELD },
};
static const struct word motivations[] = {
	{ "low", MUS_T_W_MOTIVATION_LOW },
	{ "medium", MUS_T_W_MOTIVATION_MEDIUM },
	{ "high", MUS_T_W_MOTIVATION_HIGH },
};
static const struct word theme_states[] = {
	{ "works", MUS_T_W_THEME_WORKS },
	{ "needs_effort", MUS_T_W_THEME_NEEDS_EFFORT },
};
static const struct word statuses[] = {
	{ "wish", MUS_T_W_STATUS_WISH },
	{ "awaiting", MUS_T_W_STATUS_AWAITING },
	{ "agreed", MUS_T_W_STATUS_AGREED },
	{ "started", MUS_T_W_STATUS_STARTED },
	{ "done", MUS_T_W_STATUS_DONE },
	{ "dropped", MUS_T_W_STATUS_DROPPED },
};
static const struct word methods[] = {
	{ "new_tasks", MUS_T_W_METHOD_NEW_TASKS },
	{ "peer_training", MUS_T_W_METHOD_PEER_TRAINING },
	{ "teaching", MUS_T_W_METHOD_TEACHING },
	{ "network", MUS_T_W_METHOD_NETWORK },
	{ "course", MUS_T_W_METHOD_COURSE },
	{ "education_module", MUS_T_W_METHOD_EDUCATION_MODULE },
	{ "coaching", MUS_T_W_METHOD_COACHING },
	{ "mentoring", MUS_T_W_METHOD_MENTORING },
	{ "e_learning", MUS_T_W_METHOD_E_LEARNING },
	{ "job_shadowing", MUS_T_W_METHOD_JOB_SHADOWING },
	{ "project", MUS_T_W_METHOD_PROJECT },
	{ "other", MUS_T_W_METHOD_OTHER },
};
static const struct word answers[] = {
	{ "agreed", MUS_T_W_ANSWER_AGREED },
	{ "declined", MUS_T_W_ANSWER_DECLINED },
};
static const struct word practice_changed[] = {
	{ "yes", MUS_T_W_PRACTICE_YES },
	{ "partly", MUS_T_W_PRACTICE_PARTLY },
	{ "no", MUS_T_W_PRACTICE_NO },
};
static const struct word supplies[] = {
	{ "plentiful", MUS_T_W_SUPPLY_PLENTIFUL },
	{ "enough", MUS_T_W_SUPPLY_ENOUGH },
	{ "missing", MUS_T_W_SUPPLY_MISSING },
};
static const struct word supply_answers[] = {
	{ "internal", MUS_T_W_SUPPLY_INTERNAL },
	{ "formal", MUS_T_W_SUPPLY_FORMAL },
	{ "none", MUS_T_W_SUPPLY_NONE },
};
static const struct word insights[] = {
	{ "idea", MUS_T_W_INSIGHT_IDEA },
	{ "barrier", MUS_T_W_INSIGHT_BARRIER },
	{ "strength", MUS_T_W_INSIGHT_STRENGTH },
};
static const struct word phases[] = {
	{ "before", MUS_T_W_PHASE_BEFORE },
	{ "during", MUS_T_W_PHASE_DURING },
	{ "after", MUS_T_W_PHASE_AFTER },
};

static const struct set {
	const struct word *words;
	int n;
} sets[MUS_WORDS_COUNT] = {
#define SET(array) { (array), LENGTH(array) }
	[MUS_WORDS_KIND] = SET(kinds),
	[MUS_WORDS_LANGUAGE] = SET(languages),
	[MUS_WORDS_OVERDUE] = SET(overdue),
	[MUS_WORDS_EMPLOYMENT] = SET(employments),
	[MUS_WORDS_EXEMPT] = SET(exemptions),
	[MUS_WORDS_SIGN_TYPE] = SET(sign_types),
	[MUS_WORDS_LEVEL] = SET(levels),
	[MUS_WORDS_QUESTION_TYPE] = SET(question_types),
	[MUS_WORDS_AUDIENCE] = SET(audiences),
	[MUS_WORDS_PARTICIPANTS] = SET(participants),
	[MUS_WORDS_ROLE] = SET(roles),
	[MUS_WORDS_SIDE] = SET(sides),
	[MUS_WORDS_TALK_TYPE] = SET(talk_types),
	[MUS_WORDS_TALK_STATE] = SET(talk_states),
	[MUS_WORDS_MOTIVATION] = SET(motivations),
	[MUS_WORDS_THEME_STATE] = SET(theme_states),
	[MUS_WORDS_STATUS] = SET(statuses),
	[MUS_WORDS_METHOD] = SET(methods),
	[MUS_WORDS_ANSWER] = SET(answers),
	[MUS_WORDS_PRACTICE_CHANGED] = SET(practice_changed),
	[MUS_WORDS_SUPPLY] = SET(supplies),
	[MUS_WORDS_SUPPLY_ANSWER] = SET(supply_answers),
	[MUS_WORDS_INSIGHT] = SET(insights),
	[MUS_WORDS_PHASE] = SET(phases),
#undef SET
};

static const struct word *find(enum mus_words words, int value)
{
	const struct set *set = &sets[(unsigned)words < MUS_WORDS_COUNT ? words : MUS_WORDS_NONE];

	return value >= 0 && value < set->n && set->words[value].name ? &set->words[value] : NULL;
}

const char *mus_word_name(enum mus_words words, int value)
{
	const struct word *word = find(words, value);

	return word ? word->name : NULL;
}

int mus_word_parse(enum mus_words words, const char *name)
{
	const struct set *set = &sets[(unsigned)words < MUS_WORDS_COUNT ? words : MUS_WORDS_NONE];

	for (int i = 0; name && i < set->n; i++)
		if (set->words[i].name && strcmp(set->words[i].name, name) == 0)
			return i;
	return MUS_NO_INT;
}

const char *mus_word(enum mus_words words, int value, enum mus_lang lang)
{
	const struct word *word = find(words, value);

	return word ? mus_text(lang, word->text) : "";
}

const char *mus_word_of(enum mus_words words, const char *name, enum mus_lang lang)
{
	int value = mus_word_parse(words, name);

	if (value == MUS_NO_INT)
		return name ? name : "";
	return mus_word(words, value, lang);
}

const char *mus_method_name(int method)
{
	return mus_word_name(MUS_WORDS_METHOD, method);
}

const char *mus_status_name(int status)
{
	return mus_word_name(MUS_WORDS_STATUS, status);
}

const char *mus_talk_state_name(int state)
{
	return mus_word_name(MUS_WORDS_TALK_STATE, state);
}

int mus_method_parse(const char *name)
{
	return mus_word_parse(MUS_WORDS_METHOD, name);
}

int mus_status_parse(const char *name)
{
	return mus_word_parse(MUS_WORDS_STATUS, name);
}

const char *mus_method_word(int method, enum mus_lang lang)
{
	return mus_word(MUS_WORDS_METHOD, method, lang);
}

const char *mus_status_word(int status, enum mus_lang lang)
{
	return mus_word(MUS_WORDS_STATUS, status, lang);
}
