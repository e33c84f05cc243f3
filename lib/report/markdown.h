/*
 * Text from records inside Markdown: it stays text. No link, picture, html, heading, code or
 * table comes of it, in CommonMark or with the usual extensions of GitHub.
 *
 * A backslash stands before what would act; whoever reads such a text back takes it away again.
 * Of the signs that page_text() knows, '- ' at the start of a line and **words** keep their
 * meaning where md_text() writes; md_line() takes all of them for text.
 */
#ifndef MUS_REPORT_MARKDOWN_H
#define MUS_REPORT_MARKDOWN_H

#include "mus.h"

/* On one line: white space becomes single blanks, none at the ends; NULL is nothing. */
void md_line(struct mus_buf *out, const char *text);
/* With its lines; NULL is nothing. */
void md_text(struct mus_buf *out, const char *text);
/*
 * Where in a word a backslash must stand when the word comes to begin a line, because it would
 * begin a list, a heading or the like there: 0 for before it; SIZE_MAX for nowhere.
 */
size_t md_mark_at(const char *word, size_t len);

#endif
