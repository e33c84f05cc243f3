/*
 * Ids: [a-z][a-z0-9]*(-[a-z0-9]+)*, at most 64 characters.
 */
#include "base/utf8.h"

#include <string.h>

#include "base/fold.h"

#define MAX_ID 64

static const char *const reserved[] = { "group", "forms", "parts", "private", "schemas", "shared",
	"me", "yes", "no", "on", "off", "true", "false", "null" };

static bool is_small(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Appends what an id keeps of one folded letter; a run of anything else becomes one '-'. */
static void put_folded(struct mus_buf *id, uint32_t code)
{
	const char *base = mus_fold_base(code);

	if (is_small(code) || (is_digit(code) && id->len))
		mus_buf_char(id, (char)code);
	else if (base)
		mus_buf_str(id, base);
	else if (id->len && id->data[id->len - 1] != '-' && !mus_fold_is_mark(code))
		mus_buf_char(id, '-');
}

char *mus_utf8_id(struct mus_arena *arena, const char *name)
{
	struct mus_buf id = MUS_BUF_INIT;
	uint32_t code;
	char *made;

	while ((code = mus_fold_next(&name, NULL)) != 0)
		put_folded(&id, code);
	mus_buf_cut(&id, MAX_ID);
	if (id.len && id.data[id.len - 1] == '-')
		mus_buf_cut(&id, id.len - 1);
	made = mus_strndup(arena, id.data, id.len);
	mus_buf_dispose(&id);
	return made;
}

bool mus_id_valid(const char *s)
{
	size_t len = strlen(s);

	if (len > MAX_ID || !is_small((unsigned char)*s))
		return false;
	for (size_t i = 1; i < len; i++)
		if (!is_small((unsigned char)s[i]) && !is_digit((unsigned char)s[i]) &&
			(s[i] != '-' || s[i - 1] == '-'))
			return false;
	return s[len - 1] != '-';
}

bool mus_id_reserved(const char *s)
{
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (strcmp(s, reserved[i]) == 0)
			return true;
	return false;
}
