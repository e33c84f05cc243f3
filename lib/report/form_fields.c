/*
 * The fields of the page: themes, and a question of each type.
 */
#include "report/form_sheet.h"
#include "report/page.h"

#include <string.h>

/* Lines to write on when it is printed empty. */
enum { LINES_THEME = 5, LINES_QUESTION = 3, LINES_COLUMN = 4 };

static void put(const struct sheet *s, const char *html)
{
	mus_buf_str(s->out, html);
}

/* ---- fields ---- */

/* A text field, and what stands for it on paper. */
static void put_area(const struct sheet *s, const char *id, const char *column, int rows, int lines)
{
	mus_buf_fmt(s->out, "<textarea rows=\"%d\"", rows);
	page_attribute(s->out, "id", id);
	page_attribute(s->out, "data-column", column);
	put(s, "></textarea><div class=\"paper\" aria-hidden=\"true\"><span></span>");
	for (int i = 0; i < lines; i++)
		put(s, "<i></i>");
	put(s, "</div>\n");
}

static void put_mark(const struct sheet *s, const struct mus_form_question *question)
{
	if (question->priority)
		page_element(s->out, "span", "mark", mus_text(s->lang, MUS_T_FORM_PRIORITY));
}

static void put_text_question(const struct sheet *s, const struct mus_form_question *question)
{
	struct mus_buf id = MUS_BUF_INIT;

	mus_buf_fmt(&id, "a-%s", question->id);
	put(s, "<div class=\"question\" data-type=\"text\"");
	page_attribute(s->out, "data-q", question->id);
	put(s, ">\n<label");
	page_attribute(s->out, "for", id.data);
	put(s, ">");
	page_escape(s->out, question->text);
	put_mark(s, question);
	put(s, "</label>\n");
	put_area(s, id.data, NULL, 3, LINES_QUESTION);
	put(s, "</div>\n");
	mus_buf_dispose(&id);
}

static void put_choice(const struct sheet *s, const char *type, const char *name, const char *value,
	const char *text)
{
	mus_buf_fmt(s->out, "<label class=\"choice\"><input type=\"%s\"", type);
	page_attribute(s->out, "name", name);
	page_attribute(s->out, "value", value);
	put(s, "> ");
	page_element(s->out, "span", NULL, text);
	put(s, "</label>\n");
}

static void put_scale(const struct sheet *s, const struct mus_form_question *question)
{
	put(s, "<div class=\"scale\">\n");
	for (int i = 0; i <= question->max - question->min; i++) {
		int number = question->min + i;

		put(s, "<label class=\"choice\"><input type=\"radio\"");
		page_attribute(s->out, "name", question->id);
		mus_buf_fmt(s->out, " value=\"%d\"> <span>%d</span>\n", number, number);
		page_element(s->out, "small", NULL, form_scale_label(question, number));
		put(s, "</label>\n");
	}
	put(s, "</div>\n");
}

static void put_choices(const struct sheet *s, const struct mus_form_question *question)
{
	const char *type = question->type == MUS_Q_CHOICES ? "checkbox" : "radio";

	for (size_t i = 0; i < question->choices.n; i++) {
		const char *choice = question->choices.item[i];

		put_choice(s, type, question->id, choice, choice);
	}
	if (question->type != MUS_Q_YES_NO)
		return;
	put_choice(s, "radio", question->id, "yes", mus_text(s->lang, MUS_T_FORM_YES));
	put_choice(s, "radio", question->id, "no", mus_text(s->lang, MUS_T_FORM_NO));
}

static void put_chosen_question(const struct sheet *s, const struct mus_form_question *question)
{
	const char *type = mus_word_name(MUS_WORDS_QUESTION_TYPE, (int)question->type);

	put(s, "<fieldset class=\"question\"");
	page_attribute(s->out, "data-type", type);
	page_attribute(s->out, "data-q", question->id);
	put(s, ">\n<legend>");
	page_escape(s->out, question->text);
	put_mark(s, question);
	put(s, "</legend>\n");
	if (question->type == MUS_Q_CHOICES)
		page_element(s->out, "p", "soft", mus_text(s->lang, MUS_T_FORM_SEVERAL));
	if (question->type == MUS_Q_SCALE)
		put_scale(s, question);
	else
		put_choices(s, question);
	put(s, "<button type=\"button\" class=\"clear screen\" hidden>");
	page_escape(s->out, mus_text(s->lang, MUS_T_FORM_CLEAR));
	put(s, "</button>\n</fieldset>\n");
}

/* ---- columns ---- */

static bool same_columns(const struct mus_form_question *a, const struct mus_form_question *b)
{
	if (a->columns.n != b->columns.n)
		return false;
	for (size_t i = 0; i < a->columns.n; i++)
		if (strcmp(a->columns.item[i], b->columns.item[i]) != 0)
			return false;
	return true;
}

