/*
 * A local variant laid over the form it extends: what it says counts, themes and questions are
 * matched by id, and new ones come after the others (D9, D12). And the list of all of them.
 */
#include "work/form/forms.h"

#include <string.h>

static bool same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static void text_over(const char **to, const char *text)
{
	if (text)
		*to = text;
}

static void texts_over(struct mus_strs *to, struct mus_strs texts)
{
	if (texts.n)
		*to = texts;
}

static void question_over(struct mus_question *to, const struct mus_question *question)
{
	text_over(&to->text, question->text);
	if (question->type != MUS_NO_INT)
		to->type = question->type;
	texts_over(&to->columns, question->columns);
	texts_over(&to->choices, question->choices);
	if (question->scale.at.line)
		to->scale = question->scale;
	if (question->priority != MUS_NO_INT)
		to->priority = question->priority;
}

static void questions_over(
	struct mus_theme *to, const struct mus_theme *theme, struct mus_arena *arena)
{
	size_t n = to->n_questions;
	struct mus_question *all = mus_alloc(arena, (n + theme->n_questions) * sizeof *all);

	if (n)
		memcpy(all, to->questions, n * sizeof *all);
	for (size_t i = 0; i < theme->n_questions; i++) {
		size_t at = 0;

		while (at < n && !same(all[at].id, theme->questions[i].id))
			at++;
		if (at < n)
			question_over(&all[at], &theme->questions[i]);
		else
			all[n++] = theme->questions[i];
	}
	to->questions = all;
	to->n_questions = n;
}

static void theme_over(struct mus_theme *to, const struct mus_theme *theme, struct mus_arena *arena)
{
	text_over(&to->title, theme->title);
	texts_over(&to->prompts.employee, theme->prompts.employee);
	texts_over(&to->prompts.leader, theme->prompts.leader);
	questions_over(to, theme, arena);
}

static void themes_over(struct mus_form *to, const struct mus_form *form, struct mus_arena *arena)
{
	size_t n = to->n_themes;
	struct mus_theme *all = mus_alloc(arena, (n + form->n_themes) * sizeof *all);

	if (n)
		memcpy(all, to->themes, n * sizeof *all);
	for (size_t i = 0; i < form->n_themes; i++) {
		size_t at = 0;

		while (at < n && !same(all[at].id, form->themes[i].id))
			at++;
		if (at < n)
			theme_over(&all[at], &form->themes[i], arena);
		else
			all[n++] = form->themes[i];
	}
	to->themes = all;
	to->n_themes = n;
}

struct mus_form form_over(
	const struct mus_form *base, const struct mus_form *variant, struct mus_arena *arena)
{
	struct mus_form form = *base;

	/* What tells whom it is for is the variant's alone. */
	form.id = variant->id;
	form.unit = variant->unit;
	form.group = variant->group;
	form.roles = variant->roles;
	form.extends = variant->extends;
	text_over(&form.title, variant->title);
	text_over(&form.audience, variant->audience);
	text_over(&form.intro, variant->intro);
	if (variant->sealed != MUS_NO_INT)
		form.sealed = variant->sealed;
	themes_over(&form, variant, arena);
	return form;
}

/* ---- the list ---- */

/* The plain form with that id, or NULL. */
static const struct mus_form *plain_form(const struct forms *forms, const char *id)
{
	for (size_t i = 0; i < forms->n; i++)
		if (same(forms->item[i].form.id, id) && !forms->item[i].variant)
			return &forms->item[i].form;
	return NULL;
}

static struct mus_form_entry entry_of(const struct form_record *record, const struct forms *forms)
{
	const struct mus_form *form = &record->form;
	struct mus_form_entry entry = { form->id, form->title, form->audience, form->unit,
		form->group, record->path };

	if (!form->unit && !form->group)
		entry.unit = record->variant;
	/* No chain of forms is longer than there are forms; one in a circle ends here too. */
	for (size_t i = 0; i < forms->n && form && form->extends; i++) {
		form = plain_form(forms, form->extends);
		if (form && !entry.title)
			entry.title = form->title;
		if (form && !entry.audience)
			entry.audience = form->audience;
	}
	if (!entry.audience)
		entry.audience = "both";
	return entry;
}

enum mus_status mus_forms_list(struct mus_form_entry **out, size_t *n, struct mus_workspace *ws,
	const char *cycle, struct mus_arena *arena, struct mus_diag *diag)
{
	struct forms forms;
	enum mus_status status = forms_read(&forms, ws, cycle, arena, diag);

	*n = 0;
	*out = mus_alloc(arena, (forms.n + 1) * sizeof **out);
	for (size_t i = 0; i < forms.n; i++) {
		if (!forms.item[i].refused)
			(*out)[(*n)++] = entry_of(&forms.item[i], &forms);
		else
			status = mus_worse(status, MUS_REFUSED);
		mus_diag_move(diag, forms.item[i].diag);
	}
	forms_dispose(&forms);
	return status;
}
