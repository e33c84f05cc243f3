/*
 * The reader: walks a document along a shape and fills the structs.
 *
 * Each mapping is walked once. A key is looked for in the table from where the last one was
 * found, so that keys in the usual order are found at once; what is no member is left alone.
 */
#include "record/reader.h"

#include <string.h>

static read_value read_list_of_values, read_text_or_texts, read_part, read_list, read_entries,
	read_date_or_part;

/* The types of fields: how they are read, and what a value must be that cannot be. */
static const struct type {
	read_value *read;
	enum mus_text_id must_be;
	uint8_t item;         /* enum shape_type; lists of values: what stands in them */
	size_t item_size;
} types[SHAPE_TYPES] = {
	[SHAPE_TEXT] = { record_text, MUS_T_W_MUST_TEXT, 0, 0 },
	[SHAPE_ID] = { record_id, MUS_T_W_MUST_ID, 0, 0 },
	[SHAPE_CYCLE] = { record_cycle, MUS_T_W_MUST_CYCLE, 0, 0 },
	[SHAPE_VALUE] = { record_written, MUS_T_W_MUST_VALUE, 0, 0 },
	[SHAPE_WORD] = { record_word, MUS_T_W_MUST_WORD, 0, 0 },
	[SHAPE_ENUM] = { record_enum, MUS_T_W_MUST_WORD, 0, 0 },
	[SHAPE_DATE] = { record_date, MUS_T_W_MUST_DATE, 0, 0 },
	[SHAPE_MOMENT] = { record_moment, MUS_T_W_MUST_MOMENT, 0, 0 },
	[SHAPE_DEC] = { record_dec, MUS_T_W_MUST_DEC, 0, 0 },
	[SHAPE_RANGE] = { record_range, MUS_T_W_MUST_RANGE, 0, 0 },
	[SHAPE_INT] = { record_int, MUS_T_W_MUST_INT, 0, 0 },
	[SHAPE_BOOL] = { record_bool, MUS_T_W_MUST_BOOL, 0, 0 },
	[SHAPE_TEXTS] = { read_list_of_values, MUS_T_W_MUST_LIST, SHAPE_TEXT, sizeof(char *) },
	[SHAPE_IDS] = { read_list_of_values, MUS_T_W_MUST_LIST, SHAPE_ID, sizeof(char *) },
	[SHAPE_TEXT_OR_TEXTS] = { read_text_or_texts, MUS_T_W_MUST_TEXTS, SHAPE_TEXT,
		sizeof(char *) },
	[SHAPE_INTS] = { read_list_of_values, MUS_T_W_MUST_LIST, SHAPE_INT, sizeof(int) },
	[SHAPE_DATES] = { read_list_of_values, MUS_T_W_MUST_LIST, SHAPE_DATE, sizeof(mus_date) },
	[SHAPE_PART] = { read_part, MUS_T_W_MUST_PART, 0, 0 },
	[SHAPE_LIST] = { read_list, MUS_T_W_MUST_LIST, 0, 0 },
	[SHAPE_ENTRIES] = { read_entries, MUS_T_W_MUST_PART, 0, 0 },
	[SHAPE_DATE_OR_PART] = { read_date_or_part, MUS_T_W_MUST_DATE_OR_PART, 0, 0 },
};

/* A list of values in a struct: struct mus_strs, mus_ints and mus_closing all look like this. */
struct values {
	void *item;
	size_t n;
};

/* ---- complaints ---- */

/* The JSON pointer of a step (RFC 6901). */
static void add_path(struct mus_buf *out, const struct step *step)
{
	if (!step)
		return;
	add_path(out, step->up);
	if (!step->key) {
		mus_buf_fmt(out, "/%zu", step->index);
		return;
	}
	mus_buf_char(out, '/');
	for (const char *s = step->key; *s; s++) {
		if (*s == '~' || *s == '/')
			mus_buf_str(out, *s == '~' ? "~0" : "~1");
		else
			mus_buf_char(out, *s);
	}
}

/* The nearest key above an item, or the value's own. */
static const char *name_of(const struct reader *r)
{
	const struct step *step = r->step;

	while (step && !step->key)
		step = step->up;
	return step ? step->key : r->name;
}

static void add_words(struct mus_buf *out, enum mus_words words)
{
	const char *word;

	/* The words of kinds begin at 1, but no field holds a kind. */
	for (int i = 0; (word = mus_word_name(words, i)); i++)
		mus_buf_fmt(out, "%s%s", i ? ", " : "", word);
}

/* 12.500 may be meant as twelve and a half thousand. */
static const char *hint_at(const struct reader *r, const struct shape_field *field, mus_node node)
{
	bool number = field->type == SHAPE_DEC || field->type == SHAPE_RANGE;
	bool point = mus_doc_type(r->doc, node) == MUS_FLOAT && strchr(mus_doc_str(r->doc, node), '.');

	return number && point ? mus_text(mus_diag_lang(r->diag), MUS_T_W_NO_THOUSANDS) : "";
}

