#include "doc/yaml.h"

#include <string.h>

#include "doc/quote.h"

/* What the last thing written was. */
enum { LINE, KEY, DASH };

void mus_yaml_begin(struct mus_yaml *y, struct mus_buf *out)
{
	memset(y, 0, sizeof *y);
	y->out = out;
	y->state = LINE;
}

void mus_yaml_document(struct mus_yaml *y)
{
	mus_yaml_begin(y, y->out);
	mus_buf_str(y->out, "---\n");
}

static struct mus_yaml_level *top(struct mus_yaml *y)
{
	return y->depth ? &y->levels[y->depth - 1] : NULL;
}

/* Brings the line to the column where a key, '-' or comment of the innermost collection begins. */
static void start_line(struct mus_yaml *y)
{
	const struct mus_yaml_level *level = top(y);

	if (y->state == DASH) {
		mus_buf_char(y->out, ' ');
	} else {
		if (y->state == KEY)
			mus_buf_char(y->out, '\n');
		mus_buf_fill(y->out, ' ', level ? level->indent : 0);
	}
	y->state = LINE;
}

/* Before a value: in a list it needs its '-'. */
static void start_value(struct mus_yaml *y)
{
	struct mus_yaml_level *level = top(y);

	if (!level || level->map)
		return;
	start_line(y);
	level->entries++;
	mus_buf_char(y->out, '-');
	y->column = level->indent + 2;
	y->state = DASH;
}

/* The space between ':' or '-' and a value. */
static void put_space(struct mus_yaml *y)
{
	if (y->state != LINE)
		mus_buf_char(y->out, ' ');
}

static void end_value(struct mus_yaml *y)
{
	mus_buf_char(y->out, '\n');
	y->state = LINE;
	y->column = 0;
}

static void open_level(struct mus_yaml *y, bool map)
{
	start_value(y);
	if (y->depth < MUS_DOC_MAX_DEPTH)
		y->levels[y->depth++] = (struct mus_yaml_level){ y->column, 0, map };
}

void mus_yaml_map(struct mus_yaml *y)
{
	open_level(y, true);
}

void mus_yaml_seq(struct mus_yaml *y)
{
	open_level(y, false);
}

void mus_yaml_end(struct mus_yaml *y)
{
	const struct mus_yaml_level *level = top(y);

	if (!level)
		return;
	y->depth--;
	if (level->entries)
		return;
	put_space(y);
	mus_buf_str(y->out, level->map ? "{}" : "[]");
	end_value(y);
}

void mus_yaml_key(struct mus_yaml *y, const char *key)
{
	struct mus_yaml_level *level = top(y);

	start_line(y);
	quote_key(y->out, key, strlen(key), false);
	mus_buf_char(y->out, ':');
	y->state = KEY;
	y->column = 2;
	if (level) {
		level->entries++;
		y->column = level->indent + 2;
	}
}

void mus_yaml_str(struct mus_yaml *y, const char *text)
{
	if (!text) {
		mus_yaml_plain(y, "null");
		return;
	}
	size_t len = strlen(text);
	start_value(y);
	put_space(y);
	if (strchr(text, '\n') && quote_block_ok(text, len)) {
		size_t parent = y->depth ? y->column - 2 : 0;
		struct quote_block block = { false, parent, parent + 2, "\n" };
		quote_header(y->out, text, len, &block);
		quote_body(y->out, text, len, &block);
	} else {
		quote_line(y->out, text, len, false);
	}
	end_value(y);
}

void mus_yaml_plain(struct mus_yaml *y, const char *text)
{
	start_value(y);
	if (*text)
		put_space(y);
	mus_buf_str(y->out, text);
	end_value(y);
}

void mus_yaml_flow(struct mus_yaml *y, const char *const *items, size_t n)
{
	start_value(y);
	put_space(y);
	mus_buf_char(y->out, '[');
	for (size_t i = 0; i < n; i++) {
		if (i)
			mus_buf_str(y->out, ", ");
		quote_line(y->out, items[i], strlen(items[i]), true);
	}
	mus_buf_char(y->out, ']');
	end_value(y);
}

void mus_yaml_pair(struct mus_yaml *y, const char *key, const char *text)
{
	mus_yaml_key(y, key);
	mus_yaml_str(y, text);
}

void mus_yaml_plain_pair(struct mus_yaml *y, const char *key, const char *text)
{
	mus_yaml_key(y, key);
	mus_yaml_plain(y, text);
}

static void comment_line(struct mus_yaml *y, const char *s, size_t len)
{
	start_line(y);
	mus_buf_char(y->out, '#');
	if (len)
		mus_buf_char(y->out, ' ');
	mus_buf_add(y->out, s, len);
	mus_buf_char(y->out, '\n');
}

void mus_yaml_comment(struct mus_yaml *y, const char *text)
{
	for (;;) {
		size_t len = strcspn(text, "\n");
		comment_line(y, text, len);
		if (text[len] == 0 || text[len + 1] == 0)
			return;
		text += len + 1;
	}
}

void mus_yaml_blank(struct mus_yaml *y)
{
	if (y->state == LINE)
		mus_buf_char(y->out, '\n');
}
