#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

static void alloc__is_zeroed_aligned_and_apart(void **state)
{
	struct mus_arena *arena = mus_arena_new();
	unsigned char *last = NULL;

	(void)state;
	assert_non_null(mus_alloc(arena, 0));
	for (size_t size = 1; size < 3000; size += 7) {
		unsigned char *p = mus_alloc(arena, size);

		assert_non_null(p);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xFF, size);
		assert_ptr_not_equal(p, last);
		last = p;
	}
	mus_arena_free(arena);
}

static void alloc__takes_more_than_any_chunk(void **state)
{
	struct mus_arena *arena = mus_arena_new();
	char *small = mus_strdup(arena, "small");
	char *big = mus_alloc(arena, 1000000);

	(void)state;
	memset(big, 'x', 1000000);
	assert_string_equal(mus_strdup(arena, "after"), "after");
	assert_string_equal(small, "small");
	assert_int_equal(big[999999], 'x');
	mus_arena_free(arena);
}

static void free__takes_null(void **state)
{
	(void)state;
	mus_arena_free(NULL);
}

static void strdup__copies_and_keeps_null(void **state)
{
	struct mus_arena *arena = mus_arena_new();

	(void)state;
	assert_null(mus_strdup(arena, NULL));
	assert_null(mus_strndup(arena, NULL, 0));
	assert_string_equal(mus_strdup(arena, ""), "");
	assert_string_equal(mus_strndup(arena, "pædagog", 4), "pæd");
	assert_string_equal(mus_printf(arena, "%s-%d", "uge", 32), "uge-32");
	mus_arena_free(arena);
}

static void check_push(struct mus_arena *arena)
{
	int *numbers = NULL;
	size_t n = 0, cap = 0;

	for (int i = 0; i < 1000; i++) {
		int *place = MUS_PUSH(arena, numbers, n, cap);

		assert_int_equal(*place, 0);
		*place = i;
	}
	assert_int_equal(n, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(numbers[i], i);
	n = 10;
	assert_int_equal(*MUS_PUSH(arena, numbers, n, cap), 0);
	if (!arena)
		free(numbers);
}

static void push__keeps_all_in_an_arena(void **state)
{
	struct mus_arena *arena = mus_arena_new();

	(void)state;
	check_push(arena);
	mus_arena_free(arena);
}

static void push__keeps_all_without_an_arena(void **state)
{
	(void)state;
	check_push(NULL);
}

/* From copying to growing in place: what else the arena holds stays whole. */
static void push__keeps_all_of_a_large_array(void **state)
{
	enum { MANY = 300000 };
	struct mus_arena *arena = mus_arena_new();
	uint32_t *numbers = NULL, **beside = NULL;
	size_t n = 0, cap = 0, n_beside = 0, cap_beside = 0;

	(void)state;
	for (uint32_t i = 0; i < MANY; i++) {
		*MUS_PUSH(arena, numbers, n, cap) = i;
		if (i % 1000 == 0) {
			uint32_t *one = mus_alloc(arena, i % 7000 + sizeof *one);
			*one = i;
			*MUS_PUSH(arena, beside, n_beside, cap_beside) = one;
		}
	}
	for (uint32_t i = 0; i < MANY; i++)
		assert_int_equal(numbers[i], i);
	for (size_t i = 0; i < n_beside; i++)
		assert_int_equal(*beside[i], i * 1000);
	mus_arena_free(arena);
}

static jmp_buf out;
static size_t asked;
/* More than any machine has; volatile, for a compiler warns of it. No negative number to valgrind. */
static volatile size_t half = SIZE_MAX / 4;

/* Sanitizers end a program that asks for so much, unless they are told; they look among what it exports. */
MUS_API const char *__asan_default_options(void);
MUS_API const char *__tsan_default_options(void);

const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

const char *__tsan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static void leave(size_t size)
{
	asked = size;
	longjmp(out, 1);
}

static void take_all(struct mus_arena *arena)
{
	mus_alloc(arena, SIZE_MAX);
}

static void copy_all(struct mus_arena *arena)
{
	mus_strndup(arena, "", SIZE_MAX);
}

/* Twice its size would wrap. */
static void grow_half(struct mus_arena *arena)
{
	size_t cap = SIZE_MAX / 4;

	mus_grow(arena, NULL, cap, &cap, 4);
}

static void malloc_half(struct mus_arena *arena)
{
	(void)arena;
	free(mus_xmalloc(half));
}

static void realloc_half(struct mus_arena *arena)
{
	(void)arena;
	free(mus_xrealloc(NULL, half));
}

/* No such size can be had: each ends in the handler, and none wraps round to a small one. */
static void oom__calls_the_handler(void **state)
{
	static void (*const ways[])(struct mus_arena *arena) = { take_all, copy_all, grow_half, malloc_half,
		realloc_half };
	struct mus_arena *arena = mus_arena_new();

	(void)state;
	mus_set_oom(leave);
	for (volatile size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		asked = 0;
		if (setjmp(out) == 0) {
			ways[i](arena);
			fail();
		}
		assert_true(asked >= half);
	}
	mus_set_oom(NULL);
	mus_arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alloc__is_zeroed_aligned_and_apart),
		cmocka_unit_test(alloc__takes_more_than_any_chunk),
		cmocka_unit_test(free__takes_null),
		cmocka_unit_test(strdup__copies_and_keeps_null),
		cmocka_unit_test(push__keeps_all_in_an_arena),
		cmocka_unit_test(push__keeps_all_without_an_arena),
		cmocka_unit_test(push__keeps_all_of_a_large_array),
		cmocka_unit_test(oom__calls_the_handler),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
