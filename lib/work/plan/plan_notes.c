/*
 * The notes of a talk: reading their agreements, and pointing at what is told of them.
 */
#include "work/plan/plan_notes.h"

#include <string.h>

#include "base/utf8.h"

/* ---- reading ---- */

/* A bad pattern is told with its place: by it no line can be judged. */
static enum mus_status refuse_pattern(const char *file, const char *reason, struct mus_diag *diag)
{
	struct mus_doc *doc;
	enum mus_status status = mus_file_read(&doc, file, diag);
	mus_node value;

	if (status)
		return status;
	value = mus_doc_get(doc, mus_doc_root(doc, 0), "agreements");
	mus_doc_find(doc, value, "/agreements", diag, MUS_F_AGREEMENT_PATTERN,
		mus_doc_str(doc, value), reason);
	mus_doc_free(doc);
	return MUS_REFUSED;
}

enum mus_status plan_notes_read(struct plan_notes *out, struct mus_workspace *ws,
	const struct plan_record *talk, const struct mus_agree_terms *terms,
	struct mus_arena *arena, struct mus_diag *diag)
{
	const char *file, *pattern = mus_workspace_agreements(ws, &file);
	struct mus_agree_mark *mark = NULL;
	struct mus_buf reason = MUS_BUF_INIT;
	enum mus_status status = MUS_OK;

	*out = (struct plan_notes){ .marked = pattern != NULL, .talk = talk };
	if (pattern)
		mark = mus_agree_mark_new(pattern, mus_diag_lang(diag), &reason);
	if (pattern && !mark)
		status = refuse_pattern(file, reason.data, diag);
	else
		mus_agreements_read(&out->found, talk->doc, talk->root, mark, terms, arena);
	mus_agree_mark_free(mark);
	mus_buf_dispose(&reason);
	return status;
}

/* ---- telling ---- */

static void tell(const struct plan_notes *notes, uint32_t line, uint32_t column,
	enum mus_finding_id id, const char *words, struct mus_diag *diag)
{
	struct mus_place place = { notes->talk->path, line, column };

	mus_diag_add_at(diag, id, place, NULL, mus_doc_line_at(notes->talk->doc, line, column),
		MUS_ARGS(words));
}

/* Where the words stand in a line from a column on: all of them, or the first len; 0 for nowhere. */
static uint32_t column_of(
	const struct mus_line *line, uint32_t column, const char *words, size_t len)
{
	for (size_t i = line->at; len && i + len <= line->len; i++)
		if (memcmp(line->text + i, words, len) == 0)
			return column + (uint32_t)mus_utf8_count(line->text + line->at, i - line->at);
	return 0;
}

static bool find_words(const struct plan_notes *notes, const struct mus_agreement *a,
	const char *words, size_t len, struct mus_at *out)
{
	for (uint32_t i = 0; i < a->lines; i++) {
		uint32_t from = i ? 1 : a->at.column;
		struct mus_line line = mus_doc_line_at(notes->talk->doc, a->at.line + i, from);
		uint32_t column = column_of(&line, from, words, len);

		if (column) {
			*out = (struct mus_at){ a->at.line + i, column };
			return true;
		}
	}
	return false;
}

void plan_notes_find(const struct plan_notes *notes, const struct mus_agreement *a,
	enum mus_finding_id id, const char *words, struct mus_diag *diag)
{
	struct mus_at at = a->at;

	/* Of 'kursus, mentor' at least the first is there. */
	if (!find_words(notes, a, words, strlen(words), &at))
		find_words(notes, a, words, strcspn(words, ","), &at);
	tell(notes, at.line, at.column, id, words, diag);
}

void plan_notes_unclear(
	const struct plan_notes *notes, const struct mus_agreement *a, struct mus_diag *diag)
{
	static const enum mus_finding_id ids[] = {
		[MUS_UNCLEAR_DATE] = MUS_F_AGREEMENT_DATE,
		[MUS_UNCLEAR_DATES] = MUS_F_AGREEMENT_DATES,
		[MUS_UNCLEAR_AMOUNT] = MUS_F_AGREEMENT_AMOUNT,
		[MUS_UNCLEAR_AMOUNTS] = MUS_F_AGREEMENT_AMOUNTS,
		[MUS_UNCLEAR_METHOD] = MUS_F_AGREEMENT_METHOD,
		[MUS_UNCLEAR_DETAIL] = MUS_F_AGREEMENT_DETAIL,
		[MUS_UNCLEAR_WHO] = MUS_F_AGREEMENT_WHO,
	};

	for (size_t i = 0; i < a->n_unclear; i++)
		plan_notes_find(notes, a, ids[a->unclear[i].kind], a->unclear[i].text, diag);
}

void plan_notes_misses(const struct plan_notes *notes, struct mus_diag *diag)
{
	for (size_t i = 0; i < notes->found.n_miss; i++) {
		const struct mus_agree_miss *m = &notes->found.miss[i];

		tell(notes, m->at.line, m->at.column,
			m->too_complex	? MUS_F_AGREEMENT_TOO_COMPLEX
			: notes->marked ? MUS_F_AGREEMENT_NEARLY_MARKED
					: MUS_F_AGREEMENT_NEARLY,
			"", diag);
	}
}
