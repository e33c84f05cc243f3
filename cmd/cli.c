/*
 * The frame of every command: how it begins, what it prints, how it ends.
 * The command line itself is read in options.c.
 */
#include "cli.h"
#include "options.h"
#include "progress.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char *program = "mus"; /* for the out-of-memory handler */

static _Noreturn void no_memory(size_t size)
{
	(void)size;
	static const char text[] = ": out of memory\n";
	progress_wipe();
	ssize_t ignored = write(STDERR_FILENO, program, strlen(program));
	ignored += write(STDERR_FILENO, text, sizeof text - 1);
	(void)ignored;
	_exit(MUS_SYSTEM);
}

/*
 * A closed standard stream is opened on /dev/null, the wrong way round: using it fails as before,
 * and no record that is opened later gets its number and what is meant for the stream.
 */
static void guard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			_exit(MUS_SYSTEM);
}

static bool is_lang(const char *locale, size_t len, const char *name)
{
	size_t n = strlen(name);
	return len >= n && memcmp(locale, name, n) == 0 && (len == n || strchr("_.@", locale[n]));
}

/* The language of a locale's name (da_DK.UTF-8), or -1 when it is neither Danish nor English. */
static int lang_of(const char *locale, size_t len)
{
	if (is_lang(locale, len, "da") || is_lang(locale, len, "danish") || is_lang(locale, len, "dansk"))
		return MUS_DA;
	return is_lang(locale, len, "en") || is_lang(locale, len, "english") ? MUS_EN : -1;
}

/* The first language of a list such as LANGUAGE=nb:da:en that we have. */
static int lang_of_list(const char *list)
{
	for (const char *p = list; p && *p;) {
		size_t len = strcspn(p, ":");
		int lang = lang_of(p, len);
		if (lang >= 0)
			return lang;
		p += len + (p[len] == ':');
	}
	return -1;
}

/*
 * The language of the environment, as gettext(3) finds it: the first of the three that is set,
 * overruled by LANGUAGE unless that is the C locale.
 */
static enum mus_lang locale_lang(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *locale = NULL;
	for (size_t i = 0; i < sizeof names / sizeof *names && !(locale && *locale); i++)
		locale = getenv(names[i]);
	if (!locale || !*locale || strcmp(locale, "POSIX") == 0 || is_lang(locale, strlen(locale), "C"))
		return MUS_EN;
	int lang = lang_of_list(getenv("LANGUAGE"));
	if (lang < 0)
		lang = lang_of(locale, strlen(locale));
	return lang == MUS_DA ? MUS_DA : MUS_EN;
}

bool cli_begin(struct cli *cli, const struct cli_command *command, const struct cli_option *options,
	int argc, char **argv)
{
	guard_streams();
	memset(cli, 0, sizeof *cli);
	program = command->name;
	mus_set_oom(no_memory);
#ifdef SIGXFSZ
	/* A file that grows over the limit is told like a full disk. */
	(void)signal(SIGXFSZ, SIG_IGN);
#endif
	cli->command = command;
	cli->arena = mus_arena_new();
	cli->lang = locale_lang();
	bool goes_on = options_read(cli, options, argc, argv);
	cli->diag = mus_diag_new(cli->lang);
	if (goes_on)
		progress_begin(cli);
	return goes_on;
}

enum mus_status cli_usage(struct cli *cli, enum mus_text_id text, const char *const *args, size_t n)
{
	struct mus_buf line = MUS_BUF_INIT, safe = MUS_BUF_INIT;
	mus_say(&line, cli->lang, text, args, n);
	mus_utf8_safe(&safe, line.data, line.len, false);
	progress_clear();
	fprintf(stderr, "%s: %s\n", cli->command->name, safe.data);
	mus_buf_cut(&line, 0);
	mus_say(&line, cli->lang, MUS_T_TRY_HELP, MUS_ARGS(cli->command->name));
	fprintf(stderr, "%s\n", line.data);
	mus_buf_dispose(&line);
	mus_buf_dispose(&safe);
	cli->ended = MUS_USAGE;
	return MUS_USAGE;
}

bool cli_is(const struct cli *cli, const char *format)
{
	return cli->format && strcmp(cli->format, format) == 0;
}

enum rows_format cli_rows_format(const struct cli *cli)
{
	if (cli_is(cli, "csv"))
		return cli->csv ? ROWS_CSV_DA : ROWS_CSV;
	return cli_is(cli, "json") ? ROWS_JSON : ROWS_TABLE;
}

/* Whether a stream takes colour: --color, then NO_COLOR, then whether it is a terminal. */
static bool wants_color(const struct cli *cli, int fd)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
	if (cli->color && strcmp(cli->color, "auto") != 0)
		return strcmp(cli->color, "always") == 0;
	if (no && *no)
		return false;
	return isatty(fd) && !(term && strcmp(term, "dumb") == 0);
}

struct rows_style cli_style(const struct cli *cli)
{
	struct rows_style style = { cli->lang, false, 0 };
	struct winsize size;
	if (cli->output)
		return style;
	style.color = wants_color(cli, STDOUT_FILENO);
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		style.width = size.ws_col;
	return style;
}

enum mus_status cli_open(struct cli *cli, struct mus_workspace **ws)
{
	return mus_workspace_open(ws, cli->dir, cli->diag);
}

const char *cli_cycle(const struct cli *cli, const struct mus_workspace *ws)
{
	return cli->cycle ? cli->cycle : mus_workspace_cycle(ws);
}

enum mus_status cli_cycle_known(const struct cli *cli, const struct mus_workspace *ws)
{
	return cli->cycle ? mus_cycle_known(ws, cli->cycle, cli->diag) : MUS_OK;
}

