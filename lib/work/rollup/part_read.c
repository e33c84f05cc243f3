/*
 * Reading parts. A part comes from another folder and may have been edited by hand: all of it is
 * looked at before any of it is added, and what cannot be a sum of plans is refused.
 */
#include "base/utf8.h"
#include "work/rollup/gather.h"
#include "work/part.h"
#include "work/rollup/sound.h"

#include <string.h>

/* More persons or actions than this are in no part. */
#define MOST_COUNT INT64_C(1000000000)

struct part {
	struct mus_sums *sums;
	const struct mus_doc *doc;
	mus_node root;
	struct mus_diag *diag;
	const char *by;	     /* who handed it over; "" where it does not say */
	struct mus_sums own; /* what is in it, until it is found good */
};

static const char *text_of(const struct part *p, mus_node node, const char *key)
{
	return mus_doc_str(p->doc, mus_doc_get(p->doc, node, key));
}

/* Refuses what stands under a key, or where it should. */
static bool refuse(const struct part *p, mus_node in, const char *key, enum mus_finding_id id,
	const char *what)
{
	mus_node node = key ? mus_doc_get(p->doc, in, key) : in;
	mus_doc_find(p->doc, node ? node : in, NULL, p->diag, id, what);
	return false;
}

static bool check_head(const struct part *p)
{
	const char *version = text_of(p, p->root, "version"), *cycle = text_of(p, p->root, "cycle");
	mus_node node = mus_doc_get(p->doc, p->root, "cycle");
	if (strcmp(version, "1") != 0)
		return refuse(p, p->root, "version", MUS_F_PART_VERSION, version);
	if (strcmp(text_of(p, p->root, "source"), "part") != 0)
		return refuse(p, p->root, "source", MUS_F_NO_PART, "");
	if (strcmp(cycle, p->sums->cycle) == 0)
		return true;
	mus_doc_find(p->doc, node ? node : p->root, "/cycle", p->diag, MUS_F_PART_CYCLE, cycle,
		p->sums->cycle);
	return false;
}

/* ---- numbers ---- */

static bool read_value(const struct mus_doc *doc, mus_node node, enum mus_measure m, int64_t *out)
{
	const bool decimal = mus_measure_is_decimal(m);
	enum mus_type type = mus_doc_type(doc, node);
	mus_dec d;
	if ((type != MUS_INT && type != MUS_FLOAT) || !mus_dec_parse(mus_doc_str(doc, node), &d) ||
		d < 0)
		return false;
	if (!decimal && d % MUS_DEC_ONE != 0)
		return false;
	*out = decimal ? d : d / MUS_DEC_ONE;
	return *out <= (decimal ? SOUND_MOST_SUM : MOST_COUNT);
}

static bool take_threshold(const struct part *p, const char *key, int *out)
{
	mus_node node = mus_doc_get(p->doc, mus_doc_get(p->doc, p->root, "thresholds"), key);
	int64_t value = 0;
	if (!node)
		return true;
	if (!read_value(p->doc, node, MUS_PERSONS, &value) || value < MUS_THRESHOLD_MIN ||
		value > MUS_THRESHOLD_MAX) {
		mus_doc_find(p->doc, node, NULL, p->diag, MUS_F_THRESHOLD, key,
			mus_doc_str(p->doc, node));
		return false;
	}
	*out = (int)value;
	return true;
}

/* ---- rows ---- */

static bool check_names(const struct part *p, mus_node row, const char *key_name)
{
	const char *unit = text_of(p, row, "unit"),
		   *key = key_name ? text_of(p, row, key_name) : "";
	if (*unit && !mus_id_valid(unit))
		return refuse(p, row, "unit", MUS_F_PART_NAME, unit);
	if (!mus_utf8_is_safe(key, strlen(key)) || strcmp(key, "*") == 0)
		return refuse(p, row, key_name, MUS_F_PART_NAME, key);
	return true;
}

/* Whether a row can be the sum of any plans or talks. */
static bool makes_sense(enum mus_view view, const int64_t *v)
{
	if (v[MUS_EFFECT_PERSONS] > v[MUS_PERSONS] || v[MUS_EFFECT_PERSONS] > v[MUS_EFFECT_N] ||
		v[MUS_EFFECT_N] > v[MUS_ACTIONS] || (v[MUS_EFFECT_N] && !v[MUS_EFFECT_PERSONS]) ||
		v[MUS_EFFECT_SUM] < v[MUS_EFFECT_N] || v[MUS_EFFECT_SUM] > 5 * v[MUS_EFFECT_N])
		return false;
	if (view == MUS_VIEW_LEVELS)
		return v[MUS_LEVEL_SUM] <= 4 * v[MUS_PERSONS] &&
		       v[MUS_NEEDED_N] <= v[MUS_PERSONS] && v[MUS_MOTIVATED] <= v[MUS_PERSONS];
	if (view == MUS_VIEW_COVERAGE)
		return true;
	return v[MUS_PERSONS] <= v[MUS_ACTIONS] && v[MUS_OVERDUE] <= v[MUS_ACTIONS] &&
	       (v[MUS_PERSONS] || (!v[MUS_ACTIONS] && !v[MUS_COST] && !v[MUS_HOURS]));
}

