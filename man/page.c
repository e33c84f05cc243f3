/*
 * Makes a page of the manual from what is written by hand and what is kept elsewhere:
 *
 *	page man/mus-plan.5.in >build/man/mus-plan.5
 *
 * A line that begins with '@' is replaced:
 *
 *	@KEYS plan@       the keys of the schema of that kind (keys.c)
 *	@FILE path@       the file as it stands: an example record, a program
 *
 * Paths count from the current folder, which is the top of the sources. It is built with the
 * library, and run by make; it is not installed.
 */
#include "page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void page_fail(const char *what, const char *name)
{
	fprintf(stderr, "page: %s '%s'\n", what, name);
	exit(1);
}

static void read_all(struct mus_buf *out, const char *name)
{
	char block[4096];
	size_t n;
	FILE *f = fopen(name, "rb");

	if (!f)
		page_fail("cannot open", name);
	while ((n = fread(block, 1, sizeof block, f)) > 0)
		mus_buf_add(out, block, n);
	if (ferror(f))
		page_fail("cannot read", name);
	fclose(f);
}

/*
 * One character of a text that may be copied from the page: groff would make other characters of
 * these, which look better in prose. `first` says that it begins a line.
 */
static void put_char(struct mus_buf *out, char c, bool first)
{
	static const char plain[] = "\\-'`^~";
	static const char *const escapes[] = { "\\e", "\\-", "\\(aq", "\\(ga", "\\(ha", "\\(ti" };
	const char *found = c ? strchr(plain, c) : NULL;

	if (first && c == '.')
		mus_buf_str(out, "\\&");
	if (found)
		mus_buf_str(out, escapes[found - plain]);
	else
		mus_buf_char(out, c);
}

/* A file, line by line, on a display of its own. */
static void put_file(struct mus_buf *out, const char *name)
{
	struct mus_buf text = MUS_BUF_INIT;

	read_all(&text, name);
	mus_buf_str(out, ".Bd -literal\n");
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '\t')
			mus_buf_str(out, "    ");
		else
			put_char(out, text.data[i], i == 0 || text.data[i - 1] == '\n');
	}
	mus_buf_str(out, ".Ed\n");
	mus_buf_dispose(&text);
}

/* Whether a sentence ended before this space and another begins behind it. */
static bool between_sentences(const char *text, const char *s)
{
	return *s == ' ' && s > text && s[-1] == '.' && s[1] >= 'A' && s[1] <= 'Z';
}

void page_prose(struct mus_buf *out, const char *text)
{
	bool first = true;

	for (const char *s = text; *s; s++) {
		if (between_sentences(text, s)) {
			mus_buf_char(out, '\n');
			first = true;
			continue;
		}
		if (first && (*s == '.' || *s == '\''))
			mus_buf_str(out, "\\&");
		mus_buf_str(out, *s == '\\' ? "\\e" : (char[]){ *s, '\0' });
		first = false;
	}
	mus_buf_char(out, '\n');
}

/* The word behind '@KEYS ', up to the '@' at the end; NULL where the line is another. */
static char *directive(char *line, const char *word)
{
	size_t len = strlen(line), n = strlen(word);

	if (strncmp(line, word, n) != 0 || line[len - 1] != '@')
		return NULL;
	line[len - 1] = '\0';
	return line + n;
}

static void put_line(struct mus_buf *out, char *line)
{
	char *name;

	if ((name = directive(line, "@KEYS ")))
		page_keys(out, name);
	else if ((name = directive(line, "@FILE ")))
		put_file(out, name);
	else if (*line == '@')
		page_fail("no such directive", line);
	else
		mus_buf_fmt(out, "%s\n", line);
}

int main(int argc, char **argv)
{
	struct mus_buf in = MUS_BUF_INIT, out = MUS_BUF_INIT;

	if (argc != 2) {
		fputs("usage: page FILE.in\n", stderr);
		return 2;
	}
	read_all(&in, argv[1]);
	for (char *line = in.data, *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		if (!end)
			page_fail("the last line is not ended in", argv[1]);
		*end = '\0';
		put_line(&out, line);
	}
	fwrite(out.data, 1, out.len, stdout);
	mus_buf_dispose(&in);
	mus_buf_dispose(&out);
	return fflush(stdout) || ferror(stdout);
}
