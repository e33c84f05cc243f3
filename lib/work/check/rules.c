/*
 * The rules of one record that a schema cannot say. Errors are about the record itself; what
 * depends on the day or on judgement is a warning (design: a hook must not rot).
 */
#include "base/utf8.h"
#include "work/agreement.h"
#include "work/check/checking.h"

#include <string.h>

static struct mus_place place_of(const struct record *r, struct mus_at at)
{
	return (struct mus_place){ mus_doc_name(r->doc), at.line, at.column };
}

/* What stands under a key of that part; the part where it has no such key. */
static struct mus_place place_under(const struct record *r, mus_node part, const char *key)
{
	mus_node value = mus_doc_get(r->doc, part, key);
	return mus_doc_place(r->doc, value ? value : part);
}

#define warn(r, at, id, ...) mus_find((r)->diag, (id), place_of((r), (at)), __VA_ARGS__)
#define warn_under(r, part, key, id, ...)                                                          \
	mus_find((r)->diag, (id), place_under((r), (part), (key)), __VA_ARGS__)

/* ---- what is broken already ---- */

/* Takes in the errors that were found since the last time. */
static void look_at_errors(const struct record *r)
{
	struct faults *f = r->faults;
	size_t n, len;
	const struct mus_finding *all = mus_diag_all(r->diag, &n);
	const char *text = mus_doc_text(r->doc, &len);
	for (; f->looked_at < n; f->looked_at++) {
		const struct mus_place *place = &all[f->looked_at].place;
		struct mus_line line = mus_doc_line_at(r->doc, place->line, place->column);
		if (all[f->looked_at].severity == MUS_ERROR && line.text)
			*MUS_PUSH(NULL, f->at, f->n, f->cap) = (size_t)(line.text - text) + line.at;
	}
}

/*
 * Whether an error was found in that part of the record. Such a part is left alone here: the rules
 * would only complain again, of what the error left out.
 */
static bool is_broken(const struct record *r, mus_node part)
{
	size_t begin, end;
	look_at_errors(r);
	mus_doc_span(r->doc, part, &begin, &end);
	for (size_t i = 0; i < r->faults->n; i++)
		if (begin <= r->faults->at[i] && r->faults->at[i] < end)
			return true;
	return false;
}

static bool is_key_broken(const struct record *r, const char *key)
{
	mus_node value = mus_doc_get(r->doc, r->root, key);
	return value && is_broken(r, value);
}

static bool stands_at(const struct mus_doc *doc, mus_node node, struct mus_at at)
{
	struct mus_place place = mus_doc_place(doc, node);
	return place.line == at.line && place.column == at.column;
}

/*
 * The item of a list that stands there, from this one on: what was read of a list is in its order.
 */
static mus_node item_at(const struct record *r, mus_node from, struct mus_at at)
{
	mus_node item = from;
	while (item && !stands_at(r->doc, item, at))
		item = mus_doc_next(r->doc, item);
	return item;
}

static mus_node first_of(const struct record *r, const char *list)
{
	return mus_doc_first(r->doc, mus_doc_get(r->doc, r->root, list));
}

static bool is_sound(const struct record *r, mus_node part)
{
	return r->sound || (part && !is_broken(r, part));
}

/* Whether a key at the root is mistyped: then any other may only seem to be missing. */
static bool has_unknown_key(const struct record *r)
{
	size_t n;
	const struct mus_finding *all = mus_diag_all(r->diag, &n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].id, "unknown-key") == 0 && all[i].path && strrchr(all[i].path, '/') == all[i].path)
			return true;
	return false;
}

/* Whether a key at the root is really missing: not there with a value that is no good either. */
static bool is_missing(const struct record *r, const char *key)
{
	return !mus_doc_get(r->doc, r->root, key) && !has_unknown_key(r);
}

/* ---- ids ---- */

/* Where an item's id is to be looked for: in the item itself, or at the alias that stands for one. */
static mus_node where_id(const struct record *r, mus_node item, mus_node id)
{
	size_t begin, end, at, at_end;
	mus_doc_span(r->doc, item, &begin, &end);
	mus_doc_span(r->doc, id, &at, &at_end);
	return begin <= at && at < end ? id : item;
}

static void check_list_ids(const struct record *r, mus_node list)
{
	struct mus_map seen = MUS_MAP_INIT;
	MUS_EACH (r->doc, item, list) {
		mus_node id = mus_doc_get(r->doc, item, "id");
		if (mus_doc_type(r->doc, id) != MUS_STRING)
			continue;
		struct mus_map_entry *e = mus_map_add(&seen, mus_doc_str(r->doc, id));
		if (e->value) {
			char *first = mus_printf(r->scratch, "%u", (unsigned)(uintptr_t)e->value);
			mus_doc_find(r->doc, where_id(r, item, id), NULL, r->diag, MUS_F_DUPLICATE_ID,
				mus_doc_str(r->doc, id), first);
		} else {
			e->value = (void *)(uintptr_t)mus_doc_place(r->doc, id).line;
		}
	}
	mus_map_dispose(&seen);
}

