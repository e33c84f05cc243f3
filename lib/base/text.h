/*
 * The catalogue: every text for people, in English and Danish, from lib/texts/ (findings.def:
 * findings and their hints; words.def: all else, one file an area). A text without its
 * translation does not compile.
 *
 * Texts hold {0}, {1} … for arguments, which are all strings; "{{" is a brace.
 */
#ifndef MUS_BASE_TEXT_H
#define MUS_BASE_TEXT_H

#include "base/api.h"
#include "base/buf.h"

/* Ids of findings: MUS_F_UNKNOWN_KEY is written "unknown-key". */
enum mus_finding_id {
#define FINDING(name, id, severity, status, en, da, hint_en, hint_da) MUS_F_##name,
#include "texts/findings.def"
#undef FINDING
	MUS_F_COUNT
};

/* Ids of all other texts. */
enum mus_text_id {
#define TEXT(name, en, da) MUS_T_##name,
#include "texts/all.def"
#undef TEXT
	MUS_T_COUNT
};

/* The text with that id in that language, marks {0} and all; static. */
MUS_API const char *mus_text(enum mus_lang lang, enum mus_text_id id);

/* Appends a text with its {0} {1} … filled from n args. A missing or NULL one leaves its mark. */
MUS_API void mus_fill(struct mus_buf *out, const char *text, const char *const *args, size_t n);
/* The same for a text by id. */
MUS_API void mus_say(struct mus_buf *out, enum mus_lang lang, enum mus_text_id id,
	const char *const *args, size_t n);

/* Turns arguments into an array and its length: each must be a const char *. */
#define MUS_ARGS(...)                                                                              \
	(const char *const[]){ __VA_ARGS__ },                                                      \
		(sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

#endif
