#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/diff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "--- a/x\n+++ b/x\n"

static void check(const char *old, const char *new, const char *expected)
{
	struct mus_buf out = MUS_BUF_INIT;

	mus_diff_unified(&out, "a/x", old, strlen(old), "b/x", new, strlen(new));
	assert_string_equal(out.data, expected);
	mus_buf_dispose(&out);
}

static void diff__says_nothing_about_equal_texts(void **state)
{
	(void)state;
	check("", "", "");
	check("a\nb\n", "a\nb\n", "");
	check("a", "a", "");
}

static void diff__shows_three_lines_around_a_change(void **state)
{
	(void)state;
	check("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfem\n6\n7\n8\n9\n",
		HEAD "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+fem\n 6\n 7\n 8\n");
	check("a: 1\n", "a: 2\n", HEAD "@@ -1 +1 @@\n-a: 1\n+a: 2\n");
	check("a\nb\n", "a\nx\nb\n", HEAD "@@ -1,2 +1,3 @@\n a\n+x\n b\n");
	check("a\nx\nb\n", "a\nb\n", HEAD "@@ -1,3 +1,2 @@\n a\n-x\n b\n");
	check("å\r\nb\r\n", "å\r\nc\r\n", HEAD "@@ -1,2 +1,2 @@\n å\r\n-b\r\n+c\r\n");
}

static void diff__knows_empty_files(void **state)
{
	(void)state;
	check("", "a\nb\n", HEAD "@@ -0,0 +1,2 @@\n+a\n+b\n");
	check("a\n", "", HEAD "@@ -1 +0,0 @@\n-a\n");
}

