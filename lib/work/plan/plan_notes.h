/*
 * The notes of a talk, for mus_plan_new() and mus_handover(): its agreements, read as the workplace
 * marks them, and what is to be told of them, with its place.
 */
#ifndef MUS_WORK_PLAN_NOTES_H
#define MUS_WORK_PLAN_NOTES_H

#include "work/agreement.h"
#include "work/plan/plan_inside.h"

struct plan_notes {
	struct mus_agreements found;
	bool marked; /* by a pattern of mus.yaml, not by '->' */
	const struct plan_record *talk;
};

/* Reads them. MUS_REFUSED, with a finding in mus.yaml, when the pattern there is a bad one. */
enum mus_status plan_notes_read(struct plan_notes *out, struct mus_workspace *ws,
	const struct plan_record *talk, const struct mus_agree_terms *terms,
	struct mus_arena *arena, struct mus_diag *diag);
/*
 * A finding about words of an agreement: where they stand, or those before the first comma, else
 * about all of it.
 */
void plan_notes_find(const struct plan_notes *notes, const struct mus_agreement *a,
	enum mus_finding_id id, const char *words, struct mus_diag *diag);
/* Tells what of an agreement was not understood. */
void plan_notes_unclear(
	const struct plan_notes *notes, const struct mus_agreement *a, struct mus_diag *diag);
/* Tells of lines that may have been meant as agreements: whether they are is for people to say. */
void plan_notes_misses(const struct plan_notes *notes, struct mus_diag *diag);

#endif
