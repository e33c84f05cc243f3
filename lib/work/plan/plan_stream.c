/*
 * A record with some of its actions alone, for the next command in a pipe: its own text, from
 * which the other actions are spliced out. So what was selected is, to the byte, what stands in
 * the file, and what it hangs on (goals, person, cycle) is there too.
 */
#include "work/plan/plan_inside.h"

#include <stdio.h>

/* From the last to the first, so that the numbers of those before stay. */
static enum mus_status cut_others(
	struct mus_edit *edit, const bool *wanted, size_t n, struct mus_diag *diag)
{
	enum mus_status status = MUS_OK;
	char path[48];

	for (size_t i = n; !status && i > 0; i--) {
		if (wanted[i - 1])
			continue;
		snprintf(path, sizeof path, "/actions/%zu", i - 1);
		status = mus_edit_remove(edit, path, diag);
	}
	return status;
}

/* The text of the record alone, without '---' and what is behind it. */
static void put_root(struct mus_buf *out, const struct mus_doc *doc, size_t index)
{
	size_t begin, end, len;
	const char *text = mus_doc_text(doc, &len);

	mus_doc_span(doc, mus_doc_root(doc, index), &begin, &end);
	/* A record that is indented as a whole keeps that on its first line, too. */
	for (size_t at = begin; at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n'); at--) {
		if (text[at - 1] == '\n') {
			begin = at;
			break;
		}
	}
	mus_buf_str(out, "---\n");
	mus_buf_add(out, text + begin, end - begin);
	while (out->data[out->len - 1] == '\n' || out->data[out->len - 1] == '\r' ||
		out->data[out->len - 1] == ' ')
		mus_buf_cut(out, out->len - 1);
	mus_buf_char(out, '\n');
}

enum mus_status plan_stream_record(struct mus_buf *out, const struct mus_doc *doc, size_t index,
	const bool *wanted, size_t n, struct mus_diag *diag)
{
	struct mus_edit *edit;
	enum mus_status status;

	mus_edit_begin(&edit, doc, index);
	status = cut_others(edit, wanted, n, diag);
	if (!status)
		put_root(out, mus_edit_doc(edit), index);
	mus_edit_free(edit);
	return status;
}
