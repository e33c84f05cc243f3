/*
 * E. W. Myers, "An O(ND) difference algorithm and its variations" (1986), in its linear-space
 * form: the middle of a shortest path is sought from both ends, and each half is done in turn.
 */
#include "base/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* Lines shown around a change. */
#define CONTEXT 3
/* A stretch of lines that differs in more places than this is shown as wholly replaced. */
#define MOST_EDITS 2000

/* A text as lines; equal lines have equal numbers, in both texts. */
struct side {
	const char **begin; /* n + 1 of them: line i ends where line i + 1 begins */
	size_t *line;
	size_t n, cap;
	bool *changed; /* lines that the other text lacks */
};

struct diff {
	struct side old, new;
	ptrdiff_t *forward, *backward; /* furthest reaching, by diagonal */
};

/* A part of both texts, from..to. */
struct box {
	size_t old_from, old_to, new_from, new_to;
};

static void split(struct side *side, const char *text, size_t len)
{
	const char *end = text + len;
	for (const char *p = text; p < end;) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		*MUS_PUSH(NULL, side->begin, side->n, side->cap) = p;
		p = newline ? newline + 1 : end;
	}
	side->begin = mus_grow(NULL, side->begin, side->n, &side->cap, sizeof *side->begin);
	side->begin[side->n] = end;
	side->line = mus_xmalloc(side->n * sizeof *side->line);
	side->changed = mus_xmalloc(side->n * sizeof *side->changed);
	memset(side->changed, 0, side->n * sizeof *side->changed);
}

static size_t line_len(const struct side *side, size_t i)
{
	return (size_t)(side->begin[i + 1] - side->begin[i]);
}

/* A bucket of the table that gives numbers to lines. */
struct seen {
	const char *text;
	size_t len, number;
};

