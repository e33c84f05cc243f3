/* The log of a folder, removing a record, and asking beforehand. */
#include "folder.h"

#include <signal.h>
#include <sys/resource.h>

static struct mus_diag *diag;

static int make(void **state)
{
	diag = mus_diag_new(MUS_EN);
	return folder_make(state);
}

static int clean(void **state)
{
	mus_diag_free(diag);
	return folder_remove(state);
}

static struct mus_doc *read_file(const char *path)
{
	struct mus_doc *doc;

	assert_int_equal(mus_file_read(&doc, path, diag), MUS_OK);
	return doc;
}

static unsigned mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 0777;
}

/* ---- the log ---- */

static void a_line_is_json(void **state)
{
	const char *who[] = { "aase-b", "bo-l" };
	const struct mus_strs people = { who, 2 }, nobody = { NULL, 0 };
	const struct mus_log_item items[] = { { "did", "et \"ord\"\n\\ æøå", NULL },
		{ "people", NULL, &people }, { "others", NULL, &nobody } };

	(void)state;
	umask(0);
	assert_int_equal(mus_log_add(".", items, 3, diag), MUS_OK);
	assert_int_equal(mus_log_add(".", items, 1, diag), MUS_OK);
	assert_string_equal(content(".mus/log"),
		"{\"did\":\"et \\u0022ord\\u0022\\u000a\\u005c æøå\",\"people\":[\"aase-b\",\"bo-l\"],\"others\":[]}\n"
		"{\"did\":\"et \\u0022ord\\u0022\\u000a\\u005c æøå\"}\n");
	assert_int_equal(mode_of(".mus"), 0700);
	assert_int_equal(mode_of(".mus/log"), 0600);
}

static void a_torn_line_is_ended(void **state)
{
	const struct mus_log_item item = { "did", "x", NULL };

	(void)state;
	put(".mus/log", "{\"did\":\"ha");
	assert_int_equal(mus_log_add(".", &item, 1, diag), MUS_OK);
	assert_string_equal(content(".mus/log"), "{\"did\":\"ha\n{\"did\":\"x\"}\n");
}

static void a_link_is_not_followed(void **state)
{
	const struct mus_log_item item = { "did", "x", NULL };

	(void)state;
	put("elsewhere", "");
	assert_int_equal(mkdir(".mus", 0700), 0);
	assert_int_equal(symlink("../elsewhere", ".mus/log"), 0);
	assert_int_equal(mus_log_add(".", &item, 1, diag), MUS_SYSTEM);
	assert_string_equal(content("elsewhere"), "");
	expect_finding(diag, "cannot-write");
	assert_int_equal(unlink(".mus/log"), 0);
	assert_int_equal(link("elsewhere", ".mus/log"), 0);
	assert_int_equal(mus_log_add(".", &item, 1, diag), MUS_SYSTEM);
	assert_string_equal(content("elsewhere"), "");
	expect_finding(diag, "cannot-write");
	assert_int_equal(unlink(".mus/log"), 0);
	assert_int_equal(rmdir(".mus"), 0);
	assert_int_equal(mkdir("other", 0700), 0);
	assert_int_equal(symlink("other", ".mus"), 0);
	assert_int_equal(mus_log_add(".", &item, 1, diag), MUS_SYSTEM);
	assert_null(content("other/log"));
	expect_finding(diag, "cannot-write");
}

static void a_line_that_does_not_fit_is_an_error(void **state)
{
	const struct mus_log_item item = { "did", "x", NULL };
	struct rlimit was, small;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	small = was;
	small.rlim_cur = 4;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	/* The first write is a short one, the second fails. */
	assert_int_equal(mus_log_add(".", &item, 1, diag), MUS_SYSTEM);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
	signal(SIGXFSZ, SIG_DFL);
	expect_finding(diag, "cannot-write");
	assert_string_equal(content(".mus/log"), "{\"di");
}

/* ---- removing ---- */

static enum mus_status remove_read(const char *path, const struct mus_doc *was)
{
	const struct mus_write write = { .path = path, .was = was };

	return mus_file_remove(&write, diag);
}

