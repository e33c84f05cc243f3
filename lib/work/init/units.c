/*
 * Differences become the texts of unit records: new ones are written whole, those that stand are
 * spliced, so that a diff shows the change and nothing else.
 *
 * Who moves is written into the new unit before being taken out of the old one. A run that is cut
 * short in between leaves two entries for one person, and the next run drops the one too many.
 */
#include "work/init/sync.h"

#include <string.h>
#include <unistd.h>

#include "doc/edit.h"
#include "doc/yaml.h"

/* The order in which keys of a person stand. */
static const char *const keys[] = { "id", "number", "name", "email", "role", "leader", "leads",
	"representative", "since", "left", "also_in", "away", "employment", "exempt" };
#define N_KEYS (sizeof keys / sizeof *keys)

struct writer {
	struct sync *y;
	size_t unit;
	struct mus_edit *edit;
};

/* ---- new text ---- */

static void pair(struct mus_yaml *y, const char *key, const char *text)
{
	if (text && *text)
		mus_yaml_pair(y, key, text);
}

/* Whether the entry must say who leads: not the one whom everybody would take it to be. */
static const char *leader_to_write(const struct sync *y, size_t row)
{
	const struct sync_unit *u = &y->units[y->rows[row].unit];
	const char *leader = sync_leader(y, row);

	if (leader && u->n_leaders == 1 && strcmp(leader, u->leaders[0]) == 0)
		return NULL;
	return leader;
}

/* A new person's entry. */
static void put_person(struct mus_yaml *out, const struct sync *y, size_t row)
{
	const struct staff_row *r = &y->list->rows[row];
	char since[MUS_DATE_SIZE];

	mus_yaml_map(out);
	mus_yaml_pair(out, "id", y->rows[row].id);
	pair(out, "number", r->number);
	mus_yaml_pair(out, "name", r->name);
	pair(out, "email", r->email);
	pair(out, "role", r->role);
	pair(out, "leader", leader_to_write(y, row));
	if (r->leads)
		mus_yaml_plain_pair(out, "leads", "true");
	if (r->since != MUS_NO_DATE)
		mus_yaml_plain_pair(out, "since", mus_date_print(r->since, since));
	mus_yaml_end(out);
}

/* The people who are new; who moves to the unit comes by splicing. */
static void put_people(struct mus_yaml *out, const struct sync *y, size_t unit)
{
	bool any = false;

	for (size_t i = 0; i < y->n_changes; i++) {
		const struct sync_change *c = &y->changes[i];

		if (c->what != SYNC_JOINS || c->unit != unit)
			continue;
		if (!any) {
			mus_yaml_blank(out);
			mus_yaml_key(out, "people");
			mus_yaml_seq(out);
			any = true;
		}
		put_person(out, y, c->row);
	}
	if (any)
		mus_yaml_end(out);
}

static void put_unit(struct mus_buf *text, const struct sync *y, size_t unit)
{
	const struct sync_unit *u = &y->units[unit];
	struct mus_yaml out;

	mus_buf_str(text, "# yaml-language-server: $schema=../schemas/unit.schema.yaml\n");
	mus_yaml_begin(&out, text);
	mus_yaml_map(&out);
	mus_yaml_pair(&out, "kind", "unit");
	mus_yaml_pair(&out, "id", u->id);
	mus_yaml_pair(&out, "name", u->name);
	if (unit != y->top)
		mus_yaml_pair(&out, "parent", y->units[y->top].id);
	if (u->n_leaders) {
		mus_yaml_key(&out, "leaders");
		mus_yaml_flow(&out, u->leaders, u->n_leaders);
	}
	put_people(&out, y, unit);
	mus_yaml_end(&out);
}

enum mus_status setup_top(struct setup *s)
{
	struct sync_unit top = { .id = s->id, .name = s->name };
	struct sync y = { .s = s, .units = &top, .n_units = 1, .top = 0 };
	const char *within = mus_printf(s->arena, "units/%s.yaml", s->id);
	struct mus_buf text = MUS_BUF_INIT;

