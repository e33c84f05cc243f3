/*
 * What `add` was not told is asked for on a terminal: the title, and of the details those that make
 * a promise more than words (D26, D28): which goal it serves, the competence, the way of learning,
 * the day, the cost, of a common action who sees to it. Each may be passed over.
 */
#include "ask.h"

#include <string.h>

/* How every question ends: whether the next one is asked. */
static bool goes_on(enum plan_answer answer)
{
	return answer != PLAN_ENDED;
}

static const char *word(struct plan_request *r, enum mus_text_id text)
{
	return mus_text(r->cli.lang, text);
}

static bool ask_title(struct plan_request *r)
{
	while (!r->title) {
		const char *title;
		enum plan_answer answer = plan_ask_text(r, word(r, MUS_T_ASK_TITLE), &title);

		if (answer == PLAN_ENDED)
			return false;
		if (answer == PLAN_ANSWERED && plan_is_title(title))
			r->title = title;
		else
			plan_ask_wrong(r, plan_words(r, MUS_T_PLAN_TITLE_WRONG, "200"));
	}
	return true;
}

/*
 * Whether the command adds something as it stands. What is wrong already (no such person, no such
 * goal, no right to write here), and that nothing is new, is told by the command itself, before
 * anything is asked. *same gets an open action of that title.
 */
static bool would_add(struct plan_request *r, const char **same)
{
	struct mus_plan_add what = plan_add_what(r);
	struct mus_diag *quiet = mus_diag_new(r->cli.lang);
	struct mus_plan_change change;
	bool adds;

	what.dry_run = true;
	adds = mus_plan_add(&change, r->ws, &what, quiet) == MUS_OK && change.files.n;
	*same = change.same ? mus_strdup(r->cli.arena, change.same) : NULL;
	mus_plan_change_dispose(&change);
	mus_diag_free(quiet);
	return adds;
}

/* Whether one more of a title is meant. */
static bool ask_again(struct plan_request *r, const char *same)
{
	bool yes = false;

	if (!same)
		return true;
	if (plan_ask_yes(r, plan_words(r, MUS_T_ASK_SAME, same), &yes) == PLAN_ENDED)
		return false;
	if (!yes)
		cli_tell(&r->cli, MUS_T_ASK_LEFT, "");
	return yes;
}

/* ---- the goal ---- */

/* The unit that the action is for. */
static const char *unit_of(struct plan_request *r)
{
	const struct mus_person **people;
	size_t n;

	if (r->cli.unit)
		return r->cli.unit;
	return mus_people_named(&people, &n, r->ws, r->cli.operands[0], r->cli.diag) == MUS_OK && n
		? people[0]->unit : NULL;
}

/* Below its parent, each goal that the unit may serve: the workplace's, its own, those of units above. */
static void put_goals(struct plan_choice *choices, size_t *n, const struct mus_year *year,
	const struct mus_goal_node *parent, const struct mus_staff *staff, const char *unit)
{
	for (size_t i = 0; i < year->n_goals; i++) {
		const struct mus_goal_node *node = &year->goals[i];

		if (node->parent != parent ||
			(node->unit && !mus_unit_within(staff, unit, node->unit)))
			continue;
		choices[*n].id = node->goal->id;
		choices[*n].text = node->goal->title;
		choices[*n].depth = node->depth;
		(*n)++;
		put_goals(choices, n, year, node, staff, unit);
	}
}

/* Which goal of the strategy it serves; where none, why it is worth while all the same. */
static bool ask_goal(struct plan_request *r, const struct mus_year *year)
{
	const struct mus_staff *staff = mus_staff(r->ws, r->cli.diag);
	struct plan_choice *choices;
	enum plan_answer answer;
	size_t n = 0, chosen;

	if (r->serves || r->goal || r->no_link_reason || r->part_of || !year->n_goals || !staff)
		return true;
	choices = mus_alloc(r->cli.arena, year->n_goals * sizeof *choices);
	put_goals(choices, &n, year, NULL, staff, unit_of(r));
	answer = plan_ask_one(r, word(r, MUS_T_ASK_SERVES), choices, n, &chosen);
	if (answer == PLAN_ANSWERED)
		r->serves = choices[chosen].id;
	if (answer == PLAN_SKIPPED)
		answer = plan_ask_text(r, word(r, MUS_T_ASK_NO_LINK), &r->no_link_reason);
	if (answer == PLAN_SKIPPED)
		r->no_link_reason = NULL;
	return goes_on(answer);
}

