/*
 * The diff of --dry-run: OLD 0xFF NEW. Applied to the old text, it gives the new one.
 */
#include "fuzz.h"

#include "base/diff.h"

/* A diff being applied: what is left of it, and of the old text. */
struct patch {
	struct part diff, old;
	struct mus_buf text;
};

/* The next line with its break. */
static struct part take_line(struct part *from)
{
	const char *newline = from->len ? memchr(from->text, '\n', from->len) : NULL;
	struct part line = { from->text, newline ? (size_t)(newline - from->text) + 1 : from->len };

	from->text += line.len;
	from->len -= line.len;
	return line;
}

static bool begins(struct part text, const char *with)
{
	return text.len >= strlen(with) && memcmp(text.text, with, strlen(with)) == 0;
}

static void copy_until(struct patch *p, size_t line, size_t *at)
{
	for (; *at < line; ++*at) {
		struct part kept = take_line(&p->old);

		mus_buf_add(&p->text, kept.text, kept.len);
	}
}

/* A line of a hunk: ' ' stands in both, '-' in the old one, '+' in the new one. */
static void apply_line(struct patch *p, struct part line, size_t *at)
{
	char mark = *line.text;

	line.text++;
	line.len--;
	if (begins(p->diff, "\\")) {
		take_line(&p->diff);
		line.len--;
	}
	if (mark != '+') {
		struct part was = take_line(&p->old);

		MUST(was.len == line.len && memcmp(was.text, line.text, line.len) == 0);
		++*at;
	}
	if (mark != '-')
		mus_buf_add(&p->text, line.text, line.len);
}

static void apply(struct patch *p)
{
	size_t at = 1;

	while (p->diff.len) {
		struct part line = take_line(&p->diff);
		unsigned long from, count = 1;

		if (begins(line, "--- ") && begins(p->diff, "+++ ") && at == 1) {
			take_line(&p->diff);
		} else if (begins(line, "@@ -")) {
			char *end;

			from = strtoul(line.text + 4, &end, 10);
			if (*end == ',')
				count = strtoul(end + 1, NULL, 10);
			copy_until(p, count ? from : from + 1, &at);
		} else {
			apply_line(p, line, &at);
		}
	}
	mus_buf_add(&p->text, p->old.text, p->old.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part rest = { size ? (const char *)data : "", size };
	struct part old = part_next(&rest), new_text = part_next(&rest);
	struct mus_buf diff = MUS_BUF_INIT;
	struct patch p = { .old = old, .text = MUS_BUF_INIT };

	mus_diff_unified(&diff, "a/x", old.text, old.len, "b/x", new_text.text, new_text.len);
	p.diff = (struct part){ diff.data, diff.len };
	apply(&p);
	MUST(p.text.len == new_text.len && memcmp(p.text.data, new_text.text, new_text.len) == 0);
	MUST((diff.len == 0) == (old.len == new_text.len && memcmp(old.text, new_text.text, old.len) == 0));
	mus_buf_dispose(&diff);
	mus_buf_dispose(&p.text);
	return 0;
}
