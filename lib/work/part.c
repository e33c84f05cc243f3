#include "work/part.h"

#include "base/utf8.h"
#include "work/rollup.h"

#include <stdio.h>
#include <string.h>

/* ---- writing ---- */

/* Ids and roles as plain text where that is safe, else in double quotes. */
static void put_text(struct mus_buf *out, const char *s)
{
	if (mus_id_valid(s) && !mus_id_reserved(s)) {
		mus_buf_str(out, s);
		return;
	}
	mus_buf_char(out, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			mus_buf_char(out, '\\');
		mus_buf_char(out, *s);
	}
	mus_buf_char(out, '"');
}

static void put_value(struct mus_buf *out, enum mus_measure m, int64_t value)
{
	char text[MUS_DEC_SIZE];
	if (mus_measure_is_decimal(m))
		mus_buf_str(out, mus_dec_print(value, text));
	else
		mus_buf_fmt(out, "%lld", (long long)value);
}

static void put_row(struct mus_buf *out, const struct mus_sum *row, const char *key)
{
	mus_buf_str(out, "      - {unit: ");
	put_text(out, row->unit);
	if (key) {
		mus_buf_fmt(out, ", %s: ", key);
		put_text(out, row->key);
	}
	for (int m = 0; m < MUS_MEASURES; m++) {
		if (row->value[m] == 0)
			continue;
		mus_buf_fmt(out, ", %s: ", mus_measure_name((enum mus_measure)m));
		put_value(out, (enum mus_measure)m, row->value[m]);
	}
	mus_buf_str(out, "}\n");
}

static void put_table(struct mus_buf *out, const struct mus_sums *sums, enum mus_view view)
{
	const struct mus_sum_list *list = &sums->view[view];
	const char *key = mus_view_key(view);
	if (list->n == 0)
		return;
	mus_buf_fmt(out, "  - view: %s\n    by: [unit%s%s]\n    rows:\n", mus_view_name(view), key ? ", " : "", key ? key : "");
	for (size_t i = 0; i < list->n; i++)
		put_row(out, &list->item[i], key);
}

void mus_part_write(struct mus_buf *out, const struct mus_sums *sums, const char *by, mus_date made,
	int min_group, int min_cell, const char *schemas)
{
	char date[MUS_DATE_SIZE];
	if (schemas)
		mus_buf_fmt(out, "# yaml-language-server: $schema=%s/rollup.schema.yaml\n", schemas);
	mus_buf_str(out, "# Confidential: unprotected sums, for the roll-up alone. No names.\n");
	mus_buf_fmt(out, "kind: rollup\nversion: %d\ncycle: \"%s\"\nsource: part\naudience: leader\nmade: %s\n",
		MUS_PART_VERSION, sums->cycle, mus_date_print(made, date));
	if (by)
		mus_buf_fmt(out, "by: %s\n", by);
	mus_buf_str(out, sums->n_covers ? "covers:\n" : "covers: []\n");
	for (size_t i = 0; i < sums->n_covers; i++) {
		mus_buf_str(out, "  - unit: ");
		put_text(out, sums->covers[i].unit);
		mus_buf_str(out, "\n    leader: ");
		put_text(out, sums->covers[i].leader);
		mus_buf_char(out, '\n');
	}
	mus_buf_fmt(out, "thresholds:\n  min_group: %d\n  min_cell: %d\n", min_group, min_cell);
	size_t before = out->len;
	mus_buf_str(out, "tables:\n");
	for (int v = 0; v < MUS_VIEWS; v++)
		put_table(out, sums, (enum mus_view)v);
	if (out->len == before + strlen("tables:\n")) {
		mus_buf_cut(out, before);
		mus_buf_str(out, "tables: []\n");
	}
}

static void put_rollup_row(
	struct mus_buf *out, const struct mus_rollup_row *row, const struct mus_rollup_query *query)
{
	mus_buf_str(out, "      - {");
	for (size_t i = 0; i < query->n_by; i++) {
		mus_buf_fmt(out, "%s%s: ", i ? ", " : "", mus_key_name(query->by[i]));
		put_text(out, row->key[query->by[i]]);
	}
	for (int m = MUS_PERSONS; m <= MUS_EFFECT_N && !row->hidden; m++) {
		mus_buf_fmt(out, ", %s: ", mus_measure_name((enum mus_measure)m));
		put_value(out, (enum mus_measure)m, row->value[m]);
	}
	mus_buf_str(out, row->hidden ? ", hidden: true}\n" : "}\n");
}

void mus_rollup_write(
	struct mus_buf *out, const struct mus_rollup *rollup, const struct mus_rollup_query *query)
{
	static const char *const audiences[] = { "leader", "management", "committee", "staff" };
	char made[MUS_DATE_SIZE];
	mus_buf_fmt(out, "kind: rollup\nversion: %d\ncycle: \"%s\"\nsource: rollup\naudience: %s\nmade: %s\n",
		MUS_PART_VERSION, query->cycle ? query->cycle : "", audiences[query->audience],
		mus_date_print(query->as_of, made));
	mus_buf_fmt(out, "tables:\n  - view: %s\n    by: [", mus_key_name(query->by[query->n_by - 1]));
	for (size_t i = 0; i < query->n_by; i++)
		mus_buf_fmt(out, "%s%s", i ? ", " : "", mus_key_name(query->by[i]));
	mus_buf_str(out, rollup->n ? "]\n    rows:\n" : "]\n    rows: []\n");
	for (size_t i = 0; i < rollup->n; i++)
		put_rollup_row(out, &rollup->rows[i], query);
}

