/*
 * UTF-8 (RFC 3629), independent of the locale: reading, widths, folding to ids, safe printing.
 */
#ifndef MUS_BASE_UTF8_H
#define MUS_BASE_UTF8_H

#include "base/api.h"
#include "base/arena.h"
#include "base/buf.h"

/*
 * Reads one code point at s (len bytes left, at least 1). Returns its length in bytes, or 0 when
 * the bytes are no valid UTF-8 (overlong, surrogate, over U+10FFFF, cut off).
 */
MUS_API size_t mus_utf8_decode(const char *s, size_t len, uint32_t *code);
/* Appends a code point; one that is none (a surrogate, over U+10FFFF) as U+FFFD. */
MUS_API void mus_utf8_encode(struct mus_buf *out, uint32_t code);
/* The offset of the first invalid byte of len bytes, or len when all is valid. */
MUS_API size_t mus_utf8_check(const char *s, size_t len);
/* How many code points len bytes of valid UTF-8 are. */
MUS_API size_t mus_utf8_count(const char *s, size_t len);
/* Columns on a terminal: combining marks 0, East Asian wide and emoji 2, the rest 1. */
MUS_API size_t mus_utf8_width(const char *s);

/* Windows-1252 to UTF-8; the five bytes without a meaning become U+FFFD. */
MUS_API void mus_utf8_from_cp1252(struct mus_buf *out, const char *s, size_t len);

/*
 * Whether a character can be seen and acts on nothing: no control or formatting character, line
 * separator or noncharacter. Joiners (emoji are made with them) and private ones pass.
 */
MUS_API bool mus_utf8_visible(uint32_t code);
/*
 * The text made harmless for a terminal and for one line: each character that is not visible
 * becomes an escape, \n \r \t \x1B \u202E \U000E0001, and a byte that is no UTF-8 \xE6; a backslash
 * stays as it is. With `lines`, tabs and line breaks stay (CRLF as LF). What is safe already comes
 * out unchanged.
 */
MUS_API void mus_utf8_safe(struct mus_buf *out, const char *s, size_t len, bool lines);
/* Whether mus_utf8_safe() would leave it as it is, on one line. */
MUS_API bool mus_utf8_is_safe(const char *s, size_t len);

/*
 * An id made from a name: lower case, æ→ae ø→oe å→aa ä→ae ö→oe ü→u é→e ß→ss and the other Latin
 * letters to their base letter; all else becomes '-', runs of it one, none at the ends; at most
 * 64 characters; "" when nothing is left. A leading digit is dropped together with its run. The id
 * lives in the arena; it may be one that is taken or reserved.
 */
MUS_API char *mus_utf8_id(struct mus_arena *arena, const char *name);
/* Whether s is a well-formed id: [a-z][a-z0-9]*(-[a-z0-9]+)*, at most 64 (reserved words pass). */
MUS_API bool mus_id_valid(const char *s);
/* Whether s is one of the reserved words that no record may use as its id. */
MUS_API bool mus_id_reserved(const char *s);

/* Equal when case is ignored, for æøå and the other Latin letters too. */
MUS_API bool mus_utf8_same(const char *a, const char *b);
/* Whether `s` begins with `prefix`, case ignored likewise. */
MUS_API bool mus_utf8_starts(const char *s, const char *prefix);
/*
 * Danish alphabetical order: æ ø å last, aa as å, accents ignored unless all else is equal. Below,
 * equal to or above 0, as strcmp(3); 0 only for equal texts.
 */
MUS_API int mus_collate(const char *a, const char *b);

/* Edit distance in characters (insert, delete, change, swap of neighbours), for suggestions. */
MUS_API size_t mus_distance(const char *a, const char *b);
/*
 * The one of n words that is nearest to `s`, or NULL when none is near enough (a third of its
 * length, at least one, at most three). Ties go to the first. The result is one of `words`.
 */
MUS_API const char *mus_nearest(const char *s, const char *const *words, size_t n);

#endif
