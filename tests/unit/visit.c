/* Reading many files: one thread or four, the results and the findings are the same. */
#define _XOPEN_SOURCE 700
#include "folder.h"

#define N 500

struct result {
	const char *name; /* in the job's arena */
	size_t calls;
};

/* How far it is may be asked meanwhile. */
static const struct mus_diag *watched;

static void visit(void *ctx, size_t i, const struct mus_file *file, const struct mus_doc *doc,
	struct mus_arena *arena, struct mus_diag *diag)
{
	struct result *result = (struct result *)ctx + i;
	mus_node root = mus_doc_root(doc, 0);

	result->name = mus_strdup(arena, mus_doc_str(doc, mus_doc_get(doc, root, "name")));
	result->calls++;
	/* All are expected, and this one is not done; no assertion, for this may be another thread. */
	if (watched) {
		struct mus_progress progress = mus_diag_progress(watched);

		result->calls += progress.total != N || progress.done >= N;
	}
	if (i % 10 == 0) {
		mus_find(diag, MUS_F_UNKNOWN_PERSON, MUS_IN(file->path), result->name);
		mus_find(diag, MUS_F_OTHER_KIND, MUS_IN(file->path), "plan");
	}
}

/* Every 50th file is no YAML, every 70th does not exist. */
static void make_files(struct mus_files *files, struct mus_arena *arena)
{
	for (int i = 0; i < N; i++) {
		char *path = mus_printf(arena, "f%d.yaml", i);
		const char *text = mus_printf(arena, "name: n%d\nlist: [1, 2, 3]\n", i);

		if (i % 70 != 69)
			put(path, i % 50 == 49 ? "a: [\n" : text);
		MUS_PUSH(arena, files->item, files->n, files->cap)->path = path;
	}
}

/* All that came of a run with so many threads, as one text. */
static char *run_with(const char *threads, const struct mus_files *files)
{
	static struct result results[N];
	struct mus_diag *diag = mus_diag_new(MUS_DA);
	struct mus_buf text = MUS_BUF_INIT;
	struct mus_job *job;

	memset(results, 0, sizeof results);
	setenv("MUS_JOBS", threads, 1);
	watched = diag;
	assert_int_equal(mus_files_visit(&job, files, visit, results, diag), MUS_REFUSED);
	assert_int_equal(mus_diag_progress(diag).done, files->n);
	assert_int_equal(mus_diag_progress(diag).total, files->n);
	for (size_t i = 0; i < files->n; i++)
		mus_buf_fmt(&text, "%zu %zu %s\n", i, results[i].calls,
			results[i].name ? results[i].name : "-");
	for (size_t i = 0; i < n_findings(diag); i++)
		mus_buf_fmt(&text, "%s: %s: %s\n", finding(diag, i)->place.file, finding(diag, i)->id,
			finding(diag, i)->message);
	mus_job_free(job);
	mus_diag_free(diag);
	return text.data;
}

static void test_same(void **state)
{
	struct mus_arena *arena = mus_arena_new();
	struct mus_files files = { 0 };
	char *one;

	(void)state;
	make_files(&files, arena);
	one = run_with("1", &files);
	assert_non_null(strstr(one, "\n48 1 n48\n49 0 -\n50 1 n50\n"));
	assert_non_null(strstr(one, "\nf49.yaml: syntax: "));
	assert_non_null(strstr(one, "\nf69.yaml: cannot-open: kan ikke åbne 'f69.yaml': "
		"filen eller mappen findes ikke\n"));
	for (int i = 0; i < 5; i++) {
		char *four = run_with("4", &files);

		assert_string_equal(four, one);
		free(four);
	}
	free(one);
	mus_arena_free(arena);
}

static void test_none(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_files files = { 0 };
	struct mus_job *job;

	(void)state;
	assert_int_equal(mus_files_visit(&job, &files, visit, NULL, diag), MUS_OK);
	mus_job_free(job);
	mus_job_free(NULL);
	mus_diag_free(diag);
}

static void test_read(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;
	int fd;

	(void)state;
	put("a.yaml", "a: 1\n");
	put("empty.yaml", "");
	assert_int_equal(mus_file_read(&doc, "a.yaml", diag), MUS_OK);
	assert_string_equal(mus_doc_name(doc), "a.yaml");
	mus_doc_free(doc);
	assert_int_equal(mus_file_read(&doc, "empty.yaml", diag), MUS_OK);
	assert_int_equal(mus_doc_count(doc), 0);
	mus_doc_free(doc);
	assert_int_equal(mus_file_read(&doc, "gone.yaml", diag), MUS_REFUSED);
	assert_null(doc);
	expect_finding(diag, "cannot-open");
	assert_int_equal(mus_file_read(&doc, ".", diag), MUS_REFUSED);
	assert_string_equal(finding(diag, 0)->message, "cannot read '.': it is a folder");
	expect_finding(diag, "cannot-read");
	assert_int_equal(mus_file_read(&doc, "/dev/zero", diag), MUS_REFUSED);
	expect_finding(diag, "too-big");
	fd = dup(STDIN_FILENO);
	assert_non_null(freopen("a.yaml", "r", stdin));
	assert_int_equal(mus_file_read(&doc, "-", diag), MUS_OK);
	assert_string_equal(mus_doc_str(doc, mus_doc_get(doc, mus_doc_root(doc, 0), "a")), "1");
	mus_doc_free(doc);
	dup2(fd, STDIN_FILENO);
	close(fd);
	mus_diag_free(diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_folder(test_same),
		in_folder(test_none),
		in_folder(test_read),
	};

	return cmocka_run_group_tests_name("visit", tests, NULL, NULL);
}
