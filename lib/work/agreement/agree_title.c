/*
 * The title: the line without the details at its end, which are cut off one after the other: a
 * piece behind a comma, the pieces of a bracket, a phrase. Details in the middle are used, but
 * stay in the title: without them it would not be a sentence.
 */
#include "work/agreement/agree.h"

#include <string.h>

#define MAX_TITLE 200 /* the schema's */

/* White space and stops at the end go; a bracket, a quote or a question mark stays. */
static size_t trimmed(const struct agree_line *l, size_t end)
{
	while (end > 0) {
		if (strchr(" \t,;:.-", l->low[end - 1]))
			end--;
		else if (end > 2 && (strncmp(l->low + end - 3, "–", 3) == 0 ||
					    strncmp(l->low + end - 3, "—", 3) == 0))
			end -= 3;
		else
			break;
	}
	return end;
}

/* A word that stood before a detail and says nothing without it: 'kursus til [kr. 4.500]'. */
static size_t without_link(const struct agree_line *l, size_t end)
{
	static const char *const words[] = { "op til", "up to", "højst", "maks", "max", "at most",
		"at a cost of", "at the latest", "to", "on", "på", "by", "à", "á", "og", "and", "til", "for", "at", "i", "in", "koster",
		"costs", "pris", "price", "med", "with", "den", "the", NULL };

	for (size_t i = 0; words[i]; i++) {
		size_t len = strlen(words[i]);

		if (end > len && agree_word(l, end - len, words[i]) == end)
			return trimmed(l, end - len);
	}
	return end;
}

static bool is_understood(const struct agree_span *s)
{
	return s->kind != AGREE_BAD && s->kind != AGREE_VAGUE;
}

static const struct agree_span *span_from(const struct agree_reading *r, size_t begin)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->spans[i].begin == begin && is_understood(&r->spans[i]))
			return &r->spans[i];
	return NULL;
}

static const struct agree_span *span_to(const struct agree_reading *r, size_t end)
{
	for (size_t i = 0; i < r->n; i++)
		if (is_understood(&r->spans[i]) &&
			(r->spans[i].end == end || trimmed(&r->line, r->spans[i].end) == end))
			return &r->spans[i];
	return NULL;
}

/* The method that a piece names; of several none is taken, and they stay in the title. */
static bool names_method(struct agree_reading *r, size_t begin, size_t end)
{
	struct agree_span piece = { .kind = AGREE_METHOD, .begin = begin, .end = end };

	piece.value = agree_method_named(&r->line, begin, end);
	if (piece.value == MUS_NO_INT)
		return false;
	if (r->out->method == MUS_NO_INT) {
		r->method = piece;
		r->out->method = piece.value;
	} else if (r->out->method != piece.value && !r->other_method.end) {
		r->other_method = piece;
	}
	return !r->other_method.end;
}

/* 'kursus, mentor', in the order of the line. */
static void tell_methods(struct agree_reading *r)
{
	const struct agree_span *a = &r->method, *b = &r->other_method;
	const struct agree_span *first = a->begin < b->begin ? a : b, *last = first == a ? b : a;
	const char *both = mus_printf(r->arena, "%.*s, %.*s", (int)(first->end - first->begin),
		r->line.text + first->begin, (int)(last->end - last->begin),
		r->line.text + last->begin);

	agree_unclear(r, MUS_UNCLEAR_METHOD, both, strlen(both));
}

/* Whether a piece is nothing but details, one after the other, or names a method. */
static bool understood(struct agree_reading *r, size_t begin, size_t end)
{
	const struct agree_line *l = &r->line;
	const struct agree_span *s;

	begin = agree_blanks(l, begin);
	end = trimmed(l, end);
	if (begin >= end)
		return true;
	if (names_method(r, begin, end))
		return true;
	for (size_t at = begin; at < end; at = agree_blanks(l, s->end)) {
		s = span_from(r, at);
		if (!s || trimmed(l, s->end) > end)
			return false;
	}
	return true;
}

/* The bracket's pieces; those not understood go to `rest`, with commas between them. */
static size_t read_bracket(struct agree_reading *r, size_t open, size_t close, struct mus_buf *rest)
{
	const struct agree_line *l = &r->line;
	size_t known = 0, begin = open + 1;

	for (size_t at = begin; at <= close; at++) {
		bool comma = (l->low[at] == ',' && l->low[at + 1] == ' ') || l->low[at] == ';' ||
			     at == close;

		if (!comma)
			continue;
		if (understood(r, begin, at)) {
			known++;
		} else {
			size_t from = agree_blanks(l, begin);

			mus_buf_str(rest, rest->len ? ", " : "");
			mus_buf_add(rest, l->text + from, trimmed(l, at) - from);
		}
		begin = at + 1;
	}
	return known;
}