	/* Leaders and people are written into it by hand or from a list: it is seldom as made. */
	if (access(setup_path(s, within), F_OK) == 0)
		return MUS_OK;
	put_unit(&text, &y, 0);
	setup_file(s, within, mus_strndup(s->arena, text.data, text.len), text.len);
	mus_buf_dispose(&text);
	return MUS_OK;
}

/* ---- splicing ---- */

static const char *person_path(struct writer *w, const char *id, const char *key)
{
	return mus_printf(w->y->s->arena, "/people/@%s%s%s", id, key ? "/" : "", key ? key : "");
}

static bool has(const struct sync_unit *u, const char *id)
{
	for (size_t i = 0; i < u->was.leaders.n; i++)
		if (strcmp(u->was.leaders.item[i], id) == 0)
			return true;
	return false;
}

/* New leaders to the end, then out with the old, so that the list is never empty between. */
static enum mus_status change_leaders(struct writer *w)
{
	const struct sync_unit *u = &w->y->units[w->unit];
	struct mus_arena *arena = w->y->s->arena;
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < u->n_leaders && !status; i++)
		if (!has(u, u->leaders[i]))
			status = mus_edit_append(w->edit, "/leaders", u->leaders[i], w->y->s->diag);
	for (size_t i = u->was.leaders.n; i-- > 0 && !status;) {
		bool stays = false;

		for (size_t k = 0; k < u->n_leaders; k++)
			stays = stays || strcmp(u->leaders[k], u->was.leaders.item[i]) == 0;
		if (!stays)
			status = mus_edit_remove(
				w->edit, mus_printf(arena, "/leaders/%zu", i), w->y->s->diag);
	}
	return status;
}

/* The entry's own lines, comments among them, without their indentation. */
static const char *raw_entry(struct writer *w, const struct sync_person *person)
{
	const struct mus_doc *doc = w->y->units[person->unit].doc;
	mus_node item = mus_doc_first(doc, mus_doc_get(doc, mus_doc_root(doc, 0), "people"));

	for (size_t i = 0; i < person->item; i++)
		item = mus_doc_next(doc, item);
	return setup_fragment(doc, item, w->y->s->arena);
}

static enum mus_status set(struct writer *w, const struct sync_change *c)
{
	const char *path = person_path(w, c->id, c->key);
	bool flag = strcmp(c->key, "leads") == 0;

	if (!c->to)
		return mus_edit_remove(w->edit, path, w->y->s->diag);
	return mus_edit_set(w->edit, path, c->to, flag ? MUS_BOOL : MUS_STRING, w->y->s->diag);
}

static enum mus_status join(struct writer *w, const struct sync_change *c)
{
	struct mus_buf entry = MUS_BUF_INIT;
	struct mus_yaml out;
	enum mus_status status;

	mus_yaml_begin(&out, &entry);
	put_person(&out, w->y, c->row);
	status = mus_edit_append(w->edit, "/people", entry.data, w->y->s->diag);
	mus_buf_dispose(&entry);
	return status;
}

/* All but the removals. A move comes before the changes of who moves: they stand in that order. */
static enum mus_status apply(struct writer *w, bool fresh)
{
	struct sync *y = w->y;
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < y->n_changes && !status; i++) {
		const struct sync_change *c = &y->changes[i];

		if (c->unit != w->unit)
			continue;
		if (c->what == SYNC_LEADERS && !fresh)
			status = change_leaders(w);
		else if (c->what == SYNC_JOINS && !fresh)
			status = join(w, c);
		else if (c->what == SYNC_MOVES)
			status = mus_edit_append(w->edit, "/people",
				raw_entry(w, &y->people[c->person]), y->s->diag);
		else if (c->what == SYNC_SETS || c->what == SYNC_LEAVES)
			status = set(w, c);
	}
	return status;
}

