/*
 * The log of a folder, .mus/log: what was done with its records, one line of JSON for each time. A
 * line is written at once and brought to the disk; what a killed command left without a line break
 * gets one.
 */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void put_string(struct mus_buf *out, const char *text)
{
	mus_buf_char(out, '"');
	for (const char *p = text; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (c < 0x20 || c == 0x7F || c == '"' || c == '\\')
			mus_buf_fmt(out, "\\u%04x", (unsigned)c);
		else
			mus_buf_char(out, *p);
	}
	mus_buf_char(out, '"');
}

static void put_value(struct mus_buf *out, const struct mus_log_item *item)
{
	if (!item->list) {
		put_string(out, item->text);
		return;
	}
	mus_buf_char(out, '[');
	for (size_t i = 0; i < item->list->n; i++) {
		mus_buf_str(out, i ? "," : "");
		put_string(out, item->list->item[i]);
	}
	mus_buf_char(out, ']');
}

static void put_line(struct mus_buf *out, const struct mus_log_item *items, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		mus_buf_str(out, i ? "," : "{");
		put_string(out, items[i].key);
		mus_buf_char(out, ':');
		put_value(out, &items[i]);
	}
	mus_buf_str(out, "}\n");
}

/* Whether the last line lacks its end. */
static bool is_torn(int fd)
{
	off_t end = lseek(fd, 0, SEEK_END);
	char last = '\n';

	return end > 0 && pread(fd, &last, 1, end - 1) == 1 && last != '\n';
}

static int append(int fd, const char *text, size_t len)
{
	while (len) {
		ssize_t n = write(fd, text, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n < 0 ? errno : EIO;
		text += n;
		len -= (size_t)n;
	}
	return store_sync(fd);
}

/* A new log belongs to the folder's owner. -1 and errno on failure. */
static int make_log(int folder)
{
	int fd, error;

	STORE_RETRY(
		fd, openat(folder, "log",
			    O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600));
	if (fd < 0)
		return -1;
	error = store_give(fd, folder);
	if (!error)
		error = store_sync(folder);
	if (!error)
		return fd;
	close(fd);
	errno = error;
	return -1;
}

/* One that stands must be a file with no other name: what is written would stand there, too. */
static int open_log(int folder)
{
	struct stat st;
	int fd = make_log(folder);

	if (fd >= 0 || errno != EEXIST)
		return fd;
	STORE_RETRY(
		fd, openat(folder, "log",
			    O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
	if (fd < 0 || (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_nlink == 1))
		return fd;
	close(fd);
	errno = EMLINK;
	return -1;
}

static int add_line(int folder, const struct mus_log_item *items, size_t n)
{
	int fd = open_log(folder), error = fd < 0 ? errno : 0;
	struct mus_buf line = MUS_BUF_INIT;

	if (!error) {
		mus_buf_str(&line, is_torn(fd) ? "\n" : "");
		put_line(&line, items, n);
		error = append(fd, line.data, line.len);
	}
	if (fd >= 0 && close(fd) < 0 && errno != EINTR && !error)
		error = errno;
	mus_buf_dispose(&line);
	return error;
}

enum mus_status mus_log_add(
	const char *folder, const struct mus_log_item *items, size_t n, struct mus_diag *diag)
{
	struct mus_arena *arena = mus_arena_new();
	const char *own = store_join(arena, folder, ".mus"), *path = store_join(arena, own, "log");
	struct store_made made = { NULL, NULL };
	int error = store_make_folder(&made, own, arena, true), fd = -1;

	if (!error) {
		STORE_RETRY(fd, open(own, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
		error = fd < 0 ? errno : add_line(fd, items, n);
	}
	if (fd >= 0)
		close(fd);
	if (error)
		store_fail(diag, MUS_F_WRITE, path, error);
	mus_arena_free(arena);
	return error ? MUS_SYSTEM : MUS_OK;
}
