/*
 * A table from text to a number or a pointer: the index of ids and the groups of a roll-up.
 * Keys are borrowed: they must live as long as the map. Order of insertion is kept in `entries`.
 */
#ifndef MUS_BASE_MAP_H
#define MUS_BASE_MAP_H

#include "base/api.h"

/* A key with its value. */
struct mus_map_entry {
	const char *key; /* the caller's */
	void *value;     /* the caller's, to set and to free */
	size_t hash;     /* of the key */
};

/* Begins as MUS_MAP_INIT (or all zero). Entries may be read; the rest is the map's own. */
struct mus_map {
	struct mus_map_entry *entries; /* n of them, in order of insertion */
	size_t n, cap;                 /* used, and allocated */
	uint32_t *slots;               /* entry number + 1, 0 for none */
	size_t n_slots;                /* a power of two */
	uint64_t secret;               /* 0 as long as nobody made keys collide */
};

/* An empty map; nothing is allocated yet. */
#define MUS_MAP_INIT { NULL, 0, 0, NULL, 0, 0 }

/* The entry with that key, or NULL. It moves when the map grows. */
MUS_API struct mus_map_entry *mus_map_find(const struct mus_map *map, const char *key);
/* The value for that key, or NULL, also where the value is NULL: mus_map_find() tells them apart. */
MUS_API void *mus_map_get(const struct mus_map *map, const char *key);
/* The entry with that key, made (value NULL) if it is new. It moves when the map grows. */
MUS_API struct mus_map_entry *mus_map_add(struct mus_map *map, const char *key);
/* Makes room for n entries in all, so that the map need not grow on the way there. */
void mus_map_reserve(struct mus_map *map, size_t n);
/* Frees what the map holds, not keys or values; the map is empty and usable again. */
MUS_API void mus_map_dispose(struct mus_map *map);

#endif
