/*
 * The text before the parser sees it: lines, places, and the faults that libyaml reports without
 * a place or not at all.
 *
 * libyaml breaks lines at LF, CR, CRLF, NEL, LS and PS; lines are counted here as it does, so
 * that its marks can be turned into byte offsets. Editors break none at the last three, nor does
 * YAML 1.2: places for people are counted anew, see doc_shown().
 */
#include "base/utf8.h"
#include "doc/node.h"

#include <stdio.h>
#include <string.h>

/* Text is looked at eight bytes at a time: EACH puts a byte into all of them. */
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Lines that begin with %TAG. */
#define MOST_TAGS 100

static uint64_t eight_bytes(const char *s)
{
	uint64_t bytes;
	memcpy(&bytes, s, sizeof bytes);
	return bytes;
}

static bool is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* How many of eight bytes begin a character: all but continuation bytes, 10xxxxxx. */
static size_t count_starts(uint64_t bytes)
{
	uint64_t continuations = (bytes & ~(bytes << 1) & EACH(0x80)) >> 7;
	return 8 - (size_t)(continuations * EACH(1) >> 56);
}

static void add_line(struct mus_doc *doc, size_t begin)
{
	if (doc->n_lines == doc->cap_lines)
		doc->lines = mus_grow(doc->arena, doc->lines, doc->n_lines, &doc->cap_lines, sizeof *doc->lines);
	doc->lines[doc->n_lines++] = (struct line){ (uint32_t)begin, true };
}

uint32_t doc_offset(const struct mus_doc *doc, size_t line, size_t column)
{
	if (line >= doc->n_lines)
		return (uint32_t)doc->len;
	return doc_offset_after(doc, line, doc->lines[line].begin, column);
}

uint32_t doc_offset_after(const struct mus_doc *doc, size_t line, size_t at, size_t characters)
{
	if (line >= doc->n_lines)
		return (uint32_t)doc->len;
	if (doc->lines[line].ascii)
		return (uint32_t)(at + characters > doc->len ? doc->len : at + characters);
	for (size_t n; doc->len - at >= 8 && (n = count_starts(eight_bytes(doc->text + at))) <= characters; at += 8)
		characters -= n;
	while (at < doc->len && (characters || is_continuation(doc->text[at])))
		characters -= !is_continuation(doc->text[at++]);
	return (uint32_t)at;
}

