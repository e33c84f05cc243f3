/* handover: people and open work come from one leader to another. */
#include "plan.h"
#include "report/plan_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool plan_handover_check(struct plan_request *r)
{
	if (!r->from || !r->to)
		return !cli_wrong(&r->cli, MUS_T_HANDOVER_FROM_AND_TO, "");
	if (r->cli.n_operands && r->cli.unit)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, r->cli.operands[0], "--unit");
	return true;
}

static void count(
	struct plan_request *r, enum mus_text_id text, const char *a, const char *b, size_t n)
{
	char number[24];

	snprintf(number, sizeof number, "%zu", n);
	if (n)
		cli_tell(&r->cli, text, a, b ? b : number, number);
}

static void tell(struct plan_request *r, const struct mus_handover_result *done)
{
	char people[24], records[24];

	snprintf(people, sizeof people, "%zu", done->people.n);
	snprintf(records, sizeof records, "%zu", done->moved);
	if (done->moved || done->given_back || done->files.n || done->unwritable)
		cli_tell(&r->cli, MUS_T_HANDOVER_DONE, done->from, done->to, people, records);
	else
		cli_tell(&r->cli, MUS_T_HANDOVER_NOTHING, "");
	if (!r->give_back)
		count(r, MUS_T_HANDOVER_KEPT, done->from, NULL, done->kept);
	count(r, MUS_T_HANDOVER_STAYED, done->from_dir, NULL, done->stayed);
	count(r, MUS_T_HANDOVER_NOTES, done->from, done->from_dir, done->notes);
	if (r->give_back)
		count(r, MUS_T_HANDOVER_GIVEN_BACK, done->from, r->give_back,
			done->kept + done->given_back);
	for (size_t i = 0; !r->cli.dry_run && i < done->files.n; i++)
		cli_tell(&r->cli, MUS_T_HANDOVER_CHANGED, done->files.item[i]);
}

/* What is due first comes first; what has no day comes last. */
static int by_due(const void *a, const void *b)
{
	const struct mus_plan_row *x = a, *y = b;
	int person = strcmp(x->person, y->person);

	if (x->due != y->due)
		return x->due == MUS_NO_DATE   ? 1
		       : y->due == MUS_NO_DATE ? -1
		       : x->due < y->due       ? -1
					       : 1;
	return person ? person : (x->line > y->line) - (x->line < y->line);
}

/* The open promises that the new leader has to keep now, as they stand in the new folder. */
static enum mus_status list(struct plan_request *r, const struct mus_handover_result *done)
{
	const struct mus_plan_query query = { .people = done->people,
		.open = true,
		.method = MUS_NO_INT,
		.as_of = r->cli.as_of };
	const enum mus_lang *words = cli_is(&r->cli, "table") ? &r->cli.lang : NULL;
	struct rows *rows = rows_new(plan_columns, PLAN_COLUMNS);
	struct mus_workspace *ws = NULL;
	struct mus_plan_list promises = { .n = 0 };
	enum mus_status status = MUS_OK;

	if (done->people.n)
		status = mus_workspace_open(&ws, done->to_dir, r->cli.diag);
	if (ws)
		status = mus_plan_list(&promises, ws, NULL, 0, &query, r->cli.diag);
	if (promises.n)
		qsort(promises.rows, promises.n, sizeof *promises.rows, by_due);
	for (size_t i = 0; i < promises.n; i++)
		plan_rows_put(rows, &promises.rows[i], words);
	status = mus_worse(status, cli_write_rows(&r->cli, rows));
	mus_plan_list_dispose(&promises);
	mus_workspace_free(ws);
	rows_free(rows);
	return status;
}

enum mus_status plan_handover_run(struct plan_request *r)
{
	const struct mus_handover what = {
		.from = r->from,
		.to = r->to,
		.people = { r->cli.operands, r->cli.n_operands },
		.unit = r->cli.unit,
		.give_back = r->give_back,
		.consent = r->consent,
		.today = r->cli.as_of,
		.dry_run = r->cli.dry_run,
	};
	struct mus_handover_result done;
	enum mus_status status = mus_handover(&done, r->ws, &what, r->cli.diag);

	r->cli.personal = true;
	if (!status && r->cli.dry_run)
		status = cli_write(&r->cli, done.diff, strlen(done.diff));
	else if (!status)
		status = list(r, &done);
	if (done.from)
		tell(r, &done);
	mus_handover_dispose(&done);
	return status;
}
