/* An action of a plan, as lines of text. */
#include "report/plan_page.h"

#include <string.h>

static const char *money(struct plan_page *t, mus_dec amount)
{
	char number[MUS_DEC_SIZE];
	const char *currency = t->view->currency ? t->view->currency : "";
	bool kroner = strcmp(currency, "DKK") == 0 && t->lang == MUS_DA;

	mus_dec_show(amount, t->lang, number);
	return mus_printf(t->arena, "%s %s", number, kroner ? "kr." : currency);
}

mus_date text_promised(const struct plan_page *t, const struct mus_action *a)
{
	if (a->n_log && a->log[0].date != MUS_NO_DATE)
		return a->log[0].date;
	return t->view->talk ? t->view->talk->held : MUS_NO_DATE;
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

static void put_facts(struct plan_page *t, const struct mus_action *a)
{
	char number[MUS_DEC_SIZE];

	lines_begin(&t->lines, 4, 6);
	text_put(t, mus_status_word(a->status == MUS_NO_INT ? MUS_WISH : a->status, t->lang),
		status_look(t, a));
	if (a->status == MUS_DONE && a->done != MUS_NO_DATE)
		text_put(t, text_date(t, a->done), LINES_PLAIN);
	if (mus_action_open(a) && a->start != MUS_NO_DATE && a->start > t->today)
		text_and(t, text_say(t, MUS_T_PLAN_FROM, text_date(t, a->start)));
	if (mus_action_open(a) && a->due != MUS_NO_DATE) {
		lines_mark(&t->lines, "·");
		text_due(t, MUS_T_PLAN_DUE, a->due);
	}
	text_and(t, mus_method_word(a->method, t->lang));
	text_and(t, all_of(t, &a->responsible));
	if (a->cost != MUS_NO_DEC)
		text_and(t, money(t, a->cost));
	if (a->hours != MUS_NO_DEC)
		text_and(
			t, text_say(t,
				   a->hours == MUS_DEC_ONE ? MUS_T_PLAN_ONE_HOUR : MUS_T_PLAN_HOURS,
				   mus_dec_show(a->hours, t->lang, number)));
	if (a->part_of)
		text_and(t, text_say(t, MUS_T_PLAN_PART_OF, a->part_of));
	put_age(t, a);
	lines_end(&t->lines);
}

/* What happens before, during or after: done, or by whom and when. */
static void put_step(struct plan_page *t, const struct mus_action *a, const struct mus_support *s,
	enum mus_text_id label)
{
	bool done = s->done != MUS_NO_DATE, over = a->status == MUS_DROPPED;

	if (!s->at.line)
		return;
	lines_begin(&t->lines, 4, 6);
	text_put(t, mus_text(t->lang, label), LINES_DIM);
	if (done)
		text_put(t, "✓", LINES_GREEN);
	text_put(t, s->text, LINES_PLAIN);
	if (s->by)
		text_put(t, mus_printf(t->arena, "(%s)", text_who(t, s->by)), LINES_DIM);
	if (done)
		text_and(t, text_say(t, MUS_T_PLAN_DONE_ON, text_date(t, s->done)));
	else if (!over && s->due != MUS_NO_DATE) {
		lines_mark(&t->lines, "·");
		text_due(t, MUS_T_PLAN_DUE, s->due);
	}
	lines_end(&t->lines);
	if (!done && !over && (mus_action_open(a) || label == MUS_T_PLAN_AFTER))
		text_comes(t, s->due, s->text, a->id, label);
}

static void put_effect(struct plan_page *t, const struct mus_effect *e)
{
	if (!e->at.line)
		return;
	lines_begin(&t->lines, 4, 6);
	if (e->rating > 0)
		text_said(t, MUS_T_PLAN_EFFECT, mus_printf(t->arena, "%d", e->rating), LINES_PLAIN);
	if (e->practice_changed)
		text_and(t, text_say(t, MUS_T_PLAN_PRACTICE_CHANGED,
			mus_word_of(MUS_WORDS_PRACTICE_CHANGED, e->practice_changed, t->lang)));
	text_and(t, e->evidence);
	lines_end(&t->lines);
}

static void put_decision(struct plan_page *t, const struct mus_answered *d)
{
	if (!d->at.line)
		return;
	lines_begin(&t->lines, 4, 6);
	text_put(t, mus_text(t->lang, MUS_T_PLAN_ANSWER), LINES_DIM);
	text_put(t, mus_word_of(MUS_WORDS_ANSWER, d->answer, t->lang), LINES_PLAIN);
	text_and(t, d->forum);
	if (d->date != MUS_NO_DATE)
		text_and(t, text_date(t, d->date));
	text_and(t, d->note);
	lines_end(&t->lines);
}

static void put_participants(struct plan_page *t, const struct mus_participants *p)
{
	struct mus_buf all = MUS_BUF_INIT;
	const struct mus_strs *lists[] = { &p->units, &p->roles };

	if (!p->at.line)
		return;
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < lists[k]->n; i++)
			mus_buf_fmt(&all, "%s%s", all.len ? ", " : "", lists[k]->item[i]);
	for (size_t i = 0; i < p->people.n; i++)
		mus_buf_fmt(&all, "%s%s", all.len ? ", " : "", text_who(t, p->people.item[i]));
	if (all.len)
		text_labelled(t, MUS_T_PLAN_PARTICIPANTS, all.data);
	mus_buf_dispose(&all);
}

void text_action(struct plan_page *t, const struct mus_action *a)
{
	const char *serves = mus_action_serves(t->view->plan, a);

	lines_begin(&t->lines, 2, 4);
	text_put(t, a->title, LINES_BOLD);
	text_id(t, a->id);
	lines_end(&t->lines);
	put_facts(t, a);
	/* The goal above has its chain already. */
	if (t->view->plan && a->goal && !a->serves)
		text_labelled(t, MUS_T_PLAN_GOAL, a->goal);
	else if (a->status != MUS_DROPPED)
		text_link(t, serves, a->no_link_reason);
	put_participants(t, &a->participants);
	text_labelled(t, MUS_T_PLAN_SUPPORT, a->support);
	put_step(t, a, &a->before, MUS_T_PLAN_BEFORE);
	put_step(t, a, &a->during, MUS_T_PLAN_DURING);
	put_step(t, a, &a->after, MUS_T_PLAN_AFTER);
	text_labelled(t, MUS_T_PLAN_PRACTICE, a->practice);
	put_effect(t, &a->effect);
	put_decision(t, &a->decision);
	if (mus_action_open(a))
		text_comes(t, a->due, a->title, a->id, MUS_T_NONE);
}

