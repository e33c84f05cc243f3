/*
 * The finished form: what the year's strategy says to one reader, and the questions for one side
 * of the talk.
 */
#include "work/form.h"

#include <string.h>

#include "base/utf8.h"
#include "work/form/forms.h"

/* Where the principles of the talk stand (D15); each workplace edits its own. */
#define TALK_GUIDE "talk-guide"
#define PRINCIPLES "principles"

/* One call of mus_form_make(). */
struct making {
	struct mus_form_made *out;
	const struct mus_form_ask *ask;
	struct form_reader reader;
	struct forms forms;
	struct mus_form form;
	const struct mus_year *year;
	struct mus_workspace *ws;
	struct mus_arena *arena;
	struct mus_diag *diag;
};

static bool same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* ---- the reader ---- */

static enum mus_status find_person(struct making *m)
{
	const struct mus_person **people;
	size_t n;
	enum mus_status status;

	if (!m->ask->person)
		return MUS_OK;
	m->reader.person = mus_person_find(m->reader.staff, m->ask->person);
	if (m->reader.person)
		return MUS_OK;
	/* No such id: this tells what it may have meant. */
	status = mus_people_named(&people, &n, m->ws, m->ask->person, m->diag);
	if (!status)
		m->reader.person = people[0];
	return status;
}

/* Without person and unit: the top unit, where there is just one. */
static const char *top_unit(const struct mus_staff *staff)
{
	const char *top = NULL;

	for (size_t i = 0; i < staff->n_units; i++) {
		if (mus_unit_find(staff, staff->units[i].parent))
			continue;
		if (top)
			return NULL;
		top = staff->units[i].id;
	}
	return top;
}

/* The unit and all above it; a circle of parents ends where it would begin again. */
static enum mus_status find_units(struct making *m)
{
	const struct mus_staff *staff = m->reader.staff;
	const char *id = m->ask->unit;
	const struct mus_unit *unit;

	if (id && !mus_unit_named(staff, id, m->diag))
		return MUS_REFUSED;
	if (!id)
		id = m->reader.person ? m->reader.person->unit : top_unit(staff);
	m->reader.chain = mus_alloc(m->arena, (staff->n_units + 1) * sizeof *m->reader.chain);
	unit = mus_unit_find(staff, id);
	while (unit && m->reader.n_chain < staff->n_units) {
		m->reader.chain[m->reader.n_chain++] = unit;
		unit = mus_unit_find(staff, unit->parent);
	}
	return MUS_OK;
}

static enum mus_status find_reader(struct making *m)
{
	enum mus_status status;

	m->reader.staff = mus_staff(m->ws, m->diag);
	if (!m->reader.staff)
		return MUS_REFUSED;
	status = find_person(m);
	if (!status)
		status = find_units(m);
	m->reader.role = m->ask->role;
	if (!m->reader.role && m->reader.person)
		m->reader.role = m->reader.person->role;
	return status;
}

/* ---- the strategy ---- */

/* How near a strategy is: 0 the unit's own … n_chain the workplace's; -1 somebody else's. */
static int level_of(const struct making *m, const char *unit)
{
	if (!unit)
		return (int)m->reader.n_chain;
	for (size_t i = 0; i < m->reader.n_chain; i++)
		if (same(m->reader.chain[i]->id, unit))
			return (int)i;
	return -1;
}

/* The strategies from the nearest to the workplace's, one a call. */
static const struct mus_strategy *strategy_at(const struct making *m, int level)
{
	for (size_t i = 0; i < m->year->n_strategies; i++)
		if (level_of(m, m->year->strategies[i].unit) == level)
			return &m->year->strategies[i];
	return NULL;
}

/* Levels of the chain, and one more for a strategy without a unit. */
static int n_levels(const struct making *m)
{
	return (int)m->reader.n_chain + 1;
}

/* Focus and pitch: one text for the year, so the widest counts; and the unit's own focus. */
static void take_direction(struct making *m)
{
	struct mus_form_made *out = m->out;

	for (int level = n_levels(m) - 1; level >= 0; level--) {
		const struct mus_strategy *s = strategy_at(m, level);

		if (!s)
			continue;
		if (!out->pitch)
			out->pitch = s->elevator_pitch;
		if (s->focus && !out->focus)
			out->focus = s->focus;
		else if (s->focus)
			out->unit_focus = s->focus;
	}
}