static void complain(struct reader *r, const struct shape_field *field, mus_node node)
{
	const char *must_be = mus_text(mus_diag_lang(r->diag), types[field->type].must_be);
	enum mus_finding_id id = r->step && !r->step->key ? MUS_F_ITEM_TYPE : MUS_F_FIELD_TYPE;
	enum mus_type type = mus_doc_type(r->doc, node);
	struct mus_buf path = MUS_BUF_INIT, words = MUS_BUF_INIT;

	add_path(&path, r->step);
	if (field->words && type != MUS_SEQ && type != MUS_MAP) {
		add_words(&words, field->words);
		mus_doc_find(r->doc, node, path.data, r->diag, MUS_F_FIELD_WORD, name_of(r),
			mus_doc_str(r->doc, node), words.data);
	} else {
		mus_doc_find(r->doc, node, path.data, r->diag, id, name_of(r), must_be, hint_at(r, field, node));
	}
	mus_buf_dispose(&path);
	mus_buf_dispose(&words);
	r->status = MUS_REFUSED;
}

/* ---- what is absent ---- */

static void set_absent(const struct mus_shape *shape, char *base);

/* Gives a member of a zeroed struct the value that says 'not there'. */
static void set_member_absent(const struct shape_field *field, char *base)
{
	switch (field->type) {
	case SHAPE_DATE:
	case SHAPE_DATE_OR_PART:
		put_date(base, field->offset, MUS_NO_DATE);
		break;
	case SHAPE_MOMENT:
		put_date(base, field->other, MUS_NO_DATE);
		break;
	case SHAPE_RANGE:
		put_dec(base, field->other, MUS_NO_DEC);
		put_dec(base, field->offset, MUS_NO_DEC);
		break;
	case SHAPE_DEC:
		put_dec(base, field->offset, MUS_NO_DEC);
		break;
	case SHAPE_INT:
	case SHAPE_BOOL:
	case SHAPE_ENUM:
		put_int(base, field->offset, MUS_NO_INT);
		break;
	case SHAPE_PART:
		set_absent(field->shape, base + field->offset);
		break;
	default:
		break; /* texts and lists: zero */
	}
}

static void set_fallback(const struct shape_field *field, char *base)
{
	size_t size = types[field->type].item_size ? sizeof(struct values) : sizeof(int);

	if (field->type == SHAPE_TEXT)
		size = sizeof(char *);
	memcpy(base + field->offset, field->fallback, size);
}

static void set_absent(const struct mus_shape *shape, char *base)
{
	for (size_t i = 0; i < shape->n; i++) {
		if (shape->fields[i].fallback)
			set_fallback(&shape->fields[i], base);
		else
			set_member_absent(&shape->fields[i], base);
	}
	if (shape->value)
		set_member_absent(shape->value, base);
}

/* ---- the walk ---- */

/* The field of that key, looked for from number `from` on and then from the first. */
static const struct shape_field *find_field(
	const struct mus_shape *shape, size_t from, const char *key, size_t len)
{
	for (size_t tried = 0, i = from; tried < shape->n; tried++, i++) {
		const struct shape_field *field;

		if (i >= shape->n)
			i = 0;
		field = &shape->fields[i];
		if (field->len == len && memcmp(field->key, key, len) == 0)
			return field;
	}
	return NULL;
}

/* Looks at a value, and leaves its member absent. */
static bool read_spare(
	struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	struct mus_arena *arena = r->arena;
	bool good;

	r->arena = r->spare;
	good = types[field->type].read(r, field, base, node);
	r->arena = arena;
	memset(base + field->offset, 0,
		types[field->type].item_size ? sizeof(struct values) : sizeof(char *));
	return good;
}

/* A value into its member. A null is like an absent key, but not as an item of a list. */
static bool read_member(
	struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	if (mus_doc_type(r->doc, node) == MUS_NULL && r->step && r->step->key)
		return false;
	if (field->spare && r->spare ? read_spare(r, field, base, node)
				     : types[field->type].read(r, field, base, node))
		return true;
	complain(r, field, node);
	return false;
}

/* The keys of a mapping into the members of a struct. */
static void read_fields(struct reader *r, const struct mus_shape *shape, char *base, mus_node map)
{
	struct step here = { r->step, NULL, 0 };
	size_t next = 0;

	r->step = &here;
	MUS_EACH_KEY (r->doc, key, map) {
		size_t len = mus_doc_len(r->doc, key);
		const struct shape_field *field;

		here.key = mus_doc_str(r->doc, key);
		field = find_field(shape, next, here.key, len);
		if (!field)
			continue;
		next = (size_t)(field - shape->fields) + 1;
		read_member(r, field, base, mus_doc_value(r->doc, key));
	}
	r->step = here.up;
}

