/* The form as a text to read and write in; report/form.h tells how it is read back. */
#include "report/form.h"
#include "report/markdown.h"

#include <string.h>

/* Columns of a line, for those who read it as it is; one broken by hand may be longer. */
enum { WIDTH = 78, WIDTH_BY_HAND = 88 };

/* What all parts need. */
struct text {
	const struct mus_form_made *form;
	enum mus_lang lang;
	struct mus_buf *out;
};

static void put(const struct text *t, const char *s)
{
	if (s)
		mus_buf_str(t->out, s);
}

static const char *word(const struct text *t, enum mus_text_id id)
{
	return mus_text(t->lang, id);
}

/* A word that a line is broken before; it begins no list or heading there. */
static void put_carried(struct mus_buf *line, const char *word, size_t len)
{
	size_t mark = md_mark_at(word, len);

	for (size_t i = 0; i < len; i++) {
		if (i == mark)
			mus_buf_char(line, '\\');
		mus_buf_char(line, word[i]);
	}
}

/* One line of a text, wrapped; `first` stands before it and `then` before what is carried over. */
static void wrap_line(
	const struct text *t, const char *first, const char *then, const char *s, size_t len)
{
	struct mus_buf line = MUS_BUF_INIT;
	bool fresh = true;
	size_t width = mus_utf8_count(s, len) <= WIDTH_BY_HAND ? WIDTH_BY_HAND : WIDTH;

	mus_buf_str(&line, first);
	for (size_t i = 0; i < len;) {
		size_t space = strspn(s + i, " "), word = strcspn(s + i + space, " \n");
		size_t before = line.len;

		if (i + space >= len)
			break;
		mus_buf_str(&line, fresh ? "" : " ");
		mus_buf_add(&line, s + i + space, word);
		i += space + word;
		if (fresh || mus_utf8_width(line.data) <= width) {
			fresh = false;
			continue;
		}
		mus_buf_add(t->out, line.data, before);
		mus_buf_char(t->out, '\n');
		mus_buf_cut(&line, 0);
		mus_buf_str(&line, then);
		put_carried(&line, s + i - word, word);
	}
	mus_buf_add(t->out, line.data, line.len);
	mus_buf_char(t->out, '\n');
	mus_buf_dispose(&line);
}

/* All lines of a text, each wrapped. */
static void put_wrapped(const struct text *t, const char *first, const char *then, const char *s)
{
	while (s && *s) {
		size_t len = strcspn(s, "\n");

		if (len)
			wrap_line(t, first, s[0] == '-' && !*then ? "  " : then, s, len);
		else
			mus_buf_char(t->out, '\n');
		first = then;
		s += len + (s[len] == '\n');
	}
}

/* An item of a list; `indent` is that of its text. */
static void put_item(const struct text *t, const char *indent, const char *s)
{
	struct mus_buf first = MUS_BUF_INIT;

	mus_buf_add(&first, indent, strlen(indent) - 2);
	mus_buf_str(&first, "- ");
	put_wrapped(t, first.data, indent, s);
	mus_buf_dispose(&first);
}

/* The same as a paragraph of its own. */
static void put_paragraph(const struct text *t, const char *s)
{
	put_wrapped(t, "", "", s);
	put(t, "\n");
}

/* A text from a record as a paragraph. */
static void put_written(const struct text *t, const char *s)
{
	struct mus_buf text = MUS_BUF_INIT;

	md_text(&text, s);
	put_paragraph(t, text.data);
	mus_buf_dispose(&text);
}

static void put_part(const struct text *t, enum mus_text_id id, const char *s)
{
	if (!s)
		return;
	mus_buf_fmt(t->out, "## %s\n\n", word(t, id));
	put_written(t, s);
}

/* ---- the top ---- */

static void put_key(const struct text *t, const char *key, const char *value)
{
	if (value)
		mus_buf_fmt(t->out, ", %s: %s", key, value);
}

/* What the answer is to: ids and cycles need no quotes in YAML. */
static void put_identity(const struct text *t)
{
	put(t, "<!-- mus: {kind: answer");
	put_key(t, "cycle", t->form->cycle);
	put_key(t, "form", t->form->id);
	put_key(t, "person", t->form->person ? t->form->person->id : NULL);
	put_key(t, "by", form_by(t->form));
	put(t, "} -->\n\n");
}

