/*
 * What the ids in a plan stand for: names of people, goals of the strategy with those above them.
 *
 * A plan is shown many times a day, and names perhaps three people and three goals. So the
 * records that have them are not read as wholes: the one item is looked for in the text
 * (doc/peek.h), and only where that finds nothing all is read, as for any other command.
 */
#include "work/plan/plan_inside.h"

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

/* An item of a list in a file of the shared folder. */
static bool peek(struct doc_peek *out, struct plan_lookup *look, const char *within,
	const char *list, const char *id)
{
	const struct plan_text *text = text_of(look, within);

	return text->data && doc_peek_item(out, text->data, text->len, list, id);
}

/* A text of it, kept. An absent one is NULL; false when it is not to be seen. */
static bool value(
	const char **out, struct plan_lookup *look, const struct doc_peek *item, const char *key)
{
	const char *text;
	size_t len;
	enum doc_seen seen = doc_peek_value(item, key, &text, &len);

	*out = seen == DOC_SEEN ? mus_strndup(look->view->arena, text, len) : NULL;
	return seen != DOC_UNSURE;
}

/* ---- people and units ---- */

static const char *unit_file(struct plan_lookup *look, const char *unit)
{
	return mus_printf(look->view->arena, "units/%s.yaml", unit);
}

/* The name from the unit's record; NULL when it is not to be seen there. */
static const char *name_in_unit(struct plan_lookup *look, const char *id)
{
	struct doc_peek item;
	const char *name = NULL;

	if (peek(&item, look, unit_file(look, look->view->unit), "people", id))
		(void)value(&name, look, &item, "name");
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

static const char *unit_name(struct plan_lookup *look, const char *id)
{
	const struct plan_text *text = text_of(look, unit_file(look, id));
	const struct mus_staff *staff;
	const struct mus_unit *unit;
	struct doc_peek head;
	const char *name;

	if (text->data && doc_peek_head(&head, text->data, text->len, "people") &&
		value(&name, look, &head, "name"))
		return name;
	staff = mus_staff(look->ws, look->diag);
	unit = staff ? mus_unit_find(staff, id) : NULL;
	return unit ? unit->name : NULL;
}

const char *plan_unit(struct plan_lookup *look, const char *id)
{
	struct mus_map_entry *e = id ? mus_map_find(&look->view->units, id) : NULL;
	const char *name;

	if (!id || e)
		return e ? e->value : NULL;
	name = unit_name(look, id);
	mus_map_add(&look->view->units, id)->value = (void *)(name ? name : id);
	return name ? name : id;
}

/* Whether the person has a folder in that of the unit, and is one of its people. */
static bool is_at_home(struct plan_lookup *look, struct doc_peek *item, int cycle, const char *unit,
	const char *person)
{
	struct mus_arena *arena = look->view->arena;

	return mus_id_valid(unit) &&
	       faccessat(cycle, mus_printf(arena, "%s/%s", unit, person), F_OK, 0) == 0 &&
	       peek(item, look, unit_file(look, unit), "people", person);
}

/* Most have a folder in one unit alone, their own: then the others need not be asked. */
static bool find_at_home(struct plan_lookup *look, struct doc_peek *item, const char *person)
{
	struct mus_plan_view *view = look->view;
	DIR *dir = opendir(plan_join(view->arena, mus_workspace_dir(look->ws), view->cycle));
	const struct dirent *d;

	while (dir && !view->unit && (d = readdir(dir)))
		if (is_at_home(look, item, dirfd(dir), d->d_name, person))
			view->unit = mus_strdup(view->arena, d->d_name);
	if (dir)
		closedir(dir);
	return view->unit != NULL;
}

bool plan_peek_person(struct plan_lookup *look, const char *word)
{
	struct mus_plan_view *view = look->view;
	struct doc_peek item;

	if (!mus_id_valid(word) || mus_id_reserved(word) || !find_at_home(look, &item, word))
		return false;
	view->person = mus_strdup(view->arena, word);
	return value(&view->name, look, &item, "name") && value(&view->role, look, &item, "role");
}

/* ---- goals ---- */

/* The goal from the workplace's strategy or the unit's own; false when it is not to be seen. */
static bool peek_goal(
	struct plan_lookup *look, const char *id, const char **title, const char **parent)
{
	const struct mus_plan_view *view = look->view;
	struct doc_peek item;
	bool found = peek(
		&item, look, mus_printf(view->arena, "%s/strategy.yaml", view->cycle), "goals", id);

	if (!found && view->unit)
		found = peek(&item, look,
			mus_printf(view->arena, "%s/strategy.%s.yaml", view->cycle, view->unit),
			"goals", id);
	return found && value(title, look, &item, "title") &&
	       value(parent, look, &item, "parent") && *title;
}

static void whole_goal(
	struct plan_lookup *look, const char *id, const char **title, const char **parent)
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

/* ---- competences and common actions ---- */

static const char *competence_name(struct plan_lookup *look, const char *id)
{
	const struct mus_year *year;
	const struct mus_competence *competence;
	struct doc_peek item;
	const char *name;

	if (peek(&item, look, mus_printf(look->view->arena, "%s/strategy.yaml", look->view->cycle),
		    "competences", id) &&
		value(&name, look, &item, "name"))
		return name;
	year = mus_year(look->ws, look->view->cycle, look->diag);
	competence = mus_map_get(&year->competence_of_id, id);
	return competence ? competence->name : NULL;
}

void plan_competence(struct plan_lookup *look, const char *id)
{
	const char *name;

	if (!id || mus_map_find(&look->view->competences, id))
		return;
	name = competence_name(look, id);
	mus_map_add(&look->view->competences, id)->value = (void *)name;
}

/* The whole group plan is read, where its text does not show the title. */
static const char *whole_title(struct plan_lookup *look, const char *unit, const char *action)
{
	struct mus_arena *arena = look->view->arena;
	struct mus_diag *quiet = mus_diag_new(mus_diag_lang(look->diag));
	struct mus_group_plan group;
	struct plan_record record;
	const char *title = NULL;

	/* What is wrong with that plan is not what was asked. */
	if (!plan_find_group(&record, look->ws, look->view->cycle, unit, arena, quiet) &&
		record.doc &&
		!mus_record_read(MUS_GROUP_PLAN, record.doc, record.root, arena, quiet, &group))
		for (size_t i = 0; i < group.n_actions; i++)
			if (group.actions[i].id && strcmp(group.actions[i].id, action) == 0)
				title = mus_strdup(arena, group.actions[i].title);
	plan_record_dispose(&record);
	mus_diag_free(quiet);
	return title;
}

void plan_common(struct plan_lookup *look, const char *ref)
{
	struct mus_plan_view *view = look->view;
	const char *slash = ref ? strchr(ref, '/') : NULL;
	struct doc_peek item;
	const char *unit, *title = NULL;

	if (!slash || mus_map_find(&view->commons, ref))
		return;
	unit = mus_strndup(view->arena, ref, (size_t)(slash - ref));
	if (!peek(&item, look,
		    mus_printf(view->arena, "%s/%s/group-plan.yaml", view->cycle, unit), "actions",
		    slash + 1) ||
		!value(&title, look, &item, "title") || !title)
		title = whole_title(look, unit, slash + 1);
	mus_map_add(&view->commons, ref)->value = (void *)title;
}
