/*
 * Who a staff list means by 'nearest leader': a number, an address or a name of somebody in the
 * list, or somebody outside it.
 *
 * A list ends somewhere upwards. Who leads others may have a leader that the list does not know;
 * anybody else may not, for then it is a slip of the pen.
 */
#include "work/init/setup.h"

#include <string.h>

#include "base/utf8.h"

/* Several rows may answer to one name. */
struct answer {
	size_t row;
	size_t n; /* rows that answer */
};

struct nearest {
	struct staff_list *list;
	const struct mus_csv_cell *cells;
	struct mus_map answers; /* number, address and name keys to struct answer * */
	struct mus_arena *arena;
	struct mus_diag *diag;
};

static void answer_to(struct nearest *n, const char *key, size_t row)
{
	struct mus_map_entry *entry;
	struct answer *answer;

	if (!*key)
		return;
	entry = mus_map_add(&n->answers, key);
	answer = entry->value;
	if (!answer) {
		entry->value = answer = mus_alloc(n->arena, sizeof *answer);
		answer->row = row;
	}
	answer->n++;
}

/* Keys of the three sorts are kept apart by a letter that none of them begins with. */
static const char *number_key(struct nearest *n, const char *text)
{
	return *text ? mus_printf(n->arena, "#%s", staff_number_key(n->arena, text)) : "";
}

static const char *email_key(struct nearest *n, const char *text)
{
	return *text ? mus_printf(n->arena, "@%s", staff_email_key(n->arena, text)) : "";
}

static const char *name_key(struct nearest *n, const char *text)
{
	return *text ? mus_printf(n->arena, "=%s", staff_name_key(n->arena, text)) : "";
}

static const struct answer *find(struct nearest *n, const char *text)
{
	const struct answer *answer = mus_map_get(&n->answers, number_key(n, text));

	if (!answer)
		answer = mus_map_get(&n->answers, email_key(n, text));
	return answer ? answer : mus_map_get(&n->answers, name_key(n, text));
}

static bool means_outside(const char *text)
{
	static const char *const words[] = { "ekstern", "external", "-" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (mus_utf8_same(text, words[i]))
			return true;
	return false;
}

static struct mus_place place_of(const struct nearest *n, size_t row)
{
	return (struct mus_place){ n->list->file, n->cells[row].line, n->cells[row].column };
}

/*
 * Several people have that name: who they are. That two have one number or address has been told
 * already.
 */
static void several(struct nearest *n, size_t row)
{
	const char *key = staff_name_key(n->arena, n->cells[row].text);
	struct mus_buf who = MUS_BUF_INIT;

	for (size_t i = 0; i < n->list->n; i++) {
		const struct staff_row *r = &n->list->rows[i];

		if (strcmp(staff_name_key(n->arena, r->name), key) == 0)
			mus_buf_fmt(&who, "%s%s", who.len ? ", " : "",
				*r->number ? r->number : r->email);
	}
	if (who.len)
		mus_find(n->diag, MUS_F_STAFF_LEADER_MANY, place_of(n, row), n->cells[row].text,
			who.data);
	mus_buf_dispose(&who);
}

/* The name in the list that is nearest to the text, or NULL. */
static const char *near_name(struct nearest *n, const char *text)
{
	const char **names = mus_alloc(n->arena, n->list->n * sizeof *names);

	for (size_t i = 0; i < n->list->n; i++)
		names[i] = n->list->rows[i].name;
	return mus_nearest(text, names, n->list->n);
}

static void resolve(struct nearest *n, size_t row)
{
	struct staff_row *r = &n->list->rows[row];
	const char *text = n->cells[row].text;
	const struct answer *answer;

	r->external = means_outside(text);
	if (!*text || r->external)
		return;
	answer = find(n, text);
	if (!answer)
		return;
	if (answer->n > 1) {
		several(n, row);
	} else if (answer->row == row) {
		mus_find(n->diag, MUS_F_STAFF_OWN_LEADER, place_of(n, row), r->name);
	} else {
		r->leader = answer->row;
		n->list->rows[answer->row].leads = true;
	}
}

/* A text that nobody in the list answers to, or none at all. */
static void nobody(struct nearest *n, size_t row)
{
	struct staff_row *r = &n->list->rows[row];
	const char *text = n->cells[row].text;
	const char *near;

	if (!*text) {
		r->external = r->leads;
		if (!r->leads)
			mus_find(n->diag, MUS_F_STAFF_NO_LEADER, place_of(n, row), r->name);
		return;
	}
	near = near_name(n, text);
	if (near) {
		mus_find(n->diag, MUS_F_STAFF_LEADER_NEAR, place_of(n, row), text, near);
	} else if (r->leads) {
		r->external = true;
		mus_find(n->diag, MUS_F_STAFF_LEADER_OUTSIDE, place_of(n, row), text, r->name);
	} else {
		mus_find(n->diag, MUS_F_STAFF_LEADER, place_of(n, row), text);
	}
}

void staff_leaders(struct staff_list *list, const struct mus_csv_cell *cells,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct nearest n = { list, cells, MUS_MAP_INIT, arena, diag };

	for (size_t i = 0; i < list->n; i++) {
		const struct staff_row *r = &list->rows[i];

		answer_to(&n, number_key(&n, r->number), i);
		answer_to(&n, email_key(&n, r->email), i);
		answer_to(&n, name_key(&n, r->name), i);
	}
	for (size_t i = 0; i < list->n; i++)
		resolve(&n, i);
	/* Only now is it known who leads others. */
	for (size_t i = 0; i < list->n; i++)
		if (list->rows[i].leader == SETUP_NONE && !list->rows[i].external &&
			!(find(&n, cells[i].text) && *cells[i].text))
			nobody(&n, i);
	mus_map_dispose(&n.answers);
}
