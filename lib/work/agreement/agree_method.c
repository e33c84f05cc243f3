/*
 * Ways of learning (D28), as notes name them.
 *
 * In brackets or between commas a method is named outright: '(kursus, senest 1. maj)'. In the
 * title it can be told by a word: 'To dages kursus i …'. Danish joins words, so that a word may
 * begin or end with another (kursusdag, begynderkursus). Of two methods none is taken.
 */
#include "work/agreement/agree.h"

#include <string.h>

#include "base/utf8.h"

enum match { WHOLE, BEGINS, ENDS };

/* What tells of a method anywhere in a title. */
static const struct told {
	const char *word;
	enum match match;
	enum mus_method method;
} told[] = {
	{ "netkurs", BEGINS, MUS_E_LEARNING },
	{ "onlinekurs", BEGINS, MUS_E_LEARNING },
	{ "online course", WHOLE, MUS_E_LEARNING },
	{ "e-læring", BEGINS, MUS_E_LEARNING },
	{ "e-learning", BEGINS, MUS_E_LEARNING },
	{ "webinar", BEGINS, MUS_E_LEARNING },
	{ "kursus", BEGINS, MUS_COURSE },
	{ "kurset", BEGINS, MUS_COURSE },
	{ "kurser", BEGINS, MUS_COURSE },
	{ "kursus", ENDS, MUS_COURSE },
	{ "kurset", ENDS, MUS_COURSE },
	{ "kurser", ENDS, MUS_COURSE },
	{ "course", WHOLE, MUS_COURSE },
	{ "courses", WHOLE, MUS_COURSE },
	{ "temadag", BEGINS, MUS_COURSE },
	{ "sidemand", BEGINS, MUS_PEER_TRAINING },
	{ "peer training", WHOLE, MUS_PEER_TRAINING },
	{ "peer-training", WHOLE, MUS_PEER_TRAINING },
	{ "undervise andre", WHOLE, MUS_TEACHING },
	{ "undervise kolleg", BEGINS, MUS_TEACHING },
	{ "undervisning af andre", WHOLE, MUS_TEACHING },
	{ "undervisning af kolleg", BEGINS, MUS_TEACHING },
	{ "teach others", WHOLE, MUS_TEACHING },
	{ "teaching others", WHOLE, MUS_TEACHING },
	{ "netværk", BEGINS, MUS_NETWORK },
	{ "netværk", ENDS, MUS_NETWORK },
	{ "netværket", ENDS, MUS_NETWORK },
	{ "network", BEGINS, MUS_NETWORK },
	{ "modul", ENDS, MUS_EDUCATION_MODULE },
	{ "modulet", ENDS, MUS_EDUCATION_MODULE },
	{ "module", WHOLE, MUS_EDUCATION_MODULE },
	{ "diplom", BEGINS, MUS_EDUCATION_MODULE },
	{ "akademifag", BEGINS, MUS_EDUCATION_MODULE },
	{ "coaching", BEGINS, MUS_COACHING },
	{ "mentor", BEGINS, MUS_MENTORING },
	{ "følordning", BEGINS, MUS_JOB_SHADOWING },
	{ "følge en kollega", WHOLE, MUS_JOB_SHADOWING },
	{ "job shadowing", WHOLE, MUS_JOB_SHADOWING },
	{ "job-shadowing", WHOLE, MUS_JOB_SHADOWING },
	{ "nye opgaver", WHOLE, MUS_NEW_TASKS },
	{ "ny opgave", WHOLE, MUS_NEW_TASKS },
	{ "new task", BEGINS, MUS_NEW_TASKS },
	{ "projekt", BEGINS, MUS_PROJECT },
	{ "projekt", ENDS, MUS_PROJECT },
	{ "projektet", ENDS, MUS_PROJECT },
	{ "project", WHOLE, MUS_PROJECT },
};

