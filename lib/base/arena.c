#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDRESS_SANITIZER 1
#endif
#endif
#ifdef ADDRESS_SANITIZER
#include <sanitizer/asan_interface.h>
#define FORBID(begin, end) __asan_poison_memory_region(begin, (size_t)((char *)(end) - (char *)(begin)))
#else
#define ADDRESS_SANITIZER 0
#define FORBID(begin, end) ((void)0)
#endif
/* So that tools see where each allocation ends; `make check-valgrind` asks for it too. */
#ifndef ONE_MALLOC_EACH
#define ONE_MALLOC_EACH ADDRESS_SANITIZER
#endif

#define FIRST_CHUNK ((size_t)4 * 1024)
#define LAST_CHUNK ((size_t)256 * 1024)
/* What is larger than that has a chunk to itself, as a rule. */
#define LARGE (LAST_CHUNK / 4)
#define ALIGNMENT alignof(max_align_t)

/* Objects are taken from the front, strings, which need no alignment, from the far end. */
struct chunk {
	struct chunk *next;
	size_t used, size; /* size: what stands before the strings */
	bool alone;        /* holds one object and takes no other */
	alignas(max_align_t) unsigned char data[];
};

struct mus_arena {
	struct chunk *chunks; /* the one in use first */
	size_t next_size;
};

static void (*oom_handler)(size_t size);

void mus_set_oom(void (*handler)(size_t size))
{
	oom_handler = handler;
}

static _Noreturn void out_of_memory(size_t size)
{
	if (oom_handler)
		oom_handler(size);
	abort();
}

void *mus_xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		out_of_memory(size);
	return p;
}

void *mus_xrealloc(void *p, size_t size)
{
	void *moved = realloc(p, size ? size : 1);

	if (!moved)
		out_of_memory(size);
	return moved;
}

struct mus_arena *mus_arena_sized(size_t size)
{
	struct mus_arena *arena = mus_xmalloc(sizeof *arena);

	arena->chunks = NULL;
	arena->next_size = size < FIRST_CHUNK ? FIRST_CHUNK : size > LAST_CHUNK ? LAST_CHUNK : size;
	return arena;
}

struct mus_arena *mus_arena_new(void)
{
	return mus_arena_sized(FIRST_CHUNK);
}