/* How well a translation fits: 3 the person, 2 the role, 1 all others; 0 not at all. */
static int translation_rank(const struct making *m, const struct mus_translation *translation)
{
	if (translation->person)
		return m->reader.person && same(m->reader.person->id, translation->person) ? 3 : 0;
	if (translation->role)
		return m->reader.role && mus_utf8_same(m->reader.role, translation->role) ? 2 : 0;
	return 1;
}

/* The best that fits; of equals the nearest unit's (D4). */
static void take_translation(struct making *m)
{
	int found = 0;

	for (int level = 0; level < n_levels(m); level++) {
		const struct mus_strategy *s = strategy_at(m, level);

		for (size_t i = 0; s && i < s->n_translations; i++) {
			int rank = translation_rank(m, &s->translations[i]);

			if (rank <= found || !s->translations[i].text)
				continue;
			found = rank;
			m->out->translation = s->translations[i].text;
		}
	}
}

/* ---- goals ---- */

/* Appends the goal and its children, those that were marked. */
static void put_goals(struct making *m, const bool *wanted, const struct mus_goal_node *parent,
	int depth, int own_level)
{
	for (size_t i = 0; i < m->year->n_goals; i++) {
		const struct mus_goal_node *node = &m->year->goals[i];

		if (!wanted[i] || node->parent != parent)
			continue;
		m->out->goals[m->out->n_goals++] = (struct mus_form_goal){ node->goal, depth,
			level_of(m, node->unit) == own_level };
		put_goals(m, wanted, node, depth + 1, own_level);
	}
}

/* The nearest level that has goals; -1 for none. */
static int goal_level(const struct making *m)
{
	int nearest = -1;

	for (size_t i = 0; i < m->year->n_goals; i++) {
		int level = level_of(m, m->year->goals[i].unit);

		if (level >= 0 && (nearest < 0 || level < nearest))
			nearest = level;
	}
	return nearest;
}

/* The nearest unit's goals, and those that they come from up to the workplace's (D26). */
static void take_goals(struct making *m)
{
	int own_level = goal_level(m);
	bool *wanted;

	if (own_level < 0)
		return;
	wanted = mus_alloc(m->arena, m->year->n_goals * sizeof *wanted);
	for (size_t i = 0; i < m->year->n_goals; i++) {
		const struct mus_goal_node *node = &m->year->goals[i];

		if (level_of(m, node->unit) != own_level)
			continue;
		for (; node; node = node->parent)
			wanted[node - m->year->goals] = true;
	}
	m->out->goals = mus_alloc(m->arena, m->year->n_goals * sizeof *m->out->goals);
	put_goals(m, wanted, NULL, 0, own_level);
}

/* ---- the questions ---- */

/* Forms that have one answerer, whatever side was asked for; -1 for those of a talk. */
static int only_side(const char *audience)
{
	if (strcmp(audience, "all") == 0)
		return MUS_FORM_SURVEY;
	return strcmp(audience, "committee") == 0 ? MUS_FORM_COMMITTEE : -1;
}

static enum mus_status settle_side(struct making *m)
{
	const char *audience = m->form.audience ? m->form.audience : "both";
	int side = m->ask->side, only = only_side(audience);

	if (only < 0 && side == MUS_NO_INT)
		side = strcmp(audience, "leader") == 0 ? MUS_FORM_LEADER : MUS_FORM_EMPLOYEE;
	m->out->side = (enum mus_form_side)(only < 0 ? side : only);
	if (only >= 0 || strcmp(audience, "both") == 0 ||
		same(mus_word_name(MUS_WORDS_SIDE, side), audience))
		return MUS_OK;
	if (strcmp(audience, "none") == 0)
		mus_find(m->diag, MUS_F_FORM_TO_READ, MUS_NOWHERE, m->form.id);
	else
		mus_find(m->diag, MUS_F_FORM_SIDE, MUS_NOWHERE, m->form.id,
			mus_word_of(MUS_WORDS_AUDIENCE, audience, mus_diag_lang(m->diag)));
	return MUS_REFUSED;
}

/* A scale of more than 101 numbers is a slip of the pen, as is one that runs backwards. */
static int scale_end(const struct mus_scale *scale)
{
	if (scale->max < scale->min)
		return scale->min;
	return (int64_t)scale->max - scale->min > 100 ? scale->min + 100 : scale->max;
}

