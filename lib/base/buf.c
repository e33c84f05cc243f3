#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* Room for len more bytes and the NUL; gives the address of the first. */
static char *make_room(struct mus_buf *buf, size_t len)
{
	size_t needed = buf->len + len + 1;

	/* A size that wraps cannot be had: asking for it ends in the out-of-memory handler. */
	if (needed <= buf->len)
		needed = SIZE_MAX;
	if (needed > buf->cap) {
		size_t cap = buf->cap < SIZE_MAX / 2 ? buf->cap * 2 : SIZE_MAX;

		if (cap < needed)
			cap = needed < 64 ? 64 : needed;
		buf->data = mus_xrealloc(buf->cap ? buf->data : NULL, cap);
		buf->cap = cap;
	}
	return buf->data + buf->len;
}

void mus_buf_add(struct mus_buf *buf, const void *bytes, size_t len)
{
	if (!len)
		return;
	memcpy(make_room(buf, len), bytes, len);
	buf->len += len;
	buf->data[buf->len] = '\0';
}

void mus_buf_str(struct mus_buf *buf, const char *s)
{
	mus_buf_add(buf, s, strlen(s));
}

void mus_buf_char(struct mus_buf *buf, char c)
{
	mus_buf_add(buf, &c, 1);
}

void mus_buf_fill(struct mus_buf *buf, char c, size_t n)
{
	if (!n)
		return;
	memset(make_room(buf, n), c, n);
	buf->len += n;
	buf->data[buf->len] = '\0';
}

void mus_buf_fmt(struct mus_buf *buf, const char *format, ...)
{
	/* As a rule what comes fits into the room that is there: then it is formatted once. */
	size_t room = buf->cap ? buf->cap - buf->len : 0;
	va_list args, again;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(room ? buf->data + buf->len : NULL, room, format, args);
	va_end(args);
	if (len > 0 && (size_t)len >= room)
		vsnprintf(make_room(buf, (size_t)len), (size_t)len + 1, format, again);
	if (len > 0)
		buf->len += (size_t)len;
	else if (room)
		buf->data[buf->len] = '\0';
	va_end(again);
}

void mus_buf_cut(struct mus_buf *buf, size_t len)
{
	if (len >= buf->len)
		return;
	buf->len = len;
	buf->data[len] = '\0';
}

void mus_buf_dispose(struct mus_buf *buf)
{
	if (buf->cap)
		free(buf->data);
	*buf = (struct mus_buf)MUS_BUF_INIT;
}
