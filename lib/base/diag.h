/*
 * Diagnostics: what is wrong, where, and what to do about it.
 *
 * The library neither prints nor exits. Whoever calls it owns a struct mus_diag and hands it
 * down; findings are collected there in the order they were made and are left alone on success.
 * Texts are rendered when a finding is added, in the language of the object, from the catalogue
 * lib/texts/findings.def; ids are the same in all languages.
 */
#ifndef MUS_BASE_DIAG_H
#define MUS_BASE_DIAG_H

#include "base/api.h"
#include "base/text.h"

/* How bad a finding is. Only errors change how a call ends. */
enum mus_severity {
	MUS_NOTE,    /* good to know */
	MUS_WARNING, /* depends on the day or on judgement */
	MUS_ERROR    /* is wrong whatever the day */
};

/* A place in a file; line and column count from 1, columns in characters; 0 means unknown. */
struct mus_place {
	const char *file; /* NULL: no file */
	uint32_t line, column;
};

/* One finding. All texts are the diag's own. */
struct mus_finding {
	enum mus_severity severity;
	enum mus_status status;  /* what it does to a reading command's exit; MUS_OK if no error */
	const char *id;          /* "unknown-key": stable, the same in all languages */
	struct mus_place place;
	const char *message;     /* one line, no full stop, harmless for a terminal */
	const char *hint;        /* what to do, or NULL */
	const char *path;        /* the value's path in the record (/actions/0/due), or NULL */
	const char *excerpt;     /* the source line, harmless and cut around the place, or NULL */
	size_t caret;            /* columns on a terminal of the excerpt that stand before the place */
};

/* A line of the source as it stands in the file, without its line break, and a place in it. */
struct mus_line {
	const char *text; /* NULL: no line; not NUL-ended */
	size_t len, at;   /* bytes; `at` is the offset of the place */
};
#define MUS_NO_LINE ((struct mus_line){ NULL, 0, 0 })
/* So many bytes behind the place are enough of a line; what is cut off there is not seen to be. */
#define MUS_LINE_ENOUGH 512

/*
 * At most so many findings are kept of one file, one after the other; a note says that there are
 * more. All of them count.
 */
#define MUS_DIAG_MOST 1000

/* Opaque. One thread at a time may use a diag, save to ask mus_diag_progress(). */
struct mus_diag;

/* An empty collection, with findings in that language; the caller frees it with mus_diag_free(). */
MUS_API struct mus_diag *mus_diag_new(enum mus_lang lang);
/* Frees it with all findings in it. NULL is fine. */
MUS_API void mus_diag_free(struct mus_diag *diag);
/* The language it was made for. */
MUS_API enum mus_lang mus_diag_lang(const struct mus_diag *diag);

/*
 * All findings so far, *n of them; the array is borrowed until the next one is added, the texts in
 * it as long as the diag lives.
 */
MUS_API const struct mus_finding *mus_diag_all(const struct mus_diag *diag, size_t *n);
/* The worst status of the findings so far: MUS_OK, MUS_REFUSED or MUS_SYSTEM. */
MUS_API enum mus_status mus_diag_status(const struct mus_diag *diag);
/* Number of findings of that severity, with those that were not kept. */
MUS_API size_t mus_diag_count(const struct mus_diag *diag, enum mus_severity severity);
/* Sorts by file, line, column; equal places keep their order. Files keep their first order. */
MUS_API void mus_diag_sort(struct mus_diag *diag);
/* Drops findings that say the same of the same place as one before them. */
MUS_API void mus_diag_unique(struct mus_diag *diag);
/* Appends copies of all findings of `from`, which is left empty. */
MUS_API void mus_diag_move(struct mus_diag *to, struct mus_diag *from);
/* The same for those that `wanted` takes; the others are dropped, and count no more. */
MUS_API void mus_diag_move_some(struct mus_diag *to, struct mus_diag *from,
	bool (*wanted)(const struct mus_finding *finding, const void *ctx), const void *ctx);

/*
 * Adds a finding; the texts come from the catalogue, the {0} {1} in them from n_args args. All is
 * copied, place.file too. mus_find() is shorter.
 */
MUS_API void mus_diag_add(struct mus_diag *diag, enum mus_finding_id id, struct mus_place place,
	const char *const *args, size_t n_args);
/* The same with the value's path, or NULL, and the source line, or MUS_NO_LINE. All is copied. */
MUS_API void mus_diag_add_at(struct mus_diag *diag, enum mus_finding_id id, struct mus_place place,
	const char *path, struct mus_line line, const char *const *args, size_t n_args);
/* Gives finding number i, which has none, its source line. */
MUS_API void mus_diag_set_line(struct mus_diag *diag, size_t i, struct mus_line line);

/* mus_find(diag, MUS_F_NO_FILE, place, name): the usual call. Each argument is a const char *. */
#define mus_find(diag, id, place, ...)                                                             \
	mus_diag_add((diag), (id), (place), MUS_ARGS(__VA_ARGS__))
/* A place that is a whole file, or none. */
#define MUS_IN(file) ((struct mus_place){ (file), 0, 0 })
#define MUS_NOWHERE ((struct mus_place){ NULL, 0, 0 })

/*
 * How far the reading of many files has come, for people who wait: of `total` files that were to
 * be read since the diag was made, `done` were. A call that goes on to other files makes both
 * larger; they are equal while nothing is being read. Standard input is not counted.
 */
struct mus_progress {
	size_t done, total;
};
/* May be asked by any thread while another works with the diag. */
MUS_API struct mus_progress mus_diag_progress(const struct mus_diag *diag);

#endif
