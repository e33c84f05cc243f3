/*
 * The kinds of records and their shapes.
 */
#include "record/shape.h"

static const struct mus_shape *const shapes[MUS_KIND_COUNT] = {
	[MUS_WORKPLACE] = &shape_workplace,
	[MUS_UNIT] = &shape_unit,
	[MUS_STRATEGY] = &shape_strategy,
	[MUS_WHEEL] = &shape_wheel,
	[MUS_FORM] = &shape_form,
	[MUS_ANSWER] = &shape_answer,
	[MUS_TALK] = &shape_talk,
	[MUS_PLAN] = &shape_plan,
	[MUS_GROUP_PLAN] = &shape_group_plan,
	[MUS_OVERVIEW] = &shape_overview,
	[MUS_NOTE_KIND] = &shape_note,
};

const struct mus_shape *mus_kind_shape(enum mus_kind kind)
{
	return (unsigned)kind < MUS_KIND_COUNT ? shapes[kind] : NULL;
}

const char *mus_kind_name(enum mus_kind kind)
{
	return mus_word_name(MUS_WORDS_KIND, (int)kind);
}

enum mus_kind mus_kind_parse(const char *name)
{
	int kind = mus_word_parse(MUS_WORDS_KIND, name);

	return kind == MUS_NO_INT ? MUS_KIND_NONE : (enum mus_kind)kind;
}

enum mus_kind mus_kind_of(const struct mus_doc *doc, mus_node root)
{
	mus_node kind = mus_doc_get(doc, root, "kind");

	if (mus_doc_type(doc, kind) != MUS_STRING)
		return MUS_KIND_NONE;
	return mus_kind_parse(mus_doc_str(doc, kind));
}
