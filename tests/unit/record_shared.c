/*
 * Reading records of the shared folder: the samples, value by value.
 */
#include "record_sample.h"

static void strategy__head(void **state)
{
	struct mus_strategy y;
	struct sample s = READ(MUS_STRATEGY, y);

	(void)state;
	assert_string_equal(y.unit, "aamosen");
	assert_strs(y.scope, "aamosen|solsikken|mariehoenen");
	assert_memory_equal(y.purpose, "I år bruger vi", 14);
	assert_non_null(y.core_task);
	assert_int_equal(y.mandated.n, 2);
	assert_int_equal(y.own.n, 2);
	assert_non_null(y.focus);
	assert_int_equal(y.arguments.n, 3);
	assert_memory_equal(y.elevator_pitch, "I år handler MUS om sprog.", 27);
	assert_int_equal(y.success.n, 3);
	assert_int_equal(y.n_translations, 4);
	assert_string_equal(y.translations[2].person, "bo-m");
	assert_null(y.translations[3].role);
	assert_int_equal(y.n_competences, 3);
	assert_string_equal(y.competences[0].goal, "laesning");
	assert_int_equal(y.competences[0].n_needed, 3);
	assert_string_equal(y.competences[0].needed[1].role, "pædagogisk assistent");
	assert_int_equal(y.competences[0].needed[1].level, 2);
	assert_int_equal(y.n_budgets, 2);
	assert_null(y.budgets[0].unit);
	assert_dec(y.budgets[0].amount, "180000");
	assert_string_equal(y.budgets[1].unit, "solsikken");
	assert_dec(y.budgets[1].amount, "22500.5");
	done(s);
}

static void strategy__goals(void **state)
{
	struct mus_strategy y;
	struct sample s = READ(MUS_STRATEGY, y);
	const struct mus_sign *sign = y.goals[0].signs;

	(void)state;
	assert_int_equal(y.n_goals, 3);
	assert_string_equal(y.goals[0].id, "sprog");
	assert_null(y.goals[0].parent);
	assert_string_equal(y.goals[1].parent, "sprog");
	assert_int_equal(y.goals[0].n_signs, 2);
	assert_int_equal(sign->type, MUS_SIGN_MEASURED);
	assert_string_equal(sign->unit, "procent");
	assert_string_equal(sign->baseline, "71");
	assert_string_equal(sign->target, "80");
	assert_int_equal(sign->n_readings, 2);
	assert_date(sign->readings[0].date, "2026-02-01");
	assert_null(sign->readings[0].of);
	assert_string_equal(sign->readings[1].of, "solsikken");
	assert_string_equal(sign->readings[1].value, "75.5");
	assert_int_equal(sign[1].type, MUS_SIGN_OBSERVED);
	assert_string_equal(sign[1].baseline, "sjældent");
	assert_string_equal(sign[1].readings[0].value, "tit");
	assert_non_null(y.goals[0].practice.wanted);
	assert_non_null(y.goals[0].practice.kept_by);
	assert_int_equal(y.goals[1].practice.at.line, 0);
	assert_int_equal(y.goals[2].n_signs, 0);
	done(s);
}

static void unit__people_and_groups(void **state)
{
	struct mus_unit u;
	struct sample s = READ(MUS_UNIT, u);

	(void)state;
	assert_string_equal(u.id, "solsikken");
	assert_string_equal(u.parent, "aamosen");
	assert_strs(u.leaders, "mette-k");
	assert_int_equal(u.n_people, 7);
	assert_string_equal(u.people[0].number, "10234");
	assert_string_equal(u.people[0].leader, "lone-l");
	assert_int_equal(u.people[0].leads, 1);
	assert_int_equal(u.people[1].leads, MUS_NO_INT);
	assert_string_equal(u.people[1].name, "Åse Birkedal");
	assert_string_equal(u.people[1].role, "pædagog");
	assert_null(u.people[1].unit);
	assert_int_equal(u.people[2].representative, 1);
	assert_strs(u.people[2].also_in, "mariehoenen");
	assert_int_equal(u.people[3].n_away, 1);
	assert_date(u.people[3].away[0].from, "2026-06-01");
	assert_date(u.people[3].away[0].to, "2026-08-31");
	assert_string_equal(u.people[4].employment, "temporary");
	assert_string_equal(u.people[4].exempt, "new_employee");
	assert_date(u.people[6].left, "2026-01-31");
	assert_int_equal(u.people[5].left, MUS_NO_DATE);
	assert_null(u.people[6].email);
	assert_int_equal(u.n_groups, 2);
	assert_strs(u.groups[1].members, "joern-oe|karla-v");
	done(s);
}