/* The line that holds a byte offset. */
static size_t line_of(const struct mus_doc *doc, size_t offset)
{
	size_t low = 0, high = doc->n_lines;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (doc->lines[middle].begin <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct mus_place doc_place_at(const struct mus_doc *doc, size_t offset)
{
	size_t line = line_of(doc, offset), column = 1;
	if (doc->n_lines)
		for (size_t i = doc->lines[line].begin; i < offset && i < doc->len; i++)
			column += !is_continuation(doc->text[i]);
	return (struct mus_place){ doc->name, (uint32_t)line + 1, (uint32_t)column };
}

/* How many soft lines begin at or before that line, which is counted from 0. */
static size_t soft_before(const struct mus_doc *doc, size_t line)
{
	size_t low = 0, high = doc->n_soft;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (doc->soft[middle].line <= line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct mus_place doc_shown(const struct mus_doc *doc, struct mus_place place)
{
	size_t line = place.line - 1, n = doc->n_soft && place.line ? soft_before(doc, line) : 0;
	if (n && doc->soft[n - 1].line == line)
		place.column += doc->soft[n - 1].characters;
	place.line -= (uint32_t)n;
	return place;
}

uint32_t doc_shown_offset(const struct mus_doc *doc, uint32_t line, uint32_t column)
{
	size_t at = line - 1, i = 0;
	while (i < doc->n_soft && doc->soft[i].line <= at) {
		at++;
		i++;
	}
	/* The soft lines that this one goes on in. */
	uint32_t before = 0;
	for (; i < doc->n_soft && doc->soft[i].line == at + 1 && doc->soft[i].characters < column; i++) {
		before = doc->soft[i].characters;
		at++;
	}
	return doc_offset(doc, at, column > before ? column - before - 1 : 0);
}

struct mus_line doc_line_at(const struct mus_doc *doc, size_t offset)
{
	size_t begin = offset, end = offset;
	while (begin > doc->bom && offset - begin < MUS_LINE_ENOUGH && doc->text[begin - 1] != '\n' && doc->text[begin - 1] != '\r')
		begin--;
	while (begin < offset && is_continuation(doc->text[begin]))
		begin++;
	while (end < doc->len && end - offset < MUS_LINE_ENOUGH && doc->text[end] != '\n' && doc->text[end] != '\r')
		end++;
	return (struct mus_line){ doc->text + begin, end - begin, offset - begin };
}

static enum mus_status refuse(struct mus_doc *doc, size_t offset, struct mus_diag *diag,
	enum mus_finding_id id, const char *detail)
{
	mus_diag_add_at(diag, id, doc_shown(doc, doc_place_at(doc, offset)), NULL, doc_line_at(doc, offset), &detail, 1);
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

/* A line that is one for libyaml alone. */
static void add_soft_line(struct mus_doc *doc, size_t begin)
{
	size_t line = doc->n_lines, from = doc->lines[line - 1].begin;
	size_t characters = mus_utf8_count(doc->text + from, begin - from);
	if (doc->n_soft && doc->soft[doc->n_soft - 1].line == line - 1)
		characters += doc->soft[doc->n_soft - 1].characters;
	*MUS_PUSH(doc->arena, doc->soft, doc->n_soft, doc->cap_soft) =
		(struct soft_line){ (uint32_t)line, (uint32_t)characters };
	add_line(doc, begin);
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
	/* libyaml passes over a byte order mark at the beginning of any line. */
	doc->odd |= code == 0xFEFF;
	if (code == 0x85 || code == 0x2028 || code == 0x2029) {
		doc->odd = true;
		add_soft_line(doc, at + n);
	}
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

/* The first byte from i on that is no printable ASCII character. */
static size_t skip_plain(const struct mus_doc *doc, size_t i)
{
	const char *text = doc->text;
	for (; doc->len - i >= 8; i += 8) {
		uint64_t bytes = eight_bytes(text + i);
		/* Taking 0x20 away sets the highest bit of those below, adding 1 that of 0x7F. */
		if ((bytes | (bytes - EACH(0x20)) | (bytes + EACH(1))) & EACH(0x80))
			break;
	}
	while (i < doc->len && text[i] >= 0x20 && text[i] < 0x7F)
		i++;
	return i;
}

/* libyaml compares each such directive with all before it, also where they are of no use. */
static enum mus_status refuse_tags(struct mus_doc *doc, size_t at, struct mus_diag *diag)
{
	enum mus_lang lang = mus_diag_lang(diag);
	const char *args[] = { mus_text(lang, MUS_T_SYN_TAGS), mus_text(lang, MUS_T_SYN_TAGS_HINT) };
	mus_diag_add_at(diag, MUS_F_SYNTAX, doc_shown(doc, doc_place_at(doc, at)), NULL, doc_line_at(doc, at), args, 2);
	return MUS_REFUSED;
}

/* After a line break: a new line, which must not be a conflict marker. */
static enum mus_status begin_line(struct mus_doc *doc, size_t at, struct mus_diag *diag)
{
	add_line(doc, at);
	if (at < doc->len && (doc->text[at] == '<' || doc->text[at] == '>') && is_conflict(doc, at))
		return refuse(doc, at, diag, MUS_F_CONFLICT, "");
	if (begins(doc, at, "%TAG ") && ++doc->n_tags > MOST_TAGS)
		return refuse_tags(doc, at, diag);
	return MUS_OK;
}

/* What is no printable ASCII character: a wide one, a line break, a tab. Its length, 0 if refused. */
static size_t scan_special(struct mus_doc *doc, size_t at, struct mus_diag *diag)
{
	unsigned char c = (unsigned char)doc->text[at];
	size_t n = 1;
	if (c >= 0x80)
		return scan_wide(doc, at, diag);
	doc->odd |= c != '\n';
	if (c == '\r' && at + 1 < doc->len && doc->text[at + 1] == '\n')
		n = 2;
	if (c == '\n' || c == '\r')
		return begin_line(doc, at + n, diag) ? 0 : n;
	if (c != '\t') {
		refuse_control(doc, at, c, diag);
		return 0;
	}
	return n;
}

enum mus_status doc_scan(struct mus_doc *doc, struct mus_diag *diag)
{
	if (check_start(doc, diag) || begin_line(doc, doc->bom, diag))
		return MUS_REFUSED;
	for (size_t i = skip_plain(doc, doc->bom), n; i < doc->len; i = skip_plain(doc, i + n)) {
		n = scan_special(doc, i, diag);
		if (n == 0)
			return MUS_REFUSED;
		if (doc->n_lines > MUS_DOC_MAX_LINES)
			return refuse(doc, i, diag, MUS_F_TOO_MANY_LINES, "4194304");
	}
	return MUS_OK;
}
