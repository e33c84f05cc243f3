/*
 * The official test suite of JSON Schema against lib/schema: draft 2020-12 and draft 7, with all
 * optional cases.
 *
 * The suite is no part of this project: it lies in ../shared/suites, or in $MUS_SUITES. Schemas
 * of draft 7 are read as such of 2020-12, which is what the library does; so the cases in which
 * draft 7 means something else are listed among those that we are known to differ in. Only what
 * it calls `definitions` is called $defs first: the meaning is the same.
 */
#include <dirent.h>

#include "base/utf8.h"
#include "schema/schema.h"
#include "suite_list.h"

#define KNOWN "tests/data/suites/json-schema.txt"

static const char *const folders[] = { "draft2020-12/", "draft2020-12/optional/",
	"draft2020-12/optional/format/", "draft7/", "draft7/optional/", "draft7/optional/format/" };

struct suite {
	struct suite_list list;
	struct mus_arena *arena;
	const char *path; /* of the drafts */
};

#define ROOT "http://localhost:1234/"
#define REMOTE ROOT "draft2020-12/"

/* What refRemote.json expects to find at these addresses, in as few words as YAML has for it. */
static const char *const remotes[][2] = {
	{ REMOTE "integer.json", "type: integer" },
	{ REMOTE "baseUriChange/folderInteger.json", "type: integer" },
	{ REMOTE "baseUriChangeFolder/folderInteger.json", "type: integer" },
	{ REMOTE "baseUriChangeFolderInSubschema/folderInteger.json", "type: integer" },
	{ REMOTE "nested/string.json", "type: string" },
	{ REMOTE "nested/foo-ref-string.json", "properties: {foo: {$ref: string.json}}" },
	{ REMOTE "subSchemas.json",
		"$defs: {integer: {type: integer}, refToInteger: {$ref: '#/$defs/integer'}}" },
	{ REMOTE "locationIndependentIdentifier.json",
		"$defs: {refToInteger: {$ref: '#foo'}, A: {$anchor: foo, type: integer}}" },
	{ REMOTE "detached-ref.json",
		"$defs: {foo: {$ref: '#detached'}, detached: {$anchor: detached, type: integer}}" },
	{ REMOTE "name-defs.json",
		"{type: string, $defs: {orNull: {anyOf: [{type: 'null'}, {$ref: '#'}]}}}" },
	{ REMOTE "ref-and-defs.json", "{$id: '" REMOTE "ref-and-defs.json', $ref: '#/$defs/inner',"
				      " $defs: {inner: {properties: {bar: {type: string}}}}}" },
	{ REMOTE "different-id-ref-string.json",
		"{$id: '" REMOTE
		"real-id-ref-string.json', $ref: '#/$defs/bar', $defs: {bar: {type: string}}}" },
	{ REMOTE "urn-ref-string.json",
		"{$id: 'urn:uuid:feebdaed-ffff-0000-2020-1200deadbeef', $ref: '#/$defs/bar',"
		" $defs: {bar: {type: string}}}" },
	{ REMOTE "nested-absolute-ref-to-string.json",
		"{$ref: '" REMOTE "the-nested-id.json',"
		" $defs: {bar: {$id: '" REMOTE "the-nested-id.json', type: string}}}" },
	{ ROOT "integer.json", "type: integer" },
	{ ROOT "baseUriChange/folderInteger.json", "type: integer" },
	{ ROOT "baseUriChangeFolder/folderInteger.json", "type: integer" },
	{ ROOT "baseUriChangeFolderInSubschema/folderInteger.json", "type: integer" },
	{ ROOT "nested/string.json", "type: string" },
	{ ROOT "nested/foo-ref-string.json", "properties: {foo: {$ref: string.json}}" },
	{ ROOT "draft7/subSchemas.json",
		"$defs: {integer: {type: integer}, refToInteger: {$ref: '#/$defs/integer'}}" },
	{ ROOT "draft7/name.json",
		"{type: string, $defs: {orNull: {anyOf: [{type: 'null'}, {$ref: '#'}]}}}" },
	{ ROOT "draft7/ref-and-definitions.json",
		"{$id: '" ROOT "draft7/ref-and-definitions.json', allOf: [{$ref: '#/$defs/inner'}],"
		" $defs: {inner: {properties: {bar: {type: string}}}}}" },
};

/* The code unit of \uXXXX at s, or 0. */
static unsigned long code_unit(const char *s)
{
	char digits[5] = "";

	if (s[0] != '\\' || s[1] != 'u' || strspn(s + 2, "0123456789abcdefABCDEF") < 4)
		return 0;
	memcpy(digits, s + 2, 4);
	return strtoul(digits, NULL, 16);
}

/*
 * JSON to YAML: libyaml refuses \uD83D\uDC32, which JSON writes for one character beyond the
 * first 65,536, so each such pair is replaced by the character.
 */
static void join_surrogates(const struct mus_buf *json, struct mus_buf *yaml)
{
	for (const char *s = json->data; *s; s++) {
		unsigned long high = code_unit(s), low = high ? code_unit(s + 6) : 0;

		if (high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
			mus_utf8_encode(
				yaml, (uint32_t)(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00));
			s += 11;
		} else if (s[0] == '\\') {
			mus_buf_add(yaml, s, s[1] ? 2 : 1);
			s += s[1] != '\0';
		} else {
			mus_buf_char(yaml, *s);
		}
	}
}