static bool to_stdout(const struct cli *cli)
{
	return !cli->output || strcmp(cli->output, "-") == 0;
}

enum mus_status cli_write_laid_out(struct cli *cli, const char *bytes, size_t len)
{
	if (!to_stdout(cli)) {
		struct mus_write write = { .path = cli->output, .text = bytes, .len = len, .output = true,
			.personal = cli->personal, .kind = cli->kind };
		return mus_file_write(&write, cli->diag);
	}
	/* Whether it arrived is checked once, at the end. */
	progress_clear();
	fwrite(bytes, 1, len, stdout);
	return MUS_OK;
}

enum mus_status cli_write(struct cli *cli, const char *bytes, size_t len)
{
	struct mus_buf safe = MUS_BUF_INIT;
	if (!to_stdout(cli) || !isatty(STDOUT_FILENO))
		return cli_write_laid_out(cli, bytes, len);
	mus_utf8_safe(&safe, bytes, len, true);
	enum mus_status status = cli_write_laid_out(cli, safe.data, safe.len);
	mus_buf_dispose(&safe);
	return status;
}

enum mus_status cli_write_rows(struct cli *cli, const struct rows *rows)
{
	struct mus_buf out = MUS_BUF_INIT;
	struct rows_style style = cli_style(cli);
	enum rows_format format = cli_rows_format(cli);
	rows_print(rows, format, &style, &out);
	enum mus_status status = format == ROWS_TABLE ? cli_write_laid_out(cli, out.data, out.len)
						      : cli_write(cli, out.data, out.len);
	mus_buf_dispose(&out);
	return status;
}

void cli_say(struct cli *cli, enum mus_text_id text, const char *const *args, size_t n)
{
	struct mus_buf line = MUS_BUF_INIT, safe = MUS_BUF_INIT;
	if (cli->quiet)
		return;
	mus_say(&line, cli->lang, text, args, n);
	mus_utf8_safe(&safe, line.data, line.len, false);
	progress_clear();
	fprintf(stderr, "%s: %s\n", cli->command->name, safe.data);
	mus_buf_dispose(&line);
	mus_buf_dispose(&safe);
}

static enum mus_text_id severity_word(enum mus_severity severity)
{
	return severity == MUS_ERROR ? MUS_T_SEVERITY_ERROR
		: severity == MUS_WARNING ? MUS_T_SEVERITY_WARNING
					  : MUS_T_SEVERITY_NOTE;
}

/* The source line, and below it a caret under the place. */
static void put_excerpt(struct mus_buf *out, const struct mus_finding *f)
{
	if (!f->excerpt || !*f->excerpt)
		return;
	mus_buf_fmt(out, "  %s\n", f->excerpt);
	if (f->place.column == 0)
		return;
	mus_buf_fill(out, ' ', f->caret + 2);
	mus_buf_str(out, "^\n");
}

static void put_safe(struct mus_buf *out, const char *text)
{
	mus_utf8_safe(out, text, strlen(text), false);
}

void cli_finding(struct mus_buf *out, const struct mus_finding *f, enum mus_lang lang, bool with_id)
{
	if (f->place.file) {
		put_safe(out, f->place.file);
		mus_buf_char(out, ':');
		if (f->place.line)
			mus_buf_fmt(out, "%u:", (unsigned)f->place.line);
		if (f->place.line && f->place.column)
			mus_buf_fmt(out, "%u:", (unsigned)f->place.column);
		mus_buf_char(out, ' ');
	}
	mus_buf_fmt(out, "%s: ", mus_text(lang, severity_word(f->severity)));
	if (with_id)
		mus_buf_fmt(out, "%s: ", f->id);
	put_safe(out, f->message);
	mus_buf_char(out, '\n');
	put_excerpt(out, f);
	if (f->hint && *f->hint) {
		mus_buf_str(out, "  → ");
		put_safe(out, f->hint);
		mus_buf_char(out, '\n');
	}
}

static void tell_findings(struct cli *cli)
{
	size_t n;
	mus_diag_read_lines(cli->diag);
	/* A file that is read for two reasons is complained of once. */
	mus_diag_unique(cli->diag);
	const struct mus_finding *all = mus_diag_all(cli->diag, &n);
	struct mus_buf out = MUS_BUF_INIT;
	for (size_t i = 0; i < n; i++) {
		if (cli->quiet && all[i].severity != MUS_ERROR)
			continue;
		mus_buf_fmt(&out, "%s: ", cli->command->name);
		cli_finding(&out, &all[i], cli->lang, cli->verbose);
	}
	fwrite(out.data, 1, out.len, stderr);
	mus_buf_dispose(&out);
}

/* A full disk behind stdout must not pass for success. */
static enum mus_status close_stdout(struct cli *cli)
{
	bool failed = ferror(stdout) != 0;
	if (fflush(stdout) == 0 && !failed)
		return MUS_OK;
	struct mus_buf line = MUS_BUF_INIT;
	char buf[MUS_REASON_SIZE];
	mus_say(&line, cli->lang, MUS_T_NO_STDOUT, MUS_ARGS(mus_reason(cli->lang, errno, buf)));
	fprintf(stderr, "%s: %s: %s\n", cli->command->name, mus_text(cli->lang, MUS_T_SEVERITY_ERROR), line.data);
	mus_buf_dispose(&line);
	return MUS_SYSTEM;
}

int cli_end(struct cli *cli, enum mus_status status)
{
	progress_end();
	tell_findings(cli);
	/* The worst decides; wrong use ends a command before there is anything worse. */
	status = mus_worse(mus_worse(status, cli->ended), mus_diag_status(cli->diag));
	status = mus_worse(status, close_stdout(cli));
	mus_diag_free(cli->diag);
	mus_arena_free(cli->arena);
	return (int)status;
}
