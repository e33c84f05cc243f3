/* Writing: a file is old or new, and on any failure it is the old one, with nothing beside it. */
#define _GNU_SOURCE
#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>

static struct mus_diag *diag;

/* As many bytes as a write takes at most; 0: all. A disk may take fewer than it is given. */
static size_t at_most;

/* What the system answers to the next call of that kind, once; 0: what it answers. */
static int flock_error, rename_error, write_error;

static bool fails(int *error)
{
	if (!*error)
		return false;
	errno = *error;
	*error = 0;
	return true;
}

int flock(int fd, int operation)
{
	return fails(&flock_error) ? -1 : (int)syscall(SYS_flock, fd, operation);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
	return fails(&rename_error) ? -1 : (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}

ssize_t write(int fd, const void *text, size_t len)
{
	if (fails(&write_error))
		return -1;
	return syscall(SYS_write, fd, text, at_most && len > at_most ? at_most : len);
}

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

static enum mus_status write_text(const char *path, const char *text, const struct mus_doc *was)
{
	struct mus_write write = { .path = path, .text = text, .len = strlen(text), .was = was };

	return mus_file_write(&write, diag);
}

static enum mus_status write_output(const char *path, const char *text)
{
	struct mus_write write = { .path = path, .text = text, .len = strlen(text), .output = true };

	return mus_file_write(&write, diag);
}

static unsigned mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 07777;
}

/* How many names the folder holds, hidden ones too. */
static size_t names_in(const char *path)
{
	DIR *dir = opendir(path);
	size_t n = 0;

	assert_non_null(dir);
	while (readdir(dir))
		n++;
	closedir(dir);
	return n - 2;
}

/*
 * Ends a child by another program: what is left for leaks looks at the parent, and would take
 * what the child has of it for lost.
 */
static void leave(bool good)
{
	execl("/bin/sh", "sh", "-c", good ? "exit 0" : "exit 1", (char *)NULL);
	_exit(1);
}

/* A child has ended, and well. */
static void expect_good_end(pid_t child)
{
	int status;

	assert_true(waitpid(child, &status, 0) > 0);
	assert_int_equal(status, 0);
}

static void test_replace(void **state)
{
	struct mus_doc *was;

	(void)state;
	put("a.yaml", "a: 1\n");
	assert_int_equal(chmod("a.yaml", 0640), 0);
	was = read_file("a.yaml");
	assert_int_equal(write_text("a.yaml", "a: 2\n", was), MUS_OK);
	assert_string_equal(content("a.yaml"), "a: 2\n");
	assert_int_equal(mode_of("a.yaml"), 0640);
	assert_int_equal(names_in("."), 1);
	/* Again with what was read first. */
	assert_int_equal(write_text("a.yaml", "a: 3\n", was), MUS_SYSTEM);
	expect_finding(diag, "changed-meanwhile");
	assert_string_equal(content("a.yaml"), "a: 2\n");
	assert_int_equal(unlink("a.yaml"), 0);
	assert_int_equal(write_text("a.yaml", "a: 3\n", was), MUS_SYSTEM);
	expect_finding(diag, "changed-meanwhile");
	assert_int_equal(names_in("."), 0);
	mus_doc_free(was);
}

/* How many calls of fsync() succeed before one fails; -1: all do. */
static int good_syncs = -1;

int fsync(int fd)
{
	if (good_syncs == 0) {
		errno = EIO;
		return -1;
	}
	good_syncs -= good_syncs > 0;
	return (int)syscall(SYS_fsync, fd);
}

