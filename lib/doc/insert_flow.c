/*
 * Adding in [ ] or { }: on the line where there is room, on a line of its own where the others have
 * theirs. A comment stays behind the entry that it stood behind.
 */
#include "doc/belong.h"
#include "doc/place.h"
#include "doc/splice.h"

static void add_buf(struct mus_buf *out, const struct mus_buf *from)
{
	mus_buf_add(out, from->data, from->len);
}

/* Whether nothing but blanks, or a comment, follows on the line; *comment: whether there is one. */
static bool ends_line(const struct mus_doc *doc, size_t at, bool *comment)
{
	size_t rest = place_skip_rest(doc, at), end = place_line_end(doc, at);

	while (at < end && (doc->text[at] == ' ' || doc->text[at] == '\t'))
		at++;
	*comment = at < end && doc->text[at] == '#';
	return rest == end;
}

/* A line of its own below the entry that ends at `end`, which may have to get a comma. */
static void put_line(const struct job *job, size_t end, size_t comma, size_t column,
	const struct mus_buf *text, struct splice *out)
{
	const struct mus_doc *doc = job->doc;

	out->from = out->to = comma ? place_next_line(doc, comma) : end;
	if (!comma) {
		out->to = place_line_end(doc, end);
		/* A value that is left out: a comma behind the colon would be text. */
		mus_buf_str(&out->text, doc->text[end - 1] == ':' ? " ," : ",");
		mus_buf_add(&out->text, doc->text + end, out->to - end);
		mus_buf_str(&out->text, job->layout.newline);
	}
	mus_buf_fill(&out->text, ' ', column);
	add_buf(&out->text, text);
	if (comma) {
		mus_buf_char(&out->text, ',');
		mus_buf_str(&out->text, job->layout.newline);
	}
}

/* Behind a comma that stands on a later line than the entry, and the comment behind that. */
static void put_behind_comma(const struct job *job, size_t comma, bool last, size_t column,
	const struct mus_buf *text, struct splice *out)
{
	bool comment;

	ends_line(job->doc, comma + 1, &comment);
	out->from = out->to = comment ? place_next_line(job->doc, comma) : comma + 1;
	mus_buf_fill(&out->text, ' ', comment ? column : 1);
	add_buf(&out->text, text);
	if (!last)
		mus_buf_char(&out->text, ',');
	if (comment)
		mus_buf_str(&out->text, job->layout.newline);
}

void splice_flow_behind(const struct job *job, uint32_t coll, uint32_t behind,
	const struct mus_buf *text, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	size_t entry = place_entry(doc, coll, behind), end = place_entry_end(doc, coll, behind);
	size_t comma = place_comma(doc, end);
	bool comment, last = !doc->nodes[behind].next;
	bool alone = ends_line(doc, comma ? comma + 1 : end, &comment);

	if (comma && place_line(doc, comma) != place_line(doc, end)) {
		put_behind_comma(job, comma, last, place_column(doc, entry), text, out);
	} else if (alone && (comment || place_is_first(doc, entry))) {
		put_line(job, end, comma, place_column(doc, entry), text, out);
	} else {
		out->from = out->to = end;
		mus_buf_str(&out->text, doc->text[end - 1] == ':' ? " , " : ", ");
		add_buf(&out->text, text);
	}
	splice_adds(out, job, coll, behind);
}

/* The first entry of all: right behind the bracket, or on the next line if a comment is there. */
static void put_first(
	const struct job *job, uint32_t coll, const struct mus_buf *text, struct splice *out)
{
	const struct mus_doc *doc = job->doc;
	size_t open = place_content(doc, coll, 0), line = place_line(doc, open), indent = line;
	bool comment;

	ends_line(doc, open + 1, &comment);
	while (doc->text[indent] == ' ')
		indent++;
	out->from = out->to = comment ? place_next_line(doc, open) : open + 1;
	if (comment)
		mus_buf_fill(&out->text, ' ', indent - line + 2);
	add_buf(&out->text, text);
	if (comment)
		mus_buf_str(&out->text, job->layout.newline);
	splice_adds(out, job, coll, 0);
}

void splice_flow_before(const struct job *job, uint32_t coll, uint32_t child,
	const struct mus_buf *text, struct splice *out)
{
	if (!child) {
		put_first(job, coll, text, out);
		return;
	}
	const struct mus_doc *doc = job->doc;
	size_t entry = place_entry(doc, coll, child);
	bool own = place_is_first(doc, entry);

	out->from = out->to = own ? belong_begin(doc, coll, child) : entry;
	if (own)
		mus_buf_fill(&out->text, ' ', place_column(doc, entry));
	add_buf(&out->text, text);
	if (own)
		mus_buf_fmt(&out->text, ",%s", job->layout.newline);
	else
		mus_buf_str(&out->text, ", ");
	splice_adds(out, job, coll, place_before(doc, coll, child));
}
