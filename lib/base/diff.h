/*
 * The difference between two texts, line by line, for --dry-run.
 */
#ifndef MUS_BASE_DIFF_H
#define MUS_BASE_DIFF_H

#include "base/api.h"
#include "base/buf.h"

/*
 * Appends a unified diff with three lines of context, as `git apply` and patch(1) take it; nothing
 * when the texts are equal. Names are written behind '--- ' and '+++ ' as they are given ("a/x",
 * "b/x"; "/dev/null" for a file that is not there), quoted as git does where they need it. The
 * diff is the shortest one, but for texts that differ in thousands of places.
 */
MUS_API void mus_diff_unified(struct mus_buf *out, const char *old_name, const char *old,
	size_t old_len, const char *new_name, const char *new_text, size_t new_len);

/*
 * The same for a file that gets another name, and perhaps another text: git apply moves it. The
 * names are without "a/" and "b/". patch(1) before 2.7 does not know such headers.
 */
MUS_API void mus_diff_move(struct mus_buf *out, const char *old_name, const char *old,
	size_t old_len, const char *new_name, const char *new_text, size_t new_len);

#endif
