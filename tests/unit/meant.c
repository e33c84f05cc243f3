/*
 * The proof of an edit: what differs from what was meant is seen, wherever it is. No edit that is
 * known comes to that; so the texts before and after are written here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/meant.h"

#include <string.h>

static struct mus_doc *doc_of(const char *text, struct mus_diag *diag)
{
	struct mus_doc *doc;

	assert_int_equal(mus_doc_parse(&doc, "f.yaml", text, strlen(text), diag), MUS_OK);
	return doc;
}

struct meant_case {
	const char *old, *now;
	struct change change;
	struct value value;   /* what comes, when its type is set */
	const char *fragment; /* or this */
	bool holds;
};

static void check(const struct meant_case *all, size_t n)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);

	for (size_t i = 0; i < n; i++) {
		struct mus_doc *old = doc_of(all[i].old, diag), *now = doc_of(all[i].now, diag);
		struct change change = all[i].change;
		struct value value = all[i].value;
		struct mus_doc *fragment = all[i].fragment ? doc_of(all[i].fragment, diag) : NULL;

		value.doc = fragment;
		value.len = value.text ? strlen(value.text) : 0;
		change.key_len = change.key ? strlen(change.key) : 0;
		if (value.type || fragment)
			change.value = &value;
		if (meant_holds(old, now, &change) != all[i].holds)
			fail_msg("%s -> %s: %s", all[i].old, all[i].now, all[i].holds ? "refused" : "taken");
		mus_doc_free(fragment);
		mus_doc_free(old);
		mus_doc_free(now);
	}
	mus_diag_free(diag);
}

#define CHECK(all) check((all), sizeof(all) / sizeof *(all))

/* Nodes are counted from 1, in the order of the text: of "a: x" 1 is the mapping, 3 is x. */
static void meant__one_value(void **state)
{
#define X3 .change = { .at = 3, .cut = 1 }
#define TEXT(t) .value = { .text = (t), .type = MUS_STRING }
	static const struct meant_case all[] = {
		{ "a: x\nb: ø\n", "a: y\nb: ø\n", X3, TEXT("y"), .holds = true },
		{ "a: x\n", "a: z\n", X3, TEXT("y") },
		{ "a: x\n", "a: 12\n", X3, TEXT("12") },
		{ "a: x\n", "a: [y]\n", X3, TEXT("y") },
		{ "a: x\n", "a: [y]\n", X3, .value = { .text = "y", .type = MUS_STRING, .listed = true }, .holds = true },
		{ "a: x\n", "a: [y, y]\n", X3, .value = { .text = "y", .type = MUS_STRING, .listed = true } },
		{ "a: x\n", "a: y\n", X3, .value = { .text = "y", .type = MUS_STRING, .listed = true } },
		/* What stands beside it. */
		{ "a: x\nb: ø\n", "a: y\nb: å\n", X3, TEXT("y") },
		{ "a: x\nb: ø\n", "a: y\nb: 'ø'\n", X3, TEXT("y") },
		{ "a: x\n", "a: y\n--- 1\n", X3, TEXT("y") },
		{ "a: x\nb: ø\n", "a\n", X3, TEXT("y") },
		{ "a: x\nb: &q ø\nc: &q ø\nd: *q\n", "a: y\nb: &q ø\nc: &r ø\nd: *q\n", X3, TEXT("y") },
		{ "- a\n--- x\n--- c\n", "- a\n--- y\n--- c\n", X3, TEXT("y"), .holds = true },
		/* The document behind has become a part of what is new. */
		{ "a: x\n--- ø\n", "a: x\n--- [y, ø]\n", .change = { .at = 4 }, TEXT("y") },
	};

	(void)state;
	CHECK(all);
}

static void meant__fragments(void **state)
{
	static const struct meant_case all[] = {
		{ "a: x\n", "a: {b: [1, ø], c: }\n", X3, .fragment = "b:\n- 1\n- \"\\xF8\"\nc: ~\n", .holds = true },
		{ "a: x\n", "a: {b: [1, o], c: }\n", X3, .fragment = "b:\n- 1\n- ø\nc: ~\n" },
		{ "a: x\n", "a: {b: [1], c: }\n", X3, .fragment = "b:\n- 1\n- ø\nc: ~\n" },
		{ "a: x\n", "a: {b: '1'}\n", X3, .fragment = "b: 1\n" },
	};

	(void)state;
	CHECK(all);
}

static void meant__keys_and_entries(void **state)
{
#define NEW_KEY .change = { .at = 4, .coll = 1, .delta = 1, .key = "å" }
#define GONE .change = { .at = 2, .cut = 2, .coll = 1, .delta = -1 }
	static const struct meant_case all[] = {
		{ "a: x\n", "a: x\nå: y\n", NEW_KEY, TEXT("y"), .holds = true },
		{ "a: x\n", "a: x\nb: y\n", NEW_KEY, TEXT("y") },
		{ "a: x\n", "a: x\n", NEW_KEY, TEXT("y") },
		{ "a: x\n", "a: x\nå: y\nb: z\n", NEW_KEY, TEXT("y") },
		{ "- x\n", "- x\n- y\n", .change = { .at = 3, .coll = 1, .delta = 1 }, TEXT("y"), .holds = true },
		{ "- x\n", "- x\n", .change = { .at = 3 }, TEXT("y") },
		{ "a: x\nb: ø\n", "b: ø\n", GONE, .holds = true },
		{ "a: x\n", "{}\n", GONE, .holds = true },
		{ "a: x\nb: ø\n", "b: ø\nc: y\n", GONE },
	};

	(void)state;
	CHECK(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(meant__one_value),
		cmocka_unit_test(meant__fragments),
		cmocka_unit_test(meant__keys_and_entries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
