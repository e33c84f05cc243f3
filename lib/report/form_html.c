/*
 * The form as a page: what the year is about on top, then themes and questions, and a bar with
 * the buttons. The script finds fields by data-q (the id that an answer has) and data-type.
 */
#include "report/form_sheet.h"
#include "report/page.h"

#include <string.h>

static void put(const struct sheet *s, const char *html)
{
	mus_buf_str(s->out, html);
}

/* A catalogue text as an element. */
static void say(const struct sheet *s, const char *tag, const char *class, enum mus_text_id id)
{
	page_element(s->out, tag, class, mus_text(s->lang, id));
}

/* The same, its arguments filled in. */
static void say_with(const struct sheet *s, const char *tag, const char *class, enum mus_text_id id,
	const char *const *args, size_t n)
{
	struct mus_buf text = MUS_BUF_INIT;

	mus_say(&text, s->lang, id, args, n);
	page_element(s->out, tag, class, text.data);
	mus_buf_dispose(&text);
}

static void heading(const struct sheet *s, enum mus_text_id id)
{
	say(s, "h2", NULL, id);
}

/* ---- the top ---- */

static void put_title(const struct sheet *s)
{
	const struct mus_form_made *form = s->form;
	struct mus_buf who = MUS_BUF_INIT, side = MUS_BUF_INIT;

	put(s, "<header>\n");
	page_element(s->out, "h1", NULL, form->title);
	form_who(&who, form);
	page_element(s->out, "p", "who", who.data);
	form_side(&side, form, s->lang);
	page_element(s->out, "p", "side", side.data);
	mus_buf_dispose(&who);
	mus_buf_dispose(&side);
	put(s, "</header>\n");
}

static void put_privacy(const struct sheet *s)
{
	struct mus_buf text = MUS_BUF_INIT;

	put(s, "<section class=\"privacy\">\n");
	heading(s, form_privacy_title(s->form));
	form_privacy(&text, s->form, s->lang);
	page_text(s->out, text.data);
	mus_buf_dispose(&text);
	say(s, "p", "screen", MUS_T_FORM_LOCAL);
	put(s, "</section>\n");
}

/* A heading and a text under it, when there is one. */
static void put_part(
	const struct sheet *s, enum mus_text_id id, const char *class, const char *text)
{
	if (!text)
		return;
	say(s, "h2", NULL, id);
	mus_buf_fmt(s->out, "<div class=\"%s\">\n", class);
	page_text(s->out, text);
	put(s, "</div>\n");
}

static void put_direction(const struct sheet *s)
{
	const struct mus_form_made *form = s->form;

	if (!form->focus && !form->unit_focus && !form->pitch)
		return;
	put(s, "<section class=\"direction\">\n");
	put_part(s, MUS_T_FORM_FOCUS, "focus", form->focus);
	if (form->unit_focus) {
		say_with(s, "h3", NULL, MUS_T_FORM_UNIT_FOCUS,
			MUS_ARGS(form->unit && form->unit->name ? form->unit->name : ""));
		put(s, "<div class=\"focus\">\n");
		page_text(s->out, form->unit_focus);
		put(s, "</div>\n");
	}
	put_part(s, MUS_T_FORM_PITCH, "pitch", form->pitch);
	put(s, "</section>\n");
}

static void put_translation(const struct sheet *s)
{
	bool leader = s->form->side == MUS_FORM_LEADER;

	if (!s->form->translation)
		return;
	put(s, "<section class=\"translation\">\n");
	put_part(s, leader ? MUS_T_FORM_TRANSLATION_LEADER : MUS_T_FORM_TRANSLATION, "words",
		s->form->translation);
	put(s, "</section>\n");
}

/* ---- goals ---- */

static bool has_foreign_goals(const struct mus_form_made *form)
{
	for (size_t i = 0; i < form->n_goals; i++)
		if (!form->goals[i].own)
			return true;
	return false;
}

static void put_goal(const struct sheet *s, const struct mus_form_goal *goal)
{
	page_element(s->out, goal->own ? "strong" : "span", NULL,
		goal->goal->title ? goal->goal->title : goal->goal->id);
	if (goal->own)
		page_element(s->out, "div", "soft", goal->goal->result);
}

/* The tree as lists in lists. */
static void put_goal_list(const struct sheet *s)
{
	const struct mus_form_made *form = s->form;
	int depth = 0;

	put(s, "<ul class=\"goals\">\n");
	for (size_t i = 0; i < form->n_goals; i++) {
		int next = i + 1 < form->n_goals ? form->goals[i + 1].depth : 0;

		put(s, "<li>");
		put_goal(s, &form->goals[i]);
		if (next > depth)
			put(s, "<ul>\n");
		else
			put(s, "</li>\n");
		for (; depth > next; depth--)
			put(s, "</ul></li>\n");
		depth = next;
	}
	put(s, "</ul>\n");
}

