/*
 * Questions on a terminal: they stand on stderr, the answers are read from stdin. Asked only where
 * both are terminals, and not with -q.
 *
 *	if (plan_may_ask(r)) {
 *		switch (plan_ask_one(r, plan_words(r, MUS_T_…, name), choices, n, &chosen)) {
 *		case PLAN_ANSWERED: …choices[chosen]…
 *		case PLAN_SKIPPED: …as without the question…
 *		case PLAN_ENDED: return MUS_REFUSED;
 *		}
 *	}
 *
 * An answer that does not fit is said to be wrong, and the question is asked again. Ctrl-D ends the
 * command: that is told at once, the exit status is that of a refusal, and the verb has to return
 * without having written anything. Ctrl-C ends it as it ends any program; so ask before anything is
 * locked or written.
 */
#ifndef MUS_CMD_PLAN_ASK_H
#define MUS_CMD_PLAN_ASK_H

#include "plan.h"

enum plan_answer {
	PLAN_ANSWERED,
	PLAN_SKIPPED, /* an empty line */
	PLAN_ENDED    /* no answer, and none will come */
};

/* One of a list to choose from: by its number, its id, or a beginning of the id or of a word of the text. */
struct plan_choice {
	const char *id;   /* NULL: by number or text alone */
	const char *text; /* what it stands for; NULL for nothing beside the id */
	int depth;        /* in a tree: how many stand above it */
};

/* Whether questions are asked at all. */
bool plan_may_ask(const struct plan_request *r);
/* A text with its arguments, for a question; lives in the command's arena. */
#define plan_words(r, text, ...) plan_words_of((r), (text), MUS_ARGS(__VA_ARGS__))
const char *plan_words_of(
	struct plan_request *r, enum mus_text_id text, const char *const *args, size_t n);

/* Lists the choices; *chosen is the index of the one that was meant. */
enum plan_answer plan_ask_one(struct plan_request *r, const char *question,
	const struct plan_choice *choices, size_t n, size_t *chosen);
/* The same for several, at most `most`, with commas between: sets their chosen[index]. */
enum plan_answer plan_ask_some(struct plan_request *r, const char *question,
	const struct plan_choice *choices, size_t n, size_t most, bool *chosen);
/* A line of text, without the white space around it; lives in the command's arena. */
enum plan_answer plan_ask_text(struct plan_request *r, const char *question, const char **out);
/* Yes or no. */
enum plan_answer plan_ask_yes(struct plan_request *r, const char *question, bool *yes);
/* Says what is wrong with an answer that a verb cannot use; then it asks once more. */
void plan_ask_wrong(struct plan_request *r, const char *what);

#endif
