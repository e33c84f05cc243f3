/*
 * Checking records: all that can be wrong, all findings at once.
 *
 * Errors are syntax, schema, references, identity and states: they don't depend on the day.
 * What does, and what is a matter of judgement, is a warning, so that a commit hook doesn't rot:
 * a talk that was held without a date for follow-up (D16), an action that is 'during' only (D29),
 * a goal without a sign (D6, D33) or a link (D31), somebody without a talk in twelve months.
 */
#ifndef MUS_WORK_CHECK_H
#define MUS_WORK_CHECK_H

#include "store/store.h"

/* What to check by. */
struct mus_check_query {
	mus_date as_of;    /* the day; what is a matter of it is a warning */
	const char *cycle; /* NULL: records of all rounds */
};

/*
 * Checks what the operands name, or with none the whole workspace. `ws` may be NULL when operands
 * are given: then references are left unchecked, and a note says so. Findings are sorted by file
 * and place, on top of what `diag` held. MUS_OK when there are no errors, be there warnings;
 * MUS_FOUND when there are; MUS_REFUSED when a file could not be read (the rest was checked);
 * MUS_SYSTEM when the system failed.
 */
MUS_API enum mus_status mus_check(struct mus_workspace *ws, const char *const *names, size_t n_names,
	const struct mus_check_query *query, struct mus_diag *diag);

#endif
