#include "work/part.h"

#include "base/utf8.h"
#include "doc/quote.h"
#include "work/rollup.h"

#include <string.h>

/* Ids as plain text where that is safe, else, and roles, in double quotes. */
static void put_text(struct mus_buf *out, const char *s)
{
	if (mus_id_valid(s) && !mus_id_reserved(s))
		mus_buf_str(out, s);
	else
		quote_double(out, s, strlen(s));
}

static void put_value(struct mus_buf *out, enum mus_measure m, int64_t value)
{
	char text[MUS_DEC_SIZE];
	if (mus_measure_is_decimal(m))
		mus_buf_str(out, mus_dec_print(value, text));
	else
		mus_buf_fmt(out, "%lld", (long long)value);
}

static void put_row(struct mus_buf *out, enum mus_view view, const struct mus_sum *row)
{
	const char *key = mus_view_key(view);
	mus_buf_str(out, "      - {unit: ");
	put_text(out, row->unit);
	if (key) {
		mus_buf_fmt(out, ", %s: ", key);
		put_text(out, row->key);
	}
	for (int m = 0; m < mus_view_measures(view); m++) {
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
		put_row(out, view, &list->item[i]);
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
	const int last = row->effect_hidden ? MUS_HOURS : MUS_EFFECT_N;
	for (int m = MUS_PERSONS; m <= last && !row->hidden; m++) {
		mus_buf_fmt(out, ", %s: ", mus_measure_name((enum mus_measure)m));
		put_value(out, (enum mus_measure)m, row->value[m]);
	}
	mus_buf_str(out, row->hidden ? ", hidden: true}\n" : row->effect_hidden ? ", effect_hidden: true}\n" : "}\n");
}

void mus_rollup_write(
	struct mus_buf *out, const struct mus_rollup *rollup, const struct mus_rollup_query *query)
{
	static const char *const audiences[] = { "leader", "management", "committee", "staff" };
	char made[MUS_DATE_SIZE];
	mus_buf_fmt(out, "kind: rollup\nversion: %d\n", MUS_PART_VERSION);
	/* Several rounds side by side have it in their rows. */
	if (query->cycle)
		mus_buf_fmt(out, "cycle: \"%s\"\n", query->cycle);
	mus_buf_fmt(out, "source: rollup\naudience: %s\nmade: %s\n", audiences[query->audience],
		mus_date_print(query->as_of, made));
	mus_buf_fmt(out, "tables:\n  - view: %s\n    by: [", mus_key_name(query->by[query->n_by - 1]));
	for (size_t i = 0; i < query->n_by; i++)
		mus_buf_fmt(out, "%s%s", i ? ", " : "", mus_key_name(query->by[i]));
	mus_buf_str(out, rollup->n ? "]\n    rows:\n" : "]\n    rows: []\n");
	for (size_t i = 0; i < rollup->n; i++)
		put_rollup_row(out, &rollup->rows[i], query);
}
