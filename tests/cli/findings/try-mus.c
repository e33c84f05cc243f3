/*
 * What the library finds and no command does: a schema of one's own, an edit that a command
 * would not make, a file that changes meanwhile. It answers as mus-check does.
 *
 *	try-mus check SCHEMA… RECORD        the record by the first schema, which may refer to the others
 *	try-mus get NAME SCHEMA…            asks for a schema by name, whatever was wrong with them
 *	try-mus set FILE PATH VALUE         the edits of doc/edit.h; the new text goes to stdout
 *	try-mus number FILE PATH VALUE
 *	try-mus put FILE PATH YAML
 *	try-mus append FILE PATH YAML
 *	try-mus before FILE PATH YAML       inserts an item
 *	try-mus after FILE PATH YAML
 *	try-mus remove FILE PATH
 *	try-mus replace FILE TEXT COMMAND   reads the file, runs the command, writes the text
 */
#include "../../../cmd/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct cli_command command = {
	.name = "try-mus",
	.purpose = MUS_T_CHECK_PURPOSE,
	.synopsis = "VERB FILE…\n",
	.common = CLI_RESULT,
	.formats = "text json",
	.columns = cli_findings_columns,
	.n_columns = CLI_FINDINGS_COLUMNS,
};

static enum mus_status check(char **files, size_t n, struct mus_diag *diag)
{
	struct mus_schemas *set = mus_schemas_new();
	struct mus_doc *doc[16] = { NULL };
	const struct mus_schema *schema = NULL;
	enum mus_status status = n < 2 || n > 16 ? MUS_USAGE : MUS_OK;

	for (size_t i = 0; i < n && !status; i++)
		status = mus_file_read(&doc[i], files[i], diag);
	for (size_t i = 0; i + 1 < n && !status; i++)
		status = mus_schemas_add_node(set, files[i], doc[i], mus_doc_root(doc[i], 0), diag);
	if (!status)
		schema = mus_schema_get(set, files[0], diag);
	if (schema)
		status = mus_schema_check(schema, doc[n - 1], mus_doc_root(doc[n - 1], 0), diag, NULL);
	else if (!status)
		status = MUS_REFUSED;
	mus_schemas_free(set);
	for (size_t i = 0; i < n && i < 16; i++)
		mus_doc_free(doc[i]);
	return status;
}

static enum mus_status get(const char *name, char **files, size_t n, struct mus_diag *diag)
{
	struct mus_schemas *set = mus_schemas_new();
	struct mus_doc *doc;
	enum mus_status status = MUS_OK;

	for (size_t i = 0; i < n && !status; i++) {
		size_t len;
		const char *text;

		status = mus_file_read(&doc, files[i], diag);
		if (status)
			break;
		text = mus_doc_text(doc, &len);
		mus_schemas_add(set, files[i], text, len, diag);
		mus_doc_free(doc);
	}
	if (!status && !mus_schema_get(set, name, diag))
		status = MUS_REFUSED;
	mus_schemas_free(set);
	return status;
}

static enum mus_status edit(const char *verb, char **args, struct mus_diag *diag)
{
	struct mus_doc *doc;
	struct mus_edit *edit;
	enum mus_status status = mus_file_read(&doc, args[0], diag);
	size_t len;

	if (status)
		return status;
	mus_edit_begin(&edit, doc, 0);
	if (strcmp(verb, "set") == 0)
		status = mus_edit_set(edit, args[1], args[2], MUS_STRING, diag);
	else if (strcmp(verb, "number") == 0)
		status = mus_edit_set(edit, args[1], args[2], MUS_INT, diag);
	else if (strcmp(verb, "put") == 0)
		status = mus_edit_put(edit, args[1], args[2], diag);
	else if (strcmp(verb, "append") == 0)
		status = mus_edit_append(edit, args[1], args[2], diag);
	else if (strcmp(verb, "before") == 0)
		status = mus_edit_insert(edit, args[1], MUS_BEFORE, args[2], diag);
	else if (strcmp(verb, "after") == 0)
		status = mus_edit_insert(edit, args[1], MUS_AFTER, args[2], diag);
	else
		status = mus_edit_remove(edit, args[1], diag);
	if (!status) {
		const char *text = mus_edit_text(edit, &len);
		fwrite(text, 1, len, stdout);
	}
	mus_edit_free(edit);
	mus_doc_free(doc);
	return status;
}

static enum mus_status replace(char **args, struct mus_diag *diag)
{
	struct mus_write write = { .path = args[0], .text = args[1], .len = strlen(args[1]) };
	struct mus_doc *was;
	enum mus_status status = mus_file_read(&was, args[0], diag);

	if (!status && system(args[2]) != 0)
		status = MUS_USAGE;
	write.was = was;
	if (!status)
		status = mus_file_write(&write, diag);
	mus_doc_free(was);
	return status;
}

static enum mus_status run(char **args, size_t n, struct mus_diag *diag)
{
	if (n > 2 && strcmp(args[0], "check") == 0)
		return check(args + 1, n - 1, diag);
	if (n > 2 && strcmp(args[0], "get") == 0)
		return get(args[1], args + 2, n - 2, diag);
	if (n == 4 && strcmp(args[0], "replace") == 0)
		return replace(args + 1, diag);
	if (n == 4 || (n == 3 && strcmp(args[0], "remove") == 0))
		return edit(args[0], args + 1, diag);
	return MUS_USAGE;
}

int main(int argc, char **argv)
{
	struct cli cli;
	if (!cli_begin(&cli, &command, NULL, argc, argv))
		return cli_end(&cli, MUS_OK);
	struct mus_diag *diag = mus_diag_new(cli.lang);
	enum mus_status status = run((char **)cli.operands, cli.n_operands, diag);
	status = mus_worse(status, cli_write_findings(&cli, diag));
	mus_diag_free(diag);
	return cli_end(&cli, status);
}
