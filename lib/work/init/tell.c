/*
 * The differences between a staff list and units/, for people: one line each, in the order in
 * which they were found. + somebody new, - somebody who has left, ~ anything else.
 */
#include "work/init/sync.h"

#include <string.h>

static const char *no_text(const char *text)
{
	return text ? text : "–";
}

static void say(struct sync *y, enum mus_text_id text, const char *const *args, size_t n)
{
	struct mus_buf line = MUS_BUF_INIT;

	mus_say(&line, mus_diag_lang(y->s->diag), text, args, n);
	setup_did(y->s, MUS_INIT_PEOPLE, mus_strndup(y->s->arena, line.data, line.len));
	mus_buf_dispose(&line);
}

static const char *list(struct sync *y, const char *const *ids, size_t n)
{
	struct mus_buf all = MUS_BUF_INIT;
	const char *text;

	for (size_t i = 0; i < n; i++)
		mus_buf_fmt(&all, "%s%s", i ? ", " : "", ids[i]);
	text = mus_strndup(y->s->arena, n ? all.data : "–", n ? all.len : strlen("–"));
	mus_buf_dispose(&all);
	return text;
}

static void tell_leaders(struct sync *y, const struct sync_unit *u)
{
	const char *from = list(y, u->was.leaders.item, u->was.leaders.n);

	say(y, MUS_T_STAFF_LEADERS, MUS_ARGS(u->id, from, list(y, u->leaders, u->n_leaders)));
}

static void tell(struct sync *y, const struct sync_change *c)
{
	const struct sync_unit *u = &y->units[c->unit];

	switch (c->what) {
	case SYNC_JOINS:
		say(y, MUS_T_STAFF_JOINS, MUS_ARGS(u->id, c->id, y->list->rows[c->row].name));
		break;
	case SYNC_MOVES:
		say(y, MUS_T_STAFF_MOVES,
			MUS_ARGS(u->id, c->id, y->list->rows[c->row].name,
				y->units[y->people[c->person].unit].id));
		break;
	case SYNC_DROPS:
		say(y, MUS_T_STAFF_DROPS, MUS_ARGS(u->id, c->id));
		break;
	case SYNC_SETS:
		say(y, MUS_T_STAFF_SETS,
			MUS_ARGS(u->id, c->id, c->key, no_text(c->from), no_text(c->to)));
		break;
	case SYNC_LEAVES:
		say(y, MUS_T_STAFF_LEAVES,
			MUS_ARGS(u->id, c->id, no_text(y->people[c->person].was->name), c->to));
		break;
	case SYNC_LEADERS:
		tell_leaders(y, u);
		break;
	}
}

void sync_tell(struct sync *y)
{
	for (size_t i = 0; i < y->n_changes; i++)
		tell(y, &y->changes[i]);
}