/* ---- what is learned, and how ---- */

static bool ask_competence(struct plan_request *r, const struct mus_year *year)
{
	size_t n = year->competence_of_id.n, chosen;
	struct plan_choice *choices = mus_alloc(r->cli.arena, (n + 1) * sizeof *choices);
	enum plan_answer answer;

	if (r->competence || !n)
		return true;
	for (size_t i = 0; i < n; i++) {
		const struct mus_competence *competence = year->competence_of_id.entries[i].value;

		choices[i].id = competence->id;
		choices[i].text = competence->name;
	}
	answer = plan_ask_one(r, word(r, MUS_T_ASK_COMPETENCE), choices, n, &chosen);
	if (answer == PLAN_ANSWERED)
		r->competence = choices[chosen].id;
	return goes_on(answer);
}

static bool ask_method(struct plan_request *r)
{
	struct plan_choice choices[MUS_METHODS] = { { 0 } };
	enum plan_answer answer;
	size_t chosen;

	if (r->method)
		return true;
	for (int m = 0; m < MUS_METHODS; m++) {
		choices[m].id = mus_method_name(m);
		choices[m].text = mus_method_word(m, r->cli.lang);
	}
	answer = plan_ask_one(r, word(r, MUS_T_ASK_METHOD), choices, MUS_METHODS, &chosen);
	if (answer == PLAN_ANSWERED)
		r->method = choices[chosen].id;
	return goes_on(answer);
}

/* ---- day and money ---- */

/* As on the command line, or as in the notes of a talk: +14d, 2026-05-01, 1. maj, uge 18. */
static bool read_day(const struct plan_request *r, const char *text, mus_date *out)
{
	struct mus_agree_terms terms = { mus_date_ymd(r->cli.as_of).year, r->cli.as_of,
		mus_workspace_workplace(r->ws)->currency };
	struct mus_agreement agreement;

	if (mus_date_expression(text, r->cli.as_of, NULL, out))
		return true;
	mus_agreement_parse(&agreement, text, &terms, r->cli.arena);
	*out = agreement.due;
	return !agreement.n_unclear && *out != MUS_NO_DATE;
}

static bool ask_due(struct plan_request *r)
{
	while (r->due == MUS_NO_DATE) {
		const char *text;
		mus_date due;
		enum plan_answer answer = plan_ask_text(r, word(r, MUS_T_ASK_DUE), &text);

		if (answer != PLAN_ANSWERED)
			return goes_on(answer);
		if (!read_day(r, text, &due))
			plan_ask_wrong(r, plan_words(r, MUS_T_ASK_NO_DAY, text));
		else if (r->start != MUS_NO_DATE && due < r->start)
			plan_ask_wrong(r, word(r, MUS_T_PLAN_DUE_BEFORE_START));
		else
			r->due = due;
	}
	return true;
}

/* 4500, 4.500, 4500,50, kr. 4.500: as in the notes of a talk. */
static bool read_cost(const struct plan_request *r, const char *text, mus_dec *out)
{
	struct mus_agree_terms terms = { mus_date_ymd(r->cli.as_of).year, r->cli.as_of,
		mus_workspace_workplace(r->ws)->currency };
	bool bare = text[strspn(text, "0123456789., ")] == '\0';
	struct mus_agreement agreement;

	mus_agreement_parse(&agreement,
		mus_printf(r->cli.arena, bare ? "kr. %s" : "%s", text), &terms, r->cli.arena);
	*out = agreement.cost;
	return !agreement.n_unclear && *out != MUS_NO_DEC;
}

static bool ask_cost(struct plan_request *r)
{
	/* The cost of a common action stands there, once. */
	while (r->cost == MUS_NO_DEC && !r->part_of) {
		const char *text;
		enum plan_answer answer = plan_ask_text(r, word(r, MUS_T_ASK_COST), &text);

		if (answer != PLAN_ANSWERED)
			return goes_on(answer);
		if (!read_cost(r, text, &r->cost))
			plan_ask_wrong(r, plan_words(r, MUS_T_ASK_NO_SUM, text));
	}
	return true;
}

