/*
 * Where things stand in the text of a document: what libyaml's marks leave out. For lib/doc only.
 * All places are byte offsets; columns count from 0.
 */
#ifndef MUS_DOC_PLACE_H
#define MUS_DOC_PLACE_H

#include "doc/node.h"

/* The node after the last one below `node`. */
uint32_t node_after(const struct mus_doc *doc, uint32_t node);

/* The file's line break: that of its first line. */
const char *place_newline(const struct mus_doc *doc);
/* The beginning of the line; its end, before the break; the beginning of the next, or the end. */
size_t place_line(const struct mus_doc *doc, size_t at);
size_t place_line_end(const struct mus_doc *doc, size_t at);
size_t place_next_line(const struct mus_doc *doc, size_t at);
size_t place_column(const struct mus_doc *doc, size_t at);
/* Whether there is nothing but spaces before it on its line. */
bool place_is_first(const struct mus_doc *doc, size_t at);
/* Past spaces, tabs and a comment, to the end of the line at most. */
size_t place_skip_rest(const struct mus_doc *doc, size_t at);
/* Past white space, line breaks and comments. */
size_t place_skip(const struct mus_doc *doc, size_t at);
/* Whether the line above the one of `at` is blank. */
bool place_blank_above(const struct mus_doc *doc, size_t at);

/*
 * Where a node's own text begins, after anchor and tag, and where it ends: without the blank
 * lines and comments that follow, and without the last line break. `key` is the key whose value
 * it is, or 0: a value that stands nowhere in the text ('key:') is right behind the colon.
 */
size_t place_content(const struct mus_doc *doc, uint32_t node, uint32_t key);
size_t place_tail(const struct mus_doc *doc, uint32_t node, uint32_t key);
/* Where its anchor and tag end; its beginning, if it has none. */
size_t place_properties_end(const struct mus_doc *doc, uint32_t node);
/* Behind the colon that follows a key; 0 when there is none. */
size_t place_colon(const struct mus_doc *doc, uint32_t key);
/* The column of the keys or the '-' of a block collection. */
size_t place_indent(const struct mus_doc *doc, uint32_t coll);
/* Where an entry of a collection begins: at the '-' or the '?' if it has one; and where it ends. */
size_t place_entry(const struct mus_doc *doc, uint32_t coll, uint32_t child);
size_t place_entry_end(const struct mus_doc *doc, uint32_t coll, uint32_t child);
/* Where the comma stands behind what ends there in [ ] or { }; 0 when there is none. */
size_t place_comma(const struct mus_doc *doc, size_t end);
/* The child before it; 0 for the first. */
uint32_t place_before(const struct mus_doc *doc, uint32_t coll, uint32_t child);
uint32_t place_last(const struct mus_doc *doc, uint32_t coll);

/* The column of the lines of a block scalar, 0 when it has none; end of its header ('|-'). */
size_t place_body(const struct mus_doc *doc, uint32_t node);
size_t place_header_end(const struct mus_doc *doc, uint32_t node);

#endif
