/* The actions and decisions of a plan, as lines of text. */
#include "report/plan_page.h"

#include <string.h>

static const char *money(struct plan_page *t, mus_dec amount)
{
	char number[MUS_DEC_SIZE];
	const char *currency = t->view->currency ? t->view->currency : "";
	bool kroner = strcmp(currency, "DKK") == 0 && t->lang == MUS_DA;

	mus_dec_show(amount, t->lang, number);
	return text_tied(t, mus_printf(t->arena, "%s%s%s", number, *currency ? " " : "",
				    kroner ? "kr." : currency));
}

static const char *hours(struct plan_page *t, mus_dec n)
{
	char number[MUS_DEC_SIZE];
	enum mus_text_id text = n == MUS_DEC_ONE ? MUS_T_PLAN_ONE_HOUR : MUS_T_PLAN_HOURS;

	return text_tied(t, text_say(t, text, mus_dec_show(n, t->lang, number)));
}

/* Whether the entry is that of the day when the action was made. */
static bool says_made(const struct mus_log_entry *entry)
{
	static const enum mus_text_id made[] = { MUS_T_PLAN_LOG_AGREED, MUS_T_PLAN_LOG_AWAITING,
		MUS_T_PLAN_LOG_ADDED };

	for (size_t i = 0; entry->what && i < sizeof made / sizeof *made; i++)
		if (strcmp(entry->what, mus_text(MUS_EN, made[i])) == 0 ||
			strcmp(entry->what, mus_text(MUS_DA, made[i])) == 0)
			return true;
	return false;
}

mus_date text_promised(const struct plan_page *t, const struct mus_action *a)
{
	mus_date talk = t->view->talk ? t->view->talk->held : MUS_NO_DATE,
		 first = a->n_log ? a->log[0].date : MUS_NO_DATE;

	if (a->decision.answer && strcmp(a->decision.answer, "agreed") == 0 &&
		a->decision.date != MUS_NO_DATE)
		return a->decision.date;
	/* What happened later is no promise. */
	if (first == MUS_NO_DATE || (!says_made(&a->log[0]) && talk != MUS_NO_DATE && talk < first))
		return talk;
	return first;
}

static int status_of(const struct mus_action *a)
{
	return a->status == MUS_NO_INT ? MUS_WISH : a->status;
}

static enum lines_look status_look(const struct plan_page *t, const struct mus_action *a)
{
	if (mus_action_overdue(a, t->today))
		return LINES_RED;
	if (a->status == MUS_DONE)
		return LINES_GREEN;
	return a->status == MUS_DROPPED	   ? LINES_DIM
	       : a->status == MUS_AWAITING ? LINES_YELLOW
					   : LINES_PLAIN;
}

/* ---- how far it is ---- */

static void put_age(struct plan_page *t, const struct mus_action *a)
{
	mus_date day = text_promised(t, a);
	long days = (long)t->today - day;
	bool waits = a->status == MUS_AWAITING;

	if (!mus_action_open(a) || day == MUS_NO_DATE || days <= 0)
		return;
	lines_mark(&t->lines, "·");
	if (waits)
		text_put(t, text_count(t, days, MUS_T_PLAN_WAITS_ONE_DAY, MUS_T_PLAN_WAITS_DAYS),
			LINES_PLAIN);
	else if (a->status == MUS_WISH || a->status == MUS_NO_INT)
		text_put(t, text_count(t, days, MUS_T_PLAN_WISHED_ONE_DAY, MUS_T_PLAN_WISHED_DAYS),
			LINES_PLAIN);
	else
		text_put(t,
			text_count(t, days, MUS_T_PLAN_PROMISED_ONE_DAY, MUS_T_PLAN_PROMISED_DAYS),
			LINES_PLAIN);
}

static void put_state(struct plan_page *t, const struct mus_action *a)
{
	bool open = mus_action_open(a);

	lines_begin(&t->lines, 4, 6);
	text_put(t, mus_status_word(status_of(a), t->lang), status_look(t, a));
	if (a->status == MUS_DONE && a->done != MUS_NO_DATE)
		text_put(t, text_date(t, a->done), LINES_PLAIN);
	if (open && a->start != MUS_NO_DATE && a->start > t->today)
		text_and(t, text_say(t, MUS_T_PLAN_FROM, text_date(t, a->start)));
	if (open && a->due != MUS_NO_DATE) {
		lines_mark(&t->lines, "·");
		text_due(t, MUS_T_PLAN_DUE, a->due);
	}
	put_age(t, a);
	lines_end(&t->lines);
}

/* ---- how, who, how much ---- */

static const char *all_of(struct plan_page *t, const struct mus_strs *people)
{
	struct mus_buf names = MUS_BUF_INIT;
	const char *copy;

	for (size_t i = 0; i < people->n; i++)
		mus_buf_fmt(&names, "%s%s", i ? ", " : "", text_who(t, people->item[i]));
	copy = mus_strndup(t->arena, names.data, names.len);
	mus_buf_dispose(&names);
	return copy;
}