/* Whether the unit's record has something to change, and whether it is there (`out`). */
static bool has_changes(const struct sync *y, size_t unit)
{
	for (size_t i = 0; i < y->n_changes; i++)
		if (y->changes[i].unit == unit && y->changes[i].what != SYNC_DROPS)
			return true;
	return false;
}

static enum mus_status note(struct writer *w, const struct mus_doc *was, bool quiet)
{
	struct setup *s = w->y->s;
	struct setup_job job = { .path = w->y->units[w->unit].path, .was = was, .quiet = quiet };
	const char *text = mus_edit_text(w->edit, &job.len);

	job.text = mus_strndup(s->arena, text, job.len);
	setup_change(s, &job);
	return MUS_OK;
}

static enum mus_status write_additions(struct sync *y, size_t unit)
{
	struct sync_unit *u = &y->units[unit];
	struct writer w = { y, unit, NULL };
	struct mus_buf text = MUS_BUF_INIT;
	struct mus_doc *doc = NULL;
	enum mus_status status = MUS_OK;

	if (u->doc ? !has_changes(y, unit) : !u->named && unit != y->top)
		return MUS_OK;
	if (!u->doc) {
		put_unit(&text, y, unit);
		status = mus_doc_parse(&doc, u->path, text.data, text.len, y->s->diag);
		mus_buf_dispose(&text);
		if (status)
			return status;
		setup_keep(y->s, doc);
	}
	mus_edit_begin(&w.edit, doc ? doc : u->doc, 0);
	mus_edit_order(w.edit, keys, N_KEYS);
	status = apply(&w, doc != NULL);
	if (!status)
		status = note(&w, u->doc, u->doc && y->n_people);
	mus_edit_free(w.edit);
	return status;
}

/* ---- removals ---- */

/* Whether the entry goes: it moved, or it is one too many. */
static bool goes(const struct sync *y, size_t person)
{
	const struct sync_person *p = &y->people[person];

	return p->twice || (p->row != SETUP_NONE && y->rows[p->row].unit != p->unit);
}

/* The record as it is after the additions: what the removal finds on the disk. NULL: refused. */
static const struct mus_doc *as_it_will_be(struct sync *y, const struct sync_unit *u)
{
	struct setup *s = y->s;
	const struct setup_job *last = NULL;
	struct mus_doc *doc;

	for (size_t i = 0; i < s->n_jobs; i++)
		if (s->jobs[i].path == u->path)
			last = &s->jobs[i];
	if (!last)
		return u->doc;
	if (mus_doc_parse(&doc, u->path, last->text, last->len, s->diag))
		return NULL;
	return setup_keep(s, doc);
}

/* From the last to the first, so that the numbers of those before stay. */
static enum mus_status write_removals(struct sync *y, size_t unit)
{
	struct writer w = { y, unit, NULL };
	enum mus_status status = MUS_OK;
	const struct mus_doc *was;
	bool any = false;

	for (size_t p = 0; p < y->n_people; p++)
		any = any || (y->people[p].unit == unit && goes(y, p));
	if (!any)
		return MUS_OK;
	was = as_it_will_be(y, &y->units[unit]);
	if (!was)
		return MUS_REFUSED;
	mus_edit_begin(&w.edit, was, 0);
	for (size_t p = y->n_people; p-- > 0 && !status;)
		if (y->people[p].unit == unit && goes(y, p))
			status = mus_edit_remove(w.edit,
				mus_printf(y->s->arena, "/people/%zu", y->people[p].item),
				y->s->diag);
	if (!status)
		status = note(&w, was, true);
	mus_edit_free(w.edit);
	return status;
}

enum mus_status sync_write(struct sync *y)
{
	enum mus_status status = MUS_OK;

	for (size_t u = 0; u < y->n_units && !status; u++)
		status = write_additions(y, u);
	for (size_t u = 0; u < y->n_units && !status; u++)
		status = write_removals(y, u);
	return status;
}