static void what_was_read_is_removed(void **state)
{
	struct mus_doc *doc;

	(void)state;
	put("a/b.yaml", "kind: plan\n");
	doc = read_file("a/b.yaml");
	assert_int_equal(remove_read("a/b.yaml", doc), MUS_OK);
	assert_int_equal(access("a/b.yaml", F_OK), -1);
	assert_int_equal(remove_read("a/b.yaml", doc), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	assert_int_equal(rmdir("a"), 0);
	assert_int_equal(remove_read("a/b.yaml", doc), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	mus_doc_free(doc);
}

static void what_was_changed_stays(void **state)
{
	struct mus_doc *doc;

	(void)state;
	put("b.yaml", "kind: plan\n");
	doc = read_file("b.yaml");
	put("b.yaml", "kind: talk\n");
	assert_int_equal(remove_read("b.yaml", doc), MUS_SYSTEM);
	expect_finding(diag, "changed-meanwhile");
	assert_string_equal(content("b.yaml"), "kind: talk\n");
	mus_doc_free(doc);
}

static void what_has_another_name_stays(void **state)
{
	struct mus_doc *doc;

	(void)state;
	put("b.yaml", "kind: plan\n");
	doc = read_file("b.yaml");
	assert_int_equal(link("b.yaml", "c.yaml"), 0);
	assert_int_equal(remove_read("b.yaml", doc), MUS_REFUSED);
	expect_finding(diag, "hard-link");
	assert_int_equal(unlink("c.yaml"), 0);
	assert_int_equal(symlink("b.yaml", "d.yaml"), 0);
	assert_int_equal(remove_read("d.yaml", doc), MUS_REFUSED);
	expect_finding(diag, "not-a-file");
	assert_non_null(content("b.yaml"));
	mus_doc_free(doc);
}

/* ---- beforehand ---- */

static enum mus_status may_remove(const char *path)
{
	const struct mus_write write = { .path = path };

	return mus_file_removable(&write, diag);
}

static enum mus_status may_make(const char *path)
{
	const struct mus_write write = { .path = path, .text = "", .personal = true };

	return mus_file_writable(&write, diag);
}

static void what_may_be_done(void **state)
{
	(void)state;
	put("a/b.yaml", "kind: plan\n");
	put("a/file", "");
	assert_int_equal(may_remove("a/b.yaml"), MUS_OK);
	assert_int_equal(may_make("a/x/y/z.yaml"), MUS_OK);
	assert_int_equal(n_findings(diag), 0);
	assert_int_equal(access("a/x", F_OK), -1);
	assert_int_equal(may_remove("a/c.yaml"), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	assert_int_equal(may_make("a/file/x/c.yaml"), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	assert_int_equal(symlink("b.yaml", "a/l.yaml"), 0);
	assert_int_equal(may_remove("a/l.yaml"), MUS_REFUSED);
	expect_finding(diag, "not-a-file");
	assert_int_equal(link("a/b.yaml", "a/h.yaml"), 0);
	assert_int_equal(may_remove("a/b.yaml"), MUS_REFUSED);
	expect_finding(diag, "hard-link");
}

static void what_may_not_be_written(void **state)
{
	struct mus_doc *doc;

	(void)state;
	put("a/b.yaml", "kind: plan\n");
	put("a/closed.yaml", "kind: plan\n");
	doc = read_file("a/b.yaml");
	assert_int_equal(chmod("a/closed.yaml", 0), 0);
	assert_int_equal(chmod("a", 0500), 0);
	/* As root, as somebody else. */
	if (geteuid() == 0) {
		assert_int_equal(chown("a", 65534, 65534), 0);
		assert_int_equal(chmod(".", 0755), 0);
		assert_int_equal(seteuid(65534), 0);
	}
	assert_int_equal(may_remove("a/b.yaml"), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	assert_int_equal(may_make("a/x/c.yaml"), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	assert_int_equal(remove_read("a/b.yaml", doc), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	assert_int_equal(remove_read("a/closed.yaml", doc), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
	assert_non_null(content("a/b.yaml"));
	mus_doc_free(doc);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, make, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_line_is_json),
		TEST(a_torn_line_is_ended),
		TEST(a_link_is_not_followed),
		TEST(a_line_that_does_not_fit_is_an_error),
		TEST(what_was_read_is_removed),
		TEST(what_was_changed_stays),
		TEST(what_has_another_name_stays),
		TEST(what_may_be_done),
		TEST(what_may_not_be_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
