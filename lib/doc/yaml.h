/*
 * Writing new YAML: whole records, and fragments for mus_edit_put() and mus_edit_append().
 *
 *	struct mus_yaml y;
 *	mus_yaml_begin(&y, &out);
 *	mus_yaml_map(&y);
 *	mus_yaml_pair(&y, "kind", "plan");                    kind: plan
 *	mus_yaml_key(&y, "actions");                          actions:
 *	mus_yaml_seq(&y);
 *	mus_yaml_map(&y);
 *	mus_yaml_pair(&y, "title", title);                      - title: Kursus
 *	mus_yaml_plain_pair(&y, "due", "2026-05-29");             due: 2026-05-29
 *	mus_yaml_end(&y);
 *	mus_yaml_end(&y);
 *	mus_yaml_end(&y);
 *
 * Block style, two spaces, items indented below their key. A text is written plain where every
 * reader of YAML 1.1 and 1.2 takes it for that text (and a date, which YAML 1.1 has a type for),
 * as a block '|' when it has line breaks, else in double quotes. A collection without entries is
 * {} or []. What is written ends with a line break. Files that exist are edited (doc/edit.h),
 * never written anew.
 *
 * Nothing here fails. Calls that make no YAML (a value without its key, an end without a beginning,
 * more than MUS_DOC_MAX_DEPTH levels) are mistakes of the program.
 */
#ifndef MUS_DOC_YAML_H
#define MUS_DOC_YAML_H

#include "base/api.h"
#include "base/buf.h"
#include "doc/doc.h"

/* A mapping or list that is open. */
struct mus_yaml_level {
	size_t indent;  /* column of the keys or the '-' */
	size_t entries; /* so far */
	bool map;       /* else a list */
};

/* A writer. The fields are its own. */
struct mus_yaml {
	struct mus_buf *out;
	struct mus_yaml_level levels[MUS_DOC_MAX_DEPTH];
	size_t depth;
	size_t column; /* where a mapping or list begins that is opened now */
	int state;
};

/* Begins to append to a buffer, which must outlive the writer. Nothing needs freeing. */
MUS_API void mus_yaml_begin(struct mus_yaml *y, struct mus_buf *out);
/* Begins the next document of a stream: '---'. All collections must have been ended. */
MUS_API void mus_yaml_document(struct mus_yaml *y);

/* Opens a mapping: as the document, behind a key, or as an item. */
MUS_API void mus_yaml_map(struct mus_yaml *y);
/* Opens a list, likewise. */
MUS_API void mus_yaml_seq(struct mus_yaml *y);
/* Ends the mapping or list opened last. */
MUS_API void mus_yaml_end(struct mus_yaml *y);

/* A key of the mapping opened last; its value comes next. */
MUS_API void mus_yaml_key(struct mus_yaml *y, const char *key);
/* A text: as the document, behind a key, or as an item. NULL is written as null. */
MUS_API void mus_yaml_str(struct mus_yaml *y, const char *text);
/* A number, date, true, false or null, written as it is; not a text that comes from elsewhere. */
MUS_API void mus_yaml_plain(struct mus_yaml *y, const char *text);
/* A short list of ids on one line: [aase-b, bo-m]. */
MUS_API void mus_yaml_flow(struct mus_yaml *y, const char *const *items, size_t n);

/* A key with a text: mus_yaml_key() and mus_yaml_str(). */
MUS_API void mus_yaml_pair(struct mus_yaml *y, const char *key, const char *text);
/* A key with a value that is written as it is: mus_yaml_key() and mus_yaml_plain(). */
MUS_API void mus_yaml_plain_pair(struct mus_yaml *y, const char *key, const char *text);

/* A comment on lines of its own, before the next key or item; the text may have several lines. */
MUS_API void mus_yaml_comment(struct mus_yaml *y, const char *text);
/* A blank line before the next key or item. */
MUS_API void mus_yaml_blank(struct mus_yaml *y);

#endif
