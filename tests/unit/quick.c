/*
 * The quick reader against libyaml: whatever it accepts, both must read alike, node for node and
 * place for place. Compared on texts written for it, on all short texts that can be put together
 * from a few pieces, and on the sample records with random changes (one seed).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/embedded.h"
#include "doc_same.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

enum { CHANGED = 20000, MOST = 1 << 15 };

/* ---- comparing ---- */

static struct mus_doc *scanned(const char *text, size_t len, struct mus_diag *diag)
{
	struct mus_doc *doc = doc_new("text", text, len);

	if (!doc_scan(doc, diag))
		return doc;
	mus_doc_free(doc);
	return NULL;
}

/* Whether the quick reader takes the text; then libyaml must read the same. */
static bool agrees(const char *text, size_t len)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *quick = scanned(text, len, diag), *slow = NULL;
	bool taken = quick && doc_read_quick(quick);

	if (taken) {
		slow = scanned(text, len, diag);
		if (doc_read_yaml(slow, diag) || !doc_same(quick, slow))
			fail_msg("read otherwise than by libyaml:\n%.*s", (int)len, text);
	}
	mus_doc_free(quick);
	mus_doc_free(slow);
	mus_diag_free(diag);
	return taken;
}

/* ---- written texts ---- */

static void quick__takes_what_records_are_written_in(void **state)
{
	static const char *const texts[] = {
		"a: b\n", "# c\n\na: b # c\nc:\n  d: 1\n  e:\n    - f\n    - g: h\n      i: j\n    -\n    - - k\n      - l\nm:\n",
		"- a\n- b: c\n-\n  d: e\n", "  a: b\n  c: d\n", "'a b': \"c # d\"\n\"e\": 'f: ''g'''\n",
		"a: one\n  two # three\nb: one\n\n\n  two\n", "a:\n  words on a line of their own\n  and more\nb: 1\n",
		"a: |\n  one\n\n    two\n\n\nb: >-\n  one\n  two\n\n  three\nc: |-\n\n  x\n", "a: >\n  one\n  # two\n\n# three\nb: c\n",
		"a: [b, c d, 'e, f']\ng: {h: 1, i: [j, {k: l}]}\nm: []\nn:\n  - {}\n", "Åse: Ærø # ø\nØ:\n  Å:\n    - é: ü\n",
		"a: http://b#c:d\ne: -1\nf: -g\n", "a: ~\nb: null\nc: 0x1F\nd: 1e3\ne: yes\n",
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++)
		if (!agrees(texts[i], strlen(texts[i])))
			fail_msg("not taken:\n%s", texts[i]);
}

static void quick__leaves_the_rest_to_libyaml(void **state)
{
	static const char *const texts[] = { "", "\n", "# c\n", "a", "a\n", "a: b", "a:\tb\n", "a: b\r\n", "\xEF\xBB\xBF" "a: b\n",
		"--- \na: b\n", "a: b\n...\n", "%YAML 1.2\n---\na: b\n", "a: &x b\n", "a: *x\n", "a: !t b\n", "? a\n: b\n",
		"a: \"b\\n\"\n", "a: 'b\n  c'\n", "a: [b,\n  c]\n", "a: [b, ]\n", "a: {b}\n", "a: |2\n   b\n", "a: |+\n  b\n",
		"a: >\n  b\n    c\n", "a:\n- b\n", "a: b: c\n", "a: b\n c: d\n", "a: - b\n", "a: b\na: c\n", "a: 'b' c\n",
		"a: @b\n", "a: b\nc\n", "a\n: b\n", "a : b\n", "- a\nb: c\n", "a: b\xE2\x80\xA8" "c: d\n" };

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++)
		if (agrees(texts[i], strlen(texts[i])))
			fail_msg("taken: %s", texts[i]);
}

/* Each start of mus-check reads some of them. */
static void quick__takes_the_schemas(void **state)
{
	size_t n = 0;

	(void)state;
	for (const struct mus_embedded *e = mus_embedded_schemas; e->path; e++, n++)
		if (!agrees(e->text, e->len))
			fail_msg("%s is left to libyaml, which takes seven times as long", e->path);
	assert_true(n > 10);
}

/* ---- all short texts ---- */