static void put_title(const struct text *t)
{
	const struct mus_form_made *form = t->form;
	struct mus_buf text = MUS_BUF_INIT, names = MUS_BUF_INIT;

	put(t, "# ");
	md_line(t->out, form->title);
	put(t, "\n\n");
	form_who(&names, form);
	md_line(t->out, names.data);
	mus_buf_cut(&names, 0);
	put(t, "  \n");
	form_side(&names, form, t->lang);
	md_line(t->out, names.data);
	mus_buf_cut(&names, 0);
	put(t, "\n\n");
	mus_buf_fmt(&text, "**%s.** ", word(t, form_privacy_title(form)));
	form_privacy(&names, form, t->lang);
	md_line(&text, names.data);
	mus_buf_dispose(&names);
	put_paragraph(t, text.data);
	mus_buf_cut(&text, 0);
	mus_say(&text, t->lang, MUS_T_FORM_MD_HOW, NULL, 0);
	put_paragraph(t, text.data);
	mus_buf_dispose(&text);
}

static void put_goal(const struct text *t, const struct mus_form_goal *goal)
{
	const char *mark = goal->own ? "**" : "";
	const char *title = goal->goal->title ? goal->goal->title : goal->goal->id;
	struct mus_buf text = MUS_BUF_INIT, first = MUS_BUF_INIT;

	mus_buf_fill(&first, ' ', 2 * (size_t)goal->depth);
	mus_buf_str(&text, mark);
	md_line(&text, title);
	mus_buf_str(&text, mark);
	if (goal->own && goal->goal->result) {
		mus_buf_str(&text, ": ");
		md_text(&text, goal->goal->result);
	}
	mus_buf_str(&first, "  ");
	put_item(t, first.data, text.data);
	mus_buf_dispose(&text);
	mus_buf_dispose(&first);
}

static void put_goals(const struct text *t)
{
	const struct mus_form_made *form = t->form;

	if (!form->n_goals)
		return;
	mus_buf_fmt(t->out, "## %s\n\n", word(t, MUS_T_FORM_GOALS));
	for (size_t i = 0; i < form->n_goals; i++)
		put_goal(t, &form->goals[i]);
	put(t, "\n");
}

static void put_principles(const struct text *t)
{
	const struct mus_strs *principles = &t->form->principles;

	mus_buf_fmt(t->out, "## %s\n\n", word(t, MUS_T_FORM_PRINCIPLES));
	for (size_t i = 0; i < principles->n; i++) {
		struct mus_buf text = MUS_BUF_INIT;

		md_text(&text, principles->item[i]);
		put_item(t, "  ", text.data);
		mus_buf_dispose(&text);
	}
	if (!principles->n)
		put_wrapped(t, "", "", word(t, MUS_T_FORM_PRINCIPLES_TEXT));
	put(t, "\n");
}

static void put_direction(const struct text *t)
{
	const struct mus_form_made *form = t->form;
	bool leader = form->side == MUS_FORM_LEADER;

	put_part(t, MUS_T_FORM_FOCUS, form->focus);
	if (form->unit_focus) {
		struct mus_buf name = MUS_BUF_INIT;

		md_line(&name, form->unit ? form->unit->name : NULL);
		put(t, "### ");
		mus_say(t->out, t->lang, MUS_T_FORM_UNIT_FOCUS, MUS_ARGS(name.data));
		put(t, "\n\n");
		put_written(t, form->unit_focus);
		mus_buf_dispose(&name);
	}
	put_part(t, MUS_T_FORM_PITCH, form->pitch);
	put_part(t, leader ? MUS_T_FORM_TRANSLATION_LEADER : MUS_T_FORM_TRANSLATION,
		form->translation);
	put_goals(t);
	if (leader)
		put_principles(t);
	if (form->intro) {
		put(t, "---\n\n");
		put_written(t, form->intro);
	}
	if (leader)
		mus_buf_fmt(t->out, "%s\n\n", word(t, MUS_T_FORM_SAME_QUESTIONS));
}

/* ---- the questions ---- */

/* Room to write in. */
static void put_room(const struct text *t)
{
	put(t, "\n\n\n");
}

static void put_heading(const struct text *t, const char *marks, const char *text, const char *id)
{
	mus_buf_fmt(t->out, "%s ", marks);
	md_line(t->out, text);
	mus_buf_fmt(t->out, " {#%s}\n", id);
}

