#include "base/slots.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/siphash.h"

/* Where things lie in memory, and the time; never 0. */
static uint64_t make_secret(const struct mus_slots *slots)
{
	struct timespec now = { 0, 0 };
	uint64_t secret;

	clock_gettime(CLOCK_MONOTONIC, &now);
	secret = (uint64_t)(uintptr_t)slots * UINT64_C(0x9E3779B97F4A7C15) ^ (uint64_t)now.tv_nsec << 20 ^
		 (uint64_t)now.tv_sec;
	return secret + !secret;
}

uint64_t mus_slots_hash(struct mus_slots *slots, const char *const *texts, size_t n)
{
	uint64_t hash;

	if (!slots->secret)
		slots->secret = make_secret(slots);
	hash = slots->secret;
	for (size_t i = 0; i < n; i++)
		hash = mus_siphash(texts[i], strlen(texts[i]), hash, slots->secret);
	return hash;
}

/* The first empty slot for that hash. */
static struct mus_slot *empty_slot(const struct mus_slots *slots, uint32_t hash)
{
	size_t mask = slots->n_slots - 1, i = hash & mask;

	while (slots->slot[i].number)
		i = (i + 1) & mask;
	return &slots->slot[i];
}

static void grow(struct mus_slots *slots)
{
	struct mus_slots old = *slots;

	slots->n_slots = old.n_slots ? old.n_slots * 2 : 16;
	slots->slot = mus_xmalloc(slots->n_slots * sizeof *slots->slot);
	memset(slots->slot, 0, slots->n_slots * sizeof *slots->slot);
	for (size_t i = 0; i < old.n_slots; i++)
		if (old.slot[i].number)
			*empty_slot(slots, old.slot[i].hash) = old.slot[i];
	free(old.slot);
}

size_t mus_slots_find(
	const struct mus_slots *slots, uint64_t hash, mus_slot_is *is, const void *key)
{
	size_t mask = slots->n_slots - 1;

	if (!slots->n)
		return 0;
	for (size_t i = (uint32_t)hash & mask; slots->slot[i].number; i = (i + 1) & mask)
		if (slots->slot[i].hash == (uint32_t)hash && is(key, slots->slot[i].number - 1))
			return slots->slot[i].number;
	return 0;
}

void mus_slots_add(struct mus_slots *slots, uint64_t hash, uint32_t number)
{
	/* At most two thirds full: there is always an empty slot to end a search. */
	if (slots->n >= slots->n_slots / 3 * 2)
		grow(slots);
	*empty_slot(slots, (uint32_t)hash) = (struct mus_slot){ (uint32_t)hash, number + 1 };
	slots->n++;
}

void mus_slots_dispose(struct mus_slots *slots)
{
	free(slots->slot);
	*slots = (struct mus_slots){ 0 };
}
