/*
 * The text before the parser sees it: lines, places, and the faults that libyaml reports without
 * a place or not at all.
 *
 * libyaml breaks lines at LF, CR, CRLF, NEL, LS and PS; lines are counted here as it does, so
 * that its marks can be turned into byte offsets.
 */
#include "base/utf8.h"
#include "doc/node.h"

#include <stdio.h>
#include <string.h>

static void add_line(struct mus_doc *doc, size_t begin)
{
	struct line *l = MUS_PUSH(doc->arena, doc->lines, doc->n_lines, doc->cap_lines);
	l->begin = (uint32_t)begin;
	l->ascii = true;
}

uint32_t doc_offset(const struct mus_doc *doc, size_t line, size_t column)
{
	if (line >= doc->n_lines)
		return (uint32_t)doc->len;
	size_t at = doc->lines[line].begin;
	if (doc->lines[line].ascii)
		return (uint32_t)(at + column > doc->len ? doc->len : at + column);
	for (; column && at < doc->len; column--) {
		do
			at++;
		while (at < doc->len && ((unsigned char)doc->text[at] & 0xC0) == 0x80);
	}
	return (uint32_t)at;
}

struct mus_place doc_place_at(const struct mus_doc *doc, size_t offset)
{
	size_t low = 0, high = doc->n_lines;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (doc->lines[middle].begin <= offset)
			low = middle;
		else
			high = middle;
	}
	size_t column = 1;
	if (doc->n_lines)
		for (size_t i = doc->lines[low].begin; i < offset && i < doc->len; i++)
			column += ((unsigned char)doc->text[i] & 0xC0) != 0x80;
	return (struct mus_place){ doc->name, (uint32_t)low + 1, (uint32_t)column };
}

void doc_excerpt_at(const struct mus_doc *doc, size_t line, struct mus_buf *buf)
{
	enum { LONGEST = 200 };
	if (line == 0 || line > doc->n_lines)
		return;
	size_t begin = doc->lines[line - 1].begin, end = begin;
	while (end < doc->len && end - begin < LONGEST && doc->text[end] != '\n' && doc->text[end] != '\r')
		end++;
	while (end > begin && end < doc->len && ((unsigned char)doc->text[end] & 0xC0) == 0x80)
		end--;
	mus_utf8_safe(buf, doc->text + begin, end - begin, false);
}

static enum mus_status refuse(struct mus_doc *doc, size_t offset, struct mus_diag *diag,
	enum mus_finding_id id, const char *detail)
{
	struct mus_buf line = MUS_BUF_INIT;
	struct mus_place place = doc_place_at(doc, offset);
	doc_excerpt_at(doc, place.line, &line);
	mus_diag_add_at(diag, id, place, NULL, line.data, &detail, 1);
	mus_buf_dispose(&line);
	return MUS_REFUSED;
}

static enum mus_status refuse_byte(struct mus_doc *doc, size_t offset, struct mus_diag *diag)
{
	char hex[8];
	snprintf(hex, sizeof hex, "%02X", (unsigned char)doc->text[offset]);
	return refuse(doc, offset, diag, MUS_F_BAD_UTF8, hex);
}

static enum mus_status refuse_control(
	struct mus_doc *doc, size_t offset, uint32_t code, struct mus_diag *diag)
{
	char hex[12];
	if (code == 0)
		return refuse(doc, offset, diag, MUS_F_BINARY, "");
	snprintf(hex, sizeof hex, "%04X", (unsigned)code);
	return refuse(doc, offset, diag, MUS_F_CONTROL, hex);
}

/* What YAML calls printable (1.2.2, section 5.1), for a code point above ASCII. */
static bool is_printable(uint32_t code)
{
	return code == 0x85 || (code >= 0xA0 && code != 0xFFFE && code != 0xFFFF);
}

/* A code point above ASCII: adds a line at NEL, LS and PS. Returns its length, 0 if refused. */
static size_t scan_wide(struct mus_doc *doc, size_t at, struct mus_diag *diag)
{
	uint32_t code;
	size_t n = mus_utf8_decode(doc->text + at, doc->len - at, &code);
	if (n == 0) {
		refuse_byte(doc, at, diag);
		return 0;
	}
	if (!is_printable(code)) {
		refuse_control(doc, at, code, diag);
		return 0;
	}
	doc->lines[doc->n_lines - 1].ascii = false;
	if (code == 0x85 || code == 0x2028 || code == 0x2029)
		add_line(doc, at + n);
	return n;
}

static bool begins(const struct mus_doc *doc, size_t at, const char *mark)
{
	size_t n = strlen(mark);
	return at + n <= doc->len && memcmp(doc->text + at, mark, n) == 0;
}

/* What git leaves in a file at a conflict; no YAML that a person means begins a line like this. */
static bool is_conflict(const struct mus_doc *doc, size_t at)
{
	return begins(doc, at, "<<<<<<< ") || begins(doc, at, ">>>>>>> ");
}

static enum mus_status check_start(struct mus_doc *doc, struct mus_diag *diag)
{
	if (doc->len > MUS_DOC_MAX_BYTES) {
		mus_find(diag, MUS_F_TOO_BIG, MUS_IN(doc->name), "64 MiB");
		return MUS_REFUSED;
	}
	if (begins(doc, 0, "\xFF\xFE") || begins(doc, 0, "\xFE\xFF")) {
		mus_find(diag, MUS_F_UTF16, MUS_IN(doc->name), "");
		return MUS_REFUSED;
	}
	doc->bom = begins(doc, 0, "\xEF\xBB\xBF") ? 3 : 0;
	return MUS_OK;
}

enum mus_status doc_scan(struct mus_doc *doc, struct mus_diag *diag)
{
	if (check_start(doc, diag))
		return MUS_REFUSED;
	size_t i = doc->bom;
	add_line(doc, i);
	if (is_conflict(doc, i))
		return refuse(doc, i, diag, MUS_F_CONFLICT, "");
	while (i < doc->len) {
		unsigned char c = (unsigned char)doc->text[i];
		if (c >= 0x80) {
			size_t n = scan_wide(doc, i, diag);
			if (n == 0)
				return MUS_REFUSED;
			i += n;
			continue;
		}
		i++;
		if (c == '\n' || c == '\r') {
			if (c == '\r' && i < doc->len && doc->text[i] == '\n')
				i++;
			add_line(doc, i);
			if (i < doc->len && (doc->text[i] == '<' || doc->text[i] == '>') && is_conflict(doc, i))
				return refuse(doc, i, diag, MUS_F_CONFLICT, "");
		} else if ((c < 0x20 && c != '\t') || c == 0x7F) {
			return refuse_control(doc, i - 1, c, diag);
		}
	}
	return MUS_OK;
}