static struct mus_form_question make_question(const struct mus_question *question)
{
	struct mus_form_question made = { .id = question->id, .text = question->text,
		.columns = question->columns, .choices = question->choices, .min = 1, .max = 5,
		.labels = question->scale.labels, .priority = question->priority > 0 };

	if (question->type != MUS_NO_INT)
		made.type = (enum mus_question_type)question->type;
	if (question->scale.at.line) {
		made.min = question->scale.min;
		made.max = scale_end(&question->scale);
	}
	return made;
}

/* False when the theme holds nothing for this side. */
static bool make_theme(
	struct mus_form_theme *out, const struct mus_theme *theme, const struct making *m)
{
	const struct mus_prompts *prompts = &theme->prompts;
	bool leader = m->out->side == MUS_FORM_LEADER;
	const struct mus_strs *ours = leader ? &prompts->leader : &prompts->employee;
	const struct mus_strs *theirs = leader ? &prompts->employee : &prompts->leader;

	/* Cues for the other side alone: theirs to think of. */
	if (!theme->n_questions && !ours->n && theirs->n && m->out->side <= MUS_FORM_LEADER)
		return false;
	out->id = theme->id;
	out->title = theme->title;
	out->prompts = *ours;
	out->free_text = ours->n || !theme->n_questions;
	out->questions = mus_alloc(m->arena, (theme->n_questions + 1) * sizeof *out->questions);
	for (size_t i = 0; i < theme->n_questions; i++)
		if (theme->questions[i].id && theme->questions[i].text)
			out->questions[out->n_questions++] = make_question(&theme->questions[i]);
	return true;
}

static void take_themes(struct making *m)
{
	struct mus_form_made *out = m->out;

	out->themes = mus_alloc(m->arena, (m->form.n_themes + 1) * sizeof *out->themes);
	for (size_t i = 0; i < m->form.n_themes; i++) {
		const struct mus_theme *theme = &m->form.themes[i];

		if (theme->id && make_theme(&out->themes[out->n_themes], theme, m))
			out->n_themes++;
	}
}

static void take_principles(struct making *m)
{
	struct mus_form guide;

	if (m->out->side != MUS_FORM_LEADER || same(m->form.id, TALK_GUIDE) ||
		!forms_try(&guide, &m->forms, TALK_GUIDE, &m->reader, m->arena))
		return;
	for (size_t i = 0; i < guide.n_themes; i++)
		if (same(guide.themes[i].id, PRINCIPLES))
			m->out->principles = guide.themes[i].prompts.leader;
}

/* ---- all together ---- */

static void take_names(struct making *m)
{
	struct mus_form_made *out = m->out;
	const struct form_reader *reader = &m->reader;

	out->cycle = m->ask->cycle;
	out->id = m->form.id;
	out->title = m->form.title ? m->form.title : m->form.id;
	out->intro = m->form.intro;
	out->sealed = m->form.sealed > 0;
	out->workplace = mus_workspace_workplace(m->ws)->name;
	out->role = reader->role;
	out->unit = reader->n_chain ? reader->chain[0] : NULL;
	/* A survey has no name on it (D38), a committee none of its own. */
	if (out->side > MUS_FORM_LEADER || !reader->person)
		return;
	out->person = reader->person;
	out->leader = mus_person_find(
		reader->staff, mus_person_leader(reader->staff, reader->person));
}

static void take_all(struct making *m)
{
	m->year = mus_year(m->ws, m->ask->cycle, m->diag);
	take_names(m);
	take_direction(m);
	if (m->out->side <= MUS_FORM_LEADER)
		take_translation(m);
	take_goals(m);
	take_themes(m);
	take_principles(m);
}

enum mus_status mus_form_make(struct mus_form_made *out, struct mus_workspace *ws,
	const struct mus_form_ask *ask, struct mus_arena *arena, struct mus_diag *diag)
{
	struct making m = { .out = out, .ask = ask, .ws = ws, .arena = arena, .diag = diag };
	enum mus_status status = find_reader(&m);

	*out = (struct mus_form_made){ 0 };
	if (status)
		return status;
	(void)forms_read(&m.forms, ws, ask->cycle, arena, diag);
	status = forms_choose(&m.form, &m.forms, ask->form, &m.reader, arena, diag);
	if (!status)
		status = settle_side(&m);
	if (!status)
		take_all(&m);
	forms_dispose(&m.forms);
	return status;
}
