/*
 * What the ids in a plan stand for: names of people, goals of the strategy with those above them.
 *
 * A plan is shown many times a day, and names perhaps three people and three goals. So the
 * records that have them are not read as wholes: the one item is looked for in the text
 * (doc/peek.h), and only where that finds nothing all is read, as for any other command.
 */
#include "work/plan_inside.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "doc/peek.h"

/* A file's bytes; data NULL when it could not be read. */
struct plan_text {
	char *data;
	size_t len;
};

static void read_text(struct plan_text *out, const char *path, struct mus_arena *arena)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct stat st;
	ssize_t got = -1;

	if (fd < 0)
		return;
	/* What cannot be had in one go is left to those who read whole records. */
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size <= MUS_DOC_MAX_BYTES) {
		out->data = mus_alloc(arena, (size_t)st.st_size + 1);
		got = read(fd, out->data, (size_t)st.st_size);
	}
	close(fd);
	if (got < 0)
		out->data = NULL;
	else
		out->len = (size_t)got;
}

/* A file of the shared folder, read once. */
static const struct plan_text *text_of(struct plan_lookup *look, const char *within)
{
	struct mus_arena *arena = look->view->arena;
	struct mus_map_entry *e = mus_map_find(&look->texts, within);
	struct plan_text *text;

	if (e)
		return e->value;
	text = mus_alloc(arena, sizeof *text);
	mus_map_add(&look->texts, mus_strdup(arena, within))->value = text;
	read_text(text, plan_join(arena, mus_workspace_shared(look->ws), within), arena);
	return text;
}

static struct mus_doc *peek(struct plan_lookup *look, const char *within, const char *list, const char *id)
{
	const struct plan_text *text = text_of(look, within);

	return text->data ? doc_peek(text->data, text->len, list, id) : NULL;
}

/* A text of the item, kept; NULL when it is not there. */
static const char *value(struct plan_lookup *look, const struct mus_doc *doc, mus_node map, const char *key)
{
	mus_node node = mus_doc_get(doc, map, key);

	return mus_doc_type(doc, node) == MUS_STRING ? mus_strdup(look->view->arena, mus_doc_str(doc, node)) : NULL;
}

/* ---- people and units ---- */

static const char *unit_file(struct plan_lookup *look, const char *unit)
{
	return mus_printf(look->view->arena, "units/%s.yaml", unit);
}

/* The name from the unit's record; an empty text when it is not to be seen there. */
static const char *name_in_unit(struct plan_lookup *look, const char *id)
{
	struct mus_doc *doc = peek(look, unit_file(look, look->view->unit), "people", id);
	const char *name = doc ? value(look, doc, doc_peek_root(doc), "name") : NULL;

	mus_doc_free(doc);
	return name;
}

const char *plan_name(struct plan_lookup *look, const char *id)
{
	struct mus_map_entry *e;
	const struct mus_staff *staff;
	const struct mus_person *person;

	if (!id)
		return NULL;
	e = mus_map_find(&look->view->names, id);
	if (e)
		return e->value;
	e = mus_map_add(&look->view->names, id);
	e->value = (void *)id;
	/* A role word, or 'external' */
	if (mus_word_parse(MUS_WORDS_ROLE, id) != MUS_NO_INT || strcmp(id, "external") == 0)
		return id;
	const char *name = look->view->unit ? name_in_unit(look, id) : NULL;
	if (!name) {
		staff = mus_staff(look->ws, look->diag);
		person = staff ? mus_person_find(staff, id) : NULL;
		name = person ? person->name : NULL;
	}
	if (name)
		e->value = (void *)name;
	return e->value;
}

void plan_unit_name(struct plan_lookup *look)
{
	const struct plan_text *text;
	struct mus_doc *doc;

	if (!look->view->unit)
		return;
	text = text_of(look, unit_file(look, look->view->unit));
	doc = text->data ? doc_peek_head(text->data, text->len, "people") : NULL;
	if (doc)
		look->view->unit_name = value(look, doc, mus_doc_root(doc, 0), "name");
	mus_doc_free(doc);
	if (!look->view->unit_name)
		look->view->unit_name = look->view->unit;
}

/* The only unit in whose folder of the cycle the person has one; NULL for none or several. */
static const char *unit_on_disk(struct plan_lookup *look, const char *person)
{
	struct mus_arena *arena = look->view->arena;
	DIR *dir = opendir(plan_join(arena, mus_workspace_dir(look->ws), look->view->cycle));
	const struct dirent *d;
	const char *unit = NULL;

	while (dir && (d = readdir(dir))) {
		if (!mus_id_valid(d->d_name) ||
			faccessat(dirfd(dir), mus_printf(arena, "%s/%s", d->d_name, person), F_OK, 0) != 0)
			continue;
		if (unit) {
			unit = NULL;
			break;
		}
		unit = mus_strdup(arena, d->d_name);
	}
	if (dir)
		closedir(dir);
	return unit;
}

bool plan_peek_person(struct plan_lookup *look, const char *word)
{
	struct mus_plan_view *view = look->view;
	struct mus_doc *doc;

	if (!mus_id_valid(word) || mus_id_reserved(word))
		return false;
	view->unit = unit_on_disk(look, word);
	doc = view->unit ? peek(look, unit_file(look, view->unit), "people", word) : NULL;
	if (!doc)
		return false;
	view->person = mus_strdup(view->arena, word);
	view->name = value(look, doc, doc_peek_root(doc), "name");
	view->role = value(look, doc, doc_peek_root(doc), "role");
	mus_doc_free(doc);
	return true;
}

/* ---- goals ---- */

/* The goal from the workplace's strategy or the unit's own; false when it is in neither. */
static bool peek_goal(struct plan_lookup *look, const char *id, const char **title, const char **parent)
{
	const struct mus_plan_view *view = look->view;
	struct mus_doc *doc = peek(look, mus_printf(view->arena, "%s/strategy.yaml", view->cycle), "goals", id);

	if (!doc && view->unit)
		doc = peek(look, mus_printf(view->arena, "%s/strategy.%s.yaml", view->cycle, view->unit), "goals", id);
	if (!doc)
		return false;
	*title = value(look, doc, doc_peek_root(doc), "title");
	*parent = value(look, doc, doc_peek_root(doc), "parent");
	mus_doc_free(doc);
	return *title != NULL;
}

static void whole_goal(struct plan_lookup *look, const char *id, const char **title, const char **parent)
{
	const struct mus_year *year = mus_year(look->ws, look->view->cycle, look->diag);
	const struct mus_goal_node *node = mus_map_get(&year->goal_of_id, id);

	*title = node ? node->goal->title : NULL;
	*parent = node && node->parent ? node->parent->goal->id : NULL;
}

/* An entry without a link is one that is being made: the goals go round in a circle. */
static struct mus_goal_link *make_link(struct plan_lookup *look, const char *id)
{
	struct mus_map *links = &look->view->links;
	struct mus_map_entry *e = mus_map_find(links, id);
	struct mus_goal_link *link;
	const char *parent = NULL;

	if (e)
		return e->value;
	link = mus_alloc(look->view->arena, sizeof *link);
	link->id = mus_strdup(look->view->arena, id);
	mus_map_add(links, link->id);
	if (!peek_goal(look, id, &link->title, &parent))
		whole_goal(look, id, &link->title, &parent);
	if (parent)
		link->parent = make_link(look, parent);
	mus_map_find(links, link->id)->value = link;
	return link;
}

void plan_link(struct plan_lookup *look, const char *goal)
{
	if (goal)
		make_link(look, goal);
}
