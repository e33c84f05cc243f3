/*
 * A node's own text, to be put somewhere else: its lines as they are written, comments behind
 * values among them, without their indentation.
 */
#include "work/init/setup.h"

#include <string.h>

static char first_byte(const struct mus_doc *doc, mus_node node)
{
	size_t begin, end, len;
	const char *text = mus_doc_text(doc, &len);

	mus_doc_span(doc, node, &begin, &end);
	return begin < len ? text[begin] : '\0';
}

/* The last value below the node: where a block collection really ends. */
static mus_node last_value(const struct mus_doc *doc, mus_node node)
{
	for (;;) {
		enum mus_type type = mus_doc_type(doc, node);
		mus_node last = 0;

		/* What has brackets, or is an alias, ends where its mark says. */
		if ((type != MUS_MAP && type != MUS_SEQ) || strchr("[{*", first_byte(doc, node)))
			return node;
		MUS_EACH (doc, child, node)
			last = child;
		if (!last)
			return node;
		node = type == MUS_MAP ? mus_doc_value(doc, last) : last;
	}
}

static size_t end_of(const struct mus_doc *doc, mus_node node)
{
	size_t begin, end, rest, len;
	const char *text = mus_doc_text(doc, &len);

	mus_doc_span(doc, last_value(doc, node), &begin, &end);
	/* A block of text takes the blank lines after it along. */
	while (end > begin && strchr(" \t\r\n", text[end - 1]))
		end--;
	rest = end + strspn(text + end, " \t");
	return rest > end && text[rest] == '#' ? rest + strcspn(text + rest, "\r\n") : end;
}

const char *setup_fragment(const struct mus_doc *doc, mus_node node, struct mus_arena *arena)
{
	struct mus_buf out = MUS_BUF_INIT;
	size_t begin, end = end_of(doc, node), len;
	const char *text = mus_doc_text(doc, &len), *copy;
	size_t indent = mus_doc_place(doc, node).column - 1;

	mus_doc_span(doc, node, &begin, &(size_t){ 0 });
	while (begin < end) {
		const char *line = text + begin;
		size_t n = strcspn(line, "\n") + 1;

		n = n > end - begin ? end - begin : n;
		mus_buf_add(&out, line, n);
		begin += n;
		for (size_t i = 0; i < indent && begin < end && text[begin] == ' '; i++)
			begin++;
	}
	mus_buf_char(&out, '\n');
	copy = mus_strndup(arena, out.data, out.len);
	mus_buf_dispose(&out);
	return copy;
}