void mus_arena_free(struct mus_arena *arena)
{
	if (!arena)
		return;
	for (struct chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	free(arena);
}

/* The gap before the first byte tells of who reads there. */
static void close_gap(struct chunk *chunk)
{
	(void)chunk;
	FORBID(&chunk->alone + 1, chunk->data);
}

static struct chunk *chunk_new(size_t size)
{
	struct chunk *chunk = NULL;

	if (size <= SIZE_MAX - sizeof *chunk)
		chunk = malloc(sizeof *chunk + size);
	if (!chunk)
		out_of_memory(size);
	memset(chunk, 0, sizeof *chunk);
	chunk->size = size;
	chunk->alone = false;
	close_gap(chunk);
	return chunk;
}

/* A chunk for this allocation alone, behind the one in use, which keeps its room. */
static void *alloc_alone(struct mus_arena *arena, size_t size)
{
	struct chunk *chunk = chunk_new(size);

	chunk->used = size;
	chunk->alone = true;
	if (arena->chunks) {
		chunk->next = arena->chunks->next;
		arena->chunks->next = chunk;
	} else {
		arena->chunks = chunk;
	}
	return chunk->data;
}

static void add_chunk(struct mus_arena *arena)
{
	struct chunk *chunk = chunk_new(arena->next_size);

	chunk->next = arena->chunks;
	arena->chunks = chunk;
	if (arena->next_size < LAST_CHUNK)
		arena->next_size *= 2;
}

/* The chunk in use, or a new one, when it has that much room; NULL for what must stand alone. */
static struct chunk *chunk_for(struct mus_arena *arena, size_t size)
{
	struct chunk *chunk = arena->chunks;

	if (ONE_MALLOC_EACH)
		return NULL;
	if (chunk && size <= chunk->size - chunk->used)
		return chunk;
	/* What is large would waste the rest of the chunk in use. */
	if (chunk ? size > arena->next_size / 4 : size > arena->next_size)
		return NULL;
	add_chunk(arena);
	return arena->chunks;
}

void *mus_arena_take(struct mus_arena *arena, size_t size)
{
	size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	struct chunk *chunk = rounded < size ? NULL : chunk_for(arena, rounded);
	void *p;

	if (!chunk)
		return alloc_alone(arena, size);
	p = chunk->data + chunk->used;
	chunk->used += rounded;
	return p;
}

void *mus_alloc(struct mus_arena *arena, size_t size)
{
	return memset(mus_arena_take(arena, size), 0, size);
}

char *mus_strndup(struct mus_arena *arena, const char *s, size_t len)
{
	struct chunk *chunk;
	char *copy;

	if (!s)
		return NULL;
	if (len == SIZE_MAX)
		out_of_memory(len);
	chunk = chunk_for(arena, len + 1);
	if (chunk)
		copy = (char *)chunk->data + (chunk->size -= len + 1);
	else
		copy = alloc_alone(arena, len + 1);
	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *mus_strdup(struct mus_arena *arena, const char *s)
{
	return s ? mus_strndup(arena, s, strlen(s)) : NULL;
}

char *mus_printf(struct mus_arena *arena, const char *format, ...)
{
	char small[256]; /* formatting twice would cost twice as much */
	va_list args, again;
	char *text;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(small, sizeof small, format, args);
	va_end(args);
	if (len < 0)
		out_of_memory(0);
	if ((size_t)len < sizeof small) {
		text = mus_strndup(arena, small, (size_t)len);
	} else {
		text = mus_alloc(arena, (size_t)len + 1);
		vsnprintf(text, (size_t)len + 1, format, again);
	}
	va_end(again);
	return text;
}

static size_t grown_cap(size_t cap, size_t size)
{
	if (!cap)
		return 8;
	if (cap > SIZE_MAX / 2 / size)
		out_of_memory(SIZE_MAX);
	return cap * 2;
}

/* What leads to the chunk that holds this array alone; NULL when there is none. */
static struct chunk **link_to(struct mus_arena *arena, const void *array)
{
	struct chunk **link = &arena->chunks;

	while (*link && !((*link)->alone && (const void *)(*link)->data == array))
		link = &(*link)->next;
	return *link ? link : NULL;
}

/*
 * A small array is copied, and the old one stays. Large ones would leave as much behind as they
 * hold at last: their chunk itself grows, which the system can do without copying.
 */
static void *grow_in(struct mus_arena *arena, void *array, size_t len, size_t wanted)
{
	struct chunk **link = len >= LARGE ? link_to(arena, array) : NULL;
	struct chunk *chunk;
	void *moved;

	if (!link) {
		moved = mus_arena_take(arena, wanted);
		if (len)
			memcpy(moved, array, len);
		return moved;
	}
	if (wanted > SIZE_MAX - sizeof *chunk)
		out_of_memory(wanted);
	chunk = *link = mus_xrealloc(*link, sizeof *chunk + wanted);
	chunk->used = chunk->size = wanted;
	close_gap(chunk);
	return chunk->data;
}

void *mus_grow(struct mus_arena *arena, void *array, size_t n, size_t *cap, size_t size)
{
	if (n == *cap) {
		size_t wanted = grown_cap(n, size);

		if (arena)
			array = grow_in(arena, array, n * size, wanted * size);
		else
			array = mus_xrealloc(array, wanted * size);
		*cap = wanted;
	}
	/* Cleared here and not when growing: the place may have been used and given back. */
	memset((char *)array + n * size, 0, size);
	return array;
}