/* The file's own fsync fails: the old one stays. The folder's: the new one is there, and told. */
static void test_not_synced(void **state)
{
	struct mus_doc *was;

	(void)state;
	put("a.yaml", "a: 1\n");
	was = read_file("a.yaml");
	good_syncs = 0;
	assert_int_equal(write_text("a.yaml", "a: 2\n", was), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	assert_string_equal(content("a.yaml"), "a: 1\n");
	good_syncs = 1;
	assert_int_equal(write_text("a.yaml", "a: 2\n", was), MUS_SYSTEM);
	good_syncs = -1;
	assert_string_equal(finding(diag, 0)->message,
		"'a.yaml' is written, but the disk did not confirm it: input/output error");
	expect_finding(diag, "not-synced");
	assert_string_equal(content("a.yaml"), "a: 2\n");
	assert_int_equal(names_in("."), 1);
	mus_doc_free(was);
}

static void test_short_writes(void **state)
{
	struct mus_doc *was;

	(void)state;
	put("a.yaml", "a: 1\n");
	was = read_file("a.yaml");
	at_most = 7;
	assert_int_equal(write_text("a.yaml", "a: [Åse, Bo, Ærlig, Øst]\n", was), MUS_OK);
	at_most = 0;
	mus_doc_free(was);
	assert_string_equal(content("a.yaml"), "a: [Åse, Bo, Ærlig, Øst]\n");
}

static void test_new(void **state)
{
	struct mus_write secret = { .path = "2026/s/aase/plan.yaml", .text = "b", .len = 1, .personal = true };

	(void)state;
	assert_int_equal(write_text("units/a.yaml", "a: 1\n", NULL), MUS_OK);
	assert_string_equal(content("units/a.yaml"), "a: 1\n");
	assert_int_equal(mode_of("units/a.yaml"), 0644);
	assert_int_equal(mode_of("units"), 0755);
	assert_int_equal(write_text("units/a.yaml", "a: 2\n", NULL), MUS_REFUSED);
	expect_finding(diag, "already-exists");
	assert_string_equal(content("units/a.yaml"), "a: 1\n");
	assert_int_equal(names_in("units"), 1);

	assert_int_equal(mkdir("2026", 0755), 0);
	assert_int_equal(mus_file_write(&secret, diag), MUS_OK);
	assert_int_equal(mode_of("2026"), 0755);
	assert_int_equal(mode_of("2026/s"), 0700);
	assert_int_equal(mode_of("2026/s/aase"), 0700);
	assert_int_equal(mode_of("2026/s/aase/plan.yaml"), 0600);
	assert_int_equal(write_text("units/a.yaml/b.yaml", "", NULL), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	assert_int_equal(write_text("2026", "", NULL), MUS_REFUSED);
	expect_finding(diag, "not-a-file");
}

/* The rename itself does not replace, whoever came in between. */
static void test_rename_fresh(void **state)
{
	int fd = open(".", O_RDONLY | O_DIRECTORY);

	(void)state;
	put("new", "new");
	put("old", "old");
	assert_int_equal(store_rename(fd, "new", "old", true), EEXIST);
	assert_string_equal(content("old"), "old");
	assert_int_equal(store_rename(fd, "new", "fresh", true), 0);
	assert_int_equal(store_rename(fd, "fresh", "old", false), 0);
	assert_string_equal(content("old"), "new");
	close(fd);
}

/* A file system that cannot do that: a look must do. */
static void test_rename_without_help(void **state)
{
	int fd = open(".", O_RDONLY | O_DIRECTORY);

	(void)state;
	put("new", "new");
	put("old", "old");
	rename_error = EINVAL;
	assert_int_equal(store_rename(fd, "new", "old", true), EEXIST);
	assert_string_equal(content("old"), "old");
	rename_error = ENOSYS;
	assert_int_equal(store_rename(fd, "new", "fresh", true), 0);
	assert_string_equal(content("fresh"), "new");
	rename_error = EIO;
	assert_int_equal(store_rename(fd, "fresh", "new", true), EIO);
	assert_string_equal(content("fresh"), "new");
	close(fd);
}

/* A signal that comes in between, and locks that are not to be had. */
static void test_flock_errors(void **state)
{
	int fd = open(".", O_RDONLY | O_DIRECTORY);
	bool held;

	(void)state;
	flock_error = ENOTSUP;
	assert_int_equal(store_lock(&held, fd, ".", 50, diag), MUS_OK);
	assert_false(held);
	flock_error = EINTR;
	assert_int_equal(store_lock(&held, fd, ".", 50, diag), MUS_OK);
	assert_true(held);
	assert_int_equal(n_findings(diag), 0);
	flock_error = EIO;
	assert_int_equal(store_lock(&held, fd, "mappe", 50, diag), MUS_SYSTEM);
	assert_false(held);
	assert_string_equal(finding(diag, 0)->place.file, "mappe");
	expect_finding(diag, "cannot-write");
	close(fd);
}

static void test_write_goes_on_after_a_signal(void **state)
{
	(void)state;
	write_error = EINTR;
	assert_int_equal(write_text("a.yaml", "navn: Åse\n", NULL), MUS_OK);
	assert_string_equal(content("a.yaml"), "navn: Åse\n");
	assert_int_equal(n_findings(diag), 0);
}

/* Names that no file can have. */
static void test_impossible_names(void **state)
{
	struct store_made made = { NULL, NULL };
	struct mus_arena *arena = mus_arena_new();
	char name[300];

	(void)state;
	memset(name, 'a', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_int_equal(write_text(name, "a: 1\n", NULL), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	assert_int_equal(symlink("ring", "ring"), 0);
	assert_int_equal(store_make_folder(&made, "ring/a", arena, false), ELOOP);
	assert_null(made.first);
	mus_arena_free(arena);
}

/* Whether a file could be written is asked before its folder is there. */
static void test_writable_in_a_new_folder(void **state)
{
	struct mus_write write = { .path = "ny/mappe/a.yaml", .text = "a: 1\n", .len = 5 };
	struct stat st;

	(void)state;
	assert_int_equal(mus_file_writable(&write, diag), MUS_OK);
	assert_int_equal(n_findings(diag), 0);
	assert_int_equal(stat("ny", &st), -1);
}

static void test_symlink(void **state)
{
	struct mus_doc *was;
	struct stat st;

	(void)state;
	put("real/a.yaml", "a: 1\n");
	assert_int_equal(symlink("real/a.yaml", "a.yaml"), 0);
	was = read_file("a.yaml");
	assert_int_equal(write_text("a.yaml", "a: 2\n", was), MUS_OK);
	mus_doc_free(was);
	assert_int_equal(lstat("a.yaml", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_string_equal(content("real/a.yaml"), "a: 2\n");
	assert_int_equal(names_in("real"), 1);
	assert_int_equal(names_in("."), 2);
	assert_int_equal(symlink("gone", "dangling.yaml"), 0);
	assert_int_equal(write_text("dangling.yaml", "a: 2\n", NULL), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
}

static void test_hard_link(void **state)
{
	struct mus_doc *was;

	(void)state;
	put("a.yaml", "a: 1\n");
	assert_int_equal(link("a.yaml", "b.yaml"), 0);
	was = read_file("a.yaml");
	assert_int_equal(write_text("a.yaml", "a: 2\n", was), MUS_REFUSED);
	mus_doc_free(was);
	assert_string_equal(finding(diag, 0)->message,
		"'a.yaml' has 2 names (hard links), which a new version would part");
	expect_finding(diag, "hard-link");
	assert_string_equal(content("a.yaml"), "a: 1\n");
	assert_int_equal(names_in("."), 2);
}

/* Root keeps the owner and the group; nobody else may write another's file. */
static void test_owner(void **state)
{
	struct mus_doc *was;
	struct stat st;

	(void)state;
	if (geteuid() != 0)
		skip();
	put("a.yaml", "a: 1\n");
	assert_int_equal(chown("a.yaml", 12345, 54321), 0);
	assert_int_equal(chmod("a.yaml", 0660), 0);
	was = read_file("a.yaml");
	assert_int_equal(write_text("a.yaml", "a: 2\n", was), MUS_OK);
	mus_doc_free(was);
	assert_int_equal(stat("a.yaml", &st), 0);
	assert_int_equal(st.st_uid, 12345);
	assert_int_equal(st.st_gid, 54321);
	assert_int_equal(st.st_mode & 07777, 0660);

	assert_int_equal(chmod(".", 0777), 0);
	assert_int_equal(chmod("a.yaml", 0666), 0);
	was = read_file("a.yaml");
	assert_int_equal(seteuid(65534), 0);
	assert_int_equal(write_text("a.yaml", "a: 3\n", was), MUS_REFUSED);
	assert_int_equal(seteuid(0), 0);
	mus_doc_free(was);
	expect_finding(diag, "foreign-owner");
	assert_string_equal(content("a.yaml"), "a: 2\n");
	assert_int_equal(names_in("."), 1);
}

static void test_readonly_folder(void **state)
{
	struct mus_doc *was;
	bool root = geteuid() == 0;

	(void)state;
	put("f/a.yaml", "a: 1\n");
	assert_int_equal(chmod(".", 0755), 0);
	assert_int_equal(chmod("f", 0555), 0);
	was = read_file("f/a.yaml");
	if (root) {
		assert_int_equal(chown("f/a.yaml", 65534, 65534), 0);
		assert_int_equal(seteuid(65534), 0);
	}
	assert_int_equal(write_text("f/a.yaml", "a: 2\n", was), MUS_SYSTEM);
	if (root)
		assert_int_equal(seteuid(0), 0);
	mus_doc_free(was);
	assert_string_equal(finding(diag, 0)->message, "cannot write 'f/a.yaml': permission denied");
	expect_finding(diag, "cannot-write");
	assert_string_equal(content("f/a.yaml"), "a: 1\n");
}

/* Under a name of its own it holds the lock for a moment, and says when. */
static void hold_lock(int ready)
{
	int fd = open(".", O_RDONLY | O_DIRECTORY);
	bool good = prctl(PR_SET_NAME, "låser") == 0 && flock(fd, LOCK_EX) == 0 && write(ready, "", 1) == 1;

	nanosleep(&(struct timespec){ 0, 300000000 }, NULL);
	leave(good);
}

/* A child holds the lock for a moment, and the write waits for it. */
static void test_lock(void **state)
{
	struct mus_doc *was;
	char held_by[80];
	bool held;
	int ready[2], fd;
	pid_t child;
	char c;

	(void)state;
	put("a.yaml", "a: 1\n");
	was = read_file("a.yaml");
	assert_int_equal(pipe(ready), 0);
	child = fork();
	if (child == 0)
		hold_lock(ready[1]);
	assert_int_equal(read(ready[0], &c, 1), 1);
	fd = open(".", O_RDONLY | O_DIRECTORY);
	assert_int_equal(store_lock(&held, fd, ".", 50, diag), MUS_SYSTEM);
	close(fd);
	/* Where the system tells who holds it, that is said. */
	if (!strstr(finding(diag, 0)->message, "another command is writing in '.'")) {
		snprintf(held_by, sizeof held_by, "låser (process %d) is writing in '.'; waited 0 s for it",
			(int)child);
		assert_string_equal(finding(diag, 0)->message, held_by);
	}
	expect_finding(diag, "locked");
	assert_int_equal(write_text("a.yaml", "a: 2\n", was), MUS_OK);
	expect_good_end(child);
	assert_string_equal(content("a.yaml"), "a: 2\n");
	mus_doc_free(was);
	close(ready[0]);
	close(ready[1]);
}

/* A caller who holds the lock, from reading to writing; others wait for it. */
static void test_held_lock(void **state)
{
	struct mus_write write = { .path = "a.yaml", .text = "a: 2\n", .len = 5 };
	struct mus_lock *lock, *second;
	struct mus_doc *was;

	(void)state;
	put("a.yaml", "a: 1\n");
	assert_int_equal(mus_lock(&lock, ".", diag), MUS_OK);
	was = read_file("a.yaml");
	setenv("MUS_LOCK_WAIT", "0", 1);
	assert_int_equal(mus_lock(&second, ".", diag), MUS_SYSTEM);
	assert_null(second);
	expect_finding(diag, "locked");
	write.was = was;
	/* Another writer of the same process has to wait, too. */
	assert_int_equal(mus_file_write(&write, diag), MUS_SYSTEM);
	expect_finding(diag, "locked");
	write.lock = lock;
	assert_int_equal(mus_file_write(&write, diag), MUS_OK);
	mus_unlock(lock);
	mus_unlock(NULL);
	assert_int_equal(mus_lock(&lock, ".", diag), MUS_OK);
	mus_unlock(lock);
	unsetenv("MUS_LOCK_WAIT");
	mus_doc_free(was);
	assert_string_equal(content("a.yaml"), "a: 2\n");
	assert_int_equal(mus_lock(&lock, "nowhere", diag), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
}

/* 10 s, unless there is a whole number of seconds up to a day. */
static void test_lock_wait(void **state)
{
	static const struct {
		const char *text;
		int ms;
	} cases[] = { { NULL, 10000 }, { "", 10000 }, { "0", 0 }, { "3", 3000 }, { "86400", 86400000 },
		{ "86401", 10000 }, { "-1", 10000 }, { "5s", 10000 }, { "æ", 10000 },
		{ "99999999999999999999", 10000 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (cases[i].text)
			setenv("MUS_LOCK_WAIT", cases[i].text, 1);
		else
			unsetenv("MUS_LOCK_WAIT");
		assert_int_equal(store_lock_wait(), cases[i].ms);
	}
	unsetenv("MUS_LOCK_WAIT");
}

/* What could not be written leaves no new folder; one that holds something stays. */
static void test_no_new_folder(void **state)
{
	struct mus_doc *was;
	struct mus_write write = { .path = "a/b/c.yaml", .text = "", .len = 0 };

	(void)state;
	put("x.yaml", "a: 1\n");
	was = read_file("x.yaml");
	write.was = was;
	assert_int_equal(mus_file_write(&write, diag), MUS_SYSTEM);
	expect_finding(diag, "changed-meanwhile");
	assert_int_equal(names_in("."), 1);
	put("a/d", "");
	assert_int_equal(mus_file_write(&write, diag), MUS_SYSTEM);
	expect_finding(diag, "changed-meanwhile");
	assert_int_equal(names_in("a"), 1);
	mus_doc_free(was);
}

/* Eight processes add to one file, each as often as it takes: nothing is lost. */
static bool add_twenty(void)
{
	for (int done = 0; done < 20;) {
		struct mus_buf text = MUS_BUF_INIT;
		struct mus_doc *was;
		size_t len;
		const char *old;

		if (mus_file_read(&was, "a.yaml", diag))
			return false;
		old = mus_doc_text(was, &len);
		mus_buf_add(&text, old, len);
		mus_buf_str(&text, "- x\n");
		done += write_text("a.yaml", text.data, was) == MUS_OK;
		mus_buf_dispose(&text);
		mus_doc_free(was);
	}
	return true;
}

static void test_nothing_lost(void **state)
{
	const char *text;
	size_t lines = 0;

	(void)state;
	put("a.yaml", "- x\n");
	for (int i = 0; i < 8; i++) {
		if (fork() == 0)
			leave(add_twenty());
	}
	for (int i = 0; i < 8; i++)
		expect_good_end(-1);
	for (text = content("a.yaml"); *text; text++)
		lines += *text == '\n';
	assert_int_equal(lines, 161);
	assert_int_equal(names_in("."), 1);
}

/* What a killed command left goes; what only looks like it stays. */
static void test_sweep(void **state)
{
	struct timespec long_ago[] = { { time(NULL) - 3700, 0 }, { time(NULL) - 3700, 0 } };

	(void)state;
	put(".mus-abc123.tmp", "secret");
	put(".mus-own.tmp", "");
	put(".mus-out-abc123.tmp", "");
	assert_int_equal(write_text("a.yaml", "", NULL), MUS_OK);
	assert_null(content(".mus-abc123.tmp"));
	assert_int_equal(names_in("."), 3);
	/* Results lock nothing: what may be another's is left for an hour. */
	put(".mus-abc123.tmp", "");
	assert_int_equal(write_output("out.csv", ""), MUS_OK);
	assert_int_equal(names_in("."), 5);
	assert_int_equal(utimensat(AT_FDCWD, ".mus-abc123.tmp", long_ago, 0), 0);
	assert_int_equal(utimensat(AT_FDCWD, ".mus-out-abc123.tmp", long_ago, 0), 0);
	assert_int_equal(utimensat(AT_FDCWD, ".mus-own.tmp", long_ago, 0), 0);
	assert_int_equal(write_output("out.csv", ""), MUS_OK);
	assert_int_equal(names_in("."), 3);
}

static void test_output(void **state)
{
	(void)state;
	assert_int_equal(write_output("out.csv", "1"), MUS_OK);
	assert_int_equal(chmod("out.csv", 0604), 0);
	assert_int_equal(write_output("out.csv", "2"), MUS_OK);
	assert_string_equal(content("out.csv"), "2");
	assert_int_equal(mode_of("out.csv"), 0604);
	assert_int_equal(names_in("."), 1);
	assert_int_equal(write_output("/dev/null", "2"), MUS_OK);
	assert_int_equal(write_output("nowhere/out.csv", "2"), MUS_SYSTEM);
	expect_finding(diag, "cannot-write");
	assert_int_equal(write_output("/dev/full", "2"), MUS_SYSTEM);
	assert_string_equal(finding(diag, 0)->message, "cannot write '/dev/full': no space left on the disk");
	expect_finding(diag, "cannot-write");
	assert_int_equal(write_output(".", "2"), MUS_REFUSED);
	expect_finding(diag, "not-a-file");
}

#define test(name) cmocka_unit_test_setup_teardown(name, make, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(test_replace),
		test(test_not_synced),
		test(test_short_writes),
		test(test_new),
		test(test_rename_fresh),
		test(test_rename_without_help),
		test(test_flock_errors),
		test(test_write_goes_on_after_a_signal),
		test(test_impossible_names),
		test(test_writable_in_a_new_folder),
		test(test_symlink),
		test(test_hard_link),
		test(test_owner),
		test(test_readonly_folder),
		test(test_lock),
		test(test_held_lock),
		test(test_lock_wait),
		test(test_no_new_folder),
		test(test_nothing_lost),
		test(test_sweep),
		test(test_output),
	};

	return cmocka_run_group_tests_name("write", tests, NULL, NULL);
}
