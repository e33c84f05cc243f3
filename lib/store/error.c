/*
 * What the system says when a call fails. strerror() speaks the locale's language and shares a
 * buffer between threads; findings need the language of their diag.
 */
#include "store/inside.h"

#include <errno.h>
#include <string.h>

static const struct reason {
	int error;
	const char *text[2]; /* by enum mus_lang */
} reasons[] = {
	{ ENOENT, { "no such file or folder", "filen eller mappen findes ikke" } },
	{ EACCES, { "permission denied", "adgang nægtet" } },
	{ EPERM, { "not permitted", "ikke tilladt" } },
	{ EISDIR, { "it is a folder", "det er en mappe" } },
	{ ENOTDIR, { "a part of the path is no folder", "en del af stien er ikke en mappe" } },
	{ ELOOP, { "symbolic links that go round in a circle", "symbolske links, der går i ring" } },
	{ ENAMETOOLONG, { "the name is too long", "navnet er for langt" } },
	{ ENOSPC, { "no space left on the disk", "der er ikke plads på disken" } },
	{ EDQUOT, { "the disk quota is used up", "diskkvoten er brugt op" } },
	{ EFBIG, { "the file would be too large", "filen ville blive for stor" } },
	{ EROFS, { "the disk is read-only", "disken kan kun læses" } },
	{ EIO, { "input/output error", "læse- eller skrivefejl på disken" } },
	{ EMFILE, { "too many open files", "for mange åbne filer" } },
	{ ENFILE, { "too many open files in the system", "for mange åbne filer i systemet" } },
	{ ENOMEM, { "out of memory", "ikke mere hukommelse" } },
	{ EBUSY, { "it is in use", "den er i brug" } },
	{ EBADF, { "it is closed", "den er lukket" } },
	{ EPIPE, { "the reader has gone", "modtageren er væk" } },
};

static const char *reason_of(int error, enum mus_lang lang, char *buf, size_t size)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].error == error)
			return reasons[i].text[lang];
	return strerror_r(error, buf, size) == 0 ? buf : "?";
}

void store_fail(struct mus_diag *diag, enum mus_finding_id id, const char *path, int error)
{
	char buf[128];

	mus_find(diag, id, MUS_IN(path), path,
		reason_of(error, mus_diag_lang(diag), buf, sizeof buf));
}