static void wheel__activities(void **state)
{
	struct mus_wheel w;
	struct sample s = READ(MUS_WHEEL, w);
	const struct mus_wheel_activity *a = w.activities;

	(void)state;
	assert_null(w.unit);
	assert_dec(w.talk_hours.preparation, "0.75");
	assert_dec(w.talk_hours.talk, "1.25");
	assert_int_equal(w.n_printed_totals, 4);
	assert_string_equal(w.printed_totals[1].key, "leader");
	assert_string_equal(w.printed_totals[1].text, "4¾");
	assert_int_equal(w.n_activities, 7);
	assert_string_equal(a[0].phase, "before");
	assert_int_equal(a[0].step, 1);
	assert_int_equal(a[0].date, MUS_NO_DATE);
	assert_string_equal(a[0].anchor, "talks_start");
	assert_string_equal(a[0].offset, "-10w");
	assert_int_equal(a[0].at.column, 5);
	assert_int_equal(a[0].joint, MUS_NO_INT);
	assert_int_equal(a[0].points.n, 3);
	assert_strs(a[0].responsible, "top_leader");
	assert_strs(a[0].documents, "strategi for 2026");
	assert_date(a[0].held, "2025-12-16");
	assert_date(a[1].date, "2026-01-14");
	assert_null(a[1].anchor);
	assert_int_equal(a[1].joint, 1);
	assert_string_equal(a[2].unit, "solsikken");
	assert_int_equal(a[4].bracketed, 1);
	done(s);
}

static void wheel__hours(void **state)
{
	struct mus_wheel w;
	struct sample s = READ(MUS_WHEEL, w);
	const struct mus_wheel_activity *a = w.activities;

	(void)state;
	assert_int_equal(a[1].n_hours, 2);
	assert_string_equal(a[1].hours[0].group, "top_management");
	assert_dec(a[1].hours[0].min, "1");
	assert_dec(a[1].hours[0].max, "2");
	assert_int_equal(a[2].n_hours, 3);
	assert_dec(a[2].hours[2].min, "0.5");
	assert_dec(a[3].hours[0].min, "1.25");
	assert_dec(a[3].hours[0].max, "1.25");
	assert_int_equal(a[3].n_count, 1);
	assert_string_equal(a[3].count[0].group, "leader");
	assert_dec(a[3].count[0].min, "5");
	assert_int_equal(a[1].n_count, 0);
	done(s);
}

static void workplace__settings(void **state)
{
	struct mus_workplace w;
	struct sample s = READ(MUS_WORKPLACE, w);

	(void)state;
	assert_string_equal(w.id, "aamosen");
	assert_string_equal(w.name, "Klynge Åmosen");
	assert_string_equal(w.language, "da");
	assert_string_equal(w.cycle, "2026");
	assert_string_equal(w.currency, "DKK");
	assert_non_null(w.contact);
	assert_null(w.shared);
	assert_null(w.leader);
	assert_int_equal(w.privacy.min_group, 5);
	assert_int_equal(w.privacy.min_cell, 3);
	assert_int_equal(w.reminders.before.n, 2);
	assert_int_equal(w.reminders.before.item[0], 14);
	assert_int_equal(w.reminders.overdue, MUS_OVERDUE_WEEKLY);
	assert_int_equal(w.reminders.max, 6);
	assert_string_equal(w.reminders.escalate_after, "none");
	assert_int_equal(w.closing_days.n, 3);
	assert_date(w.closing_days.days[2], "2026-12-31");
	done(s);
}

static void form__themes(void **state)
{
	struct mus_form f;
	struct sample s = READ(MUS_FORM, f);
	const struct mus_question *q = f.themes[0].questions;

	(void)state;
	assert_string_equal(f.id, "preparation-spirerne");
	assert_string_equal(f.unit, "solsikken");
	assert_string_equal(f.group, "spirerne");
	assert_string_equal(f.extends, "preparation");
	assert_string_equal(f.audience, "both");
	assert_strs(f.roles, "pædagog|pædagogmedhjælper");
	assert_int_equal(f.sealed, 1);
	assert_int_equal(f.n_themes, 4);
	assert_int_equal(f.themes[0].prompts.employee.n, 2);
	assert_int_equal(f.themes[0].prompts.leader.n, 2);
	assert_int_equal(f.themes[0].n_questions, 3);
	assert_int_equal(q[0].type, MUS_Q_SCALE);
	assert_int_equal(q[0].scale.min, 1);
	assert_int_equal(q[0].scale.max, 5);
	assert_strs(q[0].scale.labels, "slet ikke|helt og holdent");
	assert_int_equal(q[0].priority, 1);
	assert_int_equal(q[1].type, MUS_Q_CHOICES);
	assert_int_equal(q[1].choices.n, 4);
	assert_int_equal(f.themes[2].questions[0].type, MUS_NO_INT);
	assert_int_equal(f.themes[2].questions[0].columns.n, 3);
	assert_int_equal(f.themes[3].n_questions, 0);
	done(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strategy__head),
		cmocka_unit_test(strategy__goals),
		cmocka_unit_test(unit__people_and_groups),
		cmocka_unit_test(wheel__activities),
		cmocka_unit_test(wheel__hours),
		cmocka_unit_test(workplace__settings),
		cmocka_unit_test(form__themes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
