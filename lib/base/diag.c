#include "base/diag.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/findings.h"
#include "base/map.h"
#include "base/progress.h"
#include "base/utf8.h"

struct mus_diag {
	enum mus_lang lang;
	struct mus_arena *arena; /* all texts of the findings */
	struct mus_finding *findings;
	size_t n, cap;
	/* Of all, those that were left out among them. */
	enum mus_status status;
	size_t count[MUS_ERROR + 1];
	size_t run; /* findings of the last one's file, one after the other */
	atomic_size_t n_done, n_total;
};

/* A finding with what decides its order. */
struct sortable {
	struct mus_finding finding;
	size_t file; /* number of the file, by first appearance */
	size_t index;
};

struct mus_diag *mus_diag_new(enum mus_lang lang)
{
	struct mus_diag *diag = mus_xmalloc(sizeof *diag);

	*diag = (struct mus_diag){ .lang = lang, .arena = mus_arena_new() };
	atomic_init(&diag->n_done, 0);
	atomic_init(&diag->n_total, 0);
	return diag;
}

void mus_diag_free(struct mus_diag *diag)
{
	if (!diag)
		return;
	mus_arena_free(diag->arena);
	free(diag->findings);
	free(diag);
}

enum mus_lang mus_diag_lang(const struct mus_diag *diag)
{
	return diag->lang;
}

void mus_diag_expect(struct mus_diag *diag, size_t n_files)
{
	atomic_fetch_add(&diag->n_total, n_files);
}

void mus_diag_advance(struct mus_diag *diag)
{
	atomic_fetch_add(&diag->n_done, 1);
}

struct mus_progress mus_diag_progress(const struct mus_diag *diag)
{
	struct mus_progress progress;

	/* In this order: what is done never looks more than what is to be done. */
	progress.done = atomic_load(&diag->n_done);
	progress.total = atomic_load(&diag->n_total);
	return progress;
}

const struct mus_finding *mus_diag_all(const struct mus_diag *diag, size_t *n)
{
	*n = diag->n;
	return diag->findings;
}

enum mus_status mus_diag_status(const struct mus_diag *diag)
{
	return diag->status;
}

size_t mus_diag_count(const struct mus_diag *diag, enum mus_severity severity)
{
	return diag->count[severity];
}

/* A copy of the file's name; findings come in runs for one file, which share it. */
static const char *copy_file(struct mus_diag *diag, const char *file)
{
	const char *last = diag->n ? diag->findings[diag->n - 1].place.file : NULL;

	if (file && last && strcmp(file, last) == 0)
		return last;
	return mus_strdup(diag->arena, file);
}

/* Fills a catalogue text to one harmless line; NULL when nothing comes out. */
static const char *render(
	struct mus_diag *diag, const char *text, const char *const *args, size_t n_args)
{
	struct mus_buf filled = MUS_BUF_INIT, safe = MUS_BUF_INIT;
	const char *line = NULL;

	mus_fill(&filled, text, args, n_args);
	mus_utf8_safe(&safe, filled.data, filled.len, false);
	if (safe.len)
		line = mus_strndup(diag->arena, safe.data, safe.len);
	mus_buf_dispose(&filled);
	mus_buf_dispose(&safe);
	return line;
}

/* The source line goes into the finding as an excerpt. */
static void put_line(struct mus_diag *diag, struct mus_finding *finding, const struct mus_line *line)
{
	struct mus_buf shown = MUS_BUF_INIT;

	if (!line->text)
		return;
	finding->caret = mus_excerpt(&shown, line);
	finding->excerpt = mus_strndup(diag->arena, shown.data, shown.len);
	mus_buf_dispose(&shown);
}

void mus_diag_set_line(struct mus_diag *diag, size_t i, struct mus_line line)
{
	put_line(diag, &diag->findings[i], &line);
}

static void put(struct mus_diag *diag, enum mus_finding_id id, struct mus_place place,
	const char *path, struct mus_line line, const char *const *args, size_t n_args)
{
	const struct mus_finding_text *text = mus_finding_text(id);
	const char *message = render(diag, text->message[diag->lang], args, n_args);
	struct mus_finding finding = {
		.severity = text->severity,
		/* What is no error never changes the exit status. */
		.status = text->severity == MUS_ERROR ? text->status : MUS_OK,
		.id = text->id,
		.place = { copy_file(diag, place.file), place.line, place.column },
		.message = message ? message : "",
		.hint = render(diag, text->hint[diag->lang], args, n_args),
		.path = mus_strdup(diag->arena, path),
	};

	put_line(diag, &finding, &line);
	*MUS_PUSH(NULL, diag->findings, diag->n, diag->cap) = finding;
}

static bool is_of_last_file(const struct mus_diag *diag, const char *file)
{
	const char *last = diag->n ? diag->findings[diag->n - 1].place.file : NULL;

	return file && last && strcmp(file, last) == 0;
}

