/*
 * Random YAML as people write it, with a model of what it says and on which lines.
 */
#ifndef TESTS_RANDOM_DOCUMENT_H
#define TESTS_RANDOM_DOCUMENT_H

#include "base/arena.h"
#include "base/buf.h"

#include <string.h>

enum { MOST = 8 };
enum kind { SCALAR, MAP, SEQ };

struct model {
	enum kind kind;
	const char *key, *text;
	struct model *parent, *kids[MOST];
	size_t n;
	size_t first, last; /* lines of the entry */
	bool flow;
	const char *path;
};

/* A document in the making, with the habits of its writer. */
struct maker {
	struct mus_arena *arena;
	struct mus_buf text;
	struct model *all[512];
	size_t n_all, line;
	unsigned comments, keys;
	size_t step, seq_step, gap;
	const char *newline;
	bool after_block; /* a deeper comment would be text */
};

static uint32_t seed = 20260306;

static uint32_t roll(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

static bool chance(uint32_t percent)
{
	return roll(100) < percent;
}

#define PICK(array) (array)[roll(sizeof(array) / sizeof *(array))]

static void end_line(struct maker *m)
{
	mus_buf_str(&m->text, m->newline);
	m->line++;
}

static void comment_beside(struct maker *m)
{
	if (chance(25))
		mus_buf_fmt(&m->text, "  # c%u;", m->comments++);
}

/* Blank lines and comments before an entry. */
static void filler(struct maker *m, size_t column)
{
	while (chance(20)) {
		if (chance(60)) {
			mus_buf_fill(&m->text, ' ', column + (m->after_block ? 0 : roll(3)));
			mus_buf_fmt(&m->text, "# c%u;", m->comments++);
		}
		end_line(m);
	}
}

static struct model *add(struct maker *m, struct model *parent, enum kind kind, bool keyed)
{
	struct model *node = mus_alloc(m->arena, sizeof *node);

	node->kind = kind;
	node->parent = parent;
	if (keyed)
		node->key = mus_printf(m->arena, "%s%u", chance(50) ? "nøgle" : "k", m->keys++);
	if (parent && keyed)
		node->path = mus_printf(m->arena, "%s/%s", parent->path, node->key);
	else
		node->path = parent ? mus_printf(m->arena, "%s/%zu", parent->path, parent->n) : "";
	if (parent)
		parent->kids[parent->n++] = node;
	m->all[m->n_all++] = node;
	return node;
}

/* A block scalar behind ':' or '-': the header is on the line, the body in the column. */
static void make_block(struct maker *m, struct model *node, size_t column)
{
	static const char *const lines[] = { "linje", "- punkt", "# ikke en kommentar", "k: v", "ø" };
	struct mus_buf text = MUS_BUF_INIT;
	size_t n = 1 + roll(3), indent = column + 1 + roll(4);
	bool strip = chance(40), folded = chance(20);

	mus_buf_str(&m->text, folded ? " >" : " |");
	mus_buf_str(&m->text, strip ? "-" : "");
	comment_beside(m);
	for (size_t i = 0; i < n; i++) {
		const char *line = PICK(lines);
		mus_buf_fmt(&text, "%s%s", i ? (folded ? " " : chance(20) ? "\n\n" : "\n") : "", line);
		end_line(m);
		if (i && text.len > strlen(line) + 1 && text.data[text.len - strlen(line) - 2] == '\n')
			end_line(m);
		mus_buf_fill(&m->text, ' ', indent);
		mus_buf_str(&m->text, line);
	}
	end_line(m);
	node->last = m->line - 1;
	mus_buf_str(&text, strip ? "" : "\n");
	node->text = mus_strdup(m->arena, text.data);
	mus_buf_dispose(&text);
	for (uint32_t blank = roll(3); blank > 1; blank--)
		end_line(m);
	m->after_block = true;
}

static void make_scalar(struct maker *m, struct model *node, size_t column)
{
	static const char *const forms[][2] = { { "ord", "ord" }, { "Søren Ærø", "Søren Ærø" },
		{ "\"a: b\"", "a: b" }, { "'it''s'", "it's" }, { "\"linje\\nto\"", "linje\nto" },
		{ "12", "12" }, { "2026-03-01", "2026-03-01" }, { "x#y", "x#y" }, { "~", "" }, { "\"\"", "" } };

	if (chance(20)) {
		make_block(m, node, column);
		return;
	}
	const char *const *form = PICK(forms);
	node->text = form[1];
	if (chance(10)) {
		node->text = "";
	} else if (chance(10)) {
		node->text = "flere ord";
		mus_buf_str(&m->text, " flere");
		end_line(m);
		mus_buf_fill(&m->text, ' ', column + 2);
		mus_buf_str(&m->text, "ord");
	} else {
		mus_buf_fmt(&m->text, " %s", form[0]);
	}
	comment_beside(m);
	end_line(m);
	node->last = m->line - 1;
	m->after_block = false;
}

static void make_flow(struct maker *m, struct model *node)
{
	bool map = node->kind == MAP;

	node->flow = true;
	mus_buf_char(&m->text, map ? '{' : '[');
	for (uint32_t i = 0, n = roll(4); i < n; i++) {
		struct model *kid = add(m, node, SCALAR, map);
		mus_buf_str(&m->text, i ? ", " : "");
		if (map)
			mus_buf_fmt(&m->text, "%s: ", kid->key);
		kid->text = chance(50) ? "å" : "7";
		mus_buf_str(&m->text, kid->text);
		kid->first = kid->last = m->line;
		kid->flow = true;
	}
	mus_buf_char(&m->text, map ? '}' : ']');
}

static void make_entries(struct maker *m, struct model *coll, size_t column, bool compact, int depth);

/* What stands behind 'key:' or '-'. `column` is that of the key or the '-'. */
static void make_value(struct maker *m, struct model *node, size_t column, int depth)
{
	bool item = !node->key;

	if (node->kind == SCALAR) {
		make_scalar(m, node, column);
	} else if (chance(20)) {
		mus_buf_char(&m->text, ' ');
		make_flow(m, node);
		comment_beside(m);
		end_line(m);
		node->last = m->line - 1;
		m->after_block = false;
	} else if (item) {
		mus_buf_fill(&m->text, ' ', m->gap - 1);
		make_entries(m, node, column + m->gap, true, depth - 1);
	} else {
		comment_beside(m);
		end_line(m);
		m->after_block = false;
		make_entries(m, node, column + (node->kind == SEQ ? m->seq_step : m->step), false, depth - 1);
	}
}

static void make_entries(struct maker *m, struct model *coll, size_t column, bool compact, int depth)
{
	for (uint32_t i = 0, n = 1 + roll(4); i < n; i++) {
		uint32_t kind = depth > 0 ? roll(4) : 0;
		if (i || !compact) {
			filler(m, column);
			mus_buf_fill(&m->text, ' ', column);
		}
		struct model *kid = add(m, coll, kind > 2 ? SEQ : kind > 1 ? MAP : SCALAR, coll->kind == MAP);
		kid->first = m->line;
		if (kid->key)
			mus_buf_fmt(&m->text, "%s:", kid->key);
		else
			mus_buf_char(&m->text, '-');
		make_value(m, kid, column, depth);
		coll->last = kid->last;
	}
}

static void make_document(struct maker *m)
{
	static const char *const newlines[] = { "\n", "\n", "\n", "\r\n" };
	static const size_t steps[] = { 2, 2, 4 }, seq_steps[] = { 0, 2, 2, 4 }, gaps[] = { 2, 2, 2, 4 };

	*m = (struct maker){ .arena = mus_arena_new(), .text = MUS_BUF_INIT };
	m->newline = PICK(newlines);
	m->step = PICK(steps);
	m->seq_step = PICK(seq_steps);
	m->gap = PICK(gaps);
	if (chance(10))
		mus_buf_str(&m->text, "\xEF\xBB\xBF");
	if (chance(20)) {
		mus_buf_str(&m->text, "---");
		comment_beside(m);
		end_line(m);
	}
	struct model *root = add(m, NULL, chance(80) ? MAP : SEQ, false);
	make_entries(m, root, 0, false, 3);
	if (!m->after_block && chance(20))
		mus_buf_cut(&m->text, m->text.len - strlen(m->newline));
	else if (chance(20))
		mus_buf_fmt(&m->text, "---%sslut: ø%s", m->newline, m->newline);
}

#endif
