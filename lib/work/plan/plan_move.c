/*
 * How an action comes from one status to the next, and what its log says of it (D17, D22).
 */
#include "work/plan/plan_inside.h"

#include <string.h>

/* A bit for each status that comes next. */
#define TO(status) (1u << (status))

static const unsigned moves[MUS_ACTION_STATUSES] = {
	[MUS_WISH] = TO(MUS_AWAITING) | TO(MUS_AGREED) | TO(MUS_DROPPED),
	[MUS_AWAITING] = TO(MUS_WISH) | TO(MUS_AGREED) | TO(MUS_DROPPED),
	[MUS_AGREED] = TO(MUS_STARTED) | TO(MUS_DONE) | TO(MUS_DROPPED),
	[MUS_STARTED] = TO(MUS_DONE) | TO(MUS_DROPPED),
	[MUS_DONE] = TO(MUS_STARTED),
	[MUS_DROPPED] = TO(MUS_WISH),
};

bool plan_may_move(int from, int to)
{
	return (moves[from] & TO(to)) != 0;
}

/* ---- values ---- */

static enum mus_status change(struct plan_file *file, const char *action, const char *key,
	const char *value, enum mus_type type, struct mus_diag *diag)
{
	struct mus_buf path = MUS_BUF_INIT;
	enum mus_status status;

	mus_buf_fmt(&path, "/actions/@%s/%s", action, key);
	status = type == MUS_MAP ? plan_edit_put(file, path.data, value, diag)
				 : plan_edit_set(file, path.data, value, type, diag);
	mus_buf_dispose(&path);
	return status;
}

enum mus_status plan_set(struct plan_file *file, const char *action, const char *key,
	const char *value, enum mus_type type, struct mus_diag *diag)
{
	return change(file, action, key, value, type, diag);
}

enum mus_status plan_put(struct plan_file *file, const char *action, const char *key,
	const char *yaml, struct mus_diag *diag)
{
	return change(file, action, key, yaml, MUS_MAP, diag);
}

/* ---- the log ---- */

static void put_entry(struct mus_buf *out, const struct plan_move *move, const char *what)
{
	struct mus_buf text = MUS_BUF_INIT;
	char date[MUS_DATE_SIZE];
	struct mus_yaml y;

	mus_buf_str(&text, what);
	if (move->note)
		mus_buf_fmt(&text, " %s", move->note);
	mus_yaml_begin(&y, out);
	mus_yaml_map(&y);
	mus_yaml_plain_pair(&y, "date", mus_date_print(move->date, date));
	if (move->who)
		mus_yaml_pair(&y, "who", move->who);
	mus_yaml_pair(&y, "what", text.data);
	mus_yaml_end(&y);
	mus_buf_dispose(&text);
}

enum mus_status plan_log(struct plan_file *file, const char *action, const struct plan_move *move,
	const char *what, struct mus_diag *diag)
{
	struct mus_buf path = MUS_BUF_INIT, entry = MUS_BUF_INIT;
	enum mus_status status;

	mus_buf_fmt(&path, "/actions/@%s/log", action);
	put_entry(&entry, move, what);
	status = plan_edit_append(file, path.data, entry.data, diag);
	mus_buf_dispose(&path);
	mus_buf_dispose(&entry);
	return status;
}

/* ---- moves ---- */

/* The words of the moves there are: 'started, done, dropped'. */
static void list_moves(struct mus_buf *out, int from)
{
	for (int to = 0; to < MUS_ACTION_STATUSES; to++)
		if (plan_may_move(from, to))
			mus_buf_fmt(out, out->len ? ", %s" : "%s", mus_status_name(to));
}

static enum mus_status refuse(const struct plan_file *file, const struct mus_action *action,
	int from, int to, struct mus_diag *diag)
{
	const struct mus_doc *doc = file->record->doc;
	mus_node list = mus_doc_get(doc, file->record->root, "actions");
	mus_node at = list;
	struct mus_buf may = MUS_BUF_INIT;

	MUS_EACH (doc, item, list)
		if (strcmp(mus_doc_str(doc, mus_doc_get(doc, item, "id")), action->id) == 0)
			at = item;
	if (mus_doc_get(doc, at, "status"))
		at = mus_doc_get(doc, at, "status");
	list_moves(&may, from);
	mus_doc_find(doc, at, NULL, diag, MUS_F_PLAN_MOVE, action->id, mus_status_name(from),
		mus_status_name(to), may.data);
	mus_buf_dispose(&may);
	return MUS_REFUSED;
}

static void say_move(struct mus_buf *out, int from, int to, enum mus_lang lang)
{
	mus_say(out, lang, MUS_T_PLAN_LOG_MOVED,
		MUS_ARGS(mus_word(MUS_WORDS_STATUS, from, lang),
			mus_word(MUS_WORDS_STATUS, to, lang)));
}

enum mus_status plan_unset(
	struct plan_file *file, const char *action, const char *key, struct mus_diag *diag)
{
	struct mus_buf path = MUS_BUF_INIT;
	enum mus_status status;

	mus_buf_fmt(&path, "/actions/@%s/%s", action, key);
	status = plan_edit_remove(file, path.data, diag);
	mus_buf_dispose(&path);
	return status;
}

/* What is done has a day; what is taken up again has none. */
static enum mus_status set_done(struct plan_file *file, const struct mus_action *action,
	const struct plan_move *move, struct mus_diag *diag)
{
	char date[MUS_DATE_SIZE];

	if (move->to == MUS_DONE)
		return plan_put(file, action->id, "done", mus_date_print(move->date, date), diag);
	return action->done == MUS_NO_DATE ? MUS_OK : plan_unset(file, action->id, "done", diag);
}

enum mus_status plan_move(struct plan_file *file, const struct mus_action *action,
	const struct plan_move *move, enum mus_lang lang, struct mus_diag *diag)
{
	int from = plan_status(action);
	struct mus_buf what = MUS_BUF_INIT;
	enum mus_status status;

	if (from == move->to)
		return MUS_OK;
	if (!plan_may_move(from, move->to))
		return refuse(file, action, from, move->to, diag);
	say_move(&what, from, move->to, lang);
	status = plan_set(
		file, action->id, "status", mus_status_name(move->to), MUS_STRING, diag);
	if (!status)
		status = set_done(file, action, move, diag);
	if (!status)
		status = plan_log(file, action->id, move, what.data, diag);
	mus_buf_dispose(&what);
	return status;
}
