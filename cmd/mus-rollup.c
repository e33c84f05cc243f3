/* mus-rollup: actions added up by unit, goal, competence … */
#include "cli.h"

#include <string.h>

static const struct cli_command command = {
	.name = "mus-rollup",
	.purpose = MUS_T_ROLLUP_PURPOSE,
	.synopsis = "[--by KEY,…] [--audience A] [OPTION…] [FILE…]\n"
		    "--part [-o FILE] [OPTION…] [FILE…]\n",
	.common = CLI_ROWS | CLI_CYCLE | CLI_UNIT | CLI_PERSON | CLI_AS_OF | CLI_FILES,
	.formats = "table csv json yaml",
};

struct request {
	struct cli cli;
	struct mus_workspace *ws;
	struct mus_strs by_names, statuses;
	const char *audience_name; /* NULL: management */
	mus_dec depth;
	bool part;
	enum mus_key by[MUS_KEYS];
	struct mus_rollup_query query;
};

static const struct rows_column measure_columns[] = {
	{ "persons", MUS_T_COL_PERSONS, ROWS_INT, ROWS_ALWAYS },
	{ "actions", MUS_T_COL_ACTIONS, ROWS_INT, ROWS_ALWAYS },
	{ "cost", MUS_T_COL_COST, ROWS_NUMBER, ROWS_ALWAYS },
	{ "hours", MUS_T_COL_HOURS, ROWS_NUMBER, ROWS_WIDE },
	{ "effect", MUS_T_COL_EFFECT, ROWS_NUMBER, ROWS_WIDE },
	{ "effect_n", MUS_T_COL_EFFECT_N, ROWS_INT, ROWS_WIDER },
	{ "hidden", MUS_T_COL_HIDDEN, ROWS_BOOL, ROWS_ALWAYS },
};

enum { N_MEASURES = sizeof measure_columns / sizeof *measure_columns };

static const enum mus_text_id key_headings[MUS_KEYS] = { MUS_T_COL_UNIT, MUS_T_COL_PERSON, MUS_T_COL_COMPETENCE,
	MUS_T_COL_METHOD, MUS_T_COL_THEME, MUS_T_COL_GOAL, MUS_T_COL_STATUS, MUS_T_COL_ROLE, MUS_T_COL_CYCLE };

static size_t make_columns(const struct request *r, struct rows_column *columns)
{
	size_t n = 0;
	for (size_t i = 0; i < r->query.n_by; i++)
		columns[n++] = (struct rows_column){ mus_key_name(r->by[i]), key_headings[r->by[i]], ROWS_TEXT,
			ROWS_ALWAYS };
	for (size_t i = 0; i < N_MEASURES; i++)
		columns[n++] = measure_columns[i];
	return n;
}

/* The mean of ratings, to two places. */
static mus_dec mean(int64_t sum, int64_t n)
{
	return n ? (sum * MUS_DEC_ONE * 2 + n) / (2 * n) : MUS_NO_DEC;
}

/* What a key is called for people; ids for machines. */
static const char *key_text(const struct request *r, const struct mus_rollup_row *row, enum mus_key key)
{
	const char *id = row->key[key];
	const enum mus_lang lang = r->cli.lang;
	if (!cli_is(&r->cli, "table"))
		return id;
	if (row->total_of[key])
		return mus_text(lang, MUS_T_TOTAL);
	if (!*id)
		return mus_text(lang, key == MUS_KEY_GOAL ? MUS_T_NO_GOAL : MUS_T_NONE_GIVEN);
	if (key == MUS_KEY_METHOD)
		return mus_method_word(mus_method_parse(id), lang);
	if (key == MUS_KEY_STATUS)
		return mus_status_word(mus_status_parse(id), lang);
	return id;
}

static void put_row(const struct request *r, struct rows *rows, const struct mus_rollup_row *row)
{
	for (size_t i = 0; i < r->query.n_by; i++)
		rows_text(rows, key_text(r, row, r->by[i]));
	if (row->hidden) {
		for (size_t i = 0; i + 1 < N_MEASURES; i++)
			rows_none(rows);
	} else {
		rows_int(rows, row->value[MUS_PERSONS]);
		rows_int(rows, row->value[MUS_ACTIONS]);
		rows_number(rows, row->value[MUS_COST]);
		rows_number(rows, row->value[MUS_HOURS]);
		rows_number(rows, mean(row->value[MUS_EFFECT_SUM], row->value[MUS_EFFECT_N]));
		if (row->effect_hidden)
			rows_none(rows);
		else
			rows_int(rows, row->value[MUS_EFFECT_N]);
	}
	rows_bool(rows, row->hidden);
	if (row->total)
		rows_strong(rows);
}

