/*
 * Reading one file: by read() into memory that is used again. Records are small, and a mapped
 * file that somebody cuts short would kill the reader.
 */
#include "store/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_ROOM ((size_t)16 * 1024)

int store_read_fd(struct store_text *text, int fd)
{
	text->len = 0;
	while (text->len <= MUS_DOC_MAX_BYTES) {
		ssize_t got;

		if (text->len == text->cap) {
			text->cap = text->cap ? text->cap * 2 : FIRST_ROOM;
			text->data = mus_xrealloc(text->data, text->cap);
		}
		got = read(fd, text->data + text->len, text->cap - text->len);
		if (got == 0)
			break;
		if (got > 0)
			text->len += (size_t)got;
		else if (errno != EINTR)
			return errno;
	}
	return 0;
}

static enum mus_status read_path(struct store_text *text, const char *path, struct mus_diag *diag)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	int error;

	if (fd < 0) {
		store_fail(diag, MUS_F_OPEN, path, errno);
		return MUS_REFUSED;
	}
	error = store_read_fd(text, fd);
	if (!standard)
		close(fd);
	if (!error)
		return MUS_OK;
	store_fail(diag, MUS_F_READ, path, error);
	return MUS_REFUSED;
}

/* A text with a NUL in it would end there for most programs, ours among them. */
static enum mus_status refuse_nul(const struct mus_doc *doc, struct mus_diag *diag)
{
	mus_node node = doc ? mus_doc_nul(doc) : 0;

	if (!node)
		return MUS_OK;
	mus_doc_find(doc, node, NULL, diag, MUS_F_NUL, "");
	return MUS_REFUSED;
}

enum mus_status store_read_faulty(
	struct mus_doc **out, struct store_text *text, const char *path, struct mus_diag *diag)
{
	enum mus_status status = read_path(text, path, diag);

	*out = NULL;
	if (status)
		return status;
	status = mus_doc_parse_faulty(out, path, text->len ? text->data : "", text->len, diag);
	return mus_worse(status, refuse_nul(*out, diag));
}

enum mus_status store_read(
	struct mus_doc **out, struct store_text *text, const char *path, struct mus_diag *diag)
{
	enum mus_status status = store_read_faulty(out, text, path, diag);

	if (status) {
		mus_doc_free(*out);
		*out = NULL;
	}
	return status;
}

enum mus_status mus_file_read(struct mus_doc **out, const char *path, struct mus_diag *diag)
{
	struct store_text text = { 0 };
	enum mus_status status = store_read(out, &text, path, diag);

	free(text.data);
	return status;
}

const char *mus_file_text(struct mus_arena *arena, const char *path, size_t *len)
{
	struct mus_diag *quiet = mus_diag_new(MUS_EN);
	struct store_text text = { 0 };
	const char *copy = NULL;

	if (!read_path(&text, path, quiet)) {
		copy = mus_strndup(arena, text.len ? text.data : "", text.len);
		*len = text.len;
	}
	free(text.data);
	mus_diag_free(quiet);
	return copy;
}

mus_node store_root(const struct mus_doc *doc, enum mus_kind kind, struct mus_diag *diag)
{
	mus_node root = mus_doc_root(doc, 0);

	if (mus_kind_of(doc, root) == kind)
		return root;
	/* As a reader of many files says it. */
	if (!root) {
		mus_find(diag, MUS_F_EMPTY, ((struct mus_place){ mus_doc_name(doc), 1, 1 }), "");
		return 0;
	}
	mus_doc_find(doc, root, NULL, diag, MUS_F_OTHER_KIND, mus_kind_name(kind));
	return 0;
}