/* A mapping into a struct that was zeroed and set absent. */
static bool read_struct(struct reader *r, const struct mus_shape *shape, char *base, mus_node node)
{
	if (mus_doc_type(r->doc, node) != MUS_MAP)
		return false;
	put_at(r, base, 0, node);
	read_fields(r, shape, base, node);
	return true;
}

static bool read_part(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	return read_struct(r, field->shape, base + field->offset, node);
}

/* Puts an array and its length into their members. */
static void put_array(const struct shape_field *field, char *base, void *array, size_t n)
{
	memcpy(base + field->offset, &array, sizeof array);
	memcpy(base + field->other, &n, sizeof n);
}

static bool read_list(struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	const struct shape_field part = { .type = SHAPE_PART, .shape = field->shape };
	struct step here = { r->step, NULL, 0 };
	size_t n = 0, size = field->shape->size;
	char *items;

	if (mus_doc_type(r->doc, node) != MUS_SEQ)
		return false;
	items = mus_alloc(r->arena, mus_doc_size(r->doc, node) * size);
	r->step = &here;
	MUS_EACH (r->doc, item, node) {
		set_absent(field->shape, items + n * size);
		n += read_member(r, &part, items + n * size, item);
		here.index++;
	}
	r->step = here.up;
	put_array(field, base, items, n);
	return true;
}

/* One entry: the value of a key, with the key. */
static bool read_entry(struct reader *r, const struct mus_shape *shape, char *entry, mus_node key)
{
	const struct shape_field part = { .type = SHAPE_PART, .shape = shape };
	mus_node node = mus_doc_value(r->doc, key);
	const char *name = mus_doc_str(r->doc, key);

	set_absent(shape, entry);
	if (!read_member(r, shape->value ? shape->value : &part, entry, node))
		return false;
	put_at(r, entry, 0, node);
	put_text(entry, shape->key, mus_strndup(r->arena, name, mus_doc_len(r->doc, key)));
	return true;
}

static bool read_entries(
	struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	struct step here = { r->step, NULL, 0 };
	size_t n = 0, size = field->shape->size;
	char *entries;

	if (mus_doc_type(r->doc, node) != MUS_MAP)
		return false;
	entries = mus_alloc(r->arena, mus_doc_size(r->doc, node) * size);
	r->step = &here;
	MUS_EACH_KEY (r->doc, key, node) {
		here.key = mus_doc_str(r->doc, key);
		/* x-… keys are private by definition. */
		if (strncmp(here.key, "x-", 2) == 0)
			continue;
		n += read_entry(r, field->shape, entries + n * size, key);
	}
	r->step = here.up;
	put_array(field, base, entries, n);
	return true;
}

static bool read_list_of_values(
	struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	const struct type *type = &types[field->type];
	const struct shape_field value = { .type = type->item };
	struct step here = { r->step, NULL, 0 };
	struct values list = { NULL, 0 };
	char *items;

	if (mus_doc_type(r->doc, node) != MUS_SEQ)
		return false;
	list.item = items = mus_alloc(r->arena, mus_doc_size(r->doc, node) * type->item_size);
	r->step = &here;
	MUS_EACH (r->doc, item, node) {
		list.n += read_member(r, &value, items + list.n * type->item_size, item);
		here.index++;
	}
	r->step = here.up;
	memcpy(base + field->offset, &list, sizeof list);
	return true;
}

static bool read_text_or_texts(
	struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	const struct shape_field value = { .type = SHAPE_TEXT };
	struct values list = { NULL, 1 };

	if (mus_doc_type(r->doc, node) != MUS_STRING)
		return read_list_of_values(r, field, base, node);
	list.item = mus_alloc(r->arena, sizeof(char *));
	record_text(r, &value, list.item, node);
	memcpy(base + field->offset, &list, sizeof list);
	return true;
}

static bool read_date_or_part(
	struct reader *r, const struct shape_field *field, char *base, mus_node node)
{
	if (mus_doc_type(r->doc, node) != MUS_MAP)
		return record_date(r, field, base, node);
	read_fields(r, field->shape, base, node);
	return true;
}

/* ---- the record ---- */

enum mus_status mus_record_read_brief(enum mus_kind kind, const struct mus_doc *doc, mus_node root,
	struct mus_arena *arena, struct mus_arena *spare, struct mus_diag *diag, void *out)
{
	struct reader r = { doc, arena, spare, diag, MUS_OK, mus_kind_name(kind), NULL };
	const struct mus_shape *shape = mus_kind_shape(kind);
	const struct shape_field whole = { .type = SHAPE_PART, .shape = shape };

	if (!shape)
		return MUS_USAGE;
	memset(out, 0, shape->size);
	set_absent(shape, out);
	read_member(&r, &whole, out, root);
	return r.status;
}

enum mus_status mus_record_read(enum mus_kind kind, const struct mus_doc *doc, mus_node root,
	struct mus_arena *arena, struct mus_diag *diag, void *out)
{
	return mus_record_read_brief(kind, doc, root, arena, NULL, diag, out);
}
