/* What is no YAML, said so that a person can mend it. For lib/doc only. */
#ifndef MUS_DOC_SYNTAX_H
#define MUS_DOC_SYNTAX_H

#include <yaml.h>

#include "doc/build.h"

/* Adds the finding for what libyaml has just refused, at the place of the slip. MUS_REFUSED. */
enum mus_status doc_refuse_syntax(struct build *b, const yaml_parser_t *yaml);

#endif
