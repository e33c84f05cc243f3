/*
 * Which comments belong to an entry of a collection, and go and stay with it. For lib/doc only.
 *
 * - One on a line of its own with more indentation than the entry, below it: to the entry.
 * - One directly above the entry, without a blank line between, and not further to the right: to
 *   the entry, with those that follow it down to the entry. But what stands above the first entry
 *   of a document belongs to the document.
 * - In [ ] and { }: above an entry, wherever it begins, and between an entry and its comma.
 * - All others belong to the collection: they stay where they are.
 */
#ifndef MUS_DOC_BELONG_H
#define MUS_DOC_BELONG_H

#include "doc/node.h"

/*
 * Where the lines of an entry begin, with the comments above it; the entry itself, where something
 * else stands before it on its line.
 */
size_t belong_begin(const struct mus_doc *doc, uint32_t coll, uint32_t child);
/*
 * Where the last line ends, before its break, that belongs to what ends at `end`: a comment in
 * column `least` or further to the right, if there is one.
 */
size_t belong_end(const struct mus_doc *doc, size_t end, size_t least);

/* Whether there is nothing but spaces on the line that begins there. */
bool belong_is_blank(const struct mus_doc *doc, size_t line);

#endif