static void put_goals(const struct sheet *s)
{
	const struct mus_unit *unit = s->form->unit;

	if (!s->form->n_goals)
		return;
	put(s, "<section>\n");
	if (unit && unit->name)
		say_with(s, "h2", NULL, MUS_T_FORM_GOALS_OF, MUS_ARGS(unit->name));
	else
		heading(s, MUS_T_FORM_GOALS);
	if (has_foreign_goals(s->form))
		say(s, "p", "soft", MUS_T_FORM_GOALS_FROM);
	put_goal_list(s);
	put(s, "</section>\n");
}

/* What the year is about; who answers a few questions after the talks has read it before. */
static void put_strategy(const struct sheet *s)
{
	const struct mus_form_made *form = s->form;
	bool folded = form->side > MUS_FORM_LEADER;

	if (folded && (form->focus || form->pitch || form->n_goals)) {
		put(s, "<details class=\"strategy\">\n");
		say(s, "summary", NULL, MUS_T_FORM_STRATEGY);
	}
	put_direction(s);
	put_translation(s);
	put_goals(s);
	if (folded && (form->focus || form->pitch || form->n_goals))
		put(s, "</details>\n");
}

/* The leader's reminder of how to hold the talk (D15). */
static void put_principles(const struct sheet *s)
{
	if (s->form->side != MUS_FORM_LEADER)
		return;
	put(s, "<section>\n<details>\n");
	say(s, "summary", NULL, MUS_T_FORM_PRINCIPLES);
	if (s->form->principles.n)
		sheet_list(s, &s->form->principles);
	else
		page_text(s->out, mus_text(s->lang, MUS_T_FORM_PRINCIPLES_TEXT));
	put(s, "</details>\n</section>\n");
}

/* ---- the questions, and what is around them ---- */

/* In a survey: the group that one belongs to (D38). */
static void put_groups(const struct sheet *s)
{
	put(s, "<fieldset class=\"question\">\n");
	say(s, "legend", NULL, MUS_T_FORM_GROUP);
	for (int i = 0; mus_word_name(MUS_WORDS_PARTICIPANTS, i); i++) {
		const char *word = mus_word(MUS_WORDS_PARTICIPANTS, i, s->lang);

		put(s, "<label class=\"choice\"><input type=\"radio\"");
		page_attribute(s->out, "name", "respondent_group");
		page_attribute(s->out, "value", mus_word_name(MUS_WORDS_PARTICIPANTS, i));
		put(s, "> ");
		page_element(s->out, "span", NULL, word);
		put(s, "</label>\n");
	}
	put(s, "</fieldset>\n");
}

static void put_name(const struct sheet *s)
{
	put(s, "<div class=\"question\">\n<label for=\"name\">");
	page_escape(s->out, mus_text(s->lang, form_name_label(s->form)));
	put(s, "</label>\n<input id=\"name\" type=\"text\" autocomplete=\"off\">\n</div>\n");
}

/* Who answers, where the page doesn't know it. */
static void put_asker(const struct sheet *s)
{
	const struct mus_form_made *form = s->form;

	if (form->person || form->side == MUS_FORM_COMMITTEE)
		return;
	put(s, "<section class=\"asker\">\n");
	if (form->side == MUS_FORM_SURVEY)
		put_groups(s);
	else
		put_name(s);
	put(s, "</section>\n");
}

static void put_form(const struct sheet *s)
{
	const struct mus_form_made *form = s->form;

	/* Browsers would otherwise keep what was written, for whoever sits down next. */
	put(s, "<form id=\"form\" autocomplete=\"off\" novalidate");
	page_attribute(s->out, "data-form", form->id);
	page_attribute(s->out, "data-cycle", form->cycle);
	page_attribute(s->out, "data-person", form->person ? form->person->id : NULL);
	page_attribute(s->out, "data-by", form_by(form));
	put(s, ">\n");
	put_asker(s);
	for (size_t i = 0; i < form->n_themes; i++)
		sheet_theme(s, &form->themes[i]);
	put(s, "</form>\n");
}

/* A text that the script shows, as an attribute. */
static void put_word(const struct sheet *s, const char *name, enum mus_text_id id,
	const char *const *args, size_t n)
{
	struct mus_buf text = MUS_BUF_INIT;

	mus_say(&text, s->lang, id, args, n);
	page_attribute(s->out, name, text.data);
	mus_buf_dispose(&text);
}

/* The first lines of the record. It is meant to lie in <cycle>/<unit>/<person>/. */
static void put_header_lines(const struct sheet *s)
{
	struct mus_buf text = MUS_BUF_INIT, title = MUS_BUF_INIT;

	/* A comment is one line, whatever the title holds. */
	mus_utf8_safe(&title, s->form->title, strlen(s->form->title), false);
	mus_buf_str(&text, "# yaml-language-server: ");
	mus_buf_str(&text, "$schema=../../../schemas/answer.schema.yaml\n# ");
	mus_say(&text, s->lang, MUS_T_FORM_COMMENT, MUS_ARGS(title.data));
	page_attribute(s->out, "data-header", text.data);
	mus_buf_dispose(&text);
	mus_buf_dispose(&title);
}