/*
 * Counts a finding; whether there is room for it, too. Of one file there are so many at most, and
 * then a note: a file of which each line is wrong would otherwise take up memory and time without
 * end, and nobody reads on.
 */
static bool count(struct mus_diag *diag, const struct mus_finding_text *text, const char *file)
{
	char most[16];

	diag->run = is_of_last_file(diag, file) ? diag->run + 1 : 1;
	diag->count[text->severity]++;
	if (text->severity == MUS_ERROR)
		diag->status = mus_worse(diag->status, text->status);
	if (diag->run == MUS_DIAG_MOST + 1) {
		snprintf(most, sizeof most, "%d", MUS_DIAG_MOST);
		put(diag, MUS_F_MORE_FINDINGS, MUS_IN(file), NULL, MUS_NO_LINE, MUS_ARGS(most));
	}
	return diag->run <= MUS_DIAG_MOST;
}

void mus_diag_add_at(struct mus_diag *diag, enum mus_finding_id id, struct mus_place place,
	const char *path, struct mus_line line, const char *const *args, size_t n_args)
{
	if (count(diag, mus_finding_text(id), place.file))
		put(diag, id, place, path, line, args, n_args);
}

void mus_diag_add(struct mus_diag *diag, enum mus_finding_id id, struct mus_place place,
	const char *const *args, size_t n_args)
{
	mus_diag_add_at(diag, id, place, NULL, MUS_NO_LINE, args, n_args);
}

void mus_diag_move_some(struct mus_diag *to, struct mus_diag *from,
	bool (*wanted)(const struct mus_finding *finding, const void *ctx), const void *ctx)
{
	enum mus_status status = MUS_OK;
	bool dropped = false;

	for (size_t i = 0; i < from->n; i++) {
		struct mus_finding copy = from->findings[i];

		if (wanted && !wanted(&copy, ctx)) {
			/* The note that there are more is not counted. */
			if (from->count[copy.severity])
				from->count[copy.severity]--;
			dropped = true;
			continue;
		}
		status = mus_worse(status, copy.status);
		copy.place.file = copy_file(to, copy.place.file);
		copy.message = mus_strdup(to->arena, copy.message);
		copy.hint = mus_strdup(to->arena, copy.hint);
		copy.path = mus_strdup(to->arena, copy.path);
		copy.excerpt = mus_strdup(to->arena, copy.excerpt);
		*MUS_PUSH(NULL, to->findings, to->n, to->cap) = copy;
	}
	mus_arena_free(from->arena);
	to->status = mus_worse(to->status, dropped ? status : from->status);
	for (int severity = 0; severity <= MUS_ERROR; severity++)
		to->count[severity] += from->count[severity];
	if (from->n)
		to->run = from->run;
	*from = (struct mus_diag){ .lang = from->lang,
		.arena = mus_arena_new(),
		.findings = from->findings,
		.cap = from->cap };
}

void mus_diag_move(struct mus_diag *to, struct mus_diag *from)
{
	mus_diag_move_some(to, from, NULL, NULL);
}

static int compare(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int by_place(const void *left, const void *right)
{
	const struct sortable *a = left, *b = right;
	const struct mus_place *p = &a->finding.place, *q = &b->finding.place;
	int order = compare(a->file, b->file);

	if (!order)
		order = compare(p->line, q->line);
	if (!order)
		order = compare(p->column, q->column);
	return order ? order : compare(a->index, b->index);
}

/* The file's number, given out in order of first appearance. */
static size_t file_number(struct mus_map *files, const char *file)
{
	return (size_t)(mus_map_add(files, file ? file : "") - files->entries);
}

void mus_diag_sort(struct mus_diag *diag)
{
	struct mus_map files = MUS_MAP_INIT;
	struct sortable *sorted = mus_xmalloc(diag->n * sizeof *sorted);

	for (size_t i = 0; i < diag->n; i++) {
		const struct mus_finding *finding = &diag->findings[i];
		size_t file = file_number(&files, finding->place.file);

		sorted[i] = (struct sortable){ *finding, file, i };
	}
	qsort(sorted, diag->n, sizeof *sorted, by_place);
	for (size_t i = 0; i < diag->n; i++)
		diag->findings[i] = sorted[i].finding;
	free(sorted);
	mus_map_dispose(&files);
}

void mus_diag_unique(struct mus_diag *diag)
{
	struct mus_map said = MUS_MAP_INIT;
	size_t n = 0;

	for (size_t i = 0; i < diag->n; i++) {
		const struct mus_finding *f = &diag->findings[i];
		const char *key = mus_printf(diag->arena, "%s|%u|%u|%s|%s", f->place.file ? f->place.file : "",
			(unsigned)f->place.line, (unsigned)f->place.column, f->id, f->message);
		struct mus_map_entry *e = mus_map_add(&said, key);

		if (!e->value)
			diag->findings[n++] = *f;
		e->value = diag;
	}
	diag->n = n;
	mus_map_dispose(&said);
}
