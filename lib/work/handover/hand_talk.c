/*
 * A talk as the new leader gets it. What is said in a talk is between the two who hold it (D14);
 * what they agreed on is for whoever keeps the promises. So where a talk says more than that, the
 * new leader's record is written anew, from a list of what goes along: a comment or a private key
 * is not on it. The old leader keeps the whole of it as a note.
 */
#include "work/handover/hand.h"
#include "work/plan/plan_notes.h"

#include <string.h>

static bool is(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* ---- what it says ---- */

static size_t count_lines(const char *text)
{
	size_t n = 0;

	for (const char *s = text; s && *s; s += strcspn(s, "\n"), s += *s == '\n')
		n += s[strspn(s, " \t\r")] && s[strspn(s, " \t\r")] != '\n';
	return n;
}

static bool has_private_key(const struct mus_doc *doc, mus_node map)
{
	if (mus_doc_type(doc, map) == MUS_MAP)
		MUS_EACH_KEY (doc, key, map)
			if (strncmp(mus_doc_str(doc, key), "x-", 2) == 0 ||
				has_private_key(doc, mus_doc_value(doc, key)))
				return true;
	if (mus_doc_type(doc, map) == MUS_SEQ)
		MUS_EACH (doc, item, map)
			if (has_private_key(doc, item))
				return true;
	return false;
}

/* A '#' behind the first line, which is for editors: also in a text, to be on the safe side. */
static bool may_have_comments(const struct mus_doc *doc)
{
	static const char head[] = "# yaml-language-server:";
	size_t len, first = 0;
	const char *text = mus_doc_text(doc, &len);

	if (len > sizeof head && memcmp(text, head, sizeof head - 1) == 0)
		first = strcspn(text, "\n");
	return memchr(text + first, '#', len - first) != NULL;
}

static bool says_more(
	const struct mus_doc *doc, const struct mus_talk *talk, const struct mus_agreements *agreed)
{
	size_t lines = 0, n = 0;
	bool more = may_have_comments(doc) || has_private_key(doc, mus_doc_root(doc, 0));

	for (size_t i = 0; i < talk->n_notes; i++)
		lines += count_lines(talk->notes[i].text);
	for (size_t i = 0; i < talk->n_raise; i++)
		more |= talk->raise[i].consent <= 0;
	for (size_t i = 0; i < agreed->n; i++)
		n += agreed->item[i].lines;
	return more || lines > n;
}

/* ---- the new record ---- */

static void put(struct mus_yaml *y, const char *key, const char *text)
{
	if (text)
		mus_yaml_pair(y, key, text);
}

/* A year is written as one is used to see it. */
static void put_cycle(struct mus_yaml *y, const char *cycle)
{
	if (cycle && *cycle && strspn(cycle, "0123456789") == strlen(cycle))
		mus_yaml_plain_pair(y, "cycle", cycle);
	else
		put(y, "cycle", cycle);
}

static void put_date(struct mus_yaml *y, const char *key, mus_date date)
{
	char text[MUS_DATE_SIZE];

	if (date != MUS_NO_DATE)
		mus_yaml_plain_pair(y, key, mus_date_print(date, text));
}

static void put_themes(struct mus_yaml *y, const struct mus_talk *talk)
{
	if (!talk->n_themes)
		return;
	mus_yaml_key(y, "themes");
	mus_yaml_map(y);
	for (size_t i = 0; i < talk->n_themes; i++)
		put(y, talk->themes[i].key, talk->themes[i].text);
	mus_yaml_end(y);
}

/* What agreements begin with in a folder; "" for '->'. */
static const char *mark_of(const struct mus_workspace *ws)
{
	const char *file, *pattern = mus_workspace_agreements(ws, &file);

	return pattern ? pattern : "";
}

/* As it is written, unless the two leaders mark agreements differently. */
static void put_agreement(struct hand *h, struct mus_buf *out, const struct mus_agreement *a)
{
	const char *theirs = mark_of(h->to.ws);

	if (*theirs || !*mark_of(h->from.ws))
		mus_buf_str(out, a->as_written);
	else
		mus_buf_fmt(out, "-> %s\n", a->text);
}

/* The agreements alone, each under the theme that it stood under. */
static void put_agreements(struct hand *h, struct mus_yaml *y, const struct mus_agreements *agreed)
{
	struct mus_buf lines = MUS_BUF_INIT;

	if (agreed->n) {
		mus_yaml_key(y, "notes");
		mus_yaml_map(y);
	}
	for (size_t i = 0; i < agreed->n; i++) {
		const struct mus_agreement *a = &agreed->item[i];

		put_agreement(h, &lines, a);
		if (i + 1 < agreed->n && strcmp(a->theme, a[1].theme) == 0)
			continue;
		mus_yaml_pair(y, a->theme, lines.data);
		mus_buf_cut(&lines, 0);
	}
	if (agreed->n)
		mus_yaml_end(y);
	mus_buf_dispose(&lines);
}

static void put_competences(struct mus_yaml *y, const struct mus_talk *talk)
{
	if (!talk->n_competences)
		return;
	mus_yaml_key(y, "competences");
	mus_yaml_seq(y);
	for (size_t i = 0; i < talk->n_competences; i++) {
		const struct mus_level *l = &talk->competences[i];
		char level[16];

		mus_yaml_map(y);
		put(y, "competence", l->competence);
		if (l->level >= 0 && l->level <= 9) {
			level[0] = (char)('0' + l->level);
			level[1] = '\0';
			mus_yaml_plain_pair(y, "level", level);
		}
		put(y, "motivation", mus_word_name(MUS_WORDS_MOTIVATION, l->motivation));
		mus_yaml_end(y);
	}
	mus_yaml_end(y);
}

/* Matters that the employee wants to be taken up elsewhere. */
static void put_raise(struct mus_yaml *y, const struct mus_talk *talk)
{
	bool any = false;

	for (size_t i = 0; i < talk->n_raise; i++) {
		const struct mus_raise *r = &talk->raise[i];

		if (r->consent <= 0)
			continue;
		if (!any) {
			mus_yaml_key(y, "raise");
			mus_yaml_seq(y);
		}
		any = true;
		mus_yaml_map(y);
		put(y, "text", r->text);
		put(y, "at", r->where);
		mus_yaml_plain_pair(y, "consent", "true");
		mus_yaml_end(y);
	}
	if (any)
		mus_yaml_end(y);
}

static bool is_planned(const struct mus_talk *talk)
{
	return talk->state == MUS_TALK_PLANNED || talk->state == MUS_NO_INT;
}

/* Who holds a talk that is to come. Who has held one stays. */
static const char *leader_of(const struct hand *h, const struct mus_talk *talk)
{
	return is_planned(talk) && is(talk->leader, h->from.leader) ? h->to.leader : talk->leader;
}

static const char *write_anew(struct hand *h, const struct mus_doc *doc,
	const struct mus_talk *talk, const struct mus_agreements *agreed, size_t *len)
{
	struct mus_doc *borrowed = (struct mus_doc *)(uintptr_t)doc;
	const struct plan_record neighbour = { .doc = borrowed };
	struct mus_buf out = MUS_BUF_INIT;
	struct mus_yaml y;
	const char *text;

	plan_write_head(&out, &neighbour, "talk", "../../../schemas");
	mus_yaml_begin(&y, &out);
	mus_yaml_map(&y);
	mus_yaml_pair(&y, "kind", "talk");
	put(&y, "type", mus_word_name(MUS_WORDS_TALK_TYPE, talk->type));
	put_cycle(&y, talk->cycle);
	put(&y, "person", talk->person);
	put(&y, "unit", talk->unit);
	put(&y, "leader", leader_of(h, talk));
	put(&y, "state", mus_talk_state_name(talk->state));
	put(&y, "planned", talk->planned);
	put(&y, "place", talk->place);
	put_date(&y, "held", talk->held);
	put(&y, "reason", talk->reason);
	put(&y, "translation", talk->translation);
	put_themes(&y, talk);
	put_agreements(h, &y, agreed);
	put_competences(&y, talk);
	put_raise(&y, talk);
	mus_yaml_end(&y);
	*len = out.len;
	text = mus_strndup(h->arena, out.data, out.len);
	mus_buf_dispose(&out);
	return text;
}

/* The record as it stood, comments and all. */
static const char *make_note(struct hand *h, const struct mus_doc *doc, const struct mus_talk *talk)
{
	struct mus_buf out = MUS_BUF_INIT;
	struct mus_yaml y;
	const char *text;
	size_t len;

	mus_buf_str(&out, "# yaml-language-server: $schema=../schemas/note.schema.yaml\n");
	mus_yaml_begin(&y, &out);
	mus_yaml_map(&y);
	mus_yaml_pair(&y, "kind", "note");
	put_cycle(&y, talk->cycle);
	put_date(&y, "date", talk->held);
	put(&y, "person", talk->person);
	mus_yaml_pair(&y, "author", h->from.leader);
	mus_yaml_pair(&y, "text", mus_doc_text(doc, &len));
	mus_yaml_end(&y);
	text = mus_strndup(h->arena, out.data, out.len);
	mus_buf_dispose(&out);
	return text;
}

/* ---- the record as it stands ---- */

static const char *splice(
	struct hand *h, const struct mus_doc *doc, const struct mus_talk *talk, size_t *len)
{
	struct mus_edit *edit;
	const char *text = NULL;
	enum mus_status status = MUS_OK;

	mus_edit_begin(&edit, doc, 0);
	if (!is(leader_of(h, talk), talk->leader) && talk->leader)
		status = mus_edit_set(edit, "/leader", h->to.leader, MUS_STRING, h->diag);
	if (!status) {
		text = mus_edit_text(edit, len);
		text = mus_strndup(h->arena, text, *len);
	}
	mus_edit_free(edit);
	return text;
}

/* The agreements; what may have been meant as one, and stays behind, is told. */
static bool read_agreements(struct hand *h, const struct plan_record *record,
	const struct mus_talk *talk, struct mus_agreements *out, bool *more)
{
	const struct mus_agree_terms terms = { .from = MUS_NO_DATE };
	struct plan_notes notes;

	if (plan_notes_read(&notes, h->from.ws, record, &terms, h->arena, h->diag))
		return false;
	*out = notes.found;
	*more = says_more(record->doc, talk, out);
	if (*more)
		plan_notes_misses(&notes, h->diag);
	return true;
}

const char *hand_talk_text(struct hand *h, const struct hand_record *r, const struct mus_doc *doc,
	size_t *len, const char **note)
{
	const struct plan_record record = { .doc = (struct mus_doc *)(uintptr_t)doc,
		.root = mus_doc_root(doc, 0),
		.path = r->file->path };
	struct mus_agreements agreed;
	struct mus_talk talk;
	bool more;

	*note = NULL;
	if (mus_record_read(MUS_TALK, doc, record.root, h->arena, h->diag, &talk))
		return NULL;
	if (h->same || h->what->consent || r->grus)
		return splice(h, doc, &talk, len);
	if (!read_agreements(h, &record, &talk, &agreed, &more))
		return NULL;
	if (!more)
		return splice(h, doc, &talk, len);
	*note = make_note(h, doc, &talk);
	return write_anew(h, doc, &talk, &agreed, len);
}
