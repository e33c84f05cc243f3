/*
 * Agreements: what was agreed on in a talk, as its notes have it (D16). A line of notes that begins
 * with '->', or with what the workplace puts in its place, is one, together with the lines below it
 * that are indented more. It is read for days, the way of learning, costs and who sees to it.
 */
#ifndef MUS_WORK_AGREEMENT_H
#define MUS_WORK_AGREEMENT_H

#include "record/record.h"

/*
 * How what is not said is understood: days without a year are the first from that day on, not
 * before that year.
 */
struct mus_agree_terms {
	int year;             /* of the round of talks */
	mus_date from;        /* the day of the talk, or MUS_NO_DATE */
	const char *currency; /* of the workplace; NULL: DKK. Sums in another are not understood */
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

/* An agreement in the notes of a talk. */
struct mus_agreement {
	const char *text;        /* behind what it begins with; its lines with a blank between them */
	const char *first;       /* of several lines the first */
	const char *as_written;  /* its lines as the notes have them, each with a line break */
	const char *theme;       /* the key in the notes that it stands under */
	struct mus_at at;        /* where its first line begins */
	uint32_t lines;          /* how many it has from there on */
	const char *title;       /* at most 200 letters */
	mus_date start, due;
	int method;              /* enum mus_method, or MUS_NO_INT */
	int status;              /* MUS_AGREED; MUS_AWAITING or MUS_WISH where it says so */
	const char *responsible; /* a role word or a name as it stands there; NULL for none */
	mus_dec cost, hours;
	struct mus_unclear *unclear;
	size_t n_unclear;
};

/*
 * Reads one agreement: title, days ('inden 1. maj', 'senest d. 12/6', 'uge 18', 'by 2026-05-01'),
 * method, cost ('kr. 4.500'), hours, who is responsible ('ansvarlig: Mette'), whether it waits for
 * the wrap-up ('afventer') and whether it is no more than a wish ('ønske: …'). Details at the end, behind commas or in brackets, are left out of
 * the title. What cannot be understood is in `unclear`, and nothing is guessed. `theme` and `at`
 * are left to the caller. Texts live in the arena.
 */
MUS_API void mus_agreement_parse(struct mus_agreement *out, const char *text,
	const struct mus_agree_terms *terms, struct mus_arena *arena);
/* What lines of agreements begin with, in place of '->'. */
struct mus_agree_mark;
/*
 * A Perl regular expression (PCRE2, with limits), that a line has to begin with behind the blanks
 * before it. The agreement is what its first group holds, else what stands behind. NULL for a bad
 * one, also one that fits an empty line; the reason, in that language, is appended to `reason`.
 */
MUS_API struct mus_agree_mark *mus_agree_mark_new(
	const char *pattern, enum mus_lang lang, struct mus_buf *reason);
/* Frees it. NULL is fine. */
MUS_API void mus_agree_mark_free(struct mus_agree_mark *mark);

/* A line of notes that is no agreement and may have been meant as one. */
struct mus_agree_miss {
	const char *text;
	struct mus_at at; /* where it begins */
	bool too_complex; /* matching the pattern took too long; else it looks like an agreement */
};

/* What the notes of a talk hold, in their order. */
struct mus_agreements {
	struct mus_agreement *item;
	size_t n;
	struct mus_agree_miss *miss;
	size_t n_miss;
};

/*
 * Reads the notes of a talk; `mark` NULL: agreements begin with '->'. The lines are those of the
 * YAML value: in a folded or a plain text lines that YAML joins are one. A blank line, one that is
 * not indented more, and the next agreement end an agreement. Places are those in the file; of a
 * text that is not written line by line (with escapes, for one) that of the whole. All lives in the
 * arena.
 */
MUS_API void mus_agreements_read(struct mus_agreements *out, const struct mus_doc *doc,
	mus_node root, struct mus_agree_mark *mark, const struct mus_agree_terms *terms,
	struct mus_arena *arena);

#endif
