/*
 * From ECMA-262 (with the u flag) to PCRE2, by the few rewrites that are needed: \s, \S, \v and
 * the dot, and the names of general categories. With the options that pattern.c sets, all
 * else that ECMA-262 has means the same in both.
 */
#include "schema/pattern.h"

#include <string.h>

/* WhiteSpace and LineTerminator (ECMA-262, 12.2 and 12.3). */
#define SPACES                                                                                     \
	"\\t\\n\\x0b\\f\\r "                                                                       \
	"\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\u{feff}"
/* All others, for [\S]. */
#define NO_SPACES                                                                                  \
	"\\x00-\\x08\\x0e-\\x1f\\x21-\\u009f\\u00a1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027"                    \
	"\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\u{fefe}\\u{ff00}-\\u{10ffff}"

struct rewrite {
	struct mus_buf *out;
	const char *s, *end;
	bool in_class;
	bool quantified; /* what was just written says how often */
};

/* General categories by the long names that ECMA-262 knows and PCRE2 10.42 does not. */
static const char *const categories[][2] = {
	{ "Letter", "L" },
	{ "Cased_Letter", "L&" },
	{ "Uppercase_Letter", "Lu" },
	{ "Lowercase_Letter", "Ll" },
	{ "Titlecase_Letter", "Lt" },
	{ "Modifier_Letter", "Lm" },
	{ "Other_Letter", "Lo" },
	{ "Mark", "M" },
	{ "Combining_Mark", "M" },
	{ "Nonspacing_Mark", "Mn" },
	{ "Spacing_Mark", "Mc" },
	{ "Enclosing_Mark", "Me" },
	{ "Number", "N" },
	{ "Decimal_Number", "Nd" },
	{ "digit", "Nd" },
	{ "Letter_Number", "Nl" },
	{ "Other_Number", "No" },
	{ "Punctuation", "P" },
	{ "punct", "P" },
	{ "Connector_Punctuation", "Pc" },
	{ "Dash_Punctuation", "Pd" },
	{ "Open_Punctuation", "Ps" },
	{ "Close_Punctuation", "Pe" },
	{ "Initial_Punctuation", "Pi" },
	{ "Final_Punctuation", "Pf" },
	{ "Other_Punctuation", "Po" },
	{ "Symbol", "S" },
	{ "Math_Symbol", "Sm" },
	{ "Currency_Symbol", "Sc" },
	{ "Modifier_Symbol", "Sk" },
	{ "Other_Symbol", "So" },
	{ "Separator", "Z" },
	{ "Space_Separator", "Zs" },
	{ "Line_Separator", "Zl" },
	{ "Paragraph_Separator", "Zp" },
	{ "Other", "C" },
	{ "Control", "Cc" },
	{ "cntrl", "Cc" },
	{ "Format", "Cf" },
	{ "Private_Use", "Co" },
	{ "Unassigned", "Cn" },
};

static const char *skip_prefix(const char *s, const char *end, const char *prefix)
{
	size_t len = strlen(prefix);

	return (size_t)(end - s) > len && memcmp(s, prefix, len) == 0 ? s + len : s;
}

/* \p{…} or \P{…}, at the backslash. */
static bool put_property(struct rewrite *r)
{
	const char *name = r->s + 3, *close;
	size_t len;

	if (r->end - r->s < 4 || r->s[2] != '{')
		return false;
	close = memchr(name, '}', (size_t)(r->end - name));
	if (!close)
		return false;
	mus_buf_add(r->out, r->s, 3);
	name = skip_prefix(skip_prefix(name, close, "General_Category="), close, "gc=");
	len = (size_t)(close - name);
	for (size_t i = 0; i < sizeof categories / sizeof *categories; i++) {
		if (strlen(categories[i][0]) == len && memcmp(categories[i][0], name, len) == 0) {
			mus_buf_str(r->out, categories[i][1]);
			len = 0;
			break;
		}
	}
	mus_buf_add(r->out, name, len);
	mus_buf_char(r->out, '}');
	r->quantified = false;
	r->s = close + 1;
	return true;
}

/* Whether an escape means the same in both languages. */
static bool is_common_escape(char c, bool in_class)
{
	static const char letters[] = "dDwWbfnrtcxu0123456789";
	static const char syntax[] = "^$\\.*+?()[]{}|/";

	if (in_class && (c == '-' || c == 'b'))
		return true;
	return c && (strchr(letters, c) || strchr(syntax, c) || (!in_class && strchr("Bk", c)));
}

/* An escape, at the backslash. */
static bool put_escape(struct rewrite *r)
{
	char c = r->end - r->s < 2 ? '\0' : r->s[1];

	if (c == 'p' || c == 'P')
		return put_property(r);
	if (c == 's')
		mus_buf_str(r->out, r->in_class ? SPACES : "[" SPACES "]");
	else if (c == 'S')
		mus_buf_str(r->out, r->in_class ? NO_SPACES : "[^" SPACES "]");
	else if (c == 'v')
		mus_buf_str(r->out, "\\x0b");
	else if (is_common_escape(c, r->in_class))
		mus_buf_add(r->out, r->s, 2);
	else
		return false;
	r->quantified = false;
	r->s += 2;
	return true;
}

/* After "(": only what ECMA-262 has; Perl's switches, comments and recursion are not in it. */
static bool is_group(const char *s, const char *end)
{
	if (end - s < 2 || s[0] != '?')
		return s == end || s[0] != '*';
	return s[1] && strchr(":=!<", s[1]);
}

/* One character that is no escape. */
static bool put_plain(struct rewrite *r)
{
	char c = *r->s;

	if (r->in_class) {
		/* Perl would read [[:alpha:]] as letters, ECMA-262 as [ and some of a : l p h. */
		if (c == '[')
			mus_buf_char(r->out, '\\');
		if (c == ']')
			r->in_class = false;
	} else if (c == '.') {
		mus_buf_str(r->out, "[^\\n\\r\\u2028\\u2029]");
		r->quantified = false;
		r->s++;
		return true;
	} else if (c == '[') {
		r->in_class = true;
	} else if ((c == '(' && !is_group(r->s + 1, r->end)) || (c == '+' && r->quantified)) {
		return false; /* a++ never gives back what it took: Perl's alone */
	}
	r->quantified = !r->in_class && strchr("*+?}", c);
	mus_buf_char(r->out, c);
	r->s++;
	return true;
}

bool mus_pattern_rewrite(struct mus_buf *out, const char *text, size_t len, size_t *offset)
{
	struct rewrite r = { out, text, text + len, false, false };

	while (r.s < r.end) {
		if (!(*r.s == '\\' ? put_escape(&r) : put_plain(&r))) {
			*offset = (size_t)(r.s - text);
			return false;
		}
	}
	return true;
}