static void quick__agrees_on_all_short_texts(void **state)
{
	static const char *const pieces[] = { "\n", " ", "  ", "- ", "a", ": ", ":", "#", "'", "\"", "|", "[", "]", "{", "}",
		", ", ">-", "\n  ", "\n    ", "~", "\xC3\xA5" };
	enum { N = LENGTH(pieces), PLACES = 4 };
	unsigned taken = 0, all = 1;

	(void)state;
	for (int i = 0; i < PLACES; i++)
		all *= N;
	for (unsigned number = 0; number < all; number++) {
		char text[64] = "";
		unsigned rest = number;

		for (int i = 0; i < PLACES; i++, rest /= N)
			strcat(text, pieces[rest % N]);
		strcat(text, "\n");
		taken += agrees(text, strlen(text));
	}
	/* Most of them are no YAML at all; were none taken, nothing would have been compared. */
	assert_in_range(taken, 5000, all);
}

/* ---- changed records ---- */

static uint64_t seed = 2026;

static size_t below(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return n ? (size_t)((seed >> 33) % n) : 0;
}

struct sample {
	char text[MOST];
	size_t len;
};

static void read_sample(struct sample *sample, const char *kind)
{
	char path[256];
	FILE *in;

	snprintf(path, sizeof path, "tests/data/kinds/%s.yaml", kind);
	in = fopen(path, "r");
	assert_non_null(in);
	sample->len = fread(sample->text, 1, sizeof sample->text, in);
	fclose(in);
}

static void put(struct sample *s, size_t at, const char *bytes, size_t n)
{
	if (s->len + n > sizeof s->text)
		return;
	memmove(s->text + at + n, s->text + at, s->len - at);
	memcpy(s->text + at, bytes, n);
	s->len += n;
}

static void cut(struct sample *s, size_t at, size_t n)
{
	n = n < s->len - at ? n : s->len - at;
	memmove(s->text + at, s->text + at + n, s->len - at - n);
	s->len -= n;
}

/* Some lines of it. */
static void excerpt(struct sample *s)
{
	size_t begin = below(s->len), end = begin + 20 + below(400);

	while (begin && s->text[begin - 1] != '\n')
		begin--;
	while (end < s->len && s->text[end - 1] != '\n')
		end++;
	if (end < s->len)
		cut(s, end, s->len - end);
	cut(s, 0, begin);
}

static void change(struct sample *s)
{
	static const char *const pieces[] = { " ", "  ", "\n", "\n\n", "- ", ": ", ":", "#", " # c\n", "'", "\"", "|\n", ">-\n", "[",
		"]", "{a: b}", ", ", "&a ", "!", "?", "---\n", "\\", "\t", "\r", "\xC3\xA5", "\xC2\xA0", "  - g\n    h\n",
		"k:\n", "x: |\n  t\n\n  u\n", "   \n" };
	const char *piece = pieces[below(LENGTH(pieces))];
	size_t at = below(s->len + 1), line = at;

	while (line && s->text[line - 1] != '\n')
		line--;
	switch (below(5)) {
	case 0:
		cut(s, at, 1 + below(4));
		break;
	case 1:
		cut(s, line, below(60));
		break;
	case 2:
		put(s, line, "   ", 1 + below(3));
		break;
	default:
		put(s, at, piece, strlen(piece));
	}
}

static void quick__agrees_on_changed_records(void **state)
{
	static const char *const kinds[] = { "answer", "form", "group_plan", "note", "overview", "plan", "strategy", "talk",
		"unit", "wheel", "workplace" };
	static struct sample samples[LENGTH(kinds)], s;
	unsigned taken = 0;

	(void)state;
	for (size_t i = 0; i < LENGTH(kinds); i++)
		read_sample(&samples[i], kinds[i]);
	for (int i = 0; i < CHANGED; i++) {
		s = samples[below(LENGTH(kinds))];
		if (below(4))
			excerpt(&s);
		for (size_t n = below(4); n > 0; n--)
			change(&s);
		taken += agrees(s.text, s.len);
	}
	assert_in_range(taken, CHANGED / 20, CHANGED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quick__takes_what_records_are_written_in),
		cmocka_unit_test(quick__takes_the_schemas),
		cmocka_unit_test(quick__leaves_the_rest_to_libyaml),
		cmocka_unit_test(quick__agrees_on_all_short_texts),
		cmocka_unit_test(quick__agrees_on_changed_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