static bool read_row(struct part *p, enum mus_view view, mus_node row)
{
	const char *key_name = mus_view_key(view);
	bool good = check_names(p, row, key_name);
	const size_t before = p->own.view[view].n;
	struct mus_sum *sum = good ? mus_sums_row(&p->own, view, text_of(p, row, "unit"),
					     key_name ? text_of(p, row, key_name) : "")
				   : NULL;
	if (good && p->own.view[view].n == before)
		return refuse(p, row, NULL, MUS_F_PART_ROW_TWICE, mus_view_name(view));
	MUS_EACH_KEY (p->doc, k, row) {
		enum mus_measure m = mus_measure_parse(mus_doc_str(p->doc, k));
		int64_t value;
		if (m == MUS_MEASURES)
			continue;
		if (!read_value(p->doc, mus_doc_value(p->doc, k), m, &value))
			good = refuse(p, mus_doc_value(p->doc, k), NULL, MUS_F_PART_NUMBER,
				mus_doc_str(p->doc, k));
		else if (sum && (int)m < mus_view_measures(view))
			sum->value[m] = value;
	}
	if (good && !makes_sense(view, sum->value))
		return refuse(p, row, NULL, MUS_F_PART_ROW, mus_view_name(view));
	return good;
}

static bool read_tables(struct part *p)
{
	bool good = true;
	MUS_EACH (p->doc, table, mus_doc_get(p->doc, p->root, "tables")) {
		enum mus_view view = mus_view_parse(text_of(p, table, "view"));
		if (view == MUS_VIEWS) {
			refuse(p, table, "view", MUS_F_PART_VIEW, text_of(p, table, "view"));
			continue;
		}
		MUS_EACH (p->doc, row, mus_doc_get(p->doc, table, "rows"))
			good &= read_row(p, view, row);
	}
	return good;
}

/* The view that has the totals of a view's units. */
static enum mus_view total_of(enum mus_view view)
{
	if (view >= MUS_VIEW_LEVELS)
		return MUS_VIEW_COVERAGE;
	return view >= MUS_VIEW_AGREED	 ? MUS_VIEW_AGREED
	       : view >= MUS_VIEW_WISHES ? MUS_VIEW_WISHES
					 : MUS_VIEW_UNIT;
}

/* Where a row stands that was read. */
static mus_node find_row(const struct part *p, enum mus_view view, const struct mus_sum *sum)
{
	const char *key = mus_view_key(view);
	mus_node found = p->root;
	MUS_EACH (p->doc, table, mus_doc_get(p->doc, p->root, "tables")) {
		if (mus_view_parse(text_of(p, table, "view")) != view)
			continue;
		MUS_EACH (p->doc, row, mus_doc_get(p->doc, table, "rows"))
			if (strcmp(text_of(p, row, "unit"), sum->unit) == 0 &&
				(!key || strcmp(text_of(p, row, key), sum->key) == 0))
				found = row;
	}
	return found;
}

/* A key of a unit has no more in it than the unit. */
static bool check_totals(struct part *p)
{
	mus_sums_sort(&p->own);
	for (int v = 0; v < MUS_VIEWS; v++)
		for (size_t i = 0; i < p->own.view[v].n; i++) {
			const struct mus_sum *row = &p->own.view[v].item[i];
			const struct mus_sum *total =
				mus_sums_find(&p->own, total_of((enum mus_view)v), row->unit, "");
			/* Whoever has a level had a talk; how many are on the staff, coverage says.
			 */
			const int64_t most = v == MUS_VIEW_LEVELS ? MOST_COUNT
					     : total		  ? total->value[MUS_PERSONS]
								  : 0;
			if (total && row->value[MUS_PERSONS] <= most &&
				row->value[MUS_ACTIONS] <= total->value[MUS_ACTIONS])
				continue;
			mus_doc_find(p->doc, find_row(p, (enum mus_view)v, row), NULL, p->diag,
				MUS_F_PART_NO_TOTAL, row->unit, mus_view_name((enum mus_view)v));
			return false;
		}
	return true;
}

/* ---- parts that are older than a view ---- */

static int64_t actions_of(const struct mus_sum_list *rows)
{
	int64_t sum = 0;
	for (size_t i = 0; i < rows->n; i++)
		sum = mus_sum_of(sum, rows->item[i].value[MUS_ACTIONS]);
	return sum;
}

/*
 * Each action stands under one key: where a view has fewer than its total, it is not all there. Of
 * the views that came after the first parts were handed over, that is no fault: who needs them
 * does without.
 */