static void put_words(const struct sheet *s, const char *file)
{
	put(s, "<div id=\"words\" hidden");
	put_header_lines(s);
	page_attribute(s->out, "data-file", file);
	put_word(s, "data-unsaved", MUS_T_FORM_UNSAVED, NULL, 0);
	put_word(s, "data-saved", MUS_T_FORM_SAVED, MUS_ARGS(file));
	put_word(s, "data-opened", MUS_T_FORM_OPENED, NULL, 0);
	put_word(s, "data-kept", MUS_T_FORM_KEPT, NULL, 0);
	put_word(s, "data-unreadable", MUS_T_FORM_UNREADABLE, NULL, 0);
	put_word(s, "data-other", MUS_T_FORM_OTHER, NULL, 0);
	put_word(s, "data-replace", MUS_T_FORM_REPLACE, NULL, 0);
	put(s, "></div>\n");
}

/* Where the leader's answer belongs: 2026/solsikken/aase-b. */
static void put_folder(struct mus_buf *out, const struct mus_form_made *form)
{
	const char *unit = form->unit ? form->unit->id : NULL;
	const char *person = form->person ? form->person->id : NULL;

	mus_buf_fmt(out, "%s/%s/%s", form->cycle, unit ? unit : "…", person ? person : "…");
}

static void put_what_now(const struct sheet *s, const char *file)
{
	const struct mus_form_made *form = s->form;
	struct mus_buf to = MUS_BUF_INIT;

	if (form->side > MUS_FORM_LEADER) {
		say_with(s, "p", NULL, MUS_T_FORM_DELIVER, MUS_ARGS(file));
	} else if (form->side == MUS_FORM_LEADER) {
		put_folder(&to, form);
		say_with(s, "p", NULL, MUS_T_FORM_PUT, MUS_ARGS(file, to.data));
	} else {
		form_leader(&to, form, s->lang);
		say_with(s, "p", NULL, MUS_T_FORM_SEND, MUS_ARGS(file, to.data));
	}
	mus_buf_dispose(&to);
}

/* What to do with the file; shown once it is saved. */
static void put_next(const struct sheet *s, const char *file)
{
	put(s, "<section id=\"next\" class=\"screen\" hidden>\n");
	heading(s, MUS_T_FORM_NEXT);
	put_what_now(s, file);
	say(s, "p", NULL, MUS_T_FORM_ONE_FILE);
	say(s, "p", NULL, MUS_T_FORM_SHARED_MACHINE);
	put(s, "<details>\n");
	say_with(s, "summary", NULL, MUS_T_FORM_COPY, MUS_ARGS(file));
	put(s, "<textarea id=\"copy\" readonly rows=\"8\"");
	page_attribute(s->out, "aria-label", mus_text(s->lang, MUS_T_FORM_COPY_LABEL));
	put(s, "></textarea>\n</details>\n</section>\n");
}

static void put_button(
	const struct sheet *s, const char *id, const char *class, enum mus_text_id text)
{
	mus_buf_fmt(s->out, "<button type=\"button\" id=\"%s\" class=\"%s\">", id, class);
	page_escape(s->out, mus_text(s->lang, text));
	put(s, "</button>\n");
}

static void put_bar(const struct sheet *s)
{
	put(s, "<noscript>");
	say(s, "p", "screen", MUS_T_FORM_NO_SCRIPT);
	put(s, "</noscript>\n<div id=\"bar\" class=\"screen\" hidden>\n");
	put_button(s, "save", "first", MUS_T_FORM_SAVE);
	put_button(s, "open", "second", MUS_T_FORM_OPEN);
	put_button(s, "print", "second", MUS_T_FORM_PRINT);
	put(s, "<p id=\"state\" role=\"status\"></p>\n"
	       "<input id=\"file\" type=\"file\" accept=\".yaml,.yml\" hidden>\n</div>\n");
}

void form_html(struct mus_buf *out, const struct mus_form_made *form, enum mus_lang lang)
{
	struct sheet sheet = { form, lang, out };
	struct page page = { lang, form->title, form_style };
	struct mus_buf file = MUS_BUF_INIT;

	form_answer_name(&file, form);
	page_begin(out, &page);
	put_title(&sheet);
	put_privacy(&sheet);
	put_strategy(&sheet);
	put_principles(&sheet);
	put(&sheet, "<div class=\"intro\">\n");
	page_text(out, form->intro);
	if (form->side == MUS_FORM_LEADER)
		say(&sheet, "p", NULL, MUS_T_FORM_SAME_QUESTIONS);
	put(&sheet, "</div>\n");
	put_form(&sheet);
	put_next(&sheet, file.data);
	put_words(&sheet, file.data);
	put_bar(&sheet);
	page_end(out, form_script);
	mus_buf_dispose(&file);
}
