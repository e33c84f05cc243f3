/* What the tests of agreements share: a line of a note, and all that it gave, as one text. */
#ifndef MUS_TESTS_AGREE_CASE_H
#define MUS_TESTS_AGREE_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "work/agreement.h"

/* The workplace's money; NULL: DKK. */
static const char *currency;

/* All that a line gave, in one text: 'title | due … | method …'. */
static inline const char *read_line(const char *text, const char *held, int year)
{
	static char out[1024];
	struct mus_arena *arena = mus_arena_new();
	struct mus_agree_terms terms = { year, MUS_NO_DATE, currency };
	struct mus_agreement a;
	struct mus_buf b = MUS_BUF_INIT;
	char date[MUS_DATE_SIZE], number[MUS_DEC_SIZE];
	static const char *const wrong[] = { "date", "dates", "amount", "amounts", "method", "detail", "who" };

	assert_true(mus_date_parse(held, &terms.from));
	mus_agreement_parse(&a, text, &terms, arena);
	mus_buf_str(&b, a.title);
	if (a.start != MUS_NO_DATE)
		mus_buf_fmt(&b, " | start %s", mus_date_print(a.start, date));
	if (a.due != MUS_NO_DATE)
		mus_buf_fmt(&b, " | due %s", mus_date_print(a.due, date));
	if (a.method != MUS_NO_INT)
		mus_buf_fmt(&b, " | %s", mus_method_name(a.method));
	if (a.cost != MUS_NO_DEC)
		mus_buf_fmt(&b, " | cost %s", mus_dec_print(a.cost, number));
	if (a.hours != MUS_NO_DEC)
		mus_buf_fmt(&b, " | hours %s", mus_dec_print(a.hours, number));
	if (a.responsible)
		mus_buf_fmt(&b, " | by %s", a.responsible);
	if (a.status != MUS_AGREED)
		mus_buf_fmt(&b, " | %s", mus_status_name(a.status));
	for (size_t i = 0; i < a.n_unclear; i++)
		mus_buf_fmt(&b, " | ?%s '%s'", wrong[a.unclear[i].kind], a.unclear[i].text);
	assert_true(b.len < sizeof out);
	memcpy(out, b.data, b.len + 1);
	mus_buf_dispose(&b);
	mus_arena_free(arena);
	return out;
}

struct expectation {
	const char *text, *read;
};

static inline void expect_all(const struct expectation *all, size_t n)
{
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++) {
		const char *read = read_line(all[i].text, "2026-03-10", 2026);

		if (strcmp(read, all[i].read) == 0)
			continue;
		printf("'%s'\n  expected: %s\n  but read: %s\n", all[i].text, all[i].read, read);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define EXPECT(table) expect_all((table), sizeof(table) / sizeof *(table))

#endif
