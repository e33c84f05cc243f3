/*
 * Forms: the form as one person is to get it, and the list of what there is.
 *
 * A form on disk is half of what people fill in. The finished one also has the year's elevator
 * pitch (D3), what the strategy means for just this position (D4), the goals of the unit and
 * those that they come from (D26), and the cues for one side of the talk (D11).
 *
 * Local variants: <form>.<group>.yaml goes before <form>.<unit>.yaml (the nearest unit upwards),
 * and that before <form>.yaml; `unit`, `group` and `roles` in the record tell whom it is for. A
 * variant with `extends` changes themes and questions by id and adds new ones after; a variant
 * that extends its own form builds on the next wider one.
 *
 *	struct mus_form_ask ask = { .cycle = "2026", .form = "preparation", .person = "aase-b",
 *		.side = MUS_NO_INT };
 *	struct mus_form_made form;
 *	if (mus_form_make(&form, ws, &ask, arena, diag))
 *		...
 */
#ifndef MUS_WORK_FORM_H
#define MUS_WORK_FORM_H

#include "store/store.h"

/* Whose answers; the first two are those of MUS_WORDS_SIDE. */
enum mus_form_side {
	MUS_FORM_EMPLOYEE,
	MUS_FORM_LEADER,
	MUS_FORM_SURVEY,   /* all, without a name (D38) */
	MUS_FORM_COMMITTEE /* the cooperation committee, once (D39) */
};

/* What is wanted; a text that is NULL is left open. */
struct mus_form_ask {
	const char *cycle;  /* needed */
	const char *form;   /* needed: the form's id */
	const char *person; /* an id; then unit and role are the person's where they are NULL */
	const char *unit;
	const char *role;
	int side;           /* MUS_FORM_EMPLOYEE, _LEADER; MUS_NO_INT: whoever the form is for */
};

/* A goal in the form's small tree: parents right before their children. */
struct mus_form_goal {
	const struct mus_goal *goal;
	int depth;
	bool own; /* the unit's own; else one that those come from */
};

/* A question, with what was left out filled in. */
struct mus_form_question {
	const char *id, *text;
	enum mus_question_type type;
	struct mus_strs columns;      /* with columns each has its own text, whatever the type */
	struct mus_strs choices;
	int min, max;                 /* of a scale; max is from min to min + 100 */
	struct mus_strs labels;
	bool priority;                /* marked; never compulsory (D10) */
};

/* A theme with its questions, both in the form's order. */
struct mus_form_theme {
	const char *id, *title;       /* of the theme */
	struct mus_strs prompts;      /* for that side */
	bool free_text;               /* whether the theme itself is answered in free text */
	struct mus_form_question *questions;
	size_t n_questions;
};

/* The finished form. What the records don't say is NULL. */
struct mus_form_made {
	const char *cycle;
	const char *id;               /* the variant's: what answers name */
	const char *title, *intro;
	enum mus_form_side side;
	bool sealed;                  /* neither side sees the other's answer before both are in */
	const char *workplace;        /* its name */
	const struct mus_person *person, *leader;
	const struct mus_unit *unit;
	const char *role;
	const char *focus;            /* the workplace's */
	const char *unit_focus;       /* the nearest unit's own */
	const char *pitch;
	const char *translation;
	struct mus_strs principles;   /* of the talk (D15), for the leader; from `talk-guide` */
	struct mus_form_goal *goals;
	size_t n_goals;
	struct mus_form_theme *themes;
	size_t n_themes;
};

/*
 * Makes it. An unknown form, unit or person, and a form that is not for that side or person, is
 * a finding, and MUS_REFUSED; then *out is not to be used. It lives as long as the arena and the
 * workspace.
 */
MUS_API enum mus_status mus_form_make(struct mus_form_made *out, struct mus_workspace *ws,
	const struct mus_form_ask *ask, struct mus_arena *arena, struct mus_diag *diag);

/* One record of a form or a variant. Title and audience are those that it inherits. */
struct mus_form_entry {
	const char *id, *title, *audience, *unit, *group, *file;
};

/*
 * All forms of the cycle, *n of them, by id and file. The list lives in the arena. What could not be
 * read is a finding, and the rest is listed; the status is the worst finding's.
 */
MUS_API enum mus_status mus_forms_list(struct mus_form_entry **out, size_t *n,
	struct mus_workspace *ws, const char *cycle, struct mus_arena *arena,
	struct mus_diag *diag);

#endif
