/*
 * A look at one item of a record without parsing the rest: the name of one person of a unit, the
 * title of one goal of a strategy. Parsing the whole would take most of the time of a command
 * that shows one plan. For those layers alone that can ask the whole record when this says no.
 *
 * It knows the layout that nearly everybody writes, and our own templates: a key of the record in
 * the first column, below it a list of items that begin with '- id: ID'. Anything else is a no.
 */
#ifndef MUS_DOC_PEEK_H
#define MUS_DOC_PEEK_H

#include "doc/doc.h"

/*
 * The item with that id of the list under that key, as a document of its own whose root is the
 * item's mapping; NULL when it is not to be seen so. Places in it are not those of the file.
 */
struct mus_doc *doc_peek(const char *text, size_t len, const char *list, const char *id);
/* The mapping in it. */
mus_node doc_peek_root(const struct mus_doc *doc);
/* What stands before that key, as a document; NULL when there is nothing. */
struct mus_doc *doc_peek_head(const char *text, size_t len, const char *key);

#endif
