/* The word that says what a command is to do, and which options go with it. */
#include "options.h"

#include <string.h>

static bool wrong_verb(struct cli *cli, const char *word)
{
	const struct cli_verb *verbs = cli->command->verbs;
	const char *names[MAX_VERBS];
	struct mus_buf all = MUS_BUF_INIT;
	size_t n = 0;
	for (; n < MAX_VERBS && verbs[n].name; n++) {
		names[n] = verbs[n].name;
		mus_buf_fmt(&all, n ? ", %s" : "%s", names[n]);
	}
	const char *near = word ? mus_nearest(word, names, n) : NULL;
	if (!word)
		cli_wrong(cli, MUS_T_MISSING_VERB, all.data);
	else if (near && n > 1)
		cli_wrong(cli, MUS_T_UNKNOWN_VERB_NEAR, word, cli->command->name, all.data, near);
	else
		cli_wrong(cli, MUS_T_UNKNOWN_VERB, word, cli->command->name, all.data);
	mus_buf_dispose(&all);
	return false;
}

/* The first operand, where the command has verbs; it is none of the operands from then on. */
bool verb_read(struct cli *cli)
{
	const struct cli_verb *verbs = cli->command->verbs;
	const char *word = cli->n_operands ? cli->operands[0] : NULL;
	if (!verbs)
		return true;
	for (cli->verb = 0; verbs[cli->verb].name; cli->verb++)
		if (word && strcmp(verbs[cli->verb].name, word) == 0) {
			cli->operands++;
			cli->n_operands--;
			return true;
		}
	return wrong_verb(cli, word);
}

/* An option that the verb would leave out of account is a mistake. */
bool verb_check(struct cli *cli, const struct table *t)
{
	for (size_t i = 0; cli->command->verbs && i < t->n; i++) {
		const struct cli_option *o = &t->option[i];
		if (t->given[i] && o->verbs && !(o->verbs & CLI_VERB(cli->verb)))
			return !cli_wrong(cli, MUS_T_NOT_FOR_VERB, mus_printf(cli->arena, "--%s", o->name),
				cli->command->verbs[cli->verb].name);
	}
	return true;
}