static void check_ids_below(const struct record *r, mus_node node)
{
	if (mus_doc_type(r->doc, node) == MUS_SEQ) {
		check_list_ids(r, node);
		MUS_EACH (r->doc, item, node)
			check_ids_below(r, item);
	} else if (mus_doc_type(r->doc, node) == MUS_MAP) {
		mus_node id = mus_doc_get(r->doc, node, "id");
		if (mus_id_reserved(mus_doc_str(r->doc, id)))
			mus_doc_find(r->doc, id, NULL, r->diag, MUS_F_RESERVED_ID, mus_doc_str(r->doc, id));
		MUS_EACH_KEY (r->doc, key, node)
			check_ids_below(r, mus_doc_value(r->doc, key));
	}
}

void check_ids(const struct record *r)
{
	check_ids_below(r, r->root);
}

/* ---- plans ---- */

static bool is_there(struct mus_at at)
{
	return at.line != 0;
}

static bool is_open(const struct mus_action *a)
{
	return a->status != MUS_DONE && a->status != MUS_DROPPED;
}

/* States: what a status says must be borne out by the rest of the action. */
static void check_states(const struct record *r, mus_node item, const struct mus_action *a)
{
	const char *id = a->id ? a->id : "";
	if (a->status == MUS_DONE && a->done == MUS_NO_DATE)
		warn_under(r, item, "status", MUS_F_DONE_WITHOUT_DATE, id);
	if (a->status != MUS_DONE && a->done != MUS_NO_DATE)
		warn_under(r, item, "done", MUS_F_DATE_WITHOUT_DONE, id);
	if (a->status == MUS_DROPPED && a->n_log == 0 && !a->decision.note)
		warn_under(r, item, "status", MUS_F_DROPPED_WITHOUT_REASON, id);
	if (a->part_of && a->cost != MUS_NO_DEC && a->cost != 0)
		warn_under(r, item, "cost", MUS_F_PART_WITH_COST, id);
	if (a->start != MUS_NO_DATE && a->due != MUS_NO_DATE && a->due < a->start)
		warn_under(r, item, "due", MUS_F_DUE_BEFORE_START, id);
}

/* An activity never stands alone (D29), and serves something or says why not (D31). */
static void check_worth(const struct record *r, const struct mus_plan *plan, const struct mus_action *a)
{
	const char *id = a->id ? a->id : "";
	bool linked = a->serves || a->no_link_reason || a->part_of;
	if (!is_open(a))
		return;
	for (size_t i = 0; !linked && plan && i < plan->n_goals; i++)
		if (a->goal && plan->goals[i].id && strcmp(plan->goals[i].id, a->goal) == 0)
			linked = plan->goals[i].serves || plan->goals[i].no_link_reason;
	if (!linked)
		warn(r, a->at, MUS_F_NO_LINK, id);
	bool outside = a->method == MUS_COURSE || a->method == MUS_EDUCATION_MODULE || a->method == MUS_E_LEARNING;
	bool around = is_there(a->before.at) || is_there(a->after.at);
	if (!around && (is_there(a->during.at) || (outside && !a->part_of)))
		warn(r, a->at, MUS_F_DURING_ONLY, id);
}

static void check_plan_goals(const struct record *r, const struct mus_plan *plan)
{
	mus_node item = first_of(r, "goals");
	for (size_t i = 0; i < plan->n_goals; i++) {
		const struct mus_plan_goal *g = &plan->goals[i];
		const char *id = g->id ? g->id : "";
		item = item_at(r, item, g->at);
		if (!is_sound(r, item))
			continue;
		if (!g->serves && !g->no_link_reason)
			warn(r, g->at, MUS_F_GOAL_NO_LINK, id);
		if (g->signs.n == 0)
			warn(r, g->at, MUS_F_GOAL_NO_SIGN, id);
	}
}

/* action.goal names a goal of the same plan. */
static void check_own_goal(const struct record *r, mus_node item, const struct mus_plan *plan,
	const struct mus_action *a)
{
	for (size_t i = 0; i < plan->n_goals; i++)
		if (!a->goal || (plan->goals[i].id && strcmp(plan->goals[i].id, a->goal) == 0))
			return;
	if (a->goal)
		warn_under(r, item, "goal", MUS_F_NO_SUCH_PLAN_GOAL, a->goal);
}

static void check_plan(const struct record *r, struct mus_diag *quiet)
{
	struct mus_plan plan;
	mus_record_read(MUS_PLAN, r->doc, r->root, r->scratch, quiet, &plan);
	if (is_missing(r, "follow_up") && plan.n_actions)
		warn(r, plan.at, MUS_F_NO_FOLLOW_UP, plan.person ? plan.person : "");
	check_plan_goals(r, &plan);
	bool goals = !is_key_broken(r, "goals");
	mus_node item = first_of(r, "actions");
	for (size_t i = 0; i < plan.n_actions; i++) {
		const struct mus_action *a = &plan.actions[i];
		item = item_at(r, item, a->at);
		if (!is_sound(r, item))
			continue;
		if (goals)
			check_own_goal(r, item, &plan, a);
		check_states(r, item, a);
		if (goals || !a->goal)
			check_worth(r, &plan, a);
	}
}

