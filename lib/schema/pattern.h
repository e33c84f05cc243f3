/*
 * Regular expressions as JSON Schema means them: ECMA-262 with the u flag, unanchored, matched by
 * PCRE2 with limits, so that no pattern and no text can hold a command up.
 *
 * PCRE2 is Perl's language. What both write alike but mean differently is rewritten; what only
 * Perl knows is refused, so that a schema means the same in an editor and here.
 */
#ifndef MUS_SCHEMA_PATTERN_H
#define MUS_SCHEMA_PATTERN_H

#include "base/buf.h"
#include "base/text.h"

struct mus_pattern;
struct mus_patterns; /* compiled patterns by their text */

/* What one check needs for matching; begins as { NULL, NULL }, ends with mus_matcher_dispose(). */
struct mus_matcher {
	void *data, *limits;
};

enum mus_match { MUS_MATCH_NO, MUS_MATCH_YES, MUS_MATCH_TOO_COMPLEX };

struct mus_patterns *mus_patterns_new(void);
void mus_patterns_free(struct mus_patterns *patterns);

/*
 * The pattern for that text, compiled the first time it is asked for; lives as long as the cache.
 * NULL for a bad pattern: the reason is appended to `reason`.
 */
const struct mus_pattern *mus_patterns_get(
	struct mus_patterns *patterns, const char *text, size_t len, struct mus_buf *reason);

/* Whether it matches somewhere in s (valid UTF-8). Compiled patterns may be shared by threads. */
enum mus_match mus_pattern_match(
	const struct mus_pattern *pattern, struct mus_matcher *matcher, const char *s, size_t len);
void mus_matcher_dispose(struct mus_matcher *matcher);

/*
 * A pattern of people's own, for what lines begin with: Perl's language, as PCRE2 has it, whose
 * \w knows æøå. NULL for a bad one, also for one that fits an empty line; the reason is appended
 * to `reason`. Free with mus_start_free().
 */
struct mus_start;
struct mus_start *mus_start_new(const char *text, enum mus_lang lang, struct mus_buf *reason);
void mus_start_free(struct mus_start *start);
/*
 * Whether a line (valid UTF-8) begins so. [*begin, *end) is then what its first group holds; where
 * it has none, or that took no part, what stands behind all that fits.
 */
enum mus_match mus_start_match(
	struct mus_start *start, const char *s, size_t len, size_t *begin, size_t *end);

/* The text it was made from. */
const char *mus_pattern_text(const struct mus_pattern *pattern);
/* Whether it is the pattern of an id: ^[a-z][a-z0-9]*(-[a-z0-9]+)*$ */
bool mus_pattern_is_id(const struct mus_pattern *pattern);

/*
 * Appends the pattern in PCRE2's language (lib/schema/ecma.c). False when it uses what ECMA-262
 * does not have; *offset is then where.
 */
bool mus_pattern_rewrite(struct mus_buf *out, const char *text, size_t len, size_t *offset);

#endif
