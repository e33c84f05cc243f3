/*
 * Which lines of notes are agreements, and which look like one but are none: dialects of the arrow
 * and the word for it. Those are told, not guessed.
 */
#include "work/agreement/agree.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "schema/pattern.h"

struct mus_agree_mark {
	struct mus_start *start;
};

struct mus_agree_mark *mus_agree_mark_new(
	const char *pattern, enum mus_lang lang, struct mus_buf *reason)
{
	struct mus_start *start = mus_start_new(pattern, lang, reason);
	struct mus_agree_mark *mark;

	if (!start)
		return NULL;
	mark = mus_xmalloc(sizeof *mark);
	mark->start = start;
	return mark;
}

void mus_agree_mark_free(struct mus_agree_mark *mark)
{
	if (!mark)
		return;
	mus_start_free(mark->start);
	free(mark);
}

static bool begins(const char *s, size_t len, const char *with)
{
	size_t n = strlen(with);

	return len >= n && memcmp(s, with, n) == 0;
}

static size_t blanks(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (s[n] == ' ' || s[n] == '\t'))
		n++;
	return n;
}

enum agree_is agree_begins(
	struct mus_agree_mark *mark, const char *s, size_t len, size_t *begin, size_t *end)
{
	if (mark) {
		enum mus_match match = mus_start_match(mark->start, s, len, begin, end);

		return match == MUS_MATCH_YES ? AGREE_IS
		       : match == MUS_MATCH_NO ? AGREE_IS_NONE
					       : AGREE_IS_UNKNOWN;
	}
	*begin = 2;
	*end = len;
	return begins(s, len, "->") ? AGREE_IS : AGREE_IS_NONE;
}

/* ---- what looks like one ---- */

/* The length of the one that stands at the beginning; 0 for none. */
static size_t any(const char *s, size_t len, const char *const *of)
{
	for (; *of; of++)
		if (begins(s, len, *of))
			return strlen(*of);
	return 0;
}

/* '-->', '=>', '- >', '–>', '→' and the like at the beginning. */
static bool is_arrow(const char *s, size_t len)
{
	static const char *const arrows[] = { "→", "⇒", "➔", "➜", "➝", "➞", "➡", "⟶", "⟹", NULL };
	static const char *const dashes[] = { "-", "=", "~", "–", "—", "−", NULL };
	size_t at = 0, n;

	if (any(s, len, arrows))
		return true;
	while (at < len && (n = any(s + at, len - at, dashes)) > 0)
		at += n;
	if (!at)
		return false;
	at += blanks(s + at, len - at);
	return begins(s + at, len - at, ">");
}

/* 'Aftale: …' */
static bool is_word(const char *s, size_t len)
{
	static const char *const words[] = { "aftale", "aftaler", "aftalt", "vi har aftalt",
		"agreement", "agreed", "we agreed", NULL };
	const char *colon = memchr(s, ':', len);
	char word[16];
	size_t n = colon ? (size_t)(colon - s) : 0;

	if (n == 0 || n >= sizeof word)
		return false;
	memcpy(word, s, n);
	word[n] = '\0';
	for (size_t i = 0; words[i]; i++)
		if (mus_utf8_same(word, words[i]))
			return true;
	return false;
}

/* Past the sign of a list: '- ', '* ', '• ', '1. '. */
static size_t bullet(const char *s, size_t len)
{
	static const char *const signs[] = { "-", "*", "+", "•", "·", NULL };
	size_t n = 0;

	while (n < len && s[n] >= '0' && s[n] <= '9')
		n++;
	if (n)
		n = n < len && (s[n] == '.' || s[n] == ')') ? n + 1 : 0;
	else
		n = any(s, len, signs);
	return n && blanks(s + n, len - n) ? n + blanks(s + n, len - n) : 0;
}

bool agree_looks(const char *s, size_t len)
{
	size_t past = bullet(s, len);

	return is_arrow(s, len) || is_word(s, len) || is_arrow(s + past, len - past) ||
	       is_word(s + past, len - past);
}
