/* --help and --version, from the tables that the command line is read by. */
#include "options.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 80, HELP_COLUMN = 30 };

/* The length of the next word; what stands in brackets is one. */
static size_t word_len(const char *s)
{
	int depth = 0;
	size_t len = 0;
	for (; s[len] && s[len] != '\n' && (depth > 0 || s[len] != ' '); len++)
		depth += (s[len] == '[' || s[len] == '(') - (s[len] == ']' || s[len] == ')');
	return len;
}

/* Appends words up to the end of the line, the first at `column`; lines they go on in are indented. */
static void put_words(struct mus_buf *out, const char *text, size_t column, size_t indent)
{
	bool first = true;
	while (*text && *text != '\n') {
		size_t len = word_len(text);
		struct mus_buf word = MUS_BUF_INIT;
		mus_buf_add(&word, text, len);
		size_t width = mus_utf8_width(word.data);
		if (!first && column + 1 + width > WIDTH) {
			mus_buf_char(out, '\n');
			mus_buf_fill(out, ' ', indent);
			column = indent;
		} else if (!first) {
			mus_buf_char(out, ' ');
			column++;
		}
		mus_buf_add(out, word.data, word.len);
		mus_buf_dispose(&word);
		column += width;
		first = false;
		text += len + strspn(text + len, " ");
	}
	mus_buf_char(out, '\n');
}

static void put_option(struct mus_buf *out, const struct cli *cli, const struct cli_option *o)
{
	struct mus_buf left = MUS_BUF_INIT, right = MUS_BUF_INIT;
	if (o->letter)
		mus_buf_fmt(&left, "  -%c, ", o->letter);
	else
		mus_buf_str(&left, "      ");
	mus_buf_fmt(&left, "--%s", o->name);
	if (o->type != CLI_FLAG)
		mus_buf_fmt(&left, "=%s", mus_text(cli->lang, o->value));
	size_t width = mus_utf8_width(left.data);
	if (width + 2 > HELP_COLUMN) {
		mus_buf_char(&left, '\n');
		width = 0;
	}
	mus_buf_fill(&left, ' ', HELP_COLUMN - width);
	mus_say(&right, cli->lang, o->help, MUS_ARGS(cli->command->formats ? cli->command->formats : ""));
	mus_buf_add(out, left.data, left.len);
	put_words(out, right.data, HELP_COLUMN, HELP_COLUMN);
	mus_buf_dispose(&left);
	mus_buf_dispose(&right);
}

static void put_columns(struct mus_buf *out, const struct cli *cli)
{
	struct mus_buf names = MUS_BUF_INIT;
	if (!cli->command->columns)
		return;
	for (size_t i = 0; i < cli->command->n_columns; i++)
		mus_buf_fmt(&names, i ? " %s" : "%s", cli->command->columns[i].name);
	mus_buf_fmt(out, "\n%s\n  ", mus_text(cli->lang, MUS_T_COLUMNS));
	put_words(out, names.data, 2, 2);
	mus_buf_dispose(&names);
}

/* One way to call the command a line; where it goes on, it stands behind the name. */
static void put_usage(struct mus_buf *out, const struct cli *cli)
{
	const char *usage = mus_text(cli->lang, MUS_T_USAGE), *line = cli->command->synopsis;
	size_t width = mus_utf8_width(usage), column = width + 1 + strlen(cli->command->name) + 1;
	while (*line) {
		size_t len = strcspn(line, "\n");
		mus_buf_str(out, usage);
		mus_buf_fill(out, ' ', width - mus_utf8_width(usage));
		mus_buf_fmt(out, " %s ", cli->command->name);
		put_words(out, line, column, column);
		line += len + (line[len] == '\n');
		usage = "";
	}
}

void help_print(const struct cli *cli, const struct table *t)
{
	struct mus_buf out = MUS_BUF_INIT;
	put_usage(&out, cli);
	put_words(&out, mus_text(cli->lang, cli->command->purpose), 0, 0);
	mus_buf_fmt(&out, "\n%s\n", mus_text(cli->lang, MUS_T_OPTIONS));
	for (size_t i = 0; i < t->n; i++)
		put_option(&out, cli, &t->option[i]);
	put_columns(&out, cli);
	mus_buf_char(&out, '\n');
	mus_say(&out, cli->lang, MUS_T_HELP_END, MUS_ARGS(cli->command->name));
	printf("%s\n", out.data);
	mus_buf_dispose(&out);
}

void version_print(const struct cli *cli)
{
	struct mus_buf with = MUS_BUF_INIT, line = MUS_BUF_INIT;
	mus_doc_library(&with);
	mus_buf_str(&with, ", ");
	mus_schema_library(&with);
	if (cli->command->library) {
		mus_buf_str(&with, ", ");
		cli->command->library(&with);
	}
	mus_say(&line, cli->lang, MUS_T_VERSIONS, MUS_ARGS(with.data));
	printf("%s (mus) %s\n%s\n%s\n", cli->command->name, MUS_VERSION, line.data,
		mus_text(cli->lang, MUS_T_LICENCE));
	mus_buf_dispose(&line);
	mus_buf_dispose(&with);
}
