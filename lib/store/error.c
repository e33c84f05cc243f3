/*
 * What the system says when a call fails. strerror() speaks the locale's language and shares a
 * buffer between threads; findings need the language of their diag.
 */
#include "store/inside.h"

#include <errno.h>
#include <string.h>

/* What to do about it, so far as one can say. */
enum remedy {
	REMEDY_AGAIN,
	REMEDY_ROOM,
	REMEDY_ACCESS,
	REMEDY_ELSEWHERE,
	REMEDY_DISK,
	REMEDY_LIMIT,
	REMEDY_PATH
};

static const char *const remedies[][2] = { /* by enum mus_lang */
	[REMEDY_AGAIN] = { "run the command again", "kør kommandoen igen" },
	[REMEDY_ROOM] = { "make room, and run the command again", "skaf plads, og kør kommandoen igen" },
	[REMEDY_ACCESS] = { "ask the owner of the file or the folder",
		"spørg den, der ejer filen eller mappen" },
	[REMEDY_ELSEWHERE] = { "write to another disk, or have this one made writable",
		"skriv til en anden disk, eller få denne gjort skrivbar" },
	[REMEDY_DISK] = { "make a copy of what is on the disk, and have it looked at",
		"tag en kopi af det, der ligger på disken, og få den undersøgt" },
	[REMEDY_LIMIT] = { "raise the limit (ulimit -f), and run the command again",
		"hæv grænsen (ulimit -f), og kør kommandoen igen" },
	[REMEDY_PATH] = { "name another file, or make the folder first",
		"angiv en anden fil, eller lav mappen først" },
};

static const struct reason {
	int error;
	enum remedy remedy;
	const char *text[2]; /* by enum mus_lang */
} reasons[] = {
	{ ENOENT, REMEDY_PATH, { "no such file or folder", "filen eller mappen findes ikke" } },
	{ EACCES, REMEDY_ACCESS, { "permission denied", "adgang nægtet" } },
	{ EPERM, REMEDY_ACCESS, { "not permitted", "ikke tilladt" } },
	{ EISDIR, REMEDY_PATH, { "it is a folder", "det er en mappe" } },
	{ ENOTDIR, REMEDY_PATH, { "a part of the path is no folder", "en del af stien er ikke en mappe" } },
	{ ELOOP, REMEDY_PATH, { "symbolic links that go round in a circle", "symbolske links, der går i ring" } },
	{ ENAMETOOLONG, REMEDY_PATH, { "the name is too long", "navnet er for langt" } },
	{ ENOSPC, REMEDY_ROOM, { "no space left on the disk", "der er ikke plads på disken" } },
	{ EDQUOT, REMEDY_ROOM, { "the disk quota is used up", "diskkvoten er brugt op" } },
	{ EFBIG, REMEDY_LIMIT, { "the file would be too large", "filen ville blive for stor" } },
	{ EROFS, REMEDY_ELSEWHERE, { "the disk is read-only", "disken kan kun læses" } },
	{ EIO, REMEDY_DISK, { "input/output error", "læse- eller skrivefejl på disken" } },
	{ EMFILE, REMEDY_AGAIN, { "too many open files", "for mange åbne filer" } },
	{ ENFILE, REMEDY_AGAIN, { "too many open files in the system", "for mange åbne filer i systemet" } },
	{ ENOMEM, REMEDY_AGAIN, { "out of memory", "ikke mere hukommelse" } },
	{ EBUSY, REMEDY_AGAIN, { "it is in use", "den er i brug" } },
	{ EBADF, REMEDY_AGAIN, { "it is closed", "den er lukket" } },
	{ EPIPE, REMEDY_AGAIN, { "the reader has gone", "modtageren er væk" } },
};

static const struct reason *find(int error)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].error == error)
			return &reasons[i];
	return NULL;
}

const char *mus_reason(enum mus_lang lang, int error, char buf[MUS_REASON_SIZE])
{
	const struct reason *reason = find(error);

	if (reason)
		return reason->text[lang];
	return strerror_r(error, buf, MUS_REASON_SIZE) == 0 ? buf : "?";
}

void mus_find_system(struct mus_diag *diag, enum mus_finding_id id, const char *path, int error)
{
	const struct reason *reason = find(error);
	enum mus_lang lang = mus_diag_lang(diag);
	char buf[MUS_REASON_SIZE];

	mus_find(diag, id, MUS_IN(path), path, mus_reason(lang, error, buf),
		remedies[reason ? reason->remedy : REMEDY_AGAIN][lang]);
}