static unsigned find_lacks(const struct part *p)
{
	static const enum mus_view later[] = { MUS_VIEW_WISHES_METHOD, MUS_VIEW_WISHES_THEME,
		MUS_VIEW_AGREED_METHOD, MUS_VIEW_AGREED_THEME };
	unsigned lacks = 0;
	for (size_t i = 0; i < sizeof later / sizeof *later; i++)
		if (actions_of(&p->own.view[later[i]]) != actions_of(&p->own.view[total_of(later[i])]))
			lacks |= 1u << later[i];
	return lacks;
}

/* ---- whose people ---- */

/* What is there of these people: handed over by the same, or else by another. */
static const struct mus_cover *find_cover(const struct mus_sums *sums, const struct mus_cover *c)
{
	const struct mus_cover *other = NULL;
	for (size_t i = 0; i < sums->n_covers; i++) {
		const struct mus_cover *there = &sums->covers[i];
		if (strcmp(there->unit, c->unit) != 0)
			continue;
		if (strcmp(there->by, c->by) == 0)
			return there;
		if (strcmp(there->leader, c->leader) == 0)
			other = there;
	}
	return other;
}

bool part_overlaps(const struct mus_sums *sums, const struct mus_cover *c, struct mus_diag *diag,
	struct mus_place place, struct mus_line line)
{
	const struct mus_cover *there = find_cover(sums, c);
	if (!there)
		return false;
	if (strcmp(there->by, c->by) == 0) {
		mus_diag_add_at(diag, MUS_F_PART_OVERLAP, place, NULL, line, MUS_ARGS(c->by, c->unit));
		return true;
	}
	mus_diag_add_at(diag, MUS_F_PART_TWO_HANDS, place, NULL, line,
		MUS_ARGS(c->leader, c->unit, there->by, c->by));
	return false;
}

/* Whose people it covers: all are looked at before one is added. */
static bool take_covers(struct part *p)
{
	mus_node covers = mus_doc_get(p->doc, p->root, "covers");
	bool good = true;
	for (int adding = 0; adding < 2 && good; adding++)
		MUS_EACH (p->doc, node, covers) {
			const char *leader = text_of(p, node, "leader");
			const struct mus_cover c = { text_of(p, node, "unit"), leader,
				*p->by ? p->by : leader };
			if (adding)
				mus_sums_cover(p->sums, c.unit, c.leader, c.by);
			else
				good &= !part_overlaps(p->sums, &c, p->diag,
					mus_doc_place(p->doc, node), mus_doc_line(p->doc, node));
		}
	return good;
}

/* People who are not said to be in it could be counted twice without anybody noticing. */
static bool check_covers(const struct part *p)
{
	struct mus_map units = MUS_MAP_INIT;
	const char *missing = NULL;
	MUS_EACH (p->doc, node, mus_doc_get(p->doc, p->root, "covers"))
		mus_map_add(&units, text_of(p, node, "unit"));
	for (int v = 0; v < MUS_VIEWS; v++)
		for (size_t i = 0; i < p->own.view[v].n; i++)
			if (!mus_map_find(&units, p->own.view[v].item[i].unit))
				missing = p->own.view[v].item[i].unit;
	mus_map_dispose(&units);
	return !missing || refuse(p, p->root, "covers", MUS_F_PART_NO_COVER, missing);
}

static int stricter(int a, int b)
{
	return a > b ? a : b;
}

static void add_rows(struct part *p)
{
	struct mus_sums *to = p->sums;
	for (int v = 0; v < MUS_VIEWS; v++)
		for (size_t i = 0; to->views >> v & 1 && i < p->own.view[v].n; i++) {
			const struct mus_sum *from = &p->own.view[v].item[i];
			const char *unit = mus_sums_unit(to, (enum mus_view)v, from->unit);
			struct mus_sum *row =
				mus_sums_row(to, (enum mus_view)v, unit, from->key);
			for (int m = 0; m < mus_view_measures((enum mus_view)v); m++)
				row->value[m] = mus_sum_of(row->value[m], from->value[m]);
		}
	to->min_group = stricter(to->min_group, p->own.min_group);
	to->min_cell = stricter(to->min_cell, p->own.min_cell);
	unsigned lacks = find_lacks(p);
	if (lacks && !to->lacks_in)
		to->lacks_in = mus_strdup(to->arena, mus_doc_place(p->doc, p->root).file);
	to->lacks |= lacks;
}

enum mus_status mus_part_add(
	struct mus_sums *sums, const struct mus_doc *doc, mus_node root, struct mus_diag *diag)
{
	struct part p = { .sums = sums, .doc = doc, .root = root, .diag = diag };
	mus_sums_init(&p.own, sums->cycle);
	p.by = text_of(&p, root, "by");
	bool good = check_head(&p) && take_threshold(&p, "min_group", &p.own.min_group) &&
		    take_threshold(&p, "min_cell", &p.own.min_cell) && read_tables(&p) &&
		    check_totals(&p) && check_covers(&p) && take_covers(&p);
	if (good)
		add_rows(&p);
	mus_sums_dispose(&p.own);
	return good ? MUS_OK : MUS_REFUSED;
}
