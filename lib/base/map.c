#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* FNV-1a, 64 bits. */
static size_t hash(const char *key)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

/* The slot that holds the key, or the empty one where it belongs. */
static uint32_t *slot_of(const struct mus_map *map, const char *key, size_t h)
{
	size_t mask = map->n_slots - 1;

	for (size_t i = h & mask;; i = (i + 1) & mask) {
		const struct mus_map_entry *entry;

		if (!map->slots[i])
			return &map->slots[i];
		entry = &map->entries[map->slots[i] - 1];
		if (entry->hash == h && strcmp(entry->key, key) == 0)
			return &map->slots[i];
	}
}

static struct mus_map_entry *find(const struct mus_map *map, const char *key, size_t h)
{
	uint32_t slot = map->n ? *slot_of(map, key, h) : 0;

	return slot ? &map->entries[slot - 1] : NULL;
}

struct mus_map_entry *mus_map_find(const struct mus_map *map, const char *key)
{
	return map->n ? find(map, key, hash(key)) : NULL;
}

void *mus_map_get(const struct mus_map *map, const char *key)
{
	const struct mus_map_entry *entry = mus_map_find(map, key);

	return entry ? entry->value : NULL;
}

/* All keys differ: each goes into the first empty slot. */
static void rehash(struct mus_map *map)
{
	map->n_slots = map->n_slots ? map->n_slots * 2 : 16;
	map->slots = mus_xrealloc(map->slots, map->n_slots * sizeof *map->slots);
	memset(map->slots, 0, map->n_slots * sizeof *map->slots);
	for (size_t n = 0; n < map->n; n++) {
		size_t i = map->entries[n].hash & (map->n_slots - 1);

		while (map->slots[i])
			i = (i + 1) & (map->n_slots - 1);
		map->slots[i] = (uint32_t)(n + 1);
	}
}

struct mus_map_entry *mus_map_add(struct mus_map *map, const char *key)
{
	size_t h = hash(key);
	struct mus_map_entry *entry = find(map, key, h);

	if (entry)
		return entry;
	/* At most half full: probes stay short, and there is always an empty slot to end them. */
	if (map->n >= map->n_slots / 2)
		rehash(map);
	*slot_of(map, key, h) = (uint32_t)(map->n + 1);
	entry = MUS_PUSH(NULL, map->entries, map->n, map->cap);
	entry->key = key;
	entry->hash = h;
	return entry;
}

void mus_map_dispose(struct mus_map *map)
{
	free(map->entries);
	free(map->slots);
	*map = (struct mus_map)MUS_MAP_INIT;
}