/* What an id stands for, or the id. */
static const char *named(const struct mus_map *names, const char *id)
{
	const char *name = id ? mus_map_get(names, id) : NULL;

	return name ? name : id;
}

/* On a line of their own, if there are any. */
static void put_in_a_row(struct plan_page *t, const char *const *facts, size_t n)
{
	bool begun = false;

	for (size_t i = 0; i < n; i++) {
		if (!facts[i] || !*facts[i])
			continue;
		if (begun)
			lines_mark(&t->lines, "·");
		else
			lines_begin(&t->lines, 4, 6);
		begun = true;
		text_put(t, facts[i], LINES_PLAIN);
	}
	if (begun)
		lines_end(&t->lines);
}

static void put_facts(struct plan_page *t, const struct mus_action *a)
{
	const char *facts[5] = { NULL };
	size_t n = 0;

	facts[n++] = mus_method_word(a->method, t->lang);
	facts[n++] = named(&t->view->competences, a->competence);
	facts[n++] = all_of(t, &a->responsible);
	facts[n++] = a->cost == MUS_NO_DEC ? NULL : money(t, a->cost);
	facts[n++] = a->hours == MUS_NO_DEC ? NULL : hours(t, a->hours);
	put_in_a_row(t, facts, n);
}

static void put_part_of(struct plan_page *t, const char *common)
{
	const char *title = common ? mus_map_get(&t->view->commons, common) : NULL;

	if (!common)
		return;
	text_label(t, 4, MUS_T_PLAN_PART_OF);
	if (title)
		text_put(t, title, LINES_PLAIN), text_id(t, common);
	else
		text_put(t, common, LINES_PLAIN);
	lines_end(&t->lines);
}

static void put_participants(struct plan_page *t, const struct mus_participants *p)
{
	struct mus_buf all = MUS_BUF_INIT;

	if (!p->at.line)
		return;
	for (size_t i = 0; i < p->units.n; i++)
		mus_buf_fmt(&all, "%s%s", all.len ? ", " : "",
			named(&t->view->units, p->units.item[i]));
	for (size_t i = 0; i < p->roles.n; i++)
		mus_buf_fmt(&all, "%s%s", all.len ? ", " : "", p->roles.item[i]);
	for (size_t i = 0; i < p->people.n; i++)
		mus_buf_fmt(&all, "%s%s", all.len ? ", " : "", text_who(t, p->people.item[i]));
	if (all.len)
		text_labelled(t, 4, MUS_T_PLAN_PARTICIPANTS, all.data);
	mus_buf_dispose(&all);
}

/* ---- what happens around it, and what came of it ---- */

/* What happens before, during or after: done, or by whom and when. */
static void put_step(struct plan_page *t, const struct mus_action *a, const struct mus_support *s,
	enum mus_text_id label)
{
	bool done = s->done != MUS_NO_DATE,
	     wanted = !done && (mus_action_open(a) || label == MUS_T_PLAN_AFTER);

	if (!s->at.line)
		return;
	text_label(t, 4, label);
	if (done)
		text_put(t, "✓", LINES_GREEN);
	text_put(t, s->text, LINES_PLAIN);
	if (s->by)
		text_put(t, mus_printf(t->arena, "(%s)", text_who(t, s->by)), LINES_DIM);
	if (done)
		text_and(t, text_tied(t, text_say(t, MUS_T_PLAN_DONE_ON, text_date(t, s->done))));
	else if (wanted && s->due != MUS_NO_DATE) {
		lines_mark(&t->lines, "·");
		text_due(t, MUS_T_PLAN_DUE, s->due);
	}
	lines_end(&t->lines);
	if (wanted)
		text_comes(t, s->due, s->text, a->id, label);
}

static void put_judgement(struct plan_page *t, const struct mus_judgement *j)
{
	if (j->rating > 0)
		text_said(t, MUS_T_PLAN_RATING, mus_printf(t->arena, "%d", j->rating), LINES_PLAIN);
	if (j->practice_changed)
		text_and(t, text_say(t, MUS_T_PLAN_PRACTICE_CHANGED,
			mus_word_of(MUS_WORDS_PRACTICE_CHANGED, j->practice_changed, t->lang)));
	if (j->date != MUS_NO_DATE)
		text_and(t, text_date(t, j->date));
	text_and(t, j->evidence);
	lines_end(&t->lines);
}

/* The latest judgement, and below it those before. */
static void put_effect(struct plan_page *t, const struct mus_action *a)
{
	const struct mus_effect *e = &a->effect;
	const struct mus_judgement latest = { .date = e->date, .rating = e->rating,
		.practice_changed = e->practice_changed, .evidence = e->evidence };

	if (!e->at.line && a->status != MUS_DONE)
		return;
	text_label(t, 4, MUS_T_PLAN_EFFECT);
	if (!e->at.line)
		text_put(t, mus_text(t->lang, MUS_T_PLAN_NO_EFFECT), LINES_YELLOW);
	put_judgement(t, &latest);
	for (size_t i = e->n_earlier; i > 0; i--) {
		text_label(t, 4, MUS_T_NONE);
		text_put(t, mus_text(t->lang, MUS_T_PLAN_EARLIER), LINES_DIM);
		put_judgement(t, &e->earlier[i - 1]);
	}
}

