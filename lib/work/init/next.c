/*
 * The next round of talks: what the workplace has made its own goes along (forms, wheel,
 * leaflet, competences), what belongs to the year begins anew (strategy, dates).
 */
#include "work/init/setup.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "doc/edit.h"

struct next {
	struct setup *s;
	const char *from, *to;
	int years;
};

/* 2026/forms/x.yaml → 2027/forms/x.yaml */
static const char *moved_path(const struct next *n, const char *within)
{
	return mus_printf(n->s->arena, "%s%s", n->to, within + strlen(n->from));
}

/* A plain 2026 stays a number, a quoted one and a slug are text. */
static enum mus_status set_cycle(struct mus_edit *edit, const char *to, struct mus_diag *diag)
{
	const struct mus_doc *doc = mus_edit_doc(edit);
	mus_node now = mus_doc_get(doc, mus_doc_root(doc, 0), "cycle");
	bool number = strlen(to) == 4 && (!now || mus_doc_type(doc, now) == MUS_INT);

	return mus_edit_set(edit, "/cycle", to, number ? MUS_INT : MUS_STRING, diag);
}

static enum mus_status note(struct next *n, const struct mus_edit *edit, const char *within)
{
	size_t len;
	const char *text = mus_edit_text(edit, &len);

	setup_file(n->s, within, mus_strndup(n->s->arena, text, len), len);
	return MUS_OK;
}

/* Item i of a list at the top of the record as it is now; 0 when there are no more. */
static mus_node item_of(const struct mus_edit *edit, const char *list, size_t i)
{
	const struct mus_doc *doc = mus_edit_doc(edit);
	mus_node node = mus_doc_first(doc, mus_doc_get(doc, mus_doc_root(doc, 0), list));

	while (node && i--)
		node = mus_doc_next(doc, node);
	return node;
}

/* ---- the wheel ---- */

static enum mus_status move_date(struct next *n, struct mus_edit *edit, size_t i)
{
	const struct mus_doc *doc = mus_edit_doc(edit);
	mus_node activity = item_of(edit, "activities", i);
	const char *path = mus_printf(n->s->arena, "/activities/%zu/date", i);
	char text[MUS_DATE_SIZE];
	mus_date date;

	if (!mus_date_parse(mus_doc_str(doc, mus_doc_get(doc, activity, "date")), &date))
		return MUS_OK; /* it hangs on another activity, or has none */
	date = mus_date_add_months(date, 12 * n->years);
	if (date == MUS_NO_DATE)
		return MUS_OK;
	date = mus_date_add_working(date, 0, &n->s->closing);
	return mus_edit_set(edit, path, mus_date_print(date, text), MUS_STRING, n->s->diag);
}

/* Each activity a year later, and not yet held. */
static enum mus_status move_wheel(struct next *n, struct mus_edit *edit)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; item_of(edit, "activities", i) && !status; i++) {
		const char *held = mus_printf(n->s->arena, "/activities/%zu/held", i);

		status = move_date(n, edit, i);
		if (!status &&
			mus_doc_get(mus_edit_doc(edit), item_of(edit, "activities", i), "held"))
			status = mus_edit_remove(edit, held, n->s->diag);
	}
	return status;
}

static enum mus_status copy_record(struct next *n, const struct mus_file *file)
{
	const struct mus_doc *doc = setup_doc(n->s, file->path);
	struct mus_edit *edit;
	enum mus_status status;

	if (!doc)
		return MUS_REFUSED;
	mus_edit_begin(&edit, doc, 0);
	status = set_cycle(edit, n->to, n->s->diag);
	if (!status && file->kind == MUS_WHEEL)
		status = move_wheel(n, edit);
	if (!status)
		status = note(n, edit, moved_path(n, file->within));
	mus_edit_free(edit);
	return status;
}

/* ---- the strategy ---- */

/* The goals are new, so the competences no longer point to one. */
static enum mus_status drop_goals(struct mus_edit *edit, struct setup *s)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; !status; i++) {
		const struct mus_doc *doc = mus_edit_doc(edit);
		mus_node item = item_of(edit, "competences", i);

		if (!item)
			break;
		if (mus_doc_get(doc, item, "goal"))
			status = mus_edit_remove(
				edit, mus_printf(s->arena, "/competences/%zu/goal", i), s->diag);
	}
	return status;
}

static enum mus_status keep_competences(struct next *n, struct mus_edit *edit, const char *old_path)
{
	const struct mus_doc *old = setup_doc(n->s, old_path);
	mus_node competences;
	enum mus_status status;

