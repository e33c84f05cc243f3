/*
 * The agreements of a talk: which lines of its notes are one, and where they stand in the file, so
 * that what was not understood can be pointed at.
 */
#include "work/agreement/agree.h"

#include <string.h>

/* A line without the white space around it. */
struct line {
	const char *s;
	size_t len;
	size_t indent; /* bytes of white space before it */
};

/* An agreement while its lines come in. */
struct open {
	bool is;
	struct mus_buf text;
	struct mus_buf written;
	size_t first; /* bytes of its first line */
	size_t indent;
	uint32_t lines;
	struct mus_at at;
};

/* The lines of a value as the file has them, from the one at `s` on. */
struct source {
	const char *s, *end;
	struct mus_at at;    /* of s */
	struct mus_at whole; /* of the value */
};

struct notes {
	struct mus_agree_mark *mark;
	const struct mus_agree_terms *terms;
	struct mus_arena *arena;
	struct mus_agreements *out;
	size_t cap, cap_miss;
	const char *theme;
	struct source source;
	struct open open;
};

/* The line at *s, which goes to the next one. */
static struct line next_line(const char **s, const char *end)
{
	const char *newline = memchr(*s, '\n', (size_t)(end - *s));
	const char *from = *s, *to = newline ? newline : end;
	struct line line = { .indent = 0 };

	*s = newline ? newline + 1 : end;
	while (from + line.indent < to && (from[line.indent] == ' ' || from[line.indent] == '\t'))
		line.indent++;
	from += line.indent;
	while (to > from && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\r'))
		to--;
	line.s = from;
	line.len = (size_t)(to - from);
	return line;
}

/* ---- where a line stands ---- */

/* Whether a line of the file is that of the value, or the first of those that YAML folded to it. */
static bool is_source(const struct line *file, const struct line *value)
{
	if (!file->len || file->len > value->len || memcmp(file->s, value->s, file->len) != 0)
		return false;
	return file->len == value->len || value->s[file->len] == ' ';
}

/*
 * The next line of the file that is this one. Where there is none (escapes, quotes) it is the place
 * of the whole value, for those that follow as well.
 */
static struct mus_at place_of(struct source *source, const struct line *line)
{
	while (source->s < source->end) {
		struct mus_at at = source->at;
		struct line file = next_line(&source->s, source->end);

		source->at = (struct mus_at){ at.line + 1, 1 };
		at.column += (uint32_t)file.indent;
		if (is_source(&file, line))
			return at;
	}
	return source->whole;
}

static void find_source(struct notes *notes, const struct mus_doc *doc, mus_node value)
{
	struct mus_place place = mus_doc_place(doc, value);
	size_t begin, end, len;
	const char *text = mus_doc_text(doc, &len);

	mus_doc_span(doc, value, &begin, &end);
	notes->source = (struct source){ text + begin, text + end,
		{ place.line, place.column }, { place.line, place.column } };
}

/* ---- lines ---- */

static void put(struct mus_buf *out, const char *s, size_t len)
{
	while (len && (*s == ' ' || *s == '\t'))
		s++, len--;
	while (len && (s[len - 1] == ' ' || s[len - 1] == '\t'))
		len--;
	mus_buf_add(out, s, len);
}

static void put_written(struct mus_buf *out, const struct line *line)
{
	mus_buf_add(out, line->s - line->indent, line->indent + line->len);
	mus_buf_char(out, '\n');
}

static void begin_agreement(
	struct notes *notes, const struct line *line, const char *text, size_t len)
{
	struct open *open = &notes->open;

	mus_buf_cut(&open->text, 0);
	mus_buf_cut(&open->written, 0);
	put(&open->text, text, len);
	put_written(&open->written, line);
	open->is = true;
	open->first = open->text.len;
	open->indent = line->indent;
	open->lines = 1;
	open->at = place_of(&notes->source, line);
}

static void end_agreement(struct notes *notes)
{
	struct open *open = &notes->open;
	struct mus_agreement *a;

	if (!open->is)
		return;
	a = MUS_PUSH(notes->arena, notes->out->item, notes->out->n, notes->cap);
	mus_agreement_parse(a, open->text.data, notes->terms, notes->arena);
	/* A NUL ends the text. */
	a->first = mus_strndup(notes->arena, a->text,
		strlen(a->text) < open->first ? strlen(a->text) : open->first);
	a->as_written = mus_strndup(notes->arena, open->written.data, open->written.len);
	a->theme = notes->theme;
	a->at = open->at;
	a->lines = open->lines;
	open->is = false;
}

static void go_on(struct open *open, const struct line *line)
{
	if (open->text.len)
		mus_buf_char(&open->text, ' ');
	put(&open->text, line->s, line->len);
	put_written(&open->written, line);
	open->lines++;
}

static void miss(struct notes *notes, const struct line *line, bool too_complex)
{
	struct mus_agree_miss *m =
		MUS_PUSH(notes->arena, notes->out->miss, notes->out->n_miss, notes->cap_miss);

	m->text = mus_strndup(notes->arena, line->s, line->len);
	m->at = place_of(&notes->source, line);
	m->too_complex = too_complex;
}

static void take_line(struct notes *notes, const struct line *line)
{
	size_t begin = 0, end = 0;
	enum agree_is is = line->len ? agree_begins(notes->mark, line->s, line->len, &begin, &end)
				     : AGREE_IS_NONE;
	bool looks = is == AGREE_IS_NONE && agree_looks(line->s, line->len);

	if (notes->open.is && is == AGREE_IS_NONE && !looks && line->len &&
		line->indent > notes->open.indent) {
		go_on(&notes->open, line);
		return;
	}
	end_agreement(notes);
	if (is == AGREE_IS)
		begin_agreement(notes, line, line->s + begin, end - begin);
	else if (is == AGREE_IS_UNKNOWN || looks)
		miss(notes, line, is == AGREE_IS_UNKNOWN);
}

static void take_value(struct notes *notes, const struct mus_doc *doc, mus_node key)
{
	mus_node value = mus_doc_value(doc, key);
	const char *s = mus_doc_str(doc, value), *end = s + mus_doc_len(doc, value);

	if (mus_doc_type(doc, value) != MUS_STRING)
		return;
	notes->theme = mus_strdup(notes->arena, mus_doc_str(doc, key));
	find_source(notes, doc, value);
	while (s < end) {
		struct line line = next_line(&s, end);

		take_line(notes, &line);
	}
	end_agreement(notes);
}

void mus_agreements_read(struct mus_agreements *out, const struct mus_doc *doc, mus_node root,
	struct mus_agree_mark *mark, const struct mus_agree_terms *terms, struct mus_arena *arena)
{
	struct notes notes = { .mark = mark, .terms = terms, .arena = arena, .out = out,
		.open = { .text = MUS_BUF_INIT, .written = MUS_BUF_INIT } };
	mus_node map = mus_doc_get(doc, root, "notes");

	*out = (struct mus_agreements){ 0 };
	if (mus_doc_type(doc, map) == MUS_MAP)
		MUS_EACH_KEY (doc, key, map)
			take_value(&notes, doc, key);
	mus_buf_dispose(&notes.open.text);
	mus_buf_dispose(&notes.open.written);
}
