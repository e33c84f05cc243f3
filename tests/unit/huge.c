/*
 * Texts that were made to take up time and memory: each is read or refused with one finding that
 * has a place, in bounded memory, and in time. The figures are printed; what is asserted is ten
 * times what a slow machine needs, for a busy one is no fault.
 *
 * Each case runs in a process of its own, so that the memory is its own. Where each value has an
 * allocation of its own (valgrind), sizes are small and all run in one process, at whose end
 * nothing may be left; time and memory say nothing there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/map.h"
#include "doc/node.h"

#ifdef ONE_MALLOC_EACH
enum { MILLION = 50000, MOST_MIB = 100000, MOST_SECONDS = 1000, ONE_PROCESS = 1 };
#elif defined(__SANITIZE_ADDRESS__)
enum { MILLION = 50000, MOST_MIB = 100000, MOST_SECONDS = 10, ONE_PROCESS = 0 };
#else
enum { MILLION = 1000000, MOST_MIB = 1024, MOST_SECONDS = 10, ONE_PROCESS = 0 };
#endif

enum { DEEP = 20000 };

struct huge {
	const char *name;
	const char *head, *piece;
	size_t times;
	const char *tail;
	const char *id; /* of the finding; NULL: it is read */
};

/* Pieces that hold %d get a number. */
static void make(struct mus_buf *out, const struct huge *h)
{
	bool numbered = strchr(h->piece, '%') && strstr(h->piece, "%d");

	mus_buf_str(out, h->head);
	for (size_t i = 0; i < h->times; i++) {
		if (numbered)
			mus_buf_fmt(out, h->piece, (int)i);
		else
			mus_buf_str(out, h->piece);
	}
	mus_buf_str(out, h->tail);
}

