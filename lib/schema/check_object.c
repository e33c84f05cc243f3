/*
 * Mappings (Core, 10.3.2; Validation, 6.5; dependentSchemas: Core, 10.2.2.4).
 */
#include "schema/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* The schema of a key that `properties` names, or NULL. */
static const struct mus_schema *find_property(
	const struct mus_check *c, const struct mus_on_object *object, mus_node key)
{
	const char *name = mus_doc_str(c->doc, key);
	size_t low = 0, high = object->n_properties;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(name, object->properties[middle].name);

		/* A key may hold a NUL, written as an escape; no property does. */
		if (!order)
			return strlen(name) == mus_doc_len(c->doc, key)
				       ? object->properties[middle].schema
				       : NULL;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* The names of all properties; the caller frees the array. */
static const char **property_names(const struct mus_on_object *object)
{
	const char **names = mus_xmalloc(object->n_properties * sizeof *names);

	for (size_t i = 0; i < object->n_properties; i++)
		names[i] = object->properties[i].name;
	return names;
}

static void tell_unknown_key(
	struct mus_check *c, const struct mus_on_object *object, const struct mus_at *at)
{
	enum mus_lang lang = mus_diag_lang(c->diag);
	struct mus_buf name = MUS_BUF_INIT, near = MUS_BUF_INIT, known = MUS_BUF_INIT,
		       hint = MUS_BUF_INIT;
	const char **names = property_names(object);

	mus_describe_value(&name, c->doc, at->key);
	mus_suggest(&near, lang, mus_doc_str(c->doc, at->key), names, object->n_properties);
	mus_describe_words(&known, names, object->n_properties);
	if (known.len && !near.len)
		mus_say(&hint, lang, MUS_T_SCHEMA_KNOWN_KEYS, MUS_ARGS(known.data));
	mus_say_to(c, at, true, MUS_F_UNKNOWN_KEY, name.data, near.data, hint.data);
	free(names);
	mus_buf_dispose(&name);
	mus_buf_dispose(&near);
	mus_buf_dispose(&known);
	mus_buf_dispose(&hint);
}

/* A key that neither properties nor patternProperties speak of. */
static unsigned check_additional(
	struct mus_check *c, const struct mus_on_object *object, const struct mus_at *at)
{
	if (!object->additional)
		return MUS_FINE;
	if (!object->additional->never)
		return mus_check_part(c, object->additional, at);
	if (mus_telling(c, 1))
		tell_unknown_key(c, object, at);
	return MUS_BAD;
}

static unsigned check_name(
	struct mus_check *c, const struct mus_on_object *object, const struct mus_at *at)
{
	const struct mus_at name = {
		.up = at->up, .node = at->key, .key = at->key, .is_key = true
	};
	unsigned verdict = object->names ? mus_check_part(c, object->names, &name) : MUS_FINE;

	/* x-ref of the mapping speaks of its keys, save those that are somebody's own. */
	if (!verdict && c->naming_node == at->up->node &&
		strncmp(mus_doc_str(c->doc, at->key), "x-", 2) != 0)
		mus_check_names(c, c->naming, &name);
	return verdict;
}

static unsigned check_key(
	struct mus_check *c, const struct mus_on_object *object, const struct mus_at *at)
{
	const struct mus_schema *schema = find_property(c, object, at->key);
	unsigned verdict = check_name(c, object, at);
	bool known = schema != NULL;

	/* A key that may not be called that is complained of once. */
	if (verdict)
		return verdict;
	if (schema)
		verdict |= mus_check_part(c, schema, at);
	for (size_t i = 0; i < object->n_patterns; i++) {
		enum mus_match match = mus_check_match(c, object->patterns[i].pattern, at, at->key);

		if (match == MUS_MATCH_NO)
			continue;
		known = true;
		verdict |= match == MUS_MATCH_YES
				   ? mus_check_part(c, object->patterns[i].schema, at)
				   : (unsigned)MUS_BAD;
	}
	return known ? verdict : check_additional(c, object, at);
}

static unsigned check_keys(
	struct mus_check *c, const struct mus_on_object *object, const struct mus_at *at)
{
	unsigned verdict = MUS_FINE;

	if (!object->n_properties && !object->n_patterns && !object->additional && !object->names)
		return MUS_FINE;
	MUS_EACH_KEY (c->doc, key, at->node) {
		const struct mus_at value = {
			.up = at, .node = mus_doc_value(c->doc, key), .key = key
		};

		verdict |= check_key(c, object, &value);
		if (mus_enough(c, verdict))
			break;
	}
	return verdict;
}

static bool has_pattern(struct mus_check *c, const struct mus_on_object *object, const struct mus_at *at)
{
	for (size_t i = 0; i < object->n_patterns; i++)
		if (mus_check_match(c, object->patterns[i].pattern, at, at->key) != MUS_MATCH_NO)
			return true;
	return false;
}

/* Whether a key that is missing stands there mistyped: then it is told as an unknown key alone. */
static bool is_mistyped(struct mus_check *c, const struct mus_on_object *object,
	const struct mus_at *at, const char *missing)
{
	const char **names;
	bool found = false;

	if (!object->additional || !object->additional->never)
		return false;
	names = property_names(object);
	MUS_EACH_KEY (c->doc, key, at->node) {
		const struct mus_at value = {
			.up = at, .node = mus_doc_value(c->doc, key), .key = key
		};
		const char *near = find_property(c, object, key)
					   ? NULL
					   : mus_nearest(mus_doc_str(c->doc, key), names,
						     object->n_properties);

		if (near && strcmp(near, missing) == 0 && !has_pattern(c, object, &value))
			found = true;
	}
	free(names);
	return found;
}

static unsigned check_required(
	struct mus_check *c, const struct mus_on_object *object, const struct mus_at *at)
{
	unsigned verdict = MUS_FINE;

	for (size_t i = 0; i < object->n_required; i++) {
		if (mus_doc_get(c->doc, at->node, object->required[i]))
			continue;
		verdict = MUS_BAD;
		if (mus_telling(c, 1) && !is_mistyped(c, object, at, object->required[i]))
			mus_say_to(c, at, false, MUS_F_MISSING_KEY, object->required[i]);
	}
	return verdict;
}

static mus_node find_key(const struct mus_doc *doc, mus_node map, const char *name)
{
	MUS_EACH_KEY (doc, key, map)
		if (strcmp(mus_doc_str(doc, key), name) == 0)
			return key;
	return 0;
}

static unsigned check_dependency(
	struct mus_check *c, const struct mus_dependency *dependency, const struct mus_at *at)
{
	const struct mus_at key = { .up = at, .key = find_key(c->doc, at->node, dependency->name) };
	unsigned verdict = MUS_FINE;

	if (!key.key)
		return MUS_FINE;
	for (size_t i = 0; i < dependency->n_needs; i++) {
		if (mus_doc_get(c->doc, at->node, dependency->needs[i]))
			continue;
		verdict = MUS_BAD;
		if (mus_telling(c, 1))
			mus_say_to(c, &key, true, MUS_F_MISSING_BESIDE, dependency->name,
				dependency->needs[i]);
	}
	if (dependency->schema)
		verdict |= mus_check_part(c, dependency->schema, at);
	return verdict;
}

static unsigned check_size(
	struct mus_check *c, const struct mus_on_object *object, const struct mus_at *at)
{
	size_t size = mus_doc_size(c->doc, at->node);

	if (size < object->min)
		return mus_tell_count(c, at, MUS_F_TOO_FEW_KEYS, size, object->min, NULL);
	if (size > object->max)
		return mus_tell_count(c, at, MUS_F_TOO_MANY_KEYS, size, object->max, NULL);
	return MUS_FINE;
}

unsigned mus_check_object(
	struct mus_check *c, const struct mus_schema *schema, const struct mus_at *at)
{
	const struct mus_on_object *object = mus_on_object(schema);
	unsigned verdict;

	if (!object)
		return MUS_FINE;
	verdict = check_required(c, object, at);
	if (!mus_enough(c, verdict))
		verdict |= check_size(c, object, at);
	if (!mus_enough(c, verdict))
		verdict |= check_keys(c, object, at);
	for (size_t i = 0; i < object->n_dependencies && !mus_enough(c, verdict); i++)
		verdict |= check_dependency(c, &object->dependencies[i], at);
	return verdict;
}
