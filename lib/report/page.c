#include "report/page.h"

#include <string.h>

/* Colours keep a contrast of 4.5 and more, in the light and in the dark; print is black on white. */
static const char common_style[] =
	":root {\n"
	"  color-scheme: light dark;\n"
	"  --ink: #1c2733; --soft: #53616f; --paper: #fff; --ground: #f4f2ee; --line: #c9ced3;\n"
	"  --edge: #6e7b87; --accent: #0b5a66; --on-accent: #fff; --tint: #e7f1f2;\n"
	"  --mark: #fdf0d2; --on-mark: #5f4300;\n"
	"}\n"
	"@media (prefers-color-scheme: dark) {\n"
	"  :root {\n"
	"    --ink: #e6eaee; --soft: #a9b4be; --paper: #1b2229; --ground: #12171c; --line: #3a454f;\n"
	"    --edge: #7d8a96; --accent: #7fcbd6; --on-accent: #06262b; --tint: #1d3136;\n"
	"    --mark: #46370f; --on-mark: #fbe3ab;\n"
	"  }\n"
	"}\n"
	"* { box-sizing: border-box; }\n"
	"html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }\n"
	"body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.5;\n"
	"  font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }\n"
	"main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }\n"
	"h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; text-wrap: balance; }\n"
	"h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .6rem; text-wrap: balance; }\n"
	"h3 { font-size: 1.05rem; line-height: 1.4; margin: 0 0 .4rem; }\n"
	"p, ul { margin: 0 0 .7rem; } ul { padding-left: 1.3rem; }\n"
	"section > :last-child { margin-bottom: 0; }\n"
	"section { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem;\n"
	"  padding: 1.1rem; margin: 0 0 1rem; overflow-wrap: break-word; }\n"
	".soft { color: var(--soft); }\n"
	".hidden-label { position: absolute; width: 1px; height: 1px; overflow: hidden;\n"
	"  clip-path: inset(50%); white-space: nowrap; }\n"
	":focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }\n"
	"@media (min-width: 46rem) { main { padding-top: 2.5rem; } section { padding: 1.5rem 1.75rem; } }\n"
	"@media print {\n"
	"  :root { color-scheme: light; --ink: #000; --soft: #333; --paper: #fff; --ground: #fff;\n"
	"    --line: #999; --edge: #555; --accent: #000; --tint: #fff; --mark: #fff; --on-mark: #000; }\n"
	"  @page { size: A4; margin: 17mm 16mm 18mm; }\n"
	"  body { font-size: 10.5pt; line-height: 1.4; }\n"
	"  main { max-width: none; padding: 0; }\n"
	"  section { border: 0; border-radius: 0; padding: 0; margin: 0 0 6mm; }\n"
	"  h1 { font-size: 20pt; } h2 { font-size: 13pt; } h3 { font-size: 10.5pt; }\n"
	"  h1, h2, h3 { break-after: avoid; }\n"
	"  .screen { display: none !important; }\n"
	"}\n";

static void escape(struct mus_buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		switch (text[i]) {
		case '&':
			mus_buf_str(out, "&amp;");
			break;
		case '<':
			mus_buf_str(out, "&lt;");
			break;
		case '>':
			mus_buf_str(out, "&gt;");
			break;
		case '"':
			mus_buf_str(out, "&quot;");
			break;
		case '\r':
			/* As it stands it would be read as a line break. */
			mus_buf_str(out, "&#13;");
			break;
		default:
			mus_buf_char(out, text[i]);
		}
	}
}

void page_escape(struct mus_buf *out, const char *text)
{
	struct mus_buf safe = MUS_BUF_INIT;

	if (!text)
		return;
	mus_utf8_safe(&safe, text, strlen(text), true);
	escape(out, safe.data, safe.len);
	mus_buf_dispose(&safe);
}

void page_attribute(struct mus_buf *out, const char *name, const char *value)
{
	if (!value)
		return;
	mus_buf_fmt(out, " %s=\"", name);
	escape(out, value, strlen(value));
	mus_buf_char(out, '"');
}

