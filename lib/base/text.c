#include "base/text.h"

#include <string.h>

#include "base/findings.h"

static const struct mus_finding_text findings[] = {
#define FINDING(name, id, severity, status, en, da, hint_en, hint_da)                              \
	{ id, MUS_##severity, MUS_##status, { en, da }, { hint_en, hint_da } },
#include "texts/findings.def"
#undef FINDING
};

/*
 * All texts in one block, and where each stands in it. A table of pointers would have to be put
 * right by the dynamic linker at the start of every command.
 */
static const struct pool {
#define TEXT(name, en, da) char en_##name[sizeof(en)], da_##name[sizeof(da)];
#include "texts/all.def"
#undef TEXT
} pool = {
#define TEXT(name, en, da) en, da,
#include "texts/all.def"
#undef TEXT
};

static const uint32_t texts[][2] = {
#define TEXT(name, en, da) { offsetof(struct pool, en_##name), offsetof(struct pool, da_##name) },
#include "texts/all.def"
#undef TEXT
};

const struct mus_finding_text *mus_finding_text(enum mus_finding_id id)
{
	return &findings[id];
}

const char *mus_text(enum mus_lang lang, enum mus_text_id id)
{
	return (const char *)&pool + texts[id][lang];
}

/* Reads a mark such as {0}: its length and its number; 0 when this is none. */
static size_t read_mark(const char *s, size_t *number)
{
	const char *p = s + 1;

	*number = 0;
	while (*p >= '0' && *p <= '9' && p - s < 4)
		*number = *number * 10 + (size_t)(*p++ - '0');
	return p > s + 1 && *p == '}' ? (size_t)(p + 1 - s) : 0;
}

void mus_fill(struct mus_buf *out, const char *text, const char *const *args, size_t n)
{
	for (;;) {
		size_t plain = strcspn(text, "{"), mark, number;

		mus_buf_add(out, text, plain);
		text += plain;
		if (!*text)
			return;
		mark = read_mark(text, &number);
		if (mark && number < n && args[number]) {
			mus_buf_str(out, args[number]);
			text += mark;
		} else {
			mus_buf_char(out, '{');
			text += text[1] == '{' ? 2 : 1;
		}
	}
}

void mus_say(struct mus_buf *out, enum mus_lang lang, enum mus_text_id id, const char *const *args,
	size_t n)
{
	mus_fill(out, mus_text(lang, id), args, n);
}
