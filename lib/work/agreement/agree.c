/*
 * One line of agreement. All details that the line has are taken down first, wherever they stand
 * (agree_take.c); here is settled what they say together. Then those at its end are cut off,
 * and what is left is the title (agree_title.c).
 */
#include "work/agreement/agree.h"

#include <string.h>

#define MAX_SHOWN 60 /* bytes of a piece that was not understood */

/* Small letters, each as many bytes as before: ASCII, and Latin-1 in UTF-8 (Æ Ø Å É Ö). */
static char *small(struct mus_arena *arena, const char *text)
{
	char *low = mus_strdup(arena, text);

	for (char *p = low; *p; p++) {
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
		else if ((unsigned char)*p == 0xC3 && (unsigned char)p[1] >= 0x80 &&
			 (unsigned char)p[1] <= 0x9E &&
			 (unsigned char)p[1] != 0x97) /* the sign × is no letter */
			p++, *p = (char)(*p + 0x20);
	}
	return low;
}

void agree_unclear(
	struct agree_reading *r, enum mus_unclear_kind kind, const char *text, size_t len)
{
	struct mus_unclear *u =
		MUS_PUSH(r->arena, r->out->unclear, r->out->n_unclear, r->cap_unclear);
	bool cut = len > MAX_SHOWN;

	for (len = cut ? MAX_SHOWN : len; cut && ((unsigned char)text[len] & 0xC0) == 0x80; len--)
		;
	u->kind = kind;
	u->text = mus_printf(r->arena, "%.*s%s", (int)len, text, cut ? "…" : "");
}

void agree_unclear_at(struct agree_reading *r, enum mus_unclear_kind kind, size_t begin, size_t end)
{
	agree_unclear(r, kind, r->line.text + begin, end - begin);
}

/* ---- what they say together ---- */

static bool same_value(const struct agree_span *a, const struct agree_span *b)
{
	return a->date == b->date && a->number == b->number;
}

/* Of several different values none is taken: they are said to be unclear, and stay in the title. */
static const struct agree_span *only(
	struct agree_reading *r, enum agree_kind kind, enum mus_unclear_kind wrong)
{
	const struct agree_span *found = NULL;
	bool several = false;

	for (size_t i = 0; i < r->n; i++) {
		if (r->spans[i].kind != kind)
			continue;
		several |= found && !same_value(found, &r->spans[i]);
		found = &r->spans[i];
	}
	for (size_t i = 0; several && i < r->n; i++) {
		struct agree_span *s = &r->spans[i];

		if (s->kind != kind)
			continue;
		s->kind = AGREE_BAD;
		s->wrong = wrong;
	}
	return several ? NULL : found;
}

static bool has_kind(const struct agree_reading *r, enum agree_kind kind)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->spans[i].kind == kind)
			return true;
	return false;
}

static void settle_values(struct agree_reading *r)
{
	struct mus_agreement *out = r->out;
	enum agree_kind day = has_kind(r, AGREE_DUE) ? AGREE_DUE : AGREE_DAY;
	const struct agree_span *due = only(r, day, MUS_UNCLEAR_DATES);
	const struct agree_span *start = only(r, AGREE_START, MUS_UNCLEAR_DATES);
	const struct agree_span *cost = only(r, AGREE_COST, MUS_UNCLEAR_AMOUNTS);
	const struct agree_span *hours = only(r, AGREE_HOURS, MUS_UNCLEAR_AMOUNTS);

	out->due = due ? due->date : MUS_NO_DATE;
	out->start = start ? start->date : MUS_NO_DATE;
	out->cost = cost ? cost->number : MUS_NO_DEC;
	out->hours = hours ? hours->number : MUS_NO_DEC;
}

static void settle(struct agree_reading *r)
{
	struct mus_agreement *out = r->out;

	settle_values(r);
	for (size_t i = 0; i < r->n; i++) {
		const struct agree_span *s = &r->spans[i];

		if (s->kind == AGREE_STATUS && out->status != MUS_AWAITING)
			out->status = s->value;
		else if (s->kind == AGREE_WHO)
			out->responsible = agree_who_of(&r->line, s, r->arena);
		else if (s->kind == AGREE_VAGUE && out->due == MUS_NO_DATE)
			agree_unclear_at(r, MUS_UNCLEAR_DATE, s->begin, s->end);
		else if (s->kind == AGREE_BAD)
			agree_unclear_at(r, s->wrong, s->begin, s->end);
	}
}

static void tell_method(struct agree_reading *r)
{
	struct mus_buf several = MUS_BUF_INIT;

	if (r->out->method == MUS_NO_INT && !r->other_method.end)
		r->out->method = agree_method_told(&r->line, &several);
	if (several.len)
		agree_unclear(r, MUS_UNCLEAR_METHOD, several.data, several.len);
	mus_buf_dispose(&several);
}

void mus_agreement_parse(struct mus_agreement *out, const char *text,
	const struct mus_agree_terms *terms, struct mus_arena *arena)
{
	struct agree_reading r = { .terms = terms, .arena = arena, .out = out };

	memset(out, 0, sizeof *out);
	out->text = mus_strdup(arena, text);
	out->method = MUS_NO_INT;
	out->status = MUS_AGREED;
	r.line = (struct agree_line){ out->text, small(arena, text), strlen(text) };
	agree_take_down(&r);
	settle(&r);
	agree_title(&r);
	tell_method(&r);
}
