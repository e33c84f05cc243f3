/* list and show: actions, and plans as a person wants to read them. */
#include "plan.h"
#include "report/plan_rows.h"
#include "report/plan_text.h"

#include <string.h>

/* ---- list ---- */

/* 14d, 2w, 1m, 10wd: as dates on the command line, without the sign. */
static bool read_within(const struct plan_request *r, const struct mus_closing *closing, mus_date *until)
{
	const char *text = mus_printf(r->cli.arena, "+%s", r->within);

	return mus_date_expression(text, r->cli.as_of, closing, until);
}

bool plan_list_check(struct plan_request *r)
{
	mus_date until;

	for (size_t i = 0; i < r->statuses.n; i++)
		if (mus_status_parse(r->statuses.item[i]) == MUS_NO_INT)
			return !cli_wrong(&r->cli, MUS_T_NOT_A_STATUS, r->statuses.item[i],
				"wish awaiting agreed started done dropped");
	if (r->within && !read_within(r, NULL, &until))
		return !cli_wrong(&r->cli, MUS_T_DUE_NOT_A_LENGTH, r->within);
	if (r->goal && r->no_goal)
		return !cli_wrong(&r->cli, MUS_T_PLAN_NOT_BOTH, "--goal", "--no-goal");
	return plan_method(r);
}

/* What a common action is called begins with its unit. */
static void choose_columns(struct rows_column columns[PLAN_COLUMNS], const struct mus_plan_list *list)
{
	memcpy(columns, plan_columns, PLAN_COLUMNS * sizeof *columns);
	for (size_t i = 0; i < list->n; i++)
		if (!list->rows[i].person)
			columns[PLAN_UNIT].place = ROWS_ALWAYS;
}

static enum mus_status list(struct plan_request *r, const char *const *names, size_t n_names,
	const struct mus_plan_query *query)
{
	struct mus_plan_list list;
	enum mus_status status = mus_plan_list(&list, r->ws, names, n_names, query, r->cli.diag);
	const enum mus_lang *words = cli_is(&r->cli, "table") ? &r->cli.lang : NULL;

	if (query->records) {
		status = mus_worse(status, cli_write(&r->cli, list.text, strlen(list.text)));
	} else {
		struct rows_column columns[PLAN_COLUMNS];
		struct rows *rows;

		choose_columns(columns, &list);
		rows = rows_new(columns, PLAN_COLUMNS);
		for (size_t i = 0; i < list.n; i++)
			plan_rows_put(rows, &list.rows[i], words);
		status = mus_worse(status, cli_write_rows(&r->cli, rows));
		rows_free(rows);
	}
	mus_plan_list_dispose(&list);
	return status;
}

static enum mus_status find_people(struct plan_request *r, struct mus_plan_query *query)
{
	const struct mus_person **people;
	const char **ids;
	enum mus_status status;

	if (!r->cli.person)
		return MUS_OK;
	/* Without a folder nobody is known but by id. */
	if (!r->ws) {
		query->people = (struct mus_strs){ &r->cli.person, 1 };
		return MUS_OK;
	}
	status = mus_people_named(&people, &query->people.n, r->ws, r->cli.person, r->cli.diag);
	ids = mus_alloc(r->cli.arena, (query->people.n + 1) * sizeof *ids);
	for (size_t i = 0; i < query->people.n; i++)
		ids[i] = people[i]->id;
	query->people.item = ids;
	return status;
}

enum mus_status plan_list_run(struct plan_request *r)
{
	/* A file that is named is listed, whatever its round. */
	bool newest = !r->cli.cycle && r->cli.n_operands == 0;
	mus_date until;
	struct mus_plan_query query = {
		.cycle = newest ? mus_workspace_cycle(r->ws) : r->cli.cycle,
		.unit = r->cli.unit,
		.competence = r->competence,
		.goal = r->goal,
		.theme = r->theme,
		.budget = r->budget,
		.part_of = r->part_of,
		.responsible = &r->responsible,
		.statuses = &r->statuses,
		.method = mus_method_parse(r->method),
		.open = r->open,
		.overdue = r->overdue,
		.no_goal = r->no_goal,
		.records = cli_is(&r->cli, "yaml"),
		.as_of = r->cli.as_of,
	};
	enum mus_status status = find_people(r, &query);

	if (r->within) {
		(void)read_within(r,
			r->ws ? &mus_workspace_workplace(r->ws)->closing_days : NULL, &until);
		query.until = &until;
	}
	return status ? status : list(r, r->cli.operands, r->cli.n_operands, &query);
}

/* ---- show ---- */

bool plan_show_check(struct plan_request *r)
{
	return plan_operands(r, MUS_T_PLAN_A_PERSON_OR_UNIT, MUS_T_NONE);
}

static enum mus_status show_one(struct plan_request *r, const char *word, bool first)
{
	struct mus_plan_view view;
	struct mus_plan_query query = { .method = MUS_NO_INT, .records = cli_is(&r->cli, "yaml"),
		.as_of = r->cli.as_of };
	struct mus_buf out = MUS_BUF_INIT;
	struct rows_style style = cli_style(&r->cli);
	enum mus_status status = mus_plan_view(&view, r->ws, r->cli.cycle, word, r->cli.diag);
	bool there = view.plan || view.group;

	if (!cli_is(&r->cli, "table")) {
		if (there)
			status = mus_worse(status, list(r, &view.file, 1, &query));
	} else if (there || view.talk) {
		if (!first)
			plan_text_between(&out, &style);
		plan_text(&out, &view, &style, r->cli.as_of, r->cli.verbose);
		status = mus_worse(status, cli_write_laid_out(&r->cli, out.data, out.len));
	}
	mus_buf_dispose(&out);
	mus_plan_view_dispose(&view);
	return status;
}

enum mus_status plan_show_run(struct plan_request *r)
{
	const struct mus_person **people;
	enum mus_status status;
	size_t n;

	if (strcmp(r->cli.operands[0], "me") != 0)
		return show_one(r, r->cli.operands[0], true);
	status = mus_people_named(&people, &n, r->ws, "me", r->cli.diag);
	for (size_t i = 0; i < n; i++)
		status = mus_worse(status, show_one(r, people[i]->id, i == 0));
	return status;
}
