/*
 * libyaml says what it could not go on with; a person needs to hear what the slip is, where it
 * is, and what to do.
 */
#include "doc/syntax.h"

#include <string.h>

static const struct complaint {
	const char *problem; /* a part of libyaml's text */
	const char *context; /* likewise; NULL: any */
	enum mus_text_id text, hint;
	/* The place: of the problem, of where its context began, of the innermost open collection. */
	enum { AT_PROBLEM, AT_CONTEXT, AT_OPEN } at;
} complaints[] = {
	{ "found a tab", NULL, MUS_T_SYN_TAB, MUS_T_SYN_TAB_HINT, AT_PROBLEM },
	{ "found unexpected end of stream", "quoted scalar", MUS_T_SYN_OPEN_QUOTE, MUS_T_SYN_OPEN_QUOTE_HINT, AT_CONTEXT },
	{ "found unexpected document indicator", "quoted scalar", MUS_T_SYN_OPEN_QUOTE, MUS_T_SYN_OPEN_QUOTE_HINT, AT_CONTEXT },
	{ "mapping values are not allowed", NULL, MUS_T_SYN_COLON, MUS_T_SYN_COLON_HINT, AT_PROBLEM },
	{ "did not find expected ',' or", NULL, MUS_T_SYN_FLOW, MUS_T_SYN_FLOW_HINT, AT_CONTEXT },
	{ "cannot start any token", NULL, MUS_T_SYN_START, MUS_T_SYN_START_HINT, AT_PROBLEM },
	{ "mapping keys are not allowed", NULL, MUS_T_SYN_START, MUS_T_SYN_START_HINT, AT_PROBLEM },
	/* Text that begins with & * or ! */
	{ "did not find expected alphabetic", NULL, MUS_T_SYN_START, MUS_T_SYN_START_HINT, AT_CONTEXT },
	{ "undefined tag handle", NULL, MUS_T_SYN_START, MUS_T_SYN_START_HINT, AT_PROBLEM },
	{ "", "a tag", MUS_T_SYN_START, MUS_T_SYN_START_HINT, AT_CONTEXT },
	{ "", "directive", MUS_T_SYN_DIRECTIVE, MUS_T_SYN_DIRECTIVE_HINT, AT_CONTEXT },
	{ "YAML document", NULL, MUS_T_SYN_DIRECTIVE, MUS_T_SYN_DIRECTIVE_HINT, AT_PROBLEM },
	{ "directive", NULL, MUS_T_SYN_DIRECTIVE, MUS_T_SYN_DIRECTIVE_HINT, AT_PROBLEM },
	{ "expected comment or line break", NULL, MUS_T_SYN_BLOCK, MUS_T_SYN_BLOCK_HINT, AT_CONTEXT },
	{ "indentation indicator", NULL, MUS_T_SYN_BLOCK, MUS_T_SYN_BLOCK_HINT, AT_CONTEXT },
	{ "could not find expected ':'", NULL, MUS_T_SYN_KEY, MUS_T_SYN_KEY_HINT, AT_CONTEXT },
	{ "found unknown escape", NULL, MUS_T_SYN_ESCAPE, MUS_T_SYN_ESCAPE_HINT, AT_PROBLEM },
	{ "did not find expected hexdecimal number", NULL, MUS_T_SYN_ESCAPE, MUS_T_SYN_ESCAPE_HINT, AT_PROBLEM },
	{ "character escape code", NULL, MUS_T_SYN_ESCAPE, MUS_T_SYN_ESCAPE_HINT, AT_PROBLEM },
	{ "block sequence entries are not allowed", NULL, MUS_T_SYN_LIST, MUS_T_SYN_LIST_HINT, AT_PROBLEM },
	{ "did not find expected key", NULL, MUS_T_SYN_INDENT, MUS_T_SYN_INDENT_HINT, AT_PROBLEM },
	{ "did not find expected '-'", NULL, MUS_T_SYN_INDENT, MUS_T_SYN_INDENT_HINT, AT_PROBLEM },
	{ "did not find expected <document start>", NULL, MUS_T_SYN_INDENT, MUS_T_SYN_INDENT_HINT, AT_PROBLEM },
	{ "did not find expected node content", "flow node", MUS_T_SYN_FLOW, MUS_T_SYN_FLOW_HINT, AT_OPEN },
};

