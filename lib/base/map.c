#include "base/map.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/siphash.h"

/*
 * A search that goes past so many slots: not by chance, in a map that is half empty, but by keys
 * that were made to collide.
 */
#define LONGEST_SEARCH 500

/* FNV-1a, 64 bits: quick, and easy to find collisions for. */
static size_t quick_hash(const char *key)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

/* The same key in another map, or process, is hashed otherwise: nobody can know what collides. */
static size_t hash(const struct mus_map *map, const char *key)
{
	return map->secret ? (size_t)mus_siphash(key, strlen(key), map->secret, ~map->secret)
			   : quick_hash(key);
}

/* The slot that holds the key, or the empty one where it belongs, and how long that took. */
static uint32_t *search(const struct mus_map *map, const char *key, size_t h, size_t *steps)
{
	size_t mask = map->n_slots - 1;

	for (size_t i = h & mask;; i = (i + 1) & mask, ++*steps) {
		const struct mus_map_entry *entry;

		if (!map->slots[i])
			return &map->slots[i];
		entry = &map->entries[map->slots[i] - 1];
		if (entry->hash == h && strcmp(entry->key, key) == 0)
			return &map->slots[i];
	}
}

static uint32_t *slot_of(const struct mus_map *map, const char *key, size_t h)
{
	size_t steps = 0;

	return search(map, key, h, &steps);
}

static struct mus_map_entry *find(const struct mus_map *map, const char *key, size_t h)
{
	uint32_t slot = map->n ? *slot_of(map, key, h) : 0;

	return slot ? &map->entries[slot - 1] : NULL;
}

struct mus_map_entry *mus_map_find(const struct mus_map *map, const char *key)
{
	return map->n ? find(map, key, hash(map, key)) : NULL;
}

void *mus_map_get(const struct mus_map *map, const char *key)
{
	const struct mus_map_entry *entry = mus_map_find(map, key);

	return entry ? entry->value : NULL;
}

/* All keys differ: each goes into the first empty slot. */
static void place_all(struct mus_map *map)
{
	memset(map->slots, 0, map->n_slots * sizeof *map->slots);
	for (size_t n = 0; n < map->n; n++) {
		size_t i = map->entries[n].hash & (map->n_slots - 1);

		while (map->slots[i])
			i = (i + 1) & (map->n_slots - 1);
		map->slots[i] = (uint32_t)(n + 1);
	}
}

static void resize(struct mus_map *map, size_t n_slots)
{
	map->n_slots = n_slots;
	map->slots = mus_xrealloc(map->slots, map->n_slots * sizeof *map->slots);
	place_all(map);
}

void mus_map_reserve(struct mus_map *map, size_t n)
{
	size_t n_slots = map->n_slots ? map->n_slots : 16;

	while (n_slots / 2 < n)
		n_slots *= 2;
	if (n_slots > map->n_slots)
		resize(map, n_slots);
}

/* Hashes all keys anew, by a secret: where things lie in memory, and the time. */
static void change_hash(struct mus_map *map)
{
	struct timespec now = { 0, 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	map->secret = (uint64_t)(uintptr_t)map->slots * UINT64_C(0x9E3779B97F4A7C15) ^
		      (uint64_t)(uintptr_t)&now << 32 ^ (uint64_t)now.tv_nsec << 8 ^ (uint64_t)now.tv_sec;
	map->secret += !map->secret;
	for (size_t n = 0; n < map->n; n++)
		map->entries[n].hash = hash(map, map->entries[n].key);
	place_all(map);
}

struct mus_map_entry *mus_map_add(struct mus_map *map, const char *key)
{
	size_t h = hash(map, key), steps = 0;
	struct mus_map_entry *entry;
	uint32_t *slot;

	/* At most half full: searches stay short, and there is always an empty slot to end them. */
	mus_map_reserve(map, map->n + 1);
	slot = search(map, key, h, &steps);
	if (*slot)
		return &map->entries[*slot - 1];
	*slot = (uint32_t)(map->n + 1);
	entry = MUS_PUSH(NULL, map->entries, map->n, map->cap);
	entry->key = key;
	entry->hash = h;
	if (steps > LONGEST_SEARCH && !map->secret)
		change_hash(map);
	return entry;
}

void mus_map_dispose(struct mus_map *map)
{
	free(map->entries);
	free(map->slots);
	*map = (struct mus_map)MUS_MAP_INIT;
}