static double seconds(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
	       (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

/* What is wrong with the outcome, or NULL. */
static const char *judge(const struct huge *h, enum mus_status status, const struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *f = mus_diag_all(diag, &n);

	if (!h->id)
		return status || n ? "refused" : NULL;
	if (!status || !n)
		return "not refused";
	if (strcmp(f[0].id, h->id) != 0)
		return f[0].id;
	if (n > MUS_DIAG_MOST + 1 || (n > 1 && strcmp(h->id, "duplicate-key") != 0))
		return "more than one finding";
	if (!f[0].place.line && strcmp(h->id, "too-big") != 0 && strcmp(h->id, "utf-16") != 0)
		return "no place";
	return NULL;
}

static int run(const struct huge *h)
{
	struct mus_buf text = MUS_BUF_INIT;
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;
	struct rusage before, after;
	const char *wrong;

	make(&text, h);
	getrusage(RUSAGE_SELF, &before);
	enum mus_status status = mus_doc_parse(&doc, "f.yaml", text.data, text.len, diag);
	getrusage(RUSAGE_SELF, &after);
	wrong = judge(h, status, diag);
	if (!wrong && seconds(&after) - seconds(&before) > MOST_SECONDS)
		wrong = "took too long";
	if (!wrong && after.ru_maxrss / 1024 > MOST_MIB)
		wrong = "took too much memory";
	printf("%-24s %9zu bytes %6.2f s %5ld MiB  %s%s\n", h->name, text.len,
		seconds(&after) - seconds(&before), after.ru_maxrss / 1024, h->id ? h->id : "read",
		wrong ? "  <--" : "");
	if (wrong)
		printf("%s: %s\n", h->name, wrong);
	mus_doc_free(doc);
	mus_diag_free(diag);
	mus_buf_dispose(&text);
	fflush(stdout);
	return wrong != NULL;
}

/* How it ended; 0: as it should. */
static int run_in_child(const struct huge *h)
{
	int status = 0;
	pid_t child;

	fflush(stdout);
	child = fork();
	assert_true(child >= 0);
	if (!child)
		exit(run(h));
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void run_all(const struct huge *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int status = ONE_PROCESS ? run(&all[i]) : run_in_child(&all[i]);

		if (status)
			fail_msg("%s: status %d", all[i].name, status);
	}
}

#define RUN(all) run_all((all), sizeof(all) / sizeof *(all))

static void huge__nesting(void **state)
{
	static const struct huge all[] = {
		{ "[", "", "[", DEEP, "", "too-deep" },
		{ "[ ]", "", "[", DEEP, "]", "too-deep" },
		{ "{a: ", "", "{a: ", DEEP, "", "too-deep" },
		{ "{{", "", "{", DEEP, "", "complex-key" },
		{ "[ on lines", "", "[\n", DEEP, "", "too-deep" },
		{ "- - -", "", "- ", DEEP, "a\n", "too-deep" },
		{ "? ? ?", "", "? ", DEEP, "a\n", "complex-key" },
		{ "a: [", "a: ", "[", DEEP, "]\n", "too-deep" },
		{ "[{a: [", "", "[{a: ", DEEP, "", "too-deep" },
		{ "a million [", "", "[", 10 * MILLION, "", "too-deep" },
		{ "a million - ", "", "- ", 10 * MILLION, "", "too-deep" },
		{ "&a &a", "", "&a ", DEEP, "x\n", "syntax" },
	};

	(void)state;
	RUN(all);
}

/* A column further on each line: quadratic in its size, so it is not as deep. */
static void huge__nesting_by_indentation(void **state)
{
	static const char *const pieces[] = { "-\n", "a:\n" };

	(void)state;
	for (size_t p = 0; p < 2; p++) {
		struct mus_buf text = MUS_BUF_INIT;

		for (size_t i = 0; i < 2000; i++) {
			mus_buf_fill(&text, ' ', i);
			mus_buf_str(&text, pieces[p]);
		}
		RUN(((const struct huge[]){ { "a step a line", text.data, "", 0, "", "too-deep" } }));
		mus_buf_dispose(&text);
	}
}

static void huge__scalars(void **state)
{
	static const struct huge all[] = {
		{ "plain, 100 MB", "a: ", "xxxxxxxxxx", 10 * MILLION, "\n", MILLION < 1000000 ? NULL : "too-big" },
		{ "plain", "a: ", "x y z ", 3 * MILLION, "\n", NULL },
		{ "plain, many lines", "a: ", "x\n ", 3 * MILLION, "\n", NULL },
		{ "in quotes", "a: \"", "x y z ", 3 * MILLION, "\"\n", NULL },
		{ "in quotes, many lines", "a: '", "x\n  ", 3 * MILLION, "'\n", NULL },
		{ "in quotes, escapes", "a: \"", "\\u00e6", 3 * MILLION, "\"\n", NULL },
		{ "never closed", "a: \"", "x\n  ", 3 * MILLION, "", "syntax" },
		{ "literal", "a: |\n  ", "x y z ", 3 * MILLION, "\n", NULL },
		{ "literal, many lines", "a: |\n", "  x\n", 3 * MILLION, "", NULL },
		{ "folded, many lines", "a: >\n", "  x\n   y\n", MILLION, "", NULL },
		{ "literal of blank lines", "a: |\n", "\n", 3 * MILLION, "", NULL },
		{ "literal of spaces", "a: |\n", " ", 15 * MILLION, "", NULL },
		{ "a comment", "#", "x", 15 * MILLION, "\na: b\n", NULL },
		{ "comments", "", "#x\n", 4 * MILLION, "a: b\n", NULL },
		{ "a key", "", "xxxxxxxxxx", 2 * MILLION, ": a\n", "syntax" },
		{ "a key behind ?", "? ", "xxxxxxxxxx", 2 * MILLION, "\n: a\n", NULL },
		{ "an anchor", "a: &", "xxxxxxxxxx", 2 * MILLION, " b\n", NULL },
		{ "an alias", "a: *", "xxxxxxxxxx", 2 * MILLION, "\n", "unknown-alias" },
		{ "a tag", "a: !", "xxxxxxxxxx", 2 * MILLION, " b\n", NULL },
		{ "a directive", "%FOO ", "xxxxxxxxxx", 2 * MILLION, "\n--- b\n", "syntax" },
		{ "spaces before a value", "a:", " ", 15 * MILLION, "b\n", NULL },
	};

	(void)state;
	RUN(all);
}

static void huge__counts(void **state)
{
	static const struct huge all[] = {
		{ "keys", "", "k%d: 1\n", MILLION, "", NULL },
		{ "keys in { }", "{", "k%d: 1, ", MILLION, "}\n", NULL },
		{ "a key twice, far apart", "k7: 1\n", "k%d: 1\n", MILLION, "", "duplicate-key" },
		{ "one key, on one line", "{", "k: 1, ", MILLION, "}", "duplicate-key" },
		{ "items", "", "- a\n", MILLION, "", NULL },
		{ "items of nothing", "", "-\n", MILLION, "", NULL },
		{ "items in [ ]", "[", "a,", MILLION, "]\n", NULL },
		/* Where a character is more than a byte, columns are counted. */
		{ "wide items in [ ]", "[", "\xC3\xA5,", MILLION, "]\n", NULL },
		{ "pairs in [ ]", "[", "a: b,", MILLION, "]\n", NULL },
		{ "items, five million", "[", "a,", 5 * MILLION, "]\n", MILLION < 1000000 ? NULL : "too-many-values" },
		{ "documents", "", "--- a\n", MILLION, "", NULL },
		{ "empty documents", "", "---\n", MILLION, "", NULL },
		{ "ends of documents", "a\n", "...\n", MILLION, "", NULL },
		{ "anchors and aliases", "", "- &a%d x\n", MILLION / 2, "- *a0\n", NULL },
		{ "one anchor", "", "- &a x\n- *a\n", MILLION / 2, "", NULL },
		{ "%TAG", "", "%%TAG !a%d! tag:x,2026:\n", MILLION, "--- a\n", "syntax" },
		{ "blank lines, 100 MB", "", "\n", 100 * MILLION, "", MILLION < 1000000 ? "too-many-lines" : "too-big" },
		{ "blank lines", "", "\n", 60 * (size_t)MILLION, "a: b\n", MILLION < 1000000 ? NULL : "too-many-lines" },
		{ "NEL", "a: '", "\xC2\x85", 3 * MILLION, "'\n", NULL },
		{ "CR", "", "\r", 3 * MILLION, "a: b\n", NULL },
	};

	(void)state;
	RUN(all);
}

static void huge__bytes(void **state)
{
	static const struct huge all[] = {
		{ "not UTF-8 at the end", "", "a: b # x\n", 3 * MILLION, "x: gl\xF8" "de\n", "bad-utf-8" },
		{ "half a character", "# ", "x", 15 * MILLION, "\xC3", "bad-utf-8" },
		{ "a lone surrogate", "# ", "x", 15 * MILLION, "\na: \xED\xA0\x80\n", "bad-utf-8" },
		{ "the same as an escape", "# ", "x", 15 * MILLION, "\na: \"\\ud800\"\n", "syntax" },
		{ "UTF-16", "\xFF\xFE", "a", 15 * MILLION, "", "utf-16" },
		{ "ESC at the end", "# ", "x", 15 * MILLION, "\x1B", "control-character" },
		{ "a tab for each line", "a:\n", "\t\n", MILLION, "\tb: c\n", "syntax" },
	};

	(void)state;
	RUN(all);
}

/* Ten times ten times ten … values, and a text of 100 KB ten thousand times. */
static void huge__aliases(void **state)
{
	struct mus_buf text = MUS_BUF_INIT, item = MUS_BUF_INIT;

	(void)state;
	mus_buf_str(&text, "a0: &a0 [ha]\n");
	for (int i = 1; i < 60; i++)
		mus_buf_fmt(&text, "a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n", i, i, i - 1, i - 1,
			i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
	RUN(((const struct huge[]){ { "laughs", text.data, "", 0, "", "too-many-values" } }));
	mus_buf_cut(&text, 0);
	mus_buf_str(&item, "a: &a ");
	mus_buf_fill(&item, 'x', 100000);
	mus_buf_str(&item, "\nb:\n");
	RUN(((const struct huge[]){ { "a long text, often", item.data, "- *a\n", 10000, "", NULL } }));
	mus_buf_cut(&item, 0);
	mus_buf_str(&item, "a: &a [");
	for (int i = 0; i < 10000; i++)
		mus_buf_str(&item, "x,");
	mus_buf_str(&item, "]\nb:\n");
	RUN(((const struct huge[]){ { "a long list, often", item.data, "- *a\n", 10000, "", "too-many-values" } }));
	mus_buf_dispose(&text);
	mus_buf_dispose(&item);
}

/* Each anchor some levels deeper than the one before: deep enough for any stack in a few lines. */
static void aliases__do_not_go_deeper_than_brackets(void **state)
{
	struct mus_buf text = MUS_BUF_INIT;

	(void)state;
	mus_buf_str(&text, "- &a0 [[[[[[[[[[x]]]]]]]]]]\n");
	for (int i = 1; i < 6; i++)
		mus_buf_fmt(&text, "- &a%d [[[[[[[[[[*a%d]]]]]]]]]]\n", i, i - 1);
	/* One level for the list, 60 for what stands in it. */
	RUN(((const struct huge[]){ { "61 levels", text.data, "", 0, "", NULL },
		{ "64 levels", text.data, "- [[[*a5]]]\n", 1, "", NULL },
		{ "65 levels", text.data, "- [[[[*a5]]]]\n", 1, "", "too-deep" },
		{ "65 levels in keys", text.data, "- a: {b: {c: {d: *a5}}}\n", 1, "", "too-deep" },
		{ "aliases of aliases", text.data, "- &b [[*a5]]\n- [[*b]]\n", 1, "", "too-deep" } }));
	mus_buf_dispose(&text);
}

static size_t fnv(const char *key)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

/* The number's own key: many are tried, and snprintf() is slow. */
static void write_key(char *key, unsigned number)
{
	*key++ = 'k';
	for (; number; number /= 16)
		*key++ = (char)('a' + number % 16);
	*key = '\0';
}

/* Keys that all belong into one slot of the map. */
static void map__is_not_slow_where_keys_collide(void **state)
{
	enum { KEYS = 2000, SLOTS = 8192 };
	static char keys[KEYS][16];
	struct mus_map map = MUS_MAP_INIT, all_alike = MUS_MAP_INIT;
	size_t n = 0;

	(void)state;
	for (unsigned i = 0; n < KEYS; i++) {
		write_key(keys[n], i);
		n += fnv(keys[n]) % SLOTS == 7;
	}
	for (size_t i = 0; i < KEYS; i++)
		mus_map_add(&map, keys[i])->value = keys[i];
	/* It has noticed, and hashes otherwise; nothing is lost. */
	assert_true(map.secret != 0);
	assert_int_equal(map.n, KEYS);
	for (size_t i = 0; i < KEYS; i++) {
		assert_ptr_equal(mus_map_get(&map, keys[i]), keys[i]);
		assert_ptr_equal(map.entries[i].key, keys[i]);
		assert_ptr_equal(mus_map_add(&map, keys[i])->value, keys[i]);
	}
	assert_null(mus_map_find(&map, "k"));
	mus_map_dispose(&map);
	/* It does not for keys that people write, however many and however alike. */
	for (int i = 0; i < 100000; i++) {
		static char names[100000][16];

		snprintf(names[i], sizeof names[i], "person-%d", i);
		mus_map_add(&all_alike, names[i]);
	}
	assert_int_equal(all_alike.n, 100000);
	assert_true(all_alike.secret == 0);
	mus_map_dispose(&all_alike);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(huge__nesting),
		cmocka_unit_test(huge__nesting_by_indentation),
		cmocka_unit_test(huge__scalars),
		cmocka_unit_test(huge__counts),
		cmocka_unit_test(huge__bytes),
		cmocka_unit_test(huge__aliases),
		cmocka_unit_test(aliases__do_not_go_deeper_than_brackets),
		cmocka_unit_test(map__is_not_slow_where_keys_collide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
