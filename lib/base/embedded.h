/*
 * Files that the library carries inside, made by the Makefile from schemas/ and
 * lib/work/template/. Each list ends with an entry whose path is NULL.
 */
#ifndef MUS_BASE_EMBEDDED_H
#define MUS_BASE_EMBEDDED_H

#include <stddef.h>

struct mus_embedded {
	const char *path; /* "plan.schema.yaml", "da/common/mus.yaml" */
	const char *text;
	size_t len;
};

extern const struct mus_embedded mus_embedded_schemas[];
extern const struct mus_embedded mus_embedded_templates[];

#endif