static void check_group_plan(const struct record *r, struct mus_diag *quiet)
{
	struct mus_group_plan plan;
	mus_record_read(MUS_GROUP_PLAN, r->doc, r->root, r->scratch, quiet, &plan);
	bool broken = is_key_broken(r, "follow_up") || has_unknown_key(r);
	if (plan.follow_up.date == MUS_NO_DATE && plan.n_actions && !broken)
		warn(r, plan.at, MUS_F_NO_FOLLOW_UP, plan.unit ? plan.unit : "");
	mus_node item = first_of(r, "actions");
	for (size_t i = 0; i < plan.n_actions; i++) {
		item = item_at(r, item, plan.actions[i].at);
		if (!is_sound(r, item))
			continue;
		check_states(r, item, &plan.actions[i]);
		check_worth(r, NULL, &plan.actions[i]);
	}
}

/* ---- talks and strategy ---- */

static void check_talk(const struct record *r, struct mus_diag *quiet)
{
	static const char *const keys[] = { "state", "held", "planned", "reason" };
	struct mus_talk talk;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (is_key_broken(r, keys[i]))
			return;
	mus_record_read(MUS_TALK, r->doc, r->root, r->scratch, quiet, &talk);
	const char *who = talk.person ? talk.person : talk.unit ? talk.unit : "";
	bool planned = talk.state == MUS_NO_INT || talk.state == MUS_TALK_PLANNED;
	if (talk.held != MUS_NO_DATE && talk.state != MUS_TALK_HELD)
		warn_under(r, r->root, "held", MUS_F_HELD_WITHOUT_STATE, who);
	if (planned && talk.planned_date != MUS_NO_DATE && talk.planned_date < r->as_of)
		warn_under(r, r->root, "planned", MUS_F_TALK_LAPSED, who, talk.planned);
	if (talk.state == MUS_TALK_NOT_HELD && is_missing(r, "reason"))
		warn_under(r, r->root, "state", MUS_F_NOT_HELD_NO_REASON, who);
}

static void check_strategy(const struct record *r, struct mus_diag *quiet)
{
	struct mus_strategy s;
	mus_record_read(MUS_STRATEGY, r->doc, r->root, r->scratch, quiet, &s);
	mus_node item = first_of(r, "goals");
	for (size_t i = 0; i < s.n_goals; i++) {
		item = item_at(r, item, s.goals[i].at);
		if (s.goals[i].n_signs == 0 && is_sound(r, item))
			warn(r, s.goals[i].at, MUS_F_GOAL_NO_SIGN, s.goals[i].id ? s.goals[i].id : "");
	}
}

/* A pattern that no line can be judged by. */
static void check_workplace(const struct record *r)
{
	mus_node value = mus_doc_get(r->doc, r->root, "agreements");
	struct mus_buf reason = MUS_BUF_INIT;
	struct mus_agree_mark *mark;
	if (mus_doc_type(r->doc, value) != MUS_STRING || is_broken(r, value))
		return;
	mark = mus_agree_mark_new(mus_doc_str(r->doc, value), mus_diag_lang(r->diag), &reason);
	if (!mark)
		mus_doc_find(r->doc, value, "/agreements", r->diag, MUS_F_AGREEMENT_PATTERN,
			mus_doc_str(r->doc, value), reason.data);
	mus_agree_mark_free(mark);
	mus_buf_dispose(&reason);
}

/* Texts of a template that nobody has filled in. */
static void check_unfilled(const struct record *r, mus_node node)
{
	static const char *const marks[] = { "(skriv her", "(write here", "EKSEMPEL:", "EXAMPLE:" };
	enum mus_type type = mus_doc_type(r->doc, node);
	if (type == MUS_SEQ) {
		MUS_EACH (r->doc, item, node)
			check_unfilled(r, item);
	} else if (type == MUS_MAP) {
		MUS_EACH_KEY (r->doc, key, node)
			check_unfilled(r, mus_doc_value(r->doc, key));
	} else if (type == MUS_STRING) {
		for (size_t i = 0; i < 4; i++)
			if (strncmp(mus_doc_str(r->doc, node), marks[i], strlen(marks[i])) == 0)
				mus_doc_find(r->doc, node, NULL, r->diag, MUS_F_UNFILLED, "");
	}
}

void check_rules(const struct record *r)
{
	/* What cannot be read was found by the schema. */
	struct mus_diag *quiet = mus_diag_new(mus_diag_lang(r->diag));
	switch (r->kind) {
	case MUS_PLAN:
		check_plan(r, quiet);
		break;
	case MUS_GROUP_PLAN:
		check_group_plan(r, quiet);
		break;
	case MUS_WORKPLACE:
		check_workplace(r);
		break;
	case MUS_TALK:
		check_talk(r, quiet);
		break;
	case MUS_STRATEGY:
		check_strategy(r, quiet);
		check_unfilled(r, r->root);
		break;
	default:
		break;
	}
	mus_diag_free(quiet);
}
