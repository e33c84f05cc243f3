#include "schema/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "schema/schema.h"

/*
 * What a match may cost before it counts as too complex. A backtracking pattern on a text made for
 * it would otherwise run for years. A step may look at all of the text (a lookahead does), so that
 * the longer the text is, the fewer steps there are: a match takes about a second at worst.
 */
#define MATCH_LIMIT 100000
#define MATCH_WORK 500000000
#define DEPTH_LIMIT 10000
#define HEAP_LIMIT_KIB 1024

#define OPTIONS                                                                                    \
	(PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF | PCRE2_ALLOW_EMPTY_CLASS)

/* Any text before a match that may begin anywhere. */
#define SEARCH "[\\s\\S]*?(?:"

/* Patterns that need no PCRE2; compiling one costs more than checking a whole record. */
enum kind {
	GENERAL,
	ID,    /* ^[a-z][a-z0-9]*(-[a-z0-9]+)*$ */
	PREFIX /* ^ and text without any special character */
};

struct mus_pattern {
	enum kind kind;
	const char *text;
	size_t len;
	pcre2_code *code; /* GENERAL */
};

struct mus_patterns {
	struct mus_arena *arena;
	struct mus_map by_text;
	pcre2_compile_context *compile;
};

static const char id_pattern[] = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

/* PCRE2 answers NULL for want of memory alone; that is handled as everywhere else. */
static void *must(void *p)
{
	return p ? p : mus_xmalloc(SIZE_MAX);
}

static void make_context(struct mus_patterns *patterns)
{
	patterns->compile = must(pcre2_compile_context_create(NULL));
	pcre2_set_compile_extra_options(patterns->compile, PCRE2_EXTRA_ALT_BSUX);
	pcre2_set_newline(patterns->compile, PCRE2_NEWLINE_LF);
}

struct mus_patterns *mus_patterns_new(void)
{
	struct mus_patterns *patterns = mus_xmalloc(sizeof *patterns);

	*patterns = (struct mus_patterns){ .arena = mus_arena_new(), .by_text = MUS_MAP_INIT };
	return patterns;
}

void mus_patterns_free(struct mus_patterns *patterns)
{
	for (size_t i = 0; i < patterns->by_text.n; i++) {
		const struct mus_pattern *pattern = patterns->by_text.entries[i].value;

		if (pattern)
			pcre2_code_free(pattern->code);
	}
	pcre2_compile_context_free(patterns->compile);
	mus_map_dispose(&patterns->by_text);
	mus_arena_free(patterns->arena);
	free(patterns);
}

static bool is_anchored(const pcre2_code *code)
{
	uint32_t options = 0;

	pcre2_pattern_info(code, PCRE2_INFO_ALLOPTIONS, &options);
	return options & PCRE2_ANCHORED;
}

/*
 * PCRE2 counts its steps anew from each place where a match might begin. So the search is made a
 * part of the pattern, and the limit is one for all of it.
 */
static pcre2_code *compile_perl(
	struct mus_patterns *patterns, const struct mus_buf *perl, int *error, PCRE2_SIZE *offset)
{
	struct mus_buf search = MUS_BUF_INIT;
	pcre2_code *code = pcre2_compile(
		(PCRE2_SPTR)perl->data, perl->len, OPTIONS, error, offset, patterns->compile);

	if (!code || is_anchored(code))
		return code;
	pcre2_code_free(code);
	mus_buf_str(&search, SEARCH);
	mus_buf_add(&search, perl->data, perl->len);
	mus_buf_char(&search, ')');
	code = pcre2_compile((PCRE2_SPTR)search.data, search.len, OPTIONS | PCRE2_ANCHORED, error,
		offset, patterns->compile);
	mus_buf_dispose(&search);
	return code;
}

static pcre2_code *compile(
	struct mus_patterns *patterns, const char *text, size_t len, struct mus_buf *reason)
{
	struct mus_buf perl = MUS_BUF_INIT;
	pcre2_code *code = NULL;
	PCRE2_SIZE offset = 0;
	PCRE2_UCHAR message[160] = "not in ECMA-262";
	int error = 0;

	if (!patterns->compile)
		make_context(patterns);
	if (mus_pattern_rewrite(&perl, text, len, &offset)) {
		code = compile_perl(patterns, &perl, &error, &offset);
		if (!code)
			pcre2_get_error_message(error, message, sizeof message);
	}
	if (!code)
		mus_buf_fmt(reason, "%s (%zu)", (const char *)message, (size_t)offset + 1);
	mus_buf_dispose(&perl);
	return code;
}

static enum kind kind_of(const char *text, size_t len)
{
	if (len == sizeof id_pattern - 1 && memcmp(text, id_pattern, len) == 0)
		return ID;
	if (len > 1 && text[0] == '^' && strcspn(text + 1, "^$\\.*+?()[]{}|") == len - 1)
		return PREFIX;
	return GENERAL;
}

const struct mus_pattern *mus_patterns_get(
	struct mus_patterns *patterns, const char *text, size_t len, struct mus_buf *reason)
{
	struct mus_pattern *pattern = mus_map_get(&patterns->by_text, text);
	pcre2_code *code = NULL;
	enum kind kind = kind_of(text, len);