static void put_column_heads(const struct sheet *s, const struct mus_form_question *question)
{
	put(s, "<thead>\n<tr>");
	mus_buf_str(s->out, "<th scope=\"col\"><span class=\"hidden-label\">");
	page_escape(s->out, mus_text(s->lang, MUS_T_FORM_STATEMENT));
	put(s, "</span></th>\n");
	for (size_t i = 0; i < question->columns.n; i++) {
		put(s, "<th scope=\"col\">");
		page_escape(s->out, question->columns.item[i]);
		put(s, "</th>\n");
	}
	put(s, "</tr>\n</thead>\n");
}

/* A statement with its columns: a row on wide screens, stacked fields on a telephone. */
static void put_column_row(const struct sheet *s, const struct mus_form_question *question)
{
	put(s, "<tr data-type=\"columns\"");
	page_attribute(s->out, "data-q", question->id);
	put(s, ">\n<th scope=\"row\">");
	page_escape(s->out, question->text);
	put_mark(s, question);
	put(s, "</th>\n");
	for (size_t i = 0; i < question->columns.n; i++) {
		struct mus_buf id = MUS_BUF_INIT;

		mus_buf_fmt(&id, "a-%s-%zu", question->id, i + 1);
		put(s, "<td><label");
		page_attribute(s->out, "for", id.data);
		put(s, "><span class=\"hidden-label\">");
		page_escape(s->out, question->text);
		put(s, ": </span>");
		page_escape(s->out, question->columns.item[i]);
		put(s, "</label>\n");
		put_area(s, id.data, question->columns.item[i], 4, LINES_COLUMN);
		put(s, "</td>\n");
		mus_buf_dispose(&id);
	}
	put(s, "</tr>\n");
}

/* Questions in a row that have the same columns share a table. Returns how many. */
static size_t put_columns(
	const struct sheet *s, const struct mus_form_question *questions, size_t n)
{
	size_t i = 0;

	put(s, "<table class=\"columns\">\n");
	put_column_heads(s, questions);
	put(s, "<tbody>\n");
	for (; i < n && same_columns(questions, &questions[i]); i++)
		put_column_row(s, &questions[i]);
	put(s, "</tbody>\n</table>\n");
	return i;
}

/* ---- themes ---- */

void sheet_list(const struct sheet *s, const struct mus_strs *texts)
{
	put(s, "<ul>\n");
	for (size_t i = 0; i < texts->n; i++)
		page_element(s->out, "li", NULL, texts->item[i]);
	put(s, "</ul>\n");
}

static void put_prompts(const struct sheet *s, const struct mus_form_theme *theme)
{
	if (!theme->prompts.n)
		return;
	put(s, "<div class=\"prompts\">\n");
	page_element(s->out, "p", NULL, mus_text(s->lang, MUS_T_FORM_THINK_OVER));
	sheet_list(s, &theme->prompts);
	put(s, "</div>\n");
}

/* The theme's own free text: the column to prepare in of the paper form (D11). */
static void put_free_text(const struct sheet *s, const struct mus_form_theme *theme)
{
	struct mus_buf id = MUS_BUF_INIT;

	if (!theme->free_text)
		return;
	mus_buf_fmt(&id, "a-%s", theme->id);
	put(s, "<div class=\"question\" data-type=\"text\"");
	page_attribute(s->out, "data-q", theme->id);
	put(s, ">\n<label");
	page_attribute(s->out, "for", id.data);
	put(s, ">");
	page_escape(s->out, mus_text(s->lang, MUS_T_FORM_YOUR_NOTES));
	put(s, "<span class=\"hidden-label\">: ");
	page_escape(s->out, theme->title);
	put(s, "</span></label>\n");
	put_area(s, id.data, NULL, 5, LINES_THEME);
	put(s, "</div>\n");
	mus_buf_dispose(&id);
}

static size_t put_question(
	const struct sheet *s, const struct mus_form_question *questions, size_t n)
{
	if (questions->columns.n)
		return put_columns(s, questions, n);
	if (questions->type == MUS_Q_TEXT)
		put_text_question(s, questions);
	else
		put_chosen_question(s, questions);
	return 1;
}

void sheet_theme(const struct sheet *s, const struct mus_form_theme *theme)
{
	put(s, "<section class=\"theme\">\n");
	page_element(s->out, "h2", NULL, theme->title ? theme->title : theme->id);
	put_prompts(s, theme);
	put_free_text(s, theme);
	for (size_t i = 0; i < theme->n_questions;)
		i += put_question(s, &theme->questions[i], theme->n_questions - i);
	put(s, "</section>\n");
}
