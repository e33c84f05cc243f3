/*
 * bare DIR THREADS: parses every plan.yaml below DIR and does nothing with it.
 *
 * This is what a roll-up cannot do without: the walk, reading, and libyaml. It does what
 * mus-rollup does for that in the same way: the tree is walked first, by one thread; the files
 * are handed out by an atomic counter; each is read with read() into memory that is used again;
 * yaml_parser_parse() is called to the end of the stream, and each event is deleted.
 *
 * What it does not do: it builds no tree, checks neither UTF-8 nor duplicate keys, keeps no
 * places, sorts no names, reads no mus.yaml, units or strategy, counts nothing and prints
 * nothing. mus-rollup does all that, and may take 1.15 times as long.
 */
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <yaml.h>

#define MAX_THREADS 64

static char **paths;
static size_t n_paths, cap_paths;
static atomic_size_t next;
static atomic_size_t n_events;

static void fail(const char *what)
{
	fprintf(stderr, "bare: %s: %s\n", what, strerror(errno));
	exit(4);
}

/* ---- the walk ---- */

static void add_path(const char *path)
{
	if (n_paths == cap_paths) {
		char **more = realloc(paths, (cap_paths * 2 + 1024) * sizeof *paths);

		if (!more)
			fail("memory");
		paths = more;
		cap_paths = cap_paths * 2 + 1024;
	}
	if (!(paths[n_paths++] = strdup(path)))
		fail("memory");
}

/* The folder's path stands in `path`, of `len` bytes; names below it are put behind it. */
static void walk(int parent, const char *name, char *path, size_t len)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *d;

	if (!dir)
		fail(path);
	while ((d = readdir(dir))) {
		size_t n = strlen(d->d_name);

		if (d->d_name[0] == '.' || len + n + 2 > 4096)
			continue;
		path[len] = '/';
		memcpy(path + len + 1, d->d_name, n + 1);
		if (d->d_type == DT_DIR)
			walk(dirfd(dir), d->d_name, path, len + 1 + n);
		else if (strcmp(d->d_name, "plan.yaml") == 0)
			add_path(path);
		path[len] = '\0';
	}
	closedir(dir);
}

/* ---- the parser ---- */

struct text {
	unsigned char *data;
	size_t len, cap;
};

static void read_file(struct text *text, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got = 1;

	if (fd < 0)
		fail(path);
	text->len = 0;
	while (got > 0) {
		if (text->len == text->cap) {
			text->cap = text->cap ? text->cap * 2 : 16384;
			text->data = realloc(text->data, text->cap);
		}
		got = read(fd, text->data + text->len, text->cap - text->len);
		if (got < 0)
			fail(path);
		text->len += (size_t)got;
	}
	close(fd);
}

/* The number of events; a file with a fault ends the program. */
static size_t parse(const struct text *text, const char *path)
{
	yaml_parser_t parser;
	yaml_event_t event;
	size_t n = 0;
	int end = 0;

	if (!yaml_parser_initialize(&parser))
		fail("libyaml");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, text->data, text->len);
	for (; !end; n++) {
		if (!yaml_parser_parse(&parser, &event))
			fail(path);
		end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return n;
}

static void *run(void *unused)
{
	struct text text = { NULL, 0, 0 };
	size_t events = 0, i;

	(void)unused;
	while ((i = atomic_fetch_add(&next, 1)) < n_paths) {
		read_file(&text, paths[i]);
		events += parse(&text, paths[i]);
	}
	atomic_fetch_add(&n_events, events);
	free(text.data);
	return NULL;
}

int main(int argc, char **argv)
{
	int n_threads = argc == 3 ? atoi(argv[2]) : 0;
	pthread_t threads[MAX_THREADS];
	char path[4096 + 1];

	if (n_threads < 1 || n_threads > MAX_THREADS || strlen(argv[1]) > 1000) {
		fputs("usage: bare DIR THREADS\n", stderr);
		return 2;
	}
	strcpy(path, argv[1]);
	walk(AT_FDCWD, path, path, strlen(path));
	for (int i = 1; i < n_threads; i++)
		if (pthread_create(&threads[i], NULL, run, NULL))
			fail("thread");
	run(NULL);
	for (int i = 1; i < n_threads; i++)
		pthread_join(threads[i], NULL);
	printf("%zu files, %zu events\n", n_paths, (size_t)n_events);
	return 0;
}