void page_element(struct mus_buf *out, const char *tag, const char *class, const char *text)
{
	if (!text)
		return;
	mus_buf_fmt(out, "<%s", tag);
	page_attribute(out, "class", class);
	mus_buf_char(out, '>');
	page_escape(out, text);
	mus_buf_fmt(out, "</%s>\n", tag);
}

void page_begin(struct mus_buf *out, const struct page *page)
{
	mus_buf_fmt(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
		page->lang == MUS_DA ? "da" : "en");
	mus_buf_str(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
			 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
			 "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
			 "base-uri 'none'; form-action 'none'\">\n"
			 "<meta name=\"referrer\" content=\"no-referrer\">\n");
	page_element(out, "title", NULL, page->title);
	mus_buf_str(out, "<style>\n");
	mus_buf_str(out, common_style);
	if (page->style)
		mus_buf_str(out, page->style);
	mus_buf_str(out, "</style>\n</head>\n<body>\n<main>\n");
}

void page_end(struct mus_buf *out, const char *script)
{
	mus_buf_str(out, "</main>\n");
	if (script) {
		mus_buf_str(out, "<script>\n");
		mus_buf_str(out, script);
		mus_buf_str(out, "</script>\n");
	}
	mus_buf_str(out, "</body>\n</html>\n");
}

/* ---- texts of several lines ---- */

/* The part of a text that is being written. */
struct flow {
	struct mus_buf *out;
	enum { FLOW_NONE, FLOW_PARAGRAPH, FLOW_LIST } open;
	bool strong;
};

/* Leaves what is open, so that no element is ever left without its end. */
static void close_flow(struct flow *flow)
{
	if (flow->strong)
		mus_buf_str(flow->out, "</strong>");
	if (flow->open == FLOW_PARAGRAPH)
		mus_buf_str(flow->out, "</p>\n");
	else if (flow->open == FLOW_LIST)
		mus_buf_str(flow->out, "</li>\n</ul>\n");
	flow->open = FLOW_NONE;
	flow->strong = false;
}

/* A line's text; '**' turns emphasis on and off. */
static void put_line(struct flow *flow, const char *line, size_t len)
{
	while (len) {
		const char *stars = memchr(line, '*', len);
		size_t n = stars ? (size_t)(stars - line) : len;
		bool pair = stars && n + 1 < len && stars[1] == '*';

		if (stars && !pair)
			n++;
		escape(flow->out, line, n);
		if (pair) {
			mus_buf_str(flow->out, flow->strong ? "</strong>" : "<strong>");
			flow->strong = !flow->strong;
			n += 2;
		}
		line += n;
		len -= n;
	}
}

static void begin_item(struct flow *flow)
{
	if (flow->open == FLOW_LIST) {
		if (flow->strong)
			mus_buf_str(flow->out, "</strong>");
		flow->strong = false;
		mus_buf_str(flow->out, "</li>\n<li>");
		return;
	}
	close_flow(flow);
	mus_buf_str(flow->out, "<ul>\n<li>");
	flow->open = FLOW_LIST;
}

/* One line goes on with what is open, or opens something. */
static void flow_line(struct flow *flow, const char *line, size_t len)
{
	while (len && *line == ' ') {
		line++;
		len--;
	}
	if (!len) {
		close_flow(flow);
	} else if (len > 2 && line[0] == '-' && line[1] == ' ') {
		begin_item(flow);
		put_line(flow, line + 2, len - 2);
	} else {
		mus_buf_str(flow->out, flow->open ? "\n" : "<p>");
		if (!flow->open)
			flow->open = FLOW_PARAGRAPH;
		put_line(flow, line, len);
	}
}

void page_text(struct mus_buf *out, const char *text)
{
	struct flow flow = { .out = out };
	struct mus_buf safe = MUS_BUF_INIT;

	mus_utf8_safe(&safe, text ? text : "", strlen(text ? text : ""), true);
	for (const char *line = safe.data; *line;) {
		size_t len = strcspn(line, "\n");

		flow_line(&flow, line, len);
		line += len + (line[len] == '\n');
	}
	close_flow(&flow);
	mus_buf_dispose(&safe);
}