static void diff__joins_changes_that_are_near(void **state)
{
	(void)state;
	check("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
		HEAD "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
	check("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
		HEAD "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

static void diff__marks_a_missing_line_break(void **state)
{
	static const char none[] = "\\ No newline at end of file\n";
	char expected[256];

	(void)state;
	snprintf(expected, sizeof expected, HEAD "@@ -1,2 +1,2 @@\n a\n-b\n%s+b\n", none);
	check("a\nb", "a\nb\n", expected);
	snprintf(expected, sizeof expected, HEAD "@@ -1,2 +1,2 @@\n a\n-b\n+b\n%s", none);
	check("a\nb\n", "a\nb", expected);
	snprintf(expected, sizeof expected, HEAD "@@ -1,2 +1,2 @@\n-a\n+x\n b\n%s", none);
	check("a\nb", "x\nb", expected);
	snprintf(expected, sizeof expected, HEAD "@@ -1 +1,2 @@\n-a\n%s+a\n+b\n%s", none, none);
	check("a", "a\nb", expected);
}

static void diff__quotes_names_that_would_be_misread(void **state)
{
	struct mus_buf out = MUS_BUF_INIT;

	(void)state;
	mus_diff_unified(&out, "/dev/null", "", 0, "b/åse birk.yaml", "x\n", 2);
	assert_string_equal(out.data, "--- /dev/null\n+++ b/åse birk.yaml\t\n@@ -0,0 +1 @@\n+x\n");
	mus_buf_cut(&out, 0);
	mus_diff_unified(&out, "a/\"x\"", "", 0, "b/x\ty\\", "x\n", 2);
	assert_string_equal(out.data, "--- \"a/\\\"x\\\"\"\n+++ \"b/x\\011y\\\\\"\n@@ -0,0 +1 @@\n+x\n");
	mus_buf_dispose(&out);
}

/* Fixed seed: the same texts on every machine. */
static uint32_t seed = 20260515;

static uint32_t roll(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

static const char *past_line(const char *p)
{
	const char *newline = strchr(p, '\n');
	return newline ? newline + 1 : p + strlen(p);
}

static void add_lines(struct mus_buf *out, const char **text, size_t n)
{
	for (; n; n--) {
		const char *next = past_line(*text);
		mus_buf_add(out, *text, (size_t)(next - *text));
		*text = next;
	}
}

/* Applies a diff as patch(1) does; counts the lines added and removed. */
static size_t patch(struct mus_buf *out, const char *old, const char *diff)
{
	size_t edits = 0, at = 1;
	const char *p = past_line(past_line(diff));

	while (*p) {
		size_t from = 0, count = 1;
		if (*p == '@') {
			from = strtoul(p + 4, (char **)&p, 10);
			if (*p == ',')
				count = strtoul(p + 1, (char **)&p, 10);
			from += count == 0;
			add_lines(out, &old, from - at);
			at = from;
			p = past_line(p);
			continue;
		}
		const char *next = past_line(p);
		bool open = *next == '\\';
		size_t len = (size_t)(next - p) - 1 - open;
		if (*p != '+') {
			assert_memory_equal(old, p + 1, len);
			old = past_line(old);
			at++;
		}
		if (*p != '-')
			mus_buf_add(out, p + 1, len);
		edits += *p != ' ';
		p = open ? past_line(next) : next;
	}
	mus_buf_str(out, old);
	return edits;
}

/* The fewest edits, by the table that needs no cleverness. */
static size_t fewest_edits(const char *old, size_t n, const char *new, size_t m)
{
	static size_t lcs[64][64];

	for (size_t i = 0; i <= n; i++)
		for (size_t j = 0; j <= m; j++) {
			size_t a = i ? lcs[i - 1][j] : 0, b = j ? lcs[i][j - 1] : 0;
			lcs[i][j] = a > b ? a : b;
			if (i && j && old[i - 1] == new[j - 1])
				lcs[i][j] = lcs[i - 1][j - 1] + 1;
		}
	return n + m - 2 * lcs[n][m];
}

static size_t make_text(struct mus_buf *text, char *letters)
{
	size_t n = roll(40), kinds = 1 + roll(6);

	for (size_t i = 0; i < n; i++) {
		letters[i] = (char)('a' + roll((uint32_t)kinds));
		mus_buf_char(text, letters[i]);
		mus_buf_char(text, '\n');
	}
	return n;
}

static void diff__is_shortest_and_gives_the_new_text(void **state)
{
	(void)state;
	for (int i = 0; i < 5000; i++) {
		struct mus_buf old = MUS_BUF_INIT, new = MUS_BUF_INIT, diff = MUS_BUF_INIT, got = MUS_BUF_INIT;
		char a[64], b[64];
		size_t n = make_text(&old, a), m = make_text(&new, b);
		size_t fewest = fewest_edits(a, n, b, m);

		/* Every third text ends without a line break: its last line is another then. */
		bool cut = i % 3 == 0 && new.len;
		if (cut)
			mus_buf_cut(&new, new.len - 1);
		mus_diff_unified(&diff, "a/x", old.data, old.len, "b/x", new.data, new.len);
		size_t edits = patch(&got, old.data, diff.data);
		assert_string_equal(got.data, new.data);
		if (!cut)
			assert_int_equal(edits, fewest);
		mus_buf_dispose(&old);
		mus_buf_dispose(&new);
		mus_buf_dispose(&diff);
		mus_buf_dispose(&got);
	}
}

static void diff__stays_right_for_big_texts_that_differ_everywhere(void **state)
{
	struct mus_buf old = MUS_BUF_INIT, new = MUS_BUF_INIT, diff = MUS_BUF_INIT, got = MUS_BUF_INIT;

	(void)state;
	for (unsigned i = 0; i < 30000; i++) {
		mus_buf_fmt(&old, "line %u\n", (unsigned)roll(9000));
		mus_buf_fmt(&new, "line %u\n", (unsigned)roll(9000));
	}
	mus_diff_unified(&diff, "a/x", old.data, old.len, "b/x", new.data, new.len);
	patch(&got, old.data, diff.data);
	assert_string_equal(got.data, new.data);
	mus_buf_dispose(&old);
	mus_buf_dispose(&new);
	mus_buf_dispose(&diff);
	mus_buf_dispose(&got);
}

static void diff__moves_a_file(void **state)
{
	struct mus_buf out = MUS_BUF_INIT;

	(void)state;
	mus_diff_move(&out, "a b/x", "x\n", 2, "c/\"x\"", "x\n", 2);
	assert_string_equal(out.data,
		"diff --git a/a b/x \"b/c/\\\"x\\\"\"\nrename from a b/x\nrename to \"c/\\\"x\\\"\"\n");
	mus_buf_cut(&out, 0);
	mus_diff_move(&out, "old", "x\n", 2, "new å", "y\n", 2);
	assert_string_equal(out.data, "diff --git a/old b/new å\nrename from old\nrename to new å\n"
				      "--- a/old\n+++ b/new å\t\n@@ -1 +1 @@\n-x\n+y\n");
	mus_buf_dispose(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diff__moves_a_file),
		cmocka_unit_test(diff__says_nothing_about_equal_texts),
		cmocka_unit_test(diff__shows_three_lines_around_a_change),
		cmocka_unit_test(diff__knows_empty_files),
		cmocka_unit_test(diff__joins_changes_that_are_near),
		cmocka_unit_test(diff__marks_a_missing_line_break),
		cmocka_unit_test(diff__quotes_names_that_would_be_misread),
		cmocka_unit_test(diff__is_shortest_and_gives_the_new_text),
		cmocka_unit_test(diff__stays_right_for_big_texts_that_differ_everywhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
