/* Questions on a terminal. */
#include "ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool plan_may_ask(const struct plan_request *r)
{
	return !r->cli.quiet && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

const char *plan_words_of(
	struct plan_request *r, enum mus_text_id text, const char *const *args, size_t n)
{
	struct mus_buf buf = MUS_BUF_INIT;
	const char *out;

	mus_say(&buf, r->cli.lang, text, args, n);
	out = mus_strdup(r->cli.arena, buf.data);
	mus_buf_dispose(&buf);
	return out;
}

/* ---- lines ---- */

/* Texts of records are shown, too: nothing in them reaches the terminal but letters. */
static void show(const char *text)
{
	struct mus_buf safe = MUS_BUF_INIT;

	mus_utf8_safe(&safe, text, strlen(text), true);
	fwrite(safe.data, 1, safe.len, stderr);
	mus_buf_dispose(&safe);
}

void plan_ask_wrong(struct plan_request *r, const char *what)
{
	(void)r;
	show("  → ");
	show(what);
	show("\n");
}

static enum plan_answer ended(struct plan_request *r)
{
	show("\n");
	cli_tell(&r->cli, MUS_T_ASK_ENDED, "");
	r->cli.ended = MUS_REFUSED;
	return PLAN_ENDED;
}

/*
 * One line, without the white space around it; PLAN_SKIPPED for an empty one. What was typed before
 * Ctrl-D, without a line's end, is no answer.
 */
static enum plan_answer read_line(struct plan_request *r, const char **out, size_t *len)
{
	char *line = NULL, *from;
	size_t cap = 0;
	ssize_t n = getline(&line, &cap, stdin);
	bool whole = n > 0 && line[n - 1] == '\n';

	if (!whole) {
		free(line);
		return ended(r);
	}
	from = line;
	while (n > 0 && strchr(" \t\r\n", from[n - 1]) && from[n - 1])
		n--;
	while (n > 0 && (*from == ' ' || *from == '\t'))
		from++, n--;
	*out = mus_strndup(r->cli.arena, from, (size_t)n);
	*len = (size_t)n;
	free(line);
	return n ? PLAN_ANSWERED : PLAN_SKIPPED;
}

/* Asks until the line is text: UTF-8, without what a mistyped key puts there (arrows, Esc). */
static enum plan_answer ask(struct plan_request *r, const char *prompt, const char **out)
{
	for (;;) {
		enum plan_answer answer;
		size_t len = 0;

		show(prompt);
		answer = read_line(r, out, &len);
		if (answer != PLAN_ANSWERED)
			return answer;
		if (mus_utf8_check(*out, len) < len)
			plan_ask_wrong(r, mus_text(r->cli.lang, MUS_T_ASK_NOT_UTF8));
		else if (!mus_utf8_is_safe(*out, len))
			plan_ask_wrong(r, mus_text(r->cli.lang, MUS_T_ASK_NOT_TEXT));
		else
			return PLAN_ANSWERED;
	}
}

enum plan_answer plan_ask_text(struct plan_request *r, const char *question, const char **out)
{
	return ask(r, mus_printf(r->cli.arena, "%s: ", question), out);
}

/* ---- yes or no ---- */

static bool is_one_of(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (mus_utf8_same(word, *words))
			return true;
	return false;
}

enum plan_answer plan_ask_yes(struct plan_request *r, const char *question, bool *yes)
{
	static const char *const yeses[] = { "j", "ja", "y", "yes", NULL };
	static const char *const noes[] = { "n", "nej", "no", NULL };
	const char *prompt = mus_printf(
		r->cli.arena, "%s [%s]: ", question, mus_text(r->cli.lang, MUS_T_ASK_YES_NO));

	for (;;) {
		const char *word;
		enum plan_answer answer = ask(r, prompt, &word);

		if (answer != PLAN_ANSWERED)
			return answer;
		*yes = is_one_of(word, yeses);
		if (*yes || is_one_of(word, noes))
			return PLAN_ANSWERED;
		plan_ask_wrong(r, mus_text(r->cli.lang, MUS_T_ASK_NOT_YES_NO));
	}
}

/* ---- one of a list ---- */

static int digits_of(size_t n)
{
	int digits = 1;

	for (; n > 9; n /= 10)
		digits++;
	return digits;
}

static size_t indented_width(const struct plan_choice *c)
{
	return c->id ? mus_utf8_width(c->id) + 2 * (size_t)c->depth : 0;
}

/* '  1  sprog        Alle børn har sprog', with ids as a tree. */
static void show_choices(const struct plan_choice *choices, size_t n)
{
	struct mus_buf out = MUS_BUF_INIT;
	size_t widest = 0;

	for (size_t i = 0; i < n; i++)
		if (indented_width(&choices[i]) > widest)
			widest = indented_width(&choices[i]);
	for (size_t i = 0; i < n; i++) {
		const struct plan_choice *c = &choices[i];

		mus_buf_fmt(&out, "  %*zu  ", digits_of(n), i + 1);
		mus_buf_fill(&out, ' ', 2 * (size_t)c->depth);
		mus_buf_str(&out, c->id ? c->id : "");
		if (c->text && *c->text) {
			size_t indented = indented_width(c);

			mus_buf_fill(&out, ' ', widest ? widest - indented + 2 : 0);
			mus_buf_str(&out, c->text);
		}
		mus_buf_char(&out, '\n');
	}
	show(out.data);
	mus_buf_dispose(&out);
}

enum fit { ID, TEXT, BEGINS, WITHIN };

static bool has_word(const char *text, const char *word)
{
	const char *blank = strchr(text, ' ');

	return blank && (mus_utf8_starts(blank + 1, word) || has_word(blank + 1, word));
}

static bool fits(const struct plan_choice *c, const char *word, enum fit how)
{
	const char *id = c->id ? c->id : "", *text = c->text ? c->text : "";

	if (how == ID)
		return mus_utf8_same(id, word);
	if (how == TEXT)
		return mus_utf8_same(text, word);
	if (how == WITHIN)
		return has_word(text, word);
	return mus_utf8_starts(id, word) || mus_utf8_starts(text, word);
}

/* How many a word means. What is written in full comes first: one name may begin another. */
static size_t find_word(const struct plan_choice *choices, size_t n, const char *word, size_t *found)
{
	size_t fitting = 0;

	for (enum fit how = ID; !fitting && how <= WITHIN; how++)
		for (size_t i = 0; i < n; i++) {
			if (!fits(&choices[i], word, how))
				continue;
			*found = i;
			fitting++;
		}
	return fitting;
}

/* The choice that a word means; false when it is said to be none, or several. */
static bool find(struct plan_request *r, const struct plan_choice *choices, size_t n,
	const char *word, size_t *found)
{
	bool number = word[strspn(word, "0123456789")] == '\0';
	size_t fitting;

	if (number) {
		unsigned long value = strtoul(word, NULL, 10);

		*found = value ? value - 1 : 0;
		fitting = value >= 1 && value <= n;
	} else {
		fitting = find_word(choices, n, word, found);
	}
	if (fitting == 1)
		return true;
	if (fitting)
		plan_ask_wrong(r, plan_words(r, MUS_T_ASK_SEVERAL, word));
	else
		plan_ask_wrong(r, plan_words(r, MUS_T_ASK_NONE, word,
					  mus_printf(r->cli.arena, "%zu", n)));
	return false;
}

enum plan_answer plan_ask_one(struct plan_request *r, const char *question,
	const struct plan_choice *choices, size_t n, size_t *chosen)
{
	const char *prompt = plan_words(r, MUS_T_ASK_ONE, ""), *word;
	enum plan_answer answer;

	show(question);
	show("\n");
	show_choices(choices, n);
	do
		answer = ask(r, prompt, &word);
	while (answer == PLAN_ANSWERED && !find(r, choices, n, word, chosen));
	return answer;
}

/* Names are parted by commas, for they may hold blanks; without a comma blanks will do. */
static const char *between_names(const struct plan_choice *choices, size_t n, const char *line)
{
	size_t unused;

	return strchr(line, ',') || find_word(choices, n, line, &unused) == 1 ? "," : " ";
}

/* All that a line names; false when one of its words is wrong, or they are too many. */
static bool find_all(struct plan_request *r, const struct plan_choice *choices, size_t n,
	const char *line, size_t most, bool *chosen)
{
	const char *between = between_names(choices, n, line);
	size_t count = 0;

	memset(chosen, 0, n * sizeof *chosen);
	for (line += strspn(line, between); *line; line += strspn(line, between)) {
		size_t len = strcspn(line, between), next = len, found = 0;

		while (len && line[len - 1] == ' ')
			len--;
		if (!find(r, choices, n, mus_strndup(r->cli.arena, line, len), &found))
			return false;
		count += !chosen[found];
		chosen[found] = true;
		line += next + strspn(line + next, " ,");
	}
	if (count > most)
		plan_ask_wrong(r, plan_words(r, MUS_T_ASK_TOO_MANY,
					  mus_printf(r->cli.arena, "%zu", count),
					  mus_printf(r->cli.arena, "%zu", most)));
	return count <= most;
}

enum plan_answer plan_ask_some(struct plan_request *r, const char *question,
	const struct plan_choice *choices, size_t n, size_t most, bool *chosen)
{
	const char *prompt, *line;
	enum plan_answer answer;

	prompt = most < n ? plan_words(r, MUS_T_ASK_SOME, mus_printf(r->cli.arena, "%zu", most))
			  : plan_words(r, MUS_T_ASK_ANY, "");
	show(question);
	show("\n");
	show_choices(choices, n);
	do
		answer = ask(r, prompt, &line);
	while (answer == PLAN_ANSWERED && !find_all(r, choices, n, line, most, chosen));
	return answer;
}
