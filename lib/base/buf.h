/*
 * A growing byte buffer, always ended by a NUL that is not counted.
 *
 *	struct mus_buf b = MUS_BUF_INIT;
 *	mus_buf_str(&b, "Åse");
 *	...
 *	mus_buf_dispose(&b);
 *
 * What is appended is copied, and must not lie in the buffer itself. `data` moves when the buffer
 * grows: it is borrowed until the next call.
 */
#ifndef MUS_BASE_BUF_H
#define MUS_BASE_BUF_H

#include "base/api.h"

/* Made by MUS_BUF_INIT; the fields may be read, not written. */
struct mus_buf {
	char *data;  /* never NULL: "" when nothing was added */
	size_t len;  /* bytes, without the NUL */
	size_t cap;  /* 0: data is not ours */
};

/* An empty buffer; nothing is allocated yet. */
#define MUS_BUF_INIT { (char *)"", 0, 0 }

/* Appends len bytes, NULs too. */
MUS_API void mus_buf_add(struct mus_buf *buf, const void *bytes, size_t len);
/* Appends a text that ends with NUL. */
MUS_API void mus_buf_str(struct mus_buf *buf, const char *s);
/* Appends one byte. */
MUS_API void mus_buf_char(struct mus_buf *buf, char c);
/* Appends the same byte n times. */
MUS_API void mus_buf_fill(struct mus_buf *buf, char c, size_t n);
/* Appends a text made as by printf(3). */
MUS_API void mus_buf_fmt(struct mus_buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Cuts back to len bytes, if there are more. Also within a character: the caller takes care. */
MUS_API void mus_buf_cut(struct mus_buf *buf, size_t len);
/* Frees the contents; the buffer is empty and usable again. An empty one needs none. */
MUS_API void mus_buf_dispose(struct mus_buf *buf);

#endif