/* ---- reading ---- */

static bool check_head(const struct mus_sums *sums, const struct mus_doc *doc, mus_node root, struct mus_diag *diag)
{
	mus_node version = mus_doc_get(doc, root, "version"), cycle = mus_doc_get(doc, root, "cycle");
	mus_node source = mus_doc_get(doc, root, "source");
	if (strcmp(mus_doc_str(doc, version), "1") != 0) {
		mus_doc_find(doc, version ? version : root, "/version", diag, MUS_F_PART_VERSION, mus_doc_str(doc, version));
		return false;
	}
	if (strcmp(mus_doc_str(doc, source), "part") != 0) {
		mus_doc_find(doc, source ? source : root, "/source", diag, MUS_F_NO_PART, "");
		return false;
	}
	if (strcmp(mus_doc_str(doc, cycle), sums->cycle) != 0) {
		mus_doc_find(doc, cycle ? cycle : root, "/cycle", diag, MUS_F_PART_CYCLE, mus_doc_str(doc, cycle), sums->cycle);
		return false;
	}
	return true;
}

static bool is_there(const struct mus_sums *sums, const char *unit, const char *leader)
{
	for (size_t i = 0; i < sums->n_covers; i++)
		if (strcmp(sums->covers[i].unit, unit) == 0 && strcmp(sums->covers[i].leader, leader) == 0)
			return true;
	return false;
}

/* Whose people it covers; all are checked before one is added. */
static bool take_covers(struct mus_sums *sums, const struct mus_doc *doc, mus_node root, struct mus_diag *diag)
{
	mus_node covers = mus_doc_get(doc, root, "covers");
	bool good = true;
	MUS_EACH (doc, c, covers) {
		const char *unit = mus_doc_str(doc, mus_doc_get(doc, c, "unit"));
		const char *leader = mus_doc_str(doc, mus_doc_get(doc, c, "leader"));
		if (!is_there(sums, unit, leader))
			continue;
		mus_doc_find(doc, c, "/covers", diag, MUS_F_PART_OVERLAP, leader, unit);
		good = false;
	}
	if (!good)
		return false;
	MUS_EACH (doc, c, covers)
		mus_sums_cover(sums, mus_doc_str(doc, mus_doc_get(doc, c, "unit")),
			mus_doc_str(doc, mus_doc_get(doc, c, "leader")));
	return true;
}

static bool read_value(const struct mus_doc *doc, mus_node node, enum mus_measure m, int64_t *out)
{
	mus_dec d;
	enum mus_type type = mus_doc_type(doc, node);
	if ((type != MUS_INT && type != MUS_FLOAT) || !mus_dec_parse(mus_doc_str(doc, node), &d) || d < 0)
		return false;
	if (!mus_measure_is_decimal(m) && d % MUS_DEC_ONE != 0)
		return false;
	*out = mus_measure_is_decimal(m) ? d : d / MUS_DEC_ONE;
	return true;
}

/* Adds a row's measures; with sums NULL it only checks them. */
static bool take_row(struct mus_sums *sums, enum mus_view view, const struct mus_doc *doc, mus_node row, struct mus_diag *diag)
{
	const char *key_name = mus_view_key(view);
	const char *unit = mus_doc_str(doc, mus_doc_get(doc, row, "unit"));
	const char *key = key_name ? mus_doc_str(doc, mus_doc_get(doc, row, key_name)) : "";
	struct mus_sum *sum = sums ? mus_sums_row(sums, view, unit, key) : NULL;
	bool good = true;
	MUS_EACH_KEY (doc, k, row) {
		enum mus_measure m = mus_measure_parse(mus_doc_str(doc, k));
		int64_t value;
		if (m == MUS_MEASURES)
			continue;
		if (read_value(doc, mus_doc_value(doc, k), m, &value)) {
			if (sum)
				sum->value[m] += value;
		} else if (!sums) {
			mus_doc_find(doc, mus_doc_value(doc, k), "/tables", diag, MUS_F_PART_NUMBER, mus_doc_str(doc, k));
			good = false;
		}
	}
	return good;
}

static bool take_tables(struct mus_sums *sums, const struct mus_doc *doc, mus_node root, struct mus_diag *diag)
{
	bool good = true;
	MUS_EACH (doc, table, mus_doc_get(doc, root, "tables")) {
		mus_node name = mus_doc_get(doc, table, "view");
		enum mus_view view = mus_view_parse(mus_doc_str(doc, name));
		if (view == MUS_VIEWS) {
			if (!sums)
				mus_doc_find(doc, name ? name : table, "/tables", diag, MUS_F_PART_VIEW, mus_doc_str(doc, name));
			continue;
		}
		MUS_EACH (doc, row, mus_doc_get(doc, table, "rows"))
			good &= take_row(sums, view, doc, row, diag);
	}
	return good;
}

enum mus_status mus_part_add(struct mus_sums *sums, const struct mus_doc *doc, mus_node root, struct mus_diag *diag)
{
	if (!check_head(sums, doc, root, diag) || !take_tables(NULL, doc, root, diag) ||
		!take_covers(sums, doc, root, diag))
		return MUS_REFUSED;
	take_tables(sums, doc, root, diag);
	return MUS_OK;
}