/* The matching bracket before [.., close], or `close` when there is none. */
static size_t opening(const struct agree_line *l, size_t close)
{
	for (size_t at = close, depth = 0; at > 0; at--) {
		depth += l->low[at] == ')';
		depth -= l->low[at] == '(';
		if (depth == 0)
			return at;
	}
	return close;
}

/*
 * A bracket at the end. Where one of its pieces is a detail all should be: the others are said
 * to be unclear, and stay.
 */
static size_t cut_bracket(struct agree_reading *r, size_t end, struct mus_buf *tail)
{
	const struct agree_line *l = &r->line;
	size_t open = opening(l, end - 1);
	struct mus_buf rest = MUS_BUF_INIT;
	size_t known = open < end - 1 ? read_bracket(r, open, end - 1, &rest) : 0;

	if (known && rest.len) {
		if (!r->other_method.end)
			agree_unclear(r, MUS_UNCLEAR_DETAIL, rest.data, rest.len);
		mus_buf_cut(tail, 0);
		mus_buf_fmt(tail, " (%s)", rest.data);
	}
	mus_buf_dispose(&rest);
	return known && trimmed(l, open) ? trimmed(l, open) : end;
}

/* Behind the last comma, semicolon or dash before `end`; 0 for none. */
static size_t last_piece(const struct agree_line *l, size_t end)
{
	for (size_t at = end; at > 1; at--) {
		if (l->low[at - 1] == ')')
			return 0;
		if (l->low[at - 1] == ';' || (l->low[at - 1] == ',' && l->low[at] == ' '))
			return at;
		if (strncmp(l->low + at - 1, " - ", 3) == 0 ||
			strncmp(l->low + at - 1, " – ", 5) == 0)
			return at + (l->low[at] == '-' ? 1 : 3);
	}
	return 0;
}

/* Cuts one detail off the end, which has a letter before it; returns `end` when there is none. */
static size_t cut_once(struct agree_reading *r, size_t end, struct mus_buf *tail)
{
	const struct agree_line *l = &r->line;
	const struct agree_span *s = span_to(r, end);
	size_t piece, cut;

	if (s) {
		cut = without_link(l, trimmed(l, s->begin));
		return cut ? cut : end;
	}
	/* Only one bracket can be put back. */
	if (end && l->low[end - 1] == ')')
		return tail->len ? end : cut_bracket(r, end, tail);
	piece = last_piece(l, end);
	if (!piece || !understood(r, piece, end))
		return end;
	cut = trimmed(l, piece);
	return cut ? cut : end;
}

/* At most 200 letters, cut at a word where there is one. */
static const char *fitting(struct mus_arena *arena, const char *title)
{
	size_t letters = 0, word = 0, last = 0;

	for (size_t at = 0; title[at]; at++) {
		if (((unsigned char)title[at] & 0xC0) == 0x80)
			continue;
		letters++;
		if (letters < MAX_TITLE && title[at] == ' ')
			word = at;
		if (letters == MAX_TITLE)
			last = at;
		if (letters > MAX_TITLE)
			return mus_printf(arena, "%.*s…", (int)(word ? word : last), title);
	}
	return title;
}

/* Cuts all details off the end; what is put back there goes to `tail`. */
static size_t cut_details(struct agree_reading *r, struct mus_buf *tail)
{
	size_t end = trimmed(&r->line, r->line.len), now;

	while (end && (now = cut_once(r, end, tail)) != end)
		end = now;
	return end ? end : r->line.len;
}

void agree_title(struct agree_reading *r)
{
	struct mus_buf tail = MUS_BUF_INIT;
	size_t unclear = r->out->n_unclear, end = cut_details(r, &tail);

	if (r->other_method.end) {
		/* Once more: now that it is known, no method is cut off. */
		r->out->n_unclear = unclear;
		mus_buf_cut(&tail, 0);
		end = cut_details(r, &tail);
		r->out->method = MUS_NO_INT;
		tell_methods(r);
	}
	r->out->title = fitting(
		r->arena, mus_printf(r->arena, "%.*s%s", (int)end, r->line.text, tail.data));
	mus_buf_dispose(&tail);
}
