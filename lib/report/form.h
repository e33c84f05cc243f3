/*
 * The finished form as something to fill in: a page that saves the answer as a record, or a text.
 *
 * The page (form_html): one file; 'Gem svar' builds the record (schemas/answer.schema.yaml) in the
 * browser and offers it as <form>.<employee|leader>.yaml, else <form>.answer.yaml.
 * Nothing is kept in the browser and nothing is sent. Printed, it is a form with lines to write on.
 *
 * The text (form_md): Markdown that reads well as plain text. For whoever reads it back:
 *
 * - The first line is a comment with the answer's other keys as one YAML mapping:
 *   <!-- mus: {kind: answer, cycle: 2026, form: preparation, person: aase-b, by: employee} -->
 * - Every place for an answer begins with a heading that ends in its id: '## Trivsel {#wellbeing}'
 *   for a theme's free text, '### Hvad … ? {#workload}' for a question, '#### Det går godt
 *   {#share-work.1}' for the first column of a question with columns (the answer's key is the
 *   column's heading). Where nothing is to be written under it, it has its id all the same.
 *   Two are no questions: {#respondent_group} in a survey, {#x_name} where the person is not known.
 * - The answer is what follows, up to the next heading that ends in {#…}, or the comment
 *   '<!-- mus: end -->'. Lines that begin with '>' right under the heading are ours; blank lines
 *   around the answer don't count.
 * - Choices, scales and yes-no questions are lists of '- [ ] choice': those with an x are chosen.
 *   A scale's choice begins with its number. The words of yes and no are the page's language's.
 * - What comes from records is escaped (report/markdown.h): a choice is compared without the
 *   backslashes.
 */
#ifndef MUS_REPORT_FORM_H
#define MUS_REPORT_FORM_H

#include "mus.h"

void form_html(struct mus_buf *out, const struct mus_form_made *form, enum mus_lang lang);
void form_md(struct mus_buf *out, const struct mus_form_made *form, enum mus_lang lang);

/* The name of the file that holds the answer: "preparation.employee.yaml". */
void form_answer_name(struct mus_buf *out, const struct mus_form_made *form);
/* "employee", "leader"; NULL for all others. */
const char *form_by(const struct mus_form_made *form);
/* The text at a number of a scale: its own, or that of the end it is; NULL for none. */
const char *form_scale_label(const struct mus_form_question *question, int number);
/* Who reads what is written here, and what becomes of it (D14), as lines of text. */
void form_privacy(struct mus_buf *out, const struct mus_form_made *form, enum mus_lang lang);
/* 'The employee's preparation'. */
void form_side(struct mus_buf *out, const struct mus_form_made *form, enum mus_lang lang);
/* The leader's name and e-mail address, or 'your leader'. */
void form_leader(struct mus_buf *out, const struct mus_form_made *form, enum mus_lang lang);
enum mus_text_id form_privacy_title(const struct mus_form_made *form);
/* What the field for a name is called, where the form doesn't know the person. */
enum mus_text_id form_name_label(const struct mus_form_made *form);
/* 'Åse Birkedal · pædagog · Børnehuset Solsikken · 2026'. */
void form_who(struct mus_buf *out, const struct mus_form_made *form);

/* The page's style and script (form_style.c, form_script.c). */
extern const char form_style[];
extern const char form_script[];

#endif
