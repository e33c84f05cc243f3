/*
 * Limits. A decision with a limit has so many places for persons; who has one already is known by
 * decision.from in the plans. Where fewer are left than there are people who wish, somebody has to
 * say who goes.
 */
#include "work/decide/decide_inside.h"

#include <string.h>

static bool is_limited(const struct decision *d)
{
	return decision_agrees(d) && d->said->limit != MUS_NO_INT;
}

static size_t left(const struct decision *d)
{
	size_t limit = (size_t)d->said->limit;

	return limit > d->placed.n ? limit - d->placed.n : 0;
}

static bool is_agreed(const struct wish *w)
{
	return w->row.outcome == MUS_OUTCOME_AGREED;
}

/* ---- who is named ---- */

/* Whether it may be named: it has got a place, or would get one. */
static bool is_candidate(const struct wish *w)
{
	return is_agreed(w) || w->from;
}

static bool is_person(const struct wish *w, const struct mus_person *const *people, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(people[i]->id, w->row.person) == 0)
			return true;
	return false;
}

/* Names the wishes of these people whose action begins so, or all; how many there were. */
static size_t name_wishes(struct settling *s, const struct mus_person *const *people, size_t n,
	const char *action, bool whole)
{
	size_t found = 0, len = strlen(action);

	for (size_t i = 0; i < s->wishes.n; i++) {
		struct wish *w = &s->wishes.item[i];

		if (!is_candidate(w) || !is_person(w, people, n) ||
			strncmp(w->row.action, action, len) != 0 ||
			(whole && w->row.action[len]))
			continue;
		w->named = true;
		found++;
	}
	return found;
}

/* The wishes that could have been meant, in one line. */
static const char *list_wishes(
	const struct settling *s, bool (*wanted)(const struct wish *, const void *), const void *ctx)
{
	struct mus_buf text = MUS_BUF_INIT;
	const char *copy;

	for (size_t i = 0; i < s->wishes.n; i++)
		if (wanted(&s->wishes.item[i], ctx))
			mus_buf_fmt(&text, "%s%s", text.len ? ", " : "",
				wish_name(&s->wishes.item[i], s->arena));
	copy = mus_strndup(s->arena, text.data ? text.data : "", text.len);
	mus_buf_dispose(&text);
	return copy;
}

static bool would_be_agreed(const struct wish *w, const void *ctx)
{
	(void)ctx;
	return is_agreed(w);
}

static enum mus_status name_one(struct settling *s, const char *place)
{
	const char *slash = strchr(place, '/');
	const char *word = mus_strndup(
		s->arena, place, slash ? (size_t)(slash - place) : strlen(place));
	const struct mus_person **people;
	size_t n;

	if (mus_people_named(&people, &n, s->ws, word, s->diag))
		return MUS_REFUSED;
	if (slash ? name_wishes(s, people, n, slash + 1, true) ||
				name_wishes(s, people, n, slash + 1, false) == 1
		  : name_wishes(s, people, n, "", false) > 0)
		return MUS_OK;
	mus_find(s->diag, MUS_F_DECIDE_NO_WISH, MUS_NOWHERE, place,
		list_wishes(s, would_be_agreed, NULL));
	return MUS_REFUSED;
}

enum mus_status places_named(struct settling *s)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < s->what->n_places; i++)
		status = mus_worse(status, name_one(s, s->what->places[i]));
	return status;
}

/* ---- counting ---- */

/* Everybody whose wish was agreed to by a decision has a place in each that holds for it. */
static void count_placed(struct settling *s)
{
	for (size_t i = 0; i < s->wishes.n; i++)
		for (size_t d = 0; s->wishes.item[i].from && d < s->wishes.item[i].n_holds; d++)
			mus_map_add(&s->wishes.item[i].holds[d]->placed,
				s->wishes.item[i].row.person);
}

static void count_waiting(struct settling *s)
{
	for (size_t i = 0; i < s->wishes.n; i++) {
		struct wish *w = &s->wishes.item[i];

		for (size_t k = 0; is_agreed(w) && k < w->n_holds; k++) {
			struct decision *d = w->holds[k];

			if (!is_limited(d) || mus_map_find(&d->placed, w->row.person))
				continue;
			mus_map_add(&d->waiting, w->row.person);
			if (w->named)
				mus_map_add(&d->named, w->row.person);
		}
	}
}

/* ---- what is wrong, or good to know ---- */

