/*
 * Ids from names: short enough to type, and the same whenever the same list is imported.
 */
#include "work/init/setup.h"

#include <string.h>

#include "base/utf8.h"

/* Room for a hyphen, the surname and a number within the 64 characters of an id. */
#define MAX_FIRST 28
#define MAX_LAST 28

/* Ids name files and folders: what is a device to Windows cannot lie on its drives. */
static bool is_device(const char *id)
{
	static const char *const names[] = { "con", "prn", "aux", "nul" };
	bool numbered = (strncmp(id, "com", 3) == 0 || strncmp(id, "lpt", 3) == 0) && id[3] && !id[4];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(id, names[i]) == 0)
			return true;
	return numbered && id[3] >= '0' && id[3] <= '9';
}

static bool is_usable(const char *id)
{
	return mus_id_valid(id) && !mus_id_reserved(id) && !is_device(id);
}

/* Takes the id unless somebody has it. */
static bool take(struct mus_map *taken, const char *id)
{
	if (!is_usable(id) || mus_map_find(taken, id))
		return false;
	mus_map_add(taken, id);
	return true;
}

/* id, id-2, id-3 …: the first that is free */
static const char *take_numbered(struct mus_map *taken, const char *id, struct mus_arena *arena)
{
	const char *numbered = id;

	for (unsigned i = 2; !take(taken, numbered); i++)
		numbered = mus_printf(arena, "%s-%u", id, i);
	return numbered;
}

static char *first_word(struct mus_arena *arena, const char *names)
{
	char *id = mus_utf8_id(arena, mus_strndup(arena, names, strcspn(names, " ")));

	id[strnlen(id, MAX_FIRST)] = '\0';
	while (*id && id[strlen(id) - 1] == '-')
		id[strlen(id) - 1] = '\0';
	return id;
}

/* The last surname in letters and digits alone, so that any number of them can end an id. */
static char *last_word(struct mus_arena *arena, const char *names)
{
	const char *space = strrchr(names, ' ');
	/* An id begins with a letter; a surname within one need not. */
	char *id = mus_utf8_id(arena, mus_printf(arena, "x%s", space ? space + 1 : names));
	char *to = id;

	for (const char *from = *id ? id + 1 : id; *from; from++)
		if (*from != '-')
			*to++ = *from;
	*to = '\0';
	id[strnlen(id, MAX_LAST)] = '\0';
	return id;
}

/* For a name of which no id can be made: p-<number>. */
static const char *from_number(
	struct mus_map *taken, const struct staff_row *row, struct mus_arena *arena)
{
	const char *id = mus_utf8_id(arena, mus_printf(arena, "p-%s", row->number));

	return take_numbered(taken, strlen(id) > 2 && mus_id_valid(id) ? id : "p-1", arena);
}

const char *setup_person_id(
	struct mus_map *taken, const struct staff_row *row, struct mus_arena *arena)
{
	const char *first = first_word(arena, row->first), *last = last_word(arena, row->last);

	if (!*first || (!*last && !is_usable(first)))
		return from_number(taken, row, arena);
	if (!*last)
		return take_numbered(taken, first, arena);
	for (int n = 1; n <= (int)strlen(last); n++) {
		const char *id = mus_printf(arena, "%s-%.*s", first, n, last);

		if (take(taken, id))
			return id;
	}
	return take_numbered(taken, mus_printf(arena, "%s-%s", first, last), arena);
}

const char *setup_unit_id(const char *name, const char *spare, struct mus_arena *arena)
{
	const char *id = mus_utf8_id(arena, name);

	return is_usable(id) ? id : spare;
}
