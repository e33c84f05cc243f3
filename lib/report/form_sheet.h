/* Inside the form's page: what form_html.c and form_fields.c share. */
#ifndef MUS_REPORT_FORM_SHEET_H
#define MUS_REPORT_FORM_SHEET_H

#include "report/form.h"

/* What all parts of the page need. */
struct sheet {
	const struct mus_form_made *form;
	enum mus_lang lang;
	struct mus_buf *out;
};

/* <ul> of texts. */
void sheet_list(const struct sheet *sheet, const struct mus_strs *texts);
/* A theme with its questions. */
void sheet_theme(const struct sheet *sheet, const struct mus_form_theme *theme);

#endif