	if (!old)
		return MUS_REFUSED;
	competences = mus_doc_get(old, mus_doc_root(old, 0), "competences");
	if (!mus_doc_size(old, competences))
		return MUS_OK;
	status = mus_edit_put(
		edit, "/competences", setup_fragment(old, competences, n->s->arena), n->s->diag);
	return status ? status : drop_goals(edit, n->s);
}

/* A new strategy to fill in; competences are kept, for what one can is compared over years. */
static enum mus_status new_strategy(struct next *n)
{
	struct setup *s = n->s;
	const char *old = setup_path(s, mus_printf(s->arena, "%s/strategy.yaml", n->from));
	const char *within = mus_printf(s->arena, "%s/strategy.yaml", n->to), *text;
	struct mus_doc *doc;
	struct mus_edit *edit;
	enum mus_status status;
	size_t len;

	text = setup_fill(s, s->what->starter, "CYCLE/strategy.yaml", n->to, &len);
	if (!text)
		return MUS_OK;
	status = mus_doc_parse(&doc, within, text, len, s->diag);
	if (status)
		return status;
	mus_edit_begin(&edit, setup_keep(s, doc), 0);
	if (access(old, F_OK) == 0)
		status = keep_competences(n, edit, old);
	if (!status)
		status = note(n, edit, within);
	mus_edit_free(edit);
	return status;
}

/* ---- the rest ---- */

static bool in_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
}

/* The leaflet as the workplace has written it, with the new round in place of the old. */
static void copy_leaflet(struct next *n)
{
	struct setup *s = n->s;
	const char *within = mus_printf(s->arena, "%s/leaflet.md", n->from), *text;
	size_t len, word = strlen(n->from);
	struct mus_buf out = MUS_BUF_INIT;

	if (setup_read(s->arena, setup_path(s, within), &text, &len))
		return;
	for (const char *p = text; *p;) {
		bool here = strncmp(p, n->from, word) == 0 && !in_word(p[word]) &&
			    (p == text || !in_word(p[-1]));

		if (here)
			mus_buf_str(&out, n->to);
		else
			mus_buf_char(&out, *p);
		p += here ? word : 1;
	}
	setup_file(s, moved_path(n, within), mus_strndup(s->arena, out.data, out.len), out.len);
	mus_buf_dispose(&out);
}

/* Last of all: whoever reads `cycle` finds the round complete. */
static enum mus_status set_current(struct next *n)
{
	struct setup *s = n->s;
	struct setup_job job = { .path = setup_path(s, "mus.yaml") };
	struct mus_edit *edit;
	enum mus_status status;
	const char *text;

	job.was = setup_doc(s, job.path);
	if (!job.was)
		return MUS_REFUSED;
	mus_edit_begin(&edit, job.was, 0);
	status = set_cycle(edit, n->to, s->diag);
	text = mus_edit_text(edit, &job.len);
	job.text = mus_strndup(s->arena, text, job.len);
	if (!status)
		setup_change(s, &job);
	mus_edit_free(edit);
	return status;
}

static enum mus_status copy_records(struct next *n)
{
	struct mus_file_filter filter = { .cycle = n->from };
	struct mus_files files = { 0 };
	enum mus_status status = mus_files_list(&files, n->s->ws, &filter, n->s->arena, n->s->diag);

	for (size_t i = 0; i < files.n && !status; i++)
		if (files.item[i].kind == MUS_FORM || files.item[i].kind == MUS_WHEEL)
			status = copy_record(n, &files.item[i]);
	return status;
}

/* Whether that round can come next. */
static enum mus_status check(const struct next *n)
{
	if (n->from && mus_collate(n->to, n->from) < 0) {
		mus_find(n->s->diag, MUS_F_INIT_CYCLE_BEFORE, MUS_NOWHERE, n->to, n->from);
		return MUS_REFUSED;
	}
	if (n->years == 0)
		mus_find(n->s->diag, MUS_F_INIT_SAME_YEAR, MUS_NOWHERE, n->to, n->from);
	return MUS_OK;
}

enum mus_status setup_next(struct setup *s)
{
	struct next n = { .s = s, .from = s->cycle, .to = s->what->next_cycle };
	enum mus_status status;

	if (strcmp(n.from, n.to) == 0)
		return MUS_OK; /* it was made before */
	n.years = atoi(n.to) - atoi(n.from);
	status = check(&n);
	if (!status)
		status = copy_records(&n);
	if (!status)
		status = new_strategy(&n);
	if (!status)
		copy_leaflet(&n);
	return status ? status : set_current(&n);
}
