/*
 * Memory that dies together: an arena, and growing arrays.
 *
 * All that belongs to one document, one record or one result is taken from one arena and is
 * freed in one call. Built with AddressSanitizer each allocation is a malloc of its own, so that
 * overruns and leaks are still seen.
 *
 * Out of memory: no function here returns NULL. When the system has no memory left, the handler
 * set by mus_set_oom() is called, which must not return; without one the process aborts.
 */
#ifndef MUS_BASE_ARENA_H
#define MUS_BASE_ARENA_H

#include "base/api.h"

struct mus_arena;

/* Sets what to call when memory runs out; process-wide, set it before threads start. */
MUS_API void mus_set_oom(void (*handler)(size_t size));

MUS_API struct mus_arena *mus_arena_new(void);
/* The same for somebody who knows about how many bytes will be taken from it. */
struct mus_arena *mus_arena_sized(size_t size);
/* Frees the arena and all that was taken from it. NULL is fine. */
MUS_API void mus_arena_free(struct mus_arena *arena);

/* Zeroed memory, aligned for any object; lives as long as the arena. */
MUS_API void *mus_alloc(struct mus_arena *arena, size_t size);
/* The same, but with whatever stood there before. */
void *mus_arena_take(struct mus_arena *arena, size_t size);
/* Copies; the result ends with NUL and lives as long as the arena. NULL gives NULL. */
MUS_API char *mus_strdup(struct mus_arena *arena, const char *s);
MUS_API char *mus_strndup(struct mus_arena *arena, const char *s, size_t len);
MUS_API char *mus_printf(struct mus_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* malloc/realloc that never return NULL; free with free(). */
void *mus_xmalloc(size_t size);
void *mus_xrealloc(void *p, size_t size);

/*
 * Room for one more element in an array of *cap elements of `size` bytes, n of them used:
 * returns the array, moved if it had to grow. With an arena the old copy stays until the arena
 * dies; without one (NULL) the array is malloc's.
 */
MUS_API void *mus_grow(struct mus_arena *arena, void *array, size_t n, size_t *cap, size_t size);

/* Appends one zeroed element to array/n/cap and gives its address. */
#define MUS_PUSH(arena, array, n, cap)                                                             \
	((array) = mus_grow((arena), (array), (n), &(cap), sizeof *(array)), &(array)[(n)++])

#endif
