/*
 * Finding the elements of an array by texts that stand in them: a table of their numbers. Where
 * there are very many elements it takes a fraction of what a map with keys of its own would.
 */
#ifndef MUS_BASE_SLOTS_H
#define MUS_BASE_SLOTS_H

#include "base/api.h"

/* Begins as all zero; end with mus_slots_dispose(). */
struct mus_slots {
	struct mus_slot {
		uint32_t hash;   /* the low half of it */
		uint32_t number; /* of the element + 1; 0 for none */
	} *slot;
	size_t n, n_slots; /* n_slots: a power of two */
	uint64_t secret;   /* so that nobody can make keys that collide */
};

/* The hash of a key of n texts in this table. */
uint64_t mus_slots_hash(struct mus_slots *slots, const char *const *texts, size_t n);

/* Whether the element of that number has the key. */
typedef bool mus_slot_is(const void *key, uint32_t number);

/* The element's number + 1; 0 when none has that key. */
size_t mus_slots_find(
	const struct mus_slots *slots, uint64_t hash, mus_slot_is *is, const void *key);
/* Adds an element whose key is not there yet. */
void mus_slots_add(struct mus_slots *slots, uint64_t hash, uint32_t number);
/* Frees the table; it is empty and usable again. */
void mus_slots_dispose(struct mus_slots *slots);

#endif