/* What names one where it stands alone, beside the fixed words in both languages. */
static const struct {
	const char *words;
	enum mus_method method;
} named[] = {
	{ "sparring", MUS_COACHING },
	{ "undervisning", MUS_TEACHING },
	{ "undervise andre", MUS_TEACHING },
	{ "teaching", MUS_TEACHING },
	{ "mentor", MUS_MENTORING },
	{ "modul", MUS_EDUCATION_MODULE },
	{ "module", MUS_EDUCATION_MODULE },
	{ "netkursus", MUS_E_LEARNING },
	{ "shadowing", MUS_JOB_SHADOWING },
	{ "følge en kollega", MUS_JOB_SHADOWING },
	{ "ny opgave", MUS_NEW_TASKS },
};

static bool is_piece(const struct agree_line *l, size_t begin, size_t end, const char *words)
{
	return strlen(words) == end - begin && strncmp(l->low + begin, words, end - begin) == 0;
}

static bool tells(const struct agree_line *l, size_t at, const struct told *t)
{
	size_t len = strlen(t->word);
	bool begins, ends;

	if (strncmp(l->low + at, t->word, len) != 0)
		return false;
	begins = agree_at_word(l, at);
	ends = !agree_in_word(l->low[at + len]);
	return t->match == WHOLE ? begins && ends : t->match == BEGINS ? begins : ends;
}

/* The one of `told` whose letters stand here; NULL for none. */
static const struct told *told_at(const struct agree_line *l, size_t at)
{
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (tells(l, at, &told[i]))
			return &told[i];
	return NULL;
}

static bool one_word(const struct agree_line *l, size_t begin, size_t end)
{
	return !memchr(l->low + begin, ' ', end - begin);
}

/* 'kursusdag', 'begynderkursus'; of 'kursus/mentor' none */
static int only_told(const struct agree_line *l, size_t begin, size_t end)
{
	const struct told *found = NULL;

	for (size_t at = begin; at < end; at++) {
		const struct told *t = told_at(l, at);

		if (t && found && t->method != found->method)
			return MUS_NO_INT;
		found = t ? t : found;
	}
	return found ? (int)found->method : MUS_NO_INT;
}

int agree_method_named(const struct agree_line *l, size_t begin, size_t end)
{
	for (int m = 0; m < MUS_METHODS; m++)
		if (is_piece(l, begin, end, mus_method_name(m)) ||
			is_piece(l, begin, end, mus_method_word(m, MUS_DA)) ||
			is_piece(l, begin, end, mus_method_word(m, MUS_EN)))
			return m;
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (is_piece(l, begin, end, named[i].words))
			return (int)named[i].method;
	return one_word(l, begin, end) ? only_told(l, begin, end) : MUS_NO_INT;
}

/* The whole of the word or words that stand there: 'sidemandsoplæring'. */
static void put_word(struct mus_buf *out, const struct agree_line *l, size_t at, const struct told *t)
{
	size_t end = at + strlen(t->word);
	struct mus_buf word = MUS_BUF_INIT;

	while (at > 0 && agree_in_word(l->low[at - 1]))
		at--;
	while (agree_in_word(l->low[end]))
		end++;
	mus_buf_add(&word, l->text + at, end - at);
	if (!strstr(out->data, word.data))
		mus_buf_fmt(out, "%s%s", out->len ? ", " : "", word.data);
	mus_buf_dispose(&word);
}

int agree_method_told(const struct agree_line *l, struct mus_buf *several)
{
	const struct told *first = NULL;
	size_t first_at = 0;

	mus_buf_cut(several, 0);
	for (size_t at = 0; at < l->len; at++) {
		const struct told *t = told_at(l, at);

		if (!t)
			continue;
		if (!first) {
			first = t;
			first_at = at;
		}
		if (t->method != first->method) {
			put_word(several, l, first_at, first);
			put_word(several, l, at, t);
		}
		at += strlen(t->word) - 1;
	}
	return first && !several->len ? (int)first->method : MUS_NO_INT;
}