/* Puts one text for all of another. */
static void replace(struct mus_buf *text, const char *old, const char *new)
{
	struct mus_buf out = MUS_BUF_INIT;

	for (const char *s = text->data, *next; *s; s = next) {
		const char *at = strstr(s, old);

		next = at ? at + strlen(old) : s + strlen(s);
		mus_buf_add(&out, s, (size_t)((at ? at : next) - s));
		mus_buf_str(&out, at ? new : "");
	}
	mus_buf_dispose(text);
	*text = out;
}

static const char *text_of(const struct mus_doc *doc, mus_node map, const char *key)
{
	return mus_doc_str(doc, mus_doc_get(doc, map, key));
}

static void print_findings(const struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *all = mus_diag_all(diag, &n);

	for (size_t i = 0; i < n; i++)
		printf("    %s: %s\n", all[i].id, all[i].message);
}

/* How a test comes out, or NULL when it is as the suite wants it. */
static const char *verdict(
	const struct mus_schema *schema, const struct mus_doc *doc, mus_node test, const char *key)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	bool wanted = mus_doc_true(doc, mus_doc_get(doc, test, "valid"));
	bool valid =
		mus_schema_check(schema, doc, mus_doc_get(doc, test, "data"), diag, NULL) == MUS_OK;
	bool told = mus_diag_status(diag) != MUS_OK;

	if (valid == told) {
		printf("not ok %s: a verdict without a finding, or the other way round\n", key);
		print_findings(diag);
	}
	mus_diag_free(diag);
	if (valid == told)
		return "contradiction";
	return valid == wanted ? NULL : valid ? "accepted" : "refused";
}

static void add_remotes(struct mus_schemas *set, struct mus_diag *diag)
{
	for (size_t i = 0; i < sizeof remotes / sizeof *remotes; i++)
		mus_schemas_add(set, remotes[i][0], remotes[i][1], strlen(remotes[i][1]), diag);
}

/* The first finding says why a schema was refused. */
static const char *refusal(const struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *all = mus_diag_all(diag, &n);

	return n ? all[0].id : "refused without a word";
}

static bool is_file(const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');

	return strcmp(slash ? slash + 1 : path, name) == 0;
}

static void run_group(
	struct suite *suite, const char *file, const struct mus_doc *doc, mus_node group)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_schemas *set = mus_schemas_new();
	const char *name = mus_printf(suite->arena, "%s\t%s", file, text_of(doc, group, "description"));
	const struct mus_schema *schema = NULL;

	if (is_file(file, "format.json"))
		mus_schemas_set_dates(set, MUS_DATES_NOTE);
	if (is_file(file, "refRemote.json"))
		add_remotes(set, diag);
	if (!mus_schemas_add_node(set, "", doc, mus_doc_get(doc, group, "schema"), diag))
		schema = mus_schema_get(set, "", diag);
	MUS_EACH (doc, test, mus_doc_get(doc, group, "tests")) {
		const char *key = mus_printf(
			suite->arena, "%s\t%s", name, text_of(doc, test, "description"));
		const char *outcome = schema ? verdict(schema, doc, test, key) : refusal(diag);

		if (!suite_take(&suite->list, key, outcome) && !schema)
			print_findings(diag);
	}
	mus_schemas_free(set);
	mus_diag_free(diag);
}

static void run_file(struct suite *suite, const char *file)
{
	struct mus_buf json = MUS_BUF_INIT, yaml = MUS_BUF_INIT;
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;

	if (suite_read(mus_printf(suite->arena, "%s/%s", suite->path, file), &json))
		join_surrogates(&json, &yaml);
	if (strncmp(file, "draft7/", 7) == 0) {
		replace(&yaml, "\"definitions\"", "\"$defs\"");
		replace(&yaml, "/definitions/", "/$defs/");
	}
	if (mus_doc_parse(&doc, file, yaml.data, yaml.len, diag) == MUS_OK) {
		MUS_EACH (doc, group, mus_doc_root(doc, 0))
			run_group(suite, file, doc, group);
		mus_doc_free(doc);
	} else {
		print_findings(diag);
		suite_take(&suite->list, file, "cannot be read");
	}
	mus_buf_dispose(&json);
	mus_buf_dispose(&yaml);
	mus_diag_free(diag);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The files below one folder of the suite, sorted. */
static void run_folder(struct suite *suite, const char *below)
{
	DIR *dir = opendir(mus_printf(suite->arena, "%s/%s", suite->path, below));
	char **names = NULL;
	size_t n = 0, cap = 0, len;

	for (struct dirent *entry; dir && (entry = readdir(dir)) != NULL;) {
		len = strlen(entry->d_name);
		if (len > 5 && strcmp(entry->d_name + len - 5, ".json") == 0)
			*MUS_PUSH(suite->arena, names, n, cap) =
				mus_printf(suite->arena, "%s%s", below, entry->d_name);
	}
	if (dir)
		closedir(dir);
	if (!n)
		suite_take(&suite->list, below, "holds no test");
	else
		qsort(names, n, sizeof *names, by_name);
	for (size_t i = 0; i < n; i++)
		run_file(suite, names[i]);
}

int main(void)
{
	struct suite suite = { .arena = mus_arena_new() };
	DIR *dir;
	int status;

	suite_list_read(&suite.list, KNOWN);
	suite.path = suite_path(suite.arena, "json-schema/tests");
	dir = opendir(suite.path);
	if (!dir) {
		status = suite_missing(&suite.list, "JSON SCHEMA", suite.path);
	} else {
		closedir(dir);
		for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
			run_folder(&suite, folders[i]);
		status = suite_end(&suite.list, "skipped", "the suite of JSON Schema");
	}
	mus_arena_free(suite.arena);
	return status;
}
