/*
 * Reading many files with all cores.
 *
 * Workers draw small batches of files from a common counter, so that one large file doesn't keep
 * the others waiting. Each has its own arena for results and its own memory for the text, used
 * for file after file: what is held at any time is the results, and one document a worker.
 * Findings are kept by file and handed over in the files' order when all is read.
 */
#include "store/inside.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/progress.h"

#define BATCH 4
#define MAX_THREADS 64

struct mus_job {
	struct mus_arena *arenas[MAX_THREADS];
	size_t n_arenas;
};

/* What the workers share. */
struct work {
	const struct mus_files *files;
	mus_visit *visit;
	void *ctx;
	enum mus_lang lang;
	struct mus_diag *told; /* how far we are */
	atomic_size_t next;
	struct mus_diag **found; /* by file; NULL where all was well */
};

struct worker {
	struct work *work;
	struct mus_arena *arena;
	struct store_text text;
	struct mus_diag *diag; /* empty before each file */
	pthread_t thread;
};

/* What it waits for is not our doing. */
static bool is_stdin(const struct mus_file *file)
{
	return strcmp(file->path, "-") == 0;
}

static void visit_file(struct worker *worker, size_t i)
{
	struct work *work = worker->work;
	const struct mus_file *file = &work->files->item[i];
	struct mus_doc *doc;
	size_t n;

	if (!worker->diag)
		worker->diag = mus_diag_new(work->lang);
	if (work->files->faulty)
		store_read_faulty(&doc, &worker->text, file->path, worker->diag);
	else
		store_read(&doc, &worker->text, file->path, worker->diag);
	if (doc) {
		/* An empty stream is no records; an empty file is a record that was lost. */
		if (mus_doc_count(doc) == 0 && !is_stdin(file))
			mus_find(worker->diag, MUS_F_EMPTY, ((struct mus_place){ file->path, 1, 1 }), "");
		work->visit(work->ctx, i, file, doc, worker->arena, worker->diag);
	}
	mus_doc_free(doc);
	mus_diag_all(worker->diag, &n);
	if (n) {
		work->found[i] = worker->diag;
		worker->diag = NULL;
	}
	if (!is_stdin(file))
		mus_diag_advance(work->told);
}

static void *run(void *arg)
{
	struct worker *worker = arg;
	size_t n = worker->work->files->n;

	for (;;) {
		size_t first = atomic_fetch_add(&worker->work->next, BATCH);

		if (first >= n)
			break;
		for (size_t i = first; i < n && i < first + BATCH; i++)
			visit_file(worker, i);
	}
	free(worker->text.data);
	mus_diag_free(worker->diag);
	return NULL;
}

static size_t cores(void)
{
	const char *jobs = getenv("MUS_JOBS");
	char *end = NULL;
	long n = jobs ? strtol(jobs, &end, 10) : 0;

	if (n < 1 || *end != '\0')
		n = sysconf(_SC_NPROCESSORS_ONLN);
	if (n < 1)
		return 1;
	return n < MAX_THREADS ? (size_t)n : MAX_THREADS;
}

/* Starting a thread costs more than reading a few files. */
static size_t threads_for(size_t n_files)
{
	size_t useful = n_files / (2 * BATCH), n;

	if (useful <= 1)
		return 1;
	n = cores();
	return n < useful ? n : useful;
}

/* Runs the workers, this thread being one of them; those that cannot start are done without. */
static void run_all(struct worker *workers, size_t n)
{
	size_t started = 1;

	while (started < n &&
		pthread_create(&workers[started].thread, NULL, run, &workers[started]) == 0)
		started++;
	run(&workers[0]);
	for (size_t i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
}

static void tell_how_many(const struct mus_files *files, struct mus_diag *diag)
{
	size_t n = files->n;

	for (size_t i = 0; i < files->n; i++)
		n -= is_stdin(&files->item[i]);
	mus_diag_expect(diag, n);
}

/* Hands the findings over in the files' order. */
static enum mus_status collect(struct work *work, struct mus_diag *diag)
{
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < work->files->n; i++) {
		if (!work->found[i])
			continue;
		status = mus_worse(status, mus_diag_status(work->found[i]));
		mus_diag_move(diag, work->found[i]);
		mus_diag_free(work->found[i]);
	}
	return status;
}

enum mus_status mus_files_visit(struct mus_job **out, const struct mus_files *files,
	mus_visit *visit, void *ctx, struct mus_diag *diag)
{
	struct work work = { .files = files, .visit = visit, .ctx = ctx, .lang = mus_diag_lang(diag), .told = diag };
	struct worker workers[MAX_THREADS];
	size_t n_threads = threads_for(files->n);
	struct mus_job *job = mus_xmalloc(sizeof *job);
	enum mus_status status;

	atomic_init(&work.next, 0);
	work.found = mus_xmalloc(files->n * sizeof *work.found);
	for (size_t i = 0; i < files->n; i++)
		work.found[i] = NULL;
	job->n_arenas = n_threads;
	for (size_t i = 0; i < n_threads; i++) {
		job->arenas[i] = mus_arena_new();
		workers[i] = (struct worker){ .work = &work, .arena = job->arenas[i] };
	}
	tell_how_many(files, diag);
	run_all(workers, n_threads);
	status = collect(&work, diag);
	free(work.found);
	*out = job;
	return status;
}

void mus_job_free(struct mus_job *job)
{
	if (!job)
		return;
	for (size_t i = 0; i < job->n_arenas; i++)
		mus_arena_free(job->arenas[i]);
	free(job);
}
