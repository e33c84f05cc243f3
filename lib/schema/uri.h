/*
 * References of URIs (RFC 3986, section 5): what a $ref means beside an $id.
 */
#ifndef MUS_SCHEMA_URI_H
#define MUS_SCHEMA_URI_H

#include "base/api.h"
#include "base/arena.h"

/*
 * `ref` as it is meant where `base` is the base URI; the base may be relative (a file name). An
 * empty fragment is left out. Lives in the arena.
 */
char *mus_uri_resolve(struct mus_arena *arena, const char *base, const char *ref);
/* Undoes %XX in place and returns the new length; "%2" and "%zz" stay. */
size_t mus_uri_decode(char *s);

#endif
