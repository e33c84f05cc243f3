/*
 * overdue DIR [PLAN ACTION DAY]: how far the actions in a folder have
 * come, and which of them are overdue. With three words more: what would
 * change in that plan if the action were due on that day.
 */
#include <mus.h>
#include <stdio.h>

static void print_findings(const struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *f = mus_diag_all(diag, &n);

	for (; n > 0; n--, f++)
		fprintf(stderr, "%s:%u:%u: %s\n",
			f->place.file ? f->place.file : "-",
			(unsigned)f->place.line, (unsigned)f->place.column,
			f->message);
}

static enum mus_status list(
	struct mus_workspace *ws, mus_date today, struct mus_diag *diag)
{
	struct mus_plan_query query = {
		.method = MUS_NO_INT, /* of any method */
		.as_of = today,
	};
	struct mus_plan_list plans;
	size_t count[MUS_ACTION_STATUSES] = { 0 };
	char due[MUS_DATE_SIZE];
	enum mus_status status =
		mus_plan_list(&plans, ws, NULL, 0, &query, diag);

	for (size_t i = 0; i < plans.n; i++) {
		const struct mus_plan_row *row = &plans.rows[i];

		if (row->status != MUS_NO_INT)
			count[row->status]++;
		if (row->overdue)
			printf("%s/%s: %s, %s\n",
				row->person ? row->person : row->unit,
				row->action, row->title,
				mus_date_show(row->due, MUS_DA, due));
	}
	for (int s = 0; s < MUS_ACTION_STATUSES; s++)
		printf("%3zu %s\n", count[s], mus_status_word(s, MUS_DA));
	mus_plan_list_dispose(&plans);
	return status;
}

/* Splices the day into the plan's text; the file stays as it is. */
static enum mus_status postpone(const char *plan, const char *action,
	const char *day, struct mus_diag *diag)
{
	struct mus_buf path = MUS_BUF_INIT, diff = MUS_BUF_INIT;
	struct mus_doc *doc;
	struct mus_edit *edit;
	const char *before, *after;
	size_t len_before, len_after;
	enum mus_status status = mus_file_read(&doc, plan, diag);

	if (status)
		return status;
	mus_buf_fmt(&path, "/actions/@%s/due", action);
	mus_edit_begin(&edit, doc, 0);
	status = mus_edit_set(edit, path.data, day, MUS_STRING, diag);
	before = mus_doc_text(doc, &len_before);
	after = mus_edit_text(edit, &len_after);
	mus_diff_unified(&diff, plan, before, len_before,
		plan, after, len_after);
	fputs(diff.data, stdout);
	mus_edit_free(edit);
	mus_doc_free(doc);
	mus_buf_dispose(&diff);
	mus_buf_dispose(&path);
	return status;
}

int main(int argc, char **argv)
{
	struct mus_diag *diag = mus_diag_new(MUS_DA);
	struct mus_workspace *ws = NULL;
	enum mus_status status = MUS_USAGE;
	mus_date today;

	if ((argc == 2 || argc == 5) && mus_date_today(&today))
		status = mus_workspace_open(&ws, argv[1], diag);
	if (!status)
		status = list(ws, today, diag);
	if (!status && argc == 5)
		status = postpone(argv[2], argv[3], argv[4], diag);
	print_findings(diag);
	mus_workspace_free(ws);
	mus_diag_free(diag);
	return status;
}
