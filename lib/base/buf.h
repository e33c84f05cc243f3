/*
 * A growing byte buffer, always ended by a NUL that is not counted.
 *
 *	struct mus_buf b = MUS_BUF_INIT;
 *	mus_buf_str(&b, "Åse");
 *	...
 *	mus_buf_dispose(&b);
 */
#ifndef MUS_BASE_BUF_H
#define MUS_BASE_BUF_H

#include "base/api.h"

struct mus_buf {
	char *data;  /* never NULL: "" when nothing was added */
	size_t len;  /* bytes, without the NUL */
	size_t cap;  /* 0: data is not ours */
};

#define MUS_BUF_INIT { (char *)"", 0, 0 }

MUS_API void mus_buf_add(struct mus_buf *buf, const void *bytes, size_t len);
MUS_API void mus_buf_str(struct mus_buf *buf, const char *s);
MUS_API void mus_buf_char(struct mus_buf *buf, char c);
/* The same byte n times. */
MUS_API void mus_buf_fill(struct mus_buf *buf, char c, size_t n);
MUS_API void mus_buf_fmt(struct mus_buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Cuts back to len bytes. */
MUS_API void mus_buf_cut(struct mus_buf *buf, size_t len);
/* Frees the contents; the buffer is empty and usable again. */
MUS_API void mus_buf_dispose(struct mus_buf *buf);

#endif