static const struct complaint
	tab_used = { "", NULL, MUS_T_SYN_TAB, MUS_T_SYN_TAB_HINT, AT_PROBLEM },
	after_quote = { "", NULL, MUS_T_SYN_AFTER_QUOTE, MUS_T_SYN_AFTER_QUOTE_HINT, AT_PROBLEM },
	deeper = { "", NULL, MUS_T_SYN_DEEPER, MUS_T_SYN_DEEPER_HINT, AT_PROBLEM },
	other = { "", NULL, MUS_T_SYN_OTHER, MUS_T_NONE, AT_PROBLEM };

static const struct complaint *find_complaint(const yaml_parser_t *yaml)
{
	const char *problem = yaml->problem ? yaml->problem : "";
	const char *context = yaml->context ? yaml->context : "";

	for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++) {
		const struct complaint *c = &complaints[i];

		if (strstr(problem, c->problem) && (!c->context || strstr(context, c->context)))
			return c;
	}
	return &other;
}

static size_t find_place(
	const struct build *b, const yaml_parser_t *yaml, const struct complaint *c)
{
	const yaml_mark_t *mark = c->at == AT_CONTEXT && yaml->context ? &yaml->context_mark
								       : &yaml->problem_mark;

	if (c->at == AT_OPEN && b->depth)
		return b->doc->nodes[b->levels[b->depth - 1].node].begin;
	return doc_offset(b->doc, mark->line, mark->column);
}

/* The first character of the offset's line that is no space. */
static size_t first_on_line(const struct mus_doc *doc, size_t offset)
{
	size_t first = offset;

	while (first && doc->text[first - 1] != '\n')
		first--;
	while (first < offset && doc->text[first] == ' ')
		first++;
	return first;
}

/* Whether a quote stands before the offset, on its line. */
static bool follows_quote(const struct mus_doc *doc, size_t offset)
{
	while (offset && doc->text[offset - 1] == ' ')
		offset--;
	return offset && (doc->text[offset - 1] == '"' || doc->text[offset - 1] == '\'');
}

/* What libyaml does not tell apart, the text at the place does; the place may become another. */
static const struct complaint *look_closer(
	const struct mus_doc *doc, const struct complaint *c, size_t *offset)
{
	size_t first;

	if (*offset >= doc->len)
		return c;
	first = first_on_line(doc, *offset);
	if (c->text == MUS_T_SYN_START && doc->text[*offset] == '\t')
		return &tab_used;
	if (c->text == MUS_T_SYN_INDENT && first < *offset && follows_quote(doc, *offset))
		return &after_quote;
	/* The first colon of a line: the value that it is said to be in began further up. */
	if (c->text == MUS_T_SYN_COLON && doc->text[first] != '-' &&
		!memchr(doc->text + first, ':', *offset - first)) {
		*offset = first;
		return &deeper;
	}
	return c;
}

enum mus_status doc_refuse_syntax(struct build *b, const yaml_parser_t *yaml)
{
	enum mus_lang lang = mus_diag_lang(b->diag);
	const char *problem = yaml->problem ? yaml->problem : "?";
	const struct complaint *c = find_complaint(yaml);
	size_t offset = find_place(b, yaml, c);
	struct mus_buf message = MUS_BUF_INIT;

	c = look_closer(b->doc, c, &offset);
	mus_say(&message, lang, c->text, &problem, 1);
	build_refuse_at(b, offset, MUS_F_SYNTAX,
		MUS_ARGS(message.data, c->hint == MUS_T_NONE ? "" : mus_text(lang, c->hint)));
	mus_buf_dispose(&message);
	return MUS_REFUSED;
}
