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

/* Said again to the compiler and to those who look for mistakes. */
#define MUS_NEVER_NULL __attribute__((returns_nonnull))

/* Opaque. One thread at a time may take from an arena. */
struct mus_arena;

/*
 * Sets what to call when memory runs out; NULL for nothing. `size` is what could not be had, in
 * bytes. The handler must not return: if it does, the process aborts. It is the process's: set it
 * before threads start.
 */
MUS_API void mus_set_oom(void (*handler)(size_t size));

/* An empty arena; the caller frees it with mus_arena_free(). */
MUS_API struct mus_arena *mus_arena_new(void) MUS_NEVER_NULL;
/* The same for somebody who knows about how many bytes will be taken from it. */
struct mus_arena *mus_arena_sized(size_t size) MUS_NEVER_NULL;
/* Frees the arena and all that was taken from it. NULL is fine. */
MUS_API void mus_arena_free(struct mus_arena *arena);

/* Zeroed memory of `size` bytes (0 too), aligned for any object; lives as long as the arena. */
MUS_API void *mus_alloc(struct mus_arena *arena, size_t size) MUS_NEVER_NULL;
/* The same, but with whatever stood there before. */
void *mus_arena_take(struct mus_arena *arena, size_t size) MUS_NEVER_NULL;
/* A copy of a text; it lives as long as the arena. NULL gives NULL. */
MUS_API char *mus_strdup(struct mus_arena *arena, const char *s);
/* A copy of len bytes, NULs too, with a NUL behind them; lives as long as the arena. NULL gives NULL. */
MUS_API char *mus_strndup(struct mus_arena *arena, const char *s, size_t len);
/* A text made as by printf(3); it lives as long as the arena. */
MUS_API char *mus_printf(struct mus_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3))) MUS_NEVER_NULL;

/* malloc/realloc that never return NULL; free with free(). */
void *mus_xmalloc(size_t size) MUS_NEVER_NULL;
void *mus_xrealloc(void *p, size_t size) MUS_NEVER_NULL;

/*
 * Room for one more element in an array of *cap elements of `size` bytes, n of them used:
 * returns the array, moved if it had to grow, and sets *cap. Begin with NULL, 0, 0. Nothing may
 * point into it any more: with an arena the array lives in it, and a small old copy stays until it
 * dies; without one (NULL) the array is malloc's and the caller's to free(). The new element is
 * zeroed. MUS_PUSH is simpler.
 */
MUS_API void *mus_grow(struct mus_arena *arena, void *array, size_t n, size_t *cap, size_t size)
	MUS_NEVER_NULL;

/* Appends one zeroed element to array/n/cap and gives its address. */
#define MUS_PUSH(arena, array, n, cap)                                                             \
	((array) = mus_grow((arena), (array), (n), &(cap), sizeof *(array)), &(array)[(n)++])

#endif
