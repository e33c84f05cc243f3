/* What the page and the text of a form say alike. */
#include "report/form.h"

const char *form_by(const struct mus_form_made *form)
{
	if (form->side > MUS_FORM_LEADER)
		return NULL;
	return mus_word_name(MUS_WORDS_SIDE, (int)form->side);
}

void form_answer_name(struct mus_buf *out, const struct mus_form_made *form)
{
	const char *by = form_by(form);

	mus_buf_fmt(out, "%s.%s.yaml", form->id, by ? by : "answer");
}

static const char *name_of(const struct mus_person *person)
{
	return person->name ? person->name : person->id;
}

void form_who(struct mus_buf *out, const struct mus_form_made *form)
{
	const struct mus_person *person = form->person;
	const char *parts[] = { person ? name_of(person) : NULL,
		form->side <= MUS_FORM_LEADER ? form->role : NULL,
		form->unit && form->unit->name ? form->unit->name : form->workplace, form->cycle };
	const char *between = "";

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!parts[i])
			continue;
		mus_buf_fmt(out, "%s%s", between, parts[i]);
		between = " · ";
	}
}

static const char *leader_name(const struct mus_form_made *form, enum mus_lang lang)
{
	if (form->leader && form->leader->name)
		return form->leader->name;
	return mus_text(lang, MUS_T_FORM_YOUR_LEADER);
}

void form_leader(struct mus_buf *out, const struct mus_form_made *form, enum mus_lang lang)
{
	mus_buf_str(out, leader_name(form, lang));
	if (form->leader && form->leader->email)
		mus_buf_fmt(out, " (%s)", form->leader->email);
}

void form_privacy(struct mus_buf *out, const struct mus_form_made *form, enum mus_lang lang)
{
	const char *employee =
		form->person ? name_of(form->person) : mus_text(lang, MUS_T_FORM_THE_EMPLOYEE);

	if (form->side == MUS_FORM_SURVEY)
		mus_say(out, lang, MUS_T_FORM_PRIVATE_SURVEY, NULL, 0);
	else if (form->side == MUS_FORM_COMMITTEE)
		mus_say(out, lang, MUS_T_FORM_OPEN_COMMITTEE, NULL, 0);
	else if (form->side == MUS_FORM_LEADER)
		mus_say(out, lang, MUS_T_FORM_PRIVATE_LEADER, MUS_ARGS(employee));
	else
		mus_say(out, lang, MUS_T_FORM_PRIVATE_EMPLOYEE, MUS_ARGS(leader_name(form, lang)));
	if (!form->sealed || form->side > MUS_FORM_LEADER)
		return;
	mus_buf_char(out, ' ');
	mus_say(out, lang, MUS_T_FORM_SEALED, NULL, 0);
}

void form_side(struct mus_buf *out, const struct mus_form_made *form, enum mus_lang lang)
{
	const struct mus_person *person = form->person;

	if (form->side == MUS_FORM_SURVEY)
		mus_say(out, lang, MUS_T_FORM_FOR_SURVEY, NULL, 0);
	else if (form->side == MUS_FORM_COMMITTEE)
		mus_say(out, lang, MUS_T_FORM_FOR_COMMITTEE, NULL, 0);
	else if (form->side == MUS_FORM_EMPLOYEE)
		mus_say(out, lang, MUS_T_FORM_FOR_EMPLOYEE, NULL, 0);
	else if (person)
		mus_say(out, lang, MUS_T_FORM_TALK_WITH, MUS_ARGS(name_of(person)));
	else
		mus_say(out, lang, MUS_T_FORM_FOR_LEADER, NULL, 0);
}

enum mus_text_id form_privacy_title(const struct mus_form_made *form)
{
	return form->side == MUS_FORM_COMMITTEE ? MUS_T_FORM_WHO_READS : MUS_T_FORM_CONFIDENTIAL;
}

enum mus_text_id form_name_label(const struct mus_form_made *form)
{
	return form->side == MUS_FORM_LEADER ? MUS_T_FORM_NAME_OTHER : MUS_T_FORM_NAME;
}

const char *form_scale_label(const struct mus_form_question *question, int number)
{
	size_t n = question->labels.n, at = (size_t)(number - question->min);
	size_t last = (size_t)(question->max - question->min);

	if (n == last + 1)
		return question->labels.item[at];
	if (n == 2 && (at == 0 || at == last))
		return question->labels.item[at ? 1 : 0];
	return NULL;
}
