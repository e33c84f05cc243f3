/*
 * The line 'mus-check: reading 12,000 of 100,000 files'.
 *
 * A thread of its own draws it: those that read may wait for a slow disk. It sleeps for a second,
 * by which time most commands have ended, and then looks a few times a second at the figures that
 * the library counts. There is a line as long as files are being read; who prints clears it first.
 */
#include "progress.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_MS = 1000, NEXT_MS = 200 };

/* There is one terminal. */
static struct {
	const struct cli *cli; /* NULL: no line is ever drawn */
	const struct mus_diag *diag;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t ending;
	bool ended;
	atomic_bool shown;
} line = { .lock = PTHREAD_MUTEX_INITIALIZER };

static void put(const char *text, size_t len)
{
	/* A terminal that is gone is not told so. */
	ssize_t ignored = write(STDERR_FILENO, text, len);

	(void)ignored;
}

void progress_wipe(void)
{
	static const char text[] = "\r\033[K";

	if (atomic_exchange(&line.shown, false))
		put(text, sizeof text - 1);
}

/* The terminal is another's when the command runs in the background. */
static bool in_foreground(void)
{
	pid_t group = tcgetpgrp(STDERR_FILENO);

	return group < 0 || group == getpgrp();
}

/* A line that is broken in two could not be taken away. */
static bool fits(const char *text)
{
	struct winsize size;

	return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 ||
		mus_utf8_width(text) < size.ws_col;
}

static void show(struct mus_progress progress)
{
	char done[MUS_DEC_SIZE], total[MUS_DEC_SIZE];
	struct mus_buf text = MUS_BUF_INIT;

	mus_dec_show((mus_dec)progress.done * MUS_DEC_ONE, line.cli->lang, done);
	mus_dec_show((mus_dec)progress.total * MUS_DEC_ONE, line.cli->lang, total);
	mus_buf_fmt(&text, "\r%s: ", line.cli->command->name);
	mus_say(&text, line.cli->lang, MUS_T_READING, MUS_ARGS(done, total));
	if (fits(text.data + 1)) {
		mus_buf_str(&text, "\033[K");
		atomic_store(&line.shown, true);
		put(text.data, text.len);
	} else {
		progress_wipe();
	}
	mus_buf_dispose(&text);
}

static void draw(void)
{
	struct mus_progress progress = mus_diag_progress(line.diag);

	if (!in_foreground())
		atomic_store(&line.shown, false);
	else if (progress.done < progress.total)
		show(progress);
	else
		progress_wipe();
}

static void add_ms(struct timespec *time, long ms)
{
	time->tv_nsec += ms * 1000000;
	time->tv_sec += time->tv_nsec / 1000000000;
	time->tv_nsec %= 1000000000;
}

static void *draw_often(void *arg)
{
	struct timespec next;

	clock_gettime(CLOCK_MONOTONIC, &next);
	add_ms(&next, FIRST_MS);
	pthread_mutex_lock(&line.lock);
	while (!line.ended) {
		if (pthread_cond_timedwait(&line.ending, &line.lock, &next) == 0)
			continue;
		draw();
		clock_gettime(CLOCK_MONOTONIC, &next);
		add_ms(&next, NEXT_MS);
	}
	pthread_mutex_unlock(&line.lock);
	return arg;
}

static bool can_clear_a_line(void)
{
	const char *term = getenv("TERM");

	return isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb") != 0;
}

void progress_begin(const struct cli *cli)
{
	pthread_condattr_t attr;

	if (cli->quiet || !can_clear_a_line())
		return;
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&line.ending, &attr);
	pthread_condattr_destroy(&attr);
	line.cli = cli;
	line.diag = cli->diag;
	/* Where no thread can be had, the work goes on without a line. */
	if (pthread_create(&line.thread, NULL, draw_often, NULL) != 0)
		line.cli = NULL;
}

void progress_watch(const struct mus_diag *diag)
{
	pthread_mutex_lock(&line.lock);
	line.diag = diag;
	pthread_mutex_unlock(&line.lock);
}

void progress_clear(void)
{
	if (!line.cli)
		return;
	pthread_mutex_lock(&line.lock);
	progress_wipe();
	pthread_mutex_unlock(&line.lock);
}

void progress_end(void)
{
	if (!line.cli)
		return;
	pthread_mutex_lock(&line.lock);
	line.ended = true;
	pthread_cond_signal(&line.ending);
	pthread_mutex_unlock(&line.lock);
	pthread_join(line.thread, NULL);
	progress_wipe();
	line.cli = NULL;
}