	if (strlen(text) != len) {
		mus_buf_str(reason, "NUL");
		return NULL;
	}
	if (pattern)
		return pattern;
	if (kind == GENERAL && !(code = compile(patterns, text, len, reason)))
		return NULL;
	pattern = mus_alloc(patterns->arena, sizeof *pattern);
	*pattern =
		(struct mus_pattern){ .kind = kind, .len = len, .code = code };
	pattern->text = mus_strndup(patterns->arena, text, len);
	mus_map_add(&patterns->by_text, pattern->text)->value = pattern;
	return pattern;
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Exactly the pattern of ids, which sets no limit to the length. */
static bool match_id(const char *s, size_t len)
{
	if (!len || !is_small(*s))
		return false;
	for (size_t i = 1; i < len; i++) {
		bool hyphen = s[i] == '-';

		if (!hyphen && !is_small(s[i]) && !(s[i] >= '0' && s[i] <= '9'))
			return false;
		if (hyphen && (s[i - 1] == '-' || i + 1 == len))
			return false;
	}
	return true;
}

static void make_matcher(struct mus_matcher *matcher)
{
	/* All of it, and the first group. */
	matcher->data = must(pcre2_match_data_create(2, NULL));
	matcher->limits = must(pcre2_match_context_create(NULL));
	pcre2_set_depth_limit(matcher->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(matcher->limits, HEAP_LIMIT_KIB);
}

/* How PCRE2 ended goes to *rc. */
static enum mus_match match_code(
	const pcre2_code *code, struct mus_matcher *matcher, const char *s, size_t len, int *rc)
{
	if (!matcher->data)
		make_matcher(matcher);
	pcre2_set_match_limit(matcher->limits,
		len < MATCH_WORK / MATCH_LIMIT ? MATCH_LIMIT : (uint32_t)(MATCH_WORK / len));
	*rc = pcre2_match(code, (PCRE2_SPTR)s, len, 0, 0, matcher->data, matcher->limits);
	if (*rc >= 0)
		return MUS_MATCH_YES;
	return *rc == PCRE2_ERROR_NOMATCH ? MUS_MATCH_NO : MUS_MATCH_TOO_COMPLEX;
}

enum mus_match mus_pattern_match(
	const struct mus_pattern *pattern, struct mus_matcher *matcher, const char *s, size_t len)
{
	bool matches;
	int rc;

	if (pattern->kind == GENERAL)
		return match_code(pattern->code, matcher, s, len, &rc);
	if (pattern->kind == ID)
		matches = match_id(s, len);
	else
		matches = len >= pattern->len - 1 &&
			  memcmp(s, pattern->text + 1, pattern->len - 1) == 0;
	return matches ? MUS_MATCH_YES : MUS_MATCH_NO;
}

void mus_matcher_dispose(struct mus_matcher *matcher)
{
	pcre2_match_data_free(matcher->data);
	pcre2_match_context_free(matcher->limits);
	*matcher = (struct mus_matcher){ NULL, NULL };
}

/* ---- what lines begin with ---- */

struct mus_start {
	pcre2_code *code;
	struct mus_matcher matcher;
};

/* \C, a single byte, would cut letters apart. */
#define START_OPTIONS                                                                              \
	(PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C)

struct mus_start *mus_start_new(const char *text, enum mus_lang lang, struct mus_buf *reason)
{
	struct mus_start start = { NULL, { NULL, NULL } }, *out;
	PCRE2_UCHAR message[160];
	PCRE2_SIZE offset = 0;
	int error = 0, rc;

	start.code = pcre2_compile(
		(PCRE2_SPTR)text, strlen(text), START_OPTIONS, &error, &offset, NULL);
	if (!start.code) {
		pcre2_get_error_message(error, message, sizeof message);
		mus_buf_fmt(reason, "%s (%zu)", (const char *)message, (size_t)offset + 1);
		return NULL;
	}
	out = mus_xmalloc(sizeof *out);
	*out = start;
	if (match_code(out->code, &out->matcher, "", 0, &rc) == MUS_MATCH_NO)
		return out;
	mus_buf_str(reason, mus_text(lang, MUS_T_PATTERN_FITS_EMPTY));
	mus_start_free(out);
	return NULL;
}

void mus_start_free(struct mus_start *start)
{
	mus_matcher_dispose(&start->matcher);
	pcre2_code_free(start->code);
	free(start);
}

enum mus_match mus_start_match(
	struct mus_start *start, const char *s, size_t len, size_t *begin, size_t *end)
{
	int rc;
	enum mus_match match = match_code(start->code, &start->matcher, s, len, &rc);
	const PCRE2_SIZE *found;

	if (match != MUS_MATCH_YES)
		return match;
	found = pcre2_get_ovector_pointer(start->matcher.data);
	*begin = found[1];
	*end = len;
	/* 1: there was no group; 0: there were more than are asked for. */
	if (rc != 1 && found[2] != PCRE2_UNSET) {
		*begin = found[2];
		*end = found[3];
	}
	return match;
}

const char *mus_pattern_text(const struct mus_pattern *pattern)
{
	return pattern->text;
}

bool mus_pattern_is_id(const struct mus_pattern *pattern)
{
	return pattern->kind == ID;
}

void mus_schema_library(struct mus_buf *out)
{
	char version[64] = "";

	/* The version, a blank, and the day of its release. */
	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof version)
		pcre2_config(PCRE2_CONFIG_VERSION, version);
	mus_buf_fmt(out, "PCRE2 %.*s", (int)strcspn(version, " "), version);
}
