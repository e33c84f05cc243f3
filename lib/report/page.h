/*
 * Html pages: one file that needs nothing else. No font, picture or script comes from outside (a
 * content security policy says so to the browser), so a page can be mailed, put on a drive, and
 * opened from there; it looks right on a telephone, a wide screen and A4.
 *
 *	struct page page = { .lang = MUS_DA, .title = "Forberedelse til MUS" };
 *	page_begin(&out, &page);
 *	mus_buf_str(&out, "<h1>");
 *	page_escape(&out, title);
 *	…
 *	page_end(&out, NULL);
 *
 * Whatever comes from a record goes through page_escape(), page_attribute() or page_text().
 */
#ifndef MUS_REPORT_PAGE_H
#define MUS_REPORT_PAGE_H

#include "mus.h"

struct page {
	enum mus_lang lang;
	const char *title;
	const char *style; /* CSS on top of the common one; may be NULL */
};

/* Everything up to and with <main>. */
void page_begin(struct mus_buf *out, const struct page *page);
/* From </main> on, with a script or NULL. */
void page_end(struct mus_buf *out, const char *script);

/* Text for an element, harmless (see mus_utf8_safe()); NULL is nothing. */
void page_escape(struct mus_buf *out, const char *text);
/* ' name="value"', the value to the byte: a script may need it; nothing when it is NULL. */
void page_attribute(struct mus_buf *out, const char *name, const char *value);
/* <tag class="class">text</tag>; class may be NULL; nothing when the text is NULL. */
void page_element(struct mus_buf *out, const char *tag, const char *class, const char *text);
/*
 * A text of several lines, as people write them in records: blank lines part paragraphs, lines
 * that begin with '- ' are a list, **words** stand out. All else is text.
 */
void page_text(struct mus_buf *out, const char *text);

#endif
