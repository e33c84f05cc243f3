/*
 * Editing a record: an edit touches only what it edits.
 *
 * The text is spliced, never written anew: comments, blank lines, order, quoting, indentation,
 * line breaks, byte order mark, a missing line break at the end and the other documents of a
 * stream stay as they are.
 *
 *	mus_edit_begin(&edit, doc, 0);
 *	mus_edit_set(edit, "/actions/@kursus/status", "done", MUS_STRING, diag);
 *	mus_edit_append(edit, "/actions/@kursus/log", "date: 2026-05-20\nwho: aase-b\n", diag);
 *	text = mus_edit_text(edit, &len);
 *	mus_edit_free(edit);
 *
 * After each edit the text is parsed again and compared with what was meant: the old document
 * with the change, everything else equal in kind, type, text, order and way of writing. If it is
 * not so, or cannot be done, the edit is refused with a place and a reason, and nothing has
 * changed; edits that were made before stay.
 *
 * Paths are JSON pointers (RFC 6901), where an item of a list may also be named by its id:
 * /actions/2/status, /actions/@kursus/status. The path "" is the whole document.
 *
 * What is shared through an anchor and an alias is not edited (finding edit-alias), for it would
 * change in two places. A value that is an alias itself may be replaced or removed.
 *
 * Comments belong to what they stand by, and go and stay with it:
 * - one behind a value on its line: to that entry (key or item); one behind 'key:' or '-' whose
 *   value begins further down: to that key or item;
 * - one on lines of its own, further to the right than the entry above it: to that entry;
 * - one on lines directly above an entry, without a blank line between and not further to the
 *   right (in [ ] and { }: wherever it begins), else: to that entry. But what stands above the
 *   first entry of a document is the document's;
 * - any other, such as one between blank lines: to the list or mapping that it stands in.
 * A removed entry takes its own comments along, and no others. A replaced value takes those within
 * it along; those behind it, behind its key, and between its key and its first entry stay. A new entry comes directly behind the one
 * before it and the comments of that; before the first, above the comments of that. No other edit loses a comment, and none puts it to another entry.
 */
#ifndef MUS_DOC_EDIT_H
#define MUS_DOC_EDIT_H

#include "doc/doc.h"

/* Opaque. One thread at a time may use it. */
struct mus_edit;

/*
 * Begins edits of document number `index`, from 0, of a stream; free it with mus_edit_free(). `doc`
 * does not change, and must live as long as the edit.
 */
MUS_API void mus_edit_begin(struct mus_edit **out, const struct mus_doc *doc, size_t index);
/* Ends the edits; what was not written is lost. NULL is fine. */
MUS_API void mus_edit_free(struct mus_edit *edit);

/*
 * The customary order of keys for what is added from now on: a new key goes behind the nearest
 * earlier key of that order which is there; if there is none, before the nearest later one. A
 * key that is not in the order goes to the end, as all do without one. The array and its texts
 * must live until the next call; n = 0 ends the order.
 */
MUS_API void mus_edit_order(struct mus_edit *edit, const char *const *keys, size_t n);

/*
 * Replaces a scalar, or adds the key where the mapping lacks it. MUS_STRING: any text; quoted
 * stays quoted and block stays block where that can be, else plain, quotes or a block '|' as the
 * text needs. MUS_NULL, _BOOL, _INT, _FLOAT: `text` is written as it is, and must be of the type.
 * A scalar that is that value already stays as it is written, to the byte.
 * MUS_REFUSED with a finding: there is no such place, it holds a list or a mapping, `text` is not
 * of the type, or something else would change too.
 */
MUS_API enum mus_status mus_edit_set(struct mus_edit *edit, const char *path, const char *text,
	enum mus_type type, struct mus_diag *diag);
/*
 * Adds a key, or replaces what stands at the path, by a value written as YAML (block or flow, the
 * first line in the first column), which is indented to its place. In [ ] and { } it is written
 * in flow style, without its comments. MUS_REFUSED with a finding as for mus_edit_set(), and when
 * `yaml` is not one value.
 */
MUS_API enum mus_status mus_edit_put(
	struct mus_edit *edit, const char *path, const char *yaml, struct mus_diag *diag);
/*
 * Appends an item, written as YAML without its '- ', to the list at the path. Makes the list where
 * the key is absent, null or []. Where the items have blank lines between them, it gets one too.
 * MUS_REFUSED with a finding as for mus_edit_put(), and when something else than a list is there.
 */
MUS_API enum mus_status mus_edit_append(
	struct mus_edit *edit, const char *path, const char *yaml, struct mus_diag *diag);
/* On which side of an item a new one goes. */
enum mus_side { MUS_BEFORE, MUS_AFTER };
/*
 * Inserts an item, written as YAML without its '- ', before or behind the item at the path, and
 * else like mus_edit_append(). MUS_REFUSED with a finding as for mus_edit_put(), and when no item
 * of a list is there.
 */
MUS_API enum mus_status mus_edit_insert(struct mus_edit *edit, const char *path, enum mus_side side,
	const char *yaml, struct mus_diag *diag);
/*
 * Removes a key with its value, or an item, with its comments. What loses its last entry becomes {}
 * or []. MUS_REFUSED with a finding when there is no such key or item.
 */
MUS_API enum mus_status mus_edit_remove(
	struct mus_edit *edit, const char *path, struct mus_diag *diag);

/* The whole stream's text as it is now, *len bytes; lives until the next edit. */
MUS_API const char *mus_edit_text(const struct mus_edit *edit, size_t *len);
/* The document as it is now; lives until the next edit. */
MUS_API const struct mus_doc *mus_edit_doc(const struct mus_edit *edit);

#endif