static enum lines_look answer_look(const char *answer)
{
	return answer && strcmp(answer, "agreed") == 0 ? LINES_GREEN : LINES_DIM;
}

static void put_answer(struct plan_page *t, const struct mus_answered *d)
{
	if (!d->at.line)
		return;
	text_label(t, 4, MUS_T_PLAN_ANSWER);
	text_put(t, mus_word_of(MUS_WORDS_ANSWER, d->answer, t->lang), LINES_PLAIN);
	if (d->date != MUS_NO_DATE)
		text_put(t, text_date(t, d->date), LINES_PLAIN);
	text_and(t, d->forum);
	text_and(t, d->note);
	lines_end(&t->lines);
}

/* The last entry, or all. */
static void put_log(struct plan_page *t, const struct mus_action *a)
{
	size_t first = t->all || !a->n_log ? 0 : a->n_log - 1;

	/* When it was made, its age says. */
	if (!t->all && a->n_log && (says_made(&a->log[first]) || !a->log[first].what))
		return;
	for (size_t i = first; i < a->n_log; i++) {
		const struct mus_log_entry *entry = &a->log[i];

		text_label(t, 4, i == first ? MUS_T_PLAN_LOG : MUS_T_NONE);
		if (entry->date != MUS_NO_DATE)
			text_put(t, text_date(t, entry->date), LINES_PLAIN);
		if (entry->who)
			text_put(t, mus_printf(t->arena, "(%s)", text_who(t, entry->who)),
				LINES_DIM);
		lines_sign(&t->lines, ":");
		text_put(t, entry->what, LINES_PLAIN);
		lines_end(&t->lines);
	}
}

/* ---- one action ---- */

/* What was given up has a reason, and no more to be done. */
static void put_rest(struct plan_page *t, const struct mus_action *a, const char *above)
{
	const char *serves = mus_action_serves(t->view->plan, a);

	if (!serves || !above || strcmp(serves, above) != 0)
		text_link(t, 4, serves, a->no_link_reason);
	put_part_of(t, a->part_of);
	text_labelled(t, 4, MUS_T_PLAN_CARRIED, a->carried_from);
	put_participants(t, &a->participants);
	text_labelled(t, 4, MUS_T_PLAN_SUPPORT, a->support);
	put_step(t, a, &a->before, MUS_T_PLAN_BEFORE);
	put_step(t, a, &a->during, MUS_T_PLAN_DURING);
	put_step(t, a, &a->after, MUS_T_PLAN_AFTER);
	text_labelled(t, 4, MUS_T_PLAN_PRACTICE, a->practice);
}

void text_action(struct plan_page *t, const struct mus_action *a, const char *above)
{
	bool open = mus_action_open(a);

	lines_begin(&t->lines, 2, 4);
	text_put(t, a->title, open ? LINES_BOLD : status_look(t, a));
	text_id(t, a->id);
	lines_end(&t->lines);
	put_state(t, a);
	if (a->status != MUS_DROPPED) {
		put_facts(t, a);
		put_rest(t, a, above);
	}
	put_effect(t, a);
	put_answer(t, &a->decision);
	put_log(t, a);
	if (open)
		text_comes(t, a->due, a->title, a->id, MUS_T_NONE);
}

/* ---- a decision ---- */

void text_group_decision(struct plan_page *t, const struct mus_decision *d)
{
	const struct mus_goal_link *goal =
		d->about.goal ? mus_map_get(&t->view->links, d->about.goal) : NULL;
	const char *about[] = { named(&t->view->competences, d->about.competence),
		goal && goal->title ? goal->title : d->about.goal,
		mus_method_word(mus_method_parse(d->about.method), t->lang), d->about.theme };
	size_t n = 0;

	lines_begin(&t->lines, 2, 4);
	for (size_t i = 0; i < sizeof about / sizeof *about; i++)
		if (about[i] && *about[i]) {
			if (n++)
				lines_sign(&t->lines, ",");
			text_put(t, about[i], LINES_BOLD);
		}
	text_id(t, d->id);
	lines_end(&t->lines);
	lines_begin(&t->lines, 4, 6);
	text_put(t, mus_word_of(MUS_WORDS_ANSWER, d->answer, t->lang), answer_look(d->answer));
	if (d->date != MUS_NO_DATE)
		text_put(t, text_date(t, d->date), LINES_PLAIN);
	if (d->limit != MUS_NO_INT)
		text_and(t, text_count(t, d->limit, MUS_T_PLAN_LIMIT_ONE, MUS_T_PLAN_LIMIT));
	text_and(t, d->budget);
	text_and(t, d->forum);
	lines_end(&t->lines);
	if (d->note) {
		lines_begin(&t->lines, 4, 4);
		text_put(t, d->note, LINES_PLAIN);
		lines_end(&t->lines);
	}
}
