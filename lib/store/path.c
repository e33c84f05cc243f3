/*
 * What a path says about the record in it (design, section 2: folders).
 *
 * A path is convention: where it says nothing, the fields stay empty, and the record itself
 * decides. So 'plan (1).yaml' in a person's folder says cycle, unit and person, but no kind.
 */
#include "store/inside.h"

#include <string.h>

#include "base/utf8.h"

/* The longest path that says something has four parts; the fifth is all the rest of a longer one. */
#define MAX_PARTS 5

struct parts {
	const char *item[MAX_PARTS];
	size_t n;
};

/* A file's name without .yaml, cut at its dot: 'strategy.solsikken' is strategy and solsikken. */
struct name {
	const char *base;
	const char *variant; /* NULL: none */
};

static struct parts split(const char *within, struct mus_arena *arena)
{
	struct parts parts = { .n = 0 };
	char *s = mus_strdup(arena, within);

	while (s && parts.n < MAX_PARTS) {
		char *slash = parts.n < MAX_PARTS - 1 ? strchr(s, '/') : NULL;

		if (slash)
			*slash++ = '\0';
		parts.item[parts.n++] = s;
		s = slash;
	}
	return parts;
}

static bool slug(const char *s)
{
	for (; *s; s++) {
		bool dash = *s == '-' && s[1] && s[1] != '-';

		if (!dash && !(*s >= 'a' && *s <= 'z') && !(*s >= '0' && *s <= '9'))
			return false;
	}
	return true;
}

bool store_is_cycle(const char *name)
{
	return strspn(name, "0123456789") == 4 && (name[4] == '\0' || name[4] == '-') &&
		strlen(name) <= 64 && slug(name + 4);
}

static bool own_id(const char *s)
{
	return mus_id_valid(s) && !mus_id_reserved(s);
}

static struct name name_of(const char *file, struct mus_arena *arena)
{
	size_t len = strlen(file) - strlen(".yaml");
	char *base = mus_strndup(arena, file, len);
	char *dot = strchr(base, '.');

	if (dot)
		*dot++ = '\0';
	return (struct name){ base, dot };
}

/* Folders inside a cycle's: <unit>/<person>, <unit>/group, forms. */
static void folders_say(struct mus_file *file, const struct parts *parts, size_t n)
{
	if (n == 0 || !store_is_cycle(parts->item[0]))
		return;
	file->cycle = parts->item[0];
	if (n > 1 && own_id(parts->item[1]))
		file->unit = parts->item[1];
	if (n > 2 && file->unit && own_id(parts->item[2]))
		file->person = parts->item[2];
}

/* <cycle>/strategy.yaml, wheel.yaml, and a unit's own of both */
static void in_cycle(struct mus_file *file, const struct name *name)
{
	if (name->variant && !mus_id_valid(name->variant))
		return;
	if (strcmp(name->base, "strategy") == 0)
		file->kind = MUS_STRATEGY;
	else if (strcmp(name->base, "wheel") == 0)
		file->kind = MUS_WHEEL;
	if (file->kind)
		file->unit = name->variant;
}

/* <cycle>/forms/<form>.yaml and <form>.<unit or group>.yaml */
static void in_forms(struct mus_file *file, const struct name *name)
{
	if (!mus_id_valid(name->base) || (name->variant && !mus_id_valid(name->variant)))
		return;
	file->kind = MUS_FORM;
	file->unit = name->variant;
}

static void in_unit(struct mus_file *file, const struct name *name)
{
	if (strcmp(name->base, "overview") == 0 && !name->variant)
		file->kind = MUS_OVERVIEW;
	else if (strcmp(name->base, "group-plan") == 0 &&
		(!name->variant || mus_id_valid(name->variant)))
		file->kind = MUS_GROUP_PLAN;
}

static void in_person(struct mus_file *file, const struct name *name)
{
	if (name->variant) {
		bool side = strcmp(name->variant, "employee") == 0 ||
			strcmp(name->variant, "leader") == 0;

		if (side && mus_id_valid(name->base))
			file->kind = MUS_ANSWER;
	} else if (strcmp(name->base, "talk") == 0) {
		file->kind = MUS_TALK;
	} else if (strcmp(name->base, "plan") == 0) {
		file->kind = MUS_PLAN;
	}
}

/* <cycle>/<unit>/group/talk-<date>.yaml; a second one on a day has something after the date */
static void in_group(struct mus_file *file, const struct name *name)
{
	char day[sizeof "2026-05-05"];
	mus_date date;

	if (name->variant || strncmp(name->base, "talk-", 5) != 0)
		return;
	strncpy(day, name->base + 5, sizeof day - 1);
	day[sizeof day - 1] = '\0';
	if (mus_date_parse(day, &date) && slug(name->base))
		file->kind = MUS_TALK;
}

static void below_cycle(struct mus_file *file, const struct parts *parts, const struct name *name)
{
	folders_say(file, parts, parts->n - 1);
	if (parts->n == 2)
		in_cycle(file, name);
	else if (parts->n == 3 && strcmp(parts->item[1], "forms") == 0)
		in_forms(file, name);
	else if (parts->n == 3 && file->unit)
		in_unit(file, name);
	else if (parts->n == 4 && file->person)
		in_person(file, name);
	else if (parts->n == 4 && file->unit && strcmp(parts->item[2], "group") == 0)
		in_group(file, name);
}

/* units/<unit>.yaml and parts/<unit>.yaml */
static void named_by_unit(struct mus_file *file, enum mus_kind kind, const struct name *name)
{
	if (name->variant || !own_id(name->base))
		return;
	file->kind = kind;
	file->unit = name->base;
}

static void forget(struct mus_file *file)
{
	file->kind = MUS_KIND_NONE;
	file->cycle = file->unit = file->person = NULL;
}

void store_path_says(struct mus_file *file, struct mus_arena *arena)
{
	struct parts parts = split(file->within, arena);
	const char *top = parts.item[0], *last = parts.item[parts.n - 1];
	size_t len = strlen(last);
	struct name name;

	forget(file);
	if (len <= 5 || strcmp(last + len - 5, ".yaml") != 0)
		return;
	name = name_of(last, arena);
	if (store_is_cycle(top) && parts.n > 1)
		below_cycle(file, &parts, &name);
	else if (parts.n == 1 && strcmp(top, "mus.yaml") == 0)
		file->kind = MUS_WORKPLACE;
	else if (parts.n == 2 && strcmp(top, "units") == 0)
		named_by_unit(file, MUS_UNIT, &name);
	else if (parts.n == 2 && strcmp(top, "parts") == 0)
		named_by_unit(file, MUS_ROLLUP, &name);
	else if (parts.n > 1 && strcmp(top, "private") == 0)
		file->kind = MUS_NOTE_KIND;
}

void store_folder_says(struct mus_file *file, struct mus_arena *arena)
{
	struct parts parts = split(file->within, arena);

	forget(file);
	folders_say(file, &parts, parts.n);
}

bool store_may_hold(const struct mus_file *folder, enum mus_kind kind)
{
	switch (kind) {
	case MUS_STRATEGY:
	case MUS_WHEEL:
	case MUS_FORM:
		return !folder->unit;
	case MUS_OVERVIEW:
	case MUS_GROUP_PLAN:
		return !folder->person;
	default:
		return true;
	}
}
