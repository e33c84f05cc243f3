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
static uint32_t *slot_of(const struct mus_map *map, const char *key)
{
	size_t mask = map->n_slots - 1;
	size_t i = hash(key) & mask;

	while (map->slots[i] && strcmp(map->entries[map->slots[i] - 1].key, key) != 0)
		i = (i + 1) & mask;
	return &map->slots[i];
}

struct mus_map_entry *mus_map_find(const struct mus_map *map, const char *key)
{
	uint32_t slot = map->n ? *slot_of(map, key) : 0;

	return slot ? &map->entries[slot - 1] : NULL;
}

void *mus_map_get(const struct mus_map *map, const char *key)
{
	const struct mus_map_entry *entry = mus_map_find(map, key);

	return entry ? entry->value : NULL;
}

static void rehash(struct mus_map *map)
{
	map->n_slots = map->n_slots ? map->n_slots * 2 : 16;
	map->slots = mus_xrealloc(map->slots, map->n_slots * sizeof *map->slots);
	memset(map->slots, 0, map->n_slots * sizeof *map->slots);
	for (size_t i = 0; i < map->n; i++)
		*slot_of(map, map->entries[i].key) = (uint32_t)(i + 1);
}

struct mus_map_entry *mus_map_add(struct mus_map *map, const char *key)
{
	struct mus_map_entry *entry = mus_map_find(map, key);

	if (entry)
		return entry;
	/* At most half full: probes stay short, and there is always an empty slot to end them. */
	if (map->n >= map->n_slots / 2)
		rehash(map);
	*slot_of(map, key) = (uint32_t)(map->n + 1);
	entry = MUS_PUSH(NULL, map->entries, map->n, map->cap);
	entry->key = key;
	return entry;
}

void mus_map_dispose(struct mus_map *map)
{
	free(map->entries);
	free(map->slots);
	*map = (struct mus_map)MUS_MAP_INIT;
}