static enum mus_status print_rollup(struct request *r, const struct mus_rollup *rollup)
{
	struct rows_column columns[MUS_KEYS + N_MEASURES];
	struct rows *rows = rows_new(columns, make_columns(r, columns));
	size_t hidden = 0;
	for (size_t i = 0; i < rollup->n; i++) {
		put_row(r, rows, &rollup->rows[i]);
		hidden += rollup->rows[i].hidden;
	}
	enum mus_status status = cli_write_rows(&r->cli, rows);
	rows_free(rows);
	if (hidden && cli_is(&r->cli, "table"))
		cli_tell(&r->cli, MUS_T_SOME_HIDDEN, mus_printf(r->cli.arena, "%zu", hidden));
	return status;
}

static enum mus_status run_rollup(struct request *r)
{
	struct mus_rollup rollup;
	enum mus_status status =
		mus_rollup_make(&rollup, r->ws, r->cli.operands, r->cli.n_operands, &r->query, r->cli.diag);
	/* Neither a wrong cut nor an unknown unit has a table. */
	const bool made = status != MUS_USAGE && (status != MUS_REFUSED || rollup.n);
	if (made && cli_is(&r->cli, "yaml")) {
		struct mus_buf out = MUS_BUF_INIT;
		r->cli.kind = MUS_ROLLUP;
		mus_rollup_write(&out, &rollup, &r->query);
		status = mus_worse(status, cli_write(&r->cli, out.data, out.len));
		mus_buf_dispose(&out);
	} else if (made) {
		status = mus_worse(status, print_rollup(r, &rollup));
	}
	mus_rollup_dispose(&rollup);
	return status;
}

/* The sums of this folder's own people, to hand over. */
static enum mus_status run_part(struct request *r)
{
	struct mus_sums sums;
	struct mus_buf out = MUS_BUF_INIT;
	const struct mus_privacy *privacy = &mus_workspace_workplace(r->ws)->privacy;
	enum mus_status status = mus_sums_gather(&sums, r->ws, r->cli.operands, r->cli.n_operands,
		r->query.cycle, MUS_ALL_VIEWS, r->cli.as_of, r->cli.diag);

	/* Half a part would be taken for a whole one. */
	if (status < MUS_REFUSED) {
		mus_part_write(&out, &sums, mus_workspace_leader(r->ws), r->cli.as_of, privacy->min_group,
			privacy->min_cell, "../schemas");
		r->cli.personal = true;
		r->cli.kind = MUS_ROLLUP;
		status = cli_write(&r->cli, out.data, out.len);
	}
	mus_buf_dispose(&out);
	mus_sums_dispose(&sums);
	return status;
}

static bool read_by(struct request *r)
{
	static const enum mus_key standard[] = { MUS_KEY_UNIT };
	memcpy(r->by, standard, sizeof standard);
	r->query.n_by = r->by_names.n ? r->by_names.n : 1;
	if (r->by_names.n > MUS_KEYS)
		return !cli_wrong(&r->cli, MUS_T_TOO_MANY_OPERANDS, r->by_names.item[MUS_KEYS]);
	for (size_t i = 0; i < r->by_names.n; i++) {
		r->by[i] = mus_key_parse(r->by_names.item[i]);
		if (r->by[i] == MUS_KEYS)
			return !cli_wrong(&r->cli, MUS_T_NOT_A_KEY, r->by_names.item[i],
				"unit person competence method theme goal status role cycle");
		for (size_t j = 0; j < i; j++)
			if (r->by[j] == r->by[i])
				return !cli_wrong(&r->cli, MUS_T_KEY_TWICE, r->by_names.item[i]);
	}
	return true;
}

static bool by_cycle(const struct request *r)
{
	for (size_t i = 0; i < r->query.n_by; i++)
		if (r->by[i] == MUS_KEY_CYCLE)
			return true;
	return false;
}

static bool read_statuses(struct request *r)
{
	for (size_t i = 0; i < r->statuses.n; i++)
		if (mus_status_parse(r->statuses.item[i]) == MUS_NO_INT)
			return !cli_wrong(&r->cli, MUS_T_NOT_A_STATUS, r->statuses.item[i],
				"wish awaiting agreed started done dropped");
	return true;
}

static bool read_depth(struct request *r)
{
	enum { DEEPEST = 64 };
	r->query.depth = -1;
	if (r->depth == MUS_NO_DEC)
		return true;
	if (r->depth % MUS_DEC_ONE || r->depth > DEEPEST * MUS_DEC_ONE)
		return !cli_wrong(&r->cli, MUS_T_NOT_A_DEPTH, "");
	r->query.depth = (int)(r->depth / MUS_DEC_ONE);
	return true;
}

