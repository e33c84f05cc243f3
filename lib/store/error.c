/*
 * What the system says when a call fails. strerror() speaks the locale's language and shares a
 * buffer between threads; findings need the language of their diag.
 */
#include "store/inside.h"

#include <errno.h>
#include <string.h>

static const struct reason {
	int error;
	enum mus_text_id text, remedy;
} reasons[] = {
	{ ENOENT, MUS_T_REASON_ENOENT, MUS_T_REMEDY_PATH },
	{ EACCES, MUS_T_REASON_EACCES, MUS_T_REMEDY_ACCESS },
	{ EPERM, MUS_T_REASON_EPERM, MUS_T_REMEDY_ACCESS },
	{ EISDIR, MUS_T_REASON_EISDIR, MUS_T_REMEDY_PATH },
	{ ENOTDIR, MUS_T_REASON_ENOTDIR, MUS_T_REMEDY_PATH },
	{ ELOOP, MUS_T_REASON_ELOOP, MUS_T_REMEDY_PATH },
	{ ENAMETOOLONG, MUS_T_REASON_ENAMETOOLONG, MUS_T_REMEDY_PATH },
	{ ENOSPC, MUS_T_REASON_ENOSPC, MUS_T_REMEDY_ROOM },
	{ EDQUOT, MUS_T_REASON_EDQUOT, MUS_T_REMEDY_ROOM },
	{ EFBIG, MUS_T_REASON_EFBIG, MUS_T_REMEDY_LIMIT },
	{ EROFS, MUS_T_REASON_EROFS, MUS_T_REMEDY_ELSEWHERE },
	{ EIO, MUS_T_REASON_EIO, MUS_T_REMEDY_DISK },
	{ EMFILE, MUS_T_REASON_EMFILE, MUS_T_REMEDY_AGAIN },
	{ ENFILE, MUS_T_REASON_ENFILE, MUS_T_REMEDY_AGAIN },
	{ ENOMEM, MUS_T_NO_MEMORY, MUS_T_REMEDY_AGAIN },
	{ EBUSY, MUS_T_REASON_EBUSY, MUS_T_REMEDY_AGAIN },
	{ EBADF, MUS_T_REASON_EBADF, MUS_T_REMEDY_AGAIN },
	{ EPIPE, MUS_T_REASON_EPIPE, MUS_T_REMEDY_AGAIN },
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
		return mus_text(lang, reason->text);
	return strerror_r(error, buf, MUS_REASON_SIZE) == 0 ? buf : "?";
}

void mus_find_system(struct mus_diag *diag, enum mus_finding_id id, const char *path, int error)
{
	const struct reason *reason = find(error);
	enum mus_lang lang = mus_diag_lang(diag);
	char buf[MUS_REASON_SIZE];

	mus_find(diag, id, MUS_IN(path), path, mus_reason(lang, error, buf),
		mus_text(lang, reason ? reason->remedy : MUS_T_REMEDY_AGAIN));
}