static bool is_of(const struct wish *w, const void *ctx)
{
	const struct decision *d = ctx;

	for (size_t i = 0; w->status == MUS_AWAITING && i < w->n_holds; i++)
		if (w->holds[i] == d)
			return !mus_map_find(&d->placed, w->row.person);
	return false;
}

static enum mus_status check_places(struct settling *s, const struct decision *d)
{
	const char *free_places = mus_printf(s->arena, "%zu", left(d));

	if (d->named.n > left(d)) {
		mus_find(s->diag, MUS_F_DECIDE_TOO_MANY, d->place, d->name, free_places,
			mus_printf(s->arena, "%zu", d->named.n));
		return MUS_REFUSED;
	}
	if (!d->scarce || !left(d) || d->named.n)
		return MUS_OK;
	mus_find(s->diag, MUS_F_DECIDE_CHOOSE, d->place, d->name, free_places,
		mus_printf(s->arena, "%zu", d->waiting.n), list_wishes(s, is_of, d));
	return MUS_REFUSED;
}

/* Whether people of other leaders may have taken places too; the leader knows of the own one. */
static bool is_shared(const struct settling *s, const struct decision *d)
{
	const char *leader = mus_workspace_leader(s->ws);

	for (size_t u = 0; leader && u < s->staff->n_units; u++) {
		const struct mus_unit *unit = &s->staff->units[u];

		for (size_t i = 0; i < unit->n_people; i++) {
			const struct mus_person *p = &unit->people[i];
			const char *by = mus_person_leader(s->staff, p);

			if (decision_holds(d, s->staff, unit->id, p->id) && by &&
				strcmp(by, leader) != 0 && strcmp(p->id, leader) != 0)
				return true;
		}
	}
	return false;
}

/* ---- who gets one ---- */

static enum mus_outcome outcome_of(const struct wish *w)
{
	enum mus_outcome outcome = MUS_OUTCOME_AGREED;

	for (size_t i = 0; i < w->n_holds; i++) {
		const struct decision *d = w->holds[i];

		if (!is_limited(d) || !d->scarce || mus_map_find(&d->placed, w->row.person))
			continue;
		if (!left(d) || (d->named.n && !w->named))
			return MUS_OUTCOME_NO_PLACE;
		if (!w->named)
			outcome = MUS_OUTCOME_CHOOSE;
	}
	return outcome;
}

enum mus_status places_give(struct settling *s)
{
	enum mus_status status = MUS_OK;

	count_placed(s);
	count_waiting(s);
	for (size_t i = 0; i < s->decisions.n; i++) {
		struct decision *d = &s->decisions.item[i];

		if (!d->waiting.n)
			continue;
		d->scarce = d->waiting.n > left(d);
		status = mus_worse(status, check_places(s, d));
		if (left(d) && is_shared(s, d))
			mus_find(s->diag, MUS_F_DECIDE_SHARED, d->place, d->name, d->unit);
	}
	for (size_t i = 0; i < s->wishes.n; i++)
		if (is_agreed(&s->wishes.item[i]))
			s->wishes.item[i].row.outcome = outcome_of(&s->wishes.item[i]);
	return status;
}

/* ---- what there is to choose from ---- */

/* The row of a wish in the result; rows have the wishes that wait, in their order. */
static size_t row_of(const struct mus_settled *out, const struct wish *w)
{
	size_t i = 0;

	while (i < out->n && (out->rows[i].action != w->row.action ||
			       out->rows[i].person != w->row.person))
		i++;
	return i;
}

void places_scarce(struct mus_settled *out, const struct settling *s)
{
	size_t cap = 0;

	for (size_t i = 0; i < s->decisions.n; i++) {
		const struct decision *d = &s->decisions.item[i];
		struct mus_scarce *scarce;
		size_t *wishes;

		if (!d->scarce || !left(d) || d->named.n)
			continue;
		scarce = MUS_PUSH(s->arena, out->scarce, out->n_scarce, cap);
		wishes = mus_alloc(s->arena, (s->wishes.n + 1) * sizeof *wishes);
		*scarce = (struct mus_scarce){ .decision = d->name, .places = left(d),
			.people = d->waiting.n, .wishes = wishes };
		for (size_t k = 0; k < s->wishes.n; k++) {
			size_t row = is_of(&s->wishes.item[k], d) ? row_of(out, &s->wishes.item[k])
								  : out->n;
			if (row < out->n)
				wishes[scarce->n_wishes++] = row;
		}
	}
}
