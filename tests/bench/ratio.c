/*
 * ratio [-r RUNS] [-w RUNS] [-n FILES] [-g GOAL] [-a FIGURES] [-p COMMAND] NAME A… -- B…
 *
 * Runs two commands as whole processes, in turn, RUNS times each, and prints one line: the
 * median and least wall time of both, the ratios of these medians and minima, the ratio of the
 * processor time that they used, the time for each of FILES files and the peak memory of A. In
 * turn, because a machine that slows down then slows both; the ratio of the minima is the one to
 * trust when others use the machine too. What the commands print is thrown away; when one fails,
 * the line says so. Before that each is run -w times unmeasured (once): files are then in memory.
 *
 *	ratio -H      prints the head of the table
 *	-p COMMAND    is run by the shell before each run of A, unmeasured: it puts back what A changes
 *	-a FIGURES    appends to that file what a summary needs, separated by tabs: name, files; of
 *	              A: median wall, least wall, median processor time, MB; of B the same
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_RUNS 1000

struct runs {
	char **command;
	double wall[MAX_RUNS], cpu[MAX_RUNS]; /* seconds */
	long memory;                          /* the highest, KiB */
	int failed;
};

struct options {
	size_t runs, warm_ups, files;
	const char *goal, *figures, *prepare;
};

extern char **environ;

static struct runs a, b;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* Started without a copy of this process, which would cost both the same and soften the ratio. */
static pid_t start(char **command)
{
	posix_spawn_file_actions_t quiet;
	pid_t child;
	int error;

	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	error = posix_spawnp(&child, command[0], &quiet, NULL, command, environ);
	posix_spawn_file_actions_destroy(&quiet);
	if (error) {
		fprintf(stderr, "ratio: %s: %s\n", command[0], strerror(error));
		exit(4);
	}
	return child;
}

static void run_once(struct runs *runs, size_t i)
{
	struct rusage used;
	double begin = now();
	pid_t child = start(runs->command);
	int status;

	if (wait4(child, &status, 0, &used) != child) {
		perror("ratio");
		exit(4);
	}
	runs->wall[i] = now() - begin;
	runs->cpu[i] = seconds(used.ru_utime) + seconds(used.ru_stime);
	if (used.ru_maxrss > runs->memory)
		runs->memory = used.ru_maxrss;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		runs->failed = 1;
}

static int by_value(const void *left, const void *right)
{
	double x = *(const double *)left, y = *(const double *)right;

	return (x > y) - (x < y);
}

/* Sorts: the least stands first then. */
static double median(double *values, size_t n)
{
	qsort(values, n, sizeof *values, by_value);
	return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void print_head(void)
{
	printf("%-34s %17s %17s %6s %6s %5s %5s %8s %6s\n", "", "ms: median (min)", "against", "ratio", "(min)",
		"goal", "cpu", "us/file", "MB");
}

static void print_line(const char *name, const struct options *o)
{
	double wall_a = median(a.wall, o->runs), wall_b = median(b.wall, o->runs);
	double cpu_a = median(a.cpu, o->runs), cpu_b = median(b.cpu, o->runs);

	printf("%-34s %8.2f (%6.2f) %8.2f (%6.2f) %6.2f (%4.2f) %5s", name, wall_a * 1e3, a.wall[0] * 1e3, wall_b * 1e3,
		b.wall[0] * 1e3, wall_a / wall_b, a.wall[0] / b.wall[0], o->goal);
	/* The kernel counts processor time coarsely: for short runs it says nothing. */
	if (cpu_b > 0.01)
		printf(" %5.2f", cpu_a / cpu_b);
	else
		printf(" %5s", "");
	if (o->files)
		printf(" %8.1f", wall_a * 1e6 / (double)o->files);
	else
		printf(" %8s", "");
	printf(" %6.1f%s\n", (double)a.memory / 1024, a.failed ? "  A FAILED" : b.failed ? "  B FAILED" : "");
}

static void append_figures(const char *name, const struct options *o)
{
	FILE *out = fopen(o->figures, "a");

	if (!out) {
		perror("ratio");
		exit(4);
	}
	fprintf(out, "%s\t%zu", name, o->files);
	for (struct runs *r = &a; r; r = r == &a ? &b : NULL) {
		double wall = median(r->wall, o->runs), cpu = median(r->cpu, o->runs);

		fprintf(out, "\t%g\t%g\t%g\t%g", wall, r->wall[0], cpu, (double)r->memory / 1024);
	}
	fputc('\n', out);
	if (fclose(out)) {
		perror("ratio");
		exit(4);
	}
}

/* Runs the command of -p, whose time does not count. */
static void prepare(const struct options *o)
{
	if (o->prepare && system(o->prepare) != 0) {
		fprintf(stderr, "ratio: failed: %s\n", o->prepare);
		exit(4);
	}
}

/* Options and name; what is left are the two commands. */
static char **read_options(struct options *o, int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "+Hr:w:n:g:a:p:")) != -1) {
		if (c == 'r')
			o->runs = strtoul(optarg, NULL, 10);
		else if (c == 'w')
			o->warm_ups = strtoul(optarg, NULL, 10);
		else if (c == 'n')
			o->files = strtoul(optarg, NULL, 10);
		else if (c == 'g')
			o->goal = optarg;
		else if (c == 'a')
			o->figures = optarg;
		else if (c == 'p')
			o->prepare = optarg;
		else if (c == 'H')
			print_head();
		if (c == 'H' || c == '?')
			exit(c == 'H' ? 0 : 2);
	}
	return argv + optind;
}

int main(int argc, char **argv)
{
	struct options o = { .runs = 11, .warm_ups = 1, .goal = "" };
	char **rest = read_options(&o, argc, argv), **split = rest;

	while (*split && strcmp(*split, "--") != 0)
		split++;
	if (split < rest + 2 || !*split || !split[1] || o.runs < 1 || o.runs > MAX_RUNS) {
		fputs("usage: ratio [-r RUNS] [-w RUNS] [-n FILES] [-g GOAL] [-a FIGURES] [-p COMMAND] NAME A... -- B...\n",
			stderr);
		return 2;
	}
	*split = NULL;
	a.command = rest + 1;
	b.command = split + 1;
	for (size_t i = 0; i < o.warm_ups; i++) {
		prepare(&o);
		run_once(&a, 0);
		run_once(&b, 0);
	}
	for (size_t i = 0; i < o.runs; i++) {
		prepare(&o);
		run_once(&a, i);
		run_once(&b, i);
	}
	print_line(rest[0], &o);
	if (o.figures)
		append_figures(rest[0], &o);
	return 0;
}