/* ---- who ---- */

/* The roles, then the people of the unit. */
static struct plan_choice *who_choices(struct plan_request *r, const struct mus_unit *unit, size_t *n)
{
	static const char *const roles[] = { "leader", "employee", "staff_representative",
		"cooperation_committee", "top_leader" };
	enum { ROLES = sizeof roles / sizeof *roles };
	struct plan_choice *choices =
		mus_alloc(r->cli.arena, (ROLES + unit->n_people) * sizeof *choices);

	for (size_t i = 0; i < ROLES; i++) {
		choices[i].id = roles[i];
		choices[i].text = mus_word_of(MUS_WORDS_ROLE, roles[i], r->cli.lang);
	}
	*n = ROLES;
	for (size_t i = 0; i < unit->n_people; i++) {
		if (!unit->people[i].id || mus_person_gone(&unit->people[i], r->cli.as_of))
			continue;
		choices[*n].id = unit->people[i].id;
		choices[(*n)++].text = unit->people[i].name;
	}
	return choices;
}

/* Asks for some of them; their ids go to `out`, which has none yet. */
static bool ask_some(struct plan_request *r, enum mus_text_id question,
	const struct plan_choice *choices, size_t n, struct mus_strs *out)
{
	bool *chosen = mus_alloc(r->cli.arena, n * sizeof *chosen);
	const char **ids = mus_alloc(r->cli.arena, n * sizeof *ids);
	enum plan_answer answer = plan_ask_some(r, word(r, question), choices, n, n, chosen);

	out->item = ids;
	for (size_t i = 0; answer == PLAN_ANSWERED && i < n; i++)
		if (chosen[i])
			ids[out->n++] = choices[i].id;
	return goes_on(answer);
}

/* In a person's plan it is the employee, where nobody is named; in a group plan somebody must be. */
static bool ask_responsible(struct plan_request *r)
{
	const struct mus_staff *staff = mus_staff(r->ws, r->cli.diag);
	const struct mus_unit *unit = staff ? mus_unit_find(staff, r->cli.unit) : NULL;
	struct plan_choice *choices;
	size_t n;

	if (!unit || r->responsible.n)
		return true;
	choices = who_choices(r, unit, &n);
	return ask_some(r, MUS_T_ASK_RESPONSIBLE, choices, n, &r->responsible);
}

/* The unit, those below it, and the positions in them; somebody else is named by the option. */
static bool ask_participants(struct plan_request *r)
{
	const struct mus_staff *staff = mus_staff(r->ws, r->cli.diag);
	struct mus_map positions = MUS_MAP_INIT;
	struct plan_choice *choices;
	size_t n = 0;
	bool good;

	if (!r->cli.unit || !staff || r->participants.n)
		return true;
	for (size_t u = 0; u < staff->n_units; u++)
		for (size_t i = 0; i < staff->units[u].n_people; i++)
			if (staff->units[u].people[i].role &&
				mus_unit_within(staff, staff->units[u].id, r->cli.unit))
				mus_map_add(&positions, staff->units[u].people[i].role);
	choices = mus_alloc(r->cli.arena, (staff->n_units + positions.n) * sizeof *choices);
	for (size_t u = 0; u < staff->n_units; u++)
		if (mus_unit_within(staff, staff->units[u].id, r->cli.unit))
			choices[n++] = (struct plan_choice){ staff->units[u].id, staff->units[u].name, 0 };
	for (size_t i = 0; i < positions.n; i++)
		choices[n++] = (struct plan_choice){ positions.entries[i].key, NULL, 0 };
	good = ask_some(r, MUS_T_ASK_PARTICIPANTS, choices, n, &r->participants);
	mus_map_dispose(&positions);
	return good;
}

bool plan_ask_missing(struct plan_request *r)
{
	const struct mus_year *year;
	const char *same;

	if (!ask_title(r))
		return false;
	if (!would_add(r, &same))
		return true;
	if (!ask_again(r, same))
		return false;
	year = mus_year(r->ws, r->cli.cycle, r->cli.diag);
	return ask_goal(r, year) && ask_competence(r, year) && ask_method(r) && ask_due(r) &&
	       ask_cost(r) && ask_responsible(r) && ask_participants(r);
}
