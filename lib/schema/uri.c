#include "schema/uri.h"

#include <string.h>

#include "base/buf.h"

/* A piece of a URI; s NULL: the URI does not have it, which is not the same as an empty one. */
struct span {
	const char *s;
	size_t len;
};

struct uri {
	struct span scheme, authority, path, query, fragment;
};

static struct span take(const char **s, size_t skip, size_t len)
{
	struct span span = { *s + skip, len };

	*s += skip + len;
	return span;
}

/* "scheme:" (section 3.1): a colon before any other delimiter, and a letter first. */
static bool has_scheme(const char *s, size_t *len)
{
	*len = strcspn(s, ":/?#");
	return s[*len] == ':' && ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z'));
}

static struct uri split(const char *s)
{
	struct uri uri = { { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 } };
	size_t len;

	if (has_scheme(s, &len)) {
		uri.scheme = take(&s, 0, len);
		s++;
	}
	if (s[0] == '/' && s[1] == '/')
		uri.authority = take(&s, 2, strcspn(s + 2, "/?#"));
	uri.path = take(&s, 0, strcspn(s, "?#"));
	if (*s == '?')
		uri.query = take(&s, 1, strcspn(s + 1, "#"));
	if (*s == '#')
		uri.fragment = take(&s, 1, strlen(s + 1));
	return uri;
}

/* Cuts the last segment off, with the slash before it. */
static void drop_segment(struct mus_buf *path, size_t start)
{
	while (path->len > start && path->data[path->len - 1] != '/')
		mus_buf_cut(path, path->len - 1);
	if (path->len > start)
		mus_buf_cut(path, path->len - 1);
}

/* Appends a path without its "." and ".." (section 5.2.4). */
static void add_without_dots(struct mus_buf *out, const char *s)
{
	size_t start = out->len;
	bool absolute = *s == '/';

	while (*s) {
		/* A relative path does not become absolute when its first segments go. */
		if (!absolute && out->len == start && *s == '/')
			s++;
		size_t slash = *s == '/', len = strcspn(s + slash, "/");
		bool here = len == 1 && s[slash] == '.';
		bool up = len == 2 && s[slash] == '.' && s[slash + 1] == '.';

		if (up)
			drop_segment(out, start);
		if (!here && !up)
			mus_buf_add(out, s, slash + len);
		s += slash + len;
		/* "a/." and "a/b/.." name a folder, so their slash stays. */
		if ((here || up) && !*s && (absolute || out->len > start))
			mus_buf_char(out, '/');
	}
}

/* Appends the path of a reference that has no authority (sections 5.2.2 and 5.2.3). */
static void add_path(struct mus_buf *out, const struct uri *base, const struct uri *ref)
{
	struct mus_buf merged = MUS_BUF_INIT;
	size_t folder = base->path.len;

	if (!ref->path.len) {
		mus_buf_add(out, base->path.s, base->path.len);
		return;
	}
	while (folder && base->path.s[folder - 1] != '/')
		folder--;
	if (*ref->path.s != '/') {
		if (base->authority.s && !base->path.len)
			mus_buf_char(&merged, '/');
		mus_buf_add(&merged, base->path.s, folder);
	}
	mus_buf_add(&merged, ref->path.s, ref->path.len);
	add_without_dots(out, merged.data);
	mus_buf_dispose(&merged);
}

static void add_piece(struct mus_buf *out, const char *before, struct span piece, const char *after)
{
	if (!piece.s)
		return;
	mus_buf_str(out, before);
	mus_buf_add(out, piece.s, piece.len);
	mus_buf_str(out, after);
}

char *mus_uri_resolve(struct mus_arena *arena, const char *base_text, const char *ref_text)
{
	const struct uri base = split(base_text), ref = split(ref_text);
	bool own = ref.scheme.s || ref.authority.s;
	struct mus_buf out = MUS_BUF_INIT;
	char *result;

	add_piece(&out, "", ref.scheme.s ? ref.scheme : base.scheme, ":");
	add_piece(&out, "//", own ? ref.authority : base.authority, "");
	if (own)
		mus_buf_add(&out, ref.path.s, ref.path.len);
	else
		add_path(&out, &base, &ref);
	add_piece(&out, "?", own || ref.path.len || ref.query.s ? ref.query : base.query, "");
	if (ref.fragment.len)
		add_piece(&out, "#", ref.fragment, "");
	result = mus_strndup(arena, out.data, out.len);
	mus_buf_dispose(&out);
	return result;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

size_t mus_uri_decode(char *s)
{
	char *to = s;

	for (const char *from = s; *from; to++) {
		if (*from == '%' && hex(from[1]) >= 0 && hex(from[2]) >= 0) {
			*to = (char)(hex(from[1]) * 16 + hex(from[2]));
			from += 3;
		} else {
			*to = *from++;
		}
	}
	*to = '\0';
	return (size_t)(to - s);
}
