/*
 * A look at single values of a record without parsing it: the name of one person of a unit, the
 * title of one goal of a strategy. Parsing the whole would take most of the time of a command
 * that shows one plan. For those layers alone that can ask the whole record when this is not sure.
 *
 * It knows the layout that nearly everybody writes, and our own templates: a key of the record in
 * the first column, below it a list of items that begin with '- id: ID', and in them keys with
 * plain text on one line. It never takes anything else for that: then it is not sure.
 */
#ifndef MUS_DOC_PEEK_H
#define MUS_DOC_PEEK_H

#include "base/api.h"

/* Some lines of a text, whose keys begin in one column. */
struct doc_peek {
	const char *text;
	size_t begin, end, indent;
};

enum doc_seen { DOC_UNSURE, DOC_ABSENT, DOC_SEEN };

/* The item with that id in the list under that key; false when it is not to be seen. */
bool doc_peek_item(
	struct doc_peek *out, const char *text, size_t len, const char *list, const char *id);
/* The record's own keys before the one that is named; false when there is no such key. */
bool doc_peek_head(struct doc_peek *out, const char *text, size_t len, const char *before);
/* The plain text of a key: *value is not ended by NUL. */
enum doc_seen doc_peek_value(
	const struct doc_peek *peek, const char *key, const char **value, size_t *len);

#endif
