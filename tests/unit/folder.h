/*
 * For tests of lib/store: a folder of one's own, made before each test and removed after it. The
 * test runs inside it, so that paths are short.
 */
#ifndef MUS_TESTS_FOLDER_H
#define MUS_TESTS_FOLDER_H

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/inside.h"

static char folder_path[64] = "";

static inline int folder_make(void **state)
{
	(void)state;
	unsetenv("MUS_DIR");
	unsetenv("MUS_JOBS");
	umask(022);
	strcpy(folder_path, "/tmp/mus-test-XXXXXX");
	return mkdtemp(folder_path) && chdir(folder_path) == 0 ? 0 : -1;
}

static inline int folder_remove(void **state)
{
	char command[192];

	(void)state;
	snprintf(command, sizeof command, "chmod -R u+rwX %s && rm -rf %s", folder_path, folder_path);
	return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

/* Writes a file and the folders above it. */
static inline void put(const char *path, const char *text)
{
	char *copy = strdup(path);
	FILE *f;

	for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0777);
		*slash = '/';
	}
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	free(copy);
}

/* What the file holds, until the next call. */
static inline const char *content(const char *path)
{
	static char text[4096];
	FILE *f = fopen(path, "r");

	if (!f)
		return NULL;
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	return text;
}

static inline const struct mus_finding *finding(const struct mus_diag *diag, size_t i)
{
	size_t n;
	const struct mus_finding *all = mus_diag_all(diag, &n);

	assert_true(i < n);
	return &all[i];
}

static inline size_t n_findings(const struct mus_diag *diag)
{
	size_t n;

	mus_diag_all(diag, &n);
	return n;
}

/* Exactly one finding, of that id; it is then taken away. */
static inline void expect_finding(struct mus_diag *diag, const char *id)
{
	struct mus_diag *bin = mus_diag_new(MUS_EN);

	assert_int_equal(n_findings(diag), 1);
	assert_string_equal(finding(diag, 0)->id, id);
	mus_diag_move(bin, diag);
	mus_diag_free(bin);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_remove)

#endif