static void put_box(const struct text *t, const char *text)
{
	put(t, "- [ ] ");
	md_line(t->out, text);
	put(t, "\n");
}

static void put_scale(const struct text *t, const struct mus_form_question *question)
{
	for (int i = 0; i <= question->max - question->min; i++) {
		const char *label = form_scale_label(question, question->min + i);

		mus_buf_fmt(t->out, "- [ ] %d", question->min + i);
		if (label) {
			put(t, " ");
			md_line(t->out, label);
		}
		put(t, "\n");
	}
}

static void put_boxes(const struct text *t, const struct mus_form_question *question)
{
	put(t, "\n");
	if (question->type == MUS_Q_SCALE)
		put_scale(t, question);
	for (size_t i = 0; i < question->choices.n && question->type != MUS_Q_SCALE; i++)
		put_box(t, question->choices.item[i]);
	if (question->type == MUS_Q_YES_NO) {
		put_box(t, word(t, MUS_T_FORM_YES));
		put_box(t, word(t, MUS_T_FORM_NO));
	}
	put(t, "\n");
}

static void put_columns(const struct text *t, const struct mus_form_question *question)
{
	put(t, "\n");
	for (size_t i = 0; i < question->columns.n; i++) {
		struct mus_buf id = MUS_BUF_INIT;

		mus_buf_fmt(&id, "%s.%zu", question->id, i + 1);
		put_heading(t, "####", question->columns.item[i], id.data);
		put_room(t);
		mus_buf_dispose(&id);
	}
}

static void put_question(const struct text *t, const struct mus_form_question *question)
{
	put_heading(t, "###", question->text, question->id);
	if (question->priority)
		mus_buf_fmt(t->out, "> %s\n", word(t, MUS_T_FORM_PRIORITY));
	if (question->columns.n)
		put_columns(t, question);
	else if (question->type == MUS_Q_TEXT)
		put_room(t);
	else
		put_boxes(t, question);
}

static void put_theme(const struct text *t, const struct mus_form_theme *theme)
{
	put_heading(t, "##", theme->title ? theme->title : theme->id, theme->id);
	for (size_t i = 0; i < theme->prompts.n; i++) {
		struct mus_buf prompt = MUS_BUF_INIT;

		md_text(&prompt, theme->prompts.item[i]);
		put_wrapped(t, "> - ", ">   ", prompt.data);
		mus_buf_dispose(&prompt);
	}
	if (theme->free_text)
		put_room(t);
	else
		put(t, "\n");
	for (size_t i = 0; i < theme->n_questions; i++)
		put_question(t, &theme->questions[i]);
}

/* Who answers, where the form doesn't know it. */
static void put_asker(const struct text *t)
{
	const struct mus_form_made *form = t->form;

	if (form->person || form->side == MUS_FORM_COMMITTEE)
		return;
	if (form->side == MUS_FORM_SURVEY) {
		put_heading(t, "##", word(t, MUS_T_FORM_GROUP), "respondent_group");
		put(t, "\n");
		for (int i = 0; mus_word_name(MUS_WORDS_PARTICIPANTS, i); i++)
			put_box(t, mus_word(MUS_WORDS_PARTICIPANTS, i, t->lang));
		put(t, "\n");
	} else {
		put_heading(t, "##", word(t, form_name_label(form)), "x_name");
		put_room(t);
	}
}

void form_md(struct mus_buf *out, const struct mus_form_made *form, enum mus_lang lang)
{
	struct text text = { form, lang, out };
	struct mus_buf leader = MUS_BUF_INIT, name = MUS_BUF_INIT;

	put_identity(&text);
	put_title(&text);
	put_direction(&text);
	put_asker(&text);
	for (size_t i = 0; i < form->n_themes; i++)
		put_theme(&text, &form->themes[i]);
	put(&text, "<!-- mus: end -->\n");
	if (form->side == MUS_FORM_EMPLOYEE) {
		form_leader(&leader, form, lang);
		md_line(&name, leader.data);
		put(&text, "\n");
		mus_say(out, lang, MUS_T_FORM_MD_DONE, MUS_ARGS(name.data));
		put(&text, "\n");
	}
	mus_buf_dispose(&leader);
	mus_buf_dispose(&name);
}
