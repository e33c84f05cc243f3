/*
 * New text: an action as YAML, its id, the head of a new file.
 */
#include "work/plan/plan_inside.h"

#include <string.h>

#include "base/utf8.h"

#define MAX_ID 30

enum mus_lang plan_lang(struct mus_workspace *ws)
{
	const char *language = mus_workspace_workplace(ws)->language;

	return language && strcmp(language, "en") == 0 ? MUS_EN : MUS_DA;
}

void plan_ids(struct mus_map *taken, const struct mus_action *actions, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (actions[i].id)
			mus_map_add(taken, actions[i].id);
}

static bool is_free(struct mus_map *taken, const char *id)
{
	return !mus_id_reserved(id) && !mus_map_find(taken, id);
}

/* Cut to 30 letters, at a word if there is one. */
static void shorten(char *id)
{
	size_t end;

	if (strlen(id) <= MAX_ID)
		return;
	for (end = MAX_ID; end > 0 && id[end] != '-'; end--)
		;
	id[end ? end : MAX_ID] = '\0';
}

const char *plan_action_id(struct mus_map *taken, const char *title, struct mus_arena *arena)
{
	char *id = mus_utf8_id(arena, title);
	const char *made;

	shorten(id);
	if (!*id)
		id = mus_strdup(arena, "action");
	made = id;
	for (unsigned i = 2; !is_free(taken, made); i++)
		made = mus_printf(arena, "%s-%u", id, i);
	mus_map_add(taken, made);
	return made;
}

static void put_text(struct mus_yaml *y, const char *key, const char *text)
{
	if (text)
		mus_yaml_pair(y, key, text);
}

static void put_date(struct mus_yaml *y, const char *key, mus_date date)
{
	char text[MUS_DATE_SIZE];

	if (date != MUS_NO_DATE)
		mus_yaml_plain_pair(y, key, mus_date_print(date, text));
}

static void put_number(struct mus_yaml *y, const char *key, mus_dec number)
{
	char text[MUS_DEC_SIZE];

	if (number != MUS_NO_DEC)
		mus_yaml_plain_pair(y, key, mus_dec_print(number, text));
}

static void put_responsible(struct mus_yaml *y, const struct mus_strs *who, bool group)
{
	if (!who->n)
		return;
	mus_yaml_key(y, "responsible");
	if (group)
		mus_yaml_flow(y, who->item, who->n);
	else
		mus_yaml_str(y, who->item[0]);
}

static void put_list(struct mus_yaml *y, const char *key, const struct mus_strs *list)
{
	if (!list->n)
		return;
	mus_yaml_key(y, key);
	mus_yaml_flow(y, list->item, list->n);
}

static void put_participants(struct mus_yaml *y, const struct mus_participants *p)
{
	if (!p->units.n && !p->roles.n && !p->people.n)
		return;
	mus_yaml_key(y, "participants");
	mus_yaml_map(y);
	put_list(y, "units", &p->units);
	put_list(y, "roles", &p->roles);
	put_list(y, "people", &p->people);
	mus_yaml_end(y);
}

static void put_log(struct mus_yaml *y, const struct mus_action *a)
{
	if (!a->n_log)
		return;
	mus_yaml_key(y, "log");
	mus_yaml_seq(y);
	for (size_t i = 0; i < a->n_log; i++) {
		mus_yaml_map(y);
		put_date(y, "date", a->log[i].date);
		put_text(y, "who", a->log[i].who);
		put_text(y, "what", a->log[i].what);
		mus_yaml_end(y);
	}
	mus_yaml_end(y);
}

void plan_write_action(struct mus_yaml *y, const struct mus_action *a, const char *from, bool group)
{
	mus_yaml_map(y);
	put_text(y, "id", a->id);
	put_text(y, "title", a->title);
	put_text(y, "theme", a->theme);
	put_text(y, "goal", a->goal);
	put_text(y, "serves", a->serves);
	put_text(y, "no_link_reason", a->no_link_reason);
	put_text(y, "competence", a->competence);
	put_text(y, "method", mus_method_name(a->method));
	put_text(y, "status", mus_status_name(a->status));
	put_responsible(y, &a->responsible, group);
	put_participants(y, &a->participants);
	put_date(y, "start", a->start);
	put_date(y, "due", a->due);
	put_number(y, "cost", a->cost);
	put_number(y, "hours", a->hours);
	put_text(y, "budget", a->budget);
	put_text(y, "part_of", a->part_of);
	put_log(y, a);
	put_text(y, "x-from", from);
	mus_yaml_end(y);
}

/* The path of the schemas' folder as the neighbour's first lines have it; NULL when they don't. */
static const char *schemas_of(const struct plan_record *neighbour, size_t *len)
{
	static const char mark[] = "# yaml-language-server: $schema=";
	const char *text, *line, *end, *slash;
	size_t size;

	if (!neighbour || !neighbour->doc)
		return NULL;
	text = mus_doc_text(neighbour->doc, &size);
	line = strstr(text, mark);
	if (!line || (line > text && line[-1] != '\n'))
		return NULL;
	line += sizeof mark - 1;
	end = line + strcspn(line, " \r\n");
	for (slash = end; slash > line && *slash != '/'; slash--)
		;
	*len = (size_t)(slash - line);
	return slash > line ? line : NULL;
}

void plan_write_head(struct mus_buf *out, const struct plan_record *neighbour, const char *kind,
	const char *usual)
{
	size_t len = strlen(usual);
	const char *schemas = schemas_of(neighbour, &len);

	mus_buf_fmt(out, "# yaml-language-server: $schema=%.*s/%s.schema.yaml\n", (int)len,
		schemas ? schemas : usual, kind);
}
