/*
 * Agreements: what was agreed on in a talk, one a line of its notes (D16). A line of notes that
 * begins with '->' is one; it is read for days, the way of learning, costs and who sees to it.
 */
#ifndef MUS_WORK_AGREEMENT_H
#define MUS_WORK_AGREEMENT_H

#include "record/record.h"

/* How days without a year are understood: the first from that day on, not before that year. */
struct mus_agree_when {
	int year;      /* of the round of talks */
	mus_date from; /* the day of the talk, or MUS_NO_DATE */
};

/* What looked like a detail of an agreement and could not be understood. */
enum mus_unclear_kind {
	MUS_UNCLEAR_DATE,    /* no such day, or none at all */
	MUS_UNCLEAR_DATES,   /* one of several different days */
	MUS_UNCLEAR_AMOUNT,  /* no sum of money or hours */
	MUS_UNCLEAR_AMOUNTS, /* one of several */
	MUS_UNCLEAR_METHOD,  /* words that tell of several ways of learning */
	MUS_UNCLEAR_DETAIL,  /* stands among details, and is none */
	MUS_UNCLEAR_WHO      /* nobody who is known */
};

/* One such detail. */
struct mus_unclear {
	enum mus_unclear_kind kind;
	const char *text; /* as it stands in the agreement */
};

/* A line that begins with '->' in the notes of a talk. */
struct mus_agreement {
	const char *text;        /* without the '->' and the white space around it */
	const char *theme;       /* the key in the notes that it stands under */
	struct mus_at at;        /* where the '->' stands */
	const char *title;       /* at most 200 letters */
	mus_date start, due;
	int method;              /* enum mus_method, or MUS_NO_INT */
	int status;              /* MUS_AGREED, or MUS_AWAITING where it says so */
	const char *responsible; /* a role word or a name as it stands there; NULL for none */
	mus_dec cost, hours;
	struct mus_unclear *unclear;
	size_t n_unclear;
};

/*
 * Reads one agreement: title, days ('inden 1. maj', 'senest d. 12/6', 'uge 18', 'by 2026-05-01'),
 * method, cost ('kr. 4.500'), hours, who is responsible ('ansvarlig: Mette') and whether it waits
 * for the wrap-up ('afventer'). Details at the end, behind commas or in brackets, are left out of
 * the title. What cannot be understood is in `unclear`, and nothing is guessed. `theme` and `at`
 * are left to the caller. Texts live in the arena.
 */
MUS_API void mus_agreement_parse(struct mus_agreement *out, const char *text,
	const struct mus_agree_when *when, struct mus_arena *arena);
/*
 * All agreements of a talk, *n of them, in the order of its notes; places are those in the file.
 * They live in the arena.
 */
MUS_API struct mus_agreement *mus_agreements(size_t *n, const struct mus_doc *doc, mus_node root,
	const struct mus_agree_when *when, struct mus_arena *arena);

#endif
