/*
 * Parts: sums as a record (kind: rollup), handed over by a leader and read by whoever rolls up.
 * A part names no person. It is unprotected and says so; its file is personal (0600).
 */
#ifndef MUS_WORK_PART_H
#define MUS_WORK_PART_H

#include "work/sums.h"

/* The version of the record that is written and the only one that is read. */
#define MUS_PART_VERSION 1

/*
 * Appends the sums as a record, sorted; the text is the same for the same sums. `by` is the leader
 * who hands them over, `made` the day of the figures; the thresholds are those of the workplace,
 * and `schemas` is the path to the schemas from where the file will lie, for editors (NULL: none).
 */
MUS_API void mus_part_write(struct mus_buf *out, const struct mus_sums *sums, const char *by,
	mus_date made, int min_group, int min_cell, const char *schemas);

/*
 * Adds a part to the sums. A part of another cycle or version, one that overlaps with what is
 * there already (the same unit handed over by the same leader twice), one with rows that no plans
 * can add up to, or a roll-up that is no part is a finding and MUS_REFUSED, and nothing of it is
 * added. The strictest thresholds of all parts are kept.
 *
 * After a change of leader two leaders may hand over people of one unit who have one leader now:
 * that is a warning, and both count. They hold different plans; that somebody's plan lies in both
 * folders cannot be seen in sums.
 */
MUS_API enum mus_status mus_part_add(struct mus_sums *sums, const struct mus_doc *doc, mus_node root,
	struct mus_diag *diag);

#endif
