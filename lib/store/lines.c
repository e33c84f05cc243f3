/*
 * The source lines of findings that were made when the text was no longer at hand: those about
 * several records, or from a typed view of one.
 */
#include "base/utf8.h"
#include "store/inside.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file at hand, read up to a line. */
struct source {
	const char *file;
	struct store_text text;
	size_t at;     /* where that line begins */
	uint32_t line; /* its number */
};

/* A stream that is named cannot be read twice. */
static void open_source(struct source *s, const char *file)
{
	struct stat st;
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	bool good = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
		    store_read_fd(&s->text, fd) == 0;

	if (fd >= 0)
		close(fd);
	if (!good)
		s->text.len = 0;
	s->file = file;
	s->at = s->text.len > 2 && memcmp(s->text.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	s->line = 1;
}

/* The length of the line at hand without its break, which is LF, CRLF or CR. */
static size_t line_len(const struct source *s)
{
	size_t n = 0, left = s->text.len - s->at;

	while (n < left && s->text.data[s->at + n] != '\n' && s->text.data[s->at + n] != '\r')
		n++;
	return n;
}

/* Forwards; false when the file has no such line any more. */
static bool go_to(struct source *s, uint32_t line)
{
	for (; s->line < line && s->at < s->text.len; s->line++) {
		s->at += line_len(s);
		if (s->at + 1 < s->text.len && memcmp(s->text.data + s->at, "\r\n", 2) == 0)
			s->at++;
		s->at++;
	}
	return s->line == line && s->at < s->text.len;
}

static struct mus_line line_at(const struct source *s, uint32_t column)
{
	struct mus_line line = { s->text.data + s->at, line_len(s), 0 };

	for (uint32_t c = 1; c < column && line.at < line.len; c++) {
		uint32_t code;
		size_t n = mus_utf8_decode(line.text + line.at, line.len - line.at, &code);

		line.at += n ? n : 1;
	}
	return line;
}

void mus_diag_read_lines(struct mus_diag *diag)
{
	struct source s = { .file = NULL };
	const struct mus_finding *all;
	size_t n;

	all = mus_diag_all(diag, &n);
	for (size_t i = 0; i < n; i++) {
		const struct mus_place *place = &all[i].place;
		struct mus_line line;

		if (all[i].excerpt || !place->file || !place->line)
			continue;
		if (!s.file || strcmp(s.file, place->file) != 0 || place->line < s.line)
			open_source(&s, place->file);
		if (!go_to(&s, place->line))
			continue;
		line = line_at(&s, place->column);
		/* A table in another encoding was read as UTF-8; here it would be gibberish. */
		if (mus_utf8_check(line.text, line.len) == line.len)
			mus_diag_set_line(diag, i, line);
	}
	free(s.text.data);
}
