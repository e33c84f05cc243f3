#include "work/rollup/sound.h"

#include <stdio.h>
#include <string.h>

/* A record or a part of it, and where it stands. */
struct thing {
	const struct mus_doc *doc;
	mus_node node;
	const char *path; /* of the node, as a JSON pointer */
	struct mus_diag *diag;
};

static bool lacks(const struct thing *t, bool there, const char *key)
{
	if (!there)
		mus_doc_find(t->doc, t->node, t->path, t->diag, MUS_F_MISSING_KEY, key);
	return !there;
}

static bool is_within(
	const struct thing *t, const char *key, int64_t value, int64_t least, int64_t most)
{
	mus_node node = mus_doc_get(t->doc, t->node, key);
	char path[128], bounds[3][MUS_DEC_SIZE];
	if (value >= least && value <= most)
		return true;
	snprintf(path, sizeof path, "%s/%s", t->path, key);
	mus_dec_print(least, bounds[0]);
	mus_dec_print(most, bounds[1]);
	mus_dec_print(value, bounds[2]);
	mus_doc_find(t->doc, node ? node : t->node, path, t->diag, MUS_F_FACT_RANGE, key, bounds[2],
		bounds[0], bounds[1]);
	return false;
}

static bool is_amount(const struct thing *t, const char *key, mus_dec value)
{
	return value == MUS_NO_DEC || is_within(t, key, value, 0, SOUND_MOST);
}

static bool is_mark(const struct thing *t, const char *key, int value, int least, int most)
{
	return value == MUS_NO_INT ||
	       is_within(t, key, value * MUS_DEC_ONE, least * MUS_DEC_ONE, most * MUS_DEC_ONE);
}

static bool stands_at(const struct mus_doc *doc, mus_node node, struct mus_at at)
{
	struct mus_place place = mus_doc_place(doc, node);
	return place.line == at.line && place.column == at.column;
}

/*
 * The item that stands at that place, from *from on; what could not be read is not in the view.
 * *from is the item after it then.
 */
static mus_node item_at(const struct mus_doc *doc, mus_node *from, struct mus_at at)
{
	mus_node item = *from;
	while (item && !stands_at(doc, item, at))
		item = mus_doc_next(doc, item);
	*from = mus_doc_next(doc, item);
	return item;
}

static bool amount_fits(mus_dec d)
{
	return d == MUS_NO_DEC || (d >= 0 && d <= SOUND_MOST);
}

static bool action_fits(const struct mus_action *a)
{
	const int rating = a->effect.rating;
	return a->id && a->status != MUS_NO_INT && amount_fits(a->cost) && amount_fits(a->hours) &&
	       (rating == MUS_NO_INT || (rating >= 1 && rating <= 5));
}

static bool sound_action(const struct mus_action *a, struct thing t)
{
	struct thing effect = { t.doc, mus_doc_get(t.doc, t.node, "effect"), "/actions/effect",
		t.diag };
	bool lacking = lacks(&t, a->id, "id");
	lacking |= lacks(&t, a->status != MUS_NO_INT, "status");
	bool sound = is_amount(&t, "cost", a->cost);
	sound &= is_amount(&t, "hours", a->hours);
	sound &= is_mark(&effect, "rating", a->effect.rating, 1, 5);
	return sound && !lacking;
}

bool sound_plan(const struct mus_plan *plan, const struct mus_doc *doc, mus_node root,
	struct mus_diag *diag)
{
	struct thing whole = { doc, root, "", diag };
	mus_node actions = mus_doc_get(doc, root, "actions"), from = mus_doc_first(doc, actions);
	bool lacking = lacks(&whole, plan->person, "person"), sound = true;
	lacking |= lacks(&whole, plan->cycle, "cycle");
	for (size_t i = 0; i < plan->n_actions; i++) {
		const struct mus_action *a = &plan->actions[i];
		if (!action_fits(a))
			sound &= sound_action(
				a, (struct thing){ doc, item_at(doc, &from, a->at),
					   "/actions", diag });
	}
	return sound && !lacking;
}

bool sound_talk(const struct mus_talk *talk, const struct mus_doc *doc, mus_node root,
	struct mus_diag *diag)
{
	struct thing whole = { doc, root, "", diag };
	mus_node levels = mus_doc_get(doc, root, "competences"), from = mus_doc_first(doc, levels);
	bool lacking = lacks(&whole, talk->person, "person"), sound = true;
	lacking |= lacks(&whole, talk->cycle, "cycle");
	for (size_t i = 0; i < talk->n_competences; i++) {
		const struct mus_level *l = &talk->competences[i];
		if (l->level == MUS_NO_INT || (l->level >= 0 && l->level <= 4))
			continue;
		struct thing t = { doc, item_at(doc, &from, l->at), "/competences", diag };
		sound &= is_mark(&t, "level", l->level, 0, 4);
	}
	return sound && !lacking;
}