/* A part is always the same sums of all: what would choose among them is a misunderstanding. */
static bool check_part(struct request *r)
{
	const struct {
		const char *name;
		bool given;
	} options[] = {
		{ "--unit", r->cli.unit },
		{ "--person", r->cli.person },
		{ "--status", r->statuses.n > 0 },
		{ "--by", r->by_names.n > 0 },
		{ "--depth", r->depth != MUS_NO_DEC },
		{ "--audience", r->audience_name },
		{ "--format", cli_is(&r->cli, "csv") || cli_is(&r->cli, "json") },
	};
	for (size_t i = 0; r->part && i < sizeof options / sizeof *options; i++)
		if (options[i].given)
			return !cli_wrong(&r->cli, MUS_T_NOT_WITH_PART, options[i].name);
	return true;
}

static bool read_request(struct request *r)
{
	int audience = r->audience_name ? mus_audience_parse(r->audience_name) : MUS_AUDIENCE_MANAGEMENT;
	if (audience < 0)
		return !cli_wrong(&r->cli, MUS_T_NOT_AN_AUDIENCE, r->audience_name, "leader management committee staff");
	if (!read_by(r) || !read_statuses(r) || !read_depth(r) || !check_part(r))
		return false;
	r->query.by = r->by;
	r->query.audience = (enum mus_audience)audience;
	r->query.unit = r->cli.unit;
	r->query.person = r->cli.person;
	r->query.statuses = &r->statuses;
	r->query.as_of = r->cli.as_of;
	return true;
}

/*
 * A stream on stdin needs no folder, so that a plan can be rolled up wherever it is; then no
 * folder is no mistake.
 */
static enum mus_status open_folder(struct request *r)
{
	struct mus_diag *quiet = mus_diag_new(r->cli.lang);
	bool needed = r->part || !r->cli.files_given || r->cli.dir;
	enum mus_status status = mus_workspace_open(&r->ws, r->cli.dir, needed ? r->cli.diag : quiet);
	mus_diag_free(quiet);
	if (!status)
		r->query.cycle = by_cycle(r) && !r->cli.cycle ? NULL : cli_cycle(&r->cli, r->ws);
	else if (!needed)
		r->query.cycle = r->cli.cycle;
	return needed ? status : MUS_OK;
}

/* Whether all that is read comes in on stdin: from whoever has read it already. */
static bool reads_stdin_alone(const struct request *r)
{
	for (size_t i = 0; i < r->cli.n_operands; i++)
		if (strcmp(r->cli.operands[i], "-") != 0)
			return false;
	return r->cli.files_given;
}

static enum mus_status run(struct request *r)
{
	enum mus_status status = open_folder(r);
	if (!status && r->ws && !r->cli.files_given)
		status = cli_cycle_known(&r->cli, r->ws);
	if (status)
		return status;
	bool leader = r->query.audience == MUS_AUDIENCE_LEADER;
	r->cli.personal = leader;
	/* Names of a whole workplace's people are for nobody at once. */
	if (leader && r->ws && !mus_workspace_leader(r->ws) && !reads_stdin_alone(r) && !r->cli.unit && !r->cli.person)
		return cli_wrong(&r->cli, MUS_T_LEADER_NEEDS_UNIT, "");
	if (!leader && !r->query.cycle)
		return cli_wrong(&r->cli, MUS_T_NEEDS_CYCLE, "");
	if (r->cli.person && r->ws) {
		const struct mus_person **people;
		size_t n;
		status = mus_people_named(&people, &n, r->ws, r->cli.person, r->cli.diag);
		if (status)
			return status;
		r->query.person = n == 1 ? people[0]->id : NULL;
	} else if (r->ws) {
		mus_staff_brief(r->ws);
	}
	return r->part ? run_part(r) : run_rollup(r);
}

int main(int argc, char **argv)
{
	struct request r = { .depth = MUS_NO_DEC };
	const struct cli_option options[] = {
		{ 'b', "by", CLI_LIST, &r.by_names, MUS_T_ARG_KEYS, MUS_T_OPT_BY, 0 },
		{ 'a', "audience", CLI_TEXT, &r.audience_name, MUS_T_ARG_WORD, MUS_T_OPT_AUDIENCE, 0 },
		{ 0, "status", CLI_LIST, &r.statuses, MUS_T_ARG_WORDS, MUS_T_OPT_STATUS, 0 },
		{ 0, "depth", CLI_NUMBER, &r.depth, MUS_T_ARG_NUMBER, MUS_T_OPT_DEPTH, 0 },
		{ 0, "part", CLI_FLAG, &r.part, MUS_T_NONE, MUS_T_OPT_PART, 0 },
		CLI_END
	};
	if (!cli_begin(&r.cli, &command, options, argc, argv) || !read_request(&r))
		return cli_end(&r.cli, MUS_OK);
	enum mus_status status = run(&r);
	mus_workspace_free(r.ws);
	return cli_end(&r.cli, status);
}