static size_t hash(const char *s, size_t len)
{
	uint64_t h = UINT64_C(14695981039346656037);
	while (len--)
		h = (h ^ (unsigned char)*s++) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

static void number_side(struct side *side, struct seen *table, size_t mask, size_t *next)
{
	for (size_t i = 0; i < side->n; i++) {
		const char *s = side->begin[i];
		size_t len = line_len(side, i), slot = hash(s, len) & mask;
		while (table[slot].text &&
			(table[slot].len != len || memcmp(table[slot].text, s, len) != 0))
			slot = (slot + 1) & mask;
		if (!table[slot].text)
			table[slot] = (struct seen){ s, len, (*next)++ };
		side->line[i] = table[slot].number;
	}
}

static void number_lines(struct diff *d)
{
	size_t size = 16, next = 0;
	while (size < 2 * (d->old.n + d->new.n))
		size *= 2;
	struct seen *table = mus_xmalloc(size * sizeof *table);
	memset(table, 0, size * sizeof *table);
	number_side(&d->old, table, size - 1, &next);
	number_side(&d->new, table, size - 1, &next);
	free(table);
}

static bool same(const struct diff *d, size_t old, size_t new)
{
	return d->old.line[old] == d->new.line[new];
}

/* A point on the way through the box: so many lines of both texts are before it. */
struct point {
	ptrdiff_t old, new;
};

/*
 * Whether a point that one way has reached is at or behind the one that the other way, which
 * counts from the other end, has reached on the same diagonal. Ways may run out of the box at its
 * far edges; they are never the shortest there.
 */
static bool is_met(ptrdiff_t n, ptrdiff_t m, struct point p, const ptrdiff_t *other,
	ptrdiff_t diagonal, ptrdiff_t edits)
{
	if (diagonal < -edits || diagonal > edits || p.old > n || p.new > m)
		return false;
	ptrdiff_t x = other[diagonal], y = x - diagonal;
	return x <= n && y <= m && p.old + x >= n;
}

/* One more edit from the beginning; true when it met the way from the end. */
static bool go_forward(
	const struct diff *d, const struct box *b, ptrdiff_t edits, struct point *met)
{
	ptrdiff_t n = (ptrdiff_t)(b->old_to - b->old_from),
		  m = (ptrdiff_t)(b->new_to - b->new_from);
	ptrdiff_t delta = n - m, *v = d->forward;

	for (ptrdiff_t k = -edits; k <= edits; k += 2) {
		bool down = k == -edits || (k != edits && v[k - 1] < v[k + 1]);
		ptrdiff_t x = down ? v[k + 1] : v[k - 1] + 1, y = x - k;
		while (x < n && y < m && same(d, b->old_from + (size_t)x, b->new_from + (size_t)y))
			x++, y++;
		v[k] = x;
		/* The other way has made one edit less; its diagonals are counted from the end. */
		if ((delta & 1) &&
			is_met(n, m, (struct point){ x, y }, d->backward, delta - k, edits - 1)) {
			*met = (struct point){ x, y };
			return true;
		}
	}
	return false;
}

/* The same from the end: x and y count lines behind the point. */
static bool go_backward(
	const struct diff *d, const struct box *b, ptrdiff_t edits, struct point *met)
{
	ptrdiff_t n = (ptrdiff_t)(b->old_to - b->old_from),
		  m = (ptrdiff_t)(b->new_to - b->new_from);
	ptrdiff_t delta = n - m, *v = d->backward;

	for (ptrdiff_t k = -edits; k <= edits; k += 2) {
		bool down = k == -edits || (k != edits && v[k - 1] < v[k + 1]);
		ptrdiff_t x = down ? v[k + 1] : v[k - 1] + 1, y = x - k;
		while (x < n && y < m &&
			same(d, b->old_to - 1 - (size_t)x, b->new_to - 1 - (size_t)y))
			x++, y++;
		v[k] = x;
		if (!(delta & 1) &&
			is_met(n, m, (struct point){ x, y }, d->forward, delta - k, edits)) {
			*met = (struct point){ n - x, m - y };
			return true;
		}
	}
	return false;
}

/* The middle of a shortest way through the box; false when it would take too long. */
static bool find_middle(const struct diff *d, const struct box *b, struct point *met)
{
	d->forward[1] = d->backward[1] = 0;
	for (ptrdiff_t edits = 0; edits <= MOST_EDITS; edits++)
		if (go_forward(d, b, edits, met) || go_backward(d, b, edits, met))
			return true;
	return false;
}

/* Equal lines at both ends are no part of the difference. */
static void trim(const struct diff *d, struct box *b)
{
	while (b->old_from < b->old_to && b->new_from < b->new_to &&
		same(d, b->old_from, b->new_from))
		b->old_from++, b->new_from++;
	while (b->old_from < b->old_to && b->new_from < b->new_to &&
		same(d, b->old_to - 1, b->new_to - 1))
		b->old_to--, b->new_to--;
}

static void mark(bool *changed, size_t from, size_t to)
{
	if (from < to)
		memset(changed + from, true, (to - from) * sizeof *changed);
}

/* Marks what differs in the box. Each half has at most half of the edits: it goes log deep. */
static void compare(struct diff *d, struct box b)
{
	struct point middle;

	trim(d, &b);
	if (b.old_from == b.old_to || b.new_from == b.new_to || !find_middle(d, &b, &middle)) {
		mark(d->old.changed, b.old_from, b.old_to);
		mark(d->new.changed, b.new_from, b.new_to);
		return;
	}
	size_t old = b.old_from + (size_t)middle.old, new = b.new_from + (size_t)middle.new;
	compare(d, (struct box){ b.old_from, old, b.new_from, new });
	compare(d, (struct box){ old, b.old_to, new, b.new_to });
}

static void run(struct diff *d)
{
	size_t room = 2 * MOST_EDITS + 4;
	ptrdiff_t *both = mus_xmalloc(2 * room * sizeof *both);

	memset(both, 0, 2 * room * sizeof *both);
	d->forward = both + MOST_EDITS + 1;
	d->backward = both + room + MOST_EDITS + 1;
	compare(d, (struct box){ 0, d->old.n, 0, d->new.n });
	free(both);
}

static bool needs_quotes(const char *name)
{
	for (const char *p = name; *p; p++)
		if ((unsigned char)*p < 0x20 || *p == '"' || *p == '\\' || *p == 0x7F)
			return true;
	return false;
}

/* A file's name behind its side; one that would be misread in quotes, as git writes it. */
static void put_name(struct mus_buf *out, const char *side, const char *name)
{
	if (!needs_quotes(name)) {
		mus_buf_fmt(out, "%s%s", side, name);
		return;
	}
	mus_buf_fmt(out, "\"%s", side);
	for (const char *p = name; *p; p++) {
		if (*p == '"' || *p == '\\')
			mus_buf_fmt(out, "\\%c", *p);
		else if ((unsigned char)*p < 0x20 || *p == 0x7F)
			mus_buf_fmt(out, "\\%03o", (unsigned)*p);
		else
			mus_buf_char(out, *p);
	}
	mus_buf_char(out, '"');
}

/* Readers take what stands behind a tab for the time. */
static void put_named_line(struct mus_buf *out, const char *mark, const char *side, const char *name)
{
	mus_buf_str(out, mark);
	put_name(out, side, name);
	mus_buf_str(out, !needs_quotes(name) && strchr(name, ' ') ? "\t\n" : "\n");
}

static void put_line(struct mus_buf *out, char sign, const struct side *side, size_t i)
{
	size_t len = line_len(side, i);
	mus_buf_char(out, sign);
	mus_buf_add(out, side->begin[i], len);
	if (side->begin[i][len - 1] != '\n')
		mus_buf_str(out, "\n\\ No newline at end of file\n");
}

/* Past equal lines, `most` of them at most. */
static size_t skip_equal(const struct diff *d, size_t old, size_t new, size_t most)
{
	size_t n = 0;
	while (n < most && old + n < d->old.n && new + n < d->new.n && !d->old.changed[old + n] &&
		!d->new.changed[new + n])
		n++;
	return n;
}

static void skip_changed(const struct diff *d, size_t *old, size_t *new)
{
	while (*old < d->old.n && d->old.changed[*old])
		++*old;
	while (*new < d->new.n && d->new.changed[*new])
		++*new;
}

/* The hunk whose first change is at the box's beginning: changes less than 2 * CONTEXT apart. */
static void grow_hunk(const struct diff *d, struct box *b)
{
	size_t equal;
	do {
		skip_changed(d, &b->old_to, &b->new_to);
		equal = skip_equal(d, b->old_to, b->new_to, 2 * CONTEXT + 1);
		bool at_end = b->old_to + equal >= d->old.n && b->new_to + equal >= d->new.n;
		if (at_end || equal > 2 * CONTEXT)
			break;
		b->old_to += equal;
		b->new_to += equal;
	} while (true);
	if (equal > CONTEXT)
		equal = CONTEXT;
	b->old_to += equal;
	b->new_to += equal;
}

static void put_range(struct mus_buf *out, char sign, size_t from, size_t n)
{
	/* An empty range is named by the line before it. */
	mus_buf_fmt(out, " %c%zu", sign, n ? from + 1 : from);
	if (n != 1)
		mus_buf_fmt(out, ",%zu", n);
}

static void put_hunk(struct mus_buf *out, const struct diff *d, const struct box *b)
{
	size_t old = b->old_from, new = b->new_from;

	mus_buf_str(out, "@@");
	put_range(out, '-', old, b->old_to - old);
	put_range(out, '+', new, b->new_to - new);
	mus_buf_str(out, " @@\n");
	while (old < b->old_to || new < b->new_to) {
		if (old < b->old_to && d->old.changed[old])
			put_line(out, '-', &d->old, old++);
		else if (new < b->new_to && d->new.changed[new])
			put_line(out, '+', &d->new, new ++);
		else
			put_line(out, ' ', &d->old, old++), new ++;
	}
}

static void put_hunks(struct mus_buf *out, const struct diff *d)
{
	size_t old = 0, new = 0;
	for (;;) {
		size_t equal = skip_equal(d, old, new, SIZE_MAX);
		size_t before = equal < CONTEXT ? equal : CONTEXT;
		old += equal;
		new += equal;
		if (old >= d->old.n && new >= d->new.n)
			return;
		struct box b = { old - before, old, new - before, new };
		grow_hunk(d, &b);
		put_hunk(out, d, &b);
		old = b.old_to;
		new = b.new_to;
	}
}

/* What differs, under the two names; nothing when the texts are equal. */
static void put_diff(struct mus_buf *out, const char *const names[4], const char *old, size_t old_len,
	const char *new_text, size_t new_len)
{
	struct diff d = { 0 };

	if (old_len == new_len && (old_len == 0 || memcmp(old, new_text, old_len) == 0))
		return;
	split(&d.old, old, old_len);
	split(&d.new, new_text, new_len);
	number_lines(&d);
	run(&d);
	put_named_line(out, "--- ", names[0], names[1]);
	put_named_line(out, "+++ ", names[2], names[3]);
	put_hunks(out, &d);
	free(d.old.begin);
	free(d.old.line);
	free(d.old.changed);
	free(d.new.begin);
	free(d.new.line);
	free(d.new.changed);
}

void mus_diff_unified(struct mus_buf *out, const char *old_name, const char *old, size_t old_len,
	const char *new_name, const char *new_text, size_t new_len)
{
	const char *const names[] = { "", old_name, "", new_name };

	put_diff(out, names, old, old_len, new_text, new_len);
}

void mus_diff_move(struct mus_buf *out, const char *old_name, const char *old, size_t old_len,
	const char *new_name, const char *new_text, size_t new_len)
{
	const char *const names[] = { "a/", old_name, "b/", new_name };

	mus_buf_str(out, "diff --git ");
	put_name(out, "a/", old_name);
	mus_buf_char(out, ' ');
	put_name(out, "b/", new_name);
	mus_buf_str(out, "\nrename from ");
	put_name(out, "", old_name);
	mus_buf_str(out, "\nrename to ");
	put_name(out, "", new_name);
	mus_buf_char(out, '\n');
	put_diff(out, names, old, old_len, new_text, new_len);
}
