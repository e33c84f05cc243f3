/*
 * What the tests of the official suites share: where a suite lies, and the list of the cases in
 * which we are known to differ from it, and why.
 *
 *	[outcome] reason, in words
 *	key	key	key
 *
 * Lines below a heading name cases (keys between tabs) that come out so, as all cases do that
 * begin with these keys; only of a file, a line with one key, some cases may pass. The list is
 * exact: what comes out otherwise than the suite wants and is not listed is an error, and so is a
 * line of which no case is left, or one comes out otherwise than it says. So a change in either
 * direction is seen.
 */
#ifndef MUS_TESTS_SUITE_LIST_H
#define MUS_TESTS_SUITE_LIST_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

struct suite_reason {
	const char *outcome, *text;
	size_t cases; /* that came out so */
};

struct suite_line {
	const char *key;
	struct suite_reason *reason;
	size_t cases;
};

struct suite_list {
	struct mus_arena *arena;
	const char *file;
	struct mus_map by_key; /* struct suite_line */
	struct suite_reason *reasons[64];
	size_t n_reasons;
	size_t passed, failed;
};

/* ../shared/suites/PART, or the same below $MUS_SUITES. */
static inline const char *suite_path(struct mus_arena *arena, const char *part)
{
	const char *suites = getenv("MUS_SUITES");

	return mus_printf(arena, "%s/%s", suites && *suites ? suites : "../shared/suites", part);
}

static inline bool suite_read(const char *path, struct mus_buf *out)
{
	FILE *file = fopen(path, "rb");
	char chunk[65536];
	size_t n;

	mus_buf_cut(out, 0);
	if (!file)
		return false;
	while ((n = fread(chunk, 1, sizeof chunk, file)) > 0)
		mus_buf_add(out, chunk, n);
	return fclose(file) == 0;
}

static inline void suite_add_reason(struct suite_list *list, char *line)
{
	struct suite_reason *reason = mus_alloc(list->arena, sizeof *reason);
	char *end = strchr(line, ']');

	if (!end || list->n_reasons == sizeof list->reasons / sizeof *list->reasons)
		exit(2);
	*end = '\0';
	*reason = (struct suite_reason){ line + 1, end + 1 + strspn(end + 1, " "), 0 };
	list->reasons[list->n_reasons++] = reason;
}

static inline void suite_add_line(struct suite_list *list, const char *key)
{
	struct mus_map_entry *entry = mus_map_add(&list->by_key, key);
	struct suite_line *line = mus_alloc(list->arena, sizeof *line);

	if (!list->n_reasons || entry->value) {
		printf("not ok %s: '%s' stands twice, or below no heading\n", list->file, key);
		list->failed++;
		return;
	}
	*line = (struct suite_line){ key, list->reasons[list->n_reasons - 1], 0 };
	entry->value = line;
}

/* Reads the list; lines that begin with # are comments. */
static inline void suite_list_read(struct suite_list *list, const char *file)
{
	struct mus_buf text = MUS_BUF_INIT;

	*list = (struct suite_list){ .arena = mus_arena_new(), .file = file, .by_key = MUS_MAP_INIT };
	if (!suite_read(file, &text)) {
		printf("not ok %s: cannot be read\n", file);
		list->failed++;
	}
	for (char *s = text.len ? strtok(text.data, "\n") : NULL; s; s = strtok(NULL, "\n")) {
		if (*s == '[')
			suite_add_reason(list, mus_strdup(list->arena, s));
		else if (*s != '#')
			suite_add_line(list, mus_strdup(list->arena, s));
	}
	mus_buf_dispose(&text);
}

/* The line that the case falls under: that of all its keys, or of the first ones. */
static inline struct suite_line *suite_line_of(const struct suite_list *list, const char *key)
{
	char *keys = mus_strdup(list->arena, key);

	for (;;) {
		struct suite_line *line = mus_map_get(&list->by_key, keys);
		char *tab = strrchr(keys, '\t');

		if (line || !tab)
			return line;
		*tab = '\0';
	}
}

/*
 * Takes how a case came out: `outcome` is NULL when it is as the suite wants it. True when that
 * was to be expected, one way or the other.
 */
static inline bool suite_take(struct suite_list *list, const char *key, const char *outcome)
{
	struct suite_line *line = suite_line_of(list, key);

	if (!outcome && (!line || !strchr(line->key, '\t'))) {
		list->passed++;
		return true;
	}
	if (outcome && line && strcmp(outcome, line->reason->outcome) == 0) {
		line->cases++;
		line->reason->cases++;
		return true;
	}
	list->failed++;
	if (!outcome)
		printf("not ok %s: passes; take the line out of %s\n", key, list->file);
	else if (line)
		printf("not ok %s: '%s', where %s says '%s'\n", key, outcome, list->file, line->reason->outcome);
	else
		printf("not ok %s: '%s'\n", key, outcome);
	return false;
}

/* Says which lines fit no case, what each reason stands for, and how many passed. The exit status. */
static inline int suite_end(struct suite_list *list, const char *word, const char *suite)
{
	for (size_t i = 0; i < list->by_key.n; i++) {
		const struct suite_line *line = list->by_key.entries[i].value;

		if (line && line->cases)
			continue;
		printf("not ok %s: passes, or is no more; take the line out: %s\n", list->file,
			list->by_key.entries[i].key);
		list->failed++;
	}
	for (size_t i = 0; i < list->n_reasons; i++)
		printf("%s %zu cases of %s: %s\n", word, list->reasons[i]->cases, suite, list->reasons[i]->text);
	printf("[  PASSED  ] %zu test(s).\n", list->passed);
	if (list->failed)
		printf("[  FAILED  ] %zu test(s).\n", list->failed);
	mus_map_dispose(&list->by_key);
	mus_arena_free(list->arena);
	return list->failed > 0;
}

/* Says loudly that there is no suite to run. */
static inline int suite_missing(struct suite_list *list, const char *suite, const char *path)
{
	printf("skipped: THE SUITE OF %s WAS NOT RUN: there is no %s\n", suite, path);
	mus_map_dispose(&list->by_key);
	mus_arena_free(list->arena);
	return list->failed > 0;
}

#endif
