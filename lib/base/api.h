/*
 * What every header of libmus needs: the mark of a public function and the status that
 * commands turn into their exit status.
 */
#ifndef MUS_BASE_API_H
#define MUS_BASE_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define MUS_API extern "C" __attribute__((visibility("default")))
#else
/* A function or object that libmus.so exports. Whatever lacks it stays inside the library. */
#define MUS_API __attribute__((visibility("default")))
#endif

/*
 * How a call ended. The values are the exit statuses of the commands (see mus(7), EXIT STATUS);
 * where several things went wrong, mus_worse() picks the one to report.
 */
enum mus_status {
	MUS_OK = 0,      /* done */
	MUS_FOUND = 1,   /* done, and the answer is 'findings' */
	MUS_USAGE = 2,   /* the caller asked for something that makes no sense */
	MUS_REFUSED = 3, /* some input was refused; it is named and unchanged */
	MUS_SYSTEM = 4   /* the system failed: I/O, memory, lock, mail */
};

/*
 * The status that decides when both happened: 4 before 3 before 1. MUS_USAGE is no part of this:
 * whoever gets it has done nothing yet, and passes it on as it is.
 */
static inline enum mus_status mus_worse(enum mus_status a, enum mus_status b)
{
	return a > b ? a : b;
}

/* The two languages of the program's own texts. Record texts are in the workplace's language. */
enum mus_lang {
	MUS_EN, /* English */
	MUS_DA  /* Danish */
};

#endif
