/*
 * Inside the document: the nodes and the text they lie in. For lib/doc only.
 */
#ifndef MUS_DOC_NODE_H
#define MUS_DOC_NODE_H

#include "base/arena.h"
#include "doc/doc.h"

enum node_kind { NODE_SCALAR, NODE_SEQ, NODE_MAP, NODE_ALIAS };
enum node_style { STYLE_PLAIN, STYLE_SINGLE, STYLE_DOUBLE, STYLE_LITERAL, STYLE_FOLDED };

/*
 * Nodes stand in the order of the text. A collection's first child is the node after it, a
 * key's value the node after the key (keys have no children), so that `next` is the only link.
 */
struct node {
	const char *str;       /* scalar: decoded text; alias: the anchor's name */
	uint32_t len;          /* of str */
	uint32_t begin, end;   /* byte offsets as libyaml marks them, anchor and tag included */
	uint32_t line, column; /* of begin, from 1, in libyaml's lines */
	uint32_t next;         /* next item, or next key; 0 for none */
	uint32_t size;         /* items, or keys */
	uint32_t target;       /* alias: the node it stands for */
	uint32_t weight;       /* nodes below it with aliases followed, itself included */
	uint8_t kind, style, type;
	uint8_t height;        /* levels of collections from here down, aliases followed; a scalar: 0 */
	bool flow;             /* a collection in [ ] or { } */
	bool anchored, tagged;
	bool implied;          /* a null that stands nowhere in the text ('key:') */
};

/* One line of the text, as libyaml counts lines. */
struct line {
	uint32_t begin;
	bool ascii;
};

/* A line that begins at a NEL, LS or PS, which is none for people: its number from 0. */
struct soft_line {
	uint32_t line, characters; /* those before it in the line that people see */
};

struct mus_doc {
	struct mus_arena *arena;
	const char *name;
	const char *text; /* the whole input, byte order mark included */
	size_t len;
	size_t bom;       /* 3 with a byte order mark, else 0 */
	bool whole;       /* read to its end by the parser, whatever was refused in it */
	uint32_t nul;     /* the first scalar that holds a NUL, or 0 */
	bool odd;         /* it has tabs, line breaks other than LF, or byte order marks inside */
	struct line *lines;
	size_t n_lines, cap_lines;
	struct soft_line *soft;
	size_t n_soft, cap_soft;
	size_t n_tags;    /* lines that begin with %TAG */
	struct node *nodes; /* nodes[0] is unused: 0 means no node */
	size_t n_nodes, cap_nodes;
	uint32_t *roots;
	size_t n_roots, cap_roots;
};

/* The node itself, aliases followed; NULL for 0. */
const struct node *node_of(const struct mus_doc *doc, mus_node node);

/*
 * Fills doc->lines and refuses what libyaml would refuse without a place: bad UTF-8, control
 * characters, conflict markers (lib/doc/scan.c).
 */
enum mus_status doc_scan(struct mus_doc *doc, struct mus_diag *diag);
/* The byte offset of a libyaml mark (0-based line, column in characters). */
uint32_t doc_offset(const struct mus_doc *doc, size_t line, size_t column);
/* The byte so many characters behind another one of that line. */
uint32_t doc_offset_after(const struct mus_doc *doc, size_t line, size_t at, size_t characters);
/* The place of a byte offset, in libyaml's lines. */
struct mus_place doc_place_at(const struct mus_doc *doc, size_t offset);
/* That place in the lines of an editor, and back from there to the byte offset. */
struct mus_place doc_shown(const struct mus_doc *doc, struct mus_place place);
uint32_t doc_shown_offset(const struct mus_doc *doc, uint32_t line, uint32_t column);
/* The source line around a byte offset. */
struct mus_line doc_line_at(const struct mus_doc *doc, size_t offset);
/* The core schema's type of an untagged plain scalar (lib/doc/scalar.c). */
enum mus_type doc_scalar_type(const char *s, size_t len);

#endif
